/* annex.c - the numbers of a document with their source cells: as a table at its end, as CSV or as JSON (--annex, --trace).
 *
 * What a number is was noted while the document was made (origin.h); here it is told: the judgment, its formula, and the
 * cells of the ledgers.  A judgment of the city that rests on those of the areas has their cells.  Of many cells the first
 * few are printed with how many there are; `wenheng explain` prints all of them. */
#include "base/json.h"
#include "script/compile.h"
#include "script/origin.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS_SHOWN = 3, NAMES_SHOWN = 3 };

typedef struct Told { /* what one origin is */
	const char *what, *formula, *explain; /* texts, "" for none */
	char **cells;  /* "ledgers/2026H1/用水.csv:4:12 label = value", on the heap with their texts in the arena */
	size_t count, cap;
} Told;

typedef struct Telling {
	Script *s;
	Arena *arena;
	const char *document_period;
	bool good;
} Telling;

static const char *kept(Arena *a, const char *text)
{
	return arena_strdup(a, text ? text : "");
}

static void add_cell(Telling *t, Told *told, const char *path, const char *row, const char *col, const char *label, const char *value)
{
	const char *text = arena_printf(t->arena, "%s:%s%s%s%s%s%s%s", path, row, col && *col != '0' ? ":" : "", col && *col != '0' ? col : "",
	                                label ? " " : "", label ? label : "", value ? " = " : "", value ? value : "");
	for (size_t i = 0; i < told->count; i++)
		if (!strcmp(told->cells[i], text))
			return;
	*MEM_PUSH(told->cells, told->count, told->cap) = (char *)text;
}

static size_t add_inputs(Telling *t, Told *told, const char *sql, const char *const *args, size_t count)
{
	size_t before = told->count;
	Query *q = store_query(t->s->opt.store, t->s->diag, sql, args, count);
	while (q && query_next(q))
		add_cell(t, told, query_text(q, 0), query_text(q, 1), query_text(q, 2), query_text(q, 3), query_text(q, 4));
	t->good = t->good && q && !query_failed(q);
	query_close(q);
	return told->count - before;
}

static const char *area_name(const Telling *t, const char *id)
{
	const Project *p = t->s->project;
	int i = context_area_index(p, id);
	return i >= 0 ? p->areas[i].name : !strcmp(id, "city") ? "全市" : id;
}

static const char *kind_name(const char *kind)
{
	return !strcmp(kind, "item") ? "条目" : !strcmp(kind, "task") ? "任务" : !strcmp(kind, "target") ? "目标" : "";
}

/* One judgment: its name into *name, formula and how to see it all into told, its cells. */
static void tell_judgment(Telling *t, Told *told, int64_t id, const char **name)
{
	const char *number = arena_printf(t->arena, "%lld", (long long)id), *row[6] = { 0 };
	Query *q = store_query(t->s->opt.store, t->s->diag,
	                       "SELECT period, kind, subject, area, formula, coalesce(json_extract(data, '$.label'), json_extract(data, '$.name'))"
	                       " FROM judgment WHERE id = ?", &number, 1);
	bool found = q && query_next(q);
	for (int i = 0; found && i < 6; i++)
		row[i] = query_text(q, i) ? kept(t->arena, query_text(q, i)) : NULL;
	t->good = t->good && q && !query_failed(q);
	query_close(q);
	if (!found)
		return;
	bool other = t->document_period && strcmp(row[0], t->document_period) != 0;
	*name = row[5] ? arena_printf(t->arena, "%s%s%s", other ? row[0] : "", area_name(t, row[3]), row[5])
	               : arena_printf(t->arena, "%s%s%s%s", other ? row[0] : "", area_name(t, row[3]), kind_name(row[1]), row[2]);
	told->formula = row[4] ? row[4] : "";
	told->explain = arena_printf(t->arena, "wenheng explain %s --period %s --area %s", row[2], row[0], row[3]);
	if (add_inputs(t, told, "SELECT path, row, col, label, value FROM judgment_input WHERE judgment = ? AND path IS NOT NULL ORDER BY seq",
	               &number, 1) == 0)
		add_inputs(t, told,
		           "SELECT i.path, i.row, i.col, i.label, i.value FROM judgment_input i JOIN judgment j ON i.judgment = j.id"
		           " WHERE j.period = ? AND j.kind = ? AND j.subject = ? AND j.area <> 'city' AND i.path IS NOT NULL ORDER BY j.id, i.seq",
		           row, 3);
}

/* A figure taken from a ledger without a judgment. */
static const char *tell_cell(Telling *t, Told *told, const Origin *o)
{
	const Field *field = NULL;
	for (size_t i = 0; i < o->schema->field_count; i++)
		if (!strcmp(o->schema->fields[i].name, o->field))
			field = &o->schema->fields[i];
	const char *args[] = { arena_printf(t->arena, "%lld", (long long)o->row), o->field, arena_printf(t->arena, "%lld", (long long)o->id) };
	add_inputs(t, told,
	           "SELECT s.path, ?1, c.col, NULL, NULL FROM source s LEFT JOIN source_column c ON c.file = s.file AND c.field = ?2 WHERE s.file = ?3",
	           args, 3);
	return arena_printf(t->arena, "%s：%s", o->schema->label, field ? field->label : o->field);
}

static Told tell(Telling *t, OriginId id)
{
	Told told = { "", "", "", NULL, 0, 0 };
	const Origin **leaves;
	size_t n = id > 0 ? origins_leaves(t->s->origins, t->arena, id, &leaves) : 0, names = 0;
	const char *last = NULL;
	Buf what = { 0 };
	for (size_t i = 0; i < n; i++) {
		const char *name = NULL;
		if (leaves[i]->kind == ORIGIN_CELL)
			name = tell_cell(t, &told, leaves[i]);
		else
			tell_judgment(t, &told, leaves[i]->id, &name);
		bool known = name && last && !strcmp(name, last); /* an indicator, and the target that is about it */
		last = name ? name : last;
		if (name && !known && names++ < NAMES_SHOWN)
			buf_printf(&what, "%s%s", what.len ? "、" : "", name);
	}
	if (names > NAMES_SHOWN)
		buf_printf(&what, "等%zu项", names);
	if (names > 1) { /* each has another formula */
		told.formula = "";
		told.explain = t->document_period ? arena_printf(t->arena, "wenheng evaluate --period %s", t->document_period) : "";
	}
	told.what = kept(t->arena, id > 0 ? buf_text(&what) : id == ORIGIN_OVERRIDE ? "改写的文字，不是自动生成" : "不取自台账：日期、序号、文件所列或清点");
	buf_free(&what);
	return told;
}

/* The first few cells, with how many there are. */
static const char *cells_text(Arena *a, const Told *told, const char *mark)
{
	Buf out = { 0 };
	for (size_t i = 0; i < told->count && i < CELLS_SHOWN; i++)
		buf_printf(&out, "%s%s", i ? mark : "", told->cells[i]);
	if (told->count > CELLS_SHOWN)
		buf_printf(&out, "%s等%zu格", mark, told->count);
	const char *text = kept(a, buf_text(&out));
	buf_free(&out);
	return text;
}

/* ---- CSV and JSON ---- */

static void csv_field(Buf *out, const char *text, bool last)
{
	buf_byte(out, '"');
	for (; *text; text++) {
		if (*text == '"')
			buf_byte(out, '"');
		buf_byte(out, *text);
	}
	buf_text_add(out, last ? "\"\r\n" : "\",");
}

static void put_csv(Telling *t, const TracedNumber *n, const Told *told, Buf *out)
{
	csv_field(out, n->text, false);
	csv_field(out, n->where, false);
	csv_field(out, told->what, false);
	csv_field(out, told->formula, false);
	csv_field(out, cells_text(t->arena, told, "；"), false);
	csv_field(out, told->count ? arena_printf(t->arena, "%zu", told->count) : "", false);
	csv_field(out, told->explain, true);
}

static void put_json(const TracedNumber *n, const Told *told, Json *j)
{
	const char *const texts[][2] = { { "number", n->text }, { "where", n->where }, { "what", told->what }, { "formula", told->formula },
		                         { "explain", told->explain } };
	json_open(j, '{');
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		json_key(j, texts[i][0]);
		json_text(j, texts[i][1]);
	}
	json_key(j, "traced");
	json_bool(j, n->origin > 0);
	json_key(j, "cells");
	json_open(j, '[');
	for (size_t i = 0; i < told->count; i++)
		json_text(j, told->cells[i]);
	json_close(j, ']');
	json_close(j, '}');
}

bool script_trace(Script *s, const CompileRequest *r, bool json, Buf *out)
{
	size_t count;
	const TracedNumber *list = origins_traced(s->origins, &count);
	Telling t = { s, arena_new(), r->period, true };
	Json j = { out, false };
	if (json)
		json_open(&j, '[');
	else
		buf_text_add(out, "\xEF\xBB\xBF数,位置,是什么,算式,台账单元格,单元格数,查看\r\n"); /* the mark is for spreadsheets */
	for (size_t i = 0; i < count && t.good; i++) {
		Told told = tell(&t, list[i].origin);
		if (json)
			put_json(&list[i], &told, &j);
		else
			put_csv(&t, &list[i], &told, out);
		free(told.cells);
	}
	if (json)
		json_close(&j, ']');
	if (json)
		buf_byte(out, '\n');
	arena_free(t.arena);
	return t.good;
}

/* ---- at the document's end ---- */

static Node *new_cell(Arena *a, Node *row, const char *text)
{
	Node *cell = node_new(a, NODE_CELL, row->place);
	node_append(cell, node_text(a, row->place, text, strlen(text)));
	node_append(row, cell);
	return cell;
}

static Node *new_row(Arena *a, Node *table, const char *const *texts, bool head)
{
	Node *row = node_new(a, NODE_ROW, table->place);
	row->u.row.head = head;
	for (int i = 0; i < 4; i++)
		new_cell(a, row, texts[i]);
	node_append(table, row);
	return row;
}

static Node *new_table(Arena *a, Place at, const Class *klass, bool english)
{
	static const int32_t weights[] = { 5, 8, 12, 14 };
	static const char *const heads[][4] = { { "数", "位置", "是什么", "来源" }, { "Number", "Where", "What it is", "Source" } };
	Node *table = node_new(a, NODE_TABLE, at);
	TableInfo *info = ARENA_NEW(a, TableInfo);
	info->columns = arena_array(a, 4, sizeof *info->columns);
	info->column_count = 4;
	info->head_rows = 1;
	for (int i = 0; i < 4; i++)
		info->columns[i] = (Column){ .weight = weights[i] * 1000 };
	table->u.table = info;
	table->style = class_style(klass, "dense_long_cell") || class_style(klass, "dense_long") ? "dense_long" : NULL;
	new_row(a, table, heads[english], true);
	return table;
}

/* "用水监测-甘州区.csv 4行5列、…等58格，见wenheng explain …": short, for a column. */
static const char *source_text(Arena *a, const Told *told)
{
	Buf out = { 0 };
	for (size_t i = 0; i < told->count && i < CELLS_SHOWN; i++) {
		const char *cell = told->cells[i], *end = strchr(cell, ' '), *name = cell;
		for (const char *p = cell; p < (end ? end : cell + strlen(cell)); p++)
			name = *p == '/' ? p + 1 : name;
		buf_text_add(&out, i ? "、" : "");
		buf_add(&out, name, end ? (size_t)(end - name) : strlen(name));
	}
	if (told->count > CELLS_SHOWN)
		buf_printf(&out, "等%zu格，见", told->count);
	if (told->count > CELLS_SHOWN || told->count == 0)
		buf_text_add(&out, told->explain);
	const char *text = kept(a, buf_text(&out));
	buf_free(&out);
	return text;
}

static bool cell_says(const Node *cell, const char *text)
{
	return cell->first->u.text.len == strlen(text) && !memcmp(cell->first->u.text.bytes, text, strlen(text));
}

/* A row for the number; one that comes from where the number before it does stands in its row. */
static void put_row(Arena *a, Node *table, const TracedNumber *n, const Told *told)
{
	const char *texts[] = { n->text, n->where, arena_printf(a, "%s%s%s", told->what, *told->formula ? "：" : "", told->formula), source_text(a, told) };
	Node *last = table->last;
	bool same = !last->u.row.head;
	int i = 1;
	for (Node *cell = last->first->next; same && cell && i < 4; cell = cell->next)
		same = cell_says(cell, texts[i++]);
	if (!same) {
		new_row(a, table, texts, false);
		return;
	}
	const char *more = arena_printf(a, "、%s", n->text);
	node_append(last->first, node_text(a, table->place, more, strlen(more)));
}

void annex_append(Compile *c)
{
	size_t count, others = 0;
	Doc *doc = c->doc;
	Arena *a = doc->arena;
	const TracedNumber *list = origins_traced(c->s->origins, &count);
	Telling t = { c->s, a, c->request->period, true };
	Place at = { .file = doc->file };
	Node *title = node_new(a, NODE_PARA, at), *strong = node_new(a, NODE_STRONG, at), *note = node_new(a, NODE_PARA, at);
	bool english = !strcmp(doc->lang, "en");
	const char *heading = english ? "Sources of the Figures" : "数据来源";
	node_append(strong, node_text(a, at, heading, strlen(heading)));
	node_append(title, strong);
	node_append(doc->root, node_new(a, NODE_PAGEBREAK, at));
	node_append(doc->root, title);
	Node *table = new_table(a, at, doc->klass, english);
	for (size_t i = 0; i < count && t.good; i++) {
		Told told = tell(&t, list[i].origin);
		if (list[i].origin > 0)
			put_row(a, table, &list[i], &told);
		else
			others++;
		free(told.cells);
	}
	node_append(doc->root, table);
	const char *rest = arena_printf(a, english ? "Above are the %zu figures taken from the ledgers, in their order; the other %zu numbers are dates, ordinals, "
	                                             "what the policy lists, or counts, and have no source."
	                                           : "上表列出文中取自台账的数%zu个，按出现先后排列；其余%zu个数为日期、序号、文件所列或清点的数，不列来源。", count - others, others);
	node_append(note, node_text(a, at, rest, strlen(rest)));
	note->style = class_style(doc->klass, "note") ? "note" : NULL;
	node_append(doc->root, note);
}
