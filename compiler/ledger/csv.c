/* csv.c - RFC 4180 text → rows of cells.
 *
 * Works on decoded text only: a byte of a two-byte character may look like a quote or a separator
 * before decoding.  A row is what a spreadsheet would number as one: line ends inside quotes belong
 * to their cell (written \n whatever they were), blank lines are rows without cells. */
#include "ledger/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

typedef struct Reader {
	Arena      *arena;
	const char *file;
	const char *p, *end;
	char        separator;
	int         line;
	Buf         cell;
	const char **cells;
	size_t      count, cap;
	Diag       *diag;
} Reader;

static bool at_line_end(const Reader *r)
{
	return r->p < r->end && (*r->p == '\n' || *r->p == '\r');
}

static void take_line_end(Reader *r)
{
	if (*r->p == '\r' && r->p + 1 < r->end && r->p[1] == '\n')
		r->p++;
	r->p++;
	r->line++;
}

/* r->p stands after the opening quote; leaves it after the closing one. */
static bool quoted(Reader *r, int row)
{
	int opened = r->line;
	while (r->p < r->end) {
		if (*r->p == '"') {
			if (r->p + 1 >= r->end || r->p[1] != '"') {
				r->p++;
				return true;
			}
			buf_byte(&r->cell, '"');
			r->p += 2;
		} else if (at_line_end(r)) {
			take_line_end(r);
			buf_byte(&r->cell, '\n');
		} else {
			buf_byte(&r->cell, *r->p++);
		}
	}
	diag_error(r->diag, (Place){ .file = r->file, .line = opened, .column = (int)r->count + 1 },
	           "the quote opened on line %d (row %d, column %d) is never closed", opened, row, (int)r->count + 1);
	return false;
}

static bool cell(Reader *r, int row)
{
	buf_clear(&r->cell);
	if (r->p < r->end && *r->p == '"') {
		r->p++;
		if (!quoted(r, row))
			return false;
		if (r->p < r->end && *r->p != r->separator && !at_line_end(r))
			diag_warn(r->diag, (Place){ .file = r->file, .line = row, .column = (int)r->count + 1 },
			          "text after the closing quote is read as part of the cell");
	}
	const char *from = r->p;
	while (r->p < r->end && *r->p != r->separator && !at_line_end(r))
		r->p++;
	buf_add(&r->cell, from, (size_t)(r->p - from));
	*MEM_PUSH(r->cells, r->count, r->cap) = arena_strndup(r->arena, buf_text(&r->cell), r->cell.len);
	return true;
}

static bool row(Reader *r, CsvRow *out, int number)
{
	*out = (CsvRow){ .line = r->line, .row = number };
	r->count = 0;
	bool blank = at_line_end(r);
	while (!blank) {
		if (!cell(r, number))
			return false;
		if (r->p >= r->end || *r->p != r->separator)
			break;
		r->p++;
	}
	if (r->p < r->end)
		take_line_end(r);
	out->count = r->count;
	out->cells = arena_array(r->arena, r->count + 1, sizeof *out->cells);
	if (r->count)
		memcpy(out->cells, r->cells, r->count * sizeof *out->cells);
	return true;
}

/* The separator that splits most of the first rows; prose may hold a comma here and there. */
static char find_separator(const char *p, const char *end)
{
	static const char candidates[] = { ',', '\t', ';' };
	int  rows_with[3] = { 0 }, total[3] = { 0 }, seen[3] = { 0 };
	bool in_quotes = false;
	for (int rows = 0; p <= end && rows < 40; p++) {
		if (p == end || (!in_quotes && (*p == '\n' || *p == '\r'))) {
			for (int i = 0; i < 3; i++) {
				rows_with[i] += seen[i] > 0;
				total[i] += seen[i];
				seen[i] = 0;
			}
			rows++;
			continue;
		}
		if (*p == '"')
			in_quotes = !in_quotes;
		for (int i = 0; i < 3 && !in_quotes; i++)
			seen[i] += *p == candidates[i];
	}
	int best = 0;
	for (int i = 1; i < 3; i++)
		if (rows_with[i] > rows_with[best] || (rows_with[i] == rows_with[best] && total[i] > total[best]))
			best = i;
	return candidates[best];
}

/* Excel's own way to name the separator: a first line "sep=;". */
static bool take_sep_line(Reader *r)
{
	if (r->end - r->p < 5 || memcmp(r->p, "sep=", 4) != 0)
		return false;
	char c = r->p[4];
	const char *after = r->p + 5;
	if (after < r->end && *after != '\n' && *after != '\r')
		return false;
	r->separator = c;
	r->p = after;
	if (at_line_end(r))
		take_line_end(r);
	return true;
}

bool csv_parse(Arena *a, const char *file, const char *text, size_t n, CsvTable *out, Diag *d)
{
	Reader  r = { .arena = a, .file = file, .p = text, .end = text + n, .line = 1, .diag = d };
	CsvRow *rows = NULL;
	size_t  count = 0, cap = 0;
	bool    good = true;
	int     number = 1;
	if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		r.p += 3;
	if (take_sep_line(&r))
		number++;
	else
		r.separator = find_separator(r.p, r.end);
	while (good && r.p < r.end)
		good = row(&r, MEM_PUSH(rows, count, cap), number++);
	*out = (CsvTable){ .count = count, .separator = r.separator };
	out->rows = arena_array(a, count + 1, sizeof *rows);
	if (count)
		memcpy(out->rows, rows, count * sizeof *rows);
	free(rows);
	free(r.cells);
	buf_free(&r.cell);
	return good;
}
