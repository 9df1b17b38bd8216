/* fields.c - see fields.h. */
#include "script/fields.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

enum {
	UNKNOWN_TOLD = 20, /* of one table; finding the next takes a look at all */
	BYTES_A_STEP = 8   /* of the sources, where the place of a fault is looked for */
};

void fields_open(Fields *f, lua_State *L, int index, Arena *arena, const char *what, Place at)
{
	luaL_checkstack(L, 20, "tables nested too deeply");
	*f = (Fields){ .L = L, .index = lua_absindex(L, index), .arena = arena, .what = what, .at = at, .ok = true };
	sandbox_thaw(L, f->index);
}

void fields_in(Fields *f, const Source *source)
{
	if (source && f->source_count < FIELDS_SOURCES)
		f->sources[f->source_count++] = source;
}

static void add_step(Fields *f, const char *text, bool quoted)
{
	if (f->step_count < FIELDS_STEPS)
		f->steps[f->step_count++] = (FieldsStep){ text, quoted };
}

void fields_inner(Fields *inner, const Fields *f, int index, const char *what, const char *key)
{
	fields_open(inner, f->L, index, f->arena, what, f->at);
	memcpy(inner->sources, f->sources, sizeof f->sources);
	memcpy(inner->steps, f->steps, sizeof f->steps);
	inner->source_count = f->source_count;
	inner->step_count = f->step_count;
	inner->once = f->once;
	if (key)
		add_step(inner, key, false);
}

void fields_at_text(Fields *f, const char *text)
{
	add_step(f, text, true);
}

/* ---- places ---- */

typedef struct Spot {
	const Source *source;
	size_t offset;
} Spot;

/* Keeps the spots from which the step leads on, moved to where it does; all of them if it never does. */
static int take_step(Spot *spots, int count, FieldsStep step)
{
	int kept = 0;
	for (int i = 0; i < count; i++) {
		const Source *source = spots[i].source;
		size_t offset = step.quoted ? fault_find_text(source, spots[i].offset, step.text)
		                            : fault_find_field(source, spots[i].offset, step.text);
		if (offset < source->len)
			spots[kept++] = (Spot){ source, offset };
	}
	return kept > 0 ? kept : count;
}

Place fields_place(const Fields *f, const char *name)
{
	Spot spots[FIELDS_SOURCES] = { { 0 } };
	int count = f->source_count;
	for (int i = 0; i < count; i++)
		spots[i].source = f->sources[i];
	for (int i = 0; i < f->step_count; i++)
		count = take_step(spots, count, f->steps[i]);
	for (int i = 0; name && i < count; i++) {
		size_t offset = fault_find_field(spots[i].source, spots[i].offset, name);
		if (offset < spots[i].source->len)
			return fault_place(spots[i].source, offset);
	}
	if (!spots[0].source)
		return f->at;
	return spots[0].offset > 0 ? fault_place(spots[0].source, spots[0].offset) : (Place){ .file = spots[0].source->name };
}

/* ---- faults ---- */

static bool inherited(const Fields *f, const char *name)
{
	if (!f->own || !name)
		return false;
	lua_pushstring(f->L, name);
	bool lacks = lua_rawget(f->L, f->own) == LUA_TNIL;
	lua_pop(f->L, 1);
	return lacks;
}

void fields_fault(Fields *f, const char *name, const char *format, ...)
{
	Script *s = state_script(f->L);
	f->ok = false;
	if (inherited(f, name))
		return;
	va_list args;
	va_start(args, format);
	buf_clear(&s->text);
	buf_vprintf(&s->text, format, args);
	va_end(args);
	for (int i = 0; i < f->source_count; i++) /* a list may have a fault in each of its values */
		state_steps(f->L, (int64_t)(f->sources[i]->len / BYTES_A_STEP));
	Place at = fields_place(f, name);
	const char *message = arena_printf(s->arena, "%s: %s", f->what, buf_text(&s->text));
	const char *key = arena_printf(s->arena, "%s:%d:%d: %s", at.file ? at.file : "", at.line, at.column, message);
	if (!f->once || diag_once(s->diag, key))
		diag_error(s->diag, at, "%s", message);
}

static void known(Fields *f, const char *name)
{
	for (int i = 0; i < f->seen_count; i++)
		if (!strcmp(f->seen[i], name))
			return;
	if (f->seen_count < FIELDS_MAX)
		f->seen[f->seen_count++] = name;
}

void fields_skip(Fields *f, const char *name)
{
	known(f, name);
}

/* What the table lacks need not be known: fields_close() looks at what it has. */
int fields_push(Fields *f, const char *name)
{
	lua_pushstring(f->L, name);
	int type = lua_rawget(f->L, f->index);
	if (type != LUA_TNIL)
		known(f, name);
	return type;
}

/* The text on top. Bytes that are no UTF-8 have no letters, and behind a zero byte nothing would be seen. */
static const char *copied(Fields *f, const char *name)
{
	size_t len;
	const char *text = lua_tolstring(f->L, -1, &len);
	if (strlen(text) != len || utf8_invalid_at(text, len) < len) {
		fields_fault(f, name, "\"%s\" is not UTF-8, or has a zero byte in it", name);
		return "";
	}
	if (state_script(f->L)->compile) /* of a document */
		state_charge(f->L, len);
	return arena_strdup(f->arena, text);
}

const char *fields_text(Fields *f, const char *name, const char *otherwise)
{
	const char *text = otherwise;
	int type = fields_push(f, name);
	if (type == LUA_TSTRING)
		text = copied(f, name);
	else if (type != LUA_TNIL)
		fields_fault(f, name, "\"%s\" must be a string, not a %s", name, lua_typename(f->L, type));
	lua_pop(f->L, 1);
	return text;
}

const char *fields_need_text(Fields *f, const char *name)
{
	const char *text = fields_text(f, name, NULL);
	if (!text && f->ok)
		fields_fault(f, NULL, "\"%s\" is missing", name);
	return text ? text : "";
}

bool fields_flag(Fields *f, const char *name, bool otherwise)
{
	bool flag = otherwise;
	int type = fields_push(f, name);
	if (type == LUA_TBOOLEAN)
		flag = lua_toboolean(f->L, -1);
	else if (type != LUA_TNIL)
		fields_fault(f, name, "\"%s\" must be true or false, not a %s", name, lua_typename(f->L, type));
	lua_pop(f->L, 1);
	return flag;
}

int fields_int(Fields *f, const char *name, int otherwise, int least, int most)
{
	int value = otherwise, whole = 0;
	fields_push(f, name);
	numberlib_plain(f->L, -1);
	int type = lua_type(f->L, -1);
	lua_Integer i = lua_tointegerx(f->L, -1, &whole);
	if (type == LUA_TNUMBER && whole && i >= least && i <= most)
		value = (int)i;
	else if (type != LUA_TNIL)
		fields_fault(f, name, "\"%s\" must be a whole number from %d to %d", name, least, most);
	lua_pop(f->L, 1);
	return value;
}

int fields_word(Fields *f, const char *name, const char *const *words, int count, int otherwise)
{
	const char *word = fields_text(f, name, NULL);
	if (!word)
		return otherwise;
	for (int i = 0; i < count; i++)
		if (words[i] && !strcmp(words[i], word))
			return i;
	Buf all = { 0 };
	for (int i = 0; i < count; i++)
		if (words[i])
			buf_printf(&all, "%s%s", all.len ? ", " : "", words[i]);
	fields_fault(f, name, "\"%s\" is \"%s\", but must be one of %s", name, word, buf_text(&all));
	buf_free(&all);
	return otherwise;
}

const char **fields_texts(Fields *f, const char *name, size_t *count)
{
	lua_State *L = f->L;
	const char **texts = NULL;
	*count = 0;
	int type = fields_push(f, name);
	if (type == LUA_TSTRING) {
		texts = arena_array(f->arena, 1, sizeof *texts);
		texts[0] = copied(f, name);
		*count = 1;
	} else if (type == LUA_TTABLE) {
		sandbox_thaw(L, -1);
		size_t n = fields_count(f, lua_gettop(L), name);
		texts = arena_array(f->arena, n + 1, sizeof *texts);
		for (size_t i = 0; i < n; i++) {
			if (lua_rawgeti(L, -1, (lua_Integer)i + 1) == LUA_TSTRING)
				texts[(*count)++] = copied(f, name);
			else
				fields_fault(f, name, "\"%s\" must hold strings, but value %zu is a %s", name, i + 1,
				             luaL_typename(L, -1));
			lua_pop(L, 1);
		}
	} else if (type != LUA_TNIL)
		fields_fault(f, name, "\"%s\" must be a list of strings, not a %s", name, lua_typename(L, type));
	lua_pop(L, 1);
	return texts;
}

bool fields_length(Fields *f, const char *name, Unit em, Unit line, Unit *out)
{
	lua_State *L = f->L;
	bool ok = false;
	int type = fields_push(f, name);
	if (type == LUA_TSTRING || type == LUA_TNUMBER) {
		size_t n;
		lua_pushvalue(L, -1);
		const char *text = lua_tolstring(L, -1, &n);
		ok = unit_parse(text, n, em, line, out);
		if (!ok)
			fields_fault(f, name, "\"%s\" is \"%s\", which is no length (37mm, 16pt, 三号, 2字, 1行)", name, text);
		lua_pop(L, 1);
	} else if (type != LUA_TNIL)
		fields_fault(f, name, "\"%s\" must be a length, not a %s", name, lua_typename(L, type));
	lua_pop(L, 1);
	return ok;
}

bool fields_extent(Fields *f, const char *name, Unit em, Unit line, bool positive, Unit *out)
{
	Unit u;
	if (!fields_length(f, name, em, line, &u))
		return false;
	if (u < 0 || (positive && u == 0))
		fields_fault(f, name, "\"%s\" must be %s", name, positive ? "more than nothing" : "no less than nothing");
	else if (u > UNIT_LONGEST)
		fields_fault(f, name, "\"%s\" is more than 5080mm, and no page is so large", name);
	else
		*out = u;
	return (positive ? u > 0 : u >= 0) && u <= UNIT_LONGEST;
}

bool fields_color(Fields *f, const char *name, uint32_t *out)
{
	const char *text = fields_text(f, name, NULL);
	return text && fields_read_color(f, name, text, out);
}

bool fields_read_color(Fields *f, const char *name, const char *text, uint32_t *out)
{
	uint32_t color = 0;
	size_t i = text[0] == '#' ? 1 : 0, n = 0;
	for (; i && text[i]; i++, n++) {
		const char *digits = "0123456789abcdef", *at;
		char c = text[i] >= 'A' && text[i] <= 'F' ? (char)(text[i] - 'A' + 'a') : text[i];
		if (!(at = strchr(digits, c)))
			break;
		color = color << 4 | (uint32_t)(at - digits);
	}
	if (n != 6 || text[i]) {
		fields_fault(f, name, "\"%s\" is \"%s\", which is no colour (#e60012)", name, text);
		return false;
	}
	*out = color;
	return true;
}

bool fields_table(Fields *f, const char *name)
{
	int type = fields_push(f, name);
	if (type == LUA_TTABLE) {
		sandbox_thaw(f->L, -1);
		return true;
	}
	if (type != LUA_TNIL)
		fields_fault(f, name, "\"%s\" must be a table, not a %s", name, lua_typename(f->L, type));
	lua_pop(f->L, 1);
	return false;
}

size_t fields_count(Fields *f, int list, const char *name)
{
	lua_Integer hole, n = state_values(f->L, list, &hole);
	if (hole)
		fields_fault(f, name, "\"%s\": value %lld is nil, but more stand behind it", name, (long long)hole);
	return (size_t)n;
}

static bool was_asked_for(const Fields *f, const char *name)
{
	for (int i = 0; i < f->seen_count; i++)
		if (!strcmp(f->seen[i], name))
			return true;
	return false;
}

/* The smallest unknown name greater than `after`, so that reports come in one order. */
static const char *next_unknown(const Fields *f, const char *after)
{
	lua_State *L = f->L;
	const char *best = NULL;
	for (lua_pushnil(L); lua_next(L, f->index); lua_pop(L, 1)) {
		if (lua_type(L, -2) != LUA_TSTRING)
			continue;
		const char *name = lua_tostring(L, -2);
		if (!was_asked_for(f, name) && (!after || strcmp(name, after) > 0) && (!best || strcmp(name, best) < 0))
			best = name;
	}
	return best;
}

bool fields_close(Fields *f)
{
	const char *name = NULL;
	for (int told = 0; (name = next_unknown(f, name)); told++) {
		if (told == UNKNOWN_TOLD) {
			fields_fault(f, name, "and more unknown fields: \"%s\" …", name);
			break;
		}
		fields_fault(f, name, "unknown field \"%s\"", name);
	}
	return f->ok;
}
