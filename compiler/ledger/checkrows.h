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
	RowSet        *set;
	size_t         at;     /* in the set */
	const RowFile *source; /* NULL: a finding about no record */
	const char    *area;   /* id, or NULL */
	const char    *name;
} Row;

/* The records of a period that have a name and a file.  They stand by area, file and row in the set, whose numbers (at) order
 * them therefore; and in the table check_row, which is no part of the database file, beside what the checks compare them by:
 *
 *   check_row(list, at, area, key, code, owner, own, bare)   area: '' for none; key: of the name (key.h); code: a credit code, or NULL;
 *                                                 owner: whose it is, the name in the field before it, else the key;
 *                                                 own: what the field "code" says, or NULL;
 *                                                 bare: the key without marks, NULL where it has none
 *   check_once(list, area, key, at)               those whose area and key no other of the list has */
typedef struct RowList {
	int     list; /* its number there: NOW, BEFORE */
	RowSet *set;
	size_t  count;
} RowList;

enum { NOW, BEFORE };

typedef struct Check { /* of a ledger and a period */
	Arena        *arena, *words; /* of the rows that are looked at; what a finding says, until it is stored */
	Store        *store;
	const Schema *schema;
	const Schema *list;  /* of the ledger in which its records must be listed, or NULL */
	const Schema *schemas; /* of all ledgers */
	size_t        schema_count;
	const char   *period;
	bool          has_area;
	Progress     *progress;
	Diag         *diag;
} Check;

bool checkrows_begin(Check *c); /* makes the tables, empty… */
bool checkrows_ready(Check *c); /* … and their order, when all lists are read… */
bool checkrows_once(Check *c);  /* … and what is in check_once.  False after a report. */
/* False after a report; freed either way. */
bool checkrows_read(Check *c, const char *period, int list, RowList *out);
void checkrows_free(RowList *l);

Row         checkrows_row(Check *c, const RowList *l, size_t at); /* its texts are in c->arena */
uint64_t    checkrows_words(const RowSet *set, size_t at); /* a hash of all that is no figure */
bool        checkrows_words_alike(const RowSet *set, size_t a, size_t b); /* all that is no figure */
const char *checkrows_figure(const RowSet *set, size_t at, size_t field); /* of a figure, or a date to be looked at; NULL: a gap, or neither */
int         checkrows_line(const Row *r);
/* A number that a query gives as the first column of its only row; -1 after a report. */
int64_t     checkrows_count(Check *c, const char *sql);

/* Stores a finding about a record, or only its area; field: its name, or NULL.  The messages are in c->words. */
bool  checkrows_add(Check *c, const Row *r, Severity severity, const char *code, const char *field, const char *raw,
                    const char *message, const char *english);
/* Whether the ledger is in the store at all. */
bool  checkrows_exists(Store *s, const char *ledger, Diag *d);
const char *checkrows_where(Check *c, const Row *at, const Row *other);         /* 第12行, file.csv第12行 */
const char *checkrows_where_english(Check *c, const Row *at, const Row *other);

/* checkfigures.c: records that break their schema's own checks, days outside the period, figures a hundred times
 * those of the period before. */
bool checkfigures_broken(Check *c, const RowList *now);
bool checkfigures_outside(Check *c, const RowList *now);
bool checkfigures_leaps(Check *c, const RowList *now, const RowList *before, const char *period);

/* checkrepeats.c: what the schema says there is one of, given twice and differently, or by two areas. */
bool checkrepeats(Check *c, const RowList *now);
/* Whether two records are of one such thing and don't say the same of it. */
bool checkrepeats_differ(Check *c, const RowList *now, size_t a, size_t b);
bool checkrepeats_same(Check *c, const RowList *now, size_t a, size_t b); /* … or do */
bool checkrepeats_alike(Check *c, const RowList *now, size_t a, size_t b); /* they say the same, but for remarks */
/* Whether two areas give one such thing that there is once in the whole city. */
bool checkrepeats_once(Check *c, const RowList *now, size_t a, size_t b);
/* Whether they are surely of two such things: a reward by another policy. A code may be given once and not again. */
bool checkrepeats_other(Check *c, const RowList *now, size_t a, size_t b);

/* checkmoved.c: who stands in the lists of two areas that are of two half-years. */
bool checkmoved(Check *c);

/* checkwritten.c: codes that can be no credit code, and names that a spreadsheet made a date. */
bool checkwritten(Check *c, const RowList *now);

/* checkstale.c: figures that are all those of the period before. */
bool checkstale(Check *c, const RowList *now, const RowList *before, const char *period);

/* checkempty.c: files of which no record is read. */
bool checkempty(Check *c);

/* checkremarks.c: records that say of themselves that they do not count. */
bool checkremarks(Check *c, const RowList *now);

/* checkdoubted.c: records whose remarks put their figures in doubt. */
bool checkdoubted(Check *c, const RowList *now);

/* checkwhen.c: records that say one thing and not what must then be said. */
bool checkwhen(Check *c, const RowList *now);

/* checkyears.c: years and days so far from the period that they are likely mistyped. */
bool checkyears(Check *c, const RowList *now);

/* checkunits.c: records whose unit can't be made the one that another ledger has for the same thing. */
bool checkunits(Check *c, const RowList *now);

/* checknamed.c: records of what another ledger should have, and has not. */
bool checknamed(Check *c, const RowList *now);

/* checklisted.c: records of what the ledger that lists such things has not, or has with another code; the list that holds at the
 * period counts (standing.h), for each area its own. */
bool checklisted(Check *c, const RowList *now);

#endif
