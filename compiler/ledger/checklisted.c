/* checklisted.c - whether what records are of is listed (checkrows.h): an enterprise that is in no directory, or is there with
 * another code, joins nothing, and its figures are not counted where they should be. */
#include "ledger/checkrows.h"

#include <string.h>

#include "base/buf.h"
#include "ledger/key.h"

static bool keep(Check *c, const char *name, const char *code)
{
	const char *args[] = { key_make(c->words, name), code, name };
	bool good = store_exec(c->store, c->diag, "INSERT INTO check_listed(key, code, name) VALUES(?1, ?2, ?3)", args, 3);
	arena_clear(c->words);
	return good;
}

/* What the ledger lists in the period goes into a table; *count: how much it is. */
static bool read_list(Check *c, size_t *count)
{
	bool good = store_exec(c->store, c->diag, "DROP TABLE IF EXISTS temp.check_listed", NULL, 0) &&
	            store_exec(c->store, c->diag, "CREATE TEMP TABLE check_listed(key TEXT, code TEXT, name TEXT)", NULL, 0);
	Buf sql = { 0 };
	buf_printf(&sql, "SELECT DISTINCT \"%s\", %s FROM \"ledger_%s\" WHERE period = ?1 AND \"%s\" IS NOT NULL", c->list->key,
	           rowset_field(c->list, "code") >= 0 ? "\"code\"" : "NULL", c->list->name, c->list->key);
	Query *q = good ? store_query(c->store, c->diag, buf_text(&sql), &c->period, 1) : NULL;
	for (good = q != NULL; good && query_next(q); (*count)++)
		good = keep(c, query_text(q, 0), query_text(q, 1));
	good = good && !query_failed(q);
	query_close(q);
	buf_free(&sql);
	return good && store_exec(c->store, c->diag, "CREATE INDEX temp.check_listed_key ON check_listed(key)", NULL, 0) &&
	       store_exec(c->store, c->diag, "CREATE INDEX temp.check_listed_code ON check_listed(code)", NULL, 0);
}

static bool tell_unlisted(Check *c, const Row *r)
{
	return checkrows_add(c, r, SEVERITY_WARNING, "unlisted", c->schema->key, r->name,
	                     arena_printf(c->words, "%s：本期%s中没有，无法对应", r->name, c->list->label),
	                     arena_printf(c->words, "%s: not in the period's ledger \"%s\", so it joins nothing there", r->name, c->list->name));
}

static bool tell_code(Check *c, const Row *r, const char *own, const char *listed)
{
	const char *zh = *listed ? arena_printf(c->words, "是%s", listed) : "未填";
	const char *en = *listed ? listed : "none";
	return checkrows_add(c, r, SEVERITY_WARNING, "unlisted_code", "code", own,
	                     arena_printf(c->words, "%s：代码为%s，%s中同名的%s，无法对应", r->name, own, c->list->label, zh),
	                     arena_printf(c->words, "%s: its code is %s, that of the name in ledger \"%s\" is %s, so it joins nothing there",
	                                  r->name, own, c->list->name, en));
}

/* As scripts/book.lua joins them: by the code where a record has one, else by the name. */
bool checklisted(Check *c, const RowList *now)
{
	size_t listed = 0;
	if (!c->list || !now->count)
		return true;
	if (!read_list(c, &listed))
		return false;
	if (!listed) /* the ledger as a whole is wanting, which is told elsewhere */
		return true;
	Query *q = store_query(c->store, c->diag,
		"SELECT r.at, r.own, (SELECT max(coalesce(x.code, '')) FROM check_listed x WHERE x.key = r.key) AS listed FROM check_row r"
		" WHERE r.list = 0 AND NOT EXISTS (SELECT 1 FROM check_listed y WHERE y.code = r.own) AND (r.own IS NOT NULL OR listed IS NULL)"
		" ORDER BY r.at", NULL, 0);
	bool good = q != NULL;
	while (good && query_next(q)) {
		arena_clear(c->arena);
		Row r = checkrows_row(c, now, (size_t)query_integer(q, 0));
		const char *own = query_text(q, 1), *known = query_text(q, 2);
		good = known ? tell_code(c, &r, arena_strdup(c->arena, own), arena_strdup(c->arena, known)) : tell_unlisted(c, &r);
	}
	good = good && !query_failed(q);
	query_close(q);
	return good;
}
