/* deposit.c - see deposit.h. */
#include "ledger/deposit.h"

#include <stdio.h>
#include <string.h>

static bool exec(Deposit *p, const char *sql, const char *const *args, size_t n)
{
	return store_exec(p->store, p->diag, sql, args, n);
}

bool deposit_clear(Store *s, Diag *d, const char *ledger, const char *file)
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

bool deposit_forget(Store *s, Diag *d, const char *ledger, const char *file)
{
	return deposit_clear(s, d, ledger, file) && store_exec(s, d, "DELETE FROM source WHERE file = ?1", &file, 1);
}

/* ---- the source ---- */

bool deposit_find(Deposit *p)
{
	const char *args[] = { p->schema->name, p->path };
	Query *q = store_query(p->store, p->diag, "SELECT file FROM source WHERE ledger = ?1 AND path = ?2", args, 2);
	if (!q)
		return false;
	if (query_next(q))
		snprintf(p->file, sizeof p->file, "%s", query_text(q, 0));
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

bool deposit_source(Deposit *p, size_t records)
{
	char rows[24];
	snprintf(rows, sizeof rows, "%zu", records);
	const char *args[] = { p->schema->name, p->path, p->lf->period, p->covers, p->encoding, p->digest, rows, p->file };
	if (p->file[0])
		return deposit_clear(p->store, p->diag, p->schema->name, p->file) &&
		       exec(p, "UPDATE source SET ledger = ?1, path = ?2, period = ?3, area = ?4, encoding = ?5, digest = ?6, rows = ?7"
		            " WHERE file = ?8", args, 8);
	if (!exec(p, "INSERT INTO source(ledger, path, period, area, encoding, digest, rows) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", args, 7))
		return false;
	snprintf(p->file, sizeof p->file, "%lld", (long long)store_last_id(p->store));
	return true;
}

static bool put_columns(Deposit *p, const Table *t)
{
	for (size_t i = 0; i < p->schema->field_count; i++) {
		const TableColumn *c = &t->columns[i];
		char col[16];
		if (c->col < 0)
			continue;
		snprintf(col, sizeof col, "%d", c->col + 1);
		const char *args[] = { p->file, p->schema->fields[i].name, col, c->heading, c->unit };
		if (!exec(p, "INSERT INTO source_column(file, field, col, heading, unit) VALUES(?1, ?2, ?3, ?4, ?5)", args, 5))
			return false;
	}
	return true;
}

/* ---- records ---- */

/* The area and the period have columns of their own; a field so named is kept there. */
static bool own_column(const Field *f)
{
	return strcmp(f->name, "area") != 0 && strcmp(f->name, "period") != 0;
}

static const char *insert_sql(const Deposit *p)
{
	Buf sql = { 0 };
	size_t n = 4;
	buf_printf(&sql, "INSERT INTO \"ledger_%s\"(file, row, period, area", p->schema->name);
	for (size_t i = 0; i < p->schema->field_count; i++) {
		if (own_column(&p->schema->fields[i])) {
			buf_printf(&sql, ", \"%s\"", p->schema->fields[i].name);
			n++;
		}
	}
	buf_text_add(&sql, ") VALUES(?1");
	for (size_t i = 2; i <= n; i++)
		buf_printf(&sql, ", ?%zu", i);
	buf_byte(&sql, ')');
	const char *text = arena_strdup(p->arena, buf_text(&sql));
	buf_free(&sql);
	return text;
}

bool deposit_begin(Deposit *p, const Table *t)
{
	p->sql = insert_sql(p);
	p->args = arena_array(p->arena, p->schema->field_count + 4, sizeof *p->args);
	return deposit_find(p) && deposit_source(p, 0) && put_columns(p, t);
}

static bool put_record(Deposit *p, const Record *r)
{
	const char **args = p->args;
	char row[16], id[24];
	size_t n = 0;
	snprintf(row, sizeof row, "%d", r->row);
	args[n++] = p->file;
	args[n++] = row;
	args[n++] = r->period;
	args[n++] = r->area;
	for (size_t i = 0; i < p->schema->field_count; i++)
		if (own_column(&p->schema->fields[i]))
			args[n++] = r->values[i].text;
	if (!exec(p, p->sql, args, n))
		return false;
	snprintf(id, sizeof id, "%lld", (long long)store_last_id(p->store));
	for (size_t i = 0; i < p->schema->field_count; i++) {
		const Value *v = &r->values[i];
		const char *raw = r->raws[i];
		const char *cell[] = { p->schema->name, id, p->schema->fields[i].name, *raw ? raw : NULL, gap_name(v->gap) };
		bool good = true;
		if (v->gap != GAP_NONE)
			good = exec(p, "INSERT INTO gap(ledger, record, field, raw, reason) VALUES(?1, ?2, ?3, ?4, ?5)", cell, 5);
		else if (*raw && strcmp(raw, v->text) != 0)
			good = exec(p, "INSERT INTO original(ledger, record, field, raw) VALUES(?1, ?2, ?3, ?4)", cell, 4);
		if (!good)
			return false;
	}
	return true;
}

static bool take_record(void *deposit, const Record *r)
{
	Deposit *p = deposit;
	p->failed = p->failed || !put_record(p, r);
	progress_records(p->progress, 1);
	return !p->failed;
}

/* ---- what was said of them ---- */

bool deposit_finding(void *deposit, const Finding *f)
{
	Deposit *p = deposit;
	char row[16], col[16];
	snprintf(row, sizeof row, "%d", f->row);
	snprintf(col, sizeof col, "%d", f->col);
	const char *args[] = { p->file, f->row ? row : NULL, f->col ? col : NULL, severity_name(f->severity), f->code, f->field,
		               f->raw, f->message, f->english, p->lf->period, f->area ? f->area : p->lf->area };
	return exec(p, "INSERT INTO finding(file, row, col, severity, code, field, raw, message, english, period, area, stage)"
	            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'import')", args, 11);
}

static bool take_other(void *deposit, const LeftOut *other)
{
	Deposit *p = deposit;
	char row[16];
	snprintf(row, sizeof row, "%d", other->row);
	const char *args[] = { p->file, row, other->kind, other->text };
	p->failed = p->failed || !exec(p, "REPLACE INTO left_out(file, row, kind, text) VALUES(?1, ?2, ?3, ?4)", args, 4);
	return !p->failed;
}

RecordSink deposit_sink(Deposit *p)
{
	return (RecordSink){ take_record, take_other, p };
}

bool deposit_end(Deposit *p, const RecordList *read)
{
	char rows[24];
	snprintf(rows, sizeof rows, "%zu", read->count);
	const char *args[] = { rows, p->file };
	return !p->failed && exec(p, "UPDATE source SET rows = ?1 WHERE file = ?2", args, 2);
}
