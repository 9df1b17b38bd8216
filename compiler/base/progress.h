/* progress.h - one line on a terminal that says how far a long run has come, redrawn a few times a second.
 *
 *     import [######..................] 16/62 files, 10240 records, 8120/s
 *     batch [######..................] 512/2000 documents, 798/s, 2 s left
 *
 * The rate is that of the last seconds.  There is no line in a pipe, on a dumb terminal or with --quiet: then the
 * Progress is NULL, which every function takes.  It has no colour.  Messages of the Diag stand above it. */
#ifndef WENHENG_BASE_PROGRESS_H
#define WENHENG_BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

typedef struct Progress Progress;

/* what: the command; units: what is counted, such as "files". */
Progress *progress_open(const char *what, const char *units, size_t count, bool quiet, Diag *d);
void      progress_records(Progress *p, size_t n); /* so many more have been read; the rate is then theirs */
void      progress_file(Progress *p);              /* one of the units is done */
/* In a process that shares the terminal with the one that draws: its messages clear the line first. */
void      progress_shared(Progress *p);
void      progress_close(Progress *p);             /* takes the line away */

#endif
