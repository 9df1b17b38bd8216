/* pdf.c - the PDF backend: each page written as it comes, then everything that needs all of them.
 *
 * Of a page only its number is kept, and the places in it that have names.  Fonts are subset after the last
 * page, when it is known what they show.  The file is put in place only when it is whole. */
#include "output/backend.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "output/pdf.h"

enum { KIDS = 64 }; /* pages in a node of the page tree, names in a leaf of the name tree */

typedef struct Writer {
	PageSink  sink; /* first, so that its pointer is ours */
	PdfPages  pages;
	PdfFile  *file;
	OutFile  *out;
	const Doc *doc;
	OutputOptions opt;
	Diag     *diag;
	int       resources; /* object number */
	PdfDict  *sheets[KIDS]; /* the pages of the page tree's current node */
	size_t    sheet_count;
	PdfDict  *root;      /* of the page tree, once it has more than one node */
	int      *nodes;     /* object numbers of the page tree's nodes */
	size_t    node_count, node_cap;
	size_t    page_count;
	int      *rests;     /* object numbers of the streams that pages still lack, in order */
	size_t    rest_count, rest_cap, rest_next;
	PdfPlaces *places;
	Buf       labels;    /* of pages */
	bool      counted;   /* the numbers are just 1, 2, 3… so far */
	Page      before;    /* the last page's number and numerals */
} Writer;

/* ---- pages ---- */

/* From the page's own coordinates (y down) to the sheet's (y up, and turned when the page is). */
static void to_sheet(const Page *p, Unit x, Unit y, Unit *sx, Unit *sy)
{
	*sx = p->rotated ? y : x;
	*sy = p->rotated ? x : p->height - y;
}

static void put_rect(Buf *b, const Page *p, const Op *op)
{
	Unit x0, y0, x1, y1;

	to_sheet(p, op->x, op->y, &x0, &y0);
	to_sheet(p, op->x + op->u.link.w, op->y + op->u.link.h, &x1, &y1);
	Unit box[4] = { x0 < x1 ? x0 : x1, y0 < y1 ? y0 : y1, x0 < x1 ? x1 : x0, y0 < y1 ? y1 : y0 };

	buf_text_add(b, "/Rect [");
	for (int i = 0; i < 4; i++) {
		pdf_put_length(b, box[i]);
		buf_byte(b, i < 3 ? ' ' : ']');
	}
}

/* A URI is ASCII: whatever else stands in it is percent-encoded. */
static void put_uri(Buf *b, const char *s)
{
	Buf uri = { 0 };

	for (; *s; s++)
		if ((unsigned char)*s <= 0x20 || (unsigned char)*s >= 0x7F || *s == '<' || *s == '>' || *s == '"')
			buf_printf(&uri, "%%%02X", (unsigned)(unsigned char)*s);
		else
			buf_byte(&uri, *s);
	pdf_put_bytes(b, buf_text(&uri), uri.len);
	buf_free(&uri);
}

/* What a link is called where it is not seen (PDF/UA-1 7.18.5): its address, or the text that leads elsewhere. */
static void put_description(Buf *b, const Page *p, const Op *op)
{
	const char *target = op->u.link.target;
	Buf text = { 0 };
	int depth = 1; /* inside the link's tag */

	if (target[0] != '#')
		buf_text_add(&text, target);
	for (const Op *t = op + 1; target[0] == '#' && depth > 0 && t < p->ops + p->count; t++) {
		depth += t->kind == OP_TAG_BEGIN ? 1 : t->kind == OP_TAG_END ? -1 : 0;
		if (t->kind == OP_TEXT && !t->u.text.silent)
			buf_add(&text, t->u.text.text, t->u.text.text_len);
	}
	buf_text_add(b, " /Contents ");
	pdf_put_text(b, buf_text(&text), text.len);
	buf_free(&text);
}

static void put_link(Writer *w, Buf *b, const Page *p, const PdfLink *link)
{
	const Op *op = &p->ops[link->op];
	const char *target = op->u.link.target;

	buf_text_add(b, "<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] ");
	put_rect(b, p, op);
	put_description(b, p, op);
	if (link->link >= 0)
		buf_printf(b, " /StructParent %d", pdf_tags_link_key(w->pages.tags, link->link));
	if (target[0] == '#') {
		pdf_places_want(w->places, target + 1);
		buf_text_add(b, " /Dest ");
		pdf_put_bytes(b, target + 1, strlen(target + 1));
	} else {
		buf_text_add(b, " /A << /S /URI /URI ");
		put_uri(b, target);
		buf_text_add(b, " >>");
	}
	buf_text_add(b, " >>");
}

static void add_links(Writer *w, PdfDict *sheet, const Page *p)
{
	Buf b = { 0 }, list = { 0 };

	for (size_t i = 0; i < w->pages.link_count; i++) {
		buf_clear(&b);
		put_link(w, &b, p, &w->pages.links[i]);
		pdf_reserved_text(w->file, w->pages.links[i].id, &b);
		buf_printf(&list, "%d 0 R ", w->pages.links[i].id);
	}
	if (list.len > 0)
		pdf_raw(w->file, sheet, "/Annots [%s]\n/Tabs /S\n", list.data);
	buf_free(&list);
	buf_free(&b);
}

static void media_box(Writer *w, PdfDict *sheet, const Page *p)
{
	Buf b = { 0 };

	buf_text_add(&b, "/MediaBox [0 0 ");
	pdf_put_length(&b, p->rotated ? p->height : p->width);
	buf_byte(&b, ' ');
	pdf_put_length(&b, p->rotated ? p->width : p->height);
	buf_text_add(&b, p->rotated ? "]\n/Rotate 90\n" : "]\n");
	pdf_raw_add(w->file, sheet, &b);
	buf_free(&b);
}

static void add_anchor(Writer *w, int sheet, const Page *p, const Op *op)
{
	Unit x, y;

	to_sheet(p, op->x, op->y, &x, &y);
	pdf_places_add(w->places, op, sheet, x, y);
}

/* Letters go z, aa, bb in PDF and z, aa, ab in print, and PDF has no Chinese numerals. */
static bool has_style(const Page *p)
{
	return p->numerals <= NUMERALS_ROMAN_UPPER || (p->numerals == NUMERALS_LETTERS && p->number <= 26);
}

/* Whether a range of labels that holds the page before holds this one. */
static bool goes_on(const Page *before, const Page *p)
{
	if (p->number <= 0 || before->number <= 0)
		return p->number <= 0 && before->number <= 0;
	return p->numerals == before->numerals && has_style(p) && p->number == before->number + 1;
}

/* A range of labels from page i on; what PDF has no style for is a prefix of its own. */
static void put_label(Buf *b, size_t i, const Page *p)
{
	static const char *const styles[] = { "D", "r", "R", "a" };
	Buf text = { 0 };

	buf_printf(b, "%zu << ", i);
	if (p->number > 0 && has_style(p)) {
		buf_printf(b, "/S /%s /St %d ", styles[p->numerals], p->number);
	} else if (p->number > 0) {
		page_label(p, &text);
		buf_text_add(b, "/P ");
		pdf_put_text(b, buf_text(&text), text.len);
		buf_byte(b, ' ');
	}
	buf_text_add(b, ">>\n");
	buf_free(&text);
}

/* The numbers printed on the pages, when they are not just 1, 2, 3…; a page without a number has an
 * empty label. */
static void add_label(Writer *w, const Page *p)
{
	size_t i = w->page_count;

	w->counted &= p->number == (int)i + 1 && p->numerals == NUMERALS_ARABIC;
	if (i == 0 || !goes_on(&w->before, p))
		put_label(&w->labels, i, p);
	w->before = (Page){ .number = p->number, .numerals = p->numerals };
}

/* The pages of the current node get their parent and are done with. */
static void end_node(Writer *w, PdfDict *node)
{
	Buf b = { 0 };

	buf_text_add(&b, "/Kids [");
	for (size_t i = 0; i < w->sheet_count; i++) {
		pdf_ref(w->file, w->sheets[i], "Parent", node);
		buf_printf(&b, "%d 0 R%s", pdf_done(w->file, w->sheets[i]), i + 1 < w->sheet_count ? " " : "]\n");
	}
	buf_printf(&b, "/Count %zu\n", w->sheet_count);
	pdf_raw_add(w->file, node, &b);
	buf_free(&b);
	w->sheet_count = 0;
}

/* A page tree of two levels when there are many pages: 64 to a node.  Nodes lack only their parent. */
static void add_sheet(Writer *w, PdfDict *sheet)
{
	if (w->sheet_count == KIDS) {
		if (!w->root)
			w->root = pdf_dict(w->file, "Pages");
		PdfDict *node = pdf_dict(w->file, "Pages");

		pdf_ref(w->file, node, "Parent", w->root);
		end_node(w, node);
		*MEM_PUSH(w->nodes, w->node_count, w->node_cap) = pdf_done(w->file, node);
	}
	w->sheets[w->sheet_count++] = sheet;
	w->page_count++;
}

static void page_tree(Writer *w)
{
	Buf b = { 0 };
	PdfDict *root = w->root ? w->root : pdf_dict(w->file, "Pages"), *last = root;

	pdf_ref(w->file, pdf_catalog(w->file), "Pages", root);
	if (w->root) {
		last = pdf_dict(w->file, "Pages");
		pdf_ref(w->file, last, "Parent", root);
	}
	end_node(w, last);
	if (w->root) {
		buf_text_add(&b, "/Kids [");
		for (size_t i = 0; i < w->node_count; i++)
			buf_printf(&b, "%d 0 R ", w->nodes[i]);
		buf_printf(&b, "%d 0 R]\n/Count %zu\n", pdf_done(w->file, last), w->page_count);
		pdf_raw_add(w->file, root, &b);
	}
	buf_free(&b);
	pdf_done(w->file, root);
}

static bool take_page(PageSink *sink, const Page *p)
{
	Writer *w = (Writer *)(void *)sink;
	PdfDict *sheet = pdf_dict(w->file, "Page");

	pdf_tags_page(w->pages.tags, pdf_id(sheet));
	pdf_page_content(&w->pages, p, !p->more);
	int stream = pdf_done(w->file, pdf_stream_taking(w->file, PACK_QUICK, &w->pages.content));

	if (p->more) {
		int rest = *MEM_PUSH(w->rests, w->rest_count, w->rest_cap) = pdf_reserve(w->file);

		pdf_raw(w->file, sheet, "/Contents [%d 0 R %d 0 R]\n", stream, rest);
	} else {
		pdf_ref_id(w->file, sheet, "Contents", stream);
	}
	pdf_ref_id(w->file, sheet, "Resources", w->resources);
	media_box(w, sheet, p);
	add_links(w, sheet, p);
	for (size_t i = 0; i < p->count; i++)
		if (p->ops[i].kind == OP_ANCHOR)
			add_anchor(w, pdf_id(sheet), p, &p->ops[i]);
	if (pdf_tags_page_key(w->pages.tags) >= 0)
		pdf_int(w->file, sheet, "StructParents", pdf_tags_page_key(w->pages.tags));
	add_label(w, p);
	add_sheet(w, sheet);
	return !pdf_file_full(w->file);
}

static bool take_rest(PageSink *sink, const Page *p)
{
	Writer *w = (Writer *)(void *)sink;

	if (w->rest_next == w->rest_count)
		return false;
	pdf_tags_page(w->pages.tags, 0);
	pdf_page_content(&w->pages, p, true);
	pdf_reserved_stream(w->file, w->rests[w->rest_next++], &w->pages.content);
	return !pdf_file_full(w->file);
}

/* ---- the whole ---- */

/* Subsets the faces that were used and writes the resources all pages share. */
static bool write_resources(Writer *w)
{
	Buf b = { 0 };
	bool good = true;

	buf_text_add(&b, "<< /Font << ");
	for (int i = 0; i < w->pages.used_count && good; i++) {
		PdfFont *font = w->pages.used[i];

		if (!font)
			continue;
		good = pdf_font_finish(font, w->diag);
		buf_printf(&b, "/%s %d 0 R ", pdf_font_name(font), pdf_font_id(font));
	}
	buf_text_add(&b, ">>\n/XObject << ");
	pdf_images_resources(w->pages.images, &b);
	buf_text_add(&b, ">> >>");
	pdf_reserved_text(w->file, w->resources, &b);
	buf_free(&b);
	return good;
}

static bool end_document(Writer *w)
{
	Buf files = { 0 };

	page_tree(w);
	pdf_attach(w->file, w->doc, w->opt.attachments, w->opt.attachment_count, &files, w->diag);
	pdf_places_finish(w->places, &files, w->diag);
	buf_free(&files);
	if (!w->counted)
		pdf_raw(w->file, pdf_catalog(w->file), "/PageLabels << /Nums [\n%s] >>\n", buf_text(&w->labels));
	pdf_tags_finish(w->pages.tags);
	pdf_about(w->file, w->doc, w->opt.untagged ? NULL : w->pages.tags, w->opt.attachment_count > 0, w->diag);
	return write_resources(w) && pdf_images_good(w->pages.images) && pdf_file_end(w->file, file_name(w->out), w->diag);
}

static void free_writer(Writer *w)
{
	for (int i = 0; i < w->pages.used_count; i++)
		pdf_font_free(w->pages.used[i]);
	free(w->pages.used);
	free(w->pages.links);
	buf_free(&w->pages.content);
	pdf_images_free(w->pages.images);
	pdf_tags_free(w->pages.tags);
	pdf_places_free(w->places);
	pdf_file_free(w->file);
	buf_free(&w->labels);
	free(w->nodes);
	free(w->rests);
	free(w);
}

static bool end_pdf(PageSink *sink, bool good)
{
	Writer *w = (Writer *)(void *)sink;
	OutFile *out = w->out;
	bool full = pdf_file_full(w->file);

	if (!full)
		good = good && end_document(w);
	free_writer(w); /* from here on nobody else writes */
	if (good || file_failed(out))
		good = file_commit(out);
	else
		file_abandon(out);
	return good;
}

static PageSink *begin_pdf(const Doc *doc, FontSet *fonts, OutputOptions opt, const char *path, Diag *d)
{
	OutFile *out = file_create(path, d);

	if (!out)
		return NULL;
	if (opt.unsynced)
		file_unsynced(out);
	Writer *w = mem_alloc(sizeof *w);

	*w = (Writer){ .sink = { take_page, take_rest, end_pdf }, .doc = doc, .opt = opt, .diag = d, .out = out, .counted = true,
		.file = pdf_file_new(out) };
	w->places = pdf_places_new(w->file);
	w->resources = pdf_reserve(w->file);
	w->pages = (PdfPages){ .file = w->file, .fonts = fonts, .images = pdf_images_new(w->file, d),
		.tags = pdf_tags_new(w->file, opt.untagged), .untagged = opt.untagged };
	return &w->sink;
}

const Backend backend_pdf = { "pdf", ".pdf", begin_pdf };
