/* table.c - a table taken page by page: a part is chosen first, then drawn. */
#include "layout/table.h"

#include <limits.h>

#include "layout/choice.h"
#include "layout/draw.h"

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

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* The table's own number, from "表12". 0 when there is none. */
static int number_in(const char *s)
{
	int n = 0;
	while (s && *s && !is_figure(*s))
		s++;
	for (; s && is_figure(*s) && n < 100000; s++)
		n = n * 10 + (*s - '0');
	return n;
}

/* A pattern in one language, with the number, or, when there is none, without its figures and the space before them. */
static void continued_in(Buf *out, const char *pattern, int n)
{
	static const char space[] = "\xC2\xA0";
	if (n > 0) {
		number_pattern(out, pattern, n);
		return;
	}
	for (const char *p = pattern; *p; p++) {
		if (!strncmp(p, space, strlen(space)) && is_figure(p[strlen(space)]))
			p += strlen(space);
		else if (!is_figure(*p))
			buf_byte(out, *p);
	}
}

/* 续表1, in two languages 续表1　Table 1 (continued): only the pattern, with the table's own number, or without one when it has none. */
static const char *continued_text(Table *t, const Node *caption)
{
	static const char between[] = "　";
	Arena *a = t->flow.arena;
	int n = number_in(caption->u.caption.number);
	Buf b = { 0 };
	for (const char *at = t->flow.klass->continued, *end; at; at = end ? end + strlen(between) : NULL) {
		end = strstr(at, between);
		continued_in(&b, end ? arena_strndup(a, at, (size_t)(end - at)) : at, n);
		buf_text_add(&b, end ? between : "");
	}
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

/* The tree's rows of one place, in order. Returns how many. */
static int find_rows(const Table *t, RowPlace place, const Node ***out)
{
	int count = 0;
	for (const Node *r = t->node->first; r; r = r->next)
		count += r->kind == NODE_ROW && r->u.row.place == place;
	*out = arena_array(t->arena, (size_t)count + 1, sizeof **out);
	count = 0;
	for (const Node *r = t->node->first; r; r = r->next)
		if (r->kind == NODE_ROW && r->u.row.place == place)
			(*out)[count++] = r;
	return count;
}

/* Of a tree's rows those that say so or that the table counts as such; a source's table holds no others. */
static int count_head(const Table *t, const Node *const *rows, int count)
{
	int head = t->info ? t->info->head_rows : 0, marked = 0;
	if (t->info && t->info->source)
		return count;
	while (marked < count && rows[marked]->u.row.head)
		marked++;
	head = marked > head ? marked : head;
	return head < count ? head : count;
}

/* Rows that stand on each part must leave room for others.  False after an error. */
static bool bands_fit(Table *t)
{
	if (t->carried.height + t->page.height <= t->flow.limit / 2)
		return true;
	if (flow_first(&t->flow, "bands", t->place))
		diag_error(t->flow.diag, t->place, "the rows at the head and the foot of each part are higher than half a page");
	t->flow.lines->failed = true;
	return false;
}

static void set_bands(Table *t, const Node *const *head)
{
	const Node **rows;
	int count;
	grid_band(t, &t->head, head, t->head_rows, true);
	t->head_height = t->head.height;
	count = find_rows(t, ROW_CARRIED, &rows);
	grid_band(t, &t->carried, rows, count, false);
	count = find_rows(t, ROW_PAGE, &rows);
	grid_band(t, &t->page, rows, count, false);
	t->page_room = t->page.height;
	t->row_limit -= t->head_height + t->carried.height + t->page_room;
	t->foot_count = find_rows(t, ROW_FOOT, &t->foot);
}

/* A head so high that it would take most of each page is set once, as rows of the body. */
static void give_up_head(Table *t)
{
	if (t->head_height <= t->flow.limit / 2 || !window_reach(t, t->head_rows))
		return;
	if (flow_first(&t->flow, "head", t->place))
		diag_note(t->flow.diag, t->place, "the table's head is higher than half a page: it is not repeated");
	t->head_rows = 0;
	t->head_height = 0;
}

Table *table_make(Flow *f, const Node *n, const Style *s, Unit width)
{
	Table *t = ARENA_NEW(f->arena, Table);
	const Node **rows;
	t->flow = *f;
	t->arena = f->arena;
	t->lang = f->lines->lang;
	t->node = n;
	t->info = n->u.table;
	t->place = n->place;
	t->style = s;
	t->caption.arena = t->continued.arena = f->arena;
	int count = find_rows(t, ROW_BODY, &rows);
	t->columns = grid_columns(n);
	if ((!count && !(t->info && t->info->source)) || !t->columns)
		return NULL;
	t->head_rows = count_head(t, rows, count);
	if (!sums_open(t) || !decimal_open(t) || !grid_widths(t, width))
		return NULL;
	set_caption(t, width);
	t->row_limit = f->limit - (t->caption_height > t->continued_height ? t->caption_height : t->continued_height);
	set_bands(t, rows);
	if (!bands_fit(t))
		return NULL;
	if (!window_open(t, t->head_rows < count ? rows[t->head_rows] : NULL, count - t->head_rows))
		return NULL;
	give_up_head(t);
	if (!t->window.paged) /* what is wrong with a short table is told where it stands */
		window_reach(t, INT_MAX / 2);
	table_rewind(t);
	return t;
}

/* ---- questions ---- */

Unit table_height(Table *t)
{
	Unit h = table_begun(t) ? t->flow.limit + 1 : t->caption_height + t->page_room;
	for (int r = 0; h <= t->flow.limit && window_reach(t, r); r++)
		h += grid_row(t, r)->height;
	return h;
}

bool table_keeps(const Table *t)
{
	return t->style->keep_together;
}

int table_gap(const Table *t)
{
	return t->style->split_gap;
}

bool table_begun(const Table *t)
{
	return t->part > 0;
}

bool table_done(const Table *t)
{
	return t->part > 0 && t->window.ended && t->next >= t->window.ready;
}

/* ---- drawing a part ---- */

static void draw_cell(Choice *p, DrawPart *d, Cell *c, int row)
{
	int first = c->row > p->from ? c->row : p->from, last = cell_end(c) - 1;
	if (last > p->from + p->shown - 1)
		last = p->from + p->shown - 1;
	if (row != first)
		return;
	bool on = choice_goes_on(p, c), again = on && choice_repeats(p, c);
	DrawCell cell = {
		.cell = c, .top = choice_top(p, first - p->from), .bottom = choice_bottom(p, last - p->from),
		.boxes = again ? c->again : &c->boxes, .from = again ? 0 : c->at, .to = again ? c->again->count : c->upto,
		.artifact = on && c->printed, .part = on ? p->t->part : 0,
	};
	if (on && c->printed && !again)
		cell.to = cell.from;
	bool parted = c->rows == 1 && ((p->split && row == p->to) || (row == p->from && p->t->inside));
	cell.whole = cell.from == 0 && cell.to == cell.boxes->count && !parted;
	draw_cell_content(d, &cell);
}

static void draw_rows(Choice *p, DrawPart *d, int from, int to)
{
	Table *t = p->t;
	for (int i = from; i < to; i++) {
		int r = p->from + i;
		draw_row_begin(d, grid_row(t, r)->node, i == 0 && t->inside ? t->part : 0);
		for (int k = 0; k < t->columns; k += grid_cell(t, r, k)->columns)
			draw_cell(p, d, grid_cell(t, r, k), r);
		draw_row_end(d);
	}
}

/* Rows of the table's own: first is the place of the first among those shown. */
static void draw_band(DrawPart *d, const Band *band, int first, bool artifact)
{
	const Table *t = d->table;
	const Unit *tops = d->tops + first;
	if (artifact && band->count)
		draw_artifact_begin(d);
	for (int r = 0; r < band->count; r++) {
		if (!artifact)
			draw_row_begin(d, band->rows[r]->node, 0);
		for (int k = 0; k < t->columns; k += band->rows[r]->cells[k]->columns) {
			Cell *c = band->rows[r]->cells[k];
			if (c->row != r)
				continue;
			DrawCell cell = { .cell = c, .top = tops[r], .bottom = tops[cell_end(c)], .boxes = &c->boxes,
			                  .to = c->boxes.count, .untagged = artifact, .whole = true };
			draw_cell_content(d, &cell);
		}
		if (!artifact)
			draw_row_end(d);
	}
	if (artifact && band->count)
		draw_artifact_end(d);
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

static void show(DrawPart *d, Row *row, Unit bottom)
{
	d->shown[d->rows++] = row;
	d->tops[d->rows] = bottom;
}

static void show_band(DrawPart *d, const Band *band)
{
	for (int r = 0; r < band->count; r++)
		show(d, band->rows[r], d->tops[d->rows] + band->rows[r]->height);
}

static void draw(Choice *p, Page *page, Unit x, Unit y)
{
	static const Band none = { 0 };
	Table *t = p->t;
	const Band *head = t->head_rows ? &t->head : &none, *carried = t->part ? &t->carried : &none;
	int rows = head->count + carried->count + p->shown + t->page.count;
	DrawPart d = { .table = t, .page = page, .x = x, .y = y };
	Arena *a = window_arena(t);
	d.shown = arena_array(a, (size_t)rows + 1, sizeof *d.shown);
	d.tops = arena_array(a, (size_t)rows + 1, sizeof *d.tops);
	d.tops[0] = p->lead - t->head_height - (t->part ? t->carried.height : 0);
	show_band(&d, head);
	show_band(&d, carried);
	for (int i = 0; i < p->foot; i++)
		show(&d, grid_row(t, p->from + i), choice_bottom(p, i));
	int foot = d.rows;
	show_band(&d, &t->page);
	for (int i = p->foot; i < p->shown; i++)
		show(&d, grid_row(t, p->from + i), choice_bottom(p, i));
	d.closed = !p->split && !window_reach(t, p->to);
	draw_table_begin(&d);
	draw_lead(t, &d);
	draw_shade(&d);
	draw_band(&d, head, 0, t->part > 0);
	draw_band(&d, carried, head->count, true);
	draw_rows(p, &d, 0, p->foot);
	draw_band(&d, &t->page, foot, false);
	draw_rows(p, &d, p->foot, p->shown);
	draw_rules(&d);
	draw_tag_end(&d);
}

Unit table_rest(Table *t)
{
	Unit h = 0;
	for (int r = t->next + t->inside; h <= t->flow.limit && window_reach(t, r); r++)
		h += grid_row(t, r)->height;
	return h;
}

bool table_ends_in(Table *t, Unit room)
{
	Choice p = choice_begin(t, room, room, TAKE_FITTING);
	return choice_ends(&p);
}

/* Sets the rows at the part's foot. Whether they take more room than was kept: then the choice is made again. */
static bool outgrown(Choice *p)
{
	Table *t = p->t;
	sums_band(t, &t->page, t->sums.printed, sums_after(t, p->from + p->shown - 1));
	if (t->page.height <= t->page_room)
		return false;
	t->page_room = t->page.height;
	return true;
}

Unit table_part(Table *t, Page *page, Unit x, Unit y, Unit room, Unit full, Take take)
{
	Unit height = 0;
	bool again = !table_done(t);
	while (again) {
		Choice p = choice_begin(t, room, full, take);
		bool some = (p.lead <= p.room || take == TAKE_SOME) && choice_make(&p);
		again = some && outgrown(&p);
		if (some && !again) {
			draw(&p, page, x, y);
			height = choice_height(&p);
			choice_settle(&p);
		}
		choice_end(&p);
	}
	return height;
}
