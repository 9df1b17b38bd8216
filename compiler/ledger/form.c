/* form.c - see form.h.  The only file that includes xlsxwriter.h.
 *
 * The library writes to a file without a name; the finished bytes are then put in place as every output is.  It looks neither
 * whether it was given memory nor whether its temporary files had room: the first is seen to before, the second behind.
 * A list of values that is too long for a cell's own check stands on the second sheet. */
#include "ledger/form.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/signals.h"
#include "ledger/measure.h"
#include "ledger/package.h"

enum { TITLE_ROW, HEAD_ROW, FIRST_ROW, LAST_ROW = 500, LIST_COLUMN = 6, OWN_LIST_MOST = 255, ROOM = 8 << 20 /* bytes: more than the largest form takes */ };

typedef struct Form {
	Arena         *arena;
	const Schema  *schema;
	const AreaName *areas;
	size_t         area_count;
	lxw_workbook  *book;
	lxw_worksheet *sheet, *guide;
	lxw_format    *title, *head, *must, *text, *figure, *guide_head, *wrapped;
	lxw_error      error; /* the first */
	int            lists; /* on the guide, each in a column of its own */
} Form;

static void check(Form *f, lxw_error e)
{
	if (!f->error)
		f->error = e;
}

static const char *heading(Form *f, const Field *field)
{
	const char *unit = field->unit ? measure_words(field->unit) : field->type == FIELD_PERCENT ? "%" : NULL;
	return unit ? arena_printf(f->arena, "%s（%s）", field->label, unit) : field->label;
}

/* Columns are as wide as their heading asks, a Han character being two digits wide. */
static double column_width(const char *head, const Field *field)
{
	size_t cells = 0;
	for (const char *p = head; *p; p++)
		cells += ((unsigned char)*p & 0xC0) == 0xC0 ? 2 : (unsigned char)*p < 0x80;
	bool long_text = field->type == FIELD_TEXT || field->type == FIELD_NAME;
	double width = (double)cells + 3;
	return width < 12 ? (long_text ? 22 : 12) : width;
}

static void make_formats(Form *f)
{
	f->title = workbook_add_format(f->book);
	format_set_font_size(f->title, 16);
	format_set_bold(f->title);
	format_set_align(f->title, LXW_ALIGN_CENTER);
	format_set_align(f->title, LXW_ALIGN_VERTICAL_CENTER);
	f->head = workbook_add_format(f->book);
	f->must = workbook_add_format(f->book);
	lxw_format *heads[] = { f->head, f->must };
	for (int i = 0; i < 2; i++) {
		format_set_bold(heads[i]);
		format_set_align(heads[i], LXW_ALIGN_CENTER);
		format_set_align(heads[i], LXW_ALIGN_VERTICAL_CENTER);
		format_set_text_wrap(heads[i]);
		format_set_border(heads[i], LXW_BORDER_THIN);
		format_set_bg_color(heads[i], i ? 0xD9E2F3 : 0xF2F2F2);
	}
	f->text = workbook_add_format(f->book);
	format_set_num_format(f->text, "@"); /* codes and dates stay as typed */
	format_set_border(f->text, LXW_BORDER_THIN);
	f->figure = workbook_add_format(f->book);
	format_set_border(f->figure, LXW_BORDER_THIN);
	f->guide_head = workbook_add_format(f->book);
	format_set_bold(f->guide_head);
	format_set_bottom(f->guide_head, LXW_BORDER_THIN);
	f->wrapped = workbook_add_format(f->book);
	format_set_text_wrap(f->wrapped);
	format_set_align(f->wrapped, LXW_ALIGN_VERTICAL_TOP);
}

/* ---- what may be typed ---- */

/* The field's values, ended by NULL; NULL when it has no list. */
static const char **values_of(Form *f, const Field *field)
{
	size_t n = field->type == FIELD_AREA ? f->area_count : field->type == FIELD_CHOICE ? field->choice_count : field->type == FIELD_FLAG ? 2 : 0;
	if (!n)
		return NULL;
	const char **list = arena_array(f->arena, n + 1, sizeof *list);
	for (size_t i = 0; i < n; i++)
		list[i] = field->type == FIELD_AREA ? f->areas[i].name : field->type == FIELD_CHOICE ? field->choices[i].value : i ? "否" : "是";
	return list;
}

/* A list in a column of the guide, and the formula that names it. */
static char *list_on_guide(Form *f, const char *const *values, const char *label)
{
	lxw_col_t column = (lxw_col_t)(LIST_COLUMN + f->lists++);
	char name[16];
	lxw_row_t row = 0;
	check(f, worksheet_write_string(f->guide, row++, column, label, f->guide_head));
	for (; *values; values++)
		check(f, worksheet_write_string(f->guide, row++, column, *values, NULL));
	lxw_col_to_name(name, column, 1);
	return arena_printf(f->arena, "=填表说明!%s$2:%s$%u", name, name, (unsigned)row);
}

static void add_list(Form *f, lxw_col_t column, const Field *field, const char **values)
{
	size_t bytes = 0;
	for (size_t i = 0; values[i]; i++)
		bytes += strlen(values[i]) + 1;
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST, .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
		.error_title = "不在可选项中", .error_message = "请从下拉列表中选择。" };
	if (bytes <= OWN_LIST_MOST) {
		v.value_list = (char **)values;
	} else {
		v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
		v.value_formula = list_on_guide(f, values, field->label);
	}
	check(f, worksheet_data_validation_range(f->sheet, FIRST_ROW, column, LAST_ROW, column, &v));
}

/* Figures are warned of, not refused: — and 停产 are answers too. */
static void add_figure(Form *f, lxw_col_t column, const Field *field)
{
	lxw_data_validation v = { .validate = field->type == FIELD_COUNT || field->type == FIELD_YEAR ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL,
		.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO, .minimum_number = 0, .value_number = 0,
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING, .error_title = "不是数字",
		.error_message = "此列填数字，单位见表头；没有数据填“—”。" };
	check(f, worksheet_data_validation_range(f->sheet, FIRST_ROW, column, LAST_ROW, column, &v));
}

static const char *meaning(Form *f, const Field *field)
{
	static const char *const kinds[FIELD_TYPE_COUNT] = {
		[FIELD_TEXT] = "文字", [FIELD_NAME] = "名称，各台账写法一致", [FIELD_CODE] = "代码，按原样填写", [FIELD_NUMBER] = "数字", [FIELD_COUNT] = "整数",
		[FIELD_YEAR] = "年份，如 2026",
		[FIELD_PERCENT] = "百分数，填百分号前的数，如 94.5", [FIELD_DATE] = "日期，如 2026-06-30 或 2026-06",
		[FIELD_FLAG] = "是或否", [FIELD_AREA] = "县区，从列表中选", [FIELD_CHOICE] = "从列表中选", [FIELD_RANGE] = "区间，如 1～2",
		[FIELD_PICTURE] = "图片，嵌入单元格",
	};
	if (field->type == FIELD_CHOICE) {
		Buf b = { 0 };
		for (size_t i = 0; i < field->choice_count; i++)
			buf_printf(&b, "%s%s", i ? "、" : "从列表中选：", field->choices[i].value);
		const char *text = arena_strdup(f->arena, buf_text(&b));
		buf_free(&b);
		return text;
	}
	return kinds[field->type];
}

static void write_guide(Form *f)
{
	static const char *const heads[] = { "栏目", "填写内容", "单位", "必填" };
	static const double widths[] = { 22, 44, 14, 8 };
	for (lxw_col_t i = 0; i < 4; i++) {
		check(f, worksheet_write_string(f->guide, 0, i, heads[i], f->guide_head));
		check(f, worksheet_set_column(f->guide, i, i, widths[i], NULL));
	}
	for (size_t i = 0; i < f->schema->field_count; i++) {
		const Field *field = &f->schema->fields[i];
		lxw_row_t row = (lxw_row_t)i + 1;
		check(f, worksheet_write_string(f->guide, row, 0, field->label, f->wrapped));
		check(f, worksheet_write_string(f->guide, row, 1, meaning(f, field), f->wrapped));
		check(f, worksheet_write_string(f->guide, row, 2, field->unit ? measure_words(field->unit) : field->type == FIELD_PERCENT ? "%" : "", NULL));
		check(f, worksheet_write_string(f->guide, row, 3, field->required ? "必填" : "", NULL));
	}
}

static void write_sheet(Form *f)
{
	size_t n = f->schema->field_count;
	if (n > 1)
		check(f, worksheet_merge_range(f->sheet, TITLE_ROW, 0, TITLE_ROW, (lxw_col_t)(n - 1), f->schema->label, f->title));
	else
		check(f, worksheet_write_string(f->sheet, TITLE_ROW, 0, f->schema->label, f->title));
	check(f, worksheet_set_row(f->sheet, TITLE_ROW, 30, NULL));
	check(f, worksheet_set_row(f->sheet, HEAD_ROW, 32, NULL));
	for (size_t i = 0; i < n; i++) {
		const Field *field = &f->schema->fields[i];
		lxw_col_t column = (lxw_col_t)i;
		const char *head = heading(f, field), **values = values_of(f, field);
		check(f, worksheet_write_string(f->sheet, HEAD_ROW, column, head, field->required ? f->must : f->head));
		check(f, worksheet_set_column(f->sheet, column, column, column_width(head, field), field_is_number(field->type) ? f->figure : f->text));
		if (values)
			add_list(f, column, field, values);
		else if (field_is_number(field->type))
			add_figure(f, column, field);
	}
	worksheet_freeze_panes(f->sheet, FIRST_ROW, 0);
	worksheet_repeat_rows(f->sheet, HEAD_ROW, HEAD_ROW);
	worksheet_set_landscape(f->sheet);
	worksheet_set_paper(f->sheet, 9); /* A4 */
	worksheet_fit_to_pages(f->sheet, 1, 0);
}

/* A name of a sheet has at most 31 characters and none of []:*?/\. */
static const char *sheet_name(Form *f)
{
	char *name = arena_strdup(f->arena, f->schema->label);
	size_t chars = 0;
	for (char *p = name; *p; p++) {
		if (((unsigned char)*p & 0xC0) != 0x80 && ++chars > 31) {
			*p = 0;
			break;
		}
		if (strchr("[]:*?/\\", *p))
			*p = ' ';
	}
	return name;
}

static bool fill(Form *f, const char *path)
{
	f->book = workbook_new(path);
	if (!f->book)
		return false;
	lxw_doc_properties properties = { .title = (char *)f->schema->label, .created = 946684800 }; /* no clock: the same bytes each time */
	workbook_set_properties(f->book, &properties);
	make_formats(f);
	f->sheet = workbook_add_worksheet(f->book, sheet_name(f));
	f->guide = workbook_add_worksheet(f->book, "填表说明");
	if (f->sheet && f->guide) {
		write_sheet(f);
		write_guide(f);
	}
	bool good = f->sheet && f->guide && !f->error;
	lxw_error e = workbook_close(f->book); /* frees it, too */
	check(f, e);
	return good && !f->error;
}

static void pass_over_tag(void *unused, const char *name, const char *const *attributes)
{
	(void)unused, (void)name, (void)attributes;
}

static void pass_over_end(void *unused, const char *name)
{
	(void)unused, (void)name;
}

static void pass_over_text(void *unused, const char *s, size_t n)
{
	(void)unused, (void)s, (void)n;
}

/* A part that was cut off where its temporary file had no room is no XML. */
static bool has_whole_parts(Package *p)
{
	static const char *const parts[] = { "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/workbook.xml",
		"xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml",
		"xl/worksheets/sheet2.xml" };
	static const XmlHandler nothing = { .begin = pass_over_tag, .end = pass_over_end, .text = pass_over_text };
	bool good = true;
	for (size_t i = 0; good && i < sizeof parts / sizeof *parts; i++)
		good = package_has(p, parts[i]) && package_parse(p, parts[i], &nothing, NULL);
	return good;
}

/* A form that is there may have been filled in: only the blank one itself is written over unasked. */
static bool may_write(const char *path, const Buf *bytes, Diag *d)
{
	Buf there = { 0 };
	if (!strcmp(path, "-") || !file_exists(path) || !file_is_plain(path))
		return true;
	bool read = file_read(path, &there, d);
	bool blank = read && there.len == bytes->len && !memcmp(buf_text(&there), buf_text(bytes), bytes->len);
	buf_free(&there);
	if (read && !blank)
		diag_error(d, (Place){ .file = path }, "another file is there, which may be a form filled in: name a new one with -o; --force writes over it");
	return blank;
}

static bool put_in_place(const Buf *bytes, const char *path, Diag *d)
{
	OutFile *out = file_rewrite(path, d);
	if (!out)
		return false;
	file_put(out, bytes->data, bytes->len);
	return file_commit(out);
}

static bool read_whole(int fd, Buf *out)
{
	char chunk[65536];
	ssize_t n;
	while ((n = pread(fd, chunk, sizeof chunk, (off_t)out->len)) > 0)
		buf_add(out, chunk, (size_t)n);
	return n == 0;
}

static bool cannot(const char *path, const char *why, Diag *d)
{
	diag_machine(d, (Place){ .file = path }, "the form cannot be written: %s", why);
	return false;
}

static bool no_room(Arena *a, const char *path, Diag *d)
{
	const char *tmp = getenv("TMPDIR");
	return cannot(path, arena_printf(a, "the folder for temporary files, %s, has no room for its parts; TMPDIR names another one", tmp && *tmp ? tmp : "/tmp"), d);
}

/* What was written, read as whoever gets it will. */
static bool is_whole(Arena *a, const char *path, const Buf *bytes, Diag *d)
{
	Refusal refusal = { 0 };
	Package *p = package_open(a, path, buf_text(bytes), bytes->len, &refusal);
	if (!p)
		return cannot(path, refusal.why, d);
	bool good = has_whole_parts(p);
	package_close(p);
	return good || no_room(a, path, d);
}

/* The finished workbook's bytes, by way of the file that fd is open on. */
static bool make(Form *f, const char *path, int fd, Buf *out, Diag *d)
{
	mem_reserve(ROOM);
	signals_hold(); /* the library's temporary files have names for a moment */
	bool good = fill(f, arena_printf(f->arena, "/proc/self/fd/%d", fd));
	signals_release();
	if (f->error == LXW_ERROR_CREATING_TMPFILE)
		return no_room(f->arena, path, d);
	if (!good)
		return cannot(path, f->error ? lxw_strerror(f->error) : "no workbook can be made", d);
	if (!read_whole(fd, out))
		return cannot(path, strerror(errno), d);
	return is_whole(f->arena, path, out, d);
}

/* A piece that a failing disk took without a word may leave XML all the same: what is written a second time has it. */
static bool make_surely(const Form *blank, const char *path, int fd, Buf *out, Diag *d)
{
	Buf again = { 0 };
	Form first = *blank, second = *blank;
	bool good = make(&first, path, fd, out, d) && make(&second, path, fd, &again, d);
	if (good && (again.len != out->len || memcmp(buf_text(&again), buf_text(out), again.len) != 0))
		good = cannot(path, "a piece of it was lost in a temporary file", d);
	buf_free(&again);
	return good;
}

/* The form has one head row under a title: where the schema declares that the files it is for look otherwise, the
 * form's own line in the manifest has to say so. */
static void note_shape(const Schema *schema, const char *path, Diag *d)
{
	const FileShape *s = &schema->shape;
	if (s->skip > 0 || s->head_rows > 1 || s->range.text || s->sheet)
		diag_note(d, (Place){ .file = path }, "ledger \"%s\" declares another shape than the form has: to read it, its line in the "
		          "manifest needs skip = 0, head_rows = 1, range = \"A:XFD\", sheet = \"%s\"", schema->name, schema->label);
}

bool form_write(Arena *a, const Schema *schema, const AreaName *areas, size_t area_count, const char *path, bool force, Diag *d)
{
	Form f = { .arena = a, .schema = schema, .areas = areas, .area_count = area_count };
	Buf bytes = { 0 };
	int fd = file_scratch(path);
	if (fd < 0)
		return cannot(path, strerror(errno), d);
	bool good = make_surely(&f, path, fd, &bytes, d) && (force || may_write(path, &bytes, d)) && put_in_place(&bytes, path, d);
	close(fd);
	buf_free(&bytes);
	if (good)
		note_shape(schema, path, d);
	return good;
}
