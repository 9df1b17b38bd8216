/* words.h - the words that a title is not broken in. */
#ifndef WENHENG_LAYOUT_WORDS_H
#define WENHENG_LAYOUT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { WORD_LONGEST = 10 }; /* characters looked at */

typedef enum WordMatch { WORD_NONE, WORD_BEGINS, WORD_IS } WordMatch; /* BEGINS: longer words do so, it is none itself */

WordMatch word_match(const char *s, size_t n); /* n bytes of UTF-8 */
static inline bool word_known(const char *s, size_t n) { return word_match(s, n) == WORD_IS; }

#endif
