/* page.h - a vertical list → pages, with 版记. */
#ifndef WENHENG_LAYOUT_PAGE_H
#define WENHENG_LAYOUT_PAGE_H

#include "base/diag.h"
#include "doc/style.h"
#include "layout/box.h"
#include "layout/display.h"
#include "layout/line.h"
#include "layout/notes.h"

/* Fills pages from the list with their notes, pins foot to the last one's lower edge and numbers them.  Each is
 * handed to pages_complete() when what comes after it can no longer change it.  False, after a report, when
 * there are more than out->limit. */
bool page_fill(Pages *out, const Class *c, const BoxList *list, const BoxList *foot, Notes *notes, Diag *d);
#endif
