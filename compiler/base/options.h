/* options.h - the command line: one table of options, each command naming those it takes. */
#ifndef WENHENG_BASE_OPTIONS_H
#define WENHENG_BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct Pair { /* NAME=VALUE */
	const char *name, *value;
} Pair;

typedef struct Options {
	const char *dir, *database, *period, *area, *subject, *lang, *format, *output, *name, *each, *each_row, *dump, *from, *trace;
	int  jobs, shard, shards; /* --shard K/N; shards 0: all */
	bool quiet, strict, dry_run, force, missing_box, untagged, changes, list_paragraphs, annex, help;
	const char *attach_evaluation; /* "json", "csv" or NULL */
	const char **attached;
	size_t attached_count, attached_cap;
	Pair *sets;
	size_t set_count, set_cap;
	Pair *data;
	size_t data_count, data_cap;
	char **operands;
	size_t operand_count;
} Options;

/* Reads argv (the command's own name first).  accepted: the letters of the options the command
 * takes, as in the table of options.c.  False after a message on standard error: usage, status 2. */
bool options_parse(int argc, char **argv, const char *accepted, Options *out);
void options_free(Options *o);

/* Describes the accepted options, one a line. */
void options_help(FILE *out, const char *accepted);

#endif
