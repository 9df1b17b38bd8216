/* deposit.h - puts what is read of a ledger's file into the store, record by record, inside the import's transaction. */
#ifndef WENHENG_LEDGER_DEPOSIT_H
#define WENHENG_LEDGER_DEPOSIT_H

#include "base/diag.h"
#include "base/mem.h"
#include "base/progress.h"
#include "ledger/records.h"
#include "ledger/store.h"

typedef struct Deposit { /* one table: the file, or a sheet of it */
	Store            *store;
	Arena            *arena;
	const Schema     *schema;
	const LedgerFile *lf;
	const char       *covers; /* the area of which the file is all that there is; NULL: of all areas */
	const char       *path, *encoding, *digest; /* of the source; path as the store keeps it */
	Progress         *progress; /* told of each record; NULL is allowed */
	Diag             *diag;
	/* deposit.c's own: */
	char              file[24]; /* the source's id, "" when it is new */
	const char       *sql;      /* that stores a record */
	const char      **args;
	bool              failed;
} Deposit;

#define COVERS_NONE "?" /* no area: whose the file is is not known */

/* Looks up the source by its path. False after a report, as are all. */
bool deposit_find(Deposit *p);
/* Then takes away the rows it had; the records are counted when they have come. */
bool deposit_source(Deposit *p, size_t records);
bool deposit_begin(Deposit *p, const Table *t); /* both, and the columns */
RecordSink deposit_sink(Deposit *p);
bool deposit_finding(void *deposit, const Finding *f);
bool deposit_end(Deposit *p, const RecordList *read);

/* Drops the source's rows, or the source with them. */
bool deposit_clear(Store *s, Diag *d, const char *ledger, const char *file);
bool deposit_forget(Store *s, Diag *d, const char *ledger, const char *file);

#endif
