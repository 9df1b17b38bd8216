/* choice.c - which rows the next part of a table takes.
 *
 * Which rows, whether the next row is begun, where spanning cells end.  Nothing is ever cut off: a row
 * that no page can hold is parted between lines; a spanning cell that a break cuts is printed again on
 * the next part, or goes on there if it was not complete; so are the short cells of a parted row that ended before it did: its
 * number and name, who answers for it, whose state it tells; not what is to be told once, a remark.  Rows grow where what is repeated needs the height. */
#include "layout/choice.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	LEAST_LINES = 2, /* of a parted cell, on either side */
	MARK_EMS = 4,    /* a figure with （续） */
	BESIDE = 3,      /* of a page, one part: the most a cell of a begun row takes that is printed again */
	LAST_GAP = 250   /* ‰ of a page that may stay empty for the sake of a table's last row */
};

Choice choice_begin(Table *t, Unit room, Unit full, Take take)
{
	Choice p = { .t = t, .from = t->next, .room = room - t->page_room, .take = take };
	Unit carried = 0;
	if (t->part) {
		sums_band(t, &t->carried, t->sums.printed, t->sums.printed);
		carried = t->carried.height;
	}
	p.lead = (t->part ? t->continued_height : t->caption_height) + t->head_height + carried;
	p.capacity = full - t->continued_height - t->head_height - t->carried.height - t->page_room;
	return p;
}

void choice_end(Choice *p)
{
	free(p->tops);
}

static void set_top(Choice *p, int i, Unit y)
{
	while (p->tops_cap <= (size_t)i)
		p->tops = mem_grow(p->tops, p->tops_cap, &p->tops_cap, sizeof *p->tops);
	p->tops[i] = y;
}

bool choice_goes_on(const Choice *p, const Cell *c)
{
	return c->row < p->from || (c->row == p->from && p->t->inside);
}

static Unit rest_of(const Cell *c)
{
	return boxes_height(&c->boxes, c->at, c->boxes.count);
}

/* Height of what goes on of the row that the part before began. */
static Unit rest_of_row(const Table *t, int r)
{
	Unit most = 0;
	for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns) {
		const Cell *c = grid_cell(t, r, k);
		Unit h = c->rows == 1 && !c->printed ? rest_of(c) + 2 * c->pad_y : 0;
		most = h > most ? h : most;
	}
	return most;
}

/* Whether there is more in the cell than a figure: the row is known by it. */
static bool holds_words(const Node *cell)
{
	for (const Node *n = cell; n; n = node_after(n, cell))
		for (size_t i = 0; n->kind == NODE_TEXT && i < n->u.text.len; i++)
			if (strchr("0123456789.,%-+ ", n->u.text.bytes[i]) == NULL)
				return true;
	return false;
}

/* Of a parted row's cells the one with the mark: the first that ended, before what goes on, and holds words; else a figure that has room
 * for it. NULL: none. */
static const Cell *marked_cell(const Table *t, int r)
{
	const Cell *figure = NULL;
	for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns) {
		const Cell *c = grid_cell(t, r, k);
		if (c->rows > 1 || !c->boxes.count)
			continue;
		if (!c->printed)
			break;
		if (holds_words(c->node))
			return c;
		if (!figure && t->x[k + c->columns] - t->x[k] - 2 * c->pad_x >= MARK_EMS * c->style->size)
			figure = c;
	}
	return figure;
}

/* The same of a cell of the row that was begun: what is short, or takes no room of its own. */
static Unit wants_beside(Choice *p, Cell *c)
{
	Table *t = p->t;
	Unit rest = rest_of_row(t, c->row), most = p->capacity / BESIDE > rest ? p->capacity / BESIDE : rest;
	if (c->style->once)
		return 0;
	grid_label_again(t, c, c == marked_cell(t, c->row));
	Unit h = c->again_height + 2 * c->pad_y;
	return h <= most && h <= p->room - p->lead ? h : 0;
}

/* Height a cell that goes on from the part before wants here. */
static Unit wants_again(Choice *p, Cell *c)
{
	if (!c->printed)
		return c->at < c->boxes.count ? rest_of(c) + 2 * c->pad_y : 0;
	if (c->rows == 1)
		return wants_beside(p, c);
	grid_label_again(p->t, c, true);
	Unit h = c->again_height + 2 * c->pad_y;
	return h <= p->capacity / 2 ? h : 0; /* too high a label is not repeated */
}

bool choice_repeats(Choice *p, Cell *c)
{
	return c->printed && wants_again(p, c) > 0;
}

static Unit row_height(Choice *p, int r)
{
	Table *t = p->t;
	if (r != p->from || !t->inside)
		return grid_row(t, r)->height;
	Unit most = 0;
	for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns) {
		Cell *c = grid_cell(t, r, k);
		Unit h = c->rows == 1 ? wants_again(p, c) : 0;
		most = h > most ? h : most;
	}
	return most;
}

/* Lower edge of row r when its upper one is y: cells that go on and end here must have room. */
static Unit bottom_of(Choice *p, int r, Unit y)
{
	Table *t = p->t;
	Unit bottom = y + row_height(p, r);
	for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns) {
		Cell *c = grid_cell(t, r, k);
		if (c->rows < 2 || cell_end(c) != r + 1 || !choice_goes_on(p, c))
			continue;
		Unit want = p->lead + wants_again(p, c);
		bottom = want > bottom ? want : bottom;
	}
	return bottom;
}

/* How far into the cell's boxes the height reaches. A tag or space is not left at the end alone. */
static size_t reach(const Cell *c, Unit height)
{
	size_t i = c->at, n = c->boxes.count;
	Unit y = 0;
	for (; i < n; i++) {
		const Box *b = &c->boxes.items[i];
		if (y + b->height - b->trail > height)
			break;
		y += b->height;
	}
	if (i < n)
		while (i > c->at && c->boxes.items[i - 1].level == BREAK_NEVER)
			i--;
	return i;
}

static size_t lines_in(const Cell *c, size_t from, size_t to)
{
	size_t lines = 0;
	for (size_t i = from; i < to; i++)
		lines += c->boxes.items[i].height > 0;
	return lines;
}

static bool parts_word(const Cell *c, size_t end)
{
	return end > c->at && end < c->boxes.count && c->boxes.items[end - 1].level == BREAK_WIDOW;
}

/* The same so that at least two lines stand on either side of the break, as far as the cell has so many, and, where that
 * leaves two above it, so that no word is parted with a hyphen. */
static size_t part_at(const Choice *p, const Cell *c, Unit height)
{
	size_t i = reach(c, height), n = c->boxes.count;
	if (i == n || p->forced)
		return i;
	size_t all = lines_in(c, c->at, n), least = all / 2 < LEAST_LINES ? all / 2 : LEAST_LINES;
	if (lines_in(c, c->at, i) < least)
		return c->at;
	while (i > c->at && lines_in(c, i, n) < least)
		i--;
	while (i > c->at && c->boxes.items[i - 1].level == BREAK_NEVER)
		i--;
	size_t whole = i;
	while (parts_word(c, whole))
		whole--;
	return lines_in(c, c->at, whole) < least ? i : whole;
}

/* What row r may take of the height when it is parted: a class that keeps rows whole while it can has at least a
 * quarter of the row go over, since a line or two of one cell are not read as a part of it. */
static Unit height_for(Choice *p, int r, Unit y, bool forced)
{
	Unit room = p->room - y, most = row_height(p, r) / 4 * 3;
	bool first = r != p->from || !p->t->inside;
	return !forced && first && p->t->style->split_gap > 0 && most < room ? most : room;
}

/* Tries to begin row r in the height. Every cell must get something, or, when forced, any cell. */
static bool begin_row(Choice *p, int r, Unit y, bool forced)
{
	Table *t = p->t;
	Unit most = 0;
	int got = 0, wanting = 0;
	Unit room = height_for(p, r, y, forced);
	p->forced = forced;
	for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns) {
		Cell *c = grid_cell(t, r, k);
		if (c->rows > 1)
			continue;
		c->upto = part_at(p, c, room - 2 * c->pad_y);
		if (c->at < c->boxes.count) {
			wanting++;
			got += c->upto > c->at;
		}
		Unit h = c->printed ? wants_again(p, c) : boxes_height(&c->boxes, c->at, c->upto) + 2 * c->pad_y;
		most = h > most ? h : most;
	}
	if (forced ? !got && wanting : got < wanting || !wanting)
		return false;
	if (most > room)
		return false;
	p->split = true;
	p->to = r;
	set_top(p, r - p->from + 1, y + most);
	p->shown = r - p->from + 1;
	return true;
}

/* Whether the page would be left too empty if the row went to the next one as a whole. A table's last row, whose rest would
 * stand there alone, is worth a somewhat emptier one, where its class keeps rows whole at all. */
static bool leaves_gap(const Choice *p, int r)
{
	const Style *s = p->t->style;
	int gap = s->split_gap;
	if (gap > 0 && gap < LAST_GAP && !window_reach(p->t, r + 1))
		gap = LAST_GAP;
	return s->split_rows && p->room - p->tops[r - p->from] > unit_scale(p->capacity, gap, 1000);
}

static bool may_split(Choice *p, int r)
{
	return leaves_gap(p, r) || (r == p->from && p->t->inside) || row_height(p, r) > p->capacity;
}

static void warn_once(Table *t, int r, const char *format)
{
	const Node *n = grid_row(t, r)->node;
	if (flow_first(&t->flow, format, n->place))
		diag_warn(t->flow.diag, n->place, "%s", format);
}

/* Chooses how the part ends when row r does not fit. False when the part would hold nothing. */
static bool choose_end(Choice *p, int r, const int best[BREAK_LEVELS + 1])
{
	Unit y = p->tops[r - p->from];
	if (!p->counted && may_split(p, r) && begin_row(p, r, y, false)) {
		if (row_height(p, r) > p->capacity && !p->t->inside && !p->t->style->split_rows)
			warn_once(p->t, r, "this row is higher than a page: it is parted between lines");
		return true;
	}
	for (int level = BREAK_FREE; level <= (p->take == TAKE_SOME ? BREAK_LEVELS : BREAK_WIDOW); level++) {
		if (best[level] < 0)
			continue;
		p->to = best[level];
		p->shown = p->to - p->from;
		return true;
	}
	if (p->take != TAKE_SOME)
		return false;
	if (begin_row(p, r, y, true))
		return true;
	warn_once(p->t, r, "this row is higher than a page and cannot be parted: it runs over the lower edge");
	set_top(p, r - p->from + 1, bottom_of(p, r, y));
	p->to = r + 1;
	p->shown = p->to - p->from;
	return true;
}

/* Spanning cells that the part's end cuts get the room they lack, where the page has it; what then
 * stands here of each is settled. */
static void cut_spans(Choice *p)
{
	Table *t = p->t;
	int last = p->from + p->shown - 1;
	Unit *end = &p->tops[p->shown];
	for (int pass = 0; pass < 2; pass++) {
		for (int k = 0; k < t->columns; k += grid_cell(t, last, k)->columns) {
			Cell *c = grid_cell(t, last, k);
			if (c->rows < 2 || (cell_end(c) == last + 1 && !p->split))
				continue;
			Unit top = choice_goes_on(p, c) ? p->lead : p->tops[c->row - p->from];
			Unit want = choice_goes_on(p, c) ? wants_again(p, c) : c->height + 2 * c->pad_y;
			if (pass == 0 && top + want > *end)
				*end = top + want < p->room ? top + want : p->room > *end ? p->room : *end;
			if (pass == 1 && !c->printed)
				c->upto = top + want <= *end ? c->boxes.count : reach(c, *end - top - 2 * c->pad_y);
		}
	}
}

static void all_cells_to_end(Choice *p)
{
	Table *t = p->t;
	for (int r = p->from; r < p->to; r++)
		for (int k = 0; k < t->columns; k++)
			grid_cell(t, r, k)->upto = grid_cell(t, r, k)->boxes.count;
}

static void count_foot(Choice *p)
{
	for (p->foot = p->shown; p->foot > 0; p->foot--)
		if (grid_row(p->t, p->from + p->foot - 1)->node->u.row.place != ROW_FOOT)
			return;
}

static bool is_plain(const Row *row)
{
	return !row->node->u.row.group && row->node->u.row.place == ROW_BODY;
}

typedef struct Breaks { /* of the rows that fit: where the part could end */
	int best[BREAK_LEVELS + 1]; /* the last one of each level, -1: none */
	int earlier;                /* the free one before the last */
	int end;                    /* one past the last row that fits */
} Breaks;

/* Rows one by one as long as they fit. Whether all there are do. */
static bool fit_rows(Choice *p, Breaks *b)
{
	Table *t = p->t;
	int plain = 0;
	*b = (Breaks){ .earlier = -1, .end = p->from };
	for (int i = 0; i <= BREAK_LEVELS; i++)
		b->best[i] = -1;
	set_top(p, 0, p->lead);
	for (; window_reach(t, b->end); b->end++) {
		plain += is_plain(grid_row(t, b->end));
		p->counted = t->info && t->info->rows_per_page && plain > t->info->rows_per_page;
		Unit bottom = bottom_of(p, b->end, p->tops[b->end - p->from]);
		if (bottom > p->room || p->counted)
			return false;
		set_top(p, b->end + 1 - p->from, bottom);
		BreakLevel level = grid_row(t, b->end)->level;
		if (level == BREAK_FREE)
			b->earlier = b->best[BREAK_FREE];
		b->best[level] = b->end + 1;
	}
	return true;
}

/* A table's last row is not left alone: the one above it goes along, unless it is so high that the page would look empty. */
static void keep_company(const Choice *p, Breaks *b)
{
	bool alone = !p->counted && b->best[BREAK_FREE] == b->end && b->earlier > p->from && !window_reach(p->t, b->end + 1);
	if (alone && p->room - p->tops[b->earlier - p->from] <= unit_scale(p->capacity, LAST_GAP, 1000)) {
		b->best[BREAK_WIDOW] = b->end;
		b->best[BREAK_FREE] = b->earlier;
	}
}

/* All rows would fit, but the last is to go on: as a whole, or, where that left too much of the page empty, with a part
 * of it. */
static bool leave_last(Choice *p, const Breaks *b)
{
	int last = b->end - 1, before = b->best[BREAK_FREE] < b->end ? b->best[BREAK_FREE] : b->earlier;
	bool high = row_height(p, last) > unit_scale(p->capacity, p->t->style->split_gap, 1000); /* a lower one would fill no gap */
	if (p->t->style->split_gap > 0 && high && leaves_gap(p, last) && begin_row(p, last, p->tops[last - p->from], false))
		return true;
	if (before <= p->from)
		return false;
	p->to = before;
	p->shown = before - p->from;
	return true;
}

/* The begun row's own cells, again after the line above. */
static void begun_cells(Choice *p)
{
	for (int k = 0; p->split && k < p->t->columns; k++) {
		Cell *c = grid_cell(p->t, p->to, k);
		if (c->rows == 1)
			c->upto = part_at(p, c, p->tops[p->shown] - p->tops[p->shown - 1] - 2 * c->pad_y);
	}
}

bool choice_make(Choice *p)
{
	Breaks b;
	bool all = fit_rows(p, &b);
	if (all && p->take != TAKE_BUT_LAST) {
		p->to = b.end;
		p->shown = b.end - p->from;
		all_cells_to_end(p);
		count_foot(p);
		return true;
	}
	if (!all)
		keep_company(p, &b);
	if (all ? !leave_last(p, &b) : !choose_end(p, b.end, b.best))
		return false;
	all_cells_to_end(p);
	begun_cells(p);
	cut_spans(p);
	count_foot(p);
	return true;
}

/* Whether the cell is printed again where its rows go on: one of several rows always, one of a parted row in a table that
 * has labels. */
static bool repeated(const Table *t, const Cell *c)
{
	return c->rows > 1 || (c->boxes.count && t->info && t->info->continue_label);
}

void choice_settle(Choice *p)
{
	Table *t = p->t;
	int last = p->from + p->shown - 1;
	for (int k = 0; p->shown && k < t->columns; k++) {
		Cell *c = grid_cell(t, last, k);
		bool open = p->split || cell_end(c) > last + 1;
		if (!open)
			continue;
		c->at = c->upto;
		if (c->at >= c->boxes.count && repeated(t, c))
			c->printed = true;
	}
	sums_settle(t, sums_after(t, last));
	t->next = p->to;
	t->inside = p->split;
	t->part++;
}

bool choice_ends(Choice *p)
{
	Unit y = p->lead;
	int plain = 0, most = p->t->info && p->t->info->rows_per_page ? p->t->info->rows_per_page : INT_MAX;
	for (int r = p->from; y <= p->room && plain <= most && window_reach(p->t, r); r++) {
		plain += is_plain(grid_row(p->t, r));
		y = bottom_of(p, r, y);
	}
	return y <= p->room && plain <= most;
}

/* ---- where things stand ---- */

Unit choice_top(const Choice *p, int i)
{
	return p->tops[i] + (i >= p->foot ? p->t->page.height : 0);
}

Unit choice_bottom(const Choice *p, int i)
{
	return p->tops[i + 1] + (i >= p->foot ? p->t->page.height : 0);
}

Unit choice_height(const Choice *p)
{
	return p->tops[p->shown] + p->t->page.height;
}
