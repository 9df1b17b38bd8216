/* origin.c - see origin.h. */
#include "script/origin.h"

#include <stdlib.h>
#include <string.h>

#include "doc/printed.h"

typedef struct Print {
	const char *text;
	OriginId id;
	bool used;
} Print;

typedef struct Run { /* a {{ }} that was run */
	size_t first, last; /* of the prints */
	size_t next;        /* behind the last one met: texts are mostly put together in the order they stand in */
} Run;

typedef struct Spot { /* what a {{ }} gave: a node, or a text at a place */
	const Node *node;
	Place at;
	size_t run;     /* the number of its {{ }} */
	size_t numbers; /* of a text: how many it has, and how many were met in the tree so far */
	size_t met;
} Spot;

struct Origins {
	Arena *arena;
	Origin *items;
	size_t count, cap;
	Print *prints;
	size_t print_count, print_cap;
	Run *runs;
	size_t run_count, run_cap;
	Spot *spots;
	size_t spot_count, spot_cap;
	TracedNumber *traced;
	size_t traced_count, traced_cap;
};

Origins *origins_new(void)
{
	Origins *o = mem_alloc(sizeof *o);
	o->arena = arena_new();
	*MEM_PUSH(o->items, o->count, o->cap) = (Origin){ 0 }; /* number 0 is none */
	return o;
}

void origins_free(Origins *o)
{
	if (!o)
		return;
	free(o->items);
	free(o->prints);
	free(o->runs);
	free(o->spots);
	free(o->traced);
	arena_free(o->arena);
	free(o);
}

static OriginId add(Origins *o, Origin one)
{
	*MEM_PUSH(o->items, o->count, o->cap) = one;
	return (OriginId)(o->count - 1);
}

OriginId origin_judgment(Origins *o, int64_t id)
{
	return o && id ? add(o, (Origin){ .kind = ORIGIN_JUDGMENT, .id = id }) : 0;
}

OriginId origin_cell(Origins *o, int64_t file, int64_t row, const Schema *schema, const char *field)
{
	return o ? add(o, (Origin){ .kind = ORIGIN_CELL, .id = file, .row = row, .schema = schema, .field = field }) : 0;
}

OriginId origin_both(Origins *o, OriginId a, OriginId b)
{
	if (!o || !b || a == b)
		return a;
	return a ? add(o, (Origin){ .kind = ORIGIN_BOTH, .a = a, .b = b }) : b;
}

void origins_print(Origins *o, const char *text, size_t n, OriginId id)
{
	if (o && id)
		*MEM_PUSH(o->prints, o->print_count, o->print_cap) = (Print){ arena_strndup(o->arena, text, n), id, false };
}

static size_t count_numbers(const char *text, size_t n)
{
	size_t count = 0;
	Printed p;
	for (size_t from = 0; printed_next(text, n, &from, &p);)
		count++;
	return count;
}

void origins_text(Origins *o, Place at, const char *text, size_t n)
{
	if (o)
		*MEM_PUSH(o->spots, o->spot_count, o->spot_cap) = (Spot){ NULL, at, o->run_count, count_numbers(text, n), 0 };
}

void origins_node(Origins *o, const Node *node)
{
	if (o)
		*MEM_PUSH(o->spots, o->spot_count, o->spot_cap) = (Spot){ node, PLACE_NONE, o->run_count, 0, 0 };
}

void origins_done(Origins *o)
{
	if (o) {
		size_t first = o->run_count ? o->runs[o->run_count - 1].last : 0;
		*MEM_PUSH(o->runs, o->run_count, o->run_cap) = (Run){ first, o->print_count, first };
	}
}

static bool is_text(const Node *n)
{
	return n->kind == NODE_TEXT || n->kind == NODE_VERBATIM;
}

/* ---- meeting the numbers of the tree with the notes ---- */

static bool same_place(Place a, Place b)
{
	return a.line == b.line && a.column == b.column && a.file && b.file && !strcmp(a.file, b.file);
}

/* The {{ }} that a number of this text came from: that of the node it is in, else the first at its place that gave a text
 * with numbers still to come; NULL for what the template itself says. */
static Run *run_of(Origins *o, const Node *text)
{
	for (size_t i = 0; i < o->spot_count; i++) {
		Spot *s = &o->spots[i];
		bool here = !s->node && s->met < s->numbers && text->u.text.value && same_place(s->at, text->place);
		for (const Node *n = text; n && s->node && !here; n = n->parent)
			here = n == s->node;
		if (!here)
			continue;
		s->met++;
		return s->run < o->run_count ? &o->runs[s->run] : NULL;
	}
	return NULL;
}

/* A print may end in more than its number does: 64.3% of "64.3%", and a number may have lost its zeros. */
static bool prints_number(const Print *p, const Printed *number)
{
	Printed one;
	size_t from = 0;
	return printed_next(p->text, strlen(p->text), &from, &one) && number_cmp(one.value, number->value) == 0;
}

/* What was printed for the {{ }}: the first that is not met yet, behind the last one met or before it; then one that is
 * printed a second time. */
static OriginId find_print(Origins *o, Run *run, const Printed *number)
{
	OriginId again = 0;
	size_t count = run->last - run->first;
	for (size_t k = 0; k < count; k++) {
		size_t i = run->first + (run->next - run->first + k) % count;
		Print *p = &o->prints[i];
		if (!prints_number(p, number))
			continue;
		if (!p->used) {
			p->used = true;
			run->next = i + 1 < run->last ? i + 1 : run->first;
			return p->id;
		}
		again = p->id;
	}
	return again;
}

/* 2026年6月30日: no figure. */
static bool is_date(const char *behind, size_t n)
{
	static const char *const words[] = { "年", "月", "日" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (n >= strlen(words[i]) && !strncmp(behind, words[i], strlen(words[i])))
			return true;
	return false;
}

typedef struct Walk {
	Origins *o;
	Arena *arena;
	const ParagraphList *paragraphs;
	const Node *root;
	size_t next; /* the paragraph after the last one met */
	const char *paragraph;
} Walk;

static const char *caption_of(Walk *w, const Node *table)
{
	Buf text = { 0 };
	if (table->first && table->first->kind == NODE_CAPTION)
		node_plain(table->first, &text);
	const char *out = text.len ? arena_strndup(w->arena, buf_text(&text), text.len)
	                           : arena_printf(w->arena, "%s（表）", w->paragraph ? w->paragraph : "");
	buf_free(&text);
	return out;
}

/* "各县区完成情况 3:2": the caption, the row and the cell in it. */
static const char *table_place(Walk *w, const Node *text)
{
	const Node *cell = text, *row, *table;
	while (cell->kind != NODE_CELL && cell->kind != NODE_CAPTION)
		cell = cell->parent;
	if (cell->kind == NODE_CAPTION)
		return caption_of(w, cell->parent);
	row = cell->parent;
	table = row->parent;
	int r = 0, c = 1;
	for (const Node *n = cell->prev; n; n = n->prev)
		c++;
	for (const Node *n = row; n; n = n->prev)
		r += n->kind == NODE_ROW;
	return arena_printf(w->arena, "%s %d:%d", caption_of(w, table), r, c);
}

static const char *where_is(Walk *w, const Node *text)
{
	for (const Node *n = text; n && n != w->root; n = n->parent)
		if (n->kind == NODE_TABLE)
			return table_place(w, text);
	return w->paragraph ? w->paragraph : "top";
}

static void meet(Walk *w, const Node *text)
{
	Origins *o = w->o;
	Printed p;
	const char *s = text->u.text.bytes, *where = NULL;
	for (size_t from = 0, n = text->u.text.len; printed_next(s, n, &from, &p);) {
		Run *run = run_of(o, text);
		OriginId id = run && !is_date(s + from, n - from) ? find_print(o, run, &p) : 0;
		where = where ? where : where_is(w, text);
		*MEM_PUSH(o->traced, o->traced_count, o->traced_cap) = (TracedNumber){ arena_strndup(w->arena, s + p.at, p.len), where, id };
	}
}

void origins_match(Origins *o, Arena *a, const Node *root, const ParagraphList *paragraphs)
{
	if (!o)
		return;
	Walk w = { .o = o, .arena = a, .paragraphs = paragraphs, .root = root };
	for (const Node *n = root; n; n = n->kind == NODE_CHART ? node_past(n, root) : node_after(n, root)) {
		if (w.next < paragraphs->count && paragraphs->items[w.next].node == n)
			w.paragraph = paragraphs->items[w.next++].id;
		else if (n->kind == NODE_HEADING)
			w.paragraph = NULL;
		if (is_text(n))
			meet(&w, n);
	}
}

static const Paragraph *replaced_at(const ParagraphList *paragraphs, const char *where)
{
	for (size_t i = 0; i < paragraphs->count; i++)
		if (paragraphs->items[i].written && !strcmp(paragraphs->items[i].id, where))
			return &paragraphs->items[i];
	return NULL;
}

static void add_written(Origins *o, Arena *a, const Paragraph *p)
{
	Printed one;
	for (size_t from = 0; printed_next(p->written, strlen(p->written), &from, &one);)
		*MEM_PUSH(o->traced, o->traced_count, o->traced_cap) =
			(TracedNumber){ arena_strndup(a, p->written + one.at, one.len), p->id, ORIGIN_OVERRIDE };
}

static bool stands_in(const TracedNumber *list, size_t count, const char *where)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(list[i].where, where))
			return true;
	return false;
}

void origins_overridden(Origins *o, Arena *a, const ParagraphList *paragraphs)
{
	TracedNumber *old = o ? o->traced : NULL;
	size_t count = o ? o->traced_count : 0;
	if (!o)
		return;
	o->traced = NULL;
	o->traced_count = o->traced_cap = 0;
	for (size_t i = 0; i < count; i++) {
		const Paragraph *p = replaced_at(paragraphs, old[i].where);
		bool first = i == 0 || strcmp(old[i - 1].where, old[i].where) != 0;
		if (p && first)
			add_written(o, a, p);
		else if (!p)
			*MEM_PUSH(o->traced, o->traced_count, o->traced_cap) = old[i];
	}
	for (size_t i = 0; i < paragraphs->count; i++) /* those whose generated text had no number */
		if (paragraphs->items[i].written && !stands_in(old, count, paragraphs->items[i].id))
			add_written(o, a, &paragraphs->items[i]);
	free(old);
}

const TracedNumber *origins_traced(const Origins *o, size_t *count)
{
	*count = o ? o->traced_count : 0;
	return o ? o->traced : NULL;
}

static bool same_leaf(const Origin *a, const Origin *b)
{
	return a->kind == b->kind && a->id == b->id && a->row == b->row && a->field == b->field;
}

size_t origins_leaves(const Origins *o, Arena *a, OriginId id, const Origin ***out)
{
	OriginId *stack = NULL;
	size_t depth = 0, cap = 0, n = 0, room = 0;
	const Origin **leaves = NULL;
	bool *seen = mem_alloc(o->count * sizeof *seen);
	*MEM_PUSH(stack, depth, cap) = id;
	while (depth) {
		OriginId at = stack[--depth];
		const Origin *one = &o->items[at];
		bool known = seen[at] || !at;
		seen[at] = true;
		for (size_t i = 0; i < n && !known && one->kind != ORIGIN_BOTH; i++)
			known = same_leaf(leaves[i], one);
		if (known)
			continue;
		if (one->kind == ORIGIN_BOTH) {
			*MEM_PUSH(stack, depth, cap) = one->b;
			*MEM_PUSH(stack, depth, cap) = one->a;
		} else {
			*MEM_PUSH(leaves, n, room) = one;
		}
	}
	*out = arena_array(a, n, sizeof **out);
	if (n)
		memcpy(*out, leaves, n * sizeof *leaves);
	free(leaves);
	free(stack);
	free(seen);
	return n;
}
