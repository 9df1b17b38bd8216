/* finding.h - what is wrong or doubtful in a ledger, gathered while its file is read.
 *
 * Each is said twice: to the terminal at once, in English as diagnostics are; and in the store, in
 * Chinese, for the documents and for `wenheng check`.  Faulty cells are known gaps: they warn at
 * import and are errors of the data to `check`. */
#ifndef WENHENG_LEDGER_FINDING_H
#define WENHENG_LEDGER_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"

typedef struct Finding {
	int         row, col;  /* as the clerk's spreadsheet numbers them; 0: the file, the row */
	Severity    severity;  /* in the store */
	const char *code;
	const char *field;     /* its name, or NULL */
	const char *raw;       /* the cell's text, or NULL */
	const char *message;   /* in Chinese */
	const char *area;      /* id, or NULL */
	const char *english;   /* the message; finding_add() fills it in */
} Finding;

/* Where findings go as they are made: their texts are good until it returns. False: it could not take one. */
typedef bool (*FindingTake)(void *to, const Finding *f);

typedef struct FindingList {
	Arena      *arena;
	Diag       *diag;
	const char *file;   /* as messages name it */
	bool        strict; /* errors are reported as errors at import too */
	FindingTake take;   /* NULL: they are kept, their texts copied, until finding_pour() */
	void       *to;
	Finding    *items;  /* those that are kept */
	size_t      kept, cap;
	size_t      count;  /* all */
	bool        failed; /* one could not be taken */
} FindingList;

/* Adds f and reports `english` at its place. */
void finding_add(FindingList *l, Finding f, const char *english);
/* From now on findings go to take(), those that were kept first; NULL: nowhere, they are only reported. */
void finding_pour(FindingList *l, FindingTake take, void *to);
void finding_free(FindingList *l);

const char *severity_name(Severity s); /* note, warning, error */

#endif
