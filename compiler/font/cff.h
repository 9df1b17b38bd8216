/* cff.h - the little of a CFF table that embedding asks for: is it CID-keyed, by which CIDs, and its parts. */
#ifndef WENHENG_FONT_CFF_H
#define WENHENG_FONT_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct CffIndex { /* an INDEX whose offsets lie inside the table */
	uint32_t count;
	size_t   offsets;  /* of the offset array */
	unsigned off_size;
	size_t   base;     /* objects start at base + offset */
	size_t   end;      /* one past the INDEX */
} CffIndex;

typedef struct Cff {
	const uint8_t *data;
	size_t   len;
	uint32_t glyphs;
	bool     cid_keyed;     /* has ROS */
	char     registry[32], ordering[32];
	int      supplement;
	uint32_t charset;       /* offset; 0, 1, 2 name the predefined ones */
	CffIndex names, tops, strings, charstrings;
} Cff;

/* False when the table is damaged. */
bool cff_open(const uint8_t *data, size_t len, Cff *out);
/* Fills out[0..glyphs) with the charset: the CID (or the string id) of each glyph. */
bool cff_charset(const Cff *c, uint16_t *out);

bool cff_index(const Cff *c, size_t at, CffIndex *out);
/* Object i of an INDEX; NULL when there is none or it lies outside. */
const uint8_t *cff_item(const Cff *c, const CffIndex *x, uint32_t i, size_t *n);

/* The entries of a DICT, one after the other. */
enum { CFF_OPERANDS = 48, CFF_ESCAPE = 0x0C00 };
typedef struct CffDict {
	const uint8_t *at, *end;
	const uint8_t *operands;      /* of the entry just read, as they stand */
	size_t  operand_bytes;
	int     op;                   /* CFF_ESCAPE | n for two-byte operators */
	int32_t values[CFF_OPERANDS]; /* reals are 0 */
	int     count;
	bool    damaged;
} CffDict;
CffDict cff_dict(const uint8_t *p, size_t len);
/* False at the end, and where it is damaged. */
bool cff_dict_next(CffDict *d);

static inline uint32_t cff_number(const uint8_t *p, unsigned size)
{
	uint32_t v = 0;

	while (size-- > 0)
		v = v << 8 | *p++;
	return v;
}

#endif
