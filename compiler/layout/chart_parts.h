/* chart_parts.h - one function a kind of chart: each draws into an area and says how high it came.
 *
 * area.h is what there is at most; where `fill` is set the chart is to be as high as that, else each kind
 * is as high as it needs.  Within small charts `small` is set: fewer labels, and the scale is given. */
#ifndef WENHENG_LAYOUT_CHART_PARTS_H
#define WENHENG_LAYOUT_CHART_PARTS_H

#include "layout/chart_axis.h"
#include "layout/chart_pen.h"

typedef struct ChartArea {
	Rect at;
	Unit most;                /* height that the page leaves */
	bool fill;
	bool small, scale_shown;  /* small charts: the scale's labels stand at the first of each row alone */
	const ChartAxis *scale;   /* given, or NULL */
	Unit scale_width;         /* of the labels of a given scale */
	Place place;              /* for messages */
} ChartArea;

Unit chart_bar(ChartPen *p, const Chart *c, const ChartArea *area);     /* columns, or rows where these do not fit */
Unit chart_rows(ChartPen *p, const Chart *c, const ChartArea *area);    /* horizontal bars */
Unit chart_rows_need(ChartPen *p, const Chart *c, Unit width);          /* height of these */
Unit chart_line(ChartPen *p, const Chart *c, const ChartArea *area);
Unit chart_progress(ChartPen *p, const Chart *c, const ChartArea *area);
Unit chart_gauge(ChartPen *p, const Chart *c, const ChartArea *area);
Unit chart_flow(ChartPen *p, const Chart *c, const ChartArea *area);
Unit chart_multiples(ChartPen *p, const Chart *c, const ChartArea *area);

/* ---- shared by them ---- */

/* 单位：… and the legend above a plot in [x, x + width] from y down; returns the height they take. */
Unit chart_head(ChartPen *p, const Chart *c, bool lines, Unit x, Unit y, Unit width, bool draw);
/* What the mark is called and its figure, on a line for each language; what it takes above one line goes to *more, which may be NULL. */
ChartText *chart_mark_text(ChartPen *p, const Chart *c, Unit *more);
Unit chart_scale_width(ChartPen *p, const Chart *c, const ChartAxis *a);
/* Room for the labels at the left of a plot; 0 where they are not wanted, or would leave no room for the plot. */
Unit chart_scale_room(ChartPen *p, const Chart *c, const ChartAxis *a, const ChartArea *area, Unit right);
enum { CHART_PLOT_LEAST = 30000 }; /* its height, in Unit */
/* The level lines of a scale over [x, x + width], and its labels to their left where asked. */
void chart_grid(ChartPen *p, const Chart *c, const ChartAxis *a, Unit x, Unit width, bool labels);
/* Names under columns: set in the slot's width; false: some do not fit in that many lines. */
bool chart_names(ChartPen *p, const Chart *c, Unit slot, int lines, ChartText **out, Unit *height);
/* Names of periods below [x, x + width] from y: every one that has room.  Returns the height;
 * draw false: only that. */
Unit chart_periods(ChartPen *p, const Chart *c, Unit x, Unit width, Unit y, bool ticks, bool draw);
/* The widest figure as printed. */
Unit chart_figures_width(ChartPen *p, const Chart *c);
/* Parts put on one another, those below nothing on the other side. */
typedef struct ChartStack {
	Number up, down; /* the ends reached on either side */
	bool   unknown;  /* a part is: there is no sum */
} ChartStack;
/* Puts a value on the stack, from one end to the next. False: it is unknown. */
bool chart_stack(ChartStack *s, Number n, Number *from, Number *to);
static inline Number chart_stack_end(const ChartStack *s)
{
	return s->up.num || !s->down.num ? s->up : s->down;
}
/* A figure in the middle of its part, on a ground of its own colour so that no hatch runs through it. */
void chart_part_figure(ChartPen *p, const Chart *c, ChartText *t, Rect part, int series);
/* A column for the names at the left of rows: set in at most `most`; their width. */
Unit chart_row_names(ChartPen *p, const Chart *c, Unit most, ChartText **out);
/* Rows that find no room are told with their number; returns how many do. */
int chart_rows_fit(ChartPen *p, const Chart *c, const ChartArea *area, Unit fixed, Unit row);

#endif
