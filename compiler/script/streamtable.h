/* streamtable.h - doc.table{ rows = stream … }: what columns say of the records' fields. */
#ifndef WENHENG_SCRIPT_STREAMTABLE_H
#define WENHENG_SCRIPT_STREAMTABLE_H

#include "script/fields.h"

typedef struct StreamTable StreamTable;

/* When the table's rows are a stream, begins to read it; NULL when they are not. It lives with the document. */
StreamTable *streamtable_open(NodeReader *r, Fields *table);
/* Reads a column's field, head, decimals, thousands, none and sum. t NULL: nothing. */
void streamtable_column(StreamTable *t, Fields *column, int index, int count);
/* Reads group and subtotal, makes the head row where the table has none (head_rows 0), and gives the
 * table its rows. */
void streamtable_finish(StreamTable *t, Fields *table, Node *node);

#endif
