/* pdf_tags.c - the structure tree (tagged PDF): which marks on the pages are which part of the text.
 *
 * Tag marks of the display list become structure elements; what is drawn inside one is a marked
 * content sequence that its element lists.  What is drawn outside of all of them, or inside
 * TAG_ARTIFACT, or as a rule, is an Artifact; but a figure's rules and boxes are what it shows.  A tag with a part above 0 is no new element: it goes on
 * with the last one, as a table or paragraph does on its second page; the cells of a row that goes on
 * are met again in their order. */
#include "output/pdf.h"

#include <stdlib.h>
#include <string.h>

typedef struct Kid { /* a marked sequence, or a child element (page 0) */
	int page, id;    /* object number and MCID; or 0 and the child's number */
} Kid;

typedef struct Element {
	TagKind tag;
	int     parent, last; /* numbers of elements; -1: none */
	int     colspan, rowspan;
	const char *alt, *lang;
	Kid    *kids;
	size_t  count, cap;
	size_t  cursor;       /* of a row that goes on: the kids before it have been met again */
	PdfDict *dict;
} Element;

typedef struct PageMarks {
	int    page;
	int   *owners;   /* element by MCID */
	size_t count, cap;
} PageMarks;

enum { ROOT = -1, ARTIFACT = -2, CLOSED = -3 };

struct PdfTags {
	PdfFile   *file;
	Element   *elements;
	size_t     count, cap;
	int       *open;       /* stack of elements; ARTIFACT for an artifact's */
	size_t     depth, depth_cap;
	int        last[TAG_SPAN + 1]; /* by tag, the last element without parent: text goes on past a page's notes
	                          and floats, and notes past its text */
	PageMarks *pages;
	size_t     page_count, page_cap;
	int        page;       /* object number of the current page */
	int        key;        /* place of the current page in pages, -1: nothing marked yet */
	int        marked;     /* whose sequence is open: an element, ARTIFACT or CLOSED */
};

static const char *const types[] = {
	[TAG_ARTIFACT] = "Artifact", [TAG_P] = "P",         [TAG_H1] = "H1",       [TAG_H2] = "H2",
	[TAG_H3] = "H3",             [TAG_H4] = "H4",       [TAG_H5] = "H5",       [TAG_H6] = "H6",
	[TAG_TITLE] = "P",           [TAG_L] = "L",         [TAG_LI] = "LI",       [TAG_TABLE] = "Table",
	[TAG_TR] = "TR",             [TAG_TH] = "TH",       [TAG_TD] = "TD",       [TAG_CAPTION] = "Caption",
	[TAG_FIGURE] = "Figure",     [TAG_TOC] = "TOC",     [TAG_TOCI] = "TOCI",   [TAG_QUOTE] = "BlockQuote",
	[TAG_CODE] = "Code",         [TAG_DIV] = "Div",       [TAG_NOTE] = "Note",
	[TAG_SPAN] = "Span",
};

PdfTags *pdf_tags_new(PdfFile *f)
{
	PdfTags *t = mem_alloc(sizeof *t);

	t->file = f;
	t->key = -1;
	for (size_t i = 0; i < sizeof t->last / sizeof *t->last; i++)
		t->last[i] = -1;
	t->marked = CLOSED;
	return t;
}

void pdf_tags_free(PdfTags *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->count; i++)
		free(t->elements[i].kids);
	for (size_t i = 0; i < t->page_count; i++)
		free(t->pages[i].owners);
	free(t->elements);
	free(t->open);
	free(t->pages);
	free(t);
}

void pdf_tags_page(PdfTags *t, int page_id)
{
	t->page = page_id;
	t->key = -1;
	t->depth = 0;
	t->marked = CLOSED;
}

static int current(const PdfTags *t)
{
	return t->depth > 0 ? t->open[t->depth - 1] : ROOT;
}

static int *last_child(PdfTags *t, int parent, TagKind tag)
{
	if (parent == ROOT)
		return &t->last[tag];
	return &t->elements[parent].last;
}

static int add_element(PdfTags *t, const Op *op, int parent)
{
	int number = (int)t->count;
	Element *e = MEM_PUSH(t->elements, t->count, t->cap);

	*e = (Element){ .tag = op->u.tag.tag, .parent = parent, .last = -1, .colspan = op->u.tag.colspan,
		.rowspan = op->u.tag.rowspan, .alt = op->u.tag.alt, .lang = op->u.tag.lang };
	if (parent != ROOT) {
		Element *p = &t->elements[parent];

		*MEM_PUSH(p->kids, p->count, p->cap) = (Kid){ 0, number };
		p->cursor = p->count;
	}
	*last_child(t, parent, op->u.tag.tag) = number;
	return number;
}

/* The element that goes on with this tag, -1 when none does. */
static int continued(PdfTags *t, const Op *op, int parent)
{
	int number = *last_child(t, parent, op->u.tag.tag);

	if (op->u.tag.part < 1)
		return -1;
	if (parent == ROOT || t->elements[parent].tag != TAG_TR)
		return number >= 0 && t->elements[number].tag == op->u.tag.tag ? number : -1;
	Element *row = &t->elements[parent];

	while (row->cursor < row->count) {
		const Kid *k = &row->kids[row->cursor++];

		if (k->page == 0 && t->elements[k->id].tag == op->u.tag.tag)
			return k->id;
	}
	return -1;
}

void pdf_tags_begin(PdfTags *t, const Op *op)
{
	int parent = current(t), number = ARTIFACT;

	if (parent != ARTIFACT && op->u.tag.tag != TAG_ARTIFACT) {
		number = continued(t, op, parent);
		if (number < 0)
			number = add_element(t, op, parent);
		else
			t->elements[number].cursor = 0;
	}
	*MEM_PUSH(t->open, t->depth, t->depth_cap) = number;
}

void pdf_tags_end(PdfTags *t)
{
	if (t->depth > 0)
		t->depth--;
}

static int owner(const PdfTags *t, bool artifact)
{
	int e = current(t);

	if (e >= 0 && t->elements[e].tag == TAG_FIGURE)
		return e;
	return artifact || e == ROOT ? ARTIFACT : e;
}

bool pdf_tags_would_mark(const PdfTags *t, bool artifact)
{
	return t->marked != owner(t, artifact);
}

void pdf_tags_close(PdfTags *t, Buf *out)
{
	if (t->marked != CLOSED)
		buf_text_add(out, "EMC\n");
	t->marked = CLOSED;
}

void pdf_tags_mark(PdfTags *t, Buf *out, bool artifact)
{
	int e = owner(t, artifact);

	if (t->marked == e)
		return;
	pdf_tags_close(t, out);
	t->marked = e;
	if (e == ARTIFACT) {
		buf_text_add(out, "/Artifact BMC\n");
		return;
	}
	if (t->key < 0) {
		t->key = (int)t->page_count;
		*MEM_PUSH(t->pages, t->page_count, t->page_cap) = (PageMarks){ .page = t->page };
	}
	PageMarks *page = &t->pages[t->key];
	Element *element = &t->elements[e];
	int mcid = (int)page->count;

	*MEM_PUSH(page->owners, page->count, page->cap) = e;
	*MEM_PUSH(element->kids, element->count, element->cap) = (Kid){ t->page, mcid };
	buf_printf(out, "/%s<</MCID %d>>BDC\n", types[element->tag], mcid);
}

int pdf_tags_page_key(const PdfTags *t)
{
	return t->key;
}

/* ---- the tree ---- */

static void put_kids(const PdfTags *t, const Element *e, Buf *b)
{
	int page = 0; /* the element's /Pg: its first sequence's */

	for (size_t i = 0; i < e->count && page == 0; i++)
		page = e->kids[i].page;
	if (page)
		buf_printf(b, "/Pg %d 0 R\n", page);
	buf_text_add(b, "/K [");
	for (size_t i = 0; i < e->count; i++) {
		const Kid *k = &e->kids[i];

		if (k->page == 0)
			buf_printf(b, "%d 0 R ", pdf_id(t->elements[k->id].dict));
		else if (k->page == page)
			buf_printf(b, "%d ", k->id);
		else
			buf_printf(b, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", k->page, k->id);
	}
	buf_text_add(b, "]\n");
}

static void put_attributes(const Element *e, Buf *b)
{
	if (e->tag == TAG_TH || e->tag == TAG_TD) {
		bool spans = e->colspan > 1 || e->rowspan > 1;

		if (e->tag == TAG_TH || spans)
			buf_text_add(b, "/A << /O /Table");
		if (e->tag == TAG_TH)
			buf_text_add(b, " /Scope /Column");
		if (e->colspan > 1)
			buf_printf(b, " /ColSpan %d", e->colspan);
		if (e->rowspan > 1)
			buf_printf(b, " /RowSpan %d", e->rowspan);
		if (e->tag == TAG_TH || spans)
			buf_text_add(b, " >>\n");
	}
	if (e->alt) {
		buf_text_add(b, "/Alt ");
		pdf_put_text(b, e->alt, strlen(e->alt));
		buf_byte(b, '\n');
	}
	if (e->lang) {
		buf_text_add(b, "/Lang ");
		pdf_put_text(b, e->lang, strlen(e->lang));
		buf_byte(b, '\n');
	}
}

static void write_elements(PdfTags *t, PdfDict *document)
{
	Buf b = { 0 };

	for (size_t i = 0; i < t->count; i++)
		t->elements[i].dict = pdf_dict(t->file, NULL);
	for (size_t i = 0; i < t->count; i++) {
		const Element *e = &t->elements[i];
		const PdfDict *parent = e->parent == ROOT ? document : t->elements[e->parent].dict;

		buf_clear(&b);
		buf_printf(&b, "/S /%s\n/P %d 0 R\n", types[e->tag], pdf_id(parent));
		put_attributes(e, &b);
		put_kids(t, e, &b);
		pdf_raw_add(t->file, e->dict, &b);
	}
	buf_free(&b);
}

/* MCID → element for each page. */
static PdfDict *parent_tree(PdfTags *t)
{
	PdfDict *d = pdf_dict(t->file, NULL);
	Buf b = { 0 };

	buf_text_add(&b, "/Nums [");
	for (size_t i = 0; i < t->page_count; i++) {
		buf_printf(&b, "%zu [", i);
		for (size_t k = 0; k < t->pages[i].count; k++)
			buf_printf(&b, "%d 0 R ", pdf_id(t->elements[t->pages[i].owners[k]].dict));
		buf_text_add(&b, "]\n");
	}
	buf_text_add(&b, "]\n");
	pdf_raw_add(t->file, d, &b);
	buf_free(&b);
	return d;
}

void pdf_tags_finish(PdfTags *t)
{
	PdfFile *f = t->file;
	Buf b = { 0 };

	if (t->count == 0)
		return;
	PdfDict *root = pdf_dict(f, "StructTreeRoot"), *document = pdf_dict(f, "StructElem");

	write_elements(t, document);
	pdf_ref(f, root, "K", document);
	pdf_ref(f, root, "ParentTree", parent_tree(t));
	pdf_int(f, root, "ParentTreeNextKey", (int)t->page_count);
	pdf_name(f, document, "S", "Document");
	pdf_ref(f, document, "P", root);
	buf_text_add(&b, "/K [");
	for (size_t i = 0; i < t->count; i++)
		if (t->elements[i].parent == ROOT)
			buf_printf(&b, "%d 0 R ", pdf_id(t->elements[i].dict));
	buf_text_add(&b, "]\n");
	pdf_raw_add(f, document, &b);
	buf_free(&b);
	pdf_ref(f, pdf_catalog(f), "StructTreeRoot", root);
	pdf_raw(f, pdf_catalog(f), "/MarkInfo << /Marked true >>\n");
}
