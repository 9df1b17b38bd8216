/* inline.h - the inline nodes of a block as one row of characters, each with its style.
 *
 * Style runs are joined here, before any rule looks at the text: what a rule sees is characters, and
 * a change of style between ） and 。 is nothing to it. */
#ifndef WENHENG_LAYOUT_INLINE_H
#define WENHENG_LAYOUT_INLINE_H

#include "layout/line.h"

typedef struct TextStyle {
	int  han, latin;    /* roles, -1: none, already reported */
	const char *han_name, *latin_name;
	Unit size, cell;
	Unit rise;          /* baseline shift, up > 0 */
	uint32_t color;
	int  gap;           /* Han-Latin space, thousandths of the size */
	const char *lang;   /* said in the source, or NULL: from the context */
	const char *block;  /* name of the paragraph's style */
	const Node *link;   /* the LINK or REF the text stands in */
	const Node *note;   /* the NOTE whose mark it is */
	const Node *target; /* the innermost inline node with an id, or MARK, that it stands in */
	const Node *ruby;   /* the RUBY it is the base of */
	bool underline, fake_bold, dots;
	bool literal;       /* code: spaces stay, no Han-Latin space */
	bool whole_words;   /* a heading's: its words are not parted, whatever the paragraph's are */
} TextStyle;

typedef enum CharKind { CHAR_TEXT, CHAR_NEWLINE, CHAR_FILL, CHAR_HANG } CharKind;

typedef struct Char {
	uint32_t cp;
	uint32_t byte;     /* where it stands in its node's text */
	const Node *node;
	uint16_t style;
	uint8_t  kind;
	uint8_t  script;   /* Script of cp */
	bool han;          /* set in the Han face */
	bool loose;        /* a break is offered before it (U+200B) */
	bool soft;         /* a hyphen is offered before it (U+00AD) */
	bool tied;         /* it is not parted from what is before it (U+2060) */
} Char;

typedef struct Inline {
	Char *chars;
	size_t count, cap;
	TextStyle *styles;
	size_t style_count, style_cap;
	bool latin_base;   /* the paragraph as a whole is Latin text */
	bool soft;         /* a character has it */
	bool too_long;     /* it is no paragraph that is set */
	bool note, ruby;   /* a style has it */
	bool drawn;        /* a style wants something drawn or anchored along its line: underline, dots, a target */
} Inline;

typedef enum SpaceRule {
	SPACES_SET,    /* spaces beside Han are the engine's business and are dropped */
	SPACES_LITERAL /* page furniture: a typed space also stays beside a dash, half an em wide */
} SpaceRule;

/* n: a block of inlines, or NULL with prefix alone.  out: zero, or one read before, whose memory is used again. */
void inline_read(LineContext *c, const Node *n, const Style *style, const char *prefix, SpaceRule spaces,
                 Inline *out);
void inline_free(Inline *in);
/* Where a character stands in the source, counted on from the one that was seen last when it stands in the same node behind it. */
Place inline_place(const Char *ch, PlaceSeen *seen);

#endif
