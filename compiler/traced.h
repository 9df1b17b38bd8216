/* traced.h - the numbers on a document's pages, in reading order, gathered while the pages go to their backend: --trace gives
 * the page of each number, and names those that only layout knows. */
#ifndef WENHENG_TRACED_H
#define WENHENG_TRACED_H

#include "layout/display.h"
#include "script/script.h"

typedef struct Traced {
	Arena *arena;
	PageNumber *items; /* heap; texts in the arena */
	size_t count, cap;
	size_t pages;
} Traced;

/* A sink that notes the numbers of each page and passes it on to `inner`, which it ends. */
PageSink *traced_sink(Traced *t, PageSink *inner);
void traced_free(Traced *t);

#endif
