/* biff.c - see biff.h.
 *
 * A workbook is a stream of records: a kind, a length, as many bytes.  First those of the whole, with the formats and where each
 * sheet begins; then the sheets', each between BOF and EOF.  A chart inside a sheet has a BOF and an EOF of its own. */
#include "ledger/biff.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "ledger/biff_text.h"
#include "ledger/cellformat.h"
#include "ledger/compound.h"
#include "ledger/crossed.h"

enum {
	FORMULA = 0x0006, END = 0x000A, DATE_MODE = 0x0022, FILE_PASS = 0x002F, FONT = 0x0031, CODE_PAGE = 0x0042, COLUMNS = 0x007D,
	BOUND_SHEET = 0x0085, MUL_RK = 0x00BD, RICH_STRING = 0x00D6, XF = 0x00E0, MERGED_CELLS = 0x00E5, SHARED_TEXTS = 0x00FC,
	SHARED_TEXT = 0x00FD, NUMBER = 0x0203, LABEL = 0x0204, BOOL_OR_ERROR = 0x0205, STRING = 0x0207, ROW = 0x0208, RK = 0x027E,
	FORMAT = 0x041E, BEGIN = 0x0809
};
enum { ROWS_MOST = 65536, COLUMNS_MOST = 256, SHEETS_MOST = 4096, BIFF8 = 0x0600 };
enum { REPEATS_MOST = 16, TEXTS_LEAST = 64, TEXTS_MOST = 512 /* MB of all cells' texts; between the two, so many times what the workbook has */ };

typedef struct Book {
	Arena               *arena;
	const unsigned char *bytes;
	size_t               n;
	bool        wide;          /* BIFF8: texts are Unicode; else of this code page */
	int         codepage;
	const char **texts;        /* that cells share */
	size_t      text_count, text_cap;
	bool        since_1904;
	CellFormat *codes;         /* of the FORMAT records */
	size_t      code_count, code_cap;
	uint32_t   *code_of;       /* by a format's number: from 1, the first of codes; 0: none has it */
	BiffFonts   fonts;
	CellFormat *formats;       /* by a cell's XF */
	size_t      format_count, format_cap;
	uint32_t   *starts;        /* of the sheets */
	size_t      start_cap, sheet_cap;
	size_t      formulas, empty; /* how many there are, and how many of them give an empty text */
	size_t      said;          /* bytes of the cells' texts: ten bytes name a shared text, or a format with a long one */
	size_t      to_read;       /* bytes; sheets lie one behind the other, so all together have no more than the stream */
	const char *why;           /* it is refused, NULL: not yet */
	Biff       *out;
} Book;

typedef struct Record {
	unsigned kind;
	const unsigned char *p;
	size_t   n;
} Record;

static unsigned u16(const unsigned char *p)
{
	return (unsigned)p[0] | (unsigned)p[1] << 8;
}

static uint32_t u32(const unsigned char *p)
{
	return (uint32_t)u16(p) | (uint32_t)u16(p + 2) << 16;
}

static double real(const unsigned char *p)
{
	uint64_t bits = (uint64_t)u32(p) | (uint64_t)u32(p + 4) << 32;
	double v;
	memcpy(&v, &bits, sizeof v);
	return v;
}

/* The record at *at, which is moved behind it. */
static bool next_record(const Book *b, size_t *at, Record *r)
{
	if (*at + 4 > b->n)
		return false;
	*r = (Record){ u16(b->bytes + *at), b->bytes + *at + 4, u16(b->bytes + *at + 2) };
	*at += 4 + r->n;
	return *at <= b->n;
}

static bool refuse(Book *b, const char *why)
{
	if (!b->why)
		b->why = why;
	return false;
}

/* The text at offset `at` of the record, of n characters; next: where the record behind it begins. */
static const char *text_of(const Book *b, const Record *r, size_t at, size_t n, size_t next)
{
	if (at > r->n)
		return NULL;
	BiffBody body = { r->p + at, r->n - at, b->bytes, b->n, next };
	if (b->wide)
		return biff_wide(b->arena, &body, n, &b->fonts);
	return n > body.left ? NULL : biff_narrow(b->arena, b->codepage, body.p, n);
}

/* ---- the whole workbook ---- */

static void take_format(Book *b, const Record *r, size_t next)
{
	size_t length = b->wide ? 2 : 1;
	if (r->n < 2 + length)
		return;
	if (!b->code_of)
		b->code_of = arena_array(b->arena, UINT16_MAX + 1, sizeof *b->code_of);
	if (!b->code_of[u16(r->p)])
		b->code_of[u16(r->p)] = (uint32_t)b->code_count + 1;
	const char *code = text_of(b, r, 2 + length, b->wide ? u16(r->p + 2) : r->p[2], next);
	*ARENA_PUSH(b->arena, b->codes, b->code_count, b->code_cap) = code ? cellformat_code(b->arena, code) : cellformat_builtin((int)u16(r->p));
}

static void take_font(Book *b, const Record *r)
{
	enum { STRUCK = 0x0008 };
	bool struck = r->n >= 4 && (u16(r->p + 2) & STRUCK);
	*ARENA_PUSH(b->arena, b->fonts.struck, b->fonts.count, b->fonts.cap) = struck;
	b->fonts.any = b->fonts.any || struck;
}

static CellFormat format_of(const Book *b, unsigned id)
{
	uint32_t at = b->code_of ? b->code_of[id] : 0;
	return at ? b->codes[at - 1] : cellformat_builtin((int)id);
}

static void take_style(Book *b, const Record *r)
{
	CellFormat format = format_of(b, u16(r->p + 2));
	format.struck = biff_struck(&b->fonts, u16(r->p));
	*ARENA_PUSH(b->arena, b->formats, b->format_count, b->format_cap) = format;
}

static bool take_sheet(Book *b, const Record *r, size_t next)
{
	if (r->n < 7 || b->out->count == SHEETS_MOST)
		return refuse(b, "its sheets are damaged");
	const char *name = text_of(b, r, 7, r->p[6], next);
	*ARENA_PUSH(b->arena, b->starts, b->out->count, b->start_cap) = u32(r->p);
	b->out->count--;
	*ARENA_PUSH(b->arena, b->out->sheets, b->out->count, b->sheet_cap) = (BiffSheet){ .name = name, .hidden = (r->p[4] & 3) != 0 };
	return name || refuse(b, "a sheet's name is damaged");
}

static bool take_texts(Book *b, const Record *r, size_t next)
{
	BiffBody body = { r->p, r->n, b->bytes, b->n, next };
	unsigned uses, count, n;
	bool good = biff_u32(&body, &uses) && biff_u32(&body, &count);
	for (unsigned i = 0; good && i < count; i++) {
		const char *text = biff_u16(&body, &n) ? biff_wide(b->arena, &body, n, &b->fonts) : NULL;
		good = text != NULL;
		if (good)
			*ARENA_PUSH(b->arena, b->texts, b->text_count, b->text_cap) = text;
	}
	return good || refuse(b, "its texts are damaged");
}

static bool take_global(Book *b, const Record *r, size_t next)
{
	if (r->kind == FILE_PASS)
		return refuse(b, "it is locked with a password");
	if (r->kind == BOUND_SHEET)
		return take_sheet(b, r, next);
	if (r->kind == SHARED_TEXTS)
		return take_texts(b, r, next);
	if (r->kind == DATE_MODE && r->n >= 2)
		b->since_1904 = u16(r->p) == 1;
	else if (r->kind == CODE_PAGE && r->n >= 2)
		b->codepage = (int)u16(r->p);
	else if (r->kind == FORMAT)
		take_format(b, r, next);
	else if (r->kind == FONT)
		take_font(b, r);
	else if (r->kind == XF && r->n >= 4)
		take_style(b, r);
	return true;
}

static bool read_globals(Book *b)
{
	size_t at = 0;
	Record r;
	if (!next_record(b, &at, &r) || r.kind != BEGIN || r.n < 4)
		return false;
	b->wide = u16(r.p) == BIFF8;
	while (next_record(b, &at, &r)) {
		if (r.kind == END)
			return true;
		if (!take_global(b, &r, at))
			return false;
	}
	return false;
}

/* ---- a sheet ---- */

static CellFormat style_at(const Book *b, unsigned xf)
{
	return xf < b->format_count ? b->formats[xf] : (CellFormat){ .kind = CELL_PLAIN };
}

/* What is left of a text; what is crossed out of it stands beside it. */
static void part_text(Book *b, BiffCell *cell)
{
	Buf live = { 0 }, gone = { 0 };
	cell->mark.struck = crossed_part(cell->text, strlen(cell->text), cell->mark.struck, &live, &gone);
	cell->mark.gone = gone.len ? arena_strdup(b->arena, buf_text(&gone)) : NULL;
	cell->text = arena_strdup(b->arena, buf_text(&live));
	buf_free(&live);
	buf_free(&gone);
}

typedef struct CellPlace {
	unsigned row, column, style;
} CellPlace;

static CellPlace place_of(const unsigned char *p)
{
	return (CellPlace){ u16(p), u16(p + 2), u16(p + 4) };
}

static bool count_text(Book *b, const char *text)
{
	size_t most = (b->n >> 20) * REPEATS_MOST;
	most = most < TEXTS_LEAST ? TEXTS_LEAST : most > TEXTS_MOST ? TEXTS_MOST : most;
	b->said += text ? strlen(text) : 0;
	return b->said >> 20 <= most ||
	       refuse(b, arena_printf(b->arena, "its cells say the same long texts over and over, more than %zu MB", most));
}

static void put_shown(Book *b, BiffSheet *s, CellPlace at, const char *text, const char *shown, bool hidden)
{
	if (at.style > 0 && at.style >= b->format_count) { /* whether it is a day, or crossed out */
		refuse(b, arena_printf(b->arena, "sheet \"%s\", row %u, column %u: there is no style %u", s->name, at.row + 1, at.column + 1, at.style));
		return;
	}
	if (at.row >= ROWS_MOST || at.column >= COLUMNS_MOST || !count_text(b, text) || !count_text(b, shown))
		return;
	BiffCell *cell = ARENA_PUSH(b->arena, s->cells, s->count, s->cap);
	*cell = (BiffCell){ (int)at.row, (int)at.column, text, { .struck = style_at(b, at.style).struck, .shown = shown, .hidden = hidden } };
	if (b->fonts.any && text && crossed_has_runs(text, strlen(text)))
		part_text(b, cell);
	s->rows = cell->row >= s->rows ? cell->row + 1 : s->rows;
	s->columns = cell->column >= s->columns ? cell->column + 1 : s->columns;
}

static void put(Book *b, BiffSheet *s, CellPlace at, const char *text)
{
	put_shown(b, s, at, text, NULL, style_at(b, at.style).hides_texts);
}

static void put_number(Book *b, BiffSheet *s, CellPlace at, double v)
{
	char digits[40];
	Buf out = { 0 }, shown = { 0 };
	snprintf(digits, sizeof digits, "%.17g", v);
	cellformat_text(&out, digits, style_at(b, at.style), b->since_1904, &shown);
	put_shown(b, s, at, arena_strdup(b->arena, buf_text(&out)), shown.len ? arena_strdup(b->arena, buf_text(&shown)) : NULL,
	          cellformat_hides(style_at(b, at.style), digits));
	buf_free(&shown);
	buf_free(&out);
}

static const char *error_text(unsigned code)
{
	static const struct { unsigned code; const char *text; } errors[] = {
		{ 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0F, "#VALUE!" }, { 0x17, "#REF!" }, { 0x1D, "#NAME?" }, { 0x24, "#NUM!" }, { 0x2A, "#N/A" },
	};
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (errors[i].code == code)
			return errors[i].text;
	return "#N/A";
}

/* 30 bits: a whole number, or the upper half of a real one; perhaps in hundredths. */
static double rk(uint32_t v)
{
	uint64_t bits = (uint64_t)(v & ~3u) << 32;
	double out;
	if (v & 2)
		out = (double)((int64_t)(int32_t)v >> 2);
	else
		memcpy(&out, &bits, sizeof out);
	return v & 1 ? out / 100 : out;
}

static void take_rks(Book *b, BiffSheet *s, const Record *r)
{
	unsigned first = r->n >= 6 ? u16(r->p + 2) : 0;
	for (size_t at = 4; at + 8 <= r->n; at += 6)
		put_number(b, s, (CellPlace){ u16(r->p), first + (unsigned)(at - 4) / 6, u16(r->p + at) }, rk(u32(r->p + at + 2)));
}

/* What a formula gave when the workbook was saved.  A text stands in a record of its own, behind this one. */
static void take_formula(Book *b, BiffSheet *s, const Record *r)
{
	if (r->n < 16)
		return;
	CellPlace at = place_of(r->p);
	const unsigned char *v = r->p + 6;
	b->formulas++;
	if (u16(v + 6) != 0xFFFF)
		put_number(b, s, at, real(v));
	else if (v[0] == 1)
		put(b, s, at, v[2] ? "TRUE" : "FALSE");
	else if (v[0] == 2)
		put(b, s, at, error_text(v[2]));
	else if (v[0] == 0)
		put(b, s, at, NULL);
	else {
		b->empty++;
		put(b, s, at, "");
	}
}

static const char no_value[] = "=(formula)";

/* What stands in a text's place that cannot be read: no field takes it. */
static const char no_text[] = "=(text)";

static void take_string(Book *b, BiffSheet *s, const Record *r, size_t next)
{
	if (!s->count || s->cells[s->count - 1].text || r->n < 3)
		return;
	s->cells[s->count - 1].text = text_of(b, r, 2, u16(r->p), next);
}

static void take_label(Book *b, BiffSheet *s, const Record *r, size_t next)
{
	BiffBody body = { r->p + 8, r->n - 8, b->bytes, b->n, next };
	bool runs = r->kind == RICH_STRING && !b->wide && b->fonts.any;
	const char *text = runs ? biff_narrow_runs(b->arena, b->codepage, &body, u16(r->p + 6), &b->fonts) : text_of(b, r, 8, u16(r->p + 6), next);
	put(b, s, place_of(r->p), text ? text : no_text);
}

static void take_shared(Book *b, BiffSheet *s, const Record *r)
{
	uint32_t i = u32(r->p + 6);
	put(b, s, place_of(r->p), i < b->text_count ? b->texts[i] : no_text);
}

static void take_merges(Book *b, BiffSheet *s, const Record *r)
{
	for (size_t at = 2; at + 8 <= r->n; at += 8)
		*ARENA_PUSH(b->arena, s->merges, s->merge_count, s->merge_cap) =
			(Merge){ (int)u16(r->p + at), (int)u16(r->p + at + 4), (int)u16(r->p + at + 2), (int)u16(r->p + at + 6) };
}

static void take_columns(Book *b, BiffSheet *s, const Record *r)
{
	if (r->n < 10 || !(r->p[8] & 1))
		return;
	if (!s->hidden_columns)
		s->hidden_columns = arena_array(b->arena, SHEET_COLUMNS, sizeof *s->hidden_columns);
	for (unsigned i = u16(r->p); i <= u16(r->p + 2) && i < COLUMNS_MOST; i++)
		s->hidden_columns[i] = true;
}

static void take_record(Book *b, BiffSheet *s, const Record *r, size_t next)
{
	const unsigned char *p = r->p;
	if (r->kind == NUMBER && r->n >= 14)
		put_number(b, s, place_of(p), real(p + 6));
	else if (r->kind == RK && r->n >= 10)
		put_number(b, s, place_of(p), rk(u32(p + 6)));
	else if (r->kind == MUL_RK)
		take_rks(b, s, r);
	else if (r->kind == BOOL_OR_ERROR && r->n >= 8)
		put(b, s, place_of(p), p[7] ? error_text(p[6]) : p[6] ? "TRUE" : "FALSE");
	else if (r->kind == FORMULA)
		take_formula(b, s, r);
	else if (r->kind == STRING)
		take_string(b, s, r, next);
	else if ((r->kind == LABEL || r->kind == RICH_STRING) && r->n >= 8)
		take_label(b, s, r, next);
	else if (r->kind == SHARED_TEXT && r->n >= 10)
		take_shared(b, s, r);
	else if (r->kind == MERGED_CELLS)
		take_merges(b, s, r);
	else if (r->kind == COLUMNS)
		take_columns(b, s, r);
	else if (r->kind == ROW && r->n >= 16 && p[12] & 0x20)
		*ARENA_PUSH(b->arena, s->hidden_rows, s->hidden_count, s->hidden_cap) = (int)u16(p);
}

/* What a substream that begins so is beside a sheet of cells; NULL: nothing that a workbook lists. */
static const char *kind_of(const Record *r)
{
	unsigned kind = r->n >= 4 ? u16(r->p + 2) : 0;
	return kind == 0x20 ? "chart" : kind == 0x40 ? "sheet of macros" : kind == 0x06 ? "module of code" : NULL;
}

static bool is_sheet(const Record *r)
{
	return r->n >= 4 && u16(r->p + 2) == 0x10;
}

/* Its rows, from where the workbook says it begins; of what has none, its kind. */
static bool read_sheet(Book *b, BiffSheet *s, size_t at)
{
	int depth = 0;
	Record r;
	size_t first = at;
	if (!next_record(b, &first, &r) || r.kind != BEGIN || (!is_sheet(&r) && !kind_of(&r)))
		return false;
	s->kind = kind_of(&r);
	if (s->kind)
		return true;
	while (!b->why && next_record(b, &at, &r) && b->to_read >= 4 + r.n) {
		b->to_read -= 4 + r.n;
		if (r.kind == BEGIN)
			depth++;
		else if (depth == 0)
			return false;
		else if (r.kind == END && --depth == 0)
			return true;
		else if (depth == 1)
			take_record(b, s, &r, at);
	}
	return false;
}

/* A program that writes formulas without working them out says of each that it gives an empty text; IF(…,"") does so too.  Where
 * all of a workbook's formulas do, they were never worked out. */
static void settle_formulas(const Book *b)
{
	bool never = b->formulas > 0 && b->empty == b->formulas;
	for (size_t i = 0; i < b->out->count; i++) {
		BiffSheet *s = &b->out->sheets[i];
		for (size_t k = 0; k < s->count; k++)
			if (!s->cells[k].text || (never && !*s->cells[k].text))
				s->cells[k].text = no_value;
	}
}

const char *biff_read(Arena *a, const char *bytes, size_t n, Biff *out)
{
	Book b = { .arena = a, .out = out };
	*out = (Biff){ 0 };
	if (!compound_stream(a, bytes, n, "Workbook", &b.bytes, &b.n) && !compound_stream(a, bytes, n, "Book", &b.bytes, &b.n))
		return "it is damaged, locked with a password, or newer than XLS";
	if (!read_globals(&b))
		return b.why ? b.why : "its records are damaged";
	b.to_read = b.n;
	for (size_t i = 0; i < out->count; i++) {
		for (size_t k = 0; k < i; k++)
			if (b.starts[k] == b.starts[i])
				return arena_printf(a, "its sheet \"%s\" is one that was read before, \"%s\"", out->sheets[i].name, out->sheets[k].name);
		if (!read_sheet(&b, &out->sheets[i], b.starts[i]))
			return b.why ? b.why : arena_printf(a, "its sheet \"%s\" is damaged", out->sheets[i].name);
	}
	settle_formulas(&b);
	return NULL;
}
