/* sums.h - what a table's rows add up to, known part by part; private to the files of the table.
 *
 * Rows are added as they are set, each with the totals up to it kept, so that any part's sum is a
 * difference.  A row counts where it begins.  What is no plain body row, and a row that holds a sum
 * itself, does not count. */
#ifndef WENHENG_LAYOUT_SUMS_H
#define WENHENG_LAYOUT_SUMS_H

#include <stdbool.h>

#include "base/number.h"
#include "doc/node.h"

struct Table;
struct Row;
struct Band;

typedef struct Total {
	Number sum;
	int    decimals; /* the most among the addends */
	int    count;    /* of the addends */
} Total;

typedef struct Sums {
	int   *slot;     /* by column: its place in lists of totals, or -1 */
	int    count;    /* columns that are added up; 0: the table has no sums */
	bool   groups;   /* there are sums of groups: their rows stay with the row before */
	int    refused;  /* cells met that hold no figure */
	Total *running;  /* up to the row set last */
	Total *group;    /* since the last group row */
	Total *printed;  /* up to the start of the next part */
	Total *all;      /* of the whole table; NULL: not known before its end */
	/* the cell being set */
	bool   sample;   /* any sum shows the widest there is, to measure */
	const struct Row *row;
	int    column;
	const Total *from, *to;
} Sums;

/* Finds the columns that are added up and, where it can be known, what they come to. False after an error. */
bool sums_open(struct Table *t);
/* Adds the row, before its cells are set; and what is to be done when they are. */
void sums_take(struct Table *t, struct Row *row);
void sums_taken(struct Table *t, struct Row *row);
/* Totals up to the row's end, those of the part's start when there is no such row in it. */
const Total *sums_after(const struct Table *t, int row);
/* Sets rows at a part's head or foot for the part whose rows lie between the two. */
void sums_band(struct Table *t, struct Band *band, const Total *from, const Total *to);
void sums_settle(struct Table *t, const Total *to); /* the next part begins there */
/* Whether the cell holds a sum. */
bool sums_in(const Node *cell);
/* What a sum prints: a SumTexts with the table as its context. */
const char *sums_text(void *context, const Node *sum);

#endif
