/* plain.c - see plain.h. */
#include "output/plain.h"

#include <string.h>

#include "base/utf8.h"

static bool is_space(uint32_t cp)
{
	return cp == 0xA0 || cp == 0x202F;
}

/* Soft hyphen, zero-width space, word joiner, the same as a byte order mark. */
static bool is_hidden(uint32_t cp)
{
	return cp == 0xAD || cp == 0x200B || cp == 0x2060 || cp == 0xFEFF;
}

void plain_add(Buf *out, const char *s)
{
	for (const char *end = s ? s + strlen(s) : s; s < end;) {
		uint32_t cp;
		size_t n = utf8_decode(s, end, &cp);
		n = n ? n : 1;
		if (is_space(cp))
			buf_byte(out, ' ');
		else if (!is_hidden(cp))
			buf_add(out, s, n);
		s += n;
	}
}
