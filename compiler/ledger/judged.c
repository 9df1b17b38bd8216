/* judged.c - see judged.h. */
#include "ledger/judged.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"

enum { CHUNK = 1000 }; /* cells of one row of judged_input */

struct Judged {
	Store   *store;
	Diag    *diag;
	char    *period;
	uint64_t digest;
	int64_t  judgment, seq; /* of the input that comes next */
	int64_t  low, high;     /* records of the list */
	int64_t  next;          /* the number of a record that none has yet; 0: not asked */
	Buf      list;          /* cells that are not stored yet, of these many… */
	int      count;
	Buf      label, cells, raws; /* scratch */
};

Judged *judged_open(Store *s, const char *period, Diag *d)
{
	Judged *k = mem_alloc(sizeof *k);
	*k = (Judged){ .store = s, .diag = d, .period = mem_strdup(period), .digest = HASH_START };
	return k;
}

void judged_close(Judged *k)
{
	if (!k)
		return;
	buf_free(&k->list);
	buf_free(&k->label);
	buf_free(&k->cells);
	buf_free(&k->raws);
	free(k->period);
	free(k);
}

void judged_begin(Judged *k, int64_t judgment)
{
	k->judgment = judgment;
	k->seq = 1;
	k->count = 0;
	buf_clear(&k->list);
}

/* ---- the digest ---- */

static void mix(Judged *k, const char *text)
{
	k->digest = text ? hash_bytes(k->digest, text, strlen(text) + 1) : hash_bytes(k->digest, "\1", 1);
}

void judged_mix(Judged *k, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mix(k, texts[i]);
}

static void mix_cell(Judged *k, RowSet *set, size_t row, int field, const RowFile *source)
{
	int64_t place[2] = { rowset_line(set, row), source ? source->cols[field] : 0 };
	mix(k, rowset_name(set, row));
	mix(k, rowset_schema(set)->fields[field].label);
	mix(k, rowset_schema(set)->fields[field].unit);
	mix(k, rowset_words(set, row, field));
	mix(k, rowset_raw(set, row, field));
	mix(k, source ? source->path : NULL);
	k->digest = hash_bytes(k->digest, place, sizeof place);
}

uint64_t judged_digest(const Judged *k)
{
	return k->digest;
}

/* ---- keeping ---- */

static const char *number(char out[24], int64_t v)
{
	snprintf(out, 24, "%lld", (long long)v);
	return out;
}

static bool keep_field(Judged *k, const RowSet *set, int field, const char *source, int col)
{
	char f[24], c[24];
	buf_clear(&k->label);
	rowset_field_label(set, field, &k->label);
	const char *args[] = { source, number(f, field), buf_text(&k->label), rowset_field_named(set, field) ? "1" : "0",
		               col ? number(c, col) : NULL };
	return store_exec(k->store, k->diag, "INSERT INTO judged_field(source, field, label, named, col)"
	                  " VALUES(?1, CAST(?2 AS INTEGER), ?3, CAST(?4 AS INTEGER), ?5)", args, 5);
}

/* The file of a record, and what its fields are called and where they stand there. */
static bool keep_source(Judged *k, const RowSet *set, RowFile *source)
{
	char id[24], judgment[24];
	const char *args[] = { k->period, number(judgment, k->judgment), source->path };
	if (!store_exec(k->store, k->diag, "INSERT INTO judged_source(period, judgment, path) VALUES(?1, ?2, ?3)", args, 3))
		return false;
	source->judged = store_last_id(k->store);
	number(id, source->judged);
	for (size_t i = 0; i < rowset_schema(set)->field_count; i++)
		if (!keep_field(k, set, (int)i, id, source->cols[i]))
			return false;
	return true;
}

/* The values as a JSON list by field, and an object of what was typed where that is another text. */
static void write_values(Judged *k, const RowSet *set, size_t row)
{
	Json values = { .out = &k->cells }, raws = { .out = &k->raws };
	buf_clear(&k->cells);
	buf_clear(&k->raws);
	json_open(&values, '[');
	for (int i = 0; (size_t)i < rowset_schema(set)->field_count; i++) {
		const char *raw = rowset_raw(set, row, i);
		json_text(&values, rowset_words(set, row, i));
		if (!raw)
			continue;
		char key[24];
		snprintf(key, sizeof key, "f%d", i);
		if (!k->raws.len)
			json_open(&raws, '{');
		json_key(&raws, key);
		json_text(&raws, raw);
	}
	json_close(&values, ']');
	if (k->raws.len)
		json_close(&raws, '}');
}

/* A set's records have numbers one behind the other, whether they are kept or not: nothing has to be known of each. */
static bool number_set(Judged *k, RowSet *set)
{
	if (!k->next) {
		Query *q = store_query(k->store, k->diag, "SELECT coalesce(max(id), 0) + 1 FROM judged_record", NULL, 0);
		if (!q)
			return false;
		k->next = query_next(q) ? query_integer(q, 0) : 0;
		query_close(q);
	}
	*rowset_number(set) = k->next;
	k->next += (int64_t)rowset_count(set);
	return *rowset_number(set) > 0;
}

static bool keep_record(Judged *k, RowSet *set, size_t row)
{
	char id[24], line[24], source_id[24];
	RowFile *source = rowset_source(set, row);
	if (!source) {
		diag_error(k->diag, PLACE_NONE, "a record of the ledger \"%s\" has no file", rowset_schema(set)->name);
		return false;
	}
	if (!source->judged && !keep_source(k, set, source))
		return false;
	write_values(k, set, row);
	const char *args[] = { number(id, *rowset_number(set) + (int64_t)row), number(source_id, source->judged), number(line, rowset_line(set, row)), rowset_name(set, row), buf_text(&k->cells),
		               k->raws.len ? buf_text(&k->raws) : NULL };
	return store_exec(k->store, k->diag, "INSERT INTO judged_record(id, source, row, name, cells, raws)"
	                  " VALUES(CAST(?1 AS INTEGER), ?2, ?3, ?4, ?5, ?6)", args, 6);
}

static bool put(Judged *k, const char *cells, const JudgedInput *in)
{
	char judgment[24], seq[24], low[24], high[24];
	const char *args[] = { number(judgment, k->judgment), number(seq, k->seq), cells ? number(low, k->low) : NULL,
		               cells ? number(high, k->high) : NULL, cells, in->label, in->value, in->path, in->row, in->col, in->raw };
	return store_exec(k->store, k->diag, "INSERT INTO judged_input(judgment, seq, low, high, cells, label, value, path, row, col, raw)"
	                  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", args, 11);
}

bool judged_flush(Judged *k)
{
	static const JudgedInput none;
	if (!k->count)
		return true;
	buf_byte(&k->list, ']');
	bool good = put(k, buf_text(&k->list), &none);
	k->seq += k->count;
	k->count = 0;
	buf_clear(&k->list);
	return good;
}

bool judged_cell(Judged *k, RowSet *set, size_t row, int field)
{
	if (!*rowset_number(set) && !number_set(k, set))
		return false;
	if (!rowset_mark(set, row) && !keep_record(k, set, row))
		return false;
	int64_t record = *rowset_number(set) + (int64_t)row;
	mix_cell(k, set, row, field, rowset_source(set, row));
	k->low = k->count && k->low < record ? k->low : record;
	k->high = k->count && k->high > record ? k->high : record;
	buf_byte(&k->list, k->count ? ',' : '[');
	buf_int(&k->list, record * JUDGED_FIELDS + field);
	return ++k->count < CHUNK || judged_flush(k);
}

bool judged_input(Judged *k, const JudgedInput *in)
{
	const char *texts[] = { in->label, in->value, in->path, in->row, in->col, in->raw };
	if (!judged_flush(k))
		return false;
	judged_mix(k, texts, sizeof texts / sizeof *texts);
	bool good = put(k, NULL, in);
	k->seq++;
	return good;
}

/* The period's last evaluation but one, and older: to `last`. */
#define OLDER "<= (SELECT last FROM evaluation WHERE period = ?1)"
#define OLDER_SOURCES "(SELECT id FROM judged_source WHERE period = ?1 AND judgment " OLDER ")"

bool judged_drop(Store *s, const char *period, Diag *d)
{
	static const char *const statements[] = {
		"DELETE FROM judged_input WHERE judgment IN (SELECT id FROM judgment_before WHERE period = ?1 AND id " OLDER ")",
		"DELETE FROM judged_record WHERE source IN " OLDER_SOURCES,
		"DELETE FROM judged_field WHERE source IN " OLDER_SOURCES,
		"DELETE FROM judged_source WHERE period = ?1 AND judgment " OLDER,
	};
	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
		if (!store_exec(s, d, statements[i], &period, 1))
			return false;
	return true;
}
