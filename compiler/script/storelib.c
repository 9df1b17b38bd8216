/* storelib.c - store.*: the project's data for templates and rules, read-only.
 *
 * A record is a plain table with its ledger's metatable, under which a misspelt field is an error
 * and a gap is nil.  Where it came from (record, file, row) is kept under hidden keys; the names of
 * files and columns, and a ledger's gaps, are read once and kept until storelib_forget(). */
#include "script/storelib.h"

#include <string.h>

#include "base/file.h"
#include "ledger/value.h"
#include "script/conditions.h"
#include "script/origin.h"

static const char record_key = 0, file_key = 0, row_key = 0; /* hidden fields */
static const char cell_record = 0, cell_field = 0; /* of a cell that is not filled yet */
static const char cache_key = 0; /* registry: { sources =, gaps = { ledger = … }, exists = {…} } */
static const char meta_key = 0;  /* registry: ledger → metatable of its records */

/* ---- queries ---- */

static int close_box(lua_State *L)
{
	Query **box = lua_touserdata(L, 1);
	query_close(*box);
	*box = NULL;
	return 0;
}

void storelib_end(lua_State *L, int box_index)
{
	Query **box = lua_touserdata(L, box_index);
	bool failed = query_failed(*box);
	query_close(*box);
	*box = NULL;
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

static void push_cache(lua_State *L, const char *part)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &cache_key) != LUA_TTABLE) {
		lua_pop(L, 1);
		lua_newtable(L);
		lua_pushvalue(L, -1);
		lua_rawsetp(L, LUA_REGISTRYINDEX, &cache_key);
	}
	if (lua_getfield(L, -1, part) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_newtable(L);
		lua_pushvalue(L, -1);
		lua_setfield(L, -3, part);
	}
	lua_remove(L, -2);
}

void storelib_forget(lua_State *L)
{
	lua_pushnil(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &cache_key);
}

/* Pushes { path =, [field] = column number … } of a file; headings are not needed to find a cell. */
static void push_source(lua_State *L, int64_t file)
{
	push_cache(L, "sources");
	int sources = lua_gettop(L);
	if (lua_rawgeti(L, sources, 0) == LUA_TNIL) {
		Query *q = storelib_query(L, "SELECT s.file, s.path, c.field, c.col FROM source s"
		                             " LEFT JOIN source_column c ON c.file = s.file ORDER BY s.file", NULL, 0);
		while (query_next(q)) {
			if (lua_rawgeti(L, sources, query_integer(q, 0)) == LUA_TNIL) {
				lua_pop(L, 1);
				lua_newtable(L);
				lua_pushstring(L, query_text(q, 1));
				lua_rawseti(L, -2, 0);
				lua_pushvalue(L, -1);
				lua_rawseti(L, sources, query_integer(q, 0));
			}
			if (query_text(q, 2)) {
				lua_pushinteger(L, query_integer(q, 3));
				lua_setfield(L, -2, query_text(q, 2));
			}
			lua_pop(L, 1);
		}
		storelib_end(L, -1);
		lua_pushboolean(L, 1);
		lua_rawseti(L, sources, 0);
	}
	lua_settop(L, sources);
	lua_rawgeti(L, sources, file);
	lua_replace(L, sources);
}

/* Pushes { [record] = { field = reason, … } } for a ledger; what the cell held, where that is not its
 * value's own text, under " field". */
static void push_gaps(lua_State *L, const char *ledger)
{
	push_cache(L, "gaps");
	int gaps = lua_gettop(L);
	if (lua_getfield(L, gaps, ledger) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_newtable(L);
		const char *args[] = { ledger };
		Query *q = storelib_query(L, "SELECT record, field, reason, raw FROM gap WHERE ledger = ?1 UNION ALL"
		                             " SELECT record, field, NULL, raw FROM original WHERE ledger = ?1"
		                             " ORDER BY record, field", args, 1);
		while (query_next(q)) {
			if (lua_rawgeti(L, gaps + 1, query_integer(q, 0)) == LUA_TNIL) {
				lua_pop(L, 1);
				lua_newtable(L);
				lua_pushvalue(L, -1);
				lua_rawseti(L, gaps + 1, query_integer(q, 0));
			}
			if (query_text(q, 2)) {
				lua_pushstring(L, query_text(q, 2));
				lua_setfield(L, -2, query_text(q, 1));
			}
			if (query_text(q, 3)) {
				lua_pushfstring(L, " %s", query_text(q, 1));
				lua_pushstring(L, query_text(q, 3));
				lua_settable(L, -3);
			}
			lua_pop(L, 1);
		}
		storelib_end(L, -1);
		lua_settop(L, gaps + 1);
		lua_pushvalue(L, -1);
		lua_setfield(L, gaps, ledger);
	}
	lua_replace(L, gaps);
}

bool storelib_has_table(lua_State *L, const char *ledger)
{
	push_cache(L, "exists");
	if (lua_getfield(L, -1, ledger) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_pushfstring(L, "ledger_%s", ledger);
		const char *args[] = { lua_tostring(L, -1) };
		Query *q = storelib_query(L, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", args, 1);
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

/* ---- records ---- */

/* upvalues: how the table is called, the set of its field names */
static int record_index(lua_State *L)
{
	lua_pushvalue(L, 2);
	if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL)
		return 0; /* a gap */
	return sandbox_undefined(L);
}

static void push_record_meta(lua_State *L, const Schema *schema)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &meta_key) != LUA_TTABLE) {
		lua_pop(L, 1);
		lua_newtable(L);
		lua_pushvalue(L, -1);
		lua_rawsetp(L, LUA_REGISTRYINDEX, &meta_key);
	}
	if (lua_getfield(L, -1, schema->name) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_createtable(L, 0, 1);
		lua_pushfstring(L, "ledger \"%s\"", schema->name);
		lua_newtable(L);
		for (size_t i = 0; i < schema->field_count; i++) {
			lua_pushboolean(L, 1);
			lua_setfield(L, -2, schema->fields[i].name);
		}
		static const char *const own[] = { "area", "period", "ledger" };
		for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
			lua_pushboolean(L, 1);
			lua_setfield(L, -2, own[i]);
		}
		lua_pushcclosure(L, record_index, 2);
		lua_setfield(L, -2, "__index");
		lua_pushvalue(L, -1);
		lua_setfield(L, -3, schema->name);
	}
	lua_remove(L, -2);
}

static bool own_column(const char *name)
{
	return !strcmp(name, "area") || !strcmp(name, "period");
}

/* The path of a picture that the import took out of a workbook; any other is as the clerk typed it. */
static void push_picture(lua_State *L, const char *text)
{
	size_t mark = strlen(PICTURE_MARK);
	Arena *a = arena_new();
	if (!strncmp(text, PICTURE_MARK, mark))
		lua_pushstring(L, path_join(a, store_pictures(state_script(L)->opt.store, a), text + mark));
	else
		lua_pushstring(L, text);
	arena_free(a);
}

/* from: where a figure stands, or 0. */
static void push_value(lua_State *L, FieldType type, const char *text, OriginId from)
{
	Number n;
	switch (type) {
	case FIELD_NUMBER:
	case FIELD_COUNT:
	case FIELD_PERCENT:
		if (!numberlib_parse(text, strlen(text), &n))
			luaL_error(L, "the database holds \"%s\" where a number belongs", text);
		numberlib_push_from(L, n, from);
		return;
	case FIELD_FLAG:
		lua_pushboolean(L, !strcmp(text, "1"));
		return;
	case FIELD_PICTURE:
		push_picture(L, text);
		return;
	case FIELD_TEXT: case FIELD_CODE: case FIELD_DATE: case FIELD_AREA: case FIELD_CHOICE: case FIELD_RANGE:
	case FIELD_TYPE_COUNT:
		break;
	}
	lua_pushstring(L, text);
}

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

void storelib_from(lua_State *L, int options, const Schema *schema, Buf *sql, Conditions *a)
{
	buf_printf(sql, " FROM (SELECT * FROM ledger_%s WHERE 1", schema->name);
	conditions_ids(L, options, "period", sql, a);
	conditions_ids(L, options, "area", sql, a);
	buf_text_add(sql, ") l LEFT JOIN source s ON s.file = l.file WHERE 1");
	add_where(L, options, schema, sql, a);
}

static void select_rows(lua_State *L, const Schema *schema, Buf *sql, Conditions *a)
{
	buf_clear(sql);
	buf_text_add(sql, "SELECT l.record, l.file, l.row, l.area, l.period");
	for (size_t i = 0; i < schema->field_count; i++)
		if (!own_column(schema->fields[i].name))
			buf_printf(sql, ", l.%s", schema->fields[i].name);
	storelib_from(L, 2, schema, sql, a);
	buf_text_add(sql, " ORDER BY ");
	storelib_order(L, sql, a);
}

/* store.rows(ledger, { period =, area =, where = }) */
static int rows(lua_State *L)
{
	static const char *const options[] = { "period", "area", "where", NULL };
	lua_settop(L, 2);
	storelib_store(L);
	const Schema *schema = storelib_schema(L, 1);
	conditions_options(L, 2, "store.rows", options);
	if (!storelib_has_table(L, schema->name)) {
		lua_newtable(L);
		return 1;
	}
	Conditions *a = lua_newuserdatauv(L, sizeof *a, 0);
	a->count = 0;
	Buf *sql = &state_script(L)->sql;
	select_rows(L, schema, sql, a);
	luaL_checkstack(L, (int)schema->field_count + 30, "too many fields");
	lua_newtable(L);
	int list = lua_gettop(L);
	push_record_meta(L, schema);
	int names = lua_gettop(L) + 1; /* interned once: ledger, area, period, fields… */
	lua_pushliteral(L, "ledger");
	lua_pushliteral(L, "area");
	lua_pushliteral(L, "period");
	for (size_t i = 0; i < schema->field_count; i++)
		lua_pushstring(L, schema->fields[i].name);
	lua_pushstring(L, schema->name);
	int ledger = lua_gettop(L);
	Query *q = storelib_query(L, buf_text(sql), a->items, a->count);
	int box = lua_gettop(L);
	for (lua_Integer n = 1; query_next(q); n++) {
		lua_createtable(L, 0, (int)schema->field_count + 6);
		lua_pushvalue(L, list + 1);
		lua_setmetatable(L, -2);
		lua_pushinteger(L, query_integer(q, 0));
		lua_rawsetp(L, -2, &record_key);
		lua_pushinteger(L, query_integer(q, 1));
		lua_rawsetp(L, -2, &file_key);
		lua_pushinteger(L, query_integer(q, 2));
		lua_rawsetp(L, -2, &row_key);
		lua_pushvalue(L, names);
		lua_pushvalue(L, ledger);
		lua_rawset(L, -3);
		for (int i = 0; i < 2; i++)
			if (query_text(q, 3 + i)) {
				lua_pushvalue(L, names + 1 + i);
				lua_pushstring(L, query_text(q, 3 + i));
				lua_rawset(L, -3);
			}
		int column = 5;
		for (size_t i = 0; i < schema->field_count; i++) {
			if (own_column(schema->fields[i].name))
				continue;
			const char *text = query_text(q, column++);
			if (!text)
				continue;
			lua_pushvalue(L, names + 3 + (int)i);
			push_value(L, schema->fields[i].type, text,
			           origin_cell(state_script(L)->origins, query_integer(q, 1), query_integer(q, 2), schema, schema->fields[i].name));
			lua_rawset(L, -3);
		}
		lua_rawseti(L, list, n);
	}
	storelib_end(L, -1);
	lua_settop(L, box);
	lua_pushvalue(L, list);
	return 1;
}

/* ---- a record's gaps and cells ---- */

static int64_t hidden(lua_State *L, int index, const char *key)
{
	luaL_checktype(L, index, LUA_TTABLE);
	lua_rawgetp(L, index, key);
	int64_t v = lua_tointeger(L, -1);
	lua_pop(L, 1);
	return v;
}

static const Schema *record_schema(lua_State *L, const char **field)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	sandbox_thaw(L, 1);
	*field = luaL_checkstring(L, 2);
	if (hidden(L, 1, &record_key) == 0)
		luaL_error(L, "this table is no record of store.rows");
	lua_getfield(L, 1, "ledger");
	const Schema *schema = storelib_schema(L, -1);
	lua_pop(L, 1);
	if (!storelib_field(schema, *field))
		luaL_error(L, "ledger \"%s\" has no field \"%s\"", schema->name, *field);
	return schema;
}

static int gap(lua_State *L)
{
	const char *field;
	const Schema *schema = record_schema(L, &field);
	push_gaps(L, schema->name);
	if (lua_rawgeti(L, -1, hidden(L, 1, &record_key)) == LUA_TTABLE)
		lua_getfield(L, -1, field);
	return 1;
}

/* The record's own name for people, and what the field is called: "某公司 取水量（m3）". */
static void add_label(lua_State *L, int record, const Schema *schema, const Field *field, Buf *out)
{
	if (schema->key && strcmp(schema->key, field->name) != 0) {
		lua_pushstring(L, schema->key);
		if (lua_rawget(L, record) == LUA_TSTRING)
			buf_printf(out, "%s ", lua_tostring(L, -1));
		lua_pop(L, 1);
	}
	buf_text_add(out, field->label);
	if (field->unit)
		buf_printf(out, "（%s）", field->unit);
}

/* False for a gap. */
static bool add_value(lua_State *L, int record, const char *field, Buf *out)
{
	Number n;
	lua_pushstring(L, field);
	int type = lua_rawget(L, record);
	if (type == LUA_TBOOLEAN)
		buf_text_add(out, lua_toboolean(L, -1) ? "是" : "否");
	else if (numberlib_read(L, -1, &n))
		buf_text_add(out, numberlib_text(L, n));
	else if (type == LUA_TSTRING)
		buf_text_add(out, lua_tostring(L, -1));
	lua_pop(L, 1);
	return type != LUA_TNIL;
}

/* What is known of a record's cell.  Stack: record, field; what is pushed holds the texts, and so does the buffer. */
static void read_cell(lua_State *L, int record, const char *field, const Schema *schema, StoreCell *out)
{
	Buf *text = &state_script(L)->cell;
	buf_clear(text);
	add_label(L, record, schema, storelib_field(schema, field), text);
	buf_byte(text, '\0');
	size_t label = text->len;
	bool there = add_value(L, record, field, text);
	*out = (StoreCell){ .label = buf_text(text), .value = there ? buf_text(text) + label : NULL, .row = hidden(L, record, &row_key) };
	push_source(L, hidden(L, record, &file_key));
	if (lua_istable(L, -1)) {
		lua_getfield(L, -1, field);
		out->col = lua_tointeger(L, -1);
		lua_pop(L, 1);
		lua_rawgeti(L, -1, 0);
		out->path = lua_tostring(L, -1);
	}
	push_gaps(L, schema->name);
	if (lua_rawgeti(L, -1, hidden(L, record, &record_key)) == LUA_TTABLE) {
		lua_pushfstring(L, " %s", field);
		lua_gettable(L, -2);
		out->raw = lua_tostring(L, -1);
	}
}

static void set_text(lua_State *L, int table, const char *name, const char *text)
{
	lua_pushstring(L, text); /* NULL: nil */
	lua_setfield(L, table, name);
}

/* Makes a cell that is only a record and a field a plain table with its values. */
static int thaw_cell(lua_State *L)
{
	const char *field;
	StoreCell c;
	lua_settop(L, 1);
	if (lua_rawgetp(L, 1, &cell_record) != LUA_TTABLE)
		return 0;
	lua_rawgetp(L, 1, &cell_field);
	lua_insert(L, 1); /* record_schema() wants record, field */
	lua_insert(L, 1);
	const Schema *schema = record_schema(L, &field);
	lua_pushnil(L);
	lua_setmetatable(L, 3);
	lua_pushnil(L);
	lua_rawsetp(L, 3, &cell_record);
	lua_pushnil(L);
	lua_rawsetp(L, 3, &cell_field);
	read_cell(L, 1, field, schema, &c);
	set_text(L, 3, "label", c.label);
	set_text(L, 3, "value", c.value);
	set_text(L, 3, "path", c.path);
	set_text(L, 3, "raw", c.raw);
	lua_pushinteger(L, c.row);
	lua_setfield(L, 3, "row");
	if (c.col) {
		lua_pushinteger(L, c.col);
		lua_setfield(L, 3, "col");
	}
	return 0;
}

static void thaw_first(lua_State *L)
{
	lua_pushcfunction(L, thaw_cell);
	lua_pushvalue(L, 1);
	lua_call(L, 1, 0);
}

static int cell_index(lua_State *L)
{
	lua_settop(L, 2);
	thaw_first(L);
	lua_rawget(L, 1);
	return 1;
}

static int cell_newindex(lua_State *L)
{
	lua_settop(L, 3);
	thaw_first(L);
	lua_rawset(L, 1);
	return 0;
}

bool storelib_cell(lua_State *L, int index, StoreCell *out)
{
	if (lua_rawgetp(L, index, &cell_record) != LUA_TTABLE) {
		lua_pop(L, 1);
		return false;
	}
	int record = lua_gettop(L);
	lua_rawgetp(L, index, &cell_field);
	lua_getfield(L, record, "ledger");
	read_cell(L, record, lua_tostring(L, record + 1), storelib_schema(L, record + 2), out);
	return true;
}

/* store.cell(record, field) → { label, value, raw, path, row, col }.  Rules list a cell for each figure that they
 * use, and hold them until all is judged: until someone looks into it, a cell is only its record and field. */
static int cell(lua_State *L)
{
	const char *field;
	lua_settop(L, 2);
	record_schema(L, &field);
	lua_createtable(L, 0, 2);
	lua_pushvalue(L, 1);
	lua_rawsetp(L, 3, &cell_record);
	lua_pushvalue(L, 2);
	lua_rawsetp(L, 3, &cell_field);
	if (luaL_newmetatable(L, "cell")) {
		static const luaL_Reg meta[] = { { "__index", cell_index }, { "__newindex", cell_newindex }, { NULL, NULL } };
		luaL_setfuncs(L, meta, 0);
		lua_pushcfunction(L, thaw_cell);
		lua_rawsetp(L, -2, &sandbox_lazy_key);
	}
	lua_setmetatable(L, 3);
	return 1;
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
	Query *q = storelib_query(L, lua_tostring(L, -1), args, 2);
	bool found = query_next(q);
	storelib_end(L, -1);
	lua_pushboolean(L, found);
	return 1;
}

void storelib_open(lua_State *L)
{
	static const luaL_Reg library[] = {
		{ "rows", rows }, { "gap", gap }, { "cell", cell }, { "reported", reported }, { NULL, NULL },
	};
	luaL_newlib(L, library);
	storelists_open(L);
	streamlib_open_store(L);
}
