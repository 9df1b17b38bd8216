/* overrides.c - see overrides.h. */
#define _DEFAULT_SOURCE /* flock */
#include "overrides.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "doc/override.h"

/* The document, whose places may be asked for its paragraphs; NULL after a report. */
static Doc *compile(Press *p, Script *s, const CompileRequest *r)
{
	int errors = diag_count(p->diag, SEVERITY_ERROR);
	Doc *doc = script_compile(s, r);
	if (!doc || diag_count(p->diag, SEVERITY_ERROR) == errors)
		return doc;
	doc_free(doc);
	return NULL;
}

bool overrides_list(Press *p, Script *s, const CompileRequest *r, Buf *out)
{
	Doc *doc = compile(p, s, r);
	for (size_t i = 0; doc && i < doc->paragraphs.count; i++) {
		const Paragraph *one = &doc->paragraphs.items[i];
		buf_printf(out, "%s\t%s\t%s\n", one->id, one->written ? "overridden" : "generated", one->text);
	}
	doc_free(doc);
	return doc != NULL;
}

static const Paragraph *find(const Doc *doc, const char *id)
{
	for (size_t i = 0; i < doc->paragraphs.count; i++)
		if (!strcmp(doc->paragraphs.items[i].id, id))
			return &doc->paragraphs.items[i];
	return NULL;
}

static bool write_file(const char *path, const Buf *text, Diag *d)
{
	OutFile *f = file_rewrite(path, d);
	if (!f)
		return false;
	file_put(f, buf_text(text), text->len);
	return file_commit(f);
}

/* The section put into the document's file, which nobody else changes meanwhile. */
static bool add_section(const Doc *doc, const Paragraph *one, const char *path, Diag *d)
{
	OverrideFile file;
	Buf text = { 0 };
	bool there = file_exists(path);
	bool good = (!there || override_read(doc->arena, path, &file, d)) &&
	            override_write(there ? &file : NULL, one, doc->klass->official, &text, d) && write_file(path, &text, d);
	buf_free(&text);
	return good;
}

/* Whoever changes a file of the folder holds a lock on it from before the file is read to when it is written: of two runs at
 * once neither writes over what the other has put in.  A system that knows no such locks, as some shared disks, goes without.
 * -1 after a report. */
static int hold(const char *folder, Diag *d)
{
	if (!file_make_dirs(folder, d))
		return -1;
	int fd = open(folder, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		diag_machine(d, (Place){ .file = folder }, "cannot be opened: %s", strerror(errno));
	else
		flock(fd, LOCK_EX);
	return fd;
}

bool overrides_add(Press *p, Script *s, const CompileRequest *r, const char *id)
{
	Doc *doc = compile(p, s, r);
	if (!doc)
		return false;
	const char *path = script_overrides(doc->arena, p->root, r);
	const Paragraph *one = find(doc, id);
	if (!one)
		diag_error(p->diag, PLACE_NONE, "%s has no paragraph \"%s\"; `wenheng build %s --period %s --list-paragraphs` shows those it has",
		           r->document, id, r->document, r->period);
	int lock = one && press_inside(p, path, NULL) ? hold(path_dir(doc->arena, path), p->diag) : -1;
	bool good = lock >= 0 && add_section(doc, one, path, p->diag);
	if (lock >= 0)
		close(lock);
	if (good)
		printf("%s\n", path);
	doc_free(doc);
	return good;
}

/* notice.md, notice-en.md, county-ganzhou.md: the name of a document, and nothing or - behind it. */
static bool is_read(const Project *project, const char *name)
{
	for (size_t i = 0; i < project->document_count; i++) {
		size_t n = strlen(project->documents[i].name);
		if (!strncmp(name, project->documents[i].name, n) && (name[n] == '-' || !strcmp(name + n, ".md")))
			return true;
	}
	return false;
}

bool overrides_check_names(Press *p, const Project *project, const char *period)
{
	const char *folder = arena_printf(p->arena, "overrides/%s", period);
	char **paths;
	size_t n;
	if (!press_inside(p, path_join(p->arena, p->root, folder), NULL))
		return false;
	path_glob(p->arena, p->root, arena_printf(p->arena, "%s/*", folder), &paths, &n, p->diag);
	for (size_t i = 0; i < n; i++)
		if (!is_read(project, path_base(paths[i])))
			diag_warn(p->diag, (Place){ .file = paths[i] }, "no document of the project is called so: what stands here is not printed");
	return true;
}
