/* storenames.c - store.names: a list of names, which takes no memory where there are a hundred thousand of them.
 *
 * What a judgment misses, or who is behind in it, may be every enterprise that there is, and the results of all items are kept until
 * the period is judged.  While it is, such a list keeps its names in pages of which all but the last go to a temporary file; Lua sees
 * a list of texts, to which one can be added at the end. */
#include "script/storelib.h"

#include <stdlib.h>

#include "base/spill.h"

enum { PAGE = 256 /* names */, KEPT = 32 /* pages in memory, of all lists */ };

static const char list_key = 0; /* hidden in the table: the userdata of its list */
static const char meta_key = 0; /* registry: the metatable of these tables */

struct NameList {
	Script   *script;
	size_t    age;     /* of the evaluation */
	uint32_t  ends[PAGE]; /* of the last page's names, behind their zeros: where the next begins */
	Buf       tail;    /* these names */
	size_t    count;
	uint32_t *pages;   /* the others: ends, then the names */
	size_t    page_count, page_cap;
};

NameList *storenames_read(lua_State *L, int index)
{
	if (!lua_istable(L, index))
		return NULL;
	lua_rawgetp(L, index, &list_key);
	NameList *l = lua_touserdata(L, -1);
	lua_pop(L, 1);
	if (l && l->age != l->script->judged_before)
		luaL_error(L, "this is a list of an evaluation that is over");
	return l;
}

size_t storenames_count(const NameList *l)
{
	return l->count;
}

const char *storenames_get(const NameList *l, size_t i, size_t *len)
{
	const uint32_t *ends = l->ends;
	const char *names = l->tail.data;
	if (i / PAGE < l->page_count) {
		ends = spill_get(l->script->cells, l->pages[i / PAGE]);
		names = (const char *)(ends + PAGE);
	}
	size_t at = i % PAGE, from = at ? ends[at - 1] : 0;
	*len = ends[at] - from - 1;
	return names + from;
}

static void put_page(NameList *l)
{
	Buf page = { 0 };
	buf_add(&page, l->ends, sizeof l->ends);
	buf_add(&page, l->tail.data, l->tail.len);
	*MEM_PUSH(l->pages, l->page_count, l->page_cap) = spill_put(l->script->cells, page.data, page.len);
	buf_free(&page);
	buf_clear(&l->tail);
}

static void add(NameList *l, const char *name, size_t len)
{
	if (l->count && l->count % PAGE == 0 && l->tail.len)
		put_page(l);
	buf_add(&l->tail, name, len);
	buf_byte(&l->tail, 0);
	l->ends[l->count++ % PAGE] = (uint32_t)l->tail.len;
}

static int free_list(lua_State *L)
{
	NameList *l = lua_touserdata(L, 1);
	for (size_t i = 0; l->age == l->script->judged_before && i < l->page_count; i++)
		spill_drop(l->script->cells, l->pages[i]);
	buf_free(&l->tail);
	free(l->pages);
	*l = (NameList){ .script = l->script };
	return 0;
}

/* ---- as Lua sees it ---- */

static int list_index(lua_State *L)
{
	const NameList *l = storenames_read(L, 1);
	lua_Integer i = lua_isinteger(L, 2) ? lua_tointeger(L, 2) : 0;
	size_t len;
	if (i < 1 || !l || (size_t)i > l->count)
		return 0;
	const char *name = storenames_get(l, (size_t)i - 1, &len);
	lua_pushlstring(L, name, len);
	return 1;
}

static int list_length(lua_State *L)
{
	const NameList *l = storenames_read(L, 1);
	lua_pushinteger(L, l ? (lua_Integer)l->count : 0);
	return 1;
}

/* Makes an ordinary list of it, for those who look raw or change what is there. */
static int fill(lua_State *L)
{
	const NameList *l = storenames_read(L, 1);
	for (size_t i = 0, len; l && i < l->count; i++) {
		const char *name = storenames_get(l, i, &len);
		lua_pushlstring(L, name, len);
		lua_rawseti(L, 1, (lua_Integer)i + 1);
	}
	return storelib_plain(L, &list_key);
}

static int list_newindex(lua_State *L)
{
	size_t len;
	NameList *l = storenames_read(L, 1);
	bool next = l && lua_isinteger(L, 2) && lua_tointeger(L, 2) == (lua_Integer)l->count + 1;
	if (next && lua_type(L, 3) == LUA_TSTRING) {
		const char *name = lua_tolstring(L, 3, &len);
		state_steps(L, (int64_t)len); /* it goes to a file, where no limit of memory holds */
		add(l, name, len);
		return 0;
	}
	lua_pushcfunction(L, fill);
	lua_pushvalue(L, 1);
	lua_call(L, 1, 0);
	lua_rawset(L, 1);
	return 0;
}

/* store.names() → an empty list; an ordinary one where no period is judged */
static int names(lua_State *L)
{
	static const luaL_Reg meta[] = { { "__index", list_index }, { "__len", list_length }, { "__newindex", list_newindex }, { NULL, NULL } };
	Script *s = state_script(L);
	lua_newtable(L);
	if (!s->judged)
		return 1;
	if (!s->cells)
		s->cells = spill_open(KEPT);
	NameList *l = lua_newuserdatauv(L, sizeof *l, 0);
	*l = (NameList){ .script = s, .age = s->judged_before };
	if (luaL_newmetatable(L, "name list")) {
		lua_pushcfunction(L, free_list);
		lua_setfield(L, -2, "__gc");
	}
	lua_setmetatable(L, -2);
	lua_rawsetp(L, -2, &list_key);
	storelib_lazy_meta(L, &meta_key, meta, fill);
	lua_setmetatable(L, -2);
	return 1;
}

void storenames_open(lua_State *L)
{
	static const luaL_Reg library[] = { { "names", names }, { NULL, NULL } };
	luaL_setfuncs(L, library, 0);
}
