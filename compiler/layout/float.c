/* float.c - 浮动: a picture or table, with its caption and notes, as a list of its own that page.c places. */
#include "layout/flow.h"

bool flow_floats(Flow *f, const Node *n)
{
	if (n->floats == FLOAT_NONE || f->in_cell || f->in_columns || f->floating || f->turned || f->out == f->foot)
		return false;
	if (n->kind != NODE_TABLE || !n->u.table || !n->u.table->source)
		return true;
	if (flow_first(f, "floats", n->place))
		diag_note(f->diag, n->place, "a table whose rows come one by one does not float: it stands where it is written");
	return false;
}

static bool is_numbered(const Node *n)
{
	if (n->kind != NODE_GALLERY)
		return n->first && n->first->kind == NODE_CAPTION;
	for (const Node *k = n->first; k; k = k->next)
		if (is_numbered(k))
			return true;
	return false;
}

void flow_float_order(Flow *f, const Node *n)
{
	if (f->floated && !f->in_cell && !f->in_columns && !f->floating && f->out != f->foot &&
	    (is_numbered(n) || n->kind == NODE_CLEARFLOATS || n->kind == NODE_NUMBERING || n->kind == NODE_HEADING))
		boxes_add(f->out, BOX_CLEAR, n)->level = BREAK_NEVER;
}

/* The list as it is, where it is written: its table is higher than a page. */
static void set_here(Flow *f, const Node *n, const Float *fl)
{
	if (flow_first(f, "high", n->place))
		diag_note(f->diag, n->place, "this table is higher than a page: it does not float and is parted");
	flow_float_order(f, n);
	flow_want(f, fl->before);
	flow_settle(f);
	for (size_t i = 0; i < fl->list.count; i++)
		*boxes_add(f->out, BOX_OPS, NULL) = fl->list.items[i];
	flow_want(f, fl->after);
}

static bool has_table(const BoxList *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->items[i].kind == BOX_TABLE)
			return true;
	return false;
}

const Node *flow_float(Flow *f, const Node *n)
{
	const Class *c = f->klass;
	const Node *first = n;
	const Style *body = class_style(c, "body");
	Float *fl = ARENA_NEW(f->arena, Float);
	BoxList *out = f->out;
	Unit grid = c->page.pitch, gap = f->gap, least = grid > 0 ? 0 : body->pitch / 4 * 3; /* a caption is no line of the text */
	Unit below = grid > 0 ? grid / 4 : least; /* a note in small type must not run into the text under it */
	bool snap = f->snap;

	fl->list.arena = f->arena;
	fl->bottom = n->floats == FLOAT_BOTTOM || (n->floats == FLOAT_CLASS && c->float_bottom);
	f->out = &fl->list;
	f->floating = true;
	f->gap = 0;
	f->snap = false;
	flow_block(f, n);
	while (flow_is_note(n->next)) {
		n = n->next;
		f->snap = false; /* it stands close under its table */
		flow_block(f, n);
	}
	fl->after = f->gap > below ? f->gap : below;
	fl->before = least;
	if (fl->list.count && fl->list.items[0].kind == BOX_GLUE) {
		fl->before = fl->list.items[0].height > least ? fl->list.items[0].height : least;
		fl->list.items++;
		fl->list.count--;
		fl->list.cap--;
	}
	f->out = out;
	f->floating = false;
	f->gap = gap;
	f->snap = snap;
	if (has_table(&fl->list)) {
		set_here(f, first, fl);
		return n;
	}
	fl->height = boxes_height(&fl->list, 0, fl->list.count);
	if (fl->list.count)
		fl->after += fl->list.items[fl->list.count - 1].trail;
	f->floated = true;
	if (fl->list.count)
		boxes_add(f->out, BOX_FLOAT, first)->floating = fl;
	return n;
}
