/* refs.h - labels, and the pages they were found on. */
#ifndef WENHENG_LAYOUT_REFS_H
#define WENHENG_LAYOUT_REFS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "doc/style.h"
#include "layout/display.h"
#include "layout/line.h"

typedef struct Label {
	const char *id;
	const char *name;   /* what messages call it */
	const char *number; /* "表1", "一", or NULL */
	const char *english; /* the same in English text, or NULL */
	const char *page;   /* printed page number on the last pass, "" while not known or where it has none */
	size_t      sheet;  /* that page, counted from 1; 0: not known */
	size_t      part;   /* the part whose numbers it has: the same numbers may come again in another one */
	size_t      met;    /* the last pass it was found in: where it stands twice, the first place counts */
	bool        used;   /* its page is printed somewhere */
	bool        asked;  /* by a reference, which cannot do without */
	const Node *node;
	Place       place;
} Label;

typedef struct Entry { /* a line of the contents, an entry of the outline; or a caption, for the lists of these */
	const Node *node;
	const char *id;    /* its own, or one made up */
	const char *title; /* plain, with its number */
	const char *running; /* what running heads say */
	int         level;
} Entry;

typedef struct ListedEntry { /* an entry as a pass has set it: its page number may be mended when all pages stand */
	const Node  *list;
	const Entry *entry;
	const Style *style;
	Unit         width;   /* of the column */
	const char  *lang;
	const Lines *lines;
} ListedEntry;

struct Index; /* index.h */

typedef struct Refs {
	Arena  *arena;
	const Class *klass;
	const char *lang;   /* the document's */
	Label  *labels;
	size_t  count, cap;
	size_t *slots;      /* hash: index + 1 into labels */
	size_t  slot_count; /* a power of two */
	Entry  *entries;
	size_t  entry_count, entry_cap;
	size_t  next;       /* the entry flow meets next */
	Entry  *captions;   /* by their index */
	size_t  caption_count, caption_cap;
	Entry  *marks;      /* of the index, by their index; title: what the index prints */
	size_t  mark_count, mark_cap;
	size_t  pass, sheet; /* which pass it is, and how many of its pages were taken */
	size_t  part;        /* how many parts began on these */
	const Label *moving; /* one whose page changed in this pass and is printed, or NULL */
	bool    pages_matter; /* something prints a page number of another place */
	bool    pages_in_text; /* and this is not only a list of contents, tables or figures */
	bool    listed;     /* there is a list of tables or figures */
	const char *(*note)(void *context, const Node *note); /* the mark of a note, for references to it */
	void   *notes;
	struct Index *indexes;
	ListedEntry *set;    /* entries of this pass, in order */
	size_t  set_count, set_cap;
} Refs;

/* Walks the tree once. False when a reference names no label (reported). */
bool refs_collect(Refs *r, Arena *a, const Doc *doc, Diag *d);
Label *refs_label(const Refs *r, const char *id);
/* The entry of this node, or NULL. Nodes are asked for in the tree's order. */
const Entry *refs_entry(Refs *r, const Node *n);
/* The caption of this node, or NULL where it has none or nothing lists captions. */
const Entry *refs_caption(const Refs *r, const Node *n);
/* What stands between a caption's number and its text in that language: 表1　…, Table 1. … */
const char  *refs_caption_mark(const char *number, const char *lang);
/* The title above the contents, a list or the index, NULL: none; and its style. */
const char  *refs_made_title(const Class *c, const Node *n);
const Style *refs_made_style(const Class *c, const Node *n);
/* What a reference prints: the RefText of line.h. context is the Refs. */
const char *refs_text(void *context, const char *id, bool page, const char *lang);
/* Before each pass. */
void refs_begin(Refs *r);
/* Takes the number of the pass's next page for what stands on it. */
void refs_take(Refs *r, const Page *page);
/* After the last pass: reports page numbers that are asked for where there are none. */
bool refs_check(const Refs *r, Diag *d);

#endif
