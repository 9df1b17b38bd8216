/* marks.h - what is drawn along a line besides its characters: underlines, links, emphasis dots, rubies. */
#ifndef WENHENG_LAYOUT_MARKS_H
#define WENHENG_LAYOUT_MARKS_H

#include "layout/display.h"
#include "layout/linebreak.h"

typedef struct Placed {
	Unit x, right; /* where the cluster's cell begins before its left cut, and where it ends */
} Placed;

typedef struct OpRow { /* heap */
	Op    *items;
	size_t count, cap;
} OpRow;

/* Appends an op. */
Op  *marks_add(OpRow *out, OpKind kind, Unit x, Unit y);
bool marks_same_link(const TextStyle *a, const TextStyle *b);
/* Appends the link that begins at cluster i of the span and is one with its neighbours up to the line's end. */
void marks_link(LineContext *c, const Para *p, const Span *span, const Placed *at, size_t i, OpRow *out);
/* Appends the other ops for the clusters of span, which stand at at[0]…; returns the room that is lacking
 * above the line. */
Unit marks_draw(LineContext *c, const Para *p, const Span *span, const Placed *at, OpRow *out);

#endif
