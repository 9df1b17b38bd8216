/* storeindex.c - store.index: records by a key, however many there are. */
#include "script/storelib.h"

#include "base/keyindex.h"

static const char kind[] = "store index";

static KeyIndex *check(lua_State *L, int index)
{
	return *(KeyIndex **)luaL_checkudata(L, index, kind);
}

static int free_index(lua_State *L)
{
	KeyIndex **box = lua_touserdata(L, 1);
	keyindex_free(*box);
	*box = NULL;
	return 0;
}

/* Pushes the record of an entry and its mark; index: of the userdata. */
static int push_entry(lua_State *L, int index, const KeyEntry *e)
{
	lua_getiuservalue(L, index, 1);
	lua_geti(L, -1, (lua_Integer)e->at);
	lua_remove(L, -2);
	lua_pushboolean(L, e->mark);
	return 2;
}

/* index:find(key) → the first record of the key, its mark; nil */
static int find(lua_State *L)
{
	KeyIndex *x = check(L, 1);
	KeyEntry e;
	size_t len;
	const char *key = luaL_checklstring(L, 2, &len);
	return keyindex_find(x, key, len, NULL, &e) ? push_entry(L, 1, &e) : 0;
}

/* index:all(key) → all records of the key, in their order */
static int all(lua_State *L)
{
	KeyIndex *x = check(L, 1);
	KeyEntry e;
	size_t len, from = 0;
	const char *key = luaL_checklstring(L, 2, &len);
	lua_settop(L, 2);
	lua_newtable(L);
	for (lua_Integer n = 1; keyindex_find(x, key, len, &from, &e); n++) {
		push_entry(L, 1, &e);
		lua_pop(L, 1);
		lua_rawseti(L, 3, n);
	}
	return 1;
}

/* upvalues: the index, its step */
static int step(lua_State *L)
{
	KeyIndex *x = check(L, lua_upvalueindex(1));
	KeyEntry e;
	size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(2));
	if (!keyindex_next(x, &at, &e))
		return 0;
	lua_pushinteger(L, (lua_Integer)at);
	lua_replace(L, lua_upvalueindex(2));
	lua_pushlstring(L, e.key, e.len);
	return 1 + push_entry(L, lua_upvalueindex(1), &e);
}

/* for key, record, mark in index:each(): the first record of each key, in their order */
static int each(lua_State *L)
{
	check(L, 1);
	lua_settop(L, 1);
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, step, 2);
	return 1;
}

static int length(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)keyindex_count(check(L, 1)));
	return 1;
}

static void push_box(lua_State *L)
{
	static const luaL_Reg methods[] = { { "find", find }, { "all", all }, { "each", each }, { NULL, NULL } };
	KeyIndex **box = lua_newuserdatauv(L, sizeof *box, 1);
	*box = NULL;
	if (luaL_newmetatable(L, kind)) {
		lua_pushcfunction(L, free_index);
		lua_setfield(L, -2, "__gc");
		lua_pushcfunction(L, length);
		lua_setfield(L, -2, "__len");
		luaL_newlib(L, methods);
		lua_setfield(L, -2, "__index");
	}
	lua_setmetatable(L, -2);
	*box = keyindex_new();
}

/* store.index(rows, key [, "last"]) → an index of the list; key(record) gives the record's key, or nil to leave it out, and a
 * mark to be kept with it.  With "last" the list is gone through from its end, so that the last record of a key is its first. */
static int make_index(lua_State *L)
{
	size_t len;
	static const char *const orders[] = { "first", "last", NULL };
	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checktype(L, 2, LUA_TFUNCTION);
	bool last = luaL_checkoption(L, 3, "first", orders) == 1;
	lua_settop(L, 2);
	push_box(L);
	lua_pushvalue(L, 1);
	lua_setiuservalue(L, 3, 1);
	KeyIndex *x = check(L, 3);
	lua_Integer n = luaL_len(L, 1);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_Integer at = last ? n + 1 - i : i;
		lua_pushvalue(L, 2);
		lua_geti(L, 1, at);
		lua_call(L, 1, 2);
		const char *text = lua_type(L, 4) == LUA_TSTRING ? lua_tolstring(L, 4, &len) : NULL;
		if (text)
			keyindex_add(x, text, len, (uint32_t)at, lua_toboolean(L, 5));
		else if (!lua_isnil(L, 4))
			return luaL_error(L, "store.index: a key is a text, not a %s", luaL_typename(L, 4));
		lua_settop(L, 3);
	}
	keyindex_end(x);
	return 1;
}

void storeindex_open(lua_State *L)
{
	static const luaL_Reg library[] = { { "index", make_index }, { NULL, NULL } };
	luaL_setfuncs(L, library, 0);
}
