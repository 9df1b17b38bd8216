/* check.c - see check.h.
 *
 * A ledger's records of a period are read into one list sorted by area, name, file and row; names
 * are compared by their keys (key.h), as a reader would.  A list of standing things (enterprises,
 * parks) is told from a list of events (activities, rewards) by whether most of its names were there
 * the period before: only of the former can one be missing.  A schema's own checks look at one
 * record at a time, by exact numbers. */
#include "ledger/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/number.h"
#include "base/progress.h"
#include "ledger/date.h"
#include "ledger/finding.h"
#include "ledger/key.h"
#include "ledger/measure.h"

#define LEAP 100 /* times: the factor of 万 is 10,000; a hundred already asks for a look */

typedef struct Row {
	const char  *file, *path, *row, *area;
	const char  *name, *key;  /* the record's name, and its key */
	const char  *code;        /* its credit code, or NULL */
	const char  *owner;       /* whose code it is: the name in the field before it, else the key */
	const char  *rest;        /* all its words, joined: equal for records that say the same twice */
	const char **figures;     /* one a field, and the dates to be looked at; NULL for gaps and other types */
	bool         met;         /* found in the other period */
} Row;

typedef struct RowList {
	Row   *items;
	size_t count, cap;
} RowList;

typedef struct Check {
	Arena        *arena;
	Store        *store;
	const Schema *schema;
	const char   *period;
	bool          has_area;
	Progress     *progress;
	Diag         *diag;
} Check;

/* ---- reading ---- */

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_rows(const void *x, const void *y)
{
	const Row *a = x, *b = y;
	int order = compare_text(a->area, b->area);
	if (!order)
		order = strcmp(a->key, b->key);
	if (!order)
		order = strcmp(a->path, b->path);
	return order ? order : atoi(a->row) - atoi(b->row);
}

static bool is_figure(const Field *f)
{
	return f->type == FIELD_NUMBER || f->type == FIELD_COUNT || f->type == FIELD_PERCENT;
}

static const char *column_of(const Field *f)
{
	return f->name; /* area and period are the record's own columns of the same name */
}

static const char *select_sql(Check *c)
{
	Buf sql = { 0 };
	buf_printf(&sql, "SELECT l.file, s.path, l.row, l.area, l.\"%s\"", c->schema->key);
	for (size_t i = 0; i < c->schema->field_count; i++)
		buf_printf(&sql, ", l.\"%s\"", column_of(&c->schema->fields[i]));
	buf_printf(&sql, " FROM \"ledger_%s\" l JOIN source s ON s.file = l.file WHERE l.period = ?1 AND l.\"%s\" IS NOT NULL",
	           c->schema->name, c->schema->key);
	const char *text = arena_strdup(c->arena, buf_text(&sql));
	buf_free(&sql);
	return text;
}

static const char *copy(Check *c, const Query *q, int column)
{
	const char *s = query_text(q, column);
	return s ? arena_strdup(c->arena, s) : NULL;
}

static void take_row(Check *c, const Query *q, Row *r)
{
	Buf rest = { 0 };
	*r = (Row){ .file = copy(c, q, 0), .path = copy(c, q, 1), .row = copy(c, q, 2), .area = copy(c, q, 3), .name = copy(c, q, 4) };
	r->key = key_make(c->arena, r->name);
	r->figures = arena_array(c->arena, c->schema->field_count + 1, sizeof *r->figures);
	const char *before = NULL;
	for (size_t i = 0; i < c->schema->field_count; i++) {
		const char *text = copy(c, q, (int)i + 5);
		bool figure = is_figure(&c->schema->fields[i]);
		if (figure || c->schema->fields[i].within)
			r->figures[i] = text;
		if (c->schema->fields[i].type == FIELD_CODE && text && strlen(text) == 18) { /* a credit code: GB 32100 */
			r->code = text;
			r->owner = i && c->schema->fields[i - 1].type == FIELD_TEXT && before ? key_make(c->arena, before) : r->key;
		}
		before = text;
		if (!figure)
			buf_printf(&rest, "%s\n", text ? text : "");
	}
	r->rest = arena_strdup(c->arena, buf_text(&rest));
	buf_free(&rest);
}

static bool read_rows(Check *c, const char *period, RowList *out)
{
	Query *q = store_query(c->store, c->diag, select_sql(c), &period, 1);
	*out = (RowList){ 0 };
	if (!q)
		return false;
	while (query_next(q)) {
		take_row(c, q, MEM_PUSH(out->items, out->count, out->cap));
		progress_records(c->progress, 1);
	}
	bool good = !query_failed(q);
	query_close(q);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, compare_rows);
	return good;
}

/* ---- findings ---- */

static const char *column_number(Check *c, const Row *r, const char *field)
{
	const char *args[] = { r->file, field };
	Query *q = store_query(c->store, c->diag, "SELECT col FROM source_column WHERE file = ?1 AND field = ?2", args, 2);
	const char *col = q && query_next(q) ? copy(c, q, 0) : NULL;
	query_close(q);
	return col;
}

static bool add(Check *c, const Row *r, Severity severity, const char *code, const char *field, const char *raw,
                const char *message, const char *english)
{
	const char *args[] = { r->file, r->row, r->row ? column_number(c, r, field) : NULL, severity_name(severity), code, field, raw,
		               message, english, c->period, r->area };
	return store_exec(c->store, c->diag, "INSERT INTO finding(file, row, col, severity, code, field, raw, message, english, period, area, stage)"
	                  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'check')", args, 11);
}

static const char *where(Check *c, const Row *at, const Row *other)
{
	return strcmp(at->file, other->file) == 0 ? arena_printf(c->arena, "第%s行", other->row)
	                                           : arena_printf(c->arena, "%s第%s行", other->path, other->row);
}

static const char *where_english(Check *c, const Row *at, const Row *other)
{
	return strcmp(at->file, other->file) == 0 ? arena_printf(c->arena, "row %s", other->row)
	                                           : arena_printf(c->arena, "%s row %s", other->path, other->row);
}

/* ---- given twice ---- */

static bool same_record(const Row *a, const Row *b)
{
	return compare_text(a->area, b->area) == 0 && strcmp(a->key, b->key) == 0;
}

/* Where names repeat often, they name no record: two projects or rewards of one enterprise. */
static bool names_are_own(const RowList *now)
{
	size_t repeated = 0;
	for (size_t i = 1; i < now->count; i++)
		repeated += same_record(&now->items[i - 1], &now->items[i]);
	return repeated <= 1 || repeated * 10 <= now->count;
}

/* All words alike: surely the same record. Only the name alike: perhaps. */
static bool find_duplicates(Check *c, const RowList *now)
{
	bool good = true, by_name = c->has_area && names_are_own(now);
	for (size_t from = 0, i = 1; i < now->count && good; i++) {
		const Row *r = &now->items[i];
		if (!same_record(&now->items[from], r)) {
			from = i;
			continue;
		}
		const Row *twin = NULL;
		for (size_t k = from; k < i && !twin; k++)
			if (strcmp(now->items[k].rest, r->rest) == 0)
				twin = &now->items[k];
		const Row *first = twin ? twin : &now->items[from];
		if (twin)
			good = add(c, r, SEVERITY_ERROR, "duplicate", c->schema->key, r->name,
			           arena_printf(c->arena, "%s：本期重复，已见%s", r->name, where(c, r, first)),
			           arena_printf(c->arena, "%s: given twice in the period, first in %s", r->name, where_english(c, r, first)));
		else if (by_name)
			good = add(c, r, SEVERITY_WARNING, "duplicate", c->schema->key, r->name,
			           arena_printf(c->arena, "%s：本期同名，已见%s，请核实是否重复", r->name, where(c, r, first)),
			           arena_printf(c->arena, "%s: the name is in %s already: the same record?", r->name, where_english(c, r, first)));
	}
	return good;
}

static int compare_keys(const void *x, const void *y)
{
	const Row *a = *(const Row *const *)x, *b = *(const Row *const *)y;
	int order = strcmp(a->key, b->key);
	return order ? order : compare_rows(a, b);
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
			good = add(c, r, SEVERITY_WARNING, "two_areas", c->schema->key, r->name,
			           arena_printf(c->arena, "%s：另一县区也报了同名记录（%s）", r->name, where(c, r, other)),
			           arena_printf(c->arena, "%s: another area reports this name too (%s)", r->name, where_english(c, r, other)));
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
			good = add(c, r, SEVERITY_WARNING, "shared_code", c->schema->key, r->code,
			           arena_printf(c->arena, "%s：代码%s与%s（%s）相同", r->name, r->code, other->name, where(c, r, other)),
			           arena_printf(c->arena, "%s: the code %s is that of %s too (%s)", r->name, r->code, other->name, where_english(c, r, other)));
	}
	return good;
}

/* ---- the schema's own checks ---- */

/* The sum of these figures of the record; false when one of them is a gap. */
static bool add_up(const Row *r, const int *fields, size_t count, Number *sum)
{
	Number n;
	*sum = number_int(0);
	for (size_t i = 0; i < count; i++) {
		const char *text = r->figures[fields[i]];
		if (!text || !number_parse(text, strlen(text), &n))
			return false;
		*sum = number_add(*sum, n);
	}
	return number_ok(*sum);
}

typedef struct Words { /* the figures of a finding, in both languages */
	Buf zh, en;
} Words;

/* 地表水、地下水合计307700立方米; surface + ground = 307700 m3 */
static void name_sum(Check *c, Words *out, const int *fields, size_t count, Number sum)
{
	const char *unit = c->schema->fields[fields[0]].unit;
	for (size_t i = 0; i < count; i++) {
		buf_printf(&out->zh, "%s%s", i ? "、" : "", c->schema->fields[fields[i]].label);
		buf_printf(&out->en, "%s%s", i ? " + " : "", c->schema->fields[fields[i]].name);
	}
	buf_text_add(&out->zh, count > 1 ? "合计" : "");
	buf_text_add(&out->en, " = ");
	number_text(&out->zh, sum);
	number_text(&out->en, sum);
	buf_text_add(&out->zh, unit ? measure_words(unit) : "");
	buf_printf(&out->en, "%s%s", unit && strcmp(unit, "%") != 0 ? " " : "", unit ? unit : "");
}

static void between(Words *out)
{
	buf_text_add(&out->zh, "，");
	buf_text_add(&out->en, ", ");
}

/* True when the record breaks the check; then the figures in words go to out. */
static bool breaks_sum(Check *c, const SchemaCheck *k, const Row *r, Words *out)
{
	Number sum, whole;
	if (!add_up(r, k->sum, k->sum_count, &sum) || !add_up(r, &k->equals, 1, &whole) || number_cmp(sum, whole) == 0)
		return false;
	name_sum(c, out, k->sum, k->sum_count, sum);
	between(out);
	name_sum(c, out, &k->equals, 1, whole);
	return true;
}

/* part / whole >= below, without dividing: the whole may be nothing. */
static bool breaks_share(Check *c, const SchemaCheck *k, const Row *r, Words *out)
{
	Number part, whole, zero = number_int(0);
	if (!add_up(r, k->sum, k->sum_count, &part) || !add_up(r, k->of, k->of_count, &whole) || number_cmp(part, zero) <= 0)
		return false;
	Number share = number_mul(part, number_int(100)), bound = number_mul(whole, k->below);
	if (!number_ok(share) || !number_ok(bound) || number_cmp(share, bound) < 0)
		return false;
	name_sum(c, out, k->sum, k->sum_count, part);
	between(out);
	name_sum(c, out, k->of, k->of_count, whole);
	buf_text_add(&out->zh, "，比例应低于");
	buf_text_add(&out->en, ", a share that must stay below ");
	number_text(&out->zh, k->below);
	number_text(&out->en, k->below);
	buf_byte(&out->zh, '%');
	buf_byte(&out->en, '%');
	return true;
}

/* sum / of > limit, without dividing: where nothing was made there is nothing to hold the sum against. */
static bool breaks_limit(Check *c, const SchemaCheck *k, const Row *r, Words *out)
{
	Number sum, of, limit, zero = number_int(0);
	if (!add_up(r, k->sum, k->sum_count, &sum) || !add_up(r, k->of, k->of_count, &of) || !add_up(r, &k->limit, 1, &limit) ||
	    number_cmp(of, zero) <= 0)
		return false;
	Number allowed = number_mul(limit, of);
	if (!number_ok(allowed) || number_cmp(sum, allowed) <= 0)
		return false;
	name_sum(c, out, k->sum, k->sum_count, sum);
	between(out);
	name_sum(c, out, k->of, k->of_count, of);
	between(out);
	name_sum(c, out, &k->limit, 1, limit);
	return true;
}

static bool breaks(Check *c, const SchemaCheck *k, const Row *r, Words *out)
{
	return k->equals >= 0 ? breaks_sum(c, k, r, out) : k->limit >= 0 ? breaks_limit(c, k, r, out) : breaks_share(c, k, r, out);
}

static bool find_broken(Check *c, const RowList *now)
{
	bool good = true;
	Words figures = { 0 };
	for (size_t i = 0; i < now->count; i++) {
		const Row *r = &now->items[i];
		for (size_t n = 0; n < c->schema->check_count && good; n++) {
			const SchemaCheck *k = &c->schema->checks[n];
			const Field *f = &c->schema->fields[k->equals >= 0 ? k->equals : k->limit >= 0 ? k->sum[0] : k->of[0]];
			buf_clear(&figures.zh);
			buf_clear(&figures.en);
			if (breaks(c, k, r, &figures))
				good = add(c, r, k->warning ? SEVERITY_WARNING : SEVERITY_ERROR, k->code, f->name, r->figures[f - c->schema->fields],
				           arena_printf(c->arena, "%s：%s（%s）", r->name, k->message, buf_text(&figures.zh)),
				           arena_printf(c->arena, "%s: %s (%s)", r->name, k->english ? k->english : k->message, buf_text(&figures.en)));
		}
	}
	buf_free(&figures.zh);
	buf_free(&figures.en);
	return good;
}

/* ---- days outside the period ---- */

static bool find_outside(Check *c, const RowList *now)
{
	Period p;
	bool good = true;
	if (!period_parse(c->period, strlen(c->period), &p))
		return true;
	for (size_t i = 0; i < now->count; i++) {
		const Row *r = &now->items[i];
		for (size_t k = 0; k < c->schema->field_count && good; k++) {
			const Field *f = &c->schema->fields[k];
			const char *text = f->within ? r->figures[k] : NULL;
			Date d;
			Period own;
			if (!text || (d = date_read(c->arena, text)).kind == DATE_FAULT || !date_period(&d, &own))
				continue;
			if (own.year != p.year || (own.half && p.half && own.half != p.half))
				good = add(c, r, SEVERITY_WARNING, "outside_period", f->name, text,
				           arena_printf(c->arena, "%s“%s”：%s不在统计期%s内", r->name, f->label, text, c->period),
				           arena_printf(c->arena, "%s, %s: %s is outside the period %s", r->name, f->name, text, c->period));
		}
	}
	return good;
}

/* ---- against the period before ---- */

static Row *find(const RowList *l, const Row *r)
{
	size_t lo = 0, hi = l->count;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int order = compare_text(l->items[mid].area, r->area);
		if (!order)
			order = strcmp(l->items[mid].key, r->key);
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < l->count && same_record(&l->items[lo], r) ? &l->items[lo] : NULL;
}

static bool unique(const RowList *l, const Row *r)
{
	size_t i = (size_t)(r - l->items);
	return !(i && same_record(&l->items[i - 1], r)) && !(i + 1 < l->count && same_record(&l->items[i + 1], r));
}

static bool area_reports(const RowList *l, const char *area)
{
	for (size_t i = 0; i < l->count; i++)
		if (compare_text(l->items[i].area, area) == 0)
			return true;
	return false;
}

static bool find_silent_areas(Check *c, const RowList *now, const RowList *before, const char *period)
{
	bool good = true;
	for (size_t i = 0; i < before->count && good; i++) {
		const Row *r = &before->items[i];
		if ((i && compare_text(before->items[i - 1].area, r->area) == 0) || area_reports(now, r->area))
			continue;
		size_t n = 1;
		while (i + n < before->count && compare_text(before->items[i + n].area, r->area) == 0)
			n++;
		Row none = { .area = r->area };
		good = add(c, &none, SEVERITY_WARNING, "unreported", NULL, NULL,
		           arena_printf(c->arena, "%s：%s有%zu条，本期未报", c->schema->label, period, n),
		           arena_printf(c->arena, "ledger \"%s\": %zu records in %s, none in this period", c->schema->name, n, period));
	}
	return good;
}

static bool find_vanished(Check *c, const RowList *now, const RowList *before, const char *period)
{
	size_t met = 0, there = 0;
	bool good = true;
	for (size_t i = 0; i < before->count; i++) {
		Row *r = &before->items[i];
		r->met = find(now, r) != NULL;
		bool reported = area_reports(now, r->area);
		there += reported;
		met += reported && r->met;
	}
	if (c->schema->events || met * 2 <= there) /* a list of events: its names change */
		return true;
	for (size_t i = 0; i < before->count && good; i++) {
		const Row *r = &before->items[i];
		if (r->met || !area_reports(now, r->area) || !unique(before, r))
			continue;
		good = add(c, r, SEVERITY_WARNING, "vanished", c->schema->key, r->name,
		           arena_printf(c->arena, "%s：%s在册（见%s第%s行），本期未报", r->name, period, r->path, r->row),
		           arena_printf(c->arena, "%s: reported in %s (%s row %s), not in this period", r->name, period, r->path, r->row));
	}
	return good && find_silent_areas(c, now, before, period);
}

static bool leaps(const char *a, const char *b)
{
	Number x, y, times = number_int(LEAP);
	if (!a || !b || !number_parse(a, strlen(a), &x) || !number_parse(b, strlen(b), &y) || x.num <= 0 || y.num <= 0)
		return false;
	Number ratio = number_div(x, y), inverse = number_div(y, x);
	return number_ok(ratio) && number_ok(inverse) && (number_cmp(ratio, times) >= 0 || number_cmp(inverse, times) >= 0);
}

static bool find_leaps(Check *c, const RowList *now, const RowList *before, const char *period)
{
	bool good = true;
	for (size_t i = 0; i < now->count && good; i++) {
		const Row *r = &now->items[i], *then = find(before, r);
		if (!then || !unique(now, r) || !unique(before, then))
			continue;
		for (size_t k = 0; k < c->schema->field_count && good; k++) {
			const Field *f = &c->schema->fields[k];
			if (leaps(r->figures[k], then->figures[k]))
				good = add(c, r, SEVERITY_WARNING, "leap", f->name, r->figures[k],
				           arena_printf(c->arena, "%s“%s”：本期%s，%s为%s，相差%d倍以上，请核实单位", r->name, f->label,
				                        r->figures[k], period, then->figures[k], LEAP),
				           arena_printf(c->arena, "%s, %s: %s now, %s in %s, a hundred times apart or more: are the units right?",
				                        r->name, f->name, r->figures[k], then->figures[k], period));
		}
	}
	return good;
}

/* ---- a half-year that is missing ---- */

/* A ledger of the areas that was kept the period before and has no record now. What is given once for the
 * whole city, such as quotas, need not be given again. */
static bool find_missing(Check *c, const RowList *before, const char *period)
{
	Row none = { 0 };
	return !c->has_area || add(c, &none, SEVERITY_WARNING, "missing_period", NULL, NULL,
	                           arena_printf(c->arena, "%s：%s有%zu条，%s一条未报", c->schema->label, period, before->count, c->period),
	                           arena_printf(c->arena, "ledger \"%s\": %zu records in %s, none in %s", c->schema->name, before->count,
	                                        period, c->period));
}

/* ---- the whole ---- */

static bool check_ledger(Check *c)
{
	Period  p;
	RowList now, before = { 0 };
	char    text[16] = "";
	bool good = read_rows(c, c->period, &now);
	if (good && period_parse(c->period, strlen(c->period), &p)) {
		period_text(period_before(p), text);
		good = read_rows(c, text, &before);
		if (good && !before.count) {
			free(before.items);
			period_text(period_year_ago(p), text);
			good = read_rows(c, text, &before);
		}
	}
	good = good && find_duplicates(c, &now) && find_in_two_areas(c, &now) && find_shared_codes(c, &now) &&
	       find_broken(c, &now) && find_outside(c, &now);
	if (good && !now.count && before.count)
		good = find_missing(c, &before, text);
	if (good && now.count && before.count)
		good = find_vanished(c, &now, &before, text) && find_leaps(c, &now, &before, text);
	free(now.items);
	free(before.items);
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
		Check c = { .arena = arena_new(), .store = s, .schema = &schemas[i], .period = period, .progress = progress, .diag = d };
		for (size_t k = 0; k < schemas[i].field_count; k++)
			c.has_area |= schemas[i].fields[k].type == FIELD_AREA;
		good = check_ledger(&c);
		arena_free(c.arena);
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
