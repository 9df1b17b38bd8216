/* pdf.c - the PDF backend: pages in order, then everything that needs all of them.
 *
 * Fonts are subset after the last page, when it is known what they show.  The file is written into a
 * temporary one only when all of it is ready, and put in place only when it is whole. */
#include "output/backend.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/file.h"
#include "output/pdf.h"

enum { KIDS = 64 }; /* pages in a node of the page tree, names in a leaf of the name tree */

typedef struct Anchor {
	const char *id, *title;
	int  level;
	int  page;   /* object number */
	Unit x, y;   /* in PDF coordinates of the sheet */
} Anchor;

typedef struct Writer {
	PdfPages  pages;
	PdfFile  *file;
	const Pages *source;
	const Doc *doc;
	Diag     *diag;
	PdfDict  *resources;
	PdfDict **sheets;    /* by page */
	Anchor   *anchors;
	size_t    anchor_count, anchor_cap;
	Anchor  **named;     /* those with an id, sorted by it, each id once */
	size_t    named_count;
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

static int by_id(const void *a, const void *b)
{
	const Anchor *const *x = a, *const *y = b;
	int c = strcmp((*x)->id, (*y)->id);

	return c ? c : (*x < *y ? -1 : *x > *y); /* one array: the earlier one first */
}

static bool is_named(const Writer *w, const char *id)
{
	size_t low = 0, high = w->named_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(w->named[middle]->id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < w->named_count && strcmp(w->named[low]->id, id) == 0;
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

static void put_link(Writer *w, Buf *b, const Page *p, const Op *op)
{
	const char *target = op->u.link.target;

	if (target[0] == '#' && !is_named(w, target + 1)) {
		diag_warn(w->diag, PLACE_NONE, "a link goes to \"%s\", which is nowhere in the document", target);
		return;
	}
	buf_text_add(b, "<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] ");
	put_rect(b, p, op);
	if (target[0] == '#') {
		buf_text_add(b, " /Dest ");
		pdf_put_bytes(b, target + 1, strlen(target + 1));
	} else {
		buf_text_add(b, " /A << /S /URI /URI ");
		put_uri(b, target);
		buf_text_add(b, " >>");
	}
	buf_text_add(b, " >>\n");
}

static void add_links(Writer *w, PdfDict *sheet, const Page *p)
{
	Buf b = { 0 };

	for (size_t i = 0; i < p->count; i++)
		if (p->ops[i].kind == OP_LINK)
			put_link(w, &b, p, &p->ops[i]);
	if (b.len > 0)
		pdf_raw(w->file, sheet, "/Annots [\n%s]\n/Tabs /S\n", b.data);
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

static void write_page(Writer *w, size_t i)
{
	const Page *p = &w->source->items[i];
	PdfDict *sheet = w->sheets[i];

	pdf_tags_page(w->pages.tags, pdf_id(sheet));
	pdf_page_content(&w->pages, p);
	const Buf *content = &w->pages.content;

	pdf_ref(w->file, sheet, "Contents", pdf_stream(w->file, NULL, buf_text(content), content->len));
	pdf_ref(w->file, sheet, "Resources", w->resources);
	media_box(w, sheet, p);
	add_links(w, sheet, p);
	if (pdf_tags_page_key(w->pages.tags) >= 0)
		pdf_int(w->file, sheet, "StructParents", pdf_tags_page_key(w->pages.tags));
}

static void kids(Writer *w, PdfDict *node, PdfDict **items, size_t n, size_t leaves)
{
	Buf b = { 0 };

	buf_text_add(&b, "/Kids [");
	for (size_t i = 0; i < n; i++) {
		buf_printf(&b, "%d 0 R%s", pdf_id(items[i]), i + 1 < n ? " " : "]\n");
		pdf_ref(w->file, items[i], "Parent", node);
	}
	buf_printf(&b, "/Count %zu\n", leaves);
	pdf_raw_add(w->file, node, &b);
	buf_free(&b);
}

/* A page tree of two levels when there are many pages: 64 to a node. */
static void page_tree(Writer *w)
{
	size_t n = w->source->count, nodes = (n + KIDS - 1) / KIDS;
	PdfDict *root = pdf_page_root(w->file), **middle;

	if (n <= KIDS) {
		kids(w, root, w->sheets, n, n);
		return;
	}
	middle = mem_alloc(nodes * sizeof(PdfDict *));
	for (size_t i = 0; i < nodes; i++) {
		size_t count = n - i * KIDS < KIDS ? n - i * KIDS : KIDS;

		middle[i] = pdf_dict(w->file, "Pages");
		kids(w, middle[i], w->sheets + i * KIDS, count, count);
	}
	kids(w, root, middle, nodes, n);
	free(middle);
}

/* ---- anchors: named places and the outline ---- */

static void collect_anchors(Writer *w)
{
	for (size_t i = 0; i < w->source->count; i++) {
		const Page *p = &w->source->items[i];

		for (size_t k = 0; k < p->count; k++) {
			const Op *op = &p->ops[k];

			if (op->kind != OP_ANCHOR)
				continue;
			Anchor *a = MEM_PUSH(w->anchors, w->anchor_count, w->anchor_cap);

			*a = (Anchor){ .id = op->u.anchor.id, .title = op->u.anchor.title, .level = op->u.anchor.level,
				.page = pdf_id(w->sheets[i]) };
			to_sheet(p, op->x, op->y, &a->x, &a->y);
		}
	}
	w->named = mem_alloc((w->anchor_count + 1) * sizeof(Anchor *));
	for (size_t i = 0; i < w->anchor_count; i++)
		if (w->anchors[i].id)
			w->named[w->named_count++] = &w->anchors[i];
	if (w->named_count > 1)
		qsort(w->named, w->named_count, sizeof(Anchor *), by_id);
	size_t kept = 0;

	for (size_t i = 0; i < w->named_count; i++)
		if (i == 0 || strcmp(w->named[i]->id, w->named[i - 1]->id) != 0)
			w->named[kept++] = w->named[i];
	w->named_count = kept;
}

static void put_place(Buf *b, const Anchor *a)
{
	buf_printf(b, "[%d 0 R /XYZ ", a->page);
	pdf_put_length(b, a->x);
	buf_byte(b, ' ');
	pdf_put_length(b, a->y);
	buf_text_add(b, " null]");
}

static PdfDict *name_leaf(Writer *w, size_t from, size_t to)
{
	PdfDict *leaf = pdf_dict(w->file, NULL);
	Buf b = { 0 };

	buf_text_add(&b, "/Limits [");
	pdf_put_bytes(&b, w->named[from]->id, strlen(w->named[from]->id));
	buf_byte(&b, ' ');
	pdf_put_bytes(&b, w->named[to - 1]->id, strlen(w->named[to - 1]->id));
	buf_text_add(&b, "]\n/Names [\n");
	for (size_t i = from; i < to; i++) {
		pdf_put_bytes(&b, w->named[i]->id, strlen(w->named[i]->id));
		buf_byte(&b, ' ');
		put_place(&b, w->named[i]);
		buf_byte(&b, '\n');
	}
	buf_text_add(&b, "]\n");
	pdf_raw_add(w->file, leaf, &b);
	buf_free(&b);
	return leaf;
}

static void write_names(Writer *w)
{
	Buf b = { 0 };

	if (w->named_count == 0)
		return;
	buf_text_add(&b, "/Names << /Dests << /Kids [");
	for (size_t i = 0; i < w->named_count; i += KIDS) {
		size_t end = w->named_count - i < KIDS ? w->named_count : i + KIDS;

		buf_printf(&b, "%d 0 R ", pdf_id(name_leaf(w, i, end)));
	}
	buf_text_add(&b, "] >> >>\n");
	pdf_raw_add(w->file, pdf_catalog(w->file), &b);
	buf_free(&b);
}

typedef struct Entry { /* of the outline */
	const Anchor *anchor;
	PdfDict *dict;
	int parent, first, last, prev; /* numbers of entries, -1: none */
	int count;                     /* entries below it */
} Entry;

/* Links entry i under the nearest one before it of a lower level; 0 is the outline's root. */
static void link_entry(Writer *w, Entry *e, int i)
{
	int parent = i - 1;

	while (parent > 0 && e[parent].anchor->level >= e[i].anchor->level)
		parent = e[parent].parent;
	e[i].parent = parent;
	e[i].prev = e[parent].last;
	if (e[parent].first < 0)
		e[parent].first = i;
	else
		pdf_ref(w->file, e[e[parent].last].dict, "Next", e[i].dict);
	e[parent].last = i;
	for (int k = parent; k >= 0; k = e[k].parent)
		e[k].count++;
}

static void write_entry(Writer *w, const Entry *all, const Entry *e)
{
	PdfFile *f = w->file;
	Buf b = { 0 };

	if (e->first >= 0) {
		pdf_ref(f, e->dict, "First", all[e->first].dict);
		pdf_ref(f, e->dict, "Last", all[e->last].dict);
		/* Chapters are shown open, what is below them closed. */
		pdf_int(f, e->dict, "Count", e->parent <= 0 ? e->count : -e->count);
	}
	if (!e->anchor)
		return;
	const char *title = e->anchor->title ? e->anchor->title : "";

	pdf_ref(f, e->dict, "Parent", all[e->parent].dict);
	if (e->prev >= 0)
		pdf_ref(f, e->dict, "Prev", all[e->prev].dict);
	buf_text_add(&b, "/Title ");
	pdf_put_text(&b, title, strlen(title));
	buf_text_add(&b, "\n/Dest ");
	put_place(&b, e->anchor);
	buf_byte(&b, '\n');
	pdf_raw_add(f, e->dict, &b);
	buf_free(&b);
}

static void write_outline(Writer *w)
{
	Entry *e = mem_alloc((w->anchor_count + 1) * sizeof *e);
	int n = 1;

	e[0] = (Entry){ .parent = -1, .first = -1, .last = -1, .prev = -1 };
	for (size_t i = 0; i < w->anchor_count; i++)
		if (w->anchors[i].level > 0)
			e[n++] = (Entry){ .anchor = &w->anchors[i], .parent = -1, .first = -1, .last = -1, .prev = -1 };
	if (n > 1) {
		for (int i = 0; i < n; i++)
			e[i].dict = pdf_dict(w->file, i == 0 ? "Outlines" : NULL);
		for (int i = 1; i < n; i++)
			link_entry(w, e, i);
		for (int i = 0; i < n; i++)
			write_entry(w, e, &e[i]);
		pdf_ref(w->file, pdf_catalog(w->file), "Outlines", e[0].dict);
		pdf_name(w->file, pdf_catalog(w->file), "PageMode", "UseOutlines");
	}
	free(e);
}

/* ---- labels, information ---- */

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
static void write_labels(Writer *w)
{
	Buf b = { 0 };
	bool plain = true;
	const Page *before = NULL;

	for (size_t i = 0; i < w->source->count; i++) {
		const Page *p = &w->source->items[i];

		plain &= p->number == (int)i + 1 && p->numerals == NUMERALS_ARABIC;
		if (!before || !goes_on(before, p))
			put_label(&b, i, p);
		before = p;
	}
	if (!plain)
		pdf_raw(w->file, pdf_catalog(w->file), "/PageLabels << /Nums [\n%s] >>\n", buf_text(&b));
	buf_free(&b);
}

/* The date the document bears: SOURCE_DATE_EPOCH, else the front matter's, never the clock's.
 * pdf: "D:20260715000000+08'00'", xmp: "2026-07-15T00:00:00+08:00". False when there is none. */
static bool date(const Writer *w, Buf *pdf, Buf *xmp)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	Day day;

	if (epoch && *epoch) {
		char *end;

		errno = 0;
		long long seconds = strtoll(epoch, &end, 10);

		if (*end || errno || seconds < 0 || seconds > 253402300799) {
			diag_warn(w->diag, PLACE_NONE, "SOURCE_DATE_EPOCH is no number of seconds: \"%s\"", epoch);
		} else {
			int rest = (int)(seconds % 86400), h = rest / 3600, m = rest / 60 % 60, s = rest % 60;

			day = day_from_number((int)(seconds / 86400));
			buf_printf(pdf, "D:%04d%02d%02d%02d%02d%02dZ", day.year, day.month, day.day, h, m, s);
			buf_printf(xmp, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year, day.month, day.day, h, m, s);
			return true;
		}
	}
	if (!w->doc->date || !day_parse_iso(w->doc->date, strlen(w->doc->date), &day))
		return false;
	buf_printf(pdf, "D:%04d%02d%02d000000+08'00'", day.year, day.month, day.day);
	buf_printf(xmp, "%04d-%02d-%02dT00:00:00+08:00", day.year, day.month, day.day);
	return true;
}

static void info_text(Writer *w, const char *key, const char *value)
{
	Buf b = { 0 };

	if (!value || !*value)
		return;
	buf_printf(&b, "/%s ", key);
	pdf_put_text(&b, value, strlen(value));
	buf_byte(&b, '\n');
	pdf_raw_add(w->file, pdf_info(w->file), &b);
	buf_free(&b);
}

static void xml(Buf *b, const char *s)
{
	for (; *s; s++) {
		if (*s == '<')
			buf_text_add(b, "&lt;");
		else if (*s == '>')
			buf_text_add(b, "&gt;");
		else if (*s == '&')
			buf_text_add(b, "&amp;");
		else if ((unsigned char)*s >= 0x20)
			buf_byte(b, *s);
	}
}

static void xmp_list(Buf *b, const char *name, const char *kind, const char *value)
{
	if (!value || !*value)
		return;
	buf_printf(b, "<dc:%s><rdf:%s><rdf:li%s>", name, kind, strcmp(kind, "Alt") == 0 ? " xml:lang=\"x-default\"" : "");
	xml(b, value);
	buf_printf(b, "</rdf:li></rdf:%s></dc:%s>\n", kind, name);
}

static void write_xmp(Writer *w, const char *when)
{
	Buf b = { 0 };

	buf_text_add(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
		"<dc:format>application/pdf</dc:format>\n");
	xmp_list(&b, "title", "Alt", w->doc->title);
	xmp_list(&b, "creator", "Seq", w->doc->author);
	xmp_list(&b, "description", "Alt", w->doc->subject);
	buf_text_add(&b, "<xmp:CreatorTool>Wenheng</xmp:CreatorTool>\n<pdf:Producer>Wenheng, libharu</pdf:Producer>\n");
	if (*when)
		buf_printf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n", when, when);
	buf_text_add(&b, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
	PdfDict *d = pdf_stream_as(w->file, "Metadata", NULL, b.data, b.len);

	pdf_name(w->file, d, "Subtype", "XML");
	pdf_ref(w->file, pdf_catalog(w->file), "Metadata", d);
	buf_free(&b);
}

static void write_info(Writer *w)
{
	Buf pdf = { 0 }, xmp = { 0 };
	PdfDict *info = pdf_info(w->file), *catalog = pdf_catalog(w->file);
	const char *lang = w->doc->lang ? w->doc->lang : "zh";

	info_text(w, "Title", w->doc->title);
	info_text(w, "Author", w->doc->author);
	info_text(w, "Subject", w->doc->subject);
	pdf_raw(w->file, info, "/Creator (Wenheng)\n/Producer (Wenheng, libharu)\n");
	if (date(w, &pdf, &xmp))
		pdf_raw(w->file, info, "/CreationDate (%s)\n/ModDate (%s)\n", pdf.data, pdf.data);
	write_xmp(w, buf_text(&xmp));
	pdf_raw(w->file, catalog, "/Lang (%s)\n", strncmp(lang, "en", 2) == 0 ? "en" : "zh-CN");
	if (w->doc->title && *w->doc->title)
		pdf_raw(w->file, catalog, "/ViewerPreferences << /DisplayDocTitle true >>\n");
	buf_free(&pdf);
	buf_free(&xmp);
}

/* ---- the whole ---- */

/* Subsets the faces that were used and fills the resources all pages share. */
static bool write_resources(Writer *w)
{
	Buf b = { 0 };
	bool good = true;

	buf_text_add(&b, "/Font << ");
	for (int i = 0; i < w->pages.used_count && good; i++) {
		PdfFont *font = w->pages.used[i];

		if (!font)
			continue;
		good = pdf_font_finish(font, w->diag);
		buf_printf(&b, "/%s %d 0 R ", pdf_font_name(font), pdf_id(pdf_font_dict(font)));
	}
	buf_text_add(&b, ">>\n/XObject << ");
	pdf_images_resources(w->pages.images, &b);
	buf_text_add(&b, ">>\n");
	pdf_raw_add(w->file, w->resources, &b);
	buf_free(&b);
	return good;
}

static bool write_document(Writer *w)
{
	w->resources = pdf_dict(w->file, NULL);
	w->sheets = mem_alloc((w->source->count + 1) * sizeof(PdfDict *));
	for (size_t i = 0; i < w->source->count; i++)
		w->sheets[i] = pdf_dict(w->file, "Page");
	collect_anchors(w);
	for (size_t i = 0; i < w->source->count; i++)
		write_page(w, i);
	page_tree(w);
	write_names(w);
	write_outline(w);
	write_labels(w);
	write_info(w);
	pdf_tags_finish(w->pages.tags);
	return write_resources(w);
}

static bool write_file(Writer *w, const char *path)
{
	OutFile *out = file_create(path, w->diag);

	if (!out)
		return false;
	if (pdf_file_write(w->file, out, w->diag))
		return file_commit(out);
	file_abandon(out);
	return false;
}

static bool write_pdf(const Pages *pages, const Doc *doc, FontSet *fonts, const char *path, Diag *d)
{
	Writer w = { .source = pages, .doc = doc, .diag = d, .file = pdf_file_new() };

	w.pages = (PdfPages){ .file = w.file, .fonts = fonts, .images = pdf_images_new(w.file, d),
		.tags = pdf_tags_new(w.file) };
	bool good = write_document(&w) && pdf_images_good(w.pages.images) && write_file(&w, path);

	for (int i = 0; i < w.pages.used_count; i++)
		pdf_font_free(w.pages.used[i]);
	free(w.pages.used);
	buf_free(&w.pages.content);
	pdf_images_free(w.pages.images);
	pdf_tags_free(w.pages.tags);
	pdf_file_free(w.file);
	free(w.sheets);
	free(w.anchors);
	free(w.named);
	return good;
}

const Backend backend_pdf = { "pdf", ".pdf", write_pdf };
