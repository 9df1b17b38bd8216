/* classfile.c - see classfile.h.
 *
 * Classes are merged as Lua tables, the extended one first: page and headings by field, styles by
 * name.  A style that says what it extends takes the place of the one it had in the class below;
 * one that does not changes that one by field.  Lengths are resolved last, when a style's own size,
 * pitch and cell are known: "2字" is two of its cells. */
#include "script/classfile.h"

#include <string.h>

#include "script/pagefile.h"
#include "script/stylefile.h"

enum { CHAIN_MAX = FIELDS_SOURCES };

static const char merged_key = 0; /* registry: name → { table, source, source, … } */

/* ---- merging ---- */

/* Pushes t[name], a module's read-only table as the table itself. Returns its type. */
static int push_field(lua_State *L, int t, const char *name)
{
	int type = lua_getfield(L, t, name);
	sandbox_thaw(L, -1);
	return type;
}

/* Copies every field of `from` into `into`, both absolute. */
static void copy_fields(lua_State *L, int from, int into)
{
	for (lua_pushnil(L); lua_next(L, from);) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, into);
	}
}

/* Pushes t[name] as a table of its own, made when there is none: never the one a module shares. */
static void push_own(lua_State *L, int t, const char *name)
{
	lua_newtable(L);
	if (push_field(L, t, name) == LUA_TTABLE)
		copy_fields(L, lua_gettop(L), lua_gettop(L) - 1);
	lua_pop(L, 1);
	lua_pushvalue(L, -1);
	lua_setfield(L, t, name);
}

static void merge_section(lua_State *L, int from, int into, const char *name)
{
	if (push_field(L, from, name) == LUA_TTABLE) {
		int section = lua_gettop(L);
		push_own(L, into, name);
		copy_fields(L, section, lua_gettop(L));
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

static bool has(lua_State *L, int t, const char *name)
{
	bool yes = lua_getfield(L, t, name) != LUA_TNIL;
	lua_pop(L, 1);
	return yes;
}

static void merge_styles(lua_State *L, int from, int into)
{
	if (push_field(L, from, "styles") == LUA_TTABLE) {
		int styles = lua_gettop(L);
		push_own(L, into, "styles");
		int all = lua_gettop(L);
		for (lua_pushnil(L); lua_next(L, styles);) {
			const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
			int style = lua_gettop(L);
			sandbox_thaw(L, style);
			if (name && lua_istable(L, style) && !has(L, style, "extends") && has(L, all, name)) {
				push_own(L, all, name);
				copy_fields(L, style, lua_gettop(L));
			} else if (name) {
				lua_pushvalue(L, style);
				lua_setfield(L, all, name);
			}
			lua_settop(L, style - 1);
		}
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* languages = { en = { body = { … } } } and texts = { en = { … } }: for each language, as `merge` does it. */
static void merge_by_language(lua_State *L, int from, int into, const char *name,
                              void (*merge)(lua_State *L, int from, int into))
{
	int top = lua_gettop(L);
	if (push_field(L, from, name) == LUA_TTABLE) {
		push_own(L, into, name);
		int given = top + 1, all = top + 2, key = top + 3, own = top + 4, merged = top + 5;
		for (lua_pushnil(L); lua_next(L, given); lua_settop(L, key)) {
			lua_pushvalue(L, key);
			if (!lua_istable(L, own)) { /* reported by read_class() */
				lua_insert(L, own);
				lua_rawset(L, all);
				continue;
			}
			lua_rawget(L, all);
			lua_newtable(L); /* merge() looks for both under "styles" */
			lua_insert(L, merged);
			lua_setfield(L, merged, "styles");
			lua_newtable(L);
			lua_pushvalue(L, own);
			lua_setfield(L, -2, "styles");
			merge(L, lua_gettop(L), merged);
			lua_pushvalue(L, key);
			lua_getfield(L, merged, "styles");
			lua_rawset(L, all);
		}
	}
	lua_settop(L, top);
}

static void merge_texts(lua_State *L, int from, int into)
{
	merge_section(L, from, into, "styles");
}

static bool positive(lua_State *L, int t, const char *name)
{
	lua_getfield(L, t, name);
	bool yes = lua_isinteger(L, -1) && lua_tointeger(L, -1) > 0;
	lua_pop(L, 1);
	return yes;
}

/* A class that sets a grid and no pitch of its own means the grid's, not the pitch of the class below. */
static void grid_rules(lua_State *L, int from, int into)
{
	static const char *const pairs[][2] = { { "lines", "pitch" }, { "chars", "cell" } };
	int top = lua_gettop(L);
	lua_getfield(L, from, "styles");
	bool own_body = lua_istable(L, -1) && lua_getfield(L, -1, "body") == LUA_TTABLE;
	int body = lua_gettop(L);
	lua_getfield(L, from, "page");
	int page = lua_gettop(L);
	lua_getfield(L, into, "styles");
	if (lua_istable(L, page) && lua_istable(L, -1) && has(L, lua_gettop(L), "body")) {
		push_own(L, lua_gettop(L), "body");
		for (int i = 0; i < 2; i++)
			if (positive(L, page, pairs[i][0]) && !(own_body && has(L, body, pairs[i][1]))) {
				lua_pushnil(L);
				lua_setfield(L, -2, pairs[i][1]);
			}
	}
	lua_settop(L, top);
}

static void merge_class(lua_State *L, int from, int into)
{
	static const char *const sections[] = { "page", "headings", "chart" };
	int top = lua_gettop(L);
	for (lua_pushnil(L); lua_next(L, from);) {
		const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
		if (!strcmp(name, "page") || !strcmp(name, "headings") || !strcmp(name, "styles") || !strcmp(name, "chart") ||
		    !strcmp(name, "languages") || !strcmp(name, "texts") || !strcmp(name, "extends")) {
			lua_pop(L, 1);
			continue;
		}
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, into);
	}
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		merge_section(L, from, into, sections[i]);
	merge_styles(L, from, into);
	merge_by_language(L, from, into, "languages", merge_styles);
	merge_by_language(L, from, into, "texts", merge_texts);
	grid_rules(L, from, into);
	lua_settop(L, top);
}

/* Pushes the class's own table; its source goes to *source. */
static void push_file(lua_State *L, const char *name, const Source **source, Place at)
{
	Script *s = state_script(L);
	const char *module = arena_printf(s->arena, "classes.%s", name);
	if (strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != strlen(name) || !*name ||
	    !sandbox_module_path(s, module))
		fault_raise(L, at, "there is no class \"%s\"", name);
	sandbox_require(L, module);
	sandbox_thaw(L, -1);
	if (!lua_istable(L, -1))
		luaL_error(L, "class \"%s\" must return a table, not a %s", name, luaL_typename(L, -1));
	*source = fault_find(s, sandbox_module_path(s, module));
}

/* Pushes the merged table; fills the chain's sources, the class itself first. */
static void push_merged(lua_State *L, const char *name, const Source **chain, int *count, Place at)
{
	luaL_checkstack(L, 20, "classes nested too deeply");
	if (*count == CHAIN_MAX)
		fault_raise(L, at, "class \"%s\" extends itself, or more than %d classes", name, CHAIN_MAX);
	push_file(L, name, &chain[*count], at);
	int own = lua_gettop(L), type = lua_getfield(L, own, "extends");
	Place here = at;
	if (type != LUA_TNIL && chain[*count])
		here = fault_place(chain[*count], fault_find_field(chain[*count], 0, "extends"));
	++*count;
	if (type == LUA_TSTRING)
		push_merged(L, lua_tostring(L, -1), chain, count, here);
	else if (type == LUA_TNIL)
		lua_newtable(L);
	else
		fault_raise(L, here, "\"extends\" must be the name of a class");
	merge_class(L, own, lua_gettop(L));
	lua_replace(L, own);
	lua_settop(L, own);
}

/* The merged table of a class is kept: a batch compiles many documents of one class. */
static void push_cached(lua_State *L, const char *name, const Source **chain, int *count, Place at)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &merged_key) != LUA_TTABLE) {
		lua_pop(L, 1);
		lua_newtable(L);
		lua_pushvalue(L, -1);
		lua_rawsetp(L, LUA_REGISTRYINDEX, &merged_key);
	}
	int cache = lua_gettop(L);
	if (lua_getfield(L, cache, name) == LUA_TTABLE) {
		for (*count = 0; *count < CHAIN_MAX && lua_rawgeti(L, -1, *count + 2) == LUA_TLIGHTUSERDATA; ++*count) {
			chain[*count] = lua_touserdata(L, -1);
			lua_pop(L, 1);
		}
		lua_settop(L, cache + 1);
		lua_rawgeti(L, -1, 1);
	} else {
		lua_pop(L, 1);
		*count = 0;
		push_merged(L, name, chain, count, at);
		lua_newtable(L);
		lua_pushvalue(L, -2);
		lua_rawseti(L, -2, 1);
		for (int i = 0; i < *count; i++) {
			lua_pushlightuserdata(L, (void *)(uintptr_t)chain[i]);
			lua_rawseti(L, -2, i + 2);
		}
		lua_setfield(L, cache, name);
	}
	lua_replace(L, cache);
	lua_settop(L, cache);
}

/* ---- the class itself ---- */

static void read_headings(Fields *klass, Class *c)
{
	Fields f;
	size_t numbers, styles;
	if (!fields_table(klass, "headings"))
		return;
	fields_inner(&f, klass, -1, "headings", "headings");
	const char **number = fields_texts(&f, "number", &numbers), **style = fields_texts(&f, "style", &styles);
	for (size_t i = 0; i < 6; i++) {
		c->heading_number[i] = i < numbers && number[i][0] ? number[i] : NULL;
		c->heading_style[i] = i < styles ? style[i] : NULL;
		if (c->heading_style[i] && !class_style(c, c->heading_style[i]))
			fields_fault(&f, "style", "there is no style \"%s\"", c->heading_style[i]);
	}
	if (numbers > 6 || styles > 6)
		fields_fault(&f, NULL, "there are six levels of headings, not more");
	fields_close(&f);
	klass->ok = klass->ok && f.ok;
	lua_pop(klass->L, 1);
}

/* chart = { palette = { "#1f4e79", … }, axis =, grid =, track =, mark = } */
static void read_chart(Fields *klass, ChartLook *look)
{
	Fields f;
	size_t count = 0, most = sizeof look->palette / sizeof *look->palette;
	*look = (ChartLook){ .colors = 1, .palette = { 0x595959 }, .grid = 0xd9d9d9, .track = 0xededed };
	if (!fields_table(klass, "chart"))
		return;
	fields_inner(&f, klass, -1, "chart", "chart");
	const char **palette = fields_texts(&f, "palette", &count);
	if (count > most)
		fields_fault(&f, "palette", "\"palette\" holds at most %zu colours", most);
	for (size_t i = 0; i < count && i < most; i++)
		if (!fields_read_color(&f, "palette", palette[i], &look->palette[i]))
			break;
	look->colors = count > most ? (int)most : count ? (int)count : 1;
	fields_color(&f, "axis", &look->axis);
	fields_color(&f, "grid", &look->grid);
	fields_color(&f, "track", &look->track);
	fields_color(&f, "mark", &look->mark);
	fields_close(&f);
	klass->ok = klass->ok && f.ok;
	lua_pop(klass->L, 1);
}

/* Every style once more as it is in a language: what extends a changed one changes with it. */
static void read_language(Fields *klass, Class *c, int chars, const char *lang, int given)
{
	lua_State *L = klass->L;
	int top = lua_gettop(L);
	lua_newtable(L);
	lua_newtable(L);
	int whole = top + 1, own = top + 2;
	push_field(L, klass->index, "styles");
	lua_setfield(L, whole, "styles");
	lua_pushvalue(L, given);
	lua_setfield(L, own, "styles");
	for (lua_pushnil(L); lua_next(L, given); lua_pop(L, 1)) {
		const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
		if (!class_style(c, name) || !lua_istable(L, -1)) {
			fields_fault(klass, "languages", "\"languages\": %s: there is no style \"%s\"", lang, name);
			lua_settop(L, top);
			return;
		}
	}
	merge_styles(L, own, whole);
	Fields f = *klass;
	Class as = *c;
	f.index = whole;
	stylefile_read(&f, &as, chars);
	klass->ok = klass->ok && f.ok;
	c->languages[c->language_count++] = (LanguageStyles){ .lang = lang, .styles = as.styles };
	lua_settop(L, top);
}

static void read_languages(Fields *klass, Class *c, int chars)
{
	static const char *const langs[] = { "zh", "en" };
	lua_State *L = klass->L;
	if (!fields_table(klass, "languages"))
		return;
	int all = lua_gettop(L);
	for (lua_pushnil(L); lua_next(L, all); lua_settop(L, all + 1)) {
		const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
		const char *lang = !strcmp(name, "zh") ? langs[0] : !strcmp(name, "en") ? langs[1] : NULL;
		if (lang && lua_istable(L, -1))
			read_language(klass, c, chars, lang, all + 2);
		else
			fields_fault(klass, "languages", "\"languages\" must hold tables of styles under zh and en");
	}
	lua_settop(L, all - 1);
}

static void read_titles(Fields *f, Class *c)
{
	c->contents_title = fields_text(f, "contents_title", c->contents_title);
	c->tables_title = fields_text(f, "tables_title", c->tables_title);
	c->figures_title = fields_text(f, "figures_title", c->figures_title);
	c->index_title = fields_text(f, "index_title", c->index_title);
}

/* What the class itself prints, in the document's language. */
static void read_texts(Fields *f, Class *c)
{
	size_t count = 0;
	const char **numbers = fields_texts(f, "headings", &count);
	for (size_t i = 0; i < count && i < 6; i++)
		c->heading_number[i] = numbers[i][0] ? numbers[i] : NULL;
	c->table_number = fields_text(f, "table_number", c->table_number);
	c->figure_number = fields_text(f, "figure_number", c->figure_number);
	c->continued = fields_text(f, "continued", c->continued);
	c->label_continued = fields_text(f, "label_continued", c->label_continued);
	c->reference_page = fields_text(f, "reference_page", c->reference_page);
	read_titles(f, c);
	c->notes_title = fields_text(f, "notes_title", c->notes_title);
}

static void read_language_texts(Fields *klass, Class *c, const char *lang)
{
	Fields all, own;
	if (!fields_table(klass, "texts"))
		return;
	fields_inner(&all, klass, -1, "texts", "texts");
	fields_skip(&all, "zh");
	fields_skip(&all, "en");
	fields_close(&all);
	if (fields_table(&all, lang)) {
		fields_inner(&own, &all, -1, "texts", lang);
		read_texts(&own, c);
		fields_close(&own);
		all.ok = all.ok && own.ok;
		lua_pop(klass->L, 1);
	}
	klass->ok = klass->ok && all.ok;
	lua_pop(klass->L, 1);
}

static void read_class(Fields *f, Class *c, const char *lang)
{
	static const char *const langs[] = { "zh", "en" };
	static const char *const functions[] = { "head", "tail", "furniture" };
	static const char *const ways[] = { "above", "side" };
	static const char *const note_modes[] = { "page", "document", "end" };
	static const char *const float_places[] = { "top", "bottom" };
	int chars = 0;
	fields_skip(f, "name");
	fields_skip(f, "extends");
	fields_skip(f, "profile");
	c->lang = langs[fields_word(f, "lang", langs, 2, 0)];
	c->official = fields_flag(f, "official", false);
	c->first_page_text = fields_flag(f, "first_page_text", false);
	pagefile_read(f, &c->page, &chars);
	stylefile_read(f, c, chars);
	read_languages(f, c, chars);
	c->bilingual_side = fields_word(f, "bilingual", ways, 2, 0) == 1;
	read_headings(f, c);
	c->table_number = fields_text(f, "table_number", NULL);
	c->figure_number = fields_text(f, "figure_number", NULL);
	c->continued = fields_text(f, "continued", NULL);
	c->label_continued = fields_text(f, "label_continued", NULL);
	c->reference_page = fields_text(f, "reference_page", NULL);
	read_titles(f, c);
	c->float_bottom = fields_word(f, "float", float_places, 2, 0) == 1;
	c->notes = (NoteMode)fields_word(f, "notes", note_modes, 3, NOTES_PAGE);
	c->note_number = fields_text(f, "note_number", "①");
	c->notes_title = fields_text(f, "notes_title", NULL);
	read_chart(f, &c->chart);
	read_language_texts(f, c, lang);
	Class english = *c;
	read_language_texts(f, &english, "en");
	c->english_table = english.table_number;
	c->english_figure = english.figure_number;
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		int type = fields_push(f, functions[i]);
		if (type != LUA_TNIL && type != LUA_TFUNCTION)
			fields_fault(f, functions[i], "\"%s\" must be a function, not a %s", functions[i], lua_typename(f->L, type));
		lua_pop(f->L, 1);
	}
	fields_close(f);
}

/* A class's own profile, then the front matter's, over the merged table on top. */
static bool apply_profiles(lua_State *L, Arena *a, const Source *const *chain, int count, int meta, Place at)
{
	Fields f, house;
	int klass = lua_gettop(L);
	fields_open(&f, L, klass, a, "class", at);
	for (int i = 0; i < count; i++)
		fields_in(&f, chain[i]);
	f.once = true;
	bool good = true;
	if (fields_table(&f, "profile")) {
		fields_inner(&house, &f, -1, "profile", "profile");
		good = pagefile_profile(L, klass, &house);
		fields_close(&house);
		good = good && house.ok;
		lua_settop(L, klass);
	}
	fields_open(&f, L, meta, a, "front matter", at);
	fields_in(&f, state_script(L)->document);
	return pagefile_profile(L, klass, &f) && good && f.ok;
}

Class *classfile_load(lua_State *L, Arena *a, const char *name, const char *lang, Place at, int meta, bool *good)
{
	const Source *chain[CHAIN_MAX] = { 0 };
	int count = 0;
	Fields f;
	push_cached(L, name, chain, &count, at);
	bool fits = apply_profiles(L, a, chain, count, meta, at);
	Class *c = ARENA_NEW(a, Class);
	c->name = arena_strdup(a, name);
	fields_open(&f, L, -1, a, arena_printf(a, "class \"%s\"", name), at);
	for (int i = 0; i < count; i++)
		fields_in(&f, chain[i]);
	f.once = true;
	read_class(&f, c, strcmp(lang, "en") == 0 ? "en" : "zh");
	*good = f.ok && fits;
	return c;
}

/* ---- what its functions give ---- */

/* Pushes class[name](meta), or returns false when there is no such function. */
static bool call(NodeReader *r, int class_index, const char *name, int meta_index)
{
	lua_State *L = r->L;
	if (lua_getfield(L, class_index, name) != LUA_TFUNCTION) {
		lua_pop(L, 1);
		return false;
	}
	lua_pushvalue(L, meta_index);
	lua_call(L, 1, 1);
	if (lua_istable(L, -1)) {
		sandbox_thaw(L, -1);
		return true;
	}
	if (!lua_isnil(L, -1))
		luaL_error(L, "class \"%s\": %s must return a list, not a %s", r->klass->name, name, luaL_typename(L, -1));
	lua_pop(L, 1);
	return false;
}

void classfile_part(NodeReader *r, int class_index, const char *name, int meta_index, Node *root, bool front)
{
	if (!call(r, class_index, name, meta_index))
		return;
	Node *first = front ? root->first : NULL;
	Node *part = first ? node_new(r->arena, NODE_DOC, r->at) : root;
	nodes_read_list(r, lua_gettop(r->L), part);
	lua_pop(r->L, 1);
	while (first && part->first) {
		Node *n = part->first;
		node_unlink(n);
		node_insert_before(first, n);
	}
}

static void read_furniture(NodeReader *r, Fields *f, Class *klass, Furniture *out)
{
	out->style = fields_need_text(f, "style");
	out->text = fields_need_text(f, "text");
	const Style *style = class_style(klass, out->style);
	if (!style && f->ok)
		fields_fault(f, "style", "there is no style \"%s\"", out->style);
	Unit em = style ? style->cell : 0, line = style ? style->pitch : 0;
	if (!fields_length(f, "y", em, line, &out->y) && f->ok)
		fields_fault(f, NULL, "\"y\" is missing");
	out->align = (Align)fields_word(f, "align", stylefile_aligns, 4, ALIGN_CENTER);
	out->mirror = fields_flag(f, "mirror", false);
	out->odd = fields_flag(f, "odd", true);
	out->even = fields_flag(f, "even", true);
	out->not_openers = !fields_flag(f, "openers", true);
	out->first_page = fields_int(f, "first_page", 0, 0, 1000000);
	out->last_page = fields_int(f, "last_page", 0, 0, 1000000);
	stylefile_border(f, "rule", em, line, &out->rule);
	fields_close(f);
	(void)r;
}

void classfile_furniture(NodeReader *r, int class_index, int meta_index, Class *klass)
{
	lua_State *L = r->L;
	if (!call(r, class_index, "furniture", meta_index))
		return;
	int list = lua_gettop(L);
	lua_Integer n = nodes_list_length(r, list, "furniture");
	klass->furniture = arena_array(r->arena, (size_t)n, sizeof *klass->furniture);
	for (lua_Integer i = 1; i <= n; i++) {
		Fields f;
		if (lua_rawgeti(L, list, i) == LUA_TTABLE) {
			const char *what = arena_printf(r->arena, "class \"%s\": furniture %d", klass->name, (int)i);
			fields_open(&f, L, -1, r->arena, what, r->at);
			read_furniture(r, &f, klass, &klass->furniture[klass->furniture_count++]);
		} else
			luaL_error(L, "class \"%s\": furniture %d is a %s", klass->name, (int)i, luaL_typename(L, -1));
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}
