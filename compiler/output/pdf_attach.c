/* pdf_attach.c - files kept inside the document: embedded file streams that belong to all of it (ISO 19005-3, 6.8). */
#include "output/pdf.h"

#include <string.h>

#include "output/moment.h"

static const char *media_type(const char *name)
{
	static const struct { const char *ending, *type; } known[] = {
		{ ".csv", "text/csv" }, { ".json", "application/json" }, { ".jsonl", "application/jsonl" }, { ".txt", "text/plain" },
		{ ".md", "text/markdown" }, { ".xml", "application/xml" }, { ".pdf", "application/pdf" }, { ".png", "image/png" },
		{ ".jpg", "image/jpeg" }, { ".jpeg", "image/jpeg" }, { ".xls", "application/vnd.ms-excel" },
		{ ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	};
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof known / sizeof *known; i++)
		if (strcmp(dot, known[i].ending) == 0)
			return known[i].type;
	return "application/octet-stream";
}

/* A name object: what is not plain is #-coded (ISO 32000-1, 7.3.5). */
static void put_name(Buf *b, const char *s)
{
	buf_byte(b, '/');
	for (; *s; s++)
		if (*s == '/' || *s == '#')
			buf_printf(b, "#%02X", (unsigned)*s);
		else
			buf_byte(b, *s);
}

static int write_stream(PdfFile *f, const Attachment *a, const Moment *made)
{
	PdfDict *d = pdf_stream(f, "EmbeddedFile", a->bytes, a->len);
	Buf b = { 0 };

	buf_text_add(&b, "/Subtype ");
	put_name(&b, media_type(a->name));
	buf_printf(&b, "\n/Params << /Size %zu", a->len);
	if (made) {
		buf_text_add(&b, " /ModDate (");
		moment_pdf(made, &b);
		buf_byte(&b, ')');
	}
	buf_text_add(&b, " >>\n");
	pdf_raw_add(f, d, &b);
	buf_free(&b);
	return pdf_done(f, d);
}

static int write_specification(PdfFile *f, const Attachment *a, int stream)
{
	int id = pdf_reserve(f);
	Buf b = { 0 };

	buf_text_add(&b, "<< /Type /Filespec /AFRelationship /Data /F ");
	pdf_put_text(&b, a->name, strlen(a->name));
	buf_text_add(&b, " /UF ");
	pdf_put_text(&b, a->name, strlen(a->name));
	buf_text_add(&b, " /Desc ");
	pdf_put_text(&b, a->what, strlen(a->what));
	buf_printf(&b, " /EF << /F %d 0 R /UF %d 0 R >> >>", stream, stream);
	pdf_reserved_text(f, id, &b);
	buf_free(&b);
	return id;
}

/* Names of the tree are in the order of their bytes: numbers before the names keep the given one. */
void pdf_attach(PdfFile *f, const Doc *doc, const Attachment *items, size_t count, Buf *names, Diag *d)
{
	Moment made;
	bool dated = count > 0 && moment_of(doc, d, &made);
	Buf list = { 0 };

	for (size_t i = 0; i < count; i++) {
		int id = write_specification(f, &items[i], write_stream(f, &items[i], dated ? &made : NULL));

		buf_printf(names, "(%04zu) %d 0 R ", i, id);
		buf_printf(&list, "%d 0 R ", id);
	}
	if (count > 0)
		pdf_raw(f, pdf_catalog(f), "/AF [%s]\n", list.data);
	buf_free(&list);
}
