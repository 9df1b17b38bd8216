/* finding.c - see finding.h. */
#include "ledger/finding.h"

#include <stdlib.h>

void finding_add(FindingList *l, Finding f, const char *english)
{
	Place at = { .file = l->file, .line = f.row, .column = f.col };
	f.english = english;
	*MEM_PUSH(l->items, l->count, l->cap) = f;
	if (f.severity >= SEVERITY_ERROR && l->strict)
		diag_error(l->diag, at, "%s", english);
	else if (f.severity >= SEVERITY_WARNING)
		diag_warn(l->diag, at, "%s", english);
	else
		diag_note(l->diag, at, "%s", english);
}

void finding_free(FindingList *l)
{
	free(l->items);
	l->items = NULL;
	l->count = l->cap = 0;
}

const char *severity_name(Severity s)
{
	static const char *const names[] = { "note", "warning", "error", "error" };
	return names[s];
}
