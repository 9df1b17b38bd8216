/* chart_rows.c - bars that lie: rankings, and columns whose names or figures would not fit.
 *
 * Every figure stands at its bar's end, so there is no scale beside the zero line. */
#include "layout/chart_parts.h"

enum { STEPS = 5 };

static const Unit pad_usual = 6500, pad_least = 1500;

typedef struct Rows {
	ChartPen    *p;
	const Chart *c;
	Rect         plot;
	ChartAxis    axis;
	Unit         zero, bar, pad; /* a bar's height; what a row is higher than what stands in it */
	ChartText  **names;
	Unit         name_x, name_width, place_width;
} Rows;

static int bars_in_row(const Chart *c)
{
	return c->stacked || c->series_count < 1 ? 1 : c->series_count;
}

/* The place of a row in the order; equal figures share one. */
static int place_of(const Chart *c, int row)
{
	const Number *v = c->series[0].values;
	while (row > 0 && number_cmp(v[row], v[row - 1]) == 0)
		row--;
	return row + 1;
}

/* Columns from the left: the place, the name; returns where the bars begin. */
static Unit columns(Rows *r, Unit width)
{
	ChartPen *p = r->p;
	r->names = arena_array(p->flow->arena, (size_t)r->c->rows + 1, sizeof(ChartText *));
	r->place_width = r->c->ordered ? pen_set(p, &p->axis, r->c->rows > 99 ? "000" : "00", UNIT_MAX / 4)->width + 5000 : 0;
	r->name_width = chart_row_names(p, r->c, width * 42 / 100, r->names);
	return r->place_width + r->name_width + 5000;
}

static Unit row_height(const Rows *r, int i)
{
	Unit bars = bars_in_row(r->c) * r->bar, name = r->names[i]->height;
	return (bars > name ? bars : name) + r->pad;
}

static Unit rows_height(const Rows *r)
{
	Unit h = 0;
	for (int i = 0; i < r->c->rows; i++)
		h += row_height(r, i);
	return h;
}

static Unit bar_height(const ChartPen *p, const Chart *c)
{
	return bars_in_row(c) > 1 ? p->value.size + 700 : p->label.size + 1000;
}

static Unit head_height(ChartPen *p, const Chart *c, Unit width, bool draw, Unit x, Unit y)
{
	Unit head = chart_head(p, c, false, x, y, width, draw), more = 0;
	if (!number_ok(c->mark))
		return head;
	chart_mark_text(p, c, &more);
	return head + p->axis.size + 3500 + more;
}

Unit chart_rows_need(ChartPen *p, const Chart *c, Unit width)
{
	Rows r = { .p = p, .c = c, .bar = bar_height(p, c), .pad = pad_least };
	columns(&r, width);
	return head_height(p, c, width, false, 0, 0) + rows_height(&r);
}

/* The bars' room, less what figures need at their ends. */
static void find_axis(Rows *r)
{
	Number least, most, zero = number_int(0);
	Unit figures = r->c->values ? chart_figures_width(r->p, r->c) + 3000 : 1000;
	axis_range_from_zero(r->c, &least, &most);
	axis_find(&r->axis, least, most, STEPS);
	r->axis.from = r->plot.x + (r->axis.low < 0 ? figures : 0);
	r->axis.to = r->plot.x + r->plot.w - (r->axis.high > 0 ? figures : 0);
	if (r->axis.to < r->axis.from)
		r->axis.to = r->axis.from;
	r->zero = axis_at(&r->axis, zero);
}

/* The figure at the bar's end, or beyond the line across where that would run through it. */
static void end_figure(Rows *r, Number n, Unit end, Unit y)
{
	ChartText *t = pen_figure(r->p, &r->p->value, r->c, n);
	bool left = number_ok(n) && n.num < 0;
	Unit x = left ? end - 2500 - t->width : end + 2500;
	Unit mark = number_ok(r->c->mark) ? axis_at(&r->axis, r->c->mark) : UNIT_MAX;
	if (mark > x - 1500 && mark < x + t->width + 1500)
		x = left ? mark - 2500 - t->width : mark + 2500;
	pen_put(r->p, t, x, y + (r->bar - t->height) / 2, t->width, ALIGN_LEFT);
}

static Rect level(Unit a, Unit b, Unit y, Unit h)
{
	return (Rect){ a < b ? a : b, y, a < b ? b - a : a - b, h };
}

static void part_figure(Rows *r, Rect part, int row, int series, Number n)
{
	ChartText *t = pen_figure(r->p, &r->p->value, r->c, n);
	if (part.w < t->width + 2500)
		pen_unshown(r->p, r->c, r->c->labels[row], r->c->series[series].name, n);
	else
		chart_part_figure(r->p, r->c, t, part, series);
}

static void stack(Rows *r, int row, Unit y)
{
	const Chart *c = r->c;
	ChartStack sum = { number_int(0), number_int(0), false };
	for (int s = 0; s < c->series_count; s++) {
		Number n = c->series[s].values[row], from, to;
		if (!chart_stack(&sum, n, &from, &to)) {
			pen_unshown(r->p, c, c->labels[row], c->series[s].name, n);
			continue;
		}
		Rect part = level(axis_at(&r->axis, from), axis_at(&r->axis, to), y, r->bar);
		pen_bar(r->p, part, c, s);
		pen_rule(r->p, part.x + part.w - 250, y, 500, r->bar, 0xFFFFFF);
		if (c->values && n.num != 0)
			part_figure(r, part, row, s, n);
	}
	if (c->values && !sum.unknown)
		end_figure(r, number_add(sum.up, sum.down), axis_at(&r->axis, chart_stack_end(&sum)), y);
}

static void group(Rows *r, int row, Unit y)
{
	const Chart *c = r->c;
	for (int s = 0; s < c->series_count; s++, y += r->bar) {
		Number n = c->series[s].values[row];
		Unit end = number_ok(n) ? axis_at(&r->axis, n) : r->zero, thin = c->series_count > 1 ? 600 : 0;
		pen_bar(r->p, level(r->zero, end, y, r->bar - thin), c, s);
		if (c->values || !number_ok(n))
			end_figure(r, n, end, y);
	}
}

static void row(Rows *r, int i, Unit y)
{
	ChartPen *p = r->p;
	Unit h = row_height(r, i), bars = bars_in_row(r->c) * r->bar, middle = y + h / 2;
	Number n = r->c->series_count ? r->c->series[0].values[i] : NUMBER_BAD;
	if (r->c->ordered && number_ok(n)) {
		ChartText *t = pen_set(p, &p->axis, arena_printf(p->flow->arena, "%d", place_of(r->c, i)), UNIT_MAX / 4);
		pen_put(p, t, r->name_x - r->place_width, middle - t->height / 2, r->place_width - 5000, ALIGN_RIGHT);
	}
	pen_put(p, r->names[i], r->name_x, middle - r->names[i]->height / 2, r->name_width, ALIGN_LEFT);
	if (r->c->stacked)
		stack(r, i, middle - bars / 2);
	else
		group(r, i, middle - bars / 2);
}

/* The line across and what it is, above the rows. */
static void mark(Rows *r, Unit top, Unit bottom)
{
	const Chart *c = r->c;
	ChartPen *p = r->p;
	if (!number_ok(c->mark))
		return;
	Unit x = axis_at(&r->axis, c->mark), more;
	ChartText *t = chart_mark_text(p, c, &more);
	Unit left = x - t->width / 2, most = r->plot.x + r->plot.w - t->width;
	left = left > most ? most : left < r->plot.x ? r->plot.x : left;
	pen_put(p, t, left, top - p->axis.size - 2000 - more, t->width, ALIGN_LEFT);
	pen_line(p, x, top - 1000, x, bottom, p->look->mark, 700, 4000, 2000);
}

Unit chart_rows(ChartPen *p, const Chart *c, const ChartArea *area)
{
	Rect at = area->at;
	Chart shown = *c;
	Rows r = { .p = p, .c = &shown, .bar = bar_height(p, c), .pad = pad_usual };
	Unit left = columns(&r, at.w), head = head_height(p, c, at.w, true, at.x, at.y);
	Unit tallest = 0, over = head + rows_height(&r) - at.h;
	if (over > 0 && c->rows) /* closer together first */
		r.pad = r.pad - over / c->rows - 1 > pad_least ? r.pad - over / c->rows - 1 : pad_least;
	for (int i = 0; i < c->rows; i++)
		tallest = row_height(&r, i) > tallest ? row_height(&r, i) : tallest;
	if (head + rows_height(&r) > at.h)
		shown.rows = chart_rows_fit(p, c, area, head, tallest);
	Unit spare = area->fill && shown.rows ? (at.h - head - rows_height(&r)) / shown.rows : 0;
	r.name_x = at.x + r.place_width;
	r.plot = (Rect){ at.x + left, at.y + head, at.w - left, rows_height(&r) };
	find_axis(&r);
	spare = spare > 0 ? spare : 0;
	Unit y = r.plot.y, bottom = y + r.plot.h + spare * shown.rows;
	for (int i = 0; i < shown.rows; i++) {
		row(&r, i, y + spare / 2);
		y += row_height(&r, i) + spare;
	}
	mark(&r, r.plot.y, bottom);
	pen_rule(p, r.zero - 300, r.plot.y, 600, bottom - r.plot.y, p->look->axis);
	return bottom - at.y;
}
