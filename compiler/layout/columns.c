/* columns.c - how wide a table's columns are.
 *
 * Fixed widths come first; columns from content get their natural width, or a share between their
 * least and their natural width when there is not enough; weights share what is left.  Without
 * weights the columns from content share it instead, so that such a table is as wide as the text. */
#include "layout/grid.h"

typedef struct Width {
	Unit natural, least;
	Unit width;
	Unit pads;  /* at both sides */
	bool fixed;
	int32_t weight;
} Width;

static Unit larger(Unit a, Unit b)
{
	return a > b ? a : b;
}

static void measure(Table *t, Width *w, const Cell *c, const Node *n, const Style *s)
{
	Unit natural, least;
	lines_widths(t->flow.lines, n, s, &natural, &least);
	w->natural = larger(w->natural, natural + 2 * c->pad_x);
	w->least = larger(w->least, least + 2 * c->pad_x);
}

/* What a table in the cell wants: its columns' widths, of text as the cell's own would be set.  Rows are taken
 * as if no cell spanned. */
static void measure_table(Table *t, Width *w, const Cell *c, const Node *table)
{
	int columns = grid_columns(table);
	Width *in = arena_array(t->flow.arena, (size_t)columns + 1, sizeof *in), sum = { 0 };
	for (const Node *r = table->first; r; r = r->next) {
		int k = 0;
		for (const Node *n = r->kind == NODE_ROW ? r->first : NULL; n && k < columns; n = n->next, k++)
			if (n->first && !node_is_block(n->first->kind) && n->u.cell.colspan < 2)
				measure(t, &in[k], c, n, c->style);
	}
	for (int k = 0; k < columns; k++) {
		const TableInfo *info = table->u.table;
		Unit fixed = info && k < info->column_count ? info->columns[k].width : 0;
		Unit least = larger(in[k].least, c->style->size + 2 * c->pad_x);
		sum.natural += fixed > 0 ? fixed : larger(in[k].natural, least);
		sum.least += fixed > 0 ? fixed : least;
	}
	w->natural = larger(w->natural, sum.natural + 2 * c->pad_x);
	w->least = larger(w->least, sum.least + 2 * c->pad_x);
}

static void measure_cell(Table *t, Width *w, const Cell *c)
{
	const Node *first = c->node ? c->node->first : NULL;
	if (first && !node_is_block(first->kind))
		measure(t, w, c, c->node, c->style);
	for (const Node *n = first; n; n = n->next)
		if (n->kind == NODE_PARA)
			measure(t, w, c, n, n->style || n->lang ? class_node_style(t->flow.klass, n) : c->style);
		else if (n->kind == NODE_TABLE)
			measure_table(t, w, c, n);
	w->pads = larger(w->pads, 2 * c->pad_x);
	w->natural = larger(w->natural, 2 * c->pad_x);
	w->least = larger(w->least, 2 * c->pad_x);
}

static void measure_row(Table *t, const Row *row, void *context)
{
	Width *w = context;
	t->sums.row = row;
	for (int k = 0; k < t->columns; k++) {
		const Cell *c = row->cells[k];
		Width *at = &w[k];
		if (c->row != row->number || c->columns > 1 || at->fixed || at->weight)
			continue;
		t->sums.column = k;
		measure_cell(t, at, c);
	}
}

/* Gives the content columns their widths inside room; returns what is used. */
static Unit give_content(Table *t, Width *w, Unit room, bool fill)
{
	int64_t natural = 0, least = 0, used = 0;
	for (int k = 0; k < t->columns; k++) {
		if (w[k].fixed || w[k].weight)
			continue;
		if (t->blocks && w[k].natural < t->blocks[k].whole + t->blocks[k].tail + w[k].pads)
			w[k].natural = t->blocks[k].whole + t->blocks[k].tail + w[k].pads;
		if (w[k].natural < w[k].least)
			w[k].natural = w[k].least;
		if (!w[k].natural)
			w[k].natural = w[k].least = t->style->size;
		natural += w[k].natural;
		least += w[k].least;
	}
	for (int k = 0; k < t->columns; k++) {
		if (w[k].fixed || w[k].weight)
			continue;
		if (natural <= room)
			w[k].width = fill ? unit_scale(w[k].natural, room, natural) : w[k].natural;
		else if (least >= room)
			w[k].width = unit_scale(w[k].least, room, least);
		else
			w[k].width = w[k].least + unit_scale(w[k].natural - w[k].least, room - least, natural - least);
		used += w[k].width;
	}
	return (Unit)used;
}

static Unit give_fixed(Table *t, Width *w, Unit room)
{
	const TableInfo *info = t->info;
	int64_t sum = 0, given = 0;
	for (int k = 0; k < t->columns; k++) {
		w[k].weight = info && k < info->column_count ? info->columns[k].weight : 0;
		w[k].fixed = info && k < info->column_count && info->columns[k].width > 0;
		w[k].width = w[k].fixed ? info->columns[k].width : 0;
		sum += w[k].width;
	}
	bool over = sum > 0 && sum > room; /* the room is less than nothing deep in lists */
	if (over && flow_first(&t->flow, "columns", t->place))
		diag_warn(t->flow.diag, t->place, "the columns are wider than the text by %d pt: made narrower in proportion",
		          (int)((sum - room) / UNIT_PT) + 1);
	for (int k = 0; k < t->columns; k++) {
		if (over)
			w[k].width = unit_scale(w[k].width, room, sum);
		given += w[k].width;
	}
	return (Unit)given;
}

static void give_weights(Table *t, Width *w, Unit room, int64_t weights)
{
	int64_t seen = 0;
	Unit given = 0;
	for (int k = 0; k < t->columns; k++) {
		if (!w[k].weight || w[k].fixed)
			continue;
		seen += w[k].weight;
		Unit edge = unit_scale(room, seen, weights);
		w[k].width = edge - given;
		given = edge;
	}
}

/* Rows that come one by one cannot all be measured. */
static bool all_given(Table *t, const Width *w)
{
	for (int k = 0; k < t->columns; k++)
		if (!w[k].fixed && !w[k].weight) {
			if (flow_first(&t->flow, "widths", t->place))
				diag_error(t->flow.diag, t->place, "a table whose rows come one by one needs a width for each column: column %d has none",
				           k + 1);
			return false;
		}
	return true;
}

/* Text is never set narrower than a character: it would stand in the next column. */
static void warn_narrow(Table *t)
{
	const Style *cell = class_style(t->flow.klass, "cell");
	Unit least = t->style->pad_x + (cell ? cell->size : t->style->size);
	for (int k = 0; k < t->columns; k++)
		if (t->x[k + 1] - t->x[k] < least && flow_first(&t->flow, "too narrow", t->place)) {
			diag_warn(t->flow.diag, t->place, "column %d of this table is narrower than a character", k + 1);
			return;
		}
}

bool grid_widths(Table *t, Unit width)
{
	Width *w = arena_array(t->flow.arena, (size_t)t->columns, sizeof *w);
	int content = 0;
	int64_t weights = 0;
	Unit room = width - give_fixed(t, w, width);
	for (int k = 0; k < t->columns; k++) {
		weights += w[k].fixed ? 0 : w[k].weight;
		content += !w[k].fixed && !w[k].weight;
	}
	if (t->info && t->info->source && !all_given(t, w))
		return false;
	if (content) {
		t->sums.sample = true;
		grid_each_row(t, false, measure_row, w);
		t->sums.sample = false;
		room -= give_content(t, w, weights ? room - room / 4 : room, !weights);
	}
	if (weights)
		give_weights(t, w, room, weights);
	t->x = arena_array(t->flow.arena, (size_t)t->columns + 1, sizeof *t->x);
	for (int k = 0; k < t->columns; k++)
		t->x[k + 1] = t->x[k] + w[k].width;
	Unit rest = width - t->x[t->columns]; /* a narrow table stands in the middle unless its style says otherwise */
	Unit shift = t->style->align == ALIGN_LEFT ? 0 : t->style->align == ALIGN_RIGHT ? rest : rest / 2;
	if (rest < t->columns * 2)
		t->x[t->columns] = width; /* what rounding lost */
	else
		for (int k = 0; k <= t->columns; k++)
			t->x[k] += shift;
	warn_narrow(t);
	return true;
}
