/* markup_parts.h - what the files of the markup parser share; for markup*.c only.
 *
 *     markup.c           pieces → one Source text, places, values
 *     markup_block.c     lines → blocks
 *     markup_container.c ::: containers: opening, closing, what each kind makes of its content
 *     markup_section.c columns and picture pages: their attributes
 *     markup_list.c      list marks, and how far an item's content is indented
 *     markup_table.c     pipe tables
 *     markup_attr.c      {#id .style key=value}
 *     markup_inline.c    a block's text → inlines
 *     markup_link.c      links, images, references
 *     markup_span.c      [text]{…}, ruby, m^3^ and CO~2~
 *     markup_note.c      [^a], its text, and ^[a note at once]
 *     markup_emphasis.c  * and _
 *     markup_text.c      what is left to do on an inline list: soft line ends, merging
 *     markup_official.c  公文: typed levels, half-width punctuation
 *     markup_join.c      公文: paragraphs cut by a page break
 *
 * All text is one run of bytes in which each value is a single VALUE_BYTE, a byte that UTF-8 never
 * has: whatever a value holds, no parser here can see it as markup. */
#ifndef WENHENG_DOC_MARKUP_PARTS_H
#define WENHENG_DOC_MARKUP_PARTS_H

#include "doc/markup.h"

#define VALUE_BYTE '\xff'
#define VALUE_CODE 0xFFFFFFFFu /* what an empty value or a node counts as, where a character is asked for */
#define MARKUP_DEPTH 100 /* quotes, lists, containers and emphasis nest at most this deep */

typedef struct Segment {
	size_t offset; /* where the piece begins in the text */
	const Piece *piece;
} Segment;

typedef struct NoteText NoteText;

typedef struct Source {
	Arena *arena;   /* the document's */
	Arena *scratch; /* dropped when parsing ends */
	Diag *diag;
	MarkupOptions opt;
	char *text;
	size_t len;
	Segment *segments;
	size_t count;
	NoteText *notes; /* the texts of [^a], last first */
	/* the place asked for last: places are mostly asked for in order */
	size_t seen_segment, seen_offset;
	Place seen;
} Source;

Place source_place(Source *src, size_t offset);
const Piece *source_value(Source *src, size_t offset); /* the piece whose VALUE_BYTE stands at offset */

typedef struct Slice { /* a stretch of the source */
	size_t start, end;
} Slice;

typedef struct Slices {
	Slice *items;
	size_t count, cap;
} Slices;

/* Characters gathered from one or more slices, joined by '\n'. */
typedef struct Text {
	Source *src;
	const char *s;
	size_t n;
	const Slice *from; /* s is these slices in order */
	size_t from_count;
	size_t seen, seen_at; /* the slice asked for last, and where it begins in s */
} Text;

Text text_whole(Source *src, const Slice *whole); /* the source itself; *whole must live as long */
Text text_gather(Source *src, const Slice *slices, size_t count); /* in scratch; slices must live as long */
Place text_place(Text *t, size_t at);
const Piece *text_value(Text *t, size_t at);
/* The character before or after a position as the reader will see it, so a value's last or first
 * one; '\n' at either end. */
uint32_t text_before(Text *t, size_t at);
uint32_t text_after(Text *t, size_t at);
/* s[from, to) as a string in the arena: values put in; with unescape, backslash escapes resolved. */
char *text_string(Text *t, size_t from, size_t to, bool unescape);

/* ---- characters ---- */

bool mark_is_ascii_punct(uint32_t c);
bool mark_is_punct(uint32_t c);    /* Unicode punctuation or symbol, without the CJK ones */
bool mark_is_wide(uint32_t c);     /* CJK punctuation and full-width forms: 。，（） */
bool mark_is_cjk(uint32_t c);      /* Han, kana, hangul, or wide */
bool mark_is_blank(char c);        /* space or tab */
size_t mark_skip_blanks(const char *s, size_t at, size_t end);
size_t mark_name_end(const char *s, size_t at, size_t end); /* behind a name: letters, digits, - _ : . /, Han, values */

/* ---- attributes ---- */

typedef struct Attribute {
	const char *key, *value; /* value NULL: a flag */
	Place place;
} Attribute;

enum { ATTR_MAX = 16 };

typedef struct Attrs {
	const char *id, *style;
	bool unnumbered; /* {-} */
	Attribute items[ATTR_MAX];
	int count;
} Attrs;

/* Reads {…} at *at (which moves behind it) when one stands there; false leaves *at and *out alone.
 * Bare words count only where flags are allowed. */
bool attrs_read(Text *t, size_t *at, size_t end, bool flags, Attrs *out);
/* Such a block at the end of [start, *end); *end moves before it and the blanks before that. */
bool attrs_read_last(Text *t, size_t start, size_t *end, bool flags, Attrs *out);
const Attribute *attrs_find(const Attrs *a, const char *key);
/* Reports every key that is not in the space-separated list. */
void attrs_check(Source *src, const Attrs *a, const char *known, const char *what);
void attrs_apply(const Attrs *a, Node *n); /* id, style, lang */
const char *attrs_text(const Attrs *a, const char *key); /* NULL: not given */
/* A whole number, or which of the words it is; reports what is none and gives the last argument then, too. */
int  attrs_count(Source *src, const Attrs *a, const char *key, int least, int most, int otherwise);
int  attrs_word(Source *src, const Attrs *a, const char *key, const char *const *words, int count, int otherwise);
/* An absolute length; reports and returns false otherwise. */
bool attrs_length(Source *src, const Attribute *a, Unit *out);

/* ---- inlines ---- */

/* Parses the text and appends the inlines to parent, a para, heading, caption or cell.  Blocks met
 * on the way (images, values that are blocks) are left in parent as they stand: parent is checked by
 * inline_settle() or the caller.  in_cell: \| is a bar, in code spans too. */
void inline_parse(Text *t, Node *parent, bool in_cell);
/* Reports and removes blocks from an inline list. */
void inline_settle(Source *src, Node *parent);
/* Appends a value's content as inlines: text, a hard break for each newline, or its nodes. */
void inline_value(Source *src, Node *parent, const Piece *piece);
bool inline_fresh(Source *src, const Piece *piece); /* its nodes stand nowhere yet; reports otherwise */
void inline_link_last(Node *parent, Node *child); /* node_append() without its assertion */

/* Marks kept in Node.id while an inline list is being made: text as typed, text that is content
 * (from a value or behind a backslash), a soft line end. */
extern const char MARK_TYPED[], MARK_VALUE[], MARK_SOFT[];
void text_finish(Source *src, Node *parent);

typedef struct Inline Inline;

typedef struct Delimiter {
	struct Delimiter *prev, *next;
	Node *node;
	char mark;
	size_t count, original;
	bool opens, closes;
	size_t order;
} Delimiter;

typedef struct Bracket {
	struct Bracket *prev;
	Node *node;
	Delimiter *delimiters; /* the last one before the bracket */
	size_t at;      /* behind the bracket */
	bool image, active, note;
} Bracket;

struct Inline {
	Source *src;
	Text *text;
	const char *s;
	size_t n, at;
	Node *parent;
	Delimiter *delimiters; /* the last one */
	Bracket *brackets;     /* the last one */
	size_t order;
	bool in_cell;
	bool ticks_known;
	size_t *ticks; /* by length, the last place a run of that many backticks stands */
};

enum { TICKS_MAX = 80 };

Node *inline_typed(Inline *in, size_t from, size_t to); /* appends s[from, to) as typed text */
void inline_delimiters(Inline *in);                        /* a run of * or _ at in->at */
void inline_emphasis(Inline *in, Delimiter *bottom);       /* matches what stands above bottom */
bool inline_reference(Inline *in);                         /* [@id] at in->at */
void inline_open_bracket(Inline *in, bool image);
void inline_close_bracket(Inline *in);
bool inline_autolink(Inline *in);
/* Moves what stands behind the bracket into a new node, and the bracket away. */
Node *inline_gather(Inline *in, Bracket *b, NodeKind kind);

bool inline_span(Inline *in, Bracket *b);    /* {…} behind the closing bracket at in->at */
/* The end of ^text^ or ~text~ that begins at at, its marks included; 0: none does. */
size_t inline_script_end(const Inline *in, size_t at);
void inline_script(Inline *in, size_t end);
bool inline_note_opens(const Inline *in, size_t at); /* ^[ */
bool inline_note_mark(Inline *in);           /* [^a] at in->at */
void inline_close_note(Inline *in, Bracket *b);

/* ---- blocks ---- */

typedef struct Open { /* a block that is still open */
	Node *node;
	bool filled;   /* something stands in it, be it an open para */
	int indent;    /* an item's: columns from its list mark's indent to its content */
	int started;   /* the line that opened it */
	char mark;     /* a list's: - + * . or ) */
	size_t colons; /* a container's fence; 0: no container */
	bool table;    /* it is ::: table */
	Attrs attrs;   /* a container's */
} Open;

typedef enum Leaf { LEAF_NONE, LEAF_PARA, LEAF_FENCE, LEAF_INDENTED, LEAF_TABLE } Leaf;

typedef struct Blocks {
	Source *src;
	Slice all;
	Text text; /* the source as a Text */
	Open *open; /* outermost (the document) first */
	size_t depth, cap;
	size_t matched; /* how many of them the current line goes on with */
	Leaf leaf;     /* what stands open in the innermost block */
	Place leaf_at;
	Slices lines;  /* the para's */
	bool plain;    /* the para began with a backslash that keeps it plain */
	Buf code;
	char fence;    /* the code fence's mark, length and indent */
	size_t fence_length;
	int fence_indent;
	Node *table;
	/* the current line */
	size_t at, end;
	int column, line;
	int owed;          /* columns left of a half-used tab */
	bool blank_before; /* the line above parts blocks */
	bool too_deep;     /* reported */
} Blocks;

Node *block_parse(Source *src);
Open *block_top(Blocks *b);
/* Closes what the line does not go on with, so that a new block may begin; not_item: a list too. */
void block_begin(Blocks *b, bool not_item);
/* Adds a block to the innermost open one; reports what may not stand there. */
void block_add(Blocks *b, Node *n);
/* Adds n and opens it. False, once with a report, when that would nest too deep. */
bool block_push(Blocks *b, Open open);
void block_close_to(Blocks *b, size_t depth); /* the leaf too */
void block_fill(Blocks *b); /* a block begins in the innermost open one; a blank line before it makes a list loose */
bool block_room(Blocks *b, Place at, size_t levels);
int  block_indent(const Blocks *b, size_t *text); /* columns to the first character, and where it stands */
void block_advance(Blocks *b, int columns);
size_t block_run(const Blocks *b, size_t at, char c); /* how many c stand at at */
bool block_rest_is_blank(const Blocks *b, size_t at);
void block_trim(const Blocks *b, Slice *s); /* drops the blanks at its end */
/* Parses inlines into node, a heading or the like. */
void block_inlines(Blocks *b, Node *n, const Slice *slices, size_t count);
bool block_only_blocks(Node *n); /* all of its children are blocks, but for blanks; these are removed */

bool single_heading(Blocks *b, size_t at);    /* ## text */
bool single_underlined(Blocks *b, size_t at); /* the line of = or - that makes the open para a heading */
bool single_rule(Blocks *b, size_t at);       /* *** */
bool single_values(Blocks *b, size_t at);     /* nothing but values that are blocks */

/* A line with ::: at at: opens or closes a container. */
void container_line(Blocks *b, size_t at);
bool container_speaks(const Blocks *b, const char *lang); /* the innermost one that says a language says this one */
void container_close(Blocks *b, Open *open, bool by_fence);

/* Opens an item when a list mark stands at at; false leaves all as it was. */
bool list_line(Blocks *b, size_t at, int indent, bool interrupts);

/* True when the line at at is the rule below a table's head, the last line of the open para; opens it. */
bool table_begins(Blocks *b, size_t at);
void table_row(Blocks *b, size_t at);
void table_attrs(Source *src, Node *table, const Attrs *a, Place at);

/* {…} of ::: multicol and ::: gallery; the attribute float of a picture or table. */
void section_attrs(Source *src, Node *n, const Attrs *a);
void float_attr(Source *src, Node *n, const Attrs *a);

/* ---- notes ---- */

/* Takes the texts of notes off the open paragraph: its lines from the first [^a]: on, each to the next one. */
void note_take(Blocks *b);
/* Gives every [^a] below root its text; reports those without, and texts without a mark. */
void note_resolve(Source *src, Node *root);

/* ---- official text ---- */

/* The level 1-4 that a typed 一、（一）1. or （1） at at gives, and where its text goes on; else 0. */
int official_level(Text *t, size_t at, size_t end, size_t *behind);
/* True when a line with such a mark is a heading by itself, though text follows it at once. */
bool official_heading_line(Text *t, size_t at, size_t end);
/* A finished para that begins with such a mark: gives the heading made from it, or the para with its
 * first sentence in a span. */
Node *official_para(Source *src, Node *para, int level, bool one_line);
/* Makes half-width punctuation in an inline list full-width where Chinese stands beside it. */
void official_mend(Source *src, Node *parent);
/* Joins the paragraphs below parent that a page break parted in mid-sentence. */
void official_join(Source *src, Node *parent);

#endif
