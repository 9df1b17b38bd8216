/* checkyears.c - years and days so far from the period that a figure was likely mistyped (checkrows.h): 2062 for 2026, 1926, 2016.  Rules
 * take them as they stand: a task of 2062 is none of this year's, a time limit of 2016 is over. */
#include "ledger/checkrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"

enum { FAR = 10, OLD = 50 }; /* years; a day of any kind may be old */

/* Whether the field's own check tells of it: a day behind the period's end, or out of the period. */
static bool told_otherwise(const Field *f, bool ahead)
{
	return f->days != DAYS_ANY && (ahead || f->days != DAYS_BY_END);
}

static bool check_cell(Check *c, const RowList *now, size_t at, int field, int year)
{
	const Field *f = &c->schema->fields[field];
	const char *text = rowset_text(now->set, at, field);
	int own = text && strlen(text) >= 4 ? (int)strtol(arena_strndup(c->words, text, 4), NULL, 10) : 0;
	bool old = f->type == FIELD_DATE && !f->near && own < year;
	if (!own || abs(own - year) < (old ? OLD : FAR) || (own > year && f->endless) || told_otherwise(f, own > year))
		return true;
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at);
	text = arena_strdup(c->arena, text);
	return checkrows_add(c, &r, SEVERITY_WARNING, "year_far", f->name, text,
	                     arena_printf(c->words, "%s“%s”：%s距统计期%s有%d年，仍按此计，请核实年份", r.name, f->label, text, c->period, abs(own - year)),
	                     arena_printf(c->words, "%s, %s: %s is %d years from the period %s, and is taken as it stands: is the year right?", r.name,
	                                  field_english(f), text, abs(own - year), c->period));
}

bool checkyears(Check *c, const RowList *now)
{
	Period p;
	bool good = period_parse(c->period, strlen(c->period), &p), read = good;
	for (size_t k = 0; read && k < c->schema->field_count; k++) {
		FieldType type = c->schema->fields[k].type;
		for (size_t i = 0; i < rowset_count(now->set) && good && (type == FIELD_YEAR || type == FIELD_DATE); i++) {
			arena_clear(c->words);
			good = !rowset_source(now->set, i) || check_cell(c, now, i, (int)k, p.year);
		}
	}
	return good || !read;
}
