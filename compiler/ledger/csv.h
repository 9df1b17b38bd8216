/* csv.h - RFC 4180 text → rows of cells, with the line each row begins on. */
#ifndef WENHENG_LEDGER_CSV_H
#define WENHENG_LEDGER_CSV_H

#include "base/diag.h"
#include "base/mem.h"

typedef struct CsvRow {
	int          line; /* of the file, where the row begins, from 1 */
	int          row;  /* as a spreadsheet numbers it, from 1 */
	size_t       count;
	const char **cells; /* UTF-8, NUL-terminated */
} CsvRow;

typedef struct CsvTable {
	CsvRow *rows;
	size_t  count;
	char    separator;
} CsvTable;

/* Splits decoded text. The separator (comma, tab, semicolon) is found from the first rows, outside
 * quotes. An unclosed quote is an error that names the line where it opened. */
bool csv_parse(Arena *a, const char *file, const char *text, size_t n, CsvTable *out, Diag *d);

#endif
