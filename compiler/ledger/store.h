/* store.h - the project's database. The only file that knows SQLite is store.c.
 *
 * Every imported record keeps its file and row, every column its heading and number, so a value can
 * be traced to its cell.  Figures are stored as exact decimal text ("1208.05"); the SQL function
 * dec_sum(x) adds such text exactly, and the collation "decimal" orders it; name_key(x) is what names are compared by (key.h); the collation "date" orders
 * days, months, half-years and due dates by the last day they cover.  File and record numbers depend
 * on the order of imports: sort by source.path and row, never by them.
 *
 *   source(file INTEGER PRIMARY KEY, ledger, path, period, area, encoding, digest, rows)
 *   source_column(file, field, col, heading, unit)
 *   ledger_<name>(record INTEGER PRIMARY KEY, file, row, period, area, <one TEXT column a field>)
 *   gap(ledger, record, field, reason, raw)     reason: blank, mark, fault, not_applicable
 *   original(ledger, record, field, raw)        the cell as typed, where it is not what is stored
 *   finding(id INTEGER PRIMARY KEY, file, row, col, severity, code, field, raw, message, period, area,
 *           stage)                              stage: import, check; severity: note, warning, error
 *   left_out(file, row, kind, text)             rows of a table that are no record, and the head
 *   judgment(id INTEGER PRIMARY KEY, period, kind, subject, area, status, value, goal, unit, formula,
 *            data)                              kind: indicator, target, item, task; data: JSON
 *   judgment_input(judgment, seq, part, label, value, path, row, col, raw)   a view of the next four; in the order
 *                                               of part, seq nothing has to be sorted
 *   judged_input(judgment, seq, low, high, cells, label, value, path, row, col, raw)   cells: a JSON list of
 *                                               record * JUDGED_FIELDS + field, records from low to high, or NULL
 *   judged_record(id INTEGER PRIMARY KEY, source, row, name, cells, raws)   cells: a JSON list of values by field;
 *                                               raws: {"f0": as typed …} where that is another text, or NULL
 *   judged_field(source, field, label, named, col)   what a field is called; named: behind the record's name
 *   judged_source(id INTEGER PRIMARY KEY, period, judgment, path)   judgment: the first that was made from it
 *   judgment_before(as judgment)                what the period's last evaluation that differs gave: history.h
 *   evaluation(period, digest, last)            of all that was judged; the last judgment before it
 *   evaluation_source(period, ledger, path, digest, rows)   the sources as they were then
 */
#ifndef WENHENG_LEDGER_STORE_H
#define WENHENG_LEDGER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "ledger/schema.h"

typedef struct Store Store;

#define JUDGED_FIELDS 4096 /* more than SQLite has columns */
#define JUDGED_FIELDS_TEXT "4096"

typedef enum StoreUse {
	STORE_READ,   /* nothing is written */
	STORE_WRITE,  /* made where there is none, with its folder */
	STORE_SCRATCH, /* an empty one in memory: path is what messages call it, and nothing is read or written there */
	STORE_REBUILD /* as STORE_WRITE; and one of an older layout is brought to ours.  What was judged is kept; the
	               * ledgers have to be read again, by the caller */
} StoreUse;

/* Opens the database at path.  NULL after a report, also where it is of a newer layout, or of an older one that `use`
 * does not bring to ours: it is then left as it was. */
Store *store_open(const char *path, StoreUse use, Diag *d);
void   store_close(Store *s);
/* Whether the database itself has failed: what was read or written since may be old, or not be there. */
bool   store_failed(const Store *s);
/* What a query may take: so many steps of SQLite's machine, and memory for this and all other databases. */
void   store_limit(Store *s, int64_t steps, size_t memory);
int64_t store_taken(Store *s); /* the steps that queries have taken since this was asked last */
/* The folder of the pictures that were taken out of workbooks: the database's name with .pictures. */
const char *store_pictures(const Store *s, Arena *a);

/* Makes the ledger's table; when the schema has changed since, drops its rows and says so. */
bool store_prepare(Store *s, const Schema *schema, Diag *d);
/* False after a report when the ledger's files were read by another schema: to be asked before what is read is used. */
bool store_is_current(Store *s, const Schema *schema, Diag *d);

bool store_begin(Store *s, Diag *d);
bool store_commit(Store *s, Diag *d);
void store_rollback(Store *s);

/* Runs one statement with text parameters (NULL: SQL NULL). */
bool store_exec(Store *s, Diag *d, const char *sql, const char *const *args, size_t arg_count);
int64_t store_last_id(Store *s);

/* What a query answers, as a hash of all its rows.  False when it cannot be asked or ends early; nothing is reported. */
bool store_answer(Store *s, const char *sql, const char *const *args, size_t arg_count, Digest *out);

/* From here on all queries see the database as it is now, in a copy without a name beside it; whoever writes to it meanwhile
 * need not wait.  False after a report.  Nothing can be written through this store any more; of one that is frozen nothing is done. */
bool store_freeze(Store *s, Diag *d);
bool store_thaw(Store *s, Diag *d); /* back to the database itself, as before it was frozen */
/* A connection of its own to the copy of a frozen store, as for a process that was forked; NULL after a report. */
Store *store_again(const Store *frozen, Diag *d);

/* A read-only query, row by row. Text is good until the next step. */
typedef struct Query Query;
Query      *store_query(Store *s, Diag *d, const char *sql, const char *const *args, size_t arg_count);
bool        query_again(Query *q, const char *const *args, size_t arg_count); /* from its start, with these parameters; false: it has failed */
bool        query_next(Query *q); /* false at the end or after a report: see query_failed */
bool        query_failed(const Query *q);
int         query_columns(const Query *q);
const char *query_name(const Query *q, int column);
const char *query_text(const Query *q, int column); /* NULL for SQL NULL */
/* The text of a column that is never without one in a database of ours: in one that is damaged the query has failed, after a report,
 * and this is "". */
const char *query_need(Query *q, int column);
bool        query_is_integer(const Query *q, int column);
int64_t     query_integer(const Query *q, int column);
void        query_close(Query *q); /* NULL is allowed */

#endif
