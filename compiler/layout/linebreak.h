/* linebreak.h - which clusters stand on which line: total fit over the paragraph. */
#ifndef WENHENG_LAYOUT_LINEBREAK_H
#define WENHENG_LAYOUT_LINEBREAK_H

#include "layout/fit.h"

typedef struct Span {
	size_t start, end; /* clusters, spaces at the end left out */
	bool   last;       /* ends the paragraph or stands before a typed line end */
} Span;

typedef struct Spans {
	Span  *items;
	size_t count, cap;
	int64_t cost;
} Spans;

/* Breaks the whole paragraph. Always succeeds: a cluster wider than the line stands alone. */
void lines_break(const Fit *f, Spans *out);
/* title.c: breaks clusters [start, end) into balanced lines; false when it is no case for balance. */
bool title_fit(const Fit *f, size_t start, size_t end, size_t lines, Spans *out);

#endif
