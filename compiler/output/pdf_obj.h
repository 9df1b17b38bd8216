/* pdf_obj.h - PDF objects: a thin, checked layer over libharu's dictionaries.
 *
 * A dictionary is made, filled and done: then it is written and forgotten, and only its number can be
 * referred to.  libharu holds and serializes the entries.  What it cannot write exactly (lengths
 * without binary floats, long arrays, strings beyond its encoders) is added as ready text with
 * pdf_raw() and lands at the dictionary's end.  Errors stick: a call after one does nothing, and
 * pdf_file_end() tells. */
#ifndef WENHENG_OUTPUT_PDF_OBJ_H
#define WENHENG_OUTPUT_PDF_OBJ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/unit.h"
#include "output/pdf_body.h"

typedef struct PdfFile PdfFile;
typedef struct PdfDict PdfDict; /* an indirect dictionary or stream; lives until it is done */

PdfFile *pdf_file_new(OutFile *out); /* out stays the caller's */
void     pdf_file_free(PdfFile *f);
/* Does every dictionary that is not done yet and writes the cross-reference table.  False after a report; a
 * failed write is no such failure: it sticks in out, which reports it when it is committed. */
bool     pdf_file_end(PdfFile *f, const char *path, Diag *d);
bool     pdf_file_full(const PdfFile *f); /* a write has failed */
/* Makes the file fail with this reason (a static string) when it is ended. */
void     pdf_file_fail(PdfFile *f, const char *why);

PdfDict *pdf_catalog(PdfFile *f);
PdfDict *pdf_info(PdfFile *f);

PdfDict *pdf_dict(PdfFile *f, const char *type); /* type: for /Type, or NULL */
/* A stream, deflated here; pdf_stream_as() takes bytes that a filter has already encoded (NULL: none). */
PdfDict *pdf_stream(PdfFile *f, const char *type, const void *bytes, size_t n);
PdfDict *pdf_stream_packed(PdfFile *f, Packing how, const char *type, const void *bytes, size_t n);
PdfDict *pdf_stream_taking(PdfFile *f, Packing how, Buf *bytes); /* the bytes are taken over */
PdfDict *pdf_stream_as(PdfFile *f, const char *type, const char *filter, const void *bytes, size_t n);
/* Writes the object and frees it: nothing more can be added. Returns its number. */
int      pdf_done(PdfFile *f, PdfDict *d);

void pdf_name(PdfFile *f, PdfDict *d, const char *key, const char *name);
void pdf_int(PdfFile *f, PdfDict *d, const char *key, int value);
void pdf_ref(PdfFile *f, PdfDict *d, const char *key, const PdfDict *value);
void pdf_ref_id(PdfFile *f, PdfDict *d, const char *key, int id);
/* "/Key value" text, written as it stands before the dictionary's end. */
void pdf_raw(PdfFile *f, PdfDict *d, const char *format, ...) __attribute__((format(printf, 3, 4)));
void pdf_raw_add(PdfFile *f, PdfDict *d, const Buf *text);
int  pdf_id(const PdfDict *d); /* its object number, for "%d 0 R" */

/* Objects written without a PdfDict: a number first, and when all is known the dictionary as text
 * ("<<…>>") or a stream without entries, deflated. */
int  pdf_reserve(PdfFile *f);
void pdf_reserved_text(PdfFile *f, int id, const Buf *text);
void pdf_reserved_stream(PdfFile *f, int id, const Buf *bytes);

/* Pieces of PDF text. */
void pdf_put_length(Buf *b, Unit u);                        /* "79.37": points, no needless zeros */
void pdf_put_thousandths(Buf *b, long long v);              /* the same for any integer in 1/1000 */
void pdf_put_text(Buf *b, const char *utf8, size_t n);      /* <FEFF…>: a text string in UTF-16BE */
void pdf_put_utf16(Buf *b, const char *utf8, size_t n);     /* the hex digits alone */
void pdf_put_bytes(Buf *b, const char *bytes, size_t n);    /* <…>: a byte string */

#endif
