/* jsonwrite.c - a Lua value as JSON: keys sorted, exact numbers as strings of their exact text.
 *
 * A table with nothing but 1…n is an array, and so is an empty one. */
#include "script/storelib.h"

#include "base/json.h"

enum { DEPTH = 50 };

static bool is_array(lua_State *L, int index)
{
	lua_Integer n = (lua_Integer)lua_rawlen(L, index), seen = 0;
	for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
		lua_Integer i = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : 0;
		if (lua_islightuserdata(L, -2))
			continue;
		if (i < 1 || i > n) {
			lua_pop(L, 2);
			return false;
		}
		seen++;
	}
	return seen == n;
}

static void write(lua_State *L, int index, Json *j, int depth);

static void write_object(lua_State *L, int index, Json *j, int depth)
{
	json_open(j, '{');
	lua_pushcfunction(L, sandbox_next);
	int next = lua_gettop(L);
	lua_pushnil(L);
	for (;;) { /* next(t, key) in sorted order */
		lua_pushvalue(L, next);
		lua_pushvalue(L, index);
		lua_pushvalue(L, next + 1);
		lua_call(L, 2, 2);
		if (lua_isnil(L, -2))
			break;
		if (lua_type(L, -2) != LUA_TSTRING)
			luaL_error(L, "a table for JSON must have string keys, or be a list without holes");
		json_key(j, lua_tostring(L, -2));
		write(L, lua_gettop(L), j, depth);
		lua_pop(L, 1);
		lua_replace(L, next + 1);
	}
	lua_settop(L, next - 1);
	json_close(j, '}');
}

/* A long list of names is never whole in Lua. */
static void write_names(const NameList *l, Json *j)
{
	json_open(j, '[');
	for (size_t i = 0, len; i < storenames_count(l); i++) {
		const char *name = storenames_get(l, i, &len);
		json_string(j, name, len);
	}
	json_close(j, ']');
}

static void write(lua_State *L, int index, Json *j, int depth)
{
	size_t len;
	Number n;
	const NameList *names = storenames_read(L, index);
	if (names) {
		write_names(names, j);
		return;
	}
	luaL_checkstack(L, 12, "tables nested too deeply");
	if (depth > DEPTH)
		luaL_error(L, "a table for JSON is nested more than %d deep", DEPTH);
	switch (lua_type(L, index)) {
	case LUA_TNIL: json_string(j, NULL, 0); return;
	case LUA_TBOOLEAN: json_bool(j, lua_toboolean(L, index)); return;
	case LUA_TSTRING: {
		const char *s = lua_tolstring(L, index, &len);
		json_string(j, s, len);
		return;
	}
	case LUA_TNUMBER:
		if (lua_isinteger(L, index)) {
			json_int(j, lua_tointeger(L, index));
			return;
		}
		break;
	case LUA_TLIGHTUSERDATA: /* a record, while a period is judged */
	case LUA_TTABLE:
		lua_pushvalue(L, index);
		sandbox_thaw(L, -1);
		index = lua_gettop(L);
		if (!lua_istable(L, index))
			break;
		if (is_array(L, index)) {
			json_open(j, '[');
			for (lua_Integer i = 1; lua_rawgeti(L, index, i) != LUA_TNIL; i++) {
				write(L, lua_gettop(L), j, depth + 1);
				lua_pop(L, 1);
			}
			lua_pop(L, 1);
			json_close(j, ']');
		} else
			write_object(L, index, j, depth + 1);
		lua_pop(L, 1);
		return;
	default: break;
	}
	if (!numberlib_read(L, index, &n))
		luaL_error(L, "a %s cannot be stored as JSON", luaL_typename(L, index));
	json_text(j, numberlib_text(L, n));
}

void jsonwrite_value(lua_State *L, int index, Buf *out)
{
	Json j = { .out = out };
	write(L, lua_absindex(L, index), &j, 0);
}
