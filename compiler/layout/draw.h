/* draw.h - drawing one part of a table: cells, shades, rules, tags; private to table.c and draw.c. */
#ifndef WENHENG_LAYOUT_DRAW_H
#define WENHENG_LAYOUT_DRAW_H

#include "layout/grid.h"

typedef struct DrawPart {
	Table *table;
	Page  *page;
	Unit   x, y;    /* the part's upper left corner */
	int    rows;
	Row  **shown;   /* the rows from top to bottom, head first */
	Unit  *tops;    /* their upper edges, and the lower edge of the last */
	bool   closed;  /* the table ends here */
} DrawPart;

typedef struct DrawCell {
	Cell          *cell;
	Unit           top, bottom;
	const BoxList *boxes;
	size_t         from, to;
	bool           whole;    /* all of the content: may stand in the middle */
	bool           artifact; /* a repeated label */
	bool           untagged; /* inside an artifact already */
	int            part;
} DrawCell;

void draw_tag(DrawPart *d, TagKind tag);
void draw_tag_end(DrawPart *d);
void draw_table_begin(DrawPart *d);
void draw_artifact_begin(DrawPart *d);
void draw_artifact_end(DrawPart *d);
void draw_row_begin(DrawPart *d, const Node *row, int part);
void draw_row_end(DrawPart *d);
void draw_cell_content(DrawPart *d, const DrawCell *c);
void draw_shade(DrawPart *d);
void draw_rules(DrawPart *d);

#endif
