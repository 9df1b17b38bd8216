/* diag.h - diagnostics: sentences with a place, written once, counted.
 *
 *     data/ledgers/x.csv:12:3: error: "十二" is no number
 *     templates/notice.md:42:7: error: undefined name "perod"
 *         截至{{ perod.last_day }}
 *               ^
 *
 * Whoever finds a fault reports it and returns false or NULL; callers only stop.  main's exit
 * status is what was counted here.  Messages go to standard error (or to a Buf in tests), in
 * colour only on a terminal without NO_COLOR. */
#ifndef WENHENG_BASE_DIAG_H
#define WENHENG_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Where something stands.  For a text: line and column from 1, column in characters.
 * For a ledger: the row and column as the clerk's spreadsheet numbers them. 0 = not known. */
typedef struct Place {
	const char *file;  /* NULL: no place */
	const char *sheet; /* XLSX sheet name or NULL */
	int         line;
	int         column;
} Place;

#define PLACE_NONE ((Place){ 0 })

typedef enum Severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_MACHINE } Severity;

typedef struct Diag Diag;

typedef enum DiagFormat { DIAG_TEXT, DIAG_JSON } DiagFormat; /* JSON: one object a line */

Diag *diag_new(void);
void  diag_free(Diag *d);
void  diag_set_quiet(Diag *d, bool quiet);    /* notes and warnings are counted, not written */
void  diag_set_silent(Diag *d);               /* nothing is written, only counted: of a trial, whose faults are met again */
void  diag_set_format(Diag *d, DiagFormat f);
/* What is told from here on is of the next document or file: of each only the first thousand errors and the first thousand other
 * messages are written, and then, here or by diag_free(), how many more there were and the last error, which may be what ended
 * the run.  All are counted. */
void  diag_next(Diag *d);
/* before(data, out) puts before each message what takes away whatever stands in the terminal's line; both are written at
 * once, since other processes may write there, too.  NULL: nothing does. */
void  diag_set_before(Diag *d, void (*before)(void *data, Buf *out), void *data);

/* The source text of a file, so that messages can show the line.  The text must outlive d or be
 * dropped with text NULL; file is compared by content. */
void diag_source(Diag *d, const char *file, const char *text, size_t len);

/* The two arguments of "%zu %s": a count and its noun, which agrees with it: 1 record, 2 records.  The noun adds an s. */
#define COUNTED(count, noun) (count), (count) == 1 ? noun : noun "s"

void diag_note(Diag *d, Place at, const char *format, ...) __attribute__((format(printf, 3, 4)));
void diag_warn(Diag *d, Place at, const char *format, ...) __attribute__((format(printf, 3, 4)));
void diag_error(Diag *d, Place at, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The machine, not the input: no space, no permission, no such directory. Exit status 3. */
void diag_machine(Diag *d, Place at, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Reports the message only the first time this key is seen in the run. True if it was. */
bool diag_once(Diag *d, const char *key);

int diag_count(const Diag *d, Severity s);
int diag_status(const Diag *d); /* 0 no errors, 1 errors, 3 machine */

#endif
