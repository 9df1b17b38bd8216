/* sfnt.h - a font file's tables, read with every bound checked, and the reasons to refuse one. */
#ifndef WENHENG_FONT_SFNT_H
#define WENHENG_FONT_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Sfnt {
	const uint8_t *data;
	size_t   len;
	size_t   directory; /* offset of the first table record */
	unsigned tables;
	bool     cff;       /* CFF outlines, else glyf */
} Sfnt;

/* Faces in the file: 1, or more for a collection. 0 when it is no font, *why then says what it is. */
int  sfnt_faces(const uint8_t *data, size_t len, const char **why);
/* Finds the table directory of one face. False when it lies outside the file. */
bool sfnt_open(const uint8_t *data, size_t len, int index, Sfnt *out, const char **why);
/* A table that lies wholly inside the file, else NULL. */
const uint8_t *sfnt_table(const Sfnt *f, const char *tag, size_t *len);
/* NULL when the face can be set and embedded, else the reason it cannot, as part of a sentence. */
const char *sfnt_fault(const Sfnt *f);

static inline unsigned sfnt_u16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static inline int sfnt_i16(const uint8_t *p)
{
	return (int16_t)(uint16_t)sfnt_u16(p);
}

static inline uint32_t sfnt_u32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

#endif
