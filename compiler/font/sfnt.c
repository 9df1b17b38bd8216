/* sfnt.c - the outer form of TrueType and OpenType files.
 *
 * A face is judged before HarfBuzz or a PDF reader sees it: what is cut short, has no sensible units
 * or may not be embedded is refused with a reason, so that a page is never set with a broken face. */
#include "font/sfnt.h"

#include <string.h>

enum { RECORD = 16, MAX_FACES = 256 };

int sfnt_faces(const uint8_t *data, size_t len, const char **why)
{
	if (len < 12) {
		*why = len == 0 ? "it is empty" : "it is cut short";
		return 0;
	}
	switch (sfnt_u32(data)) {
	case 0x00010000: /* TrueType */
	case 0x74727565: /* true */
	case 0x4F54544F: /* OTTO */
		return 1;
	case 0x74746366: { /* ttcf */
		uint32_t n = sfnt_u32(data + 8);

		if (n >= 1 && n <= MAX_FACES && 12 + (size_t)n * 4 <= len)
			return (int)n;
		*why = "its list of faces is damaged";
		return 0;
	}
	case 0x774F4646: /* wOFF */
	case 0x774F4632: /* wOF2 */
		*why = "it is a web font (WOFF): convert it to TTF or OTF first";
		return 0;
	default:
		*why = "it is no TrueType or OpenType font";
		return 0;
	}
}

bool sfnt_open(const uint8_t *data, size_t len, int index, Sfnt *out, const char **why)
{
	size_t at = 0;
	int faces = sfnt_faces(data, len, why);

	if (faces == 0)
		return false;
	if (index < 0 || index >= faces) {
		*why = "it has no face of that index";
		return false;
	}
	if (sfnt_u32(data) == 0x74746366)
		at = sfnt_u32(data + 12 + (size_t)index * 4);
	if (at > len || len - at < 12) {
		*why = "it is cut short";
		return false;
	}
	*out = (Sfnt){ .data = data, .len = len, .directory = at + 12, .tables = sfnt_u16(data + at + 4) };
	if ((len - out->directory) / RECORD < out->tables) {
		*why = "its table directory is cut short";
		return false;
	}
	out->cff = sfnt_table(out, "CFF ", &at) != NULL;
	return true;
}

static const uint8_t *record(const Sfnt *f, const char *tag)
{
	for (unsigned i = 0; i < f->tables; i++) {
		const uint8_t *r = f->data + f->directory + (size_t)i * RECORD;

		if (memcmp(r, tag, 4) == 0)
			return r;
	}
	return NULL;
}

static bool inside(const Sfnt *f, const uint8_t *r)
{
	uint32_t offset = sfnt_u32(r + 8), length = sfnt_u32(r + 12);

	return offset <= f->len && length <= f->len - offset;
}

const uint8_t *sfnt_table(const Sfnt *f, const char *tag, size_t *len)
{
	const uint8_t *r = record(f, tag);

	if (!r || !inside(f, r))
		return NULL;
	*len = sfnt_u32(r + 12);
	return f->data + sfnt_u32(r + 8);
}

/* Metrics: hmtx must hold an advance for each glyph that hhea and maxp promise. */
static const char *metrics_fault(const Sfnt *f, unsigned glyphs)
{
	size_t n;
	const uint8_t *hhea = sfnt_table(f, "hhea", &n);

	if (!hhea || n < 36)
		return "it has no horizontal metrics";
	unsigned advances = sfnt_u16(hhea + 34);

	if (advances == 0 || advances > glyphs)
		return "its horizontal metrics are damaged";
	if (!sfnt_table(f, "hmtx", &n) || n < (size_t)advances * 4)
		return "its horizontal metrics are cut short";
	return NULL;
}

static const char *outline_fault(const Sfnt *f, unsigned glyphs, bool long_loca)
{
	size_t n, glyf_len;
	const uint8_t *loca;

	if (f->cff)
		return NULL;
	if (record(f, "CFF2"))
		return "it is a variable font with CFF2 outlines";
	if (!sfnt_table(f, "glyf", &glyf_len) || !(loca = sfnt_table(f, "loca", &n)))
		return "it has no outlines";
	if (n < ((size_t)glyphs + 1) * (long_loca ? 4 : 2))
		return "its glyph index is cut short";
	size_t end = long_loca ? sfnt_u32(loca + (size_t)glyphs * 4) : (size_t)sfnt_u16(loca + (size_t)glyphs * 2) * 2;

	return end > glyf_len ? "its outlines are cut short" : NULL;
}

/* OS/2 fsType: what the maker of the face allows. */
static const char *licence_fault(const Sfnt *f)
{
	size_t n;
	const uint8_t *os2 = sfnt_table(f, "OS/2", &n);

	if (!os2 || n < 10)
		return NULL;
	unsigned type = sfnt_u16(os2 + 8);

	if ((type & 0x0F) == 0x02)
		return "its maker forbids embedding (OS/2 fsType: restricted licence)";
	if (type & 0x0100)
		return "its maker forbids subsetting (OS/2 fsType: no subsetting)";
	if (type & 0x0200)
		return "its maker allows bitmaps only (OS/2 fsType: bitmap embedding)";
	return NULL;
}

const char *sfnt_fault(const Sfnt *f)
{
	size_t n;
	const char *why;

	for (unsigned i = 0; i < f->tables; i++)
		if (!inside(f, f->data + f->directory + (size_t)i * RECORD))
			return "it is cut short: a table lies beyond its end";
	const uint8_t *head = sfnt_table(f, "head", &n);

	if (!head || n < 54)
		return "it has no head table";
	unsigned upem = sfnt_u16(head + 18), loca_format = sfnt_u16(head + 50);

	if (upem < 16 || upem > 16384)
		return upem == 0 ? "its units per em are 0" : "its units per em are out of range (16 to 16384)";
	const uint8_t *maxp = sfnt_table(f, "maxp", &n);

	if (!maxp || n < 6 || sfnt_u16(maxp + 4) == 0)
		return "it has no glyphs";
	unsigned glyphs = sfnt_u16(maxp + 4);

	if (!sfnt_table(f, "cmap", &n) || n < 4)
		return "it has no character map";
	if ((why = metrics_fault(f, glyphs)) || (why = outline_fault(f, glyphs, loca_format == 1)))
		return why;
	return licence_fault(f);
}
