/* rowset.c - see rowset.h.
 *
 * All texts stand one behind the other in one buffer; a cell is the offset of its text there, 0 for nothing.  A text
 * begins with a byte that says what it is: a value or the reason of a gap, and whether what was typed follows it. */
#include "ledger/rowset.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

enum { HAS_VALUE = 1, HAS_RAW = 2, REASON = 2 }; /* the byte before a text; its third bit and up: the GapReason */

typedef struct Row {
	int64_t record, judged;
	int32_t line;
	int32_t source; /* -1: its file is not known */
} Row;

struct RowSet {
	const Schema *schema;
	size_t     width; /* cells of a record: the fields, the area, the period */
	int        name;  /* the column that names a record; -1: none does */
	struct { const char *name; int column; } asked[32]; /* what rowset_column found, by the address of the name */
	Row       *rows;
	uint32_t  *cells; /* count times width */
	size_t     count, cap, cell_cap;
	Buf        texts;
	RowFile *sources;
	size_t     source_count, source_cap;
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

static uint32_t *cell(const RowSet *set, size_t row, int column)
{
	return &set->cells[row * set->width + (size_t)column];
}

static const char *text_at(const RowSet *set, uint32_t at)
{
	return buf_text(&set->texts) + at;
}

/* ---- reading ---- */

static uint32_t add_text(RowSet *set, const char *value, GapReason reason, const char *raw)
{
	uint32_t at = (uint32_t)set->texts.len;
	buf_byte(&set->texts, (char)((value ? HAS_VALUE : 0) | (raw ? HAS_RAW : 0) | (int)reason << REASON));
	if (value)
		buf_add(&set->texts, value, strlen(value) + 1);
	if (raw)
		buf_add(&set->texts, raw, strlen(raw) + 1);
	return at;
}

static void set_text(RowSet *set, size_t row, int column, const char *text)
{
	uint32_t *at = cell(set, row, column), above = row ? *cell(set, row - 1, column) : 0;
	if (text)
		*at = above && strcmp(text_at(set, above) + 1, text) == 0 ? above : add_text(set, text, GAP_NONE, NULL);
}

/* A picture that the import took out of a workbook is known by its path; any other as the clerk typed it. */
static void set_picture(RowSet *set, Store *s, size_t row, int column, const char *text)
{
	size_t mark = strlen(PICTURE_MARK);
	Arena *a = arena_new();
	if (text && !strncmp(text, PICTURE_MARK, mark))
		text = path_join(a, store_pictures(s, a), text + mark);
	set_text(set, row, column, text);
	arena_free(a);
}

static int32_t find_source(RowSet *set, int64_t file)
{
	for (size_t i = set->source_count; i-- > 0;) /* the last one is the likeliest */
		if (set->sources[i].file == file)
			return (int32_t)i;
	return -1;
}

enum { COL_RECORD, COL_FILE, COL_ROW, COL_AREA, COL_PERIOD, COL_FIELDS };

static void take_row(RowSet *set, Store *s, const Query *q)
{
	size_t row = set->count;
	*MEM_PUSH(set->rows, set->count, set->cap) = (Row){ .record = query_integer(q, COL_RECORD), .line = (int32_t)query_integer(q, COL_ROW),
		                                            .source = find_source(set, query_integer(q, COL_FILE)) };
	while (set->cell_cap < set->cap) { /* grows with the rows */
		set->cell_cap = set->cap;
		set->cells = mem_realloc(set->cells, set->cell_cap * set->width * sizeof *set->cells);
	}
	memset(cell(set, row, 0), 0, set->width * sizeof *set->cells);
	set_text(set, row, area_column(set), query_text(q, COL_AREA));
	set_text(set, row, area_column(set) + 1, query_text(q, COL_PERIOD));
	int column = COL_FIELDS;
	for (size_t i = 0; i < set->schema->field_count; i++) {
		const Field *f = &set->schema->fields[i];
		int own = own_column(set, f->name);
		if (own >= 0)
			*cell(set, row, (int)i) = *cell(set, row, own);
		else if (f->type == FIELD_PICTURE)
			set_picture(set, s, row, (int)i, query_text(q, column++));
		else
			set_text(set, row, (int)i, query_text(q, column++));
	}
}

/* The files and where each has its fields. */
static bool read_sources(RowSet *set, Store *s, Diag *d)
{
	Query *q = store_query(s, d, "SELECT s.file, s.path, c.field, c.col FROM source s LEFT JOIN source_column c ON c.file = s.file"
	                       " WHERE s.ledger = ?1 ORDER BY s.file", &set->schema->name, 1);
	if (!q)
		return false;
	while (query_next(q)) {
		int64_t file = query_integer(q, 0);
		if (!set->source_count || set->sources[set->source_count - 1].file != file) {
			*MEM_PUSH(set->sources, set->source_count, set->source_cap) =
				(RowFile){ .path = mem_strdup(query_text(q, 1)), .file = file, .cols = mem_alloc((set->schema->field_count + 1) * sizeof(int)) };
		}
		for (size_t i = 0; query_text(q, 2) && i < set->schema->field_count; i++)
			if (strcmp(set->schema->fields[i].name, query_text(q, 2)) == 0)
				set->sources[set->source_count - 1].cols[i] = (int)query_integer(q, 3);
	}
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

static bool read_rows(RowSet *set, Store *s, const char *from, const char *const *args, size_t arg_count, Diag *d)
{
	Buf sql = { 0 };
	buf_text_add(&sql, "SELECT l.record, l.file, l.row, l.area, l.period");
	for (size_t i = 0; i < set->schema->field_count; i++)
		if (own_column(set, set->schema->fields[i].name) < 0)
			buf_printf(&sql, ", l.\"%s\"", set->schema->fields[i].name);
	buf_text_add(&sql, from);
	Query *q = store_query(s, d, buf_text(&sql), args, arg_count);
	buf_free(&sql);
	if (!q)
		return false;
	buf_byte(&set->texts, 0); /* no text has the offset 0 */
	while (query_next(q) && set->texts.len < UINT32_MAX / 2)
		take_row(set, s, q);
	bool good = !query_failed(q);
	if (good && set->texts.len >= UINT32_MAX / 2) {
		diag_error(d, PLACE_NONE, "the ledger \"%s\" is too large: its records take more than 2 GB", set->schema->name);
		good = false;
	}
	query_close(q);
	return good;
}

/* ---- order ---- */

typedef struct Sorter { /* what a row is sorted by, and where it stood */
	const RowSet *set;
	size_t rank, at;
} Sorter;

static int compare_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) : (a != NULL) - (b != NULL);
}

static int compare_rows(const void *x, const void *y)
{
	const Sorter *a = x, *b = y;
	const RowSet *set = a->set;
	const Row *r = &set->rows[a->at], *q = &set->rows[b->at];
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	int order = compare_text(rowset_text(set, a->at, area_column(set)), rowset_text(set, b->at, area_column(set)));
	if (!order && r->source != q->source)
		order = r->source < 0 || q->source < 0 ? (r->source < 0 ? -1 : 1) : strcmp(set->sources[r->source].path, set->sources[q->source].path);
	if (!order)
		order = (r->line > q->line) - (r->line < q->line);
	if (!order)
		order = compare_text(rowset_text(set, a->at, area_column(set) + 1), rowset_text(set, b->at, area_column(set) + 1));
	return order ? order : (r->record > q->record) - (r->record < q->record);
}

static int compare_records(const void *x, const void *y)
{
	const Sorter *a = x, *b = y;
	int64_t r = a->set->rows[a->at].record, q = b->set->rows[b->at].record;
	return (r > q) - (r < q);
}

static size_t rank_of(const RowSet *set, size_t row, const AreaName *areas, size_t count)
{
	const char *area = rowset_text(set, row, area_column(set));
	size_t i = 0;
	while (area && i < count && strcmp(areas[i].id, area) != 0)
		i++;
	return area ? i : count;
}

/* Puts the rows into an order; they mostly stand in it already. */
static void sort(RowSet *set, int (*compare)(const void *, const void *), const AreaName *areas, size_t count)
{
	Sorter *order = mem_alloc((set->count + 1) * sizeof *order);
	bool sorted = true;
	for (size_t i = 0; i < set->count; i++) {
		order[i] = (Sorter){ set, areas ? rank_of(set, i, areas, count) : 0, i };
		sorted = sorted && (i == 0 || compare(&order[i - 1], &order[i]) < 0);
	}
	if (!sorted) {
		qsort(order, set->count, sizeof *order, compare);
		Row *rows = mem_alloc(set->count * sizeof *rows);
		uint32_t *cells = mem_alloc(set->count * set->width * sizeof *cells);
		for (size_t i = 0; i < set->count; i++) {
			rows[i] = set->rows[order[i].at];
			memcpy(&cells[i * set->width], cell(set, order[i].at, 0), set->width * sizeof *cells);
		}
		free(set->rows);
		free(set->cells);
		set->rows = rows;
		set->cells = cells;
	}
	free(order);
}

/* ---- gaps and what was typed ---- */

static GapReason reason_of(const char *name)
{
	for (int r = GAP_BLANK; r <= GAP_NOT_APPLICABLE; r++)
		if (name && strcmp(gap_name((GapReason)r), name) == 0)
			return (GapReason)r;
	return GAP_NONE;
}

static void take_gap(RowSet *set, size_t row, const Query *q)
{
	const char *field = query_text(q, 1), *raw = query_text(q, 3);
	for (int i = 0; i < area_column(set); i++) {
		if (strcmp(set->schema->fields[i].name, field) != 0)
			continue;
		const char *value = rowset_text(set, row, i);
		char *kept = value ? mem_strdup(value) : NULL; /* adding moves the texts */
		uint32_t above = row ? *cell(set, row - 1, i) : 0, at = add_text(set, kept, reason_of(query_text(q, 2)), raw);
		size_t len = set->texts.len - at;
		if (above && above + len <= at && memcmp(text_at(set, above), text_at(set, at), len) == 0) {
			set->texts.len = at;
			at = above;
		}
		*cell(set, row, i) = at;
		free(kept);
	}
}

/* Both lists go by the record, as the rows do now: each is passed through once. */
static bool read_gaps(RowSet *set, Store *s, const char *sql, Diag *d)
{
	char first[24], last[24];
	snprintf(first, sizeof first, "%lld", (long long)set->rows[0].record);
	snprintf(last, sizeof last, "%lld", (long long)set->rows[set->count - 1].record);
	const char *args[] = { set->schema->name, first, last };
	Query *q = store_query(s, d, sql, args, 3);
	if (!q)
		return false;
	for (size_t row = 0; query_next(q);) {
		int64_t record = query_integer(q, 0);
		while (row < set->count && set->rows[row].record < record)
			row++;
		if (row < set->count && set->rows[row].record == record)
			take_gap(set, row, q);
	}
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

static const char *const gap_sql[] = {
	"SELECT record, field, reason, raw FROM gap WHERE ledger = ?1 AND record BETWEEN CAST(?2 AS INTEGER) AND CAST(?3 AS INTEGER) ORDER BY record",
	"SELECT record, field, NULL, raw FROM original WHERE ledger = ?1 AND record BETWEEN CAST(?2 AS INTEGER) AND CAST(?3 AS INTEGER) ORDER BY record",
};

RowSet *rowset_read(Store *s, const Schema *schema, const AreaName *areas, size_t area_count, const char *from,
                    const char *const *args, size_t arg_count, Diag *d)
{
	static const AreaName none;
	RowSet *set = mem_alloc(sizeof *set);
	*set = (RowSet){ .schema = schema, .width = schema->field_count + 2, .name = rowset_name_field(schema) };
	bool good = read_sources(set, s, d) && read_rows(set, s, from, args, arg_count, d);
	if (good && set->count) {
		sort(set, compare_records, NULL, 0);
		good = read_gaps(set, s, gap_sql[0], d) && read_gaps(set, s, gap_sql[1], d);
		sort(set, compare_rows, areas ? areas : &none, area_count);
	}
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
	free(set->sources);
	free(set->rows);
	free(set->cells);
	buf_free(&set->texts);
	free(set);
}

/* ---- looking ---- */

int rowset_name_field(const Schema *schema)
{
	for (size_t i = 0; schema->key && i < schema->field_count; i++) {
		FieldType type = schema->fields[i].type;
		bool figure = type == FIELD_NUMBER || type == FIELD_COUNT || type == FIELD_PERCENT || type == FIELD_FLAG;
		if (strcmp(schema->key, schema->fields[i].name) == 0)
			return figure ? -1 : (int)i;
	}
	return -1;
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

const char *rowset_text(const RowSet *set, size_t row, int column)
{
	uint32_t at = *cell(set, row, column);
	return at && *text_at(set, at) & HAS_VALUE ? text_at(set, at) + 1 : NULL;
}

const char *rowset_words(const RowSet *set, size_t row, int column)
{
	const char *text = rowset_text(set, row, column);
	bool flag = text && column < area_column(set) && set->schema->fields[column].type == FIELD_FLAG;
	return !flag ? text : strcmp(text, "1") == 0 ? "是" : "否";
}

GapReason rowset_gap(const RowSet *set, size_t row, int column)
{
	uint32_t at = *cell(set, row, column);
	return at ? (GapReason)((unsigned char)*text_at(set, at) >> REASON) : GAP_NONE;
}

const char *rowset_raw(const RowSet *set, size_t row, int column)
{
	uint32_t at = *cell(set, row, column);
	const char *text = text_at(set, at);
	if (!at || !(*text & HAS_RAW))
		return NULL;
	return *text & HAS_VALUE ? text + strlen(text) + 1 : text + 1;
}

int64_t rowset_line(const RowSet *set, size_t row)
{
	return set->rows[row].line;
}

RowFile *rowset_source(RowSet *set, size_t row)
{
	return set->rows[row].source < 0 ? NULL : &set->sources[set->rows[row].source];
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

int64_t *rowset_judged(RowSet *set, size_t row)
{
	return &set->rows[row].judged;
}
