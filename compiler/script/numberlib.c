/* numberlib.c - exact figures for Lua: base/number.h as a userdata.
 *
 * A userdata's memory is aligned for Lua's own types only, so a Number is copied in and out.  The
 * methods are also those of Lua's plain numbers: (5):format(1) works like number(5):format(1). */
#include "script/state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/measure.h"
#include "ledger/value.h"
#include "script/origin.h"

#define META "exact number"

typedef struct Held { /* what a userdata holds */
	Number n;
	OriginId origin;
	bool whole; /* in a document that is traced: an integer of Lua's that remembers where it comes from */
} Held;

static void get(lua_State *L, int index, Number *n)
{
	memcpy(n, lua_touserdata(L, index), sizeof *n); /* it stands first */
}

bool numberlib_is(lua_State *L, int index)
{
	return luaL_testudata(L, index, META) != NULL;
}

const char *numberlib_text(lua_State *L, Number n)
{
	Buf *text = &state_script(L)->text;
	buf_clear(text);
	number_text(text, n);
	return buf_text(text);
}

static void push_held(lua_State *L, Number n, OriginId origin, bool whole)
{
	Held held;
	memset(&held, 0, sizeof held);
	held.n = n;
	held.origin = origin;
	held.whole = whole;
	memcpy(lua_newuserdatauv(L, sizeof held, 0), &held, sizeof held);
	luaL_setmetatable(L, META);
}

void numberlib_push_from(lua_State *L, Number n, int32_t origin)
{
	if (!number_ok(n))
		luaL_error(L, "the result is too large to be exact");
	push_held(L, n, origin, false);
}

void numberlib_push_whole(lua_State *L, lua_Integer n, int32_t origin)
{
	if (origin)
		push_held(L, number_int(n), origin, true);
	else
		lua_pushinteger(L, n);
}

bool numberlib_whole(lua_State *L, int index, lua_Integer *out)
{
	Held held;
	if (!state_script(L)->origins || !numberlib_is(L, index))
		return false;
	memcpy(&held, lua_touserdata(L, index), sizeof held);
	*out = (lua_Integer)held.n.num;
	return held.whole;
}

void numberlib_plain(lua_State *L, int index)
{
	lua_Integer n;
	if (!numberlib_whole(L, index, &n))
		return;
	index = lua_absindex(L, index);
	lua_pushinteger(L, n);
	lua_replace(L, index);
}

void numberlib_push(lua_State *L, Number n)
{
	numberlib_push_from(L, n, 0);
}

int32_t numberlib_origin(lua_State *L, int index)
{
	Held held;
	if (!state_script(L)->origins || !numberlib_is(L, index))
		return 0;
	memcpy(&held, lua_touserdata(L, index), sizeof held);
	return held.origin;
}

/* What was made of the operands 1 and 2. */
static void push_of_both(lua_State *L, Number n)
{
	numberlib_push_from(L, n, origin_both(state_script(L)->origins, numberlib_origin(L, 1), numberlib_origin(L, 2)));
}

/* The text on the top is the number at index. */
static void note_print(lua_State *L, int index)
{
	size_t len;
	const char *text = lua_tolstring(L, -1, &len);
	origins_print(state_script(L)->origins, text, len, numberlib_origin(L, index));
}

bool numberlib_parse(const char *s, size_t n, Number *out)
{
	const char *slash = memchr(s, '/', n);
	Number num, den;
	if (!slash)
		return number_parse(s, n, out);
	if (!number_parse(s, (size_t)(slash - s), &num) || !number_parse(slash + 1, n - (size_t)(slash - s) - 1, &den))
		return false;
	*out = number_div(num, den);
	return number_ok(*out);
}

/* A float is the shortest decimal that reads back as that float: 0.1 is one tenth. */
static bool from_float(lua_Number v, Number *out)
{
	char text[40];
	if (!isfinite(v))
		return false;
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, v);
		if (strtod(text, NULL) == v)
			break;
	}
	return number_parse(text, strlen(text), out) && number_ok(*out);
}

bool numberlib_read(lua_State *L, int index, Number *n)
{
	if (numberlib_is(L, index)) {
		get(L, index, n);
		return true;
	}
	if (lua_type(L, index) != LUA_TNUMBER)
		return false;
	if (lua_isinteger(L, index)) {
		*n = number_int(lua_tointeger(L, index));
		return number_ok(*n);
	}
	return from_float(lua_tonumber(L, index), n);
}

static const char *kind_of(lua_State *L, int index)
{
	return numberlib_is(L, index) ? META : luaL_typename(L, index);
}

static Number operand(lua_State *L, int index, const char *doing)
{
	Number n = NUMBER_BAD;
	if (!numberlib_read(L, index, &n))
		luaL_error(L, "cannot %s a %s", doing, lua_type(L, index) == LUA_TNUMBER ? "number that is not finite"
		                                                                        : kind_of(L, index));
	return n;
}

/* What was made of two integers: a sum of two counts is a count of both, and 0 added changes nothing; else it was computed from
 * them. */
static OriginId origin_of_integers(lua_State *L, int op, lua_Integer result, OriginId a, OriginId b)
{
	OriginId both = origin_both(state_script(L)->origins, a, b);
	lua_Integer n;
	bool sum = op == LUA_OPADD && a && b;
	bool unchanged = op == LUA_OPADD && ((numberlib_whole(L, 1, &n) && n == result) || (numberlib_whole(L, 2, &n) && n == result));
	return sum || unchanged ? both : origin_computed(L, both);
}

/* Two integers, one of which remembers: what Lua makes of integers.  False: they are others. */
static bool of_integers(lua_State *L, int op)
{
	lua_Integer n;
	bool whole = false;
	if (!state_script(L)->origins)
		return false;
	OriginId a = numberlib_origin(L, 1), b = numberlib_origin(L, 2);
	for (int i = 1; i <= 2; i++) {
		bool is = numberlib_whole(L, i, &n);
		if (!is && !lua_isnumber(L, i)) /* Lua adds to "3", too */
			return false;
		whole = whole || is;
	}
	if (!whole)
		return false;
	lua_settop(L, 2);
	for (int i = 1; i <= 2; i++) {
		lua_pushvalue(L, i);
		numberlib_plain(L, -1);
	}
	lua_arith(L, op);
	if (lua_isinteger(L, -1))
		numberlib_push_whole(L, lua_tointeger(L, -1), origin_of_integers(L, op, lua_tointeger(L, -1), a, b));
	return true;
}

/* What exact numbers know nothing of: integers only. */
static int integers_only(lua_State *L, int op, const char *doing)
{
	if (!of_integers(L, op))
		luaL_error(L, "cannot %s a %s", doing, kind_of(L, numberlib_is(L, 1) ? 1 : 2));
	return 1;
}

static int op_mod(lua_State *L)
{
	return integers_only(L, LUA_OPMOD, "take the remainder of");
}

static int op_idiv(lua_State *L)
{
	return integers_only(L, LUA_OPIDIV, "divide");
}

static int op_pow(lua_State *L)
{
	return integers_only(L, LUA_OPPOW, "raise");
}

static int op_add(lua_State *L)
{
	if (of_integers(L, LUA_OPADD))
		return 1;
	push_of_both(L, number_add(operand(L, 1, "add"), operand(L, 2, "add")));
	return 1;
}

static int op_sub(lua_State *L)
{
	if (of_integers(L, LUA_OPSUB))
		return 1;
	push_of_both(L, number_sub(operand(L, 1, "subtract from"), operand(L, 2, "subtract")));
	return 1;
}

static int op_mul(lua_State *L)
{
	if (of_integers(L, LUA_OPMUL))
		return 1;
	push_of_both(L, number_mul(operand(L, 1, "multiply"), operand(L, 2, "multiply by")));
	return 1;
}

static int op_div(lua_State *L)
{
	if (of_integers(L, LUA_OPDIV))
		return 1;
	Number b = operand(L, 2, "divide by");
	if (b.num == 0)
		return luaL_error(L, "division by zero");
	push_of_both(L, number_div(operand(L, 1, "divide"), b));
	return 1;
}

static int op_neg(lua_State *L)
{
	lua_Integer n;
	if (numberlib_whole(L, 1, &n)) {
		numberlib_push_whole(L, -n, numberlib_origin(L, 1)); /* signs are no part of a number as it is printed */
		return 1;
	}
	numberlib_push_from(L, number_neg(operand(L, 1, "negate")), numberlib_origin(L, 1));
	return 1;
}

static int op_eq(lua_State *L)
{
	Number a, b;
	lua_pushboolean(L, numberlib_read(L, 1, &a) && numberlib_read(L, 2, &b) && number_cmp(a, b) == 0);
	return 1;
}

static int op_lt(lua_State *L)
{
	lua_pushboolean(L, number_cmp(operand(L, 1, "compare with"), operand(L, 2, "compare with")) < 0);
	return 1;
}

static int op_le(lua_State *L)
{
	lua_pushboolean(L, number_cmp(operand(L, 1, "compare with"), operand(L, 2, "compare with")) <= 0);
	return 1;
}

static int op_text(lua_State *L)
{
	lua_pushstring(L, numberlib_text(L, operand(L, 1, "print")));
	note_print(L, 1);
	return 1;
}

static int op_concat(lua_State *L)
{
	Origins *o = state_script(L)->origins;
	for (int i = 1; i <= 2; i++) {
		if (numberlib_is(L, i)) {
			lua_pushstring(L, numberlib_text(L, operand(L, i, "join")));
		} else if (lua_isstring(L, i))
			lua_pushvalue(L, i);
		else
			return luaL_error(L, "cannot join a %s to a text", kind_of(L, i));
		origins_piece(o, lua_tostring(L, -1), lua_rawlen(L, -1), numberlib_origin(L, i));
	}
	lua_concat(L, 2);
	origins_made(o, lua_tostring(L, -1), lua_rawlen(L, -1), 0);
	return 1;
}

static Rounding rounding(lua_State *L, int index)
{
	static const char *const names[] = { "up", "even", NULL };
	return luaL_checkoption(L, index, "up", names) == 1 ? ROUND_HALF_EVEN : ROUND_HALF_UP;
}

static int places_at(lua_State *L, int index, lua_Integer least)
{
	lua_Integer places = luaL_optinteger(L, index, 0);
	if (places < least || places > 20)
		luaL_error(L, "places = %d: must be from %d to 20", (int)places, (int)least);
	return (int)places;
}

static int method_round(lua_State *L)
{
	Number n = operand(L, 1, "round"), unit = number_int(1);
	int places = places_at(L, 2, -18);
	Rounding r = rounding(L, 3);
	for (int i = places; i < 0; i++) /* -2: to hundreds */
		unit = number_mul(unit, number_int(10));
	n = number_round(number_div(n, unit), places > 0 ? places : 0, r);
	numberlib_push_from(L, number_mul(n, unit), numberlib_origin(L, 1));
	return 1;
}

static int method_format(lua_State *L)
{
	Number n = operand(L, 1, "format");
	if (lua_isnoneornil(L, 2))
		return luaL_error(L, "format: how many places?");
	int places = places_at(L, 2, 0);
	Rounding r = rounding(L, 3);
	Buf *text = &state_script(L)->text;
	buf_clear(text);
	number_format(text, n, places, r);
	lua_pushlstring(L, buf_text(text), text->len);
	note_print(L, 1);
	return 1;
}

static int method_tointeger(lua_State *L)
{
	Number n = operand(L, 1, "convert");
	if (n.den != 1 || n.num > INT64_MAX || n.num < INT64_MIN)
		lua_pushnil(L);
	else
		numberlib_push_whole(L, (lua_Integer)n.num, numberlib_origin(L, 1));
	return 1;
}

static int method_abs(lua_State *L)
{
	Number n = operand(L, 1, "take the size of");
	numberlib_push_from(L, n.num < 0 ? number_neg(n) : n, numberlib_origin(L, 1));
	return 1;
}

/* number(x): from a number, an integer, a float, or text; text that is no number is an error. */
static int library_call(lua_State *L)
{
	Number n;
	size_t len;
	if (lua_type(L, 2) == LUA_TSTRING) {
		const char *text = lua_tolstring(L, 2, &len);
		bool good = numberlib_parse(text, len, &n);
		if (!good && len > 200)
			return luaL_error(L, "a text of %d bytes is no number", (int)len);
		if (!good)
			return luaL_error(L, "\"%s\" is no number", text);
	} else if (!numberlib_read(L, 2, &n))
		return luaL_error(L, "a %s is no number", kind_of(L, 2));
	numberlib_push_from(L, n, numberlib_origin(L, 2));
	return 1;
}

static int library_parse(lua_State *L)
{
	Number n;
	size_t len;
	const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &len) : NULL;
	if (text ? numberlib_parse(text, len, &n) && number_ok(n) : numberlib_read(L, 1, &n))
		numberlib_push(L, n);
	else
		lua_pushnil(L);
	return 1;
}

/* What a figure's reading gives: the number or a bad one, and the sentence about it in s->text ("" for
 * none), in the document's language. */
static Number read_figure(Script *s, const char *text, const char *unit, bool english)
{
	Arena *a = arena_new();
	const Field field = { .name = "", .label = "", .type = unit && !strcmp(unit, "%") ? FIELD_PERCENT : FIELD_NUMBER, .unit = unit };
	const Schema schema = { .name = "", .label = "" };
	Value v = value_read(a, &(ValueRule){ .schema = &schema, .field = &field }, text);
	Number n = NUMBER_BAD;
	const char *why = english ? v.en : v.zh;
	if (v.text && !numberlib_parse(v.text, strlen(v.text), &n))
		n = NUMBER_BAD;
	if (!v.text && v.gap == GAP_BLANK)
		why = english ? "nothing is filled in" : "未填";
	else if (!v.text && v.gap != GAP_FAULT)
		why = arena_printf(a, english ? "\"%s\" stands for no value" : "“%s”表示没有数据", text);
	buf_clear(&s->text);
	if (why)
		buf_text_add(&s->text, why);
	arena_free(a);
	return n;
}

/* number.read(text [, unit]) → the figure as a ledger's cell of that unit is read, or nil; then a
 * sentence: why there is none, or what is doubtful about it. */
static int library_read(lua_State *L)
{
	Script *s = state_script(L);
	size_t len, unit_len;
	if (lua_type(L, 1) != LUA_TSTRING && numberlib_read(L, 1, &(Number){ 0 })) {
		lua_settop(L, 1);
		return library_parse(L);
	}
	const char *text = luaL_optlstring(L, 1, "", &len), *unit = luaL_optlstring(L, 2, NULL, &unit_len);
	if (strlen(text) != len || utf8_invalid_at(text, len) < len)
		return luaL_error(L, "number.read: this is no text in UTF-8");
	state_push_context(L, "lang");
	const char *lang = lua_tostring(L, -1);
	Number n = read_figure(s, text, unit, lang && !strcmp(lang, "en"));
	if (number_ok(n))
		numberlib_push(L, n);
	else
		lua_pushnil(L);
	if (s->text.len == 0)
		return 1;
	lua_pushstring(L, buf_text(&s->text));
	return 2;
}

typedef bool (*Exchange)(Arena *a, const char *from, const char *to, Number *factor);

/* The factor from one unit to another; nil where one of them is not given or they are of different things. */
static int exchanged(lua_State *L, Exchange how)
{
	const char *from = luaL_optstring(L, 1, NULL), *to = luaL_optstring(L, 2, NULL);
	Number factor = NUMBER_BAD;
	Arena *a = arena_new();
	bool good = from && to && how(a, from, to, &factor);
	arena_free(a);
	if (good)
		numberlib_push(L, factor);
	else
		lua_pushnil(L);
	return 1;
}

/* number.exchange(from, to) → how many `to` one `from` is: number.exchange("万吨", "t") is 10000 */
static int library_exchange(lua_State *L)
{
	return exchanged(L, measure_exchange);
}

/* number.per(from, to) → what makes a volume per `from` one in m3 per `to`: number.per("m3/t", "万t") is 10000 */
static int library_per(lua_State *L)
{
	return exchanged(L, measure_per);
}

static int library_is(lua_State *L)
{
	lua_pushboolean(L, numberlib_is(L, 1) || lua_type(L, 1) == LUA_TNUMBER);
	return 1;
}

/* number.sum(list [, field]) → the sum of what is there, and how many values were missing. */
static int library_sum(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	const char *field = luaL_optstring(L, 2, NULL);
	Number sum = number_int(0), n;
	OriginId origin = 0;
	lua_Integer missing = 0, count = state_through(L, 1);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_geti(L, 1, i);
		if (field) {
			if (!lua_istable(L, -1) && !lua_islightuserdata(L, -1))
				return luaL_error(L, "number.sum: element %d is a %s", (int)i, luaL_typename(L, -1));
			lua_getfield(L, -1, field);
		}
		if (lua_isnil(L, -1))
			missing++;
		else if (numberlib_read(L, -1, &n)) {
			sum = number_add(sum, n);
			origin = origin_both(state_script(L)->origins, origin, numberlib_origin(L, -1));
		} else
			return luaL_error(L, "number.sum: element %d is a %s", (int)i, kind_of(L, -1));
		lua_settop(L, 2);
	}
	numberlib_push_from(L, sum, origin);
	lua_pushinteger(L, missing);
	return 2;
}

void numberlib_open(lua_State *L)
{
	static const luaL_Reg operators[] = {
		{ "__add", op_add }, { "__sub", op_sub }, { "__mul", op_mul }, { "__div", op_div }, { "__unm", op_neg },
		{ "__mod", op_mod }, { "__idiv", op_idiv }, { "__pow", op_pow },
		{ "__eq", op_eq }, { "__lt", op_lt }, { "__le", op_le }, { "__tostring", op_text },
		{ "__concat", op_concat }, { NULL, NULL },
	};
	static const luaL_Reg methods[] = {
		{ "eq", op_eq }, { "round", method_round }, { "format", method_format },
		{ "tointeger", method_tointeger }, { "abs", method_abs }, { "text", op_text }, { NULL, NULL },
	};
	static const luaL_Reg library[] = {
		{ "is", library_is }, { "parse", library_parse }, { "read", library_read }, { "sum", library_sum },
		{ "exchange", library_exchange }, { "per", library_per }, { NULL, NULL },
	};
	luaL_newmetatable(L, META);
	luaL_setfuncs(L, operators, 0);
	luaL_newlib(L, methods);
	lua_createtable(L, 0, 1); /* a misspelt method is an error */
	lua_pushliteral(L, "a number");
	lua_pushcclosure(L, sandbox_undefined, 1);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_pushvalue(L, -1);
	lua_setfield(L, -3, "__index");
	lua_pushinteger(L, 0); /* all plain numbers share one metatable */
	lua_createtable(L, 0, 1);
	lua_pushvalue(L, -3);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_pop(L, 3);
	luaL_newlib(L, library);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, library_call);
	lua_setfield(L, -2, "__call");
	lua_setmetatable(L, -2);
}
