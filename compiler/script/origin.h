/* origin.h - where the figures of a document come from, while it is compiled with --trace or --annex.
 *
 * A number that came from a judgment or a ledger's cell carries its origin, the length of a list what is in the list; sums,
 * differences and quotients carry those of all that went into them.  When such a number becomes text, and texts are put
 * together, the text is noted with the origins of its numbers and with the {{ }} it was made for.  Texts with numbers in them (a cell's, a judgment's, a string in a Lua file) are
 * kept with where they stand.
 *
 * Once the tree stands, each number in it is met with the texts that were made and kept, by what stands beside it
 * (originmatch.c).  A text is never altered by this, so the document is the same with it and without. */
#ifndef WENHENG_SCRIPT_ORIGIN_H
#define WENHENG_SCRIPT_ORIGIN_H

#include "base/calendar.h"
#include "doc/paragraph.h"
#include "doc/style.h"
#include "script/state.h"

typedef int32_t OriginId; /* 0: none */

typedef enum OriginKind {
	ORIGIN_NONE,
	ORIGIN_JUDGMENT,  /* id */
	ORIGIN_CELL,      /* id, row, schema; field, or NULL: the whole row; text: as typed */
	ORIGIN_FINDING,   /* at: a cell that is doubtful, in its file; text: what it is */
	ORIGIN_BOTH,      /* a and b */
	ORIGIN_COUNT,     /* a: the origins of what was counted, or 0; text: names of it, or NULL; at: where */
	ORIGIN_SAID,      /* written so at `at`; more: on so many other lines of that file too */
	ORIGIN_OVERRIDE,  /* by hand, at `at` */
	ORIGIN_PERIOD,    /* the period's or the document's date, or an option; text: which */
	ORIGIN_NUMBERING, /* of headings, tables, rows, attachments */
	ORIGIN_COMPUTED   /* by the code at `at`; a: from what, or 0; text: the place in another file that called it, or NULL */
} OriginKind;
#define ORIGIN_KINDS ((int)ORIGIN_COMPUTED + 1)

typedef struct Origin {
	OriginKind kind;
	OriginId a, b;
	int64_t id;           /* JUDGMENT: its number; CELL: the file's */
	int64_t row;
	const Schema *schema; /* CELL: the ledger, and which of its fields */
	const char *field;
	Place at;
	const char *text;
	size_t more;
} Origin;

typedef struct TracedNumber { /* a number in the document, in order */
	const char *text;    /* as printed */
	const char *where;   /* the paragraph's name, or the table's caption with row and column */
	OriginId origin;     /* 0: none is known */
	int page;            /* from 1; 0: not known */
} TracedNumber;

typedef struct Origins Origins;

Origins *origins_new(Script *s);
size_t   origins_bytes(const Origins *o); /* what is noted takes so much; NULL: nothing */
void     origins_free(Origins *o); /* NULL is allowed */

/* All of these do nothing and give 0 where o is NULL: nothing is traced. */
OriginId origin_judgment(Origins *o, int64_t id);
/* field NULL: the whole row; typed: what the cell says, or NULL. */
OriginId origin_cell(Origins *o, int64_t file, int64_t row, const Schema *schema, const char *field, const char *typed);
OriginId origin_finding(Origins *o, Place at, const char *text);
OriginId origin_both(Origins *o, OriginId a, OriginId b);
OriginId origin_count(Origins *o, OriginId of, const char *names, Place at);
OriginId origin_computed(lua_State *L, OriginId from); /* where Lua stands; from: what it was computed from, or 0 */

/* A number became this text. */
void origins_print(Origins *o, const char *text, size_t n, OriginId id);
/* What a text is made of, in order: a text, or a number as it is written in it; then the text itself. */
void origins_piece(Origins *o, const char *text, size_t n, OriginId id);
void origins_part(Origins *o, const char *text, size_t n); /* one that stays a text of its own besides */
void origins_made(Origins *o, const char *text, size_t n, OriginId rest); /* rest: of numbers that none of them has, or 0 */
/* An exact number is drawn, however it will be written. */
void origins_number(Origins *o, Number n, OriginId id);
/* A number became this node's whole text. */
void origins_exact(Origins *o, const Node *text, OriginId id);
/* A text that may be printed, whole or in parts. */
void origins_text_of(Origins *o, const char *text, size_t n, OriginId id);
/* A {{ }} gave a text at this place, or a node: where its numbers will stand in the tree. */
void origins_text(Origins *o, Place at, const char *text, size_t n);
void origins_node(Origins *o, const Node *node);
/* The {{ }} is done: what was printed since the last one was for it. */
void origins_done(Origins *o);

/* A Lua file or a template's Lua: its strings, and the numbers of one that is the project's own (manifest, policy, targets). */
void origins_source(Origins *o, const Source *source, bool settings);

/* The tree has been parsed: which {{ }} each of its texts is from, and how the places in it are called. */
void origins_place(Origins *o, Arena *a, const Node *root, const ParagraphList *paragraphs);

typedef struct OriginDocument { /* what a finished document is of */
	const Doc *doc;
	const char *period;    /* "2026H1", or NULL */
	const char *overrides; /* the file of paragraphs written by hand, or NULL */
} OriginDocument;

/* Lists every number of the finished tree's text, in order, in the document's arena. */
void origins_match(Origins *o, const OriginDocument *of);
TracedNumber *origins_traced(const Origins *o, size_t *count);

/* What is behind an origin but BOTH, each once, in the order they came in; in the arena. */
size_t origins_leaves(const Origins *o, Arena *a, OriginId id, const Origin ***out);

/* whole.c: makes the state's libraries fit for whole numbers that remember where they come from; called protected. */
void whole_open(lua_State *L);
/* Pushes a view of the table at index whose whole numbers have this origin; the table itself where nothing is traced. */
void whole_push_view(lua_State *L, int index, OriginId id);

/* storelists.c, storerows.c: the origin of what stands at index: a judgment, a record, lists of them; 0: neither. */
OriginId storelists_origin(lua_State *L, int index);
OriginId storerows_origin(lua_State *L, int index);

#endif
