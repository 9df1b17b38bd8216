/* made.h - which documents need not be made again.
 *
 * Of each document a folder `.wenheng` beside the documents keeps what was asked for, what it was made from
 * (base/inputs.h) with the state of each input, and the hash of the file that came out.  While all of it is as it was
 * the document is left alone; a file that was altered or is gone is made anew.
 *
 *     .wenheng/log-*                      the records (madelog.h)
 *     .wenheng/set-<hash of its content>  files and font roles that many records name together
 *
 * A record is written behind its document.  Runs at the same time, on one machine or many, and runs that are killed
 * leave records that hold or none.  The folder may be deleted at any time. */
#ifndef WENHENG_MADE_H
#define WENHENG_MADE_H

#include "base/inputs.h"
#include "base/sha256.h"
#include "press.h"

typedef struct Made Made;

typedef struct MadeFile { /* what is known of a document that is there */
	Digest digest;
	int warnings; /* given when it was made */
} MadeFile;

/* folder: what the documents' paths are told from. The fonts must be open.  NULL after a report: its records lead
 * out of it. */
Made *made_open(Press *p, const char *folder);
void  made_close(Made *m); /* NULL is allowed */

/* What is asked for: the request with the options that matter, `each` with `id`, and the record's content (all three
 * may be NULL). */
Digest made_request(const Made *m, const CompileRequest *r, const char *each, const char *id, const Digest *record);

/* True when the file at path is what the request gives now. */
bool made_already(Made *m, const char *path, const Digest *request, MadeFile *out);

/* Keeps the record of a document that was just made from these inputs. False after a report; a document whose inputs
 * nobody can look at again, as a pipe, is kept without one. */
bool made_keep(Made *m, const char *path, const Digest *request, Input *const *inputs, size_t count, int warnings, MadeFile *out);

#endif
