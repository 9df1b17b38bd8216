/* hyphen.h - where English words may be parted with a hyphen at the line's end.
 *
 * The patterns are libhyphen's dictionaries, en-US and en-GB, loaded when a style that hyphenates
 * first meets a word.  This is the only module that includes hyphen.h of that library. */
#ifndef WENHENG_LAYOUT_HYPHEN_H
#define WENHENG_LAYOUT_HYPHEN_H

#include "layout/line.h"

struct Para;

Hyphens *hyphens_new(void);
void     hyphens_free(Hyphens *h);

/* Gives the clusters a break before which takes a hyphen its width, and the break its price: at U+00AD
 * in the source, and inside English words when the paragraph's style hyphenates. */
void     hyphens_find(LineContext *c, struct Para *p);
/* Where the word ends that goes on at cluster i, the marks behind it too. */
size_t   hyphen_word_end(const struct Para *p, size_t i);
/* The glyph drawn for a hyphen, 0 when the face has none. */
uint32_t hyphen_glyph(LineContext *c, int face);

#endif
