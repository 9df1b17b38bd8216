/* pdf_png.c - PNG pictures as image objects.
 *
 * PDF knows PNG's own coding of rows (predictor 15, PDF 32000-1 7.4.4.4), so a plain PNG (gray, RGB or
 * palette, up to 8 bits, not interlaced, nothing transparent) goes in as it is coded, after a full trial
 * decoding: no larger, no smaller, and its palette kept.  Any other is first turned into plain PNGs in
 * memory, row by row: its colours, 16 bits made 8, and its alpha, which becomes the soft mask.
 * Values are taken for sRGB, the screen's colours: gAMA and profiles are passed over. */
#include "output/pdf.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

/* zlib's level 4 gives photographs and screens the size that 6 does, in a quarter of the time. */
enum { DEFLATE_LEVEL = 4, MASK = 0, COLORS = 1 };

typedef struct PngWriter { /* a plain PNG being made */
	png_structp png;
	png_infop   info;
	Buf         bytes;
	png_bytep   row;
} PngWriter;

typedef struct PngState {
	const unsigned char *data;
	size_t len, at;
	char   why[PDF_IMAGE_WHY];
	png_structp png;
	png_infop   info;
	png_bytep  *rows;     /* one, or all of an interlaced picture */
	png_bytep   pixels;
	png_uint_32 width, height, stored; /* stored: rows there are */
	int    type, depth, channels;      /* type, depth: what is written; channels: of a decoded row */
	png_byte alpha[256];  /* of a palette's colours */
	bool   plain, has_alpha, opaque;
	PngWriter out[2];
} PngState;

static void png_take(png_structp png, png_bytep out, size_t n)
{
	PngState *s = png_get_io_ptr(png);

	if (n > s->len - s->at)
		png_error(png, "it is cut short");
	memcpy(out, s->data + s->at, n);
	s->at += n;
}

static void png_put(png_structp png, png_bytep bytes, size_t n)
{
	buf_add(png_get_io_ptr(png), bytes, n);
}

static void png_flushed(png_structp png)
{
	(void)png;
}

/* Reading or writing, all goes back to where reading began. */
static void png_failed(png_structp png, png_const_charp why)
{
	PngState *s = png_get_error_ptr(png);

	snprintf(s->why, sizeof s->why, "%s", why);
	png_longjmp(s->png, 1);
}

static void png_warned(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

/* ---- what kind it is ---- */

static void read_palette_alpha(PngState *s)
{
	png_bytep alpha;
	int n = 0;

	memset(s->alpha, 255, sizeof s->alpha);
	if (png_get_tRNS(s->png, s->info, &alpha, &n, NULL) && n > 0)
		memcpy(s->alpha, alpha, (size_t)n);
}

/* Decides how rows are decoded and what is written. */
static void choose(PngState *s)
{
	png_structp png = s->png;
	bool clear = png_get_valid(png, s->info, PNG_INFO_tRNS), interlaced;

	s->width = png_get_image_width(png, s->info);
	s->height = png_get_image_height(png, s->info);
	s->type = png_get_color_type(png, s->info);
	s->depth = png_get_bit_depth(png, s->info);
	interlaced = png_get_interlace_type(png, s->info) != PNG_INTERLACE_NONE;
	if (pdf_image_too_large(s->width, s->height))
		png_error(png, "it is too large");
	s->has_alpha = clear || (s->type & PNG_COLOR_MASK_ALPHA);
	s->plain = !s->has_alpha && !interlaced && s->depth <= 8;
	s->opaque = true;
	if (s->type == PNG_COLOR_TYPE_PALETTE)
		read_palette_alpha(s);
	else if (clear)
		png_set_expand(png); /* the one clear colour becomes alpha, 1 to 4 bits become 8 */
	if (s->type != PNG_COLOR_TYPE_PALETTE && (clear || s->depth == 16))
		s->depth = 8;
	png_set_scale_16(png);
	png_set_packing(png); /* a byte a sample */
	png_set_interlace_handling(png);
	png_read_update_info(png, s->info);
	s->channels = png_get_channels(png, s->info);
	s->stored = interlaced ? s->height : 1;
}

/* ---- a picture that is not plain ---- */

static void begin_writer(PngState *s, int which)
{
	PngWriter *w = &s->out[which];
	png_colorp palette;
	int n;

	w->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, s, png_failed, png_warned);
	w->info = w->png ? png_create_info_struct(w->png) : NULL;
	if (!w->info)
		png_error(s->png, "there is no memory");
	png_set_write_fn(w->png, &w->bytes, png_put, png_flushed);
	png_set_compression_level(w->png, DEFLATE_LEVEL);
	if (which == COLORS)
		png_set_IHDR(w->png, w->info, s->width, s->height, s->depth, s->type & ~PNG_COLOR_MASK_ALPHA, PNG_INTERLACE_NONE, 0, 0);
	else
		png_set_IHDR(w->png, w->info, s->width, s->height, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, 0, 0);
	if (which == COLORS && s->type == PNG_COLOR_TYPE_PALETTE && png_get_PLTE(s->png, s->info, &palette, &n))
		png_set_PLTE(w->png, w->info, palette, n);
	png_write_info(w->png, w->info);
	png_set_packing(w->png);
	w->row = mem_realloc(NULL, (size_t)s->width * (which == COLORS ? 3 : 1));
}

/* Parts colour and alpha. */
static void write_row(PngState *s, png_const_bytep in)
{
	png_bytep color = s->out[COLORS].row, alpha = s->out[MASK].row;
	bool indexed = s->type == PNG_COLOR_TYPE_PALETTE;
	int colors = s->has_alpha && !indexed ? s->channels - 1 : s->channels;

	for (png_uint_32 x = 0; x < s->width; x++) {
		if (s->has_alpha) {
			alpha[x] = indexed ? s->alpha[in[0]] : in[colors];
			s->opaque = s->opaque && alpha[x] == 255;
		}
		memcpy(color, in, (size_t)colors);
		color += colors;
		in += s->channels;
	}
	png_write_row(s->out[COLORS].png, s->out[COLORS].row);
	if (s->has_alpha)
		png_write_row(s->out[MASK].png, alpha);
}

static void end_writer(PngWriter *w)
{
	if (w->png)
		png_destroy_write_struct(&w->png, &w->info);
	buf_free(&w->bytes);
	free(w->row);
}

/* ---- reading ---- */

static void read_rows(PngState *s)
{
	size_t row = png_get_rowbytes(s->png, s->info);

	s->pixels = mem_realloc(NULL, row * s->stored);
	s->rows = mem_alloc(s->stored * sizeof *s->rows);
	for (png_uint_32 y = 0; y < s->stored; y++)
		s->rows[y] = s->pixels + row * y;
	if (s->stored > 1)
		png_read_image(s->png, s->rows);
	for (png_uint_32 y = 0; y < s->height; y++) {
		if (s->stored == 1)
			png_read_row(s->png, s->rows[0], NULL);
		if (!s->plain)
			write_row(s, s->rows[s->stored > 1 ? y : 0]);
	}
	png_read_end(s->png, NULL);
}

static bool read_picture(PngState *s)
{
	if (setjmp(png_jmpbuf(s->png)))
		return false;
	png_set_read_fn(s->png, s, png_take);
	png_set_keep_unknown_chunks(s->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1); /* 8 kB of compressed text are 8 MB */
	png_read_info(s->png, s->info);
	choose(s);
	if (!s->plain)
		begin_writer(s, COLORS);
	if (s->has_alpha)
		begin_writer(s, MASK);
	read_rows(s);
	for (int i = 0; i < 2; i++)
		if (s->out[i].png)
			png_write_end(s->out[i].png, NULL);
	return true;
}

/* ---- embedding ---- */

static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* The chunks of a whole PNG of this type, all in one. */
static void gather(const unsigned char *png, size_t n, const char *type, Buf *out)
{
	for (size_t at = 8; n - at >= 12;) {
		size_t size = be32(png + at);

		if (size > n - at - 12 || memcmp(png + at + 4, "IEND", 4) == 0)
			return;
		if (memcmp(png + at + 4, type, 4) == 0)
			buf_add(out, png + at + 8, size);
		at += size + 12;
	}
}

/* A plain PNG's coded rows as an image's stream. */
static PdfDict *embed(PdfFile *f, const PngState *s, const unsigned char *png, size_t n)
{
	int depth = png[24], type = png[25], colors = type == PNG_COLOR_TYPE_RGB ? 3 : 1;
	Buf part = { 0 };

	gather(png, n, "IDAT", &part);
	PdfDict *d = pdf_stream_as(f, "XObject", "FlateDecode", part.data, part.len);

	pdf_image_entries(f, d, s->width, s->height, depth);
	pdf_raw(f, d, "/DecodeParms << /Predictor 15 /Colors %d /BitsPerComponent %d /Columns %u >>\n", colors, depth,
		(unsigned)s->width);
	if (type == PNG_COLOR_TYPE_PALETTE) {
		buf_clear(&part);
		gather(png, n, "PLTE", &part);
		Buf space = { 0 };

		buf_printf(&space, "/ColorSpace [/Indexed /DeviceRGB %d ", (int)(part.len / 3) - 1);
		pdf_put_bytes(&space, part.data, part.len);
		buf_text_add(&space, "]\n");
		pdf_raw_add(f, d, &space);
		buf_free(&space);
	} else {
		pdf_name(f, d, "ColorSpace", colors == 3 ? "DeviceRGB" : "DeviceGray");
	}
	buf_free(&part);
	return d;
}

static PdfDict *add_png(PdfFile *f, const PngState *s)
{
	const Buf *colors = &s->out[COLORS].bytes, *mask = &s->out[MASK].bytes;

	if (s->plain)
		return embed(f, s, s->data, s->len);
	PdfDict *d = embed(f, s, (const unsigned char *)colors->data, colors->len);

	if (s->has_alpha && !s->opaque)
		pdf_ref_id(f, d, "SMask", pdf_done(f, embed(f, s, (const unsigned char *)mask->data, mask->len)));
	return d;
}

PdfDict *pdf_png_load(PdfFile *f, const Buf *bytes, char why[PDF_IMAGE_WHY])
{
	PngState *s = mem_alloc(sizeof *s);
	PdfDict *d = NULL;

	s->data = (const unsigned char *)bytes->data;
	s->len = bytes->len;
	s->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, s, png_failed, png_warned);
	s->info = s->png ? png_create_info_struct(s->png) : NULL;
	if (s->info && read_picture(s))
		d = add_png(f, s);
	else
		snprintf(why, PDF_IMAGE_WHY, "%s", s->why[0] ? s->why : "it cannot be decoded");
	png_destroy_read_struct(&s->png, &s->info, NULL);
	end_writer(&s->out[COLORS]);
	end_writer(&s->out[MASK]);
	free(s->pixels);
	free(s->rows);
	free(s);
	return d;
}
