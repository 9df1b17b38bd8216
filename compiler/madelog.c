/* madelog.c - see madelog.h.
 *
 * An entry is a line "+<length of the name> <length of the text> <hash of both>", the two, and a line's end; it goes
 * out in one write.  Whoever appends to a log holds a lock on it, so that a log without one is nobody's any more and may
 * be folded. */
#define _DEFAULT_SOURCE /* flock */
#include "madelog.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { MANY = 16 }; /* logs that are folded into one */

typedef struct Entry {
	struct Entry *next;
	const char *name, *text; /* text NULL: it was taken away */
	size_t len;
} Entry;

typedef struct Entries {
	Arena *arena;
	Entry **table;
	size_t size, count; /* size: a power of two */
} Entries;

typedef struct File {
	char *path;
	int fd;
	struct timespec written;
} File;

struct MadeLog {
	const char *folder;
	Diag *diag;
	Entries entries;
	int own; /* this process's log, -1: none yet */
};

/* ---- entries by name ---- */

static Entry **place(const Entries *e, const char *name)
{
	Entry **at = &e->table[hash_bytes(HASH_START, name, strlen(name)) & (e->size - 1)];
	while (*at && strcmp((*at)->name, name) != 0)
		at = &(*at)->next;
	return at;
}

static void grow(Entries *e)
{
	Entries more = { e->arena, NULL, e->size ? 2 * e->size : 256, e->count };
	more.table = mem_alloc(more.size * sizeof *more.table);
	for (size_t i = 0; i < e->size; i++)
		for (Entry *one = e->table[i], *next; one; one = next) {
			next = one->next;
			one->next = NULL;
			*place(&more, one->name) = one;
		}
	free(e->table);
	*e = more;
}

static void put(Entries *e, const char *name, size_t name_len, const char *text, size_t len)
{
	if (e->count >= e->size)
		grow(e);
	const char *copy = arena_strndup(e->arena, name, name_len);
	Entry **at = place(e, copy);
	if (!*at) {
		*at = ARENA_NEW(e->arena, Entry);
		(*at)->name = copy;
		e->count++;
	}
	(*at)->text = len ? arena_strndup(e->arena, text, len) : NULL;
	(*at)->len = len;
}

/* ---- logs ---- */

static uint64_t check(const char *name, size_t name_len, const char *text, size_t len)
{
	return hash_bytes(hash_bytes(HASH_START, name, name_len), text, len);
}

static void write_entry(Buf *out, const char *name, size_t name_len, const char *text, size_t len)
{
	buf_printf(out, "+%zu %zu %016" PRIx64 "\n", name_len, len, check(name, name_len, text, len));
	buf_add(out, name, name_len);
	buf_add(out, text, len);
	buf_byte(out, '\n');
}

/* The number at *at, in that base, with one character behind it; moves on. */
static uint64_t take_number(const char **at, int base)
{
	char *end;
	uint64_t n = strtoull(*at, &end, base);
	*at = *end ? end + 1 : end;
	return n;
}

/* Takes entries as far as they are whole. */
static void read_entries(Entries *e, const char *at, const char *end)
{
	while (at < end && *at == '+') {
		at++;
		uint64_t name_len = take_number(&at, 10), len = take_number(&at, 10), sum = take_number(&at, 16);
		uint64_t left = (uint64_t)(end - at);
		if (name_len > left || len > left - name_len || left - name_len - len < 1)
			return;
		const char *text = at + name_len;
		if (check(at, name_len, text, len) != sum)
			return;
		put(e, at, name_len, text, len);
		at = text + len + 1;
	}
}

static void read_log(Entries *e, const File *f)
{
	Buf text = { 0 };
	char chunk[65536];
	ssize_t n;
	while ((n = read(f->fd, chunk, sizeof chunk)) > 0)
		buf_add(&text, chunk, (size_t)n);
	read_entries(e, buf_text(&text), buf_text(&text) + text.len);
	buf_free(&text);
}

static int by_age(const void *a, const void *b)
{
	const File *x = a, *y = b;
	if (x->written.tv_sec != y->written.tv_sec)
		return x->written.tv_sec < y->written.tv_sec ? -1 : 1;
	if (x->written.tv_nsec != y->written.tv_nsec)
		return x->written.tv_nsec < y->written.tv_nsec ? -1 : 1;
	return strcmp(x->path, y->path);
}

/* The logs, opened, the oldest first; unused: only those that nobody appends to, which are then locked. */
static File *open_logs(Arena *a, const char *folder, bool unused, size_t *count)
{
	char **paths;
	struct stat s;
	size_t n;
	path_glob(a, folder, "log-*", &paths, &n, NULL); /* what cannot be read is not known, and its documents are made anew */
	File *files = arena_array(a, n, sizeof *files);
	*count = 0;
	for (size_t i = 0; i < n; i++) {
		int fd = open(paths[i], O_RDONLY | O_CLOEXEC | O_NONBLOCK);
		if (fd < 0) /* folded meanwhile */
			continue;
		if (fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && (!unused || flock(fd, LOCK_EX | LOCK_NB) == 0))
			files[(*count)++] = (File){ paths[i], fd, s.st_mtim };
		else
			close(fd);
	}
	qsort(files, *count, sizeof *files, by_age);
	return files;
}

static void close_logs(const File *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		close(files[i].fd);
}

MadeLog *madelog_open(const char *folder, Diag *d)
{
	MadeLog *l = mem_alloc(sizeof *l);
	size_t count;
	*l = (MadeLog){ .folder = folder, .diag = d, .own = -1 };
	l->entries.arena = arena_new();
	grow(&l->entries);
	const File *files = open_logs(l->entries.arena, folder, false, &count);
	for (size_t i = 0; i < count; i++)
		read_log(&l->entries, &files[i]);
	close_logs(files, count);
	return l;
}

const char *madelog_find(const MadeLog *l, const char *name)
{
	const Entry *e = *place(&l->entries, name);
	return e ? e->text : NULL;
}

/* A log of the process's own; another run may fold it away before it is locked. */
static bool begin(MadeLog *l)
{
	struct stat s;
	char *path = arena_printf(l->entries.arena, "%s/log-XXXXXX", l->folder);
	size_t end = strlen(path) - 6;
	if (!file_make_dirs(l->folder, l->diag))
		return false;
	for (int tries = 0; tries < 100 && l->own < 0; tries++) {
		memset(path + end, 'X', 6);
		l->own = mkstemp(path);
		if (l->own < 0)
			break;
		fcntl(l->own, F_SETFL, O_APPEND);
		fchmod(l->own, 0644);
		if (flock(l->own, LOCK_EX | LOCK_NB) != 0 || fstat(l->own, &s) != 0 || s.st_nlink == 0) {
			close(l->own);
			l->own = -1;
		}
	}
	if (l->own < 0)
		diag_machine(l->diag, (Place){ .file = path }, "cannot be written: %s", strerror(errno));
	return l->own >= 0;
}

/* In one go, unless the disk ends in it: of what is left the next try tells why. */
static bool write_whole(int fd, const char *bytes, size_t n)
{
	for (ssize_t put; n > 0; bytes += put, n -= (size_t)put) {
		put = write(fd, bytes, n);
		if (put == 0)
			errno = ENOSPC;
		if (put == 0 || (put < 0 && errno != EINTR))
			return false;
		put = put < 0 ? 0 : put;
	}
	return true;
}

bool madelog_add(MadeLog *l, const char *name, const Buf *text)
{
	Buf out = { 0 };
	if (l->own < 0 && !begin(l))
		return false;
	write_entry(&out, name, strlen(name), buf_text(text), text->len);
	bool good = write_whole(l->own, out.data, out.len);
	if (!good)
		diag_machine(l->diag, (Place){ .file = l->folder }, "cannot be written: %s", strerror(errno));
	buf_free(&out);
	return good;
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(Entry *const *)a)->name, (*(Entry *const *)b)->name);
}

static void write_all(const Entries *e, Buf *out)
{
	Entry **list = arena_array(e->arena, e->count, sizeof *list);
	size_t n = 0;
	for (size_t i = 0; i < e->size; i++)
		for (Entry *one = e->table[i]; one; one = one->next)
			if (one->text)
				list[n++] = one;
	qsort(list, n, sizeof *list, by_name);
	for (size_t i = 0; i < n; i++)
		write_entry(out, list[i]->name, strlen(list[i]->name), list[i]->text, list[i]->len);
}

/* Puts one log in the place of many. False after a report. */
static bool fold(MadeLog *l, const File *files, size_t count)
{
	Entries all = { .arena = l->entries.arena };
	Buf text = { 0 };
	grow(&all);
	for (size_t i = 0; i < count; i++)
		read_log(&all, &files[i]);
	write_all(&all, &text);
	const char *path = arena_printf(all.arena, "%s/log-%016" PRIx64, l->folder, hash_bytes(HASH_START, text.data, text.len));
	OutFile *f = file_create(path, l->diag);
	bool good = f && file_put(f, buf_text(&text), text.len);
	good = f && file_commit(f) && good;
	for (size_t i = 0; i < count && good; i++)
		if (strcmp(files[i].path, path) != 0)
			unlink(files[i].path);
	buf_free(&text);
	free(all.table);
	return good;
}

bool madelog_close(MadeLog *l)
{
	size_t count, all;
	char **paths;
	if (!l)
		return false;
	if (l->own >= 0)
		close(l->own);
	File *files = open_logs(l->entries.arena, l->folder, true, &count);
	bool listed = path_glob(l->entries.arena, l->folder, "log-*", &paths, &all, NULL);
	bool folded = listed && count >= MANY && fold(l, files, count) && count == all;
	close_logs(files, count);
	free(l->entries.table);
	arena_free(l->entries.arena);
	free(l);
	return folded;
}

void madelog_each(const MadeLog *l, void (*each)(const char *text, void *data), void *data)
{
	for (size_t i = 0; i < l->entries.size; i++)
		for (const Entry *e = l->entries.table[i]; e; e = e->next)
			if (e->text)
				each(e->text, data);
}
