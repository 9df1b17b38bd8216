/* ruby.h - small text above its base, for a rare character: 𬭩 huì. */
#ifndef WENHENG_LAYOUT_RUBY_H
#define WENHENG_LAYOUT_RUBY_H

#include "layout/cluster.h"

/* Whether the base of a ruby ends before character i. */
bool ruby_ends(const Inline *in, size_t i);
/* Puts the ruby behind its base in the paragraph's text, in brackets: 𬭩（huì）, as it is copied and searched. */
void ruby_close(Para *p);
/* Sets the rubies' texts, widens bases that are too narrow and keeps each on one line. */
void ruby_set(LineContext *c, Para *p);
/* How much more room a line with this one needs above than its pitch gives. */
Unit ruby_above(const Para *p, const Ruby *r);

#endif
