/* signals.h - what a key on the terminal, a closed terminal or another process ends the program by (SIGINT, SIGHUP, SIGTERM)
 * waits while something is half done that would be left behind.
 *
 * Threads that are begun by signals_thread() take none of them, since they would not wait there.  One that is ignored stays so. */
#ifndef WENHENG_BASE_SIGNALS_H
#define WENHENG_BASE_SIGNALS_H

#include <pthread.h>
#include <stdbool.h>

void signals_hold(void); /* on the first thread; may be nested */
bool signals_wait(void);    /* whether one has come: better no more is begun */
void signals_release(void); /* as before; one that waited ends the program here */
bool signals_thread(pthread_t *thread, void *(*work)(void *), void *data); /* pthread_create() */

#endif
