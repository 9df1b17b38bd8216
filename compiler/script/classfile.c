/* classfile.c - see classfile.h.
 *
 * Classes are merged as Lua tables (classmerge.c), the extended one first.  Lengths are resolved last, when a
 * style's own size, pitch and cell are known: "2字" is two of its cells. */
#include "script/classfile.h"

#include <string.h>

#include "base/inputs.h"
#include "script/classmerge.h"
#include "script/pagefile.h"
#include "script/shelf.h"
#include "script/stylefile.h"

enum { CHAIN_MAX = FIELDS_SOURCES };

const char *const class_functions[CLASS_FUNCTIONS] = { "head", "tail", "furniture" };

typedef struct Chain { /* a class and what it extends, itself first */
	const Source *sources[CHAIN_MAX];
	int count;
	const char *givers[CLASS_FUNCTIONS]; /* whose head, tail and furniture count */
} Chain;

/* ---- files ---- */

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

static void note_givers(lua_State *L, int klass, const char *name, Chain *chain)
{
	for (int i = 0; i < CLASS_FUNCTIONS; i++)
		if (!chain->givers[i] && classmerge_has(L, klass, class_functions[i]))
			chain->givers[i] = arena_strdup(state_script(L)->arena, name);
}

/* Pushes the merged table; fills the chain. */
static void push_merged(lua_State *L, const char *name, Chain *chain, Place at)
{
	luaL_checkstack(L, 20, "classes nested too deeply");
	if (chain->count == CHAIN_MAX)
		fault_raise(L, at, "class \"%s\" extends itself, or more than %d classes", name, CHAIN_MAX);
	const Source **source = &chain->sources[chain->count++];
	push_file(L, name, source, at);
	int own = lua_gettop(L), type = lua_getfield(L, own, "extends");
	Place here = at;
	if (type != LUA_TNIL && *source)
		here = fault_place(*source, fault_find_field(*source, 0, "extends"));
	note_givers(L, own, name, chain);
	if (type == LUA_TSTRING)
		push_merged(L, lua_tostring(L, own + 1), chain, here);
	else if (type == LUA_TNIL)
		lua_newtable(L);
	else
		fault_raise(L, here, "\"extends\" must be the name of a class");
	classmerge_class(L, own, lua_gettop(L));
	lua_replace(L, own);
	lua_settop(L, own);
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
	classmerge_field(L, klass->index, "styles");
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
	classmerge_styles(L, own, whole);
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
	c->english_continued = english.label_continued;
	for (int i = 0; i < CLASS_FUNCTIONS; i++) {
		const char *name = class_functions[i];
		int type = fields_push(f, name);
		if (type != LUA_TNIL && type != LUA_TFUNCTION)
			fields_fault(f, name, "\"%s\" must be a function, not a %s", name, lua_typename(f->L, type));
		lua_pop(f->L, 1);
	}
	fields_close(f);
}

/* A class's own profile, then the front matter's, over the merged table on top. */
static bool apply_profiles(lua_State *L, Arena *a, const Chain *chain, int meta, Place at)
{
	Fields f, house;
	int klass = lua_gettop(L);
	fields_open(&f, L, klass, a, "class", at);
	for (int i = 0; i < chain->count; i++)
		fields_in(&f, chain->sources[i]);
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

/* The class from the merged table on top. */
static Class *read_merged(lua_State *L, Arena *a, const char *name, const char *lang, const Chain *chain, Place at, int meta,
                          bool *good)
{
	Fields f;
	bool fits = apply_profiles(L, a, chain, meta, at);
	Class *c = ARENA_NEW(a, Class);
	c->name = arena_strdup(a, name);
	fields_open(&f, L, -1, a, arena_printf(a, "class \"%s\"", name), at);
	for (int i = 0; i < chain->count; i++)
		fields_in(&f, chain->sources[i]);
	f.once = true;
	read_class(&f, c, strcmp(lang, "en") == 0 ? "en" : "zh");
	*good = f.ok && fits;
	return c;
}

/* ---- classes kept from document to document ---- */

/* The front matter's profile as JSON: the only thing in it that changes a class. */
static int write_profile(lua_State *L)
{
	Script *s = state_script(L);
	for (int i = 0; i < PROFILE_FIELDS; i++) {
		lua_pushstring(L, profile_fields[i]);
		lua_rawget(L, 1);
		jsonwrite_value(L, -1, &s->json);
	}
	return 0;
}

/* What a class is known by in the shelf: where it is sought, and what is laid over it. NULL when that is no plain data. */
static const char *class_key(lua_State *L, const char *name, const char *lang, int meta)
{
	Script *s = state_script(L);
	buf_clear(&s->json);
	buf_printf(&s->json, "%s\n%s\n%s\n", name, lang, s->doc_dir ? s->doc_dir : "");
	lua_pushcfunction(L, write_profile);
	lua_pushvalue(L, meta);
	if (lua_pcall(L, 1, 0, 0) == LUA_OK)
		return arena_strdup(s->arena, buf_text(&s->json));
	lua_pop(L, 1);
	return NULL;
}

/* What the class was made of is what the document is made of. */
static void note_kept(Script *s, const ShelfClass *kept)
{
	for (size_t i = 0; inputs_noted() && i < kept->module_count; i++) {
		const char *path = sandbox_module_path(s, kept->modules[i]);
		if (path)
			inputs_again(path);
	}
}

/* Pushes a table of the class's functions.  Only the files that give them are run; the others of the chain are
 * made known, as they are to the document that read the class. */
static void push_kept(lua_State *L, const ShelfClass *kept, Place at)
{
	for (int i = 0; i < kept->count; i++)
		fault_source(state_script(L), kept->chain[i]->name, kept->chain[i]->text, kept->chain[i]->len);
	lua_createtable(L, 0, CLASS_FUNCTIONS);
	int functions = lua_gettop(L);
	for (int i = 0; i < CLASS_FUNCTIONS; i++) {
		const Source *source;
		if (!kept->givers[i])
			continue;
		push_file(L, kept->givers[i], &source, at);
		lua_getfield(L, -1, class_functions[i]);
		lua_setfield(L, functions, class_functions[i]);
		lua_settop(L, functions);
	}
}

static void keep(const Script *s, Arena *a, const char *key, const Class *c, const Chain *chain)
{
	Shelf *shelf = s->opt.shelf;
	ShelfClass *kept = ARENA_NEW(a, ShelfClass);
	*kept = (ShelfClass){ .next = shelf->classes, .key = arena_strdup(a, key), .klass = *c };
	for (int i = 0; i < CLASS_FUNCTIONS; i++)
		kept->givers[i] = chain->givers[i] ? arena_strdup(a, chain->givers[i]) : NULL;
	kept->chain = arena_array(a, (size_t)chain->count, sizeof(Source *));
	for (int i = 0; i < chain->count; i++) {
		const Source *text = chain->sources[i] ? shelf_text(shelf, chain->sources[i]->name) : NULL;
		if (text)
			kept->chain[kept->count++] = text;
	}
	kept->modules = arena_array(a, s->module_count, sizeof(const char *));
	for (size_t i = s->own_modules; i < s->module_count; i++)
		kept->modules[kept->module_count++] = arena_strdup(a, s->modules[i]);
	shelf->classes = kept;
}

/* The class as it is kept; NULL where it is not, or where the document has loaded a module of it before and may have
 * changed its variables. */
static const ShelfClass *find_kept(const Script *s, const char *key)
{
	const ShelfClass *kept = shelf_class(s->opt.shelf, key);
	for (size_t i = 0; kept && i < kept->module_count; i++)
		if (sandbox_module(s, kept->modules[i]) < s->module_count)
			return NULL;
	return kept;
}

/* Reading a class takes longer than setting a page, and a batch sets thousands of documents in one: it is kept where
 * no file of it asked for anything of the document. */
Class *classfile_load(lua_State *L, Arena *a, const char *name, const char *lang, Place at, int meta, bool *good)
{
	Script *s = state_script(L);
	const char *key = s->opt.shelf ? class_key(L, name, lang, meta) : NULL;
	const ShelfClass *kept = key ? find_kept(s, key) : NULL;
	Class *c = ARENA_NEW(a, Class);
	if (kept) {
		note_kept(s, kept);
		push_kept(L, kept, at);
		*c = kept->klass;
		*good = true;
		return c;
	}
	Chain chain = { .count = 0 };
	unsigned asked = s->asked;
	s->own_modules = s->module_count;
	push_merged(L, name, &chain, at);
	bool lasts = key && s->asked == asked;
	Arena *home = arena_new_in(a);
	*c = *read_merged(L, home, name, lang, &chain, at, meta, good);
	if (lasts && *good) {
		arena_move(home, s->opt.shelf->arena);
		keep(s, home, key, c, &chain);
	}
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
	Unit bottom;
	bool up = fields_length(f, "bottom", em, line, &bottom), down = fields_length(f, "y", em, line, &out->y);
	if (up == down && f->ok)
		fields_fault(f, NULL, "give \"y\", from the sheet's upper edge, or \"bottom\", from its lower one");
	if (up)
		out->y = klass->page.height - bottom;
	Unit foot = out->y + (style ? style->size : 0);
	if (f->ok && (out->y < 0 || foot > klass->page.height)) /* nobody would see that it is missing */
		fields_fault(f, "y", "it stands off the sheet, which is %d mm high", (int)(klass->page.height * 254 / 720000));
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
