/* luatokens.c - see luatokens.h. */
#include "script/luatokens.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

typedef struct Lexer {
	const char *text;
	size_t at, len;
	int line;
} Lexer;

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char peek(const Lexer *l, size_t ahead)
{
	return l->at + ahead < l->len ? l->text[l->at + ahead] : '\0';
}

static void skip(Lexer *l, size_t n)
{
	for (; n && l->at < l->len; n--)
		l->line += l->text[l->at++] == '\n';
}

/* The level of a long bracket that opens here: [[ is 0, [=[ is 1; -1: none does. */
static int long_level(const Lexer *l)
{
	int level = 0;
	if (peek(l, 0) != '[')
		return -1;
	while (peek(l, 1 + (size_t)level) == '=')
		level++;
	return peek(l, 1 + (size_t)level) == '[' ? level : -1;
}

static void skip_long(Lexer *l, int level)
{
	skip(l, (size_t)level + 2);
	for (; l->at < l->len; skip(l, 1)) {
		size_t n = 1;
		if (peek(l, 0) != ']')
			continue;
		while (n <= (size_t)level && peek(l, n) == '=')
			n++;
		if (n == (size_t)level + 1 && peek(l, n) == ']') {
			skip(l, n + 1);
			return;
		}
	}
}

static void skip_quoted(Lexer *l)
{
	char quote = peek(l, 0);
	skip(l, 1);
	while (l->at < l->len && peek(l, 0) != quote && peek(l, 0) != '\n')
		skip(l, peek(l, 0) == '\\' ? 2 : 1);
	skip(l, 1);
}

static void skip_number(Lexer *l)
{
	bool hex = peek(l, 0) == '0' && (peek(l, 1) | 0x20) == 'x';
	skip(l, hex ? 2 : 0);
	while (is_digit(peek(l, 0)) || is_letter(peek(l, 0)) || (peek(l, 0) == '.' && peek(l, 1) != '.')) {
		char c = (char)(peek(l, 0) | 0x20);
		skip(l, 1);
		if (c == (hex ? 'p' : 'e') && (peek(l, 0) == '+' || peek(l, 0) == '-'))
			skip(l, 1);
	}
}

static void skip_sign(Lexer *l)
{
	static const char *const signs[] = { "...", "..", "==", "~=", "<=", ">=", "//", "<<", ">>", "::" };
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = strlen(signs[i]);
		if (l->len - l->at >= n && !memcmp(l->text + l->at, signs[i], n)) {
			skip(l, n);
			return;
		}
	}
	skip(l, 1);
}

/* White space and comments; true when something stands behind them. */
static bool to_token(Lexer *l)
{
	while (l->at < l->len) {
		if (strchr(" \t\r\n\f\v", peek(l, 0))) {
			skip(l, 1);
		} else if (peek(l, 0) == '-' && peek(l, 1) == '-') {
			skip(l, 2);
			int level = long_level(l);
			if (level >= 0)
				skip_long(l, level);
			while (level < 0 && l->at < l->len && peek(l, 0) != '\n')
				skip(l, 1);
		} else {
			return true;
		}
	}
	return false;
}

size_t luatokens_read(const char *text, size_t len, LuaToken **out)
{
	Lexer l = { text, 0, len, 1 };
	size_t count = 0, cap = 0;
	*out = NULL;
	while (to_token(&l)) {
		LuaToken t = { .at = l.at, .line = l.line };
		char c = peek(&l, 0);
		int level = long_level(&l);
		if (c == '"' || c == '\'' || level >= 0) {
			t.kind = LUA_TOKEN_STRING;
			if (level >= 0)
				skip_long(&l, level);
			else
				skip_quoted(&l);
		} else if (is_letter(c)) {
			t.kind = LUA_TOKEN_NAME;
			while (is_letter(peek(&l, 0)) || is_digit(peek(&l, 0)))
				skip(&l, 1);
		} else if (is_digit(c) || (c == '.' && is_digit(peek(&l, 1)))) {
			t.kind = LUA_TOKEN_NUMBER;
			skip_number(&l);
		} else {
			t.kind = LUA_TOKEN_SIGN;
			skip_sign(&l);
		}
		t.len = l.at - t.at;
		*MEM_PUSH(*out, count, cap) = t;
	}
	return count;
}

/* ---- strings ---- */

static uint32_t digits(const char **p, const char *end, int base, int most)
{
	uint32_t value = 0;
	for (; *p < end && most > 0; (*p)++, most--) {
		char c = **p, low = (char)(c | 0x20);
		int digit = is_digit(c) ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : 99;
		if (digit >= base)
			break;
		value = value * (uint32_t)base + (uint32_t)digit;
	}
	return value;
}

/* What stands behind a backslash, at p. Returns its end. */
static const char *escape(const char *p, const char *end, Buf *out)
{
	static const char letters[] = "abfnrtv", meant[] = "\a\b\f\n\r\t\v";
	const char *known = strchr(letters, *p);
	if (*p && known) {
		buf_byte(out, meant[known - letters]);
		return p + 1;
	}
	if (is_digit(*p)) {
		buf_byte(out, (char)digits(&p, end, 10, 3));
	} else if (*p == 'x') {
		p++;
		buf_byte(out, (char)digits(&p, end, 16, 2));
	} else if (*p == 'u' && end - p > 2) {
		char bytes[4];
		p += 2; /* u{ */
		size_t n = utf8_encode(digits(&p, end, 16, 6), bytes);
		buf_add(out, bytes, n);
		p += p < end && *p == '}';
	} else if (*p == 'z') {
		for (p++; p < end && strchr(" \t\r\n\f\v", *p);)
			p++;
	} else {
		buf_byte(out, *p++);
	}
	return p;
}

void luatokens_string(const char *text, const LuaToken *token, Buf *out)
{
	const char *p = text + token->at, *end = p + token->len;
	if (*p == '[') { /* a long string's first line end is none of it */
		size_t edge = 2 + strspn(p + 1, "=");
		const char *stop = token->len >= 2 * edge ? end - edge : end;
		p += edge;
		p += p < stop && *p == '\n';
		buf_add(out, p, (size_t)(stop - p));
		return;
	}
	end -= token->len > 1;
	for (p++; p < end;) {
		if (*p == '\\' && p + 1 < end)
			p = escape(p + 1, end, out);
		else
			buf_byte(out, *p++);
	}
}

/* ---- what is written otherwise ---- */

typedef struct Rewriting {
	const char *text;
	const LuaToken *tokens;
	size_t count;
	size_t *match;        /* of a bracket the other one; 0: none */
	bool *joins;          /* a joining begins with a token */
	const char **before;  /* what is put before a token, and in its place */
	const char **instead;
	int *closing;         /* so many brackets close behind it */
	bool found;
} Rewriting;

static bool is(const Rewriting *c, size_t i, const char *sign)
{
	return i < c->count && c->tokens[i].kind != LUA_TOKEN_STRING && c->tokens[i].len == strlen(sign) &&
	       !memcmp(c->text + c->tokens[i].at, sign, c->tokens[i].len);
}

static bool is_any(const Rewriting *c, size_t i, const char *const *signs)
{
	for (; *signs; signs++)
		if (is(c, i, *signs))
			return true;
	return false;
}

static const char *const open_brackets[] = { "(", "[", "{", NULL }, *const close_brackets[] = { ")", "]", "}", NULL };
static const char *const adding[] = { "+", "-", "*", "/", "//", "%", "^", NULL }; /* bind more closely than .. */
static const char *const joining[] = { "+", "-", "*", "/", "//", "%", "^", "..", "&", "|", "~", "<<", ">>", NULL };
static const char *const comparing[] = { "==", "~=", "<", ">", "<=", ">=", NULL };
static const char *const unary[] = { "not", "-", "#", "~", NULL };
static const char *const keywords[] = { "and", "break", "do", "else", "elseif", "end", "for", "function", "goto", "if", "in", "local", "or",
	"repeat", "return", "then", "until", "while", "not", NULL };

static void match_brackets(Rewriting *c)
{
	size_t *stack = mem_alloc((c->count + 1) * sizeof *stack), depth = 0;
	for (size_t i = 0; i < c->count; i++) {
		if (is_any(c, i, open_brackets)) {
			stack[depth++] = i;
		} else if (is_any(c, i, close_brackets) && depth > 0) {
			size_t other = stack[--depth];
			c->match[i] = other;
			c->match[other] = i;
		}
	}
	free(stack);
}

static size_t past_brackets(const Rewriting *c, size_t i)
{
	return c->match[i] ? c->match[i] + 1 : c->count;
}

/* Behind the operand at i: a name, a value or brackets, with what is called and indexed of it; a whole function. */
static size_t past_operand(const Rewriting *c, size_t i)
{
	static const char *const dots[] = { ".", ":", NULL };
	static const char *const opening[] = { "function", "do", "if", "repeat", NULL }, *const ending[] = { "end", "until", NULL };
	if (is(c, i, "function")) {
		for (int depth = 0; i < c->count; i++) {
			depth += is_any(c, i, opening);
			depth -= is_any(c, i, ending);
			if (depth == 0)
				return i + 1;
		}
		return i;
	}
	i = is_any(c, i, open_brackets) ? past_brackets(c, i) : i + 1;
	while (i < c->count) {
		if (is_any(c, i, dots))
			i += 2;
		else if (is_any(c, i, open_brackets))
			i = past_brackets(c, i);
		else if (c->tokens[i].kind == LUA_TOKEN_STRING)
			i++;
		else
			break;
	}
	return i;
}

/* Behind the operands at i that are joined by these. */
static size_t past_side(const Rewriting *c, size_t i, const char *const *by)
{
	for (;;) {
		while (is_any(c, i, unary))
			i++;
		i = i < c->count ? past_operand(c, i) : i;
		if (!is_any(c, i, by))
			return i;
		i++;
	}
}

/* Where the operand begins whose last token is i. */
static size_t operand_start(const Rewriting *c, size_t i)
{
	for (;;) {
		if (is_any(c, i, close_brackets))
			i = c->match[i];
		bool follows = i > 0 && (is_any(c, i, open_brackets) || c->tokens[i].kind == LUA_TOKEN_STRING);
		bool before = i > 0 && (is_any(c, i - 1, close_brackets) || c->tokens[i - 1].kind == LUA_TOKEN_STRING ||
		                        (c->tokens[i - 1].kind == LUA_TOKEN_NAME && !is_any(c, i - 1, keywords)));
		if (follows && before)
			i--;
		else if (i > 1 && c->tokens[i].kind == LUA_TOKEN_NAME && (is(c, i - 1, ".") || is(c, i - 1, ":")))
			i -= 2;
		else
			return i;
	}
}

/* Whether the sign at i, before an operand, is unary. */
static bool stands_alone(const Rewriting *c, size_t i)
{
	return i == 0 || is_any(c, i - 1, open_brackets) || is_any(c, i - 1, joining) || is_any(c, i - 1, comparing) || is_any(c, i - 1, keywords) ||
	       is_any(c, i - 1, (const char *const[]){ ",", ";", "=", NULL });
}

/* Where the operands begin whose last token is i and that are joined by these. */
static size_t side_start(const Rewriting *c, size_t i, const char *const *by)
{
	for (;;) {
		i = operand_start(c, i);
		while (i > 0 && is_any(c, i - 1, unary) && (is(c, i - 1, "not") || is(c, i - 1, "#") || stands_alone(c, i - 1)))
			i--;
		if (i < 2 || !is_any(c, i - 1, by))
			return i;
		i -= 2;
	}
}

/* Whether the length of the operand from # at i to end goes on as a value. */
static bool goes_on(const Rewriting *c, size_t i, size_t end)
{
	static const char *const others[] = { "==", "~=", "<", ">", "<=", ">=", "[", "]", "do", NULL };
	return !is_any(c, end, others) && !(i > 0 && is_any(c, i - 1, others)) && !is(c, i + 1, "#");
}

static void rewrite_length(Rewriting *c, size_t i)
{
	size_t end = past_operand(c, i + 1);
	if (end > c->count || !goes_on(c, i, end))
		return;
	c->instead[i] = LUA_COUNTED "(";
	c->closing[end - 1]++;
	c->found = true;
}

static void rewrite_comparison(Rewriting *c, size_t i)
{
	size_t start = i > 0 ? side_start(c, i - 1, joining) : 0, end = past_side(c, i + 1, joining);
	bool differs = is(c, i, "~=");
	if (i == 0 || end > c->count || c->before[start] || (start > 0 && is_any(c, start - 1, comparing)))
		return;
	c->before[start] = differs ? "(not " LUA_SAME "(" : LUA_SAME "(";
	c->instead[i] = ",";
	c->closing[end - 1] += differs ? 2 : 1;
	c->found = true;
}

/* a .. b .. c, from its first .. on */
static void rewrite_joining(Rewriting *c, size_t i)
{
	size_t start = i > 0 ? side_start(c, i - 1, adding) : 0;
	if (i == 0 || c->instead[i] || (start > 0 && is_any(c, start - 1, joining)))
		return;
	size_t last;
	do {
		last = i;
		c->instead[i] = ",";
		i = past_side(c, i + 1, adding);
	} while (is(c, i, ".."));
	c->instead[last] = ",("; /* of a call only the first result is joined */
	c->joins[start] = true;
	c->closing[i - 1] += 2;
	c->found = true;
}

/* t[expression], unless that is one string or number. */
static void rewrite_index(Rewriting *c, size_t i)
{
	size_t end = c->match[i];
	if (!end || (end == i + 2 && c->tokens[i + 1].kind != LUA_TOKEN_NAME))
		return;
	c->instead[i] = "[" LUA_PLAIN "(";
	c->instead[end] = ")]";
	c->found = true;
}

/* for i = from, to, step do */
static void rewrite_loop(Rewriting *c, size_t i)
{
	if (!is(c, i + 2, "="))
		return;
	c->instead[i + 2] = "= " LUA_PLAIN "(";
	for (i += 3; i < c->count && !is(c, i, "do"); i = is_any(c, i, open_brackets) ? past_brackets(c, i) : i + 1)
		if (is(c, i, ","))
			c->instead[i] = "), " LUA_PLAIN "(";
	c->closing[i - 1]++;
	c->found = true;
}

bool luatokens_rewrite(const char *text, size_t len, Buf *out)
{
	LuaToken *tokens;
	Rewriting c = { .text = text, .count = luatokens_read(text, len, &tokens) };
	size_t from = 0, room = c.count + 1;
	c.tokens = tokens;
	c.match = mem_alloc(room * sizeof *c.match);
	c.joins = mem_alloc(room * sizeof *c.joins);
	c.before = mem_alloc(room * sizeof *c.before);
	c.instead = mem_alloc(room * sizeof *c.instead);
	c.closing = mem_alloc(room * sizeof *c.closing);
	match_brackets(&c);
	for (size_t i = 0; i < c.count; i++) {
		if (is(&c, i, "#"))
			rewrite_length(&c, i);
		else if (is(&c, i, "==") || is(&c, i, "~="))
			rewrite_comparison(&c, i);
		else if (is(&c, i, ".."))
			rewrite_joining(&c, i);
		else if (is(&c, i, "["))
			rewrite_index(&c, i);
		else if (is(&c, i, "for"))
			rewrite_loop(&c, i);
	}
	for (size_t i = 0; i < c.count; i++) {
		const LuaToken *t = &tokens[i];
		buf_add(out, text + from, t->at - from);
		buf_text_add(out, c.before[i] ? c.before[i] : "");
		buf_text_add(out, c.joins[i] ? LUA_JOINED "(" : "");
		if (c.instead[i])
			buf_text_add(out, c.instead[i]);
		else
			buf_add(out, text + t->at, t->len);
		for (; c.closing[i] > 0; c.closing[i]--)
			buf_byte(out, ')');
		from = t->at + t->len;
	}
	buf_add(out, text + from, len - from);
	free(c.match);
	free(c.joins);
	free(c.before);
	free(c.instead);
	free(c.closing);
	free(tokens);
	return c.found;
}
