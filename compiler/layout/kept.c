/* kept.c - see kept.h.  Open addressing by the node; a node that is set in several widths or styles
 * stands several times. */
#include "layout/kept.h"

#include <string.h>

#include "base/file.h"

typedef struct Slot {
	KeptKey     key;  /* style, prefix and lang are copies; node NULL: free */
	const char *lang; /* the context's */
	KeptLines   value;
} Slot;

struct Kept {
	Arena *arena;
	const Arena *pass; /* of the pass that is being made */
	const Style *style; /* the last that was copied: many paragraphs one after another have it */
	Slot  *slots;
	size_t count, size; /* size: a power of two */
};

Kept *kept_new(Arena *a)
{
	Kept *k = ARENA_NEW(a, Kept);
	k->arena = a;
	k->size = 256;
	k->slots = arena_array(a, k->size, sizeof *k->slots);
	return k;
}

void kept_begin(Kept *k, const Arena *pass)
{
	k->pass = pass;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_face(const Style *a, const Style *b)
{
	return same_text(a->name, b->name) && same_text(a->han, b->han) && same_text(a->latin, b->latin) &&
		same_text(a->run_in, b->run_in) && a->size == b->size && a->cell == b->cell && a->color == b->color &&
		a->underline == b->underline && a->dots == b->dots && a->fake_bold == b->fake_bold && a->raise == b->raise &&
		a->scale == b->scale;
}

bool kept_same_style(const Style *a, const Style *b)
{
	return same_face(a, b) && a->pitch == b->pitch && a->align == b->align && a->first == b->first &&
		a->left == b->left && a->right == b->right && a->balance == b->balance && a->hyphenate == b->hyphenate &&
		a->hanging == b->hanging && a->kinsoku == b->kinsoku && a->gap == b->gap;
}

/* The slot of the key, or the free one where it belongs. */
static Slot *slot_of(const Kept *k, const KeptKey *key, const char *lang)
{
	const Node *node = key->node;
	size_t i = (size_t)hash_bytes(HASH_START, &node, sizeof node) & (k->size - 1);

	for (; k->slots[i].key.node; i = (i + 1) & (k->size - 1)) {
		const Slot *s = &k->slots[i];
		if (s->key.node == node && s->key.width == key->width && same_text(s->key.prefix, key->prefix) &&
		    same_text(s->lang, lang) && kept_same_style(s->key.style, key->style))
			break;
	}
	return &k->slots[i];
}

static void grow(Kept *k)
{
	Kept more = { .arena = k->arena, .pass = k->pass, .style = k->style, .count = k->count, .size = k->size * 2 };

	more.slots = arena_array(k->arena, more.size, sizeof *more.slots);
	for (size_t i = 0; i < k->size; i++)
		if (k->slots[i].key.node)
			*slot_of(&more, &k->slots[i].key, k->slots[i].lang) = k->slots[i];
	*k = more;
}

/* Lines of another arena may be gone before the next pass, and the nodes they were set from with them. */
static bool in_pass(const LineContext *c)
{
	return c->kept && c->arena == c->kept->pass;
}

/* A node made while a pass is set (a line of code) dies with it, and another may come to stand at its address. */
static bool of_document(const Node *n)
{
	while (n->parent)
		n = n->parent;
	return n->kind == NODE_DOC;
}

const KeptLines *kept_find(const LineContext *c, const KeptKey *key)
{
	if (!in_pass(c))
		return NULL;
	const Slot *s = slot_of(c->kept, key, c->lang);
	return s->key.node ? &s->value : NULL;
}

/* Whether another pass may print another text. */
static bool changes(const Node *n)
{
	for (const Node *k = n; k; k = node_after(k, n))
		if (k->kind == NODE_NOTE || k->kind == NODE_SUM || (k->kind == NODE_REF && k->u.link.page))
			return true;
	return false;
}

bool kept_keeps(const LineContext *c, const Node *n)
{
	return in_pass(c) && of_document(n) && !changes(n);
}

Arena *kept_arena(const Kept *k)
{
	return k->arena;
}

void kept_add(LineContext *c, const KeptKey *key, KeptLines value)
{
	Kept *k = c->kept;
	if ((k->count + 1) * 2 > k->size)
		grow(k);
	Slot *s = slot_of(k, key, c->lang);
	if (!k->style || !kept_same_style(k->style, key->style)) {
		Style *style = ARENA_NEW(k->arena, Style);
		*style = *key->style;
		k->style = style;
	}
	k->count++;
	*s = (Slot){ .key = *key, .lang = c->lang, .value = value };
	s->key.style = k->style;
	s->key.prefix = key->prefix ? arena_strdup(k->arena, key->prefix) : NULL;
}
