/* ofd_page.c - a page → OFD's Content.xml (GB/T 33190-2016).
 *
 * Text goes as characters with their places (clause 11); where a character's glyph is not the one its font's map
 * leads to, or there are more characters than glyphs, the glyph is named by a CGTransform.  What is shown but not said
 * is drawn as an outline, so that nobody finds it in the text. */
#include "output/ofd_page.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "output/plain.h"
#include "output/xml.h"

/* A number that is known only at the end, a glyph's in the font file: a mark, and the face and glyph in hex. */
#define OFD_LATER '\x01'
enum { OFD_LATER_FACE = 4, OFD_LATER_GLYPH = 6 };

typedef struct Writer {
	OfdShared *s;
	Buf       *out;
	const Page *page;
	int   page_id;
	bool  upright; /* furniture of a sheet that lies on its side */
} Writer;

/* ---- pieces of XML ---- */

/* In hundred-thousandths of a millimetre: 1 pt is 127/360 mm. */
static int64_t fine_mm(Unit u)
{
	int64_t v = (int64_t)u * 1270;

	return (v + (v < 0 ? -18 : 18)) / 36;
}

static void put_fine(Buf *b, int64_t v)
{
	char text[32];
	int n = snprintf(text, sizeof text, "%s%lld.%05lld", v < 0 ? "-" : "", (long long)(llabs(v) / 100000), (long long)(llabs(v) % 100000));

	while (text[n - 1] == '0')
		n--;
	if (text[n - 1] == '.')
		n--;
	buf_add(b, text, (size_t)n);
}

void ofd_put_mm(Buf *b, Unit u)
{
	put_fine(b, fine_mm(u));
}

static void put(Buf *b, Unit u)
{
	ofd_put_mm(b, u);
	buf_byte(b, ' ');
}

static void put_color(Buf *b, const char *element, uint32_t rgb)
{
	buf_printf(b, "<ofd:%s Value=\"%u %u %u\"/>", element, (unsigned)(rgb >> 16 & 255), (unsigned)(rgb >> 8 & 255), (unsigned)(rgb & 255));
}

static Unit page_width(const Writer *w)
{
	return w->page->width;
}

/* Opens an object at its box; in furniture of a turned sheet all objects have the whole page for theirs, and a
 * matrix from the sheet to the page. */
static void open_object(Writer *w, const char *kind, Unit x, Unit y, Unit width, Unit height)
{
	Buf *b = w->out;

	buf_printf(b, "<ofd:%s ID=\"%d\" Boundary=\"", kind, ++w->s->last_id);
	if (w->upright) {
		buf_text_add(b, "0 0 ");
		put(b, w->page->width);
		ofd_put_mm(b, w->page->height);
		buf_text_add(b, "\" CTM=\"0 1 -1 0 ");
		put(b, page_width(w));
		buf_text_add(b, "0\"");
		return;
	}
	put(b, x);
	put(b, y);
	put(b, width);
	ofd_put_mm(b, height);
	buf_byte(b, '"');
}

/* ---- glyphs ---- */

static OfdFace *face_of(OfdShared *s, int face)
{
	if (face >= s->face_count) {
		int n = fontset_face_count(s->fonts);

		s->faces = mem_realloc(s->faces, (size_t)n * sizeof *s->faces);
		memset(s->faces + s->face_count, 0, (size_t)(n - s->face_count) * sizeof *s->faces);
		s->face_count = n;
	}
	OfdFace *f = &s->faces[face];

	if (!f->id) {
		f->id = ++s->last_id;
		f->places = mem_alloc((size_t)fontset_face_info(s->fonts, face)->glyph_count * sizeof *f->places);
	}
	return f;
}

/* The font file is to have the glyph; cp: a character that leads to it there, or 0. */
static void want(OfdFace *f, uint32_t glyph, uint32_t cp)
{
	if (!f->places[glyph]) {
		*MEM_PUSH(f->glyphs, f->count, f->cap) = (EmbedGlyph){ .glyph = glyph };
		f->places[glyph] = (uint32_t)f->count;
	}
	EmbedGlyph *g = &f->glyphs[f->places[glyph] - 1];

	if (!cp || g->cp == cp)
		return;
	if (!g->cp) {
		g->cp = cp;
		return;
	}
	size_t i = 0; /* a second character of the same glyph: rare */

	while (i < f->count && !(f->glyphs[i].glyph == glyph && f->glyphs[i].cp == cp))
		i++;
	if (i == f->count)
		*MEM_PUSH(f->glyphs, f->count, f->cap) = (EmbedGlyph){ .glyph = glyph, .cp = cp };
}

static void put_later(Buf *b, int face, uint32_t glyph)
{
	buf_byte(b, OFD_LATER);
	buf_printf(b, "%04X%06X", (unsigned)face, (unsigned)glyph);
}

static uint32_t hex(const char *s, int n)
{
	uint32_t v = 0;

	for (int i = 0; i < n; i++)
		v = v << 4 | (uint32_t)(s[i] <= '9' ? s[i] - '0' : s[i] - 'A' + 10);
	return v;
}

void ofd_resolve(const OfdShared *s, const Buf *text, Buf *out)
{
	const char *p = text->data, *end = p + text->len;

	while (p < end) {
		const char *mark = memchr(p, OFD_LATER, (size_t)(end - p));

		buf_add(out, p, (size_t)((mark ? mark : end) - p));
		if (!mark)
			break;
		const OfdFace *f = &s->faces[hex(mark + 1, OFD_LATER_FACE)];
		uint32_t glyph = hex(mark + 1 + OFD_LATER_FACE, OFD_LATER_GLYPH);

		buf_printf(out, "%u", (unsigned)f->glyphs[f->places[glyph] - 1].new_id);
		p = mark + 1 + OFD_LATER_FACE + OFD_LATER_GLYPH;
	}
}

/* ---- text ---- */

typedef struct Piece { /* glyphs of one op that make one object */
	const Glyph *glyphs;
	uint32_t count;
	const char *text;
	uint32_t bytes;
	bool named;      /* its glyphs must be named */
} Piece;

static void open_text(Writer *w, const Op *op, const Piece *p)
{
	const FaceInfo *info = fontset_face_info(w->s->fonts, op->u.text.face);
	Unit size = op->u.text.size, ascent = unit_scale(size, info->ascent, 1000), descent = unit_scale(size, -info->descent, 1000);
	Unit x = op->x + p->glyphs[0].x, right = op->x + (p->glyphs + p->count == op->u.text.glyphs + op->u.text.count ? op->u.text.width
		: p->glyphs[p->count].x);
	Buf *b = w->out;

	open_object(w, "TextObject", x, op->y - ascent, right > x ? right - x : size, ascent + descent);
	buf_printf(b, " Font=\"%d\" Size=\"", face_of(w->s, op->u.text.face)->id);
	ofd_put_mm(b, size);
	buf_byte(b, '"');
	if (op->u.text.stroke > 0) {
		buf_text_add(b, " Stroke=\"true\" LineWidth=\"");
		ofd_put_mm(b, op->u.text.stroke);
		buf_byte(b, '"');
	}
	buf_byte(b, '>');
	if (op->u.text.color || op->u.text.stroke > 0)
		put_color(b, "FillColor", op->u.text.color);
	if (op->u.text.stroke > 0)
		put_color(b, "StrokeColor", op->u.text.color);
}

static void put_glyphs(Writer *w, const Op *op, const Piece *p, size_t characters)
{
	Buf *b = w->out;

	buf_printf(b, "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"%zu\" GlyphCount=\"%u\"><ofd:Glyphs>", characters, (unsigned)p->count);
	for (uint32_t i = 0; i < p->count; i++) {
		if (i > 0)
			buf_byte(b, ' ');
		put_later(b, op->u.text.face, p->glyphs[i].id);
	}
	buf_text_add(b, "</ofd:Glyphs></ofd:CGTransform>");
}

/* Differences of places, each rounded by itself so that they never add up to something else. */
static void put_deltas(Writer *w, const Op *op, const Piece *p, size_t characters)
{
	Buf *b = w->out;
	int64_t last = fine_mm(op->x + p->glyphs[0].x);

	buf_text_add(b, " DeltaX=\"");
	for (size_t i = 1; i < characters; i++) {
		int64_t at = i < p->count ? fine_mm(op->x + p->glyphs[i].x) : last;

		if (i > 1)
			buf_byte(b, ' ');
		put_fine(b, at - last);
		last = at;
	}
	buf_byte(b, '"');
}

static void put_piece(Writer *w, const Op *op, const Piece *p)
{
	const FaceInfo *info = fontset_face_info(w->s->fonts, op->u.text.face);
	size_t characters = utf8_length(p->text, p->bytes);
	Buf *b = w->out;

	open_text(w, op, p);
	if (p->named)
		put_glyphs(w, op, p, characters);
	buf_text_add(b, "<ofd:TextCode X=\"");
	ofd_put_mm(b, w->upright ? op->x + p->glyphs[0].x : 0);
	buf_text_add(b, "\" Y=\"");
	ofd_put_mm(b, w->upright ? op->y : unit_scale(op->u.text.size, info->ascent, 1000));
	buf_byte(b, '"');
	if (characters > 1)
		put_deltas(w, op, p, characters);
	buf_byte(b, '>');
	xml_text(b, p->text, p->bytes);
	buf_text_add(b, "</ofd:TextCode></ofd:TextObject>\n");
}

/* A glyph as a path: the face's units brought to its place by the matrix. */
static void draw_outline(Writer *w, const Op *op, const Glyph *g)
{
	Buf *b = w->out, path = { 0 };
	int upem = fontset_face_info(w->s->fonts, op->u.text.face)->upem;
	int64_t scale = fine_mm(op->u.text.size);
	Unit x = op->x + g->x, y = op->y;

	face_contour(w->s->fonts, op->u.text.face, g->id, &path);
	if (!path.len) {
		buf_free(&path);
		return;
	}
	buf_printf(b, "<ofd:PathObject ID=\"%d\" Boundary=\"0 0 ", ++w->s->last_id);
	put(b, w->page->width);
	ofd_put_mm(b, w->page->height);
	double unit = (double)scale / 100000 / upem;
	buf_printf(b, "\" CTM=\"%s%.9f %s%.9f ", w->upright ? "0 " : "", unit, w->upright ? "" : "0 0 -", unit);
	if (w->upright)
		buf_text_add(b, "0 ");
	put(b, w->upright ? page_width(w) - y : x);
	ofd_put_mm(b, w->upright ? x : y);
	buf_text_add(b, "\" Fill=\"true\" Stroke=\"false\">");
	put_color(b, "FillColor", op->u.text.color);
	buf_text_add(b, "<ofd:AbbreviatedData>");
	for (size_t i = 0; i < path.len; i++) {
		char c = path.data[i];

		if (c >= 'A' && c <= 'Z')
			buf_printf(b, " %c ", c == 'C' ? 'B' : c == 'Z' ? 'C' : c);
		else
			buf_byte(b, c);
	}
	buf_text_add(b, "</ofd:AbbreviatedData></ofd:PathObject>\n");
	buf_free(&path);
}

/* Each glyph's own text; one without any belongs to the glyph before and is drawn as an outline. */
static void draw_text(Writer *w, const Op *op)
{
	OfdFace *f = face_of(w->s, op->u.text.face);
	const char *text = op->u.text.text, *end = text + op->u.text.text_len;
	Piece p = { 0 };

	for (uint32_t i = 0; i < op->u.text.count; i++) {
		const Glyph *g = &op->u.text.glyphs[i];
		uint32_t bytes = g->bytes > end - text ? (uint32_t)(end - text) : g->bytes, cp = 0;

		if (op->u.text.silent || bytes == 0) {
			draw_outline(w, op, g);
			continue;
		}
		bool one = utf8_decode(text, text + bytes, &cp) == bytes;
		bool plain = one && face_glyph(w->s->fonts, op->u.text.face, cp) == g->id;
		bool goes_on = p.count > 0 && one && p.glyphs + p.count == g && p.bytes + p.text == text && utf8_length(p.text, p.bytes) == p.count;

		want(f, g->id, plain ? cp : 0);
		if (p.count > 0 && !goes_on) {
			put_piece(w, op, &p);
			p = (Piece){ 0 };
		}
		if (p.count == 0)
			p = (Piece){ .glyphs = g, .text = text };
		p.count++;
		p.bytes += bytes;
		p.named |= !plain;
		text += bytes;
	}
	if (p.count > 0)
		put_piece(w, op, &p);
}

/* ---- the rest ---- */

static void draw_rect(Writer *w, const Op *op, Unit width, Unit height, uint32_t color)
{
	Buf *b = w->out;
	Unit x = w->upright ? op->x : 0, y = w->upright ? op->y : 0;

	open_object(w, "PathObject", op->x, op->y, width, height);
	buf_text_add(b, " Fill=\"true\" Stroke=\"false\">");
	put_color(b, "FillColor", color);
	buf_text_add(b, "<ofd:AbbreviatedData>M ");
	put(b, x);
	put(b, y);
	buf_text_add(b, "L ");
	put(b, x + width);
	put(b, y);
	buf_text_add(b, "L ");
	put(b, x + width);
	put(b, y + height);
	buf_text_add(b, "L ");
	put(b, x);
	put(b, y + height);
	buf_text_add(b, "C</ofd:AbbreviatedData></ofd:PathObject>\n");
}

static void draw_path(Writer *w, const Op *op)
{
	static const struct { char name; int points; } verbs[] = {
		[PATH_MOVE] = { 'M', 1 }, [PATH_LINE] = { 'L', 1 }, [PATH_CURVE] = { 'B', 3 }, [PATH_CLOSE] = { 'C', 0 },
	};
	bool filled = op->u.path.fill != PATH_NO_COLOR, stroked = op->u.path.color != PATH_NO_COLOR;
	Buf *b = w->out;

	if (!filled && !stroked)
		return;
	open_object(w, "PathObject", 0, 0, w->page->width, w->page->height);
	buf_printf(b, " Fill=\"%s\" Stroke=\"%s\"", filled ? "true" : "false", stroked ? "true" : "false");
	if (stroked) {
		buf_text_add(b, " Join=\"Round\" LineWidth=\"");
		ofd_put_mm(b, op->u.path.width);
		buf_byte(b, '"');
	}
	if (op->u.path.dash > 0) {
		buf_text_add(b, " DashPattern=\"");
		put(b, op->u.path.dash);
		ofd_put_mm(b, op->u.path.gap);
		buf_byte(b, '"');
	}
	buf_byte(b, '>');
	if (stroked)
		put_color(b, "StrokeColor", op->u.path.color);
	if (filled)
		put_color(b, "FillColor", op->u.path.fill);
	buf_text_add(b, "<ofd:AbbreviatedData>");
	for (uint32_t i = 0; i < op->u.path.count; i++) {
		const PathStep *step = &op->u.path.steps[i];

		buf_printf(b, "%c ", verbs[step->verb].name);
		for (int k = 0; k < verbs[step->verb].points; k++) {
			put(b, op->x + step->x[k]);
			put(b, op->y + step->y[k]);
		}
	}
	buf_text_add(b, "</ofd:AbbreviatedData></ofd:PathObject>\n");
}

static int image_id(OfdShared *s, const char *path)
{
	for (size_t i = 0; i < s->image_count; i++)
		if (strcmp(s->images[i].path, path) == 0)
			return s->images[i].id;
	*MEM_PUSH(s->images, s->image_count, s->image_cap) = (OfdImage){ mem_strdup(path), ++s->last_id };
	return s->last_id;
}

/* Pictures are never furniture, so no sheet's matrix comes in. */
static void draw_image(Writer *w, const Op *op)
{
	const signed char *m = xml_turns[op->u.image.turn ? op->u.image.turn : 1];
	Unit width = op->u.image.w, height = op->u.image.h;
	Unit matrix[6] = { m[0] * width, m[1] * height, m[2] * width, m[3] * height, m[4] * width, m[5] * height };
	int id = image_id(w->s, op->u.image.path);
	Buf *b = w->out;

	open_object(w, "ImageObject", op->x, op->y, width, height);
	buf_text_add(b, " CTM=\"");
	for (int i = 0; i < 6; i++) {
		ofd_put_mm(b, matrix[i]);
		buf_byte(b, i < 5 ? ' ' : '"');
	}
	buf_printf(b, " ResourceID=\"%d\"/>\n", id);
}

/* Something unseen over the text that can be touched. */
static void draw_link(Writer *w, const Op *op)
{
	const char *target = op->u.link.target;
	Buf *b = w->out;

	open_object(w, "PathObject", op->x, op->y, op->u.link.w, op->u.link.h);
	buf_text_add(b, " Fill=\"false\" Stroke=\"false\"><ofd:Actions><ofd:Action Event=\"CLICK\">");
	if (target[0] == '#') {
		buf_text_add(b, "<ofd:Goto><ofd:Bookmark Name=\"");
		xml_text(b, target + 1, strlen(target + 1));
		buf_text_add(b, "\"/></ofd:Goto>");
	} else {
		buf_text_add(b, "<ofd:URI URI=\"");
		xml_text(b, target, strlen(target));
		buf_text_add(b, "\"/>");
	}
	buf_text_add(b, "</ofd:Action></ofd:Actions><ofd:AbbreviatedData>M 0 0 L ");
	ofd_put_mm(b, op->u.link.w);
	buf_text_add(b, " 0 L ");
	put(b, op->u.link.w);
	put(b, op->u.link.h);
	buf_text_add(b, "L 0 ");
	ofd_put_mm(b, op->u.link.h);
	buf_text_add(b, " C</ofd:AbbreviatedData></ofd:PathObject>\n");
}

static void keep_place(Writer *w, const Op *op)
{
	OfdShared *s = w->s;
	const char *title = op->u.anchor.level > 0 ? op->u.anchor.title : NULL;
	Buf plain = { 0 };

	plain_add(&plain, title);
	*MEM_PUSH(s->places, s->place_count, s->place_cap) = (OfdPlace){ op->u.anchor.id ? mem_strdup(op->u.anchor.id) : NULL,
		title ? mem_strdup(buf_text(&plain)) : NULL, op->u.anchor.level, w->page_id, op->x, op->y };
	buf_free(&plain);
}

static void draw(Writer *w, const Op *op)
{
	switch (op->kind) {
	case OP_TEXT:
		draw_text(w, op);
		break;
	case OP_RULE:
		draw_rect(w, op, op->u.rule.w, op->u.rule.h, op->u.rule.color);
		break;
	case OP_BOX:
		draw_rect(w, op, op->u.box.w, op->u.box.h, op->u.box.color);
		break;
	case OP_IMAGE:
		draw_image(w, op);
		break;
	case OP_PATH:
		draw_path(w, op);
		break;
	case OP_LINK:
		draw_link(w, op);
		break;
	case OP_ANCHOR:
		keep_place(w, op);
		break;
	case OP_TAG_BEGIN:
	case OP_TAG_END:
	case OP_NUMBERING:
		break;
	}
}

void ofd_put_page(OfdShared *s, const Page *page, int page_id, Buf *out)
{
	Writer w = { .s = s, .out = out, .page = page, .page_id = page_id };

	buf_text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">"
		"<ofd:Area><ofd:PhysicalBox>0 0 ");
	put(out, page->width);
	ofd_put_mm(out, page->height);
	buf_printf(out, "</ofd:PhysicalBox></ofd:Area>\n<ofd:Content><ofd:Layer ID=\"%d\" Type=\"Body\">\n", ++s->last_id);
	for (size_t i = 0; i < page->count; i++) {
		w.upright = page->upright > 0 && i >= page->upright;
		draw(&w, &page->ops[i]);
	}
	buf_text_add(out, "</ofd:Layer></ofd:Content></ofd:Page>\n");
}

/* ==== the file ==== */

void ofd_shared_free(OfdShared *s)
{
	for (int i = 0; i < s->face_count; i++) {
		free(s->faces[i].glyphs);
		free(s->faces[i].places);
	}
	for (size_t i = 0; i < s->image_count; i++)
		free(s->images[i].path);
	for (size_t i = 0; i < s->place_count; i++) {
		free(s->places[i].id);
		free(s->places[i].title);
	}
	free(s->faces);
	free(s->images);
	free(s->places);
}
