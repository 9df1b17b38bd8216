/* inline.c - inline nodes → characters: styles derived, white space settled, each mark given a script.
 *
 * White space is one space at most, none at the ends of the text or of a line typed as such, and none
 * beside Han: there the engine sets the space itself (CLREQ 3.2).  A mark that both scripts use goes
 * with the text around it: digits and spaces say nothing, letters and ideographs do. */
#include "layout/inline.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "layout/clreq.h"

/* ---- styles ---- */

static int role(LineContext *c, const char *name, Place at)
{
	int r = name ? fontset_role(c->fonts, name, at) : -1;

	if (name && r < 0)
		c->failed = true;
	return r;
}

static uint16_t add_style(Inline *in, TextStyle s)
{
	in->note |= s.note != NULL;
	in->ruby |= s.ruby != NULL;
	in->drawn |= s.underline || s.dots || s.target;
	if (!in->style_cap) { /* few have more */
		in->style_cap = 4;
		in->styles = mem_realloc(NULL, in->style_cap * sizeof *in->styles);
	}
	*MEM_PUSH(in->styles, in->style_count, in->style_cap) = s;
	return (uint16_t)(in->style_count - 1);
}

static void take_faces(LineContext *c, TextStyle *t, const Style *s, Place at)
{
	if (s->han && (!t->han_name || strcmp(s->han, t->han_name) != 0)) {
		t->han_name = s->han;
		t->han = role(c, s->han, at);
	}
	if (s->latin && (!t->latin_name || strcmp(s->latin, t->latin_name) != 0)) {
		t->latin_name = s->latin;
		t->latin = role(c, s->latin, at);
	}
}

static TextStyle base_style(LineContext *c, const Style *s, const char *lang, Place at)
{
	TextStyle t = { .han = -1, .latin = -1, .size = s->size, .color = s->color, .gap = s->gap, .lang = lang };

	t.block = s->name;
	t.cell = s->cell > 0 ? s->cell : s->size;
	t.rise = unit_scale(s->size, s->raise, 1000);
	t.underline = s->underline;
	t.dots = s->dots;
	t.fake_bold = s->fake_bold;
	if (t.color == STYLE_NO_COLOR)
		t.color = 0;
	take_faces(c, &t, s, at);
	return t;
}

/* An inline style over the text around it: what it leaves out stays as it was.  Black (0) is what
 * an unset colour reads as, so it does not paint over a coloured surrounding. */
static TextStyle derive(LineContext *c, TextStyle t, const Style *s, Place at)
{
	Unit size = s->scale > 0 ? unit_scale(t.size, s->scale, 1000) : s->size > 0 ? s->size : t.size;

	t.rise += unit_scale(t.size, s->raise, 1000);
	if (size != t.size) {
		t.cell = s->scale <= 0 && s->cell > 0 ? s->cell : size;
		t.size = size;
	}
	if (s->color && s->color != STYLE_NO_COLOR)
		t.color = s->color;
	t.underline |= s->underline;
	t.dots |= s->dots;
	t.fake_bold |= s->fake_bold;
	t.whole_words |= s->whole_words || s->level > 0;
	take_faces(c, &t, s, at);
	return t;
}

/* ---- flattening ---- */

enum { MOST_CHARS = 2000000, MOST_BYTES = 6000000 }; /* of a paragraph: each character takes some 200 bytes while it is set */

static void report_long(LineContext *c, Place at)
{
	c->failed = true;
	if (!at.file)
		at.file = c->file;
	if (!c->ahead_of_flow && diag_once(c->diag, arena_printf(c->arena, "long %s:%d:%d", at.file ? at.file : "", at.line, at.column)))
		diag_error(c->diag, at, "this paragraph is longer than 2 million characters or has 6 MB in one piece, which is more than is set");
}

static inline void add_char(Inline *in, CharKind kind, uint32_t cp, uint16_t style, const Node *n, size_t byte)
{
	*MEM_PUSH(in->chars, in->count, in->cap) = (Char){ .cp = cp, .byte = (uint32_t)byte, .node = n, .style = style,
		.kind = (uint8_t)kind, .script = (uint8_t)clreq_script(cp) };
}

static void add_text(Inline *in, const char *s, size_t n, uint16_t style, const Node *node)
{
	const char *p = s, *end = s + n;

	if (in->count > MOST_CHARS || n > MOST_BYTES) {
		in->too_long = true;
		return;
	}
	if (in->cap - in->count <= n / 3) { /* so many characters at least, were they all Han */
		in->cap = in->count + n / 3 + 16;
		in->chars = mem_realloc(in->chars, in->cap * sizeof *in->chars);
	}
	while (p < end) {
		uint32_t cp;
		size_t len = utf8_decode(p, end, &cp);

		add_char(in, CHAR_TEXT, cp, style, node, (size_t)(p - s));
		p += len ? len : 1;
	}
}

/* Code keeps its lines and its spaces; a tab is one. */
static void add_code(Inline *in, const char *s, size_t n, uint16_t style, const Node *node)
{
	size_t start = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i < n && s[i] != '\n')
			continue;
		size_t first = in->count;
		add_text(in, s + start, i - start, style, node);
		for (size_t k = first; k < in->count; k++) {
			in->chars[k].byte += (uint32_t)start;
			if (in->chars[k].cp == '\t' || in->chars[k].cp == '\r')
				in->chars[k].cp = ' ';
		}
		if (i < n)
			add_char(in, CHAR_NEWLINE, '\n', style, node, i);
		start = i + 1;
	}
}

static void walk(LineContext *c, Inline *in, const Node *n, uint16_t style);

static void walk_children(LineContext *c, Inline *in, const Node *n, uint16_t style)
{
	for (const Node *k = n->first; k; k = k->next)
		walk(c, in, k, style);
}

static const Style *named_style(LineContext *c, const Node *n, const char *kind_default)
{
	const char *name = n->style ? n->style : kind_default;
	const Style *s = name ? class_style_in(c->klass, name, node_lang(n)) : NULL;

	if (!s && n->style) {
		char *key = arena_printf(c->arena, "style %s", n->style);
		if (diag_once(c->diag, key))
			diag_error(c->diag, n->place, "no style \"%s\" in class \"%s\"", n->style, c->klass->name);
		c->failed = true;
	}
	return s;
}

/* Whether links and page numbers may lead to it. */
static bool is_target(const Node *n)
{
	return n->kind == NODE_MARK || (n->id && !node_is_block(n->kind));
}

static bool says_more(const Node *n) /* than a style's name */
{
	return n->kind == NODE_SPAN && (n->u.span.font || n->u.span.size > 0 || n->u.span.colored);
}

/* {font=楷体 size=小四 color=#c00000}: a face with Han sets the Han, another the Latin. */
static void add_said(LineContext *c, TextStyle *t, const Node *n)
{
	if (n->u.span.size > 0 && n->u.span.size != t->size)
		t->size = t->cell = n->u.span.size;
	if (n->u.span.colored)
		t->color = n->u.span.color;
	int r = n->u.span.font ? role(c, n->u.span.font, n->place) : -1;
	if (r < 0)
		return;
	bool han = face_glyph(c->fonts, fontset_main_face(c->fonts, r), 0x4E2D) != 0;
	*(han ? &t->han : &t->latin) = r;
	*(han ? &t->han_name : &t->latin_name) = n->u.span.font;
}

/* A language within the text of another: the faces and the size that the paragraph's style has in it,
 * where they differ. */
static void take_language(LineContext *c, TextStyle *t, const Node *n)
{
	const Style *was = t->block ? class_style_in(c->klass, t->block, t->lang ? t->lang : c->lang) : NULL;
	const Style *own = was ? class_style_in(c->klass, t->block, n->lang) : NULL;

	if (own && own != was) {
		Style differs = { .han = own->han, .latin = own->latin };
		if (was->han && own->han && !strcmp(was->han, own->han))
			differs.han = NULL;
		if (was->latin && own->latin && !strcmp(was->latin, own->latin))
			differs.latin = NULL;
		take_faces(c, t, &differs, n->place);
		if (own->size != was->size && t->size == was->size) {
			t->size = own->size;
			t->cell = own->cell > 0 ? own->cell : own->size;
		}
	}
	t->lang = n->lang;
}

/* The style of an inline node: its own or its kind's, over what stands around it. */
static uint16_t enter(LineContext *c, Inline *in, const Node *n, const char *kind_default, uint16_t style)
{
	const Style *s = named_style(c, n, kind_default);
	TextStyle t = in->styles[style];

	if (!s && !n->lang && n->kind != NODE_LINK && n->kind != NODE_REF && n->kind != NODE_VERBATIM &&
	    n->kind != NODE_STRONG && n->kind != NODE_RUBY && n->kind != NODE_NOTE && !is_target(n) && !says_more(n))
		return style;
	if (n->lang)
		take_language(c, &t, n);
	if (s)
		t = derive(c, t, s, n->place);
	else if (n->kind == NODE_STRONG)
		t.fake_bold = true;
	if (says_more(n))
		add_said(c, &t, n);
	if (n->kind == NODE_RUBY)
		t.ruby = n;
	if (n->kind == NODE_NOTE)
		t.note = n;
	else if (is_target(n))
		t.target = n;
	if (n->kind == NODE_LINK || n->kind == NODE_REF)
		t.link = n;
	if (n->kind == NODE_VERBATIM)
		t.literal = true;
	return add_style(in, t);
}

static void read_reference(LineContext *c, Inline *in, const Node *n, uint16_t style)
{
	const char *id = n->u.link.target;
	const char *text = c->refs.number ? c->refs.number(c->refs.context, id, n->u.link.page, node_lang(n)) : NULL;

	if (!text) {
		char *key = arena_printf(c->arena, "reference %s:%d:%d", n->place.file ? n->place.file : "",
			n->place.line, n->place.column);
		if (diag_once(c->diag, key))
			diag_error(c->diag, n->place, "reference to \"%s\", which is nowhere defined", id ? id : "");
		c->failed = true;
		return;
	}
	add_text(in, text, strlen(text), enter(c, in, n, NULL, style), n);
}

static void read_note(LineContext *c, Inline *in, const Node *n, uint16_t style)
{
	const char *mark = c->notes.mark ? c->notes.mark(c->notes.context, n) : NULL;
	const char *name = class_style(c->klass, "note_mark") ? "note_mark" : "superscript";

	if (mark)
		add_text(in, mark, strlen(mark), enter(c, in, n, name, style), n);
}

static void read_sum(LineContext *c, Inline *in, const Node *n, uint16_t style)
{
	const char *text = c->sums.text ? c->sums.text(c->sums.context, n) : NULL;

	if (text)
		add_text(in, text, strlen(text), enter(c, in, n, NULL, style), n);
	else if (!c->sums.text) {
		diag_error(c->diag, n->place, "a sum stands in a table's cell only");
		c->failed = true;
	}
}

static void walk(LineContext *c, Inline *in, const Node *n, uint16_t style)
{
	switch (n->kind) {
	case NODE_TEXT:
		add_text(in, n->u.text.bytes, n->u.text.len, style, n);
		break;
	case NODE_VERBATIM:
	case NODE_CODE:
		add_code(in, n->u.text.bytes, n->u.text.len, enter(c, in, n, "verbatim", style), n);
		break;
	case NODE_EMPH:
		walk_children(c, in, n, enter(c, in, n, "emph", style));
		break;
	case NODE_STRONG:
		walk_children(c, in, n, enter(c, in, n, "strong", style));
		break;
	case NODE_SPAN:
	case NODE_RUBY:
	case NODE_MARK:
		walk_children(c, in, n, enter(c, in, n, NULL, style));
		break;
	case NODE_LINK:
		walk_children(c, in, n, enter(c, in, n, "link", style));
		break;
	case NODE_REF:
		read_reference(c, in, n, style);
		break;
	case NODE_NOTE:
		read_note(c, in, n, style);
		break;
	case NODE_SUM:
		read_sum(c, in, n, style);
		break;
	case NODE_NEWLINE:
		add_char(in, CHAR_NEWLINE, '\n', style, n, 0);
		break;
	case NODE_FILL:
		add_char(in, CHAR_FILL, ' ', style, n, 0);
		break;
	default:
		break;
	}
}

/* 段首标题: the first sentence takes its level's face, the rest of the paragraph its own. */
static void run_in(LineContext *c, Inline *in, const Style *style, Place at)
{
	const Style *s = style->run_in ? class_style(c->klass, style->run_in) : NULL;
	size_t end = 0;

	if (!s || !in->count)
		return;
	while (end < in->count && in->chars[end].cp != 0x3002)
		end++;
	size_t known = in->style_count;
	uint16_t *twin = mem_alloc(known * sizeof *twin);
	for (size_t i = 0; i < in->count && i <= end; i++) {
		Char *ch = &in->chars[i];
		if (!twin[ch->style])
			twin[ch->style] = add_style(in, derive(c, in->styles[ch->style], s, at));
		ch->style = twin[ch->style];
	}
	free(twin);
}

/* ---- scripts ---- */

static bool letters(const Char *ch)
{
	return ch->kind == CHAR_TEXT && ch->script == SCRIPT_LATIN;
}

static bool ideographic(const Char *ch)
{
	return ch->kind == CHAR_TEXT && ch->script == SCRIPT_HAN;
}

/* Is the paragraph Latin text? Said by its language, or by its letters, when there is next to no Han. */
static bool latin_base(const LineContext *c, const Inline *in)
{
	size_t han = 0, latin = 0;

	for (size_t i = 0; i < in->count; i++) {
		han += ideographic(&in->chars[i]);
		latin += letters(&in->chars[i]);
	}
	const char *lang = in->styles[0].lang ? in->styles[0].lang : c->lang;
	if (lang && !strncmp(lang, "en", 2))
		return han == 0 || latin > han;
	return latin > 4 * han;
}

typedef enum Beside { BESIDE_NOTHING, BESIDE_FIGURE, BESIDE_LATIN, BESIDE_HAN } Beside;

/* What stands beside character i in direction step, spaces and other shared marks skipped. */
static Beside look(const Inline *in, size_t i, int step)
{
	size_t far = 16; /* keeps a long row of marks from being walked for each of them */

	for (size_t k = i + (size_t)step; k < in->count && far--; k += (size_t)step) {
		const Char *ch = &in->chars[k];

		if (ch->kind != CHAR_TEXT)
			return BESIDE_NOTHING;
		switch (ch->script) {
		case SCRIPT_HAN:
			return BESIDE_HAN;
		case SCRIPT_LATIN:
			return BESIDE_LATIN;
		case SCRIPT_DIGIT:
			return BESIDE_FIGURE;
		default:
			break;
		}
	}
	return BESIDE_NOTHING;
}

/* A quotation mark belongs to the text outside the quotation: “Water” in a Chinese sentence is
 * quoted in Chinese, “节水” in an English one in English. Between letters ’ is an apostrophe. */
static bool quote_is_han(const Inline *in, size_t i, bool base_latin)
{
	uint32_t cp = in->chars[i].cp;
	bool opening = cp == 0x2018 || cp == 0x201C;

	if (cp == 0x2019 && i > 0 && i + 1 < in->count && letters(&in->chars[i - 1]) && letters(&in->chars[i + 1]))
		return false;
	Beside outside = look(in, i, opening ? -1 : 1);
	if (outside == BESIDE_HAN)
		return true;
	if (outside == BESIDE_LATIN && look(in, i, opening ? 1 : -1) == BESIDE_LATIN)
		return false;
	return !base_latin;
}

static bool mark_is_han(const Inline *in, size_t i, bool base_latin)
{
	uint32_t cp = in->chars[i].cp;
	Beside left, right;

	if (cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D)
		return quote_is_han(in, i, base_latin);
	left = look(in, i, -1);
	right = look(in, i, 1);
	if (cp == 0xB0) /* 36°: the degree sign goes with its figure */
		return left == BESIDE_HAN || (left == BESIDE_NOTHING && !base_latin);
	if (cp == 0xD7) /* 156×225 is Latin, ××县 is not */
		return !((left == BESIDE_FIGURE || left == BESIDE_LATIN) && (right == BESIDE_FIGURE || right == BESIDE_LATIN));
	if (left == BESIDE_HAN || right == BESIDE_HAN)
		return true;
	if (left == BESIDE_LATIN && right == BESIDE_LATIN)
		return false;
	return !base_latin; /* 2026—2028, GB/T 24789—2022: the paragraph decides */
}

/* 36°, 156×225, MW·h and don’t: what these marks are is seen from what they stand beside, in any language. */
static bool by_neighbours(const Inline *in, size_t i)
{
	uint32_t cp = in->chars[i].cp;
	bool inside = i > 0 && i + 1 < in->count && letters(&in->chars[i - 1]) && letters(&in->chars[i + 1]);

	return cp == 0xB0 || cp == 0xD7 || (inside && (cp == 0x2019 || cp == 0xB7));
}

static void find_scripts(LineContext *c, Inline *in)
{
	in->latin_base = latin_base(c, in);
	for (size_t i = 0; i < in->count; i++) {
		Char *ch = &in->chars[i];
		Script s = ch->kind == CHAR_TEXT ? (Script)ch->script : SCRIPT_LATIN;

		ch->han = s == SCRIPT_HAN;
		if (s != SCRIPT_SHARED)
			continue;
		const char *lang = in->styles[ch->style].lang;
		ch->han = lang && !by_neighbours(in, i) ? strncmp(lang, "en", 2) != 0 : mark_is_han(in, i, in->latin_base);
	}
}

/* ---- white space ---- */

static bool is_space(const Inline *in, size_t i)
{
	const Char *ch = &in->chars[i];

	return ch->kind == CHAR_TEXT && ch->script == SCRIPT_SPACE && !in->styles[ch->style].literal;
}

/* Does a run of spaces between characters a and b (SIZE_MAX: none) leave one?  Furniture keeps the
 * space between a figure and its dashes, — 1 —. */
static bool keeps_space(const Inline *in, size_t a, size_t b, SpaceRule rule)
{
	if (a == SIZE_MAX || b >= in->count || in->chars[a].kind != CHAR_TEXT || in->chars[b].kind != CHAR_TEXT)
		return false;
	const Char *left = &in->chars[a], *right = &in->chars[b];
	bool left_han = left->han && !(rule == SPACES_LITERAL && left->cp == 0x2014);
	bool right_han = right->han && !(rule == SPACES_LITERAL && right->cp == 0x2014);
	return !left_han && !right_han;
}

/* Up to where there is nothing that settle_spaces() would touch. */
static size_t without_spaces(const Inline *in)
{
	size_t i = 0;

	while (i < in->count && in->chars[i].script != SCRIPT_SPACE && in->chars[i].script != SCRIPT_HIDDEN)
		i++;
	return i;
}

static void settle_spaces(Inline *in, SpaceRule rule)
{
	size_t i = without_spaces(in), out = i;
	bool loose = false, soft = false, tied = false;

	while (i < in->count) {
		if (is_space(in, i)) {
			size_t end = i;
			while (end < in->count && is_space(in, end))
				end++;
			if (keeps_space(in, out ? out - 1 : SIZE_MAX, end, rule)) {
				in->chars[out] = in->chars[i];
				in->chars[out].cp = ' ';
				out++;
			}
			i = end;
			tied = false;
			continue;
		}
		if (in->chars[i].kind == CHAR_TEXT && in->chars[i].cp == 0x200B) {
			loose = true;
			i++;
			continue;
		}
		if (in->chars[i].kind == CHAR_TEXT && in->chars[i].cp == 0x00AD) {
			soft = in->soft = true;
			i++;
			continue;
		}
		if (in->chars[i].kind == CHAR_TEXT && in->chars[i].cp == 0x2060) {
			tied = true;
			i++;
			continue;
		}
		if (out != i)
			in->chars[out] = in->chars[i];
		i++;
		in->chars[out].soft = soft;
		in->chars[out].tied = tied;
		in->chars[out++].loose = loose;
		loose = soft = tied = false;
	}
	in->count = out;
}

/* ---- the whole ---- */

static const char *said_language(const Node *n)
{
	for (; n; n = n->parent)
		if (n->lang)
			return n->lang;
	return NULL;
}

void inline_read(LineContext *c, const Node *n, const Style *style, const char *prefix, SpaceRule spaces, Inline *out)
{
	Place at = n ? n->place : PLACE_NONE;

	*out = (Inline){ .chars = out->chars, .cap = out->cap, .styles = out->styles, .style_cap = out->style_cap };
	uint16_t base = add_style(out, base_style(c, style, said_language(n), at));
	if (prefix && *prefix) {
		add_text(out, prefix, strlen(prefix), base, n);
		if (n && style->first < 0)
			add_char(out, CHAR_HANG, ' ', base, n, 0);
	}
	if (n && (n->kind == NODE_CODE || n->kind == NODE_TEXT || n->kind == NODE_VERBATIM))
		walk(c, out, n, base);
	else if (n)
		walk_children(c, out, n, base);
	run_in(c, out, style, at);
	if (out->too_long)
		report_long(c, at);
	find_scripts(c, out);
	settle_spaces(out, spaces);
}

void inline_free(Inline *in)
{
	free(in->chars);
	free(in->styles);
	*in = (Inline){ 0 };
}

Place inline_place(const Char *ch, PlaceSeen *seen)
{
	if (!ch->node)
		return PLACE_NONE;
	Place at = ch->node->place;
	if ((ch->node->kind != NODE_TEXT && ch->node->kind != NODE_VERBATIM && ch->node->kind != NODE_CODE) ||
	    ch->node->u.text.value || !at.column)
		return at;
	size_t bytes = ch->byte < ch->node->u.text.len ? ch->byte : ch->node->u.text.len;
	if (seen->node != ch->node || seen->byte > bytes)
		*seen = (PlaceSeen){ .node = ch->node, .at = at };
	const char *end = ch->node->u.text.bytes + bytes;
	while (seen->byte < bytes) {
		uint32_t cp;
		const char *s = ch->node->u.text.bytes + seen->byte;
		size_t len = utf8_decode(s, end, &cp);

		seen->byte += len ? len : 1;
		seen->at.column++;
		if (cp == '\n') {
			seen->at.line++;
			seen->at.column = 1;
		}
	}
	return seen->at;
}
