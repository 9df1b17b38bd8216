/* chart.c - a chart's figures as text, and the chart in words. */
#include "doc/chart.h"

#include <string.h>

void chart_figure(const Chart *c, Number n, Buf *out)
{
	if (!number_ok(n)) {
		buf_text_add(out, "—");
		return;
	}
	number_format(out, n, c->decimals, ROUND_HALF_UP);
	if (c->unit && strcmp(c->unit, "%") == 0)
		buf_byte(out, '%');
}

void chart_figure_alone(const Chart *c, Number n, Buf *out)
{
	Chart alone = *c;
	int most = c->decimals > 2 ? c->decimals : 2;
	for (alone.decimals = 0; number_ok(n) && alone.decimals < most; alone.decimals++)
		if (number_cmp(number_round(n, alone.decimals, ROUND_HALF_UP), n) == 0)
			break;
	chart_figure(&alone, n, out);
}

void chart_figure_mark(const Chart *c, Buf *out)
{
	if (c->exact && c->unit && strcmp(c->unit, "%") == 0)
		chart_figure(c, c->mark, out);
	else
		chart_figure_alone(c, c->mark, out);
}

int chart_look(const Chart *c, const char *name)
{
	for (int i = 0; i < c->look_count; i++)
		if (strcmp(c->looks[i], name) == 0)
			return i;
	return -1;
}

void chart_node_flow(const Chart *c, int node, Number *in, Number *out)
{
	*in = *out = number_int(0);
	for (int i = 0; i < c->link_count; i++) {
		const ChartLink *l = &c->links[i];
		if (l->to == node)
			*in = number_add(*in, l->value);
		if (l->from == node)
			*out = number_add(*out, l->value);
	}
}

/* ---- in words ---- */

typedef struct Words {
	const char *kinds[CHART_MULTIPLES + 1];
	const char *colon, *comma, *semicolon, *stop, *unknown, *target, *to, *of;
} Words;

static const Words chinese = {
	{ "柱状图", "排名图", "折线图", "进度图", "指标图", "流向图", "分组小图" },
	"：", "，", "；", "。", "无数据", "目标", "至", "单位：",
};

static const Words english = {
	{ "Bar chart", "Ranking", "Line chart", "Progress chart", "Gauges", "Flow chart", "Small charts" },
	": ", ", ", "; ", ". ", "no data", "target ", " to ", "unit: ",
};

static void add_name(Buf *out, const char *name)
{
	for (const char *s = name; *s; s++)
		buf_byte(out, *s == '\n' ? ' ' : *s);
}

static void add_value(const Chart *c, const Words *w, Number n, Buf *out)
{
	if (number_ok(n))
		chart_figure(c, n, out);
	else
		buf_text_add(out, w->unknown);
}

static void add_rows(const Chart *c, const Words *w, Buf *out)
{
	for (int r = 0; r < c->rows; r++) {
		if (r)
			buf_text_add(out, w->semicolon);
		add_name(out, c->labels[r]);
		buf_byte(out, ' ');
		for (int s = 0; s < c->series_count; s++) {
			if (s)
				buf_text_add(out, w->comma);
			if (c->series_count > 1) {
				add_name(out, c->series[s].name);
				buf_byte(out, ' ');
			}
			add_value(c, w, c->series[s].values[r], out);
		}
		if (c->details && c->details[r])
			add_name(out, c->details[r]);
		if (c->scales && number_ok(c->scales[r].target)) {
			buf_text_add(out, w->comma);
			buf_text_add(out, w->target);
			chart_figure_alone(c, c->scales[r].target, out);
		}
	}
}

static void add_links(const Chart *c, const Words *w, Buf *out)
{
	for (int i = 0; i < c->link_count; i++) {
		const ChartLink *l = &c->links[i];
		if (i)
			buf_text_add(out, w->semicolon);
		add_name(out, c->labels[l->from]);
		buf_text_add(out, w->to);
		add_name(out, c->labels[l->to]);
		buf_byte(out, ' ');
		chart_figure(c, l->value, out);
	}
}

static void add_data(const Chart *c, const Words *w, Buf *out)
{
	if (c->kind == CHART_FLOW)
		add_links(c, w, out);
	else
		add_rows(c, w, out);
	if (number_ok(c->mark) && c->mark_label) {
		buf_text_add(out, w->semicolon);
		add_name(out, c->mark_label);
		buf_byte(out, ' ');
		chart_figure_mark(c, out);
	}
	buf_text_add(out, w->stop);
}

void chart_describe(const Chart *c, const char *title, const char *lang, Buf *out)
{
	const Words *w = lang && strncmp(lang, "en", 2) == 0 ? &english : &chinese;
	buf_text_add(out, w->kinds[c->kind]);
	buf_text_add(out, w->colon);
	if (title && *title) {
		add_name(out, title);
		buf_text_add(out, w->stop);
	}
	if (c->unit && strcmp(c->unit, "%") != 0) {
		buf_text_add(out, w->of);
		add_name(out, c->unit);
		buf_text_add(out, w->semicolon);
	}
	if (c->kind != CHART_MULTIPLES)
		add_data(c, w, out);
	for (int i = 0; i < c->panel_count; i++) {
		add_name(out, c->panels[i]->title ? c->panels[i]->title : "");
		buf_text_add(out, w->colon);
		add_data(c->panels[i], w, out);
	}
	if (out->len && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
}
