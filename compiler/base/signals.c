/* signals.c - see signals.h.  The mask and not a handler: nothing is to be done but later what would have been done. */
#include "base/signals.h"

#include <signal.h>
#include <stddef.h>

static const int ending[] = { SIGINT, SIGHUP, SIGTERM };
static sigset_t before;

void signals_hold(void)
{
	sigset_t held;
	sigemptyset(&held);
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		sigaddset(&held, ending[i]);
	sigprocmask(SIG_BLOCK, &held, &before);
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
	sigprocmask(SIG_SETMASK, &before, NULL);
}
