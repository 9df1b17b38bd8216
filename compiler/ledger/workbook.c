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

bool workbook_is_picture(const char *text)
{
	return (strncmp(text, "=DISPIMG(\"", 10) == 0 || strncmp(text, "=_xlfn.DISPIMG(\"", 16) == 0) && strchr(text, '"') != strrchr(text, '"');
}

const WorkbookPicture *workbook_picture(const Workbook *book, const char *text)
{
	const char *id = strchr(text, '"') + 1;
	size_t n = strcspn(id, "\"");
	for (size_t i = 0; book && i < book->picture_count; i++) {
		const WorkbookPicture *p = &book->pictures[i];
		if (strlen(p->id) == n && memcmp(p->id, id, n) == 0)
			return p->bytes ? p : NULL;
	}
	return NULL;
}

bool workbook_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d)
{
	return is_ole(bytes, n) ? xls_read(a, file, bytes, n, out, d) : xlsx_read(a, file, bytes, n, out, d);
}
