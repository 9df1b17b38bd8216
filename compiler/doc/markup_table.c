/* markup_table.c - pipe tables.
 *
 *     | 县区   | 年度任务 | 完成 |        head
 *     |--------|-------:|:---:|        rule: alignments, and how many columns; ---.--: figures by their point,
 *                                      two decimals (:--.--: as a block in the middle)
 *     | 甘州区 |       12 |    7 |        rows
 *
 * Behind a row's last bar may stand {group}: a group's label over all columns; {keep}: it stays with the next
 * row; {carried}, {page}, {foot}: it stands at the head of each following part, at the foot of each part, at
 * the table's end.
 *
 * A bar within a cell is written \|.  A head of empty cells is none.  Cells hold inlines, or a value
 * that is a block. */
#include "doc/markup_parts.h"

#include <stdlib.h>
#include <string.h>

#include "doc/merge.h"

/* ---- rows of the source ---- */

static void trim(const char *s, Slice *cell)
{
	cell->start = mark_skip_blanks(s, cell->start, cell->end);
	while (cell->end > cell->start && mark_is_blank(s[cell->end - 1]))
		cell->end--;
}

/* The cells of a line, into heap memory the caller frees. */
static Slices split(const char *s, Slice row)
{
	Slices out = { 0 };
	trim(s, &row);
	size_t at = row.start, from;
	if (at < row.end && s[at] == '|')
		at++;
	for (from = at; at < row.end; at++) {
		if (s[at] == '\\' && at + 1 < row.end) {
			at++;
		} else if (s[at] == '|') {
			*MEM_PUSH(out.items, out.count, out.cap) = (Slice){ from, at };
			from = at + 1;
		}
	}
	if (from < row.end || out.count == 0)
		*MEM_PUSH(out.items, out.count, out.cap) = (Slice){ from, row.end };
	for (size_t i = 0; i < out.count; i++)
		trim(s, &out.items[i]);
	return out;
}

/* A rule's cell: :---: and the like, or with a point among its dashes. */
static bool read_align(const char *s, Slice cell, Column *out)
{
	bool left = cell.start < cell.end && s[cell.start] == ':';
	bool right = cell.end > cell.start + 1 && s[cell.end - 1] == ':';
	size_t from = cell.start + left, to = cell.end - right;
	const char *point = from < to ? memchr(s + from, '.', to - from) : NULL;
	if (from >= to || (point && (point == s + from || point == s + to - 1)))
		return false;
	for (size_t i = from; i < to; i++) {
		if (s[i] != '-' && s + i != point)
			return false;
	}
	out->decimals = point ? (int)(s + to - point) - 1 : 0;
	if (out->decimals > 12)
		return false;
	if (point)
		out->align = left && right ? COLUMN_DECIMAL_CENTER : COLUMN_DECIMAL;
	else
		out->align = left && right ? COLUMN_CENTER : left ? COLUMN_LEFT : right ? COLUMN_RIGHT : COLUMN_DEFAULT;
	return true;
}

static bool read_rule(const char *s, const Slices *cells, Column *out)
{
	for (size_t i = 0; i < cells->count; i++) {
		Column column = { 0 };
		if (!read_align(s, cells->items[i], &column))
			return false;
		if (out)
			out[i] = column;
	}
	return true;
}

/* ---- nodes ---- */

static Node *add_cell(Blocks *b, Node *row, Slice cell, Place at)
{
	Node *n = node_new(b->src->arena, NODE_CELL, at);
	if (cell.start < cell.end) {
		Text t = text_gather(b->src, &cell, 1);
		inline_parse(&t, n, true);
		if (!block_only_blocks(n))
			inline_settle(b->src, n);
	}
	node_append(row, n);
	return n;
}

static Node *add_row(Blocks *b, const Slices *cells, size_t at, bool head)
{
	Node *row = node_new(b->src->arena, NODE_ROW, source_place(b->src, at));
	row->u.row.head = head;
	size_t columns = (size_t)b->table->u.table->column_count;
	for (size_t i = 0; i < columns; i++) {
		bool given = i < cells->count;
		add_cell(b, row, given ? cells->items[i] : (Slice){ 0, 0 },
		         given ? source_place(b->src, cells->items[i].start) : row->place);
	}
	node_append(b->table, row);
	return row;
}

static bool all_empty(const Slices *cells)
{
	for (size_t i = 0; i < cells->count; i++) {
		if (cells->items[i].start < cells->items[i].end)
			return false;
	}
	return true;
}

static void open_table(Blocks *b, const Slices *head, const Slices *rule, size_t head_at)
{
	Node *table = node_new(b->src->arena, NODE_TABLE, source_place(b->src, head_at));
	TableInfo *info = table->u.table;
	info->column_count = (int)rule->count;
	info->columns = arena_array(b->src->arena, rule->count, sizeof *info->columns);
	info->continue_label = true;
	read_rule(b->src->text, rule, info->columns);
	block_add(b, table);
	b->table = table;
	b->leaf = LEAF_TABLE;
	if (!all_empty(head)) {
		add_row(b, head, head_at, true);
		info->head_rows = 1;
	}
}

bool table_begins(Blocks *b, size_t at)
{
	const char *s = b->src->text;
	Slice line = { at, b->end }, above = b->lines.items[b->lines.count - 1];
	if (!memchr(s + at, '|', b->end - at))
		return false;
	Slices rule = split(s, line), head = split(s, above);
	bool begins = read_rule(s, &rule, NULL) && memchr(s + above.start, '|', above.end - above.start);
	if (begins && rule.count != head.count) {
		diag_error(b->src->diag, source_place(b->src, above.start), "this table head has %zu %s, the rule below it %zu",
		           COUNTED(head.count, "cell"), rule.count);
		begins = s[at] == '|';
	}
	if (begins) {
		b->lines.count--;
		if (b->lines.count == 0)
			b->leaf = LEAF_NONE; /* the para was but the head */
		block_close_to(b, b->depth);
		open_table(b, &head, &rule, above.start);
	}
	free(rule.items);
	free(head.items);
	return begins;
}

/* What stands behind the last bar: {group} and the like. */
static Node read_row_attrs(Blocks *b, Slice *line)
{
	Node row = { .kind = NODE_ROW };
	Attrs attrs;
	size_t end = line->end;
	if (!attrs_read_last(&b->text, line->start, &end, true, &attrs))
		return row;
	if (end == line->start || b->src->text[end - 1] != '|')
		return row;
	attrs_check(b->src, &attrs, "group keep carried page foot", "a row");
	line->end = end;
	row.u.row.group = attrs_find(&attrs, "group") != NULL;
	row.u.row.keep = attrs_find(&attrs, "keep") != NULL;
	row.u.row.place = attrs_find(&attrs, "carried") ? ROW_CARRIED : attrs_find(&attrs, "page") ? ROW_PAGE :
	                  attrs_find(&attrs, "foot") ? ROW_FOOT : ROW_BODY;
	return row;
}

static void make_group(Blocks *b, Node *row)
{
	row->first->u.cell.colspan = b->table->u.table->column_count;
	while (row->last != row->first) {
		if (row->last->first)
			diag_error(b->src->diag, row->last->place, "a group row holds its label in the first cell only");
		node_unlink(row->last);
	}
}

void table_row(Blocks *b, size_t at)
{
	Slice line = { at, b->end };
	Node said = read_row_attrs(b, &line);
	bool group = said.u.row.group;
	Slices cells = split(b->src->text, line);
	size_t columns = (size_t)b->table->u.table->column_count;
	if (cells.count > columns)
		diag_error(b->src->diag, source_place(b->src, cells.items[columns].start), "this row has %zu %s, the table %zu %s",
		           COUNTED(cells.count, "cell"), COUNTED(columns, "column"));
	else if (cells.count < columns && !group)
		diag_warn(b->src->diag, source_place(b->src, at), "this row has %zu %s, the table %zu %s: the rest stay empty",
		          COUNTED(cells.count, "cell"), COUNTED(columns, "column"));
	Node *row = add_row(b, &cells, at, false);
	row->u.row = said.u.row;
	if (group)
		make_group(b, row);
	free(cells.items);
}

/* ---- what ::: table says of it ---- */

static bool read_weight(const char *s, size_t n, int32_t *out)
{
	int64_t value = 0;
	int decimals = -1;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '.' && decimals < 0)
			decimals = 0;
		else if (s[i] >= '0' && s[i] <= '9' && value < 1000000 && decimals < 3)
			value = value * 10 + (s[i] - '0'), decimals += decimals >= 0;
		else
			return false;
	}
	for (int i = decimals < 0 ? 0 : decimals; i < 3; i++)
		value *= 10;
	*out = (int32_t)value;
	return n > 0 && value > 0 && value <= INT32_MAX;
}

/* widths="2,3,1" shares, "30mm,1,auto" with a fixed one and one from its content. */
static void set_widths(Source *src, TableInfo *info, const Attribute *a)
{
	const char *s = a->value ? a->value : "";
	int i = 0;
	for (; i < info->column_count && *s; i++) {
		size_t n = strcspn(s, ","), skip = strspn(s, " ");
		const char *one = s + (skip < n ? skip : n);
		size_t length = n - (size_t)(one - s);
		while (length > 0 && one[length - 1] == ' ')
			length--;
		Column *c = &info->columns[i];
		bool content = length == 0 || (length == 4 && memcmp(one, "auto", 4) == 0);
		if (!content && !read_weight(one, length, &c->weight) && !(unit_parse(one, length, 0, 0, &c->width) && c->width > 0 && c->width <= UNIT_LONGEST))
			diag_error(src->diag, a->place, "widths: \"%.*s\" is no share such as 2, no length such as 30mm and not auto",
			           (int)length, one);
		s += n + (s[n] == ',');
	}
	if (i < info->column_count || *s)
		diag_error(src->diag, a->place, "widths=\"%s\" does not give the table's %d %s", a->value ? a->value : "",
		           COUNTED(info->column_count, "column"));
}

static void set_caption(Source *src, Node *table, const Attribute *a)
{
	Piece piece = { .at = a->place, .text = a->value, .len = strlen(a->value), .value = true };
	Node *caption = node_new(src->arena, NODE_CAPTION, a->place);
	inline_value(src, caption, &piece);
	text_finish(src, caption);
	if (table->first && table->first->kind == NODE_CAPTION)
		diag_error(src->diag, a->place, "this table has a caption already");
	else if (table->first)
		node_insert_before(table->first, caption);
	else
		node_append(table, caption);
}

/* A number of rows. 0 after an error. */
static int read_count(Source *src, const Attribute *a, const char *name, int least)
{
	char *end;
	long count = a->value ? strtol(a->value, &end, 10) : -1;
	if (count >= least && count <= 1000 && !*end)
		return (int)count;
	diag_error(src->diag, a->place, "%s= takes a number of rows", name);
	return 0;
}

static void set_head(Source *src, Node *table, const Attribute *a)
{
	int count = read_count(src, a, "head", 0);
	table->u.table->head_rows = 0;
	for (Node *row = table->first; row; row = row->next) {
		if (row->kind != NODE_ROW || row->u.row.place)
			continue;
		row->u.row.head = table->u.table->head_rows < count;
		table->u.table->head_rows += row->u.row.head;
	}
}

/* ---- merging equal neighbours ---- */

/* merge="1,2" as columns from 0. Returns how many. */
static int read_merge(Source *src, const TableInfo *info, const Attribute *a, int **out)
{
	const char *s = a->value ? a->value : "";
	int *columns = *out = arena_array(src->arena, strlen(s) + 1, sizeof *columns), count = 0;
	while (*s) {
		char *end;
		long column = strtol(s, &end, 10);
		if (end == s || column < 1 || column > info->column_count || (*end && *end != ',')) {
			diag_error(src->diag, a->place, "merge=\"%s\" does not list columns of this table", a->value);
			break;
		}
		columns[count++] = (int)column - 1;
		s = *end ? end + 1 : end;
	}
	return count;
}

/* Equal neighbours down these columns become one cell; other rows than the body's plain ones part them. */
static void merge_cells(Source *src, Node *table, const Attribute *a)
{
	const TableInfo *info = table->u.table;
	int *columns, count = read_merge(src, info, a, &columns);
	Merge m;
	merge_begin(&m, src->arena, columns, count);
	Node **cells = mem_alloc((size_t)info->column_count * sizeof *cells);
	for (Node *row = table->first; row; row = row->next) {
		if (row->kind != NODE_ROW || row->u.row.place)
			continue;
		if (row->u.row.head || row->u.row.group) {
			merge_break(&m);
			continue;
		}
		int k = 0;
		for (Node *cell = row->first; cell && k < info->column_count; cell = cell->next)
			cells[k++] = cell;
		while (k < info->column_count)
			cells[k++] = NULL;
		merge_row(&m, cells);
	}
	free(cells);
}

void table_attrs(Source *src, Node *table, const Attrs *a, Place at)
{
	TableInfo *info = table->u.table;
	attrs_check(src, a, "caption widths landscape head merge continued none rows float style lang id", "a table");
	const Attribute *caption = attrs_find(a, "caption"), *widths = attrs_find(a, "widths"), *head = attrs_find(a, "head"),
	                *merge = attrs_find(a, "merge"), *continued = attrs_find(a, "continued");
	if (caption && caption->value)
		set_caption(src, table, caption);
	if (widths)
		set_widths(src, info, widths);
	if (head)
		set_head(src, table, head);
	if (merge)
		merge_cells(src, table, merge);
	float_attr(src, table, a);
	const Attribute *none = attrs_find(a, "none"), *rows = attrs_find(a, "rows");
	if (none && none->value)
		info->none = arena_strdup(src->arena, none->value);
	if (rows)
		info->rows_per_page = read_count(src, rows, "rows", 1);
	info->landscape = info->landscape || attrs_find(a, "landscape");
	if (continued && continued->value)
		info->continue_label = strcmp(continued->value, "no") != 0;
	table->place = at;
}
