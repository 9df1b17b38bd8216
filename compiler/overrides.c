/* overrides.c - see overrides.h. */
#include "overrides.h"

#include <stdio.h>
#include <string.h>

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

static bool write_file(const char *path, const Buf *text, Arena *a, Diag *d)
{
	OutFile *f = file_make_dirs(path_dir(a, path), d) ? file_rewrite(path, d) : NULL;
	if (!f)
		return false;
	file_put(f, buf_text(text), text->len);
	return file_commit(f);
}

bool overrides_add(Press *p, Script *s, const CompileRequest *r, const char *id)
{
	Doc *doc = compile(p, s, r);
	if (!doc)
		return false;
	const char *path = script_overrides(doc->arena, p->root, r);
	const Paragraph *one = find(doc, id);
	OverrideFile file;
	Buf text = { 0 };
	bool there = file_exists(path), good = one != NULL;
	if (!one)
		diag_error(p->diag, PLACE_NONE, "%s has no paragraph \"%s\"; `wenheng build %s --period %s --list-paragraphs` shows those it has",
		           r->document, id, r->document, r->period);
	good = good && (!there || override_read(doc->arena, path, &file, p->diag)) &&
	       override_write(there ? &file : NULL, one, doc->klass->official, &text, p->diag) && write_file(path, &text, doc->arena, p->diag);
	if (good)
		printf("%s\n", path);
	buf_free(&text);
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

void overrides_check_names(Press *p, const Project *project, const char *period)
{
	char **paths;
	size_t n;
	path_glob(p->arena, p->root, arena_printf(p->arena, "overrides/%s/*", period), &paths, &n, p->diag);
	for (size_t i = 0; i < n; i++)
		if (!is_read(project, path_base(paths[i])))
			diag_warn(p->diag, (Place){ .file = paths[i] }, "no document of the project is called so: what stands here is not printed");
}
