/* script.h - the border to Lua: a sandboxed state for one project, its manifest, rules, classes and
 * templates. No other folder includes lua.h. */
#ifndef WENHENG_SCRIPT_SCRIPT_H
#define WENHENG_SCRIPT_SCRIPT_H

#include "base/calendar.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/sha256.h"
#include "doc/style.h"
#include "ledger/import.h"
#include "ledger/schema.h"
#include "ledger/store.h"

typedef struct Script Script;

typedef Pair Assignment; /* --set NAME=VALUE, --data NAME=FILE */

/* The files of --data, kept for all scripts of a process: read once, whatever the number of documents. */
typedef struct Datasets Datasets;
Datasets *datasets_new(Diag *d);
void      datasets_free(Datasets *all); /* after the scripts; NULL is allowed */

/* What no document changes, kept for all scripts of a process: where modules lie, the text of Lua files and
 * templates, classes.  Each document still runs what it uses of them, in a Lua state of its own. */
typedef struct Shelf Shelf;
Shelf *shelf_new(void);
void   shelf_free(Shelf *shelf); /* after the scripts; NULL is allowed */

typedef struct ScriptOptions {
	const char *root;       /* the project's folder, or NULL: no project */
	const char *share;      /* folder holding scripts/ templates/ fonts/ that ship with wenheng */
	Store      *store;      /* or NULL */
	Datasets   *datasets;   /* or NULL: no --data */
	Shelf      *shelf;      /* or NULL: nothing is kept from script to script */
	const char *const *allowed; size_t allowed_count; /* folders from which files may be read, too */
	size_t      memory_limit;      /* bytes; 0: the default, 1 GiB */
	int64_t     instruction_limit; /* of Lua, and of a query; 0: the default, 1,000 million */
	bool        quiet;             /* no line of progress */
} ScriptOptions;

Script *script_new(ScriptOptions opt, Diag *d);
void    script_free(Script *s); /* NULL is allowed */
void    script_set_store(Script *s, Store *store); /* the database, once the manifest has named it */

typedef struct DocumentEntry { /* a line of the manifest's documents */
	const char *name;     /* "notice" */
	const char *template_path;
	const char *title;    /* Chinese name, for lists */
	const char *each;     /* what it is made for: "area", or a function of module each; NULL: it is one */
	const char *output;   /* file name pattern: "{area.name}.pdf" */
} DocumentEntry;

typedef struct Project {
	const char *name;
	const char *database;   /* path, relative to the project unless absolute */
	bool        sample;
	AreaName   *areas;      size_t area_count;
	LedgerFile *ledgers;    size_t ledger_count;
	Schema     *schemas;    size_t schema_count;
	DocumentEntry *documents; size_t document_count;
	const char **periods;   size_t period_count;
} Project;

/* Reads <root>/manifest.lua and the schemas it names. NULL after a report. Lives with the script. */
const Project *script_project(Script *s);
/* The schema of a ledger, also of one that no file of the manifest fills; NULL when there is none, or after a report. */
const Schema *script_schema(Script *s, const char *ledger);

/* Reads fonts/roles.lua: the project's when it has one, else the shipped one. */
bool script_roles(Script *s, Arena *a, Roles *out);

/* A stored text (a status, a formula, an input's name, a finding) in English, as far as the project and its names have any; itself
 * otherwise.  Lives as long as the script, a Script *, which is passed as a Wording takes it. */
const char *script_english(void *script, const char *text);

/* Runs the rules for a period and stores judgments with their inputs, in one transaction. */
bool script_evaluate(Script *s, const char *period);
bool script_judges(Script *s, bool *judges); /* whether it has anything to evaluate by; false after a report */

typedef struct CompileRequest {
	const char *file;        /* the template, "-" for standard input */
	const char *document;    /* its name in the manifest, whose overrides are then taken; or NULL */
	const char *period;      /* or NULL */
	const char *area;        /* area id, or NULL */
	const char *subject;     /* the id of what it is made for, where that is no area; or NULL */
	const char *lang;        /* "zh", "en", "zh-en", or NULL */
	bool        strict;      /* a text that one language lacks is an error */
	bool        traced;      /* the figures' sources are kept for script_trace() */
	bool        annex;       /* and stand at the document's end */
	bool        missing_box; /* a picture that is not there costs a warning: layout draws a box */
	const Assignment *sets;  size_t set_count;
	const Assignment *data;  size_t data_count;
} CompileRequest;

/* Where the request's overrides are: overrides/2026H1/county-ganzhou-en.md in the project's folder.  What a subject's
 * id has that is no part of a file's name stands there as %XX. */
const char *script_overrides(Arena *a, const char *root, const CompileRequest *r);

/* Template → document: translate, run, parse, number.  NULL after a report when there is no tree; with
 * faults in it a tree is still given, for --dump tree: whoever prints asks diag_count() first.  The doc
 * owns its arena. */
Doc *script_compile(Script *s, const CompileRequest *r);
void doc_free(Doc *doc);

typedef enum PageNumberKind { PAGE_NUMBER_TEXT, PAGE_NUMBER_FIGURE, PAGE_NUMBER_CONTENTS } PageNumberKind;

typedef struct PageNumber { /* a number on a page */
	const char *text;
	int page;            /* from 1 */
	PageNumberKind kind; /* what it stands in */
} PageNumber;

/* Gives the numbers of the document compiled last the pages they stand on: list has all numbers of its pages, in order. */
void script_pages(Script *s, const PageNumber *list, size_t count);
/* Appends every number of the document compiled last (it was traced) with its source, as CSV or JSON.  False after a report. */
bool script_trace(Script *s, const CompileRequest *r, bool json, Buf *out);

/* Names the files of --data, so that records can be listed before anything is compiled.  Each is read when it
 * is first asked for, a pipe at once. */
bool script_load_data(Script *s, const CompileRequest *r);

/* A file read as a list of records (CSV, JSON array, JSON lines): how many, and one of them made the
 * global `record` for the compilations that follow. */
bool        script_records(Script *s, const char *name, size_t *count);
bool        script_use_record(Script *s, const char *name, size_t index);
bool        script_digest_record(Script *s, const char *name, size_t index, Sha256 *out); /* adds what it says */

typedef struct Subject { /* what a document is made for, as a responsible unit */
	const char *id, *name;
} Subject;

/* What a document with this `each` (not "area") is made for in the period; NULL after a report. */
Subject *script_each(Script *s, const char *each, const char *period, Arena *a, size_t *count);
/* One of them in the request's period, by its id or name, made the global `record` for the compilations that follow; its id
 * goes into the request and lives as long as the script. */
bool     script_use_each(Script *s, const char *each, CompileRequest *request, const char *wanted);

/* A name pattern such as "{县区}-{期数}.pdf" or "county/{area.name}.pdf", filled from the record in use
 * and from the request's period and area ({period.id}, {area.name}, {area.id}).  Each value is made
 * safe as a file name: no / \ or control character, no leading dot; a name without a value is
 * reported and gives NULL.  The pattern's own slashes stay.  *changed: a value had to be altered. */
const char *script_fill_name(Script *s, const CompileRequest *r, Arena *a, const char *pattern, bool *changed);

#endif
