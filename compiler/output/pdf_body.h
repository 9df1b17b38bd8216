/* pdf_body.h - the bytes of a PDF file: objects written as they come, and the table of where they stand.
 *
 * Nothing is kept of an object but its place.  Objects without a stream are gathered into object
 * streams (ISO 32000-1, 7.5.7); the cross-reference table is a stream too (7.5.8), with offsets as wide
 * as the file needs.  Errors stick: calls after one do nothing. */
#ifndef WENHENG_OUTPUT_PDF_BODY_H
#define WENHENG_OUTPUT_PDF_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/file.h"

typedef struct PdfBody PdfBody;

/* Small, or in half the time: for what deflate hardly makes smaller, such as a CFF. */
typedef enum Packing { PACK_SMALL, PACK_QUICK } Packing;

PdfBody *pdf_body_new(OutFile *out); /* writes the header; out stays the caller's */
void     pdf_body_free(PdfBody *b);

/* The number of an object that is written later, from 1. */
int  pdf_body_reserve(PdfBody *b);
/* An object that is no stream, as text: "<< … >>". */
void pdf_body_object(PdfBody *b, int id, const char *text, size_t n);
/* A stream: the entries of its dictionary but for /Length, and its bytes as they are. */
void pdf_body_stream(PdfBody *b, int id, const Buf *entries, const void *bytes, size_t n);
/* The same, deflated here when that gains anything; entries get their /Filter. */
void pdf_body_deflated(PdfBody *b, int id, Buf *entries, const Buf *bytes);
/* Deflates into *packed, which is overwritten. False when that gains nothing. */
bool pdf_body_deflate(PdfBody *b, Packing how, const void *bytes, size_t n, Buf *packed);
/* The cross-reference stream with /Root, /Info and an /ID that is a hash of all before it. */
void pdf_body_end(PdfBody *b, int root, int info);

/* What is wrong, NULL while nothing is. A failed write is not meant: the OutFile reports that itself. */
const char *pdf_body_error(const PdfBody *b);
void        pdf_body_fail(PdfBody *b, const char *why); /* a static string */

#endif
