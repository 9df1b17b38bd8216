/* cluster.h - a paragraph as clusters: what a line is filled with.
 *
 * A cluster is one full-width character, one shaped piece of Latin (a letter or a ligature), a space,
 * or a fill.  Its width is its advance less what its neighbours cut off its blank sides.  A line may
 * begin at a cluster whose `penalty` allows a break before it. */
#ifndef WENHENG_LAYOUT_CLUSTER_H
#define WENHENG_LAYOUT_CLUSTER_H

#include "layout/clreq.h"
#include "layout/inline.h"

typedef enum ClusterKind {
	CLUSTER_HAN,     /* in a cell */
	CLUSTER_LATIN,
	CLUSTER_SPACE,
	CLUSTER_FILL,
	CLUSTER_HANG,    /* fills the hanging indent after a prefix */
	CLUSTER_MISSING, /* a box for a character in no face */
	CLUSTER_NEWLINE
} ClusterKind;

/* What it costs to break before a cluster.  A line left short costs less than BREAK_LONG, whatever is
 * carried over from it: from there on only what is wider than a line is parted.  From BREAK_EMERGENCY
 * on only a paragraph that cannot be broken otherwise is broken there. */
enum {
	BREAK_FREE = 0,
	BREAK_SOFT = 40,           /* inside a long unit, after a hyphen or URL slash */
	BREAK_HYPHEN = 50,         /* an English word, with a hyphen */
	BREAK_HYPHEN_SHORT = 70,   /* more, where two letters alone stand before the hyphen */
	BREAK_HYPHEN_NAME = 120,   /* one that begins with a capital */
	BREAK_WORD = 300,
	BREAK_CODE = 500,          /* between the words and figures of a code, where it has no mark */
	BREAK_DASH = 30000,        /* —— or …… first in a line: allowed, but nobody likes it */
	BREAK_LONG = 50000,        /* GB/T 24789—2022; the parts of inter-regional */
	BREAK_RANGE = 52000,       /* 94%～96%, 2026—2028 */
	BREAK_KEEP = 54000,        /* 2026年, 表1, 〔2026〕1号 */
	BREAK_EMERGENCY = 60000,   /* a figure and its unit */
	BREAK_LETTER = 100000,     /* inside a word */
	BREAK_DIGIT = 150000,      /* inside a figure */
	BREAK_KINSOKU = 1000000,   /* 避头尾 */
	BREAK_NEVER = 2000000000
};

typedef struct Cluster {
	uint32_t  cp;              /* its first character */
	uint32_t  text, bytes;     /* its place in the paragraph's text */
	uint32_t  glyph, glyphs;   /* its place in the paragraph's glyphs */
	int       face;            /* -1: nothing to draw */
	uint16_t  style;
	uint8_t   kind;            /* ClusterKind */
	uint8_t   class;           /* CharClass */
	bool      joint;           /* the space before it may be stretched with all others */
	bool      loose;           /* a break is offered before it */
	bool      tied;            /* none is wanted before it */
	bool      code;            /* in an address, path or code */
	Unit      advance;         /* of the whole cell, nothing cut */
	Unit      blank_before, blank_after; /* how much of its sides may be cut */
	Unit      cut_before, cut_after;     /* cut because of its neighbours */
	Unit      gap;             /* Han-Latin space before it */
	Unit      hyphen;          /* > 0: a line that ends before it takes a hyphen, so wide */
	Unit      rise;            /* baseline shift, up > 0 */
	int32_t   penalty;         /* of a break before it */
	uint32_t  chr;             /* its first Char */
} Cluster;

typedef struct ParaGlyph {
	uint32_t id;
	Unit     x, y;             /* offset from the cluster's left edge and baseline, y up */
	uint16_t bytes;
} ParaGlyph;

typedef struct Ruby { /* over clusters [start, end) */
	size_t start, end;
	const Lines *text;
} Ruby;

typedef struct Para {
	Inline in;
	const Style *style;
	Cluster *items;
	size_t   count, cap;
	ParaGlyph *glyphs;
	size_t   glyph_count, glyph_cap;
	Ruby    *rubies;
	size_t   ruby_count, ruby_cap;
	Buf      text;
	bool     mixed;            /* not only of cells: there is Latin text, or a character is missing */
	bool     typed;            /* has line ends typed as such */
	bool     grid;             /* cells are not the size: characters stand on the page's grid */
	Unit     width;            /* the line's width, for what does not fit it whole */
} Para;

/* out: zero, or one read before, whose memory is used again. */
void para_read(LineContext *c, const Node *n, const Style *style, const char *prefix, SpaceRule spaces,
               Unit width, Para *out);
void para_free(Para *p);
static inline const TextStyle *para_style(const Para *p, const Cluster *k)
{
	return &p->in.styles[k->style];
}

/* missing.c: reports character i, which no face of the role has; an error unless a box may stand in its place. */
void missing_report(LineContext *c, const Para *p, size_t i, const char *role);
/* breaks.c: fills in every cluster's penalty and joint. */
void breaks_find(Para *p, Kinsoku level);
/* codes.c: breaks inside addresses, paths and codes; after breaks_find. */
void codes_find(Para *p);
/* title.c: adds what a title's word joints say (style->balance). */
void title_breaks(Para *p);

#endif
