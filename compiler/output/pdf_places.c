/* pdf_places.c - places in the document: their names, what links lead to, the outline. */
#include "output/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "output/plain.h"

enum { LEAF = 64 }; /* names in a leaf of the name tree */

typedef struct Anchor {
	const char *id, *title;
	int  level;  /* > 0: an entry of the outline */
	int  page;   /* object number */
	Unit x, y;   /* in PDF coordinates of the sheet */
} Anchor;

struct PdfPlaces {
	PdfFile *file;
	Arena   *arena;
	Anchor  *anchors;    /* in the document's order (heap) */
	size_t   anchor_count, anchor_cap;
	const Anchor **named; /* those with an id, sorted by it, each id once (heap) */
	size_t   named_count;
	const char **wanted; /* what links lead to (heap) */
	size_t   wanted_count, wanted_cap;
};

PdfPlaces *pdf_places_new(PdfFile *f)
{
	PdfPlaces *p = mem_alloc(sizeof *p);

	p->file = f;
	p->arena = arena_new();
	return p;
}

void pdf_places_free(PdfPlaces *p)
{
	if (!p)
		return;
	arena_free(p->arena);
	free(p->anchors);
	free(p->named);
	free(p->wanted);
	free(p);
}

void pdf_places_add(PdfPlaces *p, const Op *op, int page_id, Unit x, Unit y)
{
	const char *id = op->u.anchor.id, *title = op->u.anchor.title;
	int level = op->u.anchor.level;
	Anchor *a = MEM_PUSH(p->anchors, p->anchor_count, p->anchor_cap);

	*a = (Anchor){ .level = level, .page = page_id, .x = x, .y = y };
	a->id = id ? arena_strdup(p->arena, id) : NULL;
	if (title && level > 0) {
		Buf plain = { 0 };
		plain_add(&plain, title);
		a->title = arena_strdup(p->arena, buf_text(&plain));
		buf_free(&plain);
	}
}

void pdf_places_want(PdfPlaces *p, const char *id)
{
	if (p->wanted_count && strcmp(p->wanted[p->wanted_count - 1], id) == 0)
		return;
	*MEM_PUSH(p->wanted, p->wanted_count, p->wanted_cap) = arena_strdup(p->arena, id);
}

/* ---- names ---- */

static int by_id(const void *a, const void *b)
{
	const Anchor *const *x = a, *const *y = b;
	int c = strcmp((*x)->id, (*y)->id);

	return c ? c : (*x < *y ? -1 : *x > *y); /* one array: the earlier one first */
}

static bool is_named(const PdfPlaces *p, const char *id)
{
	size_t low = 0, high = p->named_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(p->named[middle]->id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < p->named_count && strcmp(p->named[low]->id, id) == 0;
}

static void sort_anchors(PdfPlaces *p)
{
	size_t kept = 0;

	p->named = mem_alloc((p->anchor_count + 1) * sizeof *p->named);
	for (size_t i = 0; i < p->anchor_count; i++)
		if (p->anchors[i].id)
			p->named[p->named_count++] = &p->anchors[i];
	if (p->named_count > 1)
		qsort(p->named, p->named_count, sizeof *p->named, by_id);
	for (size_t i = 0; i < p->named_count; i++)
		if (i == 0 || strcmp(p->named[i]->id, p->named[i - 1]->id) != 0)
			p->named[kept++] = p->named[i];
	p->named_count = kept;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void check_links(PdfPlaces *p, Diag *d)
{
	if (p->wanted_count > 1)
		qsort(p->wanted, p->wanted_count, sizeof *p->wanted, by_name);
	for (size_t i = 0; i < p->wanted_count; i++)
		if ((i == 0 || strcmp(p->wanted[i], p->wanted[i - 1]) != 0) && !is_named(p, p->wanted[i]))
			diag_warn(d, PLACE_NONE, "a link goes to \"#%s\", which is nowhere in the document", p->wanted[i]);
}

static void put_place(Buf *b, const Anchor *a)
{
	buf_printf(b, "[%d 0 R /XYZ ", a->page);
	pdf_put_length(b, a->x);
	buf_byte(b, ' ');
	pdf_put_length(b, a->y);
	buf_text_add(b, " null]");
}

static int name_leaf(PdfPlaces *p, size_t from, size_t to)
{
	PdfDict *leaf = pdf_dict(p->file, NULL);
	Buf b = { 0 };

	buf_text_add(&b, "/Limits [");
	pdf_put_bytes(&b, p->named[from]->id, strlen(p->named[from]->id));
	buf_byte(&b, ' ');
	pdf_put_bytes(&b, p->named[to - 1]->id, strlen(p->named[to - 1]->id));
	buf_text_add(&b, "]\n/Names [\n");
	for (size_t i = from; i < to; i++) {
		pdf_put_bytes(&b, p->named[i]->id, strlen(p->named[i]->id));
		buf_byte(&b, ' ');
		put_place(&b, p->named[i]);
		buf_byte(&b, '\n');
	}
	buf_text_add(&b, "]\n");
	pdf_raw_add(p->file, leaf, &b);
	buf_free(&b);
	return pdf_done(p->file, leaf);
}

static void write_names(PdfPlaces *p, const Buf *files)
{
	Buf b = { 0 };

	if (p->named_count == 0 && files->len == 0)
		return;
	buf_text_add(&b, "/Names <<");
	if (files->len)
		buf_printf(&b, " /EmbeddedFiles << /Names [%s] >>", files->data);
	buf_text_add(&b, p->named_count ? " /Dests << /Kids [" : "");
	for (size_t i = 0; i < p->named_count; i += LEAF) {
		size_t end = p->named_count - i < LEAF ? p->named_count : i + LEAF;

		buf_printf(&b, "%d 0 R ", name_leaf(p, i, end));
	}
	buf_text_add(&b, p->named_count ? "] >> >>\n" : " >>\n");
	pdf_raw_add(p->file, pdf_catalog(p->file), &b);
	buf_free(&b);
}

/* ---- the outline ---- */

typedef struct Entry {
	const Anchor *anchor;
	int id;                              /* object number */
	int parent, first, last, prev, next; /* numbers of entries, -1: none */
	int count;                           /* entries below it */
} Entry;

/* Links entry i under the nearest one before it of a lower level; 0 is the outline's root. */
static void link_entry(Entry *e, int i)
{
	int parent = i - 1;

	while (parent > 0 && e[parent].anchor->level >= e[i].anchor->level)
		parent = e[parent].parent;
	e[i].parent = parent;
	e[i].prev = e[parent].last;
	if (e[parent].first < 0)
		e[parent].first = i;
	else
		e[e[parent].last].next = i;
	e[parent].last = i;
	for (int k = parent; k >= 0; k = e[k].parent)
		e[k].count++;
}

static void put_entry_ref(Buf *b, const char *key, const Entry *all, int i)
{
	if (i >= 0)
		buf_printf(b, "/%s %d 0 R\n", key, all[i].id);
}

static void write_entry(PdfFile *f, const Entry *all, const Entry *e)
{
	Buf b = { 0 };

	buf_text_add(&b, e->anchor ? "<<\n" : "<<\n/Type /Outlines\n");
	put_entry_ref(&b, "First", all, e->first);
	put_entry_ref(&b, "Last", all, e->last);
	if (e->count > 0) /* chapters are shown open, what is below them closed */
		buf_printf(&b, "/Count %d\n", e->parent <= 0 ? e->count : -e->count);
	put_entry_ref(&b, "Parent", all, e->parent);
	put_entry_ref(&b, "Prev", all, e->prev);
	put_entry_ref(&b, "Next", all, e->next);
	if (e->anchor) {
		const char *title = e->anchor->title ? e->anchor->title : "";

		buf_text_add(&b, "/Title ");
		pdf_put_text(&b, title, strlen(title));
		buf_text_add(&b, "\n/Dest ");
		put_place(&b, e->anchor);
		buf_byte(&b, '\n');
	}
	buf_text_add(&b, ">>");
	pdf_reserved_text(f, e->id, &b);
	buf_free(&b);
}

static void write_outline(PdfPlaces *p)
{
	static const Entry none = { .parent = -1, .first = -1, .last = -1, .prev = -1, .next = -1 };
	Entry *e = mem_alloc((p->anchor_count + 1) * sizeof *e);
	int n = 1;

	e[0] = none;
	for (size_t i = 0; i < p->anchor_count; i++) {
		if (p->anchors[i].level < 1)
			continue;
		e[n] = none;
		e[n++].anchor = &p->anchors[i];
	}
	for (int i = 0; i < n && n > 1; i++)
		e[i].id = pdf_reserve(p->file);
	for (int i = 1; i < n; i++)
		link_entry(e, i);
	for (int i = 0; i < n && n > 1; i++)
		write_entry(p->file, e, &e[i]);
	if (n > 1) {
		pdf_ref_id(p->file, pdf_catalog(p->file), "Outlines", e[0].id);
		pdf_name(p->file, pdf_catalog(p->file), "PageMode", "UseOutlines");
	}
	free(e);
}

void pdf_places_finish(PdfPlaces *p, const Buf *files, Diag *d)
{
	sort_anchors(p);
	check_links(p, d);
	write_names(p, files);
	write_outline(p);
}
