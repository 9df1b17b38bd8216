/* cff.h - the little of a CFF table that embedding asks for: is it CID-keyed, and by which CIDs. */
#ifndef WENHENG_FONT_CFF_H
#define WENHENG_FONT_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Cff {
	const uint8_t *data;
	size_t   len;
	uint32_t glyphs;
	bool     cid_keyed;     /* has ROS */
	char     registry[32], ordering[32];
	int      supplement;
	uint32_t charset;       /* offset; 0, 1, 2 name the predefined ones */
} Cff;

/* False when the table is damaged. */
bool cff_open(const uint8_t *data, size_t len, Cff *out);
/* Fills out[0..glyphs) with the charset: the CID (or the string id) of each glyph. */
bool cff_charset(const Cff *c, uint16_t *out);

#endif
