/* jobs.h - what a batch consists of: its documents with their files, the part of them that is asked for, and the batch
 * as commands for other programs to share out. */
#ifndef WENHENG_JOBS_H
#define WENHENG_JOBS_H

#include "press.h"

/* The documents of a line of the manifest: one for each area, or for each of what the line says.  request: of each but
 * for that; pattern: of the files' names.  The exit status, as of the next. */
int jobs_document(Press *p, Script *s, const Project *project, const DocumentEntry *doc, CompileRequest request, const char *pattern);

/* One for each record of --each-row. */
int jobs_records(Press *p, Script *s, CompileRequest request);

#endif
