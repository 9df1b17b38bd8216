/* xlsx.c - an Office Open XML workbook's lists: its sheets, its shared strings, its formats of figures.
 *
 * Its sheets are read row by row (xlsx_sheet.c), any number of times, from the package that stays open. */
#include "ledger/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

enum { SHEETS_MOST = 10000, CODES_MOST = 4096, STYLES_MOST = 65536 };
#define TEXT_MOST  ((size_t)512 << 20) /* bytes of all shared strings */
#define CELL_MOST  ((size_t)1 << 20)   /* bytes of one text: Excel takes 32,767 characters */

typedef struct XlsxPart {
	const char *name, *id; /* of the relation */
	bool hidden;
} XlsxPart;

static bool is(const char *name, const char *what)
{
	return strcmp(name, what) == 0;
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
		*MEM_PUSH(x->parts, x->part_count, x->part_cap) = (XlsxPart){
			arena_strdup(x->arena, title ? title : ""), id ? arena_strdup(x->arena, id) : NULL, state && !is(state, "visible") };
	}
}

/* ---- strings ---- */

/* The number of _x000D_, or -1. */
static long escaped(const char *s, const char *end)
{
	if (end - s < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' || strspn(s + 2, "0123456789abcdefABCDEF") < 4)
		return -1;
	return strtol(s + 2, NULL, 16);
}

/* _x005F_ is an underscore that only looks like the start of such a character (ECMA-376 part 1, 22.9.2.19). */
void xlsx_plain(const Buf *text, Buf *out)
{
	const char *s = buf_text(text), *end = s + text->len;
	if (!strstr(s, "_x")) {
		buf_add(out, s, text->len);
		return;
	}
	while (s < end) {
		char utf8[4];
		long cp = escaped(s, end), low;
		if (cp < 0) {
			buf_byte(out, *s++);
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
			buf_add(out, utf8, utf8_encode(cp >= 0xD800 && cp < 0xE000 ? 0xFFFD : (uint32_t)cp, utf8));
	}
}

void xlsx_add(Xlsx *x, Buf *out, const char *bytes, size_t n)
{
	if (out->len + n > CELL_MOST)
		package_refuse(x->package, "one of its texts is more than 1 MB");
	else
		buf_add(out, bytes, n);
}

/* <strike/> says yes, as <strike val="1"/> does. */
static bool is_struck(const char *const *attributes)
{
	return !xml_attribute(attributes, "val") || xml_flag(attributes, "val");
}

static void begin_piece(Xlsx *x, XlsxString *s)
{
	char mark = (char)s->run;
	s->gather = !s->phonetic;
	if (!s->gather || s->run == s->written)
		return;
	xlsx_add(x, &s->buf, &mark, 1);
	s->written = s->run;
	x->runs = true;
}

void xlsx_string_begin(Xlsx *x, XlsxString *s, const char *name, const char *const *attributes)
{
	if (is(name, "si") || is(name, "is")) {
		buf_clear(&s->buf);
		s->run = s->written = RUN_PLAIN;
	} else if (is(name, "r"))
		s->run = RUN_PLAIN;
	else if (is(name, "rPr")) {
		s->run = RUN_LIVE;
		s->in_font = true;
	} else if (is(name, "strike") && s->in_font && is_struck(attributes))
		s->run = RUN_GONE;
	else if (is(name, "rPh"))
		s->phonetic = true;
	else if (is(name, "t"))
		begin_piece(x, s);
}

void xlsx_string_end(XlsxString *s, const char *name)
{
	if (is(name, "t"))
		s->gather = false;
	else if (is(name, "rPr"))
		s->in_font = false;
	else if (is(name, "rPh"))
		s->phonetic = false;
}

void xlsx_string_text(Xlsx *x, XlsxString *s, const char *bytes, size_t n)
{
	if (s->gather)
		xlsx_add(x, &s->buf, bytes, n);
}

static void string_begin(void *context, const char *name, const char *const *attributes)
{
	xlsx_string_begin(context, &((Xlsx *)context)->string, name, attributes);
}

static void string_end(void *context, const char *name)
{
	Xlsx *x = context;
	xlsx_string_end(&x->string, name);
	if (!is(name, "si"))
		return;
	Buf plain = { 0 };
	const char *why = NULL;
	xlsx_plain(&x->string.buf, &plain);
	x->text_bytes += plain.len + sizeof(char *);
	if (x->text_bytes > TEXT_MOST)
		package_refuse(x->package, "its texts are more than 512 MB");
	else if (!texts_add(x->texts, buf_text(&plain), plain.len, &why))
		package_fail(x->package, arena_printf(x->arena, "its many texts go to a temporary file, which cannot be written: %s (in %s; TMPDIR names another"
		                                      " place)", why, file_temporary_folder()));
	buf_free(&plain);
}

static void string_text(void *context, const char *s, size_t n)
{
	Xlsx *x = context;
	xlsx_string_text(x, &x->string, s, n);
}

/* ---- styles ---- */

static void take_font(XlsxFormats *f, const char *name, const char *const *attributes)
{
	if (is(name, "font"))
		*MEM_PUSH(f->struck, f->font_count, f->font_cap) = false;
	else if (is(name, "strike") && f->font_count)
		f->struck[f->font_count - 1] = is_struck(attributes);
}

static void take_condition(XlsxFormats *f, const char *name, const char *const *attributes)
{
	if (is(name, "dxf") && f->condition_count < STYLES_MOST)
		*MEM_PUSH(f->condition_struck, f->condition_count, f->condition_cap) = false;
	else if (is(name, "strike") && f->condition_count)
		f->condition_struck[f->condition_count - 1] = is_struck(attributes);
}

static CellFormat format_of(const XlsxFormats *f, int id)
{
	for (size_t i = 0; i < f->code_count; i++)
		if (f->ids[i] == id)
			return f->codes[i];
	return cellformat_builtin(id);
}

static CellFormat style_of(const XlsxFormats *f, const char *const *attributes)
{
	const char *id = xml_attribute(attributes, "numFmtId"), *font = xml_attribute(attributes, "fontId");
	CellFormat format = id ? format_of(f, atoi(id)) : (CellFormat){ .kind = CELL_PLAIN };
	size_t i = font ? strtoul(font, NULL, 10) : 0;
	format.struck = i < f->font_count && f->struck[i];
	return format;
}

static void style_begin(void *context, const char *name, const char *const *attributes)
{
	XlsxFormats *f = &((Xlsx *)context)->formats;
	const char *id = xml_attribute(attributes, "numFmtId"), *code = xml_attribute(attributes, "formatCode");
	if (f->code_count == CODES_MOST || f->count == STYLES_MOST || f->font_count == STYLES_MOST) {
		package_refuse(((Xlsx *)context)->package, "it has more than 65536 styles or fonts, or 4096 formats of numbers");
	} else if (is(name, "numFmt") && id && code) {
		*MEM_PUSH(f->ids, f->code_count, f->id_cap) = atoi(id);
		f->code_count--;
		*MEM_PUSH(f->codes, f->code_count, f->code_cap) = cellformat_code(((Xlsx *)context)->arena, code);
	} else if (is(name, "cellXfs")) {
		f->in_cells = true;
	} else if (is(name, "xf") && f->in_cells) {
		*MEM_PUSH(f->items, f->count, f->cap) = style_of(f, attributes);
	} else if (is(name, "fonts")) {
		f->in_fonts = true;
	} else if (f->in_fonts) {
		take_font(f, name, attributes);
	} else if (is(name, "dxfs")) {
		f->in_conditions = true;
	} else if (f->in_conditions) {
		take_condition(f, name, attributes);
	}
}

static void style_end(void *context, const char *name)
{
	XlsxFormats *f = &((Xlsx *)context)->formats;
	f->in_cells = f->in_cells && !is(name, "cellXfs");
	f->in_fonts = f->in_fonts && !is(name, "fonts");
	f->in_conditions = f->in_conditions && !is(name, "dxfs");
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
	static const XmlHandler strings = { string_begin, string_end, string_text, 0 }, styles = { style_begin, style_end, NULL, PACKAGE_LIST_MOST };
	const Relation *texts = relations_by_kind(&x->relations, "sharedStrings"), *formats = relations_by_kind(&x->relations, "styles");
	return (!texts || package_parse(x->package, texts->part, &strings, x)) &&
	       (!formats || package_parse(x->package, formats->part, &styles, x));
}

/* What a sheet is that has no rows, by its relation. */
static const char *kind_of(const Relation *part)
{
	static const char *const kinds[][2] = { { "chartsheet", "chart" }, { "dialogsheet", "dialogue" }, { "xlMacrosheet", "sheet of macros" },
		                                { "xlIntlMacrosheet", "sheet of macros" } };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (is(part->kind, kinds[i][0]))
			return kinds[i][1];
	return NULL;
}

/* Rows that cannot be found are not rows that are not there. */
static bool read_part(Xlsx *x, const Relation *part, WorkbookSheet *s)
{
	const char *why = NULL;
	s->kind = part ? kind_of(part) : NULL;
	if (s->kind)
		return true;
	s->part = part ? part->part : NULL;
	if (!part)
		why = arena_printf(x->arena, "its sheet \"%s\" leads to no part of it", s->name);
	else if (!is(part->kind, "worksheet"))
		why = arena_printf(x->arena, "its sheet \"%s\" leads to a part of another kind, %s", s->name, s->part);
	else if (!package_has(x->package, s->part))
		why = arena_printf(x->arena, "its sheet \"%s\" leads to %s, which it does not hold", s->name, s->part);
	else if (package_met(x->package, s->part)) /* a few kB would have it read thousands of times */
		why = arena_printf(x->arena, "its sheet \"%s\" is a part that was read before, %s", s->name, s->part);
	if (why)
		package_refuse(x->package, why);
	return !why && xlsx_look(x, s->part, s) && xlsx_comments(x, s);
}

static bool read_parts(Xlsx *x, Workbook *out)
{
	static const XmlHandler workbook = { workbook_begin, NULL, NULL, PACKAGE_LIST_MOST };
	const char *book = find_workbook(x);
	if (!book || !package_parse(x->package, book, &workbook, x) || !relations_read(x->arena, x->package, book, &x->relations) ||
	    !read_lists(x))
		return false;
	out->sheets = arena_array(x->arena, x->part_count + 1, sizeof *out->sheets);
	for (size_t i = 0; i < x->part_count; i++) {
		WorkbookSheet *s = &out->sheets[out->count++];
		*s = (WorkbookSheet){ .name = x->parts[i].name, .hidden = x->parts[i].hidden };
		if (!read_part(x, relations_by_id(&x->relations, x->parts[i].id), s))
			return false;
	}
	if (!out->count)
		package_refuse(x->package, "it has no sheets");
	xlsx_find_pictures(x, out);
	return !package_fault(x->package).why;
}

Xlsx *xlsx_open(Arena *a, const char *path, const char *bytes, size_t n, Workbook *out, Refusal *refusal)
{
	Xlsx *x = ARENA_NEW(a, Xlsx);
	x->arena = a;
	x->texts = texts_new();
	x->package = package_open(a, path, bytes, n, refusal);
	if (x->package && read_parts(x, out))
		return x;
	if (x->package)
		*refusal = package_fault(x->package);
	xlsx_close(x);
	return NULL;
}

void xlsx_close(Xlsx *x)
{
	if (!x)
		return;
	package_close(x->package);
	texts_free(x->texts);
	free(x->parts);
	free(x->formats.items);
	free(x->formats.ids);
	free(x->formats.codes);
	free(x->formats.struck);
	free(x->formats.condition_struck);
	buf_free(&x->string.buf);
}
