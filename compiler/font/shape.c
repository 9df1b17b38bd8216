/* shape.c - runs through HarfBuzz: kerning and ligatures for Latin, marks and pairs for Han.
 *
 * Han runs are shaped as script Hani, language zh-Hans: with a guessed script Noto's ——  is 1.69 em
 * wide instead of two.  Kerning is off in Han, which stands on a grid.
 *
 * A report says the same words, units and codes again and again, and a call of HarfBuzz costs thousands of
 * instructions: short ones are kept, a later one in the place of an earlier.  Figures are seldom the same, but what
 * shaping does to 12.5% is nothing in most faces: that is found out once for each two neighbours. */
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

/* Of what figures are written with, digits first. */
static const char signs[] = "0123456789.,%+-";
enum { DIGITS = 10, SIGNS = sizeof signs - 1 };

typedef enum Meeting { MEETING_UNKNOWN, MEETING_APART, MEETING_SHAPED } Meeting;

typedef struct Meetings { /* whether two signs, set beside each other, stay what each is alone */
	uint8_t of[SIGNS][SIGNS];
} Meetings;

struct Shapes {
	hb_language_t chinese, english;
	Shape *items[SHAPES]; /* by hash; NULL: none yet */
	Meetings *meetings;   /* by face */
	size_t    faces;
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
	if (!s)
		return;
	for (size_t i = 0; i < SHAPES; i++)
		free(s->items[i]);
	free(s->meetings);
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

/* A piece of the text through HarfBuzz: its glyphs behind the `had` that are there.  Returns how many there are then. */
static size_t shape_piece(FontSet *fs, int face, const char *text, size_t from, size_t n, bool han, size_t had)
{
	Face *f = fontset_open_face(fs, face);
	hb_buffer_t *b = fontset_buffer(fs);
	static const hb_feature_t no_kern = { HB_TAG('k', 'e', 'r', 'n'), 0, 0, (unsigned)-1 };
	unsigned glyphs;

	mem_watch();
	prepare(fontset_shapes(fs), b, text + from, n, han);
	hb_shape(f->font, b, &no_kern, han ? 1 : 0);
	mem_check();
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &glyphs);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, &glyphs);
	ShapedGlyph *out = fontset_shaped(fs, had + glyphs) + had;

	for (unsigned i = 0; i < glyphs; i++)
		out[i] = (ShapedGlyph){
			.glyph = info[i].codepoint,
			.cluster = (uint32_t)from + info[i].cluster,
			.x_offset = (int16_t)face_mille(f, pos[i].x_offset),
			.y_offset = (int16_t)face_mille(f, pos[i].y_offset),
			.advance = face_mille(f, pos[i].x_advance),
		};
	return had + glyphs;
}

/* Through HarfBuzz, which takes the square of a text's length for marks upon marks: a text that no language has goes piece by
 * piece, each of whole characters. */
static const ShapedGlyph *shape(FontSet *fs, int face, const char *text, size_t n, bool han, size_t *count)
{
	enum { PIECE = 2048 };
	size_t from = 0, glyphs = 0;

	do {
		size_t to = n - from > PIECE ? from + PIECE : n;

		while (to < n && to > from + 1 && ((unsigned char)text[to] & 0xC0) == 0x80)
			to--;
		glyphs = shape_piece(fs, face, text, from, to - from, han, glyphs);
		from = to;
	} while (from < n);
	*count = glyphs;
	return fontset_shaped(fs, glyphs);
}

/* ---- figures ---- */

/* The signs' numbers into as; false when there is anything else, or but one. */
static bool is_figure(const char *text, size_t n, uint8_t as[LETTERS])
{
	if (n < 2 || n > LETTERS)
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *at = text[i] >= '0' && text[i] <= '9' ? &signs[text[i] - '0'] : strchr(signs + DIGITS, text[i]);
		if (!at || !*at)
			return false;
		as[i] = (uint8_t)(at - signs);
	}
	return true;
}

static ShapedGlyph alone(FontSet *fs, int face, char sign, size_t at)
{
	uint32_t glyph = face_glyph(fs, face, (unsigned char)sign);

	return (ShapedGlyph){ .glyph = glyph, .cluster = (uint32_t)at, .advance = face_advance(fs, face, glyph) };
}

static bool is_alone(FontSet *fs, int face, const ShapedGlyph *g, char sign, size_t at)
{
	ShapedGlyph own = alone(fs, face, sign, at);

	return g->glyph == own.glyph && g->cluster == own.cluster && g->advance == own.advance && !g->x_offset && !g->y_offset;
}

/* Tries two signs with a digit on either side, since a face may do to a sign between digits what it does not elsewhere. */
static Meeting try_meeting(FontSet *fs, int face, size_t a, size_t b)
{
	const char text[] = { '0', signs[a], signs[b], '0' };
	size_t count;
	const ShapedGlyph *g = shape(fs, face, text, sizeof text, false, &count);

	for (size_t i = 0; i < sizeof text; i++)
		if (count != sizeof text || !is_alone(fs, face, &g[i], text[i], i))
			return MEETING_SHAPED;
	return MEETING_APART;
}

/* Digits have one width and nothing between them in all that is set here (cluster.c), so two of them are not tried. */
static bool stand_apart(FontSet *fs, int face, uint8_t a, uint8_t b)
{
	Shapes *s = fontset_shapes(fs);

	if (a < DIGITS && b < DIGITS)
		return true;
	while (s->faces <= (size_t)face) {
		s->meetings = mem_realloc(s->meetings, (s->faces + 1) * sizeof *s->meetings);
		s->meetings[s->faces++] = (Meetings){ 0 };
	}
	uint8_t *known = &s->meetings[face].of[a][b];
	if (*known == MEETING_UNKNOWN)
		*known = (uint8_t)try_meeting(fs, face, a, b);
	return *known == MEETING_APART;
}

/* A figure whose signs all stand as they do alone; NULL: it is to be shaped. */
static const ShapedGlyph *figure(FontSet *fs, int face, const char *text, size_t n, size_t *count)
{
	uint8_t as[LETTERS];

	if (!is_figure(text, n, as))
		return NULL;
	for (size_t i = 0; i + 1 < n; i++)
		if (!stand_apart(fs, face, as[i], as[i + 1]))
			return NULL;
	ShapedGlyph *out = fontset_shaped(fs, n);

	for (size_t i = 0; i < n; i++)
		out[i] = alone(fs, face, text[i], i);
	*count = n;
	return out;
}

const ShapedGlyph *face_shape(FontSet *fs, int face, const char *text, size_t n, bool han, size_t *count)
{
	const ShapedGlyph *out = han ? NULL : figure(fs, face, text, n, count);

	if (out)
		return out;
	Shape **place = shape_of(fs, face, text, n, han);

	if (is_shape(*place, face, text, n, han)) {
		*count = (*place)->count;
		return (*place)->glyphs;
	}
	out = shape(fs, face, text, n, han, count);
	keep(place, face, text, n, han, out, *count);
	return out;
}
