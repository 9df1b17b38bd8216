/* streamtable.c - see streamtable.h. */
#include "script/streamtable.h"

#include <string.h>

#include "doc/rows.h"
#include "script/compile.h"
#include "script/recordrows.h"

enum { DECIMALS_MAX = 20, SCALE_MAX = 1000000000 }; /* decimals as number:format() */

struct StreamTable {
	NodeReader *r;
	RecordTable table;
	RecordColumn *columns;
	Node **heads;       /* a cell for each column */
	RecordStream *records;
	RowSource *source;  /* which closes the records */
	bool ok;            /* every column has its field */
};

StreamTable *streamtable_open(NodeReader *r, Fields *table)
{
	lua_State *L = r->L;
	fields_push(table, "rows");
	if (!streamlib_is(L, -1)) {
		lua_pop(L, 1);
		return NULL;
	}
	StreamTable *t = ARENA_NEW(r->arena, StreamTable);
	*t = (StreamTable){ .r = r, .ok = true };
	t->table.group = -1;
	t->records = streamlib_start(L, lua_gettop(L));
	t->source = recordrows_new(t->records, &t->table);
	Doc *doc = r->s->compile->doc; /* which closes it, whatever is raised from here on */
	t->source->after = doc->sources;
	doc->sources = t->source;
	lua_pop(L, 1);
	if (t->records->count == 0)
		fields_fault(table, "rows", "%s is empty: there are no names of columns", t->records->what);
	return t;
}

/* The number of the field that a text names; -1 after a fault, or without one. */
static int find_field(StreamTable *t, Fields *f, const char *name, const char *field)
{
	const RecordStream *s = t->records;
	if (s->count == 0) /* told by streamtable_open() */
		return -1;
	for (size_t i = 0; field && *field && i < s->count; i++)
		if (!strcmp(s->names[i], field))
			return (int)i;
	if (field)
		fields_fault(f, name, "%s has no field \"%s\"", s->what, field);
	return -1;
}

/* The column's head: what head gives, else the field's name. */
static Node *read_head(StreamTable *t, Fields *f, const char *field)
{
	NodeReader *r = t->r;
	lua_State *L = r->L;
	Node *cell = node_new(r->arena, NODE_CELL, r->at);
	lua_createtable(L, 1, 0);
	if (fields_push(f, "head") == LUA_TNIL) {
		lua_pop(L, 1);
		lua_pushstring(L, field ? field : "");
	}
	lua_rawseti(L, -2, 1);
	nodes_read_content(r, lua_gettop(L), cell);
	lua_pop(L, 1);
	return cell;
}

/* Whether a column names a field while the rows are no stream, which is told once a table. */
static bool names_field(NodeReader *r, Fields *f)
{
	static const char *const own[] = { "head", "decimals", "thousands", "scale", "sum", "none" };
	bool names = fields_push(f, "field") != LUA_TNIL;
	lua_pop(r->L, 1);
	if (names) {
		Diag *d = r->s->diag;
		if (diag_once(d, arena_printf(r->arena, "field %s:%d:%d", r->at.file ? r->at.file : "", r->at.line, r->at.column)))
			fields_fault(f, "field", "\"field\" is for rows = stream \"NAME\": these rows are no stream");
		for (size_t i = 0; i < sizeof own / sizeof *own; i++)
			fields_skip(f, own[i]);
	}
	return names;
}

bool streamtable_column(StreamTable *t, NodeReader *r, Fields *f, Column *column, int index, int count)
{
	if (!t)
		return !names_field(r, f);
	if (!t->columns) {
		t->columns = arena_array(r->arena, (size_t)count, sizeof *t->columns);
		t->heads = arena_array(r->arena, (size_t)count, sizeof *t->heads);
		t->table.columns = t->columns;
	}
	RecordColumn *c = &t->columns[index];
	const char *field = fields_text(f, "field", NULL);
	if (!field)
		fields_fault(f, NULL, "a column of a stream needs a field");
	c->field = find_field(t, f, "field", field);
	c->decimals = fields_int(f, "decimals", RECORD_AS_IT_STANDS, 0, DECIMALS_MAX);
	column->rounded = c->decimals != RECORD_AS_IT_STANDS;
	c->thousands = fields_flag(f, "thousands", false);
	c->scale = fields_int(f, "scale", 1, 1, SCALE_MAX);
	c->sum = fields_flag(f, "sum", false);
	c->none = fields_text(f, "none", NULL);
	t->heads[index] = read_head(t, f, field);
	t->ok = t->ok && c->field >= 0;
	return true;
}

/* The label of the rows of sums, which stands over the columns before the first sum. */
static void read_subtotal(StreamTable *t, Fields *f)
{
	int first = 0;
	while (first < t->table.column_count && !t->columns[first].sum)
		first++;
	t->table.subtotal = fields_text(f, "subtotal", NULL);
	if (!t->table.subtotal)
		return;
	if (fields_push(f, "group") == LUA_TNIL)
		fields_fault(f, "subtotal", "\"subtotal\" needs a group");
	lua_pop(f->L, 1);
	if (first == t->table.column_count)
		fields_fault(f, "subtotal", "\"subtotal\" needs a column with sum = true");
	if (first == 0)
		fields_fault(f, "subtotal", "the first column is summed, so there is no room for the label \"%s\"", t->table.subtotal);
}

static void make_head(StreamTable *t, Node *node)
{
	Node *row = node_new(t->r->arena, NODE_ROW, t->r->at);
	row->u.row.head = true;
	for (int i = 0; i < t->table.column_count; i++)
		node_append(row, t->heads[i]);
	node_append(node, row);
	node->u.table->head_rows = 1;
}

/* Has every column been read as a table with a head?  One that is none was reported. */
static bool complete(const StreamTable *t)
{
	for (int i = 0; i < t->table.column_count; i++)
		if (!t->heads || !t->heads[i])
			return false;
	return t->table.column_count > 0;
}

void streamtable_finish(StreamTable *t, Fields *f, Node *node)
{
	const char *group = fields_text(f, "group", NULL);
	t->table.column_count = node->u.table->column_count;
	if (t->table.column_count == 0)
		fields_fault(f, NULL, "the rows are a stream, so there must be columns = { { field = … }, … }");
	if (!complete(t)) {
		fields_skip(f, "subtotal");
		return;
	}
	t->table.group = find_field(t, f, "group", group);
	read_subtotal(t, f);
	for (int i = 0; i < t->table.column_count; i++) /* rows to come cannot be asked how wide they want it */
		if (f->ok && node->u.table->columns[i].width == 0 && node->u.table->columns[i].weight == 0)
			fields_fault(f, "columns", "column %d of a stream needs a width or a weight", i + 1);
	if (!t->ok || !f->ok)
		return;
	if (node->u.table->head_rows == 0)
		make_head(t, node);
	node->u.table->source = t->source;
}
