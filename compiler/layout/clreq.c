/* clreq.c - tables of characters: script, class, 避头尾, blank sides.
 *
 * A class belongs to a character in a script: “ opens in both, but takes a cell only among Han.
 * Ranges not named here are ideographs when they lie in a CJK block and letters otherwise. */
#include "layout/clreq.h"

#include <stddef.h>

#include "base/utf8.h"

typedef struct Range {
	uint32_t first, last;
	Script   script;
} Range;

/* Sorted. What stands between two ranges is Latin. */
static const Range ranges[] = {
	{ 0x0009, 0x000D, SCRIPT_SPACE },  { 0x0020, 0x0020, SCRIPT_SPACE },
	{ 0x0021, 0x002F, SCRIPT_DIGIT },  { 0x0030, 0x0039, SCRIPT_DIGIT },
	{ 0x003A, 0x0040, SCRIPT_DIGIT },  { 0x005B, 0x0060, SCRIPT_DIGIT },
	{ 0x007B, 0x007E, SCRIPT_DIGIT },  { 0x00A0, 0x00AC, SCRIPT_DIGIT },
	{ 0x00AD, 0x00AD, SCRIPT_HIDDEN }, { 0x00AE, 0x00AF, SCRIPT_DIGIT },
	{ 0x00B0, 0x00B0, SCRIPT_SHARED }, { 0x00B1, 0x00B6, SCRIPT_DIGIT },
	{ 0x00B7, 0x00B7, SCRIPT_SHARED }, { 0x00B8, 0x00BF, SCRIPT_DIGIT },
	{ 0x00D7, 0x00D7, SCRIPT_SHARED }, { 0x00F7, 0x00F7, SCRIPT_DIGIT },
	{ 0x2000, 0x200A, SCRIPT_SPACE },  { 0x200B, 0x200F, SCRIPT_HIDDEN },
	{ 0x2010, 0x2013, SCRIPT_DIGIT },  { 0x2014, 0x2015, SCRIPT_SHARED },
	{ 0x2016, 0x2017, SCRIPT_DIGIT },  { 0x2018, 0x2019, SCRIPT_SHARED },
	{ 0x201A, 0x201B, SCRIPT_DIGIT },  { 0x201C, 0x201D, SCRIPT_SHARED },
	{ 0x201E, 0x2025, SCRIPT_DIGIT },  { 0x2026, 0x2026, SCRIPT_SHARED },
	{ 0x2027, 0x2027, SCRIPT_HAN },    { 0x2028, 0x2029, SCRIPT_SPACE },
	{ 0x202A, 0x202E, SCRIPT_HIDDEN }, { 0x202F, 0x203A, SCRIPT_DIGIT },
	{ 0x203B, 0x203C, SCRIPT_HAN },    { 0x203D, 0x2046, SCRIPT_DIGIT },
	{ 0x2047, 0x2049, SCRIPT_HAN },    { 0x204A, 0x205F, SCRIPT_DIGIT },
	{ 0x2060, 0x206F, SCRIPT_HIDDEN }, { 0x2070, 0x20CF, SCRIPT_DIGIT },
	{ 0x2100, 0x2109, SCRIPT_HAN },    { 0x2116, 0x2116, SCRIPT_DIGIT },
	{ 0x2121, 0x2121, SCRIPT_HAN },    { 0x2160, 0x217F, SCRIPT_HAN },
	{ 0x2190, 0x21FF, SCRIPT_HAN },    { 0x2200, 0x22ED, SCRIPT_DIGIT },
	{ 0x22EE, 0x22EF, SCRIPT_HAN },    { 0x22F0, 0x22FF, SCRIPT_DIGIT },
	{ 0x2300, 0x23FF, SCRIPT_HAN },    { 0x2460, 0x27BF, SCRIPT_HAN },
	{ 0x2900, 0x297F, SCRIPT_HAN },    { 0x2B00, 0x2BFF, SCRIPT_HAN },
	{ 0x2E3A, 0x2E3B, SCRIPT_HAN },    { 0x2E80, 0xA4CF, SCRIPT_HAN },
	{ 0xA960, 0xA97F, SCRIPT_HAN },    { 0xAC00, 0xD7FF, SCRIPT_HAN },
	{ 0xE000, 0xFAFF, SCRIPT_HAN },    { 0xFE00, 0xFE0F, SCRIPT_HIDDEN },
	{ 0xFE10, 0xFE1F, SCRIPT_HAN },    { 0xFE30, 0xFE6F, SCRIPT_HAN },
	{ 0xFEFF, 0xFEFF, SCRIPT_HIDDEN }, { 0xFF01, 0xFF60, SCRIPT_HAN },
	{ 0xFFE0, 0xFFE6, SCRIPT_HAN },    { 0x16FE0, 0x18DFF, SCRIPT_HAN },
	{ 0x1B000, 0x1B2FF, SCRIPT_HAN },  { 0x1F000, 0x1FAFF, SCRIPT_HAN },
	{ 0x20000, 0x3FFFF, SCRIPT_HAN },  { 0xE0100, 0xE01EF, SCRIPT_HIDDEN },
	{ 0xF0000, 0x10FFFF, SCRIPT_HAN },
};

Script clreq_script_any(uint32_t cp)
{
	size_t low = 0, high = sizeof ranges / sizeof *ranges;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (cp > ranges[mid].last)
			low = mid + 1;
		else if (cp < ranges[mid].first)
			high = mid;
		else
			return ranges[mid].script;
	}
	return SCRIPT_LATIN;
}

typedef struct Mark {
	uint32_t  cp;
	CharClass han, latin;
} Mark;

/* Sorted. The Latin column counts only for marks that can be Latin. */
static const Mark marks[] = {
	{ 0x0020, CLASS_SPACE, CLASS_SPACE },
	{ '!', CLASS_STOP, CLASS_LATIN_CLOSE },
	{ '#', CLASS_PREFIX, CLASS_PREFIX },
	{ '$', CLASS_PREFIX, CLASS_PREFIX },
	{ '%', CLASS_POSTFIX, CLASS_POSTFIX },
	{ '(', CLASS_OPEN, CLASS_LATIN_OPEN },
	{ ')', CLASS_CLOSE, CLASS_LATIN_CLOSE },
	{ '+', CLASS_PREFIX, CLASS_PREFIX },
	{ ',', CLASS_PAUSE, CLASS_LATIN_CLOSE },
	{ '-', CLASS_JOIN, CLASS_JOIN },
	{ '.', CLASS_STOP, CLASS_LATIN_CLOSE },
	{ '/', CLASS_SLASH, CLASS_SLASH },
	{ ':', CLASS_PAUSE, CLASS_LATIN_CLOSE },
	{ ';', CLASS_PAUSE, CLASS_LATIN_CLOSE },
	{ '<', CLASS_PREFIX, CLASS_PREFIX },
	{ '>', CLASS_PREFIX, CLASS_PREFIX },
	{ '?', CLASS_STOP, CLASS_LATIN_CLOSE },
	{ '[', CLASS_OPEN, CLASS_LATIN_OPEN },
	{ ']', CLASS_CLOSE, CLASS_LATIN_CLOSE },
	{ '{', CLASS_OPEN, CLASS_LATIN_OPEN },
	{ '}', CLASS_CLOSE, CLASS_LATIN_CLOSE },
	{ '~', CLASS_JOIN, CLASS_JOIN },
	{ 0x00A0, CLASS_GLUED, CLASS_GLUED },
	{ 0x00A3, CLASS_PREFIX, CLASS_PREFIX },
	{ 0x00A5, CLASS_PREFIX, CLASS_PREFIX },
	{ 0x00B0, CLASS_POSTFIX, CLASS_POSTFIX }, /* ° */
	{ 0x00B1, CLASS_PREFIX, CLASS_PREFIX },   /* ± */
	{ 0x00B2, CLASS_POSTFIX, CLASS_POSTFIX }, /* ² */
	{ 0x00B3, CLASS_POSTFIX, CLASS_POSTFIX },
	{ 0x00B7, CLASS_DOT, CLASS_DOT },         /* · */
	{ 0x00B9, CLASS_POSTFIX, CLASS_POSTFIX },
	{ 0x2010, CLASS_JOIN, CLASS_JOIN },
	{ 0x2011, CLASS_GLUED, CLASS_GLUED },
	{ 0x2012, CLASS_JOIN, CLASS_JOIN },
	{ 0x2013, CLASS_JOIN, CLASS_JOIN },       /* – */
	{ 0x2014, CLASS_JOIN, CLASS_JOIN },       /* — single; a pair is CLASS_DASH */
	{ 0x2015, CLASS_JOIN, CLASS_JOIN },
	{ 0x2018, CLASS_OPEN, CLASS_LATIN_OPEN }, /* ‘ */
	{ 0x2019, CLASS_CLOSE, CLASS_LATIN_CLOSE },
	{ 0x201C, CLASS_OPEN, CLASS_LATIN_OPEN }, /* “ */
	{ 0x201D, CLASS_CLOSE, CLASS_LATIN_CLOSE },
	{ 0x2026, CLASS_DASH, CLASS_LATIN_CLOSE }, /* … */
	{ 0x2027, CLASS_DOT, CLASS_DOT },
	{ 0x202F, CLASS_GLUED, CLASS_GLUED },
	{ 0x2030, CLASS_POSTFIX, CLASS_POSTFIX }, /* ‰ */
	{ 0x2032, CLASS_POSTFIX, CLASS_POSTFIX },
	{ 0x2033, CLASS_POSTFIX, CLASS_POSTFIX },
	{ 0x203C, CLASS_STOP, CLASS_LATIN_CLOSE },
	{ 0x2047, CLASS_STOP, CLASS_LATIN_CLOSE },
	{ 0x2048, CLASS_STOP, CLASS_LATIN_CLOSE },
	{ 0x2049, CLASS_STOP, CLASS_LATIN_CLOSE },
	{ 0x20AC, CLASS_PREFIX, CLASS_PREFIX },
	{ 0x2103, CLASS_POSTFIX, CLASS_POSTFIX }, /* ℃ */
	{ 0x2109, CLASS_POSTFIX, CLASS_POSTFIX },
	{ 0x2116, CLASS_PREFIX, CLASS_PREFIX },   /* № */
	{ 0x2212, CLASS_PREFIX, CLASS_PREFIX },   /* − */
	{ 0x2264, CLASS_PREFIX, CLASS_PREFIX },   /* ≤ */
	{ 0x2265, CLASS_PREFIX, CLASS_PREFIX },
	{ 0x22EF, CLASS_DASH, CLASS_LATIN_CLOSE }, /* ⋯ */
	{ 0x2E3A, CLASS_DASH, CLASS_DASH },        /* ⸺ */
	{ 0x3000, CLASS_BLANK, CLASS_BLANK },
	{ 0x3001, CLASS_PAUSE, CLASS_PAUSE }, /* 、 */
	{ 0x3002, CLASS_STOP, CLASS_STOP },   /* 。 */
	{ 0x3008, CLASS_OPEN, CLASS_OPEN },   /* 〈 */
	{ 0x3009, CLASS_CLOSE, CLASS_CLOSE },
	{ 0x300A, CLASS_OPEN, CLASS_OPEN },   /* 《 */
	{ 0x300B, CLASS_CLOSE, CLASS_CLOSE },
	{ 0x300C, CLASS_OPEN, CLASS_OPEN },   /* 「 */
	{ 0x300D, CLASS_CLOSE, CLASS_CLOSE },
	{ 0x300E, CLASS_OPEN, CLASS_OPEN },   /* 『 */
	{ 0x300F, CLASS_CLOSE, CLASS_CLOSE },
	{ 0x3010, CLASS_OPEN, CLASS_OPEN },   /* 【 */
	{ 0x3011, CLASS_CLOSE, CLASS_CLOSE },
	{ 0x3014, CLASS_OPEN, CLASS_OPEN },   /* 〔 */
	{ 0x3015, CLASS_CLOSE, CLASS_CLOSE },
	{ 0x3016, CLASS_OPEN, CLASS_OPEN },   /* 〖 */
	{ 0x3017, CLASS_CLOSE, CLASS_CLOSE },
	{ 0x301C, CLASS_JOIN, CLASS_JOIN },   /* 〜 */
	{ 0x30FB, CLASS_DOT, CLASS_DOT },     /* ・ */
	{ 0xFF01, CLASS_STOP, CLASS_STOP },   /* ！ */
	{ 0xFF04, CLASS_PREFIX, CLASS_PREFIX },
	{ 0xFF05, CLASS_POSTFIX, CLASS_POSTFIX }, /* ％ */
	{ 0xFF08, CLASS_OPEN, CLASS_OPEN },   /* （ */
	{ 0xFF09, CLASS_CLOSE, CLASS_CLOSE },
	{ 0xFF0B, CLASS_PREFIX, CLASS_PREFIX },
	{ 0xFF0C, CLASS_PAUSE, CLASS_PAUSE }, /* ， */
	{ 0xFF0D, CLASS_JOIN, CLASS_JOIN },
	{ 0xFF0E, CLASS_STOP, CLASS_STOP },
	{ 0xFF0F, CLASS_SLASH, CLASS_SLASH },
	{ 0xFF1A, CLASS_PAUSE, CLASS_PAUSE }, /* ： */
	{ 0xFF1B, CLASS_PAUSE, CLASS_PAUSE }, /* ； */
	{ 0xFF1F, CLASS_STOP, CLASS_STOP },   /* ？ */
	{ 0xFF3B, CLASS_OPEN, CLASS_OPEN },
	{ 0xFF3D, CLASS_CLOSE, CLASS_CLOSE },
	{ 0xFF5B, CLASS_OPEN, CLASS_OPEN },
	{ 0xFF5D, CLASS_CLOSE, CLASS_CLOSE },
	{ 0xFF5E, CLASS_JOIN, CLASS_JOIN },   /* ～ */
	{ 0xFF5F, CLASS_OPEN, CLASS_OPEN },
	{ 0xFF60, CLASS_CLOSE, CLASS_CLOSE },
	{ 0xFFE1, CLASS_PREFIX, CLASS_PREFIX },
	{ 0xFFE5, CLASS_PREFIX, CLASS_PREFIX }, /* ￥ */
};

CharClass clreq_class_any(uint32_t cp, bool han)
{
	size_t low = 0, high = sizeof marks / sizeof *marks;

	if (cp >= '0' && cp <= '9')
		return CLASS_DIGIT;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (cp > marks[mid].cp)
			low = mid + 1;
		else if (cp < marks[mid].cp)
			high = mid;
		else
			return han ? marks[mid].han : marks[mid].latin;
	}
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return CLASS_DIGIT;
	return han ? CLASS_HAN : CLASS_LETTER;
}

bool clreq_no_start(CharClass c, Kinsoku level)
{
	if (level == KINSOKU_NONE)
		return false;
	switch (c) {
	case CLASS_CLOSE:
	case CLASS_PAUSE:
	case CLASS_STOP:
	case CLASS_JOIN:
	case CLASS_DOT:
	case CLASS_SLASH:
	case CLASS_LATIN_CLOSE:
	case CLASS_POSTFIX:
	case CLASS_BLANK:
		return true;
	case CLASS_DASH:
		return level == KINSOKU_STRICT;
	default:
		return false;
	}
}

bool clreq_no_end(CharClass c, Kinsoku level)
{
	if (level == KINSOKU_NONE)
		return false;
	switch (c) {
	case CLASS_OPEN:
	case CLASS_LATIN_OPEN:
		return true;
	case CLASS_SLASH:
		return level == KINSOKU_GB || level == KINSOKU_STRICT;
	default:
		return false;
	}
}

bool clreq_blank_before(CharClass c)
{
	return c == CLASS_OPEN || c == CLASS_DOT;
}

bool clreq_blank_after(CharClass c)
{
	return c == CLASS_CLOSE || c == CLASS_PAUSE || c == CLASS_STOP || c == CLASS_DOT;
}

static bool in_text(const char *list, uint32_t cp)
{
	const char *end = list;

	while (*end)
		end++;
	while (list < end) {
		uint32_t c;

		list += utf8_decode(list, end, &c);
		if (c == cp)
			return true;
	}
	return false;
}

bool clreq_date_unit(uint32_t cp)
{
	return in_text("年月日号时", cp);
}

bool clreq_unit(uint32_t cp)
{
	return in_text("万亿千百十余多个项家户次台套件座处条款章节期类级天周倍名人份页篇批种口"
	               "元吨米升克亩度分秒立平方公毫厘千兆瓦岁届位艘辆根对处组起例眼只支张层"
	               "％‰℃㎡㎥㎏㎝㎜", cp);
}
