/* relations.h - which parts of a package belong to a part, by the relations it has (ECMA-376 part 2, 9.3). */
#ifndef WENHENG_LEDGER_RELATIONS_H
#define WENHENG_LEDGER_RELATIONS_H

#include "ledger/package.h"

typedef struct Relation {
	const char *id, *kind; /* kind: the last word of its type, "worksheet", the same in the strict kind of file */
	const char *part;      /* its path in the package, whatever way it was written */
} Relation;

typedef struct Relations {
	Relation *items; /* the arena's, as they stand in the list */
	size_t    count;
	const Relation **by_id; /* in the order of their ids; the first of one id before the others */
} Relations;

/* The relations of a part ("xl/workbook.xml"), or of the package itself (""); none when it has no list of them.
 * False after a fault of the package. */
bool relations_read(Arena *a, Package *p, const char *part, Relations *out);
const Relation *relations_by_id(const Relations *r, const char *id);     /* NULL: there is none; id may be NULL */
const Relation *relations_by_kind(const Relations *r, const char *kind); /* the first */

#endif
