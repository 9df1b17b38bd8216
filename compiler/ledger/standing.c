/* standing.c - see standing.h. */
#include "ledger/standing.h"

void standing_sql(Buf *sql, const Schema *list, const char *parameter)
{
	/* one parameter: it is asked for once, so that it may be a plain "?" */
	buf_printf(sql, "SELECT coalesce(l.area, '') AS area, coalesce(max(iif(l.period <= p.period, l.period, NULL)), min(l.period)) AS period"
	           " FROM \"ledger_%s\" l JOIN (SELECT %s AS period) p WHERE l.period IS NOT NULL", list->name, parameter);
	if (list->key)
		buf_printf(sql, " AND l.\"%s\" IS NOT NULL", list->key);
	buf_text_add(sql, " GROUP BY coalesce(l.area, '')");
}
