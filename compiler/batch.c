/* batch.c - see batch.h.
 *
 * Worker processes take every N-th document, so that no order depends on timing; each reports a
 * byte a document through its pipe.  A worker that dies leaves its documents marked failed. */
#include "batch.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

typedef struct Worker {
	pid_t pid;
	int pipe;
} Worker;

typedef struct Batch {
	Press *press;
	const BatchItem *items;
	size_t count;
	char *results;   /* one an item */
	size_t jobs;
	int stop[2];     /* --strict: a byte here means that one has failed */
} Batch;

enum { FAILED, DONE, SKIPPED, BROKEN }; /* broken: failed by the machine, not by the record */

/* Paths by their hash: a table of twice as many places as there are items, never full. */
typedef struct Taken {
	const char **places;
	size_t       size;
} Taken;

/* False when the path is taken already. */
static bool take(Taken *t, const char *path)
{
	size_t at = hash_bytes(HASH_START, path, strlen(path)) % t->size;

	for (; t->places[at]; at = (at + 1) % t->size)
		if (!strcmp(t->places[at], path))
			return false;
	t->places[at] = path;
	return true;
}

void batch_distinct(Arena *a, BatchItem *items, size_t count)
{
	Taken taken = { mem_alloc((2 * count + 1) * sizeof *taken.places), 2 * count + 1 };
	for (size_t i = 0; i < count; i++) {
		const char *wanted = items[i].path;
		for (int n = 2; items[i].path && !take(&taken, items[i].path); n++) {
			const char *dot = strrchr(path_base(wanted), '.');
			size_t stem = dot ? (size_t)(dot - wanted) : strlen(wanted);
			items[i].path = arena_printf(a, "%.*s-%d%s", (int)stem, wanted, n, dot ? dot : "");
			items[i].renamed = true;
		}
	}
	free(taken.places);
}

/* One document in a Lua state of its own, so that nothing of one reaches the next. */
static bool make(Press *p, const BatchItem *item)
{
	if (!item->path)
		return false;
	Script *s = press_script(p);
	bool good = s != NULL && file_make_dirs(path_dir(p->arena, item->path), p->diag);
	CompileRequest r = item->request;
	int errors = diag_count(p->diag, SEVERITY_ERROR);
	if (good && item->records)
		good = script_load_data(s, &r) && script_use_record(s, item->records, item->index);
	if (good && item->each)
		good = script_use_each(s, item->each, r.period, item->id);
	good = good && press_document(p, s, &r, item->path) && diag_count(p->diag, SEVERITY_ERROR) == errors;
	if (!good)
		diag_note(p->diag, PLACE_NONE, "%s was not made", item->label);
	script_free(s);
	return good;
}

static char make_or_say_why(Press *p, const BatchItem *item)
{
	int machine = diag_count(p->diag, SEVERITY_MACHINE);

	if (make(p, item))
		return DONE;
	return diag_count(p->diag, SEVERITY_MACHINE) > machine ? BROKEN : FAILED;
}

static bool stopped(const Batch *b)
{
	struct pollfd end = { .fd = b->stop[0], .events = POLLIN };

	return b->press->options->strict && poll(&end, 1, 0) > 0;
}

/* Every jobs-th document from `first` on; what became of each is reported through out. */
static void work(Batch *b, size_t first, int out)
{
	Press *p = b->press;

	if (p->database) { /* a connection must not be carried over a fork */
		p->store = store_open(p->database, true, p->diag);
		if (!p->store)
			_exit(3);
	}
	for (size_t i = first; i < b->count; i += b->jobs) {
		char result = stopped(b) ? SKIPPED : make_or_say_why(p, &b->items[i]);
		bool told = result == DONE || result == SKIPPED || write(b->stop[1], "", 1) == 1;
		if (!told || write(out, &result, 1) != 1)
			_exit(3);
	}
}

static bool start(Batch *b, Worker *w, size_t first)
{
	int ends[2];
	if (pipe(ends) != 0)
		return false;
	fflush(stdout);
	fflush(stderr);
	w->pid = fork();
	if (w->pid < 0) {
		close(ends[0]);
		close(ends[1]);
		return false;
	}
	if (w->pid == 0) {
		close(ends[0]);
		work(b, first, ends[1]);
		_exit(0);
	}
	close(ends[1]);
	w->pipe = ends[0];
	return true;
}

/* Reads a worker's results to their end. A worker that dies leaves its documents failed. */
static void collect(Batch *b, Worker *w, size_t first)
{
	size_t i = first;
	char result;
	int status = 0;
	ssize_t n;
	while (i < b->count && ((n = read(w->pipe, &result, 1)) == 1 || (n < 0 && errno == EINTR))) {
		if (n != 1)
			continue;
		b->results[i] = result;
		i += b->jobs;
	}
	close(w->pipe);
	waitpid(w->pid, &status, 0);
	if (i < b->count && WIFSIGNALED(status))
		diag_machine(b->press->diag, PLACE_NONE, "the worker that made %s was ended by signal %d", b->items[i].label,
		             WTERMSIG(status));
	for (; i < b->count; i += b->jobs)
		b->results[i] = BROKEN;
}

/* Workers inherit what is opened before they start: the fonts, and nothing that writes. */
static void run_workers(Batch *b)
{
	Worker *workers = mem_alloc(b->jobs * sizeof *workers);
	Script *s = press_script(b->press);
	size_t started = 0;

	if (s)
		press_fonts(b->press, s);
	script_free(s);
	if (pipe(b->stop) == 0)
		while (started < b->jobs && start(b, &workers[started], started))
			started++;
	if (started < b->jobs)
		diag_machine(b->press->diag, PLACE_NONE, "no worker process could be started: %s", strerror(errno));
	for (size_t w = 0; w < started; w++)
		collect(b, &workers[w], w);
	free(workers);
}

static void run_here(Batch *b)
{
	bool stop = false;
	for (size_t i = 0; i < b->count; i++) {
		b->results[i] = stop ? SKIPPED : make_or_say_why(b->press, &b->items[i]);
		stop = stop || (b->results[i] != DONE && b->press->options->strict);
	}
}

/* One line a document, then how many there are of each kind. The exit status. */
static int report(const Batch *b)
{
	static const char *const words[] = { "failed", "done", "skipped", "failed" };
	size_t n[4] = { 0 }, renamed = 0;
	for (size_t i = 0; i < b->count; i++) {
		const BatchItem *item = &b->items[i];
		bool other = b->results[i] == DONE && item->renamed;
		printf("%s\t%s\t%s\n", other ? "renamed" : words[(int)b->results[i]], item->label, item->path ? item->path : "-");
		n[(int)b->results[i]]++;
		renamed += other;
	}
	printf("%zu documents: %zu done (%zu of them renamed), %zu failed, %zu skipped\n", b->count, n[DONE], renamed,
	       n[FAILED] + n[BROKEN], n[SKIPPED]);
	if (n[BROKEN])
		return 3;
	return n[FAILED] ? 1 : diag_status(b->press->diag);
}

int batch_run(Press *p, const BatchItem *items, size_t count)
{
	size_t jobs = p->options->jobs > 0 ? (size_t)p->options->jobs : 1;
	Batch b = { .press = p, .items = items, .count = count, .jobs = jobs < count ? jobs : count };
	b.results = mem_alloc(count);
	p->unsynced = true;
	if (b.jobs > 1)
		run_workers(&b);
	else
		run_here(&b);
	file_sync_all(); /* before anything is called done */
	int status = report(&b);
	free(b.results);
	return status;
}
