/* evaluate.c - runs the project's rules for a period and stores what they judge, in one transaction. */
#include "script/fields.h"
#include "script/storelib.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/progress.h"
#include "ledger/history.h"
#include "ledger/judged.h"
#include "ledger/judgment.h"

enum { LONG_DATA = 1 << 20 }; /* bytes of a judgment's data whose room is given back */
enum { PAUSE = 150, USUAL_PAUSE = 200 }; /* per cent of what is in use, at which Lua collects again: here, and its own */

/* A figure as text: a number's exact text, a string as it stands, NULL when absent. */
static const char *figure(Fields *f, const char *name)
{
	size_t len;
	const char *text = NULL;
	int type = fields_push(f, name);
	if (type != LUA_TNIL) {
		text = nodes_text(f->L, -1, &len);
		if (text)
			text = arena_strdup(f->arena, text);
		else
			luaL_error(f->L, "judge: \"%s\" must be a number or text, not a %s", name, luaL_typename(f->L, -1));
	}
	lua_pop(f->L, 1);
	return text;
}

static void execute(lua_State *L, const char *sql, const char *const *args, size_t count)
{
	if (!store_exec(storelib_store(L), state_script(L)->diag, sql, args, count))
		luaL_error(L, "judge: this could not be stored");
}

/* What the rules made themselves, beside the cells. */
static bool keep_input(Fields *f)
{
	Fields in;
	fields_open(&in, f->L, -1, f->arena, "judge: an input", f->at);
	JudgedInput input = { .label = fields_text(&in, "label", NULL), .value = figure(&in, "value"), .path = fields_text(&in, "path", NULL),
		              .row = figure(&in, "row"), .col = figure(&in, "col"), .raw = figure(&in, "raw") };
	if (!input.label && in.ok)
		fields_fault(&in, NULL, "\"label\" is missing");
	fields_close(&in);
	return judged_input(state_script(f->L)->judged, &input);
}

static void keep_inputs(Fields *f, int64_t judgment)
{
	Judged *kept = state_script(f->L)->judged;
	judged_begin(kept, judgment);
	int given = fields_push(f, "inputs"), list = lua_gettop(f->L);
	if (given != LUA_TTABLE) {
		if (given != LUA_TNIL)
			fields_fault(f, "inputs", "\"inputs\" must be a table, not a %s", lua_typename(f->L, given));
		lua_pop(f->L, 1);
		return;
	}
	if (!storecells_read(f->L, list))
		sandbox_thaw(f->L, list);
	StoreCell cell;
	bool good = true;
	lua_Integer n = state_through(f->L, list);
	for (lua_Integer i = 1; i <= n && good; i++) {
		int type = lua_geti(f->L, list, i);
		if (storerows_cell(f->L, list + 1, &cell))
			good = judged_cell(kept, cell.set, cell.row, cell.column);
		else if (type == LUA_TTABLE)
			good = keep_input(f);
		else
			fields_fault(f, NULL, "input %d is a %s", (int)i, luaL_typename(f->L, -1));
		lua_settop(f->L, list);
	}
	if (!good || !judged_flush(kept))
		luaL_error(f->L, "judge: its inputs could not be stored");
	lua_pop(f->L, 1);
}

/* data as JSON text; nil and an empty table are stored as {}. */
static const char *data_text(Fields *f)
{
	Script *s = state_script(f->L);
	if (!fields_table(f, "data"))
		return "{}";
	buf_clear(&s->json);
	jsonwrite_value(f->L, -1, &s->json);
	lua_pop(f->L, 1);
	return s->json.len == 2 ? "{}" : buf_text(&s->json);
}

/* A module may keep what the rules are given longer than they run, and a template judges nothing. */
static Script *check_judging(lua_State *L)
{
	Script *s = state_script(L);
	if (!s->judged)
		luaL_error(L, "the evaluation that this belongs to is over");
	return s;
}

/* judge{ kind =, subject =, area =, status =, value =, goal =, unit =, formula =, inputs =, data = } */
static int judge(lua_State *L)
{
	Script *s = check_judging(L);
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	Arena **box = lua_newuserdatauv(L, sizeof(Arena *), 0); /* this judgment's texts, dropped with the call */
	*box = NULL;
	luaL_setmetatable(L, "arena"); /* … or by the collector, after an error */
	*box = arena_new();
	Fields f;
	fields_open(&f, L, 1, *box, "judge", fault_here(L));
	int kind = fields_word(&f, "kind", judgment_kinds, JUDGMENT_KINDS, -1);
	const char *area = fields_need_text(&f, "area");
	const char *args[] = {
		lua_tostring(L, lua_upvalueindex(1)), kind >= 0 ? judgment_kinds[kind] : "", fields_need_text(&f, "subject"), area,
		fields_need_text(&f, "status"), figure(&f, "value"), figure(&f, "goal"), fields_text(&f, "unit", NULL),
		fields_text(&f, "formula", NULL), data_text(&f),
	};
	if (kind < 0 && f.ok)
		fields_fault(&f, NULL, "\"kind\" is missing");
	if (f.ok && strcmp(area, "city") != 0 && context_area_index(s->project, area) < 0)
		fields_fault(&f, "area", "the project has no area \"%s\"", area);
	judged_mix(s->judged, args, sizeof args / sizeof *args);
	execute(L, "INSERT INTO judgment (period, kind, subject, area, status, value, goal, unit, formula, data)"
	           " VALUES (?,?,?,?,?,?,?,?,?,?)", args, sizeof args / sizeof *args);
	if (s->json.len > LONG_DATA)
		buf_free(&s->json);
	keep_inputs(&f, store_last_id(storelib_store(L)));
	fields_close(&f);
	arena_free(*box);
	*box = NULL;
	if (s->expected-- > 0)
		progress_file(s->progress);
	return 0;
}

/* expect(n): the rules will make these many judgments, for the line of progress. */
static int expect(lua_State *L)
{
	Script *s = check_judging(L);
	progress_close(s->progress);
	s->expected = luaL_checkinteger(L, 1);
	s->progress = s->expected > 0 ? progress_open("evaluate", "judgments", (size_t)s->expected, s->opt.quiet, s->diag) : NULL;
	return 0;
}

static int drop_arena(lua_State *L)
{
	Arena **box = lua_touserdata(L, 1);
	arena_free(*box);
	*box = NULL;
	return 0;
}

static int run(lua_State *L)
{
	const char *period = lua_touserdata(L, 1);
	if (luaL_newmetatable(L, "arena")) {
		lua_pushcfunction(L, drop_arena);
		lua_setfield(L, -2, "__gc");
	}
	lua_pop(L, 1);
	storelib_forget(L);
	lua_gc(L, LUA_GCINC, PAUSE, 0);
	context_set_lang(L, NULL);
	context_set_area(L, NULL);
	context_set_period(L, period);
	lua_pushstring(L, period);
	lua_pushcclosure(L, judge, 1);
	state_set_context(L, "judge");
	lua_pushcfunction(L, expect);
	state_set_context(L, "expect");
	context_push_project(L);
	lua_getfield(L, -1, "rules");
	sandbox_require(L, lua_isstring(L, -1) ? lua_tostring(L, -1) : "evaluate");
	if (!lua_isfunction(L, -1))
		luaL_error(L, "the rules must return a function of the period, not a %s", luaL_typename(L, -1));
	state_push_context(L, "period");
	lua_call(L, 1, 0);
	return 0;
}

/* True when the manifest names neither rules nor a policy, and no policy.lua stands in the project: a
 * project that only lists its ledgers, where nothing is to be judged. */
static bool judges_nothing(const char *root)
{
	Arena *a = arena_new();
	bool there = file_exists(path_join(a, root, "policy.lua")) || file_exists(path_join(a, root, "scripts/policy.lua"));
	arena_free(a);
	return !there;
}

static int names_rules(lua_State *L)
{
	bool *out = lua_touserdata(L, 1);
	context_push_project(L);
	*out = lua_getfield(L, -1, "rules") != LUA_TNIL || lua_getfield(L, -2, "policy") != LUA_TNIL;
	return 0;
}

static int end(lua_State *L)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_context);
	lua_pushnil(L);
	lua_setfield(L, -2, "judge");
	lua_pushnil(L);
	lua_setfield(L, -2, "expect");
	storelib_forget(L);
	lua_gc(L, LUA_GCINC, USUAL_PAUSE, 0);
	return 0;
}

/* One transaction: what was judged before is set aside, the rules run, and what differs is kept with the sources it was judged
 * from, which another run may change behind it.  Nothing is written where the same was judged again.  *sources: those. */
static bool judge_period(Script *s, const char *period, bool *same, Digest *sources)
{
	Store *store = s->opt.store;
	int errors = diag_count(s->diag, SEVERITY_ERROR);
	*same = false;
	if (!store_begin(store, s->diag))
		return false;
	s->judged = judged_open(store, period, s->diag);
	bool good = history_set_aside(store, period, s->diag) && state_run(s, run, (void *)(uintptr_t)period);
	good = state_run(s, end, NULL) && good && diag_count(s->diag, SEVERITY_ERROR) == errors &&
	       history_keep(store, period, judged_digest(s->judged), same, s->diag);
	judged_close(s->judged);
	s->judged = NULL;
	progress_close(s->progress);
	s->progress = NULL;
	good = good && (*same ? history_sources(store, sources) : history_note_sources(store, period, s->diag));
	if (good && !*same)
		return store_commit(store, s->diag);
	store_rollback(store);
	return good;
}

/* Where the same was judged from other sources, these are noted, unless another run has changed them since. */
static bool note_sources(Script *s, const char *period, const Digest *judged)
{
	Store *store = s->opt.store;
	Digest now;
	if (!store_begin(store, s->diag))
		return false;
	bool still = history_sources(store, &now) && memcmp(&now, judged, sizeof now) == 0;
	if (still && history_note_sources(store, period, s->diag))
		return store_commit(store, s->diag);
	store_rollback(store);
	return !still;
}

/* Says how many judgments have changed, and which values of earlier periods. */
static bool tell_changes(Script *s, const char *period, bool same)
{
	int changed = same ? 0 : history_count(s->opt.store, period, s->diag);
	if (changed > 0)
		diag_note(s->diag, PLACE_NONE, "%d %s of %s %s from its evaluation before; `wenheng evaluate --period %s --changes` lists %s",
		          COUNTED(changed, "judgment"), period, changed == 1 ? "differs" : "differ", period, changed == 1 ? "it" : "them");
	const Project *p = s->project;
	return changed >= 0 && history_check_past(s->opt.store, p->schemas, p->schema_count, period, s->diag);
}

bool script_judges(Script *s, bool *judges)
{
	bool named = false;
	if (!state_run(s, names_rules, &named))
		return false;
	*judges = named || !judges_nothing(s->opt.root);
	return true;
}

bool script_evaluate(Script *s, const char *period)
{
	if (!script_project(s))
		return false;
	if (!s->opt.store) {
		diag_error(s->diag, PLACE_NONE, "there is no database to evaluate");
		return false;
	}
	bool judges, same;
	Digest sources;
	if (!script_judges(s, &judges))
		return false;
	if (!judges) {
		diag_note(s->diag, PLACE_NONE, "the manifest names no rules and no policy: nothing is judged");
		return true;
	}
	return judge_period(s, period, &same, &sources) && (!same || note_sources(s, period, &sources)) && tell_changes(s, period, same);
}
