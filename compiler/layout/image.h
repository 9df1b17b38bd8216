/* image.h - how large a picture is, read from its header. */
#ifndef WENHENG_LAYOUT_IMAGE_H
#define WENHENG_LAYOUT_IMAGE_H

#include <stdbool.h>

#include "base/unit.h"

/* Natural size of a PNG or JPEG: by the resolution it states, else 96 dots an inch. */
bool image_size(const char *path, Unit *width, Unit *height);

#endif
