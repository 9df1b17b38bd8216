/* plain.h - a text for a list that a reader's program shows: the file's title, the outline. */
#ifndef WENHENG_OUTPUT_PLAIN_H
#define WENHENG_OUTPUT_PLAIN_H

#include "base/buf.h"

/* Appends the text without what only says where its line may be broken: a no-break space is a space there, a word
 * joiner or a soft hyphen nothing.  NULL is nothing. */
void plain_add(Buf *out, const char *s);

#endif
