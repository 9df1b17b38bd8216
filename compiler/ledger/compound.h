/* compound.h - one stream of an OLE2 compound file ([MS-CFB]), the container of old Excel workbooks. */
#ifndef WENHENG_LEDGER_COMPOUND_H
#define WENHENG_LEDGER_COMPOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* The content of the stream called `name` (ASCII), in the arena.  False when there is none, or the file is damaged. */
bool compound_stream(Arena *a, const char *bytes, size_t n, const char *name, const unsigned char **out, size_t *len);

#endif
