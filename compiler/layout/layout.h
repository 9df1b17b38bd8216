/* layout.h - document → pages. */
#ifndef WENHENG_LAYOUT_LAYOUT_H
#define WENHENG_LAYOUT_LAYOUT_H

#include "base/diag.h"
#include "base/mem.h"
#include "doc/style.h"
#include "font/font.h"
#include "layout/display.h"

typedef struct LayoutOptions {
	bool missing_box; /* a character in no face, a picture that cannot be shown: draw a visible box and
	                     warn, instead of an error */
	size_t page_limit; /* a document of more pages is refused; 0: the default, 100,000 */
	size_t memory_limit; /* the same for one whose boxes take more memory, in bytes; 1 GB at least */
	bool beside;      /* a second thread may set paragraphs: no other document is made on the other processors */
	PageSink *sink;   /* takes the pages as they are complete; it stays the caller's to end */
} LayoutOptions;

/* Sets the whole document.  False when the document must not be printed (a character without a
 * glyph, a damaged picture, references that do not settle); everything wrong has been reported.
 *
 * Without a sink all pages are in out.  With one they are given to it, as soon as nothing can change
 * them any more: at once when no page number matters to another page, else when they have settled.
 * Free out with pages_free() in any case. */
bool layout_run(Arena *a, const Doc *doc, FontSet *fonts, LayoutOptions opt, Pages *out, Diag *d);

#endif
