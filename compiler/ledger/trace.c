/* trace.c - see trace.h. */
#include "ledger/trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "ledger/judgment.h"

typedef struct Trace {
	Store        *store;
	const Schema *schema;
	const char   *file, *path, *ledger; /* the source: its number, as text; its path; the ledger it is read as */
	const char   *row, *col;            /* as text; col NULL: the whole row */
	const char   *period, *area;        /* of the judgments; NULL: all */
	Wording       words;                /* and labels, ledgers and findings in English where there is one */
	Json         *json;                 /* NULL: text */
	Buf          *out;
	Diag         *diag;
} Trace;

/* ---- the place ---- */

/* Takes ":12" off the end of text[0..*len). 0: there is none. */
static int take_number(const char *text, size_t *len)
{
	size_t n = *len;
	while (n > 0 && text[n - 1] >= '0' && text[n - 1] <= '9')
		n--;
	if (n == *len || *len - n > 7 || n < 2 || text[n - 1] != ':')
		return 0;
	int v = atoi(text + n);
	*len = v > 0 ? n - 1 : *len;
	return v;
}

bool trace_place(Arena *a, const char *text, Place *out)
{
	size_t len = strlen(text);
	int last = take_number(text, &len), before = last ? take_number(text, &len) : 0;
	if (!last)
		return false;
	*out = (Place){ .file = arena_strndup(a, text, len), .line = before ? before : last, .column = before ? last : 0 };
	return true;
}

/* ---- writing ---- */

static Query *query(const Trace *t, const char *sql, const char *const *args, size_t count)
{
	return store_query(t->store, t->diag, sql, args, count);
}

static bool done(Query *q)
{
	bool good = q && !query_failed(q);
	query_close(q);
	return good;
}

static void member(const Trace *t, const char *key, const char *text)
{
	if (!text)
		return;
	json_key(t->json, key);
	json_text(t->json, text);
}

static void member_int(const Trace *t, const char *key, const Query *q, int column)
{
	if (!query_text(q, column))
		return;
	json_key(t->json, key);
	json_int(t->json, query_integer(q, column));
}

static void open_list(const Trace *t, const char *key, const char *heading)
{
	if (t->json) {
		json_key(t->json, key);
		json_open(t->json, '[');
	} else {
		buf_printf(t->out, "  %s\n", heading);
	}
}

static void close_list(const Trace *t)
{
	if (t->json)
		json_close(t->json, ']');
}

/* ---- the record's values ---- */

static void put_value(const Trace *t, const Field *f, const char *value, const char *reason, const char *raw, const Query *column)
{
	if (t->json) {
		json_open(t->json, '{');
		member(t, "field", f->name);
		member(t, "label", t->words.of ? field_english(f) : f->label);
		member(t, "unit", worded(t->words, f->unit));
		json_key(t->json, "value");
		json_text(t->json, value);
		member(t, "gap", reason);
		member(t, "raw", raw);
		member_int(t, "column", column, 1);
		json_close(t->json, '}');
		return;
	}
	size_t line = t->out->len;
	buf_printf(t->out, "    %s", t->words.of ? field_english(f) : f->label);
	if (f->unit)
		buf_printf(t->out, t->words.of ? " (%s)" : "（%s）", worded(t->words, f->unit));
	buf_printf(t->out, " = %s    %s:%s:%s", value ? worded(t->words, value) : "—", t->path, t->row, query_text(column, 1));
	if (raw)
		buf_printf(t->out, "    (as typed: %s)", raw);
	if (reason)
		buf_printf(t->out, "    (%s)", reason);
	buf_one_line(t->out, line);
	buf_byte(t->out, '\n');
}

/* One value: column is the row of source_column it stands in, its field and number. */
static bool take_value(const Trace *t, const char *record, const Query *column)
{
	const Field *f = NULL;
	for (size_t i = 0; i < t->schema->field_count && !f; i++)
		if (!strcmp(t->schema->fields[i].name, query_text(column, 0)))
			f = &t->schema->fields[i];
	if (!f)
		return true;
	Buf sql = { 0 };
	buf_printf(&sql, "SELECT l.\"%s\", g.reason, coalesce(g.raw, o.raw) FROM \"ledger_%s\" l"
	           " LEFT JOIN gap g ON g.ledger = ?1 AND g.record = l.record AND g.field = ?3"
	           " LEFT JOIN original o ON o.ledger = ?1 AND o.record = l.record AND o.field = ?3 WHERE l.record = ?2", f->name, t->ledger);
	const char *args[] = { t->ledger, record, f->name };
	Query *q = query(t, buf_text(&sql), args, 3);
	buf_free(&sql);
	if (q && query_next(q))
		put_value(t, f, query_text(q, 0), query_text(q, 1), query_text(q, 2), column);
	return done(q);
}

static bool values(const Trace *t, const char *record)
{
	const char *args[] = { t->file, t->col };
	Query *q = query(t, "SELECT field, col FROM source_column WHERE file = ?1 AND (?2 IS NULL OR col = ?2) ORDER BY col, field", args, 2);
	bool good = q != NULL;
	open_list(t, "values", "values");
	while (good && query_next(q))
		good = *query_need(q, 0) && take_value(t, record, q);
	close_list(t);
	return done(q) && good;
}

/* ---- findings ---- */

static void put_finding(const Trace *t, const Query *q)
{
	if (t->json) {
		json_open(t->json, '{');
		member(t, "severity", query_text(q, 0));
		member(t, "code", query_text(q, 1));
		member_int(t, "column", q, 2);
		member(t, "raw", query_text(q, 3));
		member(t, "message", worded(t->words, query_text(q, 4)));
		json_close(t->json, '}');
		return;
	}
	size_t line = t->out->len;
	buf_printf(t->out, "    %s:%s", t->path, t->row);
	if (query_text(q, 2))
		buf_printf(t->out, ":%s", query_text(q, 2));
	buf_printf(t->out, ": %s: %s [%s]", query_text(q, 0), worded(t->words, query_text(q, 4)), query_text(q, 1));
	buf_one_line(t->out, line);
	buf_byte(t->out, '\n');
}

/* Those of the cell, and those of its row as a whole. */
static bool findings(const Trace *t)
{
	const char *args[] = { t->file, t->row, t->col, t->words.of ? "en" : NULL };
	Query *q = query(t, "SELECT severity, code, col, raw, coalesce(iif(?4 IS NULL, NULL, english), message) FROM finding WHERE file = ?1"
	                 " AND row = ?2 AND (?3 IS NULL OR col IS NULL OR col = ?3) ORDER BY col, code, message, id", args, 4);
	bool any = false;
	while (q && query_next(q)) {
		if (!any)
			open_list(t, "findings", "findings");
		any = true;
		put_finding(t, q);
	}
	if (any)
		close_list(t);
	return done(q);
}

/* ---- the judgments ---- */

enum { COL_ID, COL_PERIOD, COL_KIND, COL_SUBJECT, COL_AREA, COL_STATUS, COL_VALUE, COL_GOAL, COL_UNIT, COL_LABEL, COL_INPUT, COL_COL };

/* The record as it was whenever it was judged, and the judgments one of whose cells is of it: only lists that can
 * have it are looked through.  Then what a rule itself says is from there. */
static const char judgments_sql[] =
	"WITH hit AS (SELECT r.id, r.source, r.name, r.cells FROM judged_source s JOIN judged_record r ON r.source = s.id"
	" WHERE s.path = ?1 AND r.row = CAST(?2 AS INTEGER)), used AS ("
	"SELECT i.judgment, i.seq + e.key AS seq, iif(f.named AND hit.name IS NOT NULL, hit.name || ' ', '') || f.label AS label,"
	" json_extract(hit.cells, '$[' || f.field || ']') AS value, f.col FROM hit JOIN judged_input i ON hit.id BETWEEN i.low AND i.high"
	" JOIN json_each(i.cells) e JOIN judged_field f ON f.source = hit.source AND f.field = e.value % " JUDGED_FIELDS_TEXT
	" WHERE e.value / " JUDGED_FIELDS_TEXT " = hit.id"
	" UNION ALL SELECT judgment, seq, label, value, col FROM judged_input WHERE path = ?1 AND row = CAST(?2 AS INTEGER))"
	" SELECT j.id, j.period, j.kind, j.subject, j.area, j.status, j.value, j.goal, j.unit, i.label, i.value, i.col"
	" FROM used i JOIN judgment j ON j.id = i.judgment"
	" WHERE (?3 IS NULL OR i.col = CAST(?3 AS INTEGER)) AND (?4 IS NULL OR j.period = ?4) AND (?5 IS NULL OR j.area = ?5)"
	" ORDER BY j.period COLLATE date, j.id, i.seq";

static void open_judgment(const Trace *t, const Query *q)
{
	if (t->json) {
		json_open(t->json, '{');
		member(t, "period", query_text(q, COL_PERIOD));
		member(t, "area", query_text(q, COL_AREA));
		member(t, query_text(q, COL_KIND), query_text(q, COL_SUBJECT));
		member(t, "status", worded(t->words, query_text(q, COL_STATUS)));
		json_key(t->json, "value");
		judgment_json_figure(t->json, query_text(q, COL_VALUE));
		member(t, "unit", worded(t->words, query_text(q, COL_UNIT)));
		json_key(t->json, "inputs");
		json_open(t->json, '[');
		return;
	}
	buf_printf(t->out, "    %s\t%s\t%s\t%s\t%s", query_text(q, COL_PERIOD), query_text(q, COL_AREA), query_text(q, COL_KIND),
	           query_text(q, COL_SUBJECT), worded(t->words, query_text(q, COL_STATUS)));
	if (query_text(q, COL_VALUE)) {
		buf_printf(t->out, "\t%s", query_text(q, COL_VALUE));
		if (query_text(q, COL_GOAL))
			buf_printf(t->out, " / %s", query_text(q, COL_GOAL));
		if (query_text(q, COL_UNIT))
			buf_printf(t->out, " %s", worded(t->words, query_text(q, COL_UNIT)));
	}
	buf_byte(t->out, '\n');
}

static void close_judgment(const Trace *t)
{
	if (!t->json)
		return;
	json_close(t->json, ']');
	json_close(t->json, '}');
	buf_byte(t->out, '\n');
}

static void put_input(const Trace *t, const Query *q)
{
	const char *label = worded(t->words, query_text(q, COL_LABEL));
	if (!t->json) {
		size_t line = t->out->len;
		buf_printf(t->out, "      %s = %s", label, query_text(q, COL_INPUT) ? worded(t->words, query_text(q, COL_INPUT)) : "—");
		buf_one_line(t->out, line);
		buf_byte(t->out, '\n');
		return;
	}
	json_open(t->json, '{');
	member(t, "label", label);
	json_key(t->json, "value");
	judgment_json_figure(t->json, worded(t->words, query_text(q, COL_INPUT)));
	member_int(t, "column", q, COL_COL);
	json_close(t->json, '}');
}

static bool judgments(const Trace *t)
{
	const char *args[] = { t->path, t->row, t->col, t->period, t->area };
	Query *q = query(t, judgments_sql, args, 5);
	int64_t now = 0;
	open_list(t, "judgments", "judged from it");
	while (q && query_next(q)) {
		if (query_integer(q, COL_ID) != now) {
			if (now)
				close_judgment(t);
			open_judgment(t, q);
		}
		now = query_integer(q, COL_ID);
		put_input(t, q);
	}
	if (now)
		close_judgment(t);
	else if (!t->json)
		buf_text_add(t->out, "    nothing\n");
	close_list(t);
	return done(q);
}

/* ---- the row ---- */

static void heading(const Trace *t, const char *kind)
{
	if (t->json) {
		json_open(t->json, '{');
		member(t, "file", t->path);
		json_key(t->json, "row");
		json_int(t->json, atoi(t->row));
		if (t->col) {
			json_key(t->json, "column");
			json_int(t->json, atoi(t->col));
		}
		member(t, "ledger", t->ledger);
		member(t, "kind", kind);
		return;
	}
	buf_printf(t->out, "%s:%s%s%s: ", t->path, t->row, t->col ? ":" : "", t->col ? t->col : "");
}

/* What a row is that is no record. */
static bool other_row(const Trace *t)
{
	static const char *const words[][2] = { { "title", "a title above the table" }, { "head", "the head of the table" },
		{ "subtotal", "a sub-total" }, { "total", "a total" }, { "part", "a part of a total" },
		{ "derived", "a mean or a comparison" }, { "group", "a group's heading" },
		{ "note", "a note" }, { "dropped", "a row that the ledger's shape drops" },
		{ "nothing", "a row that says there is none" },
		{ "struck", "a row that is crossed out" },
		{ "beside", "a row with nothing in the ledger's columns" }, { "other", "the head of another table" } };
	const char *args[] = { t->file, t->row };
	Query *q = query(t, "SELECT kind, text FROM left_out WHERE file = ?1 AND row = ?2", args, 2);
	bool found = q && query_next(q);
	const char *kind = found ? query_text(q, 0) : "none", *said = "no row with text: it is blank, or behind the table's end";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i][0], kind))
			said = words[i][1];
	heading(t, kind);
	if (t->json)
		member(t, "text", found ? query_text(q, 1) : NULL);
	else
		buf_printf(t->out, "%s, no record of %s%s%s\n", said, t->words.of ? schema_english(t->schema) : t->schema->label, found ? ": " : "", found ? query_text(q, 1) : "");
	return done(q) && findings(t);
}

static bool record_row(const Trace *t, const Query *record)
{
	const char *period = query_text(record, 1), *area = query_text(record, 2);
	heading(t, "record");
	if (t->json) {
		member(t, "period", period);
		member(t, "area", area);
	} else {
		buf_printf(t->out, "a record of %s (%s)%s%s%s%s\n", t->words.of ? schema_english(t->schema) : t->schema->label, t->ledger, period ? ", " : "", period ? period : "",
		           area ? ", " : "", area ? area : "");
	}
	return values(t, query_text(record, 0)) && findings(t) && judgments(t);
}

static bool one_source(const Trace *t)
{
	Buf sql = { 0 };
	buf_printf(&sql, "SELECT record, period, area FROM \"ledger_%s\" WHERE file = ?1 AND row = ?2 ORDER BY record", t->ledger);
	const char *args[] = { t->file, t->row };
	Query *q = query(t, buf_text(&sql), args, 2);
	buf_free(&sql);
	if (!q)
		return false;
	bool good = query_next(q) ? record_row(t, q) : other_row(t);
	if (t->json) {
		json_close(t->json, '}');
		buf_byte(t->out, '\n');
	}
	return done(q) && good;
}

bool trace_explain(Store *s, const Schema *schemas, size_t schema_count, Place at, const char *period, const char *area,
                   Wording words, bool json, Buf *out, Diag *d)
{
	char row[16], col[16];
	Json j = { .out = out };
	snprintf(row, sizeof row, "%d", at.line);
	snprintf(col, sizeof col, "%d", at.column);
	Trace t = { .store = s, .row = row, .col = at.column ? col : NULL, .period = period, .area = area, .json = json ? &j : NULL, .out = out, .diag = d };
	t.words = words;
	Query *q = store_query(s, d, "SELECT file, path, ledger FROM source WHERE path = ?1 OR substr(path, 1, length(?1) + 1) = ?1 || '['"
	                       " ORDER BY path, ledger", &at.file, 1);
	bool good = q != NULL;
	int  found = 0;
	if (json)
		json_open(&j, '[');
	while (good && query_next(q)) {
		t.file = query_text(q, 0);
		t.path = query_need(q, 1);
		t.ledger = query_need(q, 2);
		t.schema = NULL;
		for (size_t i = 0; i < schema_count; i++)
			if (!strcmp(schemas[i].name, t.ledger))
				t.schema = &schemas[i];
		if (!t.schema)
			continue;
		found++;
		good = one_source(&t);
	}
	if (json) {
		json_close(&j, ']');
		buf_byte(out, '\n');
	}
	good = good && !query_failed(q);
	query_close(q);
	if (good && !found) {
		diag_error(d, PLACE_NONE, "no ledger is read from \"%s\"; the manifest names the files, `wenheng import` reads them", at.file);
		return false;
	}
	return good;
}
