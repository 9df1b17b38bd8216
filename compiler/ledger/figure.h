/* figure.h - a figure as a clerk writes it → exact numbers, or the reason why it is none. */
#ifndef WENHENG_LEDGER_FIGURE_H
#define WENHENG_LEDGER_FIGURE_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/number.h"

typedef enum FigureKind {
	FIGURE_EXACT,    /* lo == hi */
	FIGURE_AT_LEAST, /* lo: "94%以上", "≥94%" */
	FIGURE_AT_MOST,  /* hi */
	FIGURE_RANGE,    /* lo to hi: "1-2", "1～2" */
	FIGURE_FAULT
} FigureKind;

typedef struct Figure {
	FigureKind  kind;
	Number      lo, hi;
	const char *unit;        /* what stands after the figure, "" when nothing does */
	bool        strict;      /* 超过, 余, >: the bound itself is not reached */
	bool        approximate; /* 约, 左右 */
	bool        exponent;    /* written 1.2E+05 */
	const char *code;        /* of a fault: number, separator, parenthesis, date, ditto, class, … */
	const char *zh, *en;     /* what the text is, to follow the text itself: "不是数字", "is no number" */
} Figure;

Figure figure_read(Arena *a, const char *raw);

/* Text that no kind of cell can be read from: error values of spreadsheets, formulas, ####, 同上.
 * True with code, zh and en filled. */
bool figure_no_cell(Arena *a, const char *raw, Figure *why);

#endif
