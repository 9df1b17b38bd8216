/* totals.h - 合计 and 小计 rows: left out of the records, but held against them.
 *
 * Which rows a total is of is read from where it stands and what it calls itself, never from which sum would fit:
 *
 *    甲县合计, or 小计 in a row whose area is 甲县   the area's rows, where it is the only total of the area
 *    规上合计, 在建合计                              the rows of which a column says that; where none does and no total or heading
 *                                                    parts its rows from the others, it is not compared
 *    小计                                            the rows since the total or the group's heading before it; in a table whose
 *                                                    first sub-total stands above its rows, those to the next one
 *    总计, 累计, 全市合计, 承前页                    all rows above; a total at the table's top: all below
 *    合计                                            all rows above; where more totals follow, or the table has a 总计, likelier
 *                                                    those since the total before it; below a group's heading perhaps only its own
 *
 * Where two readings are left, all columns must agree on one of them; if that is not the likeliest, both sums are told.
 */
#ifndef WENHENG_LEDGER_TOTALS_H
#define WENHENG_LEDGER_TOTALS_H

#include "base/buf.h"
#include "base/spill.h"
#include "ledger/records.h"
#include "ledger/sheet.h"

typedef struct FaultCell { /* a cell whose value can't be read */
	int         row;
	const char *raw; /* NULL: there is none */
} FaultCell;

/* Of one column over some rows. */
typedef struct TotalSum {
	Number    sum;
	size_t    without, faults; /* records that have no value, and whose cell can't be read */
	FaultCell fault;           /* the first of these */
} TotalSum;

typedef struct RowSums { /* of rows that follow each other, or of an area's */
	size_t    count;
	int       first, last; /* as a spreadsheet numbers them */
	TotalSum *sums;        /* a column each */
} RowSums;

typedef enum TotalWord { /* what a total calls itself */
	TOTAL_SUB,   /* 小计, 本页合计 */
	TOTAL_PLAIN, /* 合计 */
	TOTAL_NAMED, /* 甲园区合计 */
	TOTAL_WHOLE, /* 总计, 累计, 全市合计, 承前页 */
	TOTAL_WORDS
} TotalWord;

typedef struct Total {
	int          row;
	TotalWord    word;
	const char  *area;        /* id of the area it is of, or NULL */
	int          subset;      /* of which rows by a column's words; -1: none */
	bool         named_group; /* it is called as the heading above it is */
	const char  *name;        /* what stands before the word for a total, "" for nothing */
	bool         after_group; /* a group's heading stands between it and the records above */
	RowSums      above, since, next; /* all rows above it, those since the total or heading before, those up to the one behind */
	const char **raws;        /* its cells, one a column */
} Total;

typedef struct AreaSums {
	const char *area;
	RowSums     rows;
	size_t      totals; /* that are of it by what they call themselves */
} AreaSums;

typedef struct SubsetSums { /* rows of which a flag is 是 or 否, or a choice one of its words */
	int         field;
	const char *value;
	RowSums     rows;
} SubsetSums;

typedef struct TotalBlock {
	uint32_t block;
	size_t   size;
} TotalBlock;

typedef struct TotalList {
	Arena              *arena, *scratch; /* scratch: until the next total */
	const Table        *table;
	const RecordSource *source;
	int                *fields;  /* those that have sums: the columns */
	size_t              columns;
	RowSums             all, since, run; /* of the records so far; since the last total or heading; not yet added to the others */
	const char         *run_area;
	AreaSums           *areas;
	size_t              area_count, area_cap;
	SubsetSums         *subsets;
	size_t              subset_count;
	size_t             *unsaid;   /* a field each: rows of which it is not known */
	Buf                 heading;  /* the last group's, as a key */
	bool                group; /* a heading came after the last record */
	bool                met[TOTAL_WORDS], leads[TOTAL_WORDS]; /* by word: there is one; the first of them stands above its rows */
	Total               last; /* the last one, while what is below it is not known: pending */
	Buf                 last_raws;
	bool                pending;
	size_t              count;
	Spill              *spill;  /* all before it, in blocks: there may be as many as records */
	Buf                 block;  /* the last block, not yet put there */
	TotalBlock         *blocks;
	size_t              nth;    /* the one that is checked */
	size_t              block_count, block_cap;
} TotalList;

void totals_begin(TotalList *l, Arena *a, const RecordSource *source);
void totals_record(TotalList *l, const Record *r);
void totals_group(TotalList *l, const char *heading); /* a group's */
void totals_add(TotalList *l, const SheetRow *row, const char *label, bool sub); /* label: as table_row_kind() gives it */
/* Whether figures, one a column, are what all records so far come to, or those since the last total or heading; given: which there are. */
bool totals_come_to(const TotalList *l, const Number *figures, const bool *given);
/* Compares each total with the exact sum of its rows.  What differs, what can't be compared, and what may be meant in two ways
 * are findings. */
void totals_check(TotalList *l, FindingList *findings);
void totals_free(TotalList *l);

#endif
