/* images.c - a picture of every kind, made, set in a page and looked at.
 *
 *     images make FOLDER OUT.pdf      pictures into FOLDER, a page of them into OUT.pdf
 *     images look PAGE.ppm            the page at 72 dots an inch: is each as it should be?
 *
 * Each picture is 40 x 40: its left half one colour, its right half another. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

#include "output/backend.h"

enum { SIDE = 40, STEP = 50, COLUMNS = 8 };

typedef struct Kind {
	const char *name;
	int type, depth, interlace; /* PNG; type -1: JPEG of `depth` components */
	bool trns;                  /* a transparent colour: the right half */
	unsigned char left[3], right[3]; /* as it must look */
} Kind;

#define RED { 200, 30, 30 }
#define BLUE { 30, 30, 200 }
#define BLACK { 0, 0, 0 }
#define WHITE { 255, 255, 255 }
#define GRAY { 128, 128, 128 }
#define PINK { 228, 143, 143 } /* RED at half alpha on white */

static const Kind kinds[] = {
	{ "gray1.png", PNG_COLOR_TYPE_GRAY, 1, 0, false, BLACK, WHITE },
	{ "gray2.png", PNG_COLOR_TYPE_GRAY, 2, 0, false, BLACK, WHITE },
	{ "gray4.png", PNG_COLOR_TYPE_GRAY, 4, 1, false, BLACK, WHITE },
	{ "gray8.png", PNG_COLOR_TYPE_GRAY, 8, 0, false, BLACK, GRAY },
	{ "gray16.png", PNG_COLOR_TYPE_GRAY, 16, 1, false, BLACK, GRAY },
	{ "graytrns.png", PNG_COLOR_TYPE_GRAY, 8, 0, true, BLACK, WHITE },
	{ "ga8.png", PNG_COLOR_TYPE_GRAY_ALPHA, 8, 0, false, GRAY, BLACK },
	{ "ga16.png", PNG_COLOR_TYPE_GRAY_ALPHA, 16, 1, false, GRAY, BLACK },
	{ "pal1.png", PNG_COLOR_TYPE_PALETTE, 1, 0, false, RED, BLUE },
	{ "pal2.png", PNG_COLOR_TYPE_PALETTE, 2, 1, false, RED, BLUE },
	{ "pal4.png", PNG_COLOR_TYPE_PALETTE, 4, 0, false, RED, BLUE },
	{ "pal8.png", PNG_COLOR_TYPE_PALETTE, 8, 1, false, RED, BLUE },
	{ "paltrns.png", PNG_COLOR_TYPE_PALETTE, 8, 0, true, RED, WHITE },
	{ "rgb8.png", PNG_COLOR_TYPE_RGB, 8, 0, false, RED, BLUE },
	{ "rgb8i.png", PNG_COLOR_TYPE_RGB, 8, 1, false, RED, BLUE },
	{ "rgb16.png", PNG_COLOR_TYPE_RGB, 16, 0, false, RED, BLUE },
	{ "rgbtrns.png", PNG_COLOR_TYPE_RGB, 8, 0, true, RED, WHITE },
	{ "rgba8.png", PNG_COLOR_TYPE_RGB_ALPHA, 8, 1, false, PINK, BLUE },
	{ "rgba16.png", PNG_COLOR_TYPE_RGB_ALPHA, 16, 0, false, PINK, BLUE },
	{ "gray.jpg", -1, 1, 0, false, BLACK, GRAY },
	{ "rgb.jpg", -1, 3, 0, false, RED, BLUE },
	{ "cmyk.jpg", -1, 4, 0, false, { 255, 0, 0 }, WHITE },
};
enum { COUNT = sizeof kinds / sizeof *kinds };

static int channels(int type)
{
	return type == PNG_COLOR_TYPE_RGB ? 3 : type == PNG_COLOR_TYPE_RGB_ALPHA ? 4 : type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2 : 1;
}

/* The samples of one pixel, of 8 bits; an index for palettes. */
static void pixel(const Kind *k, bool right, unsigned char out[4])
{
	const unsigned char *c = right ? k->right : k->left;
	static const unsigned char red[] = RED;

	memset(out, 0, 4);
	switch (k->type) {
	case PNG_COLOR_TYPE_GRAY:
		out[0] = k->trns && right ? 77 : c[0];
		break;
	case PNG_COLOR_TYPE_GRAY_ALPHA: /* black at half alpha is GRAY */
		out[1] = right ? 255 : 127;
		break;
	case PNG_COLOR_TYPE_PALETTE:
		out[0] = right;
		break;
	case PNG_COLOR_TYPE_RGB:
		memcpy(out, c, 3);
		if (k->trns && right)
			out[0] = out[1] = out[2] = 99;
		break;
	default:
		memcpy(out, right ? c : red, 3);
		out[3] = right ? 255 : 127;
	}
}

static void write_png(const Kind *k, const char *path)
{
	FILE *f = fopen(path, "wb");
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_color palette[2] = { { 200, 30, 30 }, { 30, 30, 200 } };
	png_byte alpha[2] = { 255, 0 };
	png_color_16 clear = { 0, 99, 99, 99, 77 };
	unsigned char rows[SIDE][SIDE * 8];
	png_bytep list[SIDE];
	int n = channels(k->type);

	png_init_io(png, f);
	png_set_IHDR(png, info, SIDE, SIDE, k->depth, k->type, k->interlace, 0, 0);
	if (k->type == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, palette, 2);
	if (k->trns)
		png_set_tRNS(png, info, alpha, 2, &clear);
	memset(rows, 0, sizeof rows);
	for (int y = 0; y < SIDE; y++) {
		list[y] = rows[y];
		for (int x = 0; x < SIDE; x++) {
			unsigned char p[4];

			pixel(k, x >= SIDE / 2, p);
			for (int c = 0; c < n; c++) {
				if (k->depth == 8)
					rows[y][x * n + c] = p[c];
				else if (k->depth == 16)
					rows[y][(x * n + c) * 2] = rows[y][(x * n + c) * 2 + 1] = p[c];
				else {
					int v = k->type == PNG_COLOR_TYPE_PALETTE ? p[0] : p[0] >> (8 - k->depth);

					rows[y][x * k->depth / 8] |= (unsigned char)(v << (8 - k->depth - x * k->depth % 8));
				}
			}
		}
	}
	png_write_info(png, info);
	png_write_image(png, list);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	fclose(f);
}

static void write_jpeg(const Kind *k, const char *path)
{
	FILE *f = fopen(path, "wb");
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char row[SIDE * 4];
	JSAMPROW rows = row;

	j.err = jpeg_std_error(&errors);
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, f);
	j.image_width = j.image_height = SIDE;
	j.input_components = k->depth;
	j.in_color_space = k->depth == 1 ? JCS_GRAYSCALE : k->depth == 3 ? JCS_RGB : JCS_CMYK;
	jpeg_set_defaults(&j);
	jpeg_set_quality(&j, 100, TRUE);
	jpeg_start_compress(&j, TRUE); /* CMYK gets Adobe's mark, so it is taken as inverted */
	for (int x = 0; x < SIDE; x++)
		for (int c = 0; c < k->depth; c++)
			if (k->depth == 4)
				row[x * 4 + c] = x < SIDE / 2 && (c == 1 || c == 2) ? 0 : 255;
			else
				row[x * k->depth + c] = (x < SIDE / 2 ? k->left : k->right)[c];
	while (j.next_scanline < j.image_height)
		jpeg_write_scanlines(&j, &rows, 1);
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	fclose(f);
}

static int make(const char *folder, const char *out)
{
	static const Roles none;
	Arena *a = arena_new();
	Diag *d = diag_new();
	FontSet *fonts = fontset_open(&none, NULL, 0, d);
	Pages pages = { .arena = a };
	Page *page = pages_add(&pages, 595276, 841890);
	Doc doc = { .title = "pictures" };

	for (int i = 0; i < COUNT; i++) {
		char *path = arena_printf(a, "%s/%s", folder, kinds[i].name);

		if (kinds[i].type < 0)
			write_jpeg(&kinds[i], path);
		else
			write_png(&kinds[i], path);
		for (int twice = 0; twice < 2; twice++) { /* embedded once */
			Op *op = page_op(page, OP_IMAGE, (i % COLUMNS + 1) * STEP * 1000,
				(i / COLUMNS + 1 + twice * 7) * STEP * 1000);

			op->u.image.w = op->u.image.h = SIDE * 1000;
			op->u.image.path = path;
			op->u.image.missing_box = true;
		}
	}
	for (int i = 0; i < 4; i++) { /* pictures that cannot be shown, put there by the script */
		static const char *const bad[] = { "cut.png", "flipped.png", "cut.jpg", "empty.png" };
		Op *op = page_op(page, OP_IMAGE, (i + 1) * STEP * 1000, 6 * STEP * 1000);

		op->u.image.w = op->u.image.h = SIDE * 1000;
		op->u.image.path = arena_printf(a, "%s/%s", folder, bad[i]);
		op->u.image.missing_box = true;
	}
	bool good = backend_write(&backend_pdf, &pages, &doc, fonts, out, d);

	printf("%d\n", diag_count(d, SEVERITY_WARNING) + diag_count(d, SEVERITY_ERROR));
	pages_free(&pages);
	fontset_close(fonts);
	diag_free(d);
	arena_free(a);
	return !good;
}

static bool near(const unsigned char *p, const unsigned char *want)
{
	for (int i = 0; i < 3; i++)
		if (abs(p[i] - want[i]) > 6)
			return false;
	return true;
}

static void compare_pairs(const unsigned char *pixels, int w)
{
	for (int i = 0; i < COUNT; i++) {
		int x = (i % COLUMNS + 1) * STEP, y = (i / COLUMNS + 1) * STEP + SIDE / 2;
		const unsigned char *left = pixels + (size_t)3 * (size_t)(y * w + x + SIDE / 4), *right = left + (size_t)3 * (SIDE / 2);

		if (near(left, kinds[i].left) && near(right, kinds[i].right))
			printf("ok %s\n", kinds[i].name);
		else
			printf("not ok %s: %d %d %d | %d %d %d\n", kinds[i].name, left[0], left[1], left[2], right[0], right[1], right[2]);
	}
}

static int look(const char *path)
{
	FILE *f = fopen(path, "rb");
	int w = 0, h = 0;
	unsigned char *pixels = NULL;

	if (f && fscanf(f, "P6 %d %d 255", &w, &h) == 2 && w >= 500 && h >= 400 && w < 20000 && h < 20000 && fgetc(f) == '\n')
		pixels = malloc((size_t)w * (size_t)h * 3);
	bool good = pixels && fread(pixels, 3, (size_t)w * (size_t)h, f) == (size_t)w * (size_t)h;
	if (good)
		compare_pairs(pixels, w);
	free(pixels);
	if (f)
		fclose(f);
	return !good;
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "make") == 0)
		return make(argv[2], argv[3]);
	if (argc == 3 && strcmp(argv[1], "look") == 0)
		return look(argv[2]);
	return 2;
}
