/* furniture.h - 页面装饰: running heads and feet, page numbers, marks.
 *
 * Pages are furnished one by one as they are complete.  {pages} and {sheets} are not known before the last one:
 * a page then lacks the pieces that print it, and these follow as pages of their own. */
#ifndef WENHENG_LAYOUT_FURNITURE_H
#define WENHENG_LAYOUT_FURNITURE_H

#include "doc/style.h"
#include "layout/display.h"
#include "layout/line.h"
#include "layout/numbering.h"

typedef struct Lacking Lacking; /* what furnish_rest() has to know of a page */

/* What goes on over pages: the last chapter, and the last section in it. */
typedef struct Headings {
	const char *chapter, *section;
} Headings;

typedef struct Furnisher {
	const Class *klass;
	LineContext *lines;
	const char  *title;
	const PartTotals *totals; /* NULL: not known yet */
	size_t       sheets;  /* all pages, numbered or not */
	size_t       part;    /* the last page's */
	Headings     headings;
	bool         kept;    /* pieces live as long as what the lines' arena holds */
	Arena       *arena;   /* else here, for a while */
	size_t       set;     /* pages since the first */
	Lacking     *lacking; /* heap */
	size_t       count, cap;
} Furnisher;

/* title may be NULL.  kept: what is added to a page lives in the lines' arena; else until the next page is
 * furnished at least. */
void furnish_begin(Furnisher *f, const Class *c, LineContext *lines, const char *title, bool kept);
/* How many pages there are; totals stays the caller's. */
void furnish_know(Furnisher *f, const PartTotals *totals, size_t sheets);
void furnish_end(Furnisher *f);
/* Whether a piece of the class prints how many pages there are. */
bool furnish_counts(const Class *c);
/* Adds the pieces to a complete page, in the document's order; index from 0. */
void furnish_page(Furnisher *f, Page *page, size_t index);
/* Hands the pieces that pages lack to sink->rest(), now that it is known. False as soon as the sink says so. */
bool furnish_rest(Furnisher *f, PageSink *sink);

#endif
