/* records.h - the files of --data for the document being compiled. */
#ifndef WENHENG_SCRIPT_RECORDS_H
#define WENHENG_SCRIPT_RECORDS_H

#include "script/state.h"

void records_set_data(lua_State *L, const CompileRequest *r); /* makes `data` */

#endif
