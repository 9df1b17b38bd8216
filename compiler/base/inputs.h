/* inputs.h - what a document is made from, noted while it is made, so that it need not be made again while
 * all of it is as it was.
 *
 * Between inputs_begin() and inputs_end() whoever reads something notes it: base/file.c every file, and every look
 * whether one is there (a file added later may come before the one found); script/ the queries of the database;
 * font/ the roles whose faces were asked for.  The notes belong to the process and not to a caller, since reading is
 * done in every folder of the program.
 *
 * What is not noted is never looked at again.  So whoever keeps from one document to the next what a file said notes
 * the file again at each use, by inputs_again(), and calls inputs_keep() when it is first read. */
#ifndef WENHENG_BASE_INPUTS_H
#define WENHENG_BASE_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/sha256.h"

typedef enum InputKind {
	INPUT_FILE,   /* its content */
	INPUT_THERE,  /* whether there is something of that path */
	INPUT_FOLDER, /* whether it is a folder */
	INPUT_ROLE,   /* the faces of a font role */
	INPUT_QUERY,  /* the database's answer: the SQL and its arguments, as inputs_query() packs them */
} InputKind;

typedef struct Input {
	InputKind   kind;
	const char *key; /* ends in a NUL behind its len bytes, which may hold others */
	size_t      len;
	bool        known; /* false: `state` is not known yet (roles, queries), or can never be (a pipe) */
	Digest      state;
} Input;

/* From now on the process remembers the content of every file it reads, so that a document can be told of it whose
 * turn comes later. */
void inputs_remember(void);

void inputs_begin(void);
/* What was noted since, each once, in the order of the first notes; good until the next inputs_begin(). */
Input *const *inputs_end(size_t *count);
/* False: nothing is noted until it is true again; what is read meanwhile is no input of the document, as the record
 * list it is one of.  Gives what it was. */
bool inputs_noting(bool on);
bool inputs_noted(void); /* whether anything is noted now */

void inputs_read(const char *path); /* a file that is read otherwise than by file_read() */
void inputs_keep(const char *path);  /* it is kept as it was just read, whatever becomes of it while the process runs */
void inputs_again(const char *path); /* what the process has kept of a file that it read once */
void inputs_read_bytes(const char *path, const struct stat *s, const void *bytes, size_t n); /* s: as it was opened */
void inputs_looked(InputKind kind, const char *path, bool yes);
void inputs_role(const char *name);
void inputs_query(const char *sql, const char *const *args, size_t count);

/* A role or a query by its key, known or not: whoever finds out its state puts it in. */
Input *inputs_find(InputKind kind, const char *key, size_t len);

/* The parts of an INPUT_QUERY's key: the SQL, then args (cap of them at most), NULL for SQL NULL. */
const char *inputs_query_parts(const char *key, size_t len, const char **args, size_t cap, size_t *count);

/* The state now of what was a file, a path or a folder; false when it cannot be told.  A file is read once a process
 * as long as its size and times stay. */
bool inputs_state(InputKind kind, const char *path, Digest *out);

/* The state of a yes or no, as inputs_looked() gives it. */
Digest inputs_answer(bool yes);

#endif
