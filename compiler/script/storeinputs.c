/* storeinputs.c - see storelib.h.  The questions go to base/inputs.h. */
#include "script/storelib.h"

#include <string.h>

#include "base/inputs.h"

/* What was asked of a ledger's rows, kept until someone looks at where one came from. */
struct RowsAsked {
	RowsAsked *next;
	const char *ledger;
	const char *from, *order; /* SQL: FROM …, ORDER BY … */
	const char **args;
	size_t count, from_count;
};

static bool looked_into(const Script *s, const char *ledger)
{
	for (const LookedInto *l = s->looked_into; l; l = l->next)
		if (!strcmp(l->ledger, ledger))
			return true;
	return false;
}

/* Where the rows stand, in which columns their files have the fields, and what their cells held. */
static void note_places(Script *s, const RowsAsked *r)
{
	static const char *const tables[] = { "g.reason, g.raw FROM", "gap", "g.raw FROM", "original" };
	Buf *sql = &s->text;
	buf_clear(sql);
	buf_printf(sql, "SELECT s.path, l.row%s%s", r->from, r->order);
	inputs_query(buf_text(sql), r->args, r->count);
	buf_clear(sql);
	buf_printf(sql, "SELECT s.path, c.field, c.col FROM source s JOIN source_column c ON c.file = s.file"
	                " WHERE s.file IN (SELECT l.file%s) ORDER BY s.path, c.field", r->from);
	inputs_query(buf_text(sql), r->args, r->from_count);
	for (int i = 0; i < 4; i += 2) {
		buf_clear(sql);
		buf_printf(sql, "SELECT l.path, l.row, g.field, %s (SELECT l.record, l.row, s.path%s) l JOIN %s g ON g.ledger = '%s' AND"
		                " g.record = l.record ORDER BY l.path, l.row, g.field, g.raw", tables[i], r->from, tables[i + 1], r->ledger);
		inputs_query(buf_text(sql), r->args, r->from_count);
	}
}

void storeinputs_rows(lua_State *L, const RowsQuery *q)
{
	Script *s = state_script(L);
	if (!inputs_noted())
		return;
	inputs_query(q->sql, q->args, q->count);
	RowsAsked *r = ARENA_NEW(s->arena, RowsAsked);
	*r = (RowsAsked){ .ledger = q->schema->name, .count = q->count, .from_count = q->from_count };
	r->from = arena_strndup(s->arena, q->sql + q->from, q->order - q->from);
	r->order = arena_strdup(s->arena, q->sql + q->order);
	r->args = arena_array(s->arena, q->count + 1, sizeof *r->args);
	for (size_t i = 0; i < q->count; i++)
		r->args[i] = q->args[i] ? arena_strdup(s->arena, q->args[i]) : NULL;
	if (looked_into(s, r->ledger)) {
		note_places(s, r);
		return;
	}
	r->next = s->rows_asked;
	s->rows_asked = r;
}

void storeinputs_cells(lua_State *L, const Schema *schema)
{
	Script *s = state_script(L);
	if (!inputs_noted() || looked_into(s, schema->name))
		return;
	LookedInto *l = ARENA_NEW(s->arena, LookedInto);
	*l = (LookedInto){ s->looked_into, schema->name };
	s->looked_into = l;
	for (const RowsAsked *r = s->rows_asked; r; r = r->next)
		if (!strcmp(r->ledger, schema->name))
			note_places(s, r);
}

void storeinputs_judged_from(const char *const args[4])
{
	inputs_query("SELECT i.label, i.value, i.path, i.row, i.col, i.raw FROM judgment j JOIN judgment_input i ON i.judgment = j.id"
	             " WHERE j.period IS ? AND j.kind IS ? AND j.subject IS ? AND j.area IS ? ORDER BY j.id, i.seq", args, 4);
}

void storeinputs_judgments(const char *where, const char *const *args, size_t count)
{
	Buf sql = { 0 };
	buf_printf(&sql, "SELECT period, kind, subject, area, status, value, goal, unit, formula, data FROM judgment WHERE %s"
	                 " ORDER BY period, id", where);
	inputs_query(buf_text(&sql), args, count);
	buf_free(&sql);
}
