/* import.c - see import.h.
 *
 * A file is read to its end, in memory, before the store is touched; then its old rows go and its
 * new ones come in one transaction.  A refused file leaves its rows and gets one finding. */
#include "ledger/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/file.h"
#include "ledger/csv.h"
#include "ledger/decode.h"
#include "ledger/records.h"
#include "ledger/table.h"

typedef struct Import {
	Arena            *arena;
	Store            *store;
	const Schema     *schema;
	const LedgerFile *lf;
	const AreaName   *areas;
	size_t            area_count;
	const char       *full; /* the path to open and to name in messages */
	const char       *path; /* the path in the project, as the store keeps it */
	ImportOptions     opt;
	Diag             *diag;
	const char       *encoding;
	char              digest[24];
	char              file[24]; /* the source's id, "" when it is new */
	Table             table;
	RecordList        records;
	FindingList       findings;
} Import;

/* ---- reading ---- */

static uint64_t mix(uint64_t h, const char *s)
{
	return s ? hash_bytes(h, s, strlen(s) + 1) : hash_bytes(h, "\1", 1);
}

/* Everything that decides how the bytes are read; the schema has its own digest (tables.c). */
static void make_digest(Import *m, const Buf *bytes)
{
	uint64_t h = hash_bytes(HASH_START, buf_text(bytes), bytes->len);
	h = mix(mix(mix(h, m->lf->period), m->lf->area), m->lf->encoding);
	for (size_t i = 0; i < m->area_count; i++) {
		h = mix(mix(h, m->areas[i].id), m->areas[i].name);
		for (size_t k = 0; k < m->areas[i].alias_count; k++)
			h = mix(h, m->areas[i].aliases[k]);
	}
	snprintf(m->digest, sizeof m->digest, "%016llx", (unsigned long long)h);
}

/* Looks the source up: its id, and whether it was read from the same bytes. */
static bool look_up(Import *m, bool *same)
{
	const char *args[] = { m->schema->name, m->path };
	Query *q = store_query(m->store, m->diag, "SELECT file, digest FROM source WHERE ledger = ?1 AND path = ?2", args, 2);
	*same = false;
	if (!q)
		return false;
	if (query_next(q)) {
		snprintf(m->file, sizeof m->file, "%s", query_text(q, 0));
		*same = query_text(q, 1) && strcmp(query_text(q, 1), m->digest) == 0;
	}
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

static bool read_records(Import *m, const Buf *bytes)
{
	Buf      text = { 0 };
	CsvTable sheet;
	Period   period = { 0 };
	bool good = decode_text(m->full, buf_text(bytes), bytes->len, m->lf->encoding, &text, &m->encoding, m->diag) &&
	            csv_parse(m->arena, m->full, buf_text(&text), text.len, &sheet, m->diag);
	buf_free(&text);
	if (m->lf->period && !period_parse(m->lf->period, strlen(m->lf->period), &period)) {
		diag_error(m->diag, m->lf->place, "\"%s\" is no period: write 2026H1, 2026H2 or 2026", m->lf->period);
		return false;
	}
	if (!good || !table_find(m->arena, &sheet, m->schema, period, &m->table, &m->findings))
		return false;
	RecordSource source = { &m->table, m->lf, m->areas, m->area_count };
	m->records = records_read(m->arena, &source, &m->findings);
	return true;
}

/* ---- storing ---- */

static bool exec(Import *m, const char *sql, const char *const *args, size_t n)
{
	return store_exec(m->store, m->diag, sql, args, n);
}

static bool clear_rows(Store *s, Diag *d, const char *ledger, const char *file)
{
	static const char *const tables[] = { "gap", "original" };
	const char *args[] = { ledger, file };
	Buf sql = { 0 };
	bool good = true;
	for (int i = 0; i < 2 && good; i++) {
		buf_clear(&sql);
		buf_printf(&sql, "DELETE FROM %s WHERE ledger = ?1 AND record IN (SELECT record FROM \"ledger_%s\" WHERE file = ?2)",
		           tables[i], ledger);
		good = store_exec(s, d, buf_text(&sql), args, 2);
	}
	buf_clear(&sql);
	buf_printf(&sql, "DELETE FROM \"ledger_%s\" WHERE file = ?1", ledger);
	good = good && store_exec(s, d, buf_text(&sql), &file, 1);
	buf_free(&sql);
	return good && store_exec(s, d, "DELETE FROM source_column WHERE file = ?1", &file, 1) &&
	       store_exec(s, d, "DELETE FROM finding WHERE file = ?1", &file, 1);
}

static bool put_source(Import *m)
{
	char rows[24];
	snprintf(rows, sizeof rows, "%zu", m->records.count);
	const char *args[] = { m->schema->name, m->path, m->lf->period, m->lf->area, m->encoding, m->digest, rows, m->file };
	if (m->file[0])
		return clear_rows(m->store, m->diag, m->schema->name, m->file) &&
		       exec(m, "UPDATE source SET ledger = ?1, path = ?2, period = ?3, area = ?4, encoding = ?5, digest = ?6, rows = ?7"
		            " WHERE file = ?8", args, 8);
	if (!exec(m, "INSERT INTO source(ledger, path, period, area, encoding, digest, rows) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", args, 7))
		return false;
	snprintf(m->file, sizeof m->file, "%lld", (long long)store_last_id(m->store));
	return true;
}

static bool put_columns(Import *m)
{
	for (size_t i = 0; i < m->schema->field_count; i++) {
		const TableColumn *c = &m->table.columns[i];
		char col[16];
		if (c->col < 0)
			continue;
		snprintf(col, sizeof col, "%d", c->col + 1);
		const char *args[] = { m->file, m->schema->fields[i].name, col, c->heading, c->unit };
		if (!exec(m, "INSERT INTO source_column(file, field, col, heading, unit) VALUES(?1, ?2, ?3, ?4, ?5)", args, 5))
			return false;
	}
	return true;
}

/* The area and the period have columns of their own; a field so named is kept there. */
static bool own_column(const Field *f)
{
	return strcmp(f->name, "area") != 0 && strcmp(f->name, "period") != 0;
}

static const char *insert_sql(Import *m)
{
	Buf sql = { 0 };
	size_t n = 4;
	buf_printf(&sql, "INSERT INTO \"ledger_%s\"(file, row, period, area", m->schema->name);
	for (size_t i = 0; i < m->schema->field_count; i++) {
		if (own_column(&m->schema->fields[i])) {
			buf_printf(&sql, ", \"%s\"", m->schema->fields[i].name);
			n++;
		}
	}
	buf_text_add(&sql, ") VALUES(?1");
	for (size_t i = 2; i <= n; i++)
		buf_printf(&sql, ", ?%zu", i);
	buf_byte(&sql, ')');
	const char *text = arena_strdup(m->arena, buf_text(&sql));
	buf_free(&sql);
	return text;
}

static bool put_record(Import *m, const char *sql, const Record *r, const char **args)
{
	char row[16], id[24];
	size_t n = 0;
	snprintf(row, sizeof row, "%d", r->row);
	args[n++] = m->file;
	args[n++] = row;
	args[n++] = r->period;
	args[n++] = r->area;
	for (size_t i = 0; i < m->schema->field_count; i++)
		if (own_column(&m->schema->fields[i]))
			args[n++] = r->values[i].text;
	if (!exec(m, sql, args, n))
		return false;
	snprintf(id, sizeof id, "%lld", (long long)store_last_id(m->store));
	for (size_t i = 0; i < m->schema->field_count; i++) {
		const Value *v = &r->values[i];
		const char *raw = r->raws[i];
		const char *cell[] = { m->schema->name, id, m->schema->fields[i].name, *raw ? raw : NULL, gap_name(v->gap) };
		bool good = true;
		if (v->gap != GAP_NONE)
			good = exec(m, "INSERT INTO gap(ledger, record, field, raw, reason) VALUES(?1, ?2, ?3, ?4, ?5)", cell, 5);
		else if (*raw && strcmp(raw, v->text) != 0)
			good = exec(m, "INSERT INTO original(ledger, record, field, raw) VALUES(?1, ?2, ?3, ?4)", cell, 4);
		if (!good)
			return false;
	}
	return true;
}

static bool put_finding(Import *m, const Finding *f)
{
	char row[16], col[16];
	snprintf(row, sizeof row, "%d", f->row);
	snprintf(col, sizeof col, "%d", f->col);
	const char *args[] = { m->file, f->row ? row : NULL, f->col ? col : NULL, severity_name(f->severity), f->code, f->field,
		               f->raw, f->message, m->lf->period, f->area ? f->area : m->lf->area };
	return exec(m, "INSERT INTO finding(file, row, col, severity, code, field, raw, message, period, area, stage)"
	            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'import')", args, 10);
}

static bool put_all(Import *m)
{
	const char  *sql = insert_sql(m);
	const char **args = arena_array(m->arena, m->schema->field_count + 4, sizeof *args);
	bool good = put_source(m) && put_columns(m);
	for (size_t i = 0; i < m->records.count && good; i++)
		good = put_record(m, sql, &m->records.items[i], args);
	for (size_t i = 0; i < m->findings.count && good; i++)
		good = put_finding(m, &m->findings.items[i]);
	return good;
}

static bool write_all(Import *m, bool (*put)(Import *))
{
	if (!store_begin(m->store, m->diag))
		return false;
	if (put(m))
		return store_commit(m->store, m->diag);
	store_rollback(m->store);
	return false;
}

/* A source that could not be read is a finding too; its digest is cleared so that the next import tries again. */
static bool put_refusal(Import *m)
{
	Finding f = { .severity = SEVERITY_ERROR, .code = "unreadable" };
	if (m->file[0]) {
		const char *id = m->file;
		f.message = "文件无法读取，未更新，仍用上次读入的数据";
		if (!exec(m, "DELETE FROM finding WHERE file = ?1 AND code = 'unreadable'", &id, 1) ||
		    !exec(m, "UPDATE source SET digest = '' WHERE file = ?1", &id, 1))
			return false;
	} else {
		f.message = "文件无法读取，没有数据";
		m->digest[0] = 0;
		m->records = (RecordList){ 0 };
		if (!put_source(m))
			return false;
	}
	return put_finding(m, &f);
}

/* ---- the whole ---- */

static void summarize(const Import *m)
{
	const RecordList *r = &m->records;
	diag_note(m->diag, (Place){ .file = m->full }, "read as %s: %zu records, %d values, %d blank, %d without value, "
	          "%d not applicable, %d faulty", m->encoding, r->count, r->values, r->blanks, r->marks, r->not_applicable, r->faults);
}

static bool import_bytes(Import *m, const Buf *bytes, ImportResult *result)
{
	bool same = false;
	make_digest(m, bytes);
	if (!m->opt.dry_run && !look_up(m, &same))
		return false;
	if (same && !m->opt.force) {
		result->unchanged++;
		return true;
	}
	if (!read_records(m, bytes)) {
		result->failed++;
		if (!m->opt.dry_run)
			write_all(m, put_refusal);
		return false;
	}
	if (!m->opt.dry_run && !write_all(m, put_all)) {
		result->failed++;
		return false;
	}
	summarize(m);
	result->files++;
	result->records += (int)m->records.count;
	result->findings += (int)m->findings.count;
	result->faults += m->records.faults;
	return true;
}

static const char *in_project(const char *root, const char *path)
{
	size_t n = root ? strlen(root) : 0;
	if (n && strncmp(path, root, n) == 0 && (path[n] == '/' || root[n - 1] == '/'))
		path += path[n] == '/' ? n + 1 : n;
	while (path[0] == '.' && path[1] == '/')
		path += 2;
	return path;
}

bool import_file(Store *s, const Schema *schema, const LedgerFile *lf, const char *root,
                 const AreaName *areas, size_t area_count, ImportOptions opt, ImportResult *result, Diag *d)
{
	Import m = { .arena = arena_new(), .store = s, .schema = schema, .lf = lf, .areas = areas, .area_count = area_count,
		     .opt = opt, .diag = d };
	Buf bytes = { 0 };
	m.path = in_project(root, lf->path);
	m.full = path_join(m.arena, root ? root : "", m.path);
	m.findings = (FindingList){ .arena = m.arena, .diag = d, .file = m.full, .strict = opt.strict };
	bool good = file_read(m.full, &bytes, d);
	if (good) {
		good = import_bytes(&m, &bytes, result);
	} else {
		bool same;
		result->failed++;
		if (!opt.dry_run && look_up(&m, &same))
			write_all(&m, put_refusal);
	}
	buf_free(&bytes);
	finding_free(&m.findings);
	arena_free(m.arena);
	return good;
}

/* ---- files that are gone ---- */

static bool listed(const char *path, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(paths[i]), k = strlen(path);
		if (n >= k && strcmp(paths[i] + n - k, path) == 0 && (n == k || paths[i][n - k - 1] == '/'))
			return true;
	}
	return false;
}

typedef struct Gone {
	char *file, *ledger, *path;
} Gone;

static bool forget(Store *s, Diag *d, const Gone *g)
{
	const char *file = g->file;
	if (!store_begin(s, d))
		return false;
	if (clear_rows(s, d, g->ledger, file) && store_exec(s, d, "DELETE FROM source WHERE file = ?1", &file, 1)) {
		diag_note(d, (Place){ .file = g->path }, "no longer in the manifest: its rows are dropped");
		return store_commit(s, d);
	}
	store_rollback(s);
	return false;
}

bool import_forget_others(Store *s, const char *const *paths, size_t count, Diag *d)
{
	Gone  *gone = NULL;
	size_t n = 0, cap = 0;
	Query *q = store_query(s, d, "SELECT file, ledger, path FROM source ORDER BY path, ledger", NULL, 0);
	bool   good = q != NULL;
	while (good && query_next(q))
		if (!listed(query_text(q, 2), paths, count))
			*MEM_PUSH(gone, n, cap) = (Gone){ mem_strdup(query_text(q, 0)), mem_strdup(query_text(q, 1)), mem_strdup(query_text(q, 2)) };
	good = good && !query_failed(q);
	query_close(q);
	for (size_t i = 0; i < n; i++) {
		good = good && forget(s, d, &gone[i]);
		free(gone[i].file);
		free(gone[i].ledger);
		free(gone[i].path);
	}
	free(gone);
	return good;
}
