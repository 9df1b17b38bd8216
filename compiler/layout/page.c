/* page.c - a vertical list → pages.
 *
 * Boxes are drawn as they are met.  After each one the place is remembered as the best break of its
 * level so far; when a box no longer fits, the page goes back to the latest place of the least level
 * and ends there.  What is not allowed is only a wish: a page always takes something. */
#include "layout/page.h"

#include <stdlib.h>
#include <string.h>

#include "layout/table.h"

typedef struct Mark { /* where a page could end */
	bool   set;
	size_t next; /* the first box of the following page */
	size_t ops;  /* of the page up to there */
	size_t notes;
	Unit   low;
} Mark;

typedef struct Filler {
	Pages         *pages;
	const Class   *klass;
	Diag          *diag;
	const BoxList *list;
	size_t         at;      /* the next box */
	Page          *page;
	Unit           y;       /* below the type area's top */
	Unit           x0, y0;  /* the type area on the page */
	Unit           full;    /* its height */
	Unit           room;    /* the same without the notes at its foot */
	Unit           low;     /* the lower edge of what stands on the page */
	NoteFoot       notes;
	bool           turned;  /* pages are landscape ones */
	bool           chosen;  /* the author began this page, or it is the first */
	size_t         placed;  /* boxes with a height on this page */
	Mark           marks[BREAK_LEVELS + 1];
	Op            *open;    /* tags open at the page's start, to be opened again (heap) */
	size_t         open_count, open_cap;
} Filler;

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
	f->notes.width = f->turned ? g->body_height : g->body_width;
	f->room = f->full - notefoot_height(&f->notes, f->full, false);
}

static void start_page(Filler *f, bool chosen)
{
	f->page = pages_add(f->pages, f->klass->page.width, f->klass->page.height);
	if (f->pages->count == 2)
		f->pages->first = f->at;
	shape_page(f);
	f->y = f->low = 0;
	f->chosen = chosen;
	f->placed = 0;
	memset(f->marks, 0, sizeof f->marks);
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

static void end_page(Filler *f)
{
	close_tags(f);
	notefoot_draw(&f->notes, f->page, f->x0, f->y0, f->low, f->full);
}

static void remember(Filler *f, BreakLevel level)
{
	if (f->placed && f->at < f->list->count)
		f->marks[level] = (Mark){ true, f->at, f->page->count, f->notes.count, f->low };
}

/* Keeps room for the notes whose marks were drawn, up to what stands on the page. */
static bool take_notes(Filler *f, size_t ops)
{
	if (!notefoot_add(&f->notes, f->page->ops + ops, f->page->count - ops))
		return false;
	Unit room = f->full - notefoot_height(&f->notes, f->full, false);
	f->room = room > f->low ? room : f->low;
	return true;
}

/* The page's room when these ops come to it: the last of their notes needs to begin here only. */
static Unit room_with(Filler *f, const Box *b)
{
	size_t before = f->notes.count;
	if (!notefoot_add(&f->notes, b->ops, b->count))
		return f->room;
	Unit room = f->full - notefoot_height(&f->notes, f->full, true);
	notefoot_drop(&f->notes, before);
	return room < f->room ? room : f->room;
}

static void note_given_up(Filler *f, const Mark *m, BreakLevel level)
{
	const Node *n = NULL;
	for (size_t i = m->next; !n && i-- > 0;)
		n = f->list->items[i].node;
	if (!n || level < BREAK_TOGETHER)
		return;
	Arena *a = f->pages->arena;
	const char *key = arena_printf(a, "parted %s:%d", n->place.file ? n->place.file : "", n->place.line);
	if (diag_once(f->diag, key))
		diag_note(f->diag, n->place, "a page ends here although what follows should stay with it: it does not fit on one page");
}

/* Ends the page at the best place met so far and goes on from there. */
static void turn_over(Filler *f)
{
	for (int level = BREAK_FREE; level <= BREAK_LEVELS; level++) {
		Mark m = f->marks[level];
		if (!m.set)
			continue;
		note_given_up(f, &m, (BreakLevel)level);
		for (size_t i = m.next; i < f->at; i++)
			if (f->list->items[i].kind == BOX_TABLE)
				table_rewind(f->list->items[i].table);
		f->at = m.next;
		f->page->count = m.ops;
		f->low = m.low;
		notefoot_drop(&f->notes, m.notes);
		break;
	}
	end_page(f);
	start_page(f, false);
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
		remember(f, BREAK_FREE);
	}
}

/* Whether nothing would be gained by going on to the next page. */
static bool is_fresh(const Filler *f)
{
	return f->placed == 0 && f->y == 0;
}

/* The next line of the grid; within 1/50 pt a place counts as on it. */
static Unit snapped(Unit y, Unit pitch)
{
	Unit over = y % pitch;
	return over <= 20 ? y - over : y + pitch - over;
}

static void take_ops(Filler *f, const Box *b)
{
	size_t ops = f->page->count;
	if (b->height && !is_fresh(f) && f->y + b->height - b->trail > room_with(f, b)) {
		turn_over(f);
		return;
	}
	box_draw(b, f->page, f->x0, f->y0 + f->y);
	f->y += b->height;
	f->low = b->height ? f->y - b->trail : f->low;
	take_notes(f, ops);
	f->placed += b->height > 0;
	f->at++;
	remember(f, b->level);
}

/* Height of what must stay with the table: the boxes up to the first place where a page may end. */
static Unit kept_below(const Filler *f)
{
	Unit h = 0, trail = 0;
	for (size_t i = f->at + 1; i < f->list->count; i++) {
		const Box *b = &f->list->items[i];
		if (b->kind == BOX_TABLE || b->kind == BOX_PAGE || b->kind == BOX_TOP)
			break;
		h += b->height;
		trail = b->height ? b->trail : trail;
		if (b->level == BREAK_FREE && h > 0 && b->kind == BOX_OPS)
			break;
	}
	return h - trail;
}

/* Whether the page can end before the table for less harm than parting it does. */
static bool can_leave(const Filler *f)
{
	return f->marks[BREAK_FREE].set || f->marks[BREAK_WIDOW].set;
}

/* Whether a table that is to stay whole goes on to the next page, with what must stay below it if
 * a page holds both. */
static bool moves_whole(const Filler *f, Table *t, Unit below)
{
	Unit rest = f->room - f->y, height = table_height(t);
	Unit want = height + below <= f->room ? height + below : height;
	return !is_fresh(f) && !table_begun(t) && want > rest && height <= f->room && can_leave(f);
}

static void note_parted(Filler *f, const Box *b)
{
	const Place *at = &b->node->place;
	const char *key = arena_printf(f->pages->arena, "whole %s:%d:%d", at->file ? at->file : "", at->line, at->column);
	if (diag_once(f->diag, key))
		diag_note(f->diag, *at, "this table is to stand on one page but does not fit on one: it is parted");
}

/* A head or label that is repeated has its notes where it stood first: their marks go. */
static void drop_marks(Page *page, size_t from)
{
	size_t kept = from;
	int open = 0, artifact = 0; /* tags open, and the depth the artifact began at */
	for (size_t i = from; i < page->count; i++) {
		const Op *op = &page->ops[i];
		open += op->kind == OP_TAG_BEGIN ? 1 : op->kind == OP_TAG_END ? -1 : 0;
		if (!artifact && op->kind == OP_TAG_BEGIN && op->u.tag.tag == TAG_ARTIFACT)
			artifact = open;
		if (open < artifact)
			artifact = 0;
		bool mark = (op->kind == OP_TEXT && op->u.text.note) || (op->kind == OP_ANCHOR && op->u.anchor.note) ||
			(op->kind == OP_LINK && op->u.link.note);
		if (!artifact || !mark)
			page->ops[kept++] = *op;
	}
	page->count = kept;
}

/* Draws the table's next part; again in less room when the notes in it leave too little. */
static Unit draw_table(Filler *f, const Box *b, Unit rest, bool force)
{
	Unit x = f->x0 + b->dx, y = f->y0 + f->y;
	size_t ops = f->page->count, notes = f->notes.count;
	bool any = f->notes.notes && f->notes.notes->count > 0;
	TableState *state = any ? table_save(b->table, f->pages->arena) : NULL;
	Unit used = table_part(b->table, f->page, x, y, rest, f->full, force);
	if (used && any)
		drop_marks(f->page, ops);
	if (!used || !any || !notefoot_add(&f->notes, f->page->ops + ops, f->page->count - ops))
		return used;
	Unit room = f->full - notefoot_height(&f->notes, f->full, true) - f->y;
	notefoot_drop(&f->notes, notes);
	if (used > room) {
		f->page->count = ops;
		table_restore(b->table, state);
		used = table_part(b->table, f->page, x, y, room < rest ? room : rest, f->full, force);
	}
	drop_marks(f->page, ops);
	f->low = used ? f->y + used : f->low;
	take_notes(f, ops);
	return used;
}

static void take_table(Filler *f, const Box *b)
{
	Table *t = b->table;
	bool fresh = is_fresh(f), whole = b->whole || table_keeps(t);
	Unit rest = f->room - f->y, used = 0;
	Unit below = b->level >= BREAK_KEEP ? kept_below(f) : 0;
	bool moves = whole && moves_whole(f, t, below);
	/* What must stay with the table would stand alone on the next page: the last row goes with it. */
	bool parts = !moves && below && table_ends_in(t, rest) && !table_ends_in(t, rest - below);
	if (parts)
		used = draw_table(f, b, rest - below, false);
	if (!moves && !used && (fresh || !parts))
		used = draw_table(f, b, rest, fresh);
	if (!used && !table_done(t)) {
		turn_over(f);
		return;
	}
	if (whole && !table_done(t))
		note_parted(f, b);
	f->y += used;
	f->low = f->y;
	f->placed++;
	if (table_done(t)) {
		f->at++;
		remember(f, b->level);
		return;
	}
	end_page(f);
	start_page(f, false);
}

static void take_page(Filler *f, const Box *b)
{
	f->at++;
	if (!f->placed && f->turned == b->turned) {
		f->chosen = true;
		return;
	}
	f->turned = b->turned;
	if (!f->placed) { /* an empty page, but of the other shape */
		shape_page(f);
		f->chosen = true;
		return;
	}
	end_page(f);
	start_page(f, true);
}

static void take(Filler *f)
{
	const Box *b = &f->list->items[f->at];
	switch (b->kind) {
	case BOX_GLUE: take_glue(f, b); break;
	case BOX_TOP:
		if (f->y < b->height || (b->height < 0 && !f->placed))
			f->y = b->height;
		f->at++;
		break;
	case BOX_SNAP:
		if (f->placed && f->klass->page.pitch > 0)
			f->y = snapped(f->y, f->klass->page.pitch);
		f->at++;
		break;
	case BOX_PAGE: take_page(f, b); break;
	case BOX_TABLE: take_table(f, b); break;
	case BOX_OPS: take_ops(f, b); break;
	}
}

static void drop_empty_page(Filler *f)
{
	if (f->placed || f->pages->count < 2 || f->page->count)
		return;
	f->pages->count--;
	free(f->page->ops);
	f->page = &f->pages->items[f->pages->count - 1];
}

/* What the page's foot does not hold goes on to pages of its own. */
static void end_notes(Filler *f, Unit bottom)
{
	notefoot_draw(&f->notes, f->page, f->x0, f->y0, f->low, bottom);
	while (f->notes.count) {
		start_page(f, false);
		notefoot_draw(&f->notes, f->page, f->x0, f->y0, 0, f->full);
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
	Unit notes = f->full - f->room + notefoot_gap(&f->notes); /* at the page's foot */
	bool fits = !f->turned && f->y + height <= g->body_height - notes;
	bool here = fits && !(g->even_end && f->pages->count % 2 != 0);
	end_notes(f, here ? g->body_height - height - notefoot_gap(&f->notes) : f->full);
	while (!fits || (g->even_end && f->pages->count % 2 != 0)) {
		unnumbered = f->placed ? 0 : 2; /* a blank page lies before it */
		f->turned = false;
		start_page(f, true);
		fits = true;
	}
	Unit top = height < g->body_height ? g->body_height - height : 0;
	boxes_draw(foot, 0, foot->count, f->page, f->x0, f->y0 + top);
	return unnumbered;
}

static void number_pages(Pages *pages, const PageGeometry *g, size_t unnumbered)
{
	int first = g->first_number > 0 ? g->first_number : 1;
	for (size_t i = 0; i < pages->count; i++) {
		bool plain = (int)i < g->front_pages || i + unnumbered >= pages->count;
		pages->items[i].number = plain ? 0 : first + (int)i - g->front_pages;
	}
}

void page_fill(Pages *out, const Class *c, const BoxList *list, const BoxList *foot, Notes *notes, Diag *d)
{
	Filler f = { .pages = out, .klass = c, .diag = d, .list = list };
	f.notes.notes = notes;
	size_t unnumbered = 0;
	start_page(&f, true);
	while (f.at < list->count)
		take(&f);
	close_tags(&f);
	if (out->count == 1)
		out->first = list->count;
	f.open_count = 0;
	if (foot->count) {
		unnumbered = place_foot(&f, foot);
	} else {
		end_notes(&f, f.full);
		drop_empty_page(&f);
	}
	number_pages(out, &c->page, unnumbered);
	free(f.open);
	notefoot_free(&f.notes);
}
