/* rowset.h - a ledger's records, packed: what rules and templates see of the store.
 *
 * However many there are, a few thousand of them are in memory and the others in a temporary file (base/spill.h): those looked
 * at one after the other cost little, those looked at here and there a reading each.  Columns are the schema's fields, then
 * the record's own area and period.  Rows count from 0. */
#ifndef WENHENG_LEDGER_ROWSET_H
#define WENHENG_LEDGER_ROWSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "ledger/schema.h"
#include "ledger/store.h"
#include "ledger/value.h"

typedef struct RowSet RowSet;

typedef struct RowFile { /* the file some of the records are from */
	char   *path;
	int64_t file;   /* its number in the store */
	int    *cols;   /* one a field, from 1: where the file has it; 0: nowhere */
	int64_t judged; /* judged.c: what keeps it; 0: nothing yet */
} RowFile;

/* Reads the records that `from` gives (" FROM … l …" with l the ledger's table) in their total order: the areas'
 * order, the area, the file, the row, the period.  NULL after a report.  The schema must outlive the set. */
RowSet *rowset_read(Store *s, const Schema *schema, const AreaName *areas, size_t area_count, const char *from,
                    const char *const *args, size_t arg_count, Diag *d);
void    rowset_free(RowSet *set); /* NULL is allowed */

size_t  rowset_bytes(const RowSet *set); /* in memory */

const Schema *rowset_schema(const RowSet *set);
size_t rowset_count(const RowSet *set);
int    rowset_column(RowSet *set, const char *name); /* of a field, area or period; -1: there is none */
/* What stands in a cell, as the store keeps it, but for a picture its path; NULL: a gap.  Texts are good until two other
 * records have been looked at. */
const char *rowset_text(const RowSet *set, size_t row, int column);
/* The same as a reader sees it: a flag is 是 or 否. */
const char *rowset_words(const RowSet *set, size_t row, int column);
/* Why there is none; GAP_NONE where there is a value, or nothing is known of it. */
GapReason   rowset_gap(const RowSet *set, size_t row, int column);
const char *rowset_raw(const RowSet *set, size_t row, int column); /* as typed, where that is not the value's own text; or NULL */
int64_t     rowset_line(const RowSet *set, size_t row); /* the row in its file */
RowFile    *rowset_source(RowSet *set, size_t row); /* NULL: its file is not known */
int         rowset_field(const Schema *schema, const char *name); /* -1: there is none */
/* The field that names a record: the schema's key, when it is no figure (a year is no name); -1: none does. */
int         rowset_name_field(const Schema *schema);
const char *rowset_name(const RowSet *set, size_t row); /* its text, or NULL */
/* What a field is called after the record's name: "取水量（m3）". */
void rowset_field_label(const RowSet *set, int column, Buf *out);
/* Whether the record's own name goes before it. */
bool rowset_field_named(const RowSet *set, int column);
/* The records of an area, which stand together; none: *count is 0. */
void rowset_area(const RowSet *set, const char *area, size_t *first, size_t *count);
/* For judged.c: the number of what keeps the first record, 0: none yet; and whether a record is kept, which it is from then on. */
int64_t *rowset_number(RowSet *set);
bool     rowset_mark(RowSet *set, size_t row);

#endif
