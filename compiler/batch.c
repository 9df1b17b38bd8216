/* batch.c - see batch.h.
 *
 * Worker processes take the next document off a board that they share, and tell what became of it through one pipe.
 * A worker that dies takes one document with it; the others take the rest.  What is printed goes by the order of the
 * documents, not of their ends. */
#include "batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/progress.h"
#include "board.h"
#include "made.h"

typedef struct Run {
	Press *press;
	const Batch *batch;
	Made *made; /* NULL: --dump, or nothing is kept of standard output */
	Outcome *outcomes;
	Progress *progress;
	Store *frozen; /* the database as all documents see it, or NULL */
} Run;

/* Paths by their hash: a table of twice as many places as there are items, never full. */
typedef struct Taken {
	const char **places;
	size_t       size;
} Taken;

/* False when the path is taken already. */
static bool take(Taken *t, const char *path)
{
	size_t at = hash_bytes(HASH_START, path, strlen(path)) % t->size;

	for (; t->places[at]; at = (at + 1) % t->size)
		if (!strcmp(t->places[at], path))
			return false;
	t->places[at] = path;
	return true;
}

void batch_distinct(Arena *a, BatchItem *items, size_t count)
{
	Taken taken = { mem_alloc((2 * count + 1) * sizeof *taken.places), 2 * count + 1 };
	for (size_t i = 0; i < count; i++) {
		const char *wanted = items[i].path;
		for (int n = 2; items[i].path && !take(&taken, items[i].path); n++) {
			const char *dot = strrchr(path_base(wanted), '.');
			size_t stem = dot ? (size_t)(dot - wanted) : strlen(wanted);
			items[i].path = arena_printf(a, "%.*s-%d%s", (int)stem, wanted, n, dot ? dot : "");
			items[i].renamed = true;
		}
	}
	free(taken.places);
}

/* ---- one document ---- */

/* In a Lua state of its own, so that nothing of one reaches the next. */
static bool compile(Press *p, const BatchItem *item)
{
	Script *s = press_script(p);
	bool good = s != NULL && (!strcmp(item->path, "-") || file_make_dirs(path_dir(p->arena, item->path), p->diag));
	CompileRequest r = item->request;
	int errors = diag_count(p->diag, SEVERITY_ERROR);
	if (good && item->records)
		good = script_load_data(s, &r) && script_use_record(s, item->records, item->index);
	if (good && item->each)
		good = script_use_each(s, item->each, &r, item->id);
	good = good && press_document(p, s, &r, item->path) && diag_count(p->diag, SEVERITY_ERROR) == errors;
	script_free(s);
	return good;
}

static Outcome make(Press *p, Made *made, const BatchItem *item)
{
	Outcome o = { .result = FAILED };
	Digest request = { 0 };
	MadeFile file = { 0 };
	size_t count;
	int machine = diag_count(p->diag, SEVERITY_MACHINE), warnings = diag_count(p->diag, SEVERITY_WARNING);
	if (!item->path)
		return o;
	if (!press_one_file(p, item->path))
		made = NULL;
	if (made) {
		request = made_request(made, &item->request, item->each, item->id, item->records ? &item->record : NULL);
		if (!p->options->force && made_already(made, item->path, &request, &file))
			return (Outcome){ .result = UNCHANGED, .warnings = file.warnings, .digested = true, .digest = file.digest };
		inputs_begin();
	}
	bool good = compile(p, item);
	if (made) {
		Input *const *inputs = inputs_end(&count);
		o.warnings = diag_count(p->diag, SEVERITY_WARNING) - warnings;
		good = good && made_keep(made, item->path, &request, inputs, count, o.warnings, &file);
		o.digest = file.digest;
		o.digested = good;
	}
	o.result = good ? DONE : diag_count(p->diag, SEVERITY_MACHINE) > machine ? BROKEN : FAILED;
	return o;
}

static Outcome make_or_tell(Press *p, Made *made, const BatchItem *item)
{
	Outcome o = make(p, made, item);
	diag_next(p->diag);
	if (o.result == FAILED || o.result == BROKEN)
		diag_note(p->diag, PLACE_NONE, "%s was not made", item->label);
	return o;
}

/* The fonts are opened once, and are no input of the first document more than of the others. */
static bool open_fonts(Press *p)
{
	Script *s = press_script(p);
	bool good = s && press_fonts(p, s);
	script_free(s);
	return good;
}

int batch_one(Press *p, const BatchItem *item)
{
	bool kept = !p->options->dump && !p->options->trace && strcmp(item->path, "-") != 0 && (!file_exists(item->path) || file_is_plain(item->path));
	Made *made = NULL;
	if (!open_fonts(p))
		return diag_status(p->diag) ? diag_status(p->diag) : 1;
	if (kept && !(made = made_open(p, path_dir(p->arena, item->path))))
		return diag_status(p->diag);
	if (p->store && !store_freeze(p->store, p->diag)) {
		made_close(made);
		return diag_status(p->diag);
	}
	Outcome o = make(p, made, item);
	made_close(made);
	if (o.result == UNCHANGED && o.warnings)
		diag_note(p->diag, PLACE_NONE, "%s is up to date; it was made with %d %s, which --force shows again", item->path, COUNTED(o.warnings, "warning"));
	else if (o.result == UNCHANGED)
		diag_note(p->diag, PLACE_NONE, "%s is up to date", item->path);
	return diag_status(p->diag) ? diag_status(p->diag) : o.result == FAILED;
}

/* ---- many ---- */

static Outcome work_on(void *run, size_t index)
{
	Run *r = run;
	const BatchItem *item = &r->batch->items[index];
	if (item->path && !press_may_write(r->press, item->path))
		return (Outcome){ .result = FAILED };
	return make_or_tell(r->press, r->made, item);
}

/* All workers see one state of the database; a connection must not be carried over a fork. */
static bool open_store(void *run)
{
	Run *r = run;
	Press *p = r->press;
	p->store = r->frozen ? store_again(r->frozen, p->diag) : NULL;
	return p->store || !r->frozen;
}

static void close_store(void *run)
{
	Press *p = ((Run *)run)->press;
	store_close(p->store);
	p->store = NULL;
}

/* A line of progress goes before a worker's message, too. */
static void begin_worker(void *run)
{
	Run *r = run;
	progress_shared(r->progress);
}

static bool done_with(void *run, size_t index, const Outcome *o)
{
	Run *r = run;
	r->outcomes[index] = *o;
	progress_file(r->progress);
	return !(r->press->options->strict && (o->result == FAILED || o->result == BROKEN));
}

static void died(void *run, size_t index, int by)
{
	Run *r = run;
	diag_machine(r->press->diag, PLACE_NONE, "the worker that made %s was ended by signal %d", r->batch->items[index].label, by);
}

/* ---- what is said of it ---- */

static const char *const words[] = { "skipped", "failed", "failed", "done", "unchanged" };

/* One line a document, then how many there are of each kind. The exit status. */
static int report(const Run *r)
{
	size_t n[OUTCOMES] = { 0 }, renamed = 0;
	for (size_t i = 0; i < r->batch->count; i++) {
		const BatchItem *item = &r->batch->items[i];
		Result result = r->outcomes[i].result;
		bool other = result == DONE && item->renamed;
		printf("%s\t%s\t%s\n", other ? "renamed" : words[result], item->label, item->path ? item->path : "-");
		n[result]++;
		renamed += other;
	}
	printf("%zu %s: %zu done (%zu of them renamed), %zu failed, %zu skipped, %zu unchanged\n", COUNTED(r->batch->count, "document"), n[DONE],
	       renamed, n[FAILED] + n[BROKEN], n[SKIPPED], n[UNCHANGED]);
	if (n[BROKEN])
		return 3;
	if (n[FAILED] || !n[SKIPPED])
		return n[FAILED] ? 1 : diag_status(r->press->diag);
	return 3; /* the workers were ended */
}

/* As sha256sum(1) writes and checks it: a name that holds a backslash or a line's end begins with a backslash. */
static void write_line(Buf *out, const Digest *d, const char *name)
{
	char hex[DIGEST_HEX];
	digest_hex(d, hex);
	buf_printf(out, "%s%s  ", strpbrk(name, "\\\n") ? "\\" : "", hex);
	for (const char *p = name; *p; p++) {
		if (*p == '\\' || *p == '\n')
			buf_text_add(out, *p == '\n' ? "\\n" : "\\\\");
		else
			buf_byte(out, *p);
	}
	buf_byte(out, '\n');
}

/* Where nothing is whole the manifest of a run before stays: what it names may still be there. */
static bool write_manifest(const Run *r)
{
	Buf text = { 0 };
	const Batch *b = r->batch;
	size_t whole = 0;
	for (size_t i = 0; i < b->count; i++) {
		const Outcome *o = &r->outcomes[i];
		whole += o->digested;
		if (o->digested)
			write_line(&text, &o->digest, path_within(b->folder, b->items[i].path));
		else
			buf_printf(&text, "# %s: %s\n", words[o->result], b->items[i].label);
	}
	OutFile *f = whole ? file_create(b->manifest, r->press->diag) : NULL;
	if (f)
		file_put(f, buf_text(&text), text.len);
	buf_free(&text);
	return f ? file_commit(f) : whole == 0;
}

int batch_run(Press *p, const Batch *b)
{
	Run r = { .press = p, .batch = b, .outcomes = mem_alloc((b->count + 1) * sizeof *r.outcomes) };
	const BoardWork work = { work_on, open_store, close_store, begin_worker, done_with, died, &r };
	size_t jobs = p->options->jobs > 0 ? (size_t)p->options->jobs : 1;
	p->unsynced = true;
	if (!open_fonts(p)) {
		free(r.outcomes);
		return diag_status(p->diag) ? diag_status(p->diag) : 1;
	}
	if (!p->options->dump && !(r.made = made_open(p, b->folder))) {
		free(r.outcomes);
		return diag_status(p->diag);
	}
	r.progress = progress_open("batch", "documents", b->count, p->options->quiet, p->diag);
	r.frozen = p->store;
	p->store = NULL;
	int stopped = 0;
	if (!r.frozen || store_freeze(r.frozen, p->diag))
		stopped = board_run(&work, b->count, jobs < b->count ? jobs : b->count, p->diag);
	store_close(r.frozen);
	progress_close(r.progress);
	file_sync_all(); /* before anything is called done */
	bool listed = !b->manifest || !r.made || write_manifest(&r);
	int status = report(&r);
	made_close(r.made);
	free(r.outcomes);
	if (stopped)
		board_end_by(stopped);
	return listed ? status : 3;
}
