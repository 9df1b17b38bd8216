/* origin_parts.h - what origin.c, originmatch.c and their parts share. */
#ifndef WENHENG_SCRIPT_ORIGIN_PARTS_H
#define WENHENG_SCRIPT_ORIGIN_PARTS_H

#include "script/origin.h"
#include "script/saidtext.h"

typedef struct Drawn { /* a figure of a chart */
	Number value;
	OriginId id;
	bool used;
} Drawn;

typedef struct Made { /* a text that code has made with numbers in it, once */
	OriginId *ids;  /* of its numbers, in order */
	size_t run;     /* the {{ }} it was made for, from 1 */
	size_t next;    /* the next time it was made, from 1; 0: none */
	bool joined;    /* it went into another text */
	bool met;       /* in the tree */
} Made;

typedef struct MadeText { /* the texts of one wording */
	size_t first, last; /* of the times it was made, from 1 */
	size_t asked;       /* of these the first for the {{ }} last asked about, from 1; 0: none yet */
	size_t numbers, len; /* len: of its text, in bytes */
} MadeText;

typedef struct OriginPiece { /* a number of what a text is being made of */
	Number value;
	OriginId id;
} OriginPiece;

typedef struct Run { /* a {{ }} that was run */
	size_t first, last; /* of what was drawn in it */
} Run;

typedef struct Spot { /* what a {{ }} gave: a node, or a text at a place */
	const Node *node;
	Place at;
	size_t run;     /* the number of its {{ }} */
	size_t numbers; /* of a text: how many it has, and how many were met in the tree so far */
	size_t met;
} Spot;

typedef struct Placed { /* a text of the tree as it was parsed */
	const Node *text;
	size_t run;        /* its {{ }}, from 1; 0: none */
	const char *where;
} Placed;

typedef struct Exact { /* a text that a number became */
	const Node *text;
	OriginId id;
} Exact;

struct Origins {
	Arena *arena;
	Script *script;
	int64_t work, counted; /* comparisons beside those of the texts; how many are counted as steps */
	Origin *items;
	size_t count, cap;
	Drawn *drawn;
	size_t drawn_count, drawn_cap;
	SaidTexts *wordings; /* their origin is the number of a MadeText, from 1 */
	MadeText *made_texts;
	size_t made_text_count, made_text_cap;
	Made *made;
	size_t made_count, made_cap;
	OriginPiece *pieces;
	size_t piece_count, piece_cap;
	Run *runs;
	size_t run_count, run_cap;
	Spot *spots;
	size_t spot_count, spot_cap, spot_next; /* behind the last one met */
	Exact *exact;   /* sorted by address once all are there */
	size_t exact_count, exact_cap;
	Placed *placed; /* sorted by address once all are there */
	size_t placed_count, placed_cap;
	TracedNumber *traced;
	size_t traced_count, traced_cap;
	SaidTexts *texts;    /* of the store: cells, findings, judgments */
	SaidTexts *files;    /* the strings of Lua files */
	SaidTexts *settings; /* the strings and numbers of the project's own */
};

OriginId origin_add(Origins *o, Origin one);
/* How many comparisons there were so far, of texts and of what was made. */
int64_t origins_work(const Origins *o);
typedef struct Copies { /* so many texts of the tree read the same */
	size_t in_run, all;
} Copies;

/* The origin of a number in a text of the tree, from the {{ }} `run` (from 1, or 0), as the text or one in it was made; 0: it
 * was not, or it is unclear which of several times.  */
OriginId origins_made_of(Origins *o, const char *text, size_t n, const Printed *p, size_t run, Copies copies, bool *unclear);
/* origindays.c: the day that the number at p is a part of, with 0 for what is not said; false: it is no date. */
bool origins_day(const char *s, size_t n, const Printed *p, Day *out);
bool origins_alike(const Origins *o, Arena *a, OriginId x, OriginId y);

#endif
