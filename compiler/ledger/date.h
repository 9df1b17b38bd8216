/* date.h - a day, month, half-year or due date as a clerk writes it.
 *
 * What is stored is text that sorts by time within its kind: 2026-03-05, 2026-03-05T08:30, 2026-03,
 * 2026Q1, 2026H1, 2026; a due date ("2026年底前") is the last day it may be met on; no limit
 * ("长期") is 9999-12-31, which is never past. */
#ifndef WENHENG_LEDGER_DATE_H
#define WENHENG_LEDGER_DATE_H

#include <stdbool.h>

#include "base/calendar.h"
#include "base/mem.h"

typedef enum DateKind {
	DATE_DAY,
	DATE_TIME,
	DATE_MONTH,
	DATE_QUARTER,
	DATE_HALF,
	DATE_YEAR,
	DATE_BY,       /* on that day at the latest */
	DATE_NO_LIMIT,
	DATE_FAULT
} DateKind;

#define DATE_NO_LIMIT_TEXT "9999-12-31"

typedef struct Date {
	DateKind    kind;
	Day         last;    /* the last day it covers */
	const char *text;    /* as stored */
	const char *code;    /* of a fault: date, date_doubt, date_impossible, day_count */
	const char *zh, *en; /* of a fault, to follow the text itself */
} Date;

Date date_read(Arena *a, const char *raw);

/* 二〇二六年三月十五日 → 2026年3月15日 */
char *date_figures(Arena *a, const char *s);

/* The last day that a stored date covers: what the collation "date" orders by. False when s is none. */
bool date_last_day(const char *s, size_t n, Day *out);

/* The reporting period a date names or falls into: "2026H1", or "2026" for a whole year. */
bool date_period(const Date *d, Period *out);

#endif
