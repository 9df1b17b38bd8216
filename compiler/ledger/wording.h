/* wording.h - how stored texts are printed: as they are, or in English.  What is stored is Chinese; its English is the
 * project's, in Lua, which this folder does not know: whoever prints brings a function. */
#ifndef WENHENG_LEDGER_WORDING_H
#define WENHENG_LEDGER_WORDING_H

#include <stddef.h>

typedef struct Wording {
	const char *(*of)(void *with, const char *text); /* the text in English, or itself; lives as long as with.  NULL: Chinese */
	void *with;
} Wording;

/* NULL stays NULL. */
static inline const char *worded(Wording w, const char *text)
{
	return w.of && text ? w.of(w.with, text) : text;
}

#endif
