/* markup_list.c - list marks.
 *
 * An item's content stands where its text begins, and lines indented that far belong to it.  Marks of
 * another kind (- for *, 1) for 1.) begin another list.  In official text figures make no lists: a
 * typed 1. is a level of the text. */
#include "doc/markup_parts.h"

typedef struct Mark {
	char kind; /* - + * . ) */
	bool ordered;
	int start;
	int length;
} Mark;

static bool read_mark(const Blocks *b, size_t at, Mark *out)
{
	const char *s = b->src->text;
	size_t i = at;
	*out = (Mark){ .kind = s[at] };
	if (s[i] != '-' && s[i] != '+' && s[i] != '*') {
		while (i < b->end && i - at < 9 && s[i] >= '0' && s[i] <= '9')
			out->start = out->start * 10 + (s[i++] - '0');
		if (i == at || i == b->end || (s[i] != '.' && s[i] != ')') || b->src->opt.official)
			return false;
		out->kind = s[i];
		out->ordered = true;
	}
	i++;
	out->length = (int)(i - at);
	return i == b->end || mark_is_blank(s[i]);
}

static bool same_list(const Open *open, const Mark *m)
{
	return open->node->kind == NODE_LIST && open->mark == m->kind;
}

/* Moves behind the blanks that follow the mark; returns the columns from the mark to the content.
 * Five columns or more are one, and the rest is the content's: indented code. */
static int skip_padding(Blocks *b, int length)
{
	size_t text;
	int blanks = block_indent(b, &text);
	bool empty = text == b->end;
	int padding = empty || blanks > 4 ? 1 : blanks;
	block_advance(b, empty ? blanks : padding);
	return length + padding;
}

bool list_line(Blocks *b, size_t at, int indent, bool interrupts)
{
	Mark m;
	if (!read_mark(b, at, &m))
		return false;
	bool empty = mark_skip_blanks(b->src->text, at + (size_t)m.length, b->end) == b->end;
	if (interrupts && (empty || (m.ordered && m.start != 1)))
		return false;
	Place place = source_place(b->src, at);
	if (!block_room(b, place, 2))
		return false;
	block_begin(b, false);
	if (block_top(b)->node->kind == NODE_LIST && !same_list(block_top(b), &m))
		block_close_to(b, b->depth - 1);
	block_advance(b, indent + m.length);
	if (block_top(b)->node->kind != NODE_LIST) {
		Node *list = node_new(b->src->arena, NODE_LIST, place);
		list->u.list.ordered = m.ordered;
		list->u.list.start = m.ordered ? m.start : 0;
		list->u.list.delimiter = m.kind;
		list->u.list.tight = true;
		if (!block_push(b, (Open){ .node = list, .mark = m.kind }))
			return false;
	}
	int width = indent + skip_padding(b, m.length);
	return block_push(b, (Open){ .node = node_new(b->src->arena, NODE_ITEM, place), .indent = width });
}
