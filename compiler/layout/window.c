/* window.c - the rows of a table that are set: from the first that a page may still print to the last
 * that one has asked for.
 *
 * Rows are read in groups that no cell spans out of.  They and all they hold live in chunks of a few
 * rows each; a chunk whose rows no page can ask for any more goes to the pages. */
#include <string.h>

#include "doc/rows.h"
#include "layout/grid.h"

/* Rows in a chunk: so few that little is kept beside the page being filled, so many that the rest of
 * its last block does not count. */
enum { CHUNK_ROWS = 32 };

/* ---- memory ---- */

Arena *window_arena(const Table *t)
{
	const Window *w = &t->window;
	return w->chunk_count ? w->chunks[w->chunk_count - 1].arena : t->arena;
}

/* The arena that the row of this number is set in. */
static Arena *arena_for(Table *t, int row)
{
	Window *w = &t->window;
	if (!w->paged)
		return t->arena;
	bool known = w->chunk_count && w->chunks[w->chunk_count - 1].end > row;
	if (!w->chunk_count || (row % CHUNK_ROWS == 0 && !known)) {
		Chunk *chunk = ARENA_PUSH(t->arena, w->chunks, w->chunk_count, w->chunk_cap);
		*chunk = (Chunk){ .arena = arena_new_in(t->arena) };
	}
	Chunk *last = &w->chunks[w->chunk_count - 1];
	last->end = row + 1;
	return last->arena;
}

/* The first row that a following part can still need. */
static int first_needed(const Table *t)
{
	const Window *w = &t->window;
	if (t->next >= w->base + w->count)
		return w->base + w->count;
	int first = t->next;
	for (int k = 0; k < t->columns; k++) {
		const Cell *c = grid_cell(t, t->next, k);
		first = c->row < first ? c->row : first;
	}
	return first;
}

void table_release(Table *t, Pages *pages)
{
	Window *w = &t->window;
	if (!w->paged || !t->part || t->next < w->base)
		return;
	int first = first_needed(t), gone = first - w->base, chunks = 0;
	if (gone > 0) {
		w->count -= gone;
		w->base = first;
		memmove(w->rows, w->rows + gone, (size_t)w->count * sizeof *w->rows);
	}
	bool all = w->ended && first >= w->ready; /* a chunk may have been begun for a row that did not come */
	while (chunks < w->chunk_count && (all || w->chunks[chunks].end <= first))
		pages_retire(pages, w->chunks[chunks++].arena);
	w->chunk_count -= chunks;
	memmove(w->chunks, w->chunks + chunks, (size_t)w->chunk_count * sizeof *w->chunks);
}

/* ---- reading ---- */

static const Node *body_row_from(const Node *n)
{
	while (n && (n->kind != NODE_ROW || n->u.row.place != ROW_BODY))
		n = n->next;
	return n;
}

/* The cells of a row that is not placed yet, by the column where each will begin. */
static void find_columns(const Table *t, const Node *row, int number, Node **cells)
{
	Node *n = row->first;
	int over = 0; /* columns that the cell before covers */
	for (int k = 0; k < t->columns; k++) {
		const Cell *above = t->window.open[k];
		bool taken = over > 0 || (above && above->row + above->rows > number);
		cells[k] = taken ? NULL : n;
		if (taken) {
			over -= over > 0;
		} else if (n) {
			over = n->u.cell.colspan > 1 ? n->u.cell.colspan - 1 : 0;
			n = n->next;
		}
	}
}

/* Lets the row's cells join equal ones above. False when none does. */
static bool merge_into(Table *t, const Node *row, int number)
{
	Window *w = &t->window;
	if (!w->merge.count)
		return false;
	if (row->u.row.group) {
		merge_break(&w->merge);
		return false;
	}
	find_columns(t, row, number, w->merging);
	bool any = merge_row(&w->merge, w->merging);
	for (int i = 0; any && i < w->merge.count; i++) {
		int k = w->merge.columns[i];
		Cell *above = w->open[k];
		if (above && above->node && above->node == w->merge.tops[i] && above->node->u.cell.rowspan > above->rows)
			above->rows = above->node->u.cell.rowspan;
	}
	return any;
}

/* The row that will have this number, NULL at the end.  Of a source it is made in that row's arena. */
static const Node *read_row(Table *t, int number)
{
	Window *w = &t->window;
	RowSource *source = t->info ? t->info->source : NULL;
	if (!source) {
		const Node *row = w->next;
		w->next = row ? body_row_from(row->next) : NULL;
		return row;
	}
	Node *row = w->pending;
	w->pending = NULL;
	if (!row && (row = source->next(source, arena_for(t, number), t->flow.diag))) {
		row->parent = (Node *)t->node; /* whose style and language it has; the table does not hold it */
		w->joins = merge_into(t, row, number);
	}
	t->flow.lines->failed = t->flow.lines->failed || source->failed; /* what is lost must not be printed */
	return row;
}

/* Whether the row read next joins cells of the ones above. */
static bool goes_on(Table *t, int number)
{
	Window *w = &t->window;
	if (!w->merge.count)
		return false;
	w->pending = (Node *)read_row(t, number);
	return w->pending && w->joins;
}

static bool spans_over(const Table *t, int end)
{
	for (int k = 0; k < t->columns; k++)
		if (t->window.open[k]->row + t->window.open[k]->rows > end)
			return true;
	return false;
}

static void add_row(Table *t, const Node *node, int number)
{
	Window *w = &t->window;
	Setting before = grid_begin(t, arena_for(t, number));
	Row *row = ARENA_NEW(t->flow.arena, Row);
	row->node = node;
	row->number = number;
	if (node->u.row.place == ROW_BODY && !node->u.row.group) {
		row->striped = w->stripe;
		w->stripe = !w->stripe;
	}
	grid_place(t, row, w->open);
	sums_take(t, row);
	grid_set(t, row);
	sums_taken(t, row);
	grid_end(t, &before);
	*ARENA_PUSH(t->arena, w->rows, w->count, w->cap) = row;
}

static void finish(Table *t, int end)
{
	Window *w = &t->window;
	if (end > w->ready)
		grid_finish(t, w->rows + (w->ready - w->base), end - w->ready);
	for (int r = w->ready > w->base ? w->ready : w->ready + 1; r < end; r++)
		if (grid_row(t, r)->ends_group)
			grid_row(t, r - 1)->level = BREAK_KEEP;
	w->ready = end;
}

/* The rows at the table's end, the last body row with them. */
static void add_foot(Table *t)
{
	Window *w = &t->window;
	int first = w->ready;
	for (int i = 0; i < t->foot_count; i++)
		add_row(t, t->foot[i], first + i);
	finish(t, first + t->foot_count);
	for (int r = first > w->base ? first - 1 : first; r + 1 < w->ready; r++)
		grid_row(t, r)->level = BREAK_KEEP;
}

/* Reads rows up to the next place that no cell spans over. */
static void read_group(Table *t)
{
	Window *w = &t->window;
	int number = w->ready;
	const Node *node;
	while ((node = read_row(t, number))) {
		add_row(t, node, number++);
		if (!goes_on(t, number) && !spans_over(t, number))
			break;
	}
	finish(t, number);
	w->ended = !node;
	if (w->ended)
		add_foot(t);
}

bool window_reach(Table *t, int row)
{
	Window *w = &t->window;
	int last = row + (t->foot_count > 0 || t->sums.groups); /* whether the next row keeps this one must be known */
	while (last >= w->ready && !w->ended)
		read_group(t);
	return row < w->ready;
}

bool window_open(Table *t, const Node *first, int rows)
{
	Window *w = &t->window;
	RowSource *source = t->info ? t->info->source : NULL;
	*w = (Window){ .base = t->head.count, .ready = t->head.count, .next = body_row_from(first) };
	w->paged = !t->flow.in_cell && t->flow.out != t->flow.foot && (source || rows > CHUNK_ROWS);
	t->repeats = w->paged ? repeats_new(t->arena) : NULL;
	w->open = arena_array(t->arena, (size_t)t->columns, sizeof(Cell *));
	w->merging = arena_array(t->arena, (size_t)t->columns, sizeof(Node *));
	if (source && t->info->merge_count)
		merge_begin(&w->merge, t->arena, t->info->merge, t->info->merge_count);
	if (!source || source->rewind(source, t->flow.diag))
		return true;
	t->flow.lines->failed = true;
	return false;
}

/* ---- to and fro ---- */

static void forget(Table *t, Row *row)
{
	for (int k = 0; k < t->columns; k++) {
		Cell *c = row->cells[k];
		c->at = 0;
		c->printed = false;
	}
}

void table_rewind(Table *t)
{
	for (int r = 0; r < t->head.count; r++)
		forget(t, t->head.rows[r]);
	for (int i = 0; i < t->window.count; i++)
		forget(t, t->window.rows[i]);
	t->next = t->head_rows;
	t->inside = false;
	t->part = 0;
	for (int i = 0; i < t->sums.count; i++)
		t->sums.printed[i] = (Total){ .sum = number_int(0) };
}

typedef struct CellState {
	size_t at, upto;
	bool   printed;
} CellState;

struct TableState {
	int        next, part, from, to; /* the states are those of rows [from, to) */
	bool       inside;
	CellState *cells;
	Total     *printed;
};

TableState *table_save(const Table *t, Arena *a)
{
	TableState *s = ARENA_NEW(a, TableState);
	size_t sums = (size_t)t->sums.count * sizeof(Total);
	CellState *c;
	*s = (TableState){ .next = t->next, .part = t->part, .inside = t->inside };
	s->from = t->next < t->head.count ? t->next : first_needed(t);
	s->to = t->window.base + t->window.count;
	s->printed = arena_alloc(a, sums);
	if (sums)
		memcpy(s->printed, t->sums.printed, sums);
	c = s->cells = arena_array(a, (size_t)(s->to - s->from) * (size_t)t->columns + 1, sizeof *s->cells);
	for (int r = s->from; r < s->to; r++)
		for (int k = 0; k < t->columns; k++) {
			const Cell *cell = grid_cell(t, r, k);
			*c++ = (CellState){ cell->at, cell->upto, cell->printed };
		}
	return s;
}

void table_restore(Table *t, const TableState *s)
{
	const CellState *c = s->cells;
	sums_settle(t, s->printed);
	t->next = s->next;
	t->part = s->part;
	t->inside = s->inside;
	for (int r = s->from; r < s->to; r++)
		for (int k = 0; k < t->columns; k++, c++) {
			Cell *cell = grid_cell(t, r, k);
			cell->at = c->at;
			cell->upto = c->upto;
			cell->printed = c->printed;
		}
	for (int r = s->to; r < t->window.base + t->window.count; r++) /* set since: no part had them */
		forget(t, grid_row(t, r));
}
