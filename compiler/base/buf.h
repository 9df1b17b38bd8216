/* buf.h - a growing run of bytes, always NUL-terminated one past its end. */
#ifndef WENHENG_BASE_BUF_H
#define WENHENG_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Buf {
	char  *data; /* never NULL after the first write; use buf_text() to be sure */
	size_t len;
	size_t cap;
} Buf; /* start with Buf b = { 0 }; end with buf_free(&b) */

static inline void  buf_add(Buf *b, const void *bytes, size_t n);
static inline void  buf_byte(Buf *b, char c);
static inline void  buf_text_add(Buf *b, const char *s);
/* Makes the run n bytes longer: where they are to be written, good until the next call. */
static inline char *buf_extend(Buf *b, size_t n);
void        buf_int(Buf *b, long long v); /* in decimal */
void        buf_utf8(Buf *b, uint32_t cp); /* appends one character as UTF-8 */
void        buf_printf(Buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void        buf_vprintf(Buf *b, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
typedef enum BufEscapes { BUF_JSON, BUF_LUA, BUF_DUMP } BufEscapes; /* \u001f, \031, \x1f */
/* Bytes that stand between double quotes, on one line: quotes, backslashes and control characters by escapes. */
void        buf_escaped(Buf *b, const char *s, size_t n, BufEscapes how);
void        buf_quoted(Buf *b, const char *s, size_t n, BufEscapes how); /* with the quotes */
void        buf_one_line(Buf *b, size_t from); /* line ends from there on become spaces */
void        buf_csv_cell(Buf *b, const char *text, char after); /* quoted where it must be; NULL: nothing */
void        buf_clear(Buf *b); /* length 0, memory kept */
void        buf_free(Buf *b);
const char *buf_text(const Buf *b); /* the bytes as a C string, "" when empty */

/* ---- a page's content is written a few bytes at a time: no call while there is room ---- */

void buf_reserve(Buf *b, size_t n); /* room for n bytes and the NUL */

static inline char *buf_extend(Buf *b, size_t n)
{
	if (b->cap - b->len <= n)
		buf_reserve(b, n);
	char *to = b->data + b->len;

	b->len += n;
	to[n] = '\0';
	return to;
}

static inline void buf_add(Buf *b, const void *bytes, size_t n)
{
	char *to = buf_extend(b, n);

	if (n)
		memcpy(to, bytes, n);
}

static inline void buf_byte(Buf *b, char c)
{
	*buf_extend(b, 1) = c;
}

static inline void buf_text_add(Buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

#endif
