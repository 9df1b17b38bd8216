/* image.c - see image.h.
 *
 * A file is walked through by its parts: PNG chunk by chunk, each with its checksum, JPEG segment by
 * segment to its end mark.  So a picture that is cut or damaged is known before anything is written;
 * what only decoding can tell is left to the backend.
 * Of EXIF the orientation and, where the format's own header states none, the resolution are taken. */
#include "layout/image.h"

#include <string.h>

#include <libdeflate.h>

#include "base/file.h"
#include "layout/display.h"

typedef struct Bytes {
	const uint8_t *at, *end;
} Bytes;

typedef struct Header {
	uint32_t width, height; /* dots as stored */
	uint32_t x, y;          /* dots in unit_um thousandths of a millimetre; 0: not stated */
	uint32_t unit_um;
	uint32_t exif_x, exif_y, exif_unit_um;
	int      turn;
} Header;

static uint32_t be32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t be16(const uint8_t *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static size_t left(const Bytes *b)
{
	return (size_t)(b->end - b->at);
}

/* ---- EXIF: a TIFF directory in either byte order ---- */

typedef struct Tiff {
	const uint8_t *start;
	size_t len;
	bool   little;
} Tiff;

static uint32_t tiff_number(const Tiff *t, size_t at, int bytes)
{
	uint32_t n = 0;
	if (at > t->len || t->len - at < (size_t)bytes)
		return 0;
	for (int i = 0; i < bytes; i++)
		n |= (uint32_t)t->start[at + (size_t)i] << 8 * (t->little ? i : bytes - 1 - i);
	return n;
}

/* A rational as the nearest whole number. */
static uint32_t tiff_ratio(const Tiff *t, size_t at)
{
	uint64_t over = tiff_number(t, at, 4), under = tiff_number(t, at + 4, 4);
	return under ? (uint32_t)((over + under / 2) / under) : 0;
}

static void read_exif(const uint8_t *start, size_t len, Header *h)
{
	enum { ORIENTATION = 0x0112, X_RESOLUTION = 0x011A, Y_RESOLUTION = 0x011B, UNIT = 0x0128, CENTIMETRE = 3 };
	Tiff t = { start, len, len > 2 && start[0] == 'I' };
	if (tiff_number(&t, 2, 2) != 42)
		return;
	size_t at = tiff_number(&t, 4, 4);
	uint32_t count = tiff_number(&t, at, 2);
	h->exif_unit_um = 25400;
	for (at += 2; count > 0 && at < len; count--, at += 12) {
		uint32_t value = tiff_number(&t, at + 8, 2);
		size_t where = tiff_number(&t, at + 8, 4);
		switch (tiff_number(&t, at, 2)) {
		case ORIENTATION:
			if (value >= 1 && value <= 8)
				h->turn = (int)value;
			break;
		case X_RESOLUTION: h->exif_x = tiff_ratio(&t, where); break;
		case Y_RESOLUTION: h->exif_y = tiff_ratio(&t, where); break;
		case UNIT: h->exif_unit_um = value == CENTIMETRE ? 10000 : 25400; break;
		default: break;
		}
	}
}

/* ---- PNG ---- */

static const char *const CUT = "it is cut short";

static bool is_type(const uint8_t *chunk, const char *type)
{
	return memcmp(chunk + 4, type, 4) == 0;
}

static const char *read_png(Bytes b, Header *h)
{
	bool data = false, first = true;
	for (;; first = false) {
		if (left(&b) < 12)
			return CUT;
		const uint8_t *chunk = b.at, *body = chunk + 8;
		uint32_t size = be32(chunk);
		if (size > left(&b) - 12)
			return CUT;
		b.at = body + size + 4;
		bool good = libdeflate_crc32(0, chunk + 4, size + 4) == be32(body + size);
		if (!good && !(chunk[4] & 0x20)) /* upper case: not to be done without */
			return "it is damaged: a checksum is wrong";
		if (first != is_type(chunk, "IHDR") || (first && size < 13))
			return "it is damaged: no PNG header";
		if (first) {
			h->width = be32(body);
			h->height = be32(body + 4);
		}
		data = data || is_type(chunk, "IDAT");
		if (is_type(chunk, "IEND"))
			return data ? NULL : "it holds no picture";
		if (good && is_type(chunk, "pHYs") && size == 9 && body[8] == 1) {
			h->x = be32(body);
			h->y = be32(body + 4);
			h->unit_um = 1000000;
		}
		if (good && is_type(chunk, "eXIf"))
			read_exif(body, size, h);
	}
}

/* ---- JPEG ---- */

enum { SOF0 = 0xC0, DHT = 0xC4, RST0 = 0xD0, RST7 = 0xD7, SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, APP0 = 0xE0, APP1 = 0xE1,
       TEM = 0x01 };

/* Baseline, extended and progressive, by Huffman (SOF0 to 2) or arithmetic codes (9 and 10). */
static bool is_frame(int marker)
{
	return (marker >= SOF0 && marker <= SOF0 + 2) || marker == SOF0 + 9 || marker == SOF0 + 10;
}

static const char *read_frame(const uint8_t *body, size_t size, Header *h)
{
	if (size < 6)
		return "it is damaged: no JPEG header";
	if (body[0] != 8)
		return "its samples are not of 8 bits";
	if (body[5] != 1 && body[5] != 3 && body[5] != 4)
		return "it has neither one, three nor four colour components";
	h->height = be16(body + 1);
	h->width = be16(body + 3);
	return NULL;
}

static void read_app(int marker, const uint8_t *body, size_t size, Header *h)
{
	if (marker == APP0 && size >= 12 && memcmp(body, "JFIF", 5) == 0 && (body[7] == 1 || body[7] == 2)) {
		h->unit_um = body[7] == 1 ? 25400 : 10000;
		h->x = be16(body + 8);
		h->y = be16(body + 10);
	}
	if (marker == APP1 && size > 14 && memcmp(body, "Exif\0", 6) == 0)
		read_exif(body + 6, size - 6, h);
}

/* Past coded data to the next marker's FF; a coded FF is followed by 00, restart marks belong to it. */
static void skip_scan(Bytes *b)
{
	while (left(b) >= 2) {
		const uint8_t *ff = memchr(b->at, 0xFF, left(b) - 1);
		if (!ff) {
			b->at = b->end;
			return;
		}
		b->at = ff;
		if (ff[1] != 0 && !(ff[1] >= RST0 && ff[1] <= RST7))
			return;
		b->at += 2;
	}
	b->at = b->end;
}

static const char *read_jpeg(Bytes b, Header *h)
{
	bool scan = false;
	for (;;) {
		while (left(&b) >= 2 && b.at[0] == 0xFF && b.at[1] == 0xFF) /* fill bytes */
			b.at++;
		if (left(&b) < 2)
			return CUT;
		if (b.at[0] != 0xFF)
			return "it is damaged: a JPEG marker is missing";
		int marker = b.at[1];
		b.at += 2;
		if (marker == EOI)
			return scan && h->width ? NULL : "it holds no picture";
		if (marker == TEM || marker == SOI || (marker >= RST0 && marker <= RST7))
			continue; /* stands alone */
		if (left(&b) < 2 || be16(b.at) < 2 || be16(b.at) > left(&b))
			return CUT;
		const uint8_t *body = b.at + 2;
		size_t size = be16(b.at) - 2u;
		b.at = body + size;
		const char *why = is_frame(marker) ? read_frame(body, size, h) : NULL;
		if (why)
			return why;
		read_app(marker, body, size, h);
		if (marker == SOS) {
			scan = true;
			skip_scan(&b);
		}
	}
}

/* ---- the answer ---- */

/* dots at a resolution (`per` dots in unit_um) as a length; 96 dots an inch when none is stated. */
static Unit length(uint32_t dots, uint32_t per, uint32_t unit_um)
{
	enum { LONGEST = 10 * 1000 * 1000 }; /* 10,000 pt: no paper is so large */
	if (!per)
		per = 96, unit_um = 25400;
	int64_t whole = (int64_t)per * 127, u = ((int64_t)dots * unit_um * 360 + whole / 2) / whole;
	return u < 1 ? 1 : u > LONGEST ? LONGEST : (Unit)u;
}

static const char *too_large(Arena *a, const Header *h)
{
	if (!h->width || !h->height)
		return "it has no width or no height";
	if (h->width <= IMAGE_MAX_SIDE && h->height <= IMAGE_MAX_SIDE && h->width * h->height <= IMAGE_MAX_DOTS)
		return NULL;
	return arena_printf(a, "it is %u x %u dots large; at most %d a side and %d million in all are shown", h->width,
	                    h->height, IMAGE_MAX_SIDE, IMAGE_MAX_DOTS / 1000000);
}

static void measure(Image *i, Header *h)
{
	if (!h->x || !h->y) {
		h->x = h->exif_x;
		h->y = h->exif_y ? h->exif_y : h->exif_x;
		h->unit_um = h->exif_unit_um;
	}
	i->across = h->width;
	i->down = h->height;
	i->width = length(h->width, h->x, h->unit_um);
	i->height = length(h->height, h->x ? h->y : 0, h->unit_um);
	i->turn = h->turn ? h->turn : 1;
	if (i->turn < 5) /* from 5 on the stored rows are the columns seen */
		return;
	i->across = h->height;
	i->down = h->width;
	Unit width = i->width;
	i->width = i->height;
	i->height = width;
}

static void read_image(Images *images, Image *i)
{
	static const uint8_t png[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
	Buf file = { 0 };
	Header h = { 0 };
	if (!file_exists(i->path) || file_is_dir(i->path)) {
		i->why = "there is no such file";
		return;
	}
	if (!file_read(i->path, &file, images->diag)) {
		i->why = "it cannot be read";
		buf_free(&file);
		return;
	}
	Bytes b = { (const uint8_t *)buf_text(&file), (const uint8_t *)buf_text(&file) + file.len };
	if (file.len == 0)
		i->why = "it is empty";
	else if (file.len >= 8 && memcmp(b.at, png, 8) == 0)
		i->why = read_png((Bytes){ b.at + 8, b.end }, &h);
	else if (file.len >= 3 && memcmp(b.at, "\xFF\xD8\xFF", 3) == 0)
		i->why = read_jpeg(b, &h);
	else
		i->why = "it is neither PNG nor JPEG";
	if (!i->why)
		i->why = too_large(images->arena, &h);
	if (!i->why)
		measure(i, &h);
	buf_free(&file);
}

const Image *images_find(Images *images, const char *path)
{
	for (size_t i = 0; i < images->count; i++)
		if (strcmp(images->items[i]->path, path) == 0)
			return images->items[i];
	Image *image = ARENA_NEW(images->arena, Image);
	image->path = arena_strdup(images->arena, path);
	read_image(images, image);
	return *ARENA_PUSH(images->arena, images->items, images->count, images->cap) = image;
}
