/* biff_text.c - see biff_text.h. */
#include "ledger/biff_text.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/crossed.h"
#include "ledger/decode.h"

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
	if (*v == 0 || (*v >= 0xD800 && *v < 0xE000) || (*v >= RUN_GONE && *v <= RUN_PLAIN))
		*v = 0xFFFD;
	return true;
}

bool biff_struck(const BiffFonts *fonts, unsigned number)
{
	size_t i = number > 4 ? number - 1 : number;
	return i < fonts->count && fonts->struck[i];
}

/* Puts the bytes of the runs, which begin at so many UTF-16 units, into a text. */
static const char *with_runs(Arena *a, BiffBody *b, const char *text, unsigned runs, const BiffFonts *fonts)
{
	const char *p = text, *end = text + strlen(text);
	size_t unit = 0;
	Buf out = { 0 };
	bool good = true;
	for (unsigned i = 0; i < runs && good; i++) {
		unsigned at, font;
		good = biff_u16(b, &at) && biff_u16(b, &font);
		while (good && unit < at && *p) {
			uint32_t cp;
			size_t k = utf8_decode(p, end, &cp);
			buf_add(&out, p, k);
			unit += k == 4 ? 2 : 1;
			p += k;
		}
		if (good && *p)
			buf_byte(&out, biff_struck(fonts, font) ? RUN_GONE : RUN_LIVE);
	}
	buf_text_add(&out, p);
	const char *kept = good ? arena_strndup(a, buf_text(&out), out.len) : NULL;
	buf_free(&out);
	return kept;
}

const char *biff_wide(Arena *a, BiffBody *b, size_t n, const BiffFonts *fonts)
{
	Characters c = { .body = b, .n = n };
	unsigned runs = 0, more = 0;
	uint32_t v;
	if (!take_byte(b, &c.flags) || (c.flags & RICH && !biff_u16(b, &runs)) || (c.flags & EXTENDED && !biff_u32(b, &more)) ||
	    n > b->n) /* each has a byte at least */
		return NULL;
	Buf text = { 0 }; /* what it says of its length may be far from what comes */
	bool good = true;
	while (c.n > 0 && (good = take_character(&c, &v)))
		buf_utf8(&text, v);
	const char *out = good ? arena_strndup(a, buf_text(&text), text.len) : NULL;
	buf_free(&text);
	if (!good)
		return NULL;
	if (!runs || !fonts->any)
		return skip(b, (size_t)runs * 4 + more) ? out : NULL;
	const char *whole = with_runs(a, b, out, runs, fonts);
	return whole && skip(b, more) ? whole : NULL;
}

/* BIFF has two numbers of its own ([MS-XLS] 2.4.52). */
const char *biff_narrow(Arena *a, int codepage, const unsigned char *p, size_t n)
{
	Buf text = { 0 };
	if (codepage == 0 || codepage == 32769)
		codepage = 1252;
	else if (codepage == 32768)
		codepage = 10000;
	bool good = decode_codepage(codepage, (const char *)p, n, &text) && !memchr(buf_text(&text), 0, text.len);
	char *out = good ? arena_strndup(a, buf_text(&text), text.len) : NULL;
	for (size_t i = 0; out && i < text.len; i++)
		if (out[i] >= RUN_GONE && out[i] <= RUN_PLAIN)
			out[i] = ' ';
	buf_free(&text);
	return out;
}

/* Two bytes each: how many bytes stand before the run, and its font. */
const char *biff_narrow_runs(Arena *a, int codepage, const BiffBody *b, size_t n, const BiffFonts *fonts)
{
	const unsigned char *end = b->p + b->left, *p = b->p + n;
	Buf out = { 0 };
	size_t from = 0;
	bool good = n <= b->left;
	for (unsigned runs = good && p < end ? *p++ : 0; good && runs > 0 && end - p >= 2; runs--, p += 2) {
		size_t to = p[0] < from ? from : p[0] > n ? n : p[0];
		const char *piece = biff_narrow(a, codepage, b->p + from, to - from);
		good = piece != NULL;
		buf_text_add(&out, piece ? piece : "");
		buf_byte(&out, biff_struck(fonts, p[1]) ? RUN_GONE : RUN_LIVE);
		from = to;
	}
	const char *piece = good ? biff_narrow(a, codepage, b->p + from, n - from) : NULL;
	buf_text_add(&out, piece ? piece : "");
	const char *kept = piece ? arena_strndup(a, buf_text(&out), out.len) : NULL;
	buf_free(&out);
	return kept;
}
