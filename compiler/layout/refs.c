/* refs.c - labels, and the pages they were found on.
 *
 * refs_collect() walks the tree once and knows every label and its number.  Page numbers come from
 * the anchors of a finished pass; layout runs again until the printed ones no longer change. */
#include "layout/refs.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

static size_t slot_of(const Refs *r, const char *id)
{
	size_t i = (size_t)hash_bytes(HASH_START, id, strlen(id)) & (r->slot_count - 1);
	while (r->slots[i] && strcmp(r->labels[r->slots[i] - 1].id, id) != 0)
		i = (i + 1) & (r->slot_count - 1);
	return i;
}

Label *refs_label(const Refs *r, const char *id)
{
	if (!r->slot_count || !id)
		return NULL;
	size_t at = r->slots[slot_of(r, id)];
	return at ? &r->labels[at - 1] : NULL;
}

static void grow_slots(Refs *r)
{
	r->slot_count = r->slot_count ? r->slot_count * 2 : 64;
	r->slots = arena_array(r->arena, r->slot_count, sizeof *r->slots);
	for (size_t i = 0; r->labels && i < r->count; i++)
		r->slots[slot_of(r, r->labels[i].id)] = i + 1;
}

static Label *add_label(Refs *r, const char *id, Place at)
{
	Label *known = refs_label(r, id);
	if (known)
		return known; /* doc_number() reports the second one */
	if ((r->count + 1) * 2 > r->slot_count)
		grow_slots(r);
	if (!r->labels || r->count == r->cap) {
		size_t cap = r->cap ? r->cap * 2 : 32;
		Label *more = arena_array(r->arena, cap, sizeof *more);
		if (r->labels)
			memcpy(more, r->labels, r->count * sizeof *more);
		r->labels = more;
		r->cap = cap;
	}
	r->labels[r->count] = (Label){ .id = id, .page = "", .place = at };
	r->slots[slot_of(r, id)] = r->count + 1;
	return &r->labels[r->count++];
}

static Entry *add_entry(Refs *r)
{
	if (r->entry_count == r->entry_cap) {
		size_t cap = r->entry_cap ? r->entry_cap * 2 : 32;
		Entry *more = arena_array(r->arena, cap, sizeof *more);
		if (r->entries)
			memcpy(more, r->entries, r->entry_count * sizeof *more);
		r->entries = more;
		r->entry_cap = cap;
	}
	return &r->entries[r->entry_count++];
}

/* The heading's text on one line, with its number. */
static const char *title_text(Refs *r, const Node *n)
{
	Buf plain = { 0 }, b = { 0 };
	node_plain(n, &plain);
	for (size_t i = 1; i + 1 < plain.len; i++) /* an English title below a Chinese one */
		if (plain.data[i] == '\n' && (plain.data[i + 1] | 32) >= 'a' && (plain.data[i + 1] | 32) <= 'z')
			plain.data[i] = ' ';
	if (n->kind == NODE_HEADING && n->u.heading.number)
		buf_text_add(&b, n->u.heading.number);
	utf8_join_lines(&b, buf_text(&plain), plain.len);
	const char *text = arena_strndup(r->arena, buf_text(&b), b.len);
	buf_free(&b);
	buf_free(&plain);
	return text;
}

/* "一、" as a reference prints it: 一. */
static const char *bare_number(Refs *r, const char *number)
{
	static const char *const tails[] = { "、", "．", ".", " ", "　" };
	size_t n = strlen(number);
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t t = strlen(tails[i]);
		while (n > t && memcmp(number + n - t, tails[i], t) == 0) {
			n -= t;
			i = 0;
			t = strlen(tails[i]);
		}
	}
	return arena_strndup(r->arena, number, n);
}

static const char *number_of(Refs *r, const Node *n)
{
	if (n->kind == NODE_HEADING && n->u.heading.number)
		return bare_number(r, n->u.heading.number);
	if (n->kind == NODE_CAPTION)
		return n->u.caption.number;
	if ((n->kind == NODE_TABLE || n->kind == NODE_IMAGE) && n->first && n->first->kind == NODE_CAPTION)
		return n->first->u.caption.number;
	return NULL;
}

/* Outline level: the style's, else a heading's own; 0 for what is no entry. */
static int entry_level(const Refs *r, const Node *n)
{
	if (n->kind != NODE_HEADING && n->kind != NODE_PARA && n->kind != NODE_BLOCK)
		return 0;
	if (n->kind != NODE_HEADING && !n->style)
		return 0;
	const Style *s = class_node_style(r->klass, n);
	if (s->level > 0)
		return s->level;
	return n->kind == NODE_HEADING ? n->u.heading.level : 0;
}

static void collect(Refs *r, const Node *n)
{
	int level = entry_level(r, n);
	const char *id = n->id;
	if (level) {
		Entry *e = add_entry(r);
		if (!id)
			id = arena_printf(r->arena, "-heading-%zu", r->entry_count);
		*e = (Entry){ .node = n, .id = id, .title = title_text(r, n), .level = level };
	}
	if (id) {
		Label *l = add_label(r, id, n->place);
		if (!l->number)
			l->number = number_of(r, n);
	}
	if (n->kind == NODE_CONTENTS)
		r->pages_matter = true;
	for (const Node *c = n->first; c; c = c->next)
		collect(r, c);
}

static bool check(Refs *r, const Node *n, Diag *d)
{
	bool ok = true;
	if (n->kind == NODE_REF || (n->kind == NODE_LINK && n->u.link.target && n->u.link.target[0] == '#')) {
		const char *id = n->u.link.target ? n->u.link.target : "";
		id += *id == '#';
		Label *l = refs_label(r, id);
		if (!l) {
			diag_error(d, n->place, "reference to \"%s\", which nothing in the document is called", id);
			ok = false;
		} else if (n->kind == NODE_REF && n->u.link.page) {
			l->used = true;
			r->pages_matter = true;
		} else if (n->kind == NODE_REF && !l->number) {
			diag_error(d, n->place, "reference to \"%s\", which has no number", id);
			ok = false;
		}
	}
	for (const Node *c = n->first; c; c = c->next)
		ok = check(r, c, d) && ok;
	return ok;
}

bool refs_collect(Refs *r, Arena *a, const Doc *doc, Diag *d)
{
	*r = (Refs){ .arena = a, .klass = doc->klass };
	collect(r, doc->root);
	return check(r, doc->root, d);
}

const Entry *refs_entry(Refs *r, const Node *n)
{
	if (!entry_level(r, n))
		return NULL;
	for (size_t i = 0; i < r->entry_count; i++) {
		size_t at = (r->next + i) % r->entry_count;
		if (r->entries[at].node == n) {
			r->next = at + 1;
			return &r->entries[at];
		}
	}
	return NULL;
}

const char *refs_text(void *context, const char *id, bool page)
{
	Refs *r = context;
	const Label *l = refs_label(r, id + (*id == '#'));
	if (!l)
		return NULL;
	if (!page)
		return l->number ? l->number : "";
	const char *pattern = r->klass->reference_page, *slot = pattern ? strstr(pattern, "{page}") : NULL;
	if (!slot)
		return l->page;
	return arena_printf(r->arena, "%.*s%s%s", (int)(slot - pattern), pattern, l->page, slot + strlen("{page}"));
}

const Label *refs_take(Refs *r, const Pages *pages)
{
	const Label *changed = NULL;
	for (size_t p = 0; p < pages->count; p++) {
		const Page *page = &pages->items[p];
		char text[16] = "";
		if (page->number > 0)
			snprintf(text, sizeof text, "%d", page->number);
		for (size_t i = 0; i < page->count; i++) {
			if (page->ops[i].kind != OP_ANCHOR)
				continue;
			Label *l = refs_label(r, page->ops[i].u.anchor.id);
			if (!l || strcmp(l->page, text) == 0)
				continue;
			l->page = arena_strdup(r->arena, text);
			if (l->used && !changed)
				changed = l;
		}
	}
	r->next = 0;
	return changed;
}
