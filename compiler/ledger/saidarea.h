/* saidarea.h - the areas that a title, a sheet's name, the file's own or 填报单位：… names, held against the one that the file is declared for. */
#ifndef WENHENG_LEDGER_SAIDAREA_H
#define WENHENG_LEDGER_SAIDAREA_H

#include "ledger/finding.h"
#include "ledger/schema.h"
#include "ledger/table.h"

typedef struct AreaBook {
	const AreaName *areas;
	size_t          count;
} AreaBook;

typedef struct SaidArea {
	bool        doubted; /* the rows may be of another area than the file's: it is not known whose they are */
	const char *area;    /* of a file that is declared for none: the only one that is named; or NULL */
} SaidArea;

/* Looks at the rows above the head, the sheet's name (NULL: there is none, or it was asked for) and the file's and reports what they say. */
SaidArea saidarea_of(Arena *a, const Table *t, const char *sheet, const LedgerFile *file, AreaBook book, FindingList *l);
/* The same of a row below the table: 填报单位：…  It has been read by then, so that it is only told. */
void     saidarea_below(Arena *a, const SheetRow *row, const LedgerFile *file, AreaBook book, FindingList *l);

#endif
