/* standing.h - which list holds at a period.  What a directory says stands until the next one is given: for each area its own of
 * the period holds, else its latest before, else, where there is none before either, its first after.  A list that says 无 is one,
 * without rows.  The one place that says so, for the checks and for the rules. */
#ifndef WENHENG_LEDGER_STANDING_H
#define WENHENG_LEDGER_STANDING_H

#include "base/buf.h"
#include "ledger/schema.h"

/* Appends a query for the lists that hold at the half-year that the parameter gives: area ('' for none), period. */
void standing_sql(Buf *sql, const Schema *list, const char *parameter);

#endif
