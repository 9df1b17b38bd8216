/* merge.h - equal neighbours down a column become one cell, row by row.
 *
 * A column is merged only within the cells of the columns that stand before it in the list. */
#ifndef WENHENG_DOC_MERGE_H
#define WENHENG_DOC_MERGE_H

#include <stdbool.h>

#include "base/mem.h"
#include "doc/node.h"

typedef struct Merge {
	const int *columns; /* from 0, in the order they are merged */
	int        count;
	Node     **tops;    /* by the same index: the cell that the next row's may join, or NULL */
} Merge;

/* The list must live as long as the merge; what the merge needs itself comes from a. */
void merge_begin(Merge *m, Arena *a, const int *columns, int count);
/* Takes the next row.  cells: by the table's column, the cell that begins there, or NULL.  A cell that joins
 * the one above is unlinked and its place set to NULL; the one above spans a row more.  False when none does. */
bool merge_row(Merge *m, Node **cells);
/* The next row joins none above: a group row stands between. */
void merge_break(Merge *m);

#endif
