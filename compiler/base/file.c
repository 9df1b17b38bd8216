/* file.c - see file.h.
 *
 * Only renaming replaces a file at once, so for a moment the new one has a name beside the old: .wenheng-<hash of the
 * file's name>-<slot>.  Whoever holds such a name holds a lock on the file; one that nobody has locked was left by a run
 * that was killed, and goes when its file is next written. */
#define _GNU_SOURCE /* O_TMPFILE, flock */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/guard.h"
#include "base/inputs.h"
#include "base/links.h"
#include "base/signals.h"
#include "base/utf8.h"

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

/* Whether a look succeeded.  Where the machine cannot tell, neither yes nor no would be true, and no caller has a third way:
 * as when memory runs out the program ends. */
static bool told(int result, const char *path)
{
	if (result == 0 || (errno != EIO && errno != ENOMEM && errno != ENFILE))
		return result == 0;
	fprintf(stderr, "wenheng: error: %s: cannot be looked at: %s\n", path, strerror(errno));
	exit(3);
}

static void not_read(const char *path, Diag *d)
{
	if (errno == EISDIR)
		diag_error(d, at_file(path), "this is a folder, no file");
	else
		diag_machine(d, at_file(path), "cannot be read: %s", strerror(errno));
}

bool file_digest(const char *path, uint64_t *hash, char *first, size_t most, size_t *n, Diag *d)
{
	FILE *f = open_file(path, d);
	if (!f)
		return false;
	char chunk[65536];
	size_t got;
	struct stat found;
	if (fstat(fileno(f), &found) == 0)
		guard_file(&found);
	*n = 0;
	for (*hash = HASH_START; (got = fread(chunk, 1, sizeof chunk, f)) > 0; *hash = hash_bytes(*hash, chunk, got))
		for (size_t i = 0; i < got && *n < most; i++)
			first[(*n)++] = chunk[i];
	bool failed = ferror(f) != 0;
	if (failed)
		not_read(path, d);
	fclose(f);
	return !failed;
}

#define READ_MOST ((size_t)1 << 30) /* bytes: a device gives them without end */

bool file_read(const char *path, Buf *out, Diag *d)
{
	bool standard = !strcmp(path, "-");
	FILE *f = standard ? stdin : open_file(path, d);
	if (!f)
		return false;
	char chunk[65536];
	size_t n, before = out->len;
	struct stat found = { 0 };
	if (fstat(fileno(f), &found) == 0 && S_ISREG(found.st_mode) && found.st_size > 0)
		buf_reserve(out, (size_t)found.st_size < READ_MOST ? (size_t)found.st_size : READ_MOST);
	guard_file(&found);
	while ((n = fread(chunk, 1, sizeof chunk, f)) > 0 && out->len - before <= READ_MOST - n)
		buf_add(out, chunk, n);
	bool failed = ferror(f) != 0, whole = n == 0;
	if (!failed && whole)
		inputs_read_bytes(path, &found, out->len > before ? out->data + before : "", out->len - before);
	if (failed)
		not_read(path, d);
	else if (!whole)
		diag_error(d, at_file(path), "this is more than 1 GB, which is not read as a whole");
	if (!standard)
		fclose(f);
	return !failed && whole;
}

bool file_read_plain(const char *path, Buf *out, Diag *d)
{
	struct stat s;
	if (!told(stat(path, &s), path) || S_ISREG(s.st_mode))
		return file_read(path, out, d);
	diag_error(d, at_file(path), "this is no plain file");
	return false;
}

bool file_is_link(const char *path)
{
	struct stat s;
	return told(lstat(path, &s), path) && S_ISLNK(s.st_mode);
}

bool file_exists(const char *path)
{
	bool there = told(access(path, F_OK), path);
	inputs_looked(INPUT_THERE, path, there);
	return there;
}

bool file_is_dir_unnoted(const char *path)
{
	struct stat s;
	return told(stat(path, &s), path) && S_ISDIR(s.st_mode);
}

bool file_is_dir(const char *path)
{
	bool folder = file_is_dir_unnoted(path);
	inputs_looked(INPUT_FOLDER, path, folder);
	return folder;
}

bool file_is_plain(const char *path)
{
	struct stat s;
	return told(stat(path, &s), path) && S_ISREG(s.st_mode);
}

bool file_is_special(const char *path)
{
	struct stat s;
	return stat(path, &s) == 0 && !S_ISREG(s.st_mode);
}

size_t file_bytes(const char *path)
{
	struct stat s;
	return stat(path, &s) == 0 && S_ISREG(s.st_mode) && s.st_size > 0 ? (size_t)s.st_size : 0;
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
		int why = mkdir(p, 0777) == 0 ? 0 : errno;
		if (why && !file_is_dir_unnoted(p)) {
			diag_machine(d, at_file(p), "the folder cannot be made: %s", strerror(why));
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
	char *name;      /* as it was asked for */
	char *path;      /* where it is put: a link stays, and what it leads to is replaced */
	char *whole;     /* the same place by its folder's own name, whatever links led there; NULL: unknown, or held */
	char *beside;    /* the name beside, but for the slot's digit; NULL: nothing is to be put in place */
	size_t digit;    /* where in it the digit stands */
	OutFile *open;   /* of those that are being written */
	OutFile *next;   /* of those that have a name */
	int folder;      /* where it must stay and path begins, or -1 */
	bool nameless;   /* it is put in place by its descriptor */
	bool held;       /* goes to the descriptor `to` when it is committed */
	int to;
	bool passed;     /* what was held back is whole, and goes there */
	bool own;        /* it may take the place of one that was read */
	bool refused;    /* after a report: it would */
	bool unsynced;   /* file_sync_all() follows */
	bool shown;      /* utf8_show() what is put */
	bool settled;
	int error;       /* the first errno, 0 while all is well */
	Diag *diag;
};

/* Files that have a name beside: where the program ends early, as without memory, they go too. */
static OutFile *named_files;
static pid_t named_by; /* a process that was forked has no part in them */

static void drop_named(void)
{
	for (const OutFile *f = named_files; f && named_by == getpid(); f = f->next)
		unlink(f->beside);
}

static void add_named(OutFile *f)
{
	static bool ready;
	if (!ready)
		ready = atexit(drop_named) == 0;
	if (named_by != getpid())
		named_files = NULL;
	named_by = getpid();
	f->next = named_files;
	named_files = f;
}

static void forget_named(const OutFile *f)
{
	OutFile **at = &named_files;
	while (*at && *at != f)
		at = &(*at)->next;
	if (*at)
		*at = f->next;
}

/* Files that are being written: of two of one place the later would take the earlier's. */
static OutFile *open_files;

static void forget_open(const OutFile *f)
{
	OutFile **at = &open_files;
	while (*at && *at != f)
		at = &(*at)->open;
	if (*at)
		*at = f->open;
}

static void release(OutFile *f)
{
	forget_named(f);
	forget_open(f);
	if (f->folder >= 0)
		close(f->folder);
	free(f->beside);
	free(f->whole);
	free(f->path);
	free(f->name);
	free(f);
}

/* The folder of path, on the heap. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *dir = slash ? mem_strdup(path) : mem_strdup(".");
	if (slash)
		dir[slash == path ? 1 : slash - path] = '\0';
	return dir;
}

/* A file without a name in the folder of path, -1 where the system has none such or could not name it later. */
static int open_nameless(const char *path, int how)
{
#ifdef O_TMPFILE
	if (access("/proc/self/fd", X_OK) != 0)
		return -1;
	char *dir = folder_of(path);
	int fd = open(dir, O_TMPFILE | how | O_CLOEXEC, 0666);
	free(dir);
	return fd;
#else
	(void)path, (void)how;
	return -1;
#endif
}

/* ---- what does not last ---- */

static const char *temporary_folder = "/tmp"; /* the last that was tried */

const char *file_temporary_folder(void)
{
	return temporary_folder;
}

/* Under a name for a moment, which a signal does not leave. */
static int open_unlinked(char *name)
{
	signals_hold();
	int fd = mkstemp(name), why = errno;
	if (fd >= 0 && unlink(name) != 0 && unlink(name) != 0) { /* a disk that fails once leaves none */
		why = errno;
		close(fd);
		fd = -1;
	}
	signals_release();
	errno = why;
	return fd;
}

static int open_temporary(const char *folder)
{
	static const char pattern[] = "/wenheng-XXXXXX";
	size_t n = strlen(folder);
	char *name = mem_alloc(n + sizeof pattern);
	memcpy(name, folder, n);
	memcpy(name + n, pattern, sizeof pattern);
	temporary_folder = folder;
	int fd = open_nameless(name, O_RDWR);
	if (fd < 0)
		fd = open_unlinked(name);
	int why = errno;
	free(name);
	errno = why;
	return fd;
}

int file_temporary(void)
{
	const char *named = getenv("TMPDIR");
	int fd = named && *named ? open_temporary(named) : -1;
	return fd < 0 ? open_temporary("/tmp") : fd;
}

/* What is to be printed, until it is whole. */
static FILE *hold_back(void)
{
	int fd = file_temporary();
	FILE *f = fd >= 0 ? fdopen(fd, "w+b") : NULL;
	if (!f && fd >= 0) {
		int why = errno;
		close(fd);
		errno = why;
	}
	return f;
}

/* ---- the names beside ---- */

enum { SLOTS = 8 }; /* runs that may write one file at once where it cannot be written without a name */

static void name_beside(OutFile *o)
{
	char *dir = folder_of(o->path);
	const char *name = path_base(o->path);
	size_t n = strlen(dir) + 40;
	o->beside = mem_alloc(n);
	o->digit = (size_t)snprintf(o->beside, n, "%s/.wenheng-%016" PRIx64 "-", dir, hash_bytes(HASH_START, name, strlen(name)));
	free(dir);
}

static const char *slot(OutFile *o, int i)
{
	o->beside[o->digit] = (char)('0' + i);
	o->beside[o->digit + 1] = '\0';
	return o->beside;
}

/* Whether the name still is that of the open file, which is locked: nobody else then takes the name away. */
static bool is_named(int fd, const char *name)
{
	struct stat open_one, named;
	return fstat(fd, &open_one) == 0 && lstat(name, &named) == 0 && open_one.st_ino == named.st_ino && open_one.st_dev == named.st_dev;
}

/* Removes what a killed run left under that name; `wait`: and what another run has there, when that run is done. */
static void sweep(const char *name, bool wait)
{
	int fd = open(name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return;
	if (flock(fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 && is_named(fd, name))
		unlink(name);
	close(fd);
}

/* Takes a free slot by take(); errno tells why none could be had. */
static bool take_slot(OutFile *o, bool (*take)(OutFile *o, const char *name))
{
	for (int tries = 0; tries < 4 * SLOTS; tries++) {
		const char *name = slot(o, tries % SLOTS);
		if (take(o, name))
			return true;
		if (errno != EEXIST)
			return false;
		sweep(name, tries >= SLOTS);
	}
	return false;
}

/* Makes a file of that name; it may be swept before it is locked. */
static bool open_named(OutFile *o, const char *name)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return false;
	if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
		close(fd);
		errno = EEXIST;
		return false;
	}
	bool ours = is_named(fd, name);
	o->f = ours ? fdopen(fd, "wb") : NULL;
	if (o->f) {
		add_named(o);
		return true;
	}
	int why = ours ? errno : EEXIST;
	if (ours)
		unlink(name);
	close(fd);
	errno = why;
	return false;
}

static void open_beside(OutFile *o)
{
	int fd = open_nameless(o->path, O_WRONLY);
	name_beside(o);
	for (int i = 0; i < SLOTS; i++)
		sweep(slot(o, i), false);
	o->nameless = fd >= 0;
	if (o->nameless)
		o->f = fdopen(fd, "wb");
	else
		take_slot(o, open_named);
	if (!o->f && o->nameless)
		close(fd);
}

/* False after a report: what is there is read in this run. */
static bool may_replace(const char *name, const struct stat *there, Diag *d)
{
	if (!guard_has(there))
		return true;
	diag_error(d, at_file(name), "this file is read here, and nothing is written over it: name another one for the output");
	return false;
}

/* A file that is not there is known by its folder and name. */
static char *whole_path(const char *path)
{
	int descriptor;
	char *end = links_end(path, &descriptor), *folder = folder_of(end), *real = realpath(folder, NULL), *whole = NULL;
	if (real) {
		const char *name = path_base(end);
		size_t n = strlen(real) + strlen(name) + 2;
		whole = mem_alloc(n);
		snprintf(whole, n, "%s/%s", real, name);
	}
	free(real);
	free(folder);
	free(end);
	return whole;
}

bool file_is_same(const char *a, const char *b)
{
	struct stat one, other;
	if (stat(a, &one) == 0 && stat(b, &other) == 0)
		return S_ISREG(one.st_mode) && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
	char *x = whole_path(a), *y = whole_path(b);
	bool same = x && y && strcmp(x, y) == 0;
	free(x);
	free(y);
	return same;
}

bool file_may_write(const char *path, Diag *d)
{
	struct stat there;
	return stat(path, &there) != 0 || may_replace(path, &there, d);
}

/* A file that only some may read stays so. */
static void keep_mode(OutFile *o, const struct stat *there)
{
	enum { MODE = 07777 };
	struct stat made;
	if (o->f && (fstat(fileno(o->f), &made) != 0 || ((made.st_mode ^ there->st_mode) & MODE && fchmod(fileno(o->f), there->st_mode & MODE) != 0)))
		o->error = errno;
}

/* ---- folders that it must stay in ---- */

static struct {
	char *folder; /* as it is written in the paths; NULL: none */
	const char **inside;
	size_t count;
} confined;

void file_confine(const char *path, const char *const *folders, size_t count)
{
	free(confined.folder);
	confined.folder = folder_of(path);
	confined.inside = mem_realloc(confined.inside, (count + 1) * sizeof *confined.inside);
	confined.count = count;
	for (size_t i = 0; i < count; i++)
		confined.inside[i] = folders[i];
}

static bool is_confined(const char *path)
{
	char *folder = confined.folder ? folder_of(path) : NULL;
	bool same = folder && strcmp(folder, confined.folder) == 0;
	free(folder);
	return same;
}

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

/* Names the file from its folder as that is open; where the system has no such names the look alone has to do. */
static void name_from(OutFile *o, const char *opened)
{
	const char *name = path_base(o->path);
	size_t n = strlen(opened) + strlen(name) + 2;
	char *path = mem_alloc(n);
	snprintf(path, n, "%s/%s", opened, name);
	free(o->path);
	o->path = path;
}

/* Opens the folder, looks where that is, and keeps to it: whoever puts another in its place comes too late. */
static bool stay_inside(OutFile *o)
{
	enum { LONGEST = 32 };
	char *folder = folder_of(o->path), opened[LONGEST];
	o->folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	snprintf(opened, sizeof opened, "/proc/self/fd/%d", o->folder);
	bool named = o->folder >= 0 && access(opened, F_OK) == 0;
	if (o->folder >= 0)
		o->refused = !file_inside(named ? opened : folder, confined.inside, confined.count);
	free(folder);
	if (o->refused)
		diag_error(o->diag, at_file(o->name), "its folder has become one that is out of the project's: --allow DIR allows where it leads");
	else if (named)
		name_from(o, opened);
	return o->folder >= 0 && !o->refused;
}

static void open_out(OutFile *o)
{
	struct stat there;
	if (o->held) {
		o->f = hold_back();
	} else if (is_confined(o->name) && !stay_inside(o)) {
		return;
	} else if (stat(o->folder < 0 ? o->name : o->path, &there) != 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			open_beside(o);
	} else if (!S_ISREG(there.st_mode) && o->folder >= 0) {
		errno = EPERM;
	} else if (!S_ISREG(there.st_mode)) { /* a device or a pipe is not replaced */
		o->f = fopen(o->name, "wb");
	} else if (o->own || !(o->refused = !may_replace(o->name, &there, o->diag))) {
		open_beside(o);
		keep_mode(o, &there);
	}
}

static bool same_place(const OutFile *a, const OutFile *b)
{
	if (a->held || b->held)
		return a->held && b->held && a->to == b->to;
	return a->whole && b->whole && !strcmp(a->whole, b->whole);
}

/* False after a report: another output that is being written goes there, too. */
static bool is_alone(OutFile *o)
{
	o->whole = o->held ? NULL : whole_path(o->path);
	for (const OutFile *f = open_files; f && !o->refused; f = f->open)
		o->refused = same_place(f, o);
	if (o->refused)
		diag_error(o->diag, at_file(o->name), "another output of this run goes there, too: name another place for one of them");
	return !o->refused;
}

/* Of what is held back for standard output the temporary file may be at fault, and that can stand elsewhere. */
static void tell_error(const OutFile *f, int why)
{
	if (f->held && !f->passed)
		diag_machine(f->diag, at_file(f->name), "cannot be written: the temporary file, in %s, that holds it back: %s; TMPDIR names another place",
		             file_temporary_folder(), strerror(why));
	else
		diag_machine(f->diag, at_file(f->name), "cannot be written: %s", strerror(why));
}

static OutFile *create(const char *path, bool own, Diag *d)
{
	OutFile *o = mem_alloc(sizeof *o);
	bool standard = !strcmp(path, "-");
	o->name = mem_strdup(path);
	o->to = STDOUT_FILENO;
	o->path = standard ? mem_strdup(path) : links_end(path, &o->to);
	o->held = standard || o->to >= 0;
	o->own = own;
	o->folder = -1;
	o->diag = d;
	if (is_alone(o))
		open_out(o);
	if (o->f) {
		o->open = open_files;
		open_files = o;
		return o;
	}
	if (!o->refused)
		tell_error(o, errno);
	release(o);
	return NULL;
}

OutFile *file_create(const char *path, Diag *d)
{
	return create(path, false, d);
}

OutFile *file_rewrite(const char *path, Diag *d)
{
	return create(path, true, d);
}

void file_to_readers(OutFile *f)
{
	f->shown = true;
}

static bool put(OutFile *f, const void *bytes, size_t n)
{
	if (!f->error && n && fwrite(bytes, 1, n, f->f) != n)
		f->error = errno ? errno : EIO;
	return !f->error;
}

bool file_put(OutFile *f, const void *bytes, size_t n)
{
	Buf b = { 0 };
	if (!f->shown)
		return put(f, bytes, n);
	utf8_show(&b, bytes, n);
	put(f, buf_text(&b), b.len);
	buf_free(&b);
	return !f->error;
}

void file_drain(OutFile *f, Buf *b)
{
	if (!f || b->len < 65536)
		return;
	file_put(f, b->data, b->len);
	buf_clear(b);
}

const char *file_name(const OutFile *f)
{
	return f->name;
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

static void put_to(OutFile *f, const char *bytes, size_t n)
{
	for (size_t done = 0; done < n && !f->error;) {
		ssize_t written = write(f->to, bytes + done, n - done);
		if (written > 0)
			done += (size_t)written;
		else if (written == 0 || errno != EINTR)
			note_error(f, false);
	}
}

/* What was held back goes where it was to go, behind what was printed. */
static void pass_on(OutFile *f)
{
	char chunk[65536];
	size_t n;
	if (f->error)
		return;
	rewind(f->f);
	f->passed = true;
	note_error(f, f->to != STDOUT_FILENO || fflush(stdout) == 0);
	while (!f->error && (n = fread(chunk, 1, sizeof chunk, f->f)) > 0)
		put_to(f, chunk, n);
	note_error(f, !ferror(f->f));
}

/* Gives a file without a name the name `as`. */
static bool link_as(OutFile *f, const char *as)
{
	char self[32];
	snprintf(self, sizeof self, "/proc/self/fd/%d", fileno(f->f));
	return linkat(AT_FDCWD, self, AT_FDCWD, as, AT_SYMLINK_FOLLOW) == 0;
}

/* A file that was there may have been read since this one was begun. */
static bool is_still_free(OutFile *f)
{
	struct stat there;
	f->refused = !f->own && stat(f->path, &there) == 0 && !may_replace(f->name, &there, f->diag);
	return !f->refused;
}

static struct { /* what was put in place last */
	dev_t device;
	ino_t number;
	bool  known;
} last_put;

static void note_put(const OutFile *f)
{
	struct stat s;
	last_put.known = fstat(fileno(f->f), &s) == 0;
	if (last_put.known) {
		last_put.device = s.st_dev;
		last_put.number = s.st_ino;
	}
}

bool file_is_last_put(const char *path)
{
	struct stat s;
	return last_put.known && stat(path, &s) == 0 && s.st_dev == last_put.device && s.st_ino == last_put.number;
}

/* In place of nothing, or beside what is there, which only renaming replaces. */
static void put_there(OutFile *f)
{
	if (f->nameless && link_as(f, f->path))
		return;
	if (!is_still_free(f)) {
		if (!f->nameless)
			unlink(f->beside);
		return;
	}
	if (f->nameless) {
		flock(fileno(f->f), LOCK_EX | LOCK_NB); /* its own: nobody else can have opened it */
		note_error(f, take_slot(f, link_as));
		if (f->error)
			return;
	}
	note_error(f, rename(f->beside, f->path) == 0);
	if (f->error)
		unlink(f->beside);
}

/* A signal waits, or a name beside would stay. */
static void put_in_place(OutFile *f)
{
	signals_hold();
	put_there(f);
	signals_release();
	note_put(f);
}

bool file_settle(OutFile *f)
{
	if (f->settled)
		return !f->error;
	f->settled = true;
	note_error(f, fflush(f->f) == 0);
	if (f->beside && !f->error && !f->unsynced)
		note_error(f, fsync(fileno(f->f)) == 0 || errno == EINVAL || errno == EROFS);
	return !f->error;
}

bool file_commit(OutFile *f)
{
	file_settle(f);
	if (f->held)
		pass_on(f);
	if (f->beside && !f->error)
		put_in_place(f);
	else if (f->beside && !f->nameless)
		unlink(f->beside);
	note_error(f, fclose(f->f) == 0);
	bool good = !f->error && !f->refused;
	if (f->error)
		tell_error(f, f->error);
	release(f);
	return good;
}

void file_abandon(OutFile *f)
{
	if (!f)
		return;
	if (f->beside && !f->nameless)
		unlink(f->beside);
	fclose(f->f);
	release(f);
}

int file_scratch(const char *beside)
{
	int fd = open_nameless(beside, O_RDWR);
	return fd < 0 ? file_temporary() : fd;
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

const char *path_real(Arena *a, const char *path)
{
	char real[PATH_MAX];
	return told(realpath(path, real) ? 0 : -1, path) ? arena_strdup(a, real) : path;
}

const char *path_plain(Arena *a, const char *path)
{
	char *out = arena_strdup(a, path), *to = out;
	for (const char *p = path; *p;) {
		bool begins = p > path && p[-1] == '/';
		if (begins && *p == '/')
			p++;
		else if ((begins || p == path) && p[0] == '.' && p[1] == '/')
			p += 2 + strspn(p + 2, "/");
		else
			*to++ = *p++;
	}
	*to = '\0';
	return out;
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
	bool known = told(realpath(path, real) ? 0 : -1, path), inside = false;
	for (size_t i = 0; known && !inside && i < count; i++)
		inside = folders[i] && told(realpath(folders[i], dir) ? 0 : -1, folders[i]) && below(real, dir);
	return inside;
}

/* Puts what a link says in the place of its name; the folder before it stays unless that begins at the root. */
static bool follow(char **path)
{
	char to[PATH_MAX];
	ssize_t n = readlink(*path, to, sizeof to - 1);
	const char *slash = strrchr(*path, '/');
	size_t before = slash ? (size_t)(slash - *path) + 1 : 0;
	if (n <= 0)
		return false;
	to[n] = '\0';
	before = to[0] == '/' ? 0 : before;
	char *led = mem_alloc(before + (size_t)n + 2);
	memcpy(led, *path, before);
	memcpy(led + before, to, (size_t)n + 1);
	free(*path);
	*path = led;
	return true;
}

/* Takes the last name off; "." is left of a name alone. */
static bool cut_name(char *path)
{
	char *slash = strrchr(path, '/');
	if (!strcmp(slash ? slash + 1 : path, "..") || !strcmp(path, "."))
		return false;
	if (slash)
		slash[slash == path] = '\0';
	else
		memcpy(path, ".", 2);
	return true;
}

bool file_would_be_inside(const char *path, const char *const *folders, size_t count)
{
	enum { LINKS_MOST = 40 };
	char *at = mem_alloc(strlen(path) + 2), real[PATH_MAX];
	bool good = true;
	memcpy(at, path, strlen(path) + 1);
	for (int links = 0; good && !told(realpath(at, real) ? 0 : -1, at);) /* the folder that it would be made in */
		good = file_is_link(at) ? links++ < LINKS_MOST && follow(&at) : cut_name(at);
	good = good && file_inside(at, folders, count);
	free(at);
	return good;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

typedef struct Glob {
	Arena *arena;
	char **paths;
	size_t count, cap;
	Diag *diag;
} Glob;

static bool is_none(int why)
{
	return why == ENOENT || why == ENOTDIR;
}

static bool cannot_read(const Glob *g, const char *path)
{
	if (g->diag)
		diag_machine(g->diag, at_file(path), "cannot be read: %s", strerror(errno));
	return false;
}

static bool expand(Glob *g, const char *dir, const char *pattern);

/* The names in dir that fit the pattern's first component, each with what follows it; rest NULL: nothing does. */
static bool expand_names(Glob *g, const char *dir, const char *first, const char *rest)
{
	DIR *folder = opendir(*dir ? dir : ".");
	if (!folder)
		return is_none(errno) || cannot_read(g, dir);
	bool good = true;
	const struct dirent *e;
	for (errno = 0; good && (e = readdir(folder)) != NULL; errno = 0) {
		if (fnmatch(first, e->d_name, FNM_PERIOD) != 0)
			continue;
		char *path = path_join(g->arena, dir, e->d_name);
		if (rest)
			good = expand(g, path, rest);
		else
			*ARENA_PUSH(g->arena, g->paths, g->count, g->cap) = path;
	}
	if (good && errno)
		good = cannot_read(g, dir);
	closedir(folder);
	return good;
}

static bool expand(Glob *g, const char *dir, const char *pattern)
{
	size_t n = strcspn(pattern, "/");
	char *first = arena_strndup(g->arena, pattern, n);
	const char *rest = pattern[n] ? pattern + n + strspn(pattern + n, "/") : NULL;
	struct stat s;
	if (strpbrk(first, "*?[\\"))
		return expand_names(g, dir, first, rest);
	char *path = n ? path_join(g->arena, dir, first) : arena_strdup(g->arena, "/");
	if (rest)
		return expand(g, path, rest);
	if (lstat(path, &s) != 0)
		return is_none(errno) || cannot_read(g, path);
	*ARENA_PUSH(g->arena, g->paths, g->count, g->cap) = path;
	return true;
}

bool path_glob(Arena *a, const char *dir, const char *pattern, char ***out, size_t *count, Diag *d)
{
	Glob g = { .arena = a, .diag = d };
	bool good = expand(&g, dir, pattern);
	*count = good ? g.count : 0;
	*out = g.paths;
	if (*count > 1)
		qsort(g.paths, g.count, sizeof *g.paths, by_bytes);
	return good;
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
