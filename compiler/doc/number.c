/* number.c - the numbers a document gives itself: headings, tables, figures; and that every id
 * is given once and every reference leads somewhere.
 *
 * One walk in document order.  A heading's counter starts again below each higher heading. */
#include "doc/style.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

/* 一二三: Chinese numerals as headings use them, 1 to 9999. */
static void put_chinese(Buf *out, int n)
{
	static const char *const DIGITS[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	static const char *const UNITS[] = { "千", "百", "十", "" };
	if (n <= 0 || n > 9999) {
		buf_printf(out, "%d", n);
		return;
	}
	bool begun = false, gap = false;
	int divisor = 1000;
	for (int i = 0; i < 4; i++, divisor /= 10) {
		int digit = n / divisor % 10;
		if (digit == 0) {
			gap = begun;
			continue;
		}
		if (gap)
			buf_text_add(out, "零");
		gap = false;
		if (!(i == 2 && digit == 1 && !begun)) /* 十二, not 一十二 */
			buf_text_add(out, DIGITS[digit]);
		buf_text_add(out, UNITS[i]);
		begun = true;
	}
}

static void put_circled(Buf *out, int n)
{
	if (n >= 1 && n <= 20)
		buf_utf8(out, 0x2460 + (uint32_t)n - 1);
	else if (n >= 21 && n <= 35)
		buf_utf8(out, 0x3251 + (uint32_t)n - 21);
	else if (n >= 36 && n <= 50)
		buf_utf8(out, 0x32B1 + (uint32_t)n - 36);
	else
		buf_printf(out, "%d", n);
}

static void put_letters(Buf *out, int n, char first)
{
	char digits[8];
	int count = 0;
	for (; n > 0 && count < 8; n = (n - 1) / 26)
		digits[count++] = (char)(first + (n - 1) % 26);
	while (count > 0)
		buf_byte(out, digits[--count]);
}

static void put_roman(Buf *out, int n, bool upper)
{
	static const struct { int value; const char *lower, *upper; } PARTS[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" },
		{ 90, "xc", "XC" }, { 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" }, { 9, "ix", "IX" },
		{ 5, "v", "V" }, { 4, "iv", "IV" }, { 1, "i", "I" },
	};
	if (n <= 0 || n >= 4000) {
		buf_printf(out, "%d", n);
		return;
	}
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
		for (; n >= PARTS[i].value; n -= PARTS[i].value)
			buf_text_add(out, upper ? PARTS[i].upper : PARTS[i].lower);
	}
}

static void put_wide(Buf *out, int n)
{
	Buf digits = { 0 };
	buf_printf(&digits, "%d", n);
	for (size_t i = 0; i < digits.len; i++)
		buf_utf8(out, digits.data[i] == '-' ? 0xFF0D : 0xFF10 + (uint32_t)(digits.data[i] - '0'));
	buf_free(&digits);
}

static bool put_numeral(Buf *out, uint32_t system, int n)
{
	switch (system) {
	case 0x4E00: /* 一 */
		put_chinese(out, n);
		return true;
	case '1':
		buf_printf(out, "%d", n);
		return true;
	case 0xFF11: /* １ */
		put_wide(out, n);
		return true;
	case 0x2460: /* ① */
		put_circled(out, n);
		return true;
	case 'a':
	case 'A':
		put_letters(out, n, (char)system);
		return true;
	case 'i':
	case 'I':
		put_roman(out, n, system == 'I');
		return true;
	default:
		return false;
	}
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void number_numerals(Buf *out, Numerals numerals, int n)
{
	static const char *const patterns[] = { "1", "i", "I", "a", "一" };
	if (numerals != NUMERALS_NONE && n > 0)
		number_pattern(out, patterns[numerals], n);
}

void number_pattern(Buf *out, const char *pattern, int n)
{
	const char *end = pattern + strlen(pattern);
	for (const char *s = pattern; s < end;) {
		uint32_t cp;
		size_t length = utf8_decode(s, end, &cp);
		length = length ? length : 1;
		bool in_word = is_letter(*s) && ((s > pattern && is_letter(s[-1])) || is_letter(s[1]));
		if (!in_word && put_numeral(out, cp, n)) {
			buf_text_add(out, s + length);
			return;
		}
		buf_add(out, s, length);
		s += length;
	}
}

/* The ids of a document: open addressing, at most half full. */
typedef struct Ids {
	const Node **slots;
	size_t size, count;
} Ids;

static const Node **find(const Ids *ids, const char *id)
{
	size_t i = (size_t)hash_bytes(HASH_START, id, strlen(id)) & (ids->size - 1);
	while (ids->slots[i] && strcmp(ids->slots[i]->id, id) != 0)
		i = (i + 1) & (ids->size - 1);
	return &ids->slots[i];
}

static void grow(Ids *ids)
{
	Ids old = *ids;
	ids->size = old.size ? old.size * 2 : 64;
	ids->slots = mem_alloc(ids->size * sizeof *ids->slots);
	for (size_t i = 0; i < old.size; i++) {
		if (old.slots[i])
			*find(ids, old.slots[i]->id) = old.slots[i];
	}
	free(old.slots);
}

static void add_id(Ids *ids, const Node *n, Diag *d)
{
	if (ids->count * 2 >= ids->size)
		grow(ids);
	const Node **slot = find(ids, n->id);
	if (*slot == NULL) {
		*slot = n;
		ids->count++;
		return;
	}
	Place first = (*slot)->place;
	diag_error(d, n->place, "the id \"%s\" stands twice; the first is at %s:%d", n->id, first.file ? first.file : "?",
	           first.line);
}

typedef struct Numbering {
	Doc *doc;
	Diag *diag;
	Ids ids;
	int levels[6];
	int tables, figures, captions, notes, marks;
	Buf text;
} Numbering;

static const char *make(Numbering *m, const char *pattern, int n)
{
	buf_clear(&m->text);
	number_pattern(&m->text, pattern, n);
	return arena_strdup(m->doc->arena, buf_text(&m->text));
}

static void number_heading(Numbering *m, Node *n)
{
	int level = n->u.heading.level;
	if (!n->u.heading.numbered || level < 1 || level > 6 || !m->doc->klass->heading_number[level - 1])
		return;
	m->levels[level - 1]++;
	n->u.heading.number = make(m, m->doc->klass->heading_number[level - 1], m->levels[level - 1]);
}

/* Every heading, numbered or not, starts the lower levels again. */
static void restart_below(Numbering *m, const Node *n)
{
	for (int level = n->u.heading.level < 0 ? 0 : n->u.heading.level; level < 6; level++)
		m->levels[level] = 0;
}

/* In a caption of two languages, one above the other, the English text has its own number before it: "Table 1. ". */
static void number_english(Numbering *m, Node *caption)
{
	for (Node *n = caption->first; n; n = node_after(n, caption)) {
		Node *text = n->kind == NODE_NEWLINE ? n->next : NULL;
		if (!text || !text->lang || strcmp(text->lang, "en") != 0 || !text->first)
			continue;
		const char *number = arena_printf(m->doc->arena, "%s. ", caption->u.caption.english);
		node_insert_before(text->first, node_text(m->doc->arena, text->place, number, strlen(number)));
		return;
	}
}

static void number_caption(Numbering *m, Node *n)
{
	const Class *c = m->doc->klass;
	bool table = n->parent->kind == NODE_TABLE;
	const char *pattern = table ? c->table_number : c->figure_number, *english = table ? c->english_table : c->english_figure;
	n->u.caption.index = ++m->captions;
	if (!pattern)
		return;
	int number = table ? ++m->tables : ++m->figures;
	n->u.caption.number = make(m, pattern, number);
	n->u.caption.english = english ? make(m, english, number) : n->u.caption.number;
	number_english(m, n);
}

/* A note in a note would need a foot of its own. */
static void number_note(Numbering *m, Node *n)
{
	n->u.note.index = ++m->notes;
	for (const Node *p = n->parent; p; p = p->parent)
		if (p->kind == NODE_NOTE) {
			diag_error(m->diag, n->place, "a note cannot stand in a note");
			return;
		}
}

static void check_reference(Numbering *m, const Node *n)
{
	const char *id = n->u.link.target;
	if (n->kind == NODE_LINK && (!id || id[0] != '#'))
		return;
	if (n->kind == NODE_LINK)
		id++;
	if (!id || m->ids.size == 0 || *find(&m->ids, id) == NULL)
		diag_error(m->diag, n->place, "nothing has the id \"%s\" that is referred to here", id ? id : "");
}

bool doc_number(Doc *doc, Diag *d)
{
	int before = diag_count(d, SEVERITY_ERROR);
	Numbering m = { .doc = doc, .diag = d };
	for (Node *n = doc->root; n; n = node_after(n, doc->root)) {
		if (n->id)
			add_id(&m.ids, n, d);
		if (n->kind == NODE_HEADING) {
			number_heading(&m, n);
			restart_below(&m, n);
		} else if (n->kind == NODE_CAPTION && n->parent) {
			number_caption(&m, n);
		} else if (n->kind == NODE_NOTE) {
			number_note(&m, n);
		} else if (n->kind == NODE_MARK) {
			n->u.mark.index = ++m.marks;
		}
	}
	for (const Node *n = doc->root; n; n = node_after(n, doc->root)) {
		if (n->kind == NODE_LINK || n->kind == NODE_REF)
			check_reference(&m, n);
	}
	free(m.ids.slots);
	buf_free(&m.text);
	return diag_count(d, SEVERITY_ERROR) == before;
}
