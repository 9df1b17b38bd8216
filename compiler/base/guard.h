/* guard.h - the files that this run reads: no output takes the place of one of them, by whatever name.
 *
 * base/file.c guards each file that it reads, and asks before it puts another in place; font/, ledger/ and layout/ guard what
 * they read otherwise. */
#ifndef WENHENG_BASE_GUARD_H
#define WENHENG_BASE_GUARD_H

#include <stdbool.h>
#include <sys/stat.h>

void guard_file(const struct stat *s); /* one that is no plain file: nothing */
void guard_path(const char *path);     /* nothing is there: nothing */
bool guard_has(const struct stat *s);

#endif
