/* make.c - pictures for pictures.sh: make FOLDER
 *
 * Each is 40 x 20 when seen upright: red, green above blue, gray; at 100 dots an inch where it says so.
 * turnN.jpg: stored as EXIF's orientation N says, in either byte order; cmyk.jpg, ycck.jpg: with Adobe's
 * mark (what is left of white); ink.jpg: CMYK without it; rgb.jpg: Adobe's plain RGB; prog.jpg and
 * arith.jpg: progressive, arithmetic; turned.png: by an eXIf chunk; photo.png, alpha.png…: noise, to weigh
 * what becomes of them; hollow.png, wide.png, large.png: what cannot be shown. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

enum { W = 40, H = 20, SIDE = 200 };

static const unsigned char colors[4][3] = { { 220, 30, 30 }, { 30, 160, 60 }, { 40, 80, 200 }, { 128, 128, 128 } };

static const unsigned char *seen(int x, int y)
{
	return colors[(x >= W / 2) + 2 * (y >= H / 2)];
}

/* Where a stored dot is seen (EXIF 2.3, 4.6.4 A). */
static const unsigned char *stored(int turn, int c, int r)
{
	switch (turn) {
	case 2: return seen(W - 1 - c, r);
	case 3: return seen(W - 1 - c, H - 1 - r);
	case 4: return seen(c, H - 1 - r);
	case 5: return seen(r, c);
	case 6: return seen(W - 1 - r, c);
	case 7: return seen(W - 1 - r, H - 1 - c);
	case 8: return seen(r, H - 1 - c);
	default: return seen(c, r);
	}
}

/* Orientation, both resolutions at 26 + 3 * 12 + 4, and their unit, an inch. */
static int exif(unsigned char *out, int turn, bool little)
{
	static const struct { int tag, type; long value; } entries[] = {
		{ 0x0112, 3, 0 }, { 0x011A, 5, 62 }, { 0x011B, 5, 62 }, { 0x0128, 3, 2 },
	};
	static const char heads[2][8] = { "Exif\0\0MM", "Exif\0\0II" }, taken[12] = "secret place"; /* no text: without an end */
	unsigned char *p = out;
#define PUT(v, n) do { for (int k = 0; k < (n); k++) *p++ = (unsigned char)((unsigned long)(v) >> 8 * (little ? k : (n) - 1 - k)); } while (0)
	memcpy(p, heads[little], sizeof heads[0]);
	p += sizeof heads[0];
	PUT(42, 2);
	PUT(8, 4);
	PUT(4, 2);
	for (int i = 0; i < 4; i++) {
		PUT(entries[i].tag, 2);
		PUT(entries[i].type, 2);
		PUT(1, 4);
		if (entries[i].type == 5) {
			PUT(entries[i].value, 4);
		} else {
			PUT(i == 0 ? turn : entries[i].value, 2);
			PUT(0, 2);
		}
	}
	PUT(0, 4);
	PUT(1000, 4); /* 100.0 */
	PUT(10, 4);
	memcpy(p, taken, sizeof taken);
	return (int)(p + sizeof taken - out);
}

typedef enum Kind { YCC, RGB, PROGRESSIVE, ARITHMETIC, CMYK, YCCK, INK } Kind;

static void dot(Kind kind, const unsigned char *rgb, unsigned char *out)
{
	if (kind < CMYK) {
		memcpy(out, rgb, 3);
		return;
	}
	unsigned max = rgb[0] > rgb[1] ? rgb[0] : rgb[1];
	max = max > rgb[2] ? max : rgb[2];
	for (int i = 0; i < 3; i++)
		out[i] = (unsigned char)(rgb[i] * 255u / max); /* left of white */
	out[3] = (unsigned char)max;
	for (int i = 0; i < 4 && kind == INK; i++)
		out[i] = (unsigned char)(255 - out[i]);
}

static void jpeg(const char *folder, const char *name, Kind kind, int turn)
{
	char path[4096];
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char row[4 * W], app[256];
	JSAMPROW rows = row;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	j.err = jpeg_std_error(&errors);
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, f);
	j.image_width = turn > 4 ? H : W;
	j.image_height = turn > 4 ? W : H;
	j.input_components = kind < CMYK ? 3 : 4;
	j.in_color_space = kind < CMYK ? JCS_RGB : JCS_CMYK;
	jpeg_set_defaults(&j);
	if (kind == YCCK)
		jpeg_set_colorspace(&j, JCS_YCCK);
	if (kind == RGB)
		jpeg_set_colorspace(&j, JCS_RGB);
	if (kind == RGB || kind == INK) /* known by component names alone */
		j.write_Adobe_marker = FALSE;
	if (kind == PROGRESSIVE)
		jpeg_simple_progression(&j);
	j.arith_code = kind == ARITHMETIC;
	jpeg_set_quality(&j, 98, TRUE);
	j.comp_info[0].h_samp_factor = j.comp_info[0].v_samp_factor = 1;
	if (turn)
		j.write_JFIF_header = FALSE;
	j.density_unit = 2; /* 20 dots a centimetre */
	j.X_density = j.Y_density = 20;
	jpeg_start_compress(&j, TRUE);
	if (turn)
		jpeg_write_marker(&j, JPEG_APP0 + 1, app, (unsigned)exif(app, turn, turn % 2));
	while (j.next_scanline < j.image_height) {
		for (unsigned x = 0; x < j.image_width; x++)
			dot(kind, stored(turn, (int)x, (int)j.next_scanline), row + x * (unsigned)j.input_components);
		jpeg_write_scanlines(&j, &rows, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	if (turn == 1)
		fputs("a film behind the picture", f);
	fclose(f);
}

/* A PNG that is turned by an eXIf chunk. */
static void turned_png(const char *folder, const char *name, int turn)
{
	char path[4096];
	unsigned char app[256], row[3 * H];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	png_structp p = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(p);

	png_init_io(p, f);
	png_set_IHDR(p, info, H, W, 8, PNG_COLOR_TYPE_RGB, 0, 0, 0);
	png_write_info(p, info);
	png_write_chunk(p, (png_const_bytep)"eXIf", app + 6, (size_t)exif(app, turn, false) - 6);
	for (int y = 0; y < W; y++) {
		for (int x = 0; x < H; x++)
			memcpy(row + 3 * x, stored(turn, x, y), 3);
		png_write_row(p, row);
	}
	png_write_end(p, info);
	png_destroy_write_struct(&p, &info);
	fclose(f);
}

/* Something like a photograph: a slope of colour with a little noise. */
static void png(const char *folder, const char *name, int type, int depth, int interlace, bool opaque)
{
	char path[4096];
	static unsigned char rows[SIDE][SIDE * 8];
	static png_bytep list[SIDE];
	unsigned noise = 1;
	int channels = type == PNG_COLOR_TYPE_RGB ? 3 : type == PNG_COLOR_TYPE_RGB_ALPHA ? 4 : type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2 : 1;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	png_structp p = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(p);
	png_color palette[256];
	png_byte clear[256];

	for (int i = 0; i < 256; i++) {
		palette[i] = (png_color){ (png_byte)i, (png_byte)(255 - i), (png_byte)(i / 2) };
		clear[i] = (png_byte)(i < 16 ? i * 16 : 255);
	}
	png_init_io(p, f);
	png_set_IHDR(p, info, SIDE, SIDE, depth, type, interlace, 0, 0);
	if (type == PNG_COLOR_TYPE_PALETTE) {
		png_set_PLTE(p, info, palette, 256);
		if (!opaque)
			png_set_tRNS(p, info, clear, 256, NULL);
	}
	for (int y = 0; y < SIDE; y++) {
		list[y] = rows[y];
		for (int x = 0; x < SIDE; x++)
			for (int c = 0; c < channels; c++) {
				noise = noise * 1664525u + 1013904223u;
				int v = (x * (c + 1) + y) / 2 % 240 + (int)(noise >> 29);

				if (c == channels - 1 && (type & PNG_COLOR_MASK_ALPHA))
					v = opaque ? 255 : (x + y) * 255 / (2 * SIDE);
				rows[y][(x * channels + c) * depth / 8] = (unsigned char)v;
				if (depth == 16)
					rows[y][(x * channels + c) * 2 + 1] = (unsigned char)v;
			}
	}
	png_write_info(p, info);
	png_write_image(p, list);
	png_write_end(p, info);
	png_destroy_write_struct(&p, &info);
	fclose(f);
}

/* Whole by its checksums, but its data are no deflate stream; or as large as told, with no more to it. */
static void hollow_png(const char *folder, const char *name, png_uint_32 w, png_uint_32 h)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	png_structp p = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(p);

	png_init_io(p, f);
	png_set_IHDR(p, info, w, h, 8, PNG_COLOR_TYPE_RGB, 0, 0, 0);
	png_write_info(p, info);
	png_write_chunk(p, (png_const_bytep)"IDAT", (png_const_bytep)"no deflate stream", 17);
	png_write_chunk(p, (png_const_bytep)"IEND", NULL, 0);
	png_destroy_write_struct(&p, &info);
	fclose(f);
}

int main(int argc, char **argv)
{
	char name[16];

	if (argc != 2)
		return 2;
	for (int turn = 1; turn <= 8; turn++) {
		snprintf(name, sizeof name, "turn%d.jpg", turn);
		jpeg(argv[1], name, YCC, turn);
	}
	jpeg(argv[1], "plain.jpg", YCC, 0);
	jpeg(argv[1], "rgb.jpg", RGB, 0);
	jpeg(argv[1], "prog.jpg", PROGRESSIVE, 0);
	jpeg(argv[1], "arith.jpg", ARITHMETIC, 0);
	jpeg(argv[1], "cmyk.jpg", CMYK, 0);
	jpeg(argv[1], "ycck.jpg", YCCK, 0);
	jpeg(argv[1], "ink.jpg", INK, 0);
	png(argv[1], "photo.png", PNG_COLOR_TYPE_RGB, 8, 0, true);
	png(argv[1], "photo16.png", PNG_COLOR_TYPE_RGB, 16, 0, true);
	png(argv[1], "photoi.png", PNG_COLOR_TYPE_RGB, 8, 1, true);
	png(argv[1], "alpha.png", PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, false);
	png(argv[1], "opaque.png", PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, true);
	png(argv[1], "grayalpha.png", PNG_COLOR_TYPE_GRAY_ALPHA, 16, 0, false);
	png(argv[1], "pal.png", PNG_COLOR_TYPE_PALETTE, 8, 0, true);
	png(argv[1], "palalpha.png", PNG_COLOR_TYPE_PALETTE, 8, 1, false);
	turned_png(argv[1], "turned.png", 8);
	hollow_png(argv[1], "hollow.png", 40, 20);
	hollow_png(argv[1], "wide.png", 40000, 20);
	hollow_png(argv[1], "large.png", 20000, 20000);
	return 0;
}
