/* refs.c - labels, and the pages they were found on.
 *
 * refs_collect() walks the tree once and knows every label and its number.  Page numbers come from
 * the anchors of a finished pass; layout runs again until the printed ones no longer change. */
#include "layout/refs.h"

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

static Label *add_label(Refs *r, const char *id, const char *name, const Node *n)
{
	Label *known = refs_label(r, id);
	if (known)
		return known; /* doc_number() reports the second one */
	if ((r->count + 1) * 2 > r->slot_count)
		grow_slots(r);
	Label *l = ARENA_PUSH(r->arena, r->labels, r->count, r->cap);
	*l = (Label){ .id = id, .name = name, .page = "", .node = n, .place = n->place };
	r->slots[slot_of(r, id)] = r->count;
	return l;
}

const char *refs_made_title(const Class *c, const Node *n)
{
	const char *own = n->u.contents.title, *title = NULL;
	switch (n->kind) {
	case NODE_CONTENTS: title = c->contents_title; break;
	case NODE_LISTING:
		own = n->u.listing.title;
		title = n->u.listing.figures ? c->figures_title : c->tables_title;
		break;
	case NODE_INDEX:
		own = n->u.index.title;
		title = c->index_title;
		break;
	default: return NULL;
	}
	title = own ? own : title;
	return title && *title ? title : NULL;
}

const Style *refs_made_style(const Class *c, const Node *n)
{
	const char *lang = node_lang(n);
	const char *name = n->kind == NODE_INDEX ? "index_title" : n->kind == NODE_LISTING ? "listing_title" : "contents_title";
	const Style *s = class_style_in(c, name, lang);
	s = s ? s : class_style_in(c, "contents_title", lang);
	return s ? s : class_style_in(c, "body", lang);
}

/* Whether the line end parts the two texts of a pair, which stand one above the other. */
static bool parts_languages(const Node *n)
{
	const Node *a = n->prev, *b = n->next;
	return n->kind == NODE_NEWLINE && a && b && a->lang && b->lang && strcmp(a->lang, b->lang) != 0;
}

/* The text with its line ends; but the texts of a pair are as far apart as a character is wide. */
static void title_plain(const Node *root, Buf *out)
{
	for (const Node *n = root; n; n = n->kind == NODE_NOTE && n != root ? node_past(n, root) : node_after(n, root)) {
		if (parts_languages(n))
			buf_text_add(out, "\xE3\x80\x80");
		else if (!n->first)
			node_plain(n, out);
	}
}

/* The text on one line, behind its number. */
static const char *title_text(Refs *r, const Node *n, const char *number, const char *space)
{
	Buf plain = { 0 }, b = { 0 };
	title_plain(n, &plain);
	if (number) {
		buf_text_add(&b, number);
		buf_text_add(&b, space);
	}
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
	if (n->first && n->first->kind == NODE_CAPTION)
		return n->first->u.caption.number;
	return NULL;
}

/* Outline level: the style's, else a heading's own; 0 for what is no entry. */
static int entry_level(const Refs *r, const Node *n)
{
	if (refs_made_title(r->klass, n))
		return refs_made_style(r->klass, n)->level;
	if (n->kind != NODE_HEADING && n->kind != NODE_PARA && n->kind != NODE_BLOCK)
		return 0;
	if (n->kind != NODE_HEADING && !n->style)
		return 0;
	const Style *s = class_node_style(r->klass, n);
	if (s->level > 0)
		return s->level;
	return n->kind == NODE_HEADING ? n->u.heading.level : 0;
}

static const char *running_text(const Node *n)
{
	return n->kind == NODE_HEADING ? n->u.heading.running : n->kind == NODE_PARA ? n->u.para.running : NULL;
}

static const char *collect_entry(Refs *r, const Node *n, int level)
{
	Entry *e = ARENA_PUSH(r->arena, r->entries, r->entry_count, r->entry_cap);
	const char *made = refs_made_title(r->klass, n);
	*e = (Entry){ .node = n, .id = n->id, .level = level };
	e->title = made ? made : title_text(r, n, n->kind == NODE_HEADING ? n->u.heading.number : NULL, "");
	e->running = running_text(n) ? running_text(n) : e->title;
	if (!e->id)
		e->id = arena_printf(r->arena, "-heading-%zu", r->entry_count);
	add_label(r, e->id, n->id ? n->id : e->title, n);
	return e->id;
}

const char *refs_caption_mark(const char *number, const char *lang)
{
	bool english = (*number >= 'A' && *number <= 'Z') || (*number >= 'a' && *number <= 'z');
	return strncmp(lang, "zh", 2) == 0 ? "　" : english ? ". " : " "; /* 图2 of an English block in Chinese text */
}

static void collect_caption(Refs *r, const Node *n, const char *id)
{
	Entry *e = ARENA_PUSH(r->arena, r->captions, r->caption_count, r->caption_cap);
	const Node *caption = n->first;
	const char *number = caption->u.caption.number;
	*e = (Entry){ .node = n, .id = id, .level = 1 };
	e->title = title_text(r, caption, number, number ? refs_caption_mark(number, node_lang(n) ? node_lang(n) : r->lang) : "");
	if (!e->id)
		e->id = arena_printf(r->arena, "-caption-%d", caption->u.caption.index);
	add_label(r, e->id, id ? id : e->title, n);
}

static void collect_mark(Refs *r, const Node *n)
{
	Entry *e = ARENA_PUSH(r->arena, r->marks, r->mark_count, r->mark_cap);
	*e = (Entry){ .node = n, .id = arena_printf(r->arena, "-index-%d", n->u.mark.index) };
	e->title = n->u.mark.entry && *n->u.mark.entry ? n->u.mark.entry : title_text(r, n, NULL, "");
	add_label(r, e->id, e->title, n);
}

static void collect(Refs *r, const Node *n)
{
	int level = entry_level(r, n);
	const char *id = level ? collect_entry(r, n, level) : n->id;
	if (n->first && n->first->kind == NODE_CAPTION)
		collect_caption(r, n, id);
	if (n->kind == NODE_MARK)
		collect_mark(r, n);
	if (id) {
		Label *l = add_label(r, id, id, n);
		if (!l->number) {
			const Node *caption = n->kind == NODE_CAPTION ? n : n->first && n->first->kind == NODE_CAPTION ? n->first : NULL;
			l->number = number_of(r, n);
			l->english = caption ? caption->u.caption.english : NULL;
		}
	}
	if (n->kind == NODE_CONTENTS || n->kind == NODE_LISTING || n->kind == NODE_INDEX)
		r->pages_matter = true;
	if (n->kind == NODE_INDEX)
		r->pages_in_text = true;
	if (n->kind == NODE_LISTING)
		r->listed = true;
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
			l->used = l->asked = true;
			r->pages_matter = r->pages_in_text = true;
		} else if (n->kind == NODE_REF && !l->number && l->node->kind != NODE_NOTE) {
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
	*r = (Refs){ .arena = a, .klass = doc->klass, .lang = doc->lang ? doc->lang : doc->klass->lang ? doc->klass->lang : "zh" };
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

const Entry *refs_caption(const Refs *r, const Node *n)
{
	const Node *caption = r->listed && n->first && n->first->kind == NODE_CAPTION ? n->first : NULL;
	size_t index = caption ? (size_t)caption->u.caption.index : 0;
	return index && index <= r->caption_count && r->captions[index - 1].node == n ? &r->captions[index - 1] : NULL;
}

const char *refs_text(void *context, const char *id, bool page, const char *lang)
{
	Refs *r = context;
	const Label *l = refs_label(r, id + (*id == '#'));
	if (!l)
		return NULL;
	if (!page && !l->number && l->node->kind == NODE_NOTE && r->note)
		return r->note(r->notes, l->node);
	if (!page && l->english && lang && strcmp(lang, "en") == 0)
		return l->english;
	if (!page)
		return l->number ? l->number : "";
	const char *pattern = r->klass->reference_page, *slot = pattern ? strstr(pattern, "{page}") : NULL;
	if (!slot)
		return l->page;
	return arena_printf(r->arena, "%.*s%s%s", (int)(slot - pattern), pattern, l->page, slot + strlen("{page}"));
}

void refs_begin(Refs *r)
{
	r->pass++;
	r->sheet = 0;
	r->part = 0;
	r->next = 0;
	r->moving = NULL;
	r->set = NULL; /* it died with the pass before */
	r->set_count = r->set_cap = 0;
}

void refs_take(Refs *r, const Page *page)
{
	Buf text = { 0 };

	page_label(page, &text);
	r->sheet++;
	r->part += page->part;
	for (size_t i = 0; i < page->count; i++) {
		Label *l = page->ops[i].kind == OP_ANCHOR ? refs_label(r, page->ops[i].u.anchor.id) : NULL;
		if (!l || l->met == r->pass) /* a table's head stands on each of its pages */
			continue;
		l->met = r->pass;
		bool moved = strcmp(l->page, buf_text(&text)) != 0 ||
		             (l->node->kind == NODE_MARK && (l->sheet != r->sheet || l->part != r->part));
		l->sheet = r->sheet;
		l->part = r->part;
		if (!moved)
			continue;
		l->page = arena_strdup(r->arena, buf_text(&text));
		if (l->used && !r->moving)
			r->moving = l;
	}
	buf_free(&text);
}

bool refs_check(const Refs *r, Diag *d)
{
	bool ok = true;
	for (size_t i = 0; i < r->count; i++) {
		const Label *l = &r->labels[i];
		if (!l->used || *l->page)
			continue;
		if (l->asked) {
			const char *where = l->met == r->pass ? "a page without a number" : "no page";
			diag_error(d, l->place, "\"%s\" stands on %s, but a reference asks for its number", l->name, where);
			ok = false;
		} else if (l->node->kind == NODE_MARK) {
			diag_warn(d, l->place, "\"%s\" stands on a page without a number: the index leaves this place out", l->name);
		}
	}
	return ok;
}
