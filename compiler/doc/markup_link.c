/* markup_link.c - [text](target), ![caption](path){width=…}, ![caption](qr:text), [@id], <https://…>; and
 * brackets at all.
 *
 * An opening bracket is remembered and stays text unless its closing one makes something of it. */
#include "doc/markup_parts.h"

#include <stdlib.h>
#include <string.h>

enum { PARENS_MAX = 32 }; /* as in CommonMark: deeper parentheses in a target are none */

/* ---- references ---- */

static bool word_at(const Inline *in, size_t at, const char *word)
{
	size_t n = strlen(word);
	return at + n <= in->n && memcmp(in->s + at, word, n) == 0;
}

bool inline_reference(Inline *in)
{
	size_t from = in->at + 2, to;
	if (!word_at(in, in->at, "[@"))
		return false;
	to = mark_name_end(in->s, from, in->n);
	if (to == from)
		return false;
	size_t i = mark_skip_blanks(in->s, to, in->n);
	bool page = false;
	if (i > to && (word_at(in, i, "page") || word_at(in, i, "页"))) {
		page = true;
		i = mark_skip_blanks(in->s, i + (in->s[i] == 'p' ? 4 : strlen("页")), in->n);
	}
	if (i >= in->n || in->s[i] != ']')
		return false;
	Node *r = node_new(in->src->arena, NODE_REF, text_place(in->text, in->at));
	r->u.link.target = text_string(in->text, from, to, false);
	r->u.link.page = page;
	inline_link_last(in->parent, r);
	in->at = i + 1;
	return true;
}

/* ---- brackets ---- */

void inline_open_bracket(Inline *in, bool image)
{
	size_t to = in->at + (image ? 2 : 1);
	Bracket *b = ARENA_NEW(in->src->scratch, Bracket);
	bool note = image && in->s[in->at] == '^';
	*b = (Bracket){ in->brackets, inline_typed(in, in->at, to), in->delimiters, to, image && !note, true, note };
	in->brackets = b;
	in->at = to;
}

static size_t skip_space(const Inline *in, size_t at)
{
	while (at < in->n && (mark_is_blank(in->s[at]) || in->s[at] == '\n'))
		at++;
	return at;
}

/* A target from at; false when it is none. [from, to) is its text, the return's *at behind it. */
static bool read_target(const Inline *in, size_t *at, size_t *from, size_t *to)
{
	size_t i = *at;
	if (i < in->n && in->s[i] == '<') {
		*from = ++i;
		while (i < in->n && !strchr("<>\n", in->s[i]))
			i += in->s[i] == '\\' && i + 1 < in->n && in->s[i + 1] != '\n' ? 2 : 1;
		*to = i;
		*at = i + 1;
		return i < in->n && in->s[i] == '>';
	}
	int parens = 0;
	*from = i;
	while (i < in->n && (unsigned char)in->s[i] > ' ' && in->s[i] != 0x7f) {
		if (in->s[i] == '(' && ++parens > PARENS_MAX)
			return false;
		if (in->s[i] == ')' && parens-- == 0)
			break;
		i += in->s[i] == '\\' && i + 1 < in->n && mark_is_ascii_punct((unsigned char)in->s[i + 1]) ? 2 : 1;
	}
	*to = *at = i;
	return parens <= 0 || (i < in->n && in->s[i] == ')');
}

/* Past a title "…" '…' (…), or at itself when none stands there. PDF links have no titles. */
static size_t skip_title(const Inline *in, size_t at)
{
	char open = at < in->n ? in->s[at] : '\0', close = open == '(' ? ')' : open;
	if (open != '"' && open != '\'' && open != '(')
		return at;
	for (size_t i = at + 1; i < in->n; i++) {
		if (in->s[i] == close)
			return i + 1;
		if (in->s[i] == '\\')
			i++;
		else if (in->s[i] == '(' && open == '(')
			return at;
	}
	return at;
}

/* (target "title") at *at. */
static bool read_destination(const Inline *in, size_t *at, size_t *from, size_t *to)
{
	if (*at >= in->n || in->s[*at] != '(')
		return false;
	size_t i = skip_space(in, *at + 1);
	if (!read_target(in, &i, from, to))
		return false;
	size_t title = skip_space(in, i);
	if (title > i)
		title = skip_space(in, skip_title(in, title));
	if (title >= in->n || in->s[title] != ')')
		return false;
	*at = title + 1;
	return true;
}

/* width=80mm, or width=60% of the measure. */
static void image_width(Source *src, Node *image, const Attribute *a)
{
	size_t n = a->value ? strlen(a->value) : 0;
	if (n < 2 || a->value[n - 1] != '%') {
		attrs_length(src, a, &image->u.image.width);
		return;
	}
	char *end;
	long percent = strtol(a->value, &end, 10);
	if (percent < 1 || percent > 100 || *end != '%' || end[1])
		diag_error(src->diag, a->place, "width=\"%s\" is no share from 1%% to 100%%", a->value);
	else
		image->u.image.share = (int)percent * 10;
}

static void qr_level(Source *src, Node *image, const Attribute *a)
{
	const char *v = a->value ? a->value : "";
	if (!*v || v[1] || !strchr("LMQH", *v))
		diag_error(src->diag, a->place, "level=\"%s\" is none of L, M, Q and H", v);
	else
		image->u.image.level = *v;
}

static void image_attrs(Inline *in, Node *image, size_t *at)
{
	Attrs a;
	if (!attrs_read(in->text, at, in->n, true, &a))
		return;
	if (image->u.image.qr)
		attrs_check(in->src, &a, "width alt level float style lang id", "a QR code");
	else
		attrs_check(in->src, &a, "width height alt float style lang id", "an image");
	const Attribute *level = attrs_find(&a, "level");
	if (image->u.image.qr && level)
		qr_level(in->src, image, level);
	attrs_apply(&a, image);
	float_attr(in->src, image, &a);
	const Attribute *width = attrs_find(&a, "width"), *height = attrs_find(&a, "height"), *alt = attrs_find(&a, "alt");
	if (width)
		image_width(in->src, image, width);
	if (height)
		attrs_length(in->src, height, &image->u.image.height);
	if (alt)
		image->u.image.alt = alt->value;
}

/* Moves what stands behind the bracket into parent and the bracket away. */
static void gather(Inline *in, Bracket *b, Node *into)
{
	inline_emphasis(in, b->delimiters);
	for (Node *n = b->node->next, *next; n; n = next) {
		next = n->next;
		node_unlink(n);
		inline_link_last(into, n);
	}
	node_unlink(b->node);
	in->brackets = b->prev;
}

static Node *make_image(Inline *in, Bracket *b)
{
	Node *image = node_new(in->src->arena, NODE_IMAGE, b->node->place);
	Node *caption = node_new(in->src->arena, NODE_CAPTION, b->node->place);
	gather(in, b, caption);
	if (caption->first)
		inline_link_last(image, caption);
	return image;
}

Node *inline_gather(Inline *in, Bracket *b, NodeKind kind)
{
	Node *n = node_new(in->src->arena, kind, b->node->place);
	gather(in, b, n);
	return n;
}

static bool close_link(Inline *in, Bracket *b)
{
	size_t at = in->at + 1, from, to;
	if (!read_destination(in, &at, &from, &to))
		return false;
	char *target = text_string(in->text, from, to, true);
	if (b->image) {
		Node *image = make_image(in, b);
		if (strncmp(target, "qr:", 3) == 0) {
			if (!target[3])
				diag_error(in->src->diag, image->place, "there is no text for the QR code");
			image->u.image.qr = target + 3;
			image->u.image.level = 'M';
		} else {
			image->u.image.path = target;
		}
		image_attrs(in, image, &at);
		inline_link_last(in->parent, image);
	} else {
		Node *link = inline_gather(in, b, NODE_LINK);
		link->u.link.target = target;
		inline_link_last(in->parent, link);
		for (Bracket *o = in->brackets; o && (o->image || o->note || o->active); o = o->prev) {
			if (!o->image && !o->note)
				o->active = false; /* no link holds another */
		}
	}
	in->at = at;
	return true;
}

void inline_close_bracket(Inline *in)
{
	Bracket *b = in->brackets;
	if (b && b->note) {
		inline_close_note(in, b);
		return;
	}
	if (b && b->active && (close_link(in, b) || inline_span(in, b)))
		return;
	if (b)
		in->brackets = b->prev;
	inline_typed(in, in->at, in->at + 1);
	in->at++;
}

/* ---- <https://…> and <a@b.cn> ---- */

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_scheme(const char *s, size_t n)
{
	if (n < 2 || n > 32 || !is_alnum(s[0]) || (s[0] >= '0' && s[0] <= '9'))
		return false;
	for (size_t i = 1; i < n; i++) {
		if (!is_alnum(s[i]) && !strchr("+.-", s[i]))
			return false;
	}
	return true;
}

static bool is_address(const char *s, size_t n)
{
	const char *at = memchr(s, '@', n);
	if (!at || at == s || at + 1 == s + n)
		return false;
	for (const char *p = s; p < s + n; p++) {
		bool fine = is_alnum(*p) || *p == '.' || *p == '-' || (p < at && strchr("!#$%&'*+/=?^_`{|}~", *p));
		if (!fine && p != at)
			return false;
	}
	return true;
}

bool inline_autolink(Inline *in)
{
	size_t from = in->at + 1, to = from, colon = 0;
	while (to < in->n && (unsigned char)in->s[to] > ' ' && in->s[to] != '<' && in->s[to] != '>') {
		if (in->s[to] == ':' && colon == 0)
			colon = to;
		to++;
	}
	if (to >= in->n || in->s[to] != '>' || memchr(in->s + from, (unsigned char)VALUE_BYTE, to - from))
		return false;
	bool url = colon && is_scheme(in->s + from, colon - from);
	if (!url && !is_address(in->s + from, to - from))
		return false;
	Node *link = node_new(in->src->arena, NODE_LINK, text_place(in->text, in->at));
	char *target = text_string(in->text, from, to, false);
	link->u.link.target = url ? target : arena_printf(in->src->arena, "mailto:%s", target);
	node_append(link, node_text(in->src->arena, link->place, target, strlen(target)));
	inline_link_last(in->parent, link);
	in->at = to + 1;
	return true;
}
