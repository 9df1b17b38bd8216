/* figure.c - a figure with its caption under it, in one piece; and the picture that is one.
 *
 * The size is the author's, the rest by the picture's own proportions; it is never wider than the
 * column nor, with its caption, higher than a page. */
#include "layout/figure.h"

#include "base/file.h"
#include "layout/image.h"

/* The picture's size: what the author gave, the rest by its own proportions, never wider or taller
 * than the room. */
static bool picture_size(Flow *f, const Node *n, const char *path, Unit room, Unit *w, Unit *h)
{
	Unit width, height;
	if (!image_size(path, &width, &height)) {
		if (flow_first(f, "picture", n->place))
			diag_error(f->diag, n->place, "cannot read the picture \"%s\" (PNG or JPEG)", n->u.image.path);
		return false;
	}
	*w = n->u.image.width;
	*h = n->u.image.height;
	if (!*w && !*h)
		*w = width, *h = height;
	else if (!*w)
		*w = unit_scale(*h, width, height);
	else if (!*h)
		*h = unit_scale(*w, height, width);
	if (*w > f->width) {
		*h = unit_scale(*h, f->width, *w);
		*w = f->width;
	}
	if (*h > room) {
		*w = unit_scale(*w, room, *h);
		*h = room;
	}
	return *w > 0 && *h > 0;
}

static const char *picture_path(Flow *f, const char *path)
{
	if (file_exists(path) || !f->doc->file)
		return path;
	char *beside = path_join(f->arena, path_dir(f->arena, f->doc->file), path);
	return file_exists(beside) ? beside : path;
}

void figure_measure(Figure *fig, Flow *f, const Node *n)
{
	*fig = (Figure){ .flow = f, .node = n, .room = f->limit };
	const Style *s = n->style ? class_node_style(f->klass, n) : class_style(f->klass, "image");
	fig->style = *(s ? s : class_node_style(f->klass, n));
	if (!s) {
		fig->style = *flow_text_style(f, &fig->style);
		fig->style.align = ALIGN_CENTER;
	}
	if (!n->first || n->first->kind != NODE_CAPTION)
		return;
	const Style *cs = class_node_style(f->klass, n->first);
	Style t = *cs;
	t.left = t.right = 0;
	fig->caption = n->first;
	fig->caption_style = cs;
	fig->lines = lines_set(f->lines, n->first, &t, f->width - cs->left - cs->right,
	                       flow_caption_prefix(f, n->first->u.caption.number));
	fig->room -= fig->lines->pitch * (Unit)fig->lines->count + cs->before;
}

void figure_begin(Figure *fig, const char *alt)
{
	flow_open(fig->flow, &fig->frame, fig->node, &fig->style);
	flow_settle(fig->flow);
	flow_tag(fig->flow, TAG_FIGURE, fig->node)->u.tag.alt = alt;
}

Unit figure_left(const Figure *fig, Unit width)
{
	Unit rest = fig->flow->width - width;
	Align align = fig->style.align;
	return fig->flow->left + (align == ALIGN_CENTER ? rest / 2 : align == ALIGN_RIGHT ? rest : 0);
}

void figure_end(Figure *fig)
{
	Flow *f = fig->flow;
	if (fig->lines) {
		const Style *cs = fig->caption_style;
		flow_want(f, cs->before);
		flow_settle(f);
		flow_tag(f, TAG_CAPTION, fig->caption);
		boxes_lines(f->out, fig->lines, f->left + cs->left, fig->caption, SIZE_MAX);
		flow_tag_end(f);
		flow_want(f, cs->after);
	}
	flow_tag_end(f);
	if (f->out->count > fig->frame.start)
		f->out->items[f->out->count - 1].level = BREAK_FREE;
	flow_close(f, &fig->frame);
}

void flow_image(Flow *f, const Node *n)
{
	Figure fig;
	figure_measure(&fig, f, n);
	const char *path = picture_path(f, n->u.image.path);
	Unit w = 0, h = 0;
	bool drawn = picture_size(f, n, path, fig.room, &w, &h);
	figure_begin(&fig, n->u.image.alt);
	if (drawn) {
		Op *op = boxes_mark(f->out, OP_IMAGE, n);
		op->x = figure_left(&fig, w);
		op->u.image.w = w;
		op->u.image.h = h;
		op->u.image.path = path;
		op->u.image.alt = n->u.image.alt;
		f->out->items[f->out->count - 1].height = h;
	}
	figure_end(&fig);
}
