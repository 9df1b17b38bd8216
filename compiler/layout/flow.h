/* flow.h - blocks → a vertical list of boxes, in one column.
 *
 * The list knows the column's width but no pages.  Space between blocks is the larger of what the
 * upper asks for after it and the lower before it. */
#ifndef WENHENG_LAYOUT_FLOW_H
#define WENHENG_LAYOUT_FLOW_H

#include "base/diag.h"
#include "doc/style.h"
#include "layout/box.h"
#include "layout/line.h"
#include "layout/refs.h"

typedef struct Flow {
	Arena       *arena;
	const Doc   *doc;
	const Class *klass;
	LineContext *lines;
	Refs        *refs;
	struct Images *images; /* image.h */
	Diag        *diag;
	BoxList     *out;
	BoxList     *foot;    /* blocks pinned to the last page's lower edge */
	Unit         left, width; /* the column, left from the type area's left edge */
	Unit         edge, across; /* the same without any block's indents: rules span it */
	Unit         limit;   /* height of the type area: nothing may be taller */
	const Style *container; /* style of the block around, or NULL, and its text attributes alone: */
	const Style *inherit;   /* what blocks without a style of their own are set in */
	bool         in_columns; /* inside a section in columns: no page is turned, nothing floats */
	bool         turned;   /* on landscape pages */
	bool         floating; /* inside a float: a table that a page can hold is one box */
	Unit         picture_width, picture_height; /* in a gallery: the picture's size, 0: its own */
	bool         floated; /* a float stands before */
	bool         in_cell; /* inside a table cell: no pages; tables are drawn at once */
	const Node  *not_wide; /* wide.c: the last node with which no wide table begins, */
	const Node  *led_to;   /* and where what may not stand apart from it ends */
	Unit         gap;     /* space asked for but not yet set */
	bool         snap;    /* the grid is to be found again before the next box */
	size_t       text_at; /* the first box behind the class's head */
} Flow;

void flow_blocks(Flow *f, const Node *first); /* the node and its following siblings */
void flow_block(Flow *f, const Node *n);
void flow_end(Flow *f);

/* For the modules that set one kind of block. */
typedef struct FlowFrame {
	const Node  *node;
	const Style *style;
	size_t       start;       /* where the block's boxes begin */
	Unit         left, width; /* the column around it */
	BoxList     *out;
	bool         foot, snap;  /* foot: the block went to the other list; what to go back to */
	Unit         gap;
} FlowFrame;
void flow_open(Flow *f, FlowFrame *fr, const Node *n, const Style *s);
void flow_close(Flow *f, FlowFrame *fr);
void flow_want(Flow *f, Unit gap); /* asks for space above what follows */
void flow_settle(Flow *f); /* sets the pending space */
Op  *flow_tag(Flow *f, TagKind tag, const Node *n); /* the op, for alt and the like */
void flow_tag_end(Flow *f);
/* The language a tag has to tell: the node's, where what is around it has another; else NULL. */
const char *flow_tag_lang(const Flow *f, const Node *n);
/* The target of links to the node, and of the outline. */
void flow_anchor(Flow *f, const Node *n);
/* The style a block is set in: its own, or what the block around hands on. */
const Style *flow_style(Flow *f, const Node *n);
/* The style's text attributes alone: no space, indents, borders or wishes to the page. */
Style *flow_text_style(Flow *f, const Style *s);

/* Whether this complaint about this place is the run's first: layout may run several times. */
bool flow_first(Flow *f, const char *what, Place at);
/* "表1　" before a caption's text, or NULL. */
const char *flow_caption_prefix(Flow *f, const char *number);

void flow_list(Flow *f, const Node *n);      /* flow_list.c */
void flow_code(Flow *f, const Node *n);
void flow_signature(Flow *f, const Node *n); /* official.c */
/* Whether text follows the head on the first page where the class asks for it; false after a report. */
bool flow_first_page(const Doc *doc, const BoxList *list, size_t text_at, const Pages *pages, Diag *d);
void flow_contents(Flow *f, const Node *n);  /* contents.c */
void flow_listing(Flow *f, const Node *n);
/* Puts the page numbers that are known now into the lists on the pages, all of which are there. False: the lists would take
 * other room with them, so that the document is to be set again; the pages are of no use then. */
bool flow_mend_pages(Flow *f, Pages *pages);
/* The title above contents, a list or an index, with the anchor of these. */
void flow_made_title(Flow *f, const Node *n);
/* Appends the ops of a line, moved by dx, to another's. */
void flow_take_line(Flow *f, Line *to, const Line *from, Unit dx);
/* Dots over [from, to) of a line, at whole steps from to, which is the same for lines that shall agree. */
void flow_leader(Flow *f, Line *line, const Style *s, Unit from, Unit to);
void flow_image(Flow *f, const Node *n);     /* picture.c */
void flow_chart(Flow *f, const Node *n);     /* chart.c */
/* Wide tables on landscape pages, wide.c: whether one begins with n, a heading above it counts as well;
 * all that stands on these pages, the last node of which is returned. */
bool flow_wide_begins(Flow *f, const Node *n);
const Node *flow_wide(Flow *f, const Node *n);
/* Floats, float.c: whether n may be one here; the float with its notes, whose last node is returned;
 * and that floats before n stand before it, where numbers would not ascend otherwise. */
bool flow_floats(Flow *f, const Node *n);
const Node *flow_float(Flow *f, const Node *n);
void flow_float_order(Flow *f, const Node *n);
/* 注: a paragraph of style "note" under a table is never alone on a page. */
bool flow_is_note(const Node *n);
/* The size a picture has in the column; false after a report. */
bool flow_picture_size(Flow *f, const Node *n, Unit room, Unit *w, Unit *h);
void flow_gallery(Flow *f, const Node *n);   /* gallery.c */
void flow_multicol(Flow *f, const Node *n);  /* multicol.c */

#endif
