/* trace.h - the other way round: a row or cell of a ledger's file → what it was read as, what is wrong with it, and
 * the judgments that were made from it. */
#ifndef WENHENG_LEDGER_TRACE_H
#define WENHENG_LEDGER_TRACE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "ledger/schema.h"
#include "ledger/store.h"
#include "ledger/wording.h"

/* "FILE:ROW", "FILE:ROW:COL" or "FILE[sheet]:ROW…", as diagnostics and `explain` print places.  False: it is none,
 * but the name of a judgment. */
bool trace_place(Arena *a, const char *text, Place *out);

/* Appends what is known of the place: for each ledger the file is read as, the record of the row, or what else the
 * row is; its findings; and the judgments among whose inputs it stands, of one period and area or all (NULL), in the
 * order in which they were judged.  column 0: the whole row.  A workbook of one sheet needs no [sheet].  words: in English
 * fields, ledgers and findings are, too.  False after a report; reports when no ledger is read from the file. */
bool trace_explain(Store *s, const Schema *schemas, size_t schema_count, Place at, const char *period, const char *area,
                   Wording words, bool json, Buf *out, Diag *d);

#endif
