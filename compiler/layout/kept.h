/* kept.h - paragraphs set once, though layout runs more than once.
 *
 * Page numbers in a contents list take a second pass, which moves lines to other pages but sets the same
 * lines.  What a paragraph prints and how wide it may be is all that its lines depend on, so they are
 * kept by that.  A paragraph whose text may be another in the next pass (a page reference, a note's
 * mark) is not kept. */
#ifndef WENHENG_LAYOUT_KEPT_H
#define WENHENG_LAYOUT_KEPT_H

#include "layout/line.h"

typedef struct KeptKey {
	const Node  *node;
	const Style *style;
	Unit         width;  /* of the lines; KEPT_WIDTHS: the paragraph was measured, not set */
	const char  *prefix; /* or NULL */
} KeptKey;

enum { KEPT_WIDTHS = -1 };

typedef struct KeptLines {
	Lines *lines;          /* or, measured: */
	Unit   natural, least; /* on one line; the widest piece that cannot be broken */
} KeptLines;

/* Lives as long as the arena, which must be the one that the lines are set in. */
Kept *kept_new(Arena *a);
/* What was kept under the key, or NULL. */
const KeptLines *kept_find(const LineContext *c, const KeptKey *key);
void kept_add(LineContext *c, const KeptKey *key, KeptLines value);

#endif
