/* csv.h - RFC 4180 text → rows of cells, with the line each row begins on; all at once or one by one. */
#ifndef WENHENG_LEDGER_CSV_H
#define WENHENG_LEDGER_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "ledger/sheet.h"

/* Splits decoded text. The separator (comma, tab, semicolon) is found from the first rows, outside
 * quotes. An unclosed quote is an error that names the line where it opened. */
bool csv_parse(Arena *a, const char *file, const char *text, size_t n, Sheet *out, Diag *d);

/* The same, row by row, from text that comes in pieces: more() gives the next one, which ends behind a
 * line feed unless it is the last, and n = 0 at the end; false after a report.  The separator is found
 * from the first piece.  A row's cells are good until the next one is read. */
typedef bool (*CsvMore)(void *from, const char **text, size_t *n, Diag *d);
typedef struct CsvReader CsvReader;
CsvReader *csv_reader_new(const char *file, CsvMore more, void *from); /* keeps file by reference */
CsvReader *csv_reader_whole(const char *file, const char *text, size_t n); /* of a text that is in memory */
bool       csv_reader_next(CsvReader *r, SheetRow *out, Diag *d); /* false at the end or after a report */
bool       csv_reader_failed(const CsvReader *r);
char       csv_reader_separator(const CsvReader *r); /* 0 before the first row */
void       csv_reader_free(CsvReader *r); /* NULL is allowed */

/* A table's first row that is not blank names its columns, each further one is a record. */
typedef struct CsvNames {
	const char  *file;
	int          line;  /* where they stand */
	const char **names; /* trimmed; "" for a column without one, which must be empty all the way down */
	size_t       count;
	bool         ragged; /* a row may end at its last value, before the last column */
	bool         told; /* that a column without a name has values */
} CsvNames;

bool csv_row_blank(const SheetRow *row, size_t from); /* from that cell on */
bool csv_names(Arena *a, const char *file, const SheetRow *head, CsvNames *out, Diag *d); /* false after a report */
/* A record has a cell for each name; more may follow when they are blank. */
bool csv_row_fits(const CsvNames *names, const SheetRow *row);
/* The same; false after a report. */
bool csv_record_fits(CsvNames *names, const SheetRow *row, size_t number, Diag *d);

#endif
