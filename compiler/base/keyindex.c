/* keyindex.c - see keyindex.h.
 *
 * Entries stand in blocks in the order they were added, numbered from 0.  Beside them stand pairs of a key's hash and the
 * entry's number, in blocks too and sorted by hash and number; only the first hash of each block of pairs is in memory.
 * Pairs are sorted a range of hashes at a time, so that this takes no memory either. */
#include "base/keyindex.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/spill.h"

enum { ENTRIES = 128, PAIRS = 512 /* of a block */, KEPT = 16 /* blocks in memory */, SORTED = 65536 /* pairs sorted at once, about */ };

typedef struct Pair {
	uint32_t hash, entry;
} Pair;

typedef struct Head { /* of an entry, in its block */
	uint32_t at, begin; /* of its key, behind the heads */
	uint32_t len, mark;
} Head;

struct KeyIndex {
	Spill    *entries, *pairs;
	Head      heads[ENTRIES]; /* of the block that is being filled */
	Buf       keys, block;
	Pair      last[PAIRS]; /* pairs that wait for their block */
	size_t    last_count;
	size_t    count;       /* of entries */
	uint32_t *raw, *sorted; /* blocks of pairs, as they were added and by hash */
	size_t    raw_count, raw_cap, sorted_count, sorted_cap;
	uint32_t *tops;        /* the first hash of each sorted block */
	size_t    top_count, top_cap;
	uint32_t *again;       /* entries whose key was there before, ascending */
	size_t    again_count, again_cap;
	size_t    guess;       /* the entry behind the one found last */
};

KeyIndex *keyindex_new(void)
{
	KeyIndex *x = mem_alloc(sizeof *x);
	x->entries = spill_open(KEPT);
	x->pairs = spill_open(KEPT);
	return x;
}

void keyindex_free(KeyIndex *x)
{
	if (!x)
		return;
	spill_close(x->entries);
	spill_close(x->pairs);
	buf_free(&x->keys);
	buf_free(&x->block);
	free(x->raw);
	free(x->sorted);
	free(x->tops);
	free(x->again);
	free(x);
}

static uint32_t hash_of(const char *key, size_t len)
{
	uint64_t h = hash_bytes(HASH_START, key, len);
	return (uint32_t)(h ^ h >> 32);
}

/* ---- adding ---- */

static void end_entries(KeyIndex *x)
{
	size_t n = (x->count - 1) % ENTRIES + 1;
	buf_clear(&x->block);
	buf_add(&x->block, x->heads, n * sizeof *x->heads);
	buf_add(&x->block, buf_text(&x->keys), x->keys.len);
	spill_put(x->entries, x->block.data, x->block.len);
	buf_clear(&x->keys);
}

void keyindex_add(KeyIndex *x, const char *key, size_t len, uint32_t at, bool mark)
{
	x->heads[x->count % ENTRIES] = (Head){ .at = at, .begin = (uint32_t)x->keys.len, .len = (uint32_t)len, .mark = mark };
	buf_add(&x->keys, key, len);
	x->last[x->last_count++] = (Pair){ hash_of(key, len), (uint32_t)x->count++ };
	if (x->count % ENTRIES == 0)
		end_entries(x);
	if (x->last_count == PAIRS) {
		*MEM_PUSH(x->raw, x->raw_count, x->raw_cap) = spill_put(x->pairs, x->last, sizeof x->last);
		x->last_count = 0;
	}
}

static void entry_at(KeyIndex *x, size_t entry, KeyEntry *out)
{
	size_t block = entry / ENTRIES, n = (block + 1) * ENTRIES <= x->count ? ENTRIES : x->count % ENTRIES;
	const Head *heads = spill_get(x->entries, (uint32_t)block), *h = heads + entry % ENTRIES;
	*out = (KeyEntry){ (const char *)(heads + n) + h->begin, h->len, h->at, h->mark };
}

/* ---- sorting ---- */

static int compare_pairs(const void *a, const void *b)
{
	const Pair *x = a, *y = b;
	return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1) : (x->entry > y->entry) - (x->entry < y->entry);
}

static int compare_entries(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

typedef struct PairList {
	Pair  *items;
	size_t count, cap;
} PairList;

static void end_sorted(KeyIndex *x)
{
	if (!x->last_count)
		return;
	*MEM_PUSH(x->tops, x->top_count, x->top_cap) = x->last[0].hash;
	memset(x->last + x->last_count, 0xFF, (PAIRS - x->last_count) * sizeof *x->last);
	*MEM_PUSH(x->sorted, x->sorted_count, x->sorted_cap) = spill_put(x->pairs, x->last, sizeof x->last);
	x->last_count = 0;
}

/* Whether an earlier one of the pairs from `first` on has the same key; all have the same hash. */
static bool is_again(KeyIndex *x, const PairList *l, size_t first, size_t at)
{
	KeyEntry a, b;
	for (size_t i = at; i-- > first;) {
		entry_at(x, l->items[at].entry, &a);
		entry_at(x, l->items[i].entry, &b);
		if (a.len == b.len && memcmp(a.key, b.key, a.len) == 0)
			return true;
	}
	return false;
}

static void put_sorted(KeyIndex *x, PairList *l)
{
	if (l->count)
		qsort(l->items, l->count, sizeof *l->items, compare_pairs);
	for (size_t i = 0, first = 0; i < l->count; i++) {
		first = l->items[first].hash == l->items[i].hash ? first : i;
		if (is_again(x, l, first, i))
			*MEM_PUSH(x->again, x->again_count, x->again_cap) = l->items[i].entry;
		x->last[x->last_count++] = l->items[i];
		if (x->last_count == PAIRS)
			end_sorted(x);
	}
	l->count = 0;
}

void keyindex_end(KeyIndex *x)
{
	PairList l = { 0 };
	if (x->count % ENTRIES)
		end_entries(x);
	if (x->last_count)
		*MEM_PUSH(x->raw, x->raw_count, x->raw_cap) = spill_put(x->pairs, x->last, sizeof x->last);
	x->last_count = 0;
	size_t ranges = x->count / SORTED + 1;
	for (size_t range = 0; range < ranges; range++) {
		for (size_t i = 0; i < x->raw_count; i++) {
			const Pair *pairs = spill_get(x->pairs, x->raw[i]);
			for (size_t k = 0; k < PAIRS && i * PAIRS + k < x->count; k++)
				if ((uint64_t)pairs[k].hash * ranges >> 32 == range)
					*MEM_PUSH(l.items, l.count, l.cap) = pairs[k];
		}
		put_sorted(x, &l);
	}
	end_sorted(x);
	if (x->again_count)
		qsort(x->again, x->again_count, sizeof *x->again, compare_entries);
	for (size_t i = 0; i < x->raw_count; i++)
		spill_drop(x->pairs, x->raw[i]);
	free(l.items);
	free(x->raw);
	x->raw = NULL;
	x->raw_count = x->raw_cap = 0;
}

/* ---- asking ---- */

static bool was_there(const KeyIndex *x, size_t entry)
{
	uint32_t e = (uint32_t)entry;
	return x->again_count && bsearch(&e, x->again, x->again_count, sizeof *x->again, compare_entries);
}

size_t keyindex_count(const KeyIndex *x)
{
	return x->count - x->again_count;
}

static bool is_key(KeyIndex *x, size_t entry, const char *key, size_t len, KeyEntry *out)
{
	if (entry >= x->count)
		return false;
	entry_at(x, entry, out);
	return out->len == len && memcmp(out->key, key, len) == 0;
}

/* The first pair of at least that hash, counted through all sorted blocks. */
static size_t lower(KeyIndex *x, uint32_t hash)
{
	size_t lo = 0, hi = x->sorted_count;
	while (lo < hi) { /* the first block whose top is not below it: it begins there, or in the one before */
		size_t mid = (lo + hi) / 2;
		if (x->tops[mid] < hash)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == 0)
		return 0;
	const Pair *pairs = spill_get(x->pairs, x->sorted[lo - 1]);
	size_t from = 0, to = PAIRS;
	while (from < to) {
		size_t mid = (from + to) / 2;
		if (pairs[mid].hash < hash)
			from = mid + 1;
		else
			to = mid;
	}
	return (lo - 1) * PAIRS + from;
}

/* The entry found last, or the one behind it. */
static bool guess(KeyIndex *x, const char *key, size_t len, KeyEntry *out)
{
	for (size_t e = x->guess - (x->guess > 0); e <= x->guess; e++) {
		if (is_key(x, e, key, len, out) && !was_there(x, e)) {
			x->guess = e + 1;
			return true;
		}
	}
	return false;
}

bool keyindex_find(KeyIndex *x, const char *key, size_t len, size_t *from, KeyEntry *out)
{
	if (!from && guess(x, key, len, out))
		return true;
	uint32_t hash = hash_of(key, len);
	for (size_t i = from && *from ? *from : lower(x, hash); i < x->count; i++) {
		const Pair *pairs = spill_get(x->pairs, x->sorted[i / PAIRS]);
		Pair pair = pairs[i % PAIRS];
		if (pair.hash != hash)
			return false;
		if (!is_key(x, pair.entry, key, len, out))
			continue;
		if (from)
			*from = i + 1;
		else
			x->guess = (size_t)pair.entry + 1;
		return true;
	}
	return false;
}

bool keyindex_next(KeyIndex *x, size_t *step, KeyEntry *out)
{
	while (*step < x->count && was_there(x, *step))
		++*step;
	if (*step >= x->count)
		return false;
	entry_at(x, (*step)++, out);
	return true;
}
