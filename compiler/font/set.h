/* set.h - what the set lends to the other files of font/. */
#ifndef WENHENG_FONT_SET_H
#define WENHENG_FONT_SET_H

#include <hb.h>

#include "font/font.h"

/* shape.c: words shaped before. */
typedef struct Shapes Shapes;
Shapes *shapes_new(void);
void    shapes_free(Shapes *s);

Shapes      *fontset_shapes(FontSet *fs);
hb_buffer_t *fontset_buffer(FontSet *fs);
ShapedGlyph *fontset_shaped(FontSet *fs, size_t count); /* room for so many; the last call's is gone */

#endif
