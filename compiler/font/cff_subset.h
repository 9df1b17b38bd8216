/* cff_subset.h - the glyphs a document uses, out of a CID-keyed CFF, as a CFF of their own. */
#ifndef WENHENG_FONT_CFF_SUBSET_H
#define WENHENG_FONT_CFF_SUBSET_H

#include "base/buf.h"
#include "font/cff.h"

/* What is read of a face once, and the outlines that any document has used so far. */
typedef struct CffCutter CffCutter;

/* cids: of the whole face, by glyph; both must outlive it.  NULL when the face is not CID-keyed, or damaged. */
CffCutter *cff_cutter_new(const Cff *c, const uint16_t *cids);
void       cff_cutter_free(CffCutter *k);

/* Appends to out a CID-keyed CFF with .notdef and the n glyphs in the order given, each of which keeps its
 * CID; new_id[i] receives where glyphs[i] stands in it.  No hints, no subroutines.  False, and nothing
 * appended, when a glyph has something that is not understood here. */
bool cff_subset(CffCutter *k, const uint32_t *glyphs, size_t n, uint32_t *new_id, Buf *out);

#endif
