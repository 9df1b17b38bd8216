/* periodsaid.h - what a free text says of its period: a title, a sheet's name, the heading of a group of rows, a cell that says
 * when: 甘州区二〇二五年1—6月用水监测表, 2025H1, 25年第二季度, 去年上半年. */
#ifndef WENHENG_LEDGER_PERIODSAID_H
#define WENHENG_LEDGER_PERIODSAID_H

#include <stdbool.h>

#include "base/calendar.h"
#include "base/mem.h"
#include "ledger/heading_period.h"

typedef struct PeriodSaid {
	PeriodWord  word;    /* NONE: it says nothing that may be another's; OTHER comes before UNSURE, that before THIS */
	const char *text;    /* the words that say so, as a key; NULL: none do */
	bool        whole;   /* they are all of the text */
	bool        this_too; /* the file's own period is named as well */
	bool        year_only; /* a year, and no part of it */
	bool        month_only; /* one month, which may only be when the text was written */
} PeriodSaid;

/* key: see key.h.  Days, and years in 〔2025〕 or as a range that holds the file's, say nothing. */
PeriodSaid period_said(Arena *a, Period file, const char *key);

#endif
