/* flow_list.c - lists and code: blocks of lines that each have a place of their own.
 *
 * The items of a list hang by the widest label, to whole half characters; a label's ops stand in a box
 * of no height before the item's first line, so that the two are never parted.  Each line of code is a
 * paragraph set with its blanks. */
#include "layout/flow.h"

#include <string.h>

#include "base/buf.h"

static const char *item_label(Flow *f, const Node *list, int number, int depth)
{
	static const char *const bullets[] = { "•", "–", "·" };
	if (!list->u.list.ordered)
		return bullets[depth % 3];
	char delimiter = list->u.list.delimiter ? list->u.list.delimiter : '.';
	return arena_printf(f->arena, "%d%c", number, delimiter);
}

static int list_depth(const Node *n)
{
	int depth = 0;
	for (const Node *p = n->parent; p; p = p->parent)
		depth += p->kind == NODE_LIST;
	return depth;
}

/* The label's ops stand in a box of no height before the item's first line. */
static void label_box(Flow *f, const Lines *label, Unit x, const Node *n)
{
	if (!label->count)
		return;
	Box *b = boxes_add(f->out, BOX_OPS, n);
	b->level = BREAK_NEVER;
	b->dx = x;
	b->dy = label->ascent;
	b->ops = label->items[0].ops;
	b->count = label->items[0].count;
}

void flow_list(Flow *f, const Node *n)
{
	FlowFrame fr;
	const Style *s = flow_style(f, n), *inherit = f->inherit, *around = f->container;
	int depth = list_depth(n), start = n->u.list.ordered ? n->u.list.start : 1, count = 0;
	Style *t = flow_text_style(f, s);
	t->first = 0;
	Style label_style = *t;
	label_style.align = ALIGN_LEFT;
	for (const Node *i = n->first; i; i = i->next)
		count++;
	Lines *widest = lines_set_text(f->lines, item_label(f, n, start + count - 1, depth), &label_style, f->width);
	Unit half = s->size / 2, hang = widest->max_width + half;
	hang = (hang + half - 1) / half * half;
	Unit indent = s->left > hang ? s->left : hang;
	flow_open(f, &fr, n, s);
	flow_settle(f);
	flow_tag(f, TAG_L, n);
	f->inherit = t;
	f->container = class_node_style(f->klass, n);
	f->left += indent;
	f->width -= indent + s->right;
	int number = start;
	for (const Node *i = n->first; i; i = i->next, number++) {
		Lines *label = lines_set_text(f->lines, item_label(f, n, number, depth), &label_style, hang);
		flow_settle(f);
		flow_tag(f, TAG_LI, i);
		flow_tag(f, TAG_LABEL, NULL);
		label_box(f, label, f->left - hang, i);
		flow_tag_end(f);
		flow_tag(f, TAG_LBODY, NULL);
		flow_anchor(f, i);
		flow_blocks(f, i->first);
		flow_tag_end(f);
		flow_tag_end(f);
	}
	f->inherit = inherit;
	f->container = around;
	flow_tag_end(f);
	flow_close(f, &fr);
}

/* One source line as a paragraph of its own, spaces kept. */
static Node *code_line(Flow *f, const Node *n, const char *from, size_t len)
{
	Buf b = { 0 };
	for (size_t i = 0; i < len; i++) {
		if (from[i] == '\t')
			buf_text_add(&b, "    ");
		else if (from[i] != '\r')
			buf_byte(&b, from[i]);
	}
	if (!b.len)
		buf_byte(&b, ' ');
	Node *p = node_new(f->arena, NODE_PARA, n->place);
	Node *v = node_new(f->arena, NODE_VERBATIM, n->place);
	v->u.text.bytes = arena_strndup(f->arena, buf_text(&b), b.len);
	v->u.text.len = b.len;
	node_append(p, v);
	buf_free(&b);
	return p;
}

void flow_code(Flow *f, const Node *n)
{
	FlowFrame fr;
	const Style *s = flow_style(f, n);
	flow_open(f, &fr, n, s);
	flow_settle(f);
	flow_tag(f, TAG_CODE, n);
	Style t = *s;
	t.left = t.right = t.first = 0;
	t.align = ALIGN_LEFT;
	const char *p = n->u.text.bytes, *end = p + n->u.text.len;
	if (end > p && end[-1] == '\n')
		end--;
	while (p <= end) {
		const char *nl = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
		if (!nl)
			nl = end;
		Lines *lines = lines_set(f->lines, code_line(f, n, p, (size_t)(nl - p)), &t, f->width - s->left - s->right, NULL);
		if (lines->count)
			boxes_lines(f->out, lines, f->left + s->left, n, 1);
		else
			boxes_add(f->out, BOX_OPS, n)->height = s->pitch;
		p = nl + 1;
	}
	flow_tag_end(f);
	flow_close(f, &fr);
}
