/* import.c - see import.h.
 *
 * A file is read to its end, in memory, before the store is touched; then its old rows go and its
 * new ones come in one transaction.  A refused file leaves its rows and gets one finding.  The sheets
 * of a workbook are sources of their own, called file.xlsx[sheet], so that every value names its sheet. */
#include "ledger/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/file.h"
#include "ledger/csv.h"
#include "ledger/decode.h"
#include "ledger/records.h"
#include "ledger/shape.h"
#include "ledger/table.h"
#include "ledger/workbook.h"

typedef struct Part { /* what was read as one table: the file, or a sheet of it */
	const char *path;     /* as the store keeps it */
	char        file[24]; /* the source's id, "" when it is new */
	Table       table;
	RecordList  records;
	FindingList findings;
} Part;

typedef struct Import {
	Arena            *arena;
	Store            *store;
	const Schema     *schema; /* as it holds for this file */
	const LedgerFile *lf;
	const AreaName   *areas;
	size_t            area_count;
	const char       *full; /* the path to open and to name in messages */
	const char       *path; /* the path in the project */
	const char       *source; /* what this line of the manifest reads: the file, its sheet, its range */
	ImportOptions     opt;
	Diag             *diag;
	const char       *encoding;
	char              digest[24];
	const Workbook   *book;  /* the file, or NULL */
	Part             *parts; /* in the arena */
	size_t            part_count;
} Import;

/* A source of what a line of the manifest reads (?2): itself, or a sheet of it. */
#define OF_FILE "(path = ?2 OR substr(path, 1, length(?2) + 1) = ?2 || '[')"

/* ---- reading ---- */

static uint64_t mix(uint64_t h, const char *s)
{
	return s ? hash_bytes(h, s, strlen(s) + 1) : hash_bytes(h, "\1", 1);
}

/* Everything that decides how the bytes are read; the schema has its own digest (tables.c). */
static void make_digest(Import *m, const Buf *bytes)
{
	uint64_t h = hash_bytes(HASH_START, buf_text(bytes), bytes->len);
	h = shape_hash(mix(mix(mix(h, m->lf->period), m->lf->area), m->lf->encoding), &m->lf->shape);
	for (size_t i = 0; i < m->area_count; i++) {
		h = mix(mix(h, m->areas[i].id), m->areas[i].name);
		for (size_t k = 0; k < m->areas[i].alias_count; k++)
			h = mix(h, m->areas[i].aliases[k]);
	}
	snprintf(m->digest, sizeof m->digest, "%016llx", (unsigned long long)h);
}

/* Whether all that is stored of the file was read from the same bytes. */
static bool look_up(Import *m, bool *same)
{
	const char *args[] = { m->schema->name, m->source, m->digest };
	Query *q = store_query(m->store, m->diag, "SELECT count(*), sum(digest = ?3) FROM source WHERE ledger = ?1 AND " OF_FILE, args, 3);
	*same = false;
	if (!q)
		return false;
	if (query_next(q) && query_text(q, 1))
		*same = strcmp(query_text(q, 0), query_text(q, 1)) == 0;
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

static bool find_source(Import *m, Part *part)
{
	const char *args[] = { m->schema->name, part->path };
	Query *q = store_query(m->store, m->diag, "SELECT file FROM source WHERE ledger = ?1 AND path = ?2", args, 2);
	if (!q)
		return false;
	if (query_next(q))
		snprintf(part->file, sizeof part->file, "%s", query_text(q, 0));
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

/* What the line reads, and of a workbook whose sheet it leaves open, the sheet. */
static const char *part_path(const Import *m, const char *sheet)
{
	return sheet && !m->schema->shape.sheet ? arena_printf(m->arena, "%s[%s]", m->source, sheet) : m->source;
}

static Part *add_part(Import *m, const char *sheet)
{
	Part *part = &m->parts[m->part_count++];
	*part = (Part){ .path = part_path(m, sheet) };
	part->findings = (FindingList){ .arena = m->arena, .diag = m->diag, .strict = m->opt.strict,
		.file = sheet ? arena_printf(m->arena, "%s[%s]", m->full, sheet) : m->full };
	return part;
}

static bool read_period(Import *m, Period *period)
{
	*period = (Period){ 0 };
	if (!m->lf->period || period_parse(m->lf->period, strlen(m->lf->period), period))
		return true;
	diag_error(m->diag, m->lf->place, "\"%s\" is no period: write 2026H1, 2026H2 or 2026", m->lf->period);
	return false;
}

/* Hidden rows and columns are read as others are, and said so. */
static void note_hidden(const Import *m, const Part *part, const Sheet *sheet)
{
	Buf rows = { 0 }, columns = { 0 };
	sheet_hidden(sheet, part->table.width, &rows, &columns);
	if (columns.len)
		diag_note(m->diag, (Place){ .file = part->findings.file }, "hidden columns are read: %s", buf_text(&columns));
	if (rows.len)
		diag_note(m->diag, (Place){ .file = part->findings.file }, "hidden rows are read: %s", buf_text(&rows));
	buf_free(&rows);
	buf_free(&columns);
}

static bool read_table(Import *m, Part *part, const Sheet *sheet, Period period)
{
	Sheet *window = ARENA_NEW(m->arena, Sheet);
	if (!shape_window(m->arena, sheet, &m->schema->shape, window)) {
		diag_error(m->diag, (Place){ .file = part->findings.file }, "%s lies beyond what is in the sheet, whose last row is %d",
		           shape_words(m->arena, &m->schema->shape), sheet->count ? sheet->rows[sheet->count - 1].row : 0);
		return false;
	}
	if (!table_find(m->arena, window, m->schema, period, &part->table, &part->findings))
		return false;
	shape_check_below(m->arena, sheet, &m->schema->shape, &part->findings);
	note_hidden(m, part, window);
	RecordSource source = { &part->table, m->lf, m->areas, m->area_count, m->book };
	part->records = records_read(m->arena, &source, &part->findings);
	return true;
}

static bool read_text(Import *m, const Buf *bytes, Period period)
{
	Buf text = { 0 };
	Sheet *sheet = ARENA_NEW(m->arena, Sheet);
	bool good = decode_text(m->full, buf_text(bytes), bytes->len, m->lf->encoding, &text, &m->encoding, m->diag) &&
	            csv_parse(m->arena, m->full, buf_text(&text), text.len, sheet, m->diag);
	buf_free(&text);
	m->parts = arena_array(m->arena, 1, sizeof *m->parts);
	return good && read_table(m, add_part(m, NULL), sheet, period);
}

/* Whether the manifest wants this sheet: the one it names, else those that are shown. */
static bool wanted(const Import *m, const WorkbookSheet *s)
{
	const char *sheet = m->schema->shape.sheet;
	return sheet ? strcmp(sheet, s->name) == 0 : !s->hidden;
}

static bool no_sheet(const Import *m, const Workbook *w)
{
	Buf names = { 0 };
	for (size_t i = 0; i < w->count; i++)
		buf_printf(&names, "%s\"%s\"%s", i ? ", " : "", w->sheets[i].name, w->sheets[i].hidden ? " (hidden)" : "");
	const char *sheet = m->schema->shape.sheet;
	Place at = m->lf->shape.sheet ? m->lf->place : (Place){ .file = m->full };
	diag_error(m->diag, at, sheet ? "%s has no sheet \"%s\"; it has %s" : "%s shows no sheet%s; it has %s", m->full,
	           sheet ? sheet : "", names.len ? buf_text(&names) : "none");
	buf_free(&names);
	return false;
}

/* Every sheet on show that has the ledger's table is read; where none has it, the first says why.  A sheet
 * that has less than half of what another has, such as one that explains the columns, is none. */
static bool read_workbook(Import *m, const Buf *bytes, Period period)
{
	Workbook *w = ARENA_NEW(m->arena, Workbook);
	const WorkbookSheet *first = NULL;
	if (!workbook_read(m->arena, m->full, buf_text(bytes), bytes->len, w, m->diag))
		return false;
	m->encoding = w->format;
	m->book = w;
	m->parts = arena_array(m->arena, w->count + 1, sizeof *m->parts);
	size_t *points = arena_array(m->arena, w->count + 1, sizeof *points), most = 0;
	for (size_t i = 0; i < w->count; i++) {
		const WorkbookSheet *s = &w->sheets[i];
		if (!wanted(m, s))
			continue;
		first = first ? first : s;
		Sheet window;
		if (shape_window(m->arena, &s->cells, &m->schema->shape, &window))
			points[i] = table_points(m->arena, &window, m->schema, period);
		most = points[i] > most ? points[i] : most;
	}
	if (!first)
		return no_sheet(m, w);
	if (!most)
		return read_table(m, add_part(m, first->name), &first->cells, period); /* reports what it lacks */
	for (size_t i = 0; i < w->count; i++) {
		const WorkbookSheet *s = &w->sheets[i];
		if (wanted(m, s) && points[i] * 2 >= most) {
			if (!read_table(m, add_part(m, s->name), &s->cells, period))
				return false;
		} else if (!m->schema->shape.sheet) {
			diag_note(m->diag, (Place){ .file = m->full }, s->hidden ? "sheet \"%s\" is hidden and is not read"
			          : "sheet \"%s\" has no table of ledger \"%s\" and is not read", s->name, m->schema->name);
		}
	}
	return true;
}

static bool read_records(Import *m, const Buf *bytes)
{
	Period period;
	if (!read_period(m, &period))
		return false;
	return workbook_is(buf_text(bytes), bytes->len) ? read_workbook(m, bytes, period) : read_text(m, bytes, period);
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
	       store_exec(s, d, "DELETE FROM left_out WHERE file = ?1", &file, 1) &&
	       store_exec(s, d, "DELETE FROM finding WHERE file = ?1", &file, 1);
}

static bool put_source(Import *m, Part *part)
{
	char rows[24];
	snprintf(rows, sizeof rows, "%zu", part->records.count);
	const char *args[] = { m->schema->name, part->path, m->lf->period, m->lf->area, m->encoding, m->digest, rows, part->file };
	if (part->file[0])
		return clear_rows(m->store, m->diag, m->schema->name, part->file) &&
		       exec(m, "UPDATE source SET ledger = ?1, path = ?2, period = ?3, area = ?4, encoding = ?5, digest = ?6, rows = ?7"
		            " WHERE file = ?8", args, 8);
	if (!exec(m, "INSERT INTO source(ledger, path, period, area, encoding, digest, rows) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", args, 7))
		return false;
	snprintf(part->file, sizeof part->file, "%lld", (long long)store_last_id(m->store));
	return true;
}

static bool put_columns(Import *m, const Part *part)
{
	for (size_t i = 0; i < m->schema->field_count; i++) {
		const TableColumn *c = &part->table.columns[i];
		char col[16];
		if (c->col < 0)
			continue;
		snprintf(col, sizeof col, "%d", c->col + 1);
		const char *args[] = { part->file, m->schema->fields[i].name, col, c->heading, c->unit };
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

static bool put_record(Import *m, const Part *part, const char *sql, const Record *r, const char **args)
{
	char row[16], id[24];
	size_t n = 0;
	snprintf(row, sizeof row, "%d", r->row);
	args[n++] = part->file;
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

static bool put_finding(Import *m, const Part *part, const Finding *f)
{
	char row[16], col[16];
	snprintf(row, sizeof row, "%d", f->row);
	snprintf(col, sizeof col, "%d", f->col);
	const char *args[] = { part->file, f->row ? row : NULL, f->col ? col : NULL, severity_name(f->severity), f->code, f->field,
		               f->raw, f->message, f->english, m->lf->period, f->area ? f->area : m->lf->area };
	return exec(m, "INSERT INTO finding(file, row, col, severity, code, field, raw, message, english, period, area, stage)"
	            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'import')", args, 11);
}

static bool put_other(Import *m, const Part *part, const LeftOut *other)
{
	char row[16];
	snprintf(row, sizeof row, "%d", other->row);
	const char *args[] = { part->file, row, other->kind, other->text };
	return exec(m, "REPLACE INTO left_out(file, row, kind, text) VALUES(?1, ?2, ?3, ?4)", args, 4);
}

static bool put_part(Import *m, Part *part, const char *sql)
{
	const char **args = arena_array(m->arena, m->schema->field_count + 4, sizeof *args);
	bool good = find_source(m, part) && put_source(m, part) && put_columns(m, part);
	for (size_t i = 0; i < part->records.count && good; i++) {
		good = put_record(m, part, sql, &part->records.items[i], args);
		progress_records(m->opt.progress, 1);
	}
	for (size_t i = 0; i < part->records.other_count && good; i++)
		good = put_other(m, part, &part->records.others[i]);
	for (size_t i = 0; i < part->findings.count && good; i++)
		good = put_finding(m, part, &part->findings.items[i]);
	return good;
}

/* Sheets that were read before and are not now. */
static bool drop_others(Import *m)
{
	const char *args[] = { m->schema->name, m->source };
	for (;;) {
		char gone[24] = "";
		Query *q = store_query(m->store, m->diag, "SELECT file, path FROM source WHERE ledger = ?1 AND " OF_FILE, args, 2);
		while (q && !gone[0] && query_next(q)) {
			bool kept = false;
			for (size_t i = 0; i < m->part_count; i++)
				kept |= strcmp(m->parts[i].path, query_text(q, 1)) == 0;
			if (!kept)
				snprintf(gone, sizeof gone, "%s", query_text(q, 0));
		}
		bool good = q && !query_failed(q);
		query_close(q);
		const char *file = gone;
		if (!good || !gone[0])
			return good;
		if (!clear_rows(m->store, m->diag, m->schema->name, gone) || !exec(m, "DELETE FROM source WHERE file = ?1", &file, 1))
			return false;
	}
}

/* Pictures are files beside the database, by their content: one that is there already is the same. */
static bool put_pictures(Import *m)
{
	const char *dir = store_pictures(m->store, m->arena);
	bool good = true;
	for (size_t i = 0; m->book && i < m->book->picture_count && good; i++) {
		const WorkbookPicture *p = &m->book->pictures[i];
		const char *path = p->bytes ? path_join(m->arena, dir, p->name) : NULL;
		if (!path || file_exists(path))
			continue;
		OutFile *f = file_make_dirs(dir, m->diag) ? file_create(path, m->diag) : NULL;
		good = f != NULL;
		if (f) {
			file_put(f, p->bytes, p->len);
			good = file_commit(f);
		}
	}
	return good;
}

static bool put_all(Import *m)
{
	const char *sql = insert_sql(m);
	bool same, good = look_up(m, &same);
	if (same && !m->opt.force)
		return good; /* another run was quicker: its rows keep their numbers */
	good = good && put_pictures(m) && drop_others(m);
	for (size_t i = 0; i < m->part_count && good; i++)
		good = put_part(m, &m->parts[i], sql);
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

/* A file that could not be read is a finding too; its digest is cleared so that the next import tries again. */
static bool put_refusal(Import *m)
{
	Finding f = { .severity = SEVERITY_ERROR, .code = "unreadable" };
	const char *args[] = { m->schema->name, m->source };
	Part part = { .path = m->source };
	Query *q = store_query(m->store, m->diag, "SELECT file FROM source WHERE ledger = ?1 AND " OF_FILE " ORDER BY path", args, 2);
	if (!q)
		return false;
	if (query_next(q))
		snprintf(part.file, sizeof part.file, "%s", query_text(q, 0));
	bool good = !query_failed(q);
	query_close(q);
	if (good && part.file[0]) {
		f.message = "文件无法读取，未更新，仍用上次读入的数据";
		f.english = "the file could not be read: what was read of it before is still in use";
		good = exec(m, "DELETE FROM finding WHERE code = 'unreadable' AND file IN (SELECT file FROM source WHERE ledger = ?1 AND " OF_FILE ")",
		            args, 2) &&
		       exec(m, "UPDATE source SET digest = '' WHERE ledger = ?1 AND " OF_FILE, args, 2);
	} else if (good) {
		f.message = "文件无法读取，没有数据";
		f.english = "the file could not be read: there is nothing of it";
		m->digest[0] = 0;
		good = put_source(m, &part);
	}
	return good && put_finding(m, &part, &f);
}

/* ---- the whole ---- */

static void summarize(const Import *m, ImportResult *result)
{
	for (size_t i = 0; i < m->part_count; i++) {
		const RecordList *r = &m->parts[i].records;
		diag_note(m->diag, (Place){ .file = m->parts[i].findings.file }, "read as %s: %zu records, %d values, %d blank, "
		          "%d without value, %d not applicable, %d faulty", m->encoding, r->count, r->values, r->blanks, r->marks,
		          r->not_applicable, r->faults);
		result->records += (int)r->count;
		result->findings += (int)m->parts[i].findings.count;
		result->faults += r->faults;
	}
	result->files++;
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
	summarize(m, result);
	return true;
}

const char *import_source(Arena *a, const Schema *schema, const LedgerFile *lf, const char *path)
{
	const char *sheet = lf->shape.sheet ? lf->shape.sheet : schema->shape.sheet;
	const char *range = lf->shape.range.text ? lf->shape.range.text : schema->shape.range.text;
	if (sheet)
		path = arena_printf(a, "%s[%s]", path, sheet);
	return range ? arena_printf(a, "%s[%s]", path, range) : path;
}

bool import_file(Store *s, const Schema *schema, const LedgerFile *lf, const char *root,
                 const AreaName *areas, size_t area_count, ImportOptions opt, ImportResult *result, Diag *d)
{
	Import m = { .arena = arena_new(), .store = s, .schema = schema, .lf = lf, .areas = areas, .area_count = area_count,
		     .opt = opt, .diag = d };
	Buf bytes = { 0 };
	m.path = path_within(root, lf->path);
	m.schema = shape_apply(m.arena, schema, &lf->shape);
	m.source = import_source(m.arena, schema, lf, m.path);
	m.full = path_join(m.arena, root ? root : "", m.path);
	bool good = file_read(m.full, &bytes, d);
	if (good) {
		good = import_bytes(&m, &bytes, result);
	} else {
		result->failed++;
		if (!opt.dry_run)
			write_all(&m, put_refusal);
	}
	buf_free(&bytes);
	for (size_t i = 0; i < m.part_count; i++)
		finding_free(&m.parts[i].findings);
	arena_free(m.arena);
	return good;
}

/* ---- files that are gone ---- */

/* Whether the list has the path, or what stands before one of its [: the list's paths may begin with more folders. */
static bool listed(const char *path, const char *const *paths, size_t count)
{
	size_t whole = strlen(path);
	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(paths[i]);
		for (size_t k = whole; k > 0; k--) {
			if (k < whole && path[k] != '[')
				continue;
			if (n >= k && memcmp(paths[i] + n - k, path, k) == 0 && (n == k || paths[i][n - k - 1] == '/'))
				return true;
		}
	}
	return false;
}

typedef struct Gone {
	char *file, *ledger, *path;
} Gone;

static bool forget(Store *s, Diag *d, const Gone *g)
{
	const char *file = g->file;
	if (!clear_rows(s, d, g->ledger, file) || !store_exec(s, d, "DELETE FROM source WHERE file = ?1", &file, 1))
		return false;
	diag_note(d, (Place){ .file = g->path }, "no longer in the manifest: its rows are dropped");
	return true;
}

static bool forget_others(Store *s, const char *const *paths, size_t count, Diag *d)
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

bool import_forget_others(Store *s, const char *const *paths, size_t count, Diag *d)
{
	if (!store_begin(s, d))
		return false;
	if (forget_others(s, paths, count, d))
		return store_commit(s, d);
	store_rollback(s);
	return false;
}
