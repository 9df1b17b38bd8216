/* markup_container.c - ::: containers.
 *
 *     ::: name {#id key=value}      opens; any name is a style, but for
 *     :::                             zh, en: the text in one language; side by side a pair
 *                                     columns: pairs in two columns, where both are set
 *                                     table: a caption, widths and the like for the one table in it
 *                                     multicol: text in columns, filled one after the other
 *                                     gallery: pictures side by side
 *                                     signature: 署名 and 成文日期, a paragraph each
 *                                     contents, listing, index, numbering: nothing stands in them
 *
 * A closing fence closes the innermost container opened with as many colons, so nested ones are
 * written with fewer, or with the same number and closed in turn. */
#include "doc/markup_parts.h"

#include <string.h>

bool container_speaks(const Blocks *b, const char *lang)
{
	for (size_t i = b->depth; i-- > 0;)
		if (b->open[i].node->lang)
			return strcmp(b->open[i].node->lang, lang) == 0;
	return false;
}

static size_t colons_at(const Blocks *b, size_t at)
{
	size_t i = at;
	while (i < b->end && b->src->text[i] == ':')
		i++;
	return i - at;
}

static void close_fence(Blocks *b, size_t at, size_t colons)
{
	for (size_t i = b->depth; i-- > 1;) {
		Open *open = &b->open[i];
		if (open->node->kind == NODE_QUOTE || open->node->kind == NODE_ITEM)
			break;
		if (open->colons == colons) {
			block_close_to(b, i + 1); /* reports those left open within */
			b->depth = i;
			b->matched = i;
			container_close(b, open, true);
			return;
		}
	}
	diag_error(b->src->diag, source_place(b->src, at), "no container opened with %zu colons is open here", colons);
}

static bool name_is(const char *name, const char *what)
{
	return name && strcmp(name, what) == 0;
}

static void read_contents(Source *src, const Attrs *a, Node *n)
{
	attrs_check(src, a, "depth title style lang id", "::: contents");
	n->u.contents.depth = attrs_count(src, a, "depth", 1, 6, 2);
	n->u.contents.title = attrs_text(a, "title");
}

static void read_listing(Source *src, const Attrs *a, Node *n)
{
	static const char *const kinds[] = { "tables", "figures" };
	attrs_check(src, a, "of title style lang id", "::: listing");
	n->u.listing.figures = attrs_word(src, a, "of", kinds, 2, 0) == 1;
	n->u.listing.title = attrs_text(a, "title");
}

static void read_index(Source *src, const Attrs *a, Node *n)
{
	attrs_check(src, a, "list title style lang id", "::: index");
	n->u.index.list = attrs_text(a, "list");
	n->u.index.title = attrs_text(a, "title");
}

static void read_numbering(Source *src, const Attrs *a, Node *n)
{
	attrs_check(src, a, "style start", "::: numbering");
	n->u.numbering.numerals = (Numerals)attrs_word(src, a, "style", numerals_names, NUMERALS_COUNT, NUMERALS_ARABIC);
	n->u.numbering.start = attrs_count(src, a, "start", 1, 100000, 1);
}

/* ::: contents and the like, which stand for what is made of the rest of the document. */
static const struct Made {
	const char *name;
	NodeKind kind;
	void (*read)(Source *src, const Attrs *a, Node *n);
} made[] = {
	{ "contents", NODE_CONTENTS, read_contents }, { "listing", NODE_LISTING, read_listing },
	{ "index", NODE_INDEX, read_index }, { "numbering", NODE_NUMBERING, read_numbering },
};

static bool open_made(Blocks *b, Open *open, Place at, const char *name, const Attrs *attrs)
{
	for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
		if (!name_is(name, made[i].name))
			continue;
		open->node = node_new(b->src->arena, made[i].kind, at);
		made[i].read(b->src, attrs, open->node);
		if (made[i].kind != NODE_NUMBERING) /* its style is no look */
			attrs_apply(attrs, open->node);
		block_push(b, *open);
		return true;
	}
	return false;
}

static void open_container(Blocks *b, size_t at, size_t colons, const char *name, const Attrs *attrs)
{
	Source *src = b->src;
	Open open = { .colons = colons, .attrs = *attrs, .table = name_is(name, "table") };
	if (open_made(b, &open, source_place(src, at), name, attrs))
		return;
	bool signature = name_is(name, "signature"), columns = name_is(name, "multicol"), gallery = name_is(name, "gallery");
	NodeKind kind = signature ? NODE_SIGNATURE : columns ? NODE_MULTICOL : gallery ? NODE_GALLERY : NODE_BLOCK;
	open.node = node_new(src->arena, kind, source_place(src, at));
	if (name_is(name, "zh") || name_is(name, "en")) {
		open.node->lang = name;
		open.node->u.block.variant = true;
	} else if (!open.table && kind == NODE_BLOCK)
		open.node->style = name;
	if (columns || gallery) {
		section_attrs(src, open.node, attrs);
	} else if (!open.table) {
		attrs_check(src, attrs, signature ? "sealed style lang id" : "style lang id", "a container");
		attrs_apply(attrs, open.node);
	}
	if (signature)
		open.node->u.signature.sealed = attrs_find(attrs, "sealed") != NULL;
	block_push(b, open);
}

void container_line(Blocks *b, size_t at)
{
	Text *t = &b->text;
	size_t colons = colons_at(b, at), end = b->end;
	size_t from = mark_skip_blanks(t->s, at + colons, end);
	block_begin(b, true);
	if (from == end) {
		close_fence(b, at, colons);
		return;
	}
	size_t to = from;
	while (to < end && !mark_is_blank(t->s[to]) && t->s[to] != '{')
		to++;
	const char *name = to > from ? text_string(t, from, to, false) : NULL;
	size_t i = mark_skip_blanks(t->s, to, end);
	Attrs attrs = { 0 };
	attrs_read(t, &i, end, true, &attrs);
	i = mark_skip_blanks(t->s, i, end);
	while (i < end && t->s[i] == ':')
		i++;
	i = mark_skip_blanks(t->s, i, end);
	if (i < end)
		diag_error(b->src->diag, text_place(t, i), "behind a container's name only {#id .style key=value} may stand");
	open_container(b, at, colons, name, &attrs);
}

static void close_table(Blocks *b, Open *open)
{
	Node *block = open->node, *table = block->first;
	if (!table || table->kind != NODE_TABLE || table->next) {
		diag_error(b->src->diag, block->place, "::: table holds one table and nothing else");
		return;
	}
	node_unlink(table);
	if (block->parent) {
		node_insert_before(block, table);
		node_unlink(block);
	}
	attrs_apply(&open->attrs, table);
	table_attrs(b->src, table, &open->attrs, block->place);
}

void container_close(Blocks *b, Open *open, bool by_fence)
{
	if (!by_fence)
		diag_error(b->src->diag, open->node->place, "this container is never closed with %zu colons", open->colons);
	if (open->table)
		close_table(b, open);
}
