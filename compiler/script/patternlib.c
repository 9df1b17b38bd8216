/* patternlib.c - string.find, match, gmatch and gsub with every comparison counted.
 *
 * Lua's own matcher backtracks where no hook is called: (".-"):rep(30) over thirty characters would keep a
 * run busy for years.  This one follows the manual (Lua 5.4, 6.4.1; the method is that of Lua's lstrlib.c)
 * and charges what it compares to the run's steps, so that the limit holds within a single call, too. */
#include "script/state.h"

#include <ctype.h>
#include <string.h>

enum { CAPTURES = 32, DEPTH = 200, CHARGE = 10000 };
enum { UNCLOSED = -1, POSITION = -2 }; /* a capture's length while it is open; ()'s */
#define SPECIALS "^$*+?.([%-"

typedef struct Match {
	lua_State *L;
	const char *text, *end, *pattern_end;
	int64_t steps; /* not charged yet */
	int depth, count;
	struct { const char *at; ptrdiff_t len; } captures[CAPTURES];
} Match;

static const char *match(Match *m, const char *s, const char *p);

static void charge(Match *m, int64_t steps)
{
	m->steps += steps;
	if (m->steps < CHARGE)
		return;
	state_steps(m->L, m->steps);
	m->steps = 0;
}

/* ---- one character ---- */

static const char *class_end(Match *m, const char *p)
{
	if (*p++ == '%') {
		if (p == m->pattern_end)
			luaL_error(m->L, "malformed pattern (ends with '%%')");
		return p + 1;
	}
	if (p[-1] != '[')
		return p;
	if (p < m->pattern_end && *p == '^')
		p++;
	do { /* a ] that comes first stands for itself */
		if (p == m->pattern_end)
			luaL_error(m->L, "malformed pattern (missing ']')");
		if (*p++ == '%' && p < m->pattern_end)
			p++;
	} while (p == m->pattern_end || *p != ']');
	return p + 1;
}

static bool in_class(int c, int class)
{
	int yes;

	switch (tolower(class)) {
	case 'a': yes = isalpha(c); break;
	case 'c': yes = iscntrl(c); break;
	case 'd': yes = isdigit(c); break;
	case 'g': yes = isgraph(c); break;
	case 'l': yes = islower(c); break;
	case 'p': yes = ispunct(c); break;
	case 's': yes = isspace(c); break;
	case 'u': yes = isupper(c); break;
	case 'w': yes = isalnum(c); break;
	case 'x': yes = isxdigit(c); break;
	case 'z': yes = c == 0; break; /* of older Lua; still understood */
	default: return class == c;
	}
	return isupper(class) ? !yes : yes != 0;
}

/* p stands on the [, close on the ]. */
static bool in_set(int c, const char *p, const char *close)
{
	bool wanted = p[1] != '^';

	if (!wanted)
		p++;
	while (++p < close) {
		if (*p == '%') {
			p++;
			if (in_class(c, (unsigned char)*p))
				return wanted;
		} else if (p[1] == '-' && p + 2 < close) {
			p += 2;
			if ((unsigned char)p[-2] <= c && c <= (unsigned char)*p)
				return wanted;
		} else if ((unsigned char)*p == c) {
			return wanted;
		}
	}
	return !wanted;
}

/* Whether the character at s is what the class p..close_of_class stands for. */
static bool single(Match *m, const char *s, const char *p, const char *after)
{
	charge(m, 1);
	if (s >= m->end)
		return false;
	int c = (unsigned char)*s;

	switch (*p) {
	case '.': return true;
	case '%': return in_class(c, (unsigned char)p[1]);
	case '[':
		charge(m, (after - p) / 4);
		return in_set(c, p, after - 1);
	default: return (unsigned char)*p == c;
	}
}

/* ---- items ---- */

static const char *balance(Match *m, const char *s, const char *p)
{
	if (p >= m->pattern_end - 1)
		luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
	if (s >= m->end || *s != *p)
		return NULL;
	int open = 1;

	while (++s < m->end) {
		charge(m, 1);
		if (*s == p[1]) {
			if (--open == 0)
				return s + 1;
		} else if (*s == p[0]) {
			open++;
		}
	}
	return NULL;
}

/* As many as there are, then one less, and so on: *, +. */
static const char *longest(Match *m, const char *s, const char *p, const char *after)
{
	ptrdiff_t i = 0;

	while (single(m, s + i, p, after))
		i++;
	for (; i >= 0; i--) {
		const char *end = match(m, s + i, after + 1);
		if (end)
			return end;
	}
	return NULL;
}

static const char *shortest(Match *m, const char *s, const char *p, const char *after)
{
	for (;;) {
		const char *end = match(m, s, after + 1);
		if (end)
			return end;
		if (!single(m, s, p, after))
			return NULL;
		s++;
	}
}

static const char *open_capture(Match *m, const char *s, const char *p, ptrdiff_t len)
{
	if (m->count >= CAPTURES)
		luaL_error(m->L, "too many captures");
	m->captures[m->count].at = s;
	m->captures[m->count++].len = len;
	const char *end = match(m, s, p);

	if (!end)
		m->count--;
	return end;
}

static const char *close_capture(Match *m, const char *s, const char *p)
{
	int i = m->count - 1;

	while (i >= 0 && m->captures[i].len != UNCLOSED)
		i--;
	if (i < 0)
		luaL_error(m->L, "invalid pattern capture");
	m->captures[i].len = s - m->captures[i].at;
	const char *end = match(m, s, p);

	if (!end)
		m->captures[i].len = UNCLOSED;
	return end;
}

static const char *same_again(Match *m, const char *s, int digit)
{
	int i = digit - '1';

	if (i < 0 || i >= m->count || m->captures[i].len == UNCLOSED)
		luaL_error(m->L, "invalid capture index %%%d", i + 1);
	ptrdiff_t len = m->captures[i].len;
	const char *at = m->captures[i].at;

	if (len == POSITION) /* no text is the same as a place */
		return NULL;
	charge(m, 1 + len / 8);
	return at && m->end - s >= len && memcmp(at, s, (size_t)len) == 0 ? s + len : NULL;
}

static const char *frontier(Match *m, const char *s, const char *p)
{
	if (p == m->pattern_end || *p != '[')
		luaL_error(m->L, "missing '[' after '%%f' in pattern");
	const char *after = class_end(m, p);
	int before = s == m->text ? '\0' : (unsigned char)s[-1], here = s < m->end ? (unsigned char)*s : '\0';

	charge(m, 1 + (after - p) / 4);
	if (in_set(before, p, after - 1) || !in_set(here, p, after - 1))
		return NULL;
	return match(m, s, after);
}

/* A class and what follows it.  Gives the place where matching goes on at *p, or the end through *done. */
static const char *repeated(Match *m, const char *s, const char **p, bool *done)
{
	const char *at = *p, *after = class_end(m, at), *end;
	char how = after < m->pattern_end ? *after : '\0';

	*done = true;
	switch (how) {
	case '*': return longest(m, s, at, after);
	case '+': return single(m, s, at, after) ? longest(m, s + 1, at, after) : NULL;
	case '-': return shortest(m, s, at, after);
	case '?':
		if (single(m, s, at, after) && (end = match(m, s + 1, after + 1)))
			return end;
		*done = false;
		*p = after + 1;
		return s;
	default:
		if (!single(m, s, at, after))
			return NULL;
		*done = false;
		*p = after;
		return s + 1;
	}
}

/* Where the pattern from p on, met at s, ends; NULL when it is not met. */
static const char *match_items(Match *m, const char *s, const char *p)
{
	bool done = false;

	while (!done && s && p != m->pattern_end) {
		char next = p + 1 < m->pattern_end ? p[1] : '\0';

		if (*p == '(')
			return next == ')' ? open_capture(m, s, p + 2, POSITION) : open_capture(m, s, p + 1, UNCLOSED);
		if (*p == ')')
			return close_capture(m, s, p + 1);
		if (*p == '$' && p + 1 == m->pattern_end)
			return s == m->end ? s : NULL;
		if (*p == '%' && next == 'f')
			return frontier(m, s, p + 2);
		if (*p == '%' && next == 'b') {
			s = balance(m, s, p + 2);
			p += 4;
		} else if (*p == '%' && isdigit((unsigned char)next)) {
			s = same_again(m, s, next);
			p += 2;
		} else {
			s = repeated(m, s, &p, &done);
		}
	}
	return s;
}

static const char *match(Match *m, const char *s, const char *p)
{
	if (++m->depth > DEPTH)
		luaL_error(m->L, "pattern too complex");
	const char *end = match_items(m, s, p);

	m->depth--;
	return end;
}

/* Tries at s; the captures of tries before are forgotten. */
static const char *match_at(Match *m, const char *s, const char *p)
{
	m->count = m->depth = 0;
	charge(m, 1);
	return match(m, s, p);
}

/* ---- captures ---- */

/* Pushes capture i, or the whole match s..end when the pattern has none. */
static void push_capture(Match *m, int i, const char *s, const char *end)
{
	if (i >= m->count) {
		if (i != 0)
			luaL_error(m->L, "invalid capture index %%%d", i + 1);
		lua_pushlstring(m->L, s, (size_t)(end - s));
		return;
	}
	if (m->captures[i].len == UNCLOSED)
		luaL_error(m->L, "unfinished capture");
	if (m->captures[i].len == POSITION)
		lua_pushinteger(m->L, m->captures[i].at - m->text + 1);
	else
		lua_pushlstring(m->L, m->captures[i].at, (size_t)m->captures[i].len);
}

static int push_captures(Match *m, const char *s, const char *end)
{
	int n = m->count == 0 && s ? 1 : m->count;

	luaL_checkstack(m->L, n, "too many captures");
	for (int i = 0; i < n; i++)
		push_capture(m, i, s, end);
	return n;
}

/* ---- find, match ---- */

/* The first place of a text without pattern characters; the worst case compares it at every place. */
static const char *find_plain(Match *m, const char *s, const char *text, size_t n)
{
	for (; n <= (size_t)(m->end - s); s++) {
		const char *at = n ? memchr(s, *text, (size_t)(m->end - s) - n + 1) : s;

		charge(m, 1 + (at ? at - s : m->end - s) / 16 + (int64_t)n / 16);
		if (!at || memcmp(at, text, n) == 0)
			return at;
		s = at;
	}
	return NULL;
}

/* Where a search begins: the optional argument, from the end when negative.  False: beyond the end. */
static bool start_at(lua_State *L, int index, size_t len, size_t *at)
{
	lua_Integer init = luaL_optinteger(L, index, 1);

	if (init < 0)
		init = (lua_Unsigned)-init > len ? 1 : (lua_Integer)len + init + 1;
	*at = init > 0 ? (size_t)init - 1 : 0;
	return *at <= len;
}

static bool no_specials(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] && strchr(SPECIALS, p[i]))
			return false;
	return true;
}

static const char *search(Match *m, const char **s, const char *p)
{
	bool anchored = p < m->pattern_end && *p == '^';
	const char *end;

	do {
		if ((end = match_at(m, *s, p + anchored)))
			return end;
	} while (++*s <= m->end && !anchored);
	return NULL;
}

static int find_or_match(lua_State *L, bool find)
{
	size_t len, n, from;
	const char *text = luaL_checklstring(L, 1, &len), *p = luaL_checklstring(L, 2, &n);
	Match m = { .L = L, .text = text, .end = text + len, .pattern_end = p + n };

	if (!start_at(L, 3, len, &from)) {
		luaL_pushfail(L);
		return 1;
	}
	const char *s = text + from, *end;
	bool plain = find && (lua_toboolean(L, 4) || no_specials(p, n));

	if (plain) {
		s = find_plain(&m, s, p, n);
		end = s ? s + n : NULL;
	} else {
		end = search(&m, &s, p);
	}
	state_steps(L, m.steps);
	if (!end) {
		luaL_pushfail(L);
		return 1;
	}
	if (!find)
		return push_captures(&m, s, end);
	lua_pushinteger(L, s - text + 1);
	lua_pushinteger(L, end - text);
	return 2 + (plain ? 0 : push_captures(&m, NULL, NULL));
}

static int string_find(lua_State *L)
{
	return find_or_match(L, true);
}

static int string_match(lua_State *L)
{
	return find_or_match(L, false);
}

/* ---- gmatch ---- */

/* upvalues: text, pattern, where to go on, the end of the last match (both counted from 0, -1: none) */
static int gmatch_next(lua_State *L)
{
	size_t len, n;
	const char *text = lua_tolstring(L, lua_upvalueindex(1), &len), *p = lua_tolstring(L, lua_upvalueindex(2), &n);
	Match m = { .L = L, .text = text, .end = text + len, .pattern_end = p + n };
	lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));

	for (const char *s = text + lua_tointeger(L, lua_upvalueindex(3)); s <= m.end; s++) {
		const char *end = match_at(&m, s, p);

		if (!end || end - text == last)
			continue;
		lua_pushinteger(L, end - text);
		lua_copy(L, -1, lua_upvalueindex(3));
		lua_replace(L, lua_upvalueindex(4));
		state_steps(L, m.steps);
		return push_captures(&m, s, end);
	}
	state_steps(L, m.steps);
	return 0;
}

static int string_gmatch(lua_State *L)
{
	size_t len, from;

	luaL_checklstring(L, 1, &len);
	luaL_checkstring(L, 2);
	if (!start_at(L, 3, len, &from))
		from = len + 1;
	lua_settop(L, 2);
	lua_pushinteger(L, (lua_Integer)from);
	lua_pushinteger(L, -1);
	lua_pushcclosure(L, gmatch_next, 4);
	return 1;
}

/* ---- gsub ---- */

static void add_text(Match *m, luaL_Buffer *b, const char *s, const char *end)
{
	size_t n;
	const char *with = lua_tolstring(m->L, 3, &n), *stop = with + n;

	for (const char *p = with; p < stop; p++) {
		if (*p != '%') {
			luaL_addchar(b, *p);
			continue;
		}
		p++;
		if (p < stop && *p == '%') {
			luaL_addchar(b, '%');
		} else if (p < stop && *p == '0') {
			luaL_addlstring(b, s, (size_t)(end - s));
		} else if (p < stop && isdigit((unsigned char)*p)) {
			push_capture(m, *p - '1', s, end);
			luaL_tolstring(m->L, -1, NULL); /* a position is a number */
			lua_remove(m->L, -2);
			luaL_addvalue(b);
		} else {
			luaL_error(m->L, "invalid use of '%%' in replacement string");
		}
	}
	charge(m, (int64_t)n / 16);
}

/* Adds what stands for the match s..end; a false or nil one keeps it. */
static void add_value(Match *m, luaL_Buffer *b, const char *s, const char *end, int type)
{
	lua_State *L = m->L;

	if (type == LUA_TFUNCTION) {
		lua_pushvalue(L, 3);
		lua_call(L, push_captures(m, s, end), 1);
	} else if (type == LUA_TTABLE) {
		push_capture(m, 0, s, end);
		lua_gettable(L, 3);
	} else {
		add_text(m, b, s, end);
		return;
	}
	if (!lua_toboolean(L, -1)) {
		lua_pop(L, 1);
		luaL_addlstring(b, s, (size_t)(end - s));
	} else if (!lua_isstring(L, -1)) {
		luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
	} else {
		luaL_addvalue(b);
	}
}

static int string_gsub(lua_State *L)
{
	size_t len, n;
	const char *text = luaL_checklstring(L, 1, &len), *p = luaL_checklstring(L, 2, &n), *s = text, *last = NULL;
	int type = lua_type(L, 3);
	lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)len + 1), count = 0;
	bool anchored = n > 0 && *p == '^';
	Match m = { .L = L, .text = text, .end = text + len, .pattern_end = p + n };
	luaL_Buffer b;

	luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
	                 "string/function/table");
	if (type == LUA_TNUMBER) {
		luaL_tolstring(L, 3, NULL);
		lua_replace(L, 3);
	}
	luaL_buffinit(L, &b);
	while (count < most) {
		const char *end = match_at(&m, s, p + anchored);

		if (end && end != last) {
			count++;
			add_value(&m, &b, s, end, type);
			s = last = end;
		} else if (s < m.end) {
			luaL_addchar(&b, *s++);
		} else {
			break;
		}
		if (anchored)
			break;
	}
	luaL_addlstring(&b, s, (size_t)(m.end - s));
	luaL_pushresult(&b);
	lua_pushinteger(L, count);
	state_steps(L, m.steps);
	return 2;
}

void patternlib_open(lua_State *L)
{
	static const luaL_Reg functions[] = {
		{ "find", string_find }, { "match", string_match }, { "gmatch", string_gmatch }, { "gsub", string_gsub },
		{ NULL, NULL },
	};
	luaL_setfuncs(L, functions, 0);
}
