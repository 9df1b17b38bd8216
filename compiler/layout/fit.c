/* fit.c - what a line holds, how far it can be squeezed and stretched, and what that costs.
 *
 * Running sums over the clusters measure any line in constant time; what can be squeezed and stretched is
 * summed apart, since few clusters give any.  Costs: squeezing marks by their level
 * (先挤进), then stretching (后推出) by the square of what each gap must take. */
#include "layout/fit.h"

#include <limits.h>
#include <stdlib.h>

enum {
	HANG_COST = 3,        /* after the mark at the end, before all other squeezing */
	LATIN_LOOSE = 120,    /* word spaces at half an em where words are all there is */
	WORDS_LOOSE = 60      /* the same among Han: dearer than squeezing them (先挤进) */
};

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

static void squeeze_by(Give *g, Squeeze level, Unit by)
{
	g->squeeze[level] += by;
	g->squeeze_all += by;
}

/* What the cluster gives, into sums of its own. */
static void add_give(Fit *f, const Cluster *k)
{
	const Para *p = f->para;
	Squeeze level = clreq_squeeze((CharClass)k->class);
	Give *g = MEM_PUSH(f->gives, f->give_count, f->give_cap);

	*g = f->give_count > 1 ? g[-1] : (Give){ 0 };
	if (level < SQUEEZE_LEVELS)
		squeeze_by(g, level, k->blank_before + k->blank_after - k->cut_before - k->cut_after);
	if (k->kind == CLUSTER_SPACE)
		squeeze_by(g, SQUEEZE_WORD, word_squeeze(p, k));
	squeeze_by(g, SQUEEZE_GAP, gap_squeeze(p, k));
	g->word_stretch += word_stretch(p, k);
	g->gap_stretch += gap_stretch(p, k);
	g->fills += k->kind == CLUSTER_FILL;
}

/* Letters and figures inside a word. */
static bool gives(const Cluster *k)
{
	return k->kind == CLUSTER_SPACE || k->kind == CLUSTER_FILL || k->gap || clreq_squeeze((CharClass)k->class) < SQUEEZE_LEVELS;
}

static void add_up(Fit *f, const Cluster *k, Sums *s)
{
	s->width += k->advance - k->cut_before - k->cut_after + k->gap;
	s->joints += k->joint || k->kind == CLUSTER_SPACE;
	s->solids += solid(k);
	if (k->hyphen || k->cut_before || k->cut_after) {
		Unit edge = k->hyphen + k->cut_before + k->cut_after;
		f->edges = edge > f->edges ? edge : f->edges;
	}
	if (gives(k)) {
		add_give(f, k);
		s->give = (uint32_t)(f->give_count - 1);
	}
}

void fit_open(Fit *f, const Para *p, Unit width, Unit first, bool ragged)
{
	*f = (Fit){ .para = p, .width = width, .first = first, .ragged = ragged, .sums = f->sums, .sum_cap = f->sum_cap,
		.gives = f->gives, .give_cap = f->give_cap };
	if (f->sum_cap <= p->count) {
		free(f->sums);
		f->sum_cap = p->count + 1;
		f->sums = mem_realloc(NULL, f->sum_cap * sizeof *f->sums);
	}
	*MEM_PUSH(f->gives, f->give_count, f->give_cap) = (Give){ 0 };
	Sums sums = { 0 };
	for (size_t i = 0; i < p->count; i++) {
		const Cluster *k = &p->items[i];

		f->sums[i] = sums;
		if (fit_whole(k)) {
			sums.width += k->advance;
			sums.joints += k->joint;
			sums.solids++;
		} else {
			add_up(f, k, &sums);
		}
	}
	f->sums[p->count] = sums;
	f->edges *= 3; /* at most one at either end, and the hyphen */
}

void fit_close(Fit *f)
{
	free(f->sums);
	free(f->gives);
	*f = (Fit){ 0 };
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

Unit fit_start_edge(const Fit *f, const Cluster *first)
{
	return first->cut_before - first->gap - fit_start_cut(f->para, first);
}

/* A mark that gives up its blank side. */
static bool has_blank_side(const Cluster *k)
{
	return k->class != CLASS_DOT && clreq_squeeze((CharClass)k->class) < SQUEEZE_LEVELS;
}

Unit fit_end_edge(const Fit *f, const Cluster *last, const Cluster *next)
{
	return (has_blank_side(last) ? last->cut_after - fit_end_cut(f->para, last) : 0) + (next ? next->hyphen : 0);
}

void fit_room(const Fit *f, size_t start, size_t end, Measure *m)
{
	const Sums *a = &f->sums[start], *z = &f->sums[end];
	const Cluster *first = &f->para->items[start];

	m->natural = fit_natural(f, start, end);
	m->joints = z->joints - a->joints - first->joint;
	m->word_stretch = m->gap_stretch = 0;
	m->fills = 0;
	if (z->give == a->give)
		return;
	const Give *from = &f->gives[a->give], *to = &f->gives[z->give];
	m->word_stretch = narrow(to->word_stretch - from->word_stretch);
	m->gap_stretch = narrow(to->gap_stretch - from->gap_stretch) - gap_stretch(f->para, first);
	m->fills = to->fills - from->fills;
}

int64_t fit_squeeze_all(const Fit *f, size_t start, size_t end)
{
	const Cluster *first = &f->para->items[start], *last = &f->para->items[end - 1];
	int64_t all = f->gives[f->sums[end].give].squeeze_all - f->gives[f->sums[start].give].squeeze_all;

	if (!fit_whole(first))
		all += (first->class == CLASS_OPEN ? first->cut_before - fit_start_cut(f->para, first) : 0) - gap_squeeze(f->para, first);
	if (!fit_whole(last) && has_blank_side(last))
		all += last->cut_after - fit_end_cut(f->para, last);
	return all;
}

void fit_squeeze(const Fit *f, size_t start, size_t end, Measure *m)
{
	const Give *from = &f->gives[f->sums[start].give], *to = &f->gives[f->sums[end].give];
	const Cluster *first = &f->para->items[start], *last = &f->para->items[end - 1];
	Unit start_cut = fit_start_cut(f->para, first), end_cut = fit_end_cut(f->para, last);
	Squeeze level = clreq_squeeze((CharClass)last->class);

	for (int i = 0; i < SQUEEZE_LEVELS; i++)
		m->squeeze[i] = narrow(to->squeeze[i] - from->squeeze[i]);
	m->squeeze[SQUEEZE_GAP] -= gap_squeeze(f->para, first);
	if (first->class == CLASS_OPEN)
		m->squeeze[SQUEEZE_BRACKET] += first->cut_before - start_cut;
	if (has_blank_side(last)) {
		m->squeeze[level] -= last->blank_after - last->cut_after;
		m->squeeze[SQUEEZE_END] += last->blank_after - end_cut;
	}
	m->squeeze_all = 0;
	for (int i = 0; i < SQUEEZE_LEVELS; i++)
		m->squeeze_all += m->squeeze[i];
	m->solids = f->sums[end].solids - f->sums[start].solids;
	m->hang = hangs(f->para, last) ? last->advance - last->cut_before - end_cut : 0;
}

void fit_measure(const Fit *f, size_t start, size_t end, Measure *m)
{
	fit_room(f, start, end, m);
	fit_squeeze(f, start, end, m);
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

bool fit_looser(const Fit *f, const Measure *m, Unit width, int most)
{
	int64_t left = rest(m, (int64_t)width - m->natural);

	if (left <= FIT_TOLERANCE)
		return false;
	if (most > INT16_MAX) /* first fit takes any */
		return each_joint(f, m, left) > most;
	int64_t size = f->para->style->size > 0 ? f->para->style->size : UNIT_PT;
	return left * 1000 >= (most + 1) * size * (m->joints ? m->joints : 1);
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
