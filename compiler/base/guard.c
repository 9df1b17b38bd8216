/* guard.c - see guard.h.  A table by device and number, at most half full, as long as the process. */
#include "base/guard.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

typedef struct Guarded {
	dev_t device;
	ino_t number;
	bool  used;
} Guarded;

static struct {
	Guarded *table;
	size_t size, count; /* size: a power of two */
} all;

/* Where it is, or may be put. */
static Guarded *place(dev_t device, ino_t number)
{
	uint64_t hash = ((uint64_t)number ^ ((uint64_t)device << 48)) * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 32) & (all.size - 1);
	while (all.table[at].used && (all.table[at].number != number || all.table[at].device != device))
		at = (at + 1) & (all.size - 1);
	return &all.table[at];
}

static void grow(void)
{
	Guarded *before = all.table;
	size_t size = all.size;
	all.size = size ? 2 * size : 256;
	all.table = mem_alloc(all.size * sizeof *all.table);
	for (size_t i = 0; i < size; i++)
		if (before[i].used)
			*place(before[i].device, before[i].number) = before[i];
	free(before);
}

void guard_file(const struct stat *s)
{
	if (!S_ISREG(s->st_mode))
		return;
	if (2 * (all.count + 1) > all.size)
		grow();
	Guarded *g = place(s->st_dev, s->st_ino);
	all.count += !g->used;
	*g = (Guarded){ s->st_dev, s->st_ino, true };
}

void guard_path(const char *path)
{
	struct stat s;
	if (stat(path, &s) == 0)
		guard_file(&s);
}

bool guard_has(const struct stat *s)
{
	return all.size && S_ISREG(s->st_mode) && place(s->st_dev, s->st_ino)->used;
}
