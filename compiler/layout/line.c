/* line.c - a block of inlines → lines: read, priced, broken, set.
 *
 * The work is done by the files of its steps: inline.c (characters), cluster.c (clusters), breaks.c,
 * codes.c, hyphen.c and title.c (prices), fit.c and linebreak.c (total fit), lineset.c (positions). */
#include "layout/line.h"

#include <stdlib.h>
#include <string.h>

#include "layout/ahead.h"
#include "layout/hyphen.h"
#include "layout/kept.h"
#include "layout/lineset.h"
#include "layout/ruby.h"

/* The widths of lines; indents that leave no room (a first line of less than two
 * characters) are given up. */
typedef struct Room {
	Unit left, first_left, width, first;
} Room;

static Room room(const Style *s, Unit width)
{
	Room r = { .left = s->left };
	Unit least = s->cell > s->size ? s->cell : s->size;

	r.width = width - s->left - s->right;
	if (r.width < least && r.width < width) {
		r.left = 0;
		r.width = width;
	}
	if (r.width < 1)
		r.width = 1;
	Unit first = s->first <= 0 || r.width - s->first >= 2 * least ? s->first : 0;
	r.first = r.width - first;
	r.first_left = r.left + first;
	return r;
}

/* The mark of a note stands close behind what it is about. */
static void hold_marks(Para *p)
{
	for (size_t i = 1; p->in.note && i < p->count; i++) {
		Cluster *k = &p->items[i];
		if (!para_style(p, k)->note || k->kind == CLUSTER_NEWLINE)
			continue;
		k->joint = false;
		k->penalty = k->penalty > BREAK_KINSOKU ? k->penalty : BREAK_KINSOKU;
	}
}

static void read(LineContext *c, const Node *n, const Style *style, const char *prefix, SpaceRule spaces, Unit width,
                 Para *out)
{
	para_read(c, n, style, prefix, spaces, width, out);
	breaks_find(out, style->kinsoku);
	codes_find(out);
	hyphens_find(c, out);
	if (style->balance)
		title_breaks(out);
	hold_marks(out);
	ruby_set(c, out);
}

struct LineScratch {
	Para  para;
	Fit   fit;
	Spans spans;
	bool  busy;
};

LineScratch *lines_scratch_new(void)
{
	return mem_alloc(sizeof(LineScratch));
}

static void empty(LineScratch *s)
{
	fit_close(&s->fit);
	free(s->spans.items);
	para_free(&s->para);
}

void lines_scratch_free(LineScratch *s)
{
	if (s)
		empty(s);
	free(s);
}

static Lines *set_in(LineContext *c, LineScratch *scratch, const Node *n, const Style *style, Unit width, const char *prefix,
                     SpaceRule spaces)
{
	Lines *lines = ARENA_NEW(c->arena, Lines);
	Room r = room(style, width);
	Para *p = &scratch->para;
	Fit *f = &scratch->fit;
	Spans *found = &scratch->spans;

	read(c, n, style, prefix, spaces, r.width, p);
	fit_open(f, p, r.width, r.first, style->align != ALIGN_JUSTIFY);
	f->greedy = c->greedy;
	found->count = 0;
	found->cost = 0;
	lines_break(f, found);
	const char *text = arena_strndup(c->arena, buf_text(&p->text), p->text.len);
	lines->items = arena_array(c->arena, found->count, sizeof *lines->items);
	lines->count = found->count;
	lines->pitch = style->pitch > 0 ? style->pitch : style->size * 3 / 2;
	lines->size = style->size;
	lines->ascent = unit_scale(style->size, 880, 1000);
	lines->badness = found->cost;
	for (size_t i = 0; i < lines->count; i++) {
		const Span *s = &found->items[i];
		Unit left = s->start == 0 ? r.first_left : r.left, natural = left;

		line_set(c, f, s, left, s->start == 0 ? r.first : r.width, style->align, text, &lines->items[i]);
		if (s->end > s->start) {
			Measure m;
			fit_measure(f, s->start, s->end, &m);
			natural = left + m.natural;
		}
		if (natural > lines->max_width)
			lines->max_width = natural;
	}
	return lines;
}

/* A paragraph inside another, as a ruby's text, has its own scratch. */
static Lines *set(LineContext *c, const Node *n, const Style *style, Unit width, const char *prefix, SpaceRule spaces)
{
	LineScratch own = { 0 }, *s = c->scratch && !c->scratch->busy ? c->scratch : &own;

	s->busy = true;
	Lines *lines = set_in(c, s, n, style, width, prefix, spaces);
	s->busy = false;
	if (s == &own)
		empty(&own);
	return lines;
}

Lines *lines_set(LineContext *c, const Node *n, const Style *style, Unit width, const char *prefix)
{
	KeptKey key = { n, style, width, prefix };
	const KeptLines *kept = n ? kept_find(c, &key) : NULL;
	if (kept)
		return kept->lines;
	Arena *arena = c->arena;
	bool keep = n && kept_keeps(c, n);
	if (keep)
		c->arena = kept_arena(c->kept);
	Lines *lines = keep && c->ahead ? ahead_take(c->ahead, c, &key) : NULL;
	if (!lines)
		lines = set(c, n, style, width, prefix, SPACES_SET);
	c->arena = arena;
	if (keep)
		kept_add(c, &key, (KeptLines){ .lines = lines });
	return lines;
}

Lines *lines_make(LineContext *c, const Node *n, const Style *style, Unit width)
{
	return set(c, n, style, width, NULL, SPACES_SET);
}

Lines *lines_set_text(LineContext *c, const char *text, const Style *style, Unit width)
{
	return set(c, NULL, style, width, text, SPACES_LITERAL);
}

/* The widest of the stretches between breaks that cost less than limit. */
static Unit widest(const Fit *f, const Style *style, int32_t limit)
{
	const Para *p = f->para;
	Unit most = 0;
	size_t start = 0;

	for (size_t i = 1; i <= p->count; i++) {
		bool line_end = i == p->count || p->items[i].kind == CLUSTER_NEWLINE;
		Measure m;

		if (!line_end && p->items[i].penalty >= limit)
			continue;
		size_t from = p->items[start].kind == CLUSTER_NEWLINE ? start + 1 : start;
		size_t end = fit_trim(p, from, i);
		if (end > from) {
			Unit indent = style->left + style->right + (from == 0 && style->first > 0 ? style->first : 0);
			fit_measure(f, from, end, &m);
			if (m.natural + indent > most)
				most = m.natural + indent;
		}
		start = i;
	}
	return most;
}

static KeptLines widths(LineContext *c, const Node *n, const Style *style)
{
	KeptKey key = { n, style, KEPT_WIDTHS, NULL };
	const KeptLines *kept = kept_find(c, &key);
	Para p = { 0 };
	Fit f = { 0 };

	if (kept)
		return *kept;
	read(c, n, style, NULL, SPACES_SET, UNIT_MAX, &p);
	fit_open(&f, &p, UNIT_MAX, UNIT_MAX, true);
	KeptLines w = { .natural = widest(&f, style, INT32_MIN), .least = widest(&f, style, BREAK_DASH) };
	fit_close(&f);
	para_free(&p);
	if (kept_keeps(c, n))
		kept_add(c, &key, w);
	return w;
}

Unit lines_natural_width(LineContext *c, const Node *n, const Style *style)
{
	return widths(c, n, style).natural;
}

void lines_widths(LineContext *c, const Node *n, const Style *style, Unit *natural, Unit *least)
{
	KeptLines w = widths(c, n, style);

	*natural = w.natural;
	*least = w.least;
}
