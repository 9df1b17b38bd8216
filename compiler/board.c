/* board.c - see board.h.
 *
 * The board is memory that the processes share: the number of the next piece, which the workers count up, and for each
 * worker the piece it has begun.  What became of a piece comes back through a pipe, a message a piece: shorter than
 * PIPE_BUF, so that messages of two workers never mix. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "board.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

typedef struct Board {
	atomic_size_t next;    /* the piece that nobody has begun */
	atomic_bool   stop;    /* none is begun any more */
	atomic_size_t begun[]; /* by worker: the piece + 1, 0 between two */
} Board;

typedef struct Message {
	size_t  index;
	Outcome outcome;
} Message;

typedef struct Crew {
	const BoardWork *work;
	size_t count, jobs;
	Board *board;
	pid_t *pids;
	bool *heard;           /* by piece */
	int results[2]; /* a pipe to here */
	int lost;       /* the signal that ended a worker last, or 0 */
	Diag *diag;
} Crew;

static volatile sig_atomic_t ended_by;

static void note_signal(int s)
{
	ended_by = s;
}

static const int ending[] = { SIGINT, SIGTERM };
enum { ENDING = sizeof ending / sizeof *ending };

/* One that is ignored, as of a batch behind `&`, stays so, here and in the workers. */
static void catch_signals(struct sigaction before[ENDING])
{
	struct sigaction a = { .sa_handler = note_signal, .sa_flags = (int)SA_RESETHAND };
	sigemptyset(&a.sa_mask);
	ended_by = 0;
	for (int i = 0; i < ENDING; i++)
		if (sigaction(ending[i], NULL, &before[i]) == 0 && before[i].sa_handler != SIG_IGN)
			sigaction(ending[i], &a, NULL);
}

static void leave_signals(const struct sigaction before[ENDING])
{
	for (int i = 0; i < ENDING; i++)
		sigaction(ending[i], &before[i], NULL);
}

static void end_at_once(int s)
{
	struct sigaction now;
	if (sigaction(s, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
		signal(s, SIG_DFL);
}

void board_end_by(int s)
{
	fflush(stdout);
	fflush(stderr);
	signal(s, SIG_DFL);
	raise(s);
}

/* ---- in a worker ---- */

static bool tell(const Crew *c, const Message *m)
{
	bool told = write(c->results[1], m, sizeof *m) == (ssize_t)sizeof *m;
	if (!told)
		diag_machine(c->diag, PLACE_NONE, "a worker cannot say what it has done: %s", strerror(errno));
	return told;
}

static _Noreturn void work(Crew *c, size_t self)
{
	Message m;
	memset(&m, 0, sizeof m); /* between its members, too: all of it is written to the pipe */
	signal(SIGINT, SIG_IGN); /* a key pressed on the terminal: the piece begun is done first */
	end_at_once(SIGTERM);
	close(c->results[0]);
	c->work->begin_worker(c->work->data);
	if (!c->work->open(c->work->data))
		_exit(3);
	while (!atomic_load(&c->board->stop)) {
		m.index = atomic_fetch_add(&c->board->next, 1);
		if (m.index >= c->count)
			break;
		atomic_store(&c->board->begun[self], m.index + 1);
		m.outcome = c->work->work(c->work->data, m.index);
		if (!tell(c, &m))
			_exit(3);
		atomic_store(&c->board->begun[self], 0);
	}
	c->work->close(c->work->data);
	_exit(0);
}

/* ---- in the process that asked ---- */

static bool start(Crew *c, size_t self)
{
	fflush(stdout);
	fflush(stderr);
	c->pids[self] = fork();
	if (c->pids[self] == 0)
		work(c, self);
	return c->pids[self] > 0;
}

/* False at the end, when no worker is left. */
static bool hear(Crew *c, Message *m)
{
	size_t have = 0;
	while (have < sizeof *m) {
		ssize_t n = read(c->results[0], (char *)m + have, sizeof *m - have);
		if (n == 0 || (n < 0 && errno != EINTR))
			return false;
		have += n > 0 ? (size_t)n : 0;
		if (ended_by)
			atomic_store(&c->board->stop, true);
	}
	return true;
}

static void finish(Crew *c, size_t index, const Outcome *o)
{
	c->heard[index] = true;
	if (!c->work->done(c->work->data, index, o))
		atomic_store(&c->board->stop, true);
}

static void bury(Crew *c, size_t started)
{
	for (size_t i = 0; i < started; i++) {
		int status = 0;
		while (waitpid(c->pids[i], &status, 0) < 0 && errno == EINTR)
			;
		size_t begun = atomic_load(&c->board->begun[i]);
		atomic_store(&c->board->begun[i], 0);
		if (WIFSIGNALED(status))
			c->lost = WTERMSIG(status);
		if (begun == 0 || c->heard[begun - 1])
			continue;
		Outcome broken = { .result = BROKEN };
		if (WIFSIGNALED(status))
			c->work->died(c->work->data, begun - 1, WTERMSIG(status));
		finish(c, begun - 1, &broken);
	}
}

/* One set of workers, until all is done or all of them have died. False when none could be started. */
static bool run_crew(Crew *c)
{
	size_t started = 0;
	Message m;
	if (pipe(c->results) != 0) {
		diag_machine(c->diag, PLACE_NONE, "no worker process could be started: %s", strerror(errno));
		return false;
	}
	while (started < c->jobs && start(c, started))
		started++;
	if (started < c->jobs)
		diag_machine(c->diag, PLACE_NONE, "no worker process could be started: %s", strerror(errno));
	close(c->results[1]);
	while (hear(c, &m))
		finish(c, m.index, &m.outcome);
	close(c->results[0]);
	bury(c, started);
	return started > 0;
}

/* Workers that died are replaced as long as each new set begins something. */
static void run_workers(Crew *c)
{
	size_t size = sizeof *c->board + c->jobs * sizeof *c->board->begun, before;
	c->board = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (c->board == MAP_FAILED) {
		diag_machine(c->diag, PLACE_NONE, "no memory could be shared with workers: %s", strerror(errno));
		return;
	}
	c->pids = mem_alloc(c->jobs * sizeof *c->pids);
	c->heard = mem_alloc(c->count * sizeof *c->heard);
	do {
		before = atomic_load(&c->board->next);
	} while (run_crew(c) && !ended_by && !atomic_load(&c->board->stop) && atomic_load(&c->board->next) < c->count &&
	         atomic_load(&c->board->next) > before);
	bool rest = !ended_by && !atomic_load(&c->board->stop) && atomic_load(&c->board->next) < c->count;
	if (rest && c->lost)
		diag_machine(c->diag, PLACE_NONE, "no worker is left for the rest: one was ended by signal %d", c->lost);
	else if (rest)
		diag_machine(c->diag, PLACE_NONE, "no worker is left for the rest");
	free(c->heard);
	free(c->pids);
	munmap(c->board, size);
}

static void run_here(const BoardWork *w, size_t count)
{
	bool more = w->open(w->data);
	for (size_t i = 0; i < count && more && !ended_by; i++) {
		Outcome o = w->work(w->data, i);
		more = w->done(w->data, i, &o);
	}
	w->close(w->data);
}

int board_run(const BoardWork *w, size_t count, size_t jobs, Diag *d)
{
	struct sigaction before[ENDING];
	Crew c = { .work = w, .count = count, .jobs = jobs, .diag = d };
	catch_signals(before);
	if (jobs > 1)
		run_workers(&c);
	else
		run_here(w, count);
	int by = ended_by;
	leave_signals(before);
	return by;
}
