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
} Grid;

static void find_axis(Grid *g)
{
	Number least = number_int(0), most = least;
	for (int i = 0; i < g->c->panel_count; i++) {
		Number low, high;
		if (!axis_range(g->c->panels[i], &low, &high))
			continue;
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
	Unit top = title->height + 2000;
	bool first = i % g->columns == 0;
	ChartArea area = { .at = { cell.x, cell.y + top, cell.w, cell.h - top }, .most = cell.h - top, .small = true, .scale = &g->axis };
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
	Unit left = area->at.x + g->scale + 3000;
	return (Rect){ left + (g->width + g->gap) * (i % g->columns), top + (g->height + g->gap) * (i / g->columns), g->width, g->height };
}

Unit chart_multiples(ChartPen *p, const Chart *c, const ChartArea *area)
{
	Grid g = { .p = p, .c = c, .gap = 12000 };
	if (!c->panel_count)
		return 0;
	const Chart *like = c->panels[0];
	Chart head = *like;
	head.unit = c->unit ? c->unit : like->unit;
	g.columns = c->columns < c->panel_count ? c->columns : c->panel_count;
	g.rows = (c->panel_count + g.columns - 1) / g.columns;
	find_axis(&g);
	g.scale = chart_scale_width(p, like, &g.axis);
	g.width = (area->at.w - g.scale - 3000 - g.gap * (g.columns - 1)) / g.columns;
	bool spare = c->panel_count % g.columns != 0 && like->series_count > 1;
	if (spare)
		head.series_count = 0;
	Unit top = chart_head(p, &head, like->kind == CHART_LINE, area->at.x, area->at.y, area->at.w, true);
	Unit most = (area->at.h - top - g.gap * (g.rows - 1)) / g.rows;
	g.height = area->fill ? most : g.width * 9 / 10;
	g.height = g.height < 70000 ? 70000 : g.height;
	g.height = g.height > most ? most : g.height;
	for (int i = 0; i < c->panel_count; i++)
		panel(&g, i, cell_of(&g, area, area->at.y + top, i));
	if (spare) {
		Rect cell = cell_of(&g, area, area->at.y + top, c->panel_count);
		pen_legend(p, like, like->kind == CHART_LINE, cell.x, cell.y + p->title.size, cell.w, true);
	}
	return top + g.height * g.rows + g.gap * (g.rows - 1);
}
