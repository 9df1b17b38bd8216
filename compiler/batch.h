/* batch.h - many documents from one template, each on its own: one that fails does not stop the rest, one that is
 * there and up to date is left alone (made.h), and a run that was ended is taken up by the same command. */
#ifndef WENHENG_BATCH_H
#define WENHENG_BATCH_H

#include <stdbool.h>

#include "base/sha256.h"
#include "press.h"

typedef struct BatchItem {
	CompileRequest request;
	const char *records; /* --each-row NAME, or NULL */
	size_t index;        /* of the record */
	Digest record;       /* of what it says */
	const char *each;    /* or what the document is made for, `id` of these; NULL */
	const char *id;
	const char *label;   /* what messages call it: "record 2", "甘州区" */
	const char *path;    /* where it goes; NULL: it has no valid name and counts as failed */
	bool renamed;        /* another document had the name */
} BatchItem;

typedef struct Batch {
	const BatchItem *items;
	size_t count;
	const char *folder;   /* that of the documents; the records and the manifest stand in it */
	const char *manifest; /* a file with the hash of every document, as sha256sum writes it; NULL: none */
} Batch;

/* Makes the documents with --jobs worker processes and prints one line for each on standard output
 * and a closing count.  --strict stops at the first that fails: none is begun after it.  SIGINT and SIGTERM
 * stop it when the documents begun are done, and then end the process.  The exit status. */
int batch_run(Press *p, const Batch *b);

/* Makes one document unless it is there and up to date, which is said on standard error.  The exit status. */
int batch_one(Press *p, const BatchItem *item);

/* Gives items whose paths are alike names of their own: "x.pdf", "x-2.pdf". */
void batch_distinct(Arena *a, BatchItem *items, size_t count);

#endif
