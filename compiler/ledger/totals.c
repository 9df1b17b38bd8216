/* totals.c - see totals.h.
 *
 * A total may be of all rows above, of the rows since the last total, or (where totals come first)
 * of the rows below.  It is right when it equals any of these sums; when it equals none, the most
 * likely one is named. */
#include "ledger/totals.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "ledger/measure.h"

void totals_begin(TotalList *l, Arena *a, const Table *t)
{
	size_t n = t->schema->field_count;
	*l = (TotalList){ .arena = a, .table = t, .summed = arena_array(a, n + 1, sizeof *l->summed), .sums = arena_array(a, n + 1, sizeof *l->sums) };
	for (size_t i = 0; i < n; i++) {
		const Field *f = &t->schema->fields[i];
		bool figure = (f->type == FIELD_NUMBER || f->type == FIELD_COUNT) && !(f->unit && measure_is_rate(a, f->unit));
		l->summed[i] = figure && t->columns[i].col >= 0 && !t->columns[i].bad_unit;
		l->sums[i].sum = number_int(0);
	}
}

void totals_record(TotalList *l, const Record *r)
{
	for (size_t i = 0; i < l->table->schema->field_count; i++) {
		const Value *v = &r->values[i];
		TotalSum *s = &l->sums[i];
		Number n;
		if (!l->summed[i])
			continue;
		if (v->text && number_parse(v->text, strlen(v->text), &n))
			s->sum = number_add(s->sum, n);
		else
			s->without++;
		s->faults += v->gap == GAP_FAULT;
	}
	l->records++;
}

void totals_add(TotalList *l, SheetRow row, bool sub)
{
	size_t n = l->table->schema->field_count;
	TotalSum *sums = memcpy(arena_array(l->arena, n + 1, sizeof *sums), l->sums, n * sizeof *sums);
	*MEM_PUSH(l->items, l->count, l->cap) = (Total){ row, sub, l->records, sums };
}

void totals_free(TotalList *l)
{
	free(l->items);
	*l = (TotalList){ 0 };
}

typedef struct Span { /* the records between two totals: -1 the table's begin, the count of totals its end */
	long from, to;
} Span;

static size_t place(const TotalList *l, long i)
{
	return i < 0 ? 0 : (size_t)i < l->count ? l->items[i].at : l->records;
}

/* The spans a total can be of, the likeliest first. */
static size_t spans(const TotalList *l, long i, Span out[4])
{
	const Total *t = &l->items[i];
	Span since = { i - 1, i }, above = { -1, i }, next = { i, i + 1 }, below = { i, (long)l->count };
	Span order[4] = { t->sub ? since : above, t->sub ? above : since, t->sub ? next : below, t->sub ? below : next };
	size_t n = 0;
	for (int k = 0; k < 4; k++)
		if (place(l, order[k].from) < place(l, order[k].to))
			out[n++] = order[k];
	return n;
}

static TotalSum sum_at(const TotalList *l, long i, size_t field)
{
	if (i < 0)
		return (TotalSum){ .sum = number_int(0) };
	return (size_t)i < l->count ? l->items[i].sums[field] : l->sums[field];
}

/* False when a faulty cell is among them: then nothing can be said. *without: rows that have no value. */
static bool add_up(const TotalList *l, Span s, size_t field, Number *sum, size_t *without)
{
	TotalSum from = sum_at(l, s.from, field), to = sum_at(l, s.to, field);
	*sum = number_sub(to.sum, from.sum);
	*without = to.without - from.without;
	return to.faults == from.faults && number_ok(*sum);
}

static void differ(Arena *a, const Total *t, const Field *f, int col, Number stated, Number sum, size_t without, FindingList *l)
{
	Number gap = number_sub(stated, sum);
	const char *name = t->sub ? "小计" : "合计", *unit = f->unit ? measure_words(f->unit) : "";
	const char *zh = without ? arena_printf(a, "（其中%zu行没有数据）", without) : "";
	const char *en = without ? arena_printf(a, " (%zu of them without a value)", without) : "";
	const char *x = value_figure_text(a, stated), *y = value_figure_text(a, sum);
	const char *z = value_figure_text(a, gap.num < 0 ? number_neg(gap) : gap);
	finding_add(l, (Finding){ .row = t->row.row, .col = col + 1, .severity = SEVERITY_WARNING, .code = "total", .field = f->name,
	            .raw = arena_strdup(a, table_cell(&t->row, col)),
	            .message = arena_printf(a, "%s“%s”为%s%s，各行相加为%s%s%s，相差%s%s", name, f->label, x, unit, y, unit, zh, z, unit) },
	            arena_printf(a, "%s: the total is %s, its rows add up to %s%s", field_english(f), x, y, en));
}

static void check_cell(const TotalList *l, long i, const RecordSource *src, size_t field, FindingList *findings)
{
	const Field *f = &l->table->schema->fields[field];
	const TableColumn *c = &l->table->columns[field];
	ValueRule rule = { l->table->schema, f, c->unit, src->areas, src->area_count, NULL };
	Value v = value_read(l->arena, &rule, table_cell(&l->items[i].row, c->col));
	Number stated, sum, likeliest = NUMBER_BAD;
	Span possible[4];
	if (!v.text || !number_parse(v.text, strlen(v.text), &stated))
		return;
	size_t n = spans(l, i, possible), without, likeliest_without = 0;
	for (size_t k = 0; k < n; k++) {
		if (!add_up(l, possible[k], field, &sum, &without) || number_cmp(sum, stated) == 0)
			return;
		if (k == 0) {
			likeliest = sum;
			likeliest_without = without;
		}
	}
	if (number_ok(likeliest))
		differ(l->arena, &l->items[i], f, c->col, stated, likeliest, likeliest_without, findings);
}

void totals_check(const TotalList *l, const RecordSource *src, FindingList *findings)
{
	for (size_t i = 0; i < l->count; i++)
		for (size_t k = 0; k < l->table->schema->field_count; k++)
			if (l->summed[k])
				check_cell(l, (long)i, src, k, findings);
}
