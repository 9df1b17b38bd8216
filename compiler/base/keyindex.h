/* keyindex.h - from keys to places, for lists too long for memory: what is kept of each key goes to a temporary file
 * (spill.h).  Keys that are asked for in about the order in which they were added cost a comparison. */
#ifndef WENHENG_BASE_KEYINDEX_H
#define WENHENG_BASE_KEYINDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct KeyIndex KeyIndex;

typedef struct KeyEntry {
	const char *key; /* good until the index is next asked */
	size_t      len;
	uint32_t    at;  /* the place */
	bool        mark;
} KeyEntry;

KeyIndex *keyindex_new(void);
void      keyindex_free(KeyIndex *x); /* NULL is allowed */
/* A key may be added several times, with other places.  At last keyindex_end(), before anything is asked. */
void      keyindex_add(KeyIndex *x, const char *key, size_t len, uint32_t at, bool mark);
void      keyindex_end(KeyIndex *x);
/* How many different keys there are. */
size_t    keyindex_count(const KeyIndex *x);
/* The key's first entry; or with from, which is 0 at first, one after the other in the order they were added.  False: none. */
bool      keyindex_find(KeyIndex *x, const char *key, size_t len, size_t *from, KeyEntry *out);
/* The first entry of each key one by one, as they were added.  *step is 0 at first. */
bool      keyindex_next(KeyIndex *x, size_t *step, KeyEntry *out);

#endif
