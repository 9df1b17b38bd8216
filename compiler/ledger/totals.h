/* totals.h - 合计 and 小计 rows: left out of the records, but held against them. */
#ifndef WENHENG_LEDGER_TOTALS_H
#define WENHENG_LEDGER_TOTALS_H

#include "ledger/records.h"
#include "ledger/sheet.h"

/* Of one field over the records above some place. */
typedef struct TotalSum {
	Number sum;
	size_t without, faults; /* records that have no value, and whose cell can't be read */
} TotalSum;

typedef struct Total {
	SheetRow  row;
	bool      sub; /* 小计 */
	size_t    at;  /* how many records stand above it */
	TotalSum *sums; /* of these, one a field */
} Total;

typedef struct TotalList {
	Arena       *arena;
	const Table *table;
	bool        *summed; /* by field */
	TotalSum    *sums;   /* of all records so far */
	size_t       records;
	Total       *items;
	size_t       count, cap;
} TotalList;

void totals_begin(TotalList *l, Arena *a, const Table *t);
void totals_record(TotalList *l, const Record *r);
void totals_add(TotalList *l, SheetRow row, bool sub); /* keeps the row's cells by reference */
/* Compares each with the exact sum of the records it can be meant of; a difference is a finding. */
void totals_check(const TotalList *l, const RecordSource *source, FindingList *findings);
void totals_free(TotalList *l);

#endif
