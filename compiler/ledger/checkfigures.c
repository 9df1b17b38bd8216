/* checkfigures.c - checks of a record's figures (checkrows.h), by exact numbers. */
#include "ledger/checkrows.h"

#include <string.h>

#include "base/calendar.h"
#include "base/number.h"
#include "ledger/date.h"
#include "ledger/measure.h"

#define LEAP 100 /* times: the factor of 万 is 10,000; a hundred already asks for a look */

/* ---- the schema's own checks ---- */

/* The sum of these figures of the record; false when one of them is a gap. */
static bool add_up(const RowSet *set, size_t at, const int *fields, size_t count, Number *sum)
{
	Number n;
	*sum = number_int(0);
	for (size_t i = 0; i < count; i++) {
		const char *text = checkrows_figure(set, at, (size_t)fields[i]);
		if (!text || !number_parse(text, strlen(text), &n))
			return false;
		*sum = number_add(*sum, n);
	}
	return number_ok(*sum);
}

/* What an English finding calls a field. */
static const char *word_for(const Field *f)
{
	return f->english ? f->english : f->name;
}

typedef struct Words { /* the figures of a finding, in both languages */
	Buf zh, en;
} Words;

/* What the record says its figure is in: 吨, and 立方米/吨 of a rate; its column's own unit where it has one. */
static void add_unit(Check *c, Words *out, const RowSet *set, size_t at, const Field *f)
{
	const char *own = f->unit_in ? rowset_text(set, at, rowset_field(c->schema, f->unit_in)) : NULL;
	const char *unit = own && f->unit_over ? f->unit_over : own ? own : f->unit;
	if (!unit)
		return;
	const char *english = measure_english(unit);
	bool many = strncmp(english, "CNY", 3) == 0 || (*english >= '0' && *english <= '9'); /* 20 × CNY 10,000, 3 × 10,000 m³ */
	buf_text_add(&out->zh, measure_words(unit));
	buf_printf(&out->en, "%s%s", many ? " × " : strcmp(unit, "%") != 0 ? " " : "", english);
	if (own && f->unit_over) {
		buf_printf(&out->zh, "/%s", measure_words(own));
		buf_printf(&out->en, "/%s", measure_english(own));
	}
}

/* 地表水、地下水合计307700立方米; surface water and groundwater together: 307700 m³ */
static void name_sum(Check *c, Words *out, const RowSet *set, size_t at, const int *fields, size_t count, Number sum)
{
	for (size_t i = 0; i < count; i++) {
		buf_printf(&out->zh, "%s%s", i ? "、" : "", c->schema->fields[fields[i]].label);
		buf_printf(&out->en, "%s%s", !i ? "" : i + 1 < count ? ", " : " and ", word_for(&c->schema->fields[fields[i]]));
	}
	buf_text_add(&out->zh, count > 1 ? "合计" : "");
	buf_text_add(&out->en, count > 1 ? " together: " : ": ");
	number_text(&out->zh, sum);
	number_text(&out->en, sum);
	add_unit(c, out, set, at, &c->schema->fields[fields[0]]);
}

static void between(Words *out)
{
	buf_text_add(&out->zh, "，");
	buf_text_add(&out->en, ", ");
}

/* True when the record breaks the check; then the figures in words go to out. */
static bool breaks_sum(Check *c, const SchemaCheck *k, const RowSet *set, size_t at, Words *out)
{
	Number sum, whole;
	if (!add_up(set, at, k->sum, k->sum_count, &sum) || !add_up(set, at, &k->equals, 1, &whole))
		return false;
	int order = number_cmp(sum, whole);
	if (k->at_most ? order <= 0 : order == 0)
		return false;
	name_sum(c, out, set, at, k->sum, k->sum_count, sum);
	between(out);
	name_sum(c, out, set, at, &k->equals, 1, whole);
	return true;
}

/* part / whole >= below, without dividing: the whole may be nothing. */
static bool breaks_share(Check *c, const SchemaCheck *k, const RowSet *set, size_t at, Words *out)
{
	Number part, whole, zero = number_int(0);
	if (!add_up(set, at, k->sum, k->sum_count, &part) || !add_up(set, at, k->of, k->of_count, &whole) || number_cmp(part, zero) <= 0)
		return false;
	Number share = number_mul(part, number_int(100)), bound = number_mul(whole, k->below);
	if (!number_ok(share) || !number_ok(bound) || number_cmp(share, bound) < 0)
		return false;
	Number end = number_mul(whole, k->up_to);
	if (k->has_up_to && (!number_ok(end) || number_cmp(share, end) >= 0))
		return false; /* another check's */
	name_sum(c, out, set, at, k->sum, k->sum_count, part);
	between(out);
	name_sum(c, out, set, at, k->of, k->of_count, whole);
	buf_text_add(&out->zh, k->has_up_to ? "，比例一般低于" : "，比例应低于");
	buf_text_add(&out->en, k->has_up_to ? ", a share that is rarely above " : ", a share that must stay below ");
	number_text(&out->zh, k->below);
	number_text(&out->en, k->below);
	buf_byte(&out->zh, '%');
	buf_byte(&out->en, '%');
	return true;
}

/* sum / of > limit, without dividing: where nothing was made there is nothing to hold the sum against. */
static bool breaks_limit(Check *c, const SchemaCheck *k, const RowSet *set, size_t at, Words *out)
{
	Number sum, of, limit, zero = number_int(0);
	if (!add_up(set, at, k->sum, k->sum_count, &sum) || !add_up(set, at, k->of, k->of_count, &of) || !add_up(set, at, &k->limit, 1, &limit) ||
	    number_cmp(of, zero) <= 0)
		return false;
	Number allowed = number_mul(limit, of);
	if (!number_ok(allowed) || number_cmp(sum, allowed) <= 0)
		return false;
	name_sum(c, out, set, at, k->sum, k->sum_count, sum);
	between(out);
	name_sum(c, out, set, at, k->of, k->of_count, of);
	between(out);
	name_sum(c, out, set, at, &k->limit, 1, limit);
	return true;
}

static bool breaks(Check *c, const SchemaCheck *k, const RowSet *set, size_t at, Words *out)
{
	return k->equals >= 0 ? breaks_sum(c, k, set, at, out) : k->limit >= 0 ? breaks_limit(c, k, set, at, out) : breaks_share(c, k, set, at, out);
}

static bool tell_broken(Check *c, const SchemaCheck *k, const Row *r, const Words *figures)
{
	size_t field = (size_t)(k->equals >= 0 ? k->equals : k->limit >= 0 ? k->sum[0] : k->of[0]);
	const char *raw = checkrows_figure(r->set, r->at, field);
	return checkrows_add(c, r, k->warning ? SEVERITY_WARNING : SEVERITY_ERROR, k->code, c->schema->fields[field].name, raw,
	                     arena_printf(c->words, "%s：%s（%s）", r->name, k->message, buf_text(&figures->zh)),
	                     arena_printf(c->words, "%s: %s (%s)", r->name, k->english ? k->english : k->message, buf_text(&figures->en)));
}

bool checkfigures_broken(Check *c, const RowList *now)
{
	bool good = true;
	Words figures = { 0 };
	size_t count = rowset_count(now->set);
	for (size_t i = 0; i < count && good && c->schema->check_count; i++) {
		if (!rowset_source(now->set, i))
			continue;
		for (size_t n = 0; n < c->schema->check_count && good; n++) {
			const SchemaCheck *k = &c->schema->checks[n];
			if (k->by >= 0 || k->when >= 0)
				continue; /* checkunits.c, checknamed.c, checkwhen.c */
			buf_clear(&figures.zh);
			buf_clear(&figures.en);
			if (!breaks(c, k, now->set, i, &figures))
				continue;
			arena_clear(c->arena);
			Row r = checkrows_row(c, now, i);
			good = tell_broken(c, k, &r, &figures);
		}
	}
	buf_free(&figures.zh);
	buf_free(&figures.en);
	return good;
}

/* ---- days outside the period ---- */

/* A field whose day, month or half-year is to lie within the period, or not behind its end: false after a report. */
static bool check_day(Check *c, const RowList *now, size_t at, size_t field, Period p)
{
	const Field *f = &c->schema->fields[field];
	const char *text = checkrows_figure(now->set, at, field);
	Date d;
	Period own;
	if (!text || (d = date_read(c->words, text)).kind == DATE_FAULT || !date_period(&d, &own))
		return true;
	bool after = own.year > p.year || (own.year == p.year && p.half && own.half > p.half);
	bool before = own.year < p.year, other = !before && !after && own.half && p.half && own.half != p.half;
	if (!(after || (before && f->days != DAYS_BY_END) || (other && f->days == DAYS_IN_PERIOD)))
		return true;
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at);
	text = arena_strdup(c->arena, checkrows_figure(now->set, at, field));
	if (after && f->days != DAYS_IN_PERIOD)
		return checkrows_add(c, &r, SEVERITY_WARNING, "after_period", f->name, text,
		                     arena_printf(c->words, "%s“%s”：%s晚于统计期%s", r.name, f->label, text, c->period),
		                     arena_printf(c->words, "%s, %s: %s is after the period %s", r.name, word_for(f), text, c->period));
	return checkrows_add(c, &r, SEVERITY_WARNING, "outside_period", f->name, text,
	                     arena_printf(c->words, "%s“%s”：%s不在统计期%s内", r.name, f->label, text, c->period),
	                     arena_printf(c->words, "%s, %s: %s is outside the period %s", r.name, word_for(f), text, c->period));
}

bool checkfigures_outside(Check *c, const RowList *now)
{
	Period p;
	bool good = true;
	size_t count = rowset_count(now->set);
	if (!period_parse(c->period, strlen(c->period), &p))
		return true;
	for (size_t i = 0; i < count && good; i++) {
		arena_clear(c->words); /* of what reading the row before needed */
		for (size_t k = 0; k < c->schema->field_count && good; k++)
			good = !c->schema->fields[k].days || !rowset_source(now->set, i) || check_day(c, now, i, k, p);
	}
	return good;
}

/* ---- against the period before ---- */

/* The unit that the record says, where its field has it there; NULL: none is said. */
static const char *unit_said(const RowSet *set, size_t at, const Field *f)
{
	return f->unit_in ? rowset_text(set, at, rowset_field(rowset_schema(set), f->unit_in)) : NULL;
}

/* A figure of the period before times *times is one in this period's unit: 12.5亿元 is 125000万元.  False where they can't be made
 * one another, so that nothing can be said of how far apart they are. */
static bool same_unit(Check *c, const Field *f, const char *now, const char *then, Number *times)
{
	*times = number_int(1);
	if (!now || !then || !strcmp(now, then))
		return true;
	return f->unit_over ? measure_per(c->words, then, now, times) :
	       measure_factor(c->words, then, now, times) == MEASURE_FITS || measure_exchange(c->words, then, now, times);
}

static bool leaps(const char *a, const char *b, Number unit)
{
	Number x, y, times = number_int(LEAP);
	if (!a || !b || !number_parse(a, strlen(a), &x) || !number_parse(b, strlen(b), &y) || x.num <= 0 || y.num <= 0)
		return false;
	Number ratio = number_div(x, number_mul(y, unit)), inverse = number_div(number_mul(y, unit), x);
	return number_ok(ratio) && number_ok(inverse) && (number_cmp(ratio, times) >= 0 || number_cmp(inverse, times) >= 0);
}

static bool leap_at(Check *c, const RowList *now, size_t at, const RowList *before, size_t then, size_t field)
{
	const Field *f = &c->schema->fields[field];
	const char *a = checkrows_figure(now->set, at, field), *b = checkrows_figure(before->set, then, field);
	Number unit;
	arena_clear(c->words); /* of the units before */
	return a && b && same_unit(c, f, unit_said(now->set, at, f), unit_said(before->set, then, f), &unit) && leaps(a, b, unit);
}

static bool tell_leap(Check *c, const RowList *now, size_t at, const RowList *before, size_t then, size_t field, const char *period)
{
	const Field *f = &c->schema->fields[field];
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at);
	const char *a = arena_strdup(c->arena, checkrows_figure(now->set, at, field));
	const char *b = arena_strdup(c->arena, checkrows_figure(before->set, then, field));
	Words unit = { 0 }, own = { 0 };
	add_unit(c, &unit, now->set, at, f);
	add_unit(c, &own, before->set, then, f);
	const char *zh = arena_strdup(c->words, buf_text(&unit.zh)), *en = arena_strdup(c->words, buf_text(&unit.en));
	const char *then_zh = arena_strdup(c->words, buf_text(&own.zh)), *then_en = arena_strdup(c->words, buf_text(&own.en));
	buf_free(&unit.zh);
	buf_free(&unit.en);
	buf_free(&own.zh);
	buf_free(&own.en);
	return checkrows_add(c, &r, SEVERITY_WARNING, "leap", f->name, a,
	                     arena_printf(c->words, "%s“%s”：本期%s%s，%s为%s%s，相差%d倍以上，请核实单位", r.name, f->label, a, zh, period, b, then_zh, LEAP),
	                     arena_printf(c->words, "%s, %s: %s%s now, %s%s in %s, a hundred times apart or more: are the units right?",
	                                  r.name, word_for(f), a, en, b, then_en, period));
}

bool checkfigures_leaps(Check *c, const RowList *now, const RowList *before, const char *period)
{
	Query *q = store_query(c->store, c->diag, "SELECT n.at, b.at FROM check_once n JOIN check_once b ON b.list = 1 AND b.area = n.area"
	                       " AND b.key = n.key WHERE n.list = 0 ORDER BY n.at", NULL, 0);
	bool good = q != NULL;
	while (good && query_next(q)) {
		size_t at = (size_t)query_integer(q, 0), then = (size_t)query_integer(q, 1);
		for (size_t k = 0; k < c->schema->field_count && good; k++)
			if (leap_at(c, now, at, before, then, k))
				good = tell_leap(c, now, at, before, then, k, period);
	}
	good = good && !query_failed(q);
	query_close(q);
	return good;
}
