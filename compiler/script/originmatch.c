/* originmatch.c - see origin.h: the numbers of the tree are met with what was noted.
 *
 * A number is looked for where it most surely comes from first: a cell that is a number knows it; so does what the template
 * says itself or a clerk has written over; a sentence may stand so in a file or a ledger; a text was put together from
 * numbers that are known.  Then come dates, rows that are counted, ordinals, words beside the number, settings.  What is left
 * was worked out by code, and is said to be. */
#include "script/origin_parts.h"

#include <stdlib.h>
#include <string.h>

#include "doc/chart.h"

enum {
	TITLE = 90,    /* bytes: thirty Chinese characters */
	COLUMNS = 64   /* of a table, of which is remembered what is found */
};
enum { COLUMN_COUNTS = 1, COLUMN_DOES_NOT };

typedef struct Token { /* a number of the finished document */
	const Node *node;   /* its text, chart … */
	const char *text;   /* it stands in */
	size_t len;
	Printed p;
	size_t run;         /* from 1; 0: none */
	OriginId id, exact; /* exact: the text is the number */
	Copies copies;
} Token;

typedef struct Walk {
	Origins *o;
	Arena *arena;
	const OriginDocument *of;
	const Node *root;
	Day days[6]; /* of the period and the document */
	int day_count;
	OriginId period, date;
	size_t last_run; /* of the class's parts */
	const Node *table; /* the last one of which it was asked whether columns count its rows */
	unsigned char columns[COLUMNS]; /* what is known of them: 0 nothing yet */
	Token *tokens;   /* one for each of the traced numbers */
	size_t count, cap;
} Walk;

/* ---- the tree as it was parsed ---- */

static bool is_text(const Node *n)
{
	return n->kind == NODE_TEXT || n->kind == NODE_VERBATIM || n->kind == NODE_CODE;
}

static bool same_place(Place a, Place b)
{
	return a.line == b.line && a.column == b.column && a.file && b.file && !strcmp(a.file, b.file);
}

static size_t numbers_in(const char *s, size_t n)
{
	size_t count = 0, from = 0;
	Printed p;
	while (printed_next(s, n, &from, &p))
		count++;
	return count;
}

typedef struct FromNode { /* a node that a {{ }} gave */
	const Node *node;
	size_t spot;
} FromNode;

typedef struct Placing {
	Origins *o;
	Arena *arena;
	FromNode *given; /* sorted by address */
	size_t given_count;
	const Node *row; /* the last one that was counted, and what number it has in its table */
	int row_number;
} Placing;

static int given_by_address(const void *va, const void *vb)
{
	const FromNode *a = va, *b = vb;
	return (a->node > b->node) - (a->node < b->node);
}

static void list_given(Placing *p)
{
	p->given = mem_alloc(p->o->spot_count * sizeof *p->given);
	for (size_t i = 0; i < p->o->spot_count; i++)
		if (p->o->spots[i].node)
			p->given[p->given_count++] = (FromNode){ p->o->spots[i].node, i };
	if (p->given_count)
		qsort(p->given, p->given_count, sizeof *p->given, given_by_address);
}

/* The spot of the node that a text is in; NULL: none. */
static Spot *spot_around(const Placing *p, const Node *text)
{
	for (const Node *n = text; n && p->given_count; n = n->parent) {
		const FromNode key = { n, 0 }, *found = bsearch(&key, p->given, p->given_count, sizeof key, given_by_address);
		if (found)
			return &p->o->spots[found->spot];
	}
	return NULL;
}

/* The first at its place that gave a text with numbers still to come.  They stand mostly in the order they were run in. */
static Spot *spot_at(const Origins *o, const Node *text)
{
	for (size_t k = 0; k < o->spot_count; k++) {
		Spot *s = &o->spots[(o->spot_next + k) % o->spot_count];
		if (!s->node && s->met < s->numbers && same_place(s->at, text->place))
			return s;
	}
	return NULL;
}

/* The {{ }} that a text came from, from 1; 0 for what the template itself says. */
static size_t run_of(const Placing *p, const Node *text)
{
	Origins *o = p->o;
	Spot *s = spot_around(p, text);
	if (!s && is_text(text) && text->u.text.value)
		s = spot_at(o, text);
	if (!s)
		return 0;
	s->met += is_text(text) ? numbers_in(text->u.text.bytes, text->u.text.len) : 0;
	o->spot_next = (size_t)(s - o->spots);
	return s->run < o->run_count ? s->run + 1 : 0;
}

/* A table without a caption is called by the line above it, as an attachment's title is, or by the paragraph's name. */
static const char *caption_of(Arena *a, const Node *table, const Paragraph *above)
{
	Buf text = { 0 };
	if (table->first && table->first->kind == NODE_CAPTION)
		node_plain(table->first, &text);
	const char *name = !above ? "" : *above->text && strlen(above->text) <= TITLE ? above->text : above->id;
	const char *out = text.len ? arena_strndup(a, buf_text(&text), text.len) : arena_printf(a, "%s（表）", name);
	buf_free(&text);
	return out;
}

/* The row's number in its table, from 1; rows are asked for one after the other. */
static int row_number(Placing *p, const Node *row)
{
	int r = 0;
	const Node *n = row;
	for (; n && n != p->row; n = n->prev)
		r += n->kind == NODE_ROW;
	p->row_number = r + (n ? p->row_number : 0);
	p->row = row;
	return p->row_number;
}

/* "各县区完成情况 3:2": the caption, the row and the cell in it. */
static const char *table_place(Placing *p, const Node *table, const Node *text, const Paragraph *above)
{
	Arena *a = p->arena;
	const Node *cell = text;
	while (cell->kind != NODE_CELL && cell->kind != NODE_CAPTION)
		cell = cell->parent;
	if (cell->kind == NODE_CAPTION)
		return caption_of(a, table, above);
	int c = 1;
	for (const Node *n = cell->prev; n; n = n->prev)
		c++;
	return arena_printf(a, "%s %d:%d", caption_of(a, table, above), row_number(p, cell->parent), c);
}

static const char *where_is(Placing *p, const Node *text, const Node *root, const Paragraph *paragraph)
{
	for (const Node *n = text; n && n != root; n = n->parent)
		if (n->kind == NODE_TABLE)
			return table_place(p, n, text, paragraph);
	return paragraph ? paragraph->id : "top";
}

static int by_address(const void *va, const void *vb)
{
	const Placed *a = va, *b = vb;
	return (a->text > b->text) - (a->text < b->text);
}

/* Texts under a heading that are no paragraphs, as tables without a caption are, are called by it. */
static const Paragraph *heading_of(Arena *a, const Node *heading)
{
	Paragraph *p = ARENA_NEW(a, Paragraph);
	Buf text = { 0 };
	node_plain(heading, &text);
	p->id = p->text = arena_strndup(a, buf_text(&text), text.len);
	buf_free(&text);
	return p;
}

void origins_place(Origins *o, Arena *a, const Node *root, const ParagraphList *paragraphs)
{
	size_t next = 0;
	const Paragraph *paragraph = NULL;
	if (!o)
		return;
	Placing p = { .o = o, .arena = a };
	list_given(&p);
	for (const Node *n = root; n; n = node_after(n, root)) {
		if (next < paragraphs->count && paragraphs->items[next].node == n) {
			paragraph = &paragraphs->items[next++];
		} else if (n->kind == NODE_HEADING) {
			paragraph = heading_of(a, n);
		}
		bool counts = is_text(n) ? numbers_in(n->u.text.bytes, n->u.text.len) > 0 : n->kind == NODE_CHART || n->kind == NODE_REF;
		if (counts)
			*MEM_PUSH(o->placed, o->placed_count, o->placed_cap) = (Placed){ n, run_of(&p, n), where_is(&p, n, root, paragraph) };
	}
	free(p.given);
	if (o->placed_count)
		qsort(o->placed, o->placed_count, sizeof *o->placed, by_address);
}

/* ---- one number ---- */

static bool begins(const char *s, size_t n, const char *const *words)
{
	for (; *words; words++)
		if (n >= strlen(*words) && !memcmp(s, *words, strlen(*words)))
			return true;
	return false;
}

static bool ends(const char *s, size_t n, const char *const *words)
{
	for (; *words; words++)
		if (n >= strlen(*words) && !memcmp(s + n - strlen(*words), *words, strlen(*words)))
			return true;
	return false;
}

/* ---- days ---- */

static bool same_parts(Day said, Day d)
{
	return (!said.year || said.year == d.year) && (!said.month || said.month == d.month) && (!said.day || said.day == d.day);
}

/* The cell or line that says the day, or that the period or the document is of it. */
static OriginId date_origin(const Walk *w, const char *s, size_t n, const Printed *p)
{
	Day d;
	Printed one;
	char text[16];
	size_t from = 0;
	if (p->decimals || p->len > 4 || !origins_day(s, n, p, &d))
		return 0;
	for (int i = 0; i < w->day_count; i++)
		if ((i < 2 || (d.year && (d.month || !d.day))) && same_parts(d, w->days[i]))
			return w->date && i == 0 && (d.month || !w->period) ? w->date : w->period;
	if (!d.year || !d.month)
		return 0;
	day_text(d, text);
	text[d.day ? 10 : 7] = '\0'; /* 2026-12: the month alone */
	printed_next(text, strlen(text), &from, &one);
	OriginId id = saidtexts_find(w->o->texts, text, strlen(text), &one, SAID_SAME, NULL);
	return id ? id : saidtexts_find(w->o->files, text, strlen(text), &one, SAID_SAME, NULL);
}

/* The cell's text when it is nothing but one whole number; *empty: it is none, and nothing else either. */
static bool cell_number(const Node *cell, Number *out, bool *empty)
{
	Buf text = { 0 };
	Printed p;
	size_t from = 0;
	if (cell)
		node_plain(cell, &text);
	bool is = printed_next(buf_text(&text), text.len, &from, &p) && p.at == 0 && p.len == text.len && p.decimals == 0;
	*empty = text.len == 0;
	buf_free(&text);
	if (is)
		*out = p.value;
	return is;
}

static const Node *cell_at(const Node *row, int column)
{
	const Node *cell = row->first;
	for (; cell && column > 0; column--)
		cell = cell->next;
	return cell;
}

/* Whether a column counts its rows, 1, 2, 3 … from the top; labels across the table stand between them. */
static bool column_counts(const Node *table, int column)
{
	Number n, next = number_int(1);
	bool empty;
	for (const Node *row = table->first; row; row = row->next) {
		if (row->kind != NODE_ROW || row->u.row.head || row->u.row.group)
			continue;
		bool is = cell_number(cell_at(row, column), &n, &empty);
		if (is ? number_cmp(n, next) != 0 : !empty)
			return false;
		next = is ? number_add(next, number_int(1)) : next;
	}
	return number_cmp(next, number_int(2)) > 0;
}

/* A number alone in its cell, in such a column. */
static bool counts_rows(Walk *w, const Node *text, const Printed *p)
{
	const Node *cell = text;
	Number n;
	int column = 0;
	bool empty;
	while (cell && cell->kind != NODE_CELL)
		cell = cell->parent;
	if (!cell || !cell_number(cell, &n, &empty) || number_cmp(n, p->value) != 0)
		return false;
	for (const Node *c = cell->prev; c; c = c->prev)
		column++;
	const Node *table = cell->parent->parent;
	if (w->table != table)
		memset(w->columns, 0, sizeof w->columns);
	w->table = table;
	if (column >= COLUMNS)
		return column_counts(table, column);
	if (!w->columns[column])
		w->columns[column] = column_counts(table, column) ? COLUMN_COUNTS : COLUMN_DOES_NOT;
	return w->columns[column] == COLUMN_COUNTS;
}

/* 附件2, 表1, 图3, Annex 2, and 1. or （1） where a paragraph begins: what is numbered by code. */
static bool is_ordinal(const char *s, const Printed *p, size_t n)
{
	static const char *const before[] = { "附件", "表", "图", "第", "Annex ", "Annexes ", "Attachment ", "Attachments ", "Table ", "Figure ", "Annex\xC2\xA0",
		"Table\xC2\xA0", "Figure\xC2\xA0", NULL };
	static const char *const open[] = { "（", "(", NULL }, *const stops[] = { ".", "．", "）", ")", "、", NULL };
	if (p->decimals || p->len > 3)
		return false;
	if (ends(s, p->at, before))
		return true;
	bool first = p->at == 0 || (p->at <= 3 && ends(s, p->at, open)) || (p->at && s[p->at - 1] == '\n');
	return first && begins(s + p->at + p->len, n - p->at - p->len, stops);
}

static OriginId said_at(Walk *w, OriginKind kind, Place at)
{
	if (!at.file)
		return 0;
	at.file = arena_strdup(w->o->arena, at.file);
	return origin_add(w->o, (Origin){ .kind = kind, .at = at });
}

static OriginId numbering(Walk *w, const char *what)
{
	return origin_add(w->o, (Origin){ .kind = ORIGIN_NUMBERING, .text = what });
}

/* For a text that the template gives as it is, or that was written over. */
static OriginId written(Walk *w, const Node *text)
{
	const char *overrides = w->of->overrides;
	if (overrides && text->place.file && !strcmp(text->place.file, overrides))
		return said_at(w, ORIGIN_OVERRIDE, text->place);
	return text->u.text.value ? 0 : said_at(w, ORIGIN_SAID, text->place);
}

/* ---- all of them ---- */

static int exact_by_address(const void *va, const void *vb)
{
	const Exact *a = va, *b = vb;
	return (a->text > b->text) - (a->text < b->text);
}

/* Tokens that read the same, those of one {{ }} together. */
static int by_reading(const void *va, const void *vb)
{
	const Token *a = *(Token *const *)va, *b = *(Token *const *)vb;
	int exact = (a->exact != 0) - (b->exact != 0);
	if (exact || a->p.at != b->p.at)
		return exact ? exact : a->p.at < b->p.at ? -1 : 1;
	if (a->len != b->len)
		return a->len < b->len ? -1 : 1;
	int text = a->text == b->text ? 0 : memcmp(a->text, b->text, a->len);
	return text ? text : (a->run > b->run) - (a->run < b->run);
}

static bool read_the_same(const Token *a, const Token *b)
{
	return !a->exact && !b->exact && a->p.at == b->p.at && a->len == b->len && (a->text == b->text || !memcmp(a->text, b->text, a->len));
}

static void count_copies(Walk *w)
{
	Token **sorted = mem_alloc(w->count * sizeof *sorted);
	for (size_t i = 0; i < w->count; i++)
		sorted[i] = &w->tokens[i];
	if (w->count)
		qsort(sorted, w->count, sizeof *sorted, by_reading);
	for (size_t i = 0, end = 0; i < w->count; i = end) {
		for (end = i + 1; end < w->count && read_the_same(sorted[i], sorted[end]); end++) {
		}
		for (size_t k = i, last = i; k < end; k = last) { /* from k to last: of one {{ }} */
			while (last < end && sorted[last]->run == sorted[k]->run)
				last++;
			for (size_t at = k; at < last; at++)
				sorted[at]->copies = (Copies){ .in_run = last - k, .all = end - i };
		}
	}
	free(sorted);
}

static OriginId said(const Walk *w, const Token *t, SaidNearness nearness)
{
	OriginId id = saidtexts_find(w->o->texts, t->text, t->len, &t->p, nearness, NULL);
	return id ? id : saidtexts_find(w->o->files, t->text, t->len, &t->p, nearness, NULL);
}

/* Among the numbers of the project's own files. */
static OriginId listed(const Walk *w, const Token *t)
{
	return saidtexts_find(w->o->settings, t->text + t->p.at, t->p.len, &(Printed){ .at = 0, .len = t->p.len }, SAID_ALONE, NULL);
}

/* By the words beside the number, or the text it is alone. */
static OriginId said_shortly(const Walk *w, const Token *t)
{
	const Origins *o = w->o;
	OriginId id = said(w, t, SAID_WORDS);
	if (!id && (t->p.len > 2 || t->p.decimals))
		id = listed(w, t);
	if (!id && (t->p.len > 2 || t->p.decimals))
		id = saidtexts_find(o->files, t->text + t->p.at, t->p.len, &(Printed){ .at = 0, .len = t->p.len }, SAID_ALONE, NULL);
	if (!id && (t->p.len > 2 || t->p.decimals))
		id = saidtexts_find(o->texts, t->text, t->len, &t->p, SAID_ALONE, NULL);
	return id || t->p.len == 1 ? id : listed(w, t);
}

static OriginId origin_of(Walk *w, const Token *t)
{
	Origins *o = w->o;
	bool unclear = false;
	OriginId id = t->exact ? t->exact : is_text(t->node) ? written(w, t->node) : 0;
	if (!id)
		id = origins_made_of(o, t->text, t->len, &t->p, t->run, t->copies, &unclear);
	OriginId computed = id && o->items[id].kind == ORIGIN_COMPUTED ? id : unclear ? said_at(w, ORIGIN_COMPUTED, t->node->place) : 0;
	id = computed ? 0 : id;
	if (!id && !computed)
		id = said(w, t, SAID_SENTENCE);
	if (!id) /* code works out days, and counts rows */
		id = date_origin(w, t->text, t->len, &t->p);
	if (!id && counts_rows(w, t->node, &t->p))
		id = numbering(w, "rows");
	if (!id && is_ordinal(t->text, &t->p, t->len))
		id = numbering(w, "ordinals");
	if (!id && !computed)
		id = said_shortly(w, t);
	if (!id && computed && t->p.len == 4)
		id = listed(w, t);
	return id ? id : computed ? computed : said_at(w, ORIGIN_COMPUTED, t->node->place);
}

/* A chart's figure: the first of its {{ }} that is not met yet. */
static OriginId drawn_of(Origins *o, size_t run, Number value)
{
	OriginId again = 0;
	for (size_t i = run ? o->runs[run - 1].first : 0, last = run ? o->runs[run - 1].last : 0; i < last; i++) {
		Drawn *d = &o->drawn[i];
		if (number_cmp(d->value, value) != 0)
			continue;
		if (!d->used) {
			d->used = true;
			return d->id;
		}
		again = d->id;
	}
	return again;
}

/* ---- the finished tree ---- */

static const Placed *placed_of(const Origins *o, const Node *text)
{
	const Placed key = { .text = text };
	return o->placed_count ? bsearch(&key, o->placed, o->placed_count, sizeof *o->placed, by_address) : NULL;
}

static const char *outside(const Walk *w, const Node *text)
{
	const Node *block = text;
	while (block->parent && block->parent != w->root)
		block = block->parent;
	for (const Node *n = w->of->doc->text; n; n = n->next)
		if (n == block)
			return "tail";
	return "head";
}

static void put(Walk *w, const Node *node, const char *s, size_t len, Printed p, const char *where, OriginId id)
{
	Origins *o = w->o;
	const Placed *placed = placed_of(o, node);
	const Exact key = { .text = node }, *exact = o->exact_count ? bsearch(&key, o->exact, o->exact_count, sizeof key, exact_by_address) : NULL;
	*MEM_PUSH(o->traced, o->traced_count, o->traced_cap) = (TracedNumber){ arena_strndup(w->arena, s + p.at, p.len), where, id, 0 };
	*MEM_PUSH(w->tokens, w->count, w->cap) = (Token){ node, s, len, p, placed ? placed->run : w->last_run, id, exact ? exact->id : 0, { 0, 0 } };
}

/* Numbers of a text that numbers something: 表1. */
static void put_generated(Walk *w, const Node *n, const char *s, const char *what)
{
	Printed p;
	size_t len = s ? strlen(s) : 0;
	const char *where = NULL;
	for (size_t from = 0; len && printed_next(s, len, &from, &p);) {
		const Placed *placed = placed_of(w->o, n);
		where = where ? where : placed ? placed->where : what;
		put(w, n, s, len, p, where, numbering(w, what));
	}
}

/* The name of the paragraph in whose place the text stands: a section may have several blocks. */
static const char *override_of(const Walk *w, const Node *text)
{
	const ParagraphList *list = &w->of->doc->paragraphs;
	const char *file = text->place.file;
	for (const Node *n = text; n; n = n->prev && n->prev->place.file == file ? n->prev : n->parent)
		for (size_t i = 0; i < list->count; i++)
			if (list->items[i].instead == n)
				return list->items[i].id;
	return NULL;
}

static void meet(Walk *w, const Node *text)
{
	Printed p;
	const Placed *placed = placed_of(w->o, text);
	const char *s = text->u.text.bytes, *where = placed ? placed->where : NULL;
	for (size_t from = 0, n = text->u.text.len; printed_next(s, n, &from, &p);) {
		where = where ? where : override_of(w, text);
		where = where ? where : outside(w, text);
		put(w, text, s, n, p, where, 0);
	}
}

/* What a reference prints: its target's number. */
static const char *reference(const Walk *w, const Node *ref)
{
	for (const Node *n = w->root; n && !ref->u.link.page; n = node_after(n, w->root)) {
		if (!n->id || strcmp(n->id, ref->u.link.target) != 0)
			continue;
		if (n->kind == NODE_HEADING)
			return n->u.heading.number;
		return n->first && n->first->kind == NODE_CAPTION ? n->first->u.caption.number : NULL;
	}
	return NULL;
}

/* ---- charts ---- */

typedef enum Shown { SHOWN_FIGURE, SHOWN_ALONE, SHOWN_MARK } Shown; /* how a chart prints it */

static void meet_figure(Walk *w, const Node *node, const Chart *c, Number value, Shown how)
{
	Buf text = { 0 };
	Printed p;
	size_t from = 0;
	if (!number_ok(value))
		return;
	if (how == SHOWN_MARK)
		chart_figure_mark(c, &text);
	else if (how == SHOWN_ALONE)
		chart_figure_alone(c, value, &text);
	else
		chart_figure(c, value, &text);
	const Placed *placed = placed_of(w->o, node);
	const char *kept = arena_strndup(w->arena, buf_text(&text), text.len);
	if (printed_next(kept, text.len, &from, &p)) {
		OriginId id = drawn_of(w->o, placed ? placed->run : w->last_run, number_cmp(value, number_int(0)) < 0 ? number_neg(value) : value);
		put(w, node, kept, text.len, p, placed ? placed->where : outside(w, node), id ? id : said_at(w, ORIGIN_COMPUTED, node->place));
	}
	buf_free(&text);
}

static void meet_words(Walk *w, const Node *node, const char *s)
{
	Printed p;
	const Placed *placed = placed_of(w->o, node);
	for (size_t from = 0, n = s ? strlen(s) : 0; s && printed_next(s, n, &from, &p);)
		put(w, node, s, n, p, placed ? placed->where : outside(w, node), 0);
}

static void meet_chart(Walk *w, const Node *node, const Chart *c)
{
	meet_words(w, node, c->title);
	for (int i = 0; i < c->rows; i++) {
		meet_words(w, node, c->labels[i]);
		meet_words(w, node, c->details ? c->details[i] : NULL);
	}
	for (int s = 0; s < c->series_count; s++) {
		meet_words(w, node, c->series[s].name);
		for (int i = 0; i < c->rows && c->values; i++)
			meet_figure(w, node, c, c->series[s].values[i], SHOWN_FIGURE);
	}
	for (int i = 0; i < c->link_count; i++)
		meet_figure(w, node, c, c->links[i].value, SHOWN_FIGURE);
	for (int i = 0; i < c->rows && c->scales; i++)
		meet_figure(w, node, c, c->scales[i].target, SHOWN_ALONE);
	meet_figure(w, node, c, c->mark, SHOWN_MARK);
	meet_words(w, node, c->mark_label);
	meet_words(w, node, c->source);
	meet_words(w, node, c->note);
	for (int i = 0; i < c->panel_count; i++)
		meet_chart(w, node, c->panels[i]);
}

/* ---- the whole ---- */

static void add_day(Walk *w, Day d)
{
	if (d.year && w->day_count < (int)(sizeof w->days / sizeof *w->days))
		w->days[w->day_count++] = d;
}

static void set_days(Walk *w)
{
	Period p;
	Day day;
	const Doc *doc = w->of->doc;
	if (doc->date && day_parse_iso(doc->date, strlen(doc->date), &day)) {
		w->date = origin_add(w->o, (Origin){ .kind = ORIGIN_PERIOD, .text = arena_strdup(w->o->arena, doc->date) });
		add_day(w, day);
	}
	if (!w->of->period || !period_parse(w->of->period, strlen(w->of->period), &p))
		return;
	w->period = origin_add(w->o, (Origin){ .kind = ORIGIN_PERIOD, .text = arena_strdup(w->o->arena, w->of->period) });
	add_day(w, period_last(p));
	add_day(w, period_first(p));
	add_day(w, period_last(period_before(p)));
	add_day(w, period_last(period_year_ago(p)));
}

/* Within the limit of steps, as what a template does is: what is left then is told to have no known source. */
static void look_for_all(Walk *w)
{
	Origins *o = w->o;
	Script *s = o->script;
	int64_t before = origins_work(o);
	size_t left = 0;
	for (size_t i = 0; i < w->count; i++) {
		if (!w->tokens[i].id && origins_work(o) - before > s->step_limit)
			left++;
		else
			o->traced[i].origin = w->tokens[i].id ? w->tokens[i].id : origin_of(w, &w->tokens[i]);
	}
	if (left)
		diag_warn(s->diag, (Place){ .file = w->of->doc->file }, "the sources of %zu of %zu figures were not looked for, which would take too long: "
		          "the trace has them without one; --limit steps=N allows more", left, w->count);
}

void origins_match(Origins *o, const OriginDocument *of)
{
	if (!o)
		return;
	if (o->exact_count)
		qsort(o->exact, o->exact_count, sizeof *o->exact, exact_by_address);
	Walk w = { .o = o, .arena = of->doc->arena, .of = of, .root = of->doc->root, .last_run = o->run_count };
	set_days(&w);
	for (const Node *n = w.root; n; n = node_after(n, w.root)) {
		if (is_text(n))
			meet(&w, n);
		else if (n->kind == NODE_HEADING)
			put_generated(&w, n, n->u.heading.number, "headings");
		else if (n->kind == NODE_CAPTION)
			put_generated(&w, n, n->u.caption.number, "captions");
		else if (n->kind == NODE_REF)
			put_generated(&w, n, reference(&w, n), "references");
		else if (n->kind == NODE_CHART && n->u.chart)
			meet_chart(&w, n, n->u.chart);
	}
	count_copies(&w);
	look_for_all(&w);
	free(w.tokens);
}
