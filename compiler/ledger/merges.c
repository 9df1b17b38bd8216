/* merges.c - see merges.h. */
#include "ledger/merges.h"

typedef struct Rows {
	Arena    *arena;
	SheetRow *rows;
	size_t    count, cells;
} Rows;

/* Rows of the merge that hold anything: rows beyond have nothing to settle. */
static int last_row(const Rows *r, const Merge *m)
{
	return m->bottom < (int)r->count - 1 ? m->bottom : (int)r->count - 1;
}

static const char *merge_text(const Rows *r, const Merge *m)
{
	bool there = (size_t)m->top < r->count && m->bottom >= m->top && m->right >= m->left;
	return there && (size_t)m->left < r->rows[m->top].count ? r->rows[m->top].cells[m->left] : "";
}

static bool widen(Rows *r, SheetRow *row, size_t width)
{
	if (row->count >= width)
		return true;
	r->cells += width;
	if (r->cells > MERGES_CELLS_MOST)
		return false;
	const char **cells = arena_array(r->arena, width, sizeof *cells);
	for (size_t i = 0; i < width; i++)
		cells[i] = i < row->count ? row->cells[i] : "";
	row->cells = cells;
	row->count = width;
	return true;
}

static void mark_merged(Rows *r, SheetRow *row, int column, Merged how)
{
	if (!row->merged)
		row->merged = arena_array(r->arena, row->count, sizeof *row->merged);
	row->merged[column] = how;
}

static size_t merge(Rows *r, const Merge *m)
{
	const char *text = merge_text(r, m);
	size_t touched = 1;
	for (int i = m->top; i <= last_row(r, m); i++) {
		SheetRow *row = &r->rows[i];
		for (int k = m->left; k <= m->right && (size_t)k < row->count; k++, touched++)
			row->cells[k] = k == m->left ? text : "";
		if (*text && last_row(r, m) > m->top)
			mark_merged(r, row, m->left, i == m->top ? MERGED_FIRST : MERGED_BELOW);
		touched++;
	}
	return touched;
}

/* All widths first, so that a row's marks are as many as its cells. */
bool merges_settle(Arena *a, SheetRow *rows, size_t row_count, const Merge *merges, size_t count, size_t cells)
{
	Rows r = { a, rows, row_count, cells };
	size_t widened = 0, touched = 0;
	bool good = true;
	for (size_t i = 0; i < count && good; i++) {
		const Merge *m = &merges[i];
		for (int k = m->top; k <= last_row(&r, m) && *merge_text(&r, m) && good; k++)
			good = widen(&r, &rows[k], (size_t)m->left + 1) && ++widened <= MERGES_CELLS_MOST;
	}
	for (size_t i = 0; i < count && good; i++) {
		touched += merge(&r, &merges[i]);
		good = touched <= MERGES_CELLS_MOST;
	}
	return good;
}
