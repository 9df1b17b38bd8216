/* origin.c - see origin.h: what is noted while a document is made. */
#include "script/origin_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "script/luatokens.h"

enum {
	MADE = 4000000, /* times that texts are made; what comes later is told to be computed */
	LONG_TEXT = 64 * 1024, MANY_NUMBERS = 4000, /* a text that code makes a whole document of */
	SCANNED_A_STEP = 32 /* bytes */
};

Origins *origins_new(Script *s)
{
	Origins *o = mem_alloc(sizeof *o);
	o->script = s;
	o->arena = arena_new();
	o->texts = saidtexts_new(o->arena, SAID_BY_DIGITS);
	o->files = saidtexts_new(o->arena, SAID_BY_DIGITS);
	o->settings = saidtexts_new(o->arena, SAID_BY_DIGITS);
	o->wordings = saidtexts_new(o->arena, SAID_BY_CONTEXT);
	origin_add(o, (Origin){ .kind = ORIGIN_NONE }); /* number 0 is none */
	return o;
}

void origins_free(Origins *o)
{
	if (!o)
		return;
	free(o->items);
	free(o->drawn);
	free(o->made_texts);
	free(o->made);
	free(o->pieces);
	saidtexts_free(o->wordings);
	free(o->runs);
	free(o->spots);
	free(o->exact);
	free(o->placed);
	free(o->traced);
	saidtexts_free(o->texts);
	saidtexts_free(o->files);
	saidtexts_free(o->settings);
	arena_free(o->arena);
	free(o);
}

size_t origins_bytes(const Origins *o)
{
	if (!o)
		return 0;
	return arena_bytes(o->arena) + saidtexts_bytes(o->wordings) + saidtexts_bytes(o->texts) + o->cap * sizeof *o->items +
	       o->drawn_cap * sizeof *o->drawn + o->made_cap * sizeof *o->made + o->made_text_cap * sizeof *o->made_texts +
	       o->piece_cap * sizeof *o->pieces + o->run_cap * sizeof *o->runs + o->spot_cap * sizeof *o->spots + o->exact_cap * sizeof *o->exact;
}

int64_t origins_work(const Origins *o)
{
	return o->work + saidtexts_work(o->wordings) + saidtexts_work(o->texts) + saidtexts_work(o->files) + saidtexts_work(o->settings);
}

/* While Lua runs: what was compared counts as steps. */
static void count_work(Origins *o)
{
	int64_t work = origins_work(o), more = work - o->counted;
	o->counted = work;
	state_steps(o->script->L, more);
}

OriginId origin_add(Origins *o, Origin one)
{
	*MEM_PUSH(o->items, o->count, o->cap) = one;
	return (OriginId)(o->count - 1);
}

OriginId origin_judgment(Origins *o, int64_t id)
{
	return o && id ? origin_add(o, (Origin){ .kind = ORIGIN_JUDGMENT, .id = id }) : 0;
}

OriginId origin_cell(Origins *o, int64_t file, int64_t row, const Schema *schema, const char *field, const char *typed)
{
	if (!o)
		return 0;
	typed = typed ? arena_strdup(o->arena, typed) : NULL;
	return origin_add(o, (Origin){ .kind = ORIGIN_CELL, .id = file, .row = row, .schema = schema, .field = field, .text = typed });
}

OriginId origin_finding(Origins *o, Place at, const char *text)
{
	if (!o)
		return 0;
	at.file = at.file ? arena_strdup(o->arena, at.file) : NULL;
	return origin_add(o, (Origin){ .kind = ORIGIN_FINDING, .at = at, .text = arena_strdup(o->arena, text ? text : "") });
}

OriginId origin_both(Origins *o, OriginId a, OriginId b)
{
	if (!o || !b || a == b)
		return a;
	return a ? origin_add(o, (Origin){ .kind = ORIGIN_BOTH, .a = a, .b = b }) : b;
}

OriginId origin_count(Origins *o, OriginId of, const char *names, Place at)
{
	return o ? origin_add(o, (Origin){ .kind = ORIGIN_COUNT, .a = of, .text = names ? arena_strdup(o->arena, names) : NULL, .at = at }) : 0;
}

/* The innermost place in another file than `at`: what called the helper that stands there. */
static const char *caller(lua_State *L, Arena *a, Place at)
{
	lua_Debug ar;
	for (int level = 1; level < 40 && lua_getstack(L, level, &ar); level++)
		if (lua_getinfo(L, "Sl", &ar) && *ar.source == '@' && ar.currentline > 0 && (!at.file || strcmp(ar.source + 1, at.file) != 0))
			return arena_printf(a, "%s:%d", ar.source + 1, ar.currentline);
	return NULL;
}

OriginId origin_computed(lua_State *L, OriginId from)
{
	Origins *o = state_script(L)->origins;
	Place at = fault_here(L);
	return o ? origin_add(o, (Origin){ .kind = ORIGIN_COMPUTED, .a = from, .at = at, .text = caller(L, o->arena, at) }) : 0;
}

/* ---- texts with numbers, as they are made ---- */

static size_t count_numbers(const char *text, size_t n, size_t most)
{
	size_t count = 0;
	Printed p;
	for (size_t from = 0; count < most && printed_next(text, n, &from, &p);)
		count++;
	return count;
}

/* How many numbers a text has whose sources are noted.  One of very many has none: each would be looked for among all, and what
 * stands in the tree is a part of it, found by nothing that is kept of the whole.  That is told where it is made. */
static size_t numbers_noted(Origins *o, const char *text, size_t n)
{
	size_t count = count_numbers(text, n, n > LONG_TEXT ? 1 : MANY_NUMBERS + 1);
	o->work += (int64_t)(n / SCANNED_A_STEP);
	if (count == 0 || (n <= LONG_TEXT && count <= MANY_NUMBERS))
		return count;
	Script *s = o->script;
	Place at = fault_here(s->L);
	if (diag_once(s->diag, arena_printf(s->arena, "long traced text %s:%d", at.file ? at.file : "", at.line)))
		diag_warn(s->diag, at, "this text has more than %s, so it is not noted where its figures come from: the trace calls them computed",
		          n > LONG_TEXT ? "64 KB" : "4000 figures");
	return 0;
}

static bool same_leaf(const Origin *a, const Origin *b)
{
	if (a->kind == ORIGIN_COMPUTED && b->kind == ORIGIN_COMPUTED)
		return a->a == b->a && a->at.line == b->at.line && a->at.file && b->at.file && !strcmp(a->at.file, b->at.file);
	return a->kind == b->kind && a->id == b->id && a->row == b->row && a->field == b->field && (a->text == b->text || a->kind == ORIGIN_CELL) &&
	       a->at.line == b->at.line && a->at.file == b->at.file;
}

bool origins_alike(const Origins *o, Arena *a, OriginId x, OriginId y)
{
	const Origin **of_x, **of_y;
	if (x && y && o->items[x].kind != ORIGIN_BOTH && o->items[y].kind != ORIGIN_BOTH)
		return x == y || same_leaf(&o->items[x], &o->items[y]);
	size_t n = x == y ? 0 : origins_leaves(o, a, x, &of_x);
	if (x == y)
		return true;
	if (n != origins_leaves(o, a, y, &of_y))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!same_leaf(of_x[i], of_y[i]))
			return false;
	return true;
}

/* The first time the wording was made for this {{ }}, from 1, or 0; they stand in the order of these, and are asked for in it. */
static size_t first_of_run(Origins *o, MadeText *text, size_t run)
{
	size_t i = text->asked && o->made[text->asked - 1].run <= run ? text->asked : text->first;
	for (; i && o->made[i - 1].run < run; i = o->made[i - 1].next)
		o->work++;
	text->asked = i ? i : text->asked;
	return i && o->made[i - 1].run == run ? i : 0;
}

/* The only one of the run's that says what it says; NULL: there is none, or several say different things. */
static Made *choose_own(Origins *o, MadeText *text, size_t which, size_t run)
{
	Made *own = NULL;
	for (size_t i = first_of_run(o, text, run); i && o->made[i - 1].run == run; i = o->made[i - 1].next) {
		Made *m = &o->made[i - 1];
		o->work++;
		if (own && !origins_alike(o, o->arena, own->ids[which], m->ids[which]))
			return NULL;
		own = m;
	}
	return own;
}

/* Which of the times a wording was made: the only one that says what it says, in this {{ }} or at all; else the first of those
 * that did not become part of another text, if it stands as often in the tree as it was made, in this {{ }} or at all. */
static Made *choose(Origins *o, MadeText *text, size_t which, size_t run, Copies copies)
{
	Made *any = choose_own(o, text, which, run), *next[2] = { NULL, NULL };
	size_t free[2] = { 0, 0 };
	bool alike = true;
	if (any)
		return any;
	for (size_t i = text->first; i; i = o->made[i - 1].next) {
		Made *m = &o->made[i - 1];
		o->work++;
		alike = alike && (!any || origins_alike(o, o->arena, any->ids[which], m->ids[which]));
		any = m;
		for (int all = m->run == run ? 0 : 1; all < 2 && !m->joined; all++) {
			free[all]++;
			next[all] = next[all] || m->met ? next[all] : m;
		}
	}
	if (next[0] && free[0] == copies.in_run)
		return next[0];
	return alike ? any : next[1] && free[1] == copies.all ? next[1] : NULL;
}

OriginId origins_made_of(Origins *o, const char *text, size_t n, const Printed *p, size_t run, Copies copies, bool *unclear)
{
	size_t which = 0;
	int32_t wording = saidtexts_find(o->wordings, text, n, p, SAID_PART, &which);
	Made *m = wording ? choose(o, &o->made_texts[wording - 1], which, run, copies) : NULL;
	*unclear = wording && !m;
	if (!m)
		return 0;
	m->met = m->met || which + 1 == o->made_texts[wording - 1].numbers;
	return m->ids[which];
}

/* While texts are put together: the number of the text made last that this one is or is put together from.  A text that has
 * gone into another and that a file says too is the file's: 6.1 may be an item. */
static OriginId latest(Origins *o, const char *text, size_t n, const Printed *p, bool joined)
{
	size_t which = 0;
	int32_t wording = saidtexts_find(o->wordings, text, n, p, SAID_PART, &which);
	Made *m = wording ? &o->made[o->made_texts[wording - 1].last - 1] : NULL;
	bool alone = n == p->len && (n > 2 || p->decimals) && (!m || m->joined);
	OriginId listed = alone ? saidtexts_find(o->settings, text, n, p, SAID_ALONE, NULL) : 0;
	if (alone && !listed)
		listed = saidtexts_find(o->files, text, n, p, SAID_ALONE, NULL);
	if (!m || listed)
		return listed;
	m->joined = m->joined || joined;
	return m->ids[which];
}

static void add_piece(Origins *o, Number n, OriginId id)
{
	if (number_ok(n))
		*MEM_PUSH(o->pieces, o->piece_count, o->piece_cap) = (OriginPiece){ number_cmp(n, number_int(0)) < 0 ? number_neg(n) : n, id };
}

void origins_piece(Origins *o, const char *text, size_t n, OriginId id)
{
	Printed p;
	for (size_t from = 0, left = o ? numbers_noted(o, text, n) : 0; left && printed_next(text, n, &from, &p); left--) {
		add_piece(o, p.value, id ? id : latest(o, text, n, &p, true));
		count_work(o);
	}
}

void origins_part(Origins *o, const char *text, size_t n)
{
	Printed p;
	for (size_t from = 0, left = o ? numbers_noted(o, text, n) : 0; left && printed_next(text, n, &from, &p); left--) {
		add_piece(o, p.value, latest(o, text, n, &p, false));
		count_work(o);
	}
}

static MadeText *made_text(Origins *o, const char *text, size_t n, const Printed *first, size_t numbers)
{
	size_t which = 0;
	int32_t known = saidtexts_find(o->wordings, text, n, first, SAID_PART, &which);
	if (known && o->made_texts[known - 1].len == n)
		return &o->made_texts[known - 1];
	*MEM_PUSH(o->made_texts, o->made_text_count, o->made_text_cap) = (MadeText){ .numbers = numbers, .len = n };
	saidtexts_add(o->wordings, text, n, (int32_t)o->made_text_count);
	return &o->made_texts[o->made_text_count - 1];
}

/* The numbers of the text are those of its pieces, in their order. */
void origins_made(Origins *o, const char *text, size_t n, OriginId rest)
{
	size_t numbers = o ? numbers_noted(o, text, n) : 0, piece = 0, i = 0;
	bool any = false;
	Printed p, first = { 0 };
	Made made = { .run = o ? o->run_count + 1 : 0 };
	if (numbers)
		made.ids = arena_array(o->arena, numbers, sizeof *made.ids);
	for (size_t from = 0; numbers && printed_next(text, n, &from, &p); i++) {
		first = i == 0 ? p : first;
		made.ids[i] = rest;
		any = any || rest;
		count_work(o);
		for (size_t k = piece; k < o->piece_count; k++) {
			o->work++;
			if (number_cmp(o->pieces[k].value, p.value) != 0)
				continue;
			made.ids[i] = o->pieces[k].id;
			any = any || made.ids[i];
			piece = k + 1;
			break;
		}
	}
	if (o)
		o->piece_count = 0;
	if (!any || o->made_count >= MADE)
		return;
	MadeText *t = made_text(o, text, n, &first, numbers);
	*MEM_PUSH(o->made, o->made_count, o->made_cap) = made;
	if (t->last)
		o->made[t->last - 1].next = o->made_count;
	t->first = t->first ? t->first : o->made_count;
	t->last = o->made_count;
}

void origins_print(Origins *o, const char *text, size_t n, OriginId id)
{
	if (!o || !id)
		return;
	origins_piece(o, text, n, id);
	origins_made(o, text, n, 0);
}

void origins_number(Origins *o, Number n, OriginId id)
{
	if (o && id && number_ok(n))
		*MEM_PUSH(o->drawn, o->drawn_count, o->drawn_cap) = (Drawn){ number_cmp(n, number_int(0)) < 0 ? number_neg(n) : n, id, false };
}

void origins_exact(Origins *o, const Node *text, OriginId id)
{
	if (o && id)
		*MEM_PUSH(o->exact, o->exact_count, o->exact_cap) = (Exact){ text, id };
}

void origins_text_of(Origins *o, const char *text, size_t n, OriginId id)
{
	if (o && id)
		saidtexts_add(o->texts, text, n, id);
}

void origins_text(Origins *o, Place at, const char *text, size_t n)
{
	if (o)
		*MEM_PUSH(o->spots, o->spot_count, o->spot_cap) = (Spot){ NULL, at, o->run_count, count_numbers(text, n, n), 0 };
}

void origins_node(Origins *o, const Node *node)
{
	if (o)
		*MEM_PUSH(o->spots, o->spot_count, o->spot_cap) = (Spot){ node, PLACE_NONE, o->run_count, 0, 0 };
}

void origins_done(Origins *o)
{
	if (o) {
		size_t first = o->run_count ? o->runs[o->run_count - 1].last : 0;
		*MEM_PUSH(o->runs, o->run_count, o->run_cap) = (Run){ first, o->drawn_count };
	}
}

/* ---- what files say ---- */

/* A number in settings: `year = 2027` is kept under 2027, once for a file with how often it is there. */
static void add_setting(Origins *o, const char *file, const char *text, const LuaToken *t, size_t first)
{
	Printed p;
	size_t from = 0;
	if (!printed_next(text + t->at, t->len, &from, &p) || p.at != 0 || p.len != t->len)
		return;
	OriginId known = saidtexts_find(o->settings, text + t->at, t->len, &p, SAID_ALONE, NULL);
	if (known && (size_t)known >= first)
		o->items[known].more++;
	else
		saidtexts_add(o->settings, text + t->at, t->len, origin_add(o, (Origin){ .kind = ORIGIN_SAID, .at = { .file = file, .line = t->line } }));
}

void origins_source(Origins *o, const Source *source, bool settings)
{
	LuaToken *tokens;
	size_t count = luatokens_read(source->text, source->len, &tokens), first = o->count;
	const char *file = arena_strdup(o->arena, source->name);
	Buf text = { 0 };
	for (size_t i = 0; i < count; i++) {
		if (tokens[i].kind == LUA_TOKEN_NUMBER && settings)
			add_setting(o, file, source->text, &tokens[i], first);
		if (tokens[i].kind != LUA_TOKEN_STRING)
			continue;
		buf_clear(&text);
		luatokens_string(source->text, &tokens[i], &text);
		if (count_numbers(buf_text(&text), text.len, 1) == 0)
			continue;
		OriginId id = origin_add(o, (Origin){ .kind = ORIGIN_SAID, .at = { .file = file, .line = tokens[i].line } });
		saidtexts_add(o->files, buf_text(&text), text.len, id);
		if (settings)
			saidtexts_add(o->settings, buf_text(&text), text.len, id);
	}
	buf_free(&text);
	free(tokens);
}

/* ---- afterwards ---- */

TracedNumber *origins_traced(const Origins *o, size_t *count)
{
	*count = o ? o->traced_count : 0;
	return o ? o->traced : NULL;
}

/* Leaves by what same_leaf() looks at: a sum over a ledger has as many as the ledger has rows. */
typedef struct Leaves {
	const Origin **items;
	size_t count, cap;
	size_t *slots, slot_count; /* of a hash: the number of a leaf, from 1 */
} Leaves;

static size_t *leaf_slot(const Leaves *l, const Origin *one)
{
	bool computed = one->kind == ORIGIN_COMPUTED;
	int64_t key[] = { one->kind, computed ? one->a : one->id, computed ? 0 : one->row, one->at.line };
	size_t i = (size_t)hash_bytes(HASH_START, key, sizeof key) & (l->slot_count - 1);
	while (l->slots[i] && !same_leaf(l->items[l->slots[i] - 1], one))
		i = (i + 1) & (l->slot_count - 1);
	return &l->slots[i];
}

static void add_leaf(Leaves *l, const Origin *one)
{
	if (l->count * 2 >= l->slot_count) {
		free(l->slots);
		l->slot_count = l->slot_count ? l->slot_count * 4 : 16;
		l->slots = mem_alloc(l->slot_count * sizeof *l->slots);
		for (size_t i = 0; i < l->count; i++)
			*leaf_slot(l, l->items[i]) = i + 1;
	}
	size_t *slot = leaf_slot(l, one);
	if (*slot)
		return;
	*MEM_PUSH(l->items, l->count, l->cap) = one;
	*slot = l->count;
}

size_t origins_leaves(const Origins *o, Arena *a, OriginId id, const Origin ***out)
{
	OriginId *stack = NULL;
	size_t depth = 0, cap = 0;
	Leaves l = { 0 };
	bool *seen = o->items[id].kind == ORIGIN_BOTH ? mem_alloc(o->count * sizeof *seen) : NULL;
	*MEM_PUSH(stack, depth, cap) = id;
	while (depth) {
		OriginId at = stack[--depth];
		const Origin *one = &o->items[at];
		if (!at || (seen && seen[at]))
			continue;
		if (seen)
			seen[at] = true;
		if (one->kind == ORIGIN_BOTH) {
			*MEM_PUSH(stack, depth, cap) = one->b;
			*MEM_PUSH(stack, depth, cap) = one->a;
		} else {
			add_leaf(&l, one);
		}
	}
	*out = arena_array(a, l.count, sizeof **out);
	if (l.count)
		memcpy(*out, l.items, l.count * sizeof *l.items);
	free(l.items);
	free(l.slots);
	free(stack);
	free(seen);
	return l.count;
}
