/* choice.h - which rows the next part of a table takes; private to table.c and choice.c. */
#ifndef WENHENG_LAYOUT_CHOICE_H
#define WENHENG_LAYOUT_CHOICE_H

#include "layout/grid.h"

typedef struct Choice {
	Table *t;
	Unit   lead;     /* caption, head and what is carried, above the rows */
	Unit   room;     /* without the rows at the part's foot */
	Unit   capacity; /* what a page has for rows */
	Take   take;
	int    from, to; /* whole rows (or their rests) */
	bool   counted;  /* it holds as many rows as the table wants on a page */
	bool   split;    /* row `to` is begun as well */
	bool   forced;   /* it had to be: its lines are parted wherever the page ends */
	Unit  *tops;     /* upper edge of row from + i; one more for the end (heap) */
	size_t tops_cap;
	int    shown;    /* rows in the part */
	int    foot;     /* of these, those before the rows at the table's end */
} Choice;

/* Begins a choice: the room left, that on an empty page, what is to be taken. */
Choice choice_begin(Table *t, Unit room, Unit full, Take take);
void   choice_end(Choice *p);
/* Chooses rows and what of their cells stands here. False when nothing fits and nothing is forced. */
bool   choice_make(Choice *p);
/* Whether all that is left of the table fits. */
bool   choice_ends(Choice *p);
/* What the next part begins with. */
void   choice_settle(Choice *p);

/* Of the part chosen: edges of its i-th row, the rows at its foot left out above those at the table's end. */
Unit   choice_top(const Choice *p, int i);
Unit   choice_bottom(const Choice *p, int i);
Unit   choice_height(const Choice *p); /* of the whole part */
/* Whether the cell goes on from the part before, and then as its repeated label. */
bool   choice_goes_on(const Choice *p, const Cell *c);
bool   choice_repeats(Choice *p, Cell *c);
static inline int cell_end(const Cell *c)
{
	return c->row + c->rows;
}

#endif
