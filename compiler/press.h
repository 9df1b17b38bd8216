/* press.h - one document from template to file: compile, lay out, write.
 *
 * What the commands compile, build and batch share: the folders in which things are looked up, the
 * fonts opened once for any number of documents, and the choice of what is written. */
#ifndef WENHENG_PRESS_H
#define WENHENG_PRESS_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/sha256.h"
#include "font/font.h"
#include "ledger/store.h"
#include "script/script.h"

typedef struct Press {
	Diag *diag;
	const Options *options;
	Arena *arena;       /* lives as long as the press */
	const char *root;   /* the project's folder, or NULL */
	const char *share;  /* the folder of shipped scripts, templates and fonts */
	const char *database; /* path of the store's file, or NULL */
	Store *store;       /* or NULL */
	Datasets *datasets; /* the files of --data */
	Shelf *shelf;       /* what scripts keep for each other */
	FontSet *fonts;     /* opened at first use */
	FontFolders *folders; /* looked through for them, or NULL */
	Digest program;     /* program_digest(), before a decoder is loaded at need */
	bool unsynced;      /* many documents are made, and then the disk is waited for once */
	const char **writable; /* folders that hold what the project names for its outputs */
	size_t writable_count;
} Press;

/* Finds the shipped folder ($WENHENG_SHARE, or beside the program). False after a report. */
bool press_open(Press *p, const Options *o, Diag *d);
void press_close(Press *p);

/* Whether a path that not the user but the project names leads to a place in the project's folder, or in one of --allow; `folder`,
 * which may be NULL, is another that will do.  False after a report. */
bool press_inside(Press *p, const char *path, const char *folder);
/* The same of a file to be written from here or into the folder of -o: it is a plain file, or none yet. */
bool press_may_write(Press *p, const char *path);
/* Whether an output may take the place of the file that is there, if any: by its ending and folder it is none that the project, or
 * what ships, is made from, whether this run reads it or not.  False after a report. */
bool press_may_replace(Press *p, const char *path);

/* A fresh Lua state on the project. NULL after a report. */
Script *press_script(Press *p);

/* Begins to look for fonts beside what is done next, on a thread: for one who knows that they will be wanted, and makes no
 * other process. */
void press_seek_fonts(Press *p);

/* The fonts of the project's roles, opened at the first call. NULL after a report. */
FontSet *press_fonts(Press *p, Script *s);

/* Compiles the request and writes it to path by its ending, or as --dump says (then path "-" is
 * standard output).  False after a report; nothing half written is left. */
bool press_document(Press *p, Script *s, const CompileRequest *r, const char *path);

/* False for a path whose format writes a file for each page, and none of that name. */
bool press_one_file(const Press *p, const char *path);

/* Compiles the request and measures its pages against GB/T 9704-2012; false after a report. */
bool press_lint(Press *p, Script *s, const CompileRequest *r, bool json, Buf *out, int *differs);

/* The assignments of --set and --data put into a request. */
CompileRequest press_request(const Press *p, const char *file);

#endif
