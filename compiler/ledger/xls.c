/* xls.c - old Excel workbooks (BIFF) → sheets of cells, by FreeXL.
 *
 * The whole is in memory, which a sheet's 65,536 rows bound.  FreeXL opens files, not bytes, and knows the texts.  It passes over formulas, merged cells, formats of figures and what is
 * hidden; these are read beside it (biff.c) and laid over what it gives. */
#include "ledger/workbook.h"

#include <stdlib.h>
#include <string.h>

#include <freexl.h>

#include "ledger/biff.h"

enum { ROWS_MOST = 65536, COLUMNS_MOST = 256 };

typedef struct Xls {
	Arena      *arena;
	const void *handle;
	Biff        biff;
	const char *why;
} Xls;

/* A cell's text; figures are biff.c's. */
static const char *cell_text(Xls *x, unsigned row, unsigned short column)
{
	FreeXL_CellValue v;
	bool text = freexl_get_cell_value(x->handle, row, column, &v) == FREEXL_OK &&
	            (v.type == FREEXL_CELL_TEXT || v.type == FREEXL_CELL_SST_TEXT);
	return text && v.value.text_value ? arena_strdup(x->arena, v.value.text_value) : "";
}

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
static void hide(Xls *x, const BiffSheet *b, Sheet *s)
{
	RowSpan *spans = arena_array(x->arena, b->hidden_count + 1, sizeof *spans);
	if (b->hidden_count)
		qsort(b->hidden_rows, b->hidden_count, sizeof *b->hidden_rows, by_number);
	for (size_t i = 0; i < b->hidden_count; i++) {
		int row = b->hidden_rows[i] + 1;
		RowSpan *before = s->hidden_count ? &spans[s->hidden_count - 1] : NULL;
		if ((size_t)row > s->count || !s->rows[row - 1].count || (before && before->last == row))
			continue;
		if (before && before->last == row - 1)
			before->last = row;
		else
			spans[s->hidden_count++] = (RowSpan){ row, row };
	}
	s->hidden = spans;
	s->hidden_columns = b->hidden_columns;
}

/* rows, columns: of what FreeXL has. */
static bool fill(Xls *x, const BiffSheet *b, unsigned rows, unsigned short columns, WorkbookSheet *out)
{
	Sheet *s = &out->cells;
	size_t high = b->rows > (int)rows ? (size_t)b->rows : rows, wide = b->columns > columns ? (size_t)b->columns : columns;
	s->rows = arena_array(x->arena, high + 1, sizeof *s->rows);
	for (size_t r = 0; r < high; r++) {
		s->rows[r] = (SheetRow){ .line = (int)r + 1, .row = (int)r + 1, .cells = arena_array(x->arena, wide + 1, sizeof *s->rows->cells) };
		for (size_t k = 0; k < wide; k++)
			s->rows[r].cells[k] = r < rows && k < columns ? cell_text(x, (unsigned)r, (unsigned short)k) : "";
	}
	for (size_t i = 0; i < b->count; i++)
		s->rows[b->cells[i].row].cells[b->cells[i].column] = b->cells[i].text;
	count_cells(s, high, wide);
	hide(x, b, s);
	out->last = (int)s->count;
	out->widest = wide;
	out->merges = b->merges;
	out->merge_count = b->merge_count;
	return merges_order(b->merges, b->merge_count, out->last - 1, wide);
}

static bool read_sheet(Xls *x, unsigned short i, WorkbookSheet *s)
{
	const char *name = NULL;
	unsigned rows = 0;
	unsigned short columns = 0;
	if (freexl_get_worksheet_name(x->handle, i, &name) != FREEXL_OK || freexl_select_active_worksheet(x->handle, i) != FREEXL_OK ||
	    freexl_worksheet_dimensions(x->handle, &rows, &columns) != FREEXL_OK || rows > ROWS_MOST || columns > COLUMNS_MOST ||
	    !fill(x, &x->biff.sheets[i], rows, columns, s)) {
		x->why = "one of its sheets is damaged";
		return false;
	}
	s->name = arena_strdup(x->arena, name ? name : "");
	s->hidden = x->biff.sheets[i].hidden;
	return true;
}

static const char *refusal(Xls *x, const char *bytes, size_t n)
{
	unsigned password = 0, count = 0;
	freexl_get_info(x->handle, FREEXL_BIFF_PASSWORD, &password);
	if (password == FREEXL_BIFF_OBFUSCATED)
		return "it is locked with a password";
	if (!biff_read(x->arena, bytes, n, &x->biff))
		return "its records are damaged";
	if (freexl_get_info(x->handle, FREEXL_BIFF_SHEET_COUNT, &count) != FREEXL_OK || count != x->biff.count)
		return "it does not tell its sheets";
	return NULL;
}

static bool read_sheets(Xls *x, Workbook *out)
{
	out->sheets = arena_array(x->arena, x->biff.count + 1, sizeof *out->sheets);
	for (; out->count < x->biff.count; out->count++)
		if (!read_sheet(x, (unsigned short)out->count, &out->sheets[out->count]))
			return false;
	return true;
}

bool xls_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, const char **why)
{
	Xls x = { .arena = a };
	if (freexl_open(file, &x.handle) != FREEXL_OK)
		x.why = "it is damaged, locked with a password, or newer than XLS";
	else
		x.why = refusal(&x, bytes, n);
	bool good = !x.why && read_sheets(&x, out);
	*why = x.why;
	if (x.handle)
		freexl_close(x.handle);
	return good;
}
