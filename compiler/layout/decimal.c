/* decimal.c - figures of a column that stand with their points under each other. */
#include "layout/decimal.h"

#include <string.h>

#include "layout/grid.h"

static bool asks(const Table *t, int column)
{
	const TableInfo *info = t->info;
	ColumnAlign a = info && column < info->column_count ? info->columns[column].align : COLUMN_DEFAULT;
	return a == COLUMN_DECIMAL || a == COLUMN_DECIMAL_CENTER;
}

/* Whether the cell stands in such a column as one of its figures may. */
static bool takes_part(const Table *t, const Cell *c)
{
	return !c->head && c->columns == 1 && c->node && c->node->first && c->node->u.cell.align == COLUMN_DEFAULT &&
	       asks(t, c->column) && !node_is_block(c->node->first->kind);
}

/* The cell's text, a sum's as it prints, into b. */
static void text_of(Table *t, const Cell *c, Buf *b)
{
	t->sums.column = c->column;
	for (const Node *n = c->node->first; n; n = n->next) {
		const char *sum = n->kind == NODE_SUM ? sums_text(t, n) : NULL;
		if (sum)
			buf_text_add(b, sum);
		else
			node_plain(n, b);
	}
}

/* Where the figure's whole part ends: 1,234|.50, 12|%.  SIZE_MAX: the text is no figure. */
static size_t point_in(const char *s)
{
	size_t sign = strspn(s, "+- "), n;
	if (!strncmp(s + sign, "−", strlen("−")) || !strncmp(s + sign, "－", strlen("－")))
		sign += strlen("−");
	n = strspn(s + sign, "0123456789,");
	return n ? sign + n : SIZE_MAX;
}

static Unit width_of(Table *t, const char *s, size_t n, const Style *style)
{
	char *text = arena_strndup(t->flow.lines->arena, s, n);
	Lines *lines = n ? lines_set_text(t->flow.lines, text, style, UNIT_MAX / 4) : NULL;
	return lines ? lines->max_width : 0;
}

/* Figures alike in their digits' number are alike in width: all digits are as wide as a 0. */
static Unit tail_width(Table *t, const char *s, const Style *style)
{
	char zeros[16] = "";
	size_t n = strlen(s), digits = strspn(s + (*s == '.'), "0123456789") + (*s == '.');
	if (digits < n || n >= sizeof zeros)
		return width_of(t, s, n, style);
	if (t->tails[n].style != style) {
		memset(zeros, '0', n);
		if (n)
			zeros[0] = *s == '.' ? '.' : '0';
		t->tails[n] = (Tail){ style, width_of(t, zeros, n, style) };
	}
	return t->tails[n].width;
}

static void measure_row(Table *t, const Row *row, void *context)
{
	(void)context;
	t->sums.row = row;
	for (int k = 0; k < t->columns; k++) {
		const Cell *c = row->cells[k];
		if (c->row != row->number || !takes_part(t, c))
			continue;
		Buf b = { 0 };
		text_of(t, c, &b);
		size_t point = point_in(buf_text(&b));
		if (point != SIZE_MAX) {
			Unit whole = width_of(t, buf_text(&b), point, c->style), tail = tail_width(t, buf_text(&b) + point, c->style);
			t->blocks[k].whole = whole > t->blocks[k].whole ? whole : t->blocks[k].whole;
			t->blocks[k].tail = tail > t->blocks[k].tail ? tail : t->blocks[k].tail;
		}
		buf_free(&b);
	}
}

static void declared(Table *t, int k)
{
	const Style *s = class_style(t->flow.klass, "cell");
	char tail[24] = ".";
	int decimals = t->info->columns[k].decimals;
	memset(tail + 1, '0', (size_t)decimals);
	t->blocks[k].tail = decimals && s ? tail_width(t, tail, s) : 0;
}

bool decimal_open(Table *t)
{
	bool any = false;
	for (int k = 0; k < t->columns; k++)
		any = any || asks(t, k);
	if (!any)
		return true;
	t->blocks = arena_array(t->arena, (size_t)t->columns, sizeof *t->blocks);
	t->tails = arena_array(t->arena, 16, sizeof *t->tails);
	if (t->info->source) {
		for (int k = 0; k < t->columns; k++)
			if (asks(t, k))
				declared(t, k);
		return true;
	}
	t->sums.sample = true;
	bool good = grid_each_row(t, false, measure_row, NULL);
	t->sums.sample = false;
	return good;
}

Unit decimal_shift(Table *t, const Cell *c, Unit width, Unit natural)
{
	if (!t->blocks || !takes_part(t, c))
		return 0;
	const Block *block = &t->blocks[c->column];
	bool middle = t->info->columns[c->column].align == COLUMN_DECIMAL_CENTER && !t->info->source;
	Buf b = { 0 };
	text_of(t, c, &b);
	size_t point = point_in(buf_text(&b));
	Unit shift = 0, spare = middle ? width - block->whole - block->tail : 0;
	if (point != SIZE_MAX)
		shift = (spare > 0 ? spare / 2 : 0) + block->tail - tail_width(t, buf_text(&b) + point, c->style);
	else if (middle)
		shift = (width - natural) / 2;
	buf_free(&b);
	Unit most = width - natural;
	return shift < 0 || most < 0 ? 0 : shift < most ? shift : most;
}

/* ---- figures wider than their column ---- */

/* -1,234.50, 94.5% and nothing else. */
static bool is_figure(const char *s)
{
	size_t whole = point_in(s);
	if (whole == SIZE_MAX)
		return false;
	s += whole;
	s += *s == '.' ? 1 + strspn(s + 1, "0123456789") : 0;
	return !*s || !strcmp(s, "%");
}

static void warn_narrow(Table *t, const Cell *c, const char *figure, const char *what)
{
	if (flow_first(&t->flow, arena_printf(t->flow.arena, "narrow %d", c->column), t->place))
		diag_warn(t->flow.diag, c->node->place, "\"%s\" is wider than column %d of its table: %s", figure,
		          c->column + 1, what);
}

Lines *decimal_fit(Table *t, const Cell *c, Lines *lines, Unit width)
{
	const Node *only = c->node ? c->node->first : NULL;
	if (lines->count < 2 || !only || only->next || (only->kind != NODE_TEXT && only->kind != NODE_SUM))
		return lines;
	Buf b = { 0 };
	text_of(t, c, &b);
	const char *figure = arena_strndup(t->flow.lines->arena, buf_text(&b), b.len);
	buf_free(&b);
	if (!is_figure(figure))
		return lines;
	Style smaller = *c->style;
	while (smaller.size > c->style->size / 2) {
		smaller.size -= UNIT_PT / 2;
		Lines *one = lines_set_text(t->flow.lines, figure, &smaller, width);
		if (one->count == 1) {
			warn_narrow(t, c, figure, "set smaller");
			return one;
		}
	}
	warn_narrow(t, c, figure, "parted between its digits");
	return lines;
}
