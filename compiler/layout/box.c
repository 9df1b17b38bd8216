/* box.c - the vertical list of boxes: making, measuring, drawing.
 *
 * Lists grow inside their arena, so a list dies with the layout pass that made it. */
#include "layout/box.h"

#include "layout/table.h"

Box *boxes_add(BoxList *l, BoxKind kind, const Node *n)
{
	Box *b = ARENA_PUSH(l->arena, l->items, l->count, l->cap);
	*b = (Box){ .kind = kind, .node = n };
	return b;
}

Op *boxes_mark(BoxList *l, OpKind kind, const Node *n)
{
	Op *op = ARENA_NEW(l->arena, Op);
	op->kind = kind;
	Box *b = boxes_add(l, BOX_OPS, n);
	b->ops = op;
	b->count = 1;
	b->level = BREAK_NEVER;
	return op;
}

void boxes_lines(BoxList *l, const Lines *lines, Unit dx, const Node *n, size_t least)
{
	if (!l->cap && lines->count) { /* most cells of a table hold one line and no more */
		l->items = arena_array(l->arena, lines->count, sizeof *l->items);
		l->cap = lines->count;
	}
	for (size_t i = 0; i < lines->count; i++) {
		Box *b = boxes_add(l, BOX_OPS, n);
		Unit lack = lines->items[i].above;
		b->height = (lines->pitch > 0 ? lines->pitch : lines->size) + lack;
		b->trail = b->height - lack > lines->size ? b->height - lack - lines->size : 0;
		b->dx = dx;
		b->dy = lines->ascent + lack;
		b->ops = lines->items[i].ops;
		b->count = lines->items[i].count;
		size_t above = i + 1, below = lines->count - above;
		if (below && (above < least || below < least || lines->items[i].parted))
			b->level = BREAK_WIDOW;
	}
}

void boxes_keep_last(BoxList *l, size_t lines)
{
	if (lines < 2)
		return;
	Box *above = &l->items[l->count - 2];
	if (above->level < BREAK_WIDOW)
		above->level = BREAK_WIDOW;
}

Unit boxes_height(const BoxList *l, size_t from, size_t to)
{
	Unit h = 0, trail = 0;
	for (size_t i = from; i < to; i++) {
		const Box *b = &l->items[i];
		if (b->kind == BOX_TABLE)
			h += table_height(b->table);
		else if (b->kind == BOX_OPS || b->kind == BOX_GLUE)
			h += b->height;
		if (b->kind != BOX_OPS || b->height)
			trail = b->trail;
	}
	return h - trail;
}

void boxes_last_level(BoxList *l, BreakLevel level)
{
	if (l->count && l->items[l->count - 1].level < level)
		l->items[l->count - 1].level = level;
}

static bool is_line(const Box *b)
{
	return b->kind == BOX_OPS && b->height > 0 && b->node && b->node->kind == NODE_PARA;
}

void boxes_end_line(BoxList *l)
{
	size_t last = l->count;
	while (last && l->items[last - 1].kind == BOX_OPS && l->items[last - 1].height == 0)
		last--;
	if (!last || !is_line(&l->items[last - 1]))
		return;
	for (size_t i = last - 1; i-- > 0;) {
		Box *b = &l->items[i];
		bool line = is_line(b), glue = b->kind == BOX_GLUE && !b->sticky, mark = b->kind == BOX_OPS && !b->height;
		if ((!line && !glue && !mark) || (line && b->node == l->items[last - 1].node))
			return;
		if (b->level == BREAK_FREE)
			b->level = BREAK_WIDOW;
		if (line)
			return;
	}
}

void boxes_drop_trail(BoxList *l, size_t from)
{
	for (size_t i = l->count; i-- > from;) {
		Box *b = &l->items[i];
		if (b->kind == BOX_OPS && b->height == 0)
			continue;
		b->height -= b->trail;
		b->trail = 0;
		return;
	}
}

void box_draw(const Box *b, Page *page, Unit x, Unit y)
{
	for (size_t i = 0; i < b->count; i++) {
		Op *to = MEM_PUSH(page->ops, page->count, page->cap);
		*to = b->ops[i];
		to->x += x + b->dx;
		to->y += y + b->dy;
	}
}

void boxes_draw(const BoxList *l, size_t from, size_t to, Page *page, Unit x, Unit y)
{
	for (size_t i = from; i < to; i++) {
		const Box *b = &l->items[i];
		if (b->kind == BOX_OPS)
			box_draw(b, page, x, y);
		if (b->kind == BOX_OPS || b->kind == BOX_GLUE)
			y += b->height;
	}
}

static Op rule_op(const Border *b, Unit x, Unit y, Unit width, Unit height)
{
	Op op = { .kind = OP_RULE, .x = x - b->extend, .y = y };
	op.u.rule.w = width + 2 * b->extend;
	op.u.rule.h = height;
	op.u.rule.color = b->color;
	return op;
}

size_t border_ops(const Border *b, Unit x, Unit y, Unit width, Op *ops)
{
	ops[0] = rule_op(b, x, y, width, b->width);
	if (b->second > 0)
		ops[1] = rule_op(b, x, y + b->width + b->space, width, b->second);
	return b->second > 0 ? 2 : 1;
}

Unit border_height(const Border *b)
{
	return b->width + (b->second > 0 ? b->space + b->second : 0);
}
