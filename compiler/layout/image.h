/* image.h - what layout has to know of a picture: its size, how it is turned, whether it is whole. */
#ifndef WENHENG_LAYOUT_IMAGE_H
#define WENHENG_LAYOUT_IMAGE_H

#include <stdint.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/unit.h"

typedef struct Image {
	const char *path;
	const char *why;     /* why it cannot be shown, "it is cut short"; NULL: it can */
	Unit     width, height; /* natural size by the resolution it states, else 96 dots an inch; as it is to be seen */
	uint32_t across, down;  /* dots, as it is to be seen */
	int      turn;       /* EXIF orientation, 1 to 8: how the stored dots are turned to be seen */
} Image;

typedef struct Images { /* those a document has asked for, each read once */
	Arena *arena;
	Diag  *diag;         /* for files that cannot be read */
	Image **items;       /* in the arena */
	size_t count, cap;
} Images;

/* A PNG or JPEG; the answer lives in the arena, and is never NULL. */
const Image *images_find(Images *images, const char *path);

#endif
