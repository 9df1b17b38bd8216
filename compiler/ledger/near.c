/* near.c - see near.h.
 *
 * Names are compared without their marks and spaces, character by character (Levenshtein's distance).  A name that is part of
 * another is as near as the length that it lacks, if it has two characters. */
#include "ledger/near.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/key.h"

enum { LONGEST = 64 /* characters; a longer name is compared by its beginning */, FAR = 1000 };

typedef struct Bare { /* a name without its marks */
	uint32_t at[LONGEST];
	size_t   count;
} Bare;

static bool is_mark(uint32_t cp)
{
	bool ascii = cp < 0x80 && !(cp >= '0' && cp <= '9') && !(cp >= 'a' && cp <= 'z');
	return ascii || cp == 0xB7 || (cp >= 0x2010 && cp <= 0x206F) || (cp >= 0x3000 && cp <= 0x301F && !char_is_han(cp));
}

static Bare bare(Arena *a, const char *name)
{
	Bare b = { .count = 0 };
	const char *key = key_make(a, name), *end = key + strlen(key);
	uint32_t cp;
	for (size_t k; key < end && b.count < LONGEST; key += k ? k : 1)
		if ((k = utf8_decode(key, end, &cp)) > 0 && !is_mark(cp))
			b.at[b.count++] = cp;
	return b;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t distance(const Bare *x, const Bare *y)
{
	size_t row[LONGEST + 1];
	for (size_t k = 0; k <= y->count; k++)
		row[k] = k;
	for (size_t i = 1; i <= x->count; i++) {
		size_t corner = row[0];
		row[0] = i;
		for (size_t k = 1; k <= y->count; k++) {
			size_t other = corner + (x->at[i - 1] != y->at[k - 1]);
			corner = row[k];
			row[k] = least(other, least(row[k], row[k - 1]) + 1);
		}
	}
	return row[y->count];
}

static bool holds(const Bare *whole, const Bare *part)
{
	for (size_t i = 0; part->count >= 2 && i + part->count <= whole->count; i++)
		if (!memcmp(whole->at + i, part->at, part->count * sizeof *part->at))
			return true;
	return false;
}

/* How far apart they are; FAR: they are not alike. */
static size_t apart(const Bare *x, const Bare *y)
{
	const Bare *whole = x->count > y->count ? x : y, *part = whole == x ? y : x;
	size_t more = whole->count - part->count;
	if (!part->count)
		return FAR;
	if (holds(whole, part))
		return more;
	if (more > whole->count / 3)
		return FAR;
	size_t n = distance(x, y);
	return n <= whole->count / 3 ? n : FAR;
}

const char *near_find(const char *name, const char *const *list, size_t count)
{
	Arena *a = arena_new();
	Bare   own = bare(a, name);
	const char *found = NULL;
	size_t best = FAR;
	for (size_t i = 0; i < count && best > 0; i++) {
		Bare other = bare(a, list[i]);
		size_t n = apart(&own, &other);
		if (n < best) {
			best = n;
			found = list[i];
		}
		arena_clear(a);
	}
	arena_free(a);
	return found;
}
