/* rowstruck.c - rows, headings and parts of cells that are crossed out: what a clerk gave up, or only marked. */
#include "ledger/recordwalk.h"

#include <string.h>

void rowstruck_tell_gone(Walk *w, const SheetRow *row, const char *const *raws, const char *area)
{
	for (int i = 0; row->marks && (size_t)i < w->table->schema->field_count; i++) {
		const char *gone = sheet_mark(row, rowvalue_column(w, row, i)).gone, *raw = raws[i];
		const Field *f = walk_field(w, i);
		if (!gone)
			continue;
		finding_add(w->findings, (Finding){ .row = row->row, .col = w->table->columns[i].col + 1, .severity = SEVERITY_WARNING,
		            .code = "struck_part", .field = f->name, .raw = raw, .area = area,
		            .message = arena_printf(w->scratch, "%s“%s”：单元格中“%s”已划掉，按“%s”计", walk_name(w, row), f->label, gone, raw) },
		            arena_printf(w->scratch, "%s: \"%s\" is crossed out in the cell, \"%s\" is read", field_english(f), gone, raw));
	}
}

/* Whether nothing in the row is left. */
static bool all_struck(const SheetRow *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (!cell_blank(row->cells[i]) && !sheet_mark(row, (int)i).struck)
			return false;
	return true;
}

bool rowstruck_row(Walk *w, const SheetRow *row, RowKind kind)
{
	bool all = row->marks && all_struck(row);
	if (!row->marks || !(all || (kind == ROW_RECORD && sheet_mark(row, w->table->key_col).struck)))
		return false;
	const char *name = kind == ROW_RECORD ? walk_name(w, row) : walk_first_text(w, row);
	Finding f = { .row = row->row, .col = all ? 0 : w->table->key_col + 1, .severity = all ? SEVERITY_WARNING : SEVERITY_ERROR, .code = "struck_row",
		      .raw = name };
	f.message = arena_printf(w->scratch, all ? "第%d行“%s”已整行划掉，未读入" : "第%d行的名称“%s”已划掉，本行其他内容没有划掉，是否作废无法判断，未读入",
	                         row->row, name);
	finding_add(w->findings, f, arena_printf(w->scratch, all ? "the row of \"%s\" is crossed out and is not read" :
	            "the name \"%s\" is crossed out and the rest of the row is not: given up or not? it is not read", name));
	walk_keep_other(w, row, "struck");
	return true;
}

void rowstruck_leave(Walk *w, const SheetRow *row, RowKind kind)
{
	int col = w->area_field >= 0 ? w->table->columns[w->area_field].col : -1;
	const char *said = walk_trimmed(w->scratch, table_cell(row, col));
	if (kind == ROW_GROUP || kind == ROW_SUBTOTAL || kind == ROW_TOTAL)
		rowarea_end(w, row->row, walk_first_text(w, row));
	if (kind != ROW_RECORD || !*said)
		return;
	const char *area = rowarea_lasting(w, area_find(w->scratch, w->src->areas, w->src->area_count, said));
	if (!area || !w->area_above || strcmp(area, w->area_above) != 0)
		rowarea_begin(w, NULL);
}

void rowstruck_head(Walk *w, const SheetRow *row)
{
	for (size_t i = 0; row->marks && i < w->table->schema->field_count; i++) {
		int col = w->table->columns[i].col;
		CellMark m = sheet_mark(row, col);
		const char *text = walk_trimmed(w->scratch, table_cell(row, col));
		Finding f = { .row = row->row, .col = col + 1, .field = walk_field(w, (int)i)->name, .raw = text };
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

void rowstruck_title(Walk *w, const SheetRow *row)
{
	for (size_t i = 0; row->marks && i < row->count; i++) {
		const char *text = walk_trimmed(w->scratch, row->cells[i]);
		if (!sheet_mark(row, (int)i).struck || !*text)
			continue;
		finding_add(w->findings, (Finding){ .row = row->row, .col = (int)i + 1, .severity = SEVERITY_WARNING, .code = "struck_title", .raw = text,
		            .message = arena_printf(w->scratch, "表头以上的“%s”已划掉，其中的单位、时期和县区仍按有效的计，请核实", text) },
		            arena_printf(w->scratch, "\"%s\" over the head is crossed out; what it says of units, periods and areas is taken as it stands", text));
	}
}
