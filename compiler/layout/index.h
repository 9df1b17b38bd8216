/* index.h - 索引: the marked names in order, each with the pages it stands on. */
#ifndef WENHENG_LAYOUT_INDEX_H
#define WENHENG_LAYOUT_INDEX_H

#include "layout/flow.h"

void flow_index(Flow *f, const Node *n);

#endif
