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
static bool add_up(const Row *r, const int *fields, size_t count, Number *sum)
{
	Number n;
	*sum = number_int(0);
	for (size_t i = 0; i < count; i++) {
		const char *text = checkrows_figure(r, (size_t)fields[i]);
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

/* 地表水、地下水合计307700立方米; surface + ground = 307700 m3 */
static void name_sum(Check *c, Words *out, const int *fields, size_t count, Number sum)
{
	const char *unit = c->schema->fields[fields[0]].unit;
	for (size_t i = 0; i < count; i++) {
		buf_printf(&out->zh, "%s%s", i ? "、" : "", c->schema->fields[fields[i]].label);
		buf_printf(&out->en, "%s%s", i ? " + " : "", word_for(&c->schema->fields[fields[i]]));
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

bool checkfigures_broken(Check *c, const RowList *now)
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
				good = checkrows_add(c, r, k->warning ? SEVERITY_WARNING : SEVERITY_ERROR, k->code, f->name, checkrows_figure(r, (size_t)(f - c->schema->fields)),
				                     arena_printf(c->words, "%s：%s（%s）", r->name, k->message, buf_text(&figures.zh)),
				                     arena_printf(c->words, "%s: %s (%s)", r->name, k->english ? k->english : k->message, buf_text(&figures.en)));
		}
	}
	buf_free(&figures.zh);
	buf_free(&figures.en);
	return good;
}

/* ---- days outside the period ---- */

bool checkfigures_outside(Check *c, const RowList *now)
{
	Period p;
	bool good = true;
	if (!period_parse(c->period, strlen(c->period), &p))
		return true;
	for (size_t i = 0; i < now->count; i++) {
		const Row *r = &now->items[i];
		arena_clear(c->words); /* of what reading the row before needed */
		for (size_t k = 0; k < c->schema->field_count && good; k++) {
			const Field *f = &c->schema->fields[k];
			const char *text = f->within ? checkrows_figure(r, k) : NULL;
			Date d;
			Period own;
			if (!text || (d = date_read(c->words, text)).kind == DATE_FAULT || !date_period(&d, &own))
				continue;
			if (own.year != p.year || (own.half && p.half && own.half != p.half))
				good = checkrows_add(c, r, SEVERITY_WARNING, "outside_period", f->name, text,
				                     arena_printf(c->words, "%s“%s”：%s不在统计期%s内", r->name, f->label, text, c->period),
				                     arena_printf(c->words, "%s, %s: %s is outside the period %s", r->name, word_for(f), text, c->period));
		}
	}
	return good;
}

/* ---- against the period before ---- */

static bool leaps(const char *a, const char *b)
{
	Number x, y, times = number_int(LEAP);
	if (!a || !b || !number_parse(a, strlen(a), &x) || !number_parse(b, strlen(b), &y) || x.num <= 0 || y.num <= 0)
		return false;
	Number ratio = number_div(x, y), inverse = number_div(y, x);
	return number_ok(ratio) && number_ok(inverse) && (number_cmp(ratio, times) >= 0 || number_cmp(inverse, times) >= 0);
}

bool checkfigures_leaps(Check *c, const RowList *now, const RowList *before, const char *period)
{
	bool good = true;
	for (size_t i = 0; i < now->count && good; i++) {
		const Row *r = &now->items[i], *then = checkrows_find(before, r);
		if (!then || !checkrows_unique(now, r) || !checkrows_unique(before, then))
			continue;
		for (size_t k = 0; k < c->schema->field_count && good; k++) {
			const Field *f = &c->schema->fields[k];
			if (leaps(checkrows_figure(r, k), checkrows_figure(then, k)))
				good = checkrows_add(c, r, SEVERITY_WARNING, "leap", f->name, checkrows_figure(r, k),
				                     arena_printf(c->words, "%s“%s”：本期%s，%s为%s，相差%d倍以上，请核实单位", r->name, f->label,
				                                  checkrows_figure(r, k), period, checkrows_figure(then, k), LEAP),
				                     arena_printf(c->words, "%s, %s: %s now, %s in %s, a hundred times apart or more: are the units right?",
				                                  r->name, word_for(f), checkrows_figure(r, k), checkrows_figure(then, k), period));
		}
	}
	return good;
}
