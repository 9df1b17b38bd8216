/* markup.c - pieces → one text, and the questions every part of the parser asks of it.
 *
 * A literal piece is copied as it stands; a value leaves one VALUE_BYTE.  Segments remember which
 * piece begins where, so that any offset leads back to a place in the template or to the value. */
#include "doc/markup_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* ---- source ---- */

/* A value that is no UTF-8 is reported and its bad bytes become U+FFFD. */
static const Piece *checked(Source *src, const Piece *piece)
{
	if (!piece->value || piece->node || utf8_invalid_at(piece->text, piece->len) == piece->len)
		return piece;
	diag_error(src->diag, piece->at, "this value is not UTF-8");
	Buf text = { 0 };
	const char *end = piece->text + piece->len;
	for (const char *s = piece->text; s < end;) {
		uint32_t c;
		size_t length = utf8_decode(s, end, &c);
		buf_utf8(&text, c);
		s += length ? length : 1;
	}
	Piece *copy = ARENA_NEW(src->scratch, Piece);
	*copy = *piece;
	copy->text = arena_strndup(src->scratch, buf_text(&text), text.len);
	copy->len = text.len;
	buf_free(&text);
	return copy;
}

static Place place_in(const Piece *piece, size_t offset)
{
	Place at = piece->at;
	size_t start = 0;
	for (size_t i = 0; i < offset; i++) {
		if (piece->text[i] != '\n')
			continue;
		at.line++;
		at.column = 1;
		start = i + 1;
	}
	at.column += (int)utf8_length(piece->text + start, offset - start);
	return at;
}

/* In place of the two bytes that have a meaning of their own here. */
static void copy_control(Source *src, Buf *text, const Piece *piece, size_t offset)
{
	diag_warn(src->diag, place_in(piece, offset), "U+%04X is a control character and cannot be printed: U+FFFD stands in its place",
	          (unsigned)(unsigned char)piece->text[offset]);
	buf_text_add(text, "\xEF\xBF\xBD");
}

static void copy_piece(Source *src, Buf *text, const Piece *piece, size_t *cap)
{
	*MEM_PUSH(src->segments, src->count, *cap) = (Segment){ text->len, checked(src, piece) };
	if (piece->value || piece->node) {
		buf_byte(text, VALUE_BYTE);
		return;
	}
	for (size_t i = 0; i < piece->len; i++) {
		char c = piece->text[i];
		if (c == '\0' || c == VALUE_BYTE)
			copy_control(src, text, piece, i);
		else if (c != '\r')
			buf_byte(text, c);
		else if (i + 1 == piece->len || piece->text[i + 1] != '\n')
			buf_byte(text, '\n');
	}
}

static size_t find_segment(const Source *src, size_t offset)
{
	size_t low = 0, high = src->count;
	if (src->seen_segment < src->count && src->segments[src->seen_segment].offset <= offset)
		low = src->seen_segment;
	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;
		if (src->segments[middle].offset <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Takes seen back to an offset before it, on its line; false when a line's end lies between. */
static bool step_back(Source *src, size_t offset)
{
	for (; src->seen_offset > offset; src->seen_offset--) {
		char c = src->text[src->seen_offset - 1];
		if (c == '\n')
			return false;
		src->seen.column -= ((unsigned char)c & 0xC0) != 0x80 && c != VALUE_BYTE;
	}
	return true;
}

Place source_place(Source *src, size_t offset)
{
	if (src->count == 0)
		return PLACE_NONE;
	size_t i = find_segment(src, offset);
	if (i != src->seen_segment || src->seen_offset < src->segments[i].offset || !step_back(src, offset)) {
		src->seen_segment = i;
		src->seen_offset = src->segments[i].offset;
		src->seen = src->segments[i].piece->at;
	}
	for (; src->seen_offset < offset; src->seen_offset++) {
		char c = src->text[src->seen_offset];
		if (c == '\n') {
			src->seen.line++;
			src->seen.column = 1;
		} else if (((unsigned char)c & 0xC0) != 0x80 && c != VALUE_BYTE) {
			src->seen.column++;
		}
	}
	return src->seen;
}

const Piece *source_value(Source *src, size_t offset)
{
	return src->segments[find_segment(src, offset)].piece;
}

Node *markup_parse(Arena *a, const Piece *pieces, size_t count, MarkupOptions opt, Diag *d)
{
	Source src = { .arena = a, .scratch = arena_new(), .diag = d, .opt = opt, .seen_segment = SIZE_MAX };
	Buf text = { 0 };
	size_t cap = 0;
	for (size_t i = 0; i < count; i++) {
		if (pieces[i].value || pieces[i].node || pieces[i].len > 0)
			copy_piece(&src, &text, &pieces[i], &cap);
	}
	src.text = text.data ? text.data : (char[]){ "" };
	src.len = text.len;
	Node *doc = block_parse(&src);
	if (opt.official)
		official_join(&src, doc);
	free(src.segments);
	buf_free(&text);
	arena_free(src.scratch);
	return doc;
}

/* ---- texts ---- */

Text text_whole(Source *src, const Slice *whole)
{
	return (Text){ .src = src, .s = src->text, .n = src->len, .from = whole, .from_count = 1 };
}

Text text_gather(Source *src, const Slice *slices, size_t count)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		n += slices[i].end - slices[i].start + (i > 0);
	Text t = { .src = src, .n = n, .from = slices, .from_count = count };
	if (count == 1) {
		t.s = src->text + slices[0].start;
		return t;
	}
	char *s = arena_alloc(src->scratch, n + 1), *p = s;
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			*p++ = '\n';
		size_t length = slices[i].end - slices[i].start;
		memcpy(p, src->text + slices[i].start, length);
		p += length;
	}
	t.s = s;
	return t;
}

/* In the source. */
static size_t offset_of(Text *t, size_t at)
{
	if (at < t->seen_at)
		t->seen = t->seen_at = 0;
	for (; t->seen + 1 < t->from_count; t->seen++) {
		size_t length = t->from[t->seen].end - t->from[t->seen].start;
		if (at <= t->seen_at + length)
			break;
		t->seen_at += length + 1;
	}
	return t->from_count ? t->from[t->seen].start + (at - t->seen_at) : 0;
}

Place text_place(Text *t, size_t at)
{
	return source_place(t->src, offset_of(t, at));
}

const Piece *text_value(Text *t, size_t at)
{
	return source_value(t->src, offset_of(t, at));
}

static uint32_t first_code(const char *s, size_t n)
{
	uint32_t c;
	utf8_decode(s, s + n, &c);
	return c;
}

static uint32_t last_code(const char *s, size_t n)
{
	size_t i = n - 1;
	while (i > 0 && n - i < 4 && ((unsigned char)s[i] & 0xC0) == 0x80)
		i--;
	return first_code(s + i, n - i);
}

uint32_t text_before(Text *t, size_t at)
{
	if (at == 0)
		return '\n';
	if (t->s[at - 1] != VALUE_BYTE)
		return last_code(t->s, at);
	const Piece *p = text_value(t, at - 1);
	return p->node || p->len == 0 ? VALUE_CODE : last_code(p->text, p->len);
}

uint32_t text_after(Text *t, size_t at)
{
	if (at >= t->n)
		return '\n';
	if (t->s[at] != VALUE_BYTE)
		return first_code(t->s + at, t->n - at);
	const Piece *p = text_value(t, at);
	return p->node || p->len == 0 ? VALUE_CODE : first_code(p->text, p->len);
}

char *text_string(Text *t, size_t from, size_t to, bool unescape)
{
	Buf out = { 0 };
	for (size_t i = from; i < to; i++) {
		if (t->s[i] == VALUE_BYTE) {
			const Piece *p = text_value(t, i);
			if (p->node)
				node_plain(p->node, &out);
			else
				buf_add(&out, p->text, p->len);
		} else if (unescape && t->s[i] == '\\' && i + 1 < to && mark_is_ascii_punct((unsigned char)t->s[i + 1])) {
			buf_byte(&out, t->s[++i]);
		} else {
			buf_byte(&out, t->s[i]);
		}
	}
	char *s = arena_strndup(t->src->arena, buf_text(&out), out.len);
	buf_free(&out);
	return s;
}

/* ---- characters ---- */

bool mark_is_ascii_punct(uint32_t c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool mark_is_wide(uint32_t c)
{
	return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020) || c == 0x3030 || (c >= 0xFE10 && c <= 0xFE1F) ||
	       (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF65) || (c >= 0xFFE0 && c <= 0xFFEF);
}

bool mark_is_cjk(uint32_t c)
{
	return c != VALUE_CODE && (char_is_han(c) || mark_is_wide(c) || (c >= 0x3040 && c <= 0x30FF) ||
	                           (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x3100 && c <= 0x312F) || (c >= 0xAC00 && c <= 0xD7A3));
}

bool mark_is_punct(uint32_t c)
{
	if (c < 0x80)
		return mark_is_ascii_punct(c);
	if (c < 0x100) /* ¡¢£¤¥¦§¨©«¬®¯°±´¶·¸»¿×÷ */
		return c >= 0xA1 && !strchr("\xAA\xAD\xB2\xB3\xB5\xB9\xBA\xBC\xBD\xBE", (int)c) && (c < 0xC0 || c == 0xD7 || c == 0xF7);
	return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || (c >= 0x20A0 && c <= 0x20CF) ||
	       (c >= 0x2100 && c <= 0x214F && (c == 0x2103 || c == 0x2109 || c == 0x2116 || c == 0x2122)) ||
	       (c >= 0x2190 && c <= 0x245F) || (c >= 0x2500 && c <= 0x2775) || (c >= 0x2794 && c <= 0x2BFF) ||
	       (c >= 0x2E00 && c <= 0x2E7F) || (c >= 0x1F300 && c <= 0x1FAFF);
}

bool mark_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t mark_skip_blanks(const char *s, size_t at, size_t end)
{
	while (at < end && mark_is_blank(s[at]))
		at++;
	return at;
}
