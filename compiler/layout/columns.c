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

static void measure(Table *t, Width *w, const Cell *c, const Node *n, const Style *s)
{
	Unit natural, least;
	lines_widths(t->flow.lines, n, s, &natural, &least);
	natural += 2 * c->pad_x;
	least += 2 * c->pad_x;
	w->natural = natural > w->natural ? natural : w->natural;
	w->least = least > w->least ? least : w->least;
}

static void measure_cell(Table *t, Width *w, const Cell *c)
{
	const Node *first = c->node ? c->node->first : NULL;
	if (first && !node_is_block(first->kind))
		measure(t, w, c, c->node, c->style);
	for (const Node *n = first; n; n = n->next)
		if (n->kind == NODE_PARA)
			measure(t, w, c, n, n->style || n->lang ? class_node_style(t->flow.klass, n) : c->style);
	w->pads = 2 * c->pad_x > w->pads ? 2 * c->pad_x : w->pads;
	w->natural = 2 * c->pad_x > w->natural ? 2 * c->pad_x : w->natural;
	w->least = 2 * c->pad_x > w->least ? 2 * c->pad_x : w->least;
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
	if (sum > room && flow_first(&t->flow, "columns", t->place))
		diag_warn(t->flow.diag, t->place, "the columns are wider than the text by %d pt: made narrower in proportion",
		          (int)((sum - room) / UNIT_PT) + 1);
	for (int k = 0; k < t->columns; k++) {
		if (sum > room)
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
	return true;
}
