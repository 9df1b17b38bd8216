/* each.c - what a document of the manifest is made for: each = "unit" names a function of the Lua module `each`,
 * which gives a list of records with id and name.  The document finds its own as `record`. */
#include "script/state.h"

typedef struct EachRequest {
	const char *each, *period, *wanted; /* wanted: one of them by its id or name, or NULL: all */
	Arena *arena;
	Subject *list;
	const char *id; /* of the one wanted */
	size_t count;
} EachRequest;

/* Pushes the list, after a check of what the module gives. */
static void push_subjects(lua_State *L, const EachRequest *r)
{
	context_set_lang(L, NULL);
	context_set_area(L, NULL);
	context_set_period(L, r->period);
	sandbox_require(L, "each");
	lua_pushstring(L, r->each);
	if (!lua_istable(L, -2) || lua_gettable(L, -2) != LUA_TFUNCTION)
		luaL_error(L, "each.lua has no function \"%s\", which the manifest's document names", r->each);
	state_push_context(L, "period");
	lua_pushstring(L, r->wanted);
	lua_call(L, 2, 1);
	if (!lua_istable(L, -1))
		luaL_error(L, "each.lua: \"%s\" gives a %s instead of a list", r->each, luaL_typename(L, -1));
}

static const char *text_of(lua_State *L, const EachRequest *r, lua_Integer index, const char *field)
{
	if (lua_getfield(L, -1, field) != LUA_TSTRING)
		luaL_error(L, "each.lua: \"%s\": record %d has no %s", r->each, (int)index, field);
	const char *text = r->arena ? arena_strdup(r->arena, lua_tostring(L, -1)) : NULL;
	lua_pop(L, 1);
	return text;
}

static int list_subjects(lua_State *L)
{
	EachRequest *r = lua_touserdata(L, 1);
	push_subjects(L, r);
	lua_Integer count = state_through(L, -1);
	r->list = arena_array(r->arena, (size_t)count, sizeof *r->list);
	for (lua_Integer i = 1; i <= count; i++) {
		if (lua_geti(L, -1, i) != LUA_TTABLE)
			luaL_error(L, "each.lua: \"%s\": record %d is no table", r->each, (int)i);
		r->list[i - 1] = (Subject){ text_of(L, r, i, "id"), text_of(L, r, i, "name") };
		lua_pop(L, 1);
	}
	r->count = (size_t)count;
	return 0;
}

Subject *script_each(Script *s, const char *each, const char *period, Arena *a, size_t *count)
{
	EachRequest r = { .each = each, .period = period, .arena = a };
	if (!script_project(s) || !state_run(s, list_subjects, &r))
		return NULL;
	*count = r.count;
	return r.list;
}

static int use_subject(lua_State *L)
{
	EachRequest *r = lua_touserdata(L, 1);
	push_subjects(L, r);
	lua_Integer count = state_through(L, -1);
	if (count != 1)
		luaL_error(L, count ? "%d of \"%s\" are called \"%s\": give the id" : "%d of \"%s\" are called \"%s\"", (int)count, r->each,
		           r->wanted);
	if (lua_geti(L, -1, 1) != LUA_TTABLE || lua_getfield(L, -1, "id") != LUA_TSTRING)
		luaL_error(L, "each.lua: \"%s\": \"%s\" has no id", r->each, r->wanted);
	r->id = arena_strdup(state_script(L)->arena, lua_tostring(L, -1));
	lua_pop(L, 1);
	sandbox_freeze(L);
	state_set_context(L, "record");
	return 0;
}

bool script_use_each(Script *s, const char *each, CompileRequest *request, const char *wanted)
{
	EachRequest r = { .each = each, .period = request->period, .wanted = wanted };
	bool good = script_project(s) && state_run(s, use_subject, &r);
	request->subject = r.id;
	return good;
}
