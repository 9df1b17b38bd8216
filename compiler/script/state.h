/* state.h - what the files of script/ share: the Script behind its one Lua state, protected calls,
 * errors with a place, and checked reading of Lua tables.
 *
 * Every entry point of script.h runs its work through state_run(): Lua's long jumps end there.
 * Whatever C code called from Lua keeps lives in an arena, in a userdata, or in a buffer of the
 * Script, so that a jump leaks nothing. */
#ifndef WENHENG_SCRIPT_STATE_H
#define WENHENG_SCRIPT_STATE_H

#include <lauxlib.h>
#include <lua.h>

#include "base/buf.h"
#include "base/number.h"
#include "script/script.h"

typedef struct Source { /* the text of a chunk, kept so that messages can show its lines */
	const char *name; /* as messages print it */
	const char *text;
	size_t len;
} Source;

typedef struct OtherSchema OtherSchema; /* a schema read for a rule, not for the manifest */
struct OtherSchema {
	OtherSchema *next;
	Schema schema;
};

typedef struct RowsAsked RowsAsked; /* storeinputs.c */
typedef struct LookedInto LookedInto;
struct LookedInto { /* a ledger of whose rows a cell or gap was asked for */
	LookedInto *next;
	const char *ledger;
};

typedef struct Compile Compile; /* the document being compiled: compile.c */
typedef struct Fields Fields;   /* fields.h */

struct Script {
	ScriptOptions opt;
	Diag *diag;
	Arena *arena; /* lives as long as the script */
	lua_State *L;
	size_t memory_used, memory_limit;
	bool memory_out;     /* it was not the limit: the system had none */
	size_t document_bytes; /* built for the document so far, outside Lua; under the same limit */
	size_t piece_bytes;  /* that its lists of pieces take, which double as they grow */
	int64_t steps, step_limit; /* VM instructions of the current state_run(), and what counts as such */
	int interval;        /* of them between two looks at the limits */
	size_t longest;      /* block that Lua has asked for: the longer, the more often the limits are looked at */
	int64_t looked, looked_by_clock, passed; /* processor time at the last look at it, the clock's at the last look, and what has
	                      * passed by it between the two; in microseconds */
	Source **sources;
	size_t source_count, source_cap;
	Project *project;
	bool project_read;
	OtherSchema *others;
	Compile *compile;    /* NULL outside script_compile() */
	unsigned compilations; /* how many there were: this one's number */
	const Source *document; /* its template */
	const char *doc_dir; /* the folder of the document last compiled, or NULL */
	Place at;            /* the last place a template recorded */
	struct { bool set; Place at, from; const char *message; } fault;
	RowsAsked *rows_asked; /* what the document's rows came from; both only while inputs are noted */
	LookedInto *looked_into;
	struct Origins *origins; /* of the document being compiled, when its figures are traced; else NULL */
	const char **modules; /* names of those asked for so far, in order */
	size_t module_count, module_cap;
	size_t own_modules;  /* so many of them count as the document's own */
	unsigned asked;      /* how often chunks have asked for what differs from document to document: for its
	                      * context, the ledgers, or a module of its own, whose variables it may have changed */
	struct Judged *judged; /* keeps what judge() is given; NULL while no period is judged */
	struct Progress *progress; /* of these many judgments to come; NULL: none is shown */
	lua_Integer expected;
	struct RowSet **sets;  /* the records that the rules have asked for, and the number of the first */
	size_t set_first, set_count, set_cap;
	size_t sets_held;      /* memory of theirs that counts as Lua's */
	struct Spill *cells; /* of the lists of store.cells, of this evaluation; NULL: none yet */
	size_t judged_before; /* how many evaluations there were */
	Buf text, sql, json; /* scratch: short texts, a query, JSON */
};

/* Names in the registry, by address: lua_rawgetp(L, LUA_REGISTRYINDEX, &state_base). */
extern const char state_base;    /* names every chunk sees */
extern const char state_context; /* period, area, meta …: set anew for each document */
extern const char state_loaded;  /* modules by name */
extern const char state_project; /* the manifest's table */
extern const char state_data;    /* what this state has of --data files, by path */

static inline Script *state_script(lua_State *L)
{
	return *(Script **)lua_getextraspace(L);
}

/* Calls f(L) with p as light userdata 1, protected. False after reporting what was raised. */
bool state_run(Script *s, lua_CFunction f, void *p);
/* Counts work done where no instruction is: a comparison of patterns, of sorting.  Raises past the limit. */
void state_steps(lua_State *L, int64_t steps);
/* The same; or more, when more time has gone by since the last look: for a loop in C whose turns may take long each. */
void state_look(lua_State *L, int64_t steps);
/* #list, for C code that trusts it.  Of a table with holes Lua may say any length: 2^62 of one with values at 1, 2, 4, 8 … 2^61.
 * Raises when there cannot be so many values in the memory that there is. */
lua_Integer state_length(lua_State *L, int index);
lua_Integer state_through(lua_State *L, int index); /* the same, counted as so many steps: C code goes through the list */
/* How many values stand before the first hole of the table at index, which is no view; *hole: its place, 0 when nothing stands
 * behind it.  Takes as long as there are values. */
lua_Integer state_values(lua_State *L, int index, lua_Integer *hole);
/* The limit of memory as messages give it: "64 MB". */
typedef struct MemoryText { char text[24]; } MemoryText;
MemoryText state_memory(const Script *s);
/* Counts memory of the document; raises when it grows past the limit, as an endless loop makes it. */
void state_charge(lua_State *L, size_t bytes);
/* Memory that C code holds behind a value of Lua's counts as Lua's own: so much more.  Raises where it does not fit even when
 * what nobody uses is gone.  Whoever frees it lets it go. */
void state_hold(lua_State *L, size_t bytes);
void state_let_go(Script *s, size_t bytes);
/* Pops a value into context[name]; a name set to nil is still known. */
void state_set_context(lua_State *L, const char *name);
/* Pushes context[name]. */
void state_push_context(lua_State *L, const char *name);

/* fault.c */
const Source *fault_source(Script *s, const char *name, const char *text, size_t len); /* keeps text by reference */
const Source *fault_find(const Script *s, const char *name);
int  fault_handler(lua_State *L);            /* the message handler of state_run() */
void fault_report(Script *s, int status);    /* after a failed pcall; pops nothing */
_Noreturn void fault_raise(lua_State *L, Place at, const char *format, ...) __attribute__((format(printf, 3, 4)));
Place fault_here(lua_State *L);              /* where Lua stands: the innermost chunk with a line */
Place fault_place(const Source *source, size_t offset);
/* Offset of `name` used as a field (name =, ["name"] =) at or after from; source->len when absent. */
size_t fault_find_field(const Source *source, size_t from, const char *name);
size_t fault_find_text(const Source *source, size_t from, const char *text); /* a quoted string */

/* files.c */
/* A file of the document's folder, of the project, shipped, allowed by the command line or taken out of a workbook;
 * NULL when there is none such, or it leads out of these. */
const char *files_find(Script *s, const char *name);
bool files_may_read(const Script *s, const char *path); /* whether it is in one of these folders, links followed */

/* sandbox.c and its libraries */
void sandbox_open(lua_State *L);             /* fills the base names; called protected */
void sandbox_push_env(lua_State *L);         /* a new locked environment; own names may be rawset */
bool sandbox_load(lua_State *L, const Source *source); /* pushes the chunk (env not set yet) or the message */
/* Whether a file is one of the project's own settings, as its manifest and policy are, and no text of a document. */
bool sandbox_is_settings(const Script *s, const char *path);
void sandbox_freeze(lua_State *L);           /* replaces the table on top by a read-only view of it */
bool sandbox_is_lazy(lua_State *L, int index); /* whether it is a table, or a view of one, whose values are made when asked for */
void sandbox_thaw(lua_State *L, int index);  /* replaces a view at index by its table, completed when it is lazy */
/* Hidden in the metatable of a table whose values are made when asked for: f(table) makes those that
 * are missing, and takes itself out.  Lua code sees no difference; C code thaws before it looks raw. */
extern const char sandbox_lazy_key;
int  sandbox_pairs(lua_State *L);            /* pairs(t), in sorted order */
int  sandbox_next(lua_State *L);
void patternlib_open(lua_State *L);          /* patternlib.c: find, match, gmatch, gsub into the table on top */
void sandbox_open_table(lua_State *L);       /* tablelib.c: pairs, next, table.sort … into the table on top */
int  sandbox_undefined(lua_State *L);        /* raises for a missing field: upvalue 1 names the table */
/* Pushes what require(name) gives. */
void sandbox_require(lua_State *L, const char *name);
size_t sandbox_module(const Script *s, const char *name); /* its place among s->modules, or module_count */
/* The file a module name stands for, or NULL: project first, then the document's folder, then shipped. */
const char *sandbox_module_path(Script *s, const char *name);

/* numberlib.c */
void numberlib_open(lua_State *L);                       /* pushes the number library */
void numberlib_push(lua_State *L, Number n);             /* raises when n is bad */
void numberlib_push_from(lua_State *L, Number n, int32_t origin); /* the same, with where it comes from (origin.h) */
int32_t numberlib_origin(lua_State *L, int index);       /* 0: none, or no number */
/* In a document that is traced: an integer of Lua's that remembers where it comes from; without an origin, a plain one.  What a
 * chunk does with it gives the same as with the plain one (whole.c); C code asks for the plain one where no number will do. */
void numberlib_push_whole(lua_State *L, lua_Integer n, int32_t origin);
bool numberlib_whole(lua_State *L, int index, lua_Integer *out); /* false: it is none such */
void numberlib_plain(lua_State *L, int index);           /* replaces one such by a plain integer */
bool numberlib_read(lua_State *L, int index, Number *n); /* number userdata, integer or float */
bool numberlib_is(lua_State *L, int index);              /* a number userdata */
bool numberlib_parse(const char *s, size_t n, Number *out); /* "94.5" or "1/3" */
const char *numberlib_text(lua_State *L, Number n);      /* exact text, good until the next call */

/* storelib.c */
void storelib_open(lua_State *L);                        /* pushes the store library */
void storelib_forget(lua_State *L);                      /* drops what was prefetched, and the records of an evaluation */
bool storerows_thaw(lua_State *L, int index);            /* replaces a record or cell of rules by a table; false: it is none */

/* streamlib.c: stream "NAME", store.stream(…) */
void streamlib_open(lua_State *L);                       /* pushes the function stream */
void streamlib_open_store(lua_State *L);                 /* store.stream into the library on top */
struct RecordStream *streamlib_start(lua_State *L, int index); /* the stream at index from its start; raises when it is none */
bool streamlib_is(lua_State *L, int index);

/* doclib.c, chartlib.c, chartread.c, nodes.c, nodetable.c */
void doclib_open(lua_State *L);                          /* pushes the doc library */
void doclib_note_place(lua_State *L, int index);         /* where the running constructor was called, into its table */
void chartlib_open(lua_State *L);                        /* pushes the chart library */
void doclib_open_sum(lua_State *L);                      /* pushes the table of sums */
typedef struct NodeReader {
	Script *s;
	lua_State *L;
	Arena *arena;
	Place at;          /* where a node without a place of its own stands */
	const Class *klass;
	int depth;
} NodeReader;
typedef enum ValueKind { VALUE_BAD, VALUE_TEXT, VALUE_NODE, VALUE_LIST } ValueKind;
ValueKind nodes_kind(lua_State *L, int index);           /* VALUE_LIST: a table without kind */
Node *nodes_read(NodeReader *r, int index);              /* a table with kind → node, NULL after a report */
void  nodes_read_list(NodeReader *r, int index, Node *parent); /* blocks of a list or node into parent */
void  nodes_read_text(NodeReader *r, int index, Node *parent); /* a string or figure (VALUE_TEXT) as its inlines */
void  nodes_read_content(NodeReader *r, int index, Node *parent); /* array part as inlines, or blocks when one is */
lua_Integer nodes_list_length(NodeReader *r, int index, const char *what); /* reports a hole */
void  nodes_read_caption(NodeReader *r, Fields *f, Node *parent);
void  nodes_read_fields(NodeReader *r, Fields *f, Node *n);  /* those of the kind; nodefields.c, as the next four */
void  nodes_read_float(Fields *f, Node *n);
void  nodes_cell_units(const NodeReader *r, Unit *em, Unit *line); /* what 字 and 行 mean in a table */
void  nodes_body_units(const NodeReader *r, Unit *em, Unit *line); /* what they mean in the text */
/* width = "60%" is a share of the measure in thousandths, otherwise a length. */
void  nodes_read_width(NodeReader *r, Fields *f, Unit *width, int *share);
void  nodetable_read(NodeReader *r, int index, Node *table, Fields *f);
void  chartread_node(NodeReader *r, Fields *f, Node *n); /* the fields of a chart, whatever its kind */
const char *nodes_text(lua_State *L, int index, size_t *len); /* string, integer or number as text; NULL: neither */
extern const char nodes_place_key;

/* jsonread.c, jsonwrite.c */
typedef enum JsonNumbers { JSON_NUMBERS_EXACT, JSON_NUMBERS_LUA } JsonNumbers; /* LUA: whole ones are integers */
/* Parses one value at *offset and pushes it; raises at file:line:column when it cannot. */
void jsonread_value(lua_State *L, const Source *source, size_t *offset, JsonNumbers numbers);
/* An array value by value: moves behind its [, when it is one; then, before and after each value,
 * jsonread_more() moves to the next one, or behind the ] and gives false.  open: where the [ stands. */
bool jsonread_open(const Source *source, size_t *offset);
bool jsonread_more(lua_State *L, const Source *source, size_t *offset, size_t open);
void jsonread_end(lua_State *L, const Source *source, size_t offset); /* only white space may follow */
void jsonwrite_value(lua_State *L, int index, Buf *out);

/* context.c: period, area, t */
void context_set_period(lua_State *L, const char *id);   /* NULL: none; raises when wrong */
void context_set_area(lua_State *L, const char *id);
void context_set_lang(lua_State *L, const char *lang);
void context_open(lua_State *L);                         /* t, periods into the table on top */
void context_push_project(lua_State *L);                 /* read-only manifest, or nil */
int  context_area_index(const Project *p, const char *id); /* -1 when there is none */

/* project.c */
const Schema *project_schema(lua_State *L, const char *ledger); /* NULL: no such ledger */

#endif
