/* calendar.h - days, and the half-years and years that reports are about. No clock, no time zone. */
#ifndef WENHENG_BASE_CALENDAR_H
#define WENHENG_BASE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Day {
	int year, month, day; /* year 0: no day */
} Day;

typedef struct Period { /* 统计期 */
	int year;
	int half; /* 1 上半年, 2 下半年, 0 the whole year */
} Period;

bool day_valid(Day d);
int  day_number(Day d); /* days since 1970-01-01, proleptic Gregorian */
Day  day_from_number(int n);
int  day_compare(Day a, Day b);
bool day_parse_iso(const char *s, size_t n, Day *out); /* "2026-06-30" only */
void day_text(Day d, char out[16]);                    /* "2026-06-30" */

bool   period_parse(const char *s, size_t n, Period *out); /* "2026H1", "2026H2", "2026" */
void   period_text(Period p, char out[16]);
Day    period_first(Period p);
Day    period_last(Period p);
int    period_months(Period p);    /* months from 1 January to the period's end: 6 or 12 */
Period period_before(Period p);    /* the half (or year) before */
Period period_year_ago(Period p);  /* 上年同期 */

#endif
