/* inputs.c - see inputs.h.
 *
 * Every input is kept once a process, in a table by its kind and key; a file that was changed while the process ran
 * is kept once more, with its new content.  A document's notes are a list of these. */
#include "base/inputs.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

typedef struct Stamp { /* of a file as it was read: while it stays, so does the content */
	dev_t device;
	ino_t number;
	off_t size;
	struct timespec written, changed;
} Stamp;

typedef struct Entry {
	Input input; /* first: an Input is an Entry */
	struct Entry *next;
	uint64_t hash;
	Stamp stamp;
	unsigned noted; /* in the document of that number */
	bool kept;      /* by someone, as it was then */
} Entry;

static struct {
	Arena *arena; /* as long as the process */
	Entry **table;
	size_t size, count; /* size: a power of two */
	Input **list;
	size_t list_count, list_cap;
	unsigned document;
	bool on, remembers;
} all;

/* ---- the table ---- */

static void rehash(void)
{
	size_t size = all.size ? 2 * all.size : 1024;
	Entry **table = mem_alloc(size * sizeof *table);
	for (size_t i = 0; i < all.size; i++)
		for (Entry *e = all.table[i], *next; e; e = next) {
			next = e->next;
			e->next = NULL;
			Entry **end = &table[e->hash & (size - 1)]; /* the order of a chain stays: the newest first */
			while (*end)
				end = &(*end)->next;
			*end = e;
		}
	free(all.table);
	all.table = table;
	all.size = size;
}

static uint64_t hash_of(InputKind kind, const char *key, size_t len)
{
	return hash_bytes(HASH_START + (uint64_t)kind, key, len);
}

/* The newest of that kind and key, or NULL. */
static Entry *find(InputKind kind, const char *key, size_t len)
{
	uint64_t hash = hash_of(kind, key, len);
	for (Entry *e = all.size ? all.table[hash & (all.size - 1)] : NULL; e; e = e->next)
		if (e->hash == hash && e->input.kind == kind && e->input.len == len && memcmp(e->input.key, key, len) == 0)
			return e;
	return NULL;
}

static Entry *add(InputKind kind, const char *key, size_t len)
{
	if (!all.arena)
		all.arena = arena_new();
	if (all.count * 2 >= all.size)
		rehash();
	Entry *e = ARENA_NEW(all.arena, Entry);
	char *copy = arena_alloc(all.arena, len + 1);
	memcpy(copy, key, len);
	*e = (Entry){ .input = { .kind = kind, .key = copy, .len = len }, .hash = hash_of(kind, key, len) };
	Entry **head = &all.table[e->hash & (all.size - 1)];
	e->next = *head;
	*head = e;
	all.count++;
	return e;
}

static void note(Entry *e)
{
	if (!all.on || e->noted == all.document)
		return;
	e->noted = all.document;
	*MEM_PUSH(all.list, all.list_count, all.list_cap) = &e->input;
}

/* Notes that the input has this state; one kept with another state stays as it was for the documents before. */
static Entry *note_state(InputKind kind, const char *key, const Digest *state)
{
	size_t len = strlen(key);
	Entry *e = find(kind, key, len);
	if (!e || !e->input.known || memcmp(&e->input.state, state, sizeof *state) != 0)
		e = add(kind, key, len);
	e->input.state = *state;
	e->input.known = true;
	note(e);
	return e;
}

/* ---- files ---- */

static Stamp stamp_of(const struct stat *s)
{
	return (Stamp){ s->st_dev, s->st_ino, s->st_size, s->st_mtim, s->st_ctim };
}

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool same_stamp(const Stamp *a, const Stamp *b)
{
	return a->device == b->device && a->number == b->number && a->size == b->size && same_time(a->written, b->written) &&
	       same_time(a->changed, b->changed);
}

/* The file as it is in the table, when it is still so. */
static Entry *unchanged(const char *path, const struct stat *s)
{
	Entry *e = find(INPUT_FILE, path, strlen(path));
	Stamp now = stamp_of(s);
	return e && e->input.known && same_stamp(&e->stamp, &now) ? e : NULL;
}

void inputs_read_bytes(const char *path, const struct stat *s, const void *bytes, size_t n)
{
	if (!all.remembers)
		return;
	if (!S_ISREG(s->st_mode)) { /* standard input, a pipe: nobody can look again */
		note(add(INPUT_FILE, path, strlen(path)));
		return;
	}
	Entry *e = unchanged(path, s);
	if (e) {
		note(e);
		return;
	}
	Digest d = sha256_of(bytes, n);
	note_state(INPUT_FILE, path, &d)->stamp = stamp_of(s);
}

static bool digest_file(const char *path, struct stat *s, Digest *out)
{
	static char chunk[65536];
	Sha256 sum = SHA256_START;
	ssize_t n;
	if (stat(path, s) != 0 || !S_ISREG(s->st_mode)) /* to open a pipe would wait for it */
		return false;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool good = fstat(fd, s) == 0;
	while ((n = read(fd, chunk, sizeof chunk)) > 0)
		sha256_add(&sum, chunk, (size_t)n);
	close(fd);
	*out = sha256_end(&sum);
	return good && n == 0;
}

static bool file_state(const char *path, Digest *out)
{
	struct stat s;
	Entry *e = stat(path, &s) == 0 ? unchanged(path, &s) : NULL;
	if (e) {
		*out = e->input.state;
		return true;
	}
	if (!digest_file(path, &s, out))
		return false;
	e = find(INPUT_FILE, path, strlen(path));
	if (!e || !e->input.known || memcmp(&e->input.state, out, sizeof *out) != 0)
		e = add(INPUT_FILE, path, strlen(path));
	e->input.state = *out;
	e->input.known = true;
	e->stamp = stamp_of(&s);
	return true;
}

void inputs_read(const char *path)
{
	Digest d;
	if (!all.on)
		return;
	if (file_state(path, &d))
		note(find(INPUT_FILE, path, strlen(path)));
	else
		note(add(INPUT_FILE, path, strlen(path)));
}

void inputs_keep(const char *path)
{
	Entry *e = find(INPUT_FILE, path, strlen(path));
	if (e)
		e->kept = true;
}

/* As it was kept, though it may have changed since; else the newest. */
static Entry *find_kept(const char *path)
{
	size_t len = strlen(path);
	Entry *newest = find(INPUT_FILE, path, len);
	for (Entry *e = newest; e; e = e->next)
		if (e->kept && e->hash == newest->hash && e->input.kind == INPUT_FILE && e->input.len == len && !memcmp(e->input.key, path, len))
			return e;
	return newest;
}

void inputs_again(const char *path)
{
	Entry *e = all.on ? find_kept(path) : NULL;
	if (e)
		note(e);
	else
		inputs_read(path);
}

Digest inputs_answer(bool yes)
{
	return (Digest){ { yes } };
}

void inputs_looked(InputKind kind, const char *path, bool yes)
{
	if (!all.on)
		return;
	Digest d = inputs_answer(yes);
	note_state(kind, path, &d);
}

bool inputs_state(InputKind kind, const char *path, Digest *out)
{
	struct stat s;
	if (kind == INPUT_FILE)
		return file_state(path, out);
	bool there = stat(path, &s) == 0;
	*out = inputs_answer(there && (kind == INPUT_THERE || S_ISDIR(s.st_mode)));
	return true;
}

/* ---- the rest ---- */

Input *inputs_find(InputKind kind, const char *key, size_t len)
{
	Entry *e = find(kind, key, len);
	return e ? &e->input : &add(kind, key, len)->input;
}

void inputs_role(const char *name)
{
	if (!all.on)
		return;
	note((Entry *)inputs_find(INPUT_ROLE, name, strlen(name)));
}

void inputs_query(const char *sql, const char *const *args, size_t count)
{
	if (!all.on)
		return;
	Buf key = { 0 };
	buf_add(&key, sql, strlen(sql) + 1);
	for (size_t i = 0; i < count; i++) { /* a NULL is told from a text by its first byte */
		buf_byte(&key, args[i] ? '=' : '-');
		buf_add(&key, args[i] ? args[i] : "", args[i] ? strlen(args[i]) + 1 : 1);
	}
	note((Entry *)inputs_find(INPUT_QUERY, key.data, key.len));
	buf_free(&key);
}

const char *inputs_query_parts(const char *key, size_t len, const char **args, size_t cap, size_t *count)
{
	*count = 0;
	for (const char *p = key + strlen(key) + 1; p < key + len && *count < cap; p += strlen(p) + 1)
		args[(*count)++] = *p == '=' ? p + 1 : NULL;
	return key;
}

void inputs_remember(void)
{
	all.remembers = true;
}

void inputs_begin(void)
{
	all.list_count = 0;
	all.document++;
	all.on = true;
}

Input *const *inputs_end(size_t *count)
{
	all.on = false;
	*count = all.list_count;
	return all.list;
}

bool inputs_noting(bool on)
{
	bool was = all.on;
	all.on = on;
	return was;
}

bool inputs_noted(void)
{
	return all.on;
}
