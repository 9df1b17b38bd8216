/* mem.c - arenas as a chain of blocks, the newest first; a large request gets a block of its own.
 *
 * Blocks are cut from slabs of 2 MB, which are large pages where the system has such: of a book's tens of megabytes
 * each page of 4 KB would cost a fault, together a twenty-fifth of the time.  A block that is freed is the next one to be
 * taken, by whichever thread.  Under AddressSanitizer blocks come from malloc, which sees what is used when it is freed. */
#ifdef __linux__
#define _DEFAULT_SOURCE /* madvise */
#endif
#include "base/mem.h"

#include <errno.h>
#ifdef __linux__
#include <sys/mman.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/signals.h"

enum {
	ALIGNMENT = 16,
	SLAB = 2 * 1024 * 1024,
	SLAB_BLOCKS = 32,
	PAGE = 4096,
};

typedef struct Block {
	struct Block *next;
	size_t used, size;
	_Alignas(ALIGNMENT) unsigned char bytes[];
} Block;

enum { BLOCK_SIZE = SLAB / SLAB_BLOCKS - sizeof(Block) };

#ifdef __SANITIZE_ADDRESS__
enum { POOLED = 0 };
#else
enum { POOLED = 1 };
#endif

/* Blocks of BLOCK_SIZE that no arena has. */
typedef struct Pool {
	pthread_mutex_t lock;
	Block *free;
	unsigned char *slab; /* the newest */
	size_t uncut;        /* its blocks that have never been taken */
} Pool;

static Pool pool = { .lock = PTHREAD_MUTEX_INITIALIZER };

struct Arena {
	Block *blocks;
	size_t bytes; /* of the blocks */
	Arena *parent, *children, *next, *prev; /* next, prev: among the parent's children */
};

static _Noreturn void out_of_memory(void)
{
	fputs("wenheng: error: out of memory\n", stderr);
	exit(3);
}

void *mem_alloc(size_t bytes)
{
	void *p = calloc(1, bytes ? bytes : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *mem_realloc(void *p, size_t bytes)
{
	void *q = realloc(p, bytes ? bytes : 1);
	if (!q)
		out_of_memory();
	return q;
}

/* Around fork(): else a child made while another thread takes a block would wait for ever. */
static void hold_pool(void)
{
	pthread_mutex_lock(&pool.lock);
}

static void let_pool_go(void)
{
	pthread_mutex_unlock(&pool.lock);
}

void mem_keep_freed(void)
{
	pthread_atfork(hold_pool, let_pool_go, let_pool_go);
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
	mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
	mallopt(M_TOP_PAD, 512 * 1024);
#endif
}

void mem_watch(void)
{
	errno = 0;
}

void mem_check(void)
{
	if (errno == ENOMEM)
		out_of_memory();
}

void mem_reserve(size_t bytes)
{
	void *volatile p = malloc(bytes); /* volatile: else the compiler sees that it is not used */
	if (!p)
		out_of_memory();
	free(p);
}

char *mem_strdup(const char *s)
{
	size_t n = strlen(s) + 1;
	char *p = mem_alloc(n);
	memcpy(p, s, n);
	return p;
}

void *mem_grow(void *p, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return p;
	size_t want = *cap ? *cap * 2 : 8;
	if (want > SIZE_MAX / size)
		out_of_memory();
	*cap = want;
	return mem_realloc(p, want * size);
}

Arena *arena_new(void)
{
	return mem_alloc(sizeof(Arena));
}

static void join(Arena *a, Arena *parent)
{
	a->parent = parent;
	a->prev = NULL;
	a->next = parent->children;
	if (a->next)
		a->next->prev = a;
	parent->children = a;
}

Arena *arena_new_in(Arena *parent)
{
	Arena *a = arena_new();
	join(a, parent);
	return a;
}

static void leave(Arena *a)
{
	if (a->prev)
		a->prev->next = a->next;
	else if (a->parent)
		a->parent->children = a->next;
	if (a->next)
		a->next->prev = a->prev;
}

void arena_move(Arena *a, Arena *parent)
{
	leave(a);
	join(a, parent);
}

/* A wish only: a system without large pages, or with none left, gives small ones. */
static void ask_large_pages(void *slab)
{
#if defined(__linux__) && defined(MADV_HUGEPAGE)
	int error = errno;
	madvise(slab, SLAB, MADV_HUGEPAGE);
	errno = error;
#else
	(void)slab;
#endif
}

static unsigned char *slab_new(void)
{
	unsigned char *slab = aligned_alloc(SLAB, SLAB);
	if (slab)
		ask_large_pages(slab);
	return slab;
}

/* Under the lock. NULL: there is no memory. */
static Block *cut_block(void)
{
	if (!pool.uncut) {
		pool.slab = slab_new();
		if (!pool.slab)
			return NULL;
		pool.uncut = SLAB_BLOCKS;
	}
	return (Block *)(void *)(pool.slab + (SLAB_BLOCKS - pool.uncut--) * (SLAB / SLAB_BLOCKS));
}

/* The system clears a page when it is written to for the first time. */
static void *make_ready(void *bytes)
{
	for (size_t i = 0; i < (size_t)(uintptr_t)bytes / SLAB; i++) {
		unsigned char *slab = slab_new();
		if (!slab)
			break;
		for (size_t at = 0; at < SLAB; at += PAGE)
			slab[at] = 0; /* a large page is cleared at its first byte */
		for (size_t at = SLAB_BLOCKS; at-- > 0;) {
			Block *b = (Block *)(void *)(slab + at * (SLAB / SLAB_BLOCKS));
			pthread_mutex_lock(&pool.lock);
			b->next = pool.free;
			pool.free = b;
			pthread_mutex_unlock(&pool.lock);
		}
	}
	return NULL;
}

void mem_ready(size_t bytes)
{
	pthread_t thread;
	if (POOLED && bytes >= SLAB && signals_thread(&thread, make_ready, (void *)(uintptr_t)bytes))
		pthread_detach(thread);
}

static Block *pool_take(void)
{
	pthread_mutex_lock(&pool.lock);
	Block *b = pool.free;
	if (b)
		pool.free = b->next;
	else
		b = cut_block();
	pthread_mutex_unlock(&pool.lock);
	return b;
}

static void block_free(Block *b)
{
	if (!POOLED || b->size != BLOCK_SIZE) {
		free(b);
		return;
	}
	pthread_mutex_lock(&pool.lock);
	b->next = pool.free;
	pool.free = b;
	pthread_mutex_unlock(&pool.lock);
}

static void free_whole(Arena *a)
{
	for (Arena *child = a->children, *next; child; child = next) {
		next = child->next;
		free_whole(child);
	}
	for (Block *b = a->blocks, *next; b; b = next) {
		next = b->next;
		block_free(b);
	}
	free(a);
}

void arena_free(Arena *a)
{
	if (!a)
		return;
	leave(a);
	free_whole(a);
}

size_t arena_bytes(const Arena *a)
{
	return a->bytes;
}

void arena_clear(Arena *a)
{
	Block *kept = NULL;
	for (Block *b = a->blocks; b;) {
		Block *next = b->next;
		if (!kept && b->size == BLOCK_SIZE) {
			kept = b;
		} else {
			a->bytes -= b->size;
			block_free(b);
		}
		b = next;
	}
	if (kept) {
		kept->next = NULL;
		kept->used = 0;
	}
	a->blocks = kept;
}

static Block *block_new(Arena *a, size_t size)
{
	if (size > SIZE_MAX - sizeof(Block))
		out_of_memory();
	Block *b = POOLED && size == BLOCK_SIZE ? pool_take() : malloc(sizeof(Block) + size);
	if (!b)
		out_of_memory();
	b->used = 0;
	b->size = size;
	a->bytes += size;
	return b;
}

void *arena_alloc(Arena *a, size_t bytes)
{
	if (bytes > SIZE_MAX - ALIGNMENT)
		out_of_memory();
	size_t n = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	Block *b = a->blocks;
	if (!b || b->size - b->used < n) {
		if (n > BLOCK_SIZE / 4 && b) { /* keep filling the current block afterwards */
			Block *own = block_new(a, n);
			own->next = b->next;
			b->next = own;
			b = own;
		} else {
			b = block_new(a, n > BLOCK_SIZE ? n : BLOCK_SIZE);
			b->next = a->blocks;
			a->blocks = b;
		}
	}
	void *p = b->bytes + b->used;
	b->used += n;
	memset(p, 0, n);
	return p;
}

void *arena_array(Arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		out_of_memory();
	return arena_alloc(a, n * size);
}

/* The link to the block that holds this array and nothing else, as a large one's does; NULL: it shares one. */
static Block **own_block(Arena *a, const void *array, size_t bytes)
{
	if (bytes <= BLOCK_SIZE / 4 || bytes == BLOCK_SIZE)
		return NULL;
	Block **at = &a->blocks;
	while (*at && (*at)->bytes != array)
		at = &(*at)->next;
	return *at && (*at)->used == bytes && (*at)->size == bytes ? at : NULL;
}

/* A block of its own grows with its array: the system moves large ones without copying them. */
static void *grow_block(Arena *a, Block **at, size_t bytes)
{
	size_t before = (*at)->size;
	Block *b = bytes > SIZE_MAX - sizeof(Block) ? NULL : realloc(*at, sizeof(Block) + bytes);
	if (!b)
		out_of_memory();
	*at = b;
	b->used = b->size = bytes;
	a->bytes += bytes - before;
	memset(b->bytes + before, 0, bytes - before);
	return b->bytes;
}

void *arena_grow(Arena *a, void *p, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return p;
	size_t bytes = *cap * size;
	Block **own = bytes % ALIGNMENT == 0 && bytes <= SIZE_MAX / 2 ? own_block(a, p, bytes) : NULL;
	*cap = *cap ? *cap * 2 : 4;
	if (own && *cap * size != BLOCK_SIZE)
		return grow_block(a, own, *cap * size);
	void *more = arena_array(a, *cap, size);
	if (count)
		memcpy(more, p, count * size);
	return more;
}

char *arena_strndup(Arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);
	if (n)
		memcpy(p, s, n);
	return p;
}

char *arena_strdup(Arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_printf(Arena *a, const char *format, ...)
{
	va_list args, again;
	char shorter[128]; /* as nearly all are */
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(shorter, sizeof shorter, format, args);
	va_end(args);
	char *p = arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
	if (n > 0 && (size_t)n < sizeof shorter)
		memcpy(p, shorter, (size_t)n);
	else if (n > 0)
		vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	return p;
}
