/* contents.c - 目录: the entries with leaders and page numbers.
 *
 * A column on the right is kept for the page numbers, so a long title wraps before it, under its
 * own first character.  Leaders stand on a lattice that counts from that column, so that the dots
 * of all entries are in line. */
#include <string.h>

#include "base/buf.h"
#include "layout/flow.h"

static const Style *entry_style(const Flow *f, int level)
{
	char name[8] = "toc1";
	name[3] = (char)('0' + (level > 6 ? 6 : level));
	const Style *s = class_style(f->klass, name);
	for (int i = level; !s && i > 0; i--) {
		name[3] = (char)('0' + i);
		s = class_style(f->klass, name);
	}
	return s ? s : class_style(f->klass, "body");
}

/* Appends the ops of a line to a growing array in the arena, moved. */
static void take(Flow *f, Line *to, const Line *from, Unit dx)
{
	Op *ops = arena_array(f->arena, to->count + from->count + 1, sizeof *ops);
	if (to->count)
		memcpy(ops, to->ops, to->count * sizeof *ops);
	for (size_t i = 0; i < from->count; i++) {
		ops[to->count + i] = from->ops[i];
		ops[to->count + i].x += dx;
	}
	to->ops = ops;
	to->count += from->count;
}

static void add_link(Flow *f, Line *line, const Lines *lines, Unit width, const char *id)
{
	Line link = { 0 };
	Op op = { .kind = OP_LINK, .x = 0, .y = -lines->ascent };
	op.u.link.w = width;
	op.u.link.h = lines->size;
	op.u.link.target = arena_printf(f->arena, "#%s", id);
	link.ops = &op;
	link.count = 1;
	take(f, line, &link, 0);
}

/* Dots from the title's end to the page number, at whole steps from the page column. */
static void add_leader(Flow *f, Line *line, const Style *s, Unit from, Unit to)
{
	Lines *one = lines_set_text(f->lines, "…", s, UNIT_MAX / 4);
	Unit step = one->count ? one->items[0].width : 0;
	if (step <= 0 || to - from < step)
		return;
	Unit count = (to - from) / step;
	Buf b = { 0 };
	for (Unit i = 0; i < count; i++)
		buf_text_add(&b, "…");
	Lines *dots = lines_set_text(f->lines, buf_text(&b), s, UNIT_MAX / 4);
	buf_free(&b);
	if (dots->count)
		take(f, line, &dots->items[0], to - dots->items[0].width);
}

/* Digits of the longest page number: all entries keep the same room for it, so that their dots agree. */
static size_t most_digits(const Flow *f)
{
	size_t digits = 1;
	for (size_t i = 0; i < f->refs->entry_count; i++) {
		const Label *l = refs_label(f->refs, f->refs->entries[i].id);
		size_t n = l ? strlen(l->page) : 0;
		digits = n > digits ? n : digits;
	}
	return digits;
}

static void entry(Flow *f, const Entry *e, size_t digits)
{
	const Style *s = entry_style(f, e->level);
	Label *label = refs_label(f->refs, e->id);
	Style t = *flow_text_style(f, s);
	t.align = ALIGN_LEFT;
	t.first = 0;
	t.grid = false;
	Unit width = f->width - s->left - s->right, column = (Unit)(digits + 1) * (s->size / 2);
	FlowFrame fr;
	Node plain = *e->node;
	plain.id = NULL;
	plain.kind = NODE_TEXT; /* no anchor here: the heading has it */
	label->used = true;
	flow_open(f, &fr, &plain, s);
	Unit hang = s->first < 0 ? -s->first : 0;
	Lines *title = lines_set_text(f->lines, e->title, &t, width - column - s->size - hang);
	Lines *page = lines_set_text(f->lines, label->page, &t, column);
	for (size_t i = 0; i < title->count; i++) {
		Line *line = &title->items[i];
		Unit right = line->width;
		if (i > 0 && hang)
			for (size_t k = 0; k < line->count; k++)
				line->ops[k].x += hang;
		if (i + 1 == title->count && page->count) {
			add_leader(f, line, &t, right + (i ? hang : 0) + s->size / 2, width - column);
			take(f, line, &page->items[0], width - page->items[0].width);
		}
		add_link(f, line, title, width, e->id);
	}
	flow_settle(f);
	flow_tag(f, TAG_TOCI, NULL);
	boxes_lines(f->out, title, f->left + s->left, NULL, SIZE_MAX);
	flow_tag_end(f);
	flow_close(f, &fr);
}

void flow_contents(Flow *f, const Node *n)
{
	int depth = n->u.contents.depth > 0 ? n->u.contents.depth : 3;
	const Style *title = class_style(f->klass, "contents_title");
	if (title && f->klass->contents_title) {
		FlowFrame fr;
		Node plain = { .kind = NODE_TEXT, .place = n->place };
		flow_open(f, &fr, &plain, title);
		Style *t = flow_text_style(f, title);
		Lines *lines = lines_set_text(f->lines, f->klass->contents_title, t, f->width - title->left - title->right);
		flow_settle(f);
		flow_tag(f, TAG_P, NULL);
		boxes_lines(f->out, lines, f->left + title->left, n, SIZE_MAX);
		flow_tag_end(f);
		flow_close(f, &fr);
		boxes_last_level(f->out, BREAK_KEEP);
	}
	size_t digits = most_digits(f);
	flow_settle(f);
	flow_tag(f, TAG_TOC, n);
	for (size_t i = 0; i < f->refs->entry_count; i++)
		if (f->refs->entries[i].level <= depth)
			entry(f, &f->refs->entries[i], digits);
	flow_tag_end(f);
}
