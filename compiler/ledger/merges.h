/* merges.h - merged cells of a workbook's sheet.
 *
 * What a merge says stands in its first column, in each row that it covers; whatever lies hidden under it is dropped. */
#ifndef WENHENG_LEDGER_MERGES_H
#define WENHENG_LEDGER_MERGES_H

#include "base/mem.h"
#include "ledger/sheet.h"

enum { MERGES_CELLS_MOST = 1 << 26 }; /* a sheet's cells with those that merges fill, 67 million */

typedef struct Merge {
	int top, left, bottom, right; /* from 0 */
} Merge;

/* Settles the merges in the rows, whose cells are the arena's; `cells`: how many they have already.  No cell is under two
 * merges.  False when there would be more than MERGES_CELLS_MOST. */
bool merges_settle(Arena *a, SheetRow *rows, size_t row_count, const Merge *merges, size_t count, size_t cells);

#endif
