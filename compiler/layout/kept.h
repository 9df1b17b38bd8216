/* kept.h - paragraphs set once, though layout runs more than once.
 *
 * Page numbers in a contents list take a second pass, which moves lines to other pages but sets the same
 * lines.  What a paragraph prints and how wide it may be is all that its lines depend on, so they are
 * kept by that.  A paragraph whose text may be another in the next pass (a page reference, a note's
 * mark, a sum) is not kept. */
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

/* Alike in all that lines depend on. */
bool kept_same_style(const Style *a, const Style *b);
/* Lives as long as the arena, in which what is kept is set. */
Kept *kept_new(Arena *a);
/* A pass begins.  What is set in its arena can be kept; not what is set in another, such as a table's rows
 * that come and go. */
void  kept_begin(Kept *k, const Arena *pass);
/* Whether what is set of n now can be kept: its text is the same in each pass, and it is the document's own,
 * not made for the pass. */
bool   kept_keeps(const LineContext *c, const Node *n);
/* Where it is set then. */
Arena *kept_arena(const Kept *k);
/* What was kept under the key, or NULL. */
const KeptLines *kept_find(const LineContext *c, const KeptKey *key);
void kept_add(LineContext *c, const KeptKey *key, KeptLines value);

#endif
