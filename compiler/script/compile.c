/* compile.c - a template → a document.
 *
 * The template is translated, its front matter run, then its body, which emits pieces: literal
 * text and values.  The class gives what stands before and behind.  The pieces are parsed as
 * markup, and from then on there is a tree and no Lua. */
#include "script/classfile.h"
#include "script/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/file.h"
#include "base/utf8.h"
#include "doc/markup.h"
#include "doc/template.h"

enum { INCLUDE_DEPTH = 10 };

typedef struct Part { /* a template: the document's own, or one it includes */
	struct Part *next;
	const Source *source;
	TemplateSource lua;
	Piece *pieces;
	size_t count, cap;
} Part;

struct Compile {
	Script *s;
	const CompileRequest *request;
	Doc *doc;
	Part *parts; /* all of them, for freeing */
	int depth;   /* of includes */
	const char **unknown_styles; /* reported once each */
	size_t unknown_count, unknown_cap;
	NodeReader reader;
};

#define MARKUP "markup" /* userdata: the pieces of an included template */

/* ---- reading and loading ---- */

static const Source *read_template(lua_State *L, const char *path)
{
	Script *s = state_script(L);
	const Source *known = fault_find(s, path);
	if (known)
		return known;
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
	return source;
}

/* Reads and translates a template; raises after a report when it cannot. */
static Part *open_part(lua_State *L, Compile *c, const char *path)
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

static Part *part_of(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

static Place note(lua_State *L, const Part *part)
{
	Script *s = state_script(L);
	s->at = (Place){ .file = part->source->name, .line = (int)lua_tointeger(L, 1), .column = (int)lua_tointeger(L, 2) };
	return s->at;
}

static int emit_at(lua_State *L)
{
	note(L, part_of(L));
	return 0;
}

static Piece *add_piece(Part *part, Place at)
{
	Piece *p = MEM_PUSH(part->pieces, part->count, part->cap);
	*p = (Piece){ .at = at };
	return p;
}

static int emit_text(lua_State *L)
{
	Part *part = part_of(L);
	size_t len;
	const char *text = luaL_checklstring(L, 3, &len);
	Arena *a = state_script(L)->compile->doc->arena;
	Piece *p = add_piece(part, note(L, part));
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

static void emit_value(Compile *c, Part *part, Place at, lua_State *L, int index, int depth);

static void emit_list(Compile *c, Part *part, Place at, lua_State *L, int index, int depth)
{
	luaL_checkstack(L, 10, "lists nested too deeply");
	if (depth > 50)
		luaL_error(L, "lists nested more than 50 deep");
	lua_pushvalue(L, index);
	sandbox_thaw(L, -1);
	int list = lua_gettop(L);
	lua_Integer n = nodes_list_length(&c->reader, list, expression(c, part, at));
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
		emit_value(c, part, at, L, lua_gettop(L), depth + 1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

static void emit_bad(const Compile *c, const Part *part, Place at, lua_State *L, int index)
{
	const char *what = expression(c, part, at);
	if (lua_isnil(L, index))
		diag_error(c->s->diag, at, "%s is nil: there is nothing to print", what);
	else if (lua_type(L, index) == LUA_TNUMBER)
		diag_error(c->s->diag, at, "%s is a number with a point, which is not exact: use number(…)", what);
	else
		diag_error(c->s->diag, at, "%s is a %s, not text, a number or a node", what, luaL_typename(L, index));
}

static void emit_value(Compile *c, Part *part, Place at, lua_State *L, int index, int depth)
{
	size_t len;
	Part **included = luaL_testudata(L, index, MARKUP);
	if (included) {
		for (size_t i = 0; i < (*included)->count; i++)
			*MEM_PUSH(part->pieces, part->count, part->cap) = (*included)->pieces[i];
		return;
	}
	switch (nodes_kind(L, index)) {
	case VALUE_TEXT: {
		const char *text = nodes_text(L, index, &len);
		if (utf8_invalid_at(text, len) < len) {
			diag_error(c->s->diag, at, "%s is not UTF-8", expression(c, part, at));
			return;
		}
		Piece *p = add_piece(part, at);
		p->text = arena_strndup(c->doc->arena, text, len);
		p->len = len;
		p->value = true;
		return;
	}
	case VALUE_NODE: {
		Node *n = nodes_read(&c->reader, index);
		if (n) {
			Piece *p = add_piece(part, at);
			p->node = n;
			p->value = true;
		}
		return;
	}
	case VALUE_LIST: emit_list(c, part, at, L, index, depth); return;
	case VALUE_BAD: emit_bad(c, part, at, L, index); return;
	}
}

static int emit(lua_State *L)
{
	Part *part = part_of(L);
	Compile *c = state_script(L)->compile;
	Place at = note(L, part);
	lua_settop(L, 3);
	c->reader.at = at;
	emit_value(c, part, at, L, 3, 0);
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
	const Compile *c = state_script(L)->compile;
	const char *name = luaL_checkstring(L, 2);
	if (!strcmp(name, "lang") && c->depth == 0 && !c->request->lang)
		context_set_lang(L, luaL_checkstring(L, 3));
	lua_rawset(L, lua_upvalueindex(1));
	return 0;
}

/* Runs the front matter and pushes the table it makes. */
static void run_meta(lua_State *L, Compile *c, const Part *part)
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

static void run_body(lua_State *L, Compile *c, Part *part)
{
	static const struct { const char *name; lua_CFunction f; } calls[] = {
		{ "_o", emit_text }, { "_v", emit }, { "_at", emit_at },
	};
	load_chunk(L, part, &part->lua.body, true);
	push_env(L, c);
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		lua_pushstring(L, calls[i].name);
		lua_pushlightuserdata(L, part);
		lua_pushcclosure(L, calls[i].f, 1);
		lua_rawset(L, -3);
	}
	lua_setupvalue(L, -2, 1);
	lua_call(L, 0, 0);
}

/* ---- include ---- */

/* A file of the project, of the document's folder, or shipped; never one outside. */
static const char *find_file(Script *s, const char *name)
{
	const char *share = s->opt.share ? path_join(s->arena, s->opt.share, "templates") : NULL;
	const char *roots[] = { s->doc_dir, s->opt.root, share };
	if (name[0] == '/' || !strcmp(name, "..") || !strncmp(name, "../", 3) || strstr(name, "/../") || strchr(name, '\\'))
		return NULL;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		const char *path = roots[i] ? path_join(s->arena, roots[i], name) : NULL;
		if (path && file_exists(path) && !file_is_dir(path))
			return path;
	}
	return NULL;
}

/* include(file) → its front matter as a table, with its text under "body". */
static int include(lua_State *L)
{
	Script *s = state_script(L);
	Compile *c = s->compile;
	const char *name = luaL_checkstring(L, 1), *path = find_file(s, name);
	if (!c)
		return luaL_error(L, "include: only a template can include");
	if (!path)
		return luaL_error(L, "include: there is no file \"%s\" in the project or beside the document", name);
	if (++c->depth > INCLUDE_DEPTH)
		return luaL_error(L, "include: more than %d files deep", INCLUDE_DEPTH);
	Place at = s->at;
	Part *part = open_part(L, c, path);
	if (!part)
		return luaL_error(L, "include: \"%s\" could not be read", name);
	state_push_context(L, "meta");
	run_meta(L, c, part);
	lua_pushvalue(L, -1);
	state_set_context(L, "meta");
	run_body(L, c, part);
	lua_pushvalue(L, 2);
	state_set_context(L, "meta");
	Part **box = lua_newuserdatauv(L, sizeof *box, 0);
	*box = part;
	luaL_newmetatable(L, MARKUP);
	lua_setmetatable(L, -2);
	lua_setfield(L, 3, "body");
	lua_settop(L, 3);
	s->at = at;
	c->depth--;
	return 1;
}

/* ---- front matter → the document's facts ---- */

/* A field of the front matter as plain text in the arena: a string, or nodes. */
static const char *meta_text(lua_State *L, Compile *c, int meta, const char *name)
{
	const char *text = NULL;
	int type = lua_getfield(L, meta, name);
	if (type == LUA_TSTRING)
		text = arena_strdup(c->doc->arena, lua_tostring(L, -1));
	else if (type == LUA_TTABLE) {
		Buf plain = { 0 };
		Node *para = node_new(c->doc->arena, NODE_PARA, c->reader.at);
		sandbox_thaw(L, -1);
		nodes_read_content(&c->reader, -1, para);
		node_plain(para, &plain);
		text = arena_strdup(c->doc->arena, buf_text(&plain));
		buf_free(&plain);
	} else if (type != LUA_TNIL)
		luaL_error(L, "the front matter's \"%s\" must be text, not a %s", name, lua_typename(L, type));
	lua_pop(L, 1);
	return text;
}

static Place meta_place(const Compile *c, const char *name)
{
	const Source *source = c->s->document;
	size_t at = fault_find_field(source, 0, name);
	return at < source->len ? fault_place(source, at) : (Place){ .file = source->name };
}

/* --set NAME=VALUE wins over the front matter's NAME; where that is true or false, so is VALUE. */
static void apply_sets(lua_State *L, const Compile *c, int meta)
{
	for (size_t i = 0; i < c->request->set_count; i++) {
		const Assignment *a = &c->request->sets[i];
		int type = lua_getfield(L, meta, a->name);
		lua_pop(L, 1);
		if (type == LUA_TNIL)
			continue;
		if (type == LUA_TBOOLEAN && (!strcmp(a->value, "true") || !strcmp(a->value, "false")))
			lua_pushboolean(L, a->value[0] == 't');
		else if (type == LUA_TSTRING)
			lua_pushstring(L, a->value);
		else
			fault_raise(L, meta_place(c, a->name), "--set %s=%s does not fit this %s", a->name, a->value,
			            lua_typename(L, type));
		lua_setfield(L, meta, a->name);
	}
}

static void set_lang(lua_State *L, Compile *c, int meta)
{
	const char *lang = c->request->lang;
	lua_getfield(L, meta, "lang");
	if (!lang && lua_type(L, -1) == LUA_TSTRING)
		lang = arena_strdup(c->doc->arena, lua_tostring(L, -1));
	lua_pop(L, 1);
	context_set_lang(L, lang);
	lua_pushstring(L, lang ? lang : "zh");
	lua_setfield(L, meta, "lang");
	c->doc->lang = lang ? lang : "zh";
}

static void set_sample(lua_State *L, Compile *c, int meta)
{
	int type = lua_getfield(L, meta, "sample");
	if (type != LUA_TNIL && type != LUA_TBOOLEAN)
		fault_raise(L, meta_place(c, "sample"), "\"sample\" must be true or false");
	c->doc->sample = type == LUA_TBOOLEAN ? lua_toboolean(L, -1) : c->s->project && c->s->project->sample;
	lua_pushboolean(L, c->doc->sample);
	lua_setfield(L, meta, "sample");
	lua_pop(L, 1);
}

static void set_facts(lua_State *L, Compile *c, int meta)
{
	Day day;
	Doc *doc = c->doc;
	doc->title = meta_text(L, c, meta, "title");
	doc->author = meta_text(L, c, meta, "author");
	doc->subject = meta_text(L, c, meta, "subject");
	doc->date = meta_text(L, c, meta, "date");
	if (doc->date && !day_parse_iso(doc->date, strlen(doc->date), &day))
		fault_raise(L, meta_place(c, "date"), "\"date\" is \"%s\": write a day as 2026-06-30", doc->date);
}

/* ---- checking the tree ---- */

/* A table's style may stand for its cells' styles only. */
static bool style_known(const Class *k, const Node *n)
{
	char name[128];
	if (class_style(k, n->style))
		return true;
	if (n->kind != NODE_TABLE || strlen(n->style) > 100)
		return false;
	strcpy(name, n->style);
	strcat(name, "_cell");
	return class_style(k, name) != NULL;
}

static void report_style(Compile *c, const Node *n)
{
	for (size_t i = 0; i < c->unknown_count; i++)
		if (!strcmp(c->unknown_styles[i], n->style))
			return;
	*MEM_PUSH(c->unknown_styles, c->unknown_count, c->unknown_cap) = n->style;
	diag_error(c->s->diag, n->place, "class \"%s\" has no style \"%s\"", c->doc->klass->name, n->style);
}

static void check_node(Compile *c, Node *n)
{
	if (n->style && !style_known(c->doc->klass, n))
		report_style(c, n);
	if (n->kind != NODE_IMAGE || !n->u.image.path)
		return;
	const char *path = find_file(c->s, n->u.image.path);
	if (path)
		n->u.image.path = arena_strdup(c->doc->arena, path);
	else
		diag_error(c->s->diag, n->place, "there is no picture \"%s\" in the project or beside the document",
		           n->u.image.path);
}

/* ---- the whole ---- */

static int compile(lua_State *L)
{
	Compile *c = lua_touserdata(L, 1);
	Script *s = c->s;
	Doc *doc = c->doc;
	lua_pushnil(L);
	state_set_context(L, "meta");
	context_set_period(L, c->request->period);
	context_set_area(L, c->request->area);
	context_set_lang(L, c->request->lang);
	records_set_data(L, c->request);
	Part *part = open_part(L, c, c->request->file);
	if (!part)
		return 0;
	s->document = part->source;
	doc->file = part->source->name;
	c->reader.at = s->at = (Place){ .file = doc->file, .line = 1 };
	run_meta(L, c, part);
	int meta = lua_gettop(L);
	apply_sets(L, c, meta);
	lua_pushvalue(L, meta);
	state_set_context(L, "meta");
	set_lang(L, c, meta);
	set_sample(L, c, meta);
	lua_getfield(L, meta, "class");
	const char *name = lua_isnil(L, -1) ? "plain" : lua_tostring(L, -1);
	if (!name)
		fault_raise(L, meta_place(c, "class"), "\"class\" must be the name of a class");
	c->reader.klass = doc->klass = classfile_load(L, doc->arena, name, meta_place(c, "class"));
	int klass = lua_gettop(L);
	run_body(L, c, part);
	c->reader.at = meta_place(c, "class");
	set_facts(L, c, meta);
	doc->root = markup_parse(doc->arena, part->pieces, part->count, (MarkupOptions){ doc->klass->official }, s->diag);
	classfile_part(&c->reader, klass, "head", meta, doc->root, true);
	classfile_part(&c->reader, klass, "tail", meta, doc->root, false);
	classfile_furniture(&c->reader, klass, meta, doc->klass);
	for (Node *n = doc->root; n; n = node_after(n, doc->root))
		check_node(c, n);
	return 0;
}

static void free_parts(Compile *c)
{
	free(c->unknown_styles);
	for (Part *p = c->parts; p; p = p->next) {
		template_free(&p->lua);
		free(p->pieces);
	}
}

Doc *script_compile(Script *s, const CompileRequest *r)
{
	Arena *a = arena_new();
	Doc *doc = ARENA_NEW(a, Doc);
	doc->arena = a;
	if (s->opt.root && !script_project(s)) {
		arena_free(a);
		return NULL;
	}
	Compile c = { .s = s, .request = r, .doc = doc };
	c.reader = (NodeReader){ .s = s, .L = s->L, .arena = a };
	s->compile = &c;
	s->document = NULL;
	s->doc_dir = strcmp(r->file, "-") ? path_dir(s->arena, r->file) : NULL;
	bool good = state_run(s, compile, &c) && doc->root;
	if (good)
		doc_number(doc, s->diag);
	free_parts(&c);
	s->compile = NULL;
	s->document = NULL;
	if (good)
		return doc;
	arena_free(a);
	return NULL;
}

void doc_free(Doc *doc)
{
	if (doc)
		arena_free(doc->arena);
}
