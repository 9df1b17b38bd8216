/* workbook.c - which kind of workbook it is, and its rows with their merges settled. */
#include "ledger/workbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "ledger/merges.h"
#include "ledger/xlsx.h"

#define PICTURE_MOST ((size_t)64 << 20) /* bytes of one */
#define KEPT_MOST    ((size_t)1 << 30)  /* bytes of all rows, where they are taken into memory */

static bool is_zip(const char *bytes, size_t n)
{
	return n >= 4 && memcmp(bytes, "PK\3\4", 4) == 0;
}

static bool is_ole(const char *bytes, size_t n)
{
	return n >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

bool workbook_is(const char *bytes, size_t n)
{
	return is_zip(bytes, n) || is_ole(bytes, n);
}

/* A workbook with a password is a stream of this name in an OLE file ([MS-OFFCRYPTO] 2.3.4.4). */
static bool is_encrypted(const char *bytes, size_t n)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	for (size_t i = 0; i + sizeof name <= n; i++)
		if (bytes[i] == 'E' && memcmp(bytes + i, name, sizeof name) == 0)
			return true;
	return false;
}

/* ---- open and close ---- */

static bool refuse(const char *file, Refusal r, Diag *d)
{
	(r.machine ? diag_machine : diag_error)(d, (Place){ .file = file }, "this workbook cannot be read: %s", r.why);
	return false;
}

static bool open_old(const char *bytes, size_t n, Workbook *out, Diag *d)
{
	const char *why = NULL;
	out->format = "xls";
	if (is_encrypted(bytes, n))
		why = "it is locked with a password";
	else if (xls_read(out->arena, bytes, n, out, &why))
		return true;
	return refuse(out->file, (Refusal){ .why = why }, d);
}

bool workbook_open(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d)
{
	char first[8] = { 0 };
	uint64_t hash;
	size_t len = n;
	Refusal refusal = { 0 };
	*out = (Workbook){ .arena = a, .file = file, .format = "xlsx" };
	if (bytes)
		memcpy(first, bytes, n < sizeof first ? n : sizeof first);
	else if (!file_digest(file, &hash, first, sizeof first, &len, d))
		return false;
	if (!is_ole(first, len)) {
		out->xlsx = xlsx_open(a, file, bytes, n, out, &refusal);
		return out->xlsx || refuse(file, refusal, d);
	}
	if (bytes)
		return open_old(bytes, n, out, d);
	Buf whole = { 0 };
	bool good = file_read(file, &whole, d) && open_old(buf_text(&whole), whole.len, out, d);
	buf_free(&whole);
	return good;
}

void workbook_release(Workbook *book)
{
	xlsx_close(book->xlsx);
	book->xlsx = NULL;
}

/* ---- rows ---- */

struct WorkbookRows {
	Workbook            *book;
	const WorkbookSheet *sheet;
	MergeWalk           *merges;
	XlsxRows            *xlsx;
	SheetRow             ahead;   /* the next row with a value that the part has */
	bool                 has_ahead, failed;
	int                  row;     /* the last given */
};

WorkbookRows *workbook_rows(Workbook *book, const WorkbookSheet *sheet)
{
	WorkbookRows *r = mem_alloc(sizeof *r);
	r->book = book;
	r->sheet = sheet;
	r->merges = merge_walk_new(sheet->merges, sheet->merge_count, sheet->last - 1, sheet->widest);
	r->xlsx = book->xlsx && sheet->part ? xlsx_rows_new(book->xlsx, sheet) : NULL;
	return r;
}

void workbook_rows_end(WorkbookRows *r)
{
	xlsx_rows_free(r->xlsx);
	merge_walk_free(r->merges);
	free(r);
}

bool workbook_failed(const WorkbookRows *r)
{
	return r->failed;
}

/* The row as it stands in the file, a blank one where there is none. */
static bool next_row(WorkbookRows *r, SheetRow *row, Diag *d)
{
	if (!r->book->xlsx) {
		*row = r->sheet->cells.rows[r->row];
		return true;
	}
	if (!r->has_ahead)
		r->has_ahead = r->xlsx && xlsx_rows_next(r->xlsx, &r->ahead);
	if (!r->has_ahead) { /* it was looked through: only a file that has changed since can be so */
		Refusal why = package_fault(r->book->xlsx->package);
		r->failed = !refuse(r->book->file, why.why ? why : (Refusal){ .why = "it was changed while it was read" }, d);
		return false;
	}
	*row = (SheetRow){ .line = r->row + 1, .row = r->row + 1 };
	if (r->ahead.row == row->row) {
		*row = r->ahead;
		r->has_ahead = false;
	}
	return true;
}

bool workbook_next(void *rows, SheetRow *row, Diag *d)
{
	WorkbookRows *r = rows;
	if (r->failed || r->row >= r->sheet->last || !next_row(r, row, d))
		return false;
	r->row++;
	if (!merge_walk_row(r->merges, row))
		r->failed = !refuse(r->book->file, (Refusal){ .why = arena_printf(r->book->arena,
		                                                       "more than 4 MB of text are merged down into row %d, or 256 MB into all so far", r->row) }, d);
	return !r->failed;
}

/* Takes them into the arena, which had so many bytes before the first sheet's. */
static bool take_rows(Workbook *book, WorkbookSheet *sheet, size_t before, Diag *d)
{
	SheetRow *kept = arena_array(book->arena, (size_t)sheet->last + 1, sizeof *kept), row;
	WorkbookRows *r = workbook_rows(book, sheet);
	sheet->cells.count = 0;
	while (workbook_next(r, &row, d)) {
		kept[sheet->cells.count++] = sheet_row_keep(book->arena, &row);
		if (arena_bytes(book->arena) - before > KEPT_MOST) /* few kB may name a shared text, or merge one down, many times */
			r->failed = !refuse(book->file, (Refusal){ .why = "it takes more than 1 GB of memory; as CSV it can be read as a stream" }, d);
	}
	bool good = !workbook_failed(r);
	workbook_rows_end(r);
	sheet->cells.rows = kept;
	return good;
}

bool workbook_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d)
{
	bool good = workbook_open(a, file, bytes, n, out, d);
	size_t before = arena_bytes(a);
	for (size_t i = 0; good && i < out->count; i++)
		good = take_rows(out, &out->sheets[i], before, d);
	workbook_release(out);
	return good;
}

/* ---- pictures ---- */

bool workbook_is_picture(const char *text)
{
	return (strncmp(text, "=DISPIMG(\"", 10) == 0 || strncmp(text, "=_xlfn.DISPIMG(\"", 16) == 0) && strchr(text, '"') != strrchr(text, '"');
}

const WorkbookPicture *workbook_picture(const Workbook *book, const char *text)
{
	const char *id = strchr(text, '"') + 1;
	size_t n = strcspn(id, "\""), low = 0, high = book ? book->picture_count : 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const WorkbookPicture *p = &book->pictures[middle];
		int order = strncmp(p->id, id, n);
		if (order == 0 && !p->id[n])
			return p->name ? p : NULL;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool workbook_picture_read(const Workbook *book, const WorkbookPicture *picture, Buf *out, Diag *d)
{
	Package *p = book->xlsx->package;
	return package_read(p, picture->part, PICTURE_MOST, out) || refuse(book->file, package_fault(p), d);
}
