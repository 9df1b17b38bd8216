/* marks.h - what is drawn along a line besides its characters: underlines, links, emphasis dots, rubies. */
#ifndef WENHENG_LAYOUT_MARKS_H
#define WENHENG_LAYOUT_MARKS_H

#include "layout/linebreak.h"

typedef struct Placed {
	Unit x, right; /* where the cluster's cell begins before its left cut, and where it ends */
} Placed;

typedef struct OpRow { /* heap */
	Op    *items;
	size_t count, cap;
} OpRow;

/* Appends the ops for the clusters of span, which stand at at[0]…; returns the room that is lacking
 * above the line. */
Unit marks_draw(LineContext *c, const Para *p, const Span *span, const Placed *at, OpRow *out);

#endif
