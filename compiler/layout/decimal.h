/* decimal.h - figures of a column that stand with their points under each other; private to the files of the table.
 *
 * What is left of the points and what is right of them is measured over all rows, so that the column's
 * figures make a block: set right in the column, or in its middle.  A source's rows cannot be measured:
 * its columns say how many decimals they have, and their block is set right.
 *
 * A figure is never parted between its digits while smaller ones find room: who reads 2,090,208.3 on one
 * line may not look for the 2 on the next. */
#ifndef WENHENG_LAYOUT_DECIMAL_H
#define WENHENG_LAYOUT_DECIMAL_H

#include "base/unit.h"
#include "doc/node.h"
#include "layout/line.h"

struct Table;
struct Cell;

typedef struct Block { /* the figures of a column */
	Unit whole, tail; /* the widest left of the point, and from the point on */
} Block;

/* Measures the columns that ask for it, into t->blocks; before their widths are given. False after an error. */
bool decimal_open(struct Table *t);
/* How far from the cell's right edge its one line ends, its width given; 0 for what is no figure of a column. */
Unit decimal_shift(struct Table *t, const struct Cell *c, Unit width, Unit natural);
/* The lines of a cell, or, where the figure that is all it holds takes more than one, that figure set smaller on
 * one line, which is warned of once a column. */
Lines *decimal_fit(struct Table *t, const struct Cell *c, Lines *lines, Unit width);

#endif
