/* spill.c - see spill.h.
 *
 * Blocks in memory stand in slots.  A slot that is wanted for another block is found by going round (the clock algorithm):
 * one that was used since the hand last passed is spared once.  A block is written when it first leaves its slot, and never
 * changes after, so that it can leave it again for nothing. */
#include "base/spill.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { NOWHERE = UINT16_MAX };

typedef struct Block {
	int64_t  at;         /* its room in the file */
	uint32_t size, room; /* room 0: it has none yet */
	uint16_t slot;       /* NOWHERE: in the file alone */
	bool     written;
} Block;

typedef struct Slot {
	void    *bytes;
	size_t   room;
	uint32_t block;
	bool     full, spared;
} Slot;

struct Spill {
	int      file; /* -1: none is needed yet */
	int64_t  end;
	Block   *blocks;
	size_t   count, cap;
	uint32_t *dropped; /* numbers to be given again */
	size_t   dropped_count, dropped_cap;
	Slot    *slots;
	size_t   slot_count, slots_used, hand;
};

static void fail(const char *what)
{
	fprintf(stderr, "wenheng: fatal: the temporary file in %s cannot be %s: %s; TMPDIR names another place\n", file_temporary_folder(), what, strerror(errno));
	exit(3);
}

Spill *spill_open(size_t kept)
{
	Spill *s = mem_alloc(sizeof *s);
	*s = (Spill){ .file = -1, .slot_count = kept, .slots = mem_alloc(kept * sizeof(Slot)) };
	return s;
}

void spill_close(Spill *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->slots_used; i++)
		free(s->slots[i].bytes);
	if (s->file >= 0)
		close(s->file);
	free(s->slots);
	free(s->blocks);
	free(s->dropped);
	free(s);
}

/* ---- the file ---- */

static void open_file(Spill *s)
{
	s->file = file_temporary();
	if (s->file < 0)
		fail("made");
}

static void write_block(Spill *s, Block *b, const char *bytes)
{
	if (s->file < 0)
		open_file(s);
	if (b->room < b->size) {
		b->at = s->end;
		b->room = b->size;
		s->end += b->size;
	}
	for (size_t done = 0; done < b->size;) {
		ssize_t n = pwrite(s->file, bytes + done, b->size - done, (off_t)(b->at + (int64_t)done));
		if (n < 0 && errno != EINTR)
			fail("written");
		done += n > 0 ? (size_t)n : 0;
	}
	b->written = true;
}

static void read_block(Spill *s, const Block *b, char *bytes)
{
	for (size_t done = 0; done < b->size;) {
		ssize_t n = pread(s->file, bytes + done, b->size - done, (off_t)(b->at + (int64_t)done));
		if (n == 0 || (n < 0 && errno != EINTR))
			fail("read");
		done += n > 0 ? (size_t)n : 0;
	}
}

/* ---- slots ---- */

/* The hand stops behind the slot it gives, so that this is the last it comes back to. */
static Slot *find_slot(Spill *s)
{
	if (s->slots_used < s->slot_count)
		return &s->slots[s->slots_used++];
	for (;;) {
		Slot *slot = &s->slots[s->hand];
		s->hand = (s->hand + 1) % s->slot_count;
		if (slot->full && slot->spared) {
			slot->spared = false;
			continue;
		}
		if (slot->full) {
			Block *b = &s->blocks[slot->block];
			if (!b->written)
				write_block(s, b, slot->bytes);
			b->slot = NOWHERE;
		}
		return slot;
	}
}

static Slot *take_slot(Spill *s, uint32_t block)
{
	Slot *slot = find_slot(s);
	Block *b = &s->blocks[block];
	if (slot->room < b->size) {
		free(slot->bytes);
		slot->bytes = mem_alloc(b->size);
		slot->room = b->size;
	}
	slot->block = block;
	slot->full = slot->spared = true;
	b->slot = (uint16_t)(slot - s->slots);
	return slot;
}

uint32_t spill_put(Spill *s, const void *bytes, size_t n)
{
	uint32_t block = s->dropped_count ? s->dropped[--s->dropped_count] : (uint32_t)s->count;
	if (block == s->count)
		*MEM_PUSH(s->blocks, s->count, s->cap) = (Block){ 0 };
	s->blocks[block].size = (uint32_t)n;
	s->blocks[block].written = false;
	memcpy(take_slot(s, block)->bytes, bytes, n);
	return block;
}

const void *spill_get(Spill *s, uint32_t block)
{
	Block *b = &s->blocks[block];
	if (b->slot != NOWHERE) {
		s->slots[b->slot].spared = true;
		return s->slots[b->slot].bytes;
	}
	Slot *slot = take_slot(s, block);
	read_block(s, b, slot->bytes);
	return slot->bytes;
}

size_t spill_bytes(const Spill *s)
{
	size_t bytes = sizeof *s + s->slot_count * sizeof *s->slots + s->cap * sizeof *s->blocks + s->dropped_cap * sizeof *s->dropped;
	for (size_t i = 0; i < s->slots_used; i++)
		bytes += s->slots[i].room;
	return bytes;
}

void spill_drop(Spill *s, uint32_t block)
{
	Block *b = &s->blocks[block];
	if (b->slot != NOWHERE)
		s->slots[b->slot].full = false;
	b->slot = NOWHERE;
	*MEM_PUSH(s->dropped, s->dropped_count, s->dropped_cap) = block;
}
