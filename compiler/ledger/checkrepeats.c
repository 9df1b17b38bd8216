/* checkrepeats.c - what there can be only one of, given more than once (checkrows.h): two control values for a year, two official
 * figures of one scope, two quotas for a product; a project that two areas report.  The rules take none of them then, and the clerk
 * is told of both rows.  Names are compared by their keys (key.h): P 1 is P1. */
#include "ledger/checkrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "ledger/key.h"

typedef struct Named {
	const char *what; /* the keys of the schema's `one`, or of what comes first of its `once` */
	size_t      at;
} Named;

static int by_what(const void *a, const void *b)
{
	const Named *x = a, *y = b;
	int order = strcmp(x->what, y->what);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static const char *key_of(Arena *a, const RowSet *set, size_t at, int field)
{
	const char *text = rowset_text(set, at, field);
	return text ? key_make(a, text) : NULL;
}

static bool is_pair(const Schema *s, int field)
{
	return s->pair_count == 2 && (field == s->pair[0] || field == s->pair[1]);
}

/* Of the two that make a pair, whichever row names them first, the lesser stands for the first. */
static const char *pair_key(Arena *a, const Schema *s, const RowSet *set, size_t at, int field)
{
	const char *x = key_of(a, set, at, s->pair[0]), *y = key_of(a, set, at, s->pair[1]);
	bool first = field == s->pair[0];
	if (!x || !y)
		return first ? x : y;
	bool ordered = strcmp(x, y) <= 0;
	return first == ordered ? x : y;
}

/* NULL when the first of the fields, or half of a pair, is a gap, which has been told of. */
static const char *what_of(Arena *a, const Schema *s, const RowSet *set, size_t at, const int *fields, size_t count)
{
	Buf b = { 0 };
	bool whole = true;
	for (size_t i = 0; i < count && whole; i++) {
		bool may_lack = i > 0 && !is_pair(s, fields[i]); /* a scope that nobody gives is one, too */
		const char *key = is_pair(s, fields[i]) ? pair_key(a, s, set, at, fields[i]) : key_of(a, set, at, fields[i]);
		whole = key || may_lack;
		buf_printf(&b, "%s%s", i ? "\x1f" : "", key ? key : "");
	}
	const char *what = whole ? arena_strdup(a, buf_text(&b)) : NULL;
	buf_free(&b);
	return what;
}

static const char *one_of(Arena *a, const Schema *s, const RowSet *set, size_t at)
{
	return what_of(a, s, set, at, s->one, s->one_count);
}

/* Names by their keys.  不涉及 is an answer as well, where nothing is filled in beside it none. */
static bool cells_alike(Arena *a, const RowSet *set, size_t x, size_t y, int field)
{
	const char *p = rowset_text(set, x, field), *q = rowset_text(set, y, field);
	if (p && q)
		return !strcmp(p, q) || (rowset_schema(set)->fields[field].type == FIELD_NAME && !strcmp(key_make(a, p), key_make(a, q)));
	return !p && !q && (rowset_gap(set, x, field) == GAP_NOT_APPLICABLE) == (rowset_gap(set, y, field) == GAP_NOT_APPLICABLE);
}

/* Whether the two that make the pair are the other way round. */
static bool turned(Arena *a, const Schema *s, const RowSet *set, size_t x, size_t y)
{
	return s->pair_count == 2 && !cells_alike(a, set, x, y, s->pair[0]);
}

/* Remarks and sources may differ; and of a pair that is the other way round, whose name and code comes first. */
static bool says_the_same(Arena *a, const RowSet *set, const Schema *s, size_t x, size_t y)
{
	bool other_way = turned(a, s, set, x, y);
	for (size_t i = 0; i < s->field_count; i++) {
		bool its_side = other_way && (is_pair(s, (int)i) || s->fields[i].type == FIELD_CODE);
		if (s->fields[i].type != FIELD_TEXT && !its_side && !cells_alike(a, set, x, y, (int)i))
			return false;
	}
	return true;
}

/* Whether both say in a field of `apart` what they are of, and not the same: projects of one name, of two enterprises. */
static bool told_apart(Arena *a, const RowSet *set, const Schema *s, size_t x, size_t y)
{
	bool apart = false;
	for (size_t i = 0; i < s->apart_count && !apart; i++) {
		const char *p = key_of(a, set, x, s->apart[i]), *q = key_of(a, set, y, s->apart[i]);
		apart = p && q && strcmp(p, q) != 0;
	}
	return apart;
}

static bool of_one(Arena *a, const RowList *now, const Schema *s, size_t x, size_t y)
{
	const char *p = one_of(a, s, now->set, x), *q = one_of(a, s, now->set, y);
	return p && q && !strcmp(p, q) && !told_apart(a, now->set, s, x, y);
}

bool checkrepeats_differ(Check *c, const RowList *now, size_t a, size_t b)
{
	if (!c->schema->one_count)
		return false;
	Arena *words = arena_new();
	bool differ = !says_the_same(words, now->set, c->schema, a, b) && of_one(words, now, c->schema, a, b);
	arena_free(words);
	return differ;
}

bool checkrepeats_alike(Check *c, const RowList *now, size_t a, size_t b)
{
	Arena *words = arena_new();
	bool alike = says_the_same(words, now->set, c->schema, a, b);
	arena_free(words);
	return alike;
}

bool checkrepeats_same(Check *c, const RowList *now, size_t a, size_t b)
{
	if (!c->schema->one_count)
		return false;
	Arena *words = arena_new();
	bool same = of_one(words, now, c->schema, a, b) && says_the_same(words, now->set, c->schema, a, b);
	arena_free(words);
	return same;
}

bool checkrepeats_other(Check *c, const RowList *now, size_t a, size_t b)
{
	bool other = false;
	Arena *words = arena_new();
	for (size_t i = 0; i < c->schema->one_count && !other; i++) {
		int field = c->schema->one[i];
		const char *x = key_of(words, now->set, a, field), *y = key_of(words, now->set, b, field);
		bool told = c->schema->fields[field].type != FIELD_CODE && strcmp(c->schema->fields[field].name, c->schema->key) != 0;
		other = told && x && y && strcmp(x, y) != 0;
	}
	arena_free(words);
	return other;
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

/* The same pair from its other end. */
static bool tell_turned(Check *c, const RowList *now, size_t at, size_t first)
{
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at), other = checkrows_row(c, now, first);
	return checkrows_add(c, &r, SEVERITY_ERROR, "repeated", c->schema->key, r.name,
	                     arena_printf(c->words, "%s：与%s是同一对，双方各报了一次，只计一对", r.name, checkrows_where(c, &r, &other)),
	                     arena_printf(c->words, "%s: the same pair as in %s, from its other end: it counts once", r.name, checkrows_where_english(c, &r, &other)));
}

/* The rows in the order of what they are of. */
static size_t sorted(Arena *a, const Schema *s, const RowList *now, const int *fields, size_t field_count, Named **out)
{
	size_t rows = field_count ? rowset_count(now->set) : 0, count = 0;
	Named *list = arena_array(a, rows + 1, sizeof *list);
	for (size_t at = 0; at < rows; at++) {
		list[count].at = at;
		list[count].what = rowset_source(now->set, at) ? what_of(a, s, now->set, at, fields, field_count) : NULL;
		count += list[count].what != NULL;
	}
	if (count > 1)
		qsort(list, count, sizeof *list, by_what);
	*out = list;
	return count;
}

/* ---- rows of one name ---- */

/* By what rows of one name are told apart: fields that both give and not the same, and an area that is the same. */
typedef struct Likeness {
	RowSet    *set;
	const int *fields;
	size_t     count;
	bool       by_area; /* rows of one area, and those of none, are no two claims */
} Likeness;

enum { COMPARED = 200 }; /* rows of a name with which each is compared where more than one field tells them apart */
#define NONE SIZE_MAX

typedef struct Telling { /* what a row gives of the one field */
	const char *key; /* NULL: nothing, which may be anything */
	size_t      i;   /* among the rows of the name */
} Telling;

static int by_key(const void *a, const void *b)
{
	const Telling *x = a, *y = b;
	int order = x->key && y->key ? strcmp(x->key, y->key) : (x->key != NULL) - (y->key != NULL);
	return order ? order : (x->i > y->i) - (x->i < y->i);
}

typedef struct Firsts { /* of some rows of the name */
	size_t at;    /* the first */
	size_t other; /* the first of another area than that; NONE: there is none */
} Firsts;

static bool other_area(RowSet *set, size_t x, size_t y)
{
	int area = rowset_column(set, "area");
	const char *p = rowset_text(set, x, area), *q = rowset_text(set, y, area);
	return p && q && strcmp(p, q) != 0;
}

/* The rows come in their order, but for those that Firsts of others are joined with. */
static void take_first(const Likeness *l, const Named *rows, Firsts *f, size_t i)
{
	if (l->by_area && !rowset_text(l->set, rows[i].at, rowset_column(l->set, "area")))
		return;
	if (f->at == NONE)
		f->at = i;
	else if (l->by_area && f->other == NONE && other_area(l->set, rows[f->at].at, rows[i].at))
		f->other = i;
}

/* The first of these that may be what row i is; NONE: there is none before it. */
static size_t first_before(const Likeness *l, const Named *rows, const Firsts *f, size_t i)
{
	size_t first = f->at;
	if (first != NONE && l->by_area && !other_area(l->set, rows[first].at, rows[i].at))
		first = f->other != NONE && other_area(l->set, rows[f->other].at, rows[i].at) ? f->other : NONE;
	return first < i ? first : NONE;
}

/* One field tells them apart: of each row the first like it is that of its own words or of none. */
static void match_by_field(Arena *a, const Likeness *l, const Named *rows, size_t count, size_t *with)
{
	Telling *list = arena_array(a, count, sizeof *list);
	Firsts all = { NONE, NONE }, silent = all, own = all;
	for (size_t i = 0; i < count; i++) {
		list[i] = (Telling){ l->count ? key_of(a, l->set, rows[i].at, l->fields[0]) : NULL, i };
		take_first(l, rows, &all, i);
	}
	qsort(list, count, sizeof *list, by_key);
	for (size_t from = 0, to; from < count; from = to) {
		own = (Firsts){ NONE, NONE };
		for (to = from; to < count && (list[from].key ? !strcmp(list[to].key, list[from].key) : !list[to].key); to++)
			take_first(l, rows, &own, list[to].i);
		silent = list[from].key ? silent : own;
		for (size_t k = from; k < to; k++) {
			size_t i = list[k].i, x = first_before(l, rows, list[k].key ? &own : &all, i), y = first_before(l, rows, &silent, i);
			with[i] = x < y ? x : y;
		}
	}
}

static bool may_be_one(Arena *a, const Likeness *l, size_t x, size_t y)
{
	for (size_t i = 0; i < l->count; i++) {
		const char *p = key_of(a, l->set, x, l->fields[i]), *q = key_of(a, l->set, y, l->fields[i]);
		if (p && q && strcmp(p, q) != 0)
			return false;
	}
	return !l->by_area || other_area(l->set, x, y);
}

static void match_by_all(Arena *a, const Likeness *l, const Named *rows, size_t count, size_t *with)
{
	for (size_t i = 0; i < count; i++) {
		size_t k = 0, most = i < COMPARED ? i : COMPARED;
		while (k < most && !may_be_one(a, l, rows[k].at, rows[i].at))
			k++;
		with[i] = k < most ? k : NONE;
	}
}

typedef bool (*TellOf)(Check *c, const RowList *now, size_t at, size_t first);

/* Calls tell for each row with the first before it that has the same name, by these fields, and may be the same thing. */
static bool each_like(Check *c, const RowList *now, const int *names, size_t name_count, const Likeness *l, TellOf tell_of)
{
	Arena *a = arena_new(), *words = arena_new();
	Named *list;
	size_t count = sorted(a, c->schema, now, names, name_count, &list);
	bool good = true;
	for (size_t from = 0, to; from < count && good; from = to) {
		for (to = from + 1; to < count && !strcmp(list[to].what, list[from].what);)
			to++;
		if (to - from < 2)
			continue;
		arena_clear(words);
		size_t *with = arena_array(words, to - from, sizeof *with);
		(l->count > 1 ? match_by_all : match_by_field)(words, l, list + from, to - from, with);
		for (size_t i = 1; i < to - from && good; i++)
			good = with[i] == NONE || tell_of(c, now, list[from + i].at, list[from + with[i]].at);
	}
	arena_free(words);
	arena_free(a);
	return good;
}

static bool tell_repeat(Check *c, const RowList *now, size_t at, size_t first)
{
	Arena *words = arena_new();
	bool same = says_the_same(words, now->set, c->schema, first, at), other_way = same && turned(words, c->schema, now->set, first, at);
	arena_free(words);
	if (same) /* it has been told of as a duplicate, if it has the same name */
		return !other_way || tell_turned(c, now, at, first);
	return tell(c, now, at, first);
}

static bool find_repeats(Check *c, const RowList *now)
{
	Likeness l = { .set = now->set, .fields = c->schema->apart, .count = c->schema->apart_count };
	return each_like(c, now, c->schema->one, c->schema->one_count, &l, tell_repeat);
}

/* ---- in two areas ---- */

/* Whether two records that share the first of `once` don't say in the others that they are of two things. */
static bool of_once(Arena *a, const Schema *s, const RowSet *set, size_t x, size_t y)
{
	for (size_t i = 1; i < s->once_count; i++) {
		const char *p = key_of(a, set, x, s->once[i]), *q = key_of(a, set, y, s->once[i]);
		if (!is_pair(s, s->once[i]) && p && q && strcmp(p, q) != 0)
			return false;
	}
	return true;
}

bool checkrepeats_once(Check *c, const RowList *now, size_t a, size_t b)
{
	const Schema *s = c->schema;
	if (!s->once_count || !other_area(now->set, a, b))
		return false;
	Arena *words = arena_new();
	const char *x = what_of(words, s, now->set, a, s->once, s->pair_count ? 2 : 1), *y = what_of(words, s, now->set, b, s->once, s->pair_count ? 2 : 1);
	bool same = x && y && !strcmp(x, y) && of_once(words, s, now->set, a, b);
	arena_free(words);
	return same;
}

static bool tell_claimed(Check *c, const RowList *now, size_t at, size_t first)
{
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at), other = checkrows_row(c, now, first);
	return checkrows_add(c, &r, SEVERITY_ERROR, "two_areas", c->schema->key, r.name,
	                     arena_printf(c->words, "%s：另一县区也报了（%s），属于哪个县区不能确定，两县区都按数据缺失计，全市只计一次；请只由一个县区报，不是同一个的请写明区别",
	                                  r.name, checkrows_where(c, &r, &other)),
	                     arena_printf(c->words, "%s: another area reports it, too (%s): whose it is is not known, so that it is missing in both and counts once"
	                                  " for the city; one of them must report it, or say in what the two differ", r.name, checkrows_where_english(c, &r, &other)));
}

static bool find_claimed(Check *c, const RowList *now)
{
	const Schema *s = c->schema;
	int *apart = mem_alloc((s->once_count + 1) * sizeof *apart);
	Likeness l = { .set = now->set, .fields = apart, .by_area = true };
	for (size_t i = 1; i < s->once_count; i++)
		if (!is_pair(s, s->once[i]))
			apart[l.count++] = s->once[i];
	bool good = each_like(c, now, s->once, s->once_count && s->pair_count ? 2 : s->once_count ? 1 : 0, &l, tell_claimed);
	free(apart);
	return good;
}

bool checkrepeats(Check *c, const RowList *now)
{
	return find_repeats(c, now) && find_claimed(c, now);
}
