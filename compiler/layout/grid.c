/* grid.c - a table's cells on its columns, placed and set once each.
 *
 * Every place of the grid belongs to exactly one cell; places that the document leaves open get
 * empty ones.  A row is as high as its own cells; what a spanning cell needs beyond its rows is
 * shared out among them. */
#include "layout/grid.h"

#include <string.h>

#include "doc/rows.h"

int grid_columns(const Node *n)
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

/* ---- styles ---- */

/* What all cells have that say nothing of their own is looked up once. */
static const Style *node_style(Table *t, const Node *n)
{
	const Node *row = n->parent;
	if (n->style || n->lang || !row || row->style || row->lang)
		return class_node_style(t->flow.klass, n);
	const Style **plain = &t->plain[row->u.row.head];
	if (!*plain)
		*plain = class_node_style(t->flow.klass, n);
	return *plain;
}

/* A place without a cell is set as a cell of its row would be. */
static const Style *cell_style(Table *t, const Cell *c)
{
	if (c->node)
		return node_style(t, c->node);
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
	case COLUMN_RIGHT:
	case COLUMN_DECIMAL:
	case COLUMN_DECIMAL_CENTER: return ALIGN_RIGHT;
	case COLUMN_JUSTIFY: return ALIGN_JUSTIFY;
	default: return otherwise;
	}
}

static const Style *dressed(Table *t, const Style *s, Align align)
{
	for (int i = 0; i < t->dress_count; i++)
		if (t->dresses[i].from == s && t->dresses[i].align == align)
			return t->dresses[i].own;
	Style *own = ARENA_NEW(t->arena, Style);
	*own = *flow_text_style(&t->flow, s);
	own->align = align;
	if (align != ALIGN_JUSTIFY && align != ALIGN_LEFT)
		own->first = 0;
	*ARENA_PUSH(t->arena, t->dresses, t->dress_count, t->dress_cap) = (Dress){ s, own, align };
	return own;
}

/* The style with the cell's or the column's alignment; a head keeps its own unless the cell says so. */
static void dress(Table *t, Cell *c)
{
	const Style *s = cell_style(t, c);
	const TableInfo *info = t->info;
	Align align = s->align;
	if (c->node && c->node->u.cell.align != COLUMN_DEFAULT)
		align = align_of(c->node->u.cell.align, align);
	else if (info && !c->head && c->columns == 1 && c->column < info->column_count)
		align = align_of(info->columns[c->column].align, align);
	c->pad_x = s->pad_x > 0 ? s->pad_x : t->style->pad_x;
	c->pad_y = s->pad_y > 0 ? s->pad_y : t->style->pad_y;
	c->keep_next = s->keep_next;
	c->style = dressed(t, s, align);
}

/* ---- placing ---- */

static Cell *add_cell(Table *t, Row *row, const Node *n, int column)
{
	Cell *c = ARENA_NEW(t->flow.arena, Cell);
	c->node = n;
	c->row = row->number;
	c->column = column;
	c->rows = c->columns = 1;
	c->head = row->head;
	c->boxes.arena = t->flow.arena;
	return c;
}

/* Spans are cut to the table and to places that are free. */
static void claim(Table *t, Row *row, Cell *c)
{
	if (c->column + c->columns > t->columns)
		c->columns = t->columns - c->column;
	for (int k = 0; k < c->columns; k++) {
		if (row->cells[c->column + k])
			c->columns = k;
		else
			row->cells[c->column + k] = c;
	}
}

void grid_place(Table *t, Row *row, Cell **open)
{
	int column = 0;
	const Node *node = row->node;
	bool alone = node->u.row.group && node->first && !node->first->next;
	row->cells = arena_array(t->flow.arena, (size_t)t->columns, sizeof(Cell *));
	for (int k = 0; k < t->columns; k++)
		if (open[k] && open[k]->row + open[k]->rows > row->number)
			row->cells[k] = open[k];
	for (const Node *n = node->first; n; n = n->next) {
		while (column < t->columns && row->cells[column])
			column++;
		if (column == t->columns) {
			if (flow_first(&t->flow, "cells", n->place))
				diag_error(t->flow.diag, n->place, "this row has more cells than the table's %d %s", COUNTED(t->columns, "column"));
			break;
		}
		Cell *c = add_cell(t, row, n, column);
		c->rows = n->u.cell.rowspan > 1 ? n->u.cell.rowspan : 1;
		c->columns = alone ? t->columns : n->u.cell.colspan > 1 ? n->u.cell.colspan : 1;
		claim(t, row, c);
	}
	for (int k = 0; k < t->columns; k++) {
		Cell *c = row->cells[k] ? row->cells[k] : (row->cells[k] = add_cell(t, row, NULL, k));
		if (c->row == row->number && c->column == k)
			dress(t, c);
		open[k] = c;
	}
}

/* ---- setting ---- */

Setting grid_begin(Table *t, Arena *a)
{
	Setting before = { t->flow.arena, t->flow.lines->arena, t->flow.lines->lang, t->flow.lines->sums };
	t->flow.arena = t->flow.lines->arena = a;
	t->flow.lines->lang = t->lang;
	t->flow.lines->sums = (SumTexts){ sums_text, t };
	return before;
}

void grid_end(Table *t, const Setting *before)
{
	t->flow.arena = before->arena;
	t->flow.lines->arena = before->lines;
	t->flow.lines->lang = before->lang;
	t->flow.lines->sums = before->sums;
}

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
		Lines *lines = t->repeats && content == c->node && !content->lang
			? repeats_set(t->repeats, t->flow.lines, content, c->style, width)
			: lines_set(t->flow.lines, content, c->style, width, NULL);
		lines = decimal_fit(t, c, lines, width);
		Unit shift = lines->count == 1 ? decimal_shift(t, c, width, lines->max_width) : 0;
		boxes_lines(out, lines, -shift, content, 1);
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
	f.limit = t->row_limit - 2 * c->pad_y;
	f.gap = 0;
	f.snap = false;
	flow_blocks(&f, content->first);
}

/* A copy of what holds inlines, with the mark behind them; their own children are shared. */
static Node *marked(Arena *a, const Node *n, const char *mark)
{
	Node *copy = ARENA_NEW(a, Node);
	*copy = *n;
	copy->parent = copy->next = copy->prev = copy->first = copy->last = NULL;
	for (const Node *i = n->first; i; i = i->next) {
		Node *twin = ARENA_NEW(a, Node);
		*twin = *i;
		twin->parent = twin->next = twin->prev = NULL;
		twin->id = NULL;
		node_append(copy, twin);
	}
	node_append(copy, node_text(a, n->place, mark, strlen(mark)));
	return copy;
}

static bool holds_paragraphs(const Node *n)
{
	const Node *k = n->first;
	while (k && k->kind == NODE_PARA)
		k = k->next;
	return n->first && !k;
}

/* Whether the paragraph is the last of its language. */
static bool ends_language(const Node *p)
{
	const char *lang = node_lang(p), *next = p->next ? node_lang(p->next) : NULL;
	bool english = lang && strcmp(lang, "en") == 0, next_english = next && strcmp(next, "en") == 0;
	return !p->next || english != next_english;
}

/* The cell's content as it is printed again: the last paragraph in either language with that language's mark. NULL: as it is. */
static Node *label_again(Arena *a, const Class *k, const Node *cell)
{
	if (!k->label_continued)
		return NULL;
	if (!holds_blocks(cell)) {
		Node *copy = marked(a, cell, k->label_continued);
		copy->parent = cell->parent;
		return copy;
	}
	if (!holds_paragraphs(cell))
		return NULL;
	Node *copy = ARENA_NEW(a, Node);
	*copy = *cell;
	copy->first = copy->last = NULL;
	for (const Node *p = cell->first; p; p = p->next) {
		const char *lang = node_lang(p);
		bool english = lang && strcmp(lang, "en") == 0 && k->english_continued;
		const char *mark = english ? k->english_continued : k->label_continued;
		node_append(copy, marked(a, p, ends_language(p) ? mark : ""));
	}
	return copy;
}

void grid_label_again(Table *t, Cell *c, bool with_mark)
{
	if (c->again && c->again_marked == with_mark)
		return;
	Arena *a = c->boxes.arena;
	bool named = with_mark && c->node && c->boxes.count && t->info && t->info->continue_label;
	Node *copy = named ? label_again(a, t->flow.klass, c->node) : NULL;
	c->again = &c->boxes;
	c->again_marked = with_mark;
	c->again_height = c->height;
	if (!copy)
		return;
	c->again = ARENA_NEW(a, BoxList);
	c->again->arena = a;
	Setting before = grid_begin(t, a);
	Kept *kept = t->flow.lines->kept;
	t->flow.lines->kept = NULL; /* the copy is the pass's, although it has the document's parents */
	set_content(t, c, copy, c->again);
	t->flow.lines->kept = kept;
	grid_end(t, &before);
	c->again_height = boxes_height(c->again, 0, c->again->count);
}

static Unit wanted(const Cell *c)
{
	Unit content = c->boxes.count ? c->height : c->style->size;
	return content + 2 * c->pad_y;
}

/* Cells of plain body rows that hold nothing say so, where the table has a word for it. */
static bool says_none(const Table *t, const Row *row)
{
	return t->info && t->info->none && !row->head && !row->node->u.row.group && row->node->u.row.place == ROW_BODY;
}

static const Node *none_node(Table *t, const Cell *c)
{
	Node *copy = ARENA_NEW(t->flow.arena, Node);
	*copy = *c->node;
	node_append(copy, node_text(t->flow.arena, copy->place, t->info->none, strlen(t->info->none)));
	return copy;
}

void grid_set(Table *t, Row *row)
{
	for (int k = 0; k < t->columns; k++) {
		Cell *c = row->cells[k];
		if (c->row != row->number || c->column != k)
			continue;
		t->sums.column = k;
		if (c->node && c->node->first && !c->boxes.count)
			set_content(t, c, c->node, &c->boxes);
		else if (c->node && !c->node->first && says_none(t, row))
			set_content(t, c, none_node(t, c), &c->boxes);
		c->height = boxes_height(&c->boxes, 0, c->boxes.count);
	}
}

/* ---- heights and levels ---- */

static void share_out(Row **rows, const Cell *c)
{
	Unit have = 0;
	for (int r = 0; r < c->rows; r++)
		have += rows[r]->height;
	Unit lack = wanted(c) - have;
	if (lack <= 0)
		return;
	for (int r = 0; r < c->rows; r++)
		rows[r]->height += lack / c->rows + (r < lack % c->rows);
}

/* Rows that a spanning cell ties together stay together while they are low: higher ones would leave
 * too much of a page empty, and their label is repeated. */
static void tie(const Table *t, Row **rows, const Cell *c)
{
	Unit height = 0;
	for (int r = 0; r < c->rows; r++)
		height += rows[r]->height;
	if (height > t->flow.limit / 8)
		return;
	for (int r = 0; r + 1 < c->rows; r++)
		if (rows[r]->level < BREAK_TOGETHER)
			rows[r]->level = BREAK_TOGETHER;
}

typedef void (*ForCell)(Table *t, Row **rows, Cell *c);

/* Each cell once, with the rows from its first one on. */
static void each_cell(Table *t, Row **rows, int count, ForCell what)
{
	for (int r = 0; r < count; r++)
		for (int k = 0; k < t->columns; k++) {
			Cell *c = rows[r]->cells[k];
			if (c->row == rows[r]->number && c->column == k)
				what(t, rows + r, c);
		}
}

static void own_height(Table *t, Row **rows, Cell *c)
{
	(void)t;
	if (c->rows == 1 && wanted(c) > rows[0]->height)
		rows[0]->height = wanted(c);
}

static void spanning_height(Table *t, Row **rows, Cell *c)
{
	(void)t;
	if (c->rows > 1)
		share_out(rows, c);
}

/* Rows that head a group stay with the next. */
static void level(Table *t, Row **rows, Cell *c)
{
	if (c->keep_next)
		rows[c->rows - 1]->level = BREAK_KEEP;
	if (c->rows > 1)
		tie(t, rows, c);
}

void grid_finish(Table *t, Row **rows, int count)
{
	int end = rows[0]->number + count;
	for (int k = 0; k < t->columns; k++) { /* more rows asked for than there are */
		Cell *c = rows[count - 1]->cells[k];
		if (c->row + c->rows > end)
			c->rows = end - c->row;
	}
	each_cell(t, rows, count, own_height);
	each_cell(t, rows, count, spanning_height);
	each_cell(t, rows, count, level);
	for (int r = 0; r < count; r++)
		if (rows[r]->node->u.row.group || rows[r]->node->u.row.keep)
			rows[r]->level = BREAK_KEEP;
}

void grid_band(Table *t, Band *band, const Node *const *nodes, int count, bool head)
{
	band->count = count;
	if (!count)
		return;
	Setting before = grid_begin(t, t->arena);
	Cell **open = arena_array(t->arena, (size_t)t->columns, sizeof(Cell *));
	band->rows = arena_array(t->arena, (size_t)count, sizeof(Row *));
	t->sums.sample = !head;
	for (int r = 0; r < count; r++) {
		Row *row = band->rows[r] = ARENA_NEW(t->arena, Row);
		row->node = nodes[r];
		row->number = r;
		row->head = head;
		band->sums = band->sums || sums_in(nodes[r]);
		t->sums.row = row;
		grid_place(t, row, open);
		grid_set(t, row);
	}
	t->sums.sample = false;
	grid_end(t, &before);
	grid_finish(t, band->rows, count);
	for (int r = 0; r < count; r++)
		band->height += band->rows[r]->height;
}

/* ---- passing over all rows ---- */

typedef struct Passing {
	Table *t;
	RowVisit visit;
	void  *context;
	Cell **open;
	Arena *own;
	int    number, first; /* rows met, and those since the arena was begun */
} Passing;

static void pass_begin(Passing *p)
{
	p->own = p->t->flow.arena = p->t->flow.lines->arena = arena_new_in(p->t->arena);
	p->first = p->number;
	memset(p->open, 0, (size_t)p->t->columns * sizeof(Cell *));
}

/* What the rows before took is dropped where no cell spans on. */
static void pass_row(Passing *p, const Node *n)
{
	enum { ROWS = 32 };
	Table *t = p->t;
	bool closed = p->number - p->first >= ROWS;
	Row row = { .node = n, .number = p->number++ };
	row.head = n->u.row.place == ROW_BODY && row.number < t->head_rows;
	grid_place(t, &row, p->open);
	p->visit(t, &row, p->context);
	for (int k = 0; k < t->columns; k++)
		closed = closed && p->open[k]->row + p->open[k]->rows <= p->number;
	if (closed) {
		arena_free(p->own);
		pass_begin(p);
	}
}

bool grid_each_row(Table *t, bool source, RowVisit visit, void *context)
{
	Passing p = { .t = t, .visit = visit, .context = context };
	RowSource *rows = source ? t->info->source : NULL;
	Node *n;
	p.open = arena_array(t->arena, (size_t)t->columns, sizeof(Cell *));
	if (rows && !rows->rewind(rows, t->flow.diag))
		return false;
	Setting before = grid_begin(t, t->arena);
	pass_begin(&p);
	for (n = t->node->first; n; n = n->next)
		if (n->kind == NODE_ROW && n->u.row.place == ROW_BODY)
			pass_row(&p, n);
	while (rows && (n = rows->next(rows, p.own, t->flow.diag))) {
		n->parent = (Node *)t->node;
		pass_row(&p, n);
	}
	memset(p.open, 0, (size_t)t->columns * sizeof(Cell *));
	for (n = t->node->first; n; n = n->next)
		if (n->kind == NODE_ROW && n->u.row.place != ROW_BODY)
			pass_row(&p, n);
	grid_end(t, &before);
	arena_free(p.own);
	return !rows || !rows->failed;
}
