/* markup_note.c - notes: text[^a] with "[^a]: the note" elsewhere, and text^[the note at once].
 * Behind either {#id} may stand, for references to it.
 *
 * A note's text may stand before or after its mark, in any container.  Texts are kept while the blocks
 * are read and put under their marks at the end; a mark met again gets a copy, as a note of its own. */
#include "doc/markup_parts.h"

#include <string.h>

struct NoteText {
	NoteText *before;
	const char *label;
	Node *text; /* a NODE_NOTE that holds it, in no tree; NULL once a mark has it */
	Node *used; /* the mark that has it */
	Place at;
};

/* ---- marks ---- */

/* The end of a label from at, when a ] follows it. */
static size_t label_end(const char *s, size_t at, size_t end)
{
	size_t stop = mark_name_end(s, at, end);
	return stop > at && stop < end && s[stop] == ']' ? stop : 0;
}

bool inline_note_opens(const Inline *in, size_t at)
{
	return in->s[at] == '^' && at + 1 < in->n && in->s[at + 1] == '[';
}

/* {#id} behind a note. */
static void note_attrs(Inline *in, Node *note)
{
	Attrs a;
	if (!attrs_read(in->text, &in->at, in->n, false, &a))
		return;
	attrs_check(in->src, &a, "id lang", "a note");
	attrs_apply(&a, note);
}

bool inline_note_mark(Inline *in)
{
	size_t from = in->at + 2;
	if (from >= in->n || in->s[in->at + 1] != '^')
		return false;
	size_t to = label_end(in->s, from, in->n);
	if (!to)
		return false;
	Node *note = node_new(in->src->arena, NODE_NOTE, text_place(in->text, in->at));
	note->u.note.label = text_string(in->text, from, to, false);
	inline_link_last(in->parent, note);
	in->at = to + 1;
	note_attrs(in, note);
	return true;
}

void inline_close_note(Inline *in, Bracket *b)
{
	Node *note = inline_gather(in, b, NODE_NOTE);
	inline_link_last(in->parent, note);
	in->at++;
	note_attrs(in, note);
}

/* ---- texts ---- */

/* Where the text of a note begins in a line "[^a]: text" at at, 0: no such line. */
static size_t begins(Source *src, size_t at, size_t end)
{
	const char *s = src->text;
	if (end - at < 5 || s[at] != '[' || s[at + 1] != '^')
		return 0;
	size_t stop = label_end(s, at + 2, end);
	return stop && stop + 1 < end && s[stop + 1] == ':' ? mark_skip_blanks(s, stop + 2, end) : 0;
}

static NoteText *find(const Source *src, const char *label)
{
	for (NoteText *t = src->notes; t; t = t->before)
		if (strcmp(t->label, label) == 0)
			return t;
	return NULL;
}

/* The text of a note, in lines. */
static void define(Blocks *b, Slice *slices, size_t count)
{
	Source *src = b->src;
	Place at = source_place(src, slices[0].start);
	Text whole = b->text;
	size_t from = slices[0].start + 2;
	const char *label = text_string(&whole, from, label_end(src->text, from, slices[0].end), false);
	if (find(src, label))
		diag_error(src->diag, at, "the note [^%s] has two texts", label);
	slices[0].start = begins(src, slices[0].start, slices[0].end);
	NoteText *t = ARENA_NEW(src->scratch, NoteText);
	*t = (NoteText){ src->notes, label, node_new(src->arena, NODE_NOTE, at), NULL, at };
	block_inlines(b, t->text, slices, count);
	inline_settle(src, t->text);
	src->notes = t;
}

void note_take(Blocks *b)
{
	size_t from = b->lines.count, kept = from;
	while (from-- > 0) {
		Slice *line = &b->lines.items[from];
		size_t text = begins(b->src, line->start, line->end);
		if (!text)
			continue;
		define(b, line, kept - from);
		kept = from;
	}
	b->lines.count = kept;
}

/* ---- bringing both together ---- */

static Node *copy(Arena *a, const Node *n)
{
	Node *twin = ARENA_NEW(a, Node);
	*twin = *n;
	twin->parent = twin->first = twin->last = twin->next = twin->prev = NULL;
	twin->id = NULL;
	for (const Node *c = n->first; c; c = c->next) /* inlines: MARKUP_DEPTH levels at most */
		inline_link_last(twin, copy(a, c));
	return twin;
}

static void move(Node *from, Node *to)
{
	for (Node *c = from->first, *next; c; c = next) {
		next = c->next;
		node_unlink(c);
		inline_link_last(to, c);
	}
}

static void fill(Source *src, Node *mark)
{
	NoteText *t = find(src, mark->u.note.label);
	if (!t) {
		diag_error(src->diag, mark->place, "the note [^%s] has no text: write a line \"[^%s]: …\", or \\[ for a bracket",
		           mark->u.note.label, mark->u.note.label);
		return;
	}
	if (!t->used) {
		move(t->text, mark);
		t->used = mark;
		return;
	}
	Node *twin = copy(src->arena, t->used);
	move(twin, mark);
}

static bool in_note(const Node *n)
{
	for (n = n->parent; n; n = n->parent)
		if (n->kind == NODE_NOTE)
			return true;
	return false;
}

void note_resolve(Source *src, Node *root)
{
	for (Node *n = root; n; n = node_after(n, root)) {
		if (n->kind != NODE_NOTE || !n->u.note.label)
			continue;
		if (!in_note(n)) /* doc_number() reports it */
			fill(src, n);
		n->u.note.label = NULL;
	}
	for (const NoteText *t = src->notes; t; t = t->before)
		if (!t->used)
			diag_error(src->diag, t->at, "nothing refers to the note [^%s]: its text would be lost", t->label);
}
