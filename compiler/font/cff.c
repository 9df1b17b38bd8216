/* cff.c - header, top DICT and charset of a CFF table (Adobe Technical Note 5176).
 *
 * A CID-keyed face is addressed in a PDF by the CIDs of its charset, which need not be its glyph
 * ids (Fandol's are not).  Every offset is checked against the table's length before it is used. */
#include "font/cff.h"

#include <string.h>

bool cff_index(const Cff *c, size_t at, CffIndex *out)
{
	if (at > c->len || c->len - at < 2)
		return false;
	*out = (CffIndex){ .count = cff_number(c->data + at, 2), .end = at + 2 };
	if (out->count == 0)
		return true;
	if (c->len - at < 3)
		return false;
	out->off_size = c->data[at + 2];
	out->offsets = at + 3;
	size_t bytes = ((size_t)out->count + 1) * out->off_size;

	if (out->off_size < 1 || out->off_size > 4 || c->len - out->offsets < bytes)
		return false;
	out->base = out->offsets + bytes - 1;
	size_t last = cff_number(c->data + out->offsets + bytes - out->off_size, out->off_size);

	if (last < 1 || last > c->len - out->base)
		return false;
	out->end = out->base + last;
	return true;
}

const uint8_t *cff_item(const Cff *c, const CffIndex *x, uint32_t i, size_t *n)
{
	if (i >= x->count)
		return NULL;
	const uint8_t *p = c->data + x->offsets + (size_t)i * x->off_size;
	size_t from = cff_number(p, x->off_size), to = cff_number(p + x->off_size, x->off_size);

	if (from < 1 || to < from || to > x->end - x->base)
		return NULL;
	*n = to - from;
	return c->data + x->base + from;
}

/* Skips a real number (nibbles up to 0xf). */
static const uint8_t *skip_real(const uint8_t *p, const uint8_t *end)
{
	while (p < end) {
		uint8_t b = *p++;

		if ((b & 0x0F) == 0x0F || b >> 4 == 0x0F)
			break;
	}
	return p;
}

enum { OP_CHARSET = 15, OP_CHARSTRINGS = 17, OP_ROS = CFF_ESCAPE | 30 };

typedef struct Top {
	uint32_t charstrings, charset;
	int32_t  ros[3];
	bool     has_ros;
} Top;

CffDict cff_dict(const uint8_t *p, size_t len)
{
	return (CffDict){ .at = p, .end = p + len };
}

/* Reads the operand whose first byte is b. */
static bool read_operand(CffDict *d, int b, int32_t *v)
{
	const uint8_t *p = d->at, *end = d->end;

	*v = 0;
	if (b == 28 && end - p >= 2) {
		*v = (int16_t)(uint16_t)cff_number(p, 2);
		p += 2;
	} else if (b == 29 && end - p >= 4) {
		*v = (int32_t)cff_number(p, 4);
		p += 4;
	} else if (b == 30) {
		p = skip_real(p, end);
	} else if (b >= 32 && b <= 246) {
		*v = b - 139;
	} else if (b >= 247 && b <= 254 && p < end) {
		*v = b <= 250 ? (b - 247) * 256 + *p + 108 : -(b - 251) * 256 - *p - 108;
		p++;
	} else {
		return false;
	}
	d->at = p;
	return true;
}

bool cff_dict_next(CffDict *d)
{
	d->operands = d->at;
	d->count = 0;
	while (d->at < d->end) {
		int b = *d->at++;

		if (b > 21) {
			int32_t v;
			if (d->count == CFF_OPERANDS || !read_operand(d, b, &v))
				break;
			d->values[d->count++] = v;
			continue;
		}
		d->operand_bytes = (size_t)(d->at - 1 - d->operands);
		if (b == 12 && d->at == d->end)
			break;
		d->op = b == 12 ? CFF_ESCAPE | *d->at++ : b;
		return true;
	}
	d->damaged = d->at < d->end || d->at > d->operands; /* something is left that is no entry */
	return false;
}

static bool read_top(const uint8_t *p, size_t len, Top *top)
{
	CffDict d = cff_dict(p, len);

	while (cff_dict_next(&d)) {
		if (d.op == OP_CHARSET && d.count >= 1)
			top->charset = (uint32_t)d.values[d.count - 1];
		else if (d.op == OP_CHARSTRINGS && d.count >= 1)
			top->charstrings = (uint32_t)d.values[d.count - 1];
		else if (d.op == OP_ROS && d.count >= 3) {
			top->has_ros = true;
			memcpy(top->ros, d.values + d.count - 3, sizeof top->ros);
		}
	}
	return !d.damaged;
}

/* A string of the String INDEX; the 391 standard ones are glyph names and never a registry. */
static void string(const Cff *c, const CffIndex *strings, int32_t sid, char out[32])
{
	size_t n = 0;
	const uint8_t *s = sid >= 391 ? cff_item(c, strings, (uint32_t)sid - 391, &n) : NULL;

	if (n > 31)
		n = 31;
	for (size_t i = 0; s && i < n; i++)
		out[i] = (char)(s[i] > 0x20 && s[i] < 0x7F && !strchr("()<>[]{}/%\\", s[i]) ? s[i] : '_');
	out[s ? n : 0] = 0;
}

bool cff_open(const uint8_t *data, size_t len, Cff *out)
{
	Top top = { 0 };
	size_t n;

	*out = (Cff){ .data = data, .len = len };
	if (len < 4 || data[0] != 1 || data[2] < 4)
		return false;
	if (!cff_index(out, data[2], &out->names) || !cff_index(out, out->names.end, &out->tops) ||
	    !cff_index(out, out->tops.end, &out->strings))
		return false;
	const uint8_t *dict = cff_item(out, &out->tops, 0, &n);

	if (!dict || !read_top(dict, n, &top) || !cff_index(out, top.charstrings, &out->charstrings))
		return false;
	if (out->charstrings.count == 0)
		return false;
	out->glyphs = out->charstrings.count;
	out->charset = top.charset;
	out->cid_keyed = top.has_ros;
	if (top.has_ros) {
		string(out, &out->strings, top.ros[0], out->registry);
		string(out, &out->strings, top.ros[1], out->ordering);
		out->supplement = top.ros[2];
	}
	return true;
}

bool cff_charset(const Cff *c, uint16_t *out)
{
	size_t at = c->charset;
	uint32_t g = 1;

	out[0] = 0;
	if (at <= 2) { /* predefined: for a CID-keyed face only "CID = glyph id" makes sense */
		for (; g < c->glyphs; g++)
			out[g] = (uint16_t)g;
		return true;
	}
	if (at >= c->len)
		return false;
	unsigned format = c->data[at++];

	if (format > 2)
		return false;
	unsigned size = format == 0 ? 2 : format == 1 ? 3 : 4;

	while (g < c->glyphs) {
		if (c->len - at < size)
			return false;
		uint32_t first = cff_number(c->data + at, 2), left = format == 0 ? 0 : cff_number(c->data + at + 2, size - 2);

		for (uint32_t i = 0; i <= left && g < c->glyphs; i++)
			out[g++] = (uint16_t)(first + i);
		at += size;
	}
	return true;
}
