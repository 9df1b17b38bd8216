/* totals.c - see totals.h.
 *
 * A record's figures are added once, to the run of records of one area; the run is added to all others when it ends.  What a total
 * is of is known only at the table's end (which kinds of totals there are, how many of an area), so all are kept until then: as
 * bytes in blocks that need no memory (spill.h), for a table may have a total under every record. */
#include "ledger/totals.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "ledger/key.h"
#include "ledger/measure.h"

/* ---- sums ---- */

static RowSums no_rows(const TotalList *l)
{
	RowSums r = { .sums = arena_array(l->arena, l->columns + 1, sizeof *r.sums) };
	for (size_t i = 0; i < l->columns; i++)
		r.sums[i].sum = number_int(0);
	return r;
}

static void forget(const TotalList *l, RowSums *r)
{
	r->count = 0;
	for (size_t i = 0; i < l->columns; i++)
		r->sums[i] = (TotalSum){ .sum = number_int(0) };
}

/* What there is now, into the room of another. */
static void keep(const TotalList *l, RowSums *to, const RowSums *r)
{
	to->count = r->count;
	to->first = r->first;
	to->last = r->last;
	memcpy(to->sums, r->sums, l->columns * sizeof *to->sums);
}

static void join(const TotalList *l, RowSums *to, const RowSums *r)
{
	to->first = to->count ? to->first : r->first;
	to->last = r->last;
	to->count += r->count;
	for (size_t i = 0; i < l->columns; i++) {
		TotalSum *s = &to->sums[i];
		const TotalSum *from = &r->sums[i];
		if (!s->faults)
			s->fault = from->fault;
		s->sum = number_add(s->sum, from->sum);
		s->without += from->without;
		s->faults += from->faults;
	}
}

static bool same_area(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static AreaSums *of_area(TotalList *l, const char *area)
{
	for (size_t i = 0; i < l->area_count; i++)
		if (same_area(l->areas[i].area, area))
			return &l->areas[i];
	AreaSums *a = MEM_PUSH(l->areas, l->area_count, l->area_cap);
	*a = (AreaSums){ .area = area, .rows = no_rows(l) };
	return a;
}

static void end_run(TotalList *l)
{
	if (!l->run.count)
		return;
	join(l, &l->all, &l->run);
	join(l, &l->since, &l->run);
	if (l->run_area)
		join(l, &of_area(l, l->run_area)->rows, &l->run);
	forget(l, &l->run);
}

/* Every subset that a column of the table can tell: a flag's two, a choice's words. */
static void begin_subsets(TotalList *l)
{
	const Schema *s = l->table->schema;
	size_t most = 1;
	for (size_t i = 0; i < s->field_count; i++)
		most += s->fields[i].type == FIELD_FLAG ? 2 : s->fields[i].choice_count;
	l->subsets = arena_array(l->arena, most, sizeof *l->subsets);
	l->unsaid = arena_array(l->arena, s->field_count + 1, sizeof *l->unsaid);
	for (size_t i = 0; i < s->field_count && l->columns; i++) {
		const Field *f = &s->fields[i];
		if (l->table->columns[i].col < 0)
			continue;
		for (size_t k = 0; k < f->choice_count; k++)
			l->subsets[l->subset_count++] = (SubsetSums){ (int)i, f->choices[k].value, no_rows(l) };
		for (size_t k = 0; k < 2 && f->type == FIELD_FLAG; k++)
			l->subsets[l->subset_count++] = (SubsetSums){ (int)i, k ? "0" : "1", no_rows(l) };
	}
}

void totals_begin(TotalList *l, Arena *a, const RecordSource *source)
{
	const Table *t = source->table;
	*l = (TotalList){ .arena = a, .scratch = arena_new(), .table = t, .source = source,
		          .fields = arena_array(a, t->schema->field_count + 1, sizeof *l->fields) };
	for (size_t i = 0; i < t->schema->field_count; i++) {
		const Field *f = &t->schema->fields[i];
		bool figure = (f->type == FIELD_NUMBER || f->type == FIELD_COUNT) && !(f->unit && measure_is_rate(a, f->unit)) && !f->unit_over;
		if (figure && t->columns[i].col >= 0 && !t->columns[i].bad_unit)
			l->fields[l->columns++] = (int)i;
	}
	begin_subsets(l);
	l->all = no_rows(l);
	l->since = no_rows(l);
	l->run = no_rows(l);
	l->last = (Total){ .above = no_rows(l), .since = no_rows(l), .next = no_rows(l) };
}

static void add_cell(TotalList *l, TotalSum *s, const Record *r, int field)
{
	const Value *v = &r->values[field];
	Number n;
	if (v->text && number_parse(v->text, strlen(v->text), &n))
		s->sum = number_add(s->sum, n);
	else
		s->without++;
	if (v->gap != GAP_FAULT)
		return;
	if (!s->faults++)
		s->fault = (FaultCell){ r->row, *r->raws[field] ? arena_strdup(l->arena, r->raws[field]) : NULL };
}

static void add_row(TotalList *l, RowSums *rows, const Record *r)
{
	rows->first = rows->count ? rows->first : r->row;
	rows->last = r->row;
	rows->count++;
	for (size_t i = 0; i < l->columns; i++)
		add_cell(l, &rows->sums[i], r, l->fields[i]);
}

static void add_subsets(TotalList *l, const Record *r)
{
	for (size_t i = 0; i < l->subset_count; i++) {
		SubsetSums *s = &l->subsets[i];
		const char *said = r->values[s->field].text;
		if (said && strcmp(said, s->value) == 0)
			add_row(l, &s->rows, r);
		if (!said && r->values[s->field].gap != GAP_NOT_APPLICABLE && (!i || l->subsets[i - 1].field != s->field))
			l->unsaid[s->field]++;
	}
}

void totals_record(TotalList *l, const Record *r)
{
	if (!same_area(l->run_area, r->area))
		end_run(l);
	l->run_area = r->area;
	l->group = false;
	add_row(l, &l->run, r);
	add_subsets(l, r);
}

static bool comes_to(const TotalList *l, const RowSums *before, const Number *figures, const bool *given)
{
	bool some = false;
	if (before->count + l->run.count < 2)
		return false;
	for (size_t i = 0; i < l->columns; i++) {
		if (!given[i])
			continue;
		if (number_cmp(number_add(before->sums[i].sum, l->run.sums[i].sum), figures[i]) != 0)
			return false;
		some |= figures[i].num != 0;
	}
	return some;
}

bool totals_come_to(const TotalList *l, const Number *figures, const bool *given)
{
	return comes_to(l, &l->all, figures, given) || comes_to(l, &l->since, figures, given);
}

/* ---- totals that are put away ---- */

enum { BLOCK = 64 * 1024, SUMS = 3 };

typedef struct Kept { /* a total's bytes: this, the sums that it may need, its cells one behind the other */
	size_t      size;
	int         row;
	TotalWord   word;
	const char *area;
	int         subset;
	bool        named_group, after_group, has[SUMS];
	RowSums     rows[SUMS]; /* without their sums */
} Kept;

enum { UNIT = _Alignof(max_align_t), HEAD = (sizeof(Kept) + UNIT - 1) / UNIT * UNIT }; /* sums may stand behind either */

/* Which sums a total's readings can ask for: what is not needed is not written. */
static void needs(const TotalList *l, const Total *t, bool has[SUMS])
{
	has[0] = t->word != TOTAL_SUB || !t->since.count;
	has[1] = t->word != TOTAL_WHOLE;
	has[2] = l->leads[t->word] || t->after_group || !t->above.count;
}

static void put_block(TotalList *l)
{
	if (!l->block.len)
		return;
	l->spill = l->spill ? l->spill : spill_open(4);
	*MEM_PUSH(l->blocks, l->block_count, l->block_cap) = (TotalBlock){ spill_put(l->spill, l->block.data, l->block.len), l->block.len };
	buf_clear(&l->block);
}

static void pad(Buf *b, size_t to)
{
	while (b->len < to)
		buf_byte(b, 0);
}

static void put_away(TotalList *l, const Total *t)
{
	const RowSums *rows[SUMS] = { &t->above, &t->since, &t->next };
	Kept k = { .row = t->row, .word = t->word, .area = t->area, .subset = t->subset, .named_group = t->named_group, .after_group = t->after_group };
	size_t bytes = l->columns * sizeof(TotalSum), from = l->block.len;
	needs(l, t, k.has);
	for (size_t i = 0; i < SUMS; i++) {
		k.rows[i] = (RowSums){ rows[i]->count, rows[i]->first, rows[i]->last, NULL };
		k.has[i] = k.has[i] && rows[i]->count;
		k.size += k.has[i] ? bytes : 0;
	}
	k.size = (HEAD + k.size + l->last_raws.len + UNIT - 1) / UNIT * UNIT;
	buf_add(&l->block, &k, sizeof k);
	pad(&l->block, from + HEAD);
	for (size_t i = 0; i < SUMS; i++)
		if (k.has[i])
			buf_add(&l->block, rows[i]->sums, bytes);
	buf_add(&l->block, l->last_raws.data, l->last_raws.len);
	pad(&l->block, from + k.size);
	if (l->block.len >= BLOCK)
		put_block(l);
}

/* The total whose bytes these are, good as long as they are and until scratch is cleared. */
static Total read_kept(const TotalList *l, const char *bytes, size_t *size)
{
	const Kept *k = (const void *)bytes;
	Total t = { .row = k->row, .word = k->word, .area = k->area, .subset = k->subset, .named_group = k->named_group, .after_group = k->after_group };
	RowSums *rows[SUMS] = { &t.above, &t.since, &t.next };
	const char *at = bytes + HEAD;
	for (size_t i = 0; i < SUMS; i++) {
		*rows[i] = k->rows[i];
		rows[i]->sums = k->has[i] ? (TotalSum *)(uintptr_t)at : NULL;
		rows[i]->count = k->has[i] || i == 0 ? k->rows[i].count : 0; /* of all rows above the number alone may count */
		at += k->has[i] ? l->columns * sizeof(TotalSum) : 0;
	}
	t.raws = arena_array(l->scratch, l->columns + 1, sizeof *t.raws);
	for (size_t i = 0; i < l->columns; i++, at += strlen(at) + 1)
		t.raws[i] = at;
	t.name = at;
	*size = k->size;
	return t;
}

/* What is said of the rows since the last total or heading ends here, and with it what is below the last total. */
static void bound(TotalList *l)
{
	end_run(l);
	if (!l->pending)
		return;
	Total *t = &l->last;
	keep(l, &t->next, &l->since);
	if (!l->met[t->word])
		l->leads[t->word] = !t->above.count && t->next.count;
	l->met[t->word] = true;
	put_away(l, t);
	l->pending = false;
}

void totals_group(TotalList *l, const char *heading)
{
	const char *key = table_bare_label(l->scratch, heading);
	buf_clear(&l->heading);
	buf_text_add(&l->heading, key);
	bound(l);
	forget(l, &l->since);
	l->group = true;
}

/* ---- what a total is of ---- */

/* What stands before the word for a total: 甲县 of 甲县合计, and of 甲县(合计). */
static const char *before_word(Arena *a, const char *label, const char **word)
{
	static const char *const words[] = { "本页合计", "小计", "合计", "总计", "共计", "累计", NULL };
	for (int i = 0; words[i]; i++) {
		if (!key_ends(label, words[i]))
			continue;
		size_t n = strlen(label) - strlen(words[i]);
		while (n && strchr("(:-", label[n - 1]))
			n--;
		*word = words[i];
		return arena_strndup(a, label, n);
	}
	*word = "合计";
	return "";
}

static const char *area_named(const TotalList *l, const char *text)
{
	return *text ? area_find(l->scratch, l->source->areas, l->source->area_count, text) : NULL;
}

/* The area that a total is of by its label, or by the cell of its row that holds areas. */
static const char *area_of(const TotalList *l, const SheetRow *row, const char *named)
{
	const char *area = area_named(l, named);
	for (size_t i = 0; i < l->table->schema->field_count && !area; i++)
		if (l->table->schema->fields[i].type == FIELD_AREA)
			area = area_named(l, table_cell(row, l->table->columns[i].col));
	return area;
}

/* 规上工业企业 → 规上: what is said of rows without what they are. */
static char *bare_name(Arena *a, const char *name)
{
	static const char *const before[] = { "其中", "是否", "已", ":", NULL }, *const behind[] = { "企业", "工业", "单位", "项目", "用户", NULL };
	for (int i = 0; before[i]; i++)
		name += key_starts(name, before[i]) ? strlen(before[i]) : 0;
	char *bare = arena_strdup(a, name);
	for (int i = 0; behind[i];) {
		size_t n = strlen(bare), k = strlen(behind[i]);
		bool cut = n > k && key_ends(bare, behind[i]);
		bare[cut ? n - k : n] = 0;
		i = cut ? 0 : i + 1;
	}
	return bare;
}

static bool means(const TotalList *l, const char *name, const char *word)
{
	return strcmp(name, bare_name(l->scratch, key_make(l->scratch, word))) == 0;
}

/* Whether the name is that of the subset: 规上 of the flag 规模以上, 非规上 of the rows where it is 否, 在建 of a choice. */
static bool names_subset(const TotalList *l, const SubsetSums *s, const char *name)
{
	const Field *f = &l->table->schema->fields[s->field];
	if (f->type == FIELD_FLAG) {
		bool no = key_starts(name, "非"), found = false;
		name += no ? strlen("非") : 0;
		found = means(l, name, f->label);
		for (size_t i = 0; i < f->alias_count && !found; i++)
			found = means(l, name, f->aliases[i]);
		return found && no == (*s->value == '0');
	}
	bool found = means(l, name, s->value);
	for (size_t i = 0; i < f->choice_count && !found; i++)
		for (size_t k = 0; strcmp(f->choices[i].value, s->value) == 0 && k < f->choices[i].alias_count && !found; k++)
			found = means(l, name, f->choices[i].aliases[k]);
	return found;
}

static int subset_of(const TotalList *l, const char *named)
{
	const char *name = bare_name(l->scratch, named);
	for (size_t i = 0; *name && i < l->subset_count; i++)
		if (names_subset(l, &l->subsets[i], name))
			return (int)i;
	return -1;
}

static TotalWord word_of(const char *label, const char *word, const char *named, bool sub)
{
	if (sub)
		return TOTAL_SUB;
	if (key_in(label, carried_words) || strcmp(word, "总计") == 0 || strcmp(word, "累计") == 0 || key_starts(named, "全"))
		return TOTAL_WHOLE;
	return *named && strcmp(named, "本表") != 0 ? TOTAL_NAMED : TOTAL_PLAIN;
}

void totals_add(TotalList *l, const SheetRow *row, const char *label, bool sub)
{
	arena_clear(l->scratch);
	const char *word, *named = before_word(l->scratch, label, &word);
	bound(l);
	Total *t = &l->last;
	t->row = row->row;
	t->word = word_of(label, word, named, sub);
	t->area = area_of(l, row, named);
	t->subset = t->area ? -1 : subset_of(l, named);
	t->named_group = *named && l->heading.len && (strstr(buf_text(&l->heading), named) || strstr(named, buf_text(&l->heading)));
	t->after_group = l->group;
	keep(l, &t->above, &l->all);
	keep(l, &t->since, &l->since);
	buf_clear(&l->last_raws);
	for (size_t i = 0; i < l->columns; i++) {
		const char *raw = table_cell(row, l->table->columns[l->fields[i]].col);
		buf_add(&l->last_raws, raw, strlen(raw) + 1);
	}
	buf_add(&l->last_raws, named, strlen(named) + 1);
	if (t->area)
		of_area(l, t->area)->totals++;
	l->pending = true;
	l->count++;
	forget(l, &l->since);
	l->group = false;
}

void totals_free(TotalList *l)
{
	arena_free(l->scratch);
	spill_close(l->spill);
	buf_free(&l->block);
	buf_free(&l->last_raws);
	buf_free(&l->heading);
	free(l->blocks);
	free(l->areas);
	*l = (TotalList){ 0 };
}

/* The area's rows, where the total is the only one of the area. */
static const RowSums *area_rows(TotalList *l, const Total *t)
{
	const AreaSums *a = t->area ? of_area(l, t->area) : NULL;
	return a && a->totals == 1 ? &a->rows : NULL;
}

/* Whether the table says of any row which area it is of. */
static bool any_area(const TotalList *l)
{
	for (size_t i = 0; i < l->area_count; i++)
		if (l->areas[i].rows.count)
			return true;
	return false;
}

typedef struct Readings { /* the rows that a total can be of, the likelier first */
	const RowSums *of[2];
	size_t         count;
} Readings;

static void may_be(Readings *out, const RowSums *rows)
{
	if (rows->count && out->count < 2 && !(out->count && out->of[0]->count == rows->count && out->of[0]->first == rows->first))
		out->of[out->count++] = rows;
}

static void read_sub(const TotalList *l, const Total *t, Readings *out)
{
	if (l->leads[TOTAL_SUB] || t->after_group)
		may_be(out, &t->next);
	if (!out->count)
		may_be(out, t->since.count ? &t->since : &t->above);
}

/* A plain 合计 below rows of its own: the table's last is the table's, where nothing else is; one with more below it is of a part. */
static bool of_part(const TotalList *l, const Total *t)
{
	return t->word == TOTAL_NAMED || (t->word == TOTAL_PLAIN && (l->met[TOTAL_WHOLE] || l->nth + 1 < l->count));
}

static void read_total(const TotalList *l, const Total *t, Readings *out)
{
	bool parted = t->word == TOTAL_NAMED || (t->word == TOTAL_PLAIN && !l->met[TOTAL_SUB]);
	if (!t->above.count) {
		if (t->word == TOTAL_NAMED || t->after_group)
			may_be(out, &t->next);
		may_be(out, &l->all);
		if (parted)
			may_be(out, &t->next);
		return;
	}
	if (parted && (t->after_group || l->leads[t->word]))
		may_be(out, &t->next);
	if (parted && of_part(l, t))
		may_be(out, &t->since);
	may_be(out, &t->above);
	if (parted)
		may_be(out, &t->since);
}

static Readings readings(TotalList *l, const Total *t)
{
	Readings out = { 0 };
	const RowSums *area = area_rows(l, t);
	if (area && (area->count || any_area(l)))
		may_be(&out, area); /* none: that is told */
	else if (t->subset >= 0 && t->word != TOTAL_SUB)
		may_be(&out, &l->subsets[t->subset].rows);
	else if (t->word == TOTAL_SUB)
		read_sub(l, t, &out);
	else
		read_total(l, t, &out);
	return out;
}

/* ---- the comparison ---- */

typedef struct Stated { /* what a total's cell says */
	Value  value;
	bool   any; /* it states a figure */
	Number figure;
} Stated;

typedef enum Outcome { OUTCOME_NONE, OUTCOME_EQUAL, OUTCOME_DIFFERS, OUTCOME_UNKNOWN } Outcome;

static const Field *field_at(const TotalList *l, size_t column)
{
	return &l->table->schema->fields[l->fields[column]];
}

static int place_of(const TotalList *l, size_t column)
{
	return l->table->columns[l->fields[column]].col;
}

static Stated stated(const TotalList *l, const Total *t, size_t column)
{
	const TableColumn *c = &l->table->columns[l->fields[column]];
	ValueRule rule = { l->table->schema, field_at(l, column), c->unit, l->source->areas, l->source->area_count, NULL };
	Stated s = { .value = value_read(l->scratch, &rule, t->raws[column]) };
	s.any = s.value.text && number_parse(s.value.text, strlen(s.value.text), &s.figure);
	return s;
}

static Outcome outcome(const Stated *s, const RowSums *rows, size_t column)
{
	const TotalSum *sum = &rows->sums[column];
	if (!s->any)
		return OUTCOME_NONE;
	if (sum->faults || !number_ok(sum->sum))
		return OUTCOME_UNKNOWN;
	return number_cmp(sum->sum, s->figure) == 0 ? OUTCOME_EQUAL : OUTCOME_DIFFERS;
}

static size_t count_of(const TotalList *l, const Stated *cells, const RowSums *rows, Outcome which)
{
	size_t n = 0;
	for (size_t i = 0; i < l->columns; i++)
		n += outcome(&cells[i], rows, i) == which;
	return n;
}

/* The reading on which all columns agree; where there is none, the one with which most do. */
static const RowSums *agreed(const TotalList *l, const Stated *cells, const Readings *r)
{
	const RowSums *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < r->count; i++) {
		size_t equal = count_of(l, cells, r->of[i], OUTCOME_EQUAL);
		if (equal && !count_of(l, cells, r->of[i], OUTCOME_DIFFERS))
			return r->of[i];
		if (!best || equal > most) {
			best = r->of[i];
			most = equal;
		}
	}
	return best;
}

/* ---- what is said ---- */

typedef struct Told { /* a total's cell that is spoken of */
	TotalList     *list;
	const Total   *total;
	const RowSums *rows; /* those it is of, or NULL */
	size_t         column;
	const Stated  *cell;
	FindingList   *findings;
} Told;

static void tell(const Told *o, Severity severity, const char *code, const char *zh, const char *en)
{
	Arena *a = o->list->scratch;
	const Field *f = field_at(o->list, o->column);
	int col = place_of(o->list, o->column);
	const char *name = o->total->word == TOTAL_SUB ? "小计" : "合计";
	finding_add(o->findings, (Finding){ .row = o->total->row, .col = col + 1, .severity = severity, .code = code, .field = f->name,
	            .raw = o->total->raws[o->column], .area = o->total->area,
	            .message = arena_printf(a, "%s“%s”%s", name, f->label, zh) }, arena_printf(a, "%s: %s", field_english(f), en));
}

static const char *area_name(const TotalList *l, const char *id)
{
	for (size_t i = 0; i < l->source->area_count; i++)
		if (strcmp(l->source->areas[i].id, id) == 0)
			return l->source->areas[i].name;
	return id;
}

/* 各行, 第3至5行, 甲县各行; rows 3 to 5, and "add" or "adds" behind it when a verb is asked for */
static const char *rows_words(const Told *o, bool verb, const char **en)
{
	Arena *a = o->list->scratch;
	const RowSums *r = o->rows;
	const char *add = verb ? " add" : "";
	*en = arena_printf(a, "its rows%s", add);
	if (r->count == o->list->all.count)
		return "各行";
	if (o->total->subset >= 0 && r == &o->list->subsets[o->total->subset].rows) {
		*en = arena_printf(a, "the rows of \"%s\"%s", o->total->name, add);
		return arena_printf(a, "“%s”各行", o->total->name);
	}
	if (o->total->area && r == &of_area(o->list, o->total->area)->rows) {
		const char *name = area_name(o->list, o->total->area);
		*en = arena_printf(a, "the rows of %s%s", name, add);
		return arena_printf(a, "%s各行", name);
	}
	if (r->first == r->last) {
		*en = arena_printf(a, "row %d%s", r->first, verb ? " adds" : "");
		return arena_printf(a, "第%d行", r->first);
	}
	*en = arena_printf(a, "rows %d to %d%s", r->first, r->last, add);
	return arena_printf(a, "第%d至%d行", r->first, r->last);
}

static const char *unit_words(const Told *o)
{
	const Field *f = field_at(o->list, o->column);
	return f->unit ? measure_words(f->unit) : "";
}

/* " (m³)", behind the figures of an English sentence */
static const char *unit_english(const Told *o)
{
	const Field *f = field_at(o->list, o->column);
	return f->unit ? arena_printf(o->list->scratch, " (%s)", measure_english(f->unit)) : "";
}

static void tell_differs(const Told *o)
{
	Arena *a = o->list->scratch;
	const TotalSum *s = &o->rows->sums[o->column];
	Number gap = number_sub(o->cell->figure, s->sum);
	const char *unit = unit_words(o), *rows_en, *rows_zh = rows_words(o, true, &rows_en);
	const char *zh = s->without ? arena_printf(a, "（其中%zu行没有数据）", s->without) : "";
	const char *en = s->without ? arena_printf(a, " (%zu of them without a value)", s->without) : "";
	const char *x = value_figure_text(a, o->cell->figure), *y = value_figure_text(a, s->sum);
	const char *z = value_figure_text(a, gap.num < 0 ? number_neg(gap) : gap);
	tell(o, SEVERITY_WARNING, "total", arena_printf(a, "为%s%s，%s相加为%s%s%s，相差%s%s", x, unit, rows_zh, y, unit, zh, z, unit),
	     arena_printf(a, "the total is %s, %s up to %s%s: %s apart%s", x, rows_en, y, en, z, unit_english(o)));
}

/* Why a total can't be held against its rows, whose rows are NULL where it has none. */
static void tell_unknown(const Told *o)
{
	Arena *a = o->list->scratch;
	const TotalSum *s = o->rows ? &o->rows->sums[o->column] : NULL;
	const char *x = value_figure_text(a, o->cell->figure), *zh = "表中没有可以相加的行", *en = "there are no rows to add up";
	if (s && s->faults) {
		const char *more_zh = s->faults > 1 ? arena_printf(a, "等%zu处", s->faults) : "", *raw = s->fault.raw;
		const char *more_en = s->faults > 1 ? arena_printf(a, ", as one of %zu cells", s->faults) : "";
		zh = raw ? arena_printf(a, "第%d行“%s”%s无法计入", s->fault.row, raw, more_zh) : arena_printf(a, "第%d行%s无法计入", s->fault.row, more_zh);
		en = raw ? arena_printf(a, "\"%s\" in row %d cannot be counted%s", raw, s->fault.row, more_en)
		         : arena_printf(a, "row %d cannot be counted%s", s->fault.row, more_en);
	} else if (s) {
		zh = "各行相加位数太多";
		en = "the sum of its rows has too many digits";
	}
	tell(o, SEVERITY_WARNING, "total_unchecked", arena_printf(a, "为%s%s，未能核对：%s", x, unit_words(o), zh),
	     arena_printf(a, "the total %s%s could not be checked: %s", x, unit_english(o), en));
}

/* 第5至6行之和, 第4行; rows 5 to 6 */
static const char *span_words(const Told *o, const RowSums *r, const char **en)
{
	Arena *a = o->list->scratch;
	*en = r->first == r->last ? arena_printf(a, "row %d", r->first) : arena_printf(a, "rows %d to %d", r->first, r->last);
	return r->first == r->last ? arena_printf(a, "第%d行", r->first) : arena_printf(a, "第%d至%d行之和", r->first, r->last);
}

/* A total that is right only by the less likely reading: as a sum over too few rows would be, or over too many. */
static void tell_span(const Told *o, const RowSums *other)
{
	Arena *a = o->list->scratch;
	const char *x = value_figure_text(a, o->cell->figure), *y = value_figure_text(a, other->sums[o->column].sum), *unit = unit_words(o);
	const char *en, *other_en, *zh = span_words(o, o->rows, &en), *other_zh = span_words(o, other, &other_en);
	tell(o, SEVERITY_WARNING, "total_span",
	     arena_printf(a, "为%s%s，只与%s相符，%s为%s%s，请核实是哪些行的合计", x, unit, zh, other_zh, y, unit),
	     arena_printf(a, "the total %s%s is that of %s only, while %s would give %s: of which is it meant?", x, unit_english(o), en, other_en, y));
}

/* 化工合计 below all rows, of which no column says 化工; or one does and not of every row, or a 小计 may be of those of its group. */
static bool unclear(const TotalList *l, const Total *t)
{
	if (t->subset >= 0)
		return t->word == TOTAL_SUB || l->unsaid[l->subsets[t->subset].field];
	bool whole = !t->since.count || t->since.count == t->above.count;
	return t->word == TOTAL_NAMED && !t->area && !t->named_group && t->above.count && whole;
}

static void tell_unclear(const Told *o)
{
	Arena *a = o->list->scratch;
	const char *x = value_figure_text(a, o->cell->figure), *y = value_figure_text(a, o->rows->sums[o->column].sum), *unit = unit_words(o), *rows_en;
	const char *rows_zh = rows_words(o, true, &rows_en);
	Severity severity = o->total->subset >= 0 ? SEVERITY_WARNING : SEVERITY_NOTE; /* no fault is known */
	tell(o, severity, "total_unchecked",
	     arena_printf(a, "为%s%s，未能核对：表中没有写明哪些行是“%s”（%s相加为%s%s）", x, unit, o->total->name, rows_zh, y, unit),
	     arena_printf(a, "the total %s%s could not be checked: nothing says of every row whether it is \"%s\" (%s up to %s)", x, unit_english(o),
	                  o->total->name, rows_en, y));
}

static void tell_cell(Told *o)
{
	static const char *const zh = "未能核对：", *const en = "could not be checked: ";
	const Value *v = &o->cell->value;
	Outcome is = o->rows ? outcome(o->cell, o->rows, o->column) : o->cell->any ? OUTCOME_UNKNOWN : OUTCOME_NONE;
	if (v->gap == GAP_FAULT)
		tell(o, SEVERITY_WARNING, "total_unchecked", arena_printf(o->list->scratch, "%s%s", zh, v->zh), arena_printf(o->list->scratch, "%s%s", en, v->en));
	else if (is == OUTCOME_DIFFERS && unclear(o->list, o->total))
		tell_unclear(o);
	else if (is == OUTCOME_DIFFERS)
		tell_differs(o);
	else if (is == OUTCOME_UNKNOWN && (o->rows || o->cell->figure.num != 0))
		tell_unknown(o);
}

/* Where the rows are not the likeliest, once for all columns: at the first that the likeliest would not fit. */
static void tell_reading(Told *o, const Stated *cells, const RowSums *likeliest)
{
	if (!o->rows || o->rows == likeliest || count_of(o->list, cells, o->rows, OUTCOME_DIFFERS))
		return;
	for (o->column = 0; o->column < o->list->columns; o->column++) {
		o->cell = &cells[o->column];
		if (outcome(o->cell, o->rows, o->column) == OUTCOME_EQUAL && outcome(o->cell, likeliest, o->column) == OUTCOME_DIFFERS) {
			tell_span(o, likeliest);
			return;
		}
	}
}

static void check_total(TotalList *l, const Total *t, FindingList *findings)
{
	Stated *cells = arena_array(l->scratch, l->columns + 1, sizeof *cells);
	for (size_t i = 0; i < l->columns; i++)
		cells[i] = stated(l, t, i);
	Readings r = readings(l, t);
	Told o = { .list = l, .total = t, .rows = agreed(l, cells, &r), .findings = findings };
	for (o.column = 0; o.column < l->columns; o.column++) {
		o.cell = &cells[o.column];
		tell_cell(&o);
	}
	if (r.count > 1)
		tell_reading(&o, cells, r.of[0]);
}

static void check_block(TotalList *l, const char *bytes, size_t n, FindingList *findings)
{
	for (size_t at = 0, size; at < n; at += size, l->nth++) {
		arena_clear(l->scratch);
		Total t = read_kept(l, bytes + at, &size);
		check_total(l, &t, findings);
	}
}

void totals_check(TotalList *l, FindingList *findings)
{
	bound(l);
	put_block(l);
	for (size_t i = 0; i < l->block_count; i++) {
		const TotalBlock *b = &l->blocks[i];
		check_block(l, spill_get(l->spill, b->block), b->size, findings);
	}
}
