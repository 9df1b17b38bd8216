/* form.h - a ledger's blank form: an XLSX workbook that `wenheng import` reads back as it is filled in. */
#ifndef WENHENG_LEDGER_FORM_H
#define WENHENG_LEDGER_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "ledger/schema.h"

/* Writes the form to path ("-": standard output): a title, the head with units, drop-downs where a field
 * has a list of values, figures checked as they are typed, and a sheet that says what each column means.
 * A file that is there stays unless it is this form as it is, blank, or force is given: it may be filled in.
 * False after a report. */
bool form_write(Arena *a, const Schema *schema, const AreaName *areas, size_t area_count, const char *path, bool force, Diag *d);

#endif
