/* check.h - findings that only show when figures or files are held beside each other, and the list of all. */
#ifndef WENHENG_LEDGER_CHECK_H
#define WENHENG_LEDGER_CHECK_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "ledger/schema.h"
#include "ledger/store.h"

/* Looks through the records of a period ("2026H1", "2026": both its halves, NULL: all periods) for
 * records given twice, enterprises of the period before that are gone, areas that reported before
 * and do not now, figures a hundred times those before, and records that break their schema's own
 * checks. What it found before is replaced. */
bool check_run(Store *s, const Schema *schemas, size_t count, const char *period, Diag *d);

/* Appends every finding of the period (NULL: of all), one a line, as text (areas by their names) or as
 * JSON objects (areas by their ids).  *errors is how many of them are errors. */
bool check_list(Store *s, const char *period, const AreaName *areas, size_t area_count, bool json, Buf *out,
                int *errors, Diag *d);

#endif
