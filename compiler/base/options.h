/* options.h - the command line: one table of options, each command naming those it takes. */
#ifndef WENHENG_BASE_OPTIONS_H
#define WENHENG_BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"

typedef struct Pair { /* NAME=VALUE */
	const char *name, *value;
} Pair;

typedef struct Given { /* an option as it stood on the command line */
	char letter;
	const char *value;
} Given;

typedef struct Options {
	const char *program; /* as it was called */
	const char *dir, *database, *period, *area, *subject, *lang, *format, *output, *name, *each, *each_row, *dump, *only;
	const char *from, *trace;
	int  jobs, shard, shards; /* --shard K/N; shards 0: all */
	int  commands;            /* --list-jobs=N; 0: one for each document */
	bool quiet, strict, dry_run, force, missing_box, untagged, changes, snapshot, list_jobs, list_paragraphs, annex, help;
	const char *attach_evaluation; /* "json", "csv" or NULL */
	const char **attached;
	size_t attached_count, attached_cap;
	struct {
		size_t  memory; /* bytes */
		int64_t steps;  /* of Lua and of a query */
		size_t  pages;  /* of a document */
	} limit; /* 0: the default */
	const char **allowed; /* more folders from which the project may read */
	size_t allowed_count, allowed_cap;
	Pair *sets;
	size_t set_count, set_cap;
	Pair *data;
	size_t data_count, data_cap;
	char **operands;
	size_t operand_count;
	Given *given;
	size_t given_count, given_cap;
} Options;

/* Reads argv (the command's own name first).  accepted: the letters of the options the command
 * takes, as in the table of options.c.  False after a message on standard error: usage, status 2. */
bool options_parse(int argc, char **argv, const char *accepted, Options *out);
/* A message on the command line itself, as all are that have no place. */
void options_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
void options_free(Options *o);

/* Appends the command line once more, for a shell, but for the options of these letters: the program, the command,
 * options, operands.  False when an argument has a line's end, which no line can hold. */
bool options_command(const Options *o, const char *command, const char *without, Buf *out);
/* Appends a word that a POSIX shell reads as this text. */
void options_quote(Buf *out, const char *text);

/* Describes the accepted options, one a line. */
void options_help(FILE *out, const char *accepted);

#endif
