/* stream.c - see stream.h. */
#include "ledger/stream.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "ledger/textfile.h"

/* ---- a CSV file ---- */

enum { FAULTS_TOLD = 20 }; /* so many records that do not fit are told one by one */

struct RecordFile {
	TextFile *text;
	Arena    *arena;
	CsvNames  names;
	size_t    count;
};

/* The next row that is not blank: the names, then record after record. */
static bool next_row(CsvReader *r, SheetRow *row, Diag *d)
{
	while (csv_reader_next(r, row, d))
		if (!csv_row_blank(row, 0))
			return true;
	return false;
}

static bool check_records(RecordFile *f, CsvReader *r, Diag *d)
{
	SheetRow row;
	size_t faults = 0;
	if (!next_row(r, &row, d))
		return !csv_reader_failed(r);
	if (!csv_names(f->arena, textfile_path(f->text), &row, &f->names, d))
		return false;
	while (next_row(r, &row, d)) {
		f->count++;
		if (faults < FAULTS_TOLD ? csv_record_fits(&f->names, &row, f->count, d) : csv_row_fits(&f->names, &row))
			continue;
		faults++;
	}
	if (faults > FAULTS_TOLD)
		diag_error(d, (Place){ .file = textfile_path(f->text) }, "%zu further %s not fit the columns",
		           faults - FAULTS_TOLD, faults - FAULTS_TOLD == 1 ? "record does" : "records do");
	return faults == 0 && !csv_reader_failed(r);
}

RecordFile *record_file_open(const char *path, Diag *d)
{
	TextFile *text = textfile_open(path, NULL, d);
	if (!text)
		return NULL;
	RecordFile *f = mem_alloc(sizeof *f);
	f->text = text;
	f->arena = arena_new();
	TextCursor *c = textfile_begin(text);
	CsvReader *r = csv_reader_new(path, textfile_more, c);
	bool good = check_records(f, r, d);
	csv_reader_free(r);
	textfile_end(c);
	if (good)
		return f;
	record_file_close(f);
	return NULL;
}

void record_file_close(RecordFile *f)
{
	if (!f)
		return;
	textfile_close(f->text);
	arena_free(f->arena);
	free(f);
}

const char *record_file_path(const RecordFile *f)
{
	return textfile_path(f->text);
}

const char *record_file_encoding(const RecordFile *f)
{
	return textfile_encoding(f->text);
}

size_t record_file_count(const RecordFile *f)
{
	return f->count;
}

typedef struct FileStream {
	RecordStream s; /* first: a RecordStream is a FileStream */
	const RecordFile *file;
	TextCursor *cursor;
	CsvReader  *reader; /* NULL: not begun */
} FileStream;

static bool file_next(RecordStream *s, const char *const **values, Place *place, Diag *d)
{
	FileStream *f = (FileStream *)s;
	SheetRow row;
	if (!f->reader) {
		f->reader = csv_reader_new(record_file_path(f->file), textfile_more, f->cursor);
		next_row(f->reader, &row, d);
	}
	bool more = !s->failed && next_row(f->reader, &row, d);
	s->failed = s->failed || csv_reader_failed(f->reader);
	if (!more)
		return false;
	*values = row.cells; /* at least as many as there are names: record_file_open() saw to it */
	*place = (Place){ .file = record_file_path(f->file), .line = row.line };
	return true;
}

static bool file_rewind(RecordStream *s, Diag *d)
{
	FileStream *f = (FileStream *)s;
	(void)d;
	csv_reader_free(f->reader);
	f->reader = NULL;
	textfile_rewind(f->cursor);
	return !s->failed;
}

static void file_close(RecordStream *s)
{
	FileStream *f = (FileStream *)s;
	csv_reader_free(f->reader);
	textfile_end(f->cursor);
	free(f);
}

RecordStream *stream_file(const RecordFile *file)
{
	FileStream *f = mem_alloc(sizeof *f);
	f->file = file;
	f->cursor = textfile_begin(file->text);
	f->s = (RecordStream){ .names = file->names.names, .count = file->names.count, .next = file_next,
		.rewind = file_rewind, .close = file_close, .columns = true, .what = path_base(record_file_path(file)) };
	return &f->s;
}

/* ---- a query ---- */

enum { OWN_COLUMNS = 2 }; /* path, row */

typedef struct QueryStream {
	RecordStream s; /* first: a RecordStream is a QueryStream */
	Arena  *arena;
	Store  *store;
	const char *sql, **args;
	size_t  arg_count;
	Query  *query;
	const char **values;
	const char *path; /* of the record given last, one of paths */
	const char **paths;
	size_t  path_count, path_cap;
} QueryStream;

/* The path kept for as long as the stream. */
static const char *keep_path(QueryStream *q, const char *path)
{
	if (q->path && !strcmp(q->path, path))
		return q->path;
	for (size_t i = 0; i < q->path_count; i++)
		if (!strcmp(q->paths[i], path))
			return q->paths[i];
	return *MEM_PUSH(q->paths, q->path_count, q->path_cap) = arena_strdup(q->arena, path);
}

static bool query_begin(QueryStream *q, Diag *d)
{
	query_close(q->query);
	q->query = store_query(q->store, d, q->sql, q->args, q->arg_count);
	return q->query != NULL;
}

static bool query_record(RecordStream *s, const char *const **values, Place *place, Diag *d)
{
	QueryStream *q = (QueryStream *)s;
	(void)d; /* the query has it */
	if (s->failed || !q->query)
		return false;
	if (!query_next(q->query)) {
		s->failed = query_failed(q->query);
		query_close(q->query); /* its read of the database ends; after it there is none until rewind() */
		q->query = NULL;
		return false;
	}
	for (size_t i = 0; i < s->count; i++)
		q->values[i] = query_text(q->query, (int)i + OWN_COLUMNS);
	const char *path = query_text(q->query, 0);
	q->path = path ? keep_path(q, path) : NULL;
	*place = (Place){ .file = q->path, .line = (int)query_integer(q->query, 1) };
	*values = q->values;
	return true;
}

static bool query_rewind(RecordStream *s, Diag *d)
{
	s->failed = s->failed || !query_begin((QueryStream *)s, d);
	return !s->failed;
}

static void query_stream_close(RecordStream *s)
{
	QueryStream *q = (QueryStream *)s;
	query_close(q->query);
	arena_free(q->arena);
	free(q->paths);
	free(q);
}

RecordStream *stream_query(Store *store, const char *what, const char *sql, const char *const *args, size_t count,
                           Diag *d)
{
	QueryStream *q = mem_alloc(sizeof *q);
	q->arena = arena_new();
	q->store = store;
	q->sql = arena_strdup(q->arena, sql);
	q->args = arena_array(q->arena, count + 1, sizeof *q->args);
	q->arg_count = count;
	for (size_t i = 0; i < count; i++)
		q->args[i] = args[i] ? arena_strdup(q->arena, args[i]) : NULL;
	q->s = (RecordStream){ .next = query_record, .rewind = query_rewind, .close = query_stream_close,
		.what = arena_strdup(q->arena, what) };
	if (!query_begin(q, d)) {
		query_stream_close(&q->s);
		return NULL;
	}
	q->s.count = (size_t)query_columns(q->query) - OWN_COLUMNS;
	const char **names = arena_array(q->arena, q->s.count + 1, sizeof *names);
	for (size_t i = 0; i < q->s.count; i++)
		names[i] = arena_strdup(q->arena, query_name(q->query, (int)i + OWN_COLUMNS));
	q->s.names = names;
	q->values = arena_array(q->arena, q->s.count + 1, sizeof *q->values);
	return &q->s;
}
