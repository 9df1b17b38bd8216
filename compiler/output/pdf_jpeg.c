/* pdf_jpeg.c - JPEG pictures as image objects.
 *
 * Gray and RGB go in as they are coded, progressive ones too, after a full trial decoding; only what
 * is said about them (EXIF with the place and a small twin of the picture, profiles, comments) and
 * what follows the picture in its file stay behind.  CMYK is turned into RGB and coded anew at high
 * quality, and so is what PDF readers do not know (arithmetic coding). */
#include "output/pdf.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

enum { QUALITY = 95, SCANS_MOST = 100 /* coders make some ten */ };

typedef struct JpegState {
	struct jpeg_error_mgr base; /* first, so that libjpeg's pointer is ours */
	struct jpeg_progress_mgr progress;
	jmp_buf  jump;
	struct jpeg_decompress_struct in;
	struct jpeg_compress_struct   out;
	JSAMPROW row, rgb;
	unsigned char *coded;  /* libjpeg's, by malloc */
	unsigned long  coded_len;
	size_t   used;         /* bytes of the file up to the picture's end */
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

/* A hundred bytes are a scan, and each goes over the whole picture. */
static void count_scans(j_common_ptr j)
{
	JpegState *s = (JpegState *)(void *)j->err;

	if (!j->is_decompressor || s->in.input_scan_number <= SCANS_MOST)
		return;
	snprintf(s->why, sizeof s->why, "it has more than %d scans", SCANS_MOST);
	longjmp(s->jump, 1);
}

static bool refuse(JpegState *s, const char *why)
{
	snprintf(s->why, sizeof s->why, "%s", why);
	return false;
}

static void begin_coding(JpegState *s)
{
	struct jpeg_compress_struct *c = &s->out;

	c->err = &s->base;
	jpeg_create_compress(c);
	jpeg_mem_dest(c, &s->coded, &s->coded_len);
	c->image_width = s->in.output_width;
	c->image_height = s->in.output_height;
	c->input_components = s->in.output_components == 1 ? 1 : 3;
	c->in_color_space = s->in.output_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
	jpeg_set_defaults(c);
	jpeg_set_quality(c, QUALITY, TRUE);
	c->comp_info[0].h_samp_factor = c->comp_info[0].v_samp_factor = 1; /* colours as fine as brightness */
	jpeg_start_compress(c, TRUE);
	s->rgb = mem_realloc(NULL, (size_t)s->in.output_width * 3);
}

/* Ink over ink darkens: red is what cyan and black leave.  Adobe's mark says that the file holds what is
 * left of white, instead of ink. */
static JSAMPROW row_to_rgb(JpegState *s)
{
	bool left = s->in.saw_Adobe_marker;
	const JSAMPLE *in = s->row;
	JSAMPLE *out = s->rgb;

	if (s->in.output_components != 4)
		return s->row;
	for (JDIMENSION x = 0; x < s->in.output_width; x++, in += 4) {
		unsigned k = left ? in[3] : 255u - in[3];

		for (int i = 0; i < 3; i++)
			*out++ = (JSAMPLE)(((left ? in[i] : 255u - in[i]) * k + 127) / 255);
	}
	return s->rgb;
}

/* Decodes to the last line; false when the data does not allow it. */
static bool read_picture(JpegState *s, const Buf *bytes)
{
	struct jpeg_decompress_struct *j = &s->in;

	if (setjmp(s->jump))
		return false;
	jpeg_create_decompress(j);
	s->progress.progress_monitor = count_scans;
	j->progress = &s->progress;
	jpeg_mem_src(j, (const unsigned char *)bytes->data, bytes->len);
	jpeg_read_header(j, TRUE);
	if (pdf_image_too_large(j->image_width, j->image_height))
		return refuse(s, "it is too large");
	if (j->num_components != 1 && j->num_components != 3 && j->num_components != 4)
		return refuse(s, "it has neither one, three nor four colour components");
	if (j->num_components == 4)
		j->out_color_space = JCS_CMYK;
	jpeg_start_decompress(j);
	s->row = mem_realloc(NULL, (size_t)j->output_width * (size_t)j->output_components);
	bool anew = j->num_components == 4 || j->arith_code;

	if (anew)
		begin_coding(s);
	while (j->output_scanline < j->output_height) {
		jpeg_read_scanlines(j, &s->row, 1);
		if (anew) {
			JSAMPROW row = row_to_rgb(s);

			jpeg_write_scanlines(&s->out, &row, 1);
		}
	}
	jpeg_finish_decompress(j);
	s->used = bytes->len - j->src->bytes_in_buffer;
	if (anew)
		jpeg_finish_compress(&s->out);
	return true;
}

/* The picture without what is said about it: segments APP1 to APP13, APP15 and COM.  Adobe's mark (APP14)
 * tells how colours are coded.  The file has been decoded, so its segments are whole. */
static void strip(const unsigned char *in, size_t n, Buf *out)
{
	enum { SOS = 0xDA, APP1 = 0xE1, APP14 = 0xEE, APP15 = 0xEF, COM = 0xFE };
	size_t at = 2;

	buf_add(out, in, 2);
	while (at + 4 <= n && in[at] == 0xFF && in[at + 1] != SOS) {
		int marker = in[at + 1];

		if (marker == 0xFF) { /* a fill byte */
			at++;
			continue;
		}
		size_t size = 2 + ((size_t)in[at + 2] << 8 | in[at + 3]);

		if (size > n - at)
			break;
		if (!((marker >= APP1 && marker <= APP15 && marker != APP14) || marker == COM))
			buf_add(out, in + at, size);
		at += size;
	}
	buf_add(out, in + at, n - at);
}

static PdfDict *embed(PdfFile *f, JpegState *s, const Buf *bytes)
{
	const struct jpeg_decompress_struct *j = &s->in;
	Buf plain = { 0 };
	PdfDict *d;

	if (s->coded_len > 0) {
		d = pdf_stream_as(f, "XObject", "DCTDecode", s->coded, s->coded_len);
	} else {
		strip((const unsigned char *)bytes->data, s->used, &plain);
		d = pdf_stream_as(f, "XObject", "DCTDecode", plain.data, plain.len);
		if (j->jpeg_color_space == JCS_RGB) /* readers would take three components for YCbCr */
			pdf_raw(f, d, "/DecodeParms << /ColorTransform 0 >>\n");
		buf_free(&plain);
	}
	pdf_image_entries(f, d, j->image_width, j->image_height, 8);
	pdf_name(f, d, "ColorSpace", j->num_components == 1 ? "DeviceGray" : "DeviceRGB");
	return d;
}

PdfDict *pdf_jpeg_load(PdfFile *f, const Buf *bytes, char why[PDF_IMAGE_WHY])
{
	JpegState *s = mem_alloc(sizeof *s);
	PdfDict *d = NULL;

	s->in.err = jpeg_std_error(&s->base);
	s->base.error_exit = jpeg_failed;
	s->base.emit_message = jpeg_warned;
	if (read_picture(s, bytes))
		d = embed(f, s, bytes);
	else
		snprintf(why, PDF_IMAGE_WHY, "%.120s", s->why);
	jpeg_destroy_compress(&s->out);
	jpeg_destroy_decompress(&s->in);
	free(s->coded);
	free(s->row);
	free(s->rgb);
	free(s);
	return d;
}
