/* grid.c - a table's cells on a grid, set once each.
 *
 * Every place of the grid belongs to exactly one cell; places that the document leaves open get
 * empty ones.  A row is as high as its own cells; what a spanning cell needs beyond its rows is
 * shared out among them. */
#include "layout/grid.h"

#include <string.h>

/* ---- placing ---- */

static int add_cell(Table *t)
{
	if (t->cell_count == t->cell_cap) {
		int cap = t->cell_cap ? t->cell_cap * 2 : 32;
		Cell *more = arena_array(t->flow.arena, (size_t)cap, sizeof *more);
		if (t->cell_count)
			memcpy(more, t->cells, (size_t)t->cell_count * sizeof *more);
		t->cells = more;
		t->cell_cap = cap;
	}
	t->cells[t->cell_count].boxes.arena = t->flow.arena;
	return t->cell_count++;
}

static int count_rows(const Node *n)
{
	int count = 0;
	for (const Node *r = n->first; r; r = r->next)
		count += r->kind == NODE_ROW;
	return count;
}

static int count_columns(const Node *n)
{
	int most = n->u.table ? n->u.table->column_count : 0;
	if (most > 0)
		return most;
	for (const Node *r = n->first; r; r = r->next) {
		int count = 0;
		for (const Node *c = r->kind == NODE_ROW ? r->first : NULL; c; c = c->next)
			count += c->u.cell.colspan > 1 ? c->u.cell.colspan : 1;
		most = count > most ? count : most;
	}
	return most;
}

static int count_head(const Node *n, int rows)
{
	int count = n->u.table ? n->u.table->head_rows : 0, marked = 0;
	for (const Node *r = n->first; r; r = r->next) {
		if (r->kind != NODE_ROW)
			continue;
		if (!r->u.row.head)
			break;
		marked++;
	}
	count = marked > count ? marked : count;
	return count < rows ? count : rows;
}

static int *place_at(Table *t, int row, int column)
{
	return &t->map[(size_t)row * (size_t)t->columns + (size_t)column];
}

/* Spans are cut to the grid, to the head or the body, and to places that are free. */
static void claim(Table *t, int index)
{
	Cell *c = &t->cells[index];
	int bottom = c->row < t->head_rows ? t->head_rows : t->row_count;
	if (c->row + c->rows > bottom)
		c->rows = bottom - c->row;
	if (c->column + c->columns > t->columns)
		c->columns = t->columns - c->column;
	for (int k = 1; k < c->columns; k++)
		if (*place_at(t, c->row, c->column + k) >= 0)
			c->columns = k;
	for (int r = 0; r < c->rows; r++)
		for (int k = 0; k < c->columns; k++)
			*place_at(t, c->row + r, c->column + k) = index;
}

/* A place without a cell is set as a cell of its row would be. */
static const Style *cell_style(Table *t, const Cell *c)
{
	if (c->node)
		return class_node_style(t->flow.klass, c->node);
	const Style *s = c->head ? class_style(t->flow.klass, "cell_head") : NULL;
	if (!s)
		s = class_style(t->flow.klass, "cell");
	return s ? s : class_style(t->flow.klass, "body");
}

static Align align_of(ColumnAlign a, Align otherwise)
{
	switch (a) {
	case COLUMN_LEFT: return ALIGN_LEFT;
	case COLUMN_CENTER: return ALIGN_CENTER;
	case COLUMN_RIGHT: return ALIGN_RIGHT;
	case COLUMN_JUSTIFY: return ALIGN_JUSTIFY;
	default: return otherwise;
	}
}

/* The style with the cell's or the column's alignment; a head keeps its own unless the cell says so. */
static void dress(Table *t, Cell *c)
{
	const Style *s = cell_style(t, c);
	Align align = s->align;
	const TableInfo *info = t->node->u.table;
	if (c->node && c->node->u.cell.align != COLUMN_DEFAULT)
		align = align_of(c->node->u.cell.align, align);
	else if (info && !c->head && c->columns == 1 && c->column < info->column_count)
		align = align_of(info->columns[c->column].align, align);
	c->pad_x = s->pad_x > 0 ? s->pad_x : t->style->pad_x;
	c->pad_y = s->pad_y > 0 ? s->pad_y : t->style->pad_y;
	Style *own = flow_text_style(&t->flow, s);
	own->align = align;
	if (align != ALIGN_JUSTIFY && align != ALIGN_LEFT)
		own->first = 0;
	c->style = own;
}

static void place_row(Table *t, const Node *row, int r)
{
	int column = 0;
	bool alone = row->u.row.group && row->first && !row->first->next;
	for (const Node *n = row->first; n; n = n->next) {
		while (column < t->columns && *place_at(t, r, column) >= 0)
			column++;
		if (column == t->columns) {
			if (flow_first(&t->flow, "cells", n->place))
				diag_error(t->flow.diag, n->place, "this row has more cells than the table's %d columns", t->columns);
			return;
		}
		int index = add_cell(t);
		Cell *c = &t->cells[index];
		c->node = n;
		c->row = r;
		c->column = column;
		c->rows = n->u.cell.rowspan > 1 ? n->u.cell.rowspan : 1;
		c->columns = alone ? t->columns : n->u.cell.colspan > 1 ? n->u.cell.colspan : 1;
		claim(t, index);
	}
}

static void fill_gaps(Table *t, int r)
{
	for (int k = 0; k < t->columns; k++) {
		if (*place_at(t, r, k) >= 0)
			continue;
		int index = add_cell(t);
		t->cells[index].row = r;
		t->cells[index].column = k;
		t->cells[index].rows = t->cells[index].columns = 1;
		*place_at(t, r, k) = index;
	}
}

bool grid_build(Table *t)
{
	const Node *n = t->node;
	t->row_count = count_rows(n);
	t->columns = count_columns(n);
	if (!t->row_count || !t->columns)
		return false;
	t->head_rows = count_head(n, t->row_count);
	size_t places = (size_t)t->row_count * (size_t)t->columns;
	t->map = arena_array(t->flow.arena, places, sizeof *t->map);
	t->rows = arena_array(t->flow.arena, (size_t)t->row_count, sizeof *t->rows);
	for (size_t i = 0; i < places; i++)
		t->map[i] = -1;
	int r = 0;
	for (const Node *row = n->first; row; row = row->next) {
		if (row->kind != NODE_ROW)
			continue;
		t->rows[r].node = row;
		place_row(t, row, r);
		fill_gaps(t, r);
		r++;
	}
	for (int i = 0; i < t->cell_count; i++) {
		t->cells[i].head = t->cells[i].row < t->head_rows;
		dress(t, &t->cells[i]);
	}
	return true;
}

/* ---- setting ---- */

static bool holds_blocks(const Node *cell)
{
	return cell->first && node_is_block(cell->first->kind);
}

/* Sets inlines or blocks in the cell's width. */
static void set_content(Table *t, const Cell *c, const Node *content, BoxList *out)
{
	Unit width = t->x[c->column + c->columns] - t->x[c->column] - 2 * c->pad_x;
	if (width < c->style->size)
		width = c->style->size;
	if (!holds_blocks(content)) {
		Lines *lines = lines_set(t->flow.lines, content, c->style, width, NULL);
		boxes_lines(out, lines, 0, content, 1);
		return;
	}
	Flow f = t->flow;
	f.out = out;
	f.foot = NULL;
	f.left = f.edge = 0;
	f.width = f.across = width;
	f.inherit = c->style;
	f.container = class_node_style(f.klass, c->node);
	f.in_cell = true;
	f.gap = 0;
	f.snap = false;
	flow_blocks(&f, content->first);
}

void grid_label_again(Table *t, Cell *c)
{
	if (c->again)
		return;
	c->again = &c->boxes;
	c->again_height = c->height;
	const char *mark = t->flow.klass->label_continued;
	if (!mark || !c->boxes.count || !t->node->u.table || !t->node->u.table->continue_label || !c->node || holds_blocks(c->node))
		return;
	/* The inlines once more, with the mark behind; their own children are shared. */
	Arena *a = t->flow.arena;
	Node *copy = ARENA_NEW(a, Node);
	*copy = *c->node;
	copy->first = copy->last = NULL;
	for (const Node *i = c->node->first; i; i = i->next) {
		Node *twin = ARENA_NEW(a, Node);
		*twin = *i;
		twin->parent = twin->next = twin->prev = NULL;
		twin->id = NULL;
		node_append(copy, twin);
	}
	node_append(copy, node_text(a, c->node->place, mark, strlen(mark)));
	c->again = ARENA_NEW(a, BoxList);
	c->again->arena = a;
	Kept *kept = t->flow.lines->kept;
	t->flow.lines->kept = NULL; /* the copy is the pass's, although it has the document's parents */
	set_content(t, c, copy, c->again);
	t->flow.lines->kept = kept;
	c->again_height = boxes_height(c->again, 0, c->again->count);
}

static Unit wanted(const Cell *c)
{
	Unit content = c->boxes.count ? c->height : c->style->size;
	return content + 2 * c->pad_y;
}

static void share_out(Table *t, const Cell *c)
{
	Unit have = 0;
	for (int r = c->row; r < c->row + c->rows; r++)
		have += t->rows[r].height;
	Unit lack = wanted(c) - have;
	if (lack <= 0)
		return;
	for (int r = 0; r < c->rows; r++)
		t->rows[c->row + r].height += lack / c->rows + (r < lack % c->rows);
}

/* Rows that a spanning cell ties together stay together while they are low: higher ones would leave
 * too much of a page empty, and their label is repeated.  Rows that head a group stay with the next. */
static void set_levels(Table *t)
{
	for (int i = 0; i < t->cell_count; i++) {
		const Cell *c = &t->cells[i];
		const Style *s = cell_style(t, c);
		Unit height = 0;
		if (s->keep_next)
			t->rows[c->row + c->rows - 1].level = BREAK_KEEP;
		for (int r = c->row; c->rows > 1 && r < c->row + c->rows; r++)
			height += t->rows[r].height;
		if (c->rows < 2 || height > t->flow.limit / 4)
			continue;
		for (int r = c->row; r + 1 < c->row + c->rows; r++)
			if (t->rows[r].level < BREAK_TOGETHER)
				t->rows[r].level = BREAK_TOGETHER;
	}
	for (int r = 0; r < t->row_count; r++)
		if (t->rows[r].node->u.row.group || t->rows[r].node->u.row.keep)
			t->rows[r].level = BREAK_KEEP;
}

void grid_measure(Table *t)
{
	for (int i = 0; i < t->cell_count; i++) {
		Cell *c = &t->cells[i];
		if (c->node && c->node->first)
			set_content(t, c, c->node, &c->boxes);
		c->height = boxes_height(&c->boxes, 0, c->boxes.count);
		if (c->rows == 1 && wanted(c) > t->rows[c->row].height)
			t->rows[c->row].height = wanted(c);
	}
	for (int i = 0; i < t->cell_count; i++)
		if (t->cells[i].rows > 1)
			share_out(t, &t->cells[i]);
	for (int r = 0; r < t->head_rows; r++)
		t->head_height += t->rows[r].height;
	set_levels(t);
}
