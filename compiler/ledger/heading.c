/* heading.c - see heading.h.
 *
 * A heading is tried as it stands first, then without the unit behind it, then without what is said of its period and unit
 * before and behind a field's name: an alias that spells any of this out wins. */
#include "ledger/heading.h"

#include <string.h>

#include "ledger/key.h"
#include "ledger/measure.h"

static void take_names(HeadingBook *b)
{
	const Schema *schema = b->schema;
	const FileShape *shape = &schema->shape;
	b->names = arena_array(b->arena, shape->name_count + 1, sizeof *b->names);
	b->named = arena_array(b->arena, shape->name_count + 1, sizeof *b->named);
	b->by_name = arena_array(b->arena, schema->field_count + 1, sizeof *b->by_name);
	for (size_t i = 0; i < shape->name_count; i++) {
		b->names[i] = key_make(b->arena, shape->names[i].heading);
		for (size_t k = 0; k < schema->field_count; k++) {
			if (strcmp(schema->fields[k].name, shape->names[i].field) == 0) {
				b->named[i] = (int)k;
				b->by_name[k] = true;
			}
		}
	}
}

HeadingBook heading_book(Arena *a, const Schema *schema, Period period)
{
	HeadingBook b = { .arena = a, .schema = schema, .period = period };
	b.keys = arena_array(a, schema->field_count + 1, sizeof *b.keys);
	for (size_t i = 0; i < schema->field_count; i++) {
		const Field *f = &schema->fields[i];
		size_t n = 0;
		b.keys[i] = arena_array(a, f->alias_count + 3, sizeof **b.keys);
		if (f->label)
			b.keys[i][n++] = key_make(a, f->label);
		for (size_t k = 0; k < f->alias_count; k++)
			b.keys[i][n++] = key_make(a, f->aliases[k]);
		b.keys[i][n++] = key_make(a, f->name);
	}
	take_names(&b);
	return b;
}

static int find(const HeadingBook *b, const char *key)
{
	for (size_t i = 0; i < b->schema->shape.name_count && *key; i++)
		if (strcmp(b->names[i], key) == 0)
			return b->named[i];
	for (size_t i = 0; i < b->schema->field_count && *key; i++)
		for (const char **k = b->keys[i]; *k && !b->by_name[i]; k++)
			if (strcmp(*k, key) == 0)
				return (int)i;
	return -1;
}

static const char *known_unit(Arena *a, const char *text)
{
	if (key_starts(text, "单位:"))
		text += strlen("单位:");
	return *text && measure_known(a, text) ? text : NULL;
}

const char *heading_unit(Arena *a, const char *cell)
{
	char *half = key_half(a, cell);
	size_t n = strlen(half);
	if (n > 2 && half[0] == '(' && half[n - 1] == ')') {
		half[n - 1] = 0;
		half++;
	}
	return known_unit(a, half);
}

/* "取水量(万立方米)" or "取水量/万立方米", "重复利用率%": cuts the unit off half and returns it. */
static const char *cut_unit(Arena *a, char *half)
{
	size_t n = strlen(half);
	char *at = NULL;
	if (n && half[n - 1] == ')')
		at = strrchr(half, '(');
	if (at) {
		half[n - 1] = 0;
		const char *unit = known_unit(a, arena_strdup(a, at + 1));
		if (unit) {
			*at = 0;
			return unit;
		}
		half[n - 1] = ')';
		return NULL;
	}
	if (n > 1 && half[n - 1] == '%') {
		half[n - 1] = 0;
		return "%";
	}
	for (const char *sign = " /,:"; *sign; sign++) {
		at = strchr(half, *sign); /* the first: a unit may hold a / of its own */
		const char *unit = at ? known_unit(a, at + 1) : NULL;
		if (unit) {
			*at = 0;
			return unit;
		}
	}
	return NULL;
}

const char *heading_named_unit(Arena *a, const char *heading)
{
	return cut_unit(a, key_half(a, heading));
}

const char *heading_bare(Arena *a, const char *heading)
{
	char *half = key_half(a, heading);
	cut_unit(a, half);
	return half;
}

/* ---- a name with words around it ---- */

static const char *own_unit(const HeadingBook *b, int field, const char *text)
{
	Number factor;
	const char *own = b->schema->fields[field].unit, *over = b->schema->fields[field].unit_over, *text_over, *text_under;
	if (over && measure_split(b->arena, text, &text_over, &text_under)) /* m3/箱 */
		return measure_factor(b->arena, text_over, over, &factor) == MEASURE_FITS ? text : NULL;
	return own && measure_factor(b->arena, text, own, &factor) == MEASURE_FITS ? text : NULL;
}

/* What one word before or behind a name says: its period or its unit.  False when it is neither. */
static bool take_word(const HeadingBook *b, char *word, HeadingMatch *m)
{
	if (!*word)
		return true;
	PeriodWord said = heading_period(b->arena, b->period, word);
	if (said != PERIOD_WORD_NONE) {
		m->period = said > m->period ? said : m->period;
		return true;
	}
	const char *unit = known_unit(b->arena, word);
	unit = unit ? unit : own_unit(b, m->field, word);
	char *slash = strchr(word, '/');
	if (!unit && slash) { /* 本期/万m3 */
		*slash = 0;
		return take_word(b, word, m) && take_word(b, slash + 1, m);
	}
	m->unit = unit ? unit : m->unit;
	return unit != NULL;
}

/* (本期,万m3): all of it must be understood. */
static bool take_words(const HeadingBook *b, const char *text, size_t n, HeadingMatch *m)
{
	static const char marks[] = "()[]{},;:_|-";
	char *word = arena_strndup(b->arena, text, n), *end;
	for (char *p = word; (p = strstr(p, "、")) != NULL;)
		memset(p, ',', strlen("、"));
	for (char *p = word; (p = strstr(p, "\xC2\xB7")) != NULL;)
		memset(p, ',', 2);
	while (*word) {
		size_t k = strcspn(word, "()[]{},;:_|");
		end = word + k;
		bool last = !*end;
		*end = 0;
		while (k && strchr(marks, word[k - 1])) /* 1-6月 holds a - of its own */
			word[--k] = 0;
		word += strspn(word, marks);
		if (!take_word(b, word, m))
			return false;
		word = last ? end : end + 1;
	}
	return true;
}

/* The longest name of a field in the key with nothing around it but what is understood. */
static HeadingMatch match_within(const HeadingBook *b, const char *key)
{
	HeadingMatch best = { .field = -1 };
	size_t longest = 0;
	for (int i = 0; (size_t)i < b->schema->field_count; i++) {
		for (const char **k = b->keys[i]; *k && !b->by_name[i]; k++) {
			size_t n = strlen(*k);
			const char *at = n > longest ? strstr(key, *k) : NULL;
			HeadingMatch m = { .field = i };
			if (!at || !take_words(b, key, (size_t)(at - key), &m) || !take_words(b, at + n, strlen(at + n), &m))
				continue;
			longest = n;
			best = m;
		}
	}
	return best;
}

HeadingMatch heading_read(const HeadingBook *b, const char *heading)
{
	char *half = key_half(b->arena, heading);
	const char *key = key_make(b->arena, half);
	HeadingMatch m = { .field = find(b, key) };
	/* the unit counts even where an alias spells the whole heading */
	const char *named = cut_unit(b->arena, half);
	if (m.field < 0 && named)
		m.field = find(b, key_make(b->arena, half));
	if (m.field >= 0)
		m.unit = named;
	else if (*key)
		m = match_within(b, key);
	return m;
}

bool heading_is_now(PeriodWord w)
{
	return w == PERIOD_WORD_NONE || w == PERIOD_WORD_THIS || w == PERIOD_WORD_TO_DATE;
}

int heading_match(const HeadingBook *b, const char *heading, const char **unit)
{
	HeadingMatch m = heading_read(b, heading);
	bool now = heading_is_now(m.period);
	*unit = now ? m.unit : NULL;
	return now ? m.field : -1;
}
