/* checkmoved.c - who stands in the lists of two areas because one of them has not given its list anew (checkrows.h): an enterprise
 * that moved is in the older list still.  scripts/book.lua counts it in one of them. */
#include "ledger/checkrows.h"

#include <string.h>

#include "base/buf.h"
#include "ledger/standing.h"

/* Whether other ledgers are held against this one, which says of each record its area and its code. */
static bool is_list(const Check *c)
{
	bool listed = false;
	for (size_t i = 0; i < c->schema_count; i++)
		listed |= c->schemas[i].listed_in && !strcmp(c->schemas[i].listed_in, c->schema->name);
	return listed && c->has_area && rowset_field(c->schema, "code") >= 0 && rowset_field(c->schema, "area") >= 0;
}

static Query *ask(Check *c, const char *what)
{
	Buf sql = { 0 };
	buf_text_add(&sql, "WITH standing AS (");
	standing_sql(&sql, c->schema, "?1");
	buf_printf(&sql, "), stand AS MATERIALIZED (SELECT l.code, l.\"%s\" AS name, l.area, l.period, l.row, s.path FROM \"ledger_%s\" l JOIN standing t"
	           " ON t.area = coalesce(l.area, '') AND t.period = l.period JOIN source s ON s.file = l.file WHERE l.code IS NOT NULL) %s", c->schema->key,
	           c->schema->name, what);
	Query *q = store_query(c->store, c->diag, buf_text(&sql), &c->period, 1);
	buf_free(&sql);
	return q;
}

/* Most often all lists are of one half-year. */
static int64_t count_periods(Check *c)
{
	Query *q = ask(c, "SELECT count(DISTINCT period) FROM standing");
	int64_t n = q && query_next(q) ? query_integer(q, 0) : -1;
	query_close(q);
	return n;
}

static bool tell(Check *c, const Query *q)
{
	arena_clear(c->arena);
	Row older = { .area = arena_strdup(c->arena, query_text(q, 1)) };
	const char *name = arena_strdup(c->arena, query_text(q, 0)), *period = query_text(q, 2), *path = query_text(q, 4);
	int row = (int)query_integer(q, 3), other = (int)query_integer(q, 5);
	return checkrows_add(c, &older, SEVERITY_ERROR, "moved", c->schema->key, name,
	                     arena_printf(c->words, "%s：本县区名录仍用%s的（%s第%d行），另一县区较新的名录已有同一代码（%s第%d行），只计入本期报了它用水的县区，都未报的计入较新名录的县区，请核实是否已迁出",
	                                  name, period, path, row, query_text(q, 6), other),
	                     arena_printf(c->words, "%s: the area's list is still that of %s (%s row %d), and a newer one of another area has the code (%s row %d):"
	                                  " it counts in the area that reports its water, or else in that of the newer list; has it moved?", name, period, path, row, query_text(q, 6), other));
}

bool checkmoved(Check *c)
{
	if (!is_list(c))
		return true;
	int64_t periods = count_periods(c);
	if (periods < 2)
		return periods >= 0;
	Query *q = ask(c, "SELECT a.name, a.area, a.period, a.row, a.path, b.row, b.path FROM stand a JOIN stand b ON b.code = a.code AND b.area <> a.area"
	                  " AND b.period > a.period ORDER BY a.area, a.path, a.row, b.area, b.path, b.row");
	bool good = q != NULL;
	while (good && query_next(q))
		good = tell(c, q);
	good = good && !query_failed(q);
	query_close(q);
	return good;
}
