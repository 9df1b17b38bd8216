/* multicol.c - 分栏: a section set to the width of one of its columns, as a list of its own.
 *
 * Between two columns stand two characters of the body's unless said otherwise, so that on a grid of
 * characters each column is a whole number of them where the measure is even. */
#include "layout/flow.h"

/* The section's columns as a box; NULL after a note when they would be too narrow. */
static Columns *make(Flow *f, const Node *n)
{
	const Style *body = class_style(f->klass, "body");
	int count = n->u.multicol.count;
	Unit cell = body->cell > 0 ? body->cell : body->size;
	Unit gap = n->u.multicol.gap > 0 ? n->u.multicol.gap : 2 * cell;
	Unit width = (f->width - (count - 1) * gap) / count;
	if (width < 5 * cell) {
		if (flow_first(f, "narrow", n->place))
			diag_note(f->diag, n->place, "the columns would hold fewer than five characters: set in one");
		return NULL;
	}
	Columns *c = ARENA_NEW(f->arena, Columns);
	*c = (Columns){ .list.arena = f->arena, .count = count, .left = f->left, .width = width, .gap = gap,
	                .rule = n->u.multicol.rule, .color = body->color, .balance = n->u.multicol.balance };
	return c;
}

static void fill(Flow *f, const Node *n, Columns *c)
{
	Flow around = *f;
	f->out = &c->list;
	f->width = f->across = c->width;
	f->edge = f->left;
	f->in_columns = true;
	f->gap = 0;
	flow_blocks(f, n->first);
	f->out = around.out;
	f->width = around.width;
	f->across = around.across;
	f->edge = around.edge;
	f->in_columns = false;
	f->gap = 0;
}

void flow_multicol(Flow *f, const Node *n)
{
	FlowFrame fr;
	Style *plain = flow_text_style(f, class_node_style(f->klass, n));
	const Style *body = class_style(f->klass, "body");
	if (f->klass->page.pitch == 0) /* the space of its first and last blocks ends with the columns */
		plain->before = plain->after = body->pitch / 2;
	bool nested = f->in_cell || f->in_columns || f->out == f->foot;
	if (f->in_columns && flow_first(f, "nested", n->place))
		diag_note(f->diag, n->place, "columns cannot stand in columns: set in the one around");
	Columns *c = nested || n->u.multicol.count < 2 ? NULL : make(f, n);
	flow_open(f, &fr, n, plain);
	if (!c) {
		flow_blocks(f, n->first);
		flow_close(f, &fr);
		return;
	}
	f->snap = f->snap || f->klass->page.pitch > 0; /* on the grid in all columns */
	flow_settle(f);
	size_t at = f->out->count;
	boxes_add(f->out, BOX_COLUMNS, n)->columns = c;
	fill(f, n, c);
	f->snap = f->klass->page.pitch > 0;
	if (!c->list.count)
		f->out->count = at;
	flow_close(f, &fr);
}
