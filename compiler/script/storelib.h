/* storelib.h - queries for Lua libraries.  A query lives in a userdata, so that an error in Lua leaks
 * nothing: what storelib_end() did not close, the collector does.  (Lua 5.4.4 can lose its stack in
 * closing to-be-closed slots from C, so these are not used.) */
#ifndef WENHENG_SCRIPT_STORELIB_H
#define WENHENG_SCRIPT_STORELIB_H

#include "ledger/rowset.h"
#include "script/conditions.h"
#include "script/state.h"

Store *storelib_store(lua_State *L); /* raises when there is none */
/* Runs the SQL and pushes the userdata that holds the query; raises when it fails. */
Query *storelib_query(lua_State *L, const char *sql, const char *const *args, size_t count);
/* Counts what queries have taken as steps of the script; failed: one has stopped, for it took too many. */
void storelib_count(lua_State *L, bool failed);
/* Closes the query in that userdata; raises when it stopped before its end. */
void storelib_end(lua_State *L, int box_index);

/* Lists that make a member when it is asked for.  Pushes their metatable, kept under the key; fill makes an ordinary list of the
 * table at 1, for those who look raw, and ends by storelib_plain(): own is where the table hides what it is made from. */
void storelib_lazy_meta(lua_State *L, const void *key, const luaL_Reg *methods, lua_CFunction fill);
int  storelib_plain(lua_State *L, const void *own);

typedef struct StoreCell { /* a cell of a ledger, or with the column -1 a record */
	RowSet *set;
	size_t  number, row; /* of the set, of the record in it */
	int     column;
} StoreCell;
/* Reads the value at index when it is a cell that store.cell gave to rules; false: it is none. */
bool storerows_cell(lua_State *L, int index, StoreCell *out);
/* While a period is judged: pushes a record of a set that was asked for; the set of that number. */
void    storerows_push(lua_State *L, size_t set, size_t row);
RowSet *storerows_set(lua_State *L, size_t number);
void storeparts_push(lua_State *L, size_t set, size_t first, size_t count); /* records of a set, as a list */
bool storeparts_read(lua_State *L, int index, size_t *set, size_t *first); /* false: the value at index is no such list */
typedef struct CellList CellList;
CellList *storecells_read(lua_State *L, int index); /* the list of store.cells at index; NULL: it is none */
void      storecells_put(lua_State *L, CellList *l, uintptr_t cell); /* a cell's plain value, at the end */

typedef struct NameList NameList;
NameList   *storenames_read(lua_State *L, int index); /* the list of store.names at index; NULL: it is none */
size_t      storenames_count(const NameList *l);
const char *storenames_get(const NameList *l, size_t i, size_t *len); /* good until two others have been looked at */

/* What store.rows and store.stream share.  A ledger by its name at index; raises when there is none. */
const Schema *storelib_schema(lua_State *L, int index);
const Field  *storelib_field(const Schema *schema, const char *name); /* NULL: none of that name */
bool          storelib_has_table(lua_State *L, const char *ledger); /* false: never imported, so without rows */
/* " FROM … WHERE …" of the records (l) with their files (s), by the options period, area, standing and where; what it
 * pushes must stay until the query is run.  Then, behind ORDER BY, the order that is total: the manifest's
 * order of areas, the file, the row. */
void storelib_from(lua_State *L, int options, const Schema *schema, Buf *sql, Conditions *a);
void storelib_order(lua_State *L, Buf *sql, Conditions *a);

/* storeinputs.c: what a document reads of the database, noted as questions whose answers can be asked for again.
 * File and record numbers have no part in an answer, since the next import gives other ones; the file and row of a record
 * have when the document asked for a cell or a gap. */
typedef struct RowsQuery { /* of store.rows */
	const Schema *schema;
	const char *sql;
	size_t from, order; /* where in the SQL they begin: FROM, ORDER BY */
	const char *const *args;
	size_t count, from_count; /* all, and those of the part before ORDER BY */
} RowsQuery;
void storeinputs_rows(lua_State *L, const RowsQuery *q);
void storeinputs_cells(lua_State *L, const Schema *schema); /* a cell or a gap of these rows is looked at */
void storeinputs_judgments(const char *where, const char *const *args, size_t count); /* the judgments that fit */
void storeinputs_judged_from(const char *const args[4]); /* what the judgments of a period, kind, subject, area were made from */

void storerows_open(lua_State *L);  /* adds the functions of storerows.c to the library on top */
void storelists_open(lua_State *L); /* those of storelists.c… */
void storeparts_open(lua_State *L);
void storeindex_open(lua_State *L);
void storecells_open(lua_State *L);
void storenames_open(lua_State *L);
void storerows_forget(Script *s);   /* frees the records and the lists of an evaluation */

#endif
