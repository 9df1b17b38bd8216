/* storeindex.c - store.index: records by a key, however many there are. */
#include "script/storelib.h"

#include "base/keyindex.h"

static const char kind[] = "store index";

typedef struct Box {
	KeyIndex *index;
	bool      part; /* the list is a part of a set, which is asked without going through the list */
	size_t    set, first;
} Box; /* its user value: the list */

/* The methods have the metatable as their upvalue: they are called for each figure of each record. */
static Box *check(lua_State *L)
{
	Box *box = lua_touserdata(L, 1);
	bool good = box && lua_getmetatable(L, 1) && lua_rawequal(L, -1, lua_upvalueindex(1));
	if (!good)
		luaL_typeerror(L, 1, kind);
	lua_pop(L, 1);
	return box;
}

static int free_index(lua_State *L)
{
	Box *box = lua_touserdata(L, 1);
	keyindex_free(box->index);
	box->index = NULL;
	return 0;
}

/* Pushes the record of an entry and its mark; index: of the userdata. */
static int push_entry(lua_State *L, int index, const Box *box, const KeyEntry *e)
{
	if (box->part) {
		storerows_push(L, box->set, box->first + e->at - 1);
	} else {
		lua_getiuservalue(L, index, 1);
		lua_geti(L, -1, (lua_Integer)e->at);
		lua_remove(L, -2);
	}
	lua_pushboolean(L, e->mark);
	return 2;
}

/* index:find(key) → the first record of the key, its mark; nil */
static int find(lua_State *L)
{
	const Box *box = check(L);
	KeyEntry e;
	size_t len;
	const char *key = luaL_checklstring(L, 2, &len);
	if (keyindex_find(box->index, key, len, NULL, &e))
		return push_entry(L, 1, box, &e);
	lua_pushnil(L);
	return 1;
}

/* index:all(key) → all records of the key, in their order */
static int all(lua_State *L)
{
	const Box *box = check(L);
	KeyEntry e;
	size_t len, from = 0;
	const char *key = luaL_checklstring(L, 2, &len);
	lua_settop(L, 2);
	lua_newtable(L);
	for (lua_Integer n = 1; keyindex_find(box->index, key, len, &from, &e); n++) {
		push_entry(L, 1, box, &e);
		lua_pop(L, 1);
		lua_rawseti(L, 3, n);
	}
	return 1;
}

/* upvalues: the index, a size_t: its step */
static int step(lua_State *L)
{
	const Box *box = lua_touserdata(L, lua_upvalueindex(1));
	KeyEntry e;
	if (!keyindex_next(box->index, lua_touserdata(L, lua_upvalueindex(2)), &e))
		return 0;
	lua_pushlstring(L, e.key, e.len);
	return 1 + push_entry(L, lua_upvalueindex(1), box, &e);
}

/* for key, record, mark in index:each(): the first record of each key, in their order */
static int each(lua_State *L)
{
	check(L);
	lua_settop(L, 1);
	*(size_t *)lua_newuserdatauv(L, sizeof(size_t), 0) = 0;
	lua_pushcclosure(L, step, 2);
	return 1;
}

static int length(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)keyindex_count(check(L)->index));
	return 1;
}

/* Pushes one for the list at index 1. */
static Box *push_box(lua_State *L)
{
	static const luaL_Reg methods[] = { { "find", find }, { "all", all }, { "each", each }, { NULL, NULL } };
	static const luaL_Reg meta[] = { { "__gc", free_index }, { "__len", length }, { NULL, NULL } };
	Box *box = lua_newuserdatauv(L, sizeof *box, 1);
	*box = (Box){ 0 };
	if (luaL_newmetatable(L, kind)) {
		lua_pushvalue(L, -1);
		luaL_setfuncs(L, meta, 1);
		luaL_newlibtable(L, methods);
		lua_pushvalue(L, -2);
		luaL_setfuncs(L, methods, 1);
		lua_setfield(L, -2, "__index");
	}
	lua_setmetatable(L, -2);
	box->part = storeparts_read(L, 1, &box->set, &box->first);
	lua_pushvalue(L, 1);
	lua_setiuservalue(L, -2, 1);
	box->index = keyindex_new();
	return box;
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
	KeyIndex *x = push_box(L)->index;
	lua_Integer n = state_through(L, 1);
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
