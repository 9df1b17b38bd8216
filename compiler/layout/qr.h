/* qr.h - QR codes (GB/T 18284, ISO/IEC 18004): text → dark and light modules → boxes. */
#ifndef WENHENG_LAYOUT_QR_H
#define WENHENG_LAYOUT_QR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/unit.h"
#include "layout/display.h"

typedef struct Qr {
	int side;                   /* modules a side, without the quiet zone */
	const unsigned char *dark;  /* side * side, row by row, in the arena: 1 or 0 */
} Qr;

enum { QR_QUIET = 4 }; /* modules that stay light around a code */

/* level: 'L', 'M', 'Q' or 'H', how much damage it bears. False when no code is large enough for the text. */
bool qr_make(Arena *a, const char *text, char level, Qr *out);

/* The code as boxes over a white ground, quiet zone included, from its own upper left corner; their number. */
size_t qr_draw(const Qr *q, Arena *a, Unit size, Op **ops);

#endif
