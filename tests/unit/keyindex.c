/* Unit tests of base/keyindex and base/spill: more than is kept in memory, read back in another order. */
#include <stdio.h>
#include <string.h>

#include "base/keyindex.h"
#include "base/spill.h"

enum { KEYS = 150000, BLOCKS = 1000 };

static int failed;

static void truth(const char *name, int got)
{
	printf(got ? "ok %s\n" : "not ok %s: it is not so\n", name);
	failed |= !got;
}

static size_t name_of(char out[32], size_t i)
{
	return (size_t)snprintf(out, 32, "示例第%zu厂", i);
}

/* Every tenth key comes again at the end, with another mark. */
static KeyIndex *many(void)
{
	KeyIndex *x = keyindex_new();
	char key[32];
	for (size_t i = 0; i < KEYS; i++)
		keyindex_add(x, key, name_of(key, i), (uint32_t)i, i % 3 == 0);
	for (size_t i = 0; i < KEYS; i += 10)
		keyindex_add(x, key, name_of(key, i), (uint32_t)(KEYS + i), 1);
	keyindex_end(x);
	return x;
}

static void finds(KeyIndex *x, const char *name, size_t step)
{
	size_t wrong = 0, i = 0;
	char key[32];
	KeyEntry e;
	for (size_t n = 0; n < KEYS; n++, i = (i + step) % KEYS)
		wrong += !(keyindex_find(x, key, name_of(key, i), NULL, &e) && e.at == i && e.mark == (i % 3 == 0));
	truth(name, wrong == 0);
}

static void goes_round(KeyIndex *x)
{
	size_t step = 0, n = 0, wrong = 0;
	for (KeyEntry e; keyindex_next(x, &step, &e); n++)
		wrong += e.at != n;
	truth("each key once, in order", n == KEYS && !wrong);
}

static void all_entries(KeyIndex *x)
{
	char key[32];
	size_t from = 0, len = name_of(key, 70);
	KeyEntry a, b, c;
	truth("all entries of a key", keyindex_find(x, key, len, &from, &a) && keyindex_find(x, key, len, &from, &b) &&
	      !keyindex_find(x, key, len, &from, &c) && a.at == 70 && b.at == KEYS + 70 && !a.mark == (70 % 3 != 0) && b.mark);
}

static void blocks(void)
{
	Spill *s = spill_open(4);
	uint32_t number[BLOCKS];
	char bytes[500];
	int good = 1;
	for (int i = 0; i < BLOCKS; i++) {
		memset(bytes, i % 251, sizeof bytes);
		number[i] = spill_put(s, bytes, (size_t)(i % 400 + 100));
	}
	for (int i = 0; i < BLOCKS; i += 2) /* every other one gives its room to another */
		spill_drop(s, number[i]);
	for (int i = 0; i < BLOCKS; i += 2) {
		memset(bytes, (i + 7) % 251, sizeof bytes);
		number[i] = spill_put(s, bytes, (size_t)(i % 300 + 50));
	}
	for (int n = 0, i = 0; n < BLOCKS; n++, i = (i + 37) % BLOCKS) {
		const unsigned char *got = spill_get(s, number[i]);
		int size = i % 2 ? i % 400 + 100 : i % 300 + 50, want = (i % 2 ? i : i + 7) % 251;
		good = good && got[0] == want && got[size - 1] == want;
	}
	truth("blocks come back as they were put", good);
	spill_close(s);
}

int main(void)
{
	KeyIndex *x = many(), *none = keyindex_new();
	KeyEntry e;
	size_t step = 0;
	keyindex_end(none);
	truth("keys are counted once", keyindex_count(x) == KEYS);
	finds(x, "keys in their order", 1);
	finds(x, "keys here and there", 7919);
	truth("one that is none", !keyindex_find(x, "示例厂", strlen("示例厂"), NULL, &e));
	goes_round(x);
	all_entries(x);
	truth("an empty one", !keyindex_find(none, "a", 1, NULL, &e) && !keyindex_next(none, &step, &e) && keyindex_count(none) == 0);
	keyindex_free(x);
	keyindex_free(none);
	blocks();
	return failed;
}
