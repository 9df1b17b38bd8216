/* pdf_image.c - PNG and JPEG pictures as image objects.
 *
 * JPEG data goes in as it is, after a full trial decoding; PNG of every kind is decoded to eight bits
 * and deflated, its alpha a soft mask.  A picture that cannot be read is reported once, by name, and
 * the page gets a crossed frame: the rest of the document is still good. */
#include "output/pdf.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>
#include <png.h>

#include "base/file.h"

enum { MAX_SIDE = 30000, MAX_PIXELS = 100 * 1000 * 1000 };

typedef struct Image {
	char    *path;
	char     name[16];
	PdfDict *dict; /* NULL: cannot be shown */
} Image;

struct PdfImages {
	PdfFile *file;
	Diag    *diag;
	Image   *items;
	size_t   count, cap;
};

PdfImages *pdf_images_new(PdfFile *f, Diag *d)
{
	PdfImages *images = mem_alloc(sizeof *images);

	images->file = f;
	images->diag = d;
	return images;
}

void pdf_images_free(PdfImages *images)
{
	if (!images)
		return;
	for (size_t i = 0; i < images->count; i++)
		free(images->items[i].path);
	free(images->items);
	free(images);
}

static bool too_large(unsigned long w, unsigned long h)
{
	return w == 0 || h == 0 || w > MAX_SIDE || h > MAX_SIDE || w * h > MAX_PIXELS;
}

static void image_entries(PdfFile *f, PdfDict *d, unsigned long w, unsigned long h, const char *space)
{
	pdf_name(f, d, "Subtype", "Image");
	pdf_int(f, d, "Width", (int)w);
	pdf_int(f, d, "Height", (int)h);
	pdf_name(f, d, "ColorSpace", space);
	pdf_int(f, d, "BitsPerComponent", 8);
}

/* ---- PNG ---- */

typedef struct PngState {
	const unsigned char *data;
	size_t len, at;
	char   why[128];
	unsigned char *pixels; /* freed by the caller whether or not decoding succeeds */
	png_bytep     *rows;
	png_uint_32    width, height;
	int            channels; /* 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha */
} PngState;

static void png_take(png_structp png, png_bytep out, size_t n)
{
	PngState *s = png_get_io_ptr(png);

	if (n > s->len - s->at)
		png_error(png, "it is cut short");
	memcpy(out, s->data + s->at, n);
	s->at += n;
}

static void png_failed(png_structp png, png_const_charp why)
{
	PngState *s = png_get_error_ptr(png);

	snprintf(s->why, sizeof s->why, "%s", why);
	png_longjmp(png, 1);
}

static void png_warned(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

/* Every kind of PNG comes out as 8-bit gray or RGB, with or without alpha. */
static void png_decode(png_structp png, png_infop info, PngState *s)
{
	png_set_read_fn(png, s, png_take);
	png_read_info(png, info);
	s->width = png_get_image_width(png, info);
	s->height = png_get_image_height(png, info);
	if (too_large(s->width, s->height))
		png_error(png, "it is too large");
	png_set_expand(png);
	png_set_scale_16(png);
	png_set_interlace_handling(png);
	png_read_update_info(png, info);
	s->channels = png_get_channels(png, info);
	size_t row = png_get_rowbytes(png, info);

	s->pixels = mem_realloc(NULL, row * s->height);
	s->rows = mem_alloc(s->height * sizeof *s->rows);
	for (png_uint_32 y = 0; y < s->height; y++)
		s->rows[y] = s->pixels + row * y;
	png_read_image(png, s->rows);
	png_read_end(png, NULL);
}

static bool try_png(PngState *s)
{
	png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, s, png_failed, png_warned);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	bool good = false;

	if (info && !setjmp(png_jmpbuf(png))) {
		png_decode(png, info, s);
		good = true;
	}
	png_destroy_read_struct(&png, &info, NULL);
	return good;
}

/* Parts colour and alpha: the colours move together in place, the alpha gets memory of its own. */
static unsigned char *split_alpha(PngState *s)
{
	size_t n = (size_t)s->width * s->height, colors = (size_t)s->channels - 1;
	unsigned char *alpha = mem_realloc(NULL, n), *in = s->pixels, *out = s->pixels;

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < colors; k++)
			*out++ = *in++;
		alpha[i] = *in++;
	}
	return alpha;
}

static PdfDict *add_png(PdfFile *f, PngState *s)
{
	size_t n = (size_t)s->width * s->height;
	bool has_alpha = s->channels % 2 == 0;
	size_t colors = (size_t)(s->channels - has_alpha);
	unsigned char *alpha = has_alpha ? split_alpha(s) : NULL;
	PdfDict *d = pdf_stream(f, "XObject", s->pixels, n * colors);

	image_entries(f, d, s->width, s->height, colors == 1 ? "DeviceGray" : "DeviceRGB");
	if (alpha) {
		PdfDict *mask = pdf_stream(f, "XObject", alpha, n);

		image_entries(f, mask, s->width, s->height, "DeviceGray");
		pdf_ref(f, d, "SMask", mask);
	}
	free(alpha);
	return d;
}

static PdfDict *load_png(PdfFile *f, const Buf *bytes, char why[128])
{
	PngState s = { .data = (const unsigned char *)bytes->data, .len = bytes->len };
	PdfDict *d = try_png(&s) ? add_png(f, &s) : NULL;

	if (!d)
		snprintf(why, 128, "%s", s.why[0] ? s.why : "it cannot be decoded");
	free(s.pixels);
	free(s.rows);
	return d;
}

/* ---- JPEG ---- */

typedef struct JpegState {
	struct jpeg_error_mgr base; /* first, so that libjpeg's pointer is ours */
	jmp_buf  jump;
	JSAMPROW row;
	char     why[JMSG_LENGTH_MAX];
} JpegState;

static void jpeg_failed(j_common_ptr j)
{
	JpegState *s = (JpegState *)(void *)j->err;

	s->base.format_message(j, s->why);
	longjmp(s->jump, 1);
}

/* Stray bytes are harmless, but where data is missing the picture would be half grey. */
static void jpeg_warned(j_common_ptr j, int level)
{
	if (level < 0 && (j->err->msg_code == JWRN_JPEG_EOF || j->err->msg_code == JWRN_HIT_MARKER))
		jpeg_failed(j);
}

static const char *const jpeg_spaces[] = { NULL, "DeviceGray", NULL, "DeviceRGB", "DeviceCMYK" };

/* Decodes to the last line and throws the pixels away; false when the data does not allow it. */
static bool try_jpeg(struct jpeg_decompress_struct *j, JpegState *s, const Buf *bytes)
{
	if (setjmp(s->jump))
		return false;
	jpeg_create_decompress(j);
	jpeg_mem_src(j, (const unsigned char *)bytes->data, bytes->len);
	jpeg_read_header(j, TRUE);
	if (too_large(j->image_width, j->image_height)) {
		snprintf(s->why, sizeof s->why, "it is too large");
		return false;
	}
	if (j->num_components > 4 || !jpeg_spaces[j->num_components]) {
		snprintf(s->why, sizeof s->why, "it has %d colour components", j->num_components);
		return false;
	}
	if (j->num_components == 4)
		j->out_color_space = JCS_CMYK;
	jpeg_start_decompress(j);
	s->row = mem_realloc(NULL, (size_t)j->output_width * (size_t)j->output_components);
	while (j->output_scanline < j->output_height)
		jpeg_read_scanlines(j, &s->row, 1);
	jpeg_finish_decompress(j);
	return true;
}

static PdfDict *load_jpeg(PdfFile *f, const Buf *bytes, char why[128])
{
	struct jpeg_decompress_struct j;
	JpegState s;
	PdfDict *d = NULL;

	memset(&j, 0, sizeof j);
	memset(&s, 0, sizeof s);
	j.err = jpeg_std_error(&s.base);
	s.base.error_exit = jpeg_failed;
	s.base.emit_message = jpeg_warned;
	if (try_jpeg(&j, &s, bytes)) {
		d = pdf_stream_as(f, "XObject", "DCTDecode", bytes->data, bytes->len);
		image_entries(f, d, j.image_width, j.image_height, jpeg_spaces[j.num_components]);
		if (j.num_components == 4 && j.saw_Adobe_marker) /* Adobe writes CMYK inverted */
			pdf_raw(f, d, "/Decode [1 0 1 0 1 0 1 0]\n");
	} else {
		snprintf(why, 128, "%.120s", s.why);
	}
	jpeg_destroy_decompress(&j);
	free(s.row);
	return d;
}

/* ---- by path ---- */

static PdfDict *load(PdfImages *images, const char *path)
{
	static const unsigned char png_mark[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
	Buf bytes = { 0 };
	char why[128] = "it is neither PNG nor JPEG";
	PdfDict *d = NULL;

	if (!file_read(path, &bytes, images->diag))
		return NULL;
	if (bytes.len == 0)
		snprintf(why, sizeof why, "it is empty");
	else if (bytes.len > sizeof png_mark && memcmp(bytes.data, png_mark, sizeof png_mark) == 0)
		d = load_png(images->file, &bytes, why);
	else if (bytes.len > 3 && memcmp(bytes.data, "\xFF\xD8\xFF", 3) == 0)
		d = load_jpeg(images->file, &bytes, why);
	if (!d)
		diag_error(images->diag, (Place){ .file = path }, "the picture cannot be shown: %s", why);
	buf_free(&bytes);
	return d;
}

const char *pdf_image_name(PdfImages *images, const char *path)
{
	for (size_t i = 0; i < images->count; i++)
		if (strcmp(images->items[i].path, path) == 0)
			return images->items[i].dict ? images->items[i].name : NULL;
	PdfDict *d = load(images, path);
	size_t number = images->count;
	Image *image = MEM_PUSH(images->items, images->count, images->cap);

	*image = (Image){ .path = mem_strdup(path), .dict = d };
	snprintf(image->name, sizeof image->name, "I%zu", number);
	return d ? image->name : NULL;
}

void pdf_images_resources(const PdfImages *images, Buf *out)
{
	for (size_t i = 0; i < images->count; i++)
		if (images->items[i].dict)
			buf_printf(out, "/%s %d 0 R ", images->items[i].name, pdf_id(images->items[i].dict));
}
