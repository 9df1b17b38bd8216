/* saidunit.c - see saidunit.h.
 *
 * A text is cut at its marks and spaces into clauses.  One that says a unit says of what: 单位：万立方米 of every column of that kind,
 * 再生水用量单位：万立方米 of one, 填报单位：甲县 of none.  Further units behind it, 单位：万立方米、公里, are of the same list. */
#include "ledger/saidunit.h"

#include <string.h>

#include "base/utf8.h"
#include "ledger/figure.h"
#include "ledger/heading.h"
#include "ledger/key.h"
#include "ledger/measure.h"

typedef enum Form {
	FORM_NONE,
	FORM_BARE,   /* （万立方米） */
	FORM_COLON,  /* 管网：米 */
	FORM_PHRASE, /* 以万立方米为单位 */
	FORM_UNIT    /* 单位：万立方米 */
} Form;

typedef struct Clause {
	Form        form;
	const char *of;   /* what is measured, "" for everything */
	const char *unit; /* "": it follows */
} Clause;

static bool is_figure(const Field *f)
{
	return field_is_number(f->type) || f->type == FIELD_RANGE;
}

static const char *target_unit(const Field *f)
{
	return f->unit ? f->unit : f->type == FIELD_PERCENT ? "%" : NULL;
}

bool saidunit_unnamed(Arena *a, const Table *t, size_t field)
{
	const Field *f = &t->schema->fields[field];
	Number factor;
	bool counted = f->unit && measure_factor(a, f->unit, "个", &factor) == MEASURE_FITS;
	return f->type == FIELD_NUMBER && f->unit && !counted && !measure_is_share(a, f->unit) && t->columns[field].col >= 0 && !t->columns[field].unit;
}

/* ---- clauses ---- */

/* Half width; the marks between clauses are spaces. */
static char *clean(Arena *a, const char *text)
{
	static const char *const signs[] = { "、", "。", "〔", "〕", "【", "】", NULL };
	char *half = key_half(a, text);
	for (int i = 0; signs[i]; i++)
		for (char *p = half; (p = strstr(p, signs[i])) != NULL;)
			memset(p, ' ', strlen(signs[i]));
	return half;
}

static const char *without_end(Arena *a, const char *text, const char *end)
{
	size_t n = strlen(text), k = strlen(end);
	return n >= k && strcmp(text + n - k, end) == 0 ? arena_strndup(a, text, n - k) : NULL;
}

/* 水量单位:万立方米, 管网:米 */
static bool colon_clause(Arena *a, const char *text, Clause *out)
{
	const char *colon = strrchr(text, ':');
	if (!colon)
		return false;
	const char *left = arena_strndup(a, text, (size_t)(colon - text)), *of = without_end(a, left, "单位");
	*out = (Clause){ of ? FORM_UNIT : FORM_COLON, of ? of : left, colon + 1 };
	return of || measure_known(a, out->unit);
}

/* 水量单位为万立方米, 单位均为万元 */
static bool verb_clause(Arena *a, const char *text, Clause *out)
{
	static const char *const adverbs[] = { "均", "都", "统一", "一律", NULL }, *const verbs[] = { "为", "是", NULL };
	const char *word = strstr(text, "单位"), *p = word ? word + strlen("单位") : NULL;
	if (!word)
		return false;
	for (int i = 0; adverbs[i]; i++)
		p += key_starts(p, adverbs[i]) ? strlen(adverbs[i]) : 0;
	for (int i = 0; verbs[i]; i++)
		if (key_starts(p, verbs[i])) {
			*out = (Clause){ FORM_UNIT, arena_strndup(a, text, (size_t)(word - text)), p + strlen(verbs[i]) };
			return measure_known(a, out->unit);
		}
	*out = (Clause){ FORM_UNIT, arena_strndup(a, text, (size_t)(word - text)), "" };
	return !*p && !key_ends(out->of, "为"); /* 单位 万立方米 */
}

/* 水量以万立方米为单位, 按万元计 */
static bool phrase_clause(Arena *a, const char *text, Clause *out)
{
	static const char *const starts[] = { "以", "按", "均为", "都为", NULL }, *const ends[] = { "为单位", "计", "计算", "统计", "填报", "填写", "", NULL };
	for (int i = 0; starts[i]; i++) {
		const char *at = strstr(text, starts[i]);
		for (int k = 0; at && ends[k]; k++) {
			const char *unit = without_end(a, at + strlen(starts[i]), ends[k]);
			if (!unit || !measure_known(a, unit))
				continue;
			*out = (Clause){ FORM_PHRASE, arena_strndup(a, text, (size_t)(at - text)), unit };
			return true;
		}
	}
	return false;
}

typedef struct Cursor {
	Arena      *arena;
	const char *at;
	bool        bracketed, first, listed; /* listed: units alone go on with what `of` says */
	Clause      last;
} Cursor;

static Cursor begin(Arena *a, const char *text)
{
	return (Cursor){ .arena = a, .at = clean(a, text), .first = true };
}

/* The next unit that is said; false at the end. */
static bool next_unit(Cursor *c, Clause *out)
{
	while (*c->at) {
		size_t n = strcspn(c->at, " ,;()[]");
		char end = c->at[n];
		bool bracketed = c->bracketed && (end == ')' || end == ']'), whole = c->first && !end;
		const char *text = n ? arena_strndup(c->arena, c->at, n) : NULL;
		c->at += n + (end != 0);
		c->bracketed = end == '(' || end == '[' || (c->bracketed && end != ')' && end != ']');
		if (!text)
			continue;
		c->first = false;
		bool unit = measure_known(c->arena, text);
		if (unit && (c->listed || bracketed || whole)) {
			*out = (Clause){ c->listed ? c->last.form : FORM_BARE, c->listed ? c->last.of : "", text };
			return true;
		}
		c->listed = !unit && (colon_clause(c->arena, text, out) || verb_clause(c->arena, text, out) || phrase_clause(c->arena, text, out));
		if (!c->listed)
			continue;
		c->last = *out;
		if (*out->unit)
			return true;
	}
	return false;
}

/* ---- what a unit is said of ---- */

/* What every column of the unit's kind is measured in: 单位, 计量单位, 水量单位. */
static bool of_all(const char *of)
{
	static const char *const ends[] = { "计量", "水量", "用水", "取水", "金额", "资金", "投资", "长度", "数据", "本表", "表中", "表内", "数量", NULL };
	bool all = !*of;
	for (int i = 0; ends[i]; i++)
		all = all || key_ends(of, ends[i]);
	return all;
}

/* The field whose column it is said of; -1: not one. */
static int field_said(Arena *a, const Table *t, const char *of)
{
	HeadingBook book = *t->book;
	const char *unit;
	book.arena = a;
	return *of ? heading_match(&book, of, &unit) : -1;
}

static bool fits(Arena *a, const Field *f, const char *unit, Number *factor)
{
	const char *target = target_unit(f);
	return is_figure(f) && target && measure_factor(a, f->yearly ? measure_of_year(a, unit) : unit, target, factor) == MEASURE_FITS;
}

/* False when it is said of columns, and fits none of them. */
static bool take(Arena *a, Table *t, const Clause *c)
{
	const char *of = key_make(a, c->of);
	int only = field_said(a, t, of);
	bool any = false;
	Number factor;
	if (only < 0 && !of_all(of))
		return true;
	for (size_t i = 0; i < t->schema->field_count; i++) {
		if ((only >= 0 && (size_t)only != i) || t->columns[i].col < 0 || !fits(a, &t->schema->fields[i], c->unit, &factor))
			continue;
		any = true;
		if (!t->columns[i].unit && (c->form != FORM_BARE || saidunit_unnamed(a, t, i)))
			t->columns[i].unit = c->unit;
	}
	return any;
}

/* 单位：万吨 over columns of other kinds: which figures count in ten thousands? */
static void tell_unused(Arena *a, const SheetRow *row, size_t col, const char *unit, FindingList *l)
{
	finding_add(l, (Finding){ row->row, (int)col + 1, SEVERITY_WARNING, "unit_unused", NULL, row->cells[col],
	            arena_printf(a, "表头注明的单位“%s”与各列都不符，未采用，请核实有关列的单位", unit), NULL, NULL },
	            arena_printf(a, "the unit \"%s\" fits none of the columns and is not applied", unit));
}

void saidunit_take(Arena *a, Table *t, FindingList *l)
{
	Clause c;
	for (size_t r = 0; r < t->head; r++) {
		const SheetRow *row = &t->sheet->rows[r];
		for (size_t i = 0; i < row->count; i++)
			for (Cursor at = begin(a, row->cells[i]); next_unit(&at, &c);)
				if (!take(a, t, &c) && c.form == FORM_UNIT && measure_scaled(a, c.unit))
					tell_unused(a, row, i, c.unit, l);
	}
	for (size_t r = 0; r < t->head; r++)
		saidunit_tell(a, t, &t->sheet->rows[r], l);
}

/* ---- what is said, and not applied ---- */

/* The first column without a unit for which this is another than the ledger's; -1: none.  A ton of water is a cubic metre. */
static int doubted(Arena *a, const Table *t, const char *unit, bool water)
{
	Number factor;
	for (size_t i = 0; i < t->schema->field_count; i++) {
		if (!saidunit_unnamed(a, t, i))
			continue;
		const Field *f = &t->schema->fields[i];
		MeasureFit fit = measure_factor(a, f->yearly ? measure_of_year(a, unit) : unit, f->unit, &factor);
		if ((fit == MEASURE_FITS || (water && fit == MEASURE_ASSUMED)) && number_cmp(factor, number_int(1)) != 0)
			return (int)i;
	}
	return -1;
}

/* Whether a unit ends here: behind the first Han character of a longer word, as of 万元工业增加值 and 万方公司, it does not. */
static bool ends_unit(const char *p)
{
	static const char *const words[] = { "为", "计", "填", "统", NULL };
	uint32_t cp;
	bool ends = !*p || !utf8_decode(p, p + strlen(p), &cp) || !char_is_han(cp);
	for (int i = 0; words[i]; i++)
		ends = ends || key_starts(p, words[i]);
	return ends;
}

/* 万立方米 somewhere in the text, but not in 不足1万立方米. */
static const char *scaled_word(Arena *a, const char *text, const char **from)
{
	static const char *const scales[] = { "万", "亿", NULL }, *const before[] = { "几", "数", "十", "百", "千", NULL };
	enum { MOST = 18 };
	for (const char *p = *from; *p; p++) {
		const char *head = arena_strndup(a, text, (size_t)(p - text));
		bool scale = false, figure = p != text && ((p[-1] >= '0' && p[-1] <= '9') || p[-1] == '.');
		for (int i = 0; scales[i]; i++)
			scale = scale || key_starts(p, scales[i]);
		for (int i = 0; before[i]; i++)
			figure = figure || key_ends(head, before[i]);
		for (size_t n = scale && !figure ? MOST : 0; n > 3; n--) {
			const char *unit = strlen(p) >= n ? arena_strndup(a, p, n) : "";
			if (!*unit || !measure_scaled(a, unit))
				continue;
			*from = p + n;
			if (ends_unit(p + n))
				return unit;
			break;
		}
	}
	return NULL;
}

static void tell(Arena *a, const Table *t, const SheetRow *row, size_t col, const char *unit, int field, bool surely, FindingList *l)
{
	const Field *f = &t->schema->fields[field];
	finding_add(l, (Finding){ .row = row->row, .col = (int)col + 1, .severity = surely ? SEVERITY_ERROR : SEVERITY_WARNING, .code = "unit_noted",
	            .field = f->name, .raw = row->cells[col],
	            .message = arena_printf(a, "“%s”写有单位“%s”，“%s”列没有注明单位，仍按%s计，请核实，并在该列表头注明单位", row->cells[col], unit,
	                                    t->columns[field].heading, measure_words(f->unit)) },
	            arena_printf(a, "\"%s\" speaks of %s; column \"%s\" names no unit and is still taken to be in %s", row->cells[col], unit,
	                         t->columns[field].heading, f->unit));
}

static bool tell_cell(Arena *a, const Table *t, const SheetRow *row, size_t col, FindingList *l)
{
	Clause c;
	const char *text = key_make(a, row->cells[col]), *from = text, *unit;
	bool water = strstr(text, "水") != NULL;
	for (Cursor at = begin(a, row->cells[col]); next_unit(&at, &c);) {
		int field = doubted(a, t, c.unit, water);
		if (field >= 0) {
			tell(a, t, row, col, c.unit, field, true, l);
			return true;
		}
	}
	while ((unit = scaled_word(a, text, &from)) != NULL) {
		int field = doubted(a, t, unit, water);
		if (field >= 0) {
			tell(a, t, row, col, unit, field, false, l);
			return true;
		}
	}
	return false;
}

void saidunit_tell(Arena *a, const Table *t, const SheetRow *row, FindingList *l)
{
	bool any = false;
	for (size_t i = 0; i < t->schema->field_count && !any; i++)
		any = saidunit_unnamed(a, t, i);
	for (size_t i = 0; i < row->count && any; i++)
		if (!cell_blank(row->cells[i]) && tell_cell(a, t, row, i, l))
			return;
}

/* ---- a record's remarks ---- */

/* How much of the field's unit one of this is; false where it is of another kind.  A ton of water is a cubic metre. */
static bool factor_of(Arena *a, const Field *f, const char *unit, Number *factor)
{
	MeasureFit fit = measure_factor(a, f->yearly ? measure_of_year(a, unit) : unit, f->unit, factor);
	return fit == MEASURE_FITS || fit == MEASURE_ASSUMED;
}

/* Whether the row has a figure of the field that is read in another unit. */
static bool read_otherwise(Arena *a, const Table *t, const SheetRow *row, int field, const char *unit)
{
	const Field *f = &t->schema->fields[field];
	const TableColumn *c = &t->columns[field];
	Number said, taken = number_int(1);
	if (f->type != FIELD_NUMBER || !f->unit || c->col < 0 || !factor_of(a, f, unit, &said) || (c->unit && !factor_of(a, f, c->unit, &taken)))
		return false;
	Figure figure = figure_read(a, table_cell(row, c->col));
	return figure.kind != FIGURE_FAULT && !*figure.unit && number_cmp(said, taken) != 0;
}

/* The first such field of those that the clause is of; -1: none. */
static int remarked(Arena *a, const Table *t, const SheetRow *row, const Clause *c)
{
	const char *of = key_make(a, c->of);
	int only = field_said(a, t, of);
	for (int i = 0; (only >= 0 || of_all(of)) && (size_t)i < t->schema->field_count; i++)
		if ((only < 0 || only == i) && read_otherwise(a, t, row, i, c->unit))
			return i;
	return -1;
}

void saidunit_tell_remark(Arena *a, const Table *t, const SheetRow *row, int col, const char *name, const char *area, FindingList *l)
{
	enum { BARE_MOST = 36 }; /* bytes of a text that may be a unit alone */
	Clause c;
	const char *text = table_cell(row, col);
	bool may = strstr(text, "单位") || strstr(text, "按") || strstr(text, "以") || strstr(text, "为") || strlen(text) <= BARE_MOST;
	for (Cursor at = begin(a, may ? text : ""); next_unit(&at, &c);) {
		int field = remarked(a, t, row, &c);
		if (field < 0)
			continue;
		const Field *f = &t->schema->fields[field];
		const char *taken = t->columns[field].unit ? t->columns[field].unit : f->unit;
		finding_add(l, (Finding){ .row = row->row, .col = col + 1, .severity = SEVERITY_WARNING, .code = "unit_noted", .field = f->name, .raw = text,
		            .area = area, .message = arena_printf(a, "%s：“%s”写有单位“%s”，本行“%s”仍按%s计，请核实", name, text, c.unit, f->label, measure_words(taken)) },
		            arena_printf(a, "\"%s\" speaks of %s; %s of the row is still taken to be in %s", text, c.unit, field_english(f), taken));
		return;
	}
}
