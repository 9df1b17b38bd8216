/* signals.h - what a key on the terminal, a closed terminal or another process ends the program by (SIGINT, SIGHUP, SIGTERM)
 * waits while something is half done that would be left behind.
 *
 * Between the two nothing else may run beside: another thread would take the signal.  One that is ignored stays so. */
#ifndef WENHENG_BASE_SIGNALS_H
#define WENHENG_BASE_SIGNALS_H

#include <stdbool.h>

void signals_hold(void);
bool signals_wait(void);    /* whether one has come: better no more is begun */
void signals_release(void); /* as before; one that waited ends the program here */

#endif
