/* sandbox.c - what Lua code may see.
 *
 * A chunk's environment holds its own few names and falls back to the base names (a list, below)
 * and to the context of the document being compiled.  A name in none of them is an error, and so
 * is writing one.  Library tables are handed out as read-only views: an empty table that keeps the
 * real one under a hidden key.  Modules come from the project, the document's folder and what is
 * shipped, as text, never as bytecode. */
#include "script/state.h"

#include <lualib.h>
#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/utf8.h"
#include "script/luatokens.h"
#include "script/origin.h"
#include "script/shelf.h"

enum { COPIES_A_STEP = 8, NAME_SHOWN = 100, LONGEST_MODULE = 100 };

const char sandbox_lazy_key = 0;
static const char real_key = 0;  /* view[&real_key] is the table behind a view */
static const char views_key = 0; /* registry: table → its view */
static const char view_meta = 0; /* registry: the metatable of views */
static const char env_meta = 0;  /* registry: the metatable of environments */

/* ---- read-only views ---- */

static bool push_real(lua_State *L, int index)
{
	index = lua_absindex(L, index);
	if (lua_type(L, index) == LUA_TTABLE && lua_rawgetp(L, index, &real_key) == LUA_TTABLE)
		return true;
	if (lua_type(L, index) == LUA_TTABLE)
		lua_pop(L, 1);
	return false;
}

void sandbox_thaw(lua_State *L, int index)
{
	index = lua_absindex(L, index);
	if (lua_islightuserdata(L, index) && storerows_thaw(L, index))
		return;
	if (push_real(L, index))
		lua_replace(L, index);
	if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index))
		return;
	if (lua_rawgetp(L, -1, &sandbox_lazy_key) == LUA_TFUNCTION) {
		lua_pushvalue(L, index);
		lua_call(L, 1, 0);
	} else
		lua_pop(L, 1);
	lua_pop(L, 1);
}

bool sandbox_is_lazy(lua_State *L, int index)
{
	lua_pushvalue(L, index);
	if (push_real(L, -1))
		lua_replace(L, -2);
	bool lazy = lua_istable(L, -1) && lua_getmetatable(L, -1);
	if (lazy) {
		lazy = lua_rawgetp(L, -1, &sandbox_lazy_key) == LUA_TFUNCTION;
		lua_pop(L, 2);
	}
	lua_pop(L, 1);
	return lazy;
}

void sandbox_freeze(lua_State *L)
{
	if (!lua_istable(L, -1))
		return;
	if (push_real(L, -1)) { /* a view already */
		lua_pop(L, 1);
		return;
	}
	lua_rawgetp(L, LUA_REGISTRYINDEX, &views_key);
	lua_pushvalue(L, -2);
	if (lua_rawget(L, -2) == LUA_TTABLE) {
		lua_replace(L, -3);
		lua_pop(L, 1);
		return;
	}
	lua_pop(L, 1);
	lua_createtable(L, 0, 1);
	lua_pushvalue(L, -3);
	lua_rawsetp(L, -2, &real_key);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &view_meta);
	lua_setmetatable(L, -2);
	lua_pushvalue(L, -3);
	lua_pushvalue(L, -2);
	lua_rawset(L, -4);   /* views[table] = view */
	lua_replace(L, -3);
	lua_pop(L, 1);
}

static int view_index(lua_State *L)
{
	lua_rawgetp(L, 1, &real_key);
	lua_pushvalue(L, 2);
	lua_gettable(L, -2);
	sandbox_freeze(L);
	return 1;
}

static int view_newindex(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : NULL;
	return name ? luaL_error(L, "this table is read-only: \"%s\" cannot be set", name)
	            : luaL_error(L, "this table is read-only");
}

static int view_length(lua_State *L)
{
	lua_rawgetp(L, 1, &real_key);
	lua_pushinteger(L, luaL_len(L, -1));
	return 1;
}

static int view_call(lua_State *L) /* number(x) */
{
	lua_rawgetp(L, 1, &real_key);
	lua_replace(L, 1);
	lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
	return lua_gettop(L);
}

static void open_views(lua_State *L)
{
	static const luaL_Reg meta[] = {
		{ "__index", view_index }, { "__newindex", view_newindex }, { "__len", view_length },
		{ "__call", view_call }, { NULL, NULL },
	};
	luaL_newlib(L, meta);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &view_meta);
	lua_newtable(L); /* weak keys: a view lives as long as its table */
	lua_createtable(L, 0, 1);
	lua_pushliteral(L, "k");
	lua_setfield(L, -2, "__mode");
	lua_setmetatable(L, -2);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &views_key);
}

/* ---- environments ---- */

/* Base names behind which there is more than the language: what they give may differ next time. */
static bool is_outside(const char *name)
{
	return name && (!strcmp(name, "store") || !strcmp(name, "stream"));
}

/* Names of a document's own: all but the formats, the same for each, and its language, which classes are kept by. */
static bool is_own(const char *name)
{
	return strcmp(name, "fmt") != 0 && strcmp(name, "lang") != 0;
}

static int env_index(lua_State *L)
{
	Script *s = state_script(L);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_base);
	lua_pushvalue(L, 2);
	if (lua_rawget(L, -2) != LUA_TNIL) {
		s->asked += is_outside(lua_tostring(L, 2));
		return 1;
	}
	s->asked += is_own(luaL_checkstring(L, 2));
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_context);
	lua_pushvalue(L, 2);
	if (lua_rawget(L, -2) == LUA_TLIGHTUSERDATA)
		return 0;
	if (!lua_isnil(L, -1))
		return 1;
	const char *name = luaL_checkstring(L, 2);
	if (!strcmp(name, "fmt")) { /* the shipped library of formats, read when first wanted */
		sandbox_require(L, "format");
		sandbox_freeze(L);
		lua_pushvalue(L, -1);
		state_set_context(L, "fmt");
		return 1;
	}
	return luaL_error(L, "undefined name \"%s\"", name);
}

static int env_newindex(lua_State *L)
{
	const char *name = luaL_checkstring(L, 2);
	const char *what = lua_isfunction(L, 3) ? "local function" : "local";
	return luaL_error(L, "\"%s\" is not declared: write \"%s %s\"", name, what, name);
}

void sandbox_push_env(lua_State *L)
{
	lua_newtable(L);
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &env_meta) != LUA_TTABLE) {
		static const luaL_Reg meta[] = { { "__index", env_index }, { "__newindex", env_newindex }, { NULL, NULL } };
		lua_pop(L, 1);
		luaL_newlib(L, meta);
		lua_pushvalue(L, -1);
		lua_rawsetp(L, LUA_REGISTRYINDEX, &env_meta);
	}
	lua_setmetatable(L, -2);
}

int sandbox_undefined(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);
	return luaL_error(L, "%s has no \"%s\"", lua_tostring(L, lua_upvalueindex(1)), name);
}

/* ---- modules ---- */

bool sandbox_load(lua_State *L, const Source *source)
{
	Script *s = state_script(L);
	const char *text = source->text;
	size_t len = source->len;
	buf_clear(&s->json);
	if (s->origins && luatokens_rewrite(text, len, &s->json)) {
		text = buf_text(&s->json);
		len = s->json.len;
	}
	lua_pushfstring(L, "@%s", source->name);
	int status = luaL_loadbufferx(L, text, len, lua_tostring(L, -1), "t");
	lua_remove(L, -2);
	return status == LUA_OK;
}

bool sandbox_is_settings(const Script *s, const char *path)
{
	static const char *const texts[] = { "/scripts/", "/templates/", "/classes/" };
	bool is = s->opt.root && file_inside(path, (const char *const[]){ s->opt.root }, 1);
	for (size_t i = 0; is && i < sizeof texts / sizeof *texts; i++)
		is = !strstr(path, texts[i]);
	return is;
}

static bool module_name_ok(const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
	const char *dot = strrchr(name, '.');
	return n > 0 && n <= LONGEST_MODULE && strlen(name) == n && name[0] != '.' && (!dot || dot[1]) && !strstr(name, "..");
}

/* A name as messages give it. */
static const char *shortened(lua_State *L, const char *name)
{
	size_t n = strlen(name);
	if (n <= NAME_SHOWN)
		return name;
	for (n = NAME_SHOWN; n > 0 && ((unsigned char)name[n] & 0xC0) == 0x80; n--) {
	}
	lua_pushlstring(L, name, n);
	return lua_pushfstring(L, "%s…", lua_tostring(L, -1));
}

/* The paths a module may have, in the order they are looked for; then NULL. */
enum { MODULE_PATHS = 12 };

static void module_paths(Script *s, const char *name, const char *paths[MODULE_PATHS])
{
	static const char *const folders[] = { "scripts", "templates", "fonts" };
	char *file = arena_printf(s->arena, "%s.lua", name), *dot;
	while ((dot = strchr(file, '.')) && strcmp(dot, ".lua") != 0)
		*dot = '/';
	const char *roots[] = { s->opt.root, s->doc_dir, s->opt.share };
	for (size_t r = 0; r < 3; r++) {
		if (!roots[r])
			continue;
		if (r < 2) /* the project's and the document's folder themselves */
			*paths++ = path_join(s->arena, roots[r], file);
		for (size_t f = 0; f < sizeof folders / sizeof *folders; f++)
			*paths++ = path_join(s->arena, path_join(s->arena, roots[r], folders[f]), file);
	}
	*paths = NULL;
}

static const char *find_module(Script *s, const char *name)
{
	const char *paths[MODULE_PATHS];
	module_paths(s, name, paths);
	for (const char **path = paths; *path; path++)
		if (file_exists(*path) && files_may_read(s, *path))
			return *path;
	return NULL;
}

/* The looks that found it before are those of this document too. */
static void note_looks(Script *s, const char *name, const char *found)
{
	const char *paths[MODULE_PATHS];
	module_paths(s, name, paths);
	for (const char **path = paths; *path; path++) {
		bool there = found && !strcmp(*path, found);
		inputs_looked(INPUT_THERE, *path, there);
		if (there)
			return;
	}
}

const char *sandbox_module_path(Script *s, const char *name)
{
	const char *key = arena_printf(s->arena, "%s\n%s", name, s->doc_dir ? s->doc_dir : ""), *path;
	if (!shelf_path(s->opt.shelf, key, &path)) {
		path = find_module(s, name);
		shelf_keep_path(s->opt.shelf, key, path);
	} else if (inputs_noted()) {
		note_looks(s, name, path);
	}
	return path;
}

/* Reads a Lua file and keeps it as a source: in the shelf, else in the arena. */
static const Source *read_module(lua_State *L, const char *path)
{
	Script *s = state_script(L);
	const Source *source = fault_find(s, path), *kept = source ? NULL : shelf_text(s->opt.shelf, path);
	if (kept)
		return fault_source(s, path, kept->text, kept->len);
	if (!source) {
		buf_clear(&s->text);
		if (!file_read_plain(path, &s->text, s->diag))
			luaL_error(L, "cannot read \"%s\"", path);
		source = fault_source(s, path, arena_strndup(s->arena, buf_text(&s->text), s->text.len), s->text.len);
	}
	size_t bad = utf8_invalid_at(source->text, source->len); /* of one that was read before, too: it may have failed by this */
	if (bad < source->len)
		fault_raise(L, fault_place(source, bad), "this byte is not UTF-8");
	shelf_keep_text(s->opt.shelf, path, source->text, source->len);
	return source;
}

size_t sandbox_module(const Script *s, const char *name)
{
	size_t i = 0;
	while (i < s->module_count && strcmp(s->modules[i], name) != 0)
		i++;
	return i;
}

/* A module that failed, which its requirer may have caught, is not one that is being read: the next who requires it gets its fault. */
static int leave_module(lua_State *L)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_loaded);
	lua_getiuservalue(L, 1, 1);
	lua_pushvalue(L, -1);
	if (lua_rawget(L, -3) == LUA_TLIGHTUSERDATA) {
		lua_pop(L, 1);
		lua_pushnil(L);
		lua_rawset(L, -3);
	}
	return 0;
}

/* Notes that the module is being read, and pushes what ends that, however it ends. */
static void enter_module(lua_State *L, const char *name)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_loaded);
	lua_newuserdatauv(L, 0, 1);
	lua_pushstring(L, name);
	lua_setiuservalue(L, -2, 1);
	if (luaL_newmetatable(L, "module")) {
		lua_pushcfunction(L, leave_module);
		lua_setfield(L, -2, "__close");
	}
	lua_setmetatable(L, -2);
	lua_pushlightuserdata(L, NULL);
	lua_setfield(L, -3, name);
	lua_remove(L, -2);
	lua_toclose(L, -1);
}

void sandbox_require(lua_State *L, const char *name)
{
	Script *s = state_script(L);
	luaL_checkstack(L, 12, "modules nested too deeply");
	if (!module_name_ok(name)) /* before anything of it is kept: a name may be long, and each time another */
		luaL_error(L, "there is no module \"%s\" in the project or in what is shipped", shortened(L, name));
	size_t module = sandbox_module(s, name);
	if (module == s->module_count)
		*MEM_PUSH(s->modules, s->module_count, s->module_cap) = arena_strdup(s->arena, name);
	s->asked += module < s->own_modules;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_loaded);
	int type = lua_getfield(L, -1, name);
	if (type == LUA_TLIGHTUSERDATA)
		luaL_error(L, "module \"%s\" requires itself, through the modules it requires", name);
	if (type == LUA_TNIL) {
		const char *path = sandbox_module_path(s, name);
		if (!path)
			luaL_error(L, "there is no module \"%s\" in the project or in what is shipped", name);
		lua_pop(L, 1);
		enter_module(L, name);
		const Source *source = read_module(L, path);
		if (s->origins)
			origins_source(s->origins, source, sandbox_is_settings(s, source->name));
		if (!sandbox_load(L, source))
			lua_error(L);
		sandbox_push_env(L);
		lua_setupvalue(L, -2, 1);
		lua_call(L, 0, 1);
		if (lua_isnil(L, -1))
			luaL_error(L, "module \"%s\" (%s) returns nothing", name, path);
		lua_setfield(L, -3, name);
		lua_closeslot(L, -1); /* not by lua_pop(), which in Lua 5.4.4 loses its place when the stack is moved by that */
		lua_pop(L, 1);
		lua_getfield(L, -1, name);
	}
	lua_remove(L, -2);
}

/* What a module returns is shared by all that require it, so nobody may change it. */
static int base_require(lua_State *L)
{
	sandbox_require(L, luaL_checkstring(L, 1));
	sandbox_freeze(L);
	return 1;
}

/* ---- the base names ---- */

/* Whether Lua would write an address for it. */
static bool has_address(lua_State *L, int index)
{
	int type = lua_type(L, index);
	if (type == LUA_TUSERDATA && luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
		lua_pop(L, 1);
		return false;
	}
	return type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TLIGHTUSERDATA || type == LUA_TUSERDATA;
}

/* tostring() without addresses, which differ from run to run. */
static int base_tostring(lua_State *L)
{
	luaL_checkany(L, 1);
	int type = lua_type(L, 1);
	if (has_address(L, 1))
		lua_pushstring(L, lua_typename(L, type));
	else
		luaL_tolstring(L, 1, NULL);
	Origins *o = state_script(L)->origins;
	if (o && type == LUA_TNUMBER)
		origins_print(o, lua_tostring(L, -1), lua_rawlen(L, -1), origin_computed(L, 0));
	return 1;
}

/* string.rep with a bound: no memory and no time is spent past 16 MiB or a million times. */
static int string_rep(lua_State *L)
{
	size_t len, gap = 0;
	luaL_checklstring(L, 1, &len);
	lua_Integer n = luaL_checkinteger(L, 2);
	luaL_optlstring(L, 3, "", &gap);
	if (n > 1000000 || (n > 0 && (len + gap) > ((size_t)16 << 20) / (size_t)n))
		return luaL_error(L, "string.rep: the result is too long");
	state_steps(L, n > 0 ? n / COPIES_A_STEP : 0);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, lua_gettop(L) - 1, 1);
	return 1;
}

/* string.pack, packsize and unpack: a step for each of the format's letters, of which one may say much. */
static int string_packed(lua_State *L)
{
	size_t len;
	luaL_checklstring(L, 1, &len);
	state_steps(L, (int64_t)len);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
	return lua_gettop(L);
}

/* The letter of the format's next conversion from *at on, which moves behind it; 0 when there is none. */
static char next_conversion(const char **at, const char *end)
{
	const char *p = *at;
	char letter = 0;
	while (p < end && !letter) {
		if (*p++ != '%' || p == end)
			continue;
		if (*p == '%') {
			p++;
			continue;
		}
		p += strspn(p, "-+ #0123456789.");
		letter = p < end ? *p++ : 0;
	}
	*at = p;
	return letter;
}

/* A text, or an integer that was computed where it is formatted. */
static void format_piece(lua_State *L, Origins *o, int index)
{
	size_t len;
	const char *text = nodes_text(L, index, &len);
	origins_piece(o, text, len, lua_type(L, index) == LUA_TNUMBER ? origin_computed(L, 0) : 0);
}

/* string.format that prints exact numbers exactly and no addresses. */
static int string_format(lua_State *L)
{
	size_t len;
	const char *at = luaL_checklstring(L, 1, &len), *format_end = at + len;
	int n = lua_gettop(L);
	bool floats = false; /* a number is written in a form of its own */
	Origins *o = state_script(L)->origins;
	for (int i = 2; i <= n; i++) {
		char c = next_conversion(&at, format_end);
		Number number, whole;
		if (c == 'p')
			return luaL_error(L, "string.format: %%p is not available");
		if (c && strchr("eEfFgGaAcq", c))
			numberlib_plain(L, i);
		if (numberlib_is(L, i)) {
			numberlib_read(L, i, &number);
			if (c && strchr("eEfFgGaA", c))
				return luaL_error(L, "string.format: %%%c is not exact, use n:format(places)", c);
			whole = number_round(number, 0, ROUND_HALF_UP);
			if (c != 's' && c != 'q' && number_cmp(whole, number) != 0)
				return luaL_error(L, "string.format: %s is not whole", numberlib_text(L, number));
			lua_pushstring(L, numberlib_text(L, number));
			origins_piece(o, lua_tostring(L, -1), lua_rawlen(L, -1), numberlib_origin(L, i));
			lua_replace(L, i);
		} else if (c == 's' && has_address(L, i))
			return luaL_error(L, "string.format: value %d is a %s", i - 1, luaL_typename(L, i));
		else if (o && nodes_kind(L, i) == VALUE_TEXT)
			format_piece(L, o, i);
		floats = floats || lua_type(L, i) == LUA_TNUMBER;
	}
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, n, 1);
	origins_made(o, lua_tostring(L, -1), lua_rawlen(L, -1), floats ? origin_computed(L, 0) : 0);
	return 1;
}

static void wrap(lua_State *L, int library, const char *name, lua_CFunction f)
{
	lua_getfield(L, library, name);
	lua_pushcclosure(L, f, 1);
	lua_setfield(L, library, name);
}

static void open_library(lua_State *L, int base, const char *name, lua_CFunction opener)
{
	luaL_requiref(L, name, opener, 0);
	int library = lua_gettop(L);
	if (!strcmp(name, "string")) { /* also what "text":rep() finds */
		wrap(L, library, "rep", string_rep);
		wrap(L, library, "format", string_format);
		wrap(L, library, "pack", string_packed);
		wrap(L, library, "packsize", string_packed);
		wrap(L, library, "unpack", string_packed);
		patternlib_open(L);
		lua_pushnil(L);
		lua_setfield(L, library, "dump");
	} else if (!strcmp(name, "table"))
		sandbox_open_table(L);
	else if (!strcmp(name, "math")) {
		lua_pushnil(L);
		lua_setfield(L, library, "random");
		lua_pushnil(L);
		lua_setfield(L, library, "randomseed");
	}
	sandbox_freeze(L);
	lua_setfield(L, base, name);
}

static void set(lua_State *L, int base, const char *name, void (*open)(lua_State *))
{
	open(L);
	sandbox_freeze(L);
	lua_setfield(L, base, name);
}

void sandbox_open(lua_State *L)
{
	static const char *const from_lua[] = { "assert", "error", "ipairs", "pcall", "select", "tonumber", "type" };
	open_views(L);
	lua_newtable(L);
	int base = lua_gettop(L);
	lua_pushvalue(L, base);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &state_base);
	luaL_requiref(L, "_G", luaopen_base, 0);
	for (size_t i = 0; i < sizeof from_lua / sizeof *from_lua; i++) {
		lua_getfield(L, -1, from_lua[i]);
		lua_setfield(L, base, from_lua[i]);
	}
	lua_pop(L, 1);
	static const luaL_Reg own[] = {
		{ "tostring", base_tostring }, { "require", base_require }, { "pairs", sandbox_pairs },
		{ "next", sandbox_next }, { NULL, NULL },
	};
	luaL_setfuncs(L, own, 0);
	open_library(L, base, "string", luaopen_string);
	open_library(L, base, "table", luaopen_table);
	open_library(L, base, "math", luaopen_math);
	open_library(L, base, "utf8", luaopen_utf8);
	set(L, base, "number", numberlib_open);
	set(L, base, "store", storelib_open);
	set(L, base, "doc", doclib_open);
	set(L, base, "chart", chartlib_open);
	set(L, base, "stream", streamlib_open);
	set(L, base, "sum", doclib_open_sum);
	lua_settop(L, base);
	context_open(L);
	lua_pop(L, 1);
}
