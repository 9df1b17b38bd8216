/* shelf.h - what no document of a run changes, kept for all of its Lua states: where modules lie, the text of Lua
 * files and templates, and classes.
 *
 * A shelf belongs to no state, so nothing of one document reaches the next through it: texts are as they were read
 * first, and a class is kept only when nothing it is made of asked for a document (classfile.c). */
#ifndef WENHENG_SCRIPT_SHELF_H
#define WENHENG_SCRIPT_SHELF_H

#include "script/state.h"

enum { CLASS_FUNCTIONS = 3 };
extern const char *const class_functions[CLASS_FUNCTIONS]; /* head, tail, furniture */

typedef struct ShelfClass { /* all that is made of a class but what its functions give */
	struct ShelfClass *next;
	const char *key;
	Class klass;
	const char *givers[CLASS_FUNCTIONS]; /* the class of its chain that each function is from, or NULL */
	const Source **chain;                /* the files it was read from, itself first */
	int count;
	const char **modules;                /* all that were loaded for it */
	size_t module_count;
} ShelfClass;

typedef struct ShelfText {
	struct ShelfText *next;
	Source source;
} ShelfText;

typedef struct ShelfPath {
	struct ShelfPath *next;
	const char *key, *path;
} ShelfPath;

struct Shelf {
	Arena *arena;
	ShelfText *texts;
	ShelfPath *paths;
	ShelfClass *classes;
};

/* In all of these shelf may be NULL: then nothing is kept and nothing found. */
const Source *shelf_text(const Shelf *shelf, const char *path);
void shelf_keep_text(Shelf *shelf, const char *path, const char *text, size_t len); /* copied */
bool shelf_path(const Shelf *shelf, const char *key, const char **path); /* false: not kept; *path NULL: no such file */
void shelf_keep_path(Shelf *shelf, const char *key, const char *path);
const ShelfClass *shelf_class(const Shelf *shelf, const char *key);

#endif
