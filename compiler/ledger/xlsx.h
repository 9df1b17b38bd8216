/* xlsx.h - what the files that read Office Open XML workbooks (ECMA-376) share; for them and workbook.c alone. */
#ifndef WENHENG_LEDGER_XLSX_H
#define WENHENG_LEDGER_XLSX_H

#include "ledger/cellformat.h"
#include "ledger/crossed.h"
#include "ledger/package.h"
#include "ledger/relations.h"
#include "ledger/texts.h"
#include "ledger/workbook.h"
#include "ledger/xlsx_strikes.h"

typedef struct XlsxFormats {
	CellFormat *items; /* by a cell's s (heap) */
	size_t count, cap;
	int        *ids;   /* of the formats with codes (heap), beside codes */
	CellFormat *codes;
	size_t code_count, id_cap, code_cap;
	bool in_cells;     /* inside cellXfs: there are other lists of xf */
	bool       *struck; /* by a font's number: it is crossed out (heap) */
	size_t font_count, font_cap;
	bool in_fonts;     /* conditions have fonts of their own: */
	bool in_conditions;
	bool       *condition_struck; /* by a conditional format's number: its font is crossed out (heap) */
	size_t condition_count, condition_cap;
} XlsxFormats;

typedef struct XlsxString { /* a text that is being gathered: rich text is its pieces, reading aids (rPh) are none of it */
	Buf  buf;
	bool gather, phonetic, in_font;
	CrossedRun run, written; /* what the next piece is; what the last was */
} XlsxString;

typedef struct Xlsx {
	Arena      *arena;
	Package    *package;
	struct XlsxPart *parts; /* the workbook's sheets (heap) */
	size_t      part_count, part_cap;
	Relations   relations; /* of the workbook's part */
	bool        since_1904;
	Texts      *texts;     /* shared strings */
	size_t      text_bytes;
	XlsxFormats formats;
	XlsxString  string;    /* of the shared one that is being read */
	bool        runs;      /* a text has runs in fonts of their own */
	size_t      cell_bytes; /* of the texts of all rows looked through */
} Xlsx;

/* Looks the workbook through, all sheets of it, so that a fault is told before anything is made of its first rows. bytes as
 * package_open() takes them. NULL when it cannot be read. */
Xlsx *xlsx_open(Arena *a, const char *path, const char *bytes, size_t n, Workbook *out, Refusal *refusal);
void  xlsx_close(Xlsx *x); /* NULL is allowed */

/* ---- strings ---- */

/* Pieces in fonts of their own have a byte before them: crossed.h. */
void xlsx_string_begin(Xlsx *x, XlsxString *s, const char *name, const char *const *attributes);
void xlsx_string_end(XlsxString *s, const char *name);
void xlsx_string_text(Xlsx *x, XlsxString *s, const char *bytes, size_t n);
/* Appends what has come to a text of the package, which is refused when it grows longer than a cell may be. */
void xlsx_add(Xlsx *x, Buf *out, const char *bytes, size_t n);
/* Appends a text as a reader sees it: _x000D_ is a character that XML cannot hold. */
void xlsx_plain(const Buf *text, Buf *out);

/* ---- xlsx_sheet.c ---- */

/* A sheet looked through: its merges, what is hidden, how far it goes. False after a fault of the package. */
bool xlsx_look(Xlsx *x, const char *part, WorkbookSheet *out);

/* Its rows, one by one, as they stand in the part: rows without a value are not among them. */
typedef struct XlsxRows XlsxRows;
XlsxRows *xlsx_rows_new(Xlsx *x, const WorkbookSheet *sheet); /* NULL after a fault */
void      xlsx_rows_free(XlsxRows *r); /* NULL is allowed */
/* The cells are good until the next call; false at the end or after a fault. */
bool      xlsx_rows_next(XlsxRows *r, SheetRow *row);

/* ---- xlsx_comments.c ---- */

/* Gives a sheet that was looked through its comments.  False after a fault of the package. */
bool xlsx_comments(Xlsx *x, WorkbookSheet *sheet);

/* ---- xlsx_pictures.c ---- */

void xlsx_find_pictures(Xlsx *x, Workbook *out); /* a fault is the package's */

#endif
