/* judgment.c - see judgment.h. */
#include "ledger/judgment.h"

#include <string.h>

#include "base/json.h"
#include "base/number.h"

const char *const judgment_kinds[JUDGMENT_KINDS] = { "indicator", "target", "item", "task" };

/* The columns of the listing query, in order. */
#define MISSING_SHOWN_TEXT "10" /* names of those that lack data, where there are more */

enum { COL_ID, COL_KIND, COL_SUBJECT, COL_AREA, COL_STATUS, COL_VALUE, COL_GOAL, COL_UNIT, COL_FORMULA, COL_DATA };

static const char list_sql[] =
	"SELECT id, kind, subject, area, status, value, goal, unit, formula, CASE WHEN ?4 THEN data END FROM judgment NOT INDEXED" /* by its number: no sorting of megabytes */
	" WHERE period = ?1 AND (?2 IS NULL OR area = ?2) AND (?3 IS NULL OR subject = ?3) ORDER BY id";

static const char input_sql[] =
	"SELECT label, value, path, row, col, raw FROM judgment_input WHERE judgment = ?1 ORDER BY part, seq";

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

void judgment_json_figure(Json *j, const char *text)
{
	Number n;
	if (text && number_parse(text, strlen(text), &n) && !strpbrk(text, "eE+")) {
		Buf b = { 0 };
		number_text(&b, n);
		json_raw(j, buf_text(&b));
		buf_free(&b);
	} else {
		json_text(j, text);
	}
}

static void json_place(Json *j, const Query *q, int path, int row, int col)
{
	if (!query_text(q, path))
		return;
	json_key(j, "file");
	json_text(j, query_text(q, path));
	if (query_text(q, row)) {
		json_key(j, "row");
		json_int(j, query_integer(q, row));
	}
	if (query_text(q, col)) {
		json_key(j, "column");
		json_int(j, query_integer(q, col));
	}
}

static bool json_sources(Json *j, Store *s, const char *id, Wording w, OutFile *to, Diag *d)
{
	Query *q = store_query(s, d, input_sql, &id, 1);
	if (!q)
		return false;
	json_key(j, "sources");
	json_open(j, '[');
	while (query_next(q)) {
		json_open(j, '{');
		json_key(j, "label");
		json_text(j, worded(w, query_text(q, 0)));
		json_key(j, "value");
		judgment_json_figure(j, worded(w, query_text(q, 1)));
		json_place(j, q, 2, 3, 4);
		if (query_text(q, 5)) {
			json_key(j, "raw");
			json_text(j, query_text(q, 5));
		}
		json_close(j, '}');
		file_drain(to, j->out);
	}
	json_close(j, ']');
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

static bool json_judgment(Json *j, Store *s, const Query *q, Wording w, OutFile *to, Diag *d)
{
	const char *kind = or_empty(query_text(q, COL_KIND));
	json_open(j, '{');
	json_key(j, "area");
	json_text(j, query_text(q, COL_AREA));
	json_key(j, kind);
	json_text(j, query_text(q, COL_SUBJECT));
	json_key(j, "status");
	json_text(j, worded(w, query_text(q, COL_STATUS)));
	json_key(j, "value");
	judgment_json_figure(j, query_text(q, COL_VALUE));
	json_key(j, "goal");
	judgment_json_figure(j, query_text(q, COL_GOAL));
	json_key(j, "unit");
	json_text(j, worded(w, query_text(q, COL_UNIT)));
	json_key(j, "formula");
	json_text(j, worded(w, query_text(q, COL_FORMULA)));
	json_key(j, "data");
	json_raw(j, query_text(q, COL_DATA) ? query_text(q, COL_DATA) : "{}");
	bool good = json_sources(j, s, query_text(q, COL_ID), w, to, d);
	json_close(j, '}');
	buf_byte(j->out, '\n');
	return good;
}

static void csv_judgment(Buf *out, const Query *q, Wording w)
{
	for (int c = COL_KIND; c <= COL_FORMULA; c++)
		buf_csv_cell(out, worded(w, query_text(q, c)), c == COL_FORMULA ? '\n' : ',');
}

/* A text that the rules put beside the result, where there is one. */
static void text_member(Buf *out, const Query *q, Wording w, const char *member, const char *before, const char *after)
{
	Buf text = { 0 };
	if (query_text(q, COL_DATA) && json_member(query_text(q, COL_DATA), member, &text))
		buf_printf(out, "%s%s%s", before, worded(w, buf_text(&text)), after);
	buf_free(&text);
}

/* Why a figure of the statistics side did not take the place of the ledgers' sum. */
static void text_unused(Buf *out, const Query *q, Wording w, const char *before, const char *after)
{
	Buf all = { 0 };
	buf_printf(&all, "%s%s", before, w.of ? "official figure not used: " : "官方统计数据未采用：");
	text_member(out, q, w, "official_unusable", buf_text(&all), after);
	buf_free(&all);
}

static void text_judgment(Buf *out, const Query *q, Wording w)
{
	buf_printf(out, "%s\t%s\t%s\t%s", or_empty(query_text(q, COL_AREA)), or_empty(query_text(q, COL_KIND)),
	           or_empty(query_text(q, COL_SUBJECT)), or_empty(worded(w, query_text(q, COL_STATUS))));
	if (query_text(q, COL_VALUE)) {
		buf_printf(out, "\t%s", query_text(q, COL_VALUE));
		if (query_text(q, COL_GOAL))
			buf_printf(out, " / %s", query_text(q, COL_GOAL));
		if (query_text(q, COL_UNIT))
			buf_printf(out, " %s", worded(w, query_text(q, COL_UNIT)));
	}
	text_unused(out, q, w, "\t", "");
	buf_byte(out, '\n');
}

bool judgment_list(Store *s, const char *period, const char *area, JudgmentFormat format, Wording words, Buf *out, OutFile *to, Diag *d)
{
	const char *args[] = { period, area, NULL, format == JUDGMENT_CSV ? NULL : "1" };
	Query *q = store_query(s, d, list_sql, args, 4);
	if (!q)
		return false;
	bool good = true;
	Json j = { .out = out };
	if (format == JUDGMENT_JSON)
		json_open(&j, '[');
	else if (format == JUDGMENT_CSV)
		buf_text_add(out, "kind,subject,area,status,value,goal,unit,formula\n");
	while (good && query_next(q)) {
		if (format == JUDGMENT_JSON)
			good = json_judgment(&j, s, q, words, to, d);
		else if (format == JUDGMENT_CSV)
			csv_judgment(out, q, words);
		else
			text_judgment(out, q, words);
		file_drain(to, out);
	}
	if (format == JUDGMENT_JSON) {
		json_close(&j, ']');
		buf_byte(out, '\n');
	}
	good = good && !query_failed(q);
	query_close(q);
	return good;
}

/* The names of those that lack data: the first of a long list, and how many there are. */
static bool text_missing(Buf *out, Store *s, const char *id, Wording w, Diag *d)
{
	static const char sql[] = "SELECT e.value, json_array_length(j.data, '$.missing') FROM judgment j, json_each(j.data, '$.missing') e"
	                          " WHERE j.id = ?1 ORDER BY e.key LIMIT " MISSING_SHOWN_TEXT;
	Query *q = store_query(s, d, sql, &id, 1);
	int64_t shown = 0, all = 0;
	for (; q && query_next(q); shown++) {
		buf_printf(out, "%s%s", shown ? w.of ? ", " : "、" : "  missing  ", or_empty(worded(w, query_text(q, 0))));
		all = query_integer(q, 1);
	}
	if (all > shown)
		buf_printf(out, w.of ? " and %lld more (--format json has all)" : "等%lld个（--format json列出全部）", (long long)(w.of ? all - shown : all));
	if (shown)
		buf_byte(out, '\n');
	bool good = q && !query_failed(q);
	query_close(q);
	return good;
}

static bool text_inputs(Buf *out, Store *s, const char *id, Wording w, OutFile *to, Diag *d)
{
	Query *q = store_query(s, d, input_sql, &id, 1);
	if (!q)
		return false;
	while (query_next(q)) {
		size_t line = out->len;
		buf_printf(out, "    %s = %s", or_empty(worded(w, query_text(q, 0))), query_text(q, 1) ? worded(w, query_text(q, 1)) : "—");
		if (query_text(q, 2)) {
			buf_printf(out, "    %s", query_text(q, 2));
			if (query_text(q, 3))
				buf_printf(out, ":%s", query_text(q, 3));
			if (query_text(q, 4))
				buf_printf(out, ":%s", query_text(q, 4));
		}
		if (query_text(q, 5) && (!query_text(q, 1) || strcmp(query_text(q, 5), query_text(q, 1)) != 0))
			buf_printf(out, "    (as typed: %s)", query_text(q, 5));
		buf_one_line(out, line);
		buf_byte(out, '\n');
		file_drain(to, out);
	}
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

static bool text_explanation(Buf *out, Store *s, const Query *q, Wording w, OutFile *to, Diag *d)
{
	buf_printf(out, "%s %s, %s: %s\n", query_text(q, COL_KIND), query_text(q, COL_SUBJECT),
	           query_text(q, COL_AREA), or_empty(worded(w, query_text(q, COL_STATUS))));
	if (query_text(q, COL_VALUE))
		buf_printf(out, "  value    %s %s\n", query_text(q, COL_VALUE), or_empty(worded(w, query_text(q, COL_UNIT))));
	if (query_text(q, COL_GOAL))
		buf_printf(out, "  goal     %s %s\n", query_text(q, COL_GOAL), or_empty(worded(w, query_text(q, COL_UNIT))));
	if (query_text(q, COL_FORMULA))
		buf_printf(out, "  formula  %s\n", worded(w, query_text(q, COL_FORMULA)));
	text_member(out, q, w, "note", "  note     ", "\n");
	text_unused(out, q, w, "  note     ", "\n");
	if (!text_missing(out, s, query_text(q, COL_ID), w, d))
		return false;
	buf_text_add(out, "  inputs\n");
	return text_inputs(out, s, query_text(q, COL_ID), w, to, d);
}

bool judgment_explain(Store *s, const char *period, const char *subject, const char *area, Wording words, bool json, Buf *out,
                      OutFile *to, Diag *d)
{
	const char *args[] = { period, area, subject, "1" };
	Query *q = store_query(s, d, list_sql, args, 4);
	bool good = q != NULL;
	int found = 0;
	Json j = { .out = out };
	if (json)
		json_open(&j, '[');
	for (; good && query_next(q); found++)
		good = json ? json_judgment(&j, s, q, words, to, d) : text_explanation(out, s, q, words, to, d);
	if (json) {
		json_close(&j, ']');
		buf_byte(out, '\n');
	}
	good = good && !query_failed(q);
	query_close(q);
	if (good && !found) {
		diag_error(d, PLACE_NONE, "there is no judgment on \"%s\"%s%s in %s; `wenheng evaluate --period %s` lists them",
		           subject, area ? " for area " : "", area ? area : "", period, period);
		return false;
	}
	return good;
}

/* ---- all figures ---- */

typedef struct FigureList {
	Number *items;
	size_t count, cap;
} FigureList;

/* Decimals and fractions ("2100/23") wherever they stand in a stored text. */
static void take_figures(FigureList *l, const char *text)
{
	static const char digits[] = "0123456789.";
	while (text && *(text += strcspn(text, "0123456789"))) {
		size_t n = strspn(text, digits);
		Number value, under = number_int(1);
		bool good = number_parse(text, n, &value);
		text += n;
		if (good && *text == '/' && (n = strspn(text + 1, digits)) > 0) {
			good = number_parse(text + 1, n, &under);
			text += 1 + n;
		}
		if (good && number_ok(value = number_div(value, under)))
			*MEM_PUSH(l->items, l->count, l->cap) = value;
	}
}

bool judgment_figures(Store *s, const char *period, Number **out, size_t *count, Diag *d)
{
	FigureList l = { 0 };
	Query *q = store_query(s, d, "SELECT value, goal, data FROM judgment WHERE period = ?", &period, 1);
	while (q && query_next(q))
		for (int i = 0; i < 3; i++)
			take_figures(&l, query_text(q, i));
	bool good = q && !query_failed(q);
	query_close(q);
	*out = l.items;
	*count = l.count;
	return good;
}
