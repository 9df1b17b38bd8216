/* madelog.h - texts by name that outlive the process: what made.c keeps of each document, a microsecond a text.
 *
 * A folder holds logs, files named log-*, to which whole texts are appended; the newest text of a name counts.  Each
 * process appends to a log of its own, so that runs at once on one machine or several do not meet; what a killed run
 * left half written ends its log and is passed over.  Many logs are folded into one when a run ends. */
#ifndef WENHENG_MADELOG_H
#define WENHENG_MADELOG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

typedef struct MadeLog MadeLog;

/* Reads what is there; the folder need not be. It is kept by reference. */
MadeLog *madelog_open(const char *folder, Diag *d);
/* The text, NULL when there is none; good until the log is closed. */
const char *madelog_find(const MadeLog *l, const char *name);
/* Keeps a text; an empty one takes away what there was.  False after a report. */
bool madelog_add(MadeLog *l, const char *name, const Buf *text);
/* NULL is allowed.  True when all logs of the folder have been folded into one. */
bool madelog_close(MadeLog *l);
/* Calls each(text, data) for every text. */
void madelog_each(const MadeLog *l, void (*each)(const char *text, void *data), void *data);

#endif
