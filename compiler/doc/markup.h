/* markup.h - Markdown-shaped text with embedded values → node tree.
 *
 * The text arrives as pieces: literal text as the template's author typed it, and values, which are
 * content and are never read as markup.  See the README for the markup itself. */
#ifndef WENHENG_DOC_MARKUP_H
#define WENHENG_DOC_MARKUP_H

#include "base/diag.h"
#include "base/mem.h"
#include "doc/node.h"

typedef struct Piece {
	Place       at;    /* where it begins in the template */
	const char *text;  /* literal markup, or a value's plain text */
	size_t      len;
	Node       *node;  /* a value that is a node (inline or block, possibly with following siblings), else NULL */
	bool        value; /* text is a value: content, a newline in it is a hard break */
} Piece;

typedef struct MarkupOptions {
	bool official; /* 公文: typed 一、（一）1.（1） are literal levels, no lists from digits */
} MarkupOptions;

/* Parses the pieces into a NODE_DOC. Faults are reported; the tree holds what could be read. */
Node *markup_parse(Arena *a, const Piece *pieces, size_t count, MarkupOptions opt, Diag *d);

#endif
