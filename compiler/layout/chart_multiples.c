/* chart_multiples.c - small charts beside and below each other, all on one scale.
 *
 * The scale's figures stand at the first chart of each row; the legend in the first cell that is free, or
 * above them all. */
#include "layout/chart_parts.h"

typedef struct Grid {
	ChartPen    *p;
	const Chart *c;
	ChartAxis    axis;
	int  columns, rows;
	Unit scale, width, height, gap; /* of the scale's figures; of a small chart; between them */
	Unit title;                     /* height of the highest */
} Grid;

static void find_axis(Grid *g)
{
	Number least = number_int(0), most = least;
	for (int i = 0; i < g->c->panel_count; i++) {
		Number low, high;
		axis_range_from_zero(g->c->panels[i], &low, &high);
		least = number_cmp(low, least) < 0 ? low : least;
		most = number_cmp(high, most) > 0 ? high : most;
	}
	axis_find(&g->axis, least, most, 4);
}

static void panel(Grid *g, int i, Rect cell)
{
	ChartPen *p = g->p;
	const Chart *c = g->c->panels[i];
	ChartText *title = pen_set(p, &p->title, c->title ? c->title : "", cell.w);
	pen_put(p, title, cell.x, cell.y, cell.w, ALIGN_LEFT);
	Unit top = g->title + 2000;
	bool first = i % g->columns == 0;
	ChartArea area = { .at = { cell.x, cell.y + top, cell.w, cell.h - top }, .most = cell.h - top, .small = true };
	area.scale = &g->axis;
	area.scale_shown = first;
	area.scale_width = g->scale;
	if (first) { /* its figures stand beside the cell, so that all plots are as wide */
		area.at.x -= g->scale + 3000;
		area.at.w += g->scale + 3000;
	}
	if (c->kind == CHART_BAR)
		chart_bar(p, c, &area);
	else
		chart_line(p, c, &area);
}

static Rect cell_of(const Grid *g, const ChartArea *area, Unit top, int i)
{
	Unit x = area->at.x + g->scale + 3000 + (g->width + g->gap) * (i % g->columns);
	return (Rect){ x, top + (g->height + g->gap) * (i / g->columns), g->width, g->height };
}

/* As many columns as are asked for and leave each chart some width. */
static void find_columns(Grid *g, Unit width)
{
	const Chart *c = g->c;
	g->columns = c->columns < c->panel_count ? c->columns : c->panel_count;
	for (;; g->columns--) {
		g->width = (width - g->scale - 3000 - g->gap * (g->columns - 1)) / g->columns;
		if (g->width >= 60000 || g->columns == 1)
			break;
	}
	g->rows = (c->panel_count + g->columns - 1) / g->columns;
	for (int i = 0; i < c->panel_count; i++) {
		Unit h = pen_set(g->p, &g->p->title, c->panels[i]->title ? c->panels[i]->title : "", g->width)->height;
		g->title = h > g->title ? h : g->title;
	}
}

/* The names below the charts, at their highest. */
static Unit names_height(const Grid *g)
{
	Unit most = 0;
	for (int i = 0; i < g->c->panel_count; i++) {
		Unit h = chart_periods(g->p, g->c->panels[i], 0, g->width, 0, false, false);
		most = h > most ? h : most;
	}
	return most;
}

/* Small charts that find no room on the page are complained of; how many rows of them do. */
static int rows_that_fit(const Grid *g, const ChartArea *area, Unit top)
{
	int fit = (int)((area->most - top + g->gap) / (g->height + g->gap));
	if (fit >= g->rows)
		return g->rows;
	if (flow_first(g->p->flow, "chart", area->place))
		diag_error(g->p->flow->diag, area->place, "small charts, %d in number, are higher than their page, which holds %d", g->c->panel_count,
		           fit * g->columns);
	return fit;
}

Unit chart_multiples(ChartPen *p, const Chart *c, const ChartArea *area)
{
	Grid g = { .p = p, .c = c, .gap = 12000 };
	if (!c->panel_count)
		return 0;
	const Chart *like = c->panels[0];
	Chart head = *like;
	head.unit = c->unit ? c->unit : like->unit;
	find_axis(&g);
	g.scale = chart_scale_width(p, like, &g.axis);
	find_columns(&g, area->at.w);
	bool spare = c->panel_count % g.columns != 0 && like->series_count > 1;
	if (spare)
		head.series_count = 0;
	Unit top = chart_head(p, &head, like->kind == CHART_LINE, area->at.x, area->at.y, area->at.w, true);
	Unit most = (area->at.h - top - g.gap * (g.rows - 1)) / g.rows;
	Unit least = g.title + names_height(&g) + CHART_PLOT_LEAST + p->value.size + 12000;
	g.height = area->fill ? most : g.width * 9 / 10 < most ? g.width * 9 / 10 : most;
	g.height = g.height < least ? least : g.height;
	g.rows = rows_that_fit(&g, area, top);
	for (int i = 0; i < c->panel_count && i < g.rows * g.columns; i++)
		panel(&g, i, cell_of(&g, area, area->at.y + top, i));
	if (spare && g.rows * g.columns > c->panel_count) {
		Rect cell = cell_of(&g, area, area->at.y + top, c->panel_count);
		pen_legend(p, like, like->kind == CHART_LINE, cell.x, cell.y + p->title.size, cell.w, true);
	}
	return top + g.height * g.rows + g.gap * (g.rows - 1);
}
