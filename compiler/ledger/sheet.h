/* sheet.h - rows of cells, of a text file or of a sheet of a workbook: what is read as a ledger. */
#ifndef WENHENG_LEDGER_SHEET_H
#define WENHENG_LEDGER_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"

enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384 }; /* the most a spreadsheet has */

typedef enum Merged { /* a workbook's cell */
	MERGED_NOT,
	MERGED_FIRST, /* with cells below it */
	MERGED_BELOW, /* with one above it */
	MERGED_BESIDE /* with what stands to its left: it is blank */
} Merged;

typedef struct CellMark { /* what a workbook's reader sees of a cell besides its text */
	bool        struck; /* the whole text is crossed out */
	const char *gone;   /* what stands in the cell crossed out and is none of the text; NULL: nothing */
	const char *shown;  /* the figure as the cell's format shows it, where the text is another; NULL: it isn't */
	bool        hidden; /* its format shows nothing of it: ;;; */
} CellMark;

typedef struct SheetRow {
	int          line; /* of the file, where the row begins, from 1 */
	int          row;  /* as a spreadsheet numbers it, from 1 */
	size_t       count;
	const char **cells; /* UTF-8, NUL-terminated */
	Merged      *merged; /* by cell; NULL: none is */
	CellMark    *marks;  /* by cell; NULL: none has any */
} SheetRow;

typedef struct RowSpan { /* as a spreadsheet numbers them */
	int first, last;
} RowSpan;

typedef struct SheetDoubt { /* cells that a format may cross out, which nobody worked out */
	int         row, column; /* of the first, from 1 */
	const char *range, *condition;
} SheetDoubt;

typedef struct SheetComment { /* what someone noted beside a cell, or wrote in a box over the sheet */
	int         row, column; /* from 1 */
	const char *text;
	bool        box;
} SheetComment;

typedef struct Sheet {
	SheetRow *rows;
	size_t    count;
	const RowSpan *hidden;      /* of a workbook: in order, apart from each other */
	size_t    hidden_count;
	const bool *hidden_columns; /* SHEET_COLUMNS of them; NULL: none is */
	const SheetDoubt *doubts;
	size_t    doubt_count;
	const SheetComment *comments; /* in the order of the rows */
	size_t    comment_count;
	char      separator; /* of a text file; 0: the sheet is a workbook's */
} Sheet;

typedef struct RowFeed { /* rows one by one, from wherever they come */
	bool (*next)(void *from, SheetRow *row, Diag *d); /* good until the next call; false at the end; NULL: there are none */
	void *from;
} RowFeed;

/* A copy that lives in the arena, cells and all. */
SheetRow sheet_row_keep(Arena *a, const SheetRow *row);

/* Of the cell with this index. */
CellMark sheet_mark(const SheetRow *row, int col);

/* "C12" → column 3, row 12; "C" → row 0.  False when it is no such name. */
const char *sheet_column(int column, char name[8]); /* 3 → "C" */
bool sheet_place(const char *s, size_t n, int *column, int *row);

/* Appends which rows from the first to the last of these, and which of the first `width` columns, are hidden: 3-5, 9 and
 * B-C, E. */
void sheet_hidden(const Sheet *sheet, RowSpan rows, size_t width, Buf *hidden_rows, Buf *hidden_columns);

#endif
