/* codes.c - where addresses, paths, file names and codes may be broken.  No hyphen is added there.
 *
 * A run is Latin text without a space in it.  An address (https://…, www.…, a@b) breaks readily behind
 * / ? & #, less so behind . - _ = : and at the joints of its words and figures; a code (WH_EXPORT_2026,
 * layout/lineBreak.c) only where the line would be torn otherwise.  A mark never begins a line, so
 * that the break shows that the run goes on; words, and figures alone, are not codes. */
#include "layout/cluster.h"

#include <string.h>

enum {
	CODE_LEAST = 10,   /* characters; shorter runs stay whole */
	LITERAL_LEAST = 6, /* the same in code spans */
	LETTERS_LEAST = 4, /* fewer letters are a unit's: 1208.05m³/t */
	EDGE = 2           /* characters that stay on either side */
};

typedef enum Kind { KIND_PLAIN, KIND_CODE, KIND_ADDRESS } Kind;

static bool in_run(const Cluster *k)
{
	return k->kind == CLUSTER_LATIN || (k->kind == CLUSTER_MISSING && k->class >= CLASS_LETTER);
}

static bool is_mark(uint32_t cp)
{
	return cp < 128 && cp && strchr("/\\?&#._-=:@+~%$*", (int)cp) != NULL;
}

static bool is_upper(uint32_t cp)
{
	return cp >= 'A' && cp <= 'Z';
}

static bool is_lower(uint32_t cp)
{
	return cp >= 'a' && cp <= 'z';
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool is_letter(uint32_t cp)
{
	return is_upper(cp) || is_lower(cp);
}

/* A word goes over to the next without a mark: lineBreak, v2, 2026final. */
static bool joint(uint32_t a, uint32_t b)
{
	return (is_lower(a) && is_upper(b)) || (is_letter(a) && is_digit(b)) || (is_digit(a) && is_letter(b));
}

static bool is_address(const Para *p, size_t from, size_t to)
{
	const Cluster *k = &p->items[from];
	size_t n = to - from;

	if (n > 4 && k[0].cp == 'w' && k[1].cp == 'w' && k[2].cp == 'w' && k[3].cp == '.')
		return true;
	for (size_t i = 1; i + 2 < n; i++) {
		if (k[i].cp == ':' && k[i + 1].cp == '/' && k[i + 2].cp == '/')
			return true;
		if (k[i].cp == '@' && is_letter(k[i - 1].cp) && is_letter(k[i + 1].cp))
			return true;
	}
	return false;
}

static Kind kind_of(const Para *p, size_t from, size_t to)
{
	size_t letters = 0, joints = 0, marks = 0;
	bool literal = para_style(p, &p->items[from])->literal;

	while (from < to && p->items[from].class == CLASS_LATIN_OPEN)
		from++;
	while (to > from && p->items[to - 1].class == CLASS_LATIN_CLOSE)
		to--;
	if (to - from < LITERAL_LEAST)
		return KIND_PLAIN;
	if (is_address(p, from, to))
		return KIND_ADDRESS;
	for (size_t i = from; i < to; i++) {
		uint32_t cp = p->items[i].cp;

		letters += is_letter(cp);
		marks += i > from && i + 1 < to && is_mark(cp) && cp != '-';
		joints += i > from && joint(p->items[i - 1].cp, cp);
	}
	bool code = letters >= LETTERS_LEAST && (joints || marks);
	return code && to - from >= (literal ? LITERAL_LEAST : CODE_LEAST) ? KIND_CODE : KIND_PLAIN;
}

/* The price behind a mark: 0 when it is none to break behind. */
static int32_t behind_mark(const Para *p, size_t i, Kind kind)
{
	uint32_t a = p->items[i - 1].cp, b = p->items[i].cp, before = i > 1 ? p->items[i - 2].cp : 0;

	if (!is_mark(a) || is_mark(b) || (is_digit(before) && is_digit(b) && strchr(".:+", (int)a)))
		return 0;
	if (kind == KIND_ADDRESS)
		return strchr("/?&#", (int)a) ? BREAK_SOFT : strchr("._-=:@", (int)a) ? 2 * BREAK_SOFT : 0;
	return strchr("/\\?&#._-=:", (int)a) ? BREAK_WORD : 0;
}

static void price_run(Para *p, size_t from, size_t to, Kind kind)
{
	for (size_t i = from; i < to; i++)
		p->items[i].code = true;
	for (size_t i = from + 1; i < to; i++) {
		Cluster *k = &p->items[i];

		if (k->loose || k->tied)
			continue;
		bool inside = i >= from + EDGE && i + EDGE <= to && k->class != CLASS_LATIN_CLOSE;
		int32_t price = inside ? behind_mark(p, i, kind) : 0;
		if (!price && inside && joint(k[-1].cp, k->cp))
			price = kind == KIND_ADDRESS ? BREAK_WORD : BREAK_CODE;
		if (price)
			k->penalty = price;
		else if (k->penalty < BREAK_EMERGENCY || kind == KIND_ADDRESS)
			k->penalty = k->class == CLASS_LATIN_CLOSE ? BREAK_DIGIT : BREAK_LETTER;
	}
}

void codes_find(Para *p)
{
	for (size_t i = 0, end; p->mixed && i < p->count; i = end) {
		end = i + 1;
		if (!in_run(&p->items[i]))
			continue;
		while (end < p->count && in_run(&p->items[end]))
			end++;
		Kind kind = kind_of(p, i, end);
		if (kind != KIND_PLAIN)
			price_run(p, i, end, kind);
	}
}
