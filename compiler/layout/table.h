/* table.h - a table as a box that pages take piece by piece.
 *
 * table_make() sets the head; table_part() takes as many rows as fit, reading and setting them as it asks
 * for them, draws them with the head above and closed borders, and remembers where to go on. */
#ifndef WENHENG_LAYOUT_TABLE_H
#define WENHENG_LAYOUT_TABLE_H

#include <stdbool.h>

#include "layout/flow.h"

typedef struct Table Table;

/* Width is the column's. NULL when the table has no cells, or after an error. */
Table *table_make(Flow *f, const Node *n, const Style *s, Unit width);
/* In one piece. Only as many rows are read as a page may hold: a higher table, and one that was begun, is
 * somewhat higher than that. */
Unit   table_height(Table *t);
bool   table_keeps(const Table *t);  /* asks not to be parted */
int    table_gap(const Table *t);    /* but is parted where it would leave more of a page empty, in thousandths; 0: never */
void   table_rewind(Table *t);       /* back to the first row, on the page that the table began on */
/* A page has ended: what earlier parts alone needed goes to the pages, and is not gone back to. */
void   table_release(Table *t, Pages *pages);
bool   table_done(const Table *t);
/* Where the next part begins, to be gone back to when a part was drawn in vain. */
typedef struct TableState TableState;
TableState *table_save(const Table *t, Arena *a);
void   table_restore(Table *t, const TableState *s);
bool   table_begun(const Table *t);
Unit   table_rest(Table *t); /* height of the rows that no part has begun; of a table whose end is near */
bool   table_ends_in(Table *t, Unit room); /* whether all that is left of it fits */

typedef enum Take {
	TAKE_FITTING,
	TAKE_SOME,    /* something, since the page is empty */
	TAKE_BUT_LAST /* all that fits, but not the last row: it goes on with what stands below the table */
} Take;

/* Draws the next part at x, y into the page and returns its height; 0 when nothing fits into
 * `room` and nothing was drawn.  full: the room on an empty page. */
Unit table_part(Table *t, Page *page, Unit x, Unit y, Unit room, Unit full, Take take);

#endif
