/* crossed.h - texts of a workbook's cells of which a part is crossed out.
 *
 * A clerk corrects 100 by crossing it out and writing 120 behind it: the cell's text is 120, and 100 is none of it. */
#ifndef WENHENG_LEDGER_CROSSED_H
#define WENHENG_LEDGER_CROSSED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* While a text is on its way from where it is stored to its cell, a byte that no text has stands before a run of it. */
typedef enum CrossedRun {
	RUN_PLAIN = '\x10', /* in the cell's font, as a text begins */
	RUN_LIVE = '\x0F',  /* in a font of its own */
	RUN_GONE = '\x0E'   /* in one that is crossed out */
} CrossedRun;

/* Parts such a text into what is left of it and what is crossed out, whose pieces are told apart by a space.  font: the cell's is
 * crossed out.  True when nothing is left: live is then all of it, and gone is empty. */
bool crossed_part(const char *text, size_t n, bool font, Buf *live, Buf *gone);
bool crossed_has_runs(const char *text, size_t n);

#endif
