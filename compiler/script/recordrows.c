/* recordrows.c - see recordrows.h.
 *
 * One record is read ahead of the row that is given, so that the last row of a group is known to be it: it is
 * kept with the row of sums that follows. */
#include "script/recordrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/figure.h"
#include "ledger/value.h"

enum { OTHERS_TOLD = 20 }; /* values of a column that are no figures, told one by one */

typedef struct Sum { /* of a column, since the group began */
	Number sum;
	long   count; /* of figures in it */
} Sum;

static const Number in_no_sum = { 0, 0 }; /* NUMBER_BAD */

typedef struct RecordRows {
	RowSource s; /* first: a RowSource is a RecordRows */
	RecordStream *records;
	const RecordTable *table;
	const char *const *values; /* of the record to come */
	Place place;
	bool begun, have;         /* there is a record to come */
	bool label_due, sums_due; /* rows to give before its */
	Buf group;                /* the group's label */
	Sum *sums;                /* one a column */
	long *others;             /* by column: values that are no figures, of the records warned for */
	long at, warned;          /* records read; those that warnings were given for, in an earlier pass too */
	Buf text;
} RecordRows;

/* ---- values ---- */

static void write_figure(Buf *out, Number n, const RecordColumn *c)
{
	Buf plain = { 0 };
	if (c->decimals == RECORD_AS_IT_STANDS)
		number_text(&plain, n);
	else
		number_format(&plain, n, c->decimals, ROUND_HALF_UP);
	const char *p = buf_text(&plain);
	if (*p == '-')
		buf_byte(out, *p++);
	for (size_t whole = strspn(p, "0123456789"); whole > 0 && c->thousands; whole--) {
		buf_byte(out, *p++);
		if (whole % 3 == 1 && whole > 1)
			buf_byte(out, ',');
	}
	buf_text_add(out, p);
	buf_free(&plain);
}

static bool is_figure(const RecordColumn *c)
{
	return c->decimals != RECORD_AS_IT_STANDS || c->thousands || c->sum || c->scale > 1;
}

typedef enum Reading { READ_FIGURE, READ_NOTHING, READ_MARK, READ_OTHER } Reading;

/* What a cell of a column of figures holds: a bare figure, as the ledgers' cells are read, or a mark that
 * stands for no value.  A unit or 约 would change what the column's head says of the figure: it is other text. */
static Reading read_figure(const char *text, size_t n, Number *out)
{
	if (n > 0 && strspn(text, "+-.0123456789") >= n && number_parse(text, n, out))
		return READ_FIGURE;
	static const Field field = { .name = "", .label = "", .type = FIELD_NUMBER };
	static const Schema schema = { .name = "", .label = "" };
	Arena *a = arena_new();
	const char *raw = arena_strndup(a, text, n);
	Value v = value_read(a, &(ValueRule){ .schema = &schema, .field = &field }, raw);
	Reading r = v.gap == GAP_BLANK ? READ_NOTHING : v.gap == GAP_MARK || v.gap == GAP_NOT_APPLICABLE ? READ_MARK : READ_OTHER;
	if (v.text && !v.code && !*figure_read(a, raw).unit && number_parse(v.text, strlen(v.text), out))
		r = READ_FIGURE;
	arena_free(a);
	return r;
}

static void warn_other(RecordRows *s, int column, const char *text, Diag *d)
{
	const RecordColumn *c = &s->table->columns[column];
	Place at = s->place;
	if (s->at <= s->warned || ++s->others[column] > OTHERS_TOLD)
		return;
	at.column = s->records->columns ? c->field + 1 : 0;
	diag_warn(d, at, "\"%s\" in the column \"%s\" is no figure: printed as it stands%s", text,
	          s->records->names[c->field], c->sum ? ", and in no sum" : "");
}

/* At the end of the records, once. */
static void warn_further(RecordRows *s, Diag *d)
{
	for (int i = 0; i < s->table->column_count && s->at >= s->warned; i++) {
		if (s->others[i] > OTHERS_TOLD)
			diag_warn(d, (Place){ .file = s->place.file }, "%ld further values in the column \"%s\" are no figures",
			          s->others[i] - OTHERS_TOLD, s->records->names[s->table->columns[i].field]);
		s->others[i] = 0;
	}
}

/* ---- cells ---- */

static void put_text(Arena *a, Node *cell, const char *text, size_t n)
{
	const char *end = text + n;
	for (;;) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		size_t len = (size_t)((stop ? stop : end) - text);
		size_t keep = stop && len > 0 && text[len - 1] == '\r' ? len - 1 : len;
		if (keep > 0) {
			Node *t = node_text(a, cell->place, text, keep);
			t->u.text.value = true;
			node_append(cell, t);
		}
		if (!stop)
			return;
		node_append(cell, node_new(a, NODE_NEWLINE, cell->place));
		text = stop + 1;
	}
}

static void put_none(Arena *a, Node *cell, const RecordColumn *c)
{
	cell->u.cell.value = &in_no_sum;
	if (c->none)
		put_text(a, cell, c->none, strlen(c->none));
}

static void put_figure(RecordRows *s, Arena *a, Node *cell, Number n, const RecordColumn *c)
{
	buf_clear(&s->text);
	write_figure(&s->text, n, c);
	put_text(a, cell, buf_text(&s->text), s->text.len);
}

static void add(Sum *sum, Number n)
{
	sum->sum = number_add(sum->sum, n);
	sum->count++;
}

/* The value of the record in a column of figures. */
static void put_value(RecordRows *s, Arena *a, Node *cell, int column, const char *value, Diag *d)
{
	const RecordColumn *c = &s->table->columns[column];
	size_t n = strlen(value);
	const char *text = utf8_trim(value, &n);
	Number figure;
	cell->u.cell.value = &in_no_sum;
	Reading r = read_figure(text, n, &figure);
	if (r == READ_FIGURE && c->scale > 1) {
		figure = number_div(figure, number_int(c->scale));
		r = number_ok(figure) ? r : READ_OTHER;
	}
	switch (r) {
	case READ_NOTHING:
		put_none(a, cell, c);
		return;
	case READ_MARK:
		if (c->none)
			put_none(a, cell, c);
		else
			put_text(a, cell, text, n);
		return;
	case READ_OTHER:
		put_text(a, cell, value, strlen(value));
		warn_other(s, column, value, d);
		return;
	case READ_FIGURE:
		break;
	}
	Number *kept = ARENA_NEW(a, Number);
	*kept = figure;
	cell->u.cell.value = kept;
	add(&s->sums[column], figure);
	if (c->decimals == RECORD_AS_IT_STANDS && !c->thousands && c->scale <= 1)
		put_text(a, cell, text, n);
	else
		put_figure(s, a, cell, figure, c);
}

static bool is_blank(const char *value)
{
	size_t n = value ? strlen(value) : 0;
	if (value)
		utf8_trim(value, &n);
	return n == 0;
}

static Node *new_cell(Arena *a, Node *row, int column)
{
	Node *cell = node_new(a, NODE_CELL, row->place);
	cell->place.column = column;
	node_append(row, cell);
	return cell;
}

/* ---- rows ---- */

static Node *record_row(RecordRows *s, Arena *a, Diag *d)
{
	Node *row = node_new(a, NODE_ROW, s->place);
	for (int i = 0; i < s->table->column_count; i++) {
		const RecordColumn *c = &s->table->columns[i];
		const char *value = s->values[c->field];
		Node *cell = new_cell(a, row, s->records->columns ? c->field + 1 : 0);
		if (is_blank(value))
			put_none(a, cell, c);
		else if (is_figure(c))
			put_value(s, a, cell, i, value, d);
		else
			put_text(a, cell, value, strlen(value));
	}
	return row;
}

static Node *label_row(RecordRows *s, Arena *a)
{
	Node *row = node_new(a, NODE_ROW, s->place), *cell = new_cell(a, row, 0);
	row->u.row.group = true;
	cell->u.cell.colspan = s->table->column_count;
	put_text(a, cell, buf_text(&s->group), s->group.len);
	return row;
}

static void clear_sums(RecordRows *s)
{
	size_t n = (size_t)s->table->column_count;
	s->sums = mem_realloc(s->sums, n * sizeof *s->sums);
	for (size_t i = 0; i < n; i++)
		s->sums[i] = (Sum){ .sum = number_int(0) };
}

static void put_sum(RecordRows *s, Arena *a, Node *cell, int column, Diag *d)
{
	const RecordColumn *c = &s->table->columns[column];
	const Sum *sum = &s->sums[column];
	cell->u.cell.value = &in_no_sum;
	if (sum->count == 0)
		put_none(a, cell, c);
	else if (number_ok(sum->sum))
		put_figure(s, a, cell, sum->sum, c);
	else {
		diag_error(d, cell->place, "the sum of the column \"%s\" is too large to be exact", s->records->names[c->field]);
		s->s.failed = true;
	}
}

/* The label stands over the columns before the first sum. */
static Node *sum_row(RecordRows *s, Arena *a, Diag *d)
{
	const RecordTable *t = s->table;
	int first = 0;
	while (first < t->column_count && !t->columns[first].sum)
		first++;
	Node *row = node_new(a, NODE_ROW, s->place), *label = new_cell(a, row, 0);
	label->u.cell.colspan = first;
	put_text(a, label, t->subtotal, strlen(t->subtotal));
	for (int i = first; i < t->column_count; i++) {
		Node *cell = new_cell(a, row, 0);
		if (t->columns[i].sum)
			put_sum(s, a, cell, i, d);
	}
	clear_sums(s);
	return row;
}

/* ---- the source ---- */

/* Reads the next record; says whether another group begins with it, or the last one ends. */
static bool advance(RecordRows *s, Diag *d)
{
	Place place = s->place;
	s->have = s->records->next(s->records, &s->values, &s->place, d);
	s->s.failed = s->s.failed || s->records->failed;
	if (!s->have) {
		s->place = place; /* a row of sums stands where the last record does */
		warn_further(s, d);
		return s->group.len > 0;
	}
	s->at++;
	if (s->table->group < 0)
		return false;
	const char *value = s->values[s->table->group];
	size_t n = value ? strlen(value) : 0;
	value = value ? utf8_trim(value, &n) : "";
	if (n == 0 || (n == s->group.len && !memcmp(value, buf_text(&s->group), n)))
		return false;
	buf_clear(&s->group);
	buf_add(&s->group, value, n);
	return true;
}

static Node *rows_next(RowSource *source, Arena *a, Diag *d)
{
	RecordRows *s = (RecordRows *)source;
	Node *row = NULL;
	if (!s->begun) {
		s->begun = true;
		clear_sums(s);
		if (!s->others)
			s->others = mem_alloc((size_t)s->table->column_count * sizeof *s->others);
		s->label_due = advance(s, d) && s->have;
	}
	if (s->s.failed)
		return NULL;
	if (s->sums_due) {
		row = sum_row(s, a, d);
		s->sums_due = false;
	} else if (s->have && s->label_due) {
		row = label_row(s, a);
		s->label_due = false;
	} else if (s->have) {
		row = record_row(s, a, d);
		if (s->at > s->warned)
			s->warned = s->at;
		bool ends = advance(s, d);
		s->label_due = ends && s->have;
		s->sums_due = row->u.row.keep = ends && s->table->subtotal;
	}
	return s->s.failed ? NULL : row;
}

static bool rows_rewind(RowSource *source, Diag *d)
{
	RecordRows *s = (RecordRows *)source;
	s->begun = s->have = s->label_due = s->sums_due = false;
	s->at = 0;
	s->place = PLACE_NONE;
	buf_clear(&s->group);
	s->s.failed = !s->records->rewind(s->records, d) || s->s.failed;
	return !s->s.failed;
}

static void rows_close(RowSource *source)
{
	RecordRows *s = (RecordRows *)source;
	s->records->close(s->records);
	buf_free(&s->group);
	buf_free(&s->text);
	free(s->sums);
	free(s->others);
	free(s);
}

RowSource *recordrows_new(RecordStream *records, const RecordTable *table)
{
	RecordRows *s = mem_alloc(sizeof *s);
	s->s = (RowSource){ .next = rows_next, .rewind = rows_rewind, .close = rows_close };
	s->records = records;
	s->table = table;
	return &s->s;
}
