/* cluster.c - characters → clusters: faces chosen, Latin shaped, marks put in cells, neighbours trimmed.
 *
 * Every Han character and full-width mark has the style's cell for its advance, whatever the face
 * says.  A mark's ink is put on its side of the cell, and only what is blank there may be cut. */
#include "layout/cluster.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "layout/ruby.h"

/* Ink may lie this much (thousandths of an em) over the middle of the cell and the mark still
 * counts as a half-width one: the neighbour's own side bearing takes it up. */
enum { INK_OVER = 60, PROPORTIONAL = 30 };

/* ---- faces ---- */

/* No-break spaces and hyphens are drawn as their plain fellows when a face lacks them. */
static uint32_t plain_twin(uint32_t cp)
{
	switch (cp) {
	case 0x00A0:
	case 0x202F:
		return ' ';
	case 0x2010:
	case 0x2011:
		return '-';
	default:
		return cp;
	}
}

typedef struct Chosen {
	int role, face; /* -1: none has it */
} Chosen;

static Chosen in_role(LineContext *c, int role, uint32_t cp)
{
	Chosen none = { role, -1 };

	if (role < 0)
		return none;
	int face = fontset_face(c->fonts, role, cp);
	if (face < 0 && plain_twin(cp) != cp)
		face = fontset_face(c->fonts, role, plain_twin(cp));
	return (Chosen){ role, face };
}

/* The face for a character: its script's role first, then the other one. */
static Chosen choose(LineContext *c, const Para *p, size_t i)
{
	const Char *ch = &p->in.chars[i];
	const TextStyle *t = &p->in.styles[ch->style];
	int role = ch->han ? t->han : t->latin;
	const FontCell *cell = role >= 0 ? fontset_cell(c->fonts, role, ch->cp) : NULL;

	if (cell) /* as nearly always */
		return (Chosen){ role, cell->face };
	Chosen first = in_role(c, role, ch->cp);
	if (first.face >= 0)
		return first;
	Chosen other = in_role(c, ch->han ? t->latin : t->han, ch->cp);
	if (other.face < 0 && (t->han >= 0 || t->latin >= 0)) {
		const char *name = ch->han || !t->latin_name ? t->han_name : t->latin_name;
		missing_report(c, p, i, name ? name : "");
	}
	return other;
}

static uint32_t glyph_of(LineContext *c, int face, uint32_t cp)
{
	uint32_t g = face_glyph(c->fonts, face, cp);

	return g ? g : face_glyph(c->fonts, face, plain_twin(cp));
}

/* ---- adding ---- */

static Cluster *add_cluster(Para *p, ClusterKind kind, size_t chr)
{
	const Char *ch = &p->in.chars[chr];
	Cluster *k = MEM_PUSH(p->items, p->count, p->cap);

	*k = (Cluster){ .cp = ch->cp, .text = (uint32_t)p->text.len, .glyph = (uint32_t)p->glyph_count, .face = -1,
		.style = ch->style, .kind = (uint8_t)kind, .chr = (uint32_t)chr, .loose = ch->loose, .tied = ch->tied };
	k->class = (uint8_t)clreq_class(ch->cp, ch->han);
	k->rise = p->in.styles[ch->style].rise;
	p->mixed |= kind == CLUSTER_LATIN || kind == CLUSTER_MISSING;
	return k;
}

static void miss(Para *p, Cluster *k)
{
	k->kind = CLUSTER_MISSING;
	p->mixed = true;
}

static void add_glyph(Para *p, Cluster *k, uint32_t id, Unit x, Unit y, size_t bytes)
{
	*MEM_PUSH(p->glyphs, p->glyph_count, p->glyph_cap) = (ParaGlyph){ id, x, y, (uint16_t)bytes };
	k->glyphs++;
}

/* The bytes of an ideograph below U+A000. */
static inline void add_ideograph_bytes(Para *p, uint32_t cp)
{
	char *to = buf_extend(&p->text, 3);

	to[0] = (char)(0xE0 | cp >> 12);
	to[1] = (char)(0x80 | (cp >> 6 & 0x3F));
	to[2] = (char)(0x80 | (cp & 0x3F));
}

static void add_bytes(Para *p, Cluster *k, uint32_t cp)
{
	buf_utf8(&p->text, cp);
	k->bytes = (uint32_t)(p->text.len - k->text);
}

static Unit mille(Unit em, int64_t v)
{
	return unit_scale(em, v, 1000);
}

/* ---- Han ---- */

static Unit clamp(Unit v, Unit low, Unit high)
{
	return v < low ? low : v > high ? high : v;
}

/* How much of a side of the cell is blank: half when the ink keeps to its half. */
static Unit blank_side(Unit blank, Unit cell, Unit size)
{
	Unit half = cell / 2;

	return blank >= half - mille(size, INK_OVER) ? half : clamp(blank, 0, half);
}

/* Where the glyph of a mark stands in its cell, and what may be cut off. A face that draws the mark
 * full-width is trusted to have put it on its side; a proportional glyph is put there. */
static Unit place_mark(LineContext *c, Cluster *k, Unit cell, Unit size, uint32_t glyph, int advance)
{
	int box[4];
	Unit x = (cell - mille(size, advance)) / 2;

	if (!face_ink(c->fonts, k->face, glyph, box))
		return x;
	bool proportional = advance < 1000 - PROPORTIONAL || advance > 1000 + PROPORTIONAL;
	Unit ink = mille(size, box[2] - box[0]);
	if (proportional && k->class == CLASS_DOT)
		x = (cell - ink) / 2 - mille(size, box[0]);
	else if (proportional && clreq_blank_before((CharClass)k->class))
		x = cell / 2 + (cell / 2 - ink) / 2 - mille(size, box[0]);
	else if (proportional && clreq_blank_after((CharClass)k->class))
		x = (cell / 2 - ink) / 2 - mille(size, box[0]);
	Unit left = x + mille(size, box[0]), right = cell - x - mille(size, box[2]);
	if (k->class == CLASS_DOT) {
		k->blank_before = clamp(left, 0, cell / 4);
		k->blank_after = clamp(right, 0, cell / 4);
	} else if (clreq_blank_before((CharClass)k->class)) {
		k->blank_before = blank_side(left, cell, size);
	} else if (clreq_blank_after((CharClass)k->class)) {
		k->blank_after = blank_side(right, cell, size);
	}
	return x;
}

static bool ideograph(const Char *ch)
{
	return clreq_plain(ch->cp) && ch->kind == CHAR_TEXT && ch->han;
}

/* Ideographs of one style in their role's own face, from character i on: nearly all of what is read.  Returns the one
 * after them. */
static size_t add_ideographs(LineContext *c, Para *p, size_t i)
{
	uint16_t style = p->in.chars[i].style;
	const TextStyle *t = &p->in.styles[style];
	const FontCell *cells = t->han >= 0 ? fontset_cells(c->fonts, t->han) : NULL;

	for (; cells && i < p->in.count && p->in.chars[i].style == style && ideograph(&p->in.chars[i]); i++) {
		const Char *ch = &p->in.chars[i];
		const FontCell *cell = &cells[ch->cp % FONT_CELLS];

		if (cell->cp != ch->cp && !(cell = fontset_cell(c->fonts, t->han, ch->cp)))
			break;
		Cluster *k = MEM_PUSH(p->items, p->count, p->cap);
		*k = (Cluster){ .cp = ch->cp, .text = (uint32_t)p->text.len, .glyph = (uint32_t)p->glyph_count, .face = cell->face,
			.style = style, .kind = CLUSTER_HAN, .class = CLASS_HAN, .chr = (uint32_t)i, .loose = ch->loose, .tied = ch->tied,
			.rise = t->rise, .advance = t->cell, .bytes = 3 };
		add_ideograph_bytes(p, ch->cp);
		add_glyph(p, k, cell->glyph, (t->cell - mille(t->size, cell->advance)) / 2, 0, 3);
	}
	return i;
}

static void add_han(LineContext *c, Para *p, size_t i)
{
	const Char *ch = &p->in.chars[i];
	const TextStyle *t = &p->in.styles[ch->style];
	Cluster *k = add_cluster(p, CLUSTER_HAN, i);

	k->advance = t->cell;
	add_bytes(p, k, ch->cp);
	Chosen f = choose(c, p, i);
	if (f.face < 0) {
		miss(p, k);
		return;
	}
	k->face = f.face;
	k->rise += mille(t->size, fontset_shift(c->fonts, f.role, f.face));
	uint32_t glyph = glyph_of(c, f.face, ch->cp);
	int advance = face_advance(c->fonts, f.face, glyph);
	Unit x = (t->cell - mille(t->size, advance)) / 2;
	if (k->class != CLASS_HAN)
		x = place_mark(c, k, t->cell, t->size, glyph, advance);
	if (ch->cp == 0x2E3A)
		k->advance = 2 * t->cell, x += t->cell / 2;
	add_glyph(p, k, glyph, x, 0, k->bytes);
}

static bool makes_pair(uint32_t cp)
{
	return cp == 0x2014 || cp == 0x2015 || cp == 0x2026 || cp == 0x22EF;
}

/* —— and …… are one cluster of two cells.  The pair is shaped whole: Noto joins its dashes so. */
static void add_pair(LineContext *c, Para *p, size_t i)
{
	const Char *ch = &p->in.chars[i];
	const TextStyle *t = &p->in.styles[ch->style];
	Chosen f = choose(c, p, i);
	Cluster *k = add_cluster(p, CLUSTER_HAN, i);
	size_t count;

	k->class = CLASS_DASH;
	k->advance = 2 * t->cell;
	add_bytes(p, k, ch->cp);
	add_bytes(p, k, ch->cp);
	if (f.face < 0) {
		miss(p, k);
		return;
	}
	k->face = f.face;
	k->rise += mille(t->size, fontset_shift(c->fonts, f.role, f.face));
	const ShapedGlyph *g = face_shape(c->fonts, f.face, p->text.data + k->text, k->bytes, true, &count);
	Unit total = 0;
	for (size_t n = 0; n < count; n++)
		total += mille(t->size, g[n].advance);
	Unit x = (k->advance - total) / 2;
	for (size_t n = 0; n < count; n++) {
		size_t next = n + 1 < count ? g[n + 1].cluster : k->bytes;
		add_glyph(p, k, g[n].glyph, x + mille(t->size, g[n].x_offset), mille(t->size, g[n].y_offset),
			next - g[n].cluster);
		x += mille(t->size, g[n].advance);
	}
}

/* ---- Latin ---- */

/* What Latin advances are measured in: on a grid tighter or wider by a little than the size, the
 * letters take part in it, so that two digits still fill a cell. */
static Unit latin_em(const TextStyle *t)
{
	Unit off = t->cell > t->size ? t->cell - t->size : t->size - t->cell;

	return off <= t->size / 16 ? t->cell : t->size;
}

static bool in_latin_run(const Para *p, size_t i)
{
	const Char *ch = &p->in.chars[i];

	return ch->kind == CHAR_TEXT && !ch->han && ch->script != SCRIPT_HIDDEN;
}

static void finish_latin(LineContext *c, Cluster *k, const TextStyle *t, Chosen f)
{
	k->face = f.face;
	k->rise += mille(t->size, fontset_shift(c->fonts, f.role, f.face));
	if (clreq_script(k->cp) == SCRIPT_SPACE)
		k->kind = CLUSTER_SPACE;
}

/* One character, not shaped: figures, which must all be equally wide (no kerning between them). */
static void add_plain(LineContext *c, Para *p, size_t i, Chosen f)
{
	const Char *ch = &p->in.chars[i];
	const TextStyle *t = &p->in.styles[ch->style];
	Cluster *k = add_cluster(p, CLUSTER_LATIN, i);
	uint32_t glyph = glyph_of(c, f.face, ch->cp);
	Unit natural = mille(t->size, face_advance(c->fonts, f.face, glyph));

	add_bytes(p, k, ch->cp);
	finish_latin(c, k, t, f);
	k->advance = mille(latin_em(t), face_advance(c->fonts, f.face, glyph));
	add_glyph(p, k, glyph, (k->advance - natural) / 2, 0, k->bytes);
}

/* The glyphs of one HarfBuzz cluster, n of them, become one cluster of ours. */
static void add_shaped(LineContext *c, Para *p, size_t chr, Chosen f, const ShapedGlyph *g, size_t n, size_t bytes)
{
	const Char *ch = &p->in.chars[chr];
	const TextStyle *t = &p->in.styles[ch->style];
	Cluster *k = add_cluster(p, CLUSTER_LATIN, chr);
	Unit em = latin_em(t), x = 0;

	k->text = 0; /* the caller knows where */
	k->bytes = (uint32_t)bytes;
	finish_latin(c, k, t, f);
	for (size_t i = 0; i < n; i++) {
		int32_t advance = g[i].advance;
		if (n == 1 && k->class == CLASS_DIGIT)
			advance = face_advance(c->fonts, f.face, g[i].glyph);
		Unit wide = mille(em, advance);
		Unit at = x + (wide - mille(t->size, advance)) / 2 + mille(t->size, g[i].x_offset);
		add_glyph(p, k, g[i].glyph, at, mille(t->size, g[i].y_offset), i ? 0 : bytes);
		x += wide;
	}
	k->advance = x;
}

/* Shapes characters [from, to), all of one style and face. */
static void shape_run(LineContext *c, Para *p, size_t from, size_t to, Chosen f)
{
	size_t start = p->text.len, count, chr = from, n = 0;

	for (size_t i = from; i < to; i++)
		buf_utf8(&p->text, p->in.chars[i].cp);
	const ShapedGlyph *g = face_shape(c->fonts, f.face, p->text.data + start, p->text.len - start, false, &count);
	size_t at = start;
	for (size_t i = 0; i < count; i += n) {
		size_t next = i + 1;
		while (next < count && g[next].cluster == g[i].cluster)
			next++;
		n = next - i;
		size_t bytes = (next < count ? g[next].cluster : p->text.len - start) - g[i].cluster;
		add_shaped(c, p, chr, f, g + i, n, bytes);
		p->items[p->count - 1].text = (uint32_t)at;
		at += bytes;
		for (size_t used = 0; used < bytes && chr + 1 < to; chr++) {
			char shown[4];
			used += utf8_encode(p->in.chars[chr].cp, shown);
		}
	}
}

static bool unshaped(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || cp == 0xA0 || cp == 0x202F || cp == 0x2010 || cp == 0x2011;
}

static void add_missing(Para *p, size_t i)
{
	const Char *ch = &p->in.chars[i];
	Cluster *k = add_cluster(p, CLUSTER_MISSING, i);

	add_bytes(p, k, ch->cp);
	k->advance = p->in.styles[ch->style].cell / 2;
}

static bool same_run(const Char *a, const Char *b, Chosen x, Chosen y)
{
	return a->style == b->style && x.face == y.face && x.role == y.role && !b->loose && !b->soft && !b->tied;
}

/* Reads the Latin text that begins at character i; returns the one after it. */
static size_t add_latin(LineContext *c, Para *p, size_t i)
{
	while (i < p->in.count && in_latin_run(p, i)) {
		const Char *ch = &p->in.chars[i];
		Chosen f = choose(c, p, i);

		if (f.face < 0) {
			add_missing(p, i++);
			continue;
		}
		size_t end = i + 1;
		bool plain = unshaped(ch->cp);
		while (end < p->in.count && in_latin_run(p, end) && same_run(ch, &p->in.chars[end], f,
			choose(c, p, end))) {
			plain &= unshaped(p->in.chars[end].cp);
			end++;
		}
		if (plain)
			for (; i < end; i++)
				add_plain(c, p, i, f);
		else
			shape_run(c, p, i, end, f);
		i = end;
	}
	return i;
}

/* ---- what neighbours do to each other ---- */

static bool blank_right(CharClass c)
{
	return c == CLASS_CLOSE || c == CLASS_PAUSE || c == CLASS_STOP;
}

/* 相邻标点: two cells become one and a half, so that brackets keep close to what they hold. */
static void trim_pair(Cluster *a, Cluster *b)
{
	CharClass ca = (CharClass)a->class, cb = (CharClass)b->class;

	if (a->kind != CLUSTER_HAN || b->kind != CLUSTER_HAN)
		return;
	if (blank_right(ca) && (blank_right(cb) || cb == CLASS_OPEN))
		a->cut_after = a->blank_after;
	else if (ca == CLASS_OPEN && cb == CLASS_OPEN)
		b->cut_before = b->blank_before;
}

static bool takes_gap(const Para *p, const Cluster *k, bool han)
{
	const TextStyle *t = para_style(p, k);

	if (t->literal || t->rise)
		return false;
	if (han)
		return k->kind == CLUSTER_HAN && k->class == CLASS_HAN && !(k->cp >= 0x2500 && k->cp <= 0x27BF);
	return k->kind == CLUSTER_LATIN && (k->class == CLASS_LETTER || k->class == CLASS_DIGIT ||
		k->class == CLASS_POSTFIX || k->class == CLASS_PREFIX);
}

static void space_pair(const Para *p, const Cluster *a, Cluster *b)
{
	if (takes_gap(p, a, true) && takes_gap(p, b, false))
		b->gap = mille(para_style(p, b)->size, para_style(p, b)->gap);
	else if (takes_gap(p, a, false) && takes_gap(p, b, true))
		b->gap = mille(para_style(p, a)->size, para_style(p, a)->gap);
}

static bool beside_han(const Para *p, size_t i)
{
	return (i && p->items[i - 1].kind == CLUSTER_HAN) || (i + 1 < p->count && p->items[i + 1].kind == CLUSTER_HAN);
}

static void meet(Para *p)
{
	for (size_t i = 0; i < p->count; i++) {
		Cluster *k = &p->items[i];

		if (i && k->class == CLASS_HAN && k[-1].class == CLASS_HAN && k->kind == CLUSTER_HAN && k[-1].kind == CLUSTER_HAN)
			continue; /* nearly all */
		if (k->kind == CLUSTER_SPACE && beside_han(p, i) && !para_style(p, k)->literal)
			k->advance = para_style(p, k)->cell / 2;
		if (i && k->kind == k[-1].kind)
			trim_pair(k - 1, k);
		else if (i)
			space_pair(p, k - 1, k);
	}
}

/* ---- the whole ---- */

/* A selector or joiner stays in the text of the character it follows. */
static void add_hidden(Para *p, uint32_t cp)
{
	bool selector = (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
	Cluster *k = p->count ? &p->items[p->count - 1] : NULL;

	if (!selector || !k || !k->glyphs || k->text + k->bytes != p->text.len)
		return;
	size_t before = k->bytes;
	add_bytes(p, k, cp);
	p->glyphs[k->glyph].bytes = (uint16_t)(p->glyphs[k->glyph].bytes + k->bytes - before);
}

/* The prefix stands in the hanging indent; what is left of the indent is blank. */
static void add_hang(Para *p, size_t i)
{
	Unit used = 0;

	for (size_t k = 0; k < p->count; k++)
		used += p->items[k].advance;
	Cluster *h = add_cluster(p, CLUSTER_HANG, i);
	h->class = CLASS_FILL;
	h->advance = -p->style->first > used ? -p->style->first - used : 0;
}

/* A cluster and a glyph for each character, as nearly all paragraphs need, so that they do not grow step by step. */
static void make_room(Para *p)
{
	buf_reserve(&p->text, 3 * p->in.count);
	size_t want = p->in.count + 1;
	if (p->cap < want || p->glyph_cap < want) {
		free(p->items);
		free(p->glyphs);
		p->cap = p->glyph_cap = want;
		p->items = mem_realloc(NULL, want * sizeof *p->items);
		p->glyphs = mem_realloc(NULL, want * sizeof *p->glyphs);
	}
}

static bool pair_at(const Para *p, size_t i)
{
	const Char *ch = &p->in.chars[i];

	return ch->han && makes_pair(ch->cp) && i + 1 < p->in.count && ch[1].cp == ch->cp && ch[1].kind == CHAR_TEXT && ch[1].han &&
		p->width >= 2 * p->in.styles[ch->style].cell;
}

static void add_fill(Para *p, size_t i)
{
	const Char *ch = &p->in.chars[i];
	const char *leader = ch->node ? ch->node->u.fill.leader : NULL;
	Cluster *k = add_cluster(p, CLUSTER_FILL, i);

	k->class = CLASS_FILL;
	k->advance = leader && !*leader ? 0 : p->in.styles[ch->style].size; /* "": may be nothing */
}

/* Reads what begins at character i; returns the one after it. */
static size_t add_next(LineContext *c, Para *p, size_t i)
{
	const Char *ch = &p->in.chars[i];
	size_t behind = ideograph(ch) ? add_ideographs(c, p, i) : i;

	if (behind > i)
		return behind;
	if (ch->kind == CHAR_NEWLINE) {
		add_cluster(p, CLUSTER_NEWLINE, i)->class = CLASS_NEWLINE;
		p->typed = true;
	} else if (ch->kind == CHAR_FILL) {
		add_fill(p, i);
	} else if (ch->kind == CHAR_HANG) {
		add_hang(p, i);
	} else if (ch->script == SCRIPT_HIDDEN) {
		add_hidden(p, ch->cp);
	} else if (pair_at(p, i)) {
		add_pair(c, p, i);
		return i + 2;
	} else if (ch->han) {
		add_han(c, p, i);
	} else {
		return add_latin(c, p, i);
	}
	return i + 1;
}

void para_read(LineContext *c, const Node *n, const Style *style, const char *prefix, SpaceRule spaces, Unit width,
               Para *out)
{
	buf_clear(&out->text);
	*out = (Para){ .style = style, .width = width, .grid = style->cell > 0 && style->cell != style->size, .in = out->in,
		.items = out->items, .cap = out->cap, .glyphs = out->glyphs, .glyph_cap = out->glyph_cap, .rubies = out->rubies,
		.ruby_cap = out->ruby_cap, .text = out->text };
	inline_read(c, n, style, prefix, spaces, &out->in);
	make_room(out);
	for (size_t i = 0; i < out->in.count;) {
		i = add_next(c, out, i);
		if (ruby_ends(&out->in, i))
			ruby_close(out);
	}
	meet(out);
}

void para_free(Para *p)
{
	inline_free(&p->in);
	free(p->items);
	free(p->glyphs);
	free(p->rubies);
	buf_free(&p->text);
	*p = (Para){ 0 };
}
