/* judgment.h - printing what the evaluation stored: lists for people and machines, and the chain
 * behind one judgment down to file and row. */
#ifndef WENHENG_LEDGER_JUDGMENT_H
#define WENHENG_LEDGER_JUDGMENT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json.h"
#include "base/number.h"
#include "ledger/store.h"
#include "ledger/wording.h"

#define JUDGMENT_KINDS 4
extern const char *const judgment_kinds[JUDGMENT_KINDS]; /* indicator, target, item, task */

typedef enum JudgmentFormat { JUDGMENT_TEXT, JUDGMENT_JSON, JUDGMENT_CSV } JudgmentFormat;

/* Appends the judgments of a period, of one area (its id, or "city") or all (area NULL): words is how statuses, units, formulas
 * and inputs are worded (in JSON data is as the rules made it).  to takes what out
 * can no longer hold; the rest is in out.  False after a report. */
bool judgment_list(Store *s, const char *period, const char *area, JudgmentFormat format, Wording words, Buf *out, OutFile *to, Diag *d);

/* Appends the chain of every judgment on a subject ("6.3", "reuse_rate"): result, goal, formula and
 * inputs, each with its cell, in the wording.  to: as above.  False after a report; reports when there is no such judgment. */
bool judgment_explain(Store *s, const char *period, const char *subject, const char *area, Wording words, bool json, Buf *out,
                      OutFile *to, Diag *d);

/* Every figure that a period's judgments hold: values, goals, and what stands beside them.  *out is on the heap.
 * False after a report. */
bool judgment_figures(Store *s, const char *period, Number **out, size_t *count, Diag *d);

/* A stored figure as a JSON number when it is a plain decimal, else as a string; NULL as null. */
void judgment_json_figure(Json *j, const char *text);

#endif
