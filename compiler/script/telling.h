/* telling.h - what the origin of a number is, in words: the judgment with its formula, the cells, the list that was counted,
 * the line of a file. */
#ifndef WENHENG_SCRIPT_TELLING_H
#define WENHENG_SCRIPT_TELLING_H

#include "script/origin.h"

/* What kind of origin a number has, the more telling of several first. */
typedef enum ToldKind {
	TOLD_JUDGMENT, TOLD_CELL, TOLD_COUNT, TOLD_FILE, TOLD_OVERRIDE, TOLD_TEXT, TOLD_PERIOD, TOLD_NUMBERING, TOLD_COMPUTED, TOLD_UNKNOWN
} ToldKind;
#define TOLD_KINDS ((int)TOLD_UNKNOWN + 1)
extern const char *const told_names[]; /* "judgment" …: as JSON has them */

typedef struct Told {
	ToldKind kind;
	const char *what, *formula, *explain; /* texts, "" for none */
	char **cells;  /* "ledgers/2026H1/用水.csv:4:12 label = value", lines "policy.lua:12"; on the heap with their texts in the arena */
	size_t count, cap;
} Told;

typedef struct Telling {
	Script *s;
	Arena *arena;
	const char *document_period;
	bool english; /* the words that are not the ledgers' own */
	bool good;
} Telling;

/* Tells an origin; the caller frees the cells. Sets good to false after a report. */
Told telling_of(Telling *t, OriginId id);

#endif
