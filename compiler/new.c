/* new.c - see new.h.
 *
 * The copy is made beside its place, under a name that tells whose it is: .wenheng-<hash of the folder's name>.  Whoever
 * makes it holds a lock on it, so that what a run that was killed left there is known, and goes, when a folder of that name
 * is next made.  A signal waits until the copy is in place or gone. */
#define _GNU_SOURCE /* nftw, flock */
#include "new.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/signals.h"

static Place at(const char *path)
{
	return (Place){ .file = path };
}

/* What lies in a project's folder but is no part of it: what was made there, and the README's picture. */
static bool left_out(const char *name)
{
	return name[0] == '.' || !strcmp(name, "build") || !strcmp(name, "preview.png");
}

static bool copy_file(const char *from, const char *to, Diag *d)
{
	Buf bytes = { 0 };
	OutFile *out = file_read_plain(from, &bytes, d) ? file_create(to, d) : NULL;
	bool good = false;
	if (out) {
		file_unsynced(out);
		file_put(out, bytes.data, bytes.len);
		good = file_commit(out);
	}
	buf_free(&bytes);
	return good;
}

/* The names in a folder; NULL after a report. */
static DIR *open_folder(const char *path, Diag *d)
{
	DIR *folder = opendir(path);
	if (!folder)
		diag_machine(d, at(path), "the folder cannot be read: %s", strerror(errno));
	return folder;
}

/* The next of them; NULL at the end, and after a report, when *good is false. */
static const struct dirent *next_name(DIR *folder, const char *path, bool *good, Diag *d)
{
	errno = 0;
	const struct dirent *e = readdir(folder);
	if (!e && errno) {
		diag_machine(d, at(path), "the folder cannot be read: %s", strerror(errno));
		*good = false;
	}
	return e;
}

static bool copy_folder(Arena *a, const char *from, const char *to, Diag *d)
{
	DIR *folder = open_folder(from, d);
	bool good = folder != NULL && file_make_dirs(to, d);
	for (const struct dirent *e; good && (e = next_name(folder, from, &good, d)) != NULL;) {
		if (signals_wait()) {
			good = false;
			break;
		}
		if (left_out(e->d_name))
			continue;
		const char *source = path_join(a, from, e->d_name), *target = path_join(a, to, e->d_name);
		good = file_is_dir(source) ? copy_folder(a, source, target, d) : copy_file(source, target, d);
	}
	if (folder)
		closedir(folder);
	return good;
}

static int take_away(const char *path, const struct stat *s, int kind, struct FTW *where)
{
	(void)s, (void)kind, (void)where;
	remove(path);
	return 0;
}

/* The copy that is being made: where it fails, or the program ends early, as without memory, it goes. */
static const char *unfinished;

static void take_folder_away(const char *path)
{
	enum { OPEN_AT_ONCE = 16 };
	nftw(path, take_away, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS);
}

static void drop_unfinished(void)
{
	if (unfinished)
		take_folder_away(unfinished);
	unfinished = NULL;
}

static const char *name_beside(Arena *a, const char *dir)
{
	const char *name = path_base(dir);
	return path_join(a, path_dir(a, dir), arena_printf(a, ".wenheng-%016" PRIx64, hash_bytes(HASH_START, name, strlen(name))));
}

/* When it has become free; false when a signal has come first. */
static bool wait_for_lock(int fd)
{
	static const struct timespec moment = { .tv_nsec = 10000000 };
	while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno != EWOULDBLOCK || signals_wait())
			return false;
		nanosleep(&moment, NULL);
	}
	return true;
}

/* Locks what is there by that name: a descriptor, or -1, also when the name has gone meanwhile. */
static int lock_folder(const char *path)
{
	struct stat opened, named;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0 && wait_for_lock(fd) && fstat(fd, &opened) == 0 && lstat(path, &named) == 0 &&
	    opened.st_dev == named.st_dev && opened.st_ino == named.st_ino)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Makes the folder beside, as a run that holds its lock: a descriptor, -1 with errno. */
static int make_beside(const char *path)
{
	enum { TRIES = 16 };
	int why = EEXIST;
	for (int i = 0; i < TRIES && !signals_wait(); i++) {
		bool ours = mkdir(path, 0777) == 0;
		if (!ours && errno != EEXIST)
			return -1;
		int fd = lock_folder(path);
		if (ours && fd >= 0)
			return fd;
		why = fd < 0 ? errno : EEXIST;
		if (fd >= 0) { /* a run that was killed has left it */
			take_folder_away(path);
			close(fd);
		} else if (ours) {
			rmdir(path);
		}
	}
	errno = why;
	return -1;
}

/* True when nothing is there, or an empty folder, which renaming replaces. */
static bool is_free(const char *dir, Diag *d)
{
	if (!strcmp(path_base(dir), ".") || !strcmp(path_base(dir), "..")) {
		diag_error(d, PLACE_NONE, "\"%s\" is no name for a new folder", dir);
		return false;
	}
	if (!file_exists(dir))
		return true;
	if (!file_is_dir(dir)) {
		diag_error(d, at(dir), "a file of this name is there; name another folder");
		return false;
	}
	DIR *folder = open_folder(dir, d);
	int names = 0;
	bool good = folder != NULL;
	while (folder && next_name(folder, dir, &good, d))
		names++;
	if (folder)
		closedir(folder);
	if (good && names > 2) /* . and .. */
		diag_error(d, at(dir), "this folder is not empty, and nothing in it is overwritten; name another one");
	return good && names <= 2;
}

static void say_what_next(const char *dir)
{
	printf("%s is a project. Next:\n\n    cd %s\n    wenheng import && wenheng check; wenheng build notice --period 2026H1\n\n"
	       "manifest.lua says who, what and when; policy.lua what is to be done; ledgers/ holds the data.\n", dir, dir);
}

static bool cannot_make(const char *dir, Diag *d)
{
	diag_machine(d, at(dir), "the folder cannot be made: %s", strerror(errno));
	return false;
}

static bool copy_beside(const char *from, const char *dir, Arena *a, Diag *d)
{
	const char *beside = name_beside(a, dir);
	int lock = make_beside(beside);
	if (lock < 0)
		return !signals_wait() && cannot_make(dir, d);
	unfinished = beside;
	bool good = copy_folder(a, from, beside, d) && (rename(beside, dir) == 0 || cannot_make(dir, d));
	if (good)
		unfinished = NULL;
	else
		drop_unfinished();
	close(lock);
	return good;
}

static bool make(const char *from, const char *dir, Arena *a, Diag *d)
{
	signals_hold();
	bool good = copy_beside(from, dir, a, d);
	signals_release();
	return good;
}

bool new_project(Press *p, const char *dir, bool sample)
{
	size_t n = strlen(dir);
	while (n > 1 && dir[n - 1] == '/')
		n--;
	dir = arena_strndup(p->arena, dir, n);
	const char *from = path_join(p->arena, p->share, sample ? "data" : "templates/blank");
	if (n == 0 || !is_free(dir, p->diag)) {
		if (n == 0)
			diag_error(p->diag, PLACE_NONE, "the new folder has no name");
		return false;
	}
	if (!file_exists(path_join(p->arena, from, "manifest.lua"))) {
		diag_machine(p->diag, at(from), "the project that ships with wenheng is not here; was it installed as a whole?");
		return false;
	}
	if (atexit(drop_unfinished) != 0 || !make(from, dir, p->arena, p->diag))
		return false;
	if (!p->options->quiet)
		say_what_next(dir);
	return true;
}
