/* checklist.c - the findings of a period, one a line. */
#include "ledger/check.h"

#include <string.h>

#include "base/json.h"
#include "base/utf8.h"

enum { COL_SEVERITY, COL_CODE, COL_PATH, COL_ROW, COL_COL, COL_FIELD, COL_RAW, COL_MESSAGE, COL_PERIOD, COL_AREA, COL_LEDGER, COL_STAGE };

static const char *area_name(const AreaName *areas, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(areas[i].id, id) == 0)
			return areas[i].name;
	return id;
}

/* （甲县，2026H1） */
static void list_whose(Buf *out, const char *area, const char *period, Wording words)
{
	if (!area && !period)
		return;
	buf_text_add(out, words.of ? " (" : "（");
	buf_text_add(out, area ? area : "");
	buf_text_add(out, !area || !period ? "" : words.of ? ", " : "，");
	buf_text_add(out, period ? period : "");
	buf_text_add(out, words.of ? ")" : "）");
}

static void list_text(Buf *out, const Query *q, const AreaName *areas, size_t area_count, Wording words)
{
	buf_text_add(out, query_text(q, COL_PATH) ? query_text(q, COL_PATH) : "wenheng");
	if (query_text(q, COL_ROW))
		buf_printf(out, ":%s", query_text(q, COL_ROW));
	if (query_text(q, COL_ROW) && query_text(q, COL_COL))
		buf_printf(out, ":%s", query_text(q, COL_COL));
	buf_printf(out, ": %s: ", query_text(q, COL_SEVERITY));
	const char *message = worded(words, query_text(q, COL_MESSAGE));
	utf8_join_lines(out, message, strlen(message)); /* a name may have two lines */
	bool checked = query_text(q, COL_STAGE) && !strcmp(query_text(q, COL_STAGE), "check");
	if (!query_text(q, COL_PATH) || (checked && !query_text(q, COL_ROW))) /* of no row, which would say whose it is; a file's name says of which period */
		list_whose(out, query_text(q, COL_AREA) ? worded(words, area_name(areas, area_count, query_text(q, COL_AREA))) : NULL,
		           query_text(q, COL_PATH) ? NULL : query_text(q, COL_PERIOD), words);
	buf_printf(out, " [%s]\n", query_text(q, COL_CODE));
}

/* As JSON and CSV call what a finding has, in the order of the query. */
static const char *const MEMBERS[] = { "severity", "code", "file", "row", "column", "field", "raw", "message", "period", "area", "ledger" };

static void list_json(Buf *out, const Query *q, Wording words)
{
	Json j = { .out = out };
	json_open(&j, '{');
	for (int i = 0; i <= COL_LEDGER; i++) {
		if (!query_text(q, i))
			continue;
		json_key(&j, MEMBERS[i]);
		if (i == COL_ROW || i == COL_COL)
			json_int(&j, query_integer(q, i));
		else
			json_text(&j, i == COL_MESSAGE ? worded(words, query_text(q, i)) : query_text(q, i));
	}
	json_close(&j, '}');
	buf_byte(out, '\n');
}

static void list_csv_head(Buf *out)
{
	for (int i = 0; i <= COL_LEDGER; i++)
		buf_csv_cell(out, MEMBERS[i], i == COL_LEDGER ? '\n' : ',');
}

static void list_csv(Buf *out, const Query *q, Wording words)
{
	for (int i = 0; i <= COL_LEDGER; i++)
		buf_csv_cell(out, i == COL_MESSAGE ? worded(words, query_text(q, i)) : query_text(q, i), i == COL_LEDGER ? '\n' : ',');
}

typedef struct List {
	Store          *store;
	const char     *period;
	const AreaName *areas;
	size_t          area_count;
	Wording         words;
	CheckFormat     format;
	Buf            *out;
	OutFile        *to;
	int            *errors;
	Diag           *diag;
} List;

/* Those of one file in the order of its rows, which the index on finding has; or those of none (file NULL). */
static bool list_file(const List *l, const char *file)
{
	const char *args[] = { l->period, l->words.of ? "en" : NULL, file };
	Query *q = store_query(l->store, l->diag, file ?
		"SELECT f.severity, f.code, s.path, f.row, f.col, f.field, f.raw, coalesce(iif(?2 IS NULL, NULL, f.english), f.message) AS message, f.period, f.area, s.ledger, f.stage"
		" FROM finding f JOIN source s ON s.file = f.file WHERE f.file = CAST(?3 AS INTEGER) AND " CHECK_IN_PERIOD("f.period")
		" ORDER BY f.row, f.col, f.code, f.message" :
		"SELECT f.severity, f.code, NULL, f.row, f.col, f.field, f.raw, coalesce(iif(?2 IS NULL, NULL, f.english), f.message) AS message, f.period, f.area, NULL, f.stage"
		" FROM finding f WHERE NOT EXISTS (SELECT 1 FROM source WHERE file = f.file) AND " CHECK_IN_PERIOD("f.period")
		" ORDER BY f.row, f.col, f.code, f.message", args, file ? 3 : 2);
	if (!q)
		return false;
	while (query_next(q)) {
		*l->errors += strcmp(query_need(q, COL_SEVERITY), "error") == 0;
		if (!*query_need(q, COL_MESSAGE) && query_failed(q))
			break;
		if (l->format == CHECK_JSON)
			list_json(l->out, q, l->words);
		else if (l->format == CHECK_CSV)
			list_csv(l->out, q, l->words);
		else
			list_text(l->out, q, l->areas, l->area_count, l->words);
		file_drain(l->to, l->out);
	}
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

bool check_list(Store *s, const char *period, const AreaName *areas, size_t area_count, Wording words, CheckFormat format, Buf *out,
                OutFile *to, int *errors, Diag *d)
{
	List l = { s, period, areas, area_count, words, format, out, to, errors, d };
	*errors = 0;
	if (format == CHECK_CSV)
		list_csv_head(out);
	Query *q = store_query(s, d, "SELECT file FROM source ORDER BY path, ledger", NULL, 0);
	bool good = q != NULL;
	while (good && query_next(q))
		good = list_file(&l, query_text(q, 0));
	good = good && !query_failed(q);
	query_close(q);
	return good && list_file(&l, NULL);
}
