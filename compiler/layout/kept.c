/* kept.c - see kept.h.  Open addressing by the node; a node that is set in several widths or styles
 * stands several times.  Places hold no more than numbers, so that a first pass, which finds nothing, touches little. */
#include "layout/kept.h"

#include <string.h>

typedef struct Item {
	KeptKey     key;  /* style, prefix and lang are copies */
	const char *lang; /* the context's */
	KeptLines   value;
} Item;

struct Kept {
	Arena *arena;
	const Arena *pass; /* of the pass that is being made */
	const Style *style; /* the last that was copied: many paragraphs one after another have it */
	Item  *items;      /* in order of setting */
	size_t count, cap;
	uint32_t *places;  /* by node: an item's number from 1, 0: free */
	size_t size;       /* of places: a power of two */
};

Kept *kept_new(Arena *a)
{
	Kept *k = ARENA_NEW(a, Kept);
	k->arena = a;
	k->size = 256;
	k->places = arena_array(a, k->size, sizeof *k->places);
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

static bool is_key(const Item *i, const KeptKey *key, const char *lang)
{
	return i->key.node == key->node && i->key.width == key->width && same_text(i->key.prefix, key->prefix) &&
		same_text(i->lang, lang) && kept_same_style(i->key.style, key->style);
}

/* The place of the key's item, or the free one where its number belongs. */
static uint32_t *place_of(const Kept *k, const KeptKey *key, const char *lang)
{
	const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15); /* odd, half its bits set: neighbours are spread */
	size_t i = (size_t)((uintptr_t)key->node * factor >> 32) & (k->size - 1);

	while (k->places[i] && !is_key(&k->items[k->places[i] - 1], key, lang))
		i = (i + 1) & (k->size - 1);
	return &k->places[i];
}

static void grow(Kept *k)
{
	k->size *= 2;
	k->places = arena_array(k->arena, k->size, sizeof *k->places);
	for (size_t i = 0; i < k->count; i++)
		*place_of(k, &k->items[i].key, k->items[i].lang) = (uint32_t)(i + 1);
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
	uint32_t at = *place_of(c->kept, key, c->lang);
	return at ? &c->kept->items[at - 1].value : NULL;
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
	uint32_t *place = place_of(k, key, c->lang);
	if (!k->style || !kept_same_style(k->style, key->style)) {
		Style *style = ARENA_NEW(k->arena, Style);
		*style = *key->style;
		k->style = style;
	}
	Item *i = ARENA_PUSH(k->arena, k->items, k->count, k->cap);
	*i = (Item){ .key = *key, .lang = c->lang, .value = value };
	i->key.style = k->style;
	i->key.prefix = key->prefix ? arena_strdup(k->arena, key->prefix) : NULL;
	*place = (uint32_t)k->count;
}
