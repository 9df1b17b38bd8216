/* chart.h - what a chart shows: exact figures under names, and the wishes of its author.
 *
 * Plain data in the document's arena, filled by script/, read by layout/.  A figure that is not known
 * is a Number that is not ok: it is shown as "—" and never as nothing. */
#ifndef WENHENG_DOC_CHART_H
#define WENHENG_DOC_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/unit.h"

typedef enum ChartKind {
	CHART_BAR,      /* 柱状图: bars side by side or stacked */
	CHART_RANKING,  /* 排名图: horizontal bars in order */
	CHART_LINE,     /* 折线图 */
	CHART_PROGRESS, /* 进度图: bars to 100 % with the mark of the time passed */
	CHART_GAUGE,    /* 指标图: each value on a scale of its own, with its target */
	CHART_FLOW,     /* 流向图 (Sankey): a water balance */
	CHART_MULTIPLES /* 分组小图: small charts on one scale */
} ChartKind;

enum {
	CHART_SERIES = 6,  /* more could not be told apart */
	CHART_NAME = 80,   /* characters of a name */
	CHART_ROWS = 400
};

typedef struct ChartSeries {
	const char *name;
	Number *values; /* one a row */
} ChartSeries;

/* What a gauge knows beside its value; rows of other charts have none. */
typedef struct ChartScale {
	Number least, most, target;
} ChartScale;

typedef struct ChartLink { /* a flow from node to node */
	int from, to;
	Number value; /* > 0 */
} ChartLink;

typedef struct Chart Chart;
struct Chart {
	ChartKind kind;
	const char *title;      /* a small chart's own, or NULL */
	const char **labels;    /* of rows, or of a flow's nodes; '\n' parts languages */
	int rows;
	ChartSeries *series;
	int series_count;
	const char **details;   /* one a row, behind its figure; or NULL */
	ChartScale *scales;     /* gauges: one a row */
	ChartLink *links;
	int link_count;
	Chart **panels;
	int panel_count, columns;
	bool stacked;
	bool values;            /* figures are printed */
	bool ordered;           /* a ranking: rows stand in order and have places */
	Number mark;            /* a line across: 序时进度, an average; not ok: none */
	const char *mark_label;
	const char **looks;     /* names of series or nodes that look alike in every chart, in this order; NULL: as they come */
	int look_count;
	const char *unit;       /* "%", "万立方米", or NULL */
	int decimals;           /* of printed figures */
	bool exact;             /* the decimals were asked for: the mark has them as well */
	bool pair;              /* the chart's own words are Chinese and English */
	const char *source, *note; /* lines under it, or NULL */
	const char *alt;        /* what it is in words, or NULL: chart_describe() */
	Unit width, height;     /* 0: as usual */
	int share;              /* of the measure, thousandths, when width is 0 */
};

/* A figure as the chart prints it, its "%" with it; "—" when it is not known. */
void chart_figure(const Chart *c, Number n, Buf *out);
/* One that stands for itself, as a target: with no more decimals than it has, at most the chart's or two. */
void chart_figure_alone(const Chart *c, Number n, Buf *out);
/* The mark's: a percentage has the decimals that were asked for, as those in the text; any other stands for itself. */
void chart_figure_mark(const Chart *c, Buf *out);
/* Which look a series or a flow's node of a name has, of how many: -1 where it has none of its own. */
int chart_look(const Chart *c, const char *name);
/* What flows into a node and out of it. */
void chart_node_flow(const Chart *c, int node, Number *in, Number *out);
/* The chart in words, its kind, title (or NULL), names and figures: for readers who cannot see it. */
void chart_describe(const Chart *c, const char *title, const char *lang, Buf *out);

#endif
