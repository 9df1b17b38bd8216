/* hyphen.c - see hyphen.h.
 *
 * A word is a row of letters with no digit beside it.  Left whole are: codes and addresses (codes.c
 * breaks these without a hyphen), words in capitals, words of run-in headings, and words said to be in a
 * language without patterns here.  At least two letters stay before the hyphen and three behind (TeX's
 * \lefthyphenmin and \righthyphenmin for English; Bringhurst 2.4.1); two alone before it are a poor
 * piece of a word, and as dear as a name that is parted.  A word with a hyphen of its own (inter-regional) ends
 * its line there; its parts are parted only where they are wider than a line. */
#include "layout/hyphen.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/guard.h"
#include "base/inputs.h"
#include "layout/cluster.h"

enum { FIRST_PART = 2, LAST_PART = 3, WORD_MOST = 80 };

typedef enum Patterns { PATTERNS_US, PATTERNS_GB, PATTERNS_COUNT } Patterns;

static const char *const languages[PATTERNS_COUNT] = { "en-US", "en-GB" };
static const char *const files[PATTERNS_COUNT] = { "hyph_en_US.dic", "hyph_en_GB.dic" };
static const char *const folders[] = { "/usr/share/hyphen/", "/usr/local/share/hyphen/", "/usr/share/myspell/dicts/" };

struct Hyphens {
	HyphenDict *dict[PATTERNS_COUNT];
	bool sought[PATTERNS_COUNT];
};

Hyphens *hyphens_new(void)
{
	Hyphens *h = mem_alloc(sizeof *h);

	*h = (Hyphens){ 0 };
	return h;
}

void hyphens_free(Hyphens *h)
{
	for (int i = 0; h && i < PATTERNS_COUNT; i++)
		if (h->dict[i])
			hnj_hyphen_free(h->dict[i]);
	free(h);
}

/* The patterns, loaded at the first call; NULL after one warning when they are not there. */
static HyphenDict *patterns(LineContext *c, Patterns which)
{
	Hyphens *h = c->hyphens;

	if (!h || h->sought[which])
		return h ? h->dict[which] : NULL;
	h->sought[which] = true;
	for (size_t i = 0; i < sizeof folders / sizeof *folders && !h->dict[which]; i++) {
		const char *path = arena_printf(c->arena, "%s%s", folders[i], files[which]);
		if (!file_exists(path))
			continue;
		inputs_read(path);
		guard_path(path);
		h->dict[which] = hnj_hyphen_load(path);
	}
	if (!h->dict[which] && diag_once(c->diag, arena_printf(c->arena, "patterns %s", languages[which])))
		diag_warn(c->diag, PLACE_NONE, "no hyphenation patterns for %s (%s): its words are not parted",
			languages[which], files[which]);
	return h->dict[which];
}

/* ---- words ---- */

static bool is_letter(const Cluster *k)
{
	return k->kind == CLUSTER_LATIN && k->class == CLASS_LETTER && !k->code;
}

static char lower(char ch)
{
	return ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : ch;
}

/* The word [from, to) in small letters; false when it holds anything but English letters, or is
 * written in capitals. */
static bool spell(const Para *p, size_t from, size_t to, char *word, size_t *n)
{
	bool small = false;

	*n = 0;
	for (size_t i = from; i < to; i++)
		for (uint32_t k = 0; k < p->items[i].bytes; k++) {
			char ch = p->text.data[p->items[i].text + k];

			if (*n == WORD_MOST || lower(ch) < 'a' || lower(ch) > 'z')
				return false;
			small |= ch != lower(ch) ? false : true;
			word[(*n)++] = lower(ch);
		}
	word[*n] = '\0'; /* the library takes its length, and searches it as a string all the same */
	return small && *n >= FIRST_PART + LAST_PART;
}

static void offer(LineContext *c, Para *p, size_t i, int32_t price)
{
	Cluster *k = &p->items[i];
	uint32_t glyph = k[-1].face >= 0 ? hyphen_glyph(c, k[-1].face) : 0;

	if (!glyph)
		return;
	k->hyphen = unit_scale(para_style(p, k - 1)->size, face_advance(c->fonts, k[-1].face, glyph), 1000);
	k->penalty = price;
}

static bool is_hyphen(const Para *p, size_t i)
{
	return i < p->count && (p->items[i].cp == '-' || p->items[i].cp == 0x2010 || p->items[i].cp == 0x2011);
}

/* Is the word [from, to) a part of one with a typed hyphen? */
static bool compound(const Para *p, size_t from, size_t to)
{
	return (from > 1 && is_hyphen(p, from - 1) && is_letter(&p->items[from - 2])) ||
		(to + 1 < p->count && is_hyphen(p, to) && is_letter(&p->items[to + 1]));
}

static void part_word(LineContext *c, Para *p, size_t from, size_t to, HyphenDict *dict)
{
	char word[WORD_MOST + 1], points[WORD_MOST + 5];
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	size_t n, at = 0;

	if (!spell(p, from, to, word, &n) || hnj_hyphen_hyphenate2(dict, word, (int)n, points, NULL, &rep, &pos, &cut))
		return;
	int32_t price = compound(p, from, to) ? BREAK_LONG : p->items[from].cp <= 'Z' ? BREAK_HYPHEN_NAME : BREAK_HYPHEN;
	for (size_t i = from; i < to; i++) {
		bool point = at >= FIRST_PART && n - at >= LAST_PART && (points[at - 1] & 1);
		if (point && !(rep && rep[at - 1]))
			offer(c, p, i, at > FIRST_PART ? price : price + BREAK_HYPHEN_SHORT);
		at += p->items[i].bytes;
	}
	for (size_t i = 0; rep && i < n; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}

/* What language the letters are in: as said, else the document's, else American English. */
static bool language(const LineContext *c, const TextStyle *t, Patterns *which)
{
	const char *lang = t->lang ? t->lang : c->lang;

	*which = lang && !strcmp(lang, "en-GB") ? PATTERNS_GB : PATTERNS_US;
	return !t->literal && !t->whole_words && (!t->lang || !strncmp(t->lang, "en", 2) || !strncmp(t->lang, "zh", 2));
}

size_t hyphen_word_end(const Para *p, size_t i)
{
	while (i < p->count && is_letter(&p->items[i]))
		i++;
	while (i < p->count && p->items[i].kind == CLUSTER_LATIN && p->items[i].class == CLASS_LATIN_CLOSE)
		i++;
	return i;
}

uint32_t hyphen_glyph(LineContext *c, int face)
{
	uint32_t glyph = face_glyph(c->fonts, face, 0x2010);

	return glyph ? glyph : face_glyph(c->fonts, face, '-');
}

void hyphens_find(LineContext *c, Para *p)
{
	for (size_t i = 1; p->in.soft && i < p->count; i++)
		if (p->in.chars[p->items[i].chr].soft && is_letter(&p->items[i]) && is_letter(&p->items[i - 1]))
			offer(c, p, i, BREAK_SOFT);
	if (!p->style->hyphenate || !p->mixed)
		return;
	for (size_t i = 0, end; i < p->count; i = end) {
		Patterns which;

		end = i + 1;
		if (!is_letter(&p->items[i]))
			continue;
		while (end < p->count && is_letter(&p->items[end]))
			end++;
		bool alone = (!i || p->items[i - 1].class != CLASS_DIGIT) &&
			(end == p->count || p->items[end].class != CLASS_DIGIT);
		if (alone && end - i >= FIRST_PART + LAST_PART - 2 && language(c, para_style(p, &p->items[i]), &which)) {
			HyphenDict *dict = patterns(c, which);
			c->failed |= c->ahead_of_flow;
			if (dict)
				part_word(c, p, i, end, dict);
		}
	}
}
