/* table.c - a table taken page by page.
 *
 * A part is chosen first (which rows, whether the next row is begun, where spanning cells end), then
 * drawn.  Nothing is ever cut off: a row that no page can hold is parted between lines; a spanning
 * cell that a break cuts is printed again on the next part, or goes on there if it was not
 * complete; rows grow where a repeated label needs the height. */
#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

#include "layout/draw.h"
#include "layout/grid.h"

/* ---- making ---- */

static const Node *caption_of(const Node *n)
{
	return n->first && n->first->kind == NODE_CAPTION ? n->first : NULL;
}

static Unit list_height(const BoxList *l)
{
	Unit h = 0;
	for (size_t i = 0; i < l->count; i++)
		h += l->items[i].height;
	return h;
}

/* The table's own number, from "表12". 0 when there is none. */
static int number_in(const char *s)
{
	int n = 0;
	while (s && *s && !(*s >= '0' && *s <= '9'))
		s++;
	for (; s && *s >= '0' && *s <= '9' && n < 100000; s++)
		n = n * 10 + (*s - '0');
	return n;
}

/* 续表1: only the pattern, with the table's own number, or without one when it has none. */
static const char *continued_text(Table *t, const Node *caption)
{
	const char *pattern = t->flow.klass->continued;
	int n = number_in(caption->u.caption.number);
	Buf b = { 0 };
	if (n > 0)
		number_pattern(&b, pattern, n);
	else
		for (const char *p = pattern; *p; p++)
			if (*p < '0' || *p > '9')
				buf_byte(&b, *p);
	const char *text = arena_strndup(t->flow.arena, buf_text(&b), b.len);
	buf_free(&b);
	return text;
}

static void set_caption(Table *t, Unit width)
{
	const Node *n = caption_of(t->node);
	if (!n)
		return;
	Flow *f = &t->flow;
	const Style *s = class_node_style(f->klass, n), *cs = class_style(f->klass, "continued");
	Style *own = flow_text_style(f, s);
	Lines *lines = lines_set(f->lines, n, own, width - s->left - s->right, flow_caption_prefix(f, n->u.caption.number));
	boxes_lines(&t->caption, lines, s->left, n, SIZE_MAX);
	t->caption_height = list_height(&t->caption) + s->after;
	if (!f->klass->continued)
		return;
	s = cs ? cs : s;
	lines = lines_set_text(f->lines, continued_text(t, n), flow_text_style(f, s), width - s->left - s->right);
	boxes_lines(&t->continued, lines, s->left, n, SIZE_MAX);
	t->continued_height = list_height(&t->continued) + s->after;
}

/* ---- rows ---- */

static int count_rows(const Node *n)
{
	int count = 0;
	for (const Node *r = n->first; r; r = r->next)
		count += r->kind == NODE_ROW;
	return count;
}

/* Of a tree's rows those that say so or that the table counts as such; a source's table holds no others. */
static int count_head(const Table *t, int rows)
{
	int count = t->info ? t->info->head_rows : 0, marked = 0;
	if (t->info && t->info->source)
		return rows;
	for (const Node *r = t->node->first; r; r = r->next) {
		if (r->kind != NODE_ROW)
			continue;
		if (!r->u.row.head)
			break;
		marked++;
	}
	count = marked > count ? marked : count;
	return count < rows ? count : rows;
}

/* Sets the head. Returns the node behind it. */
static const Node *set_head(Table *t)
{
	const Node **nodes = arena_array(t->arena, (size_t)t->head_rows + 1, sizeof *nodes), *n = t->node->first;
	int count = 0;
	for (; n && (n->kind != NODE_ROW || count < t->head_rows); n = n->next)
		if (n->kind == NODE_ROW)
			nodes[count++] = n;
	grid_band(t, &t->head, nodes, count, true);
	t->head_height = t->head.height;
	return n;
}

Table *table_make(Flow *f, const Node *n, const Style *s, Unit width)
{
	Table *t = ARENA_NEW(f->arena, Table);
	t->flow = *f;
	t->arena = f->arena;
	t->lang = f->lines->lang;
	t->node = n;
	t->info = n->u.table;
	t->place = n->place;
	t->style = s;
	t->caption.arena = t->continued.arena = f->arena;
	int rows = count_rows(n);
	t->columns = grid_columns(n);
	if ((!rows && !(t->info && t->info->source)) || !t->columns)
		return NULL;
	t->head_rows = count_head(t, rows);
	if (!grid_widths(t, width))
		return NULL;
	const Node *body = set_head(t);
	if (!window_open(t, body, rows - t->head_rows))
		return NULL;
	set_caption(t, width);
	if (t->head_height > f->limit / 2 && window_reach(t, t->head_rows)) {
		if (flow_first(f, "head", t->place))
			diag_note(f->diag, t->place, "the table's head is higher than half a page: it is not repeated");
		t->head_rows = 0;
		t->head_height = 0;
	}
	table_rewind(t);
	return t;
}

/* ---- questions ---- */

Unit table_height(Table *t)
{
	Unit h = t->caption_height;
	for (int r = 0; h <= t->flow.limit && window_reach(t, r); r++)
		h += grid_row(t, r)->height;
	return h;
}

bool table_keeps(const Table *t)
{
	return t->style->keep_together;
}

bool table_begun(const Table *t)
{
	return t->part > 0;
}

bool table_done(const Table *t)
{
	return t->part > 0 && t->window.ended && t->next >= t->window.ready;
}

/* ---- choosing a part ---- */

typedef struct Choice {
	Table *t;
	Unit   lead;     /* caption and head above the rows */
	Unit   room;
	Unit   capacity; /* what a page has for rows */
	bool   force;
	int    from, to; /* whole rows (or their rests) */
	bool   split;    /* row `to` is begun as well */
	Unit  *tops;     /* upper edge of row from + i; one more for the end (heap) */
	size_t tops_cap;
	int    shown;    /* rows in the part */
} Choice;

static void set_top(Choice *p, int i, Unit y)
{
	while (p->tops_cap <= (size_t)i)
		p->tops = mem_grow(p->tops, p->tops_cap, &p->tops_cap, sizeof *p->tops);
	p->tops[i] = y;
}

static int end_of(const Cell *c)
{
	return c->row + c->rows;
}

static bool goes_on(const Choice *p, const Cell *c)
{
	return c->row < p->from || (c->row == p->from && p->t->inside);
}

static Unit rest_of(const Cell *c)
{
	return boxes_height(&c->boxes, c->at, c->boxes.count);
}

/* Height a cell that goes on from the part before wants here. */
static Unit wants_again(Choice *p, Cell *c)
{
	if (!c->printed)
		return c->at < c->boxes.count ? rest_of(c) + 2 * c->pad_y : 0;
	grid_label_again(p->t, c);
	Unit h = c->again_height + 2 * c->pad_y;
	return h <= p->capacity / 2 ? h : 0; /* too high a label is not repeated */
}

static bool repeats(Choice *p, Cell *c)
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
		const Cell *c = grid_cell(t, r, k);
		Unit h = c->rows == 1 ? rest_of(c) + 2 * c->pad_y : 0;
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
		if (c->rows < 2 || end_of(c) != r + 1 || !goes_on(p, c))
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

/* Tries to begin row r in the height. Every cell must get something, or, when forced, any cell. */
static bool begin_row(Choice *p, int r, Unit y, bool forced)
{
	Table *t = p->t;
	Unit most = 0;
	int got = 0, wanting = 0;
	for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns) {
		Cell *c = grid_cell(t, r, k);
		if (c->rows > 1)
			continue;
		c->upto = reach(c, p->room - y - 2 * c->pad_y);
		if (c->at < c->boxes.count) {
			wanting++;
			got += c->upto > c->at;
		}
		Unit h = boxes_height(&c->boxes, c->at, c->upto) + 2 * c->pad_y;
		most = h > most ? h : most;
	}
	if (forced ? !got && wanting : got < wanting || !wanting)
		return false;
	if (most > p->room - y)
		return false;
	p->split = true;
	p->to = r;
	set_top(p, r - p->from + 1, y + most);
	p->shown = r - p->from + 1;
	return true;
}

static bool may_split(Choice *p, int r)
{
	return p->t->style->split_rows || (r == p->from && p->t->inside) || row_height(p, r) > p->capacity;
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
	if (may_split(p, r) && begin_row(p, r, y, false)) {
		if (row_height(p, r) > p->capacity && !p->t->inside && !p->t->style->split_rows)
			warn_once(p->t, r, "this row is higher than a page: it is parted between lines");
		return true;
	}
	for (int level = BREAK_FREE; level <= (p->force ? BREAK_LEVELS : BREAK_WIDOW); level++) {
		if (best[level] < 0)
			continue;
		p->to = best[level];
		p->shown = p->to - p->from;
		return true;
	}
	if (!p->force)
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
			if (c->rows < 2 || (end_of(c) == last + 1 && !p->split))
				continue;
			Unit top = goes_on(p, c) ? p->lead : p->tops[c->row - p->from];
			Unit want = goes_on(p, c) ? wants_again(p, c) : c->height + 2 * c->pad_y;
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

static bool choose(Choice *p)
{
	Table *t = p->t;
	int best[BREAK_LEVELS + 1], r = p->from;
	for (int i = 0; i <= BREAK_LEVELS; i++)
		best[i] = -1;
	set_top(p, 0, p->lead);
	bool fits = true;
	while (window_reach(t, r)) {
		Unit bottom = bottom_of(p, r, p->tops[r - p->from]);
		fits = bottom <= p->room;
		if (!fits)
			break;
		r++;
		set_top(p, r - p->from, bottom);
		best[grid_row(t, r - 1)->level] = r;
	}
	if (fits) {
		p->to = r;
		p->shown = r - p->from;
		all_cells_to_end(p);
		return true;
	}
	if (!choose_end(p, r, best))
		return false;
	all_cells_to_end(p);
	if (p->split) { /* the begun row's own cells, again after the line above */
		for (int k = 0; k < t->columns; k++) {
			Cell *c = grid_cell(t, p->to, k);
			if (c->rows == 1)
				c->upto = reach(c, p->tops[p->shown] - p->tops[p->shown - 1] - 2 * c->pad_y);
		}
	}
	cut_spans(p);
	return true;
}

/* What the next part begins with. */
static void settle(Choice *p)
{
	Table *t = p->t;
	int last = p->from + p->shown - 1;
	for (int k = 0; p->shown && k < t->columns; k++) {
		Cell *c = grid_cell(t, last, k);
		bool open = p->split || end_of(c) > last + 1;
		if (!open)
			continue;
		c->at = c->upto;
		if (c->rows > 1 && c->at >= c->boxes.count)
			c->printed = true;
	}
	t->next = p->to;
	t->inside = p->split;
	t->part++;
}

/* ---- drawing a part ---- */

static void draw_cell(Choice *p, DrawPart *d, Cell *c, int row)
{
	int first = c->row > p->from ? c->row : p->from, last = end_of(c) - 1;
	if (last > p->from + p->shown - 1)
		last = p->from + p->shown - 1;
	if (row != first)
		return;
	bool on = goes_on(p, c), again = on && repeats(p, c);
	DrawCell cell = {
		.cell = c, .top = p->tops[first - p->from], .bottom = p->tops[last - p->from + 1],
		.boxes = again ? c->again : &c->boxes, .from = again ? 0 : c->at, .to = again ? c->again->count : c->upto,
		.artifact = on && c->printed, .part = on ? p->t->part : 0,
	};
	if (on && c->printed && !again)
		cell.to = cell.from;
	bool parted = c->rows == 1 && ((p->split && row == p->to) || (row == p->from && p->t->inside));
	cell.whole = cell.from == 0 && cell.to == cell.boxes->count && !parted;
	draw_cell_content(d, &cell);
}

static void draw_rows(Choice *p, DrawPart *d)
{
	Table *t = p->t;
	for (int i = 0; i < p->shown; i++) {
		int r = p->from + i;
		draw_row_begin(d, grid_row(t, r)->node, i == 0 && t->inside ? t->part : 0);
		for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns)
			draw_cell(p, d, grid_cell(t, r, k), r);
		draw_row_end(d);
	}
}

static void draw_head(Choice *p, DrawPart *d, const Unit *tops)
{
	Table *t = p->t;
	bool repeat = t->part > 0;
	if (repeat)
		draw_artifact_begin(d);
	for (int r = 0; r < t->head_rows; r++) {
		if (!repeat)
			draw_row_begin(d, grid_row(t, r)->node, 0);
		for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns) {
			Cell *c = grid_cell(t, r, k);
			if (c->row != r)
				continue;
			DrawCell cell = { .cell = c, .top = tops[r], .bottom = tops[end_of(c)], .boxes = &c->boxes,
			                  .to = c->boxes.count, .untagged = repeat, .whole = true };
			draw_cell_content(d, &cell);
		}
		if (!repeat)
			draw_row_end(d);
	}
	if (repeat)
		draw_artifact_end(d);
	(void)p;
}

static void draw_lead(Table *t, DrawPart *d)
{
	const BoxList *l = t->part ? &t->continued : &t->caption;
	if (!l->count)
		return;
	draw_tag(d, t->part ? TAG_ARTIFACT : TAG_CAPTION);
	boxes_draw(l, 0, l->count, d->page, d->x, d->y);
	draw_tag_end(d);
}

static void draw(Choice *p, Page *page, Unit x, Unit y)
{
	Table *t = p->t;
	int rows = t->head_rows + p->shown;
	DrawPart d = { .table = t, .page = page, .x = x, .y = y, .rows = rows };
	Arena *a = window_arena(t);
	d.shown = arena_array(a, (size_t)rows + 1, sizeof *d.shown);
	d.tops = arena_array(a, (size_t)rows + 1, sizeof *d.tops);
	d.tops[0] = p->lead - t->head_height;
	for (int r = 0; r < t->head_rows; r++) {
		d.shown[r] = grid_row(t, r);
		d.tops[r + 1] = d.tops[r] + d.shown[r]->height;
	}
	for (int i = 0; i < p->shown; i++) {
		d.shown[t->head_rows + i] = grid_row(t, p->from + i);
		d.tops[t->head_rows + i + 1] = p->tops[i + 1];
	}
	d.closed = !p->split && !window_reach(t, p->to);
	draw_table_begin(&d);
	draw_lead(t, &d);
	draw_shade(&d);
	draw_head(p, &d, d.tops);
	draw_rows(p, &d);
	draw_rules(&d);
	draw_tag_end(&d);
}

static Choice begin_choice(Table *t, Unit room, Unit full, bool force)
{
	Choice p = { .t = t, .from = t->next, .room = room, .force = force };
	p.lead = (t->part ? t->continued_height : t->caption_height) + t->head_height;
	p.capacity = full - t->continued_height - t->head_height;
	return p;
}

bool table_ends_in(Table *t, Unit room)
{
	Choice p = begin_choice(t, room, room, false);
	Unit y = p.lead;
	for (int r = p.from; y <= room && window_reach(t, r); r++)
		y = bottom_of(&p, r, y);
	return y <= room;
}

Unit table_part(Table *t, Page *page, Unit x, Unit y, Unit room, Unit full, bool force)
{
	Choice p = begin_choice(t, room, full, force);
	if (table_done(t))
		return 0;
	if (p.lead > room && !force)
		return 0;
	bool some = choose(&p);
	if (some) {
		draw(&p, page, x, y);
		settle(&p);
	}
	Unit height = some ? p.tops[p.shown] : 0;
	free(p.tops);
	return height;
}
