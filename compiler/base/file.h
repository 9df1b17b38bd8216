/* file.h - files: read whole, written beside and renamed, so that no half file is ever left. */
#ifndef WENHENG_BASE_FILE_H
#define WENHENG_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"

/* Reads a file ("-": standard input) into out. Reports and returns false when it cannot, or when it is more than 1 GB. */
bool file_read(const char *path, Buf *out, Diag *d);
/* The same for a path that not the user but a project's files name: what is there and is no plain file is refused, since a pipe
 * would be waited for. */
bool file_read_plain(const char *path, Buf *out, Diag *d);
/* The hash of a file's bytes (hash_bytes), read piece by piece, and the first of them: *n of at most `most`. */
bool file_digest(const char *path, uint64_t *hash, char *first, size_t most, size_t *n, Diag *d);
bool file_exists(const char *path);
bool file_is_dir(const char *path);
bool file_is_dir_unnoted(const char *path); /* the same, but no input of a document's (inputs.h): on any thread */
bool file_is_plain(const char *path); /* it can be read more than once */
bool file_is_special(const char *path); /* there is something of this name, a folder, a pipe, a device, which is no plain file */
bool file_is_link(const char *path); /* symbolic, to whatever */
/* Whether the place where a file is, or would be made, is in one of the folders or below, links followed; NULL folders are passed
 * over. */
bool file_would_be_inside(const char *path, const char *const *folders, size_t count);
size_t file_bytes(const char *path); /* a plain file's, now; 0: it is none. No input of a document's is noted. */
bool file_make_dirs(const char *path, Diag *d); /* mkdir -p */

/* A file being written: bytes go to a temporary file in the same folder, without a name where the
 * system has such files; file_commit() syncs, closes and puts it in place, file_abandon() drops it.  What a run
 * that is killed between two names leaves (.wenheng-…) goes when the same file is next written.  What goes to standard output ("-") is held back until
 * file_commit() too, as does what goes to a descriptor by its name, such as /dev/stdout.  A link stays: what it leads to is written,
 * and keeps its mode.  A file that this run has read (guard.h) is not written over, and no two outputs that
 * are being written are of one place.  The first error sticks and is reported by file_commit(), which then returns false. */
typedef struct OutFile OutFile;
OutFile *file_create(const char *path, Diag *d); /* NULL after a report */
OutFile *file_rewrite(const char *path, Diag *d); /* the same for a file that was read in order to be written anew */
/* From now on what goes to the folder of this path, as it is written, stays in one of the folders, links followed: it is looked at
 * anew, and then held, when a file is created.  The folders' names live on; NULL ones are passed over. */
void     file_confine(const char *path, const char *const *folders, size_t count);
bool     file_may_write(const char *path, Diag *d); /* false after a report: file_create() would not, as it is read in this run */
bool     file_is_same(const char *a, const char *b); /* whether two paths are of one file, be it there or not */
bool     file_put(OutFile *f, const void *bytes, size_t n);
void     file_to_readers(OutFile *f); /* what is put from now on, whole characters, is shown as a terminal may be given it (utf8_show()) */
void     file_drain(OutFile *f, Buf *b); /* puts what is in b when it has grown long, and empties it; f NULL: nothing */
const char *file_name(const OutFile *f); /* as it was asked for, for messages */
bool     file_failed(const OutFile *f); /* nothing can be put any more; file_commit() tells why */
/* Brings all that was put to the disk, so that what file_commit() does then needs no room: for one of several files that are put
 * in place together. Nothing is put any more.  False when an error has stuck. */
bool     file_settle(OutFile *f);
bool     file_commit(OutFile *f); /* frees f */
bool     file_is_last_put(const char *path); /* whether it still is the file that this process committed last, and no other run's */
/* One of many files: file_commit() need not wait for the disk, since file_sync_all() does when all are in place. */
void     file_unsynced(OutFile *f);
void     file_sync_all(void);
void     file_abandon(OutFile *f); /* frees f; NULL is allowed */

/* A descriptor, to be read and written, of a file without a name: in the folder of the path `beside`, else a temporary one.
 * -1 with errno. */
int file_scratch(const char *beside);
int file_temporary(void); /* the same in the folder for what does not last: TMPDIR, or where none can be made there /tmp */
const char *file_temporary_folder(void); /* where the last was, or should have been: for messages */

char       *path_join(Arena *a, const char *dir, const char *name); /* name alone when absolute or dir empty */
char       *path_dir(Arena *a, const char *path);                   /* "." when there is none */
const char *path_base(const char *path);
const char *path_within(const char *dir, const char *path);        /* without dir/ or ./ before it; dir NULL: none */

const char *path_real(Arena *a, const char *path); /* links followed; itself when nothing is there */

/* Whether a path is relative and has no "..". */
/* The path without what leads nowhere: ./a//b is a/b.  Links and .. are left as they are. */
const char *path_plain(Arena *a, const char *path);
bool path_stays(const char *path);
/* Whether a file is in one of the folders or below, links followed; NULL folders are passed over. */
bool file_inside(const char *path, const char *const *folders, size_t count);

/* The paths below dir that fit a glob pattern (fnmatch(3) component by component; dir itself is no pattern), sorted by
 * bytes, in the arena.  False when a folder is there and cannot be read, after a report; d NULL: without one. */
bool path_glob(Arena *a, const char *dir, const char *pattern, char ***out, size_t *count, Diag *d);

/* 64-bit FNV-1a: says whether content changed; not for secrets. */
uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t n);
uint64_t hash_text(uint64_t seed, const char *s); /* with its end; NULL is another than "" */
uint64_t hash_texts(uint64_t seed, const char *const *list, size_t n); /* with the list's end */
#define HASH_START UINT64_C(0xcbf29ce484222325)

#endif
