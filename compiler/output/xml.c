/* xml.c - see xml.h. */
#include "output/xml.h"

#include "base/utf8.h"

/* A character beyond ASCII, as it is; U+FFFD for bytes that are none, and for U+FFFE and U+FFFF, which XML cannot say at all.
 * Returns its length. */
static size_t put_wide(Buf *b, const char *s, const char *end)
{
	uint32_t cp;
	size_t k = utf8_decode(s, end, &cp);
	if (k == 0 || cp == 0xFFFE || cp == 0xFFFF)
		buf_utf8(b, 0xFFFD);
	else
		buf_add(b, s, k);
	return k ? k : 1;
}

void xml_text(Buf *b, const char *s, size_t n)
{
	for (const char *end = s + n; s < end; s++) {
		switch (*s) {
		case '<': buf_text_add(b, "&lt;"); break;
		case '>': buf_text_add(b, "&gt;"); break;
		case '&': buf_text_add(b, "&amp;"); break;
		case '"': buf_text_add(b, "&quot;"); break;
		default:
			if ((unsigned char)*s >= 0x80)
				s += put_wide(b, s, end) - 1;
			else
				buf_byte(b, (unsigned char)*s < 0x20 ? ' ' : *s);
		}
	}
}

const signed char xml_turns[9][6] = {
	[1] = { 1, 0, 0, 1, 0, 0 },   [2] = { -1, 0, 0, 1, 1, 0 }, [3] = { -1, 0, 0, -1, 1, 1 }, [4] = { 1, 0, 0, -1, 0, 1 },
	[5] = { 0, 1, 1, 0, 0, 0 },   [6] = { 0, 1, -1, 0, 1, 0 }, [7] = { 0, -1, -1, 0, 1, 1 }, [8] = { 0, -1, 1, 0, 0, 1 },
};
