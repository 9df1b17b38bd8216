/* xlsx_strikes.c - see xlsx_strikes.h. */
#include "ledger/xlsx_strikes.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "ledger/package.h"

enum { STRIKES_MOST = 4096, FORMULA_MOST = 4096 };

/* ---- what a condition says ---- */

static const char *past_spaces(const char *p)
{
	while (*p == ' ')
		p++;
	return p;
}

/* A constant to the end of the formula: 3.5, "作废"; false: it is none. */
static bool read_constant(Arena *a, const char *p, Strike *out)
{
	Number n;
	p = past_spaces(p);
	size_t len = strlen(p);
	while (len && p[len - 1] == ' ')
		len--;
	if (len >= 2 && *p == '"' && p[len - 1] == '"' && !memchr(p + 1, '"', len - 2)) {
		out->value = arena_strndup(a, p + 1, len - 2);
		return true;
	}
	if (!number_parse(p, len, &n))
		return false;
	out->value = arena_strndup(a, p, len);
	return true;
}

/* The comparison that begins here, its bytes; 0: none does. */
static size_t read_sign(const char *p, CellWhen *when)
{
	static const struct { const char *sign; CellWhen when; } signs[] = {
		{ "<=", WHEN_AT_MOST }, { ">=", WHEN_AT_LEAST }, { "<>", WHEN_UNEQUAL }, { "=", WHEN_EQUAL }, { "<", WHEN_LESS }, { ">", WHEN_MORE },
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(p, signs[i].sign, strlen(signs[i].sign)) == 0) {
			*when = signs[i].when;
			return strlen(signs[i].sign);
		}
	return 0;
}

/* $F2="作废": a cell of the row, beside which the format's first cell stands, and a constant. */
static bool read_comparison(Arena *a, const char *p, Strike *out)
{
	char place[16];
	size_t n = 0;
	bool row_fixed = false;
	int column, row;
	out->fixed = *p == '$';
	p += out->fixed;
	for (; n + 1 < sizeof place && ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z')); p++)
		place[n++] = *p;
	row_fixed = *p == '$';
	p += row_fixed;
	for (; n + 1 < sizeof place && *p >= '0' && *p <= '9'; p++)
		place[n++] = *p;
	if (!n || row_fixed || !sheet_place(place, n, &column, &row) || row != out->top + 1)
		return false;
	p = past_spaces(p);
	n = read_sign(p, &out->when);
	out->column = column - 1;
	out->test = STRIKE_COMPARE;
	return n && read_constant(a, p + n, out);
}

static void read_expression(Arena *a, const char *formula, Strike *out)
{
	const char *p = past_spaces(formula);
	Strike found = *out;
	if (!strcmp(p, "TRUE") || !strcmp(p, "TRUE()") || !strcmp(p, "1"))
		out->test = STRIKE_ALWAYS;
	else if (read_comparison(a, p, &found))
		*out = found;
}

static void read_own(Arena *a, const char *sign, const char *formula, Strike *out)
{
	static const struct { const char *name; CellWhen when; } signs[] = {
		{ "equal", WHEN_EQUAL }, { "notEqual", WHEN_UNEQUAL }, { "lessThan", WHEN_LESS }, { "lessThanOrEqual", WHEN_AT_MOST },
		{ "greaterThan", WHEN_MORE }, { "greaterThanOrEqual", WHEN_AT_LEAST },
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!strcmp(sign, signs[i].name) && read_constant(a, formula, out)) {
			out->test = STRIKE_COMPARE;
			out->when = signs[i].when;
		}
}

/* Of a range whose place is known. */
static void settle(const StrikeReader *r, Strike *out)
{
	const char *formula = r->whole ? buf_text(&r->formula) : "";
	out->test = STRIKE_UNKNOWN;
	out->column = out->left_most;
	out->formula = arena_strdup(r->arena, formula);
	if (!strcmp(r->type, "notContainsBlanks"))
		out->test = STRIKE_ALWAYS;
	else if (!strcmp(r->type, "expression"))
		read_expression(r->arena, formula, out);
	else if (!strcmp(r->type, "cellIs"))
		read_own(r->arena, r->sign, formula, out);
	else if (!strcmp(r->type, "containsText") && r->text) {
		out->test = STRIKE_HOLDS;
		out->value = r->text;
	}
}

/* "A2:F10", "C3" */
static bool read_range(const char *s, size_t n, Strike *out)
{
	const char *colon = memchr(s, ':', n);
	size_t first = colon ? (size_t)(colon - s) : n;
	int column, row;
	if (!sheet_place(s, first, &column, &row) || row == 0)
		return false;
	out->left = out->right = column - 1;
	out->top = out->bottom = row - 1;
	if (!colon)
		return true;
	if (!sheet_place(colon + 1, n - first - 1, &column, &row) || row == 0)
		return false;
	out->right = column - 1;
	out->bottom = row - 1;
	return out->right >= out->left && out->bottom >= out->top;
}

/* Of each of the ranges; what a formula says of one is said from the first one's first cell. */
static void add_rule(StrikeReader *r)
{
	Strike first = { 0 };
	const char *p = r->ranges ? r->ranges : "";
	for (bool any = false; *p && r->item_count < STRIKES_MOST; any = true) {
		size_t n = strcspn(p, " ");
		Strike s = { 0 };
		if (n && read_range(p, n, &s)) {
			if (!any) {
				s.left_most = s.left;
				s.range = r->ranges;
				settle(r, &s);
				first = s;
			} else {
				int left = s.left, top = s.top, right = s.right, bottom = s.bottom;
				s = first;
				s.left = left;
				s.top = top;
				s.right = right;
				s.bottom = bottom;
			}
			*MEM_PUSH(r->items, r->item_count, r->cap) = s;
		}
		p += n;
		while (*p == ' ')
			p++;
	}
}

/* ---- the part ---- */

static void keep_word(char *out, size_t size, const char *word)
{
	out[0] = 0;
	if (word)
		strncat(out, word, size - 1);
}

bool strikes_begin(StrikeReader *r, const char *name, const char *const *attributes)
{
	if (!strcmp(name, "conditionalFormatting")) {
		const char *ranges = xml_attribute(attributes, "sqref");
		r->ranges = ranges ? arena_strdup(r->arena, ranges) : NULL;
	} else if (!strcmp(name, "cfRule")) {
		const char *format = xml_attribute(attributes, "dxfId"), *text = xml_attribute(attributes, "text");
		size_t i = format ? strtoul(format, NULL, 10) : r->count;
		r->wanted = r->ranges && i < r->count && r->struck[i];
		keep_word(r->type, sizeof r->type, xml_attribute(attributes, "type"));
		keep_word(r->sign, sizeof r->sign, xml_attribute(attributes, "operator"));
		r->text = r->wanted && text ? arena_strdup(r->arena, text) : NULL;
		r->whole = false;
		buf_clear(&r->formula);
	} else if (!strcmp(name, "formula")) {
		r->in_formula = r->wanted && !r->whole;
	} else {
		return false;
	}
	return true;
}

bool strikes_end(StrikeReader *r, const char *name)
{
	if (!strcmp(name, "formula")) {
		r->whole = r->whole || r->in_formula;
		r->in_formula = false;
	} else if (!strcmp(name, "cfRule")) {
		if (r->wanted)
			add_rule(r);
		r->wanted = false;
	} else if (!strcmp(name, "conditionalFormatting")) {
		r->ranges = NULL;
	} else {
		return false;
	}
	return true;
}

void strikes_text(StrikeReader *r, const char *s, size_t n)
{
	if (r->in_formula && r->formula.len + n <= FORMULA_MOST)
		buf_add(&r->formula, s, n);
}

void strikes_free(StrikeReader *r)
{
	buf_free(&r->formula);
	free(r->items);
	*r = (StrikeReader){ 0 };
}

/* ---- a cell ---- */

static bool compares(CellWhen when, int order)
{
	switch (when) {
	case WHEN_LESS: return order < 0;
	case WHEN_AT_MOST: return order <= 0;
	case WHEN_EQUAL: return order == 0;
	case WHEN_UNEQUAL: return order != 0;
	case WHEN_AT_LEAST: return order >= 0;
	case WHEN_MORE: return order > 0;
	case WHEN_ELSE: break;
	}
	return false;
}

/* Figures with figures, an empty cell being nothing; texts with texts only by whether they are the same. */
static bool compare(const Strike *s, const char *text)
{
	Number have, want;
	if (number_parse(s->value, strlen(s->value), &want)) {
		bool figure = number_parse(text, strlen(text), &have);
		if (!figure && *text)
			return s->when == WHEN_UNEQUAL;
		return compares(s->when, number_cmp(figure ? have : number_int(0), want));
	}
	bool same = strcmp(text, s->value) == 0;
	return s->when == WHEN_EQUAL ? same : s->when == WHEN_UNEQUAL && !same;
}

bool strike_holds(const Strike *s, const SheetRow *row, size_t column)
{
	long at = s->fixed ? s->column : (long)column + s->column - s->left_most;
	const char *text = at >= 0 && (size_t)at < row->count ? row->cells[at] : "";
	switch (s->test) {
	case STRIKE_ALWAYS: return true;
	case STRIKE_COMPARE: return compare(s, text);
	case STRIKE_HOLDS: return strstr(text, s->value) != NULL;
	case STRIKE_UNKNOWN: break;
	}
	return false;
}
