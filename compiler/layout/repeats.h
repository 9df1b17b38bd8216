/* repeats.h - cells of a long table that say the same: set once; private to the files of the table. */
#ifndef WENHENG_LAYOUT_REPEATS_H
#define WENHENG_LAYOUT_REPEATS_H

#include "layout/line.h"

typedef struct Repeats Repeats;

Repeats *repeats_new(Arena *a); /* lives in a, as does what it keeps */
/* lines_set() for a cell's inlines: what was set before in this style and width comes back, not to be changed. */
Lines *repeats_set(Repeats *r, LineContext *c, const Node *n, const Style *style, Unit width);

#endif
