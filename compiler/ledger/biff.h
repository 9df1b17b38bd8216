/* biff.h - an old Excel workbook ([MS-XLS], BIFF5 and BIFF8): its sheets' texts and figures as their formats show them, formulas'
 * values, merged cells, what is hidden. */
#ifndef WENHENG_LEDGER_BIFF_H
#define WENHENG_LEDGER_BIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "ledger/merges.h"
#include "ledger/sheet.h"

typedef struct BiffCell {
	int         row, column; /* from 0 */
	const char *text;        /* as workbook.h says; "" where a formula gives no text */
	CellMark    mark;
} BiffCell;

typedef struct BiffSheet {
	const char *name;
	bool      hidden;
	const char *kind; /* as WorkbookSheet has it */
	BiffCell *cells;
	size_t    count, cap;
	Merge    *merges;
	size_t    merge_count, merge_cap;
	int      *hidden_rows;
	size_t    hidden_count, hidden_cap;
	bool     *hidden_columns; /* SHEET_COLUMNS of them, or NULL */
	int       rows, columns;  /* how far the cells go */
} BiffSheet;

typedef struct Biff {
	BiffSheet *sheets; /* in the workbook's order */
	size_t     count;
} Biff;

/* Everything is the arena's.  NULL, or why the file is refused. */
const char *biff_read(Arena *a, const char *bytes, size_t n, Biff *out);

#endif
