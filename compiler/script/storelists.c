/* storelists.c - the part of store.* that gives lists by column name: findings, queries, judgments and
 * what a judgment was made from. */
#include "script/storelib.h"

#include <string.h>

#include "base/inputs.h"
#include "doc/printed.h"
#include "ledger/judgment.h"
#include "ledger/standing.h"
#include "script/conditions.h"
#include "script/origin.h"

static const char id_key = 0; /* hidden: the number of a judgment */

/* Pushes a row: texts as strings, integers as integers; NULL is left out. */
static void push_row(lua_State *L, const Query *q, int first)
{
	int count = query_columns(q);
	lua_createtable(L, 0, count);
	for (int c = first; c < count; c++) {
		if (!query_text(q, c))
			continue;
		if (query_is_integer(q, c))
			lua_pushinteger(L, query_integer(q, c));
		else
			lua_pushstring(L, query_text(q, c));
		lua_setfield(L, -2, query_name(q, c));
	}
}

/* Pushes the rows of a query as a list of tables by column name, columns from `first` on; finish, if
 * any, completes the row on the stack's top. */
typedef void (*RowFinish)(lua_State *L, const Query *q);

static int push_list(lua_State *L, const char *sql, const char *const *args, size_t count, int first, RowFinish finish)
{
	lua_newtable(L);
	int list = lua_gettop(L);
	Query *q = storelib_query(L, sql, args, count);
	for (lua_Integer n = 1; query_next(q); n++) {
		push_row(L, q, first);
		if (finish)
			finish(L, q);
		lua_rawseti(L, list, n);
	}
	storelib_end(L, -1);
	lua_settop(L, list + 1);
	lua_pushvalue(L, list);
	return 1;
}

/* Of a document that is traced: what a finding says is about its cell. */
static void finish_finding(lua_State *L, const Query *q)
{
	Origins *o = state_script(L)->origins;
	if (!o)
		return;
	const Place at = { .file = query_text(q, 10), .line = (int)query_integer(q, 6), .column = (int)query_integer(q, 7) };
	OriginId id = origin_finding(o, at, query_text(q, 4));
	for (int c = 0; c < query_columns(q); c++)
		if (query_text(q, c))
			origins_text_of(o, query_text(q, c), strlen(query_text(q, c)), id);
	for (int c = 6; c <= 7; c++) {
		if (!query_text(q, c))
			continue;
		numberlib_push_whole(L, query_integer(q, c), id);
		lua_setfield(L, -2, query_name(q, c));
	}
}

static int findings(lua_State *L)
{
	static const char *const options[] = { "period", "area", NULL };
	conditions_options(L, 1, "store.findings", options);
	Conditions *a = lua_newuserdatauv(L, sizeof *a, 0);
	a->count = 0;
	Buf *sql = &state_script(L)->sql;
	buf_clear(sql);
	buf_text_add(sql, "SELECT f.severity, f.code, f.field, f.raw, f.message, f.english, f.row, f.col, f.period, f.area, s.path,"
	                  " s.ledger FROM (SELECT * FROM finding WHERE 1");
	conditions_ids(L, 1, "period", sql, a);
	conditions_ids(L, 1, "area", sql, a);
	buf_text_add(sql, ") f LEFT JOIN source s ON s.file = f.file ORDER BY s.path, f.row, f.col, f.id");
	inputs_query(buf_text(sql), a->items, a->count);
	return push_list(L, buf_text(sql), a->items, a->count, 0, finish_finding);
}

/* True for a statement that only reads, as far as its first word tells. */
static bool starts_reading(const char *sql)
{
	static const char *const words[] = { "select", "with", "values" };
	sql += strspn(sql, " \t\r\n");
	for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
		size_t i = 0;
		while (words[w][i] && (sql[i] | 0x20) == words[w][i])
			i++;
		if (!words[w][i])
			return true;
	}
	return false;
}

static bool ordered(const char *sql)
{
	static const char want[] = "order by";
	for (; *sql; sql++) {
		size_t i = 0;
		while (want[i] && sql[i] && (want[i] == ' ' ? sql[i] == ' ' : (sql[i] | 0x20) == want[i]))
			i++;
		if (!want[i])
			return true;
	}
	return false;
}

/* Of a document that is traced: the row's values are what the question gave. */
static void note_row(lua_State *L, const Query *q, OriginId asked)
{
	Origins *o = state_script(L)->origins;
	for (int c = 0; o && c < query_columns(q); c++) {
		if (query_text(q, c) && query_is_integer(q, c)) {
			numberlib_push_whole(L, query_integer(q, c), asked);
			lua_setfield(L, -2, query_name(q, c));
		} else if (query_text(q, c))
			origins_text_of(o, query_text(q, c), strlen(query_text(q, c)), asked);
	}
}

/* store.query(sql, …) → rows by column name. More than one row wants an ORDER BY, or the document
 * could come out differently another day. */
static int query(lua_State *L)
{
	const char *sql = luaL_checkstring(L, 1);
	int top = lua_gettop(L);
	Number number;
	if (!starts_reading(sql))
		return luaL_error(L, "store.query only reads: SELECT …");
	Conditions *a = lua_newuserdatauv(L, sizeof *a, 0);
	a->count = 0;
	for (int i = 2; i <= top; i++) {
		if (lua_isboolean(L, i))
			conditions_add(L, a, lua_toboolean(L, i) ? "1" : "0");
		else if (lua_isnil(L, i) || lua_type(L, i) == LUA_TSTRING)
			conditions_add(L, a, lua_tostring(L, i));
		else if (numberlib_read(L, i, &number))
			conditions_add(L, a, arena_strdup(state_script(L)->arena, numberlib_text(L, number)));
		else
			return luaL_error(L, "store.query: value %d is a %s", i - 1, luaL_typename(L, i));
	}
	inputs_query(sql, a->items, a->count);
	lua_newtable(L);
	int list = lua_gettop(L);
	Query *q = storelib_query(L, sql, a->items, a->count);
	Origins *o = state_script(L)->origins;
	OriginId asked = o ? origin_count(o, 0, sql, fault_here(L)) : 0;
	for (lua_Integer n = 1; query_next(q); n++) {
		if (n == 2 && !ordered(sql))
			return luaL_error(L, "store.query: this gives more than one row and needs an ORDER BY");
		push_row(L, q, 0);
		note_row(L, q, asked);
		lua_rawseti(L, list, n);
	}
	storelib_end(L, -1);
	lua_settop(L, list + 1);
	lua_pushvalue(L, list);
	return 1;
}

/* ---- judgments ---- */

/* row[name] as a number where it is one, else as it stands. */
static void make_number(lua_State *L, const char *name, OriginId origin)
{
	Number n;
	size_t len;
	lua_getfield(L, -1, name);
	const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
	lua_pop(L, 1);
	if (!text || !numberlib_parse(text, len, &n) || !number_ok(n))
		return;
	numberlib_push_from(L, n, origin);
	lua_setfield(L, -2, name);
}

/* row.data from its JSON, an empty table without. */
static void decode_data(lua_State *L)
{
	size_t len, offset = 0;
	lua_getfield(L, -1, "data");
	const char *text = lua_tolstring(L, -1, &len);
	if (text) {
		const Source source = { "judgment.data", text, len };
		jsonread_value(L, &source, &offset, JSON_NUMBERS_LUA);
		lua_remove(L, -2);
	} else {
		lua_pop(L, 1);
		lua_newtable(L);
	}
	lua_setfield(L, -2, "data");
}

/* Whether a whole number stands in the table under a name. */
static bool holds_counts(lua_State *L, int table)
{
	bool found = false;
	for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
		found = found || (lua_isinteger(L, -1) && lua_type(L, -2) == LUA_TSTRING);
	return found;
}

/* Of a document that is traced: the texts in the table on top are the judgment's, and tables in it that hold counts note
 * which of them are read. */
static void note_data(lua_State *L, OriginId id, int depth)
{
	size_t len;
	int table = lua_gettop(L);
	luaL_checkstack(L, 10, "tables nested too deeply");
	for (lua_pushnil(L); depth < 8 && lua_next(L, table); lua_pop(L, 1)) {
		if (lua_type(L, -1) == LUA_TSTRING) {
			const char *text = lua_tolstring(L, -1, &len);
			origins_text_of(state_script(L)->origins, text, len, id);
		} else if (lua_istable(L, -1)) {
			note_data(L, id, depth + 1);
			if (holds_counts(L, lua_gettop(L))) {
				lua_pushvalue(L, -2);
				whole_push_view(L, lua_gettop(L) - 1, id);
				lua_rawset(L, table);
			}
		}
	}
}

static void finish_judgment(lua_State *L, const Query *q)
{
	lua_pushinteger(L, query_integer(q, 0));
	lua_rawsetp(L, -2, &id_key);
	OriginId origin = origin_judgment(state_script(L)->origins, query_integer(q, 0));
	make_number(L, "value", origin);
	make_number(L, "goal", origin);
	decode_data(L);
	if (origin)
		note_data(L, origin, 0);
}

static int judgments(lua_State *L)
{
	static const char *const options[] = { "period", "kind", "subject", "area", NULL };
	conditions_options(L, 1, "store.judgments", options);
	Conditions *a = lua_newuserdatauv(L, sizeof *a, 0);
	a->count = 0;
	Buf *sql = &state_script(L)->sql;
	static const char from[] = " FROM judgment WHERE ";
	buf_clear(sql);
	buf_printf(sql, "SELECT id, period, kind, subject, area, status, value, goal, unit, formula, data%s1", from);
	conditions_ids(L, 1, "period", sql, a);
	conditions_ids(L, 1, "area", sql, a);
	conditions_text(L, 1, "kind", sql, a);
	conditions_text(L, 1, "subject", sql, a);
	storeinputs_judgments(strstr(buf_text(sql), from) + sizeof from - 1, a->items, a->count);
	buf_text_add(sql, " ORDER BY period, id");
	return push_list(L, buf_text(sql), a->items, a->count, 1, finish_judgment);
}

static const char *known_kind(lua_State *L, const char *kind)
{
	for (int i = 0; i < JUDGMENT_KINDS; i++)
		if (!strcmp(judgment_kinds[i], kind))
			return kind;
	luaL_error(L, "store.judgment: \"%s\" is no kind of judgment (indicator, target, item, task)", kind);
	return NULL;
}

/* Pushes options[name] or, without, what the document is of; nil when it is of none. */
static int push_given(lua_State *L, int options, const char *name)
{
	int type = lua_getfield(L, options, name);
	if (type != LUA_TNIL)
		return type;
	lua_pop(L, 1);
	state_push_context(L, name);
	return lua_type(L, -1);
}

/* store.judgment(kind, subject, { period =, area = }) → the judgment that stands, or nil: not judged.  Without
 * options that of the document's own period and area, or of the city. */
static int judgment(lua_State *L)
{
	static const char *const options[] = { "period", "area", NULL };
	const char *args[4] = { NULL, known_kind(L, luaL_checkstring(L, 1)), luaL_checkstring(L, 2), "city" };
	storelib_store(L);
	lua_settop(L, 3);
	conditions_options(L, 3, "store.judgment", options);
	int type = push_given(L, 3, "period");
	if (type != LUA_TTABLE && type != LUA_TSTRING)
		return luaL_error(L, "store.judgment: the document has no period: name one, { period = … }");
	args[0] = conditions_id(L, -1, "period");
	conditions_check(L, "period", args[0]);
	type = push_given(L, 3, "area");
	if (type == LUA_TTABLE || type == LUA_TSTRING) {
		args[3] = conditions_id(L, -1, "area");
		conditions_check(L, "area", args[3]);
	}
	int list = lua_gettop(L) + 1;
	storeinputs_judgments("period = ? AND kind = ? AND subject = ? AND area = ?", args, 4);
	push_list(L, "SELECT id, period, kind, subject, area, status, value, goal, unit, formula, data FROM judgment"
	          " WHERE period = ? AND kind = ? AND subject = ? AND area = ? ORDER BY id", args, 4, 1, finish_judgment);
	if (lua_rawlen(L, list) > 1)
		return luaL_error(L, "%s %s was judged more than once in %s: use store.judgments", args[1], args[2], args[0]);
	lua_rawgeti(L, list, 1);
	return 1;
}

/* A judgment's number is another one after the next evaluation: its inputs are asked for by what it judges. */
static void note_inputs(lua_State *L, const char *const *id)
{
	const char *args[4] = { 0 };
	if (!inputs_noted())
		return;
	int top = lua_gettop(L);
	Query *q = storelib_query(L, "SELECT period, kind, subject, area FROM judgment WHERE id = ?", id, 1);
	bool found = query_next(q);
	for (int i = 0; found && i < 4; i++) {
		lua_pushstring(L, query_text(q, i));
		args[i] = lua_tostring(L, -1);
	}
	storelib_end(L, top + 1);
	storeinputs_judged_from(args);
	lua_settop(L, top);
}

static int inputs(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_rawgetp(L, 1, &id_key);
	int64_t id = lua_tointeger(L, -1);
	if (id == 0)
		return luaL_error(L, "this table is no judgment of store.judgments");
	lua_pushfstring(L, "%I", (LUAI_UACINT)id);
	const char *args[] = { lua_tostring(L, -1) };
	note_inputs(L, args);
	return push_list(L, "SELECT label, value, path, row, col, raw FROM judgment_input WHERE judgment = ? ORDER BY part, seq",
	                 args, 1, 0, NULL);
}

/* ---- where figures come from (origin.h) ---- */

/* The origin of a judgment or record, or of a list of them; a table that has one under "judgment" is taken for it. */
static OriginId origin_of(lua_State *L, int index, int depth)
{
	OriginId out = 0;
	int top = lua_gettop(L);
	index = lua_absindex(L, index);
	if (!lua_istable(L, index) || depth > 3)
		return 0;
	luaL_checkstack(L, 6, "lists nested too deeply");
	if (lua_rawgetp(L, index, &id_key) == LUA_TNUMBER)
		out = origin_judgment(state_script(L)->origins, lua_tointeger(L, -1));
	else if (lua_pushliteral(L, "judgment"), lua_rawget(L, index) == LUA_TTABLE)
		out = origin_of(L, -1, depth + 1);
	else
		out = storerows_origin(L, index);
	lua_Integer n = out ? 0 : state_through(L, index);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, index, i);
		out = origin_both(state_script(L)->origins, out, origin_of(L, -1, depth + 1));
		lua_pop(L, 1);
	}
	lua_settop(L, top);
	return out;
}

OriginId storelists_origin(lua_State *L, int index)
{
	return origin_of(L, index, 0);
}

/* store.origin(x, judgment or list) → x, known to come from there: a number, or a text with all the numbers in it.  nil
 * stays nil. */
static int origin(lua_State *L)
{
	Number n;
	Printed p;
	size_t len;
	Origins *o = state_script(L)->origins;
	lua_settop(L, 2);
	OriginId id = o ? origin_of(L, 2, 0) : 0;
	const char *text = o && lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &len) : NULL;
	for (size_t from = 0; text && printed_next(text, len, &from, &p);)
		origins_print(o, text + p.at, p.len, id);
	if (text)
		origins_text_of(o, text, len, id);
	if (o && !text && numberlib_read(L, 1, &n))
		numberlib_push_from(L, n, id);
	else
		lua_pushvalue(L, 1);
	return 1;
}

/* counts[key], noted as printed: upvalue 1 is the counts, 2 the judgments under each key. */
static int counted_index(lua_State *L)
{
	Origins *o = state_script(L)->origins;
	lua_settop(L, 2);
	lua_pushvalue(L, 2);
	lua_gettable(L, lua_upvalueindex(1));
	if (lua_isinteger(L, 3)) {
		lua_pushvalue(L, 2);
		lua_gettable(L, lua_upvalueindex(2));
		numberlib_push_whole(L, lua_tointeger(L, 3), origin_count(o, origin_of(L, 4, 0), lua_tostring(L, 2), fault_here(L)));
		return 1;
	}
	lua_settop(L, 3);
	return 1;
}

/* store.counted(counts, lists) → counts, which when traced note the judgments that each count is of. */
static int counted(lua_State *L)
{
	lua_settop(L, 2);
	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checktype(L, 2, LUA_TTABLE);
	if (!state_script(L)->origins) {
		lua_settop(L, 1);
		return 1;
	}
	lua_newtable(L);
	lua_createtable(L, 0, 1);
	lua_pushvalue(L, 1);
	lua_pushvalue(L, 2);
	lua_pushcclosure(L, counted_index, 2);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	return 1;
}

/* store.standing(ledger, half-year) → which list of each area holds then: { area = (its id, "" for none), period = } */
static int standing(lua_State *L)
{
	Buf *sql = &state_script(L)->sql;
	storelib_store(L);
	const Schema *schema = storelib_schema(L, 1);
	const char *period = conditions_id(L, 2, "period");
	conditions_check(L, "period", period);
	if (!storelib_has_table(L, schema->name)) {
		lua_newtable(L);
		return 1;
	}
	buf_clear(sql);
	standing_sql(sql, schema, "?");
	buf_text_add(sql, " ORDER BY area");
	inputs_query(buf_text(sql), &period, 1);
	return push_list(L, buf_text(sql), &period, 1, 0, NULL);
}

void storelists_open(lua_State *L)
{
	static const luaL_Reg library[] = {
		{ "findings", findings }, { "query", query }, { "judgments", judgments },
		{ "judgment", judgment }, { "inputs", inputs }, { "origin", origin }, { "counted", counted },
		{ "standing", standing }, { NULL, NULL },
	};
	luaL_setfuncs(L, library, 0);
}
