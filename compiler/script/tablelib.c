/* tablelib.c - pairs, next and table.sort whose order is always the same.
 *
 * Lua walks a table in an order that depends on addresses, and sorts equals as it likes; a document
 * must come out the same each time.  Keys are walked numbers first, by value, then strings by bytes,
 * then false and true.  Keys under light userdata are the program's own, and skipped. */
#include "script/state.h"

#include <stdlib.h>
#include <string.h>

enum { KEYS_A_STEP = 8, COMPARISONS = 250 /* between two looks at the limits */ };

typedef struct Key {
	int rank; /* 0 number, 1 string, 2 boolean */
	bool integer;
	lua_Integer i;
	lua_Number n;
	const char *s;
	size_t len;
} Key;

static bool key_at(lua_State *L, int index, Key *k)
{
	*k = (Key){ 0 };
	switch (lua_type(L, index)) {
	case LUA_TNUMBER:
		k->integer = lua_isinteger(L, index);
		if (k->integer)
			k->i = lua_tointeger(L, index);
		k->n = lua_tonumber(L, index);
		return true;
	case LUA_TSTRING:
		k->rank = 1;
		k->s = lua_tolstring(L, index, &k->len);
		return true;
	case LUA_TBOOLEAN:
		k->rank = 2;
		k->i = lua_toboolean(L, index);
		return true;
	case LUA_TLIGHTUSERDATA:
		return false;
	default:
		luaL_error(L, "keys that are a %s have no order: use numbers or strings", luaL_typename(L, index));
		return false;
	}
}

static int compare(const void *va, const void *vb)
{
	const Key *a = va, *b = vb;
	if (a->rank != b->rank)
		return a->rank - b->rank;
	if (a->rank == 1) {
		size_t n = a->len < b->len ? a->len : b->len;
		int order = memcmp(a->s, b->s, n);
		return order ? order : (a->len > b->len) - (a->len < b->len);
	}
	if (a->rank == 2 || (a->integer && b->integer))
		return (a->i > b->i) - (a->i < b->i);
	return (a->n > b->n) - (a->n < b->n);
}

static void push_key(lua_State *L, const Key *k)
{
	if (k->rank == 1)
		lua_pushlstring(L, k->s, k->len);
	else if (k->rank == 2)
		lua_pushboolean(L, k->i != 0);
	else if (k->integer)
		lua_pushinteger(L, k->i);
	else
		lua_pushnumber(L, k->n);
}

/* upvalues: the table, its keys as a list, how many were given out */
static int step(lua_State *L)
{
	for (;;) {
		lua_Integer i = lua_tointeger(L, lua_upvalueindex(3)) + 1;
		lua_pushinteger(L, i);
		lua_replace(L, lua_upvalueindex(3));
		if (lua_rawgeti(L, lua_upvalueindex(2), i) == LUA_TNIL)
			return 1;
		lua_pushvalue(L, -1);
		if (lua_gettable(L, lua_upvalueindex(1)) != LUA_TNIL)
			return 2;
		lua_pop(L, 2); /* taken out of the table meanwhile */
	}
}

/* Pushes the sorted keys of the table at index as a list; returns how many. */
static size_t push_keys(lua_State *L, int index)
{
	size_t count = 0, cap = 0;
	for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
		cap++;
	state_steps(L, (int64_t)cap);
	Key *keys = lua_newuserdatauv(L, (cap ? cap : 1) * sizeof *keys, 0);
	for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
		if (key_at(L, -2, &keys[count]))
			count++;
	qsort(keys, count, sizeof *keys, compare);
	lua_createtable(L, (int)count, 0);
	for (size_t i = 0; i < count; i++) {
		push_key(L, &keys[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_remove(L, -2);
	return count;
}

int sandbox_pairs(lua_State *L)
{
	if (!lua_islightuserdata(L, 1)) /* a record, while a period is judged */
		luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	lua_pushvalue(L, 1); /* values through the view, keys of the table behind it */
	sandbox_thaw(L, 2);
	push_keys(L, 2);
	lua_remove(L, 2);
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, step, 3);
	return 1;
}

int sandbox_next(lua_State *L)
{
	if (!lua_islightuserdata(L, 1))
		luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 2);
	lua_pushvalue(L, 1);
	sandbox_thaw(L, 3);
	Key after, best, k;
	bool from_start = lua_isnil(L, 2), found = false;
	int64_t looked = 0;
	if (!from_start && !key_at(L, 2, &after))
		return luaL_error(L, "next: no such key");
	for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1), looked++) {
		if (!key_at(L, -2, &k) || (!from_start && compare(&k, &after) <= 0))
			continue;
		if (!found || compare(&k, &best) < 0)
			best = k;
		found = true;
	}
	state_steps(L, looked / KEYS_A_STEP);
	if (!found) {
		lua_pushnil(L);
		return 1;
	}
	push_key(L, &best);
	lua_pushvalue(L, -1);
	lua_gettable(L, 1);
	return 2;
}

/* a before b, by the function at stack index 2 or by <. Both are absolute indices. */
static bool before(lua_State *L, int a, int b)
{
	if (lua_isnil(L, 2))
		return lua_compare(L, a, b, LUA_OPLT);
	lua_pushvalue(L, 2);
	lua_pushvalue(L, a);
	lua_pushvalue(L, b);
	lua_call(L, 2, 1);
	bool yes = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return yes;
}

/* Merges from[lo..mid) and from[mid..hi) into to; both are lists on the stack. */
static void merge(lua_State *L, int from, int to, lua_Integer lo, lua_Integer mid, lua_Integer hi)
{
	lua_Integer a = lo, b = mid;
	for (lua_Integer k = lo; k < hi; k++) {
		if (k % COMPARISONS == 0) /* of long texts each takes long */
			state_look(L, 0);
		if (a < mid && b < hi) {
			lua_rawgeti(L, from, a);
			lua_rawgeti(L, from, b);
			int top = lua_gettop(L);
			if (before(L, top, top - 1)) /* the right one only when it is truly less: stable */
				b++;
			else {
				lua_pop(L, 1);
				a++;
			}
			lua_rawseti(L, to, k);
			lua_settop(L, top - 2);
		} else {
			lua_rawgeti(L, from, a < mid ? a++ : b++);
			lua_rawseti(L, to, k);
		}
	}
}

static int table_sort(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	if (!lua_isnoneornil(L, 2))
		luaL_checktype(L, 2, LUA_TFUNCTION);
	lua_settop(L, 2);
	lua_Integer n = state_through(L, 1); /* a pass over the list; the others are counted as they come */
	lua_createtable(L, n < 100000 ? (int)n : 0, 0);
	lua_createtable(L, n < 100000 ? (int)n : 0, 0);
	for (lua_Integer i = 1; i <= n; i++) {
		if (lua_geti(L, 1, i) == LUA_TNIL)
			return luaL_error(L, "table.sort: element %d is nil", (int)i);
		lua_rawseti(L, 3, i);
	}
	int from = 3, to = 4;
	for (lua_Integer width = 1; width < n; width *= 2) {
		state_steps(L, n);
		for (lua_Integer lo = 1; lo <= n; lo += 2 * width) {
			lua_Integer mid = lo + width < n + 1 ? lo + width : n + 1;
			lua_Integer hi = lo + 2 * width < n + 1 ? lo + 2 * width : n + 1;
			merge(L, from, to, lo, mid, hi);
		}
		int t = from;
		from = to;
		to = t;
	}
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, from, i);
		lua_seti(L, 1, i);
	}
	return 0;
}

/* Calls upvalue 1 with the arguments on the stack, all it holds. */
static int call_original(lua_State *L)
{
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
	return lua_gettop(L);
}

/* table.move with a bound, since a huge count would loop where no step is counted. */
static int table_move(lua_State *L)
{
	lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
	if (last >= first && (lua_Unsigned)last - (lua_Unsigned)first > 10000000)
		return luaL_error(L, "table.move: too many elements");
	state_steps(L, last >= first ? last - first : 0);
	return call_original(L);
}

/* table.insert(list, [place,] value): what stands from the place on is moved, each value a step. */
static int table_insert(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	if (lua_gettop(L) == 2) {
		lua_seti(L, 1, (lua_Integer)((lua_Unsigned)luaL_len(L, 1) + 1));
		return 0;
	}
	if (lua_gettop(L) != 3)
		return luaL_error(L, "wrong number of arguments to 'insert'");
	lua_Integer n = state_length(L, 1), place = luaL_checkinteger(L, 2);
	luaL_argcheck(L, place >= 1 && place <= n + 1, 2, "position out of bounds");
	state_steps(L, n + 1 - place);
	for (lua_Integer i = n; i >= place; i--) {
		lua_geti(L, 1, i);
		lua_seti(L, 1, i + 1);
	}
	lua_seti(L, 1, place);
	return 0;
}

/* table.remove(list [, place]): the last, or the one at the place, where what follows it moves. */
static int table_remove(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	bool last = lua_gettop(L) < 2;
	lua_Integer n = last ? luaL_len(L, 1) : state_length(L, 1), place = last ? n : luaL_checkinteger(L, 2);
	luaL_argcheck(L, last || (place >= 1 && place <= n + 1) || (place == 0 && n == 0), 2, "position out of bounds");
	state_steps(L, place < n ? n - place : 0);
	lua_geti(L, 1, place);
	for (; place < n; place++) {
		lua_geti(L, 1, place + 1);
		lua_seti(L, 1, place);
	}
	lua_pushnil(L);
	lua_seti(L, 1, place);
	return 1;
}

/* Lua's, upvalue 1; the values it reads are steps. */
static int table_concat(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_Integer n = state_length(L, 1), from = luaL_optinteger(L, 3, 1), to = luaL_optinteger(L, 4, n);
	to = to < n ? to : n; /* behind it there is a nil, where it ends */
	state_steps(L, from >= 1 && from < to ? to - from : 0);
	return call_original(L);
}

static void replace(lua_State *L, const char *name, lua_CFunction f)
{
	lua_getfield(L, -1, name);
	lua_pushcclosure(L, f, 1);
	lua_setfield(L, -2, name);
}

void sandbox_open_table(lua_State *L)
{
	static const luaL_Reg own[] = { { "sort", table_sort }, { "insert", table_insert }, { "remove", table_remove }, { NULL, NULL } };
	luaL_setfuncs(L, own, 0);
	replace(L, "move", table_move);
	replace(L, "concat", table_concat);
}
