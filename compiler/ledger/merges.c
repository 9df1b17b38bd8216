/* merges.c - see merges.h. */
#include "ledger/merges.h"

#include <stdlib.h>
#include <string.h>

typedef struct Active { /* a merge that the row, or the one before, is under */
	const Merge *merge;
	char *text; /* heap; NULL: it covers one row, or says nothing */
	CellMark mark; /* of its text, heap too */
} Active;

struct MergeWalk {
	const Merge *merges;
	size_t       count, next; /* the next that no row has met */
	int          last;
	size_t       widest;
	Active      *active;
	size_t       active_count, active_cap, bytes; /* of their texts */
	size_t       all; /* bytes that have been merged down */
	const char **cells; /* of the row */
	Merged      *merged;
	CellMark    *marks;
	size_t       width, cell_cap, merged_cap, mark_cap;
};

/* Rows of the merge that hold anything: rows beyond have nothing to settle. */
static int last_row(const Merge *m, int last)
{
	return m->bottom < last ? m->bottom : last;
}

static int by_top(const void *a, const void *b)
{
	const Merge *x = a, *y = b;
	return x->top != y->top ? (x->top > y->top) - (x->top < y->top) : (x->left > y->left) - (x->left < y->left);
}

bool merges_order(Merge *merges, size_t count, int last, size_t width)
{
	size_t touched = 0;
	for (size_t i = 0; i < count; i++) {
		const Merge *m = &merges[i];
		int rows = last_row(m, last) - m->top + 1;
		if (rows > 0)
			touched += (size_t)rows * (1 + ((size_t)m->right < width ? (size_t)m->right : width));
		if (touched > MERGES_CELLS_MOST)
			return false;
	}
	if (count)
		qsort(merges, count, sizeof *merges, by_top);
	return true;
}

MergeWalk *merge_walk_new(const Merge *ordered, size_t count, int last, size_t width)
{
	MergeWalk *w = mem_alloc(sizeof *w);
	w->merges = ordered;
	w->count = count;
	w->last = last;
	w->widest = width;
	return w;
}

static size_t bytes_of(const Active *a)
{
	return (a->text ? strlen(a->text) : 0) + (a->mark.gone ? strlen(a->mark.gone) : 0) + (a->mark.shown ? strlen(a->mark.shown) : 0);
}

static void drop_text(Active *a)
{
	free(a->text);
	free((char *)a->mark.gone);
	free((char *)a->mark.shown);
}

void merge_walk_free(MergeWalk *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->active_count; i++)
		drop_text(&w->active[i]);
	free(w->active);
	free(w->cells);
	free(w->merged);
	free(w->marks);
	free(w);
}

static void add_cell(MergeWalk *w, const char *text)
{
	size_t n = w->width;
	*MEM_PUSH(w->merged, n, w->merged_cap) = MERGED_NOT;
	*MEM_PUSH(w->cells, w->width, w->cell_cap) = text;
}

static void settle(MergeWalk *w, Active *a, int row, const SheetRow *given)
{
	const Merge *m = a->merge;
	size_t left = (size_t)m->left, right = (size_t)m->right;
	int end = last_row(m, w->last);
	const char *text = row > m->top ? a->text : left < w->width ? w->cells[left] : "";
	if (row == m->top && end > m->top && *text) {
		CellMark mark = sheet_mark(given, m->left);
		a->text = mem_strdup(text);
		a->mark = (CellMark){ mark.struck, mark.gone ? mem_strdup(mark.gone) : NULL, mark.shown ? mem_strdup(mark.shown) : NULL, mark.hidden };
		w->bytes += bytes_of(a);
	}
	while (text && *text && (w->width <= left || (w->width <= right && w->width < w->widest)))
		add_cell(w, "");
	for (size_t k = left; k <= right && k < w->width; k++) {
		w->cells[k] = k == left && text ? text : "";
		w->merged[k] = k > left && text && *text ? MERGED_BESIDE : MERGED_NOT;
	}
	if (a->text)
		w->merged[left] = row == m->top ? MERGED_FIRST : MERGED_BELOW;
}

/* Those that the row before was the last of. */
static void drop_ended(MergeWalk *w, int row)
{
	size_t kept = 0;
	for (size_t i = 0; i < w->active_count; i++) {
		if (last_row(w->active[i].merge, w->last) >= row) {
			w->active[kept++] = w->active[i];
			continue;
		}
		w->bytes -= bytes_of(&w->active[i]);
		drop_text(&w->active[i]);
	}
	w->active_count = kept;
}

/* Marks go the way of the texts that they are of.  NULL where there is none. */
static CellMark *settle_marks(MergeWalk *w, const SheetRow *row, int y)
{
	bool any = row->marks != NULL;
	size_t n = 0;
	for (size_t i = 0; i < w->active_count && !any; i++)
		any = w->active[i].mark.struck || w->active[i].mark.gone || w->active[i].mark.shown || w->active[i].mark.hidden;
	if (!any)
		return NULL;
	while (n < w->width) {
		CellMark mark = sheet_mark(row, (int)n);
		*MEM_PUSH(w->marks, n, w->mark_cap) = mark;
	}
	for (size_t i = 0; i < w->active_count; i++) {
		const Merge *m = w->active[i].merge;
		for (size_t k = (size_t)m->left; k <= (size_t)m->right && k < w->width; k++)
			if (k > (size_t)m->left || y > m->top)
				w->marks[k] = k == (size_t)m->left ? w->active[i].mark : (CellMark){ 0 };
	}
	return w->marks;
}

bool merge_walk_row(MergeWalk *w, SheetRow *row)
{
	int y = row->row - 1;
	drop_ended(w, y);
	for (; w->next < w->count && w->merges[w->next].top <= y; w->next++)
		*MEM_PUSH(w->active, w->active_count, w->active_cap) = (Active){ .merge = &w->merges[w->next] };
	if (!w->active_count)
		return true;
	w->width = 0;
	for (size_t i = 0; i < row->count; i++)
		add_cell(w, row->cells[i]);
	for (size_t i = 0; i < w->active_count; i++)
		settle(w, &w->active[i], y, row);
	row->marks = settle_marks(w, row, y);
	row->cells = w->cells;
	row->count = w->width;
	row->merged = w->merged;
	w->all += w->bytes;
	return w->bytes <= MERGES_TEXT_MOST && w->all <= MERGES_ALL_MOST;
}
