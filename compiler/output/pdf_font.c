/* pdf_font.c - a face in a document: Type0 font, Identity-H, one subset, text that reads back.
 *
 * The code written on the page is final when it is written, so pages need one pass only:
 *   CID-keyed CFF   the CID of the face's charset (the subset keeps it)
 *   other CFF       the glyph id (the subset retains ids)
 *   glyf            a serial number in order of first use, mapped to the subset by CIDToGIDMap
 * Only the last can give two codes to one glyph set for two texts; for the others the first text
 * goes into ToUnicode and the caller states the second by ActualText. */
#include "output/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

enum { NONE = -1, MAX_CODE = 65535, GLYPHS = 65536, SHARE = 256 };

typedef struct Slot { /* a code in use */
	uint32_t glyph;
	uint32_t code;
	int      advance;        /* mille */
	size_t   text, text_len; /* in texts */
	int      next;           /* another code of the same glyph */
} Slot;

struct PdfFont {
	PdfFile *file;
	FontSet *fonts;
	int      face;
	const FaceInfo *info;
	char     name[16];
	PdfDict *dict;     /* done with the font */
	int      id;
	Slot    *slots;
	size_t   count, cap;
	int     *first[GLYPHS / SHARE]; /* by glyph id, a share of them at a time: its first slot + 1, 0 none; NULL: none in it */
	Buf      texts;
	PdfKnown known[PDF_KNOWN];
};

PdfFont *pdf_font_new(PdfFile *f, FontSet *fonts, int face, int number)
{
	PdfFont *font = mem_alloc(sizeof *font);
	Buf name = { 0 };

	font->file = f;
	font->fonts = fonts;
	font->face = face;
	font->info = fontset_face_info(fonts, face);
	buf_printf(&name, "F%d", number);
	memcpy(font->name, buf_text(&name), name.len < 15 ? name.len : 15);
	buf_free(&name);
	font->dict = pdf_dict(f, "Font");
	font->id = pdf_id(font->dict);
	return font;
}

void pdf_font_free(PdfFont *font)
{
	if (!font)
		return;
	free(font->slots);
	for (size_t i = 0; i < GLYPHS / SHARE; i++)
		free(font->first[i]);
	buf_free(&font->texts);
	free(font);
}

int pdf_font_id(const PdfFont *font)
{
	return font->id;
}

const char *pdf_font_name(const PdfFont *font)
{
	return font->name;
}

static bool same_text(const PdfFont *font, const Slot *s, const char *text, size_t n)
{
	return s->text_len == n && (n == 0 || memcmp(font->texts.data + s->text, text, n) == 0);
}

/* Where the number of a glyph's first slot stands.  A document of a few pages uses few of the shares, and need not
 * clear all 65,536 numbers. */
static int *first_slot(PdfFont *font, uint32_t glyph)
{
	int **share = &font->first[glyph / SHARE];

	if (!*share)
		*share = mem_alloc(SHARE * sizeof **share);
	return &(*share)[glyph % SHARE];
}

static Slot *add_slot(PdfFont *font, uint32_t glyph, const char *text, size_t n)
{
	int *first = first_slot(font, glyph);
	Slot *s = MEM_PUSH(font->slots, font->count, font->cap);

	*s = (Slot){ .glyph = glyph, .text = font->texts.len, .text_len = n, .next = *first - 1,
		.advance = face_advance(font->fonts, font->face, glyph) };
	buf_add(&font->texts, text, n);
	*first = (int)font->count;
	s->code = font->info->cff ? face_cid(font->fonts, font->face, glyph) : (uint32_t)font->count;
	if (s->code > MAX_CODE) {
		pdf_file_fail(font->file, "a face is used in more than 65,535 ways");
		s->code = 0;
	}
	return s;
}

const PdfKnown *pdf_font_known(const PdfFont *font)
{
	return font->known;
}

static PdfCode find_code(PdfFont *font, uint32_t glyph, const char *text, size_t n)
{
	int first = *first_slot(font, glyph) - 1;
	const Slot *s = NULL;

	for (int i = first; i != NONE; i = s->next) {
		s = &font->slots[i];
		if (same_text(font, s, text, n))
			return (PdfCode){ s->code, s->advance, true };
	}
	if (font->info->cff && first != NONE)
		return (PdfCode){ font->slots[first].code, font->slots[first].advance, false };
	s = add_slot(font, glyph, text, n);
	return (PdfCode){ s->code, s->advance, true };
}

PdfCode pdf_font_code(PdfFont *font, uint32_t glyph, const char *text, size_t n)
{
	PdfCode code = find_code(font, glyph < GLYPHS ? glyph : 0, text, n);

	if (n > 0 && n <= PDF_KNOWN_TEXT) {
		PdfKnown *known = &font->known[glyph % PDF_KNOWN];

		*known = (PdfKnown){ .glyph = glyph, .len = (uint8_t)n, .code = code };
		memcpy(known->text, text, n);
	}
	return code;
}

/* ---- the dictionaries ---- */

static int by_code(const void *a, const void *b)
{
	const Slot *x = a, *y = b;

	return x->code < y->code ? -1 : x->code > y->code;
}

/* Widths other than 1000 (/DW), consecutive codes together: "5 [500 444] 9 [333]". */
static void put_widths(const PdfFont *font, Buf *b)
{
	bool open = false;

	buf_text_add(b, "/DW 1000\n/W [");
	for (size_t i = 0; i < font->count; i++) {
		const Slot *s = &font->slots[i];
		int w = s->advance;

		if (open && (w == 1000 || s->code != s[-1].code + 1)) {
			buf_byte(b, ']');
			open = false;
		}
		if (w == 1000)
			continue;
		if (!open)
			buf_printf(b, "%s%u [%d", b->data[b->len - 1] == ']' ? "\n" : "", (unsigned)s->code, w);
		else
			buf_printf(b, " %d", w);
		open = true;
	}
	buf_text_add(b, open ? "]]\n" : "]\n");
}

static void put_to_unicode(const PdfFont *font, Buf *b)
{
	enum { BLOCK = 100 }; /* the most a bfchar block may hold */
	size_t *lines = mem_alloc((font->count + 1) * sizeof *lines), count = 0;

	for (size_t i = 0; i < font->count; i++)
		if (font->slots[i].text_len > 0)
			lines[count++] = i;
	buf_text_add(b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < count; i++) {
		const Slot *s = &font->slots[lines[i]];

		if (i % BLOCK == 0)
			buf_printf(b, "%zu beginbfchar\n", count - i < BLOCK ? count - i : (size_t)BLOCK);
		buf_printf(b, "<%04X> <", (unsigned)s->code);
		pdf_put_utf16(b, buf_text(&font->texts) + s->text, s->text_len);
		buf_text_add(b, ">\n");
		if (i % BLOCK == BLOCK - 1 || i == count - 1)
			buf_text_add(b, "endbfchar\n");
	}
	buf_text_add(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	free(lines);
}

/* "ABCDEF+FandolFang-Regular": six letters that say which subset this is, and a plain name. */
static void base_font(const PdfFont *font, char out[128])
{
	uint64_t hash = HASH_START;
	size_t n = 7;

	for (size_t i = 0; i < font->count; i++)
		hash = hash_bytes(hash, &font->slots[i].glyph, sizeof font->slots[i].glyph);
	for (int i = 0; i < 6; i++, hash /= 26)
		out[i] = (char)('A' + hash % 26);
	out[6] = '+';
	for (const char *s = font->info->postscript_name; *s && n < 100; s++)
		if ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == '-' || *s == '_')
			out[n++] = *s;
	if (n == 7)
		out[n++] = 'F';
	out[n] = 0;
}

static int descriptor(const PdfFont *font, const char *name, int program)
{
	const FaceInfo *i = font->info;
	PdfDict *d = pdf_dict(font->file, "FontDescriptor");
	int flags = 4 | (i->fixed_pitch ? 1 : 0) | (i->serif ? 2 : 0) | (i->italic_angle != 0 ? 64 : 0);

	pdf_name(font->file, d, "FontName", name);
	pdf_int(font->file, d, "Flags", flags);
	pdf_raw(font->file, d, "/FontBBox [%d %d %d %d]\n", i->bbox[0], i->bbox[1], i->bbox[2], i->bbox[3]);
	pdf_int(font->file, d, "ItalicAngle", i->italic_angle);
	pdf_int(font->file, d, "Ascent", i->ascent);
	pdf_int(font->file, d, "Descent", i->descent);
	pdf_int(font->file, d, "CapHeight", i->cap_height);
	pdf_int(font->file, d, "StemV", i->stem_v);
	pdf_ref_id(font->file, d, i->cff ? "FontFile3" : "FontFile2", program);
	return pdf_done(font->file, d);
}

/* Code → glyph id of the subset, two bytes each. */
static int glyph_map(const PdfFont *font, const uint32_t *new_ids)
{
	size_t bytes = (font->count + 1) * 2;
	unsigned char *map = mem_alloc(bytes);

	for (size_t i = 0; i < font->count; i++) {
		map[font->slots[i].code * 2] = (unsigned char)(new_ids[i] >> 8);
		map[font->slots[i].code * 2 + 1] = (unsigned char)new_ids[i];
	}
	PdfDict *d = pdf_stream(font->file, NULL, map, bytes);

	free(map);
	return pdf_done(font->file, d);
}

static int program(const PdfFont *font, const Subset *subset)
{
	PdfDict *d = pdf_stream_packed(font->file, font->info->cff ? PACK_QUICK : PACK_SMALL, NULL, subset->bytes.data,
		subset->bytes.len);

	if (font->info->cff)
		pdf_name(font->file, d, "Subtype", "CIDFontType0C");
	else
		pdf_int(font->file, d, "Length1", (int)subset->bytes.len);
	return pdf_done(font->file, d);
}

static void write_dicts(const PdfFont *font, const Subset *subset)
{
	PdfFile *f = font->file;
	PdfDict *cid = pdf_dict(f, "Font");
	Buf b = { 0 };
	char name[128];

	base_font(font, name);
	pdf_name(f, cid, "Subtype", font->info->cff ? "CIDFontType0" : "CIDFontType2");
	pdf_name(f, cid, "BaseFont", name);
	pdf_raw(f, cid, "/CIDSystemInfo << /Registry (%s) /Ordering (%s) /Supplement %d >>\n",
		font->info->registry, font->info->ordering, font->info->supplement);
	put_widths(font, &b);
	pdf_raw_add(f, cid, &b);
	pdf_ref_id(f, cid, "FontDescriptor", descriptor(font, name, program(font, subset)));
	if (!font->info->cff)
		pdf_ref_id(f, cid, "CIDToGIDMap", glyph_map(font, subset->new_id));

	pdf_name(f, font->dict, "Subtype", "Type0");
	pdf_name(f, font->dict, "BaseFont", name);
	pdf_name(f, font->dict, "Encoding", "Identity-H");
	pdf_raw(f, font->dict, "/DescendantFonts [%d 0 R]\n", pdf_done(f, cid));
	buf_clear(&b);
	put_to_unicode(font, &b);
	pdf_ref_id(f, font->dict, "ToUnicode", pdf_done(f, pdf_stream(f, NULL, b.data, b.len)));
	pdf_done(f, font->dict);
	buf_free(&b);
}

bool pdf_font_finish(PdfFont *font, Diag *d)
{
	Subset subset;
	uint32_t *glyphs = mem_alloc((font->count + 1) * sizeof *glyphs);
	bool retain = font->info->cff && !font->info->cid_keyed;

	if (font->count > 1)
		qsort(font->slots, font->count, sizeof *font->slots, by_code);
	for (size_t i = 0; i < font->count; i++)
		glyphs[i] = font->slots[i].glyph;
	bool good = face_subset(font->fonts, font->face, glyphs, font->count, retain, &subset, d);

	free(glyphs);
	if (!good)
		return false;
	write_dicts(font, &subset);
	subset_free(&subset);
	return true;
}
