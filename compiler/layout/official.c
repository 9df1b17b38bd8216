/* official.c - 署名与成文日期 by GB/T 9704-2012, 7.3.5.
 *
 * Sealed (7.3.5.1): the date stands four characters in from the right, the signer is centred over
 * it.  Not sealed (7.3.5.3): the signer stands two characters in from the right, and the date's
 * first character two characters right of the signer's first; a date that would come nearer than two
 * characters to the edge stands two in, and the signer moves left with it.
 * A signer longer than its place stays inside the type area. */
#include "layout/flow.h"

typedef struct Signature {
	Unit width, cell;
	Unit date, date_x;
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

static Unit signer_x(const Signature *g, bool sealed, Unit signer)
{
	Unit x = sealed ? g->date_x + (g->date - signer) / 2 : g->date_x - 2 * g->cell;
	if (x + signer > g->width)
		x = g->width - signer;
	return x < 0 ? 0 : x;
}

static void place_date(Signature *g, bool sealed, Unit signer)
{
	Unit edge = sealed ? 4 * g->cell : 2 * g->cell;
	g->date_x = g->width - edge - g->date;
	if (!sealed) {
		Unit x = g->width - 2 * g->cell - signer + 2 * g->cell; /* two right of the signer's first */
		if (x < g->date_x)
			g->date_x = x < 2 * g->cell ? 2 * g->cell : x;
	}
	if (g->date_x < 0)
		g->date_x = 0;
}

static void set_line(Flow *f, const Node *p, const Style *s, Unit x, Unit width)
{
	Style t = *flow_text_style(f, s);
	t.first = 0;
	t.align = ALIGN_LEFT;
	t.balance = false;
	Lines *lines = lines_set(f->lines, p, &t, width, NULL);
	flow_tag(f, TAG_P, p);
	boxes_lines(f->out, lines, f->left + x, p, SIZE_MAX);
	flow_tag_end(f);
	boxes_last_level(f->out, p->next ? BREAK_NEVER : BREAK_FREE);
}

/* No signature alone on a page: the last two lines of text go with it (7.3.5.5).  Lines that stay with
 * what follows anyway, such as the list of attachments, don't count. */
static void hold_lines(Flow *f)
{
	BreakLevel link = BREAK_NEVER; /* the weakest one from here to the next line */
	int lines = 0;
	for (size_t i = f->out->count; i-- > 0;) {
		Box *b = &f->out->items[i];
		if (b->kind == BOX_PAGE)
			return;
		bool content = b->kind == BOX_TABLE || (b->kind == BOX_OPS && b->height);
		link = b->level < link ? b->level : link;
		if (content && link < BREAK_TOGETHER && ++lines > 2)
			return;
		if ((content || lines < 2) && b->level < BREAK_KEEP)
			b->level = BREAK_KEEP;
		if (b->kind == BOX_TABLE)
			return;
		link = content ? BREAK_NEVER : link;
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
	ds = line_style(f, date, ds ? ds : s);
	flow_open(f, &fr, n, s);
	flow_settle(f);
	Signature g = { .width = f->width, .cell = s->cell > 0 ? s->cell : s->size, .date = width_of(f, date, ds) };
	bool sealed = n->u.signature.sealed;
	Unit longest = 0;
	for (const Node *p = n->first; p != date; p = p->next) {
		Unit w = width_of(f, p, line_style(f, p, s));
		longest = w > longest ? w : longest;
	}
	place_date(&g, sealed, longest);
	for (const Node *p = n->first; p != date; p = p->next) {
		const Style *ls = line_style(f, p, s);
		Unit w = width_of(f, p, ls), x = signer_x(&g, sealed, sealed ? w : longest);
		set_line(f, p, ls, x, w <= g.width - x ? g.width - x : g.width);
	}
	set_line(f, date, ds, g.date_x, g.width - g.date_x);
	flow_close(f, &fr);
}
