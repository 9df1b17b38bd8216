/* checkstale.c - figures that are those of the period before (checkrows.h): a table that was sent once more, or a row that was copied.
 * What flows in a half-year, to the last digit in every figure, is hardly the same twice; one or two figures may be. */
#include "ledger/checkrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"

enum { FEWEST = 3 }; /* figures that are the same */

typedef struct Same { /* of a record, or of all of an area's */
	size_t at;             /* the first */
	size_t records, figures, same;
} Same;

static bool all_same(const Same *s)
{
	return s->figures >= FEWEST && s->same == s->figures;
}

static Same compare(Check *c, const RowList *now, size_t at, const RowList *before, size_t then)
{
	Same s = { .at = at, .records = 1 };
	for (size_t i = 0; i < c->schema->flow_count; i++) {
		Number x, y;
		const char *a = checkrows_figure(now->set, at, (size_t)c->schema->flows[i]), *b = checkrows_figure(before->set, then, (size_t)c->schema->flows[i]);
		if (!a || !b || !number_parse(a, strlen(a), &x) || !number_parse(b, strlen(b), &y) || (!x.num && !y.num))
			continue;
		s.figures++;
		s.same += number_cmp(x, y) == 0;
	}
	return s;
}

static bool tell(Check *c, const RowList *now, const Same *s, const char *period)
{
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, s->at);
	const char *zh = s->records > 1 ? arena_printf(c->words, "%s等%zu条", r.name, s->records) : r.name;
	const char *en = s->records > 1 ? arena_printf(c->words, "%s and %zu more", r.name, s->records - 1) : r.name;
	return checkrows_add(c, &r, SEVERITY_WARNING, "same_as_before", c->schema->key, r.name,
	                     arena_printf(c->words, "%s：%zu个数与%s完全相同，请核实是否误报了上期的数", zh, s->figures, period),
	                     arena_printf(c->words, "%s: all %zu figures are those of %s: was the old table sent again?", en, s->figures, period));
}

typedef struct Part { /* the records of an area */
	Same  whole;
	Same *items;
	size_t count, cap;
} Part;

/* Of an area whose figures are all the same once, else of each such record. */
static bool tell_part(Check *c, const RowList *now, const Part *p, const char *period)
{
	bool good = true;
	if (all_same(&p->whole))
		return tell(c, now, &p->whole, period);
	for (size_t i = 0; i < p->count && good; i++)
		good = !all_same(&p->items[i]) || tell(c, now, &p->items[i], period);
	return good;
}

static void add(Part *p, const Same *s)
{
	p->whole.at = p->count ? p->whole.at : s->at;
	p->whole.records += s->records;
	p->whole.figures += s->figures;
	p->whole.same += s->same;
	*MEM_PUSH(p->items, p->count, p->cap) = *s;
}

bool checkstale(Check *c, const RowList *now, const RowList *before, const char *period)
{
	Part p = { 0 };
	char *area = NULL;
	Query *q = c->schema->flow_count ? store_query(c->store, c->diag, "SELECT n.at, b.at, n.area FROM check_once n JOIN check_once b ON b.list = 1"
	                                               " AND b.area = n.area AND b.key = n.key WHERE n.list = 0 ORDER BY n.area, n.at", NULL, 0) : NULL;
	bool good = q != NULL || !c->schema->flow_count;
	while (good && q && query_next(q)) {
		const char *here = query_text(q, 2) ? query_text(q, 2) : "";
		Same s = compare(c, now, (size_t)query_integer(q, 0), before, (size_t)query_integer(q, 1));
		if (area && strcmp(area, here) != 0) {
			good = tell_part(c, now, &p, period);
			p.whole = (Same){ 0 };
			p.count = 0;
		}
		if (!area || strcmp(area, here) != 0) {
			free(area);
			area = mem_strdup(here);
		}
		add(&p, &s);
	}
	good = good && !(q && query_failed(q)) && tell_part(c, now, &p, period);
	query_close(q);
	free(p.items);
	free(area);
	return good;
}
