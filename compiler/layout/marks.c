/* marks.c - what is drawn along a line besides its characters.
 *
 * Underlines and links run over all neighbours that share them, over the space between Han and Latin
 * too, but not under a space at either end.  着重号 stand under characters, not under punctuation, below
 * an underline (CLREQ 3.4).  Dots and rubies are silent: no reader copies them. */
#include "layout/marks.h"

#include <string.h>

#include "layout/ruby.h"

enum { /* thousandths of the size */
	LINE_AT = 150, LINE_WIDTH = 50,
	DOT_WIDTH = 150, DOT_AT = 225, DOT_BELOW_LINE = 330, /* its middle, below the baseline */
	DOT_MARKS = 3
};

typedef struct Run { /* neighbours that share something, spaces at its ends left out */
	size_t start, end;
	Unit x, w;
} Run;

typedef bool (*Shares)(const TextStyle *a, const TextStyle *b);

Op *marks_add(OpRow *out, OpKind kind, Unit x, Unit y)
{
	Op *op = MEM_PUSH(out->items, out->count, out->cap);

	memset(op, 0, sizeof *op);
	op->kind = kind;
	op->x = x;
	op->y = y;
	return op;
}

static bool blank(const Para *p, size_t i)
{
	return p->items[i].kind == CLUSTER_SPACE && !para_style(p, &p->items[i])->literal;
}

/* The clusters from start on that share it with their neighbour. */
static Run run_from(const Para *p, const Span *span, const Placed *at, size_t start, Shares shares)
{
	Run r = { start, start + 1, 0, 0 };

	while (r.end < span->end && shares(para_style(p, &p->items[start]), para_style(p, &p->items[r.end])))
		r.end++;
	size_t from = start, to = r.end;
	while (from < to && blank(p, from))
		from++;
	while (to > from && blank(p, to - 1))
		to--;
	if (to > from) {
		r.x = at[from - span->start].x;
		r.w = at[to - 1 - span->start].right - r.x;
	}
	return r;
}

/* ---- underlines ---- */

static bool same_underline(const TextStyle *a, const TextStyle *b)
{
	return a->underline == b->underline && a->color == b->color;
}

/* One rule for all of a run: under its largest characters. */
static void underlines(const Para *p, const Span *span, const Placed *at, OpRow *out)
{
	Run r;

	for (size_t i = span->start; i < span->end; i = r.end) {
		const TextStyle *t = para_style(p, &p->items[i]);
		r = run_from(p, span, at, i, same_underline);
		if (!t->underline || r.w <= 0)
			continue;
		for (size_t k = i; k < r.end; k++)
			if (para_style(p, &p->items[k])->size > t->size)
				t = para_style(p, &p->items[k]);
		Op *op = marks_add(out, OP_RULE, r.x, unit_scale(t->size, LINE_AT, 1000) - t->rise);
		op->u.rule.w = r.w;
		op->u.rule.h = unit_scale(t->size, LINE_WIDTH, 1000);
		op->u.rule.color = t->color;
	}
}

/* ---- links and notes ---- */

static bool same_target(const TextStyle *a, const TextStyle *b)
{
	return a->target == b->target;
}

static void add_anchor(OpRow *out, const Run *r, Unit top, const char *id)
{
	marks_add(out, OP_ANCHOR, r->x, top)->u.anchor.id = id;
}

/* Where marks of the index and inlines with an id stand: again on each of their lines, of which the first counts. */
static void targets(LineContext *c, const Para *p, const Span *span, const Placed *at, OpRow *out)
{
	Run r;

	for (size_t i = span->start; i < span->end; i = r.end) {
		const TextStyle *t = para_style(p, &p->items[i]);
		Unit top = -t->rise - unit_scale(t->size, 880, 1000);
		r = run_from(p, span, at, i, same_target);
		for (const Node *n = r.w > 0 ? t->target : NULL; n && !node_is_block(n->kind); n = n->parent) {
			if (n->kind == NODE_MARK)
				add_anchor(out, &r, top, arena_printf(c->arena, "-index-%d", n->u.mark.index));
			if (n->id && n->kind != NODE_NOTE)
				add_anchor(out, &r, top, n->id);
		}
	}
}

bool marks_same_link(const TextStyle *a, const TextStyle *b)
{
	return a->link == b->link && a->note == b->note;
}

static const char *target_of(LineContext *c, const TextStyle *t)
{
	if (t->note)
		return arena_printf(c->arena, "#-note-%d", t->note->u.note.index);
	if (t->link->kind == NODE_REF)
		return arena_printf(c->arena, "#%s", t->link->u.link.target);
	return t->link->u.link.target;
}

void marks_link(LineContext *c, const Para *p, const Span *span, const Placed *at, size_t i, OpRow *out)
{
	const TextStyle *t = para_style(p, &p->items[i]);
	Run r = run_from(p, span, at, i, marks_same_link);
	Unit top = -t->rise - unit_scale(t->size, 880, 1000);

	if (r.w <= 0)
		return;
	if (t->note) {
		Op *anchor = marks_add(out, OP_ANCHOR, r.x, top);
		anchor->u.anchor.note = t->note->u.note.index;
		anchor->u.anchor.id = arena_printf(c->arena, "-mark-%d", t->note->u.note.index);
	}
	Op *op = marks_add(out, OP_LINK, r.x, top);
	op->u.link.w = r.w;
	op->u.link.h = t->size;
	op->u.link.note = t->note != NULL;
	op->u.link.target = target_of(c, t);
}

/* ---- 着重号 ---- */

typedef struct Dot {
	int face;
	uint32_t glyph;
	int box[4];
	const char *text;
} Dot;

static bool find_dot(LineContext *c, const TextStyle *t, Dot *out)
{
	static const struct { uint32_t cp; const char *text; } marks[DOT_MARKS] = { { 0x2022, "•" }, { 0x00B7, "·" }, { '.', "." } };

	for (int i = 0; i < DOT_MARKS; i++)
		for (int k = 0; k < 2; k++) {
			int role = k ? t->han : t->latin;
			int face = role >= 0 ? fontset_main_face(c->fonts, role) : -1;
			uint32_t glyph = face >= 0 ? face_glyph(c->fonts, face, marks[i].cp) : 0;
			*out = (Dot){ .face = face, .glyph = glyph, .text = marks[i].text };
			if (glyph && face_ink(c->fonts, face, glyph, out->box) && out->box[2] > out->box[0])
				return true;
		}
	return false;
}

static bool takes_dot(const Para *p, const Cluster *k)
{
	return para_style(p, k)->dots && k->glyphs && !para_style(p, k)->note &&
		((k->kind == CLUSTER_HAN && k->class == CLASS_HAN) ||
		 (k->kind == CLUSTER_LATIN && (k->class == CLASS_LETTER || k->class == CLASS_DIGIT)));
}

/* The mark's ink, brought to its width, is centred under the character. */
static void draw_dot(LineContext *c, const TextStyle *t, Placed at, const Dot *dot, OpRow *out)
{
	int wide = dot->box[2] - dot->box[0];
	Unit size = (Unit)((int64_t)t->size * DOT_WIDTH / wide);
	Unit middle = unit_scale(t->size, t->underline ? DOT_BELOW_LINE : DOT_AT, 1000) - t->rise;
	Unit x = (at.x + at.right) / 2 - unit_scale(size, dot->box[0] + dot->box[2], 2000);
	Op *op = marks_add(out, OP_TEXT, x, middle + unit_scale(size, dot->box[1] + dot->box[3], 2000));
	Glyph *glyph = ARENA_NEW(c->arena, Glyph);

	glyph->id = dot->glyph;
	glyph->bytes = (uint16_t)strlen(dot->text);
	op->u.text.face = dot->face;
	op->u.text.size = size;
	op->u.text.color = t->color;
	op->u.text.glyphs = glyph;
	op->u.text.count = 1;
	op->u.text.text = dot->text;
	op->u.text.text_len = glyph->bytes;
	op->u.text.width = unit_scale(size, face_advance(c->fonts, dot->face, dot->glyph), 1000);
	op->u.text.silent = true;
}

static void dots(LineContext *c, const Para *p, const Span *span, const Placed *at, OpRow *out)
{
	for (size_t i = span->start; i < span->end; i++) {
		Dot dot;
		if (takes_dot(p, &p->items[i]) && find_dot(c, para_style(p, &p->items[i]), &dot))
			draw_dot(c, para_style(p, &p->items[i]), at[i - span->start], &dot, out);
	}
}

/* ---- rubies ---- */

static Unit rubies(const Para *p, const Span *span, const Placed *at, OpRow *out)
{
	Unit lack = 0;

	for (size_t i = 0; i < p->ruby_count; i++) {
		const Ruby *r = &p->rubies[i];
		if (r->start < span->start || r->end > span->end)
			continue;
		const TextStyle *t = para_style(p, &p->items[r->start]);
		const Line *line = &r->text->items[0];
		Unit middle = (at[r->start - span->start].x + at[r->end - 1 - span->start].right) / 2;
		Unit y = -t->rise - unit_scale(t->size, 880, 1000) - unit_scale(r->text->size, 120, 1000);
		for (size_t k = 0; k < line->count; k++) {
			Op *op = marks_add(out, line->ops[k].kind, 0, 0);
			*op = line->ops[k];
			op->x += middle - line->width / 2;
			op->y += y;
			if (op->kind == OP_TEXT)
				op->u.text.silent = true; /* it stands behind its base in the text */
		}
		Unit above = ruby_above(p, r);
		lack = above > lack ? above : lack;
	}
	return lack;
}

Unit marks_draw(LineContext *c, const Para *p, const Span *span, const Placed *at, OpRow *out)
{
	if (p->in.drawn) {
		underlines(p, span, at, out);
		targets(c, p, span, at, out);
		dots(c, p, span, at, out);
	}
	return rubies(p, span, at, out);
}
