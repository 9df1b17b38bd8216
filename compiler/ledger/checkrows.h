/* checkrows.h - a ledger's records of a period as the checks look at them. */
#ifndef WENHENG_LEDGER_CHECKROWS_H
#define WENHENG_LEDGER_CHECKROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/progress.h"
#include "ledger/rowset.h"
#include "ledger/schema.h"
#include "ledger/store.h"

typedef struct Row {
	const RowSet    *set;
	size_t           at;     /* in the set */
	const RowFile *source; /* NULL: a finding about no record */
	const char      *area;   /* id, or NULL */
	const char      *name, *key; /* the record's name, and its key (key.h) */
	const char      *code;   /* its credit code, or NULL */
	const char      *owner;  /* whose code it is: the name in the field before it, else the key */
	bool             met;    /* found in the other period */
} Row;

typedef struct RowList { /* sorted by area, key, file and row */
	RowSet *set;
	Row    *items;
	size_t  count, cap;
} RowList;

typedef struct Check { /* of a ledger and a period */
	Arena        *arena, *words; /* keys; what a finding says, until it is stored */
	Store        *store;
	const Schema *schema;
	const char   *period;
	bool          has_area;
	Progress     *progress;
	Diag         *diag;
} Check;

/* Records of the period that have a name. False after a report; freed either way. */
bool checkrows_read(Check *c, const char *period, RowList *out);
void checkrows_free(RowList *l);

bool  checkrows_same(const Row *a, const Row *b); /* of one area and key */
int   checkrows_compare(const void *a, const void *b); /* two Rows, in the list's order */
Row  *checkrows_find(const RowList *l, const Row *r); /* the first that is the same, or NULL */
bool  checkrows_unique(const RowList *l, const Row *r); /* no other row of the list is the same */
bool  checkrows_area(const RowList *l, const char *area); /* the area has a record */
bool  checkrows_words_alike(const Row *a, const Row *b); /* all that is no figure */
const char *checkrows_figure(const Row *r, size_t field); /* of a figure, or a date to be looked at; NULL: a gap, or neither */
int   checkrows_line(const Row *r);

/* Stores a finding about a record, or only its area; field: its name, or NULL.  The messages are in c->words. */
bool  checkrows_add(Check *c, const Row *r, Severity severity, const char *code, const char *field, const char *raw,
                    const char *message, const char *english);
const char *checkrows_where(Check *c, const Row *at, const Row *other);         /* 第12行, file.csv第12行 */
const char *checkrows_where_english(Check *c, const Row *at, const Row *other);

/* checkfigures.c: records that break their schema's own checks, days outside the period, figures a hundred times
 * those of the period before. */
bool checkfigures_broken(Check *c, const RowList *now);
bool checkfigures_outside(Check *c, const RowList *now);
bool checkfigures_leaps(Check *c, const RowList *now, const RowList *before, const char *period);

#endif
