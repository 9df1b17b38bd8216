/* utf8.c - see utf8.h. */
#include "base/utf8.h"

#include <string.h>

size_t utf8_decode_any(const char *s, const char *end, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t have = (size_t)(end - s), need;
	uint32_t c, low;

	*cp = 0xFFFD;
	if (have == 0)
		return 0;
	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	if (p[0] >= 0xC2 && p[0] <= 0xDF) {
		need = 2, c = p[0] & 0x1Fu, low = 0x80;
	} else if (p[0] >= 0xE0 && p[0] <= 0xEF) {
		need = 3, c = p[0] & 0x0Fu, low = 0x800;
	} else if (p[0] >= 0xF0 && p[0] <= 0xF4) {
		need = 4, c = p[0] & 0x07u, low = 0x10000;
	} else {
		return 0;
	}
	if (have < need)
		return 0;
	for (size_t i = 1; i < need; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3Fu);
	}
	if (c < low || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*cp = c;
	return need;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* Four bytes as a number to compare with others made so, whatever the machine's order of bytes. */
static inline uint32_t four(const void *bytes)
{
	uint32_t v;
	memcpy(&v, bytes, sizeof v);
	return v;
}

/* Up to where there are only characters that utf8_decode() settles without a call; which ones is of no interest. */
static const char *past_plain(const char *s, const char *end)
{
	static const unsigned char mask[4] = { 0xF0, 0xC0, 0xC0, 0 }, three[4] = { 0xE0, 0x80, 0x80, 0 };
	const unsigned char *p = (const unsigned char *)s, *last = (const unsigned char *)end - 3;
	while (p < last) {
		if ((four(p) & four(mask)) == four(three) && p[0] != 0xE0 && p[0] != 0xED)
			p += 3;
		else if (p[0] < 0x80)
			p++;
		else
			break;
	}
	return (const char *)p;
}

size_t utf8_invalid_at(const char *s, size_t n)
{
	const char *p = s, *end = s + n;
	uint32_t cp;
	while (p < end) {
		if (n > 3 && (p = past_plain(p, end)) == end)
			break;
		size_t k = utf8_decode(p, end, &cp);
		if (!k)
			return (size_t)(p - s);
		p += k;
	}
	return n;
}

size_t utf8_length(const char *s, size_t n)
{
	const char *p = s, *end = s + n;
	size_t count = 0;
	uint32_t cp;
	while (p < end) {
		size_t k = utf8_decode(p, end, &cp);
		p += k ? k : 1;
		count++;
	}
	return count;
}

int utf8_column(const char *line, size_t byte)
{
	return (int)utf8_length(line, byte) + 1;
}

bool char_is_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
	       (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0x2F800 && c <= 0x2FA1F) || c == 0x3005 || c == 0x3007 ||
	       (c >= 0x2E80 && c <= 0x2FDF);
}

bool char_is_private(uint32_t c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool char_is_unprintable(uint32_t c)
{
	bool control = c < 9 || (c > 13 && c < 0x20) || (c >= 0x7F && c < 0xA0);
	return control || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFFF9 && c <= 0xFFFC) || (c & 0xFFFE) == 0xFFFE;
}

bool char_is_space(uint32_t c)
{
	return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0xFEFF;
}

/* How a character is shown; 0: as it is. */
static uint32_t picture(uint32_t c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n' ? 0 : 0x2400 + c;
	if (c == 0x7F)
		return 0x2421;
	return (c >= 0x80 && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ? 0xFFFD : 0;
}

void utf8_show(Buf *out, const char *s, size_t n)
{
	const char *end = s + n;
	while (s < end) {
		uint32_t cp, shown;
		size_t k = utf8_decode(s, end, &cp);
		if (k == 0) { /* a name of a file may have any bytes */
			cp = (unsigned char)*s;
			k = 1;
		}
		shown = picture(cp);
		if (shown)
			buf_utf8(out, shown);
		else
			buf_add(out, s, k);
		s += k;
	}
}

const char *utf8_trim(const char *s, size_t *n)
{
	const char *end = s + *n;
	uint32_t cp;
	for (size_t k; s < end && (k = utf8_decode(s, end, &cp)) && char_is_space(cp);)
		s += k;
	while (end > s) {
		const char *p = end - 1;
		while (p > s && (*p & 0xC0) == 0x80)
			p--;
		if (!utf8_decode(p, end, &cp) || !char_is_space(cp))
			break;
		end = p;
	}
	*n = (size_t)(end - s);
	return s;
}

static uint32_t last_char(const char *s, size_t n)
{
	uint32_t cp = 0;
	size_t i = n;
	while (i > 0 && (s[--i] & 0xC0) == 0x80)
		;
	if (n > 0)
		utf8_decode(s + i, s + n, &cp);
	return cp;
}

void utf8_join_lines(Buf *out, const char *s, size_t n)
{
	const uint32_t wide = 0x2E80; /* Han and its punctuation begin here */
	size_t start = out->len;
	for (const char *end = s + n; s < end;) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		size_t length = (size_t)((stop ? stop : end) - s);
		const char *line = utf8_trim(s, &length);
		uint32_t first = 0;
		if (length > 0)
			utf8_decode(line, line + length, &first);
		if (first && out->len > start && first < wide && last_char(out->data, out->len) < wide)
			buf_byte(out, ' ');
		buf_add(out, line, length);
		s = stop ? stop + 1 : end;
	}
}
