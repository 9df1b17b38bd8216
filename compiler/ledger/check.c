/* check.c - see check.h.
 *
 * A ledger's records of a period are read into one list sorted by area, name, file and row; names
 * are compared by their keys (key.h), as a reader would.  A list of standing things (enterprises,
 * parks) is told from a list of events (activities, rewards) by whether most of its names were there
 * the period before: only of the former can one be missing.  What is checked
 * of the figures of one record is in checkfigures.c. */
#include "ledger/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/progress.h"
#include "ledger/checkrows.h"

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* ---- given twice ---- */

/* Where names repeat often, they name no record: two projects or rewards of one enterprise. */
static bool names_are_own(const RowList *now)
{
	size_t repeated = 0;
	for (size_t i = 1; i < now->count; i++)
		repeated += checkrows_same(&now->items[i - 1], &now->items[i]);
	return repeated <= 1 || repeated * 10 <= now->count;
}

/* All words alike: surely the same record. Only the name alike: perhaps. */
static bool find_duplicates(Check *c, const RowList *now)
{
	bool good = true, by_name = c->has_area && names_are_own(now);
	for (size_t from = 0, i = 1; i < now->count && good; i++) {
		const Row *r = &now->items[i];
		if (!checkrows_same(&now->items[from], r)) {
			from = i;
			continue;
		}
		const Row *twin = NULL;
		for (size_t k = from; k < i && !twin; k++)
			if (checkrows_words_alike(&now->items[k], r))
				twin = &now->items[k];
		const Row *first = twin ? twin : &now->items[from];
		if (twin)
			good = checkrows_add(c, r, SEVERITY_ERROR, "duplicate", c->schema->key, r->name,
			                     arena_printf(c->words, "%s：本期重复，已见%s", r->name, checkrows_where(c, r, first)),
			                     arena_printf(c->words, "%s: given twice in the period, first in %s", r->name, checkrows_where_english(c, r, first)));
		else if (by_name)
			good = checkrows_add(c, r, SEVERITY_WARNING, "duplicate", c->schema->key, r->name,
			                     arena_printf(c->words, "%s：本期同名，已见%s，请核实是否重复", r->name, checkrows_where(c, r, first)),
			                     arena_printf(c->words, "%s: the name is in %s already: the same record?", r->name, checkrows_where_english(c, r, first)));
	}
	return good;
}

static int compare_keys(const void *x, const void *y)
{
	const Row *a = *(const Row *const *)x, *b = *(const Row *const *)y;
	int order = strcmp(a->key, b->key);
	return order ? order : checkrows_compare(a, b);
}

/* One name in two areas, in a ledger where names are otherwise each area's own. */
static bool find_in_two_areas(Check *c, const RowList *now)
{
	const Row **order = arena_array(c->arena, now->count + 1, sizeof *order);
	size_t names = 0;
	bool good = true;
	for (size_t i = 0; i < now->count; i++)
		order[i] = &now->items[i];
	if (now->count)
		qsort(order, now->count, sizeof *order, compare_keys);
	for (size_t i = 0; i < now->count; i++)
		names += i == 0 || strcmp(order[i]->key, order[i - 1]->key) != 0;
	if (!c->has_area || names * 10 < now->count * 8)
		return true;
	for (size_t i = 1; i < now->count && good; i++) {
		const Row *r = order[i], *other = order[i - 1];
		if (strcmp(r->key, other->key) == 0 && compare_text(r->area, other->area) != 0)
			good = checkrows_add(c, r, SEVERITY_WARNING, "two_areas", c->schema->key, r->name,
			                     arena_printf(c->words, "%s：另一县区也报了同名记录（%s）", r->name, checkrows_where(c, r, other)),
			                     arena_printf(c->words, "%s: another area reports this name too (%s)", r->name, checkrows_where_english(c, r, other)));
	}
	return good;
}

static int compare_codes(const void *x, const void *y)
{
	const Row *a = *(const Row *const *)x, *b = *(const Row *const *)y;
	int order = strcmp(a->code, b->code);
	if (!order)
		order = strcmp(a->owner, b->owner);
	return order ? order : compare_keys(x, y);
}

/* One code with two names: an enterprise that was renamed, or a code copied from the row above.  An enterprise may have
 * several records, as in a list of cases. */
static bool find_shared_codes(Check *c, const RowList *now)
{
	const Row **order = arena_array(c->arena, now->count + 1, sizeof *order);
	size_t n = 0;
	bool good = true;
	for (size_t i = 0; i < now->count; i++)
		if (now->items[i].code)
			order[n++] = &now->items[i];
	if (n)
		qsort(order, n, sizeof *order, compare_codes);
	for (size_t i = 1; i < n && good; i++) {
		const Row *r = order[i], *other = order[i - 1];
		if (strcmp(r->code, other->code) == 0 && strcmp(r->owner, other->owner) != 0)
			good = checkrows_add(c, r, SEVERITY_WARNING, "shared_code", c->schema->key, r->code,
			                     arena_printf(c->words, "%s：代码%s与%s（%s）相同", r->name, r->code, other->name, checkrows_where(c, r, other)),
			                     arena_printf(c->words, "%s: the code %s is that of %s too (%s)", r->name, r->code, other->name, checkrows_where_english(c, r, other)));
	}
	return good;
}

/* ---- against the period before ---- */

static bool find_silent_areas(Check *c, const RowList *now, const RowList *before, const char *period)
{
	bool good = true;
	for (size_t i = 0; i < before->count && good; i++) {
		const Row *r = &before->items[i];
		if ((i && compare_text(before->items[i - 1].area, r->area) == 0) || checkrows_area(now, r->area))
			continue;
		size_t n = 1;
		while (i + n < before->count && compare_text(before->items[i + n].area, r->area) == 0)
			n++;
		Row none = { .area = r->area };
		good = checkrows_add(c, &none, SEVERITY_WARNING, "unreported", NULL, NULL,
		                     arena_printf(c->words, "%s：%s有%zu条，本期未报", c->schema->label, period, n),
		                     arena_printf(c->words, "ledger \"%s\": %zu records in %s, none in this period", c->schema->name, n, period));
	}
	return good;
}

static bool find_vanished(Check *c, const RowList *now, const RowList *before, const char *period)
{
	size_t met = 0, there = 0;
	bool good = true;
	for (size_t i = 0; i < before->count; i++) {
		Row *r = &before->items[i];
		r->met = checkrows_find(now, r) != NULL;
		bool reported = checkrows_area(now, r->area);
		there += reported;
		met += reported && r->met;
	}
	if (c->schema->events || met * 2 <= there) /* a list of events: its names change */
		return true;
	for (size_t i = 0; i < before->count && good; i++) {
		const Row *r = &before->items[i];
		if (r->met || !checkrows_area(now, r->area) || !checkrows_unique(before, r))
			continue;
		good = checkrows_add(c, r, SEVERITY_WARNING, "vanished", c->schema->key, r->name,
		                     arena_printf(c->words, "%s：%s在册（见%s第%d行），本期未报", r->name, period, r->source->path, checkrows_line(r)),
		                     arena_printf(c->words, "%s: reported in %s (%s row %d), not in this period", r->name, period, r->source->path, checkrows_line(r)));
	}
	return good && find_silent_areas(c, now, before, period);
}

/* ---- a half-year that is missing ---- */

/* A ledger of the areas that was kept the period before and has no record now. What is given once for the
 * whole city, such as quotas, need not be given again. */
static bool find_missing(Check *c, const RowList *before, const char *period)
{
	Row none = { 0 };
	return !c->has_area || checkrows_add(c, &none, SEVERITY_WARNING, "missing_period", NULL, NULL,
	                           arena_printf(c->words, "%s：%s有%zu条，%s一条未报", c->schema->label, period, before->count, c->period),
	                           arena_printf(c->words, "ledger \"%s\": %zu records in %s, none in %s", c->schema->name, before->count,
	                                        period, c->period));
}

/* ---- the whole ---- */

static bool check_ledger(Check *c)
{
	Period  p;
	RowList now = { 0 }, before = { 0 };
	char    text[16] = "";
	bool good = checkrows_read(c, c->period, &now);
	if (good && period_parse(c->period, strlen(c->period), &p)) {
		period_text(period_before(p), text);
		good = checkrows_read(c, text, &before);
		if (good && !before.count) {
			checkrows_free(&before);
			period_text(period_year_ago(p), text);
			good = checkrows_read(c, text, &before);
		}
	}
	good = good && find_duplicates(c, &now) && find_in_two_areas(c, &now) && find_shared_codes(c, &now) &&
	       checkfigures_broken(c, &now) && checkfigures_outside(c, &now);
	if (good && !now.count && before.count)
		good = find_missing(c, &before, text);
	if (good && now.count && before.count)
		good = find_vanished(c, &now, &before, text) && checkfigures_leaps(c, &now, &before, text);
	checkrows_free(&now);
	checkrows_free(&before);
	return good;
}

static bool exists(Store *s, const char *ledger, Diag *d)
{
	Query *q = store_query(s, d, "SELECT 1 FROM ledger_schema WHERE ledger = ?1", &ledger, 1);
	bool found = q && query_next(q);
	query_close(q);
	return found;
}

static bool check_period(Store *s, const Schema *schemas, size_t count, const char *period, Progress *progress, Diag *d)
{
	bool good = store_exec(s, d, "DELETE FROM finding WHERE stage = 'check' AND period = ?1", &period, 1);
	for (size_t i = 0; i < count && good; i++, progress_file(progress)) {
		if (!schemas[i].key || !exists(s, schemas[i].name, d))
			continue;
		Check c = { .arena = arena_new(), .words = arena_new(), .store = s, .schema = &schemas[i], .period = period, .progress = progress, .diag = d };
		for (size_t k = 0; k < schemas[i].field_count; k++)
			c.has_area |= schemas[i].fields[k].type == FIELD_AREA;
		good = check_ledger(&c);
		arena_free(c.arena);
		arena_free(c.words);
	}
	return good;
}

/* The periods that any record or file is of, as one query. */
static Query *query_periods(Store *s, const Schema *schemas, size_t count, const char *period, Diag *d)
{
	Buf sql = { 0 };
	buf_text_add(&sql, "SELECT period FROM (SELECT period FROM source");
	for (size_t i = 0; i < count; i++)
		if (exists(s, schemas[i].name, d))
			buf_printf(&sql, " UNION SELECT period FROM \"ledger_%s\"", schemas[i].name);
	buf_text_add(&sql, ") WHERE period IS NOT NULL AND " CHECK_IN_PERIOD("period") " ORDER BY period");
	Query *q = store_query(s, d, buf_text(&sql), &period, 1);
	buf_free(&sql);
	return q;
}

bool check_run(Store *s, const Schema *schemas, size_t count, const char *period, bool quiet, Diag *d)
{
	char **periods = NULL;
	size_t n = 0, cap = 0;
	Query *q = query_periods(s, schemas, count, period, d);
	if (!q)
		return false;
	while (query_next(q)) {
		char *copied = mem_strdup(query_text(q, 0));
		*MEM_PUSH(periods, n, cap) = copied;
	}
	bool good = !query_failed(q);
	query_close(q);
	good = good && store_begin(s, d);
	Progress *progress = progress_open("check", "ledgers", n * count, quiet, d);
	for (size_t i = 0; i < n; i++) {
		good = good && check_period(s, schemas, count, periods[i], progress, d);
		free(periods[i]);
	}
	progress_close(progress);
	free(periods);
	if (good)
		return store_commit(s, d);
	store_rollback(s);
	return false;
}
