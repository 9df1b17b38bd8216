/* numbering.c - page numbers: where they begin, where they begin again, and how they are written.
 *
 * An op says on its page that pages are numbered anew from there on: front matter i, ii, iii, the text
 * 1, 2, 3.  So a page's number depends on it and on those before it alone. */
#include "layout/numbering.h"

#include <stdlib.h>

Numbering numbering_start(const PageGeometry *g)
{
	return (Numbering){
		.next = g->first_number > 0 ? g->first_number : 1,
		.plain = g->front_pages > 0 ? (size_t)g->front_pages : 0,
	};
}

void numbering_page(Numbering *n, Page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		if (page->ops[i].kind != OP_NUMBERING)
			continue;
		*n = (Numbering){ .numerals = page->ops[i].u.numbering.numerals, .next = page->ops[i].u.numbering.start };
		page->part = true;
	}
	page->numerals = n->numerals;
	page->number = 0;
	if (n->plain)
		n->plain--;
	else if (n->numerals != NUMERALS_NONE)
		page->number = n->next++;
}

void parttotals_take(PartTotals *t, const Page *page)
{
	if (page->part || !t->count)
		*MEM_PUSH(t->last, t->count, t->cap) = 0;
	int *last = &t->last[t->count - 1];
	*last = page->number > *last ? page->number : *last;
}

void parttotals_free(PartTotals *t)
{
	free(t->last);
	*t = (PartTotals){ 0 };
}

/* Numbers that begin anew begin on a page of their own. */
void flow_numbering(Flow *f, const Node *n)
{
	if (f->in_cell || f->in_columns || f->out == f->foot) {
		if (flow_first(f, "numbering", n->place))
			diag_error(f->diag, n->place, "page numbers cannot begin anew in a table, in columns or in 版记");
		f->lines->failed = true;
		return;
	}
	flow_float_order(f, n);
	Box *b = boxes_add(f->out, BOX_PAGE, n);
	b->turned = f->turned;
	b->level = BREAK_NEVER;
	f->gap = 0;
	f->snap = false;
	Op *op = boxes_mark(f->out, OP_NUMBERING, n);
	op->u.numbering.numerals = n->u.numbering.numerals;
	op->u.numbering.start = n->u.numbering.start;
}
