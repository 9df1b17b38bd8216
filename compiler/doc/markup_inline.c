/* markup_inline.c - the characters of a block → inlines.
 *
 * One pass appends to a flat list: text, code spans, values, and the marks * _ [ ] as texts of their
 * own.  A closing bracket gathers what stands behind its opening one into a link; emphasis is
 * matched last, on the list (markup_emphasis.c).  Both follow CommonMark's algorithm, which is linear.
 * Until text_finish() the texts point into the source and carry MARK_TYPED or MARK_VALUE as their id. */
#include "doc/markup_parts.h"

#include <stdlib.h>
#include <string.h>

const char MARK_TYPED[] = "typed", MARK_VALUE[] = "value", MARK_SOFT[] = "soft";

void inline_link_last(Node *parent, Node *child)
{
	child->parent = parent;
	child->prev = parent->last;
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

static Node *add_text(Source *src, Node *parent, Place at, const char *bytes, size_t n, const char *mark)
{
	Node *t = node_new(src->arena, NODE_TEXT, at);
	t->u.text.bytes = bytes;
	t->u.text.len = n;
	t->id = mark;
	inline_link_last(parent, t);
	return t;
}

Node *inline_typed(Inline *in, size_t from, size_t to)
{
	return add_text(in->src, in->parent, text_place(in->text, from), in->s + from, to - from, MARK_TYPED);
}

static void add_newline(Source *src, Node *parent, Place at, const char *mark)
{
	Node *n = node_new(src->arena, NODE_NEWLINE, at);
	n->id = mark;
	inline_link_last(parent, n);
}

bool inline_fresh(Source *src, const Piece *piece)
{
	if (!piece->node || !piece->node->parent)
		return true;
	diag_error(src->diag, piece->at, "this node stands in the document already: make it anew");
	return false;
}

/* Where the line that begins at s ends. */
static const char *line_stop(const char *s, const char *end)
{
	const char *stop = memchr(s, '\n', (size_t)(end - s));
	stop = stop ? stop : end;
	const char *other = memchr(s, '\r', (size_t)(stop - s));
	return other ? other : stop;
}

void inline_value(Source *src, Node *parent, const Piece *piece)
{
	if (!inline_fresh(src, piece))
		return;
	for (Node *n = piece->node, *next; n; n = next) {
		next = n->next;
		n->prev = NULL;
		inline_link_last(parent, n);
	}
	if (piece->node)
		return;
	const char *s = piece->text, *end = s + piece->len;
	for (;;) {
		const char *stop = line_stop(s, end);
		add_text(src, parent, piece->at, s, (size_t)(stop - s), MARK_VALUE)->u.text.value = true;
		if (stop == end)
			return;
		add_newline(src, parent, piece->at, MARK_VALUE);
		s = stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1);
	}
}

/* The end of a source line: two blanks before it make the break hard. */
static void line_end(Inline *in)
{
	Node *last = in->parent->last;
	size_t blanks = 0;
	if (last && last->id == MARK_TYPED) {
		while (last->u.text.len > 0 && mark_is_blank(last->u.text.bytes[last->u.text.len - 1])) {
			last->u.text.len--;
			blanks++;
		}
	}
	Place at = text_place(in->text, in->at);
	if (blanks >= 2)
		add_newline(in->src, in->parent, at, NULL);
	else
		add_text(in->src, in->parent, at, "", 0, MARK_SOFT);
	in->at = mark_skip_blanks(in->s, in->at + 1, in->n);
}

static void backslash(Inline *in)
{
	size_t next = in->at + 1;
	if (next < in->n && in->s[next] == '\n') {
		add_newline(in->src, in->parent, text_place(in->text, in->at), NULL);
		in->at = mark_skip_blanks(in->s, next + 1, in->n);
	} else if (next < in->n && mark_is_ascii_punct((unsigned char)in->s[next])) {
		add_text(in->src, in->parent, text_place(in->text, in->at), in->s + next, 1, MARK_VALUE);
		in->at = next + 1;
	} else {
		inline_typed(in, in->at, next);
		in->at = next;
	}
}

static size_t run(const Inline *in, size_t at, char c)
{
	size_t i = at;
	while (i < in->n && in->s[i] == c)
		i++;
	return i - at;
}

/* Where the run of exactly count backticks begins that closes a code span, or in->n. Each failure
 * that reaches the end leaves in ticks where every length stands last, so that it is the last one. */
static size_t find_ticks(Inline *in, size_t from, size_t count)
{
	if (count > TICKS_MAX)
		return in->n;
	if (!in->ticks)
		in->ticks = mem_alloc((TICKS_MAX + 1) * sizeof *in->ticks);
	if (in->ticks_known && in->ticks[count] < from)
		return in->n;
	for (size_t i = from; i < in->n;) {
		const char *tick = memchr(in->s + i, '`', in->n - i);
		if (!tick)
			break;
		i = (size_t)(tick - in->s);
		size_t length = run(in, i, '`');
		if (length <= TICKS_MAX)
			in->ticks[length] = i;
		if (length == count)
			return i;
		i += length;
	}
	in->ticks_known = true;
	return in->n;
}

static void code_bytes(Inline *in, size_t from, size_t to, Buf *out)
{
	for (size_t i = from; i < to; i++) {
		char c = in->s[i];
		if (c == VALUE_BYTE) {
			const Piece *p = text_value(in->text, i);
			if (p->node)
				diag_error(in->src->diag, p->at, "a code span holds text only");
			else
				buf_add(out, p->text, p->len);
		} else if (c == '\\' && in->in_cell && i + 1 < to && in->s[i + 1] == '|') {
			buf_byte(out, in->s[++i]);
		} else {
			buf_byte(out, c);
		}
	}
	for (size_t i = 0; i < out->len; i++) {
		if (out->data[i] == '\n')
			out->data[i] = ' ';
	}
}

static void code_span(Inline *in)
{
	size_t count = run(in, in->at, '`'), from = in->at + count;
	size_t to = find_ticks(in, from, count);
	if (to == in->n) {
		inline_typed(in, in->at, from);
		in->at = from;
		return;
	}
	Buf code = { 0 };
	code_bytes(in, from, to, &code);
	const char *s = buf_text(&code);
	size_t n = code.len;
	bool strip = n >= 2 && s[0] == ' ' && s[n - 1] == ' ' && strspn(s, " ") < n;
	Node *v = node_new(in->src->arena, NODE_VERBATIM, text_place(in->text, from + strip));
	v->u.text.len = strip ? n - 2 : n;
	v->u.text.bytes = arena_strndup(in->src->arena, s + (strip ? 1 : 0), v->u.text.len);
	inline_link_last(in->parent, v);
	buf_free(&code);
	in->at = to + count;
}

static bool is_special(const Inline *in, size_t at)
{
	switch (in->s[at]) {
	case '\n':
	case '\\':
	case '`':
	case '*':
	case '_':
	case '[':
	case ']':
	case '<':
	case VALUE_BYTE:
		return true;
	case '!':
		return at + 1 < in->n && in->s[at + 1] == '[';
	case '^':
	case '~':
		return inline_note_opens(in, at) || inline_script_end(in, at) > 0;
	default:
		return false;
	}
}

static void plain(Inline *in)
{
	size_t to = in->at + 1;
	while (to < in->n && !is_special(in, to))
		to++;
	inline_typed(in, in->at, to);
	in->at = to;
}

static void step(Inline *in)
{
	switch (is_special(in, in->at) ? in->s[in->at] : 'x') {
	case '\n':
		line_end(in);
		break;
	case '\\':
		backslash(in);
		break;
	case '`':
		code_span(in);
		break;
	case '*':
	case '_':
		inline_delimiters(in);
		break;
	case '[':
		if (!inline_reference(in) && !inline_note_mark(in))
			inline_open_bracket(in, false);
		break;
	case '!':
		inline_open_bracket(in, true);
		break;
	case '^':
	case '~':
		if (inline_note_opens(in, in->at))
			inline_open_bracket(in, true);
		else
			inline_script(in, inline_script_end(in, in->at));
		break;
	case ']':
		inline_close_bracket(in);
		break;
	case '<':
		if (!inline_autolink(in))
			plain(in);
		break;
	case VALUE_BYTE:
		inline_value(in->src, in->parent, text_value(in->text, in->at));
		in->at++;
		break;
	default:
		plain(in);
	}
}

void inline_parse(Text *t, Node *parent, bool in_cell)
{
	Inline in = { .src = t->src, .text = t, .s = t->s, .n = t->n, .parent = parent, .in_cell = in_cell };
	while (in.at < in.n)
		step(&in);
	inline_emphasis(&in, NULL);
	free(in.ticks);
	text_finish(t->src, parent);
}

void inline_settle(Source *src, Node *parent)
{
	for (Node *n = parent->first, *next; n; n = next) {
		if (!node_is_block(n->kind)) {
			next = node_after(n, parent);
			continue;
		}
		next = node_past(n, parent);
		diag_error(src->diag, n->place, "a block (%s) cannot stand within a line of text: give it a paragraph of its own",
		           node_kind_name(n->kind));
		node_unlink(n);
	}
}
