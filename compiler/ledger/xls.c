/* xls.c - old Excel workbooks (BIFF) → sheets of cells, by FreeXL.
 *
 * FreeXL opens files, not bytes, and tells neither merged cells nor percent formats: a cell under a
 * merge is blank, a percentage comes as its fraction, which value.c reports as in doubt. */
#include "ledger/workbook.h"

#include <stdio.h>
#include <string.h>

#include <freexl.h>

#include "ledger/cellformat.h"

enum { ROWS_MOST = 65536, COLUMNS_MOST = 256 };

typedef struct Xls {
	Arena      *arena;
	const void *handle;
	const char *why;
} Xls;

static const char *number_text_of(Xls *x, const char *digits)
{
	Buf b = { 0 };
	cellformat_text(&b, digits, CELL_PLAIN, false);
	const char *text = arena_strdup(x->arena, buf_text(&b));
	buf_free(&b);
	return text;
}

static const char *cell_text(Xls *x, unsigned row, unsigned short column)
{
	FreeXL_CellValue v;
	char digits[40];
	if (freexl_get_cell_value(x->handle, row, column, &v) != FREEXL_OK)
		return "";
	switch (v.type) {
	case FREEXL_CELL_INT:
		return arena_printf(x->arena, "%d", v.value.int_value);
	case FREEXL_CELL_DOUBLE:
		snprintf(digits, sizeof digits, "%.17g", v.value.double_value);
		return number_text_of(x, digits);
	case FREEXL_CELL_TEXT:
	case FREEXL_CELL_SST_TEXT:
	case FREEXL_CELL_DATE:
	case FREEXL_CELL_DATETIME:
	case FREEXL_CELL_TIME:
		return v.value.text_value ? arena_strdup(x->arena, v.value.text_value) : "";
	default:
		return "";
	}
}

static void read_row(Xls *x, SheetRow *row, unsigned number, unsigned short columns)
{
	*row = (SheetRow){ .line = (int)number + 1, .row = (int)number + 1 };
	row->cells = arena_array(x->arena, (size_t)columns + 1, sizeof *row->cells);
	for (unsigned short k = 0; k < columns; k++) {
		row->cells[k] = cell_text(x, number, k);
		if (*row->cells[k])
			row->count = (size_t)k + 1;
	}
}

static bool read_sheet(Xls *x, unsigned short i, WorkbookSheet *s)
{
	const char *name = NULL;
	unsigned rows = 0;
	unsigned short columns = 0;
	if (freexl_get_worksheet_name(x->handle, i, &name) != FREEXL_OK || freexl_select_active_worksheet(x->handle, i) != FREEXL_OK ||
	    freexl_worksheet_dimensions(x->handle, &rows, &columns) != FREEXL_OK || rows > ROWS_MOST || columns > COLUMNS_MOST) {
		x->why = "one of its sheets is damaged";
		return false;
	}
	s->name = arena_strdup(x->arena, name ? name : "");
	s->cells.rows = arena_array(x->arena, (size_t)rows + 1, sizeof *s->cells.rows);
	for (unsigned r = 0; r < rows; r++) {
		read_row(x, &s->cells.rows[r], r, columns);
		if (s->cells.rows[r].count)
			s->cells.count = (size_t)r + 1;
	}
	return true;
}

static bool read_sheets(Xls *x, Workbook *out)
{
	unsigned password = 0, count = 0;
	freexl_get_info(x->handle, FREEXL_BIFF_PASSWORD, &password);
	if (password == FREEXL_BIFF_OBFUSCATED) {
		x->why = "it is locked with a password";
		return false;
	}
	if (freexl_get_info(x->handle, FREEXL_BIFF_SHEET_COUNT, &count) != FREEXL_OK || count > UINT16_MAX) {
		x->why = "it tells no sheets";
		return false;
	}
	out->sheets = arena_array(x->arena, (size_t)count + 1, sizeof *out->sheets);
	for (; out->count < count; out->count++)
		if (!read_sheet(x, (unsigned short)out->count, &out->sheets[out->count]))
			return false;
	return true;
}

bool xls_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d)
{
	Xls x = { .arena = a };
	(void)bytes, (void)n; /* what the file holds was looked at; FreeXL opens it itself */
	*out = (Workbook){ .format = "xls" };
	bool good = freexl_open(file, &x.handle) == FREEXL_OK;
	if (!good)
		x.why = "it is damaged, locked with a password, or newer than XLS";
	else
		good = read_sheets(&x, out);
	if (!good)
		diag_error(d, (Place){ .file = file }, "this workbook cannot be read: %s", x.why);
	if (x.handle)
		freexl_close(x.handle);
	return good;
}
