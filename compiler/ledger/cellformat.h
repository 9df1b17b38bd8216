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

typedef enum CellWhen { WHEN_ELSE, WHEN_LESS, WHEN_AT_MOST, WHEN_EQUAL, WHEN_UNEQUAL, WHEN_AT_LEAST, WHEN_MORE } CellWhen;

typedef struct CellSection { /* of a format code: [>=10000]0!.0,"万";0 has two */
	CellWhen    when;   /* of which figures it is; ELSE: of what the others leave, or those above, below, at nothing */
	double      than;
	const char *prefix; /* "约"0: what stands before the figure */
	bool        known;  /* which says how exact it is; else a reader alone knows what it means */
	const char *suffix;
	int         digits, shift; /* shift: shown divided by so many tens, 4 in 0!.0, */
	int         places; /* behind the point; -1: all */
	bool        figure; /* it has a place for one */
	bool        empty;  /* it shows nothing */
} CellSection;

typedef struct CellSections {
	CellSection items[3]; /* a fourth is of texts */
	int         count;
} CellSections;

typedef struct CellFormat {
	CellKind    kind;
	int         digits; /* 000000: of a whole figure, at least */
	const char *suffix; /* 0.0"万m³": what a reader sees behind the figure; NULL: nothing */
	const CellSections *sections; /* of formats of which more is to be said; NULL: the above holds of all figures */
	const CellSections *hiding;   /* of formats that show nothing of some figures; NULL: of all something */
	bool        hides_texts;      /* ;;; and 0;-0;0; */
	bool        struck; /* the cell's font is crossed out */
} CellFormat;

/* Of a built-in format by its number (ECMA-376, 18.8.30; 27 to 36 and 50 to 58 as Chinese versions have them). */
CellFormat cellformat_builtin(int id);
/* Of a format code: 0.0%, yyyy"年"m"月"d"日", #,##0"人", 0!.0,"万". */
CellFormat cellformat_code(Arena *a, const char *code);

/* Appends the cell's number, as the file writes it ("46000.75", "6.2E+17", "0.30000000000000004"), in plain
 * decimals of at most 15 digits, by its format; a whole figure that the file writes in full keeps all of its own.  since_1904: days are counted from 1904. False, with the text
 * appended as it stands, when it is no number.
 * A figure that is shown divided by what the word behind it says, 125000 as 12.5万, is 12.5万.  Where that word is missing or
 * is another, it is 125000, and what a reader sees is appended to shown; so it is with "编号"0. */
bool cellformat_text(Buf *out, const char *number, CellFormat format, bool since_1904, Buf *shown);

/* Whether the format shows nothing of the number: of any with ;;;, of 0 with 0;-0; */
bool cellformat_hides(CellFormat format, const char *number);

#endif
