/* notes.h - footnotes: their marks, their numbers, and the foot of the page they stand at.
 *
 * A line that refers to a note holds an anchor op with the note's index.  Whoever fills pages looks
 * for these, keeps room at the page's foot, and has the notes drawn there when the page ends. */
#ifndef WENHENG_LAYOUT_NOTES_H
#define WENHENG_LAYOUT_NOTES_H

#include "doc/style.h"
#include "layout/box.h"
#include "layout/display.h"
#include "layout/flow.h"

typedef struct Note {
	const Node *node;
	int     number;   /* printed; by page: what the last pass found */
	bool    placed;   /* its mark was met in this pass */
	BoxList boxes;    /* set for a measure */
	Unit    width;    /* that measure, 0: not set yet */
	size_t  at;       /* the first box not printed yet */
} Note;

typedef struct Notes {
	const Class *klass;
	LineContext *lines;
	Note  *items;
	size_t count;
	bool   changed;   /* a number is not the one that was printed */
} Notes;

void notes_collect(Notes *n, Arena *a, const Doc *doc, LineContext *lines);
/* Reports notes that no page's foot has taken. */
bool notes_check(const Notes *n, Diag *d);
/* Before each pass. */
void notes_begin(Notes *n);
/* The marks that lines print: a NoteMarks with the Notes as its context. */
const char *notes_mark(void *context, const Node *note);
/* Notes collected at the end, as blocks of the flow. */
void notes_flow(Notes *n, Flow *f);

/* The notes of the page being filled: [0, carried) go on from the page before. */
typedef struct NoteFoot {
	Notes  *notes;
	size_t *items;    /* indices (heap) */
	size_t  count, cap, carried;
	Unit    width;    /* the page's measure */
	Unit    common;   /* one that all pages have room for: that of notes that go on */
} NoteFoot;

/* Adds the notes whose marks stand among the ops. Returns whether there were any. */
bool notefoot_add(NoteFoot *f, const Op *ops, size_t count);
/* Forgets the notes from count on: their lines go on to the next page. */
void notefoot_drop(NoteFoot *f, size_t count);
/* The height of the foot; least: with one line of the last note only. No more than most of the page. */
Unit notefoot_height(const NoteFoot *f, Unit page, bool least);
/* Draws what fits between top and bottom, on bottom; what does not is carried.  Numbers the page's notes. */
void notefoot_draw(NoteFoot *f, Page *page, Unit x, Unit y, Unit top, Unit bottom);
/* The space between the notes and what stands below them, 版记. */
Unit notefoot_gap(const NoteFoot *f);
void notefoot_free(NoteFoot *f);

#endif
