/* csv.c - RFC 4180 text → rows of cells.
 *
 * Works on decoded text only: a byte of a two-byte character may look like a quote or a separator
 * before decoding.  A row is what a spreadsheet would number as one: line ends inside quotes belong
 * to their cell (written \n whatever they were), blank lines are rows without cells.
 *
 * The text is taken piece by piece and each byte is looked at once: a piece ends behind a line feed, so
 * that a doubled quote and a CR LF always stand in one. */
#include "ledger/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

struct CsvReader {
	const char *file;
	CsvMore     more;
	void       *from;
	const char *p, *end; /* what is left of the piece */
	const char *whole;   /* a text that is in memory, until it has been given */
	size_t      whole_len;
	bool        begun, failed;
	char        separator;
	int         line, number; /* of the file; of the row to come */
	Buf         text;   /* the row's cells, one behind the other, each with its NUL */
	size_t     *starts; /* where they begin in it */
	const char **cells;
	size_t      count, cap, cell_cap;
	Diag       *diag;
};

/* True when there is a byte at r->p; fetches the next piece when this one is used up. */
static bool has(CsvReader *r)
{
	while (r->p == r->end) {
		size_t n = 0;
		if (r->failed || !r->more)
			return false;
		if (!r->more(r->from, &r->p, &n, r->diag))
			r->failed = true;
		if (r->failed || n == 0) {
			r->more = NULL;
			r->p = r->end = NULL;
			return false;
		}
		r->end = r->p + n;
	}
	return true;
}

static bool at_line_end(const CsvReader *r)
{
	return *r->p == '\n' || *r->p == '\r';
}

static void take_line_end(CsvReader *r)
{
	if (*r->p == '\r' && r->p + 1 < r->end && r->p[1] == '\n')
		r->p++;
	r->p++;
	r->line++;
}

/* r->p stands after the opening quote; leaves it after the closing one. */
static bool quoted(CsvReader *r)
{
	int opened = r->line;
	while (has(r)) {
		if (*r->p == '"') {
			if (r->p + 1 >= r->end || r->p[1] != '"') {
				r->p++;
				return true;
			}
			buf_byte(&r->text, '"');
			r->p += 2;
		} else if (at_line_end(r)) {
			take_line_end(r);
			buf_byte(&r->text, '\n');
		} else {
			buf_byte(&r->text, *r->p++);
		}
	}
	if (!r->failed)
		diag_error(r->diag, (Place){ .file = r->file, .line = opened, .column = (int)r->count + 1 },
		           "the quote opened on line %d (row %d, column %d) is never closed", opened, r->number,
		           (int)r->count + 1);
	r->failed = true;
	return false;
}

static bool cell(CsvReader *r)
{
	size_t start = r->text.len;
	if (has(r) && *r->p == '"') {
		r->p++;
		if (!quoted(r))
			return false;
		if (has(r) && *r->p != r->separator && !at_line_end(r))
			diag_warn(r->diag, (Place){ .file = r->file, .line = r->number, .column = (int)r->count + 1 },
			          "text after the closing quote is read as part of the cell");
	}
	const char *from = r->p;
	while (r->p < r->end && *r->p != r->separator && !at_line_end(r))
		r->p++;
	if (r->p > from)
		buf_add(&r->text, from, (size_t)(r->p - from));
	buf_byte(&r->text, '\0');
	*MEM_PUSH(r->starts, r->count, r->cap) = start;
	return !r->failed;
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
static bool take_sep_line(CsvReader *r)
{
	if (r->end - r->p < 5 || memcmp(r->p, "sep=", 4) != 0)
		return false;
	char c = r->p[4];
	const char *after = r->p + 5;
	if (after < r->end && *after != '\n' && *after != '\r')
		return false;
	r->separator = c;
	r->p = after;
	if (has(r) && at_line_end(r))
		take_line_end(r);
	return true;
}

static void begin(CsvReader *r)
{
	r->begun = true;
	if (!has(r))
		return;
	if (r->end - r->p >= 3 && memcmp(r->p, "\xEF\xBB\xBF", 3) == 0)
		r->p += 3;
	if (take_sep_line(r))
		r->number++;
	else
		r->separator = find_separator(r->p, r->end);
}

CsvReader *csv_reader_new(const char *file, CsvMore more, void *from)
{
	CsvReader *r = mem_alloc(sizeof *r);
	*r = (CsvReader){ .file = file, .more = more, .from = from, .line = 1, .number = 1 };
	return r;
}

void csv_reader_free(CsvReader *r)
{
	if (!r)
		return;
	buf_free(&r->text);
	free(r->starts);
	free(r->cells);
	free(r);
}

bool csv_reader_next(CsvReader *r, SheetRow *out, Diag *d)
{
	r->diag = d;
	if (!r->begun)
		begin(r);
	if (!has(r))
		return false;
	*out = (SheetRow){ .line = r->line, .row = r->number };
	r->count = 0;
	buf_clear(&r->text);
	bool blank = at_line_end(r);
	while (!blank) {
		if (!cell(r))
			return false;
		if (!has(r) || *r->p != r->separator)
			break;
		r->p++;
	}
	if (has(r))
		take_line_end(r);
	if (r->failed)
		return false;
	r->number++;
	if (r->count >= r->cell_cap)
		r->cells = mem_realloc(r->cells, (r->cell_cap = r->count + 8) * sizeof *r->cells);
	for (size_t i = 0; i < r->count; i++)
		r->cells[i] = r->text.data + r->starts[i];
	out->count = r->count;
	out->cells = r->cells;
	return true;
}

bool csv_reader_failed(const CsvReader *r)
{
	return r->failed;
}

char csv_reader_separator(const CsvReader *r)
{
	return r->separator;
}

/* ---- a whole text ---- */

static bool give_whole(void *reader, const char **text, size_t *n, Diag *d)
{
	CsvReader *r = reader;
	(void)d;
	*text = r->whole;
	*n = r->whole_len;
	r->whole_len = 0;
	return true;
}

CsvReader *csv_reader_whole(const char *file, const char *text, size_t n)
{
	CsvReader *r = csv_reader_new(file, give_whole, NULL);
	r->from = r;
	r->whole = text;
	r->whole_len = n;
	return r;
}

bool csv_parse(Arena *a, const char *file, const char *text, size_t n, Sheet *out, Diag *d)
{
	CsvReader *r = csv_reader_whole(file, text, n);
	SheetRow *rows = NULL, row;
	size_t count = 0, cap = 0;
	while (csv_reader_next(r, &row, d))
		*MEM_PUSH(rows, count, cap) = sheet_row_keep(a, &row);
	*out = (Sheet){ .count = count, .separator = r->separator };
	out->rows = arena_array(a, count + 1, sizeof *rows);
	if (count)
		memcpy(out->rows, rows, count * sizeof *rows);
	free(rows);
	bool good = !r->failed;
	csv_reader_free(r);
	return good;
}

/* ---- records under names ---- */

bool csv_row_blank(const SheetRow *row, size_t from)
{
	for (size_t i = from; i < row->count; i++) {
		size_t n = strlen(row->cells[i]);
		utf8_trim(row->cells[i], &n);
		if (n > 0)
			return false;
	}
	return true;
}

bool csv_names(Arena *a, const char *file, const SheetRow *head, CsvNames *out, Diag *d)
{
	enum { MOST = 16384 /* columns, as a worksheet has */ };
	bool good = true;
	if (head->count > MOST) {
		diag_error(d, (Place){ .file = file, .line = head->line }, "this row has %zu columns; at most %d are read", head->count, MOST);
		return false;
	}
	*out = (CsvNames){ .file = file, .line = head->line, .count = head->count };
	out->names = arena_array(a, head->count + 1, sizeof *out->names);
	for (size_t i = 0; i < head->count; i++) {
		size_t n = strlen(head->cells[i]);
		const char *name = utf8_trim(head->cells[i], &n);
		out->names[i] = arena_strndup(a, name, n);
		size_t same = 0;
		for (size_t k = 0; k < i && n > 0 && same < 2; k++)
			same += strcmp(out->names[k], out->names[i]) == 0;
		if (same == 1) /* told once, whatever their number */
			diag_error(d, (Place){ .file = file, .line = head->line }, "two columns are called \"%s\"", out->names[i]);
		good = good && same == 0;
	}
	return good;
}

static size_t nameless_value(const CsvNames *names, const SheetRow *row)
{
	for (size_t i = 0; i < names->count && i < row->count; i++)
		if (!names->names[i][0] && row->cells[i][0])
			return i + 1;
	return 0;
}

bool csv_row_fits(const CsvNames *names, const SheetRow *row)
{
	return (names->ragged || row->count >= names->count) && csv_row_blank(row, names->count) && !nameless_value(names, row);
}

bool csv_record_fits(CsvNames *names, const SheetRow *row, size_t number, Diag *d)
{
	if (csv_row_fits(names, row))
		return true;
	size_t column = nameless_value(names, row);
	if (column && !names->told)
		diag_error(d, (Place){ .file = names->file, .line = names->line }, "column %zu has no name, but values", column);
	names->told = names->told || column;
	if (!column)
		diag_error(d, (Place){ .file = names->file, .line = row->line },
		           "record %zu has %zu %s, but there %s %zu %s", number, COUNTED(row->count, "cell"), names->count == 1 ? "is" : "are",
		           COUNTED(names->count, "column"));
	return false;
}
