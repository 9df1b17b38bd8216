/* near.h - names that are nearly alike: what a reader would take for the same thing, or for a slip of the same word. */
#ifndef WENHENG_LEDGER_NEAR_H
#define WENHENG_LEDGER_NEAR_H

#include <stddef.h>

/* The one of the list that name is most like: the same but for its marks, a character or two other in a long name, or a part of
 * it; NULL: none is.  It is only ever told to a reader, never taken. */
const char *near_find(const char *name, const char *const *list, size_t count);

#endif
