/* rows.h - a table's rows that come one by one from a file or a query and are never all in memory.
 *
 * A table node whose info has a source holds its head rows as children and no others: layout asks the
 * source for each body row when the page being filled has room for it.  The same source gives the same
 * rows each time it is read from the start, since a document may be laid out more than once. */
#ifndef WENHENG_DOC_ROWS_H
#define WENHENG_DOC_ROWS_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/mem.h"
#include "doc/node.h"

typedef struct RowSource RowSource;
struct RowSource {
	/* The next row as a NODE_ROW of its own, made in a with all it holds; NULL at the end, or when the
	 * source cannot be read on, which it has reported and noted in failed. */
	Node *(*next)(RowSource *s, Arena *a, Diag *d);
	/* Back to before the first row. False after a report. */
	bool (*rewind)(RowSource *s, Diag *d);
	void (*close)(RowSource *s); /* frees the source itself too */
	bool failed;
	RowSource *after; /* the document's next one: doc_free() closes them all */
};

#endif
