/* fuzz.c - every reader, fed with any bytes: what must hold is that it ends, in the bounds set for it, with or without a message.
 *
 * FUZZ_TARGET names the reader.  With libFuzzer (tests/fuzz/run.sh, `make fuzz`) inputs are made up; compiled with
 * -DFUZZ_REPLAY the files named on the command line are fed once each, which is how inputs that once failed stay
 * tests.  Files that readers want by name are written to a folder of the process's own.
 *
 * Hyphenation patterns are no target: they are read from the system's folders alone, as the libraries are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/file.h"
#include "doc/override.h"
#include "font/face.h"
#include "ledger/check.h"
#include "ledger/judgment.h"
#include "layout/layout.h"
#include "made.h"
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

/* The first line is the pattern, the second what gsub puts in, the rest what is searched: a record of three fields. */
static void pattern_any(const uint8_t *bytes, size_t n)
{
	static const char template[] = "% local r = data.x[1]\n% local p, s = r.p or '', r.s or ''\n% for _, f in ipairs {\n"
		"%    function () return s:find(p) end, function () return s:match(p, -3) end, function () return (s:gsub(p, r.r or '')) end,\n"
		"%    function () return (s:gsub(p, { a = 'b' }, 5)) end, function () for a in s:gmatch(p) do s = a end end,\n"
		"%    function () return s:find(p, 1, true) end, function () return s:format(1, 'x', 2.5) end,\n"
		"%    function () return string.pack(p, 1, 2, 3) end, function () return string.unpack(p, s) end,\n"
		"% } do\n{{ select(2, pcall(f)) ~= nil }}\n% end\n";
	char path[128], document[128];
	Buf csv = { 0 };
	int lines = 0;
	Press own;

	buf_text_add(&csv, "p,r,s\n\"");
	for (size_t i = 0; i < n; i++) {
		bool ends = bytes[i] == '\n' && lines < 2;

		lines += ends;
		if (ends || bytes[i] == '"')
			buf_text_add(&csv, ends ? "\",\"" : "\"\"");
		else if (bytes[i]) /* a ledger's text has no NUL */
			buf_byte(&csv, (char)bytes[i]);
	}
	buf_text_add(&csv, lines == 0 ? "\",,\n" : lines == 1 ? "\",\n" : "\"\n");
	snprintf(path, sizeof path, "%s", put("x.csv", csv.data, csv.len));
	buf_free(&csv);
	snprintf(document, sizeof document, "%s", put("x.md", template, sizeof template - 1));
	Pair data = { "x", path };
	Options options = { .dir = folder, .data = &data, .data_count = 1, .limit = { .memory = 64u << 20, .steps = 2000000 } };

	if (!press_open(&own, &options, diag))
		abort();
	Script *s = press_script(&own);
	CompileRequest r = press_request(&own, document);

	if (s && script_load_data(s, &r))
		doc_free(script_compile(s, &r));
	script_free(s);
	press_close(&own);
}

/* What a clerk wrote over a document's paragraphs. */
static void override_any(const uint8_t *bytes, size_t n)
{
	Arena *a = arena_new();
	OverrideFile file;
	Paragraph one = { .id = "节/甲", .node = node_new(a, NODE_PARA, PLACE_NONE), .text = "共12.5万元。" };
	Buf out = { 0 };

	file_make_dirs(arena_printf(a, "%s/overrides/2026H1", folder), diag);
	if (override_read(a, put("overrides/2026H1/x.md", bytes, n), &file, diag))
		override_write(&file, &one, true, &out, diag);
	buf_free(&out);
	put_text("x.md", "# 节\n\n{#甲}\n共{{ number(12.5) }}万元。\n\n第二段。\n");
	Script *s = script_new((ScriptOptions){ .root = folder, .share = getenv("WENHENG_SHARE"), .memory_limit = 64u << 20,
		.instruction_limit = 2000000 }, diag);
	CompileRequest r = { .file = arena_printf(a, "%s/x.md", folder), .document = "x", .period = "2026H1" };

	if (s)
		doc_free(script_compile(s, &r));
	script_free(s);
	arena_free(a);
}

/* A log that holds one record of x.pdf, whole, which names the set of these bytes: the set's lines are looked at. */
static void put_record(const uint8_t *set, size_t n, const char *pdf)
{
	Digest names[2] = { sha256_of(set, n) }, request = { { 0 } };
	const char *const lines[] = { "wenheng record 1\nrequest ", "\nresult ", "\nwarnings 0\nset " };
	char hex[DIGEST_HEX], path[64];
	Buf log = { 0 }, text = { 0 };

	inputs_state(INPUT_FILE, pdf, &names[1]);
	for (int i = 0; i < 3; i++) {
		digest_hex(i == 0 ? &request : i == 1 ? &names[1] : &names[0], hex);
		buf_printf(&text, "%s%s", lines[i], hex);
	}
	buf_byte(&text, '\n');
	buf_printf(&log, "+5 %zu %016llx\nx.pdf", text.len,
		(unsigned long long)hash_bytes(hash_bytes(HASH_START, "x.pdf", 5), text.data, text.len));
	buf_add(&log, text.data, text.len);
	buf_byte(&log, '\n');
	put(".wenheng/log-set", log.data, log.len);
	snprintf(path, sizeof path, ".wenheng/set-%.32s", hex);
	put(path, set, n);
	buf_free(&log);
	buf_free(&text);
}

/* The records of what need not be made again: a log as it is, and what is behind its first form feed as a set. */
static void record_any(const uint8_t *bytes, size_t n)
{
	Options options = { .dir = folder };
	const uint8_t *feed = n ? memchr(bytes, '\f', n) : NULL;
	size_t log = feed ? (size_t)(feed - bytes) : n, count;
	Digest request = { { 0 } };
	char pdf[128], **paths;
	MadeFile file;
	Press own;

	if (!press_open(&own, &options, diag))
		abort();
	file_make_dirs(path_join(own.arena, folder, ".wenheng"), diag);
	snprintf(pdf, sizeof pdf, "%s", put("x.pdf", "x", 1));
	put(".wenheng/log-any", bytes, log);
	if (feed)
		put_record(feed + 1, n - log - 1, pdf);
	Made *m = made_open(&own, folder);

	made_already(m, pdf, &request, &file);
	made_close(m);
	path_glob(own.arena, folder, ".wenheng/*", &paths, &count, diag);
	for (size_t i = 0; i < count; i++)
		remove(paths[i]);
	press_close(&own);
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

static void schema_any(const uint8_t *bytes, size_t n)
{
	static const char manifest[] = "return { name = \"any\", areas = { { id = \"city\", name = \"市\" } }, periods = { \"2026H1\" }, ledgers = {"
		" { ledger = \"any\", file = \"any.csv\", period = \"2026H1\", area = \"city\" } } }";

	put("scripts/ledgers/any.lua", bytes, n);
	put_text("any.csv", "名称,数量（吨）,日期\n甲,1.5,2026年3月\n乙,2万,2026-04-01\n合计,3,\n");
	manifest_any((const uint8_t *)manifest, sizeof manifest - 1);
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

/* The parts of a workbook as they are inside its container, one behind the other with a form feed between; without
 * this no made-up byte would get past the container's compression and checksums. */
static void parts_any(const uint8_t *bytes, size_t n)
{
	static const char *const names[] = { "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
		"xl/styles.xml", "_rels/.rels", "xl/cellimages.xml", "xl/_rels/cellimages.xml.rels", "xl/media/image1.png" };
	static const char *const plain[] = { "<worksheet/>",
		"<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\""
		" r:id=\"rId1\"/></sheets></workbook>",
		"<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
		" Target=\"worksheets/sheet1.xml\"/></Relationships>", "<sst/>", "<styleSheet/>",
		"<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
		" Target=\"xl/workbook.xml\"/></Relationships>", "<cellImages/>", "<Relationships><Relationship Id=\"rId1\""
		" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/image1.png\"/></Relationships>",
		"\x89PNG\r\n\x1A\n" };
	char path[128];
	int error;

	snprintf(path, sizeof path, "%s/ledger.zip", folder);
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);

	for (size_t i = 0; z && i < sizeof names / sizeof *names; i++) {
		const uint8_t *feed = n ? memchr(bytes, '\f', n) : NULL;
		size_t len = feed ? (size_t)(feed - bytes) : n;
		zip_source_t *part = len ? zip_source_buffer(z, bytes, len, 0) : zip_source_buffer(z, plain[i], strlen(plain[i]), 0);
		zip_int64_t at = zip_file_add(z, names[i], part, ZIP_FL_ENC_UTF_8);

		zip_set_file_compression(z, (zip_uint64_t)at, ZIP_CM_STORE, 0);
		bytes += len + (feed != NULL);
		n -= len + (feed != NULL);
	}
	Buf whole = { 0 };

	if (!z || zip_close(z) != 0 || !file_read(path, &whole, diag))
		abort();
	ledger_any((const uint8_t *)whole.data, whole.len);
	data_any((const uint8_t *)whole.data, whole.len);
	buf_free(&whole);
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
	SfntFile file = { .data = bytes, .len = n };
	Sfnt sfnt;
	Cff cff;
	size_t len;

	put("fonts/x.otf", bytes, n);
	for (int i = 0; i < sfnt_faces(&file, &why) && i < 4; i++) {
		if (!sfnt_open(&file, i, &sfnt, &why) || sfnt_fault(&sfnt))
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
	FontFolders *folders = folders_new(dirs, 1, diag);
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
	{ "csv", ledger_any }, { "xlsx", ledger_any }, { "parts", parts_any }, { "xls", ledger_any }, { "data", data_any }, { "json", data_any },
	{ "template", template_any }, { "pattern", pattern_any }, { "override", override_any }, { "class", class_any },
	{ "manifest", manifest_any }, { "schema", schema_any }, { "png", image_any }, { "jpeg", image_any }, { "font", font_any },
	{ "record", record_any }, { "database", database_any },
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
	snprintf(path, sizeof path, "%s/scripts/ledgers", folder);
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
static void close_sample(void)
{
	if (!project)
		return;
	script_free(rules);
	press_close(&sample);
}

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
	close_sample();
	diag_free(d);
	return 0;
}
#endif
