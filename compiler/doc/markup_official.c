/* markup_official.c - 公文: text as officials type it.
 *
 * Levels.  A typed 一、 （一） 1. or （1） at a line's start begins a paragraph and stays as typed
 * (GB/T 9704-2012, 7.3.3).  A single line with 一、 or （一）, at most HEADING_MAX characters and not
 * ended by ；，、： or ！ and without a 。, is a heading of level 1 or 2.  Followed at once by text, such a line is a
 * heading when it is at most LINE_MAX characters and holds no such mark at all.  In any other
 * paragraph the first sentence, to the first 。, is put in a span "run1" to "run4".
 *
 * Mending.  Half-width punctuation in typed text (never in a value, never behind a backslash):
 *   , ; : ! ?   become full-width beside a Chinese character or mark, blanks behind them go
 *   .           becomes 。 behind a Chinese character at a paragraph's or line's end
 *   ( )         become （） when the character before the pair, or just inside it, is Chinese, or
 *               when the other of the pair is full-width
 *   " "         become “ ” in turn when a character just outside or inside the pair is Chinese
 * A quotation mark is of the language of what it encloses, or else of what stands outside its pair.
 * Between Latin letters and figures nothing is touched: 1,208.05, 10:30, GB/T 9704(2012). */
#include "doc/markup_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { HEADING_MAX = 40, LINE_MAX = 28, MARK_MAX = 12, QUOTE_MAX = 200 /* characters that a quotation is looked for in */ };

/* ---- typed levels ---- */

typedef struct Sign { /* a character at a paragraph's start */
	uint32_t code;
	bool typed;
	size_t behind; /* the position after it */
} Sign;

static bool is_han_numeral(uint32_t c)
{
	static const uint32_t NUMERALS[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
		                             0x767E, 0x96F6, 0x3007 }; /* 一二三四五六七八九十百零〇 */
	for (size_t i = 0; i < sizeof NUMERALS / sizeof *NUMERALS; i++) {
		if (c == NUMERALS[i])
			return true;
	}
	return false;
}

static bool is_figure(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* How many signs from i are numerals of one kind. */
static int count_numerals(const Sign *s, int n, int i, bool *han)
{
	int from = i;
	*han = i < n && is_han_numeral(s[i].code);
	while (i < n && (*han ? is_han_numeral(s[i].code) : is_figure(s[i].code)))
		i++;
	return i - from;
}

/* 1.2026年: a year behind the mark, where 1.5万 would be a decimal. */
static bool decimal_follows(const Sign *s, int n, int i)
{
	bool han;
	int figures = count_numerals(s, n, i, &han);
	return figures > 0 && !han && !(figures == 4 && i + 4 < n && s[i + 4].code == 0x5E74);
}

/* The level of the mark the signs begin with, and how many they are; else 0. */
static int match_level(const Sign *s, int n, int *used)
{
	bool han;
	if (n > 0 && s[0].typed && (s[0].code == 0xFF08 || s[0].code == '(')) {
		int count = count_numerals(s, n, 1, &han);
		int close = 1 + count;
		bool closed = close < n && s[close].typed && (s[close].code == 0xFF09 || s[close].code == ')');
		*used = close + 1;
		return closed && count > 0 && count <= (han ? 4 : 2) ? (han ? 2 : 4) : 0;
	}
	int count = count_numerals(s, n, 0, &han);
	if (count == 0 || count > (han ? 4 : 2) || count >= n || !s[count].typed)
		return 0;
	uint32_t dot = s[count].code;
	*used = count + 1;
	if (dot == 0x3001) /* 、 */
		return han ? 1 : 3;
	if (!han && (dot == '.' || dot == 0xFF0E) && !decimal_follows(s, n, *used))
		return 3;
	return 0;
}

/* The first characters from at, a value's own included. */
static int read_signs(Text *t, size_t at, size_t end, Sign *out, int max)
{
	int n = 0;
	while (at < end && n < max && t->s[at] != '\n') {
		if (t->s[at] != VALUE_BYTE) {
			size_t length = utf8_decode(t->s + at, t->s + end, &out[n].code);
			at += length ? length : 1;
			out[n].typed = true;
			out[n++].behind = at;
			continue;
		}
		const Piece *p = text_value(t, at++);
		const char *s = p->text, *stop = s + p->len;
		if (p->node)
			return n;
		while (s < stop && n < max) {
			size_t length = utf8_decode(s, stop, &out[n].code);
			s += length ? length : 1;
			out[n].typed = false;
			out[n++].behind = at;
		}
	}
	return n;
}

int official_level(Text *t, size_t at, size_t end, size_t *behind)
{
	Sign signs[MARK_MAX] = { 0 };
	int used = 0, n = read_signs(t, at, end, signs, MARK_MAX);
	int level = match_level(signs, n, &used);
	if (level == 0)
		return 0;
	*behind = signs[used - 1].behind;
	size_t text = mark_skip_blanks(t->s, *behind, end);
	return text < end && t->s[text] != '\n' ? level : 0;
}

static bool ends_clause(uint32_t c)
{
	switch (c) {
	case 0x3002: /* 。 */
	case 0xFF1B: /* ； */
	case 0xFF0C: /* ， */
	case 0xFF1A: /* ： */
	case 0xFF01: /* ！ */
	case ';':
	case ',':
	case ':':
	case '!':
		return true;
	default:
		return false;
	}
}

bool official_heading_line(Text *t, size_t at, size_t end)
{
	Sign signs[LINE_MAX + 1] = { 0 };
	size_t behind;
	int level = official_level(t, at, end, &behind);
	if (level != 1 && level != 2)
		return false;
	while (end > at && mark_is_blank(t->s[end - 1]))
		end--;
	int n = read_signs(t, at, end, signs, LINE_MAX + 1);
	for (int i = 0; i < n; i++) {
		if (ends_clause(signs[i].code))
			return false;
	}
	return n <= LINE_MAX && signs[n - 1].behind == end;
}

/* Takes n bytes off the front of the texts at the start of para, then puts s there, where they began. */
static void replace_start(Source *src, Node *para, size_t n, const char *s, size_t len)
{
	Node *first = para->first;
	for (Node *text = first->next; text && n > first->u.text.len; text = first->next) {
		size_t taken = n - first->u.text.len < text->u.text.len ? n - first->u.text.len : text->u.text.len;
		if (!text->u.text.value)
			text->place.column += (int)utf8_length(text->u.text.bytes, taken);
		text->u.text.bytes += taken;
		text->u.text.len -= taken;
		n -= taken;
		if (text->u.text.len == 0)
			node_unlink(text);
	}
	Buf out = { 0 };
	buf_add(&out, s, len);
	buf_add(&out, first->u.text.bytes + n, first->u.text.len - n);
	first->u.text.bytes = arena_strndup(src->arena, buf_text(&out), out.len);
	first->u.text.len = out.len;
	buf_free(&out);
}

/* The mark at the start of finished text: half-width brackets become full-width, blanks behind go. */
static void settle_mark(Source *src, Node *para)
{
	Buf start = { 0 }, out = { 0 };
	for (const Node *n = para->first; n && n->kind == NODE_TEXT; n = n->next)
		buf_add(&start, n->u.text.bytes, n->u.text.len); /* a part of the mark may be a value */
	Slice whole = { 0, start.len };
	Text t = { .s = buf_text(&start), .n = whole.end, .from = &whole, .from_count = 1 };
	Sign signs[MARK_MAX] = { 0 };
	int used = 0, n = read_signs(&t, 0, whole.end, signs, MARK_MAX);
	if (start.len > 0 && match_level(signs, n, &used) != 0) {
		for (int i = 0; i < used; i++)
			buf_utf8(&out, signs[i].code == '(' ? 0xFF08 : signs[i].code == ')' ? 0xFF09 : signs[i].code);
		replace_start(src, para, mark_skip_blanks(t.s, signs[used - 1].behind, t.n), buf_text(&out), out.len);
	}
	buf_free(&start);
	buf_free(&out);
}

static const char STOP[] = "。";

static const char *find_stop(const char *s, size_t n)
{
	for (const char *p = s; n >= 3 && (size_t)(p - s) <= n - 3; p++) {
		if (memcmp(p, STOP, 3) == 0)
			return p + 3;
	}
	return NULL;
}

static void move_children(Node *from, Node *last, Node *to)
{
	for (Node *n = from->first, *next; n; n = next) {
		next = n == last ? NULL : n->next;
		node_unlink(n);
		node_append(to, n);
	}
}

/* Parts a text behind its first 。; the rest becomes a text of its own. */
static void part_text(Source *src, Node *n)
{
	size_t length = (size_t)(find_stop(n->u.text.bytes, n->u.text.len) - n->u.text.bytes);
	if (length == n->u.text.len)
		return;
	Place at = n->place;
	if (!n->u.text.value)
		at.column += (int)utf8_length(n->u.text.bytes, length);
	Node *rest = node_text(src->arena, at, n->u.text.bytes + length, n->u.text.len - length);
	rest->u.text.value = n->u.text.value;
	n->u.text.len = length;
	if (n->next)
		node_insert_before(n->next, rest);
	else
		node_append(n->parent, rest);
}

/* The child the first sentence ends with; its text is parted there. NULL: no 。 in the para. */
static Node *sentence_end(Source *src, Node *para)
{
	for (Node *n = para->first; n; n = n->next) {
		Buf text = { 0 };
		node_plain(n, &text);
		bool found = find_stop(buf_text(&text), text.len) != NULL;
		buf_free(&text);
		if (found && n->kind == NODE_TEXT)
			part_text(src, n);
		if (found)
			return n;
	}
	return NULL;
}

static void run_in(Source *src, Node *para, int level, bool title)
{
	Node *last = sentence_end(src, para);
	if (!last && !(title && level >= 3))
		return;
	Node *span = node_new(src->arena, NODE_SPAN, para->place);
	span->style = arena_printf(src->arena, "run%d", level);
	move_children(para, last, span);
	if (para->first)
		node_insert_before(para->first, span);
	else
		node_append(para, span);
}

static bool is_title(const Node *para)
{
	Buf text = { 0 };
	node_plain(para, &text);
	uint32_t last = 0;
	size_t at = text.len;
	while (at > 0 && ((unsigned char)text.data[--at] & 0xC0) == 0x80)
		;
	if (text.len > 0)
		utf8_decode(text.data + at, text.data + text.len, &last);
	bool title = utf8_length(buf_text(&text), text.len) <= HEADING_MAX && !ends_clause(last) && last != 0x3001 &&
	             !find_stop(buf_text(&text), text.len);
	buf_free(&text);
	return title;
}

Node *official_para(Source *src, Node *para, int level, bool one_line)
{
	settle_mark(src, para);
	bool title = one_line && is_title(para);
	if (!title || level > 2) {
		run_in(src, para, level, title);
		return para;
	}
	Node *heading = node_new(src->arena, NODE_HEADING, para->place);
	heading->u.heading.level = level;
	heading->id = para->id;
	heading->style = para->style;
	move_children(para, NULL, heading);
	return heading;
}

/* ---- half-width punctuation ---- */

typedef struct Glyph { /* a visible character of the paragraph */
	uint32_t code;
	uint32_t mended; /* what it becomes; 0: it goes */
	Node *text;      /* the typed text it stands in, or NULL */
} Glyph;

typedef struct Glyphs {
	Glyph *items;
	size_t count, cap;
} Glyphs;

static void push(Glyphs *g, uint32_t code, Node *text)
{
	*MEM_PUSH(g->items, g->count, g->cap) = (Glyph){ code, code, text };
}

static void collect(Glyphs *g, Node *root)
{
	for (Node *n = root->first; n; n = node_after(n, root)) {
		if (n->kind == NODE_NEWLINE) {
			push(g, '\n', NULL);
		} else if (n->kind == NODE_TEXT) {
			const char *s = n->u.text.bytes, *end = s + n->u.text.len;
			while (s < end) {
				uint32_t c;
				size_t length = utf8_decode(s, end, &c);
				push(g, c, n->id == MARK_TYPED ? n : NULL);
				s += length ? length : 1;
			}
		} else if (!n->first) {
			push(g, VALUE_CODE, NULL);
		}
	}
}

static uint32_t code_at(const Glyphs *g, size_t i)
{
	return i < g->count ? g->items[i].mended : '\n';
}

static uint32_t code_before(const Glyphs *g, size_t i)
{
	return i > 0 ? g->items[i - 1].mended : '\n';
}

static bool opens_quote(uint32_t c)
{
	return c == 0x201C || c == 0x2018;
}

static bool closes_quote(uint32_t c)
{
	return c == 0x201D || c == 0x2019;
}

/* Whether a Chinese character, or a mark of a Chinese quotation, stands before i. */
static bool chinese_before(const Glyphs *g, size_t i)
{
	while (i > 0 && opens_quote(code_before(g, i)))
		i--;
	if (!closes_quote(code_before(g, i)))
		return mark_is_cjk(code_before(g, i));
	size_t inside = i;
	while (inside > 0 && closes_quote(code_before(g, inside)))
		inside--;
	if (mark_is_cjk(code_before(g, inside)))
		return true;
	uint32_t open = code_before(g, i) == 0x201D ? 0x201C : 0x2018;
	size_t from = inside;
	while (from > 0 && inside - from < QUOTE_MAX && code_before(g, from) != open)
		from--;
	return from > 0 && code_before(g, from) == open && mark_is_cjk(code_before(g, from - 1));
}

/* The same of what stands at i. */
static bool chinese_at(const Glyphs *g, size_t i)
{
	while (opens_quote(code_at(g, i)))
		i++;
	return mark_is_cjk(code_at(g, i)) || (closes_quote(code_at(g, i)) && chinese_before(g, i + 1));
}

static void mend_pair(Glyphs *g, size_t open, size_t close, uint32_t left, uint32_t right)
{
	if (g->items[open].text)
		g->items[open].mended = left;
	if (g->items[close].text)
		g->items[close].mended = right;
}

static bool is_open(uint32_t c)
{
	return c == '(' || c == 0xFF08;
}

static bool is_close(uint32_t c)
{
	return c == ')' || c == 0xFF09;
}

/* A pair of brackets is judged as one; a bracket without its other stays. */
static void mend_brackets(Glyphs *g)
{
	size_t *open = mem_alloc((g->count + 1) * sizeof *open), depth = 0;
	for (size_t i = 0; i < g->count; i++) {
		if (is_open(g->items[i].code)) {
			open[depth++] = i;
		} else if (is_close(g->items[i].code) && depth > 0) {
			size_t o = open[--depth];
			bool wide = g->items[o].code == 0xFF08 || g->items[i].code == 0xFF09;
			if (wide || chinese_before(g, o) || chinese_at(g, o + 1) || chinese_before(g, i))
				mend_pair(g, o, i, 0xFF08, 0xFF09);
		}
	}
	free(open);
}

static void mend_quotes(Glyphs *g)
{
	size_t open = g->count;
	for (size_t i = 0; i < g->count; i++) {
		if (g->items[i].code != '"' || !g->items[i].text)
			continue;
		if (open == g->count) {
			open = i;
			continue;
		}
		if (chinese_before(g, open) || chinese_at(g, open + 1) || chinese_before(g, i) || chinese_at(g, i + 1))
			mend_pair(g, open, i, 0x201C, 0x201D);
		open = g->count;
	}
}

static uint32_t full_width(uint32_t c)
{
	switch (c) {
	case ',':
		return 0xFF0C;
	case ';':
		return 0xFF1B;
	case ':':
		return 0xFF1A;
	case '!':
		return 0xFF01;
	case '?':
		return 0xFF1F;
	default:
		return 0;
	}
}

static bool is_typed_blank(const Glyphs *g, size_t i)
{
	return i < g->count && g->items[i].text && (g->items[i].code == ' ' || g->items[i].code == '\t');
}

static void mend_points(Glyphs *g)
{
	for (size_t i = 0; i < g->count; i++) {
		Glyph *glyph = &g->items[i];
		size_t next = i + 1;
		while (is_typed_blank(g, next))
			next++;
		uint32_t wide = full_width(glyph->code);
		if (!glyph->text)
			continue;
		if (glyph->code == '.' && chinese_before(g, i) && code_at(g, next) == '\n') {
			glyph->mended = 0x3002;
		} else if (wide && (chinese_before(g, i) || chinese_at(g, next))) {
			glyph->mended = wide;
			for (size_t k = i + 1; k < next; k++)
				g->items[k].mended = 0;
			i = next - 1;
		}
	}
}

/* Writes the mended characters back, text by text. */
static void write_back(Source *src, const Glyphs *g)
{
	Buf out = { 0 };
	for (size_t i = 0; i < g->count;) {
		Node *text = g->items[i].text;
		bool changed = false;
		buf_clear(&out);
		size_t stop = i;
		for (; stop < g->count && g->items[stop].text == text; stop++) {
			changed = changed || g->items[stop].mended != g->items[stop].code;
			if (g->items[stop].mended)
				buf_utf8(&out, g->items[stop].mended);
		}
		if (text && changed) {
			char *bytes = arena_alloc(src->scratch, out.len + 1);
			memcpy(bytes, buf_text(&out), out.len);
			text->u.text.bytes = bytes;
			text->u.text.len = out.len;
		}
		i = stop;
	}
	buf_free(&out);
}

void official_mend(Source *src, Node *parent)
{
	Glyphs g = { 0 };
	collect(&g, parent);
	mend_brackets(&g);
	mend_quotes(&g);
	mend_points(&g);
	write_back(src, &g);
	free(g.items);
}
