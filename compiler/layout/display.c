/* display.c - the display list's few operations: pages and ops appended in reading order. */
#include "layout/display.h"

#include <stdlib.h>
#include <string.h>

#include "doc/style.h"

Page *pages_add(Pages *p, Unit width, Unit height)
{
	Page *page = MEM_PUSH(p->items, p->count, p->cap);
	size_t ops = p->count > 1 ? page[-1].count : 0; /* as many as the page before has are likely to come */

	*page = (Page){ .width = width, .height = height };
	if (ops) {
		page->ops = mem_realloc(NULL, ops * sizeof *page->ops);
		page->cap = ops;
	}
	return page;
}

Op *page_op(Page *page, OpKind kind, Unit x, Unit y)
{
	Op *op = MEM_PUSH(page->ops, page->count, page->cap);

	memset(op, 0, sizeof *op);
	op->kind = kind;
	op->x = x;
	op->y = y;
	return op;
}

void pages_retire(Pages *p, Arena *a)
{
	*MEM_PUSH(p->retired, p->retired_count, p->retired_cap) = (Retired){ a, p->dropped + p->count };
}

/* Drops the pages that take() has had, and what only they referred to. */
static void drop_seen(Pages *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->seen; i++)
		free(p->items[i].ops);
	memmove(p->items, p->items + p->seen, (p->count - p->seen) * sizeof *p->items);
	p->count -= p->seen;
	p->dropped += p->seen;
	p->seen = 0;
	for (size_t i = 0; i < p->retired_count; i++) {
		if (p->retired[i].pages > p->dropped)
			p->retired[kept++] = p->retired[i];
		else
			arena_free(p->retired[i].arena);
	}
	p->retired_count = kept;
}

void pages_complete(Pages *p)
{
	while (p->take && p->seen < p->count) {
		size_t at = p->seen++;

		if (p->take(p, &p->items[at], p->dropped + at))
			drop_seen(p);
	}
}

void page_label(const Page *page, Buf *out)
{
	number_numerals(out, page->numerals, page->number);
}

void pages_free(Pages *p)
{
	for (size_t i = 0; i < p->count; i++)
		free(p->items[i].ops);
	for (size_t i = 0; i < p->retired_count; i++)
		arena_free(p->retired[i].arena);
	free(p->items);
	free(p->retired);
	*p = (Pages){ .arena = p->arena };
}
