/* stylefile.c - see stylefile.h.
 *
 * A style's table is first completed with the fields of the style it extends, so that a length in
 * 字 or 行 is resolved anew with each style's own cell and pitch.  One that extends nothing takes
 * its faces, size, colour and spacing of characters from "body", all else from the defaults; one
 * for inline text (inline = true) takes nothing: what it leaves out stays as the text around it. */
#include "script/stylefile.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { EXTENDS_MAX = 20, STYLE_FIELDS = 32 }; /* as many fields as most styles come to */

const char *const stylefile_aligns[4] = { "justify", "left", "center", "right" };

typedef enum FieldKind { TEXT, LENGTH, FLAG, INT, COLOR } FieldKind;

/* All that is read the same way; size, pitch and cell come first and are not here. */
static const struct StyleField {
	const char *name;
	FieldKind kind;
	size_t at;
} style_fields[] = {
	{ "han", TEXT, offsetof(Style, han) },
	{ "latin", TEXT, offsetof(Style, latin) },
	{ "run_in", TEXT, offsetof(Style, run_in) },
	{ "first", LENGTH, offsetof(Style, first) },
	{ "left", LENGTH, offsetof(Style, left) },
	{ "right", LENGTH, offsetof(Style, right) },
	{ "before", LENGTH, offsetof(Style, before) },
	{ "after", LENGTH, offsetof(Style, after) },
	{ "pad_x", LENGTH, offsetof(Style, pad_x) },
	{ "pad_y", LENGTH, offsetof(Style, pad_y) },
	{ "frame", LENGTH, offsetof(Style, frame) },
	{ "rule", LENGTH, offsetof(Style, rule) },
	{ "rule_v", LENGTH, offsetof(Style, rule_v) },
	{ "head_rule", LENGTH, offsetof(Style, head_rule) },
	{ "foot", FLAG, offsetof(Style, foot) },
	{ "grid", FLAG, offsetof(Style, grid) },
	{ "keep_next", FLAG, offsetof(Style, keep_next) },
	{ "keep_together", FLAG, offsetof(Style, keep_together) },
	{ "page_before", FLAG, offsetof(Style, page_before) },
	{ "balance", FLAG, offsetof(Style, balance) },
	{ "hyphenate", FLAG, offsetof(Style, hyphenate) },
	{ "whole_words", FLAG, offsetof(Style, whole_words) },
	{ "hanging", FLAG, offsetof(Style, hanging) },
	{ "underline", FLAG, offsetof(Style, underline) },
	{ "dots", FLAG, offsetof(Style, dots) },
	{ "fake_bold", FLAG, offsetof(Style, fake_bold) },
	{ "once", FLAG, offsetof(Style, once) },
	{ "split_rows", FLAG, offsetof(Style, split_rows) },
	{ "split_gap", INT, offsetof(Style, split_gap) },
	{ "gap", INT, offsetof(Style, gap) },
	{ "level", INT, offsetof(Style, level) },
	{ "raise", INT, offsetof(Style, raise) },
	{ "scale", INT, offsetof(Style, scale) },
	{ "color", COLOR, offsetof(Style, color) },
	{ "shade", COLOR, offsetof(Style, shade) },
	{ "zebra", COLOR, offsetof(Style, zebra) },
};

/* ---- completing ---- */

typedef struct Completer {
	Fields *klass;
	int styles; /* the merged table of styles */
	int done;   /* a table of those completed so far, by name */
	const char *trail[EXTENDS_MAX]; /* who extends whom, to see a circle */
	int depth;
} Completer;

static void fill_missing(lua_State *L, int into, int from, const char *const *only)
{
	for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
		if (lua_type(L, -2) != LUA_TSTRING)
			continue;
		const char *name = lua_tostring(L, -2);
		bool wanted = !only && strcmp(name, "extends") != 0;
		for (size_t i = 0; only && only[i]; i++)
			wanted = wanted || !strcmp(only[i], name);
		if (!wanted)
			continue;
		lua_pushvalue(L, -2);
		bool missing = lua_rawget(L, into) == LUA_TNIL;
		lua_pop(L, 1);
		if (missing) {
			lua_pushvalue(L, -2);
			lua_pushvalue(L, -2);
			lua_rawset(L, into);
		}
	}
}

/* Pushes the style's completed table, a copy, which is not to be changed; or returns false after a report. */
static bool push_complete(Completer *c, const char *name)
{
	static const char *const faces[] = { "han", "latin", "size", "color", "kinsoku", "gap", "hyphenate", "hanging", NULL };
	lua_State *L = c->klass->L;
	luaL_checkstack(L, 20, "styles nested too deeply");
	if (lua_getfield(L, c->done, name) == LUA_TTABLE)
		return true;
	lua_pop(L, 1);
	for (int i = 0; i < c->depth; i++)
		if (!strcmp(c->trail[i], name)) {
			fields_fault(c->klass, name, "style \"%s\" extends itself", name);
			return false;
		}
	if (c->depth == EXTENDS_MAX || lua_getfield(L, c->styles, name) != LUA_TTABLE) {
		const char *from = c->depth ? c->trail[c->depth - 1] : name;
		fields_fault(c->klass, from, "style \"%s\" extends \"%s\", which is no style", from, name);
		lua_pop(L, c->depth < EXTENDS_MAX ? 1 : 0);
		return false;
	}
	int own = lua_gettop(L);
	sandbox_thaw(L, own);
	lua_createtable(L, 0, STYLE_FIELDS);
	fill_missing(L, own + 1, own, NULL);
	lua_replace(L, own);
	lua_settop(L, own);
	c->trail[c->depth++] = name;
	lua_getfield(L, c->styles, name);
	lua_getfield(L, -1, "extends");
	const char *base = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL; /* kept alive by the table */
	bool inline_style = false, ok = true;
	lua_getfield(L, own, "inline");
	inline_style = lua_toboolean(L, -1);
	lua_settop(L, own);
	if (base || (!inline_style && strcmp(name, "body") != 0)) {
		ok = push_complete(c, base ? base : "body");
		if (ok)
			fill_missing(L, own, own + 1, base ? NULL : faces);
	}
	c->depth--;
	if (ok) {
		lua_pushvalue(L, own);
		lua_setfield(L, c->done, name);
	}
	lua_settop(L, ok ? own : own - 1);
	return ok;
}

/* ---- reading ---- */

void stylefile_border(Fields *f, const char *name, Unit em, Unit line, Border *out)
{
	Fields inner;
	if (!fields_table(f, name))
		return;
	fields_inner(&inner, f, -1, f->what, name);
	if (!fields_length(&inner, "width", em, line, &out->width) && inner.ok)
		fields_fault(&inner, name, "\"%s\" needs a width", name);
	fields_length(&inner, "gap", em, line, &out->gap);
	fields_color(&inner, "color", &out->color);
	fields_length(&inner, "second", em, line, &out->second);
	fields_length(&inner, "space", em, line, &out->space);
	fields_length(&inner, "extend", em, line, &out->extend);
	fields_close(&inner);
	f->ok = f->ok && inner.ok;
	lua_pop(f->L, 1);
}

typedef struct Measures { /* what the lengths of every style are counted in */
	Unit body_size, body_pitch, page_pitch, grid_cell;
} Measures;

/* Size first, then pitch (行: the page's), then the cell. */
static void read_measures(Fields *f, const Measures *m, Style *s, bool inline_style)
{
	fields_length(f, "size", m->body_size, m->page_pitch, &s->size);
	if (s->size < 0 || (s->size == 0 && !inline_style))
		fields_fault(f, "size", "\"size\" must be more than nothing");
	Unit line = m->page_pitch ? m->page_pitch : m->body_pitch;
	if (!inline_style)
		s->pitch = m->page_pitch ? m->page_pitch : unit_scale(s->size, 3, 2);
	fields_length(f, "pitch", s->size, line, &s->pitch);
	bool on_grid = m->grid_cell && (m->body_size == 0 || s->size == m->body_size);
	if (!inline_style)
		s->cell = on_grid ? m->grid_cell : s->size;
	fields_length(f, "cell", s->size, s->pitch, &s->cell);
}

static void read_plain(Fields *f, Style *s)
{
	for (size_t i = 0; i < sizeof style_fields / sizeof *style_fields; i++) {
		const struct StyleField *field = &style_fields[i];
		char *at = (char *)s + field->at;
		switch (field->kind) {
		case TEXT: *(const char **)(void *)at = fields_text(f, field->name, NULL); break;
		case LENGTH: fields_length(f, field->name, s->cell, s->pitch, (Unit *)(void *)at); break;
		case FLAG: *(bool *)at = fields_flag(f, field->name, false); break;
		case INT: *(int *)(void *)at = fields_int(f, field->name, 0, -10000, 10000); break;
		case COLOR: fields_color(f, field->name, (uint32_t *)(void *)at); break;
		}
	}
}

/* top = -1, the default: in the flow, not at a fixed height; "-7mm": above the type area. */
static void read_top(Fields *f, Style *s)
{
	s->top = -1;
	bool in_flow = fields_push(f, "top") == LUA_TNUMBER && lua_tonumber(f->L, -1) < 0;
	lua_pop(f->L, 1);
	if (!in_flow)
		fields_length(f, "top", s->cell, s->pitch, &s->top);
}

static void read_style(Fields *f, const Measures *m, Style *s)
{
	static const char *const kinsoku[] = { "basic", "none", "gb", "strict" };
	static const char *const valign[] = { "top", "middle" };
	fields_skip(f, "extends");
	bool inline_style = fields_flag(f, "inline", false);
	s->shade = s->zebra = STYLE_NO_COLOR;
	read_measures(f, m, s, inline_style);
	read_plain(f, s);
	read_top(f, s);
	s->align = (Align)fields_word(f, "align", stylefile_aligns, 4, ALIGN_JUSTIFY);
	s->kinsoku = (Kinsoku)fields_word(f, "kinsoku", kinsoku, 4, KINSOKU_BASIC);
	s->valign = fields_word(f, "valign", valign, 2, 0);
	stylefile_border(f, "above", s->cell, s->pitch, &s->above);
	stylefile_border(f, "below", s->cell, s->pitch, &s->below);
	if (!inline_style && (!s->han || !s->latin))
		fields_fault(f, NULL, "\"%s\" is missing, here and in \"body\"", s->han ? "latin" : "han");
	if (s->level < 0 || s->level > 6)
		fields_fault(f, "level", "\"level\" must be from 0 to 6");
	fields_close(f);
}

static void read_named(Completer *c, const Measures *m, const char *name, Style *s)
{
	Fields f, styles;
	s->name = name;
	s->top = -1;
	if (!push_complete(c, name))
		return;
	fields_inner(&styles, c->klass, c->styles, "styles", "styles");
	fields_inner(&f, &styles, -1, arena_printf(c->klass->arena, "style \"%s\"", name), name);
	lua_getfield(c->klass->L, c->styles, name);
	f.own = lua_gettop(c->klass->L);
	sandbox_thaw(c->klass->L, f.own);
	read_style(&f, m, s);
	c->klass->ok = c->klass->ok && f.ok;
	lua_pop(c->klass->L, 2);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of all styles, sorted. */
static const char **style_names(Fields *klass, int styles, int *count)
{
	lua_State *L = klass->L;
	size_t n = 0;
	for (lua_pushnil(L); lua_next(L, styles); lua_pop(L, 1))
		n++;
	const char **names = arena_array(klass->arena, n + 1, sizeof *names);
	*count = 0;
	for (lua_pushnil(L); lua_next(L, styles); lua_pop(L, 1)) {
		if (lua_type(L, -2) != LUA_TSTRING || !lua_istable(L, -1))
			fields_fault(klass, "styles", "\"styles\" must hold tables under names");
		else
			names[(*count)++] = arena_strdup(klass->arena, lua_tostring(L, -2));
	}
	qsort(names, (size_t)*count, sizeof *names, by_name);
	return names;
}

/* A style named by another must exist. */
static void check_names(Fields *klass, const Class *c)
{
	for (int i = 0; i < c->style_count; i++) {
		const Style *s = &c->styles[i];
		if (s->run_in && !class_style(c, s->run_in))
			fields_fault(klass, s->name, "style \"%s\": there is no style \"%s\" to run in", s->name, s->run_in);
	}
}

void stylefile_read(Fields *klass, Class *c, int chars)
{
	lua_State *L = klass->L;
	Measures m = { .page_pitch = c->page.pitch };
	if (!fields_table(klass, "styles")) {
		fields_fault(klass, NULL, "\"styles\" is missing");
		lua_newtable(L);
	}
	Completer completer = { .klass = klass, .styles = lua_gettop(L) };
	lua_newtable(L);
	completer.done = lua_gettop(L);
	if (chars)
		m.grid_cell = unit_scale(c->page.body_width, 1, chars);
	int count;
	const char **names = style_names(klass, completer.styles, &count);
	bool has_body = false;
	for (int i = 0; i < count; i++)
		has_body = has_body || !strcmp(names[i], "body");
	if (!has_body)
		fault_raise(L, fields_place(klass, "styles"), "%s: there is no style \"body\"", klass->what);
	c->styles = arena_array(klass->arena, (size_t)count, sizeof *c->styles);
	Style body = { 0 };
	read_named(&completer, &m, "body", &body); /* first: its size says which styles stand on the grid */
	m.body_size = body.size;
	m.body_pitch = body.pitch;
	for (int i = 0; i < count; i++) {
		if (!strcmp(names[i], "body"))
			c->styles[i] = body;
		else
			read_named(&completer, &m, names[i], &c->styles[i]);
	}
	c->style_count = count;
	check_names(klass, c);
	lua_settop(L, completer.styles - 1);
}
