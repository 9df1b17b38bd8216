/* chart_flow.c - a flow (Sankey): nodes in layers, ribbons as thick as what flows.
 *
 * Layers are those of the longest path; a flow that leads back (回用) would have none, so it is taken out
 * first and led around below.  A flow over several layers has a place of its own in each of them.  The order
 * within layers comes from sweeps by barycentre, always the same number of them, ties as given: the
 * same figures give the same picture. */
#include "layout/chart_parts.h"

#include <string.h>

enum { SWEEPS = 8, RELAXATIONS = 12, FILLINGS = 4 };

typedef struct Stop { /* a node, or the place of a passing flow in a layer */
	int  node;         /* -1: passing */
	int  layer, rank;
	Unit y, h;
	Unit above, below; /* room for its name */
	Unit in, out;      /* how much of either side is taken by ribbons so far */
	int64_t key;       /* to be ordered by */
	ChartText *name;
} Stop;

typedef struct Hop { /* a part of a flow, from a layer to the next */
	int  from, to;     /* stops */
	int  link;
	Unit h, y0, y1;
} Hop;

typedef struct Sankey {
	Number whole;      /* what is `scale` thick */
	ChartPen    *p;
	const Chart *c;
	Stop *stops;
	int   stop_count;
	Hop  *hops;
	int   hop_count;
	bool *back;        /* by link */
	int   layers;
	int  *order;       /* stops, layer by layer, from above down */
	Unit  left, span;  /* x of the first layer; from layer to layer */
	Unit  top, height; /* of the layers */
	Unit  scale;
} Sankey;

static const Unit node_width = 9000, apart = 5000;
static const uint32_t other = 0x595959;

/* ---- layers ---- */

/* Depth first in the given order along flows that do not lead back; way[node] is the flow taken from it.  The node
 * at which a circle closes, or -1. */
static int find_circle(const Sankey *k, int node, char *state, int *way)
{
	state[node] = 1;
	for (int i = 0; i < k->c->link_count; i++) {
		const ChartLink *l = &k->c->links[i];
		if (l->from != node || k->back[i] || state[l->to] == 2)
			continue;
		way[node] = i;
		int closes = state[l->to] == 1 ? l->to : find_circle(k, l->to, state, way);
		if (closes >= 0)
			return closes;
	}
	state[node] = 2;
	return -1;
}

/* Of each circle the thinnest flow leads back, of equal ones the last. */
static void find_back(Sankey *k)
{
	Arena *a = k->p->flow->arena;
	int *way = arena_array(a, (size_t)k->c->rows, sizeof *way);
	char *state = arena_array(a, (size_t)k->c->rows, 1);
	for (int start = 0; start < k->c->rows;) {
		int node = state[start] ? -1 : find_circle(k, start, state, way), thinnest = -1, at = node;
		if (node < 0) {
			start++;
			continue;
		}
		do {
			const ChartLink *l = &k->c->links[way[at]];
			if (thinnest < 0 || number_cmp(l->value, k->c->links[thinnest].value) <= 0)
				thinnest = way[at];
			at = l->to;
		} while (at != node);
		k->back[thinnest] = true;
		memset(state, 0, (size_t)k->c->rows);
		start = 0;
	}
}

/* A node stands a layer behind all that flow into it; where nothing flows on, in the last. */
static void find_layers(Sankey *k)
{
	const Chart *c = k->c;
	bool *goes_on = arena_array(k->p->flow->arena, (size_t)c->rows, sizeof *goes_on);
	for (int turn = 0; turn < c->rows; turn++)
		for (int i = 0; i < c->link_count; i++) {
			Stop *to = &k->stops[c->links[i].to], *from = &k->stops[c->links[i].from];
			if (!k->back[i] && to->layer < from->layer + 1)
				to->layer = from->layer + 1;
			goes_on[c->links[i].from] = true;
		}
	for (int i = 0; i < c->rows; i++)
		k->layers = k->stops[i].layer + 1 > k->layers ? k->stops[i].layer + 1 : k->layers;
	for (int i = 0; i < c->rows; i++)
		if (!goes_on[i])
			k->stops[i].layer = k->layers - 1;
}

static void add_hops(Sankey *k)
{
	for (int i = 0; i < k->c->link_count; i++) {
		const ChartLink *l = &k->c->links[i];
		if (k->back[i])
			continue;
		int from = l->from;
		for (int layer = k->stops[from].layer + 1; layer <= k->stops[l->to].layer; layer++) {
			int to = l->to;
			if (layer < k->stops[l->to].layer) {
				to = k->stop_count++;
				k->stops[to] = (Stop){ .node = -1, .layer = layer };
			}
			k->hops[k->hop_count++] = (Hop){ .from = from, .to = to, .link = i };
			from = to;
		}
	}
}

/* ---- order ---- */

static void rank_layer(Sankey *k, int layer)
{
	int first = 0, count = 0;
	for (int i = 0; i < k->stop_count; i++) {
		first += k->stops[i].layer < layer;
		count += k->stops[i].layer == layer;
	}
	int *order = k->order + first;
	for (int i = 1; i < count; i++)
		for (int j = i; j > 0 && k->stops[order[j]].key < k->stops[order[j - 1]].key; j--) {
			int o = order[j];
			order[j] = order[j - 1];
			order[j - 1] = o;
		}
	for (int i = 0; i < count; i++)
		k->stops[order[i]].rank = i;
}

/* The mean rank of the neighbours on one side; a stop without any stays where it is. */
static void find_keys(Sankey *k, int layer, bool from_left)
{
	for (int i = 0; i < k->stop_count; i++) {
		int64_t sum = 0, count = 0;
		if (k->stops[i].layer != layer)
			continue;
		for (int h = 0; h < k->hop_count; h++) {
			const Hop *hop = &k->hops[h];
			if ((from_left ? hop->to : hop->from) != i)
				continue;
			sum += k->stops[from_left ? hop->from : hop->to].rank;
			count++;
		}
		k->stops[i].key = count ? sum * 1000 / count : (int64_t)k->stops[i].rank * 1000;
	}
}

static void order_stops(Sankey *k)
{
	int at = 0;
	for (int layer = 0; layer < k->layers; layer++)
		for (int i = 0, rank = 0; i < k->stop_count; i++)
			if (k->stops[i].layer == layer) {
				k->order[at++] = i;
				k->stops[i].rank = rank++;
			}
	for (int s = 0; s < SWEEPS; s++)
		for (int i = 1; i < k->layers; i++) {
			bool right = s % 2 == 0;
			int layer = right ? i : k->layers - 1 - i;
			find_keys(k, layer, right);
			rank_layer(k, layer);
		}
}

/* ---- heights ---- */

static Unit thick(const Sankey *k, Number n)
{
	Number h = number_round(number_div(number_mul(n, number_int(k->scale)), k->whole), 0, ROUND_HALF_UP);
	Unit u = number_ok(h) ? (Unit)h.num : 0;
	return n.num > 0 && u < 400 ? 400 : u;
}

static Number flow_of(const Chart *c, int node)
{
	Number in, out;
	chart_node_flow(c, node, &in, &out);
	return number_cmp(in, out) > 0 ? in : out;
}

/* The name and figure of a node; and what goes in and out, where that differs. */
static ChartText *node_name(Sankey *k, int node, Unit width)
{
	const Chart *c = k->c;
	Number in, out;
	Buf b = { 0 };
	chart_node_flow(c, node, &in, &out);
	buf_printf(&b, "%s\n", c->labels[node]);
	if (in.num && out.num && number_cmp(in, out) != 0) {
		buf_printf(&b, "%s ", pen_words(k->p, c, "进", " ", "in"));
		chart_figure(c, in, &b);
		buf_printf(&b, "%s%s ", k->p->english ? ", " : "，", pen_words(k->p, c, "出", " ", "out"));
		chart_figure(c, out, &b);
	} else {
		chart_figure(c, flow_of(c, node), &b);
	}
	ChartText *t = pen_set(k->p, &k->p->label, buf_text(&b), width);
	buf_free(&b);
	return t;
}

/* Names stand beside the outer layers, above the nodes of those between. */
static void set_names(Sankey *k, Rect at)
{
	Unit sides[2] = { 0, 0 }, most = at.w * 22 / 100;
	for (int i = 0; i < k->c->rows; i++) {
		Stop *s = &k->stops[i];
		bool first = s->layer == 0, last = s->layer == k->layers - 1;
		if (!first && !last)
			continue;
		s->name = node_name(k, i, most);
		sides[last] = s->name->width > sides[last] ? s->name->width : sides[last];
		s->above = s->below = s->name->height / 2;
	}
	k->left = at.x + sides[0] + 4000;
	k->span = k->layers > 1 ? (at.x + at.w - sides[1] - 4000 - node_width - k->left) / (k->layers - 1) : 0;
	for (int i = 0; i < k->c->rows; i++) {
		Stop *s = &k->stops[i];
		if (s->name)
			continue;
		s->name = node_name(k, i, k->span - 10000);
		s->above = s->name->height + 2500;
	}
}

/* Room that a layer needs beside its flows, and the sum of these. */
static Unit layer_fixed(const Sankey *k, int layer, Number *sum)
{
	Unit fixed = 0;
	*sum = number_int(0);
	for (int i = 0; i < k->stop_count; i++)
		if (k->stops[i].layer == layer) {
			fixed += k->stops[i].above + k->stops[i].below + apart;
			Number n = NUMBER_BAD;
			if (k->stops[i].node >= 0)
				n = flow_of(k->c, k->stops[i].node);
			for (int h = 0; h < k->hop_count && k->stops[i].node < 0; h++)
				if (k->hops[h].to == i)
					n = k->c->links[k->hops[h].link].value;
			*sum = number_add(*sum, n);
		}
	return fixed;
}

static Number back_sum(const Sankey *k, int *count)
{
	Number sum = number_int(0);
	*count = 0;
	for (int i = 0; i < k->c->link_count; i++)
		if (k->back[i]) {
			sum = number_add(sum, k->c->links[i].value);
			++*count;
		}
	return sum;
}

/* The scale at which every layer, and what leads back below, has room.  False: not even without flows. */
static bool find_scale(Sankey *k, const ChartArea *area)
{
	int backs;
	Number back = back_sum(k, &backs), sum;
	Unit lanes = backs * (k->p->value.size + 8000), fixed = 0, height = area->at.h;
	for (int layer = 0; layer < k->layers; layer++) {
		Unit f = layer_fixed(k, layer, &sum);
		fixed = f > fixed ? f : fixed;
	}
	Unit want = fixed + lanes + area->at.w / 5;
	if (height < want)
		height = want < area->most ? want : area->most;
	k->scale = UNIT_MAX;
	for (int layer = 0; layer < k->layers; layer++) {
		Unit room = height - lanes - layer_fixed(k, layer, &sum);
		Number all = number_add(sum, back);
		if (room <= 0)
			return false;
		if (all.num == 0)
			continue;
		if (k->scale == UNIT_MAX || number_cmp(number_mul(all, number_int(k->scale)), number_mul(k->whole, number_int(room))) > 0) {
			k->scale = room;
			k->whole = all;
		}
	}
	if (k->scale == UNIT_MAX)
		k->scale = 0;
	k->height = height - lanes - thick(k, back);
	return true;
}

static bool named_beside(const Sankey *k, const Stop *s)
{
	return s->node >= 0 && (s->layer == 0 || s->layer == k->layers - 1);
}

static void set_heights(Sankey *k)
{
	for (int i = 0; i < k->hop_count; i++)
		k->hops[i].h = thick(k, k->c->links[k->hops[i].link].value);
	for (int i = 0; i < k->stop_count; i++) {
		Unit in = 0, out = 0;
		for (int h = 0; h < k->hop_count; h++) {
			in += k->hops[h].to == i ? k->hops[h].h : 0;
			out += k->hops[h].from == i ? k->hops[h].h : 0;
		}
		for (int l = 0; l < k->c->link_count && k->stops[i].node >= 0; l++) {
			in += k->back[l] && k->c->links[l].to == i ? thick(k, k->c->links[l].value) : 0;
			out += k->back[l] && k->c->links[l].from == i ? thick(k, k->c->links[l].value) : 0;
		}
		Stop *s = &k->stops[i];
		s->h = in > out ? in : out;
		if (s->node >= 0 && s->h < 1000)
			s->h = 1000;
		if (named_beside(k, s)) { /* its name needs only what it is higher */
			Unit over = s->name->height - s->h;
			s->above = s->below = over > 0 ? over / 2 : 0;
		}
	}
}

/* How much higher than its room the fullest layer is, what is thinnest being drawn thicker than it is. */
static Unit excess(const Sankey *k)
{
	Unit most = 0;
	for (int layer = 0; layer < k->layers; layer++) {
		Unit used = -apart;
		for (int i = 0; i < k->stop_count; i++)
			if (k->stops[i].layer == layer)
				used += k->stops[i].above + k->stops[i].h + k->stops[i].below + apart;
		most = used - k->height > most ? used - k->height : most;
	}
	return most;
}

/* The thicker the flows, the less their names need beside them, and the more there is for the flows: a few turns settle
 * it, so that no strip stays empty. */
static void fill_height(Sankey *k, const ChartArea *area)
{
	set_heights(k);
	for (int turn = 0; turn < FILLINGS && find_scale(k, area); turn++)
		set_heights(k);
	for (int turn = 0; turn < FILLINGS && excess(k) > 0; turn++) {
		k->scale = unit_scale(k->scale, k->height - excess(k), k->height);
		set_heights(k);
	}
}

/* ---- places ---- */

/* Stops of a layer moved apart, downwards, then up from the lower edge. */
static void settle(Sankey *k, const int *order, int count)
{
	for (int i = 0; i < count; i++) {
		Stop *s = &k->stops[order[i]];
		Unit least = k->top + s->above;
		if (i) {
			const Stop *over = &k->stops[order[i - 1]];
			least = over->y + over->h + over->below + apart + s->above;
		}
		s->y = s->y < least ? least : s->y;
	}
	Unit most = k->top + k->height;
	for (int i = count - 1; i >= 0; i--) {
		Stop *s = &k->stops[order[i]];
		if (s->y + s->h + s->below > most)
			s->y = most - s->below - s->h;
		most = s->y - s->above - apart;
	}
}

static void each_layer(Sankey *k, bool reverse, void (*f)(Sankey *, const int *, int, bool))
{
	for (int i = 0; i < k->layers; i++) {
		int layer = reverse ? k->layers - 1 - i : i, first = 0, count = 0;
		for (int s = 0; s < k->stop_count; s++) {
			first += k->stops[s].layer < layer;
			count += k->stops[s].layer == layer;
		}
		f(k, k->order + first, count, reverse);
	}
}

static void stack_layer(Sankey *k, const int *order, int count, bool reverse)
{
	Unit used = 0;
	(void)reverse;
	for (int i = 0; i < count; i++) {
		const Stop *s = &k->stops[order[i]];
		used += s->above + s->h + s->below + (i ? apart : 0);
	}
	Unit y = k->top + (k->height - used) / 2;
	for (int i = 0; i < count; i++) {
		Stop *s = &k->stops[order[i]];
		s->y = y + s->above;
		y = s->y + s->h + s->below + apart;
	}
}

/* Each stop towards the mean height of what flows into it (or out of it), by thickness. */
static void pull_layer(Sankey *k, const int *order, int count, bool reverse)
{
	for (int i = 0; i < count; i++) {
		Stop *s = &k->stops[order[i]];
		int64_t sum = 0, weight = 0;
		for (int h = 0; h < k->hop_count; h++) {
			const Hop *hop = &k->hops[h];
			if ((reverse ? hop->from : hop->to) != order[i])
				continue;
			const Stop *o = &k->stops[reverse ? hop->to : hop->from];
			sum += (int64_t)(o->y + o->h / 2) * (hop->h + 1);
			weight += hop->h + 1;
		}
		if (weight)
			s->y = (Unit)(sum / weight) - s->h / 2;
	}
	settle(k, order, count);
}

/* Ribbons leave a node in the order of where they go, and enter it in that of where they come from. */
static void place_hops(Sankey *k)
{
	for (int i = 0; i < k->stop_count; i++)
		for (int side = 0; side < 2; side++) {
			Unit y = k->stops[i].y;
			for (int rank = 0; rank < k->stop_count; rank++)
				for (int h = 0; h < k->hop_count; h++) {
					Hop *hop = &k->hops[h];
					if ((side ? hop->to : hop->from) != i || k->stops[side ? hop->from : hop->to].rank != rank)
						continue;
					*(side ? &hop->y1 : &hop->y0) = y;
					y += hop->h;
				}
			*(side ? &k->stops[i].in : &k->stops[i].out) = y - k->stops[i].y;
		}
}

/* ---- drawing ---- */

static Unit layer_x(const Sankey *k, int layer)
{
	return k->left + k->span * layer;
}

/* The lighter colours would be lost on paper as ribbons. Where some nodes have looks of their own, the others have none. */
static uint32_t node_color(const Sankey *k, int node)
{
	int dark = k->p->look->colors > 4 ? 4 : k->p->look->colors, own = chart_look(k->c, k->c->labels[node]);
	if (k->c->look_count && own < 0)
		return other;
	return k->p->look->palette[own >= 0 ? own % k->p->look->colors : node % dark];
}

static void ribbon(Sankey *k, const Hop *hop)
{
	const Stop *from = &k->stops[hop->from], *to = &k->stops[hop->to];
	Unit x0 = layer_x(k, from->layer) + (from->node >= 0 ? node_width : 0), x1 = layer_x(k, to->layer), m = (x0 + x1) / 2;
	Unit x2 = x1 + (to->node >= 0 ? 0 : node_width), y0 = hop->y0, y1 = hop->y1, h = hop->h;
	uint32_t color = node_color(k, k->c->links[hop->link].from);
	PathStep s[7] = {
		{ PATH_MOVE, { x0 }, { y0 } }, { PATH_CURVE, { m, m, x1 }, { y0, y1, y1 } }, { PATH_LINE, { x2 }, { y1 } },
		{ PATH_LINE, { x2 }, { y1 + h } }, { PATH_LINE, { x1 }, { y1 + h } },
		{ PATH_CURVE, { m, m, x0 }, { y1 + h, y0 + h, y0 + h } }, { .verb = PATH_CLOSE },
	};
	if (from->node < 0) /* it goes on; overlapping, so that no seam is seen */
		s[0].x[0] = s[5].x[2] = x0 + node_width - 600;
	if (h <= 0)
		return;
	pen_path(k->p, s, 7, pen_mix(color, 0xFFFFFF, 320), PATH_NO_COLOR, 0, 0, 0);
	PathStep under[3] = { { PATH_MOVE, { x2 }, { y1 + h } }, { PATH_LINE, { x1 }, { y1 + h } }, s[5] };
	pen_path(k->p, s, 3, PATH_NO_COLOR, 0xFFFFFF, 500, 0, 0); /* white edges: where ribbons cross */
	pen_path(k->p, under, 3, PATH_NO_COLOR, 0xFFFFFF, 500, 0, 0);
}

/* Below all layers, from a node's right side to the left one of an earlier node. */
static void lead_back(Sankey *k, int link, Unit *lane)
{
	const ChartLink *l = &k->c->links[link];
	Stop *from = &k->stops[l->from], *to = &k->stops[l->to];
	Unit h = thick(k, l->value), r = h / 2 + 5000;
	Unit x0 = layer_x(k, from->layer) + node_width, x1 = layer_x(k, to->layer);
	Unit y0 = from->y + from->out + h / 2, y1 = to->y + to->in + h / 2, y = *lane + k->p->value.size + 4000 + h / 2;
	Unit q = unit_scale(r, 5523, 10000); /* quarters of circles */
	PathStep s[8] = {
		{ PATH_MOVE, { x0 }, { y0 } },
		{ PATH_CURVE, { x0 + q, x0 + r, x0 + r }, { y0, y0 + r - q, y0 + r } },
		{ PATH_LINE, { x0 + r }, { y - r } },
		{ PATH_CURVE, { x0 + r, x0 + q, x0 }, { y - r + q, y, y } },
		{ PATH_LINE, { x1 }, { y } },
		{ PATH_CURVE, { x1 - q, x1 - r, x1 - r }, { y, y - r + q, y - r } },
		{ PATH_LINE, { x1 - r }, { y1 + r } },
		{ PATH_CURVE, { x1 - r, x1 - q, x1 }, { y1 + r - q, y1, y1 } },
	};
	pen_path(k->p, s, 8, PATH_NO_COLOR, pen_mix(node_color(k, l->from), 0xFFFFFF, 320), h, 0, 0);
	ChartText *t = pen_figure(k->p, &k->p->value, k->c, l->value);
	Unit middle = (x0 + x1) / 2, over = *lane + 2500 + t->height / 2;
	pen_put(k->p, t, middle - t->width / 2, over - t->height / 2, t->width, ALIGN_LEFT);
	PathStep arrow[4] = {
		{ PATH_MOVE, { middle - t->width / 2 - 9000 }, { over } }, { PATH_LINE, { middle - t->width / 2 - 4000 }, { over - 2500 } },
		{ PATH_LINE, { middle - t->width / 2 - 4000 }, { over + 2500 } }, { .verb = PATH_CLOSE },
	};
	pen_path(k->p, arrow, 4, k->p->look->axis, PATH_NO_COLOR, 0, 0, 0);
	from->out += h;
	to->in += h;
	*lane = y + h / 2 + 4000;
}

static int degree(const Sankey *k, int node, bool out)
{
	int count = 0;
	for (int i = 0; i < k->c->link_count; i++)
		count += (out ? k->c->links[i].from : k->c->links[i].to) == node;
	return count;
}

/* The figure of a flow, where neither end's own says it; in its middle, or below the chart. */
static void flow_figure(Sankey *k, const Hop *hop)
{
	const ChartLink *l = &k->c->links[hop->link];
	if (hop->from != l->from || degree(k, l->from, true) < 2 || degree(k, l->to, false) < 2)
		return;
	ChartText *t = pen_figure(k->p, &k->p->value, k->c, l->value);
	Unit x0 = layer_x(k, k->stops[hop->from].layer) + node_width, x1 = layer_x(k, k->stops[hop->to].layer);
	for (int i = 1; i < 4; i++) { /* at a quarter, the half, three quarters of the way */
		Unit x = x0 + unit_scale(x1 - x0, i, 4) - t->width / 2;
		static const int eased[] = { 0, 104, 500, 896 }; /* how far the curve has come there */
		Unit y = hop->y0 + unit_scale(hop->y1 - hop->y0, eased[i], 1000) + (hop->h - t->height) / 2;
		if (hop->h >= t->height && pen_free(k->p, (Rect){ x, y, t->width, t->height })) {
			pen_put(k->p, t, x, y, t->width, ALIGN_LEFT);
			return;
		}
	}
	const char *way = arena_printf(k->p->flow->arena, "%s→%s", k->c->labels[l->from], k->c->labels[l->to]);
	pen_unshown(k->p, k->c, way, NULL, l->value);
}

static void node(Sankey *k, const Stop *s)
{
	Unit x = layer_x(k, s->layer);
	const ChartText *t = s->name;
	bool source = degree(k, s->node, true) > 0;
	pen_box(k->p, (Rect){ x, s->y, node_width, s->h }, source ? node_color(k, s->node) : other);
	if (s->layer == 0)
		pen_put(k->p, t, x - 4000 - t->width, s->y + (s->h - t->height) / 2, t->width, ALIGN_RIGHT);
	else if (s->layer == k->layers - 1)
		pen_put(k->p, t, x + node_width + 4000, s->y + (s->h - t->height) / 2, t->width, ALIGN_LEFT);
	else
		pen_put(k->p, t, x + node_width / 2 - t->width / 2, s->y - 2500 - t->height, t->width, ALIGN_CENTER);
}

static Unit draw(Sankey *k)
{
	Unit lane = k->top + k->height;
	for (int i = 0; i < k->c->link_count; i++)
		if (k->back[i])
			lead_back(k, i, &lane);
	for (int i = 0; i < k->hop_count; i++)
		ribbon(k, &k->hops[i]);
	for (int i = 0; i < k->c->rows; i++)
		node(k, &k->stops[i]);
	for (int i = 0; i < k->hop_count; i++)
		flow_figure(k, &k->hops[i]);
	return lane;
}

static void open(Sankey *k)
{
	Arena *a = k->p->flow->arena;
	size_t nodes = (size_t)k->c->rows, links = (size_t)k->c->link_count, most = nodes + links * nodes;
	k->stops = arena_array(a, most, sizeof *k->stops);
	k->order = arena_array(a, most, sizeof *k->order);
	k->hops = arena_array(a, links * nodes, sizeof *k->hops);
	k->back = arena_array(a, links, sizeof *k->back);
	k->stop_count = k->c->rows;
	for (int i = 0; i < k->c->rows; i++)
		k->stops[i].node = i;
	find_back(k);
}

Unit chart_flow(ChartPen *p, const Chart *c, const ChartArea *area)
{
	Sankey k = { .p = p, .c = c, .whole = number_int(1) };
	if (!c->rows || !c->link_count)
		return 0;
	open(&k);
	find_layers(&k);
	add_hops(&k);
	order_stops(&k);
	Unit head = chart_head(p, c, false, area->at.x, area->at.y, area->at.w, true);
	set_names(&k, area->at);
	ChartArea inner = *area;
	inner.at.h -= head;
	inner.most -= head;
	if (k.span < 2 * node_width || !find_scale(&k, &inner)) {
		if (flow_first(p->flow, "chart", area->place))
			diag_error(p->flow->diag, area->place, "this flow's %d nodes in %d layers find no room on a page", c->rows, k.layers);
		return 0;
	}
	k.top = area->at.y + head;
	fill_height(&k, &inner);
	each_layer(&k, false, stack_layer);
	for (int i = 0; i < RELAXATIONS; i++)
		each_layer(&k, i % 2 == 1, pull_layer);
	place_hops(&k);
	return draw(&k) - area->at.y;
}
