/* display.h - the display list: finished pages of glyph runs, rules and marks.
 *
 * The seam between layout and the backends.  Coordinates are absolute Units from the page's upper
 * left corner, y down; a text's y is its baseline.  Ops stand in reading order, between tag marks
 * that carry the structure.  What ops point to lives in the arena of the layout's pass, or in memory that
 * was handed over with pages_retire(). */
#ifndef WENHENG_LAYOUT_DISPLAY_H
#define WENHENG_LAYOUT_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/unit.h"
#include "doc/node.h"
#include "font/font.h"

typedef struct Glyph {
	uint32_t id;    /* glyph id in the face */
	Unit     x;     /* offset of its origin from the run's x */
	uint16_t bytes; /* of the run's text that it shows; 0: belongs to the glyph before */
} Glyph;

/* A drawn outline, steps from its own starting point.  It is filled by the nonzero winding rule, then stroked with
 * butt ends and round joins.  Hatches are strokes cut to their shape by layout, so no backend needs patterns or clipping. */
typedef enum PathVerb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE } PathVerb;

typedef struct PathStep {
	PathVerb verb;
	Unit x[3], y[3]; /* from the op's x, y: the first is where MOVE and LINE go; CURVE: two control points, then the end */
} PathStep;

#define PATH_NO_COLOR UINT32_C(0xFFFFFFFF)

typedef enum OpKind { OP_TEXT, OP_RULE, OP_BOX, OP_IMAGE, OP_PATH, OP_LINK, OP_ANCHOR, OP_TAG_BEGIN, OP_TAG_END, OP_NUMBERING } OpKind;

/* Structure kinds, PDF names by table in the backend. */
typedef enum TagKind {
	TAG_ARTIFACT, TAG_P, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5, TAG_H6, TAG_TITLE, TAG_L, TAG_LI,
	TAG_TABLE, TAG_TR, TAG_TH, TAG_TD, TAG_CAPTION, TAG_FIGURE, TAG_TOC, TAG_TOCI, TAG_QUOTE, TAG_CODE, TAG_DIV,
	TAG_NOTE, TAG_LABEL, TAG_LBODY, TAG_REFERENCE, TAG_LINK, TAG_SPAN
} TagKind;
enum { TAG_KINDS = TAG_SPAN + 1 };

typedef struct OpTag {
	TagKind tag;
	int colspan, rowspan;
	const char *alt, *lang;
	int part;          /* 0, or 1, 2… where it goes on */
	const char *style; /* the class's name of what it is, or NULL */
} OpTag;

typedef struct Op {
	OpKind kind;
	Unit x, y;         /* text: baseline start; rule, box, image, link: upper left corner */
	union {
		struct {
			int face;
			Unit size;
			uint32_t color;
			Unit stroke;       /* > 0: stroke width added (fake bold) */
			const Glyph *glyphs;
			uint32_t count;
			const char *text;  /* source UTF-8 of the run */
			uint32_t text_len;
			Unit width;        /* advance of the whole run */
			bool silent;       /* shown, but no part of the text: emphasis dots, rubies */
			bool note;         /* a note's mark */
		} text;
		struct { Unit w, h; uint32_t color; } rule;  /* a filled bar: horizontal or vertical */
		struct { Unit w, h; uint32_t color; } box;   /* a filled background */
		struct { Unit w, h; const char *path; const char *alt; int turn; bool missing_box; } image; /* turn: EXIF
		                      orientation of the stored dots, 1 to 8 (0 is 1); w and h are those of what is seen;
		                      missing_box: should decoding fail, a frame and a warning instead of an error */
		struct {
			const PathStep *steps;
			uint32_t count;
			uint32_t fill, color;  /* 0xRRGGBB, or PATH_NO_COLOR: not filled, not stroked */
			Unit width;            /* of the stroke */
			Unit dash, gap;        /* dash > 0: a broken line */
		} path;
		struct { Unit w, h; const char *target; bool note; } link; /* URL, or "#id"; stands in a TAG_LINK with its text */
		struct { const char *id; int level; const char *title; int note; /* > 0: that note's mark */
		         const char *running; /* level > 0: what running heads say */ } anchor; /* level > 0: outline entry */
		struct { Numerals numerals; int start; } numbering; /* pages are numbered so from this one on */
		OpTag tag;
	} u;
} Op;

/* Larger pictures are not shown: what it takes to decode one is bounded. */
enum { IMAGE_MAX_SIDE = 30000, IMAGE_MAX_DOTS = 100 * 1000 * 1000 };

typedef struct Page {
	Unit width, height;
	int  number;        /* printed page number, 0 when it has none */
	Numerals numerals;  /* how it is written */
	bool part;          /* the first page of those numbered from a start of their own */
	bool rotated;       /* a landscape page: set upright in its own width and height, shown turned */
	bool more;          /* furniture that needs the number of pages is not on it yet */
	size_t upright;     /* rotated pages: ops from here on (page furniture) stand in the sheet's own
	                       coordinates, as on other pages; 0: none do */
	Op  *ops;
	size_t count, cap;  /* heap array, freed by pages_free() */
} Page;

/* Where finished pages go, one by one in their order: a backend's document. */
typedef struct PageSink PageSink;
struct PageSink {
	/* Takes a page; nothing it refers to is there any longer afterwards. False: it takes no more. */
	bool (*page)(PageSink *s, const Page *page);
	/* What a page with `more` lacked, as a page of its own in the sheet's coordinates, artifacts only; after the
	 * last page, in the pages' order.  NULL: pages must be whole when they come. */
	bool (*rest)(PageSink *s, const Page *page);
	/* Ends the document and frees the sink. good: it is put in place, if that goes well; else nothing is left. */
	bool (*end)(PageSink *s, bool good);
};

typedef struct Retired { /* memory that pages refer to and nothing else does */
	Arena *arena;
	size_t pages;     /* those that may refer to it: so many from the document's first */
} Retired;

typedef struct Pages Pages;
struct Pages {
	Arena *arena;
	Page  *items;     /* those made and not dropped; heap */
	size_t count, cap;
	size_t dropped;   /* pages before them */
	size_t seen;      /* of the items: those take() has had */
	size_t limit;     /* so many pages are made at most */
	size_t first;     /* boxes of the vertical list that the first page took */
	Unit   last;      /* what stands on the last one, from the type area's top */
	Retired *retired; /* heap */
	size_t retired_count, retired_cap;
	/* Called for each page once it is complete; index: its place in the document, from 0.  True: this page and all
	 * before it may be dropped. */
	bool (*take)(Pages *p, Page *page, size_t index);
	void *context;    /* take()'s */
};

Page *pages_add(Pages *p, Unit width, Unit height);
/* All pages so far are complete. */
void  pages_complete(Pages *p);
/* How many there are, dropped ones too. */
static inline size_t pages_made(const Pages *p) { return p->dropped + p->count; }
Op   *page_op(Page *page, OpKind kind, Unit x, Unit y);
/* Appends the number as it is printed, nothing where there is none. */
void  page_label(const Page *page, Buf *out);
/* Hands over memory that only the pages made so far may still refer to: it lives until they are dropped. */
void  pages_retire(Pages *p, Arena *a);
void  pages_free(Pages *p);

#endif
