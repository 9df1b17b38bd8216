/* batch.h - many documents from one template, each on its own: one that fails does not stop the rest. */
#ifndef WENHENG_BATCH_H
#define WENHENG_BATCH_H

#include <stdbool.h>

#include "press.h"

typedef struct BatchItem {
	CompileRequest request;
	const char *records; /* --each-row NAME, or NULL */
	size_t index;        /* of the record */
	const char *each;    /* or what the document is made for, `id` of these; NULL */
	const char *id;
	const char *label;   /* what messages call it: "record 2", "甘州区" */
	const char *path;    /* where it goes; NULL: it has no valid name and counts as failed */
	bool renamed;        /* another document had the name */
} BatchItem;

/* Makes the documents with --jobs worker processes and prints one line for each on standard output
 * and a closing count.  --strict stops at the first that fails: none is begun after it.  The exit status. */
int batch_run(Press *p, const BatchItem *items, size_t count);

/* Gives items whose paths are alike names of their own: "x.pdf", "x-2.pdf". */
void batch_distinct(Arena *a, BatchItem *items, size_t count);

#endif
