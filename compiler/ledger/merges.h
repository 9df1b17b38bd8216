/* merges.h - merged cells of a workbook's sheet.
 *
 * What a merge says stands in its first column, in each row that it covers; whatever lies hidden under it is dropped. */
#ifndef WENHENG_LEDGER_MERGES_H
#define WENHENG_LEDGER_MERGES_H

#include "base/mem.h"
#include "ledger/sheet.h"

enum {
	MERGES_CELLS_MOST = 1 << 26, /* a sheet's cells, or those that its merges touch: 67 million */
	MERGES_TEXT_MOST = 4 << 20,  /* bytes of what is merged down into a row */
	MERGES_ALL_MOST = 256 << 20  /* and into all rows */
};

typedef struct Merge {
	int top, left, bottom, right; /* from 0 */
} Merge;

/* Puts them in the order in which rows meet them.  last: the last row that holds anything, from 0; width: cells of the widest.
 * False when they touch more than MERGES_CELLS_MOST. */
bool merges_order(Merge *merges, size_t count, int last, size_t width);

/* Settles merges row by row; width: no row becomes longer than so many cells. */
typedef struct MergeWalk MergeWalk;
MergeWalk *merge_walk_new(const Merge *ordered, size_t count, int last, size_t width); /* keeps ordered by reference */
void       merge_walk_free(MergeWalk *w); /* NULL is allowed */
/* Rows come in their order, from the first, none left out.  What is put into row is good until the next call.  False when that
 * is more than MERGES_TEXT_MOST, or all so far more than MERGES_ALL_MOST. */
bool       merge_walk_row(MergeWalk *w, SheetRow *row);

#endif
