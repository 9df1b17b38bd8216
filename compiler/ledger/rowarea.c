/* rowarea.c - whose a row is, and of which period.
 *
 * The row's own cell says it, else the cell above (merged cells), else a heading, else the manifest; whatever parts the row from
 * what is above it ends that. */
#include "ledger/recordwalk.h"

#include <string.h>

#include "ledger/date.h"
#include "ledger/heading.h"
#include "ledger/key.h"
#include "ledger/periodsaid.h"

/* ---- areas and their names ---- */

const char *rowarea_lasting(const Walk *w, const char *id)
{
	for (size_t i = 0; id && i < w->src->area_count; i++)
		if (strcmp(w->src->areas[i].id, id) == 0)
			return w->src->areas[i].id;
	return id ? arena_strdup(w->arena, id) : NULL;
}

const char *rowarea_name(const Walk *w, const char *id)
{
	for (size_t i = 0; i < w->src->area_count; i++)
		if (strcmp(w->src->areas[i].id, id) == 0)
			return w->src->areas[i].name;
	return id;
}

const char *rowarea_of_label(const Walk *w, const char *label)
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

/* ---- whose the record is ---- */

void rowarea_end(Walk *w, int row, const char *what)
{
	if (!w->group_area && !w->area_above)
		return;
	w->group_area = w->area_above = NULL;
	w->ended_by = arena_strdup(w->arena, what);
	w->ended_at = row;
	w->told_area = false;
}

void rowarea_begin(Walk *w, const char *area)
{
	const char *file_area = w->src->file->area;
	w->area_above = area;
	w->above_unknown = area == NULL;
	w->strayed = w->strayed || !area || !file_area || strcmp(file_area, area) != 0;
	w->ended_by = NULL;
}

/* Neither a column nor the manifest says where or when a record belongs: told once, as the rows below are like it. */
static void tell_no_area(Walk *w, const SheetRow *row)
{
	if (w->area_field < 0 || w->told_area)
		return;
	const Field *f = walk_field(w, w->area_field);
	w->told_area = true;
	finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_ERROR, .code = "no_area", .field = f->name,
	            .message = arena_printf(w->scratch, "没有“%s”列，登记中也没有写明%s：第%d行起的记录不属于任何%s", f->label, f->label, row->row, f->label) },
	            arena_printf(w->scratch, "there is no column \"%s\", nor does the manifest name an area: the records from row %d on belong to none", f->label, row->row));
}

/* Of the rows below what ended an area's: told once. */
static void tell_ended(Walk *w, const SheetRow *row)
{
	if (w->told_area)
		return;
	const Field *f = walk_field(w, w->area_field);
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
	walk_say_row(w, row, w->table->columns[w->area_field].col + 1, SEVERITY_WARNING, "area_blank", taken,
	        arena_printf(w->scratch, "未填，上面的行是“%s”，按登记的“%s”计，请核实", above->name, own->name),
	        arena_printf(w->scratch, "nothing is filled in below \"%s\"; taken to be of the file's area (%s)", above->name, own->name));
}

const char *rowarea_find(Walk *w, const SheetRow *row, Value *v, const char *raw)
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
	if (!rowvalue_crossed(w, row, w->area_field, raw, v))
		*v = rowvalue_plain(w, w->area_field, raw);
	v->text = rowarea_lasting(w, v->text);
	if (v->gap == GAP_BLANK) {
		bool down = w->table->schema->fill_down_area;
		const char *filled = down && w->area_above ? w->area_above : down && w->above_unknown ? NULL : others;
		if (filled)
			*v = (Value){ .text = filled };
		if (filled && filled != w->area_above)
			tell_blank_area(w, row, filled);
	} else {
		rowarea_begin(w, v->text);
		if (v->text && file_area && strcmp(file_area, v->text) != 0)
			walk_say_row(w, row, w->table->columns[w->area_field].col + 1, SEVERITY_WARNING, "area_mismatch", v->text,
			        arena_printf(w->scratch, "“%s”与本文件登记的县区不同", raw),
			        arena_printf(w->scratch, "\"%s\" is another area than the file's (%s)", raw, file_area));
	}
	if (v->gap == GAP_BLANK && !v->code)
		*v = no_area(w);
	return v->text;
}

/* ---- of which period ---- */

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

const char *rowarea_period(Walk *w, const SheetRow *row, Value *v, const char *raw)
{
	const char *file_period = w->src->file->period;
	if (w->period_field < 0 || w->table->columns[w->period_field].col < 0) {
		if (file_period)
			*v = (Value){ .text = file_period };
		else
			tell_no_period(w, row);
		return file_period;
	}
	if (!rowvalue_crossed(w, row, w->period_field, raw, v))
		*v = read_period(w, raw);
	if (v->text && file_period && strcmp(v->text, file_period) != 0)
		walk_say_row(w, row, w->table->columns[w->period_field].col + 1, SEVERITY_WARNING, "period_mismatch", NULL,
		        arena_printf(w->scratch, "“%s”与本文件登记的统计期%s不同", raw, file_period),
		        arena_printf(w->scratch, "\"%s\" is another period than the file's (%s)", raw, file_period));
	if (v->gap == GAP_BLANK && file_period)
		*v = (Value){ .text = file_period };
	else if (v->gap == GAP_BLANK && w->area_field >= 0)
		*v = (Value){ .gap = GAP_BLANK, .code = "missing", .zh = "未填，不计入任何统计期", .en = "nothing is filled in: the record belongs to no period" };
	return v->text ? v->text : file_period;
}

bool rowarea_of_period(Walk *w, const SheetRow *row)
{
	for (size_t i = 0; i < w->table->when_count; i++) {
		int col = w->table->when[i];
		const char *cell = table_cell(row, col);
		PeriodSaid said = period_said(w->scratch, w->table->book->period, key_make(w->scratch, cell));
		if (said.word != PERIOD_WORD_OTHER && said.word != PERIOD_WORD_UNSURE)
			continue;
		finding_add(w->findings, (Finding){ .row = row->row, .col = col + 1, .severity = SEVERITY_ERROR, .code = "other_period_row", .raw = cell,
		            .message = arena_printf(w->scratch, "%s：本行写明的时期是“%s”，与本文件登记的不同，未读入", walk_name(w, row), cell) },
		            arena_printf(w->scratch, "%s: the row says that it is of \"%s\", which is not the file's period, and is not read", walk_name(w, row), cell));
		return false;
	}
	return true;
}

/* ---- headings of groups ---- */

static void begin_group(Walk *w, const SheetRow *row, const char *area, int depth)
{
	const char *file_area = w->src->file->area;
	rowarea_begin(w, area);
	w->group_area = area;
	w->group_depth = depth;
	if (file_area && strcmp(file_area, area) != 0)
		finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_WARNING, .code = "area_mismatch", .area = area,
		            .message = arena_printf(w->scratch, "“%s”与本文件登记的县区不同，其下各行按“%s”计", walk_first_text(w, row), rowarea_name(w, area)) },
		            arena_printf(w->scratch, "\"%s\" is another area than the file's (%s): the rows below it are taken to be its", walk_first_text(w, row), file_area));
}

void rowarea_take_group(Walk *w, const SheetRow *row, const char *heading)
{
	const char *area = rowarea_of_label(w, table_group_name(w->scratch, heading));
	int depth = table_group_depth(w->scratch, walk_first_text(w, row));
	if (area) {
		begin_group(w, row, area, depth);
		return;
	}
	if (!w->group_area || depth <= w->group_depth) {
		rowarea_end(w, row->row, heading);
		return;
	}
	w->area_above = NULL; /* （一）化工 below 一、甲县 */
	finding_add(w->findings, (Finding){ .row = row->row, .severity = SEVERITY_WARNING, .code = "group_within", .area = w->group_area,
	            .message = arena_printf(w->scratch, "“%s”不是县区，其下各行仍按“%s”计，请核实", heading, rowarea_name(w, w->group_area)) },
	            arena_printf(w->scratch, "\"%s\" is no area: the rows below it are still taken to be of %s", heading, w->group_area));
}

void rowarea_close_group(Walk *w, const SheetRow *row, const char *heading)
{
	PeriodSaid said = period_said(w->scratch, w->table->book->period, key_make(w->scratch, heading));
	bool other = said.whole && said.word == PERIOD_WORD_OTHER, dropped = table_group_dropped(w->scratch, heading);
	int depth = table_group_depth(w->scratch, heading);
	if (w->closed_by && depth <= w->closed_depth && !rowarea_of_label(w, table_group_name(w->scratch, heading)))
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
