/* texts.c - see texts.h. */
#include "ledger/texts.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { HELD = 2 << 20 }; /* bytes in memory */

typedef struct Store { /* bytes of which the first are in memory, and the others on disk */
	Buf      held;
	FILE    *rest; /* NULL: there are none */
	uint64_t size; /* of all */
	bool     written; /* what stdio holds back has gone to the file */
} Store;

struct Texts {
	Store  text, ends; /* ends: a uint64_t a text */
	size_t count;
};

static bool open_rest(Store *s)
{
	int fd = file_temporary();
	s->rest = fd >= 0 ? fdopen(fd, "w+b") : NULL;
	if (!s->rest && fd >= 0)
		close(fd);
	return s->rest != NULL;
}

static bool append(Store *s, const void *bytes, size_t n)
{
	if (!s->rest && s->held.len + n <= HELD) {
		buf_add(&s->held, bytes, n);
	} else {
		if ((!s->rest && !open_rest(s)) || fwrite(bytes, 1, n, s->rest) != n)
			return false;
	}
	s->size += n;
	return true;
}

/* A piece is never partly in memory, since each is appended to one of the two. */
static bool fetch(Store *s, uint64_t at, void *out, size_t n)
{
	if (at + n <= s->held.len) {
		memcpy(out, s->held.data + at, n);
		return true;
	}
	if (!s->written && fflush(s->rest) != 0)
		return false;
	s->written = true;
	at -= s->held.len;
	for (char *to = out; n > 0;) {
		ssize_t got = pread(fileno(s->rest), to, n, (off_t)at);
		if (got == 0)
			errno = EIO; /* it has been cut off */
		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		n -= got > 0 ? (size_t)got : 0;
		to += got > 0 ? got : 0;
		at += got > 0 ? (uint64_t)got : 0;
	}
	return true;
}

static void drop(Store *s)
{
	buf_free(&s->held);
	if (s->rest)
		fclose(s->rest);
}

Texts *texts_new(void)
{
	return mem_alloc(sizeof(Texts));
}

void texts_free(Texts *t)
{
	if (!t)
		return;
	drop(&t->text);
	drop(&t->ends);
	free(t);
}

bool texts_add(Texts *t, const char *s, size_t n, const char **why)
{
	bool good = append(&t->text, s, n) && append(&t->ends, &t->text.size, sizeof t->text.size);
	t->count += good;
	if (!good)
		*why = strerror(errno);
	return good;
}

size_t texts_count(const Texts *t)
{
	return t->count;
}

bool texts_append(Texts *t, size_t i, Buf *out)
{
	uint64_t from = 0, end = 0;
	size_t len = out->len;
	if ((i > 0 && !fetch(&t->ends, (i - 1) * sizeof from, &from, sizeof from)) || !fetch(&t->ends, i * sizeof end, &end, sizeof end))
		return false;
	size_t n = (size_t)(end - from);
	if (n == 0 || fetch(&t->text, from, buf_extend(out, n), n))
		return true;
	out->len = len;
	out->data[len] = '\0';
	return false;
}
