/* spill.h - blocks of bytes that are written once and read again, more of them than memory is to hold.
 *
 * So many of them stay in memory; the others go to a file without a name in TMPDIR (or /tmp), which the system drops with
 * the program.  As with memory, there is no going on without it: a file that can't be written or read ends the program
 * with exit status 3, so no caller carries that branch. */
#ifndef WENHENG_BASE_SPILL_H
#define WENHENG_BASE_SPILL_H

#include <stddef.h>
#include <stdint.h>

typedef struct Spill Spill;

Spill   *spill_open(size_t kept); /* kept: how many blocks stay in memory, 4 to 65000 */
void     spill_close(Spill *s); /* NULL is allowed */
/* Puts the bytes away; returns the block's number. */
uint32_t spill_put(Spill *s, const void *bytes, size_t n);
/* The bytes of a block, aligned for any type: good until two other blocks have been asked for or put. */
const void *spill_get(Spill *s, uint32_t block);
size_t   spill_bytes(const Spill *s); /* in memory */
/* Gives a block's number and room back. */
void     spill_drop(Spill *s, uint32_t block);

#endif
