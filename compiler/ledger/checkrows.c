/* checkrows.c - see checkrows.h. */
#include "ledger/checkrows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "ledger/finding.h"
#include "ledger/key.h"

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

int checkrows_line(const Row *r)
{
	return (int)rowset_line(r->set, r->at);
}

static bool is_figure(const Field *f)
{
	return field_is_number(f->type);
}

const char *checkrows_figure(const RowSet *set, size_t at, size_t field)
{
	const Field *f = &rowset_schema(set)->fields[field];
	return is_figure(f) || f->days ? rowset_text(set, at, (int)field) : NULL;
}

/* What a cell says in words, names by what they are compared by; NULL: nothing, or a figure. */
static const char *word_of(Arena *a, const RowSet *set, size_t at, size_t field)
{
	const Schema *schema = rowset_schema(set);
	const Field *f = &schema->fields[field];
	const char *text = is_figure(f) ? NULL : rowset_text(set, at, (int)field);
	bool name = f->type == FIELD_NAME || (schema->key && strcmp(f->name, schema->key) == 0);
	return text && name ? key_make(a, text) : text;
}

uint64_t checkrows_words(const RowSet *set, size_t at)
{
	Arena *a = arena_new();
	uint64_t hash = HASH_START;
	for (size_t i = 0; i < rowset_schema(set)->field_count; i++) {
		const char *text = word_of(a, set, at, i);
		hash = text ? hash_bytes(hash, text, strlen(text) + 1) : hash_bytes(hash, "", 1);
	}
	arena_free(a);
	return hash;
}

bool checkrows_words_alike(const RowSet *set, size_t a, size_t b)
{
	Arena *words = arena_new();
	bool alike = true;
	for (size_t i = 0; i < rowset_schema(set)->field_count && alike; i++)
		alike = compare_text(word_of(words, set, a, i), word_of(words, set, b, i)) == 0;
	arena_free(words);
	return alike;
}

/* ---- the tables ---- */

static bool run(Check *c, const char *const *statements, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!store_exec(c->store, c->diag, statements[i], NULL, 0))
			return false;
	return true;
}

bool checkrows_begin(Check *c)
{
	static const char *const statements[] = {
		"DROP TABLE IF EXISTS temp.check_row", "DROP TABLE IF EXISTS temp.check_once",
		"CREATE TEMP TABLE check_row(list INTEGER, at INTEGER, area TEXT, key TEXT, code TEXT, owner TEXT, own TEXT, bare TEXT)",
		"CREATE TEMP TABLE check_once(list INTEGER, area TEXT, key TEXT, at INTEGER, PRIMARY KEY(list, area, key)) WITHOUT ROWID",
	};
	return run(c, statements, sizeof statements / sizeof *statements);
}

/* An index made of rows that are there is sorted outside of memory; one that is there would be written to here and there. */
bool checkrows_ready(Check *c)
{
	static const char *const statements[] = { "CREATE INDEX temp.check_row_key ON check_row(list, area, key, at)" };
	return run(c, statements, 1);
}

bool checkrows_once(Check *c)
{
	static const char *const statements[] = {
		"INSERT INTO check_once SELECT list, area, key, min(at) FROM check_row GROUP BY list, area, key HAVING count(*) = 1"
		" ORDER BY list, area, key",
	};
	return run(c, statements, 1);
}

int64_t checkrows_count(Check *c, const char *sql)
{
	Query *q = store_query(c->store, c->diag, sql, NULL, 0);
	int64_t n = q && query_next(q) ? query_integer(q, 0) : -1;
	query_close(q);
	return n;
}

static const char *number(Check *c, int64_t v)
{
	return arena_printf(c->words, "%lld", (long long)v);
}

/* A credit code (GB 32100) and whose it is. */
static void find_code(Check *c, const RowSet *set, size_t at, int name, const char **code, const char **owner)
{
	const Schema *schema = rowset_schema(set);
	for (size_t i = 0; i < schema->field_count; i++) {
		const char *text = schema->fields[i].type == FIELD_CODE ? rowset_text(set, at, (int)i) : NULL;
		bool named = i && schema->fields[i - 1].type == FIELD_NAME && (int)i - 1 != name;
		const char *before = named ? rowset_text(set, at, (int)i - 1) : NULL;
		if (!text || strlen(text) != 18)
			continue;
		*code = text;
		*owner = before ? key_make(c->words, before) : NULL;
	}
}

static bool add_row(Check *c, RowList *l, size_t at, int name, int area)
{
	const char *code = NULL, *owner = NULL, *key = key_make(c->words, rowset_text(l->set, at, name)), *place = rowset_text(l->set, at, area);
	find_code(c, l->set, at, name, &code, &owner);
	int own = rowset_field(c->schema, "code");
	const char *bare = key_bare(c->words, key);
	const char *args[] = { l->list == NOW ? "0" : "1", number(c, (int64_t)at), place ? place : "", key, code, owner ? owner : key,
		               own >= 0 ? rowset_text(l->set, at, own) : NULL, strcmp(bare, key) != 0 ? bare : NULL };
	bool good = store_exec(c->store, c->diag, "INSERT INTO check_row(list, at, area, key, code, owner, own, bare)"
	                       " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", args, 8);
	l->count++;
	arena_clear(c->words);
	return good;
}

bool checkrows_read(Check *c, const char *period, int list, RowList *out)
{
	Buf from = { 0 };
	*out = (RowList){ .list = list };
	buf_printf(&from, " FROM \"ledger_%s\" l WHERE l.period = ?1 AND l.\"%s\" IS NOT NULL", c->schema->name, c->schema->key);
	out->set = rowset_read(c->store, c->schema, NULL, 0, buf_text(&from), &period, 1, c->diag);
	buf_free(&from);
	bool good = out->set != NULL;
	size_t n = good ? rowset_count(out->set) : 0;
	int name = good ? rowset_column(out->set, c->schema->key) : 0, area = good ? rowset_column(out->set, "area") : 0;
	for (size_t i = 0; i < n && good; i++) {
		good = !rowset_source(out->set, i) || add_row(c, out, i, name, area);
		progress_records(c->progress, 1);
	}
	return good;
}

void checkrows_free(RowList *l)
{
	rowset_free(l->set);
	*l = (RowList){ 0 };
}

Row checkrows_row(Check *c, const RowList *l, size_t at)
{
	const char *area = rowset_text(l->set, at, rowset_column(l->set, "area"));
	area = area ? arena_strdup(c->arena, area) : NULL;
	const char *name = rowset_text(l->set, at, rowset_column(l->set, c->schema->key));
	return (Row){ .set = l->set, .at = at, .source = rowset_source(l->set, at), .area = area, .name = name ? arena_strdup(c->arena, name) : "" };
}

/* ---- findings ---- */

static const char *number_or_none(Check *c, int64_t v)
{
	return v ? number(c, v) : NULL;
}

bool checkrows_add(Check *c, const Row *r, Severity severity, const char *code, const char *field, const char *raw,
                   const char *message, const char *english)
{
	int column = field && r->source ? rowset_field(c->schema, field) : -1;
	const char *args[] = { r->source ? number_or_none(c, r->source->file) : NULL, r->source ? number_or_none(c, checkrows_line(r)) : NULL,
		               column >= 0 ? number_or_none(c, r->source->cols[column]) : NULL, severity_name(severity), code, field, raw,
		               message, english, c->period, r->area };
	bool good = store_exec(c->store, c->diag, "INSERT INTO finding(file, row, col, severity, code, field, raw, message, english, period, area, stage)"
	                       " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'check')", args, 11);
	arena_clear(c->words);
	return good;
}

bool checkrows_exists(Store *s, const char *ledger, Diag *d)
{
	Query *q = store_query(s, d, "SELECT 1 FROM ledger_schema WHERE ledger = ?1", &ledger, 1);
	bool found = q && query_next(q);
	query_close(q);
	return found;
}

const char *checkrows_where(Check *c, const Row *at, const Row *other)
{
	int line = checkrows_line(other);
	return at->source == other->source ? arena_printf(c->words, "第%d行", line) : arena_printf(c->words, "%s第%d行", other->source->path, line);
}

const char *checkrows_where_english(Check *c, const Row *at, const Row *other)
{
	int line = checkrows_line(other);
	return at->source == other->source ? arena_printf(c->words, "row %d", line) : arena_printf(c->words, "%s row %d", other->source->path, line);
}
