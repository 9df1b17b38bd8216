/* workbook.h - Excel workbooks → sheets of cells, each the text that a clerk would have typed.
 *
 * A figure is its decimal as the file holds it, to the 15 digits a spreadsheet keeps; a percentage has
 * its sign; a day is 2026-03-31, or 1月2日 where its format shows no year; an error and a formula
 * without its value stand as #DIV/0! and =SUM(B5:B6), which no field takes.  So what follows reads
 * workbooks and CSV by the same rules. */
#ifndef WENHENG_LEDGER_WORKBOOK_H
#define WENHENG_LEDGER_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "ledger/csv.h"

typedef struct WorkbookSheet {
	const char *name;
	bool        hidden;
	CsvTable    cells;
} WorkbookSheet;

typedef struct Workbook {
	WorkbookSheet *sheets;
	size_t         count;
	const char    *format; /* "xlsx", "xls" */
} Workbook;

/* Whether the bytes begin as a workbook of either kind does. */
bool workbook_is(const char *bytes, size_t n);
/* False after a report that names the file. Everything is the arena's. */
bool workbook_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d);

/* xlsx.c, xls.c */
bool xlsx_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d);
bool xls_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d);

#endif
