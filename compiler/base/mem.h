/* mem.h - memory that belongs to a stage.
 *
 * An Arena hands out memory that is never freed singly: drop the arena and it is all gone.
 * Arrays that grow much live on the heap through mem_grow(), small ones in an arena through
 * arena_grow().  Running out of memory ends the program in mem.c with exit status 3, so no caller
 * carries that branch. */
#ifndef WENHENG_BASE_MEM_H
#define WENHENG_BASE_MEM_H

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
/* One that is freed with its parent at the latest. */
Arena *arena_new_in(Arena *parent);
void   arena_move(Arena *a, Arena *parent); /* from now on freed with this one */
void   arena_free(Arena *a); /* NULL is allowed */
size_t arena_bytes(const Arena *a); /* what it takes from the system, without its children */
void   arena_clear(Arena *a); /* takes all back, to be used anew: an arena for scratch in a loop */

/* Zeroed memory, aligned for any type, alive as long as the arena. */
void *arena_alloc(Arena *a, size_t bytes);
/* An array of n zeroed elements; n * size is checked for overflow. */
void *arena_array(Arena *a, size_t n, size_t size);
/* Makes room for one more element in such an array: returns p or its new home, *cap in elements.  What a small
 * one leaves behind stays in the arena; where a large one was is nothing any more. */
void *arena_grow(Arena *a, void *p, size_t count, size_t *cap, size_t size);
/* Copies, NUL-terminated. */
char *arena_strdup(Arena *a, const char *s);
char *arena_strndup(Arena *a, const char *s, size_t n);
char *arena_printf(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(a, Type) ((Type *)arena_alloc((a), sizeof(Type)))
#define ARENA_PUSH(a, array, count, cap) \
	((array) = arena_grow((a), (array), (size_t)(count), &(cap), sizeof *(array)), &(array)[(count)++])

/* malloc and realloc that cannot fail; free() gives the memory back. */
void *mem_alloc(size_t bytes); /* zeroed */
void *mem_realloc(void *p, size_t bytes);
char *mem_strdup(const char *s);

/* Once at the start, before any thread: readies arenas for fork(), and asks the C library to keep what is freed for what is
 * asked for next: given back to the system and got again, each page of it costs a fault. */
void mem_keep_freed(void);

/* Gets so much memory for arenas from the system, and has it cleared, on a thread of its own: they take it when it is there,
 * and go on as ever before.  Worth it where another processor has nothing to do and so much is sure to be asked for. */
void mem_ready(size_t bytes);

/* About calls of a library that goes on with less when it has no memory: watch before, check behind, which ends the
 * program as mem_alloc() does. */
void mem_watch(void);
void mem_check(void);

/* About a library that crashes where it gets no memory: ends the program as mem_alloc() does unless so many bytes are to
 * be had now. */
void mem_reserve(size_t bytes);

/* Makes room for one more element in a heap array: returns p or its new home, *cap in elements. */
void *mem_grow(void *p, size_t count, size_t *cap, size_t size);
#define MEM_PUSH(array, count, cap) \
	((array) = (size_t)(count) < (cap) ? (array) : mem_grow((array), (count), &(cap), sizeof *(array)), &(array)[(count)++])

#endif
