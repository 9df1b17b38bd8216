/* xlsx_sheet.c - a sheet of an Office Open XML workbook, row by row.
 *
 * The part is read twice: once from end to end, since what is merged stands behind the rows and a fault is to be told before
 * any of them is used; and then as rows are asked for.  One row is in memory.  Cells without a value cost nothing, however far
 * their format was dragged. */
#include "ledger/xlsx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "ledger/merges.h"

enum { MERGES_MOST = 1000000 };
#define ROW_MOST   ((size_t)4 << 20) /* bytes of a row's texts: a few kB may name a long shared string for each of its cells */
#define CELLS_MOST ((size_t)512 << 20) /* bytes of all rows' texts; beyond, they may be so many times what was unpacked: */
enum { REPEATS_MOST = 16 };
#define NO_TEXT    SIZE_MAX

typedef struct Spans {
	RowSpan *items; /* heap */
	size_t   count, cap;
} Spans;

typedef struct RowMark { /* of a cell of the row */
	size_t column;
	bool   struck, hidden;
	size_t gone, shown; /* where they begin in the row's text, or NO_TEXT */
} RowMark;

struct XlsxRows {
	Xlsx   *x;
	bool    look;    /* the whole part is looked through: nothing is given away */
	const char *name; /* of the sheet; NULL once its first element was met */
	int     row, column; /* from 0: of the next cell */
	bool    row_hidden;
	Buf     text;    /* of the row's cells, each with its NUL */
	size_t *starts;  /* where they begin in it, or NO_TEXT */
	size_t  width, start_cap;
	const char **cells; /* of the row that is given */
	size_t  cell_cap;
	RowMark *noted; /* of the row's cells, in order (heap) */
	size_t  noted_count, noted_cap;
	CellMark *marks; /* of the row that is given */
	size_t  mark_cap;
	const Strike *strikes; /* of the sheet */
	size_t  strike_count;
	/* of the cell */
	char    type[12];
	CellFormat format;
	size_t  style;
	RowMark mark;
	bool    formula, value; /* it has one */
	XlsxString string;      /* its value, or its text */
	Buf     formula_text, shown;
	enum { OUTSIDE, IN_VALUE, IN_FORMULA } where;
	/* of the whole, where it is looked through */
	size_t  slots, widest;
	int     last;           /* row with a value, from 1 */
	Spans   hidden;
	bool   *hidden_columns; /* SHEET_COLUMNS of them, or NULL */
	Merge  *merges;         /* heap */
	size_t  merge_count, merge_cap;
	StrikeReader conditions;
};

static bool is(const char *name, const char *what) /* asked many times for every cell */
{
	return name[0] == what[0] && strcmp(name, what) == 0;
}

/* "C12" → column 2, row 11. False when it is no such name. */
static bool cell_place(const char *s, size_t n, int *column, int *row)
{
	int c, r;
	if (!sheet_place(s, n, &c, &r) || r == 0)
		return false;
	*column = c - 1;
	*row = r - 1;
	return true;
}

/* ---- rows ---- */

static void row_begin(XlsxRows *r, const char *const *attributes)
{
	const char *number = xml_attribute(attributes, "r");
	long given = number ? strtol(number, NULL, 10) : r->row + 1;
	if (given < r->row + 1 || given > SHEET_ROWS) {
		package_refuse(r->x->package, arena_printf(r->x->arena, "row %ld stands behind row %d", given, r->row));
		return;
	}
	r->row = (int)given - 1;
	r->column = 0;
	r->width = 0;
	r->noted_count = 0;
	buf_clear(&r->text);
	r->row_hidden = xml_flag(attributes, "hidden");
}

static void add_row(Spans *s, int row)
{
	if (s->count && s->items[s->count - 1].last == row - 1)
		s->items[s->count - 1].last = row;
	else
		*MEM_PUSH(s->items, s->count, s->cap) = (RowSpan){ row, row };
}

static void note_row(XlsxRows *r)
{
	if (r->row_hidden)
		add_row(&r->hidden, r->row);
	r->last = r->row;
	r->widest = r->width > r->widest ? r->width : r->widest;
	r->slots += r->width;
	if (r->slots > MERGES_CELLS_MOST)
		package_refuse(r->x->package, "a sheet has more than 67 million cells");
	r->x->cell_bytes += r->text.len;
	if (r->x->cell_bytes > CELLS_MOST && r->x->cell_bytes / REPEATS_MOST > package_unpacked(r->x->package))
		package_refuse(r->x->package, "its cells say the same long texts over and over, more than 512 MB");
}

static void row_end(XlsxRows *r)
{
	r->row++;
	if (!r->width)
		return;
	if (r->look)
		note_row(r);
	else
		package_pause(r->x->package);
}

/* <col min="2" max="3" hidden="1"/> */
static void columns_begin(XlsxRows *r, const char *const *attributes)
{
	const char *min = xml_attribute(attributes, "min"), *max = xml_attribute(attributes, "max");
	long from = min ? strtol(min, NULL, 10) : 0, to = max ? strtol(max, NULL, 10) : 0;
	if (!r->look || !xml_flag(attributes, "hidden") || from < 1)
		return;
	if (!r->hidden_columns)
		r->hidden_columns = arena_array(r->x->arena, SHEET_COLUMNS, sizeof *r->hidden_columns);
	for (long i = from; i <= to && i <= SHEET_COLUMNS; i++)
		r->hidden_columns[i - 1] = true;
}

static void add_merge(XlsxRows *r, const char *const *attributes)
{
	const char *ref = xml_attribute(attributes, "ref"), *colon = ref ? strchr(ref, ':') : NULL;
	Merge m;
	if (!r->look || !colon || !cell_place(ref, (size_t)(colon - ref), &m.left, &m.top) ||
	    !cell_place(colon + 1, strlen(colon + 1), &m.right, &m.bottom) || m.bottom < m.top || m.right < m.left)
		return; /* of one cell, or none */
	if (r->merge_count == MERGES_MOST)
		package_refuse(r->x->package, "a sheet has more than a million merged cells");
	else
		*MEM_PUSH(r->merges, r->merge_count, r->merge_cap) = m;
}

/* ---- cells ---- */

static void cell_begin(XlsxRows *r, const char *const *attributes)
{
	const char *at = xml_attribute(attributes, "r"), *type = xml_attribute(attributes, "t"), *style = xml_attribute(attributes, "s");
	int column = r->column, row = r->row;
	if (at && (!cell_place(at, strlen(at), &column, &row) || row != r->row))
		package_refuse(r->x->package, arena_printf(r->x->arena, "a cell of row %d says it is %s", r->row + 1, at));
	r->column = column;
	if (r->column >= SHEET_COLUMNS)
		package_refuse(r->x->package, "a row has more than 16384 cells");
	r->style = style ? strtoul(style, NULL, 10) : 0;
	r->format = r->style < r->x->formats.count ? r->x->formats.items[r->style] : (CellFormat){ .kind = CELL_PLAIN };
	r->type[0] = 0;
	strncat(r->type, type ? type : "n", sizeof r->type - 1);
	r->formula = r->value = false;
	r->mark = (RowMark){ .struck = r->format.struck, .gone = NO_TEXT, .shown = NO_TEXT };
	buf_clear(&r->string.buf);
	buf_clear(&r->formula_text);
}

static void add_shared(XlsxRows *r)
{
	Xlsx *x = r->x;
	char *end;
	unsigned long i = strtoul(buf_text(&r->string.buf), &end, 10);
	if (*end || i >= texts_count(x->texts))
		package_refuse(x->package, arena_printf(x->arena, "row %d, column %d: there is no shared text %s", r->row + 1, r->column + 1,
		                                        buf_text(&r->string.buf)));
	else if (!texts_append(x->texts, i, &r->text))
		package_fail(x->package, arena_printf(x->arena, "its many texts went to a temporary file, which cannot be read back: %s (in %s; TMPDIR names"
		                                      " another place)", strerror(errno), file_temporary_folder()));
}

static void add_formula(XlsxRows *r)
{
	buf_byte(&r->text, '=');
	buf_text_add(&r->text, r->formula_text.len ? buf_text(&r->formula_text) : "(shared)"); /* it stands in another cell */
}

/* 2026-03-05T00:00:00Z → 2026-03-05; a time of day is kept to the minute, as elsewhere. */
static void add_iso_date(XlsxRows *r)
{
	const char *text = buf_text(&r->string.buf), *t = strchr(text, 'T');
	if (!t || strlen(t) < 6) {
		buf_text_add(&r->text, text);
		return;
	}
	buf_add(&r->text, text, (size_t)(t - text));
	if (strncmp(t + 1, "00:00", 5) != 0)
		buf_printf(&r->text, " %.5s", t + 1);
}

static void add_figure(XlsxRows *r)
{
	cellformat_text(&r->text, buf_text(&r->string.buf), r->format, r->x->since_1904, &r->shown);
	r->mark.hidden = cellformat_hides(r->format, buf_text(&r->string.buf));
	if (!r->shown.len)
		return;
	buf_byte(&r->text, '\0');
	r->mark.shown = r->text.len;
	buf_add(&r->text, r->shown.data, r->shown.len);
	buf_clear(&r->shown);
}

static void add_value(XlsxRows *r)
{
	const Buf *value = &r->string.buf;
	r->mark.hidden = r->format.hides_texts && (is(r->type, "s") || is(r->type, "str") || is(r->type, "inlineStr"));
	if (is(r->type, "s"))
		add_shared(r);
	else if (is(r->type, "b"))
		buf_text_add(&r->text, is(buf_text(value), "1") || is(buf_text(value), "true") ? "TRUE" : "FALSE");
	else if (is(r->type, "n") && value->len)
		add_figure(r);
	else if (is(r->type, "n") && r->formula)
		add_formula(r);
	else if (is(r->type, "d"))
		add_iso_date(r);
	else if (!is(r->type, "n")) /* inlineStr, str, e (an error) */
		xlsx_plain(value, &r->text);
}

/* The cell's text, from start on, without what is crossed out of it; that stands behind it. */
static void part_text(XlsxRows *r, size_t start)
{
	Buf live = { 0 }, gone = { 0 };
	r->mark.struck = crossed_part(r->text.data + start, r->text.len - start, r->format.struck, &live, &gone);
	r->text.len = start;
	buf_add(&r->text, live.data, live.len);
	if (gone.len) {
		buf_byte(&r->text, '\0');
		r->mark.gone = r->text.len;
		buf_add(&r->text, gone.data, gone.len);
	}
	buf_free(&live);
	buf_free(&gone);
}

static void note_mark(XlsxRows *r)
{
	bool any = r->mark.struck || r->mark.hidden || r->mark.gone != NO_TEXT || r->mark.shown != NO_TEXT;
	if (!any && !r->noted_count) /* one that is given twice is as it was given last */
		return;
	r->mark.column = (size_t)r->column;
	*MEM_PUSH(r->noted, r->noted_count, r->noted_cap) = r->mark;
}

static void cell_end(XlsxRows *r)
{
	size_t start = r->text.len;
	bool value = r->value || is(r->type, "inlineStr"); /* IF(…,"") has a value that is empty; a number has none */
	if (value)
		add_value(r);
	else if (r->formula)
		add_formula(r);
	if (r->x->runs && r->text.len > start && crossed_has_runs(r->text.data + start, r->text.len - start))
		part_text(r, start);
	if (r->text.len > ROW_MOST) /* asked cell by cell: a row may give one place any number of values */
		package_refuse(r->x->package, arena_printf(r->x->arena, "row %d holds more than 4 MB of text", r->row + 1));
	if (r->text.len > start && r->style > 0 && r->style >= r->x->formats.count) /* whether it is a day, or crossed out */
		package_refuse(r->x->package, arena_printf(r->x->arena, "row %d, column %d: there is no style %zu", r->row + 1, r->column + 1, r->style));
	if (r->text.len > start && !package_fault(r->x->package).why) {
		buf_byte(&r->text, '\0');
		note_mark(r);
		while (r->width <= (size_t)r->column)
			*MEM_PUSH(r->starts, r->width, r->start_cap) = NO_TEXT;
		r->starts[r->column] = start;
	}
	r->column++;
}

/* ---- the part ---- */

static void sheet_begin(void *context, const char *name, const char *const *attributes)
{
	XlsxRows *r = context;
	if (r->name && !is(name, "worksheet"))
		package_refuse(r->x->package, arena_printf(r->x->arena, "its sheet \"%s\" leads to a part of another kind, <%s>", r->name, name));
	r->name = NULL;
	if (is(name, "row"))
		row_begin(r, attributes);
	else if (is(name, "c"))
		cell_begin(r, attributes);
	else if (is(name, "v")) {
		r->where = IN_VALUE;
		r->value = true;
	} else if (is(name, "f")) {
		r->where = IN_FORMULA;
		r->formula = true;
	} else if (is(name, "col"))
		columns_begin(r, attributes);
	else if (is(name, "mergeCell"))
		add_merge(r, attributes);
	else if (!r->look || !strikes_begin(&r->conditions, name, attributes))
		xlsx_string_begin(r->x, &r->string, name, attributes);
}

static void sheet_end(void *context, const char *name)
{
	XlsxRows *r = context;
	if (is(name, "row"))
		row_end(r);
	else if (is(name, "c"))
		cell_end(r);
	else if (is(name, "v") || is(name, "f"))
		r->where = OUTSIDE;
	else if (!r->look || !strikes_end(&r->conditions, name))
		xlsx_string_end(&r->string, name);
}

static void sheet_text(void *context, const char *s, size_t n)
{
	XlsxRows *r = context;
	if (r->where == IN_FORMULA)
		xlsx_add(r->x, &r->formula_text, s, n);
	else if (r->where == IN_VALUE)
		xlsx_add(r->x, &r->string.buf, s, n);
	else if (r->conditions.in_formula)
		strikes_text(&r->conditions, s, n);
	else
		xlsx_string_text(r->x, &r->string, s, n);
}

static const XmlHandler handler = { sheet_begin, sheet_end, sheet_text, 0 };

static void *to_arena(Arena *a, const void *list, size_t n, size_t size)
{
	void *kept = arena_array(a, n + 1, size);
	if (n)
		memcpy(kept, list, n * size);
	return kept;
}

static void drop(XlsxRows *r)
{
	buf_free(&r->text);
	buf_free(&r->string.buf);
	buf_free(&r->formula_text);
	buf_free(&r->shown);
	free(r->starts);
	free(r->cells);
	free(r->noted);
	free(r->marks);
	free(r->hidden.items);
	free(r->merges);
	strikes_free(&r->conditions);
}

/* Conditions that nobody worked out, in the order of the file; each once, whatever number of ranges it has. */
static void find_doubts(Arena *a, const StrikeReader *r, Sheet *out)
{
	SheetDoubt *doubts = arena_array(a, r->item_count + 1, sizeof *doubts);
	for (size_t i = 0; i < r->item_count; i++) {
		const Strike *s = &r->items[i];
		bool again = i && s[-1].range == s->range && s[-1].formula == s->formula;
		if (s->test == STRIKE_UNKNOWN && !again)
			doubts[out->doubt_count++] = (SheetDoubt){ s->top + 1, s->left + 1, s->range, s->formula };
	}
	out->doubts = doubts;
}

bool xlsx_look(Xlsx *x, const char *part, WorkbookSheet *out)
{
	XlsxRows r = { .x = x, .look = true, .name = out->name };
	r.conditions = (StrikeReader){ .arena = x->arena, .struck = x->formats.condition_struck, .count = x->formats.condition_count };
	bool good = package_parse(x->package, part, &handler, &r);
	if (good && !merges_order(r.merges, r.merge_count, r.last - 1, r.widest))
		package_refuse(x->package, "its merged cells cover more than 67 million cells");
	out->last = r.last;
	out->widest = r.widest;
	out->merges = to_arena(x->arena, r.merges, r.merge_count, sizeof *r.merges);
	out->merge_count = r.merge_count;
	out->cells = (Sheet){ .hidden_columns = r.hidden_columns, .hidden_count = r.hidden.count,
		              .hidden = to_arena(x->arena, r.hidden.items, r.hidden.count, sizeof *r.hidden.items) };
	out->strikes = to_arena(x->arena, r.conditions.items, r.conditions.item_count, sizeof *r.conditions.items);
	out->strike_count = r.conditions.item_count;
	find_doubts(x->arena, &r.conditions, &out->cells);
	drop(&r);
	return !package_fault(x->package).why;
}

XlsxRows *xlsx_rows_new(Xlsx *x, const WorkbookSheet *sheet)
{
	XlsxRows *r = mem_alloc(sizeof *r);
	r->x = x;
	r->strikes = sheet->strikes;
	r->strike_count = sheet->strike_count;
	if (package_begin(x->package, sheet->part, &handler, r))
		return r;
	free(r);
	return NULL;
}

void xlsx_rows_free(XlsxRows *r)
{
	if (!r)
		return;
	package_end(r->x->package);
	drop(r);
	free(r);
}

/* Room for a mark of each cell of the row, all empty. */
static void begin_marks(XlsxRows *r)
{
	size_t n = 0;
	while (n < r->width)
		*MEM_PUSH(r->marks, n, r->mark_cap) = (CellMark){ 0 };
}

/* Marks the cells that conditions cross out. */
static void mark_struck(XlsxRows *r, SheetRow *row)
{
	for (size_t i = 0; i < r->strike_count; i++) {
		const Strike *s = &r->strikes[i];
		if (row->row - 1 < s->top || row->row - 1 > s->bottom)
			continue;
		for (size_t k = (size_t)s->left; k <= (size_t)s->right && k < row->count; k++) {
			if (!*row->cells[k] || !strike_holds(s, row, k))
				continue;
			if (!row->marks) {
				begin_marks(r);
				row->marks = r->marks;
			}
			row->marks[k].struck = true;
		}
	}
}

/* NULL when no cell of the row has any. */
static CellMark *marks_of(XlsxRows *r)
{
	if (!r->noted_count)
		return NULL;
	begin_marks(r);
	for (size_t i = 0; i < r->noted_count; i++) {
		const RowMark *m = &r->noted[i];
		r->marks[m->column] = (CellMark){ m->struck, m->gone == NO_TEXT ? NULL : r->text.data + m->gone,
			                          m->shown == NO_TEXT ? NULL : r->text.data + m->shown, m->hidden };
	}
	return r->marks;
}

bool xlsx_rows_next(XlsxRows *r, SheetRow *row)
{
	if (!package_step(r->x->package))
		return false;
	while (r->cell_cap < r->width)
		r->cells = mem_grow(r->cells, r->cell_cap, &r->cell_cap, sizeof *r->cells);
	for (size_t i = 0; i < r->width; i++)
		r->cells[i] = r->starts[i] == NO_TEXT ? "" : r->text.data + r->starts[i];
	*row = (SheetRow){ .line = r->row, .row = r->row, .count = r->width, .cells = r->cells, .marks = marks_of(r) };
	mark_struck(r, row);
	return true;
}
