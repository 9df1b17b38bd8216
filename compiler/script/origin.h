/* origin.h - where the figures of a document come from, while it is compiled with --trace or --annex.
 *
 * A number that came from a judgment or a ledger's cell carries its origin; sums, differences and quotients carry those
 * of all that went into them.  When such a number becomes text, the text is noted with its origin and with the {{ }} it
 * was made for.  Once the tree stands, the numbers in it are met with the notes of their own {{ }}, in order; dates are left alone.  A text is
 * never altered by this, so the document is the same with it and without. */
#ifndef WENHENG_SCRIPT_ORIGIN_H
#define WENHENG_SCRIPT_ORIGIN_H

#include "doc/paragraph.h"
#include "script/state.h"

typedef int32_t OriginId; /* 0: none */
#define ORIGIN_OVERRIDE ((OriginId)-1) /* a number that a clerk has written */

typedef enum OriginKind { ORIGIN_JUDGMENT, ORIGIN_CELL, ORIGIN_BOTH } OriginKind;

typedef struct Origin {
	OriginKind kind;
	OriginId a, b;       /* BOTH */
	int64_t id;          /* JUDGMENT: its number; CELL: the file's */
	int64_t row;         /* CELL */
	const Schema *schema; /* CELL: the ledger, and which of its fields */
	const char *field;
} Origin;

typedef struct TracedNumber { /* a number in the document, in order */
	const char *text;    /* as printed */
	const char *where;   /* the paragraph's name, or the table's caption with row and column */
	OriginId origin;     /* 0: none is known; or ORIGIN_OVERRIDE */
} TracedNumber;

typedef struct Origins Origins;

Origins *origins_new(void);
void     origins_free(Origins *o); /* NULL is allowed */

/* All of these do nothing and give 0 where o is NULL: nothing is traced. */
OriginId origin_judgment(Origins *o, int64_t id);
OriginId origin_cell(Origins *o, int64_t file, int64_t row, const Schema *schema, const char *field);
OriginId origin_both(Origins *o, OriginId a, OriginId b);

/* A number became this text. */
void origins_print(Origins *o, const char *text, size_t n, OriginId id);
/* A {{ }} gave a text at this place, or a node: where its numbers will stand in the tree. */
void origins_text(Origins *o, Place at, const char *text, size_t n);
void origins_node(Origins *o, const Node *node);
/* The {{ }} is done: what was printed since the last one was for it. */
void origins_done(Origins *o);

/* Lists every number of the tree's text, in order, in the arena. */
void origins_match(Origins *o, Arena *a, const Node *root, const ParagraphList *paragraphs);
/* Puts the numbers of what was written over in the place of those of the paragraphs that are no longer printed. */
void origins_overridden(Origins *o, Arena *a, const ParagraphList *paragraphs);
const TracedNumber *origins_traced(const Origins *o, size_t *count);

/* The judgments and cells behind an origin, each once, in the order they came in; in the arena. */
size_t origins_leaves(const Origins *o, Arena *a, OriginId id, const Origin ***out);

#endif
