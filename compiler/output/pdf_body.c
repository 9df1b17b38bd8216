/* pdf_body.c - see pdf_body.h. */
#include "output/pdf_body.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base/mem.h"

enum {
	LEVEL_SMALL = 6,     /* libdeflate's levels */
	LEVEL_QUICK = 1,
	GATHERED = 200,      /* objects in an object stream */
	MAX_OBJECTS = 8388607 /* ISO 32000-1, annex C */
};

/* Where an object stands: its offset; or, with the upper bit, its object stream's number and its index there. */
typedef uint64_t Spot;
#define SPOT_GATHERED (UINT64_C(1) << 63)

struct PdfBody {
	OutFile *out;
	struct libdeflate_compressor *compressors[2]; /* by Packing; the quick one is made when it is asked for */
	uint64_t written;
	uint64_t id[2];
	Spot    *spots;       /* by object number less 1; 0: not written */
	size_t   count, cap;
	Buf      texts;       /* the objects gathered so far */
	Buf      heads;       /* "number offset " of each */
	int      gathered, holder;
	Buf      packed;
	const char *why;
};

/* Eight bytes, or the n < 8 that are left, as a number: the same on every machine. */
static uint64_t word(const unsigned char *p, size_t n)
{
	uint64_t v = n;

	if (n >= 8)
		return (uint64_t)p[7] << 56 | (uint64_t)p[6] << 48 | (uint64_t)p[5] << 40 | (uint64_t)p[4] << 32 |
		       (uint64_t)p[3] << 24 | (uint64_t)p[2] << 16 | (uint64_t)p[1] << 8 | (uint64_t)p[0];
	while (n-- > 0)
		v = v << 8 | p[n];
	return v;
}

/* The file's /ID: it tells files apart and keeps no secret, so eight bytes are taken at once: byte by byte it cost
 * as much as cutting the fonts. */
static void add_to_id(uint64_t id[2], const unsigned char *p, size_t n)
{
	static const uint64_t factors[2] = { UINT64_C(0x9E3779B97F4A7C15), UINT64_C(0xD6E8FEB86659FD93) }; /* odd, half their bits set */
	uint64_t a = id[0], b = id[1];

	for (;; p += 8, n -= 8) {
		uint64_t w = word(p, n);

		a = (a ^ w) * factors[0];
		a ^= a >> 32;
		b = (b ^ w) * factors[1];
		b ^= b >> 29;
		if (n < 8)
			break;
	}
	id[0] = a;
	id[1] = b;
}

static void put(PdfBody *b, const void *bytes, size_t n)
{
	b->written += n;
	add_to_id(b->id, bytes, n);
	file_put(b->out, bytes, n);
}

/* NULL, and the reason noted, when there is no memory for it. */
static struct libdeflate_compressor *compressor(PdfBody *b, Packing how)
{
	if (!b->compressors[how])
		b->compressors[how] = libdeflate_alloc_compressor(how == PACK_QUICK ? LEVEL_QUICK : LEVEL_SMALL);
	if (!b->compressors[how])
		b->why = "libdeflate cannot be started";
	return b->compressors[how];
}

PdfBody *pdf_body_new(OutFile *out)
{
	static const char header[] = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n";
	PdfBody *b = mem_alloc(sizeof *b);

	b->out = out;
	compressor(b, PACK_SMALL);
	put(b, header, sizeof header - 1);
	return b;
}

void pdf_body_free(PdfBody *b)
{
	if (!b)
		return;
	for (int i = 0; i < 2; i++)
		libdeflate_free_compressor(b->compressors[i]);
	free(b->spots);
	buf_free(&b->texts);
	buf_free(&b->heads);
	buf_free(&b->packed);
	free(b);
}

const char *pdf_body_error(const PdfBody *b)
{
	return b->why;
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

bool pdf_body_deflate(PdfBody *b, Packing how, const void *bytes, size_t n, Buf *packed)
{
	struct libdeflate_compressor *z = b->why ? NULL : compressor(b, how);

	if (!z)
		return false;
	size_t room = libdeflate_zlib_compress_bound(z, n);

	if (packed->cap < room) {
		packed->data = mem_realloc(packed->data, room);
		packed->cap = room;
	}
	packed->len = libdeflate_zlib_compress(z, bytes, n, packed->data, room);
	return packed->len > 0 && packed->len < n;
}

void pdf_body_stream(PdfBody *b, int id, const Buf *entries, const void *bytes, size_t n)
{
	Buf head = { 0 };

	if (b->why)
		return;
	b->spots[id - 1] = b->written;
	buf_printf(&head, "%d 0 obj\n<<\n", id);
	buf_add(&head, buf_text(entries), entries->len);
	buf_printf(&head, "/Length %zu\n>>\nstream\n", n);
	put(b, head.data, head.len);
	put(b, bytes, n);
	put(b, "\nendstream\nendobj\n", 18);
	buf_free(&head);
}

void pdf_body_deflated(PdfBody *b, int id, Buf *entries, const Buf *bytes)
{
	if (pdf_body_deflate(b, PACK_SMALL, buf_text(bytes), bytes->len, &b->packed)) {
		buf_text_add(entries, "/Filter /FlateDecode\n");
		pdf_body_stream(b, id, entries, b->packed.data, b->packed.len);
	} else {
		pdf_body_stream(b, id, entries, buf_text(bytes), bytes->len);
	}
}

static void flush_objects(PdfBody *b)
{
	Buf entries = { 0 };
	size_t first = b->heads.len;

	if (!b->gathered || b->why)
		return;
	buf_printf(&entries, "/Type /ObjStm\n/N %d\n/First %zu\n", b->gathered, first);
	buf_add(&b->heads, b->texts.data, b->texts.len);
	pdf_body_deflated(b, b->holder, &entries, &b->heads);
	buf_free(&entries);
	buf_clear(&b->heads);
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

void pdf_body_end(PdfBody *b, int root, int info)
{
	Buf entries = { 0 }, table = { 0 };
	int id = pdf_body_reserve(b), width = 1;

	flush_objects(b);
	if (b->why)
		return;
	uint64_t start = b->written;

	b->spots[id - 1] = start;
	while (start >> (8 * width))
		width++;
	while (b->count >> (8 * width)) /* the numbers of object streams stand in the same column */
		width++;
	put_table(b, width, &table);
	buf_printf(&entries, "/Type /XRef\n/Size %zu\n/W [%d %d %d]\n/Root %d 0 R\n/Info %d 0 R\n", b->count + 1, TYPE_WIDTH,
		width, INDEX_WIDTH, root, info);
	buf_printf(&entries, "/ID [<%016" PRIX64 "%016" PRIX64 "> <%016" PRIX64 "%016" PRIX64 ">]\n", b->id[0], b->id[1],
		b->id[0], b->id[1]);
	pdf_body_deflate(b, PACK_SMALL, table.data, table.len, &b->packed);
	buf_printf(&entries, "/Filter /FlateDecode\n/DecodeParms << /Predictor 12 /Columns %d >>\n",
		TYPE_WIDTH + width + INDEX_WIDTH);
	pdf_body_stream(b, id, &entries, b->packed.data, b->packed.len);
	buf_clear(&entries);
	buf_printf(&entries, "startxref\n%" PRIu64 "\n%%%%EOF\n", start);
	put(b, entries.data, entries.len);
	buf_free(&entries);
	buf_free(&table);
}
