/* watch.c - see watch.h.  The signal may come anywhere: nothing is tidied up, as if the process had been killed. */
#define _DEFAULT_SOURCE /* setitimer */
#include "base/watch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static char last_words[1000];

static void end(int signal_number)
{
	(void)signal_number;
	ssize_t n = write(STDERR_FILENO, last_words, strlen(last_words));
	(void)n;
	_exit(1);
}

static void set_timer(int64_t microseconds)
{
	struct itimerval t = { .it_value = { .tv_sec = (time_t)(microseconds / 1000000), .tv_usec = (suseconds_t)(microseconds % 1000000) } };
	setitimer(ITIMER_VIRTUAL, &t, NULL);
}

void watch_begin(int64_t microseconds, const char *message)
{
	struct sigaction act = { .sa_handler = end };
	sigemptyset(&act.sa_mask);
	snprintf(last_words, sizeof last_words, "%s\n", message);
	if (sigaction(SIGVTALRM, &act, NULL) == 0)
		set_timer(microseconds);
}

void watch_end(void)
{
	set_timer(0);
}
