/* script.c - one Lua state for one project: its memory cap, its step limit, its protected calls. */
#include "script/script.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/watch.h"
#include "script/compile.h"
#include "script/origin.h"
#include "script/storelib.h"

enum {
	INTERVAL = 10 * 1000,     /* instructions between two looks at the limits, as long as each has little to go through */
	LEAST_INTERVAL = 20,
	LONG_BLOCK = 1 << 16,     /* of a text, a list, the stack: what is longer takes long to compare, to copy, to move */
	SHORT_LIST = 1000,        /* so long a list is gone through whatever it holds */
	VALUE = 8,                /* bytes that a value takes in a list at least */
	STEPS_A_MICROSECOND = 5,  /* instructions that take long: an honest one takes a tenth of that */
	GRACE = 5000000           /* microseconds beyond twice the limit, before an instruction that does not end is ended with the process */
};
#define DEFAULT_MEMORY ((size_t)1 << 30)
#define DEFAULT_STEPS INT64_C(1000000000)

const char state_base = 0, state_context = 0, state_loaded = 0, state_project = 0, state_data = 0;

/* An instruction may take as long as the longest block is: of such there are fewer between two looks at the limits. */
static void note_block(Script *s, size_t bytes)
{
	size_t interval = INTERVAL / (bytes / LONG_BLOCK);
	s->longest = bytes;
	s->interval = interval > LEAST_INTERVAL ? (int)interval : LEAST_INTERVAL;
	if (s->L && lua_gethook(s->L) && lua_gethookcount(s->L) > s->interval) /* setting a hook is allowed at any time */
		lua_sethook(s->L, lua_gethook(s->L), LUA_MASKCOUNT, s->interval);
}

/* Lua's allocator: realloc under the cap.  NULL makes Lua collect, and raise if that is not enough. */
static void *allocate(void *ud, void *p, size_t old, size_t want)
{
	Script *s = ud;
	size_t had = p ? old : 0;
	if (want == 0) {
		free(p);
		s->memory_used -= had;
		return NULL;
	}
	if (want > had && s->memory_used + (want - had) > s->memory_limit) {
		s->memory_out = false;
		return NULL;
	}
	if (want >= LONG_BLOCK && want / 2 >= s->longest) /* not for each that is a little longer: the hook counts anew from here */
		note_block(s, want);
	void *q = realloc(p, want);
	s->memory_out = !q;
	if (q)
		s->memory_used = s->memory_used - had + want;
	return q;
}

static int64_t time_of(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void start_clocks(Script *s)
{
	s->looked = time_of(CLOCK_THREAD_CPUTIME_ID);
	s->looked_by_clock = time_of(CLOCK_MONOTONIC);
	s->passed = 0;
}

/* Processor time since the last look, as steps; 0 where it cannot be more than so many, which the clock tells for less. */
static int64_t time_taken(Script *s, int64_t least)
{
	int64_t clock = time_of(CLOCK_MONOTONIC), gone = clock - s->looked_by_clock;
	s->looked_by_clock = clock;
	if (gone * STEPS_A_MICROSECOND <= least) {
		s->passed += gone;
		return 0;
	}
	int64_t now = time_of(CLOCK_THREAD_CPUTIME_ID), taken = now - s->looked - s->passed;
	s->looked = now;
	s->passed = 0;
	return taken * STEPS_A_MICROSECOND;
}

static void look_at_limits(lua_State *L, lua_Debug *ar);

/* Once a limit is passed every further instruction raises, so that no pcall can hold it up. */
static void check_limits(lua_State *L)
{
	Script *s = state_script(L);
	bool too_long = s->steps >= s->step_limit, too_large = arena_bytes(s->arena) + origins_bytes(s->origins) > s->memory_limit;
	if (!too_long && !too_large)
		return;
	lua_sethook(L, look_at_limits, LUA_MASKCOUNT, 1);
	if (too_long) {
		bool millions = s->step_limit >= 1000000;
		luaL_error(L, "this runs too long: stopped after %I%s steps; --limit steps=N allows more",
		           (LUAI_UACINT)(millions ? s->step_limit / 1000000 : s->step_limit), millions ? " million" : "");
	}
	luaL_error(L, "what is read and looked up here takes more than %s; --limit memory=N allows more", state_memory(s).text);
}

/* Instructions are counted; those that take long, since each compares or moves a great deal, by their time. */
static void look_at_limits(lua_State *L, lua_Debug *ar)
{
	(void)ar;
	Script *s = state_script(L);
	int64_t taken = time_taken(s, s->interval);
	state_steps(L, taken > s->interval ? taken : s->interval);
}

void state_look(lua_State *L, int64_t steps)
{
	int64_t taken = time_taken(state_script(L), steps);
	state_steps(L, taken > steps ? taken : steps);
}

void state_steps(lua_State *L, int64_t steps)
{
	Script *s = state_script(L);
	s->steps = s->steps > 0 && steps > INT64_MAX - s->steps ? INT64_MAX : s->steps + steps;
	check_limits(L);
}

lua_Integer state_length(lua_State *L, int index)
{
	lua_Integer n = luaL_len(L, index);
	bool much = n > SHORT_LIST && (n > INT_MAX || (size_t)n > state_script(L)->memory_used / VALUE);
	if (much && (n > INT_MAX || !sandbox_is_lazy(L, index)))
		luaL_error(L, "this list has holes: Lua takes it for one of %I values", (LUAI_UACINT)n);
	return n;
}

lua_Integer state_through(lua_State *L, int index)
{
	lua_Integer n = state_length(L, index);
	state_steps(L, n);
	return n;
}

lua_Integer state_values(lua_State *L, int index, lua_Integer *hole)
{
	lua_Integer most = 0, count = 0;
	*hole = 0;
	for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
		lua_Integer i = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : 0;
		count += i > 0;
		most = i > most ? i : most;
	}
	for (lua_Integer i = 1; most != count && i <= most; i++) {
		bool is_hole = lua_rawgeti(L, index, i) == LUA_TNIL;
		lua_pop(L, 1);
		if (is_hole) {
			*hole = i;
			return i - 1;
		}
	}
	return most;
}

static int open_state(lua_State *L)
{
	lua_newtable(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &state_context);
	lua_newtable(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &state_loaded);
	lua_newtable(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &state_data);
	sandbox_open(L);
	context_set_lang(L, NULL);
	return 0;
}

Script *script_new(ScriptOptions opt, Diag *d)
{
	Script *s = mem_alloc(sizeof *s);
	s->opt = opt;
	s->diag = d;
	s->arena = arena_new();
	s->memory_limit = opt.memory_limit ? opt.memory_limit : DEFAULT_MEMORY;
	s->interval = INTERVAL;
	s->step_limit = opt.instruction_limit > 0 ? opt.instruction_limit : DEFAULT_STEPS;
	s->L = lua_newstate(allocate, s);
	if (!s->L) {
		if (s->memory_out)
			diag_machine(d, PLACE_NONE, "out of memory");
		else
			diag_error(d, PLACE_NONE, "Lua needs more than %s of memory to begin; --limit memory=N allows more", state_memory(s).text);
		script_free(s);
		return NULL;
	}
	*(Script **)lua_getextraspace(s->L) = s;
	if (!state_run(s, open_state, NULL)) {
		script_free(s);
		return NULL;
	}
	return s;
}

void script_free(Script *s)
{
	if (!s)
		return;
	if (s->L)
		lua_close(s->L);
	for (size_t i = 0; i < s->source_count; i++)
		diag_source(s->diag, s->sources[i]->name, NULL, 0);
	free(s->sources);
	origins_free(s->origins);
	free(s->modules);
	buf_free(&s->text);
	buf_free(&s->sql);
	buf_free(&s->json);
	storerows_forget(s);
	free(s->sets);
	arena_free(s->arena);
	free(s);
}

void script_set_store(Script *s, Store *store)
{
	s->opt.store = store;
	if (store)
		store_limit(store, s->step_limit, s->memory_limit);
}

/* A table whose keys all fall on one place, as multiples of 2^24 - 1 do, grows in one instruction of days: no hook is called in it.
 * What is left out of place then is what a kill leaves. */
static void watch(const Script *s)
{
	char message[600];
	const char *name = s->compile ? s->compile->request->file : NULL;
	snprintf(message, sizeof message, "%.400s%serror: this runs too long: an instruction has not ended within %lld steps; --limit steps=N allows more",
	         name ? name : "", name ? ": " : "wenheng: ", (long long)s->step_limit);
	watch_begin(s->step_limit / STEPS_A_MICROSECOND * 2 + GRACE, message);
}

bool state_run(Script *s, lua_CFunction f, void *p)
{
	lua_State *L = s->L;
	int top = lua_gettop(L);
	s->steps = 0;
	s->fault.set = false;
	start_clocks(s);
	lua_sethook(L, look_at_limits, LUA_MASKCOUNT, s->interval);
	lua_pushcfunction(L, fault_handler);
	lua_pushcfunction(L, f);
	lua_pushlightuserdata(L, p);
	watch(s);
	int status = lua_pcall(L, 1, 0, top + 1);
	watch_end();
	if (status != LUA_OK)
		fault_report(s, status);
	lua_settop(L, top);
	lua_sethook(L, NULL, 0, 0);
	if (status != LUA_OK)
		lua_gc(L, LUA_GCCOLLECT); /* closes the queries an error left open */
	return status == LUA_OK;
}

MemoryText state_memory(const Script *s)
{
	MemoryText out;
	bool large = s->memory_limit >= (size_t)1 << 20;
	if (large || s->memory_limit >= (size_t)1 << 10)
		snprintf(out.text, sizeof out.text, "%zu %s", s->memory_limit >> (large ? 20 : 10), large ? "MB" : "KB");
	else
		snprintf(out.text, sizeof out.text, "%zu %s", COUNTED(s->memory_limit, "byte"));
	return out;
}

void state_charge(lua_State *L, size_t bytes)
{
	Script *s = state_script(L);
	size_t held = s->compile ? arena_bytes(s->compile->doc->arena) : 0; /* rows, cells, lists, what a node says beside its text */
	s->document_bytes += bytes;
	if (s->document_bytes > s->memory_limit || held + s->piece_bytes > s->memory_limit)
		luaL_error(L, "the document grows past %s: is this loop endless? --limit memory=N allows more", state_memory(s).text);
}

void state_hold(lua_State *L, size_t bytes)
{
	Script *s = state_script(L);
	if (bytes > s->memory_limit || s->memory_used > s->memory_limit - bytes)
		lua_gc(L, LUA_GCCOLLECT);
	if (bytes > s->memory_limit || s->memory_used > s->memory_limit - bytes)
		luaL_error(L, "this needs more than %s of memory; --limit memory=N allows more", state_memory(s).text);
	s->memory_used += bytes;
}

void state_let_go(Script *s, size_t bytes)
{
	s->memory_used -= bytes;
}

void state_set_context(lua_State *L, const char *name)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_context);
	lua_insert(L, -2);
	if (lua_isnil(L, -1)) { /* known, but without a value: kept apart from a misspelt name */
		lua_pop(L, 1);
		lua_pushlightuserdata(L, NULL);
	}
	lua_setfield(L, -2, name);
	lua_pop(L, 1);
}

void state_push_context(lua_State *L, const char *name)
{
	state_script(L)->asked++;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &state_context);
	lua_getfield(L, -1, name);
	lua_remove(L, -2);
	if (lua_islightuserdata(L, -1)) {
		lua_pop(L, 1);
		lua_pushnil(L);
	}
}
