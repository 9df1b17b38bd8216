/* pdf_tags.c - the structure tree (tagged PDF): which marks on the pages are which part of the text.
 *
 * Tag marks of the display list become structure elements; what is drawn inside one is a marked
 * content sequence that its element lists.  What is drawn outside of all of them, or inside
 * TAG_ARTIFACT, or as a rule, is an Artifact; but a figure's rules and boxes are what it shows.  Heading levels
 * leave none out (PDF/UA-1 7.4.2): a title is the first, the text's headings stand below it.  A tag
 * with a part above 0 is no new element: it goes on with the last one, as a table or paragraph does on its second page; the cells of a row that goes on
 * are met again in their order.
 *
 * An element is written and forgotten as soon as it cannot go on, which is when its parent gets
 * another child after it (outermost ones: another of the same tag; the cells of a row: when the row
 * itself cannot).  A parent keeps the numbers of its children's objects. */
#include "output/pdf.h"

#include <stdlib.h>
#include <string.h>

enum { LEAF = 32 }; /* pages in a leaf of the parent tree */

typedef struct Element Element;

typedef struct Kid { /* a marked sequence, an annotation, or a child element (page 0) */
	int page, id;    /* the page's object number, and the MCID or the annotation's object number; or 0 and the child's */
	bool annotation;
	Element *child;  /* not written yet, else NULL */
} Kid;

struct Element {
	TagKind  tag;
	int      id;         /* object number */
	int      parent;     /* the parent's */
	Element *last;       /* the child that a next part goes on with */
	int      colspan, rowspan;
	char    *alt, *lang; /* heap */
	Kid     *kids;       /* heap */
	size_t   count, cap;
	size_t   cursor;     /* of a row that goes on: the kids before it have been met again */
};

typedef enum Sequence { SEQ_NONE, SEQ_ARTIFACT, SEQ_ELEMENT } Sequence;

enum { LEVELS = TAG_H6 - TAG_H1 + 1 };

struct PdfTags {
	PdfFile  *file;
	bool      off;        /* no structure is asked for */
	Element   document;   /* its children stand outside of all others */
	Element  *last[TAG_KINDS]; /* of its children, by tag: text goes on past a page's notes and floats, and
	                         notes past its text */
	Element **open;       /* stack of elements; NULL for an artifact's (heap) */
	size_t    depth, depth_cap;
	int       root;       /* object number of the StructTreeRoot, 0: nothing is tagged yet */
	int       page;       /* object number of the current page */
	int       key;        /* the current page's key in the parent tree, -1: nothing marked yet */
	int       next_key;
	int       mcid;       /* the page's next */
	Sequence  sequence;   /* open in the page's content */
	int       marked;     /* whose it is: the element's object number */
	bool      titled;     /* a title came */
	bool      bare;       /* a figure came without a text in its place */
	int       level;      /* of the last heading, 1 to 6; 0: none yet */
	TagKind   shown[LEVELS]; /* what a heading of each level last was: it may go on */
	int      *linked;     /* object numbers of the elements the page's annotations belong to (heap) */
	size_t    linked_count, linked_cap;
	int       leaf_first; /* the current leaf's first key */
	Buf       leaf;       /* the current leaf's /Nums */
	Buf       leaves;     /* "5 0 R " of each written leaf */
	Buf       names;      /* of elements with an ID, with their objects: notes (PDF/UA-1 7.9) */
	Buf       text;
};

static const char *const types[] = {
	[TAG_ARTIFACT] = "Artifact", [TAG_P] = "P",         [TAG_H1] = "H1",       [TAG_H2] = "H2",
	[TAG_H3] = "H3",             [TAG_H4] = "H4",       [TAG_H5] = "H5",       [TAG_H6] = "H6",
	[TAG_TITLE] = "H1",          [TAG_L] = "L",         [TAG_LI] = "LI",       [TAG_TABLE] = "Table",
	[TAG_TR] = "TR",             [TAG_TH] = "TH",       [TAG_TD] = "TD",       [TAG_CAPTION] = "Caption",
	[TAG_FIGURE] = "Figure",     [TAG_TOC] = "TOC",     [TAG_TOCI] = "TOCI",   [TAG_QUOTE] = "BlockQuote",
	[TAG_CODE] = "Code",         [TAG_DIV] = "Div",       [TAG_NOTE] = "Note",
	[TAG_LABEL] = "Lbl",         [TAG_LBODY] = "LBody",  [TAG_REFERENCE] = "Reference", [TAG_LINK] = "Link",
	[TAG_SPAN] = "Span",
};

PdfTags *pdf_tags_new(PdfFile *f, bool off)
{
	PdfTags *t = mem_alloc(sizeof *t);

	t->file = f;
	t->off = off;
	t->key = -1;
	return t;
}

/* What the element holds, and what it has not written. */
static void release(Element *e)
{
	for (size_t i = 0; i < e->count; i++) {
		if (e->kids[i].child) {
			release(e->kids[i].child);
			free(e->kids[i].child);
		}
	}
	free(e->kids);
	free(e->alt);
	free(e->lang);
}

void pdf_tags_free(PdfTags *t)
{
	if (!t)
		return;
	release(&t->document);
	free(t->open);
	free(t->linked);
	buf_free(&t->names);
	buf_free(&t->leaf);
	buf_free(&t->leaves);
	buf_free(&t->text);
	free(t);
}

/* ---- writing an element ---- */

static void put_ref(Buf *b, int id)
{
	buf_int(b, id);
	buf_text_add(b, " 0 R");
}

static void put_kids(const Element *e, Buf *b)
{
	int page = 0; /* the element's /Pg: its first sequence's */

	for (size_t i = 0; i < e->count && page == 0; i++)
		page = e->kids[i].page;
	if (page) {
		buf_text_add(b, "/Pg ");
		put_ref(b, page);
	}
	buf_text_add(b, e->count == 1 ? "/K " : "/K[");
	for (size_t i = 0; i < e->count; i++) {
		const Kid *k = &e->kids[i];

		if (i > 0)
			buf_byte(b, ' ');
		if (k->annotation) {
			buf_text_add(b, "<</Type/OBJR/Pg ");
			put_ref(b, k->page);
			buf_text_add(b, "/Obj ");
			put_ref(b, k->id);
			buf_text_add(b, ">>");
		} else if (k->page == 0) {
			put_ref(b, k->id);
		} else if (k->page == page) {
			buf_int(b, k->id);
		} else {
			buf_text_add(b, "<</Type/MCR/Pg ");
			put_ref(b, k->page);
			buf_text_add(b, "/MCID ");
			buf_int(b, k->id);
			buf_text_add(b, ">>");
		}
	}
	if (e->count != 1)
		buf_byte(b, ']');
}

static void put_attributes(const Element *e, Buf *b)
{
	if (e->tag == TAG_TH || e->tag == TAG_TD) {
		bool spans = e->colspan > 1 || e->rowspan > 1;

		if (e->tag == TAG_TH || spans)
			buf_text_add(b, "/A<</O/Table");
		if (e->tag == TAG_TH)
			buf_text_add(b, "/Scope/Column");
		if (e->colspan > 1)
			buf_printf(b, "/ColSpan %d", e->colspan);
		if (e->rowspan > 1)
			buf_printf(b, "/RowSpan %d", e->rowspan);
		if (e->tag == TAG_TH || spans)
			buf_text_add(b, ">>");
	}
	if (e->tag == TAG_NOTE)
		buf_printf(b, "/ID(note-%010d)", e->id);
	if (e->alt) {
		buf_text_add(b, "/Alt");
		pdf_put_text(b, e->alt, strlen(e->alt));
	}
	if (e->lang) {
		buf_text_add(b, "/Lang");
		pdf_put_text(b, e->lang, strlen(e->lang));
	}
}

static void write_element(PdfTags *t, Element *e)
{
	Buf *b = &t->text;

	for (size_t i = 0; i < e->count; i++) {
		Element *child = e->kids[i].child;

		if (!child)
			continue;
		write_element(t, child);
		free(child);
		e->kids[i].child = NULL;
	}
	buf_clear(b);
	buf_text_add(b, e == &t->document ? "<</Type/StructElem/S/Document" : "<</S/");
	if (e != &t->document)
		buf_text_add(b, types[e->tag]);
	buf_text_add(b, "/P ");
	put_ref(b, e->parent);
	put_attributes(e, b);
	put_kids(e, b);
	buf_text_add(b, ">>");
	pdf_reserved_text(t->file, e->id, b);
	release(e);
	e->kids = NULL;
	e->alt = e->lang = NULL;
	e->count = e->cap = 0;
}

/* ---- elements as tags come ---- */

/* Ends the current page in the parent tree: its annotations follow it. */
static void end_page(PdfTags *t)
{
	if (t->key >= 0)
		buf_text_add(&t->leaf, "]\n");
	for (size_t i = 0; i < t->linked_count; i++) {
		buf_printf(&t->leaf, "%d ", t->next_key++);
		put_ref(&t->leaf, t->linked[i]);
		buf_byte(&t->leaf, '\n');
	}
	t->key = -1;
	t->linked_count = 0;
}

static void end_leaf(PdfTags *t)
{
	Buf *b = &t->text;

	if (!t->leaf.len)
		return;
	int id = pdf_reserve(t->file);

	buf_clear(b);
	buf_printf(b, "<</Limits[%d %d]/Nums[", t->leaf_first, t->next_key - 1);
	t->leaf_first = t->next_key;
	buf_add(b, t->leaf.data, t->leaf.len);
	buf_text_add(b, "]>>");
	pdf_reserved_text(t->file, id, b);
	buf_clear(&t->leaf);
	put_ref(&t->leaves, id);
	buf_byte(&t->leaves, ' ');
}

void pdf_tags_page(PdfTags *t, int page_id)
{
	end_page(t);
	if (t->next_key - t->leaf_first >= LEAF)
		end_leaf(t);
	t->page = page_id;
	t->mcid = 0;
	t->depth = 0;
	t->sequence = SEQ_NONE;
}

static bool in_artifact(const PdfTags *t)
{
	return t->depth > 0 && !t->open[t->depth - 1];
}

static Element *current(PdfTags *t)
{
	return t->depth > 0 ? t->open[t->depth - 1] : &t->document;
}

static Element **last_child(PdfTags *t, Element *parent, TagKind tag)
{
	return parent == &t->document ? &t->last[tag] : &parent->last;
}

static void start_tree(PdfTags *t)
{
	t->root = pdf_reserve(t->file);
	t->document.id = pdf_reserve(t->file);
	t->document.parent = t->root;
}

/* The child before the one that comes now cannot go on: it is written. */
static void end_last(PdfTags *t, Element *parent, const Element *last)
{
	if (!last || parent->tag == TAG_TR)
		return;
	for (size_t i = parent->count; i-- > 0;) {
		Kid *k = &parent->kids[i];

		if (k->child != last)
			continue;
		write_element(t, k->child);
		free(k->child);
		k->child = NULL;
		return;
	}
}

static Element *add_element(PdfTags *t, const Op *op, Element *parent)
{
	Element **last = last_child(t, parent, op->u.tag.tag), *e = mem_alloc(sizeof *e);

	if (!t->root)
		start_tree(t);
	end_last(t, parent, *last);
	*e = (Element){ .tag = op->u.tag.tag, .id = pdf_reserve(t->file), .parent = parent->id, .colspan = op->u.tag.colspan,
		.rowspan = op->u.tag.rowspan };
	t->bare |= e->tag == TAG_FIGURE && !(op->u.tag.alt && *op->u.tag.alt);
	if (e->tag == TAG_NOTE)
		buf_printf(&t->names, "(note-%010d)%d 0 R ", e->id, e->id);
	e->alt = op->u.tag.alt ? mem_strdup(op->u.tag.alt) : NULL;
	e->lang = op->u.tag.lang ? mem_strdup(op->u.tag.lang) : NULL;
	*MEM_PUSH(parent->kids, parent->count, parent->cap) = (Kid){ .id = e->id, .child = e };
	parent->cursor = parent->count;
	*last = e;
	return e;
}

/* The element that goes on with this tag, NULL when none does. */
static Element *continued(PdfTags *t, const Op *op, Element *parent)
{
	Element *last = *last_child(t, parent, op->u.tag.tag);

	if (op->u.tag.part < 1)
		return NULL;
	if (parent->tag != TAG_TR)
		return last && last->tag == op->u.tag.tag ? last : NULL;
	while (parent->cursor < parent->count) {
		const Kid *k = &parent->kids[parent->cursor++];

		if (k->child && k->child->tag == op->u.tag.tag)
			return k->child;
	}
	return NULL;
}

/* The tag a title or heading gets: no deeper than one below the heading before it. */
static TagKind heading_tag(PdfTags *t, TagKind tag, int part)
{
	if (tag == TAG_TITLE) {
		t->titled = true;
		t->level = 1;
		return TAG_H1;
	}
	TagKind *shown = &t->shown[tag - TAG_H1];

	if (part == 0) {
		int level = (int)(tag - TAG_H1) + 1 + t->titled;

		level = level > t->level + 1 ? t->level + 1 : level;
		t->level = level > LEVELS ? LEVELS : level;
		*shown = (TagKind)(TAG_H1 + t->level - 1);
	}
	return *shown;
}

static Element *element_for(PdfTags *t, const Op *op)
{
	Element *parent = current(t);
	Op shown = *op;

	if (op->u.tag.tag == TAG_TITLE || (op->u.tag.tag >= TAG_H1 && op->u.tag.tag <= TAG_H6))
		shown.u.tag.tag = heading_tag(t, op->u.tag.tag, op->u.tag.part);
	Element *e = continued(t, &shown, parent);

	if (!e)
		return add_element(t, &shown, parent);
	e->cursor = 0;
	return e;
}

void pdf_tags_begin(PdfTags *t, const Op *op)
{
	Element *e = NULL;

	if (t->off)
		return;
	if (!in_artifact(t) && op->u.tag.tag != TAG_ARTIFACT)
		e = element_for(t, op);
	*MEM_PUSH(t->open, t->depth, t->depth_cap) = e;
}

int pdf_tags_link(PdfTags *t, int annotation)
{
	Element *e = t->depth > 0 ? t->open[t->depth - 1] : NULL;

	if (!e)
		return -1;
	*MEM_PUSH(e->kids, e->count, e->cap) = (Kid){ .page = t->page, .id = annotation, .annotation = true };
	*MEM_PUSH(t->linked, t->linked_count, t->linked_cap) = e->id;
	return (int)t->linked_count - 1;
}

int pdf_tags_link_key(const PdfTags *t, int link)
{
	return t->next_key + link;
}

void pdf_tags_end(PdfTags *t)
{
	if (t->depth > 0)
		t->depth--;
}

/* ---- marked content ---- */

/* Whose sequence drawing belongs to now; NULL: an artifact's. */
static Element *owner(const PdfTags *t, bool artifact)
{
	Element *e = t->depth > 0 ? t->open[t->depth - 1] : NULL;

	return artifact && e && e->tag != TAG_FIGURE ? NULL : e;
}

bool pdf_tags_would_mark(const PdfTags *t, bool artifact)
{
	const Element *e = owner(t, artifact);

	return !t->off && (t->sequence != (e ? SEQ_ELEMENT : SEQ_ARTIFACT) || (e && t->marked != e->id));
}

void pdf_tags_close(PdfTags *t, Buf *out)
{
	if (t->sequence != SEQ_NONE)
		buf_text_add(out, "EMC\n");
	t->sequence = SEQ_NONE;
}

/* The element stands in the page's row of the parent tree at its MCID. */
static void enter(PdfTags *t, const Element *e)
{
	if (t->key < 0) {
		t->key = t->next_key++;
		buf_printf(&t->leaf, "%d[", t->key);
	}
	put_ref(&t->leaf, e->id);
	buf_byte(&t->leaf, ' ');
}

void pdf_tags_mark(PdfTags *t, Buf *out, bool artifact)
{
	Element *e = owner(t, artifact);

	if (!pdf_tags_would_mark(t, artifact))
		return;
	pdf_tags_close(t, out);
	t->sequence = e ? SEQ_ELEMENT : SEQ_ARTIFACT;
	t->marked = e ? e->id : 0;
	if (!e) {
		buf_text_add(out, "/Artifact BMC\n");
		return;
	}
	enter(t, e);
	*MEM_PUSH(e->kids, e->count, e->cap) = (Kid){ .page = t->page, .id = t->mcid };
	buf_byte(out, '/');
	buf_text_add(out, types[e->tag]);
	buf_text_add(out, "<</MCID ");
	buf_int(out, t->mcid++);
	buf_text_add(out, ">>BDC\n");
}

bool pdf_tags_described(const PdfTags *t)
{
	return !t->bare;
}

int pdf_tags_page_key(const PdfTags *t)
{
	return t->key;
}

void pdf_tags_finish(PdfTags *t)
{
	PdfFile *f = t->file;
	Buf b = { 0 };

	if (!t->root)
		return;
	end_page(t);
	end_leaf(t);
	write_element(t, &t->document);
	int tree = pdf_reserve(f);

	buf_printf(&b, "<</Kids[%s]>>", buf_text(&t->leaves));
	pdf_reserved_text(f, tree, &b);
	buf_clear(&b);
	buf_printf(&b, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d", t->document.id, tree, t->next_key);
	if (t->names.len)
		buf_printf(&b, "/IDTree<</Names[%s]>>", buf_text(&t->names));
	buf_text_add(&b, ">>");
	pdf_reserved_text(f, t->root, &b);
	buf_free(&b);
	pdf_ref_id(f, pdf_catalog(f), "StructTreeRoot", t->root);
	pdf_raw(f, pdf_catalog(f), "/MarkInfo << /Marked true >>\n");
}
