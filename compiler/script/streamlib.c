/* streamlib.c - handles of records that are read one by one: stream "NAME" for a CSV file of --data, and
 * store.stream(ledger, { … }) for the records store.rows would give.
 *
 * A handle says what to read; reading begins anew with each table that takes it (streamtable.c).  It keeps what
 * it needs in itself, since a module may hold one longer than a document lives. */
#include "script/compile.h"

#include <string.h>

#include "base/inputs.h"
#include "ledger/stream.h"
#include "script/dataset.h"
#include "script/storelib.h"

#define META "stream"

typedef struct Handle {
	const RecordFile *file; /* NULL: a query */
	int  args;
	char texts[];           /* of a query: what, SQL, its arguments, each with its NUL */
} Handle;

static void push_handle(lua_State *L, const RecordFile *file, int args, const Buf *texts)
{
	size_t n = texts ? texts->len : 0;
	Handle *h = lua_newuserdatauv(L, sizeof *h + n, 0);
	*h = (Handle){ .file = file, .args = args };
	if (n > 0)
		memcpy(h->texts, texts->data, n);
	luaL_setmetatable(L, META);
}

bool streamlib_is(lua_State *L, int index)
{
	return luaL_testudata(L, index, META) != NULL;
}

RecordStream *streamlib_start(lua_State *L, int index)
{
	const Handle *h = luaL_checkudata(L, index, META);
	if (h->file)
		return stream_file(h->file);
	Store *store = storelib_store(L);
	const char *args[CONDITIONS_MAX], *what = h->texts, *sql = what + strlen(what) + 1, *p = sql;
	for (int i = 0; i < h->args; i++)
		args[i] = p += strlen(p) + 1;
	RecordStream *s = stream_query(store, what, sql, args, (size_t)h->args, state_script(L)->diag);
	if (!s)
		luaL_error(L, "this query failed: %s", sql);
	return s;
}

/* ---- stream "NAME" ---- */

static int open_file(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1);
	const Compile *c = state_script(L)->compile;
	for (size_t i = 0; c && i < c->request->data_count; i++) {
		if (strcmp(c->request->data[i].name, name) != 0)
			continue;
		push_handle(L, dataset_records(L, c->request->data[i].value), 0, NULL);
		return 1;
	}
	return luaL_error(L, "there is no data \"%s\": give --data %s=FILE.csv", name, name);
}

/* ---- store.stream(ledger, { period =, area =, where =, order = }) ---- */

/* A field as it is printed: a flag in words, an area by its name. */
static void add_field(lua_State *L, const Field *field, Buf *sql, Conditions *a)
{
	const Project *project = state_script(L)->project;
	if (field->type == FIELD_FLAG)
		buf_printf(sql, ", CASE l.%s WHEN '1' THEN '是' WHEN '0' THEN '否' END AS %s", field->name, field->name);
	else if (field->type == FIELD_AREA && project && project->area_count > 0) {
		buf_printf(sql, ", CASE l.%s", field->name);
		for (size_t i = 0; i < project->area_count; i++) {
			buf_text_add(sql, " WHEN ? THEN ?");
			conditions_add(L, a, project->areas[i].id);
			conditions_add(L, a, project->areas[i].name);
		}
		buf_printf(sql, " ELSE l.%s END AS %s", field->name, field->name);
	} else
		buf_printf(sql, ", l.%s", field->name);
}

static const char *collation(FieldType type)
{
	switch (type) {
	case FIELD_NUMBER: case FIELD_COUNT: case FIELD_YEAR: case FIELD_PERCENT:
		return " COLLATE decimal";
	case FIELD_DATE:
		return " COLLATE date";
	default:
		return "";
	}
}

/* order = "field" or { "field", "-field" }: gaps come last. */
static void add_order(lua_State *L, int options, const Schema *schema, Buf *sql)
{
	int type = lua_getfield(L, options, "order");
	lua_Integer n = type == LUA_TTABLE ? state_through(L, -1) : type == LUA_TNIL ? 0 : 1;
	for (lua_Integer i = 1; i <= n; i++) {
		if (type == LUA_TTABLE)
			lua_geti(L, -1, i);
		else
			lua_pushvalue(L, -1);
		const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
		bool down = *name == '-';
		const Field *field = storelib_field(schema, name + down);
		if (!field)
			luaL_error(L, "store.stream: order: ledger \"%s\" has no field \"%s\"", schema->name, name + down);
		else
			buf_printf(sql, "l.%s IS NULL, l.%s%s%s, ", field->name, field->name, collation(field->type),
			           down ? " DESC" : "");
		lua_pop(L, 1);
	}
}

/* The fields every record has; the schema may say more of one. */
static void add_own(lua_State *L, const Schema *schema, Buf *sql, Conditions *a)
{
	static const Field own[] = { { .name = "area", .type = FIELD_AREA }, { .name = "period", .type = FIELD_TEXT } };
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (!storelib_field(schema, own[i].name))
			add_field(L, &own[i], sql, a);
}

static int open_query(lua_State *L)
{
	static const char *const options[] = { "period", "area", "where", "order", NULL };
	Script *s = state_script(L);
	lua_settop(L, 2);
	storelib_store(L);
	const Schema *schema = storelib_schema(L, 1);
	conditions_options(L, 2, "store.stream", options);
	if (!storelib_has_table(L, schema->name))
		return luaL_error(L, "nothing was imported into the ledger \"%s\"", schema->name);
	Conditions *a = lua_newuserdatauv(L, sizeof *a, 0);
	a->count = 0;
	Buf *sql = &s->sql, *texts = &s->json;
	buf_clear(sql);
	static const char places[] = "SELECT s.path, l.row, ";
	buf_text_add(sql, "SELECT s.path, l.row");
	add_own(L, schema, sql, a);
	for (size_t i = 0; i < schema->field_count; i++)
		add_field(L, &schema->fields[i], sql, a);
	storelib_from(L, 2, schema, sql, a);
	buf_text_add(sql, " ORDER BY ");
	add_order(L, 2, schema, sql);
	storelib_order(L, sql, a);
	buf_clear(texts);
	buf_printf(texts, "SELECT %s", buf_text(sql) + sizeof places - 1); /* no page says where a row came from */
	inputs_query(buf_text(texts), a->items, a->count);
	buf_clear(texts);
	buf_printf(texts, "the ledger \"%s\"", schema->name);
	buf_byte(texts, '\0');
	buf_add(texts, sql->data, sql->len + 1);
	for (size_t i = 0; i < a->count; i++)
		buf_add(texts, a->items[i], strlen(a->items[i]) + 1);
	push_handle(L, NULL, (int)a->count, texts);
	return 1;
}

/* ---- the library ---- */

static int to_text(lua_State *L)
{
	const Handle *h = luaL_checkudata(L, 1, META);
	lua_pushfstring(L, "stream of %s", h->file ? record_file_path(h->file) : h->texts);
	return 1;
}

/* #stream "NAME": how many records the file has. */
static int length(lua_State *L)
{
	const Handle *h = luaL_checkudata(L, 1, META);
	if (!h->file)
		return luaL_error(L, "a stream of the store is counted by store.query");
	lua_pushinteger(L, (lua_Integer)record_file_count(h->file));
	return 1;
}

static int no_field(lua_State *L)
{
	return luaL_error(L, "a stream has no records to look at: it can be the rows of a table");
}

void streamlib_open(lua_State *L)
{
	static const luaL_Reg meta[] = {
		{ "__tostring", to_text }, { "__len", length }, { "__index", no_field }, { NULL, NULL },
	};
	luaL_newmetatable(L, META);
	luaL_setfuncs(L, meta, 0);
	lua_pop(L, 1);
	lua_pushcfunction(L, open_file);
}

void streamlib_open_store(lua_State *L)
{
	lua_pushcfunction(L, open_query);
	lua_setfield(L, -2, "stream");
}
