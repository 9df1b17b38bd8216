/* wide.c - 横排表: a wide table on landscape pages, with the headings above it and the notes under it. */
#include "layout/flow.h"

/* What may not stand apart from the block behind it. */
static bool leads(const Flow *f, const Node *n)
{
	return n->kind == NODE_HEADING || (n->kind == NODE_PARA && class_node_style(f->klass, n)->keep_next);
}

/* Blocks are asked for one after the other: of many headings in a row all but the first lead to where that one did. */
bool flow_wide_begins(Flow *f, const Node *n)
{
	if (f->in_cell || f->in_columns || f->floating || f->turned || f->out == f->foot)
		return false;
	bool led = n->prev && n->prev == f->not_wide && n->prev != f->led_to;
	const Node *end = led ? f->led_to : n;
	while (!led && end->next && leads(f, end))
		end = end->next;
	if (!led && end->kind == NODE_TABLE && end->u.table && end->u.table->landscape)
		return true;
	f->not_wide = n;
	f->led_to = end;
	return false;
}

static void begin_pages(Flow *f, const Node *n, bool turned)
{
	Box *b = boxes_add(f->out, BOX_PAGE, n);
	b->turned = turned;
	b->level = BREAK_NEVER;
	f->gap = 0;
	f->snap = false;
	f->turned = turned;
}

const Node *flow_wide(Flow *f, const Node *n)
{
	Unit limit = f->limit, left = f->left, width = f->width, edge = f->edge, across = f->across;

	begin_pages(f, n, true);
	f->limit = f->klass->page.body_width;
	f->width = f->across = f->klass->page.body_height;
	f->left = f->edge = 0;
	for (; n->kind != NODE_TABLE; n = n->next)
		flow_block(f, n);
	if (n->floats != FLOAT_NONE && flow_first(f, "floats", n->place))
		diag_note(f->diag, n->place, "a landscape table does not float: it stands where it is written");
	flow_block(f, n);
	while (flow_is_note(n->next)) {
		f->snap = false; /* it stands close under its table */
		n = n->next;
		flow_block(f, n);
	}
	begin_pages(f, n, false);
	f->limit = limit;
	f->left = left;
	f->width = width;
	f->edge = edge;
	f->across = across;
	return n;
}
