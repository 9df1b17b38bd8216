/* workbook.c - which kind of workbook it is. */
#include "ledger/workbook.h"

#include <string.h>

static bool is_zip(const char *bytes, size_t n)
{
	return n >= 4 && memcmp(bytes, "PK\3\4", 4) == 0;
}

static bool is_ole(const char *bytes, size_t n)
{
	return n >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

bool workbook_is(const char *bytes, size_t n)
{
	return is_zip(bytes, n) || is_ole(bytes, n);
}

bool workbook_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d)
{
	return is_ole(bytes, n) ? xls_read(a, file, bytes, n, out, d) : xlsx_read(a, file, bytes, n, out, d);
}
