/* lint.h - finished pages measured against GB/T 9704-2012, clause by clause. */
#ifndef WENHENG_OUTPUT_LINT_H
#define WENHENG_OUTPUT_LINT_H

#include "base/buf.h"
#include "doc/style.h"
#include "font/font.h"
#include "layout/display.h"

/* Writes one line (or, with json, one object of an array) for everything measured.  Returns how many
 * differ from what is wanted.  Only elements that stand on the pages are measured. */
int lint_pages(const Pages *pages, const Doc *doc, FontSet *fonts, bool json, Buf *out);

#endif
