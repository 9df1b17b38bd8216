/* linebreak.c - total fit after Knuth and Plass, with CLREQ's squeezing and stretching for glue.
 *
 * Costs: squeezing marks by their level (先挤进), then stretching (后推出) by the square of what each
 * gap must take, a price for every break, and one for a last line of a single character.  A first
 * pass takes only breaks that are allowed; when no such set of lines exists a second takes any.
 *
 * The least sum could hold one loose line to make many others a little tighter.  So first fit is
 * tried before, and its loosest line is a bound: ours is never looser, nor dearer in all.  Only to
 * save the last line from being a single character may the bound be passed, when first fit cannot.
 *
 * Ragged text has no gaps to even out: its lines are filled from the top. */
#include "layout/linebreak.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct Sums { /* over all clusters before this one */
	int64_t width;
	int64_t squeeze[SQUEEZE_LEVELS];
	int64_t word_stretch, gap_stretch;
	int32_t joints, fills, solids;
};

enum {
	ORPHAN_COST = 2500,   /* a last line of one character and its mark */
	HANG_COST = 3,        /* after the mark at the end, before all other squeezing */
	HYPHENS_COST = 150,   /* two lines with hyphens one after another, or one before the last */
	LATIN_LOOSE = 120,    /* word spaces at half an em where words are all there is */
	WORDS_LOOSE = 60      /* the same among Han: dearer than squeezing them (先挤进) */
};
#define NO_WAY INT64_MAX /* no lines end here */

static const int squeeze_cost[SQUEEZE_LEVELS] = { 1, 4, 6, 8, 10, 12, 40 };

static Unit at_least_zero(Unit v)
{
	return v > 0 ? v : 0;
}

/* Word spaces give up a quarter in Latin text; in Han text they stay at a quarter em (CLREQ 3.3). */
static Unit word_squeeze(const Para *p, const Cluster *k)
{
	Unit least = p->in.latin_base ? k->advance * 3 / 4 : para_style(p, k)->size / 4;

	return para_style(p, k)->literal ? 0 : at_least_zero(k->advance - least);
}

static Unit gap_squeeze(const Para *p, const Cluster *k)
{
	return at_least_zero(k->gap - para_style(p, k)->size / 8);
}

static Unit gap_stretch(const Para *p, const Cluster *k)
{
	return k->gap > 0 ? at_least_zero(para_style(p, k)->size * GAP_STRETCHED / 8 - k->gap) : 0;
}

static Unit word_stretch(const Para *p, const Cluster *k)
{
	return k->kind == CLUSTER_SPACE && !para_style(p, k)->literal ? at_least_zero(para_style(p, k)->size / 2 - k->advance) : 0;
}

static bool solid(const Cluster *k)
{
	return k->class == CLASS_HAN || k->class == CLASS_LETTER || k->class == CLASS_DIGIT;
}

static void add_up(const Para *p, const Cluster *k, Sums *s)
{
	Squeeze level = clreq_squeeze((CharClass)k->class);

	if (k->kind == CLUSTER_HAN && k->class == CLASS_HAN && k->gap == 0) { /* nearly all: nothing to give or take */
		s->width += k->advance - k->cut_before - k->cut_after;
		s->joints += k->joint;
		s->solids++;
		return;
	}
	s->width += k->advance - k->cut_before - k->cut_after + k->gap;
	if (level < SQUEEZE_LEVELS)
		s->squeeze[level] += k->blank_before + k->blank_after - k->cut_before - k->cut_after;
	if (k->kind == CLUSTER_SPACE)
		s->squeeze[SQUEEZE_WORD] += word_squeeze(p, k);
	s->squeeze[SQUEEZE_GAP] += gap_squeeze(p, k);
	s->word_stretch += word_stretch(p, k);
	s->gap_stretch += gap_stretch(p, k);
	s->joints += k->joint || k->kind == CLUSTER_SPACE;
	s->fills += k->kind == CLUSTER_FILL;
	s->solids += solid(k);
}

void fit_open(Fit *f, const Para *p, Unit width, Unit first, bool ragged)
{
	*f = (Fit){ .para = p, .width = width, .first = first, .ragged = ragged };
	f->sums = mem_realloc(NULL, (p->count + 1) * sizeof *f->sums);
	f->sums[0] = (Sums){ 0 };
	for (size_t i = 0; i < p->count; i++) {
		f->sums[i + 1] = f->sums[i];
		add_up(p, &p->items[i], &f->sums[i + 1]);
	}
}

void fit_close(Fit *f)
{
	free(f->sums);
	f->sums = NULL;
}

/* Off the grid an opening mark at a line's start loses its left half, and a mark at its end takes
 * half a cell (GB/T 15834, 5.1.10).  On the grid both keep their cells while there is room. */
Unit fit_start_cut(const Para *p, const Cluster *k)
{
	return !p->grid && k->class == CLASS_OPEN ? k->blank_before : 0;
}

Unit fit_end_cut(const Para *p, const Cluster *k)
{
	return !p->grid && k->class != CLASS_DOT ? k->blank_after : 0;
}

size_t fit_trim(const Para *p, size_t start, size_t end)
{
	while (end > start && p->items[end - 1].kind == CLUSTER_SPACE)
		end--;
	return end;
}

static Unit narrow(int64_t v)
{
	return v > UNIT_MAX / 2 ? UNIT_MAX / 2 : (Unit)v;
}

/* 悬挂: ，、。 alone. */
static bool hangs(const Para *p, const Cluster *k)
{
	return p->style->hanging && k->kind == CLUSTER_HAN && (k->cp == 0x3001 || k->cp == 0x3002 || k->cp == 0xFF0C);
}

/* How wide clusters [start, end) are as they stand. */
static Unit natural_width(const Fit *f, size_t start, size_t end)
{
	const Cluster *first = &f->para->items[start], *last = &f->para->items[end - 1];
	int64_t width = f->sums[end].width - f->sums[start].width - first->gap + first->cut_before -
		fit_start_cut(f->para, first);

	if (last->class != CLASS_DOT && clreq_squeeze((CharClass)last->class) < SQUEEZE_LEVELS)
		width += last->cut_after - fit_end_cut(f->para, last);
	return narrow(width) + (end < f->para->count ? f->para->items[end].hyphen : 0);
}

/* What says how loose a line is. */
static void measure_room(const Fit *f, size_t start, size_t end, Measure *m)
{
	const Sums *a = &f->sums[start], *z = &f->sums[end];
	const Cluster *first = &f->para->items[start];

	m->natural = natural_width(f, start, end);
	m->word_stretch = narrow(z->word_stretch - a->word_stretch);
	m->gap_stretch = narrow(z->gap_stretch - a->gap_stretch) - gap_stretch(f->para, first);
	m->joints = z->joints - a->joints - first->joint;
	m->fills = z->fills - a->fills;
}

/* What says how tight it can be. */
static void measure_squeeze(const Fit *f, size_t start, size_t end, Measure *m)
{
	const Sums *a = &f->sums[start], *z = &f->sums[end];
	const Cluster *first = &f->para->items[start], *last = &f->para->items[end - 1];
	Unit start_cut = fit_start_cut(f->para, first), end_cut = fit_end_cut(f->para, last);
	Squeeze level = clreq_squeeze((CharClass)last->class);

	for (int i = 0; i < SQUEEZE_LEVELS; i++)
		m->squeeze[i] = narrow(z->squeeze[i] - a->squeeze[i]);
	m->squeeze[SQUEEZE_GAP] -= gap_squeeze(f->para, first);
	if (first->class == CLASS_OPEN)
		m->squeeze[SQUEEZE_BRACKET] += first->cut_before - start_cut;
	if (last->class != CLASS_DOT && level < SQUEEZE_LEVELS) {
		m->squeeze[level] -= last->blank_after - last->cut_after;
		m->squeeze[SQUEEZE_END] += last->blank_after - end_cut;
	}
	m->squeeze_all = 0;
	for (int i = 0; i < SQUEEZE_LEVELS; i++)
		m->squeeze_all += m->squeeze[i];
	m->solids = z->solids - a->solids;
	m->hang = hangs(f->para, last) ? last->advance - last->cut_before - end_cut : 0;
}

void fit_measure(const Fit *f, size_t start, size_t end, Measure *m)
{
	measure_room(f, start, end, m);
	measure_squeeze(f, start, end, m);
}

/* ---- what a line costs ---- */

static int64_t squeezed_cost(const Measure *m, Unit need)
{
	int64_t cost = 0;

	for (int i = 0; i < SQUEEZE_LEVELS && need > 0; i++) {
		int64_t take = need < m->squeeze[i] ? need : m->squeeze[i];
		if (take <= 0)
			continue;
		cost += squeeze_cost[i] + squeeze_cost[i] * take / m->squeeze[i];
		need -= (Unit)take;
	}
	return cost;
}

static int64_t part_cost(int64_t take, int64_t all, int64_t full)
{
	return all > 0 ? full * take * take / (all * all) : 0;
}

/* What word spaces and Han-Latin spaces leave of the room for the joints. */
static int64_t rest(const Measure *m, int64_t room)
{
	int64_t word = room < m->word_stretch ? room : m->word_stretch;
	int64_t gap = room - word < m->gap_stretch ? room - word : m->gap_stretch;

	return room - word - gap;
}

static int64_t each_joint(const Fit *f, const Measure *m, int64_t left)
{
	int64_t size = f->para->style->size > 0 ? f->para->style->size : UNIT_PT;

	return left <= FIT_TOLERANCE ? 0 : left * 1000 / (size * (m->joints ? m->joints : 1));
}

static Measure without_mark(const Measure *m)
{
	Measure h = *m;

	h.natural -= h.hang;
	h.squeeze_all -= h.squeeze[SQUEEZE_END];
	h.squeeze[SQUEEZE_END] = 0;
	h.hang = 0;
	return h;
}

/* The mark at the end to half a cell is enough, or nothing is over at all. */
static bool ends_well(const Measure *m, int64_t over)
{
	return over <= FIT_TOLERANCE + m->squeeze[SQUEEZE_END];
}

bool fit_hang(Measure *m, Unit width)
{
	if (!m->hang || ends_well(m, (int64_t)m->natural - width))
		return false;
	*m = without_mark(m);
	return true;
}

int fit_stretch(const Fit *f, const Measure *m, Unit width)
{
	Measure h = *m;

	fit_hang(&h, width);
	int64_t each = each_joint(f, &h, rest(&h, (int64_t)width - h.natural));
	return each > INT16_MAX ? INT16_MAX : (int)each;
}

static int64_t stretched_cost(const Fit *f, const Measure *m, int64_t room)
{
	int64_t size = f->para->style->size > 0 ? f->para->style->size : UNIT_PT;
	int64_t word = room < m->word_stretch ? room : m->word_stretch;
	int64_t gap = room - word < m->gap_stretch ? room - word : m->gap_stretch;
	int64_t cost = part_cost(word, m->word_stretch, f->para->in.latin_base ? LATIN_LOOSE : WORDS_LOOSE) +
		part_cost(gap, m->gap_stretch, WORDS_LOOSE);
	int64_t each = each_joint(f, m, room - word - gap);

	if (each > MOST_STRETCH)
		return COST_MAX + room * room / size * 400 / size; /* left short: the shorter, the worse */
	return cost + each * each / 25;
}

/* Balanced lines are to be alike; other ragged ones are filled from the top, and may end where they end. */
static int64_t ragged_cost(const Fit *f, int64_t room)
{
	int64_t size = f->para->style->size > 0 ? f->para->style->size : UNIT_PT;
	int64_t slack = f->para->style->balance ? room * 10 / size : 0; /* tenths of an em */

	return slack > 200 ? COST_MAX + slack : slack * slack / 4;
}

int64_t fit_cost(const Fit *f, const Measure *m, Unit width, bool last)
{
	int64_t room = (int64_t)width - m->natural;

	if (room < -FIT_TOLERANCE && m->hang && !ends_well(m, -room)) {
		Measure h = without_mark(m);
		int64_t cost = fit_cost(f, &h, width, last);
		return cost < 0 ? cost : cost + HANG_COST;
	}
	if (room < -FIT_TOLERANCE)
		return -room > (int64_t)m->squeeze_all + FIT_TOLERANCE ? -1 : squeezed_cost(m, (Unit)-room);
	if (room <= FIT_TOLERANCE || last || m->fills)
		return 0;
	return f->ragged ? ragged_cost(f, room) : stretched_cost(f, m, room);
}

/* ---- total fit ---- */

typedef struct Search {
	const Fit *fit;
	size_t start, end;      /* the clusters of this stretch of text */
	int32_t limit;          /* breaks from this price on are not taken */
	int most;               /* no line is stretched by more (thousandths of an em) */
	bool tight;             /* first fit squeezes all that a line can take */
	int64_t *cost;          /* of the best lines up to a break, by cluster - start */
	size_t *from;           /* where the last of those lines begins */
	size_t *active;         /* breaks a line may still begin at, oldest first */
	size_t head, tail;
} Search;

static Unit width_at(const Fit *f, size_t start)
{
	return start == 0 ? f->first : f->width;
}

static bool orphan(const Search *s, size_t a, const Measure *m)
{
	return a > s->start && m->solids <= 1 && !m->fills;
}

/* A mark that hangs makes no line looser: one does so only where the line is too wide. */
static bool too_loose(const Search *s, const Measure *m, Unit width)
{
	return each_joint(s->fit, m, rest(m, (int64_t)width - m->natural)) > s->most;
}

/* The cost of line [a, k), -1 when it is too long, NO_WAY when it is too loose. */
static int64_t try_line(const Search *s, size_t a, size_t k)
{
	const Fit *f = s->fit;
	const Cluster *items = f->para->items;
	size_t end = fit_trim(f->para, a, k);
	Measure m;

	if (end == a)
		return COST_MAX;
	measure_room(f, a, end, &m);
	if (k < s->end && !m.fills && too_loose(s, &m, width_at(f, a))) /* most lines: what they could squeeze is of no interest */
		return NO_WAY;
	if (k == s->end || m.natural > (int64_t)width_at(f, a) + FIT_TOLERANCE) /* else it takes no squeezing */
		measure_squeeze(f, a, end, &m);
	else
		m.hang = m.squeeze_all = 0;
	int64_t cost = fit_cost(f, &m, width_at(f, a), k == s->end);
	if (cost < 0)
		return end - a == 1 ? COST_MAX : -1;
	if (k == s->end && orphan(s, a, &m))
		cost += ORPHAN_COST;
	if (a > s->start && items[a].hyphen && (k == s->end || items[k].hyphen))
		cost += HYPHENS_COST;
	return cost + LINE_COST;
}

/* From active[i] on lines to k only get emptier than this one: can none of them make the sum less? */
static bool none_better(const Search *s, size_t i, int64_t line, int64_t best)
{
	while (++i < s->tail)
		if (s->cost[s->active[i] - s->start] + line < best)
			return false;
	return true;
}

static void settle(Search *s, size_t k)
{
	const Fit *f = s->fit;
	int64_t best = NO_WAY;
	size_t from = 0;

	for (size_t i = s->head; i < s->tail; i++) {
		size_t a = s->active[i];
		int64_t line = try_line(s, a, k);

		if (line < 0) {
			if (i == s->head)
				s->head++;
			continue;
		}
		if (line == NO_WAY) { /* what begins later is looser still, unless nothing but spaces is left of it */
			if (f->para->items[k - 1].kind != CLUSTER_SPACE)
				break;
			continue;
		}
		int64_t cost = s->cost[a - s->start] + line;
		if (cost < best) {
			best = cost;
			from = a;
		}
		if (line >= COST_MAX && k != s->end && none_better(s, i, line, best))
			break;
	}
	if (best == NO_WAY && s->limit == BREAK_NEVER) { /* spaces alone wider than the line: let them hang out */
		from = s->active[s->tail - 1];
		best = s->cost[from - s->start] + COST_MAX;
		s->head = s->tail - 1;
	}
	s->cost[k - s->start] = best;
	s->from[k - s->start] = from;
	if (best == NO_WAY)
		return;
	if (k < s->end) {
		s->cost[k - s->start] += s->fit->para->items[k].penalty;
		s->active[s->tail++] = k;
	}
}

static bool search(Search *s)
{
	const Cluster *items = s->fit->para->items;

	s->head = s->tail = 0;
	s->cost[0] = 0;
	s->active[s->tail++] = s->start;
	for (size_t k = s->start + 1; k <= s->end; k++) {
		if (k < s->end && items[k].penalty >= s->limit)
			continue;
		settle(s, k);
		if (s->head == s->tail)
			return false;
	}
	return s->cost[s->end - s->start] < NO_WAY;
}

/* Where the line from a ends by first fit: full at its natural width when it may be broken there, else
 * with what can be squeezed in (挤进), else shorter (推出); a when nowhere. */
static size_t fill_line(const Search *s, size_t a, int32_t limit, int64_t *cost)
{
	const Fit *f = s->fit;
	size_t best = a;
	bool full = false; /* the last end at which all fitted unsqueezed was one to break at */
	bool priced = false;

	for (size_t k = a + 1; k <= s->end; k++) {
		size_t end = fit_trim(f->para, a, k);
		bool open = k == s->end || f->para->items[k].penalty < limit;

		if (end == a || natural_width(f, a, end) <= width_at(f, a) + FIT_TOLERANCE) {
			full = open;
			if (open) { /* of the lines that fit unsqueezed only the last needs its price */
				best = k;
				priced = false;
			}
			continue;
		}
		if (full && !s->tight)
			break;
		int64_t line = try_line(s, a, k);
		if (line < 0)
			break;
		if (!open)
			continue;
		best = k;
		*cost = line;
		priced = true;
		if (!s->tight)
			break;
	}
	if (best > a && !priced)
		*cost = try_line(s, a, best);
	return best;
}

/* The loosest of the lines found, the last one left out. */
static int loosest(const Search *s)
{
	int most = 0;

	for (size_t k = s->from[s->end - s->start]; k > s->start; k = s->from[k - s->start]) {
		size_t a = s->from[k - s->start], end = fit_trim(s->fit->para, a, k);
		Measure m;

		if (end == a)
			continue;
		fit_measure(s->fit, a, end, &m);
		int each = m.fills ? 0 : fit_stretch(s->fit, &m, width_at(s->fit, a));
		most = each > most ? each : most;
	}
	return most;
}

static bool ends_in_orphan(const Search *s)
{
	size_t a = s->from[s->end - s->start], end = fit_trim(s->fit->para, a, s->end);
	Measure m;

	if (end == a)
		return false;
	fit_measure(s->fit, a, end, &m);
	return orphan(s, a, &m);
}

/* Line [a, k) is the last of those found up to k. */
static void take(Search *s, size_t a, size_t k, int64_t line)
{
	s->from[k - s->start] = a;
	s->cost[k - s->start] = s->cost[a - s->start] + line + (k < s->end ? s->fit->para->items[k].penalty : 0);
}

/* A last line of one character takes more from the line before. */
static void mend_orphan(Search *s, int32_t limit)
{
	size_t last = s->from[s->end - s->start], a = s->from[last - s->start];

	if (!ends_in_orphan(s))
		return;
	for (size_t k = last - 1; k > a; k--) {
		int64_t line = s->fit->para->items[k].penalty < limit ? try_line(s, a, k) : -1;
		int64_t end = line < 0 ? -1 : try_line(s, k, s->end);

		if (end < 0)
			continue;
		take(s, a, k, line);
		take(s, k, s->end, end);
		if (!ends_in_orphan(s))
			return;
	}
}

/* First fit, 先挤进后推出 line by line. */
static bool first_fit(Search *s, int32_t limit)
{
	s->most = INT_MAX;
	s->cost[0] = 0;
	for (size_t a = s->start, next; a < s->end; a = next) {
		int64_t line = 0;

		next = fill_line(s, a, limit, &line);
		if (next == a)
			return false;
		take(s, a, next, line);
	}
	mend_orphan(s, limit);
	return true;
}

/* Is the line [a, k) under two thirds of its width? */
static bool short_line(const Search *s, size_t a, size_t k)
{
	size_t end = fit_trim(s->fit->para, a, k);

	if (k == s->end)
		return false;
	if (end == a)
		return true;
	return (int64_t)natural_width(s->fit, a, end) * 3 < (int64_t)width_at(s->fit, a) * 2;
}

/* Ragged lines, filled from the top.  Words and addresses are parted only where the line would be
 * short otherwise, what is dearer only where it is wider than the line, by the least harm there. */
static bool fill_ragged(Search *s)
{
	static const int32_t soft[] = { BREAK_SOFT, 2 * BREAK_SOFT + 1, BREAK_DASH };
	static const int32_t hard[] = { BREAK_DASH, BREAK_LONG, BREAK_RANGE, BREAK_KEEP, BREAK_EMERGENCY, BREAK_LETTER,
		BREAK_DIGIT, BREAK_KINSOKU };

	s->most = INT_MAX;
	s->cost[0] = 0;
	for (size_t a = s->start, next; a < s->end; a = next) {
		int64_t line = 0;

		next = a;
		for (size_t i = 0; i < sizeof soft / sizeof *soft && (next == a || short_line(s, a, next)); i++)
			next = fill_line(s, a, soft[i], &line);
		for (size_t i = 0; i < sizeof hard / sizeof *hard && next == a; i++)
			next = fill_line(s, a, hard[i] + 1, &line);
		if (next == a)
			return false;
		take(s, a, next, line);
	}
	mend_orphan(s, BREAK_SOFT);
	return true;
}

static size_t line_count(const Search *s)
{
	size_t n = 0;

	for (size_t k = s->end; k > s->start; k = s->from[k - s->start])
		n++;
	return n;
}

/* Marks are squeezed only when that saves a line. */
static bool ragged_fit(Search *s)
{
	if (!fill_ragged(s))
		return false;
	size_t lines = line_count(s), n = s->end - s->start + 1;
	if (lines < 2)
		return true;
	int64_t *cost = mem_alloc(n * sizeof *cost);
	size_t *from = mem_alloc(n * sizeof *from);
	memcpy(cost, s->cost, n * sizeof *cost);
	memcpy(from, s->from, n * sizeof *from);
	s->tight = true;
	if (!fill_ragged(s) || line_count(s) >= lines) {
		memcpy(s->cost, cost, n * sizeof *cost);
		memcpy(s->from, from, n * sizeof *from);
	}
	s->tight = false;
	free(cost);
	free(from);
	return true;
}

/* The best lines by breaks below the limit; false when there are none. */
static bool find_lines(Search *s)
{
	if (s->fit->ragged && !s->fit->para->style->balance && ragged_fit(s))
		return true;
	if (s->fit->greedy)
		return first_fit(s, BREAK_DASH) || first_fit(s, s->limit);
	bool bounded = !s->fit->ragged && first_fit(s, BREAK_DASH);
	if (bounded) {
		s->most = loosest(s);
		if (search(s) && !ends_in_orphan(s))
			return true;
	}
	s->most = INT_MAX;
	return search(s);
}

static void collect(const Search *s, Spans *out)
{
	size_t first = out->count;

	for (size_t k = s->end; k > s->start; k = s->from[k - s->start]) {
		size_t a = s->from[k - s->start];
		*MEM_PUSH(out->items, out->count, out->cap) = (Span){ a, fit_trim(s->fit->para, a, k), k == s->end };
	}
	for (size_t i = first, j = out->count; i + 1 < j; i++) {
		Span t = out->items[i];
		out->items[i] = out->items[--j];
		out->items[j] = t;
	}
	out->cost += s->cost[s->end - s->start];
}

/* What fits on one line as it is: most cells of a table.  No other lines cost less than one that is
 * neither squeezed nor stretched. */
static bool one_line(const Fit *f, size_t start, size_t end, Spans *out)
{
	size_t trimmed = fit_trim(f->para, start, end);

	if (trimmed == start)
		return false;
	if (natural_width(f, start, trimmed) > width_at(f, start))
		return false;
	*MEM_PUSH(out->items, out->count, out->cap) = (Span){ start, trimmed, true };
	out->cost += LINE_COST;
	return true;
}

/* Breaks clusters [start, end), which hold no typed line end. */
static void break_part(const Fit *f, size_t start, size_t end, Spans *out)
{
	size_t n = end - start + 1;
	Search s = { .fit = f, .start = start, .end = end, .limit = BREAK_EMERGENCY };
	size_t before = out->count;

	if (start == end) {
		*MEM_PUSH(out->items, out->count, out->cap) = (Span){ start, start, true };
		return;
	}
	if (one_line(f, start, end, out))
		return;
	s.cost = mem_alloc(n * sizeof *s.cost);
	s.from = mem_alloc(n * sizeof *s.from);
	s.active = mem_alloc(n * sizeof *s.active);
	if (!find_lines(&s)) {
		s.limit = BREAK_NEVER;
		s.most = INT_MAX;
		search(&s);
	}
	collect(&s, out);
	free(s.cost);
	free(s.from);
	free(s.active);
	if (f->para->style->balance && out->count - before > 1) {
		size_t lines = out->count - before;
		Spans balanced = { 0 };
		if (title_fit(f, start, end, lines, &balanced)) {
			out->count = before;
			for (size_t i = 0; i < balanced.count; i++)
				*MEM_PUSH(out->items, out->count, out->cap) = balanced.items[i];
		}
		free(balanced.items);
	}
}

void lines_break(const Fit *f, Spans *out)
{
	const Para *p = f->para;
	size_t start = 0;

	for (size_t i = 0; i <= p->count; i++) {
		if (i < p->count && p->items[i].kind != CLUSTER_NEWLINE)
			continue;
		if (i < p->count || start < i || !start)
			break_part(f, start, i, out);
		start = i + 1;
	}
	if (!p->count)
		out->count = 0;
}
