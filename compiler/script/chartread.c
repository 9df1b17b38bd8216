/* chartread.c - a chart's table → the chart, every field checked.
 *
 * What is common to all comes first, then the fields of the kind.  Figures are exact; a field that is
 * nil is a figure that is not known, any other value that is no figure is a fault at the template's line. */
#include "script/chartread.h"

#include <string.h>

static const char *const kinds[] = {
	[CHART_BAR] = "bar", [CHART_RANKING] = "ranking", [CHART_LINE] = "line", [CHART_PROGRESS] = "progress",
	[CHART_GAUGE] = "gauge", [CHART_FLOW] = "flow", [CHART_MULTIPLES] = "multiples",
};

static const char *field_text(ChartReader *c, const char *name)
{
	fields_push(c->f, name);
	const char *text = chartread_text(c, name);
	lua_pop(c->r->L, 1);
	return text;
}

static Number field_number(ChartReader *c, const char *name)
{
	Number n;
	fields_push(c->f, name);
	chartread_number(c, name, "", &n);
	lua_pop(c->r->L, 1);
	return n;
}

static bool is_in(ChartReader *c, const char *language)
{
	state_push_context(c->r->L, "lang");
	const char *lang = lua_tostring(c->r->L, -1);
	bool is = lang && !strcmp(lang, language);
	lua_pop(c->r->L, 1);
	return is;
}

static bool is_english(ChartReader *c)
{
	return is_in(c, "en");
}

/* ---- decimals ---- */

/* So many, at most three, that no figure is rounded. */
static int decimals_of(const Number *values, int count, int least)
{
	for (int i = 0; i < count; i++)
		while (least < 3 && number_ok(values[i]) &&
		       number_cmp(number_round(values[i], least, ROUND_HALF_UP), values[i]) != 0)
			least++;
	return least;
}

/* As many as the figures have, up to two; one where they have more, as shares of thirds do. */
static void find_decimals(Chart *c)
{
	int most = 0;
	for (int s = 0; s < c->series_count; s++)
		most = decimals_of(c->series[s].values, c->rows, most);
	for (int i = 0; i < c->link_count; i++)
		most = decimals_of(&c->links[i].value, 1, most);
	c->decimals = most > 2 ? 1 : most;
}

/* ---- kinds ---- */

/* mark = 72.5, or { value =, label = }. */
static void read_mark(ChartReader *c)
{
	lua_State *L = c->r->L;
	if (fields_push(c->f, "mark") == LUA_TTABLE) {
		Fields inner, *outer = c->f;
		fields_inner(&inner, outer, -1, outer->what, NULL);
		c->f = &inner;
		c->chart->mark = field_number(c, "value");
		c->chart->mark_label = field_text(c, "label");
		fields_close(&inner);
		c->f = outer;
		outer->ok = outer->ok && inner.ok;
	} else {
		chartread_number(c, "mark", "", &c->chart->mark);
	}
	lua_pop(L, 1);
}

/* Insertion: equal figures stay as they came, unknown ones go last. */
static void sort_rows(Chart *c, bool rising)
{
	Number *v = c->series[0].values;
	for (int i = 1; i < c->rows; i++)
		for (int k = i; k > 0 && number_ok(v[k]); k--) {
			int order = number_ok(v[k - 1]) ? number_cmp(v[k], v[k - 1]) : rising ? -1 : 1;
			if (rising ? order >= 0 : order <= 0)
				break;
			Number n = v[k];
			const char *label = c->labels[k];
			v[k] = v[k - 1];
			c->labels[k] = c->labels[k - 1];
			v[k - 1] = n;
			c->labels[k - 1] = label;
		}
}

static void read_ranking(ChartReader *c)
{
	static const char *const orders[] = { "desc", "asc", "none" };
	int order = fields_word(c->f, "order", orders, 3, 0);
	if (c->chart->series_count > 1) {
		fields_fault(c->f, "y", "a ranking has one series");
		c->chart->series_count = 1;
	}
	c->chart->ordered = order != 2;
	if (order != 2 && c->chart->series_count)
		sort_rows(c->chart, order == 1);
	read_mark(c);
}

/* done and target: the share is worked out, both are printed beside it. */
static void read_done(ChartReader *c, const char *done_field, const char *target_field)
{
	Chart *chart = c->chart;
	Number *done = chartrows_figures(c, done_field), *target = chartrows_figures(c, target_field);
	chart->series = arena_array(c->r->arena, 1, sizeof *chart->series);
	chart->series_count = 1;
	chart->series[0] = (ChartSeries){ .name = "", .values = done };
	chart->details = arena_array(c->r->arena, (size_t)chart->rows + 1, sizeof *chart->details);
	for (int i = 0; i < chart->rows; i++) {
		Buf b = { 0 };
		Number share = NUMBER_BAD;
		if (number_ok(done[i]) && number_ok(target[i])) {
			buf_text_add(&b, is_english(c) ? "(" : "（");
			number_text(&b, done[i]);
			buf_byte(&b, '/');
			number_text(&b, target[i]);
			buf_text_add(&b, is_english(c) ? ")" : "）");
			chart->details[i] = arena_strdup(c->r->arena, buf_text(&b));
			share = number_div(number_mul(done[i], number_int(100)), target[i]); /* nothing to do: no share */
		}
		done[i] = share;
		buf_free(&b);
	}
}

static void read_progress(ChartReader *c)
{
	Chart *chart = c->chart;
	const char *done = fields_text(c->f, "done", NULL), *target = fields_text(c->f, "target", NULL);
	if (done && target)
		read_done(c, done, target);
	else if (done || target)
		fields_fault(c->f, NULL, "\"done\" and \"target\" are given together, or \"y\" as a share in percent");
	else
		chartrows_series(c);
	if (chart->series_count > 1)
		fields_fault(c->f, "y", "progress has one series");
	for (int i = 0; i < chart->rows && chart->series_count; i++)
		if (number_ok(chart->series[0].values[i]) && chart->series[0].values[i].num < 0)
			fields_fault(c->f, "rows", "row %d (%s): progress below nothing", i + 1, chart->labels[i]);
	chart->unit = chart->unit ? chart->unit : "%";
	chart->mark = field_number(c, "expected");
	const char *label = field_text(c, "expected_label");
	chart->mark_label = label ? label : is_english(c) ? "Time elapsed" : chart->pair ? "序时进度\nTime elapsed" : "序时进度";
}

/* A field of rows, when it is a name; a figure for all of them otherwise. */
static Number *row_figures(ChartReader *c, const char *name)
{
	if (fields_push(c->f, name) == LUA_TSTRING && c->rows) {
		const char *field = arena_strdup(c->r->arena, lua_tostring(c->r->L, -1));
		lua_pop(c->r->L, 1);
		return chartrows_figures(c, field);
	}
	lua_pop(c->r->L, 1);
	Number *values = arena_array(c->r->arena, (size_t)c->chart->rows + 1, sizeof *values);
	Number one = field_number(c, name);
	for (int i = 0; i < c->chart->rows; i++)
		values[i] = one;
	return values;
}

static void check_scale(ChartReader *c, int row)
{
	const ChartScale *s = &c->chart->scales[row];
	if (number_ok(s->least) && number_ok(s->most) && number_cmp(s->least, s->most) >= 0)
		fields_fault(c->f, "max", "row %d: \"max\" must be more than \"min\"", row + 1);
}

static void read_scales(ChartReader *c)
{
	Chart *chart = c->chart;
	Number *target = row_figures(c, "target"), *least = row_figures(c, "min"), *most = row_figures(c, "max");
	chart->scales = arena_array(c->r->arena, (size_t)chart->rows + 1, sizeof *chart->scales);
	for (int i = 0; i < chart->rows; i++) {
		chart->scales[i] = (ChartScale){ .least = least[i], .most = most[i], .target = target[i] };
		check_scale(c, i);
	}
	if (chart->series_count > 1)
		fields_fault(c->f, "y", "a gauge has one series");
}

/* One value, or rows of them. */
static void read_gauge(ChartReader *c)
{
	Chart *chart = c->chart;
	bool rows = fields_push(c->f, "rows") != LUA_TNIL;
	lua_pop(c->r->L, 1);
	if (rows) {
		if (!chartrows_open(c))
			return;
		chartrows_series(c);
		const char *units = fields_text(c->f, "units", NULL);
		chart->details = units ? chartrows_texts(c, units) : NULL;
		for (int i = 0; units && chart->series_count && i < chart->rows; i++)
			if (!number_ok(chart->series[0].values[i]))
				chart->details[i] = NULL; /* "—" has no unit */
		read_scales(c);
		chartrows_close(c);
		return;
	}
	chart->rows = 1;
	chart->labels = arena_array(c->r->arena, 1, sizeof *chart->labels);
	const char *label = field_text(c, "label");
	chart->labels[0] = label ? label : "";
	chart->series = arena_array(c->r->arena, 1, sizeof *chart->series);
	chart->series_count = 1;
	chart->series[0] = (ChartSeries){ .name = "", .values = arena_array(c->r->arena, 1, sizeof(Number)) };
	chart->series[0].values[0] = field_number(c, "value");
	read_scales(c);
}

static void read_rows(ChartReader *c)
{
	if (!chartrows_open(c))
		return;
	if (c->chart->kind != CHART_PROGRESS)
		chartrows_series(c);
	switch (c->chart->kind) {
	case CHART_RANKING: read_ranking(c); break;
	case CHART_PROGRESS: read_progress(c); break;
	case CHART_BAR:
		c->chart->stacked = fields_flag(c->f, "stacked", false);
		read_mark(c);
		break;
	default: read_mark(c); break;
	}
	chartrows_close(c);
}

/* ---- flows ---- */

static int node_of(ChartReader *c, const char *name, int *room)
{
	Chart *chart = c->chart;
	for (int i = 0; i < chart->rows; i++)
		if (!strcmp(chart->labels[i], name))
			return i;
	if (chart->rows == *room) {
		const char **more = arena_array(c->r->arena, (size_t)*room * 2 + 8, sizeof *more);
		if (chart->rows)
			memcpy(more, chart->labels, (size_t)chart->rows * sizeof *more);
		chart->labels = more;
		*room = *room * 2 + 8;
	}
	chart->labels[chart->rows] = name;
	return chart->rows++;
}

static void read_nodes(ChartReader *c, int *room)
{
	lua_State *L = c->r->L;
	if (!fields_table(c->f, "nodes"))
		return;
	lua_Integer n = nodes_list_length(c->r, lua_gettop(L), c->f->what);
	for (lua_Integer i = 1; i <= n && i <= CHART_ROWS; i++) {
		lua_rawgeti(L, -1, i);
		const char *name = chartread_text(c, "nodes");
		if (name)
			node_of(c, name, room);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* links[i][k], or under its name. */
static void push_part(lua_State *L, int link, int k, const char *name)
{
	if (lua_getfield(L, link, name) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_rawgeti(L, link, k);
	}
}

static void read_link(ChartReader *c, int number, int *room)
{
	lua_State *L = c->r->L;
	int link = lua_gettop(L);
	const char *ends[2];
	const char *where = arena_printf(c->r->arena, "link %d: ", number);
	Number value;
	sandbox_thaw(L, link);
	if (!lua_istable(L, link)) {
		fields_fault(c->f, "links", "link %d must be { from, to, value }", number);
		return;
	}
	for (int i = 0; i < 2; i++) {
		push_part(L, link, i + 1, i ? "to" : "from");
		ends[i] = chartread_text(c, "links");
		lua_pop(L, 1);
	}
	push_part(L, link, 3, "value");
	bool good = chartread_number(c, "value", where, &value);
	lua_pop(L, 1);
	if (!ends[0] || !ends[1])
		fields_fault(c->f, "links", "%sit must say from where and to where it leads", where);
	else if (!strcmp(ends[0], ends[1]))
		fields_fault(c->f, "links", "%sit leads from \"%s\" to itself", where, ends[0]);
	else if (good && !number_ok(value))
		fields_fault(c->f, "links", "%s\"%s\" to \"%s\" has no figure, and a flow needs one", where, ends[0], ends[1]);
	else if (good && value.num < 0)
		fields_fault(c->f, "links", "%sa flow cannot be below nothing", where);
	else if (good)
		c->chart->links[c->chart->link_count++] =
			(ChartLink){ node_of(c, ends[0], room), node_of(c, ends[1], room), value };
}

/* What goes into an inner node must come out of it. */
static void check_balance(ChartReader *c)
{
	for (int i = 0; i < c->chart->rows; i++) {
		Number in, out;
		chart_node_flow(c->chart, i, &in, &out);
		if (!number_ok(in) || !number_ok(out) || in.num == 0 || out.num == 0 || number_cmp(in, out) == 0)
			continue;
		Buf a = { 0 }, b = { 0 };
		number_text(&a, in);
		number_text(&b, out);
		diag_warn(c->r->s->diag, c->f->at, "%s: \"%s\" is not balanced: %s flows in, %s flows out", c->f->what,
		          c->chart->labels[i], buf_text(&a), buf_text(&b));
		buf_free(&a);
		buf_free(&b);
	}
}

static void read_flow(ChartReader *c)
{
	lua_State *L = c->r->L;
	int room = 0;
	read_nodes(c, &room);
	if (!fields_table(c->f, "links")) {
		fields_fault(c->f, NULL, "\"links\" is missing");
		return;
	}
	lua_Integer n = nodes_list_length(c->r, lua_gettop(L), c->f->what);
	if (n > CHART_ROWS) {
		fields_fault(c->f, "links", "%d flows find no room in a chart, %d do", (int)n, CHART_ROWS);
		n = CHART_ROWS;
	}
	c->chart->links = arena_array(c->r->arena, (size_t)n + 1, sizeof *c->chart->links);
	for (int i = 1; i <= (int)n; i++) {
		lua_rawgeti(L, -1, i);
		read_link(c, i, &room);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	check_balance(c);
}

/* ---- small charts ---- */

static Chart *new_panel(ChartReader *c, const char *title)
{
	Chart *all = c->chart, *p = ARENA_NEW(c->r->arena, Chart);
	*p = *all;
	p->title = title;
	p->rows = 0;
	p->panels = NULL;
	p->panel_count = 0;
	p->labels = arena_array(c->r->arena, (size_t)all->rows + 1, sizeof *p->labels);
	p->series = arena_array(c->r->arena, (size_t)all->series_count + 1, sizeof *p->series);
	for (int s = 0; s < all->series_count; s++) {
		p->series[s].name = all->series[s].name;
		p->series[s].values = arena_array(c->r->arena, (size_t)all->rows + 1, sizeof(Number));
	}
	all->panels[all->panel_count++] = p;
	return p;
}

/* rows with panel = "area": a small chart for each value of that field, in the order in which they come. */
static void read_panel_field(ChartReader *c, const char *field, ChartKind kind)
{
	Chart *all = c->chart;
	if (!chartrows_open(c))
		return;
	chartrows_series(c);
	const char **titles = chartrows_texts(c, field);
	all->kind = kind;
	all->panels = arena_array(c->r->arena, (size_t)all->rows + 1, sizeof(Chart *));
	for (int r = 0; r < all->rows; r++) {
		Chart *p = NULL;
		if (!titles[r]) {
			fields_fault(c->f, "rows", "row %d has no \"%s\"", r + 1, field);
			continue;
		}
		for (int i = 0; i < all->panel_count && !p; i++)
			p = !strcmp(all->panels[i]->title, titles[r]) ? all->panels[i] : NULL;
		if (!p)
			p = new_panel(c, titles[r]);
		p->labels[p->rows] = all->labels[r];
		for (int s = 0; s < all->series_count; s++)
			p->series[s].values[p->rows] = all->series[s].values[r];
		p->rows++;
	}
	all->kind = CHART_MULTIPLES;
	chartrows_close(c);
}

/* charts = { chart.bar{ … }, … } */
static void read_panel_list(ChartReader *c)
{
	lua_State *L = c->r->L;
	lua_Integer n = nodes_list_length(c->r, lua_gettop(L), c->f->what);
	c->chart->panels = arena_array(c->r->arena, (size_t)n + 1, sizeof(Chart *));
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, -1, i);
		Node *node = nodes_kind(L, -1) == VALUE_NODE ? nodes_read(c->r, lua_gettop(L)) : NULL;
		Chart *p = node && node->kind == NODE_CHART ? (Chart *)node->u.chart : NULL;
		if (p && (p->kind == CHART_BAR || p->kind == CHART_LINE))
			c->chart->panels[c->chart->panel_count++] = p;
		else
			fields_fault(c->f, "charts", "chart %d must be a chart.bar or a chart.line", (int)i);
		lua_pop(L, 1);
	}
}

static void read_multiples(ChartReader *c)
{
	static const char *const ways[] = { "line", "bar" };
	c->chart->columns = fields_int(c->f, "columns", 4, 1, 8);
	bool bars = fields_word(c->f, "as", ways, 2, 0) == 1;
	c->chart->stacked = fields_flag(c->f, "stacked", false);
	const char *panel = fields_text(c->f, "panel", NULL);
	if (panel) {
		read_panel_field(c, panel, bars ? CHART_BAR : CHART_LINE);
	} else if (fields_table(c->f, "charts")) {
		read_panel_list(c);
		lua_pop(c->r->L, 1);
	} else {
		fields_fault(c->f, NULL, "give rows with panel = \"field\", or charts = { chart.bar{ … }, … }");
	}
}

/* ---- the whole ---- */

static void read_kind(ChartReader *c)
{
	switch (c->chart->kind) {
	case CHART_GAUGE: read_gauge(c); break;
	case CHART_FLOW: read_flow(c); break;
	case CHART_MULTIPLES: read_multiples(c); break;
	default: read_rows(c); break;
	}
}

/* A line under the chart. */
static const char *line_text(ChartReader *c, const char *name)
{
	fields_push(c->f, name);
	const char *text = chartread_line(c, name);
	lua_pop(c->r->L, 1);
	return text;
}

/* looks = { "地表水", "地下水", … } */
static void read_looks(ChartReader *c)
{
	lua_State *L = c->r->L;
	Chart *chart = c->chart;
	if (!fields_table(c->f, "looks"))
		return;
	lua_Integer n = nodes_list_length(c->r, lua_gettop(L), c->f->what);
	if (n > CHART_SERIES) {
		fields_fault(c->f, "looks", "%d looks are too many, %d can be told apart", (int)n, CHART_SERIES);
		n = CHART_SERIES;
	}
	chart->looks = arena_array(c->r->arena, (size_t)n + 1, sizeof *chart->looks);
	for (int i = 1; i <= (int)n; i++) {
		lua_rawgeti(L, -1, i);
		const char *name = chartread_text(c, "looks");
		chart->looks[chart->look_count++] = name ? name : "";
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

static void read_chart(ChartReader *c)
{
	Chart *chart = c->chart;
	Fields *f = c->f;
	Unit em, line;
	nodes_body_units(c->r, &em, &line);
	chart->unit = field_text(c, "unit");
	chart->title = field_text(c, "title");
	chart->values = fields_flag(f, "values", true);
	chart->source = line_text(c, "source");
	chart->note = line_text(c, "note");
	chart->pair = is_in(c, "zh-en");
	read_looks(c);
	chart->alt = fields_text(f, "alt", NULL);
	nodes_read_width(c->r, f, &chart->width, &chart->share);
	fields_extent(f, "height", em, line, true, &chart->height);
	int decimals = fields_int(f, "decimals", -1, 0, 6);
	chart->decimals = decimals;
	chart->exact = decimals >= 0;
	read_kind(c);
	if (decimals < 0)
		find_decimals(chart);
	for (int i = 0; i < chart->panel_count; i++)
		chart->panels[i]->decimals = chart->kind == CHART_MULTIPLES && chart->series_count ? chart->decimals
		                                                                                   : chart->panels[i]->decimals;
}

void chartread_node(NodeReader *r, Fields *f, Node *n)
{
	Chart *chart = ARENA_NEW(r->arena, Chart);
	ChartReader c = { .r = r, .f = f, .chart = chart };
	chart->mark = NUMBER_BAD;
	chart->kind = (ChartKind)fields_word(f, "chart", kinds, CHART_MULTIPLES + 1, CHART_BAR);
	f->what = arena_printf(r->arena, "chart.%s", kinds[chart->kind]);
	read_chart(&c);
	nodes_read_caption(r, f, n);
	nodes_read_float(f, n);
	n->u.chart = chart;
}
