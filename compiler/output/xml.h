/* xml.h - what the backends that write XML share. */
#ifndef WENHENG_OUTPUT_XML_H
#define WENHENG_OUTPUT_XML_H

#include "base/buf.h"

/* Appends text for an element or a quoted attribute: marks of XML escaped, control characters as blanks. */
void xml_text(Buf *b, const char *s, size_t n);

/* How EXIF's orientations 1 to 8 turn the unit square, its rows from the top and y down, to what is seen: a matrix in units
 * of width, height and position. */
extern const signed char xml_turns[9][6];

#endif
