/* storelib.c - store.*: the project's data for templates and rules, read-only; its queries, and their conditions. */
#include "script/storelib.h"

#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "ledger/key.h"
#include "ledger/standing.h"
#include "ledger/value.h"
#include "script/conditions.h"

enum { STEPS_A_STEP = 4 /* of a query that is answered, for one of the script's: long ledgers are no loops */ };

static const char exists_key = 0; /* registry: ledger → whether there is anything of it */

/* ---- queries ---- */

static int close_box(lua_State *L)
{
	Query **box = lua_touserdata(L, 1);
	query_close(*box);
	*box = NULL;
	return 0;
}

void storelib_count(lua_State *L, bool failed)
{
	int64_t steps = store_taken(storelib_store(L));
	state_look(L, failed ? steps : steps / STEPS_A_STEP);
}

void storelib_end(lua_State *L, int box_index)
{
	Query **box = lua_touserdata(L, box_index);
	bool failed = query_failed(*box);
	query_close(*box);
	*box = NULL;
	storelib_count(L, failed);
	if (failed)
		luaL_error(L, "the query stopped before its end");
}

Store *storelib_store(lua_State *L)
{
	Store *store = state_script(L)->opt.store;
	if (!store)
		luaL_error(L, "there is no data here: no project was given, or nothing is imported");
	return store;
}

Query *storelib_query(lua_State *L, const char *sql, const char *const *args, size_t count)
{
	Store *store = storelib_store(L);
	Query **box = lua_newuserdatauv(L, sizeof(Query *), 0);
	*box = NULL;
	if (luaL_newmetatable(L, "query")) {
		lua_pushcfunction(L, close_box);
		lua_setfield(L, -2, "__gc");
	}
	lua_setmetatable(L, -2);
	*box = store_query(store, state_script(L)->diag, sql, args, count);
	if (!*box)
		luaL_error(L, "this query failed: %s", sql);
	return *box;
}

/* ---- what is read once ---- */

void storelib_forget(lua_State *L)
{
	lua_pushnil(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &exists_key);
	storerows_forget(state_script(L));
}

bool storelib_has_table(lua_State *L, const char *ledger)
{
	static const char sql[] = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?";
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &exists_key) != LUA_TTABLE) {
		lua_pop(L, 1);
		lua_newtable(L);
		lua_pushvalue(L, -1);
		lua_rawsetp(L, LUA_REGISTRYINDEX, &exists_key);
	}
	if (lua_getfield(L, -1, ledger) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_pushfstring(L, "ledger_%s", ledger);
		const char *args[] = { lua_tostring(L, -1) };
		inputs_query(sql, args, 1);
		Query *q = storelib_query(L, sql, args, 1);
		bool found = query_next(q);
		storelib_end(L, -1);
		lua_pop(L, 2);
		lua_pushboolean(L, found);
		lua_pushvalue(L, -1);
		lua_setfield(L, -3, ledger);
	}
	bool yes = lua_toboolean(L, -1);
	lua_pop(L, 2);
	return yes;
}

/* ---- what is asked for ---- */

const Field *storelib_field(const Schema *schema, const char *name)
{
	for (size_t i = 0; i < schema->field_count; i++)
		if (!strcmp(schema->fields[i].name, name))
			return &schema->fields[i];
	return NULL;
}

/* where = { field = value, … } → conditions; value: string, boolean or number. */
static void add_where(lua_State *L, int options, const Schema *schema, Buf *sql, Conditions *a)
{
	Number n;
	if (lua_getfield(L, options, "where") == LUA_TNIL)
		return;
	luaL_checktype(L, -1, LUA_TTABLE);
	sandbox_thaw(L, -1);
	int where = lua_gettop(L);
	lua_pushnil(L);
	while (lua_next(L, where)) {
		luaL_checkstack(L, 10, "too many conditions");
		const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
		if (!storelib_field(schema, name))
			luaL_error(L, "ledger \"%s\" has no field \"%s\"", schema->name, name);
		if (lua_isboolean(L, -1)) {
			conditions_add(L, a, lua_toboolean(L, -1) ? "1" : "0");
			buf_printf(sql, " AND l.%s = ?", name);
		} else if (lua_type(L, -1) == LUA_TSTRING) {
			conditions_add(L, a, lua_tostring(L, -1));
			buf_printf(sql, " AND l.%s = ?", name);
		} else if (numberlib_read(L, -1, &n)) {
			conditions_add(L, a, arena_strdup(state_script(L)->arena, numberlib_text(L, n)));
			buf_printf(sql, " AND l.%s = ? COLLATE decimal", name);
		} else
			luaL_error(L, "where: \"%s\" is a %s", name, luaL_typename(L, -1));
		lua_pop(L, 1);
	}
}

const Schema *storelib_schema(lua_State *L, int index)
{
	const char *ledger = luaL_checkstring(L, index);
	const Schema *schema = project_schema(L, ledger);
	if (!schema)
		luaL_error(L, "there is no ledger \"%s\"", ledger);
	return schema;
}

void storelib_order(lua_State *L, Buf *sql, Conditions *a)
{
	const Project *project = state_script(L)->project;
	buf_text_add(sql, "CASE l.area");
	for (size_t i = 0; project && i < project->area_count; i++) {
		buf_printf(sql, " WHEN ? THEN %zu", i);
		conditions_add(L, a, project->areas[i].id);
	}
	buf_text_add(sql, project && project->area_count ? " ELSE 1000000 END" : " WHEN 0 THEN 0 END");
	buf_text_add(sql, ", l.area, s.path, l.row, l.period, l.record");
}

/* Of each area the list that holds at the half-year. */
static void add_standing(lua_State *L, int options, const Schema *schema, Buf *sql, Conditions *a)
{
	if (lua_getfield(L, options, "standing") == LUA_TNIL)
		return;
	const char *period = conditions_id(L, -1, "standing"); /* left on the stack: keeps the text alive */
	conditions_check(L, "period", period);
	conditions_add(L, a, period);
	buf_text_add(sql, " AND (coalesce(area, ''), period) IN (");
	standing_sql(sql, schema, "?");
	buf_byte(sql, ')');
}

void storelib_from(lua_State *L, int options, const Schema *schema, Buf *sql, Conditions *a)
{
	buf_printf(sql, " FROM (SELECT * FROM ledger_%s WHERE 1", schema->name);
	conditions_ids(L, options, "period", sql, a);
	conditions_ids(L, options, "area", sql, a);
	add_standing(L, options, schema, sql, a);
	buf_text_add(sql, ") l LEFT JOIN source s ON s.file = l.file WHERE 1");
	add_where(L, options, schema, sql, a);
}

void storelib_lazy_meta(lua_State *L, const void *key, const luaL_Reg *methods, lua_CFunction fill)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, key) == LUA_TTABLE)
		return;
	lua_pop(L, 1);
	lua_newtable(L);
	luaL_setfuncs(L, methods, 0);
	lua_pushcfunction(L, fill);
	lua_rawsetp(L, -2, &sandbox_lazy_key);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

int storelib_plain(lua_State *L, const void *own)
{
	lua_pushnil(L);
	lua_rawsetp(L, 1, own);
	lua_pushnil(L);
	lua_setmetatable(L, 1);
	return 0;
}

static int reported(lua_State *L)
{
	storelib_store(L);
	const Schema *schema = storelib_schema(L, 1);
	const char *args[] = { conditions_id(L, 2, "period"), conditions_id(L, 3, "area") };
	conditions_check(L, "period", args[0]);
	conditions_check(L, "area", args[1]);
	if (!storelib_has_table(L, schema->name)) {
		lua_pushboolean(L, 0);
		return 1;
	}
	lua_pushfstring(L, "SELECT 1 FROM ledger_%s WHERE period = ? AND area = ? LIMIT 1", schema->name);
	inputs_query(lua_tostring(L, -1), args, 2);
	Query *q = storelib_query(L, lua_tostring(L, -1), args, 2);
	bool found = query_next(q);
	storelib_end(L, -1);
	lua_pushboolean(L, found);
	return 1;
}

/* store.key(name) → what it is compared by: P 1, p1 and Ｐ１ are one */
static int name_key(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1);
	Arena *a = arena_new();
	lua_pushstring(L, key_make(a, name));
	arena_free(a);
	return 1;
}

void storelib_open(lua_State *L)
{
	static const luaL_Reg library[] = {
		{ "reported", reported }, { "key", name_key }, { NULL, NULL },
	};
	luaL_newlib(L, library);
	storerows_open(L);
	storelists_open(L);
	storeparts_open(L);
	storeindex_open(L);
	storecells_open(L);
	storenames_open(L);
	streamlib_open_store(L);
}
