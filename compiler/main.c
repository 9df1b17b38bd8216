/* main.c - the commands of wenheng, one short function each.
 *
 * Exit status: 0 done; 1 findings or errors in the input; 2 usage; 3 the machine. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/guard.h"
#include "base/inputs.h"
#include "base/mem.h"
#include "base/options.h"
#include "batch.h"
#include "imports.h"
#include "jobs.h"
#include "ledger/check.h"
#include "ledger/form.h"
#include "ledger/history.h"
#include "ledger/judgment.h"
#include "ledger/trace.h"
#include "ledger/value.h"
#include "new.h"
#include "overrides.h"
#include "press.h"

#define WENHENG_VERSION "0.1.0"

typedef struct Command {
	const char *name, *usage, *summary;
	const char *options; /* letters of base/options.c */
	bool project;        /* needs a manifest and the database */
	int (*run)(Press *p, Script *s, const Project *project, const Options *o);
} Command;

enum { USAGE = 2 };

static int usage(const char *command, const char *message)
{
	options_complain("%s; see `wenheng %s --help`", message, command);
	return USAGE;
}

static bool print_rest(OutFile *f, const Buf *text)
{
	file_put(f, buf_text(text), text->len);
	return file_commit(f);
}

/* Where a list goes: one that is no data for other programs is for people, at a terminal. */
static OutFile *open_list(const Options *o, Diag *d)
{
	OutFile *f = file_create(o->output ? o->output : "-", d);
	if (f && (!o->format || !strcmp(o->format, "text")))
		file_to_readers(f);
	return f;
}

static bool print(const Buf *text, const Options *o, Diag *d)
{
	OutFile *f = open_list(o, d);
	return f && print_rest(f, text);
}

/* The area's id by its id or by its name, as ledgers may write it; NULL after a report. */
static const char *area_id(const Project *project, const char *name, Diag *d)
{
	Arena *a = arena_new();
	const char *id = area_find(a, project->areas, project->area_count, name);
	arena_free(a);
	if (id || !strcmp(name, "city"))
		return id ? id : "city";
	diag_error(d, PLACE_NONE, "the manifest has no area \"%s\"", name);
	return NULL;
}

static bool valid_period(const char *period, Diag *d)
{
	Period p;
	if (period_parse(period, strlen(period), &p))
		return true;
	diag_error(d, PLACE_NONE, "\"%s\" is no period; write 2026H1, 2026H2 or 2026", period);
	return false;
}

/* A misspelt period has no data, and a check that finds nothing would look like a good one. Whole years need not be named. */
static void note_strange_period(const Project *project, const char *period, Diag *d)
{
	for (size_t i = 0; i < project->period_count; i++)
		if (!strncmp(project->periods[i], period, strlen(period)))
			return;
	if (project->period_count)
		diag_warn(d, PLACE_NONE, "the manifest's periods do not have %s", period);
}

/* --- import --------------------------------------------------------------------------------- */

static int cmd_import(Press *p, Script *s, const Project *project, const Options *o)
{
	(void)s;
	ImportResult r = { 0 };
	if (!imports_read(p, project, (ImportOptions){ .dry_run = o->dry_run, .force = o->force }, o, &r))
		return diag_status(p->diag);
	if (!o->quiet)
		fprintf(stderr, "wenheng: %s%d %s read, %d unchanged, %d refused; %d %s, %d %s\n",
		        o->dry_run ? "dry run: " : "", COUNTED(r.files, "file"), r.unchanged, r.failed, COUNTED(r.records, "record"), COUNTED(r.findings, "finding"));
	return r.failed && !diag_status(p->diag) ? 1 : diag_status(p->diag);
}

/* --- form -------------------------------------------------------------------------------------- */

static int cmd_form(Press *p, Script *s, const Project *project, const Options *o)
{
	if (o->operand_count != 1)
		return usage("form", "one ledger is needed");
	int errors = diag_count(p->diag, SEVERITY_ERROR);
	const Schema *schema = script_schema(s, o->operands[0]);
	if (!schema && diag_count(p->diag, SEVERITY_ERROR) > errors)
		return 1;
	if (!schema) {
		Buf names = { 0 };
		for (size_t i = 0; i < project->schema_count; i++)
			buf_printf(&names, "%s%s", i ? ", " : "", project->schemas[i].name);
		diag_error(p->diag, PLACE_NONE, "there is no ledger \"%s\"; the manifest has %s", o->operands[0], buf_text(&names));
		buf_free(&names);
		return 1;
	}
	const char *path = o->output ? o->output : arena_printf(p->arena, "%s.xlsx", schema->label);
	if (!o->output && (!path_stays(path) || !press_may_write(p, path))) {
		diag_error(p->diag, PLACE_NONE, "\"%s\" is no name for the form here: give -o FILE", path);
		return 1;
	}
	form_write(p->arena, schema, project->areas, project->area_count, path, o->force, p->diag);
	return diag_status(p->diag);
}

/* --- check, evaluate, explain ----------------------------------------------------------------- */

/* How stored texts are printed. */
static Wording wording(Script *s, const Options *o)
{
	bool english = o->lang && !strcmp(o->lang, "en");
	return english ? (Wording){ script_english, s } : (Wording){ 0 };
}

static bool list_findings(Press *p, const Project *project, const char *period, Wording words, CheckFormat format, Buf *out, OutFile *to, int *errors)
{
	return check_list(p->store, period, project->areas, project->area_count, words, format, out, to, errors, p->diag);
}

/* Nothing is checked or judged by schemas that the ledgers were not read by. */
static bool all_current(Press *p, const Project *project)
{
	bool good = true;
	for (size_t i = 0; i < project->schema_count; i++)
		good = store_is_current(p->store, &project->schemas[i], p->diag) && good;
	return good;
}

static int cmd_check(Press *p, Script *s, const Project *project, const Options *o)
{
	Buf out = { 0 };
	int errors = 0;
	CheckFormat format = !o->format || !strcmp(o->format, "text") ? CHECK_TEXT : !strcmp(o->format, "json") ? CHECK_JSON : CHECK_CSV;
	if ((o->period && !valid_period(o->period, p->diag)) || !all_current(p, project))
		return 1;
	if (o->period)
		note_strange_period(project, o->period, p->diag);
	OutFile *f = check_run(p->store, project->schemas, project->schema_count, o->period, o->quiet, p->diag)
	             ? open_list(o, p->diag) : NULL;
	if (f && list_findings(p, project, o->period, wording(s, o), format, &out, f, &errors))
		print_rest(f, &out);
	else
		file_abandon(f);
	buf_free(&out);
	return errors && !diag_status(p->diag) ? 1 : diag_status(p->diag);
}

static int cmd_evaluate(Press *p, Script *s, const Project *project, const Options *o)
{
	Buf out = { 0 };
	const char *area = NULL;
	if (!o->period)
		return usage("evaluate", "--period is missing");
	if (!valid_period(o->period, p->diag) || (o->area && !(area = area_id(project, o->area, p->diag))) || !all_current(p, project))
		return 1;
	JudgmentFormat format = !o->format || !strcmp(o->format, "text") ? JUDGMENT_TEXT
	                        : !strcmp(o->format, "json")             ? JUDGMENT_JSON
	                                                                 : JUDGMENT_CSV;
	if (o->changes && format == JUDGMENT_CSV)
		return usage("evaluate", "--changes are written as text or json");
	note_strange_period(project, o->period, p->diag);
	OutFile *f = script_evaluate(s, o->period) ? open_list(o, p->diag) : NULL;
	if (f && (o->changes ? history_changes(p->store, o->period, area, format == JUDGMENT_JSON, &out, p->diag)
	                     : judgment_list(p->store, o->period, area, format, wording(s, o), &out, f, p->diag)))
		print_rest(f, &out);
	else
		file_abandon(f);
	buf_free(&out);
	return diag_status(p->diag);
}

/* A cell of a ledger: which judgments were made from it.  Without --period those of all that have been evaluated. */
static bool explain_place(Press *p, Script *s, const Project *project, const Options *o, Place at, const char *area,
                          Buf *out)
{
	at.file = path_within(p->root, at.file);
	return (!o->period || script_evaluate(s, o->period)) &&
	       trace_explain(p->store, project->schemas, project->schema_count, at, o->period, area, wording(s, o),
	                     o->format && !strcmp(o->format, "json"), out, p->diag);
}

static bool explain_subject(Press *p, Script *s, const Options *o, const char *area, Buf *out, OutFile *to)
{
	return script_evaluate(s, o->period) && judgment_explain(p->store, o->period, o->operands[0], area, wording(s, o),
	                                                         o->format && !strcmp(o->format, "json"), out, to, p->diag);
}

static int cmd_explain(Press *p, Script *s, const Project *project, const Options *o)
{
	Buf out = { 0 };
	Place at;
	const char *area = NULL;
	if (o->operand_count != 1)
		return usage("explain", "one target is needed: a judgment's subject, or FILE:ROW");
	bool place = trace_place(p->arena, o->operands[0], &at);
	if (!place && !o->period)
		return usage("explain", "--period is missing");
	if ((o->period && !valid_period(o->period, p->diag)) || (o->area && !(area = area_id(project, o->area, p->diag))) ||
	    !all_current(p, project))
		return 1;
	if (o->period)
		note_strange_period(project, o->period, p->diag);
	OutFile *f = open_list(o, p->diag);
	if (f && (place ? explain_place(p, s, project, o, at, area, &out) : explain_subject(p, s, o, area, &out, f)))
		print_rest(f, &out);
	else
		file_abandon(f);
	buf_free(&out);
	return diag_status(p->diag);
}

/* --- documents ---------------------------------------------------------------------------------- */

static const DocumentEntry *find_document(const Project *project, const char *name, Diag *d)
{
	Buf names = { 0 };
	for (size_t i = 0; i < project->document_count; i++) {
		if (!strcmp(project->documents[i].name, name)) {
			buf_free(&names);
			return &project->documents[i];
		}
		buf_printf(&names, "%s%s", i ? ", " : "", project->documents[i].name);
	}
	diag_error(d, PLACE_NONE, "the manifest has no document \"%s\"; it has %s", name, buf_text(&names));
	buf_free(&names);
	return NULL;
}

/* Brings the database up to date with the ledgers, their findings and the rules. Faults in the ledgers are
 * warnings here (the documents list them) unless --strict. */
static bool judge_anew(Press *p, Script *s, const Project *project, const Options *o)
{
	ImportResult r = { 0 };
	int machine = diag_count(p->diag, SEVERITY_MACHINE);
	if (!imports_read(p, project, (ImportOptions){ .strict = o->strict }, NULL, &r) || store_failed(p->store) ||
	    diag_count(p->diag, SEVERITY_MACHINE) > machine || /* a ledger could not be read: what is stored is older */
	    !check_run(p->store, project->schemas, project->schema_count, o->period, o->quiet, p->diag))
		return false;
	if (o->strict) {
		Buf out = { 0 };
		int errors = 0;
		bool good = list_findings(p, project, o->period, (Wording){ 0 }, CHECK_TEXT, &out, NULL, &errors);
		if (good && errors)
			diag_error(p->diag, PLACE_NONE, "the data has %d %s, and --strict is given:\n%s", COUNTED(errors, "error"),
			           buf_text(&out));
		buf_free(&out);
		if (!good || errors || r.failed)
			return false;
	}
	return script_evaluate(s, o->period) && !store_failed(p->store);
}

/* Whether what is judged in the copy was judged from the rows that the copy has. */
static bool is_of_one_state(Press *p, Script *s, const char *period, bool *current)
{
	bool judges;
	if (!script_judges(s, &judges))
		return false;
	*current = !judges;
	return !judges || history_is_current(p->store, period, current, p->diag);
}

/* The database as the document sees it, whatever other runs do: a copy, of which what was judged and what it was judged from are of
 * one state.  Where another run has changed a ledger between the two, it is all done again. */
static bool refresh(Press *p, Script *s, const Project *project, const Options *o)
{
	enum { TRIES = 20 };
	bool current = o->snapshot;
	if (current)
		return all_current(p, project) && store_freeze(p->store, p->diag);
	for (int i = 0; i < TRIES && !current; i++)
		if ((i > 0 && !store_thaw(p->store, p->diag)) || !judge_anew(p, s, project, o) || !store_freeze(p->store, p->diag) ||
		    !is_of_one_state(p, s, o->period, &current))
			return false;
	if (!current)
		diag_machine(p->diag, (Place){ .file = p->database }, "other runs change the ledgers' rows as fast as they are judged");
	return current;
}

/* NULL after a report. */
static const char *template_of(Press *p, const DocumentEntry *doc)
{
	const char *own = path_join(p->arena, path_join(p->arena, p->root, "templates"), doc->template_path);
	if (file_exists(own) && !file_is_plain(own)) {
		diag_error(p->diag, (Place){ .file = own }, "this is no plain file");
		return NULL;
	}
	if (file_exists(own))
		return press_inside(p, own, p->share) ? own : NULL;
	return path_join(p->arena, path_join(p->arena, p->share, "templates"), doc->template_path);
}

static int cmd_compile(Press *p, Script *s, const Project *project, const Options *o)
{
	if (o->operand_count != 1)
		return usage("compile", "one template is needed");
	const char *file = o->operands[0], *area = NULL;
	if (o->period && !valid_period(o->period, p->diag))
		return 1;
	if (o->area && (!project || !(area = area_id(project, o->area, p->diag))))
		return project ? 1 : usage("compile", "--area needs a project");
	const char *path = o->output;
	if (!path && (o->dump || !strcmp(file, "-"))) {
		path = "-";
	} else if (!path) {
		const char *base = path_base(file), *dot = strrchr(base, '.');
		path = arena_printf(p->arena, "%.*s.pdf", (int)(dot ? dot - base : (long)strlen(base)), base);
	}
	CompileRequest r = press_request(p, file);
	r.area = area;
	if (!o->dump)
		press_seek_fonts(p);
	if (!press_document(p, s, &r, path) && !diag_status(p->diag))
		return 1;
	return diag_status(p->diag);
}

/* The document in another language does not take the place of the Chinese one: "x.pdf", "x-en.pdf".  A
 * pattern that has {lang} names them itself. */
static const char *pattern_in(Press *p, const char *pattern, const char *lang)
{
	const char *dot = strrchr(path_base(pattern), '.');
	if (!lang || strcmp(lang, "zh") == 0 || strstr(pattern, "{lang}"))
		return pattern;
	int stem = (int)(dot ? (size_t)(dot - pattern) : strlen(pattern));
	return arena_printf(p->arena, "%.*s-%s%s", stem, pattern, lang, dot ? dot : "");
}

static bool by_area(const DocumentEntry *doc)
{
	return doc->each && !strcmp(doc->each, "area");
}

/* Whether the command line says what the document is made for, where it is not one alone; a usage error if not. */
static bool given(const DocumentEntry *doc, const Options *o, const char *command)
{
	if (!doc->each || (by_area(doc) ? o->area : o->subject))
		return true;
	usage(command, by_area(doc) ? "this document is made for each area: give --area, or use `wenheng batch`"
	                            : "this document is one of many: give --for, or use `wenheng batch`");
	return false;
}

static bool use_subject(Script *s, const DocumentEntry *doc, const Options *o, CompileRequest *r)
{
	return !doc->each || by_area(doc) || script_use_each(s, doc->each, r, o->subject);
}

/* What `build` and `override` begin with: the document named, and the database up to date. */
static int prepare(Press *p, Script *s, const Project *project, const Options *o, const DocumentEntry **doc, CompileRequest *r,
                   const char *command)
{
	*doc = find_document(project, o->operands[0], p->diag);
	if (!*doc || !valid_period(o->period, p->diag))
		return 1;
	const char *file = template_of(p, *doc);
	if (!file)
		return 1;
	*r = press_request(p, file);
	r->document = (*doc)->name;
	if (o->area && !(r->area = area_id(project, o->area, p->diag)))
		return 1;
	if (!given(*doc, o, command))
		return USAGE;
	if (!overrides_check_names(p, project, o->period))
		return 1;
	if (!refresh(p, s, project, o) || !use_subject(s, *doc, o, r))
		return diag_status(p->diag) ? diag_status(p->diag) : 1;
	return 0;
}

static int cmd_override(Press *p, Script *s, const Project *project, const Options *o)
{
	const DocumentEntry *doc;
	CompileRequest r;
	if (o->operand_count != 2 || !o->period)
		return usage("override", "one document, one paragraph and --period are needed");
	int status = prepare(p, s, project, o, &doc, &r, "override");
	if (status == 0)
		overrides_add(p, s, &r, o->operands[1]);
	return status ? status : diag_status(p->diag);
}

static int cmd_build(Press *p, Script *s, const Project *project, const Options *o)
{
	const DocumentEntry *doc;
	CompileRequest r;
	if (o->operand_count != 1 || !o->period)
		return usage("build", "one document and --period are needed");
	int status = prepare(p, s, project, o, &doc, &r, "build");
	if (status)
		return status;
	if (o->list_paragraphs) {
		Buf out = { 0 };
		if (overrides_list(p, s, &r, &out))
			print(&out, o, p->diag);
		buf_free(&out);
		return diag_status(p->diag);
	}
	const char *path = o->output;
	if (!path && o->dump)
		path = "-";
	if (!path && (!(path = script_fill_name(s, &r, p->arena, pattern_in(p, doc->output, o->lang), &(bool){ false })) ||
	              !press_may_write(p, path)))
		return 1;
	BatchItem item = { .request = r, .label = doc->name, .path = path };
	if (doc->each && !by_area(doc)) {
		item.each = doc->each;
		item.id = r.subject;
	}
	return batch_one(p, &item);
}

/* A template by its path, or one of the project's documents by its name. */
static int cmd_lint(Press *p, Script *s, const Project *project, const Options *o)
{
	if (o->operand_count != 1)
		return usage("lint", "one template or document is needed");
	if (o->period && !valid_period(o->period, p->diag))
		return 1;
	CompileRequest r = press_request(p, o->operands[0]);
	if (project && !strpbrk(o->operands[0], "./")) {
		const DocumentEntry *doc = find_document(project, o->operands[0], p->diag);
		if (!doc || (!o->period && usage("lint", "--period is needed for a document of the project")))
			return doc ? USAGE : 1;
		if (!given(doc, o, "lint"))
			return USAGE;
		if (!(r.file = template_of(p, doc)))
			return 1;
		r.document = doc->name;
		if (!refresh(p, s, project, o) || !use_subject(s, doc, o, &r))
			return diag_status(p->diag) ? diag_status(p->diag) : 1;
	}
	if (o->area && (!project || !(r.area = area_id(project, o->area, p->diag))))
		return project ? 1 : usage("lint", "--area needs a project");
	Buf out = { 0 };
	int differs = 0;
	if (press_lint(p, s, &r, o->format && !strcmp(o->format, "json"), &out, &differs))
		print(&out, o, p->diag);
	buf_free(&out);
	return differs && !diag_status(p->diag) ? 1 : diag_status(p->diag);
}

static int cmd_batch(Press *p, Script *s, const Project *project, const Options *o)
{
	if (o->operand_count != 1)
		return usage("batch", "one document is needed");
	if (o->each_row && !o->name)
		return usage("batch", "--each-row needs --name, a pattern for the files");
	if (o->each_row)
		return jobs_records(p, s, press_request(p, o->operands[0]));
	if (!o->period)
		return usage("batch", "--period (or --each-row) is needed");
	if (!project) {
		diag_error(p->diag, PLACE_NONE, "there is no manifest.lua here; -C DIR names the project");
		return 1;
	}
	const DocumentEntry *doc = find_document(project, o->operands[0], p->diag);
	const char *file = doc && valid_period(o->period, p->diag) ? template_of(p, doc) : NULL;
	if (!file)
		return 1;
	if (!overrides_check_names(p, project, o->period))
		return 1;
	if (!refresh(p, s, project, o))
		return diag_status(p->diag) ? diag_status(p->diag) : 1;
	CompileRequest r = press_request(p, file);
	r.document = doc->name;
	return jobs_document(p, s, project, doc, r,
	                     pattern_in(p, o->name ? o->name : doc->output, o->lang));
}

static int cmd_fonts(Press *p, Script *s, const Project *project, const Options *o)
{
	(void)project;
	FontSet *fonts = press_fonts(p, s);
	if (!fonts)
		return diag_status(p->diag);
	Buf out = { 0 };
	bool all = fontset_report(fonts, o->format && !strcmp(o->format, "json"), &out);
	print(&out, o, p->diag);
	buf_free(&out);
	return all || diag_status(p->diag) ? diag_status(p->diag) : 1;
}

static int cmd_new(Press *p, Script *s, const Project *project, const Options *o)
{
	(void)s;
	(void)project;
	if (o->operand_count != 1)
		return usage("new", "the folder of the new project is needed");
	bool sample = o->from && !strcmp(o->from, "zhangye");
	return new_project(p, o->operands[0], sample) || diag_status(p->diag) ? diag_status(p->diag) : 3;
}

/* --- the command line --------------------------------------------------------------------------- */

static const Command commands[] = {
	{ "new", "DIR [--from zhangye|blank]", "a folder with a project that builds at once", "Gq", false, cmd_new },
	{ "compile", "FILE.md", "one document from a template, no project needed", "CDpalJostdmuxSTAq", false, cmd_compile },
	{ "import", "[FILE...]", "read the ledgers into the project's database", "CDJyFq", true, cmd_import },
	{ "form", "LEDGER", "a blank form of a ledger, as an XLSX workbook to be filled in and imported", "CDoFq", true, cmd_form },
	{ "check", "", "list the findings in the data, one a line; status 1 when there are errors", "CDplfoq", true, cmd_check },
	{ "evaluate", "--period P", "judge every target and task, and list the judgments, or what has changed in them", "CDplafocq", true, cmd_evaluate },
	{ "explain", "TARGET --period P | FILE:ROW[:COL]",
	  "formula and inputs of a judgment, each with file:row; or what was judged from a row", "CDplaJoq", true, cmd_explain },
	{ "build", "DOCUMENT --period P", "one of the project's documents", "CDpawlJostdmuxESFPITAq", true, cmd_build },
	{ "override", "DOCUMENT PARAGRAPH --period P", "a paragraph's text written out to be edited; it is then printed instead", "CDpawlsSq", true, cmd_override },
	{ "batch", "DOCUMENT --period P | FILE.md --each-row NAME", "one document for each area, unit or enterprise, or for each record",
	  "CDplJosternjkOLmuxESFPq", false, cmd_batch },
	{ "lint", "FILE.md|DOCUMENT", "the pages measured against GB/T 9704-2012, a clause a line; status 1 when one differs",
	  "CDpawlJostmSq", false, cmd_lint },
	{ "fonts", "", "the roles, and the faces chosen for them", "CJoq", false, cmd_fonts },
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void help(FILE *out)
{
	fputs("wenheng - reports from ledgers: judged against targets, typeset in Chinese\n\n"
	      "usage: wenheng COMMAND [OPTION...] [OPERAND...]\n\n", out);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(out, "  %-9s %s\n", commands[i].name, commands[i].summary);
	fputs("\n`wenheng COMMAND --help` describes a command; `wenheng --version` names the version.\n"
	      "Exit status: 0 done; 1 findings or errors in the input; 2 usage; 3 the machine.\n", out);
}

static void version(FILE *out)
{
	fputs("wenheng " WENHENG_VERSION "\n", out);
}

static int command_help(const Command *c)
{
	printf("usage: wenheng %s [OPTION...]%s%s\n\n%s\n\n", c->name, *c->usage ? " " : "", c->usage, c->summary);
	options_help(stdout, c->options);
	return 0;
}

/* The database that the manifest names, and what SQLite and the import write beside it. */
static bool may_use_database(Press *p)
{
	static const char *const beside[] = { "", "-journal", "-wal", "-shm", ".pictures" };
	const char *path = p->database;
	const char *real = path_real(p->arena, path); /* what SQLite takes it for */
	bool good = press_inside(p, path, NULL);
	for (size_t i = 0; good && i < sizeof beside / sizeof *beside; i++)
		good = press_inside(p, arena_printf(p->arena, "%s%s", path, beside[i]), NULL) &&
		       press_inside(p, arena_printf(p->arena, "%s%s", real, beside[i]), NULL);
	return good;
}

/* For a command that needs no project only a database that is there is opened; none is made.  One of an older layout is brought
 * to ours by the commands that read every ledger into it. */
static bool open_project(Press *p, Script *s, const Project **project, const Options *o, const Command *c)
{
	*project = script_project(s);
	if (!*project)
		return false;
	p->database = o->database ? o->database : path_join(p->arena, p->root, (*project)->database);
	bool keep = c->run == cmd_compile || c->run == cmd_fonts;
	bool reads = c->run == cmd_build || c->run == cmd_override || (c->run == cmd_import && !o->operand_count);
	StoreUse use = o->snapshot ? STORE_READ : c->run == cmd_import && o->dry_run ? STORE_SCRATCH : reads ? STORE_REBUILD : STORE_WRITE;
	if (keep && !file_exists(p->database)) {
		p->database = NULL;
		return true;
	}
	if (!o->database && !may_use_database(p))
		return false;
	p->store = store_open(p->database, use, p->diag);
	return p->store != NULL;
}

/* Whether the command's outputs, where such files are there, are none that it or the project is made from; looked at before
 * anything is written. */
static bool outputs_free(Press *p, const Project *project, const Options *o)
{
	const char *const paths[] = { o->output, o->trace };
	bool good = true;
	if (!(o->output && file_is_plain(o->output)) && !(o->trace && file_is_plain(o->trace)))
		return true;
	if (project)
		imports_guard(p, project);
	for (size_t i = 0; i < o->operand_count; i++)
		guard_path(o->operands[i]);
	for (size_t i = 0; i < o->data_count; i++)
		guard_path(o->data[i].value);
	for (size_t i = 0; i < o->attached_count; i++)
		guard_path(o->attached[i]);
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		good = (!paths[i] || (file_may_write(paths[i], p->diag) && press_may_replace(p, paths[i]))) && good;
	return good;
}

static int run_command(const Command *c, const Options *o, Diag *d)
{
	Press p = { 0 };
	Script *s = NULL;
	const Project *project = NULL;
	int status = 3;
	if (c->run == cmd_build || c->run == cmd_batch) /* whose documents are told of all that was read before them, too */
		inputs_remember();
	if (press_open(&p, o, d)) {
		if ((c->project || o->dir) && !p.root)
			diag_error(d, PLACE_NONE, "there is no manifest.lua in \"%s\"; -C DIR names the project",
			           o->dir ? o->dir : ".");
		else
			s = press_script(&p);
		if (s && (!p.root || c->run == cmd_new || /* which has nothing to do with a project here */
		           open_project(&p, s, &project, o, c)) && outputs_free(&p, project, o)) {
			script_set_store(s, p.store);
			status = c->run(&p, s, project, o);
		} else {
			status = diag_status(d) ? diag_status(d) : 3;
		}
	} else {
		status = diag_status(d);
	}
	script_free(s);
	press_close(&p);
	return status;
}

/* What was printed and had no place is lost, and nobody else would say so.  Status 3 has had its message. */
static int printed(Diag *d, int status)
{
	errno = 0;
	if (status == 3 || (fflush(stdout) == 0 && !ferror(stdout)))
		return status;
	diag_machine(d, (Place){ .file = "-" }, "cannot be written: %s", strerror(errno ? errno : EIO));
	return 3;
}

/* Whether the command has no use for what it was given; said before anything is opened. */
static bool too_much(const Command *c, const Options *o)
{
	bool none = !*c->usage || *c->usage == '-';
	if (!none || !o->operand_count || o->help)
		return false;
	options_complain("`%s` takes no operand, \"%s\"; see `wenheng %s --help`", c->name, o->operands[0], c->name);
	return true;
}

static int run_parsed(const Command *c, const char *program, int argc, char **argv)
{
	Options o = { .program = program };
	int status = USAGE;
	if (options_parse(argc, argv, c->options, &o) && !too_much(c, &o)) {
		Diag *d = diag_new();
		diag_set_quiet(d, o.quiet);
		if (o.format && !strcmp(o.format, "json"))
			diag_set_format(d, DIAG_JSON);
		status = printed(d, o.help ? command_help(c) : run_command(c, &o, d));
		diag_free(d);
	}
	options_free(&o);
	return status;
}

/* `wenheng -C data build …`: the options that name the project may stand before the command, which is
 * then moved to the front. */
static void command_first(int argc, char **argv)
{
	int at = 1;
	while (at < argc && argv[at][0] == '-') {
		bool value = !strcmp(argv[at], "-C") || !strcmp(argv[at], "--project") || !strcmp(argv[at], "--db");
		bool alone = !strncmp(argv[at], "--project=", 10) || !strncmp(argv[at], "--db=", 5);
		if (!value && !alone)
			return;
		at += value ? 2 : 1;
	}
	if (at >= argc)
		return;
	char *command = argv[at];
	memmove(argv + 2, argv + 1, (size_t)(at - 1) * sizeof *argv);
	argv[1] = command;
}

static int print_alone(void (*what)(FILE *))
{
	Diag *d = diag_new();
	what(stdout);
	int status = printed(d, 0);
	diag_free(d);
	return status;
}

/* A standard stream that is closed would be the next file that is opened, and get what is printed: it is held by one that can
 * neither be written nor, the first, be read. */
static void hold_streams(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd ? O_RDONLY : O_WRONLY) != fd)
			exit(3);
}

int main(int argc, char **argv)
{
	hold_streams();
	mem_keep_freed();
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of its write, and has a message */
	setlocale(LC_ALL, "C"); /* nothing depends on the user's locale */
	if (argc < 2) {
		help(stderr);
		return USAGE;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help"))
		return print_alone(help);
	if (!strcmp(argv[1], "--version"))
		return print_alone(version);
	command_first(argc, argv);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (!strcmp(argv[1], commands[i].name))
			return run_parsed(&commands[i], argv[0], argc - 1, argv + 1);
	options_complain("there is no command \"%s\"; see `wenheng --help`", argv[1]);
	return USAGE;
}
