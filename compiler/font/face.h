/* face.h - one open face: HarfBuzz's objects and the caches over them. For font/ alone. */
#ifndef WENHENG_FONT_FACE_H
#define WENHENG_FONT_FACE_H

#include <hb.h>

#include "base/mem.h"
#include "font/cff.h"
#include "font/cff_subset.h"
#include "font/find.h"
#include "font/font.h"
#include "font/sfnt.h"

enum { GLYPH_PAGES = 0x1100 }; /* pages of 256 characters: 17 planes */

enum { INKS = 64 };

typedef struct Ink { /* a glyph's box, as face_ink() gives it */
	uint32_t asked;      /* the glyph + 1; 0: none yet */
	bool     any;
	int      box[4];
} Ink;

typedef struct Face {
	FaceInfo   info;
	hb_blob_t *blob;  /* the mapped file */
	hb_face_t *hb;
	hb_font_t *font;
	SfntFile   file;  /* its bytes, the blob's */
	Sfnt       sfnt;
	Cff        cff;
	uint32_t  *pages[GLYPH_PAGES]; /* glyph + 1 by character, 0: not asked yet */
	int32_t   *advances;           /* mille by glyph, -1: not asked yet */
	Ink        inks[INKS];         /* by glyph modulo INKS: the marks of a text are few and come again and again */
	uint16_t  *cids;               /* by glyph, for CID-keyed faces, read when first asked */
	CffCutter *cutter;             /* of a CID-keyed face, made when it is first subset */
} Face;

/* NULL when the face is damaged; *why then says how. */
Face *face_open(Arena *a, const FoundFace *found, const char **why);
/* The same face for another thread: the file's bytes are shared, what is kept of glyphs is not. */
Face *face_twin(const Face *f);
void  face_close(Face *f);

/* The open face of that number. */
Face *fontset_open_face(FontSet *fs, int face);

/* The face with these glyphs and characters alone, of these tables (up to a NULL), by hb-subset; new_id of each glyph is set.
 * The caller's to destroy; NULL when HarfBuzz gives up. */
hb_face_t *face_cut(Face *f, const char *const *tags, bool retain_ids, EmbedGlyph *glyphs, size_t n);
/* Says so and why; false. */
bool face_refuse(const Face *f, Diag *d, const char *why);

/* Font units to thousandths of an em, rounded half away from zero. */
int face_mille(const Face *f, int64_t units);

/* CIDs by glyph; NULL for faces that are not CID-keyed or whose charset is damaged. */
const uint16_t *face_cids(Face *f);

#endif
