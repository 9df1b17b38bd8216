/* chart_pen.h - what the kinds of charts draw with: text that knows where text stands already, shapes, and the
 * looks by which series are told apart.
 *
 * All positions are Units from the chart's upper left corner.  Ops gather in the pen and are handed to a box. */
#ifndef WENHENG_LAYOUT_CHART_PEN_H
#define WENHENG_LAYOUT_CHART_PEN_H

#include "doc/chart.h"
#include "layout/flow.h"

typedef struct Rect {
	Unit x, y, w, h;
} Rect;

typedef struct ChartText { /* set, not yet placed: one or more lines */
	Lines **parts;  /* a text in two languages has two */
	int     count, lines;
	Unit    width, height, pitch, size;
} ChartText;

typedef struct ChartPen {
	Flow  *flow;
	const ChartLook *look;
	Style  label, value, axis, title, note;
	Page   page;     /* the ops so far: page.ops is on the heap */
	Rect  *texts;    /* heap: where text stands */
	size_t text_count, text_cap;
	Buf    unshown;  /* figures that found no room: told in a line under the chart */
	const char *unshown_row; /* the row of the last of them */
	bool   english;
	bool   crowded;  /* a text had no room and was left out */
} ChartPen;

void pen_open(ChartPen *p, Flow *f);
void pen_close(ChartPen *p);
/* Nothing is drawn any more. */
void pen_clear(ChartPen *p);

/* ---- text ---- */

ChartText *pen_set(ChartPen *p, const Style *s, const char *text, Unit width);
ChartText *pen_figure(ChartPen *p, const Style *s, const Chart *c, Number n);
ChartText *pen_figure_alone(ChartPen *p, const Style *s, const Chart *c, Number n); /* chart_figure_alone() */
ChartText *pen_figure_mark(ChartPen *p, const Style *s, const Chart *c); /* chart_figure_mark() */
/* Words of the chart's own: Chinese, English, or both with what parts them. */
const char *pen_words(ChartPen *p, const Chart *c, const char *zh, const char *part, const char *en);
/* A text behind such words, as 单位：, each language behind its own. */
const char *pen_headed(ChartPen *p, const Chart *c, const char *zh, const char *en, const char *text);
/* Draws it with its em box's top at y, its lines aligned in [x, x + width]. */
void pen_put(ChartPen *p, const ChartText *t, Unit x, Unit y, Unit width, Align align);
/* The same on white, so that no line of the scale runs through it. */
void pen_put_clear(ChartPen *p, const ChartText *t, Unit x, Unit y);
/* In white where that is read better on the colour. */
void pen_put_on(ChartPen *p, const ChartText *t, Unit x, Unit y, uint32_t color);
/* Whether no text stands there. */
bool pen_free(const ChartPen *p, Rect r);
/* Tells a figure in the line under the chart: "甘州区 12.5", or "甘州区：取水 12.5，排水 8"; series: NULL where
 * there is but one. */
void pen_unshown(ChartPen *p, const Chart *c, const char *row, const char *series, Number n);

/* ---- shapes ---- */

void pen_box(ChartPen *p, Rect r, uint32_t color);
void pen_rule(ChartPen *p, Unit x, Unit y, Unit w, Unit h, uint32_t color);
void pen_path(ChartPen *p, const PathStep *steps, uint32_t count, uint32_t fill, uint32_t color, Unit width, Unit dash,
              Unit gap); /* the steps are copied */
void pen_line(ChartPen *p, Unit x0, Unit y0, Unit x1, Unit y1, uint32_t color, Unit width, Unit dash, Unit gap);

/* ---- series ---- */

/* Spread over the palette, so that greys differ most; a series with a look of its own (chart_look()) has the palette's of that number. */
uint32_t pen_color(const ChartPen *p, const Chart *c, int series);
uint32_t pen_mix(uint32_t a, uint32_t b, int thousandths);    /* so much of a, the rest of b */
/* A bar in the series' colour and hatch. */
void pen_bar(ChartPen *p, Rect r, const Chart *c, int series);
void pen_marker(ChartPen *p, Unit x, Unit y, const Chart *c, int series);
void pen_dash(int series, Unit *dash, Unit *gap);
/* Swatches (lines: a stroke with its marker) and names in [x, x + width] from y down, to the right end.
 * Returns its height; draw false: only that. */
Unit pen_legend(ChartPen *p, const Chart *c, bool lines, Unit x, Unit y, Unit width, bool draw);

#endif
