/* filler_float.c - floats on the page being filled.
 *
 * A float stands where it is written when it fits there.  Otherwise it waits, text goes on, and the next
 * page begins with it, or ends with it where the class or the author prefers a page's foot.  Floats keep
 * their order, so that their numbers ascend, and none goes back before its place: all that is decided is
 * decided on the page being filled. */
#include "layout/filler.h"

#include <stdlib.h>

#include "base/mem.h"

/* Most of a page that several floats may take where text goes on beside them. */
static Unit share(const Filler *f)
{
	return f->full / 4 * 3;
}

/* Where a page with floats down to here has too little left for text. */
static Unit crowded(const Filler *f)
{
	return f->full / 5 * 4;
}

static bool add_notes(Filler *f, const Float *fl)
{
	bool any = false;
	for (size_t i = 0; i < fl->list.count; i++)
		any = notefoot_add(f->notes, fl->list.items[i].ops, fl->list.items[i].count) || any;
	return any;
}

/* Tagged as one, so that its notes are not taken for the paragraph that goes on below it. */
static void draw(Filler *f, const Float *fl, Unit y)
{
	page_op(f->page, OP_TAG_BEGIN, f->x0, y)->u.tag.tag = TAG_DIV;
	boxes_draw(&fl->list, 0, fl->list.count, f->page, f->x0, y);
	page_op(f->page, OP_TAG_END, f->x0, y);
}

/* Where a float's upper edge comes to stand: space below one float and above the next is not added up. */
static Unit upper_edge(const Filler *f, const Float *fl)
{
	const Floats *w = &f->floats;
	if (w->last && f->y == w->end)
		return f->low + (w->last->after > fl->before ? w->last->after : fl->before);
	return f->y + (f->y > 0 ? fl->before : 0);
}

/* Draws the float at the place reached, if there is room for it and its notes or it must stand there. */
static bool place(Filler *f, const Box *b, bool must)
{
	const Float *fl = b->floating;
	Unit top = upper_edge(f, fl), bottom = top + fl->height;
	size_t notes = f->notes->count;

	add_notes(f, fl);
	if (bottom > filler_height(f, true) && !must) {
		notefoot_drop(f->notes, notes);
		return false;
	}
	draw(f, fl, f->y0 + top);
	f->y = bottom + fl->after;
	filler_snap(f);
	f->floated += bottom - f->low;
	f->low = bottom;
	f->floats.last = fl;
	f->floats.end = f->y;
	f->placed++;
	filler_room(f);
	return true;
}

/* Keeps the page's foot for it, if there is room. */
static bool keep_foot(Filler *f, const Box *b)
{
	const Float *fl = b->floating;
	size_t notes = f->notes->count;
	Unit height = fl->before + fl->height;

	add_notes(f, fl);
	if (f->y + height > filler_height(f, true)) {
		notefoot_drop(f->notes, notes);
		return false;
	}
	*MEM_PUSH(f->floats.feet, f->floats.feet_count, f->floats.feet_cap) = b;
	f->floats.feet_height += height;
	filler_room(f);
	return true;
}

static bool waits(const Filler *f)
{
	return f->floats.head < f->floats.count;
}

void filler_float(Filler *f, const Box *b)
{
	bool here = !waits(f) && (b->floating->bottom ? keep_foot(f, b) : !f->floats.feet_count && place(f, b, false));
	f->at++;
	if (here && !b->floating->bottom)
		filler_remember(f, b->level);
	if (!here)
		*MEM_PUSH(f->floats.items, f->floats.count, f->floats.cap) = b;
}

/* The level of the heading that a block stands under; that of the lowest where there is none. */
static int level_under(const Node *n)
{
	while (n && n->kind != NODE_HEADING)
		n = n->prev ? n->prev : n->parent;
	return n ? n->u.heading.level : 6;
}

/* Tables and pictures are numbered each on their own.  A heading ends the sections of its level and those below. */
static bool in_order_with(const Box *waiting, const Box *b)
{
	if (b->node->kind == NODE_HEADING)
		return level_under(waiting->node) >= b->node->u.heading.level;
	bool all = b->node->kind == NODE_CLEARFLOATS;
	return all || (waiting->node->kind == NODE_TABLE) == (b->node->kind == NODE_TABLE);
}

/* Whether b must not stand above what is kept for the page's foot. */
static bool below_feet(const Filler *f, const Box *b)
{
	for (size_t i = 0; i < f->floats.feet_count; i++)
		if (in_order_with(f->floats.feet[i], b))
			return true;
	return false;
}

/* How much harm a page's end does here: a heading does not stay behind what has waited since before it. */
static BreakLevel level_here(const Filler *f)
{
	for (size_t i = f->at; i-- > 0;) {
		const Box *b = &f->list->items[i];
		if (b->height > 0 && b->kind != BOX_GLUE)
			return b->level;
	}
	return BREAK_FREE;
}

/* Whether a page that ends here, so that what waits does not pass a heading, is emptier than that is worth. */
static bool bears_no_end(const Filler *f)
{
	return f->room - f->low > f->full / 3;
}

void filler_clear(Filler *f, const Box *b)
{
	Floats *w = &f->floats;
	size_t end = w->count;
	BreakLevel level = level_here(f);
	bool heading = b->node->kind == NODE_HEADING;
	while (end > w->head && !in_order_with(w->items[end - 1], b))
		end--;
	if (heading && (!f->heeds || w->head == end)) {
		f->passed |= w->head < end;
		f->at++;
		return;
	}
	if (w->head < end || below_feet(f, b)) {
		filler_float_last(f);
		filler_remember(f, level);
	}
	while (w->head < end) {
		if (!place(f, w->items[w->head], false)) {
			if (heading && bears_no_end(f))
				break;
			filler_turn_over(f);
			return;
		}
		w->head++;
		filler_remember(f, level);
	}
	f->at++;
}

bool filler_float_tops(Filler *f)
{
	Floats *w = &f->floats;
	w->feet_count = 0;
	w->feet_height = 0;
	w->last = NULL;
	filler_room(f);
	while (waits(f) && !f->turned) {
		const Box *b = w->items[w->head];
		Unit taken = f->y + w->feet_height, height = b->floating->before + b->floating->height;
		if ((taken && taken + height > share(f)) || (w->feet_count && !b->floating->bottom))
			break;
		bool foot = b->floating->bottom && height <= share(f) && keep_foot(f, b);
		w->head++;
		if (!foot)
			place(f, b, true);
		if (!foot && f->low > share(f)) { /* a page of floats, unless one alone leaves lines enough for text */
			while (waits(f) && place(f, w->items[w->head], false))
				w->head++;
			if (f->low > crowded(f))
				return true;
			break;
		}
	}
	f->top = f->y;
	f->placed = 0;
	return false;
}

Unit filler_float_feet(Filler *f)
{
	Floats *w = &f->floats;
	if (!w->feet_count)
		return f->low;
	Unit notes = notefoot_height(f->notes, f->full, false), rest = f->full - f->low - w->feet_height;
	Unit y = f->full - (notes < rest ? notes : rest) - w->feet_height;
	for (size_t i = 0; i < w->feet_count; i++) {
		const Float *fl = w->feet[i]->floating;
		draw(f, fl, f->y0 + y + fl->before);
		y += fl->before + fl->height;
	}
	w->feet_count = 0;
	w->feet_height = 0;
	return y;
}

void filler_float_all(Filler *f)
{
	while (waits(f)) {
		filler_float_last(f); /* in their order, one below the other */
		if (place(f, f->floats.items[f->floats.head], false))
			f->floats.head++;
		else
			filler_page(f);
	}
}

void filler_float_last(Filler *f)
{
	size_t count = f->floats.feet_count;
	f->floats.feet_count = 0;
	f->floats.feet_height = 0;
	for (size_t i = 0; i < count; i++)
		place(f, f->floats.feet[i], true);
}
