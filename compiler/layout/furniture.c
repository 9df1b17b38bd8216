/* furniture.c - 页面装饰: running heads and feet, page numbers, marks.
 *
 * Set when all pages are complete, so that {pages} and {chapter} need no second pass. Artifacts. */
#include <string.h>

#include "base/buf.h"
#include "layout/page.h"

typedef struct Facts {
	int         page, pages;
	const char *chapter, *title;
} Facts;

static void fill_in(Buf *out, const char *pattern, const Facts *facts)
{
	for (const char *p = pattern; *p;) {
		if (strncmp(p, "{page}", 6) == 0)
			buf_printf(out, "%d", facts->page), p += 6;
		else if (strncmp(p, "{pages}", 7) == 0)
			buf_printf(out, "%d", facts->pages), p += 7;
		else if (strncmp(p, "{chapter}", 9) == 0)
			buf_text_add(out, facts->chapter), p += 9;
		else if (strncmp(p, "{title}", 7) == 0)
			buf_text_add(out, facts->title), p += 7;
		else
			buf_byte(out, *p++);
	}
}

/* Whether the piece stands on this page. A page without a number prints no page number. */
static bool stands(const Furniture *piece, size_t physical, const Page *page)
{
	int at = (int)physical + 1, parity = page->number > 0 ? page->number : at;
	if (!page->number && strstr(piece->text ? piece->text : "", "{page}"))
		return false;
	if ((piece->first_page && at < piece->first_page) || (piece->last_page && at > piece->last_page))
		return false;
	return parity % 2 ? piece->odd : piece->even;
}

static void draw(const Furniture *piece, const Class *c, LineContext *lines, Page *page, size_t physical, const Facts *facts)
{
	const Style *found = piece->style ? class_style(c, piece->style) : NULL;
	Style s = found ? *found : *class_style(c, "body");
	bool even = (page->number > 0 ? page->number : (int)physical + 1) % 2 == 0;
	Unit left = s.left, right = s.right;
	s.align = piece->align;
	if (piece->mirror && even) { /* 单页居右、双页居左 */
		Unit swap = left;
		left = right;
		right = swap;
		if (s.align == ALIGN_LEFT || s.align == ALIGN_RIGHT)
			s.align = s.align == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
	}
	s.left = s.right = s.first = 0;
	const PageGeometry *g = &c->page;
	Unit x = g->left, width = g->body_width; /* on a turned page too: GB/T 9704-2012, 7.5 */
	Buf text = { 0 };
	fill_in(&text, piece->text ? piece->text : "", facts);
	Lines *set = text.len ? lines_set_text(lines, buf_text(&text), &s, width - left - right) : NULL;
	buf_free(&text);
	Op *tag = page_op(page, OP_TAG_BEGIN, x, piece->y);
	tag->u.tag.tag = TAG_ARTIFACT;
	tag->u.tag.style = piece->style;
	BoxList list = { .arena = lines->arena };
	if (set)
		boxes_lines(&list, set, left, NULL, 1);
	boxes_draw(&list, 0, list.count, page, x, piece->y);
	if (piece->rule.width > 0) {
		Op rules[BORDER_OPS];
		Unit y = piece->y + (set ? s.size : 0) + piece->rule.gap;
		size_t n = border_ops(&piece->rule, x, y, width, rules);
		for (size_t i = 0; i < n; i++)
			*page_op(page, OP_RULE, 0, 0) = rules[i];
	}
	page_op(page, OP_TAG_END, x, piece->y);
}

/* The chapter a page is in: its own first one, else the last before it. */
static const char *chapter_of(const Page *page, const char *before, const char **last)
{
	const char *first = NULL;
	for (size_t i = 0; i < page->count; i++) {
		const Op *op = &page->ops[i];
		if (op->kind != OP_ANCHOR || op->u.anchor.level != 1)
			continue;
		*last = op->u.anchor.title;
		if (!first)
			first = *last;
	}
	return first ? first : before;
}

void page_furnish(Pages *pages, const Class *c, LineContext *lines, const char *title)
{
	Facts facts = { .title = title ? title : "" };
	const char *last = "";
	for (size_t i = 0; i < pages->count; i++)
		if (pages->items[i].number > facts.pages)
			facts.pages = pages->items[i].number;
	for (size_t i = 0; i < pages->count; i++) {
		Page *page = &pages->items[i];
		facts.page = page->number;
		facts.chapter = chapter_of(page, last, &last);
		bool blank = page->count == 0 && page->number == 0;
		page->upright = page->rotated ? page->count : 0;
		for (int k = 0; k < c->furniture_count; k++)
			if (!blank && stands(&c->furniture[k], i, page))
				draw(&c->furniture[k], c, lines, page, i, &facts);
	}
}
