/* overrides.h - paragraphs written over by hand (doc/override.h): listed, and written out to be edited. */
#ifndef WENHENG_OVERRIDES_H
#define WENHENG_OVERRIDES_H

#include "press.h"

/* Appends the document's paragraphs, one a line: its name, "generated" or "overridden", the generated text, by tabs.
 * False after a report. */
bool overrides_list(Press *p, Script *s, const CompileRequest *r, Buf *out);

/* Writes the paragraph's section into the document's file of overrides: a new one with its text, or the one there is with the
 * generated text as it is now.  Says where on standard output.  False after a report. */
bool overrides_add(Press *p, Script *s, const CompileRequest *r, const char *id);

/* Warns of files of the period's folder that no document of the project reads.  False after a report: it leads out of the project. */
bool overrides_check_names(Press *p, const Project *project, const char *period);

#endif
