/* context.c - what a document is about: period, area, language, and the project's manifest. */
#include "script/compile.h"

#include <string.h>

#include "doc/language.h"

#define TEXT_PAIR "text in two languages" /* metatable of what t{} gives in zh-en */

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

static void push_period(lua_State *L, Period p)
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
	push_period(L, p);
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

/* Where the text that has no other language is written: where it is quoted in a file of data or code, when
 * t{} was only told of it; else where t{} is called. */
static Place text_place(lua_State *L, const char *text, bool quoted)
{
	const Script *s = state_script(L);
	for (size_t i = 0; quoted && text && i < s->source_count; i++) {
		size_t at = fault_find_text(s->sources[i], 0, text);
		if (at < s->sources[i]->len)
			return fault_place(s->sources[i], at);
	}
	return fault_here(L);
}

/* A text is told of once, however often it is printed. */
static void report_missing(lua_State *L, const char *wanted, int there)
{
	Script *s = state_script(L);
	const char *what = lua_getfield(L, 1, "what") == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
	const char *text = lua_type(L, there) == LUA_TSTRING ? lua_tostring(L, there) : NULL;
	Place at = text_place(L, text, what != NULL);
	lua_pushfstring(L, "no %s %s:%d:%d %s", wanted, at.file ? at.file : "", at.line, at.column, text ? text : "");
	bool strict = s->compile && s->compile->request->strict;
	if (diag_once(s->diag, lua_tostring(L, -1)))
		language_missing(s->diag, strict, at, what ? what : "t", wanted);
	lua_pop(L, 2);
}

/* A value of t{} as a node: a span of the language, or a block where it holds blocks. */
static void push_side(lua_State *L, int value, const char *lang, bool block)
{
	lua_createtable(L, 1, 2);
	set_text(L, "kind", block ? "block" : "span");
	set_text(L, "lang", lang);
	lua_pushvalue(L, value);
	lua_rawseti(L, -2, 1);
}

static bool is_block(lua_State *L, int value)
{
	NodeKind kind;
	if (nodes_kind(L, value) != VALUE_NODE)
		return false;
	lua_getfield(L, value, "kind");
	bool block = node_kind_from_name(lua_tostring(L, -1), &kind) && node_is_block(kind);
	lua_pop(L, 1);
	return block;
}

/* a .. b with a text in two languages: content after content. */
static int join(lua_State *L)
{
	lua_createtable(L, 2, 0);
	for (int i = 1; i <= 2; i++) {
		lua_pushvalue(L, i);
		lua_rawseti(L, -2, i);
	}
	luaL_setmetatable(L, TEXT_PAIR);
	return 1;
}

static int push_both(lua_State *L, int zh, int en)
{
	bool block = is_block(L, zh) || is_block(L, en);
	lua_createtable(L, 2, 2);
	if (!block) {
		set_text(L, "kind", "span");
		lua_pushboolean(L, 1);
		lua_setfield(L, -2, "pair");
	}
	push_side(L, zh, "zh", block);
	lua_rawseti(L, -2, 1);
	push_side(L, en, "en", block);
	lua_rawseti(L, -2, 2);
	if (luaL_newmetatable(L, TEXT_PAIR)) {
		lua_pushcfunction(L, join);
		lua_setfield(L, -2, "__concat");
	}
	lua_setmetatable(L, -2);
	return 1;
}

/* t{ zh =, en =, what = }: the text in the document's language; zh-en gives both.  One that is missing is
 * reported, and the other given instead. */
static int t(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	sandbox_thaw(L, 1);
	for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
		const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
		if (strcmp(key, "zh") != 0 && strcmp(key, "en") != 0 && strcmp(key, "what") != 0)
			return luaL_error(L, "t: unknown language \"%s\"", key);
	}
	state_push_context(L, "lang");
	const char *lang = lua_tostring(L, 2);
	lua_getfield(L, 1, "zh");
	lua_getfield(L, 1, "en");
	bool zh = !lua_isnil(L, 3), en = !lua_isnil(L, 4), both = !strcmp(lang, "zh-en");
	if (!zh && !en)
		return luaL_error(L, "t: no text, neither zh nor en");
	if (both && zh && en)
		return push_both(L, 3, 4);
	if (!zh && (both || !strcmp(lang, "zh")))
		report_missing(L, "zh", 4);
	else if (!en && (both || !strcmp(lang, "en")))
		report_missing(L, "en", 3);
	lua_pushvalue(L, zh && (!en || strcmp(lang, "en") != 0) ? 3 : 4);
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
