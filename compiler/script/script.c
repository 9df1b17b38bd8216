/* script.c - one Lua state for one project: its memory cap, its step limit, its protected calls. */
#include "script/script.h"

#include <stdlib.h>
#include <string.h>

#include "script/origin.h"
#include "script/state.h"

enum { STEP = 100 * 1000 };
#define DEFAULT_MEMORY ((size_t)1 << 30)
#define DEFAULT_STEPS INT64_C(1000000000)

const char state_base = 0, state_context = 0, state_loaded = 0, state_project = 0, state_data = 0;

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
	if (want > had && s->memory_used + (want - had) > s->memory_limit)
		return NULL;
	void *q = realloc(p, want);
	if (q)
		s->memory_used = s->memory_used - had + want;
	return q;
}

/* Once the limit is passed every further instruction raises, so that no pcall can hold it up. */
static void count_steps(lua_State *L, lua_Debug *ar)
{
	(void)ar;
	Script *s = state_script(L);
	s->steps += STEP;
	if (s->steps < s->step_limit)
		return;
	lua_sethook(L, count_steps, LUA_MASKCOUNT, 1);
	luaL_error(L, "this runs too long: stopped after %d million steps", (int)(s->step_limit / 1000000));
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
	s->step_limit = opt.instruction_limit > 0 ? opt.instruction_limit : DEFAULT_STEPS;
	s->L = lua_newstate(allocate, s);
	if (!s->L) {
		diag_machine(d, PLACE_NONE, "no memory for Lua");
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
	buf_free(&s->cell);
	arena_free(s->arena);
	free(s);
}

void script_set_store(Script *s, Store *store)
{
	s->opt.store = store;
}

bool state_run(Script *s, lua_CFunction f, void *p)
{
	lua_State *L = s->L;
	int top = lua_gettop(L);
	s->steps = 0;
	s->fault.set = false;
	lua_sethook(L, count_steps, LUA_MASKCOUNT, STEP);
	lua_pushcfunction(L, fault_handler);
	lua_pushcfunction(L, f);
	lua_pushlightuserdata(L, p);
	int status = lua_pcall(L, 1, 0, top + 1);
	if (status != LUA_OK)
		fault_report(s, status);
	lua_settop(L, top);
	lua_sethook(L, NULL, 0, 0);
	if (status != LUA_OK)
		lua_gc(L, LUA_GCCOLLECT); /* closes the queries an error left open */
	return status == LUA_OK;
}

void state_charge(lua_State *L, size_t bytes)
{
	Script *s = state_script(L);
	s->document_bytes += bytes;
	if (s->document_bytes > s->memory_limit)
		luaL_error(L, "the document grows past %d MB: is this loop endless?", (int)(s->memory_limit >> 20));
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
