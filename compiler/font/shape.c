/* shape.c - runs through HarfBuzz: kerning and ligatures for Latin, marks and pairs for Han.
 *
 * Han runs are shaped as script Hani, language zh-Hans: with a guessed script Noto's ——  is 1.69 em
 * wide instead of two.  Kerning is off in Han, which stands on a grid. */
#include "font/face.h"
#include "font/set.h"

#include <string.h>

static void prepare(hb_buffer_t *b, const char *text, size_t n, bool han)
{
	hb_buffer_clear_contents(b);
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_buffer_set_script(b, han ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN);
	hb_buffer_set_language(b, han ? hb_language_from_string("zh-hans", -1) : hb_language_from_string("en", -1));
	hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_add_utf8(b, text, (int)n, 0, (int)n);
}

const ShapedGlyph *face_shape(FontSet *fs, int face, const char *text, size_t n, bool han, size_t *count)
{
	Face *f = fontset_open_face(fs, face);
	hb_buffer_t *b = fontset_buffer(fs);
	static const hb_feature_t no_kern = { HB_TAG('k', 'e', 'r', 'n'), 0, 0, (unsigned)-1 };
	unsigned glyphs;

	mem_watch();
	prepare(b, text, n, han);
	hb_shape(f->font, b, &no_kern, han ? 1 : 0);
	mem_check();
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &glyphs);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, &glyphs);
	ShapedGlyph *out = fontset_shaped(fs, glyphs);

	for (unsigned i = 0; i < glyphs; i++)
		out[i] = (ShapedGlyph){
			.glyph = info[i].codepoint,
			.cluster = info[i].cluster,
			.x_offset = (int16_t)face_mille(f, pos[i].x_offset),
			.y_offset = (int16_t)face_mille(f, pos[i].y_offset),
			.advance = face_mille(f, pos[i].x_advance),
		};
	*count = glyphs;
	return out;
}
