/* chartread.h - what the files that read charts share. */
#ifndef WENHENG_SCRIPT_CHARTREAD_H
#define WENHENG_SCRIPT_CHARTREAD_H

#include "doc/chart.h"
#include "script/fields.h"

typedef struct ChartReader {
	NodeReader *r;
	Fields *f;
	Chart  *chart;
	int     rows;         /* stack index of the list of records, 0: none */
	const char *x;        /* the field that names a row */
} ChartReader;

/* Opens rows = { … }: their names (field x) and so their number.  False after a report; chartrows_close()
 * takes from the stack what was put there. */
bool chartrows_open(ChartReader *c);
void chartrows_close(ChartReader *c);
/* y, names: the series with their figures. */
void chartrows_series(ChartReader *c);
/* The figures of a field (which may be "a.b"), one a row; what: for messages. */
Number *chartrows_figures(ChartReader *c, const char *field);
/* The texts of a field, one a row; NULL where there is none. */
const char **chartrows_texts(ChartReader *c, const char *field);

/* The value on top of the stack as a figure: nil is one that is not known.  False after a report on the field. */
bool chartread_number(ChartReader *c, const char *field, const char *where, Number *out);
/* The value on top as a short text: strings, figures, and what t{} gives, its languages parted by '\n'; NULL: nil. */
const char *chartread_text(ChartReader *c, const char *field);
/* The same of any length: a line under the chart. */
const char *chartread_line(ChartReader *c, const char *field);

#endif
