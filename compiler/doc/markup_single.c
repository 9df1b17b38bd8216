/* markup_single.c - blocks that are over with their line: headings, thematic breaks, values that are blocks.
 *
 * Each function looks at the line from at on; false leaves all as it was. */
#include "doc/markup_parts.h"

static void add_heading(Blocks *b, Slice *slices, size_t count, int level, Place at)
{
	Node *h = node_new(b->src->arena, NODE_HEADING, at);
	Slice *last = &slices[count - 1];
	size_t behind;
	Attrs attrs = { 0 };
	attrs_read_last(&b->text, last->start, &last->end, false, &attrs);
	attrs_check(b->src, &attrs, "style lang id", "a heading");
	attrs_apply(&attrs, h);
	h->u.heading.level = level;
	/* In official text a typed 一、 is the number. */
	bool typed = b->src->opt.official && official_level(&b->text, slices[0].start, slices[0].end, &behind) != 0;
	h->u.heading.numbered = !attrs.unnumbered && !typed;
	block_inlines(b, h, slices, count);
	inline_settle(b->src, h);
	block_add(b, h);
}

bool single_heading(Blocks *b, size_t at)
{
	size_t level = block_run(b, at, '#'), from = at + level;
	if (level < 1 || level > 6 || (from < b->end && !mark_is_blank(b->src->text[from])))
		return false;
	Slice s = { mark_skip_blanks(b->src->text, from, b->end), b->end };
	block_trim(b, &s);
	size_t end = s.end; /* closing marks: # after a blank */
	while (end > s.start && b->src->text[end - 1] == '#')
		end--;
	if (end == s.start || mark_is_blank(b->src->text[end - 1])) {
		s.end = end;
		block_trim(b, &s);
	}
	block_begin(b, true);
	block_fill(b);
	add_heading(b, &s, 1, (int)level, source_place(b->src, at));
	return true;
}

bool single_underlined(Blocks *b, size_t at)
{
	char mark = b->src->text[at];
	if ((mark != '=' && mark != '-') || !block_rest_is_blank(b, at + block_run(b, at, mark)))
		return false;
	block_trim(b, &b->lines.items[b->lines.count - 1]);
	add_heading(b, b->lines.items, b->lines.count, mark == '=' ? 1 : 2, b->leaf_at);
	b->lines.count = 0;
	b->leaf = LEAF_NONE;
	return true;
}

bool single_rule(Blocks *b, size_t at)
{
	char mark = b->src->text[at];
	int count = 0;
	if (mark != '*' && mark != '-' && mark != '_')
		return false;
	for (size_t i = at; i < b->end; i++) {
		if (b->src->text[i] == mark)
			count++;
		else if (!mark_is_blank(b->src->text[i]))
			return false;
	}
	if (count < 3)
		return false;
	block_begin(b, true);
	block_fill(b);
	block_add(b, node_new(b->src->arena, NODE_HRULE, source_place(b->src, at)));
	return true;
}

static bool is_block_value(const Piece *p)
{
	if (!p->node)
		return false;
	for (const Node *n = p->node; n; n = n->next) {
		if (!node_is_block(n->kind))
			return false;
	}
	return true;
}

bool single_values(Blocks *b, size_t at)
{
	bool any = false;
	for (size_t i = at; i < b->end; i++) {
		if (b->src->text[i] == VALUE_BYTE && is_block_value(source_value(b->src, i)))
			any = true;
		else if (!mark_is_blank(b->src->text[i]))
			return false;
	}
	if (!any)
		return false;
	block_begin(b, true);
	block_fill(b);
	for (size_t i = at; i < b->end; i++) {
		if (b->src->text[i] != VALUE_BYTE || !inline_fresh(b->src, source_value(b->src, i)))
			continue;
		for (Node *n = source_value(b->src, i)->node, *next; n; n = next) {
			next = n->next;
			n->prev = n->next = NULL;
			block_add(b, n);
		}
	}
	return true;
}
