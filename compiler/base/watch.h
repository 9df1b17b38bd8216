/* watch.h - a program's end at a time of its own, for what cannot be asked to stop. */
#ifndef WENHENG_BASE_WATCH_H
#define WENHENG_BASE_WATCH_H

#include <stdint.h>

/* Ends the process with status 1 and the message, a line, when it has worked so many microseconds before watch_end(). */
void watch_begin(int64_t microseconds, const char *message);
void watch_end(void);

#endif
