/* attach.c - see attach.h. */
#include "attach.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "ledger/judgment.h"

static Buf *new_bytes(Attached *a)
{
	Buf *b = MEM_PUSH(a->bytes, a->byte_count, a->byte_cap);

	*b = (Buf){ 0 };
	return b;
}

/* Readers show names alone, so two files of one name could not be told apart. */
static bool is_free(const Attached *a, const char *name, const char *path, Diag *d)
{
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->items[i].name, name) == 0) {
			diag_error(d, (Place){ .file = path }, "another attached file is called \"%s\", too", name);
			return false;
		}
	return true;
}

static bool load_file(Attached *a, const char *path, Diag *d)
{
	const char *name = path_base(path);
	Buf *b = new_bytes(a);

	if (!is_free(a, name, path, d) || !file_read(path, b, d))
		return false;
	*MEM_PUSH(a->items, a->count, a->cap) = (Attachment){ .name = name, .what = name };
	return true;
}

#define JUDGED_THERE " WHERE j.period = ?1 AND (?2 IS NULL OR j.area = ?2) ORDER BY j.id"

/* What the list is made from, for base/inputs.h: only the JSON tells the judgments' own inputs. */
static void note_evaluation(bool json, const char *period, const char *area)
{
	const char *args[] = { period, area };
	inputs_query("SELECT j.kind, j.subject, j.area, j.status, j.value, j.goal, j.unit, j.formula, j.data FROM judgment j" JUDGED_THERE, args, 2);
	if (json)
		inputs_query("SELECT i.label, i.value, i.path, i.row, i.col, i.raw FROM judgment j JOIN judgment_input i ON i.judgment = j.id"
		             JUDGED_THERE ", i.part, i.seq", args, 2);
}

static bool load_evaluation(Attached *a, const char *format, Store *store, const char *period, const char *area, Diag *d)
{
	bool json = strcmp(format, "json") == 0;
	const char *name = json ? "evaluation.json" : "evaluation.csv";
	Buf *b = new_bytes(a);

	if (!store || !period) {
		diag_error(d, PLACE_NONE, "--attach-evaluation: the document is made from no evaluation");
		return false;
	}
	note_evaluation(json, period, area);
	if (!is_free(a, name, name, d) || !judgment_list(store, period, area, json ? JUDGMENT_JSON : JUDGMENT_CSV, (Wording){ 0 }, b, NULL, d))
		return false;
	*MEM_PUSH(a->items, a->count, a->cap) = (Attachment){ .name = name, .what = "评价结果 (evaluation)" };
	return true;
}

bool attach_load(Attached *a, const Options *o, Store *store, const char *period, const char *area, Diag *d)
{
	*a = (Attached){ 0 };
	for (size_t i = 0; i < o->attached_count; i++)
		if (!load_file(a, o->attached[i], d))
			return false;
	if (o->attach_evaluation && !load_evaluation(a, o->attach_evaluation, store, period, area, d))
		return false;
	for (size_t i = 0; i < a->count; i++) {
		a->items[i].bytes = buf_text(&a->bytes[i]);
		a->items[i].len = a->bytes[i].len;
	}
	return true;
}

void attach_free(Attached *a)
{
	for (size_t i = 0; i < a->byte_count; i++)
		buf_free(&a->bytes[i]);
	free(a->bytes);
	free(a->items);
}
