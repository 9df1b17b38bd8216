/* decode.h - bytes of unknown encoding → UTF-8, by iconv(3), never by the locale.
 *
 * Order: byte order mark, then line ends of UTF-16, then strict UTF-8 over the whole text, then GB18030 (which is what files
 * called GBK or GB2312 are). A byte that is no character is an error with its line and offset. */
#ifndef WENHENG_LEDGER_DECODE_H
#define WENHENG_LEDGER_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

/* encoding: NULL to find it, or "utf-8", "gb18030", "gbk", "utf-16le", "utf-16be", "utf-16".
 * *taken is the name of the encoding used. */
bool decode_text(const char *file, const char *bytes, size_t n, const char *encoding, Buf *out,
                 const char **taken, Diag *d);

/* What decode_text() is made of, for a text that is never whole in memory (textfile.c). */
typedef enum Encoding { ENC_NONE, ENC_UTF8, ENC_GB18030, ENC_UTF16LE, ENC_UTF16BE } Encoding;
Encoding    decode_mark(const char *bytes, size_t n, size_t *mark); /* what a byte order mark tells, with its length */
/* What a file is by its first bytes that is no text of rows, "a ZIP archive …", and what to do; NULL: it may be one. */
const char *decode_no_text(const char *bytes, size_t n);
/* UTF-16 without a mark, found by a line end among the first bytes: NUL bytes are in no text of another encoding, and the
 * same bytes in the other order are letters of no Chinese text.  ENC_NONE: it is none. */
Encoding    decode_unmarked(const char *bytes, size_t n);
const char *decode_name(Encoding enc);
/* What a declared name means in a file with this mark; ENC_NONE: nothing. */
Encoding    decode_named(const char *name, Encoding marked);
/* Appends a piece that ends behind a line end, or the last one. False when something in it is no character. */
bool        decode_piece(Encoding enc, const char *bytes, size_t n, Buf *out);
/* Appends what bytes of a code page of Windows (1252, 936, …; 10000: the Macintosh's) say.  False when it is not known, or they are
 * no characters of it. */
bool        decode_codepage(int page, const char *bytes, size_t n, Buf *out);
/* How many characters show that the text was damaged before it came here: private use (a character its
 * writer's font alone knows) and U+FFFD (left by a program that gave up on a byte); the first one, and where.  The text
 * is UTF-8. */
size_t      decode_doubtful(const char *text, size_t n, size_t *first, uint32_t *which);

#endif
