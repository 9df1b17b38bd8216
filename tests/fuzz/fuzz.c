/* fuzz.c - every reader, fed with any bytes: what must hold is that it ends, in the bounds set for it, with or without a message.
 *
 * FUZZ_TARGET names the reader.  With libFuzzer (tests/fuzz/run.sh, `make fuzz`) inputs are made up; compiled with
 * -DFUZZ_REPLAY the files named on the command line are fed once each, which is how inputs that once failed stay
 * tests.  Files that readers want by name are written to a folder of the process's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "font/face.h"
#include "ledger/check.h"
#include "ledger/judgment.h"
#include "layout/layout.h"
#include "output/backend.h"
#include "press.h"

static char folder[64]; /* the process's own */
static Diag *diag;

static const char *put(const char *name, const void *bytes, size_t n)
{
	static char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "wb");
	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		abort();
	return path;
}

static void put_text(const char *name, const char *text)
{
	put(name, text, strlen(text));
}

/* ---- a document of the folder's project ---- */

static Press press; /* of the documents; opened once, since looking through the fonts takes long */

/* Sets the document for one of the backends; faults are reported into diag, which nobody reads. */
static void set_document(const char *name, uint8_t choice)
{
	static const char *const endings[] = { "pdf", "ofd", "svg", "txt" };
	static Options options = { .missing_box = true };
	char path[128], out[128];

	options.dir = folder;
	options.limit.pages = 50;
	snprintf(path, sizeof path, "%s/%s", folder, name);
	snprintf(out, sizeof out, "%s/out.%s", folder, endings[choice % 4]);
	if (!press.arena && !press_open(&press, &options, diag))
		abort();
	press.root = folder;
	Script *s = script_new((ScriptOptions){ .root = folder, .share = press.share, .datasets = press.datasets,
		.memory_limit = 64u << 20, .instruction_limit = 2000000 }, diag);

	if (s) {
		CompileRequest r = press_request(&press, path);

		press_document(&press, s, &r, out);
		script_free(s);
	}
}

static void template_any(const uint8_t *bytes, size_t n)
{
	put("x.md", bytes, n);
	set_document("x.md", n ? bytes[n - 1] : 0);
}

static void class_any(const uint8_t *bytes, size_t n)
{
	put("templates/classes/any.lua", bytes, n);
	put_text("x.md", "---\nclass = \"any\"\ntitle = \"题\"\n---\n# 节\n\n文字 text 12.5%。\n\n- 甲\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n");
	set_document("x.md", n ? bytes[n - 1] : 0);
}

static void data_any(const uint8_t *bytes, size_t n)
{
	static char path[128];
	bool json = n > 0 && (bytes[0] == '{' || bytes[0] == '[');
	Options options = { .dir = folder };
	Press own;
	size_t count;

	snprintf(path, sizeof path, "%s", put(json ? "x.json" : "x.csv", bytes, n));
	Pair data = { "x", path };

	options.data = &data;
	options.data_count = 1;
	if (!press_open(&own, &options, diag))
		abort();
	Script *s = press_script(&own);
	CompileRequest r = press_request(&own, "x.md");

	if (s && script_load_data(s, &r) && script_records(s, "x", &count) && count > 0)
		script_use_record(s, "x", count / 2);
	script_free(s);
	press_close(&own);
}

static void image_any(const uint8_t *bytes, size_t n)
{
	put("x.png", bytes, n);
	put_text("x.md", "![图](x.png){width=40mm}\n");
	set_document("x.md", n ? bytes[n - 1] : 0);
}

/* ---- a project ---- */

static void manifest_any(const uint8_t *bytes, size_t n)
{
	Options options = { .dir = folder };
	Press own;

	put("manifest.lua", bytes, n);
	if (!press_open(&own, &options, diag))
		abort();
	Script *s = script_new((ScriptOptions){ .root = folder, .share = own.share, .memory_limit = 64u << 20,
		.instruction_limit = 2000000 }, diag);

	if (s)
		script_project(s);
	script_free(s);
	press_close(&own);
}

static Press sample;     /* the sample project, opened once */
static Script *rules;
static const Project *project;

static void open_sample(void)
{
	static Options options;
	static char dir[4096], database[128];

	snprintf(dir, sizeof dir, "%s/data", getenv("WENHENG_SHARE"));
	options.dir = dir;
	if (!press_open(&sample, &options, diag))
		abort();
	rules = press_script(&sample);
	project = rules ? script_project(rules) : NULL;
	snprintf(database, sizeof database, "%s/sample.db", folder);
	sample.store = store_open(database, STORE_REBUILD, diag);
	if (!project || !sample.store)
		abort();
}

static void ledger_any(const uint8_t *bytes, size_t n)
{
	LedgerFile file = { .ledger = "monitoring", .path = "ledger", .period = "2026H1", .area = "ganzhou" };
	ImportResult result = { 0 };

	if (!project)
		open_sample();
	put("ledger", bytes, n);
	for (size_t i = 0; i < project->schema_count; i++)
		if (strcmp(project->schemas[i].name, file.ledger) == 0)
			import_file(sample.store, &project->schemas[i], &file, folder, project->areas, project->area_count,
				(ImportOptions){ .force = true }, &result, diag);
}

static void database_any(const uint8_t *bytes, size_t n)
{
	Buf out = { 0 };
	int errors;
	Store *s = store_open(put("any.db", bytes, n), STORE_REBUILD, diag);

	if (s) {
		judgment_list(s, "2026H1", NULL, JUDGMENT_JSON, (Wording){ 0 }, &out, NULL, diag);
		check_list(s, "2026H1", NULL, 0, (Wording){ 0 }, false, &out, NULL, &errors, diag);
	}
	buf_free(&out);
	store_close(s);
}

/* ---- fonts ---- */

static void font_any(const uint8_t *bytes, size_t n)
{
	const char *why = NULL;
	Sfnt sfnt;
	Cff cff;
	size_t len;

	put("fonts/x.otf", bytes, n);
	for (int i = 0; i < sfnt_faces(bytes, n, &why) && i < 4; i++) {
		if (!sfnt_open(bytes, n, i, &sfnt, &why) || sfnt_fault(&sfnt))
			continue;
		const uint8_t *table = sfnt_table(&sfnt, "CFF ", &len);
		uint16_t *cids;
		uint32_t glyphs[] = { 1, 2, 3 }, ids[3];
		Buf out = { 0 };

		if (!table || !cff_open(table, len, &cff))
			continue;
		cids = calloc(cff.glyphs + 1, sizeof *cids);
		CffCutter *k = cff_charset(&cff, cids) ? cff_cutter_new(&cff, cids) : NULL;

		if (k && cff.glyphs > 3)
			cff_subset(k, glyphs, 3, ids, &out);
		cff_cutter_free(k);
		free(cids);
		buf_free(&out);
	}
	static char dir[128];
	const char *dirs[] = { dir };
	Arena *a = arena_new();

	snprintf(dir, sizeof dir, "%s/fonts", folder);
	FontFolders *folders = folders_new(a, dirs, 1);
	const FoundFace *faulty, *found = folders_find(folders, "x", &faulty);
	Face *face = found ? face_open(a, found, &why) : NULL;

	if (face)
		face_close(face);
	folders_free(folders);
	arena_free(a);
}

typedef struct Target {
	const char *name;
	void (*feed)(const uint8_t *bytes, size_t n);
} Target;

static const Target targets[] = {
	{ "csv", ledger_any }, { "xlsx", ledger_any }, { "xls", ledger_any }, { "data", data_any }, { "template", template_any },
	{ "class", class_any }, { "manifest", manifest_any }, { "image", image_any }, { "font", font_any }, { "database", database_any },
};

static const Target *chosen;

static void begin(void)
{
	const char *name = getenv("FUZZ_TARGET"), *dir = getenv("TMPDIR");
	char path[128];

	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
		if (name && strcmp(name, targets[i].name) == 0)
			chosen = &targets[i];
	if (!chosen) {
		fprintf(stderr, "fuzz: FUZZ_TARGET is none of its targets\n");
		exit(2);
	}
	snprintf(folder, sizeof folder, "%.40s/fuzz-XXXXXX", dir ? dir : "/tmp");
	if (!mkdtemp(folder))
		exit(3);
	diag = diag_new();
	diag_set_quiet(diag, true);
	snprintf(path, sizeof path, "%s/templates/classes", folder);
	file_make_dirs(path, diag);
	snprintf(path, sizeof path, "%s/fonts", folder);
	file_make_dirs(path, diag);
	put_text("manifest.lua", "return { name = \"any\", areas = {}, periods = {}, ledgers = {} }\n");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	if (!chosen)
		begin();
	chosen->feed(bytes, n);
	return 0;
}

#ifdef FUZZ_REPLAY
int main(int argc, char **argv)
{
	Diag *d = diag_new();

	for (int i = 1; i < argc; i++) {
		Buf bytes = { 0 };

		if (!file_read(argv[i], &bytes, d))
			return 3;
		LLVMFuzzerTestOneInput((const uint8_t *)buf_text(&bytes), bytes.len);
		buf_free(&bytes);
	}
	diag_free(d);
	return 0;
}
#endif
