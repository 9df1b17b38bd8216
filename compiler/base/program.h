/* program.h - which program this is: another one may set the same document otherwise; and what it runs on. */
#ifndef WENHENG_BASE_PROGRAM_H
#define WENHENG_BASE_PROGRAM_H

#include "base/sha256.h"

/* Of the program and of the libraries that are loaded now, as they were built. */
Digest program_digest(void);

/* How many processors it may run on now. */
int program_processors(void);

#endif
