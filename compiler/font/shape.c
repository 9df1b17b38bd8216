/* shape.c - runs through HarfBuzz: kerning and ligatures for Latin, marks and pairs for Han.
 *
 * Han runs are shaped as script Hani, language zh-Hans: with a guessed script Noto's ——  is 1.69 em
 * wide instead of two.  Kerning is off in Han, which stands on a grid.
 *
 * A report says the same words, units and codes again and again, and a call of HarfBuzz costs thousands of
 * instructions: short ones are kept, a later one in the place of an earlier. */
#include "font/face.h"
#include "font/set.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { SHAPES = 1024, LETTERS = 24 };

typedef struct Shape {
	char        text[LETTERS];
	uint8_t     len;      /* 0: free */
	bool        han;
	int         face;
	size_t      count;
	ShapedGlyph glyphs[LETTERS];
} Shape;

struct Shapes {
	hb_language_t chinese, english;
	Shape *items[SHAPES]; /* by hash; NULL: none yet */
};

Shapes *shapes_new(void)
{
	Shapes *s = mem_alloc(sizeof *s);

	s->chinese = hb_language_from_string("zh-hans", -1);
	s->english = hb_language_from_string("en", -1);
	return s;
}

void shapes_free(Shapes *s)
{
	for (size_t i = 0; s && i < SHAPES; i++)
		free(s->items[i]);
	free(s);
}

/* The place for such a text, which may hold another one. */
static Shape **shape_of(FontSet *fs, int face, const char *text, size_t n, bool han)
{
	uint64_t hash = hash_bytes(HASH_START + (uint64_t)face * 2 + han, text, n);

	return &fontset_shapes(fs)->items[(hash ^ hash >> 32) % SHAPES];
}

static bool is_shape(const Shape *s, int face, const char *text, size_t n, bool han)
{
	return s && s->len == n && s->han == han && s->face == face && memcmp(s->text, text, n) == 0;
}

static void keep(Shape **place, int face, const char *text, size_t n, bool han, const ShapedGlyph *glyphs, size_t count)
{
	if (n == 0 || n > LETTERS || count > LETTERS)
		return;
	if (!*place)
		*place = mem_alloc(sizeof **place);
	Shape *s = *place;

	memcpy(s->text, text, n);
	s->len = (uint8_t)n;
	s->han = han;
	s->face = face;
	s->count = count;
	memcpy(s->glyphs, glyphs, count * sizeof *glyphs);
}

static void prepare(const Shapes *s, hb_buffer_t *b, const char *text, size_t n, bool han)
{
	hb_buffer_clear_contents(b);
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_buffer_set_script(b, han ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN);
	hb_buffer_set_language(b, han ? s->chinese : s->english);
	hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_add_utf8(b, text, (int)n, 0, (int)n);
}

const ShapedGlyph *face_shape(FontSet *fs, int face, const char *text, size_t n, bool han, size_t *count)
{
	Face *f = fontset_open_face(fs, face);
	hb_buffer_t *b = fontset_buffer(fs);
	static const hb_feature_t no_kern = { HB_TAG('k', 'e', 'r', 'n'), 0, 0, (unsigned)-1 };
	Shape **place = shape_of(fs, face, text, n, han);
	unsigned glyphs;

	if (is_shape(*place, face, text, n, han)) {
		*count = (*place)->count;
		return (*place)->glyphs;
	}
	mem_watch();
	prepare(fontset_shapes(fs), b, text, n, han);
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
	keep(place, face, text, n, han, out, glyphs);
	return out;
}
