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
#include "ledger/sheet.h"

struct Package;
struct Relations;

typedef struct WorkbookSheet {
	const char *name;
	bool        hidden;
	Sheet    cells;
} WorkbookSheet;

/* A picture that WPS keeps in a cell, where the cell says =DISPIMG("ID_…",1). */
typedef struct WorkbookPicture {
	const char *id;
	const char *name;  /* of the file it becomes: its content's hash and its ending */
	const char *bytes; /* NULL: the workbook names it but does not hold it */
	size_t      len;
} WorkbookPicture;

typedef struct Workbook {
	WorkbookSheet *sheets;
	size_t         count;
	WorkbookPicture *pictures;
	size_t         picture_count;
	const char    *format; /* "xlsx", "xls" */
} Workbook;

/* Whether the bytes begin as a workbook of either kind does. */
bool workbook_is(const char *bytes, size_t n);
/* False after a report that names the file. Everything is the arena's. */
bool workbook_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d);

/* Whether a cell's text stands for a picture. */
bool workbook_is_picture(const char *text);
/* The picture that such a text means, or NULL when the workbook does not hold it. book may be NULL. */
const WorkbookPicture *workbook_picture(const Workbook *book, const char *text);

/* xlsx.c, xls.c */
bool xlsx_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d);
void xlsx_read_pictures(Arena *a, struct Package *p, const struct Relations *of, Workbook *out); /* xlsx_pictures.c; a fault is the package's */
bool xls_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d);

#endif
