/* sheet.c - see sheet.h. */
#include "ledger/sheet.h"

const char *sheet_column(int column, char name[8])
{
	char *p = name + 7;
	for (*p = 0; column > 0; column = (column - 1) / 26)
		*--p = (char)('A' + (column - 1) % 26);
	return p;
}

bool sheet_place(const char *s, size_t n, int *column, int *row)
{
	int c = 0, r = 0;
	const char *end = s + n;
	for (; s < end && ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z')); s++)
		if ((c = c * 26 + ((*s & ~0x20) - 'A' + 1)) > SHEET_COLUMNS)
			return false;
	if (s < end && *s == '0')
		return false;
	for (; s < end && *s >= '0' && *s <= '9'; s++)
		if ((r = r * 10 + (*s - '0')) > SHEET_ROWS)
			return false;
	*column = c;
	*row = r;
	return s == end && c > 0;
}
