/* markup_write.h - inlines → markup, so that what was made can be edited and read again. */
#ifndef WENHENG_DOC_MARKUP_WRITE_H
#define WENHENG_DOC_MARKUP_WRITE_H

#include "doc/node.h"

/* Appends a paragraph's content as markup that markup_parse() makes the same of.  official: a first sentence in the face
 * of its level is written as it is typed there.  NULL, or what stands in it that markup has no words for. */
const char *markup_write(const Node *para, bool official, Buf *out);

#endif
