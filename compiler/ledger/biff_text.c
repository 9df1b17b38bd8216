/* biff_text.c - see biff_text.h. */
#include "ledger/biff_text.h"

#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { CONTINUE = 0x003C };
enum { TWO_BYTES = 1, EXTENDED = 4, RICH = 8 }; /* a text's flags */

static unsigned two(const unsigned char *p)
{
	return (unsigned)p[0] | (unsigned)p[1] << 8;
}

static bool next_part(BiffBody *b)
{
	if (b->n - b->next < 4 || two(b->stream + b->next) != CONTINUE)
		return false;
	size_t len = two(b->stream + b->next + 2);
	if (b->n - b->next - 4 < len)
		return false;
	b->p = b->stream + b->next + 4;
	b->left = len;
	b->next += 4 + len;
	return true;
}

static bool take_byte(BiffBody *b, unsigned *v)
{
	while (b->left == 0)
		if (!next_part(b))
			return false;
	*v = *b->p++;
	b->left--;
	return true;
}

bool biff_u16(BiffBody *b, unsigned *v)
{
	unsigned low, high;
	if (!take_byte(b, &low) || !take_byte(b, &high))
		return false;
	*v = low | high << 8;
	return true;
}

bool biff_u32(BiffBody *b, unsigned *v)
{
	unsigned low, high;
	if (!biff_u16(b, &low) || !biff_u16(b, &high))
		return false;
	*v = low | high << 16;
	return true;
}

static bool skip(BiffBody *b, size_t n)
{
	while (n > b->left) {
		n -= b->left;
		b->left = 0;
		if (!next_part(b))
			return false;
	}
	b->p += n;
	b->left -= n;
	return true;
}

typedef struct Characters {
	BiffBody *body;
	unsigned  flags;
	size_t    n; /* still to come */
} Characters;

/* The next UTF-16 unit. */
static bool take_unit(Characters *c, unsigned *v)
{
	if (c->body->left == 0 && (!next_part(c->body) || !take_byte(c->body, &c->flags)))
		return false;
	c->n--;
	return c->flags & TWO_BYTES ? biff_u16(c->body, v) : take_byte(c->body, v);
}

/* The next character; what is none, as half of a pair, is U+FFFD. */
static bool take_character(Characters *c, uint32_t *v)
{
	unsigned unit, low;
	if (!take_unit(c, &unit))
		return false;
	*v = unit;
	if (unit >= 0xD800 && unit < 0xDC00 && c->n > 0) {
		if (!take_unit(c, &low))
			return false;
		*v = (low & 0xFC00u) == 0xDC00 ? 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
	}
	if (*v == 0 || (*v >= 0xD800 && *v < 0xE000))
		*v = 0xFFFD;
	return true;
}

const char *biff_wide(Arena *a, BiffBody *b, size_t n)
{
	Characters c = { .body = b, .n = n };
	unsigned runs = 0, more = 0;
	uint32_t v;
	if (!take_byte(b, &c.flags) || (c.flags & RICH && !biff_u16(b, &runs)) || (c.flags & EXTENDED && !biff_u32(b, &more)) ||
	    n > b->n) /* each has a byte at least */
		return NULL;
	char *out = arena_alloc(a, n * 3 + 1), *end = out;
	while (c.n > 0) {
		if (!take_character(&c, &v))
			return NULL;
		end += utf8_encode(v, end);
	}
	return skip(b, (size_t)runs * 4 + more) ? out : NULL;
}

/* GB18030 reads all that code page 936 has; 32768 and 32769 are BIFF's own numbers ([MS-XLS] 2.4.52). */
static void encoding_name(int codepage, char name[16])
{
	if (codepage == 936)
		strcpy(name, "GB18030");
	else if (codepage == 10000 || codepage == 32768)
		strcpy(name, "MACINTOSH");
	else
		snprintf(name, 16, "CP%d", codepage == 0 || codepage == 32769 ? 1252 : codepage);
}

const char *biff_narrow(Arena *a, int codepage, const unsigned char *p, size_t n)
{
	char name[16], *in = arena_strndup(a, (const char *)p, n), *out = arena_alloc(a, n * 4 + 1), *end = out;
	size_t left = n, room = n * 4;
	encoding_name(codepage, name);
	iconv_t cd = iconv_open("UTF-8", name);
	if (cd == (iconv_t)-1)
		return NULL;
	bool good = iconv(cd, &in, &left, &end, &room) != (size_t)-1;
	iconv_close(cd);
	return good && !memchr(out, 0, (size_t)(end - out)) ? out : NULL;
}
