/* gallery.c - pictures side by side, each with its caption under it: a row is one box, so that it stays whole.
 *
 * A picture without a size of its own fills its column.  Those of a row are then made as high as the
 * lowest of them, so that their edges and captions are in line; or their upper edges are, when the
 * author asks for `tops`.  Whatever else stands in a gallery is set between the rows. */
#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 6 };

typedef struct Grid {
	const Node *node;
	Unit width, gap; /* of a column; between two */
	const Node *cells[MOST_COLUMNS];
	Unit w[MOST_COLUMNS], h[MOST_COLUMNS]; /* the pictures; 0: not to be read, which has been reported */
	int count;
} Grid;

/* Each picture's size in its column, and the least height among them. */
static Unit measure(Flow *f, Grid *g)
{
	Unit width = f->width, least = g->node->u.gallery.height, room = f->limit / 5 * 4; /* captions stand below */
	f->width = g->width;
	for (int i = 0; i < g->count; i++) {
		const Node *n = g->cells[i];
		bool own = n->u.image.width || n->u.image.height || n->u.image.share;
		if (!flow_picture_size(f, n, room, &g->w[i], &g->h[i])) {
			g->w[i] = g->h[i] = 0;
			continue;
		}
		if (!own && g->w[i] < g->width) {
			g->h[i] = unit_scale(g->h[i], g->width, g->w[i]);
			g->w[i] = g->width;
		}
		if (g->h[i] > room) {
			g->w[i] = unit_scale(g->w[i], room, g->h[i]);
			g->h[i] = room;
		}
		least = least && least < g->h[i] ? least : g->h[i];
	}
	f->width = width;
	return least;
}

static void draw_cell(Flow *f, Grid *g, int i, Page *page, Unit *height)
{
	Flow around = *f;
	BoxList *list = ARENA_NEW(f->arena, BoxList);
	list->arena = f->arena;
	f->out = list;
	f->left = f->edge = around.left + i * (g->width + g->gap);
	f->width = f->across = g->width;
	f->gap = 0;
	f->snap = false;
	f->picture_width = g->w[i];
	f->picture_height = g->h[i];
	flow_block(f, g->cells[i]);
	*f = around;
	if (list->count && list->items[0].kind == BOX_GLUE)
		list->items[0].height = 0;
	boxes_draw(list, 0, list->count, page, 0, 0);
	Unit h = boxes_height(list, 0, list->count);
	*height = h > *height ? h : *height;
}

static void row(Flow *f, Grid *g)
{
	Page page = { 0 };
	Unit height = 0;
	if (!g->count)
		return;
	Unit high = measure(f, g);
	for (int i = 0; i < g->count && !g->node->u.gallery.tops; i++) {
		if (g->h[i] > high)
			g->w[i] = unit_scale(g->w[i], high, g->h[i]);
		g->h[i] = g->h[i] ? high : 0;
	}
	flow_settle(f);
	for (int i = 0; i < g->count; i++)
		draw_cell(f, g, i, &page, &height);
	Op *ops = arena_array(f->arena, page.count + 1, sizeof *ops);
	if (page.count)
		memcpy(ops, page.ops, page.count * sizeof *ops);
	Box *b = boxes_add(f->out, BOX_OPS, g->cells[0]);
	b->height = height;
	b->ops = ops;
	b->count = page.count;
	free(page.ops);
	flow_want(f, class_style(f->klass, "body")->pitch / 2);
	f->snap = f->klass->page.pitch > 0;
	g->count = 0;
}

void flow_gallery(Flow *f, const Node *n)
{
	FlowFrame fr;
	const Style *body = class_style(f->klass, "body");
	Style *plain = flow_text_style(f, class_node_style(f->klass, n));
	int columns = n->u.gallery.columns;
	Grid g = { .node = n, .gap = n->u.gallery.gap > 0 ? n->u.gallery.gap : body->size };
	g.width = (f->width - (columns - 1) * g.gap) / columns;
	if (g.width < body->size) {
		if (flow_first(f, "narrow", n->place))
			diag_note(f->diag, n->place, "the gap between the pictures leaves them no room: there is none");
		g.gap = 0;
		g.width = f->width / columns;
	}
	flow_open(f, &fr, n, plain);
	for (const Node *k = n->first; k; k = k->next) {
		if (k->kind == NODE_IMAGE)
			g.cells[g.count++] = k;
		if (k->kind != NODE_IMAGE || g.count == columns)
			row(f, &g);
		if (k->kind != NODE_IMAGE)
			flow_block(f, k);
	}
	row(f, &g);
	flow_close(f, &fr);
}
