/* checkrows.c - see checkrows.h. */
#include "ledger/checkrows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ledger/finding.h"
#include "ledger/key.h"

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

int checkrows_line(const Row *r)
{
	return (int)rowset_line(r->set, r->at);
}

int checkrows_compare(const void *x, const void *y)
{
	const Row *a = x, *b = y;
	int order = compare_text(a->area, b->area);
	if (!order)
		order = strcmp(a->key, b->key);
	if (!order)
		order = strcmp(a->source->path, b->source->path);
	return order ? order : checkrows_line(a) - checkrows_line(b);
}

static bool is_figure(const Field *f)
{
	return f->type == FIELD_NUMBER || f->type == FIELD_COUNT || f->type == FIELD_PERCENT;
}

const char *checkrows_figure(const Row *r, size_t field)
{
	const Field *f = &rowset_schema(r->set)->fields[field];
	return is_figure(f) || f->within ? rowset_text(r->set, r->at, (int)field) : NULL;
}

bool checkrows_words_alike(const Row *a, const Row *b)
{
	const Schema *schema = rowset_schema(a->set);
	for (size_t i = 0; i < schema->field_count; i++)
		if (!is_figure(&schema->fields[i]) && compare_text(rowset_text(a->set, a->at, (int)i), rowset_text(b->set, b->at, (int)i)) != 0)
			return false;
	return true;
}

/* Keys are made in passing: what they need besides is dropped again. */
static const char *key_of(Check *c, const char *name)
{
	const char *key = arena_strdup(c->arena, key_make(c->words, name));
	arena_clear(c->words);
	return key;
}

/* A credit code: GB 32100. */
static void take_code(Check *c, Row *r)
{
	const Schema *schema = rowset_schema(r->set);
	for (size_t i = 0; i < schema->field_count; i++) {
		const char *text = schema->fields[i].type == FIELD_CODE ? rowset_text(r->set, r->at, (int)i) : NULL;
		const char *before = i && schema->fields[i - 1].type == FIELD_TEXT ? rowset_text(r->set, r->at, (int)i - 1) : NULL;
		if (!text || strlen(text) != 18)
			continue;
		r->code = text;
		r->owner = before && before != r->name ? key_of(c, before) : r->key;
	}
}

bool checkrows_read(Check *c, const char *period, RowList *out)
{
	Buf from = { 0 };
	*out = (RowList){ 0 };
	buf_printf(&from, " FROM \"ledger_%s\" l WHERE l.period = ?1 AND l.\"%s\" IS NOT NULL", c->schema->name, c->schema->key);
	out->set = rowset_read(c->store, c->schema, NULL, 0, buf_text(&from), &period, 1, c->diag);
	buf_free(&from);
	size_t n = out->set ? rowset_count(out->set) : 0;
	int name = out->set ? rowset_column(out->set, c->schema->key) : 0, area = out->set ? rowset_column(out->set, "area") : 0;
	for (size_t i = 0; i < n; i++) {
		Row r = { .set = out->set, .at = i, .source = rowset_source(out->set, i), .area = rowset_text(out->set, i, area),
			  .name = rowset_text(out->set, i, name) };
		if (r.source) {
			r.key = key_of(c, r.name);
			take_code(c, &r);
			*MEM_PUSH(out->items, out->count, out->cap) = r;
		}
		progress_records(c->progress, 1);
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, checkrows_compare);
	return out->set != NULL;
}

void checkrows_free(RowList *l)
{
	rowset_free(l->set);
	free(l->items);
	*l = (RowList){ 0 };
}

/* ---- looking up ---- */

bool checkrows_same(const Row *a, const Row *b)
{
	return compare_text(a->area, b->area) == 0 && strcmp(a->key, b->key) == 0;
}

/* The first row that is not before this area and, with a key, this key. */
static size_t lower(const RowList *l, const char *area, const char *key)
{
	size_t lo = 0, hi = l->count;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int order = compare_text(l->items[mid].area, area);
		if (!order && key)
			order = strcmp(l->items[mid].key, key);
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

Row *checkrows_find(const RowList *l, const Row *r)
{
	size_t i = lower(l, r->area, r->key);
	return i < l->count && checkrows_same(&l->items[i], r) ? &l->items[i] : NULL;
}

bool checkrows_unique(const RowList *l, const Row *r)
{
	size_t i = (size_t)(r - l->items);
	return !(i && checkrows_same(&l->items[i - 1], r)) && !(i + 1 < l->count && checkrows_same(&l->items[i + 1], r));
}

bool checkrows_area(const RowList *l, const char *area)
{
	size_t i = lower(l, area, NULL);
	return i < l->count && compare_text(l->items[i].area, area) == 0;
}

/* ---- findings ---- */

static const char *number(Check *c, int64_t v)
{
	return v ? arena_printf(c->words, "%lld", (long long)v) : NULL;
}

bool checkrows_add(Check *c, const Row *r, Severity severity, const char *code, const char *field, const char *raw,
                   const char *message, const char *english)
{
	int column = field && r->source ? rowset_field(c->schema, field) : -1;
	const char *args[] = { r->source ? number(c, r->source->file) : NULL, r->source ? number(c, checkrows_line(r)) : NULL,
		               column >= 0 ? number(c, r->source->cols[column]) : NULL, severity_name(severity), code, field, raw,
		               message, english, c->period, r->area };
	bool good = store_exec(c->store, c->diag, "INSERT INTO finding(file, row, col, severity, code, field, raw, message, english, period, area, stage)"
	                       " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'check')", args, 11);
	arena_clear(c->words);
	return good;
}

const char *checkrows_where(Check *c, const Row *at, const Row *other)
{
	int line = checkrows_line(other);
	return at->source == other->source ? arena_printf(c->words, "第%d行", line) : arena_printf(c->words, "%s第%d行", other->source->path, line);
}

const char *checkrows_where_english(Check *c, const Row *at, const Row *other)
{
	int line = checkrows_line(other);
	return at->source == other->source ? arena_printf(c->words, "row %d", line) : arena_printf(c->words, "%s row %d", other->source->path, line);
}
