/* heading.c - see heading.h.
 *
 * A heading is tried as it stands first, then without the unit behind it, then without what is said of its period and unit
 * before and behind a field's name: an alias that spells any of this out wins. */
#include "ledger/heading.h"

#include <stdint.h>
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

/* ---- where a name can stand ----
 *
 * A heading is searched for each spelling of each field, hardly any of which is in it: a spelling is looked for only where its first
 * bytes are somewhere in the heading, which a set of bits says at once (and sometimes of bytes that are not). */

enum { START = 3, STARTS = 1024 }; /* bytes: a Han character's; the bits */

typedef struct Starts {
	uint64_t bits[STARTS / 64];
} Starts;

static unsigned start_of(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;
	return ((unsigned)p[0] << 6 ^ (unsigned)p[1] << 4 ^ p[2]) % STARTS;
}

static void take_starts(Starts *s, const char *key)
{
	size_t n = strlen(key);
	*s = (Starts){ { 0 } };
	for (size_t i = 0; i + START <= n; i++) {
		unsigned bit = start_of(key + i);
		s->bits[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

static bool may_hold(const Starts *s, const Spelling *name)
{
	return name->len < START || (s->bits[name->start / 64] >> name->start % 64 & 1);
}

/* ---- the book ---- */

static void add_spelling(HeadingBook *b, int field, const char *text)
{
	const char *key = key_make(b->arena, text);
	size_t n = strlen(key);
	if (n)
		b->spellings[b->spelling_count++] = (Spelling){ key, n, n < START ? 0 : start_of(key), field };
}

HeadingBook heading_book(Arena *a, const Schema *schema, Period period)
{
	HeadingBook b = { .arena = a, .schema = schema, .period = period };
	size_t most = 0;
	take_names(&b);
	for (size_t i = 0; i < schema->field_count; i++)
		most += schema->fields[i].alias_count + 2;
	b.spellings = arena_array(a, most + 1, sizeof *b.spellings);
	for (size_t i = 0; i < schema->field_count; i++) {
		const Field *f = &schema->fields[i];
		if (b.by_name[i])
			continue;
		if (f->label)
			add_spelling(&b, (int)i, f->label);
		for (size_t k = 0; k < f->alias_count; k++)
			add_spelling(&b, (int)i, f->aliases[k]);
		add_spelling(&b, (int)i, f->name);
	}
	b.label = key_make(a, schema->label ? schema->label : "");
	return b;
}

static int find(const HeadingBook *b, const char *key)
{
	size_t n = strlen(key);
	for (size_t i = 0; i < b->schema->shape.name_count && n; i++)
		if (strcmp(b->names[i], key) == 0)
			return b->named[i];
	for (size_t i = 0; i < b->spelling_count && n; i++)
		if (b->spellings[i].len == n && memcmp(b->spellings[i].key, key, n) == 0)
			return b->spellings[i].field;
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

/* Whether it may be meant for the field's unit: 万m³取水量, but not the 家 of 家取水量. */
static bool fits_unit(const HeadingBook *b, int field, const char *unit)
{
	const Field *f = &b->schema->fields[field];
	Number factor;
	const char *own = f->unit ? f->unit : f->type == FIELD_PERCENT ? "%" : NULL;
	MeasureFit fit = own ? measure_factor(b->arena, unit, own, &factor) : MEASURE_DIFFERS;
	return fit == MEASURE_FITS || fit == MEASURE_ASSUMED;
}

/* What one word before or behind a name says: its period or its unit.  False when it is neither. */
static bool take_word(const HeadingBook *b, char *word, bool before, HeadingMatch *m)
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
		return take_word(b, word, before, m) && take_word(b, slash + 1, before, m);
	}
	if (!unit || (before && !fits_unit(b, m->field, unit)) || (m->unit && strcmp(m->unit, unit) != 0))
		return false;
	m->unit = unit;
	return true;
}

/* (本期,万m3): all of it must be understood. */
static bool take_words(const HeadingBook *b, const char *text, size_t n, bool before, HeadingMatch *m)
{
	static const char marks[] = "()[]{}<>,;:_|*-";
	static const char *const others[] = { "、", "\xC2\xB7", "※", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", NULL }; /* 取水量① has a note below */
	char *word = arena_strndup(b->arena, text, n), *end;
	for (int i = 0; others[i]; i++)
		for (char *p = word; (p = strstr(p, others[i])) != NULL;)
			memset(p, ',', strlen(others[i]));
	while (*word) {
		size_t k = strcspn(word, "()[]{}<>,;:_|*");
		end = word + k;
		bool last = !*end;
		*end = 0;
		while (k && strchr(marks, word[k - 1])) /* 1-6月 holds a - of its own */
			word[--k] = 0;
		word += strspn(word, marks);
		if (!take_word(b, word, before, m))
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
	Starts starts;
	take_starts(&starts, key);
	for (size_t i = 0; i < b->spelling_count; i++) {
		const Spelling *name = &b->spellings[i];
		const char *at = name->len > longest && may_hold(&starts, name) ? strstr(key, name->key) : NULL;
		HeadingMatch m = { .field = name->field };
		if (!at || !take_words(b, key, (size_t)(at - key), true, &m) || !take_words(b, at + name->len, strlen(at + name->len), false, &m))
			continue;
		longest = name->len;
		best = m;
	}
	return best;
}

HeadingMatch heading_read(const HeadingBook *b, const char *heading)
{
	enum { LONGEST = 2000 }; /* bytes: a text beyond is none, and would be gone through for each name */
	if (strlen(heading) > LONGEST)
		return (HeadingMatch){ .field = -1 };
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

/* ---- heads over others ---- */

/* Words of which names of groups of columns are made.  None of them says how much, or of when, the figures below are: 计划, 许可
 * and 日均 are no such words, nor is 生活, of which there is only a part. */
static const char *const GROUPS[] = {
	"基本情况", "基本信息", "概况", "情况", "信息", "数据", "主要指标", "经济指标", "统计指标", "监测指标", "各项指标", "明细", "构成", "组成", "分类", "分项", "类别",
	"其中", "合计", "总计", "小计", "总量", "总数", "数量", "企业", "单位", "项目", "产品", "主要产品", "园区", "用水", "取水", "取用水", "用水量", "取水量", "取用水量", "水量",
	"水源", "用途", "环节", "生产环节", "来源", "去向", "方式", "性质", "按", "分", "分别", "工业", "经济", "生产情况", "生产经营情况", "节水情况", "排水情况", "供水情况", "重复利用", "重复利用水",
	"重复利用水量", "重复利用情况", "循环利用", "计量", "监测", "统计", "填报", "计量单位", "及", "和", "与", "、", "的", NULL,
};

static bool group_unit(const HeadingBook *b, const char *piece, int field)
{
	return known_unit(b->arena, piece) && fits_unit(b, field, piece);
}

/* A field's own name over another's: 取水量 over 地表水, 主要产品 over 产量, 产量 over 计量单位, but not 用水定额 over 取水量. */
static bool group_field(const HeadingBook *b, const char *piece, int field)
{
	int over = find(b, piece);
	if (over < 0)
		return false;
	const Field *f = &b->schema->fields[over], *own = &b->schema->fields[field];
	return over == field || !field_is_number(f->type) || !field_is_number(own->type) || (f->unit && own->unit && strcmp(f->unit, own->unit) == 0);
}

/* What one piece of an upper head says; false: it is not understood. */
static bool group_piece(const HeadingBook *b, const char *piece, int field, PeriodWord *said)
{
	static const char marks[] = "()[]{},;:/_|-.~";
	*said = PERIOD_WORD_NONE;
	if ((!piece[1] && strchr(marks, *piece)) || key_in(piece, GROUPS) || (strlen(piece) >= strlen("定额") && strstr(b->label, piece)) ||
	    group_field(b, piece, field) || group_unit(b, piece, field))
		return true;
	*said = heading_period(b->arena, b->period, piece);
	return *said != PERIOD_WORD_NONE;
}

enum { OVER_MOST = 120, NOT_TILED = PERIOD_WORD_OTHER + 1 };

/* The least doubtful way to read the text as pieces, each of which is understood; NOT_TILED: there is none. */
static int read_over(const HeadingBook *b, const char *key, int field)
{
	size_t n = strlen(key);
	int best[OVER_MOST + 1];
	if (n > OVER_MOST)
		return NOT_TILED;
	best[n] = PERIOD_WORD_NONE;
	for (size_t i = n; i-- > 0;) {
		best[i] = NOT_TILED;
		for (size_t k = 1; ((unsigned char)key[i] & 0xC0) != 0x80 && i + k <= n; k++) {
			PeriodWord said;
			if (best[i + k] == NOT_TILED || ((unsigned char)key[i + k] & 0xC0) == 0x80 ||
			    !group_piece(b, arena_strndup(b->arena, key + i, k), field, &said))
				continue;
			int worst = (int)said > best[i + k] ? (int)said : best[i + k];
			best[i] = worst < best[i] ? worst : best[i];
		}
	}
	return best[0];
}

/* 一、, (二), 1. in front of it */
static const char *after_number(const char *key)
{
	static const char *const numbers[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL };
	const char *p = key + (*key == '(');
	size_t digits = strspn(p, "0123456789");
	const char *at = p + (digits <= 2 ? digits : 0);
	for (int i = 0; numbers[i] && at == p; i++)
		at += key_starts(p, numbers[i]) ? strlen(numbers[i]) : 0;
	if (at == p)
		return key;
	if (*key == '(')
		return *at == ')' ? at + 1 : key;
	return key_starts(at, "、") ? at + strlen("、") : *at == '.' && (at[1] < '0' || at[1] > '9') ? at + 1 : key;
}

void heading_over(const HeadingBook *b, const char *over, HeadingMatch *m)
{
	const char *key = after_number(key_make(b->arena, over));
	int said = *key ? read_over(b, key, m->field) : PERIOD_WORD_NONE;
	if (said == NOT_TILED) {
		PeriodWord named = heading_names_period(b->arena, b->period, key);
		said = named == PERIOD_WORD_OTHER ? PERIOD_WORD_OTHER : PERIOD_WORD_NONE;
		m->above = named == PERIOD_WORD_OTHER ? m->above : over;
	}
	m->period = said > (int)m->period ? (PeriodWord)said : m->period;
	if (!m->unit)
		m->unit = heading_unit(b->arena, over);
	if (!m->unit)
		m->unit = heading_named_unit(b->arena, over);
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
