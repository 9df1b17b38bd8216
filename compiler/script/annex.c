/* annex.c - the numbers of a document with their sources as a table at its end (--annex data).
 *
 * What a number is was noted while the document was made (origin.h); here it is told (telling.h), section by section.
 * Numbers of one section that come from the same stand in one row, and so do those of one field of a ledger and those that a
 * file of the project lists.  Of many cells their files are named, with how many there are; `wenheng explain` prints all of
 * them.  What a reader looks up nowhere (dates, numbering, words of the template, what code worked out) is counted below the
 * table. */
#include "script/compile.h"
#include "script/telling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 4, CELLS_SHOWN = 4, FILES_SHOWN = 2, NUMBERS_SHOWN = 24 };

typedef struct AnnexRow { /* texts in the document's arena */
	ToldKind kind;
	const char *section, *place, *what, *explain;
	const char *file;    /* that lists the numbers, its lines in cells; else NULL */
	const char **numbers;
	size_t count, cap;
	const char **cells;  /* "用水监测-甘州区.csv:4:5", without its folder */
	size_t cell_count, cell_cap;
} AnnexRow;

typedef struct Annex {
	Arena *arena;
	bool english;
	AnnexRow *rows;
	size_t count, cap;
	size_t kinds[TOLD_KINDS]; /* how many numbers there are of each */
} Annex;

/* ---- texts ---- */

static const char *taken(Arena *a, Buf *b)
{
	const char *text = arena_strndup(a, buf_text(b), b->len);
	buf_free(b);
	return text;
}

/* A cell's place without its folder and what it says: "用水监测-甘州区.csv:4:5". */
static const char *short_cell(const Annex *x, const char *cell)
{
	size_t n = strcspn(cell, " ");
	const char *name = cell;
	for (const char *p = cell; p < cell + n; p++)
		name = *p == '/' ? p + 1 : name;
	return arena_strndup(x->arena, name, (size_t)(cell + n - name));
}

static size_t file_length(const char *cell)
{
	return strcspn(cell, ":");
}

/* "用水监测-甘州区.csv、用水监测-临泽县.csv等7份，共116格". */
static void put_files(const Annex *x, const AnnexRow *r, Buf *out)
{
	size_t files = 0;
	for (size_t i = 0; i < r->cell_count; i++) {
		size_t n = file_length(r->cells[i]), k = 0;
		while (k < i && (file_length(r->cells[k]) != n || memcmp(r->cells[k], r->cells[i], n) != 0))
			k++;
		if (k == i && files++ < FILES_SHOWN) {
			buf_text_add(out, files == 1 ? "" : x->english ? ", " : "、");
			buf_add(out, r->cells[i], n);
		}
	}
	if (files > FILES_SHOWN)
		buf_printf(out, x->english ? " and others, %zu files, " : "等%zu份", files);
	if (x->english)
		buf_printf(out, "%s%zu %s", files > FILES_SHOWN ? "" : ", ", COUNTED(r->cell_count, "cell"));
	else
		buf_printf(out, "，共%zu格", r->cell_count);
}

static const char *source_text(const Annex *x, const AnnexRow *r)
{
	Buf out = { 0 };
	const char *mark = x->english ? ", " : "、";
	if (r->file)
		buf_printf(&out, x->english ? "%s, line " : "%s第", r->file);
	if (r->cell_count > CELLS_SHOWN && !r->file)
		put_files(x, r, &out);
	else
		for (size_t i = 0; i < r->cell_count; i++)
			buf_printf(&out, "%s%s", i ? mark : "", r->cells[i]);
	if (r->file)
		buf_text_add(&out, x->english ? "" : "行");
	if (out.len == 0)
		buf_text_add(&out, r->explain);
	return taken(x->arena, &out);
}

/* A paragraph without a name of its own is called by its number: 2, note/1. */
static const char *paragraph_place(const Annex *x, const char *name)
{
	const char *number = strrchr(name, '/');
	bool note = !strncmp(name, "note/", 5);
	number = number ? number + 1 : name;
	if (strspn(number, "0123456789") != strlen(number))
		return name;
	return arena_printf(x->arena, x->english ? note ? "note %s" : "paragraph %s" : note ? "注%s" : "第%s段", number);
}

/* Where a number stands: 总体情况/任务进展 is a paragraph of a section, "各县区完成情况 3:2" a table's cell. */
static void split_place(const Annex *x, const char *where, const char **section, const char **place)
{
	static const char *const parts[][2] = { { "head", "版头" }, { "tail", "版记" }, { "top", "开头" } };
	const char *space = strrchr(where, ' '), *slash = strchr(where, '/');
	int row, cell, used = 0;
	if (space && sscanf(space, " %d:%d%n", &row, &cell, &used) == 2 && !space[used]) {
		*section = arena_strndup(x->arena, where, (size_t)(space - where));
		*place = arena_printf(x->arena, x->english ? "row %d, cell %d" : "第%d行第%d格", row, cell);
	} else {
		*section = slash ? arena_strndup(x->arena, where, (size_t)(slash - where)) : where;
		*place = slash ? paragraph_place(x, slash + 1) : "";
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts && !x->english; i++)
		if (!strcmp(*section, parts[i][0]))
			*section = parts[i][1];
}

/* ---- rows ---- */

static bool same_cells(const AnnexRow *a, const AnnexRow *b)
{
	bool same = a->cell_count == b->cell_count;
	for (size_t i = 0; same && i < a->cell_count; i++)
		same = !strcmp(a->cells[i], b->cells[i]);
	return same;
}

/* The row of the section that the numbers of this one belong to. */
static AnnexRow *row_like(Annex *x, const AnnexRow *one)
{
	for (size_t i = x->count; i > 0 && !strcmp(x->rows[i - 1].section, one->section); i--) {
		AnnexRow *r = &x->rows[i - 1];
		bool same = r->kind == one->kind && (one->file ? r->file && !strcmp(r->file, one->file) : !strcmp(r->what, one->what));
		if (same && (one->kind == TOLD_CELL || one->file || same_cells(r, one)))
			return r;
	}
	return NULL;
}

static void add_text(Annex *x, const char ***list, size_t *count, size_t *cap, const char *text)
{
	for (size_t i = 0; i < *count; i++)
		if (!strcmp((*list)[i], text))
			return;
	*ARENA_PUSH(x->arena, *list, *count, *cap) = text;
}

static void set_source(Annex *x, AnnexRow *one, const Told *told)
{
	for (size_t i = 0; i < told->count; i++) {
		const char *cell = short_cell(x, told->cells[i]), *colon = strrchr(cell, ':');
		if (told->kind == TOLD_FILE && colon) {
			one->file = arena_strndup(x->arena, cell, (size_t)(colon - cell));
			cell = colon + 1;
		}
		*ARENA_PUSH(x->arena, one->cells, one->cell_count, one->cell_cap) = cell; /* telling.c has each once */
	}
}

static void add_number(Annex *x, const TracedNumber *n, const Told *told)
{
	AnnexRow one = { .kind = told->kind, .explain = told->explain };
	x->kinds[told->kind]++;
	if (told->kind > TOLD_OVERRIDE)
		return;
	split_place(x, n->where, &one.section, &one.place);
	one.what = arena_printf(x->arena, "%s%s%s", told->what, *told->formula ? x->english ? ": " : "：" : "", told->formula);
	set_source(x, &one, told);
	AnnexRow *row = row_like(x, &one);
	if (!row) {
		row = MEM_PUSH(x->rows, x->count, x->cap);
		*row = one;
	} else if (!same_cells(row, &one)) {
		for (size_t i = 0; i < one.cell_count; i++)
			add_text(x, &row->cells, &row->cell_count, &row->cell_cap, one.cells[i]);
	}
	add_text(x, &row->numbers, &row->count, &row->cap, n->text);
}

/* ---- the table ---- */

static Node *put_cell(Arena *a, Node *row, const char *text, bool english)
{
	Node *cell = node_new(a, NODE_CELL, row->place);
	bool han = false;
	for (const char *p = text; *p; p++)
		han = han || (unsigned char)*p >= 0xE3;
	cell->lang = english && han ? "zh" : NULL; /* names out of ledgers */
	node_append(cell, node_text(a, row->place, text, strlen(text)));
	node_append(row, cell);
	return cell;
}

static Node *put_row(Arena *a, Node *table)
{
	Node *row = node_new(a, NODE_ROW, table->place);
	node_append(table, row);
	return row;
}

static void put_rows(const Annex *x, Node *table)
{
	const char *section = NULL;
	for (size_t i = 0; i < x->count; i++) {
		const AnnexRow *r = &x->rows[i];
		if (!section || strcmp(section, r->section) != 0) {
			Node *group = put_row(x->arena, table);
			group->u.row.group = true;
			put_cell(x->arena, group, r->section, x->english)->u.cell.colspan = COLUMNS;
			section = r->section;
		}
		Buf numbers = { 0 };
		for (size_t k = 0; k < r->count && k < NUMBERS_SHOWN; k++)
			buf_printf(&numbers, "%s%s", k == 0 ? "" : x->english ? ", " : "、", r->numbers[k]);
		if (r->count > NUMBERS_SHOWN)
			buf_printf(&numbers, x->english ? " (%zu in all)" : "等%zu个", r->count);
		const char *texts[COLUMNS] = { taken(x->arena, &numbers), r->place, r->what, source_text(x, r) };
		Node *row = put_row(x->arena, table);
		for (int k = 0; k < COLUMNS; k++)
			put_cell(x->arena, row, texts[k], x->english);
	}
}

static Node *new_table(const Annex *x, Place at, const Class *klass)
{
	static const int32_t weights[COLUMNS] = { 7, 6, 15, 11 };
	static const char *const heads[][COLUMNS] = { { "数", "位置", "是什么", "来源" }, { "Number", "Where", "What it is", "Source" } };
	Node *table = node_new(x->arena, NODE_TABLE, at);
	TableInfo *info = ARENA_NEW(x->arena, TableInfo);
	info->columns = arena_array(x->arena, COLUMNS, sizeof *info->columns);
	info->column_count = COLUMNS;
	info->head_rows = 1;
	info->continue_label = true;
	for (int i = 0; i < COLUMNS; i++)
		info->columns[i] = (Column){ .weight = weights[i] * 1000, .align = COLUMN_LEFT };
	table->u.table = info;
	table->style = class_style(klass, "dense_long_cell") || class_style(klass, "dense_long") ? "dense_long" : NULL;
	Node *head = put_row(x->arena, table);
	head->u.row.head = true;
	for (int i = 0; i < COLUMNS; i++)
		put_cell(x->arena, head, heads[x->english][i], false);
	put_rows(x, table);
	return table;
}

/* What the table leaves out, with how many there are. */
static const char *rest_text(const Annex *x)
{
	static const struct { ToldKind kind; const char *zh, *en; } parts[] = {
		{ TOLD_TEXT, "模板和固定文字所写%zu个", "%zu in the template’s own words" },
		{ TOLD_PERIOD, "统计期和文件日期%zu个", "%zu of the period and the document’s date" },
		{ TOLD_NUMBERING, "序号%zu个", "%zu for the numbering of headings, tables and rows" },
		{ TOLD_COMPUTED, "由脚本逐项清点、换算%zu个（所在行见--trace）", "%zu worked out by scripts, whose lines --trace gives" },
		{ TOLD_UNKNOWN, "来源不明%zu个", "%zu of unknown origin" },
	};
	Buf out = { 0 };
	size_t all = 0, listed = 0, told = 0;
	for (int k = 0; k < TOLD_KINDS; k++) {
		all += x->kinds[k];
		listed += k <= TOLD_OVERRIDE ? x->kinds[k] : 0;
	}
	if (x->english)
		buf_printf(&out, "The document has %zu %s, of which the table gives %zu, by section, those of one source in one row; wenheng explain shows each cell",
		           COUNTED(all, "number"), listed);
	else
		buf_printf(&out, "全文共有数%zu个，上表按章节列出%zu个，同一来源的并为一行，各格位置和数值用wenheng explain查看", all, listed);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (x->kinds[parts[i].kind] == 0)
			continue;
		buf_text_add(&out, told++ ? x->english ? "; " : "，" : x->english ? ". The others: " : "；其余不列：");
		buf_printf(&out, x->english ? parts[i].en : parts[i].zh, x->kinds[parts[i].kind]);
	}
	buf_text_add(&out, x->english ? "." : "。");
	return taken(x->arena, &out);
}

void annex_open(Compile *c)
{
	Place at = { .file = c->doc->file };
	c->annex = node_new(c->doc->arena, NODE_BLOCK, at);
	node_append(c->doc->root, node_new(c->doc->arena, NODE_PAGEBREAK, at));
	node_append(c->doc->root, c->annex);
}

static void put_para(Compile *c, const char *text, bool strong, const char *style)
{
	Arena *a = c->doc->arena;
	Node *para = node_new(a, NODE_PARA, c->annex->place), *home = para;
	if (strong) {
		home = node_new(a, NODE_STRONG, para->place);
		node_append(para, home);
	}
	node_append(home, node_text(a, para->place, text, strlen(text)));
	para->style = style && class_style(c->doc->klass, style) ? style : NULL;
	node_append(c->annex, para);
}

void annex_fill(Compile *c)
{
	size_t count;
	Doc *doc = c->doc;
	const TracedNumber *list = origins_traced(c->s->origins, &count);
	Annex x = { .arena = doc->arena, .english = !strcmp(doc->lang, "en") };
	Telling t = { c->s, doc->arena, c->request->period, x.english, true };
	for (size_t i = 0; i < count && t.good; i++) {
		Told told = telling_of(&t, list[i].origin);
		add_number(&x, &list[i], &told);
		free(told.cells);
	}
	put_para(c, x.english ? "Sources of the Figures" : "数据来源", true, NULL);
	node_append(c->annex, new_table(&x, c->annex->place, doc->klass));
	put_para(c, rest_text(&x), false, "note");
	free(x.rows);
}
