/* key.c - see key.h. */
#include "ledger/key.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Characters with another, plainer way to write them. */
static const struct { uint32_t from; const char *to; } PLAIN[] = {
	{ 0x00B2, "2" }, { 0x00B3, "3" }, { 0x33A5, "m3" }, { 0x33A1, "m2" }, { 0x339E, "km" }, { 0x338F, "kg" },
	{ 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" }, { 0x2015, "-" },
	{ 0x2212, "-" }, { 0xFE63, "-" }, { 0x2500, "-" }, { 0x301C, "~" }, { 0x223C, "~" },
	{ 0x2018, "'" }, { 0x2019, "'" }, { 0x201C, "\"" }, { 0x201D, "\"" },
	{ 0x3010, "[" }, { 0x3011, "]" }, { 0x3014, "(" }, { 0x3015, ")" }, { 0xFE59, "(" }, { 0xFE5A, ")" },
	{ 0x2264, "<=" }, { 0x2265, ">=" }, { 0x2266, "<=" }, { 0x2267, ">=" }, { 0x2236, ":" },
	{ 0x30FB, "\xC2\xB7" }, { 0x2022, "\xC2\xB7" },
};

static const char *const ROMAN[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii" };

static uint32_t half_width(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return cp - 0xFF01 + 0x21;
	return cp;
}

/* Han characters and what stands among them from U+3400 on: written one way only. */
static bool is_plain_han(uint32_t cp)
{
	return cp >= 0x3400 && cp < 0xFE59;
}

static bool is_own_key(uint32_t cp)
{
	return is_plain_han(cp) || (cp > ' ' && cp < 0x80 && !(cp >= 'A' && cp <= 'Z'));
}

static bool is_own_half(uint32_t cp)
{
	return is_plain_han(cp) || (cp >= ' ' && cp < 0x80);
}

/* How many bytes from text on are characters that stay as they are: most texts, whole. */
static size_t own_run(const char *text, const char *end, bool (*is_own)(uint32_t cp))
{
	const char *p = text;
	uint32_t cp;
	for (size_t k; p < end && (k = utf8_decode(p, end, &cp)) > 0 && is_own(cp);)
		p += k;
	return (size_t)(p - text);
}

static void add_plain(Buf *b, uint32_t cp)
{
	cp = half_width(cp);
	if (cp >= 'A' && cp <= 'Z') {
		buf_byte(b, (char)(cp - 'A' + 'a'));
		return;
	}
	if (cp < 0xB2 || is_plain_han(cp)) { /* most: none of these has a plainer way */
		buf_utf8(b, cp);
		return;
	}
	if (cp >= 0x2160 && cp <= 0x216B) {
		buf_text_add(b, ROMAN[cp - 0x2160]);
		return;
	}
	if (cp >= 0x2170 && cp <= 0x217B) {
		buf_text_add(b, ROMAN[cp - 0x2170]);
		return;
	}
	for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) {
		if (PLAIN[i].from == cp) {
			buf_text_add(b, PLAIN[i].to);
			return;
		}
	}
	buf_utf8(b, cp);
}

char *key_make(Arena *a, const char *text)
{
	Buf b = { 0 };
	size_t n = strlen(text), own = own_run(text, text + n, is_own_key);
	if (own == n)
		return arena_strndup(a, text, n);
	const char *end = text + n;
	buf_add(&b, text, own);
	text += own;
	while (text < end) {
		uint32_t cp;
		size_t k = utf8_decode(text, end, &cp);
		text += k ? k : 1;
		bool invisible = cp == 0x200B || cp == 0x200C || cp == 0x200D || cp == 0x2060 || cp == 0xFEFF || cp == 0xAD;
		if (!char_is_space(cp) && !invisible && cp >= 0x20)
			add_plain(&b, cp);
	}
	char *key = arena_strndup(a, buf_text(&b), b.len);
	buf_free(&b);
	return key;
}

char *key_half(Arena *a, const char *text)
{
	Buf b = { 0 };
	size_t n = strlen(text);
	text = utf8_trim(text, &n);
	size_t own = own_run(text, text + n, is_own_half);
	if (own == n)
		return arena_strndup(a, text, n);
	const char *end = text + n;
	buf_add(&b, text, own);
	text += own;
	while (text < end) {
		uint32_t cp;
		size_t k = utf8_decode(text, end, &cp);
		text += k ? k : 1;
		cp = half_width(cp);
		if (char_is_space(cp))
			cp = ' ';
		if (cp == 0x2212 || cp == 0xFE63 || cp == 0x2010 || cp == 0x2011)
			cp = '-';
		if (cp == 0x2012 || cp == 0x2013 || cp == 0x2015)
			cp = 0x2014; /* dashes may stand between two figures, but are no minus */
		if (cp == 0x301C || cp == 0x223C)
			cp = '~';
		if (cp != 0x200B && cp != 0xFEFF)
			buf_utf8(&b, cp);
	}
	char *half = arena_strndup(a, buf_text(&b), b.len);
	buf_free(&b);
	return half;
}

/* ---- names ---- */

static bool invisible(uint32_t cp)
{
	return cp == 0x200B || cp == 0x200C || cp == 0x200D || cp == 0x2060 || cp == 0xFEFF || cp == 0xAD || cp < 0x20;
}

static bool is_letter(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static uint32_t name_character(uint32_t cp, bool han)
{
	static const char signs[] = "-&+/.#";
	uint32_t half = half_width(cp);
	if (half == '(' || half == ')')
		return han ? half + 0xFF01 - 0x21 : half;
	if (cp == 0x30FB || cp == 0x2022 || cp == 0x2027)
		return 0xB7;
	return is_letter(half) || (half < 0x80 && half && strchr(signs, (int)half)) ? half : cp;
}

static bool has_han(const char *text, const char *end)
{
	uint32_t cp;
	for (size_t k; text < end; text += k ? k : 1)
		if ((k = utf8_decode(text, end, &cp)) > 0 && char_is_han(cp))
			return true;
	return false;
}

const char *key_name(Arena *a, const char *text)
{
	Buf b = { 0 };
	const char *end = text + strlen(text);
	bool han = has_han(text, end), space = false;
	uint32_t before = 0;
	while (text < end) {
		uint32_t cp;
		size_t k = utf8_decode(text, end, &cp);
		text += k ? k : 1;
		if (char_is_space(cp)) {
			space = true;
			continue;
		}
		if (!k || invisible(cp))
			continue;
		cp = name_character(cp, han);
		if (space && before && before < 0x80 && cp < 0x80)
			buf_byte(&b, ' ');
		buf_utf8(&b, cp);
		before = cp;
		space = false;
	}
	const char *name = arena_strndup(a, buf_text(&b), b.len);
	buf_free(&b);
	return name;
}

/* Signs and marks of both kinds, which tell no two names apart. */
static bool is_mark(uint32_t cp)
{
	bool cjk = cp >= 0x3001 && cp <= 0x301F && !char_is_han(cp);
	return (cp < 0x80 && !is_letter(cp)) || cp == 0xB7 || (cp >= 0x2010 && cp <= 0x206F) || cjk || (cp >= 0xFF00 && cp <= 0xFF65);
}

static bool is_figure(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

const char *key_bare(Arena *a, const char *key)
{
	Buf b = { 0 };
	uint32_t cp, before = 0;
	bool mark = false;
	for (const char *end = key + strlen(key); key < end;) {
		size_t k = utf8_decode(key, end, &cp);
		key += k ? k : 1;
		if (is_mark(cp)) {
			mark = true;
			continue;
		}
		if (mark && is_figure(before) && is_figure(cp))
			buf_byte(&b, '-'); /* between two figures it parts them */
		buf_utf8(&b, cp);
		before = cp;
		mark = false;
	}
	const char *bare = arena_strndup(a, buf_text(&b), b.len);
	buf_free(&b);
	return bare;
}

enum { CREDIT_CODE = 18 };

const char *key_credit_code(Arena *a, const char *text)
{
	char code[CREDIT_CODE + 1];
	size_t n = 0;
	const char *end = text + strlen(text);
	while (text < end) {
		uint32_t cp;
		size_t k = utf8_decode(text, end, &cp);
		text += k ? k : 1;
		cp = half_width(cp);
		if (char_is_space(cp) || invisible(cp))
			continue;
		if (!is_letter(cp) || n == CREDIT_CODE)
			return NULL;
		code[n++] = (char)(cp >= 'a' ? cp - 'a' + 'A' : cp);
	}
	return n == CREDIT_CODE ? arena_strndup(a, code, n) : NULL;
}

bool key_in(const char *key, const char *const list[])
{
	for (; *list; list++)
		if (strcmp(key, *list) == 0)
			return true;
	return false;
}

bool key_starts(const char *key, const char *start)
{
	return strncmp(key, start, strlen(start)) == 0;
}

bool key_ends(const char *key, const char *end)
{
	size_t n = strlen(key), k = strlen(end);
	return n >= k && strcmp(key + n - k, end) == 0;
}
