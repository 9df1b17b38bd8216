/* figure.c - a figure with its caption under it, in one piece: what pictures and charts have in common. */
#include "layout/figure.h"

void figure_measure(Figure *fig, Flow *f, const Node *n)
{
	*fig = (Figure){ .flow = f, .node = n, .room = f->limit };
	const Style *s = n->style ? class_node_style(f->klass, n) : class_style(f->klass, node_kind_name(n->kind));
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
