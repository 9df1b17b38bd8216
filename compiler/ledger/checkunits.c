/* checkunits.c - units of records beside those that another ledger has for the same thing (checkrows.h): a quota for m3 is none for
 * a record in tons, and the rules would not know which holds.
 *
 * Only the pairs of a thing and a unit that the records have are looked at, each once:
 *
 *   check_unit(name, unit)            what the other ledger has, at the period or before it
 *   check_pair(name, unit, theirs)    pairs of the records with none there to match; theirs: one that is there */
#include "ledger/checkrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "ledger/measure.h"

typedef struct Pair {
	char *name, *unit; /* unit: NULL where the record gives none */
} Pair;

typedef struct Units { /* of a check that is made */
	const SchemaCheck *check;
	const char *unit, *by; /* the fields' names */
	Pair       *pairs;
	size_t      count, cap;
} Units;

static bool exec(Check *c, const char *sql, const char *const *args, size_t n)
{
	return store_exec(c->store, c->diag, sql, args, n);
}

static bool read_units(Check *c, const Units *u)
{
	Buf sql = { 0 };
	buf_printf(&sql, "INSERT INTO check_unit SELECT DISTINCT \"%s\", \"%s\" FROM \"ledger_%s\" WHERE \"%s\" IS NOT NULL AND coalesce(period, '') <= ?1"
	           " || iif(length(?1) = 4, 'H2', '')", u->by, u->unit, u->check->ledger, u->by);
	bool good = exec(c, "DROP TABLE IF EXISTS temp.check_unit", NULL, 0) && exec(c, "DROP TABLE IF EXISTS temp.check_pair", NULL, 0) &&
	            exec(c, "CREATE TEMP TABLE check_unit(name TEXT, unit TEXT)", NULL, 0) &&
	            exec(c, "CREATE TEMP TABLE check_pair(name TEXT, unit TEXT, theirs TEXT)", NULL, 0) && exec(c, buf_text(&sql), &c->period, 1) &&
	            exec(c, "CREATE INDEX temp.check_unit_name ON check_unit(name)", NULL, 0);
	buf_free(&sql);
	return good;
}

/* The pairs that are not there by the same words. */
static bool read_pairs(Check *c, Units *u)
{
	Buf sql = { 0 };
	buf_printf(&sql, "SELECT DISTINCT l.\"%s\", l.\"%s\" FROM \"ledger_%s\" l WHERE l.period = ?1 AND EXISTS (SELECT 1 FROM check_unit u WHERE u.name = l.\"%s\")"
	           " AND NOT EXISTS (SELECT 1 FROM check_unit u WHERE u.name = l.\"%s\" AND u.unit = l.\"%s\")", u->by, u->unit, c->schema->name, u->by,
	           u->by, u->unit);
	Query *q = store_query(c->store, c->diag, buf_text(&sql), &c->period, 1);
	bool good = q != NULL;
	while (good && query_next(q)) {
		const char *unit = query_text(q, 1);
		*MEM_PUSH(u->pairs, u->count, u->cap) = (Pair){ mem_strdup(query_text(q, 0)), unit ? mem_strdup(unit) : NULL };
	}
	good = good && !query_failed(q);
	query_close(q);
	buf_free(&sql);
	return good;
}

static bool match_pair(Check *c, const Pair *p)
{
	const char *theirs = NULL;
	bool fits = false;
	Number factor;
	Query *q = store_query(c->store, c->diag, "SELECT unit FROM check_unit WHERE name = ?1", (const char *const *)&p->name, 1);
	bool good = q != NULL;
	while (good && query_next(q)) {
		const char *unit = query_text(q, 0);
		fits = fits || (unit && p->unit && measure_per(c->words, unit, p->unit, &factor));
		theirs = unit ? arena_strdup(c->arena, unit) : theirs;
	}
	good = good && !query_failed(q);
	query_close(q);
	const char *args[] = { p->name, p->unit, theirs };
	return good && (fits || exec(c, "INSERT INTO check_pair VALUES(?1, ?2, ?3)", args, 3));
}

static const char *quoted(Check *c, const char *unit, const char *begin, const char *end, const char *none)
{
	return unit ? arena_printf(c->arena, "%s%s%s", begin, unit, end) : none;
}

static bool tell(Check *c, const RowList *now, const Units *u, const Query *q, size_t at)
{
	const SchemaCheck *k = u->check;
	Row r = checkrows_row(c, now, at);
	const char *name = arena_strdup(c->arena, query_text(q, 0)), *unit = query_text(q, 1), *theirs = query_text(q, 2);
	const char *ours_zh = quoted(c, unit, "“", "”", "未填"), *ours_en = quoted(c, unit, "\"", "\"", "not given");
	const char *theirs_zh = quoted(c, theirs, "“", "”", "未填"), *theirs_en = quoted(c, theirs, "\"", "\"", "not given");
	return checkrows_add(c, &r, k->warning ? SEVERITY_WARNING : SEVERITY_ERROR, k->code, u->unit, unit ? arena_strdup(c->arena, unit) : NULL,
	                     arena_printf(c->words, "%s：%s（%s：本表%s，对照表%s）", r.name, k->message, name, ours_zh, theirs_zh),
	                     arena_printf(c->words, "%s: %s (%s: %s here, %s there)", r.name, k->english ? k->english : k->message, name, ours_en, theirs_en));
}

static bool tell_records(Check *c, const RowList *now, const Units *u)
{
	bool good = true;
	for (size_t i = 0; i < rowset_count(now->set) && good; i++) {
		const char *name = rowset_text(now->set, i, u->check->by);
		if (!name || !rowset_source(now->set, i))
			continue;
		arena_clear(c->arena);
		const char *args[] = { arena_strdup(c->arena, name), rowset_text(now->set, i, u->check->unit) };
		Query *q = store_query(c->store, c->diag, "SELECT name, unit, theirs FROM check_pair WHERE name = ?1 AND unit IS ?2", args, 2);
		good = q != NULL;
		if (good && query_next(q))
			good = tell(c, now, u, q, i);
		good = good && !query_failed(q);
		query_close(q);
	}
	return good;
}

static bool check_units(Check *c, const RowList *now, const SchemaCheck *k)
{
	Units u = { .check = k, .unit = c->schema->fields[k->unit].name, .by = c->schema->fields[k->by].name };
	bool good = read_units(c, &u) && read_pairs(c, &u);
	for (size_t i = 0; i < u.count; i++) {
		arena_clear(c->arena);
		good = good && match_pair(c, &u.pairs[i]);
		arena_clear(c->words);
		free(u.pairs[i].name);
		free(u.pairs[i].unit);
	}
	free(u.pairs);
	if (good && u.count && checkrows_count(c, "SELECT count(*) FROM check_pair") != 0)
		good = tell_records(c, now, &u);
	return good;
}

/* Whether the ledger is kept and has fields of these names. */
static bool can_check(Check *c, const SchemaCheck *k)
{
	bool found = false;
	for (size_t i = 0; i < c->schema_count; i++)
		found |= !strcmp(c->schemas[i].name, k->ledger) && rowset_field(&c->schemas[i], c->schema->fields[k->unit].name) >= 0 &&
		         rowset_field(&c->schemas[i], c->schema->fields[k->by].name) >= 0;
	return found && checkrows_exists(c->store, k->ledger, c->diag);
}

bool checkunits(Check *c, const RowList *now)
{
	bool good = true;
	for (size_t i = 0; i < c->schema->check_count && now->count; i++)
		if (c->schema->checks[i].unit >= 0 && can_check(c, &c->schema->checks[i]))
			good = good && check_units(c, now, &c->schema->checks[i]);
	return good;
}
