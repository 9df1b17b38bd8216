/* options.c - see options.h.  Parsing is getopt_long's; the table adds which command takes what. */
#include "base/options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

typedef struct Option {
	char letter;
	const char *name, *argument, *help;
	const char *values; /* "a|b": the only values, or NULL */
} Option;

static const Option table[] = {
	{ 'C', "project", "DIR", "the project's folder (default: this one)", NULL },
	{ 'D', "db", "FILE", "the database (default: the manifest's)", NULL },
	{ 'p', "period", "P", "2026H1, 2026H2 or 2026", NULL },
	{ 'a', "area", "A", "an area, by id or name", NULL },
	{ 'w', "for", "NAME", "what a document is made for where that is no area: a unit, an enterprise", NULL },
	{ 'l', "lang", "L", "zh, en or zh-en", "zh|en|zh-en" },
	{ 'f', "format", "F", "text, json or csv", "text|json|csv" },
	{ 'J', "format", "F", "text or json", "text|json" }, /* of what is no table */
	{ 'o', "output", "FILE", "where to write; - is standard output (batch: the folder)", NULL },
	{ 's', "set", "NAME=VALUE", "a value for the template; may be repeated", NULL },
	{ 't', "data", "NAME=FILE", "a CSV, XLSX, JSON or JSON-lines file for the template; may be repeated", NULL },
	{ 'e', "each", "area", "one document for each area", "area" },
	{ 'r', "each-row", "NAME", "one document for each record of --data NAME", NULL },
	{ 'n', "name", "PATTERN", "file names, such as {县区}-{期数}.pdf", NULL },
	{ 'j', "jobs", "N", "documents made at the same time", NULL },
	{ 'k', "shard", "K/N", "only the K-th of N parts of the batch", NULL },
	{ 'O', "only", "FILE", "only the document of the batch that goes to this file of the folder", NULL },
	{ 'L', "list-jobs", "[N]", "make nothing: print the batch as commands, one a line, one for each document or N in all", NULL },
	{ 'P', "snapshot", NULL, "take the database as it is: no ledger is read, nothing is judged anew", NULL },
	{ 'd', "dump", "WHAT", "layout, tree or lua, as text, instead of a document", "layout|tree|lua" },
	{ 'm', "missing", "box", "a box for a character no face has or a picture that is damaged, and a warning", "box" },
	{ 'u', "untagged", NULL, "a PDF without structure tree: smaller, for very large ledgers", NULL },
	{ 'x', "attach", "FILE", "a file kept inside the PDF, which then is PDF/A-3; may be repeated", NULL },
	{ 'E', "attach-evaluation", "F", "the judgments that the document was made from, kept inside the PDF as json or csv", "json|csv" },
	{ 'N', "limit", "WHAT=N", "memory=1G, steps=1000M or pages=100000: what a run may use at most; may be repeated", NULL },
	{ 'W', "allow", "DIR", "files may be read from this folder, too; may be repeated", NULL },
	{ 'S', "strict", NULL, "faults that are usually only warned of end the run", NULL },
	{ 'y', "dry-run", NULL, "read and report, store nothing", NULL },
	{ 'c', "changes", NULL, "what differs from the evaluation before, with the inputs that do", NULL },
	{ 'F', "force", NULL, "read ledgers, or make documents, although nothing has changed; write a form over another file", NULL },
	{ 'G', "from", "WHAT", "zhangye, the sample project, or blank, the smallest one (default)", "zhangye|blank" },
	{ 'I', "list-paragraphs", NULL, "the paragraphs by the names that `override` takes, instead of a document", NULL },
	{ 'T', "trace", "FILE", "every number with its source cells, as CSV or, where FILE ends in .json, as JSON", NULL },
	{ 'A', "annex", "data", "a table at the end: the numbers with their source cells", "data" },
	{ 'q', "quiet", NULL, "errors only", NULL },
	{ 'h', "help", NULL, "this text", NULL },
};
enum { TABLE_SIZE = sizeof table / sizeof *table };

#define OF_ALL "hNW" /* what every command takes */

static const Option *find(int letter)
{
	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (table[i].letter == letter)
			return &table[i];
	return NULL;
}

static bool one_of(const char *value, const char *values)
{
	size_t n = strlen(value);
	for (const char *p = values; p; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL)
		if (!strncmp(p, value, n) && (p[n] == '|' || p[n] == '\0'))
			return true;
	return false;
}

void options_complain(const char *format, ...)
{
	Buf text = { 0 }, shown = { 0 };
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	utf8_show(&shown, buf_text(&text), text.len);
	fprintf(stderr, "wenheng: error: %s\n", buf_text(&shown));
	buf_free(&shown);
	buf_free(&text);
}

static bool complain(const Option *o, const char *value)
{
	options_complain("--%s: \"%s\" is no %s%s%s", o->name, value, o->argument,
	        o->values ? "; choose of " : "", o->values ? o->values : "");
	return false;
}

static bool whole(const char *s, const char *end, int *out)
{
	long v = 0;
	if (s == end)
		return false;
	for (; s < end; s++) {
		if (*s < '0' || *s > '9' || v > 100000)
			return false;
		v = v * 10 + (*s - '0');
	}
	*out = (int)v;
	return true;
}

static bool read_shard(const char *s, Options *out)
{
	const char *slash = strchr(s, '/');
	return slash && whole(s, slash, &out->shard) && whole(slash + 1, slash + strlen(slash), &out->shards) &&
	       out->shard >= 1 && out->shard <= out->shards;
}

/* "memory=512M": a number with K, M or G for thousands and so on, which for memory are of 1,024. */
static bool read_limit(const char *s, Options *out)
{
	static const char *const names[] = { "memory=", "steps=", "pages=" };
	size_t which = 0;
	while (which < 3 && strncmp(s, names[which], strlen(names[which])) != 0)
		which++;
	if (which == 3)
		return false;
	s += strlen(names[which]);
	const char *end = s + strspn(s, "0123456789"), *letter = *end ? strchr("KMG", *end) : NULL;
	if (end == s || end - s > 9 || (*end && (!letter || end[1])))
		return false;
	int64_t n = strtoll(s, NULL, 10);
	for (const char *p = "KMG"; letter && *p; p++) {
		n *= which == 0 ? 1024 : 1000;
		if (*p == *letter)
			break;
	}
	if (n < 1)
		return false;
	if (which == 0)
		out->limit.memory = (size_t)n;
	else if (which == 1)
		out->limit.steps = n;
	else
		out->limit.pages = (size_t)n;
	return true;
}

static bool read_pair(char *s, Pair *out)
{
	char *equals = strchr(s, '=');
	if (!equals || equals == s)
		return false;
	*equals = '\0';
	*out = (Pair){ s, equals + 1 };
	return true;
}

/* No file or folder has an empty name: it is a variable's of a shell's script that was never set. */
static bool names_file(const Option *o, const char *value)
{
	if (!o->argument || !strstr("DIR FILE NAME=FILE", o->argument))
		return true;
	const char *equals = o->letter == 't' ? strchr(value, '=') : NULL;
	return equals ? equals[1] != '\0' : *value != '\0';
}

static bool store(const Option *o, char *value, Options *out)
{
	Pair pair;
	if ((o->values && !one_of(value, o->values)) || !names_file(o, value))
		return complain(o, value);
	switch (o->letter) {
	case 'C': out->dir = value; break;
	case 'D': out->database = value; break;
	case 'p': out->period = value; break;
	case 'a': out->area = value; break;
	case 'w': out->subject = value; break;
	case 'O': out->only = value; break;
	case 'P': out->snapshot = true; break;
	case 'L':
		out->list_jobs = true;
		if (value && (!whole(value, value + strlen(value), &out->commands) || out->commands < 1))
			return complain(o, value);
		break;
	case 'l': out->lang = value; break;
	case 'f':
	case 'J': out->format = value; break;
	case 'o': out->output = value; break;
	case 'e': out->each = value; break;
	case 'r': out->each_row = value; break;
	case 'n': out->name = value; break;
	case 'd': out->dump = value; break;
	case 'm': out->missing_box = true; break;
	case 'u': out->untagged = true; break;
	case 'x': *MEM_PUSH(out->attached, out->attached_count, out->attached_cap) = value; break;
	case 'E': out->attach_evaluation = value; break;
	case 'S': out->strict = true; break;
	case 'y': out->dry_run = true; break;
	case 'F': out->force = true; break;
	case 'c': out->changes = true; break;
	case 'I': out->list_paragraphs = true; break;
	case 'T': out->trace = value; break;
	case 'A': out->annex = true; break;
	case 'G': out->from = value; break;
	case 'q': out->quiet = true; break;
	case 'h': out->help = true; break;
	case 'j':
		if (!whole(value, value + strlen(value), &out->jobs) || out->jobs < 1)
			return complain(o, value);
		break;
	case 'k':
		if (!read_shard(value, out))
			return complain(o, value);
		break;
	case 'N':
		if (!read_limit(value, out))
			return complain(o, value);
		break;
	case 'W':
		*MEM_PUSH(out->allowed, out->allowed_count, out->allowed_cap) = value;
		break;
	case 's':
		if (!read_pair(value, &pair))
			return complain(o, value);
		*MEM_PUSH(out->sets, out->set_count, out->set_cap) = pair;
		break;
	case 't':
		if (!read_pair(value, &pair))
			return complain(o, value);
		*MEM_PUSH(out->data, out->data_count, out->data_cap) = pair;
		break;
	}
	return true;
}

static int argument_kind(const Option *o)
{
	if (!o->argument)
		return no_argument;
	return o->argument[0] == '[' ? optional_argument : required_argument;
}

/* Two commands may mean different things by one name: what this one takes is meant. */
static bool other_is_meant(const Option *o, const char *accepted)
{
	for (const Option *other = table; other < table + TABLE_SIZE; other++) {
		if (other == o || strcmp(other->name, o->name) != 0)
			continue;
		if (strchr(accepted, other->letter) || (other < o && !strchr(accepted, o->letter)))
			return true;
	}
	return false;
}

/* The long options of the command that begin as this argument does; out: their names. */
static size_t fitting(const char *argument, const char *accepted, Buf *out)
{
	size_t n = strcspn(argument + 2, "="), count = 0;
	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (!other_is_meant(&table[i], accepted) && strncmp(table[i].name, argument + 2, n) == 0)
			buf_printf(out, "%s--%s", count++ ? ", " : "", table[i].name);
	return count;
}

/* What getopt found wrong in argv: `what` is '?' or, of an option without its value, ':'. */
static void tell_wrong(int what, char **argv, const char *accepted)
{
	const char *argument = argv[optind - 1]; /* of a long option */
	const Option *o = find(optopt);
	bool is_long = strncmp(argument, "--", 2) == 0;
	Buf why = { 0 }, names = { 0 };
	if (what == ':')
		buf_printf(&why, "--%s is given without its %s", o->name, o->argument);
	else if (optopt && o && !o->argument && is_long && strchr(argument, '='))
		buf_printf(&why, "--%s takes no value", o->name);
	else if (optopt)
		buf_printf(&why, "there is no option -%c", optopt);
	else if (is_long && fitting(argument, accepted, &names) > 1)
		buf_printf(&why, "%.*s is short for more than one option: %s", (int)strcspn(argument, "="), argument, buf_text(&names));
	else
		buf_printf(&why, "there is no option %.*s", (int)strcspn(argument, "="), argument);
	options_complain("%s; see `wenheng %s --help`", buf_text(&why), argv[0]);
	buf_free(&names);
	buf_free(&why);
}

bool options_parse(int argc, char **argv, const char *accepted, Options *out)
{
	struct option longs[TABLE_SIZE + 1] = { { 0 } };
	size_t n = 0;
	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (!other_is_meant(&table[i], accepted))
			longs[n++] = (struct option){ table[i].name, argument_kind(&table[i]), NULL, table[i].letter };
	int letter;
	while ((letter = getopt_long(argc, argv, ":C:o:j:qh", longs, NULL)) != -1) { /* the first : leaves what is wrong to us */
		const Option *o = find(letter);
		if (!o) {
			tell_wrong(letter, argv, accepted);
			return false;
		}
		if (!strchr(OF_ALL, letter) && !strchr(accepted, letter)) {
			options_complain("`%s` takes no --%s; see `wenheng %s --help`", argv[0], o->name, argv[0]);
			return false;
		}
		*MEM_PUSH(out->given, out->given_count, out->given_cap) = (Given){ o->letter, optarg };
		if (!store(o, optarg, out))
			return false;
	}
	out->operands = argv + optind;
	out->operand_count = (size_t)(argc - optind);
	for (size_t i = 0; i < out->operand_count; i++) {
		if (*out->operands[i])
			continue;
		options_complain("operand %zu is empty; see `wenheng %s --help`", i + 1, argv[0]);
		return false;
	}
	return true;
}

void options_free(Options *o)
{
	free(o->allowed);
	free(o->sets);
	free(o->data);
	free(o->attached);
	free(o->given);
}

void options_quote(Buf *out, const char *text)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:,+%@=";
	if (*text && !text[strspn(text, plain)]) {
		buf_text_add(out, text);
		return;
	}
	buf_byte(out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			buf_text_add(out, "'\\''");
		else
			buf_byte(out, *text);
	}
	buf_byte(out, '\'');
}

static void add_word(Buf *out, const char *text)
{
	buf_byte(out, ' ');
	options_quote(out, text);
}

/* NAME=VALUE was parted in its place when it was read. */
static void add_value(Buf *out, const Option *o, const char *value)
{
	Buf whole_value = { 0 };
	buf_text_add(&whole_value, value);
	if (o->letter == 's' || o->letter == 't')
		buf_printf(&whole_value, "=%s", value + strlen(value) + 1);
	add_word(out, buf_text(&whole_value));
	buf_free(&whole_value);
}

bool options_command(const Options *o, const char *command, const char *without, Buf *out)
{
	size_t start = out->len;
	options_quote(out, o->program);
	add_word(out, command);
	for (size_t i = 0; i < o->given_count; i++) {
		const Option *option = find(o->given[i].letter);
		if (strchr(without, option->letter))
			continue;
		buf_printf(out, " --%s", option->name);
		if (option->argument)
			add_value(out, option, o->given[i].value);
	}
	for (size_t i = 0; i < o->operand_count; i++) {
		if (i == 0 && o->operands[0][0] == '-')
			buf_text_add(out, " --");
		add_word(out, o->operands[i]);
	}
	return !memchr(out->data + start, '\n', out->len - start);
}

void options_help(FILE *out, const char *accepted)
{
	for (size_t i = 0; i < TABLE_SIZE; i++) {
		const Option *o = &table[i];
		if (!strchr(OF_ALL, o->letter) && !strchr(accepted, o->letter))
			continue;
		char left[64];
		const char *between = !o->argument ? "" : o->argument[0] == '[' ? "[=" : " ";
		snprintf(left, sizeof left, "%s%c%s --%s%s%s", strchr("Cojqh", o->letter) ? "-" : "  ",
		         strchr("Cojqh", o->letter) ? o->letter : ' ', strchr("Cojqh", o->letter) ? "," : "", o->name,
		         between, o->argument ? o->argument + (o->argument[0] == '[') : "");
		fprintf(out, "  %-26s %s\n", left, o->help);
	}
}
