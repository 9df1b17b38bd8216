/* rowset.c - see rowset.h.
 *
 * The records stand in blocks of so many, in their order; a block is its rows, their cells and their texts one behind the
 * other.  A cell is the offset of its text among those of the block, 0 for nothing; a text begins with a byte that says what
 * it is: a value or the reason of a gap, and whether what was typed follows it.  Only some blocks are in memory (spill.h). */
#include "ledger/rowset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/spill.h"

enum { HAS_VALUE = 1, HAS_RAW = 2, REASON = 2 }; /* the byte before a text; its third bit and up: the GapReason */
enum { ROWS = 64 /* of a block */, KEPT = 48 /* blocks in memory */, STEPS = 32 /* to a record, before it is looked up */ };

typedef struct Row {
	int32_t line;
	int32_t source; /* its place among the sources */
} Row;

typedef struct AreaRange { /* the records of an area: they stand together */
	char  *area; /* NULL: those without one */
	size_t first, count;
} AreaRange;

struct RowSet {
	const Schema *schema;
	size_t     width; /* cells of a record: the fields, the area, the period */
	int        name;  /* the column that names a record; -1: none does */
	struct { const char *name; int column; } asked[32]; /* what rowset_column found, by the address of the name */
	size_t     count;
	Spill     *blocks;
	AreaRange *areas;
	size_t     area_count, area_cap;
	RowFile   *sources;
	size_t     source_count, source_cap;
	int64_t    number; /* judged.c's */
	uint8_t   *marks;  /* a bit a record; NULL: none has any */
};

static int area_column(const RowSet *set)
{
	return (int)set->schema->field_count;
}

/* The record's own area and period go before a field's of that name. */
static int own_column(const RowSet *set, const char *name)
{
	return strcmp(name, "area") == 0 ? area_column(set) : strcmp(name, "period") == 0 ? area_column(set) + 1 : -1;
}

/* ---- reading ---- */

typedef struct Reader { /* of the block that is being filled */
	RowSet   *set;
	Store    *store;
	Query    *files; /* where a file is and has its fields; NULL: not asked yet */
	Row       rows[ROWS];
	uint32_t *cells; /* ROWS times width */
	int      *own;   /* of each field: own_column() */
	Buf       texts, block;
	int64_t   record; /* of the last row */
} Reader;

static uint32_t *cell_at(const Reader *r, size_t row, int column)
{
	return &r->cells[row % ROWS * r->set->width + (size_t)column];
}

/* The cell of the record before, where it is in the block; else 0. */
static uint32_t above(const Reader *r, size_t row, int column)
{
	return row % ROWS ? *cell_at(r, row - 1, column) : 0;
}

static const char *text_at(const Reader *r, uint32_t at)
{
	return buf_text(&r->texts) + at;
}

static uint32_t add_text(Reader *r, const char *value, GapReason reason, const char *raw)
{
	uint32_t at = (uint32_t)r->texts.len;
	buf_byte(&r->texts, (char)((value ? HAS_VALUE : 0) | (raw ? HAS_RAW : 0) | (int)reason << REASON));
	if (value)
		buf_add(&r->texts, value, strlen(value) + 1);
	if (raw)
		buf_add(&r->texts, raw, strlen(raw) + 1);
	return at;
}

static void set_text(Reader *r, size_t row, int column, const char *text)
{
	uint32_t before = above(r, row, column);
	if (text)
		*cell_at(r, row, column) = before && *text_at(r, before) == HAS_VALUE && strcmp(text_at(r, before) + 1, text) == 0 ?
			before : add_text(r, text, GAP_NONE, NULL);
}

/* A picture that the import took out of a workbook is known by its path; any other as the clerk typed it. */
static void set_picture(Reader *r, size_t row, int column, const char *text)
{
	size_t mark = strlen(PICTURE_MARK);
	Arena *a = arena_new();
	if (text && !strncmp(text, PICTURE_MARK, mark))
		text = path_join(a, store_pictures(r->store, a), text + mark);
	set_text(r, row, column, text);
	arena_free(a);
}

/* ---- the files ---- */

/* The field of that name: most often that behind the one found last. */
static size_t field_behind(const Schema *schema, size_t last, const char *name)
{
	size_t n = schema->field_count;
	for (size_t i = 1; i <= n; i++)
		if (strcmp(schema->fields[(last + i) % n].name, name) == 0)
			return (last + i) % n;
	return n;
}

/* Asks where a file is and has its fields; false: it has failed. */
static bool ask_source(Reader *r, int64_t file, Diag *d)
{
	static const char sql[] = "SELECT s.path, c.field, c.col FROM source s LEFT JOIN source_column c ON c.file = s.file WHERE s.file = CAST(?1 AS INTEGER)";
	char number[24];
	const char *arg = number;
	snprintf(number, sizeof number, "%lld", (long long)file);
	if (r->files)
		return query_again(r->files, &arg, 1);
	r->files = store_query(r->store, d, sql, &arg, 1);
	return r->files != NULL;
}

/* Of a file that no row before was of. */
static bool add_source(Reader *r, int64_t file, Diag *d)
{
	RowSet *set = r->set;
	RowFile source = { .file = file };
	if (!ask_source(r, file, d))
		return false;
	for (size_t field = 0; query_next(r->files);) {
		const char *name = query_text(r->files, 1);
		source.path = source.path ? source.path : mem_strdup(query_need(r->files, 0));
		source.cols = source.cols ? source.cols : mem_alloc((set->schema->field_count + 1) * sizeof(int));
		field = name ? field_behind(set->schema, field, name) : 0;
		if (name && field < set->schema->field_count)
			source.cols[field] = (int)query_integer(r->files, 2);
	}
	*MEM_PUSH(set->sources, set->source_count, set->source_cap) = source;
	return !query_failed(r->files);
}

/* The place of the row's file among the sources. */
static bool find_source(Reader *r, int64_t file, int32_t *at, Diag *d)
{
	RowSet *set = r->set;
	for (size_t i = set->source_count; i-- > 0;) { /* the last one is the likeliest */
		if (set->sources[i].file == file) {
			*at = (int32_t)i;
			return true;
		}
	}
	*at = (int32_t)set->source_count;
	return add_source(r, file, d);
}

/* ---- rows ---- */

enum { COL_RECORD, COL_FILE, COL_ROW, COL_AREA, COL_PERIOD, COL_FIELDS };

static bool take_row(Reader *r, const Query *q, Diag *d)
{
	RowSet *set = r->set;
	size_t row = set->count++;
	if (row % ROWS == 0) {
		buf_clear(&r->texts);
		buf_byte(&r->texts, 0); /* no text has the offset 0 */
	}
	r->record = query_integer(q, COL_RECORD);
	r->rows[row % ROWS] = (Row){ .line = (int32_t)query_integer(q, COL_ROW) };
	memset(cell_at(r, row, 0), 0, set->width * sizeof *r->cells);
	set_text(r, row, area_column(set), query_text(q, COL_AREA));
	set_text(r, row, area_column(set) + 1, query_text(q, COL_PERIOD));
	int column = COL_FIELDS;
	for (size_t i = 0; i < set->schema->field_count; i++) {
		const Field *f = &set->schema->fields[i];
		if (r->own[i] >= 0)
			*cell_at(r, row, (int)i) = *cell_at(r, row, r->own[i]);
		else if (f->type == FIELD_PICTURE)
			set_picture(r, row, (int)i, query_text(q, column++));
		else
			set_text(r, row, (int)i, query_text(q, column++));
	}
	return find_source(r, query_integer(q, COL_FILE), &r->rows[row % ROWS].source, d);
}

/* Puts the block away whose last row was taken just now. */
static void end_block(Reader *r)
{
	size_t rows = (r->set->count - 1) % ROWS + 1;
	buf_clear(&r->block);
	buf_add(&r->block, r->rows, rows * sizeof *r->rows);
	buf_add(&r->block, r->cells, rows * r->set->width * sizeof *r->cells);
	buf_add(&r->block, buf_text(&r->texts), r->texts.len);
	spill_put(r->set->blocks, r->block.data, r->block.len);
}

static bool is_of(const AreaRange *range, const char *area)
{
	return range->area && area ? !strcmp(range->area, area) : range->area == area;
}

/* The row taken last is of the area of those before, or the first of another. */
static void count_area(RowSet *set, const char *area)
{
	if (set->area_count && is_of(&set->areas[set->area_count - 1], area)) {
		set->areas[set->area_count - 1].count++;
		return;
	}
	AreaRange range = { area ? mem_strdup(area) : NULL, set->count - 1, 1 };
	*MEM_PUSH(set->areas, set->area_count, set->area_cap) = range;
}

/* ---- gaps and what was typed ---- */

static GapReason reason_of(const char *name)
{
	for (int r = GAP_BLANK; r <= GAP_NOT_APPLICABLE; r++)
		if (name && strcmp(gap_name((GapReason)r), name) == 0)
			return (GapReason)r;
	return GAP_NONE;
}

/* Of the row taken last. */
static void take_gap(Reader *r, const Query *q)
{
	const RowSet *set = r->set;
	size_t row = set->count - 1;
	const char *field = query_text(q, 1), *raw = query_text(q, 3);
	for (int i = 0; i < area_column(set); i++) {
		if (strcmp(set->schema->fields[i].name, field) != 0)
			continue;
		uint32_t now = *cell_at(r, row, i), before = above(r, row, i);
		char *kept = now && *text_at(r, now) & HAS_VALUE ? mem_strdup(text_at(r, now) + 1) : NULL; /* adding moves the texts */
		uint32_t at = add_text(r, kept, reason_of(query_text(q, 2)), raw);
		size_t len = r->texts.len - at;
		if (before && before + len <= at && memcmp(text_at(r, before), text_at(r, at), len) == 0) {
			r->texts.len = at;
			at = before;
		}
		*cell_at(r, row, i) = at;
		free(kept);
	}
}

typedef struct Side { /* a table that says more of records, in their order: passed through beside them */
	const char *sql;
	Query  *query;
	bool    there;          /* a row stands under it… */
	int64_t record, passed; /* … of this record; all before that one have been passed */
} Side;

static bool look_up(Reader *r, Side *side, int64_t record, Diag *d)
{
	char text[24];
	snprintf(text, sizeof text, "%lld", (long long)record);
	const char *args[] = { r->set->schema->name, text };
	if (!side->query)
		side->query = store_query(r->store, d, side->sql, args, 2);
	else if (!query_again(side->query, args, 2))
		return false;
	side->passed = record;
	return side->query != NULL;
}

static bool step(Side *side)
{
	side->there = query_next(side->query);
	side->record = side->there ? query_integer(side->query, 0) : INT64_MAX;
	return !query_failed(side->query);
}

/* What the table has of the row taken last.  The records mostly follow each other; where they don't they are looked up. */
static bool take_side(Reader *r, Side *side, Diag *d)
{
	int64_t record = r->record;
	bool good = true;
	if (!side->query || record < side->passed)
		good = look_up(r, side, record, d) && step(side);
	for (int i = 0; good && side->there && side->record < record; i++)
		good = i < STEPS ? step(side) : look_up(r, side, record, d) && step(side);
	for (; good && side->there && side->record == record; good = step(side))
		take_gap(r, side->query);
	side->passed = record + 1;
	return good;
}

/* ---- all of them ---- */

/* The order is total: by the areas' order, the area, the file, the row. */
static void write_query(const RowSet *set, const char *from, size_t areas, Buf *sql)
{
	buf_text_add(sql, "SELECT l.record, l.file, l.row, l.area, l.period");
	for (size_t i = 0; i < set->schema->field_count; i++)
		if (own_column(set, set->schema->fields[i].name) < 0)
			buf_printf(sql, ", l.\"%s\"", set->schema->fields[i].name);
	buf_printf(sql, "%s ORDER BY ", from);
	for (size_t i = 0; i < areas; i++)
		buf_printf(sql, "%s WHEN ? THEN %zu", i ? "" : "CASE l.area", i);
	buf_text_add(sql, areas ? " ELSE 1000000 END, " : "");
	buf_text_add(sql, "l.area, (SELECT path FROM source WHERE file = l.file), l.row, l.period, l.record");
}

static Query *query_rows(const RowSet *set, Store *s, const AreaName *areas, size_t area_count, const char *from,
                         const char *const *args, size_t arg_count, Diag *d)
{
	Buf sql = { 0 };
	const char **all = mem_alloc((arg_count + area_count + 1) * sizeof *all);
	for (size_t i = 0; i < arg_count; i++)
		all[i] = args[i];
	for (size_t i = 0; i < area_count; i++)
		all[arg_count + i] = areas[i].id;
	write_query(set, from, area_count, &sql);
	Query *q = store_query(s, d, buf_text(&sql), all, arg_count + area_count);
	buf_free(&sql);
	free(all);
	return q;
}

static bool read_rows(Reader *r, Query *q, Diag *d)
{
	Side gaps = { .sql = "SELECT record, field, reason, raw FROM gap WHERE ledger = ?1 AND record >= CAST(?2 AS INTEGER) ORDER BY record" };
	Side typed = { .sql = "SELECT record, field, NULL, raw FROM original WHERE ledger = ?1 AND record >= CAST(?2 AS INTEGER) ORDER BY record" };
	RowSet *set = r->set;
	bool good = true;
	while (good && query_next(q)) {
		good = take_row(r, q, d);
		count_area(set, query_text(q, COL_AREA));
		good = good && take_side(r, &gaps, d) && take_side(r, &typed, d);
		if (set->count % ROWS == 0)
			end_block(r);
	}
	if (set->count % ROWS)
		end_block(r);
	query_close(gaps.query);
	query_close(typed.query);
	return good && !query_failed(q);
}

RowSet *rowset_read(Store *s, const Schema *schema, const AreaName *areas, size_t area_count, const char *from,
                    const char *const *args, size_t arg_count, Diag *d)
{
	RowSet *set = mem_alloc(sizeof *set);
	*set = (RowSet){ .schema = schema, .width = schema->field_count + 2, .name = rowset_name_field(schema), .blocks = spill_open(KEPT) };
	Reader *r = mem_alloc(sizeof *r);
	*r = (Reader){ .set = set, .store = s, .cells = mem_alloc(ROWS * set->width * sizeof *r->cells), .own = mem_alloc(set->width * sizeof *r->own) };
	for (size_t i = 0; i < schema->field_count; i++)
		r->own[i] = own_column(set, schema->fields[i].name);
	Query *q = query_rows(set, s, areas, area_count, from, args, arg_count, d);
	bool good = q && read_rows(r, q, d);
	query_close(q);
	query_close(r->files);
	buf_free(&r->texts);
	buf_free(&r->block);
	free(r->cells);
	free(r->own);
	free(r);
	if (good)
		return set;
	rowset_free(set);
	return NULL;
}

void rowset_free(RowSet *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->source_count; i++) {
		free(set->sources[i].path);
		free(set->sources[i].cols);
	}
	for (size_t i = 0; i < set->area_count; i++)
		free(set->areas[i].area);
	free(set->areas);
	free(set->sources);
	free(set->marks);
	spill_close(set->blocks);
	free(set);
}

/* ---- looking ---- */

int rowset_name_field(const Schema *schema)
{
	for (size_t i = 0; schema->key && i < schema->field_count; i++) {
		FieldType type = schema->fields[i].type;
		bool figure = field_is_number(type) || type == FIELD_FLAG;
		if (strcmp(schema->key, schema->fields[i].name) == 0)
			return figure ? -1 : (int)i;
	}
	return -1;
}

size_t rowset_bytes(const RowSet *set)
{
	return sizeof *set + spill_bytes(set->blocks) + set->area_cap * sizeof *set->areas +
	       set->source_cap * sizeof *set->sources + set->source_count * (set->schema->field_count + 1) * sizeof(int);
}

const Schema *rowset_schema(const RowSet *set)
{
	return set->schema;
}

size_t rowset_count(const RowSet *set)
{
	return set->count;
}

int rowset_field(const Schema *schema, const char *name)
{
	for (size_t i = 0; i < schema->field_count; i++)
		if (strcmp(schema->fields[i].name, name) == 0)
			return (int)i;
	return -1;
}

static int find_column(const RowSet *set, const char *name)
{
	int field = rowset_field(set->schema, name);
	return field >= 0 ? field : own_column(set, name);
}

/* Lua keeps a name at one address, where another may stand later: the text decides. */
int rowset_column(RowSet *set, const char *name)
{
	size_t at = ((uintptr_t)name >> 4) % (sizeof set->asked / sizeof *set->asked);
	int column = set->asked[at].column;
	if (set->asked[at].name == name && column < area_column(set) && strcmp(set->schema->fields[column].name, name) == 0)
		return column;
	column = find_column(set, name);
	if (column >= 0) {
		set->asked[at].name = name;
		set->asked[at].column = column;
	}
	return column;
}

void rowset_area(const RowSet *set, const char *area, size_t *first, size_t *count)
{
	*first = *count = 0;
	for (size_t i = 0; i < set->area_count; i++) {
		if (set->areas[i].area && strcmp(set->areas[i].area, area) == 0) {
			*first = set->areas[i].first;
			*count = set->areas[i].count;
		}
	}
}

static const Row *row_at(const RowSet *set, size_t row)
{
	return (const Row *)spill_get(set->blocks, (uint32_t)(row / ROWS)) + row % ROWS;
}

/* The text of a cell with its byte; NULL for nothing. */
static const char *packed(const RowSet *set, size_t row, int column)
{
	size_t block = row / ROWS, rows = (block + 1) * ROWS <= set->count ? ROWS : set->count % ROWS;
	const Row *first = spill_get(set->blocks, (uint32_t)block);
	const uint32_t *cells = (const uint32_t *)(first + rows);
	uint32_t at = cells[row % ROWS * set->width + (size_t)column];
	return at ? (const char *)(cells + rows * set->width) + at : NULL;
}

const char *rowset_text(const RowSet *set, size_t row, int column)
{
	const char *text = packed(set, row, column);
	return text && *text & HAS_VALUE ? text + 1 : NULL;
}

const char *rowset_words(const RowSet *set, size_t row, int column)
{
	const char *text = rowset_text(set, row, column);
	bool flag = text && column < area_column(set) && set->schema->fields[column].type == FIELD_FLAG;
	return !flag ? text : strcmp(text, "1") == 0 ? "是" : "否";
}

GapReason rowset_gap(const RowSet *set, size_t row, int column)
{
	const char *text = packed(set, row, column);
	return text ? (GapReason)((unsigned char)*text >> REASON) : GAP_NONE;
}

const char *rowset_raw(const RowSet *set, size_t row, int column)
{
	const char *text = packed(set, row, column);
	if (!text || !(*text & HAS_RAW))
		return NULL;
	return *text & HAS_VALUE ? text + strlen(text) + 1 : text + 1;
}

int64_t rowset_line(const RowSet *set, size_t row)
{
	return row_at(set, row)->line;
}

RowFile *rowset_source(RowSet *set, size_t row)
{
	RowFile *source = &set->sources[row_at(set, row)->source];
	return source->path ? source : NULL;
}

const char *rowset_name(const RowSet *set, size_t row)
{
	return set->name < 0 ? NULL : rowset_text(set, row, set->name);
}

void rowset_field_label(const RowSet *set, int column, Buf *out)
{
	const Field *f = &set->schema->fields[column];
	buf_text_add(out, f->label);
	if (f->unit)
		buf_printf(out, "（%s）", f->unit);
}

bool rowset_field_named(const RowSet *set, int column)
{
	return set->name >= 0 && set->name != column;
}

int64_t *rowset_number(RowSet *set)
{
	return &set->number;
}

bool rowset_mark(RowSet *set, size_t row)
{
	uint8_t bit = (uint8_t)(1 << row % 8);
	if (!set->marks)
		set->marks = mem_alloc(set->count / 8 + 1);
	bool marked = set->marks[row / 8] & bit;
	set->marks[row / 8] |= bit;
	return marked;
}
