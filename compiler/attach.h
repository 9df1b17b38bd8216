/* attach.h - the files that --attach and --attach-evaluation keep inside a document. */
#ifndef WENHENG_ATTACH_H
#define WENHENG_ATTACH_H

#include "base/options.h"
#include "ledger/store.h"
#include "output/backend.h"

typedef struct Attached {
	Attachment *items; /* heap */
	size_t count, cap;
	Buf   *bytes;      /* theirs, heap */
	size_t byte_count, byte_cap;
} Attached;

/* Reads the files, and the judgments of the period (of one area, or all: NULL) from the store.  False after a report.
 * Free in any case. */
bool attach_load(Attached *a, const Options *o, Store *store, const char *period, const char *area, Diag *d);
void attach_free(Attached *a);

#endif
