/* printed.h - the numbers in a text as it is printed: 1,208.05 and 23 in “共23项、1,208.05万元”. */
#ifndef WENHENG_DOC_PRINTED_H
#define WENHENG_DOC_PRINTED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/number.h"

typedef struct Printed {
	size_t at, len;  /* where it stands, in bytes */
	Number value;
	int    decimals; /* digits behind the point */
} Printed;

/* The next number at or behind *from, which is then moved behind it; false when there is none.  Groups of three
 * are read as one number; a sign is not part of it, and no number begins within a Latin word (V2, GB24789). */
bool printed_next(const char *s, size_t n, size_t *from, Printed *out);

/* True when the exact figure, or a ten-thousandth of it (万), is printed so.  A whole number must be the figure itself. */
bool printed_shows(const Printed *p, Number exact);

#endif
