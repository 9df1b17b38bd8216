/* repeats.c - cells of a long table that say the same: set once.
 *
 * 已完成, 万立方米, a date: what is met a second time is kept, so that text that stands once in a table of
 * any length takes no place.  Text about which something was reported is set anew, to name each place. */
#include "layout/repeats.h"

#include <string.h>

enum { SLOTS = 1024, LONGEST = 96 }; /* bytes of text */

typedef struct Kept {
	const Style *style;
	Unit   width;
	const char *text;
	size_t len;
	Lines *lines;
} Kept;

struct Repeats {
	Arena   *arena;
	uint32_t met[SLOTS];  /* hashes of what was met */
	Kept     kept[SLOTS]; /* by hash; the first to come stays */
};

Repeats *repeats_new(Arena *a)
{
	Repeats *r = ARENA_NEW(a, Repeats);
	r->arena = arena_new_in(a);
	return r;
}

static uint32_t hash_of(const Node *text, const Style *style, Unit width)
{
	uint32_t h = 2166136261u ^ (uint32_t)width ^ (uint32_t)((uintptr_t)style >> 4);
	for (size_t i = 0; i < text->u.text.len; i++)
		h = (h ^ (unsigned char)text->u.text.bytes[i]) * 16777619u;
	return h ? h : 1;
}

static int reports(const Diag *d)
{
	return diag_count(d, SEVERITY_ERROR) + diag_count(d, SEVERITY_WARNING) + diag_count(d, SEVERITY_NOTE);
}

static Lines *keep(Repeats *r, Kept *k, LineContext *c, const Node *n, const Style *style, Unit width)
{
	const Node *text = n->first;
	Arena *before = c->arena;
	int reported = reports(c->diag);
	c->arena = r->arena;
	Lines *lines = lines_set(c, n, style, width, NULL);
	c->arena = before;
	if (reports(c->diag) == reported && !c->failed)
		*k = (Kept){ style, width, arena_strndup(r->arena, text->u.text.bytes, text->u.text.len), text->u.text.len, lines };
	return lines;
}

Lines *repeats_set(Repeats *r, LineContext *c, const Node *n, const Style *style, Unit width)
{
	const Node *text = n->first;
	if (text->next || text->kind != NODE_TEXT || text->style || text->lang || text->u.text.len > LONGEST)
		return lines_set(c, n, style, width, NULL);
	uint32_t hash = hash_of(text, style, width);
	Kept *k = &r->kept[hash % SLOTS];
	if (k->lines && k->style == style && k->width == width && k->len == text->u.text.len &&
	    !memcmp(k->text, text->u.text.bytes, k->len))
		return k->lines;
	if (!k->lines && r->met[hash % SLOTS] == hash)
		return keep(r, k, c, n, style, width);
	r->met[hash % SLOTS] = hash;
	return lines_set(c, n, style, width, NULL);
}
