/* cff_subset.c - see cff_subset.h.
 *
 * HarfBuzz plans for the whole face (65,535 glyphs, every subroutine) whatever is asked of it; a page's few
 * hundred glyphs are written here by reading only theirs.  Layout of the table: header, names, top DICT,
 * strings, global subroutines (none), charset, FDSelect, glyphs, font DICTs, private DICTs. */
#include "font/cff_subset.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "font/outline.h"

enum { OP_BBOX = 5, OP_CHARSET = 15, OP_CHARSTRINGS = 17, OP_PRIVATE = 18, OP_SUBRS = 19, OP_DEFAULT_WIDTH = 20,
	OP_NOMINAL_WIDTH = 21, OP_MATRIX = CFF_ESCAPE | 7, OP_ROS = CFF_ESCAPE | 30, OP_CID_COUNT = CFF_ESCAPE | 34,
	OP_FD_ARRAY = CFF_ESCAPE | 36, OP_FD_SELECT = CFF_ESCAPE | 37 };
enum { FONTS = 256, STANDARD_STRINGS = 391 };

typedef struct Font { /* a font DICT: glyphs that share widths and subroutines */
	bool     known;
	CffIndex local;
	Buf      dict;     /* what is kept of it */
	Buf      widths;   /* its private DICT */
} Font;

typedef struct Outline { /* of a glyph, in CffCutter.outlines */
	uint32_t start, len; /* len 0: not read yet */
	uint8_t  font;
} Outline;

struct CffCutter {
	const Cff *cff;
	const uint16_t *cids;
	CffIndex global, fonts;
	size_t   select;          /* FDSelect */
	Buf      top;             /* what is kept of the top DICT */
	int32_t  ros[3];
	Font     font[FONTS];
	Outline *glyphs;          /* by glyph */
	Buf      outlines;
};

/* ---- DICTs and INDEXes ---- */

static void put(Buf *b, uint32_t v, unsigned bytes)
{
	while (bytes-- > 0)
		buf_byte(b, (char)(v >> 8 * bytes & 0xFF));
}

/* An integer in five bytes, so that a DICT is as long whatever offset stands in it. */
static void put_int(Buf *b, int32_t v)
{
	buf_byte(b, 29);
	put(b, (uint32_t)v, 4);
}

static void put_op(Buf *b, int op)
{
	if (op & CFF_ESCAPE)
		buf_byte(b, 12);
	buf_byte(b, (char)(op & 0xFF));
}

static void put_entry(Buf *b, const CffDict *d)
{
	buf_add(b, (const char *)d->operands, d->operand_bytes);
	put_op(b, d->op);
}

static unsigned offset_size(size_t bytes)
{
	return bytes < 0xFF ? 1 : bytes < 0xFFFF ? 2 : bytes < 0xFFFFFF ? 3 : 4;
}

/* How long an INDEX of n objects is that come to so many bytes. */
static size_t index_size(size_t n, size_t bytes)
{
	return 3 + (n + 1) * offset_size(bytes) + bytes;
}

/* ends: of the n objects, from the first's start. */
static void put_index(Buf *b, const uint32_t *ends, size_t n, const Buf *objects)
{
	unsigned size = offset_size(objects->len);

	put(b, (uint32_t)n, 2);
	buf_byte(b, (char)size);
	put(b, 1, size);
	for (size_t i = 0; i < n; i++)
		put(b, ends[i] + 1, size);
	buf_add(b, objects->data, objects->len);
}

static void put_one(Buf *b, const Buf *object)
{
	uint32_t end = (uint32_t)object->len;

	put_index(b, &end, 1, object);
}

/* ---- the whole face ---- */

static bool open_top(CffCutter *k)
{
	size_t n, array = 0;
	const uint8_t *p = cff_item(k->cff, &k->cff->tops, 0, &n);
	CffDict d = cff_dict(p, n);

	while (cff_dict_next(&d)) {
		if (d.op == OP_FD_ARRAY && d.count)
			array = (size_t)d.values[0];
		else if (d.op == OP_FD_SELECT && d.count)
			k->select = (size_t)d.values[0];
		else if (d.op == OP_BBOX || d.op == OP_MATRIX || d.op == OP_CID_COUNT)
			put_entry(&k->top, &d);
		else if (d.op == OP_ROS && d.count == 3)
			memcpy(k->ros, d.values, sizeof k->ros);
	}
	return !d.damaged && cff_index(k->cff, k->cff->strings.end, &k->global) && cff_index(k->cff, array, &k->fonts) &&
		k->fonts.count <= FONTS && k->select > 0 && k->select < k->cff->len;
}

static int font_of(const CffCutter *k, uint32_t glyph)
{
	const uint8_t *p = k->cff->data + k->select;
	size_t left = k->cff->len - k->select;

	if (p[0] == 0 && left > 1 + (size_t)glyph)
		return p[1 + glyph];
	if (p[0] != 3 || left < 5)
		return -1;
	uint32_t low = 0, high = cff_number(p + 1, 2); /* the range sought is in [low, high) */

	if (left < 5 + 3 * (size_t)high)
		return -1;
	while (low + 1 < high) {
		uint32_t middle = (low + high) / 2;

		if (cff_number(p + 3 + 3 * (size_t)middle, 2) <= glyph)
			low = middle;
		else
			high = middle;
	}
	return high ? p[3 + 3 * (size_t)low + 2] : -1;
}

static bool open_private(const CffCutter *k, Font *f, size_t at, size_t n)
{
	size_t subrs = 0;

	if (at > k->cff->len || n > k->cff->len - at)
		return false;
	CffDict d = cff_dict(k->cff->data + at, n);

	while (cff_dict_next(&d)) {
		if (d.op == OP_SUBRS && d.count)
			subrs = at + (size_t)d.values[0];
		else if (d.op == OP_DEFAULT_WIDTH || d.op == OP_NOMINAL_WIDTH)
			put_entry(&f->widths, &d);
	}
	return !d.damaged && (!subrs || cff_index(k->cff, subrs, &f->local));
}

static const Font *open_font(CffCutter *k, int number)
{
	Font *f = number >= 0 && (uint32_t)number < k->fonts.count ? &k->font[number] : NULL;
	size_t n;
	bool good = false;

	if (!f || f->known)
		return f;
	buf_clear(&f->dict);
	buf_clear(&f->widths);
	const uint8_t *p = cff_item(k->cff, &k->fonts, (uint32_t)number, &n);

	if (!p)
		return NULL;
	CffDict d = cff_dict(p, n);

	while (cff_dict_next(&d)) {
		if (d.op == OP_PRIVATE && d.count == 2 && d.values[0] >= 0 && d.values[1] >= 0)
			good = open_private(k, f, (size_t)d.values[1], (size_t)d.values[0]);
		else if (d.op == OP_MATRIX)
			put_entry(&f->dict, &d);
	}
	f->known = good && !d.damaged;
	return f->known ? f : NULL;
}

/* ---- the subset ---- */

typedef struct Glyphs { /* of the subset, by their new ids */
	uint32_t *ends;     /* of the outlines */
	Buf outlines, charset, select;
	size_t  count;
	int     number[FONTS]; /* of a font in the subset + 1; 0: none of its glyphs is in it */
	uint8_t used[FONTS];   /* the fonts in the subset, by their numbers there */
	int     used_count;
} Glyphs;

/* NULL when it is not understood. */
static const Outline *read_outline(CffCutter *k, uint32_t glyph)
{
	Outline *o = &k->glyphs[glyph];
	int number = o->len ? o->font : font_of(k, glyph);
	const Font *f = o->len ? NULL : open_font(k, number);
	size_t start = k->outlines.len;

	if (o->len)
		return o;
	if (!f)
		return NULL;
	if (!outline_copy(&(OutlineSource){ k->cff, &k->global, &f->local }, glyph, &k->outlines)) {
		k->outlines.len = start;
		return NULL;
	}
	*o = (Outline){ (uint32_t)start, (uint32_t)(k->outlines.len - start), (uint8_t)number };
	return o;
}

static bool add_glyph(CffCutter *k, Glyphs *g, uint32_t glyph)
{
	const Outline *o = glyph < k->cff->glyphs ? read_outline(k, glyph) : NULL;

	if (!o)
		return false;
	if (!g->number[o->font]) {
		g->used[g->used_count++] = o->font;
		g->number[o->font] = g->used_count;
	}
	buf_add(&g->outlines, k->outlines.data + o->start, o->len);
	if (g->count > 0) /* .notdef is in no charset */
		put(&g->charset, k->cids[glyph], 2);
	buf_byte(&g->select, (char)(g->number[o->font] - 1));
	g->ends[g->count++] = (uint32_t)g->outlines.len;
	return true;
}

static bool add_glyphs(CffCutter *k, Glyphs *g, const uint32_t *glyphs, size_t n, uint32_t *new_id)
{
	buf_byte(&g->charset, 0); /* formats 0: one CID, one font a glyph */
	buf_byte(&g->select, 0);
	bool good = add_glyph(k, g, 0);

	for (size_t i = 0; good && i < n; i++) {
		new_id[i] = glyphs[i] ? (uint32_t)g->count : 0;
		good = glyphs[i] == 0 || add_glyph(k, g, glyphs[i]);
	}
	return good && g->count <= 0xFFFF;
}

/* The top DICT with its offsets: these are zero at first, to learn how long it is. */
static void put_top(const CffCutter *k, const size_t at[4], Buf *b)
{
	static const int ops[] = { OP_CHARSET, OP_FD_SELECT, OP_CHARSTRINGS, OP_FD_ARRAY };

	buf_clear(b);
	put_int(b, STANDARD_STRINGS);
	put_int(b, STANDARD_STRINGS + 1);
	put_int(b, k->ros[2]);
	put_op(b, OP_ROS); /* must be first */
	buf_add(b, k->top.data, k->top.len);
	for (int i = 0; i < 4; i++) {
		put_int(b, (int32_t)at[i]);
		put_op(b, ops[i]);
	}
}

/* Font DICTs, and the private ones behind them; at: where this begins in the table. */
static void put_fonts(const CffCutter *k, const Glyphs *g, size_t at, Buf *b)
{
	enum { PRIVATE_ENTRY = 5 + 5 + 1 };
	uint32_t ends[FONTS] = { 0 }, bytes = 0;
	Buf dicts = { 0 };

	for (int i = 0; i < g->used_count; i++)
		ends[i] = bytes += (uint32_t)k->font[g->used[i]].dict.len + PRIVATE_ENTRY;
	at += index_size((size_t)g->used_count, bytes);
	for (int i = 0; i < g->used_count; i++) {
		const Font *f = &k->font[g->used[i]];

		buf_add(&dicts, f->dict.data, f->dict.len);
		put_int(&dicts, (int32_t)f->widths.len);
		put_int(&dicts, (int32_t)at);
		put_op(&dicts, OP_PRIVATE);
		at += f->widths.len;
	}
	put_index(b, ends, (size_t)g->used_count, &dicts);
	for (int i = 0; i < g->used_count; i++)
		buf_add(b, k->font[g->used[i]].widths.data, k->font[g->used[i]].widths.len);
	buf_free(&dicts);
}

static void put_names(const CffCutter *k, Buf *b)
{
	size_t n = 0;
	const uint8_t *name = cff_item(k->cff, &k->cff->names, 0, &n);
	Buf one = { 0 };

	buf_add(b, "\1\0\4\4", 4);
	buf_add(&one, name, name ? n : 0);
	put_one(b, &one);
	buf_free(&one);
}

static void put_strings(const CffCutter *k, Buf *b)
{
	uint32_t ends[2];
	Buf strings = { 0 };

	buf_text_add(&strings, k->cff->registry);
	ends[0] = (uint32_t)strings.len;
	buf_text_add(&strings, k->cff->ordering);
	ends[1] = (uint32_t)strings.len;
	put_index(b, ends, 2, &strings);
	buf_free(&strings);
}

static void put_table(const CffCutter *k, const Glyphs *g, Buf *b)
{
	size_t at[4] = { 0 }, start = b->len; /* charset, FDSelect, outlines, font DICTs */
	Buf top = { 0 }, behind = { 0 };

	put_names(k, b);
	put_strings(k, &behind);
	put(&behind, 0, 2); /* no global subroutines */
	put_top(k, at, &top);
	at[0] = b->len - start + index_size(1, top.len) + behind.len;
	at[1] = at[0] + g->charset.len;
	at[2] = at[1] + g->select.len;
	at[3] = at[2] + index_size(g->count, g->outlines.len);
	put_top(k, at, &top);
	put_one(b, &top);
	buf_add(b, behind.data, behind.len);
	buf_add(b, g->charset.data, g->charset.len);
	buf_add(b, g->select.data, g->select.len);
	put_index(b, g->ends, g->count, &g->outlines);
	put_fonts(k, g, at[3], b);
	buf_free(&top);
	buf_free(&behind);
}

bool cff_subset(CffCutter *k, const uint32_t *glyphs, size_t n, uint32_t *new_id, Buf *out)
{
	Glyphs g = { .ends = mem_alloc((n + 1) * sizeof *g.ends) };
	bool good = add_glyphs(k, &g, glyphs, n, new_id);

	if (good)
		put_table(k, &g, out);
	buf_free(&g.outlines);
	buf_free(&g.charset);
	buf_free(&g.select);
	free(g.ends);
	return good;
}

CffCutter *cff_cutter_new(const Cff *c, const uint16_t *cids)
{
	CffCutter *k = mem_alloc(sizeof *k);

	k->cff = c;
	k->cids = cids;
	k->glyphs = mem_alloc(c->glyphs * sizeof *k->glyphs);
	if (c->cid_keyed && open_top(k))
		return k;
	cff_cutter_free(k);
	return NULL;
}

void cff_cutter_free(CffCutter *k)
{
	if (!k)
		return;
	for (int i = 0; i < FONTS; i++) {
		buf_free(&k->font[i].dict);
		buf_free(&k->font[i].widths);
	}
	buf_free(&k->top);
	buf_free(&k->outlines);
	free(k->glyphs);
	free(k);
}
