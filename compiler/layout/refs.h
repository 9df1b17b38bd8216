/* refs.h - labels, and the pages they were found on. */
#ifndef WENHENG_LAYOUT_REFS_H
#define WENHENG_LAYOUT_REFS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "doc/style.h"
#include "layout/display.h"

typedef struct Label {
	const char *id;
	const char *number; /* "表1", "一", or NULL */
	const char *page;   /* printed page number on the last pass, "" while not known */
	bool        used;   /* its page is printed somewhere */
	Place       place;
} Label;

typedef struct Entry { /* a line of the contents, an entry of the outline */
	const Node *node;
	const char *id;    /* its own, or one made up */
	const char *title; /* plain, with its number */
	int         level;
} Entry;

typedef struct Refs {
	Arena  *arena;
	const Class *klass;
	Label  *labels;
	size_t  count, cap;
	size_t *slots;      /* hash: index + 1 into labels */
	size_t  slot_count; /* a power of two */
	Entry  *entries;
	size_t  entry_count, entry_cap;
	size_t  next;       /* the entry flow meets next */
	bool    pages_matter; /* something prints a page number of another place */
} Refs;

/* Walks the tree once. False when a reference names no label (reported). */
bool refs_collect(Refs *r, Arena *a, const Doc *doc, Diag *d);
Label *refs_label(const Refs *r, const char *id);
/* The entry of this node, or NULL. Nodes are asked for in the tree's order. */
const Entry *refs_entry(Refs *r, const Node *n);
/* What a reference prints: the RefText of line.h. context is the Refs. */
const char *refs_text(void *context, const char *id, bool page);
/* Takes the page numbers of a finished pass. Returns a label whose number changed and is printed, or NULL. */
const Label *refs_take(Refs *r, const Pages *pages);

#endif
