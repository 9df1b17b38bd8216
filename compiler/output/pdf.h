/* pdf.h - what the files of the PDF backend share: fonts, images, structure, places, page contents. */
#ifndef WENHENG_OUTPUT_PDF_H
#define WENHENG_OUTPUT_PDF_H

#include "base/mem.h"
#include "doc/style.h"
#include "font/font.h"
#include "layout/display.h"
#include "output/backend.h"
#include "output/pdf_obj.h"

/* pdf_font.c: a face as one document uses it. */
typedef struct PdfFont PdfFont;

PdfFont *pdf_font_new(PdfFile *f, FontSet *fonts, int face, int number);
void     pdf_font_free(PdfFont *font);
int      pdf_font_id(const PdfFont *font); /* its object number */
const char *pdf_font_name(const PdfFont *font); /* "F0", in resources */
typedef struct PdfCode {
	unsigned code;    /* two bytes that show the glyph */
	int      advance; /* mille, as in the W array */
	bool     says;    /* reading it back gives the text; else the caller must state it with ActualText */
} PdfCode;
PdfCode  pdf_font_code(PdfFont *font, uint32_t glyph, const char *text, size_t n);
/* What it answered last, by glyph modulo PDF_KNOWN, where a text is a character of up to three bytes: as nearly all that
 * is asked for again and again. */
enum { PDF_KNOWN = 1024, PDF_KNOWN_TEXT = 3 };
typedef struct PdfKnown {
	uint32_t glyph;
	char     text[PDF_KNOWN_TEXT];
	uint8_t  len; /* 0: nothing yet */
	PdfCode  code;
} PdfKnown;
const PdfKnown *pdf_font_known(const PdfFont *font);
/* Subsets the face and writes the font's dictionaries, once, after the last page. */
bool     pdf_font_finish(PdfFont *font, Diag *d);

/* pdf_image.c: pictures by path, each embedded once; two files of the same bytes are one picture. */
typedef struct PdfImages PdfImages;

PdfImages  *pdf_images_new(PdfFile *f, Diag *d);
void        pdf_images_free(PdfImages *images);
/* The name in resources ("I0") of an OP_IMAGE's picture, or NULL after a report when it cannot be shown. */
const char *pdf_image_name(PdfImages *images, const Op *op);
bool        pdf_images_good(const PdfImages *images); /* none failed for which no frame may stand */
void        pdf_images_resources(const PdfImages *images, Buf *out); /* "/I0 7 0 R …" */

/* pdf_png.c, pdf_jpeg.c: a file's bytes as an image object; NULL with the reason in why. */
enum { PDF_IMAGE_WHY = 128 };
PdfDict *pdf_png_load(PdfFile *f, const Buf *bytes, char why[PDF_IMAGE_WHY]);
PdfDict *pdf_jpeg_load(PdfFile *f, const Buf *bytes, char why[PDF_IMAGE_WHY]);
bool     pdf_image_too_large(unsigned long w, unsigned long h);
void     pdf_image_entries(PdfFile *f, PdfDict *d, unsigned long w, unsigned long h, int bits);

/* pdf_tags.c: the structure tree. */
typedef struct PdfTags PdfTags;

PdfTags *pdf_tags_new(PdfFile *f, bool off);          /* off: nothing is tagged */
void     pdf_tags_free(PdfTags *t);
void     pdf_tags_page(PdfTags *t, int page_id);       /* a page begins; its object number */
void     pdf_tags_begin(PdfTags *t, const Op *op);
void     pdf_tags_end(PdfTags *t);
/* The annotation of this object number belongs to the element that is open.  Its place among the page's
 * annotations, or -1: it stands in an artifact and must not be there. */
int      pdf_tags_link(PdfTags *t, int annotation);
int      pdf_tags_link_key(const PdfTags *t, int link); /* its /StructParent, once the page's content is all there */
/* Before something is drawn: opens or changes the marked content in out. artifact: no content. */
void     pdf_tags_mark(PdfTags *t, Buf *out, bool artifact);
bool     pdf_tags_would_mark(const PdfTags *t, bool artifact); /* that call would write something */
void     pdf_tags_close(PdfTags *t, Buf *out);         /* ends the marked content of the page */
int      pdf_tags_page_key(const PdfTags *t);          /* the page's /StructParents, -1: nothing marked */
void     pdf_tags_finish(PdfTags *t);
bool     pdf_tags_described(const PdfTags *t);         /* every figure has a text in its place */

/* pdf_about.c: writes information, metadata and colours into the catalog. tags: NULL without a structure; attached:
 * files are kept inside. */
void pdf_about(PdfFile *f, const Doc *doc, const PdfTags *tags, bool attached, Diag *d);

/* pdf_icc.c: the bytes of a profile. */
void pdf_srgb_profile(Buf *out);

/* pdf_path.c: colours for filling or stroking; an outline with its graphics state, on a page of that height. */
void pdf_put_color(Buf *b, uint32_t rgb, bool stroke);
void pdf_put_path(Buf *b, const Op *op, Unit height);

/* pdf_places.c: named places, what links lead to, the outline. */
typedef struct PdfPlaces PdfPlaces;

PdfPlaces *pdf_places_new(PdfFile *f);
void       pdf_places_free(PdfPlaces *p);
/* An anchor op that stands at x, y of a page, in PDF coordinates of the sheet. Keeps nothing of op. */
void       pdf_places_add(PdfPlaces *p, const Op *op, int page_id, Unit x, Unit y);
void       pdf_places_want(PdfPlaces *p, const char *id); /* a link leads there */
/* Writes names and outline into the catalog; warns of links that lead nowhere. files: names of attached files with
 * their objects, for the same tree. */
void       pdf_places_finish(PdfPlaces *p, const Buf *files, Diag *d);

/* pdf_attach.c: writes attached files, and appends "(0000) 7 0 R " of each to names. */
void pdf_attach(PdfFile *f, const Doc *doc, const Attachment *items, size_t count, Buf *names, Diag *d);

/* pdf_page.c: display list → content stream. */
typedef struct PdfLink {
	size_t op;   /* of the page */
	int    id;   /* object number of its annotation */
	int    link; /* what pdf_tags_link() said, -1 without a structure */
} PdfLink;

typedef struct PdfPages {
	PdfFile   *file;
	FontSet   *fonts;
	PdfFont  **used;      /* by face, NULL until used */
	int        used_count;
	PdfImages *images;
	PdfTags   *tags;
	bool       untagged;
	Buf        content;
	size_t     content_len; /* of the last page */
	PdfLink   *links;     /* of the page (heap) */
	size_t     link_count, link_cap;
} PdfPages;

/* Fills p->content and p->links. alone: no other stream of the page follows, which would have to start
 * from the first graphics state. */
void pdf_page_content(PdfPages *p, const Page *page, bool alone);

#endif
