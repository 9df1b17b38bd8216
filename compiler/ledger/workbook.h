/* workbook.h - Excel workbooks → sheets of cells, each the text that a clerk would have typed.
 *
 * A figure is its decimal as the file holds it, to the 15 digits a spreadsheet keeps; a percentage has
 * its sign; a day is 2026-03-31, or 1月2日 where its format shows no year; an error and a formula
 * without its value stand as #DIV/0! and =SUM(B5:B6), which no field takes.  So what follows reads
 * workbooks and CSV by the same rules.
 *
 * An XLSX workbook's rows come one by one.  What is in memory however many there are: 4 MB at the most of its texts and
 * where they end, its merges (16 bytes each), and spans of hidden rows (8 bytes each).  An XLS workbook, which has at most
 * 65,536 rows a sheet, is read as a whole. */
#ifndef WENHENG_LEDGER_WORKBOOK_H
#define WENHENG_LEDGER_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "ledger/sheet.h"

struct Merge;
struct Strike;
struct Xlsx;

typedef struct WorkbookSheet {
	const char *name;
	bool        hidden;
	const char *kind;  /* "chart": what it is that has no rows; NULL: a sheet of cells */
	Sheet       cells; /* what is hidden; workbook_read(): and its rows */
	/* the readers' own: */
	const char *part;  /* of the package */
	int         last;  /* row that holds anything; 0: none does */
	size_t      widest; /* cells of a row */
	struct Merge *merges; /* in order: merges.h */
	size_t      merge_count;
	const struct Strike *strikes; /* conditions that cross cells out: xlsx_strikes.h */
	size_t      strike_count;
} WorkbookSheet;

/* A picture that WPS keeps in a cell, where the cell says =DISPIMG("ID_…",1). */
typedef struct WorkbookPicture {
	const char *id;
	const char *name; /* of the file it becomes: its content's hash and its ending; NULL: the workbook does not hold it */
	const char *part;
} WorkbookPicture;

typedef struct Workbook {
	Arena          *arena;
	const char     *file;
	WorkbookSheet  *sheets;
	size_t          count;
	WorkbookPicture *pictures; /* by id */
	size_t          picture_count;
	const char     *format; /* "xlsx", "xls" */
	struct Xlsx    *xlsx;
} Workbook;

/* Whether the bytes begin as a workbook of either kind does. */
bool workbook_is(const char *bytes, size_t n);

/* A file; or its bytes, where they are given, which must stay alive.  It is looked through as a whole.  False after a report
 * that names the file; else it is to be closed.  What it gives is the arena's. */
bool workbook_open(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d);
void workbook_release(Workbook *book); /* not "close": libxlsxwriter has that name */
/* Opened, every sheet's rows taken into the arena, and closed. */
bool workbook_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d);

/* A sheet's rows, from the first to the last that holds anything; of one sheet at a time. */
typedef struct WorkbookRows WorkbookRows;
WorkbookRows *workbook_rows(Workbook *book, const WorkbookSheet *sheet);
void          workbook_rows_end(WorkbookRows *r);
bool          workbook_next(void *rows, SheetRow *row, Diag *d); /* as a feed's; false after a report too */
bool          workbook_failed(const WorkbookRows *r);

/* Whether a cell's text stands for a picture. */
bool workbook_is_picture(const char *text);
/* The picture that such a text means, or NULL when the workbook does not hold it. book may be NULL. */
const WorkbookPicture *workbook_picture(const Workbook *book, const char *text);
/* Its bytes. False after a report. */
bool workbook_picture_read(const Workbook *book, const WorkbookPicture *picture, Buf *out, Diag *d);

/* xls.c; false with the reason */
bool xls_read(Arena *a, const char *bytes, size_t n, Workbook *out, const char **why);

#endif
