/* figure.c - see figure.h.
 *
 * The text is read left to right: words of bound (不少于), a number, perhaps a second one after a
 * dash or 至, then the unit with words of bound behind it (以上).  Anything left over is a fault:
 * a figure is never read from a part of its cell. */
#include "ledger/figure.h"

#include <string.h>

#include "base/utf8.h"
#include "ledger/key.h"

typedef enum Mark { MARK_NONE, MARK_LEAST, MARK_ABOVE, MARK_MOST, MARK_BELOW, MARK_ABOUT } Mark;

typedef struct Word {
	const char *text;
	Mark        mark;
} Word;

/* Longer words stand before their own beginnings. */
static const Word BEFORE[] = {
	{ "大于或等于", MARK_LEAST }, { "大于等于", MARK_LEAST }, { "小于或等于", MARK_MOST }, { "小于等于", MARK_MOST },
	{ "不低于", MARK_LEAST }, { "不少于", MARK_LEAST }, { "不小于", MARK_LEAST }, { "至少", MARK_LEAST },
	{ "不高于", MARK_MOST }, { "不超过", MARK_MOST }, { "不大于", MARK_MOST }, { "不多于", MARK_MOST },
	{ "至多", MARK_MOST }, { "最多", MARK_MOST }, { "大于", MARK_ABOVE }, { "超过", MARK_ABOVE }, { "高于", MARK_ABOVE },
	{ "多于", MARK_ABOVE }, { "小于", MARK_BELOW }, { "低于", MARK_BELOW }, { "少于", MARK_BELOW }, { "不到", MARK_BELOW },
	{ "不足", MARK_BELOW }, { "≥", MARK_LEAST }, { "≧", MARK_LEAST }, { "⩾", MARK_LEAST }, { ">=", MARK_LEAST },
	{ "≤", MARK_MOST }, { "≦", MARK_MOST }, { "⩽", MARK_MOST }, { "<=", MARK_MOST }, { ">", MARK_ABOVE }, { "<", MARK_BELOW },
	{ "大约", MARK_ABOUT }, { "约为", MARK_ABOUT }, { "约", MARK_ABOUT }, { "接近", MARK_ABOUT }, { "近", MARK_ABOUT }, { "≈", MARK_ABOUT },
	{ NULL, MARK_NONE },
};
static const Word BEHIND[] = {
	{ "(含)以上", MARK_LEAST }, { "以上(含)", MARK_LEAST }, { "及以上", MARK_LEAST }, { "以上", MARK_LEAST },
	{ "(含)以下", MARK_MOST }, { "以下(含)", MARK_MOST }, { "及以下", MARK_MOST }, { "以下", MARK_MOST }, { "以内", MARK_MOST },
	{ "左右", MARK_ABOUT }, { "上下", MARK_ABOUT }, { NULL, MARK_NONE },
};
static const Word ROUND[] = { { "余", MARK_ABOVE }, { "多", MARK_ABOVE }, { NULL, MARK_NONE } }; /* 10余家 */

static Figure fault(const char *code, const char *zh, const char *en)
{
	return (Figure){ .kind = FIGURE_FAULT, .code = code, .zh = zh, .en = en, .unit = "" };
}

static Figure no_number(void)
{
	return fault("number", "不是数字", "is not a number");
}

static const char *skip_spaces(const char *p)
{
	while (*p == ' ')
		p++;
	return p;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- one number ---- */

typedef enum Scan { SCAN_NONE, SCAN_GOOD, SCAN_SEPARATOR } Scan;

/* Digits with thousands separators: the first group has one to three, the others three. */
static Scan whole_part(const char **at, char *out, size_t room, size_t *n)
{
	const char *p = *at;
	int  group = 0;
	bool separated = false;
	while (digit(*p) || (*p == ',' && digit(p[1]))) {
		if (*p == ',') {
			if (group == 0 || group > 3 || (separated && group != 3))
				return SCAN_SEPARATOR;
			separated = true;
			group = 0;
		} else {
			if (*n + 1 >= room)
				return SCAN_NONE;
			out[(*n)++] = *p;
			group++;
		}
		p++;
	}
	if (separated && group != 3)
		return SCAN_SEPARATOR;
	*at = p;
	return SCAN_GOOD;
}

static Scan number(const char **at, Number *v, bool *exponent)
{
	char   text[80];
	size_t n = 0;
	const char *p = *at;
	if (*p == '+' || *p == '-') {
		text[n++] = *p;
		p = skip_spaces(p + 1);
	}
	size_t sign = n;
	Scan s = whole_part(&p, text, sizeof text - 8, &n);
	if (s != SCAN_GOOD)
		return s;
	if (*p == '.' && digit(p[1])) {
		if (n == sign)
			text[n++] = '0';
		text[n++] = *p++;
		while (digit(*p) && n < sizeof text - 8)
			text[n++] = *p++;
	}
	if (n == sign || digit(*p))
		return SCAN_NONE;
	if ((*p == 'E' || *p == 'e') && (digit(p[1]) || ((p[1] == '+' || p[1] == '-') && digit(p[2])))) {
		*exponent = true;
		text[n++] = *p++;
		while ((digit(*p) || *p == '+' || *p == '-') && n < sizeof text - 1)
			text[n++] = *p++;
	}
	*at = p;
	return number_parse(text, n, v) && number_ok(*v) ? SCAN_GOOD : SCAN_NONE;
}

/* ---- words around it ---- */

static bool apply(Figure *f, Mark m)
{
	if (m == MARK_ABOUT) {
		f->approximate = true;
		return true;
	}
	if (m == MARK_NONE)
		return true;
	if (f->kind != FIGURE_EXACT)
		return false;
	f->kind = m == MARK_LEAST || m == MARK_ABOVE ? FIGURE_AT_LEAST : FIGURE_AT_MOST;
	f->strict = m == MARK_ABOVE || m == MARK_BELOW;
	return true;
}

static Mark take_before(const char **p, const Word *words)
{
	for (; words->text; words++) {
		if (key_starts(*p, words->text)) {
			*p = skip_spaces(*p + strlen(words->text));
			return words->mark;
		}
	}
	return MARK_NONE;
}

static Mark take_behind(char *unit)
{
	for (const Word *w = BEHIND; w->text; w++) {
		if (key_ends(unit, w->text)) {
			unit[strlen(unit) - strlen(w->text)] = 0;
			return w->mark;
		}
	}
	return MARK_NONE;
}

/* The sign between the two ends of a range; at most two dashes (1——2). */
static bool take_range_sign(const char **at)
{
	static const char *const signs[] = { "——", "—", "--", "-", "~~", "~", "至", "到", NULL };
	const char *p = skip_spaces(*at);
	for (int i = 0; signs[i]; i++) {
		if (key_starts(p, signs[i])) {
			p = skip_spaces(p + strlen(signs[i]));
			if (!digit(*p))
				return false;
			*at = p;
			return true;
		}
	}
	return false;
}

/* ---- what is no figure at all ---- */

bool figure_no_cell(Arena *a, const char *raw, Figure *why)
{
	static const char *const errors[] = { "#div/0!", "#ref!", "#value!", "#n/a", "#name?", "#num!", "#null!", "#spill!", "#calc!", NULL };
	static const char *const dittos[] = { "同上", "同前", "\xE3\x80\x83", "″", "\"", "\"\"", NULL }; /* 〃 */
	const char *key = key_make(a, raw);
	if (key_in(key, errors))
		*why = fault("excel_error", "是表格软件的错误值", "is an error value of a spreadsheet");
	else if (key_in(key, dittos))
		*why = fault("ditto", "没有写明内容", "does not say what it repeats");
	else if (key[0] == '#' && strspn(key, "#") == strlen(key))
		*why = fault("hashes", "是列宽不够时显示的井号，不是原值", "is what a too narrow column shows, not the value");
	else if (key[0] == '=' && key[1] != '"' && key[1] != 0)
		*why = fault("formula", "是公式，没有值", "is a formula without its value");
	else
		return false;
	return true;
}

/* Takes from so many to so many digits. */
static bool take_digits(const char **p, size_t least, size_t most)
{
	size_t n = strspn(*p, "0123456789");
	*p += n;
	return n >= least && n <= most;
}

/* 2026-1-2, 2026/1/2, 2026.1.2, 2026年1月2日, 2026年1月 */
static bool is_day(const char *p)
{
	static const char *const signs[][2] = { { "-", "-" }, { "/", "/" }, { ".", "." }, { "年", "月" } };
	if (!take_digits(&p, 4, 4))
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (!key_starts(p, signs[i][0]))
			continue;
		p += strlen(signs[i][0]);
		if (!take_digits(&p, 1, 2) || !key_starts(p, signs[i][1]))
			return false;
		p += strlen(signs[i][1]);
		if (!*p) /* the month alone, by its name */
			return !strcmp(signs[i][1], "月");
		return take_digits(&p, 1, 2) && (!*p || !strcmp(p, "日"));
	}
	return false;
}

/* 1/2 */
static bool is_fraction(const char *p)
{
	return take_digits(&p, 1, 3) && *p++ == '/' && take_digits(&p, 1, 3) && !*p;
}

/* Excel turns a typed range 1-2 into 1月2日 or 2-Jan, or by its cell's format into 2026-01-02 or 2026/1/2. */
static bool is_date(const char *key)
{
	if (is_day(key))
		return true;
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", NULL };
	size_t n = strspn(key, "0123456789");
	if (n >= 1 && n <= 2 && key_starts(key + n, "月")) {
		const char *p = key + n + strlen("月");
		size_t k = strspn(p, "0123456789");
		return k >= 1 && k <= 2 && (strcmp(p + k, "日") == 0 || p[k] == 0);
	}
	for (int i = 0; months[i]; i++) {
		const char *m = strstr(key, months[i]);
		if (m && strspn(m + 3, "-0123456789") == strlen(m + 3) && strspn(key, "-0123456789") == (size_t)(m - key) && key[3])
			return true;
	}
	return false;
}

/* Classes of water quality, Ⅰ to 劣Ⅴ: in order, but no figures. */
static bool is_class(const char *key)
{
	static const char *const classes[] = { "i", "ii", "iii", "iv", "v", "劣v", "i类", "ii类", "iii类", "iv类", "v类", "劣v类", NULL };
	return key_in(key, classes);
}

static Figure why_not(Arena *a, const char *raw, const char *half)
{
	const char *key = key_make(a, raw);
	Figure f;
	if (figure_no_cell(a, raw, &f))
		return f;
	if (is_class(key))
		return fault("class", "是类别，不是数字", "is a class, not a number");
	size_t n = strlen(half);
	if (n > 2 && half[0] == '(' && half[n - 1] == ')' && digit(half[1]))
		return fault("parenthesis", "带括号，是否表示负数不明", "stands in parentheses: a negative figure or not?");
	return no_number();
}

/* ---- the whole ---- */

/* A unit begins with no digit or sign, or the figure before it was only a part. */
static bool bad_unit(const char *unit)
{
	return *unit && strchr("0123456789.,+-:'\"=()", *unit) != NULL;
}

Figure figure_read(Arena *a, const char *raw)
{
	Figure f = { .kind = FIGURE_EXACT, .unit = "" };
	const char *half = key_half(a, raw), *p = half;
	const char *key = key_make(a, raw);
	if (is_date(key)) /* its first figure would pass for one with a unit */
		return fault("date", "是日期，可能由 1-2 一类的区间被表格软件改成", "is a date, perhaps a range such as 1-2 changed by a spreadsheet");
	if (is_fraction(key))
		return fault("fraction", "是分数还是日期不明", "is a fraction, or a day and month: which is not known");
	if (*p == '\'') /* what Excel's "store as text" mark leaves */
		p++;
	Mark before = take_before(&p, BEFORE);
	Scan s = number(&p, &f.lo, &f.exponent);
	if (s == SCAN_SEPARATOR)
		return fault("separator", "的千分位逗号位置不对", "has its thousands separators in the wrong places");
	if (s == SCAN_NONE)
		return why_not(a, raw, half);
	f.hi = f.lo;
	char *unit = arena_strdup(a, skip_spaces(p)), *first_unit = NULL;
	/* a range, with the unit after both ends (1-2家) or after each (90%-95%) */
	size_t k = 0;
	while (unit[k] && !key_starts(unit + k, "-") && !key_starts(unit + k, "~") && !key_starts(unit + k, "—") &&
	       !key_starts(unit + k, "至") && !key_starts(unit + k, "到"))
		k++;
	const char *second = unit + k;
	if (take_range_sign(&second)) {
		first_unit = arena_strndup(a, unit, k);
		first_unit[strcspn(first_unit, " ")] = 0;
		if (bad_unit(first_unit) || number(&second, &f.hi, &f.exponent) != SCAN_GOOD)
			return why_not(a, raw, half);
		unit = arena_strdup(a, skip_spaces(second));
		f.kind = FIGURE_RANGE;
	}
	const char *rest = unit;
	Mark round = take_before(&rest, ROUND), behind = MARK_NONE;
	if (rest != unit)
		unit = arena_strdup(a, rest);
	behind = take_behind(unit);
	size_t n = strlen(unit);
	while (n && unit[n - 1] == ' ')
		unit[--n] = 0;
	f.unit = unit;
	if (first_unit && *first_unit && strcmp(key_make(a, first_unit), key_make(a, unit)) != 0)
		return fault("unit", "两端单位不同", "has different units at its two ends");
	if (bad_unit(unit) || !apply(&f, before) || !apply(&f, round) || !apply(&f, behind))
		return why_not(a, raw, half);
	if (f.kind == FIGURE_RANGE && number_cmp(f.lo, f.hi) > 0)
		return fault("reverse", "前大后小，不成区间", "is no range: its first end is the greater");
	return f;
}
