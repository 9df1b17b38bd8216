/* figure.c - a picture with its caption under it, in one piece.
 *
 * The size is the author's, the rest by the picture's own proportions; it is never wider than the
 * column nor, with its caption, higher than a page. */
#include "base/file.h"
#include "layout/flow.h"
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

void flow_image(Flow *f, const Node *n)
{
	FlowFrame fr;
	const Style *s = n->style ? class_node_style(f->klass, n) : class_style(f->klass, "image");
	Style plain = *(s ? s : class_node_style(f->klass, n));
	if (!s) {
		plain = *flow_text_style(f, &plain);
		plain.align = ALIGN_CENTER;
	}
	const Node *caption = n->first && n->first->kind == NODE_CAPTION ? n->first : NULL;
	const Style *cs = caption ? class_node_style(f->klass, caption) : NULL;
	Lines *lines = NULL;
	if (caption) {
		Style t = *cs;
		t.left = t.right = 0;
		lines = lines_set(f->lines, caption, &t, f->width - cs->left - cs->right,
		                  flow_caption_prefix(f, caption->u.caption.number));
	}
	Unit below = lines ? lines->pitch * (Unit)lines->count + cs->before : 0;
	const char *path = picture_path(f, n->u.image.path);
	Unit w = 0, h = 0;
	bool drawn = picture_size(f, n, path, f->limit - below, &w, &h);
	flow_open(f, &fr, n, &plain);
	flow_settle(f);
	flow_tag(f, TAG_FIGURE, n)->u.tag.alt = n->u.image.alt;
	if (drawn) {
		Op *op = boxes_mark(f->out, OP_IMAGE, n);
		Unit rest = f->width - w;
		op->x = f->left + (plain.align == ALIGN_CENTER ? rest / 2 : plain.align == ALIGN_RIGHT ? rest : 0);
		op->u.image.w = w;
		op->u.image.h = h;
		op->u.image.path = path;
		op->u.image.alt = n->u.image.alt;
		f->out->items[f->out->count - 1].height = h;
	}
	if (lines) {
		flow_want(f, cs->before);
		flow_settle(f);
		flow_tag(f, TAG_CAPTION, caption);
		boxes_lines(f->out, lines, f->left + cs->left, caption, SIZE_MAX);
		flow_tag_end(f);
		flow_want(f, cs->after);
	}
	flow_tag_end(f);
	if (f->out->count > fr.start)
		f->out->items[f->out->count - 1].level = BREAK_FREE;
	flow_close(f, &fr);
}
