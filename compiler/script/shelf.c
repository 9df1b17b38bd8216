/* shelf.c - see shelf.h.  Each list has a few entries, the newest first. */
#include "script/shelf.h"

#include <stdlib.h>
#include <string.h>

Shelf *shelf_new(void)
{
	Shelf *shelf = mem_alloc(sizeof *shelf);
	shelf->arena = arena_new();
	return shelf;
}

void shelf_free(Shelf *shelf)
{
	if (!shelf)
		return;
	arena_free(shelf->arena);
	free(shelf);
}

const Source *shelf_text(const Shelf *shelf, const char *path)
{
	for (const ShelfText *t = shelf ? shelf->texts : NULL; t; t = t->next)
		if (!strcmp(t->source.name, path))
			return &t->source;
	return NULL;
}

void shelf_keep_text(Shelf *shelf, const char *path, const char *text, size_t len)
{
	if (!shelf)
		return;
	ShelfText *t = ARENA_NEW(shelf->arena, ShelfText);
	*t = (ShelfText){ shelf->texts, { arena_strdup(shelf->arena, path), arena_strndup(shelf->arena, text, len), len } };
	shelf->texts = t;
}

bool shelf_path(const Shelf *shelf, const char *key, const char **path)
{
	for (const ShelfPath *p = shelf ? shelf->paths : NULL; p; p = p->next)
		if (!strcmp(p->key, key)) {
			*path = p->path;
			return true;
		}
	return false;
}

void shelf_keep_path(Shelf *shelf, const char *key, const char *path)
{
	if (!shelf)
		return;
	ShelfPath *p = ARENA_NEW(shelf->arena, ShelfPath);
	*p = (ShelfPath){ shelf->paths, arena_strdup(shelf->arena, key), path ? arena_strdup(shelf->arena, path) : NULL };
	shelf->paths = p;
}

const ShelfClass *shelf_class(const Shelf *shelf, const char *key)
{
	for (const ShelfClass *c = shelf ? shelf->classes : NULL; c; c = c->next)
		if (!strcmp(c->key, key))
			return c;
	return NULL;
}
