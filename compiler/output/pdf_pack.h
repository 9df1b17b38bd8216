/* pdf_pack.h - streams deflated and written one after the other: by the caller, and once there are many of them by a
 * thread beside it.  The file's bytes are the same either way. */
#ifndef WENHENG_OUTPUT_PDF_PACK_H
#define WENHENG_OUTPUT_PDF_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/file.h"

/* As the bytes are; small; in half the time, for what deflate hardly makes smaller, such as a CFF; or small even where
 * that gains nothing, for a stream whose entries speak of the filter. */
typedef enum Packing { PACK_NOT, PACK_SMALL, PACK_QUICK, PACK_ALWAYS } Packing;

typedef struct Packer Packer;

typedef struct PackedPlace { /* where an object stands */
	int      id;
	uint64_t offset;
} PackedPlace;

Packer *packer_new(OutFile *out); /* out stays the caller's, who leaves it alone until the packer is freed */
void    packer_free(Packer *p);   /* what is not written yet is dropped; NULL is allowed */

/* Stream object `id`: the entries of its dictionary but for /Filter and /Length, and its bytes, which are taken over.
 * Deflated, unless PACK_ALWAYS, only where that gains anything. */
void packer_stream(Packer *p, int id, const Buf *entries, Packing how, Buf *bytes);

/* Waits until all is written.  From then on the caller writes himself, and may ask what follows. */
void               packer_finish(Packer *p);
void               packer_put(Packer *p, const void *bytes, size_t n); /* bytes between objects; also before the first stream */
const PackedPlace *packer_places(const Packer *p, size_t *count);      /* in the order of writing */
uint64_t           packer_written(const Packer *p);
const uint64_t    *packer_digest(const Packer *p);                     /* two numbers that say what was written */
const char        *packer_error(const Packer *p);                      /* NULL: none; a failed write is not meant */

bool packer_failed(const Packer *p); /* a write has failed: may be asked at any time */

#endif
