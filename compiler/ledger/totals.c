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

void totals_add(TotalList *l, const SheetRow *row, bool sub, size_t at)
{
	*MEM_PUSH(l->items, l->count, l->cap) = (Total){ row, sub, at };
}

void totals_free(TotalList *l)
{
	free(l->items);
	*l = (TotalList){ 0 };
}

typedef struct Span {
	size_t from, to; /* records */
} Span;

/* The spans a total can be of, the likeliest first. */
static size_t spans(const TotalList *l, size_t i, size_t records, Span out[4])
{
	const Total *t = &l->items[i];
	size_t before = i ? l->items[i - 1].at : 0, after = i + 1 < l->count ? l->items[i + 1].at : records;
	Span since = { before, t->at }, above = { 0, t->at }, next = { t->at, after }, below = { t->at, records };
	Span order[4] = { t->sub ? since : above, t->sub ? above : since, t->sub ? next : below, t->sub ? below : next };
	size_t n = 0;
	for (int k = 0; k < 4; k++)
		if (order[k].from < order[k].to)
			out[n++] = order[k];
	return n;
}

/* False when a faulty cell is among them: then nothing can be said. *without: rows that have no value. */
static bool add_up(const RecordList *records, Span s, size_t field, Number *sum, size_t *without)
{
	*sum = number_int(0);
	*without = 0;
	for (size_t i = s.from; i < s.to; i++) {
		const Value *v = &records->items[i].values[field];
		Number n;
		if (v->gap == GAP_FAULT)
			return false;
		if (v->text && number_parse(v->text, strlen(v->text), &n))
			*sum = number_add(*sum, n);
		else
			++*without;
	}
	return number_ok(*sum);
}

static void differ(Arena *a, const Total *t, const Field *f, int col, Number stated, Number sum, size_t without, FindingList *l)
{
	Number gap = number_sub(stated, sum);
	const char *name = t->sub ? "小计" : "合计", *unit = f->unit ? measure_words(f->unit) : "";
	const char *zh = without ? arena_printf(a, "（其中%zu行没有数据）", without) : "";
	const char *en = without ? arena_printf(a, " (%zu of them without a value)", without) : "";
	const char *x = value_figure_text(a, stated), *y = value_figure_text(a, sum);
	const char *z = value_figure_text(a, gap.num < 0 ? number_neg(gap) : gap);
	finding_add(l, (Finding){ .row = t->row->row, .col = col + 1, .severity = SEVERITY_WARNING, .code = "total", .field = f->name,
	            .raw = arena_strdup(a, table_cell(t->row, col)),
	            .message = arena_printf(a, "%s“%s”为%s%s，各行相加为%s%s%s，相差%s%s", name, f->label, x, unit, y, unit, zh, z, unit) },
	            arena_printf(a, "%s: the total is %s, its rows add up to %s%s", field_english(f), x, y, en));
}

static void check_cell(Arena *a, const TotalList *l, size_t i, const RecordSource *src, size_t field, const RecordList *records,
                       FindingList *findings)
{
	const Field *f = &src->table->schema->fields[field];
	const TableColumn *c = &src->table->columns[field];
	ValueRule rule = { src->table->schema, f, c->unit, src->areas, src->area_count, NULL };
	Value v = value_read(a, &rule, table_cell(l->items[i].row, c->col));
	Number stated, sum, likeliest = NUMBER_BAD;
	Span possible[4];
	if (!v.text || !number_parse(v.text, strlen(v.text), &stated))
		return;
	size_t n = spans(l, i, records->count, possible), without, likeliest_without = 0;
	for (size_t k = 0; k < n; k++) {
		if (!add_up(records, possible[k], field, &sum, &without) || number_cmp(sum, stated) == 0)
			return;
		if (k == 0) {
			likeliest = sum;
			likeliest_without = without;
		}
	}
	if (number_ok(likeliest))
		differ(a, &l->items[i], f, c->col, stated, likeliest, likeliest_without, findings);
}

void totals_check(Arena *a, const TotalList *l, const RecordSource *src, const RecordList *records, FindingList *findings)
{
	for (size_t i = 0; i < l->count; i++) {
		for (size_t k = 0; k < src->table->schema->field_count; k++) {
			const Field *f = &src->table->schema->fields[k];
			const TableColumn *c = &src->table->columns[k];
			bool summed = (f->type == FIELD_NUMBER || f->type == FIELD_COUNT) && !(f->unit && measure_is_rate(a, f->unit));
			if (summed && c->col >= 0 && !c->bad_unit)
				check_cell(a, l, i, src, k, records, findings);
		}
	}
}
