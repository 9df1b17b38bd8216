/* moment.h - when a document was made: SOURCE_DATE_EPOCH, else the date it bears, never the clock. */
#ifndef WENHENG_OUTPUT_MOMENT_H
#define WENHENG_OUTPUT_MOMENT_H

#include "base/buf.h"
#include "base/calendar.h"
#include "base/diag.h"
#include "doc/style.h"

typedef struct Moment {
	Day  day;
	int  hour, minute, second;
	bool utc; /* else in China's time */
} Moment;

/* False when there is none; a SOURCE_DATE_EPOCH that is no number is warned of. */
bool moment_of(const Doc *doc, Diag *d, Moment *out);
void moment_pdf(const Moment *m, Buf *out); /* appends "D:20260715000000+08'00'" */
void moment_iso(const Moment *m, Buf *out); /* appends "2026-07-15T00:00:00+08:00" */

#endif
