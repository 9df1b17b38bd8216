/* checknamed.c - whether what a record names is in the ledger that has something to say of it (checkrows.h): a product that the
 * table of quotas has not, or writes otherwise, is judged by no quota of the table.
 *
 * Only the names that the records have and the other ledger has not are looked at, each once:
 *
 *   check_named(name, valued)           what the other ledger has, at the period or before it; valued: with the value that counts
 *   check_absent(name, near, blank)     the records' names that are not valued there; near: what is there and is most like it;
 *                                       blank: it is there without the value */
#include "ledger/checkrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "ledger/near.h"

enum { MOST = 5000 }; /* names among which the nearest is looked for: 5,000 by 5,000 take some seconds */

typedef struct NameList {
	char **items;
	size_t count, cap;
} NameList;

typedef struct Named { /* of a check that is made */
	const SchemaCheck *check;
	const Schema *ledger; /* the other */
	const char   *by;     /* the field's name in both */
	NameList      there, absent;
} Named;

static bool exec(Check *c, const char *sql, const char *const *args, size_t n)
{
	return store_exec(c->store, c->diag, sql, args, n);
}

static bool read_there(Check *c, const Named *n)
{
	Buf sql = { 0 };
	buf_printf(&sql, "INSERT INTO check_named SELECT \"%s\", max(\"%s\" IS NOT NULL) FROM \"ledger_%s\" WHERE \"%s\" IS NOT NULL"
	           " AND coalesce(period, '') <= ?1 || iif(length(?1) = 4, 'H2', '') GROUP BY \"%s\"", n->by, n->check->value ? n->check->value : n->by,
	           n->ledger->name, n->by, n->by);
	bool good = exec(c, "DROP TABLE IF EXISTS temp.check_named", NULL, 0) && exec(c, "DROP TABLE IF EXISTS temp.check_absent", NULL, 0) &&
	            exec(c, "CREATE TEMP TABLE check_named(name TEXT PRIMARY KEY, valued INTEGER) WITHOUT ROWID", NULL, 0) &&
	            exec(c, "CREATE TEMP TABLE check_absent(name TEXT PRIMARY KEY, near TEXT, blank INTEGER) WITHOUT ROWID", NULL, 0) &&
	            exec(c, buf_text(&sql), &c->period, 1);
	buf_free(&sql);
	return good;
}

static bool read_names(Check *c, const char *sql, const char *const *args, size_t arg_count, NameList *out)
{
	Query *q = store_query(c->store, c->diag, sql, args, arg_count);
	bool good = q != NULL;
	while (good && query_next(q)) {
		char *name = mem_strdup(query_text(q, 0));
		*MEM_PUSH(out->items, out->count, out->cap) = name;
	}
	good = good && !query_failed(q);
	query_close(q);
	return good;
}

static void free_names(NameList *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->items[i]);
	free(l->items);
}

static bool read_absent(Check *c, Named *n)
{
	Buf sql = { 0 };
	buf_printf(&sql, "SELECT DISTINCT \"%s\" FROM \"ledger_%s\" l WHERE period = ?1 AND \"%s\" IS NOT NULL AND NOT EXISTS"
	           " (SELECT 1 FROM check_named WHERE name = l.\"%s\" AND valued)", n->by, c->schema->name, n->by, n->by);
	bool good = read_names(c, buf_text(&sql), &c->period, 1, &n->absent);
	if (good && n->absent.count && n->absent.count <= MOST)
		good = read_names(c, "SELECT name FROM check_named WHERE valued LIMIT 5000", NULL, 0, &n->there);
	buf_free(&sql);
	for (size_t i = 0; i < n->absent.count && good; i++) {
		const char *args[] = { n->absent.items[i], near_find(n->absent.items[i], (const char *const *)n->there.items, n->there.count) };
		good = exec(c, "INSERT INTO check_absent VALUES(?1, ?2, EXISTS (SELECT 1 FROM check_named WHERE name = ?1))", args, 2);
	}
	return good;
}

static const char *label(const Named *n, const char *field, bool english)
{
	int i = field ? rowset_field(n->ledger, field) : -1;
	return i < 0 ? "" : english ? field_english(&n->ledger->fields[i]) : n->ledger->fields[i].label;
}

static bool tell(Check *c, const RowList *now, const Named *n, size_t at, const Query *q)
{
	const SchemaCheck *k = n->check;
	Row r = checkrows_row(c, now, at);
	const char *name = arena_strdup(c->arena, query_text(q, 0)), *near = query_text(q, 1), *zh = "", *en = "";
	if (query_integer(q, 2)) {
		zh = arena_printf(c->words, "，表中有此名称，但没有“%s”", label(n, k->value, false));
		en = arena_printf(c->words, ", which is there without its %s", label(n, k->value, true));
	} else if (near) {
		zh = arena_printf(c->words, "，表中相近的是“%s”", near);
		en = arena_printf(c->words, "; the nearest there is \"%s\"", near);
	}
	return checkrows_add(c, &r, k->warning ? SEVERITY_WARNING : SEVERITY_ERROR, k->code, n->by, name,
	                     arena_printf(c->words, "%s：%s（“%s”%s）", r.name, k->message, name, zh),
	                     arena_printf(c->words, "%s: %s (\"%s\"%s)", r.name, k->english ? k->english : k->message, name, en));
}

static bool tell_records(Check *c, const RowList *now, const Named *n)
{
	bool good = true;
	for (size_t i = 0; i < rowset_count(now->set) && good; i++) {
		const char *name = rowset_text(now->set, i, n->check->by);
		if (!name || !rowset_source(now->set, i))
			continue;
		arena_clear(c->arena);
		Query *q = store_query(c->store, c->diag, "SELECT name, near, blank FROM check_absent WHERE name = ?1", &name, 1);
		good = q != NULL;
		if (good && query_next(q))
			good = tell(c, now, n, i, q);
		good = good && !query_failed(q);
		query_close(q);
	}
	return good;
}

/* The whole table is wanting: said once, not of each record. */
static bool tell_none(Check *c, const Named *n)
{
	Row none = { 0 };
	return checkrows_add(c, &none, SEVERITY_NOTE, "no_table", NULL, n->ledger->name,
	                     arena_printf(c->words, "%s：到本期为止一份也没有，“%s”无从核对（%s）", n->ledger->label, c->schema->fields[n->check->by].label, c->schema->label),
	                     arena_printf(c->words, "ledger \"%s\": none up to the period to hold each %s of ledger \"%s\" against", n->ledger->name,
	                                  field_english(&c->schema->fields[n->check->by]), c->schema->name));
}

static bool check_named(Check *c, const RowList *now, Named *n)
{
	if (!read_there(c, n))
		return false;
	if (checkrows_count(c, "SELECT EXISTS (SELECT 1 FROM check_named)") == 0)
		return tell_none(c, n);
	bool good = read_absent(c, n) && (!n->absent.count || tell_records(c, now, n));
	free_names(&n->there);
	free_names(&n->absent);
	return good;
}

/* The other ledger, where it is kept and has the fields. */
static const Schema *other(Check *c, const SchemaCheck *k)
{
	for (size_t i = 0; i < c->schema_count; i++) {
		const Schema *s = &c->schemas[i];
		if (!strcmp(s->name, k->ledger) && rowset_field(s, c->schema->fields[k->by].name) >= 0 && (!k->value || rowset_field(s, k->value) >= 0) &&
		    checkrows_exists(c->store, s->name, c->diag))
			return s;
	}
	return NULL;
}

bool checknamed(Check *c, const RowList *now)
{
	bool good = true;
	for (size_t i = 0; i < c->schema->check_count && now->count && good; i++) {
		const SchemaCheck *k = &c->schema->checks[i];
		Named n = { .check = k, .ledger = k->by >= 0 && k->unit < 0 ? other(c, k) : NULL };
		if (!n.ledger)
			continue;
		n.by = c->schema->fields[k->by].name;
		good = check_named(c, now, &n);
	}
	return good;
}
