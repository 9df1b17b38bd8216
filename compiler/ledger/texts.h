/* texts.h - very many texts, each by its number: those of a workbook's cells, which the sheets name by number.
 *
 * They are packed one behind the other, with eight bytes to say where each ends: the first 2 MB of either in memory, the
 * others in a temporary file without a name, so that a million texts take no more memory than a hundred thousand. */
#ifndef WENHENG_LEDGER_TEXTS_H
#define WENHENG_LEDGER_TEXTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

typedef struct Texts Texts;

Texts *texts_new(void);
void   texts_free(Texts *t); /* NULL is allowed */
/* False when the temporary file cannot be written (no space): *why says why. All are added before any is asked for. */
bool   texts_add(Texts *t, const char *s, size_t n, const char **why);
size_t texts_count(const Texts *t);
/* Appends text i, which must be there. False when the temporary file cannot be read. */
bool   texts_append(Texts *t, size_t i, Buf *out);

#endif
