/* storelib.h - queries for Lua libraries.  A query lives in a userdata, so that an error in Lua leaks
 * nothing: what storelib_end() did not close, the collector does.  (Lua 5.4.4 can lose its stack in
 * closing to-be-closed slots from C, so these are not used.) */
#ifndef WENHENG_SCRIPT_STORELIB_H
#define WENHENG_SCRIPT_STORELIB_H

#include "script/state.h"

Store *storelib_store(lua_State *L); /* raises when there is none */
/* Runs the SQL and pushes the userdata that holds the query; raises when it fails. */
Query *storelib_query(lua_State *L, const char *sql, const char *const *args, size_t count);
/* Closes the query in that userdata; raises when it stopped before its end. */
void storelib_end(lua_State *L, int box_index);
void storelists_open(lua_State *L); /* adds the functions of storelists.c to the library on top */

#endif
