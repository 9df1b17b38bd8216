/* date.c - see date.h.
 *
 * The text is cut into figures and the signs between them; each accepted form is one shape of that
 * list.  A text with two readings is a fault that names both: a date is never guessed. */
#include "ledger/date.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ledger/key.h"

#define PARTS 4

typedef struct Shape {
	const char *head;          /* before the first figure */
	int         count;
	long        figure[PARTS];
	int         digits[PARTS]; /* how many were written */
	char       *sign[PARTS];   /* what follows each figure */
} Shape;

static Date fault(const char *code, const char *zh, const char *en)
{
	return (Date){ .kind = DATE_FAULT, .code = code, .zh = zh, .en = en };
}

static Date no_date(void)
{
	return fault("date", "不是日期", "is no date");
}

static Date impossible(void)
{
	return fault("date_impossible", "这一天（或月份）不存在", "does not exist in the calendar");
}

static Date doubt(Arena *a, const char *zh, const char *en)
{
	return fault("date_doubt", arena_printf(a, "写法有歧义：%s", zh), arena_printf(a, "can be read in more than one way: %s", en));
}

static bool is(const char *s, const char *const list[])
{
	return key_in(s, list);
}

/* ---- Chinese figures ---- */

static int han_digit(uint32_t cp)
{
	static const uint32_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };
	for (int i = 0; i < 10; i++)
		if (cp == digits[i])
			return i;
	return cp == 0x96F6 || cp == 0x25CB ? 0 : cp == 0x5341 ? 10 : -1; /* 零 ○ 十 */
}

/* Only figures directly before one of the units count. */
char *date_figures(Arena *a, const char *s)
{
	static const char *const units[] = { "年", "月", "日", "号", "季", "至", NULL };
	Buf out = { 0 };
	const char *end = s + strlen(s);
	while (s < end) {
		const char *p = s;
		long value = 0;
		int  count = 0, d;
		bool ten = false;
		uint32_t cp;
		size_t k;
		while ((k = utf8_decode(p, end, &cp)) > 0 && (d = han_digit(cp)) >= 0 && count < 5) {
			if (d == 10) {
				value = (count ? value : 1) * 10;
				ten = true;
			} else if (ten) {
				value += d;
			} else {
				value = value * 10 + d;
			}
			count++;
			p += k;
		}
		bool used = false;
		for (int i = 0; count && units[i]; i++)
			used |= key_starts(p, units[i]);
		if (used) {
			buf_printf(&out, "%ld", value);
			s = p;
			continue;
		}
		k = utf8_decode(s, end, &cp);
		buf_add(&out, s, k ? k : 1);
		s += k ? k : 1;
	}
	char *text = arena_strndup(a, buf_text(&out), out.len);
	buf_free(&out);
	return text;
}

/* ---- cutting ---- */

static bool cut(Arena *a, const char *s, Shape *out)
{
	*out = (Shape){ 0 };
	size_t n = strcspn(s, "0123456789");
	out->head = arena_strndup(a, s, n);
	for (s += n; *s; s += n) {
		if (out->count == PARTS)
			return false;
		size_t digits = strspn(s, "0123456789");
		if (digits > 9)
			return false;
		out->figure[out->count] = strtol(s, NULL, 10);
		out->digits[out->count] = (int)digits;
		s += digits;
		n = strcspn(s, "0123456789");
		out->sign[out->count++] = arena_strndup(a, s, n);
	}
	return true;
}

static char *without_spaces(Arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *to = out;
	for (; *s; s++)
		if (*s != ' ')
			*to++ = *s;
	*to = 0;
	return out;
}

/* ---- making ---- */

static bool year_fits(long y)
{
	return y >= 1900 && y <= 2100;
}

static Day month_end(int y, int m)
{
	Day next = m == 12 ? (Day){ y + 1, 1, 1 } : (Day){ y, m + 1, 1 };
	return day_from_number(day_number(next) - 1);
}

static Date day(Arena *a, long y, long m, long d, DateKind kind)
{
	Day day_read = { (int)y, (int)m, (int)d };
	char text[16];
	if (!year_fits(y))
		return no_date();
	if (m < 1 || m > 12 || d < 1 || d > 31 || !day_valid(day_read))
		return impossible();
	day_text(day_read, text);
	return (Date){ .kind = kind, .last = day_read, .text = arena_strdup(a, text) };
}

static Date month(Arena *a, long y, long m)
{
	if (!year_fits(y))
		return no_date();
	if (m < 1 || m > 12)
		return impossible();
	return (Date){ .kind = DATE_MONTH, .last = month_end((int)y, (int)m), .text = arena_printf(a, "%04ld-%02ld", y, m) };
}

static Date month_by(Arena *a, long y, long m)
{
	Date d = month(a, y, m);
	return d.kind == DATE_FAULT ? d : day(a, y, m, d.last.day, DATE_BY);
}

static Date part(Arena *a, long y, char letter, long number, long parts)
{
	if (!year_fits(y))
		return no_date();
	if (number < 1 || number > parts)
		return impossible();
	return (Date){ .kind = parts == 2 ? DATE_HALF : DATE_QUARTER, .last = month_end((int)y, (int)(number * (12 / parts))),
		       .text = arena_printf(a, "%04ld%c%ld", y, letter, number) };
}

static Date year(Arena *a, long y)
{
	if (!year_fits(y))
		return no_date();
	return (Date){ .kind = DATE_YEAR, .last = { (int)y, 12, 31 }, .text = arena_printf(a, "%04ld", y) };
}

/* 2026年1-6月 */
static Date months(Arena *a, long y, long from, long to)
{
	if (from == 1 && to == 12)
		return year(a, y);
	if (from == 1 && to == 6)
		return part(a, y, 'H', 1, 2);
	if (from == 7 && to == 12)
		return part(a, y, 'H', 2, 2);
	if (to - from == 2 && to % 3 == 0)
		return part(a, y, 'Q', to / 3, 4);
	return fault("date", "不是半年、季度或全年", "is no half-year, quarter or year");
}

/* ---- the shapes ---- */

static bool short_sign(const char *s)
{
	static const char *const signs[] = { "-", "/", ".", "—", NULL };
	return is(s, signs);
}

static Date digits_only(Arena *a, const Shape *s)
{
	long v = s->figure[0];
	char text[16];
	switch (s->digits[0]) {
	case 8:
		return day(a, v / 10000, v / 100 % 100, v % 100, DATE_DAY);
	case 6: /* a month 202603 unless it might be the day 26-03-05 */
		if (v % 10000 / 100 >= 1 && v % 10000 / 100 <= 12 && v % 100 >= 1 && v % 100 <= 31)
			return doubt(a, "年月，或两位年份的年月日", "a year and month, or a day with a short year");
		return month(a, v / 100, v % 100);
	case 5:
		if (v < 20000 || v > 73050)
			return no_date();
		day_text(day_from_number((int)v - 25569), text); /* 25569: 1970-01-01 counted from 1899-12-30 */
		return fault("day_count", arena_printf(a, "像表格软件的日期序号（%s）", text),
		             arena_printf(a, "looks like a day count, %s", text));
	case 4:
		return year(a, v);
	default:
		return no_date();
	}
}

static Date year_first(Arena *a, const Shape *s)
{
	static const char *const whole[] = { "年", "年度", "年全年", NULL };
	static const char *const end[] = { "年底", "年底前", "年末", "年末前", "年底之前", "年底以前", "年末之前", "年末以前", "年内", "年年底", "年年底前", "年年末", "年年内", "底", "底前", NULL };
	static const char *const first[] = { "年上半年", "上半年", NULL }, *const second[] = { "年下半年", "下半年", NULL };
	static const char *const before[] = { "前", "之前", "以前", "日前", "日之前", "日以前", NULL };
	static const char *const month_tail[] = { "月底", "月底前", "月末", "月末前", "月底之前", "月底以前", "月末之前", "月末以前", NULL };
	static const char *const halves[] = { "H", "h", "年H", "年h", "-H", "-h", NULL }, *const quarters[] = { "Q", "q", "年Q", "年q", "-Q", "-q", "年第", NULL };
	static const char *const until[] = { "-", "~", "—", "至", "到", "月-", "月~", "月—", "月至", "月到", NULL };
	static const char *const quarter[] = { "季度", "季", "", NULL }, *const days[] = { "日", "号", "", NULL };
	const long *f = s->figure;
	char *const *g = s->sign;
	if (s->count == 1) {
		if (is(g[0], whole))
			return year(a, f[0]);
		if (is(g[0], end))
			return day(a, f[0], 12, 31, DATE_BY);
		if (is(g[0], first))
			return part(a, f[0], 'H', 1, 2);
		return is(g[0], second) ? part(a, f[0], 'H', 2, 2) : no_date();
	}
	bool han = strcmp(g[0], "年") == 0;
	if (s->count == 2) {
		if (is(g[0], halves) && !*g[1])
			return part(a, f[0], 'H', f[1], 2);
		if ((han || is(g[0], quarters)) && is(g[1], quarter) && (*g[1] || !han))
			return part(a, f[0], 'Q', f[1], 4);
		if ((short_sign(g[0]) && !*g[1]) || (han && strcmp(g[1], "月") == 0) || (han && strcmp(g[1], "月份") == 0))
			return month(a, f[0], f[1]);
		return han && is(g[1], month_tail) ? month_by(a, f[0], f[1]) : no_date();
	}
	if (s->count != 3)
		return no_date();
	if (han && is(g[1], until) && (strcmp(g[2], "月") == 0 || strcmp(g[2], "月份") == 0))
		return months(a, f[0], f[1], f[2]);
	bool dashes = short_sign(g[0]) && strcmp(g[0], g[1]) == 0;
	if (!dashes && !(han && strcmp(g[1], "月") == 0))
		return no_date();
	if (is(g[2], before))
		return day(a, f[0], f[1], f[2], DATE_BY);
	return is(g[2], days) ? day(a, f[0], f[1], f[2], DATE_DAY) : no_date();
}

/* No four-digit year in front: every reading has to be guessed, so each is named and none taken. */
static Date short_first(Arena *a, const Shape *s)
{
	const long *f = s->figure;
	if (s->count == 2 && short_sign(s->sign[0]) && !*s->sign[1] && f[0] >= 1 && f[0] <= 12)
		return doubt(a, arena_printf(a, "%ld月%ld日（无年份），或数字", f[0], f[1]),
		             arena_printf(a, "month %ld day %ld without a year, or a number", f[0], f[1]));
	if (s->count == 3 && short_sign(s->sign[0]) && s->digits[2] == 4 && f[0] <= 31 && f[1] <= 31) {
		if (f[0] > 12 || f[1] > 12 || f[0] == f[1])
			return doubt(a, arena_printf(a, "年份在后，%ld年", f[2]), arena_printf(a, "the year %ld stands last", f[2]));
		return doubt(a, arena_printf(a, "%ld-%02ld-%02ld，或%ld-%02ld-%02ld", f[2], f[1], f[0], f[2], f[0], f[1]),
		             arena_printf(a, "%ld-%02ld-%02ld or %ld-%02ld-%02ld", f[2], f[1], f[0], f[2], f[0], f[1]));
	}
	if (s->count == 3 && s->digits[0] <= 2)
		return doubt(a, arena_printf(a, "年份只写两位，是否20%02ld-%02ld-%02ld", f[0], f[1], f[2]),
		             arena_printf(a, "a short year, 20%02ld-%02ld-%02ld?", f[0], f[1], f[2]));
	if (strncmp(s->sign[0], "月", strlen("月")) == 0)
		return doubt(a, "没有年份", "it has no year");
	return no_date();
}

/* "2026-03-05 08:30[:00]" → the minute, or no time at all. */
static bool take_time(Arena *a, char *s, const char **minute)
{
	char *colon = strchr(s, ':');
	*minute = NULL;
	if (!colon)
		return true;
	char *from = colon;
	while (from > s && from[-1] >= '0' && from[-1] <= '9')
		from--;
	long h = strtol(from, NULL, 10), m = strtol(colon + 1, NULL, 10);
	size_t tail = strspn(colon, ":0123456789.");
	bool joined = from - s > 3 && memcmp(from - 3, "日", 3) == 0; /* 6月30日10:30 */
	if (from == s || colon - from > 2 || colon == from || h > 23 || m > 59 || colon[tail] || !(joined || from[-1] == ' ' || from[-1] == 'T'))
		return false;
	*minute = arena_printf(a, "%02ld:%02ld", h, m);
	from[joined ? 0 : -1] = 0;
	return true;
}

Date date_read(Arena *a, const char *raw)
{
	static const char *const no_limit[] = { "长期", "长期坚持", "长期推进", "长期有效", "常态化", "持续", "持续推进", "持续开展",
		                                "永久", "不限", "无期限", NULL };
	char *half = key_half(a, raw);
	if (is(key_make(a, raw), no_limit))
		return (Date){ .kind = DATE_NO_LIMIT, .last = { 9999, 12, 31 }, .text = DATE_NO_LIMIT_TEXT };
	const char *minute;
	if (*half == '\'')
		half++;
	if (!take_time(a, half, &minute))
		return no_date();
	Shape s;
	if (!cut(a, date_figures(a, without_spaces(a, half)), &s) || s.count == 0 || *s.head)
		return no_date();
	Date d;
	if (s.count == 1 && !*s.sign[0])
		d = digits_only(a, &s);
	else if (s.digits[0] == 4)
		d = year_first(a, &s);
	else
		d = short_first(a, &s);
	if (d.kind == DATE_DAY && minute) {
		d.kind = DATE_TIME;
		if (strcmp(minute, "00:00") == 0)
			d.kind = DATE_DAY; /* how databases export a day */
		else
			d.text = arena_printf(a, "%sT%s", d.text, minute);
	} else if (minute && d.kind != DATE_FAULT) {
		return no_date();
	}
	return d;
}

bool date_last_day(const char *s, size_t n, Day *out)
{
	static const struct { const char *shape; int parts; } shapes[] = {
		{ "dddd-dd-dd", 0 }, { "dddd-dd", 12 }, { "dddd", 1 }, { "ddddHd", 2 }, { "ddddQd", 4 },
	};
	if (n > 11 && s[10] == 'T')
		n = 10;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const char *shape = shapes[i].shape;
		size_t k = 0;
		if (strlen(shape) != n)
			continue;
		while (k < n && (shape[k] == 'd' ? s[k] >= '0' && s[k] <= '9' : s[k] == shape[k]))
			k++;
		if (k < n)
			continue;
		int y = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + (s[3] - '0');
		if (shapes[i].parts == 0)
			return day_parse_iso(s, n, out);
		int number = n == 7 ? (s[5] - '0') * 10 + (s[6] - '0') : n == 6 ? s[5] - '0' : 1;
		if (number < 1 || number > shapes[i].parts)
			return false;
		*out = month_end(y, number * (12 / shapes[i].parts));
		return true;
	}
	return false;
}

bool date_period(const Date *d, Period *out)
{
	if (d->kind == DATE_FAULT || d->kind == DATE_NO_LIMIT || d->kind == DATE_BY)
		return false;
	*out = (Period){ d->last.year, d->kind == DATE_YEAR ? 0 : d->last.month <= 6 ? 1 : 2 };
	return true;
}
