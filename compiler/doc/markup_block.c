/* markup_block.c - lines → blocks, as CommonMark does it.
 *
 * Each line is first matched against the open blocks, outermost first (match): `>` for a quote, an
 * indent for an item.  What is left may begin new blocks (begin_block), else it goes on with the open
 * leaf, a paragraph, code or a table.  A paragraph's text is parsed when it closes.  Work on a line is
 * bounded by its length and MARKUP_DEPTH. */
#include "doc/markup_parts.h"

#include <stdlib.h>
#include <string.h>

#define IDEOGRAPHIC_SPACE "\xE3\x80\x80" /* U+3000 */

/* ---- where the line stands ---- */

int block_indent(const Blocks *b, size_t *text)
{
	int column = b->column + b->owed;
	size_t i = b->at;
	for (; i < b->end && mark_is_blank(b->src->text[i]); i++)
		column += b->src->text[i] == '\t' ? 4 - column % 4 : 1;
	*text = i;
	return column - b->column;
}

void block_advance(Blocks *b, int columns)
{
	while (columns > 0 && (b->owed > 0 || b->at < b->end)) {
		if (b->owed == 0)
			b->owed = b->src->text[b->at++] == '\t' ? 4 - b->column % 4 : 1;
		int step = b->owed < columns ? b->owed : columns;
		b->owed -= step;
		b->column += step;
		columns -= step;
	}
}

static Place place(Blocks *b, size_t at)
{
	return source_place(b->src, at);
}

/* ---- open blocks ---- */

Open *block_top(Blocks *b)
{
	return &b->open[b->depth - 1];
}

void block_fill(Blocks *b)
{
	Open *top = block_top(b);
	if (top->node->kind == NODE_ITEM && top->filled && b->blank_before)
		b->open[b->depth - 2].node->u.list.tight = false;
	top->filled = true;
}

static const char *article(NodeKind kind)
{
	return strchr("aeiou", node_kind_name(kind)[0]) ? "an" : "a";
}

void block_add(Blocks *b, Node *n)
{
	Node *top = block_top(b)->node;
	if (node_may_hold(top->kind, n->kind))
		node_append(top, n);
	else
		diag_error(b->src->diag, n->place, "%s %s cannot stand in %s %s", article(n->kind), node_kind_name(n->kind),
		           article(top->kind), node_kind_name(top->kind));
}

bool block_room(Blocks *b, Place at, size_t levels)
{
	if (b->depth + levels <= MARKUP_DEPTH)
		return true;
	if (!b->too_deep)
		diag_error(b->src->diag, at, "quotes, lists and containers nest deeper than %d levels", MARKUP_DEPTH);
	b->too_deep = true;
	return false;
}

bool block_push(Blocks *b, Open open)
{
	if (!block_room(b, open.node->place, 1))
		return false;
	if (open.node->kind != NODE_ITEM)
		block_fill(b);
	else if (block_top(b)->filled && b->blank_before)
		block_top(b)->node->u.list.tight = false;
	block_top(b)->filled = true;
	block_add(b, open.node);
	open.started = b->line;
	*MEM_PUSH(b->open, b->depth, b->cap) = open;
	b->matched = b->depth;
	return true;
}

/* ---- leaves ---- */

void block_inlines(Blocks *b, Node *n, const Slice *slices, size_t count)
{
	Text t = text_gather(b->src, slices, count);
	inline_parse(&t, n, false);
}

static bool is_blank_text(const Node *n)
{
	if (n->kind != NODE_TEXT)
		return n->kind == NODE_NEWLINE;
	for (size_t i = 0; i < n->u.text.len; i++) {
		if (!mark_is_blank(n->u.text.bytes[i]))
			return false;
	}
	return true;
}

bool block_only_blocks(Node *n)
{
	bool any = false;
	for (const Node *c = n->first; c; c = c->next) {
		if (!node_is_block(c->kind) && !is_blank_text(c))
			return false;
		any = any || node_is_block(c->kind);
	}
	if (!any)
		return false;
	for (Node *c = n->first, *next; c; c = next) {
		next = c->next;
		if (!node_is_block(c->kind))
			node_unlink(c);
	}
	return true;
}

void block_trim(const Blocks *b, Slice *s)
{
	while (s->end > s->start && mark_is_blank(b->src->text[s->end - 1]))
		s->end--;
}

/* The blocks a para of images and such consists of. */
static void add_children(Blocks *b, Node *para)
{
	for (Node *c = para->first, *next; c; c = next) {
		next = c->next;
		node_unlink(c);
		block_add(b, c);
	}
}

static void close_para(Blocks *b)
{
	note_take(b);
	if (b->lines.count == 0)
		return;
	Slice *first = &b->lines.items[0], *last = &b->lines.items[b->lines.count - 1];
	bool one_line = b->lines.count == 1;
	Node *para = node_new(b->src->arena, NODE_PARA, b->leaf_at);
	para->u.para.typed = true;
	block_trim(b, last);
	size_t behind;
	int level = 0;
	if (b->src->opt.official && !b->plain && !container_speaks(b, "en"))
		level = official_level(&b->text, first->start, first->end, &behind);
	Attrs attrs;
	if (level && one_line && attrs_read_last(&b->text, first->start, &last->end, false, &attrs)) {
		attrs_check(b->src, &attrs, "style lang id", "a heading");
		attrs_apply(&attrs, para);
	}
	block_inlines(b, para, b->lines.items, b->lines.count);
	b->lines.count = 0;
	if (block_only_blocks(para)) {
		add_children(b, para);
		return;
	}
	inline_settle(b->src, para);
	if (level && para->first)
		para = official_para(b->src, para, level, one_line);
	if (para->first)
		block_add(b, para);
}

static void close_code(Blocks *b)
{
	Node *n = node_new(b->src->arena, NODE_CODE, b->leaf_at);
	size_t length = b->code.len, end = length;
	while (b->leaf == LEAF_INDENTED && end > 0 && strchr(" \t\n", b->code.data[end - 1])) {
		end--;
		if (b->code.data[end] == '\n')
			length = end + 1; /* blank lines below it are not its own */
	}
	if (length > 0)
		length--; /* the last line's end */
	n->u.text.bytes = arena_strndup(b->src->arena, buf_text(&b->code), length);
	n->u.text.len = length;
	buf_clear(&b->code);
	block_add(b, n);
}

static void close_leaf(Blocks *b)
{
	if (b->leaf == LEAF_PARA)
		close_para(b);
	else if (b->leaf == LEAF_FENCE || b->leaf == LEAF_INDENTED)
		close_code(b);
	b->leaf = LEAF_NONE;
}

void block_close_to(Blocks *b, size_t depth)
{
	close_leaf(b);
	while (b->depth > depth) {
		Open *top = block_top(b);
		b->depth--;
		if (top->colons)
			container_close(b, top, false);
	}
	if (b->matched > b->depth)
		b->matched = b->depth;
}

void block_begin(Blocks *b, bool not_item)
{
	block_close_to(b, b->matched);
	if (not_item && block_top(b)->node->kind == NODE_LIST)
		block_close_to(b, b->depth - 1);
}

static void open_leaf(Blocks *b, Leaf leaf, size_t at)
{
	block_begin(b, true);
	block_fill(b);
	b->leaf = leaf;
	b->leaf_at = place(b, at);
}

/* ---- code ---- */

static void add_code_line(Blocks *b)
{
	for (; b->owed > 0; b->owed--)
		buf_byte(&b->code, ' ');
	for (size_t i = b->at; i < b->end; i++) {
		if (b->src->text[i] != VALUE_BYTE) {
			buf_byte(&b->code, b->src->text[i]);
			continue;
		}
		const Piece *p = source_value(b->src, i);
		if (p->node)
			diag_error(b->src->diag, p->at, "code holds text only");
		else
			buf_add(&b->code, p->text, p->len);
	}
	buf_byte(&b->code, '\n');
}

size_t block_run(const Blocks *b, size_t at, char c)
{
	size_t i = at;
	while (i < b->end && b->src->text[i] == c)
		i++;
	return i - at;
}

bool block_rest_is_blank(const Blocks *b, size_t at)
{
	return mark_skip_blanks(b->src->text, at, b->end) == b->end;
}

static bool fence_opens(Blocks *b, size_t at, int indent)
{
	char mark = b->src->text[at];
	size_t length = mark == '`' || mark == '~' ? block_run(b, at, mark) : 0;
	if (length < 3 || (mark == '`' && memchr(b->src->text + at + length, '`', b->end - at - length)))
		return false;
	open_leaf(b, LEAF_FENCE, at);
	b->fence = mark;
	b->fence_length = length;
	b->fence_indent = indent;
	return true;
}

static void fence_line(Blocks *b)
{
	size_t text;
	int indent = block_indent(b, &text);
	size_t length = block_run(b, text, b->fence);
	if (indent < 4 && length >= b->fence_length && block_rest_is_blank(b, text + length)) {
		close_leaf(b);
		return;
	}
	block_advance(b, indent < b->fence_indent ? indent : b->fence_indent);
	add_code_line(b);
}

/* ---- paragraphs ---- */

static size_t skip_wide_blanks(const Blocks *b, size_t at, bool *wide)
{
	*wide = false;
	for (;;) {
		at = mark_skip_blanks(b->src->text, at, b->end);
		if (b->end - at < 3 || memcmp(b->src->text + at, IDEOGRAPHIC_SPACE, 3) != 0)
			return at;
		*wide = true;
		at += 3;
	}
}

static void add_para_line(Blocks *b, size_t at)
{
	bool wide, first = b->lines.count == 0;
	if (b->src->opt.official)
		at = skip_wide_blanks(b, at, &wide);
	if (b->src->text[at] == '\\' && at + 1 < b->end && !mark_is_ascii_punct((unsigned char)b->src->text[at + 1])) {
		at = mark_skip_blanks(b->src->text, at + 1, b->end);
		b->plain = first || b->plain;
	}
	*MEM_PUSH(b->lines.items, b->lines.count, b->lines.cap) = (Slice){ at, b->end };
}

/* Official text: does this line begin a paragraph of its own? By a typed level or a wide indent, or
 * because the line above is a heading. */
static bool official_break(Blocks *b, size_t at)
{
	bool wide;
	size_t behind;
	size_t text = skip_wide_blanks(b, at, &wide);
	if (text == b->end)
		return false;
	if (wide || official_level(&b->text, text, b->end, &behind))
		return true;
	return b->leaf == LEAF_PARA && b->lines.count == 1 && !b->plain &&
	       official_heading_line(&b->text, b->lines.items[0].start, b->lines.items[0].end);
}

/* ---- the line ---- */

static bool goes_on(Blocks *b, const Open *open)
{
	size_t text;
	int indent = block_indent(b, &text);
	switch (open->node->kind) {
	case NODE_QUOTE:
		if (indent > 3 || text >= b->end || b->src->text[text] != '>')
			return false;
		block_advance(b, indent + 1);
		if (b->owed > 0 || (b->at < b->end && mark_is_blank(b->src->text[b->at])))
			block_advance(b, 1);
		return true;
	case NODE_ITEM:
		if (text == b->end)
			return open->filled;
		if (indent < open->indent)
			return false;
		block_advance(b, open->indent);
		return true;
	default:
		return true;
	}
}

static void match(Blocks *b)
{
	size_t i = 1;
	while (i < b->depth && goes_on(b, &b->open[i]))
		i++;
	/* A list goes on only with its item or a new one; that is seen when something begins. */
	b->matched = i;
}

static bool quote_begins(Blocks *b, size_t at, int indent)
{
	if (b->src->text[at] != '>' || !block_room(b, place(b, at), 1))
		return false;
	block_begin(b, true);
	block_advance(b, indent + 1);
	if (b->at < b->end && mark_is_blank(b->src->text[b->at]))
		block_advance(b, 1);
	return block_push(b, (Open){ .node = node_new(b->src->arena, NODE_QUOTE, place(b, at)) });
}

typedef enum Begun { BEGUN_NONE, BEGUN_CONTAINER, BEGUN_DONE, BEGUN_PARA } Begun;

/* One new block at the line's first character. lazy: a para stands open that this line might go on
 * with; own: every open block goes on, so the para is really the one above. */
static Begun begin_block(Blocks *b, bool lazy, bool own)
{
	size_t at;
	int indent = block_indent(b, &at);
	if (indent >= 4 && !b->src->opt.official) {
		if (lazy)
			return BEGUN_NONE;
		open_leaf(b, LEAF_INDENTED, at);
		block_advance(b, 4);
		add_code_line(b);
		return BEGUN_DONE;
	}
	if (single_values(b, at))
		return BEGUN_DONE;
	if (indent < 4) {
		if (quote_begins(b, at, indent))
			return BEGUN_CONTAINER;
		if (single_heading(b, at) || fence_opens(b, at, indent))
			return BEGUN_DONE;
		if (block_run(b, at, ':') >= 3) {
			container_line(b, at);
			return BEGUN_DONE;
		}
		if (lazy && own && (single_underlined(b, at) || table_begins(b, at)))
			return BEGUN_DONE;
		if (single_rule(b, at))
			return BEGUN_DONE;
		if (list_line(b, at, indent, lazy && own))
			return BEGUN_CONTAINER;
	}
	return b->src->opt.official && official_break(b, b->at) ? BEGUN_PARA : BEGUN_NONE;
}

static void blank_line(Blocks *b)
{
	block_close_to(b, b->matched);
	const Open *top = block_top(b);
	bool fresh_item = top->node->kind == NODE_ITEM && !top->filled && top->started == b->line;
	b->blank_before = top->node->kind != NODE_QUOTE && !fresh_item;
}

static void text_line(Blocks *b, size_t at, bool lazy)
{
	if (lazy) {
		add_para_line(b, at);
		return;
	}
	open_leaf(b, LEAF_PARA, at);
	b->plain = false;
	add_para_line(b, at);
}

/* True when the line is blank. */
static bool open_line(Blocks *b)
{
	bool own = b->matched == b->depth, lazy = b->leaf == LEAF_PARA, wide;
	size_t at;
	for (;;) {
		block_indent(b, &at);
		if (at == b->end || (b->src->opt.official && skip_wide_blanks(b, at, &wide) == b->end)) {
			blank_line(b);
			return true;
		}
		if (own && b->leaf == LEAF_TABLE && b->src->text[at] == '|')
			break;
		Begun begun = begin_block(b, lazy, own);
		if (begun == BEGUN_DONE)
			return false;
		if (begun == BEGUN_NONE)
			break;
		lazy = own = false;
		if (begun == BEGUN_PARA)
			break;
	}
	block_indent(b, &at);
	if (own && b->leaf == LEAF_TABLE)
		table_row(b, at);
	else
		text_line(b, at, lazy);
	return false;
}

static void line(Blocks *b)
{
	size_t text;
	b->column = b->owed = 0;
	b->line++;
	match(b);
	if (b->matched == b->depth && b->leaf == LEAF_FENCE) {
		fence_line(b);
		b->blank_before = false;
		return;
	}
	if (b->matched == b->depth && b->leaf == LEAF_INDENTED) {
		int indent = block_indent(b, &text);
		if (indent >= 4 || text == b->end) {
			block_advance(b, 4);
			add_code_line(b);
			b->blank_before = text == b->end;
			return;
		}
	}
	if (!open_line(b))
		b->blank_before = false;
}

Node *block_parse(Source *src)
{
	Blocks b = { .src = src, .all = { 0, src->len } };
	b.text = text_whole(src, &b.all);
	Node *doc = node_new(src->arena, NODE_DOC, source_place(src, 0));
	*MEM_PUSH(b.open, b.depth, b.cap) = (Open){ .node = doc };
	while (b.at < src->len) {
		const char *stop = memchr(src->text + b.at, '\n', src->len - b.at);
		size_t next = stop ? (size_t)(stop - src->text) : src->len;
		b.end = next;
		line(&b);
		b.at = next + 1;
	}
	block_close_to(&b, 1);
	note_resolve(src, doc);
	free(b.open);
	free(b.lines.items);
	buf_free(&b.code);
	return doc;
}
