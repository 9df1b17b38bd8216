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

/* A workbook with a password is a stream of this name in an OLE file ([MS-OFFCRYPTO] 2.3.4.4). */
static bool is_encrypted(const char *bytes, size_t n)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	for (size_t i = 0; i + sizeof name <= n; i++)
		if (bytes[i] == 'E' && memcmp(bytes + i, name, sizeof name) == 0)
			return true;
	return false;
}

bool workbook_read(Arena *a, const char *file, const char *bytes, size_t n, Workbook *out, Diag *d)
{
	if (is_ole(bytes, n) && is_encrypted(bytes, n)) {
		diag_error(d, (Place){ .file = file }, "this workbook cannot be read: it is locked with a password");
		return false;
	}
	return is_ole(bytes, n) ? xls_read(a, file, bytes, n, out, d) : xlsx_read(a, file, bytes, n, out, d);
}
