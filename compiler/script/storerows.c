/* storerows.c - store.rows and the records and cells it gives.
 *
 * A record reads like a table under which a misspelt field is an error and a gap is nil.  For a template it is a table.
 * While a period is judged, when there may be a hundred thousand that every rule looks at, a record and a cell of it
 * are plain values, not objects: a light userdata that says which set, which row and which column, read when someone
 * looks into it, and store.rows gives a list that makes them (storeparts.c).  The sets live until the evaluation ends; a value
 * kept longer is an error. */
#include "script/storelib.h"

#include <stdio.h>
#include <string.h>

#include "base/inputs.h"
#include "base/spill.h"
#include "doc/printed.h"
#include "ledger/checkwhen.h"
#include "script/origin.h"

static const char set_key = 0, row_key = 0; /* hidden in a record's table: the userdata of its set, its row there from 1 */
static const char light_key = 0;            /* … or the plain value it was made from */
static const char lost_key = 0;             /* … and, of store.without, the set of fields that it has lost */
static const char meta_key = 0;             /* registry: ledger → metatable of its records */
static const char sets_key = 0;             /* registry: what rules asked for → the number of the set */

enum { QUESTIONS = 100 }; /* for all records of a ledger that rules may ask */
enum { STEPS = 10000 }; /* of Lua that rules may take for each record they ask for, beyond the script's limit */
enum { COLUMN_BITS = 12, ROW_BITS = 32, RECORD = (1 << COLUMN_BITS) - 1 /* no column: the record itself */ };

_Static_assert(sizeof(void *) == 8, "a record is a plain value of 64 bits");
_Static_assert(JUDGED_FIELDS <= RECORD + 1, "a column fits");

/* ---- plain values ---- */

typedef struct SetBox { /* behind a document's records */
	RowSet *set;
	size_t held; /* memory that counts as Lua's */
} SetBox;

static uintptr_t light(size_t set, size_t row, int column)
{
	return ((uintptr_t)(set + 1) << ROW_BITS | row) << COLUMN_BITS | (uintptr_t)column;
}

static void push_light(lua_State *L, size_t set, size_t row, int column)
{
	lua_pushlightuserdata(L, (void *)light(set, row, column));
}

/* False when it is none of ours; raises when its evaluation is over. */
static bool read_light(lua_State *L, int index, StoreCell *out)
{
	Script *s = state_script(L);
	uintptr_t v = lua_islightuserdata(L, index) ? (uintptr_t)lua_touserdata(L, index) : 0;
	size_t set = (size_t)(v >> (ROW_BITS + COLUMN_BITS));
	if (set == 0)
		return false;
	if (set <= s->set_first || set > s->set_first + s->set_count)
		luaL_error(L, "this is a record of an evaluation that is over");
	int column = (int)(v & RECORD);
	*out = (StoreCell){ s->sets[set - 1 - s->set_first], set - 1, (size_t)(v >> COLUMN_BITS & UINT32_MAX), column == RECORD ? -1 : column };
	if (out->row >= rowset_count(out->set))
		luaL_error(L, "this is no record");
	return true;
}

void storerows_push(lua_State *L, size_t set, size_t row)
{
	push_light(L, set, row, RECORD);
}

RowSet *storerows_set(lua_State *L, size_t number)
{
	Script *s = state_script(L);
	if (number < s->set_first || number >= s->set_first + s->set_count)
		luaL_error(L, "these are records of an evaluation that is over");
	return s->sets[number - s->set_first];
}

bool storerows_cell(lua_State *L, int index, StoreCell *out)
{
	return read_light(L, index, out) && out->column >= 0;
}

/* A record, either way. */
static bool read_record(lua_State *L, int index, StoreCell *out)
{
	if (read_light(L, index, out))
		return out->column < 0;
	if (!lua_istable(L, index))
		return false;
	lua_rawgetp(L, index, &light_key);
	bool found = read_light(L, -1, out);
	lua_pop(L, 1);
	if (found)
		return true;
	if (lua_rawgetp(L, index, &set_key) == LUA_TUSERDATA) {
		lua_rawgetp(L, index, &row_key);
		*out = (StoreCell){ ((const SetBox *)lua_touserdata(L, -2))->set, 0, (size_t)lua_tointeger(L, -1) - 1, -1 };
		lua_pop(L, 1);
		found = true;
	}
	lua_pop(L, 1);
	return found;
}

/* ---- values ---- */

static FieldType type_of(const RowSet *set, int column)
{
	const Schema *schema = rowset_schema(set);
	return (size_t)column < schema->field_count ? schema->fields[column].type : FIELD_TEXT;
}

/* Of a figure of a document whose figures are traced; else 0. */
static OriginId origin_of(lua_State *L, const StoreCell *c)
{
	Origins *o = state_script(L)->origins;
	const Schema *schema = rowset_schema(c->set);
	const RowFile *source = o ? rowset_source(c->set, c->row) : NULL;
	const char *typed = source ? rowset_raw(c->set, c->row, c->column) : NULL;
	typed = typed || !source ? typed : rowset_text(c->set, c->row, c->column);
	return source ? origin_cell(o, source->file, rowset_line(c->set, c->row), schema, schema->fields[c->column].name, typed) : 0;
}

OriginId storerows_origin(lua_State *L, int index)
{
	StoreCell c;
	Origins *o = state_script(L)->origins;
	const RowFile *source = o && read_record(L, index, &c) ? rowset_source(c.set, c.row) : NULL;
	return source ? origin_cell(o, source->file, rowset_line(c.set, c.row), rowset_schema(c.set), NULL, NULL) : 0;
}

/* Of a document that is traced: what the text says is the cell's. */
static void note_text(lua_State *L, const StoreCell *c, const char *text)
{
	Origins *o = state_script(L)->origins;
	Printed p;
	size_t from = 0;
	if (!o || !text || (size_t)c->column >= rowset_schema(c->set)->field_count || !printed_next(text, strlen(text), &from, &p))
		return;
	origins_text_of(o, text, strlen(text), origin_of(L, c));
}

/* nil for a gap. */
static void push_value(lua_State *L, const StoreCell *c)
{
	Number n;
	const char *text = rowset_text(c->set, c->row, c->column);
	FieldType type = type_of(c->set, c->column);
	if (text && field_is_number(type)) {
		if (!numberlib_parse(text, strlen(text), &n))
			luaL_error(L, "the database holds \"%s\" where a number belongs", text);
		numberlib_push_from(L, n, origin_of(L, c));
	} else if (text && type == FIELD_FLAG)
		lua_pushboolean(L, !strcmp(text, "1"));
	else {
		lua_pushstring(L, text); /* NULL: nil */
		note_text(L, c, text);
	}
}

/* label, value, path, raw, row or col of a cell; nil for anything else. */
static void push_part(lua_State *L, const StoreCell *c, const char *part)
{
	const RowFile *source = rowset_source(c->set, c->row);
	if (!strcmp(part, "label")) {
		Buf *label = &state_script(L)->text;
		buf_clear(label);
		if (rowset_field_named(c->set, c->column) && rowset_name(c->set, c->row))
			buf_printf(label, "%s ", rowset_name(c->set, c->row));
		rowset_field_label(c->set, c->column, label);
		lua_pushstring(L, buf_text(label));
	} else if (!strcmp(part, "value"))
		lua_pushstring(L, rowset_words(c->set, c->row, c->column));
	else if (!strcmp(part, "path"))
		lua_pushstring(L, source ? source->path : NULL);
	else if (!strcmp(part, "raw"))
		lua_pushstring(L, rowset_raw(c->set, c->row, c->column));
	else if (!strcmp(part, "row"))
		lua_pushinteger(L, rowset_line(c->set, c->row));
	else if (!strcmp(part, "col") && source && source->cols[c->column])
		lua_pushinteger(L, source->cols[c->column]);
	else
		lua_pushnil(L);
}

static int light_index(lua_State *L)
{
	StoreCell c;
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);
	if (!read_light(L, 1, &c))
		return 0;
	if (c.column >= 0) {
		push_part(L, &c, name);
		return 1;
	}
	c.column = rowset_column(c.set, name);
	if (c.column >= 0)
		push_value(L, &c);
	else if (!strcmp(name, "ledger"))
		lua_pushstring(L, rowset_schema(c.set)->name);
	else
		return luaL_error(L, "ledger \"%s\" has no \"%s\"", rowset_schema(c.set)->name, name);
	return 1;
}

static int light_newindex(lua_State *L)
{
	return luaL_error(L, "a record and its cells are read-only");
}

/* ---- tables ---- */

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
	static const char *const own[] = { "area", "period", "ledger" };
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

static void set_value(lua_State *L, StoreCell c, int column, const char *name)
{
	c.column = column;
	push_value(L, &c);
	lua_setfield(L, -2, name);
}

/* Pushes a record as a table; the caller adds where it is from. */
static void push_record(lua_State *L, const StoreCell *c)
{
	const Schema *schema = rowset_schema(c->set);
	lua_createtable(L, 0, (int)schema->field_count + 5);
	push_record_meta(L, schema);
	lua_setmetatable(L, -2);
	lua_pushstring(L, schema->name);
	lua_setfield(L, -2, "ledger");
	set_value(L, *c, rowset_column(c->set, "area"), "area");
	set_value(L, *c, rowset_column(c->set, "period"), "period");
	for (size_t i = 0; i < schema->field_count; i++)
		set_value(L, *c, (int)i, schema->fields[i].name);
}

/* Pushes a cell as a table: { label, value, raw, path, row, col }. */
static void push_cell(lua_State *L, const StoreCell *c)
{
	static const char *const parts[] = { "label", "value", "raw", "path", "row", "col" };
	lua_createtable(L, 0, 6);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		push_part(L, c, parts[i]);
		lua_setfield(L, -2, parts[i]);
	}
}

bool storerows_thaw(lua_State *L, int index)
{
	StoreCell c;
	if (!read_light(L, index, &c))
		return false;
	if (c.column >= 0) {
		push_cell(L, &c);
	} else {
		push_record(L, &c);
		lua_pushvalue(L, index);
		lua_rawsetp(L, -2, &light_key);
	}
	lua_replace(L, index);
	return true;
}

/* ---- store.rows ---- */

static int free_set(lua_State *L)
{
	SetBox *box = lua_touserdata(L, 1);
	rowset_free(box->set);
	state_let_go(state_script(L), box->held);
	*box = (SetBox){ NULL, 0 };
	return 0;
}

/* Notes the question for a document's records (storeinputs.c). */
static void note_rows(lua_State *L, const Schema *schema, const Buf *from, Conditions *a)
{
	Buf *sql = &state_script(L)->json;
	RowsQuery q = { .schema = schema, .args = a->items, .from_count = a->count };
	if (!inputs_noted())
		return;
	buf_clear(sql);
	buf_text_add(sql, "SELECT l.area, l.period");
	for (size_t i = 0; i < schema->field_count; i++)
		buf_printf(sql, ", l.%s", schema->fields[i].name);
	q.from = sql->len;
	buf_text_add(sql, buf_text(from));
	q.order = sql->len;
	buf_text_add(sql, " ORDER BY ");
	storelib_order(L, sql, a);
	q.sql = buf_text(sql);
	q.count = a->count;
	a->count = q.from_count;
	storeinputs_rows(L, &q);
}

/* The question that the options at index 2 put: its SQL is in the script's scratch. */
static Conditions *push_question(lua_State *L, const Schema *schema)
{
	Script *s = state_script(L);
	Conditions *a = lua_newuserdatauv(L, sizeof *a, 0);
	a->count = 0;
	buf_clear(&s->sql);
	storelib_from(L, 2, schema, &s->sql, a);
	return a;
}

/* Pushes a userdata with the records that answer it. */
static SetBox *push_set(lua_State *L, const Schema *schema, const Conditions *a)
{
	Script *s = state_script(L);
	SetBox *box = lua_newuserdatauv(L, sizeof *box, 0);
	*box = (SetBox){ NULL, 0 };
	if (luaL_newmetatable(L, "record set")) {
		lua_pushcfunction(L, free_set);
		lua_setfield(L, -2, "__gc");
	}
	lua_setmetatable(L, -2);
	const Project *p = s->project;
	box->set = rowset_read(storelib_store(L), schema, p ? p->areas : NULL, p ? p->area_count : 0, buf_text(&s->sql), a->items, a->count,
	                   s->diag);
	if (!box->set)
		luaL_error(L, "the ledger \"%s\" could not be read", schema->name);
	size_t bytes = rowset_bytes(box->set);
	state_hold(L, bytes);
	box->held = bytes;
	storelib_count(L, false);
	return box;
}

/* Of how many of the set's records the steps are the rules' to take: the limit is against endless loops, not long ledgers; but who
 * asks for the same ledger in ever other words asks for no more records than there are. */
static int64_t new_records(const Script *s, const RowSet *set)
{
	size_t most = rowset_count(set), before = 0;
	for (size_t i = 0; i < s->set_count; i++)
		if (!strcmp(rowset_schema(s->sets[i])->name, rowset_schema(set)->name)) {
			before += rowset_count(s->sets[i]);
			most = rowset_count(s->sets[i]) > most ? rowset_count(s->sets[i]) : most;
		}
	size_t left = most * QUESTIONS > before ? most * QUESTIONS - before : 0;
	return (int64_t)(left < rowset_count(set) ? left : rowset_count(set));
}

/* The set stays with the script until the evaluation ends; returns its number. */
static size_t keep_set(lua_State *L, SetBox *box)
{
	Script *s = state_script(L);
	if (s->set_first + s->set_count + 1 >= (size_t)1 << (64 - ROW_BITS - COLUMN_BITS))
		luaL_error(L, "store.rows was called too often");
	s->steps -= new_records(s, box->set) * STEPS;
	*MEM_PUSH(s->sets, s->set_count, s->set_cap) = box->set;
	s->sets_held += box->held;
	*box = (SetBox){ NULL, 0 };
	return s->set_first + s->set_count - 1;
}

void storerows_forget(Script *s)
{
	for (size_t i = 0; i < s->set_count; i++)
		rowset_free(s->sets[i]);
	state_let_go(s, s->sets_held);
	s->sets_held = 0;
	s->set_first += s->set_count;
	s->set_count = 0;
	spill_close(s->cells);
	s->cells = NULL;
	s->judged_before++;
}

/* Pushes the list for rules.  The same question has the same answer as long as a period is judged. */
static int push_judged(lua_State *L, const Schema *schema, const Conditions *a)
{
	Script *s = state_script(L);
	buf_clear(&s->text);
	buf_printf(&s->text, "%zu %s ", s->judged_before, buf_text(&s->sql));
	for (size_t i = 0; i < a->count; i++)
		buf_printf(&s->text, "%zu %s ", a->items[i] ? strlen(a->items[i]) : 0, a->items[i] ? a->items[i] : "");
	lua_pushlstring(L, buf_text(&s->text), s->text.len);
	int question = lua_gettop(L);
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &sets_key) != LUA_TTABLE) {
		lua_pop(L, 1);
		lua_newtable(L);
		lua_pushvalue(L, -1);
		lua_rawsetp(L, LUA_REGISTRYINDEX, &sets_key);
	}
	int known = lua_gettop(L);
	lua_pushvalue(L, question);
	if (lua_rawget(L, known) == LUA_TNIL) {
		size_t made = keep_set(L, push_set(L, schema, a));
		lua_settop(L, known);
		lua_pushvalue(L, question);
		lua_pushinteger(L, (lua_Integer)made);
		lua_rawset(L, known);
		lua_pushinteger(L, (lua_Integer)made);
	}
	size_t number = (size_t)lua_tointeger(L, -1);
	storeparts_push(L, number, 0, rowset_count(storerows_set(L, number)));
	return 1;
}

/* Pushes the list for a document: tables. */
static int push_tables(lua_State *L, const Schema *schema, Conditions *a)
{
	note_rows(L, schema, &state_script(L)->sql, a);
	RowSet *set = push_set(L, schema, a)->set;
	int boxed = lua_gettop(L);
	size_t count = rowset_count(set);
	luaL_checkstack(L, 30, "too many fields");
	lua_createtable(L, count < INT32_MAX ? (int)count : 0, 0);
	for (size_t i = 0; i < count; i++) {
		push_record(L, &(StoreCell){ set, 0, i, -1 });
		lua_pushvalue(L, boxed);
		lua_rawsetp(L, -2, &set_key);
		lua_pushinteger(L, (lua_Integer)i + 1);
		lua_rawsetp(L, -2, &row_key);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

/* store.rows(ledger, { period =, area =, standing =, where = }): standing: of each area the rows of the list that holds then */
static int rows(lua_State *L)
{
	static const char *const options[] = { "period", "area", "standing", "where", NULL };
	lua_settop(L, 2);
	storelib_store(L);
	const Schema *schema = storelib_schema(L, 1);
	conditions_options(L, 2, "store.rows", options);
	if (!storelib_has_table(L, schema->name)) {
		lua_newtable(L);
		return 1;
	}
	Conditions *a = push_question(L, schema);
	return state_script(L)->judged ? push_judged(L, schema, a) : push_tables(L, schema, a);
}

/* ---- a record's gaps and cells ---- */

/* The cell of the record and the field at these places of the stack. */
static StoreCell field_cell(lua_State *L, int record, int name)
{
	StoreCell c = { .column = -1 };
	bool light = lua_islightuserdata(L, record);
	if (!light) {
		luaL_checktype(L, record, LUA_TTABLE);
		sandbox_thaw(L, record);
	}
	const char *field = luaL_checkstring(L, name);
	if (!read_record(L, record, &c))
		luaL_error(L, "this is no record of store.rows");
	const Schema *schema = rowset_schema(c.set);
	c.column = rowset_column(c.set, field);
	if (c.column < 0 || (size_t)c.column >= schema->field_count)
		luaL_error(L, "ledger \"%s\" has no field \"%s\"", schema->name, field);
	if (!light) /* no document is made while a period is judged */
		storeinputs_cells(L, schema);
	return c;
}

/* Whether a record that store.without made has lost the cell's value. */
static bool withheld(lua_State *L, int record, const StoreCell *c)
{
	if (!lua_istable(L, record))
		return false;
	bool lost = lua_rawgetp(L, record, &lost_key) == LUA_TTABLE;
	if (lost) {
		lua_pushstring(L, rowset_schema(c->set)->fields[c->column].name);
		lost = lua_rawget(L, -2) != LUA_TNIL;
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	return lost;
}

/* store.gap(record, field) → why there is no value: blank, mark, fault, not_applicable; nil */
static int gap(lua_State *L)
{
	StoreCell c = field_cell(L, 1, 2);
	GapReason reason = withheld(L, 1, &c) ? GAP_FAULT : rowset_gap(c.set, c.row, c.column);
	lua_pushstring(L, reason == GAP_NONE ? NULL : gap_name(reason));
	return 1;
}

/* Pushes a copy of the set of fields that the record at index 1 has lost. */
static void push_lost(lua_State *L)
{
	lua_newtable(L);
	if (lua_rawgetp(L, 1, &lost_key) == LUA_TTABLE) {
		for (lua_pushnil(L); lua_next(L, -2);) {
			lua_pushvalue(L, -2);
			lua_insert(L, -2);
			lua_rawset(L, -5);
		}
	}
	lua_pop(L, 1);
}

/* store.without(record, fields) → a record like it in which these have no value: another of the same thing says otherwise. */
static int without(lua_State *L)
{
	StoreCell c;
	luaL_checktype(L, 2, LUA_TTABLE);
	lua_settop(L, 2);
	sandbox_thaw(L, 2);
	if (!storerows_thaw(L, 1)) {
		luaL_checktype(L, 1, LUA_TTABLE);
		sandbox_thaw(L, 1);
		lua_newtable(L);
		for (lua_pushnil(L); lua_next(L, 1);) {
			lua_pushvalue(L, -2);
			lua_insert(L, -2);
			lua_rawset(L, 3);
		}
		if (lua_getmetatable(L, 1))
			lua_setmetatable(L, 3);
		lua_replace(L, 1);
	}
	if (!read_record(L, 1, &c))
		return luaL_error(L, "this is no record of store.rows");
	push_lost(L);
	for (lua_Integer i = 1, n = state_through(L, 2); i <= n; i++) {
		lua_rawgeti(L, 2, i);
		lua_pushvalue(L, -1);
		lua_pushboolean(L, 1);
		lua_rawset(L, -4);
		lua_pushnil(L);
		lua_rawset(L, 1);
	}
	lua_rawsetp(L, 1, &lost_key);
	lua_settop(L, 1);
	return 1;
}

/* Pushes the cell as its record is: a plain value or a table. */
static void push_some_cell(lua_State *L, int record, const StoreCell *c)
{
	if (lua_islightuserdata(L, record))
		push_light(L, c->number, c->row, c->column);
	else
		push_cell(L, c);
}

/* store.cell(record, field) → { label, value, raw, path, row, col } */
static int cell(lua_State *L)
{
	StoreCell c = field_cell(L, 1, 2);
	bool lost = withheld(L, 1, &c);
	push_some_cell(L, 1, &c);
	if (lost) {
		lua_pushnil(L);
		lua_setfield(L, -2, "value");
		lua_pushstring(L, rowset_raw(c.set, c.row, c.column) ? rowset_raw(c.set, c.row, c.column) : rowset_text(c.set, c.row, c.column));
		lua_setfield(L, -2, "raw");
	}
	return 1;
}

/* The figure of a cell: a gap that says 不适用 adds nothing. False: it is missing. */
static bool figure(lua_State *L, const StoreCell *c, Number *n)
{
	FieldType type = type_of(c->set, c->column);
	const char *text = rowset_text(c->set, c->row, c->column);
	if (!field_is_number(type))
		luaL_error(L, "store.sum: ledger \"%s\": \"%s\" is no figure", rowset_schema(c->set)->name, lua_tostring(L, -1));
	*n = number_int(0);
	return text ? numberlib_parse(text, strlen(text), n) : rowset_gap(c->set, c->row, c->column) == GAP_NOT_APPLICABLE;
}

/* store.sum(record, fields [, cells]) → what these fields add up to, 不适用 adding nothing; nil when one is missing.  Their
 * cells are added to the list `cells`. */
static int sum(lua_State *L)
{
	StoreCell c;
	Number total = number_int(0), n;
	OriginId from = 0;
	bool whole = true, list = !lua_isnoneornil(L, 3);
	luaL_checktype(L, 2, LUA_TTABLE);
	if (list)
		luaL_checktype(L, 3, LUA_TTABLE);
	lua_settop(L, 3);
	sandbox_thaw(L, 2);
	CellList *judged = list ? storecells_read(L, 3) : NULL;
	lua_Integer count = state_through(L, 2), cells = list && !judged ? state_length(L, 3) : 0;
	for (lua_Integer i = 1; i <= count; i++) {
		lua_rawgeti(L, 2, i);
		c = field_cell(L, 1, 4);
		if (!figure(L, &c, &n) || withheld(L, 1, &c)) {
			whole = false;
		} else {
			total = number_add(total, n);
			from = origin_both(state_script(L)->origins, from, origin_of(L, &c));
		}
		if (judged) {
			storecells_put(L, judged, light(c.number, c.row, c.column));
		} else if (list) {
			push_some_cell(L, 1, &c);
			lua_rawseti(L, 3, cells + i);
		}
		lua_settop(L, 3);
	}
	if (whole)
		numberlib_push_from(L, total, from);
	else
		lua_pushnil(L);
	return 1;
}

typedef struct LuaRecord { /* at index 1 */
	lua_State *L;
	StoreCell  cell;
} LuaRecord;

static bool record_lacks(LuaRecord *r, int field)
{
	r->cell.column = field;
	return withheld(r->L, 1, &r->cell);
}

static const char *record_text(void *of, int field)
{
	LuaRecord *r = of;
	return record_lacks(r, field) ? NULL : rowset_text(r->cell.set, r->cell.row, field);
}

static GapReason record_gap(void *of, int field)
{
	LuaRecord *r = of;
	return record_lacks(r, field) ? GAP_FAULT : rowset_gap(r->cell.set, r->cell.row, field);
}

/* store.broken(record, code) → whether it breaks a check of this code that its ledger's schema declares with "when" */
static int broken(lua_State *L)
{
	LuaRecord r = { .L = L };
	const char *code = luaL_checkstring(L, 2);
	bool light = lua_islightuserdata(L, 1);
	if (!light)
		sandbox_thaw(L, 1);
	if (!read_record(L, 1, &r.cell))
		return luaL_error(L, "this is no record of store.rows");
	const Schema *schema = rowset_schema(r.cell.set);
	bool known = false;
	for (size_t i = 0; i < schema->check_count; i++)
		known = known || (schema->checks[i].when >= 0 && !strcmp(schema->checks[i].code, code));
	if (!known)
		return luaL_error(L, "ledger \"%s\" declares no check \"%s\" with \"when\"", schema->name, code);
	if (!light) /* no document is made while a period is judged */
		storeinputs_cells(L, schema);
	const char *period = rowset_text(r.cell.set, r.cell.row, rowset_column(r.cell.set, "period"));
	char own[16] = "";
	snprintf(own, sizeof own, "%s", period ? period : "");
	lua_pushboolean(L, checkwhen_broken(schema, code, &(CheckedRecord){ record_text, record_gap, &r, *own ? own : NULL }));
	return 1;
}

void storerows_open(lua_State *L)
{
	static const luaL_Reg library[] = { { "rows", rows }, { "gap", gap }, { "cell", cell }, { "sum", sum }, { "without", without }, { "broken", broken },
		                            { NULL, NULL } };
	static const luaL_Reg meta[] = { { "__index", light_index }, { "__newindex", light_newindex }, { NULL, NULL } };
	lua_pushlightuserdata(L, NULL); /* all light userdata share one metatable */
	luaL_newlib(L, meta);
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
	luaL_setfuncs(L, library, 0);
}
