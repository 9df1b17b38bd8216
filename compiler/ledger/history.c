/* history.c - see history.h.
 *
 * A judgment is found again by kind, subject and area; an input by its label, file and column, so that a row put in
 * above it changes nothing.  Where several share these, they are held together in their order. */
#include "ledger/history.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "ledger/judged.h"
#include "ledger/judgment.h"

/* ---- keeping ---- */

bool history_set_aside(Store *s, const char *period, Diag *d)
{
	return store_exec(s, d, "INSERT INTO judgment_before SELECT * FROM judgment WHERE period = ?1", &period, 1) &&
	       store_exec(s, d, "DELETE FROM judgment WHERE period = ?1", &period, 1);
}

static bool is_digest(Store *s, const char *period, const char *digest, bool *same, Diag *d)
{
	const char *args[] = { period, digest };
	Query *q = store_query(s, d, "SELECT 1 FROM evaluation WHERE period = ?1 AND digest = ?2", args, 2);
	if (!q)
		return false;
	*same = query_next(q);
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

/* What was set aside just now is what `evaluation` still speaks of, and has the highest numbers; older is two
 * evaluations old.  `last` is the highest number that is older: 0 when there is none. */
static bool drop_older(Store *s, const char *period, Diag *d)
{
	return judged_drop(s, period, d) &&
	       store_exec(s, d, "DELETE FROM judgment_before WHERE period = ?1 AND id <= (SELECT last FROM evaluation WHERE period = ?1)", &period, 1);
}

bool history_keep(Store *s, const char *period, uint64_t digest, bool *same, Diag *d)
{
	char text[24];
	snprintf(text, sizeof text, "%016llx", (unsigned long long)digest);
	const char *args[] = { period, text };
	if (!is_digest(s, period, text, same, d))
		return false;
	return *same || (drop_older(s, period, d) &&
	                 store_exec(s, d, "REPLACE INTO evaluation(period, digest, last) VALUES(?1, ?2,"
	                            " (SELECT coalesce(max(id), 0) FROM judgment_before WHERE period = ?1))", args, 2));
}

bool history_note_sources(Store *s, const char *period, Diag *d)
{
	return store_exec(s, d, "DELETE FROM evaluation_source WHERE period = ?1", &period, 1) &&
	       store_exec(s, d, "INSERT INTO evaluation_source(period, ledger, path, digest, rows)"
	                  " SELECT ?1, ledger, path, digest, rows FROM source", &period, 1);
}

bool history_sources(Store *s, Digest *out)
{
	return store_answer(s, "SELECT ledger, path, digest, rows FROM source ORDER BY ledger, path", NULL, 0, out);
}

bool history_is_current(Store *s, const char *period, bool *current, Diag *d)
{
	Query *q = store_query(s, d, "SELECT (SELECT count(*) FROM source) = (SELECT count(*) FROM evaluation_source WHERE period = ?1) AND NOT EXISTS"
	                       " (SELECT 1 FROM source s LEFT JOIN evaluation_source e ON e.period = ?1 AND e.ledger = s.ledger AND e.path = s.path"
	                       " WHERE e.digest IS NOT s.digest OR e.rows IS NOT s.rows)", &period, 1);
	bool good = q && query_next(q);
	*current = good && query_integer(q, 0) != 0;
	query_close(q);
	return good;
}

/* ---- comparing ---- */

/* Both evaluations of period ?1 and area ?2, paired; the judgment that stands first, then the one before.  What they say, which may
 * be megabytes, is looked at when they are. */
#define SIDE(table) "SELECT id, kind, subject, area, row_number() OVER (PARTITION BY kind, subject, area ORDER BY id) AS n FROM " table \
	" WHERE period = ?1 AND (?2 IS NULL OR area = ?2)"
#define PAIR " ON w.kind = o.kind AND w.subject = o.subject AND w.area = o.area AND w.n = o.n"
#define WHOLE " LEFT JOIN judgment x ON x.id = w.id LEFT JOIN judgment_before y ON y.id = o.id"
#define RESULTS "y.status, y.value, y.goal, y.unit, x.status, x.value, x.goal, x.unit"

static const char changes_sql[] =
	"WITH w AS (" SIDE("judgment") "), o AS (" SIDE("judgment_before") ")"
	" SELECT * FROM (SELECT w.kind, w.subject, w.area, o.id AS old, w.id AS new, " RESULTS " FROM w LEFT JOIN o" PAIR WHOLE
	" WHERE o.id IS NULL OR y.status IS NOT x.status OR y.value IS NOT x.value OR y.goal IS NOT x.goal OR y.unit IS NOT x.unit"
	" OR y.formula IS NOT x.formula OR y.data IS NOT x.data"
	" UNION ALL SELECT o.kind, o.subject, o.area, o.id, w.id, " RESULTS " FROM o LEFT JOIN w" PAIR WHOLE " WHERE w.id IS NULL"
	") ORDER BY new IS NULL, new, old";

enum { COL_KIND, COL_SUBJECT, COL_AREA, COL_OLD, COL_NEW, COL_BEFORE, COL_AFTER = COL_BEFORE + 4 };
enum { PART_STATUS, PART_VALUE, PART_GOAL, PART_UNIT }; /* of before and after */

#define CELLS(judgment) "SELECT label, value, path, row, col, seq, row_number() OVER (PARTITION BY label, path, col ORDER BY seq) AS n" \
	" FROM judgment_input WHERE judgment = " judgment
#define SAME_CELL " ON w.label = o.label AND w.n = o.n AND w.path IS o.path AND w.col IS o.col"

static const char inputs_sql[] =
	"WITH o AS (" CELLS("?1") "), w AS (" CELLS("?2") ")"
	" SELECT * FROM (SELECT w.label, o.value, w.value, w.path, w.row, w.col, o.seq AS old, w.seq AS new FROM w LEFT JOIN o" SAME_CELL
	" WHERE o.seq IS NULL OR o.value IS NOT w.value"
	" UNION ALL SELECT o.label, o.value, w.value, o.path, o.row, o.col, o.seq, w.seq FROM o LEFT JOIN w" SAME_CELL
	" WHERE w.seq IS NULL) ORDER BY new IS NULL, new, old";

/* What is said beside the result: the formula, and the members of data (note, missing, behind, parts …) by their names, but not
 * those that say the result in other figures.  Of a list only what came and what went is shown, an object in it by its name and
 * figure; NULL where there is nothing on that side. */
#define OF(member) "coalesce(' ' || (e.value ->> '$." member "'), '')"
#define WORDS "iif(typeof(e.key) = 'text', e.key || ' ', '') || CASE WHEN e.type <> 'object' THEN e.value" \
	" ELSE trim(coalesce(e.value ->> '$.label', e.value ->> '$.name', e.value ->> '$.area', '')" \
	" || " OF("value") " || " OF("unit") " || " OF("text") " || " OF("stage") " || " OF("status") ") END"
#define EACH(of, e) "json_each(iif(" of ".type IN ('array', 'object'), " of ".value, '[]')) " e
#define NAMED(e) "iif(typeof(" e ".key) = 'integer', '', " e ".key) AS name" /* a list's members have no names */
/* Those members that the other has not, or not so often, in order; by grouping, as a list may be as long as a ledger. */
#define LISTED(of, other) "(SELECT group_concat(words, '、') FROM (SELECT max(words) AS words FROM (SELECT name, value, id, words," \
	" row_number() OVER (PARTITION BY side, name, value ORDER BY id) AS n FROM (SELECT 1 AS side, " NAMED("e") ", e.value, e.id, " WORDS " AS words" \
	" FROM " EACH(of, "e") " UNION ALL SELECT 2, " NAMED("f") ", f.value, 0, NULL FROM " EACH(other, "f") "))" \
	" GROUP BY name, value, n HAVING min(id) > 0 ORDER BY max(id)))"
#define SHOWN(of, other) "iif(" of ".type IN ('array', 'object'), " LISTED(of, other) ", " of ".value)"
#define SAID(table, judgment) "SELECT 'formula' AS name, 'text' AS type, formula AS value FROM " table " WHERE id = " judgment \
	" AND formula IS NOT NULL UNION ALL SELECT e.key, e.type, e.value FROM " table " j, json_each(j.data) e WHERE j.id = " judgment \
	" AND e.key NOT IN ('done', 'exact', 'gap', 'progress', 'share')"

static const char texts_sql[] =
	"WITH o AS (" SAID("judgment_before", "?1") "), w AS (" SAID("judgment", "?2") ")"
	" SELECT w.name, " SHOWN("o", "w") ", " SHOWN("w", "o") " FROM w LEFT JOIN o ON o.name = w.name WHERE o.value IS NOT w.value"
	" UNION ALL SELECT o.name, " SHOWN("o", "w") ", NULL FROM o LEFT JOIN w ON w.name = o.name WHERE w.name IS NULL ORDER BY 1";

enum { TEXT_NAME, TEXT_BEFORE, TEXT_AFTER };

enum { CELL_LABEL, CELL_BEFORE, CELL_AFTER, CELL_PATH, CELL_ROW, CELL_COL, CELL_OLD, CELL_NEW };

/* Whether there is an evaluation to compare with; -1 after a report. */
static int has_before(Store *s, const char *period, Diag *d)
{
	Query *q = store_query(s, d, "SELECT 1 FROM judgment_before WHERE period = ?1 LIMIT 1", &period, 1);
	if (!q)
		return -1;
	int found = query_next(q);
	if (query_failed(q))
		found = -1;
	query_close(q);
	return found;
}

int history_count(Store *s, const char *period, Diag *d)
{
	const char *args[] = { period, NULL };
	int count = has_before(s, period, d);
	if (count <= 0)
		return count;
	Query *q = store_query(s, d, changes_sql, args, 2);
	if (!q)
		return -1;
	for (count = 0; query_next(q);)
		count++;
	if (query_failed(q))
		count = -1;
	query_close(q);
	return count;
}

/* ---- printing ---- */

static const char *or_dash(const char *s)
{
	return s ? s : "—";
}

/* 进度滞后 40 / 100 % */
static void text_result(Buf *out, const Query *q, int first)
{
	buf_text_add(out, or_dash(query_text(q, first + PART_STATUS)));
	if (query_text(q, first + PART_VALUE)) {
		buf_printf(out, " %s", query_text(q, first + PART_VALUE));
		if (query_text(q, first + PART_GOAL))
			buf_printf(out, " / %s", query_text(q, first + PART_GOAL));
		if (query_text(q, first + PART_UNIT))
			buf_printf(out, " %s", query_text(q, first + PART_UNIT));
	}
}

static void text_input(Buf *out, const Query *q)
{
	size_t line = out->len;
	buf_printf(out, "    %s %s → %s", query_text(q, CELL_LABEL), or_dash(query_text(q, CELL_BEFORE)),
	           or_dash(query_text(q, CELL_AFTER)));
	if (query_text(q, CELL_PATH))
		buf_printf(out, "    %s", query_text(q, CELL_PATH));
	if (query_text(q, CELL_ROW))
		buf_printf(out, ":%s", query_text(q, CELL_ROW));
	if (query_text(q, CELL_COL))
		buf_printf(out, ":%s", query_text(q, CELL_COL));
	buf_one_line(out, line);
	buf_text_add(out, !query_text(q, CELL_OLD) ? "    (new)\n" : !query_text(q, CELL_NEW) ? "    (gone)\n" : "\n");
}

static void json_result(Json *j, const Query *q, const char *key, int id, int first)
{
	json_key(j, key);
	if (!query_text(q, id)) {
		json_raw(j, "null");
		return;
	}
	json_open(j, '{');
	json_key(j, "status");
	json_text(j, query_text(q, first + PART_STATUS));
	json_key(j, "value");
	judgment_json_figure(j, query_text(q, first + PART_VALUE));
	json_key(j, "goal");
	judgment_json_figure(j, query_text(q, first + PART_GOAL));
	json_key(j, "unit");
	json_text(j, query_text(q, first + PART_UNIT));
	json_close(j, '}');
}

static void json_input(Json *j, const Query *q)
{
	static const char *const keys[] = { "label", "before", "after", "file", "row", "column" };
	json_open(j, '{');
	for (int i = CELL_LABEL; i <= CELL_COL; i++) {
		if (i >= CELL_PATH && !query_text(q, i))
			continue;
		json_key(j, keys[i]);
		if (i == CELL_ROW || i == CELL_COL)
			json_int(j, query_integer(q, i));
		else if (i == CELL_BEFORE || i == CELL_AFTER)
			judgment_json_figure(j, query_text(q, i));
		else
			json_text(j, query_text(q, i));
	}
	json_close(j, '}');
}

static void json_said(Json *j, const Query *q)
{
	json_open(j, '{');
	json_key(j, "name");
	json_text(j, query_text(q, TEXT_NAME));
	json_key(j, "before");
	json_text(j, query_text(q, TEXT_BEFORE));
	json_key(j, "after");
	json_text(j, query_text(q, TEXT_AFTER));
	json_close(j, '}');
}

static bool inputs(Store *s, const Query *change, Json *j, Buf *out, Diag *d)
{
	const char *ids[] = { query_text(change, COL_OLD), query_text(change, COL_NEW) };
	Query *q = store_query(s, d, inputs_sql, ids, 2);
	if (!q)
		return false;
	while (query_next(q)) {
		if (j)
			json_input(j, q);
		else
			text_input(out, q);
	}
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

static bool texts(Store *s, const Query *change, Json *j, Buf *out, Diag *d)
{
	const char *ids[] = { query_text(change, COL_OLD), query_text(change, COL_NEW) };
	bool both = ids[0] && ids[1]; /* one that came or went differs in everything */
	Query *q = both ? store_query(s, d, texts_sql, ids, 2) : NULL;
	while (q && query_next(q)) {
		if (j)
			json_said(j, q);
		else
			buf_printf(out, "    %s: %s → %s\n", query_text(q, TEXT_NAME), or_dash(query_text(q, TEXT_BEFORE)),
			           or_dash(query_text(q, TEXT_AFTER)));
	}
	bool good = !both || (q && !query_failed(q));
	query_close(q);
	return good;
}

static bool text_change(Store *s, const Query *q, Buf *out, Diag *d)
{
	buf_printf(out, "%s\t%s\t%s\t", query_text(q, COL_AREA), query_text(q, COL_KIND), query_text(q, COL_SUBJECT));
	text_result(out, q, COL_BEFORE);
	buf_text_add(out, " → ");
	text_result(out, q, COL_AFTER);
	buf_text_add(out, !query_text(q, COL_OLD) ? "    (new)\n" : !query_text(q, COL_NEW) ? "    (gone)\n" : "\n");
	return texts(s, q, NULL, out, d) && inputs(s, q, NULL, out, d);
}

static bool json_change(Store *s, const Query *q, Json *j, Diag *d)
{
	json_open(j, '{');
	json_key(j, "area");
	json_text(j, query_text(q, COL_AREA));
	json_key(j, query_text(q, COL_KIND));
	json_text(j, query_text(q, COL_SUBJECT));
	json_result(j, q, "before", COL_OLD, COL_BEFORE);
	json_result(j, q, "after", COL_NEW, COL_AFTER);
	json_key(j, "texts");
	json_open(j, '[');
	bool good = texts(s, q, j, j->out, d);
	json_close(j, ']');
	json_key(j, "inputs");
	json_open(j, '[');
	good = good && inputs(s, q, j, j->out, d);
	json_close(j, ']');
	json_close(j, '}');
	buf_byte(j->out, '\n');
	return good;
}

bool history_changes(Store *s, const char *period, const char *area, bool json, Buf *out, Diag *d)
{
	const char *args[] = { period, area };
	int before = has_before(s, period, d);
	Json j = { .out = out };
	if (before < 0)
		return false;
	if (!before)
		diag_note(d, PLACE_NONE, "%s has not been judged otherwise before: there is nothing to compare it with", period);
	if (json)
		json_open(&j, '[');
	Query *q = before ? store_query(s, d, changes_sql, args, 2) : NULL;
	bool good = !before || q;
	while (q && good && query_next(q))
		good = json ? json_change(s, q, &j, d) : text_change(s, q, out, d);
	good = good && !(q && query_failed(q));
	query_close(q);
	if (json) {
		json_close(&j, ']');
		buf_byte(out, '\n');
	}
	return good;
}
