/* rowvalue.c - the values of a row's cells.
 *
 * What a cell means depends on its neighbours: another cell of the row may say its unit, a merge makes its figure several rows'
 * or columns' together, and a mark on it may take it back. */
#include "ledger/recordwalk.h"

#include <string.h>

#include "ledger/figure.h"
#include "ledger/measure.h"

Value rowvalue_plain(const Walk *w, int field, const char *raw)
{
	ValueRule rule = { w->table->schema, walk_field(w, field), w->table->columns[field].unit, w->src->areas, w->src->area_count,
		           w->src->book };
	return value_read(w->scratch, &rule, raw);
}

/* ---- units that another cell of the row says ---- */

/* What the cell itself or its heading says the figure's unit is, or NULL. */
static const char *stated_unit(const Walk *w, int field, const char *raw)
{
	Number scale;
	Figure f = figure_read(w->scratch, raw);
	bool own = f.kind != FIGURE_FAULT && *f.unit && !measure_scale(f.unit, &scale);
	return own ? f.unit : w->table->columns[field].unit;
}

/* The unit of which a figure in `unit` says so much for one: 吨 of 立方米/吨. */
static const char *unit_under(const Walk *w, const Field *f, const char *unit)
{
	const char *over, *under;
	Number factor;
	bool rate = unit && measure_split(w->scratch, unit, &over, &under);
	return rate && measure_factor(w->scratch, over, f->unit_over, &factor) == MEASURE_FITS ? under : NULL;
}

/* What the figures of the row say of the unit that they have in common, where its own cell says nothing: a figure in that
 * unit, else one over it. */
static const char *common_unit(const Walk *w, int unit_field, const char *const *raws)
{
	const Schema *s = w->table->schema;
	const char *under = NULL;
	bool plain = false;
	for (int i = 0; (size_t)i < s->field_count; i++) {
		const Field *f = &s->fields[i];
		if (!f->unit_in || strcmp(f->unit_in, s->fields[unit_field].name) != 0)
			continue;
		const char *unit = w->table->columns[i].col >= 0 ? stated_unit(w, i, raws[i]) : NULL;
		plain = plain || !f->unit_over;
		if (unit && !f->unit_over)
			return unit;
		under = unit && !under && f->unit_over ? unit_under(w, f, unit) : under;
	}
	return plain ? NULL : under; /* 产量 without a unit beside 定额（m3/t） need not be in tons */
}

/* The figure over the unit's field whose rate the unit's own cell says: m³/t where t belongs. NULL: it says none. */
static const char *cell_rate(const Walk *w, int unit_field, const char *raw)
{
	const Schema *s = w->table->schema;
	const char *name = s->fields[unit_field].name;
	for (size_t i = 0; i < s->field_count; i++)
		if (s->fields[i].unit_over && !strcmp(s->fields[i].unit_in, name) && unit_under(w, &s->fields[i], raw))
			return unit_under(w, &s->fields[i], raw);
	return NULL;
}

/* The value of a field that says others' unit. */
static Value read_unit(const Walk *w, int field, const char *const *raws)
{
	bool there = w->table->columns[field].col >= 0;
	const char *under = there ? cell_rate(w, field, raws[field]) : NULL;
	if (under)
		return rowvalue_plain(w, field, under);
	const char *common = !there || !*raws[field] ? common_unit(w, field, raws) : NULL;
	return there || common ? rowvalue_plain(w, field, common ? common : raws[field]) : (Value){ .gap = GAP_BLANK };
}

static Value unit_fault(const Walk *w, const char *raw, const char *zh, const char *en)
{
	return (Value){ .gap = GAP_FAULT, .code = "unit", .zh = arena_printf(w->scratch, "“%s”%s", raw, zh),
		        .en = arena_printf(w->scratch, "\"%s\" %s", raw, en) };
}

/* Whether the unit is that of a figure of the record, such as its output, and not only that of rates. */
static bool counts_in(const Schema *s, int unit_field)
{
	for (size_t i = 0; i < s->field_count; i++)
		if (s->fields[i].unit_in && !s->fields[i].unit_over && !strcmp(s->fields[i].unit_in, s->fields[unit_field].name))
			return true;
	return false;
}

/* A figure over a unit: m³ for one ton.  What its heading says must be that; one without a word is over the row's unit,
 * unless output counts in 万吨, kg or another unit that quotas are not given for, where it is as likely for one ton. */
static Value read_rate(const Walk *w, int field, const char *raw, int unit_field, const char *unit, ValueRule *rule, Field *f)
{
	const char *stated = stated_unit(w, field, raw);
	if (!unit && stated)
		return unit_fault(w, raw, arena_printf(w->scratch, "的单位是“%s”，而产量单位没有写明，无法核对", stated),
		                  arena_printf(w->scratch, "is in %s, but no cell says what unit the output has", stated));
	if (unit && !stated && *raw && counts_in(w->table->schema, unit_field) && measure_is_unusual(w->scratch, unit))
		return unit_fault(w, raw, arena_printf(w->scratch, "没有写明单位，而产量以“%s”计，是否也按“%s”不明", unit, unit),
		                  arena_printf(w->scratch, "has no unit of its own, and output counts in %s: for one of these, or for one unit?", unit));
	f->unit = unit ? arena_printf(w->scratch, "%s/%s", f->unit_over, unit) : NULL;
	return value_read(w->scratch, rule, raw);
}

/* A figure whose unit another cell of the row says: 94.2% is no 0.942 where that cell says %, and a fault where it says m3. */
static Value read_with_unit(const Walk *w, int field, int unit_field, const char *const *raws)
{
	Field f = *walk_field(w, field);
	const char *raw = raws[field], *unit = read_unit(w, unit_field, raws).text;
	ValueRule rule = { w->table->schema, &f, w->table->columns[field].unit, w->src->areas, w->src->area_count, w->src->book };
	if (f.unit_over && !rule.head_unit && cell_rate(w, unit_field, raws[unit_field]))
		rule.head_unit = raws[unit_field];
	if (f.unit_over)
		return read_rate(w, field, raw, unit_field, unit, &rule, &f);
	f.unit = unit;
	if (unit && measure_is_share(w->scratch, unit)) {
		f.type = FIELD_PERCENT;
		rule.head_unit = rule.head_unit ? rule.head_unit : unit;
	}
	return value_read(w->scratch, &rule, raw);
}

/* Whether other fields have their unit in this one. */
static bool says_unit(const Schema *s, int field)
{
	for (size_t i = 0; i < s->field_count; i++)
		if (s->fields[i].unit_in && !strcmp(s->fields[i].unit_in, s->fields[field].name))
			return true;
	return false;
}

static Value read_value(const Walk *w, int field, const char *const *raws)
{
	const Schema *s = w->table->schema;
	if (says_unit(s, field))
		return read_unit(w, field, raws);
	const char *name = walk_field(w, field)->unit_in;
	int unit = name ? schema_field(s, name) : -1;
	return unit >= 0 ? read_with_unit(w, field, unit, raws) : rowvalue_plain(w, field, raws[field]);
}

/* ---- merged cells ---- */

static bool merged(const SheetRow *row, int col, Merged how)
{
	return row->merged && col >= 0 && (size_t)col < row->count && row->merged[col] == how;
}

/* The column in which a merge of several cells of the row begins; the column itself when there is none. */
static int merge_begin(const SheetRow *row, int col)
{
	while (merged(row, col, MERGED_BESIDE))
		col--;
	return col;
}

/* Whether a merge stands in columns of several fields. */
static bool of_columns(const Walk *w, const SheetRow *row, int col)
{
	size_t fields = 0;
	int begin = merge_begin(row, col);
	for (size_t i = 0; row->merged && i < w->table->schema->field_count; i++)
		fields += w->table->columns[i].col >= 0 && merge_begin(row, w->table->columns[i].col) == begin;
	return fields > 1;
}

int rowvalue_column(const Walk *w, const SheetRow *row, int field)
{
	int col = w->table->columns[field].col;
	bool beside = field_is_figure(walk_field(w, field)->type) && merged(row, col, MERGED_BESIDE) && of_columns(w, row, col);
	return beside ? merge_begin(row, col) : col;
}

/* A figure in a merged cell is of several rows, or of several columns, together: none of them has it for its own. */
static Value shared_figure(const Walk *w, const SheetRow *row, int field, const Value *v, const char *raw)
{
	FieldType t = walk_field(w, field)->type;
	int col = w->table->columns[field].col;
	bool rows = (t == FIELD_NUMBER || t == FIELD_COUNT) && (merged(row, col, MERGED_FIRST) || merged(row, col, MERGED_BELOW));
	if (!v->text || !field_is_figure(t) || !(rows || of_columns(w, row, col)))
		return *v;
	return (Value){ .gap = GAP_FAULT, .code = "merged",
		        .zh = arena_printf(w->scratch, "“%s”是合并单元格的数，属于几%s，无法分摊", raw, rows ? "行" : "列"),
		        .en = arena_printf(w->scratch, "\"%s\" stands in a merged cell: it is of several %s together", raw, rows ? "rows" : "columns") };
}

/* ---- what is crossed out ---- */

bool rowvalue_crossed(const Walk *w, const SheetRow *row, int field, const char *raw, Value *v)
{
	if (!row->marks || !*raw || !sheet_mark(row, rowvalue_column(w, row, field)).struck)
		return false;
	*v = (Value){ .gap = GAP_FAULT, .code = "struck", .zh = arena_printf(w->scratch, "“%s”已划掉，是否作废无法判断", raw),
		      .en = arena_printf(w->scratch, "\"%s\" is crossed out: given up or not?", raw) };
	return true;
}

/* A value of a live row whose cell is crossed out, or the cell that says its unit: given up, or only marked? */
static bool struck_value(const Walk *w, const SheetRow *row, int field, const char *const *raws, Value *v)
{
	const Schema *s = w->table->schema;
	const char *in = s->fields[field].unit_in;
	int cell = field, unit = in ? schema_field(s, in) : -1;
	if (!sheet_mark(row, rowvalue_column(w, row, cell)).struck)
		cell = *raws[field] ? unit : -1;
	return cell >= 0 && rowvalue_crossed(w, row, cell, raws[cell], v);
}

/* ---- figures of which the format shows another ---- */

/* The unit that a plain figure of the field is in. */
static const char *plain_unit(const Walk *w, int field, const char *const *raws)
{
	const Schema *s = w->table->schema;
	const Field *f = &s->fields[field];
	int unit = f->unit_in ? schema_field(s, f->unit_in) : -1;
	return w->table->columns[field].unit ? w->table->columns[field].unit : unit >= 0 && *raws[unit] ? raws[unit] : f->unit;
}

/* 125000 that is shown as 12.5: the cell's own figure is read and told, unless the column counts in 万 or the format says a unit,
 * where it is as likely to be 12.5 of that. */
static void weigh_shown(const Walk *w, const SheetRow *row, int field, const char *const *raws, Value *v)
{
	const char *shown = sheet_mark(row, rowvalue_column(w, row, field)).shown, *raw = raws[field];
	if (!shown || v->gap != GAP_NONE || strcmp(raw, shown) == 0)
		return;
	Figure f = figure_read(w->scratch, shown);
	const char *unit = plain_unit(w, field, raws);
	if (f.kind != FIGURE_FAULT && field_is_number(walk_field(w, field)->type) && (*f.unit || (unit && measure_scaled(w->scratch, unit)))) {
		*v = (Value){ .gap = GAP_FAULT, .code = "shown", .zh = arena_printf(w->scratch, "存的是“%s”，按格式显示为“%s”，以哪个为准无法判断", raw, shown),
			      .en = arena_printf(w->scratch, "\"%s\" is shown as \"%s\" by its format: which of them is meant?", raw, shown) };
		return;
	}
	v->code = "shown";
	v->zh = arena_printf(w->scratch, "存的是“%s”，按格式显示为“%s”，按“%s”计", raw, shown, raw);
	v->en = arena_printf(w->scratch, "\"%s\" is shown as \"%s\" by its format, and is read as it is", raw, shown);
}

/* Where words belong, they are those that are shown: GZ007, not 7. */
static const char *shown_words(const Walk *w, const SheetRow *row, int field, const char *raw)
{
	FieldType type = walk_field(w, field)->type;
	bool words = type == FIELD_TEXT || type == FIELD_NAME || type == FIELD_CODE;
	const char *shown = words ? sheet_mark(row, rowvalue_column(w, row, field)).shown : NULL;
	return shown && figure_read(w->scratch, shown).kind == FIGURE_FAULT ? arena_strdup(w->scratch, shown) : raw;
}

const char *rowvalue_text(const Walk *w, const SheetRow *row, int field)
{
	const char *raw = walk_trimmed(w->scratch, table_cell(row, rowvalue_column(w, row, field)));
	return shown_words(w, row, field, raw);
}

/* A value of which a reader of the sheet sees nothing. */
static void weigh_hidden(const Walk *w, const SheetRow *row, int field, const char *raw, Value *v)
{
	if (!sheet_mark(row, rowvalue_column(w, row, field)).hidden || v->gap != GAP_NONE || v->code)
		return;
	v->code = "hidden";
	v->zh = arena_printf(w->scratch, "存的是“%s”，按格式不显示，仍按“%s”计，请核实", raw, raw);
	v->en = arena_printf(w->scratch, "\"%s\" is not shown by its format, and is read as it is", raw);
}

Value rowvalue_read(const Walk *w, const SheetRow *row, int field, const char *const *raws)
{
	if (w->table->columns[field].col < 0)
		return says_unit(w->table->schema, field) ? read_unit(w, field, raws) : (Value){ .gap = GAP_BLANK };
	Value v = read_value(w, field, raws);
	v = shared_figure(w, row, field, &v, raws[field]);
	if (row->marks && !struck_value(w, row, field, raws, &v)) {
		weigh_shown(w, row, field, raws, &v);
		weigh_hidden(w, row, field, raws[field], &v);
	}
	return v;
}
