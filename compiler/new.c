/* new.c - see new.h. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "new.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

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

static void drop_unfinished(void)
{
	enum { OPEN_AT_ONCE = 16 };
	if (unfinished)
		nftw(unfinished, take_away, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS);
	unfinished = NULL;
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

/* The mode that mkdir() would have given; mkdtemp() lets nobody else in. */
static void open_to_others(const char *dir)
{
	mode_t mask = umask(0);
	umask(mask);
	chmod(dir, 0777 & ~mask);
}

static void say_what_next(const char *dir)
{
	printf("%s is a project. Next:\n\n    cd %s\n    wenheng import && wenheng check; wenheng build notice --period 2026H1\n\n"
	       "manifest.lua says who, what and when; policy.lua what is to be done; ledgers/ holds the data.\n", dir, dir);
}

static bool make(const char *from, const char *dir, Arena *a, Diag *d)
{
	char *beside = arena_printf(a, "%s.XXXXXX", dir);
	if (!mkdtemp(beside)) {
		diag_machine(d, at(dir), "the folder cannot be made: %s", strerror(errno));
		return false;
	}
	unfinished = beside;
	bool good = copy_folder(a, from, beside, d);
	open_to_others(beside);
	if (good && rename(beside, dir) != 0) {
		diag_machine(d, at(dir), "the folder cannot be made: %s", strerror(errno));
		good = false;
	}
	if (good)
		unfinished = NULL;
	else
		drop_unfinished();
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
