/* table.h - where the table is in a sheet of cells: its head, its columns, and what each row is.
 *
 * Ledgers come with title rows, unit rows, heads of several rows (取水量 over 地表水, 地下水), group
 * rows, sub-totals, notes and signatures.  Nothing here reads a value; it says which cells are
 * values of which field. */
#ifndef WENHENG_LEDGER_TABLE_H
#define WENHENG_LEDGER_TABLE_H

#include "base/calendar.h"
#include "ledger/finding.h"
#include "ledger/heading_period.h"
#include "ledger/schema.h"
#include "ledger/sheet.h"

typedef struct TableColumn {
	int         col;      /* index from 0; -1: the file has no such column */
	const char *heading;  /* as written, parts of a joined head with / between */
	const char *unit;     /* of heading, unit row or title; NULL: none named */
	PeriodWord  period;   /* what the heading says of its period */
	bool        bad_unit; /* the unit cannot be the field's: its values are faults */
	const char *above;    /* a head over it that is not understood, though it names no figure; NULL: none is */
} TableColumn;

enum { TABLE_WHEN = 4 };

typedef struct Table {
	const Sheet *sheet;
	const Schema   *schema;
	TableColumn    *columns; /* one a field of the schema */
	size_t          head, head_rows;
	size_t          first;   /* the first row after head, unit row and numbering row */
	size_t          width;   /* cells in a row by the head */
	int             key_col; /* of the schema's key, or -1 */
	int             when[TABLE_WHEN]; /* columns of no field that say of which period each row is: 报告期, 年份 */
	size_t          when_count;
	const struct HeadingBook *book;
} Table;

typedef enum RowKind {
	ROW_RECORD,
	ROW_BLANK,
	ROW_SUBTOTAL, /* 小计, 甲县小计: *label is its key */
	ROW_TOTAL,    /* 合计, 总计, as well */
	ROW_PART,     /* 其中: a part of the total above */
	ROW_DERIVED,  /* 平均, 上年同期, 同比: worked out of others */
	ROW_GROUP,    /* 一、甘州区: *label is its text */
	ROW_NOTE,     /* 注：, 填表人： */
	ROW_HEAD,     /* the head again */
	ROW_DROPPED,  /* the shape says to leave it out: *label is its name */
	ROW_BESIDE,   /* nothing stands in the table's own columns */
	ROW_OTHER     /* another head: from here on it is another table */
} RowKind;

/* Finds the head. False, after a finding, when the sheet has none that fits the schema. */
bool table_find(Arena *a, const Sheet *sheet, const Schema *schema, Period period, Table *out, FindingList *findings);

/* How many of the schema's fields the sheet's best head has, each counted twice when its whole heading names
 * it; 0 when it has no such table.  Says nothing. */
size_t table_points(Arena *a, const Sheet *sheet, const Schema *schema, Period period);

/* rowkind.c */
RowKind     table_row_kind(Arena *a, const Table *t, const SheetRow *row, const char **label);
/* Whether a row that passes for a record heads a group and has its sums: 二 before the 1 of the row below; 二、化工行业 with figures
 * alone. */
bool        table_leads_group(Arena *a, const Table *t, const SheetRow *row, const SheetRow *next);
/* A label without its colon and its count: 甲县（2个）, 甲县2个： → 甲县, as a key. */
char       *table_bare_label(Arena *a, const char *cell);
const char *table_group_name(Arena *a, const char *cell); /* without its number: 一、甲县 → 甲县 */
/* How deep a group's heading stands by its number: 甲县 0, 一、甲县 1, （一）甲县 2. */
int         table_group_depth(Arena *a, const char *cell);
/* A group's heading whose rows may be of no use: 已终止项目, 表二 取消项目. */
bool        table_group_dropped(Arena *a, const char *label);
extern const char *const carried_words[]; /* keys of 承前页 and its like, which are totals, too */
const char *table_cell(const SheetRow *row, int col); /* "" when there is none */
bool        cell_blank(const char *s);
size_t      row_filled(const SheetRow *row, int *first); /* cells that say something, and the first of them, or -1 */
/* Whether a row of so many cells, the first of which is this, stands around a table: 注：…, 填表人：… */
bool        row_is_note(Arena *a, const char *cell, size_t cells);

#endif
