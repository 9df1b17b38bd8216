/* stream.h - records one by one, of a CSV file or of the store, the same each time they are read from the
 * start.  However many there are, one is in memory. */
#ifndef WENHENG_LEDGER_STREAM_H
#define WENHENG_LEDGER_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "ledger/csv.h"
#include "ledger/store.h"

typedef struct RecordStream RecordStream;
struct RecordStream {
	const char *const *names; /* of the fields; "" for a column without one */
	size_t count;
	const char *what;         /* what messages call it: "ledger.csv", "the ledger \"water\"" */
	/* The next record: a text for each name, NULL where the store has a gap, and where it stands: the file
	 * and line (store: row).  Texts are good until the next call, place.file as long as the stream.
	 * False at the end, or when it cannot be read on, which was reported and noted in failed. */
	bool (*next)(RecordStream *s, const char *const **values, Place *place, Diag *d);
	bool (*rewind)(RecordStream *s, Diag *d); /* false after a report */
	void (*close)(RecordStream *s);           /* frees s too */
	bool columns;                             /* the number of a field is its column in the file */
	bool failed;
};

/* A CSV file, looked through when it is opened: its encoding, its columns, and that every record fits them.
 * The rules are those of `data` (csv.h); blank rows are passed over. */
typedef struct RecordFile RecordFile;
RecordFile     *record_file_open(const char *path, Diag *d); /* keeps path by reference; NULL after a report */
void            record_file_close(RecordFile *f);            /* NULL is allowed */
const char     *record_file_path(const RecordFile *f);
const char     *record_file_encoding(const RecordFile *f);
size_t          record_file_count(const RecordFile *f); /* of records */

RecordStream *stream_file(const RecordFile *f); /* f must outlive it */
/* A query whose first two columns are the path and the row of the file a record came from; the others are
 * its fields, by their names.  Its order must be total.  NULL after a report. */
RecordStream *stream_query(Store *store, const char *what, const char *sql, const char *const *args, size_t count,
                           Diag *d);

#endif
