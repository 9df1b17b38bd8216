/* conditions.h - the options of store.*: { period =, area =, … } as SQL conditions with arguments. */
#ifndef WENHENG_SCRIPT_CONDITIONS_H
#define WENHENG_SCRIPT_CONDITIONS_H

#include "script/state.h"

enum { CONDITIONS_MAX = 200 };

typedef struct Conditions {
	const char *items[CONDITIONS_MAX]; /* texts on Lua's stack or held by tables there */
	size_t count;
} Conditions;

/* A table of options at index with none but these names (ended by NULL); {} for nil. It becomes the top. */
void conditions_options(lua_State *L, int index, const char *function, const char *const *names);
void conditions_add(lua_State *L, Conditions *c, const char *text);
/* A period or area: a string, or a table with an id. The text lives as long as the value. */
const char *conditions_id(lua_State *L, int index, const char *what);
void conditions_check(lua_State *L, const char *what, const char *id); /* raises for an unknown one */
/* options[what], one id or a list, as " AND what IN (?,…)"; what it pushes must stay until the query is run. */
void conditions_ids(lua_State *L, int options, const char *what, Buf *sql, Conditions *c);
/* options[name], a string, as " AND name = ?"; the same. */
void conditions_text(lua_State *L, int options, const char *name, Buf *sql, Conditions *c);

#endif
