/* dataset.c - see dataset.h.
 *
 * CSV, and the first sheet of a workbook: the first row that is not blank holds the names, every cell
 * stays text.  JSON: as it stands, numbers exact.  JSON lines: a list.  Each record of JSON is built
 * once when the file is read, to see that it can be, and dropped; only where it begins is kept.  A file
 * with a fault is never handed out. */
#include "script/dataset.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/utf8.h"
#include "ledger/decode.h"
#include "ledger/figure.h"
#include "ledger/workbook.h"

typedef struct Streamed { /* a file read as a stream */
	struct Streamed *next;
	RecordFile *file;
} Streamed;

struct Datasets {
	Arena *arena;
	Diag *diag;
	Dataset *first;
	Streamed *streamed;
	DataRecord *records; /* of the file being read */
	size_t count, cap;
};

const char dataset_record_key = 0, dataset_set_key = 0;

Datasets *datasets_new(Diag *d)
{
	Datasets *all = mem_alloc(sizeof *all);
	all->arena = arena_new();
	all->diag = d;
	return all;
}

void datasets_free(Datasets *all)
{
	if (!all)
		return;
	for (Dataset *set = all->first; set; set = set->next) {
		diag_source(all->diag, set->source.name, NULL, 0);
		buf_free(&set->text);
	}
	for (Streamed *f = all->streamed; f; f = f->next)
		record_file_close(f->file);
	free(all->records);
	arena_free(all->arena);
	free(all);
}

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);
	return n >= k && !strcmp(s + n - k, end);
}

static DataRecord *add_record(Datasets *all, int line)
{
	DataRecord *r = MEM_PUSH(all->records, all->count, all->cap);
	*r = (DataRecord){ .line = line, .table = true };
	return r;
}

/* ---- CSV ---- */

static void read_table(lua_State *L, Datasets *all, Dataset *set, const Sheet *t, bool ragged)
{
	const char *name = set->source.name;
	size_t head = 0;
	while (head < t->count && csv_row_blank(&t->rows[head], 0))
		head++;
	if (head == t->count)
		return;
	bool good = true;
	if (!csv_names(all->arena, name, &t->rows[head], &set->names, all->diag))
		luaL_error(L, "\"%s\" has columns without names of their own", name);
	set->names.ragged = ragged;
	for (size_t r = head + 1; r < t->count; r++) {
		const SheetRow *row = &t->rows[r];
		if (csv_row_blank(row, 0))
			continue;
		add_record(all, row->line)->row = row;
		good = csv_record_fits(&set->names, row, all->count, all->diag) && good;
	}
	if (!good)
		luaL_error(L, "\"%s\" has rows that do not fit its columns", name);
}

static void read_csv(lua_State *L, Datasets *all, Dataset *set)
{
	Sheet t = { 0 };
	const Source *source = &set->source;
	if (!csv_parse(all->arena, source->name, source->text, source->len, &t, all->diag))
		luaL_error(L, "\"%s\" could not be read", source->name);
	read_table(L, all, set, &t, false);
}

/* ---- workbooks: the first sheet on show that holds anything ---- */

static bool read_book(Datasets *all, const Dataset *set, const Buf *bytes, Workbook *out)
{
	return workbook_read(all->arena, set->source.name, buf_text(bytes), bytes->len, out, all->diag);
}

/* A workbook's rows end at their last value, the names' too: all columns are named or said to have no name.  The other rows
 * stay as short as they are: one row of very many cells would make every other as long. */
static void pad_names(Arena *a, Sheet *t)
{
	size_t width = 0, head = 0;
	for (size_t i = 0; i < t->count; i++)
		width = t->rows[i].count > width ? t->rows[i].count : width;
	while (head < t->count && csv_row_blank(&t->rows[head], 0))
		head++;
	if (head == t->count)
		return;
	SheetRow *row = &t->rows[head];
	const char **cells = arena_array(a, width, sizeof *cells);
	for (size_t k = 0; k < width; k++)
		cells[k] = k < row->count ? row->cells[k] : "";
	row->cells = cells;
	row->count = width;
}

/* What a reader of the workbook sees and a cell's text does not say. */
static void warn_of_mark(Datasets *all, Place at, CellMark mark, const char *cell)
{
	if (mark.struck && *cell)
		diag_warn(all->diag, at, "\"%s\" is crossed out, and is taken as it stands", cell);
	if (mark.gone)
		diag_warn(all->diag, at, "\"%s\" is crossed out in the cell, \"%s\" is read", mark.gone, cell);
	if (mark.shown)
		diag_warn(all->diag, at, "\"%s\" is shown as \"%s\" by its format, and is read as it is", cell, mark.shown);
}

/* An error value, a formula without its value, a picture: told of, since they are printed as they stand. */
static void warn_of_cells(Datasets *all, const Dataset *set, const WorkbookSheet *s)
{
	Figure why;
	for (size_t r = 0; r < s->cells.count; r++) {
		const SheetRow *row = &s->cells.rows[r];
		for (size_t i = 0; i < row->count; i++) {
			Place at = { .file = set->source.name, .sheet = s->name, .line = row->row, .column = (int)i + 1 };
			const char *cell = row->cells[i];
			if (row->marks)
				warn_of_mark(all, at, sheet_mark(row, (int)i), cell);
			if (workbook_is_picture(cell))
				diag_warn(all->diag, at, "the cell holds a picture, which --data does not read");
			else if ((*cell == '#' || *cell == '=') && figure_no_cell(all->arena, cell, &why))
				diag_warn(all->diag, at, "\"%s\" %s", cell, why.en);
		}
	}
}

static void read_sheet(lua_State *L, Datasets *all, Dataset *set, const Workbook *w)
{
	WorkbookSheet *taken = NULL;
	for (size_t i = 0; i < w->count; i++) {
		WorkbookSheet *s = &w->sheets[i];
		if (!s->hidden && s->cells.count && !taken)
			taken = s;
		else if (s->cells.count)
			diag_note(all->diag, (Place){ .file = set->source.name }, s->hidden ? "sheet \"%s\" is hidden and is not read"
			          : "sheet \"%s\" is not the first and is not read", s->name);
		else if (s->kind && !s->hidden)
			diag_note(all->diag, (Place){ .file = set->source.name }, "sheet \"%s\" is a %s, which has no rows, and is not read", s->name, s->kind);
	}
	if (!taken)
		return;
	warn_of_cells(all, set, taken);
	pad_names(all->arena, &taken->cells);
	read_table(L, all, set, &taken->cells, true);
}

/* ---- JSON ---- */

/* Builds the value at *offset, which ends before `end`, notes it as a record, and drops it; what is a file's only value
 * is kept for the first who asks for it. */
static void try_value(lua_State *L, Datasets *all, const Dataset *set, size_t *offset, size_t end, int line)
{
	Source part = { set->source.name, set->source.text, end };
	add_record(all, line)->start = *offset;
	jsonread_value(L, &part, offset, JSON_NUMBERS_EXACT);
	all->records[all->count - 1].end = *offset;
	all->records[all->count - 1].table = lua_istable(L, -1);
	if (set->kind == DATASET_VALUE)
		lua_rawsetp(L, LUA_REGISTRYINDEX, set->source.text);
	else
		lua_pop(L, 1);
}

/* Pushes what try_value() has kept, once. False when it is not there: another has taken it, or it was kept in another
 * state. */
static bool push_kept(lua_State *L, const Dataset *set)
{
	if (set->kind != DATASET_VALUE)
		return false;
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, set->source.text) == LUA_TNIL) {
		lua_pop(L, 1);
		return false;
	}
	lua_pushnil(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, set->source.text);
	return true;
}

static void read_json(lua_State *L, Datasets *all, Dataset *set)
{
	const Source *source = &set->source;
	size_t offset = 0, seen = 0;
	int line = 1;
	if (!jsonread_open(source, &offset)) {
		set->kind = DATASET_VALUE;
		try_value(L, all, set, &offset, source->len, line);
	}
	for (size_t open = offset - 1; set->kind == DATASET_JSON && jsonread_more(L, source, &offset, open);) {
		for (; seen < offset; seen++)
			line += source->text[seen] == '\n';
		try_value(L, all, set, &offset, source->len, line);
	}
	jsonread_end(L, source, offset);
}

static void read_json_lines(lua_State *L, Datasets *all, Dataset *set)
{
	const char *text = set->source.text;
	int number = 1;
	for (size_t at = 0; at < set->source.len; number++) {
		const char *stop = memchr(text + at, '\n', set->source.len - at);
		size_t end = stop ? (size_t)(stop - text) : set->source.len, len = end - at;
		utf8_trim(text + at, &len);
		if (len > 0) {
			Source line = { set->source.name, text, end };
			try_value(L, all, set, &at, end, number);
			jsonread_end(L, &line, at);
		}
		at = end + 1;
	}
}

/* ---- the file ---- */

/* The file as UTF-8 in the arena, or as a workbook. False after a report. */
static bool read_text(Datasets *all, Dataset *set, const char *path, const char **encoding, Workbook *book)
{
	Buf bytes = { 0 };
	set->source = (Source){ arena_strdup(all->arena, path), "", 0 };
	bool good = file_read(path, &bytes, all->diag);
	if (good && workbook_is(buf_text(&bytes), bytes.len)) {
		good = read_book(all, set, &bytes, book);
		*encoding = book->format;
	} else if (good && decode_text(path, buf_text(&bytes), bytes.len, NULL, &set->text, encoding, all->diag)) {
		set->source = (Source){ set->source.name, buf_text(&set->text), set->text.len };
	} else {
		good = false;
	}
	buf_free(&bytes);
	return good;
}

static bool is_json(const char *path)
{
	return ends_with(path, ".json") || ends_with(path, ".jsonl") || ends_with(path, ".ndjson");
}

static void note_encoding(Diag *d, const char *path, const char *encoding, size_t count)
{
	if (encoding && strcmp(encoding, "UTF-8") != 0)
		diag_note(d, (Place){ .file = path }, "read as %s: %zu %s", encoding, COUNTED(count, "record"));
}

const RecordFile *dataset_records(lua_State *L, const char *path)
{
	Datasets *all = state_script(L)->opt.datasets;
	if (!all || is_json(path)) {
		luaL_error(L, all ? "\"%s\" is JSON: only CSV can be read as a stream; data.NAME gives it as a table"
		                  : "no data can be given here", path);
		return NULL;
	}
	inputs_again(path);
	for (const Streamed *f = all->streamed; f; f = f->next)
		if (!strcmp(record_file_path(f->file), path))
			return f->file;
	RecordFile *file = record_file_open(arena_strdup(all->arena, path), all->diag);
	if (!file) {
		luaL_error(L, "\"%s\" could not be read", path);
		return NULL;
	}
	Streamed *f = ARENA_NEW(all->arena, Streamed);
	*f = (Streamed){ all->streamed, file };
	all->streamed = f;
	note_encoding(all->diag, path, record_file_encoding(file), record_file_count(file));
	return file;
}

const Dataset *dataset_open(lua_State *L, const char *path)
{
	Datasets *all = state_script(L)->opt.datasets;
	const char *encoding = NULL;
	Workbook book = { 0 };
	if (!all) {
		luaL_error(L, "no data can be given here");
		return NULL;
	}
	for (const Dataset *set = all->first; set; set = set->next)
		if (set->good && !strcmp(set->source.name, path))
			return set;
	Dataset *set = ARENA_NEW(all->arena, Dataset);
	all->count = 0;
	if (!read_text(all, set, path, &encoding, &book)) {
		buf_free(&set->text);
		luaL_error(L, "\"%s\" could not be read", path);
		return NULL;
	}
	set->next = all->first;
	all->first = set;
	diag_source(all->diag, set->source.name, set->source.text, set->source.len);
	set->kind = is_json(path) && !book.format ? DATASET_JSON : DATASET_CSV;
	if (book.format)
		read_sheet(L, all, set, &book);
	else if (set->kind == DATASET_CSV)
		read_csv(L, all, set);
	else if (ends_with(path, ".json"))
		read_json(L, all, set);
	else
		read_json_lines(L, all, set);
	set->count = all->count;
	set->records = arena_array(all->arena, set->count, sizeof *set->records);
	if (set->count > 0)
		memcpy(set->records, all->records, set->count * sizeof *set->records);
	set->good = true;
	note_encoding(all->diag, set->source.name, encoding, set->count);
	return set;
}

void dataset_digest(const Dataset *set, size_t index, Sha256 *out)
{
	const DataRecord *r = &set->records[index];
	if (set->kind != DATASET_CSV) {
		sha256_add(out, set->source.text + r->start, r->end - r->start);
		return;
	}
	for (size_t i = 0; i < set->names.count; i++) {
		sha256_text(out, set->names.names[i]);
		sha256_text(out, i < r->row->count ? r->row->cells[i] : "");
	}
}

/* ---- tables ---- */

/* The metatable, one a state and file, under which a misspelt column is an error. */
static void push_record_meta(lua_State *L, const Dataset *set)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, set) == LUA_TTABLE)
		return;
	lua_pop(L, 1);
	lua_createtable(L, 0, 1);
	lua_pushfstring(L, "the table \"%s\"", path_base(set->source.name));
	lua_pushcclosure(L, sandbox_undefined, 1);
	lua_setfield(L, -2, "__index");
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, set);
}

static void push_row(lua_State *L, const Dataset *set, const SheetRow *row)
{
	lua_createtable(L, 0, (int)set->names.count + 2);
	for (size_t i = 0; i < set->names.count; i++) {
		if (!set->names.names[i][0])
			continue;
		lua_pushstring(L, i < row->count ? row->cells[i] : "");
		lua_setfield(L, -2, set->names.names[i]);
	}
	push_record_meta(L, set);
	lua_setmetatable(L, -2);
}

void dataset_push(lua_State *L, const Dataset *set, size_t index)
{
	const DataRecord *r = &set->records[index];
	if (set->kind == DATASET_CSV) {
		push_row(L, set, r->row);
	} else if (!push_kept(L, set)) {
		Source part = { set->source.name, set->source.text, r->end };
		size_t offset = r->start;
		jsonread_value(L, &part, &offset, JSON_NUMBERS_EXACT);
		if (lua_isnil(L, -1) && set->kind == DATASET_JSON) {
			lua_pop(L, 1);
			lua_pushboolean(L, 0); /* null in a list, as in jsonread.c */
		}
	}
	if (!r->table || set->kind == DATASET_VALUE)
		return;
	lua_pushlightuserdata(L, (void *)(uintptr_t)r);
	lua_rawsetp(L, -2, &dataset_record_key);
	lua_pushlightuserdata(L, (void *)(uintptr_t)set);
	lua_rawsetp(L, -2, &dataset_set_key);
}
