/* jobs.c - see jobs.h. */
#include "jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "batch.h"

static const char *folder(const Press *p)
{
	return p->options->output ? p->options->output : ".";
}

static const char *in_folder(Press *p, const char *name)
{
	return name ? path_join(p->arena, folder(p), name) : NULL;
}

/* ---- the part that is asked for ---- */

/* --shard K/N: every N-th document, from the K-th on.  Parts have no document in common and leave none out. */
static size_t take_shard(BatchItem *items, size_t count, const Options *o)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (i % (size_t)o->shards == (size_t)o->shard - 1)
			items[kept++] = items[i];
	return kept;
}

/* --only FILE: told from the batch's folder. */
static size_t take_only(Press *p, BatchItem *items, size_t count)
{
	const char *wanted = in_folder(p, p->options->only);
	for (size_t i = 0; i < count; i++) {
		if (items[i].path && !strcmp(items[i].path, wanted)) {
			items[0] = items[i];
			return 1;
		}
	}
	diag_error(p->diag, PLACE_NONE, "no document of the batch goes to \"%s\"", p->options->only);
	return 0;
}

/* ---- as commands ---- */

/* What says what the jobs do is left out: they bring it themselves.  The database of a project is as it was when they
 * were listed, so that all jobs see the same, wherever they run. */
static bool add_command(const Press *p, Buf *out)
{
	const Options *o = p->options;
	if (!options_command(o, "batch", "LOkjPq", out)) {
		diag_error(p->diag, PLACE_NONE, "an argument has a line's end: no job can be written on one line");
		return false;
	}
	buf_text_add(out, p->root ? " --snapshot --quiet" : " --quiet");
	return true;
}

static bool list_documents(const Press *p, const BatchItem *items, size_t count, Buf *out)
{
	bool good = true;
	for (size_t i = 0; i < count; i++) {
		const char *name = items[i].path ? path_within(folder(p), items[i].path) : NULL;
		if (!name || strchr(name, '\n')) {
			diag_error(p->diag, PLACE_NONE, "%s has no name that a job could be given", items[i].label);
			good = false;
			continue;
		}
		if (!add_command(p, out))
			return false;
		buf_text_add(out, " --only ");
		options_quote(out, name);
		buf_byte(out, '\n');
	}
	return good;
}

static bool list_shards(const Press *p, size_t count, Buf *out)
{
	size_t n = (size_t)p->options->commands < count ? (size_t)p->options->commands : count;
	for (size_t i = 1; i <= n; i++) {
		if (!add_command(p, out))
			return false;
		buf_printf(out, " --shard %zu/%zu\n", i, n);
	}
	return true;
}

static int list_jobs(const Press *p, const BatchItem *items, size_t count)
{
	Buf out = { 0 };
	bool good = p->options->commands ? list_shards(p, count, &out) : list_documents(p, items, count, &out);
	fwrite(buf_text(&out), 1, out.len, stdout); /* main.c looks whether that went well */
	buf_free(&out);
	return diag_status(p->diag) ? diag_status(p->diag) : !good;
}

/* ---- the run ---- */

/* "county-2026H1.sha256": the document's name with what tells this batch from another one in the folder. */
static const char *manifest_name(Press *p)
{
	const Options *o = p->options;
	const char *base = path_base(o->operands[0]), *dot = strrchr(base, '.');
	Buf name = { 0 };
	buf_add(&name, base, dot && dot != base ? (size_t)(dot - base) : strlen(base));
	if (o->period)
		buf_printf(&name, "-%s", o->period);
	if (o->lang && strcmp(o->lang, "zh") != 0)
		buf_printf(&name, "-%s", o->lang);
	if (o->shards)
		buf_printf(&name, "-%d-of-%d", o->shard, o->shards);
	buf_text_add(&name, ".sha256");
	const char *path = path_join(p->arena, folder(p), buf_text(&name));
	buf_free(&name);
	return path;
}

static int run_items(Press *p, BatchItem *items, size_t count)
{
	const Options *o = p->options;
	batch_distinct(p->arena, items, count);
	if (o->list_jobs)
		return list_jobs(p, items, count);
	if (o->shards)
		count = take_shard(items, count, o);
	if (o->only && (count = take_only(p, items, count)) == 0)
		return 1;
	Batch b = { .items = items, .count = count, .folder = folder(p), .manifest = o->only ? NULL : manifest_name(p) };
	return batch_run(p, &b);
}

static BatchItem *area_items(Press *p, const Project *project, size_t *count)
{
	BatchItem *items = arena_array(p->arena, project->area_count, sizeof *items);
	*count = project->area_count;
	for (size_t i = 0; i < *count; i++)
		items[i] = (BatchItem){ .request.area = project->areas[i].id, .label = project->areas[i].name };
	return items;
}

static BatchItem *subject_items(Press *p, Script *s, const char *each, size_t *count)
{
	const Subject *subjects = script_each(s, each, p->options->period, p->arena, count);
	BatchItem *items = subjects ? arena_array(p->arena, *count, sizeof *items) : NULL;
	for (size_t i = 0; items && i < *count; i++)
		items[i] = (BatchItem){ .each = each, .id = subjects[i].id, .label = subjects[i].name };
	return items;
}

int jobs_document(Press *p, Script *s, const Project *project, const DocumentEntry *doc, CompileRequest request, const char *pattern)
{
	size_t count = 0;
	bool areas = !doc->each || !strcmp(doc->each, "area");
	BatchItem *items = areas ? area_items(p, project, &count) : subject_items(p, s, doc->each, &count);
	if (!items)
		return diag_status(p->diag);
	for (size_t i = 0; i < count; i++) {
		const char *area = items[i].request.area;
		items[i].request = request;
		items[i].request.area = area;
		if (areas || script_use_each(s, doc->each, &items[i].request, items[i].id))
			items[i].path = in_folder(p, script_fill_name(s, &items[i].request, p->arena, pattern, &items[i].renamed));
	}
	return run_items(p, items, count);
}

int jobs_records(Press *p, Script *s, CompileRequest request)
{
	size_t count = 0;
	const char *name = p->options->each_row;
	if (!script_load_data(s, &request) || !script_records(s, name, &count))
		return diag_status(p->diag);
	BatchItem *items = arena_array(p->arena, count, sizeof *items);
	for (size_t i = 0; i < count; i++) {
		Sha256 sum = SHA256_START;
		items[i] = (BatchItem){ .request = request, .records = name, .index = i };
		items[i].label = arena_printf(p->arena, "record %zu", i + 1);
		if (script_use_record(s, name, i) && script_digest_record(s, name, i, &sum))
			items[i].path = in_folder(p, script_fill_name(s, &request, p->arena, p->options->name, &items[i].renamed));
		items[i].record = sha256_end(&sum);
	}
	return run_items(p, items, count);
}
