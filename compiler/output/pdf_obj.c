/* pdf_obj.c - the only file that includes hpdf.h.
 *
 * Of libharu 2.3 and 2.4 only what both have is used: dictionaries, their entries and how these are
 * written.  Its cross-reference table would keep every object until the end and knows offsets of 31
 * bits; a reference is therefore text with the object's number, and pdf_body.c writes the file. */
#include "output/pdf_obj.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <hpdf.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "output/pdf_body.h"

#if defined HPDF_MAJOR_VERSION && (HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION < 3 || HPDF_MINOR_VERSION > 4)
#error "output/pdf_obj.c is written for libharu 2.3 and 2.4"
#endif

enum { NAME_MAX_LEN = 127 };

struct PdfDict {
	int       id;
	HPDF_Dict entries; /* NULL once something failed */
	Buf       text;    /* entries beside libharu's */
	Buf       bytes;   /* of a stream, as they are written */
	bool      stream;
	Packing   how;     /* of a stream */
	PdfDict  *before, *after; /* among those not done */
};

struct PdfFile {
	HPDF_Doc     doc;     /* for its memory manager and its error */
	HPDF_Stream  writer;  /* into text */
	PdfBody     *body;
	PdfDict     *first, *last; /* not done, by number */
	PdfDict     *catalog, *info;
	Buf          text;
};

static void *allocate(HPDF_UINT size)
{
	return mem_realloc(NULL, size);
}

static void release(void *p)
{
	free(p);
}

static HPDF_STATUS receive(HPDF_Stream s, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	PdfFile *f = s->attr;

	buf_add(&f->text, bytes, n);
	return HPDF_OK;
}

PdfFile *pdf_file_new(OutFile *out)
{
	PdfFile *f = mem_alloc(sizeof *f);

	f->body = pdf_body_new(out);
	f->doc = HPDF_NewEx(NULL, allocate, release, 0, NULL);
	f->writer = f->doc ? HPDF_CallbackWriter_New(f->doc->mmgr, receive, f) : NULL;
	if (!f->writer)
		pdf_file_fail(f, "libharu cannot be started");
	f->catalog = pdf_dict(f, "Catalog");
	f->info = pdf_dict(f, NULL);
	return f;
}

static void take_out(PdfFile *f, PdfDict *d)
{
	*(d->before ? &d->before->after : &f->first) = d->after;
	*(d->after ? &d->after->before : &f->last) = d->before;
}

static void free_dict(PdfDict *d)
{
	if (d->entries)
		HPDF_Dict_Free(d->entries);
	buf_free(&d->text);
	buf_free(&d->bytes);
	free(d);
}

void pdf_file_free(PdfFile *f)
{
	if (!f)
		return;
	for (PdfDict *d = f->first, *next; d; d = next) {
		next = d->after;
		free_dict(d);
	}
	if (f->writer)
		HPDF_Stream_Free(f->writer);
	if (f->doc)
		HPDF_Free(f->doc);
	pdf_body_free(f->body);
	buf_free(&f->text);
	free(f);
}

void pdf_file_fail(PdfFile *f, const char *why)
{
	pdf_body_fail(f->body, why);
}

bool pdf_file_full(const PdfFile *f)
{
	return pdf_body_full(f->body);
}

static bool failed(const PdfFile *f)
{
	return pdf_body_error(f->body) != NULL;
}

static void check(PdfFile *f, HPDF_STATUS status)
{
	if (status != HPDF_OK || HPDF_GetError(f->doc) != HPDF_OK)
		pdf_file_fail(f, "libharu refused an object");
}

/* ---- dictionaries ---- */

/* Once something failed, objects are still handed out so that callers need not look. */
static PdfDict *new_dict(PdfFile *f)
{
	PdfDict *d = mem_alloc(sizeof *d);

	d->id = pdf_body_reserve(f->body);
	d->before = f->last;
	*(f->last ? &f->last->after : &f->first) = d;
	f->last = d;
	if (failed(f) || !f->doc)
		return d;
	d->entries = HPDF_Dict_New(f->doc->mmgr);
	if (!d->entries)
		pdf_file_fail(f, "libharu makes no more objects");
	return d;
}

PdfDict *pdf_catalog(PdfFile *f)
{
	return f->catalog;
}

PdfDict *pdf_info(PdfFile *f)
{
	return f->info;
}

PdfDict *pdf_dict(PdfFile *f, const char *type)
{
	PdfDict *d = new_dict(f);

	if (type)
		pdf_name(f, d, "Type", type);
	return d;
}

static PdfDict *new_stream(PdfFile *f, Packing how, const char *type)
{
	PdfDict *d = pdf_dict(f, type);

	d->stream = true;
	d->how = how;
	return d;
}

PdfDict *pdf_stream_packed(PdfFile *f, Packing how, const char *type, const void *bytes, size_t n)
{
	PdfDict *d = new_stream(f, how, type);

	if (!failed(f))
		buf_add(&d->bytes, bytes, n);
	return d;
}

PdfDict *pdf_stream_taking(PdfFile *f, Packing how, Buf *bytes)
{
	PdfDict *d = new_stream(f, how, NULL);

	d->bytes = *bytes;
	*bytes = (Buf){ 0 };
	return d;
}

PdfDict *pdf_stream_as(PdfFile *f, const char *type, const char *filter, const void *bytes, size_t n)
{
	PdfDict *d = pdf_stream_packed(f, PACK_NOT, type, bytes, n);

	if (filter)
		pdf_name(f, d, "Filter", filter);
	return d;
}

PdfDict *pdf_stream(PdfFile *f, const char *type, const void *bytes, size_t n)
{
	return pdf_stream_packed(f, PACK_SMALL, type, bytes, n);
}

/* "<<\n…>>" into f->text. */
static void serialize(PdfFile *f, const PdfDict *d)
{
	buf_clear(&f->text);
	check(f, HPDF_Dict_Write(d->entries, f->writer, NULL));
	f->text.len -= f->text.len < 2 ? 0 : 2;
	buf_add(&f->text, buf_text(&d->text), d->text.len);
	if (!d->stream)
		buf_text_add(&f->text, ">>");
}

int pdf_done(PdfFile *f, PdfDict *d)
{
	int id = d->id;

	if (!failed(f)) {
		serialize(f, d);
		if (d->stream) { /* without its "<<\n" */
			memmove(f->text.data, f->text.data + 3, f->text.len - 3);
			f->text.len -= 3;
			pdf_body_stream(f->body, id, &f->text, d->how, &d->bytes);
		} else {
			pdf_body_object(f->body, id, f->text.data, f->text.len);
		}
	}
	take_out(f, d);
	free_dict(d);
	return id;
}

void pdf_name(PdfFile *f, PdfDict *d, const char *key, const char *name)
{
	if (failed(f))
		return;
	if (strlen(name) > NAME_MAX_LEN)
		pdf_file_fail(f, "a name is longer than 127 bytes");
	else
		check(f, HPDF_Dict_AddName(d->entries, key, name));
}

void pdf_int(PdfFile *f, PdfDict *d, const char *key, int value)
{
	if (!failed(f))
		check(f, HPDF_Dict_AddNumber(d->entries, key, value));
}

void pdf_ref_id(PdfFile *f, PdfDict *d, const char *key, int id)
{
	pdf_raw(f, d, "/%s %d 0 R\n", key, id);
}

void pdf_ref(PdfFile *f, PdfDict *d, const char *key, const PdfDict *value)
{
	pdf_ref_id(f, d, key, value->id);
}

void pdf_raw(PdfFile *f, PdfDict *d, const char *format, ...)
{
	va_list args;

	if (failed(f))
		return;
	va_start(args, format);
	buf_vprintf(&d->text, format, args);
	va_end(args);
}

void pdf_raw_add(PdfFile *f, PdfDict *d, const Buf *text)
{
	if (!failed(f))
		buf_add(&d->text, buf_text(text), text->len);
}

int pdf_id(const PdfDict *d)
{
	return d->id;
}

int pdf_reserve(PdfFile *f)
{
	return pdf_body_reserve(f->body);
}

void pdf_reserved_text(PdfFile *f, int id, const Buf *text)
{
	pdf_body_object(f->body, id, buf_text(text), text->len);
}

void pdf_reserved_stream(PdfFile *f, int id, const Buf *bytes)
{
	Buf none = { 0 }, own = { 0 };

	buf_add(&own, buf_text(bytes), bytes->len);
	pdf_body_stream(f->body, id, &none, PACK_QUICK, &own);
	buf_free(&own);
}

bool pdf_file_end(PdfFile *f, const char *path, Diag *d)
{
	int root = pdf_id(f->catalog), info = pdf_id(f->info);

	for (PdfDict *open = f->first, *next; open; open = next) {
		next = open->after;
		pdf_done(f, open);
	}
	f->catalog = f->info = NULL;
	pdf_body_end(f->body, root, info);
	if (failed(f))
		diag_machine(d, (Place){ .file = path }, "the PDF cannot be written: %s", pdf_body_error(f->body));
	return !failed(f);
}

/* ---- pieces of text ---- */

/* A whole number of up to three digits, as nearly all are; others by buf_int(). */
static char *put_small(char *s, unsigned u)
{
	if (u >= 100)
		*s++ = (char)('0' + u / 100);
	if (u >= 10)
		*s++ = (char)('0' + u / 10 % 10);
	*s++ = (char)('0' + u % 10);
	return s;
}

void pdf_put_thousandths(Buf *b, long long v)
{
	unsigned long long u = v < 0 ? 0 - (unsigned long long)v : (unsigned long long)v, whole = u / 1000;
	unsigned rest = (unsigned)(u % 1000);

	if (v < 0)
		buf_byte(b, '-');
	if (whole >= 1000)
		buf_int(b, (long long)whole);
	buf_reserve(b, 8);
	char *s = b->data + b->len;

	if (whole < 1000)
		s = put_small(s, (unsigned)whole);
	if (rest) {
		*s++ = '.';
		*s++ = (char)('0' + rest / 100);
		if (rest % 100)
			*s++ = (char)('0' + rest / 10 % 10);
		if (rest % 10)
			*s++ = (char)('0' + rest % 10);
	}
	*s = '\0';
	b->len = (size_t)(s - b->data);
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
