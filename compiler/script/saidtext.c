/* saidtext.c - see saidtext.h.  Each number of a text stands in a hash by its digits. */
#include "script/saidtext.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { SENTENCE = 12, EDITED = 36 }; /* bytes: four Chinese characters; of a text that was changed at its ends, twelve */

typedef struct Said {
	const char *text;
	size_t len;
	int32_t origin;
} Said;

typedef struct Spot { /* a number of a text */
	size_t text;
	size_t at, len;
	size_t which; /* of the text's numbers, from 0 */
	size_t next; /* one of the same hash, from 1; 0: none */
} Spot;

struct SaidTexts {
	Arena *arena;
	Said *texts;
	size_t count, cap;
	Spot *spots;
	size_t spot_count, spot_cap;
	size_t heads[4096]; /* the first spot of a hash, from 1 */
};

SaidTexts *saidtexts_new(Arena *a)
{
	SaidTexts *s = mem_alloc(sizeof *s);
	s->arena = a;
	return s;
}

size_t saidtexts_bytes(const SaidTexts *s)
{
	return s->cap * sizeof *s->texts + s->spot_cap * sizeof *s->spots;
}

void saidtexts_free(SaidTexts *s)
{
	if (!s)
		return;
	free(s->texts);
	free(s->spots);
	free(s);
}

static size_t *head_of(const SaidTexts *s, const char *digits, size_t len)
{
	return (size_t *)&s->heads[hash_bytes(HASH_START, digits, len) % (sizeof s->heads / sizeof *s->heads)];
}

static bool is_known(const SaidTexts *s, const char *text, size_t len, const Printed *p, int32_t origin)
{
	for (size_t i = *head_of(s, text + p->at, p->len); i; i = s->spots[i - 1].next) {
		const Said *one = &s->texts[s->spots[i - 1].text];
		if (one->len == len && one->origin == origin && !memcmp(one->text, text, len))
			return true;
	}
	return false;
}

void saidtexts_add(SaidTexts *s, const char *text, size_t len, int32_t origin)
{
	Printed p;
	size_t from = 0, number = s->count, which = 0;
	bool first = true;
	while (printed_next(text, len, &from, &p)) {
		if (first && is_known(s, text, len, &p, origin))
			return;
		if (first) {
			text = arena_strndup(s->arena, text, len);
			*MEM_PUSH(s->texts, s->count, s->cap) = (Said){ text, len, origin };
			first = false;
		}
		size_t *head = head_of(s, text + p.at, p.len);
		*MEM_PUSH(s->spots, s->spot_count, s->spot_cap) = (Spot){ number, p.at, p.len, which++, *head };
		*head = s->spot_count;
	}
}

/* Bytes alike before and behind the number; *whole: on both sides up to an end of either text, or to where something is put in:
 * {n}, %d. */
static size_t alike(const Said *one, const Spot *spot, const char *text, size_t len, const Printed *p, bool *whole)
{
	size_t before = 0, behind = 0, a = spot->at + spot->len, b = p->at + p->len;
	while (before < spot->at && before < p->at && one->text[spot->at - before - 1] == text[p->at - before - 1])
		before++;
	while (a + behind < one->len && b + behind < len && one->text[a + behind] == text[b + behind])
		behind++;
	bool left = before == spot->at || before == p->at || strchr("}sd\n", one->text[spot->at - before - 1]);
	bool right = a + behind == one->len || b + behind == len || strchr("{%\n", one->text[a + behind]);
	*whole = left && right;
	return before + behind;
}

int32_t saidtexts_find(const SaidTexts *s, const char *text, size_t len, const Printed *p, SaidNearness nearness, size_t *which)
{
	int32_t best = 0;
	size_t most = 0;
	for (size_t i = *head_of(s, text + p->at, p->len); i; i = s->spots[i - 1].next) {
		const Spot *spot = &s->spots[i - 1];
		const Said *one = &s->texts[spot->text];
		bool whole;
		if (spot->len != p->len || memcmp(one->text + spot->at, text + p->at, p->len) != 0)
			continue;
		size_t n = alike(one, spot, text, len, p, &whole);
		bool near = nearness == SAID_SENTENCE ? (whole && n >= SENTENCE) || n >= EDITED
		          : nearness == SAID_WORDS    ? whole && n > 0
		          : nearness == SAID_PART     ? n == one->len - p->len && (n > 0 || len == p->len)
		          : nearness == SAID_SAME     ? one->len == len && n == len - p->len
		                                      : whole && one->len == p->len;
		if (near && (!best || n >= most)) { /* of equals the one that came first: the list runs backwards */
			best = one->origin;
			most = n;
			if (which)
				*which = spot->which;
		}
	}
	return best;
}
