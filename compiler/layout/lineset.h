/* lineset.h - a line's clusters → positions → ops. */
#ifndef WENHENG_LAYOUT_LINESET_H
#define WENHENG_LAYOUT_LINESET_H

#include "layout/linebreak.h"

/* Sets one line; left: where its first cluster begins, width: its room from there.  The paragraph's
 * text must have been copied to where ops may point (text). */
void line_set(LineContext *c, const Fit *f, const Span *span, Unit left, Unit width, Align align, const char *text,
              Line *out);

#endif
