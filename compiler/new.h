/* new.h - the first folder of a project. */
#ifndef WENHENG_NEW_H
#define WENHENG_NEW_H

#include <stdbool.h>

#include "press.h"

/* Makes the folder with a copy of the sample project (sample) or of the smallest one, both from the shipped folder, and
 * says on standard output what to do next.  A folder that holds anything is left alone.  The copy is made beside and then
 * renamed, so that no half project is ever left.  False after a report. */
bool new_project(Press *p, const char *dir, bool sample);

#endif
