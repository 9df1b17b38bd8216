/* paragraph.h - the paragraphs of a document's text by name, so that one can be pointed at from outside.
 *
 * A name is the headings it stands under and what it is called itself: 总体情况/任务进展 where it opens with a heading of
 * its own (（一）任务进展。) or is a point (二是部分事项滞后（3项次）。: 存在问题/部分事项滞后), else its number under the heading (存在问题/2), its number among those of its style where it
 * has one (各县区情况/note/1), or the id that the template gave it.  Names do not depend on the template's lines, and a
 * paragraph keeps its own while what stands beside it changes. */
#ifndef WENHENG_DOC_PARAGRAPH_H
#define WENHENG_DOC_PARAGRAPH_H

#include "doc/node.h"

typedef struct Paragraph {
	const char *id;
	Node       *node;
	const char *text;     /* as it was generated, in one line */
	const char *written;  /* the text that stands in its place (override.h), or NULL */
	const Node *instead;  /* its first block */
} Paragraph;

typedef struct ParagraphList {
	Paragraph *items; /* in the arena */
	size_t     count;
} ParagraphList;

/* Lists the paragraphs below root that a document of this language ("zh", "en", "zh-en") prints; not those in tables. */
ParagraphList paragraph_list(Arena *a, Node *root, const char *lang);

#endif
