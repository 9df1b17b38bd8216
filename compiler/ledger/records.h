/* records.h - the rows of a table → records of typed values, with what is wrong in them. */
#ifndef WENHENG_LEDGER_RECORDS_H
#define WENHENG_LEDGER_RECORDS_H

#include "ledger/finding.h"
#include "ledger/schema.h"
#include "ledger/table.h"
#include "ledger/value.h"

typedef struct Record {
	int          row;    /* as a spreadsheet numbers it */
	const char  *period; /* "2026H1", or NULL: not known */
	const char  *area;   /* id, or NULL: none */
	const Value *values; /* one a field */
	const char **raws;   /* the cells as typed, trimmed */
} Record;

typedef struct LeftOut { /* a row of the sheet that is no record */
	int         row;
	const char *kind; /* title, head, subtotal, total, part, group, note, dropped, beside, other */
	const char *text; /* its first cell that is not blank */
} LeftOut;

typedef struct RecordList { /* what is left when the records have been given away */
	size_t   count;  /* of records */
	int     values, blanks, marks, not_applicable, faults; /* cells of each kind */
} RecordList;

/* Where records and the other rows go, with texts that are good until it returns; reading stops when that gives false. */
typedef struct RecordSink {
	bool (*record)(void *to, const Record *r);  /* NULL: they are only counted */
	bool (*other)(void *to, const LeftOut *row); /* rows without any text are not among them; NULL, too */
	void  *to;
} RecordSink;

typedef struct RecordSource {
	const Table      *table;
	RowFeed           feed; /* the rows below those of the table's sheet */
	const LedgerFile *file;
	const AreaName   *areas;
	size_t            area_count;
	const struct Workbook *book; /* the file, when it is one */
	bool              doubted; /* whose rows they are is not known, and has been told: the file has no area */
} RecordSource;

/* Gives every record to the sink.  Sums that the file states (合计, 小计) are checked against the records they are of. */
RecordList records_read(Arena *a, const RecordSource *source, RecordSink sink, FindingList *findings);

#endif
