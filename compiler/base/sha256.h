/* sha256.h - SHA-256 (FIPS 180-4): what a file was made from and what it came to, in the form that sha256sum(1) checks. */
#ifndef WENHENG_BASE_SHA256_H
#define WENHENG_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

typedef struct Sha256 { /* plain data; begin with SHA256_START */
	uint32_t state[8];
	uint64_t bytes;
	uint8_t  block[64]; /* bytes % 64 of it are filled */
} Sha256;

typedef struct Digest {
	uint8_t bytes[32];
} Digest;

#define SHA256_START \
	((Sha256){ .state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 } })

void   sha256_add(Sha256 *s, const void *bytes, size_t n);
void   sha256_text(Sha256 *s, const char *text); /* with its end, so that "ab" "c" is not "a" "bc"; NULL is no text */
Digest sha256_end(Sha256 *s);
Digest sha256_of(const void *bytes, size_t n);

enum { DIGEST_HEX = 65 }; /* hexadecimal digits, and the end */
void digest_hex(const Digest *d, char out[DIGEST_HEX]);

/* Many blocks of 64 bytes into the state; for sha256.c and its test alone.  The second uses the processor's own
 * instructions, which sha256_processor_can() has found. */
void sha256_blocks_plain(uint32_t state[8], const uint8_t *at, size_t blocks);
void sha256_blocks_processor(uint32_t state[8], const uint8_t *at, size_t blocks);
int  sha256_processor_can(void);

#endif
