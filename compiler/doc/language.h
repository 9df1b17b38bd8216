/* language.h - which of a document's two languages is set, and how both stand together.
 *
 * The source holds both: blocks `::: zh` and `::: en` side by side, and t{ zh =, en = } where a value
 * is wanted.  In a document of one language only its own are kept; in "zh-en" both are, the Chinese
 * first.  What is there in the other language alone is set as it is and reported: nothing is lost. */
#ifndef WENHENG_DOC_LANGUAGE_H
#define WENHENG_DOC_LANGUAGE_H

#include "doc/style.h"

/* Chooses the blocks, places pairs of t{} as the class wants them, makes the rows of `::: columns`, and
 * gives each block of text in the other language its lang.  Once, before numbers are given. */
void language_select(Doc *doc, bool strict, Diag *d);

/* Puts U+3000 into each pair of t{} below root: for what is read as plain text, as a title for a PDF and a running head is. */
void language_space(Arena *a, Node *root);

/* "no English text: set in Chinese", with its place: a warning, or an error when strict.  what: the name
 * of the text, or NULL. */
void language_missing(Diag *d, bool strict, Place at, const char *what, const char *wanted);

#endif
