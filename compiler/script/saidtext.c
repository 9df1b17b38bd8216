/* saidtext.c - see saidtext.h.  Each number of a text stands in a hash by its digits, or by these and up to 36 bytes on
 * either side: in a document of forty thousand figures many are 1, and few of them stand in the same words. */
#include "script/saidtext.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum {
	SENTENCE = 12, EDITED = 36, /* bytes: four Chinese characters; of a text that was changed at its ends, twelve */
	HEADS = 4096,               /* at first; then as many as there are numbers */
	BYTES_A_STEP = 32,          /* compared in the time of a number's own work */
	CONTEXT = 3, CONTEXTS = 13  /* up to twelve times so many bytes on one side, as many of them as the text has */
};

typedef struct Said {
	const char *text;
	size_t len;
	int32_t origin;
	size_t next; /* one whose whole text has the same hash, from 1; 0: none */
} Said;

typedef struct Spot { /* a number of a text */
	size_t text;
	size_t at, len;
	size_t which; /* of the text's numbers, from 0 */
	size_t next; /* one of the same hash, from 1; 0: none */
	uint64_t hash;
} Spot;

struct SaidTexts {
	Arena *arena;
	SaidKeys keys;
	Said *texts;
	size_t count, cap;
	Spot *spots;
	size_t spot_count, spot_cap;
	size_t *heads; /* the first spot of a hash, from 1 */
	size_t *wholes; /* the first text of a hash, from 1 */
	size_t head_count;
	bool sides[CONTEXTS][CONTEXTS]; /* whether some number has so much context before and behind it */
	int64_t work;
};

SaidTexts *saidtexts_new(Arena *a, SaidKeys keys)
{
	SaidTexts *s = mem_alloc(sizeof *s);
	s->arena = a;
	s->keys = keys;
	s->head_count = HEADS;
	s->heads = mem_alloc(HEADS * sizeof *s->heads);
	s->wholes = mem_alloc(HEADS * sizeof *s->wholes);
	return s;
}

size_t saidtexts_bytes(const SaidTexts *s)
{
	return s->cap * sizeof *s->texts + s->spot_cap * sizeof *s->spots + 2 * (s->head_count - HEADS) * sizeof *s->heads;
}

int64_t saidtexts_work(const SaidTexts *s)
{
	return s->work;
}

void saidtexts_free(SaidTexts *s)
{
	if (!s)
		return;
	free(s->texts);
	free(s->spots);
	free(s->heads);
	free(s->wholes);
	free(s);
}

/* ---- the hash ---- */

/* The hash with one more context before the number, or behind it. */
static uint64_t hash_before(uint64_t hash, const char *text, const Printed *p, size_t i)
{
	return hash_bytes(hash, text + p->at - i * CONTEXT, CONTEXT);
}

static uint64_t hash_behind(uint64_t hash, const char *text, const Printed *p, size_t i)
{
	return hash_bytes(hash, text + p->at + p->len + (i - 1) * CONTEXT, CONTEXT);
}

static uint64_t hash_digits(const char *text, const Printed *p)
{
	return hash_bytes(HASH_START, text + p->at, p->len);
}

static size_t contexts_in(size_t bytes)
{
	return bytes / CONTEXT < CONTEXTS - 1 ? bytes / CONTEXT : CONTEXTS - 1;
}

static size_t slot_of(const SaidTexts *s, uint64_t hash)
{
	return (size_t)(hash ^ hash >> 32) & (s->head_count - 1);
}

static uint64_t whole_hash(const char *text, size_t len)
{
	return hash_bytes(HASH_START, text, len);
}

static void grow_heads(SaidTexts *s)
{
	free(s->heads);
	free(s->wholes);
	s->head_count *= 4;
	s->heads = mem_alloc(s->head_count * sizeof *s->heads);
	s->wholes = mem_alloc(s->head_count * sizeof *s->wholes);
	for (size_t i = 0; i < s->spot_count; i++) {
		size_t *head = &s->heads[slot_of(s, s->spots[i].hash)];
		s->spots[i].next = *head;
		*head = i + 1;
	}
	for (size_t i = 0; i < s->count; i++) {
		size_t *head = &s->wholes[slot_of(s, whole_hash(s->texts[i].text, s->texts[i].len))];
		s->texts[i].next = *head;
		*head = i + 1;
	}
}

/* ---- adding ---- */

static bool is_known(const SaidTexts *s, const char *text, size_t len, uint64_t hash)
{
	for (size_t i = s->wholes[slot_of(s, hash)]; i; i = s->texts[i - 1].next)
		if (s->texts[i - 1].len == len && !memcmp(s->texts[i - 1].text, text, len))
			return true;
	return false;
}

static void add_spot(SaidTexts *s, size_t text, const Printed *p, size_t which)
{
	const Said *one = &s->texts[text];
	bool all = s->keys == SAID_BY_CONTEXT;
	size_t before = all ? contexts_in(p->at) : 0, behind = all ? contexts_in(one->len - p->at - p->len) : 0;
	uint64_t hash = hash_digits(one->text, p);
	for (size_t i = 1; i <= before; i++)
		hash = hash_before(hash, one->text, p, i);
	for (size_t i = 1; i <= behind; i++)
		hash = hash_behind(hash, one->text, p, i);
	size_t *head = &s->heads[slot_of(s, hash)];
	s->sides[before][behind] = true;
	*MEM_PUSH(s->spots, s->spot_count, s->spot_cap) = (Spot){ text, p->at, p->len, which, *head, hash };
	*head = s->spot_count;
}

/* Of two texts that read the same the first is always the one that is found: the second need not be kept. */
void saidtexts_add(SaidTexts *s, const char *text, size_t len, int32_t origin)
{
	Printed p;
	size_t from = 0, which = 0;
	if (!printed_next(text, len, &from, &p))
		return;
	uint64_t hash = whole_hash(text, len);
	if (is_known(s, text, len, hash))
		return;
	size_t *whole = &s->wholes[slot_of(s, hash)];
	*MEM_PUSH(s->texts, s->count, s->cap) = (Said){ arena_strndup(s->arena, text, len), len, origin, *whole };
	*whole = s->count;
	do
		add_spot(s, s->count - 1, &p, which++);
	while (printed_next(text, len, &from, &p));
	if (s->spot_count > s->head_count)
		grow_heads(s);
}

/* ---- finding ---- */

/* How many bytes of two texts are alike, at most n: from a and b on, or before them. */
static size_t alike_behind(const char *a, const char *b, size_t n)
{
	size_t i = 0;
	while (i + BYTES_A_STEP <= n && !memcmp(a + i, b + i, BYTES_A_STEP))
		i += BYTES_A_STEP;
	while (i < n && a[i] == b[i])
		i++;
	return i;
}

static size_t alike_before(const char *a, const char *b, size_t n)
{
	size_t i = 0;
	while (i + BYTES_A_STEP <= n && !memcmp(a - i - BYTES_A_STEP, b - i - BYTES_A_STEP, BYTES_A_STEP))
		i += BYTES_A_STEP;
	while (i < n && a[-(ptrdiff_t)i - 1] == b[-(ptrdiff_t)i - 1])
		i++;
	return i;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Bytes alike before and behind the number; *whole: on both sides up to an end of either text, or to where something is put in:
 * {n}, %d. */
static size_t alike(const Said *one, const Spot *spot, const char *text, size_t len, const Printed *p, bool *whole)
{
	size_t a = spot->at + spot->len, b = p->at + p->len;
	size_t before = alike_before(one->text + spot->at, text + p->at, least(spot->at, p->at));
	size_t behind = alike_behind(one->text + a, text + b, least(one->len - a, len - b));
	bool left = before == spot->at || before == p->at || strchr("}sd\n", one->text[spot->at - before - 1]);
	bool right = a + behind == one->len || b + behind == len || strchr("{%\n", one->text[a + behind]);
	*whole = left && right;
	return before + behind;
}

/* Whether there is room for one in the text where its number is. */
static bool fits(const Said *one, const Spot *spot, size_t len, const Printed *p)
{
	return spot->at <= p->at && one->len - spot->at <= len - p->at && (one->len > p->len || len == p->len);
}

typedef struct Best { /* what was found */
	const Spot *spot;
	size_t most;
} Best;

/* Of equals the one that came first. */
static void keep(Best *best, const Spot *spot, size_t n)
{
	if (!best->spot || n > best->most || (n == best->most && spot < best->spot))
		*best = (Best){ spot, n };
}

static void find_part(SaidTexts *s, const char *text, size_t len, const Printed *p, uint64_t hash, Best *best)
{
	for (size_t i = s->heads[slot_of(s, hash)]; i; i = s->spots[i - 1].next) {
		const Spot *spot = &s->spots[i - 1];
		s->work++;
		if (spot->hash != hash || spot->len != p->len || memcmp(s->texts[spot->text].text + spot->at, text + p->at, p->len) != 0)
			continue;
		const Said *one = &s->texts[spot->text];
		if (!fits(one, spot, len, p))
			continue;
		s->work += (int64_t)(one->len / BYTES_A_STEP);
		if (!memcmp(one->text, text + p->at - spot->at, one->len))
			keep(best, spot, one->len - p->len);
	}
}

/* By each of the contexts that numbers have and that there is room for here. */
static void find_parts(SaidTexts *s, const char *text, size_t len, const Printed *p, Best *best)
{
	size_t most_before = contexts_in(p->at), most_behind = contexts_in(len - p->at - p->len);
	uint64_t left = hash_digits(text, p);
	for (size_t before = 0; before <= most_before; before++) {
		left = before ? hash_before(left, text, p, before) : left;
		uint64_t hash = left;
		for (size_t behind = 0; behind <= most_behind; behind++) {
			hash = behind ? hash_behind(hash, text, p, behind) : hash;
			if (s->sides[before][behind])
				find_part(s, text, len, p, hash, best);
		}
	}
}

static void find_near(SaidTexts *s, const char *text, size_t len, const Printed *p, SaidNearness nearness, Best *best)
{
	uint64_t hash = hash_digits(text, p);
	for (size_t i = s->heads[slot_of(s, hash)]; i; i = s->spots[i - 1].next) {
		const Spot *spot = &s->spots[i - 1];
		const Said *one = &s->texts[spot->text];
		bool whole;
		s->work++;
		if (spot->hash != hash || spot->len != p->len || memcmp(one->text + spot->at, text + p->at, p->len) != 0)
			continue;
		if ((nearness == SAID_ALONE && one->len != p->len) || (nearness == SAID_SAME && one->len != len))
			continue;
		size_t n = alike(one, spot, text, len, p, &whole);
		s->work += (int64_t)(n / BYTES_A_STEP);
		bool near = nearness == SAID_SENTENCE ? (whole && n >= SENTENCE) || n >= EDITED
		          : nearness == SAID_WORDS    ? whole && n > 0
		          : nearness == SAID_SAME     ? n == len - p->len
		                                      : whole;
		if (near)
			keep(best, spot, n);
	}
}

int32_t saidtexts_find(SaidTexts *s, const char *text, size_t len, const Printed *p, SaidNearness nearness, size_t *which)
{
	Best best = { 0 };
	s->work++;
	if (s->keys == SAID_BY_CONTEXT)
		find_parts(s, text, len, p, &best);
	else
		find_near(s, text, len, p, nearness, &best);
	if (best.spot && which)
		*which = best.spot->which;
	return best.spot ? s->texts[best.spot->text].origin : 0;
}
