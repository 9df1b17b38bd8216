/* clreq.h - what a character is to Chinese layout: its script, its class, what it may begin or end.
 *
 * The tables follow W3C CLREQ (2024) 3.1 with GB/T 15834 and 15835 for marks and figures. */
#ifndef WENHENG_LAYOUT_CLREQ_H
#define WENHENG_LAYOUT_CLREQ_H

#include <stdbool.h>
#include <stdint.h>

#include "doc/style.h"

/* Which of a style's two roles a character asks for first. */
typedef enum Script {
	SCRIPT_HAN,    /* ideographs and full-width marks: a cell of their own */
	SCRIPT_LATIN,  /* letters, and marks only Latin text has */
	SCRIPT_DIGIT,  /* Latin face, but says nothing about the language beside it */
	SCRIPT_SHARED, /* “ ” ‘ ’ — … · ° ×: either, by what stands around */
	SCRIPT_SPACE,
	SCRIPT_HIDDEN  /* joiners, selectors: no glyph of their own */
} Script;

typedef enum CharClass {
	CLASS_HAN,
	CLASS_OPEN,    /* （《“ blank on the left */
	CLASS_CLOSE,   /* ）》” blank on the right */
	CLASS_PAUSE,   /* ，、；： */
	CLASS_STOP,    /* 。？！ */
	CLASS_DASH,    /* —— ……, two cells, one cluster */
	CLASS_JOIN,    /* – — ～ -, connectors */
	CLASS_DOT,     /* · */
	CLASS_SLASH,   /* / */
	CLASS_LETTER,
	CLASS_DIGIT,
	CLASS_LATIN_OPEN,
	CLASS_LATIN_CLOSE, /* ) ] , . ; : ! ? */
	CLASS_PREFIX,  /* ￥ $ ± №: before a figure */
	CLASS_POSTFIX, /* % ‰ ℃ °: after a figure */
	CLASS_SPACE,   /* stretches, may be broken after, vanishes at a line's end */
	CLASS_GLUED,   /* no-break space */
	CLASS_BLANK,   /* U+3000 */
	CLASS_FILL,
	CLASS_NEWLINE
} CharClass;

/* CLREQ's order of squeezing, 3.3: each level is used up before the next is touched. */
typedef enum Squeeze {
	SQUEEZE_END,     /* the mark at the line's end, to half a cell */
	SQUEEZE_WORD,    /* space between words */
	SQUEEZE_DOT,     /* both sides of · */
	SQUEEZE_BRACKET, /* brackets, quotes */
	SQUEEZE_PAUSE,   /* ，、；： */
	SQUEEZE_GAP,     /* between Han and Latin */
	SQUEEZE_STOP,    /* 。？！ */
	SQUEEZE_LEVELS
} Squeeze;

static inline Script    clreq_script(uint32_t cp);
static inline CharClass clreq_class(uint32_t cp, bool han); /* han: set in the Han face, in a cell */
bool      clreq_no_start(CharClass c, Kinsoku level); /* 行首禁则 */
bool      clreq_no_end(CharClass c, Kinsoku level);   /* 行尾禁则 */
/* The level at which a mark of this class gives up its blank side; SQUEEZE_LEVELS when it has none. */
static inline Squeeze clreq_squeeze(CharClass c);
bool      clreq_blank_before(CharClass c);
bool      clreq_blank_after(CharClass c);
/* A measure word, so that a figure is not parted from it: 个, 万, 吨… date: 年 月 日 号. */
bool      clreq_unit(uint32_t cp);
bool      clreq_date_unit(uint32_t cp);

/* ---- */

Script    clreq_script_any(uint32_t cp);          /* the same from the tables */
CharClass clreq_class_any(uint32_t cp, bool han);

/* Asked several times for every character: plain ideographs, letters and digits need no table. */
static inline bool clreq_plain(uint32_t cp)
{
	return cp >= 0x4E00 && cp <= 0x9FFF;
}

static inline bool clreq_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

static inline Script clreq_script(uint32_t cp)
{
	if (cp >= 0x2E80 && cp <= 0xA4CF) /* 、 。 《 too */
		return SCRIPT_HAN;
	if (cp > 0x20 && cp < 0x7F)
		return clreq_letter(cp) ? SCRIPT_LATIN : SCRIPT_DIGIT;
	return clreq_script_any(cp);
}

static inline Squeeze clreq_squeeze(CharClass c)
{
	switch (c) {
	case CLASS_DOT:
		return SQUEEZE_DOT;
	case CLASS_OPEN:
	case CLASS_CLOSE:
		return SQUEEZE_BRACKET;
	case CLASS_PAUSE:
		return SQUEEZE_PAUSE;
	case CLASS_STOP:
		return SQUEEZE_STOP;
	default:
		return SQUEEZE_LEVELS;
	}
}

static inline CharClass clreq_class(uint32_t cp, bool han)
{
	if (clreq_plain(cp) && han)
		return CLASS_HAN;
	if (cp >= '0' && cp <= '9' && !han)
		return CLASS_DIGIT;
	return clreq_class_any(cp, han);
}

#endif
