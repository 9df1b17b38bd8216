/* streamtable.h - doc.table{ rows = stream … }: what columns say of the records' fields. */
#ifndef WENHENG_SCRIPT_STREAMTABLE_H
#define WENHENG_SCRIPT_STREAMTABLE_H

#include "script/fields.h"

typedef struct StreamTable StreamTable;

/* When the table's rows are a stream, begins to read it; NULL when they are not. It lives with the document. */
StreamTable *streamtable_open(NodeReader *r, Fields *table);
/* Reads a column's field, head, decimals, thousands, scale, none and sum.  t NULL: false when it names a field all
 * the same, after a report: the rows are not what the columns say. */
bool streamtable_column(StreamTable *t, NodeReader *r, Fields *f, Column *column, int index, int count);
/* Reads group and subtotal, makes the head row where the table has none (head_rows 0), and gives the
 * table its rows. */
void streamtable_finish(StreamTable *t, Fields *table, Node *node);

#endif
