/* pdf_body.c - see pdf_body.h. */
#include "output/pdf_body.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	GATHERED = 200,       /* objects in an object stream */
	MAX_OBJECTS = 8388607 /* ISO 32000-1, annex C */
};

/* Where an object stands: its offset; or, with the upper bit, its object stream's number and its index there. */
typedef uint64_t Spot;
#define SPOT_GATHERED (UINT64_C(1) << 63)

struct PdfBody {
	Packer  *packer;
	Spot    *spots;       /* by object number less 1; 0: not written, or a stream, whose place the packer knows */
	size_t   count, cap;
	Buf      texts;       /* the objects gathered so far */
	Buf      heads;       /* "number offset " of each */
	int      gathered, holder;
	const char *why;
};

PdfBody *pdf_body_new(OutFile *out)
{
	static const char header[] = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n";
	PdfBody *b = mem_alloc(sizeof *b);

	b->packer = packer_new(out);
	packer_put(b->packer, header, sizeof header - 1);
	return b;
}

void pdf_body_free(PdfBody *b)
{
	if (!b)
		return;
	packer_free(b->packer);
	free(b->spots);
	buf_free(&b->texts);
	buf_free(&b->heads);
	free(b);
}

const char *pdf_body_error(const PdfBody *b)
{
	return b->why;
}

bool pdf_body_full(const PdfBody *b)
{
	return packer_failed(b->packer);
}

void pdf_body_fail(PdfBody *b, const char *why)
{
	if (!b->why)
		b->why = why;
}

int pdf_body_reserve(PdfBody *b)
{
	if (b->count >= MAX_OBJECTS) {
		pdf_body_fail(b, "it has more than 8,388,607 objects, the most that readers take; --untagged makes fewer");
		return 1;
	}
	*MEM_PUSH(b->spots, b->count, b->cap) = 0;
	return (int)b->count;
}

void pdf_body_stream(PdfBody *b, int id, const Buf *entries, Packing how, Buf *bytes)
{
	if (!b->why)
		packer_stream(b->packer, id, entries, how, bytes);
}

static void flush_objects(PdfBody *b)
{
	Buf entries = { 0 };
	size_t first = b->heads.len;

	if (!b->gathered || b->why)
		return;
	buf_printf(&entries, "/Type /ObjStm\n/N %d\n/First %zu\n", b->gathered, first);
	buf_add(&b->heads, b->texts.data, b->texts.len);
	pdf_body_stream(b, b->holder, &entries, PACK_QUICK, &b->heads);
	buf_free(&entries);
	buf_clear(&b->texts);
	b->gathered = 0;
}

void pdf_body_object(PdfBody *b, int id, const char *text, size_t n)
{
	if (!b->gathered)
		b->holder = pdf_body_reserve(b);
	if (b->why)
		return;
	b->spots[id - 1] = SPOT_GATHERED | (uint64_t)b->holder << 16 | (uint64_t)b->gathered;
	buf_int(&b->heads, id);
	buf_byte(&b->heads, ' ');
	buf_int(&b->heads, (long long)b->texts.len);
	buf_byte(&b->heads, ' ');
	buf_add(&b->texts, text, n);
	buf_byte(&b->texts, '\n');
	if (++b->gathered == GATHERED)
		flush_objects(b);
}

/* ---- the cross-reference stream ---- */

enum { TYPE_WIDTH = 1, INDEX_WIDTH = 2, MAX_WIDTH = TYPE_WIDTH + 8 + INDEX_WIDTH };

static void big_endian(unsigned char *out, uint64_t v, int width)
{
	while (width-- > 0) {
		out[width] = (unsigned char)v;
		v >>= 8;
	}
}

static void put_entry(unsigned char *row, Spot spot, int offset_width)
{
	bool gathered = spot & SPOT_GATHERED;

	row[0] = spot == 0 ? 0 : gathered ? 2 : 1;
	big_endian(row + TYPE_WIDTH, gathered ? (spot & ~SPOT_GATHERED) >> 16 : spot, offset_width);
	big_endian(row + TYPE_WIDTH + offset_width, gathered ? spot & 0xFFFF : spot ? 0 : 65535, INDEX_WIDTH);
}

/* Each row less the one above it: what deflate packs best (7.4.4.4, PNG's filter Up). */
static void put_table(const PdfBody *b, int offset_width, Buf *out)
{
	unsigned char row[MAX_WIDTH] = { 0 }, above[MAX_WIDTH] = { 0 };
	int width = TYPE_WIDTH + offset_width + INDEX_WIDTH;

	for (size_t i = 0; i <= b->count; i++) {
		put_entry(row, i ? b->spots[i - 1] : 0, offset_width);
		buf_byte(out, 2);
		for (int k = 0; k < width; k++) {
			buf_byte(out, (char)(unsigned char)(row[k] - above[k]));
			above[k] = row[k];
		}
	}
}

/* Waits for the streams and notes where they stand. */
static void find_streams(PdfBody *b)
{
	size_t count;

	packer_finish(b->packer);
	const PackedPlace *places = packer_places(b->packer, &count);

	for (size_t i = 0; i < count; i++)
		b->spots[places[i].id - 1] = places[i].offset;
	if (packer_error(b->packer))
		pdf_body_fail(b, packer_error(b->packer));
}

void pdf_body_end(PdfBody *b, int root, int info)
{
	Buf entries = { 0 }, table = { 0 };
	int id = pdf_body_reserve(b), width = 1;

	flush_objects(b);
	find_streams(b);
	if (b->why)
		return;
	uint64_t start = packer_written(b->packer);
	const uint64_t *digest = packer_digest(b->packer);

	b->spots[id - 1] = start;
	while (start >> (8 * width))
		width++;
	while (b->count >> (8 * width)) /* the numbers of object streams stand in the same column */
		width++;
	put_table(b, width, &table);
	buf_printf(&entries, "/Type /XRef\n/Size %zu\n/W [%d %d %d]\n/Root %d 0 R\n/Info %d 0 R\n", b->count + 1, TYPE_WIDTH,
		width, INDEX_WIDTH, root, info);
	buf_printf(&entries, "/ID [<%016" PRIX64 "%016" PRIX64 "> <%016" PRIX64 "%016" PRIX64 ">]\n", digest[0], digest[1],
		digest[0], digest[1]);
	buf_printf(&entries, "/DecodeParms << /Predictor 12 /Columns %d >>\n", TYPE_WIDTH + width + INDEX_WIDTH);
	pdf_body_stream(b, id, &entries, PACK_ALWAYS, &table);
	buf_clear(&entries);
	buf_printf(&entries, "startxref\n%" PRIu64 "\n%%%%EOF\n", start);
	packer_put(b->packer, entries.data, entries.len);
	buf_free(&entries);
	buf_free(&table);
}
