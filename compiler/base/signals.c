/* signals.c - see signals.h.  The mask and not a handler: nothing is to be done but later what would have been done. */
#include "base/signals.h"

#include <signal.h>
#include <stddef.h>

static const int ending[] = { SIGINT, SIGHUP, SIGTERM };
static sigset_t before;
static int held_by;

/* One that waits while it is blocked, be it ignored, would be taken for the run's end. */
static bool is_ignored(int signal_number)
{
	struct sigaction now;
	return sigaction(signal_number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

void signals_hold(void)
{
	sigset_t held;
	if (held_by++)
		return;
	sigemptyset(&held);
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		if (!is_ignored(ending[i]))
			sigaddset(&held, ending[i]);
	pthread_sigmask(SIG_BLOCK, &held, &before);
}

bool signals_wait(void)
{
	sigset_t waiting;
	bool any = false;
	sigpending(&waiting);
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		any = any || sigismember(&waiting, ending[i]) == 1;
	return any;
}

void signals_release(void)
{
	if (--held_by == 0)
		pthread_sigmask(SIG_SETMASK, &before, NULL);
}

bool signals_thread(pthread_t *thread, void *(*work)(void *), void *data)
{
	signals_hold(); /* a thread has the mask of whoever begins it */
	bool good = pthread_create(thread, NULL, work, data) == 0;
	signals_release();
	return good;
}
