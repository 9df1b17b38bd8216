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
#include "output/pdf_pack.h"

typedef struct PdfBody PdfBody;

PdfBody *pdf_body_new(OutFile *out); /* writes the header; out stays the caller's */
void     pdf_body_free(PdfBody *b);

/* The number of an object that is written later, from 1. */
int  pdf_body_reserve(PdfBody *b);
/* An object that is no stream, as text: "<< … >>". */
void pdf_body_object(PdfBody *b, int id, const char *text, size_t n);
/* A stream: the entries of its dictionary but for /Filter and /Length, and its bytes, which are taken over. */
void pdf_body_stream(PdfBody *b, int id, const Buf *entries, Packing how, Buf *bytes);
/* The cross-reference stream with /Root, /Info and an /ID that is a hash of all before it. */
void pdf_body_end(PdfBody *b, int root, int info);

/* What is wrong, NULL while nothing is. A failed write is not meant: the OutFile reports that itself. */
const char *pdf_body_error(const PdfBody *b);
bool        pdf_body_full(const PdfBody *b); /* a write has failed: nothing more can be written */
void        pdf_body_fail(PdfBody *b, const char *why); /* a static string */

#endif
