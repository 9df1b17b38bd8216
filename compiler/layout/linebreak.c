/* linebreak.c - total fit after Knuth and Plass, with CLREQ's squeezing and stretching for glue.
 *
 * Costs: those of each line (fit.c), a price for every break, and one for a last line of a single
 * character.  A first pass takes only breaks that are allowed; when no such set of lines exists a second
 * takes any.
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

enum {
	ORPHAN_COST = 2500,   /* a last line of one character and its mark */
	HYPHENS_COST = 150    /* two lines with hyphens one after another, or one before the last */
};
#define NO_WAY INT64_MAX /* no lines end here */

typedef struct Search {
	const Fit *fit;
	size_t start, end;      /* the clusters of this stretch of text */
	int32_t limit;          /* breaks from this price on are not taken */
	int most;               /* no line is stretched by more (thousandths of an em) */
	bool tight;             /* first fit squeezes all that a line can take */
	int64_t *cost;          /* of the best lines up to a break, by cluster - start; these three share their memory */
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

/* The cost of line [a, k), -1 when it is too long, NO_WAY when it is too loose. */
static int64_t try_line(const Search *s, size_t a, size_t k)
{
	const Fit *f = s->fit;
	const Cluster *items = f->para->items;
	size_t end = fit_trim(f->para, a, k);
	Measure m;

	if (end == a)
		return COST_MAX;
	fit_room(f, a, end, &m);
	if (k < s->end && !m.fills && fit_looser(f, &m, width_at(f, a), s->most)) /* most lines: what they could squeeze is of no interest */
		return NO_WAY;
	int64_t over = (int64_t)m.natural - width_at(f, a) - FIT_TOLERANCE;
	if (over > 0 && !f->para->style->hanging && over > fit_squeeze_all(f, a, end))
		return end - a == 1 ? COST_MAX : -1;
	if (k == s->end || over > 0) /* else it takes no squeezing */
		fit_squeeze(f, a, end, &m);
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

/* Is even the longest line that could end before cluster k too loose, whatever is uncut at its ends?  Nearly all
 * clusters are in the middle of lines. */
static bool surely_loose(const Search *s, size_t k)
{
	const Fit *f = s->fit;
	size_t a = s->active[s->head];
	const Sums *from = &f->sums[a], *to = &f->sums[k];
	int64_t room = width_at(f, a) - f->edges - (to->width - from->width);
	int64_t size = f->para->style->size, joints = to->joints - from->joints;

	if (s->most > INT16_MAX || size <= 0 || k == s->end || f->para->items[k - 1].kind == CLUSTER_SPACE)
		return false;
	if (to->give != from->give) {
		const Give *x = &f->gives[from->give], *z = &f->gives[to->give];

		if (z->fills > x->fills)
			return false;
		room -= z->word_stretch - x->word_stretch + z->gap_stretch - x->gap_stretch;
	}
	return room > FIT_TOLERANCE && room * 1000 >= (s->most + 1) * size * (joints ? joints : 1);
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
		if (surely_loose(s, k))
			continue;
		settle(s, k);
		if (s->head == s->tail)
			return false;
	}
	return s->cost[s->end - s->start] < NO_WAY;
}

static bool may_end(const Search *s, size_t k, int32_t limit)
{
	return k == s->end || s->fit->para->items[k].penalty < limit;
}

/* The last cluster before which the line from a can end as it stands, whatever is uncut at its ends. */
static size_t surely_fits(const Search *s, size_t a)
{
	const Sums *sums = s->fit->sums;
	int64_t most = sums[a].width + width_at(s->fit, a) - s->fit->edges;
	size_t k = a;

	while (k < s->end && sums[k + 1].width <= most)
		k++;
	return k;
}

/* Where the line from a ends by first fit: full at its natural width when it may be broken there, else
 * with what can be squeezed in (挤进), else shorter (推出); a when nowhere. */
static size_t fill_line(const Search *s, size_t a, int32_t limit, int64_t *cost)
{
	const Fit *f = s->fit;
	size_t k = surely_fits(s, a), best = k;
	bool full; /* the last end at which all fitted unsqueezed was one to break at */
	bool priced = false;

	while (best > a && !may_end(s, best, limit))
		best--;
	full = best > a && best == k;
	size_t end = fit_trim(f->para, a, k);
	for (k++; k <= s->end; k++) {
		bool open = may_end(s, k, limit);

		end = f->para->items[k - 1].kind == CLUSTER_SPACE ? end : k; /* as fit_trim(), which goes back through all spaces */
		if (end == a || fit_natural(f, a, end) <= width_at(f, a) + FIT_TOLERANCE) {
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
	return (int64_t)fit_natural(s->fit, a, end) * 3 < (int64_t)width_at(s->fit, a) * 2;
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
	int64_t *cost = mem_realloc(NULL, n * sizeof *cost);
	size_t *from = mem_realloc(NULL, n * sizeof *from);
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
	if (fit_natural(f, start, trimmed) > width_at(f, start))
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
	s.cost = mem_realloc(NULL, n * (sizeof *s.cost + sizeof *s.from + sizeof *s.active));
	s.from = (size_t *)(void *)(s.cost + n);
	s.active = s.from + n;
	if (!find_lines(&s)) {
		s.limit = BREAK_NEVER;
		s.most = INT_MAX;
		search(&s);
	}
	collect(&s, out);
	free(s.cost);
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

	for (size_t i = p->typed ? 0 : p->count; i <= p->count; i++) {
		if (i < p->count && p->items[i].kind != CLUSTER_NEWLINE)
			continue;
		if (i < p->count || start < i || !start)
			break_part(f, start, i, out);
		start = i + 1;
	}
	if (!p->count)
		out->count = 0;
}
