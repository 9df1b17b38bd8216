/* records.c - what a document sees of the files of --data: lists whose records are built when asked
 * for, the record in use, and the names of files filled from it. */
#include "script/records.h"

#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/utf8.h"
#include "script/dataset.h"

/* ---- lazy lists ---- */

static const Dataset *upvalue_set(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

/* list[i]: built now, and kept in the list. */
static int list_index(lua_State *L)
{
	const Dataset *set = upvalue_set(L);
	lua_Integer i = lua_isinteger(L, 2) ? lua_tointeger(L, 2) : 0;
	if (i < 1 || (lua_Unsigned)i > set->count)
		return 0;
	dataset_push(L, set, (size_t)i - 1);
	lua_pushvalue(L, -1);
	lua_rawseti(L, 1, i);
	return 1;
}

static int list_length(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)upvalue_set(L)->count);
	return 1;
}

static int list_complete(lua_State *L)
{
	const Dataset *set = upvalue_set(L);
	for (size_t i = 0; i < set->count; i++) {
		if (lua_rawgeti(L, 1, (lua_Integer)i + 1) == LUA_TNIL) {
			dataset_push(L, set, i);
			lua_rawseti(L, 1, (lua_Integer)i + 1);
		}
		lua_pop(L, lua_gettop(L) - 1);
	}
	lua_getmetatable(L, 1);
	lua_pushnil(L);
	lua_rawsetp(L, -2, &sandbox_lazy_key);
	return 0;
}

static void push_function(lua_State *L, const Dataset *set, lua_CFunction f)
{
	lua_pushlightuserdata(L, (void *)(uintptr_t)set);
	lua_pushcclosure(L, f, 1);
}

static void push_list(lua_State *L, const Dataset *set)
{
	lua_newtable(L);
	lua_createtable(L, 0, 4);
	push_function(L, set, list_index);
	lua_setfield(L, -2, "__index");
	push_function(L, set, list_length);
	lua_setfield(L, -2, "__len");
	push_function(L, set, list_complete);
	lua_rawsetp(L, -2, &sandbox_lazy_key);
	lua_pushlightuserdata(L, (void *)(uintptr_t)set);
	lua_rawsetp(L, -2, &dataset_set_key);
	lua_setmetatable(L, -2);
}

/* ---- data ---- */

/* A file is read when data.NAME is first looked at: one that is only streamed (streamlib.c) never is.
 *
 * Pushes what a state has of the file: one list, however often it is asked for. */
static void push_file(lua_State *L, const char *path)
{
	inputs_again(path);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_data);
	if (lua_getfield(L, -1, path) == LUA_TNIL) {
		lua_pop(L, 1);
		const Dataset *set = dataset_open(L, path);
		if (set->kind == DATASET_VALUE)
			dataset_push(L, set, 0);
		else
			push_list(L, set);
		lua_pushvalue(L, -1);
		lua_setfield(L, -3, path);
	}
	lua_remove(L, -2);
}

static const char data_key = 0; /* registry: the table behind `data` */

/* data[name]: read now, and kept.  Upvalues: the table's name for messages, name → path. */
static int data_index(lua_State *L)
{
	lua_pushvalue(L, 2);
	if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TSTRING)
		return sandbox_undefined(L);
	push_file(L, lua_tostring(L, -1));
	lua_pushvalue(L, 2);
	lua_pushvalue(L, -2);
	lua_rawset(L, 1);
	return 1;
}

/* Upvalue 1: name → path. */
static int data_complete(lua_State *L)
{
	for (lua_pushnil(L); lua_next(L, lua_upvalueindex(1)); lua_pop(L, 1)) {
		lua_pushvalue(L, -2);
		push_file(L, lua_tostring(L, -2));
		lua_rawset(L, 1);
	}
	lua_getmetatable(L, 1);
	lua_pushnil(L);
	lua_rawsetp(L, -2, &sandbox_lazy_key);
	return 0;
}

void records_set_data(lua_State *L, const CompileRequest *r)
{
	lua_createtable(L, 0, (int)r->data_count);
	for (size_t i = 0; i < r->data_count; i++) {
		if (!file_is_plain(r->data[i].value)) { /* a pipe is read once, before a batch forks; no file is a fault */
			push_file(L, r->data[i].value);
			lua_pop(L, 1);
		}
		lua_pushstring(L, r->data[i].value);
		lua_setfield(L, -2, r->data[i].name);
	}
	int paths = lua_gettop(L);
	lua_newtable(L);
	lua_createtable(L, 0, 2);
	lua_pushliteral(L, "data (--data NAME=FILE)");
	lua_pushvalue(L, paths);
	lua_pushcclosure(L, data_index, 2);
	lua_setfield(L, -2, "__index");
	lua_pushvalue(L, paths);
	lua_pushcclosure(L, data_complete, 1);
	lua_rawsetp(L, -2, &sandbox_lazy_key);
	lua_setmetatable(L, -2);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &data_key);
	sandbox_freeze(L);
	state_set_context(L, "data");
	lua_settop(L, paths - 1);
}

static int load_all(lua_State *L)
{
	records_set_data(L, lua_touserdata(L, 1));
	return 0;
}

bool script_load_data(Script *s, const CompileRequest *r)
{
	bool noting = inputs_noting(false);
	bool good = state_run(s, load_all, (void *)(uintptr_t)r);
	inputs_noting(noting);
	return good;
}

typedef struct RecordRequest {
	const char *name;
	size_t index, count;
	Sha256 *digest;
} RecordRequest;

/* Pushes data[name] itself, which must be a list; gives what it is made from. */
static const Dataset *push_list_named(lua_State *L, const char *name)
{
	const Dataset *set = NULL;
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &data_key) != LUA_TTABLE)
		luaL_error(L, "there is no data: give --data %s=FILE", name);
	if (lua_getfield(L, -1, name) == LUA_TTABLE && lua_getmetatable(L, -1)) {
		lua_rawgetp(L, -1, &dataset_set_key);
		set = lua_touserdata(L, -1);
		lua_pop(L, 2);
	}
	if (!set)
		luaL_error(L, lua_istable(L, -1) ? "\"%s\" is one table, not a list of records" : "\"%s\" is no list of records", name);
	return set;
}

static void check_record(lua_State *L, const Dataset *set, const char *name, size_t index)
{
	if (index >= set->count)
		luaL_error(L, "\"%s\" has no record %d", name, (int)index + 1);
	else if (!set->records[index].table)
		luaL_error(L, "\"%s\": record %d is no table", name, (int)index + 1);
}

static int count_records(lua_State *L)
{
	RecordRequest *r = lua_touserdata(L, 1);
	const Dataset *set = push_list_named(L, r->name);
	for (r->count = 0; r->count < set->count; r->count++)
		check_record(L, set, r->name, r->count);
	return 0;
}

bool script_records(Script *s, const char *name, size_t *count)
{
	RecordRequest r = { .name = name };
	bool good = state_run(s, count_records, &r);
	*count = r.count;
	return good;
}

static int use_record(lua_State *L)
{
	const RecordRequest *r = lua_touserdata(L, 1);
	check_record(L, push_list_named(L, r->name), r->name, r->index);
	lua_geti(L, -1, (lua_Integer)r->index + 1);
	sandbox_freeze(L);
	state_set_context(L, "record");
	return 0;
}

bool script_use_record(Script *s, const char *name, size_t index)
{
	RecordRequest r = { .name = name, .index = index };
	bool noting = inputs_noting(false); /* the document is made from the record, not from the list */
	bool good = state_run(s, use_record, &r);
	inputs_noting(noting);
	return good;
}

static int digest_record(lua_State *L)
{
	const RecordRequest *r = lua_touserdata(L, 1);
	const Dataset *set = push_list_named(L, r->name);
	check_record(L, set, r->name, r->index);
	dataset_digest(set, r->index, r->digest);
	return 0;
}

bool script_digest_record(Script *s, const char *name, size_t index, Sha256 *out)
{
	RecordRequest r = { .name = name, .index = index, .digest = out };
	return state_run(s, digest_record, &r);
}

/* ---- names of files ---- */

typedef struct NameRequest {
	const CompileRequest *request;
	const char *pattern;
	Arena *arena;
	char *name;
	bool changed;
} NameRequest;

/* Pushes what {path} stands for: a field of the record, or a dotted path from period, area, record … */
static bool push_named(lua_State *L, char *path)
{
	state_push_context(L, "record");
	if (lua_istable(L, -1)) {
		sandbox_thaw(L, -1);
		lua_pushstring(L, path);
		if (lua_rawget(L, -2) != LUA_TNIL)
			return true;
	}
	char *dot = strchr(path, '.');
	if (!dot && !strcmp(path, "lang")) {
		state_push_context(L, path);
		return true;
	}
	if (!dot)
		return false;
	*dot = '\0';
	state_push_context(L, path);
	*dot = '.';
	while (dot && lua_istable(L, -1)) {
		char *next = strchr(dot + 1, '.');
		sandbox_thaw(L, -1);
		lua_pushlstring(L, dot + 1, next ? (size_t)(next - dot - 1) : strlen(dot + 1));
		lua_rawget(L, -2);
		dot = next;
	}
	return dot == NULL && !lua_isnil(L, -1);
}

static Place record_place(lua_State *L)
{
	state_push_context(L, "record");
	if (!lua_istable(L, -1))
		return PLACE_NONE;
	sandbox_thaw(L, -1);
	lua_rawgetp(L, -1, &dataset_record_key);
	lua_rawgetp(L, -2, &dataset_set_key);
	const DataRecord *record = lua_touserdata(L, -2);
	const Dataset *set = lua_touserdata(L, -1);
	return record && set ? (Place){ .file = set->source.name, .line = record->line } : PLACE_NONE;
}

/* Adds a value made safe: no slash, no control character, no leading dot. */
static bool add_safe(Buf *out, const char *text, size_t len)
{
	bool changed = false;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		bool first = out->len == 0 || out->data[out->len - 1] == '/';
		bool bad = c == '/' || c == '\\' || c < 0x20 || c == 0x7f || (c == '.' && first);
		buf_byte(out, bad ? '_' : (char)c);
		changed = changed || bad;
	}
	return changed;
}

static int fill_name(lua_State *L)
{
	NameRequest *r = lua_touserdata(L, 1);
	Script *s = state_script(L);
	context_set_period(L, r->request->period);
	context_set_area(L, r->request->area);
	context_set_lang(L, r->request->lang);
	Buf *out = &s->json;
	buf_clear(out);
	for (const char *p = r->pattern; *p;) {
		const char *close = *p == '{' ? strchr(p, '}') : NULL;
		if (!close) {
			buf_byte(out, *p++);
			continue;
		}
		char *path = arena_strndup(s->arena, p + 1, (size_t)(close - p - 1));
		size_t len = 0;
		const char *text = push_named(L, path) ? nodes_text(L, -1, &len) : NULL;
		size_t filled = len;
		if (text)
			utf8_trim(text, &filled);
		if (!text || filled == 0)
			fault_raise(L, record_place(L), "the name \"%s\" needs {%s}, which is %s", r->pattern, path,
			            text ? "empty" : "not there");
		r->changed = add_safe(out, text, len) || r->changed;
		lua_settop(L, 1);
		p = close + 1;
	}
	const char *base = path_base(buf_text(out));
	if (!*base || strlen(base) > 250 || base[0] == '.' || strstr(buf_text(out), "../"))
		fault_raise(L, record_place(L), "\"%s\" can be no file's name", buf_text(out));
	r->name = arena_strndup(r->arena, buf_text(out), out->len);
	return 0;
}

const char *script_fill_name(Script *s, const CompileRequest *request, Arena *a, const char *pattern, bool *changed)
{
	NameRequest r = { .request = request, .pattern = pattern, .arena = a };
	if (s->opt.root && !script_project(s))
		return NULL;
	if (!state_run(s, fill_name, &r))
		return NULL;
	*changed = r.changed;
	return r.name;
}
