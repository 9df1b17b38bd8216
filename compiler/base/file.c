/* file.c - see file.h. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/inputs.h"

static Place at_file(const char *path)
{
	return (Place){ .file = path };
}

static FILE *open_file(const char *path, Diag *d)
{
	FILE *f = fopen(path, "rb");
	if (!f && (errno == ENOENT || errno == ENOTDIR))
		diag_error(d, at_file(path), "there is no such file");
	else if (!f)
		diag_machine(d, at_file(path), "cannot be opened: %s", strerror(errno));
	return f;
}

bool file_digest(const char *path, uint64_t *hash, char *first, size_t most, size_t *n, Diag *d)
{
	FILE *f = open_file(path, d);
	if (!f)
		return false;
	char chunk[65536];
	size_t got;
	*n = 0;
	for (*hash = HASH_START; (got = fread(chunk, 1, sizeof chunk, f)) > 0; *hash = hash_bytes(*hash, chunk, got))
		for (size_t i = 0; i < got && *n < most; i++)
			first[(*n)++] = chunk[i];
	bool failed = ferror(f) != 0;
	if (failed)
		diag_machine(d, at_file(path), "cannot be read: %s", strerror(errno));
	fclose(f);
	return !failed;
}

bool file_read(const char *path, Buf *out, Diag *d)
{
	bool standard = !strcmp(path, "-");
	FILE *f = standard ? stdin : open_file(path, d);
	if (!f)
		return false;
	char chunk[65536];
	size_t n, before = out->len;
	struct stat found = { 0 };
	fstat(fileno(f), &found);
	while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
		buf_add(out, chunk, n);
	bool failed = ferror(f) != 0;
	if (!failed)
		inputs_read_bytes(path, &found, out->len > before ? out->data + before : "", out->len - before);
	if (failed)
		diag_machine(d, at_file(path), "cannot be read: %s", strerror(errno));
	if (!standard)
		fclose(f);
	return !failed;
}

bool file_exists(const char *path)
{
	bool there = access(path, F_OK) == 0;
	inputs_looked(INPUT_THERE, path, there);
	return there;
}

static bool is_dir(const char *path)
{
	struct stat s;
	return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

bool file_is_dir(const char *path)
{
	bool folder = is_dir(path);
	inputs_looked(INPUT_FOLDER, path, folder);
	return folder;
}

bool file_is_plain(const char *path)
{
	struct stat s;
	return stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

bool file_make_dirs(const char *path, Diag *d)
{
	char *p = mem_strdup(path);
	bool good = true;
	for (char *c = p + 1; good; c++) {
		if (*c && *c != '/')
			continue;
		char keep = *c;
		*c = '\0';
		if (mkdir(p, 0777) != 0 && !is_dir(p)) {
			diag_machine(d, at_file(p), "the folder cannot be made: %s", strerror(errno));
			good = false;
		}
		*c = keep;
		if (!keep)
			break;
	}
	free(p);
	return good;
}

struct OutFile {
	FILE *f;
	char *path;
	char *temporary; /* the file beside; NULL: it has no name, or nothing is to be put in place */
	bool nameless;   /* it is put in place by its descriptor */
	bool held;       /* goes to standard output when it is committed */
	bool unsynced;   /* file_sync_all() follows */
	int error;       /* the first errno, 0 while all is well */
	Diag *diag;
};

static void release(OutFile *f)
{
	free(f->temporary);
	free(f->path);
	free(f);
}

static mode_t plain_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* A file without a name in the folder of path, -1 where the system has none such or could not name it later. */
static int open_nameless(const char *path)
{
#ifdef O_TMPFILE
	if (access("/proc/self/fd", X_OK) != 0)
		return -1;
	const char *slash = strrchr(path, '/');
	char *dir = slash ? mem_strdup(path) : mem_strdup(".");
	if (slash)
		dir[slash == path ? 1 : slash - path] = '\0';
	int fd = open(dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	free(dir);
	return fd;
#else
	(void)path;
	return -1;
#endif
}

static int open_named(OutFile *o)
{
	int fd = mkstemp(o->temporary);
	if (fd >= 0)
		fchmod(fd, plain_mode());
	return fd;
}

static void open_beside(OutFile *o)
{
	size_t n = strlen(o->path) + 16;
	int fd = open_nameless(o->path);
	o->nameless = fd >= 0;
	o->temporary = mem_alloc(n);
	snprintf(o->temporary, n, "%s.XXXXXX", o->path);
	if (fd < 0)
		fd = open_named(o);
	o->f = fd >= 0 ? fdopen(fd, "wb") : NULL;
	if (!o->f && fd >= 0) {
		close(fd);
		if (!o->nameless)
			unlink(o->temporary);
	}
}

OutFile *file_create(const char *path, Diag *d)
{
	OutFile *o = mem_alloc(sizeof *o);
	struct stat there;
	o->path = mem_strdup(path);
	o->diag = d;
	if (!strcmp(path, "-")) {
		o->held = true;
		o->f = tmpfile();
	} else if (stat(path, &there) == 0 && !S_ISREG(there.st_mode)) { /* a device or a pipe is not replaced */
		o->f = fopen(path, "wb");
	} else {
		open_beside(o);
	}
	if (o->f)
		return o;
	diag_machine(d, at_file(path), "cannot be written: %s", strerror(errno));
	release(o);
	return NULL;
}

bool file_put(OutFile *f, const void *bytes, size_t n)
{
	if (!f->error && n && fwrite(bytes, 1, n, f->f) != n)
		f->error = errno ? errno : EIO;
	return !f->error;
}

void file_drain(OutFile *f, Buf *b)
{
	if (!f || b->len < 65536)
		return;
	file_put(f, b->data, b->len);
	buf_clear(b);
}

bool file_failed(const OutFile *f)
{
	return f->error != 0;
}

void file_unsynced(OutFile *f)
{
	f->unsynced = true;
}

void file_sync_all(void)
{
	sync();
}

static void note_error(OutFile *f, bool good)
{
	if (!good && !f->error)
		f->error = errno ? errno : EIO;
}

/* What was held back goes to standard output. */
static void pass_on(OutFile *f)
{
	char chunk[65536];
	size_t n;
	rewind(f->f);
	while (!f->error && (n = fread(chunk, 1, sizeof chunk, f->f)) > 0)
		note_error(f, fwrite(chunk, 1, n, stdout) == n);
	note_error(f, !ferror(f->f) && fflush(stdout) == 0);
}

/* Gives a file without a name the name `as`. */
static bool link_as(const OutFile *f, const char *as)
{
	char self[32];
	snprintf(self, sizeof self, "/proc/self/fd/%d", fileno(f->f));
	return linkat(AT_FDCWD, self, AT_FDCWD, as, AT_SYMLINK_FOLLOW) == 0;
}

/* In place of nothing, or beside what is there, which only renaming replaces. */
static void put_in_place(OutFile *f)
{
	if (f->nameless && link_as(f, f->path))
		return;
	if (f->nameless) {
		int fd = mkstemp(f->temporary); /* finds a name, and makes room for it */
		note_error(f, fd >= 0);
		if (fd < 0)
			return;
		close(fd);
		unlink(f->temporary);
		note_error(f, link_as(f, f->temporary));
	}
	note_error(f, f->error || rename(f->temporary, f->path) == 0);
	if (f->error)
		unlink(f->temporary);
}

bool file_commit(OutFile *f)
{
	note_error(f, fflush(f->f) == 0);
	if (f->held)
		pass_on(f);
	if (f->temporary && !f->error && !f->unsynced)
		note_error(f, fsync(fileno(f->f)) == 0 || errno == EINVAL || errno == EROFS);
	if (f->temporary && !f->error)
		put_in_place(f);
	else if (f->temporary && !f->nameless)
		unlink(f->temporary);
	note_error(f, fclose(f->f) == 0);
	bool good = !f->error;
	if (!good)
		diag_machine(f->diag, at_file(f->path), "cannot be written: %s", strerror(f->error));
	release(f);
	return good;
}

void file_abandon(OutFile *f)
{
	if (!f)
		return;
	fclose(f->f);
	if (f->temporary && !f->nameless)
		unlink(f->temporary);
	release(f);
}

char *path_join(Arena *a, const char *dir, const char *name)
{
	if (name[0] == '/' || !dir || !*dir || !strcmp(dir, "."))
		return arena_strdup(a, name);
	size_t n = strlen(dir);
	return arena_printf(a, dir[n - 1] == '/' ? "%s%s" : "%s/%s", dir, name);
}

char *path_dir(Arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return arena_strdup(a, ".");
	return arena_strndup(a, path, slash == path ? 1 : (size_t)(slash - path));
}

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

const char *path_within(const char *dir, const char *path)
{
	size_t n = dir ? strlen(dir) : 0;
	if (n && strncmp(path, dir, n) == 0 && (path[n] == '/' || dir[n - 1] == '/'))
		path += path[n] == '/' ? n + 1 : n;
	while (path[0] == '.' && path[1] == '/')
		path += 2;
	return path;
}

bool path_stays(const char *path)
{
	for (const char *p = path; *p; p++) {
		bool begins = p == path || p[-1] == '/';
		if (begins && p[0] == '.' && p[1] == '.' && (p[2] == '/' || p[2] == '\0'))
			return false;
	}
	return path[0] != '/';
}

static bool below(const char *path, const char *dir)
{
	size_t n = strlen(dir);
	return strncmp(path, dir, n) == 0 && (path[n] == '/' || path[n] == '\0' || dir[n - 1] == '/');
}

bool file_inside(const char *path, const char *const *folders, size_t count)
{
	char real[PATH_MAX], dir[PATH_MAX];
	bool known = realpath(path, real) != NULL, inside = false;
	for (size_t i = 0; known && !inside && i < count; i++)
		inside = folders[i] && realpath(folders[i], dir) && below(real, dir);
	return inside;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

size_t path_glob(Arena *a, const char *pattern, char ***out)
{
	glob_t g;
	*out = NULL;
	if (glob(pattern, GLOB_NOSORT, NULL, &g) != 0)
		return 0;
	size_t n = g.gl_pathc;
	*out = arena_array(a, n, sizeof **out);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = arena_strdup(a, g.gl_pathv[i]);
	globfree(&g);
	qsort(*out, n, sizeof **out, by_bytes);
	return n;
}

uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	for (size_t i = 0; i < n; i++)
		seed = (seed ^ p[i]) * UINT64_C(0x100000001b3);
	return seed;
}

uint64_t hash_text(uint64_t seed, const char *s)
{
	return s ? hash_bytes(seed, s, strlen(s) + 1) : hash_bytes(seed, "\1", 1);
}

uint64_t hash_texts(uint64_t seed, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		seed = hash_text(seed, list[i]);
	return hash_bytes(seed, "\2", 1);
}
