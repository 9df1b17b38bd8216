/* jsonread.c - JSON text → Lua values, numbers exact.
 *
 * Our own reader, since libraries read numbers as binary floats.  Objects and arrays become tables;
 * null is left out of an object and is false in an array, whose length would be lost otherwise.  A
 * key given twice is an error.  What is built stands on Lua's stack, so that raising leaks nothing. */
#include "script/state.h"

#include <string.h>

#include "base/utf8.h"

enum { DEPTH = 100 };

typedef struct Reader {
	lua_State *L;
	const Source *source;
	size_t at;
	JsonNumbers numbers;
	int depth;
} Reader;

static void value(Reader *r);

static _Noreturn void fault(const Reader *r, size_t at, const char *message)
{
	fault_raise(r->L, fault_place(r->source, at), "%s", message);
}

static char peek(const Reader *r)
{
	return r->at < r->source->len ? r->source->text[r->at] : '\0';
}

static void space(Reader *r)
{
	const char *text = r->source->text;
	while (r->at < r->source->len &&
	       (text[r->at] == ' ' || text[r->at] == '\n' || text[r->at] == '\r' || text[r->at] == '\t'))
		r->at++;
}

static uint32_t hex4(Reader *r)
{
	uint32_t v = 0;
	for (int i = 0; i < 4; i++, r->at++) {
		char c = peek(r);
		uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
		                 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
		                 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
		                                        : 16;
		if (digit == 16)
			fault(r, r->at, "\\u needs four hexadecimal digits");
		v = v << 4 | digit;
	}
	return v;
}

static void escape(Reader *r, luaL_Buffer *b)
{
	static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
	size_t start = r->at++;
	char c = peek(r);
	const char *known = c ? strchr(letters, c) : NULL;
	if (known) {
		luaL_addchar(b, bytes[known - letters]);
		r->at++;
		return;
	}
	if (c != 'u')
		fault(r, start, "no such escape in a JSON string");
	r->at++;
	uint32_t cp = hex4(r);
	if (cp >= 0xD800 && cp < 0xDC00 && peek(r) == '\\' && r->at + 1 < r->source->len && r->source->text[r->at + 1] == 'u') {
		r->at += 2;
		uint32_t low = hex4(r);
		if (low < 0xDC00 || low > 0xDFFF)
			fault(r, start, "half of a surrogate pair");
		cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
	} else if (cp >= 0xD800 && cp < 0xE000)
		fault(r, start, "half of a surrogate pair");
	char utf8[4];
	luaL_addlstring(b, utf8, utf8_encode(cp, utf8));
}

/* Passes over what stands in a string as it is meant, up to its end or an escape; returns which of the two. */
static char plain(Reader *r, size_t open)
{
	const char *text = r->source->text;
	size_t at = r->at, len = r->source->len;
	while (at < len && text[at] != '"' && text[at] != '\\' && (unsigned char)text[at] >= 0x20)
		at++;
	r->at = at;
	if (at >= len)
		fault(r, open, "this string is not closed");
	if (text[at] != '"' && text[at] != '\\')
		fault(r, at, "a control character stands in a JSON string");
	return text[at];
}

static void string(Reader *r)
{
	size_t open = r->at++, start = r->at;
	const char *text = r->source->text;
	if (plain(r, open) == '"') { /* as nearly always */
		lua_pushlstring(r->L, text + start, r->at++ - start);
		return;
	}
	luaL_Buffer b;
	luaL_buffinit(r->L, &b);
	luaL_addlstring(&b, text + start, r->at - start);
	while (text[r->at] != '"') {
		escape(r, &b);
		start = r->at;
		plain(r, open);
		luaL_addlstring(&b, text + start, r->at - start);
	}
	r->at++;
	luaL_pushresult(&b);
}

static size_t digits(Reader *r)
{
	size_t n = 0;
	for (; peek(r) >= '0' && peek(r) <= '9'; n++)
		r->at++;
	return n;
}

static void number(Reader *r)
{
	size_t start = r->at;
	bool whole = true;
	if (peek(r) == '-')
		r->at++;
	bool zero = peek(r) == '0';
	size_t n = digits(r);
	if (n == 0 || (zero && n > 1))
		fault(r, start, n ? "a JSON number has no leading zero (a code belongs in quotes)" : "this is no JSON value");
	if (peek(r) == '.') {
		whole = false;
		r->at++;
		if (digits(r) == 0)
			fault(r, start, "digits are missing after the point");
	}
	if (peek(r) == 'e' || peek(r) == 'E') {
		whole = false;
		r->at++;
		if (peek(r) == '+' || peek(r) == '-')
			r->at++;
		if (digits(r) == 0)
			fault(r, start, "digits are missing in the exponent");
	}
	Number v;
	if (!number_parse(r->source->text + start, r->at - start, &v) || !number_ok(v))
		fault(r, start, "this number is too large to be exact (a code belongs in quotes)");
	if (whole && r->numbers == JSON_NUMBERS_LUA && v.num <= INT64_MAX && v.num >= INT64_MIN)
		lua_pushinteger(r->L, (lua_Integer)v.num);
	else
		numberlib_push(r->L, v);
}

static bool word(Reader *r, const char *w)
{
	size_t n = strlen(w);
	if (r->source->len - r->at < n || memcmp(r->source->text + r->at, w, n) != 0)
		return false;
	r->at += n;
	return true;
}

/* After a member: true when another follows. */
static bool more(Reader *r, char close, size_t open)
{
	space(r);
	char c = peek(r);
	if (c == ',' || c == close) {
		r->at++;
		return c == ',';
	}
	if (r->at >= r->source->len)
		fault(r, open, close == ']' ? "this array is not closed" : "this object is not closed");
	fault(r, r->at, close == ']' ? "expected , or ] here" : "expected , or } here");
}

static void array(Reader *r)
{
	size_t open = r->at++;
	lua_newtable(r->L);
	space(r);
	if (peek(r) == ']') {
		r->at++;
		return;
	}
	lua_Integer n = 0;
	do {
		value(r);
		if (lua_isnil(r->L, -1)) {
			lua_pop(r->L, 1);
			lua_pushboolean(r->L, 0);
		}
		lua_rawseti(r->L, -2, ++n);
	} while (more(r, ']', open));
}

static void object(Reader *r)
{
	size_t open = r->at++;
	lua_State *L = r->L;
	lua_newtable(L);
	space(r);
	if (peek(r) == '}') {
		r->at++;
		return;
	}
	do {
		space(r);
		size_t key = r->at;
		if (peek(r) != '"')
			fault(r, r->at, "a key in quotes is expected here");
		string(r);
		lua_pushvalue(L, -1);
		if (lua_rawget(L, -3) != LUA_TNIL)
			fault(r, key, "this key is given twice");
		lua_pop(L, 1);
		space(r);
		if (peek(r) != ':')
			fault(r, r->at, "expected : here");
		r->at++;
		value(r);
		lua_rawset(L, -3);
	} while (more(r, '}', open));
}

static void value(Reader *r)
{
	space(r);
	luaL_checkstack(r->L, 10, "JSON nested too deeply");
	if (++r->depth > DEPTH)
		fault(r, r->at, "nested more than 100 deep");
	switch (peek(r)) {
	case '{': object(r); break;
	case '[': array(r); break;
	case '"': string(r); break;
	default:
		if (word(r, "true"))
			lua_pushboolean(r->L, 1);
		else if (word(r, "false"))
			lua_pushboolean(r->L, 0);
		else if (word(r, "null"))
			lua_pushnil(r->L);
		else
			number(r);
	}
	r->depth--;
}

void jsonread_value(lua_State *L, const Source *source, size_t *offset, JsonNumbers numbers)
{
	Reader r = { .L = L, .source = source, .at = *offset, .numbers = numbers };
	value(&r);
	*offset = r.at;
}

bool jsonread_open(const Source *source, size_t *offset)
{
	Reader r = { .source = source, .at = *offset };
	space(&r);
	if (peek(&r) != '[')
		return false;
	*offset = r.at + 1;
	return true;
}

bool jsonread_more(lua_State *L, const Source *source, size_t *offset, size_t open)
{
	Reader r = { .L = L, .source = source, .at = *offset };
	bool follows = true;
	if (*offset > open + 1)
		follows = more(&r, ']', open);
	space(&r);
	if (*offset == open + 1 && peek(&r) == ']') {
		follows = false;
		r.at++;
	}
	*offset = r.at;
	return follows;
}

void jsonread_end(lua_State *L, const Source *source, size_t offset)
{
	Reader r = { .L = L, .source = source, .at = offset };
	space(&r);
	if (r.at < source->len)
		fault(&r, r.at, "something follows the JSON value");
}
