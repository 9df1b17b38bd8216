/* biff.c - see biff.h.
 *
 * A workbook is a stream of records: a kind, a length, as many bytes.  First those of the whole, with the formats and where each
 * sheet begins; then the sheets', each between BOF and EOF.  A chart inside a sheet has a BOF and an EOF of its own. */
#include "ledger/biff.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/cellformat.h"
#include "ledger/compound.h"

enum {
	FORMULA = 0x0006, END = 0x000A, DATE_MODE = 0x0022, COLUMNS = 0x007D, BOUND_SHEET = 0x0085, MUL_RK = 0x00BD, XF = 0x00E0,
	MERGED_CELLS = 0x00E5, NUMBER = 0x0203, BOOL_OR_ERROR = 0x0205, STRING = 0x0207, ROW = 0x0208, RK = 0x027E, FORMAT = 0x041E,
	BEGIN = 0x0809
};
enum { ROWS_MOST = 65536, COLUMNS_MOST = 256, SHEETS_MOST = 4096, BIFF8 = 0x0600 };

typedef struct Book {
	Arena               *arena;
	const unsigned char *bytes;
	size_t               n;
	bool        wide;          /* BIFF8: texts are Unicode */
	bool        since_1904;
	CellFormat *codes;         /* of the FORMAT records, beside their numbers */
	int        *ids;
	size_t      code_count, code_cap, id_cap;
	CellFormat *formats;       /* by a cell's XF */
	size_t      format_count, format_cap;
	uint32_t   *starts;        /* of the sheets */
	size_t      start_cap, sheet_cap;
	size_t      formulas, empty; /* how many there are, and how many of them give an empty text */
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

/* A text of n characters that begins with its flags (BIFF8), as UTF-8; NULL when it goes on in another record, or is of an older
 * workbook and not ASCII, since that does not say in which encoding it is. */
static const char *text_of(const Book *b, const unsigned char *p, size_t len, size_t n)
{
	bool two = b->wide && len > 0 && p[0] & 1;
	p += b->wide;
	if (len < (size_t)b->wide + n * (two ? 2 : 1))
		return NULL;
	char *out = arena_alloc(b->arena, n * 3 + 1), *end = out;
	for (size_t i = 0; i < n; i++) {
		uint32_t c = two ? u16(p + i * 2) : p[i];
		if (two && c >= 0xD800 && c < 0xDC00 && i + 1 < n && (u16(p + i * 2 + 2) & 0xFC00u) == 0xDC00)
			c = 0x10000 + ((c - 0xD800) << 10) + (u16(p + ++i * 2) - 0xDC00);
		if ((c >= 0xD800 && c < 0xE000) || (!b->wide && c >= 0x80))
			return NULL;
		end += utf8_encode(c, end);
	}
	return out;
}

/* ---- the whole workbook ---- */

static void take_format(Book *b, const Record *r)
{
	size_t length = b->wide ? 2 : 1;
	if (r->n < 2 + length)
		return;
	const char *code = text_of(b, r->p + 2 + length, r->n - 2 - length, b->wide ? u16(r->p + 2) : r->p[2]);
	*ARENA_PUSH(b->arena, b->ids, b->code_count, b->id_cap) = (int)u16(r->p);
	b->code_count--;
	*ARENA_PUSH(b->arena, b->codes, b->code_count, b->code_cap) = code ? cellformat_code(b->arena, code) : cellformat_builtin((int)u16(r->p));
}

static CellFormat format_of(const Book *b, int id)
{
	for (size_t i = 0; i < b->code_count; i++)
		if (b->ids[i] == id)
			return b->codes[i];
	return cellformat_builtin(id);
}

static bool take_global(Book *b, const Record *r)
{
	if (r->kind == DATE_MODE && r->n >= 2) {
		b->since_1904 = u16(r->p) == 1;
	} else if (r->kind == FORMAT) {
		take_format(b, r);
	} else if (r->kind == XF && r->n >= 4) {
		*ARENA_PUSH(b->arena, b->formats, b->format_count, b->format_cap) = format_of(b, (int)u16(r->p + 2));
	} else if (r->kind == BOUND_SHEET) {
		if (r->n < 6 || b->out->count == SHEETS_MOST)
			return false;
		*ARENA_PUSH(b->arena, b->starts, b->out->count, b->start_cap) = u32(r->p);
		b->out->count--;
		*ARENA_PUSH(b->arena, b->out->sheets, b->out->count, b->sheet_cap) = (BiffSheet){ .hidden = (r->p[4] & 3) != 0 };
	}
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
		if (!take_global(b, &r))
			return false;
	}
	return false;
}

/* ---- a sheet ---- */

static void put(Book *b, BiffSheet *s, unsigned row, unsigned column, const char *text)
{
	if (row >= ROWS_MOST || column >= COLUMNS_MOST)
		return;
	*ARENA_PUSH(b->arena, s->cells, s->count, s->cap) = (BiffCell){ (int)row, (int)column, text };
	s->rows = (int)row >= s->rows ? (int)row + 1 : s->rows;
	s->columns = (int)column >= s->columns ? (int)column + 1 : s->columns;
}

static void put_number(Book *b, BiffSheet *s, unsigned row, unsigned column, unsigned xf, double v)
{
	char digits[40];
	Buf out = { 0 };
	snprintf(digits, sizeof digits, "%.17g", v);
	cellformat_text(&out, digits, xf < b->format_count ? b->formats[xf] : (CellFormat){ .kind = CELL_PLAIN }, b->since_1904);
	put(b, s, row, column, arena_strdup(b->arena, buf_text(&out)));
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
		put_number(b, s, u16(r->p), first + (unsigned)(at - 4) / 6, u16(r->p + at), rk(u32(r->p + at + 2)));
}

/* What a formula gave when the workbook was saved.  A text stands in a record of its own, behind this one. */
static void take_formula(Book *b, BiffSheet *s, const Record *r)
{
	if (r->n < 16)
		return;
	unsigned row = u16(r->p), column = u16(r->p + 2);
	const unsigned char *v = r->p + 6;
	b->formulas++;
	if (u16(v + 6) != 0xFFFF)
		put_number(b, s, row, column, u16(r->p + 4), real(v));
	else if (v[0] == 1)
		put(b, s, row, column, v[2] ? "TRUE" : "FALSE");
	else if (v[0] == 2)
		put(b, s, row, column, error_text(v[2]));
	else if (v[0] == 0)
		put(b, s, row, column, NULL);
	else {
		b->empty++;
		put(b, s, row, column, "");
	}
}

static const char no_value[] = "=(formula)";

static void take_string(Book *b, BiffSheet *s, const Record *r)
{
	if (!s->count || s->cells[s->count - 1].text || r->n < 3)
		return;
	s->cells[s->count - 1].text = text_of(b, r->p + 2, r->n - 2, u16(r->p));
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

static void take_record(Book *b, BiffSheet *s, const Record *r)
{
	const unsigned char *p = r->p;
	if (r->kind == NUMBER && r->n >= 14)
		put_number(b, s, u16(p), u16(p + 2), u16(p + 4), real(p + 6));
	else if (r->kind == RK && r->n >= 10)
		put_number(b, s, u16(p), u16(p + 2), u16(p + 4), rk(u32(p + 6)));
	else if (r->kind == MUL_RK)
		take_rks(b, s, r);
	else if (r->kind == BOOL_OR_ERROR && r->n >= 8)
		put(b, s, u16(p), u16(p + 2), p[7] ? error_text(p[6]) : p[6] ? "TRUE" : "FALSE");
	else if (r->kind == FORMULA)
		take_formula(b, s, r);
	else if (r->kind == STRING)
		take_string(b, s, r);
	else if (r->kind == MERGED_CELLS)
		take_merges(b, s, r);
	else if (r->kind == COLUMNS)
		take_columns(b, s, r);
	else if (r->kind == ROW && r->n >= 16 && p[12] & 0x20)
		*ARENA_PUSH(b->arena, s->hidden_rows, s->hidden_count, s->hidden_cap) = (int)u16(p);
}

static bool read_sheet(Book *b, BiffSheet *s, size_t at)
{
	int depth = 0;
	Record r;
	while (next_record(b, &at, &r)) {
		if (r.kind == BEGIN)
			depth++;
		else if (depth == 0)
			return false;
		else if (r.kind == END && --depth == 0)
			return true;
		else if (depth == 1)
			take_record(b, s, &r);
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

bool biff_read(Arena *a, const char *bytes, size_t n, Biff *out)
{
	Book b = { .arena = a, .out = out };
	*out = (Biff){ 0 };
	if (!(compound_stream(a, bytes, n, "Workbook", &b.bytes, &b.n) || compound_stream(a, bytes, n, "Book", &b.bytes, &b.n)) ||
	    !read_globals(&b))
		return false;
	for (size_t i = 0; i < out->count; i++)
		if (!read_sheet(&b, &out->sheets[i], b.starts[i]))
			return false;
	settle_formulas(&b);
	return true;
}
