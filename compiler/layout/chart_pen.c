/* chart_pen.c - text and shapes of charts; see chart_pen.h.
 *
 * Hatches are strokes cut to their rectangle here.  Their colour is the bar's own, made darker or
 * lighter, so that a chart in colour stays calm and a black and white one can be read. */
#include "layout/chart_pen.h"

#include <stdlib.h>
#include <string.h>

/* ---- opening ---- */

static void find_style(ChartPen *p, Style *out, const char *name, const char *otherwise)
{
	const Class *c = p->flow->klass;
	const char *lang = p->flow->lines->lang;
	const Style *s = class_style_in(c, name, lang);
	s = s ? s : class_style_in(c, otherwise, lang);
	*out = *(s ? s : class_style(c, "body"));
	out->first = out->left = out->right = 0;
	out->align = ALIGN_LEFT;
	out->run_in = NULL;
	out->hanging = false;
}

void pen_open(ChartPen *p, Flow *f)
{
	const char *lang = f->lines->lang;
	*p = (ChartPen){ .flow = f, .look = &f->klass->chart, .english = lang && strncmp(lang, "en", 2) == 0 };
	find_style(p, &p->label, "chart_label", "cell");
	find_style(p, &p->value, "chart_value", "cell");
	find_style(p, &p->axis, "chart_axis", "cell");
	find_style(p, &p->title, "chart_title", "cell");
	find_style(p, &p->note, "chart_note", "note");
}

void pen_clear(ChartPen *p)
{
	p->page.count = 0;
	p->text_count = 0;
	buf_clear(&p->unshown);
	p->unshown_row = NULL;
	p->crowded = false;
}

void pen_close(ChartPen *p)
{
	free(p->page.ops);
	free(p->texts);
	buf_free(&p->unshown);
}

/* ---- text ---- */

ChartText *pen_set(ChartPen *p, const Style *s, const char *text, Unit width)
{
	Arena *a = p->flow->arena;
	ChartText *t = ARENA_NEW(a, ChartText);
	size_t most = 1;
	for (const char *c = text; *c; c++)
		most += *c == '\n';
	t->parts = arena_array(a, most, sizeof *t->parts);
	t->size = s->size;
	t->pitch = s->pitch > 0 ? s->pitch : s->size * 5 / 4;
	for (const char *from = text; *from;) {
		size_t n = strcspn(from, "\n");
		Lines *l = lines_set_text(p->flow->lines, arena_strndup(a, from, n), s, width > 0 ? width : UNIT_PT);
		t->parts[t->count++] = l;
		for (size_t i = 0; i < l->count; i++)
			t->width = l->items[i].width > t->width ? l->items[i].width : t->width;
		t->lines += (int)l->count;
		from += n + (from[n] == '\n');
	}
	t->height = t->lines > 0 ? t->pitch * (t->lines - 1) + t->size : 0;
	return t;
}

ChartText *pen_figure(ChartPen *p, const Style *s, const Chart *c, Number n)
{
	Buf b = { 0 };
	chart_figure(c, n, &b);
	ChartText *t = pen_set(p, s, buf_text(&b), UNIT_MAX / 4);
	buf_free(&b);
	return t;
}

ChartText *pen_figure_alone(ChartPen *p, const Style *s, const Chart *c, Number n)
{
	Buf b = { 0 };
	chart_figure_alone(c, n, &b);
	ChartText *t = pen_set(p, s, buf_text(&b), UNIT_MAX / 4);
	buf_free(&b);
	return t;
}

ChartText *pen_figure_mark(ChartPen *p, const Style *s, const Chart *c)
{
	Buf b = { 0 };
	chart_figure_mark(c, &b);
	ChartText *t = pen_set(p, s, buf_text(&b), UNIT_MAX / 4);
	buf_free(&b);
	return t;
}

const char *pen_words(ChartPen *p, const Chart *c, const char *zh, const char *part, const char *en)
{
	if (p->english || !c->pair)
		return p->english ? en : zh;
	return arena_printf(p->flow->arena, "%s%s%s", zh, part, en);
}

/* A text in two languages has them one above the other ('\n'). */
const char *pen_headed(ChartPen *p, const Chart *c, const char *zh, const char *en, const char *text)
{
	const char *below = c->pair && !p->english ? strchr(text, '\n') : NULL;
	if (below)
		return arena_printf(p->flow->arena, "%s%.*s\n%s%s", zh, (int)(below - text), text, en, below + 1);
	return arena_printf(p->flow->arena, "%s%s", pen_words(p, c, zh, " ", en), text);
}

/* Whether a text's lines would stand on others; half a point is blank in any face. */
static bool has_room(const ChartPen *p, const ChartText *t, Unit x, Unit y, Unit width, Align align)
{
	const Unit blank = UNIT_PT / 2;
	for (int k = 0; k < t->count; k++)
		for (size_t i = 0; i < t->parts[k]->count; i++, y += t->pitch) {
			Unit w = t->parts[k]->items[i].width, rest = width - w;
			Unit left = x + (align == ALIGN_CENTER ? rest / 2 : align == ALIGN_RIGHT ? rest : 0);
			if (!pen_free(p, (Rect){ left + blank, y + blank, w - 2 * blank, t->size - 2 * blank }))
				return false;
		}
	return true;
}

/* A text that no kind of chart found a place for is left out and the chart complained of: never one over another. */
static void put(ChartPen *p, const ChartText *t, Unit x, Unit y, Unit width, Align align, const uint32_t *color)
{
	if (!has_room(p, t, x, y, width, align)) {
		p->crowded = true;
		return;
	}
	for (int k = 0; k < t->count; k++) {
		const Lines *l = t->parts[k];
		for (size_t i = 0; i < l->count; i++, y += t->pitch) {
			const Line *line = &l->items[i];
			Unit rest = width - line->width;
			Unit left = x + (align == ALIGN_CENTER ? rest / 2 : align == ALIGN_RIGHT ? rest : 0);
			for (size_t o = 0; o < line->count; o++) {
				Op *op = page_op(&p->page, line->ops[o].kind, 0, 0);
				*op = line->ops[o];
				op->x += left;
				op->y += y + l->ascent;
				if (color && op->kind == OP_TEXT)
					op->u.text.color = *color;
			}
			*MEM_PUSH(p->texts, p->text_count, p->text_cap) = (Rect){ left, y, line->width, t->size };
		}
	}
}

void pen_put(ChartPen *p, const ChartText *t, Unit x, Unit y, Unit width, Align align)
{
	put(p, t, x, y, width, align, NULL);
}

void pen_put_clear(ChartPen *p, const ChartText *t, Unit x, Unit y)
{
	pen_box(p, (Rect){ x, y, t->width, t->height }, 0xFFFFFF);
	put(p, t, x, y, t->width, ALIGN_CENTER, NULL);
}

/* 0 black … 255 white. */
static int gray(uint32_t color)
{
	return (int)((299 * (color >> 16 & 255) + 587 * (color >> 8 & 255) + 114 * (color & 255) + 500) / 1000);
}

void pen_put_on(ChartPen *p, const ChartText *t, Unit x, Unit y, uint32_t color)
{
	uint32_t ink = gray(color) < 140 ? 0xFFFFFF : 0x000000;
	put(p, t, x, y, t->width, ALIGN_LEFT, &ink);
}

bool pen_free(const ChartPen *p, Rect r)
{
	for (size_t i = 0; i < p->text_count; i++) {
		const Rect *t = &p->texts[i];
		if (r.x < t->x + t->w && t->x < r.x + r.w && r.y < t->y + t->h && t->y < r.y + r.h)
			return false;
	}
	return true;
}

static void add_name(Buf *out, const char *name)
{
	for (const char *s = name; *s; s++)
		buf_byte(out, *s == '\n' ? ' ' : *s);
}

void pen_unshown(ChartPen *p, const Chart *c, const char *row, const char *series, Number n)
{
	Buf *b = &p->unshown;
	bool same = p->unshown_row && strcmp(p->unshown_row, row) == 0;
	if (b->len)
		buf_text_add(b, same ? p->english ? ", " : "，" : p->english ? "; " : "；");
	if (!same)
		add_name(b, row);
	if (!same && series)
		buf_text_add(b, p->english ? ": " : "：");
	if (series)
		add_name(b, series);
	buf_byte(b, ' ');
	p->unshown_row = row;
	if (number_ok(n))
		chart_figure(c, n, b);
	else
		buf_text_add(b, pen_words(p, c, "无数据", " ", "no data"));
}

/* ---- shapes ---- */

void pen_box(ChartPen *p, Rect r, uint32_t color)
{
	if (r.w <= 0 || r.h <= 0)
		return;
	Op *op = page_op(&p->page, OP_BOX, r.x, r.y);
	op->u.box.w = r.w;
	op->u.box.h = r.h;
	op->u.box.color = color;
}

void pen_rule(ChartPen *p, Unit x, Unit y, Unit w, Unit h, uint32_t color)
{
	if (w <= 0 || h <= 0)
		return;
	Op *op = page_op(&p->page, OP_RULE, x, y);
	op->u.rule.w = w;
	op->u.rule.h = h;
	op->u.rule.color = color;
}

void pen_path(ChartPen *p, const PathStep *steps, uint32_t count, uint32_t fill, uint32_t color, Unit width, Unit dash,
              Unit gap)
{
	Op *op = page_op(&p->page, OP_PATH, 0, 0);
	PathStep *own = arena_array(p->flow->arena, count, sizeof *own);
	memcpy(own, steps, count * sizeof *own);
	op->u.path.steps = own;
	op->u.path.count = count;
	op->u.path.fill = fill;
	op->u.path.color = color;
	op->u.path.width = width;
	op->u.path.dash = dash;
	op->u.path.gap = gap;
}

static PathStep step(PathVerb verb, Unit x, Unit y)
{
	return (PathStep){ .verb = verb, .x = { x }, .y = { y } };
}

void pen_line(ChartPen *p, Unit x0, Unit y0, Unit x1, Unit y1, uint32_t color, Unit width, Unit dash, Unit gap)
{
	PathStep s[2] = { step(PATH_MOVE, x0, y0), step(PATH_LINE, x1, y1) };
	pen_path(p, s, 2, PATH_NO_COLOR, color, width, dash, gap);
}

/* ---- series ---- */

/* With few series colours are taken from all over the palette, which goes from dark to light. */
static int palette_index(const ChartPen *p, int series, int count)
{
	int colors = p->look->colors;
	return count <= colors ? series * colors / count : series % colors;
}

/* The look that a series has of its own, else -1. */
static int own_look(const Chart *c, int series)
{
	return c->look_count ? chart_look(c, c->series[series].name) : -1;
}

uint32_t pen_color(const ChartPen *p, const Chart *c, int series)
{
	int own = own_look(c, series);
	return p->look->palette[own >= 0 ? own % p->look->colors : palette_index(p, series, c->series_count)];
}

uint32_t pen_mix(uint32_t a, uint32_t b, int thousandths)
{
	uint32_t out = 0;
	for (int shift = 16; shift >= 0; shift -= 8) {
		int x = (int)(a >> shift & 255), y = (int)(b >> shift & 255);
		out |= (uint32_t)((x * thousandths + y * (1000 - thousandths) + 500) / 1000) << shift;
	}
	return out;
}

typedef enum Hatch { HATCH_NONE, HATCH_RISING, HATCH_LEVEL, HATCH_FALLING, HATCH_UPRIGHT, HATCH_CROSSED } Hatch;

typedef struct Strokes { /* of a hatch: one path */
	PathStep *steps;
	uint32_t  count;
} Strokes;

static void stroke(Strokes *s, Unit x0, Unit y0, Unit x1, Unit y1)
{
	s->steps[s->count++] = step(PATH_MOVE, x0, y0);
	s->steps[s->count++] = step(PATH_LINE, x1, y1);
}

/* Lines x + slope * y = k cut to the rectangle; slope 1 rises to the right, -1 falls. */
static void hatch_slanted(Strokes *s, Rect r, int slope, Unit pitch)
{
	Unit low = slope > 0 ? 0 : -r.h, high = slope > 0 ? r.w + r.h : r.w;
	for (Unit k = low - low % pitch + pitch / 2; k < high; k += pitch) {
		Unit y0 = slope > 0 ? k - r.w : -k, y1 = slope > 0 ? k : r.w - k; /* where the line is inside, from above */
		y0 = y0 < 0 ? 0 : y0;
		y1 = y1 > r.h ? r.h : y1;
		if (y1 > y0)
			stroke(s, r.x + k - slope * y0, r.y + y0, r.x + k - slope * y1, r.y + y1);
	}
}

static void hatch(ChartPen *p, Rect r, Hatch h, uint32_t color)
{
	const Unit pitch = 3600, width = 450, near = pitch * 3 / 4;
	Strokes s = { .steps = arena_array(p->flow->arena, 4 * (size_t)((r.w + r.h) / near + 3), sizeof(PathStep)) };
	if (h == HATCH_RISING || h == HATCH_CROSSED)
		hatch_slanted(&s, r, 1, pitch);
	if (h == HATCH_FALLING || h == HATCH_CROSSED)
		hatch_slanted(&s, r, -1, pitch);
	if (h == HATCH_LEVEL)
		for (Unit y = pitch / 2; y + width / 2 < r.h; y += near)
			stroke(&s, r.x, r.y + y, r.x + r.w, r.y + y);
	if (h == HATCH_UPRIGHT)
		for (Unit x = pitch / 2; x + width / 2 < r.w; x += near)
			stroke(&s, r.x + x, r.y, r.x + x, r.y + r.h);
	if (s.count)
		pen_path(p, s.steps, s.count, PATH_NO_COLOR, color, width, 0, 0);
}

void pen_bar(ChartPen *p, Rect r, const Chart *c, int series)
{
	static const Hatch hatches[CHART_SERIES] = {
		HATCH_NONE, HATCH_RISING, HATCH_LEVEL, HATCH_FALLING, HATCH_UPRIGHT, HATCH_CROSSED,
	};
	uint32_t fill = pen_color(p, c, series);
	int own = own_look(c, series);
	bool dark = gray(fill) < 140;
	if (r.w <= 0 || r.h <= 0)
		return;
	pen_box(p, r, fill);
	hatch(p, r, hatches[(own >= 0 ? own : series) % CHART_SERIES], dark ? pen_mix(fill, 0xFFFFFF, 450) : pen_mix(fill, 0x000000, 620));
	if (gray(fill) < 170)
		return;
	uint32_t edge = pen_mix(fill, 0x000000, 550); /* light ones need one on white paper */
	Unit e = 200;
	PathStep s[5] = {
		step(PATH_MOVE, r.x + e, r.y + e), step(PATH_LINE, r.x + r.w - e, r.y + e),
		step(PATH_LINE, r.x + r.w - e, r.y + r.h - e), step(PATH_LINE, r.x + e, r.y + r.h - e), step(PATH_CLOSE, 0, 0),
	};
	if (r.w > 2 * e && r.h > 2 * e)
		pen_path(p, s, 5, PATH_NO_COLOR, edge, 2 * e, 0, 0);
}

static void circle(ChartPen *p, Unit x, Unit y, Unit r, uint32_t fill, uint32_t color)
{
	Unit k = unit_scale(r, 5523, 10000); /* four Bézier quarters, off by less than 0.03 % */
	PathStep s[6] = {
		step(PATH_MOVE, x + r, y),
		{ PATH_CURVE, { x + r, x + k, x }, { y + k, y + r, y + r } },
		{ PATH_CURVE, { x - k, x - r, x - r }, { y + r, y + k, y } },
		{ PATH_CURVE, { x - r, x - k, x }, { y - k, y - r, y - r } },
		{ PATH_CURVE, { x + k, x + r, x + r }, { y - r, y - k, y } },
		step(PATH_CLOSE, 0, 0),
	};
	pen_path(p, s, 6, fill, color, 900, 0, 0);
}

static void polygon(ChartPen *p, Unit x, Unit y, const int (*at)[2], int corners, Unit r, uint32_t fill, uint32_t color)
{
	PathStep s[6];
	for (int i = 0; i < corners; i++)
		s[i] = step(i ? PATH_LINE : PATH_MOVE, x + r * at[i][0] / 100, y + r * at[i][1] / 100);
	s[corners] = step(PATH_CLOSE, 0, 0);
	pen_path(p, s, (uint32_t)corners + 1, fill, color, 900, 0, 0);
}

/* Shapes differ, and from the fourth on they are hollow. */
void pen_marker(ChartPen *p, Unit x, Unit y, const Chart *c, int series)
{
	static const int square[4][2] = { { -88, -88 }, { 88, -88 }, { 88, 88 }, { -88, 88 } };
	static const int triangle[3][2] = { { 0, -115 }, { 110, 80 }, { -110, 80 } };
	static const int diamond[4][2] = { { 0, -125 }, { 125, 0 }, { 0, 125 }, { -125, 0 } };
	uint32_t color = pen_mix(pen_color(p, c, series), 0, 850);
	const Unit r = 2100;
	switch (series) {
	case 0: circle(p, x, y, r, color, color); break;
	case 1: polygon(p, x, y, square, 4, r, color, color); break;
	case 2: polygon(p, x, y, triangle, 3, r, color, color); break;
	case 3: polygon(p, x, y, diamond, 4, r, 0xFFFFFF, color); break;
	case 4: circle(p, x, y, r, 0xFFFFFF, color); break;
	default: polygon(p, x, y, square, 4, r, 0xFFFFFF, color); break;
	}
}

void pen_dash(int series, Unit *dash, Unit *gap)
{
	static const Unit dashes[CHART_SERIES][2] = {
		{ 0, 0 }, { 5000, 2000 }, { 1800, 1400 }, { 9000, 2200 }, { 3200, 3200 }, { 900, 1800 },
	};
	*dash = dashes[series % CHART_SERIES][0];
	*gap = dashes[series % CHART_SERIES][1];
}

static void swatch(ChartPen *p, Unit x, Unit middle, Unit w, bool line, const Chart *c, int series)
{
	if (!line) {
		pen_bar(p, (Rect){ x, middle - 3200, w, 6400 }, c, series);
		return;
	}
	Unit dash, gap;
	pen_dash(series, &dash, &gap);
	pen_line(p, x, middle, x + w, middle, pen_mix(pen_color(p, c, series), 0, 850), 1200, dash, gap);
	pen_marker(p, x + w / 2, middle, c, series);
}

Unit pen_legend(ChartPen *p, const Chart *c, bool lines, Unit x, Unit y, Unit width, bool draw)
{
	const Unit mark = lines ? 20000 : 13000, gap = 4000, apart = 14000, row = p->label.size + 4000;
	Unit bottom = y;
	for (int from = 0, to; from < c->series_count; from = to) {
		ChartText *names[CHART_SERIES];
		Unit used = 0;
		for (to = from; to < c->series_count; to++) {
			names[to] = pen_set(p, &p->label, c->series[to].name, width - mark - gap);
			Unit more = mark + gap + names[to]->width + (to > from ? apart : 0);
			if (to > from && used + more > width)
				break;
			used += more;
		}
		Unit at = x + width - used, height = row;
		for (int i = from; i < to; i++) {
			if (draw) {
				swatch(p, at, bottom + p->label.size / 2 + 300, mark, lines, c, i);
				pen_put(p, names[i], at + mark + gap, bottom, names[i]->width, ALIGN_LEFT);
			}
			at += mark + gap + names[i]->width + apart;
			height = names[i]->height + 4000 > height ? names[i]->height + 4000 : height;
		}
		bottom += height;
	}
	return bottom - y;
}
