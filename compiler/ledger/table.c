/* table.c - see table.h.
 *
 * The head is the place, of one to three rows, where most fields of the schema are found; rows of
 * title hold one cell and can begin none.  A blank cell of an upper head row belongs to the cell on
 * its left (they were merged) when there is a heading below it. */
#include "ledger/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ledger/date.h"
#include "ledger/heading.h"
#include "ledger/key.h"
#include "ledger/measure.h"
#include "ledger/periodsaid.h"
#include "ledger/saidunit.h"

#define SEARCH_ROWS 20
#define HEAD_MAX 10   /* rows of a head that is declared */
#define HEAD_FOUND 3  /* of one that is found */

bool cell_blank(const char *s)
{
	size_t n = strlen(s);
	utf8_trim(s, &n);
	return n == 0;
}

const char *table_cell(const SheetRow *row, int col)
{
	return col >= 0 && (size_t)col < row->count ? row->cells[col] : "";
}

size_t row_filled(const SheetRow *row, int *first)
{
	size_t n = 0;
	*first = -1;
	for (size_t i = 0; i < row->count; i++) {
		if (!cell_blank(row->cells[i])) {
			if (!n++)
				*first = (int)i;
		}
	}
	return n;
}

/* 注：…, 填表人：…: what stands around a table without being of it. */
bool row_is_note(Arena *a, const char *cell, size_t cells)
{
	static const char *const starts[] = { "注:", "注1", "备注:", "说明:", "填表", "填报", "制表", "审核", "复核", "负责人", "单位负责人", "统计负责人",
		                              "联系人", "联系电话", "报送", "编制人", "单位:", "(单位:", "计量单位:", "(计量单位:", NULL };
	const char *key = key_make(a, cell);
	for (int i = 0; starts[i]; i++)
		if (key_starts(key, starts[i]) && (cells == 1 || strchr(key, ':')))
			return true;
	return false;
}

/* ---- the head ---- */

/* What some cells one over another mean as a heading.  The search for a head tries the same cells again and again: as the lowest of
 * one, two and three rows, and beside each other column. */
typedef struct Tried {
	const char **part; /* the cells themselves, from top to bottom; NULL: a free place */
	size_t       n;
	HeadingMatch match;
} Tried;

typedef struct Search {
	Arena       *arena;
	const Sheet *sheet;
	HeadingBook  book;
	Tried       *tried; /* by hash; room is a power of two, of which half is used at most */
	size_t       tried_count, tried_room;
} Search;

/* Whether the cell is one with that above it. */
static bool goes_on(const SheetRow *row, size_t col)
{
	return row->merged && col < row->count && row->merged[col] == MERGED_BELOW;
}

/* The parts of a column's heading from top to bottom; blank uppers take their left neighbour's. */
static size_t parts(const Sheet *sheet, size_t head, size_t rows, int col, const char *out[HEAD_MAX])
{
	size_t n = 0;
	bool below = false;
	for (size_t r = rows; r-- > 0;) {
		const char *cell = table_cell(&sheet->rows[head + r], col);
		for (int left = col - 1; below && cell_blank(cell) && left >= 0; left--)
			cell = table_cell(&sheet->rows[head + r], left);
		if (cell_blank(cell) || (r && goes_on(&sheet->rows[head + r], (size_t)col)))
			continue;
		below = true;
		out[n++] = cell;
	}
	for (size_t i = 0; i < n / 2; i++) { /* gathered from the bottom up */
		const char *t = out[i];
		out[i] = out[n - 1 - i];
		out[n - 1 - i] = t;
	}
	return n;
}

static const char *joined(Arena *a, const char *const part[], size_t n, const char *between)
{
	Buf b = { 0 };
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(part[i]);
		const char *s = utf8_trim(part[i], &len);
		bool unit = i && heading_unit(a, part[i]);
		if (unit && i + 1 == n && s[0] != '(' && strncmp(s, "（", 3) != 0) {
			buf_text_add(&b, "（"); /* a unit as the head's last row */
			buf_add(&b, s, len);
			buf_text_add(&b, "）");
			continue;
		}
		if (i && !unit)
			buf_text_add(&b, between);
		buf_add(&b, s, len);
	}
	const char *text = arena_strndup(a, buf_text(&b), b.len);
	buf_free(&b);
	return text;
}

/* 取水量（万m³） over 合计, 产量 over 数量: the figure itself, beside its parts. */
static HeadingMatch match_whole(const Search *s, const char *const part[], size_t n)
{
	static const char *const wholes[] = { "合计", "总计", "小计", "总量", "总数", "数量", "数值", NULL };
	const char *bare[HEAD_MAX];
	HeadingMatch m;
	for (size_t i = 0; i < n; i++)
		bare[i] = heading_bare(s->arena, part[i]);
	m = heading_read(&s->book, joined(s->arena, bare, n, ""));
	if (m.field >= 0 || !key_in(key_make(s->arena, bare[n - 1]), wholes))
		return m;
	m = heading_read(&s->book, joined(s->arena, bare, n - 1, ""));
	if (m.field >= 0 && !field_is_number(s->book.schema->fields[m.field].type))
		m.field = -1;
	return m;
}

/* A heading of one row or of some: all of its parts are of one name. */
static HeadingMatch read_parts(const Search *s, const char *const part[], size_t n)
{
	HeadingMatch m = heading_read(&s->book, joined(s->arena, part, n, "/"));
	if (m.field < 0 && n > 1)
		m = heading_read(&s->book, joined(s->arena, part, n, ""));
	if (m.field < 0 && n > 1)
		m = match_whole(s, part, n);
	return m;
}

/* The place of these cells among those tried, or a free one. */
static Tried *place_of(Tried *all, size_t room, const char *const part[], size_t n)
{
	size_t i = (size_t)hash_bytes(HASH_START, part, n * sizeof *part) & (room - 1);
	while (all[i].part && (all[i].n != n || memcmp(all[i].part, part, n * sizeof *part) != 0))
		i = (i + 1) & (room - 1);
	return &all[i];
}

static void make_room(Search *s)
{
	size_t room = s->tried_room ? s->tried_room * 2 : 256;
	Tried *all = arena_array(s->arena, room, sizeof *all);
	for (size_t i = 0; i < s->tried_room; i++)
		if (s->tried[i].part)
			*place_of(all, room, s->tried[i].part, s->tried[i].n) = s->tried[i];
	s->tried = all;
	s->tried_room = room;
}

/* The same, each time but the first from what was found then. */
static HeadingMatch match_parts(Search *s, const char *const part[], size_t n)
{
	if (s->tried_count * 2 >= s->tried_room)
		make_room(s);
	Tried *t = place_of(s->tried, s->tried_room, part, n);
	if (t->part)
		return t->match;
	t->part = arena_array(s->arena, n, sizeof *t->part);
	memcpy(t->part, part, n * sizeof *part);
	t->n = n;
	t->match = read_parts(s, part, n);
	s->tried_count++;
	return t->match;
}

/* The field of a column by its whole heading, or (loose) by its lowest parts, over which others stand; *heading: that
 * whole heading where a field is found. */
static HeadingMatch column_match(Search *s, size_t head, size_t rows, int col, bool loose, const char **heading)
{
	const char *part[HEAD_MAX];
	size_t n = parts(s->sheet, head, rows, col, part);
	HeadingMatch m = { .field = -1 };
	*heading = NULL;
	if (n && !loose)
		m = match_parts(s, part, n);
	size_t over = 0;
	while (loose && m.field < 0 && ++over < n)
		m = match_parts(s, part + over, n - over);
	if (m.field >= 0)
		*heading = joined(s->arena, part, n, "/");
	for (size_t i = n; m.field >= 0 && !m.unit && i-- > over;) { /* 取水量（万m³） over 地表水 */
		m.unit = heading_unit(s->arena, part[i]);
		m.unit = m.unit ? m.unit : heading_named_unit(s->arena, part[i]);
	}
	for (size_t i = over; m.field >= 0 && i-- > 0;)
		heading_over(&s->book, part[i], &m);
	return m;
}

/* What names things means the same below a head that is not understood; a figure, a day or a yes need not. */
static bool is_named(const Field *f)
{
	return f->type == FIELD_NAME || f->type == FIELD_TEXT || f->type == FIELD_CODE || f->type == FIELD_AREA || f->type == FIELD_PICTURE;
}

/* Whether the column may be read as its field. */
static bool understood(const Schema *schema, const HeadingMatch *m)
{
	return m->field >= 0 && (is_named(&schema->fields[m->field]) || (heading_is_now(m->period) && !m->above));
}

/* Whether another column's lowest part means the same field: 本期 under two heads says nothing. */
static bool ambiguous(Search *s, size_t head, size_t rows, int col, int field, size_t width)
{
	const char *heading;
	for (int i = 0; (size_t)i < width; i++) {
		HeadingMatch m = { .field = -1 };
		if (i != col)
			m = column_match(s, head, rows, i, true, &heading);
		if (m.field == field && understood(s->book.schema, &m))
			return true;
	}
	return false;
}

static size_t head_width(const Sheet *sheet, size_t head, size_t rows)
{
	size_t width = 0;
	for (size_t r = head; r < head + rows; r++)
		if (sheet->rows[r].count > width)
			width = sheet->rows[r].count;
	return width;
}

typedef enum Claim {
	CLAIM_KEPT,   /* the first heading is the field's own name */
	CLAIM_TAKEN,  /* the second is */
	CLAIM_OPEN,   /* two other names of one field, 申报日期 and 兑现日期: which of them counts is not known */
	CLAIM_TWICE   /* one heading twice, or two names of what the records are of: two tables side by side */
} Claim;

static Claim second_claim(const Search *s, int field, const char *first, const char *second)
{
	const Schema *schema = s->book.schema;
	const char *label = key_make(s->arena, schema->fields[field].label);
	const char *x = key_make(s->arena, heading_bare(s->arena, first)), *y = key_make(s->arena, heading_bare(s->arena, second));
	bool key = schema->key && strcmp(schema->fields[field].name, schema->key) == 0;
	if (key || strcmp(x, y) == 0)
		return CLAIM_TWICE;
	return strcmp(x, label) == 0 ? CLAIM_KEPT : strcmp(y, label) == 0 ? CLAIM_TAKEN : CLAIM_OPEN;
}

/* Fills columns; returns how well they fit: two points a field found by its whole heading, one by its
 * lowest part, and one for each column that says of which period it is.  A heading that is a field's name alone comes before one that says of which period it is, and that before what
 * is added up since January.  *twice: a column that claims a field as much as another has already. */
static size_t take_columns(Search *s, size_t head, size_t rows, TableColumn *columns, int *twice)
{
	const Schema *schema = s->book.schema;
	size_t width = head_width(s->sheet, head, rows), points = 0;
	bool *open = arena_array(s->arena, schema->field_count + 1, sizeof *open);
	for (size_t i = 0; i < schema->field_count; i++)
		columns[i] = (TableColumn){ .col = -1 };
	*twice = -1;
	for (int loose = 0; loose < 2; loose++) {
		for (int col = 0; (size_t)col < width; col++) {
			const char *heading;
			HeadingMatch m = column_match(s, head, rows, col, loose, &heading);
			points += m.field >= 0 && (m.period != PERIOD_WORD_NONE || m.above); /* 本期 and 上年同期 below 取水量 are of the head, too */
			if (!understood(schema, &m))
				continue;
			TableColumn *c = &columns[m.field];
			if (c->col >= 0 && (loose || m.period >= c->period)) {
				Claim claim = loose || m.period != c->period ? CLAIM_KEPT : second_claim(s, m.field, c->heading, heading);
				open[m.field] = claim == CLAIM_OPEN || (open[m.field] && claim != CLAIM_TAKEN);
				*twice = claim == CLAIM_TWICE ? col : *twice;
				if (claim != CLAIM_TAKEN)
					continue;
			}
			if (loose && ambiguous(s, head, rows, col, m.field, width))
				continue;
			points += c->col >= 0 ? 0 : loose ? 1 : 2;
			*c = (TableColumn){ .col = col, .heading = heading, .unit = m.unit, .period = m.period, .above = m.above };
		}
	}
	for (size_t i = 0; i < schema->field_count; i++)
		columns[i].col = open[i] ? -1 : columns[i].col;
	return points;
}

/* A title holds one cell; "填报单位：…" with its date holds two and more, but none is a heading. */
static bool may_begin_head(const Search *s, size_t r)
{
	const SheetRow *row = &s->sheet->rows[r];
	int first;
	size_t n = row_filled(row, &first);
	if (n == 0 || (n == 1 && s->book.schema->field_count > 1))
		return false;
	for (size_t i = 0; i < row->count; i++)
		if (goes_on(row, i) && !cell_blank(row->cells[i]))
			return false; /* the head begins above */
	return !row_is_note(s->arena, row->cells[first], n);
}

static int key_column(const Schema *schema, const TableColumn *columns)
{
	for (size_t i = 0; i < schema->field_count; i++)
		if (schema->key && strcmp(schema->fields[i].name, schema->key) == 0)
			return columns[i].col;
	return -1;
}

typedef struct HeadFound {
	size_t points;
	bool   key; /* has the column that names the records, without which it is no head */
} HeadFound;

static bool better(const HeadFound *now, const HeadFound *best)
{
	return now->key != best->key ? now->key : now->points > best->points;
}

static size_t find_head(Search *s, Table *t, TableColumn *columns)
{
	const Schema *schema = s->book.schema;
	HeadFound best = { 0 };
	int    twice;
	size_t declared = schema->shape.head_rows > 0 && schema->shape.head_rows <= HEAD_MAX ? (size_t)schema->shape.head_rows : 0;
	for (size_t r = 0; r < s->sheet->count && r < SEARCH_ROWS; r++) {
		if (!may_begin_head(s, r))
			continue;
		for (size_t rows = declared ? declared : 1; rows <= (declared ? declared : HEAD_FOUND); rows++) {
			if (r + rows > s->sheet->count)
				continue;
			HeadFound now = { .points = take_columns(s, r, rows, columns, &twice) };
			now.key = key_column(schema, columns) >= 0;
			if (better(&now, &best)) {
				best = now;
				t->head = r;
				t->head_rows = rows;
			}
		}
	}
	return best.points;
}

/* ---- units ---- */

/* A row of units under the head: every cell that says something names a unit. */
static bool take_unit_row(Arena *a, Table *t)
{
	if (t->first >= t->sheet->count)
		return false;
	const SheetRow *row = &t->sheet->rows[t->first];
	size_t units = 0;
	for (size_t i = 0; i < row->count; i++) {
		if (cell_blank(row->cells[i]) || goes_on(row, i)) /* a heading that is merged down to it */
			continue;
		const char *key = key_make(a, row->cells[i]);
		if (heading_unit(a, row->cells[i]))
			units++;
		else if (strspn(key, "-/") != strlen(key) && strcmp(key, "单位") != 0)
			return false;
	}
	if (!units)
		return false;
	for (size_t i = 0; i < t->schema->field_count; i++) {
		const char *unit = heading_unit(a, table_cell(row, t->columns[i].col));
		if (unit && !t->columns[i].unit)
			t->columns[i].unit = unit;
	}
	return true;
}

/* 甲, 乙, 1, 2, 3 …: the columns' numbers in statistical forms. */
static bool is_numbering_row(Arena *a, const SheetRow *row)
{
	static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", NULL };
	int expected = 1, stem = 0;
	for (size_t i = 0; i < row->count; i++) {
		const char *key = key_make(a, row->cells[i]);
		if (!*key)
			continue;
		if (stems[stem] && strcmp(key, stems[stem]) == 0)
			stem++;
		else if (strcmp(key, arena_printf(a, "%d", expected)) == 0)
			expected++;
		else
			return false;
	}
	return expected + stem > 3;
}

static bool is_figure(const Field *f)
{
	return field_is_number(f->type) || f->type == FIELD_RANGE;
}

static const char *target_unit(const Field *f)
{
	return f->unit ? f->unit : f->type == FIELD_PERCENT ? "%" : NULL;
}

static void check_units(Arena *a, Table *t, FindingList *l)
{
	for (size_t i = 0; i < t->schema->field_count; i++) {
		TableColumn *c = &t->columns[i];
		const Field *f = &t->schema->fields[i];
		const char  *target = target_unit(f);
		Number factor;
		if (c->col < 0 || !c->unit || !is_figure(f) || !target)
			continue;
		if (f->yearly)
			c->unit = measure_of_year(a, c->unit);
		MeasureFit fit = measure_factor(a, c->unit, target, &factor);
		int row = t->sheet->rows[t->head].row;
		if (fit == MEASURE_DIFFERS || fit == MEASURE_UNKNOWN) {
			c->bad_unit = true;
			finding_add(l, (Finding){ row, c->col + 1, SEVERITY_ERROR, "unit", f->name, c->heading,
			            arena_printf(a, "“%s”列的单位是“%s”，应能换算为“%s”，整列按数据缺失计", f->label, c->unit, measure_words(target)), NULL, NULL },
			            arena_printf(a, "column \"%s\" is in %s, which cannot be made %s: its values are gaps", c->heading, c->unit, target));
		} else if (fit == MEASURE_ASSUMED) {
			finding_add(l, (Finding){ row, c->col + 1, SEVERITY_WARNING, "unit_assumed", f->name, c->heading,
			            arena_printf(a, "“%s”列的单位是“%s”，按1吨水折1立方米计", f->label, c->unit), NULL, NULL },
			            arena_printf(a, "column \"%s\" is in %s, read as cubic metres, one for each ton", c->heading, c->unit));
		}
	}
}

/* Columns whose unit is said nowhere are taken to be in the ledger's: told once for each unit. */
static void tell_unnamed(Arena *a, const Table *t, FindingList *l)
{
	size_t n = t->schema->field_count;
	bool *told = arena_array(a, n + 1, sizeof *told);
	for (size_t i = 0; i < n; i++) {
		Buf zh = { 0 }, en = { 0 };
		const Field *f = &t->schema->fields[i];
		for (size_t k = i; k < n; k++) {
			if (told[k] || !saidunit_unnamed(a, t, k) || !saidunit_unnamed(a, t, i) || strcmp(t->schema->fields[k].unit, f->unit) != 0)
				continue;
			told[k] = true;
			buf_printf(&zh, "%s“%s”", zh.len ? "、" : "", t->columns[k].heading);
			buf_printf(&en, "%s\"%s\"", en.len ? ", " : "", t->columns[k].heading);
		}
		if (zh.len)
			finding_add(l, (Finding){ .row = t->sheet->rows[t->head].row, .col = t->columns[i].col + 1, .severity = SEVERITY_NOTE, .code = "unit_unnamed",
			            .field = f->name, .message = arena_printf(a, "%s列没有注明单位，单元格里也没有注明的按%s计", buf_text(&zh), measure_words(f->unit)) },
			            arena_printf(a, "columns that name no unit: %s; cells that name none either are taken to be in %s", buf_text(&en), f->unit));
		buf_free(&zh);
		buf_free(&en);
	}
}

/* ---- what to say of the columns ---- */

/* The field without a column whose name the heading begins with, 地表水（扣除外供）, or ends in, 次取水量; NULL for none. */
static const Field *begun_field(const Search *s, const Table *t, const char *heading)
{
	const char *key = key_make(s->arena, heading);
	const Field *found = NULL;
	size_t longest = 0;
	for (size_t i = 0; i < s->book.spelling_count; i++) {
		const Spelling *name = &s->book.spellings[i];
		const Field *f = t->schema->fields ? &t->schema->fields[name->field] : NULL;
		const char *rest = key + name->len;
		if (!f || t->columns[name->field].col >= 0 || name->len <= longest)
			continue;
		bool begins = key_starts(key, name->key) && *rest && strchr("([{", *rest), ends = is_figure(f) && key_ends(key, name->key);
		if (!begins && !ends)
			continue;
		longest = name->len;
		found = f;
	}
	return found;
}

/* 计量单位: of each row's figures, where a column of these says no unit. */
static bool is_unit_column(const Search *s, const Table *t, const char *heading)
{
	static const char *const units[] = { "单位", "计量单位", "水量单位", "数量单位", "金额单位", "数值单位", NULL };
	bool unnamed = false;
	for (size_t i = 0; i < t->schema->field_count; i++)
		unnamed = unnamed || saidunit_unnamed(s->arena, t, i);
	return unnamed && key_in(key_make(s->arena, heading), units);
}

/* A column of a field that another column has, or that may be of another period, is not passed over with a note only. */
static void tell_unread(Search *s, const Table *t, int col, const char *heading, FindingList *l)
{
	Arena *a = s->arena;
	const char *whole;
	HeadingMatch m = column_match(s, t->head, t->head_rows, col, false, &whole);
	if (m.field < 0)
		m = column_match(s, t->head, t->head_rows, col, true, &whole);
	Finding f = { .row = t->sheet->rows[t->head].row, .col = col + 1, .severity = SEVERITY_WARNING, .raw = heading };
	const Field *field = m.field >= 0 ? &t->schema->fields[m.field] : NULL;
	f.field = field ? field->name : NULL;
	if (field && m.above && heading_is_now(m.period)) {
		f.code = "doubtful_head";
		f.message = arena_printf(a, "“%s”列的上级表头“%s”含义不明，是不是本期的“%s”不能确定，未读入", heading, m.above, field->label);
		finding_add(l, f, arena_printf(a, "column \"%s\" stands under \"%s\", which is not understood: it may be the %s or not, and is not read", heading, m.above, field_english(field)));
	} else if (field && t->columns[m.field].col < 0 && heading_is_now(m.period)) {
		f.code = "second_column";
		f.message = arena_printf(a, "“%s”列与另一列同为“%s”，以哪一列为准不能确定，都未读入", heading, field->label);
		finding_add(l, f, arena_printf(a, "column \"%s\" is the %s, as another is: which of them holds is not known, and neither is read", heading, field_english(field)));
	} else if (field && m.period == PERIOD_WORD_UNSURE) {
		f.code = "unsure_period";
		f.message = arena_printf(a, "“%s”列是不是本期的“%s”不能确定，未读入", heading, field->label);
		finding_add(l, f, arena_printf(a, "column \"%s\" may be the %s of this period or of another, and is not read", heading, field_english(field)));
	} else if (field && heading_is_now(m.period)) {
		f.code = "second_column";
		f.message = arena_printf(a, "“%s”列与“%s”列同为“%s”，只读入后者", heading, t->columns[m.field].heading, field->label);
		finding_add(l, f, arena_printf(a, "column \"%s\" is the %s, as \"%s\" is, which alone is read", heading, field_english(field), t->columns[m.field].heading));
	} else if (field) {
		f.severity = t->columns[m.field].col < 0 ? SEVERITY_WARNING : SEVERITY_NOTE;
		f.code = "other_period";
		f.message = arena_printf(a, "“%s”列不是本期的“%s”，未读入", heading, field->label);
		finding_add(l, f, arena_printf(a, "column \"%s\" is not the %s of this period and is not read", heading, field_english(field)));
	} else if ((field = begun_field(s, t, heading)) != NULL) {
		f.code = "doubtful_column";
		f.field = field->name;
		f.message = arena_printf(a, "“%s”列是不是“%s”不能确定，未读入", heading, field->label);
		finding_add(l, f, arena_printf(a, "column \"%s\" may be the %s or not, and is not read", heading, field_english(field)));
	} else if (is_unit_column(s, t, heading)) {
		f.code = "unit_column";
		f.message = arena_printf(a, "“%s”列未读入，没有注明单位的各列仍按台账的单位计，请核实，并在各列表头注明单位", heading);
		finding_add(l, f, arena_printf(a, "column \"%s\" is not read: columns that name no unit are still taken to be in the ledger's", heading));
	} else {
		f.severity = SEVERITY_NOTE;
		f.code = "unread_column";
		f.message = arena_printf(a, "“%s”列不在台账格式中，未读入", heading);
		finding_add(l, f, arena_printf(a, "column \"%s\" is no field of ledger \"%s\" and is not read", heading, t->schema->name));
	}
}

/* Whether the column, which is no field's, says of which period a row is. */
static bool says_when(const Search *s, const Table *t, const char *lowest)
{
	static const char *const whens[] = { "报告期", "报告期间", "统计期", "统计期间", "统计时段", "期间", "期别", "时段", "填报期", "所属期", "所属时期", "数据所属期", "数据期", NULL };
	static const char *const parts[] = { "年", "年份", "年度", "所属年度", "统计年度", "数据年度", "半年", "季度", "月", "月份", "所属月份", "年月", NULL };
	const char *key = key_make(s->arena, lowest);
	bool year = false;
	for (size_t i = 0; i < t->schema->field_count; i++)
		year = year || (t->schema->fields[i].type == FIELD_YEAR && t->columns[i].col >= 0);
	return s->book.period.year && (key_in(key, whens) || (!year && key_in(key, parts)));
}

static void note_unread(Search *s, Table *t, FindingList *l)
{
	static const char *const silent[] = { "序号", "no.", "no", NULL };
	Arena *a = s->arena;
	for (int col = 0; (size_t)col < t->width; col++) {
		bool used = false;
		for (size_t i = 0; i < t->schema->field_count; i++)
			used |= t->columns[i].col == col;
		const char *part[HEAD_MAX];
		size_t n = parts(t->sheet, t->head, t->head_rows, col, part);
		if (used || !n)
			continue;
		const char *heading = joined(a, part, n, "/");
		if (t->when_count < TABLE_WHEN && says_when(s, t, part[n - 1]))
			t->when[t->when_count++] = col;
		else if (!key_in(key_make(a, heading), silent))
			tell_unread(s, t, col, heading, l);
	}
}

/* A unit without a column of its own, which headings of the figures in it say: 产量（万吨）. */
static bool said_by_others(const Table *t, const Field *unit)
{
	for (size_t i = 0; i < t->schema->field_count; i++)
		if (t->columns[i].unit && t->schema->fields[i].unit_in && !strcmp(t->schema->fields[i].unit_in, unit->name))
			return true;
	return false;
}

static void note_missing(Arena *a, const Table *t, FindingList *l)
{
	for (size_t i = 0; i < t->schema->field_count; i++) {
		const Field *f = &t->schema->fields[i];
		if (t->columns[i].col >= 0 || !f->required || said_by_others(t, f) || f->type == FIELD_AREA || strcmp(f->name, "period") == 0)
			continue;
		finding_add(l, (Finding){ t->sheet->rows[t->head].row, 0, SEVERITY_WARNING, "missing_column", f->name, NULL,
		            arena_printf(a, "没有“%s”列，整列按数据缺失计", f->label), NULL, NULL },
		            f->english ? arena_printf(a, "there is no column \"%s\" (%s): its values are gaps", f->label, f->english)
		                       : arena_printf(a, "there is no column \"%s\": its values are gaps", f->label));
	}
}

/* A day's month alone, and what is said of one: when the table was written, not what it is of. */
static bool is_moment(Arena *a, const char *cell, const char *key, const PeriodSaid *said, Period file)
{
	static const char *const moments[] = { "日期:", "时间:", "印发", "制定", "发布", "修订", NULL };
	for (int i = 0; moments[i]; i++)
		if (strstr(key, moments[i]))
			return true;
	Date d = said->whole && said->month_only ? date_read(a, said->text) : (Date){ .kind = DATE_FAULT };
	return row_is_note(a, cell, 1) || (d.kind == DATE_MONTH && day_compare(d.last, period_first(file)) > 0);
}

/* 2026年上半年（2025年同期）compares; 含2025年结转项目 adds. */
static bool compares(const char *key)
{
	static const char *const words[] = { "同期", "对比", "比较", "同比", "增减", "结转", "续建", NULL };
	for (int i = 0; words[i]; i++)
		if (strstr(key, words[i]))
			return true;
	return false;
}

/* A title that speaks of another period than the file was declared for. */
static void check_title(Arena *a, const Table *t, Period period, FindingList *l)
{
	enum { TITLE_MOST = 150 };
	char text[16];
	for (size_t r = 0; r < t->head && period.year; r++) {
		const SheetRow *row = &t->sheet->rows[r];
		for (size_t i = 0; i < row->count; i++) {
			const char *key = key_make(a, row->cells[i]);
			PeriodSaid said = strlen(key) <= TITLE_MOST ? period_said(a, period, key) : (PeriodSaid){ 0 };
			if (said.word < PERIOD_WORD_UNSURE || (said.this_too && compares(key)) || is_moment(a, row->cells[i], key, &said, period))
				continue;
			period_text(period, text);
			finding_add(l, (Finding){ .row = row->row, .col = (int)i + 1, .severity = SEVERITY_WARNING, .code = "title_period", .raw = row->cells[i],
			            .message = arena_printf(a, "标题写的是“%s”，本文件登记为%s，请核实", said.text, text) },
			            arena_printf(a, "the title speaks of \"%s\", the manifest of %s", said.text, text));
		}
	}
}

/* What names things is read below a head that is not understood, and said so. */
static void tell_above(Arena *a, const Table *t, FindingList *l)
{
	for (size_t i = 0; i < t->schema->field_count; i++) {
		const TableColumn *c = &t->columns[i];
		const Field *f = &t->schema->fields[i];
		if (c->col >= 0 && c->above)
			finding_add(l, (Finding){ .row = t->sheet->rows[t->head].row, .col = c->col + 1, .severity = SEVERITY_WARNING, .code = "doubtful_head",
			            .field = f->name, .raw = c->heading,
			            .message = arena_printf(a, "“%s”列的上级表头“%s”含义不明，仍按“%s”读入，请核实", c->heading, c->above, f->label) },
			            arena_printf(a, "column \"%s\" stands under \"%s\", which is not understood; it is read as the %s", c->heading, c->above, field_english(f)));
	}
}

/* Whether the row above the head found is of the head, too: each of its cells is understood over the columns below it, and one
 * says that these are not of this period.  A lone cell that names a time is a title. */
static bool stands_over(Search *s, const Table *t, const TableColumn *columns)
{
	const SheetRow *row = t->head ? &s->sheet->rows[t->head - 1] : NULL;
	int first;
	size_t filled = row ? row_filled(row, &first) : 0;
	bool other = false;
	if (!filled || t->head_rows >= HEAD_MAX || s->book.schema->shape.head_rows > 0)
		return false;
	if (filled == 1 && (first == 0 || period_said(s->arena, s->book.period, key_make(s->arena, row->cells[first])).text))
		return false;
	const char *over = "";
	for (int col = first; (size_t)col < head_width(s->sheet, t->head, t->head_rows); col++) {
		over = cell_blank(table_cell(row, col)) ? over : table_cell(row, col);
		for (int i = 0; (size_t)i < s->book.schema->field_count; i++) {
			HeadingMatch m = { .field = i };
			if (columns[i].col != col)
				continue;
			heading_over(&s->book, over, &m);
			if (m.above)
				return false;
			other = other || !heading_is_now(m.period);
		}
	}
	return other;
}

static bool refuse(const Search *s, const Table *t, size_t found, FindingList *l)
{
	Arena *a = s->arena;
	const Schema *schema = s->book.schema;
	Buf seen = { 0 };
	size_t row = found ? t->head : 0;
	for (size_t i = 0; s->sheet->count && i < s->sheet->rows[row].count; i++)
		if (!cell_blank(s->sheet->rows[row].cells[i]))
			buf_printf(&seen, "%s%s", seen.len ? ", " : "", s->sheet->rows[row].cells[i]);
	const char *wanted = schema->key;
	for (size_t i = 0; i < schema->field_count; i++)
		if (schema->key && strcmp(schema->fields[i].name, schema->key) == 0)
			wanted = schema->fields[i].label;
	diag_error(l->diag, (Place){ .file = l->file, .line = s->sheet->count ? s->sheet->rows[row].row : 0 },
	           "no heading \"%s\" of ledger \"%s\" is found%s%s", wanted ? wanted : schema->label, schema->name,
	           seen.len ? "; the row reads " : ": the file is empty", arena_strdup(a, buf_text(&seen)));
	buf_free(&seen);
	return false;
}

/* Every heading that the manifest names must be there: else next half-year's file has changed again. */
static bool has_names(const Search *s, const Table *t, FindingList *l)
{
	const FileShape *shape = &t->schema->shape;
	bool good = true;
	for (size_t i = 0; i < shape->name_count; i++) {
		if (t->columns[s->book.named[i]].col >= 0)
			continue;
		diag_error(l->diag, (Place){ .file = l->file, .line = t->sheet->rows[t->head].row },
		           "the heading \"%s\", which the manifest names as \"%s\", is not in the head", shape->names[i].heading,
		           shape->names[i].field);
		good = false;
	}
	return good;
}

size_t table_points(Arena *a, const Sheet *sheet, const Schema *schema, Period period)
{
	Search s = { .arena = a, .sheet = sheet, .book = heading_book(a, schema, period) };
	Table t = { .sheet = sheet, .schema = schema };
	int twice;
	TableColumn *columns = arena_array(a, schema->field_count + 1, sizeof *columns);
	size_t points = find_head(&s, &t, columns);
	if (points)
		take_columns(&s, t.head, t.head_rows, columns, &twice);
	return points && schema->key && key_column(schema, columns) < 0 ? 0 : points;
}

bool table_find(Arena *a, const Sheet *sheet, const Schema *schema, Period period, Table *out, FindingList *l)
{
	HeadingBook *book = ARENA_NEW(a, HeadingBook);
	*book = heading_book(a, schema, period);
	Search s = { .arena = a, .sheet = sheet, .book = *book };
	int    twice;
	*out = (Table){ .sheet = sheet, .schema = schema, .key_col = -1, .book = book };
	out->columns = arena_array(a, schema->field_count + 1, sizeof *out->columns);
	size_t found = find_head(&s, out, out->columns);
	if (found) {
		take_columns(&s, out->head, out->head_rows, out->columns, &twice);
		if (stands_over(&s, out, out->columns)) {
			out->head--;
			out->head_rows++;
			take_columns(&s, out->head, out->head_rows, out->columns, &twice);
		}
		out->key_col = key_column(schema, out->columns);
	}
	if (!found || (schema->key && out->key_col < 0))
		return refuse(&s, out, found, l);
	if (twice >= 0) {
		diag_error(l->diag, (Place){ .file = l->file, .line = sheet->rows[out->head].row, .column = twice + 1 },
		           "heading \"%s\" means a field that another column has already: two tables side by side are told apart "
		           "by a range in the manifest", table_cell(&sheet->rows[out->head + out->head_rows - 1], twice));
		return false;
	}
	if (!has_names(&s, out, l))
		return false;
	out->first = out->head + out->head_rows;
	out->width = head_width(sheet, out->head, out->head_rows);
	if (take_unit_row(a, out))
		out->first++;
	if (out->first < sheet->count && is_numbering_row(a, &sheet->rows[out->first]))
		out->first++;
	saidunit_take(a, out, l);
	check_title(a, out, period, l);
	check_units(a, out, l);
	tell_unnamed(a, out, l);
	tell_above(a, out, l);
	note_unread(&s, out, l);
	note_missing(a, out, l);
	return true;
}
