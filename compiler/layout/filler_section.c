/* filler_section.c - a section's last page with next to nothing on it, a runt, is avoided.
 *
 * A section is what stands from one page break to the next: a case of a book, a chapter.  Where its last page
 * would hold less than the class wants (page.runt), floats left out, the section is filled in vain with its lines set a little
 * closer, then a little wider, by no more than the class allows (page.squeeze), until that page is gone or holds
 * enough; the least change that does is kept, where none does the one that gives that page most, and where that is nothing
 * all stays as it is.  What moves is the leading of text and, five times as much, the space between blocks; tables, pictures and floats keep their size.  On a
 * grid lines keep their places, so nothing is done there.
 *
 * So it is seen, too, whether floats that wait can stand before the heading that ends their section: where that neither adds a page
 * to this one nor leaves a runt, they do. */
#include "layout/filler.h"

#include <stdlib.h>
#include <string.h>

#include "layout/table.h"

enum {
	STEPS = 8,       /* between nothing and the most a class allows */
	SPACE = 5,       /* how much more than lines the space between blocks gives */
	MOST_PAGES = 16 /* of a section that is looked at: a long one would be filled many times */
};

typedef struct Ending {
	size_t pages;
	Unit   last;  /* what stands on the last one, floats left out */
	bool   low;   /* and with them it is not half full */
	Unit   white; /* the most that one before it leaves empty */
	bool   passed; /* a float passes the heading that ends its section */
} Ending;

/* Its last box and one more. */
static size_t section_end(const Filler *f)
{
	size_t end = f->at;
	while (end < f->list->count && f->list->items[end].kind != BOX_PAGE)
		end++;
	return end;
}

/* What is read row by row is not read in vain, and notes that go on from earlier pages are not set twice. */
static bool may_try(const Filler *f, size_t end)
{
	for (size_t i = f->at; i < end; i++) {
		const Box *b = &f->list->items[i];
		if (b->kind == BOX_TABLE && b->node->u.table && b->node->u.table->source)
			return false;
	}
	return end > f->at && !f->notes->count;
}

/* ---- filling in vain ---- */

static Note *save_notes(const Notes *n)
{
	Note *saved = n && n->count ? mem_alloc(n->count * sizeof *saved) : NULL;
	if (saved)
		memcpy(saved, n->items, n->count * sizeof *saved);
	return saved;
}

static void restore_notes(Notes *n, Note *saved, bool changed)
{
	if (saved)
		memcpy(n->items, saved, n->count * sizeof *saved);
	if (n)
		n->changed = changed;
	free(saved);
}

static void rewind_boxes(const Filler *f, size_t end)
{
	for (size_t i = f->at; i < end; i++)
		filler_rewind(&f->list->items[i]);
}

static Ending ending_of(Filler *t)
{
	size_t pages = pages_made(t->pages);
	if (!t->placed && !t->low && pages > 1)
		return (Ending){ pages - 1, t->full, false, t->white, t->passed };
	return (Ending){ pages, t->low - t->floated, t->low < t->full / 2, t->white, t->passed };
}

/* Fills the section's pages and forgets them. */
static Ending try(const Filler *f, size_t end)
{
	Pages pages = { .arena = f->pages->arena, .limit = MOST_PAGES };
	BoxList list = { .arena = f->list->arena, .items = f->list->items, .count = end };
	NoteFoot notes = { .notes = f->notes->notes, .common = f->notes->common };
	bool changed = notes.notes && notes.notes->changed;
	Note *saved = save_notes(notes.notes);
	Filler t = { .pages = &pages, .klass = f->klass, .list = &list, .at = f->at, .notes = &notes, .turned = f->turned,
	             .trial = true, .heeds = f->heeds, .diag = diag_new() };

	diag_set_quiet(t.diag, true);
	filler_begin(&t);
	while (t.at < end && pages_made(&pages) <= MOST_PAGES)
		filler_take(&t);
	filler_float_all(&t);
	filler_float_last(&t);
	Ending e = ending_of(&t);
	rewind_boxes(f, end);
	restore_notes(notes.notes, saved, changed);
	filler_free(&t);
	diag_free(t.diag);
	pages_free(&pages);
	return e;
}

/* ---- closer and wider ---- */

/* The section's boxes as they were, their spaces less by so many thousandths. */
static void set_closer(Box *to, const Box *from, size_t count, int less)
{
	for (size_t i = 0; i < count; i++) {
		Unit cut = 0;
		if (from[i].kind == BOX_OPS && from[i].trail > 0)
			cut = unit_scale(from[i].height, less, 1000);
		else if (from[i].kind == BOX_GLUE && !from[i].sticky)
			cut = unit_scale(from[i].height, SPACE * less, 1000);
		if (from[i].kind == BOX_OPS && cut > from[i].trail)
			cut = from[i].trail;
		to[i].height = from[i].height - cut;
		to[i].trail = from[i].trail ? from[i].trail - cut : 0;
	}
}

/* Floats alone, or little beside them on a page that they do not fill. */
static bool is_runt(const Filler *f, const Ending *e)
{
	return e->pages > 1 && e->pages <= MOST_PAGES && (e->last <= 0 || (e->low && e->last < f->klass->page.runt));
}

/* Whether no page is added, nor one of the others emptied for the last. */
static bool is_sound(const Filler *f, const Ending *e, const Ending *first)
{
	Unit most = first->white > f->klass->page.runt ? first->white : f->klass->page.runt;
	return e->pages < first->pages || (e->pages == first->pages && e->white <= most);
}

typedef struct Change { /* of the section's lines, and how it ends then */
	int    less; /* thousandths of a line's pitch, 0: none */
	Ending end;
} Change;

/* The least change that leaves no runt; where there is none, that which leaves most on the last page. */
static Change least_change(const Filler *f, size_t end, const Box *was, const Ending *first)
{
	Box *boxes = f->list->items + f->at;
	int most = f->klass->page.squeeze;
	Change best = { 0, *first };
	Unit last = first->last + f->klass->page.runt / 6; /* less is not worth a change */
	for (int side = 1; side >= -1; side -= 2) {
		for (int step = 1; step <= STEPS; step++) {
			int less = side * most * step / STEPS;
			set_closer(boxes, was, end - f->at, less);
			Ending e = try(f, end);
			if (!less || !is_sound(f, &e, first))
				continue;
			if (!is_runt(f, &e))
				return (Change){ less, e };
			if (e.pages == first->pages && e.last >= last) {
				last = e.last + 1;
				best = (Change){ less, e };
			}
		}
	}
	return best;
}

/* How the section is set best: with its floats in their own sections, or wherever they come to stand. */
static Change best_change(Filler *f, size_t end, const Box *was, bool heeds)
{
	f->heeds = heeds;
	set_closer(f->list->items + f->at, was, end - f->at, 0);
	Ending e = try(f, end);
	return is_runt(f, &e) ? least_change(f, end, was, &e) : (Change){ 0, e };
}

void filler_section(Filler *f)
{
	const PageGeometry *g = &f->klass->page;
	bool begins = !f->at || f->list->items[f->at - 1].kind == BOX_PAGE;
	size_t end = begins ? section_end(f) : 0;
	f->heeds = f->heeds && !begins;
	if (!begins || g->runt <= 0 || g->squeeze <= 0 || g->pitch > 0 || !may_try(f, end))
		return;
	size_t count = end - f->at;
	Box *was = mem_alloc(count * sizeof *was);
	memcpy(was, f->list->items + f->at, count * sizeof *was);
	Change c = best_change(f, end, was, false);
	if (c.end.passed) {
		Change heeded = best_change(f, end, was, true);
		f->heeds = heeded.end.pages <= c.end.pages && (!is_runt(f, &heeded.end) || is_runt(f, &c.end));
		c = f->heeds ? heeded : c;
	}
	set_closer(f->list->items + f->at, was, count, c.less);
	free(was);
}
