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
} LayoutOptions;

/* Sets the whole document.  False when the document must not be printed (a character without a
 * glyph, a damaged picture, references that do not settle); everything wrong has been reported.  Free with pages_free(). */
bool layout_run(Arena *a, const Doc *doc, FontSet *fonts, LayoutOptions opt, Pages *out, Diag *d);

#endif
