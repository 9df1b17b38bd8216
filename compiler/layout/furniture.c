/* furniture.c - 页面装饰: running heads and feet, page numbers, marks.  They are artifacts.
 *
 * A page belongs to the chapter, and to the section, that begins first on it, else to the one that goes
 * on; before a chapter's first section the chapter's name stands for that of its section.  What names a chapter where there
 * is none yet is left out with its rule. */
#include "layout/furniture.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "layout/box.h"

enum { ARENA_PAGES = 64 }; /* pages whose pieces share an arena */

struct Lacking {
	size_t index, part;
	Unit   width, height; /* of the sheet */
	int    number;
	Numerals numerals;
	Headings headings;
	bool   opener;
};

typedef struct Facts {
	const Page *page;
	int         pages;     /* the last number of the page's part */
	size_t      sheets;    /* all pages, numbered or not */
	const char *chapter, *section, *title;
	bool        opener;    /* the page begins with its chapter */
} Facts;

static void put_number(Buf *out, const Facts *facts, int number)
{
	number_numerals(out, facts->page->numerals, number);
}

/* The pattern with its {names} replaced; named: something was put in for one of them. */
static void fill_in(Buf *out, const char *pattern, const Facts *facts, bool *named)
{
	const char *const names[] = { "{page}", "{pages}", "{sheets}", "{chapter}", "{section}", "{title}" };
	const char *const texts[] = { NULL, NULL, NULL, facts->chapter, facts->section, facts->title };
	enum { PAGE, PAGES, SHEETS, COUNT = sizeof names / sizeof *names };
	for (const char *p = pattern; *p;) {
		size_t i = 0;
		while (i < COUNT && strncmp(p, names[i], strlen(names[i])) != 0)
			i++;
		if (i == COUNT) {
			buf_byte(out, *p++);
			continue;
		}
		size_t before = out->len;
		if (i == SHEETS)
			buf_printf(out, "%zu", facts->sheets);
		else if (texts[i])
			buf_text_add(out, texts[i]);
		else
			put_number(out, facts, i == PAGE ? facts->page->number : facts->pages);
		*named = *named || out->len > before;
		p += strlen(names[i]);
	}
}

/* Whether the piece stands on this page. A page without a number prints no page number. */
static bool stands(const Furniture *piece, size_t physical, const Page *page, const Facts *facts)
{
	if (piece->not_openers && facts->opener)
		return false;
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
	bool named = !piece->text || !strchr(piece->text, '{');
	fill_in(&text, piece->text ? piece->text : "", facts, &named);
	if (!named) {
		buf_free(&text);
		return;
	}
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

static bool draws(OpKind kind)
{
	return kind == OP_TEXT || kind == OP_RULE || kind == OP_BOX || kind == OP_IMAGE;
}

/* Fills in what the page belongs to; *last goes on to what it ends with. */
static void read_headings(const Page *page, Facts *facts, Headings *last)
{
	const char *chapter = NULL, *section = NULL;
	bool drawn = false, over = false; /* over: the next chapter has begun */
	facts->opener = false;
	for (size_t i = 0; i < page->count; i++) {
		const Op *op = &page->ops[i];
		drawn = drawn || draws(op->kind);
		if (op->kind != OP_ANCHOR || op->u.anchor.level < 1 || op->u.anchor.level > 2)
			continue;
		const char *title = op->u.anchor.running ? op->u.anchor.running : "";
		if (op->u.anchor.level == 2) {
			last->section = title;
			section = section || over ? section : title;
			continue;
		}
		*last = (Headings){ title, "" };
		over = chapter != NULL;
		if (over)
			continue;
		chapter = title;
		section = NULL; /* of the chapter before */
		facts->opener = !drawn;
	}
	facts->chapter = chapter ? chapter : facts->chapter;
	facts->section = section ? section : chapter ? "" : facts->section;
	if (!*facts->section)
		facts->section = facts->chapter;
}

static bool counts(const Furniture *piece)
{
	return piece->text && (strstr(piece->text, "{pages}") || strstr(piece->text, "{sheets}"));
}

bool furnish_counts(const Class *c)
{
	for (int k = 0; k < c->furniture_count; k++)
		if (counts(&c->furniture[k]))
			return true;
	return false;
}

void furnish_begin(Furnisher *f, const Class *c, LineContext *lines, const char *title, bool kept)
{
	*f = (Furnisher){ .klass = c, .lines = lines, .title = title ? title : "", .kept = kept, .headings = { "", "" } };
}

void furnish_know(Furnisher *f, const PartTotals *totals, size_t sheets)
{
	f->totals = totals;
	f->sheets = sheets;
}

void furnish_end(Furnisher *f)
{
	arena_free(f->arena);
	free(f->lacking);
	*f = (Furnisher){ 0 };
}

/* The class's pieces that stand on the page: those that count pages, the others, or both. */
static void furnish(Furnisher *f, Page *page, size_t index, const Facts *facts, bool counting, bool others)
{
	Arena *pass = f->lines->arena;
	if (!f->kept && f->set++ % ARENA_PAGES == 0) {
		arena_free(f->arena);
		f->arena = arena_new();
	}
	if (!f->kept)
		f->lines->arena = f->arena;
	for (int k = 0; k < f->klass->furniture_count; k++) {
		const Furniture *piece = &f->klass->furniture[k];
		if ((counts(piece) ? counting : others) && stands(piece, index, page, facts))
			draw(piece, f->klass, f->lines, page, index, facts);
	}
	f->lines->arena = pass;
}

/* Whether pieces that stand on the page wait for the number of pages. */
static bool lacks(const Furnisher *f, const Page *page, size_t index, const Facts *facts)
{
	for (int k = 0; k < f->klass->furniture_count && !f->totals; k++)
		if (counts(&f->klass->furniture[k]) && stands(&f->klass->furniture[k], index, page, facts))
			return true;
	return false;
}

static void remember(Furnisher *f, const Page *page, size_t index, const Facts *facts)
{
	*MEM_PUSH(f->lacking, f->count, f->cap) = (Lacking){
		.index = index, .part = f->part, .number = page->number, .numerals = page->numerals, .opener = facts->opener,
		.width = page->rotated ? page->height : page->width, .height = page->rotated ? page->width : page->height,
		.headings = { facts->chapter, facts->section },
	};
}

void furnish_page(Furnisher *f, Page *page, size_t index)
{
	Facts facts = { .page = page, .title = f->title, .sheets = f->sheets, .chapter = f->headings.chapter,
	                .section = f->headings.section };
	f->part += page->part && index > 0;
	if (f->totals)
		facts.pages = f->totals->last[f->part];
	read_headings(page, &facts, &f->headings);
	page->upright = page->rotated ? page->count : 0;
	if (page->count == 0 && page->number == 0)
		return;
	page->more = lacks(f, page, index, &facts);
	if (page->more)
		remember(f, page, index, &facts);
	furnish(f, page, index, &facts, !page->more, true);
}

bool furnish_rest(Furnisher *f, PageSink *sink)
{
	bool good = true;
	for (size_t i = 0; i < f->count && good; i++) {
		const Lacking *l = &f->lacking[i];
		Page page = { .width = l->width, .height = l->height, .number = l->number, .numerals = l->numerals };
		Facts facts = { .page = &page, .pages = f->totals->last[l->part], .sheets = f->sheets, .title = f->title,
		                .chapter = l->headings.chapter, .section = l->headings.section, .opener = l->opener };
		furnish(f, &page, l->index, &facts, true, false);
		good = sink->rest(sink, &page);
		free(page.ops);
	}
	return good;
}
