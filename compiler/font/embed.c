/* embed.c - a face cut to what a document shows, as a font file of its own with a character map: for formats whose
 * readers look glyphs up by character. */
#include "font/face.h"

bool face_embed(FontSet *fs, int face, EmbedGlyph *glyphs, size_t n, Buf *out, Diag *d)
{
	static const char *const tags[] = { "head", "hhea", "hmtx", "maxp", "CFF ", "glyf", "loca", "cmap", "name", "OS/2", "post", NULL };
	Face *f = fontset_open_face(fs, face);
	hb_face_t *result = face_cut(f, tags, false, glyphs, n);
	unsigned len = 0;

	if (!result)
		return face_refuse(f, d, "HarfBuzz gave up");
	hb_blob_t *blob = hb_face_reference_blob(result);
	const char *bytes = hb_blob_get_data(blob, &len);

	buf_add(out, bytes, len);
	hb_blob_destroy(blob);
	hb_face_destroy(result);
	return true;
}
