/* measure.c - units of measure.
 *
 * A unit is a kind over another (m³ over 万元) and an exact factor to the kind's base unit.  The
 * table lists whole unit words; a scale word before one (万立方米) multiplies it. */
#include "ledger/measure.h"

#include <string.h>

#include "ledger/key.h"

typedef enum Kind { KIND_NONE, VOLUME, MASS, MONEY, LENGTH, SURFACE, TIME, YEAR, COUNT, SHARE, ENERGY } Kind;

typedef struct Measure {
	Kind   over, under;
	Number factor;
	bool   scaled;
} Measure;

enum { WORD_ROOM = 16 }; /* bytes of a unit's key with zeros behind it, which makes one comparison of two words */

/* Keys (see key.h). The base units: m³, t, 元, m, m², h, year, one, %, kW·h. */
static const struct { char key[WORD_ROOM]; Kind kind; int64_t num, den; } UNITS[] = {
	{ "m3", VOLUME, 1, 1 }, { "立方米", VOLUME, 1, 1 }, { "立方", VOLUME, 1, 1 }, { "方", VOLUME, 1, 1 },
	{ "l", VOLUME, 1, 1000 }, { "升", VOLUME, 1, 1000 }, { "kl", VOLUME, 1, 1 }, { "公升", VOLUME, 1, 1000 }, { "立升", VOLUME, 1, 1000 },
	{ "毫升", VOLUME, 1, 1000000 }, /* no ml: keys know no capitals, and ML is a thousand million mL */
	{ "t", MASS, 1, 1 }, { "吨", MASS, 1, 1 }, { "kg", MASS, 1, 1000 }, { "千克", MASS, 1, 1000 }, { "公斤", MASS, 1, 1000 }, { "公吨", MASS, 1, 1 },
	{ "g", MASS, 1, 1000000 }, { "克", MASS, 1, 1000000 }, { "斤", MASS, 1, 2000 },
	{ "元", MONEY, 1, 1 }, { "人民币元", MONEY, 1, 1 },
	{ "m", LENGTH, 1, 1 }, { "米", LENGTH, 1, 1 }, { "km", LENGTH, 1000, 1 }, { "千米", LENGTH, 1000, 1 }, { "公里", LENGTH, 1000, 1 },
	{ "m2", SURFACE, 1, 1 }, { "平方米", SURFACE, 1, 1 }, { "亩", SURFACE, 2000, 3 },
	{ "h", TIME, 1, 1 }, { "小时", TIME, 1, 1 }, { "时", TIME, 1, 1 }, { "d", TIME, 24, 1 }, { "日", TIME, 24, 1 }, { "天", TIME, 24, 1 },
	{ "a", YEAR, 1, 1 }, { "年", YEAR, 1, 1 },
	{ "个", COUNT, 1, 1 }, { "项", COUNT, 1, 1 }, { "家", COUNT, 1, 1 }, { "户", COUNT, 1, 1 }, { "台", COUNT, 1, 1 },
	{ "套", COUNT, 1, 1 }, { "台套", COUNT, 1, 1 }, { "台(套)", COUNT, 1, 1 }, { "次", COUNT, 1, 1 }, { "场", COUNT, 1, 1 },
	{ "场次", COUNT, 1, 1 }, { "件", COUNT, 1, 1 }, { "人", COUNT, 1, 1 }, { "人次", COUNT, 1, 1 }, { "对", COUNT, 1, 1 },
	{ "处", COUNT, 1, 1 }, { "座", COUNT, 1, 1 }, { "只", COUNT, 1, 1 }, { "块", COUNT, 1, 1 }, { "条", COUNT, 1, 1 },
	{ "份", COUNT, 1, 1 }, { "篇", COUNT, 1, 1 }, { "名", COUNT, 1, 1 },
	{ "%", SHARE, 1, 1 }, { "百分比", SHARE, 1, 1 }, { "个百分点", SHARE, 1, 1 }, { "百分点", SHARE, 1, 1 }, { "\xE2\x80\xB0", SHARE, 1, 10 },
	{ "kwh", ENERGY, 1, 1 }, { "kw\xC2\xB7h", ENERGY, 1, 1 }, { "千瓦时", ENERGY, 1, 1 }, { "度", ENERGY, 1, 1 }, { "mwh", ENERGY, 1000, 1 },
	{ "mw\xC2\xB7h", ENERGY, 1000, 1 }, { "gwh", ENERGY, 1000000, 1 }, { "gw\xC2\xB7h", ENERGY, 1000000, 1 }, { "兆瓦时", ENERGY, 1000, 1 },
	{ "千瓦\xC2\xB7时", ENERGY, 1, 1 }, { "千瓦小时", ENERGY, 1, 1 }, { "兆瓦\xC2\xB7时", ENERGY, 1000, 1 }, { "兆瓦小时", ENERGY, 1000, 1 },
};

static const struct { const char *key; int64_t times; } SCALES[] = {
	{ "万亿", INT64_C(1000000000000) }, { "千万", 10000000 }, { "百万", 1000000 }, { "十万", 100000 },
	{ "亿", 100000000 }, { "万", 10000 }, { "千", 1000 }, { "百", 100 },
	{ "10\xE2\x81\xB4", 10000 }, { "10^4", 10000 }, { "10\xE2\x81\xB8", 100000000 }, { "10^8", 100000000 }, /* 10⁴m³ in yearbooks */
};

static bool find_single(const char *key, size_t n, Kind *kind, Number *factor, bool *scaled)
{
	char word[WORD_ROOM] = "";
	if (n < WORD_ROOM)
		memcpy(word, key, n);
	for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS && n < WORD_ROOM; i++) {
		if (memcmp(UNITS[i].key, word, WORD_ROOM) == 0) {
			*kind = UNITS[i].kind;
			*factor = number_make(UNITS[i].num, UNITS[i].den);
			return true;
		}
	}
	for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES && !*scaled; i++) {
		size_t k = strlen(SCALES[i].key);
		if (n <= k || memcmp(SCALES[i].key, key, k) != 0)
			continue;
		*scaled = true;
		if (find_single(key + k, n - k, kind, factor, scaled)) {
			*factor = number_mul(*factor, number_int(SCALES[i].times));
			return true;
		}
		*scaled = false;
	}
	return false;
}

/* Where a rate's unit is parted, and how long the sign is; NULL: it is no rate. */
static const char *parted(const char *key, size_t *bar)
{
	const char *slash = strchr(key, '/');
	*bar = 1;
	if (!slash && (slash = strstr(key, "每")) != NULL)
		*bar = strlen("每");
	return slash;
}

static bool find(const char *key, Measure *m)
{
	size_t bar;
	const char *slash = parted(key, &bar);
	*m = (Measure){ 0 };
	if (!slash)
		return find_single(key, strlen(key), &m->over, &m->factor, &m->scaled);
	Number over, under;
	bool   under_scaled = false;
	const char *rest = slash + bar;
	if (!find_single(key, (size_t)(slash - key), &m->over, &over, &m->scaled) ||
	    !find_single(rest, strlen(rest), &m->under, &under, &under_scaled))
		return false;
	m->scaled |= under_scaled;
	m->factor = number_div(over, under);
	return number_ok(m->factor);
}

bool measure_known(Arena *a, const char *text)
{
	Measure m;
	return find(key_make(a, text), &m);
}

bool measure_scaled(Arena *a, const char *text)
{
	Measure m;
	return find(key_make(a, text), &m) && m.scaled;
}

bool measure_is_rate(Arena *a, const char *text)
{
	Measure m;
	return find(key_make(a, text), &m) && (m.under != KIND_NONE || m.over == SHARE);
}

bool measure_is_share(Arena *a, const char *text)
{
	Measure m;
	return find(key_make(a, text), &m) && m.over == SHARE && m.under == KIND_NONE;
}

const char *measure_of_year(Arena *a, const char *text)
{
	static const char *const ends[] = { "/a", "/年", "每年", "/y", "/yr", "/year", NULL };
	const char *key = key_make(a, text);
	for (int i = 0; ends[i]; i++)
		if (key_ends(key, ends[i]) && strlen(key) > strlen(ends[i]))
			return arena_strndup(a, key, strlen(key) - strlen(ends[i]));
	return text;
}

bool measure_split(Arena *a, const char *text, const char **over, const char **under)
{
	size_t bar;
	const char *half = key_half(a, text), *slash = parted(half, &bar);
	if (!slash || slash == half || !slash[bar])
		return false;
	*over = arena_strndup(a, half, (size_t)(slash - half));
	*under = arena_strdup(a, slash + bar);
	return true;
}

/* Cuts a scale word off a key and returns its factor. */
static int64_t take_scale(const char **key)
{
	for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
		if (key_starts(*key, SCALES[i].key) && (*key)[strlen(SCALES[i].key)]) {
			*key += strlen(SCALES[i].key);
			return SCALES[i].times;
		}
	}
	return 1;
}

bool measure_is_unusual(Arena *a, const char *text)
{
	Measure m;
	const char *key = key_make(a, text), *bare = key;
	if (!find(key, &m))
		return take_scale(&bare) > 1; /* 万箱 */
	return m.under == KIND_NONE && m.over != SHARE && number_cmp(m.factor, number_int(m.over == ENERGY ? 1000 : 1)) != 0;
}

bool measure_is_amount(Arena *a, const char *text)
{
	Measure m;
	return find(key_make(a, text), &m) && m.under == KIND_NONE && m.over != SHARE && m.over != YEAR;
}

/* A unit that only a project knows, by its word: 万吨标准煤 is 10000 of its 吨标准煤. */
static MeasureFit own_factor(const char *from, const char *to, Number *factor)
{
	int64_t over = take_scale(&from), under = take_scale(&to);
	if (strcmp(from, to) != 0)
		return MEASURE_UNKNOWN;
	*factor = number_make(over, under);
	return MEASURE_FITS;
}

/* Rates over a unit that only the project knows, m3/箱 and 立方米/箱: part by part. */
static MeasureFit rate_factor(Arena *a, const char *from, const char *to, Number *factor)
{
	const char *from_over, *from_under, *to_over, *to_under;
	Number over, under;
	if (!measure_split(a, from, &from_over, &from_under) || !measure_split(a, to, &to_over, &to_under))
		return own_factor(from, to, factor);
	MeasureFit fit = measure_factor(a, from_over, to_over, &over);
	MeasureFit fit_under = measure_factor(a, from_under, to_under, &under);
	*factor = number_div(over, under);
	return fit_under != MEASURE_FITS ? fit_under : fit;
}

MeasureFit measure_factor(Arena *a, const char *from, const char *to, Number *factor)
{
	Measure f, t;
	const char *from_key = key_make(a, from), *to_key = key_make(a, to);
	*factor = number_int(1);
	if (strcmp(from_key, to_key) == 0)
		return MEASURE_FITS;
	if (!find(from_key, &f) || !find(to_key, &t))
		return rate_factor(a, from_key, to_key, factor);
	bool water = f.over == MASS && t.over == VOLUME; /* 1 t of water for 1 m³ */
	if ((f.over != t.over && !water) || f.under != t.under)
		return MEASURE_DIFFERS;
	*factor = number_div(f.factor, t.factor);
	return water ? MEASURE_ASSUMED : MEASURE_FITS;
}

static bool counts(const Measure *m)
{
	return m->over == COUNT || m->under == COUNT;
}

static bool exchange(const char *from, const char *to, Number *factor)
{
	Measure f, t;
	bool known = find(from, &f) && find(to, &t);
	*factor = number_int(1);
	if (strcmp(from, to) == 0)
		return true;
	if (!known || counts(&f) || counts(&t)) /* by the same word, with a scale before it */
		return own_factor(from, to, factor) == MEASURE_FITS;
	if (f.over != t.over || f.under != t.under)
		return false;
	*factor = number_div(f.factor, t.factor);
	return number_ok(*factor);
}

bool measure_exchange(Arena *a, const char *from, const char *to, Number *factor)
{
	return exchange(key_make(a, from), key_make(a, to), factor);
}

/* Cuts the volume off a key: m3/t → t; *factor: of it to m3.  A unit without is per itself. */
static bool take_volume(const char **key, Number *factor)
{
	const char *slash = strchr(*key, '/');
	size_t bar = slash ? 1 : strlen("每");
	Measure m = { 0 };
	*factor = number_int(1);
	if (!slash && (slash = strstr(*key, "每")) == NULL)
		return true;
	if (!find_single(*key, (size_t)(slash - *key), &m.over, factor, &m.scaled) || m.over != VOLUME)
		return false;
	*key = slash + bar;
	return true;
}

bool measure_per(Arena *a, const char *from, const char *to, Number *factor)
{
	const char *theirs = key_make(a, from), *ours = key_make(a, to);
	Number volume, own, units;
	if (!take_volume(&theirs, &volume) || !take_volume(&ours, &own) || !exchange(ours, theirs, &units))
		return false;
	*factor = number_div(number_mul(volume, units), own);
	return number_ok(*factor);
}

bool measure_scale(const char *text, Number *factor)
{
	for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
		if (strcmp(text, SCALES[i].key) == 0) {
			*factor = number_int(SCALES[i].times);
			return true;
		}
	}
	return false;
}

typedef struct UnitWords {
	const char *unit, *zh, *en;
} UnitWords;

static const UnitWords *words_of(const char *unit)
{
	static const UnitWords list[] = {
		{ "m3", "立方米", "m³" }, { "万m3", "万立方米", "10,000 m³" }, { "m3/万元", "立方米/万元", "m³ per CNY 10,000" },
		{ "km", "公里", "km" }, { "t", "吨", "t" }, { "万元", "万元", "CNY 10,000" },
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (strcmp(unit, list[i].unit) == 0 || strcmp(unit, list[i].zh) == 0) /* as clerks write it, too */
			return &list[i];
	return NULL;
}

const char *measure_words(const char *unit)
{
	const UnitWords *words = words_of(unit);
	return words ? words->zh : unit;
}

const char *measure_english(const char *unit)
{
	const UnitWords *words = words_of(unit);
	return words ? words->en : unit;
}
