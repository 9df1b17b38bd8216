/* compound.c - see compound.h.
 *
 * A file of sectors, chained by a table that stands in sectors itself (FAT); where those are is listed in the header and,
 * beyond 109 of them, in a chain of its own (DIFAT).  Streams below 4 KB stand in 64-byte sectors inside the root's stream,
 * with a table of their own.  Every number of the file is checked before it is used, and a chain ends when it is longer than
 * the file can be. */
#include "ledger/compound.h"

#include <stdint.h>
#include <string.h>

enum {
	HEADER = 512, HEADER_DIFAT = 109, ENTRY = 128, MOST_SHIFT = 12,
	AT_SHIFT = 0x1E, AT_MINI_SHIFT = 0x20, AT_DIRECTORY = 0x30, AT_CUTOFF = 0x38, AT_MINI_FAT = 0x3C, AT_DIFAT = 0x44, AT_DIFAT_LIST = 0x4C,
	ENTRY_NAME_BYTES = 0x40, ENTRY_KIND = 0x42, ENTRY_START = 0x74, ENTRY_SIZE = 0x78, KIND_STREAM = 2, KIND_ROOT = 5
};
#define SECTOR_LAST 0xFFFFFFFAu /* what is above marks ends and free sectors */

typedef struct Compound {
	Arena               *arena;
	const unsigned char *bytes;
	size_t               n, sector; /* bytes in the file, in a sector */
} Compound;

static uint32_t u16(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t u32(const unsigned char *p)
{
	return u16(p) | u16(p + 2) << 16;
}

/* A sector's bytes; NULL when it is not in the file.  The last one may be cut short: *len says how far it goes. */
static const unsigned char *sector(const Compound *c, uint32_t i, size_t *len)
{
	size_t at = ((size_t)i + 1) * c->sector;
	if (i > SECTOR_LAST || at >= c->n)
		return NULL;
	*len = c->n - at < c->sector ? c->n - at : c->sector;
	return c->bytes + at;
}

static bool entry(const Compound *c, uint32_t in, size_t i, uint32_t *out)
{
	size_t len;
	const unsigned char *p = sector(c, in, &len);
	if (!p || (i + 1) * 4 > len)
		return false;
	*out = u32(p + i * 4);
	return true;
}

/* The sector that holds part i of the table. */
static bool table_sector(const Compound *c, size_t i, uint32_t *out)
{
	if (i < HEADER_DIFAT) {
		*out = u32(c->bytes + AT_DIFAT_LIST + i * 4);
		return true;
	}
	size_t each = c->sector / 4 - 1;
	uint32_t at = u32(c->bytes + AT_DIFAT);
	for (i -= HEADER_DIFAT; i >= each; i -= each)
		if (!entry(c, at, each, &at))
			return false;
	return entry(c, at, i, out);
}

static bool next_sector(const Compound *c, uint32_t *i)
{
	uint32_t table;
	size_t each = c->sector / 4;
	return table_sector(c, *i / each, &table) && entry(c, table, *i % each, i);
}

/* The chain that begins at `first`, up to `size` bytes: all of it when size is SIZE_MAX. */
static bool read_chain(const Compound *c, uint32_t first, size_t size, const unsigned char **out, size_t *len)
{
	unsigned char *to = arena_alloc(c->arena, (size < c->n ? size : c->n) + c->sector);
	size_t got = 0, part;
	for (uint32_t i = first; got < size && i <= SECTOR_LAST;) {
		const unsigned char *p = sector(c, i, &part);
		if (!p || got > c->n)
			return false;
		memcpy(to + got, p, part);
		got += part;
		if (!next_sector(c, &i))
			return false;
	}
	*out = to;
	*len = got < size ? got : size;
	return size == SIZE_MAX || got >= size;
}

/* A stream of small sectors inside the root's stream. */
static bool read_mini(const Compound *c, const unsigned char *root, uint32_t first, size_t size, const unsigned char **out)
{
	const unsigned char *box, *table;
	uint32_t shift = u16(c->bytes + AT_MINI_SHIFT);
	size_t box_len, table_len, each = shift < 4 || shift > MOST_SHIFT ? 0 : (size_t)1 << shift, got = 0;
	if (!each || each > c->sector || !read_chain(c, u32(root + ENTRY_START), u32(root + ENTRY_SIZE), &box, &box_len) ||
	    !read_chain(c, u32(c->bytes + AT_MINI_FAT), SIZE_MAX, &table, &table_len))
		return false;
	unsigned char *to = arena_alloc(c->arena, size + each);
	for (uint32_t i = first; got < size; got += each) {
		if (i > SECTOR_LAST || ((size_t)i + 1) * 4 > table_len || ((size_t)i + 1) * each > box_len)
			return false;
		memcpy(to + got, box + (size_t)i * each, each);
		i = u32(table + (size_t)i * 4);
	}
	*out = to;
	return true;
}

/* Names are UTF-16; those looked for are ASCII. */
static bool has_name(const unsigned char *e, const char *name)
{
	size_t n = strlen(name);
	bool same = u16(e + ENTRY_NAME_BYTES) == (n + 1) * 2;
	for (size_t i = 0; same && i < n; i++)
		same = u16(e + i * 2) == (unsigned char)name[i];
	return same;
}

bool compound_stream(Arena *a, const char *bytes, size_t n, const char *name, const unsigned char **out, size_t *len)
{
	Compound c = { a, (const unsigned char *)bytes, n, 0 };
	const unsigned char *list, *root = NULL, *found = NULL;
	size_t list_len;
	uint32_t shift = n >= HEADER ? u16(c.bytes + AT_SHIFT) : 0;
	if (shift < 9 || shift > MOST_SHIFT)
		return false;
	c.sector = (size_t)1 << shift;
	if (!read_chain(&c, u32(c.bytes + AT_DIRECTORY), SIZE_MAX, &list, &list_len))
		return false;
	for (size_t at = 0; at + ENTRY <= list_len; at += ENTRY) {
		if (list[at + ENTRY_KIND] == KIND_ROOT && !root)
			root = list + at;
		else if (list[at + ENTRY_KIND] == KIND_STREAM && !found && has_name(list + at, name))
			found = list + at;
	}
	if (!found)
		return false;
	size_t size = u32(found + ENTRY_SIZE);
	if (size > n)
		return false;
	if (size >= u32(c.bytes + AT_CUTOFF))
		return read_chain(&c, u32(found + ENTRY_START), size, out, len);
	*len = size;
	return root && read_mini(&c, root, u32(found + ENTRY_START), size, out);
}
