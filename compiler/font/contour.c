/* contour.c - a glyph's outline as text, for backends that draw glyphs themselves. */
#include "font/face.h"

/* Coordinates are whole in all fonts but variable ones, whose instances are not used. */
static void put_point(Buf *b, float x, float y)
{
	buf_int(b, (int)x);
	buf_byte(b, ' ');
	buf_int(b, (int)y);
}

static void move_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, float x, float y, void *user)
{
	(void)f, (void)s, (void)user;
	buf_byte(out, 'M');
	put_point(out, x, y);
}

static void line_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, float x, float y, void *user)
{
	(void)f, (void)s, (void)user;
	buf_byte(out, 'L');
	put_point(out, x, y);
}

static void quadratic_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, float cx, float cy, float x, float y, void *user)
{
	(void)f, (void)s, (void)user;
	buf_byte(out, 'Q');
	put_point(out, cx, cy);
	buf_byte(out, ' ');
	put_point(out, x, y);
}

static void cubic_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, float ax, float ay, float bx, float by, float x, float y,
                     void *user)
{
	(void)f, (void)s, (void)user;
	buf_byte(out, 'C');
	put_point(out, ax, ay);
	buf_byte(out, ' ');
	put_point(out, bx, by);
	buf_byte(out, ' ');
	put_point(out, x, y);
}

static void close_path(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, void *user)
{
	(void)f, (void)s, (void)user;
	buf_byte(out, 'Z');
}

void face_contour(FontSet *fs, int face, uint32_t glyph, Buf *out)
{
	mem_watch();
	hb_draw_funcs_t *pen = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(pen, quadratic_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(pen, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(pen, close_path, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(fontset_open_face(fs, face)->font, glyph, pen, out);
#else
	hb_font_get_glyph_shape(fontset_open_face(fs, face)->font, glyph, pen, out);
#endif
	hb_draw_funcs_destroy(pen);
	mem_check();
}
