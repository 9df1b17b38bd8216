/* lint_page.c - the clauses that every page is measured by: paper, type area, grid, page number. */
#include <string.h>

#include "output/lint_parts.h"

/* A text line of the grid: in the body's size, in a block of the text itself. */
static bool is_text(const Lint *l, const LintBlock *b)
{
	const Style *body = class_style(l->doc->klass, "body");
	return b->tag != TAG_ARTIFACT && b->tag != TAG_TD && b->tag != TAG_TH && lint_line(l, b, 0)->size == body->size;
}

static bool is_body(const Lint *l, const LintBlock *b)
{
	return is_text(l, b) && b->tag == TAG_P && !strcmp(b->style, "body");
}

typedef struct Area { /* what the text reaches to */
	Unit left, right, top, cell;
	int  top_page; /* the page whose first line `top` is; -1: none */
} Area;

/* The advance that most full lines have: those with squeezed or stretched marks have others. */
static Unit usual_cell(const Lint *l)
{
	Unit best = 0;
	int most = 0;
	for (size_t i = 0; i < l->line_count; i++) {
		int n = 0;
		for (size_t k = i; l->lines[i].cell && k < l->line_count; k++)
			n += l->lines[k].cell == l->lines[i].cell && l->lines[k].size == l->lines[i].size;
		if (n > most && l->lines[i].size == class_style(l->doc->klass, "body")->size) {
			most = n;
			best = l->lines[i].cell;
		}
	}
	return best;
}

static void reach_sides(const Lint *l, const LintBlock *b, Area *a)
{
	for (size_t i = 0; i < b->lines; i++) {
		const LintLine *line = lint_line(l, b, i);
		if (a->cell && line->cell != a->cell)
			continue;
		if ((i || b->part) && line->flush && line->left < a->left)
			a->left = line->left;
		if (i + 1 < b->lines && line->flush && line->right > a->right)
			a->right = line->right;
	}
}

static Area text_area(const Lint *l)
{
	Area a = { .left = UNIT_MAX, .top = UNIT_MAX, .cell = usual_cell(l), .top_page = -1 };
	int page = -1;
	for (size_t i = 0; i < l->block_count; i++) {
		const LintBlock *b = &l->blocks[i];
		if (is_body(l, b))
			reach_sides(l, b, &a);
		bool first = b->page != page;
		page = b->page;
		if (first && b->page > 0 && is_text(l, b) && lint_line(l, b, 0)->top < a.top) {
			a.top = lint_line(l, b, 0)->top;
			a.top_page = b->page;
		}
	}
	return a;
}

/* A page the text fills: nothing but text lines, and its last paragraph goes on, not drawn over by a signature.
 * Lines on it, or 0. */
static int full_page(const Lint *l, int page, Unit *foot)
{
	int lines = 0;
	bool goes_on = false, plain = true;
	for (size_t i = 0; i < l->block_count; i++) {
		const LintBlock *b = &l->blocks[i];
		if (b->page == page && b->tag != TAG_ARTIFACT) {
			plain = plain && is_text(l, b);
			lines += (int)b->lines;
			*foot = lint_line(l, b, b->lines)->foot;
		}
		if (b->page == page + 1 && b->tag != TAG_ARTIFACT) {
			goes_on = goes_on || (b->part > 0 && is_body(l, b));
			plain = plain && strcmp(b->style, "date") != 0;
		}
	}
	return plain && goes_on ? lines : 0;
}

/* The fullest of these pages, or -1. */
static int fullest(const Lint *l, int *lines, Unit *foot)
{
	int best = -1;
	*lines = 0;
	for (int page = 0; page < (int)l->pages->count; page++) {
		Unit end = 0;
		int n = full_page(l, page, &end);
		if (n > *lines) {
			best = page;
			*lines = n;
			*foot = end;
		}
	}
	return best;
}

static void grid(Lint *l, const Area *a)
{
	const LintLine *upper = NULL, *lower = NULL;
	for (size_t i = 0; i < l->block_count && !lower; i++)
		if (is_body(l, &l->blocks[i]) && l->blocks[i].lines > 1) {
			upper = lint_line(l, &l->blocks[i], 0);
			lower = lint_line(l, &l->blocks[i], 1);
		}
	Unit foot;
	int lines, page = fullest(l, &lines, &foot);
	if (page >= 0)
		lint_count(l, STANDARD("5.2.3", arena_printf(l->arena, "版心 排满的一面（第%d页）行数", page + 1)), lines, 22);
	if (a->cell && a->right) {
		lint_count(l, STANDARD("5.2.3", "版心 每行字数"), (int)((a->right - a->left + a->cell / 2) / a->cell), 28);
		lint_near(l, CUSTOM("5.2.3", "字距 相邻两字（推算：156 mm÷28）"), lint_um(a->cell), 5571, 50);
	}
	if (lower)
		lint_near(l, CUSTOM("5.2.3", "行距 相邻两行（推算：225 mm÷22）"), lint_um(lower->base - upper->base), 10227, 350);
}

static void text_face(Lint *l)
{
	for (size_t i = 0; i < l->block_count; i++) {
		const LintBlock *b = &l->blocks[i];
		if (b->tag != TAG_P || strcmp(b->style, "body") != 0 || !lint_line(l, b, 1)->flush)
			continue;
		const LintLine *line = lint_line(l, b, 1);
		bool good = line->size == 16 * UNIT_PT && lint_in_role(l, line, "仿宋");
		lint_holds(l, STANDARD("5.2.2", "正文 字体字号"), good, lint_face(l, line), "仿宋 16.0 pt（3号）");
		return;
	}
}

/* Only the sender's mark and the red rules are coloured; of tables and figures the standard says nothing. */
static void colours(Lint *l)
{
	int coloured = 0;
	const char *first = "无";
	for (size_t i = 0; i < l->block_count; i++) {
		const LintBlock *b = &l->blocks[i];
		bool red = b->tag == TAG_TD || b->tag == TAG_TH || b->tag == TAG_FIGURE || !strncmp(b->style, "sender", 6) || !strncmp(b->style, "letter_sender", 13);
		for (size_t k = 0; k < b->lines && !red; k++)
			if (lint_line(l, b, k)->first->u.text.color && coloured++ == 0)
				first = lint_line(l, b, k)->text;
	}
	lint_holds(l, STANDARD("5.2.4", "标志以外的文字 彩色的行"), !coloured, first, "无（黑色）");
}

static const LintLine *page_number(const Lint *l, bool even)
{
	for (int n = 0;; n++) {
		const LintBlock *b = lint_block(l, "pageno", n);
		if (!b)
			return NULL;
		int number = l->pages->items[b->page].number;
		if (number > 0 && (number % 2 == 0) == even)
			return lint_line(l, b, 0);
	}
}

/* Every page has its number; those at the end after a blank page have none (7.5), nor has a letter's first. */
static void numbering(Lint *l, bool letter)
{
	int missing = 0, expected = 1;
	size_t count = l->pages->count, end = count;
	if (count >= 2 && !l->pages->items[count - 2].number && !l->pages->items[count - 1].number)
		end = count - 2;
	for (size_t i = 0; i < end; i++, expected++) {
		bool shown = false;
		for (int n = 0; lint_block(l, "pageno", n); n++)
			shown = shown || lint_block(l, "pageno", n)->page == (int)i;
		bool wanted = !(letter && i == 0);
		missing += l->pages->items[i].number != expected || shown != wanted;
	}
	lint_count(l, STANDARD(letter ? "10.1" : "7.5", letter ? "页码 首页不显示，其余连续：不合的页" : "页码 连续编排：不合的页"),
	           missing, 0);
}

static void page_numbers(Lint *l)
{
	const LintLine *odd = page_number(l, false), *even = page_number(l, true), *any = odd ? odd : even;
	bool letter = lint_block(l, "letter_sender*", 0) != NULL;
	numbering(l, letter);
	if (!any)
		return;
	bool good = any->size == 14 * UNIT_PT && lint_in_role(l, any, "宋体");
	lint_holds(l, STANDARD("7.5", "页码 字体字号"), good, lint_face(l, any), "宋体 14.0 pt（4号）");
	lint_near(l, STANDARD("7.5", "页码 一字线上距版心下边缘（墨迹）"), lint_um(lint_ink_top(l, any, any->first)) - 262000, 7000, 200);
	if (odd)
		lint_near(l, STANDARD("7.5", "页码 单页居右空一字"), 184000 - lint_um(odd->right), 4939, 300);
	if (even)
		lint_near(l, STANDARD("7.5", "页码 双页居左空一字"), lint_um(even->left) - 28000, 4939, 300);
}

void lint_page_clauses(Lint *l)
{
	const Page *first = &l->pages->items[0];
	Area a = text_area(l);
	lint_near(l, STANDARD("5.1", "纸 宽（A4）"), lint_um(first->width), 210000, 10);
	lint_near(l, STANDARD("5.1", "纸 高（A4）"), lint_um(first->height), 297000, 10);
	if (a.top_page >= 0)
		lint_near(l, STANDARD("5.2.1", "天头（上白边）"), lint_um(a.top), 37000, 1000);
	if (a.left < UNIT_MAX)
		lint_near(l, STANDARD("5.2.1", "订口（左白边）"), lint_um(a.left), 28000, 1000);
	if (a.left < UNIT_MAX && a.right)
		lint_near(l, STANDARD("5.2.1", "版心 宽"), lint_um(a.right - a.left), 156000, 100);
	Unit foot;
	int lines;
	if (fullest(l, &lines, &foot) >= 0) {
		int64_t um = lint_um(foot);
		lint_holds(l, STANDARD("5.2.1", "版心 末行下边缘距纸上边"), um <= 262010 && um > 262000 - 10300,
		           arena_printf(l->arena, "%d.%02d mm", (int)(um / 1000), (int)(um % 1000 / 10)), "不过262.00 mm，差不足一行");
	}
	text_face(l);
	grid(l, &a);
	colours(l);
	page_numbers(l);
}
