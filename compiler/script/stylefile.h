/* stylefile.h - the styles of a class: from merged Lua tables to Style records. */
#ifndef WENHENG_SCRIPT_STYLEFILE_H
#define WENHENG_SCRIPT_STYLEFILE_H

#include "script/fields.h"

extern const char *const stylefile_aligns[4]; /* by Align */

/* Reads klass.styles into c->styles, sorted by name.  c->page is known; chars: characters a line of
 * the grid, 0 without one. */
void stylefile_read(Fields *klass, Class *c, int chars);
void stylefile_border(Fields *f, const char *name, Unit em, Unit line, Border *out);

#endif
