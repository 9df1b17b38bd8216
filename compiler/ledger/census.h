/* census.h - a text that is no UTF-8 as a whole: is it in part?  Its lines are counted by what they hold. */
#ifndef WENHENG_LEDGER_CENSUS_H
#define WENHENG_LEDGER_CENSUS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Census {
	size_t cjk, bad;      /* characters of three bytes and more that are CJK; bytes that fit nowhere */
	size_t lines, faulty; /* lines with bytes past ASCII; those of them that are no UTF-8 */
	size_t strong, weak;  /* lines that can hardly be anything but UTF-8: four CJK characters or more; two or three */
	size_t odd;           /* offset of the first strong line, when there is one */
	size_t bytes;         /* counted so far */
} Census;

/* Counts whole lines: a text may come in pieces that end behind a line feed. */
void census_add(Census *c, const char *bytes, size_t n);
/* Enough of it is UTF-8 that reading it as GB18030 would turn good lines into nonsense. */
bool census_mixed(const Census *c);

#endif
