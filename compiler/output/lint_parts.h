/* lint_parts.h - what the files of lint share: the pages read as blocks, lines and rules, and the report.
 *
 * A block is what one tag holds on one page, with the style that the class calls it by.  Edges are
 * those of em boxes: a line's top is 0.88 of its size above the baseline, and a character of the grid
 * stands in the middle of its cell.  Lengths in the report are micrometres. */
#ifndef WENHENG_OUTPUT_LINT_PARTS_H
#define WENHENG_OUTPUT_LINT_PARTS_H

#include "output/lint.h"

typedef struct LintLine {
	int   page;          /* from 0 */
	Unit  left, right, top, foot, base, size;
	Unit  cell;          /* advance of its first characters when they stand on a grid, else 0 */
	const Op *first, *last;
	const char *text;
	bool  flush;         /* begins and ends with a Han character */
} LintLine;

typedef struct LintBlock {
	const char *style;   /* never NULL */
	TagKind tag;
	int    page, part;
	size_t line, lines;  /* its lines in the list of all */
	const char *text;
} LintBlock;

typedef struct LintRule {
	int  page;
	Unit x, y, w, h;
	uint32_t color;
	const char *style;
} LintRule;

typedef struct Lint {
	Arena *arena;
	const Pages *pages;
	const Doc *doc;
	FontSet *fonts;
	LintBlock *blocks;
	size_t block_count, block_cap;
	LintLine *lines;
	size_t line_count, line_cap;
	LintRule *rules;
	size_t rule_count, rule_cap;
	bool json;
	Buf *out;
	int rows, differs;
} Lint;

/* One thing the report speaks of.  custom: 实务, usual but not what the standard requires. */
typedef struct Clause {
	const char *clause, *what;
	bool custom;
} Clause;
#define STANDARD(clause, what) ((Clause){ clause, what, false })
#define CUSTOM(clause, what) ((Clause){ clause, what, true })

int64_t lint_um(Unit u);
void lint_near(Lint *l, Clause c, int64_t got_um, int64_t want_um, int64_t give_um);
void lint_count(Lint *l, Clause c, int got, int want);
void lint_holds(Lint *l, Clause c, bool good, const char *got, const char *want);

/* The n-th block (from 0) whose style is `style`, or begins with it when it ends with *; NULL. */
const LintBlock *lint_block(const Lint *l, const char *style, int n);
const LintLine  *lint_line(const Lint *l, const LintBlock *b, size_t i); /* i from 0; the last one when beyond */
const LintBlock *lint_before(const Lint *l, const LintBlock *b); /* the block before it on its page, or NULL */
const LintRule  *lint_rule(const Lint *l, const char *style, int n);
/* Whether the line's first character is in the face that this role shows it in. */
bool lint_in_role(const Lint *l, const LintLine *line, const char *role);
const char *lint_face(const Lint *l, const LintLine *line); /* family and size */
/* Upper edge of the ink of a line's texts, or of one text's first character; and the middle of a line's ink. */
Unit lint_ink_top(const Lint *l, const LintLine *line, const Op *only);
Unit lint_ink_middle(const Lint *l, const LintLine *line);

void lint_page_clauses(Lint *l);    /* lint_page.c: paper, type area, grid, page number */
void lint_element_clauses(Lint *l); /* lint_elements.c: head, text, signature, imprint, letter, minutes */

#endif
