/* index_key.c - how a name is read, and so where it is sorted (GB/T 22466-2008: figures, Latin letters,
 * then Han characters one by one by pinyin, tone and number of strokes).
 *
 * The order is our own table's, not the C library's or ICU's, which differ from machine to machine and
 * from version to version.  A name becomes a row of units: a figure as a whole (2号 before 10号), a letter,
 * or a Han character by its place in the table.  A character that is read in more than one way is taken as
 * in the names below, else as the table has it; `sort` says another reading, for which a unit stands right
 * before the characters that are read so. */
#include "layout/index_parts.h"

#include <string.h>

#include "base/utf8.h"

enum { FIGURE = 1 << 28, LETTER = 2 << 28, HAN = 3 << 28, OTHER = 4 << 28, VALUE = (1 << 28) - 1 };
enum { READING_MAX = 64 }; /* bytes of one word of pinyin */

/* Names in which a character is not read as it mostly is. */
static const struct Known {
	const char *name, *reading;
} known[] = {
	{ "重庆", "chong2qing4" }, { "厦门", "xia4men2" }, { "济南", "ji3nan2" }, { "济宁", "ji3ning2" },
	{ "济源", "ji3yuan2" }, { "六安", "lu4an1" }, { "乐清", "yue4qing1" }, { "乐亭", "lao4ting2" },
	{ "单县", "shan4xian4" }, { "蚌埠", "beng4bu4" }, { "台州", "tai1zhou1" }, { "天台", "tian1tai1" },
	{ "番禺", "pan1yu2" }, { "西藏", "xi1zang4" }, { "藏族", "zang4zu2" }, { "朝阳", "chao2yang2" },
	{ "银行", "yin2hang2" }, { "行业", "hang2ye4" }, { "会计", "kuai4ji4" }, { "音乐", "yin1yue4" },
	{ "校长", "xiao4zhang3" }, { "重新", "chong2xin1" }, { "重组", "chong2zu3" }, { "吐鲁番", "tu3lu3fan1" },
	{ "重阳", "chong2yang2" }, { "调查", "diao4cha2" },
};

/* ---- the table ---- */

IndexReader *index_reader(Arena *a)
{
	IndexReader *r = ARENA_NEW(a, IndexReader);
	unsigned rank = 0;

	r->arena = a;
	r->first = arena_array(a, index_syllable_count + 1, sizeof *r->first);
	for (size_t i = 0; i < index_syllable_count; i++) {
		r->first[i] = (uint16_t)(rank + 1);
		for (const char *p = index_syllables[i].chars, *end = p + strlen(p); p < end;) {
			uint32_t cp = 0;
			size_t length = utf8_decode(p, end, &cp);
			p += length ? length : 1;
			uint16_t **plane = &r->ranks[cp / 256 < INDEX_PLANES ? cp / 256 : 0];
			if (!*plane)
				*plane = arena_array(a, 256, sizeof **plane);
			(*plane)[cp % 256] = (uint16_t)++rank;
		}
	}
	r->first[index_syllable_count] = (uint16_t)(rank + 1);
	return r;
}

static unsigned rank_of(const IndexReader *r, uint32_t cp)
{
	return cp / 256 < INDEX_PLANES && r->ranks[cp / 256] ? r->ranks[cp / 256][cp % 256] : 0;
}

/* The syllable of the character of that rank. */
static size_t syllable_of(const IndexReader *r, unsigned rank)
{
	size_t low = 0, high = index_syllable_count;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (r->first[middle] <= rank)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* ---- pinyin ---- */

typedef struct Reading { /* one syllable as it is said to be read */
	size_t syllable; /* the first of these letters, or the one of letters and tone */
	bool   toned;
} Reading;

typedef struct Readings {
	Reading items[READING_MAX];
	size_t  count;
} Readings;

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether these letters are a syllable's; v stands for ü. */
static bool spells(const char *letters, const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		bool u = strncmp(letters, "ü", 2) == 0;
		size_t length = u && strncmp(s + i, "ü", 2) == 0 ? 2 : 1;
		if (!*letters || (length == 1 && lower(s[i]) != (u ? 'v' : *letters)))
			return false;
		i += length;
		letters += u ? 2 : 1;
	}
	return !*letters;
}

/* The syllable of these letters and that tone, or the next one where nothing is read in it; tone 0: the first. */
static size_t find_syllable(const char *s, size_t n, int tone)
{
	size_t found = index_syllable_count;

	for (size_t i = 0; i < index_syllable_count; i++) {
		if (index_syllables[i].letters[0] != lower(s[0]) || !spells(index_syllables[i].letters, s, n))
			continue;
		found = i;
		if (index_syllables[i].tone >= tone)
			break;
	}
	return found;
}

/* Reads s[at, n) as syllables, the longest first: "xian" is one, "xi'an" two. `dead` marks the places
 * from which no reading leads to the end. */
static bool read_syllables(const char *s, size_t at, size_t n, Readings *out, bool *dead)
{
	while (at < n && s[at] == '\'')
		at++;
	if (at == n)
		return out->count > 0;
	for (size_t length = n - at > 7 ? 7 : n - at; length > 0 && !dead[at]; length--) {
		size_t next = at + length, count = out->count;
		bool toned = next < n && s[next] >= '1' && s[next] <= '5';
		size_t i = find_syllable(s + at, length, toned ? s[next] - '0' : 0);
		if (i == index_syllable_count)
			continue;
		out->items[out->count++] = (Reading){ .syllable = i, .toned = toned };
		if (read_syllables(s, next + toned, n, out, dead))
			return true;
		out->count = count;
	}
	dead[at] = true;
	return false;
}

static bool read_pinyin(const char *s, size_t n, Readings *out)
{
	bool dead[READING_MAX] = { false };

	out->count = 0;
	return n > 0 && n < READING_MAX && read_syllables(s, 0, n, out, dead);
}

/* ---- units ---- */

static void add(IndexKey *k, unsigned kind, unsigned value)
{
	k->units[k->count++] = kind | (value & VALUE);
}

/* A character in a reading said for it: in its own place when the table has it there. */
static void add_reading(const IndexReader *r, IndexKey *k, Reading said, uint32_t cp)
{
	unsigned rank = rank_of(r, cp);
	const IndexSyllable *own = rank ? &index_syllables[syllable_of(r, rank)] : NULL, *wanted = &index_syllables[said.syllable];

	if (own && strcmp(own->letters, wanted->letters) == 0 && (!said.toned || own->tone == wanted->tone))
		add(k, HAN, 2 * rank);
	else
		add(k, HAN, 2u * r->first[said.syllable] - 1);
}

static uint32_t narrow(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFF01 + 0x21 : cp;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* What is no letter, figure or ideograph does not count: “甲”厂 stands as 甲厂. */
static bool counts(uint32_t cp)
{
	return is_digit(cp) || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || cp >= 0x3400 || (cp >= 0xC0 && cp < 0x2000);
}

static uint32_t next_char(const char **p, const char *end)
{
	uint32_t cp = 0xFFFD;
	size_t length = utf8_decode(*p, end, &cp);

	*p += length ? length : 1;
	return narrow(cp);
}

static bool is_punctuation(uint32_t cp)
{
	return cp == 0xD7 || cp == 0xF7 || (cp >= 0xFE10 && cp <= 0xFE6F) || (cp >= 0xFF00 && cp <= 0xFFEF);
}

static void add_character(const IndexReader *r, IndexKey *k, uint32_t cp)
{
	unsigned rank = rank_of(r, cp);

	if (!counts(cp) || is_punctuation(cp))
		return;
	if (cp < 0x80)
		add(k, LETTER, (unsigned)(cp | 32));
	else if (rank)
		add(k, HAN, 2 * rank);
	else
		add(k, OTHER, cp);
}

static const char *add_figure(IndexKey *k, const char *p, const char *end)
{
	unsigned value = 0;

	while (p < end) {
		const char *behind = p;
		uint32_t cp = next_char(&behind, end);
		if (!is_digit(cp))
			break;
		value = value < VALUE / 10 ? value * 10 + (unsigned)(cp - '0') : VALUE;
		p = behind;
	}
	add(k, FIGURE, value);
	return p;
}

/* Adds as many characters from p on as there are readings; returns the place behind them. */
static const char *add_known(const IndexReader *r, IndexKey *k, const char *p, const char *end, const Readings *said)
{
	for (size_t i = 0; i < said->count && p < end; i++)
		add_reading(r, k, said->items[i], next_char(&p, end));
	return p;
}

static void add_text(const IndexReader *r, IndexKey *k, const char *p, const char *end)
{
	while (p < end) {
		size_t i = 0, count = sizeof known / sizeof *known;
		Readings said;
		while (i < count && strncmp(p, known[i].name, strlen(known[i].name)) != 0)
			i++;
		if (i < count && (size_t)(end - p) >= strlen(known[i].name) &&
		    read_pinyin(known[i].reading, strlen(known[i].reading), &said)) {
			p = add_known(r, k, p, end, &said);
			continue;
		}
		const char *behind = p;
		uint32_t cp = next_char(&behind, end);
		if (is_digit(cp))
			behind = add_figure(k, p, end);
		else
			add_character(r, k, cp);
		p = behind;
	}
}

/* The next ideograph of a name, 0 behind the last one. */
static uint32_t next_han(const IndexReader *r, const char **p, const char *end)
{
	while (*p < end) {
		uint32_t cp = next_char(p, end);
		if (rank_of(r, cp) || char_is_han(cp))
			return cp;
	}
	return 0;
}

/* `sort` word by word: pinyin where it is pinyin, else text as it stands.  Pinyin alone may say the first
 * characters only, 重庆 in 重庆某厂: the others are read as ever. */
static void add_said(const IndexReader *r, IndexKey *k, const char *sort, const char *name)
{
	const char *han = name, *end = name + strlen(name);
	bool pinyin = true;

	while (*sort) {
		size_t n = strcspn(sort, " -");
		Readings said;
		if (read_pinyin(sort, n, &said)) {
			for (size_t i = 0; i < said.count; i++)
				add_reading(r, k, said.items[i], next_han(r, &han, end));
		} else {
			pinyin = false;
			add_text(r, k, sort, sort + n);
		}
		sort += n + (sort[n] != '\0');
	}
	if (pinyin)
		add_text(r, k, han, end);
}

static int group_of(const IndexReader *r, const IndexKey *k)
{
	unsigned unit = k->count ? k->units[0] : OTHER, value = unit & VALUE;

	switch (unit & ~(unsigned)VALUE) {
	case FIGURE:
		return 0;
	case LETTER:
		return (int)value - 'a' + 1;
	case HAN:
		return index_syllables[syllable_of(r, (value + 1) / 2)].letters[0] - 'a' + 1;
	default:
		return INDEX_GROUPS - 1;
	}
}

IndexKey index_key(const IndexReader *r, const char *name, const char *sort)
{
	IndexKey k = { .units = arena_array(r->arena, strlen(name) + (sort ? strlen(sort) : 0) + 1, sizeof *k.units) };

	if (sort && *sort)
		add_said(r, &k, sort, name);
	else
		add_text(r, &k, name, name + strlen(name));
	k.group = group_of(r, &k);
	return k;
}

int index_compare(const IndexKey *a, const IndexKey *b)
{
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	for (size_t i = 0; i < a->count && i < b->count; i++)
		if (a->units[i] != b->units[i])
			return a->units[i] < b->units[i] ? -1 : 1;
	return a->count < b->count ? -1 : a->count > b->count;
}
