/* xml.c - see xml.h. */
#include "output/xml.h"

void xml_text(Buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		switch (s[i]) {
		case '<': buf_text_add(b, "&lt;"); break;
		case '>': buf_text_add(b, "&gt;"); break;
		case '&': buf_text_add(b, "&amp;"); break;
		case '"': buf_text_add(b, "&quot;"); break;
		default: buf_byte(b, (unsigned char)s[i] < 0x20 ? ' ' : s[i]);
		}
	}
}

const signed char xml_turns[9][6] = {
	[1] = { 1, 0, 0, 1, 0, 0 },   [2] = { -1, 0, 0, 1, 1, 0 }, [3] = { -1, 0, 0, -1, 1, 1 }, [4] = { 1, 0, 0, -1, 0, 1 },
	[5] = { 0, 1, 1, 0, 0, 0 },   [6] = { 0, 1, -1, 0, 1, 0 }, [7] = { 0, -1, -1, 0, 1, 1 }, [8] = { 0, -1, 1, 0, 0, 1 },
};
