/* tracefile.c - the numbers of a document with their sources as a file: CSV or JSON (--trace). */
#include "base/json.h"
#include "script/telling.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS_SHOWN = 3 };

/* The first few cells, with how many there are. */
static const char *cells_text(Arena *a, const Told *told, const char *mark)
{
	Buf out = { 0 };
	for (size_t i = 0; i < told->count && i < CELLS_SHOWN; i++)
		buf_printf(&out, "%s%s", i ? mark : "", told->cells[i]);
	if (told->count > CELLS_SHOWN)
		buf_printf(&out, "%s等%zu格", mark, told->count);
	const char *text = arena_strdup(a, buf_text(&out));
	buf_free(&out);
	return text;
}

/* ---- CSV and JSON ---- */

static void csv_field(Buf *out, const char *text, bool last)
{
	buf_byte(out, '"');
	for (; *text; text++) {
		if (*text == '"')
			buf_byte(out, '"');
		buf_byte(out, *text);
	}
	buf_text_add(out, last ? "\"\r\n" : "\",");
}

static const char *const kinds_zh[TOLD_KINDS] = { "判断", "台账", "清点", "文件", "改写", "文字", "期间", "编号", "计算", "不明" };

static void put_csv(Telling *t, const TracedNumber *n, const Told *told, Buf *out)
{
	csv_field(out, n->text, false);
	csv_field(out, n->page ? arena_printf(t->arena, "%d", n->page) : "", false);
	csv_field(out, n->where, false);
	csv_field(out, kinds_zh[told->kind], false);
	csv_field(out, told->what, false);
	csv_field(out, told->formula, false);
	csv_field(out, cells_text(t->arena, told, "；"), false);
	csv_field(out, told->count ? arena_printf(t->arena, "%zu", told->count) : "", false);
	csv_field(out, told->explain, true);
}

static void put_json(const TracedNumber *n, const Told *told, Json *j)
{
	const char *const texts[][2] = { { "number", n->text }, { "where", n->where }, { "kind", told_names[told->kind] }, { "what", told->what },
		                         { "formula", told->formula }, { "explain", told->explain } };
	json_open(j, '{');
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		json_key(j, texts[i][0]);
		json_text(j, texts[i][1]);
	}
	if (n->page) {
		json_key(j, "page");
		json_int(j, n->page);
	}
	json_key(j, "cells");
	json_open(j, '[');
	for (size_t i = 0; i < told->count; i++)
		json_text(j, told->cells[i]);
	json_close(j, ']');
	json_close(j, '}');
}

bool script_trace(Script *s, const CompileRequest *r, bool json, Buf *out)
{
	size_t count;
	const TracedNumber *list = origins_traced(s->origins, &count);
	Telling t = { s, arena_new(), r->period, false, true };
	Json j = { out, false };
	if (json)
		json_open(&j, '[');
	else
		buf_text_add(out, "\xEF\xBB\xBF数,页,位置,类别,是什么,算式,来源,来源数,查看\r\n"); /* the mark is for spreadsheets */
	for (size_t i = 0; i < count && t.good; i++) {
		Told told = telling_of(&t, list[i].origin);
		if (json)
			put_json(&list[i], &told, &j);
		else
			put_csv(&t, &list[i], &told, out);
		free(told.cells);
	}
	if (json)
		json_close(&j, ']');
	if (json)
		buf_byte(out, '\n');
	arena_free(t.arena);
	return t.good;
}
