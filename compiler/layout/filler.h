/* filler.h - a page being filled; private to page.c and filler_*.c.
 *
 *     page.c          boxes one after the other, where a page ends, 版记
 *     filler_table.c  tables, part by part
 *     filler_float.c  floats: here, or at the top or foot of a later page
 *     filler_column.c sections in columns: each column is filled as a page is, inside one page
 *     filler_section.c the pages from one page break to the next, so that the last is not next to empty */
#ifndef WENHENG_LAYOUT_FILLER_H
#define WENHENG_LAYOUT_FILLER_H

#include "base/diag.h"
#include "doc/style.h"
#include "layout/box.h"
#include "layout/display.h"
#include "layout/notes.h"
#include "layout/numbering.h"

typedef struct Mark { /* where a page could end */
	bool   set;
	size_t next; /* the first box of the following page */
	size_t ops;  /* of the page up to there */
	size_t notes;
	Unit   low, y, floated;
	size_t head, waiting, feet; /* of the floats */
	Unit   feet_height;
} Mark;

typedef struct Floats {
	const Box **items;      /* met in this order (heap): [head, count) wait for a page */
	size_t      head, count, cap;
	const Box **feet;       /* what the page has at its foot (heap) */
	size_t      feet_count, feet_cap;
	Unit        feet_height;
	const Float *last;      /* the one that stands lowest on the page, which goes on below it at end */
	Unit        end;
} Floats;

/* One try at filling a page's columns. */
typedef struct Run {
	int        count, column; /* how many there are, the one being filled */
	Unit       step;          /* from one's left edge to the next one's */
	bool       must;          /* the page is empty and the columns as high as it: something must be taken */
	bool       ended;         /* the last is full, or a page break was met */
	bool       page_break;
	BreakLevel worst;         /* harm done by the breaks between the columns */
	bool       over;          /* a box is higher than the columns */
	Unit       lack;          /* the least height by which a box missed a column, UNIT_MAX: none did */
	Unit       used;          /* height of what stands in all columns together */
	Unit       y, low;        /* below the lowest of them; lower edge of what stands in them */
} Run;

typedef struct Filler {
	Pages         *pages;
	const Class   *klass;
	Diag          *diag;
	const BoxList *list;
	size_t         at;      /* the next box */
	Page          *page;
	Unit           top;     /* where this page's, or this column's, boxes begin */
	Unit           y;       /* below the type area's top */
	Unit           x0, y0;  /* the type area on the page */
	Unit           full;    /* its height */
	Unit           room;    /* the same without the notes at its foot */
	Unit           foot;    /* height of 版记 */
	Unit           low;     /* the lower edge of what stands on the page */
	Unit           floated; /* how much of that floats take, with the space above them */
	NoteFoot      *notes;
	Floats         floats;
	Run           *run;     /* columns are being filled, or NULL: a page */
	bool           trial;   /* the pages are only counted: nothing is given away */
	bool           heeds;   /* floats that wait do not pass the heading that ends their section, where the page bears it */
	bool           passed;  /* a float has */
	Unit           white;   /* a trial's: the most that a page before this one has left empty */
	bool           turned;  /* pages are landscape ones */
	bool           chosen;  /* the author began this page, or it is the first */
	size_t         placed;  /* boxes with a height on this page */
	size_t         released; /* tables before it are done, and gave their rows to the pages */
	Mark           marks[BREAK_LEVELS + 1];
	Numbering      numbering; /* of the next page */
	bool           ending;  /* whether the last pages carry a number is not decided yet */
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
/* Whether a page that ends at that height is emptier than its class bears for the sake of what should stay together. */
bool filler_too_white(const Filler *f, Unit low);
/* What the page has for text: without its notes (least: with one line of the last one only) and the
 * floats at its foot. */
Unit filler_height(const Filler *f, bool least);
/* Goes down to the next line of the grid, where there is one. */
void filler_snap(Filler *f);
/* The page's room anew, from the notes it has. */
void filler_room(Filler *f);
/* Begins a page that the author asked for. */
void filler_break(Filler *f);
/* Ends the page, or column, here; what follows stands on the next one. */
void filler_next(Filler *f);
/* The next box, whatever it is. */
void filler_take(Filler *f);
/* The next box, a table: its next part. */
void filler_table(Filler *f, const Box *b);
/* The next box, a section in columns: what of it stands on this page. */
void filler_columns(Filler *f, const Box *b);
/* Back to the section's first box. */
void filler_columns_rewind(Columns *c);
void filler_next_column(Filler *f);
/* The next box, a float, and one that floats must not pass. */
void filler_float(Filler *f, const Box *b);
void filler_clear(Filler *f, const Box *b);
/* On a new page: the floats that wait, as many as leave a third of it to text.  True when they leave
 * nothing, so that text goes on on the next page. */
bool filler_float_tops(Filler *f);
/* Draws those at the page's foot; returns where the notes below them may begin. */
Unit filler_float_feet(Filler *f);
/* Sets all floats that wait, here and on pages of their own: a chapter or the document ends. */
void filler_float_all(Filler *f);
/* Puts those meant for the page's foot under the text, on the document's last page. */
void filler_float_last(Filler *f);
/* Ends the page, and begins one. */
void filler_page(Filler *f);
/* The first page. */
void filler_begin(Filler *f);
/* Frees what the filler holds, but for its pages. */
void filler_free(Filler *f);
/* Before the next box: where a section begins with it, its lines are set so that its last page is no runt. */
void filler_section(Filler *f);
/* A table or a section in columns back to its first part. */
void filler_rewind(const Box *b);

#endif
