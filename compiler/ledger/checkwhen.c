/* checkwhen.c - what a record must say where it says something else (checkrows.h): a reward that was paid has an amount, a pair of
 * enterprises names both, pipes that are being built have carried no water. */
#include "ledger/checkrows.h"

#include <string.h>

#include "base/buf.h"
#include "base/number.h"
#include "ledger/checkwhen.h"
#include "ledger/saying.h"

static bool is_said(const char *text, const char *const *said, size_t count)
{
	for (size_t i = 0; text && i < count; i++)
		if (!strcmp(said[i], text))
			return true;
	return false;
}

static bool applies(const SchemaCheck *k, const CheckedRecord *r)
{
	if (k->until && r->period && strcmp(r->period, k->until) > 0)
		return false;
	return is_said(r->text(r->of, k->when), k->said, k->said_count) &&
	       (k->also < 0 || is_said(r->text(r->of, k->also), k->also_said, k->also_count));
}

static bool figure_of(const CheckedRecord *r, int field, Number *n)
{
	const char *text = r->text(r->of, field);
	return text && number_parse(text, strlen(text), n);
}

/* A gap breaks only what must be filled in: that a flag isn't given has been told already, and 不涉及 is an answer. */
static bool breaks(const SchemaCheck *k, const CheckedRecord *r, int field)
{
	Number n, goal;
	if (k->then == THEN_REACHES)
		return figure_of(r, field, &n) && figure_of(r, k->reach, &goal) && number_cmp(n, goal) < 0;
	const char *text = r->text(r->of, field);
	switch (k->then) {
	case THEN_FILLED:
		return !text && r->gap(r->of, field) != GAP_NOT_APPLICABLE && r->gap(r->of, field) != GAP_FAULT;
	case THEN_UNDENIED:
	case THEN_UNAFFIRMED:
		if (!text)
			return false;
		return (k->among_count ? saying_about(text, k->among, k->among_count) : saying_of_target(text)) == (k->then == THEN_UNDENIED ? SAYS_NOT : SAYS_DONE);
	case THEN_YES:
		return text && strcmp(text, "1") != 0;
	case THEN_AMONG:
		for (size_t i = 0; text && i < k->among_count; i++)
			if (!strcmp(k->among[i], text))
				return false;
		return text != NULL;
	case THEN_UNDER:
		return text && number_parse(text, strlen(text), &n) && number_cmp(n, k->under) >= 0;
	case THEN_NONE:
	default:
		return text && !(number_parse(text, strlen(text), &n) && !number_cmp(n, number_int(0)));
	}
}

bool checkwhen_broken(const Schema *s, const char *code, const CheckedRecord *r)
{
	for (size_t n = 0; n < s->check_count; n++) {
		const SchemaCheck *k = &s->checks[n];
		if (k->when < 0 || strcmp(k->code, code) != 0 || !applies(k, r))
			continue;
		for (size_t i = 0; i < k->must_count; i++)
			if (breaks(k, r, k->must[i]))
				return true;
	}
	return false;
}

typedef struct SetRow {
	const RowSet *set;
	size_t        at;
} SetRow;

static const char *set_text(void *of, int field)
{
	const SetRow *r = of;
	return rowset_text(r->set, r->at, field);
}

static GapReason set_gap(void *of, int field)
{
	const SetRow *r = of;
	return rowset_gap(r->set, r->at, field);
}

/* “配置状态”为在建 */
static void name_value(Check *c, const RowList *now, size_t at, int field, Buf *zh, Buf *en)
{
	const Field *f = &c->schema->fields[field];
	const char *text = rowset_words(now->set, at, field), *word = text;
	if (f->type == FIELD_FLAG && text)
		word = rowset_text(now->set, at, field)[0] == '1' ? "yes" : "no";
	buf_printf(zh, "“%s”%s%s", f->label, text ? "为" : "未填", text ? text : "");
	buf_printf(en, "%s: %s", f->english ? f->english : f->name, word ? word : "not filled in");
}

static bool tell(Check *c, const RowList *now, size_t at, const SchemaCheck *k, int field)
{
	Buf zh = { 0 }, en = { 0 };
	arena_clear(c->arena);
	name_value(c, now, at, k->when, &zh, &en);
	buf_text_add(&zh, "，");
	buf_text_add(&en, "; ");
	name_value(c, now, at, field, &zh, &en);
	if (k->then == THEN_REACHES) {
		buf_text_add(&zh, "，");
		buf_text_add(&en, "; ");
		name_value(c, now, at, k->reach, &zh, &en);
	}
	Row r = checkrows_row(c, now, at);
	const char *raw = rowset_words(now->set, at, field);
	bool good = checkrows_add(c, &r, k->warning ? SEVERITY_WARNING : SEVERITY_ERROR, k->code, c->schema->fields[field].name,
	                          raw ? arena_strdup(c->arena, raw) : NULL,
	                          arena_printf(c->words, "%s：%s（%s）", r.name, k->message, buf_text(&zh)),
	                          arena_printf(c->words, "%s: %s (%s)", r.name, k->english ? k->english : k->message, buf_text(&en)));
	buf_free(&zh);
	buf_free(&en);
	return good;
}

static bool check_row(Check *c, const RowList *now, size_t at)
{
	bool good = true;
	SetRow row = { now->set, at };
	CheckedRecord r = { set_text, set_gap, &row, c->period };
	for (size_t n = 0; n < c->schema->check_count && good; n++) {
		const SchemaCheck *k = &c->schema->checks[n];
		if (k->when < 0 || !applies(k, &r))
			continue;
		for (size_t i = 0; i < k->must_count && good; i++)
			good = !breaks(k, &r, k->must[i]) || tell(c, now, at, k, k->must[i]);
	}
	return good;
}

bool checkwhen(Check *c, const RowList *now)
{
	bool good = true, any = false;
	for (size_t n = 0; n < c->schema->check_count; n++)
		any |= c->schema->checks[n].when >= 0;
	size_t count = any ? rowset_count(now->set) : 0;
	for (size_t i = 0; i < count && good; i++)
		good = !rowset_source(now->set, i) || check_row(c, now, i);
	return good;
}
