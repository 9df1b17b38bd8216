/* shape.c - see shape.h. */
#include "ledger/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ledger/key.h"

bool shape_range(const char *text, CellRange *out)
{
	const char *colon = strchr(text, ':');
	CellRange r = { 0 };
	if (!colon || !sheet_place(text, (size_t)(colon - text), &r.left, &r.top) || !sheet_place(colon + 1, strlen(colon + 1), &r.right, &r.bottom))
		return false;
	r.text = text;
	*out = r;
	return r.left <= r.right && (r.bottom == 0 || r.top <= r.bottom);
}

static const char **join(Arena *a, const char **x, size_t n, const char **y, size_t m, size_t *count)
{
	const char **all = arena_array(a, n + m + 1, sizeof *all);
	if (n)
		memcpy(all, x, n * sizeof *all);
	if (m)
		memcpy(all + n, y, m * sizeof *all);
	*count = n + m;
	return all;
}

const Schema *shape_apply(Arena *a, const Schema *schema, const FileShape *file)
{
	Schema *s = ARENA_NEW(a, Schema);
	*s = *schema;
	FileShape *shape = &s->shape;
	const FileShape *own = &schema->shape;
	shape->skip = file->skip >= 0 ? file->skip : own->skip;
	shape->head_rows = file->head_rows ? file->head_rows : own->head_rows;
	shape->sheet = file->sheet ? file->sheet : own->sheet;
	shape->range = file->range.text ? file->range : own->range;
	shape->names = file->names;
	shape->name_count = file->name_count;
	shape->drop = join(a, file->drop, file->drop_count, own->drop, own->drop_count, &shape->drop_count);
	shape->no_value = join(a, file->no_value, file->no_value_count, own->no_value, own->no_value_count, &shape->no_value_count);
	return s;
}

/* ---- the window ---- */

static bool blank(const char *s)
{
	size_t n = strlen(s);
	utf8_trim(s, &n);
	return n == 0;
}

ShapeWindow shape_window(const FileShape *shape, RowFeed from)
{
	return (ShapeWindow){ .from = from, .shape = shape };
}

void shape_window_end(ShapeWindow *w)
{
	free(w->cells);
	free(w->below);
}

static void clip(ShapeWindow *w, SheetRow *row)
{
	const CellRange *r = &w->shape->range;
	if (r->right && row->count > (size_t)r->right)
		row->count = (size_t)r->right;
	while (w->cell_cap < row->count)
		w->cells = mem_grow(w->cells, w->cell_cap, &w->cell_cap, sizeof *w->cells);
	for (size_t i = 0; i < row->count; i++)
		w->cells[i] = (int)i + 1 < r->left ? "" : row->cells[i];
	row->cells = w->cells;
}

static void look_below(ShapeWindow *w, const SheetRow *row)
{
	const CellRange *r = &w->shape->range;
	for (size_t k = (size_t)r->left - 1; row->row == r->bottom + 1 && k < row->count && k < (size_t)r->right && !w->below; k++) {
		if (blank(row->cells[k]))
			continue;
		w->below = mem_strdup(row->cells[k]);
		w->below_row = row->row;
		w->below_column = (int)k + 1;
	}
}

bool shape_next(void *window, SheetRow *row, Diag *d)
{
	ShapeWindow *w = window;
	const CellRange *r = &w->shape->range;
	int first = w->shape->skip > 0 ? w->shape->skip + 1 : 1;
	if (r->top > first)
		first = r->top;
	while (!w->ended && w->from.next(w->from.from, row, d)) {
		w->last = row->row;
		if (row->row < first)
			continue;
		if (r->bottom && row->row > r->bottom) {
			look_below(w, row);
			break;
		}
		w->wide = w->wide || row->count >= (size_t)(r->left ? r->left : 1);
		if (r->text)
			clip(w, row);
		return true;
	}
	w->ended = true;
	return false;
}

bool shape_missed(ShapeWindow *w, Diag *d)
{
	SheetRow row;
	if (!w->shape->range.text && w->shape->skip <= 0)
		return false;
	while (!w->wide && shape_next(w, &row, d))
		;
	while (!w->wide && w->from.next(w->from.from, &row, d))
		w->last = row.row;
	return !w->wide;
}

const char *shape_words(Arena *a, const FileShape *shape)
{
	return shape->range.text ? arena_printf(a, "range = %s", shape->range.text) : arena_printf(a, "skip = %d", shape->skip);
}

void shape_check_below(Arena *a, ShapeWindow *w, FindingList *findings)
{
	const char *range = w->shape->range.text;
	if (!w->below)
		return;
	finding_add(findings, (Finding){ .row = w->below_row, .col = w->below_column, .severity = SEVERITY_WARNING, .code = "range_short",
	            .raw = arena_strdup(a, w->below), .message = arena_printf(a, "登记的范围%s以下还有内容（“%s”），未读入", range, w->below) },
	            arena_printf(a, "there is more below the range %s: \"%s\" is not read", range, w->below));
	free(w->below);
	w->below = NULL;
}

/* ---- what to drop ---- */

bool shape_drops(Arena *a, const FileShape *shape, const char *name)
{
	for (size_t i = 0; i < shape->drop_count; i++) {
		const char *text = shape->drop[i];
		size_t n = strlen(text);
		bool open = n && text[0] == '*', on = n > 1 && text[n - 1] == '*';
		const char *key = key_make(a, name), *part = key_make(a, arena_strndup(a, text + open, n - open - on));
		size_t k = strlen(key), p = strlen(part);
		bool fits = open && on ? strstr(key, part) != NULL : open ? key_ends(key, part) : on ? key_starts(key, part) : k == p && !strcmp(key, part);
		if (p && fits)
			return true;
	}
	return false;
}

/* ---- the digest ---- */

uint64_t shape_hash(uint64_t h, const FileShape *s)
{
	int numbers[2] = { s->skip, s->head_rows };
	h = hash_text(hash_text(hash_bytes(h, numbers, sizeof numbers), s->sheet), s->range.text);
	for (size_t i = 0; i < s->name_count; i++)
		h = hash_text(hash_text(h, s->names[i].heading), s->names[i].field);
	return hash_texts(hash_texts(h, s->drop, s->drop_count), s->no_value, s->no_value_count);
}
