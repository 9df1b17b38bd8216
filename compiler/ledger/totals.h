/* totals.h - 合计 and 小计 rows: left out of the records, but held against them. */
#ifndef WENHENG_LEDGER_TOTALS_H
#define WENHENG_LEDGER_TOTALS_H

#include "ledger/records.h"
#include "ledger/sheet.h"

typedef struct Total {
	const SheetRow *row;
	bool          sub; /* 小计 */
	size_t        at;  /* how many records stand above it */
} Total;

typedef struct TotalList {
	Total *items;
	size_t count, cap;
} TotalList;

void totals_add(TotalList *l, const SheetRow *row, bool sub, size_t at);
/* Compares each with the exact sum of the records it can be meant of; a difference is a finding. */
void totals_check(Arena *a, const TotalList *l, const RecordSource *source, const RecordList *records, FindingList *findings);
void totals_free(TotalList *l);

#endif
