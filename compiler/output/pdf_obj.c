/* pdf_obj.c - the only file that includes hpdf.h.
 *
 * Of libharu 2.3 and 2.4 only what both have is used, and nothing of its fonts, images or text.  A
 * stream is compressed before libharu sees it, with "filter none", and its /Filter is written by
 * the dictionary's write hook (libharu removes a /Filter entry it did not make itself). */
#include "output/pdf_obj.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <hpdf.h>
#include <libdeflate.h>

#include "base/mem.h"
#include "base/utf8.h"

#if defined HPDF_MAJOR_VERSION && (HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION < 3 || HPDF_MINOR_VERSION > 4)
#error "output/pdf_obj.c is written for libharu 2.3 and 2.4"
#endif

enum { COMPRESSION_LEVEL = 6, NAME_MAX_LEN = 127 };

/* libharu's offsets are 32 bits, signed when they are printed. */
#define FILE_MAX_LEN ((size_t)INT32_MAX)

typedef struct Extra { /* what a dictionary carries beside libharu's entries */
	Buf         text;
	const char *filter;
} Extra;

struct PdfFile {
	HPDF_Doc doc;
	struct libdeflate_compressor *compressor;
	Extra  **extras;
	size_t   extra_count, extra_cap;
	Buf      packed;
	PdfDict *info;
	const char *why;   /* the first error */
	/* while writing */
	OutFile *out;
	bool     broken;   /* the OutFile failed: it reports that itself */
	size_t   written;
	uint64_t hash[2];
};

static void *allocate(HPDF_UINT size)
{
	return mem_realloc(NULL, size);
}

static void release(void *p)
{
	free(p);
}

PdfFile *pdf_file_new(void)
{
	PdfFile *f = mem_alloc(sizeof *f);

	f->doc = HPDF_NewEx(NULL, allocate, release, 0, NULL);
	f->compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
	if (!f->doc || !f->compressor)
		f->why = "libharu cannot be started";
	return f;
}

void pdf_file_free(PdfFile *f)
{
	if (!f)
		return;
	if (f->doc)
		HPDF_Free(f->doc);
	libdeflate_free_compressor(f->compressor);
	for (size_t i = 0; i < f->extra_count; i++) {
		buf_free(&f->extras[i]->text);
		free(f->extras[i]);
	}
	free(f->extras);
	buf_free(&f->packed);
	free(f);
}

void pdf_file_fail(PdfFile *f, const char *why)
{
	if (!f->why)
		f->why = why;
}

static void check(PdfFile *f, HPDF_STATUS status)
{
	if (status != HPDF_OK || HPDF_GetError(f->doc) != HPDF_OK)
		pdf_file_fail(f, "libharu refused an object");
}

static HPDF_Dict haru(PdfDict *d)
{
	return (HPDF_Dict)(void *)d;
}

/* ---- dictionaries ---- */

static HPDF_STATUS write_extra(HPDF_Dict d, HPDF_Stream s)
{
	const Extra *x = d->attr;
	HPDF_STATUS status = HPDF_OK;

	if (x->filter) {
		status = HPDF_Stream_WriteStr(s, "/Filter /");
		if (status == HPDF_OK)
			status = HPDF_Stream_WriteStr(s, x->filter);
		if (status == HPDF_OK)
			status = HPDF_Stream_WriteStr(s, "\n");
	}
	if (status == HPDF_OK && x->text.len > 0)
		status = HPDF_Stream_Write(s, (const HPDF_BYTE *)x->text.data, (HPDF_UINT)x->text.len);
	return status;
}

static Extra *extra(PdfFile *f, PdfDict *d)
{
	HPDF_Dict h = haru(d);

	if (!h->attr) {
		h->attr = *MEM_PUSH(f->extras, f->extra_count, f->extra_cap) = mem_alloc(sizeof(Extra));
		h->write_fn = write_extra;
	}
	return h->attr;
}

PdfDict *pdf_catalog(PdfFile *f)
{
	return (PdfDict *)(void *)f->doc->catalog;
}

PdfDict *pdf_page_root(PdfFile *f)
{
	f->doc->root_pages->before_write_fn = NULL; /* it would count only pages of libharu's own making */
	HPDF_Dict_RemoveElement(f->doc->root_pages, "Kids");
	HPDF_Dict_RemoveElement(f->doc->root_pages, "Count");
	return (PdfDict *)(void *)f->doc->root_pages;
}

static HPDF_Dict new_dict(PdfFile *f, bool stream)
{
	HPDF_Dict d = stream ? HPDF_DictStream_New(f->doc->mmgr, f->doc->xref) : HPDF_Dict_New(f->doc->mmgr);

	if (d && !stream)
		check(f, HPDF_Xref_Add(f->doc->xref, d));
	if (!d)
		pdf_file_fail(f, "libharu makes no more objects");
	return d;
}

/* Once something failed, objects are still handed out so that callers need not look. */
PdfDict *pdf_dict(PdfFile *f, const char *type)
{
	HPDF_Dict d = f->why ? f->doc->catalog : new_dict(f, false);

	if (!d)
		d = f->doc->catalog;
	if (type)
		pdf_name(f, (PdfDict *)(void *)d, "Type", type);
	return (PdfDict *)(void *)d;
}

PdfDict *pdf_info(PdfFile *f)
{
	if (!f->info) {
		f->info = pdf_dict(f, NULL);
		pdf_ref(f, (PdfDict *)(void *)f->doc->trailer, "Info", f->info);
	}
	return f->info;
}

PdfDict *pdf_stream_as(PdfFile *f, const char *type, const char *filter, const void *bytes, size_t n)
{
	HPDF_Dict d = f->why ? NULL : new_dict(f, true);

	if (!d)
		return pdf_catalog(f);
	if (n > FILE_MAX_LEN) {
		pdf_file_fail(f, "a stream is larger than 2 GiB");
		return (PdfDict *)(void *)d;
	}
	if (n > 0)
		check(f, HPDF_Stream_Write(d->stream, bytes, (HPDF_UINT)n));
	if (type)
		pdf_name(f, (PdfDict *)(void *)d, "Type", type);
	if (filter)
		extra(f, (PdfDict *)(void *)d)->filter = filter;
	return (PdfDict *)(void *)d;
}

PdfDict *pdf_stream(PdfFile *f, const char *type, const void *bytes, size_t n)
{
	if (f->why)
		return pdf_catalog(f);
	size_t room = libdeflate_zlib_compress_bound(f->compressor, n);

	if (f->packed.cap < room) {
		f->packed.data = mem_realloc(f->packed.data, room);
		f->packed.cap = room;
	}
	size_t packed = libdeflate_zlib_compress(f->compressor, bytes, n, f->packed.data, room);

	if (packed == 0 || packed >= n)
		return pdf_stream_as(f, type, NULL, bytes, n);
	return pdf_stream_as(f, type, "FlateDecode", f->packed.data, packed);
}

void pdf_name(PdfFile *f, PdfDict *d, const char *key, const char *name)
{
	if (f->why)
		return;
	if (strlen(name) > NAME_MAX_LEN)
		pdf_file_fail(f, "a name is longer than 127 bytes");
	else
		check(f, HPDF_Dict_AddName(haru(d), key, name));
}

void pdf_int(PdfFile *f, PdfDict *d, const char *key, int value)
{
	if (!f->why)
		check(f, HPDF_Dict_AddNumber(haru(d), key, value));
}

void pdf_ref(PdfFile *f, PdfDict *d, const char *key, PdfDict *value)
{
	if (!f->why)
		check(f, HPDF_Dict_Add(haru(d), key, haru(value)));
}

void pdf_raw(PdfFile *f, PdfDict *d, const char *format, ...)
{
	va_list args;

	if (f->why)
		return;
	va_start(args, format);
	buf_vprintf(&extra(f, d)->text, format, args);
	va_end(args);
}

void pdf_raw_add(PdfFile *f, PdfDict *d, const Buf *text)
{
	if (!f->why)
		buf_add(&extra(f, d)->text, text->data, text->len);
}

int pdf_id(const PdfDict *d)
{
	const HPDF_Obj_Header *h = (const void *)d;

	return (int)(h->obj_id & 0x00FFFFFF);
}

/* ---- writing ---- */

static HPDF_STATUS receive(HPDF_Stream s, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	PdfFile *f = s->attr;

	f->written += n;
	if (f->written > FILE_MAX_LEN) {
		pdf_file_fail(f, "the document is larger than 2 GiB");
		return HPDF_FILE_IO_ERROR;
	}
	for (int i = 0; i < 2; i++)
		f->hash[i] = hash_bytes(f->hash[i], bytes, n);
	f->broken = !file_put(f->out, bytes, n);
	return f->broken ? HPDF_FILE_IO_ERROR : HPDF_OK;
}

/* The trailer comes last: everything before it has been hashed, so the same file gets the same /ID. */
static HPDF_STATUS write_id(HPDF_Dict d, HPDF_Stream s)
{
	const PdfFile *f = s->attr;
	Buf b = { 0 };

	(void)d;
	for (int i = 0; i < 2; i++)
		buf_printf(&b, "%s<%016" PRIX64 "%016" PRIX64 ">", i ? " " : "/ID [", f->hash[0], f->hash[1]);
	buf_text_add(&b, "]\n");
	HPDF_STATUS status = HPDF_Stream_Write(s, (const HPDF_BYTE *)b.data, (HPDF_UINT)b.len);
	buf_free(&b);
	return status;
}

static void serialize(PdfFile *f)
{
	static const char header[] = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n";
	HPDF_Stream s = HPDF_CallbackWriter_New(f->doc->mmgr, receive, f);

	if (!s) {
		pdf_file_fail(f, "libharu makes no stream");
		return;
	}
	f->doc->trailer->write_fn = write_id;
	HPDF_STATUS status = HPDF_Dict_Add(f->doc->trailer, "Root", f->doc->catalog);

	if (status == HPDF_OK)
		status = HPDF_Stream_Write(s, (const HPDF_BYTE *)header, sizeof header - 1);
	if (status == HPDF_OK)
		status = HPDF_Xref_WriteToStream(f->doc->xref, s, NULL);
	HPDF_Stream_Free(s);
	if (status != HPDF_OK && !f->broken)
		pdf_file_fail(f, "libharu could not write its objects");
}

bool pdf_file_write(PdfFile *f, OutFile *out, Diag *d)
{
	f->out = out;
	f->broken = false;
	f->hash[0] = HASH_START;
	f->hash[1] = hash_bytes(HASH_START, "wenheng", 7);
	if (!f->why)
		serialize(f);
	if (f->why)
		diag_machine(d, PLACE_NONE, "the PDF cannot be written: %s", f->why);
	return !f->why;
}

/* ---- pieces of text ---- */

void pdf_put_thousandths(Buf *b, long long v)
{
	char digits[24];
	size_t at = sizeof digits, end;
	unsigned long long u = v < 0 ? 0 - (unsigned long long)v : (unsigned long long)v;

	for (int i = 0; i < 3; i++, u /= 10)
		digits[--at] = (char)('0' + u % 10);
	for (end = sizeof digits; end > at && digits[end - 1] == '0';)
		end--;
	if (end > at)
		digits[--at] = '.';
	do
		digits[--at] = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (v < 0)
		digits[--at] = '-';
	buf_add(b, digits + at, end - at);
}

void pdf_put_length(Buf *b, Unit u)
{
	pdf_put_thousandths(b, u);
}

static void hex(Buf *b, unsigned v, int digits)
{
	static const char digit[] = "0123456789ABCDEF";

	while (digits-- > 0)
		buf_byte(b, digit[v >> (4 * digits) & 15]);
}

void pdf_put_utf16(Buf *b, const char *utf8, size_t n)
{
	const char *end = utf8 + n;

	while (utf8 < end) {
		uint32_t cp;
		size_t k = utf8_decode(utf8, end, &cp);

		utf8 += k ? k : 1;
		if (cp >= 0x10000) {
			hex(b, 0xD800 + ((cp - 0x10000) >> 10), 4);
			hex(b, 0xDC00 + (cp & 0x3FF), 4);
		} else {
			hex(b, cp, 4);
		}
	}
}

void pdf_put_text(Buf *b, const char *utf8, size_t n)
{
	buf_text_add(b, "<FEFF");
	for (size_t i = 0, k; i < n; i += k) { /* line breaks and the like have no place in a title */
		for (k = 0; i + k < n && (unsigned char)utf8[i + k] >= 0x20;)
			k++;
		if (k > 0) {
			pdf_put_utf16(b, utf8 + i, k);
		} else {
			pdf_put_utf16(b, " ", 1);
			k = 1;
		}
	}
	buf_byte(b, '>');
}

void pdf_put_bytes(Buf *b, const char *bytes, size_t n)
{
	buf_byte(b, '<');
	for (size_t i = 0; i < n; i++)
		hex(b, (unsigned char)bytes[i], 2);
	buf_byte(b, '>');
}
