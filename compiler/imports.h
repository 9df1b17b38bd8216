/* imports.h - the manifest's lines read into the database: `import`, and what every build begins with. */
#ifndef WENHENG_IMPORTS_H
#define WENHENG_IMPORTS_H

#include "ledger/import.h"
#include "press.h"

/* Reads the files that the manifest's lines fit, and forgets those of before that no line fits now.  only: the options
 * whose operands name the files to read, or NULL for all.  False after a report; refused files are in the result. */
bool imports_read(Press *p, const Project *project, ImportOptions opt, const Options *only, ImportResult *result);

/* No output takes the place of a ledger (guard.h), though it may not be read in this run. */
void imports_guard(Press *p, const Project *project);

/* A ledger's schema by its name; NULL: the manifest has none. */
const Schema *imports_schema(const Project *project, const char *name);

#endif
