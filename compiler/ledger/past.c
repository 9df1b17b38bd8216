/* past.c - values of earlier periods that have changed since these were judged (history.h).
 *
 * A source is looked into only when its digest is another than then.  Its cells are compared with the inputs of the
 * judgments by the name both give them ("某公司 取水量（m3）"), since rows move; only records of the judged period
 * and before count, for a register without a period, or a file used anew each half-year, says nothing of the past. */
#include "ledger/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/rowset.h"

enum { TOLD = 10 }; /* values told of one period; the others are counted */

typedef struct Past {
	Store       *store;
	const char  *period; /* the earlier one */
	const char  *path, *file, *ledger;
	Diag        *diag;
	int         *told;
} Past;

static const Schema *find_schema(const Schema *schemas, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(schemas[i].name, name))
			return &schemas[i];
	return NULL;
}

static void quoted(Buf *sql, const char *text)
{
	buf_byte(sql, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			buf_byte(sql, '\'');
		buf_byte(sql, *text);
	}
	buf_byte(sql, '\'');
}

/* The cells of one field as store.cell() gives them to the rules: label, value, row. */
static void select_field(Buf *sql, const Schema *schema, const Field *f)
{
	Buf label = { 0 };
	int name = rowset_name_field(schema);
	buf_text_add(&label, f->label);
	if (f->unit)
		buf_printf(&label, "（%s）", f->unit);
	buf_text_add(sql, "SELECT ");
	if (name >= 0 && f != &schema->fields[name])
		buf_printf(sql, "coalesce(\"%s\" || ' ', '') || ", schema->key);
	quoted(sql, buf_text(&label));
	buf_free(&label);
	if (f->type == FIELD_FLAG)
		buf_printf(sql, ", CASE \"%s\" WHEN '1' THEN '是' WHEN '0' THEN '否' END", f->name);
	else
		buf_printf(sql, ", \"%s\"", f->name);
	buf_printf(sql, ", row FROM \"ledger_%s\" WHERE file = ?3 AND period <= ?1 COLLATE date", schema->name);
}

/* What the standing judgments of the period were made from in this source, where a cell of that name is and none gives
 * that value any more; then the judgments that used it: by their records, and by what names a cell itself, as all that was
 * judged up to the store's layout 4. */
static const char changed_sql[] =
	"), was AS (SELECT r.id AS record, f.field, iif(f.named AND r.name IS NOT NULL, r.name || ' ', '') || f.label AS label,"
	" json_extract(r.cells, '$[' || f.field || ']') AS value, f.col FROM judged_source s JOIN judged_record r ON r.source = s.id"
	" JOIN judged_field f ON f.source = s.id WHERE s.period = ?1 AND s.path = ?2 AND EXISTS (SELECT 1 FROM judgment WHERE id = s.judgment)),"
	" changed AS MATERIALIZED (SELECT was.record, was.field, was.label, was.value, was.col, min(cell.value) AS now, min(cell.row) AS row"
	" FROM was JOIN cell ON cell.label = was.label GROUP BY was.record, was.field HAVING sum(cell.value IS was.value) = 0)"
	" SELECT c.label, c.value, c.now, c.row, c.col, j.kind, j.subject, j.area, j.id FROM changed c"
	" JOIN judged_input i ON c.record BETWEEN i.low AND i.high JOIN judgment j ON j.id = i.judgment AND j.period = ?1"
	" JOIN json_each(i.cells) e ON e.value = c.record * " JUDGED_FIELDS_TEXT " + c.field"
	" GROUP BY j.id, c.label, c.value, c.col"
	" UNION ALL SELECT i.label, i.value, min(cell.value), min(cell.row), i.col, j.kind, j.subject, j.area, j.id FROM judgment j"
	" JOIN judged_input i ON i.judgment = j.id JOIN cell ON cell.label = i.label WHERE j.period = ?1 AND i.path = ?2"
	" GROUP BY j.id, i.label, i.value, i.col HAVING sum(cell.value IS i.value) = 0 ORDER BY 4, 5, 1, 2, 9";

static Query *query_changed(const Past *p, const Schema *schema)
{
	Buf sql = { 0 };
	buf_text_add(&sql, "WITH cell(label, value, row) AS (");
	for (size_t i = 0, n = 0; i < schema->field_count; i++) {
		if (schema->fields[i].type == FIELD_PICTURE)
			continue;
		buf_text_add(&sql, n++ ? " UNION ALL " : "");
		select_field(&sql, schema, &schema->fields[i]);
	}
	buf_text_add(&sql, changed_sql);
	const char *args[] = { p->period, p->path, p->file };
	Query *q = store_query(p->store, p->diag, buf_text(&sql), args, 3);
	buf_free(&sql);
	return q;
}

typedef struct Group { /* judgments made from one value */
	char *label, *before, *after;
	int   row, col;
	int   judgments;
	Buf   names;
} Group;

static bool same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static void tell(const Past *p, Group *g)
{
	if (g->judgments && ++*p->told <= TOLD) {
		if (g->judgments > 3)
			buf_printf(&g->names, " and %d %s", COUNTED(g->judgments - 3, "other"));
		diag_warn(p->diag, (Place){ .file = p->path, .line = g->row, .column = g->col },
		          "%s is %s now; %s was judged when it was %s: %s", g->label, g->after ? g->after : "without a value", p->period,
		          g->before ? g->before : "without a value", buf_text(&g->names));
	}
	free(g->label);
	free(g->before);
	free(g->after);
	buf_free(&g->names);
	*g = (Group){ 0 };
}

static void take(const Past *p, Group *g, const Query *q)
{
	const char *before = query_text(q, 1), *after = query_text(q, 2);
	if (!g->judgments || strcmp(g->label, query_text(q, 0)) != 0 || !same_text(g->before, before)) {
		tell(p, g);
		*g = (Group){ .label = mem_strdup(query_text(q, 0)), .before = before ? mem_strdup(before) : NULL,
			      .after = after ? mem_strdup(after) : NULL, .row = (int)query_integer(q, 3), .col = (int)query_integer(q, 4) };
	}
	if (g->judgments++ < 3)
		buf_printf(&g->names, "%s%s %s (%s)", g->names.len ? ", " : "", query_text(q, 5), query_text(q, 6), query_text(q, 7));
}

static bool check_source(const Past *p, const Schema *schema)
{
	Query *q = query_changed(p, schema);
	Group g = { 0 };
	if (!q)
		return false;
	while (query_next(q))
		take(p, &g, q);
	tell(p, &g);
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

static void tell_again(Diag *d, const char *period, int told)
{
	if (told > TOLD)
		diag_warn(d, PLACE_NONE, "further values that have changed since %s was judged: %d", period, told - TOLD);
	if (told)
		diag_note(d, PLACE_NONE, "`wenheng evaluate --period %s --changes` judges %s again and lists what that changes", period,
		          period);
}

/* The files of earlier periods that are not as they were: ?1 the period that is judged now. */
static const char sources_sql[] =
	"SELECT e.period, s.path, s.file, s.ledger, s.rows, o.rows, s.period IS NOT NULL, o.path IS NULL"
	" FROM evaluation e JOIN source s ON s.digest <> '' AND coalesce(s.period, e.period) <= e.period COLLATE date"
	" LEFT JOIN evaluation_source o ON o.period = e.period AND o.ledger = s.ledger AND o.path = s.path"
	" WHERE e.period < ?1 COLLATE date AND o.digest IS NOT s.digest ORDER BY e.period, s.path, s.ledger";

static bool check_one(Store *s, const Schema *schemas, size_t count, const Query *q, int *told, Diag *d)
{
	Past p = { .store = s, .period = query_text(q, 0), .path = query_text(q, 1), .file = query_text(q, 2),
		   .ledger = query_text(q, 3), .diag = d, .told = told };
	const Schema *schema = find_schema(schemas, count, p.ledger);
	bool own_period = query_integer(q, 6), fresh = query_integer(q, 7);
	if (!schema || (fresh && !own_period))
		return true;
	if (fresh) {
		(*told)++;
		diag_warn(d, (Place){ .file = p.path }, "this file has come since %s was judged", p.period);
		return true;
	}
	if (own_period && query_integer(q, 4) != query_integer(q, 5)) {
		(*told)++;
		diag_warn(d, (Place){ .file = p.path }, "this file has %lld %s; %s was judged when it had %lld",
		          COUNTED((long long)query_integer(q, 4), "record"), p.period, (long long)query_integer(q, 5));
	}
	return check_source(&p, schema);
}

bool history_check_past(Store *s, const Schema *schemas, size_t schema_count, const char *period, Diag *d)
{
	char *told_of = NULL; /* the period that `told` counts for */
	int   told = 0;
	Query *q = store_query(s, d, sources_sql, &period, 1);
	bool  good = q != NULL;
	while (good && query_next(q)) {
		if (told_of && strcmp(told_of, query_text(q, 0)) != 0) {
			tell_again(d, told_of, told);
			told = 0;
		}
		free(told_of);
		told_of = mem_strdup(query_text(q, 0));
		good = check_one(s, schemas, schema_count, q, &told, d);
	}
	if (told_of)
		tell_again(d, told_of, told);
	free(told_of);
	good = good && !(q && query_failed(q));
	query_close(q);
	return good;
}
