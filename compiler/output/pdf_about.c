/* pdf_about.c - what a PDF says of itself: its information, its metadata, the colours it means.
 *
 * Every document is made to be kept: by ISO 19005-2 (PDF/A-2) all that shows it is in the file, and colours are those
 * of sRGB by a profile made here.  With files inside it is part 3.  With its structure it is of level A and, where it has a title and all figures
 * are described, also follows ISO 14289-1 (PDF/UA-1); without it, of level U.  What is claimed is proved by
 * tests/pdf/archive.py. */
#include "output/pdf.h"

#include <string.h>

#include "output/moment.h"
#include "output/plain.h"
#include "output/xml.h"

static void info_text(PdfFile *f, const char *key, const char *value)
{
	Buf b = { 0 }, plain = { 0 };

	if (!value || !*value)
		return;
	plain_add(&plain, value);
	buf_printf(&b, "/%s ", key);
	pdf_put_text(&b, buf_text(&plain), plain.len);
	buf_byte(&b, '\n');
	pdf_raw_add(f, pdf_info(f), &b);
	buf_free(&plain);
	buf_free(&b);
}

static void xmp_list(Buf *b, const char *name, const char *kind, const char *value)
{
	Buf plain = { 0 };

	if (!value || !*value)
		return;
	plain_add(&plain, value);
	buf_printf(b, "<dc:%s><rdf:%s><rdf:li%s>", name, kind, strcmp(kind, "Alt") == 0 ? " xml:lang=\"x-default\"" : "");
	xml_text(b, buf_text(&plain), plain.len);
	buf_printf(b, "</rdf:li></rdf:%s></dc:%s>\n", kind, name);
	buf_free(&plain);
}

/* Which part and level of PDF/A the file follows, and whether PDF/UA-1. */
typedef struct Claims {
	int  part;
	char level;
	bool accessible;
} Claims;

/* PDF/UA's mark is no part of the XMP that PDF/A knows: it is described (ISO 19005-2, 6.6.2.3). */
static const char accessible_schema[] =
	"<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfuaid:part>1</pdfuaid:part>\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
	"<pdfaProperty:category>internal</pdfaProperty:category>"
	"<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>"
	"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

static void write_xmp(PdfFile *f, const Doc *doc, const Claims *claims, const char *when)
{
	Buf b = { 0 };

	buf_text_add(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
		"<dc:format>application/pdf</dc:format>\n");
	xmp_list(&b, "title", "Alt", doc->title);
	xmp_list(&b, "creator", "Seq", doc->author);
	xmp_list(&b, "description", "Alt", doc->subject);
	buf_text_add(&b, "<xmp:CreatorTool>Wenheng</xmp:CreatorTool>\n<pdf:Producer>Wenheng, libharu</pdf:Producer>\n");
	if (*when)
		buf_printf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n", when, when);
	buf_printf(&b, "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>%c</pdfaid:conformance>\n</rdf:Description>\n", claims->part,
		claims->level);
	if (claims->accessible)
		buf_text_add(&b, accessible_schema);
	buf_text_add(&b, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
	PdfDict *d = pdf_stream_as(f, "Metadata", NULL, b.data, b.len);

	pdf_name(f, d, "Subtype", "XML");
	pdf_ref_id(f, pdf_catalog(f), "Metadata", pdf_done(f, d));
	buf_free(&b);
}

static void write_info(PdfFile *f, const Doc *doc, const char *when)
{
	info_text(f, "Title", doc->title);
	info_text(f, "Author", doc->author);
	info_text(f, "Subject", doc->subject);
	pdf_raw(f, pdf_info(f), "/Creator (Wenheng)\n/Producer (Wenheng, libharu)\n");
	if (*when)
		pdf_raw(f, pdf_info(f), "/CreationDate (%s)\n/ModDate (%s)\n", when, when);
}

/* What DeviceRGB and DeviceGray mean in this file (6.2.3): sRGB. */
static void write_intent(PdfFile *f)
{
	Buf profile = { 0 };

	pdf_srgb_profile(&profile);
	PdfDict *d = pdf_stream(f, NULL, profile.data, profile.len);

	pdf_int(f, d, "N", 3);
	pdf_raw(f, pdf_catalog(f), "/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
		" /Info (sRGB, IEC 61966-2-1) /DestOutputProfile %d 0 R >>]\n", pdf_done(f, d));
	buf_free(&profile);
}

void pdf_about(PdfFile *f, const Doc *doc, const PdfTags *tags, bool attached, Diag *d)
{
	Buf pdf = { 0 }, xmp = { 0 };
	const char *lang = doc->lang ? doc->lang : "zh";
	bool titled = doc->title && *doc->title;
	Claims claims = { attached ? 3 : 2, tags ? 'A' : 'U', tags && titled && pdf_tags_described(tags) };
	Moment made;

	if (moment_of(doc, d, &made)) {
		moment_pdf(&made, &pdf);
		moment_iso(&made, &xmp);
	}
	write_info(f, doc, buf_text(&pdf));
	write_xmp(f, doc, &claims, buf_text(&xmp));
	write_intent(f);
	pdf_raw(f, pdf_catalog(f), "/Lang (%s)\n", strncmp(lang, "en", 2) == 0 ? "en" : "zh-CN");
	if (titled)
		pdf_raw(f, pdf_catalog(f), "/ViewerPreferences << /DisplayDocTitle true >>\n");
	buf_free(&pdf);
	buf_free(&xmp);
}
