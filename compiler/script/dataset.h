/* dataset.h - a file of --data, read once a process: decoded, checked, and cut into records.
 *
 * A dataset belongs to no Lua state.  Each state makes its own tables of the records that are asked
 * for (records.c), so that what one document of a batch costs does not depend on how many there are. */
#ifndef WENHENG_SCRIPT_DATASET_H
#define WENHENG_SCRIPT_DATASET_H

#include "base/sha256.h"
#include "ledger/csv.h"
#include "ledger/stream.h"
#include "script/state.h"

typedef enum DatasetKind {
	DATASET_CSV,  /* records of cells under names */
	DATASET_JSON, /* records of JSON: an array, or JSON lines */
	DATASET_VALUE /* one JSON value that is no array */
} DatasetKind;

typedef struct DataRecord {
	int line;           /* of the file, where it begins */
	bool table;         /* it is an object or array, or a row */
	const SheetRow *row;  /* CSV */
	size_t start, end;  /* JSON: where it begins, and where it ends */
} DataRecord;

typedef struct Dataset Dataset;
struct Dataset {
	Dataset *next;
	bool good;     /* read to its end without a fault */
	Buf text;      /* what source.text points to, unless the file is a workbook */
	Source source; /* named by its path */
	DatasetKind kind;
	DataRecord *records; /* a DATASET_VALUE is one */
	size_t count;
	CsvNames names; /* CSV */
};

/* The file's dataset, read when first asked for; raises after a report. */
const Dataset *dataset_open(lua_State *L, const char *path);
/* The same file for streams, none of whose records is kept; it must be CSV.  Raises after a report. */
const RecordFile *dataset_records(lua_State *L, const char *path);
/* Pushes the record at index (from 0) as a new table, or whatever value it is. */
void dataset_push(lua_State *L, const Dataset *set, size_t index);

/* Adds what the record says, with the columns' names. */
void dataset_digest(const Dataset *set, size_t index, Sha256 *out);

/* Hidden in each record's table as light userdata: its DataRecord, and the Dataset. */
extern const char dataset_record_key, dataset_set_key;

#endif
