/* ofd_page.h - pages as OFD's XML, and what they need of the rest of the file. */
#ifndef WENHENG_OUTPUT_OFD_PAGE_H
#define WENHENG_OUTPUT_OFD_PAGE_H

#include "base/buf.h"
#include "font/font.h"
#include "layout/display.h"

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

/* Appends a page's Content.xml. */
void ofd_put_page(OfdShared *s, const Page *page, int page_id, Buf *out);
/* Appends text that ofd_put_page() made, with the numbers of glyphs put in: the faces' glyphs have their new_id by now. */
void ofd_resolve(const OfdShared *s, const Buf *text, Buf *out);
/* Millimetres, to 0.00001. */
void ofd_put_mm(Buf *b, Unit u);
/* Frees all that pages added. */
void ofd_shared_free(OfdShared *s);

#endif
