/* recordrows.h - records (ledger/stream.h) → a table's rows, by what each column says of its field.
 *
 * It knows ledger/ and doc/, and no Lua: rows are made while pages are filled, when no Lua runs any more.
 *
 * Rows come as a RowSource (rows.h) gives them: the rows of the records, a row with the group's label over all
 * columns before the first record of a group, and after its last one a row of sums.  A value is content, never
 * markup; a line end in it is a hard break.
 *
 * How figures are written is decided here once for streams, in the same words as scripts/format.lua does for
 * lists: with places number_format() half up, as fmt.figure(x, places); without them number_text(), as
 * fmt.figure(x); thousands put into groups of three, as fmt.grouped(x [, places]).  A column that asks for
 * none of them prints its values as they stand.  tests/stream compares the two. */
#ifndef WENHENG_SCRIPT_RECORDROWS_H
#define WENHENG_SCRIPT_RECORDROWS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/number.h"
#include "doc/rows.h"
#include "ledger/stream.h"

enum { RECORD_AS_IT_STANDS = -1 };

typedef struct RecordColumn {
	int field;        /* its number among the stream's */
	int decimals;     /* or RECORD_AS_IT_STANDS */
	bool thousands;   /* in groups of three: 1,234,567.89 */
	int scale;        /* figures are divided by it, exactly: 10000 for a column in 万 */
	bool sum;         /* its figures are added up behind each group */
	const char *none; /* printed where there is no value: "—"; NULL: nothing */
} RecordColumn;

typedef struct RecordTable {
	const RecordColumn *columns; /* one a column of the table */
	int column_count;
	int group;            /* the field whose change begins a group, or -1; a blank one continues the group */
	const char *subtotal; /* the label of the row of sums behind each group, or NULL */
} RecordTable;

/* Takes over records, which it closes; table must live as long as the source, and be filled when the first row
 * is asked for.  A row of sums has its label over the columns before the first that is summed, so that cannot
 * be the first column.  Sums are of the figures, not of their rounded texts.  What is no figure in a column of
 * figures (one with decimals, thousands, scale or sum) is printed as it stands, left out of sums, and warned of
 * once; after so many in a column the rest are counted.  Cells carry their figures for sums that know their
 * page; those of a row of sums, and of what is no figure, carry one that counts in none. */
RowSource *recordrows_new(RecordStream *records, const RecordTable *table);

#endif
