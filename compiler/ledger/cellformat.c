/* cellformat.c - see cellformat.h. */
#include "ledger/cellformat.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/number.h"
#include "base/utf8.h"
#include "ledger/figure.h"

enum { DIGITS = 15, MOST_PLACES = 40 };

static CellKind builtin(int id)
{
	switch (id) {
	case 9: case 10: return CELL_PERCENT;
	case 14: case 15: case 22: case 30: case 31: return CELL_DAY;
	case 16: case 28: case 29: case 51: case 53: case 54: case 58: return CELL_SHORT_DAY;
	case 17: case 27: case 36: case 50: case 52: case 57: return CELL_MONTH;
	case 18: case 19: case 20: case 21: case 32: case 33: case 34: case 35: case 45: case 47: case 55: case 56: return CELL_TIME;
	default: return CELL_PLAIN;
	}
}

CellFormat cellformat_builtin(int id)
{
	return (CellFormat){ .kind = builtin(id) };
}

/* The code's first section without quoted, escaped and bracketed text, in lower case. False when it
 * counts hours beyond a day, [h]:mm, which is no point in time. */
static bool bare_code(const char *code, Buf *out)
{
	for (const char *p = code; *p && *p != ';'; p++) {
		if (*p == '"' || *p == '[') {
			const char *stop = strchr(p + 1, *p == '"' ? '"' : ']');
			if (!stop)
				return true;
			if (*p == '[' && stop > p + 1 && strspn(p + 1, "hmsHMS") == (size_t)(stop - p - 1))
				return false;
			p = stop;
		} else if ((*p == '\\' || *p == '_' || *p == '*') && p[1]) {
			p++;
		} else {
			buf_byte(out, *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p);
		}
	}
	return true;
}

static bool is_general(const char *code)
{
	return strncmp(code, "general", 7) == 0 || strncmp(code, "g/", 2) == 0;
}

static CellKind kind_of(const char *code)
{
	Buf bare = { 0 };
	bool point = bare_code(code, &bare);
	const char *s = buf_text(&bare);
	bool year = strpbrk(s, "ye"), day = strchr(s, 'd'), month = strchr(s, 'm'), hour = strchr(s, 'h'), second = strchr(s, 's');
	bool figure = strpbrk(s, "0#?") && !second; /* ss.000 has digits too */
	CellKind k = CELL_PLAIN;
	if (strchr(s, '%'))
		k = CELL_PERCENT;
	else if (!point || figure || is_general(s))
		k = CELL_PLAIN;
	else if (day && (year || !month))
		k = CELL_DAY;
	else if (day)
		k = CELL_SHORT_DAY;
	else if (!year && (hour || second))
		k = CELL_TIME;
	else if (year || month)
		k = CELL_MONTH;
	buf_free(&bare);
	return k;
}

/* ---- what is shown with a figure ---- */

typedef struct Section { /* of a format code, which has one for positive figures, and may have others: 0.0;-0.0;"—" */
	Buf  prefix, suffix; /* literal text before the first digit and behind the last */
	int  zeros;   /* of its whole part */
	int  shift, places;
	bool figure;  /* it has a place for one */
	bool point, set, odd; /* set: its point is a literal among the digits; odd: parted by text, a fraction or an exponent */
	CellWhen when;
	double than;
} Section;

static const char *behind(const char *p) /* the character */
{
	for (p++; ((unsigned char)*p & 0xC0) == 0x80; p++)
		;
	return p;
}

/* A comma with no digit behind it divides by a thousand; one among digits only parts them. */
static void take_comma(Section *s, const char *p)
{
	while (*p == ',')
		p++;
	if (!*p || !strchr("0#?", *p))
		s->shift += 3;
}

/* 0!.0000: the point is a literal, so what is shown is divided by as many tens as there are digits behind it. */
static void take_set_point(Section *s)
{
	if (s->suffix.len == 0)
		return;
	s->odd = s->odd || s->point || s->set || strcmp(buf_text(&s->suffix), ".") != 0;
	s->set = !s->odd;
	buf_clear(&s->suffix);
}

static const char *take_digits(Section *s, const char *p)
{
	take_set_point(s);
	for (; *p && strchr("0#?,.", *p); p++) {
		if (*p == ',') {
			take_comma(s, p);
			continue;
		}
		s->point = s->point || *p == '.';
		s->odd = s->odd || (s->set && s->point);
		if (*p == '.')
			continue;
		s->zeros += *p == '0' && !s->point;
		s->places += s->point || s->set;
		s->shift += s->set;
	}
	s->figure = true;
	return p;
}

/* [>=10000] */
static void take_condition(Section *s, const char *p)
{
	static const struct { const char *sign; CellWhen when; } signs[] = {
		{ "<=", WHEN_AT_MOST }, { "<>", WHEN_UNEQUAL }, { ">=", WHEN_AT_LEAST }, { "<", WHEN_LESS }, { ">", WHEN_MORE }, { "=", WHEN_EQUAL },
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = strlen(signs[i].sign);
		char *end;
		if (strncmp(p, signs[i].sign, n) != 0)
			continue;
		s->than = strtod(p + n, &end);
		s->when = end > p + n && *end == ']' ? signs[i].when : WHEN_ELSE;
		return;
	}
}

/* Literal text, quoted, escaped, of no ASCII, or a sign that needs no quotes; what is only a space's width or in brackets is
 * passed over. */
static const char *take_other(Section *s, const char *p)
{
	const char *from = *p == '"' || *p == '\\' || *p == '!' ? p + 1 : p, *stop;
	Buf *text = s->figure ? &s->suffix : &s->prefix;
	if (*p == '[' || *p == '"') {
		stop = strchr(p + 1, *p == '"' ? '"' : ']');
		if (!stop)
			return p + strlen(p);
		if (*p == '"')
			buf_add(text, from, (size_t)(stop - from));
		else
			take_condition(s, p + 1);
		return stop + 1;
	}
	if (*p == '_' || *p == '*')
		return p[1] ? behind(p + 1) : p + 1;
	s->odd = s->odd || (strchr("/Ee", *p) != NULL);
	if (!*from)
		return from;
	stop = behind(from);
	if (from > p || (unsigned char)*p >= 0x80 || strchr(" <>=", *p))
		buf_add(text, from, (size_t)(stop - from));
	return stop;
}

static const char *read_section(const char *p, Section *s)
{
	static const char *const general[] = { "General", "G/通用格式", NULL };
	while (*p && *p != ';') {
		size_t n = 0;
		for (int i = 0; general[i] && !n; i++)
			n = strncmp(p, general[i], strlen(general[i])) == 0 ? strlen(general[i]) : 0;
		s->figure = s->figure || n > 0;
		s->places = n > 0 ? -1 : s->places;
		p = n > 0 ? p + n : strchr("0#?.", *p) ? take_digits(s, p) : take_other(s, p);
	}
	return *p ? p + 1 : p;
}

/* A letter of any script: a suffix without one, as ")", is no unit; nor is one that would run into the figure, "10k m3". */
static bool says_something(const char *s)
{
	for (; !strchr("0123456789.,+-", *s); s++) /* the NUL is among them */
		if ((unsigned char)*s >= 0x80 || *s == '%' || (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'))
			return true;
	return false;
}

static const char *kept_text(Arena *a, const Buf *b)
{
	size_t n = b->len;
	const char *text = utf8_trim(buf_text(b), &n);
	return arena_strndup(a, text, n);
}

/* A prefix that says something of the figure, and whether it is one that figures are read with: <, 约.  Brackets, signs and those
 * of money say nothing. */
static void settle_prefix(Arena *a, const Section *s, CellSection *out)
{
	static const char *const nothing[] = { "¥", "￥", "$", "€", "\xC2\xA0", "(", ")", "+", "-", "[", "]", " ", NULL };
	const char *text = kept_text(a, &s->prefix), *p = text;
	for (int i = 0; nothing[i];) {
		size_t n = strlen(nothing[i]);
		bool here = strncmp(p, nothing[i], n) == 0;
		p += here ? n : 0;
		i = here ? 0 : i + 1;
	}
	if (!*p)
		return;
	out->prefix = text;
	out->known = figure_read(a, arena_printf(a, "%s1", text)).kind != FIGURE_FAULT;
}

static CellSection settle(Arena *a, const Section *s)
{
	CellSection out = { .when = s->when, .than = s->than, .figure = s->figure };
	out.empty = !s->figure && !s->odd && !s->prefix.len && !s->suffix.len;
	if (!s->figure || s->odd)
		return out;
	const char *suffix = kept_text(a, &s->suffix);
	out.suffix = says_something(suffix) ? suffix : NULL;
	out.shift = s->shift;
	out.places = s->places;
	out.digits = s->point || s->set || s->shift ? 0 : s->zeros;
	settle_prefix(a, s, &out);
	return out;
}

static bool same_text(const char *x, const char *y)
{
	return x == y || (x && y && strcmp(x, y) == 0);
}

/* Most formats say the same of all figures. */
static bool is_plain(const CellSections *f)
{
	for (int i = 0; i < f->count; i++) {
		const CellSection *s = &f->items[i];
		if (s->figure && (s->prefix || s->shift || s->when != WHEN_ELSE || !same_text(s->suffix, f->items[0].suffix)))
			return false;
	}
	return true;
}

static CellSections *kept_sections(Arena *a, const CellSections *f)
{
	CellSections *kept = ARENA_NEW(a, CellSections);
	*kept = *f;
	return kept;
}

/* rest: the code behind its third section. */
static void find_hiding(Arena *a, const char *rest, const CellSections *f, CellFormat *out)
{
	if (!f->count)
		return;
	CellSections all = *f;
	bool any = false, more = !*rest && rest[-1] == ';'; /* an empty one stands at the end: 0;-0; */
	out->hides_texts = all.count == 3 && more;
	if (all.count < 3 && more)
		all.items[all.count++] = (CellSection){ .empty = true };
	for (int i = 0; i < all.count; i++)
		any = any || all.items[i].empty;
	out->hiding = any && all.count > 1 ? kept_sections(a, &all) : NULL;
}

static void find_sections(Arena *a, const char *code, CellFormat *out)
{
	CellSections f = { 0 };
	while (*code && f.count < (int)(sizeof f.items / sizeof *f.items)) {
		Section s = { 0 };
		code = read_section(code, &s);
		f.items[f.count++] = settle(a, &s);
		buf_free(&s.prefix);
		buf_free(&s.suffix);
	}
	find_hiding(a, code, &f, out);
	const CellSection *first = &f.items[0];
	if (is_plain(&f) && (out->kind == CELL_PLAIN || !first->suffix)) {
		out->suffix = first->suffix;
		out->digits = out->kind == CELL_PLAIN ? first->digits : 0;
		return;
	}
	out->sections = kept_sections(a, &f);
}

CellFormat cellformat_code(Arena *a, const char *code)
{
	CellFormat f = { .kind = kind_of(code) };
	if (f.kind == CELL_PLAIN || f.kind == CELL_PERCENT)
		find_sections(a, code, &f);
	return f;
}

/* ---- numbers ---- */

typedef struct Decimal { /* 0.d1d2d3… × 10^point */
	char digits[64];
	int  count, point;
	bool negative;
} Decimal;

/* Digits beyond what the array holds are beyond any a spreadsheet keeps. */
static bool read_decimal(const char *s, Decimal *d)
{
	bool point = false, any = false;
	*d = (Decimal){ .negative = *s == '-' };
	s += *s == '-' || *s == '+';
	for (; (*s >= '0' && *s <= '9') || (*s == '.' && !point); s++) {
		if (*s == '.') {
			point = true;
			continue;
		}
		any = true;
		if (d->count || *s != '0') {
			if (d->count < (int)sizeof d->digits)
				d->digits[d->count++] = *s;
			d->point += !point;
		} else {
			d->point -= point;
		}
	}
	if (any && (*s == 'e' || *s == 'E')) {
		char *end;
		long e = strtol(s + 1, &end, 10);
		if (end == s + 1 || e > 1000 || e < -1000)
			return false;
		d->point += (int)e;
		s = end;
	}
	return any && !*s;
}

/* Keeps so many digits. */
static void round_digits(Decimal *d, int keep)
{
	if (keep < 0) {
		d->count = 0;
	} else if (d->count > keep) {
		bool up = d->digits[keep] >= '5';
		d->count = keep;
		while (up && d->count > 0 && d->digits[d->count - 1] == '9')
			d->count--;
		if (up && d->count > 0)
			d->digits[d->count - 1]++;
		else if (up) {
			d->digits[d->count++] = '1';
			d->point++;
		}
	}
	while (d->count > 0 && d->digits[d->count - 1] == '0')
		d->count--;
}

static void put_decimal(Buf *out, const Decimal *d)
{
	if (!d->count) {
		buf_byte(out, '0');
		return;
	}
	if (d->negative)
		buf_byte(out, '-');
	if (d->point <= 0)
		buf_text_add(out, "0.");
	for (int i = d->point; i < 0; i++)
		buf_byte(out, '0');
	for (int i = 0; i < d->count || i < d->point; i++) {
		if (i > 0 && i == d->point)
			buf_byte(out, '.');
		buf_byte(out, i < d->count ? d->digits[i] : '0');
	}
}

/* ---- days ---- */

/* Day 60 of 1900 is 29 February, which never was: it is written so, and refused where days are read. */
static void put_day(Buf *out, int serial, CellKind format, bool since_1904)
{
	static const Day first_1900 = { 1899, 12, 31 }, first_1904 = { 1904, 1, 1 };
	Day d;
	if (!since_1904 && serial == 60)
		d = (Day){ 1900, 2, 29 };
	else
		d = day_from_number(day_number(since_1904 ? first_1904 : first_1900) + serial - (!since_1904 && serial > 60));
	if (format == CELL_SHORT_DAY)
		buf_printf(out, "%d月%d日", d.month, d.day);
	else if (format == CELL_MONTH)
		buf_printf(out, "%d年%d月", d.year, d.month);
	else
		buf_printf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* To the minute: what is less is a binary fraction's rest. */
static bool put_time(Buf *out, Number share, bool space)
{
	Number minutes = number_round(number_mul(share, number_int(1440)), 0, ROUND_HALF_UP);
	int m = (int)minutes.num;
	if (!number_ok(minutes) || m < 0 || m >= 1440)
		return false;
	buf_printf(out, "%s%02d:%02d", space ? " " : "", m / 60, m % 60);
	return true;
}

static bool put_serial(Buf *out, const char *plain, CellKind format, bool since_1904)
{
	Number n;
	if (!number_parse(plain, strlen(plain), &n) || n.num < 0)
		return false;
	int whole = n.num / n.den > 2958465 ? -1 : (int)(n.num / n.den); /* to 9999-12-31 */
	Number share = number_sub(n, number_int(whole));
	if (whole < 0 || (format != CELL_TIME && whole == 0))
		return false;
	if (format == CELL_TIME)
		return whole == 0 && put_time(out, share, false);
	put_day(out, whole, format, since_1904);
	if (share.num != 0 && format == CELL_DAY)
		put_time(out, share, true);
	return true;
}

/* ---- figures as their sections show them ---- */

static bool holds(const CellSection *s, double v)
{
	switch (s->when) {
	case WHEN_LESS: return v < s->than;
	case WHEN_AT_MOST: return v <= s->than;
	case WHEN_EQUAL: return v >= s->than && v <= s->than;
	case WHEN_UNEQUAL: return v < s->than || v > s->than;
	case WHEN_AT_LEAST: return v >= s->than;
	case WHEN_MORE: return v > s->than;
	case WHEN_ELSE: break;
	}
	return true;
}

/* NULL: none is for it. */
static const CellSection *any_section(const CellSections *f, double v)
{
	for (int i = 0; i < f->count; i++) {
		const CellSection *s = &f->items[i];
		bool last = i + 1 == f->count;
		bool sign = i == 0 ? (f->count == 2 ? v >= 0 : v > 0) : v < 0;
		if (s->when == WHEN_ELSE ? last || sign : holds(s, v))
			return s;
	}
	return NULL;
}

static const CellSection *section_of(const CellSections *f, double v)
{
	const CellSection *s = any_section(f, v);
	return s && s->figure ? s : NULL;
}

bool cellformat_hides(CellFormat format, const char *number)
{
	char *end;
	double v = strtod(number, &end);
	const CellSection *s = format.hiding && end > number ? any_section(format.hiding, v) : NULL;
	return s && s->empty;
}

/* How many tens the word that a suffix begins with stands for: 4 of 万m³; 0: it begins with none. */
static int scale_word(const char *suffix)
{
	static const struct { const char *word; int tens; } words[] = {
		{ "万亿", 12 }, { "千万", 7 }, { "百万", 6 }, { "十万", 5 }, { "亿", 8 }, { "万", 4 }, { "千", 3 }, { "百", 2 },
	};
	for (size_t i = 0; suffix && i < sizeof words / sizeof *words; i++)
		if (strncmp(suffix, words[i].word, strlen(words[i].word)) == 0)
			return words[i].tens;
	return 0;
}

static void put_figure(Buf *out, const Decimal *d, int digits)
{
	for (int i = d->count ? d->point : 1; i < digits && d->count <= d->point && !d->negative; i++)
		buf_byte(out, '0');
	put_decimal(out, d);
}

static void put_around(Buf *out, const Decimal *d, const CellSection *s, bool prefix, bool suffix, bool percent)
{
	if (prefix && s->prefix)
		buf_text_add(out, s->prefix);
	put_figure(out, d, s->digits);
	buf_text_add(out, percent ? "%" : "");
	if (suffix && s->suffix)
		buf_text_add(out, s->suffix);
}

static void put_section(Buf *out, const Decimal *d, const CellSection *s, bool percent, Buf *shown)
{
	Decimal seen = *d;
	seen.point -= s->shift;
	bool fits = !s->shift || scale_word(s->suffix) == s->shift, told = !s->prefix || s->known;
	put_around(out, fits ? &seen : d, s, told, fits, percent);
	if (fits && told)
		return;
	if (s->places >= 0)
		round_digits(&seen, seen.point + s->places);
	put_around(shown, &seen, s, true, true, percent);
}

bool cellformat_text(Buf *out, const char *number, CellFormat format, bool since_1904, Buf *shown)
{
	Decimal d;
	Buf plain = { 0 };
	if (!read_decimal(number, &d) || d.point > MOST_PLACES || d.point < -MOST_PLACES) {
		buf_text_add(out, number);
		return false;
	}
	if (format.kind == CELL_PERCENT)
		d.point += d.count ? 2 : 0;
	bool exact = format.kind == CELL_PLAIN && !strpbrk(number, ".eE"); /* a whole figure that is written in full: a code */
	round_digits(&d, exact ? d.count : DIGITS);
	put_figure(&plain, &d, format.digits);
	const CellSection *section = format.sections ? section_of(format.sections, strtod(number, NULL)) : NULL;
	if (section) {
		put_section(out, &d, section, format.kind == CELL_PERCENT, shown);
		buf_free(&plain);
		return true;
	}
	bool serial = format.kind != CELL_PLAIN && format.kind != CELL_PERCENT;
	if (!serial || !put_serial(out, buf_text(&plain), format.kind, since_1904))
		buf_add(out, plain.data, plain.len);
	buf_text_add(out, format.kind == CELL_PERCENT ? "%" : format.suffix ? format.suffix : "");
	buf_free(&plain);
	return true;
}
