/* periodsaid.c - see periodsaid.h.
 *
 * The text is searched for mentions: a year, a part of a year, or one behind the other.  Each is weighed against the file's
 * period for itself; the weightiest is what the text says. */
#include "ledger/periodsaid.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/date.h"
#include "ledger/key.h"

enum { YEAR_FIRST = 1990, YEAR_LAST = 2099, SHORT_FIRST = 15, SHORT_LAST = 60 };

typedef struct Mention {
	const char *from, *to;
	int  year;        /* 0: none is named */
	int  first, last; /* months; 0: the year alone */
	bool day;         /* a day, or years that hold the file's: no period */
	bool end;         /* 6月底: as of then */
	bool sure;        /* 上半年 and the like: plainly a period, not a moment */
} Mention;

static int digits_at(const char *p)
{
	return (int)strspn(p, "0123456789");
}

static bool take(const char **p, const char *word)
{
	if (!key_starts(*p, word))
		return false;
	*p += strlen(word);
	return true;
}

static bool take_any(const char **p, const char *const words[])
{
	for (; *words; words++)
		if (take(p, *words))
			return true;
	return false;
}

static int take_number(const char **p, int most)
{
	int n = digits_at(*p);
	if (n < 1 || n > most)
		return -1;
	int v = atoi(*p);
	*p += n;
	return v;
}

static bool take_dash(const char **p)
{
	static const char *const dashes[] = { "--", "-", "~", "至", "到", NULL };
	return take_any(p, dashes);
}

/* ---- years ---- */

static int relative_year(const char **p, int now)
{
	static const struct { const char *word; int ago; } words[] = { { "上一年度", 1 }, { "上一年", 1 }, { "上年度", 1 }, { "上年", 1 }, { "去年", 1 }, { "前年", 2 },
		                                                       { "本年度", 0 }, { "本年", 0 }, { "今年", 0 }, { "明年", -1 }, { "下年度", -1 }, { "下年", -1 } };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (now && take(p, words[i].word))
			return now - words[i].ago;
	return 0;
}

/* What may stand behind a year without 年: 2025h1, 2025q2, 2025.6, 2025上半年, or nothing. */
static bool follows_year(const char *p)
{
	static const char *const parts[] = { "上半年", "下半年", "全年", "第", "一季", "二季", "三季", "四季", NULL };
	if (!*p || ((*p == 'h' || *p == 'q') && p[1] >= '1' && p[1] <= '4' && digits_at(p + 1) == 1))
		return true;
	if ((*p == '.' || *p == '-' || *p == '/') && p[1] >= '0' && p[1] <= '9')
		return true;
	for (int i = 0; parts[i]; i++)
		if (key_starts(p, parts[i]))
			return true;
	return false;
}

/* 25年上半年, 25年: a short year, which 20年规划 is not. */
static bool is_short_year(const char *behind, bool begins)
{
	static const char *const parts[] = { "度", "上半年", "下半年", "第", "1季", "2季", "3季", "4季", "一季", "二季", "三季", "四季", NULL };
	if (!take(&behind, "年"))
		return false;
	const char *at = behind;
	return (begins && !*behind) || take_any(&at, parts) || (digits_at(behind) >= 1 && digits_at(behind) <= 2);
}

static int take_year(const char **p, int now, bool begins)
{
	const char *at = *p;
	int n = digits_at(at), year = n == 4 || n == 2 ? atoi(at) : 0;
	if (!n)
		return relative_year(p, now);
	at += n;
	if (n == 2 && year >= SHORT_FIRST && year <= SHORT_LAST && is_short_year(at, begins))
		year += 2000;
	else if (n != 4 || !(key_starts(at, "年") || follows_year(at)))
		return 0;
	if (year < YEAR_FIRST || year > YEAR_LAST)
		return 0;
	if (take(&at, "年"))
		take(&at, "度");
	*p = at;
	return year;
}

/* 2026-2028年, 2026年至2028年: behind the first year. */
static bool take_years(const char **p, int first, Mention *m, int now)
{
	const char *at = *p;
	if (!take_dash(&at) || digits_at(at) != 4)
		return false;
	int last = take_number(&at, 4);
	if (last <= first || last > YEAR_LAST || !take(&at, "年"))
		return false;
	*p = at;
	m->day = now >= first && now <= last;
	return true;
}

/* ---- parts of a year ---- */

static bool take_half(const char **p, Mention *m)
{
	if (take(p, "上半年") || (m->year && take(p, "h1"))) {
		m->first = 1;
		m->last = 6;
	} else if (take(p, "下半年") || (m->year && take(p, "h2"))) {
		m->first = 7;
		m->last = 12;
	} else if (take(p, "全年")) {
		m->first = 1;
		m->last = 12;
	}
	m->sure = m->first > 0;
	return m->sure;
}

static int quarter_number(const char **p)
{
	static const char *const words[] = { "一", "二", "三", "四", NULL };
	for (int i = 0; words[i]; i++)
		if (take(p, words[i]))
			return i + 1;
	return **p >= '1' && **p <= '4' && digits_at(*p) == 1 ? take_number(p, 1) : 0;
}

static bool take_quarter(const char **p, Mention *m)
{
	const char *at = *p;
	bool q = m->year && take(&at, "q"), named = !q && take(&at, "第");
	int n = quarter_number(&at);
	if (!n || !(q || take(&at, "季度") || ((named || m->year) && take(&at, "季")))) /* 四季青 is a name */
		return false;
	*p = at;
	m->first = n * 3 - 2;
	m->last = n * 3;
	m->sure = true;
	return true;
}

/* Behind a month's number and 月: 份, 底, or a day. */
static void take_month_end(const char **p, Mention *m)
{
	static const char *const ends[] = { "底", "末", NULL }, *const days[] = { "日", "号", NULL };
	const char *at = *p;
	take(p, "份");
	m->end = take_any(p, ends);
	if (digits_at(at) && take_number(&at, 2) > 0 && take_any(&at, days)) {
		m->day = true;
		*p = at;
	}
}

/* 1-6月, 6月份; marked: a point stands in front, so that 月 may be missing, 2025.1-6. */
static bool take_months(const char **p, Mention *m, bool marked)
{
	const char *at = *p;
	int first = take_number(&at, 2), last = first;
	if (first < 1 || first > 12)
		return false;
	const char *single = at;
	take(&at, "月");
	if (take_dash(&at) && digits_at(at)) {
		last = take_number(&at, 2);
		if (last <= first || last > 12 || !(take(&at, "月") || (marked && !digits_at(at))))
			return false;
		take(&at, "份");
		m->sure = true;
	} else {
		at = single;
		if (take(&at, "月"))
			take_month_end(&at, m);
		else if (!marked)
			return false;
		else if ((*at == '.' || *at == '-' || *at == '/') && digits_at(at + 1)) { /* 2025.6.30 */
			m->day = true;
			at += 1 + digits_at(at + 1);
		}
	}
	m->first = first;
	m->last = last;
	*p = at;
	return true;
}

static bool take_part(const char **p, Mention *m)
{
	return take_half(p, m) || take_quarter(p, m) || take_months(p, m, false);
}

/* Behind a year: a part of it, with or without a point between. */
static void take_part_of_year(const char **p, Mention *m)
{
	const char *at = *p;
	if (take_part(p, m))
		return;
	if ((*at == '.' || *at == '-' || *at == '/') && digits_at(at + 1) >= 1) {
		at++;
		if (take_months(&at, m, true))
			*p = at;
	} else if (take(&at, "半年")) { /* which half is not said */
		*p = at;
	}
}

/* 202506 */
static bool take_digits(const char **p, Mention *m)
{
	int v = digits_at(*p) == 6 ? atoi(*p) : 0;
	if (v / 100 < YEAR_FIRST || v / 100 > YEAR_LAST || v % 100 < 1 || v % 100 > 12 || (*p)[6])
		return false;
	*m = (Mention){ .year = v / 100, .first = v % 100, .last = v % 100 };
	*p += 6;
	return true;
}

/* The mention that begins here; all: a year without a mark is one, since it is all of the text. */
static bool mention_at(const char *p, const char *begin, int now, Mention *m)
{
	const char *at = p;
	*m = (Mention){ .from = p };
	if (p > begin && ((p[-1] >= '0' && p[-1] <= '9') || (p[-1] == '.' && *p >= '0' && *p <= '9')))
		return false;
	if (p == begin && take_digits(&at, m)) {
		m->from = p;
		m->to = at;
		return true;
	}
	if (digits_at(p) == 4 && !p[4] && p > begin)
		return false; /* 型号2025 */
	m->year = take_year(&at, now, p == begin);
	if (m->year && !take_years(&at, m->year, m, now))
		take_part_of_year(&at, m);
	else if (!m->year && !take_part(&at, m))
		return false;
	m->to = at;
	return at > p;
}

/* ---- weighing ---- */

static PeriodWord weigh(const Mention *m, Period file)
{
	int first = file.half == 2 ? 7 : 1, last = file.half == 1 ? 6 : 12;
	if (!file.year || m->day)
		return PERIOD_WORD_NONE;
	if (m->year && m->year != file.year)
		return PERIOD_WORD_OTHER;
	if (!m->first)
		return PERIOD_WORD_NONE;
	if (m->end) /* as of that day */
		return m->last >= first && m->last <= last ? PERIOD_WORD_NONE : PERIOD_WORD_UNSURE;
	if (m->first == first && m->last == last)
		return PERIOD_WORD_THIS;
	if (m->last < first || m->first > last)
		return PERIOD_WORD_OTHER;
	bool more = m->first <= first && m->last >= last;
	return m->sure && (m->year || !more) ? PERIOD_WORD_OTHER : PERIOD_WORD_UNSURE; /* 全年 may stand before 计划 */
}

/* Whether there may be a mention at all: each has a digit, a year or a quarter in it. */
static bool may_mention(const char *s)
{
	return strpbrk(s, "0123456789") || strstr(s, "年") || strstr(s, "季");
}

PeriodSaid period_said(Arena *a, Period file, const char *key)
{
	PeriodSaid said = { 0 };
	const char *s = date_figures(a, key);
	if (!may_mention(s))
		return said;
	for (const char *p = s; *p;) {
		Mention m;
		if (!mention_at(p, s, file.year, &m)) {
			for (p++; ((unsigned char)*p & 0xC0) == 0x80; p++)
				;
			continue;
		}
		PeriodWord word = weigh(&m, file);
		said.this_too = said.this_too || word == PERIOD_WORD_THIS;
		if (!said.text || word > said.word) {
			said.word = word;
			said.text = arena_strndup(a, m.from, (size_t)(m.to - m.from));
			said.whole = m.from == s && !*m.to;
			said.year_only = m.year && !m.first;
			said.month_only = m.first && m.first == m.last && !m.end;
		}
		p = m.to;
	}
	return said;
}
