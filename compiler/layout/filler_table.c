/* filler_table.c - a table's next part on the page being filled. */
#include "layout/filler.h"

#include "layout/table.h"

static bool nothing_from(const Filler *f, size_t i)
{
	while (i < f->list->count && f->list->items[i].kind == BOX_OPS && !f->list->items[i].height)
		i++;
	return i == f->list->count;
}

/* Height of what must stay with the table: the boxes up to the first place where a page may end for no more harm than that, and
 * 版记 where nothing else follows, so that it is not alone on a page. */
static Unit kept_below(const Filler *f, const Box *table, BreakLevel harm)
{
	Unit h = 0, trail = 0;
	size_t i = f->at + 1;
	for (bool ended = table->level < BREAK_KEEP; !ended && i < f->list->count; i++) {
		const Box *b = &f->list->items[i];
		if (b->kind == BOX_TABLE || b->kind == BOX_PAGE || b->kind == BOX_TOP || b->kind == BOX_COLUMNS)
			return h - trail;
		h += b->height;
		trail = b->height ? b->trail : trail;
		ended = b->level <= harm && h > 0 && b->kind == BOX_OPS;
	}
	return nothing_from(f, i) && f->foot && !f->turned ? h + f->foot : h - trail;
}

/* Whether the page can end before the table for less harm than parting it does. */
static bool can_leave(const Filler *f)
{
	return f->marks[BREAK_FREE].set || f->marks[BREAK_WIDOW].set;
}

/* Whether a table that is to stay whole goes on to the next page, with what must stay below it if
 * a page holds both, and if it does not leave more of this one empty than its class bears. */
static bool moves_whole(const Filler *f, Table *t, Unit below)
{
	Unit rest = f->room - f->y, height = table_height(t);
	Unit page = f->run ? f->full : f->room;
	Unit want = height + below <= page ? height + below : height;
	Unit most = table_gap(t);
	if (most && rest > unit_scale(page, most, 1000))
		return false;
	return !filler_fresh(f) && !table_begun(t) && want > rest && height <= page && can_leave(f);
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
static Unit draw_table(Filler *f, const Box *b, Unit rest, Take take)
{
	Unit x = f->x0 + b->dx, y = f->y0 + f->y;
	size_t ops = f->page->count, notes = f->notes->count;
	bool any = f->notes->notes && f->notes->notes->count > 0;
	TableState *state = any ? table_save(b->table, f->pages->arena) : NULL;
	Unit used = table_part(b->table, f->page, x, y, rest, f->full, take);
	if (used && any)
		drop_marks(f->page, ops);
	if (!used || !any || !notefoot_add(f->notes, f->page->ops + ops, f->page->count - ops))
		return used;
	Unit room = filler_height(f, true) - f->y;
	notefoot_drop(f->notes, notes);
	if (!f->run && used > room) {
		f->page->count = ops;
		table_restore(b->table, state);
		used = table_part(b->table, f->page, x, y, room < rest ? room : rest, f->full, take);
	}
	drop_marks(f->page, ops);
	f->low = used ? f->y + used : f->low;
	filler_notes(f, ops);
	return used;
}

/* What a low last row that goes along would take of the page it leaves: that white is not held against the rows above. */
static Unit low_rest(const Filler *f, Table *t)
{
	Unit rest = table_rest(t);
	return rest <= f->full / 8 ? rest : 0;
}

/* All but the last row, which goes on with what stands below; unless the page were left too white for that, and the first lines of
 * what stands below have room on it: then what is below is parted. */
static Unit draw_but_last(Filler *f, const Box *b, Unit rest)
{
	Unit least = kept_below(f, b, BREAK_TOGETHER);
	bool together = !f->klass->page.white || !table_ends_in(b->table, rest - least);
	size_t ops = f->page->count, notes = f->notes->count;
	Unit low = f->low;
	TableState *state = together ? NULL : table_save(b->table, f->pages->arena);
	Unit used = draw_table(f, b, rest, TAKE_BUT_LAST);
	if (together || !used || !filler_too_white(f, f->y + used + low_rest(f, b->table)))
		return used;
	f->page->count = ops;
	f->low = low;
	notefoot_drop(f->notes, notes);
	filler_room(f);
	table_restore(b->table, state);
	return draw_table(f, b, rest, TAKE_FITTING);
}

void filler_table(Filler *f, const Box *b)
{
	Table *t = b->table;
	bool fresh = filler_fresh(f), whole = b->whole || table_keeps(t);
	Unit rest = f->room - f->y, used = 0;
	Unit below = kept_below(f, b, BREAK_FREE);
	bool moves = whole && moves_whole(f, t, below);
	/* What must stay with the table would stand alone on the next page: the last row goes with it. */
	bool parts = !moves && below && table_ends_in(t, rest) && !table_ends_in(t, rest - below);
	if (parts)
		used = draw_but_last(f, b, rest);
	if (!moves && !used && (fresh || !parts))
		used = draw_table(f, b, rest, fresh && (!f->run || f->run->must) ? TAKE_SOME : TAKE_FITTING);
	if (!used && !table_done(t)) {
		filler_turn_over(f);
		return;
	}
	if (f->run && used > rest)
		f->run->over = true;
	if (whole && !table_done(t) && !f->run && !table_gap(t))
		note_parted(f, b);
	f->y += used;
	f->low = f->y;
	f->placed++;
	if (table_done(t)) {
		f->at++;
		filler_remember(f, b->level);
		return;
	}
	filler_next(f);
}
