/* shim.c - makes the n-th call of a kind fail, or ends the program there; preloaded before a program that knows nothing of it.
 *
 *   FAULT=alloc|io|full|kill|term|int   memory; reading and writing; a disk that is full from there on; a signal
 *   FAULT_AT=N        the N-th call, from 1; 0: none, calls are only counted
 *   FAULT_ON=1        this one and all after it
 *   FAULT_COUNT=FILE  gets how many calls there were
 *   FAULT_NAMED=1     no file can be made without a name, as on systems that know none such
 *
 * Signals come before the calls that "io" counts, so that every state that a file can be in is met.  Standard
 * streams are left alone, and so are the shell and valgrind where they come before the program.  For glibc: memory
 * comes from its __libc_ functions. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t n);
void *__libc_realloc(void *p, size_t n);
void *__libc_memalign(size_t alignment, size_t n);

static enum { NONE, ALLOC, IO, FULL, SIGNAL } kind = NONE;
static int signal_sent;
static long at, calls;
static bool away, onwards, named;

__attribute__((constructor)) static void begin(void)
{
	static const struct { const char *name; int kind, number; } kinds[] = {
		{ "alloc", ALLOC, 0 }, { "io", IO, 0 }, { "full", FULL, 0 }, { "kill", SIGNAL, SIGKILL }, { "term", SIGNAL, SIGTERM },
		{ "int", SIGNAL, SIGINT }, { "stop", SIGNAL, SIGSTOP },
	};
	const char *name = getenv("FAULT"), *n = getenv("FAULT_AT");

	away = strcmp(program_invocation_short_name, "sh") == 0 || strncmp(program_invocation_short_name, "valgrind", 8) == 0;
	if (away)
		return;
	at = n ? atol(n) : 0;
	onwards = getenv("FAULT_ON") != NULL;
	named = getenv("FAULT_NAMED") != NULL;
	for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, name) == 0) {
			kind = kinds[i].kind;
			signal_sent = kinds[i].number;
		}
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNT");
	char text[32];

	kind = NONE;
	if (!path || away)
		return;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666), n = snprintf(text, sizeof text, "%ld\n", calls);

	if (fd < 0 || write(fd, text, (size_t)n) != n || close(fd) != 0)
		_exit(99);
}

static bool due(void)
{
	calls++;
	return at && (calls == at || (calls > at && (onwards || kind == FULL)));
}

/* Any thread may take it.  A kill comes from a program beside: valgrind looks a program through that kills itself, and calls
 * lost what only its stack points at. */
static void send_signal(void)
{
	char words[32];
	pid_t self = getpid(), other = signal_sent == SIGKILL ? fork() : -1;

	if (other < 0)
		kill(self, signal_sent);
	snprintf(words, sizeof words, "kill -KILL %ld", (long)self);
	if (other == 0)
		execle("/bin/sh", "sh", "-c", words, (char *)NULL, (char *[]){ NULL });
	if (other >= 0)
		for (;;)
			pause();
}

/* Whether this call, which reads (or only looks) or writes, is to fail; errno is set. */
static bool fails(bool writes)
{
	if (kind == SIGNAL && due())
		send_signal();
	if ((kind == IO || (kind == FULL && writes)) && due()) {
		errno = kind == FULL ? ENOSPC : EIO;
		return true;
	}
	return false;
}

/* ---- memory ---- */

/* HarfBuzz's subsetter (6.0) and libxlsxwriter (1.1) do not look whether they were given memory, and crash: they always are. */
static bool is_spared(void *caller)
{
	Dl_info where;

	return dladdr(caller, &where) && where.dli_fname &&
	       (strstr(where.dli_fname, "libharfbuzz-subset") || strstr(where.dli_fname, "libxlsxwriter"));
}

static bool no_memory(void *caller)
{
	if (kind != ALLOC || !due() || is_spared(caller))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t n)
{
	return no_memory(__builtin_return_address(0)) ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t n)
{
	return no_memory(__builtin_return_address(0)) ? NULL : __libc_calloc(count, n);
}

void *realloc(void *p, size_t n)
{
	return no_memory(__builtin_return_address(0)) ? NULL : __libc_realloc(p, n);
}

void *aligned_alloc(size_t alignment, size_t n)
{
	return no_memory(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, n);
}

/* ---- files ---- */

#define NEXT(name, type, parameters) \
	static type (*next) parameters; \
	if (!next) \
		*(void **)&next = dlsym(RTLD_NEXT, name)

static bool makes(int flags)
{
	return (flags & O_ACCMODE) != O_RDONLY;
}

#define OPEN(name) \
	int name(const char *path, int flags, ...) \
	{ \
		NEXT(#name, int, (const char *, int, ...)); \
		va_list args; \
		va_start(args, flags); \
		mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0; \
		va_end(args); \
		if (named && (flags & O_TMPFILE) == O_TMPFILE) { \
			errno = EOPNOTSUPP; \
			return -1; \
		} \
		return fails(makes(flags)) ? -1 : next(path, flags, mode); \
	}
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
	int name(int dir, const char *path, int flags, ...) \
	{ \
		NEXT(#name, int, (int, const char *, int, ...)); \
		va_list args; \
		va_start(args, flags); \
		mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0; \
		va_end(args); \
		return fails(makes(flags)) ? -1 : next(dir, path, flags, mode); \
	}
OPENAT(openat)
OPENAT(openat64)

#define FOPEN(name) \
	FILE *name(const char *path, const char *mode) \
	{ \
		NEXT(#name, FILE *, (const char *, const char *)); \
		return fails(*mode != 'r') ? NULL : next(path, mode); \
	}
FOPEN(fopen)
FOPEN(fopen64)

/* type name(fd, …): left alone for the standard streams */
#define BY_FD(type, name, writes, parameters, arguments) \
	type name parameters \
	{ \
		NEXT(#name, type, parameters); \
		return fd > 2 && fails(writes) ? -1 : next arguments; \
	}
BY_FD(ssize_t, read, false, (int fd, void *p, size_t n), (fd, p, n))
BY_FD(ssize_t, write, true, (int fd, const void *p, size_t n), (fd, p, n))
BY_FD(ssize_t, pread, false, (int fd, void *p, size_t n, off_t o), (fd, p, n, o))
BY_FD(ssize_t, pread64, false, (int fd, void *p, size_t n, off64_t o), (fd, p, n, o))
BY_FD(ssize_t, pwrite, true, (int fd, const void *p, size_t n, off_t o), (fd, p, n, o))
BY_FD(ssize_t, pwrite64, true, (int fd, const void *p, size_t n, off64_t o), (fd, p, n, o))
BY_FD(int, fsync, true, (int fd), (fd))
BY_FD(int, fdatasync, true, (int fd), (fd))
BY_FD(int, ftruncate, true, (int fd, off_t n), (fd, n))
BY_FD(int, ftruncate64, true, (int fd, off64_t n), (fd, n))

int close(int fd) /* it is closed all the same, as Linux does */
{
	NEXT("close", int, (int));
	bool failed = fd > 2 && fails(false);
	int result = next(fd);

	if (failed)
		errno = EIO;
	return failed ? -1 : result;
}

/* type name(…) that gives -1 */
#define BY_NAME(name, writes, parameters, arguments) \
	int name parameters \
	{ \
		NEXT(#name, int, parameters); \
		return fails(writes) ? -1 : next arguments; \
	}
BY_NAME(rename, true, (const char *from, const char *to), (from, to))
BY_NAME(linkat, true, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags))
BY_NAME(unlink, false, (const char *path), (path)) /* which needs no room */
BY_NAME(remove, false, (const char *path), (path))
BY_NAME(rmdir, false, (const char *path), (path))
BY_NAME(mkdir, true, (const char *path, mode_t mode), (path, mode))
BY_NAME(chmod, true, (const char *path, mode_t mode), (path, mode))
BY_NAME(access, false, (const char *path, int mode), (path, mode))
BY_NAME(stat, false, (const char *restrict path, struct stat *restrict s), (path, s))
BY_NAME(lstat, false, (const char *restrict path, struct stat *restrict s), (path, s))
BY_NAME(stat64, false, (const char *restrict path, struct stat64 *restrict s), (path, s))
BY_NAME(lstat64, false, (const char *restrict path, struct stat64 *restrict s), (path, s))
BY_FD(int, fstat, false, (int fd, struct stat *s), (fd, s))
BY_FD(int, fstat64, false, (int fd, struct stat64 *s), (fd, s))
BY_FD(int, fchmod, true, (int fd, mode_t mode), (fd, mode))
BY_FD(int, dup, false, (int fd), (fd))
BY_FD(int, flock, false, (int fd, int how), (fd, how))

DIR *opendir(const char *path)
{
	NEXT("opendir", DIR *, (const char *));
	return fails(false) ? NULL : next(path);
}

#define READDIR(name, type) \
	struct type *name(DIR *folder) \
	{ \
		NEXT(#name, struct type *, (DIR *)); \
		return fails(false) ? NULL : next(folder); \
	}
READDIR(readdir, dirent)
READDIR(readdir64, dirent64)

char *realpath(const char *restrict path, char *restrict to)
{
	NEXT("realpath", char *, (const char *restrict, char *restrict));
	return fails(false) ? NULL : next(path, to);
}

int mkstemp(char *path)
{
	NEXT("mkstemp", int, (char *));
	return fails(true) ? -1 : next(path);
}

int pipe(int ends[2])
{
	NEXT("pipe", int, (int[2]));
	return fails(false) ? -1 : next(ends);
}

pid_t fork(void)
{
	NEXT("fork", pid_t, (void));
	return fails(false) ? -1 : next();
}

FILE *fdopen(int fd, const char *mode)
{
	NEXT("fdopen", FILE *, (int, const char *));
	return fd > 2 && fails(*mode != 'r') ? NULL : next(fd, mode);
}

FILE *tmpfile(void)
{
	NEXT("tmpfile", FILE *, (void));
	return fails(true) ? NULL : next();
}

char *mkdtemp(char *path)
{
	NEXT("mkdtemp", char *, (char *));
	return fails(true) ? NULL : next(path);
}

#define MMAP(name, offset) \
	void *name(void *p, size_t n, int protection, int flags, int fd, offset o) \
	{ \
		NEXT(#name, void *, (void *, size_t, int, int, int, offset)); \
		return fd > 2 && fails(false) ? MAP_FAILED : next(p, n, protection, flags, fd, o); \
	}
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

/* The library's own calls below these are not seen from outside it. */
size_t fwrite(const void *p, size_t size, size_t n, FILE *f)
{
	NEXT("fwrite", size_t, (const void *, size_t, size_t, FILE *));
	return fileno(f) > 2 && fails(true) ? 0 : next(p, size, n, f);
}

size_t fread(void *p, size_t size, size_t n, FILE *f)
{
	enum { ERROR_SEEN = 0x20 }; /* glibc's _IO_ERR_SEEN */
	NEXT("fread", size_t, (void *, size_t, size_t, FILE *));
	if (fileno(f) > 2 && fails(false)) {
		f->_flags |= ERROR_SEEN;
		return 0;
	}
	return next(p, size, n, f);
}

int fflush(FILE *f)
{
	NEXT("fflush", int, (FILE *));
	return f && fileno(f) > 2 && fails(true) ? EOF : next(f);
}

int fclose(FILE *f)
{
	NEXT("fclose", int, (FILE *));
	bool failed = fileno(f) > 2 && fails(true);
	int result = next(f), why = errno;

	errno = failed ? kind == FULL ? ENOSPC : EIO : why;
	return failed ? EOF : result;
}
