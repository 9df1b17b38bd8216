/* history.h - what a period was judged before, and what has changed since.
 *
 * Each period keeps two evaluations: the one that stands, and the last that differs from it.  There is no clock:
 * evaluations are told apart by a digest of all that was judged, so judging the same again changes nothing.
 * Inputs are never copied: both evaluations' stand in judgment_input, by the judgment's number. */
#ifndef WENHENG_LEDGER_HISTORY_H
#define WENHENG_LEDGER_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "ledger/schema.h"
#include "ledger/store.h"

/* Inside the transaction of an evaluation: sets the period's judgments aside before it runs… */
bool history_set_aside(Store *s, const char *period, Diag *d);
/* … and afterwards keeps the new ones, dropping those that are now two evaluations old.  When nothing differs,
 * *same is set and the caller rolls back, which leaves all as it stood.  digest: of all that was judged. */
bool history_keep(Store *s, const char *period, uint64_t digest, bool *same, Diag *d);
/* Remembers the sources as they are: the period has been judged from them. */
bool history_note_sources(Store *s, const char *period, Diag *d);
bool history_sources(Store *s, Digest *out); /* of the sources as they are */
/* Whether the period was judged from the sources as they are. */
bool history_is_current(Store *s, const char *period, bool *current, Diag *d);

/* How many of the period's judgments differ from those before in their result, their formula or anything said beside it, or
 * stand on one side only; -1 after a report.  0 as well when there is no evaluation before. */
int history_count(Store *s, const char *period, Diag *d);
/* Appends them, of an area or all (NULL): before → after, the texts and lists that differ (what came and went of them), and the
 * inputs that differ, each with its cell. */
bool history_changes(Store *s, const char *period, const char *area, bool json, Buf *out, Diag *d);

/* Warns of each value of an earlier period's ledgers that is another now than when that period was judged, naming
 * the judgments made from it; of files that have other records, and of files that came since.  False only after an
 * error was reported. */
bool history_check_past(Store *s, const Schema *schemas, size_t schema_count, const char *period, Diag *d);

#endif
