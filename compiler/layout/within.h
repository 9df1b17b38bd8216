/* within.h - a document within the pages that its class wants. */
#ifndef WENHENG_LAYOUT_WITHIN_H
#define WENHENG_LAYOUT_WITHIN_H

#include "doc/style.h"
#include "layout/display.h"

/* Whether the class says how many pages there are at most, and how much smaller type may be for that. */
bool within_asked(const Doc *doc);
/* The class with type, leading and space smaller by so many thousandths; page numbers and marks keep their size. */
Class *within_class(Arena *a, const Class *c, int less);
/* Finds the least that leaves no page too many, nor a last page with next to nothing on it (page.runt), in thousandths: 0 where
 * all is well or nothing helps.  Tries by set(context, less, pages): the number of pages, 0: it could not be set; *last: what stands
 * on the last one. */
typedef size_t (*WithinTry)(void *context, int less, Unit *last);
int within_least(const PageGeometry *g, WithinTry set, void *context);

#endif
