/* records.c - files named on the command line (--data NAME=FILE) as tables, and the record in use.
 *
 * CSV: the first row that is not blank holds the names, every cell stays text.  JSON: as it stands,
 * numbers exact.  JSON lines: a list.  What was read is kept by path and handed out read-only. */
#include "script/records.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "ledger/csv.h"
#include "ledger/decode.h"

static const char line_key = 0; /* hidden: the line a record begins on */

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);
	return n >= k && !strcmp(s + n - k, end);
}

/* The file as UTF-8 in the arena, kept as a source; raises when it cannot be read. */
static const Source *read_text(lua_State *L, const char *path)
{
	Script *s = state_script(L);
	const Source *known = fault_find(s, path);
	if (known)
		return known;
	Buf bytes = { 0 }, text = { 0 };
	const char *encoding, *kept = NULL;
	size_t len = 0;
	bool good = file_read(path, &bytes, s->diag) &&
	            decode_text(path, buf_text(&bytes), bytes.len, NULL, &text, &encoding, s->diag);
	if (good) {
		len = text.len;
		kept = arena_strndup(s->arena, buf_text(&text), len);
	}
	buf_free(&bytes);
	buf_free(&text);
	if (!kept)
		luaL_error(L, "\"%s\" could not be read", path);
	return fault_source(s, path, kept, len);
}

/* ---- CSV ---- */

static bool is_blank(const CsvRow *row, size_t from)
{
	for (size_t i = from; i < row->count; i++) {
		size_t n = strlen(row->cells[i]);
		utf8_trim(row->cells[i], &n);
		if (n > 0)
			return false;
	}
	return true;
}

/* The names of the columns, trimmed; a column without one must be empty all the way down. */
static const char **read_names(lua_State *L, const char *path, const CsvTable *t, size_t head)
{
	Script *s = state_script(L);
	const CsvRow *row = &t->rows[head];
	const char **names = arena_array(s->arena, row->count, sizeof *names);
	for (size_t i = 0; i < row->count; i++) {
		size_t n = strlen(row->cells[i]);
		const char *name = utf8_trim(row->cells[i], &n);
		Place at = { .file = path, .line = row->line };
		names[i] = arena_strndup(s->arena, name, n);
		for (size_t k = 0; k < i; k++)
			if (n > 0 && !strcmp(names[k], names[i]))
				fault_raise(L, at, "two columns are called \"%s\"", names[i]);
		for (size_t r = head + 1; n == 0 && r < t->count; r++)
			if (i < t->rows[r].count && t->rows[r].cells[i][0])
				fault_raise(L, at, "column %zu has no name, but values", i + 1);
	}
	return names;
}

/* A metatable under which a misspelt column is an error. */
static void push_record_meta(lua_State *L, const char *path)
{
	lua_createtable(L, 0, 1);
	lua_pushfstring(L, "the table \"%s\"", path_base(path));
	lua_pushcclosure(L, sandbox_undefined, 1);
	lua_setfield(L, -2, "__index");
}

static void push_record(lua_State *L, const CsvRow *row, const char *const *names, size_t count)
{
	lua_createtable(L, 0, (int)count + 1);
	for (size_t i = 0; i < count; i++) {
		if (!names[i][0])
			continue;
		lua_pushstring(L, i < row->count ? row->cells[i] : "");
		lua_setfield(L, -2, names[i]);
	}
	lua_pushinteger(L, row->line);
	lua_rawsetp(L, -2, &line_key);
}

static void push_csv(lua_State *L, const Source *source)
{
	Script *s = state_script(L);
	CsvTable t = { 0 };
	if (!csv_parse(s->arena, source->name, source->text, source->len, &t, s->diag))
		luaL_error(L, "\"%s\" could not be read", source->name);
	size_t head = 0;
	while (head < t.count && is_blank(&t.rows[head], 0))
		head++;
	lua_newtable(L);
	if (head == t.count)
		return;
	size_t count = t.rows[head].count;
	const char **names = read_names(L, source->name, &t, head);
	push_record_meta(L, source->name);
	lua_Integer n = 0, faults = 0;
	for (size_t r = head + 1; r < t.count; r++) {
		const CsvRow *row = &t.rows[r];
		if (is_blank(row, 0))
			continue;
		n++;
		if (row->count < count || !is_blank(row, count)) {
			faults++;
			diag_error(s->diag, (Place){ .file = source->name, .line = row->line },
			           "record %d has %zu cells, but there are %zu columns", (int)n, row->count, count);
		}
		push_record(L, row, names, count);
		lua_pushvalue(L, -2);
		lua_setmetatable(L, -2);
		lua_rawseti(L, -3, n);
	}
	lua_pop(L, 1);
	if (faults > 0)
		luaL_error(L, "\"%s\" has rows that do not fit its columns", source->name);
}

/* ---- JSON ---- */

static void push_json(lua_State *L, const Source *source)
{
	size_t offset = 0;
	jsonread_value(L, source, &offset, JSON_NUMBERS_EXACT);
	jsonread_end(L, source, offset);
}

static void push_json_lines(lua_State *L, const Source *source)
{
	lua_newtable(L);
	lua_Integer n = 0;
	int number = 1;
	for (size_t at = 0; at < source->len; number++) {
		const char *start = source->text + at, *stop = memchr(start, '\n', source->len - at);
		Source line = { source->name, source->text, stop ? (size_t)(stop - source->text) : source->len };
		size_t len = line.len - at;
		utf8_trim(start, &len);
		if (len > 0) {
			jsonread_value(L, &line, &at, JSON_NUMBERS_EXACT);
			jsonread_end(L, &line, at);
			if (lua_istable(L, -1)) {
				lua_pushinteger(L, number);
				lua_rawsetp(L, -2, &line_key);
			}
			lua_rawseti(L, -2, ++n);
		}
		at = line.len + 1;
	}
}

/* ---- the files by name ---- */

void records_load(lua_State *L, const char *path)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_data);
	int files = lua_gettop(L);
	if (lua_getfield(L, files, path) == LUA_TNIL) {
		lua_pop(L, 1);
		const Source *source = read_text(L, path);
		if (ends_with(path, ".json"))
			push_json(L, source);
		else if (ends_with(path, ".jsonl") || ends_with(path, ".ndjson"))
			push_json_lines(L, source);
		else
			push_csv(L, source);
		lua_pushvalue(L, -1);
		lua_setfield(L, files, path);
	}
	sandbox_freeze(L);
	lua_replace(L, files);
}

void records_set_data(lua_State *L, const CompileRequest *r)
{
	lua_newtable(L);
	lua_createtable(L, 0, 1);
	lua_pushliteral(L, "data (--data NAME=FILE)");
	lua_pushcclosure(L, sandbox_undefined, 1);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	for (size_t i = 0; i < r->data_count; i++) {
		records_load(L, r->data[i].value);
		sandbox_thaw(L, -1);
		lua_setfield(L, -2, r->data[i].name);
	}
	sandbox_freeze(L);
	state_set_context(L, "data");
}

static int load_all(lua_State *L)
{
	records_set_data(L, lua_touserdata(L, 1));
	return 0;
}

bool script_load_data(Script *s, const CompileRequest *r)
{
	return state_run(s, load_all, (void *)(uintptr_t)r);
}

typedef struct RecordRequest {
	const char *name;
	size_t index, count;
} RecordRequest;

/* Pushes data[name] itself, which must be a list. */
static void push_list(lua_State *L, const char *name)
{
	state_push_context(L, "data");
	if (!lua_istable(L, -1))
		luaL_error(L, "there is no data: give --data %s=FILE", name);
	lua_getfield(L, -1, name);
	sandbox_thaw(L, -1);
	bool list = lua_istable(L, -1);
	for (lua_pushnil(L); list && lua_next(L, -2); lua_pop(L, 1))
		if (lua_type(L, -2) == LUA_TSTRING)
			luaL_error(L, "\"%s\" is one table, not a list of records", name);
	if (!list)
		luaL_error(L, "\"%s\" is no list of records", name);
}

static int count_records(lua_State *L)
{
	RecordRequest *r = lua_touserdata(L, 1);
	push_list(L, r->name);
	r->count = (size_t)lua_rawlen(L, -1);
	for (size_t i = 1; i <= r->count; i++) {
		if (lua_rawgeti(L, -1, (lua_Integer)i) != LUA_TTABLE)
			luaL_error(L, "\"%s\": record %d is a %s, not a table", r->name, (int)i, luaL_typename(L, -1));
		lua_pop(L, 1);
	}
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
	RecordRequest *r = lua_touserdata(L, 1);
	push_list(L, r->name);
	if (lua_rawgeti(L, -1, (lua_Integer)r->index + 1) != LUA_TTABLE)
		luaL_error(L, "\"%s\" has no record %d", r->name, (int)r->index + 1);
	sandbox_freeze(L);
	state_set_context(L, "record");
	return 0;
}

bool script_use_record(Script *s, const char *name, size_t index)
{
	RecordRequest r = { .name = name, .index = index };
	return state_run(s, use_record, &r);
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

/* The file whose list holds the record at index, or NULL. */
static const char *record_file(lua_State *L, int record)
{
	int top = lua_gettop(L);
	const char *file = NULL;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_data);
	for (lua_pushnil(L); !file && lua_next(L, top + 1); lua_settop(L, top + 2)) {
		lua_Integer n = lua_istable(L, top + 3) ? (lua_Integer)lua_rawlen(L, top + 3) : 0;
		for (lua_Integer i = 1; i <= n && !file; i++) {
			lua_rawgeti(L, top + 3, i);
			if (lua_rawequal(L, -1, record))
				file = arena_strdup(state_script(L)->arena, lua_tostring(L, top + 2));
			lua_pop(L, 1);
		}
	}
	lua_settop(L, top);
	return file;
}

static Place record_place(lua_State *L)
{
	Place at = PLACE_NONE;
	state_push_context(L, "record");
	if (!lua_istable(L, -1))
		return at;
	sandbox_thaw(L, -1);
	int record = lua_gettop(L);
	lua_rawgetp(L, record, &line_key);
	at.line = (int)lua_tointeger(L, -1);
	at.file = record_file(L, record);
	return at;
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
