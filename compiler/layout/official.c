/* official.c - 署名与成文日期 by GB/T 9704-2012, 7.3.5, and 首页必有正文.
 *
 * Sealed (7.3.5.1): the date stands four characters in from the right, the signer is centred over
 * it.  Several signers that seal stand in rows of up to three, in order, each with room for its seal;
 * the last one of the last row stands over the date.  Not sealed (7.3.5.2, 7.3.5.3): the signers stand
 * under each other two characters in from the right, and the date's first character two characters
 * right of theirs; a date that would come nearer than two characters to the edge stands two in, and the
 * signers move left with it.  A signer too long for its place ends at the type area's right edge, and
 * the date stays centred under it. */
#include "layout/flow.h"

#include <string.h>

enum { ROW = 3 }; /* signers in a row at most, as many seals as 156 mm hold */

/* A seal is 42 mm wide, one of a ministry 45 mm: what keeps two of them apart. */
#define SEAL_UM 45000

typedef struct Signature {
	Unit width, cell;
	Unit date, date_x;
	bool sealed;
	Unit longest; /* of the signers */
	int  count, rows, per_row;
} Signature;

static const Style *line_style(Flow *f, const Node *p, const Style *fallback)
{
	return p->style ? class_node_style(f->klass, p) : fallback;
}

static Unit width_of(Flow *f, const Node *p, const Style *s)
{
	Style t = *flow_text_style(f, s);
	t.first = 0;
	return lines_natural_width(f->lines, p, &t);
}

static Unit clamp(Unit x, Unit least, Unit most)
{
	return x > most ? most : x < least ? least : x;
}

static void place_date(Signature *g)
{
	Unit room = g->width - g->longest;
	g->date_x = g->width - (g->sealed ? 4 : 2) * g->cell - g->date;
	if (!g->sealed) {
		Unit x = g->width - g->longest; /* two right of the signer's first */
		g->date_x = x < g->date_x ? clamp(x, 2 * g->cell, g->date_x) : g->date_x;
	} else if (g->count == 1 && g->date_x + (g->date - g->longest) / 2 > room) {
		g->date_x = room + (g->longest - g->date) / 2; /* under a signer that reaches the right edge */
	}
	g->date_x = g->date_x < 0 ? 0 : g->date_x;
}

/* Between the middles of two neighbours in a row. */
static Unit row_step(const Signature *g, int per_row)
{
	if (per_row < 2)
		return 0;
	Unit first = unit_from_um(SEAL_UM / 2), last = g->date_x + g->date / 2;
	first = g->longest / 2 > first ? g->longest / 2 : first;
	Unit step = (last - first) / (per_row - 1), most = unit_from_um(SEAL_UM + 15000);
	return step < most || g->longest + g->cell > most ? step : most;
}

/* As many in a row as keep their seals and names apart, and the rows alike. */
static void plan_rows(Signature *g)
{
	Unit last = g->date_x + g->date / 2;
	g->per_row = 1;
	for (int n = ROW; n > 1 && g->sealed; n--) {
		Unit step = row_step(g, n);
		bool apart = step >= unit_from_um(SEAL_UM) - g->cell / 2 && step >= g->longest + g->cell / 2;
		if (apart && last + g->longest / 2 <= g->width) {
			g->per_row = n;
			break;
		}
	}
	g->rows = (g->count + g->per_row - 1) / g->per_row;
	g->per_row = (g->count + g->rows - 1) / g->rows;
}

/* The i-th signer's left edge, of width w. */
static Unit signer_x(const Signature *g, int i, Unit w)
{
	Unit x = g->date_x - 2 * g->cell;
	if (g->sealed) {
		int row = i / g->per_row, in_row = row + 1 < g->rows ? g->per_row : g->count - row * g->per_row;
		int from_last = in_row - 1 - i % g->per_row;
		x = g->date_x + (g->date - w) / 2 - from_last * row_step(g, g->per_row);
	}
	return clamp(x, 0, g->width - w > 0 ? g->width - w : 0);
}

/* A line of its own width, or one that is parted in width; of a name in two languages the shorter line is centred. */
static void set_line(Flow *f, const Node *p, const Style *s, Unit x, Unit own, Unit width)
{
	Style t = *flow_text_style(f, s);
	t.first = 0;
	t.align = own <= width ? ALIGN_CENTER : ALIGN_LEFT;
	t.balance = false;
	Lines *lines = lines_set(f->lines, p, &t, own < width ? own : width, NULL);
	flow_tag(f, TAG_P, p)->u.tag.style = p->next ? "signature" : "date";
	size_t at = f->out->count;
	boxes_lines(f->out, lines, f->left + x, p, SIZE_MAX);
	for (size_t i = at; i + 1 < f->out->count; i++)
		f->out->items[i].level = BREAK_NEVER;
	flow_tag_end(f);
	boxes_last_level(f->out, p->next ? BREAK_NEVER : BREAK_FREE);
}

static bool has_style(const Node *n, const char *prefix)
{
	return n && n->style && strncmp(n->style, prefix, strlen(prefix)) == 0;
}

/* The line or table at i or above it. */
static const Node *node_above(const BoxList *l, size_t i)
{
	for (i++; i-- > 0;)
		if (l->items[i].kind == BOX_TABLE || (l->items[i].kind == BOX_OPS && l->items[i].height))
			return l->items[i].node;
	return NULL;
}

/* Whether a list of attachments begins below box i: the first one, or, of two languages, the other's. */
static bool begins_list(const BoxList *l, size_t i, const Node *below)
{
	const Node *above = node_above(l, i);
	bool first = has_style(below, "attachment_first") || has_style(below, "attachment_note");
	return has_style(below, "attachment_") && above != below && (first || !has_style(above, "attachment_"));
}

/* No signature alone on a page: the last two lines of text go with it (7.3.5.5).  Lines that stay with
 * what follows anyway, such as the list of attachments, don't count; where there is one of more than a fifth of a page, it may stand
 * with the signature without text, if a page were left too white otherwise.  No list is parted. */
static void hold_lines(Flow *f)
{
	BreakLevel link = BREAK_NEVER; /* the weakest one from here to the next line */
	const Node *below = NULL; /* the line met last */
	int lines = 0, listed = 0; /* of the text; of the list of attachments */
	Unit height = 0; /* of the list */
	for (size_t i = f->out->count; i-- > 0;) {
		Box *b = &f->out->items[i];
		if (b->kind == BOX_PAGE)
			return;
		bool content = b->kind == BOX_TABLE || (b->kind == BOX_OPS && b->height);
		link = b->level < link ? b->level : link;
		if (content && link < BREAK_TOGETHER && ++lines > 2)
			return;
		bool list = !lines && begins_list(f->out, i, below), two = list && has_style(node_above(f->out, i), "attachment_");
		bool parts = two || ((lines || list) && height > f->limit / 5);
		BreakLevel hold = !listed && !lines ? BREAK_NEVER : listed < 2 || !parts ? BREAK_KEEP : BREAK_TOGETHER;
		bool softer = two && b->level == BREAK_KEEP;
		if (softer || ((content || lines < 2) && b->level < hold))
			b->level = hold;
		listed += content && !lines;
		height += lines ? 0 : b->height;
		below = content ? b->node : below;
		if (b->kind == BOX_TABLE)
			return;
		link = content ? BREAK_NEVER : link;
	}
}

/* A row's signers beside each other: boxes without height, then the last with the line's. */
static void set_row(Flow *f, const Signature *g, const Node *p, int from, int to, const Style *s)
{
	for (int i = from; i < to; i++, p = p->next) {
		const Style *ls = line_style(f, p, s);
		Unit w = width_of(f, p, ls), x = signer_x(g, i, w);
		size_t at = f->out->count;
		set_line(f, p, ls, x, w, w <= g->width - x ? g->width - x : g->width);
		for (size_t k = at; i + 1 < to && k < f->out->count; k++)
			f->out->items[k].height = f->out->items[k].trail = 0;
		boxes_last_level(f->out, BREAK_NEVER);
	}
}

static const Node *skip(const Node *p, int n)
{
	while (n-- > 0)
		p = p->next;
	return p;
}

/* The rows of signers; seals one above the other need as many lines as keep them apart. */
static void set_signers(Flow *f, const Signature *g, const Node *n, const Style *s)
{
	Unit pitch = s->pitch > 0 ? s->pitch : s->size;
	Unit lines = (unit_from_um(SEAL_UM) + pitch - 1) / pitch;
	for (int from = 0; from < g->count; from += g->per_row) {
		int to = from + g->per_row < g->count ? from + g->per_row : g->count;
		if (from && g->sealed) {
			flow_want(f, (lines - 1) * pitch);
			flow_settle(f);
		}
		set_row(f, g, skip(n->first, from), from, to, s);
	}
}

void flow_signature(Flow *f, const Node *n)
{
	const Style *s = class_node_style(f->klass, n), *ds = class_style(f->klass, "date");
	const Node *date = n->last;
	FlowFrame fr;
	if (!date)
		return;
	hold_lines(f);
	if (!n->u.signature.sealed && (!n->style || !strcmp(n->style, "signature")) && class_style(f->klass, "signature_plain"))
		s = class_style(f->klass, "signature_plain");
	ds = line_style(f, date, ds ? ds : s);
	flow_open(f, &fr, n, s);
	flow_settle(f);
	Signature g = { .width = f->width, .cell = s->cell > 0 ? s->cell : s->size, .date = width_of(f, date, ds) };
	g.sealed = n->u.signature.sealed;
	for (const Node *p = n->first; p != date; p = p->next, g.count++) {
		Unit w = width_of(f, p, line_style(f, p, s));
		g.longest = w > g.longest ? w : g.longest;
	}
	place_date(&g);
	if (g.count) {
		plan_rows(&g);
		set_signers(f, &g, n, s);
	}
	set_line(f, date, ds, g.date_x, g.date, g.width - g.date_x);
	flow_close(f, &fr);
}

/* ---- 首页必有正文 ---- */

/* The part of the head that takes most room, for the message. */
static const Node *tallest(const BoxList *list, size_t to, Unit *head)
{
	const Node *best = NULL;
	Unit most = 0, own = 0;
	*head = 0;
	for (size_t i = 0; i < to; i++) {
		const Box *b = &list->items[i];
		if (b->kind == BOX_TOP && *head < b->height)
			*head = b->height;
		else if (b->kind != BOX_TOP)
			*head += b->height;
		if (!b->node)
			continue;
		own = i && list->items[i - 1].node == b->node ? own + b->height : b->height;
		if (b->kind == BOX_OPS && own > most) {
			most = own;
			best = b->node;
		}
	}
	return best;
}

bool flow_first_page(const Doc *doc, const BoxList *list, size_t text_at, const Pages *pages, Diag *d)
{
	if (!doc->klass->first_page_text || !doc->text || text_at == 0)
		return true;
	for (size_t i = text_at; i < pages->first && i < list->count; i++)
		if (list->items[i].height > 0 && list->items[i].kind == BOX_OPS)
			return true;
	if (pages->first >= list->count || list->items[pages->first].kind == BOX_TABLE)
		return true;
	Unit head;
	const Node *n = tallest(list, text_at, &head);
	if (n)
		diag_error(d, n->place, "no text stands on the first page (首页必有正文): the head is %d mm high, most of it \"%s\"",
		           (int)((int64_t)head * 127 / 360000), class_node_style(doc->klass, n)->name);
	return false;
}
