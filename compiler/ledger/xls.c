/* xls.c - old Excel workbooks (BIFF) → sheets of cells. */
#include "ledger/workbook.h"

#include "ledger/biff.h"

enum { CELLS_MOST = 1 << 25 }; /* of all sheets together, empty ones between others too */

static void count_cells(Sheet *s, size_t rows, size_t columns)
{
	for (size_t r = 0; r < rows; r++) {
		SheetRow *row = &s->rows[r];
		for (row->count = columns; row->count && !*row->cells[row->count - 1];)
			row->count--;
		if (row->count)
			s->count = r + 1;
	}
}

static bool fill(Arena *a, const BiffSheet *b, Sheet *s)
{
	size_t high = (size_t)b->rows, wide = (size_t)b->columns;
	s->rows = arena_array(a, high + 1, sizeof *s->rows);
	for (size_t r = 0; r < high; r++) {
		s->rows[r] = (SheetRow){ .line = (int)r + 1, .row = (int)r + 1, .cells = arena_array(a, wide + 1, sizeof *s->rows->cells) };
		for (size_t k = 0; k < wide; k++)
			s->rows[r].cells[k] = "";
	}
	for (size_t i = 0; i < b->count; i++)
		s->rows[b->cells[i].row].cells[b->cells[i].column] = b->cells[i].text;
	for (size_t i = 0; i < b->hidden_count; i++)
		if ((size_t)b->hidden_rows[i] < high)
			s->rows[b->hidden_rows[i]].hidden = true;
	s->hidden_columns = b->hidden_columns;
	count_cells(s, high, wide);
	return merges_settle(a, s->rows, s->count, b->merges, b->merge_count, high * wide);
}

static const char *read_sheets(Arena *a, const Biff *b, Workbook *out)
{
	size_t cells = 0;
	for (size_t i = 0; i < b->count; i++)
		cells += (size_t)b->sheets[i].rows * (size_t)(b->sheets[i].columns + 1);
	if (cells > CELLS_MOST)
		return "its sheets have more than 33 million cells";
	out->sheets = arena_array(a, b->count + 1, sizeof *out->sheets);
	for (; out->count < b->count; out->count++) {
		const BiffSheet *s = &b->sheets[out->count];
		out->sheets[out->count] = (WorkbookSheet){ .name = s->name, .hidden = s->hidden };
		if (!fill(a, s, &out->sheets[out->count].cells))
			return "one of its sheets is damaged";
	}
	return NULL;
}

bool xls_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d)
{
	Biff biff;
	*out = (Workbook){ .format = "xls" };
	const char *why = biff_read(a, bytes, n, &biff);
	if (!why)
		why = read_sheets(a, &biff, out);
	if (why)
		diag_error(d, (Place){ .file = file }, "this workbook cannot be read: %s", why);
	return !why;
}
