/* template.c - template → Lua, one Lua line for each line of the template.
 *
 * A Scanner walks the text once.  Literal stretches are gathered from `from` to `at` and flushed as
 * one _o() before each expression and at each line's end.  Whether a line stands in a code fence is
 * told from the line alone (indent, `>` and list marks before the fence), as the blocks proper are
 * only known once the Lua has run. */
#include "doc/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

typedef struct Fence {
	char mark; /* '`', '~', or 0: none is open */
	size_t length;
	int quotes; /* '>' before it */
	bool in_list;
	Place opened;
} Fence;

typedef struct Scanner {
	const char *file;
	const char *at, *end;
	int line;
	const char *counted; /* column is that of this byte */
	int column;
	Fence fence;
	bool in_list; /* a list mark stood at an earlier line, and no line has left it */
	TemplateSource *out;
	Diag *diag;
} Scanner;

/* The column of p, which lies on the current line at or behind the last one asked for. */
static int column_of(Scanner *s, const char *p)
{
	while (s->counted < p) {
		if (((unsigned char)*s->counted & 0xC0) != 0x80)
			s->column++;
		s->counted++;
	}
	return s->column;
}

static Place place_of(Scanner *s, const char *p)
{
	return (Place){ .file = s->file, .line = s->line, .column = column_of(s, p) };
}

static void begin_line(Scanner *s, const char *start)
{
	s->counted = start;
	s->column = 1;
}

static const char *line_end(const char *p, const char *end)
{
	while (p < end && *p != '\n' && *p != '\r')
		p++;
	return p;
}

static const char *past_newline(const char *p, const char *end)
{
	if (p < end && *p == '\r')
		return p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;
	return p < end ? p + 1 : p;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && is_blank(*p))
		p++;
	return p;
}

/* ---- front matter ---- */

static bool is_rule(const char *p, const char *end)
{
	return end - p >= 3 && memcmp(p, "---", 3) == 0 && skip_blanks(p + 3, end) == end;
}

/* Reads the front matter, when there is one; each of its lines leaves an empty line in the body. */
static bool read_meta(Scanner *s)
{
	const char *stop = line_end(s->at, s->end);
	if (!is_rule(s->at, stop))
		return true;
	Place opened = place_of(s, s->at);
	for (;;) {
		s->at = past_newline(stop, s->end);
		s->line++;
		begin_line(s, s->at);
		buf_byte(&s->out->meta, '\n');
		buf_byte(&s->out->body, '\n');
		if (s->at >= s->end) {
			diag_error(s->diag, opened, "the front matter opened here has no closing ---");
			return false;
		}
		stop = line_end(s->at, s->end);
		if (is_rule(s->at, stop))
			break;
		buf_add(&s->out->meta, s->at, (size_t)(stop - s->at));
	}
	s->at = past_newline(stop, s->end);
	s->line++;
	begin_line(s, s->at);
	buf_byte(&s->out->body, '\n');
	return true;
}

/* ---- code fences ---- */

static const char *skip_list_mark(const char *p, const char *end)
{
	const char *q = p;
	if (q < end && strchr("-+*", *q)) {
		q++;
	} else {
		while (q < end && q - p < 9 && *q >= '0' && *q <= '9')
			q++;
		if (q == p || q == end || (*q != '.' && *q != ')'))
			return p;
		q++;
	}
	return q < end && is_blank(*q) ? q : p;
}

static size_t run_length(const char *p, const char *end, char c)
{
	const char *q = p;
	while (q < end && *q == c)
		q++;
	return (size_t)(q - p);
}

/* What stands before a line's text: indents, `>` and list marks. */
typedef struct Prefix {
	const char *text;
	int quotes, indent; /* indent: in front of the first mark, in columns */
	bool list;
} Prefix;

static Prefix read_prefix(const char *p, const char *end)
{
	Prefix f = { .text = p };
	for (const char *q = p; q < end && is_blank(*q); q++)
		f.indent += *q == '\t' ? 4 - f.indent % 4 : 1;
	for (;;) {
		f.text = skip_blanks(f.text, end);
		if (f.text < end && *f.text == '>') {
			f.quotes++;
			f.text++;
			continue;
		}
		const char *past = skip_list_mark(f.text, end);
		if (past == f.text)
			return f;
		f.list = true;
		f.text = past;
	}
}

/* True when the line [p, end) opens a fence. */
static bool opens_fence(Scanner *s, const char *p, const char *end)
{
	Prefix f = read_prefix(p, end);
	if (f.text == end)
		return false; /* a blank line leaves nothing */
	if (f.list)
		s->in_list = true;
	else if (f.indent == 0 && f.quotes == 0)
		s->in_list = false;
	char mark = *f.text;
	if ((mark != '`' && mark != '~') || (f.indent > 3 && !s->in_list))
		return false;
	size_t length = run_length(f.text, end, mark);
	if (length < 3 || (mark == '`' && memchr(f.text + length, '`', (size_t)(end - f.text) - length)))
		return false;
	Place opened = { .file = s->file, .line = s->line, .column = utf8_column(p, (size_t)(f.text - p)) };
	s->fence = (Fence){ mark, length, f.quotes, s->in_list, opened };
	return true;
}

/* True when the line belongs to the open fence; a closing one ends it. */
static bool in_fence(Scanner *s, const char *p, const char *end)
{
	if (!s->fence.mark)
		return false;
	int quotes = 0;
	const char *text = skip_blanks(p, end);
	for (; text < end && *text == '>' && quotes < s->fence.quotes; quotes++)
		text = skip_blanks(text + 1, end);
	bool left = quotes < s->fence.quotes || (s->fence.in_list && text == p && text < end);
	if (left) {
		s->fence.mark = 0;
		return false;
	}
	size_t length = run_length(text, end, s->fence.mark);
	if (length >= s->fence.length && skip_blanks(text + length, end) == end)
		s->fence.mark = 0;
	return true;
}

/* ---- expressions ---- */

/* The level of a long bracket opening at p ("[[" is 0, "[=[" 1), or -1. */
static int long_bracket(const char *p, const char *end)
{
	const char *q = p + 1;
	while (q < end && *q == '=')
		q++;
	return *p == '[' && q < end && *q == '[' ? (int)(q - p - 1) : -1;
}

static const char *long_bracket_end(const char *p, const char *end, int level)
{
	for (p += level + 2; p < end; p++) {
		if (*p != ']')
			continue;
		size_t equals = run_length(p + 1, end, '=');
		if (equals == (size_t)level && p + 1 + level < end && p[1 + level] == ']')
			return p + level + 2;
	}
	return NULL;
}

/* Past the closing quote, or NULL when the line ends first. */
static const char *string_end(const char *p, const char *end)
{
	char mark = *p++;
	while (p < end && *p != mark) {
		if (*p == '\n' || *p == '\r')
			return NULL;
		if (*p == '\\' && p + 1 < end)
			p = p[1] == '\r' ? past_newline(p + 1, end) : p + 2;
		else
			p++;
	}
	return p < end ? p + 1 : NULL;
}

static const char *comment_end(const char *p, const char *end)
{
	int level = p + 2 < end ? long_bracket(p + 2, end) : -1;
	if (level >= 0)
		return long_bracket_end(p + 2, end, level);
	while (p < end && *p != '\n' && *p != '\r' && !(p[0] == '}' && p + 1 < end && p[1] == '}'))
		p++;
	return p;
}

/* Copies Lua from s->at to stop into out, or only its line ends, keeping the line count. */
static void copy_lua(Scanner *s, const char *stop, bool text)
{
	while (s->at < stop) {
		if (*s->at == '\n' || *s->at == '\r') {
			s->at = past_newline(s->at, stop);
			s->line++;
			begin_line(s, s->at);
			buf_byte(&s->out->body, '\n');
		} else {
			if (text)
				buf_byte(&s->out->body, *s->at);
			s->at++;
		}
	}
}

typedef enum Step { STEP_ON, STEP_CLOSED, STEP_LOST, STEP_STRING, STEP_BRACE } Step;

/* Copies one token of the expression. */
static Step copy_token(Scanner *s, int *depth)
{
	const char *p = s->at, *end = s->end, *stop = p + 1;
	bool keep = true;
	if (p >= end)
		return STEP_LOST;
	if (*p == '"' || *p == '\'') {
		stop = string_end(p, end);
		if (!stop)
			return STEP_STRING;
	} else if (*p == '-' && p + 1 < end && p[1] == '-') {
		stop = comment_end(p, end);
		keep = false;
		if (stop)
			buf_byte(&s->out->body, ' ');
	} else if (long_bracket(p, end) >= 0) {
		stop = long_bracket_end(p, end, long_bracket(p, end));
	} else if (*p == '{') {
		++*depth;
	} else if (*p == '}' && *depth > 0) {
		--*depth;
	} else if (*p == '}') {
		return p + 1 < end && p[1] == '}' ? STEP_CLOSED : STEP_BRACE;
	} else if (*p == '\r' && p + 1 < end && p[1] == '\n') {
		stop = p + 2;
	}
	if (!stop)
		return STEP_LOST;
	copy_lua(s, stop, keep);
	return STEP_ON;
}

static bool only_space(const char *p, size_t n)
{
	while (n > 0 && strchr(" \t\n", *p)) {
		p++;
		n--;
	}
	return n == 0;
}

/* s->at stands behind {{; on success it stands behind }}. */
static bool copy_expression(Scanner *s, Place opened)
{
	Buf *body = &s->out->body;
	buf_printf(body, "_at(%d,%d) _v(%d,%d,(", opened.line, opened.column, opened.line, opened.column);
	s->at = skip_blanks(s->at, s->end);
	size_t start = body->len;
	int depth = 0;
	Step step;
	do
		step = copy_token(s, &depth);
	while (step == STEP_ON);
	if (step == STEP_STRING && s->line == opened.line)
		diag_error(s->diag, place_of(s, s->at), "this string is not closed");
	else if (step == STEP_BRACE && s->line == opened.line)
		diag_error(s->diag, place_of(s, s->at), "a single } here: the {{ needs }}");
	else if (step != STEP_CLOSED)
		diag_error(s->diag, opened, "this {{ has no }}");
	else if (only_space(buf_text(body) + start, body->len - start))
		diag_error(s->diag, opened, "nothing stands between {{ and }}");
	else {
		while (body->len > start && is_blank(body->data[body->len - 1]))
			body->data[--body->len] = '\0';
		TemplateExpr *e = MEM_PUSH(s->out->exprs, s->out->expr_count, s->out->expr_cap);
		*e = (TemplateExpr){ opened.line, opened.column, start, body->len - start };
		buf_text_add(body, "))");
		s->at += 2;
		return true;
	}
	return false;
}

/* ---- lines ---- */

static void put_call(Scanner *s, const char *name, Place at, const char *text, size_t n)
{
	buf_printf(&s->out->body, "%s(%d,%d,", name, at.line, at.column);
	buf_quoted(&s->out->body, text, n, BUF_LUA);
	buf_byte(&s->out->body, ')');
}

static void separate(Buf *body)
{
	if (body->len > 0 && body->data[body->len - 1] == ')')
		buf_byte(body, ' ');
}

/* One literal stretch, with the line's end when it reaches that far. */
static void put_literal(Scanner *s, Place at, const char *from, const char *to, bool newline)
{
	if (from == to && !newline)
		return;
	separate(&s->out->body);
	buf_printf(&s->out->body, "_o(%d,%d,", at.line, at.column);
	buf_quoted(&s->out->body, from, (size_t)(to - from), BUF_LUA);
	if (newline) {
		s->out->body.len--; /* inside the closing quote */
		buf_text_add(&s->out->body, "\\n\"");
	}
	buf_byte(&s->out->body, ')');
}

static const char *find_open(const char *p, const char *stop)
{
	for (; p + 1 < stop; p++) {
		if (p[0] == '{' && p[1] == '{')
			return p;
	}
	return stop;
}

static bool escaped(const char *from, const char *p)
{
	size_t slashes = 0;
	while (p > from && p[-1] == '\\') {
		slashes++;
		p--;
	}
	return slashes % 2 == 1;
}

/* A line of text, from s->at; with a multi-line expression it ends on a later line. */
static bool copy_text_line(Scanner *s, bool interpret)
{
	buf_byte(&s->out->body, ';');
	for (const char *stop = NULL;;) {
		const char *from = s->at;
		if (!stop || from > stop) /* an expression has gone on */
			stop = line_end(from, s->end);
		Place at = place_of(s, from);
		const char *open = interpret ? find_open(from, stop) : stop;
		if (open == stop) {
			put_literal(s, at, from, stop, stop < s->end);
			s->at = stop;
			return true;
		}
		if (escaped(from, open)) {
			put_literal(s, at, from, open - 1, false);
			separate(&s->out->body);
			put_call(s, "_v", place_of(s, open - 1), "{{", 2);
			s->at = open + 2;
			continue;
		}
		put_literal(s, at, from, open, false);
		separate(&s->out->body);
		Place opened = place_of(s, open);
		s->at = open + 2;
		if (!copy_expression(s, opened))
			return false;
	}
}

static void copy_statement(Scanner *s, const char *percent, const char *stop)
{
	Buf *body = &s->out->body;
	buf_add(body, s->at, (size_t)(percent - s->at));
	buf_byte(body, ' ');
	buf_add(body, percent + 1, (size_t)(stop - percent - 1));
	s->at = stop;
}

static bool copy_line(Scanner *s)
{
	const char *stop = line_end(s->at, s->end);
	if (in_fence(s, s->at, stop))
		return copy_text_line(s, false);
	const char *text = skip_blanks(s->at, stop);
	if (text < stop && *text == '%') {
		copy_statement(s, text, stop);
		return true;
	}
	return copy_text_line(s, !opens_fence(s, s->at, stop));
}

bool template_translate(const char *file, const char *text, size_t len, TemplateSource *out, Diag *d)
{
	memset(out, 0, sizeof *out);
	Scanner s = { .file = file, .at = text, .end = text + len, .line = 1, .out = out, .diag = d };
	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		s.at += 3;
	begin_line(&s, s.at);
	if (!read_meta(&s))
		return false;
	while (s.at < s.end) {
		if (!copy_line(&s))
			return false;
		if (s.at < s.end) {
			s.at = past_newline(s.at, s.end);
			s.line++;
			begin_line(&s, s.at);
		}
		buf_byte(&out->body, '\n');
	}
	if (s.fence.mark)
		diag_warn(d, s.fence.opened, "this code fence is never closed: nothing below it is read as template");
	return true;
}

void template_free(TemplateSource *t)
{
	buf_free(&t->meta);
	buf_free(&t->body);
	free(t->exprs);
	memset(t, 0, sizeof *t);
}
