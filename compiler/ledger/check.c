/* check.c - see check.h.
 *
 * A ledger's records of a period, and those of the period before, are put into a table beside what they are compared by
 * (checkrows.h), so that the database sorts and joins them, however many there are; names are compared by their keys (key.h),
 * as a reader would.  A list of standing things (enterprises, parks) is told from a list of events (activities, rewards) by
 * whether most of its names were there the period before: only of the former can one be missing.  What is checked
 * of the figures of one record is in checkfigures.c, what is held against other ledgers in checklisted.c, checkunits.c and
 * checknamed.c, and what is given twice and otherwise in checkrepeats.c. */
#include "ledger/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/progress.h"
#include "ledger/checkrows.h"

/* A query's rows one by one; false after a report. */
typedef bool (*RowTake)(Check *c, const Query *q, void *to);

static bool each(Check *c, const char *sql, RowTake take, void *to)
{
	Query *q = store_query(c->store, c->diag, sql, NULL, 0);
	bool good = q != NULL;
	while (good && query_next(q))
		good = take(c, q, to);
	good = good && !query_failed(q);
	query_close(q);
	return good;
}

static bool same_text(const Buf *a, const char *b)
{
	return strcmp(buf_text(a), b ? b : "") == 0;
}

static void keep_text(Buf *out, const char *text)
{
	buf_clear(out);
	buf_text_add(out, text ? text : "");
}

/* ---- given twice ---- */

typedef struct Member { /* of a group of records that share area and name */
	size_t   at;
	uint64_t words; /* the hash of all that is no figure */
	bool     twin;  /* of one before it: all words are alike */
} Member;

enum {
	COMPARED = 200, /* members, the first of a group; where there are more of one name, each further one is weighed against these */
	LOOKED_AT = 64  /* so many are looked through for a twin; more are found by their words */
};

typedef struct Twins {
	const RowList *now;
	bool    by_name;
	Buf     area, key;
	Member *members;
	size_t  count, cap;
	uint32_t *slots; /* members that are no twins, by their words: their places from 1 */
	size_t  room;    /* of them, a power of two; 0: there are few members */
} Twins;

/* Where names repeat often, they name no record: two projects or rewards of one enterprise. */
static bool names_are_own(const RowList *now, int64_t names)
{
	size_t repeated = now->count - (size_t)names;
	return repeated <= 1 || repeated * 10 <= now->count;
}

/* Of a thing of which rules read one record a second one. */
static bool tell_second(Check *c, const Row *r, const Row *first)
{
	return checkrows_add(c, r, SEVERITY_ERROR, "duplicate", c->schema->key, r->name,
	                     arena_printf(c->words, "%s：本期不止一条，已见%s，评价只取前一条，本条未计入，请合并为一条", r->name, checkrows_where(c, r, first)),
	                     arena_printf(c->words, "%s: a second record of the period, after %s, which alone is counted: make them one", r->name,
	                                  checkrows_where_english(c, r, first)));
}

/* 1: the same code, -1: another, 0: one of the two gives none. */
static int same_code(const RowList *now, size_t a, size_t b)
{
	int code = rowset_field(rowset_schema(now->set), "code");
	const char *x = code >= 0 ? rowset_text(now->set, a, code) : NULL, *y = code >= 0 ? rowset_text(now->set, b, code) : NULL;
	return x && y ? (strcmp(x, y) == 0 ? 1 : -1) : 0;
}

static bool tell_twin(Check *c, const RowList *now, size_t at, size_t first, bool surely)
{
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at), other = checkrows_row(c, now, first);
	if (c->schema->single && same_code(now, at, first) < 0)
		return checkrows_add(c, &r, SEVERITY_WARNING, "duplicate", c->schema->key, r.name,
		                     arena_printf(c->words, "%s：本期同名，代码不同，已见%s，按两个分别计，请核实", r.name, checkrows_where(c, &r, &other)),
		                     arena_printf(c->words, "%s: the name is in %s with another code: they count as two", r.name, checkrows_where_english(c, &r, &other)));
	if (c->schema->single && !(surely && (c->schema->one_count || checkrepeats_alike(c, now, at, first))))
		return tell_second(c, &r, &other);
	if (surely)
		return checkrows_add(c, &r, SEVERITY_ERROR, "duplicate", c->schema->key, r.name,
		                     arena_printf(c->words, "%s：本期重复，已见%s", r.name, checkrows_where(c, &r, &other)),
		                     arena_printf(c->words, "%s: given twice in the period, first in %s", r.name, checkrows_where_english(c, &r, &other)));
	return checkrows_add(c, &r, SEVERITY_WARNING, "duplicate", c->schema->key, r.name,
	                     arena_printf(c->words, "%s：本期同名，已见%s，请核实是否重复", r.name, checkrows_where(c, &r, &other)),
	                     arena_printf(c->words, "%s: the name is in %s already: the same record?", r.name, checkrows_where_english(c, &r, &other)));
}

static void put_slot(Twins *t, size_t i)
{
	size_t at = (size_t)t->members[i].words & (t->room - 1);
	while (t->slots[at])
		at = (at + 1) & (t->room - 1);
	t->slots[at] = (uint32_t)i + 1;
}

static void add_member(Twins *t, Member m)
{
	*MEM_PUSH(t->members, t->count, t->cap) = m;
	if (t->count <= LOOKED_AT || m.twin)
		return;
	if (t->room > 2 * t->count) {
		put_slot(t, t->count - 1);
		return;
	}
	free(t->slots);
	t->room = t->room ? 4 * t->room : 8 * LOOKED_AT;
	while (t->room <= 2 * t->count) /* twins were not put there */
		t->room *= 2;
	t->slots = mem_alloc(t->room * sizeof *t->slots);
	for (size_t i = 0; i < t->count; i++)
		if (!t->members[i].twin)
			put_slot(t, i);
}

static bool is_twin(const Twins *t, size_t i, size_t at, uint64_t words)
{
	return t->members[i].words == words && checkrows_words_alike(t->now->set, t->members[i].at, at);
}

/* The first member whose words are all alike; their count: none. */
static size_t find_twin(const Twins *t, size_t at, uint64_t words)
{
	size_t i = 0;
	if (t->room) {
		for (size_t slot = (size_t)words & (t->room - 1); t->slots[slot]; slot = (slot + 1) & (t->room - 1))
			if (is_twin(t, t->slots[slot] - 1, at, words))
				return t->slots[slot] - 1;
		return t->count;
	}
	while (i < t->count && !is_twin(t, i, at, words))
		i++;
	return i;
}

static void begin_group(Twins *t, const Query *q)
{
	t->count = t->room = 0;
	keep_text(&t->area, query_text(q, 1));
	keep_text(&t->key, query_text(q, 2));
}

/* All words alike: surely the same record. Only the name alike: perhaps. */
static bool take_twin(Check *c, const Query *q, void *to)
{
	Twins *t = to;
	size_t at = (size_t)query_integer(q, 0);
	bool first = !t->count || !same_text(&t->area, query_text(q, 1)) || !same_text(&t->key, query_text(q, 2));
	if (first)
		begin_group(t, q);
	uint64_t words = checkrows_words(t->now->set, at);
	size_t twin = find_twin(t, at, words), compared = t->count < COMPARED ? t->count : COMPARED;
	bool surely = twin < t->count, otherwise = false;
	size_t like = 0; /* the first that may be the same */
	while (!surely && like < compared && checkrepeats_other(c, t->now, t->members[like].at, at))
		like++;
	bool same = false; /* but for remarks */
	for (size_t i = 0; i < compared && !otherwise; i++) {
		otherwise = checkrepeats_differ(c, t->now, t->members[i].at, at); /* checkrepeats tells it */
		same = same || (!surely && c->has_area && checkrepeats_same(c, t->now, t->members[i].at, at));
	}
	bool perhaps = (t->by_name || same) && like < compared;
	add_member(t, (Member){ at, words, surely });
	return first || otherwise || (!surely && !perhaps) || tell_twin(c, t->now, at, t->members[surely ? twin : like].at, surely);
}

static bool find_duplicates(Check *c, const RowList *now)
{
	int64_t names = checkrows_count(c, "SELECT count(*) FROM (SELECT 1 FROM check_row WHERE list = 0 GROUP BY area, key)");
	Twins t = { .now = now, .by_name = c->schema->single || c->schema->apart_count || (c->has_area && names_are_own(now, names)) };
	bool good = names >= 0 && ((size_t)names == now->count ||
		each(c, "SELECT r.at, r.area, r.key FROM (SELECT area, key FROM check_row WHERE list = 0 GROUP BY area, key HAVING count(*) > 1) g"
		     " JOIN check_row r ON r.list = 0 AND r.area = g.area AND r.key = g.key ORDER BY r.area, r.key, r.at", take_twin, &t));
	buf_free(&t.area);
	buf_free(&t.key);
	free(t.members);
	free(t.slots);
	return good;
}

typedef struct Before { /* the row before, by what it is compared with */
	const RowList *now;
	bool   any;
	size_t at;
	Buf    first, second;
} Before;

/* The query's row and the one before it, where they share what its second column says and differ in the third; else false. */
static bool differ(Check *c, const Query *q, Before *b, Row *row, Row *other)
{
	size_t at = (size_t)query_integer(q, 0), before = b->at;
	const char *first = query_text(q, 1), *second = query_text(q, 2);
	bool found = b->any && same_text(&b->first, first) && !same_text(&b->second, second);
	b->any = true;
	b->at = at;
	keep_text(&b->first, first);
	keep_text(&b->second, second);
	if (!found)
		return false;
	arena_clear(c->arena);
	*row = checkrows_row(c, b->now, at);
	*other = checkrows_row(c, b->now, before);
	return true;
}

static bool each_with_before(Check *c, const RowList *now, const char *sql, RowTake take)
{
	Before b = { .now = now };
	bool good = each(c, sql, take, &b);
	buf_free(&b.first);
	buf_free(&b.second);
	return good;
}

static bool take_name(Check *c, const Query *q, void *to)
{
	Row r, other;
	const Before *b = to;
	if (!differ(c, q, to, &r, &other) || checkrepeats_once(c, b->now, r.at, other.at)) /* which checkrepeats tells */
		return true;
	if (c->schema->single && same_code(b->now, r.at, other.at) > 0)
		return tell_second(c, &r, &other);
	return checkrows_add(c, &r, SEVERITY_WARNING, "two_areas", c->schema->key, r.name,
	                     arena_printf(c->words, "%s：另一县区也报了同名记录（%s）", r.name, checkrows_where(c, &r, &other)),
	                     arena_printf(c->words, "%s: another area reports this name too (%s)", r.name, checkrows_where_english(c, &r, &other)));
}

/* One name in two areas, in a ledger where names are otherwise each area's own, or where each is read once. */
static bool find_in_two_areas(Check *c, const RowList *now)
{
	int64_t names = c->has_area ? checkrows_count(c, "SELECT count(DISTINCT key) FROM check_row WHERE list = 0") : 0;
	if (names < 0)
		return false;
	if (!c->has_area || (size_t)names == now->count || (!c->schema->single && (size_t)names * 10 < now->count * 8))
		return true;
	return each_with_before(c, now, "SELECT at, key, area FROM check_row WHERE list = 0 ORDER BY key, own, at", take_name);
}

static bool take_code(Check *c, const Query *q, void *to)
{
	Row r, other;
	if (!differ(c, q, to, &r, &other))
		return true;
	const char *code = arena_strdup(c->arena, query_text(q, 1));
	if (c->schema->single) { /* joined by the code: one of them is not counted */
		const Row *later = r.at > other.at ? &r : &other, *before = later == &r ? &other : &r;
		return checkrows_add(c, later, SEVERITY_ERROR, "shared_code", c->schema->key, code,
		                     arena_printf(c->words, "%s：代码%s与%s（%s）相同，评价只取前一条，本条未计入，请核实代码或合并为一条", later->name, code, before->name,
		                                  checkrows_where(c, later, before)),
		                     arena_printf(c->words, "%s: the code %s is that of %s too (%s), which alone is counted: is the code right?", later->name, code, before->name,
		                                  checkrows_where_english(c, later, before)));
	}
	return checkrows_add(c, &r, SEVERITY_WARNING, "shared_code", c->schema->key, code,
	                     arena_printf(c->words, "%s：代码%s与%s（%s）相同", r.name, code, other.name, checkrows_where(c, &r, &other)),
	                     arena_printf(c->words, "%s: the code %s is that of %s too (%s)", r.name, code, other.name, checkrows_where_english(c, &r, &other)));
}

/* One code with two names: an enterprise that was renamed, or a code copied from the row above.  An enterprise may have
 * several records, as in a list of cases. */
static bool find_shared_codes(Check *c, const RowList *now)
{
	return each_with_before(c, now, "SELECT at, code, owner FROM check_row WHERE list = 0 AND code IS NOT NULL ORDER BY code, owner, key, at", take_code);
}

static bool take_alike(Check *c, const Query *q, void *to)
{
	Row r, other;
	const Before *b = to;
	if (!differ(c, q, to, &r, &other) || same_code(b->now, r.at, other.at) || (c->has_area && strcmp(r.area ? r.area : "", other.area ? other.area : "") != 0))
		return true;
	return checkrows_add(c, &r, SEVERITY_NOTE, "alike", c->schema->key, r.name,
	                     arena_printf(c->words, "%s：与“%s”（%s）只差标点符号，按两个分别计，建议核对是否同一个", r.name, other.name, checkrows_where(c, &r, &other)),
	                     arena_printf(c->words, "%s: differs from \"%s\" (%s) by marks alone, and counts as another: is it the same?", r.name, other.name,
	                                  checkrows_where_english(c, &r, &other)));
}

/* Names that are one but for their marks: 《P1》, P-1 and P1. */
static bool find_alike(Check *c, const RowList *now)
{
	return each_with_before(c, now, "SELECT at, coalesce(bare, key) AS plain, key FROM check_row WHERE list = 0 AND plain <> '' AND plain IN"
	                        " (SELECT bare FROM check_row WHERE list = 0 AND bare IS NOT NULL) ORDER BY plain, area, key, at", take_alike);
}

/* ---- against the period before ---- */

#define NOT_NOW "area NOT IN (SELECT area FROM check_row WHERE list = 0)"

typedef struct Earlier {
	const RowList *before;
	const char    *period; /* of these */
} Earlier;

static bool take_silent(Check *c, const Query *q, void *to)
{
	const Earlier *e = to;
	long long n = (long long)query_integer(q, 1);
	arena_clear(c->arena);
	Row none = { .area = checkrows_row(c, e->before, (size_t)query_integer(q, 0)).area };
	return checkrows_add(c, &none, SEVERITY_WARNING, "unreported", NULL, NULL,
	                     arena_printf(c->words, "%s：%s有%lld条，本期未报", c->schema->label, e->period, n),
	                     arena_printf(c->words, "ledger \"%s\": %lld %s in %s, none in this period", c->schema->name, COUNTED(n, "record"), e->period));
}

static bool take_vanished(Check *c, const Query *q, void *to)
{
	const Earlier *e = to;
	arena_clear(c->arena);
	Row r = checkrows_row(c, e->before, (size_t)query_integer(q, 0));
	return checkrows_add(c, &r, SEVERITY_WARNING, "vanished", c->schema->key, r.name,
	                     arena_printf(c->words, "%s：%s在册（见%s第%d行），本期未报", r.name, e->period, r.source->path, checkrows_line(&r)),
	                     arena_printf(c->words, "%s: reported in %s (%s row %d), not in this period", r.name, e->period, r.source->path, checkrows_line(&r)));
}

static bool find_vanished(Check *c, const RowList *before, const char *period)
{
	Earlier e = { before, period };
	int64_t there = checkrows_count(c, "SELECT count(*) FROM check_row WHERE list = 1 AND NOT " NOT_NOW);
	int64_t met = checkrows_count(c, "SELECT count(*) FROM check_row b WHERE list = 1 AND EXISTS (SELECT 1 FROM check_row n WHERE n.list = 0"
	                              " AND n.area = b.area AND n.key = b.key)");
	if (there < 0 || met < 0)
		return false;
	if (c->schema->events || met * 2 <= there) /* a list of events: its names change */
		return true;
	/* one whose code is there has another name now, which the list of names tells */
	return each(c, "SELECT at FROM check_once b WHERE list = 1 AND NOT " NOT_NOW " AND NOT EXISTS (SELECT 1 FROM check_row n WHERE n.list = 0"
	            " AND n.area = b.area AND n.key = b.key) AND at NOT IN (SELECT o.at FROM check_row o JOIN check_row n ON n.code = o.code"
	            " AND n.area = o.area WHERE o.list = 1 AND n.list = 0 AND o.owner = o.key AND n.owner = n.key) ORDER BY area, key", take_vanished, &e) &&
	       each(c, "SELECT min(at), count(*) FROM check_row WHERE list = 1 AND " NOT_NOW " GROUP BY area ORDER BY area", take_silent, &e);
}

/* ---- a half-year that is missing ---- */

/* A ledger of the areas that was kept the period before and has no record now. What is given once for the
 * whole city, such as quotas, need not be given again. */
static bool find_missing(Check *c, const RowList *before, const char *period)
{
	Row none = { 0 };
	return !c->has_area || checkrows_add(c, &none, SEVERITY_WARNING, "missing_period", NULL, NULL,
	                           arena_printf(c->words, "%s：%s有%zu条，本期一条未报", c->schema->label, period, before->count),
	                           arena_printf(c->words, "ledger \"%s\": %zu %s in %s, none in this period", c->schema->name, COUNTED(before->count, "record"),
	                                        period));
}

/* ---- the whole ---- */

static bool check_ledger(Check *c)
{
	Period  p;
	RowList now = { 0 }, before = { 0 };
	char    text[16] = "";
	bool good = checkrows_begin(c) && checkrows_read(c, c->period, NOW, &now);
	if (good && period_parse(c->period, strlen(c->period), &p)) {
		period_text(period_before(p), text);
		good = checkrows_read(c, text, BEFORE, &before);
		if (good && !before.count) {
			checkrows_free(&before);
			period_text(period_year_ago(p), text);
			good = checkrows_read(c, text, BEFORE, &before);
		}
	}
	good = good && checkempty(c) && checkrows_ready(c) && find_duplicates(c, &now) && find_in_two_areas(c, &now) && find_shared_codes(c, &now) &&
	       find_alike(c, &now) && checkwritten(c, &now) && checkremarks(c, &now) && checkdoubted(c, &now) && checklisted(c, &now) && checkmoved(c) && checkunits(c, &now) && checknamed(c, &now) && checkrepeats(c, &now) &&
	       checkfigures_broken(c, &now) && checkwhen(c, &now) && checkfigures_outside(c, &now) && checkyears(c, &now);
	if (good && !now.count && before.count)
		good = find_missing(c, &before, text);
	if (good && now.count && before.count)
		good = checkrows_once(c) && find_vanished(c, &before, text) && checkfigures_leaps(c, &now, &before, text) && checkstale(c, &now, &before, text);
	checkrows_free(&now);
	checkrows_free(&before);
	return good;
}

/* The schema of the ledger that lists what this one's records are of, where it is there and has a key. */
static const Schema *find_list(Store *s, const Schema *schemas, size_t count, const Schema *of, Diag *d)
{
	for (size_t i = 0; i < count && of->listed_in; i++)
		if (!strcmp(schemas[i].name, of->listed_in) && schemas[i].key && checkrows_exists(s, schemas[i].name, d))
			return &schemas[i];
	return NULL;
}

static bool check_period(Store *s, const Schema *schemas, size_t count, const char *period, Progress *progress, Diag *d)
{
	bool good = true;
	for (size_t i = 0; i < count && good; i++, progress_file(progress)) {
		if (!schemas[i].key || !checkrows_exists(s, schemas[i].name, d))
			continue;
		Check c = { .arena = arena_new(), .words = arena_new(), .store = s, .schema = &schemas[i], .period = period, .progress = progress, .diag = d,
		            .schemas = schemas, .schema_count = count };
		c.list = find_list(s, schemas, count, &schemas[i], d);
		for (size_t k = 0; k < schemas[i].field_count; k++)
			c.has_area |= schemas[i].fields[k].type == FIELD_AREA;
		good = check_ledger(&c);
		arena_free(c.arena);
		arena_free(c.words);
	}
	return good;
}

/* The periods that any record or file is of, as one query; and the half-year that was asked for, of which nothing may have come. */
static Query *query_periods(Store *s, const Schema *schemas, size_t count, const char *period, Diag *d)
{
	Buf sql = { 0 };
	buf_text_add(&sql, "SELECT period FROM (SELECT period FROM source");
	for (size_t i = 0; i < count; i++)
		if (checkrows_exists(s, schemas[i].name, d))
			buf_printf(&sql, " UNION SELECT period FROM \"ledger_%s\"", schemas[i].name);
	Period p;
	if (period && period_parse(period, strlen(period), &p) && p.half)
		buf_text_add(&sql, " UNION SELECT ?1");
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
	/* also those of a half-year that was asked for earlier and still has nothing */
	good = good && store_begin(s, d) && store_exec(s, d, "DELETE FROM finding WHERE stage = 'check' AND " CHECK_IN_PERIOD("period"), &period, 1);
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
