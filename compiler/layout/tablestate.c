/* tablestate.c - where a table's next part begins, kept so that a part can be drawn again in less room. */
#include "layout/grid.h"

typedef struct CellState {
	size_t at, upto;
	bool   printed;
} CellState;

struct TableState {
	int        next, part;
	bool       inside;
	CellState *cells;
};

TableState *table_save(const Table *t, Arena *a)
{
	TableState *s = ARENA_NEW(a, TableState);
	*s = (TableState){ .next = t->next, .part = t->part, .inside = t->inside };
	s->cells = arena_array(a, (size_t)t->cell_count + 1, sizeof *s->cells);
	for (int i = 0; i < t->cell_count; i++)
		s->cells[i] = (CellState){ t->cells[i].at, t->cells[i].upto, t->cells[i].printed };
	return s;
}

void table_restore(Table *t, const TableState *s)
{
	t->next = s->next;
	t->part = s->part;
	t->inside = s->inside;
	for (int i = 0; i < t->cell_count; i++) {
		t->cells[i].at = s->cells[i].at;
		t->cells[i].upto = s->cells[i].upto;
		t->cells[i].printed = s->cells[i].printed;
	}
}
