/* records.c - see records.h.
 *
 * A row's place in the table (its group, the area above it, the totals around it) is known only
 * while walking down, so one walk makes the records, gives each away, and adds up what totals are
 * held against; these are checked at the end, because a total may stand above its parts as well.
 * Of a long text two rows are in memory: the one looked at, and the next. */
#include "ledger/recordwalk.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/heading.h"
#include "ledger/key.h"
#include "ledger/saidarea.h"
#include "ledger/saidunit.h"
#include "ledger/workbook.h"

const char *walk_trimmed(Arena *a, const char *s)
{
	size_t n = strlen(s);
	s = utf8_trim(s, &n);
	return arena_strndup(a, s, n);
}

const Field *walk_field(const Walk *w, int i)
{
	return &w->table->schema->fields[i];
}

const char *walk_name(const Walk *w, const SheetRow *row)
{
	const char *name = walk_trimmed(w->scratch, table_cell(row, w->table->key_col));
	return *name ? name : arena_printf(w->scratch, "第%d行", row->row);
}

/* ---- findings ---- */

static void say(Walk *w, const SheetRow *row, int field, const Value *v, const char *raw, const char *area)
{
	const Field *f = walk_field(w, field);
	bool fault = v->gap == GAP_FAULT;
	Finding found = { .row = row->row, .col = w->table->columns[field].col + 1, .code = v->code, .field = f->name,
		          .severity = fault ? SEVERITY_ERROR : SEVERITY_WARNING, .raw = *raw ? arena_strdup(w->scratch, raw) : NULL,
		          .area = area };
	found.message = arena_printf(w->scratch, "%s“%s”：%s%s", walk_name(w, row), f->label, v->zh, fault ? "，按数据缺失计" : "");
	finding_add(w->findings, found, arena_printf(w->scratch, "%s: %s", field_english(f), v->en));
}

void walk_say_row(Walk *w, const SheetRow *row, int col, Severity severity, const char *code, const char *area,
                    const char *zh, const char *en)
{
	finding_add(w->findings, (Finding){ .row = row->row, .col = col, .severity = severity, .code = code, .area = area,
	            .message = arena_printf(w->scratch, "%s：%s", walk_name(w, row), zh) }, en);
}

const char *walk_first_text(Walk *w, const SheetRow *row)
{
	const char *text = "";
	for (size_t i = 0; i < row->count && !*text; i++)
		text = walk_trimmed(w->scratch, row->cells[i]);
	return text;
}

static void left_out(Walk *w, const SheetRow *row, const char *what)
{
	diag_note(w->findings->diag, (Place){ .file = w->findings->file, .line = row->row }, "%s is left out: \"%s\"", what,
	          walk_first_text(w, row));
}

void walk_keep_other(Walk *w, const SheetRow *row, const char *kind)
{
	const char *text = walk_first_text(w, row);
	LeftOut other = { row->row, kind, text };
	if (*text && w->sink.other && !w->sink.other(w->sink.to, &other))
		w->ended = true;
}

/* ---- a record ---- */

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
		walk_say_row(w, row, (int)i + 1, SEVERITY_ERROR, "long_row", area,
		        arena_printf(w->scratch, "单元格多于表头（多出“%s”），本行数字不可信，按数据缺失计", row->cells[i]), en);
		return false;
	}
	int missing = 0;
	for (size_t i = 0; i < w->table->schema->field_count; i++)
		missing += w->table->columns[i].col >= (int)row->count;
	if (missing && w->table->sheet->separator) /* a workbook's rows end at their last value */
		walk_say_row(w, row, (int)row->count + 1, SEVERITY_WARNING, "short_row", area, "单元格少于表头，缺少的按未填计",
		        arena_printf(w->scratch, "too few cells: %zu of %zu; the missing ones are blank", row->count, w->table->width));
	return true;
}

static void tell_remarks(Walk *w, const SheetRow *row, const char *area)
{
	for (int i = 0; (size_t)i < w->table->schema->field_count; i++) {
		int col = walk_field(w, i)->remarks ? w->table->columns[i].col : -1;
		if (col >= 0 && !cell_blank(table_cell(row, col)))
			saidunit_tell_remark(w->scratch, w->table, row, col, walk_name(w, row), area, w->findings);
	}
}

static void record(Walk *w, const SheetRow *row)
{
	size_t n = w->table->schema->field_count;
	Value *values = arena_array(w->scratch, n + 1, sizeof *values);
	const char **raws = arena_array(w->scratch, n + 1, sizeof *raws);
	Record r = { .row = row->row, .values = values, .raws = raws };
	for (int i = 0; (size_t)i < n; i++) {
		raws[i] = rowvalue_text(w, row, i);
		values[i].gap = GAP_BLANK;
	}
	Value unused = { .gap = GAP_BLANK };
	r.area = rowarea_find(w, row, w->area_field >= 0 ? &values[w->area_field] : &unused, w->area_field >= 0 ? raws[w->area_field] : "");
	r.period = rowarea_period(w, row, w->period_field >= 0 ? &values[w->period_field] : &unused, w->period_field >= 0 ? raws[w->period_field] : "");
	int none = rownone_field(w, row, raws);
	if (none >= 0) {
		rownone_leave(w, row, r.area, w->table->columns[none].col, raws[none]);
		return;
	}
	bool trusted = check_length(w, row, r.area);
	for (int i = 0; (size_t)i < n; i++) {
		Value *v = &values[i];
		const TableColumn *c = &w->table->columns[i];
		bool figure = field_is_figure(walk_field(w, i)->type);
		if (i != w->area_field && i != w->period_field) {
			*v = rowvalue_read(w, row, i, raws);
			bool bad = c->bad_unit || w->struck[i];
			if (c->col >= 0 && ((!trusted && figure && v->gap == GAP_NONE) || (bad && (v->gap == GAP_NONE || v->gap == GAP_FAULT))))
				*v = (Value){ .gap = GAP_FAULT }; /* the row or the column has been spoken of */
		}
		if (c->col >= 0 && v->code && (trusted || !figure))
			say(w, row, i, v, workbook_is_picture(raws[i]) ? "" : raws[i], r.area);
		if (c->col >= 0)
			count(w->out, v);
		if (workbook_is_picture(raws[i])) /* its formula says nothing to anyone */
			raws[i] = "（图片）";
	}
	rowstruck_tell_gone(w, row, raws, r.area);
	tell_remarks(w, row, r.area);
	totals_record(&w->totals, &r);
	w->last_area = r.area;
	w->out->count++;
	w->ended = w->sink.record && !w->sink.record(w->sink.to, &r);
}

/* ---- the other rows ---- */

static void group(Walk *w, const SheetRow *row, const char *label)
{
	rowarea_close_group(w, row, walk_first_text(w, row));
	totals_group(&w->totals, label);
	if (!rowarea_of_label(w, label))
		left_out(w, row, "a group's heading");
	rowarea_take_group(w, row, walk_first_text(w, row));
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
		rowarea_begin(w, area);
	else
		rowarea_end(w, row->row, walk_first_text(w, row));
}

/* The rows from here on are of another table, whose columns are not known: reading on would be guessing. */
static void other_table(Walk *w, const SheetRow *row)
{
	const char *text = "";
	for (size_t i = 0; i < row->count && !*text; i++)
		text = walk_trimmed(w->scratch, row->cells[i]);
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
		if (!field_is_figure(walk_field(w, i)->type) || cell_blank(cell))
			continue;
		if (rowvalue_plain(w, i, cell).gap != GAP_FAULT)
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
	bool sums = false;
	for (size_t i = 0; i < w->table->schema->field_count; i++)
		sums |= field_is_number(walk_field(w, (int)i)->type) && !cell_blank(table_cell(row, w->table->columns[i].col));
	walk_say_row(w, row, w->table->key_col + 1, SEVERITY_NOTE, sums ? "group_sum" : "group_heading", NULL,
	        sums ? "按其编号是一组的小计，不作一条记录" : "按其编号是一组的标题，不作一条记录",
	        arena_printf(w->scratch, "%s: by its number it heads a group%s, and is no record", walk_name(w, row), sums ? " whose sums it has" : ""));
}

/* How many cells of the row are figures of the fields that have sums, or shares, which have none. */
static size_t figures_of(const Walk *w, const SheetRow *row, Number *figures, bool *given, bool *known)
{
	const TotalList *l = &w->totals;
	size_t count = 0, next = 0;
	for (size_t i = 0; i < w->table->schema->field_count; i++) {
		const char *cell = table_cell(row, w->table->columns[i].col);
		bool sums = next < l->columns && l->fields[next] == (int)i;
		size_t column = next;
		next += sums;
		if (cell_blank(cell) || !field_is_number(walk_field(w, (int)i)->type))
			continue;
		count++;
		if (!sums)
			continue;
		Value v = rowvalue_plain(w, (int)i, walk_trimmed(w->scratch, cell));
		given[column] = v.text && number_parse(v.text, strlen(v.text), &figures[column]);
		*known = *known && given[column];
	}
	return count;
}

/* Figures alone that are the sums of the rows above: a total that does not say so. */
static bool is_nameless_total(const Walk *w, const SheetRow *row)
{
	int  first;
	bool known = true;
	Number *figures = arena_array(w->scratch, w->totals.columns + 1, sizeof *figures);
	bool *given = arena_array(w->scratch, w->totals.columns + 1, sizeof *given);
	return figures_of(w, row, figures, given, &known) == row_filled(row, &first) && known && totals_come_to(&w->totals, figures, given);
}

/* 本期未开展活动 written across an empty table: whatever it looks like there, it is the area's word. */
static bool says_none_alone(Walk *w, const SheetRow *row)
{
	int col = w->out->count ? -1 : rownone_alone(w, row);
	if (col < 0)
		return false;
	Value unused = { .gap = GAP_BLANK };
	rownone_leave(w, row, rowarea_find(w, row, &unused, ""), col, walk_first_text(w, row));
	return true;
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
	return other && rowarea_of_label(w, label);
}

/* 其他 where headings name areas: one that reported nothing, or a heading as well? */
static void tell_alone(Walk *w, const SheetRow *row)
{
	walk_say_row(w, row, w->table->key_col + 1, SEVERITY_WARNING, "lone_name", w->group_area,
	        arena_printf(w->scratch, "本行只有名称，作一条没有数据的记录，其下各行仍按“%s”计；若是分组的标题，请核实其下各行的县区", rowarea_name(w, w->group_area)),
	        arena_printf(w->scratch, "%s: a name alone is a record without data; if it is a heading, the rows below may not be of %s", walk_name(w, row), w->group_area));
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
	if (rowstruck_row(w, row, kind)) {
		rowstruck_leave(w, row, kind);
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
	if (kind == ROW_RECORD && cell_blank(label) && is_nameless_total(w, row)) {
		walk_say_row(w, row, 1, SEVERITY_NOTE, "nameless_total", NULL, "本行没有名称，各数为以上各行之和，作合计，不作一条记录",
		        "figures without a name that are the sums of the rows above are their total, and no record");
		kind = ROW_TOTAL;
		label = "合计";
	}
	if (kind == ROW_RECORD && alone(row) && names_area(w, label))
		kind = ROW_GROUP; /* a county's name is no enterprise's */
	else if (kind == ROW_RECORD && w->group_area && alone(row))
		tell_alone(w, row);
	w->apart = w->apart && kind == ROW_GROUP; /* the title of a table to come */
	if (kind == ROW_RECORD && w->blank_row)
		rowarea_end(w, w->blank_row, "空行");
	if (kind == ROW_RECORD && w->blank_row)
		diag_note(w->findings->diag, (Place){ .file = w->findings->file, .line = w->blank_row }, "row %d is blank", w->blank_row);
	w->blank_row = 0;
	static const char *const kinds[] = { [ROW_SUBTOTAL] = "subtotal", [ROW_TOTAL] = "total", [ROW_PART] = "part", [ROW_DERIVED] = "derived",
		                             [ROW_GROUP] = "group", [ROW_NOTE] = "note", [ROW_HEAD] = "head",
		                             [ROW_DROPPED] = "dropped", [ROW_BESIDE] = "beside", [ROW_OTHER] = "other" };
	if ((kind == ROW_BESIDE || kind == ROW_NOTE || kind == ROW_GROUP) && says_none_alone(w, row))
		return;
	if (kind != ROW_RECORD)
		walk_keep_other(w, row, kinds[kind]);
	if (w->closed_by && (kind == ROW_RECORD || kind == ROW_SUBTOTAL)) {
		left_out(w, row, arena_printf(w->scratch, "a row below \"%s\"", w->closed_by));
		return;
	}
	switch (kind) {
	case ROW_RECORD:
		if (rowarea_of_period(w, row))
			record(w, row);
		break;
	case ROW_SUBTOTAL:
	case ROW_TOTAL:
		if (leads) {
			totals_add(&w->totals, row, label, true);
			rowarea_take_group(w, row, walk_name(w, row));
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
		rowarea_end(w, row->row, walk_first_text(w, row));
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
		walk_keep_other(w, &sheet->rows[i], i < w->table->head ? "title" : "head");
		(i < w->table->head ? rowstruck_title : rowstruck_head)(w, &sheet->rows[i]);
	}
	w->at = w->table->first;
	w->next = fetch(w);
	for (const SheetRow *row; !w->ended && (row = step(w));)
		take_row(w, row);
}

/* The field that says whose a record is: the one called area, else the first that holds an area; -1: none. */
static int area_field(const Schema *s)
{
	int named = schema_field(s, "area");
	if (named >= 0 && s->fields[named].type == FIELD_AREA)
		return named;
	for (int i = 0; (size_t)i < s->field_count; i++)
		if (s->fields[i].type == FIELD_AREA)
			return i;
	return -1;
}

RecordList records_read(Arena *a, const RecordSource *source, RecordSink sink, FindingList *findings)
{
	RecordList out = { 0 };
	const Schema *schema = source->table->schema;
	Walk w = { .arena = a, .scratch = arena_new(), .src = source, .table = source->table, .findings = findings, .out = &out,
		   .sink = sink, .fed = { { .arena = arena_new() }, { .arena = arena_new() } } };
	w.area_field = area_field(schema);
	w.period_field = schema_field(schema, "period");
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
