/* outline.h - a glyph's program in a CFF (Type 2 charstring) on its own: subroutines put in, hints left out. */
#ifndef WENHENG_FONT_OUTLINE_H
#define WENHENG_FONT_OUTLINE_H

#include "base/buf.h"
#include "font/cff.h"

typedef struct OutlineSource {
	const Cff *cff;
	const CffIndex *global, *local; /* subroutines; an INDEX may be empty */
} OutlineSource;

/* Appends the program of a glyph.  False when it is damaged, or computes (its operators are arithmetic,
 * which no face for Han does); what was appended then is to be dropped. */
bool outline_copy(const OutlineSource *s, uint32_t glyph, Buf *out);

#endif
