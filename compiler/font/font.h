/* font.h - faces, roles and fallback: which glyph shows a character, how wide it is, and subsets.
 *
 * HarfBuzz reads the fonts; a face is opened once and mapped.  A role is an ordered list of faces;
 * a character comes from the first face of the list that has it.  All advances are in thousandths
 * of an em ("mille"), so a face's own units per em are seen nowhere else. */
#ifndef WENHENG_FONT_FONT_H
#define WENHENG_FONT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "doc/style.h"

typedef struct FontSet FontSet;
typedef struct FontFolders FontFolders;

/* dirs: folders searched in order, the user's own first; a later folder is only searched for names
 * the earlier ones lack.  Roles are copied. A role none of whose faces is found is reported when it
 * is first used, naming the faces wanted. */
FontSet *fontset_open(const Roles *roles, const char *const *dirs, size_t dir_count, Diag *d);
void     fontset_close(FontSet *fs);
/* The same in two steps: the folders are looked through beside what is done meanwhile, and then taken over by the set,
 * or forgotten (NULL is allowed). */
FontFolders *fontset_seek(const char *const *dirs, size_t dir_count, Diag *d);
FontSet     *fontset_open_in(const Roles *roles, FontFolders *folders, Diag *d);
void         fontset_forget(FontFolders *folders);

/* A set for another thread: the same roles and faces under the same numbers, as far as they are open now.  What is not
 * is not found, without a word; nothing is opened.  Freed by fontset_close(), before the first set. */
FontSet *fontset_twin(const FontSet *fs);

/* Role by name; -1 after an error when there is no such role or no face for it. A role may also be
 * the name of a face itself. */
int fontset_role(FontSet *fs, const char *name, Place at);
/* Whether its face has been found and opened, without doing so. */
bool fontset_is_open(FontSet *fs, const char *name);
/* Which faces the role has, and what is in their files: changes when another face would be chosen or lend a character. */
Digest fontset_role_digest(FontSet *fs, const char *name);

/* The face of the role that has the character, -1 when none has. The first use of a face that is
 * not the role's first is noted once a run and face. */
int fontset_face(FontSet *fs, int role, uint32_t cp);
typedef struct FontCell { /* what a role's own face has for a character */
	uint32_t cp, glyph;
	int      face;
	int      advance; /* mille */
} FontCell;
/* The character in the role's own face, NULL when it is not there: fontset_face() then says whether another has it.
 * Good until the next call. */
const FontCell *fontset_cell(FontSet *fs, int role, uint32_t cp);
/* The table it looks in, by character modulo FONT_CELLS: a cell with the character's number is what it would give. */
enum { FONT_CELLS = 4096 };
const FontCell *fontset_cells(FontSet *fs, int role);
/* The role's own (first found) face. */
int fontset_main_face(FontSet *fs, int role);

typedef struct FaceInfo {
	const char *postscript_name, *family, *full_name, *path;
	int  index;      /* in a collection */
	bool cff;        /* CFF outlines, else glyf */
	bool cid_keyed;  /* CFF with ROS */
	int  upem;
	int  ascent, descent, cap_height; /* mille; descent negative */
	int  bbox[4];    /* mille: x min, y min, x max, y max */
	int  italic_angle, stem_v;
	bool serif, fixed_pitch;
	int  weight;      /* 400 regular, 700 bold */
	int  glyph_count;
	const char *registry, *ordering; /* of a CID-keyed face's character collection, else Adobe, Identity */
	int  supplement;
} FaceInfo;
int             fontset_face_count(const FontSet *fs);
const FaceInfo *fontset_face_info(FontSet *fs, int face);
int             fontset_shift(FontSet *fs, int role, int face); /* mille, up > 0 */

/* Fast path: one character, one glyph. 0 when the face lacks it. */
uint32_t face_glyph(FontSet *fs, int face, uint32_t cp);
int      face_advance(FontSet *fs, int face, uint32_t glyph); /* mille, rounded */
/* Ink box of a glyph in mille (x min, y min, x max, y max); false when it has no ink. */
bool     face_ink(FontSet *fs, int face, uint32_t glyph, int box[4]);

/* Appends a glyph's outline in the face's units, y up, as path data of SVG: "M10 20L30 40Q…C…Z"; nothing without ink. */
void     face_contour(FontSet *fs, int face, uint32_t glyph, Buf *out);

typedef struct ShapedGlyph {
	uint32_t glyph;
	uint32_t cluster;        /* byte offset into the text */
	int16_t  x_offset, y_offset; /* mille */
	int32_t  advance;        /* mille */
} ShapedGlyph;
/* Shapes text of one face and script (han: script Hani, language zh-Hans; else Latn). The result is
 * the set's own buffer, good until the next call. */
const ShapedGlyph *face_shape(FontSet *fs, int face, const char *text, size_t n, bool han, size_t *count);

/* A subset for embedding.  The caller gives glyph ids as used on pages; bytes is a bare CFF table
 * for CFF faces (FontFile3) or a whole TrueType file for glyf (FontFile2). */
typedef struct Subset {
	Buf       bytes;
	uint32_t *new_id; /* new glyph id for each glyph asked for, same order (heap) */
	uint32_t *cid;    /* for CID-keyed CFF: the CID of each glyph in the charset; else NULL */
} Subset;
bool face_subset(FontSet *fs, int face, const uint32_t *glyphs, size_t n, bool retain_ids, Subset *out, Diag *d);
void subset_free(Subset *s);
typedef struct EmbedGlyph {
	uint32_t glyph;
	uint32_t cp;     /* a character that the face's map leads to it from, 0: none need */
	uint32_t new_id; /* out: in the file */
} EmbedGlyph;
/* Appends a font file (OpenType with CFF or TrueType) that holds these glyphs and maps these characters. */
bool face_embed(FontSet *fs, int face, EmbedGlyph *glyphs, size_t n, Buf *out, Diag *d);

/* The CID by which a CID-keyed CFF face addresses a glyph; the glyph id itself for other faces. */
uint32_t face_cid(FontSet *fs, int face, uint32_t glyph);

/* "role: face (path, index)" lines, for `wenheng fonts`; json when asked. False when a role has no face. */
bool fontset_report(FontSet *fs, bool json, Buf *out);

#endif
