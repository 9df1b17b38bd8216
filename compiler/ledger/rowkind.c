/* rowkind.c - what each row below a table's head is. */
#include "ledger/table.h"

#include <string.h>

#include "base/utf8.h"
#include "ledger/heading.h"
#include "ledger/key.h"
#include "ledger/periodsaid.h"
#include "ledger/shape.h"

#define LABEL_MAX 36 /* bytes of a key short enough to be no name */

/* A label without its colon and its count: 合计（12户）, 合计12户, 合计: → 合计; 甲县（合计） → 甲县(合计, by its end. */
char *table_bare_label(Arena *a, const char *cell)
{
	static const char *const counted[] = { "户", "家", "个", "项", "条", NULL };
	char *key = key_make(a, cell);
	size_t n = strlen(key);
	if (n && key[n - 1] == ':')
		key[--n] = 0;
	if (n && key[n - 1] == ')') {
		char *open = strrchr(key, '(');
		key[--n] = 0;
		if (open && open != key && (open[1] == '%' || strpbrk(open, "0123456789")))
			*open = 0;
		n = strlen(key);
	}
	for (int i = 0; counted[i]; i++) {
		size_t k = strlen(counted[i]);
		if (n > k && key_ends(key, counted[i]) && key[n - k - 1] >= '0' && key[n - k - 1] <= '9') {
			key[n -= k] = 0;
			break;
		}
	}
	while (n && ((key[n - 1] >= '0' && key[n - 1] <= '9') || key[n - 1] == '%' || key[n - 1] == ':'))
		key[--n] = 0;
	return key;
}

static bool ends_in(const char *key, const char *const list[])
{
	for (; *list; list++)
		if (key_ends(key, *list))
			return true;
	return false;
}

/* What a page takes from the one before it, or leaves to the next: the sum of all rows above. */
const char *const carried_words[] = { "承前页", "承上页", "接前页", "接上页", "上页结转", "过次页", "转次页", "转下页", "结转下页", "结转次页", NULL };

/* 合计, 全市合计, 小计：…, 合计（12户） in a cell short enough to be no name. */
static bool is_total(const char *key, RowKind *kind)
{
	static const char *const totals[] = { "合计", "总计", "共计", "累计", NULL };
	bool sub = key_ends(key, "小计") || strcmp(key, "本页合计") == 0;
	*kind = sub ? ROW_SUBTOTAL : ROW_TOTAL;
	return sub || ends_in(key, totals) || key_in(key, carried_words);
}

/* 比上年同期±%, 较上期增减, 与去年同期相比 */
static bool compares(const char *key)
{
	static const char *const signs[] = { "比", "较", "与", NULL };
	static const char *const with[] = { "上年", "去年", "上期", "上一期", "同期", "上半年", "上季度", "上月", "年初", "年度计划", "计划", NULL };
	for (int i = 0; signs[i]; i++) {
		if (!key_starts(key, signs[i]))
			continue;
		for (int k = 0; with[k]; k++)
			if (key_starts(key + strlen(signs[i]), with[k]))
				return true;
	}
	return false;
}

/* 平均, 上年同期, 同比增长（%）: worked out of the rows, or of another period's. */
static bool is_derived(const char *key)
{
	static const char *const whole[] = { "平均数", "均值", "最大值", "最小值", "同期数", "同期", "上期数", "上年数", "去年数", "增减", "增减量", "增减额",
		                             "增减率", "增减幅度", "增减变化", "增减情况", "增幅", "增长率", "增长", "变化率", "变化幅度", "占比", "比重",
		                             "所占比重", "完成率", NULL };
	static const char *const ends[] = { "平均", "平均值", "上年同期", "去年同期", "上年同期数", "去年同期数", NULL };
	return key_in(key, whole) || ends_in(key, ends) || key_starts(key, "同比") || key_starts(key, "环比") || compares(key);
}

/* What a label in one of the cells in front makes of a row.  *label: its key without colon and count. */
static bool is_summary(Arena *a, const char *cell, RowKind *kind, const char **label)
{
	const char *key = cell_blank(cell) ? "" : table_bare_label(a, cell);
	*label = key;
	if (!*key || strlen(key) > LABEL_MAX)
		return false;
	if (is_total(key, kind))
		return true;
	*kind = ROW_DERIVED;
	return is_derived(key);
}

static bool repeats_head(Arena *a, const Table *t, const SheetRow *row)
{
	const SheetRow *head = &t->sheet->rows[t->head];
	size_t same = 0;
	for (size_t i = 0; i < row->count; i++) {
		if (cell_blank(row->cells[i]))
			continue;
		if (strcmp(key_make(a, row->cells[i]), key_make(a, table_cell(head, (int)i))) != 0)
			return false;
		same++;
	}
	return same >= 2;
}

/* Behind the Chinese numeral at p, of which there may be none. */
static const char *after_numeral(Arena *a, const char *p)
{
	const char *end = p + strlen(p);
	while (p < end) {
		uint32_t cp;
		size_t k = utf8_decode(p, end, &cp);
		if (!k || cp > 0xFFFF || !strstr("一二三四五六七八九十", arena_strndup(a, p, k)))
			break;
		p += k;
	}
	return p;
}

/* "一、甘州区" → "甘州区"; NULL when there is no such number in front. */
static const char *after_ordinal(Arena *a, const char *cell)
{
	const char *half = key_half(a, cell);
	bool bracket = *half == '(';
	const char *from = half + bracket, *p = after_numeral(a, from), *sign = bracket ? ")" : "、";
	return p != from && key_starts(p, sign) ? p + strlen(sign) : NULL;
}

const char *table_group_name(Arena *a, const char *cell)
{
	const char *rest = after_ordinal(a, cell);
	return rest ? rest : cell;
}

/* 一, 一、, (一): a number alone. */
static bool is_ordinal(Arena *a, const char *cell)
{
	const char *rest = after_ordinal(a, cell), *half = key_half(a, cell);
	return *half && (rest ? !*rest : !*after_numeral(a, half));
}

int table_group_depth(Arena *a, const char *cell)
{
	return !after_ordinal(a, cell) && !is_ordinal(a, cell) ? 0 : *key_half(a, cell) == '(' ? 2 : 1;
}

bool table_leads_group(Arena *a, const Table *t, const SheetRow *row, const SheetRow *next)
{
	for (int i = 0; i < t->key_col && next; i++) {
		const char *below = key_make(a, table_cell(next, i));
		if (*below && strspn(below, "0123456789") == strlen(below) && is_ordinal(a, table_cell(row, i)))
			return true;
	}
	const char *rest = after_ordinal(a, table_cell(row, t->key_col));
	bool figures = false;
	for (size_t i = 0; i < t->schema->field_count && rest && *rest; i++) {
		const Field *f = &t->schema->fields[i];
		int col = t->columns[i].col;
		if (col < 0 || col == t->key_col || f->type == FIELD_AREA || cell_blank(table_cell(row, col)))
			continue;
		if (!field_is_number(f->type))
			return false;
		figures = true;
	}
	return figures;
}

bool table_group_dropped(Arena *a, const char *label)
{
	static const char *const words[] = { "取消", "终止", "撤销", "撤回", "作废", "停建", "删除", "剔除", "注销", "退出", "不再实施", "不实施", "不计入", "不纳入", NULL };
	const char *key = key_make(a, label);
	for (int i = 0; words[i]; i++)
		if (strstr(key, words[i]))
			return true;
	return false;
}

/* Merged over half of the table's columns and more: no record's name, whichever column it begins in. */
static bool is_wide(const Table *t, const SheetRow *row, int col)
{
	size_t n = 1;
	while (row->merged && (size_t)col + n < row->count && row->merged[(size_t)col + n] == MERGED_BESIDE)
		n++;
	return n > 2 && n * 2 >= t->width;
}

/* Where names stand: 2025年上半年, 已终止项目, 以下为…, 表二 …, which name nothing. */
static bool names_none(Arena *a, const Table *t, const char *cell)
{
	static const char *const starts[] = { "以下", "附表", "表一", "表二", "表三", "表四", "表1", "表2", "表3", "表4", NULL };
	static const char *const dropped[] = { "项目", "企业", "单位", "数据", "部分", NULL };
	const char *key = key_make(a, cell);
	for (int i = 0; starts[i]; i++)
		if (key_starts(key, starts[i]))
			return true;
	return strlen(key) <= LABEL_MAX && (period_said(a, t->book->period, key).whole || (table_group_dropped(a, key) && ends_in(key, dropped)));
}

static bool is_group(Arena *a, const Table *t, const SheetRow *row, int col, const char **label)
{
	const char *cell = row->cells[col], *rest = after_ordinal(a, cell);
	*label = rest ? rest : cell;
	return rest || (t->key_col >= 0 && col != t->key_col) || is_wide(t, row, col) || names_none(a, t, cell);
}

/* Most rows have a figure where one belongs, and need no closer look. */
static bool has_figure(const Table *t, const SheetRow *row)
{
	for (size_t i = 0; i < t->schema->field_count; i++) {
		FieldType type = t->schema->fields[i].type;
		const char *cell = table_cell(row, t->columns[i].col);
		if (field_is_number(type) && *cell >= '0' && *cell <= '9')
			return true;
	}
	return false;
}

/* Another head below: three headings and more, in a row of words, that mean fields of the ledger, or two that
 * do and the key among them. */
static bool begins_other(Arena *a, const Table *t, const SheetRow *row, size_t cells)
{
	HeadingBook book = *t->book; /* asked of every row: what that needs is not to stay */
	book.arena = a;
	size_t found = 0;
	if (has_figure(t, row))
		return false;
	for (size_t i = 0; i < row->count && found < 3; i++) {
		const char *unit;
		bool one = row->cells[i][0] && heading_match(&book, row->cells[i], &unit) >= 0;
		if (!one && found == 0 && i > 2)
			return false;
		found += one;
	}
	return found >= 3 || (found == 2 && cells <= 4);
}

/* Whether a cell of the table's own columns says anything. */
static bool in_columns(const Table *t, const SheetRow *row)
{
	for (size_t i = 0; i < t->schema->field_count; i++)
		if (!cell_blank(table_cell(row, t->columns[i].col)))
			return true;
	return false;
}

/* A figure alone in a column of figures heads no group. */
static bool is_figure(const Table *t, const SheetRow *row, int col)
{
	const char *cell = row->cells[col];
	for (size_t i = 0; i < t->schema->field_count; i++) {
		FieldType type = t->schema->fields[i].type;
		if (t->columns[i].col == col && field_is_number(type) && type != FIELD_YEAR)
			return strspn(cell, "0123456789.,%-") == strlen(cell);
	}
	return false;
}

RowKind table_row_kind(Arena *a, const Table *t, const SheetRow *row, const char **label)
{
	int     first;
	size_t  cells = row_filled(row, &first);
	RowKind kind;
	*label = NULL;
	if (!cells)
		return ROW_BLANK;
	for (int i = 0; i <= t->key_col || i == 0; i++)
		if (is_summary(a, table_cell(row, i), &kind, label))
			return kind;
	for (size_t i = 0; i < t->schema->field_count; i++)
		if (t->schema->fields[i].type == FIELD_AREA && is_summary(a, table_cell(row, t->columns[i].col), &kind, label))
			return kind;
	if (key_starts(key_make(a, row->cells[first]), "其中"))
		return ROW_PART;
	if (row_is_note(a, row->cells[first], cells))
		return ROW_NOTE;
	if (cells == 1 && t->width >= 3 && !is_figure(t, row, first) && is_group(a, t, row, first, label))
		return ROW_GROUP;
	if (repeats_head(a, t, row))
		return ROW_HEAD;
	if (begins_other(a, t, row, cells))
		return ROW_OTHER;
	if (!in_columns(t, row))
		return ROW_BESIDE;
	*label = table_cell(row, t->key_col);
	return shape_drops(a, &t->schema->shape, *label) ? ROW_DROPPED : ROW_RECORD;
}
