/* sums.c - what a table's rows add up to, known part by part. */
#include "layout/sums.h"

#include <string.h>

#include "base/utf8.h"
#include "layout/grid.h"

/* ---- totals ---- */

static Total *new_totals(const Table *t, Arena *a)
{
	Total *list = arena_array(a, (size_t)t->sums.count, sizeof *list);
	for (int i = 0; i < t->sums.count; i++)
		list[i].sum = number_int(0);
	return list;
}

static void copy_totals(const Table *t, Total *to, const Total *from)
{
	memcpy(to, from, (size_t)t->sums.count * sizeof *to);
}

static void reset(const Table *t, Total *list)
{
	for (int i = 0; i < t->sums.count; i++)
		list[i] = (Total){ .sum = number_int(0) };
}

static void add(Total *total, Number n, int decimals)
{
	total->sum = number_add(total->sum, n);
	total->decimals = decimals > total->decimals ? decimals : total->decimals;
	total->count++;
}

/* ---- addends ---- */

/* Digits behind the point; of a fraction without an end two. */
static int decimals_of(Number n)
{
	Buf b = { 0 };
	number_text(&b, n);
	const char *point = strchr(buf_text(&b), '.');
	int decimals = strchr(buf_text(&b), '/') ? 2 : point ? (int)strlen(point + 1) : 0;
	buf_free(&b);
	return decimals;
}

/* One character as figures are written in any width; 0: a blank, -1: it belongs to no figure. */
static int plain_char(uint32_t cp)
{
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return (int)(cp - 0xFF10) + '0';
	switch (cp) {
	case ' ': case '\t': case '\n': case 0xA0: case 0x3000: return 0;
	case 0xFF0E: return '.';
	case 0xFF0C: return ',';
	case 0xFF0B: return '+';
	case 0x2212: case 0xFF0D: return '-';
	default: return cp < 0x80 && strchr("0123456789.,+-", (int)cp) ? (int)cp : -1;
	}
}

/* Takes the thousands separators out: three digits behind each, one to three before the first. */
static bool take_separators(Buf *b)
{
	size_t kept = 0, run = 0; /* digits since a separator or the beginning */
	bool separated = false, good = true, behind_point = false;
	for (size_t i = 0; i < b->len; i++) {
		char c = b->data[i];
		if (c == ',' || c == '.') {
			good = good && !(c == ',' && behind_point) && (separated ? run == 3 : c == '.' || (run > 0 && run <= 3));
			separated = c == ',';
			behind_point = behind_point || c == '.';
			run = 0;
		} else {
			run += c >= '0' && c <= '9';
		}
		if (c != ',')
			b->data[kept++] = c;
	}
	b->len = kept;
	return good && (!separated || run == 3);
}

typedef enum Reading { READ_NONE, READ_GOOD, READ_BAD } Reading;

/* 1,234.50, in digits of any width; marks that stand for no figure are none. */
static Reading read_figure(const char *text, size_t n, Number *out, int *decimals)
{
	static const char *const marks[] = { "", "—", "——", "-", "--", "/", "*", "无", "…", "……" };
	while (n && (text[0] == ' ' || text[n - 1] == ' ')) {
		text += text[0] == ' ';
		n--;
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (n == strlen(marks[i]) && !memcmp(text, marks[i], n))
			return READ_NONE;
	Buf b = { 0 };
	bool good = true, blank = false;
	for (const char *p = text, *end = text + n; p < end && good;) {
		uint32_t cp;
		size_t len = utf8_decode(p, end, &cp);
		int c = plain_char(cp);
		good = c == 0 || (c > 0 && !blank);
		blank = blank || (c == 0 && b.len);
		if (c > 0)
			buf_byte(&b, (char)c);
		p += len ? len : 1;
	}
	bool none = good && !b.len;
	good = good && take_separators(&b) && number_parse(buf_text(&b), b.len, out) && number_ok(*out);
	const char *point = good && b.len ? memchr(b.data, '.', b.len) : NULL;
	*decimals = point ? (int)(b.len - (size_t)(point + 1 - b.data)) : 0;
	buf_free(&b);
	return none ? READ_NONE : good ? READ_GOOD : READ_BAD;
}

/* The plain decimal that most cells hold. */
static bool read_plain(const char *s, size_t n, Number *out, int *decimals)
{
	static const int64_t powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
	int64_t value = 0;
	int behind = -1;
	size_t i = n && s[0] == '-';
	if (i == n || n > 17 || s[i] == '.' || s[n - 1] == '.')
		return false;
	for (; i < n; i++) {
		if (s[i] == '.' && behind < 0) {
			behind = 0;
			continue;
		}
		if (s[i] < '0' || s[i] > '9' || behind >= 6)
			return false;
		value = value * 10 + (s[i] - '0');
		behind += behind >= 0;
	}
	*decimals = behind > 0 ? behind : 0;
	*out = number_make(s[0] == '-' ? -value : value, powers[*decimals]);
	return true;
}

/* Each once, and of many only the first: a column of text may be long. */
static void warn_no_addend(Table *t, const Node *cell, const char *text)
{
	enum { TOLD = 20 };
	int told = ++t->sums.refused;
	if (told <= TOLD && flow_first(&t->flow, arena_printf(t->flow.arena, "addend %s", text), cell->place))
		diag_warn(t->flow.diag, cell->place, "\"%s\" is no plain figure: it is not in the sum of its column", text);
	else if (told == TOLD + 1 && flow_first(&t->flow, "further addends", t->place))
		diag_warn(t->flow.diag, t->place, "further cells are no plain figures either, and in no sum: they are not told one by one");
}

static bool read_addend(Table *t, const Node *cell, Number *out, int *decimals)
{
	const Node *only = cell->first;
	if (cell->u.cell.value) {
		*out = *cell->u.cell.value;
		*decimals = decimals_of(*out);
		return number_ok(*out);
	}
	if (only && !only->next && only->kind == NODE_TEXT && read_plain(only->u.text.bytes, only->u.text.len, out, decimals))
		return true;
	Buf b = { 0 };
	node_plain(cell, &b);
	Reading r = read_figure(buf_text(&b), b.len, out, decimals);
	if (r == READ_BAD)
		warn_no_addend(t, cell, buf_text(&b));
	buf_free(&b);
	return r == READ_GOOD;
}

bool sums_in(const Node *cell)
{
	for (const Node *n = cell; n; n = node_after(n, cell))
		if (n->kind == NODE_SUM)
			return true;
	return false;
}

static bool row_holds(const Row *row, SumOf of, bool any)
{
	const Node *top = row->node;
	for (const Node *n = top; n; n = node_after(n, top))
		if (n->kind == NODE_SUM && (any || n->u.sum.of == of))
			return true;
	return false;
}

static bool counts(const Row *row)
{
	const Node *n = row->node;
	return !row->head && n->u.row.place == ROW_BODY && !n->u.row.group && !row_holds(row, SUM_PAGE, true);
}

static void add_row(Table *t, const Row *row, Total *to, Total *also)
{
	for (int k = 0; k < t->columns; k++) {
		const Cell *c = row->cells[k];
		int slot = t->sums.slot[k], decimals = 0;
		Number n;
		if (slot < 0 || c->row != row->number || c->column != k || !c->node || !read_addend(t, c->node, &n, &decimals))
			continue;
		add(&to[slot], n, decimals);
		if (also)
			add(&also[slot], n, decimals);
	}
}

/* ---- the table's columns ---- */

static void find_columns(Table *t, const Row *row, void *context)
{
	Sums *s = &t->sums;
	(void)context;
	for (int k = 0; k < t->columns; k++) {
		const Cell *c = row->cells[k];
		if (c->row != row->number || c->column != k || !c->node)
			continue;
		for (const Node *n = c->node; n; n = node_after(n, c->node)) {
			int column = n->kind != NODE_SUM ? -1 : n->u.sum.column > 0 ? n->u.sum.column - 1 : k;
			if (column >= 0 && column < t->columns && s->slot[column] < 0)
				s->slot[column] = s->count++;
			s->groups = s->groups || (n->kind == NODE_SUM && n->u.sum.of == SUM_GROUP);
		}
	}
}

static void add_to_all(Table *t, const Row *row, void *context)
{
	if (counts(row))
		add_row(t, row, context, NULL);
}

static bool holds_sum(const Node *table)
{
	for (const Node *r = table->first; r; r = r->next)
		if (sums_in(r))
			return true;
	return false;
}

/* Of a source only what is printed before its end must be known beforehand. */
static bool total_before_end(const Table *t)
{
	for (const Node *r = t->node->first; r; r = r->next)
		for (const Node *n = r; n && (r->kind != NODE_ROW || r->u.row.place != ROW_FOOT); n = node_after(n, r))
			if (n->kind == NODE_SUM && n->u.sum.of == SUM_TOTAL)
				return true;
	return false;
}

bool sums_open(Table *t)
{
	Sums *s = &t->sums;
	if (!holds_sum(t->node))
		return true;
	t->arena = arena_new_in(t->arena); /* of its own: one text prints other figures each time it is set */
	s->slot = arena_array(t->arena, (size_t)t->columns, sizeof *s->slot);
	for (int k = 0; k < t->columns; k++)
		s->slot[k] = -1;
	grid_each_row(t, false, find_columns, NULL);
	s->running = new_totals(t, t->arena);
	s->group = new_totals(t, t->arena);
	s->printed = new_totals(t, t->arena);
	bool source = t->info && t->info->source;
	if (source && !total_before_end(t))
		return true;
	s->all = new_totals(t, t->arena);
	return grid_each_row(t, source, add_to_all, s->all);
}

/* ---- row by row ---- */

void sums_take(Table *t, Row *row)
{
	Sums *s = &t->sums;
	if (!s->count)
		return;
	if (row->node->u.row.group)
		reset(t, s->group);
	if (counts(row))
		add_row(t, row, s->running, s->group);
	row->sums = new_totals(t, t->flow.arena);
	copy_totals(t, row->sums, s->running);
	s->row = row;
	s->from = NULL;
	s->to = row->sums;
}

void sums_taken(Table *t, Row *row)
{
	row->ends_group = t->sums.groups && row_holds(row, SUM_GROUP, false);
	if (row->ends_group)
		reset(t, t->sums.group);
}

const Total *sums_after(const Table *t, int row)
{
	const Total *sums = row >= t->next && row >= t->head.count ? grid_row(t, row)->sums : NULL;
	return sums ? sums : t->sums.printed;
}

void sums_settle(Table *t, const Total *to)
{
	if (t->sums.count && to != t->sums.printed)
		copy_totals(t, t->sums.printed, to);
}

void sums_band(Table *t, Band *band, const Total *from, const Total *to)
{
	Sums *s = &t->sums;
	if (!band->sums)
		return;
	Setting before = grid_begin(t, window_arena(t));
	for (int r = 0; r < band->count; r++) {
		Row *row = band->rows[r];
		for (int k = 0; k < t->columns; k++) {
			Cell *c = row->cells[k];
			if (c->row == r && c->column == k && c->node && sums_in(c->node))
				c->boxes = (BoxList){ .arena = t->flow.arena };
		}
		row->height = 0;
		s->row = row;
		s->from = from;
		s->to = to;
		grid_set(t, row);
	}
	grid_end(t, &before);
	grid_finish(t, band->rows, band->count);
	band->height = 0;
	for (int r = 0; r < band->count; r++)
		band->height += band->rows[r]->height;
}

/* ---- text ---- */

static const char *fault(Table *t, const Node *n, const char *what)
{
	if (flow_first(&t->flow, "sum", n->place))
		diag_error(t->flow.diag, n->place, "%s", what);
	t->flow.lines->failed = true;
	return NULL;
}

/* The sum's value in the row being set, or NULL where it has none. */
static const char *value(const Table *t, const Node *n, int slot, Total *out)
{
	const Sums *s = &t->sums;
	const Node *row = s->row->node;
	RowPlace place = row->u.row.place;
	switch (n->u.sum.of) {
	case SUM_PAGE:
		if (place != ROW_PAGE)
			return "the sum of a part stands in a row at its foot only: mark the row {page}, or put it into page_foot";
		*out = s->to[slot];
		out->sum = number_sub(out->sum, s->from[slot].sum);
		out->count -= s->from[slot].count;
		return NULL;
	case SUM_CARRIED:
		if (place != ROW_PAGE && place != ROW_CARRIED)
			return "what is carried from the part before stands in a row at a part's head or foot only";
		*out = s->from[slot];
		return NULL;
	case SUM_RUNNING:
		if (s->row->head)
			return "the head comes before any row: there is no running sum in it";
		*out = s->to[slot];
		return NULL;
	case SUM_GROUP:
		*out = s->group[slot];
		return place == ROW_BODY && !s->row->head ? NULL : "the sum of a group stands among the body's rows only";
	case SUM_TOTAL:
		*out = s->all ? s->all[slot] : s->running[slot];
		return NULL;
	}
	return NULL;
}

static void add_separated(Buf *out, const char *s)
{
	size_t whole = strspn(s, "-0123456789"), digits = whole - (*s == '-');
	for (size_t i = 0; s[i]; i++) {
		size_t left = whole - i;
		if (i < whole && s[i] != '-' && left % 3 == 0 && left < digits)
			buf_byte(out, ',');
		buf_byte(out, s[i]);
	}
}

/* What the sum itself asks for, else what its column does, else as many as its addends have. */
static int sum_decimals(const Table *t, const Node *n, int column, int addends)
{
	const TableInfo *info = t->info;
	if (n->u.sum.decimals >= 0)
		return n->u.sum.decimals;
	return info && column < info->column_count && info->columns[column].rounded ? info->columns[column].decimals : addends;
}

const char *sums_text(void *context, const Node *n)
{
	Table *t = context;
	Sums *s = &t->sums;
	int column = n->u.sum.column > 0 ? n->u.sum.column - 1 : s->column;
	if (column >= t->columns || !s->slot || s->slot[column] < 0)
		return fault(t, n, column >= t->columns ? "the table has no column of this number" : "a sum cannot stand in a row of a source");
	int slot = s->slot[column];
	Total total = s->all ? s->all[slot] : s->running[slot];
	const char *why = s->sample ? NULL : value(t, n, slot, &total);
	if (why || !number_ok(total.sum))
		return fault(t, n, why ? why : "this sum has too many digits");
	if (!total.count)
		return n->u.sum.none;
	Buf plain = { 0 }, out = { 0 };
	number_format(&plain, total.sum, sum_decimals(t, n, column, s->all ? s->all[slot].decimals : total.decimals), ROUND_HALF_UP);
	if (n->u.sum.plain)
		buf_text_add(&out, buf_text(&plain));
	else
		add_separated(&out, buf_text(&plain));
	const char *text = arena_strdup(t->flow.lines->arena, buf_text(&out));
	buf_free(&plain);
	buf_free(&out);
	return text;
}
