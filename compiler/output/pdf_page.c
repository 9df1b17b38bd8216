/* pdf_page.c - one page of the display list as a content stream.
 *
 * Numbers are integers in thousandths, written out by hand.  Where the pen stands after a glyph is
 * known exactly (in `fine` units), so rounded spacing never adds up.
 *
 * Readers put a space into copied text where a gap is wide.  Between Han characters that layout has
 * set apart, or Han and Latin, there is none in the source: such neighbours are bridged by a Span
 * with ActualText, which also states the text of glyphs that ToUnicode would give another one. */
#include "output/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
	FINE = 10000,       /* fine units in a Unit */
	SLACK = 2 * FINE,   /* a glyph may stand so far from its place: 0.002 pt */
	GAP_MIN = 90,       /* thousandths of the size: a wider gap is taken for a space by readers */
	GAP_MAX = 1000,     /* a wider gap than this is meant */
	LIGATURE = 3,       /* characters */
	BRIDGED = 3,        /* glyphs between two bridges that are made one */
	GAP_MAX_OPS = 600   /* the same between two ops: Han and Latin are at most half an em apart */
};

typedef struct Item { /* one glyph of a line of text, its op known by number */
	const Op   *op;
	const char *text;
	uint32_t    text_len;
	Unit        x;      /* absolute */
	unsigned    code;
	int         advance;/* mille */
	bool        first;  /* of its op */
	bool        bridge; /* bound to the next one by ActualText */
	bool        states; /* its text must be stated by ActualText */
	Unit        reach;  /* > 0: a space is shown behind it that ends there */
} Item;

typedef struct Writer {
	PdfPages *p;
	Buf      *out;
	const Page *page;
	Unit      height;  /* of what is drawn on: the page, or the sheet it was turned on */
	Item     *items;
	size_t    count, cap;
	/* graphics state as written */
	int       face;
	Unit      size, spacing, stroke;
	uint32_t  fill, line;
	bool      in_text;
	bool      bars;    /* a path of bars is open */
	Unit      line_x, line_y; /* start of the current text line, page coordinates (y up) */
} Writer;

static Unit up(const Writer *w, Unit y)
{
	return w->height - y;
}

static void put(Buf *b, Unit u)
{
	pdf_put_length(b, u);
	buf_byte(b, ' ');
}

static void set_fill(Writer *w, uint32_t rgb)
{
	if (w->fill != rgb)
		pdf_put_color(w->out, rgb, false);
	w->fill = rgb;
}

/* Bars of one colour are filled together: between those that meet no seam can show. */
static void end_bars(Writer *w)
{
	if (w->bars)
		buf_text_add(w->out, "f\n");
	w->bars = false;
}

static void end_text(Writer *w)
{
	end_bars(w);
	if (w->in_text)
		buf_text_add(w->out, "ET\n");
	w->in_text = false;
}

/* Marked content must not begin inside a text object and end outside of it. */
static void mark(Writer *w, bool artifact)
{
	if (pdf_tags_would_mark(w->p->tags, artifact)) {
		end_text(w);
		pdf_tags_mark(w->p->tags, w->out, artifact);
	}
}

/* ---- text ---- */

static PdfFont *font_of(Writer *w, int face)
{
	PdfPages *p = w->p;

	if (face >= p->used_count) {
		int n = fontset_face_count(p->fonts);

		p->used = mem_realloc(p->used, (size_t)n * sizeof *p->used);
		while (p->used_count < n)
			p->used[p->used_count++] = NULL;
	}
	if (!p->used[face])
		p->used[face] = pdf_font_new(p->file, p->fonts, face, face);
	return p->used[face];
}

/* How much of a glyph's text its code says by itself.  More than a ligature stands for, as when a ruby's
 * text stands behind its base, is stated by ActualText: readers allow few characters to a code. */
static size_t said(const char *text, size_t n)
{
	uint32_t cp;

	return n <= LIGATURE || utf8_length(text, n) <= LIGATURE ? n : utf8_decode(text, text + n, &cp);
}

/* The font's code for the glyph, without a call where it was asked for before. */
static inline PdfCode code_of(PdfFont *font, const PdfKnown *known, uint32_t glyph, const char *text, size_t n)
{
	const PdfKnown *k = &known[glyph % PDF_KNOWN];
	bool same = k->glyph == glyph && k->len == n && n > 0 && k->text[0] == text[0] && (n < 2 || k->text[1] == text[1]) &&
		(n < 3 || k->text[2] == text[2]);

	return same ? k->code : pdf_font_code(font, glyph, text, n);
}

static void make_room(Writer *w, size_t more)
{
	if (w->cap - w->count >= more)
		return;
	w->cap = w->count + more > 2 * w->cap ? w->count + more : 2 * w->cap;
	w->items = mem_realloc(w->items, w->cap * sizeof *w->items);
}

/* A glyph's own text; a glyph without any belongs to the one before, which then states for both. */
static void add_items(Writer *w, const Op *op)
{
	PdfFont *font = font_of(w, op->u.text.face);
	const PdfKnown *known = pdf_font_known(font);
	const char *text = op->u.text.text, *end = text + op->u.text.text_len;

	make_room(w, op->u.text.count);
	for (uint32_t i = 0; i < op->u.text.count; i++) {
		const Glyph *g = &op->u.text.glyphs[i];
		Item *item = &w->items[w->count++];
		uint32_t n = g->bytes > end - text ? (uint32_t)(end - text) : g->bytes;
		size_t says = said(text, n);
		PdfCode code = code_of(font, known, g->id, text, says);

		*item = (Item){ .op = op, .text = text, .text_len = n, .x = op->x + g->x, .first = i == 0, .code = code.code,
			.advance = code.advance, .states = !code.says || says < n };
		text += n;
		if (n == 0 && i > 0)
			item[-1].bridge = true;
	}
}

/* The character at an end of the text, 0 when it is empty. */
static uint32_t edge(const Item *i, bool last)
{
	const char *s = i->text, *end = s + i->text_len;
	uint32_t cp = 0;

	if (s == end)
		return 0;
	if (last)
		for (s = end - 1; s > i->text && ((unsigned char)*s & 0xC0) == 0x80;)
			s--;
	utf8_decode(s, end, &cp);
	return cp;
}

/* Written without spaces between characters: Han, its punctuation, full-width forms. */
static bool is_wide(uint32_t cp)
{
	return char_is_han(cp) || (cp >= 0x3001 && cp <= 0x30FF) || (cp >= 0xFF01 && cp <= 0xFFEF) ||
	       (cp >= 0x2010 && cp <= 0x2027 && cp != 0x2011) || cp == 0x00B7 || (cp >= 0x2460 && cp <= 0x24FF);
}

/* The space between the two beside what the first glyph takes, in thousandths of a Unit. */
static int64_t space_between(const Item *a, const Item *b, Unit size)
{
	return (int64_t)(b->x - a->x) * 1000 - (int64_t)a->advance * size;
}

/* So close that no reader sees a space, as nearly all are: what the characters are need not be known. */
static inline bool close_by(const Item *a, const Item *b, Unit size)
{
	int64_t most = (int64_t)GAP_MIN * size - 1000, space = space_between(a, b, size);

	return space <= most && -space <= most;
}

/* Would a reader see a space between the two that the source does not have?  Glyphs that overlap, as
 * squeezed marks do, are taken apart as well. */
static bool false_space(const Item *a, const Item *b)
{
	Unit size = a->op->u.text.size;
	int64_t gap = (int64_t)(b->x - a->x) - (int64_t)a->advance * size / 1000;
	if (llabs(gap) * 1000 <= (int64_t)GAP_MIN * size)
		return false;
	uint32_t left = edge(a, true), right = edge(b, false);
	if (!left || !right || char_is_space(left) || char_is_space(right) || !(is_wide(left) || is_wide(right)))
		return false;
	if (gap * 1000 < -(int64_t)GAP_MIN * size)
		return true;
	return gap * 1000 > (int64_t)GAP_MIN * size && gap * 1000 < (int64_t)(b->first ? GAP_MAX_OPS : GAP_MAX) * size;
}

/* A bridge takes some forty bytes and what stands on it four a glyph, so that two with so little between them are one:
 * that before 38 and that behind it. */
static void find_bridges(Writer *w)
{
	size_t after = SIZE_MAX; /* the glyph behind the last one */

	for (size_t i = 0; i + 1 < w->count; i++) {
		if (close_by(&w->items[i], &w->items[i + 1], w->items[i].op->u.text.size) || !false_space(&w->items[i], &w->items[i + 1]))
			continue;
		for (size_t k = after; k < i && i - after < BRIDGED; k++)
			w->items[k].bridge = true;
		w->items[i].bridge = true;
		after = i + 1;
	}
}

static void begin_text(Writer *w)
{
	if (w->in_text)
		return;
	buf_text_add(w->out, "BT\n");
	w->in_text = true;
	w->line_x = w->line_y = 0;
}

static void set_style(Writer *w, const Op *op)
{
	Buf *b = w->out;

	set_fill(w, op->u.text.color);
	if (w->face != op->u.text.face || w->size != op->u.text.size) {
		buf_byte(b, '/');
		buf_text_add(b, pdf_font_name(font_of(w, op->u.text.face)));
		buf_byte(b, ' ');
		put(b, op->u.text.size);
		buf_text_add(b, "Tf\n");
		w->face = op->u.text.face;
		w->size = op->u.text.size;
	}
	if (op->u.text.stroke != w->stroke) {
		if (op->u.text.stroke > 0) {
			put(b, op->u.text.stroke);
			buf_text_add(b, "w 2 Tr\n");
		} else {
			buf_text_add(b, "0 Tr\n");
		}
		w->stroke = op->u.text.stroke;
	}
	if (op->u.text.stroke > 0 && w->line != op->u.text.color) {
		pdf_put_color(b, op->u.text.color, true);
		w->line = op->u.text.color;
	}
}

/* The extra space most glyphs of the run have after them, in Units: what Tc can say once for all. */
static Unit common_spacing(const Item *items, size_t n, Unit size)
{
	int64_t candidate = 0, votes = 0;

	for (size_t i = 0; i + 1 < n; i++) {
		int64_t fine = space_between(&items[i], &items[i + 1], size);
		int64_t gap = (fine + (fine < 0 ? -500 : 500)) / 1000;

		if (votes == 0)
			candidate = gap;
		votes += gap == candidate ? 1 : -1;
	}
	return n < 3 ? 0 : (Unit)candidate;
}

/* A byte of a literal string (ISO 32000-1, 7.3.4.2): half as long as hexadecimal, and quicker to deflate. */
static char *put_byte(char *s, unsigned byte)
{
	static const bool escaped[256] = { ['('] = true, [')'] = true, ['\\'] = true, ['\r'] = true };

	if (escaped[byte]) {
		*s++ = '\\';
		byte = byte == '\r' ? 'r' : byte;
	}
	*s++ = (char)byte;
	return s;
}

enum { CODE_MAX = 4 }; /* bytes of a code, each escaped */

static char *write_code(char *s, unsigned code)
{
	return put_byte(put_byte(s, code >> 8), code & 255);
}

static void put_code(Buf *b, unsigned code)
{
	buf_reserve(b, CODE_MAX);
	char *end = write_code(b->data + b->len, code);

	b->len = (size_t)(end - b->data);
	*end = '\0';
}

static void put_utf16(Buf *b, const char *text, size_t n)
{
	const char *end = text + n;

	while (text < end) {
		uint32_t cp;
		size_t k = utf8_decode(text, end, &cp);

		text += k ? k : 1;
		if (cp >= 0x10000)
			put_code(b, 0xD800 + ((cp - 0x10000) >> 10));
		put_code(b, cp >= 0x10000 ? 0xDC00 + (cp & 0x3FF) : cp);
	}
}

static void open_span(Writer *w, const Item *items, size_t n)
{
	Buf *b = w->out;

	buf_text_add(b, "/Span<</ActualText(\xFE\xFF");
	for (size_t i = 0; i < n; i++)
		put_utf16(b, items[i].text, items[i].text_len);
	buf_text_add(b, ")>>BDC\n");
}

typedef struct Pen {
	int64_t at;   /* in fine units from the op's x */
	bool    open; /* a string is */
} Pen;

/* What a glyph shown moves the pen by. */
static inline int64_t step(const Writer *w, int advance)
{
	return (int64_t)advance * w->size * (FINE / 1000) + (int64_t)w->spacing * FINE;
}

static void pen_show(Writer *w, Pen *pen, unsigned code, int advance)
{
	if (!pen->open)
		buf_byte(w->out, '(');
	put_code(w->out, code);
	pen->open = true;
	pen->at += step(w, advance);
}

/* The pen stands where the next glyph wants it, or so near that nobody sees it. */
static inline bool in_place(int64_t at, Unit x)
{
	int64_t off = at - (int64_t)x * FINE;

	return off <= SLACK && off >= -SLACK;
}

static void pen_move(Writer *w, Pen *pen, Unit x)
{
	int64_t off = pen->at - (int64_t)x * FINE;

	if (in_place(pen->at, x))
		return;
	int64_t move = (off + (off < 0 ? -w->size / 2 : w->size / 2)) / w->size; /* tenths of a thousandth em */

	if (move == 0)
		return;
	if (pen->open)
		buf_byte(w->out, ')');
	pdf_put_thousandths(w->out, move * 100);
	pen->open = false;
	pen->at -= move * w->size;
}

/* A space that ends where the item is to reach. */
static void reach_over(Writer *w, Pen *pen, const Item *item)
{
	int face = item->op->u.text.face;
	uint32_t glyph = face_glyph(w->p->fonts, face, ' ');

	if (!glyph)
		return;
	PdfCode code = pdf_font_code(font_of(w, face), glyph, " ", 1);

	pen_move(w, pen, item->reach - item->op->x - unit_scale(w->size, code.advance, 1000));
	pen_show(w, pen, code.code, code.advance);
}

/* Shows glyphs up to one behind which the pen must move, or up to the last, as one string, and returns how many. */
static size_t show_string(Writer *w, const Item *items, size_t n, Pen *pen)
{
	Buf *b = w->out;
	Unit x = items->op->x;
	int64_t at = pen->at;
	size_t i = 0;

	buf_reserve(b, n * CODE_MAX + 1);
	char *to = b->data + b->len;

	if (!pen->open)
		*to++ = '(';
	do {
		to = write_code(to, items[i].code);
		at += step(w, items[i].advance);
		i++;
	} while (i < n && !items[i - 1].reach && in_place(at, items[i].x - x));
	*to = '\0';
	b->len = (size_t)(to - b->data);
	pen->open = true;
	pen->at = at;
	return i;
}

/* Shows items[0..n) of one op in one array, moving the pen where the next glyph wants it. next: the glyph
 * after these, or NULL. */
static void show(Writer *w, const Item *items, size_t n, const Item *next, Pen *pen)
{
	buf_byte(w->out, '[');
	pen->open = false;
	for (size_t i = 0; i < n;) {
		i += show_string(w, items + i, n - i, pen);
		const Item *last = &items[i - 1], *after = i < n ? &items[i] : next;

		if (last->reach > 0)
			reach_over(w, pen, last);
		if (after)
			pen_move(w, pen, after->x - last->op->x);
	}
	buf_text_add(w->out, pen->open ? ")]TJ\n" : "]TJ\n");
}

/* How many of the glyphs from items on are bound together by bridges. */
static size_t chain(const Item *items, size_t n)
{
	size_t k = 1;

	while (k < n && items[k - 1].bridge)
		k++;
	return k;
}

static void start_op(Writer *w, const Item *items, size_t n)
{
	const Op *op = items->op;
	Unit x = items->x, y = up(w, op->y), spacing = common_spacing(items, n, op->u.text.size);
	Buf *b = w->out;

	set_style(w, op);
	if (spacing != w->spacing) {
		put(b, spacing);
		buf_text_add(b, "Tc\n");
		w->spacing = spacing;
	}
	put(b, x - w->line_x);
	put(b, y - w->line_y);
	buf_text_add(b, "Td\n");
	w->line_x = x;
	w->line_y = y;
}

static size_t op_length(const Item *items, size_t n)
{
	size_t k = 1;

	while (k < n && !items[k].first)
		k++;
	return k;
}

/* Glyphs up to the next change of op or of need for a Span. */
static size_t plain_length(const Item *items, size_t n)
{
	size_t k = 0;

	while (k < n && !items[k].bridge && !items[k].states)
		k++;
	return k;
}

/* Writes the collected items: ops that follow each other on the page, bridges between them found. */
static void flush_text(Writer *w)
{
	size_t i = 0, span = 0, left = 0; /* glyphs left in the open Span, in the current op */
	Pen pen = { 0 };

	find_bridges(w);
	while (i < w->count) {
		const Item *at = &w->items[i];

		if (left == 0) {
			left = op_length(at, w->count - i);
			begin_text(w);
			start_op(w, at, left);
			pen.at = (int64_t)(at->x - at->op->x) * FINE;
		}
		size_t n = span ? span : plain_length(at, left);

		if (n == 0) {
			span = chain(at, w->count - i);
			open_span(w, at, span);
			n = span;
		}
		if (n > left)
			n = left;
		show(w, at, n, n < left ? at + n : NULL, &pen);
		i += n;
		left -= n;
		if (span > 0 && (span -= n) == 0)
			buf_text_add(w->out, "EMC\n");
	}
	w->count = 0;
}

/* Can this op's text be one with what was collected: same line, not before it? */
static bool continues(const Item *last, const Op *op)
{
	return op->x >= last->x && llabs((int64_t)op->y - last->op->y) * 2 < last->op->u.text.size;
}

/* Shown but not said: an artifact whose actual text is nothing, for readers that copy artifacts too. */
static void draw_silent(Writer *w, const Op *op)
{
	flush_text(w);
	mark(w, true);
	add_items(w, op);
	for (size_t i = 0; i < w->count; i++) {
		w->items[i].text_len = 0;
		w->items[i].states = true;
		w->items[i].bridge = i + 1 < w->count;
	}
	flush_text(w);
}

static void draw_text(Writer *w, const Op *op)
{
	if (op->u.text.count == 0)
		return;
	if (op->u.text.silent) {
		draw_silent(w, op);
		return;
	}
	if (w->count > 0 && !continues(&w->items[w->count - 1], op))
		flush_text(w);
	if (w->count == 0)
		mark(w, false);
	add_items(w, op);
}

/* ---- the rest ---- */

static void draw_bar(Writer *w, const Op *op, Unit width, Unit height, uint32_t color)
{
	Buf *b = w->out;

	if (w->fill != color || pdf_tags_would_mark(w->p->tags, true))
		end_bars(w);
	if (!w->bars) {
		end_text(w);
		mark(w, true);
		set_fill(w, color);
	}
	put(b, op->x);
	put(b, up(w, op->y) - height);
	put(b, width);
	put(b, height);
	buf_text_add(b, "re\n");
	w->bars = true;
}

/* How EXIF's orientations 1 to 8 turn the unit square (its rows from the top) before it is stretched to
 * the size seen: the matrix of "cm" in units of width, height and position. */
static const signed char turns[9][6] = {
	[1] = { 1, 0, 0, 1, 0, 0 },  [2] = { -1, 0, 0, 1, 1, 0 }, [3] = { -1, 0, 0, -1, 1, 1 }, [4] = { 1, 0, 0, -1, 0, 1 },
	[5] = { 0, -1, -1, 0, 1, 1 }, [6] = { 0, -1, 1, 0, 0, 1 }, [7] = { 0, 1, 1, 0, 0, 0 },   [8] = { 0, 1, -1, 0, 1, 0 },
};

/* A picture, or a crossed frame where it cannot be shown. */
static void draw_image(Writer *w, const Op *op)
{
	Buf *b = w->out;
	Unit x = op->x, y = up(w, op->y) - op->u.image.h, width = op->u.image.w, height = op->u.image.h;
	const char *name = pdf_image_name(w->p->images, op);

	end_text(w);
	mark(w, false);
	buf_text_add(b, "q ");
	if (name) {
		const signed char *m = turns[op->u.image.turn ? op->u.image.turn : 1];

		put(b, m[0] * width);
		put(b, m[1] * height);
		put(b, m[2] * width);
		put(b, m[3] * height);
		put(b, x + m[4] * width);
		put(b, y + m[5] * height);
		buf_printf(b, "cm /%s Do Q\n", name);
		return;
	}
	buf_text_add(b, "0.5 w 0.5 G ");
	put(b, x);
	put(b, y);
	put(b, width);
	put(b, height);
	buf_text_add(b, "re ");
	put(b, x);
	put(b, y);
	buf_text_add(b, "m ");
	put(b, x + width);
	put(b, y + height);
	buf_text_add(b, "l ");
	put(b, x);
	put(b, y + height);
	buf_text_add(b, "m ");
	put(b, x + width);
	put(b, y);
	buf_text_add(b, "l S Q\n");
}

/* A path is an artifact, as rules are: what it shows is said by its figure's text. */
static void draw_path(Writer *w, const Op *op)
{
	end_text(w);
	mark(w, true);
	pdf_put_path(w->out, op, w->height);
}

/* A link draws nothing: its annotation gets a number, and its place in the structure. */
static void draw_link(Writer *w, const Op *op)
{
	PdfPages *p = w->p;
	PdfLink link = { (size_t)(op - w->page->ops), 0, -1 };

	link.id = pdf_reserve(p->file);
	if (!p->untagged && (link.link = pdf_tags_link(p->tags, link.id)) < 0)
		return;
	*MEM_PUSH(p->links, p->link_count, p->link_cap) = link;
}

/* The op of text after this tag mark, if it goes on with what was collected. */
static const Op *next_text(const Writer *w, const Op *op)
{
	const Op *end = w->page->ops + w->page->count;

	for (op++; op < end && (op->kind == OP_TAG_BEGIN || op->kind == OP_TAG_END || op->kind == OP_LINK || op->kind == OP_ANCHOR);)
		op++;
	return op < end && op->kind == OP_TEXT && !op->u.text.silent && op->u.text.count > 0 ? op : NULL;
}

/* Where a tag begins or ends no Span can bridge a false space: the last glyph reaches over to the next one. */
static void bridge_tag(Writer *w, const Op *op)
{
	const Op *after = w->count > 0 ? next_text(w, op) : NULL;
	size_t count = w->count;

	if (!after || !continues(&w->items[count - 1], after) || after->x - w->items[count - 1].x > 3 * after->u.text.size)
		return; /* there, or far off as the next cell is */

	add_items(w, after);
	Item *last = &w->items[count - 1], *next = &w->items[count];

	if (next->x > last->x && false_space(last, next)) {
		last->reach = next->x;
		last->states = true;
	}
	w->count = count;
}

static void draw(Writer *w, const Op *op)
{
	if (op->kind == OP_ANCHOR || op->kind == OP_NUMBERING) /* pdf.c's; they draw nothing */
		return;
	if (op->kind == OP_LINK) {
		draw_link(w, op);
		return;
	}
	if (op->kind == OP_TAG_BEGIN || op->kind == OP_TAG_END)
		bridge_tag(w, op);
	if (op->kind != OP_TEXT)
		flush_text(w);
	if (op->kind != OP_RULE && op->kind != OP_BOX)
		end_bars(w);
	switch (op->kind) {
	case OP_TEXT:
		draw_text(w, op);
		break;
	case OP_RULE:
		draw_bar(w, op, op->u.rule.w, op->u.rule.h, op->u.rule.color);
		break;
	case OP_BOX:
		draw_bar(w, op, op->u.box.w, op->u.box.h, op->u.box.color);
		break;
	case OP_IMAGE:
		draw_image(w, op);
		break;
	case OP_PATH:
		draw_path(w, op);
		break;
	case OP_TAG_BEGIN:
		pdf_tags_begin(w->p->tags, op);
		break;
	case OP_TAG_END:
		pdf_tags_end(w->p->tags);
		break;
	case OP_LINK:
	case OP_ANCHOR:
	case OP_NUMBERING:
		break;
	}
}

/* What follows on a turned page, its furniture, stands in the sheet's own coordinates. */
static void turn_upright(Writer *w)
{
	flush_text(w);
	end_text(w);
	pdf_tags_close(w->p->tags, w->out);
	buf_text_add(w->out, "Q\n"); /* and the graphics state is the first again */
	w->face = -1;
	w->size = w->spacing = w->stroke = 0;
	w->fill = w->line = 0;
	w->height = w->page->width;
}

void pdf_page_content(PdfPages *p, const Page *page, bool alone)
{
	Writer w = { .p = p, .out = &p->content, .page = page, .face = -1 };

	buf_clear(&p->content);
	buf_reserve(&p->content, p->content_len); /* about as long as the page before */
	p->link_count = 0;
	if (!alone)
		buf_text_add(w.out, "q\n");
	w.height = page->height;
	if (page->rotated) { /* the sheet stays upright, what is on it is turned: its head to the left */
		buf_text_add(w.out, "q\n0 1 -1 0 ");
		put(w.out, page->height);
		buf_text_add(w.out, "0 cm\n");
	}
	for (size_t i = 0; i < page->count; i++) {
		if (page->rotated && i == page->upright)
			turn_upright(&w);
		draw(&w, &page->ops[i]);
	}
	flush_text(&w);
	end_text(&w);
	if (page->rotated && page->upright >= page->count)
		buf_text_add(w.out, "Q\n");
	pdf_tags_close(p->tags, w.out);
	if (!alone)
		buf_text_add(w.out, "Q\n");
	p->content_len = p->content.len;
	free(w.items);
}
