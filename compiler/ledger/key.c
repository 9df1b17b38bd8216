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

static void add_plain(Buf *b, uint32_t cp)
{
	cp = half_width(cp);
	if (cp >= 'A' && cp <= 'Z') {
		buf_byte(b, (char)(cp - 'A' + 'a'));
		return;
	}
	if (cp < 0xB2 || (cp >= 0x3400 && cp < 0xFE59)) { /* most: none of these has a plainer way */
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
	const char *end = text + strlen(text);
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
	const char *end = text + n;
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
