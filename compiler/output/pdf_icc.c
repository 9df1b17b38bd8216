/* pdf_icc.c - the profile of sRGB, made from the numbers of IEC 61966-2-1.
 *
 * A display's profile of ICC.1:2004 (version 4.2): the primaries brought to D50, and the curve as its formula.
 * All numbers are s15Fixed16: 1.0 is 65536. */
#include "output/pdf.h"

#include <string.h>

enum { HEADER = 128, TAGS = 10, ENTRY = 12, TABLE = 4 + TAGS * ENTRY };

typedef struct Profile {
	Buf table; /* a row for each tag: name, place, length */
	Buf data;
} Profile;

static void put_u32(Buf *b, uint32_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_byte(b, (char)(unsigned char)(v >> shift));
}

static void put_fixed(Buf *b, const int32_t *values, int count)
{
	for (int i = 0; i < count; i++)
		put_u32(b, (uint32_t)values[i]);
}

/* Names a tag whose data are all that was added from `at` on. */
static void end_tag(Profile *p, const char *name, size_t at)
{
	buf_add(&p->table, name, 4);
	put_u32(&p->table, (uint32_t)(HEADER + TABLE + at));
	put_u32(&p->table, (uint32_t)(p->data.len - at));
	while (p->data.len % 4)
		buf_byte(&p->data, 0);
}

static void add_numbers(Profile *p, const char *name, const char *type, const int32_t *values, int count)
{
	size_t at = p->data.len;

	buf_add(&p->data, type, 4);
	put_u32(&p->data, 0);
	put_fixed(&p->data, values, count);
	end_tag(p, name, at);
}

/* One record, in English: multiLocalizedUnicodeType. */
static void add_text(Profile *p, const char *name, const char *ascii)
{
	size_t at = p->data.len;

	buf_add(&p->data, "mluc\0\0\0\0\0\0\0\1\0\0\0\14enUS", 20);
	put_u32(&p->data, (uint32_t)(2 * strlen(ascii)));
	put_u32(&p->data, 28);
	for (; *ascii; ascii++) {
		buf_byte(&p->data, 0);
		buf_byte(&p->data, *ascii);
	}
	end_tag(p, name, at);
}

/* parametricCurveType, function 3: (aX + b)^g from d on, cX below; one for all three. */
static void add_curves(Profile *p)
{
	static const int32_t curve[] = { 0x00030000 /* the function */, 157286, 62119, 3417, 5072, 2651 };
	static const char *const names[] = { "rTRC", "gTRC", "bTRC" };
	size_t at = p->data.len;

	buf_add(&p->data, "para\0\0\0\0", 8);
	put_fixed(&p->data, curve, 6);
	for (int i = 0; i < 3; i++)
		end_tag(p, names[i], at);
}

static const int32_t white[] = { 63190, 65536, 54061 }; /* D50 */

static void put_header(Buf *b, size_t data)
{
	static const char made[12] = { 7, (char)(unsigned char)0xEA, 0, 1, 0, 1 }; /* 2026-01-01 */

	put_u32(b, (uint32_t)(HEADER + TABLE + data));
	put_u32(b, 0);
	put_u32(b, 0x04200000);
	buf_add(b, "mntrRGB XYZ ", 12);
	buf_add(b, made, sizeof made);
	buf_add(b, "acsp", 4);
	for (int i = 0; i < 7; i++) /* platform, flags, maker, model, attributes, rendering intent */
		put_u32(b, 0);
	put_fixed(b, white, 3);
	while (b->len < HEADER)
		buf_byte(b, 0);
}

void pdf_srgb_profile(Buf *out)
{
	static const int32_t red[] = { 28578, 14581, 912 }, green[] = { 25241, 46981, 6362 }, blue[] = { 9376, 3972, 46799 };
	static const int32_t adapted[] = { 68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262 };
	Profile p = { 0 };

	add_text(&p, "desc", "sRGB, made by Wenheng");
	add_text(&p, "cprt", "No rights are reserved");
	add_numbers(&p, "wtpt", "XYZ ", white, 3);
	add_numbers(&p, "chad", "sf32", adapted, 9);
	add_numbers(&p, "rXYZ", "XYZ ", red, 3);
	add_numbers(&p, "gXYZ", "XYZ ", green, 3);
	add_numbers(&p, "bXYZ", "XYZ ", blue, 3);
	add_curves(&p);
	put_header(out, p.data.len);
	put_u32(out, TAGS);
	buf_add(out, p.table.data, p.table.len);
	buf_add(out, p.data.data, p.data.len);
	buf_free(&p.table);
	buf_free(&p.data);
}
