/* chart_axis.h - a scale in round steps, 1, 2 or 5 times a power of ten, and figures' places on it. */
#ifndef WENHENG_LAYOUT_CHART_AXIS_H
#define WENHENG_LAYOUT_CHART_AXIS_H

#include "doc/chart.h"

typedef struct ChartAxis {
	Number step;
	int    decimals;  /* of the steps' labels */
	int64_t low, high;/* ends, in steps */
	Unit   from, to;  /* where they stand */
} ChartAxis;

/* The range of a chart's figures: all series, sums where they are stacked, the line across.  False: none is known. */
bool axis_range(const Chart *c, Number *least, Number *most);
/* The same with zero in it; nothing but zero where none is known. */
void axis_range_from_zero(const Chart *c, Number *least, Number *most);
/* The finest scale of at most `steps` steps that holds both. */
void axis_find(ChartAxis *a, Number least, Number most, int steps);
Unit axis_at(const ChartAxis *a, Number n); /* never beyond the ends */
Unit axis_step_at(const ChartAxis *a, int64_t step);
Number axis_step_value(const ChartAxis *a, int64_t step);

#endif
