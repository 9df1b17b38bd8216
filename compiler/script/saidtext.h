/* saidtext.h - texts with numbers in them that a document may have been put together from: a ledger's cells of text, what a
 * judgment says, the strings of Lua files.
 *
 * A number in the document is met with them by what stands beside it: the same characters up to where the text ends or
 * something else was put in. */
#ifndef WENHENG_SCRIPT_SAIDTEXT_H
#define WENHENG_SCRIPT_SAIDTEXT_H

#include <stdint.h>

#include "base/mem.h"
#include "doc/printed.h"

typedef struct SaidTexts SaidTexts;

typedef enum SaidKeys { /* what a number is looked for by */
	SAID_BY_DIGITS,
	SAID_BY_CONTEXT /* by what stands right beside it too: for SAID_PART, where the whole text stands there */
} SaidKeys;

SaidTexts *saidtexts_new(Arena *a, SaidKeys keys);
size_t saidtexts_bytes(const SaidTexts *s); /* what it takes, without the texts in its arena */
void saidtexts_free(SaidTexts *s); /* NULL is allowed */
int64_t saidtexts_work(const SaidTexts *s); /* how many comparisons there were so far */

/* Keeps a copy of the text, if there is a number in it and it is not there yet; origin is the caller's own. */
void saidtexts_add(SaidTexts *s, const char *text, size_t len, int32_t origin);

/* How much must stand beside the number as it does in the text. */
typedef enum SaidNearness {
	SAID_SENTENCE, /* some characters */
	SAID_WORDS,    /* any character */
	SAID_PART,     /* the whole text stands there: more than the number, or that alone; only of those kept by context */
	SAID_SAME,     /* both texts are the same */
	SAID_ALONE     /* the text is the number: 6.3, 100 */
} SaidNearness;

/* The origin of the text that has most in common with this one around the number at p; 0: none is as near.  which, if not
 * NULL: which of that text's numbers it is, from 0. */
int32_t saidtexts_find(SaidTexts *s, const char *text, size_t len, const Printed *p, SaidNearness nearness, size_t *which);

#endif
