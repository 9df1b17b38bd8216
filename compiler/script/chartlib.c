/* chartlib.c - chart.*: constructors of charts for templates.
 *
 * As with doc.*, a constructor copies its table, notes the kind and the line that called it, and checks
 * nothing: chartread.c reads the table once, when it is emitted. */
#include "script/state.h"

static const char *const constructors[] = { "bar", "ranking", "line", "progress", "gauge", "flow", "multiples" };

/* chart.bar{ … }: upvalue 1 is the constructor's name. */
static int construct(lua_State *L)
{
	const char *name = lua_tostring(L, lua_upvalueindex(1));
	if (lua_gettop(L) != 1 || !lua_istable(L, 1))
		return luaL_error(L, "chart.%s takes one table: chart.%s{ … }", name, name);
	lua_newtable(L);
	sandbox_thaw(L, 1);
	for (lua_pushnil(L); lua_next(L, 1);) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, 2);
	}
	lua_pushliteral(L, "chart");
	lua_setfield(L, 2, "kind");
	lua_pushstring(L, name);
	lua_setfield(L, 2, "chart");
	doclib_note_place(L, 2);
	return 1;
}

void chartlib_open(lua_State *L)
{
	int count = sizeof constructors / sizeof *constructors;
	lua_createtable(L, 0, count);
	for (int i = 0; i < count; i++) {
		lua_pushstring(L, constructors[i]);
		lua_pushcclosure(L, construct, 1);
		lua_setfield(L, -2, constructors[i]);
	}
}
