/* sha256.c - FIPS 180-4's examples and lengths about the block's end, by both ways of working them out. */
#include <stdio.h>
#include <string.h>

#include "base/sha256.h"

static void hex_of(const char *text, size_t n, size_t step, char out[DIGEST_HEX])
{
	Sha256 s = SHA256_START;
	for (size_t i = 0; i < n; i += step)
		sha256_add(&s, text + i, n - i < step ? n - i : step);
	Digest d = sha256_end(&s);
	digest_hex(&d, out);
}

static void check(const char *name, const char *text, size_t n, const char *want)
{
	static const size_t steps[] = { 1, 7, 63, 64, 65, 1000000 };
	char got[DIGEST_HEX];
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		hex_of(text, n, steps[i], got);
		if (strcmp(got, want) != 0) {
			printf("not ok sha256 of %s: %s, in steps of %zu\n", name, got, steps[i]);
			return;
		}
	}
	printf("ok sha256 of %s\n", name);
}

int main(void)
{
	static char a[1000000];
	memset(a, 'a', sizeof a);
	check("nothing", "", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	check("abc", "abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	check("two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
	      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	check("55 bytes", a, 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
	check("64 bytes", a, 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
	check("a million", a, sizeof a, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");

	/* the processor's instructions give what plain C does */
	Sha256 plain = SHA256_START, processor = SHA256_START;
	sha256_blocks_plain(plain.state, (const uint8_t *)a, 1000);
	if (sha256_processor_can())
		sha256_blocks_processor(processor.state, (const uint8_t *)a, 1000);
	else
		sha256_blocks_plain(processor.state, (const uint8_t *)a, 1000);
	puts(memcmp(plain.state, processor.state, sizeof plain.state) ? "not ok sha256 by the processor: it differs" : "ok sha256 by the processor");
	return 0;
}
