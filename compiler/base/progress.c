/* progress.c - see progress.h.  The clock decides only when the line is drawn, and the rate in it. */
#include "base/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

enum { BAR = 24, EVERY = 100, MARKS = 8, BETWEEN = 500 }; /* cells; milliseconds between two drawings, two marks */

struct Progress {
	const char *what, *units;
	size_t count, done, records;
	long long drawn; /* milliseconds */
	struct { long long at; size_t done, records; } marks[MARKS]; /* how it stood, the newest first */
	int mark_count;
	bool shown, shared;
	Diag *diag;
};

static long long now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void erase(void *progress, Buf *out)
{
	Progress *p = progress;
	if (p->shown || p->shared)
		buf_text_add(out, "\r\033[K");
	p->shown = false;
}

static void mark(Progress *p, long long at)
{
	if (p->mark_count && at - p->marks[0].at < BETWEEN)
		return;
	memmove(p->marks + 1, p->marks, (MARKS - 1) * sizeof *p->marks);
	p->marks[0].at = at;
	p->marks[0].done = p->done;
	p->marks[0].records = p->records;
	p->mark_count += p->mark_count < MARKS;
}

static void draw(Progress *p)
{
	Buf line = { 0 };
	char bar[BAR + 1];
	long long at = now();
	if (at - p->drawn < EVERY)
		return;
	size_t full = p->count ? p->done * BAR / p->count : 0;
	memset(bar, '.', BAR);
	memset(bar, '#', full < BAR ? full : BAR);
	bar[BAR] = '\0';
	long long ms = at - p->marks[p->mark_count - 1].at + 1;
	long long done = (long long)(p->done - p->marks[p->mark_count - 1].done);
	long long records = (long long)(p->records - p->marks[p->mark_count - 1].records);
	buf_printf(&line, "\r%s [%s] %zu/%zu %s, ", p->what, bar, p->done, p->count, p->units);
	if (p->records)
		buf_printf(&line, "%zu %s, %lld/s", COUNTED(p->records, "record"), records * 1000 / ms);
	else
		buf_printf(&line, "%lld/s", done * 1000 / ms);
	if (done)
		buf_printf(&line, ", %lld s left", ((long long)(p->count - p->done) * ms / done + 999) / 1000);
	buf_text_add(&line, "\033[K");
	fwrite(line.data, 1, line.len, stderr);
	buf_free(&line);
	p->drawn = at;
	p->shown = true;
	mark(p, at);
}

Progress *progress_open(const char *what, const char *units, size_t count, bool quiet, Diag *d)
{
	const char *term = getenv("TERM");
	if (quiet || !isatty(STDERR_FILENO) || !term || !strcmp(term, "dumb"))
		return NULL;
	Progress *p = mem_alloc(sizeof *p);
	*p = (Progress){ .what = what, .units = units, .count = count, .diag = d };
	mark(p, now());
	diag_set_before(d, erase, p);
	return p;
}

void progress_records(Progress *p, size_t n)
{
	if (!p)
		return;
	p->records += n;
	if (p->records % 64 == 0) /* the clock is not asked at each */
		draw(p);
}

void progress_file(Progress *p)
{
	if (!p)
		return;
	p->done++;
	draw(p);
}

void progress_shared(Progress *p)
{
	if (p)
		p->shared = true;
}

void progress_close(Progress *p)
{
	if (!p)
		return;
	diag_set_before(p->diag, NULL, NULL);
	if (p->shown)
		fputs("\r\033[K", stderr);
	free(p);
}
