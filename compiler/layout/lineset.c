/* lineset.c - a line squeezed or stretched to its width, and turned into ops.
 *
 * CLREQ 3.3: each level of squeezing is used up, evenly, before the next; stretching goes to word
 * spaces, to Han-Latin spaces, then to all joints equally.  Shares of a whole are dealt out so that
 * they add up exactly.  A line that would be torn apart (more than MOST_STRETCH a joint) is left as it is. */
#include "layout/lineset.h"

#include <stdlib.h>
#include <string.h>

#include "layout/hyphen.h"
#include "layout/marks.h"

enum { FEW = 64 }; /* clusters of a line that need no memory of their own */

/* An amount dealt out over items by their weights: each gets its rounded running share. */
typedef struct Deal {
	int64_t amount, weights, seen;
	int64_t given;
} Deal;

static Unit deal(Deal *d, int64_t weight)
{
	if (d->weights <= 0 || d->amount == 0)
		return 0;
	int64_t before = d->given;
	d->seen += weight;
	d->given = d->amount * d->seen / d->weights;
	return (Unit)(d->given - before);
}

/* The same in shares of weight 1, without a division for each. */
typedef struct Even {
	Unit each;       /* of every one, and of some a sign more: */
	int  sign;
	int64_t rest, of, over;
} Even;

static Even even(int64_t amount, int64_t shares)
{
	if (shares <= 0)
		return (Even){ .of = 1 };
	return (Even){ .each = (Unit)(amount / shares), .sign = amount < 0 ? -1 : 1,
		.rest = amount < 0 ? -(amount % shares) : amount % shares, .of = shares };
}

static Unit share(Even *e)
{
	e->over += e->rest;
	if (e->over < e->of)
		return e->each;
	e->over -= e->of;
	return e->each + e->sign;
}

typedef struct Plan {
	Deal squeeze[SQUEEZE_LEVELS];
	Deal word, gap;
	Even joint, fill;
	Unit shift;  /* from the left edge: centred, right */
	int  worst;  /* thousandths of an em a joint is stretched; squeezed < 0 */
} Plan;

static void plan_squeeze(Plan *p, const Measure *m, int64_t need)
{
	for (int i = 0; i < SQUEEZE_LEVELS; i++) {
		int64_t take = need < m->squeeze[i] ? need : m->squeeze[i];
		p->squeeze[i] = (Deal){ take > 0 ? take : 0, m->squeeze[i], 0, 0 };
		need -= take > 0 ? take : 0;
		if (take > 0)
			p->worst = (int)(-500 * take / m->squeeze[i]);
	}
	if (need > 0 && m->joints > 0 && need <= FIT_TOLERANCE)
		p->joint = even(-need, m->joints);
}

static void plan_stretch(Plan *p, const Measure *m, int64_t room, int64_t size)
{
	int64_t word = room < m->word_stretch ? room : m->word_stretch;
	int64_t gap = room - word < m->gap_stretch ? room - word : m->gap_stretch;
	int64_t rest = room - word - gap;

	p->worst = rest > 0 ? (int)(rest * 1000 / (size * (m->joints ? m->joints : 1))) : 0;
	if (rest > 0 && (!m->joints || p->worst > MOST_STRETCH))
		return;
	p->word = (Deal){ word, m->word_stretch, 0, 0 };
	p->gap = (Deal){ gap, m->gap_stretch, 0, 0 };
	p->joint = even(rest, m->joints);
}

static Plan plan(const Fit *f, const Span *span, const Measure *m, Unit width, Align align)
{
	Plan p = { .joint = even(0, 0), .fill = even(0, 0) };
	int64_t room = (int64_t)width - m->natural, size = f->para->style->size > 0 ? f->para->style->size : UNIT_PT;

	if (room < 0)
		plan_squeeze(&p, m, -room);
	else if (m->fills)
		p.fill = even(room, m->fills);
	else if (align == ALIGN_CENTER)
		p.shift = (Unit)(room / 2);
	else if (align == ALIGN_RIGHT)
		p.shift = (Unit)room;
	else if (align == ALIGN_JUSTIFY && (!span->last || room <= FIT_TOLERANCE))
		plan_stretch(&p, m, room, size);
	return p;
}

/* ---- positions ---- */

static Placed place(const Fit *f, const Span *span, size_t i, Plan *p, Unit *x)
{
	const Para *para = f->para;
	const Cluster *k = &para->items[i];
	const TextStyle *t = &para->in.styles[k->style];
	bool first = i == span->start, last = i + 1 == span->end;

	Squeeze level = clreq_squeeze((CharClass)k->class);
	Unit cut_before = first ? fit_start_cut(para, k) : k->cut_before;
	Unit cut_after = last && k->class != CLASS_DOT ? fit_end_cut(para, k) : k->cut_after;
	Unit wide = k->advance;

	if (!first) {
		if (k->gap > 0) {
			*x += k->gap - deal(&p->squeeze[SQUEEZE_GAP], k->gap - t->size / 8 > 0 ? k->gap - t->size / 8 : 0);
			*x += deal(&p->gap, t->size * GAP_STRETCHED / 8 > k->gap ? t->size * GAP_STRETCHED / 8 - k->gap : 0);
		}
		if (k->joint)
			*x += share(&p->joint);
	}
	if (level < SQUEEZE_LEVELS) {
		Squeeze after = last && k->class != CLASS_DOT ? SQUEEZE_END : level;
		if (k->blank_before - cut_before > 0)
			cut_before += deal(&p->squeeze[level], k->blank_before - cut_before);
		if (k->blank_after - cut_after > 0)
			cut_after += deal(&p->squeeze[after], k->blank_after - cut_after);
	}
	if (k->kind == CLUSTER_SPACE && !t->literal) {
		Unit least = para->in.latin_base ? wide * 3 / 4 : t->size / 4;
		wide -= deal(&p->squeeze[SQUEEZE_WORD], k->advance > least ? k->advance - least : 0);
		wide += deal(&p->word, t->size / 2 > k->advance ? t->size / 2 - k->advance : 0);
	}
	if (k->kind == CLUSTER_SPACE)
		wide += share(&p->joint);
	if (k->kind == CLUSTER_FILL)
		wide += share(&p->fill);
	Placed at = { *x - cut_before, *x - cut_before + wide - cut_after };
	*x = at.right;
	return at;
}

/* Where each cluster stands, from x on; returns where the last one ends, and how many glyphs there are. */
static Unit place_all(const Fit *f, const Span *span, Plan *p, Unit x, Placed *at, size_t *glyphs)
{
	size_t count = 0;

	for (size_t i = span->start; i < span->end; i++) {
		const Cluster *k = &f->para->items[i];

		count += k->glyphs;
		if (fit_whole(k)) { /* nearly all */
			if (i > span->start && k->joint)
				x += share(&p->joint);
			*at++ = (Placed){ x, x + k->advance };
			x += k->advance;
		} else {
			*at++ = place(f, span, i, p, &x);
		}
	}
	*glyphs = count;
	return x;
}

/* ---- ops ---- */

typedef struct Setter {
	LineContext *c;
	const Para *para;
	const char *text;
	OpRow  out;
	Glyph *glyphs;
	size_t glyph_count;
	bool   silent;  /* the end of a word parted by a hyphen: the line before has said it */
	bool   apart;   /* a fill stands before what comes next: no run goes over it */
} Setter;

static Op *add_op(Setter *s, OpKind kind, Unit x, Unit y)
{
	return marks_add(&s->out, kind, x, y);
}

static Unit stroke_of(const TextStyle *t)
{
	return t->fake_bold ? t->size / 30 : 0;
}

static bool continues(const Setter *s, const Op *op, const Cluster *k, const TextStyle *t)
{
	return op->kind == OP_TEXT && op->u.text.face == k->face && op->u.text.size == t->size &&
		op->u.text.color == t->color && op->u.text.stroke == stroke_of(t) && op->y == -k->rise &&
		op->u.text.note == (t->note != NULL) && op->u.text.silent == s->silent &&
		op->u.text.text + op->u.text.text_len == s->text + k->text;
}

static void draw_text(Setter *s, const Cluster *k, Placed at)
{
	const TextStyle *t = para_style(s->para, k);
	const ParaGlyph *g = &s->para->glyphs[k->glyph];
	Op *op = s->out.count ? &s->out.items[s->out.count - 1] : NULL;

	if (!op || s->apart || !continues(s, op, k, t)) {
		op = add_op(s, OP_TEXT, at.x + g->x, -k->rise);
		op->u.text.face = k->face;
		op->u.text.size = t->size;
		op->u.text.color = t->color;
		op->u.text.stroke = stroke_of(t);
		op->u.text.note = t->note != NULL;
		op->u.text.silent = s->silent;
		op->u.text.text = s->text + k->text;
		op->u.text.glyphs = s->glyphs + s->glyph_count;
	}
	for (uint32_t i = 0; i < k->glyphs; i++)
		s->glyphs[s->glyph_count++] = (Glyph){ g[i].id, at.x + g[i].x - op->x, g[i].bytes };
	op->u.text.count += k->glyphs;
	op->u.text.text_len += k->bytes;
	op->u.text.width = at.right - op->x;
}

/* Does k go on in the text op that ends with the cluster before it, as nearly always? */
static bool follows(const Cluster *k)
{
	return k->kind <= CLUSTER_SPACE && k[-1].kind <= CLUSTER_SPACE && k->glyphs && k[-1].glyphs && k->style == k[-1].style &&
		k->face == k[-1].face && k->rise == k[-1].rise && k->text == k[-1].text + k[-1].bytes;
}

/* The clusters from i on that follow the one before them; returns the one behind them. */
static size_t draw_following(Setter *s, const Span *span, const Placed *at, size_t i, size_t end)
{
	Op *op = &s->out.items[s->out.count - 1];
	const Cluster *k = &s->para->items[i];
	Glyph *out = s->glyphs + s->glyph_count;

	for (; i < end && follows(k); i++, k++) {
		const ParaGlyph *g = &s->para->glyphs[k->glyph];
		Unit x = at[i - span->start].x - op->x;

		for (uint32_t n = 0; n < k->glyphs; n++)
			*out++ = (Glyph){ g[n].id, x + g[n].x, g[n].bytes };
	}
	op->u.text.count += (uint32_t)(out - (s->glyphs + s->glyph_count));
	op->u.text.text_len = k[-1].text + k[-1].bytes - (uint32_t)(op->u.text.text - s->text);
	op->u.text.width = at[i - 1 - span->start].right - op->x;
	s->glyph_count = (size_t)(out - s->glyphs);
	return i;
}

static void draw_rule(Setter *s, Unit x, Unit y, Unit w, Unit h, uint32_t color)
{
	Op *op = add_op(s, OP_RULE, x, y);

	op->u.rule.w = w;
	op->u.rule.h = h;
	op->u.rule.color = color;
}

/* An open box where a character is missing: four bars. */
static void draw_box(Setter *s, const Cluster *k, Placed at)
{
	const TextStyle *t = para_style(s->para, k);
	Unit bar = t->size / 20, w = at.right - at.x - 2 * bar, h = t->size * 3 / 4;
	Unit x = at.x + bar, top = -k->rise - h;

	draw_rule(s, x, top, w, bar, t->color);
	draw_rule(s, x, top + h - bar, w, bar, t->color);
	draw_rule(s, x, top + bar, bar, h - 2 * bar, t->color);
	draw_rule(s, x + w - bar, top + bar, bar, h - 2 * bar, t->color);
}

/* One text op that shows `unit` n times, a step apart. */
static void repeat(Setter *s, const Op *unit, Unit x, Unit step, uint32_t n)
{
	Op *op = add_op(s, OP_TEXT, x + unit->x, unit->y);
	uint32_t each = unit->u.text.count, len = unit->u.text.text_len;
	Glyph *glyphs = arena_array(s->c->arena, (size_t)n * each, sizeof *glyphs);
	char *text = arena_alloc(s->c->arena, (size_t)n * len + 1);

	op->u.text = unit->u.text;
	op->u.text.glyphs = glyphs;
	op->u.text.text = text;
	op->u.text.count = n * each;
	op->u.text.text_len = n * len;
	op->u.text.width = (Unit)n * step;
	for (uint32_t i = 0; i < n; i++) {
		memcpy(text + (size_t)i * len, unit->u.text.text, len);
		for (uint32_t k = 0; k < each; k++) {
			Glyph *g = &glyphs[(size_t)i * each + k];
			*g = unit->u.text.glyphs[k];
			g->x += (Unit)i * step;
		}
	}
}

/* The leader repeated over a fill, on a lattice counted from the line's right end, so that the dots
 * of all lines of one width stand under each other. */
static void draw_leader(Setter *s, const Cluster *k, Placed at, Unit edge)
{
	const Node *n = s->para->in.chars[k->chr].node;
	const char *leader = n && n->kind == NODE_FILL ? n->u.fill.leader : NULL;
	Style style = *s->para->style;

	if (!leader || !*leader)
		return;
	style.first = style.left = style.right = 0;
	style.balance = false;
	style.run_in = NULL;
	style.underline = false;
	style.align = ALIGN_LEFT;
	Lines *one = lines_set_text(s->c, leader, &style, UNIT_MAX / 4);
	if (!one->count || one->items[0].width <= 0)
		return;
	const Op *unit = &one->items[0].ops[0];
	Unit step = one->items[0].width, steps = (edge - at.x) / step, x = edge - steps * step;
	if (one->items[0].count == 1 && unit->kind == OP_TEXT && at.right >= x + step)
		repeat(s, unit, x, step, (uint32_t)((at.right - x) / step));
}

/* Tags inside the paragraph: a link's, and in it or alone that of text in another language. */
typedef struct Inner {
	const TextStyle *link; /* NULL: none is open */
	const char *lang;
} Inner;

static void draw_language(Setter *s, Inner *open, const char *lang, Unit x)
{
	if (lang == open->lang || (lang && open->lang && !strcmp(lang, open->lang)))
		return;
	if (open->lang)
		add_op(s, OP_TAG_END, x, 0);
	if (lang)
		add_op(s, OP_TAG_BEGIN, x, 0)->u.tag = (OpTag){ .tag = TAG_SPAN, .lang = lang };
	open->lang = lang;
}

static void draw_inner_end(Setter *s, Inner *open, Unit x)
{
	draw_language(s, open, NULL, x);
	if (open->link)
		add_op(s, OP_TAG_END, x, 0);
	open->link = NULL;
}

/* A link that began on a line before goes on. */
static void draw_link(Setter *s, Inner *open, const Span *span, const Placed *at, size_t i)
{
	const TextStyle *t = para_style(s->para, &s->para->items[i]), *link = t->link || t->note ? t : NULL;

	if (link == open->link || (link && open->link && marks_same_link(link, open->link)))
		return;
	Unit x = at[i - span->start].x;
	bool begun = i == span->start && i > 0 && marks_same_link(t, para_style(s->para, &s->para->items[i - 1]));

	draw_inner_end(s, open, x);
	if (link) {
		add_op(s, OP_TAG_BEGIN, x, 0)->u.tag = (OpTag){ .tag = TAG_LINK, .part = begun };
		marks_link(s->c, s->para, span, at, i, &s->out);
	}
	open->link = link;
}

/* The cluster's language, where it is not the paragraph's. */
static const char *other_language(const LineContext *c, const Para *para, const Cluster *k)
{
	const char *own = para_style(para, k)->lang, *base = para->in.styles[0].lang;

	base = base ? base : c->lang ? c->lang : "zh";
	return own && strncmp(own, base, 2) != 0 ? own : NULL;
}

static void draw(Setter *s, const Cluster *k, Placed at, Unit edge)
{
	bool fill = k->kind == CLUSTER_FILL || k->kind == CLUSTER_HANG;

	if (fill)
		draw_leader(s, k, at, edge);
	else if (k->kind == CLUSTER_MISSING)
		draw_box(s, k, at);
	else if (k->glyphs)
		draw_text(s, k, at);
	s->apart = fill;
}

/* The hyphen that the break adds.  The whole word is said on this line, so that a reader who copies it
 * finds it: what is set on the next line is the last glyph's text, and the hyphen is none. */
static Unit draw_hyphen(Setter *s, size_t end, Unit x)
{
	const Cluster *next = &s->para->items[end], *last = next - 1;
	const Cluster *rest = &s->para->items[hyphen_word_end(s->para, end) - 1];
	Op *said = s->out.count ? &s->out.items[s->out.count - 1] : NULL;
	uint32_t more = rest->text + rest->bytes - next->text;

	if (!s->silent && said && said->kind == OP_TEXT && said->u.text.text + said->u.text.text_len == s->text + next->text) {
		s->glyphs[s->glyph_count - 1].bytes = (uint16_t)(s->glyphs[s->glyph_count - 1].bytes + more);
		said->u.text.text_len += more;
	}
	Glyph *glyph = ARENA_NEW(s->c->arena, Glyph);
	const TextStyle *t = para_style(s->para, last);
	Op *op = add_op(s, OP_TEXT, x, -last->rise);
	*glyph = (Glyph){ hyphen_glyph(s->c, last->face), 0, 1 };
	op->u.text.face = last->face;
	op->u.text.size = t->size;
	op->u.text.color = t->color;
	op->u.text.stroke = stroke_of(t);
	op->u.text.silent = true;
	op->u.text.glyphs = glyph;
	op->u.text.count = op->u.text.text_len = 1;
	op->u.text.text = "-";
	op->u.text.width = next->hyphen;
	return next->hyphen;
}

void line_set(LineContext *c, const Fit *f, const Span *span, Unit left, Unit width, Align align, const char *text,
              Line *out)
{
	const Para *para = f->para;
	Setter s = { .c = c, .para = para, .text = text };
	size_t n = span->end - span->start, glyphs = 0;
	Measure m;

	*out = (Line){ .width = left };
	if (!n)
		return;
	fit_measure(f, span->start, span->end, &m);
	fit_hang(&m, width);
	Plan p = plan(f, span, &m, width, align);
	Unit x = left + p.shift;
	Placed few[FEW], *at = n <= FEW ? few : mem_alloc(n * sizeof *at);
	x = place_all(f, span, &p, x, at, &glyphs);
	s.glyphs = arena_array(c->arena, glyphs, sizeof *s.glyphs);
	Inner open = { 0 };
	size_t carried = para->items[span->start].hyphen ? hyphen_word_end(para, span->start) : span->start;
	for (size_t i = span->start; i < span->end;) {
		s.silent = i < carried;
		if (i == span->start || para->items[i].style != para->items[i - 1].style) {
			draw_link(&s, &open, span, at, i);
			draw_language(&s, &open, other_language(c, para, &para->items[i]), at[i - span->start].x);
		}
		draw(&s, &para->items[i], at[i - span->start], left + width);
		i++;
		if (i > carried && para->items[i - 1].glyphs && !s.apart)
			i = draw_following(&s, span, at, i, span->end);
	}
	if (span->end < para->count && para->items[span->end].hyphen) {
		x += draw_hyphen(&s, span->end, x);
		at[n - 1].right = x;
		out->parted = true;
	}
	draw_inner_end(&s, &open, x);
	out->above = marks_draw(c, para, span, at, &s.out);
	out->count = s.out.count;
	out->ops = arena_array(c->arena, out->count, sizeof *out->ops);
	if (out->count)
		memcpy(out->ops, s.out.items, out->count * sizeof *out->ops);
	out->width = x;
	out->stretch = p.worst;
	free(s.out.items);
	if (at != few)
		free(at);
}
