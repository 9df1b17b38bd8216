/* buf.c - see buf.h. */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

void buf_reserve(Buf *b, size_t n)
{
	if (b->cap - b->len > n)
		return;
	size_t cap = b->cap ? b->cap : 64;
	while (cap - b->len <= n)
		cap *= 2;
	b->data = mem_realloc(b->data, cap);
	b->cap = cap;
}

static char *reserve(Buf *b, size_t n)
{
	buf_reserve(b, n);
	return b->data + b->len;
}

void buf_int(Buf *b, long long v)
{
	char digits[24];
	size_t at = sizeof digits;
	unsigned long long u = v < 0 ? 0 - (unsigned long long)v : (unsigned long long)v;

	if (v >= 0 && v < 10) {
		buf_byte(b, (char)('0' + v));
		return;
	}
	do
		digits[--at] = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (v < 0)
		digits[--at] = '-';
	buf_add(b, digits + at, sizeof digits - at);
}

void buf_utf8(Buf *b, uint32_t cp)
{
	b->len += utf8_encode(cp, reserve(b, 4));
	b->data[b->len] = '\0';
}

void buf_vprintf(Buf *b, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	size_t room = b->cap - b->len;
	int n = vsnprintf(room ? b->data + b->len : NULL, room, format, args);
	if (n > 0 && (size_t)n >= room)
		vsnprintf(reserve(b, (size_t)n), (size_t)n + 1, format, again);
	if (n > 0)
		b->len += (size_t)n;
	va_end(again);
}

void buf_printf(Buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

/* The escape of a byte that may not stand as it is; NULL: it may. */
static const char *escape(unsigned char c, BufEscapes how, char room[8])
{
	if (c == '"' || c == '\\')
		snprintf(room, 8, "\\%c", c);
	else if (c == '\n')
		return "\\n";
	else if (c == '\t' && how != BUF_JSON)
		return how == BUF_DUMP ? "\\t" : NULL;
	else if (c < 0x20 || c == 0x7F)
		snprintf(room, 8, how == BUF_JSON ? "\\u%04x" : how == BUF_LUA ? "\\%03u" : "\\x%02x", (unsigned)c);
	else
		return NULL;
	return room;
}

void buf_escaped(Buf *b, const char *s, size_t n, BufEscapes how)
{
	for (size_t i = 0; i < n; i++) {
		char room[8];
		const char *escaped = escape((unsigned char)s[i], how, room);
		if (escaped)
			buf_text_add(b, escaped);
		else
			buf_byte(b, s[i]);
	}
}

void buf_quoted(Buf *b, const char *s, size_t n, BufEscapes how)
{
	buf_byte(b, '"');
	buf_escaped(b, s, n, how);
	buf_byte(b, '"');
}

void buf_one_line(Buf *b, size_t from)
{
	for (size_t i = from; i < b->len; i++)
		if (b->data[i] == '\n' || b->data[i] == '\r')
			b->data[i] = ' ';
}

void buf_csv_cell(Buf *b, const char *text, char after)
{
	text = text ? text : "";
	if (strpbrk(text, ",\"\r\n")) {
		buf_byte(b, '"');
		for (; *text; text++) {
			if (*text == '"')
				buf_byte(b, '"');
			buf_byte(b, *text);
		}
		buf_byte(b, '"');
	} else {
		buf_text_add(b, text);
	}
	buf_byte(b, after);
}

void buf_clear(Buf *b)
{
	b->len = 0;
	if (b->data)
		b->data[0] = '\0';
}

void buf_free(Buf *b)
{
	free(b->data);
	*b = (Buf){ 0 };
}

const char *buf_text(const Buf *b)
{
	return b->data ? b->data : "";
}
