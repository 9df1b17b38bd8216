/* chart_progress.c - bars on the way to 100 % with the mark of the time passed (序时进度), and gauges.
 *
 * Progress behind the mark has another colour and a hatch, told by a legend.  Beyond 150 % a bar is cut with
 * a gap: its figure says how far it goes. */
#include "layout/chart_parts.h"

enum { WHOLE = 100, CUT = 150 };

typedef struct Tracks {
	ChartPen    *p;
	const Chart *c;
	ChartText  **names;
	Unit         name_width, figure_width, detail_width;
	Unit         x, w;  /* the bars' room */
	Unit         row, bar;
} Tracks;

static void columns(Tracks *t, Rect at)
{
	ChartPen *p = t->p;
	t->names = arena_array(p->flow->arena, (size_t)t->c->rows + 1, sizeof(ChartText *));
	t->name_width = chart_row_names(p, t->c, at.w * 34 / 100, t->names);
	t->figure_width = chart_figures_width(p, t->c);
	for (int r = 0; t->c->details && r < t->c->rows; r++)
		if (t->c->details[r]) {
			Unit w = pen_set(p, &p->value, t->c->details[r], UNIT_MAX / 4)->width + 2000;
			t->detail_width = w > t->detail_width ? w : t->detail_width;
		}
	Unit left = t->name_width ? t->name_width + 6000 : 0;
	t->x = at.x + left;
	t->w = at.w - left - t->figure_width - t->detail_width - 7000;
}

static void name_and_figure(const Tracks *t, Rect at, int row, Unit middle)
{
	ChartPen *p = t->p;
	const char *behind = t->c->details ? t->c->details[row] : NULL;
	pen_put(p, t->names[row], at.x, middle - t->names[row]->height / 2, t->name_width, ALIGN_LEFT);
	ChartText *f = pen_figure(p, &p->value, t->c, t->c->series[0].values[row]);
	Unit x = t->x + t->w + 7000, y = middle - f->height / 2;
	pen_put(p, f, x, y, t->figure_width, ALIGN_RIGHT);
	if (behind)
		pen_put(p, pen_set(p, &p->value, behind, UNIT_MAX / 4), x + t->figure_width + 500, y, 0, ALIGN_LEFT);
}

/* ---- progress ---- */

static bool behind_time(const Chart *c, Number n)
{
	return number_ok(n) && number_ok(c->mark) && number_cmp(n, c->mark) < 0;
}

/* The legend, where there is a mark; its two looks are those of two series. */
static Unit progress_head(ChartPen *p, const Chart *c, Unit x, Unit y, Unit width, bool draw)
{
	ChartSeries looks[2] = {
		{ .name = pen_words(p, c, "达到序时进度", "\n", "on schedule") },
		{ .name = pen_words(p, c, "低于序时进度", "\n", "behind schedule") },
	};
	Chart legend = { .series = looks, .series_count = 2 };
	return number_ok(c->mark) ? pen_legend(p, &legend, false, x, y, width, draw) : 0;
}

static void progress_scale(const Tracks *t, ChartAxis *a)
{
	Number most = number_int(WHOLE);
	for (int r = 0; r < t->c->rows; r++) {
		Number n = t->c->series[0].values[r];
		if (number_ok(n) && number_cmp(n, most) > 0)
			most = n;
	}
	if (number_ok(t->c->mark) && number_cmp(t->c->mark, most) > 0)
		most = t->c->mark;
	if (number_cmp(most, number_int(CUT)) > 0)
		most = number_int(CUT);
	*a = (ChartAxis){ .step = number_int(10), .low = 0, .from = t->x, .to = t->x + t->w };
	while (number_cmp(axis_step_value(a, a->high), most) < 0)
		a->high++;
}

/* A gap through the bar's end: it goes on beyond the scale. */
static void cut(const Tracks *t, Unit end, Unit y)
{
	Unit w = 3000, slant = 2500;
	PathStep s[5] = {
		{ PATH_MOVE, { end - 10000 + slant }, { y - 500 } }, { PATH_LINE, { end - 10000 + slant + w }, { y - 500 } },
		{ PATH_LINE, { end - 10000 + w }, { y + t->bar + 500 } }, { PATH_LINE, { end - 10000 }, { y + t->bar + 500 } },
		{ .verb = PATH_CLOSE },
	};
	pen_path(t->p, s, 5, 0xFFFFFF, PATH_NO_COLOR, 0, 0, 0);
}

static void progress_row(const Tracks *t, const ChartAxis *a, int row, Unit middle)
{
	const Chart *c = t->c;
	Number n = c->series[0].values[row];
	Unit y = middle - t->bar / 2, whole = axis_at(a, number_int(WHOLE));
	Chart looks = { .series_count = 2 }; /* those of the legend */
	pen_box(t->p, (Rect){ t->x, y, whole - t->x, t->bar }, t->p->look->track);
	if (number_ok(n)) {
		Unit end = axis_at(a, n);
		pen_bar(t->p, (Rect){ t->x, y, end - t->x, t->bar }, &looks, behind_time(c, n));
		if (number_cmp(n, number_int(CUT)) > 0)
			cut(t, end, y);
		if (end > whole)
			pen_rule(t->p, whole - 300, y, 600, t->bar, 0xFFFFFF);
	}
	if (number_ok(c->mark)) {
		Unit x = axis_at(a, c->mark);
		pen_rule(t->p, x - 1100, y, 2200, t->bar, 0xFFFFFF);
		pen_rule(t->p, x - 550, y - 2600, 1100, t->bar + 5200, t->p->look->mark);
	}
}

/* What the mark is, over it. */
static void progress_mark(const Tracks *t, const ChartAxis *a, Unit bottom)
{
	const Chart *c = t->c;
	ChartPen *p = t->p;
	ChartText *text = chart_mark_text(p, c, NULL);
	Unit x = axis_at(a, c->mark), left = x - text->width / 2, most = t->x + t->w - text->width;
	left = left > most ? most : left;
	pen_put(p, text, left < t->x ? t->x : left, bottom - text->height - 1000, text->width, ALIGN_LEFT);
}

Unit chart_progress(ChartPen *p, const Chart *c, const ChartArea *area)
{
	Rect at = area->at;
	Tracks t = { .p = p, .c = c, .bar = p->label.size };
	ChartAxis a;
	if (!c->series_count)
		return 0;
	columns(&t, at);
	progress_scale(&t, &a);
	Unit head = progress_head(p, c, at.x, at.y, at.w, true), more = 0;
	if (number_ok(c->mark)) {
		chart_mark_text(p, c, &more);
		head += p->axis.size + 3000 + more;
	}
	t.row = t.bar + 9000;
	for (int r = 0; r < c->rows; r++)
		t.row = t.names[r]->height + 6000 > t.row ? t.names[r]->height + 6000 : t.row;
	int rows = chart_rows_fit(p, c, area, head, t.row);
	if (area->fill && rows && head + t.row * rows < at.h)
		t.row = (at.h - head) / rows;
	if (number_ok(c->mark))
		progress_mark(&t, &a, at.y + head);
	for (int r = 0; r < rows; r++) {
		Unit middle = at.y + head + t.row * r + t.row / 2;
		progress_row(&t, &a, r, middle);
		name_and_figure(&t, at, r, middle);
	}
	return head + t.row * rows;
}

/* ---- gauges ---- */

/* The scale of a gauge: given ends, or round ones around zero, its value and target. */
static void gauge_scale(const Tracks *t, int row, ChartAxis *a)
{
	const ChartScale *s = &t->c->scales[row];
	Number n = t->c->series[0].values[row], least = number_int(0), most = least;
	Number known[2] = { n, s->target };
	for (int i = 0; i < 2; i++) {
		if (number_ok(known[i]) && number_cmp(known[i], least) < 0)
			least = known[i];
		if (number_ok(known[i]) && number_cmp(known[i], most) > 0)
			most = known[i];
	}
	least = number_ok(s->least) ? s->least : least;
	most = number_ok(s->most) ? s->most : most;
	axis_find(a, least, most, 10);
	a->from = t->x;
	a->to = t->x + t->w;
	if (number_ok(s->least) && number_ok(s->most)) { /* exactly these ends */
		a->step = number_sub(s->most, s->least);
		Number low = number_div(s->least, a->step);
		if (low.num % low.den == 0) {
			a->low = (int64_t)(low.num / low.den);
			a->high = a->low + 1;
		} else {
			axis_find(a, least, most, 10);
		}
	}
}

static void gauge_ends(const Tracks *t, const ChartAxis *a, Unit y)
{
	ChartPen *p = t->p;
	for (int i = 0; i < 2; i++) {
		ChartText *text = pen_figure_alone(p, &p->axis, t->c, axis_step_value(a, i ? a->high : a->low));
		Unit x = i ? t->x + t->w - text->width : t->x;
		if (pen_free(p, (Rect){ x - 2000, y, text->width + 4000, text->height }))
			pen_put(p, text, x, y, text->width, ALIGN_LEFT);
	}
}

/* The target: a line over the scale, its figure above. */
static void gauge_target(const Tracks *t, const ChartAxis *a, Number target, Unit track, Unit height)
{
	ChartPen *p = t->p;
	if (!number_ok(target))
		return;
	Unit x = axis_at(a, target);
	Buf b = { 0 };
	buf_printf(&b, "%s ", pen_words(p, t->c, "目标", " ", "target"));
	chart_figure_alone(t->c, target, &b);
	ChartText *text = pen_set(p, &p->axis, buf_text(&b), UNIT_MAX / 4);
	buf_free(&b);
	pen_rule(p, x - 1300, track - 1500, 2600, height + 3000, 0xFFFFFF);
	pen_rule(p, x - 700, track - 2500, 1400, height + 5000, p->look->mark);
	Unit left = x - text->width / 2, most = t->x + t->w - text->width;
	left = left > most ? most : left < t->x ? t->x : left;
	pen_put(p, text, left, track - 3500 - text->height, text->width, ALIGN_LEFT);
}

static void gauge(const Tracks *t, int row, Unit y)
{
	ChartPen *p = t->p;
	Number n = t->c->series[0].values[row];
	Unit track = y + p->axis.size + 5000, height = t->bar + 4000;
	ChartAxis a;
	gauge_scale(t, row, &a);
	pen_box(p, (Rect){ t->x, track, t->w, height }, p->look->track);
	if (number_ok(n)) {
		Unit zero = axis_at(&a, number_int(0)), end = axis_at(&a, n);
		Unit left = zero < end ? zero : end, width = zero < end ? end - zero : zero - end;
		pen_bar(p, (Rect){ left, track + height / 2 - t->bar / 4, width, t->bar / 2 }, t->c, 0);
	}
	gauge_target(t, &a, t->c->scales[row].target, track, height);
	gauge_ends(t, &a, track + height + 1500);
}

Unit chart_gauge(ChartPen *p, const Chart *c, const ChartArea *area)
{
	Rect at = area->at;
	Tracks t = { .p = p, .c = c, .bar = p->label.size };
	if (!c->series_count || !c->scales)
		return 0;
	columns(&t, at);
	Unit own = 2 * p->axis.size + t.bar + 4000 + 7000;
	t.row = own + 6000;
	for (int r = 0; r < c->rows; r++)
		t.row = t.names[r]->height + 6000 > t.row ? t.names[r]->height + 6000 : t.row;
	int rows = chart_rows_fit(p, c, area, 0, t.row);
	for (int r = 0; r < rows; r++) {
		Unit y = at.y + t.row * r;
		gauge(&t, r, y + (t.row - own) / 2);
		name_and_figure(&t, at, r, y + (t.row - own) / 2 + p->axis.size + 5000 + (t.bar + 4000) / 2);
	}
	return t.row * rows;
}
