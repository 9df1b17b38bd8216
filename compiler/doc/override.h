/* override.h - paragraphs that a clerk has written over: overrides/2026H1/notice.md.
 *
 *     # lines like this before the first section are for people
 *     ## 总体情况/任务进展
 *     > the text as it was generated when this was written, in one line; it is not printed
 *     the text that is printed instead, in markup, one paragraph or several
 *
 * The kept line tells at the next build whether the generated text has moved on: its figures are then named, old →
 * new.  Figures of the written text that are nowhere in the evaluation are named too, and so is a section whose
 * paragraph is no more: nothing is dropped without a word. */
#ifndef WENHENG_DOC_OVERRIDE_H
#define WENHENG_DOC_OVERRIDE_H

#include "doc/markup.h"
#include "doc/paragraph.h"

typedef struct OverrideSection {
	const char *id;
	const char *kept;  /* the generated text of then, or NULL */
	size_t start, end; /* of the whole section in the file's text */
	size_t text, text_line; /* where the written text begins, and its line */
	int line;          /* of the section's head */
} OverrideSection;

typedef struct OverrideFile {
	const char *path, *text;
	size_t len;
	OverrideSection *sections; /* in the arena */
	size_t count;
} OverrideFile;

/* What figures may come from beside the document itself. */
typedef struct OverrideSource {
	const Number *figures; /* of the evaluation */
	size_t count;
	const char *name;      /* how messages call it: "the evaluation of 2026H1" */
} OverrideSource;

/* Reads the file.  False after a report: not UTF-8, text before the first section, a section twice or without text. */
bool override_read(Arena *a, const char *path, OverrideFile *out, Diag *d);

/* Puts the written texts in the place of the paragraphs of the list, below root.  strict: what is warned of is an error. */
void override_apply(Arena *a, const OverrideFile *file, Node *root, ParagraphList *list, MarkupOptions how, OverrideSource source,
                    bool strict, Diag *d);

/* Appends the file's text with a section for the paragraph: a new one holding its generated text as markup, or the one that
 * is there with the kept line as the paragraph reads now and the written text as it was.  file: NULL when there is none
 * yet.  False after a report. */
bool override_write(const OverrideFile *file, const Paragraph *p, bool official, Buf *out, Diag *d);

#endif
