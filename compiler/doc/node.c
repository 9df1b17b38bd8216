/* node.c - building and walking the document tree.
 *
 * A child knows its parent and both neighbours, so every walk here is a loop: a tree may be as deep
 * as its input made it without using the C stack.  node_append() asserts what may live where; who
 * builds from input asks node_may_hold() first and reports. */
#include "doc/node.h"

#include <assert.h>
#include <string.h>

static const char *const NAMES[NODE_KIND_COUNT] = {
#define X(kind, name) [kind] = name,
	NODE_KINDS(X)
#undef X
};

const char *const numerals_names[] = { "arabic", "roman", "Roman", "letters", "chinese", "none" };
const char *const sum_names[] = { "page", "running", "carried", "total", "group" };

Node *node_new(Arena *a, NodeKind kind, Place at)
{
	Node *n = ARENA_NEW(a, Node);
	n->kind = kind;
	n->place = at;
	if (kind == NODE_TABLE)
		n->u.table = ARENA_NEW(a, TableInfo);
	return n;
}

Node *node_text(Arena *a, Place at, const char *bytes, size_t n)
{
	Node *t = node_new(a, NODE_TEXT, at);
	t->u.text.bytes = arena_strndup(a, bytes, n);
	t->u.text.len = n;
	return t;
}

void node_append(Node *parent, Node *child)
{
	assert(node_may_hold(parent->kind, child->kind));
	assert(child->parent == NULL && child->next == NULL && child->prev == NULL);
	child->parent = parent;
	child->prev = parent->last;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void node_insert_before(Node *at, Node *node)
{
	Node *parent = at->parent;
	assert(parent && node_may_hold(parent->kind, node->kind));
	assert(node->parent == NULL && node->next == NULL && node->prev == NULL);
	node->parent = parent;
	node->next = at;
	node->prev = at->prev;
	if (at->prev)
		at->prev->next = node;
	else
		parent->first = node;
	at->prev = node;
}

void node_unlink(Node *n)
{
	if (n->prev)
		n->prev->next = n->next;
	else if (n->parent)
		n->parent->first = n->next;
	if (n->next)
		n->next->prev = n->prev;
	else if (n->parent)
		n->parent->last = n->prev;
	n->parent = n->prev = n->next = NULL;
}

bool node_is_block(NodeKind kind)
{
	return kind < NODE_TEXT;
}

static bool is_flow(NodeKind k) /* a block that may stand in a document */
{
	return node_is_block(k) && k != NODE_DOC && k != NODE_ITEM && k != NODE_CAPTION && k != NODE_ROW && k != NODE_CELL;
}

bool node_may_hold(NodeKind parent, NodeKind child)
{
	switch (parent) {
	case NODE_DOC:
	case NODE_BLOCK:
	case NODE_ITEM:
	case NODE_QUOTE:
	case NODE_MULTICOL:
	case NODE_GALLERY:
		return is_flow(child);
	case NODE_LIST:
		return child == NODE_ITEM;
	case NODE_TABLE:
		return child == NODE_CAPTION || child == NODE_ROW;
	case NODE_ROW:
		return child == NODE_CELL;
	case NODE_CELL:
		return is_flow(child) || !node_is_block(child);
	case NODE_IMAGE:
	case NODE_CHART:
		return child == NODE_CAPTION;
	case NODE_SIGNATURE:
		return child == NODE_PARA;
	case NODE_HEADING:
	case NODE_PARA:
	case NODE_CAPTION:
	case NODE_EMPH:
	case NODE_STRONG:
	case NODE_SPAN:
	case NODE_LINK:
	case NODE_NOTE:
	case NODE_RUBY:
	case NODE_MARK:
		return !node_is_block(child);
	default:
		return false;
	}
}

const char *node_kind_name(NodeKind kind)
{
	return NAMES[kind];
}

bool node_kind_from_name(const char *name, NodeKind *out)
{
	for (int k = 0; k < NODE_KIND_COUNT; k++) {
		if (strcmp(NAMES[k], name) == 0) {
			*out = (NodeKind)k;
			return true;
		}
	}
	return false;
}

Node *node_past(const Node *n, const Node *root)
{
	while (n != root) {
		if (n->next)
			return n->next;
		n = n->parent;
	}
	return NULL;
}

Node *node_after(const Node *n, const Node *root)
{
	return n->first ? n->first : node_past(n, root);
}

const char *node_lang(const Node *n)
{
	while (n && !n->lang)
		n = n->parent;
	return n ? n->lang : NULL;
}

void node_plain(const Node *root, Buf *out)
{
	for (const Node *n = root; n; n = n->kind == NODE_NOTE && n != root ? node_past(n, root) : node_after(n, root)) {
		if (n->kind == NODE_TEXT || n->kind == NODE_VERBATIM || n->kind == NODE_CODE)
			buf_add(out, n->u.text.bytes, n->u.text.len);
		else if (n->kind == NODE_NEWLINE)
			buf_byte(out, '\n');
	}
}
