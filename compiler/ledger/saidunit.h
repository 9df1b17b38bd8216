/* saidunit.h - units that stand around a table: 单位：万立方米 above its head, 注：水量单位为万立方米 below it, 单位：万吨 among a row's remarks. */
#ifndef WENHENG_LEDGER_SAIDUNIT_H
#define WENHENG_LEDGER_SAIDUNIT_H

#include "ledger/finding.h"
#include "ledger/table.h"

/* Whether a field's column says no unit, which may be meant in 万 as well; not so of counts and shares. */
bool saidunit_unnamed(Arena *a, const Table *t, size_t field);
/* Gives the columns without a unit those that the rows above the head say, and reports what they say of none. */
void saidunit_take(Arena *a, Table *t, FindingList *l);
/* Reports a row around the table that says another unit than such columns are read in. */
void saidunit_tell(Arena *a, const Table *t, const SheetRow *row, FindingList *l);

/* Reports a record's remark, the text in column col, that says another unit than its figures are read in; name: the record's. */
void saidunit_tell_remark(Arena *a, const Table *t, const SheetRow *row, int col, const char *name, const char *area, FindingList *l);

#endif
