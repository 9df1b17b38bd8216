/* checkempty.c - files of which no record is read, and which don't say 无 either (checkrows.h): a form that was sent back empty reads as
 * one whose area has none to report, which would be 不适用.  So does an area's sheet beside others that have records. */
#include "ledger/checkrows.h"

/* A workbook's path without its sheet. */
#define BOOK(path) "substr(" path ", 1, instr(" path " || '[', '[') - 1)"

bool checkempty(Check *c)
{
	const char *args[] = { c->schema->name, c->period, "没有读到一条记录：确实没有的请填一行“无”，漏填的请补报",
		               "no record is read: say 无 in a row where there is none to report" };
	return store_exec(c->store, c->diag, "INSERT INTO finding(file, severity, code, message, english, period, area, stage)"
	                  " SELECT min(s.file), 'warning', 'no_records', ?3, ?4, s.period, nullif(s.area, ''), 'check' FROM source s"
	                  " WHERE s.ledger = ?1 AND s.period = ?2 AND s.rows = 0 AND s.digest <> '' AND NOT EXISTS (SELECT 1 FROM source o"
	                  " WHERE o.ledger = s.ledger AND o.period = s.period AND " BOOK("o.path") " = " BOOK("s.path")
	                  " AND (o.area = s.area OR coalesce(s.area, '') = '') AND (o.rows > 0 OR EXISTS (SELECT 1 FROM finding f WHERE f.file = o.file AND f.code = 'nothing')))"
	                  " GROUP BY " BOOK("s.path") ", s.area", args, 4);
}
