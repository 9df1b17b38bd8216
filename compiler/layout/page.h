/* page.h - a vertical list → pages, with 版记 and page furniture. */
#ifndef WENHENG_LAYOUT_PAGE_H
#define WENHENG_LAYOUT_PAGE_H

#include "base/diag.h"
#include "doc/style.h"
#include "layout/box.h"
#include "layout/display.h"
#include "layout/line.h"
#include "layout/notes.h"

/* Fills pages from the list with their notes, pins foot to the last one's lower edge and numbers them. */
void page_fill(Pages *out, const Class *c, const BoxList *list, const BoxList *foot, Notes *notes, Diag *d);
/* Heads, feet and page numbers; the pages must be complete. title may be NULL. */
void page_furnish(Pages *pages, const Class *c, LineContext *lines, const char *title);

#endif
