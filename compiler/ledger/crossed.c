/* crossed.c - see crossed.h. */
#include "ledger/crossed.h"

#include <string.h>

#include "base/utf8.h"

static bool is_run(char c)
{
	return c == RUN_PLAIN || c == RUN_LIVE || c == RUN_GONE;
}

bool crossed_has_runs(const char *text, size_t n)
{
	return memchr(text, RUN_GONE, n) || memchr(text, RUN_LIVE, n);
}

/* The bytes up to the next run, to which *text is moved. */
static size_t take_run(const char **text, const char *end)
{
	const char *from = *text;
	while (*text < end && !is_run(**text))
		(*text)++;
	return (size_t)(*text - from);
}

static void add_piece(Buf *gone, const char *s, size_t n, bool apart)
{
	if (apart && gone->len && n)
		buf_byte(gone, ' ');
	buf_add(gone, s, n);
}

static bool blank(const Buf *b)
{
	size_t n = b->len;
	(void)utf8_trim(buf_text(b), &n);
	return n == 0;
}

bool crossed_part(const char *text, size_t n, bool font, Buf *live, Buf *gone)
{
	const char *end = text + n;
	CrossedRun run = RUN_PLAIN;
	Buf all = { 0 };
	bool apart = false; /* something that is left stands between two pieces */
	while (text < end) {
		if (is_run(*text))
			run = (CrossedRun)*text++;
		const char *from = text;
		size_t k = take_run(&text, end);
		bool out = run == RUN_GONE || (run == RUN_PLAIN && font);
		if (out)
			add_piece(gone, from, k, apart);
		else
			buf_add(live, from, k);
		apart = !out && k ? true : apart && !(out && k);
		buf_add(&all, from, k);
	}
	bool nothing = blank(live) && !blank(gone);
	if (nothing) {
		buf_clear(live);
		buf_clear(gone);
		buf_add(live, all.data, all.len);
	} else if (blank(gone)) {
		buf_clear(gone); /* spaces that are crossed out say nothing */
	}
	buf_free(&all);
	return nothing;
}
