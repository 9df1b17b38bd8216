/* finding.c - see finding.h. */
#include "ledger/finding.h"

#include <stdlib.h>

static const char *copied(Arena *a, const char *text)
{
	return text ? arena_strdup(a, text) : NULL;
}

static void keep(FindingList *l, Finding f)
{
	f.raw = copied(l->arena, f.raw);
	f.message = copied(l->arena, f.message);
	f.english = copied(l->arena, f.english);
	f.area = copied(l->arena, f.area);
	*MEM_PUSH(l->items, l->kept, l->cap) = f;
}

void finding_add(FindingList *l, Finding f, const char *english)
{
	Place at = { .file = l->file, .line = f.row, .column = f.col };
	f.english = english;
	l->count++;
	if (!l->take)
		keep(l, f);
	else if (!l->failed)
		l->failed = !l->take(l->to, &f);
	if (f.severity >= SEVERITY_ERROR && l->strict)
		diag_error(l->diag, at, "%s", english);
	else if (f.severity >= SEVERITY_WARNING)
		diag_warn(l->diag, at, "%s", english);
	else
		diag_note(l->diag, at, "%s", english);
}

static bool drop(void *to, const Finding *f)
{
	(void)to;
	(void)f;
	return true;
}

void finding_pour(FindingList *l, FindingTake take, void *to)
{
	l->take = take ? take : drop;
	l->to = to;
	for (size_t i = 0; i < l->kept && !l->failed; i++)
		l->failed = !l->take(to, &l->items[i]);
	finding_free(l);
}

void finding_free(FindingList *l)
{
	free(l->items);
	l->items = NULL;
	l->kept = l->cap = 0;
}

const char *severity_name(Severity s)
{
	static const char *const names[] = { "note", "warning", "error", "error" };
	return names[s];
}
