/* whole.c - whole numbers in a document that is traced: the length of a list, what the store counted, a period's year.
 *
 * To a chunk they are Lua's integers.  Where they come from is kept with them (numberlib.c), so they are userdata, and what
 * would tell the difference is taken care of: chunks are loaded with ==, t[i] and the limits of for written as calls of the
 * functions here (luatokens.h), and the functions of string, table, math and utf8 are given plain integers.  The document is
 * the same with it and without. */
#include "script/luatokens.h"
#include "script/origin.h"

#include <string.h>

enum { NAMES = 3 };

/* A name of what is counted: a text, or a table's name. */
static void add_name(lua_State *L, Buf *out)
{
	static const char *const fields[] = { "name", "label", "short", "id" };
	const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
	for (size_t i = 0; !name && lua_istable(L, -1) && i < sizeof fields / sizeof *fields; i++) {
		lua_pushstring(L, fields[i]);
		if (lua_rawget(L, -2) == LUA_TSTRING)
			name = lua_tostring(L, -1); /* the table keeps it */
		lua_pop(L, 1);
	}
	if (name && strlen(name) < 200)
		buf_printf(out, "%s%s", out->len ? "、" : "", name);
}

/* The names of the list at index, as many as fit, in the script's buffer. */
static const char *names_of(lua_State *L, int index)
{
	Buf *out = &state_script(L)->text;
	lua_Integer n = (lua_Integer)lua_rawlen(L, index);
	buf_clear(out);
	for (lua_Integer i = 1; i <= n && i <= NAMES; i++) {
		lua_rawgeti(L, index, i);
		sandbox_thaw(L, -1);
		add_name(L, out);
		lua_pop(L, 1);
	}
	if (out->len && n > NAMES)
		buf_printf(out, "等%lld个", (long long)n);
	return out->len ? buf_text(out) : NULL;
}

/* A text, or a number as it is written in one: a plain integer was computed where the text is put together. */
static void add_piece(lua_State *L, int index)
{
	size_t len;
	Origins *o = state_script(L)->origins;
	const char *text = o && nodes_kind(L, index) == VALUE_TEXT ? nodes_text(L, index, &len) : NULL;
	bool computed = text && lua_type(L, index) == LUA_TNUMBER;
	if (text)
		origins_piece(o, text, len, computed ? origin_computed(L, 0) : numberlib_origin(L, index));
}

/* _counted(list) → #list */
static int counted(lua_State *L)
{
	lua_settop(L, 1);
	if (lua_type(L, 1) != LUA_TSTRING && lua_type(L, 1) != LUA_TTABLE)
		return luaL_error(L, "attempt to get length of a %s value", luaL_typename(L, 1));
	lua_Integer n = luaL_len(L, 1);
	Origins *o = state_script(L)->origins;
	if (!o || !lua_istable(L, 1)) {
		lua_pushinteger(L, n);
		return 1;
	}
	sandbox_thaw(L, 1);
	Place at = fault_here(L);
	OriginId of = storelists_origin(L, 1);
	numberlib_push_whole(L, n, origin_count(o, of, names_of(L, 1), at));
	return 1;
}

/* _same(a, b) → a == b */
static int same(lua_State *L)
{
	lua_settop(L, 2);
	numberlib_plain(L, 1);
	numberlib_plain(L, 2);
	lua_pushboolean(L, lua_compare(L, 1, 2, LUA_OPEQ));
	return 1;
}

/* _joined(a, b …) → a .. b … */
static int joined(lua_State *L)
{
	int n = lua_gettop(L);
	luaL_checkstack(L, n + 4, "too much is joined");
	for (int i = 1; i <= n; i++)
		lua_pushvalue(L, i);
	lua_concat(L, n);
	if (lua_type(L, -1) == LUA_TSTRING && state_script(L)->origins) {
		for (int i = 1; i <= n; i++)
			add_piece(L, i);
		origins_made(state_script(L)->origins, lua_tostring(L, -1), lua_rawlen(L, -1), 0);
	}
	return 1;
}

/* _plain(x) → x, as Lua has it */
static int plain(lua_State *L)
{
	lua_settop(L, 1);
	numberlib_plain(L, 1);
	return 1;
}

/* ---- functions of the libraries ---- */

/* Calls upvalue 1 with the arguments on the stack, all it holds. */
static int call_on(lua_State *L, int results)
{
	int n = lua_gettop(L);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, n, results);
	return lua_gettop(L);
}

/* The first result, if it is a text, is made of what was added. */
static void note_made(lua_State *L)
{
	if (lua_type(L, 1) == LUA_TSTRING)
		origins_made(state_script(L)->origins, lua_tostring(L, 1), lua_rawlen(L, 1), 0);
}

/* upvalue 1: the function; its arguments are plain integers. */
static int call_plain(lua_State *L)
{
	for (int i = lua_gettop(L); i > 0; i--)
		numberlib_plain(L, i);
	return call_on(L, LUA_MULTRET);
}

/* What string.gsub puts in a match's place; upvalue 1: the function or table that gives it. */
static int replacement(lua_State *L)
{
	int n = lua_gettop(L);
	lua_pushvalue(L, lua_upvalueindex(1));
	if (lua_istable(L, -1)) {
		lua_pushvalue(L, 1);
		lua_gettable(L, -2);
	} else {
		lua_insert(L, 1);
		lua_call(L, n, 1);
	}
	numberlib_plain(L, -1);
	return 1;
}

/* One of the string library: what it gives may be a part of its first argument. */
static int call_text(lua_State *L)
{
	for (int i = lua_gettop(L); i > 0; i--)
		numberlib_plain(L, i);
	if (lua_type(L, 3) == LUA_TFUNCTION || lua_type(L, 3) == LUA_TTABLE) { /* gsub's */
		lua_pushvalue(L, 3);
		lua_pushcclosure(L, replacement, 1);
		lua_replace(L, 3);
	}
	lua_pushvalue(L, 1);
	lua_insert(L, 1);
	lua_pushvalue(L, lua_upvalueindex(1)); /* below it: the first argument, for afterwards */
	lua_insert(L, 2);
	lua_call(L, lua_gettop(L) - 2, LUA_MULTRET);
	if (lua_gettop(L) > 1 && lua_type(L, 2) == LUA_TSTRING && !lua_rawequal(L, 1, 2)) {
		if (lua_type(L, 1) == LUA_TSTRING)
			origins_part(state_script(L)->origins, lua_tostring(L, 1), lua_rawlen(L, 1));
		origins_made(state_script(L)->origins, lua_tostring(L, 2), lua_rawlen(L, 2), 0);
	}
	return lua_gettop(L) - 1;
}

/* table.insert(t, [place,] value): the value stays what it is. */
static int call_insert(lua_State *L)
{
	if (lua_gettop(L) > 2)
		numberlib_plain(L, 2);
	return call_on(L, LUA_MULTRET);
}

/* table.concat(list, mark …): numbers in the list become text. */
static int call_concat(lua_State *L)
{
	lua_Integer whole;
	luaL_checktype(L, 1, LUA_TTABLE);
	sandbox_thaw(L, 1);
	for (int i = lua_gettop(L); i > 1; i--)
		numberlib_plain(L, i);
	lua_Integer count = state_through(L, 1);
	lua_createtable(L, (int)count, 0);
	for (lua_Integer i = 1; i <= count; i++) {
		if (lua_rawgeti(L, 1, i) == LUA_TUSERDATA && numberlib_whole(L, -1, &whole)) {
			luaL_tolstring(L, -1, NULL);
			lua_remove(L, -2);
		}
		lua_rawseti(L, -2, i);
	}
	lua_replace(L, 1);
	for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1)) {
		lua_rawgeti(L, 1, i);
		add_piece(L, -1);
	}
	call_on(L, 1);
	note_made(L);
	return 1;
}

/* type(x) */
static int call_type(lua_State *L)
{
	lua_Integer n;
	luaL_checkany(L, 1);
	lua_pushstring(L, numberlib_whole(L, 1, &n) ? "number" : luaL_typename(L, 1));
	return 1;
}

static void put_in_place(lua_State *L, int table, const char *name, lua_CFunction f)
{
	lua_getfield(L, table, name);
	lua_pushcclosure(L, f, 1);
	lua_setfield(L, table, name);
}

static void wrap_library(lua_State *L, int base, const char *name)
{
	lua_getfield(L, base, name);
	sandbox_thaw(L, -1);
	int library = lua_gettop(L);
	for (lua_pushnil(L); lua_next(L, library);) {
		const char *function = lua_tostring(L, -2);
		bool wrapped = lua_isfunction(L, -1) && strcmp(function, "format") != 0;
		if (wrapped) {
			lua_pushcclosure(L, !strcmp(function, "insert") ? call_insert : !strcmp(function, "concat") ? call_concat
			                    : !strcmp(name, "string") ? call_text : call_plain, 1);
			lua_setfield(L, library, function);
		} else {
			lua_pop(L, 1);
		}
	}
	lua_settop(L, library - 1);
}

void whole_open(lua_State *L)
{
	static const char *const libraries[] = { "string", "table", "math", "utf8" };
	static const luaL_Reg own[] = { { LUA_COUNTED, counted }, { LUA_SAME, same }, { LUA_JOINED, joined }, { LUA_PLAIN, plain }, { NULL, NULL } };
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_base);
	int base = lua_gettop(L);
	if (lua_getfield(L, base, LUA_SAME) == LUA_TNIL) { /* not for an earlier document */
		lua_pop(L, 1);
		luaL_setfuncs(L, own, 0);
		for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
			wrap_library(L, base, libraries[i]);
		put_in_place(L, base, "select", call_plain);
		put_in_place(L, base, "tonumber", call_plain);
		put_in_place(L, base, "type", call_type);
	}
	lua_settop(L, base - 1);
}

/* ---- tables whose whole numbers remember: upvalue 1 is the table, 2 the origin, 3 the views of tables in it ---- */

static int counts_index(lua_State *L)
{
	OriginId id = (OriginId)lua_tointeger(L, lua_upvalueindex(2));
	lua_settop(L, 2);
	lua_pushvalue(L, 2);
	lua_gettable(L, lua_upvalueindex(1));
	if (lua_isinteger(L, 3) && lua_type(L, 2) == LUA_TSTRING) {
		numberlib_push_whole(L, lua_tointeger(L, 3), id);
	} else if (lua_istable(L, 3)) {
		lua_pushvalue(L, 2);
		if (lua_rawget(L, lua_upvalueindex(3)) == LUA_TNIL) {
			lua_pop(L, 1);
			whole_push_view(L, 3, id);
			lua_pushvalue(L, 2);
			lua_pushvalue(L, -2);
			lua_rawset(L, lua_upvalueindex(3));
		}
	}
	return 1;
}

static int counts_length(lua_State *L)
{
	lua_pushinteger(L, luaL_len(L, lua_upvalueindex(1)));
	return 1;
}

/* Whoever looks into all of the table gets all of it. upvalue 2: the origin */
static int counts_whole(lua_State *L)
{
	lua_pushnil(L);
	lua_setmetatable(L, 1);
	lua_pushnil(L);
	for (; lua_next(L, lua_upvalueindex(1)); lua_pop(L, 1)) {
		lua_pushvalue(L, -2);
		if (lua_isinteger(L, -2))
			numberlib_push_whole(L, lua_tointeger(L, -2), (OriginId)lua_tointeger(L, lua_upvalueindex(2)));
		else
			lua_pushvalue(L, -2);
		lua_rawset(L, 1);
	}
	return 0;
}

void whole_push_view(lua_State *L, int index, OriginId id)
{
	static const luaL_Reg meta[] = { { "__index", counts_index }, { "__len", counts_length }, { NULL, NULL } };
	lua_pushvalue(L, index);
	if (!state_script(L)->origins || id == 0 || !lua_istable(L, -1))
		return;
	int real = lua_gettop(L);
	luaL_checkstack(L, 10, "tables nested too deeply");
	lua_newtable(L);
	lua_createtable(L, 0, 3);
	lua_pushvalue(L, real);
	lua_pushinteger(L, id);
	lua_newtable(L);
	luaL_setfuncs(L, meta, 3);
	lua_pushvalue(L, real);
	lua_pushinteger(L, id);
	lua_pushcclosure(L, counts_whole, 2);
	lua_rawsetp(L, -2, &sandbox_lazy_key);
	lua_setmetatable(L, -2);
	lua_replace(L, real);
}
