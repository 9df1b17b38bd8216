/* sheetname.h - what a workbook's sheet is by its name: 用水监测, 2025年上半年, 3月, 填表样表. */
#ifndef WENHENG_LEDGER_SHEETNAME_H
#define WENHENG_LEDGER_SHEETNAME_H

#include <stdbool.h>

#include "base/calendar.h"
#include "base/mem.h"
#include "ledger/schema.h"

typedef enum SheetSort {
	SHEET_PLAIN,
	SHEET_OTHER_PERIOD,
	SHEET_MONTH, /* of one month */
	SHEET_ASIDE, /* a sample, a template, instructions, a plan, or given up */
	SHEET_SORTS
} SheetSort;

SheetSort sheetname_sort(Arena *a, const char *name, const Schema *schema, Period period);
/* Whether a plain name is one of what came later or beside the rest, 补报: sheets of months aren't summed up in it. */
bool      sheetname_adds(Arena *a, const char *name);

#endif
