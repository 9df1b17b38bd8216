/* heading_period.h - words of a heading that say of which period a column is: 本期, 2026年上半年, 本年累计, 上年同期. */
#ifndef WENHENG_LEDGER_HEADING_PERIOD_H
#define WENHENG_LEDGER_HEADING_PERIOD_H

#include "base/calendar.h"
#include "base/mem.h"

typedef enum PeriodWord {
	PERIOD_WORD_NONE,    /* says nothing of a period */
	PERIOD_WORD_THIS,    /* the file's */
	PERIOD_WORD_TO_DATE, /* added up since January, which is the same: 本年累计 in a first half's file */
	PERIOD_WORD_UNSURE,  /* 累计, 本年, 年度 in a second half's: this period's or not? */
	PERIOD_WORD_OTHER    /* 上年同期, 同比, 计划, 日均, another year or half: not what there was in this one */
} PeriodWord;

/* What a word says, all of it, in a file of the period (year 0: not known).  key: see key.h. */
PeriodWord heading_period(Arena *a, Period file, const char *key);
/* What a text speaks of somewhere, such as a heading that spans several columns or a sheet called 2025年上半年: OTHER comes
 * before UNSURE, that before THIS. */
PeriodWord heading_names_period(Arena *a, Period file, const char *key);

#endif
