/* outline.c - see outline.h.  Operators by Adobe Technical Note 5177.
 *
 * Operands are written out as they come and remembered by where they begin: a call takes back the one that
 * numbers its subroutine, a hint takes back all but the width, which may stand before the first operator. */
#include "font/outline.h"

enum { STACK = 48, NESTED = 10, STEPS_MOST = 200000 /* operands and operators: a glyph has some hundreds */ };

enum { HSTEM = 1, VSTEM = 3, VMOVETO, RLINETO, HLINETO, VLINETO, RRCURVETO, CALLSUBR = 10, RETURN, ESCAPE, ENDCHAR = 14,
	HSTEMHM = 18, HINTMASK, CNTRMASK, RMOVETO, HMOVETO, VSTEMHM, RCURVELINE, RLINECURVE, VVCURVETO, HHCURVETO, SHORT,
	CALLGSUBR, VHCURVETO, HVCURVETO };
enum { HFLEX = 34, FLEX1 = 37 }; /* after ESCAPE */

typedef struct Copier {
	const OutlineSource *source;
	Buf    *out;
	size_t  starts[STACK]; /* of the operands waiting, in out */
	int32_t values[STACK];
	int     count;
	int     stems;
	int     steps;   /* subroutines within each other make as many as they like of few bytes */
	bool    begun;   /* the first operator that clears the stack has been met */
	bool    width;   /* the glyph's width is the first operand waiting */
	bool    done;
} Copier;

static bool copy(Copier *c, const uint8_t *p, size_t n, int depth);

/* Operands are of one to five bytes: too few for a call each. */
static void put(Buf *b, const uint8_t *bytes, size_t n)
{
	if (b->cap - b->len <= n) {
		buf_add(b, bytes, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		b->data[b->len++] = (char)bytes[i];
}

static bool operand(Copier *c, const uint8_t *at, size_t bytes, int32_t value)
{
	if (c->count == STACK)
		return false;
	c->starts[c->count] = c->out->len;
	c->values[c->count++] = value;
	put(c->out, at, bytes);
	return true;
}

/* Takes back the operands from i on. */
static void take_back(Copier *c, int i)
{
	if (i < c->count) {
		c->out->len = c->starts[i];
		c->count = i;
	}
}

static bool call(Copier *c, const CffIndex *subrs, int depth)
{
	size_t n;

	if (c->count == 0 || depth == NESTED)
		return false;
	int32_t bias = subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768;
	int32_t number = c->values[c->count - 1] + bias;
	const uint8_t *p = number >= 0 ? cff_item(c->source->cff, subrs, (uint32_t)number, &n) : NULL;

	take_back(c, c->count - 1);
	return p && copy(c, p, n, depth + 1);
}

static void drop_stems(Copier *c)
{
	int given = c->count - c->width;

	if (!c->begun && given % 2)
		c->width = true;
	c->begun = true;
	c->stems += given / 2;
	take_back(c, c->width);
}

static void draw(Copier *c, const uint8_t *op, size_t bytes)
{
	put(c->out, op, bytes);
	c->count = 0;
	c->begun = true;
	c->width = false;
	c->done = *op == ENDCHAR;
}

/* The operator at p, whose first byte has been read; *used: bytes of it, and of what belongs to it. */
static bool operator(Copier *c, const uint8_t *p, size_t left, size_t *used, int depth)
{
	*used = 1;
	switch (*p) {
	case HSTEM:
	case VSTEM:
	case HSTEMHM:
	case VSTEMHM:
		drop_stems(c);
		return true;
	case HINTMASK:
	case CNTRMASK:
		drop_stems(c); /* stems before a mask need no operator */
		*used = 1 + ((size_t)c->stems + 7) / 8;
		return *used <= left;
	case CALLSUBR:
		return call(c, c->source->local, depth);
	case CALLGSUBR:
		return call(c, c->source->global, depth);
	case ESCAPE:
		*used = 2;
		if (left < 2 || p[1] < HFLEX || p[1] > FLEX1)
			return false;
		draw(c, p, 2);
		return true;
	case ENDCHAR:
		if (c->count > 1) /* an accented character composed of two others */
			return false;
		draw(c, p, 1);
		return true;
	case VMOVETO: case RLINETO: case HLINETO: case VLINETO: case RRCURVETO: case RMOVETO: case HMOVETO: case RCURVELINE:
	case RLINECURVE: case VVCURVETO: case HHCURVETO: case VHCURVETO: case HVCURVETO:
		draw(c, p, 1);
		return true;
	default:
		return false;
	}
}

static bool copy(Copier *c, const uint8_t *p, size_t n, int depth)
{
	for (const uint8_t *end = p + n; p < end && !c->done;) {
		size_t left = (size_t)(end - p), used;
		int b = *p;
		bool good;

		if (b == RETURN)
			return true;
		if (++c->steps > STEPS_MOST)
			return false;
		if (b < 32 && b != SHORT) {
			good = operator(c, p, left, &used, depth);
		} else {
			used = b == SHORT ? 3 : b <= 246 ? 1 : b <= 254 ? 2 : 5;
			int32_t v = used > left || b == 255 ? 0 : b == SHORT ? (int16_t)(uint16_t)cff_number(p + 1, 2) : b <= 246 ? b - 139 :
				b <= 250 ? (b - 247) * 256 + p[1] + 108 : -(b - 251) * 256 - p[1] - 108;
			good = used <= left && operand(c, p, used, v);
		}
		if (!good)
			return false;
		p += used;
	}
	return true;
}

bool outline_copy(const OutlineSource *s, uint32_t glyph, Buf *out)
{
	Copier c = { .source = s, .out = out };
	size_t n;
	const uint8_t *p = cff_item(s->cff, &s->cff->charstrings, glyph, &n);

	return p && copy(&c, p, n, 0) && c.done;
}
