/* page.h - a vertical list → pages, with 版记 and page furniture. */
#ifndef WENHENG_LAYOUT_PAGE_H
#define WENHENG_LAYOUT_PAGE_H

#include "base/diag.h"
#include "doc/style.h"
#include "layout/box.h"
#include "layout/display.h"
#include "layout/line.h"

/* Fills pages from the list, pins foot to the last one's lower edge and numbers them. */
void page_fill(Pages *out, const Class *c, const BoxList *list, const BoxList *foot, Diag *d);
/* Heads, feet and page numbers; the pages must be complete. title may be NULL. */
void page_furnish(Pages *pages, const Class *c, LineContext *lines, const char *title);

#endif
