/* chartrows.c - records → the names and figures of a chart's rows. */
#include "script/chartread.h"

#include <string.h>

#include "base/utf8.h"
#include "script/origin.h"

/* ---- single values ---- */

/* A text in two languages has one below the other. */
static void flatten(const Node *n, Buf *out)
{
	for (const Node *c = n->first; c; c = c->next) {
		if (n->kind == NODE_SPAN && n->u.span.pair && c->prev && out->len)
			buf_byte(out, '\n');
		if (c->kind == NODE_NEWLINE)
			buf_byte(out, '\n');
		else if (c->first)
			flatten(c, out);
		else
			node_plain(c, out);
	}
}

const char *chartread_line(ChartReader *c, const char *field)
{
	lua_State *L = c->r->L;
	if (lua_isnil(L, -1))
		return NULL;
	if (nodes_kind(L, -1) == VALUE_BAD) {
		fields_fault(c->f, field, "\"%s\" must be text, not a %s", field, luaL_typename(L, -1));
		return NULL;
	}
	Node *holder = node_new(c->r->arena, NODE_BLOCK, c->r->at);
	Buf b = { 0 };
	nodes_read_list(c->r, lua_gettop(L), holder);
	flatten(holder, &b);
	const char *text = arena_strdup(c->r->arena, buf_text(&b));
	buf_free(&b);
	return text;
}

const char *chartread_text(ChartReader *c, const char *field)
{
	const char *text = chartread_line(c, field);
	if (!text || utf8_length(text, strlen(text)) <= CHART_NAME)
		return text;
	fields_fault(c->f, field, "\"%s\": a name of more than %d characters finds no room in a chart", field, CHART_NAME);
	return NULL;
}

/* Beyond this a position is no longer exact, and no chart shows it. */
static bool too_large(Number n)
{
	Number most = number_int(INT64_C(1000000000000000));
	return number_cmp(n, most) > 0 || number_cmp(n, number_neg(most)) < 0;
}

bool chartread_number(ChartReader *c, const char *field, const char *where, Number *out)
{
	lua_State *L = c->r->L;
	*out = NUMBER_BAD;
	if (lua_isnil(L, -1))
		return true;
	if (!numberlib_read(L, -1, out)) {
		fields_fault(c->f, field, "%s\"%s\" is %s%s, not a figure", where, field,
		             lua_type(L, -1) == LUA_TSTRING || lua_type(L, -1) == LUA_TNIL ? "" : "a ",
		             lua_type(L, -1) == LUA_TSTRING ? "text" : luaL_typename(L, -1));
		*out = NUMBER_BAD;
		return false;
	}
	if (too_large(*out)) {
		fields_fault(c->f, field, "%s\"%s\" is larger than a chart can show", where, field);
		*out = NUMBER_BAD;
		return false;
	}
	origins_number(c->r->s->origins, *out, numberlib_origin(L, -1));
	return true;
}

/* ---- rows ---- */

/* Pushes row[i][path], where path may lead through tables: "retrofit.done".  One value in any case. */
static void push_path(ChartReader *c, int row, const char *path)
{
	lua_State *L = c->r->L;
	lua_rawgeti(L, c->rows, row + 1);
	while (*path) {
		size_t n = strcspn(path, ".");
		sandbox_thaw(L, -1);
		if (!lua_istable(L, -1)) {
			lua_pop(L, 1);
			lua_pushnil(L);
			return;
		}
		lua_pushlstring(L, path, n);
		lua_rawget(L, -2);
		lua_remove(L, -2);
		path += n + (path[n] == '.');
	}
}

static const char *where_of(ChartReader *c, int row)
{
	Buf b = { 0 };
	const char *name = c->chart->labels[row];
	buf_printf(&b, "row %d", row + 1);
	if (name && *name)
		buf_printf(&b, " (%.*s)", (int)strcspn(name, "\n"), name);
	buf_text_add(&b, ": ");
	const char *text = arena_strdup(c->r->arena, buf_text(&b));
	buf_free(&b);
	return text;
}

Number *chartrows_figures(ChartReader *c, const char *field)
{
	Number *values = arena_array(c->r->arena, (size_t)c->chart->rows + 1, sizeof *values);
	for (int i = 0; i < c->chart->rows; i++) {
		push_path(c, i, field);
		chartread_number(c, field, where_of(c, i), &values[i]);
		lua_pop(c->r->L, 1);
	}
	return values;
}

const char **chartrows_texts(ChartReader *c, const char *field)
{
	const char **texts = arena_array(c->r->arena, (size_t)c->chart->rows + 1, sizeof *texts);
	for (int i = 0; i < c->chart->rows; i++) {
		push_path(c, i, field);
		texts[i] = chartread_text(c, field);
		lua_pop(c->r->L, 1);
	}
	return texts;
}

bool chartrows_open(ChartReader *c)
{
	lua_State *L = c->r->L;
	if (!fields_table(c->f, "rows")) {
		static const char *const of_rows[] = { "x", "y", "names", "mark", "order", "stacked", "done", "target" };
		if (c->f->ok)
			fields_fault(c->f, NULL, "\"rows\" is missing");
		for (size_t i = 0; i < sizeof of_rows / sizeof *of_rows; i++)
			fields_skip(c->f, of_rows[i]); /* and cannot be checked without */
		return false;
	}
	c->rows = lua_gettop(L);
	lua_Integer n = nodes_list_length(c->r, c->rows, c->f->what);
	if (n > CHART_ROWS) {
		fields_fault(c->f, "rows", "%d rows find no room in a chart, %d do: choose or sum up", (int)n, CHART_ROWS);
		n = CHART_ROWS;
	}
	state_charge(L, (size_t)n * (sizeof(Number) + sizeof(char *)));
	c->x = fields_text(c->f, "x", "name");
	c->chart->rows = (int)n;
	c->chart->labels = arena_array(c->r->arena, (size_t)n + 1, sizeof *c->chart->labels);
	for (int i = 0; i < (int)n; i++) {
		push_path(c, i, "");
		if (!lua_istable(L, -1))
			fields_fault(c->f, "rows", "row %d is not a table", i + 1);
		lua_pop(L, 1);
		push_path(c, i, c->x);
		c->chart->labels[i] = chartread_text(c, c->x);
		if (!c->chart->labels[i]) {
			if (lua_isnil(L, -1))
				fields_fault(c->f, "rows", "row %d has no \"%s\" to be named by", i + 1, c->x);
			c->chart->labels[i] = "";
		}
		lua_pop(L, 1);
	}
	return true;
}

void chartrows_close(ChartReader *c)
{
	lua_settop(c->r->L, c->rows - 1);
	c->rows = 0;
}

/* ---- series ---- */

/* One of y's values on top: "field", { "field", "name" } or { field =, name = }. */
static void read_series(ChartReader *c, ChartSeries *s, int number)
{
	lua_State *L = c->r->L;
	const char *field = NULL;
	int top = lua_gettop(L);
	if (lua_type(L, top) == LUA_TSTRING) {
		field = s->name = arena_strdup(c->r->arena, lua_tostring(L, top));
	} else if (lua_istable(L, top)) {
		sandbox_thaw(L, top);
		if (lua_getfield(L, top, "field") == LUA_TNIL) {
			lua_pop(L, 1);
			lua_rawgeti(L, top, 1);
		}
		if (lua_type(L, -1) == LUA_TSTRING)
			field = s->name = arena_strdup(c->r->arena, lua_tostring(L, -1));
		if (lua_getfield(L, top, "name") == LUA_TNIL) {
			lua_pop(L, 1);
			lua_rawgeti(L, top, 2);
		}
		const char *name = chartread_text(c, "y");
		s->name = name ? name : s->name;
		lua_settop(L, top);
	}
	if (field) {
		s->values = chartrows_figures(c, field);
	} else {
		fields_fault(c->f, "y", "\"y\": series %d must be a field's name or { \"field\", \"name\" }", number);
		s->values = arena_array(c->r->arena, (size_t)c->chart->rows + 1, sizeof *s->values);
		s->name = "";
	}
	bool known = c->chart->rows == 0;
	for (int i = 0; i < c->chart->rows; i++)
		known = known || number_ok(s->values[i]);
	if (!known && field && c->f->ok)
		diag_warn(c->r->s->diag, fields_place(c->f, "y"), "%s: no row has a figure \"%s\"", c->f->what, field);
}

static void read_names(ChartReader *c)
{
	lua_State *L = c->r->L;
	if (!fields_table(c->f, "names"))
		return;
	lua_Integer n = nodes_list_length(c->r, lua_gettop(L), c->f->what);
	if (n != c->chart->series_count)
		fields_fault(c->f, "names", "\"names\" has %d %s for %d series", COUNTED((int)n, "name"), c->chart->series_count);
	for (int i = 0; i < c->chart->series_count && i < (int)n; i++) {
		lua_rawgeti(L, -1, i + 1);
		const char *name = chartread_text(c, "names");
		c->chart->series[i].name = name ? name : "";
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

void chartrows_series(ChartReader *c)
{
	lua_State *L = c->r->L;
	int type = fields_push(c->f, "y"), y = lua_gettop(L);
	lua_Integer n = 1;
	if (type == LUA_TNIL)
		lua_pushliteral(L, "value"), lua_replace(L, y);
	else if (type == LUA_TTABLE) {
		sandbox_thaw(L, y);
		n = nodes_list_length(c->r, y, c->f->what);
	}
	if (n < 1 || n > CHART_SERIES) {
		fields_fault(c->f, "y", "\"y\" names %d series: from 1 to %d can be told apart", (int)n, CHART_SERIES);
		n = n < 1 ? 0 : CHART_SERIES;
	}
	c->chart->series = arena_array(c->r->arena, (size_t)n + 1, sizeof *c->chart->series);
	c->chart->series_count = (int)n;
	for (int i = 0; i < (int)n; i++) {
		if (type == LUA_TTABLE)
			lua_rawgeti(L, y, i + 1);
		else
			lua_pushvalue(L, y);
		read_series(c, &c->chart->series[i], i + 1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	read_names(c);
}
