/* checkwhen.h - what a record must say where it says something else, as the checks and the rules ask it: one declaration in the
 * ledger's schema, one answer. */
#ifndef WENHENG_LEDGER_CHECKWHEN_H
#define WENHENG_LEDGER_CHECKWHEN_H

#include <stdbool.h>

#include "ledger/schema.h"
#include "ledger/value.h"

typedef struct CheckedRecord { /* wherever it stands */
	const char *(*text)(void *of, int field); /* as stored; NULL: a gap */
	GapReason (*gap)(void *of, int field);
	void *of;
	const char *period; /* of the record; NULL: not known */
} CheckedRecord;

/* Whether it breaks one of the schema's checks with "when" of this code. */
bool checkwhen_broken(const Schema *s, const char *code, const CheckedRecord *r);

#endif
