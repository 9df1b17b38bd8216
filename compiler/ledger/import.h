/* import.h - a ledger's file → records in the store, in one transaction. */
#ifndef WENHENG_LEDGER_IMPORT_H
#define WENHENG_LEDGER_IMPORT_H

#include "base/diag.h"
#include "base/mem.h"
#include "base/progress.h"
#include "ledger/schema.h"
#include "ledger/store.h"

typedef struct ImportOptions {
	bool dry_run;  /* read and report, store nothing */
	bool force;    /* read even when the content has not changed */
	bool strict;   /* faulty cells are reported as errors, not as warnings */
	Progress *progress; /* told of each record that is stored; NULL is allowed */
} ImportOptions;

typedef struct ImportResult {
	int files, unchanged, failed; /* files read, left alone, refused */
	int records, findings;
	int faults;                   /* cells that should hold a value and hold none that can be read */
} ImportResult;

/* Reads the file (already expanded from its glob) named by lf->path in project folder root. Its old
 * rows are replaced only when it could be read.  Faulty cells keep their record: they become gaps
 * and findings. False when the file was refused (its old rows stay). */
bool import_file(Store *s, const Schema *schema, const LedgerFile *lf, const char *root,
                 const AreaName *areas, size_t area_count, ImportOptions opt, ImportResult *result, Diag *d);

/* How the store calls what a line of the manifest reads of the file at path, since two lines may read two sheets
 * or ranges of one: file.csv, file.xlsx[sheet], file.xlsx[sheet][B4:H60]. */
const char *import_source(Arena *a, const Schema *schema, const LedgerFile *lf, const char *path);

/* Drops the rows of files that are in the store but no longer in the list. */
bool import_forget_others(Store *s, const char *const *paths, size_t count, Diag *d);

#endif
