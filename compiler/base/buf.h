/* buf.h - a growing run of bytes, always NUL-terminated one past its end. */
#ifndef WENHENG_BASE_BUF_H
#define WENHENG_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Buf {
	char  *data; /* never NULL after the first write; use buf_text() to be sure */
	size_t len;
	size_t cap;
} Buf; /* start with Buf b = { 0 }; end with buf_free(&b) */

void        buf_add(Buf *b, const void *bytes, size_t n);
void        buf_byte(Buf *b, char c);
void        buf_text_add(Buf *b, const char *s);
void        buf_int(Buf *b, long long v); /* in decimal */
void        buf_utf8(Buf *b, uint32_t cp); /* appends one character as UTF-8 */
void        buf_printf(Buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void        buf_vprintf(Buf *b, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
void        buf_clear(Buf *b); /* length 0, memory kept */
void        buf_free(Buf *b);
const char *buf_text(const Buf *b); /* the bytes as a C string, "" when empty */

#endif
