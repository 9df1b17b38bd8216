/* shape.h - what is declared of a file's shape, laid over the sheet before its table is looked for. */
#ifndef WENHENG_LEDGER_SHAPE_H
#define WENHENG_LEDGER_SHAPE_H

#include <stdint.h>

#include "base/mem.h"
#include "ledger/finding.h"
#include "ledger/schema.h"
#include "ledger/sheet.h"

/* "B4:H60"; "B4:H" goes down to the last row, "B:H" is of all rows.  False when it is no range. */
bool shape_range(const char *text, CellRange *out);

/* The schema as it holds for this file: what its manifest's line declares comes before what the schema
 * does; marks and what is dropped are those of both. */
const Schema *shape_apply(Arena *a, const Schema *schema, const FileShape *file);

/* The part of the sheet that may be read: cells keep their rows and columns.  False when the sheet ends before it. */
bool shape_window(Arena *a, const Sheet *sheet, const FileShape *shape, Sheet *out);
/* Why the sheet ends before it: "range = B4:H60". */
const char *shape_words(Arena *a, const FileShape *shape);
/* A finding when the rows go on below the range. */
void shape_check_below(Arena *a, const Sheet *sheet, const FileShape *shape, FindingList *findings);

/* Whether a record of this name is to be left out.  A * at either end of a declared text stands for anything. */
bool shape_drops(Arena *a, const FileShape *shape, const char *name);

uint64_t shape_hash(uint64_t h, const FileShape *shape);

#endif
