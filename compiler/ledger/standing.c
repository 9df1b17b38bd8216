/* standing.c - see standing.h. */
#include "ledger/standing.h"

void standing_sql(Buf *sql, const Schema *list, const char *parameter)
{
	/* one parameter: it is asked for once, so that it may be a plain "?" */
	buf_printf(sql, "SELECT l.area, coalesce(max(iif(l.period <= p.period, l.period, NULL)), min(l.period)) AS period"
	           " FROM (SELECT coalesce(area, '') AS area, period FROM \"ledger_%s\" WHERE period IS NOT NULL", list->name);
	if (list->key)
		buf_printf(sql, " AND \"%s\" IS NOT NULL", list->key);
	buf_printf(sql, " UNION SELECT coalesce(f.area, ''), s.period FROM finding f JOIN source s ON s.file = f.file"
	           " WHERE f.code = 'nothing' AND s.ledger = '%s' AND s.period IS NOT NULL) l JOIN (SELECT %s AS period) p GROUP BY l.area",
	           list->name, parameter);
}
