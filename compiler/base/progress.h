/* progress.h - one line on a terminal that says how far a long run has come, redrawn a few times a second.
 *
 *     import [######..................] 16/62 files, 10240 records, 8120/s
 *
 * There is none in a pipe, on a dumb terminal or with --quiet: then the Progress is NULL, which every function takes.
 * It has no colour.  Messages of the Diag stand above it. */
#ifndef WENHENG_BASE_PROGRESS_H
#define WENHENG_BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

typedef struct Progress Progress;

Progress *progress_open(const char *what, size_t files, bool quiet, Diag *d);
void      progress_records(Progress *p, size_t n); /* so many more have been done */
void      progress_file(Progress *p);              /* so has a file */
void      progress_close(Progress *p);             /* takes the line away */

#endif
