/* tables.c - a ledger's own table in the store, made from its schema.
 *
 * The schema's whole content is digested: another alias or unit may read the same file differently,
 * so any change drops the ledger's rows and lets the next import read its files again. */
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "ledger/shape.h"
#include "ledger/store.h"

static uint64_t digest(const Schema *s)
{
	int fill = s->fill_down_area;
	uint64_t h = hash_text(hash_text(hash_text(HASH_START, s->name), s->label), s->key);
	h = shape_hash(hash_bytes(h, &fill, sizeof fill), &s->shape);
	h = hash_texts(h, s->not_applicable, s->not_applicable_count);
	for (size_t i = 0; i < s->field_count; i++) {
		const Field *f = &s->fields[i];
		int numbers[3] = { (int)f->type, f->required, f->negative }; /* what is only checked is read the same */
		h = hash_text(hash_text(hash_text(h, f->name), f->label), f->unit);
		h = hash_bytes(h, numbers, sizeof numbers);
		h = hash_texts(h, f->aliases, f->alias_count);
		for (size_t k = 0; k < f->choice_count; k++)
			h = hash_texts(hash_text(h, f->choices[k].value), f->choices[k].aliases, f->choices[k].alias_count);
	}
	return h;
}

/* Names become column names and Lua fields: lower-case letters, digits and _. */
static bool check_name(const char *name, const char *what, Diag *d)
{
	size_t n = name ? strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") : 0;
	if (n && !name[n] && !(name[0] >= '0' && name[0] <= '9'))
		return true;
	diag_error(d, PLACE_NONE, "%s \"%s\": a name is made of a-z, 0-9 and _ and begins with a letter", what, name ? name : "");
	return false;
}

static bool check_fields(const Schema *s, Diag *d)
{
	static const char *const taken[] = { "record", "file", "row", "ledger", "rowid", "oid" };
	bool key = !s->key;
	for (size_t i = 0; i < s->field_count; i++) {
		const Field *f = &s->fields[i];
		if (!check_name(f->name, "field", d))
			return false;
		for (size_t k = 0; k < sizeof taken / sizeof *taken; k++) {
			if (strcmp(f->name, taken[k]) == 0) {
				diag_error(d, PLACE_NONE, "ledger \"%s\": a field cannot be called \"%s\": the record has one of its own", s->name, f->name);
				return false;
			}
		}
		if (strcmp(f->name, "area") == 0 && f->type != FIELD_AREA) {
			diag_error(d, PLACE_NONE, "ledger \"%s\": the field \"area\" must be of type area", s->name);
			return false;
		}
		for (size_t k = 0; k < i; k++) {
			if (strcmp(f->name, s->fields[k].name) == 0) {
				diag_error(d, PLACE_NONE, "ledger \"%s\" has two fields \"%s\"", s->name, f->name);
				return false;
			}
		}
		key |= s->key && strcmp(s->key, f->name) == 0;
	}
	if (!key)
		diag_error(d, PLACE_NONE, "ledger \"%s\": its key \"%s\" is none of its fields", s->name, s->key);
	return key;
}

/* 1 the same, 0 another or none, -1 failed. */
static int compare(Store *s, const char *ledger, const char *now, bool *known, Diag *d)
{
	Query *q = store_query(s, d, "SELECT digest FROM ledger_schema WHERE ledger = ?1", &ledger, 1);
	if (!q)
		return -1;
	*known = query_next(q);
	int same = *known && strcmp(query_need(q, 0), now) == 0;
	if (query_failed(q))
		same = -1;
	query_close(q);
	return same;
}

static bool drop(Store *s, const char *ledger, Diag *d)
{
	static const char *const statements[] = {
		"DELETE FROM finding WHERE file IN (SELECT file FROM source WHERE ledger = ?1)",
		"DELETE FROM source_column WHERE file IN (SELECT file FROM source WHERE ledger = ?1)",
		"DELETE FROM left_out WHERE file IN (SELECT file FROM source WHERE ledger = ?1)",
		"DELETE FROM gap WHERE ledger = ?1",
		"DELETE FROM original WHERE ledger = ?1",
		"DELETE FROM source WHERE ledger = ?1",
		"DELETE FROM ledger_schema WHERE ledger = ?1",
	};
	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
		if (!store_exec(s, d, statements[i], &ledger, 1))
			return false;
	Buf sql = { 0 };
	buf_printf(&sql, "DROP TABLE IF EXISTS \"ledger_%s\"", ledger);
	bool good = store_exec(s, d, buf_text(&sql), NULL, 0);
	buf_free(&sql);
	return good;
}

static bool make(Store *s, const Schema *schema, const char *now, Diag *d)
{
	Buf sql = { 0 };
	buf_printf(&sql, "CREATE TABLE \"ledger_%s\"(record INTEGER PRIMARY KEY, file INTEGER, row INTEGER, period TEXT, area TEXT",
	           schema->name);
	for (size_t i = 0; i < schema->field_count; i++) {
		const char *name = schema->fields[i].name;
		if (strcmp(name, "area") != 0 && strcmp(name, "period") != 0) /* the record's own columns hold these */
			buf_printf(&sql, ", \"%s\" TEXT", name);
	}
	buf_byte(&sql, ')');
	bool good = store_exec(s, d, buf_text(&sql), NULL, 0);
	buf_clear(&sql);
	buf_printf(&sql, "CREATE INDEX \"ledger_%s_place\" ON \"ledger_%s\"(period, area)", schema->name, schema->name);
	good = good && store_exec(s, d, buf_text(&sql), NULL, 0);
	buf_clear(&sql);
	buf_printf(&sql, "CREATE INDEX \"ledger_%s_file\" ON \"ledger_%s\"(file)", schema->name, schema->name);
	good = good && store_exec(s, d, buf_text(&sql), NULL, 0);
	buf_free(&sql);
	const char *args[] = { schema->name, now };
	return good && store_exec(s, d, "INSERT INTO ledger_schema(ledger, digest) VALUES(?1, ?2)", args, 2);
}

/* Another run may be about to do the same: what is there counts once nobody else can write. */
static bool make_anew(Store *s, const Schema *schema, const char *now, Diag *d)
{
	bool known = false;
	if (!store_begin(s, d))
		return false;
	int same = compare(s, schema->name, now, &known, d);
	bool good = same == 1 || (same == 0 && drop(s, schema->name, d) && make(s, schema, now, d));
	if (!good)
		store_rollback(s);
	good = good && store_commit(s, d);
	if (good && same == 0 && known)
		diag_note(d, PLACE_NONE, "the schema of ledger \"%s\" has changed: its files are read again", schema->name);
	return good;
}

bool store_is_current(Store *s, const Schema *schema, Diag *d)
{
	bool known = false;
	Buf  now = { 0 };
	buf_printf(&now, "%016llx", (unsigned long long)digest(schema));
	int same = compare(s, schema->name, buf_text(&now), &known, d);
	buf_free(&now);
	if (same == 0 && known)
		diag_error(d, PLACE_NONE, "the schema of ledger \"%s\" has changed since its files were read: run `wenheng import`", schema->name);
	return same == 1 || (same == 0 && !known);
}

bool store_prepare(Store *s, const Schema *schema, Diag *d)
{
	bool known = false;
	Buf  now = { 0 };
	if (!check_name(schema->name, "ledger", d) || !check_fields(schema, d))
		return false;
	buf_printf(&now, "%016llx", (unsigned long long)digest(schema));
	int same = compare(s, schema->name, buf_text(&now), &known, d);
	bool good = same == 1 || (same == 0 && make_anew(s, schema, buf_text(&now), d));
	buf_free(&now);
	return good;
}
