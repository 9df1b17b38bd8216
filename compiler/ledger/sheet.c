/* sheet.c - see sheet.h. */
#include "ledger/sheet.h"

#include <string.h>

static CellMark *keep_marks(Arena *a, const SheetRow *row)
{
	CellMark *kept = arena_array(a, row->count + 1, sizeof *kept);
	for (size_t i = 0; i < row->count; i++) {
		const CellMark *m = &row->marks[i];
		kept[i] = (CellMark){ m->struck, m->gone ? arena_strdup(a, m->gone) : NULL, m->shown ? arena_strdup(a, m->shown) : NULL, m->hidden };
	}
	return kept;
}

SheetRow sheet_row_keep(Arena *a, const SheetRow *row)
{
	SheetRow kept = *row;
	size_t size = 0;
	for (size_t i = 0; i < row->count; i++)
		size += strlen(row->cells[i]) + 1;
	char *text = arena_alloc(a, size + 1);
	kept.cells = arena_array(a, row->count + 1, sizeof *kept.cells);
	for (size_t i = 0; i < row->count; i++) {
		size_t n = strlen(row->cells[i]) + 1;
		kept.cells[i] = memcpy(text, row->cells[i], n);
		text += n;
	}
	if (row->merged)
		kept.merged = memcpy(arena_array(a, row->count + 1, sizeof *kept.merged), row->merged, row->count * sizeof *kept.merged);
	if (row->marks)
		kept.marks = keep_marks(a, row);
	return kept;
}

CellMark sheet_mark(const SheetRow *row, int col)
{
	return row->marks && col >= 0 && (size_t)col < row->count ? row->marks[col] : (CellMark){ 0 };
}

const char *sheet_column(int column, char name[8])
{
	char *p = name + 7;
	for (*p = 0; column > 0; column = (column - 1) / 26)
		*--p = (char)('A' + (column - 1) % 26);
	return p;
}

bool sheet_place(const char *s, size_t n, int *column, int *row)
{
	int c = 0, r = 0;
	const char *end = s + n;
	for (; s < end && ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z')); s++)
		if ((c = c * 26 + ((*s & ~0x20) - 'A' + 1)) > SHEET_COLUMNS)
			return false;
	if (s < end && *s == '0')
		return false;
	for (; s < end && *s >= '0' && *s <= '9'; s++)
		if ((r = r * 10 + (*s - '0')) > SHEET_ROWS)
			return false;
	*column = c;
	*row = r;
	return s == end && c > 0;
}

static void add_span(Buf *out, int from, int to, bool letters)
{
	char name[8];
	if (out->len)
		buf_text_add(out, ", ");
	for (int n = from; n <= to; n += to > from ? to - from : 1) {
		buf_text_add(out, n > from ? "-" : "");
		if (letters)
			buf_text_add(out, sheet_column(n, name));
		else
			buf_printf(out, "%d", n);
	}
}

void sheet_hidden(const Sheet *sheet, RowSpan rows, size_t width, Buf *hidden_rows, Buf *hidden_columns)
{
	enum { TOLD = 50 }; /* a filter may hide every other row of a hundred thousand */
	int told = 0, more = 0;
	for (size_t i = 0; i < sheet->hidden_count; i++) {
		int first = sheet->hidden[i].first > rows.first ? sheet->hidden[i].first : rows.first;
		int last = sheet->hidden[i].last < rows.last ? sheet->hidden[i].last : rows.last;
		if (first <= last && told < TOLD)
			add_span(hidden_rows, first, last, false);
		else if (first <= last)
			more += last - first + 1;
		told += first <= last;
	}
	if (more)
		buf_printf(hidden_rows, " and %d more below", more);
	size_t end = width < SHEET_COLUMNS ? width : SHEET_COLUMNS;
	for (size_t i = 0; sheet->hidden_columns && i < end; i++) {
		size_t from = i;
		while (i + 1 < end && sheet->hidden_columns[from] && sheet->hidden_columns[i + 1])
			i++;
		if (sheet->hidden_columns[from])
			add_span(hidden_columns, (int)from + 1, (int)i + 1, true);
	}
}
