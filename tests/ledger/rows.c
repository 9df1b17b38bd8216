/* rows.c - prints a ledger's rows as the store has them: rows DATABASE LEDGER. Gaps are printed as <reason>. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "ledger/store.h"

static const char *gap(Store *s, Diag *d, const char *ledger, const char *record, const char *field, char out[32])
{
	const char *args[] = { ledger, record, field };
	Query *q = store_query(s, d, "SELECT reason FROM gap WHERE ledger = ?1 AND record = ?2 AND field = ?3", args, 3);
	snprintf(out, 32, "<%s>", q && query_next(q) ? query_text(q, 0) : "null");
	query_close(q);
	return out;
}

int main(int argc, char **argv)
{
	Diag *d = diag_new();
	Store *s = argc == 3 ? store_open(argv[1], STORE_READ, d) : NULL;
	Buf sql = { 0 };
	if (!s)
		return 2;
	buf_printf(&sql, "SELECT l.record, s.path, l.* FROM ledger_%s l JOIN source s ON s.file = l.file ORDER BY s.path, l.row", argv[2]);
	Query *q = store_query(s, d, buf_text(&sql), NULL, 0);
	while (q && query_next(q)) {
		printf("%s", query_text(q, 1));
		for (int i = 4; i < query_columns(q); i++) { /* 2 and 3 are the record and the file */
			char reason[32];
			const char *text = query_text(q, i);
			printf(" | %s", text ? text : gap(s, d, argv[2], query_text(q, 0), query_name(q, i), reason));
		}
		printf("\n");
	}
	query_close(q);
	store_close(s);
	buf_free(&sql);
	int status = diag_status(d);
	diag_free(d);
	return status;
}
