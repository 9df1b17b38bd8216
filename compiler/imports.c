/* imports.c - see imports.h. */
#include "imports.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/guard.h"

const Schema *imports_schema(const Project *project, const char *name)
{
	for (size_t i = 0; i < project->schema_count; i++)
		if (!strcmp(project->schemas[i].name, name))
			return &project->schemas[i];
	return NULL;
}

typedef struct Found { /* files found through the manifest's patterns */
	const char **paths; /* relative to the project */
	const char **ledgers; /* beside them: what they are read as */
	size_t count, cap, ledger_cap;
	const Options *only; /* of `import FILE...`: the files to read; NULL: all */
	bool *met;           /* one an operand of it */
	bool unknown;        /* a folder could not be read: what it holds is not gone */
} Found;

/* True when every file is to be read, or an operand names this one as typed or as found. */
static bool selected(Found *f, const char *full, const char *relative)
{
	bool one = !f->only;
	for (size_t i = 0; f->only && i < f->only->operand_count; i++) {
		if (!strcmp(f->only->operands[i], full) || !strcmp(f->only->operands[i], relative))
			one = f->met[i] = true;
	}
	return one;
}

/* Notes what a line reads of a file. False, after a report, when a line before has read it. */
static bool add_found(Press *p, Found *found, const LedgerFile *file, const char *source)
{
	for (size_t i = 0; i < found->count; i++) {
		const char *x = found->paths[i], *y = source;
		size_t n = strlen(x) < strlen(y) ? strlen(x) : strlen(y);
		if (!strcmp(found->ledgers[i], file->ledger) && !strncmp(x, y, n) && (x[n] == y[n] || x[n] == '[' || y[n] == '[')) {
			diag_error(p->diag, file->place, "another line reads %s as ledger \"%s\" too: give both a sheet or a range", file->path,
			           file->ledger);
			return false;
		}
	}
	*MEM_PUSH(found->ledgers, found->count, found->ledger_cap) = file->ledger;
	found->count--; /* the two lists grow together */
	*MEM_PUSH(found->paths, found->count, found->cap) = source;
	return true;
}

/* Ledgers are read from the project's folder and from those of --allow; a file on the command line is allowed as well. */
static bool may_read(Press *p, const char *path, const LedgerFile *file)
{
	const Options *o = p->options;
	for (size_t i = 0; i < o->operand_count; i++)
		if (!strcmp(o->operands[i], path))
			return true;
	bool inside = file_inside(path, &p->root, 1) || file_inside(path, o->allowed, o->allowed_count);
	if (inside && (!file_exists(path) || file_is_plain(path) || file_is_dir(path)))
		return true;
	if (inside) { /* a pipe would be waited for */
		diag_error(p->diag, (Place){ .file = path }, "this is no plain file: name it on the command line to have it read");
		return false;
	}
	diag_error(p->diag, file->place, "%s leads out of the project's folder: --allow DIR lets it be read", file->path);
	return false;
}

static void import_entry(Press *p, const Project *project, const LedgerFile *entry, ImportOptions opt,
                         ImportResult *result, Found *found)
{
	const Schema *schema = imports_schema(project, entry->ledger);
	if (!schema) {
		diag_error(p->diag, entry->place, "there is no ledger \"%s\" in scripts/ledgers", entry->ledger);
		result->failed++;
		return;
	}
	char **paths;
	size_t n;
	if (!path_glob(p->arena, p->root, entry->path, &paths, &n, p->diag)) {
		result->failed++;
		found->unknown = true;
		return;
	}
	if (n == 0) {
		diag_warn(p->diag, entry->place, "no file fits \"%s\"", entry->path);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		LedgerFile file = *entry;
		file.path = path_within(p->root, paths[i]);
		if (!may_read(p, paths[i], &file) || !add_found(p, found, &file, import_source(p->arena, schema, &file, file.path)))
			result->failed++;
		else if (selected(found, paths[i], file.path))
			import_file(p->store, schema, &file, p->root, project->areas, project->area_count, opt, result,
			            p->diag);
	}
}

static void report_unmet(Press *p, const Found *f, ImportResult *result)
{
	for (size_t i = 0; f->only && i < f->only->operand_count; i++) {
		if (!f->met[i]) {
			const char *path = f->only->operands[i], *there = file_exists(path) ? path : path_join(p->arena, p->root, path); /* as ledgers may be named */
			diag_error(p->diag, (Place){ .file = path }, file_is_dir(there) ? "this is a folder; ledgers are named by their files"
			           : file_exists(there) ? "no ledger of the manifest is in this file" : "there is no such file");
			result->failed++;
		}
	}
}

bool imports_read(Press *p, const Project *project, ImportOptions opt, const Options *only, ImportResult *result)
{
	Found found = { .only = only && only->operand_count ? only : NULL };
	bool good = true;
	if (found.only)
		found.met = arena_array(p->arena, only->operand_count, sizeof *found.met);
	for (size_t i = 0; i < project->schema_count && good; i++)
		good = store_prepare(p->store, &project->schemas[i], p->diag);
	opt.progress = progress_open("import", "files", project->ledger_count, p->options->quiet, p->diag);
	for (size_t i = 0; i < project->ledger_count && good; i++) {
		diag_next(p->diag);
		import_entry(p, project, &project->ledgers[i], opt, result, &found);
		progress_file(opt.progress);
	}
	progress_close(opt.progress);
	if (good)
		report_unmet(p, &found, result);
	if (good && !opt.dry_run && !found.unknown)
		good = import_forget_others(p->store, found.paths, found.count, p->diag);
	free(found.paths);
	free(found.ledgers);
	return good;
}

void imports_guard(Press *p, const Project *project)
{
	char **paths;
	size_t n;
	for (size_t i = 0; i < project->ledger_count; i++)
		if (path_glob(p->arena, p->root, project->ledgers[i].path, &paths, &n, NULL))
			for (size_t k = 0; k < n; k++)
				guard_path(paths[k]);
}
