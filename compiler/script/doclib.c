/* doclib.c - doc.*: constructors of nodes for templates and classes.
 *
 * A constructor copies its table, notes the kind and the line that called it, and checks nothing:
 * nodes.c reads the table once, when it is emitted or returned. */
#include "script/state.h"

#include <string.h>

const char nodes_place_key = 0; /* hidden: the index of the source << 32 | the line */

static const struct Constructor {
	const char *name, *kind;
} constructors[] = {
	{ "p", "para" }, { "h", "heading" }, { "block", "block" }, { "list", "list" }, { "item", "item" },
	{ "quote", "quote" }, { "code", "code" }, { "hrule", "hrule" }, { "table", "table" }, { "image", "image" },
	{ "contents", "contents" }, { "pagebreak", "pagebreak" }, { "space", "space" }, { "signature", "signature" },
	{ "text", "text" }, { "emph", "emph" }, { "strong", "strong" }, { "span", "span" }, { "verbatim", "verbatim" },
	{ "newline", "newline" }, { "link", "link" }, { "ref", "ref" }, { "page_of", "ref" }, { "fill", "fill" },
	{ "note", "note" }, { "ruby", "ruby" }, { "qr", "image" }, { "multicol", "multicol" },
	{ "gallery", "gallery" }, { "clearfloats", "clearfloats" },
	{ "mark", "mark" }, { "listing", "listing" }, { "index", "index" }, { "numbering", "numbering" },
	{ "sum", "sum" },
};

/* Where the constructor was called: what a message about the node names. */
void doclib_note_place(lua_State *L, int index)
{
	Script *s = state_script(L);
	lua_Debug ar;
	if (!lua_getstack(L, 1, &ar))
		return;
	lua_getinfo(L, "Sl", &ar);
	for (size_t i = 0; ar.source[0] == '@' && ar.currentline > 0 && i < s->source_count; i++)
		if (!strcmp(s->sources[i]->name, ar.source + 1)) {
			lua_pushinteger(L, (lua_Integer)i << 32 | ar.currentline);
			lua_rawsetp(L, index, &nodes_place_key);
			return;
		}
}

/* doc.p{ … }, doc.p "text", doc.strong(node): upvalue 1 is the index of the constructor. */
static int construct(lua_State *L)
{
	const struct Constructor *c = &constructors[lua_tointeger(L, lua_upvalueindex(1))];
	if (lua_gettop(L) > 1)
		return luaL_error(L, "doc.%s takes one table: doc.%s{ … }", c->name, c->name);
	lua_settop(L, 1);
	lua_newtable(L);
	if (nodes_kind(L, 1) == VALUE_LIST) {
		sandbox_thaw(L, 1);
		for (lua_pushnil(L); lua_next(L, 1);) {
			lua_pushvalue(L, -2);
			lua_insert(L, -2);
			lua_rawset(L, 2);
		}
	} else if (!lua_isnil(L, 1)) {
		lua_pushvalue(L, 1);
		lua_rawseti(L, 2, 1);
	}
	lua_pushstring(L, c->kind);
	lua_setfield(L, 2, "kind");
	if (!strcmp(c->name, "page_of")) {
		lua_pushboolean(L, 1);
		lua_setfield(L, 2, "page");
	}
	if (!strcmp(c->name, "qr")) { /* a picture whose text stands in a field of its own; none is a fault */
		if (lua_rawgeti(L, 2, 1) == LUA_TNIL) {
			lua_pop(L, 1);
			lua_pushliteral(L, "");
		}
		lua_setfield(L, 2, "qr");
		lua_pushnil(L);
		lua_rawseti(L, 2, 1);
	}
	doclib_note_place(L, 2);
	return 1;
}

/* sum.page and the like, in any cell: doc.sum{ of = "page" }.  A misspelt one is an error. */
void doclib_open_sum(lua_State *L)
{
	lua_newtable(L);
	for (int i = 0; i < SUM_COUNT; i++) {
		lua_newtable(L);
		lua_pushliteral(L, "sum");
		lua_setfield(L, -2, "kind");
		lua_pushstring(L, sum_names[i]);
		lua_setfield(L, -2, "of");
		lua_setfield(L, -2, sum_names[i]);
	}
	lua_createtable(L, 0, 1);
	lua_pushliteral(L, "sum");
	lua_pushcclosure(L, sandbox_undefined, 1);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
}

void doclib_open(lua_State *L)
{
	int count = sizeof constructors / sizeof *constructors;
	lua_createtable(L, 0, count);
	for (int i = 0; i < count; i++) {
		lua_pushinteger(L, i);
		lua_pushcclosure(L, construct, 1);
		lua_setfield(L, -2, constructors[i].name);
	}
}
