/* breaks.c - where a line may end, and what it costs; where it may be stretched.
 *
 * Every place between two clusters has a price.  避头尾 and the insides of words and figures cost so
 * much that they are paid only when a paragraph cannot be broken otherwise (a narrow cell); figures
 * with their units, document numbers and standard numbers cost more than any line that is left short
 * for them, so that they are parted only where they are wider than a line (GB/T 15835, 5.1.7.2). */
#include "layout/cluster.h"

#include <string.h>

#include "base/utf8.h"

enum { HAN_BYTES = 3 }; /* of an ideograph below U+A000 */
enum { SCAN = 12 }; /* how far a rule looks along a figure */

static const Cluster *at(const Para *p, size_t i)
{
	static const Cluster none = { .kind = CLUSTER_NEWLINE, .class = CLASS_NEWLINE };

	return i < p->count ? &p->items[i] : &none;
}

static CharClass class_at(const Para *p, size_t i)
{
	return (CharClass)at(p, i)->class;
}

static bool is_latin(const Cluster *k)
{
	return k->kind == CLUSTER_LATIN || (k->kind == CLUSTER_MISSING && k->class >= CLASS_LETTER);
}

static bool is_han_char(const Cluster *k)
{
	return k->class == CLASS_HAN && k->kind != CLUSTER_NEWLINE;
}

/* ---- the piece a figure stands in ---- */

/* Ends a figure: a digit, a percent sign, a unit after digits. */
static bool figure_end(const Para *p, size_t i)
{
	CharClass c = class_at(p, i);

	if (c == CLASS_DIGIT || c == CLASS_POSTFIX)
		return true;
	if (c != CLASS_HAN || !clreq_unit(at(p, i)->cp))
		return false;
	for (size_t k = i, far = 4; k-- > 0 && far--;) {
		if (class_at(p, k) == CLASS_DIGIT)
			return true;
		if (class_at(p, k) != CLASS_HAN || !clreq_unit(at(p, k)->cp))
			return false;
	}
	return false;
}

/* 1. at a paragraph's start, or after a line typed as such: a number by its item. */
static bool item_number(const Para *p, size_t i)
{
	size_t k = i;

	if (at(p, i - 1)->cp != '.' || i > 4)
		return false;
	while (k > 1 && class_at(p, k - 2) == CLASS_DIGIT)
		k--;
	return k == 1 && i > 1;
}

/* GB/T 24789: capitals and slashes before a space, then digits. */
static bool standard_prefix(const Para *p, size_t space)
{
	size_t k = space, letters = 0;

	while (k > 0 && k + SCAN > space) {
		uint32_t cp = at(p, k - 1)->cp;
		if (!is_latin(at(p, k - 1)) || !((cp >= 'A' && cp <= 'Z') || cp == '/'))
			break;
		letters++;
		k--;
	}
	return letters >= 2;
}

static const char *const latin_units[] = { "mm", "cm", "m", "km", "g", "kg", "t", "L", "mL", "h", "s", "min", "d", "a",
	"kW", "kWh", "MW", "GW", "MPa", "kPa", "Pa", "pt", "m²", "m³", "m2", "m3", "hm²", "t/h", "m³/h", "m³/t", "MB",
	"GB", "kJ", "MJ", "GJ" };

/* Is the Latin word that begins at i a unit? */
static bool latin_unit(const Para *p, size_t i)
{
	size_t end = i;

	while (end < p->count && end < i + 5 && is_latin(at(p, end)))
		end++;
	if (end == i || (end < p->count && is_latin(at(p, end))))
		return false;
	const char *text = p->text.data + at(p, i)->text;
	size_t n = at(p, end - 1)->text + at(p, end - 1)->bytes - at(p, i)->text;
	while (n && (text[n - 1] == '.' || text[n - 1] == ',' || text[n - 1] == ')'))
		n--;
	for (size_t u = 0; u < sizeof latin_units / sizeof *latin_units; u++)
		if (strlen(latin_units[u]) == n && !memcmp(latin_units[u], text, n))
			return true;
	return false;
}

/* ---- pairs ---- */

/* After a space: the words' own rules, as if they stood close. */
static int32_t after_space(const Para *p, size_t i, Kinsoku level)
{
	size_t space = i - 1;
	size_t left = space;

	while (left > 0 && class_at(p, left - 1) == CLASS_SPACE)
		left--;
	if (!left || para_style(p, at(p, space))->literal)
		return BREAK_FREE;
	left--;
	if (at(p, i)->cp == '-' && class_at(p, i + 1) == CLASS_DIGIT && class_at(p, left) != CLASS_DIGIT)
		return BREAK_FREE; /* -3 */
	if (clreq_no_start(class_at(p, i), level) || clreq_no_end(class_at(p, left), level))
		return BREAK_KINSOKU;
	if (class_at(p, i) == CLASS_DIGIT && standard_prefix(p, space))
		return BREAK_LONG;
	if (figure_end(p, left) && latin_unit(p, i))
		return BREAK_EMERGENCY;
	return BREAK_FREE;
}

/* After – — ～ -. */
static int32_t after_join(const Para *p, size_t i)
{
	const Cluster *join = at(p, i - 1);
	CharClass next = class_at(p, i);
	bool figure = i > 1 && figure_end(p, i - 2);

	if (next == CLASS_DIGIT && (figure || i < 2 || join->cp == '-'))
		return figure ? BREAK_RANGE : BREAK_LETTER; /* -3.1: a sign and its figure */
	if (is_latin(join) && is_latin(at(p, i)))
		return i > 1 && class_at(p, i - 2) == CLASS_LETTER && next == CLASS_LETTER ? BREAK_SOFT : BREAK_RANGE;
	return next == CLASS_DIGIT ? BREAK_RANGE : BREAK_SOFT;
}

static int32_t between_latin(const Cluster *a, const Cluster *b)
{
	if (a->class == CLASS_DIGIT && b->class == CLASS_DIGIT)
		return BREAK_DIGIT;
	if (a->cp == 0x2014 || b->cp == 0x2014)
		return b->cp == 0x2014 ? BREAK_KINSOKU : BREAK_SOFT;
	if (a->class == CLASS_DIGIT || b->class == CLASS_DIGIT)
		return BREAK_DIGIT;
	return BREAK_LETTER;
}

/* A digit before a Han character, or a Han character before a digit. */
static int32_t beside_figure(const Para *p, size_t i)
{
	const Cluster *a = at(p, i - 1), *b = at(p, i);

	if (is_han_char(b)) {
		if (clreq_date_unit(b->cp))
			return BREAK_KEEP;
		return clreq_unit(b->cp) ? BREAK_EMERGENCY : BREAK_SOFT / 4;
	}
	switch (a->cp) {
	case 0x8868: /* 表 */
	case 0x56FE: /* 图 */
	case 0x7B2C: /* 第 */
	case 0x5F0F: /* 式 */
		return BREAK_KEEP;
	case 0x4EF6: /* 附件 */
		return i > 1 && at(p, i - 2)->cp == 0x9644 ? BREAK_KEEP : BREAK_FREE;
	default:
		return BREAK_FREE;
	}
}

static int32_t price(const Para *p, size_t i, Kinsoku level)
{
	const Cluster *a = at(p, i - 1), *b = at(p, i);
	CharClass ca = (CharClass)a->class, cb = (CharClass)b->class;

	if (cb == CLASS_SPACE || cb == CLASS_NEWLINE)
		return BREAK_NEVER;
	if (ca == CLASS_NEWLINE || b->loose)
		return BREAK_FREE;
	if (b->tied)
		return BREAK_LETTER;
	if (ca == CLASS_SPACE)
		return after_space(p, i, level);
	if (ca == CLASS_GLUED || cb == CLASS_GLUED)
		return BREAK_LETTER;
	if (ca == CLASS_FILL)
		return BREAK_EMERGENCY;
	if (cb == CLASS_FILL)
		return BREAK_WORD;
	if (ca == CLASS_DASH && cb == CLASS_DASH) /* between two of ——, never inside one */
		return BREAK_SOFT;
	if (clreq_no_start(cb, level) || clreq_no_end(ca, level))
		return BREAK_KINSOKU;
	if (cb == CLASS_DASH && level != KINSOKU_NONE)
		return BREAK_DASH;
	if (ca == CLASS_PREFIX && (cb == CLASS_DIGIT || cb == CLASS_PREFIX))
		return BREAK_EMERGENCY;
	if (ca == CLASS_JOIN)
		return after_join(p, i);
	if (is_latin(a) && is_latin(b))
		return between_latin(a, b);
	if (ca == CLASS_DIGIT && cb == CLASS_DIGIT)
		return BREAK_DIGIT;
	if (ca == CLASS_DIGIT || cb == CLASS_DIGIT) {
		if (a->cp == 0x3015) /* 〔2026〕1号 */
			return BREAK_KEEP;
		if (is_han_char(a) || is_han_char(b))
			return beside_figure(p, i);
	}
	if (b->cp == 0x3014)
		return BREAK_WORD;
	return item_number(p, i) ? BREAK_KEEP : BREAK_FREE;
}

/* ---- units of several characters ---- */

static const char *const long_units[] = { "立方米", "平方公里", "平方米", "公里", "千米", "毫米", "厘米", "千瓦时",
	"千瓦", "兆瓦", "吨标准煤", "公斤", "千克", "百分点", "个百分点", "微克", "毫克", "公顷" };

static size_t long_unit(const Para *p, size_t i)
{
	if (i >= p->count || p->items[i].bytes < HAN_BYTES)
		return 0;
	const char *first = p->text.data + p->items[i].text;

	for (size_t u = 0; u < sizeof long_units / sizeof *long_units; u++) {
		const char *s = long_units[u], *end;
		size_t k = i;

		if (memcmp(s, first, HAN_BYTES) != 0) /* nearly all */
			continue;
		end = s + strlen(s);
		while (s < end && k < p->count) {
			uint32_t cp;
			s += utf8_decode(s, end, &cp);
			if (at(p, k)->cp != cp || !is_han_char(at(p, k)))
				break;
			k++;
			if (s == end)
				return k - i;
		}
	}
	return 0;
}

/* 2万立方米: after the figure and its 万, the unit's own characters are kept together softly. */
static void hold_units(Para *p, size_t first)
{
	for (size_t i = first; i < p->count; i++) {
		if (class_at(p, i - 1) != CLASS_DIGIT || !is_han_char(at(p, i)))
			continue;
		size_t k = i;
		while (k < i + 2 && (at(p, k)->cp == 0x4E07 || at(p, k)->cp == 0x4EBF)) /* 万, 亿 */
			k++;
		size_t n = long_unit(p, k);
		for (size_t j = k > i ? k : k + 1; n && j < k + n; j++)
			if (p->items[j].penalty < BREAK_WORD)
				p->items[j].penalty = BREAK_WORD;
	}
}

/* ---- stretching ---- */

/* Between all characters equally, but not inside a Latin word or figure, nor beside a connector or
 * a slash (CLREQ 3.3), nor beside a space, which stretches itself. */
static bool stretches(const Cluster *a, const Cluster *b)
{
	if ((a->kind != CLUSTER_HAN && a->kind != CLUSTER_LATIN && a->kind != CLUSTER_MISSING) ||
	    (b->kind != CLUSTER_HAN && b->kind != CLUSTER_LATIN && b->kind != CLUSTER_MISSING))
		return false;
	if (is_latin(a) && is_latin(b))
		return false;
	if (a->class == CLASS_JOIN || a->class == CLASS_SLASH || b->class == CLASS_JOIN || b->class == CLASS_SLASH)
		return false;
	return b->class != CLASS_POSTFIX && !(a->class == CLASS_DASH && b->class == CLASS_DASH) &&
		!(a->class == CLASS_PREFIX && b->class == CLASS_DIGIT);
}

static bool plain(const Cluster *k)
{
	return k->kind == CLUSTER_HAN && k->class == CLASS_HAN;
}

void breaks_find(Para *p, Kinsoku level)
{
	size_t figure = p->count; /* behind the first */

	for (size_t i = 0; i < p->count; i++) {
		Cluster *k = &p->items[i];

		if (i && plain(k - 1) && plain(k) && !k->tied) { /* nearly all: what price() and stretches() say of them */
			k->penalty = BREAK_FREE;
			k->joint = true;
			continue;
		}
		k->penalty = i ? price(p, i, level) : BREAK_NEVER;
		k->joint = i && stretches(k - 1, k);
		if (k->class == CLASS_DIGIT && figure == p->count)
			figure = i + 1;
	}
	hold_units(p, figure);
}
