/* classmerge.c - see classmerge.h.
 *
 * Page and headings are merged by field, styles by name.  A style that says what it extends takes the place of the one
 * it had in the class below; one that does not changes that one by field. */
#include "script/classmerge.h"

#include <string.h>

#include "script/state.h"

/* Pushes t[name], a module's read-only table as the table itself. Returns its type. */
int classmerge_field(lua_State *L, int t, const char *name)
{
	int type = lua_getfield(L, t, name);
	sandbox_thaw(L, -1);
	return type;
}

/* Copies every field of `from` into `into`, both absolute. */
static void copy_fields(lua_State *L, int from, int into)
{
	for (lua_pushnil(L); lua_next(L, from);) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, into);
	}
}

/* Pushes t[name] as a table of its own, made when there is none: never the one a module shares. */
static void push_own(lua_State *L, int t, const char *name)
{
	lua_newtable(L);
	if (classmerge_field(L, t, name) == LUA_TTABLE)
		copy_fields(L, lua_gettop(L), lua_gettop(L) - 1);
	lua_pop(L, 1);
	lua_pushvalue(L, -1);
	lua_setfield(L, t, name);
}

static void merge_section(lua_State *L, int from, int into, const char *name)
{
	if (classmerge_field(L, from, name) == LUA_TTABLE) {
		int section = lua_gettop(L);
		push_own(L, into, name);
		copy_fields(L, section, lua_gettop(L));
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

bool classmerge_has(lua_State *L, int t, const char *name)
{
	bool yes = lua_getfield(L, t, name) != LUA_TNIL;
	lua_pop(L, 1);
	return yes;
}

void classmerge_styles(lua_State *L, int from, int into)
{
	if (classmerge_field(L, from, "styles") == LUA_TTABLE) {
		int styles = lua_gettop(L);
		push_own(L, into, "styles");
		int all = lua_gettop(L);
		for (lua_pushnil(L); lua_next(L, styles);) {
			const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
			int style = lua_gettop(L);
			sandbox_thaw(L, style);
			if (name && lua_istable(L, style) && !classmerge_has(L, style, "extends") && classmerge_has(L, all, name)) {
				push_own(L, all, name);
				copy_fields(L, style, lua_gettop(L));
			} else if (name) {
				lua_pushvalue(L, style);
				lua_setfield(L, all, name);
			}
			lua_settop(L, style - 1);
		}
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* languages = { en = { body = { … } } } and texts = { en = { … } }: for each language, as `merge` does it. */
static void merge_by_language(lua_State *L, int from, int into, const char *name,
                              void (*merge)(lua_State *L, int from, int into))
{
	int top = lua_gettop(L);
	if (classmerge_field(L, from, name) == LUA_TTABLE) {
		push_own(L, into, name);
		int given = top + 1, all = top + 2, key = top + 3, own = top + 4, merged = top + 5;
		for (lua_pushnil(L); lua_next(L, given); lua_settop(L, key)) {
			lua_pushvalue(L, key);
			if (!lua_istable(L, own)) { /* reported by read_class() */
				lua_insert(L, own);
				lua_rawset(L, all);
				continue;
			}
			lua_rawget(L, all);
			lua_newtable(L); /* merge() looks for both under "styles" */
			lua_insert(L, merged);
			lua_setfield(L, merged, "styles");
			lua_newtable(L);
			lua_pushvalue(L, own);
			lua_setfield(L, -2, "styles");
			merge(L, lua_gettop(L), merged);
			lua_pushvalue(L, key);
			lua_getfield(L, merged, "styles");
			lua_rawset(L, all);
		}
	}
	lua_settop(L, top);
}

static void merge_texts(lua_State *L, int from, int into)
{
	merge_section(L, from, into, "styles");
}

static bool positive(lua_State *L, int t, const char *name)
{
	lua_getfield(L, t, name);
	bool yes = lua_isinteger(L, -1) && lua_tointeger(L, -1) > 0;
	lua_pop(L, 1);
	return yes;
}

/* A class that sets a grid and no pitch of its own means the grid's, not the pitch of the class below. */
static void grid_rules(lua_State *L, int from, int into)
{
	static const char *const pairs[][2] = { { "lines", "pitch" }, { "chars", "cell" } };
	int top = lua_gettop(L);
	lua_getfield(L, from, "styles");
	bool own_body = lua_istable(L, -1) && lua_getfield(L, -1, "body") == LUA_TTABLE;
	int body = lua_gettop(L);
	lua_getfield(L, from, "page");
	int page = lua_gettop(L);
	lua_getfield(L, into, "styles");
	if (lua_istable(L, page) && lua_istable(L, -1) && classmerge_has(L, lua_gettop(L), "body")) {
		push_own(L, lua_gettop(L), "body");
		for (int i = 0; i < 2; i++)
			if (positive(L, page, pairs[i][0]) && !(own_body && classmerge_has(L, body, pairs[i][1]))) {
				lua_pushnil(L);
				lua_setfield(L, -2, pairs[i][1]);
			}
	}
	lua_settop(L, top);
}

void classmerge_class(lua_State *L, int from, int into)
{
	static const char *const sections[] = { "page", "headings", "chart" };
	int top = lua_gettop(L);
	for (lua_pushnil(L); lua_next(L, from);) {
		const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
		if (!strcmp(name, "page") || !strcmp(name, "headings") || !strcmp(name, "styles") || !strcmp(name, "chart") ||
		    !strcmp(name, "languages") || !strcmp(name, "texts") || !strcmp(name, "extends")) {
			lua_pop(L, 1);
			continue;
		}
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, into);
	}
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		merge_section(L, from, into, sections[i]);
	classmerge_styles(L, from, into);
	merge_by_language(L, from, into, "languages", classmerge_styles);
	merge_by_language(L, from, into, "texts", merge_texts);
	grid_rules(L, from, into);
	lua_settop(L, top);
}
