/* markup_text.c - an inline list as the author meant it: soft line ends become a space or nothing,
 * neighbouring texts as typed become one, and all of it moves into the document's arena.
 *
 * Texts are merged only where the second goes on at the column the first ends at, and a value never
 * is, so that whoever complains about a character can name its line and column.  Only texts with a
 * mark in their id are ours; nodes that Lua made stay as they are. */
#include "doc/markup_parts.h"

#include <string.h>

#include "base/utf8.h"

static bool is_ours(const Node *n)
{
	return n->kind == NODE_TEXT && (n->id == MARK_TYPED || n->id == MARK_VALUE || n->id == MARK_SOFT);
}

/* ---- soft line ends ---- */

static Node *next_leaf(Node *n, Node *root)
{
	do
		n = node_after(n, root);
	while (n && n->first);
	return n;
}

/* The character a leaf shows first or last; 0 when it shows none. A reference's text is Chinese
 * where its surroundings are. */
static uint32_t edge(const Node *n, bool first)
{
	uint32_t c;
	if (n->kind == NODE_NEWLINE)
		return '\n';
	if (n->kind == NODE_REF)
		return 0x8868; /* 表 */
	if (n->kind != NODE_TEXT && n->kind != NODE_VERBATIM)
		return VALUE_CODE;
	if (n->u.text.len == 0)
		return 0;
	const char *s = n->u.text.bytes, *end = s + n->u.text.len, *p = first ? s : end - 1;
	while (!first && p > s && ((unsigned char)*p & 0xC0) == 0x80)
		p--;
	utf8_decode(p, end, &c);
	return c;
}

/* ‘ ’ “ ” — … · belong to Latin text and to Chinese: their neighbour tells. */
static bool is_shared(uint32_t c)
{
	return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x2026 || c == 0xB7;
}

static bool is_chinese(uint32_t c)
{
	return mark_is_cjk(c) && !(c >= 0xAC00 && c <= 0xD7A3); /* Korean has spaces */
}

/* Whether a source line's end between two characters leaves no space: between Han characters, and
 * beside full-width punctuation. */
static bool joins(uint32_t before, uint32_t after)
{
	if (before == '\n' || after == '\n' || mark_is_wide(before) || mark_is_wide(after))
		return true;
	return (is_chinese(before) && (is_chinese(after) || is_shared(after))) || (is_shared(before) && is_chinese(after));
}

static void resolve_soft(Node *root)
{
	uint32_t before = '\n';
	Node *soft = NULL;
	for (Node *n = next_leaf(root, root); n; n = next_leaf(n, root)) {
		if (n->id == MARK_SOFT) {
			soft = soft ? soft : n;
			continue;
		}
		uint32_t after = edge(n, true);
		if (after == 0)
			continue;
		if (soft && !joins(before, after)) {
			soft->u.text.bytes = " ";
			soft->u.text.len = 1;
		}
		soft = NULL;
		before = edge(n, false);
	}
}

/* ---- merging ---- */

static bool same_file(Place a, Place b)
{
	return a.file == b.file || (a.file && b.file && strcmp(a.file, b.file) == 0);
}

/* Whether b's text begins where a's, read on to column, ends. */
static bool goes_on(const Node *a, int column, const Node *b)
{
	return !a->u.text.value && !b->u.text.value && b->place.line == a->place.line && b->place.column == column &&
	       same_file(a->place, b->place);
}

static int column_behind(const Node *n, int column)
{
	return column + (int)utf8_length(n->u.text.bytes, n->u.text.len);
}

static void merge(Source *src, Node *n)
{
	size_t total = n->u.text.len;
	Node *stop = n->next;
	int column = stop && is_ours(stop) ? column_behind(n, n->place.column) : 0;
	for (; stop && is_ours(stop) && goes_on(n, column, stop); stop = stop->next) {
		total += stop->u.text.len;
		column = column_behind(stop, column);
	}
	char *bytes = arena_alloc(src->arena, total + 1), *p = bytes;
	for (Node *from = n; from != stop; from = from->next) {
		memcpy(p, from->u.text.bytes, from->u.text.len);
		p += from->u.text.len;
	}
	while (n->next != stop)
		node_unlink(n->next);
	n->u.text.bytes = bytes;
	n->u.text.len = total;
	n->id = NULL;
}

static void merge_all(Source *src, Node *root)
{
	for (Node *n = node_after(root, root), *next; n; n = next) {
		if (n->kind == NODE_NEWLINE && n->id == MARK_VALUE)
			n->id = NULL;
		bool ours = is_ours(n);
		if (ours)
			merge(src, n);
		next = node_after(n, root);
		if (ours && n->u.text.len == 0)
			node_unlink(n);
	}
}

/* Line breaks that a value brings at either end of a paragraph are none. */
static void trim(Node *root)
{
	for (Node *n = root->first, *next; n; n = next) {
		next = n->next;
		if (n->kind == NODE_NEWLINE && n->id == MARK_VALUE)
			node_unlink(n);
		else if (!is_ours(n) || n->u.text.len > 0)
			break;
	}
	for (Node *n = root->last, *prev; n; n = prev) {
		prev = n->prev;
		if (n->kind == NODE_NEWLINE && n->id == MARK_VALUE)
			node_unlink(n);
		else if (!is_ours(n) || n->u.text.len > 0)
			break;
	}
}

/* ---- depth ---- */

/* Puts a node's children in its place; returns the first of them, or what comes after it. */
static Node *unwrap(Node *n, Node *root)
{
	Node *first = n->first, *last = n->last;
	Node *next = first ? first : node_past(n, root);
	if (!first) {
		node_unlink(n);
		return next;
	}
	for (Node *c = first; c; c = c->next)
		c->parent = n->parent;
	first->prev = n->prev;
	last->next = n->next;
	*(n->prev ? &n->prev->next : &n->parent->first) = first;
	*(n->next ? &n->next->prev : &n->parent->last) = last;
	n->parent = n->prev = n->next = n->first = n->last = NULL;
	return next;
}

static int depth_of_next(const Node *n, const Node *next, int depth)
{
	if (next && next->parent == n)
		return depth + 1;
	for (; next && n->parent != next->parent; n = n->parent)
		depth--;
	return depth;
}

/* What text can hold again and again: a picture's caption holds text, too. */
static bool nests(const Node *n)
{
	return n->first && (!node_is_block(n->kind) || n->kind == NODE_IMAGE || n->kind == NODE_CAPTION);
}

static void limit_depth(Source *src, Node *root)
{
	int depth = 1;
	bool reported = false;
	for (Node *n = root->first, *next; n; n = next) {
		if (depth > MARKUP_DEPTH && nests(n)) {
			if (!reported)
				diag_error(src->diag, n->place, "emphasis, links and pictures nest deeper than %d levels", MARKUP_DEPTH);
			reported = true;
			Node *past = node_past(n, root);
			int past_depth = depth_of_next(n, past, depth);
			next = unwrap(n, root);
			depth = next == past ? past_depth : depth;
			continue;
		}
		next = node_after(n, root);
		depth = depth_of_next(n, next, depth);
	}
}

void text_finish(Source *src, Node *root)
{
	if (src->opt.official)
		official_mend(src, root); /* first, as full-width marks take no space at a line's end */
	resolve_soft(root);
	trim(root);
	limit_depth(src, root);
	merge_all(src, root);
}
