/* sha256.c - see sha256.h.  Names are those of FIPS 180-4. */
#include "base/sha256.h"

#include <string.h>

static const uint32_t K[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotr(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

static void schedule(uint32_t w[64], const uint8_t *at)
{
	for (int t = 0; t < 16; t++, at += 4)
		w[t] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
	for (int t = 16; t < 64; t++) {
		uint32_t a = w[t - 15], b = w[t - 2];
		w[t] = (rotr(b, 17) ^ rotr(b, 19) ^ b >> 10) + w[t - 7] + (rotr(a, 7) ^ rotr(a, 18) ^ a >> 3) + w[t - 16];
	}
}

/* One round; the caller turns the names of the eight instead of the values. */
#define ROUND(a, b, c, d, e, f, g, h, t)                                                                       \
	do {                                                                                                   \
		uint32_t t1 = (h) + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (((e) & (f)) ^ (~(e) & (g))) + K[t] + w[t]; \
		(d) += t1;                                                                                     \
		(h) = t1 + (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (((a) & (b)) ^ ((a) & (c)) ^ ((b) & (c))); \
	} while (0)

void sha256_blocks_plain(uint32_t state[8], const uint8_t *at, size_t blocks)
{
	uint32_t w[64];
	for (; blocks > 0; blocks--, at += 64) {
		uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
		schedule(w, at);
		for (int t = 0; t < 64; t += 8) {
			ROUND(a, b, c, d, e, f, g, h, t);
			ROUND(h, a, b, c, d, e, f, g, t + 1);
			ROUND(g, h, a, b, c, d, e, f, t + 2);
			ROUND(f, g, h, a, b, c, d, e, t + 3);
			ROUND(e, f, g, h, a, b, c, d, t + 4);
			ROUND(d, e, f, g, h, a, b, c, t + 5);
			ROUND(c, d, e, f, g, h, a, b, t + 6);
			ROUND(b, c, d, e, f, g, h, a, t + 7);
		}
		const uint32_t sums[8] = { a, b, c, d, e, f, g, h };
		for (int i = 0; i < 8; i++)
			state[i] += sums[i];
	}
}

/* ---- the instructions of x86, some ten times as fast: a batch hashes whatever it writes ---- */

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>

int sha256_processor_can(void)
{
	static int can = -1;
	unsigned a, b, c, d;
	if (can < 0)
		can = __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1) && __get_cpuid(1, &a, &b, &c, &d) && (c >> 19 & 1);
	return can;
}

/* The instructions want the state as ABEF and CDGH; four rounds take four words of the schedule. */
__attribute__((target("sha,sse4.1,ssse3")))
void sha256_blocks_processor(uint32_t state[8], const uint8_t *at, size_t blocks)
{
	const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i low = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)state), 0xB1);
	__m128i high = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)(state + 4)), 0x1B);
	__m128i abef = _mm_alignr_epi8(low, high, 8), cdgh = _mm_blend_epi16(high, low, 0xF0);
	for (; blocks > 0; blocks--, at += 64) {
		__m128i w[4], abef_before = abef, cdgh_before = cdgh;
		for (int i = 0; i < 4; i++)
			w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i)), order);
		for (int i = 0; i < 16; i++) {
			__m128i sum = _mm_add_epi32(w[0], _mm_loadu_si128((const __m128i *)(const void *)(K + 4 * i)));
			cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
			abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
			__m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(w[0], w[1]), _mm_alignr_epi8(w[3], w[2], 4));
			next = _mm_sha256msg2_epu32(next, w[3]);
			w[0] = w[1], w[1] = w[2], w[2] = w[3], w[3] = next;
		}
		abef = _mm_add_epi32(abef, abef_before);
		cdgh = _mm_add_epi32(cdgh, cdgh_before);
	}
	low = _mm_shuffle_epi32(abef, 0x1B);
	high = _mm_shuffle_epi32(cdgh, 0xB1);
	_mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(low, high, 0xF0));
	_mm_storeu_si128((__m128i *)(void *)(state + 4), _mm_alignr_epi8(high, low, 8));
}
#else
int sha256_processor_can(void)
{
	return 0;
}

void sha256_blocks_processor(uint32_t state[8], const uint8_t *at, size_t blocks)
{
	sha256_blocks_plain(state, at, blocks);
}
#endif

static void blocks_of(Sha256 *s, const uint8_t *at, size_t blocks)
{
	if (sha256_processor_can())
		sha256_blocks_processor(s->state, at, blocks);
	else
		sha256_blocks_plain(s->state, at, blocks);
}

void sha256_add(Sha256 *s, const void *bytes, size_t n)
{
	const uint8_t *at = bytes;
	size_t filled = (size_t)(s->bytes % 64);
	s->bytes += n;
	if (filled > 0) {
		size_t part = n < 64 - filled ? n : 64 - filled;
		memcpy(s->block + filled, at, part);
		at += part;
		n -= part;
		if (filled + part < 64)
			return;
		blocks_of(s, s->block, 1);
	}
	if (n >= 64)
		blocks_of(s, at, n / 64);
	if (n % 64)
		memcpy(s->block, at + n / 64 * 64, n % 64);
}

void sha256_text(Sha256 *s, const char *text)
{
	sha256_add(s, text ? "t" : "n", 1);
	if (text)
		sha256_add(s, text, strlen(text) + 1);
}

Digest sha256_end(Sha256 *s)
{
	static const uint8_t padding[64] = { 0x80 };
	uint64_t bits = s->bytes * 8;
	uint8_t length[8];
	Digest d;
	for (int i = 0; i < 8; i++)
		length[i] = (uint8_t)(bits >> (56 - 8 * i));
	sha256_add(s, padding, 1 + (size_t)((119 - s->bytes % 64) % 64));
	sha256_add(s, length, 8);
	for (int i = 0; i < 32; i++)
		d.bytes[i] = (uint8_t)(s->state[i / 4] >> (24 - 8 * (i % 4)));
	return d;
}

Digest sha256_of(const void *bytes, size_t n)
{
	Sha256 s = SHA256_START;
	sha256_add(&s, bytes, n);
	return sha256_end(&s);
}

void digest_hex(const Digest *d, char out[DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < sizeof d->bytes; i++) {
		out[2 * i] = digits[d->bytes[i] >> 4];
		out[2 * i + 1] = digits[d->bytes[i] & 15];
	}
	out[2 * sizeof d->bytes] = '\0';
}
