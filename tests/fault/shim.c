/* shim.c - makes the n-th call of a kind fail, or ends the program there; preloaded before a program that knows nothing of it.
 *
 *   FAULT=alloc|io|full|kill|term|int   memory; reading and writing; a disk that is full from there on; a signal
 *   FAULT_AT=N        the N-th call, from 1; 0: none, calls are only counted
 *   FAULT_ON=1        this one and all after it
 *   FAULT_COUNT=FILE  gets how many calls there were
 *
 * Signals come before the calls that "io" counts, so that every state that a file can be in is met.  Standard
 * streams are left alone.  For glibc: memory comes from its __libc_ functions. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t n);
void *__libc_realloc(void *p, size_t n);

static enum { NONE, ALLOC, IO, FULL, SIGNAL } kind = NONE;
static int signal_sent;
static long at, calls;
static bool onwards;

__attribute__((constructor)) static void begin(void)
{
	static const struct { const char *name; int kind, number; } kinds[] = {
		{ "alloc", ALLOC, 0 }, { "io", IO, 0 }, { "full", FULL, 0 }, { "kill", SIGNAL, SIGKILL }, { "term", SIGNAL, SIGTERM },
		{ "int", SIGNAL, SIGINT },
	};
	const char *name = getenv("FAULT"), *n = getenv("FAULT_AT");

	at = n ? atol(n) : 0;
	onwards = getenv("FAULT_ON") != NULL;
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
	if (!path)
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

/* Whether this call, which reads (or only looks) or writes, is to fail; errno is set. */
static bool fails(bool writes)
{
	if (kind == SIGNAL && due())
		raise(signal_sent);
	if ((kind == IO || (kind == FULL && writes)) && due()) {
		errno = kind == FULL ? ENOSPC : EIO;
		return true;
	}
	return false;
}

/* ---- memory ---- */

/* HarfBuzz's subsetter (6.0) does not look whether it was given memory, and crashes: it always is. */
static bool is_spared(void *caller)
{
	Dl_info where;

	return dladdr(caller, &where) && where.dli_fname && strstr(where.dli_fname, "libharfbuzz-subset");
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
		return fails(makes(flags)) ? -1 : next(path, flags, mode); \
	}
OPEN(open)
OPEN(open64)

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

int rename(const char *from, const char *to)
{
	NEXT("rename", int, (const char *, const char *));
	return fails(true) ? -1 : next(from, to);
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
	NEXT("linkat", int, (int, const char *, int, const char *, int));
	return fails(true) ? -1 : next(a, from, b, to, flags);
}

int mkstemp(char *path)
{
	NEXT("mkstemp", int, (char *));
	return fails(true) ? -1 : next(path);
}

int mkdir(const char *path, mode_t mode)
{
	NEXT("mkdir", int, (const char *, mode_t));
	return fails(true) ? -1 : next(path, mode);
}

void *mmap(void *p, size_t n, int protection, int flags, int fd, off_t o)
{
	NEXT("mmap", void *, (void *, size_t, int, int, int, off_t));
	return fd > 2 && fails(false) ? MAP_FAILED : next(p, n, protection, flags, fd, o);
}

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
