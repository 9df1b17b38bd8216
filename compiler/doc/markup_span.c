/* markup_span.c - [text]{.style font=楷体 size=小四 color=#c00000}, [𬭩]{ruby=huì}, [甲厂]{index}, m^3^, CO~2~.
 *
 * ^ and ~ make a raised or lowered run only where no prose could mean them otherwise: letters, digits
 * and a few signs between two of them, close behind a character; ~ behind a letter or bracket, so that
 * 10~20, 30~40 and a tilde in an address stay as they are. */
#include "doc/markup_parts.h"

#include <string.h>

#include "base/utf8.h"

enum { SCRIPT_MAX = 48 }; /* bytes: x^(n+1)^, R~重复利用率~ */

/* ---- spans ---- */

static void span_color(Source *src, const Attribute *a, Node *span)
{
	static const char DIGITS[] = "0123456789abcdef";
	const char *s = a->value ? a->value : "";
	size_t n = *s == '#' ? 1 : 0;
	uint32_t color = 0;
	while (n && n < 7 && s[n]) {
		char c = s[n] >= 'A' && s[n] <= 'F' ? (char)(s[n] - 'A' + 'a') : s[n];
		const char *digit = strchr(DIGITS, c);
		if (!digit)
			break;
		color = color << 4 | (uint32_t)(digit - DIGITS);
		n++;
	}
	if (n == 7 && !s[n]) {
		span->u.span.color = color;
		span->u.span.colored = true;
		return;
	}
	diag_error(src->diag, a->place, "color=\"%s\" is no colour such as #c00000", s);
}

static void ruby_attrs(Source *src, const Attribute *a, Node *ruby)
{
	if (a->value && *a->value)
		ruby->u.ruby.text = a->value;
	else
		diag_error(src->diag, a->place, "ruby needs the text to be set above: ruby=huì");
}

static void span_attrs(Source *src, const Attrs *a, Node *span)
{
	const Attribute *font = attrs_find(a, "font"), *size = attrs_find(a, "size"), *color = attrs_find(a, "color");
	if (font && font->value)
		span->u.span.font = font->value;
	if (size)
		attrs_length(src, size, &span->u.span.size);
	if (color)
		span_color(src, color, span);
}

/* [甲厂]{index}, [该厂]{index="甲厂" sort="jia chang" list=enterprises} */
static void mark_attrs(Source *src, const Attrs *a, Node *mark)
{
	attrs_check(src, a, "index sort list id lang", "a mark of the index");
	mark->u.mark.entry = attrs_text(a, "index");
	mark->u.mark.sort = attrs_text(a, "sort");
	mark->u.mark.list = attrs_text(a, "list");
	if (!mark->first)
		diag_error(src->diag, mark->place, "a mark of the index needs the text it stands at");
}

/* Where bare words may stand, prose has braces of its own: "index" alone makes a mark. */
static bool span_read(Inline *in, size_t *at, Attrs *a)
{
	if (attrs_read(in->text, at, in->n, false, a))
		return true;
	size_t end = *at;
	if (!attrs_read(in->text, &end, in->n, true, a))
		return false;
	for (int i = 0; i < a->count; i++)
		if (!a->items[i].value && strcmp(a->items[i].key, "index") != 0)
			return false;
	*at = end;
	return true;
}

static bool close_mark(Inline *in, Bracket *b, const Attrs *a, size_t at)
{
	if (!attrs_find(a, "index"))
		return false;
	Node *mark = inline_gather(in, b, NODE_MARK);
	attrs_apply(a, mark);
	mark_attrs(in->src, a, mark);
	inline_link_last(in->parent, mark);
	in->at = at;
	return true;
}

bool inline_span(Inline *in, Bracket *b)
{
	size_t at = in->at + 1;
	Attrs a;
	if (b->image || !span_read(in, &at, &a))
		return false;
	if (close_mark(in, b, &a, at))
		return true;
	const Attribute *ruby = attrs_find(&a, "ruby");
	attrs_check(in->src, &a, ruby ? "ruby style lang id" : "style lang id font size color", ruby ? "ruby" : "a span");
	Node *span = inline_gather(in, b, ruby ? NODE_RUBY : NODE_SPAN);
	attrs_apply(&a, span);
	if (ruby)
		ruby_attrs(in->src, ruby, span);
	else
		span_attrs(in->src, &a, span);
	inline_link_last(in->parent, span);
	in->at = at;
	return true;
}

/* ---- raised and lowered ---- */

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x370 && c <= 0x3FF);
}

static bool in_script(uint32_t c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || char_is_han(c) || c == 0x2212 || c == 0x00B1 || c == 0x2032 ||
	       c == VALUE_CODE || (c < 0x80 && c && strchr("+-=().,/*", (int)c));
}

/* Behind what such a mark may begin. */
static bool may_follow(uint32_t c, char mark)
{
	if (mark == '~')
		return is_letter(c) || c == ')' || c == ']' || c == '*' || c == '_' || c == '^';
	return c != '\n' && c != '^' && c != VALUE_CODE && !char_is_space(c);
}

size_t inline_script_end(const Inline *in, size_t at)
{
	char mark = in->s[at];
	if (at == 0 || !may_follow(text_before(in->text, at), mark))
		return 0;
	size_t limit = at + SCRIPT_MAX < in->n ? at + SCRIPT_MAX : in->n, i = at + 1;
	while (i < limit && in->s[i] != mark) {
		uint32_t c = VALUE_CODE;
		size_t length = in->s[i] == VALUE_BYTE ? 1 : utf8_decode(in->s + i, in->s + limit, &c);
		if (!length || !in_script(c))
			return 0;
		i += length;
	}
	return i < limit && i > at + 1 ? i + 1 : 0;
}

/* The text is content: nothing in it is a mark, and official text's punctuation rules leave it alone. */
void inline_script(Inline *in, size_t end)
{
	Node *outer = in->parent, *span = node_new(in->src->arena, NODE_SPAN, text_place(in->text, in->at));
	span->style = in->s[in->at] == '^' ? "superscript" : "subscript";
	in->parent = span;
	for (size_t i = in->at + 1; i + 1 < end;) {
		size_t from = i;
		while (i + 1 < end && in->s[i] != VALUE_BYTE)
			i++;
		if (i > from)
			inline_typed(in, from, i)->id = MARK_VALUE;
		if (i + 1 < end)
			inline_value(in->src, span, text_value(in->text, i++));
	}
	in->parent = outer;
	inline_link_last(outer, span);
	in->at = end;
}
