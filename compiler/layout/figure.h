/* figure.h - what pictures and charts share: one piece that stands in the column with its caption under it. */
#ifndef WENHENG_LAYOUT_FIGURE_H
#define WENHENG_LAYOUT_FIGURE_H

#include "layout/flow.h"

typedef struct Figure {
	Flow        *flow;
	const Node  *node, *caption;
	const Style *caption_style;
	Lines       *lines;  /* the caption, or NULL */
	Style        style;  /* of the figure */
	FlowFrame    frame;
	Unit         room;   /* height that a page leaves beside the caption */
} Figure;

/* Sets the caption, so that the room for the figure is known; nothing stands in the list yet. */
void figure_measure(Figure *fig, Flow *f, const Node *n);
/* Opens the block and its tag; then come the figure's own boxes. */
void figure_begin(Figure *fig, const char *alt);
/* Where something of this width stands, by the style's alignment. */
Unit figure_left(const Figure *fig, Unit width);
/* The caption under it, and the end of the block. */
void figure_end(Figure *fig);

#endif
