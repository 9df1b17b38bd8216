/* image.c - how large a picture is, read from its header.
 *
 * Only what layout needs: width, height, and the stated resolution.  Whether the rest of the file
 * is whole is the backend's question. */
#include "layout/image.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint32_t be32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t be16(const uint8_t *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

/* dots and resolution (dots per `unit` thousandths of a millimetre) to a length; 0 when out of bounds. */
static Unit length(uint32_t dots, uint32_t per, uint32_t unit_um)
{
	if (!dots || dots > 1000000)
		return 0;
	if (!per)
		per = 96, unit_um = 25400;
	int64_t u = (int64_t)dots * unit_um * 360 / ((int64_t)per * 127);
	return u < 1 ? 1 : u > 10000000 ? 10000000 : (Unit)u;
}

static bool png(FILE *f, Unit *w, Unit *h)
{
	uint8_t b[24], c[9];
	if (fread(b, 1, 16, f) != 16 || memcmp(b + 4, "IHDR", 4) != 0)
		return false;
	uint32_t width = be32(b + 8), height = be32(b + 12), x = 0, y = 0;
	if (fseek(f, 9, SEEK_CUR) != 0) /* rest of IHDR and its checksum */
		return false;
	while (fread(b, 1, 8, f) == 8 && memcmp(b + 4, "IDAT", 4) != 0) {
		uint32_t size = be32(b);
		if (memcmp(b + 4, "pHYs", 4) == 0 && size == 9) {
			if (fread(c, 1, 9, f) == 9 && c[8] == 1)
				x = be32(c), y = be32(c + 4);
			break;
		}
		if (size > INT32_MAX - 4 || fseek(f, (long)size + 4, SEEK_CUR) != 0)
			break;
	}
	*w = length(width, x, 1000000);
	*h = length(height, x ? y : 0, 1000000);
	return *w && *h;
}

static bool jpeg(FILE *f, Unit *w, Unit *h)
{
	uint8_t b[16];
	uint32_t x = 0, y = 0, unit_um = 0;
	for (;;) {
		int c = fgetc(f);
		if (c != 0xFF)
			return false;
		while (c == 0xFF)
			c = fgetc(f);
		if (c == EOF || fread(b, 1, 2, f) != 2)
			return false;
		uint32_t size = be16(b);
		if (size < 2)
			return false;
		size -= 2;
		bool frame = c >= 0xC0 && c <= 0xCF && c != 0xC4 && c != 0xC8 && c != 0xCC;
		if (frame) {
			if (size < 5 || fread(b, 1, 5, f) != 5)
				return false;
			*w = length(be16(b + 3), x, unit_um);
			*h = length(be16(b + 1), x ? y : 0, unit_um);
			return *w && *h;
		}
		if (c == 0xE0 && size >= 14) {
			if (fread(b, 1, 14, f) != 14)
				return false;
			size -= 14;
			if (memcmp(b, "JFIF", 5) == 0 && (b[7] == 1 || b[7] == 2)) {
				x = be16(b + 8);
				y = be16(b + 10);
				unit_um = b[7] == 1 ? 25400 : 10000;
			}
		}
		if (fseek(f, (long)size, SEEK_CUR) != 0)
			return false;
	}
}

bool image_size(const char *path, Unit *width, Unit *height)
{
	static const uint8_t signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
	uint8_t head[8] = { 0 };
	bool ok = false;
	FILE *f = fopen(path, "rb");
	if (!f)
		return false;
	if (fread(head, 1, 8, f) == 8 && memcmp(head, signature, 8) == 0)
		ok = png(f, width, height);
	else if (head[0] == 0xFF && head[1] == 0xD8 && fseek(f, 2, SEEK_SET) == 0)
		ok = jpeg(f, width, height);
	fclose(f);
	return ok;
}
