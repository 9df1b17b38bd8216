/* records.c - see records.h.
 *
 * A row's place in the table (its group, the area above it, the totals around it) is known only
 * while walking down, so one walk makes the records, gives each away, and adds up what totals are
 * held against; these are checked at the end, because a total may stand above its parts as well.
 * Of a long text two rows are in memory: the one looked at, and the next. */
#include "ledger/records.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/date.h"
#include "ledger/figure.h"
#include "ledger/heading.h"
#include "ledger/key.h"
#include "ledger/measure.h"
#include "ledger/periodsaid.h"
#include "ledger/saidarea.h"
#include "ledger/saidunit.h"
#include "ledger/totals.h"
#include "ledger/workbook.h"

typedef struct Walk {
	Arena              *arena;
	Arena              *scratch; /* what reading a row needs, until the next */
	const RecordSource *src;
	const Table        *table;
	FindingList        *findings;
	RecordList         *out;
	RecordSink          sink;
	size_t              at;        /* the row of the sheet that comes after next */
	const SheetRow     *next;
	struct { Arena *arena; SheetRow row; } fed[2]; /* rows of the feed, by turns */
	int                 turn;
	int                 area_field, period_field; /* index in the schema, or -1 */
	const char         *area_above, *group_area, *last_area; /* the last record's */
	bool                told_area, told_period; /* that records are of none */
	bool                above_unknown; /* the area above is written but is none: blanks below are its */
	int                 group_depth;   /* of the heading that gave group_area */
	const char         *ended_by;      /* what ended the rows of an area, a total or another group's heading; NULL: nothing since an area was named */
	int                 ended_at;      /* its row */
	const char         *closed_by;     /* the heading whose rows are not read: those of another period, those given up; NULL: none */
	int                 closed_depth;
	bool                strayed;       /* another area than the file's was named */
	bool               *struck;        /* by field: its heading is crossed out, which has been told */
	bool                ended; /* by another table, or by the sink */
	bool                apart; /* by a blank row from the rows above */
	int                 blank_row; /* the first of blank rows not yet spoken of */
	TotalList           totals;
} Walk;

static const char *trimmed(Arena *a, const char *s)
{
	size_t n = strlen(s);
	s = utf8_trim(s, &n);
	return arena_strndup(a, s, n);
}

static const Field *field_at(const Walk *w, int i)
{
	return &w->table->schema->fields[i];
}

/* How a person would name the record: its key's text. */
static const char *name_of(const Walk *w, const SheetRow *row)
{
	const char *name = trimmed(w->scratch, table_cell(row, w->table->key_col));
	return *name ? name : arena_printf(w->scratch, "第%d行", row->row);
}

/* ---- findings ---- */

static void say(Walk *w, const SheetRow *row, int field, const Value *v, const char *raw, const char *area)
{
	const Field *f = field_at(w, field);
	bool fault = v->gap == GAP_FAULT;
	Finding found = { .row = row->row, .col = w->table->columns[field].col + 1, .code = v->code, .field = f->name,
		          .severity = fault ? SEVERITY_ERROR : SEVERITY_WARNING, .raw = *raw ? arena_strdup(w->scratch, raw) : NULL,
		          .area = area };
	found.message = arena_printf(w->scratch, "%s“%s”：%s%s", name_of(w, row), f->label, v->zh, fault ? "，按数据缺失计" : "");
	finding_add(w->findings, found, arena_printf(w->scratch, "%s: %s", field_english(f), v->en));
}

static void say_row(Walk *w, const SheetRow *row, int col, Severity severity, const char *code, const char *area,
                    const char *zh, const char *en)
{
	finding_add(w->findings, (Finding){ .row = row->row, .col = col, .severity = severity, .code = code, .area = area,
	            .message = arena_printf(w->scratch, "%s：%s", name_of(w, row), zh) }, en);
}

static const char *first_text(Walk *w, const SheetRow *row)
{
	const char *text = "";
	for (size_t i = 0; i < row->count && !*text; i++)
		text = trimmed(w->scratch, row->cells[i]);
	return text;
}

static void left_out(Walk *w, const SheetRow *row, const char *what)
{
	diag_note(w->findings->diag, (Place){ .file = w->findings->file, .line = row->row }, "%s is left out: \"%s\"", what,
	          first_text(w, row));
}

/* Remembered, so that a reader can be told what the row is. */
static void keep_other(Walk *w, const SheetRow *row, const char *kind)
{
	const char *text = first_text(w, row);
	LeftOut other = { row->row, kind, text };
	if (*text && w->sink.other && !w->sink.other(w->sink.to, &other))
		w->ended = true;
}

/* ---- the record's area and period ---- */

static Value read_cell(const Walk *w, int field, const char *raw)
{
	ValueRule rule = { w->table->schema, field_at(w, field), w->table->columns[field].unit, w->src->areas, w->src->area_count,
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
		return read_cell(w, field, under);
	const char *common = !there || !*raws[field] ? common_unit(w, field, raws) : NULL;
	return there || common ? read_cell(w, field, common ? common : raws[field]) : (Value){ .gap = GAP_BLANK };
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
	Field f = *field_at(w, field);
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

/* ---- cells ---- */

static bool is_figure(FieldType t)
{
	return field_is_number(t) || t == FIELD_RANGE || t == FIELD_DATE;
}

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

/* Where a field's value stands: in its column, or in the one that this is merged with: 不涉及 over three figures is said of each. */
static int column_of(const Walk *w, const SheetRow *row, int field)
{
	int col = w->table->columns[field].col;
	bool beside = is_figure(field_at(w, field)->type) && merged(row, col, MERGED_BESIDE) && of_columns(w, row, col);
	return beside ? merge_begin(row, col) : col;
}

static const char *cell_of(const Walk *w, const SheetRow *row, int field)
{
	return trimmed(w->scratch, table_cell(row, column_of(w, row, field)));
}

/* A cell of a live row that is crossed out: is it given up, or only marked? */
static bool crossed_cell(const Walk *w, const SheetRow *row, int field, const char *raw, Value *v)
{
	if (!row->marks || !*raw || !sheet_mark(row, column_of(w, row, field)).struck)
		return false;
	*v = (Value){ .gap = GAP_FAULT, .code = "struck", .zh = arena_printf(w->scratch, "“%s”已划掉，是否作废无法判断", raw),
		      .en = arena_printf(w->scratch, "\"%s\" is crossed out: given up or not?", raw) };
	return true;
}

/* ---- periods and areas ---- */

static Value read_period(const Walk *w, const char *raw)
{
	Value v = { .gap = GAP_BLANK };
	Date  d;
	Period p;
	if (!*raw)
		return v;
	d = date_read(w->scratch, raw);
	if (d.kind != DATE_FAULT && date_period(&d, &p)) {
		char text[16];
		period_text(p, text);
		return (Value){ .text = arena_strdup(w->scratch, text) };
	}
	return (Value){ .gap = GAP_FAULT, .code = "period", .zh = arena_printf(w->scratch, "“%s”不是统计期", raw),
		        .en = arena_printf(w->scratch, "\"%s\" is no period", raw) };
}

/* An area's id as the project has it, which outlives the row. */
static const char *lasting_area(const Walk *w, const char *id)
{
	for (size_t i = 0; id && i < w->src->area_count; i++)
		if (strcmp(w->src->areas[i].id, id) == 0)
			return w->src->areas[i].id;
	return id ? arena_strdup(w->arena, id) : NULL;
}

/* Neither a column nor the manifest says where or when a record belongs: told once, as the rows below are like it. */
static void tell_no_area(Walk *w, const SheetRow *row)
{
	if (w->area_field < 0 || w->told_area)
		return;
	const Field *f = field_at(w, w->area_field);
	w->told_area = true;
	finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_ERROR, .code = "no_area", .field = f->name,
	            .message = arena_printf(w->scratch, "没有“%s”列，登记中也没有写明%s：第%d行起的记录不属于任何%s", f->label, f->label, row->row, f->label) },
	            arena_printf(w->scratch, "there is no column \"%s\", nor does the manifest name an area: the records from row %d on belong to none", f->label, row->row));
}

/* What is given once for the whole city, such as quotas, may be of no period. */
static void tell_no_period(Walk *w, const SheetRow *row)
{
	if (w->area_field < 0 || w->told_period)
		return;
	w->told_period = true;
	finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_ERROR, .code = "no_period",
	            .message = arena_printf(w->scratch, "登记中没有写明统计期，表中也没有：第%d行起的记录不计入任何统计期", row->row) },
	            arena_printf(w->scratch, "neither the manifest nor a column names a period: the records from row %d on belong to none", row->row));
}

/* 小计, a heading that names no area, a note, a blank row: what is above it says nothing of the rows below it. */
static void end_area(Walk *w, int row, const char *what)
{
	if (!w->group_area && !w->area_above)
		return;
	w->group_area = w->area_above = NULL;
	w->ended_by = arena_strdup(w->arena, what);
	w->ended_at = row;
	w->told_area = false;
}

static void begin_area(Walk *w, const char *area)
{
	const char *file_area = w->src->file->area;
	w->area_above = area;
	w->above_unknown = area == NULL;
	w->strayed = w->strayed || !area || !file_area || strcmp(file_area, area) != 0;
	w->ended_by = NULL;
}

/* Of the rows below what ended an area's: told once. */
static void tell_ended(Walk *w, const SheetRow *row)
{
	if (w->told_area)
		return;
	const Field *f = field_at(w, w->area_field);
	w->told_area = true;
	finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_ERROR, .code = "no_area", .field = f->name,
	            .message = arena_printf(w->scratch, "第%d行“%s”以下没有写明%s：第%d行起的记录不属于任何%s", w->ended_at, w->ended_by, f->label, row->row, f->label) },
	            arena_printf(w->scratch, "below \"%s\" in row %d no area is named: the records from row %d on belong to none", w->ended_by, w->ended_at, row->row));
}

static Value no_area(const Walk *w)
{
	Value v = { .gap = GAP_BLANK, .code = "missing", .zh = "未填，不属于任何县区", .en = "nothing is filled in: the record belongs to no area" };
	if (w->src->doubted) {
		v.zh = "未填，标题或工作表写的县区又与登记的不同，不属于任何县区";
		v.en = "nothing is filled in, and the title names another area than the manifest: the record belongs to no area";
	} else if (w->ended_by) {
		v.zh = arena_printf(w->scratch, "未填，与上面写明的县区隔着第%d行“%s”，不属于任何县区", w->ended_at, w->ended_by);
		v.en = arena_printf(w->scratch, "nothing is filled in, and row %d (\"%s\") parts it from the area above: the record belongs to no area", w->ended_at, w->ended_by);
	}
	return v;
}

/* Nothing is written below another area than is taken: a merged cell of which a text keeps only the first row looks so. */
static void tell_blank_area(Walk *w, const SheetRow *row, const char *taken)
{
	const AreaName *above = NULL, *own = NULL;
	for (size_t i = 0; i < w->src->area_count && w->area_above; i++) {
		above = strcmp(w->src->areas[i].id, w->area_above) == 0 ? &w->src->areas[i] : above;
		own = strcmp(w->src->areas[i].id, taken) == 0 ? &w->src->areas[i] : own;
	}
	if (!above || !own || above == own)
		return;
	say_row(w, row, w->table->columns[w->area_field].col + 1, SEVERITY_WARNING, "area_blank", taken,
	        arena_printf(w->scratch, "未填，上面的行是“%s”，按登记的“%s”计，请核实", above->name, own->name),
	        arena_printf(w->scratch, "nothing is filled in below \"%s\"; taken to be of the file's area (%s)", above->name, own->name));
}

/* The area: the row's own cell, else the one above (merged cells), else the group's, else the file's. */
static const char *find_area(Walk *w, const SheetRow *row, Value *v, const char *raw)
{
	const char *file_area = w->src->file->area;
	const char *others = w->group_area ? w->group_area : w->ended_by && w->strayed ? NULL : file_area;
	if (w->area_field < 0 || w->table->columns[w->area_field].col < 0) {
		if (others)
			*v = (Value){ .text = others };
		else if (w->src->doubted)
			*v = (Value){ .gap = GAP_FAULT };
		else if (w->area_field >= 0 && w->ended_by)
			tell_ended(w, row);
		else
			tell_no_area(w, row);
		return others;
	}
	if (!crossed_cell(w, row, w->area_field, raw, v))
		*v = read_cell(w, w->area_field, raw);
	v->text = lasting_area(w, v->text);
	if (v->gap == GAP_BLANK) {
		bool down = w->table->schema->fill_down_area;
		const char *filled = down && w->area_above ? w->area_above : down && w->above_unknown ? NULL : others;
		if (filled)
			*v = (Value){ .text = filled };
		if (filled && filled != w->area_above)
			tell_blank_area(w, row, filled);
	} else {
		begin_area(w, v->text);
		if (v->text && file_area && strcmp(file_area, v->text) != 0)
			say_row(w, row, w->table->columns[w->area_field].col + 1, SEVERITY_WARNING, "area_mismatch", v->text,
			        arena_printf(w->scratch, "“%s”与本文件登记的县区不同", raw),
			        arena_printf(w->scratch, "\"%s\" is another area than the file's (%s)", raw, file_area));
	}
	if (v->gap == GAP_BLANK && !v->code)
		*v = no_area(w);
	return v->text;
}

static const char *find_period(Walk *w, const SheetRow *row, Value *v, const char *raw)
{
	const char *file_period = w->src->file->period;
	if (w->period_field < 0 || w->table->columns[w->period_field].col < 0) {
		if (file_period)
			*v = (Value){ .text = file_period };
		else
			tell_no_period(w, row);
		return file_period;
	}
	if (!crossed_cell(w, row, w->period_field, raw, v))
		*v = read_period(w, raw);
	if (v->text && file_period && strcmp(v->text, file_period) != 0)
		say_row(w, row, w->table->columns[w->period_field].col + 1, SEVERITY_WARNING, "period_mismatch", NULL,
		        arena_printf(w->scratch, "“%s”与本文件登记的统计期%s不同", raw, file_period),
		        arena_printf(w->scratch, "\"%s\" is another period than the file's (%s)", raw, file_period));
	if (v->gap == GAP_BLANK && file_period)
		*v = (Value){ .text = file_period };
	else if (v->gap == GAP_BLANK && w->area_field >= 0)
		*v = (Value){ .gap = GAP_BLANK, .code = "missing", .zh = "未填，不计入任何统计期", .en = "nothing is filled in: the record belongs to no period" };
	return v->text ? v->text : file_period;
}

/* ---- a row ---- */

/* A figure in a merged cell is of several rows, or of several columns, together: none of them has it for its own. */
static Value shared_figure(const Walk *w, const SheetRow *row, int field, const Value *v, const char *raw)
{
	FieldType t = field_at(w, field)->type;
	int col = w->table->columns[field].col;
	bool rows = (t == FIELD_NUMBER || t == FIELD_COUNT) && (merged(row, col, MERGED_FIRST) || merged(row, col, MERGED_BELOW));
	if (!v->text || !is_figure(t) || !(rows || of_columns(w, row, col)))
		return *v;
	return (Value){ .gap = GAP_FAULT, .code = "merged",
		        .zh = arena_printf(w->scratch, "“%s”是合并单元格的数，属于几%s，无法分摊", raw, rows ? "行" : "列"),
		        .en = arena_printf(w->scratch, "\"%s\" stands in a merged cell: it is of several %s together", raw, rows ? "rows" : "columns") };
}

static void count(RecordList *l, const Value *v)
{
	switch (v->gap) {
	case GAP_NONE: l->values++; break;
	case GAP_BLANK: l->blanks++; break;
	case GAP_MARK: l->marks++; break;
	case GAP_NOT_APPLICABLE: l->not_applicable++; break;
	case GAP_FAULT: l->faults++; break;
	}
}

/* A cell too many: somewhere a comma was not quoted, and any figure may stand in the wrong column. */
static bool check_length(Walk *w, const SheetRow *row, const char *area)
{
	for (size_t i = w->table->width; i < row->count; i++) {
		if (cell_blank(row->cells[i]))
			continue;
		const char *en = arena_printf(w->scratch, "too many cells: \"%s\" stands beyond the last heading; the row's figures are not trusted", row->cells[i]);
		say_row(w, row, (int)i + 1, SEVERITY_ERROR, "long_row", area,
		        arena_printf(w->scratch, "单元格多于表头（多出“%s”），本行数字不可信，按数据缺失计", row->cells[i]), en);
		return false;
	}
	int missing = 0;
	for (size_t i = 0; i < w->table->schema->field_count; i++)
		missing += w->table->columns[i].col >= (int)row->count;
	if (missing && w->table->sheet->separator) /* a workbook's rows end at their last value */
		say_row(w, row, (int)row->count + 1, SEVERITY_WARNING, "short_row", area, "单元格少于表头，缺少的按未填计",
		        arena_printf(w->scratch, "too few cells: %zu of %zu; the missing ones are blank", row->count, w->table->width));
	return true;
}

static int find_field(const Schema *s, FieldType type, const char *name)
{
	int found = -1;
	for (int i = 0; (size_t)i < s->field_count; i++) {
		if (type != FIELD_TYPE_COUNT && s->fields[i].type != type)
			continue;
		if (strcmp(s->fields[i].name, name) == 0)
			return i;
		if (found < 0 && type != FIELD_TYPE_COUNT)
			found = i;
	}
	return found;
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
	const char *name = field_at(w, field)->unit_in;
	int unit = name ? find_field(s, FIELD_TYPE_COUNT, name) : -1;
	return unit >= 0 ? read_with_unit(w, field, unit, raws) : read_cell(w, field, raws[field]);
}

static bool none_or_blank(Arena *a, const char *raw, bool blank)
{
	static const char *const words[] = { "无", "暂无", "没有", "无此项", "不涉及", "不适用", NULL };
	const char *key = key_make(a, raw);
	size_t n = strlen(key);
	bool stroke = n <= 8 && (strspn(key, "-") == n || strspn(key, "/") == n); /* nothing at all, too */
	return key_in(key, words) || (blank && (stroke || !strcmp(key, "0")));
}

/* A row with which an area says that it has none: 无 where the record's name belongs, and nothing that is one's in the others.
 * Remarks may say why. */
static bool says_none(const Walk *w, const char *const *raws)
{
	const Schema *s = w->table->schema;
	int key = w->area_field >= 0 && s->key && w->table->key_col >= 0 ? find_field(s, FIELD_TYPE_COUNT, s->key) : -1;
	if (key < 0 || !none_or_blank(w->scratch, raws[key], false))
		return false;
	for (int i = 0; (size_t)i < s->field_count; i++)
		if (i != w->area_field && i != w->period_field && s->fields[i].type != FIELD_TEXT && !none_or_blank(w->scratch, raws[i], true))
			return false;
	return true;
}

static void leave_none(Walk *w, const SheetRow *row, const char *area, const char *raw)
{
	keep_other(w, row, "nothing");
	finding_add(w->findings, (Finding){ .row = row->row, .col = w->table->key_col + 1, .severity = SEVERITY_NOTE, .code = "nothing", .area = area,
	            .raw = arena_strdup(w->arena, raw),
	            .message = arena_printf(w->arena, "第%d行：填“%s”，按没有可报的计", row->row, raw) },
	            arena_printf(w->arena, "the row says \"%s\" and nothing else, so there is none to report", raw));
}

/* ---- what is crossed out ---- */

/* A value of a live row whose cell is crossed out, or the cell that says its unit: given up, or only marked? */
static bool struck_value(const Walk *w, const SheetRow *row, int field, const char *const *raws, Value *v)
{
	const Schema *s = w->table->schema;
	const char *in = s->fields[field].unit_in;
	int cell = field, unit = in ? find_field(s, FIELD_TYPE_COUNT, in) : -1;
	if (!sheet_mark(row, column_of(w, row, cell)).struck)
		cell = *raws[field] ? unit : -1;
	return cell >= 0 && crossed_cell(w, row, cell, raws[cell], v);
}

/* What is left of a cell is its value; what was there before is told. */
static void tell_gone(Walk *w, const SheetRow *row, const char *const *raws, const char *area)
{
	for (int i = 0; row->marks && (size_t)i < w->table->schema->field_count; i++) {
		const char *gone = sheet_mark(row, column_of(w, row, i)).gone, *raw = raws[i];
		const Field *f = field_at(w, i);
		if (!gone)
			continue;
		finding_add(w->findings, (Finding){ .row = row->row, .col = w->table->columns[i].col + 1, .severity = SEVERITY_WARNING,
		            .code = "struck_part", .field = f->name, .raw = raw, .area = area,
		            .message = arena_printf(w->scratch, "%s“%s”：单元格中“%s”已划掉，按“%s”计", name_of(w, row), f->label, gone, raw) },
		            arena_printf(w->scratch, "%s: \"%s\" is crossed out in the cell, \"%s\" is read", field_english(f), gone, raw));
	}
}

/* ---- figures of which the format shows another ---- */

/* The unit that a plain figure of the field is in. */
static const char *plain_unit(const Walk *w, int field, const char *const *raws)
{
	const Schema *s = w->table->schema;
	const Field *f = &s->fields[field];
	int unit = f->unit_in ? find_field(s, FIELD_TYPE_COUNT, f->unit_in) : -1;
	return w->table->columns[field].unit ? w->table->columns[field].unit : unit >= 0 && *raws[unit] ? raws[unit] : f->unit;
}

/* 125000 that is shown as 12.5: the cell's own figure is read and told, unless the column counts in 万 or the format says a unit,
 * where it is as likely to be 12.5 of that. */
static void weigh_shown(const Walk *w, const SheetRow *row, int field, const char *const *raws, Value *v)
{
	const char *shown = sheet_mark(row, column_of(w, row, field)).shown, *raw = raws[field];
	if (!shown || v->gap != GAP_NONE || strcmp(raw, shown) == 0)
		return;
	Figure f = figure_read(w->scratch, shown);
	const char *unit = plain_unit(w, field, raws);
	if (f.kind != FIGURE_FAULT && field_is_number(field_at(w, field)->type) && (*f.unit || (unit && measure_scaled(w->scratch, unit)))) {
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
	FieldType type = field_at(w, field)->type;
	bool words = type == FIELD_TEXT || type == FIELD_NAME || type == FIELD_CODE;
	const char *shown = words ? sheet_mark(row, column_of(w, row, field)).shown : NULL;
	return shown && figure_read(w->scratch, shown).kind == FIGURE_FAULT ? arena_strdup(w->scratch, shown) : raw;
}

/* Whether nothing in the row is left. */
static bool all_struck(const SheetRow *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (!cell_blank(row->cells[i]) && !sheet_mark(row, (int)i).struck)
			return false;
	return true;
}

/* A row that the clerk crossed out, or the name of which: it is not read, and told. */
static bool crossed_out(Walk *w, const SheetRow *row, RowKind kind)
{
	bool all = row->marks && all_struck(row);
	if (!row->marks || !(all || (kind == ROW_RECORD && sheet_mark(row, w->table->key_col).struck)))
		return false;
	const char *name = kind == ROW_RECORD ? name_of(w, row) : first_text(w, row);
	Finding f = { .row = row->row, .col = all ? 0 : w->table->key_col + 1, .severity = all ? SEVERITY_WARNING : SEVERITY_ERROR, .code = "struck_row",
		      .raw = name };
	f.message = arena_printf(w->scratch, all ? "第%d行“%s”已整行划掉，未读入" : "第%d行的名称“%s”已划掉，本行其他内容没有划掉，是否作废无法判断，未读入",
	                         row->row, name);
	finding_add(w->findings, f, arena_printf(w->scratch, all ? "the row of \"%s\" is crossed out and is not read" :
	            "the name \"%s\" is crossed out and the rest of the row is not: given up or not? it is not read", name));
	keep_other(w, row, "struck");
	return true;
}

/* What a row that is crossed out said of the rows below it is not taken, nor is what stood above it. */
static void leave_crossed(Walk *w, const SheetRow *row, RowKind kind)
{
	int col = w->area_field >= 0 ? w->table->columns[w->area_field].col : -1;
	const char *said = trimmed(w->scratch, table_cell(row, col));
	if (kind == ROW_GROUP || kind == ROW_SUBTOTAL || kind == ROW_TOTAL)
		end_area(w, row->row, first_text(w, row));
	if (kind != ROW_RECORD || !*said)
		return;
	const char *area = lasting_area(w, area_find(w->scratch, w->src->areas, w->src->area_count, said));
	if (!area || !w->area_above || strcmp(area, w->area_above) != 0)
		begin_area(w, NULL);
}

/* Headings of the ledger's columns. */
static void look_at_head(Walk *w, const SheetRow *row)
{
	for (size_t i = 0; row->marks && i < w->table->schema->field_count; i++) {
		int col = w->table->columns[i].col;
		CellMark m = sheet_mark(row, col);
		const char *text = trimmed(w->scratch, table_cell(row, col));
		Finding f = { .row = row->row, .col = col + 1, .field = field_at(w, (int)i)->name, .raw = text };
		if (m.struck && *text && !w->struck[i]) {
			w->struck[i] = true;
			f.code = "struck_head";
			f.severity = SEVERITY_ERROR;
			f.message = arena_printf(w->scratch, "表头“%s”已划掉，本列是否作废无法判断，按数据缺失计", text);
			finding_add(w->findings, f, arena_printf(w->scratch, "the heading \"%s\" is crossed out: is its column given up? its values are taken for missing", text));
		} else if (m.gone) {
			f.code = "struck_part";
			f.severity = SEVERITY_WARNING;
			f.message = arena_printf(w->scratch, "表头中“%s”已划掉，按“%s”计", m.gone, text);
			finding_add(w->findings, f, arena_printf(w->scratch, "\"%s\" is crossed out in the heading, \"%s\" is read", m.gone, text));
		}
	}
}

/* What stands over the head may say the unit of all. */
static void look_at_title(Walk *w, const SheetRow *row)
{
	for (size_t i = 0; row->marks && i < row->count; i++) {
		const char *text = trimmed(w->scratch, row->cells[i]);
		if (!sheet_mark(row, (int)i).struck || !*text)
			continue;
		finding_add(w->findings, (Finding){ .row = row->row, .col = (int)i + 1, .severity = SEVERITY_WARNING, .code = "struck_title", .raw = text,
		            .message = arena_printf(w->scratch, "表头以上的“%s”已划掉，其中的单位、时期和县区仍按有效的计，请核实", text) },
		            arena_printf(w->scratch, "\"%s\" over the head is crossed out; what it says of units, periods and areas is taken as it stands", text));
	}
}

static void weigh_marks(const Walk *w, const SheetRow *row, int field, const char *const *raws, Value *v)
{
	if (!struck_value(w, row, field, raws, v))
		weigh_shown(w, row, field, raws, v);
}

static void record(Walk *w, const SheetRow *row)
{
	size_t n = w->table->schema->field_count;
	Value *values = arena_array(w->scratch, n + 1, sizeof *values);
	const char **raws = arena_array(w->scratch, n + 1, sizeof *raws);
	Record r = { .row = row->row, .values = values, .raws = raws };
	for (size_t i = 0; i < n; i++) {
		raws[i] = shown_words(w, row, (int)i, cell_of(w, row, (int)i));
		values[i].gap = GAP_BLANK;
	}
	Value unused = { .gap = GAP_BLANK };
	r.area = find_area(w, row, w->area_field >= 0 ? &values[w->area_field] : &unused, w->area_field >= 0 ? raws[w->area_field] : "");
	r.period = find_period(w, row, w->period_field >= 0 ? &values[w->period_field] : &unused, w->period_field >= 0 ? raws[w->period_field] : "");
	if (says_none(w, raws)) {
		leave_none(w, row, r.area, raws[find_field(w->table->schema, FIELD_TYPE_COUNT, w->table->schema->key)]);
		return;
	}
	bool trusted = check_length(w, row, r.area);
	for (int i = 0; (size_t)i < n; i++) {
		Value *v = &values[i];
		const TableColumn *c = &w->table->columns[i];
		if (c->col < 0 && says_unit(w->table->schema, i))
			*v = read_unit(w, i, raws);
		if (c->col >= 0 && i != w->area_field && i != w->period_field) {
			*v = read_value(w, i, raws);
			*v = shared_figure(w, row, i, v, raws[i]);
			if (row->marks)
				weigh_marks(w, row, i, raws, v);
			bool doubtful = !trusted && is_figure(field_at(w, i)->type);
			bool bad = c->bad_unit || w->struck[i];
			if ((doubtful && v->gap == GAP_NONE) || (bad && (v->gap == GAP_NONE || v->gap == GAP_FAULT)))
				*v = (Value){ .gap = GAP_FAULT }; /* the row or the column has been spoken of */
		}
		if (c->col >= 0 && v->code && (trusted || !is_figure(field_at(w, i)->type)))
			say(w, row, i, v, workbook_is_picture(raws[i]) ? "" : raws[i], r.area);
		if (c->col >= 0)
			count(w->out, v);
		if (workbook_is_picture(raws[i])) /* its formula says nothing to anyone */
			raws[i] = "（图片）";
	}
	tell_gone(w, row, raws, r.area);
	totals_record(&w->totals, &r);
	w->last_area = r.area;
	w->out->count++;
	w->ended = w->sink.record && !w->sink.record(w->sink.to, &r);
}

/* The area that a heading names: 甲县, 甲县（2个）, 甲县企业. */
static const char *area_of_label(const Walk *w, const char *label)
{
	static const char *const tails[] = { "企业", "工业企业", "项目", NULL };
	char *bare = table_bare_label(w->scratch, label);
	const char *area = area_find(w->scratch, w->src->areas, w->src->area_count, label);
	for (int i = -1; !area && (i < 0 || tails[i]); i++) {
		size_t n = strlen(bare), k = i < 0 ? 0 : strlen(tails[i]);
		if (n > k && (i < 0 || key_ends(bare, tails[i])))
			area = area_find(w->scratch, w->src->areas, w->src->area_count, arena_strndup(w->scratch, bare, n - k));
	}
	return area;
}

static const char *area_name(const Walk *w, const char *id)
{
	for (size_t i = 0; i < w->src->area_count; i++)
		if (strcmp(w->src->areas[i].id, id) == 0)
			return w->src->areas[i].name;
	return id;
}

static void begin_group(Walk *w, const SheetRow *row, const char *area, int depth)
{
	const char *file_area = w->src->file->area;
	begin_area(w, area);
	w->group_area = area;
	w->group_depth = depth;
	if (file_area && strcmp(file_area, area) != 0)
		finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_WARNING, .code = "area_mismatch", .area = area,
		            .message = arena_printf(w->scratch, "“%s”与本文件登记的县区不同，其下各行按“%s”计", first_text(w, row), area_name(w, area)) },
		            arena_printf(w->scratch, "\"%s\" is another area than the file's (%s): the rows below it are taken to be its", first_text(w, row), file_area));
}

/* The rows below a heading are of the area that it names; of that above it where it stands deeper; else of none that is known. */
static void take_group(Walk *w, const SheetRow *row, const char *heading)
{
	const char *area = area_of_label(w, table_group_name(w->scratch, heading));
	int depth = table_group_depth(w->scratch, first_text(w, row));
	if (area) {
		begin_group(w, row, area, depth);
		return;
	}
	if (!w->group_area || depth <= w->group_depth) {
		end_area(w, row->row, heading);
		return;
	}
	w->area_above = NULL; /* （一）化工 below 一、甲县 */
	finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_WARNING, .code = "group_within", .area = w->group_area,
	            .message = arena_printf(w->scratch, "“%s”不是县区，其下各行仍按“%s”计，请核实", heading, area_name(w, w->group_area)) },
	            arena_printf(w->scratch, "\"%s\" is no area: the rows below it are still taken to be of %s", heading, w->group_area));
}

/* Rows below 2025年上半年, and below 已终止项目, are not read; a heading as high that is of no area ends this. */
static void close_group(Walk *w, const SheetRow *row, const char *heading)
{
	PeriodSaid said = period_said(w->scratch, w->table->book->period, key_make(w->scratch, heading));
	bool other = said.whole && said.word == PERIOD_WORD_OTHER, dropped = table_group_dropped(w->scratch, heading);
	int depth = table_group_depth(w->scratch, heading);
	if (w->closed_by && depth <= w->closed_depth && !area_of_label(w, table_group_name(w->scratch, heading)))
		w->closed_by = NULL;
	if (w->closed_by || !(other || dropped))
		return;
	w->closed_by = arena_strdup(w->arena, heading);
	w->closed_depth = depth;
	const char *zh = other ? "“%s”不是本文件登记的时期，其下各行未读入" : "“%s”以下各行不计入，未读入；如应计入，请另列";
	const char *en = other ? "\"%s\" is another period than the file's: the rows below it are not read" : "the rows below \"%s\" do not count and are not read";
	finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_WARNING, .code = other ? "other_period_rows" : "dropped_rows", .raw = heading,
	            .message = arena_printf(w->scratch, zh, heading) }, arena_printf(w->scratch, en, heading));
}

static void group(Walk *w, const SheetRow *row, const char *label)
{
	close_group(w, row, first_text(w, row));
	totals_group(&w->totals, label);
	if (!area_of_label(w, label))
		left_out(w, row, "a group's heading");
	take_group(w, row, first_text(w, row));
}

/* 甲县小计 above the rows of 甲县 names their area; any other total ends the rows of one, but that of a page. */
static void total(Walk *w, const SheetRow *row, const char *label, bool sub)
{
	int col = w->area_field >= 0 ? w->table->columns[w->area_field].col : -1;
	const char *area = col >= 0 ? area_find(w->scratch, w->src->areas, w->src->area_count, table_cell(row, col)) : NULL;
	totals_add(&w->totals, row, label, sub);
	if (key_in(label, carried_words) || strcmp(label, "本页合计") == 0)
		return;
	bool leads = area && !(w->last_area && strcmp(area, w->last_area) == 0); /* no row of its area stands above it */
	if (leads)
		begin_area(w, area);
	else
		end_area(w, row->row, first_text(w, row));
}

/* The rows from here on are of another table, whose columns are not known: reading on would be guessing. */
static void other_table(Walk *w, const SheetRow *row)
{
	const char *text = "";
	for (size_t i = 0; i < row->count && !*text; i++)
		text = trimmed(w->scratch, row->cells[i]);
	finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_ERROR, .code = "other_table", .raw = text,
	            .message = arena_printf(w->scratch, "第%d行起是另一张表（表头“%s”…），未读入；请在登记中写明范围（range）或分列工作表", row->row, text) },
	            arena_printf(w->scratch, "another table begins here (its head begins \"%s\") and is not read: name its range in the manifest", text));
	w->ended = true;
}

/* Words where figures should stand, and no digit anywhere: the head of another table. */
static bool looks_like_head(const Walk *w, const SheetRow *row)
{
	size_t words = 0;
	for (size_t i = 0; i < row->count; i++)
		if (strpbrk(row->cells[i], "0123456789"))
			return false;
	for (int i = 0; (size_t)i < w->table->schema->field_count; i++) {
		const char *cell = table_cell(row, w->table->columns[i].col);
		if (!is_figure(field_at(w, i)->type) || cell_blank(cell))
			continue;
		if (read_cell(w, i, cell).gap != GAP_FAULT)
			return false;
		words++;
	}
	return words >= 2;
}

/* The head of another table, or its title: one cell, with the head in the row below. */
static bool begins_other(const Walk *w, const SheetRow *row)
{
	size_t filled = 0;
	for (size_t i = 0; i < row->count; i++)
		filled += !cell_blank(row->cells[i]);
	return looks_like_head(w, row) || (filled == 1 && w->next && looks_like_head(w, w->next));
}

/* Taken for no record by where it stands: a reader may know better. */
static void tell_group(Walk *w, const SheetRow *row)
{
	say_row(w, row, w->table->key_col + 1, SEVERITY_NOTE, "group_sum", NULL, "按其编号是一组的小计，不作一条记录",
	        arena_printf(w->scratch, "%s: by its number it heads a group whose sums it has, and is no record", name_of(w, row)));
}

static bool alone(const SheetRow *row)
{
	int first;
	return row_filled(row, &first) == 1;
}

/* In a ledger whose records are of areas and are no areas themselves. */
static bool names_area(const Walk *w, const char *label)
{
	bool other = w->area_field >= 0 && w->table->key_col >= 0 && w->table->columns[w->area_field].col != w->table->key_col;
	return other && area_of_label(w, label);
}

/* 其他 where headings name areas: one that reported nothing, or a heading as well? */
static void tell_alone(Walk *w, const SheetRow *row)
{
	say_row(w, row, w->table->key_col + 1, SEVERITY_WARNING, "lone_name", w->group_area,
	        arena_printf(w->scratch, "本行只有名称，作一条没有数据的记录，其下各行仍按“%s”计；若是分组的标题，请核实其下各行的县区", area_name(w, w->group_area)),
	        arena_printf(w->scratch, "%s: a name alone is a record without data; if it is a heading, the rows below may not be of %s", name_of(w, row), w->group_area));
}

/* Whether a column beside the ledger's, 报告期, says that the row is of the file's period, or nothing of it; else it is reported. */
static bool of_period(Walk *w, const SheetRow *row)
{
	for (size_t i = 0; i < w->table->when_count; i++) {
		int col = w->table->when[i];
		const char *cell = table_cell(row, col);
		PeriodSaid said = period_said(w->scratch, w->table->book->period, key_make(w->scratch, cell));
		if (said.word != PERIOD_WORD_OTHER && said.word != PERIOD_WORD_UNSURE)
			continue;
		finding_add(w->findings, (Finding){ .row = row->row, .col = col + 1, .severity = SEVERITY_ERROR, .code = "other_period_row", .raw = cell,
		            .message = arena_printf(w->scratch, "%s：本行写明的时期是“%s”，与本文件登记的不同，未读入", name_of(w, row), cell) },
		            arena_printf(w->scratch, "%s: the row says that it is of \"%s\", which is not the file's period, and is not read", name_of(w, row), cell));
		return false;
	}
	return true;
}

static void take_row(Walk *w, const SheetRow *row)
{
	const char *label;
	bool leads = false;
	arena_clear(w->scratch);
	RowKind kind = table_row_kind(w->scratch, w->table, row, &label);
	if (kind == ROW_BLANK) {
		if (!w->blank_row)
			w->blank_row = row->row;
		w->apart = true;
		return;
	}
	if (crossed_out(w, row, kind)) {
		leave_crossed(w, row, kind);
		return;
	}
	if (kind == ROW_RECORD && w->apart && begins_other(w, row))
		kind = ROW_OTHER;
	if (kind == ROW_RECORD && table_leads_group(w->scratch, w->table, row, w->next)) {
		tell_group(w, row);
		leads = true;
		kind = ROW_SUBTOTAL;
		label = "小计";
	}
	if (kind == ROW_RECORD && alone(row) && names_area(w, label))
		kind = ROW_GROUP; /* a county's name is no enterprise's */
	else if (kind == ROW_RECORD && w->group_area && alone(row))
		tell_alone(w, row);
	w->apart = w->apart && kind == ROW_GROUP; /* the title of a table to come */
	if (kind == ROW_RECORD && w->blank_row)
		end_area(w, w->blank_row, "空行");
	if (kind == ROW_RECORD && w->blank_row)
		diag_note(w->findings->diag, (Place){ .file = w->findings->file, .line = w->blank_row }, "row %d is blank", w->blank_row);
	w->blank_row = 0;
	static const char *const kinds[] = { [ROW_SUBTOTAL] = "subtotal", [ROW_TOTAL] = "total", [ROW_PART] = "part", [ROW_DERIVED] = "derived",
		                             [ROW_GROUP] = "group", [ROW_NOTE] = "note", [ROW_HEAD] = "head",
		                             [ROW_DROPPED] = "dropped", [ROW_BESIDE] = "beside", [ROW_OTHER] = "other" };
	if (kind != ROW_RECORD)
		keep_other(w, row, kinds[kind]);
	if (w->closed_by && (kind == ROW_RECORD || kind == ROW_SUBTOTAL)) {
		left_out(w, row, arena_printf(w->scratch, "a row below \"%s\"", w->closed_by));
		return;
	}
	switch (kind) {
	case ROW_RECORD:
		if (of_period(w, row))
			record(w, row);
		break;
	case ROW_SUBTOTAL:
	case ROW_TOTAL:
		if (leads) {
			totals_add(&w->totals, row, label, true);
			take_group(w, row, name_of(w, row));
			break;
		}
		total(w, row, label, kind == ROW_SUBTOTAL);
		break;
	case ROW_PART:
		left_out(w, row, "a part of a total");
		break;
	case ROW_DERIVED:
		left_out(w, row, "a mean or a comparison");
		break;
	case ROW_GROUP:
		saidunit_tell(w->scratch, w->table, row, w->findings);
		group(w, row, label);
		break;
	case ROW_NOTE:
		left_out(w, row, "a note");
		saidunit_tell(w->scratch, w->table, row, w->findings);
		end_area(w, row->row, first_text(w, row));
		saidarea_below(w->scratch, row, w->src->file, (AreaBook){ w->src->areas, w->src->area_count }, w->findings);
		break;
	case ROW_HEAD:
		left_out(w, row, "the head, repeated,");
		break;
	case ROW_DROPPED:
		left_out(w, row, "a row that is to be dropped");
		break;
	case ROW_BESIDE:
		left_out(w, row, "a row with nothing in the ledger's columns");
		saidunit_tell(w->scratch, w->table, row, w->findings);
		break;
	case ROW_OTHER:
		other_table(w, row);
		break;
	case ROW_BLANK:
		break;
	}
}

/* ---- row after row ---- */

/* The next row of the sheet, then of the feed; NULL at the end. */
static const SheetRow *fetch(Walk *w)
{
	const RowFeed *feed = &w->src->feed;
	SheetRow row;
	if (w->at < w->table->sheet->count)
		return &w->table->sheet->rows[w->at++];
	if (!feed->next || !feed->next(feed->from, &row, w->findings->diag))
		return NULL;
	w->turn ^= 1;
	arena_clear(w->fed[w->turn].arena);
	w->fed[w->turn].row = sheet_row_keep(w->fed[w->turn].arena, &row);
	return &w->fed[w->turn].row;
}

static const SheetRow *step(Walk *w)
{
	const SheetRow *row = w->next;
	w->next = row ? fetch(w) : NULL;
	return row;
}

static void walk(Walk *w)
{
	const Sheet *sheet = w->table->sheet;
	for (size_t i = 0; i < w->table->first && i < sheet->count; i++) {
		keep_other(w, &sheet->rows[i], i < w->table->head ? "title" : "head");
		(i < w->table->head ? look_at_title : look_at_head)(w, &sheet->rows[i]);
	}
	w->at = w->table->first;
	w->next = fetch(w);
	for (const SheetRow *row; !w->ended && (row = step(w));)
		take_row(w, row);
}

RecordList records_read(Arena *a, const RecordSource *source, RecordSink sink, FindingList *findings)
{
	RecordList out = { 0 };
	const Schema *schema = source->table->schema;
	Walk w = { .arena = a, .scratch = arena_new(), .src = source, .table = source->table, .findings = findings, .out = &out,
		   .sink = sink, .fed = { { .arena = arena_new() }, { .arena = arena_new() } } };
	w.area_field = find_field(schema, FIELD_AREA, "area");
	w.period_field = find_field(schema, FIELD_TYPE_COUNT, "period");
	w.struck = arena_array(a, schema->field_count + 1, sizeof *w.struck);
	totals_begin(&w.totals, a, source);
	walk(&w);
	totals_check(&w.totals, findings);
	totals_free(&w.totals);
	arena_free(w.scratch);
	arena_free(w.fed[0].arena);
	arena_free(w.fed[1].arena);
	return out;
}
