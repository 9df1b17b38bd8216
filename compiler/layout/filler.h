/* filler.h - a page being filled; private to page.c and filler_*.c.
 *
 *     page.c          boxes one after the other, where a page ends, 版记
 *     filler_table.c  tables, part by part */
#ifndef WENHENG_LAYOUT_FILLER_H
#define WENHENG_LAYOUT_FILLER_H

#include "base/diag.h"
#include "doc/style.h"
#include "layout/box.h"
#include "layout/display.h"
#include "layout/notes.h"

typedef struct Mark { /* where a page could end */
	bool   set;
	size_t next; /* the first box of the following page */
	size_t ops;  /* of the page up to there */
	size_t notes;
	Unit   low;
} Mark;

typedef struct Filler {
	Pages         *pages;
	const Class   *klass;
	Diag          *diag;
	const BoxList *list;
	size_t         at;      /* the next box */
	Page          *page;
	Unit           y;       /* below the type area's top */
	Unit           x0, y0;  /* the type area on the page */
	Unit           full;    /* its height */
	Unit           room;    /* the same without the notes at its foot */
	Unit           low;     /* the lower edge of what stands on the page */
	NoteFoot       notes;
	bool           turned;  /* pages are landscape ones */
	bool           chosen;  /* the author began this page, or it is the first */
	size_t         placed;  /* boxes with a height on this page */
	Mark           marks[BREAK_LEVELS + 1];
	Op            *open;    /* tags open at the page's start, to be opened again (heap) */
	size_t         open_count, open_cap;
} Filler;

/* Whether nothing would be gained by going on to the next page. */
bool filler_fresh(const Filler *f);
/* Remembers that the page may end here, for that much harm. */
void filler_remember(Filler *f, BreakLevel level);
/* Keeps room for the notes whose marks were drawn from that op on, up to what stands on the page. */
bool filler_notes(Filler *f, size_t ops);
/* Ends the page at the best place met so far and goes on from there. */
void filler_turn_over(Filler *f);
/* Ends the page here; what follows stands on the next one. */
void filler_next(Filler *f);
/* The next box, a table: its next part. */
void filler_table(Filler *f, const Box *b);

#endif
