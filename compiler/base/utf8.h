/* utf8.h - UTF-8 in and out, and the few character questions more than one module asks. */
#ifndef WENHENG_BASE_UTF8_H
#define WENHENG_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Decodes the character at s (end: one past the last byte), strictly: no surrogates, no overlong
 * forms.  Returns its length in bytes, or 0 when the bytes are no character (*cp is then 0xFFFD). */
static inline size_t utf8_decode(const char *s, const char *end, uint32_t *cp);
size_t utf8_encode(uint32_t cp, char out[4]); /* bytes written, 1 to 4 */
/* The offset of the first byte that is not UTF-8, or n when all of it is. */
size_t utf8_invalid_at(const char *s, size_t n);
size_t utf8_length(const char *s, size_t n); /* characters; bad bytes count as one each */
int    utf8_column(const char *line, size_t byte); /* 1-based column, in characters, of a byte offset */

bool char_is_han(uint32_t cp);     /* ideographs of every plane, 〇 々 included, no punctuation */
bool char_is_private(uint32_t cp); /* U+E000-F8FF and planes 15, 16 */
/* Controls that are no white space (Unicode's Cc), the stands-for of U+FFF9 to FFFC, and what is no character at all: nothing is
 * seen of them, and what glyph a face has for one is chance. */
bool char_is_unprintable(uint32_t cp);
bool char_is_space(uint32_t cp);   /* ASCII white space, U+00A0, U+3000, U+2000-200A, BOM */

/* Trims such white space from both ends; returns the new start, *n becomes the new length. */
const char *utf8_trim(const char *s, size_t *n);

/* Appends s as a terminal may be given it, which ledgers and names of files must not command: control characters by their pictures
 * (␛), those that turn the direction and stray bytes that some take for controls as U+FFFD, one column each; tabs and line ends stay. */
void utf8_show(Buf *out, const char *s, size_t n);

/* Appends s with its lines joined: nothing between them beside a wide character, else one space. */
void utf8_join_lines(Buf *out, const char *s, size_t n);

/* ---- */

size_t utf8_decode_any(const char *s, const char *end, uint32_t *cp); /* of utf8_decode(): all that is not settled here */

/* ASCII and three bytes but those that may be overlong or surrogates, nearly all of what is read, without a call. */
static inline size_t utf8_decode(const char *s, const char *end, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;

	if (s < end && p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	if (end - s >= 3 && p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
		*cp = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
		return 3;
	}
	return utf8_decode_any(s, end, cp);
}

#endif
