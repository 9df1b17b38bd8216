/* storeparts.c - lists of records while a period is judged: what store.rows gives rules.
 *
 * Such a list is a table that makes a record when it is asked for one, so that a list of a hundred thousand takes no more
 * memory than a short one.  Lua sees a list as any other: who walks it with pairs, sorts it or writes into it gets it filled
 * (sandbox_lazy_key). */
#include "script/storelib.h"

static const char part_key = 0; /* hidden in the table: the userdata of its Part */
static const char meta_key = 0; /* registry: the metatable of these tables */

typedef struct Part { /* of a set */
	size_t set, first, count;
} Part;

static const Part *read_part(lua_State *L, int index)
{
	if (!lua_istable(L, index))
		return NULL;
	lua_rawgetp(L, index, &part_key);
	const Part *part = lua_touserdata(L, -1);
	lua_pop(L, 1);
	return part;
}

bool storeparts_read(lua_State *L, int index, size_t *set, size_t *first)
{
	const Part *part = read_part(L, index);
	if (part) {
		*set = part->set;
		*first = part->first;
	}
	return part != NULL;
}

static int part_index(lua_State *L)
{
	const Part *part = read_part(L, 1);
	lua_Integer i = lua_isinteger(L, 2) ? lua_tointeger(L, 2) : 0;
	if (i >= 1 && part && (size_t)i <= part->count)
		storerows_push(L, part->set, part->first + (size_t)i - 1);
	else
		lua_pushnil(L);
	return 1;
}

static int part_length(lua_State *L)
{
	const Part *part = read_part(L, 1);
	lua_pushinteger(L, part ? (lua_Integer)part->count : 0);
	return 1;
}

/* Makes an ordinary list of it. */
static int fill(lua_State *L)
{
	const Part *part = read_part(L, 1);
	for (size_t i = 0; part && i < part->count; i++) {
		storerows_push(L, part->set, part->first + i);
		lua_rawseti(L, 1, (lua_Integer)i + 1);
	}
	return storelib_plain(L, &part_key);
}

static int part_newindex(lua_State *L)
{
	lua_pushcfunction(L, fill);
	lua_pushvalue(L, 1);
	lua_call(L, 1, 0);
	lua_rawset(L, 1);
	return 0;
}

void storeparts_push(lua_State *L, size_t set, size_t first, size_t count)
{
	static const luaL_Reg meta[] = { { "__index", part_index }, { "__len", part_length }, { "__newindex", part_newindex }, { NULL, NULL } };
	lua_createtable(L, 0, 1);
	Part *part = lua_newuserdatauv(L, sizeof *part, 0);
	*part = (Part){ set, first, count };
	lua_rawsetp(L, -2, &part_key);
	storelib_lazy_meta(L, &meta_key, meta, fill);
	lua_setmetatable(L, -2);
}

/* store.part(rows, area) → those of the area (its id), as a list */
static int part(lua_State *L)
{
	const Part *whole = read_part(L, 1);
	size_t first, count;
	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checkstring(L, 2);
	lua_settop(L, 2);
	const RowSet *set = whole ? storerows_set(L, whole->set) : NULL;
	if (set && whole->count == rowset_count(set)) {
		rowset_area(set, lua_tostring(L, 2), &first, &count);
		storeparts_push(L, whole->set, first, count);
		return 1;
	}
	lua_newtable(L);
	lua_Integer n = state_through(L, 1);
	for (lua_Integer i = 1, k = 0; i <= n; i++) {
		lua_geti(L, 1, i);
		lua_getfield(L, -1, "area");
		if (lua_compare(L, -1, 2, LUA_OPEQ)) {
			lua_pushvalue(L, -2);
			lua_rawseti(L, 3, ++k);
		}
		lua_settop(L, 3);
	}
	return 1;
}

void storeparts_open(lua_State *L)
{
	static const luaL_Reg library[] = { { "part", part }, { NULL, NULL } };
	luaL_setfuncs(L, library, 0);
}
