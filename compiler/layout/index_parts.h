/* index_parts.h - what the files of the index share; for index*.c only.
 *
 *     index.c         marks → entries with pages → lines
 *     index_key.c     how a name is read, and so where it is sorted
 *     index_pinyin.c  the readings of characters, made from Unihan */
#ifndef WENHENG_LAYOUT_INDEX_PARTS_H
#define WENHENG_LAYOUT_INDEX_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

typedef struct IndexSyllable {
	const char *letters; /* "lü" */
	int tone;            /* 1 to 4, 5 the neutral one */
	const char *chars;   /* read so, by number of strokes */
} IndexSyllable;

extern const IndexSyllable index_syllables[]; /* by letters, then tone */
extern const size_t index_syllable_count;

#define INDEX_PLANES 0x324 /* of 256 code points: up to extension H of CJK */

typedef struct IndexReader { /* looks characters up */
	Arena *arena;
	uint16_t *ranks[INDEX_PLANES]; /* by code point: 1 + place in the order of all characters; 0: not known */
	uint16_t *first;               /* of each syllable: the rank of its first character */
} IndexReader;

typedef struct IndexKey {
	int group;       /* the heading it stands under: 0 figures, 1 to 26 letters, 27 all else */
	uint32_t *units; /* compared one by one */
	size_t count;
} IndexKey;

#define INDEX_GROUPS 28

IndexReader *index_reader(Arena *a);
/* The key of a name. sort: what it is sorted by, pinyin ("chong qing", "chong2qing4") or another text, or NULL. */
IndexKey index_key(const IndexReader *r, const char *name, const char *sort);
int index_compare(const IndexKey *a, const IndexKey *b);

#endif
