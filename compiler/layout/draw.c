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

/* The tag a paragraph in a cell needs inside the cell's: a heading's, or that of another language. */
static bool inner_tag(const DrawPart *d, const DrawCell *c, const Node *n, TagKind *tag, const char **lang)
{
	if (c->untagged || c->artifact || !n || n == c->cell->node)
		return false;
	*tag = n->kind == NODE_HEADING ? (TagKind)(TAG_H1 + n->u.heading.level - 1) : TAG_P;
	*lang = flow_tag_lang(&d->table->flow, n);
	return n->kind == NODE_HEADING || *lang;
}

static void draw_boxes(DrawPart *d, const DrawCell *c, Unit x, Unit y)
{
	const BoxList *l = c->boxes;
	for (size_t from = c->from, to; from < c->to; from = to) {
		const Node *n = l->items[from].node;
		TagKind tag;
		const char *lang;
		bool inner = inner_tag(d, c, n, &tag, &lang);
		for (to = from + 1; to < c->to && l->items[to].node == n;)
			to++;
		if (inner) {
			Op *op = page_op(d->page, OP_TAG_BEGIN, x, y);
			op->u.tag.tag = tag;
			op->u.tag.lang = lang;
			op->u.tag.part = from > 0 && l->items[from - 1].node == n; /* it began on the part before */
		}
		boxes_draw(l, from, to, d->page, x, y);
		if (inner)
			draw_tag_end(d);
		for (size_t i = from; i < to; i++)
			y += l->items[i].kind == BOX_OPS || l->items[i].kind == BOX_GLUE ? l->items[i].height : 0;
	}
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

void draw_shade(DrawPart *d)
{
	const Table *t = d->table;
	if (t->style->shade == STYLE_NO_COLOR || !t->head_rows)
		return;
	draw_artifact_begin(d);
	Op *op = page_op(d->page, OP_BOX, d->x + t->x[0], d->y + d->tops[0]);
	op->u.box.w = t->x[t->columns] - t->x[0];
	op->u.box.h = d->tops[t->head_rows] - d->tops[0];
	op->u.box.color = t->style->shade;
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
