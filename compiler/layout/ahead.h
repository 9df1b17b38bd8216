/* ahead.h - paragraphs set on a second thread before the flow comes to them.
 *
 * Setting a paragraph takes most of a long text's time and depends on its text, style and width alone, not on its
 * place.  The contract:
 *   - Only plain paragraphs of the document's own column are set ahead: text without inline styles, references or
 *     notes, in the class's style for paragraphs.
 *   - The thread reads the document and the class, which nobody changes meanwhile, and has an arena and a font set of
 *     its own (fontset_twin).  It reports nothing and opens nothing: where a role, a face or hyphenation would have
 *     to be looked up, it gives the paragraph up, and the flow sets it, with its messages, in its order.
 *   - What it has set is taken only for the same node, style, width and language.  So a document is the same, byte
 *     for byte, with the thread and without, however fast it runs. */
#ifndef WENHENG_LAYOUT_AHEAD_H
#define WENHENG_LAYOUT_AHEAD_H

#include "layout/kept.h"

typedef struct Ahead Ahead;

/* NULL where the document has too little text for it, or there is one processor. c: the flow's own. */
Ahead *ahead_new(const Doc *doc, const LineContext *c);
/* The paragraph's lines, waiting for them if they are just being set; NULL: the caller is to set it. */
Lines *ahead_take(Ahead *a, LineContext *c, const KeptKey *key);
/* Ends the thread.  What was taken from it lives on in keep. */
void   ahead_end(Ahead *a, Arena *keep);

#endif
