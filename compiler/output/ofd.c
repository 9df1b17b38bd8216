/* ofd.c - the OFD backend (GB/T 33190-2016): pages, fonts and pictures in a zip, with outline and places.
 *
 * Pages are kept as text until the end, when it is known what each font file holds.  Times in the zip are fixed, so
 * that the same document gives the same bytes. */
#include "output/backend.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/file.h"
#include "output/moment.h"
#include "output/ofd_page.h"
#include "output/plain.h"
#include "output/xml.h"

enum { DOS_DATE = (2026 - 1980) << 9 | 1 << 5 | 1 }; /* 2026-01-01 */

typedef struct OfdSink {
	PageSink  sink; /* first, so that its pointer is ours */
	const Doc *doc;
	Diag     *diag;
	OutFile  *out;
	OfdShared shared;
	Buf      *pages; /* Content.xml of each, heap */
	int      *ids;   /* of the pages, heap */
	size_t    count, cap, id_cap;
	Unit      width, height; /* of the first page */
	zip_t    *zip;
	bool      failed;
} OfdSink;

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMESPACE " xmlns:ofd=\"http://www.ofdspec.org/2016\""

static bool fail(OfdSink *s, const char *why)
{
	if (!s->failed)
		diag_error(s->diag, (Place){ .file = file_name(s->out) }, "the OFD file cannot be made: %s", why);
	s->failed = true;
	return false;
}

/* ---- entries of the zip ---- */

/* Takes the bytes over. */
static void add_entry(OfdSink *s, const char *name, Buf *bytes)
{
	size_t n = bytes->len;
	char *data = mem_alloc(n + 1);

	if (n)
		memcpy(data, bytes->data, n);
	buf_free(bytes);
	zip_source_t *source = zip_source_buffer(s->zip, data, n, 1);
	zip_int64_t i = source ? zip_file_add(s->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

	if (i < 0 || zip_file_set_dostime(s->zip, (zip_uint64_t)i, 0, DOS_DATE, 0) != 0)
		fail(s, zip_strerror(s->zip));
	if (i < 0)
		zip_source_free(source);
}

static void add_pages(OfdSink *s)
{
	for (size_t i = 0; i < s->count; i++) {
		Buf text = { 0 };
		char name[64];

		snprintf(name, sizeof name, "Doc_0/Pages/Page_%zu/Content.xml", i);
		ofd_resolve(&s->shared, &s->pages[i], &text);
		buf_free(&s->pages[i]);
		add_entry(s, name, &text);
	}
}

static const char *font_ending(const OfdSink *s, int face)
{
	return fontset_face_info(s->shared.fonts, face)->cff ? "otf" : "ttf";
}

static bool add_fonts(OfdSink *s)
{
	for (int i = 0; i < s->shared.face_count; i++) {
		OfdFace *f = &s->shared.faces[i];
		Buf bytes = { 0 };
		char name[64];

		if (!f->count)
			continue;
		if (!face_embed(s->shared.fonts, i, f->glyphs, f->count, &bytes, s->diag)) {
			s->failed = true;
			return false;
		}
		snprintf(name, sizeof name, "Doc_0/Res/font_%d.%s", f->id, font_ending(s, i));
		add_entry(s, name, &bytes);
	}
	return true;
}

static bool is_jpeg(const Buf *b)
{
	return b->len > 3 && memcmp(b->data, "\xFF\xD8\xFF", 3) == 0;
}

static void add_images(OfdSink *s, Buf *list)
{
	for (size_t i = 0; i < s->shared.image_count; i++) {
		const OfdImage *image = &s->shared.images[i];
		Buf bytes = { 0 };
		char name[64];

		if (!file_read(image->path, &bytes, s->diag)) {
			s->failed = true;
			return;
		}
		bool jpeg = is_jpeg(&bytes);

		snprintf(name, sizeof name, "Doc_0/Res/image_%d.%s", image->id, jpeg ? "jpg" : "png");
		buf_printf(list, "<ofd:MultiMedia ID=\"%d\" Type=\"Image\" Format=\"%s\"><ofd:MediaFile>image_%d.%s</ofd:MediaFile></ofd:MultiMedia>\n",
			image->id, jpeg ? "JPEG" : "PNG", image->id, jpeg ? "jpg" : "png");
		add_entry(s, name, &bytes);
	}
}

/* ---- the documents that describe ---- */

static void put_element(Buf *b, const char *name, const char *value)
{
	Buf plain = { 0 };

	if (!value || !*value)
		return;
	plain_add(&plain, value);
	buf_printf(b, "<ofd:%s>", name);
	xml_text(b, buf_text(&plain), plain.len);
	buf_printf(b, "</ofd:%s>", name);
	buf_free(&plain);
}

static void add_resources(OfdSink *s)
{
	Buf b = { 0 }, images = { 0 };

	add_images(s, &images);
	buf_text_add(&b, XML "<ofd:Res" NAMESPACE " BaseLoc=\"Res\">\n<ofd:Fonts>\n");
	for (int i = 0; i < s->shared.face_count; i++) {
		const OfdFace *f = &s->shared.faces[i];
		const FaceInfo *info = fontset_face_info(s->shared.fonts, i);

		if (!f->count)
			continue;
		buf_printf(&b, "<ofd:Font ID=\"%d\" FontName=\"", f->id);
		xml_text(&b, info->postscript_name, strlen(info->postscript_name));
		buf_text_add(&b, "\" FamilyName=\"");
		xml_text(&b, info->family, strlen(info->family));
		buf_printf(&b, "\" Charset=\"unicode\"><ofd:FontFile>font_%d.%s</ofd:FontFile></ofd:Font>\n", f->id, font_ending(s, i));
	}
	buf_text_add(&b, "</ofd:Fonts>\n");
	if (images.len)
		buf_printf(&b, "<ofd:MultiMedias>\n%s</ofd:MultiMedias>\n", buf_text(&images));
	buf_text_add(&b, "</ofd:Res>\n");
	buf_free(&images);
	add_entry(s, "Doc_0/DocumentRes.xml", &b);
}

static void put_destination(Buf *b, const OfdPlace *p)
{
	buf_printf(b, "<ofd:Dest Type=\"XYZ\" PageID=\"%d\" Left=\"", p->page);
	ofd_put_mm(b, p->x);
	buf_text_add(b, "\" Top=\"");
	ofd_put_mm(b, p->y);
	buf_text_add(b, "\" Zoom=\"0\"/>");
}

/* Entries nest by their levels, whatever levels are left out. */
static void put_outline(const OfdSink *s, Buf *b)
{
	int open[8], depth = 0;

	for (size_t i = 0; i < s->shared.place_count; i++) {
		const OfdPlace *p = &s->shared.places[i];

		if (!p->title)
			continue;
		while (depth > 0 && open[depth - 1] >= p->level) {
			buf_text_add(b, "</ofd:OutlineElem>\n");
			depth--;
		}
		buf_text_add(b, "<ofd:OutlineElem Title=\"");
		xml_text(b, p->title, strlen(p->title));
		buf_text_add(b, "\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto>");
		put_destination(b, p);
		buf_text_add(b, "</ofd:Goto></ofd:Action></ofd:Actions>");
		if (depth < 8)
			open[depth++] = p->level;
	}
	while (depth-- > 0)
		buf_text_add(b, "</ofd:OutlineElem>\n");
}

static void put_bookmarks(const OfdSink *s, Buf *b)
{
	for (size_t i = 0; i < s->shared.place_count; i++) {
		const OfdPlace *p = &s->shared.places[i];

		if (!p->id)
			continue;
		buf_text_add(b, "<ofd:Bookmark Name=\"");
		xml_text(b, p->id, strlen(p->id));
		buf_text_add(b, "\">");
		put_destination(b, p);
		buf_text_add(b, "</ofd:Bookmark>\n");
	}
}

static void add_document(OfdSink *s)
{
	Buf b = { 0 }, part = { 0 };

	buf_printf(&b, XML "<ofd:Document" NAMESPACE ">\n<ofd:CommonData><ofd:MaxUnitID>%d</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ",
		s->shared.last_id);
	ofd_put_mm(&b, s->width);
	buf_byte(&b, ' ');
	ofd_put_mm(&b, s->height);
	buf_text_add(&b, "</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>\n<ofd:Pages>\n");
	for (size_t i = 0; i < s->count; i++)
		buf_printf(&b, "<ofd:Page ID=\"%d\" BaseLoc=\"Pages/Page_%zu/Content.xml\"/>\n", s->ids[i], i);
	buf_text_add(&b, "</ofd:Pages>\n");
	put_outline(s, &part);
	if (part.len)
		buf_printf(&b, "<ofd:Outlines>\n%s</ofd:Outlines>\n", buf_text(&part));
	buf_clear(&part);
	put_bookmarks(s, &part);
	if (part.len)
		buf_printf(&b, "<ofd:Bookmarks>\n%s</ofd:Bookmarks>\n", buf_text(&part));
	buf_text_add(&b, "</ofd:Document>\n");
	buf_free(&part);
	add_entry(s, "Doc_0/Document.xml", &b);
}

/* The document's own mark is a hash of what it shows. */
static void add_root(OfdSink *s)
{
	Buf b = { 0 };
	uint64_t hash[2] = { HASH_START, hash_bytes(HASH_START, "wenheng", 7) };
	Moment made;

	for (size_t i = 0; i < s->count; i++)
		for (int k = 0; k < 2; k++)
			hash[k] = hash_bytes(hash[k], s->pages[i].data, s->pages[i].len);
	buf_printf(&b, XML "<ofd:OFD" NAMESPACE " DocType=\"OFD\" Version=\"1.0\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>%016" PRIx64 "%016" PRIx64
		"</ofd:DocID>", hash[0], hash[1]);
	put_element(&b, "Title", s->doc->title);
	put_element(&b, "Author", s->doc->author);
	put_element(&b, "Subject", s->doc->subject);
	if (moment_of(s->doc, s->diag, &made))
		buf_printf(&b, "<ofd:CreationDate>%04d-%02d-%02d</ofd:CreationDate>", made.day.year, made.day.month, made.day.day);
	buf_text_add(&b, "<ofd:Creator>Wenheng</ofd:Creator></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>\n");
	add_entry(s, "OFD.xml", &b);
}

/* ---- the whole ---- */

/* The zip's bytes, once it is closed. */
static void put_file(OfdSink *s, zip_source_t *bytes)
{
	char block[65536];
	zip_int64_t n;

	if (zip_source_open(bytes) != 0) {
		fail(s, zip_error_strerror(zip_source_error(bytes)));
		return;
	}
	while ((n = zip_source_read(bytes, block, sizeof block)) > 0)
		file_put(s->out, block, (size_t)n);
	zip_source_close(bytes);
	if (n < 0)
		fail(s, zip_error_strerror(zip_source_error(bytes)));
}

static void write_all(OfdSink *s)
{
	zip_error_t error;

	zip_error_init(&error);
	zip_source_t *bytes = zip_source_buffer_create(NULL, 0, 0, &error);

	s->zip = bytes ? zip_open_from_source(bytes, ZIP_TRUNCATE, &error) : NULL;
	if (!s->zip) {
		fail(s, zip_error_strerror(&error));
		zip_source_free(bytes);
		zip_error_fini(&error);
		return;
	}
	zip_source_keep(bytes);
	zip_error_fini(&error);
	add_root(s);
	add_document(s);
	add_resources(s);
	add_fonts(s);
	add_pages(s);
	if (s->failed) {
		zip_discard(s->zip);
	} else if (zip_close(s->zip) != 0) {
		fail(s, zip_strerror(s->zip));
		zip_discard(s->zip);
	} else {
		put_file(s, bytes);
	}
	zip_source_free(bytes);
}

static bool take_page(PageSink *sink, const Page *p)
{
	OfdSink *s = (OfdSink *)(void *)sink;
	size_t count = s->count;
	int id = ++s->shared.last_id;

	if (count == 0) {
		s->width = p->width;
		s->height = p->height;
	}
	*MEM_PUSH(s->ids, count, s->id_cap) = id;
	Buf *text = MEM_PUSH(s->pages, s->count, s->cap);

	*text = (Buf){ 0 };
	ofd_put_page(&s->shared, p, id, text);
	return true;
}

static void free_sink(OfdSink *s)
{
	for (size_t i = 0; i < s->count; i++)
		buf_free(&s->pages[i]);
	ofd_shared_free(&s->shared);
	free(s->pages);
	free(s->ids);
	free(s);
}

static bool end(PageSink *sink, bool good)
{
	OfdSink *s = (OfdSink *)(void *)sink;

	if (good)
		write_all(s);
	good = good && !s->failed;
	if (good || file_failed(s->out))
		good = file_commit(s->out) && good;
	else
		file_abandon(s->out);
	free_sink(s);
	return good;
}

static PageSink *begin(const Doc *doc, FontSet *fonts, OutputOptions opt, const char *path, Diag *d)
{
	OutFile *out = file_create(path, d);

	if (!out)
		return NULL;
	if (opt.unsynced)
		file_unsynced(out);
	OfdSink *s = mem_alloc(sizeof *s);

	*s = (OfdSink){ .sink = { .page = take_page, .end = end }, .doc = doc, .diag = d, .out = out, .shared = { .fonts = fonts } };
	return &s->sink;
}

const Backend backend_ofd = { "ofd", ".ofd", begin };

