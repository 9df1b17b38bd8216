/* pagefile.h - the page of a class, and a house profile laid over it. */
#ifndef WENHENG_SCRIPT_PAGEFILE_H
#define WENHENG_SCRIPT_PAGEFILE_H

#include "script/fields.h"

/* Reads klass.page; *chars: characters a line of the grid, 0 without one. */
void pagefile_read(Fields *klass, PageGeometry *p, int *chars);

enum { PROFILE_FIELDS = 4 };
extern const char *const profile_fields[PROFILE_FIELDS]; /* page, measure, size, font */

/* Lays what `from` says in these fields over the merged class at klass (an absolute index),
 * which is replaced by a copy.  Nothing happens when it says none of them. False after a report. */
bool pagefile_profile(lua_State *L, int klass, Fields *from);

#endif
