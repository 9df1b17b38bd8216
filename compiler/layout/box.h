/* box.h - the vertical list: what stands under what, and where a page may end.
 *
 * Flow makes such a list from blocks, a table cell holds one, and page.c fills pages from it.  A box
 * is a few ops relative to its own upper left corner, or space, or a command to the page.  The level
 * says how much harm a page break after the box does; a break is taken at the least level there is. */
#ifndef WENHENG_LAYOUT_BOX_H
#define WENHENG_LAYOUT_BOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/unit.h"
#include "doc/style.h"
#include "doc/node.h"
#include "layout/display.h"
#include "layout/line.h"

typedef enum BreakLevel {
	BREAK_FREE,
	BREAK_WIDOW,    /* leaves one line of a paragraph alone, or parts a word with a hyphen */
	BREAK_TOGETHER, /* inside a block that asked to stay whole */
	BREAK_KEEP,     /* between a heading and what follows it */
	BREAK_NEVER     /* a tag and its first line; taken only when a page would stay empty */
} BreakLevel;
#define BREAK_LEVELS ((int)BREAK_NEVER)

typedef enum BoxKind {
	BOX_OPS,  /* a line, a rule, a picture; height 0: tags and anchors of the box that follows or precedes */
	BOX_GLUE, /* space, dropped at the top of a page */
	BOX_TOP,  /* what follows stands at least `height` below the type area's top */
	BOX_SNAP, /* what follows stands on the next line of the grid */
	BOX_PAGE, /* what follows starts a page */
	BOX_TABLE,
	BOX_COLUMNS, /* 分栏: a list of its own that is filled column by column */
	BOX_FLOAT, /* a list of its own that stands here or, where it does not fit, on a later page */
	BOX_CLEAR  /* floats met before stand before what follows: a table, those that are tables, and so on */
} BoxKind;

struct Table;
struct Columns;
struct Float;

typedef struct Box {
	BoxKind       kind;
	BreakLevel    level;  /* of a break after it */
	bool          sticky; /* glue: asked for by the author, kept at the top of a page he began */
	bool          turned; /* BOX_PAGE: the page is a landscape one */
	bool          whole;  /* BOX_TABLE: not to be parted, when it fits on one page */
	Unit          height;
	Unit          trail;  /* the part of height below the last em box, which may hang over the lower edge */
	Unit          dx, dy; /* where its ops stand from the column's left edge and the box's top */
	const Op     *ops;
	size_t        count;
	struct Table *table;
	struct Columns *columns;
	struct Float *floating;
	const Node   *node;   /* for messages */
} Box;

typedef struct BoxList {
	Arena *arena;
	Box   *items;
	size_t count, cap;
} BoxList;

/* 分栏: a section in columns of one width; the first one stands where its boxes' own places say. */
typedef struct Columns {
	BoxList  list;
	int      count;
	Unit     left, width, gap;
	Unit     rule;    /* width of the rule between two columns, 0: none */
	uint32_t color;
	bool     balance; /* at the section's end the columns are of one height */
	size_t   at;      /* the first box no page has taken yet */
} Columns;

typedef struct Float {
	BoxList list;
	Unit    height;
	Unit    before, after; /* space between it and text */
	bool    bottom;        /* goes to a page's foot, not to its top */
} Float;

Box *boxes_add(BoxList *l, BoxKind kind, const Node *n); /* level BREAK_FREE, the rest zero */
/* One box of height 0 with room for one op. */
Op  *boxes_mark(BoxList *l, OpKind kind, const Node *n);
/* The lines as boxes, left edge at dx. The levels inside are set for `least` lines to stay together, and for no page
 * to end in a hyphen that parts a word. */
void boxes_lines(BoxList *l, const Lines *lines, Unit dx, const Node *n, size_t least);
/* A page had better not begin with the last of the lines just added, of which there are so many. */
void boxes_keep_last(BoxList *l, size_t lines);
/* Height of [from, to), without the last box's trail. */
Unit boxes_height(const BoxList *l, size_t from, size_t to);
/* Gives the last box at least this level. */
void boxes_last_level(BoxList *l, BreakLevel level);
/* Where the list ends in a paragraph of one line: a page had better not begin with it. */
void boxes_end_line(BoxList *l);
/* Lets the last box with a height end at its em box. */
void boxes_drop_trail(BoxList *l, size_t from);
/* Draws the boxes of [from, to) below one another; no pages here. */
void boxes_draw(const BoxList *l, size_t from, size_t to, Page *page, Unit x, Unit y);
void box_draw(const Box *b, Page *page, Unit x, Unit y);
/* A rule or double rule as ops (at most BORDER_OPS), its upper edge at y over [x, x + width]; their number. */
#define BORDER_OPS 2
size_t border_ops(const Border *b, Unit x, Unit y, Unit width, Op *ops);
Unit   border_height(const Border *b);

#endif
