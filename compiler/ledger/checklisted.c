/* checklisted.c - whether what records are of is listed (checkrows.h): an enterprise that is in no directory, or is there with
 * another code, joins nothing, and its figures are not counted where they should be.
 *
 * What is listed stands in tables that are no part of the database file:
 *
 *   check_list(area, period)               which list of each area holds (standing.h)
 *   check_listed(key, code, name, area)    what these list; code: also one that another period's list gives the name
 *   check_coded(name, area)                names to which the ledgers give several codes in an area
 *   check_elsewhere(name)                  names that lists of any period have in several areas
 *   check_code(code)                       the codes in lists of any period */
#include "ledger/checkrows.h"

#include <string.h>

#include "base/buf.h"
#include "base/calendar.h"
#include "ledger/key.h"
#include "ledger/standing.h"

static bool run(Check *c, const char *sql)
{
	return store_exec(c->store, c->diag, sql, NULL, 0);
}

/* The last half-year that belongs to the period, as what stands at its end is told by it. */
static const char *until(Check *c)
{
	Period p;
	bool whole = period_parse(c->period, strlen(c->period), &p) && !p.half;
	return whole ? arena_printf(c->words, "%sH2", c->period) : c->period;
}

/* Which list is looked at, by area. */
static bool find_lists(Check *c)
{
	Buf sql = { 0 };
	const char *last = until(c);
	buf_text_add(&sql, "INSERT INTO check_list ");
	standing_sql(&sql, c->list, "?1");
	bool good = run(c, "DROP TABLE IF EXISTS temp.check_list") && run(c, "CREATE TEMP TABLE check_list(area TEXT PRIMARY KEY, period TEXT)") &&
	            store_exec(c->store, c->diag, buf_text(&sql), &last, 1);
	buf_free(&sql);
	return good;
}

static bool keep(Check *c, const Query *q)
{
	const char *name = query_text(q, 0), *args[] = { key_make(c->words, name), query_text(q, 1), name, query_text(q, 2) };
	bool good = store_exec(c->store, c->diag, "INSERT INTO check_listed(key, code, name, area) VALUES(?1, ?2, ?3, ?4)", args, 4);
	arena_clear(c->words);
	return good;
}

/* What these list goes into a table. */
static bool read_lists(Check *c)
{
	bool good = run(c, "DROP TABLE IF EXISTS temp.check_listed") && run(c, "CREATE TEMP TABLE check_listed(key TEXT, code TEXT, name TEXT, area TEXT)");
	Buf sql = { 0 };
	const char *table = c->list->name, *key = c->list->key;
	bool coded = rowset_field(c->list, "code") >= 0;
	if (coded && checkrows_count(c, arena_printf(c->words, "SELECT EXISTS (SELECT 1 FROM check_list p JOIN \"ledger_%s\" l"
	    " ON coalesce(l.area, '') = p.area AND l.period = p.period WHERE l.code IS NULL)", table)) > 0)
		buf_printf(&sql, "WITH coded AS (SELECT \"%s\" AS name, code, max(period) FROM \"ledger_%s\" WHERE code IS NOT NULL GROUP BY \"%s\")"
		           " SELECT DISTINCT l.\"%s\", coalesce(l.code, d.code), coalesce(l.area, '') FROM check_list p JOIN \"ledger_%s\" l"
		           " ON coalesce(l.area, '') = p.area AND l.period = p.period LEFT JOIN coded d ON d.name = l.\"%s\" WHERE l.\"%s\" IS NOT NULL",
		           key, table, key, key, table, key, key);
	else
		buf_printf(&sql, "SELECT DISTINCT l.\"%s\", %s, coalesce(l.area, '') FROM check_list p JOIN \"ledger_%s\" l"
		           " ON coalesce(l.area, '') = p.area AND l.period = p.period WHERE l.\"%s\" IS NOT NULL", key, coded ? "l.code" : "NULL", table, key);
	Query *q = good ? store_query(c->store, c->diag, buf_text(&sql), NULL, 0) : NULL;
	for (good = q != NULL; good && query_next(q);)
		good = keep(c, q);
	good = good && !query_failed(q);
	query_close(q);
	buf_free(&sql);
	return good && run(c, "CREATE INDEX temp.check_listed_key ON check_listed(key)") && run(c, "CREATE INDEX temp.check_listed_code ON check_listed(code)");
}

/* A table of what a query gives. */
static bool gather(Check *c, const char *table, const char *columns, const char *query)
{
	Buf sql = { 0 };
	buf_printf(&sql, "DROP TABLE IF EXISTS temp.%s", table);
	bool good = run(c, buf_text(&sql));
	buf_clear(&sql);
	buf_printf(&sql, "CREATE TEMP TABLE %s(%s, PRIMARY KEY(%s)) WITHOUT ROWID", table, columns, columns);
	good = good && run(c, buf_text(&sql));
	buf_clear(&sql);
	buf_printf(&sql, "INSERT INTO %s %s", table, query);
	good = good && run(c, buf_text(&sql));
	buf_free(&sql);
	return good;
}

/* The names to which the ledgers of the list give several codes: which of them one without code means is not known. */
static bool gather_coded(Check *c)
{
	Buf sql = { 0 };
	buf_text_add(&sql, "SELECT name, area FROM (SELECT NULL AS name, NULL AS area, NULL AS code");
	for (size_t i = 0; i < c->schema_count; i++) {
		const Schema *s = &c->schemas[i];
		if (s->key && s->listed_in && !strcmp(s->listed_in, c->list->name) && rowset_field(s, "code") >= 0 && checkrows_exists(c->store, s->name, c->diag))
			buf_printf(&sql, " UNION SELECT \"%s\", coalesce(area, ''), code FROM \"ledger_%s\" WHERE code IS NOT NULL", s->key, s->name);
	}
	buf_text_add(&sql, ") WHERE name IS NOT NULL GROUP BY name, area HAVING count(*) > 1");
	bool good = gather(c, "check_coded", "name, area", buf_text(&sql));
	buf_free(&sql);
	return good;
}

/* What makes a name or a code doubtful, where a record with a code has a namesake without. */
static bool gather_doubts(Check *c)
{
	Buf sql = { 0 };
	static const char none[] = "SELECT 1 WHERE 0";
	if (checkrows_count(c, "SELECT EXISTS (SELECT 1 FROM check_row r WHERE r.list = 0 AND r.own IS NOT NULL AND NOT EXISTS (SELECT 1 FROM check_listed y"
	    " WHERE y.code = r.own) AND EXISTS (SELECT 1 FROM check_listed x WHERE x.key = r.key AND x.code IS NULL))") == 0)
		return gather(c, "check_coded", "name, area", "SELECT 1, 1 WHERE 0") && gather(c, "check_elsewhere", "name", none) && gather(c, "check_code", "code", none);
	const char *table = c->list->name, *key = c->list->key;
	buf_printf(&sql, "SELECT \"%s\" FROM \"ledger_%s\" WHERE \"%s\" IS NOT NULL GROUP BY \"%s\" HAVING count(DISTINCT coalesce(area, '')) > 1",
	           key, table, key, key);
	bool good = gather_coded(c) && gather(c, "check_elsewhere", "name", buf_text(&sql));
	buf_clear(&sql);
	if (rowset_field(c->list, "code") >= 0)
		buf_printf(&sql, "SELECT DISTINCT code FROM \"ledger_%s\" WHERE code IS NOT NULL", table);
	else
		buf_text_add(&sql, none);
	good = good && gather(c, "check_code", "code", buf_text(&sql));
	buf_free(&sql);
	return good;
}

/* ---- what is said of the lists ---- */

typedef struct AreaList { /* of an area that has records */
	const char *area;   /* "": none */
	const char *period; /* of its list, NULL: none */
	size_t      at;     /* a record of it */
} AreaList;

static bool told(Check *c, const char *code, const char *area)
{
	const char *args[] = { code, c->period, *area ? area : NULL, c->schema->listed_in };
	Query *q = store_query(c->store, c->diag, "SELECT 1 FROM finding WHERE code = ?1 AND period = ?2 AND area IS ?3 AND raw = ?4 AND stage = 'check'", args, 4);
	bool found = q && query_next(q);
	query_close(q);
	return found;
}

/* Once for all ledgers that are held against it.  raw: the list's name. */
static bool tell_list(Check *c, const RowList *now, const AreaList *l)
{
	arena_clear(c->arena);
	Row of = { .area = *l->area ? checkrows_row(c, now, l->at).area : NULL };
	bool later = l->period && strcmp(l->period, until(c)) > 0;
	const char *code = later ? "later_list" : l->period ? "earlier_list" : "no_list", *en = c->schema->listed_in, *zh = c->schema->listed_label;
	if (told(c, code, l->area))
		return true;
	if (later)
		return checkrows_add(c, &of, SEVERITY_WARNING, code, NULL, en, arena_printf(c->words, "%s：本期和以前都未报，按以后%s的核对", zh, l->period),
		                     arena_printf(c->words, "ledger \"%s\": none for the period or before it, names are held against the later one of %s",
		                                  en, l->period));
	if (l->period)
		return checkrows_add(c, &of, SEVERITY_NOTE, code, NULL, en, arena_printf(c->words, "%s：本期未报，按%s的核对", zh, l->period),
		                     arena_printf(c->words, "ledger \"%s\": none for the period, names are held against that of %s", en, l->period));
	return checkrows_add(c, &of, SEVERITY_WARNING, code, NULL, en, arena_printf(c->words, "%s：一份也没有，各台账中的名称和代码无法核对", zh),
	                     arena_printf(c->words, "ledger \"%s\": there is none, so that names and codes could not be checked", en));
}

/* The period of the list for a record's area; of one that is of none, the latest. */
#define LIST_OF "coalesce((SELECT period FROM check_list p WHERE p.area = r.area), (SELECT period FROM check_list p WHERE p.area = '')," \
	" CASE WHEN r.area = '' THEN (SELECT max(period) FROM check_list) END)"

static bool tell_lists(Check *c, const RowList *now)
{
	Query *q = store_query(c->store, c->diag, "SELECT r.area, " LIST_OF ", min(r.at) FROM check_row r WHERE r.list = 0 GROUP BY r.area ORDER BY r.area", NULL, 0);
	bool good = q != NULL;
	while (good && query_next(q)) {
		AreaList l = { query_text(q, 0), query_text(q, 1), (size_t)query_integer(q, 2) };
		if (!l.period || strcmp(l.period, until(c)) != 0)
			good = tell_list(c, now, &l);
	}
	good = good && !query_failed(q);
	query_close(q);
	return good;
}

/* ---- what is said of records ---- */

typedef struct Namesakes { /* what is listed by a record's name */
	const char *code;  /* of one that has a code; NULL: none has */
	int64_t     here, all; /* how many are in the record's area, and in any */
	bool        coded; /* the ledgers give the name several codes there */
	bool        used;  /* the record's code was once another's */
	const char *period; /* of the list */
	bool        own;    /* one in the record's area has a code */
	int64_t     apart;  /* how many other areas' lists have by the name */
} Namesakes;

static bool tell_unlisted(Check *c, const Row *r, const char *period)
{
	const char *zh = period && strcmp(period, until(c)) != 0 ? arena_printf(c->words, "%s的", period) : "本期";
	const char *en = period && strcmp(period, until(c)) != 0 ? arena_printf(c->words, "%s's", period) : "the period's";
	return checkrows_add(c, r, SEVERITY_WARNING, "unlisted", c->schema->key, r->name,
	                     arena_printf(c->words, "%s：%s%s中没有，无法对应", r->name, zh, c->list->label),
	                     arena_printf(c->words, "%s: not in %s ledger \"%s\", so it joins nothing there", r->name, en, c->list->name));
}

/* The only one of the name and area has no code: it can mean no other.  As scripts/book.lua joins them. */
static bool tell_joined(Check *c, const Row *r, const char *own)
{
	return checkrows_add(c, r, SEVERITY_NOTE, "joined_by_name", "code", own,
	                     arena_printf(c->words, "%s：代码为%s，%s中同名的未填代码，按名称和县区对应", r->name, own, c->list->label),
	                     arena_printf(c->words, "%s: its code is %s, the name in ledger \"%s\" has none and is joined by name and area", r->name, own,
	                                  c->list->name));
}

static bool tell_code(Check *c, const Row *r, const char *own, const Namesakes *n)
{
	const char *zh = "未填，但不在同一县区", *en = "none, but is of another area";
	if (n->code) {
		zh = arena_printf(c->words, "是%s", n->code);
		en = n->code;
	} else if (n->all > 1) {
		zh = "不止一个，都未填代码";
		en = "none, and there are several of the name";
	} else if (n->here && n->used) {
		zh = "未填，这个代码在其他时期的名录中又属于别的名称";
		en = "none, while the code is another's in a list of another period";
	} else if (n->here && n->coded) {
		zh = "未填，各台账中这个名称的代码又不止一个";
		en = "none, while the ledgers give the name several";
	}
	return checkrows_add(c, r, SEVERITY_WARNING, "unlisted_code", "code", own,
	                     arena_printf(c->words, "%s：代码为%s，%s中同名的%s，无法对应", r->name, own, c->list->label, zh),
	                     arena_printf(c->words, "%s: its code is %s, that of the name in ledger \"%s\" is %s, so it joins nothing there",
	                                  r->name, own, c->list->name, en));
}

static bool take_record(Check *c, const RowList *now, const Query *q)
{
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, (size_t)query_integer(q, 0));
	Namesakes n = { query_text(q, 2), query_integer(q, 3), query_integer(q, 4), query_integer(q, 5), query_integer(q, 6), query_text(q, 7),
		        query_integer(q, 8), query_integer(q, 9) };
	const char *own = query_text(q, 1);
	if (!n.all)
		return !n.period || tell_unlisted(c, &r, n.period); /* without a list there is nothing to be in */
	own = arena_strdup(c->arena, own);
	n.code = n.code ? arena_strdup(c->arena, n.code) : NULL;
	bool one = n.here == 1 && (n.all == 1 || n.apart > 0); /* where several areas have the name, the record's area tells which it is */
	if (one && !n.own && !n.coded && !n.used)
		return tell_joined(c, &r, own);
	return tell_code(c, &r, own, &n);
}

/* Records that join what the list calls otherwise, by their code: it has another name now, or the code is another's. */
static bool tell_renamed(Check *c, const RowList *now)
{
	Query *q = store_query(c->store, c->diag,
		"SELECT r.at, r.own, min(y.name) FROM check_row r JOIN check_listed y ON y.code = r.own WHERE r.list = 0 AND NOT EXISTS"
		" (SELECT 1 FROM check_listed x WHERE x.code = r.own AND x.key = r.key) GROUP BY r.at ORDER BY r.at", NULL, 0);
	bool good = q != NULL;
	while (good && query_next(q)) {
		arena_clear(c->arena);
		Row r = checkrows_row(c, now, (size_t)query_integer(q, 0));
		const char *own = query_text(q, 1), *name = query_text(q, 2);
		good = checkrows_add(c, &r, SEVERITY_WARNING, "other_name", "code", own,
		                     arena_printf(c->words, "%s：代码%s在%s中是“%s”，按代码对应，请核实是更名还是填错代码", r.name, own, c->list->label, name),
		                     arena_printf(c->words, "%s: its code %s is that of \"%s\" in ledger \"%s\", which it joins by it: another name, or another's code?",
		                                  r.name, own, name, c->list->name));
	}
	good = good && !query_failed(q);
	query_close(q);
	return good;
}

/* Records that join what the lists have in other areas only: a slip, or a namesake, which may be counted there or nowhere. */
static bool tell_other_area(Check *c, const RowList *now)
{
	Query *q = store_query(c->store, c->diag,
		"SELECT at FROM (SELECT r.at FROM check_row r WHERE r.list = 0 AND r.area <> '' AND r.own IS NOT NULL"
		" AND EXISTS (SELECT 1 FROM check_listed y WHERE y.code = r.own)"
		" AND NOT EXISTS (SELECT 1 FROM check_listed y WHERE y.code = r.own AND y.area IN (r.area, ''))"
		" UNION ALL SELECT r.at FROM check_row r WHERE r.list = 0 AND r.area <> '' AND r.own IS NULL"
		" AND EXISTS (SELECT 1 FROM check_listed y WHERE y.key = r.key)"
		" AND NOT EXISTS (SELECT 1 FROM check_listed y WHERE y.key = r.key AND y.area IN (r.area, ''))) ORDER BY at", NULL, 0);
	bool good = q != NULL;
	while (good && query_next(q)) {
		arena_clear(c->arena);
		Row r = checkrows_row(c, now, (size_t)query_integer(q, 0));
		good = checkrows_add(c, &r, SEVERITY_WARNING, "other_area", c->schema->key, r.name,
		                     arena_printf(c->words, "%s：%s中它属于另一县区，请核实本行的县区和名称", r.name, c->list->label),
		                     arena_printf(c->words, "%s: ledger \"%s\" lists it under another area: are this row's area and name right?", r.name, c->list->name));
	}
	good = good && !query_failed(q);
	query_close(q);
	return good;
}

/* By the code where a record has one, else by the name. */
bool checklisted(Check *c, const RowList *now)
{
	AreaList none = { "", NULL, 0 };
	if (!c->schema->listed_in || !now->count)
		return true;
	if (!c->list) /* the project keeps no such ledger */
		return tell_list(c, now, &none);
	if (!find_lists(c) || !read_lists(c) || !gather_doubts(c) || !tell_lists(c, now))
		return false;
	Query *q = store_query(c->store, c->diag,
		"SELECT at, own, code, here, n, coded, used, " LIST_OF ", EXISTS (SELECT 1 FROM check_listed x WHERE x.key = r.key AND x.code IS NOT NULL"
		" AND x.area IN (r.area, '')), (SELECT count(*) FROM check_listed x WHERE x.key = r.key AND x.area NOT IN (r.area, '')) FROM"
		" (SELECT r.at, r.own, r.area, r.key, (SELECT max(x.code) FROM check_listed x WHERE x.key = r.key) AS code,"
		" (SELECT count(*) FROM check_listed x WHERE x.key = r.key AND x.area IN (r.area, '')) AS here,"
		" (SELECT count(*) + coalesce(max(x.name IN (SELECT name FROM check_elsewhere)), 0) FROM check_listed x WHERE x.key = r.key) AS n,"
		" EXISTS (SELECT 1 FROM check_coded d JOIN check_listed x ON x.name = d.name WHERE x.key = r.key AND d.area = r.area) AS coded,"
		" r.own IN (SELECT code FROM check_code) AS used"
		" FROM check_row r WHERE r.list = 0 AND NOT EXISTS (SELECT 1 FROM check_listed y WHERE y.code = r.own)) r"
		" WHERE r.own IS NOT NULL OR n = 0 ORDER BY at", NULL, 0);
	bool good = q != NULL;
	while (good && query_next(q))
		good = take_record(c, now, q);
	good = good && !query_failed(q);
	query_close(q);
	return good && tell_renamed(c, now) && tell_other_area(c, now);
}
