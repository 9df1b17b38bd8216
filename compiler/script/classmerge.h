/* classmerge.h - one class's Lua table laid over that of the class it extends.  Indices are absolute. */
#ifndef WENHENG_SCRIPT_CLASSMERGE_H
#define WENHENG_SCRIPT_CLASSMERGE_H

#include <stdbool.h>

#include <lua.h>

void classmerge_class(lua_State *L, int from, int into);
void classmerge_styles(lua_State *L, int from, int into); /* their tables "styles" alone */
/* Pushes t[name], a module's read-only table as the table itself. Returns its type. */
int  classmerge_field(lua_State *L, int t, const char *name);
bool classmerge_has(lua_State *L, int t, const char *name);

#endif
