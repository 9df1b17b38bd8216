/* emit.c - running a template: its front matter, then its body, which emits pieces of text and values.
 *
 * The translation calls _o, _at and _v with the template's own lines and columns (doc/template.h).
 * They note where they are, so that an error in the code between them finds its column. */
#include "script/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "script/origin.h"
#include "script/shelf.h"

enum { INCLUDE_DEPTH = 10 };

enum { LIST_STEPS = 20 }; /* what going into a list takes, in instructions: empty ones in one another make no pieces */
#define MARKUP "markup" /* userdata: the pieces of an included template */

typedef struct Included {
	const Part *part;
	unsigned    compilation; /* whose it is, and which frees it */
} Included;

/* ---- reading and loading ---- */

static const Source *read_template(lua_State *L, const char *path)
{
	Script *s = state_script(L);
	const Source *known = fault_find(s, path), *kept = known ? NULL : shelf_text(s->opt.shelf, path);
	if (kept)
		return fault_source(s, path, kept->text, kept->len);
	if (known) /* one that failed before by its bytes, as a module may, has been told of where */
		return utf8_invalid_at(known->text, known->len) < known->len ? NULL : known;
	Buf bytes = { 0 };
	char *text = NULL;
	size_t len = 0;
	if (file_read(path, &bytes, s->diag)) {
		len = bytes.len;
		text = arena_strndup(s->arena, buf_text(&bytes), len);
	}
	buf_free(&bytes);
	if (!text)
		return NULL;
	const Source *source = fault_source(s, path, text, len);
	size_t bad = utf8_invalid_at(text, len);
	if (bad < len) {
		diag_error(s->diag, fault_place(source, bad), "this byte is not UTF-8; templates are UTF-8");
		return NULL;
	}
	shelf_keep_text(s->opt.shelf, path, text, len);
	return source;
}

Part *emit_open(lua_State *L, Compile *c, const char *path)
{
	Part *part = ARENA_NEW(c->doc->arena, Part);
	part->source = read_template(L, path);
	if (!part->source)
		return NULL;
	part->next = c->parts;
	c->parts = part; /* from here on freed with the compilation */
	if (!template_translate(part->source->name, part->source->text, part->source->len, &part->lua, c->s->diag))
		return NULL;
	return part;
}

/* Names the expression that does not load, which Lua alone can only place by line. */
static void raise_expression(lua_State *L, const Part *part, int line)
{
	for (size_t i = 0; i < part->lua.expr_count; i++) {
		const TemplateExpr *e = &part->lua.exprs[i];
		if (e->line > line)
			return;
		lua_pushliteral(L, "return (");
		lua_pushlstring(L, part->lua.body.data + e->at, e->len);
		lua_pushliteral(L, "\n)");
		lua_concat(L, 3);
		if (luaL_loadbufferx(L, lua_tostring(L, -1), lua_rawlen(L, -1), "=x", "t") != LUA_OK) {
			const char *message = lua_tostring(L, -1), *colon = strstr(message, ": ");
			const char *near = strstr(message, " near ')'");
			Place at = { .file = part->source->name, .line = e->line, .column = e->column };
			if (near)
				fault_raise(L, at, "this expression is not complete");
			fault_raise(L, at, "%s", colon ? colon + 2 : message);
		}
		lua_pop(L, 2);
	}
}

/* The line of a % statement that is not complete, when Lua stumbled over the text below it; else 0. */
static int unfinished_statement(const Source *source, const char *message, int line)
{
	if (!strstr(message, " near ';'") && !strstr(message, " near '_"))
		return 0;
	int found = 0, number = 1;
	const char *p = source->text, *end = p + source->len;
	for (; p && p < end && number < line; number++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		const char *q = p;
		while (q < end && (*q == ' ' || *q == '\t'))
			q++;
		if (q < end && *q == '%')
			found = number;
		else if (q < end && *q != '\n' && *q != '\r')
			found = 0;
		p = stop ? stop + 1 : NULL;
	}
	return found;
}

/* Pushes the chunk; a fault is raised at the expression or statement that holds it. */
static void load_chunk(lua_State *L, const Part *part, const Buf *text, bool body)
{
	const Source chunk = { part->source->name, buf_text(text), text->len };
	Origins *o = state_script(L)->origins;
	if (o)
		origins_source(o, &chunk, !body); /* what the front matter assigns */
	if (sandbox_load(L, &chunk))
		return;
	const char *message = lua_tostring(L, -1), *close = strstr(message, "(to close '");
	int line = 0, opened = 0;
	char word[16];
	for (const char *p = message; (p = strchr(p, ':')); p++) /* "file:12: …": the first number between colons */
		if ((line = (int)strtol(p + 1, NULL, 10)) > 0)
			break;
	if (close && strstr(message, "'end' expected") && sscanf(close, "(to close '%15[a-z]' at line %d)", word, &opened) == 2)
		lua_pushfstring(L, "%s:%d: this '%s' has no 'end'", part->source->name, opened, word);
	else if (body && line > 0) {
		raise_expression(L, part, line);
		int statement = unfinished_statement(part->source, message, line);
		if (statement)
			fault_raise(L, (Place){ .file = part->source->name, .line = statement, .column = 1 },
			            "this statement is not complete");
	}
	lua_error(L);
}

/* ---- what the body calls ---- */

/* A module may keep these functions longer than what they fill. */
static Part *part_of(lua_State *L)
{
	const Script *s = state_script(L);
	if (!s->compile || lua_tointeger(L, lua_upvalueindex(2)) != (lua_Integer)s->compilations)
		luaL_error(L, "this belongs to a template that is done");
	return lua_touserdata(L, lua_upvalueindex(1));
}

static Place note(lua_State *L, const Part *part)
{
	Script *s = state_script(L);
	s->at = (Place){ .file = part->source->name, .line = (int)lua_tointeger(L, 1), .column = (int)lua_tointeger(L, 2) };
	return s->at;
}

static int call_at(lua_State *L)
{
	note(L, part_of(L));
	return 0;
}

/* What the list will take is looked at before it grows: many small pieces are less than half of it. */
static Piece *push_piece(lua_State *L, Part *part)
{
	if (part->count == part->cap) {
		state_script(L)->piece_bytes += (part->cap ? part->cap : 8) * sizeof(Piece);
		state_charge(L, 0);
	}
	return MEM_PUSH(part->pieces, part->count, part->cap);
}

static Piece *add_piece(lua_State *L, Part *part, Place at, size_t len)
{
	state_charge(L, sizeof(Piece) + len);
	Piece *p = push_piece(L, part);
	*p = (Piece){ .at = at };
	return p;
}

static int call_text(lua_State *L)
{
	Part *part = part_of(L);
	size_t len;
	const char *text = luaL_checklstring(L, 3, &len);
	Arena *a = state_script(L)->compile->doc->arena;
	Piece *p = add_piece(L, part, note(L, part), len);
	p->text = arena_strndup(a, text, len);
	p->len = len;
	return 0;
}

/* The template's own words between {{ and }}, for messages. */
static const char *expression(const Compile *c, const Part *part, Place at)
{
	for (size_t i = 0; i < part->lua.expr_count; i++) {
		const TemplateExpr *e = &part->lua.exprs[i];
		if (e->line != at.line || e->column != at.column)
			continue;
		size_t len = e->len;
		const char *text = utf8_trim(part->lua.body.data + e->at, &len);
		const char *stop = memchr(text, '\n', len);
		if (stop)
			len = (size_t)(stop - text);
		return arena_strndup(c->doc->arena, text, len);
	}
	return "this expression";
}

static void put_value(Compile *c, Part *part, Place at, lua_State *L, int index, int depth);

static void put_list(Compile *c, Part *part, Place at, lua_State *L, int index, int depth)
{
	luaL_checkstack(L, 10, "lists nested too deeply");
	if (depth > 50)
		luaL_error(L, "lists nested more than 50 deep");
	lua_pushvalue(L, index);
	sandbox_thaw(L, -1);
	int list = lua_gettop(L);
	lua_Integer hole, n = state_values(L, list, &hole);
	if (hole)
		diag_error(c->s->diag, at, "%s: value %lld is nil", expression(c, part, at), (long long)hole);
	state_steps(L, LIST_STEPS + n);
	lua_pushnil(L);
	while (n == 0 && lua_next(L, list)) {
		if (lua_type(L, -2) == LUA_TSTRING)
			luaL_error(L, "%s is a table with the field \"%s\", not text, a number or a node", expression(c, part, at),
			           lua_tostring(L, -2));
		lua_pop(L, 1);
	}
	lua_settop(L, list);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, list, i);
		put_value(c, part, at, L, lua_gettop(L), depth + 1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

static void report_bad(const Compile *c, const Part *part, Place at, lua_State *L, int index)
{
	const char *what = expression(c, part, at);
	if (lua_isnil(L, index))
		diag_error(c->s->diag, at, "%s is nil: there is nothing to print", what);
	else if (lua_type(L, index) == LUA_TNUMBER)
		diag_error(c->s->diag, at, "%s is a number with a point, which is not exact: use number(…)", what);
	else
		diag_error(c->s->diag, at, "%s is a %s, not text, a number or a node", what, luaL_typename(L, index));
}

/* The part may be the included one: what it holds now is put behind it once. */
static void put_included(lua_State *L, Part *part, const Included *included)
{
	const Part *from = included->part;
	if (included->compilation != state_script(L)->compilations)
		luaL_error(L, "this belongs to a template that is done");
	size_t count = from->count;
	state_charge(L, count * sizeof(Piece));
	for (size_t i = 0; i < count; i++) {
		Piece *to = push_piece(L, part);
		*to = from->pieces[i];
	}
}

static void put_value(Compile *c, Part *part, Place at, lua_State *L, int index, int depth)
{
	size_t len;
	const Included *included = luaL_testudata(L, index, MARKUP);
	if (included) {
		put_included(L, part, included);
		return; /* each piece has been met where it was made */
	}
	switch (nodes_kind(L, index)) {
	case VALUE_TEXT: {
		const char *text = nodes_text(L, index, &len);
		if (utf8_invalid_at(text, len) < len) {
			diag_error(c->s->diag, at, "%s is not UTF-8", expression(c, part, at));
			return;
		}
		Piece *p = add_piece(L, part, at, len);
		p->text = arena_strndup(c->doc->arena, text, len);
		p->len = len;
		p->value = true;
		origins_print(c->s->origins, text, len, numberlib_origin(L, index));
		origins_text(c->s->origins, at, text, len);
		return;
	}
	case VALUE_NODE: {
		Node *n = nodes_read(&c->reader, index);
		if (n) {
			Piece *p = add_piece(L, part, at, 0);
			p->node = n;
			p->value = true;
			origins_node(c->s->origins, n);
		}
		return;
	}
	case VALUE_LIST: put_list(c, part, at, L, index, depth); return;
	case VALUE_BAD: report_bad(c, part, at, L, index); return;
	}
}

static int call_value(lua_State *L)
{
	Part *part = part_of(L);
	Compile *c = state_script(L)->compile;
	Place at = note(L, part);
	lua_settop(L, 3);
	c->reader.at = at;
	put_value(c, part, at, L, 3, 0);
	origins_done(c->s->origins);
	return 0;
}

/* ---- environments ---- */

static int include(lua_State *L);

/* A name on the command line must not hide one that templates rely on. */
static void check_name(lua_State *L, const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
	if (n == 0 || name[n] || (name[0] >= '0' && name[0] <= '9') || name[0] == '_')
		fault_raise(L, PLACE_NONE, "--set %s: letters, digits and _ make a name", name);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_base);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_context);
	bool taken = lua_getfield(L, -1, name) != LUA_TNIL || lua_getfield(L, -3, name) != LUA_TNIL || !strcmp(name, "fmt");
	if (taken)
		fault_raise(L, PLACE_NONE, "--set %s: this name is taken", name);
	lua_settop(L, lua_gettop(L) - 4);
}

static void push_env(lua_State *L, const Compile *c)
{
	sandbox_push_env(L);
	for (size_t i = 0; i < c->request->set_count; i++) {
		check_name(L, c->request->sets[i].name);
		lua_pushstring(L, c->request->sets[i].name);
		lua_pushstring(L, c->request->sets[i].value);
		lua_rawset(L, -3);
	}
	lua_pushliteral(L, "include");
	lua_pushcfunction(L, include);
	lua_rawset(L, -3);
}

/* In front matter a name is first one of those set above it: upvalue 1 is the table of them. */
static int meta_index(lua_State *L)
{
	lua_pushvalue(L, 2);
	if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
		return 1;
	lua_pushvalue(L, 2);
	lua_gettable(L, lua_upvalueindex(2));
	return 1;
}

/* An assignment: upvalue 1 is the table.  The language counts at once, for the t{} that follow. */
static int meta_newindex(lua_State *L)
{
	const Compile *c = state_script(L)->compile; /* NULL: a function of front matter that is kept longer */
	const char *name = luaL_checkstring(L, 2);
	if (c && !strcmp(name, "lang") && c->depth == 0 && !c->request->lang)
		context_set_lang(L, luaL_checkstring(L, 3));
	lua_rawset(L, lua_upvalueindex(1));
	return 0;
}

void emit_meta(lua_State *L, Compile *c, const Part *part)
{
	lua_newtable(L);
	int meta = lua_gettop(L);
	load_chunk(L, part, &part->lua.meta, false);
	lua_newtable(L); /* its environment: empty, so that every write reaches __newindex */
	lua_createtable(L, 0, 2);
	lua_pushvalue(L, meta);
	push_env(L, c);
	lua_pushcclosure(L, meta_index, 2);
	lua_setfield(L, -2, "__index");
	lua_pushvalue(L, meta);
	lua_pushcclosure(L, meta_newindex, 1);
	lua_setfield(L, -2, "__newindex");
	lua_setmetatable(L, -2);
	lua_setupvalue(L, -2, 1);
	lua_call(L, 0, 0);
}

void emit_body(lua_State *L, Compile *c, Part *part)
{
	static const struct { const char *name; lua_CFunction f; } calls[] = {
		{ "_o", call_text }, { "_v", call_value }, { "_at", call_at },
	};
	load_chunk(L, part, &part->lua.body, true);
	push_env(L, c);
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		lua_pushstring(L, calls[i].name);
		lua_pushlightuserdata(L, part);
		lua_pushinteger(L, (lua_Integer)c->s->compilations);
		lua_pushcclosure(L, calls[i].f, 2);
		lua_rawset(L, -3);
	}
	lua_setupvalue(L, -2, 1);
	lua_call(L, 0, 0);
}

/* ---- include ---- */

typedef struct Outer { /* what holds again behind an include, which may have failed in pcall(); its user value: the front matter */
	int   depth;
	Place at;
} Outer;

static int leave(lua_State *L)
{
	const Outer *outer = lua_touserdata(L, 1);
	Script *s = state_script(L);
	if (s->compile)
		s->compile->depth = outer->depth;
	s->at = outer->at;
	lua_getiuservalue(L, 1, 1);
	state_set_context(L, "meta");
	return 0;
}

/* Pushes what ends the include, however it ends. */
static void enter(lua_State *L, Compile *c)
{
	Outer *outer = lua_newuserdatauv(L, sizeof *outer, 1);
	*outer = (Outer){ c->depth, c->s->at };
	state_push_context(L, "meta");
	lua_setiuservalue(L, -2, 1);
	if (luaL_newmetatable(L, "include")) {
		lua_pushcfunction(L, leave);
		lua_setfield(L, -2, "__close");
	}
	lua_setmetatable(L, -2);
	lua_toclose(L, -1);
	if (++c->depth > INCLUDE_DEPTH)
		luaL_error(L, "include: more than %d files deep", INCLUDE_DEPTH);
}

/* include(file) → its front matter as a table, with its text under "body". */
static int include(lua_State *L)
{
	Script *s = state_script(L);
	Compile *c = s->compile;
	const char *name = luaL_checkstring(L, 1), *path = files_find(s, name);
	if (!c)
		return luaL_error(L, "include: only a template can include");
	if (!path)
		return luaL_error(L, "include: there is no file \"%s\" in the project or beside the document", name);
	lua_settop(L, 1);
	enter(L, c);
	Part *part = emit_open(L, c, path);
	if (!part)
		return luaL_error(L, "include: \"%s\" could not be read", name);
	emit_meta(L, c, part);
	lua_pushvalue(L, 3);
	state_set_context(L, "meta");
	emit_body(L, c, part);
	Included *box = lua_newuserdatauv(L, sizeof *box, 0);
	*box = (Included){ part, s->compilations };
	luaL_newmetatable(L, MARKUP);
	lua_setmetatable(L, -2);
	lua_setfield(L, 3, "body");
	lua_settop(L, 3);
	lua_closeslot(L, 2);
	return 1;
}
