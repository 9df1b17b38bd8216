/* words.h - the words that a title is not broken in. */
#ifndef WENHENG_LAYOUT_WORDS_H
#define WENHENG_LAYOUT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { WORD_LONGEST = 10 }; /* characters looked at */

bool word_known(const char *s, size_t n); /* n bytes of UTF-8 */

#endif
