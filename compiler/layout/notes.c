/* notes.c - footnotes: their marks, their numbers, and the foot of the page they stand at.
 *
 * Numbers by page are known when pages are: a pass prints those of the pass before, and layout runs
 * again until they hold.  A note begins on its mark's page and may go on to the next one, line by line;
 * what is carried takes two thirds of a page at most, so that text goes on as well. */
#include "layout/notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

void notes_collect(Notes *n, Arena *a, const Doc *doc, LineContext *lines)
{
	*n = (Notes){ .klass = doc->klass, .lines = lines };
	for (const Node *k = doc->root; k; k = node_after(k, doc->root))
		n->count += k->kind == NODE_NOTE;
	n->items = arena_array(a, n->count ? n->count : 1, sizeof *n->items);
	for (const Node *k = doc->root; k; k = node_after(k, doc->root))
		if (k->kind == NODE_NOTE && k->u.note.index > 0 && (size_t)k->u.note.index <= n->count)
			n->items[k->u.note.index - 1] = (Note){ .node = k, .number = n->klass->notes == NOTES_PAGE ? 1 : k->u.note.index };
}

void notes_begin(Notes *n)
{
	n->changed = false;
	for (size_t i = 0; i < n->count; i++) {
		n->items[i].placed = false;
		n->items[i].width = 0;
		n->items[i].at = 0;
	}
}

const char *notes_mark(void *context, const Node *note)
{
	Notes *n = context;
	size_t i = (size_t)note->u.note.index - 1;

	if (note->u.note.index < 1 || i >= n->count)
		return NULL;
	Buf b = { 0 };
	number_pattern(&b, n->klass->note_number ? n->klass->note_number : "①", n->items[i].number);
	const char *text = arena_strdup(n->lines->arena, buf_text(&b));
	buf_free(&b);
	return text;
}

bool notes_check(const Notes *n, Diag *d)
{
	bool ok = true;

	for (size_t i = 0; i < n->count && n->klass->notes != NOTES_END; i++) {
		if (n->items[i].placed)
			continue;
		diag_error(d, n->items[i].node->place, "a note cannot stand here (版记, contents, continued labels): it would be lost");
		ok = false;
	}
	return ok;
}

/* ---- setting ---- */

static const Style *style_of(const Notes *n, const char *name)
{
	const Style *s = class_style(n->klass, name);

	return s ? s : class_style(n->klass, "body");
}

/* The note's lines: an anchor, then a box a line. */
static void set_lines(Notes *n, size_t index, Unit width, BoxList *out)
{
	const Note *note = &n->items[index];
	const Style *s = style_of(n, "footnote");
	Style t = *s;
	const char *mark = notes_mark(n, note->node), *lang = n->lines->lang, *space = s->first < 0 ? "" : "　";

	t.left = t.right = 0;
	for (const Node *p = note->node; p; p = p->parent)
		if (p->lang) {
			n->lines->lang = p->lang;
			break;
		}
	const char *prefix = arena_printf(n->lines->arena, "%s%s", mark ? mark : "", space);
	Lines *lines = lines_set(n->lines, note->node, &t, width - s->left - s->right, prefix);
	n->lines->lang = lang;
	Op *op = boxes_mark(out, OP_ANCHOR, note->node);
	op->u.anchor.id = arena_printf(n->lines->arena, "-note-%d", note->node->u.note.index);
	if (note->node->id)
		boxes_mark(out, OP_ANCHOR, note->node)->u.anchor.id = note->node->id;
	boxes_lines(out, lines, s->left, note->node, 1);
}

/* One of which a part is printed already stays as it is. */
static Note *set(Notes *n, size_t index, Unit width)
{
	Note *note = &n->items[index];

	if (note->width == width || note->at > 0)
		return note;
	note->boxes = (BoxList){ .arena = n->lines->arena };
	note->width = width;
	note->at = 0;
	set_lines(n, index, width, &note->boxes);
	return note;
}

void notes_flow(Notes *n, Flow *f)
{
	const Style *s = style_of(n, "footnote"), *title = style_of(n, "notes_title");
	FlowFrame fr;

	if (n->klass->notes != NOTES_END || !n->count)
		return;
	Node plain = { .kind = NODE_TEXT, .place = n->items[0].node->place };
	if (n->klass->notes_title) {
		flow_open(f, &fr, &plain, title);
		Style *t = flow_text_style(f, title);
		Lines *lines = lines_set_text(f->lines, n->klass->notes_title, t, f->width - title->left - title->right);
		flow_settle(f);
		flow_tag(f, TAG_P, NULL);
		boxes_lines(f->out, lines, f->left + title->left, n->items[0].node, SIZE_MAX);
		flow_tag_end(f);
		flow_close(f, &fr);
		boxes_last_level(f->out, BREAK_KEEP);
	}
	Style *own = flow_text_style(f, s);
	for (size_t i = 0; i < n->count; i++) {
		flow_open(f, &fr, &plain, own);
		flow_settle(f);
		flow_tag(f, TAG_NOTE, n->items[i].node);
		size_t from = f->out->count;
		set_lines(n, i, f->width, f->out);
		for (size_t k = from; k < f->out->count; k++)
			f->out->items[k].dx += f->left;
		flow_tag_end(f);
		flow_close(f, &fr);
	}
}

/* ---- the foot of a page ---- */

static bool holds(const NoteFoot *f, size_t index)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->items[i] == index)
			return true;
	return false;
}

bool notefoot_add(NoteFoot *f, const Op *ops, size_t count)
{
	bool any = false;

	if (!f->notes || f->notes->count == 0 || f->notes->klass->notes == NOTES_END)
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t index = ops[i].kind == OP_ANCHOR && ops[i].u.anchor.note > 0 ? (size_t)ops[i].u.anchor.note - 1 : SIZE_MAX;
		if (index >= f->notes->count || f->notes->items[index].placed || holds(f, index))
			continue; /* a table's head is drawn on each page, its notes once */
		f->notes->items[index].placed = true;
		*MEM_PUSH(f->items, f->count, f->cap) = index;
		any = true;
	}
	return any;
}

void notefoot_drop(NoteFoot *f, size_t count)
{
	while (f->count > count)
		f->notes->items[f->items[--f->count]].placed = false;
}

static Unit rule_height(const Style *s)
{
	return s->before + s->above.width + s->above.gap;
}

/* The first box with a height from at on, or the list's end. */
static size_t next_line(const BoxList *l, size_t at)
{
	while (at < l->count && !l->items[at].height)
		at++;
	return at;
}

Unit notefoot_height(const NoteFoot *f, Unit page, bool least)
{
	Unit h = 0, trail = 0;

	for (size_t i = 0; i < f->count; i++) {
		const Note *note = set(f->notes, f->items[i], f->width);
		bool one = least && i + 1 == f->count && i >= f->carried;
		for (size_t k = next_line(&note->boxes, note->at); k < note->boxes.count; k = next_line(&note->boxes, k + 1)) {
			h += note->boxes.items[k].height;
			trail = note->boxes.items[k].trail;
			if (one)
				break;
		}
	}
	if (!h)
		return 0;
	h += rule_height(style_of(f->notes, "footnote")) - trail;
	Unit most = page / 3 * 2;
	return f->carried == f->count && h > most ? most : h;
}

static void draw_rule(const Style *s, Unit width, Page *page, Unit x, Unit y)
{
	if (s->above.width <= 0)
		return;
	page_op(page, OP_TAG_BEGIN, x, y)->u.tag.tag = TAG_ARTIFACT;
	Op *op = page_op(page, OP_RULE, x, y);
	op->u.rule.w = width / 4;
	op->u.rule.h = s->above.width;
	op->u.rule.color = s->above.color;
	page_op(page, OP_TAG_END, x, y);
}

typedef struct Stretch { /* what of a note stands on the page */
	size_t from, to;
} Stretch;

/* Where a note's part ends so that it does not end in a hyphen that parts a word; where no line were left it does. */
static size_t whole_word(const Note *note, size_t from, size_t to)
{
	size_t k = to;

	while (k > from && note->boxes.items[k - 1].level == BREAK_WIDOW)
		k--;
	return k > from && next_line(&note->boxes, from) < k ? k : to;
}

/* How much of the note fits into *room, at least a line when it must. */
static Stretch fit(const Note *note, Unit *room, bool must)
{
	Stretch s = { note->at, note->at };

	for (size_t k = note->at; k < note->boxes.count; k++) {
		const Box *b = &note->boxes.items[k];
		if (b->height && b->height - b->trail > *room && !must)
			break;
		*room -= b->height;
		must = must && !b->height;
		s.to = k + 1;
	}
	if (s.to < note->boxes.count)
		s.to = whole_word(note, s.from, s.to);
	return s.to <= note->boxes.count && next_line(&note->boxes, s.from) >= s.to ? (Stretch){ s.from, s.from } : s;
}

static bool ends(const Note *note, size_t at)
{
	return next_line(&note->boxes, at) >= note->boxes.count;
}

/* What of a note stands here. One that goes on is set so that pages of both shapes have room for its lines. */
static Stretch part(NoteFoot *f, size_t i, Unit *room)
{
	Unit before = *room;
	const Note *note = set(f->notes, f->items[i], f->width);
	Stretch s = fit(note, room, i == 0);

	if (ends(note, s.to) || note->at > 0 || f->width <= f->common)
		return s;
	*room = before;
	return fit(set(f->notes, f->items[i], f->common), room, i == 0);
}

static void number(Notes *n, const NoteFoot *f)
{
	for (size_t i = f->carried; i < f->count && n->klass->notes == NOTES_PAGE; i++) {
		Note *note = &n->items[f->items[i]];
		int want = (int)(i - f->carried) + 1;
		n->changed = n->changed || note->number != want;
		note->number = want;
	}
}

/* What is left goes on to the next page. */
static void carry(NoteFoot *f)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->count; i++) {
		const Note *note = &f->notes->items[f->items[i]];
		if (!ends(note, note->at))
			f->items[kept++] = f->items[i];
	}
	f->count = f->carried = kept;
}

void notefoot_draw(NoteFoot *f, Page *page, Unit x, Unit y, Unit top, Unit bottom)
{
	if (!f->count)
		return;
	const Style *s = style_of(f->notes, "footnote");
	Unit room = bottom - top - rule_height(s), full = room, trail = 0;
	Stretch *parts = mem_alloc(f->count * sizeof *parts);
	bool whole = true;

	for (size_t i = 0; i < f->count; i++) {
		const Note *note = set(f->notes, f->items[i], f->width);
		parts[i] = whole ? part(f, i, &room) : (Stretch){ note->at, note->at };
		whole = whole && ends(note, parts[i].to);
		if (parts[i].to > parts[i].from)
			trail = note->boxes.items[parts[i].to - 1].trail;
	}
	Unit at = y + bottom - (full - room) + trail;
	draw_rule(s, f->width, page, x, at - s->above.gap - s->above.width);
	for (size_t i = 0; i < f->count; i++) {
		Note *note = &f->notes->items[f->items[i]];
		if (parts[i].to == parts[i].from)
			continue;
		Op *tag = page_op(page, OP_TAG_BEGIN, x, at);
		tag->u.tag.tag = TAG_NOTE;
		tag->u.tag.part = parts[i].from > 0;
		tag->u.tag.lang = note->node->lang;
		boxes_draw(&note->boxes, parts[i].from, parts[i].to, page, x, at);
		page_op(page, OP_TAG_END, x, at);
		for (size_t k = parts[i].from; k < parts[i].to; k++)
			at += note->boxes.items[k].height;
		note->at = parts[i].to;
	}
	free(parts);
	number(f->notes, f);
	carry(f);
}

Unit notefoot_gap(const NoteFoot *f)
{
	return f->count ? style_of(f->notes, "footnote")->after : 0;
}

void notefoot_free(NoteFoot *f)
{
	free(f->items);
	*f = (NoteFoot){ 0 };
}
