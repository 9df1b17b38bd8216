/* node.h - the document: a tree of nodes, built once, then only read.
 *
 * Blocks hold blocks or inlines, inlines hold inlines or text.  The tree knows nothing of fonts,
 * lines or pages: a node names a style, and the class says what the style looks like.  All nodes
 * and strings live in the document's arena.  Every node carries its place in the source.
 *
 * In official text (MarkupOptions.official) a paragraph that opens with a typed 一、（一）1. or （1）
 * holds its first sentence, up to and including the first 。, in a NODE_SPAN with style "run1" …
 * "run4"; where a class has no such style, class_node_style() gives that level's heading style. */
#ifndef WENHENG_DOC_NODE_H
#define WENHENG_DOC_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/unit.h"

/* X(kind, name): the name is what dumps and Lua tables use. Blocks first. */
#define NODE_KINDS(X)                                                                   \
	X(NODE_DOC, "doc")             /* root: blocks */                                \
	X(NODE_BLOCK, "block")         /* ::: container with a style: blocks */          \
	X(NODE_HEADING, "heading")     /* level, numbered: inlines */                    \
	X(NODE_PARA, "para")           /* inlines */                                     \
	X(NODE_LIST, "list")           /* ordered, start, tight: items */                \
	X(NODE_ITEM, "item")           /* blocks */                                      \
	X(NODE_QUOTE, "quote")         /* blocks */                                      \
	X(NODE_CODE, "code")           /* literal text, kept line by line */             \
	X(NODE_HRULE, "hrule")         /* a thematic break */                            \
	X(NODE_TABLE, "table")         /* caption (a NODE_CAPTION first), then rows */   \
	X(NODE_CAPTION, "caption")     /* inlines; only first in a table or image */     \
	X(NODE_ROW, "row")             /* cells */                                       \
	X(NODE_CELL, "cell")           /* inlines or blocks */                           \
	X(NODE_IMAGE, "image")         /* path, size; may hold a caption */              \
	X(NODE_CHART, "chart")         /* figures drawn (chart.h); may hold a caption */ \
	X(NODE_CONTENTS, "contents")   /* 目录: the headings' list with page numbers */   \
	X(NODE_LISTING, "listing")     /* 表目录, 图目录: the captions' list */             \
	X(NODE_INDEX, "index")         /* 索引: the marked names, sorted, with their pages */ \
	X(NODE_NUMBERING, "numbering") /* starts a page, numbered anew from there on */  \
	X(NODE_PAGEBREAK, "pagebreak")                                                   \
	X(NODE_SPACE, "space")         /* vertical space: height */                      \
	X(NODE_MULTICOL, "multicol")   /* 分栏: blocks in columns, filled one after the other */ \
	X(NODE_GALLERY, "gallery")     /* pictures side by side, a row kept whole: blocks */ \
	X(NODE_CLEARFLOATS, "clearfloats") /* floats from before it stand before it */    \
	X(NODE_SIGNATURE, "signature") /* 署名与成文日期: paras; the last is the date */   \
	X(NODE_TEXT, "text")           /* text, UTF-8 */                                 \
	X(NODE_EMPH, "emph")                                                             \
	X(NODE_STRONG, "strong")                                                         \
	X(NODE_SPAN, "span")           /* inlines in a named text style */               \
	X(NODE_VERBATIM, "verbatim")   /* code span: text */                             \
	X(NODE_NEWLINE, "newline")     /* a hard line break */                           \
	X(NODE_LINK, "link")           /* target: URL or "#id" */                        \
	X(NODE_REF, "ref")             /* target id: its number (表1), or its page */     \
	X(NODE_FILL, "fill")           /* stretches to fill the line; leader optional */  \
	X(NODE_NOTE, "note")           /* a footnote where its mark stands: inlines */    \
	X(NODE_RUBY, "ruby")           /* inlines with small text above: 𬭩 huì */        \
	X(NODE_MARK, "mark")           /* inlines that an index refers to */            \
	X(NODE_SUM, "sum")             /* in a table's cell: what its rows add up to */

typedef enum NodeKind {
#define X(kind, name) kind,
	NODE_KINDS(X)
#undef X
	NODE_KIND_COUNT
} NodeKind;

typedef enum ColumnAlign {
	COLUMN_DEFAULT, COLUMN_LEFT, COLUMN_CENTER, COLUMN_RIGHT, COLUMN_JUSTIFY,
	COLUMN_DECIMAL, COLUMN_DECIMAL_CENTER /* figures with their points under each other, as a block set right or in the middle */
} ColumnAlign;

/* Where a row stands that is none of the body's: at the head of each part but the first (承前页), at the foot
 * of each part (本页小计), at the table's end (合计). */
typedef enum RowPlace { ROW_BODY, ROW_CARRIED, ROW_PAGE, ROW_FOOT } RowPlace;

/* Of which rows: of the part, up to its end, up to its start, of all, since the last group row. */
typedef enum SumOf { SUM_PAGE, SUM_RUNNING, SUM_CARRIED, SUM_TOTAL, SUM_GROUP } SumOf;
#define SUM_COUNT ((int)SUM_GROUP + 1)
extern const char *const sum_names[]; /* "page", "running", "carried", "total", "group" */

typedef struct Column {
	ColumnAlign align;
	Unit        width;  /* fixed width, or 0 */
	int         decimals; /* of COLUMN_DECIMAL, where rows come one by one */
	bool        rounded;  /* its figures are written with so many decimals, and so are their sums */
	int32_t     weight; /* share of what fixed columns leave, thousandths; 0 with width 0: from content */
} Column;

typedef struct TableInfo {
	Column *columns;
	int     column_count;
	int     head_rows;   /* repeated on each page */
	bool    landscape;   /* turned by 90 degrees on pages of its own */
	bool    continue_label; /* a spanning label gets （续） on later pages */
	int     rows_per_page; /* body rows on a part, group rows not counted; 0: as many as fit */
	const char *none;    /* printed in body cells that hold nothing, or NULL */
	struct RowSource *source; /* body rows that come one by one (rows.h), or NULL */
	const int *merge;    /* of a source: columns from 0 whose equal neighbours become one cell, in this order */
	int     merge_count; /* (in a tree they are one already) */
} TableInfo;

typedef enum FloatPlace { FLOAT_NONE, FLOAT_CLASS, FLOAT_TOP, FLOAT_BOTTOM } FloatPlace; /* CLASS: as the class says */

/* How a page number is written: 1, i, I, a, 一, or not at all. */
typedef enum Numerals {
	NUMERALS_ARABIC, NUMERALS_ROMAN, NUMERALS_ROMAN_UPPER, NUMERALS_LETTERS, NUMERALS_CHINESE, NUMERALS_NONE
} Numerals;
#define NUMERALS_COUNT ((int)NUMERALS_NONE + 1)
extern const char *const numerals_names[]; /* "arabic", "roman", "Roman", "letters", "chinese", "none" */

typedef struct Node Node;
struct Node {
	NodeKind    kind;
	FloatPlace  floats; /* IMAGE, TABLE: stands here where it fits, else where pages have room for it */
	Place       place;
	const char *style; /* style name, or NULL for the kind's default */
	const char *id;    /* label for references, or NULL */
	const char *lang;  /* "zh", "en", or NULL: as the parent */
	Node *parent, *first, *last, *next, *prev;
	union {
		struct { int level; bool numbered; const char *number; /* set by doc_number() */
		         const char *running; /* what running heads say instead of its text, or NULL */ } heading;
		struct { bool typed;              /* written in the template, not made by Lua */
		         const char *running; } para; /* as of a heading */
		struct { bool ordered, tight; int start; char delimiter; } list;
		TableInfo *table;
		struct { bool head, group; /* group: kept with the next row */ bool keep; RowPlace place; } row;
		struct { int colspan, rowspan; ColumnAlign align; const Number *value; } cell; /* spans 0 or 1: none;
		                                      value: the figure that the text shows, or NULL: the text says it;
		                                      one that is bad (number.h): the text is in no sum */
		struct { SumOf of; int column; int decimals; bool plain; const char *none; } sum; /* column: from 1, 0: the
		                                      cell's own; decimals -1: as the addends; plain: no thousands
		                                      separators; none: printed when nothing is added */
		struct { const char *path; Unit width, height; const char *alt; int share; const char *qr; char level; bool absent; } image;
		                                      /* 0: natural or from the other; share: width in thousandths of the
		                                      measure, when width is 0; absent: it is not where
		                                      pictures may be; qr: the text of a QR code instead of a path,
		                                      level: its 'L', 'M', 'Q' or 'H' */
		const struct Chart *chart;
		struct { const char *title; int depth; } contents; /* title: NULL: the class's, "": none, as in the two below;
		                                      depth: the deepest heading level listed */
		struct { const char *title; bool figures; } listing; /* of figures, or of tables */
		struct { const char *title, *list; } index;       /* list: of the marks it takes, NULL: of those without one */
		struct { Numerals numerals; int start; } numbering;
		struct { const char *entry, *sort, *list; int index; } mark; /* entry: what the index prints, NULL: the text; sort:
		                                      what it is sorted by (pinyin or text), or NULL; index: 1, 2… set by doc_number() */
		struct { Unit height; int lines; } space; /* lines: in body lines, instead of height */
		struct { int count; Unit gap, rule; bool balance; } multicol;
		struct { int columns; Unit gap, height; bool tops; } gallery; /* height: of each picture, 0: as high as the
		                                      lowest of its row; tops: each as wide as its column */
		struct { bool sealed; } signature;
		struct { const char *bytes; size_t len; bool value; } text; /* TEXT, VERBATIM, CODE; value: it came through
		                                      {{ }}, so that all of it stands at its one place */
		struct { const char *target; bool page; } link;   /* LINK, REF (page: the page number) */
		struct {
			const char *number, *english; /* "表1", and as English text in a bilingual document refers to it */
			int index;                    /* 1, 2… through the document */
		} caption; /* set by doc_number() */
		struct { const char *leader; } fill;      /* text repeated along the fill; NULL: blank, an em at least; "": or nothing */
		struct { bool variant; } block;   /* ::: zh or ::: en: one of a pair, until language_select() chose */
		struct { const char *font; Unit size; uint32_t color; bool colored, pair; } span; /* over its style; font: a role
		                                      or a face, or NULL; size 0: as around; pair: of t{} in zh-en, a
		                                      span a language, until language_select() placed them */
		struct { const char *label; int index; } note; /* label: of a [^a] not yet met with its text; index: 1, 2…
		                                      in the document's order, set by doc_number() */
		struct { const char *text; } ruby;
	} u;
};

Node *node_new(Arena *a, NodeKind kind, Place at);
Node *node_text(Arena *a, Place at, const char *bytes, size_t n); /* copies */
/* Appends child; asserts that a child of this kind may live here (node_may_hold). */
void node_append(Node *parent, Node *child);
void node_insert_before(Node *at, Node *node);
void node_unlink(Node *n);
bool node_may_hold(NodeKind parent, NodeKind child);
/* The node after n in document order, n's children first, or NULL at the end of root's tree. */
Node *node_after(const Node *n, const Node *root);
/* The same, passing over n's children. */
Node *node_past(const Node *n, const Node *root);
bool node_is_block(NodeKind kind);
const char *node_kind_name(NodeKind kind);
bool        node_kind_from_name(const char *name, NodeKind *out);

/* The language said on n or nearest around it, or NULL. */
const char *node_lang(const Node *n);

/* All the text below a node, without markup, and without the notes in it. */
void node_plain(const Node *n, Buf *out);

/* The tree as indented text, one node a line: what tests/markup compares.  Neighbouring texts are
 * written as one (the parser keeps apart what has places of its own, so that messages name the right one). */
void node_dump(const Node *n, Buf *out);

#endif
