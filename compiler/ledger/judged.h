/* judged.h - keeps what a judgment was made from, so that it can be explained when the ledgers have changed.
 *
 * A rule names thousands of cells, and the next rule the same ones.  Each record is therefore kept once an evaluation,
 * as it was then, and a judgment keeps the numbers of its cells: record * JUDGED_FIELDS + field, a thousand in a row of
 * judged_input, as a JSON list.  The view judgment_input gives them one by one again. */
#ifndef WENHENG_LEDGER_JUDGED_H
#define WENHENG_LEDGER_JUDGED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "ledger/rowset.h"
#include "ledger/store.h"

typedef struct Judged Judged;

typedef struct JudgedInput { /* one that is no cell of a set; NULL where nothing is known */
	const char *label, *value, *path, *row, *col, *raw;
} JudgedInput;

/* For one evaluation, inside its transaction. */
Judged *judged_open(Store *s, const char *period, Diag *d);
void    judged_close(Judged *k); /* NULL is allowed; what is not flushed is dropped */
/* The inputs of the judgment of this number, in their order; then judged_flush().  False after a report. */
void judged_begin(Judged *k, int64_t judgment);
bool judged_cell(Judged *k, RowSet *set, size_t row, int field);
bool judged_input(Judged *k, const JudgedInput *input);
bool judged_flush(Judged *k);
/* Mixes texts (NULL: none) into the digest of all that was kept, which the inputs enter by themselves. */
void     judged_mix(Judged *k, const char *const *texts, size_t count);
uint64_t judged_digest(const Judged *k);

/* Drops what judgments of the period were made from that are older than `evaluation` speaks of (history.c). */
bool judged_drop(Store *s, const char *period, Diag *d);

#endif
