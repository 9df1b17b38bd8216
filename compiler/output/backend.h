/* backend.h - what a backend is: a name, an ending, one function. */
#ifndef WENHENG_OUTPUT_BACKEND_H
#define WENHENG_OUTPUT_BACKEND_H

#include "base/diag.h"
#include "doc/style.h"
#include "font/font.h"
#include "layout/display.h"

typedef struct Backend {
	const char *name;   /* "pdf" */
	const char *ending; /* ".pdf" */
	/* Writes pages to path ("-": standard output), whole or not at all. */
	bool (*write)(const Pages *pages, const Doc *doc, FontSet *fonts, const char *path, Diag *d);
} Backend;

extern const Backend backend_pdf;
extern const Backend backend_text; /* the layout snapshot: --dump layout */

/* By the ending of a path; NULL when none fits. */
const Backend *backend_for(const char *path);

#endif
