/* chart_bar.c - bars that stand: side by side or stacked.
 *
 * Where a name does not fit under its bars the chart lies down instead (chart_rows.c), and so it does where a
 * figure does not fit above its bar, as long as that is not higher than the page. */
#include "layout/chart_parts.h"

enum { NAME_LINES = 3, STEPS = 5 };

typedef struct Bars {
	ChartPen    *p;
	const Chart *c;
	Rect         plot;
	ChartAxis    axis;
	Unit         zero;
	Unit         slot, bar, pitch; /* of a row; of a bar; from bar to bar */
	bool         figures, small;
	bool         writing; /* the second time over: bars stand, figures come */
} Bars;

/* How wide the bars of a slot are. */
static void find_bars(Bars *b)
{
	int n = b->c->stacked || !b->c->series_count ? 1 : b->c->series_count;
	Unit most = 30000, group = b->slot * (n > 1 ? 76 : 56) / 100;
	b->pitch = group / n;
	if (b->pitch > most)
		b->pitch = most;
	b->bar = n > 1 ? b->pitch - b->pitch / 12 : b->pitch;
}

static ChartText *figure(const Bars *b, Number n)
{
	return pen_figure(b->p, &b->p->value, b->c, n);
}

static bool figures_fit(const Bars *b)
{
	Unit room = b->c->stacked || b->c->series_count == 1 ? b->slot - 3000 : b->pitch + 500;
	return chart_figures_width(b->p, b->c) <= room;
}

/* The figure beyond the bar's end, where nothing stands yet; else it goes into the line below. */
static void end_figure(Bars *b, int row, int series, Number n, Unit middle, Unit end)
{
	const Unit gap = 1500;
	ChartText *t = figure(b, n);
	bool down = number_ok(n) && n.num < 0;
	Rect r = { middle - t->width / 2, down ? end + gap : end - gap - t->height, t->width, t->height };
	if (pen_free(b->p, r))
		pen_put_clear(b->p, t, r.x, r.y);
	else
		pen_unshown(b->p, b->c, b->c->labels[row], series >= 0 && b->c->series_count > 1 ? b->c->series[series].name : NULL, n);
}

static Rect upright(Unit x, Unit w, Unit a, Unit b)
{
	return (Rect){ x, a < b ? a : b, w, a < b ? b - a : a - b };
}

static void group(Bars *b, int row)
{
	const Chart *c = b->c;
	Unit left = b->plot.x + unit_scale(b->plot.w, row, c->rows) + (b->slot - b->pitch * c->series_count) / 2;
	for (int s = 0; s < c->series_count; s++, left += b->pitch) {
		Number n = c->series[s].values[row];
		Unit end = number_ok(n) ? axis_at(&b->axis, n) : b->zero, x = left + (b->pitch - b->bar) / 2;
		if (!b->writing)
			pen_bar(b->p, upright(x, b->bar, b->zero, end), c, s);
		else if (b->figures || !number_ok(n))
			end_figure(b, row, s, n, x + b->bar / 2, end);
	}
}

/* The figure inside its part of a stack, where it has room. */
static void part_figure(Bars *b, Rect part, int row, int series, Number n)
{
	ChartText *t = figure(b, n);
	if (part.h < t->height + 1000 || part.w < t->width + 1000)
		pen_unshown(b->p, b->c, b->c->labels[row], b->c->series[series].name, n);
	else
		chart_part_figure(b->p, b->c, t, part, series);
}

static void stack(Bars *b, int row)
{
	const Chart *c = b->c;
	Unit x = b->plot.x + unit_scale(b->plot.w, row, c->rows) + (b->slot - b->bar) / 2;
	ChartStack sum = { number_int(0), number_int(0), false };
	for (int s = 0; s < c->series_count; s++) {
		Number n = c->series[s].values[row], from, to;
		if (!chart_stack(&sum, n, &from, &to)) {
			if (b->writing)
				pen_unshown(b->p, c, c->labels[row], c->series[s].name, n);
			continue;
		}
		Rect part = upright(x, b->bar, axis_at(&b->axis, from), axis_at(&b->axis, to));
		if (!b->writing) {
			pen_bar(b->p, part, c, s);
			pen_rule(b->p, x, part.y, b->bar, 500, 0xFFFFFF);
		} else if (b->figures && n.num != 0)
			part_figure(b, part, row, s, n);
	}
	if (b->writing && b->figures && !sum.unknown)
		end_figure(b, row, -1, number_add(sum.up, sum.down), x + b->bar / 2, axis_at(&b->axis, chart_stack_end(&sum)));
}

static void mark(Bars *b)
{
	const Chart *c = b->c;
	if (!number_ok(c->mark))
		return;
	Unit y = axis_at(&b->axis, c->mark);
	pen_line(b->p, b->plot.x, y, b->plot.x + b->plot.w, y, b->p->look->mark, 700, 4000, 2000);
	if (b->small)
		return;
	ChartText *t = pen_figure_mark(b->p, &b->p->axis, c);
	ChartText *name = c->mark_label ? pen_set(b->p, &b->p->axis, c->mark_label, UNIT_MAX / 4) : NULL;
	Unit x = b->plot.x + b->plot.w + 3000, top = y - t->height / 2 - (name ? name->pitch / 2 : 0);
	if (name)
		pen_put(b->p, name, x, top, name->width, ALIGN_LEFT);
	pen_put(b->p, t, x, top + (name ? name->height + name->pitch - name->size : 0), t->width, ALIGN_LEFT);
}

/* Room at the right for what names the line across. */
static Unit mark_width(ChartPen *p, const Chart *c)
{
	if (!number_ok(c->mark))
		return 0;
	Unit w = pen_figure_mark(p, &p->axis, c)->width;
	if (c->mark_label) {
		Unit name = pen_set(p, &p->axis, c->mark_label, UNIT_MAX / 4)->width;
		w = name > w ? name : w;
	}
	return w + 4000;
}

static void find_axis(Bars *b, const ChartArea *area)
{
	Number least, most;
	if (area->scale) {
		b->axis = *area->scale;
		return;
	}
	axis_range_from_zero(b->c, &least, &most);
	axis_find(&b->axis, least, most, STEPS);
}

static void names(const Bars *b, ChartText **names, Unit y)
{
	for (int r = 0; r < b->c->rows; r++)
		pen_put(b->p, names[r], b->plot.x + unit_scale(b->plot.w, r, b->c->rows), y, b->slot, ALIGN_CENTER);
}

static void rows_drawn(Bars *b)
{
	for (int r = 0; r < b->c->rows; r++)
		if (b->c->stacked)
			stack(b, r);
		else
			group(b, r);
}

static void all_unshown(Bars *b)
{
	const Chart *c = b->c;
	for (int r = 0; r < c->rows; r++)
		for (int s = 0; s < c->series_count; s++)
			if (number_ok(c->series[s].values[r]))
				pen_unshown(b->p, c, c->labels[r], c->series_count > 1 ? c->series[s].name : NULL, c->series[s].values[r]);
}

Unit chart_bar(ChartPen *p, const Chart *c, const ChartArea *area)
{
	Rect at = area->at;
	Bars b = { .p = p, .c = c, .small = area->small };
	int rows = c->rows ? c->rows : 1;
	find_axis(&b, area);
	Unit right = area->small ? 0 : mark_width(p, c), left = chart_scale_room(p, c, &b.axis, area, right);
	b.plot.x = at.x + left;
	b.plot.w = at.w - left - right;
	b.slot = b.plot.w / rows;
	find_bars(&b);
	ChartText **under = arena_array(p->flow->arena, (size_t)rows, sizeof(ChartText *));
	Unit below = 0;
	bool named = chart_names(p, c, b.slot, NAME_LINES, under, &below), fits = figures_fit(&b);
	if (area->small)
		below = chart_periods(p, c, b.plot.x, b.plot.w, 0, false, false);
	if (!area->small && (!named || (c->values && !fits && chart_rows_need(p, c, at.w) <= area->most))) {
		ChartArea lying = *area;
		lying.at.h = area->most;
		lying.fill = false;
		return chart_rows(p, c, &lying);
	}
	b.figures = c->values && fits;
	Unit head = area->small ? 0 : chart_head(p, c, false, at.x, at.y, at.w, true);
	Unit over = p->value.size + 3000, lower = b.axis.low < 0 ? over : 0, gap = area->small ? 0 : 4000;
	b.plot.y = at.y + head + over;
	b.plot.h = at.h - head - over - lower - below - gap;
	b.plot.h = b.plot.h < CHART_PLOT_LEAST ? CHART_PLOT_LEAST : b.plot.h;
	b.axis.from = b.plot.y + b.plot.h;
	b.axis.to = b.plot.y;
	b.zero = axis_at(&b.axis, number_int(0));
	chart_grid(p, c, &b.axis, b.plot.x, b.plot.w, left > 0);
	rows_drawn(&b);
	pen_rule(p, b.plot.x, b.zero - 300, b.plot.w, 600, p->look->axis);
	mark(&b);
	b.writing = true;
	rows_drawn(&b);
	if (c->values && !fits && !area->small)
		all_unshown(&b);
	if (area->small)
		chart_periods(p, c, b.plot.x, b.plot.w, b.plot.y + b.plot.h + lower, false, true);
	else
		names(&b, under, b.plot.y + b.plot.h + lower + gap);
	return b.plot.y + b.plot.h + lower + below + gap - at.y;
}
