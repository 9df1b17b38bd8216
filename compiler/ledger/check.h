/* check.h - findings that only show when figures or files are held beside each other, and the list of all. */
#ifndef WENHENG_LEDGER_CHECK_H
#define WENHENG_LEDGER_CHECK_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "ledger/schema.h"
#include "ledger/store.h"
#include "ledger/wording.h"

/* Of the period ?1 or of none: "2026" covers its halves too. */
#define CHECK_IN_PERIOD(column) "(?1 IS NULL OR " column " IS NULL OR " column " = ?1 OR (length(?1) = 4 AND substr(" column ", 1, 5) = ?1 || 'H'))"

/* Looks through the records of a period ("2026H1", "2026": both its halves, NULL: all periods) for
 * records given twice, codes of two names, enterprises of the period before that are gone, areas that reported before
 * and do not now, figures a hundred times those before, and records that break their schema's own
 * checks, days outside the period, and ledgers that have no record at all. What it found before is replaced.
 * quiet: without a line of progress. */
bool check_run(Store *s, const Schema *schemas, size_t count, const char *period, bool quiet, Diag *d);

typedef enum CheckFormat { CHECK_TEXT, CHECK_JSON, CHECK_CSV } CheckFormat;

/* Appends every finding of the period (NULL: of all), one a line, as text (areas by their names), as
 * JSON objects or as CSV below a head (areas by their ids), in the wording (messages and names;
 * in Chinese or in English).  *errors is how many of them are errors.
 * to, where it is given, takes what out can no longer hold; the rest is in out. */
bool check_list(Store *s, const char *period, const AreaName *areas, size_t area_count, Wording words, CheckFormat format, Buf *out,
                OutFile *to, int *errors, Diag *d);

#endif
