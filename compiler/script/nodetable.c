/* nodetable.c - doc.table{ … } → a table node: columns, rows, cells, and cells merged downwards.
 *
 * Every row must fill the columns exactly, counting cells that span it from above.  That is checked
 * here, where the row can still be named. */
#include "script/fields.h"

#include <stdio.h>
#include <string.h>

#include "doc/merge.h"
#include "script/streamtable.h"

enum { COLUMNS_MAX = 64, ROWS_MAX = 10 * 1000 * 1000 };

typedef struct Grid {
	NodeReader *r;
	Node *table;
	StreamTable *stream;    /* NULL: its rows are a list */
	bool mistaken;          /* its columns are those of a stream, but its rows are none */
	int columns;            /* 0: not known yet */
	int down[COLUMNS_MAX];  /* rows that a cell above still covers */
	Node **cells;           /* rows × columns: the cell that begins there, or NULL */
	int row, rows;          /* the row being read, counted over head and body from 1 */
	const char *part;       /* "head row", "row" and the like */
	RowPlace place;
	int part_row;
} Grid;

static const char *const aligns[] = {
	[COLUMN_LEFT] = "left", [COLUMN_CENTER] = "center", [COLUMN_RIGHT] = "right", [COLUMN_JUSTIFY] = "justify",
	[COLUMN_DECIMAL] = "decimal", [COLUMN_DECIMAL_CENTER] = "decimal-center",
};
enum { ALIGN_COUNT = sizeof aligns / sizeof *aligns };

static void read_column(Grid *g, int index, int number, const Fields *table)
{
	NodeReader *r = g->r;
	Column *c = &g->table->u.table->columns[number];
	Fields f;
	Unit em, line;
	Number weight;
	char what[40];
	snprintf(what, sizeof what, "doc.table: column %d", number + 1);
	fields_inner(&f, table, index, what, NULL);
	nodes_cell_units(r, &em, &line);
	c->align = (ColumnAlign)fields_word(&f, "align", aligns, ALIGN_COUNT, COLUMN_DEFAULT);
	c->decimals = fields_int(&f, "decimals", 0, 0, 20);
	fields_extent(&f, "width", em, line, true, &c->width);
	if (fields_push(&f, "weight") != LUA_TNIL) {
		bool ok = numberlib_read(r->L, -1, &weight);
		if (ok)
			weight = number_round(number_mul(weight, number_int(1000)), 0, ROUND_HALF_UP);
		if (!ok || weight.num <= 0 || weight.num > 1000000)
			fields_fault(&f, "weight", "\"weight\" must be a number above 0, at most 1000");
		else
			c->weight = (int32_t)weight.num;
	}
	lua_pop(r->L, 1);
	if (!streamtable_column(g->stream, r, &f, c, number, g->columns))
		g->mistaken = true;
	fields_close(&f);
}

static void read_columns(Grid *g, Fields *f)
{
	NodeReader *r = g->r;
	if (!fields_table(f, "columns"))
		return;
	int list = lua_gettop(r->L);
	lua_Integer n = nodes_list_length(r, list, "doc.table: columns");
	if (n > COLUMNS_MAX)
		fields_fault(f, "columns", "more than %d columns", COLUMNS_MAX);
	else {
		TableInfo *info = g->table->u.table;
		info->columns = arena_array(r->arena, (size_t)n, sizeof *info->columns);
		g->columns = info->column_count = (int)n;
		for (int i = 0; i < (int)n; i++) {
			if (lua_rawgeti(r->L, list, i + 1) == LUA_TTABLE)
				read_column(g, lua_gettop(r->L), i, f);
			else
				fields_fault(f, "columns", "column %d must be a table: {} or { width = \"30mm\" }", i + 1);
			lua_settop(r->L, list);
		}
	}
	lua_settop(r->L, list - 1);
}

/* The value as a figure, or NULL. */
static const Number *read_number(NodeReader *r, int index)
{
	lua_State *L = r->L;
	Number *out = NULL;
	if (numberlib_is(L, index) || lua_isinteger(L, index)) {
		out = ARENA_NEW(r->arena, Number);
		numberlib_read(L, index, out);
	}
	return out;
}

/* The figure that is all a cell holds, or NULL. */
static const Number *only_number(NodeReader *r, int index)
{
	const Number *out = NULL;
	lua_rawgeti(r->L, index, 1);
	if (lua_rawlen(r->L, index) == 1)
		out = read_number(r, -1);
	lua_pop(r->L, 1);
	return out;
}

/* A cell: text, a node, or a table with spans and content. */
static Node *read_cell(Grid *g, int index, ValueKind kind, const char *what)
{
	NodeReader *r = g->r;
	lua_State *L = r->L;
	state_charge(L, sizeof(Node));
	Node *cell = node_new(r->arena, NODE_CELL, r->at);
	if (kind == VALUE_TEXT) { /* as nearly all: there are no fields to ask for */
		cell->u.cell.value = read_number(r, index);
		nodes_read_text(r, index, cell);
		return cell;
	}
	if (kind != VALUE_LIST) {
		lua_createtable(L, 1, 0);
		lua_pushvalue(L, index);
		lua_rawseti(L, -2, 1);
		lua_replace(L, index);
	}
	Fields f;
	fields_open(&f, L, index, r->arena, what, r->at);
	cell->u.cell.value = only_number(r, index);
	cell->style = fields_text(&f, "style", NULL);
	cell->id = fields_text(&f, "id", NULL);
	cell->u.cell.colspan = fields_int(&f, "colspan", 0, 1, COLUMNS_MAX);
	cell->u.cell.rowspan = fields_int(&f, "rowspan", 0, 1, 100000);
	cell->u.cell.align = (ColumnAlign)fields_word(&f, "align", aligns, ALIGN_COUNT, COLUMN_DEFAULT);
	nodes_read_content(r, index, cell);
	fields_close(&f);
	return cell;
}

static int span(int s)
{
	return s > 1 ? s : 1;
}

/* Puts a cell at the first free column. False when it does not fit. */
static bool place(Grid *g, Node *cell, int *column, Node **row)
{
	while (*column < g->columns && g->down[*column] > 0)
		++*column;
	int width = span(cell->u.cell.colspan);
	for (int i = 0; i < width; i++)
		if (*column + i >= g->columns || g->down[*column + i] > 0)
			return false;
	if (row)
		row[*column] = cell;
	for (int i = 0; i < width; i++)
		g->down[*column + i] = span(cell->u.cell.rowspan);
	*column += width;
	return true;
}

static int cells_width(const Node *row)
{
	int width = 0;
	for (const Node *c = row->first; c; c = c->next)
		width += span(c->u.cell.colspan);
	return width;
}

/* Columns were not given: the first row tells how many. */
static void take_columns(Grid *g, const Node *row)
{
	TableInfo *info = g->table->u.table;
	g->columns = cells_width(row);
	if (g->columns > COLUMNS_MAX)
		g->columns = COLUMNS_MAX;
	info->columns = arena_array(g->r->arena, (size_t)g->columns, sizeof *info->columns);
	info->column_count = g->columns;
}

static void place_cells(Grid *g, Node *row)
{
	if (g->columns == 0)
		take_columns(g, row);
	if (!g->cells) {
		state_charge(g->r->L, (size_t)g->rows * (size_t)g->columns * sizeof(Node *));
		g->cells = arena_array(g->r->arena, (size_t)g->rows * (size_t)g->columns, sizeof(Node *));
	}
	Node *only = row->first;
	if (row->u.row.group && only && only == row->last && only->u.cell.colspan == 0)
		only->u.cell.colspan = g->columns; /* a group's label stands over the whole row */
	int column = 0, covered = 0;
	for (int i = 0; i < g->columns; i++)
		covered += g->down[i] > 0;
	bool fits = covered + cells_width(row) == g->columns;
	for (Node *c = row->first; c && fits; c = c->next)
		fits = place(g, c, &column, g->cells + (size_t)(g->row - 1) * (size_t)g->columns);
	if (!fits)
		diag_error(g->r->s->diag, g->r->at, "doc.table: %s %d fills %d %s, but the table has %d", g->part,
		           g->part_row, COUNTED(covered + cells_width(row), "column"), g->columns);
	for (int i = 0; i < g->columns; i++)
		g->down[i] -= g->down[i] > 0;
}

static void read_row(Grid *g, int index, bool head)
{
	NodeReader *r = g->r;
	lua_State *L = r->L;
	char what[64];
	Fields f;
	Node *row = node_new(r->arena, NODE_ROW, r->at);
	snprintf(what, sizeof what, "doc.table: %s %d", g->part, g->part_row);
	fields_open(&f, L, index, r->arena, what, r->at);
	row->u.row.head = head;
	row->u.row.place = g->place;
	row->u.row.group = fields_flag(&f, "group", false);
	row->u.row.keep = fields_flag(&f, "keep", false);
	row->style = fields_text(&f, "style", NULL);
	row->id = fields_text(&f, "id", NULL);
	lua_Integer n = nodes_list_length(r, index, what);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, index, i);
		int at = lua_gettop(L);
		ValueKind kind = nodes_kind(L, at);
		if (kind == VALUE_BAD)
			diag_error(r->s->diag, r->at, "%s: cell %d is a %s", what, (int)i, luaL_typename(L, at));
		node_append(row, kind == VALUE_BAD ? node_new(r->arena, NODE_CELL, r->at) : read_cell(g, at, kind, what));
		lua_settop(L, at - 1);
	}
	fields_close(&f);
	if (!row->first)
		diag_error(r->s->diag, r->at, "%s is empty", what);
	else {
		node_append(g->table, row);
		place_cells(g, row);
	}
}

/* head = { "项目", "金额" } is one row: its first value is a cell, not a row. */
static bool is_one_row(lua_State *L, int index)
{
	static const char *const cell_fields[] = { "rowspan", "colspan", "align" };
	lua_rawgeti(L, index, 1);
	bool one = lua_isnil(L, -1) || nodes_kind(L, -1) != VALUE_LIST;
	if (!one) {
		sandbox_thaw(L, -1);
		for (size_t i = 0; i < sizeof cell_fields / sizeof *cell_fields; i++) {
			lua_pushstring(L, cell_fields[i]);
			one = lua_rawget(L, -2) != LUA_TNIL || one;
			lua_pop(L, 1);
		}
	}
	lua_pop(L, 1);
	return one;
}

static void end_part(Grid *g)
{
	for (int i = 0; i < g->columns; i++)
		if (g->down[i] > 0) {
			diag_error(g->r->s->diag, g->r->at, "doc.table: a cell of column %d spans more rows than there are", i + 1);
			break;
		}
	memset(g->down, 0, sizeof g->down);
}

/* How many rows the list at index has. */
static lua_Integer list_rows(Grid *g, int index, const char *part)
{
	char what[64];
	snprintf(what, sizeof what, "doc.table: %ss", part);
	return nodes_list_length(g->r, index, what);
}

/* Reads the n rows of the list at index, or index itself as the only one. */
static void read_part(Grid *g, int index, int n, bool one, const char *part)
{
	lua_State *L = g->r->L;
	g->part = part;
	for (int i = 1; i <= n; i++) {
		g->part_row = i;
		g->row++;
		if (one)
			lua_pushvalue(L, index);
		else
			lua_rawgeti(L, index, i);
		int at = lua_gettop(L);
		if (lua_istable(L, at)) {
			sandbox_thaw(L, at);
			read_row(g, at, !strcmp(part, "head row"));
		} else
			diag_error(g->r->s->diag, g->r->at, "doc.table: %s %d is a %s, not a list of cells", part, i,
			           luaL_typename(L, at));
		lua_settop(L, at - 1);
	}
	end_part(g);
}

/* ---- merge = { 1, … }: equal neighbours in a column become one cell ---- */

/* The columns from 0. Returns how many. */
static int read_merge(Grid *g, Fields *f, int *columns)
{
	lua_State *L = g->r->L;
	int count = 0;
	lua_Integer n = nodes_list_length(g->r, lua_gettop(L), "doc.table: merge");
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, -1, i);
		lua_Integer column = lua_tointeger(L, -1);
		lua_pop(L, 1);
		if (column < 1 || column > g->columns)
			fields_fault(f, "merge", "\"merge\" must hold numbers of columns, from 1 to %d", g->columns);
		else if (count < COLUMNS_MAX)
			columns[count++] = (int)column - 1;
	}
	return count;
}

/* The rows from `first` up to `end`. */
static void merge(Grid *g, Fields *f, int first, int end)
{
	TableInfo *info = g->table->u.table;
	int *columns = arena_array(g->r->arena, COLUMNS_MAX, sizeof *columns), r = 0;
	Merge m;
	if (!fields_table(f, "merge"))
		return;
	info->merge = columns;
	info->merge_count = read_merge(g, f, columns);
	lua_pop(g->r->L, 1);
	if (info->source) /* merged as they come */
		return;
	merge_begin(&m, g->r->arena, columns, info->merge_count);
	for (const Node *n = g->table->first; n; n = n->next)
		r += n->kind == NODE_ROW;
	if (!g->cells || r != g->row) /* a row was not read */
		return;
	const Node *row = g->table->first;
	for (r = 0; row && r < end; row = row->next) {
		if (row->kind != NODE_ROW)
			continue;
		if (row->u.row.group)
			merge_break(&m);
		else if (r >= first)
			merge_row(&m, g->cells + (size_t)r * (size_t)g->columns);
		r++;
	}
}

/* Of a mistaken table: reading them would only say the same of each row. */
static void skip_rows(Fields *f)
{
	static const char *const rest[] = { "head", "rows", "carried", "page_foot", "foot", "group", "subtotal", "merge" };
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
		fields_skip(f, rest[i]);
}

void nodetable_read(NodeReader *r, int index, Node *table, Fields *f)
{
	lua_State *L = r->L;
	Grid g = { .r = r, .table = table };
	TableInfo *info = table->u.table;
	nodes_read_caption(r, f, table);
	nodes_read_float(f, table);
	g.stream = streamtable_open(r, f);
	read_columns(&g, f);
	info->landscape = fields_flag(f, "landscape", false);
	info->continue_label = fields_flag(f, "continue_label", true);
	info->rows_per_page = fields_int(f, "rows_per_page", 0, 1, 1000);
	info->none = fields_text(f, "none", NULL);
	if (nodes_list_length(r, index, "doc.table") > 0)
		fields_fault(f, NULL, "rows belong in rows = { … }");
	static const struct Part {
		const char *field, *row;
		RowPlace place;
	} parts[] = {
		{ "head", "head row", ROW_BODY }, { "rows", "row", ROW_BODY }, { "carried", "carried row", ROW_CARRIED },
		{ "page_foot", "page foot row", ROW_PAGE }, { "foot", "foot row", ROW_FOOT },
	};
	enum { PARTS = sizeof parts / sizeof *parts, HEAD = 0, ROWS = 1 };
	if (g.mistaken) {
		skip_rows(f);
		return;
	}
	int top = lua_gettop(L), at[PARTS], count[PARTS], end[PARTS];
	bool one[PARTS];
	for (int i = 0; i < PARTS; i++) {
		at[i] = !(i == ROWS && g.stream) && fields_table(f, parts[i].field) ? lua_gettop(L) : 0;
		one[i] = at[i] && i != ROWS && is_one_row(L, at[i]);
		lua_Integer n = !at[i] ? 0 : one[i] ? 1 : list_rows(&g, at[i], parts[i].row);
		if (n > ROWS_MAX - g.rows) {
			fields_fault(f, parts[i].field, "more than %d rows: give rows = stream \"NAME\" for so many", ROWS_MAX);
			skip_rows(f);
			lua_settop(L, top);
			return;
		}
		count[i] = (int)n;
		g.rows += count[i];
		if (i == ROWS && g.rows == 0 && !g.stream)
			fields_fault(f, NULL, "there are no rows");
	}
	for (int i = 0; i < PARTS; i++) {
		g.place = parts[i].place;
		if (at[i])
			read_part(&g, at[i], count[i], one[i], parts[i].row);
		end[i] = g.row;
		if (i == HEAD)
			info->head_rows = g.row;
		if (i == HEAD && g.stream)
			streamtable_finish(g.stream, f, table);
	}
	merge(&g, f, end[HEAD], end[ROWS]);
	lua_settop(L, top);
}
