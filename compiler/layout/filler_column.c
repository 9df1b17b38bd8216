/* filler_column.c - a section in columns, 分栏, on the page being filled.
 *
 * The columns are filled as pages are, by the same rules of what may stand apart from what, but in the
 * room of one page, and nothing of a try lasts that is not wanted: its ops and notes are dropped and its
 * tables put back.  So the notes' room at the page's foot is found, and so the height at which the
 * columns are balanced: the first try has the least height that could do, each following one more by
 * the least that a box lacked. */
#include "layout/filler.h"

#include <string.h>

#include "layout/table.h"

typedef struct Try { /* what to go back to */
	size_t      ops, notes;
	TableState *begun; /* of a table that goes on from the page before */
} Try;

void filler_columns_rewind(Columns *c)
{
	c->at = 0;
	for (size_t i = 0; i < c->list.count; i++)
		if (c->list.items[i].kind == BOX_TABLE)
			table_rewind(c->list.items[i].table);
}

static Try begin(Filler *f, const Columns *c)
{
	const Box *first = c->at < c->list.count ? &c->list.items[c->at] : NULL;
	bool goes_on = first && first->kind == BOX_TABLE && table_begun(first->table);
	return (Try){ f->page->count, f->notes->count, goes_on ? table_save(first->table, f->pages->arena) : NULL };
}

static void undo(Filler *f, const Columns *c, const Try *t, size_t reached)
{
	f->page->count = t->ops;
	notefoot_drop(f->notes, t->notes);
	for (size_t i = c->at; i < c->list.count && i <= reached; i++) {
		const Box *b = &c->list.items[i];
		if (b->kind != BOX_TABLE)
			continue;
		if (i == c->at && t->begun)
			table_restore(b->table, t->begun);
		else
			table_rewind(b->table);
	}
}

static void column_done(Filler *f)
{
	Run *r = f->run;
	r->y = f->y > r->y ? f->y : r->y;
	r->low = f->low > r->low ? f->low : r->low;
	r->used += f->y - f->top;
}

void filler_next_column(Filler *f)
{
	Run *r = f->run;
	column_done(f);
	f->y = f->low = f->top;
	f->placed = 0;
	memset(f->marks, 0, sizeof f->marks);
	if (r->column + 1 == r->count) {
		r->ended = true;
		return;
	}
	r->column++;
	f->x0 += r->step;
}

/* Fills the page's columns in that height; returns the first box that found no place. */
static size_t pour(Filler *f, Columns *c, Unit height, bool must, Run *r)
{
	Filler sub = *f;
	*r = (Run){ .must = must && filler_fresh(f), .count = c->count, .step = c->width + c->gap, .lack = UNIT_MAX, .y = f->y, .low = f->y };
	sub.list = &c->list;
	sub.at = c->at;
	sub.run = r;
	sub.top = sub.low = f->y;
	sub.room = f->y + height;
	sub.placed = 0;
	memset(sub.marks, 0, sizeof sub.marks);
	while (sub.at < c->list.count && !r->ended)
		filler_take(&sub);
	column_done(&sub);
	return sub.at;
}

/* The height the page has for columns whose notes are those found in a try of that height. */
static Unit height_with_notes(const Filler *f, Unit height, Unit low)
{
	Unit room = filler_height(f, true);
	return low > room && room - f->y < height ? room - f->y : height;
}

static Unit step(const Filler *f)
{
	const Style *body = class_style(f->klass, "body");
	Unit pitch = f->klass->page.pitch > 0 ? f->klass->page.pitch : body ? body->pitch : 0;
	return pitch > 0 ? pitch : 12 * UNIT_PT;
}

/* The least height at which what one try of `most` took stands in the columns, or at most two lines more
 * where that parts nothing that should stay together; `most` when there is none. */
static Unit balanced(Filler *f, Columns *c, const Try *t, const Run *tried, size_t goal, Unit most)
{
	Unit first = 0, height = (tried->used + c->count - 1) / c->count;
	while (height < most && (!first || height <= first + 2 * step(f))) {
		Run r;
		size_t end = pour(f, c, height, false, &r);
		undo(f, c, t, end);
		bool all = end == goal && r.page_break == tried->page_break && !r.over;
		if (all && r.worst == BREAK_FREE)
			return height;
		first = all && !first ? height : first;
		height += r.lack < step(f) && r.lack > 0 ? r.lack : step(f);
	}
	return first ? first : most;
}

static void draw_rules(Filler *f, const Columns *c, const Run *r)
{
	Unit x = f->x0 + c->left + c->width + (c->gap - c->rule) / 2;
	for (int i = 0; i < r->column && c->rule > 0; i++, x += r->step) {
		page_op(f->page, OP_TAG_BEGIN, x, f->y0 + f->y)->u.tag.tag = TAG_ARTIFACT;
		Op *op = page_op(f->page, OP_RULE, x, f->y0 + f->y);
		op->u.rule.w = c->rule;
		op->u.rule.h = r->low - f->y;
		op->u.rule.color = c->color;
		page_op(f->page, OP_TAG_END, x, f->y0 + f->y);
	}
}

/* Whether the section had better begin, or go on, on the next page. */
static bool is_bad(const Filler *f, const Columns *c, const Run *r, size_t end)
{
	if (filler_fresh(f))
		return false;
	return r->over || r->worst > BREAK_FREE || (end == c->at && r->low == f->y);
}

void filler_columns(Filler *f, const Box *b)
{
	Columns *c = b->columns;
	Try t = begin(f, c);
	Unit height = f->room - f->y, less;
	Run r;
	size_t end;
	for (;;) {
		end = pour(f, c, height, true, &r);
		less = height_with_notes(f, height, r.low);
		if (less >= height || less <= 0)
			break;
		height = less;
		undo(f, c, &t, end);
	}
	if (((end < c->list.count && !r.page_break) || r.over) && is_bad(f, c, &r, end)) {
		undo(f, c, &t, end);
		filler_turn_over(f);
		return;
	}
	if ((end == c->list.count || r.page_break) && c->balance) {
		undo(f, c, &t, end);
		end = pour(f, c, balanced(f, c, &t, &r, end, height), true, &r);
	}
	draw_rules(f, c, &r);
	f->y = r.y;
	f->low = r.low;
	f->placed++;
	c->at = end;
	filler_room(f);
	if (end == c->list.count) {
		f->at++;
		filler_remember(f, b->level);
	} else if (r.page_break) {
		filler_break(f);
	} else {
		filler_next(f);
	}
}
