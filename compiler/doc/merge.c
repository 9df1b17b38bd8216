/* merge.c - equal neighbours down a column become one cell, row by row. */
#include "doc/merge.h"

#include <string.h>

void merge_begin(Merge *m, Arena *a, const int *columns, int count)
{
	*m = (Merge){ .columns = columns, .count = count };
	m->tops = arena_array(a, (size_t)count + 1, sizeof(Node *));
}

void merge_break(Merge *m)
{
	for (int i = 0; i < m->count; i++)
		m->tops[i] = NULL;
}

static bool spans(const Node *c)
{
	return c->u.cell.colspan > 1 || c->u.cell.rowspan > 1;
}

/* Empty cells are no neighbours of each other. */
static bool same_text(const Node *a, const Node *b)
{
	Buf x = { 0 }, y = { 0 };
	node_plain(a, &x);
	node_plain(b, &y);
	bool same = x.len > 0 && x.len == y.len && !memcmp(x.data, y.data, x.len);
	buf_free(&x);
	buf_free(&y);
	return same;
}

bool merge_row(Merge *m, Node **cells)
{
	bool any = false, parted = false; /* a column before this one begins a new cell here */
	for (int i = 0; i < m->count; i++) {
		Node **cell = &cells[m->columns[i]], *top = m->tops[i];
		if (*cell && spans(*cell))
			top = NULL;
		if (*cell && top && !parted && same_text(top, *cell)) {
			top->u.cell.rowspan = (top->u.cell.rowspan > 1 ? top->u.cell.rowspan : 1) + 1;
			node_unlink(*cell);
			*cell = NULL;
			any = true;
			continue;
		}
		m->tops[i] = *cell && !spans(*cell) ? *cell : NULL;
		parted = true;
	}
	return any;
}
