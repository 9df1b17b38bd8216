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

typedef struct BiffFonts {
	bool  *struck; /* crossed out; in the order of their records */
	size_t count, cap;
	bool   any;
} BiffFonts;

/* Whether the font of this number is crossed out: no font has the number 4 ([MS-XLS] 2.5.129). */
bool biff_struck(const BiffFonts *fonts, unsigned number);

/* The text of BIFF8 that begins here with its flags and has n characters, as UTF-8; the body is then behind it.  Where a font is
 * crossed out, runs in fonts of their own have a byte before them: crossed.h.  NULL when it does not end in the body. */
const char *biff_wide(Arena *a, BiffBody *b, size_t n, const BiffFonts *fonts);

/* Bytes of a code page (1252, 936, …; 0: 1252) as UTF-8.  NULL when it is not known, or they are no characters of it. */
const char *biff_narrow(Arena *a, int codepage, const unsigned char *p, size_t n);
/* The same of one in runs, which stand behind its characters in the record's `left` bytes. */
const char *biff_narrow_runs(Arena *a, int codepage, const BiffBody *b, size_t n, const BiffFonts *fonts);

#endif
