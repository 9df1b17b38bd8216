/* numbering.h - page numbers: where they begin, where they begin again, and how they are written. */
#ifndef WENHENG_LAYOUT_NUMBERING_H
#define WENHENG_LAYOUT_NUMBERING_H

#include "doc/style.h"
#include "layout/display.h"
#include "layout/flow.h"

typedef struct Numbering { /* what the next page gets */
	Numerals numerals;
	int    next;
	size_t plain; /* so many pages have no number yet: the class's front_pages */
} Numbering;

Numbering numbering_start(const PageGeometry *g);
/* Numbers a page whose ops are complete; pages are given in their order. */
void numbering_page(Numbering *n, Page *page);

/* The last number of each part, a part being the pages numbered from a start of their own. */
typedef struct PartTotals {
	int   *last; /* heap */
	size_t count, cap;
} PartTotals;

/* Counts the next page in. */
void parttotals_take(PartTotals *t, const Page *page);
void parttotals_free(PartTotals *t);

/* ::: numbering */
void flow_numbering(Flow *f, const Node *n);

#endif
