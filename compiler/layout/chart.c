/* chart.c - a chart as a figure: its size, the drawing, the lines under it; and what its kinds share.
 *
 * A chart is drawn in full into one box.  Figures that found no place beside their bars are told in a line
 * under it; where the whole is higher than the page leaves, it is drawn again, lower. */
#include <stdlib.h>
#include <string.h>

#include "layout/chart_parts.h"
#include "layout/figure.h"

/* ---- shared by the kinds ---- */

bool chart_stack(ChartStack *s, Number n, Number *from, Number *to)
{
	if (!number_ok(n)) {
		s->unknown = true;
		return false;
	}
	Number *at = n.num < 0 ? &s->down : &s->up;
	*from = *at;
	*to = *at = number_add(*at, n);
	return true;
}

void chart_part_figure(ChartPen *p, const Chart *c, ChartText *t, Rect part, int series)
{
	uint32_t color = pen_color(p, c, series);
	Unit x = part.x + (part.w - t->width) / 2, y = part.y + (part.h - t->height) / 2;
	pen_box(p, (Rect){ x - 1000, y - 200, t->width + 2000, t->height + 400 }, color);
	pen_put_on(p, t, x, y, color);
}

static bool in_percent(const Chart *c)
{
	return c->unit && strcmp(c->unit, "%") == 0;
}

ChartText *chart_mark_text(ChartPen *p, const Chart *c, Unit *more)
{
	Buf b = { 0 };
	if (c->mark_label)
		buf_printf(&b, "%s ", c->mark_label);
	chart_figure_mark(c, &b);
	ChartText *t = pen_set(p, &p->axis, buf_text(&b), UNIT_MAX / 4);
	buf_free(&b);
	if (more)
		*more = t->lines > 1 ? t->pitch * (t->lines - 1) : 0;
	return t;
}

Unit chart_head(ChartPen *p, const Chart *c, bool lines, Unit x, Unit y, Unit width, bool draw)
{
	Unit used = 0, height = 0;
	if (c->unit && *c->unit && !in_percent(c)) {
		const char *text = pen_headed(p, c, "单位：", "Unit: ", c->unit);
		ChartText *t = pen_set(p, &p->axis, text, width);
		if (draw)
			pen_put(p, t, x, y + (p->label.size - p->axis.size) / 2, t->width, ALIGN_LEFT);
		used = t->width + 14000;
		height = t->height + 4000;
	}
	if (c->series_count < 2)
		return height;
	Unit single = p->label.size + 4000, beside = width > used ? pen_legend(p, c, lines, x + used, y, width - used, false) : UNIT_MAX;
	if (beside > single && used) { /* the legend has lines of its own */
		Unit own = pen_legend(p, c, lines, x, y + height, width, draw);
		return height + own;
	}
	if (draw)
		pen_legend(p, c, lines, x + used, y, width - used, true);
	return beside > height ? beside : height;
}

/* "20", "0.5", "20%". */
static ChartText *step_label(ChartPen *p, const Chart *c, const ChartAxis *a, int64_t step)
{
	Buf b = { 0 };
	number_format(&b, axis_step_value(a, step), a->decimals, ROUND_HALF_UP);
	if (in_percent(c))
		buf_byte(&b, '%');
	ChartText *t = pen_set(p, &p->axis, buf_text(&b), UNIT_MAX / 4);
	buf_free(&b);
	return t;
}

Unit chart_scale_width(ChartPen *p, const Chart *c, const ChartAxis *a)
{
	Unit w = 0;
	for (int64_t i = a->low; i <= a->high; i++) {
		Unit one = step_label(p, c, a, i)->width;
		w = one > w ? one : w;
	}
	return w;
}

Unit chart_scale_room(ChartPen *p, const Chart *c, const ChartAxis *a, const ChartArea *area, Unit right)
{
	if (area->small && !area->scale_shown)
		return 0;
	Unit room = (area->scale_width ? area->scale_width : chart_scale_width(p, c, a)) + 3000;
	return area->small || area->at.w - right - room > area->at.w / 3 ? room : 0;
}

void chart_grid(ChartPen *p, const Chart *c, const ChartAxis *a, Unit x, Unit width, bool labels)
{
	Unit one = axis_step_at(a, a->low) - axis_step_at(a, a->low + 1);
	int64_t every = 1;
	while (one > 0 && every * one < p->axis.size + 1500 && every <= a->high - a->low)
		every++;
	for (int64_t i = a->low; i <= a->high; i++) {
		Unit y = axis_step_at(a, i);
		if (i % every != 0) /* in a low chart not every step has room */
			continue;
		pen_rule(p, x, y - 150, width, 300, p->look->grid);
		if (!labels)
			continue;
		ChartText *t = step_label(p, c, a, i);
		pen_put(p, t, x - 3000 - t->width, y - t->height / 2, t->width, ALIGN_LEFT);
	}
}

/* The widest word that no line may part. */
static Unit widest_word(ChartPen *p, const char *text)
{
	Unit widest = 0;
	while (*text) {
		size_t n = 0;
		while (text[n] > ' ' && (unsigned char)text[n] < 0x80)
			n++;
		Unit w = n ? pen_set(p, &p->label, arena_strndup(p->flow->arena, text, n), UNIT_MAX / 4)->width : 0;
		widest = w > widest ? w : widest;
		text += n ? n : 1;
	}
	return widest;
}

bool chart_names(ChartPen *p, const Chart *c, Unit slot, int lines, ChartText **out, Unit *height)
{
	Style names = p->label;
	bool fit = true;
	names.balance = true;
	*height = 0;
	for (int r = 0; r < c->rows; r++) {
		const Unit side = 1500;
		out[r] = pen_set(p, &names, c->labels[r], slot - 2 * side);
		fit = fit && out[r]->lines <= lines && out[r]->width <= slot - side && widest_word(p, c->labels[r]) <= slot - side;
		*height = out[r]->height > *height ? out[r]->height : *height;
	}
	return fit;
}

/* Every so many periods have room for their names side by side. */
static int period_step(ChartPen *p, const Chart *c, Unit slot)
{
	int every = 1;
	Unit widest = 0;
	for (int r = 0; r < c->rows; r++) {
		Unit w = pen_set(p, &p->label, c->labels[r], UNIT_MAX / 4)->width;
		widest = w > widest ? w : widest;
	}
	while (every < c->rows && every * slot < widest + 4000)
		every++;
	return every;
}

/* Where the name of a period stands: below its middle, but inside of the plot. */
static Rect period_place(const ChartText *t, Unit middle, Unit x, Unit width, Unit y)
{
	Unit left = middle - t->width / 2, most = x + width - t->width;
	left = left > most ? most : left;
	return (Rect){ left < x ? x : left, y + 4500, t->width, t->height };
}

Unit chart_periods(ChartPen *p, const Chart *c, Unit x, Unit width, Unit y, bool ticks, bool draw)
{
	Unit height = p->label.size, slot = c->rows ? width / c->rows : width, apart = 3000;
	int every = period_step(p, c, slot);
	Rect final = { 0 }, before = { .x = x - apart };
	for (int i = -1; i < c->rows; i++) { /* -1: where the last one will stand, as it always does */
		int r = i < 0 ? c->rows - 1 : i;
		if (r < 0)
			break;
		bool last = r == c->rows - 1, named = (c->rows - 1 - r) % every == 0;
		Unit middle = x + unit_scale(width, 2 * r + 1, 2 * c->rows);
		ChartText *t = pen_set(p, &p->label, c->labels[r], every * slot - 2000);
		Rect at = period_place(t, middle, x, width, y);
		if (i < 0) {
			final = at;
			continue;
		}
		if (!last)
			named = named && at.x >= before.x + before.w + apart && at.x + at.w + apart <= final.x;
		if (ticks && draw)
			pen_rule(p, middle - 150, y, 300, named ? 2500 : 1500, p->look->axis);
		if (!named)
			continue;
		before = at;
		height = t->height > height ? t->height : height;
		if (draw)
			pen_put(p, t, at.x, at.y, at.w, ALIGN_CENTER);
	}
	return height + 4500;
}

Unit chart_figures_width(ChartPen *p, const Chart *c)
{
	Unit w = 0;
	for (int r = 0; r < c->rows; r++) {
		Number sum = number_int(0);
		for (int s = 0; s < c->series_count; s++) {
			Number n = c->series[s].values[r];
			Unit one = pen_figure(p, &p->value, c, n)->width;
			w = one > w ? one : w;
			sum = number_ok(n) ? number_add(sum, n) : sum;
		}
		Unit one = c->stacked ? pen_figure(p, &p->value, c, sum)->width : 0;
		w = one > w ? one : w;
	}
	return w;
}

Unit chart_row_names(ChartPen *p, const Chart *c, Unit most, ChartText **out)
{
	Unit w = 0;
	for (int r = 0; r < c->rows; r++) {
		out[r] = pen_set(p, &p->label, c->labels[r], most);
		w = out[r]->width > w ? out[r]->width : w;
	}
	return w;
}

int chart_rows_fit(ChartPen *p, const Chart *c, const ChartArea *area, Unit fixed, Unit row)
{
	int fit = row > 0 && area->at.h > fixed ? (int)((area->at.h - fixed) / row) : 0;
	if (fit >= c->rows)
		return c->rows;
	if (flow_first(p->flow, "chart", area->place))
		diag_error(p->flow->diag, area->place, "a chart of %d %s is higher than its page: %d %s", COUNTED(c->rows, "row"), fit, fit == 1 ? "row fits" : "rows fit");
	return fit;
}

/* ---- the lines under it ---- */

typedef struct Under {
	ChartText *lines[3]; /* figures without a place, note, source */
	int  count;
	Unit height;
} Under;

static void add_under(ChartPen *p, const Chart *c, Under *u, const char *zh, const char *en, const char *text, Unit width)
{
	if (!text || !*text)
		return;
	ChartText *t = pen_set(p, &p->note, pen_headed(p, c, zh, en, text), width);
	u->lines[u->count++] = t;
	u->height += t->pitch * t->lines;
}

static Under set_under(ChartPen *p, const Chart *c, Unit width)
{
	Under u = { 0 };
	add_under(p, c, &u, "图中未标数值：", "Figures not shown: ", buf_text(&p->unshown), width);
	add_under(p, c, &u, "注：", "Note: ", c->note, width);
	add_under(p, c, &u, "数据来源：", "Source: ", c->source, width);
	if (u.height)
		u.height += 3000;
	return u;
}

static void put_under(ChartPen *p, const Under *u, Unit y, Unit width)
{
	y += 3000;
	for (int i = 0; i < u->count; i++) {
		pen_put(p, u->lines[i], 0, y + (u->lines[i]->pitch - u->lines[i]->size) / 2, width, ALIGN_LEFT);
		y += u->lines[i]->pitch * u->lines[i]->lines;
	}
}

/* ---- the whole ---- */

static Unit draw(ChartPen *p, const Chart *c, const ChartArea *area)
{
	switch (c->kind) {
	case CHART_BAR: return chart_bar(p, c, area);
	case CHART_RANKING: return chart_rows(p, c, area);
	case CHART_LINE: return chart_line(p, c, area);
	case CHART_PROGRESS: return chart_progress(p, c, area);
	case CHART_GAUGE: return chart_gauge(p, c, area);
	case CHART_FLOW: return chart_flow(p, c, area);
	case CHART_MULTIPLES: return chart_multiples(p, c, area);
	}
	return 0;
}

/* No chart is smaller than this, unless its column is: 40 mm × 20 mm. */
static const Unit least_width = 113400, least_height = 56700;

static Unit width_of(const Flow *f, const Chart *c)
{
	Unit w = c->width ? c->width : c->share ? unit_scale(f->width, c->share, 1000) : f->width;
	w = w < least_width ? least_width : w;
	return w > f->width ? f->width : w;
}

/* Columns and lines have the height of a half of their width; what stands in rows has that of its rows. */
static Unit height_of(const Chart *c, Unit width, Unit room)
{
	bool rows = c->kind == CHART_RANKING || c->kind == CHART_PROGRESS || c->kind == CHART_GAUGE || c->kind == CHART_MULTIPLES;
	Unit h = c->height ? c->height : rows ? room : width / 2;
	h = h < least_height ? least_height : h;
	return h > room ? room : h;
}

/* Draws it and the lines under it into the pen; returns the height of both. */
static Unit draw_whole(ChartPen *p, const Chart *c, const Node *n, Unit width, Unit room)
{
	Unit below = 0, height = 0;
	for (int turn = 0; turn < 3; turn++) {
		Unit most = room - below;
		ChartArea area = { .place = n->place, .fill = c->height > 0, .most = most };
		area.at = (Rect){ 0, 0, width, height_of(c, width, most) };
		pen_clear(p);
		height = draw(p, c, &area);
		Under u = set_under(p, c, width);
		if (height + u.height > room && u.height > below) {
			below = u.height;
			continue;
		}
		put_under(p, &u, height, width);
		return height + u.height;
	}
	return height;
}

static const char *alt_of(Flow *f, const Node *n)
{
	const Chart *c = n->u.chart;
	Buf b = { 0 }, title = { 0 };
	if (c->alt)
		return c->alt;
	if (n->first && n->first->kind == NODE_CAPTION)
		node_plain(n->first, &title);
	chart_describe(c, buf_text(&title), f->lines->lang, &b);
	const char *alt = arena_strdup(f->arena, buf_text(&b));
	buf_free(&b);
	buf_free(&title);
	return alt;
}

/* The drawing as a box's ops.  A cell has no tags of its blocks, since it may be parted anywhere; but a box is
 * never parted, so that a chart in one has its figure's tag inside. */
static Op *ops_of(Flow *f, const Page *drawn, const char *alt, size_t *count)
{
	Op *ops = arena_array(f->arena, drawn->count + 2, sizeof *ops);
	size_t at = f->in_cell ? 1 : 0;
	if (drawn->count)
		memcpy(ops + at, drawn->ops, drawn->count * sizeof *ops);
	*count = at + drawn->count;
	if (f->in_cell) {
		ops[0].kind = OP_TAG_BEGIN;
		ops[0].u.tag.tag = TAG_FIGURE;
		ops[0].u.tag.alt = alt;
		ops[(*count)++].kind = OP_TAG_END;
	}
	return ops;
}

void flow_chart(Flow *f, const Node *n)
{
	const Chart *c = n->u.chart;
	Figure fig;
	ChartPen pen;
	figure_measure(&fig, f, n);
	pen_open(&pen, f);
	Unit width = width_of(f, c), height = draw_whole(&pen, c, n, width, fig.room);
	if (pen.crowded && flow_first(f, "crowded", n->place))
		diag_error(f->diag, n->place, "texts of this chart find no room: make it wider or higher, or show less");
	const char *alt = alt_of(f, n);
	figure_begin(&fig, alt);
	Box *b = boxes_add(f->out, BOX_OPS, n);
	b->height = height;
	b->dx = figure_left(&fig, width);
	b->ops = ops_of(f, &pen.page, alt, &b->count);
	b->level = BREAK_NEVER;
	pen_close(&pen);
	figure_end(&fig);
}
