/* fit.h - what a line holds, how far it can be squeezed and stretched, and what that costs.
 *
 * A line [start, end) of clusters is measured in constant time from running sums, so that the search over
 * all its possible starts stays linear in the paragraph's length. */
#ifndef WENHENG_LAYOUT_FIT_H
#define WENHENG_LAYOUT_FIT_H

#include "layout/cluster.h"

/* What a line holds before it is adjusted, and how far it can be. */
typedef struct Measure {
	Unit natural;
	Unit squeeze[SQUEEZE_LEVELS];
	Unit squeeze_all;
	Unit word_stretch;  /* word spaces to half an em */
	Unit gap_stretch;   /* Han-Latin spaces to half an em */
	int  joints;        /* places that take the rest, equally */
	int  fills, solids; /* solids: characters that are no marks */
	Unit hang;          /* how much of the last mark may stand beyond the line's end */
} Measure;

typedef struct Give { /* what all clusters before one can give and take */
	int64_t squeeze[SQUEEZE_LEVELS], squeeze_all;
	int64_t word_stretch, gap_stretch;
	int32_t fills;
} Give;

typedef struct Sums { /* over all clusters before one */
	int64_t  width;
	int32_t  joints, solids;
	uint32_t give;     /* its number: most clusters give nothing, and share it with those before */
} Sums;

typedef struct Fit {
	const Para *para;
	Sums   *sums;      /* one more than clusters */
	size_t  sum_cap;
	Give   *gives;
	size_t  give_count, give_cap;
	Unit    edges;     /* no line is wider than its clusters by more: what is uncut at its ends, a hyphen */
	Unit    width;     /* of a line */
	Unit    first;     /* of the first line */
	bool    ragged;    /* not justified */
	bool    greedy;    /* first fit, for comparison */
} Fit;

/* f: zero, or one used before, whose memory is used again. */
void fit_open(Fit *f, const Para *p, Unit width, Unit first, bool ragged);
void fit_close(Fit *f);
void fit_measure(const Fit *f, size_t start, size_t end, Measure *m);
/* The same in two steps: what says how loose a line is, and how tight it can be. */
void fit_room(const Fit *f, size_t start, size_t end, Measure *m);
void fit_squeeze(const Fit *f, size_t start, size_t end, Measure *m);
/* How wide clusters [start, end) are as they stand. */
static inline Unit fit_natural(const Fit *f, size_t start, size_t end);
/* By how much they can be squeezed in all. */
int64_t fit_squeeze_all(const Fit *f, size_t start, size_t end);
/* Cuts that a line's edges make: blank cut from its first and its last cluster. */
Unit fit_start_cut(const Para *p, const Cluster *k);
Unit fit_end_cut(const Para *p, const Cluster *k);
/* Does the last mark of the line hang out of width?  Then measures the line without it. */
bool fit_hang(Measure *m, Unit width);
/* Thousandths of an em that every joint takes to fill width, 0 when other spaces do. */
int  fit_stretch(const Fit *f, const Measure *m, Unit width);
/* Would that be more than most?  A mark that hangs makes no line looser: one does so only where the line is too wide. */
bool fit_looser(const Fit *f, const Measure *m, Unit width, int most);
/* The cost of a line in width, -1 when it does not fit. */
int64_t fit_cost(const Fit *f, const Measure *m, Unit width, bool last);
size_t  fit_trim(const Para *p, size_t start, size_t end); /* end without spaces */

/* A line may be this much (Unit) over its width: sums of rounded cells. */
enum { FIT_TOLERANCE = 40, LINE_COST = 10, COST_MAX = 10000 };
/* Han-Latin spaces are stretched to this part of an em (in eighths) before all joints take their share.
 * CLREQ 3.3 lets them grow to a half; full stretch of these alone, of which a line may have two, shows
 * as holes beside figures where a fiftieth of an em at every joint would not be seen. */
enum { GAP_STRETCHED = 3 };
/* Thousandths of an em: a line that needs more at every joint is left short of the edge. */
enum { MOST_STRETCH = 350 };

/* ---- asked several times for every character ---- */

/* An ideograph in its cell: nothing to cut, squeeze or stretch. */
static inline bool fit_whole(const Cluster *k)
{
	return k->kind == CLUSTER_HAN && k->class == CLASS_HAN && k->gap == 0;
}

/* What a line's first and last cluster are wider at its ends than inside it. */
Unit fit_start_edge(const Fit *f, const Cluster *first);
Unit fit_end_edge(const Fit *f, const Cluster *last, const Cluster *next); /* next: behind the line, or NULL */

static inline Unit fit_natural(const Fit *f, size_t start, size_t end)
{
	const Cluster *first = &f->para->items[start], *last = &f->para->items[end - 1];
	int64_t width = f->sums[end].width - f->sums[start].width;

	if (!fit_whole(first))
		width += fit_start_edge(f, first);
	if (!fit_whole(last))
		width += fit_end_edge(f, last, end < f->para->count ? last + 1 : NULL);
	return width > UNIT_MAX / 2 ? UNIT_MAX / 2 : (Unit)width;
}

#endif
