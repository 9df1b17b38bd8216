/* storecells.c - store.cells: a list for what a judgment is made from, which takes cells and tables.
 *
 * Rules name hundreds of thousands of cells for one judgment.  While a period is judged a cell is a plain value of eight bytes
 * (storerows.c), and such a list keeps them in pages of which all but the last go to a temporary file.  What is no cell stays
 * in Lua: the page has its number.  To Lua it is a list; only pairs and table.sort make an ordinary one of it. */
#include "script/storelib.h"

#include <stdlib.h>
#include <string.h>

#include "base/spill.h"

enum { PAGE = 1024 /* items */, KEPT = 32 /* pages in memory, of all lists */, LEAST = 8 };

static const char list_key = 0; /* hidden in the table: the userdata of its List; whose user value: what is no cell */
static const char meta_key = 0; /* registry: the metatable of these tables */

struct CellList {
	Script   *script;
	size_t    age;  /* of the evaluation */
	uintptr_t *tail; /* the last items */
	size_t    tail_cap, count;
	uint32_t *pages; /* the others, PAGE each */
	size_t    page_count, page_cap;
};

typedef struct CellList List;

CellList *storecells_read(lua_State *L, int index)
{
	if (!lua_istable(L, index))
		return NULL;
	lua_rawgetp(L, index, &list_key);
	List *l = lua_touserdata(L, -1);
	lua_pop(L, 1);
	if (l && l->age != l->script->judged_before)
		luaL_error(L, "this is a list of an evaluation that is over");
	return l;
}

static int free_list(lua_State *L)
{
	List *l = lua_touserdata(L, 1);
	for (size_t i = 0; l->age == l->script->judged_before && i < l->page_count; i++)
		spill_drop(l->script->cells, l->pages[i]);
	state_let_go(l->script, l->tail_cap * sizeof *l->tail);
	free(l->tail);
	free(l->pages);
	*l = (List){ .script = l->script };
	return 0;
}

/* ---- items ---- */

/* What is no cell stands in the user value under its number, which is no number of a cell: these have a set. */
static uintptr_t pack(lua_State *L, int list, int value)
{
	StoreCell c;
	if (storerows_cell(L, value, &c))
		return (uintptr_t)lua_touserdata(L, value);
	list = lua_absindex(L, list);
	value = lua_absindex(L, value);
	lua_rawgetp(L, list, &list_key);
	lua_getiuservalue(L, -1, 1);
	lua_Integer n = (lua_Integer)lua_rawlen(L, -1) + 1;
	lua_pushvalue(L, value);
	lua_rawseti(L, -2, n);
	lua_pop(L, 2);
	return (uintptr_t)n;
}

static uintptr_t item(const List *l, size_t i)
{
	size_t page = i / PAGE;
	const uintptr_t *items = page < l->page_count ? spill_get(l->script->cells, l->pages[page]) : l->tail;
	return items[i % PAGE];
}

static void push_item(lua_State *L, int list, uintptr_t v)
{
	if (v >> 32) {
		lua_pushlightuserdata(L, (void *)(uintptr_t)v);
		return;
	}
	lua_rawgetp(L, list, &list_key);
	lua_getiuservalue(L, -1, 1);
	lua_rawgeti(L, -1, (lua_Integer)v);
	lua_replace(L, -3);
	lua_pop(L, 1);
}

void storecells_put(lua_State *L, CellList *l, uintptr_t v)
{
	size_t at = l->count - l->page_count * PAGE;
	if (at == PAGE) {
		*MEM_PUSH(l->pages, l->page_count, l->page_cap) = spill_put(l->script->cells, l->tail, PAGE * sizeof *l->tail);
		at = 0;
	}
	if (at == l->tail_cap) {
		size_t more = l->tail_cap ? l->tail_cap : LEAST;
		state_hold(L, more * sizeof *l->tail);
		l->tail_cap += more;
		l->tail = mem_realloc(l->tail, l->tail_cap * sizeof *l->tail);
	}
	l->tail[at] = v;
	l->count++;
}

/* The last page's items are the tail again when the tail is empty. */
static void pop(List *l)
{
	l->count--;
	if (l->page_count && l->count == l->page_count * PAGE) {
		uint32_t page = l->pages[--l->page_count];
		memcpy(l->tail, spill_get(l->script->cells, page), PAGE * sizeof *l->tail);
		spill_drop(l->script->cells, page);
	}
}

static void replace(List *l, size_t i, uintptr_t v)
{
	uintptr_t items[PAGE];
	size_t page = i / PAGE;
	if (page >= l->page_count) {
		l->tail[i % PAGE] = v;
		return;
	}
	memcpy(items, spill_get(l->script->cells, l->pages[page]), sizeof items);
	items[i % PAGE] = v;
	spill_drop(l->script->cells, l->pages[page]);
	l->pages[page] = spill_put(l->script->cells, items, sizeof items);
}

/* ---- as Lua sees it ---- */

static int list_index(lua_State *L)
{
	const List *l = storecells_read(L, 1);
	lua_Integer i = lua_isinteger(L, 2) ? lua_tointeger(L, 2) : 0;
	if (i < 1 || !l || (size_t)i > l->count)
		return 0;
	push_item(L, 1, item(l, (size_t)i - 1));
	return 1;
}

static int list_length(lua_State *L)
{
	const List *l = storecells_read(L, 1);
	lua_pushinteger(L, l ? (lua_Integer)l->count : 0);
	return 1;
}

static int list_newindex(lua_State *L)
{
	List *l = storecells_read(L, 1);
	lua_Integer i = luaL_checkinteger(L, 2), n = (lua_Integer)l->count;
	if (lua_isnil(L, 3)) {
		if (i != n)
			return i > n ? 0 : luaL_error(L, "only the last of these inputs can be taken out");
		pop(l);
		return 0;
	}
	if (i < 1 || i > n + 1)
		return luaL_error(L, "these inputs are %d: a new one is number %d, not %d", (int)n, (int)n + 1, (int)i);
	uintptr_t v = pack(L, 1, 3);
	if (i == n + 1)
		storecells_put(L, l, v);
	else
		replace(l, (size_t)i - 1, v);
	return 0;
}

/* Makes an ordinary list of it, for those who look raw. */
static int fill(lua_State *L)
{
	const List *l = storecells_read(L, 1);
	for (size_t i = 0; l && i < l->count; i++) {
		push_item(L, 1, item(l, i));
		lua_rawseti(L, 1, (lua_Integer)i + 1);
	}
	return storelib_plain(L, &list_key);
}

static void push_meta(lua_State *L)
{
	static const luaL_Reg meta[] = { { "__index", list_index }, { "__len", list_length }, { "__newindex", list_newindex }, { NULL, NULL } };
	storelib_lazy_meta(L, &meta_key, meta, fill);
}

/* store.cells() → an empty list; an ordinary one where no period is judged */
static int cells(lua_State *L)
{
	Script *s = state_script(L);
	lua_newtable(L);
	if (!s->judged)
		return 1;
	if (!s->cells)
		s->cells = spill_open(KEPT);
	List *l = lua_newuserdatauv(L, sizeof *l, 1);
	*l = (List){ .script = s, .age = s->judged_before };
	if (luaL_newmetatable(L, "cell list")) {
		lua_pushcfunction(L, free_list);
		lua_setfield(L, -2, "__gc");
	}
	lua_setmetatable(L, -2);
	lua_newtable(L);
	lua_setiuservalue(L, -2, 1);
	lua_rawsetp(L, -2, &list_key);
	push_meta(L);
	lua_setmetatable(L, -2);
	return 1;
}

/* store.extend(list, more) → list, with all of `more` at its end; more may be nil */
static int extend(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 2);
	if (lua_isnil(L, 2)) {
		lua_settop(L, 1);
		return 1;
	}
	luaL_checktype(L, 2, LUA_TTABLE);
	List *list = storecells_read(L, 1);
	lua_Integer n = state_through(L, 2), at = list ? 0 : state_length(L, 1);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_geti(L, 2, i);
		if (list)
			storecells_put(L, list, pack(L, 1, -1));
		else
			lua_seti(L, 1, at + i);
		lua_settop(L, 2);
	}
	lua_settop(L, 1);
	return 1;
}

void storecells_open(lua_State *L)
{
	static const luaL_Reg library[] = { { "cells", cells }, { "extend", extend }, { NULL, NULL } };
	luaL_setfuncs(L, library, 0);
}
