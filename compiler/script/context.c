/* context.c - what a document is about: period, area, language, and the project's manifest. */
#include "script/state.h"

#include <string.h>

static void set_text(lua_State *L, const char *name, const char *value)
{
	lua_pushstring(L, value);
	lua_setfield(L, -2, name);
}

static void set_int(lua_State *L, const char *name, int value)
{
	lua_pushinteger(L, value);
	lua_setfield(L, -2, name);
}

void context_push_period(lua_State *L, Period p)
{
	static const char *const halves[] = { "", "上半年", "下半年" };
	char text[16];
	lua_createtable(L, 0, 9);
	period_text(p, text);
	set_text(L, "id", text);
	set_int(L, "year", p.year);
	set_int(L, "half", p.half);
	set_int(L, "months", period_months(p));
	day_text(period_first(p), text);
	set_text(L, "first", text);
	day_text(period_last(p), text);
	set_text(L, "last", text);
	period_text(period_before(p), text);
	set_text(L, "previous", text);
	period_text(period_year_ago(p), text);
	set_text(L, "year_ago", text);
	lua_pushfstring(L, "%d年%s", p.year, halves[p.half]);
	lua_setfield(L, -2, "label");
}

static void push_period_of(lua_State *L, const char *id)
{
	Period p;
	if (!period_parse(id, strlen(id), &p))
		luaL_error(L, "\"%s\" is no period (2026H1, 2026H2, 2026)", id);
	context_push_period(L, p);
	sandbox_freeze(L);
}

static int periods(lua_State *L)
{
	push_period_of(L, luaL_checkstring(L, 1));
	return 1;
}

void context_set_period(lua_State *L, const char *id)
{
	if (id)
		push_period_of(L, id);
	else
		lua_pushnil(L);
	state_set_context(L, "period");
}

int context_area_index(const Project *p, const char *id)
{
	for (size_t i = 0; p && i < p->area_count; i++)
		if (!strcmp(p->areas[i].id, id))
			return (int)i;
	return -1;
}

void context_push_project(lua_State *L)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &state_project) == LUA_TTABLE)
		sandbox_freeze(L);
}

void context_set_area(lua_State *L, const char *id)
{
	Script *s = state_script(L);
	int index = id ? context_area_index(s->project, id) : -1;
	if (id && index < 0)
		luaL_error(L, "the project has no area \"%s\"", id);
	if (id) {
		context_push_project(L);
		lua_getfield(L, -1, "areas");
		lua_geti(L, -1, index + 1);
		lua_replace(L, -3);
		lua_pop(L, 1);
	} else
		lua_pushnil(L);
	state_set_context(L, "area");
}

void context_set_lang(lua_State *L, const char *lang)
{
	if (lang && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0 && strcmp(lang, "zh-en") != 0)
		luaL_error(L, "\"%s\" is no language: zh, en or zh-en", lang);
	lua_pushstring(L, lang ? lang : "zh");
	state_set_context(L, "lang");
}

/* t{ zh =, en = }: the text in the document's language; zh-en gives both, a space between. */
static int t(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	sandbox_thaw(L, 1);
	for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
		const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
		if (strcmp(key, "zh") != 0 && strcmp(key, "en") != 0)
			return luaL_error(L, "t: unknown language \"%s\"", key);
	}
	state_push_context(L, "lang");
	const char *lang = lua_tostring(L, 2);
	if (strcmp(lang, "zh-en") != 0) {
		lua_getfield(L, 1, lang);
		return lua_isnil(L, -1) ? luaL_error(L, "t: no text for \"%s\"", lang) : 1;
	}
	lua_getfield(L, 1, "zh");
	lua_getfield(L, 1, "en");
	if (lua_isnil(L, 3) || lua_isnil(L, 4))
		return luaL_error(L, "t: no text for \"%s\"", lua_isnil(L, 3) ? "zh" : "en");
	if (lua_isstring(L, 3) && lua_isstring(L, 4)) {
		lua_pushliteral(L, " ");
		lua_insert(L, 4);
		lua_concat(L, 3);
		return 1;
	}
	lua_createtable(L, 3, 0); /* nodes: a list */
	lua_pushvalue(L, 3);
	lua_rawseti(L, -2, 1);
	lua_pushliteral(L, " ");
	lua_rawseti(L, -2, 2);
	lua_pushvalue(L, 4);
	lua_rawseti(L, -2, 3);
	return 1;
}

void context_open(lua_State *L)
{
	static const luaL_Reg functions[] = { { "t", t }, { "periods", periods }, { NULL, NULL } };
	static const char *const empty[] = { "period", "area", "project", "meta", "data", "record" };
	luaL_setfuncs(L, functions, 0);
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
		lua_pushnil(L);
		state_set_context(L, empty[i]);
	}
}
