/* key.h - names compared the way a reader compares them.
 *
 * A key is the text with everything dropped that clerks vary without meaning it: full and half
 * width, spaces and line breaks, letter case, the kind of dash, bracket or quote, Ⅴ or V, m³ or m3.
 * Two names are the same when their keys are equal bytes. */
#ifndef WENHENG_LEDGER_KEY_H
#define WENHENG_LEDGER_KEY_H

#include <stdbool.h>

#include "base/mem.h"

char *key_make(Arena *a, const char *text);
bool  key_in(const char *key, const char *const list[]); /* list: keys, ended by NULL */
bool  key_starts(const char *key, const char *start);
bool  key_ends(const char *key, const char *end);

/* Full-width ASCII and the various minus signs and spaces made plain, ends trimmed, all else kept:
 * what figures and dates are read from. */
char *key_half(Arena *a, const char *text);

/* A name in one way of writing, so that the same name is the same text in every ledger, and fit to be printed: letters and
 * figures of half width; brackets of full width where it has Han characters, else of half; no space or line break beside a
 * Han character or a full-width mark, one elsewhere. */
const char *key_name(Arena *a, const char *text);

/* A key without its marks: 《P1》 and P-1 are P1, but 1-2 is not 12. */
const char *key_bare(Arena *a, const char *key);
/* A code of 18 letters and figures, as GB 32100 has it, in half width and capitals without spaces; NULL when it is none. */
const char *key_credit_code(Arena *a, const char *text);

#endif
