/* batch.c - see batch.h.
 *
 * Worker processes take every N-th document, so that no order depends on timing; each reports a
 * byte a document through its pipe.  A worker that dies leaves its documents marked failed. */
#include "batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

typedef struct Worker {
	pid_t pid;
	int pipe;
} Worker;

enum { FAILED = 0, DONE = 1, SKIPPED = 2 };

void batch_distinct(Arena *a, BatchItem *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *wanted = items[i].path;
		for (int n = 2; items[i].path; n++) {
			bool taken = false;
			for (size_t k = 0; k < i && !taken; k++)
				taken = items[k].path && !strcmp(items[k].path, items[i].path);
			if (!taken)
				break;
			const char *dot = strrchr(path_base(wanted), '.');
			size_t stem = dot ? (size_t)(dot - wanted) : strlen(wanted);
			items[i].path = arena_printf(a, "%.*s-%d%s", (int)stem, wanted, n, dot ? dot : "");
			items[i].renamed = true;
		}
	}
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
	good = good && press_document(p, s, &r, item->path) && diag_count(p->diag, SEVERITY_ERROR) == errors;
	if (!good)
		diag_note(p->diag, PLACE_NONE, "%s was not made", item->label);
	script_free(s);
	return good;
}

static void work(Press *p, BatchItem *items, size_t count, size_t first, size_t step, int out)
{
	bool stop = false;
	if (p->database) { /* a connection must not be carried over a fork */
		p->store = store_open(p->database, true, p->diag);
		if (!p->store)
			_exit(3);
	}
	for (size_t i = first; i < count; i += step) {
		char result = stop ? SKIPPED : make(p, &items[i]) ? DONE : FAILED;
		stop = stop || (result == FAILED && p->options->strict);
		if (write(out, &result, 1) != 1)
			_exit(3);
	}
}

static bool start(Worker *w, Press *p, BatchItem *items, size_t count, size_t first, size_t step)
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
		work(p, items, count, first, step, ends[1]);
		_exit(0);
	}
	close(ends[1]);
	w->pipe = ends[0];
	return true;
}

static void collect(Worker *w, char *results, size_t count, size_t first, size_t step)
{
	size_t i = first;
	char result;
	ssize_t n;
	while (i < count && ((n = read(w->pipe, &result, 1)) == 1 || (n < 0 && errno == EINTR))) {
		if (n != 1)
			continue;
		results[i] = result;
		i += step;
	}
	close(w->pipe);
	waitpid(w->pid, NULL, 0);
}

static void run_workers(Press *p, BatchItem *items, size_t count, size_t jobs, char *results)
{
	Worker *workers = mem_alloc(jobs * sizeof *workers);
	size_t started = 0;
	for (; started < jobs; started++)
		if (!start(&workers[started], p, items, count, started, jobs)) {
			diag_machine(p->diag, PLACE_NONE, "no worker process could be started: %s", strerror(errno));
			break;
		}
	for (size_t w = 0; w < started; w++)
		collect(&workers[w], results, count, w, jobs);
	free(workers);
}

/* Workers inherit what is opened before they start: the fonts, and nothing that writes. */
static void run_here(Press *p, BatchItem *items, size_t count, char *results)
{
	bool stop = false;
	for (size_t i = 0; i < count; i++) {
		results[i] = stop ? SKIPPED : make(p, &items[i]) ? DONE : FAILED;
		stop = stop || (results[i] == FAILED && p->options->strict);
	}
}

bool batch_run(Press *p, BatchItem *items, size_t count)
{
	size_t jobs = p->options->jobs > 0 ? (size_t)p->options->jobs : 1;
	char *results = mem_alloc(count);
	if (jobs > count)
		jobs = count ? count : 1;
	if (jobs > 1) {
		Script *s = press_script(p);
		if (s)
			press_fonts(p, s);
		script_free(s);
		run_workers(p, items, count, jobs, results);
	} else {
		run_here(p, items, count, results);
	}
	size_t done = 0, renamed = 0, skipped = 0;
	for (size_t i = 0; i < count; i++) {
		static const char *const words[] = { "failed", "done", "skipped" };
		const char *word = results[i] == DONE && items[i].renamed ? "renamed" : words[(int)results[i]];
		printf("%s\t%s\t%s\n", word, items[i].label, items[i].path ? items[i].path : "-");
		done += results[i] == DONE;
		skipped += results[i] == SKIPPED;
		renamed += results[i] == DONE && items[i].renamed;
	}
	printf("%zu documents: %zu done (%zu of them renamed), %zu failed, %zu skipped\n", count, done, renamed,
	       count - done - skipped, skipped);
	free(results);
	return done == count;
}
