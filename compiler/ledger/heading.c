/* heading.c - see heading.h.
 *
 * A heading is tried as it stands first, then without the unit behind it, then without the period
 * before it: an alias that spells any of this out wins. */
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

/* "2026年上半年取水量" → "取水量" when the file is of 2026H1, "本期取水量" always. Another period, 上年同期, is another thing; and
 * 本年 may be what is added up since January. */
static const char *cut_period(const HeadingBook *b, const char *key)
{
	static const char *const words[] = { "上半年", "1-6月", "下半年", "7-12月", "全年", "年度", "度", "本期", "当期", "报告期", "本半年" };
	size_t digits = strspn(key, "0123456789");
	if (digits == 4) {
		int year = (key[0] - '0') * 1000 + (key[1] - '0') * 100 + (key[2] - '0') * 10 + (key[3] - '0');
		if (b->period.year && b->period.year != year)
			return key;
		if (!key_starts(key + 4, "年"))
			return key;
		key += 4 + strlen("年");
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!key_starts(key, words[i]))
			continue;
		bool first = i < 2, second = i == 2 || i == 3;
		if ((first && b->period.half == 2) || (second && b->period.half == 1))
			return key;
		return key + strlen(words[i]);
	}
	return key;
}

/* "综合能源消费量(吨标准煤)": a unit that only the schema knows, as the field's own says. */
static int match_own_unit(const HeadingBook *b, char *half, const char **unit)
{
	Number factor;
	size_t n = strlen(half);
	char *at = n && half[n - 1] == ')' ? strrchr(half, '(') : NULL;
	if (!at)
		return -1;
	const char *word = arena_strndup(b->arena, at + 1, (size_t)(half + n - 1 - (at + 1)));
	*at = 0;
	const char *key = key_make(b->arena, half);
	int field = find(b, cut_period(b, key));
	if (field < 0)
		field = find(b, key);
	const char *own = field >= 0 ? b->schema->fields[field].unit : NULL;
	if (!own || measure_factor(b->arena, word, own, &factor) != MEASURE_FITS)
		return -1;
	*unit = word;
	return field;
}

int heading_match(const HeadingBook *b, const char *heading, const char **unit)
{
	char *half = key_half(b->arena, heading);
	*unit = NULL;
	const char *key = key_make(b->arena, half);
	int field = find(b, key);
	const char *bare = cut_period(b, key);
	if (field < 0 && bare != key)
		field = find(b, bare);
	/* the unit counts even where an alias spells the whole heading */
	const char *named = cut_unit(b->arena, half);
	if (field < 0 && named) {
		key = key_make(b->arena, half);
		field = find(b, key);
		bare = cut_period(b, key);
		if (field < 0 && bare != key)
			field = find(b, bare);
	}
	if (field < 0 && !named)
		return match_own_unit(b, half, unit);
	if (field >= 0)
		*unit = named;
	return field;
}
