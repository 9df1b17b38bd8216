/* line.h - inlines → lines of positioned glyphs.
 *
 * prepare: inline nodes become clusters (one character or one shaped Latin piece each) with a class,
 * a face, an advance and the glue CLREQ allows on either side.  break: total fit over the paragraph.
 * set: squeeze or stretch by CLREQ's order, then positions.  Nothing here knows about pages. */
#ifndef WENHENG_LAYOUT_LINE_H
#define WENHENG_LAYOUT_LINE_H

#include "base/diag.h"
#include "base/mem.h"
#include "doc/style.h"
#include "font/font.h"
#include "layout/display.h"

/* What a reference prints: looked up by the caller, which knows pages and numbers. */
typedef struct RefText {
	const char *(*number)(void *context, const char *id, bool page, const char *lang); /* lang: of the text it stands in, or NULL; NULL: unknown id */
	void *context;
} RefText;

typedef struct Hyphens Hyphens; /* hyphen.h */
typedef struct Kept Kept;       /* kept.h */

/* What stands where a note is referred to: ①. */
typedef struct NoteMarks {
	const char *(*mark)(void *context, const Node *note);
	void *context;
} NoteMarks;

/* What a sum in a table's cell prints. */
typedef struct SumTexts {
	const char *(*text)(void *context, const Node *sum); /* NULL: after a report */
	void *context;
} SumTexts;

typedef struct LineScratch LineScratch; /* what setting a paragraph takes for a moment */

typedef struct PlaceSeen { /* of a node's characters the last one whose place was asked for */
	const Node *node;
	size_t      byte;
	Place       at;
} PlaceSeen;

typedef struct LineContext {
	Arena       *arena;
	FontSet     *fonts;
	const Class *klass;
	Diag        *diag;
	RefText      refs;
	NoteMarks    notes;
	SumTexts     sums;   /* of the table whose cells are being set */
	size_t       memory; /* bytes that what is set may take; 0: any */
	bool         missing_box;
	bool         failed; /* set when a character had no glyph */
	PlaceSeen    missing; /* the last that had none */
	const char  *file;   /* the document's: the place of what is made of it, as an index is, and has none of its own; or NULL */
	const char  *lang;   /* "zh", "en": the document's */
	Hyphens     *hyphens;/* patterns for English words; NULL: no word is parted */
	Kept        *kept;   /* what was set before in this arena, or NULL: nothing is kept */
	LineScratch *scratch; /* used again by each paragraph, or NULL: got and given back by each */
	struct Ahead *ahead; /* sets paragraphs on another thread, or NULL */
	bool         ahead_of_flow; /* on that thread: what would be reported or looked up fails without a word */
	bool         greedy; /* first fit instead of total fit: for comparison only */
} LineContext;

typedef struct Line {
	Op   *ops;        /* text, rule (underline), link ops; x from the block's left edge, y from the line's baseline */
	size_t count;
	Unit  width;      /* natural right edge of the ink row */
	bool  parted;     /* it ends in a hyphen that parts a word */
	Unit  above;      /* more room above than the pitch gives: for ruby that does not fit */
	int   stretch;    /* thousandths of an em by which a gap was stretched (> 0) or squeezed (< 0), the worst gap;
	                     of a line left short of its edge, by which it would have been */
} Line;

typedef struct Lines {
	Line  *items;
	size_t count;
	Unit   pitch;     /* from baseline to baseline */
	Unit   ascent;    /* from a line's top to its baseline: 0.88 of the size */
	Unit   size;
	Unit   max_width; /* widest line's natural width */
	int64_t badness;
} Lines;

LineScratch *lines_scratch_new(void);
void         lines_scratch_free(LineScratch *s);
/* Sets the inline children of n (a para, heading, caption or cell of inlines) in the given style and
 * width.  prefix: text before the first inline (a heading's number), or NULL. */
Lines *lines_set(LineContext *c, const Node *n, const Style *style, Unit width, const char *prefix);
/* The same, whatever was kept or set ahead. */
Lines *lines_make(LineContext *c, const Node *n, const Style *style, Unit width);
/* The same for a plain string, for furniture and labels. */
Lines *lines_set_text(LineContext *c, const char *text, const Style *style, Unit width);
/* Natural width of the inlines on one line, for column widths and signatures. */
Unit lines_natural_width(LineContext *c, const Node *n, const Style *style);
/* The same, and the width of the widest piece that cannot be broken. */
void lines_widths(LineContext *c, const Node *n, const Style *style, Unit *natural, Unit *least);

#endif
