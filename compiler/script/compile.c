/* compile.c - a template → a document.
 *
 * The template is translated, its front matter run, then its body, which emits pieces: literal
 * text and values.  The class gives what stands before and behind.  The pieces are parsed as
 * markup, and from then on there is a tree and no Lua. */
#include "script/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/file.h"
#include "base/utf8.h"
#include "doc/language.h"
#include "doc/rows.h"
#include "script/classfile.h"
#include "ledger/judgment.h"
#include "doc/override.h"
#include "script/origin.h"
#include "script/records.h"
#include "script/storelib.h"

/* ---- front matter → the document's facts ---- */

static Place meta_place(const Compile *c, const char *name)
{
	const Source *source = c->s->document;
	size_t at = fault_find_field(source, 0, name);
	return at < source->len ? fault_place(source, at) : (Place){ .file = source->name };
}

/* A field of the front matter as plain text in the arena: a string, or nodes. */
static const char *meta_text(lua_State *L, Compile *c, int meta, const char *name)
{
	const char *text = NULL;
	int type = lua_getfield(L, meta, name);
	if (type == LUA_TSTRING) {
		size_t len;
		text = lua_tolstring(L, -1, &len);
		if (strlen(text) != len || utf8_invalid_at(text, len) < len)
			fault_raise(L, meta_place(c, name), "\"%s\" is not UTF-8, or has a zero byte in it", name);
		text = arena_strdup(c->doc->arena, text);
	} else if (type == LUA_TTABLE) {
		Buf plain = { 0 };
		Node *para = node_new(c->doc->arena, NODE_PARA, c->reader.at);
		sandbox_thaw(L, -1);
		Node *one = nodes_kind(L, -1) == VALUE_NODE ? nodes_read(&c->reader, lua_gettop(L)) : NULL;
		if (one && !node_is_block(one->kind))
			node_append(para, one);
		else
			nodes_read_content(&c->reader, -1, para);
		language_space(c->doc->arena, para);
		node_plain(para, &plain);
		text = arena_strdup(c->doc->arena, buf_text(&plain));
		buf_free(&plain);
	} else if (type != LUA_TNIL)
		luaL_error(L, "the front matter's \"%s\" must be text, not a %s", name, lua_typename(L, type));
	lua_pop(L, 1);
	return text;
}

/* A line end typed in the title breaks it on the page; elsewhere it is one line. */
static const char *one_line(Compile *c, const char *text)
{
	if (!text || !strchr(text, '\n'))
		return text;
	Buf b = { 0 };
	utf8_join_lines(&b, text, strlen(text));
	text = arena_strdup(c->doc->arena, buf_text(&b));
	buf_free(&b);
	return text;
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
	doc->title = one_line(c, meta_text(L, c, meta, "title"));
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
	snprintf(name, sizeof name, "%s_cell", n->style);
	return class_style(k, name) != NULL;
}

/* Each is reported once: on top is the table of those that were. */
static void report_style(const Compile *c, const Node *n)
{
	lua_State *L = c->s->L;
	if (lua_getfield(L, -1, n->style) == LUA_TNIL) {
		lua_pushboolean(L, 1);
		lua_setfield(L, -3, n->style);
		diag_error(c->s->diag, n->place, "class \"%s\" has no style \"%s\"", c->doc->klass->name, n->style);
	}
	lua_pop(L, 1);
}

static void check_node(const Compile *c, Node *n)
{
	if (n->style && !style_known(c->doc->klass, n))
		report_style(c, n);
	if (n->kind != NODE_IMAGE || !n->u.image.path)
		return;
	const char *path = files_find(c->s, n->u.image.path);
	if (path)
		n->u.image.path = arena_strdup(c->doc->arena, path);
	else if (c->request->missing_box) /* layout warns and draws a box */
		n->u.image.absent = true;
	else
		diag_error(c->s->diag, n->place, "there is no picture \"%s\" in the project or beside the document",
		           n->u.image.path);
}

/* ---- what was written over ---- */

/* A part of a file's name: no two ids give the same. */
static const char *name_part(Arena *a, const char *id)
{
	Buf out = { 0 };
	for (const char *p = id; *p; p++) {
		unsigned char c = (unsigned char)*p;
		if (c < 0x20 || c == 0x7f || strchr("/\\%", c))
			buf_printf(&out, "%%%02X", c);
		else
			buf_byte(&out, *p);
	}
	const char *text = arena_strdup(a, buf_text(&out));
	buf_free(&out);
	return text;
}

const char *script_overrides(Arena *a, const char *root, const CompileRequest *r)
{
	bool zh = !r->lang || !strcmp(r->lang, "zh");
	const char *of = r->area ? r->area : r->subject ? name_part(a, r->subject) : NULL;
	const char *name = arena_printf(a, "overrides/%s/%s%s%s%s%s.md", r->period, r->document, of ? "-" : "", of ? of : "", zh ? "" : "-", zh ? "" : r->lang);
	return path_join(a, root, name);
}

/* Puts what was written over in the place of the paragraphs of a project's document. */
static void apply_overrides(Compile *c, MarkupOptions how)
{
	Doc *doc = c->doc;
	const CompileRequest *r = c->request;
	Script *s = c->s;
	OverrideFile file;
	Number *figures = NULL;
	size_t count = 0;
	if (!r->document || !r->period || !s->opt.root)
		return;
	const char *path = script_overrides(doc->arena, s->opt.root, r);
	if (file_exists(path) && !files_may_read(s, path)) {
		diag_error(s->diag, (Place){ .file = path }, "a link on its way leads out of the project's folder: --allow DIR lets it be read");
		return;
	}
	if (!file_exists(path) || !override_read(doc->arena, path, &file, s->diag))
		return;
	storeinputs_judgments("period = ?", &r->period, 1);
	if (!s->opt.store || judgment_figures(s->opt.store, r->period, &figures, &count, s->diag)) {
		OverrideSource source = { figures, count, arena_printf(doc->arena, "the evaluation of %s", r->period) };
		override_apply(doc->arena, &file, doc->root, &doc->paragraphs, how, source, r->strict, s->diag);
	}
	free(figures);
}

/* ---- the whole ---- */

static int compile(lua_State *L)
{
	Compile *c = lua_touserdata(L, 1);
	Script *s = c->s;
	Doc *doc = c->doc;
	if (s->origins)
		whole_open(L);
	lua_pushnil(L);
	state_set_context(L, "meta");
	context_set_period(L, c->request->period);
	context_set_area(L, c->request->area);
	context_set_lang(L, c->request->lang);
	records_set_data(L, c->request);
	Part *part = emit_open(L, c, c->request->file);
	if (!part)
		return 0;
	s->document = part->source;
	doc->file = part->source->name;
	c->reader.at = s->at = (Place){ .file = doc->file, .line = 1 };
	emit_meta(L, c, part);
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
	c->reader.klass = doc->klass =
		classfile_load(L, doc->arena, name, doc->lang, meta_place(c, "class"), meta, &c->class_good);
	int klass = lua_gettop(L);
	emit_body(L, c, part);
	c->reader.at = meta_place(c, "class");
	set_facts(L, c, meta);
	MarkupOptions how = { doc->klass->official };
	doc->root = markup_parse(doc->arena, part->pieces, part->count, how, s->diag);
	if (c->request->document || s->origins) /* who else points at one? */
		doc->paragraphs = paragraph_list(doc->arena, doc->root, doc->lang);
	origins_place(s->origins, doc->arena, doc->root, &doc->paragraphs);
	apply_overrides(c, how);
	if (c->request->annex)
		annex_open(c);
	doc->text = doc->root->first;
	classfile_part(&c->reader, klass, "head", meta, doc->root, true);
	classfile_part(&c->reader, klass, "tail", meta, doc->root, false);
	classfile_furniture(&c->reader, klass, meta, doc->klass);
	origins_done(s->origins);
	const Node *before = doc->text ? doc->text->prev : NULL;
	language_select(doc, c->request->strict, s->diag);
	doc->text = before ? before->next : doc->root->first; /* the first block may have been the other language's */
	lua_newtable(L);
	for (Node *n = doc->root; n; n = node_after(n, doc->root))
		check_node(c, n);
	return 0;
}

static void free_parts(Compile *c)
{
	for (Part *p = c->parts; p; p = p->next) {
		template_free(&p->lua);
		free(p->pieces);
	}
}

/* What was read before this document: the manifest, and modules that an earlier one has asked for. */
static void open_traced(Script *s)
{
	s->origins = origins_new(s);
	for (size_t i = 0; i < s->source_count; i++) {
		const char *dot = strrchr(s->sources[i]->name, '.');
		if (dot && !strcmp(dot, ".lua"))
			origins_source(s->origins, s->sources[i], sandbox_is_settings(s, s->sources[i]->name));
	}
}

static void finish_traced(Compile *c)
{
	const CompileRequest *r = c->request;
	bool written = r->document && r->period && c->s->opt.root;
	origins_match(c->s->origins, &(OriginDocument){ .doc = c->doc, .period = r->period,
		.overrides = written ? script_overrides(c->doc->arena, c->s->opt.root, r) : NULL });
	if (r->annex)
		annex_fill(c);
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
	Compile c = { .s = s, .request = r, .doc = doc, .class_good = true };
	c.reader = (NodeReader){ .s = s, .L = s->L, .arena = a };
	s->compile = &c;
	s->compilations++;
	origins_free(s->origins);
	s->origins = NULL;
	if (r->traced || r->annex)
		open_traced(s);
	s->document = NULL;
	s->document_bytes = s->piece_bytes = 0;
	s->doc_dir = strcmp(r->file, "-") ? path_dir(s->arena, r->file) : NULL;
	int errors = diag_count(s->diag, SEVERITY_ERROR);
	bool good = state_run(s, compile, &c) && doc->root;
	if (good)
		doc_number(doc, s->diag);
	if (good && s->origins)
		finish_traced(&c);
	if (!c.class_good && diag_count(s->diag, SEVERITY_ERROR) == errors)
		good = false; /* an earlier document of this run has told why */
	free_parts(&c);
	s->compile = NULL;
	s->document = NULL;
	if (good)
		return doc;
	doc_free(doc);
	return NULL;
}

void doc_free(Doc *doc)
{
	if (!doc)
		return;
	for (RowSource *s = doc->sources, *after; s; s = after) {
		after = s->after;
		s->close(s);
	}
	arena_free(doc->arena);
}
