/* textfile.h - a file of text in an encoding declared or found, as UTF-8 in pieces: never more of it in memory.
 *
 * What may be read and as what is decode.h's rule.  The whole file is looked through when it is opened, so
 * that a fault is told before anything is made of its first lines; a file about which there is something to
 * tell is then given to decode_text() as a whole, which words it. */
#ifndef WENHENG_LEDGER_TEXTFILE_H
#define WENHENG_LEDGER_TEXTFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

typedef struct TextFile TextFile;
/* encoding: as decode_text() takes it.  Keeps path by reference; NULL after a report. */
TextFile   *textfile_open(const char *path, const char *encoding, Diag *d);
void        textfile_close(TextFile *f);              /* NULL is allowed */
const char *textfile_path(const TextFile *f);
const char *textfile_encoding(const TextFile *f);     /* "GB18030" */

/* A place in the file; any number may be at work on one. */
typedef struct TextCursor TextCursor;
TextCursor *textfile_begin(const TextFile *f);
/* The next piece, good until the next call; it ends behind a line feed unless it is the last.  *n = 0 at the
 * end.  False after a report: it cannot be read, or is no longer what it was when it was opened. */
bool        textfile_more(void *cursor, const char **text, size_t *n, Diag *d);
void        textfile_rewind(TextCursor *c);
void        textfile_end(TextCursor *c); /* NULL is allowed */

#endif
