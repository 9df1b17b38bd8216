/* pdf_image.c - which pictures a document has, and the object of each.
 *
 * A picture that cannot be read is reported once, by name.  The page gets a crossed frame; whether that
 * may stand or the document fails is told by the op. */
#include "output/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

typedef struct Image {
	char    *path;
	char     name[16];
	int      id;   /* its object's number, 0: cannot be shown */
	bool     read;
	size_t   len;  /* of the file, and its hashes */
	uint64_t hash[2];
	char     why[PDF_IMAGE_WHY]; /* it cannot be shown */
} Image;

struct PdfImages {
	PdfFile *file;
	Diag    *diag;
	bool     failed;
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

bool pdf_images_good(const PdfImages *images)
{
	return !images->failed;
}

bool pdf_image_too_large(unsigned long w, unsigned long h)
{
	return w == 0 || h == 0 || w > IMAGE_MAX_SIDE || h > IMAGE_MAX_SIDE || w * h > IMAGE_MAX_DOTS;
}

void pdf_image_entries(PdfFile *f, PdfDict *d, unsigned long w, unsigned long h, int bits)
{
	pdf_name(f, d, "Subtype", "Image");
	pdf_int(f, d, "Width", (int)w);
	pdf_int(f, d, "Height", (int)h);
	pdf_int(f, d, "BitsPerComponent", bits);
}

static PdfDict *decode(PdfImages *images, const Buf *bytes, char why[PDF_IMAGE_WHY])
{
	static const unsigned char png_mark[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

	if (bytes->len > sizeof png_mark && memcmp(bytes->data, png_mark, sizeof png_mark) == 0)
		return pdf_png_load(images->file, bytes, why);
	if (bytes->len > 3 && memcmp(bytes->data, "\xFF\xD8\xFF", 3) == 0)
		return pdf_jpeg_load(images->file, bytes, why);
	snprintf(why, PDF_IMAGE_WHY, "%s", bytes->len ? "it is neither PNG nor JPEG" : "it is empty");
	return NULL;
}

/* An earlier picture of the same bytes, or NULL.  Two hashes and the length never agree by accident. */
static const Image *twin(const PdfImages *images, const Image *of)
{
	for (size_t i = 0; i < images->count; i++) {
		const Image *m = &images->items[i];

		if (m->read && m->len == of->len && m->hash[0] == of->hash[0] && m->hash[1] == of->hash[1])
			return m;
	}
	return NULL;
}

/* A picture under another name, as by a link, is decoded once too, whether it can be shown or not. */
static void load(PdfImages *images, Image *image, bool missing_box)
{
	Buf bytes = { 0 };

	if (!file_read(image->path, &bytes, images->diag)) {
		images->failed = images->failed || !missing_box;
		return;
	}
	image->read = true;
	image->len = bytes.len;
	image->hash[0] = hash_bytes(HASH_START, bytes.data, bytes.len);
	image->hash[1] = hash_bytes(hash_bytes(HASH_START, "wenheng", 7), bytes.data, bytes.len);
	const Image *same = twin(images, image);

	if (same) {
		image->id = same->id;
		memcpy(image->name, same->name, sizeof image->name);
		memcpy(image->why, same->why, sizeof image->why);
	} else {
		snprintf(image->why, sizeof image->why, "it cannot be decoded");
		PdfDict *d = decode(images, &bytes, image->why);

		image->id = d ? pdf_done(images->file, d) : 0;
	}
	buf_free(&bytes);
	if (image->id)
		return;
	images->failed = images->failed || !missing_box;
	if (missing_box)
		diag_warn(images->diag, (Place){ .file = image->path }, "the picture cannot be shown: %s; a frame stands in its place", image->why);
	else
		diag_error(images->diag, (Place){ .file = image->path }, "the picture cannot be shown: %s", image->why);
}

const char *pdf_image_name(PdfImages *images, const Op *op)
{
	const char *path = op->u.image.path;

	for (size_t i = 0; i < images->count; i++)
		if (strcmp(images->items[i].path, path) == 0)
			return images->items[i].id ? images->items[i].name : NULL;
	Image image = { .path = mem_strdup(path) };

	snprintf(image.name, sizeof image.name, "I%zu", images->count);
	load(images, &image, op->u.image.missing_box);
	Image *kept = MEM_PUSH(images->items, images->count, images->cap);

	*kept = image;
	return kept->id ? kept->name : NULL;
}

void pdf_images_resources(const PdfImages *images, Buf *out)
{
	for (size_t i = 0; i < images->count; i++) {
		const Image *image = &images->items[i];
		bool twin_of_another = strtoul(image->name + 1, NULL, 10) != i;

		if (image->id && !twin_of_another)
			buf_printf(out, "/%s %d 0 R ", image->name, image->id);
	}
}
