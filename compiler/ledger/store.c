/* store.c - see store.h.
 *
 * What comes from the ledgers can be read again, so an older layout's is dropped; what was judged cannot, and is
 * carried over.  Only a file that carries our application id is ever touched.
 * Queries run under an authorizer that lets them read and nothing else, and that knows no clock
 * and no chance, so that a document made from them twice is the same twice. */
#include "ledger/store.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/guard.h"
#include "base/number.h"
#include "ledger/date.h"
#include "ledger/key.h"

#define APPLICATION_ID 0x57454E48 /* "WENH" */
#define LAYOUT_VERSION 6
#define CACHED 24
#define ONE_THREAD SQLITE_OPEN_NOMUTEX /* has a connection, here as everywhere */
/* Seconds for which a run waits for another that writes, as one that streams a long ledger; those after which it is said; looks
 * a second, or fewer where the machine is busy. */
enum { PATIENCE = 600, NOTICED = 5, LOOKS = 50 };

struct Store {
	sqlite3 *db;
	char    *path;
	char    *opened;              /* the same as SQLite is given it */
	bool     in_transaction;
	int      copy;                /* descriptor of the copy it reads, -1: it reads the file at path */
	bool     failed;              /* by more than a wrong statement */
	bool     querying;            /* a query's row is being found */
	time_t   waits_since;         /* for another run: by a clock that nobody sets */
	bool     noticed;             /* that wait has been told */
	int64_t  steps, step_limit;   /* of the queries that are open; 0: no limit */
	int64_t  taken;               /* by queries since it was asked last: store_taken() */
	Diag    *diag;                /* is told of a long wait for another run */
	struct {
		char         *sql;
		sqlite3_stmt *stmt;
		size_t        used; /* when it was used last */
	} cache[CACHED]; /* statements of store_exec, by their text */
	size_t cached, uses;
};

struct Query {
	Store        *store;
	Diag         *diag;
	sqlite3_stmt *stmt;
	bool          failed;
};

enum { COUNTED = 10000 /* steps between two looks */, LONGEST = 64 << 20 /* bytes of a value */ };

static const char LAYOUT[] =
	"CREATE TABLE source(file INTEGER PRIMARY KEY, ledger TEXT, path TEXT, period TEXT, area TEXT,"
	" encoding TEXT, digest TEXT, rows INTEGER, UNIQUE(ledger, path));"
	"CREATE TABLE source_column(file INTEGER, field TEXT, col INTEGER, heading TEXT, unit TEXT, PRIMARY KEY(file, field));"
	"CREATE TABLE ledger_schema(ledger TEXT PRIMARY KEY, digest TEXT);"
	"CREATE TABLE gap(ledger TEXT, record INTEGER, field TEXT, reason TEXT, raw TEXT, PRIMARY KEY(ledger, record, field)) WITHOUT ROWID;"
	"CREATE TABLE original(ledger TEXT, record INTEGER, field TEXT, raw TEXT, PRIMARY KEY(ledger, record, field)) WITHOUT ROWID;"
	"CREATE TABLE finding(id INTEGER PRIMARY KEY, file INTEGER, row INTEGER, col INTEGER, severity TEXT, code TEXT,"
	" field TEXT, raw TEXT, message TEXT, english TEXT, period TEXT, area TEXT, stage TEXT);"
	"CREATE INDEX finding_file ON finding(file, row, col);"
	"CREATE TABLE left_out(file INTEGER, row INTEGER, kind TEXT, text TEXT, PRIMARY KEY(file, row)) WITHOUT ROWID;"
	"CREATE TABLE judgment(id INTEGER PRIMARY KEY AUTOINCREMENT, period TEXT, kind TEXT, subject TEXT, area TEXT, status TEXT,"
	" value TEXT, goal TEXT, unit TEXT, formula TEXT, data TEXT);"
	"CREATE INDEX judgment_subject ON judgment(period, kind, subject, area);"
	"CREATE TABLE judgment_before(id INTEGER PRIMARY KEY, period TEXT, kind TEXT, subject TEXT, area TEXT, status TEXT,"
	" value TEXT, goal TEXT, unit TEXT, formula TEXT, data TEXT);"
	"CREATE INDEX judgment_before_period ON judgment_before(period);"
	"CREATE TABLE evaluation(period TEXT PRIMARY KEY, digest TEXT, last INTEGER) WITHOUT ROWID;"
	"CREATE TABLE evaluation_source(period TEXT, ledger TEXT, path TEXT, digest TEXT, rows INTEGER,"
	" PRIMARY KEY(period, ledger, path)) WITHOUT ROWID;"
	"CREATE TABLE judged_source(id INTEGER PRIMARY KEY, period TEXT, judgment INTEGER, path TEXT);"
	"CREATE TABLE judged_field(source INTEGER, field INTEGER, label TEXT, named INTEGER, col INTEGER,"
	" PRIMARY KEY(source, field)) WITHOUT ROWID;"
	"CREATE TABLE judged_record(id INTEGER PRIMARY KEY, source INTEGER, row INTEGER, name TEXT, cells TEXT, raws TEXT);"
	"CREATE TABLE judged_input(judgment INTEGER, seq INTEGER, low INTEGER, high INTEGER, cells TEXT, label TEXT, value TEXT,"
	" path TEXT, row INTEGER, col INTEGER, raw TEXT, PRIMARY KEY(judgment, seq)) WITHOUT ROWID;";

/* Of the connection, not of the file: a file's own views may not call what is not harmless in any hands (trusted_schema). */
static const char VIEW[] =
	"CREATE TEMP VIEW judgment_input AS SELECT i.judgment, i.seq + coalesce(e.key, 0) AS seq, i.seq AS part,"
	" iif(f.field IS NULL, i.label, iif(f.named AND r.name IS NOT NULL, r.name || ' ', '') || f.label) AS label,"
	" iif(f.field IS NULL, i.value, json_extract(r.cells, '$[' || f.field || ']')) AS value, iif(f.field IS NULL, i.path, s.path) AS path,"
	" iif(f.field IS NULL, i.row, r.row) AS row, iif(f.field IS NULL, i.col, f.col) AS col,"
	" iif(f.field IS NULL, i.raw, json_extract(r.raws, '$.f' || f.field)) AS raw"
	" FROM judged_input i LEFT JOIN json_each(i.cells) e"
	" LEFT JOIN judged_record r ON r.id = e.value / " JUDGED_FIELDS_TEXT " LEFT JOIN judged_source s ON s.id = r.source"
	" LEFT JOIN judged_field f ON f.source = r.source AND f.field = e.value % " JUDGED_FIELDS_TEXT ";";

/* ---- errors ---- */

static bool is_machine(int code)
{
	switch (code & 0xFF) {
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return true;
	default:
		return false;
	}
}

static bool is_unread(sqlite3 *db)
{
	int why = 0;
	return sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO, &why) == SQLITE_OK && why == EIO;
}

/* Who has begun to write waits for those who read, anyone else for one who writes. */
static const char *doing_of_other(sqlite3 *db)
{
	return sqlite3_txn_state(db, "main") == SQLITE_TXN_WRITE ? "reading" : "writing to";
}

static bool report(Store *s, Diag *d)
{
	int code = sqlite3_extended_errcode(s->db);
	s->failed = s->failed || ((code & 0xFF) != SQLITE_ERROR && code != SQLITE_INTERRUPT);
	if (code == SQLITE_INTERRUPT)
		diag_error(d, (Place){ .file = s->path }, "this query runs too long: stopped after %lld million steps; --limit steps=N allows more",
		           (long long)(s->step_limit / 1000000));
	else if (code == SQLITE_NOMEM)
		diag_error(d, (Place){ .file = s->path }, "this needs more memory than there is; --limit memory=N allows more");
	else if ((code & 0xFF) == SQLITE_BUSY)
		diag_machine(d, (Place){ .file = s->path }, "another run has been %s the database for %d minutes", doing_of_other(s->db), PATIENCE / 60);
	else if ((code & 0xFF) == SQLITE_CORRUPT && is_unread(s->db)) /* SQLite takes what it cannot read for damaged */
		diag_machine(d, (Place){ .file = s->path }, "cannot be read: %s", strerror(EIO));
	else if (is_machine(code) && (code & 0xFF) != SQLITE_AUTH)
		diag_machine(d, (Place){ .file = s->path }, "%s", sqlite3_errmsg(s->db));
	else
		diag_error(d, (Place){ .file = s->path }, "%s", sqlite3_errmsg(s->db));
	return false;
}

/* ---- exact figures in SQL ---- */

typedef struct Sum {
	bool   any;
	Number total;
} Sum;

static void sum_step(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	(void)argc;
	if (sqlite3_value_type(argv[0]) == SQLITE_NULL)
		return;
	Sum sum;
	void *kept = sqlite3_aggregate_context(c, sizeof sum); /* aligned for 8 bytes, which a Number is not content with */
	if (!kept) {
		sqlite3_result_error_nomem(c);
		return;
	}
	memcpy(&sum, kept, sizeof sum);
	const char *text = (const char *)sqlite3_value_text(argv[0]);
	Number v;
	if (!text || sqlite3_value_type(argv[0]) == SQLITE_FLOAT || !number_parse(text, strlen(text), &v)) {
		char *message = sqlite3_mprintf("dec_sum: \"%s\" is no exact decimal", text ? text : "");
		sqlite3_result_error(c, message ? message : "dec_sum", -1);
		sqlite3_free(message);
		return;
	}
	sum.total = sum.any ? number_add(sum.total, v) : v;
	sum.any = true;
	memcpy(kept, &sum, sizeof sum);
}

static void sum_final(sqlite3_context *c)
{
	Sum sum = { 0 };
	const void *kept = sqlite3_aggregate_context(c, 0);
	if (kept)
		memcpy(&sum, kept, sizeof sum);
	if (!sum.any) {
		sqlite3_result_null(c);
	} else if (!number_ok(sum.total)) {
		sqlite3_result_error(c, "dec_sum: the sum has too many digits", -1);
	} else {
		Buf b = { 0 };
		number_text(&b, sum.total);
		sqlite3_result_text(c, buf_text(&b), (int)b.len, SQLITE_TRANSIENT);
		buf_free(&b);
	}
}

/* name_key(x): see key.h */
static void name_key(sqlite3_context *c, int n, sqlite3_value **argv)
{
	(void)n;
	const char *text = (const char *)sqlite3_value_text(argv[0]);
	if (!text)
		return; /* NULL */
	Arena *a = arena_new();
	sqlite3_result_text(c, key_make(a, text), -1, SQLITE_TRANSIENT);
	arena_free(a);
}

static int by_bytes(int an, const void *a, int bn, const void *b)
{
	int order = memcmp(a, b, (size_t)(an < bn ? an : bn));
	return order ? order : (an > bn) - (an < bn);
}

/* Figures by value, before whatever is no figure. */
static int compare_decimal(void *unused, int an, const void *a, int bn, const void *b)
{
	Number x, y;
	(void)unused;
	bool x_good = number_parse(a, (size_t)an, &x), y_good = number_parse(b, (size_t)bn, &y);
	if (x_good && y_good)
		return number_cmp(x, y);
	return x_good != y_good ? (x_good ? -1 : 1) : by_bytes(an, a, bn, b);
}

/* Dates by the last day they cover, a longer span after its own last day. */
static int compare_date(void *unused, int an, const void *a, int bn, const void *b)
{
	Day x, y;
	(void)unused;
	bool x_good = date_last_day(a, (size_t)an, &x), y_good = date_last_day(b, (size_t)bn, &y);
	if (x_good != y_good)
		return x_good ? -1 : 1;
	int order = x_good ? day_compare(x, y) : 0;
	if (order == 0 && x_good && (an >= 10) != (bn >= 10))
		order = an >= 10 ? -1 : 1;
	return order ? order : by_bytes(an, a, bn, b);
}

static bool add_functions(sqlite3 *db)
{
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	return sqlite3_create_function_v2(db, "dec_sum", 1, flags, NULL, NULL, sum_step, sum_final, NULL) == SQLITE_OK &&
	       sqlite3_create_function_v2(db, "name_key", 1, flags, NULL, name_key, NULL, NULL, NULL) == SQLITE_OK &&
	       sqlite3_create_collation_v2(db, "decimal", SQLITE_UTF8, NULL, compare_decimal, NULL) == SQLITE_OK &&
	       sqlite3_create_collation_v2(db, "date", SQLITE_UTF8, NULL, compare_date, NULL) == SQLITE_OK &&
	       sqlite3_exec(db, "SELECT 1 FROM json_each('[]')", NULL, NULL, NULL) == SQLITE_OK; /* declared once: the authorizer forbids it */
}

/* ---- opening ---- */

/* The one figure that the statement gives. */
static bool ask(sqlite3 *db, const char *sql, int64_t *v)
{
	sqlite3_stmt *stmt = NULL;
	bool good = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW;
	*v = good ? sqlite3_column_int64(stmt, 0) : -1;
	sqlite3_finalize(stmt);
	return good;
}

static bool run(Store *s, Diag *d, const char *sql)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || report(s, d);
}

/* Runs all that the statement gives as its first column: statements made from what the database has. */
static bool run_made(Store *s, Diag *d, const char *making)
{
	Buf sql = { 0 };
	sqlite3_stmt *stmt = NULL;
	if (sqlite3_prepare_v2(s->db, making, -1, &stmt, NULL) != SQLITE_OK)
		return report(s, d);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);
		buf_text_add(&sql, text ? text : ""); /* without memory: sqlite3_finalize() says so */
	}
	bool good = sqlite3_finalize(stmt) == SQLITE_OK || report(s, d);
	good = good && run(s, d, buf_text(&sql));
	buf_free(&sql);
	return good;
}

/* The tables that the ledgers cannot give again.  What judgments were made from was in judgment_input up to layout 4, a cell
 * a row; judged_input has all its columns. */
#define LASTING "('judgment', 'judgment_before', 'judged_input', 'judged_record', 'judged_field', 'judged_source', 'evaluation'," \
	" 'evaluation_source')"
#define NAME_NOW "iif(name = 'judgment_input', 'judged_input', name)"

/* What was judged steps aside under other names; all else goes, indexes first since they keep their names. */
static bool clear_for_layout(Store *s, Diag *d)
{
	return run_made(s, d, "SELECT printf('DROP INDEX \"%w\";', name) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL") &&
	       run_made(s, d, "SELECT printf('DROP TABLE \"%w\";', name) FROM sqlite_master WHERE type = 'table'"
	                " AND name NOT LIKE 'sqlite_%' AND " NAME_NOW " NOT IN " LASTING) &&
	       run_made(s, d, "SELECT printf('ALTER TABLE \"%w\" RENAME TO \"kept_%w\";', name, " NAME_NOW ") FROM sqlite_master"
	                " WHERE type = 'table' AND " NAME_NOW " IN " LASTING);
}

/* Puts it into the new tables, by the columns that both layouts have.  A judgment's number is never given twice. */
static bool take_over(Store *s, Diag *d)
{
	return run_made(s, d, "SELECT printf('INSERT INTO \"%w\"(%s) SELECT %s FROM \"kept_%w\"; DROP TABLE \"kept_%w\";', name, columns,"
	                " columns, name, name) FROM (SELECT m.name AS name, group_concat(printf('\"%w\"', n.name)) AS columns"
	                " FROM sqlite_master m JOIN pragma_table_info(m.name) n JOIN pragma_table_info('kept_' || m.name) k ON k.name = n.name"
	                " WHERE m.name IN " LASTING " GROUP BY m.name)") &&
	       run(s, d, "DELETE FROM sqlite_sequence WHERE name = 'judgment'; INSERT INTO sqlite_sequence(name, seq) SELECT 'judgment',"
	           " coalesce(max(id), 0) FROM (SELECT id FROM judgment UNION ALL SELECT id FROM judgment_before)");
}

/* Our layout has no views, triggers or virtual tables.  One that somebody put in runs whenever its table is read or written, as
 * long as it likes: what the program itself asks and stores has no limit of steps. */
static bool only_tables(Store *s, Diag *d)
{
	int64_t others;
	if (!ask(s->db, "SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger') OR (type = 'table' AND rootpage = 0)", &others))
		return report(s, d);
	if (others > 0)
		diag_error(d, (Place){ .file = s->path }, "this database has views, triggers or virtual tables, and wenheng makes none: take them out");
	return others == 0;
}

typedef enum Found { FOUND_FAILED, FOUND_NOTHING, FOUND_FOREIGN, FOUND_OLDER, FOUND_NEWER, FOUND_OURS } Found;

/* version: of the layout. */
static Found look(sqlite3 *db, int *version)
{
	int64_t tables, id, layout;
	if (!ask(db, "SELECT count(*) FROM sqlite_master", &tables) || !ask(db, "PRAGMA application_id", &id) ||
	    !ask(db, "PRAGMA user_version", &layout))
		return FOUND_FAILED;
	*version = (int)layout;
	if (tables == 0)
		return FOUND_NOTHING;
	if (id != APPLICATION_ID)
		return FOUND_FOREIGN;
	return layout == LAYOUT_VERSION ? FOUND_OURS : layout < LAYOUT_VERSION ? FOUND_OLDER : FOUND_NEWER;
}

/* Another run may be about to do the same: what is there counts once nobody else can write. */
static bool make_layout(Store *s, Diag *d)
{
	if (!store_begin(s, d))
		return false;
	int version;
	Found found = look(s->db, &version);
	bool to_make = found == FOUND_NOTHING || found == FOUND_OLDER;
	char marks[100];
	snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID, LAYOUT_VERSION);
	bool good = found == FOUND_OURS || (to_make && only_tables(s, d) && clear_for_layout(s, d) && run(s, d, LAYOUT) && take_over(s, d) && run(s, d, marks));
	if (found == FOUND_FAILED)
		report(s, d);
	else if (found != FOUND_OURS && !to_make)
		diag_error(d, (Place){ .file = s->path }, "another program has just made this database into its own");
	if (!good)
		store_rollback(s);
	good = good && store_commit(s, d);
	if (good && found == FOUND_OLDER)
		diag_note(d, (Place){ .file = s->path }, "the database was of layout %d and is of layout %d now: what was judged is kept, the"
		          " ledgers are read again", version, LAYOUT_VERSION);
	return good;
}

static bool ready_layout(Store *s, StoreUse use, Diag *d)
{
	int version;
	switch (look(s->db, &version)) {
	case FOUND_OURS:
		return only_tables(s, d);
	case FOUND_FAILED:
		return report(s, d);
	case FOUND_FOREIGN:
		diag_error(d, (Place){ .file = s->path }, "this database was not made by wenheng and is left alone");
		return false;
	case FOUND_NEWER:
		diag_error(d, (Place){ .file = s->path }, "this database is of layout %d, from a newer wenheng; this one knows layout %d: use the"
		           " newer one, or name another database with --db", version, LAYOUT_VERSION);
		return false;
	case FOUND_OLDER:
		if (use == STORE_REBUILD)
			return make_layout(s, d);
		diag_error(d, (Place){ .file = s->path }, "this database is of layout %d, from an older wenheng: run `wenheng import`, which reads"
		           " the ledgers again and keeps what was judged", version);
		return false;
	case FOUND_NOTHING:
		if (use != STORE_READ)
			return make_layout(s, d);
		break;
	}
	diag_error(d, (Place){ .file = s->path }, "the database is empty: run `wenheng import`");
	return false;
}

/* True stops the query. */
static int count_steps(void *store)
{
	Store *s = store;
	if (s->querying) {
		s->steps += COUNTED;
		s->taken += COUNTED;
	}
	return s->querying && s->steps > s->step_limit;
}

static void limit_steps(Store *s)
{
	sqlite3_progress_handler(s->db, COUNTED, count_steps, s);
	sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, LONGEST);
}

/* True: it is tried again. */
static int wait_for_other(void *store, int count)
{
	static const struct timespec pause = { .tv_nsec = 1000000000 / LOOKS };
	Store *s = store;
	struct timespec now = { 0 };
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (count == 0) {
		s->waits_since = now.tv_sec;
		s->noticed = false;
	}
	if (now.tv_sec - s->waits_since >= PATIENCE)
		return false;
	bool tell = !s->noticed && now.tv_sec - s->waits_since >= NOTICED;
	s->noticed = s->noticed || tell;
	if (tell)
		diag_note(s->diag, (Place){ .file = s->path }, "another run is %s the database: this one waits for it", doing_of_other(s->db));
	nanosleep(&pause, NULL);
	return true;
}

/* What holds for every connection. */
static bool set_up(Store *s, Diag *d)
{
	sqlite3_busy_handler(s->db, wait_for_other, s);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
	sqlite3_exec(s->db, "PRAGMA synchronous = NORMAL; PRAGMA temp_store = FILE; PRAGMA trusted_schema = OFF", NULL, NULL, NULL);
	if (s->step_limit)
		limit_steps(s);
	return add_functions(s->db) || report(s, d);
}

/* Opens the file.  What a run that was killed left half done must be taken back before anything is read, and whoever only reads
 * cannot do that: then it is opened to be written, too. */
static bool open_database(Store *s, int flags, Diag *d)
{
	if (sqlite3_open_v2(s->opened, &s->db, flags, NULL) != SQLITE_OK)
		return report(s, d);
	if (!(flags & SQLITE_OPEN_READONLY))
		return true;
	sqlite3_exec(s->db, "SELECT 1 FROM sqlite_master", NULL, NULL, NULL);
	if (sqlite3_extended_errcode(s->db) != SQLITE_READONLY_ROLLBACK)
		return true;
	sqlite3_close(s->db);
	flags = (flags & ~SQLITE_OPEN_READONLY) | SQLITE_OPEN_READWRITE;
	return sqlite3_open_v2(s->opened, &s->db, flags, NULL) == SQLITE_OK || report(s, d);
}

/* Whether SQLite can open the database and what it has beside it: a pipe would be waited for. */
static bool is_openable(Arena *a, const char *path, Diag *d)
{
	static const char *const beside[] = { "", "-journal", "-wal", "-shm" };
	const char *real = path_real(a, path); /* beside which SQLite looks */
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
		const char *name = i ? arena_printf(a, "%s%s", real, beside[i]) : path;
		if (*path && !file_is_special(name))
			continue;
		diag_error(d, (Place){ .file = *path ? name : NULL }, *path ? "this is no plain file" : "a database needs a name");
		return false;
	}
	return true;
}

/* A path as SQLite takes it for a file's and no more: "file:…" could be any other place, ":memory:" is none.  On the heap. */
static char *plain_name(const char *path)
{
	Buf name = { 0 };
	buf_printf(&name, "%s%s", *path == '/' ? "" : "./", path);
	char *copy = mem_strdup(buf_text(&name));
	buf_free(&name);
	return copy;
}

Store *store_open(const char *path, StoreUse use, Diag *d)
{
	Arena *a = arena_new();
	bool read_only = use == STORE_READ, scratch = use == STORE_SCRATCH, good = scratch || is_openable(a, path, d);
	if (good && read_only && !file_exists(path)) {
		diag_error(d, (Place){ .file = path }, "there is no such database: run `wenheng import`");
		good = false;
	}
	if (good && !read_only && !scratch)
		good = file_make_dirs(path_dir(a, path), d);
	arena_free(a);
	if (!good)
		return NULL;
	Store *s = mem_alloc(sizeof *s);
	*s = (Store){ .path = mem_strdup(path), .opened = scratch ? mem_strdup(":memory:") : plain_name(path), .copy = -1, .diag = d };
	int flags = ONE_THREAD;
	flags |= read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	good = open_database(s, flags, d);
	if (good && set_up(s, d) && ready_layout(s, use, d) && run(s, d, VIEW)) {
		if (!scratch)
			guard_path(path);
		return s;
	}
	store_close(s);
	return NULL;
}

bool store_failed(const Store *s)
{
	return s->failed;
}

void store_limit(Store *s, int64_t steps, size_t memory)
{
	s->step_limit = steps;
	limit_steps(s);
	sqlite3_hard_heap_limit64((sqlite3_int64)memory);
}

int64_t store_taken(Store *s)
{
	int64_t taken = s->taken;
	s->taken = 0;
	return taken;
}

const char *store_pictures(const Store *s, Arena *a)
{
	return arena_printf(a, "%s.pictures", s->path);
}

static void drop_statements(Store *s)
{
	for (; s->cached; s->cached--) {
		sqlite3_finalize(s->cache[s->cached - 1].stmt);
		free(s->cache[s->cached - 1].sql);
	}
}

void store_close(Store *s)
{
	if (!s)
		return;
	drop_statements(s);
	if (s->in_transaction)
		store_rollback(s);
	sqlite3_close_v2(s->db);
	if (s->copy >= 0)
		close(s->copy);
	free(s->opened);
	free(s->path);
	free(s);
}

/* ---- a copy of its own ---- */

/* SQLite opens files by name, and the copy has none: this one stands for a descriptor of the process. */
#define DESCRIPTOR "/wenheng-descriptor/"

static int open_file(const char *name, int flags, int mode)
{
	if (strncmp(name, DESCRIPTOR, strlen(DESCRIPTOR)) != 0)
		return open(name, flags, mode);
	return fcntl(atoi(name + strlen(DESCRIPTOR)), F_DUPFD_CLOEXEC, 3);
}

/* A connection to the copy; NULL after a report. */
static sqlite3 *open_copy(const Store *s, int fd, bool to_write, Diag *d)
{
	char name[64];
	sqlite3 *db = NULL;
	int flags = ONE_THREAD | (to_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
	sqlite3_vfs *files = sqlite3_vfs_find(NULL);
	files->xSetSystemCall(files, "open", (sqlite3_syscall_ptr)open_file);
	sqlite3_snprintf(sizeof name, name, to_write ? "file:" DESCRIPTOR "%d" : "file:" DESCRIPTOR "%d?immutable=1", fd);
	int r = sqlite3_open_v2(name, &db, flags | SQLITE_OPEN_URI, NULL);
	if (r == SQLITE_OK && to_write)
		r = sqlite3_exec(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
	if (r == SQLITE_OK)
		return db;
	diag_machine(d, (Place){ .file = s->path }, "its copy for this run cannot be opened: %s", sqlite3_errstr(r));
	sqlite3_close(db);
	return NULL;
}

static bool copy_to(Store *s, sqlite3 *to, Diag *d)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", s->db, "main");
	int r = b ? sqlite3_backup_step(b, -1) : sqlite3_errcode(to);
	sqlite3_backup_finish(b);
	if (r == SQLITE_DONE)
		return true;
	s->failed = true;
	if (is_machine(r) || r == SQLITE_NOMEM)
		diag_machine(d, (Place){ .file = s->path }, "it cannot be copied for this run: %s", sqlite3_errstr(r));
	else
		diag_error(d, (Place){ .file = s->path }, "%s", sqlite3_errstr(r));
	return false;
}

bool store_freeze(Store *s, Diag *d)
{
	if (s->copy >= 0)
		return true;
	int fd = file_scratch(s->path);
	if (fd < 0) {
		diag_machine(d, (Place){ .file = s->path }, "it cannot be copied for this run: %s", strerror(errno));
		return false;
	}
	sqlite3 *to = open_copy(s, fd, true, d);
	bool good = to && copy_to(s, to, d);
	sqlite3_close(to);
	sqlite3 *db = good ? open_copy(s, fd, false, d) : NULL;
	if (!db) {
		close(fd);
		return false;
	}
	drop_statements(s);
	sqlite3_close_v2(s->db);
	s->db = db;
	s->copy = fd;
	return set_up(s, d) && run(s, d, VIEW);
}

bool store_thaw(Store *s, Diag *d)
{
	drop_statements(s);
	sqlite3_close_v2(s->db);
	close(s->copy);
	s->db = NULL;
	s->copy = -1;
	return open_database(s, ONE_THREAD | SQLITE_OPEN_READWRITE, d) && set_up(s, d) && run(s, d, VIEW);
}

Store *store_again(const Store *frozen, Diag *d)
{
	Store *s = mem_alloc(sizeof *s);
	*s = (Store){ .path = mem_strdup(frozen->path), .copy = dup(frozen->copy), .diag = d };
	s->db = open_copy(s, s->copy, false, d);
	if (s->db && set_up(s, d) && run(s, d, VIEW))
		return s;
	store_close(s);
	return NULL;
}

/* ---- statements ---- */

static void bind(sqlite3_stmt *stmt, size_t i, const char *text, sqlite3_destructor_type life)
{
	if (text)
		sqlite3_bind_text(stmt, (int)i + 1, text, -1, life);
	else
		sqlite3_bind_null(stmt, (int)i + 1);
}

/* A statement by its text, kept for the next time; when there is no room it takes the place of the one that
 * was not used for the longest time. */
static sqlite3_stmt *statement(Store *s, const char *sql)
{
	size_t at = 0;
	for (size_t i = 0; i < s->cached; i++) {
		if (strcmp(s->cache[i].sql, sql) == 0) {
			s->cache[i].used = ++s->uses;
			return s->cache[i].stmt;
		}
		if (s->cache[i].used < s->cache[at].used)
			at = i;
	}
	sqlite3_stmt *stmt = NULL;
	if (sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return NULL;
	if (s->cached < CACHED) {
		at = s->cached++;
	} else {
		sqlite3_finalize(s->cache[at].stmt);
		free(s->cache[at].sql);
	}
	s->cache[at].sql = mem_strdup(sql);
	s->cache[at].stmt = stmt;
	s->cache[at].used = ++s->uses;
	return stmt;
}

bool store_exec(Store *s, Diag *d, const char *sql, const char *const *args, size_t arg_count)
{
	sqlite3_stmt *stmt = statement(s, sql);
	if (!stmt)
		return report(s, d);
	for (size_t i = 0; i < arg_count; i++) /* bound for this step only: no copy is needed */
		bind(stmt, i, args[i], SQLITE_STATIC);
	int r;
	while ((r = sqlite3_step(stmt)) == SQLITE_ROW)
		;
	bool good = r == SQLITE_DONE || report(s, d);
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	return good;
}

int64_t store_last_id(Store *s)
{
	return sqlite3_last_insert_rowid(s->db);
}

bool store_begin(Store *s, Diag *d)
{
	s->in_transaction = store_exec(s, d, "BEGIN IMMEDIATE", NULL, 0);
	return s->in_transaction;
}

bool store_commit(Store *s, Diag *d)
{
	if (!store_exec(s, d, "COMMIT", NULL, 0)) {
		store_rollback(s);
		return false;
	}
	s->in_transaction = false;
	return true;
}

void store_rollback(Store *s)
{
	sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	s->in_transaction = false;
}

/* ---- queries ---- */

static int only_read(void *unused, int action, const char *a, const char *b, const char *c, const char *e)
{
	static const char *const hidden[] = { "random", "randomblob", "load_extension", "current_date", "current_time",
		                              "current_timestamp", "date", "time", "datetime", "julianday", "strftime", "unixepoch", "sqlite_version",
		                              "sqlite_source_id", "changes", "total_changes", "last_insert_rowid" };
	(void)unused, (void)a, (void)c, (void)e;
	if (action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE)
		return SQLITE_OK;
	if (action != SQLITE_FUNCTION)
		return SQLITE_DENY;
	for (size_t i = 0; b && i < sizeof hidden / sizeof *hidden; i++)
		if (sqlite3_stricmp(b, hidden[i]) == 0)
			return SQLITE_DENY;
	return SQLITE_OK;
}

static int prepare_reading(Store *s, const char *sql, sqlite3_stmt **stmt, const char **tail)
{
	sqlite3_set_authorizer(s->db, only_read, NULL);
	int r = sqlite3_prepare_v2(s->db, sql, -1, stmt, tail);
	sqlite3_set_authorizer(s->db, NULL, NULL);
	return r;
}

bool store_answer(Store *s, const char *sql, const char *const *args, size_t arg_count, Digest *out)
{
	sqlite3_stmt *stmt = NULL;
	const char *tail = "";
	Sha256 sum = SHA256_START;
	int r = prepare_reading(s, sql, &stmt, &tail);
	if (r == SQLITE_OK && stmt && !tail[strspn(tail, " \t\r\n;")] && (size_t)sqlite3_bind_parameter_count(stmt) <= arg_count) {
		for (size_t i = 0; i < arg_count; i++)
			bind(stmt, i, args[i], SQLITE_STATIC);
		while ((r = sqlite3_step(stmt)) == SQLITE_ROW)
			for (int c = 0; c < sqlite3_column_count(stmt); c++)
				sha256_text(&sum, (const char *)sqlite3_column_text(stmt, c));
	}
	sqlite3_finalize(stmt);
	*out = sha256_end(&sum);
	return r == SQLITE_DONE;
}

Query *store_query(Store *s, Diag *d, const char *sql, const char *const *args, size_t arg_count)
{
	sqlite3_stmt *stmt = NULL;
	const char *tail = "";
	int r = prepare_reading(s, sql, &stmt, &tail);
	if (r == SQLITE_AUTH || (r == SQLITE_ERROR && strncmp(sqlite3_errmsg(s->db), "not authorized", 14) == 0)) {
		diag_error(d, PLACE_NONE, "a query can only read, and knows neither clock nor chance: %s", sqlite3_errmsg(s->db));
		return NULL;
	}
	if (r != SQLITE_OK) {
		report(s, d);
		return NULL;
	}
	if (!stmt || tail[strspn(tail, " \t\r\n;")]) {
		diag_error(d, PLACE_NONE, "a query is one SQL statement");
		sqlite3_finalize(stmt);
		return NULL;
	}
	if ((size_t)sqlite3_bind_parameter_count(stmt) > arg_count) {
		diag_error(d, PLACE_NONE, "the query has %d %s, of which %zu came", COUNTED(sqlite3_bind_parameter_count(stmt), "parameter"), arg_count);
		sqlite3_finalize(stmt);
		return NULL;
	}
	for (size_t i = 0; i < arg_count; i++)
		bind(stmt, i, args[i], SQLITE_TRANSIENT);
	s->steps = 0;
	Query *q = mem_alloc(sizeof *q);
	*q = (Query){ .store = s, .diag = d, .stmt = stmt };
	return q;
}

bool query_again(Query *q, const char *const *args, size_t arg_count)
{
	sqlite3_reset(q->stmt);
	for (size_t i = 0; i < arg_count; i++)
		bind(q->stmt, i, args[i], SQLITE_TRANSIENT);
	return !q->failed;
}

bool query_next(Query *q)
{
	if (q->failed)
		return false;
	q->store->querying = true;
	int r = sqlite3_step(q->stmt);
	q->store->querying = false;
	if (r != SQLITE_ROW && r != SQLITE_DONE) {
		report(q->store, q->diag);
		q->failed = true;
	}
	return r == SQLITE_ROW;
}

bool query_failed(const Query *q)
{
	return q->failed;
}

int query_columns(const Query *q)
{
	return sqlite3_column_count(q->stmt);
}

const char *query_name(const Query *q, int column)
{
	return sqlite3_column_name(q->stmt, column);
}

const char *query_text(const Query *q, int column)
{
	return (const char *)sqlite3_column_text(q->stmt, column);
}

const char *query_need(Query *q, int column)
{
	const char *text = query_text(q, column);
	if (!text && !q->failed)
		diag_error(q->diag, (Place){ .file = q->store->path }, "the database is damaged: a \"%s\" is missing", query_name(q, column));
	q->failed = q->failed || !text;
	return text ? text : "";
}

bool query_is_integer(const Query *q, int column)
{
	return sqlite3_column_type(q->stmt, column) == SQLITE_INTEGER;
}

int64_t query_integer(const Query *q, int column)
{
	return sqlite3_column_int64(q->stmt, column);
}

void query_close(Query *q)
{
	if (!q)
		return;
	sqlite3_finalize(q->stmt);
	free(q);
}
