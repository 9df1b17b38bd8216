/* sfnt.h - a font file's tables, read with every bound checked, and the reasons to refuse one. */
#ifndef WENHENG_FONT_SFNT_H
#define WENHENG_FONT_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A file's bytes: in memory, or read piece by piece as they are asked for. */
typedef struct SfntFile {
	const uint8_t *data;       /* NULL: */
	size_t len;
	int    fd;                 /* they are read from here */
	int    error;              /* the errno of a read that failed: what was found so far is not to be trusted */
	struct SfntPiece *pieces;  /* all that was read */
} SfntFile;

typedef struct Sfnt {
	SfntFile *file;
	size_t   directory; /* offset of the first table record */
	unsigned tables;
	bool     cff;       /* CFF outlines, else glyf */
} Sfnt;

/* For a look at a file of which little is wanted: mapping hundreds and dropping them again would stop the program's other
 * threads each time.  False with errno when it cannot be read.  Behind it sfnt_close(). */
bool sfnt_read(SfntFile *f, const char *path);
/* Closes the file and frees all that was read from it. */
void sfnt_close(SfntFile *f);
/* n bytes from `at` on, NULL when they are not all there; alive as long as the file. */
const uint8_t *sfnt_bytes(SfntFile *f, size_t at, size_t n);

/* Faces in the file: 1, or more for a collection. 0 when it is no font, *why then says what it is. */
int  sfnt_faces(SfntFile *f, const char **why);
/* Finds the table directory of one face. False when it lies outside the file. */
bool sfnt_open(SfntFile *f, int index, Sfnt *out, const char **why);
/* Whether there is such a table that lies wholly inside the file, and where. */
bool sfnt_find(const Sfnt *f, const char *tag, size_t *at, size_t *len);
/* Its bytes, else NULL. */
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
