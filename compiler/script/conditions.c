/* conditions.c - see conditions.h. */
#include "script/conditions.h"

#include <string.h>

void conditions_add(lua_State *L, Conditions *c, const char *text)
{
	if (c->count == CONDITIONS_MAX)
		luaL_error(L, "too many conditions");
	c->items[c->count++] = text;
}

const char *conditions_id(lua_State *L, int index, const char *what)
{
	if (lua_istable(L, index)) {
		lua_getfield(L, index, "id");
		const char *id = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
		lua_pop(L, 1);
		if (id)
			return id;
	} else if (lua_type(L, index) == LUA_TSTRING)
		return lua_tostring(L, index);
	luaL_error(L, "%s must be an id or a table with one, not a %s", what, luaL_typename(L, index));
	return NULL;
}

void conditions_check(lua_State *L, const char *what, const char *id)
{
	Period p;
	const Project *project = state_script(L)->project;
	if (!strcmp(what, "period") && !period_parse(id, strlen(id), &p))
		luaL_error(L, "\"%s\" is no period (2026H1, 2026H2, 2026)", id);
	if (!strcmp(what, "area") && strcmp(id, "city") != 0 && project && context_area_index(project, id) < 0)
		luaL_error(L, "the project has no area \"%s\"", id);
}

void conditions_ids(lua_State *L, int options, const char *what, Buf *sql, Conditions *c)
{
	if (lua_getfield(L, options, what) == LUA_TNIL)
		return;
	int value = lua_gettop(L);
	bool list = false;
	if (lua_istable(L, value)) {
		list = lua_getfield(L, value, "id") == LUA_TNIL;
		lua_pop(L, 1);
	}
	lua_Integer n = list ? state_through(L, value) : 1;
	if (n == 0)
		luaL_error(L, "\"%s\" is an empty list", what);
	buf_printf(sql, " AND %s IN (", what);
	for (lua_Integer i = 0; i < n; i++) {
		if (list)
			lua_geti(L, value, i + 1); /* left on the stack: keeps the text alive */
		luaL_checkstack(L, 10, "too many ids");
		const char *id = conditions_id(L, list ? -1 : value, what);
		conditions_check(L, what, id);
		conditions_add(L, c, id);
		buf_text_add(sql, i ? ",?" : "?");
	}
	buf_byte(sql, ')');
}

void conditions_text(lua_State *L, int options, const char *name, Buf *sql, Conditions *c)
{
	int type = lua_getfield(L, options, name);
	if (type == LUA_TNIL)
		return;
	if (type != LUA_TSTRING)
		luaL_error(L, "\"%s\" must be a string, not a %s", name, lua_typename(L, type));
	buf_printf(sql, " AND %s = ?", name);
	conditions_add(L, c, lua_tostring(L, -1));
}

void conditions_options(lua_State *L, int index, const char *function, const char *const *names)
{
	if (lua_isnoneornil(L, index)) {
		lua_settop(L, index - 1);
		lua_newtable(L);
		return;
	}
	luaL_checktype(L, index, LUA_TTABLE);
	lua_settop(L, index);
	sandbox_thaw(L, index);
	for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
		const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "1";
		bool known = false;
		for (size_t i = 0; names[i]; i++)
			known = known || !strcmp(names[i], key);
		if (!known)
			luaL_error(L, "%s: unknown option \"%s\"", function, key);
	}
}
