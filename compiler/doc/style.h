/* style.h - what a class says: pages, named styles, numbering, page furniture.
 *
 * Plain data, filled by script/ from a Lua table, read by layout/.  Every length is already a
 * Unit: "2字" was resolved with the style's own cell, "1行" with its own pitch. */
#ifndef WENHENG_DOC_STYLE_H
#define WENHENG_DOC_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/unit.h"
#include "doc/node.h"
#include "doc/paragraph.h"

typedef enum Align { ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Align;
typedef enum Kinsoku { KINSOKU_BASIC, KINSOKU_NONE, KINSOKU_GB, KINSOKU_STRICT } Kinsoku; /* 避头尾, CLREQ 3.1.3 */

typedef struct Border { /* a horizontal rule along a block */
	Unit     width; /* 0: none */
	Unit     gap;   /* between rule and text */
	uint32_t color; /* 0xRRGGBB */
	Unit     second, space; /* 双线: width of a second rule, 0: none, and what lies between the two */
	Unit     extend; /* how far it reaches beyond the column on either side */
} Border;

typedef struct Style {
	const char *name;
	const char *han;   /* font role for Han text: "仿宋" */
	const char *latin; /* font role for Latin text: "latin-serif" */
	Unit size;
	Unit pitch;        /* 行距: from baseline to baseline */
	Unit cell;         /* 字格: advance of a Han character, size when no grid is set */
	uint32_t color;
	Align align;
	Unit first;        /* first-line indent 首行缩进, relative to left */
	Unit left, right;  /* indents */
	Unit before, after;/* vertical space */
	Unit top;          /* not -1: the top of the first line stands here below the type area's top (< 0: above it) */
	bool foot;         /* pinned to the lower edge of the last page's type area (版记) */
	bool grid;         /* height is rounded up to whole body lines */
	bool keep_next;    /* not parted from what follows */
	bool keep_together;/* not broken over pages, when it fits on one */
	bool page_before;  /* starts a page */
	bool balance;      /* centred title: lines balanced, broken at word boundaries */
	bool hyphenate;    /* English words may be parted at a line's end */
	bool whole_words;  /* of an inline style: but not these */
	bool hanging;      /* 悬挂: one of 、，。 may stand beyond a line's end */
	bool underline;
	bool dots;         /* 着重号 under each character */
	bool fake_bold;    /* widened stroke, same advance */
	Kinsoku kinsoku;
	int gap;           /* Han-Latin space, thousandths of the size */
	int level;         /* PDF outline and contents level, 0: none */
	int raise;         /* baseline shift in thousandths of the size: superscript > 0 */
	int scale;         /* size as thousandths of the surrounding size, for inline styles; 0: use size */
	const char *run_in;/* style of the paragraph's first sentence (层次标题 set run-in), or NULL */
	Border above, below;
	/* tables and their cells */
	Unit pad_x, pad_y; /* cell padding */
	Unit frame;        /* outer rule width, 0: none */
	Unit rule;         /* inner horizontal rule width */
	Unit rule_v;       /* inner vertical rule width */
	Unit head_rule;    /* rule under the head, 0: as rule */
	uint32_t shade;    /* head background, 0xRRGGBB, or STYLE_NO_COLOR */
	uint32_t zebra;    /* background of every second body row, or STYLE_NO_COLOR */
	bool once;         /* a cell's: it is not set again where its row goes on */
	bool split_rows;   /* a row that fits on the next page may still be split */
	int  split_gap;    /* such a row, or a table that is kept together, is split only where, kept whole, it left more of
	                      the page empty than so many thousandths; 0: any such row, no such table */
	int  valign;       /* cells: 0 top, 1 middle */
} Style;

#define STYLE_NO_COLOR UINT32_C(0xFFFFFFFF)

typedef struct Furniture { /* 页面装饰: running heads, feet, page numbers, marks */
	const char *style;
	const char *text;   /* "— {page} —"; also {pages}: the last number of the page's part, {sheets}: all pages,
	                       {chapter} and {section}: the headings of levels 1 and 2 it is in, {title} */
	Unit y;             /* top of the line, from the top of the page */
	Align align;        /* in the type area's width, on odd pages */
	bool mirror;        /* even pages: left and right change places (单页居右、双页居左) */
	bool odd, even;     /* pages it stands on */
	bool not_openers;   /* not on those that a chapter opens */
	int first_page, last_page; /* physical pages, 1-based; 0: no limit */
	Border rule;        /* under the line */
} Furniture;

typedef struct PageGeometry {
	Unit width, height;              /* paper */
	Unit top, left;                  /* type area's corner 版心 */
	Unit body_width, body_height;
	Unit pitch;                      /* body line pitch of the grid; 0: none */
	int  lines;                      /* lines of the grid on a page, 0: as many as fit */
	int  first_number;               /* the number of the first numbered page, default 1 */
	int  front_pages;                /* pages before numbering starts (cover) */
	Unit runt;                       /* a section's last page that holds less is avoided, 0: it may */
	int  squeeze;                    /* by how much lines may be set closer or wider for that, in 1/1000 of their pitch */
	int  white;                      /* what should stay together is parted where a page would be left emptier than this for it,
	                                    in 1/1000 of its height; 0: it never is */
	int  most;                       /* the pages that the whole document should have at most, 0: any number */
	int  least;                      /* it is not made shorter than so many for a fuller last page */
	int  shrink;                     /* by how much all type may be set smaller for that, in 1/1000 of its size */
	bool even_end;                   /* 版记 on an even page: add a blank page when needed */
} PageGeometry;

typedef struct ChartLook { /* colours of charts; each series has a hatch, a dash and a marker of its own beside */
	uint32_t palette[6];   /* from dark to light, so that they stay apart in grey */
	int      colors;
	uint32_t axis, grid;   /* the zero line; the lines of the scale */
	uint32_t track;        /* what is still to be filled */
	uint32_t mark;         /* a line across: 序时进度, a target */
} ChartLook;

typedef enum NoteMode { NOTES_PAGE, NOTES_DOCUMENT, NOTES_END } NoteMode; /* numbered anew on each page; through; at the end */

typedef struct LanguageStyles { /* all styles of a class as they are in one language */
	const char *lang;
	Style *styles; /* by the same index as the class's own */
} LanguageStyles;

typedef struct Class {
	const char *name;
	const char *lang;      /* "zh", "en" */
	bool first_page_text;  /* the head must leave room for text on the first page 首页必有正文 */
	bool official;         /* typed 一、 and （一） are headings; literal numbers (design: official text) */
	PageGeometry page;
	Style *styles;
	int    style_count;
	LanguageStyles languages[2];
	int    language_count;
	bool   bilingual_side; /* zh-en: what is alone in a cell or paragraph stands side by side, not one above the other */
	Furniture *furniture;
	int    furniture_count;
	const char *heading_number[6]; /* pattern by level: "一、", "（一）", "1.", "（1）"; NULL: no number */
	const char *heading_style[6];
	const char *table_number;  /* "表1" pattern, NULL: not numbered */
	const char *figure_number; /* "图1" */
	const char *english_table, *english_figure; /* the same as English text says them: "Table 1", "Figure 1" */
	const char *continued;     /* "续表1" pattern on following pages, NULL: none */
	const char *label_continued; /* "（续）" after a repeated spanning label, NULL: none */
	const char *english_continued; /* the same after one in English */
	const char *reference_page;  /* "第{page}页" */
	const char *contents_title;
	const char *tables_title, *figures_title, *index_title;
	bool float_bottom;     /* floats that do not fit where they stand go to a page's foot, not to its top */
	NoteMode notes;
	const char *note_number; /* "①" pattern */
	const char *notes_title; /* above notes at the end, or NULL */
	ChartLook chart;
} Class;

/* The style of that name, or NULL. */
const Style *class_style(const Class *c, const char *name);
/* The same as it is in a language; lang NULL or one of which the class says nothing: the style itself. */
const Style *class_style_in(const Class *c, const char *name, const char *lang);
/* The style a node is set in: its own name, else the default for its kind ("h1", "cell", "code"…), else
 * that of the nearest node around it which has one (a para in `::: addressee` is set as "addressee", one
 * in a cell as "cell", the last of a signature as "date"), else "body", which always exists.  Text takes
 * its face, size, indents and spacing from it; what belongs to a whole block (foot, top, page_before, the
 * borders) counts once, for the node that names the style.  It is the style as it is in the node's language.  "run1"… falls back to the level's heading
 * style; cells of a table styled "x" are set as "x_cell" and "x_cell_head" where the class has these. */
const Style *class_node_style(const Class *c, const Node *n);

/* What a compiled template is: the tree, the class, and the facts of the front matter. */
typedef struct Doc {
	Arena *arena;
	Node  *root;
	Class *klass;
	const char *file;
	const char *title, *author, *subject, *lang; /* for the PDF's information; may be NULL */
	const char *date; /* "2026-07-15" or NULL: never from the clock */
	const Node *text; /* where the text begins behind the class's head, or NULL */
	bool sample;      /* carries 示例数据 */
	ParagraphList paragraphs; /* of a project's document: by name, as generated */
	struct RowSource *sources; /* of its tables (rows.h), closed with it */
} Doc;

/* Gives headings, tables and figures their numbers by the class's patterns.  Errors, each with its
 * place: an id that stands twice, a reference or "#id" link to an id nowhere given. */
bool doc_number(Doc *doc, Diag *d);
/* Appends the pattern with its first numeral replaced by n in that numeral's system: 一 1 １ ① a A i I
 * (letters only where they stand alone: "Table 1" counts by its 1).  "一、" with 12 gives "十二、". */
void number_pattern(Buf *out, const char *pattern, int n);
/* Appends a page number, 1, i, I, a or 一; nothing for NUMERALS_NONE and for n < 1. */
void number_numerals(Buf *out, Numerals numerals, int n);

/* Font roles: role → names of faces in order of preference. */
typedef struct RoleFace {
	const char *name;  /* family, full or PostScript name */
	int shift;         /* baseline shift against the role's first face, thousandths of an em, up > 0 */
} RoleFace;

typedef struct Role {
	const char *name; /* "仿宋" */
	bool latin;
	RoleFace *faces;
	int face_count;
} Role;

typedef struct Roles {
	Role *roles;
	int   count;
} Roles;

#endif
