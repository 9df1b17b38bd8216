/* page.c - a vertical list → pages.
 *
 * Boxes are drawn as they are met.  After each one the place is remembered as the best break of its
 * level so far; when a box no longer fits, the page goes back to the latest place of the least level
 * and ends there.  What is not allowed is only a wish: a page always takes something. */
#include "layout/page.h"

#include <stdlib.h>
#include <string.h>

#include "layout/filler.h"
#include "layout/numbering.h"
#include "layout/table.h"

Unit filler_height(const Filler *f, bool least)
{
	return f->full - notefoot_height(f->notes, f->full, least) - f->floats.feet_height;
}

/* A landscape page is an upright one turned to the left: its top edge is the binding edge, as
 * GB/T 9704-2012, 8, asks of wide tables. */
static void shape_page(Filler *f)
{
	const PageGeometry *g = &f->klass->page;
	f->page->width = f->turned ? g->height : g->width;
	f->page->height = f->turned ? g->width : g->height;
	f->page->rotated = f->turned;
	f->x0 = f->turned ? g->height - g->top - g->body_height : g->left;
	f->y0 = f->turned ? g->left : g->top;
	f->full = f->turned ? g->body_width : g->body_height;
	if (!f->turned && g->lines > 0 && g->pitch > 0 && g->pitch * g->lines < f->full)
		f->full = g->pitch * g->lines;
	f->notes->width = f->turned ? g->body_height : g->body_width;
	f->room = filler_height(f, false);
}

static bool is_empty(const Filler *f)
{
	return !f->placed && !f->top && !f->floats.feet_count;
}

/* Numbers the pages that have no number yet; `unnumbered` of them, the last ones, carry none. */
static void number_pages(Filler *f, size_t unnumbered)
{
	Pages *pages = f->pages;
	for (size_t i = pages->seen; i < pages->count; i++) {
		numbering_page(&f->numbering, &pages->items[i]);
		if (i + unnumbered >= pages->count)
			pages->items[i].number = 0;
	}
}

static void new_page(Filler *f)
{
	if (!f->ending && !f->trial) {
		number_pages(f, 0);
		pages_complete(f->pages);
	}
	f->page = pages_add(f->pages, f->klass->page.width, f->klass->page.height);
	if (pages_made(f->pages) == 2)
		f->pages->first = f->at;
	shape_page(f);
	f->top = f->y = f->low = f->floated = 0;
	f->placed = 0;
	memset(f->marks, 0, sizeof f->marks);
}

static void start_page(Filler *f, bool chosen)
{
	new_page(f);
	while (filler_float_tops(f)) { /* a page of floats alone */
		notefoot_draw(f->notes, f->page, f->x0, f->y0, f->low, f->full);
		new_page(f);
	}
	f->chosen = chosen;
	for (size_t i = 0; i < f->open_count; i++) {
		Op *op = page_op(f->page, OP_TAG_BEGIN, f->x0, f->y0);
		*op = f->open[i];
		op->u.tag.part++;
	}
}

/* Closes the tags that are open; they are opened again on the next page. */
static void close_tags(Filler *f)
{
	f->open_count = 0;
	for (size_t i = 0; i < f->page->count; i++) {
		const Op *op = &f->page->ops[i];
		if (op->kind == OP_TAG_BEGIN)
			*MEM_PUSH(f->open, f->open_count, f->open_cap) = *op;
		else if (op->kind == OP_TAG_END && f->open_count)
			f->open_count--;
	}
	for (size_t i = 0; i < f->open_count; i++)
		page_op(f->page, OP_TAG_END, f->x0, f->y0);
}

static void release(const Box *b, Pages *pages)
{
	if (b->kind == BOX_TABLE)
		table_release(b->table, pages);
	for (size_t i = 0; b->kind == BOX_COLUMNS && i < b->columns->list.count; i++)
		release(&b->columns->list.items[i], pages);
}

/* Tables that were drawn from on this page do not go back behind its end. */
static void release_tables(Filler *f)
{
	for (size_t i = f->released; i <= f->at && i < f->list->count; i++)
		release(&f->list->items[i], f->pages);
	f->released = f->at;
}

static void end_page(Filler *f)
{
	close_tags(f);
	Unit top = filler_float_feet(f);
	notefoot_draw(f->notes, f->page, f->x0, f->y0, top, f->full);
	if (!f->trial)
		release_tables(f);
	else if (f->room - f->low > f->white)
		f->white = f->room - f->low;
}

void filler_remember(Filler *f, BreakLevel level)
{
	if (f->placed && f->at < f->list->count)
		f->marks[level] = (Mark){ true, f->at, f->page->count, f->notes->count, f->low, f->y, f->floated,
		                          f->floats.head, f->floats.count, f->floats.feet_count, f->floats.feet_height };
}

void filler_room(Filler *f)
{
	Unit room = filler_height(f, false);
	f->room = room > f->low ? room : f->low;
}

bool filler_notes(Filler *f, size_t ops)
{
	if (!notefoot_add(f->notes, f->page->ops + ops, f->page->count - ops))
		return false;
	if (!f->run) /* whether columns are too high for their notes is seen when all of them stand */
		filler_room(f);
	return true;
}

/* The page's room when these ops come to it: the last of their notes needs to begin here only. */
static Unit room_with(Filler *f, const Box *b)
{
	size_t before = f->notes->count;
	if (f->run || !notefoot_add(f->notes, b->ops, b->count))
		return f->room;
	Unit room = filler_height(f, true);
	notefoot_drop(f->notes, before);
	return room < f->room ? room : f->room;
}

static void note_given_up(Filler *f, const Mark *m, BreakLevel level)
{
	const Node *n = NULL;
	for (size_t i = m->next; !n && i-- > 0;)
		n = f->list->items[i].node;
	bool chosen = f->marks[BREAK_FREE].set || f->marks[BREAK_WIDOW].set; /* another end would leave the page too white */
	if (!n || level < BREAK_TOGETHER || chosen || f->run) /* columns may only be tried */
		return;
	Arena *a = f->pages->arena;
	const char *key = arena_printf(a, "parted %s:%d", n->place.file ? n->place.file : "", n->place.line);
	if (diag_once(f->diag, key))
		diag_note(f->diag, n->place, "a page ends here although what follows should stay with it: it does not fit on one page");
}

void filler_next(Filler *f)
{
	if (f->run) {
		filler_next_column(f);
		return;
	}
	filler_page(f);
}

void filler_page(Filler *f)
{
	end_page(f);
	start_page(f, false);
}

void filler_begin(Filler *f)
{
	start_page(f, true);
}

void filler_rewind(const Box *b)
{
	if (b->kind == BOX_TABLE)
		table_rewind(b->table);
	else if (b->kind == BOX_COLUMNS)
		filler_columns_rewind(b->columns);
}

bool filler_too_white(const Filler *f, Unit low)
{
	int white = f->klass->page.white;
	return white && !f->run && f->room - low > unit_scale(f->full, white, 1000);
}

/* The level of the place where the page ends: the least harmful one, or inside of what should stay together, where the page would be left
 * too empty otherwise; BREAK_LEVELS + 1: there is none. */
static int level_of_end(const Filler *f)
{
	int level = BREAK_FREE;
	while (level <= BREAK_LEVELS && !f->marks[level].set)
		level++;
	const Mark *inside = &f->marks[BREAK_TOGETHER];
	if (level < BREAK_TOGETHER && inside->set && inside->low > f->marks[level].low && filler_too_white(f, f->marks[level].low))
		return BREAK_TOGETHER;
	return level;
}

void filler_turn_over(Filler *f)
{
	int level = level_of_end(f);
	if (level <= BREAK_LEVELS) {
		Mark m = f->marks[level];
		note_given_up(f, &m, (BreakLevel)level);
		for (size_t i = m.next; i < f->at; i++)
			filler_rewind(&f->list->items[i]);
		f->at = m.next;
		f->page->count = m.ops;
		f->low = m.low;
		f->y = m.y;
		f->floated = m.floated;
		f->floats.head = m.head;
		f->floats.count = m.waiting;
		f->floats.feet_count = m.feet;
		f->floats.feet_height = m.feet_height;
		notefoot_drop(f->notes, m.notes);
		if (f->run && f->run->worst < (BreakLevel)level)
			f->run->worst = (BreakLevel)level;
	}
	filler_next(f);
}

/* Space is dropped at the top of a page, but for what an author put at the top of a page he began. */
static void take_glue(Filler *f, const Box *b)
{
	bool kept = b->sticky && f->chosen && !f->placed;
	f->at++;
	if (f->placed || kept)
		f->y += b->height;
	if (kept) {
		f->placed++;
		filler_remember(f, BREAK_FREE);
	}
}

bool filler_fresh(const Filler *f)
{
	return f->placed == 0 && f->y == f->top && (f->run || is_empty(f));
}

/* The next line of the grid; within 1/50 pt a place counts as on it. */
static Unit snapped(Unit y, Unit pitch)
{
	Unit over = y % pitch;
	return over <= 20 ? y - over : y + pitch - over;
}

void filler_snap(Filler *f)
{
	if (f->klass->page.pitch > 0)
		f->y = snapped(f->y, f->klass->page.pitch);
}

static void take_ops(Filler *f, const Box *b)
{
	size_t ops = f->page->count;
	Unit lack = b->height ? f->y + b->height - b->trail - room_with(f, b) : 0;
	if (lack > 0 && f->run) {
		f->run->lack = lack < f->run->lack ? lack : f->run->lack;
		f->run->over = f->run->over || filler_fresh(f);
	}
	if (lack > 0 && !filler_fresh(f)) {
		filler_turn_over(f);
		return;
	}
	box_draw(b, f->page, f->x0, f->y0 + f->y);
	f->y += b->height;
	f->low = b->height ? f->y - b->trail : f->low;
	filler_notes(f, ops);
	f->placed += b->height > 0;
	f->at++;
	filler_remember(f, b->level);
}

void filler_break(Filler *f)
{
	end_page(f);
	start_page(f, true);
}

static void take_page(Filler *f, const Box *b)
{
	f->at++;
	if (f->run) {
		f->run->ended = f->run->page_break = true;
		return;
	}
	filler_float_all(f);
	if (is_empty(f) && f->turned == b->turned) {
		f->chosen = true;
		return;
	}
	f->turned = b->turned;
	if (is_empty(f)) { /* an empty page, but of the other shape */
		shape_page(f);
		f->chosen = true;
		return;
	}
	filler_break(f);
}

void filler_take(Filler *f)
{
	const Box *b = &f->list->items[f->at];
	switch (b->kind) {
	case BOX_GLUE: take_glue(f, b); break;
	case BOX_TOP:
		if (!f->run && (f->y < b->height || (b->height < 0 && is_empty(f))))
			f->y = b->height;
		f->at++;
		break;
	case BOX_SNAP:
		if (f->placed)
			filler_snap(f);
		f->at++;
		break;
	case BOX_PAGE: take_page(f, b); break;
	case BOX_TABLE: filler_table(f, b); break;
	case BOX_COLUMNS: filler_columns(f, b); break;
	case BOX_FLOAT: filler_float(f, b); break;
	case BOX_CLEAR: filler_clear(f, b); break;
	case BOX_OPS: take_ops(f, b); break;
	}
}

static void drop_empty_page(Filler *f)
{
	if (f->placed || pages_made(f->pages) < 2 || f->page->count)
		return;
	f->pages->count--;
	f->pages->last = f->full;
	free(f->page->ops);
	f->page = NULL;
}

/* What the page's foot does not hold goes on to pages of its own. */
static void end_notes(Filler *f, Unit bottom)
{
	notefoot_draw(f->notes, f->page, f->x0, f->y0, f->low, bottom);
	while (f->notes->count) {
		start_page(f, false);
		notefoot_draw(f->notes, f->page, f->x0, f->y0, 0, f->full);
		f->placed++;
	}
}

/* 版记: built upward from the lower edge, GB/T 9704-2012, 7.4.1: its last rule is the type area's
 * lower edge.  Returns the number of pages at the end that carry no number: the blank one before
 * it and its own (7.5).  The notes of its page stand above it. */
static size_t place_foot(Filler *f, const BoxList *foot)
{
	Unit height = boxes_height(foot, 0, foot->count);
	const PageGeometry *g = &f->klass->page;
	size_t unnumbered = 0;
	f->ending = true;
	Unit notes = f->full - f->room + notefoot_gap(f->notes); /* at the page's foot */
	bool fits = !f->turned && f->y + height <= g->body_height - notes;
	bool here = fits && !(g->even_end && pages_made(f->pages) % 2 != 0);
	end_notes(f, here ? g->body_height - height - notefoot_gap(f->notes) : f->full);
	while (!fits || (g->even_end && pages_made(f->pages) % 2 != 0)) {
		unnumbered = f->placed ? 0 : 2; /* a blank page lies before it */
		f->turned = false;
		start_page(f, true);
		fits = true;
	}
	Unit top = height < g->body_height ? g->body_height - height : 0;
	boxes_draw(foot, 0, foot->count, f->page, f->x0, f->y0 + top);
	return unnumbered;
}

/* The measure of notes that go on: one that the pages of all shapes have room for. */
static Unit common_measure(const PageGeometry *g, const BoxList *list)
{
	bool turned = false;
	for (size_t i = 0; i < list->count; i++)
		turned = turned || (list->items[i].kind == BOX_PAGE && list->items[i].turned);
	return turned && g->body_height < g->body_width ? g->body_height : g->body_width;
}

static bool within_limit(const Pages *pages)
{
	return pages_made(pages) <= pages->limit;
}

void filler_free(Filler *f)
{
	free(f->open);
	free(f->floats.items);
	free(f->floats.feet);
	notefoot_free(f->notes);
}

bool page_fill(Pages *out, const Class *c, const BoxList *list, const BoxList *foot, Notes *notes, Diag *d)
{
	NoteFoot foot_notes = { .notes = notes, .common = common_measure(&c->page, list) };
	Filler f = { .pages = out, .klass = c, .diag = d, .list = list, .notes = &foot_notes,
		.numbering = numbering_start(&c->page), .foot = boxes_height(foot, 0, foot->count) };
	size_t unnumbered = 0;
	filler_begin(&f);
	while (f.at < list->count && within_limit(out)) {
		filler_section(&f);
		filler_take(&f);
	}
	bool over = f.at < list->count || !within_limit(out);
	filler_float_all(&f);
	filler_float_last(&f);
	close_tags(&f);
	release_tables(&f);
	if (pages_made(out) == 1)
		out->first = list->count;
	out->last = f.low;
	f.open_count = 0;
	if (foot->count) {
		unnumbered = place_foot(&f, foot);
	} else {
		end_notes(&f, f.full);
		drop_empty_page(&f);
	}
	number_pages(&f, unnumbered);
	pages_complete(out);
	filler_free(&f);
	over = over || !within_limit(out);
	if (over)
		diag_error(d, PLACE_NONE, "the document has more than %zu %s; --limit pages=N allows more", COUNTED(out->limit, "page"));
	return !over;
}
