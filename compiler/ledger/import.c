/* import.c - see import.h.
 *
 * In one transaction a file's old rows go and its new ones come, each when it has been read, so that a text of any
 * length is never whole in memory.  What is refused, be it at its last line, is rolled back: the old rows stay, with one
 * finding.  The sheets of a workbook are sources of their own, called file.xlsx[sheet], so that every value names its
 * sheet. */
#include "ledger/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/calendar.h"
#include "base/file.h"
#include "ledger/csv.h"
#include "ledger/decode.h"
#include "ledger/deposit.h"
#include "ledger/heading_period.h"
#include "ledger/key.h"
#include "ledger/records.h"
#include "ledger/saidarea.h"
#include "ledger/shape.h"
#include "ledger/sheetname.h"
#include "ledger/table.h"
#include "ledger/textfile.h"
#include "ledger/workbook.h"

typedef struct Part { /* what was read as one table: the file, or a sheet of it */
	const char *path;     /* as the store keeps it */
	const char *sheet;    /* its name, where the manifest left it open; or NULL */
	LedgerFile  file;     /* the manifest's line, as it holds for this table */
	Table       table;
	RecordList  records;
	FindingList findings;
} Part;

typedef struct Import {
	Arena            *arena;
	Store            *store;
	const Schema     *schema; /* as it holds for this file */
	const LedgerFile *lf;
	const AreaName   *areas;
	size_t            area_count;
	const char       *full; /* the path to open and to name in messages */
	const char       *path; /* the path in the project */
	const char       *source; /* what this line of the manifest reads: the file, its sheet, its range */
	ImportOptions     opt;
	Diag             *diag;
	const char       *encoding;
	char              digest[24];
	struct stat       seen;  /* the file when its digest was taken */
	Buf               bytes; /* the file, where it can be read only once */
	bool              once, workbook;
	bool              broken; /* the store could not take it */
	Workbook         *book;  /* the file, open, or NULL */
	const char       *left[SHEET_SORTS]; /* sheets that are not read for what they are by their names; NULL: none is */
	Part             *parts; /* in the arena */
	size_t            part_count;
} Import;

/* A source of what a line of the manifest reads (?2): itself, or a sheet of it. */
#define OF_FILE "(path = ?2 OR substr(path, 1, length(?2) + 1) = ?2 || '[')"

/* ---- reading ---- */

/* A file is read piece by piece, but for what can be read only once: that is taken into memory. */
static bool look_at(Import *m, uint64_t *hash)
{
	char first[8];
	size_t n = 0;
	m->once = !file_is_plain(m->full);
	if (m->once) {
		if (!file_read(m->full, &m->bytes, m->diag))
			return false;
		*hash = hash_bytes(HASH_START, buf_text(&m->bytes), m->bytes.len);
		m->workbook = workbook_is(buf_text(&m->bytes), m->bytes.len);
		return true;
	}
	m->seen = (struct stat){ 0 };
	stat(m->full, &m->seen); /* what cannot be looked at cannot be read either, which is told there */
	if (!file_digest(m->full, hash, first, sizeof first, &n, m->diag))
		return false;
	m->workbook = workbook_is(first, n);
	return true;
}

/* Whether the file still is that of its digest, by whose bytes the rows would be told from others ever after. */
static bool is_as_seen(const Import *m)
{
	struct stat now;
	const struct stat *seen = &m->seen;
	return m->once || (stat(m->full, &now) == 0 && now.st_dev == seen->st_dev && now.st_ino == seen->st_ino && now.st_size == seen->st_size &&
	                   now.st_mtim.tv_sec == seen->st_mtim.tv_sec && now.st_mtim.tv_nsec == seen->st_mtim.tv_nsec);
}

/* What is read from the same bytes changes with the program: one more, and files that stand unchanged are read again. */
#define READING "2"

/* Everything that decides how the bytes are read; the schema has its own digest (tables.c). */
static void make_digest(Import *m, uint64_t bytes)
{
	uint64_t h = shape_hash(hash_text(hash_text(hash_text(bytes, m->lf->period), m->lf->area), m->lf->encoding), &m->lf->shape);
	for (size_t i = 0; i < m->area_count; i++) {
		h = hash_text(hash_text(h, m->areas[i].id), m->areas[i].name);
		for (size_t k = 0; k < m->areas[i].alias_count; k++)
			h = hash_text(h, m->areas[i].aliases[k]);
	}
	h = hash_text(h, READING);
	snprintf(m->digest, sizeof m->digest, "%016llx", (unsigned long long)h);
}

/* Whether all that is stored of the file was read from the same bytes. */
static bool look_up(Import *m, bool *same)
{
	const char *args[] = { m->schema->name, m->source, m->digest };
	Query *q = store_query(m->store, m->diag, "SELECT count(*), sum(digest = ?3) FROM source WHERE ledger = ?1 AND " OF_FILE, args, 3);
	*same = false;
	if (!q)
		return false;
	if (query_next(q) && query_text(q, 1))
		*same = strcmp(query_text(q, 0), query_text(q, 1)) == 0;
	bool good = !query_failed(q);
	query_close(q);
	return good;
}

/* What the line reads, and of a workbook whose sheet it leaves open, the sheet. */
static const char *part_path(const Import *m, const char *sheet)
{
	return sheet && !m->schema->shape.sheet ? arena_printf(m->arena, "%s[%s]", m->source, sheet) : m->source;
}

static Part *add_part(Import *m, const char *sheet)
{
	Part *part = &m->parts[m->part_count++];
	*part = (Part){ .path = part_path(m, sheet), .sheet = m->schema->shape.sheet ? NULL : sheet, .file = *m->lf };
	part->findings = (FindingList){ .arena = m->arena, .diag = m->diag, .strict = m->opt.strict,
		.file = sheet ? arena_printf(m->arena, "%s[%s]", m->full, sheet) : m->full };
	return part;
}

static bool read_period(Import *m, Period *period)
{
	*period = (Period){ 0 };
	if (!m->lf->period || period_parse(m->lf->period, strlen(m->lf->period), period))
		return true;
	diag_error(m->diag, m->lf->place, "\"%s\" is no period: write 2026H1, 2026H2 or 2026", m->lf->period);
	return false;
}

/* Hidden rows and columns are read as others are, and said so. */
static void note_hidden(const Import *m, const Part *part, const Sheet *sheet)
{
	Buf rows = { 0 }, columns = { 0 };
	const CellRange *r = &m->schema->shape.range;
	int first = m->schema->shape.skip > 0 ? m->schema->shape.skip + 1 : 1;
	sheet_hidden(sheet, (RowSpan){ r->top > first ? r->top : first, r->bottom ? r->bottom : SHEET_ROWS }, part->table.width, &rows, &columns);
	if (columns.len)
		diag_note(m->diag, (Place){ .file = part->findings.file }, "hidden columns are read: %s", buf_text(&columns));
	if (rows.len)
		diag_note(m->diag, (Place){ .file = part->findings.file }, "hidden rows are read: %s", buf_text(&rows));
	buf_free(&rows);
	buf_free(&columns);
}

/* Cells that a condition may cross out, which only the spreadsheet works out. */
static void tell_doubts(Import *m, Part *part, const Sheet *sheet)
{
	const CellRange *r = &m->schema->shape.range;
	for (size_t i = 0; i < sheet->doubt_count; i++) {
		const SheetDoubt *d = &sheet->doubts[i];
		if (r->bottom && d->row > r->bottom)
			continue;
		finding_add(&part->findings, (Finding){ .row = d->row, .col = d->column, .severity = SEVERITY_WARNING, .code = "struck_rule", .raw = d->condition,
		            .message = arena_printf(m->arena, "条件格式可能划掉“%s”中的单元格（条件“%s”），是否划掉没有判断，都按有效的计，请核实", d->range, d->condition) },
		            arena_printf(m->arena, "a conditional format may cross out cells of %s (\"%s\"), which is not worked out: all are read", d->range, d->condition));
	}
}

/* What someone noted beside a cell is none of its text, and may say that it is wrong; above the data it explains how to fill them in.
 * A box of text may say the unit. */
static void tell_comments(Import *m, Part *part, const Sheet *sheet)
{
	const Table *t = &part->table;
	int first = t->first < sheet->count ? sheet->rows[t->first].row : SHEET_ROWS;
	const CellRange *r = &m->schema->shape.range;
	for (size_t i = 0; i < sheet->comment_count; i++) {
		const SheetComment *s = &sheet->comments[i];
		if ((r->bottom && s->row > r->bottom) || s->row < r->top)
			continue;
		bool explains = s->row < first && !s->box;
		finding_add(&part->findings, (Finding){ .row = s->row, .col = s->column, .severity = explains ? SEVERITY_NOTE : SEVERITY_WARNING,
		            .code = s->box ? "text_box" : "comment", .raw = s->text,
		            .message = arena_printf(m->arena, s->box ? "此处有文本框“%s”，文本框没有读入，其中的单位、时期等请写在单元格里" :
		                                    "单元格有批注“%s”，批注没有读入，请核实", s->text) },
		            arena_printf(m->arena, s->box ? "a box of text stands here and is not read: \"%s\"" :
		                         "a comment stands beside the cell and is not read: \"%s\"", s->text));
	}
}

static Deposit deposit_of(const Import *m, const LedgerFile *lf, const char *path)
{
	return (Deposit){ .store = m->store, .arena = m->arena, .schema = m->schema, .lf = lf, .covers = lf->area, .path = path, .encoding = m->encoding,
		          .digest = m->digest, .progress = m->opt.progress, .diag = m->diag };
}

/* The first of the rows that may be read, among which the table's head is, as a sheet; the others come from the window.
 * about: what is known of the sheet otherwise. */
static Sheet *first_rows(Import *m, ShapeWindow *rows, const Sheet *about)
{
	enum { FIRST = 64 };
	Sheet *sheet = ARENA_NEW(m->arena, Sheet);
	SheetRow row;
	*sheet = *about;
	sheet->count = 0;
	sheet->rows = arena_array(m->arena, FIRST, sizeof *sheet->rows);
	while (sheet->count < FIRST && shape_next(rows, &row, m->diag))
		sheet->rows[sheet->count++] = sheet_row_keep(m->arena, &row);
	return sheet;
}

/* The rows of the sheet and those that the window gives after them: read, and stored as they come. */
static bool read_table(Import *m, Part *part, const Sheet *sheet, ShapeWindow *rows, Period period)
{
	if (shape_missed(rows, m->diag)) {
		diag_error(m->diag, (Place){ .file = part->findings.file }, "%s lies beyond what is in the sheet, whose last row is %d",
		           shape_words(m->arena, &m->schema->shape), rows->last);
		return false;
	}
	if (!table_find(m->arena, sheet, m->schema, period, &part->table, &part->findings))
		return false;
	shape_check_below(m->arena, rows, &part->findings);
	note_hidden(m, part, sheet);
	tell_doubts(m, part, sheet);
	tell_comments(m, part, sheet);
	SaidArea said = saidarea_of(m->arena, &part->table, part->sheet, m->lf, (AreaBook){ m->areas, m->area_count }, &part->findings);
	part->file.area = said.doubted ? NULL : said.area ? said.area : m->lf->area;
	RecordSource source = { &part->table, { shape_next, rows }, &part->file, m->areas, m->area_count, m->book, said.doubted };
	Deposit to = deposit_of(m, &part->file, part->path);
	if (said.doubted)
		to.covers = COVERS_NONE;
	bool store = !m->opt.dry_run;
	if (store)
		m->broken = m->broken || !deposit_begin(&to, &part->table);
	if (!m->broken) {
		finding_pour(&part->findings, store ? deposit_finding : NULL, &to);
		part->records = records_read(m->arena, &source, store ? deposit_sink(&to) : (RecordSink){ 0 }, &part->findings);
		shape_check_below(m->arena, rows, &part->findings);
		finding_pour(&part->findings, NULL, NULL); /* the deposit ends here */
	}
	if (store)
		m->broken = m->broken || part->findings.failed || !deposit_end(&to, &part->records);
	return !m->broken;
}

static bool next_row(void *reader, SheetRow *row, Diag *d)
{
	return csv_reader_next(reader, row, d);
}

static bool read_rows(Import *m, CsvReader *r, Period period)
{
	SheetRow row;
	ShapeWindow window = shape_window(&m->schema->shape, (RowFeed){ next_row, r });
	Sheet *sheet = first_rows(m, &window, &(Sheet){ 0 });
	sheet->separator = csv_reader_separator(r);
	bool good = !csv_reader_failed(r) && read_table(m, add_part(m, NULL), sheet, &window, period);
	shape_window_end(&window);
	while (good && csv_reader_next(r, &row, m->diag)) /* behind another table or the range: it may still be no text */
		;
	return good && !csv_reader_failed(r);
}

/* What can be read only once is in memory. */
static bool read_bytes(Import *m, Period period)
{
	Buf text = { 0 };
	bool good = decode_text(m->full, buf_text(&m->bytes), m->bytes.len, m->lf->encoding, &text, &m->encoding, m->diag);
	if (good) {
		CsvReader *r = csv_reader_whole(m->full, buf_text(&text), text.len);
		good = read_rows(m, r, period);
		csv_reader_free(r);
	}
	buf_free(&text);
	return good;
}

static bool read_text(Import *m, Period period)
{
	m->parts = arena_array(m->arena, 1, sizeof *m->parts);
	if (m->once)
		return read_bytes(m, period);
	TextFile *f = textfile_open(m->full, m->lf->encoding, m->diag);
	if (!f)
		return false;
	m->encoding = textfile_encoding(f);
	TextCursor *c = textfile_begin(f);
	CsvReader *r = csv_reader_new(m->full, textfile_more, c);
	bool good = read_rows(m, r, period);
	csv_reader_free(r);
	textfile_end(c);
	textfile_close(f);
	return good;
}

/* Whether the manifest wants this sheet: the one it names, else those that are shown. */
static bool wanted(const Import *m, const WorkbookSheet *s)
{
	const char *sheet = m->schema->shape.sheet;
	return !s->kind && (sheet ? strcmp(sheet, s->name) == 0 : !s->hidden);
}

static bool no_sheet(const Import *m, const Workbook *w)
{
	Buf names = { 0 };
	for (size_t i = 0; i < w->count; i++) {
		const WorkbookSheet *s = &w->sheets[i];
		buf_printf(&names, "%s\"%s\"%s", i ? ", " : "", s->name, s->hidden ? " (hidden)" : "");
		if (s->kind)
			buf_printf(&names, " (a %s)", s->kind);
	}
	const char *sheet = m->schema->shape.sheet;
	Place at = m->lf->shape.sheet ? m->lf->place : (Place){ .file = m->full };
	diag_error(m->diag, at, sheet ? "%s has no sheet \"%s\"; it has %s" : "%s shows no sheet%s; it has %s", m->full,
	           sheet ? sheet : "", names.len ? buf_text(&names) : "none");
	buf_free(&names);
	return false;
}

static SheetSort sort_of(const Import *m, const WorkbookSheet *s, Period period)
{
	return m->schema->shape.sheet ? SHEET_PLAIN : sheetname_sort(m->arena, s->name, m->schema, period);
}

/* Of each sort: why such a sheet is not read, and what to think of one that is. */
static const struct { const char *code, *left, *left_en, *read, *read_en; } sorts[SHEET_SORTS] = {
	[SHEET_OTHER_PERIOD] = { "sheet_period", "不是本期的", "are of another period", "不是本期", "is of another period than" },
	[SHEET_MONTH] = { "sheet_month", "是单月的", "are of one month", "只是一个月，不是本期", "is of one month and not of" },
	[SHEET_ASIDE] = { "sheet_aside", "是样表、说明、计划或作废的", "are samples, instructions, plans or given up", "是样表、说明、计划或作废的，不是本期",
	                  "is a sample, instructions, a plan or given up, and not what there was in" },
};

/* What the sheets' names say of them: of those that are not read with the first that is. */
static void tell_names(Import *m, Part *part, const WorkbookSheet *s, Period period)
{
	SheetSort sort = sort_of(m, s, period);
	Finding f = { .severity = SEVERITY_WARNING };
	for (int i = 0; i < SHEET_SORTS; i++) {
		if (!m->left[i])
			continue;
		f.code = sorts[i].code;
		f.message = arena_printf(m->arena, "工作表%s按名称%s，未读入", m->left[i], sorts[i].left);
		finding_add(&part->findings, f, arena_printf(m->arena, "by their names these sheets %s and are not read: %s", sorts[i].left_en, m->left[i]));
		m->left[i] = NULL;
	}
	if (sort == SHEET_PLAIN)
		return;
	const char *when = m->lf->period ? m->lf->period : "";
	f.code = sorts[sort].code;
	f.message = arena_printf(m->arena, "工作表“%s”按名称%s（%s）的，仍按本期读入，请核实", s->name, sorts[sort].read, when);
	finding_add(&part->findings, f, arena_printf(m->arena, "by its name sheet \"%s\" %s %s, as which it is read", s->name, sorts[sort].read_en, when));
}

static bool read_sheet(Import *m, const WorkbookSheet *s, Period period)
{
	WorkbookRows *r = workbook_rows(m->book, s);
	ShapeWindow window = shape_window(&m->schema->shape, (RowFeed){ workbook_next, r });
	Sheet *sheet = first_rows(m, &window, &s->cells);
	Part *part = add_part(m, s->name);
	tell_names(m, part, s, period);
	bool good = !workbook_failed(r) && read_table(m, part, sheet, &window, period) && !workbook_failed(r);
	shape_window_end(&window);
	workbook_rows_end(r);
	return good;
}

static size_t points_of(Import *m, const WorkbookSheet *s, Period period)
{
	WorkbookRows *r = workbook_rows(m->book, s);
	ShapeWindow window = shape_window(&m->schema->shape, (RowFeed){ workbook_next, r });
	Sheet *sheet = first_rows(m, &window, &s->cells);
	size_t points = shape_missed(&window, m->diag) ? 0 : table_points(m->arena, sheet, m->schema, period);
	shape_window_end(&window);
	workbook_rows_end(r);
	return points;
}

#define LEFT_OUT SIZE_MAX

/* Where some sheets with the table are of this period and others are not by their names, these are left; so are those of months where
 * a sheet may be of all of them. */
static void leave_others(Import *m, size_t *points, size_t most, Period period)
{
	const Workbook *w = m->book;
	bool data = false, whole = false;
	Buf names[SHEET_SORTS] = { 0 };
	for (size_t i = 0; i < w->count; i++) {
		SheetSort sort = points[i] * 2 >= most ? sort_of(m, &w->sheets[i], period) : SHEET_ASIDE;
		data = data || sort == SHEET_PLAIN || sort == SHEET_MONTH;
		whole = whole || (sort == SHEET_PLAIN && !sheetname_adds(m->arena, w->sheets[i].name));
	}
	for (size_t i = 0; i < w->count; i++) {
		SheetSort sort = points[i] * 2 >= most ? sort_of(m, &w->sheets[i], period) : SHEET_PLAIN;
		if (sort == SHEET_PLAIN || !(sort == SHEET_MONTH ? whole : data))
			continue;
		points[i] = LEFT_OUT;
		buf_printf(&names[sort], "%s“%s”", names[sort].len ? "、" : "", w->sheets[i].name);
	}
	for (int i = 0; i < SHEET_SORTS; i++) {
		m->left[i] = names[i].len ? arena_strdup(m->arena, buf_text(&names[i])) : NULL;
		buf_free(&names[i]);
	}
}

/* Every sheet on show that has the ledger's table is read; where none has it, the first says why.  A sheet
 * that has less than half of what another has, such as one that explains the columns, is none. */
static bool read_sheets(Import *m, Period period)
{
	const Workbook *w = m->book;
	const WorkbookSheet *first = NULL;
	m->parts = arena_array(m->arena, w->count + 1, sizeof *m->parts);
	size_t *points = arena_array(m->arena, w->count + 1, sizeof *points), most = 0;
	for (size_t i = 0; i < w->count; i++) {
		if (!wanted(m, &w->sheets[i]))
			continue;
		first = first ? first : &w->sheets[i];
		points[i] = points_of(m, &w->sheets[i], period);
		most = points[i] > most ? points[i] : most;
	}
	if (!first)
		return no_sheet(m, w);
	if (!most)
		return read_sheet(m, first, period); /* reports what it lacks */
	leave_others(m, points, most, period);
	for (size_t i = 0; i < w->count; i++) {
		const WorkbookSheet *s = &w->sheets[i];
		if (points[i] == LEFT_OUT)
			continue; /* has been spoken of */
		if (wanted(m, s) && points[i] * 2 >= most) {
			if (!read_sheet(m, s, period))
				return false;
		} else if (!m->schema->shape.sheet && s->kind) {
			diag_note(m->diag, (Place){ .file = m->full }, "sheet \"%s\" is a %s, which has no rows, and is not read", s->name, s->kind);
		} else if (!m->schema->shape.sheet) {
			diag_note(m->diag, (Place){ .file = m->full }, s->hidden ? "sheet \"%s\" is hidden and is not read"
			          : "sheet \"%s\" has no table of ledger \"%s\" and is not read", s->name, m->schema->name);
		}
	}
	return true;
}

static bool read_workbook(Import *m, Period period)
{
	Workbook *w = ARENA_NEW(m->arena, Workbook);
	if (!workbook_open(m->arena, m->full, m->once ? buf_text(&m->bytes) : NULL, m->bytes.len, w, m->diag))
		return false;
	m->encoding = w->format;
	m->book = w;
	return read_sheets(m, period);
}

static bool read_records(Import *m)
{
	Period period;
	if (!read_period(m, &period))
		return false;
	if (!(m->workbook ? read_workbook(m, period) : read_text(m, period)))
		return false;
	bool good = is_as_seen(m);
	if (!good)
		diag_error(m->diag, (Place){ .file = m->full }, "the file was changed while it was read");
	return good;
}

/* ---- storing ---- */

static bool exec(Import *m, const char *sql, const char *const *args, size_t n)
{
	return store_exec(m->store, m->diag, sql, args, n);
}

/* Sheets that were read before and are not now. */
static bool drop_others(Import *m)
{
	const char *args[] = { m->schema->name, m->source };
	for (;;) {
		char gone[24] = "";
		Query *q = store_query(m->store, m->diag, "SELECT file, path FROM source WHERE ledger = ?1 AND " OF_FILE, args, 2);
		while (q && !gone[0] && query_next(q)) {
			bool kept = false;
			for (size_t i = 0; i < m->part_count; i++)
				kept |= strcmp(m->parts[i].path, query_text(q, 1)) == 0;
			if (!kept)
				snprintf(gone, sizeof gone, "%s", query_text(q, 0));
		}
		bool good = q && !query_failed(q);
		query_close(q);
		if (!good || !gone[0])
			return good;
		if (!deposit_forget(m->store, m->diag, m->schema->name, gone))
			return false;
	}
}

static bool put_picture(Import *m, const WorkbookPicture *p, const char *dir, const char *path)
{
	Buf bytes = { 0 };
	OutFile *f = workbook_picture_read(m->book, p, &bytes, m->diag) && file_make_dirs(dir, m->diag) ? file_create(path, m->diag) : NULL;
	if (f)
		file_put(f, bytes.data, bytes.len);
	buf_free(&bytes);
	return f && file_commit(f);
}

/* Pictures are files beside the database, by their content: one that is there already is the same. */
static bool put_pictures(Import *m)
{
	const char *dir = store_pictures(m->store, m->arena);
	bool good = true;
	for (size_t i = 0; m->book && i < m->book->picture_count && good; i++) {
		const WorkbookPicture *p = &m->book->pictures[i];
		const char *path = p->name ? path_join(m->arena, dir, p->name) : NULL;
		good = !path || file_exists(path) || put_picture(m, p, dir, path);
	}
	return good;
}

/* What is stored of the file besides its records, when all could be read. */
static bool put_rest(Import *m)
{
	return put_pictures(m) && drop_others(m);
}

/* Another run may have been waited for, and the file have changed meanwhile. */
static bool look_again(Import *m)
{
	uint64_t hash = 0;
	if (is_as_seen(m))
		return true;
	if (!look_at(m, &hash))
		return false;
	make_digest(m, hash);
	return true;
}

/* Reads the file and stores it.  *same: another run was quicker, and its rows keep their numbers. */
static bool take_all(Import *m, bool *same)
{
	if (m->opt.dry_run)
		return read_records(m);
	m->broken = !store_begin(m->store, m->diag);
	if (m->broken)
		return false;
	bool there = look_again(m);
	m->broken = there && !look_up(m, same);
	*same = there && *same && !m->opt.force;
	bool good = there && !m->broken && (*same || read_records(m));
	m->broken = m->broken || (good && !*same && !put_rest(m)) || (good && !store_commit(m->store, m->diag));
	if (!good || m->broken)
		store_rollback(m->store);
	return good && !m->broken;
}

/* A file that could not be read is a finding too; its digest is cleared so that the next import tries again. */
static bool put_refusal(Import *m)
{
	Finding f = { .severity = SEVERITY_ERROR, .code = "unreadable" };
	const char *args[] = { m->schema->name, m->source };
	Deposit to = deposit_of(m, m->lf, m->source);
	Query *q = store_query(m->store, m->diag, "SELECT file FROM source WHERE ledger = ?1 AND " OF_FILE " ORDER BY path", args, 2);
	if (!q)
		return false;
	if (query_next(q))
		snprintf(to.file, sizeof to.file, "%s", query_text(q, 0));
	bool good = !query_failed(q);
	query_close(q);
	if (good && to.file[0]) {
		f.message = "文件无法读取，未更新，仍用上次读入的数据";
		f.english = "the file could not be read: what was read of it before is still in use";
		good = exec(m, "DELETE FROM finding WHERE code = 'unreadable' AND file IN (SELECT file FROM source WHERE ledger = ?1 AND " OF_FILE ")",
		            args, 2) &&
		       exec(m, "UPDATE source SET digest = '' WHERE ledger = ?1 AND " OF_FILE, args, 2);
	} else if (good) {
		f.message = "文件无法读取，没有数据";
		f.english = "the file could not be read: there is nothing of it";
		m->digest[0] = 0;
		good = deposit_source(&to, 0);
	}
	return good && deposit_finding(&to, &f);
}

/* ---- the whole ---- */

static void summarize(const Import *m, ImportResult *result)
{
	for (size_t i = 0; i < m->part_count; i++) {
		const RecordList *r = &m->parts[i].records;
		diag_note(m->diag, (Place){ .file = m->parts[i].findings.file }, "read as %s: %zu %s, %d %s, %d blank, "
		          "%d without value, %d not applicable, %d faulty", m->encoding, COUNTED(r->count, "record"), COUNTED(r->values, "value"),
		          r->blanks, r->marks, r->not_applicable, r->faults);
		result->records += (int)r->count;
		result->findings += (int)m->parts[i].findings.count;
		result->faults += r->faults;
	}
	result->files++;
}

static void refuse(Import *m, ImportResult *result)
{
	result->failed++;
	if (m->opt.dry_run || m->broken || !store_begin(m->store, m->diag))
		return;
	if (!put_refusal(m) || !store_commit(m->store, m->diag))
		store_rollback(m->store);
}

static bool import_it(Import *m, ImportResult *result)
{
	uint64_t hash = 0;
	bool same = false, good = look_at(m, &hash);
	if (good) {
		make_digest(m, hash);
		if (!m->opt.dry_run && !look_up(m, &same))
			return false;
		same = same && !m->opt.force;
		good = same || take_all(m, &same);
	}
	if (!good)
		refuse(m, result);
	else if (same)
		result->unchanged++;
	else
		summarize(m, result);
	return good;
}

const char *import_source(Arena *a, const Schema *schema, const LedgerFile *lf, const char *path)
{
	const char *sheet = lf->shape.sheet ? lf->shape.sheet : schema->shape.sheet;
	const char *range = lf->shape.range.text ? lf->shape.range.text : schema->shape.range.text;
	if (sheet)
		path = arena_printf(a, "%s[%s]", path, sheet);
	return range ? arena_printf(a, "%s[%s]", path, range) : path;
}

bool import_file(Store *s, const Schema *schema, const LedgerFile *lf, const char *root,
                 const AreaName *areas, size_t area_count, ImportOptions opt, ImportResult *result, Diag *d)
{
	Import m = { .arena = arena_new(), .store = s, .schema = schema, .lf = lf, .areas = areas, .area_count = area_count,
		     .opt = opt, .diag = d };
	m.path = path_within(root, lf->path);
	m.schema = shape_apply(m.arena, schema, &lf->shape);
	m.source = import_source(m.arena, schema, lf, m.path);
	m.full = path_join(m.arena, root ? root : "", m.path);
	bool good = import_it(&m, result);
	if (m.book)
		workbook_release(m.book);
	buf_free(&m.bytes);
	for (size_t i = 0; i < m.part_count; i++)
		finding_free(&m.parts[i].findings);
	arena_free(m.arena);
	return good;
}

/* ---- files that are gone ---- */

/* Whether the list has the path, or what stands before one of its [: the list's paths may begin with more folders. */
static bool listed(const char *path, const char *const *paths, size_t count)
{
	size_t whole = strlen(path);
	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(paths[i]);
		for (size_t k = whole; k > 0; k--) {
			if (k < whole && path[k] != '[')
				continue;
			if (n >= k && memcmp(paths[i] + n - k, path, k) == 0 && (n == k || paths[i][n - k - 1] == '/'))
				return true;
		}
	}
	return false;
}

typedef struct Gone {
	char *file, *ledger, *path;
} Gone;

static bool forget(Store *s, Diag *d, const Gone *g)
{
	if (!deposit_forget(s, d, g->ledger, g->file))
		return false;
	diag_note(d, (Place){ .file = g->path }, "no longer in the manifest: its rows are dropped");
	return true;
}

static bool forget_others(Store *s, const char *const *paths, size_t count, Diag *d)
{
	Gone  *gone = NULL;
	size_t n = 0, cap = 0;
	Query *q = store_query(s, d, "SELECT file, ledger, path FROM source ORDER BY path, ledger", NULL, 0);
	bool   good = q != NULL;
	while (good && query_next(q))
		if (!listed(query_need(q, 2), paths, count))
			*MEM_PUSH(gone, n, cap) = (Gone){ mem_strdup(query_text(q, 0)), mem_strdup(query_need(q, 1)), mem_strdup(query_text(q, 2) ? query_text(q, 2) : "") };
	good = good && !query_failed(q);
	query_close(q);
	for (size_t i = 0; i < n; i++) {
		good = good && forget(s, d, &gone[i]);
		free(gone[i].file);
		free(gone[i].ledger);
		free(gone[i].path);
	}
	free(gone);
	return good;
}

bool import_forget_others(Store *s, const char *const *paths, size_t count, Diag *d)
{
	if (!store_begin(s, d))
		return false;
	if (forget_others(s, paths, count, d))
		return store_commit(s, d);
	store_rollback(s);
	return false;
}
