/* draw.c - drawing one part of a table.
 *
 * Rules belong to the edges between cells, worked out for each part: an edge inside a spanning cell
 * has none, the part's own top and bottom are closed with the frame.  Neighbouring pieces of one
 * width are one rule.  Inner rules are centred on their edge, the frame lies inside the table. */
#include "layout/draw.h"

void draw_tag(DrawPart *d, TagKind tag)
{
	page_op(d->page, OP_TAG_BEGIN, d->x, d->y)->u.tag.tag = tag;
}

void draw_tag_end(DrawPart *d)
{
	page_op(d->page, OP_TAG_END, d->x, d->y);
}

void draw_table_begin(DrawPart *d)
{
	Op *op = page_op(d->page, OP_TAG_BEGIN, d->x, d->y);
	op->u.tag.tag = TAG_TABLE;
	op->u.tag.lang = flow_tag_lang(&d->table->flow, d->table->node);
	op->u.tag.style = d->table->style->name;
	op->u.tag.part = d->table->part;
}

void draw_artifact_begin(DrawPart *d)
{
	draw_tag(d, TAG_ARTIFACT);
}

void draw_artifact_end(DrawPart *d)
{
	draw_tag_end(d);
}

void draw_row_begin(DrawPart *d, const Node *row, int part)
{
	Op *op = page_op(d->page, OP_TAG_BEGIN, d->x, d->y);
	op->u.tag.tag = TAG_TR;
	op->u.tag.lang = flow_tag_lang(&d->table->flow, row);
	op->u.tag.part = part;
}

void draw_row_end(DrawPart *d)
{
	draw_tag_end(d);
}

/* ---- tags inside a cell ---- */

enum { DEPTH = 16 }; /* of blocks in a cell that get tags; deeper ones have those of the blocks around them */

typedef struct Link { /* a block's tag: one, but items of lists have a second one inside, for label or body */
	const Node *node;
	TagKind tag;
} Link;

typedef struct Chain { /* from the cell inwards */
	Link items[DEPTH];
	int count;
} Chain;

/* Whether a block in a cell has a tag of its own: all have, but a paragraph that is all the cell holds has
 * one only to tell its language. */
static bool has_tag(const DrawPart *d, const Node *n)
{
	switch (n->kind) {
	case NODE_HEADING:
	case NODE_LIST:
	case NODE_ITEM:
	case NODE_QUOTE:
	case NODE_CODE:
		return true;
	case NODE_PARA:
		return n->prev || n->next || !n->parent || n->parent->kind != NODE_CELL || flow_tag_lang(&d->table->flow, n);
	default:
		return false;
	}
}

static TagKind tag_of(const Node *n)
{
	switch (n->kind) {
	case NODE_HEADING: return (TagKind)(TAG_H1 + n->u.heading.level - 1);
	case NODE_LIST: return TAG_L;
	case NODE_ITEM: return TAG_LI;
	case NODE_QUOTE: return TAG_QUOTE;
	case NODE_CODE: return TAG_CODE;
	default: return TAG_P;
	}
}

static void add_link(Chain *c, const Node *n, TagKind tag)
{
	if (c->count < DEPTH)
		c->items[c->count++] = (Link){ n, tag };
}

/* The tags around a box of node n; a box of the item itself is its label. */
static Chain chain_to(const DrawPart *d, const Node *n, const Node *cell)
{
	Chain c = { .count = 0 };
	if (!n || n == cell)
		return c;
	if (n->parent)
		c = chain_to(d, n->parent, cell);
	if (c.count && c.items[c.count - 1].tag == TAG_LABEL)
		c.items[c.count - 1].tag = TAG_LBODY;
	if (has_tag(d, n))
		add_link(&c, n, tag_of(n));
	if (n->kind == NODE_ITEM)
		add_link(&c, n, TAG_LABEL);
	return c;
}

static int common(const Chain *a, const Chain *b)
{
	int n = 0;
	while (n < a->count && n < b->count && a->items[n].node == b->items[n].node && a->items[n].tag == b->items[n].tag)
		n++;
	return n;
}

/* Closes and opens tags from those that are open to those wanted; the first `on` began on the part before. */
static void change_tags(DrawPart *d, Chain *open, const Chain *want, int on, Unit x, Unit y)
{
	int same = common(open, want);
	for (int i = open->count; i > same; i--)
		page_op(d->page, OP_TAG_END, x, y);
	for (int i = same; i < want->count; i++) {
		Op *op = page_op(d->page, OP_TAG_BEGIN, x, y);
		bool inner = want->items[i].tag == TAG_LABEL || want->items[i].tag == TAG_LBODY;
		op->u.tag.tag = want->items[i].tag;
		op->u.tag.lang = inner ? NULL : flow_tag_lang(&d->table->flow, want->items[i].node);
		op->u.tag.part = i < on;
	}
	*open = *want;
}

/* What stood open where the part before ended. */
static Chain chain_before(const DrawPart *d, const DrawCell *c)
{
	for (size_t i = c->from; i-- > 0;)
		if (c->boxes->items[i].node)
			return chain_to(d, c->boxes->items[i].node, c->cell->node);
	return (Chain){ .count = 0 };
}

static void draw_boxes(DrawPart *d, const DrawCell *c, Unit x, Unit y)
{
	const BoxList *l = c->boxes;
	bool tagged = !c->untagged && !c->artifact && c->cell->node && c->cell->node->first &&
	              node_is_block(c->cell->node->first->kind);
	Chain open = { .count = 0 }, before = open, none = open;
	if (tagged)
		before = chain_before(d, c);
	for (size_t i = c->from; i < c->to; i++) {
		const Box *b = &l->items[i];
		if (tagged && b->node) {
			Chain want = chain_to(d, b->node, c->cell->node);
			change_tags(d, &open, &want, common(&before, &want), x, y);
			before = (Chain){ .count = 0 };
		}
		boxes_draw(l, i, i + 1, d->page, x, y);
		y += b->kind == BOX_OPS || b->kind == BOX_GLUE ? b->height : 0;
	}
	change_tags(d, &open, &none, 0, x, y);
}

void draw_cell_content(DrawPart *d, const DrawCell *c)
{
	const Cell *cell = c->cell;
	const Table *t = d->table;
	if (!c->untagged) {
		Op *op = page_op(d->page, OP_TAG_BEGIN, d->x + t->x[cell->column], d->y + c->top);
		op->u.tag.tag = c->artifact ? TAG_ARTIFACT : cell->head ? TAG_TH : TAG_TD;
		op->u.tag.colspan = cell->columns;
		op->u.tag.rowspan = cell->rows;
		op->u.tag.lang = flow_tag_lang(&t->flow, cell->node);
		op->u.tag.part = c->part;
		op->u.tag.style = cell->style->name;
	}
	Unit y = c->top + cell->pad_y;
	bool middle = cell->style->valign == 1 || t->style->valign == 1;
	if (middle && c->whole) {
		Unit spare = c->bottom - c->top - boxes_height(c->boxes, c->from, c->to);
		y = c->top + (spare > 0 ? spare / 2 : 0);
	}
	draw_boxes(d, c, d->x + t->x[cell->column] + cell->pad_x, d->y + y);
	if (!c->untagged)
		draw_tag_end(d);
}

static void background(DrawPart *d, int from, int to, int row, int rows, uint32_t color)
{
	const Table *t = d->table;
	Op *op = page_op(d->page, OP_BOX, d->x + t->x[from], d->y + d->tops[row]);
	op->u.box.w = t->x[to] - t->x[from];
	op->u.box.h = d->tops[row + rows] - d->tops[row];
	op->u.box.color = color;
}

/* A label beside several rows is not striped with one of them. */
static void stripe(DrawPart *d, int row)
{
	const Table *t = d->table;
	for (int k = 0; k < t->columns;) {
		int from = k;
		while (k < t->columns && d->shown[row]->cells[k]->rows == 1)
			k++;
		if (k > from)
			background(d, from, k, row, 1, t->style->zebra);
		else
			k++;
	}
}

void draw_shade(DrawPart *d)
{
	const Table *t = d->table;
	bool head = t->style->shade != STYLE_NO_COLOR && t->head_rows;
	if (!head && t->style->zebra == STYLE_NO_COLOR)
		return;
	draw_artifact_begin(d);
	if (head)
		background(d, 0, t->columns, 0, t->head_rows, t->style->shade);
	for (int r = t->head_rows; r < d->rows && t->style->zebra != STYLE_NO_COLOR; r++)
		if (d->shown[r]->striped)
			stripe(d, r);
	draw_artifact_end(d);
}

static void rule(DrawPart *d, Unit x, Unit y, Unit w, Unit h)
{
	if (w <= 0 || h <= 0)
		return;
	Op *op = page_op(d->page, OP_RULE, d->x + x, d->y + y);
	op->u.rule.w = w;
	op->u.rule.h = h;
	op->u.rule.color = 0;
}

static bool same_cell(const DrawPart *d, int row_a, int column_a, int row_b, int column_b)
{
	return d->shown[row_a]->cells[column_a] == d->shown[row_b]->cells[column_b];
}

static Unit row_rule(const DrawPart *d, int edge)
{
	const Table *t = d->table;
	const Style *s = t->style;
	if (edge == 0)
		return s->frame > 0 ? s->frame : t->part ? s->rule : 0;
	if (edge == d->rows)
		return s->frame > 0 ? s->frame : d->closed ? 0 : s->rule;
	if (edge == t->head_rows && s->head_rule > 0)
		return s->head_rule;
	return s->rule;
}

static void row_rules(DrawPart *d, int edge)
{
	const Table *t = d->table;
	Unit w = row_rule(d, edge);
	Unit y = d->tops[edge] - (edge == 0 ? 0 : edge == d->rows ? w : w / 2);
	bool outer = edge == 0 || edge == d->rows;
	for (int k = 0; k < t->columns;) {
		int from = k;
		while (k < t->columns && (outer || !same_cell(d, edge - 1, k, edge, k)))
			k++;
		rule(d, t->x[from], y, t->x[k] - t->x[from], w);
		if (k == from)
			k++;
	}
}

static void column_rules(DrawPart *d, int edge)
{
	const Table *t = d->table;
	bool outer = edge == 0 || edge == t->columns;
	Unit w = outer ? t->style->frame : t->style->rule_v;
	if (t->style->rule_v <= 0)
		return; /* a table without upright rules is open at its sides */
	Unit x = t->x[edge] - (edge == 0 ? 0 : edge == t->columns ? w : w / 2);
	for (int r = 0; r < d->rows;) {
		int from = r;
		while (r < d->rows && (outer || !same_cell(d, r, edge - 1, r, edge)))
			r++;
		rule(d, x, d->tops[from], w, d->tops[r] - d->tops[from]);
		if (r == from)
			r++;
	}
}

void draw_rules(DrawPart *d)
{
	draw_artifact_begin(d);
	for (int edge = 0; edge <= d->rows; edge++)
		row_rules(d, edge);
	for (int edge = 0; edge <= d->table->columns; edge++)
		column_rules(d, edge);
	draw_artifact_end(d);
}
