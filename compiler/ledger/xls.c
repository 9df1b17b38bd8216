/* xls.c - old Excel workbooks (BIFF) → sheets of cells.  The whole is in memory, which a sheet's 65,536 rows bound. */
#include "ledger/workbook.h"

#include <stdlib.h>

#include "ledger/biff.h"

enum {
	CELLS_MOST = 1 << 25, /* of all sheets together, empty ones between others too */
	ROW_COST = 12         /* what a row takes beside them, in cells */
};

static void count_cells(Sheet *s, size_t rows, size_t columns)
{
	for (size_t r = 0; r < rows; r++) {
		SheetRow *row = &s->rows[r];
		for (row->count = columns; row->count && !*row->cells[row->count - 1];)
			row->count--;
		if (row->count)
			s->count = r + 1; /* the last that holds anything */
	}
}

static int by_number(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

/* Spans of the hidden rows that hold anything. */
static void hide(Arena *a, const BiffSheet *b, Sheet *s)
{
	RowSpan *spans = arena_array(a, b->hidden_count + 1, sizeof *spans), *last = NULL;
	if (b->hidden_count)
		qsort(b->hidden_rows, b->hidden_count, sizeof *b->hidden_rows, by_number);
	for (size_t i = 0; i < b->hidden_count; i++) {
		int row = b->hidden_rows[i] + 1;
		if ((size_t)row > s->count || !s->rows[row - 1].count || (last && last->last == row))
			continue;
		if (last && last->last == row - 1) {
			last->last = row;
			continue;
		}
		last = last ? last + 1 : spans;
		*last = (RowSpan){ row, row };
		s->hidden_count++;
	}
	s->hidden = spans;
	s->hidden_columns = b->hidden_columns;
}

/* Few rows have any.  A cell given twice is as it was given last. */
static void put_mark(Arena *a, Sheet *s, const BiffCell *cell, size_t wide)
{
	SheetRow *row = &s->rows[cell->row];
	if (!row->marks && !cell->mark.struck && !cell->mark.gone && !cell->mark.shown)
		return;
	if (!row->marks)
		row->marks = arena_array(a, wide + 1, sizeof *row->marks);
	row->marks[cell->column] = cell->mark;
}

static bool fill(Arena *a, const BiffSheet *b, WorkbookSheet *out)
{
	Sheet *s = &out->cells;
	size_t high = (size_t)b->rows, wide = (size_t)b->columns;
	s->rows = arena_array(a, high + 1, sizeof *s->rows);
	for (size_t r = 0; r < high; r++) {
		s->rows[r] = (SheetRow){ .line = (int)r + 1, .row = (int)r + 1, .cells = arena_array(a, wide + 1, sizeof *s->rows->cells) };
		for (size_t k = 0; k < wide; k++)
			s->rows[r].cells[k] = "";
	}
	for (size_t i = 0; i < b->count; i++)
		s->rows[b->cells[i].row].cells[b->cells[i].column] = b->cells[i].text;
	for (size_t i = 0; i < b->count; i++)
		put_mark(a, s, &b->cells[i], wide);
	count_cells(s, high, wide);
	hide(a, b, s);
	out->last = (int)s->count;
	out->widest = wide;
	out->merges = b->merges;
	out->merge_count = b->merge_count;
	return merges_order(b->merges, b->merge_count, out->last - 1, wide);
}

static const char *read_sheets(Arena *a, const Biff *b, Workbook *out)
{
	size_t cells = 0;
	for (size_t i = 0; i < b->count; i++)
		cells += (size_t)b->sheets[i].rows * (size_t)(b->sheets[i].columns + ROW_COST);
	if (cells > CELLS_MOST)
		return "its sheets have more than 33 million cells";
	out->sheets = arena_array(a, b->count + 1, sizeof *out->sheets);
	for (; out->count < b->count; out->count++) {
		const BiffSheet *s = &b->sheets[out->count];
		out->sheets[out->count] = (WorkbookSheet){ .name = s->name, .hidden = s->hidden, .kind = s->kind };
		if (!fill(a, s, &out->sheets[out->count]))
			return "one of its sheets is damaged";
	}
	return NULL;
}

bool xls_read(Arena *a, const char *bytes, size_t n, Workbook *out, const char **why)
{
	Biff biff;
	*why = biff_read(a, bytes, n, &biff);
	if (!*why)
		*why = read_sheets(a, &biff, out);
	return !*why;
}
