/* contents.c - 目录, and the lists of tables and figures: entries with leaders and page numbers.
 *
 * A column on the right is kept for the page numbers, so a long title wraps before it, under its
 * own first character behind its number.  Leaders stand on a lattice that counts from that column, so that the dots
 * of all entries are in line. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "layout/flow.h"

static const Style *entry_style(const Flow *f, int level)
{
	char name[8] = "toc1";
	name[3] = (char)('0' + (level > 6 ? 6 : level));
	const Style *s = class_style(f->klass, name);
	for (int i = level; !s && i > 0; i--) {
		name[3] = (char)('0' + i);
		s = class_style(f->klass, name);
	}
	return s ? s : class_style(f->klass, "body");
}

void flow_take_line(Flow *f, Line *to, const Line *from, Unit dx)
{
	Op *ops = arena_array(f->arena, to->count + from->count + 1, sizeof *ops);
	if (to->count)
		memcpy(ops, to->ops, to->count * sizeof *ops);
	for (size_t i = 0; i < from->count; i++) {
		ops[to->count + i] = from->ops[i];
		ops[to->count + i].x += dx;
	}
	to->ops = ops;
	to->count += from->count;
}

/* The line becomes a link as wide as the entry. part: 0 on the entry's first line, else it goes on. */
static void link_line(Flow *f, Line *line, const Lines *lines, Unit width, const char *id, int part)
{
	Op ends[3] = { { .kind = OP_TAG_BEGIN, .u.tag = { .tag = TAG_LINK, .part = part } }, { .kind = OP_LINK, .y = -lines->ascent },
		{ .kind = OP_TAG_END } };
	Line whole = { .width = line->width, .above = line->above, .stretch = line->stretch };
	ends[1].u.link.w = width;
	ends[1].u.link.h = lines->size;
	ends[1].u.link.target = arena_printf(f->arena, "#%s", id);
	flow_take_line(f, &whole, &(Line){ .ops = ends, .count = 2 }, 0);
	flow_take_line(f, &whole, line, 0);
	flow_take_line(f, &whole, &(Line){ .ops = ends + 2, .count = 1 }, 0);
	*line = whole;
}

/* The dots of all levels are alike where the class has a style for them. */
static Style leader_style(const Flow *f, const Style *entry)
{
	const Style *own = class_style(f->klass, "leader");
	Style s = *entry;
	if (own) {
		s.han = own->han;
		s.latin = own->latin;
		s.color = own->color;
	}
	return s;
}

void flow_leader(Flow *f, Line *line, const Style *entry, Unit from, Unit to)
{
	const Style own = leader_style(f, entry), *s = &own;
	Lines *one = lines_set_text(f->lines, "…", s, UNIT_MAX / 4);
	Unit step = one->count ? one->items[0].width : 0;
	if (step <= 0 || to - from < step)
		return;
	Unit count = (to - from) / step;
	Buf b = { 0 };
	for (Unit i = 0; i < count; i++)
		buf_text_add(&b, "…");
	Lines *dots = lines_set_text(f->lines, buf_text(&b), s, UNIT_MAX / 4);
	buf_free(&b);
	if (dots->count)
		flow_take_line(f, line, &dots->items[0], to - dots->items[0].width);
}

/* Room for a page number, in halves of an em: a digit, or a letter of viii, takes one, a Han character two. */
static size_t halves(const char *label)
{
	size_t n = 0;
	for (const char *p = label, *end = p + strlen(p); p < end;) {
		uint32_t cp;
		size_t length = utf8_decode(p, end, &cp);
		n += cp < 0x80 ? 1 : 2;
		p += length ? length : 1;
	}
	return n;
}

typedef struct List {
	const Node *node;
	const Entry *items;
	size_t count;
	bool (*wanted)(const Node *list, const Entry *e);
	size_t room; /* for the longest page number, in halves of an em: of all entries, so that their dots agree */
} List;

static void measure(const Flow *f, List *l)
{
	l->room = 1;
	for (size_t i = 0; i < l->count; i++) {
		const Label *label = l->wanted(l->node, &l->items[i]) ? refs_label(f->refs, l->items[i].id) : NULL;
		size_t n = label ? halves(label->page) : 0;
		l->room = n > l->room ? n : l->room;
	}
}

/* How far the lines of a title stand in from the second on: what the style says, else what its number takes. */
static Unit hang_of(Flow *f, const Entry *e, const Style *s, const Style *t, Unit width)
{
	const Node *n = e->node->first && e->node->first->kind == NODE_CAPTION ? e->node->first : e->node;
	const char *number = n->kind == NODE_HEADING ? n->u.heading.number : n->kind == NODE_CAPTION ? n->u.caption.number : NULL;
	if (s->first < 0)
		return -s->first;
	if (!number)
		return 0;
	size_t length = strlen(number);
	if (n->kind == NODE_CAPTION && strncmp(e->title, number, length) == 0)
		length += strlen(refs_caption_mark(number, strncmp(e->title + length, "　", strlen("　")) == 0 ? "zh" : "en"));
	if (length > strlen(e->title))
		return 0;
	const char *sample = arena_printf(f->arena, "%.*s一", (int)length, e->title);
	Lines *lines = lines_set_text(f->lines, sample, t, UNIT_MAX / 4);
	Unit cell = t->cell > 0 ? t->cell : t->size, hang = lines->max_width - cell;
	return hang > 0 && hang < width / 3 ? hang : 0;
}

/* The title's lines, set in from the second on; x from the entry's left edge. */
static Lines *title_lines(Flow *f, const Entry *e, const Style *s, const Style *t, Unit width)
{
	Style own = *t;
	Lines *lines = lines_set_text(f->lines, e->title, t, width);
	Unit hang = lines->count > 1 ? hang_of(f, e, s, t, width) : 0;
	if (!hang)
		return lines;
	own.first = -hang;
	lines = lines_set_text(f->lines, e->title, &own, width - hang);
	for (size_t i = 0; i < lines->count; i++) {
		lines->items[i].width += hang;
		for (size_t k = 0; k < lines->items[i].count; k++)
			lines->items[i].ops[k].x += hang;
	}
	return lines;
}

/* What running heads say of the entry, where the class has a style for it and it is not the title itself: a case's
 * enterprise below its title. */
static void under(Flow *f, const Entry *e)
{
	char name[] = "toc1_under";
	name[3] = (char)('0' + (e->level > 6 ? 6 : e->level));
	const Style *s = e->running && strcmp(e->running, e->title) != 0 ? class_style(f->klass, name) : NULL;
	if (!s)
		return;
	Unit width = f->width - s->left - s->right;
	Lines *lines = lines_set_text(f->lines, e->running, flow_text_style(f, s), width);
	for (size_t i = 0; i < lines->count; i++)
		link_line(f, &lines->items[i], lines, width, e->id, 1);
	boxes_last_level(f->out, BREAK_KEEP);
	boxes_lines(f->out, lines, f->left + s->left, NULL, SIZE_MAX);
}

/* The entry's lines, each a link, with the page number that is known so far. */
static Lines *entry_lines(Flow *f, const Entry *e, const Style *s, size_t room)
{
	Style t = *flow_text_style(f, s);
	t.align = ALIGN_LEFT;
	t.first = 0;
	t.grid = false;
	Unit width = f->width - s->left - s->right, column = (Unit)(room + 1) * (s->size / 2);
	Lines *title = title_lines(f, e, s, &t, width - column - s->size);
	Lines *page = lines_set_text(f->lines, refs_label(f->refs, e->id)->page, &t, UNIT_MAX / 4);
	for (size_t i = 0; i < title->count; i++) {
		Line *line = &title->items[i];
		if (i + 1 == title->count && page->count) {
			flow_leader(f, line, &t, line->width + s->size / 2, width - column);
			flow_take_line(f, line, &page->items[0], width - page->items[0].width);
		}
		link_line(f, line, title, width, e->id, i > 0);
	}
	return title;
}

static void entry(Flow *f, const Entry *e, const Style *s, const List *l)
{
	FlowFrame fr;
	Node plain = *e->node;
	plain.id = NULL;
	plain.first = NULL;
	plain.kind = NODE_TEXT; /* no anchor here: the heading has it */
	refs_label(f->refs, e->id)->used = true;
	flow_open(f, &fr, &plain, s);
	Lines *lines = entry_lines(f, e, s, l->room);
	*ARENA_PUSH(f->arena, f->refs->set, f->refs->set_count, f->refs->set_cap) = (ListedEntry){ .entry = e, .style = s,
		.width = f->width, .lang = f->lines->lang, .lines = lines, .list = l->node };
	flow_settle(f);
	flow_tag(f, TAG_TOCI, NULL);
	flow_tag(f, TAG_REFERENCE, NULL);
	boxes_lines(f->out, lines, f->left + s->left, NULL, SIZE_MAX);
	under(f, e);
	flow_tag_end(f);
	flow_tag_end(f);
	flow_close(f, &fr);
}

void flow_made_title(Flow *f, const Node *n)
{
	const char *text = refs_made_title(f->klass, n);
	if (!text) {
		flow_anchor(f, n);
		return;
	}
	FlowFrame fr;
	const Style *s = refs_made_style(f->klass, n);
	TagKind tag = s->level > 0 ? (TagKind)(TAG_H1 + (s->level > 6 ? 6 : s->level) - 1) : TAG_P;
	flow_open(f, &fr, n, s);
	Lines *lines = lines_set_text(f->lines, text, flow_text_style(f, s), f->width - s->left - s->right);
	flow_settle(f);
	flow_tag(f, tag, NULL);
	boxes_lines(f->out, lines, f->left + s->left, n, SIZE_MAX);
	flow_tag_end(f);
	flow_close(f, &fr);
	boxes_last_level(f->out, BREAK_KEEP);
}

static void list(Flow *f, List *l)
{
	const Style *own = l->node->kind == NODE_LISTING ? class_style(f->klass, "listing") : NULL;
	flow_made_title(f, l->node);
	measure(f, l);
	flow_settle(f);
	flow_tag(f, TAG_TOC, l->node);
	for (size_t i = 0; i < l->count; i++)
		if (l->wanted(l->node, &l->items[i]))
			entry(f, &l->items[i], own ? own : entry_style(f, l->items[i].level), l);
	flow_tag_end(f);
}

static bool is_deep_enough(const Node *contents, const Entry *e)
{
	return e->level <= (contents->u.contents.depth > 0 ? contents->u.contents.depth : 3);
}

static bool is_listed(const Node *listing, const Entry *e)
{
	return (e->node->kind != NODE_TABLE) == listing->u.listing.figures;
}

static List list_of(const Flow *f, const Node *n)
{
	const Refs *r = f->refs;
	if (n->kind == NODE_CONTENTS)
		return (List){ .items = r->entries, .count = r->entry_count, .wanted = is_deep_enough, .node = n };
	return (List){ .items = r->captions, .count = r->caption_count, .wanted = is_listed, .node = n };
}

void flow_contents(Flow *f, const Node *n)
{
	List l = list_of(f, n);
	list(f, &l);
}

void flow_listing(Flow *f, const Node *n)
{
	List l = list_of(f, n);
	size_t found = 0;
	for (size_t i = 0; i < l.count; i++)
		found += is_listed(n, &l.items[i]);
	if (found)
		list(f, &l);
	else if (flow_first(f, "listing", n->place))
		diag_note(f->diag, n->place, "nothing is listed here: no %s has a caption", n->u.listing.figures ? "figure" : "table");
}

/* ---- page numbers that are known when all pages stand ---- */

static bool same_room(const Lines *a, const Lines *b)
{
	bool same = a->count == b->count;
	for (size_t i = 0; same && i < a->count; i++)
		same = a->items[i].above == b->items[i].above;
	return same;
}

/* Draws the line once more in the place where it was drawn. */
static void draw_again(Page *page, size_t at, const Line *was, const Line *line)
{
	size_t behind = page->count - at - was->count;
	Unit dx = page->ops[at].x - was->ops[0].x, dy = page->ops[at].y - was->ops[0].y;
	while (page->count + line->count > page->cap)
		page->ops = mem_grow(page->ops, page->cap, &page->cap, sizeof *page->ops);
	Op *to = page->ops + at;
	memmove(to + line->count, to + was->count, behind * sizeof *to);
	memcpy(to, line->ops, line->count * sizeof *to);
	page->count = at + line->count + behind;
	for (size_t i = 0; i < line->count; i++) {
		to[i].x += dx;
		to[i].y += dy;
	}
}

/* link_line() gives each line of an entry a target text of its own: by it the line is found where it was drawn. */
static bool is_drawn_at(const Page *page, size_t at, const Line *line)
{
	return page->ops[at].kind == OP_TAG_BEGIN && page->ops[at + 1].kind == OP_LINK &&
	       page->ops[at + 1].u.link.target == line->ops[1].u.link.target;
}

/* The entries' lines with the page numbers that are known now, NULL: one would take other room than it has. */
static Lines **lines_anew(Flow *f)
{
	const Refs *r = f->refs;
	Lines **anew = arena_array(f->arena, r->set_count + 1, sizeof *anew);
	List l = { 0 };
	for (size_t i = 0; i < r->set_count; i++) {
		const ListedEntry *set = &r->set[i];
		if (l.node != set->list) {
			l = list_of(f, set->list);
			measure(f, &l);
		}
		f->width = set->width;
		f->lines->lang = set->lang;
		anew[i] = entry_lines(f, set->entry, set->style, l.room);
		if (!same_room(anew[i], set->lines))
			return NULL;
	}
	return anew;
}

bool flow_mend_pages(Flow *f, Pages *pages)
{
	const Refs *r = f->refs;
	const char *lang = f->lines->lang;
	Lines **anew = lines_anew(f);
	size_t entry = 0, line = 0; /* the next to be found */
	f->lines->lang = lang;
	for (size_t i = 0; anew && i < pages->count; i++) {
		Page *page = &pages->items[i];
		for (size_t at = 0; at + 1 < page->count; at++) {
			while (entry < r->set_count && !r->set[entry].lines->count)
				entry++; /* an empty title has no line */
			if (entry == r->set_count)
				break;
			if (!is_drawn_at(page, at, &r->set[entry].lines->items[line]))
				continue;
			draw_again(page, at, &r->set[entry].lines->items[line], &anew[entry]->items[line]);
			line = line + 1 < anew[entry]->count ? line + 1 : 0;
			entry += line == 0;
		}
	}
	while (entry < r->set_count && !r->set[entry].lines->count)
		entry++;
	return anew && entry == r->set_count;
}
