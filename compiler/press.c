/* press.c - see press.h. */
#include "press.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "attach.h"
#include "base/file.h"
#include "base/program.h"
#include "doc/template.h"
#include "layout/layout.h"
#include "output/backend.h"
#include "output/lint.h"
#include "traced.h"

/* True when dir holds what ships with the program. */
static bool is_share(Arena *a, const char *dir)
{
	return file_is_dir(path_join(a, dir, "templates/classes")) && file_is_dir(path_join(a, dir, "scripts"));
}

static const char *find_share(Arena *a)
{
	const char *given = getenv("WENHENG_SHARE");
	if (given && *given)
		return is_share(a, given) ? given : NULL;
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
	if (n <= 0)
		return NULL;
	exe[n] = '\0';
	/* installed: PREFIX/bin beside PREFIX/share/wenheng; built: below the source folder */
	const char *dir = path_dir(a, exe);
	const char *installed = path_join(a, path_dir(a, dir), "share/wenheng");
	if (is_share(a, installed))
		return installed;
	for (int up = 0; up < 3 && strcmp(dir, "/") != 0; up++) {
		dir = path_dir(a, dir);
		if (is_share(a, dir))
			return dir;
	}
	return NULL;
}

static bool is_folder(const char *path, const char *option, Diag *d)
{
	if (file_is_dir(path))
		return true;
	diag_error(d, (Place){ .file = path }, file_exists(path) ? "this is no folder, as %s names one" : "there is no such folder, which %s names", option);
	return false;
}

/* A folder that is misspelt would be one of which nothing is heeded. */
static bool folders_are(Press *p, const Options *o)
{
	bool good = !o->dir || is_folder(o->dir, "-C", p->diag);
	for (size_t i = 0; i < o->allowed_count; i++)
		good = is_folder(o->allowed[i], "--allow", p->diag) && good;
	return good;
}

bool press_open(Press *p, const Options *o, Diag *d)
{
	*p = (Press){ .diag = d, .options = o, .arena = arena_new(), .datasets = datasets_new(d), .shelf = shelf_new(),
	              .program = program_digest() };
	p->share = find_share(p->arena);
	if (!p->share) {
		diag_machine(d, PLACE_NONE, "the folder with scripts/ and templates/ is not beside the program; set WENHENG_SHARE");
		return false;
	}
	if (!folders_are(p, o))
		return false;
	const char *dir = o->dir ? o->dir : ".";
	if (file_exists(path_join(p->arena, dir, "manifest.lua")))
		p->root = dir;
	return true;
}

void press_close(Press *p)
{
	store_close(p->store);
	fontset_close(p->fonts);
	fontset_forget(p->folders);
	datasets_free(p->datasets);
	shelf_free(p->shelf);
	arena_free(p->arena);
}

bool press_inside(Press *p, const char *path, const char *folder)
{
	const char *own[] = { p->root, folder };
	const Options *o = p->options;
	if (file_would_be_inside(path, own, 2) || file_would_be_inside(path, o->allowed, o->allowed_count))
		return true;
	diag_error(p->diag, (Place){ .file = path }, "a link on its way leads out of the project's folder: --allow DIR allows where it leads");
	return false;
}

bool press_may_write(Press *p, const char *path)
{
	const Options *o = p->options;
	const char *folder = o->output;
	if (!strcmp(path, "-"))
		return true;
	if (!p->writable) {
		const char *const own[] = { folder, p->root, "." };
		enum { OWN = sizeof own / sizeof *own };
		p->writable = arena_array(p->arena, OWN + o->allowed_count, sizeof *p->writable);
		memcpy(p->writable, own, sizeof own);
		if (o->allowed_count)
			memcpy(p->writable + OWN, o->allowed, o->allowed_count * sizeof *o->allowed);
		p->writable_count = OWN + o->allowed_count;
	}
	file_confine(path, p->writable, p->writable_count);
	if (file_exists(path) && !file_is_plain(path)) {
		diag_error(p->diag, (Place){ .file = path }, "this is no plain file");
		return false;
	}
	if (folder && (!file_is_dir_unnoted(folder) || file_would_be_inside(path, &folder, 1))) /* none yet: no link is in it */
		return true;
	return press_inside(p, path, ".");
}

/* What people write or draw and no command makes, but for a dump. */
static bool is_source_name(const char *path)
{
	static const char *const endings[] = { ".lua", ".md", ".ttf", ".otf", ".ttc", ".otc", ".png", ".jpg", ".jpeg" };
	const char *dot = strrchr(path_base(path), '.');
	for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
		if (!strcasecmp(dot, endings[i]))
			return true;
	return false;
}

bool press_may_replace(Press *p, const char *path)
{
	if (!is_source_name(path) || !file_is_plain(path))
		return true;
	const char *made = p->root ? path_join(p->arena, p->root, "build") : NULL;
	const char *sources[] = { p->root, path_join(p->arena, p->share, "scripts"), path_join(p->arena, p->share, "templates"),
		path_join(p->arena, p->share, "fonts") };
	if (file_inside(path, &made, 1) || !file_inside(path, sources, sizeof sources / sizeof *sources))
		return true;
	diag_error(p->diag, (Place){ .file = path }, "this is a file that a project is made from, and nothing is written over it: name another "
	           "one for the output, or one in %s", made ? made : "another folder");
	return false;
}

Script *press_script(Press *p)
{
	ScriptOptions opt = { .root = p->root, .share = p->share, .store = p->store, .datasets = p->datasets, .shelf = p->shelf,
		.quiet = p->options && p->options->quiet, .allowed = p->options->allowed, .allowed_count = p->options->allowed_count,
		.memory_limit = p->options->limit.memory, .instruction_limit = p->options->limit.steps };
	return script_new(opt, p->diag);
}

/* The user's own folders first; a later one is only searched for names the earlier ones lack. */
enum { FONT_DIRS = 5 };

static size_t font_dirs(const Press *p, const char *dirs[FONT_DIRS])
{
	const char *home = getenv("HOME");
	size_t n = 0;
	if (p->root)
		dirs[n++] = path_join(p->arena, p->root, "fonts");
	dirs[n++] = path_join(p->arena, p->share, "fonts");
	if (home)
		dirs[n++] = path_join(p->arena, home, ".fonts");
	dirs[n++] = "/usr/local/share/fonts";
	dirs[n++] = "/usr/share/fonts";
	return n;
}

void press_seek_fonts(Press *p)
{
	const char *dirs[FONT_DIRS];
	if (!p->fonts && !p->folders)
		p->folders = fontset_seek(dirs, font_dirs(p, dirs), p->diag);
}

FontSet *press_fonts(Press *p, Script *s)
{
	const char *dirs[FONT_DIRS];
	Roles roles = { 0 };
	if (p->fonts)
		return p->fonts;
	if (!script_roles(s, p->arena, &roles))
		return NULL;
	p->fonts = p->folders ? fontset_open_in(&roles, p->folders, p->diag)
	                      : fontset_open(&roles, dirs, font_dirs(p, dirs), p->diag);
	p->folders = NULL;
	return p->fonts;
}

static bool write_text(const Buf *text, const char *path, Diag *d)
{
	OutFile *f = file_create(path, d);
	if (!f)
		return false;
	file_put(f, buf_text(text), text->len);
	return file_commit(f);
}

static bool dump_lua(Press *p, const char *file, const char *path)
{
	Buf text = { 0 };
	TemplateSource source = { 0 };
	bool good = file_read(file, &text, p->diag);
	if (good) {
		diag_source(p->diag, file, buf_text(&text), text.len);
		good = template_translate(file, buf_text(&text), text.len, &source, p->diag);
		if (good)
			good = write_text(&source.body, path, p->diag);
		template_free(&source);
		diag_source(p->diag, file, NULL, 0);
	}
	buf_free(&text);
	return good;
}

/* The trace, on the disk but not in place: it goes there behind its document, or neither does.  NULL after a report. */
static OutFile *ready_trace(Press *p, Script *s, const CompileRequest *r)
{
	const char *path = p->options->trace, *dot = strrchr(path_base(path), '.');
	Buf text = { 0 };
	OutFile *f = script_trace(s, r, dot && !strcmp(dot, ".json"), &text) ? file_create(path, p->diag) : NULL;
	if (f)
		file_put(f, buf_text(&text), text.len);
	buf_free(&text);
	if (f && !file_settle(f)) {
		file_commit(f); /* tells why */
		f = NULL;
	}
	if (!f)
		diag_note(p->diag, PLACE_NONE, "without its trace the document is not written");
	return f;
}

/* good: the document is in place. */
static bool end_trace(OutFile *trace, bool good)
{
	if (trace && good)
		return file_commit(trace);
	file_abandon(trace);
	return good;
}

static bool dump_tree(Press *p, Script *s, const CompileRequest *r, const Doc *doc, const char *path)
{
	Buf text = { 0 };
	OutFile *trace = NULL, *f = file_create(path, p->diag);
	if (!f)
		return false;
	if (r->traced && !(trace = ready_trace(p, s, r))) {
		file_abandon(f);
		return false;
	}
	node_dump(doc->root, &text);
	file_put(f, buf_text(&text), text.len);
	buf_free(&text);
	return end_trace(trace, file_commit(f));
}

/* With a trace the pages' numbers are noted, and it is put in place when the document is. */
static bool set_pages(Press *p, Script *s, const CompileRequest *r, const Doc *doc, const Backend *backend, OutputOptions how, const char *path)
{
	Traced traced = { .arena = NULL };
	PageSink *sink = backend->begin(doc, p->fonts, how, path, p->diag);
	if (sink && r->traced)
		sink = traced_sink(&traced, sink);
	if (!sink)
		return false;
	Arena *run = arena_new();
	Pages pages = { .arena = run };
	LayoutOptions opt = { .missing_box = p->options->missing_box, .sink = sink, .beside = !how.unsynced,
		.page_limit = p->options->limit.pages, .memory_limit = p->options->limit.memory };
	int machine = diag_count(p->diag, SEVERITY_MACHINE);
	bool good = layout_run(run, doc, p->fonts, opt, &pages, p->diag) && diag_count(p->diag, SEVERITY_MACHINE) == machine;
	OutFile *trace = NULL;
	if (good && r->traced) {
		script_pages(s, traced.items, traced.count);
		good = (trace = ready_trace(p, s, r)) != NULL;
	}
	good = end_trace(trace, sink->end(sink, good));
	traced_free(&traced);
	pages_free(&pages);
	arena_free(run);
	return good;
}

static bool write_pages(Press *p, Script *s, const CompileRequest *r, const Doc *doc, const Backend *backend, const char *path)
{
	Attached attached = { 0 };
	bool good = press_fonts(p, s) && attach_load(&attached, p->options, p->store, r->period, r->area, p->diag);
	OutputOptions how = { .untagged = p->options->untagged, .unsynced = p->unsynced, .attachments = attached.items,
		.attachment_count = attached.count };
	if (good && attached.count && backend != &backend_pdf) {
		diag_error(p->diag, PLACE_NONE, "only a PDF keeps files inside it");
		good = false;
	}
	good = good && set_pages(p, s, r, doc, backend, how, path);
	attach_free(&attached);
	return good;
}

bool press_lint(Press *p, Script *s, const CompileRequest *r, bool json, Buf *out, int *differs)
{
	int errors = diag_count(p->diag, SEVERITY_ERROR);
	Doc *doc = script_compile(s, r);
	if (!doc)
		return false;
	Arena *pass = arena_new();
	Pages pages = { .arena = pass };
	LayoutOptions opt = { .missing_box = p->options->missing_box, .page_limit = p->options->limit.pages,
		.memory_limit = p->options->limit.memory };
	bool good = diag_count(p->diag, SEVERITY_ERROR) == errors && press_fonts(p, s) &&
	            layout_run(pass, doc, p->fonts, opt, &pages, p->diag);
	if (good)
		*differs = lint_pages(&pages, doc, p->fonts, json, out);
	pages_free(&pages);
	arena_free(pass);
	doc_free(doc);
	return good;
}

static const Backend *choose_backend(Press *p, const char *path)
{
	if (p->options->dump)
		return &backend_text;
	if (!strcmp(path, "-"))
		return &backend_pdf;
	const Backend *b = backend_for(path);
	if (!b)
		diag_error(p->diag, (Place){ .file = path }, "no document format has this ending; use .pdf, .ofd, .svg (a page a file) or .txt (the layout)");
	return b;
}

bool press_one_file(const Press *p, const char *path)
{
	return p->options->dump || backend_for(path) != &backend_svg;
}

/* A document of much data takes some thirty times as much memory, and while Lua reads that one processor is idle.  Workers of a
 * batch leave none idle, and one document of theirs is small. */
static void ready_memory(const Press *p, const CompileRequest *r)
{
	enum { TIMES = 30, LEAST = 128 * 1024, MOST = 16 * 1024 * 1024 };
	size_t bytes = 0;
	for (size_t i = 0; i < r->data_count; i++)
		bytes += file_bytes(r->data[i].value);
	if (bytes >= LEAST && !p->unsynced && program_processors() > 1)
		mem_ready(bytes < MOST / TIMES ? bytes * TIMES : MOST);
}

static bool has_own_trace(const Press *p, const char *path)
{
	const char *trace = p->options->trace;
	if (!trace || !strcmp(path, "-") || !file_is_same(trace, path))
		return true;
	diag_error(p->diag, (Place){ .file = path }, "the document and its trace would be one file: name another one with --trace");
	return false;
}

bool press_document(Press *p, Script *s, const CompileRequest *r, const char *path)
{
	const char *dump = p->options->dump;
	if (dump && !strcmp(dump, "lua"))
		return dump_lua(p, r->file, path);
	const Backend *backend = choose_backend(p, path);
	if (!backend || !has_own_trace(p, path))
		return false;
	int errors = diag_count(p->diag, SEVERITY_ERROR);
	ready_memory(p, r);
	Doc *doc = script_compile(s, r);
	if (!doc)
		return false;
	bool good = true;
	if (dump && !strcmp(dump, "tree"))
		good = dump_tree(p, s, r, doc, path);
	else if (diag_count(p->diag, SEVERITY_ERROR) > errors)
		good = false; /* a document with faults in it is not printed */
	else
		good = write_pages(p, s, r, doc, backend, path);
	doc_free(doc);
	return good;
}

CompileRequest press_request(const Press *p, const char *file)
{
	const Options *o = p->options;
	return (CompileRequest){
		.file = file,
		.period = o->period,
		.lang = o->lang,
		.strict = o->strict,
		.missing_box = o->missing_box,
		.traced = o->trace != NULL,
		.annex = o->annex,
		.sets = o->sets,
		.set_count = o->set_count,
		.data = o->data,
		.data_count = o->data_count,
	};
}
