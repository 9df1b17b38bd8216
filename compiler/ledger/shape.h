/* shape.h - what is declared of a file's shape, laid over its rows before the table is looked for in them. */
#ifndef WENHENG_LEDGER_SHAPE_H
#define WENHENG_LEDGER_SHAPE_H

#include <stdint.h>

#include "base/mem.h"
#include "ledger/finding.h"
#include "ledger/schema.h"
#include "ledger/sheet.h"

/* "B4:H60"; "B4:H" goes down to the last row, "B:H" is of all rows.  False when it is no range. */
bool shape_range(const char *text, CellRange *out);

/* The schema as it holds for this file: what its manifest's line declares comes before what the schema
 * does; marks and what is dropped are those of both. */
const Schema *shape_apply(Arena *a, const Schema *schema, const FileShape *file);

/* The rows of a feed that may be read, one by one: cells keep their rows and columns. */
typedef struct ShapeWindow {
	RowFeed          from;
	const FileShape *shape;
	int              last;        /* row that has come from the feed */
	bool             wide, ended; /* a row reaches into the window; none will any more */
	const char     **cells;       /* of the row given, clipped */
	size_t           cell_cap;
	char            *below;       /* what stands under it, where that has been seen, and where */
	int              below_row, below_column;
} ShapeWindow;

ShapeWindow shape_window(const FileShape *shape, RowFeed from);
bool        shape_next(void *window, SheetRow *row, Diag *d); /* as a feed's */
void        shape_window_end(ShapeWindow *w);

/* Whether the sheet ends before the window: asked before the rows that have come are trusted, it reads on until one
 * reaches into it. */
bool shape_missed(ShapeWindow *w, Diag *d);
/* What does: "range = B4:H60". */
const char *shape_words(Arena *a, const FileShape *shape);
/* A finding, once, when rows have been seen to go on below the range. */
void shape_check_below(Arena *a, ShapeWindow *w, FindingList *findings);

/* Whether a record of this name is to be left out.  A * at either end of a declared text stands for anything. */
bool shape_drops(Arena *a, const FileShape *shape, const char *name);

uint64_t shape_hash(uint64_t h, const FileShape *shape);

#endif
