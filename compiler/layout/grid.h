/* grid.h - a table's rows and cells, set once; private to grid.c, columns.c and table.c. */
#ifndef WENHENG_LAYOUT_GRID_H
#define WENHENG_LAYOUT_GRID_H

#include "layout/table.h"

typedef struct Cell {
	const Node  *node;  /* NULL: a place that no cell fills */
	const Style *style;
	int     row, column, rows, columns; /* where it stands and what it spans */
	bool    head;
	Unit    pad_x, pad_y;
	BoxList boxes;
	Unit    height;     /* of the boxes, without padding */
	size_t  at;         /* the first box no part has printed yet */
	size_t  upto;       /* one past the last box of the part being made */
	bool    printed;    /* a spanning cell all of which stands on an earlier part: its label is repeated */
	BoxList *again;     /* the repeated label, NULL until it is needed */
	Unit    again_height;
} Cell;

typedef struct Row {
	const Node *node;
	Unit        height;
	BreakLevel  level;  /* of a break after it */
} Row;

struct Table {
	Flow         flow;    /* how the cells were set, for repeated labels */
	const Node  *node;
	const Style *style;
	Place        place;
	int          columns;
	Unit        *x;       /* left edges of the columns, and the right edge of the last */
	Row         *rows;
	int          row_count, head_rows;
	Unit         head_height;
	Cell        *cells;
	int          cell_count, cell_cap;
	int         *map;     /* row * columns + column → cell */
	BoxList      caption, continued;
	Unit         caption_height, continued_height;
	/* where the next part begins */
	int          next;    /* row */
	bool         inside;  /* that row was begun on the part before */
	int          part;
};

static inline Cell *grid_cell(const Table *t, int row, int column)
{
	return &t->cells[t->map[(size_t)row * (size_t)t->columns + (size_t)column]];
}

/* Places the node's cells on the grid: spans, gaps, head rows. False when there are none. */
bool grid_build(Table *t);
/* Column widths into t->x. */
void grid_widths(Table *t, Unit width);
/* Sets every cell and gives the rows their heights and break levels. */
void grid_measure(Table *t);
/* Content of a spanning cell as later pages repeat it. */
void grid_label_again(Table *t, Cell *c);

#endif
