/* progress.c - see progress.h.  The clock decides only when the line is drawn, and the rate in it. */
#include "base/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

enum { BAR = 24, EVERY = 100 }; /* cells; milliseconds between two drawings */

struct Progress {
	const char *what;
	size_t files, files_done, records;
	long long start, drawn; /* milliseconds */
	bool shown;
	Diag *diag;
};

static long long now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void erase(void *progress)
{
	Progress *p = progress;
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->shown = false;
}

static void draw(Progress *p)
{
	char bar[BAR + 1];
	long long at = now();
	if (at - p->drawn < EVERY)
		return;
	size_t full = p->files ? p->files_done * BAR / p->files : 0;
	memset(bar, '.', BAR);
	memset(bar, '#', full < BAR ? full : BAR);
	bar[BAR] = '\0';
	fprintf(stderr, "\r%s [%s] %zu/%zu files, %zu records, %lld/s\033[K", p->what, bar, p->files_done, p->files, p->records,
	        (long long)p->records * 1000 / (at - p->start + 1));
	fflush(stderr);
	p->drawn = at;
	p->shown = true;
}

Progress *progress_open(const char *what, size_t files, bool quiet, Diag *d)
{
	const char *term = getenv("TERM");
	if (quiet || !isatty(STDERR_FILENO) || !term || !strcmp(term, "dumb"))
		return NULL;
	Progress *p = mem_alloc(sizeof *p);
	*p = (Progress){ .what = what, .files = files, .start = now(), .diag = d };
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
	p->files_done++;
	draw(p);
}

void progress_close(Progress *p)
{
	if (!p)
		return;
	diag_set_before(p->diag, NULL, NULL);
	erase(p);
	free(p);
}
