/* checkrepeats.c - what there can be only one of, given more than once (checkrows.h): two control values for a year, two official
 * figures of one scope, two quotas for a product.  The rules take none of them then, and the clerk is told of both rows. */
#include "ledger/checkrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

typedef struct Named {
	const char *what; /* the values of the schema's `one` */
	size_t      at;
} Named;

static int by_what(const void *a, const void *b)
{
	const Named *x = a, *y = b;
	int order = strcmp(x->what, y->what);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* NULL when one of them is a gap, which has been told of. */
static const char *what_of(Arena *a, const Schema *s, const RowSet *set, size_t at)
{
	Buf b = { 0 };
	bool whole = true;
	for (size_t i = 0; i < s->one_count && whole; i++) {
		const char *text = rowset_text(set, at, s->one[i]);
		bool may_lack = i > 0; /* a scope that nobody gives is one, too */
		whole = text || may_lack;
		buf_printf(&b, "%s%s", i ? "\x1f" : "", text ? text : "");
	}
	const char *what = whole ? arena_strdup(a, buf_text(&b)) : NULL;
	buf_free(&b);
	return what;
}

/* Remarks and sources may differ. */
static bool says_the_same(const RowSet *set, const Schema *s, size_t a, size_t b)
{
	for (size_t i = 0; i < s->field_count; i++) {
		const char *x = rowset_text(set, a, (int)i), *y = rowset_text(set, b, (int)i);
		if (s->fields[i].type != FIELD_TEXT && (x == NULL || y == NULL ? x != y : strcmp(x, y) != 0))
			return false;
	}
	return true;
}

bool checkrepeats_differ(Check *c, const RowList *now, size_t a, size_t b)
{
	if (!c->schema->one_count || says_the_same(now->set, c->schema, a, b))
		return false;
	Arena *words = arena_new();
	const char *x = what_of(words, c->schema, now->set, a), *y = what_of(words, c->schema, now->set, b);
	bool alike = x && y && !strcmp(x, y);
	arena_free(words);
	return alike;
}

bool checkrepeats_other(Check *c, const RowList *now, size_t a, size_t b)
{
	for (size_t i = 0; i < c->schema->one_count; i++) {
		int field = c->schema->one[i];
		const char *x = rowset_text(now->set, a, field), *y = rowset_text(now->set, b, field);
		bool told = c->schema->fields[field].type != FIELD_CODE && strcmp(c->schema->fields[field].name, c->schema->key) != 0;
		if (told && x && y && strcmp(x, y) != 0)
			return true;
	}
	return false;
}

static bool tell(Check *c, const RowList *now, size_t at, size_t first)
{
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at), other = checkrows_row(c, now, first);
	const char *field = c->schema->fields[c->schema->one[0]].name;
	return checkrows_add(c, &r, SEVERITY_ERROR, "repeated", field, r.name,
	                     arena_printf(c->words, "%s：本期给出不止一次，与%s不一致，不能确定以哪一个为准", r.name, checkrows_where(c, &r, &other)),
	                     arena_printf(c->words, "%s: given otherwise in %s: which of them holds is not known", r.name, checkrows_where_english(c, &r, &other)));
}

bool checkrepeats(Check *c, const RowList *now)
{
	size_t rows = c->schema->one_count ? rowset_count(now->set) : 0, count = 0;
	Arena *a = arena_new(); /* what a finding says is cleared away in between */
	Named *list = arena_array(a, rows + 1, sizeof *list);
	bool good = true;
	for (size_t at = 0; at < rows; at++) {
		list[count].at = at;
		list[count].what = what_of(a, c->schema, now->set, at);
		count += list[count].what != NULL;
	}
	if (count > 1)
		qsort(list, count, sizeof *list, by_what);
	for (size_t i = 1, first = 0; i < count && good; i++) {
		if (strcmp(list[i].what, list[first].what) != 0)
			first = i;
		else if (!says_the_same(now->set, c->schema, list[first].at, list[i].at)) /* else it has been told of as a duplicate */
			good = tell(c, now, list[i].at, list[first].at);
	}
	arena_free(a);
	return good;
}
