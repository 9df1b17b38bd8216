/* links.c - see links.h. */
#define _DEFAULT_SOURCE /* realpath, readlink */
#include "base/links.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { LINKS_MOST = 40 }; /* as Linux has it: a ring is left to whoever opens it */

/* The length of the folder before the name, with its slash. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Descriptors are links in a folder that the system makes for each process. */
static int descriptor_of(const char *path)
{
	char real[PATH_MAX], own[40];
	size_t n = folder_length(path);
	char *folder = mem_strdup(n ? path : ".");
	if (n)
		folder[n] = '\0';
	snprintf(own, sizeof own, "/proc/%ld/fd", (long)getpid());
	bool is_own = realpath(folder, real) && strcmp(real, own) == 0;
	free(folder);
	return is_own ? (int)strtol(path + n, NULL, 10) : -1;
}

/* What the link at `path` says, from its folder on; takes path. */
static char *next_path(char *path, const char *says)
{
	size_t n = *says == '/' ? 0 : folder_length(path);
	char *next = mem_alloc(n + strlen(says) + 1);
	memcpy(next, path, n);
	memcpy(next + n, says, strlen(says) + 1);
	free(path);
	return next;
}

char *links_end(const char *path, int *descriptor)
{
	char says[PATH_MAX], *at = mem_strdup(path);
	ssize_t n;
	*descriptor = -1;
	for (int i = 0; i < LINKS_MOST && (n = readlink(at, says, sizeof says - 1)) > 0; i++) {
		says[n] = '\0';
		if ((*descriptor = descriptor_of(at)) >= 0)
			break;
		at = next_path(at, says);
	}
	return at;
}
