/* biff_text.h - the texts of an old Excel workbook ([MS-XLS] 2.5.293 XLUnicodeRichExtendedString; BIFF5: bytes of a code page).
 *
 * A text of BIFF8 may go on in the CONTINUE records behind the one it begins in; where its characters go on, they begin
 * with flags anew. */
#ifndef WENHENG_LEDGER_BIFF_TEXT_H
#define WENHENG_LEDGER_BIFF_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

typedef struct BiffBody { /* a record's bytes, then those of the CONTINUE records behind it */
	const unsigned char *p;      /* what is left of this record */
	size_t               left;
	const unsigned char *stream; /* the whole, of n bytes; the next record begins at `next` */
	size_t               n, next;
} BiffBody;

/* A number of two bytes, or of four. False at the end. */
bool biff_u16(BiffBody *b, unsigned *v);
bool biff_u32(BiffBody *b, unsigned *v);

/* The text of BIFF8 that begins here with its flags and has n characters, as UTF-8; the body is then behind it.  NULL when it
 * does not end in it. */
const char *biff_wide(Arena *a, BiffBody *b, size_t n);

/* Bytes of a code page (1252, 936, …; 0: 1252) as UTF-8.  NULL when it is not known, or they are no characters of it. */
const char *biff_narrow(Arena *a, int codepage, const unsigned char *p, size_t n);

#endif
