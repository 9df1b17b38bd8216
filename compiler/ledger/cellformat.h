/* cellformat.h - what a spreadsheet's number means by the format of its cell. */
#ifndef WENHENG_LEDGER_CELLFORMAT_H
#define WENHENG_LEDGER_CELLFORMAT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/mem.h"

typedef enum CellKind {
	CELL_PLAIN,
	CELL_PERCENT,
	CELL_DAY,       /* with its year */
	CELL_MONTH,     /* year and month alone */
	CELL_SHORT_DAY, /* month and day alone: perhaps a range, 1-2, that the program took for a day */
	CELL_TIME
} CellKind;

typedef struct CellFormat {
	CellKind    kind;
	int         digits; /* 000000: of a whole figure, at least */
	const char *suffix; /* 0.0"万m³": what a reader sees behind the figure; NULL: nothing */
	bool        struck; /* the cell's font is crossed out */
} CellFormat;

/* Of a built-in format by its number (ECMA-376, 18.8.30; 27 to 36 and 50 to 58 as Chinese versions have them). */
CellFormat cellformat_builtin(int id);
/* Of a format code: 0.0%, yyyy"年"m"月"d"日", #,##0"人".  A figure that is shown divided, 0!.0,"万", means itself, so what
 * stands behind it is no suffix. */
CellFormat cellformat_code(Arena *a, const char *code);

/* Appends the cell's number, as the file writes it ("46000.75", "6.2E+17", "0.30000000000000004"), in plain
 * decimals of at most 15 digits, by its format.  since_1904: days are counted from 1904. False, with the text
 * appended as it stands, when it is no number. */
bool cellformat_text(Buf *out, const char *number, CellFormat format, bool since_1904);

#endif
