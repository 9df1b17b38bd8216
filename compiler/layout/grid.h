/* grid.h - a table's rows and cells as they stand on its columns; private to the files of the table.
 *
 * Rows are counted over head and body.  Head rows live as long as the table; body rows are set as pages
 * ask for them and stand in a window, whose end no cell spans over. */
#ifndef WENHENG_LAYOUT_GRID_H
#define WENHENG_LAYOUT_GRID_H

#include "doc/merge.h"
#include "layout/decimal.h"
#include "layout/repeats.h"
#include "layout/sums.h"
#include "layout/table.h"

typedef struct Cell {
	const Node  *node;  /* NULL: a place that no cell fills */
	const Style *style;
	int     row, column, rows, columns; /* where it stands and what it spans */
	bool    head;
	bool    keep_next;  /* its row stays with the next */
	Unit    pad_x, pad_y;
	BoxList boxes;
	Unit    height;     /* of the boxes, without padding */
	size_t  at;         /* the first box no part has printed yet */
	size_t  upto;       /* one past the last box of the part being made */
	bool    printed;    /* all of it stands on an earlier part, but its rows go on: it is repeated */
	BoxList *again;     /* as it is repeated, NULL until it is needed */
	bool    again_marked; /* with （续） */
	Unit    again_height;
} Cell;

typedef struct Row {
	const Node *node;
	int         number;
	bool        head;
	Unit        height;
	BreakLevel  level;  /* of a break after it */
	Cell      **cells;  /* by column; a spanning cell stands at each of its places */
	bool        striped;    /* of the rows with a background the class asks for */
	bool        ends_group; /* holds a group's sum */
	Total      *sums;   /* up to its end, or NULL */
} Row;

typedef struct Band { /* rows that stand together on parts */
	Row **rows;
	int   count;
	Unit  height;
	bool  sums;         /* holds sums: set anew for each part */
} Band;

typedef struct Dress { /* a cell's style as it is set, made once */
	const Style *from, *own;
	Align        align;
} Dress;

typedef struct Tail { /* what digits from the point on take */
	const Style *style;
	Unit width;
} Tail;

typedef struct Chunk { /* memory of some of the window's rows */
	Arena *arena;
	int    end;         /* one past its last row */
} Chunk;

typedef struct Window {
	Row  **rows;        /* rows base … in the table's arena, rows up to `ready` can be printed */
	int    base, count, ready;
	size_t cap;
	bool   ended;       /* there are no more rows to read */
	bool   paged;       /* chunks are handed to the pages that print them; else all lives as long as the table */
	const Node *next;   /* the tree's next body row */
	Node  *pending;     /* of a source: read, but not yet placed */
	bool   joins;       /* cells of the row read last are part of cells above */
	Cell **open;        /* by column: the last row's cell */
	Merge  merge;
	bool   stripe;      /* the next plain row is striped */
	Node **merging;     /* by column: cells of the row that is read */
	Chunk *chunks;
	int    chunk_count;
	size_t chunk_cap;
} Window;

struct Table {
	Flow         flow;    /* how cells are set; its arena is that of the rows being set */
	Arena       *arena;   /* the table's own */
	const char  *lang;    /* around the table */
	const Node  *node;
	const TableInfo *info; /* may be NULL */
	const Style *style;
	Place        place;
	int          columns;
	Unit        *x;       /* left edges of the columns, and the right edge of the last */
	const Style *plain[2]; /* of cells that say nothing of their own: body, head */
	Dress       *dresses;
	int          dress_count;
	size_t       dress_cap;
	Block       *blocks;  /* by column, of figures set by their point; NULL: there are none */
	Tail        *tails;   /* by their bytes */
	Repeats     *repeats; /* NULL: a short table */
	Band         head, carried, page; /* at the head of all, of following parts; at the foot of all */
	Unit         row_limit; /* what a page has for rows */
	Unit         page_room; /* kept for the foot of a part */
	const Node **foot;      /* rows at the table's end */
	int          foot_count;
	Sums         sums;
	int          head_rows; /* those repeated: all of the head's or none */
	Unit         head_height;
	Window       window;
	BoxList      caption, continued;
	Unit         caption_height, continued_height;
	/* where the next part begins */
	int          next;    /* row */
	bool         inside;  /* that row was begun on the part before */
	int          part;
};

static inline Row *grid_row(const Table *t, int row)
{
	return row < t->head.count ? t->head.rows[row] : t->window.rows[row - t->window.base];
}

static inline Cell *grid_cell(const Table *t, int row, int column)
{
	return grid_row(t, row)->cells[column];
}

/* ---- grid.c ---- */

/* How many columns there are; 0 when that cannot be known. */
int  grid_columns(const Node *n);
/* Places the row's cells: spans from above (open: the row above's cells by column), gaps.  Nothing is set. */
void grid_place(Table *t, Row *row, Cell **open);
/* Sets the cells that begin in the row. */
void grid_set(Table *t, Row *row);
/* Gives rows that no cell spans out of their heights and break levels. */
void grid_finish(Table *t, Row **rows, int count);
/* All rows of the tree, or of the source when asked, each placed for a visit and dropped. False after an error. */
typedef void (*RowVisit)(Table *t, const Row *row, void *context);
bool grid_each_row(Table *t, bool source, RowVisit visit, void *context);
/* Rows of the table's own: placed, set and finished, counted from 0. */
void grid_band(Table *t, Band *band, const Node *const *nodes, int count, bool head);
/* Content of a cell as later pages repeat it, with the class's mark behind it or as it is. */
void grid_label_again(Table *t, Cell *c, bool with_mark);

/* While cells are set, lines and boxes come from this arena and in the table's language. */
typedef struct Setting {
	Arena      *arena, *lines;
	const char *lang;
	SumTexts    sums;
} Setting;
Setting grid_begin(Table *t, Arena *a);
void    grid_end(Table *t, const Setting *before);

/* ---- columns.c ---- */

/* Column widths into t->x. False after an error. */
bool grid_widths(Table *t, Unit width);

/* ---- window.c ---- */

/* From now on body rows are read, from the node on in a tree that has so many.  False after an error. */
bool window_open(Table *t, const Node *first, int rows);
/* Whether there is a row of that number; then it is ready. */
bool window_reach(Table *t, int row);
/* Memory for what belongs to the part being made. */
Arena *window_arena(const Table *t);

#endif
