/* ofd.h - what the files of the OFD backend share (GB/T 33190-2016). */
#ifndef WENHENG_OUTPUT_OFD_H
#define WENHENG_OUTPUT_OFD_H

#include "base/mem.h"
#include "font/font.h"
#include "layout/display.h"

/* A number that is known only at the end, a glyph's in the font file: six marks and the face and glyph in hex. */
#define OFD_LATER '\x01'
enum { OFD_LATER_FACE = 4, OFD_LATER_GLYPH = 6 };

typedef struct OfdFace {
	int id;             /* of the resource, 0: not used yet */
	EmbedGlyph *glyphs; /* heap, in the order they came */
	size_t count, cap;
	uint32_t *places;   /* by glyph: its place among them + 1; heap */
} OfdFace;

typedef struct OfdImage {
	char *path;         /* heap */
	int   id;
} OfdImage;

typedef struct OfdPlace { /* an anchor */
	char *id, *title;   /* heap, may be NULL */
	int   level, page;  /* level > 0: an entry of the outline; the page's id */
	Unit  x, y;
} OfdPlace;

typedef struct OfdShared { /* what pages add to */
	FontSet  *fonts;
	int       last_id;
	OfdFace  *faces;    /* by face, heap */
	int       face_count;
	OfdImage *images;   /* heap */
	size_t    image_count, image_cap;
	OfdPlace *places;   /* heap */
	size_t    place_count, place_cap;
} OfdShared;

/* ofd_page.c: appends a page's Content.xml; page_id: its own. Numbers of glyphs stand as OFD_LATER says. */
void ofd_page(OfdShared *s, const Page *page, int page_id, Buf *out);
/* Appends the text with numbers of glyphs put in; faces' glyphs have their new_id by now. */
void ofd_resolve(const OfdShared *s, const Buf *text, Buf *out);

/* Pieces of XML. */
void ofd_text(Buf *b, const char *s, size_t n); /* escaped */
void ofd_mm(Buf *b, Unit u);                    /* "31.75": millimetres, to 0.00001 */

#endif
