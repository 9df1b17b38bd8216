/* find.h - which face of which file bears a name: the folders, searched in order. */
#ifndef WENHENG_FONT_FIND_H
#define WENHENG_FONT_FIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "font/font.h"

typedef struct FoundFace {
	const char *path;
	int         index;      /* in a collection */
	const char *family, *full, *postscript; /* English where there is a choice; never NULL */
	const char *fault;      /* why it may not be used, or NULL */
	uint64_t    sum;        /* of its content; the path has no part in it */
	const char **names;     /* every family, full and PostScript name, in every language */
	bool       *family_name;/* of names: a family's, not one face's */
	int         name_count;
	int         weight;     /* 400 regular, 700 bold */
	bool        italic;
} FoundFace;

/* d is told of what is there and cannot be read, so that no other face takes a place without a word; what nobody may read
 * is as if it were not there. */
FontFolders *folders_new(const char *const *dirs, size_t count, Diag *d);
/* Has them read from now on by a thread, where there is a processor for it. */
void         folders_read_beside(FontFolders *f);
void         folders_free(FontFolders *f); /* NULL is allowed */
const char *const *folders_dirs(const FontFolders *f, size_t *count);

/* The best face of that name in the first folder that has one: a full or PostScript name, a family
 * (its upright face nearest to regular), or a file's name with "#index" for a collection's face.
 * NULL when no folder has a good one; *faulty is then, or when it comes before the one found, the
 * first face of that name that must be refused. */
const FoundFace *folders_find(FontFolders *f, const char *name, const FoundFace **faulty);

/* Appends ", path: reason" for each file that could not be read as a font at all. */
void folders_refused(const FontFolders *f, Buf *out);

#endif
