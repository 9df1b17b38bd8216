/* checklist.c - the findings of a period, one a line. */
#include "ledger/check.h"

#include <string.h>

#include "base/json.h"
#include "base/utf8.h"

enum { COL_SEVERITY, COL_CODE, COL_PATH, COL_ROW, COL_COL, COL_FIELD, COL_RAW, COL_MESSAGE, COL_PERIOD, COL_AREA, COL_LEDGER };

static const char *area_name(const AreaName *areas, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(areas[i].id, id) == 0)
			return areas[i].name;
	return id;
}

static void list_text(Buf *out, const Query *q, const AreaName *areas, size_t area_count, bool english)
{
	buf_text_add(out, query_text(q, COL_PATH) ? query_text(q, COL_PATH) : "wenheng");
	if (query_text(q, COL_ROW))
		buf_printf(out, ":%s", query_text(q, COL_ROW));
	if (query_text(q, COL_ROW) && query_text(q, COL_COL))
		buf_printf(out, ":%s", query_text(q, COL_COL));
	buf_printf(out, ": %s: ", query_text(q, COL_SEVERITY));
	utf8_join_lines(out, query_text(q, COL_MESSAGE), strlen(query_text(q, COL_MESSAGE))); /* a name may have two lines */
	if (!query_text(q, COL_PATH) && query_text(q, COL_AREA))
		buf_printf(out, english ? " (%s)" : "（%s）", area_name(areas, area_count, query_text(q, COL_AREA)));
	buf_printf(out, " [%s]\n", query_text(q, COL_CODE));
}

static void list_json(Buf *out, const Query *q)
{
	static const char *const names[] = { "severity", "code", "file", "row", "column", "field", "raw", "message", "period", "area", "ledger" };
	Json j = { .out = out };
	json_open(&j, '{');
	for (int i = 0; i <= COL_LEDGER; i++) {
		if (!query_text(q, i))
			continue;
		json_key(&j, names[i]);
		if (i == COL_ROW || i == COL_COL)
			json_int(&j, query_integer(q, i));
		else
			json_text(&j, query_text(q, i));
	}
	json_close(&j, '}');
	buf_byte(out, '\n');
}

bool check_list(Store *s, const char *period, const AreaName *areas, size_t area_count, bool english, bool json, Buf *out,
                int *errors, Diag *d)
{
	const char *args[] = { period, english ? "en" : NULL };
	Query *q = store_query(s, d,
		"SELECT f.severity, f.code, s.path, f.row, f.col, f.field, f.raw, coalesce(iif(?2 IS NULL, NULL, f.english), f.message), f.period, f.area, s.ledger"
		" FROM finding f LEFT JOIN source s ON s.file = f.file WHERE " CHECK_IN_PERIOD("f.period")
		" ORDER BY s.path IS NULL, s.path, s.ledger, f.row, f.col, f.code, f.message", args, 2);
	*errors = 0;
	if (!q)
		return false;
	while (query_next(q)) {
		*errors += strcmp(query_text(q, COL_SEVERITY), "error") == 0;
		if (json)
			list_json(out, q);
		else
			list_text(out, q, areas, area_count, english);
	}
	bool good = !query_failed(q);
	query_close(q);
	return good;
}
