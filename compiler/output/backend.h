/* backend.h - what a backend is: a name, an ending, and a sink for pages. */
#ifndef WENHENG_OUTPUT_BACKEND_H
#define WENHENG_OUTPUT_BACKEND_H

#include "base/diag.h"
#include "doc/style.h"
#include "font/font.h"
#include "layout/display.h"

typedef struct Attachment { /* a file kept inside the document */
	const char *name, *what; /* what: in words, for readers */
	const char *bytes;
	size_t      len;
} Attachment;

typedef struct OutputOptions {
	bool untagged; /* PDF: without the structure tree */
	bool unsynced; /* one of many files, after which the caller calls file_sync_all() */
	const Attachment *attachments; /* PDF: until the document is ended */
	size_t attachment_count;
} OutputOptions;

typedef struct Backend {
	const char *name;   /* "pdf" */
	const char *ending; /* ".pdf" */
	/* Begins a document at path ("-": standard output), which is written whole or not at all: its end()
	 * tells.  NULL after a report. */
	PageSink *(*begin)(const Doc *doc, FontSet *fonts, OutputOptions opt, const char *path, Diag *d);
} Backend;

extern const Backend backend_pdf;
extern const Backend backend_ofd;  /* GB/T 33190-2016 */
extern const Backend backend_svg;  /* a page a file: NAME-1.svg, NAME-2.svg… */
extern const Backend backend_text; /* the layout snapshot: --dump layout */

/* By the ending of a path; NULL when none fits. */
const Backend *backend_for(const char *path);
/* Writes pages that are all there. */
bool backend_write(const Backend *b, const Pages *pages, const Doc *doc, FontSet *fonts, const char *path, Diag *d);

#endif
