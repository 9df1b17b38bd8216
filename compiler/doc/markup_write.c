/* markup_write.c - see markup_write.h. */
#include "doc/markup_write.h"

#include <string.h>

/* Signs that could mean something are written with a backslash before them, which takes any of ASCII's. */
static void write_text(const char *s, size_t n, bool line_start, Buf *out)
{
	for (size_t i = 0; i < n; i++) {
		bool opens = line_start && i == 0 && strchr("#>-+|:%=", s[i]);
		bool number = s[i] == '.' && line_start && i > 0 && strspn(s, "0123456789") == i;
		if (opens || number || strchr("\\*_`[]{}~^!<", s[i]))
			buf_byte(out, '\\');
		buf_byte(out, s[i]);
	}
}

/* Code between more backticks than it holds in a row, and between spaces, which are no part of it. */
static void write_code(const char *s, size_t n, Buf *out)
{
	size_t most = 0;
	for (size_t i = 0, run = 0; i < n; i++) {
		run = s[i] == '`' ? run + 1 : 0;
		most = run > most ? run : most;
	}
	for (size_t i = 0; i <= most; i++)
		buf_byte(out, '`');
	buf_byte(out, ' ');
	buf_add(out, s, n);
	buf_byte(out, ' ');
	for (size_t i = 0; i <= most; i++)
		buf_byte(out, '`');
}

static const char *write_inlines(const Node *parent, bool official, Buf *out);

static const char *write_around(const Node *n, const char *before, const char *behind, bool official, Buf *out)
{
	buf_text_add(out, before);
	const char *fault = write_inlines(n, official, out);
	buf_text_add(out, behind);
	return fault;
}

static const char *write_span(const Node *n, bool official, Buf *out)
{
	if (n->u.span.font || n->u.span.size || n->u.span.colored)
		return "text in a face, size or colour of its own";
	if (n->u.span.pair)
		return "a text in two languages; write into the documents of one language";
	if (!n->style || (official && !strncmp(n->style, "run", 3)))
		return write_inlines(n, official, out);
	buf_byte(out, '[');
	const char *fault = write_inlines(n, official, out);
	buf_printf(out, "]{.%s}", n->style);
	return fault;
}

static const char *write_one(const Node *n, bool official, Buf *out)
{
	switch (n->kind) {
	case NODE_TEXT:
		write_text(n->u.text.bytes, n->u.text.len, out->len == 0 || out->data[out->len - 1] == '\n', out);
		return NULL;
	case NODE_VERBATIM: write_code(n->u.text.bytes, n->u.text.len, out); return NULL;
	case NODE_NEWLINE: buf_text_add(out, "\\\n"); return NULL;
	case NODE_EMPH: return write_around(n, "*", "*", official, out);
	case NODE_STRONG: return write_around(n, "**", "**", official, out);
	case NODE_SPAN: return write_span(n, official, out);
	case NODE_REF: buf_printf(out, "[@%s%s]", n->u.link.target, n->u.link.page ? " page" : ""); return NULL;
	case NODE_LINK:
		buf_byte(out, '[');
		if (write_inlines(n, official, out))
			return "a link around more than text";
		buf_printf(out, "](%s)", n->u.link.target);
		return NULL;
	default: return node_kind_name(n->kind);
	}
}

static const char *write_inlines(const Node *parent, bool official, Buf *out)
{
	const char *fault = NULL;
	for (const Node *n = parent->first; n && !fault; n = n->next)
		fault = write_one(n, official, out);
	return fault;
}

const char *markup_write(const Node *para, bool official, Buf *out)
{
	Buf text = { 0 };
	const char *fault = write_inlines(para, official, &text);
	if (!fault)
		buf_add(out, buf_text(&text), text.len);
	buf_free(&text);
	return fault;
}
