/* xlsx.c - Office Open XML workbooks (ECMA-376) → sheets of cells.
 *
 * A sheet is read as a stream: cells without a value cost nothing, however far their format was dragged.
 * Merged cells are settled when all are known: the first cell's text stands in the first column of each
 * row they cover, whatever lies hidden under the merge is dropped. */
#include "ledger/workbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/cellformat.h"
#include "ledger/merges.h"
#include "ledger/package.h"
#include "ledger/relations.h"

enum { MERGES_MOST = 1000000, SHEETS_MOST = 10000, CODES_MOST = 4096, STYLES_MOST = 65536 };
#define TEXT_MOST  ((size_t)512 << 20) /* bytes of all texts */
#define CELL_MOST  ((size_t)1 << 20)   /* bytes of one: Excel takes 32,767 characters */

typedef struct Texts { /* shared strings */
	const char **items; /* heap */
	size_t count, cap;
} Texts;

typedef struct Formats {
	CellFormat *items; /* by a cell's s (heap) */
	size_t count, cap;
	int        *ids;   /* of the formats with codes (heap), beside codes */
	CellFormat *codes;
	size_t code_count, id_cap, code_cap;
	bool in_cells;     /* inside cellXfs: there are other lists of xf */
} Formats;

typedef struct SheetPart {
	const char *name, *id; /* of the relation */
	bool hidden;
} SheetPart;

typedef struct Xlsx {
	Arena    *arena;
	Package  *package;
	SheetPart *parts;      /* heap, as all lists here */
	size_t    part_count, part_cap;
	Relations relations;   /* of the workbook's part */
	bool      since_1904;
	Texts     texts;
	Formats   formats;
	size_t    text_bytes;
	Buf       buf;         /* of the text being gathered */
	bool      gather, phonetic;
} Xlsx;

static bool is(const char *name, const char *what)
{
	return strcmp(name, what) == 0;
}

static const char *keep_text(Xlsx *x, const Buf *b)
{
	x->text_bytes += b->len + sizeof(char *);
	if (x->text_bytes > TEXT_MOST)
		package_refuse(x->package, "its texts are more than 512 MB");
	return arena_strndup(x->arena, b->len ? b->data : "", b->len);
}

/* The number of _x000D_, or -1. */
static long escaped(const char *s, const char *end)
{
	if (end - s < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' || strspn(s + 2, "0123456789abcdefABCDEF") < 4)
		return -1;
	return strtol(s + 2, NULL, 16);
}

/* A text as a reader sees it: _x000D_ is a character that XML cannot hold, _x005F_ an underscore that only looks
 * like the start of one (ECMA-376 part 1, 22.9.2.19). */
static const char *keep_string(Xlsx *x, const Buf *b)
{
	const char *s = buf_text(b), *end = s + b->len;
	Buf plain = { 0 };
	if (!strstr(s, "_x"))
		return keep_text(x, b);
	while (s < end) {
		char utf8[4];
		long cp = escaped(s, end), low;
		if (cp < 0) {
			buf_byte(&plain, *s++);
			continue;
		}
		s += 7;
		if (cp >= 0xD800 && cp < 0xDC00 && (low = escaped(s, end)) >= 0xDC00 && low < 0xE000) {
			cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
			s += 7;
		}
		if (cp == '\r' && s < end && *s == '\n')
			continue;
		if (cp == '\r')
			cp = '\n';
		if (cp >= ' ' || cp == '\n' || cp == '\t')
			buf_add(&plain, utf8, utf8_encode(cp >= 0xD800 && cp < 0xE000 ? 0xFFFD : (uint32_t)cp, utf8));
	}
	const char *text = keep_text(x, &plain);
	buf_free(&plain);
	return text;
}

/* ---- the workbook's part ---- */

static void workbook_begin(void *context, const char *name, const char *const *attributes)
{
	Xlsx *x = context;
	if (is(name, "workbookPr")) {
		x->since_1904 = xml_flag(attributes, "date1904");
	} else if (is(name, "sheet")) {
		const char *title = xml_attribute(attributes, "name"), *id = NULL, *state = xml_attribute(attributes, "state");
		for (const char *const *a = attributes; a[0]; a += 2) /* sheetId has no prefix, r:id has */
			if (strchr(a[0], ':') && is(strchr(a[0], ':') + 1, "id"))
				id = a[1];
		if (x->part_count == SHEETS_MOST) {
			package_refuse(x->package, "it has more than 10000 sheets");
			return;
		}
		*MEM_PUSH(x->parts, x->part_count, x->part_cap) = (SheetPart){
			arena_strdup(x->arena, title ? title : ""), id ? arena_strdup(x->arena, id) : NULL, state && !is(state, "visible") };
	}
}

/* ---- shared strings: rich text is its pieces, reading aids (rPh) are none of it ---- */

static void string_begin(void *context, const char *name, const char *const *attributes)
{
	Xlsx *x = context;
	(void)attributes;
	if (is(name, "si") || is(name, "is"))
		buf_clear(&x->buf);
	else if (is(name, "rPh"))
		x->phonetic = true;
	else if (is(name, "t"))
		x->gather = !x->phonetic;
}

static void string_end(void *context, const char *name)
{
	Xlsx *x = context;
	if (is(name, "t"))
		x->gather = false;
	else if (is(name, "rPh"))
		x->phonetic = false;
	else if (is(name, "si"))
		*MEM_PUSH(x->texts.items, x->texts.count, x->texts.cap) = keep_string(x, &x->buf);
}

static void add_text(Xlsx *x, Buf *out, const char *s, size_t n)
{
	if (out->len + n > CELL_MOST)
		package_refuse(x->package, "one of its texts is more than 1 MB");
	else
		buf_add(out, s, n);
}

static void gather_text(void *context, const char *s, size_t n)
{
	Xlsx *x = context;
	if (x->gather)
		add_text(x, &x->buf, s, n);
}

/* ---- styles ---- */

static CellFormat format_of(const Formats *f, int id)
{
	for (size_t i = 0; i < f->code_count; i++)
		if (f->ids[i] == id)
			return f->codes[i];
	return cellformat_builtin(id);
}

static void style_begin(void *context, const char *name, const char *const *attributes)
{
	Formats *f = &((Xlsx *)context)->formats;
	const char *id = xml_attribute(attributes, "numFmtId"), *code = xml_attribute(attributes, "formatCode");
	if (f->code_count == CODES_MOST || f->count == STYLES_MOST) {
		package_refuse(((Xlsx *)context)->package, "it has more than 65536 styles or 4096 formats of numbers");
	} else if (is(name, "numFmt") && id && code) {
		*MEM_PUSH(f->ids, f->code_count, f->id_cap) = atoi(id);
		f->code_count--;
		*MEM_PUSH(f->codes, f->code_count, f->code_cap) = cellformat_code(code);
	} else if (is(name, "cellXfs")) {
		f->in_cells = true;
	} else if (is(name, "xf") && f->in_cells) {
		*MEM_PUSH(f->items, f->count, f->cap) = id ? format_of(f, atoi(id)) : CELL_PLAIN;
	}
}

static void style_end(void *context, const char *name)
{
	if (is(name, "cellXfs"))
		((Xlsx *)context)->formats.in_cells = false;
}

/* ---- a sheet ---- */

typedef struct SheetReader {
	Xlsx   *x;
	SheetRow *rows;       /* heap until the end */
	size_t  count, cap, slots;
	const char **cells; /* of the row being read */
	size_t  width, cell_cap;
	int     row, column; /* from 0: of the next cell */
	bool    row_hidden;
	bool   *hidden_columns; /* SHEET_COLUMNS of them, or NULL */
	char    type[12];
	CellFormat format;
	bool    formula, value; /* the cell has a formula, a value */
	Buf     formula_text;
	Merge  *merges;
	size_t  merge_count, merge_cap;
	enum { OUTSIDE, IN_VALUE, IN_FORMULA } where;
} SheetReader;

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

static void row_begin(SheetReader *r, const char *const *attributes)
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
	r->row_hidden = xml_flag(attributes, "hidden");
}

static void row_end(SheetReader *r)
{
	r->row++;
	if (!r->width)
		return;
	while (r->count < (size_t)r->row) {
		int number = (int)r->count + 1;
		*MEM_PUSH(r->rows, r->count, r->cap) = (SheetRow){ .line = number, .row = number };
	}
	SheetRow *row = &r->rows[r->row - 1];
	row->count = r->width;
	row->hidden = r->row_hidden;
	row->cells = arena_array(r->x->arena, r->width, sizeof *row->cells);
	memcpy(row->cells, r->cells, r->width * sizeof *row->cells);
	r->slots += r->width;
	if (r->slots > MERGES_CELLS_MOST)
		package_refuse(r->x->package, "a sheet has more than 67 million cells");
}

/* <col min="2" max="3" hidden="1"/> */
static void columns_begin(SheetReader *r, const char *const *attributes)
{
	const char *min = xml_attribute(attributes, "min"), *max = xml_attribute(attributes, "max");
	long from = min ? strtol(min, NULL, 10) : 0, to = max ? strtol(max, NULL, 10) : 0;
	if (!xml_flag(attributes, "hidden") || from < 1)
		return;
	if (!r->hidden_columns)
		r->hidden_columns = arena_array(r->x->arena, SHEET_COLUMNS, sizeof *r->hidden_columns);
	for (long i = from; i <= to && i <= SHEET_COLUMNS; i++)
		r->hidden_columns[i - 1] = true;
}

static void set_cell(SheetReader *r, const char *text)
{
	if (!*text)
		return;
	while (r->width <= (size_t)r->column)
		*MEM_PUSH(r->cells, r->width, r->cell_cap) = "";
	r->cells[r->column] = text;
}

static void cell_begin(SheetReader *r, const char *const *attributes)
{
	const char *at = xml_attribute(attributes, "r"), *type = xml_attribute(attributes, "t"), *style = xml_attribute(attributes, "s");
	int column = r->column, row = r->row;
	if (at && (!cell_place(at, strlen(at), &column, &row) || row != r->row))
		package_refuse(r->x->package, arena_printf(r->x->arena, "a cell of row %d says it is %s", r->row + 1, at));
	r->column = column;
	if (r->column >= SHEET_COLUMNS)
		package_refuse(r->x->package, "a row has more than 16384 cells");
	size_t s = style ? strtoul(style, NULL, 10) : 0;
	r->format = s < r->x->formats.count ? r->x->formats.items[s] : CELL_PLAIN;
	r->type[0] = 0;
	strncat(r->type, type ? type : "n", sizeof r->type - 1);
	r->formula = r->value = false;
	buf_clear(&r->x->buf);
	buf_clear(&r->formula_text);
}

static const char *shared(SheetReader *r)
{
	char *end;
	unsigned long i = strtoul(buf_text(&r->x->buf), &end, 10);
	if (*end || i >= r->x->texts.count) {
		package_refuse(r->x->package, arena_printf(r->x->arena, "row %d, column %d: there is no shared text %s", r->row + 1,
		                                           r->column + 1, buf_text(&r->x->buf)));
		return "";
	}
	return r->x->texts.items[i];
}

static const char *number_text_of(SheetReader *r)
{
	Buf b = { 0 };
	cellformat_text(&b, buf_text(&r->x->buf), r->format, r->x->since_1904);
	const char *text = keep_text(r->x, &b);
	buf_free(&b);
	return text;
}

static const char *formula_of(SheetReader *r)
{
	Buf b = { 0 };
	buf_printf(&b, "=%s", r->formula_text.len ? buf_text(&r->formula_text) : "(shared)"); /* it stands in another cell */
	const char *text = keep_text(r->x, &b);
	buf_free(&b);
	return text;
}

/* 2026-03-05T00:00:00Z → 2026-03-05; a time of day is kept to the minute, as elsewhere. */
static const char *iso_date(SheetReader *r)
{
	const char *text = keep_text(r->x, &r->x->buf), *t = strchr(text, 'T');
	if (!t || strlen(t) < 6)
		return text;
	int day = (int)(t - text);
	return strncmp(t + 1, "00:00", 5) == 0 ? arena_printf(r->x->arena, "%.*s", day, text)
	                                       : arena_printf(r->x->arena, "%.*s %.5s", day, text, t + 1);
}

static void cell_end(SheetReader *r)
{
	Xlsx *x = r->x;
	bool value = r->value || is(r->type, "inlineStr"); /* IF(…,"") has a value that is empty; a number has none */
	if (r->formula && !value)
		set_cell(r, formula_of(r));
	else if (!value)
		;
	else if (is(r->type, "s"))
		set_cell(r, shared(r));
	else if (is(r->type, "b"))
		set_cell(r, is(buf_text(&x->buf), "1") || is(buf_text(&x->buf), "true") ? "TRUE" : "FALSE");
	else if (is(r->type, "n"))
		set_cell(r, x->buf.len ? number_text_of(r) : r->formula ? formula_of(r) : "");
	else if (is(r->type, "d"))
		set_cell(r, iso_date(r));
	else /* inlineStr, str, e (an error) */
		set_cell(r, keep_string(x, &x->buf));
	r->column++;
}

static void add_merge(SheetReader *r, const char *const *attributes)
{
	const char *ref = xml_attribute(attributes, "ref"), *colon = ref ? strchr(ref, ':') : NULL;
	Merge m;
	if (!colon || !cell_place(ref, (size_t)(colon - ref), &m.left, &m.top) ||
	    !cell_place(colon + 1, strlen(colon + 1), &m.right, &m.bottom))
		return; /* of one cell, or none */
	if (r->merge_count == MERGES_MOST)
		package_refuse(r->x->package, "a sheet has more than a million merged cells");
	else
		*MEM_PUSH(r->merges, r->merge_count, r->merge_cap) = m;
}

static void sheet_begin(void *context, const char *name, const char *const *attributes)
{
	SheetReader *r = context;
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
	else
		string_begin(r->x, name, attributes);
}

static void sheet_end(void *context, const char *name)
{
	SheetReader *r = context;
	if (is(name, "row"))
		row_end(r);
	else if (is(name, "c"))
		cell_end(r);
	else if (is(name, "v") || is(name, "f"))
		r->where = OUTSIDE;
	else if (!is(name, "si"))
		string_end(r->x, name);
}

static void sheet_text(void *context, const char *s, size_t n)
{
	SheetReader *r = context;
	if (r->where == IN_FORMULA)
		add_text(r->x, &r->formula_text, s, n);
	else if (r->where == IN_VALUE)
		add_text(r->x, &r->x->buf, s, n);
	else
		gather_text(r->x, s, n);
}

static bool read_sheet(Xlsx *x, const char *part, Sheet *out)
{
	static const XmlHandler handler = { sheet_begin, sheet_end, sheet_text };
	SheetReader r = { .x = x };
	bool good = package_parse(x->package, part, &handler, &r);
	if (good && !merges_settle(x->arena, r.rows, r.count, r.merges, r.merge_count, r.slots))
		package_refuse(x->package, "its merged cells cover more than 67 million cells");
	good = good && !package_fault(x->package);
	out->hidden_columns = r.hidden_columns;
	out->count = r.count;
	out->rows = arena_array(x->arena, r.count + 1, sizeof *out->rows);
	if (r.count)
		memcpy(out->rows, r.rows, r.count * sizeof *out->rows);
	free(r.rows);
	free(r.cells);
	free(r.merges);
	buf_free(&r.formula_text);
	return good;
}

/* ---- the whole ---- */

/* The workbook's part is where the package says it is; NULL when it is no workbook. */
static const char *find_workbook(Xlsx *x)
{
	Relations top;
	if (!relations_read(x->arena, x->package, "", &top))
		return NULL;
	const Relation *book = relations_by_kind(&top, "officeDocument");
	const char *part = book ? book->part : "xl/workbook.xml";
	if (package_has(x->package, part) && !strstr(part, ".bin") && strncmp(part, "word/", 5) != 0 && strncmp(part, "ppt/", 4) != 0)
		return part;
	if (package_has(x->package, "xl/workbook.bin"))
		package_refuse(x->package, "it is a binary workbook (XLSB): save it as XLSX");
	else if (package_has(x->package, "content.xml"))
		package_refuse(x->package, "it is an OpenDocument file: save it as XLSX");
	else
		package_refuse(x->package, "it holds no xl/workbook.xml: a ZIP archive, but no XLSX workbook");
	return NULL;
}

static bool read_lists(Xlsx *x)
{
	static const XmlHandler strings = { string_begin, string_end, gather_text }, styles = { style_begin, style_end, NULL };
	const Relation *texts = relations_by_kind(&x->relations, "sharedStrings"), *formats = relations_by_kind(&x->relations, "styles");
	return (!texts || package_parse(x->package, texts->part, &strings, x)) &&
	       (!formats || package_parse(x->package, formats->part, &styles, x));
}

static bool read_parts(Xlsx *x, Workbook *out)
{
	static const XmlHandler workbook = { workbook_begin, NULL, NULL };
	const char *book = find_workbook(x);
	if (!book || !package_parse(x->package, book, &workbook, x) || !relations_read(x->arena, x->package, book, &x->relations) ||
	    !read_lists(x))
		return false;
	out->sheets = arena_array(x->arena, x->part_count + 1, sizeof *out->sheets);
	for (size_t i = 0; i < x->part_count; i++) {
		const Relation *part = relations_by_id(&x->relations, x->parts[i].id);
		WorkbookSheet *s = &out->sheets[out->count];
		*s = (WorkbookSheet){ .name = x->parts[i].name, .hidden = x->parts[i].hidden };
		if (!part || !is(part->kind, "worksheet"))
			continue; /* a sheet that is a chart or a dialogue */
		if (!read_sheet(x, part->part, &s->cells))
			return false;
		out->count++;
	}
	xlsx_read_pictures(x->arena, x->package, &x->relations, out);
	return !package_fault(x->package);
}

bool xlsx_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d)
{
	Xlsx x = { .arena = a };
	const char *why = NULL;
	*out = (Workbook){ .format = "xlsx" };
	x.package = package_open(a, bytes, n, &why);
	bool good = x.package && read_parts(&x, out);
	if (!good)
		diag_error(d, (Place){ .file = file }, "this workbook cannot be read: %s", why ? why : package_fault(x.package));
	package_close(x.package);
	free(x.parts);
	free(x.texts.items);
	free(x.formats.items);
	free(x.formats.ids);
	free(x.formats.codes);
	buf_free(&x.buf);
	return good;
}
