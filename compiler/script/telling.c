/* telling.c - see telling.h. */
#include "script/telling.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "script/storelib.h"

enum { NAMES_SHOWN = 3 };

const char *const told_names[] = { "judgment", "cell", "count", "file", "override", "text", "period", "numbering", "computed", "unknown" };

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
	storeinputs_judgments("period IS ? AND kind IS ? AND subject IS ? AND area IS ?", row, 4);
	storeinputs_judged_from(row);
	bool other = t->document_period && strcmp(row[0], t->document_period) != 0;
	*name = row[5] ? arena_printf(t->arena, "%s%s%s", other ? row[0] : "", area_name(t, row[3]), row[5])
	               : arena_printf(t->arena, "%s%s%s%s", other ? row[0] : "", area_name(t, row[3]), kind_name(row[1]), row[2]);
	told->formula = row[4] ? row[4] : "";
	told->explain = arena_printf(t->arena, "wenheng explain %s --period %s --area %s", row[2], row[0], row[3]);
	if (add_inputs(t, told, "SELECT path, row, col, label, value FROM judgment_input WHERE judgment = ? AND path IS NOT NULL ORDER BY seq",
	               &number, 1) == 0) {
		static const char areas[] = "SELECT i.path, i.row, i.col, i.label, i.value FROM judgment_input i JOIN judgment j ON i.judgment = j.id"
		                            " WHERE j.period = ? AND j.kind = ? AND j.subject = ? AND j.area <> 'city' AND i.path IS NOT NULL"
		                            " ORDER BY j.id, i.seq";
		inputs_query(areas, row, 3);
		if (add_inputs(t, told, areas, row, 3) > 0) /* shown area by area */
			told->explain = arena_printf(t->arena, "wenheng explain %s --period %s", row[2], row[0]);
	}
}

/* A figure taken from a ledger without a judgment. */
static const char *tell_cell(Telling *t, Told *told, const Origin *o)
{
	const Field *field = NULL;
	storeinputs_cells(t->s->L, o->schema);
	for (size_t i = 0; i < o->schema->field_count; i++)
		if (o->field && !strcmp(o->schema->fields[i].name, o->field))
			field = &o->schema->fields[i];
	const char *args[] = { arena_printf(t->arena, "%lld", (long long)o->row), o->field, arena_printf(t->arena, "%lld", (long long)o->id),
		field ? field->label : NULL, o->text };
	add_inputs(t, told,
	           "SELECT s.path, ?1, c.col, ?4, ?5 FROM source s LEFT JOIN source_column c ON c.file = s.file AND c.field = ?2 WHERE s.file = ?3",
	           args, 5);
	return o->field ? arena_printf(t->arena, "%s：%s", o->schema->label, field ? field->label : o->field) : o->schema->label;
}

static const char *word(const Telling *t, const char *zh, const char *en)
{
	return t->english ? en : zh;
}

/* A path as the project's ledgers have theirs: below the project's folder, or below that of what is shipped. */
static const char *short_path(const Telling *t, const char *path)
{
	const char *roots[] = { t->s->opt.root, t->s->opt.share };
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		size_t n = roots[i] ? strlen(roots[i]) : 0;
		if (n && !strncmp(path, roots[i], n) && path[n] == '/')
			return path + n + 1;
	}
	return path;
}

/* A line of a file of the project or of the program. */
static void add_place(Telling *t, Told *told, Place at)
{
	if (at.file)
		add_cell(t, told, short_path(t, at.file), arena_printf(t->arena, "%d", at.line), NULL, NULL, NULL);
}

static ToldKind kind_of_file(const Telling *t, const Origin *o)
{
	return sandbox_is_settings(t->s, o->at.file) ? TOLD_FILE : TOLD_TEXT;
}

/* What is told of the other kinds; the kind, and the name of what it is. */
static ToldKind tell_other(Telling *t, Told *told, const Origin *o, const char **name)
{
	static const struct { const char *key, *name; } numberings[] = {
		{ "headings", "标题序号" }, { "captions", "图表序号" }, { "references", "图表序号" }, { "rows", "行次" }, { "ordinals", "序号" },
		{ "axis", "图中刻度" }, { "contents", "目录和索引的页码" },
	};
	switch (o->kind) {
	case ORIGIN_FINDING:
		add_cell(t, told, o->at.file ? o->at.file : "", arena_printf(t->arena, "%d", o->at.line),
		         o->at.column > 0 ? arena_printf(t->arena, "%d", o->at.column) : NULL, NULL, NULL);
		*name = word(t, "台账中待核实的数据", "a doubtful cell of a ledger");
		return TOLD_CELL;
	case ORIGIN_SAID:
		add_place(t, told, o->at);
		*name = kind_of_file(t, o) == TOLD_FILE ? word(t, "文件所列", "listed by the project") : word(t, "文字所写", "written in the text");
		return kind_of_file(t, o);
	case ORIGIN_OVERRIDE:
		add_place(t, told, o->at);
		*name = word(t, "改写的文字，不是自动生成", "written by hand");
		return TOLD_OVERRIDE;
	case ORIGIN_PERIOD:
		*name = arena_printf(t->arena, "%s%s", strchr(o->text, '-') ? word(t, "文件日期", "the document’s date, ") : word(t, "统计期", "the period, "), o->text);
		return TOLD_PERIOD;
	case ORIGIN_NUMBERING:
		*name = "序号";
		for (size_t i = 0; i < sizeof numberings / sizeof *numberings; i++)
			if (!strcmp(numberings[i].key, o->text))
				*name = numberings[i].name;
		return TOLD_NUMBERING;
	default:
		*name = "来源不明";
		return TOLD_UNKNOWN;
	}
}

typedef struct Naming { /* the names of what a number is, put together */
	Buf text;
	size_t count;
	const char *last;
} Naming;

/* An indicator, and the target that is about it, have one name. */
static void add_name(Naming *n, const char *name)
{
	bool known = !name || (n->last && !strcmp(name, n->last));
	n->last = name ? name : n->last;
	if (!known && n->count++ < NAMES_SHOWN)
		buf_printf(&n->text, "%s%s", n->text.len ? "、" : "", name);
}

static ToldKind tell_leaf(Telling *t, Told *told, const Origin *o, Naming *names);

/* How many there are of something: what is counted is told, or where it was. */
static ToldKind tell_count(Telling *t, Told *told, const Origin *o, Naming *names)
{
	const Origin **leaves;
	size_t n = o->a ? origins_leaves(t->s->origins, t->arena, o->a, &leaves) : 0;
	for (size_t i = 0; i < n; i++)
		tell_leaf(t, told, leaves[i], names);
	if (n == 0) {
		if (o->text && strncmp(o->text, "SELECT", 6) != 0)
			add_name(names, o->text);
		add_place(t, told, o->at);
	}
	return TOLD_COUNT;
}

/* What code computed: where, and from what as far as that is known. */
static ToldKind tell_computed(Telling *t, Told *told, const Origin *o, Naming *names)
{
	const Origin **leaves;
	size_t n = o->a ? origins_leaves(t->s->origins, t->arena, o->a, &leaves) : 0;
	add_place(t, told, o->at);
	if (o->text)
		*MEM_PUSH(told->cells, told->count, told->cap) = arena_strdup(t->arena, short_path(t, o->text));
	add_name(names, n ? word(t, "由代码据此算出", "worked out from") : word(t, "由代码算出", "worked out by code"));
	for (size_t i = 0; i < n; i++)
		tell_leaf(t, told, leaves[i], names);
	return TOLD_COMPUTED;
}

static ToldKind tell_leaf(Telling *t, Told *told, const Origin *o, Naming *names)
{
	const char *name = NULL;
	ToldKind kind = TOLD_CELL;
	if (o->kind == ORIGIN_COUNT)
		return tell_count(t, told, o, names);
	if (o->kind == ORIGIN_COMPUTED)
		return tell_computed(t, told, o, names);
	if (o->kind == ORIGIN_CELL) {
		name = tell_cell(t, told, o);
	} else if (o->kind == ORIGIN_JUDGMENT) {
		kind = TOLD_JUDGMENT;
		tell_judgment(t, told, o->id, &name);
	} else {
		kind = tell_other(t, told, o, &name);
	}
	add_name(names, name);
	return kind;
}

Told telling_of(Telling *t, OriginId id)
{
	Told told = { .kind = TOLD_UNKNOWN, .what = "", .formula = "", .explain = "" };
	const Origin **leaves;
	size_t n = origins_leaves(t->s->origins, t->arena, id, &leaves);
	Naming names = { 0 };
	for (size_t i = 0; i < n; i++) {
		ToldKind kind = tell_leaf(t, &told, leaves[i], &names);
		told.kind = kind < told.kind ? kind : told.kind;
	}
	if (names.count > NAMES_SHOWN)
		buf_printf(&names.text, t->english ? ", %zu in all" : "等%zu项", names.count);
	if (names.count > 1 && *told.explain) { /* each has another formula */
		told.formula = "";
		told.explain = t->document_period ? arena_printf(t->arena, "wenheng evaluate --period %s", t->document_period) : "";
	}
	told.what = kept(t->arena, n ? buf_text(&names.text) : "来源不明");
	buf_free(&names.text);
	return told;
}
