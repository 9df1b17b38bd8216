/* An old workbook as LibreOffice saves it, read whole; then damaged in every way that a fixed rule gives: bytes turned over, numbers
 * set to their most, the file cut off.  Nothing may be read outside of it (the sanitizers of `make check` see to that), and nothing
 * may come out that lies outside of a sheet. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "ledger/biff.h"

static void say(const char *name, int good)
{
	printf("%s %s%s\n", good ? "ok" : "not ok", name, good ? "" : ": it is otherwise");
}

static const char *text_at(const Biff *b, size_t sheet, int row, int column)
{
	for (size_t i = 0; sheet < b->count && i < b->sheets[sheet].count; i++)
		if (b->sheets[sheet].cells[i].row == row && b->sheets[sheet].cells[i].column == column)
			return b->sheets[sheet].cells[i].text;
	return "";
}

static int within(const Biff *b)
{
	for (size_t i = 0; i < b->count; i++) {
		const BiffSheet *s = &b->sheets[i];
		for (size_t k = 0; k < s->count; k++)
			if (!s->cells[k].text || s->cells[k].row >= s->rows || s->cells[k].column >= s->columns || s->rows > 65536 || s->columns > 256)
				return 0;
	}
	return 1;
}

/* Reads the bytes in a block of just their size, so that a byte too far is seen. */
static int reads_safely(const char *bytes, size_t n, int *good)
{
	Arena *a = arena_new();
	Biff b;
	char *own = mem_alloc(n ? n : 1);
	memcpy(own, bytes, n);
	*good = biff_read(a, own, n, &b);
	int safe = !*good || within(&b);
	free(own);
	arena_free(a);
	return safe;
}

static void whole(const Buf *file)
{
	Arena *a = arena_new();
	Biff b;
	say("the workbook is read", biff_read(a, file->data, file->len, &b) && b.count == 3);
	say("a formula's value", !strcmp(text_at(&b, 0, 4, 3), "0.3"));
	say("an error", !strcmp(text_at(&b, 0, 6, 3), "#DIV/0!"));
	say("a percentage", !strcmp(text_at(&b, 0, 4, 4), "94.2%"));
	say("a month by its format", !strcmp(text_at(&b, 0, 5, 5), "2025年6月"));
	say("a day by its format", !strcmp(text_at(&b, 0, 4, 5), "2026-03-31"));
	say("a sum", !strcmp(text_at(&b, 0, 8, 2), "1236.5"));
	say("merged cells", b.sheets[0].merge_count == 8);
	say("a hidden row", b.sheets[0].hidden_count == 1 && b.sheets[0].hidden_rows[0] == 6);
	arena_free(a);
}

int main(int argc, char **argv)
{
	Diag *d = diag_new();
	Buf file = { 0 };
	if (argc != 2 || !file_read(argv[1], &file, d)) {
		say("the workbook is there", 0);
		return 1;
	}
	whole(&file);
	int safe = 1, good, survived = 0, refused = 0;
	for (size_t i = 0, step = 1; i < file.len; i += step, step = i < 2048 ? 1 : 37) {
		char was = file.data[i];
		static const char values[] = { '\xFF', '\x7F', 0, 1 };
		for (size_t k = 0; k < sizeof values; k++) {
			file.data[i] = values[k];
			safe &= reads_safely(file.data, file.len, &good);
			survived += good;
			refused += !good;
		}
		file.data[i] = was;
	}
	say("damaged bytes are read safely", safe && survived > 100);
	say("or refused", refused > 100);
	safe = 1;
	for (size_t n = 0; n < file.len; n += n < 2048 ? 7 : 509)
		safe &= reads_safely(file.data, n, &good);
	say("so are files that are cut off", safe);
	buf_free(&file);
	diag_free(d);
	return 0;
}
