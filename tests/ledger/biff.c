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
	*good = biff_read(a, own, n, &b) == NULL;
	int safe = !*good || within(&b);
	free(own);
	arena_free(a);
	return safe;
}

static void whole(const Buf *file)
{
	Arena *a = arena_new();
	Biff b;
	say("the workbook is read", !biff_read(a, file->data, file->len, &b) && b.count == 3);
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

/* ---- workbooks made here ---- */

static void u16(Buf *b, unsigned v)
{
	buf_byte(b, (char)(v & 255));
	buf_byte(b, (char)(v >> 8 & 255));
}

static void u32(Buf *b, unsigned v)
{
	u16(b, v & 0xFFFF);
	u16(b, v >> 16);
}

static void record(Buf *b, unsigned kind, const void *bytes, size_t n)
{
	u16(b, kind);
	u16(b, (unsigned)n);
	buf_add(b, bytes, n);
}

static void begin(Buf *b, unsigned version, unsigned what)
{
	Buf r = { 0 };
	u16(&r, version);
	u16(&r, what);
	u32(&r, 0);
	record(b, 0x0809, r.data, r.len);
	buf_free(&r);
}

static void entry(Buf *file, const char *name, char type, unsigned child, unsigned start, unsigned size)
{
	size_t from = file->len, n = strlen(name);
	for (size_t i = 0; i < 32; i++)
		u16(file, i < n ? (unsigned)(unsigned char)name[i] : 0);
	u16(file, n ? (unsigned)(n + 1) * 2 : 0);
	buf_byte(file, type);
	buf_byte(file, 1);
	u32(file, 0xFFFFFFFF);
	u32(file, 0xFFFFFFFF);
	u32(file, child);
	while (file->len < from + 116)
		buf_byte(file, 0);
	u32(file, start);
	u32(file, size);
	u32(file, 0);
}

/* The stream in a container ([MS-CFB]) of one table, one directory and one stream. */
static void contain(const Buf *stream, const char *name, Buf *file)
{
	size_t sectors = (stream->len + 511) / 512 < 8 ? 8 : (stream->len + 511) / 512;
	buf_add(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	while (file->len < 24)
		buf_byte(file, 0);
	u16(file, 0x3E), u16(file, 3), u16(file, 0xFFFE), u16(file, 9), u16(file, 6), u16(file, 0), u32(file, 0);
	u32(file, 0), u32(file, 1), u32(file, 1), u32(file, 0), u32(file, 4096), u32(file, 0xFFFFFFFE), u32(file, 0);
	u32(file, 0xFFFFFFFE), u32(file, 0), u32(file, 0);
	while (file->len < 512)
		u32(file, 0xFFFFFFFF);
	u32(file, 0xFFFFFFFD), u32(file, 0xFFFFFFFE);
	for (unsigned i = 0; i < sectors; i++)
		u32(file, i + 1 < sectors ? i + 3 : 0xFFFFFFFE);
	while (file->len < 1024)
		u32(file, 0xFFFFFFFF);
	entry(file, "Root Entry", 5, 1, 0xFFFFFFFE, 0);
	entry(file, name, 2, 0xFFFFFFFF, 2, (unsigned)sectors * 512);
	entry(file, "", 0, 0xFFFFFFFF, 0, 0);
	entry(file, "", 0, 0xFFFFFFFF, 0, 0);
	buf_add(file, buf_text(stream), stream->len);
	while (file->len < 1536 + sectors * 512)
		buf_byte(file, 0);
}

/* A workbook of one sheet: records of the whole, and of the sheet. */
static void make(unsigned version, const Buf *globals, const Buf *cells, Buf *file)
{
	static const char end[] = { 0x0A, 0, 0, 0 };
	Buf stream = { 0 }, sheet = { 0 };
	begin(&stream, version, 5);
	size_t name = version == 0x600 ? 4 : 3;
	buf_add(&stream, buf_text(globals), globals->len);
	u32(&sheet, (unsigned)(stream.len + 4 + 7 + name + sizeof end));
	u16(&sheet, 0);
	buf_byte(&sheet, 3);
	if (version == 0x600)
		buf_byte(&sheet, 0);
	buf_add(&sheet, "one", 3);
	record(&stream, 0x85, sheet.data, sheet.len);
	buf_add(&stream, end, sizeof end);
	begin(&stream, version, 0x10);
	buf_add(&stream, buf_text(cells), cells->len);
	buf_add(&stream, end, sizeof end);
	contain(&stream, version == 0x600 ? "Workbook" : "Book", file);
	buf_free(&sheet);
	buf_free(&stream);
}

static const char *opened(Arena *a, unsigned version, Buf *globals, Buf *cells, Biff *out)
{
	Buf file = { 0 };
	make(version, globals, cells, &file);
	const char *why = biff_read(a, file.data, file.len, out);
	buf_free(&file);
	buf_free(globals);
	buf_free(cells);
	*globals = *cells = (Buf){ 0 };
	return why;
}

static void shared(Buf *cells, unsigned row, unsigned i)
{
	Buf r = { 0 };
	u16(&r, row), u16(&r, 1), u16(&r, 0), u32(&r, i);
	record(cells, 0xFD, r.data, r.len);
	buf_free(&r);
}

static void label(Buf *cells, unsigned row, const char *text, size_t n, int wide)
{
	Buf r = { 0 };
	u16(&r, row), u16(&r, 0), u16(&r, 0), u16(&r, (unsigned)n);
	if (wide)
		buf_byte(&r, 0);
	buf_add(&r, text, n);
	record(cells, 0x0204, r.data, r.len);
	buf_free(&r);
}

static void texts(void)
{
	Arena *a = arena_new();
	Biff b;
	Buf globals = { 0 }, cells = { 0 };
	/* three texts: "ab" rich with a run; 水用水 whose last two characters go on in two bytes where they began in one;
	 * one beyond U+FFFF, with a phonetic part that is passed over */
	static const char first[] = "\3\0\0\0\3\0\0\0" "\2\0\10\1\0ab\1\2\3\4" "\5\0\0xyz", second[] = "\1\x34\x6C\x28\x75"
		"\2\0\5\2\0\0\0\x43\xD8\xCE\xDC\7\7";
	record(&globals, 0xFC, first, sizeof first - 1);
	record(&globals, 0x3C, second, sizeof second - 1);
	for (unsigned i = 0; i < 4; i++)
		shared(&cells, i, i);
	label(&cells, 4, "plain", 5, 1);
	const char *why = opened(a, 0x600, &globals, &cells, &b);
	say("a workbook of shared texts is read", !why && b.count == 1 && !strcmp(b.sheets[0].name, "one"));
	say("a text in several dresses", !why && !strcmp(text_at(&b, 0, 0, 1), "ab"));
	say("a text that goes on in the next record", !why && !strcmp(text_at(&b, 0, 1, 1), "xyz\u6C34\u7528"));
	say("a character beyond U+FFFF", !why && !strcmp(text_at(&b, 0, 2, 1), "\U00020CCE"));
	say("a number that no text has", !why && !strcmp(text_at(&b, 0, 3, 1), "=(text)"));
	say("a text of the cell's own", !why && !strcmp(text_at(&b, 0, 4, 0), "plain"));
	record(&globals, 0xFC, first, 8);
	why = opened(a, 0x600, &globals, &cells, &b);
	say("texts that are cut off", why && !strcmp(why, "its texts are damaged"));
	record(&globals, 0x2F, "\0\0\0\0\0\0", 6);
	why = opened(a, 0x600, &globals, &cells, &b);
	say("a password", why && !strcmp(why, "it is locked with a password"));
	record(&globals, 0x42, "\xA8\3", 2);
	label(&cells, 0, "\xD3\xC3\xCB\xAE", 4, 0);
	label(&cells, 1, "\xFF\xFF", 2, 0);
	why = opened(a, 0x500, &globals, &cells, &b);
	say("BIFF5 in code page 936", !why && !strcmp(text_at(&b, 0, 0, 0), "\u7528\u6C34"));
	say("bytes that are none of its characters", !why && !strcmp(text_at(&b, 0, 1, 0), "=(text)"));
	label(&cells, 0, "caf\xE9", 4, 0);
	why = opened(a, 0x500, &globals, &cells, &b);
	say("BIFF5 without a code page", !why && !strcmp(text_at(&b, 0, 0, 0), "caf\u00E9"));
	record(&globals, 0x42, "\1\0", 2);
	label(&cells, 0, "x", 1, 0);
	why = opened(a, 0x500, &globals, &cells, &b);
	say("a code page that nobody knows", why && !strcmp(why, "a sheet's name is damaged"));
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
	texts();
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
