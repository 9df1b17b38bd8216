/* xlsx_strikes.h - conditional formats of a workbook's sheet that cross cells out.
 *
 * 作废 in a column may cross out its row: a reader sees that as if it had been done by hand.  What a condition says is worked out where it
 * compares a cell of the row with a constant, or holds always; any other is known to be there, and no more. */
#ifndef WENHENG_LEDGER_XLSX_STRIKES_H
#define WENHENG_LEDGER_XLSX_STRIKES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "ledger/cellformat.h"
#include "ledger/sheet.h"

typedef enum StrikeTest { STRIKE_ALWAYS, STRIKE_COMPARE, STRIKE_HOLDS, STRIKE_UNKNOWN } StrikeTest;

typedef struct Strike {
	int         left, top, right, bottom; /* from 0 */
	StrikeTest  test;
	CellWhen    when;   /* of a comparison */
	int         column; /* of the cell that is looked at, for the cells at `left_most`… */
	int         left_most;
	bool        fixed;  /* … and for all others */
	const char *value;  /* what that is compared with, or holds */
	const char *range, *formula; /* as the file has them */
} Strike;

typedef struct StrikeReader { /* while a sheet's part is read */
	Arena      *arena;
	const bool *struck; /* by a conditional format's number: it crosses out */
	size_t      count;
	const char *ranges; /* of the formats that are read */
	bool        wanted, in_formula; /* the rule crosses out; its first formula is being read */
	char        type[24], sign[24];
	const char *text;   /* what it looks for */
	Buf         formula;
	bool        whole;  /* the formula is there */
	Strike     *items;  /* heap */
	size_t      item_count, cap;
} StrikeReader;

/* An element of the part begins, ends; false: it is none of a conditional format. */
bool strikes_begin(StrikeReader *r, const char *name, const char *const *attributes);
bool strikes_end(StrikeReader *r, const char *name);
void strikes_text(StrikeReader *r, const char *s, size_t n);
void strikes_free(StrikeReader *r);

/* Whether the cell of the row is crossed out by it, surely. */
bool strike_holds(const Strike *s, const SheetRow *row, size_t column);

#endif
