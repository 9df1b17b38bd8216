/* fault.c - a Lua error → a diagnostic with file, line and column.
 *
 * Chunks are kept as sources under the name that messages print, so "x.md:42: …", as Lua words it,
 * finds its file again even when Lua shortened the name.  The column is where the template's
 * translation last recorded its position on that line, else the first thing on the line.  When the
 * error rose in a module, a note names the template's line that called it. */
#include "script/state.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* What fault_raise() raises: Lua code that catches it sees its text, and what it raises anew is what it caught. A plain value would
 * do, but would be one of those that records are (storerows.c). */
#define RAISED "fault"
typedef struct Raised { Place at; const char *message; } Raised;

/* What Lua keeps of a long chunk name, after "...": see luaO_chunkid(). */
enum { SHORT_TAIL = LUA_IDSIZE - 4 };

const Source *fault_find(const Script *s, const char *name)
{
	for (size_t i = 0; i < s->source_count; i++)
		if (!strcmp(s->sources[i]->name, name))
			return s->sources[i];
	return NULL;
}

const Source *fault_source(Script *s, const char *name, const char *text, size_t len)
{
	const Source *known = fault_find(s, name);
	if (known)
		return known;
	Source *source = ARENA_NEW(s->arena, Source);
	*source = (Source){ arena_strdup(s->arena, name), text, len };
	s->sources = mem_grow(s->sources, s->source_count, &s->source_cap, sizeof(Source *));
	s->sources[s->source_count++] = source;
	diag_source(s->diag, name, text, len);
	return source;
}

static const char *line_start(const Source *source, int line, size_t *len)
{
	const char *p = source->text, *end = p + source->len;
	for (int i = 1; i < line; i++) {
		p = memchr(p, '\n', (size_t)(end - p));
		if (!p)
			return NULL;
		p++;
	}
	const char *stop = memchr(p, '\n', (size_t)(end - p));
	*len = (size_t)((stop ? stop : end) - p);
	return p;
}

/* The first thing on the line; in a template, behind the % of a statement. */
static int first_column(const Script *s, const Source *source, int line)
{
	size_t len, i = 0;
	const char *p = line_start(source, line, &len);
	bool statement = false;
	for (; p && i < len; i++) {
		if (p[i] == '%' && source == s->document && !statement)
			statement = true;
		else if (p[i] != ' ' && p[i] != '\t')
			return utf8_column(p, i);
	}
	return 0;
}

static bool name_char(char c)
{
	return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The column at which a token stands on a line, at or behind column `from`; 0 when it is not there. */
static int token_column(const Source *source, int line, int from, const char *token, size_t n)
{
	size_t len;
	const char *p = line_start(source, line, &len);
	if (!p || n == 0)
		return 0;
	for (size_t i = 0; i + n <= len; i++) {
		bool inside = (i > 0 && name_char(p[i - 1]) && name_char(*token)) ||
		              (i + n < len && name_char(p[i + n]) && name_char(token[n - 1]));
		if (!memcmp(p + i, token, n) && !inside && utf8_column(p, i) >= from)
			return utf8_column(p, i);
	}
	return 0;
}

/* What a message names: … near 'x', (field 'x'), undefined name "x", "x" is not declared. */
static const char *named(const char *message, size_t *n)
{
	static const struct { const char *before; char close; } ways[] = {
		{ " near '", '\'' }, { "(field '", '\'' }, { "(global '", '\'' }, { "(local '", '\'' },
		{ "(upvalue '", '\'' }, { "(method '", '\'' }, { "undefined name \"", '"' },
	};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const char *at = strstr(message, ways[i].before);
		if (!at)
			continue;
		at += strlen(ways[i].before);
		const char *close = strrchr(at, ways[i].close);
		*n = close ? (size_t)(close - at) : 0;
		return at;
	}
	const char *close = message[0] == '"' ? strstr(message, "\" is not declared") : NULL;
	*n = close ? (size_t)(close - message) - 1 : 0;
	return message + 1;
}

static Place place_on_line(const Script *s, const Source *source, int line, const char *message)
{
	Place at = { .file = source->name, .line = line };
	bool recorded = s->at.file && s->at.line == line && !strcmp(s->at.file, source->name);
	size_t n;
	const char *name = named(message, &n);
	at.column = token_column(source, line, recorded ? s->at.column : 0, name, n);
	if (!at.column && recorded)
		at.column = s->at.column;
	if (!at.column)
		at.column = first_column(s, source, line);
	return at;
}

/* Length of the source's name at the start of message, whole or as Lua shortens it; 0 if it is not. */
static size_t name_length(const Source *source, const char *message)
{
	size_t n = strlen(source->name);
	if (!strncmp(message, source->name, n))
		return n;
	if (n > SHORT_TAIL && !strncmp(message, "...", 3) &&
	    !strncmp(message + 3, source->name + n - SHORT_TAIL, SHORT_TAIL))
		return SHORT_TAIL + 3;
	return 0;
}

/* Takes "file:line: " or "file:line:column: " off the front of *message. */
static bool split_place(const Script *s, const char **message, Place *at)
{
	for (size_t i = 0; i < s->source_count; i++) {
		const Source *source = s->sources[i];
		const char *p = *message + name_length(source, *message);
		if (p == *message || p[0] != ':' || p[1] < '0' || p[1] > '9')
			continue;
		char *end;
		int line = (int)strtol(p + 1, &end, 10), column = 0;
		if (*end == ':' && end[1] >= '0' && end[1] <= '9')
			column = (int)strtol(end + 1, &end, 10);
		if (*end != ':')
			continue;
		*message = end[1] == ' ' ? end + 2 : end + 1;
		*at = place_on_line(s, source, line, *message);
		if (column)
			at->column = column;
		return true;
	}
	return false;
}

static bool frame_place(const Script *s, lua_State *L, int level, Place *at)
{
	lua_Debug ar;
	if (!lua_getstack(L, level, &ar))
		return false;
	*at = PLACE_NONE;
	lua_getinfo(L, "Sl", &ar);
	const Source *source = ar.source[0] == '@' && ar.currentline > 0 ? fault_find(s, ar.source + 1) : NULL;
	if (source)
		*at = place_on_line(s, source, ar.currentline, "");
	return true;
}

Place fault_here(lua_State *L)
{
	Place at = PLACE_NONE;
	for (int level = 0; frame_place(state_script(L), L, level, &at); level++)
		if (at.file)
			return at;
	return PLACE_NONE;
}

static Place document_frame(const Script *s, lua_State *L)
{
	Place at = PLACE_NONE;
	if (!s->document)
		return at;
	for (int level = 0; frame_place(s, L, level, &at); level++)
		if (at.file && !strcmp(at.file, s->document->name))
			return at;
	return PLACE_NONE;
}

static void keep(Script *s, Place at, const char *message)
{
	s->fault.set = true;
	s->fault.at = at;
	s->fault.message = arena_strdup(s->arena, message);
}

/* What is missing on the command line, when a name it gives was used without it. */
static const char *missing(const char *message)
{
	static const char *const names[][2] = {
		{ "period", "there is no period: give --period" }, { "area", "there is no area: give --area" },
		{ "record", "there is no record: give --each-row" }, { "project", "there is no project here" },
	};
	const char *at = strstr(message, "a nil value (global '");
	if (strcmp(message, "C stack overflow") == 0)
		return "calls, brackets or tables are nested too deeply";
	for (size_t i = 0; at && i < sizeof names / sizeof *names; i++) {
		size_t n = strlen(names[i][0]);
		if (!strncmp(at + 21, names[i][0], n) && at[21 + n] == '\'')
			return names[i][1];
	}
	return message;
}

int fault_handler(lua_State *L)
{
	Script *s = state_script(L);
	const Raised *raised = luaL_testudata(L, 1, RAISED);
	if (raised)
		keep(s, raised->at, raised->message);
	else {
		const char *message = lua_tostring(L, 1);
		Place at;
		if (!message)
			message = lua_pushfstring(L, "an error that is a %s instead of a message", luaL_typename(L, 1));
		if (!split_place(s, &message, &at))
			at = fault_here(L);
		if (!at.file && s->document) /* it does not load */
			at.file = s->document->name;
		keep(s, at, missing(message));
	}
	s->fault.from = document_frame(s, L);
	return 1;
}

void fault_report(Script *s, int status)
{
	if (status == LUA_ERRMEM && s->memory_out) {
		diag_machine(s->diag, PLACE_NONE, "out of memory");
		return;
	}
	if (status == LUA_ERRMEM) {
		Place at = { .file = s->document ? s->document->name : NULL };
		diag_error(s->diag, at, "this needs more than %s of memory; --limit memory=N allows more", state_memory(s).text);
		return;
	}
	if (!s->fault.set) {
		diag_error(s->diag, PLACE_NONE, "an error in Lua that could not be described (status %d)", status);
		return;
	}
	Place at = s->fault.at, from = s->fault.from;
	diag_error(s->diag, at, "%s", s->fault.message);
	if (from.file && at.file && strcmp(from.file, at.file) != 0)
		diag_note(s->diag, from, "called from here");
}

static int raised_text(lua_State *L)
{
	const Raised *r = luaL_checkudata(L, 1, RAISED);
	if (r->at.file && r->at.line > 0)
		lua_pushfstring(L, "%s:%d:%d: %s", r->at.file, r->at.line, r->at.column, r->message);
	else
		lua_pushstring(L, r->message);
	return 1;
}

void fault_raise(lua_State *L, Place at, const char *format, ...)
{
	Script *s = state_script(L);
	va_list args;
	va_start(args, format);
	buf_clear(&s->text);
	buf_vprintf(&s->text, format, args);
	va_end(args);
	const char *message = arena_strdup(s->arena, buf_text(&s->text));
	luaL_checkstack(L, 6, "nested too deeply");
	Raised *r = lua_newuserdatauv(L, sizeof *r, 0);
	*r = (Raised){ at, message };
	if (luaL_newmetatable(L, RAISED)) {
		lua_pushcfunction(L, raised_text);
		lua_setfield(L, -2, "__tostring");
	}
	lua_setmetatable(L, -2);
	lua_error(L);
	abort(); /* lua_error() does not return, but is not declared so */
}

Place fault_place(const Source *source, size_t offset)
{
	Place at = { .file = source->name, .line = 1 };
	const char *start = source->text, *end = start + (offset < source->len ? offset : source->len);
	for (const char *p = start; (p = memchr(p, '\n', (size_t)(end - p))) != NULL; start = ++p)
		at.line++;
	at.column = utf8_column(start, offset - (size_t)(start - source->text));
	return at;
}

/* The next place at or after from where text stands; source->len when there is none. */
static size_t find_bytes(const Source *source, size_t from, const char *text, size_t n)
{
	while (from + n <= source->len) {
		const char *p = memchr(source->text + from, *text, source->len - n + 1 - from);
		if (!p)
			break;
		from = (size_t)(p - source->text);
		if (!memcmp(p, text, n))
			return from;
		from++;
	}
	return source->len;
}

size_t fault_find_field(const Source *source, size_t from, const char *name)
{
	size_t n = strlen(name), len = source->len;
	const char *text = source->text;
	for (size_t i = find_bytes(source, from, name, n); i < len; i = find_bytes(source, i + 1, name, n)) {
		if (i > 0 && name_char(text[i - 1]))
			continue;
		size_t k = i + n;
		if (i > 0 && text[i - 1] == '"' && k + 1 < len && text[k] == '"' && text[k + 1] == ']')
			k += 2;
		while (k < len && (text[k] == ' ' || text[k] == '\t'))
			k++;
		if (k < len && text[k] == '=' && (k + 1 == len || text[k + 1] != '='))
			return i;
	}
	return len;
}

size_t fault_find_text(const Source *source, size_t from, const char *text)
{
	size_t n = strlen(text);
	for (size_t i = find_bytes(source, from + 1, text, n); i < source->len; i = find_bytes(source, i + 1, text, n)) {
		char before = source->text[i - 1];
		if ((before == '"' || before == '\'') && i + n < source->len && source->text[i + n] == before)
			return i;
	}
	return source->len;
}
