/* chart_line.c - lines over periods: markers and dashes tell the series apart, names stand at the lines' ends.
 *
 * A figure stands above or below its point, where neither text nor a line is in its way.  A point that
 * is not known parts its line. */
#include "layout/chart_parts.h"

enum { STEPS = 5, FIGURES = 16 /* more points than that are read from the scale */ };

typedef struct Graph {
	ChartPen    *p;
	const Chart *c;
	Rect         plot;
	ChartAxis    axis;
	bool         small;
} Graph;

typedef struct Point {
	Unit x, y;
	bool known;
} Point;

static Point point(const Graph *g, int series, int row)
{
	Number n = g->c->series[series].values[row];
	int rows = g->c->rows ? g->c->rows : 1;
	Point at = { .x = g->plot.x + unit_scale(g->plot.w, 2 * row + 1, 2 * rows), .known = number_ok(n) };
	at.y = at.known ? axis_at(&g->axis, n) : 0;
	return at;
}

/* ---- lines ---- */

static void line(Graph *g, int series)
{
	const Chart *c = g->c;
	uint32_t color = pen_mix(pen_color(g->p, c, series), 0, 850);
	PathStep *steps = arena_array(g->p->flow->arena, (size_t)c->rows + 1, sizeof *steps);
	uint32_t count = 0;
	bool pen_down = false;
	Unit dash, gap;
	for (int r = 0; r < c->rows; r++) {
		Point at = point(g, series, r);
		if (at.known)
			steps[count++] = (PathStep){ pen_down ? PATH_LINE : PATH_MOVE, { at.x }, { at.y } };
		pen_down = at.known;
	}
	pen_dash(series, &dash, &gap);
	if (count > 1)
		pen_path(g->p, steps, count, PATH_NO_COLOR, color, 1300, dash, gap);
	for (int r = 0; r < c->rows && (!g->small || c->rows <= 8); r++) {
		Point at = point(g, series, r);
		if (at.known)
			pen_marker(g->p, at.x, at.y, c, series);
	}
}

/* ---- figures ---- */

static bool crosses(Point a, Point b, Rect r)
{
	if (!a.known || !b.known || b.x <= r.x || a.x >= r.x + r.w || b.x <= a.x)
		return false;
	Unit from = r.x > a.x ? r.x : a.x, to = r.x + r.w < b.x ? r.x + r.w : b.x;
	Unit y0 = a.y + unit_scale(b.y - a.y, from - a.x, b.x - a.x), y1 = a.y + unit_scale(b.y - a.y, to - a.x, b.x - a.x);
	Unit low = y0 < y1 ? y0 : y1, high = y0 < y1 ? y1 : y0;
	return high > r.y && low < r.y + r.h;
}

static bool clear(const Graph *g, Rect r)
{
	if (!pen_free(g->p, r) || r.y < g->plot.y - g->p->value.size * 2 || r.y + r.h > g->plot.y + g->plot.h)
		return false;
	for (int s = 0; s < g->c->series_count; s++)
		for (int i = 0; i < g->c->rows; i++) {
			Point at = point(g, s, i);
			if (at.known && at.x + 2500 > r.x && at.x - 2500 < r.x + r.w && at.y + 2500 > r.y && at.y - 2500 < r.y + r.h)
				return false;
			if (i + 1 < g->c->rows && crosses(at, point(g, s, i + 1), r))
				return false;
		}
	return true;
}

/* Is the point the lowest of its column? Then its figure is better below. */
static bool lowest(const Graph *g, int series, int row)
{
	Point at = point(g, series, row);
	for (int s = 0; s < g->c->series_count; s++) {
		Point other = point(g, s, row);
		if (s != series && other.known && (other.y > at.y || (other.y == at.y && s > series)))
			return false;
	}
	return g->c->series_count > 1;
}

static void figure(Graph *g, int series, int row)
{
	const Chart *c = g->c;
	Number n = c->series[series].values[row];
	Point at = point(g, series, row);
	if (!at.known && c->series_count == 1) {
		ChartText *t = pen_figure(g->p, &g->p->value, c, n);
		Rect r = { at.x - t->width / 2, g->axis.from - t->height - 2000, t->width, t->height };
		if (clear(g, r)) {
			pen_put_clear(g->p, t, r.x, r.y);
			return;
		}
	}
	if (!at.known) {
		pen_unshown(g->p, c, c->labels[row], c->series_count > 1 ? c->series[series].name : NULL, n);
		return;
	}
	ChartText *t = pen_figure(g->p, &g->p->value, c, n);
	const Unit near = 3600;
	Unit up = at.y - near - t->height, down = at.y + near, first = lowest(g, series, row) ? down : up;
	Unit beside = at.y - t->height - 800;
	Rect places[4] = {
		{ at.x - t->width / 2, first, t->width, t->height },
		{ at.x - t->width / 2, up + down - first, t->width, t->height },
		{ at.x + near, beside, t->width, t->height },
		{ at.x - near - t->width, beside, t->width, t->height },
	};
	for (int i = 0; i < 4; i++)
		if (clear(g, places[i])) {
			pen_put_clear(g->p, t, places[i].x, places[i].y);
			return;
		}
	pen_unshown(g->p, c, c->labels[row], c->series_count > 1 ? c->series[series].name : NULL, n);
}

static void figures(Graph *g)
{
	const Chart *c = g->c;
	bool all = c->values && c->rows * c->series_count <= FIGURES && !g->small;
	for (int r = 0; r < c->rows; r++)
		for (int s = 0; s < c->series_count; s++)
			if (all || (!number_ok(c->series[s].values[r]) && !g->small))
				figure(g, s, r);
}

/* In a small chart the last figure alone is told. */
static void last_figures(Graph *g)
{
	const Chart *c = g->c;
	for (int s = 0; c->values && s < c->series_count; s++)
		for (int r = c->rows - 1; r >= 0; r--) {
			Point at = point(g, s, r);
			if (!at.known)
				continue;
			ChartText *t = pen_figure(g->p, &g->p->axis, c, c->series[s].values[r]);
			Unit x = at.x - t->width / 2, most = g->plot.x + g->plot.w - t->width;
			Rect up = { x > most ? most : x, at.y - 3200 - t->height, t->width, t->height }, down = up;
			down.y = at.y + 3200;
			Rect place = clear(g, up) ? up : down;
			if (clear(g, place))
				pen_put_clear(g->p, t, place.x, place.y);
			break;
		}
}

/* ---- names at the ends ---- */

typedef struct End {
	ChartText *name;
	Point at;
	int series;
	Unit y; /* top of the name */
} End;

/* From above down no name begins before the one above it ends; if that leads below the plot, all move up. */
static void part(End *ends, int count, Unit bottom)
{
	for (int i = 1; i < count; i++)
		for (int k = i; k > 0 && ends[k].at.y < ends[k - 1].at.y; k--) {
			End e = ends[k];
			ends[k] = ends[k - 1];
			ends[k - 1] = e;
		}
	for (int i = 0; i < count; i++) {
		ends[i].y = ends[i].at.y - ends[i].name->height / 2;
		if (i && ends[i].y < ends[i - 1].y + ends[i - 1].name->height + 1500)
			ends[i].y = ends[i - 1].y + ends[i - 1].name->height + 1500;
	}
	for (int i = count - 1; i >= 0; i--) {
		Unit most = (i + 1 < count ? ends[i + 1].y - 1500 : bottom) - ends[i].name->height;
		ends[i].y = ends[i].y > most ? most : ends[i].y;
	}
}

static void end_names(Graph *g, ChartText **names)
{
	End ends[CHART_SERIES];
	int count = 0;
	Unit edge = g->plot.x + g->plot.w;
	for (int s = 0; s < g->c->series_count; s++) {
		End e = { .name = names[s], .series = s };
		for (int r = g->c->rows - 1; r >= 0 && !e.at.known; r--)
			e.at = point(g, s, r);
		if (!e.at.known)
			e.at.y = g->plot.y + g->plot.h;
		ends[count++] = e;
	}
	part(ends, count, g->plot.y + g->plot.h + g->p->label.size / 2);
	for (int i = 0; i < count; i++) {
		const End *e = &ends[i];
		uint32_t color = pen_mix(pen_color(g->p, g->c, e->series), 0, 850);
		Unit middle = e->y + e->name->height / 2;
		if (e->at.known)
			pen_line(g->p, e->at.x + 4500, e->at.y, edge + 3000, middle, color, 350, 0, 0);
		pen_put(g->p, e->name, edge + 5000, e->y, e->name->width, ALIGN_LEFT);
	}
}

/* ---- the chart ---- */

/* From zero, unless the figures lie so close together far above it that nothing would be seen. */
static void find_axis(Graph *g, const ChartArea *area)
{
	Number least, most, zero = number_int(0);
	if (area->scale) {
		g->axis = *area->scale;
		return;
	}
	if (!axis_range(g->c, &least, &most))
		least = most = zero;
	Number spread = number_mul(number_sub(most, least), number_int(4));
	bool close = number_cmp(least, zero) > 0 && number_cmp(spread, zero) > 0 && number_cmp(spread, most) < 0;
	if (number_cmp(least, zero) > 0 && !close)
		least = zero;
	if (number_cmp(most, zero) < 0)
		most = zero;
	axis_find(&g->axis, least, most, STEPS);
}

static void mark(Graph *g)
{
	const Chart *c = g->c;
	if (!number_ok(c->mark))
		return;
	Unit y = axis_at(&g->axis, c->mark);
	pen_line(g->p, g->plot.x, y, g->plot.x + g->plot.w, y, g->p->look->mark, 700, 4000, 2000);
	if (g->small)
		return;
	Buf b = { 0 };
	if (c->mark_label)
		buf_printf(&b, "%s ", c->mark_label);
	chart_figure_mark(c, &b);
	ChartText *t = pen_set(g->p, &g->p->axis, buf_text(&b), g->plot.w);
	buf_free(&b);
	pen_put(g->p, t, g->plot.x + 2000, y - t->height - 1500, t->width, ALIGN_LEFT);
}

Unit chart_line(ChartPen *p, const Chart *c, const ChartArea *area)
{
	Rect at = area->at;
	Graph g = { .p = p, .c = c, .small = area->small };
	ChartText *names[CHART_SERIES];
	Unit right = 0;
	find_axis(&g, area);
	for (int s = 0; s < c->series_count && c->series_count > 1 && !area->small; s++) {
		names[s] = pen_set(p, &p->label, c->series[s].name, at.w / 4);
		right = names[s]->width + 6000 > right ? names[s]->width + 6000 : right;
	}
	Chart alone = *c; /* the names stand at the lines' ends, so the head has the unit only */
	alone.series_count = 0;
	Unit head = area->small ? 0 : chart_head(p, &alone, true, at.x, at.y, at.w, true);
	Unit left = chart_scale_room(p, c, &g.axis, area, right);
	Unit over = area->small ? p->axis.size + 3000 : p->value.size + 3000;
	g.plot = (Rect){ at.x + left, at.y + head + over, at.w - left - right, 0 };
	Unit below = chart_periods(p, c, g.plot.x, g.plot.w, 0, true, false);
	g.plot.h = at.h - head - over - below;
	g.plot.h = g.plot.h < CHART_PLOT_LEAST ? CHART_PLOT_LEAST : g.plot.h;
	g.axis.from = g.plot.y + g.plot.h;
	g.axis.to = g.plot.y;
	chart_grid(p, c, &g.axis, g.plot.x, g.plot.w, left > 0);
	if (g.axis.low <= 0) /* no line of zero where the scale begins above it */
		pen_rule(p, g.plot.x, axis_at(&g.axis, number_int(0)) - 300, g.plot.w, 600, p->look->axis);
	for (int s = c->series_count; s-- > 0;)
		line(&g, s);
	mark(&g);
	chart_periods(p, c, g.plot.x, g.plot.w, g.plot.y + g.plot.h, true, true);
	if (right)
		end_names(&g, names);
	figures(&g);
	if (area->small)
		last_figures(&g);
	return g.plot.y + g.plot.h + below - at.y;
}
