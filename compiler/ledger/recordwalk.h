/* recordwalk.h - the walk down a table's rows, as the modules that make records of them share it.
 *
 * records.c goes from row to row; rowvalue.c reads a row's cells, rowarea.c says whose the row is and of which period,
 * rowstruck.c what is crossed out in it, and rownone.c whether it says that there is none to report. */
#ifndef WENHENG_LEDGER_RECORDWALK_H
#define WENHENG_LEDGER_RECORDWALK_H

#include "ledger/records.h"
#include "ledger/totals.h"

typedef struct Walk {
	Arena              *arena;
	Arena              *scratch; /* what reading a row needs, until the next */
	const RecordSource *src;
	const Table        *table;
	FindingList        *findings;
	RecordList         *out;
	RecordSink          sink;
	size_t              at;        /* the row of the sheet that comes after next */
	const SheetRow     *next;
	struct { Arena *arena; SheetRow row; } fed[2]; /* rows of the feed, by turns */
	int                 turn;
	int                 area_field, period_field; /* index in the schema, or -1 */
	const char         *area_above, *group_area, *last_area; /* the last record's */
	bool                told_area, told_period; /* that records are of none */
	bool                above_unknown; /* the area above is written but is none: blanks below are its */
	int                 group_depth;   /* of the heading that gave group_area */
	const char         *ended_by;      /* what ended the rows of an area, a total or another group's heading; NULL: nothing since an area was named */
	int                 ended_at;      /* its row */
	const char         *closed_by;     /* the heading whose rows are not read: those of another period, those given up; NULL: none */
	int                 closed_depth;
	bool                strayed;       /* another area than the file's was named */
	bool               *struck;        /* by field: its heading is crossed out, which has been told */
	bool                ended; /* by another table, or by the sink */
	bool                apart; /* by a blank row from the rows above */
	int                 blank_row; /* the first of blank rows not yet spoken of */
	TotalList           totals;
} Walk;

/* records.c.  Texts are good until the next row. */
const char *walk_trimmed(Arena *a, const char *s);
const Field *walk_field(const Walk *w, int i);
/* How a person would name the record: its key's text, else 第5行. */
const char *walk_name(const Walk *w, const SheetRow *row);
/* The first cell of the row that is not blank, "" where all are. */
const char *walk_first_text(Walk *w, const SheetRow *row);
/* A finding about the row: zh stands behind its name. */
void walk_say_row(Walk *w, const SheetRow *row, int col, Severity severity, const char *code, const char *area,
                  const char *zh, const char *en);
/* Gives the row to the sink as one that is no record. */
void walk_keep_other(Walk *w, const SheetRow *row, const char *kind);

/* rowvalue.c */
/* What stands in the field's cell, trimmed: in its column or the merge that this is part of; where words belong, as the format
 * shows them. */
const char *rowvalue_text(const Walk *w, const SheetRow *row, int field);
/* The column where that stands, -1: none. */
int rowvalue_column(const Walk *w, const SheetRow *row, int field);
/* The value of a text of the field, the other cells of the row aside. */
Value rowvalue_plain(const Walk *w, int field, const char *raw);
/* The field's value in this row, whose cells' texts are raws, one a field: with the unit that another cell says, and a fault
 * where the figure is several rows' together, is crossed out, or may mean what its format shows. */
Value rowvalue_read(const Walk *w, const SheetRow *row, int field, const char *const *raws);
/* Whether the field's cell is crossed out in a row that is not; *v is a fault then. */
bool rowvalue_crossed(const Walk *w, const SheetRow *row, int field, const char *raw, Value *v);

/* rowarea.c */
/* The area's id and the period of a record, NULL where not known, which has been told; *v: what its own field holds. */
const char *rowarea_find(Walk *w, const SheetRow *row, Value *v, const char *raw);
const char *rowarea_period(Walk *w, const SheetRow *row, Value *v, const char *raw);
/* Whether a column beside the ledger's, 报告期, says that the row is of the file's period, or nothing of it; else it is reported. */
bool rowarea_of_period(Walk *w, const SheetRow *row);
/* The area that a heading names: 甲县, 甲县（2个）, 甲县企业; NULL: none. */
const char *rowarea_of_label(const Walk *w, const char *label);
const char *rowarea_name(const Walk *w, const char *id);
/* An area's id as the project has it, which outlives the row. */
const char *rowarea_lasting(const Walk *w, const char *id);
/* The rows below are of this area, NULL: of one that is not known. */
void rowarea_begin(Walk *w, const char *area);
/* 小计, a heading that names no area, a note, a blank row: what is above it says nothing of the rows below it. */
void rowarea_end(Walk *w, int row, const char *what);
/* The rows below a heading are of the area that it names; of that above it where it stands deeper; else of none that is known. */
void rowarea_take_group(Walk *w, const SheetRow *row, const char *heading);
/* Rows below 2025年上半年, and below 已终止项目, are not read; a heading as high that is of no area ends this. */
void rowarea_close_group(Walk *w, const SheetRow *row, const char *heading);

/* rowstruck.c */
/* What was crossed out within cells of which the rest is read. */
void rowstruck_tell_gone(Walk *w, const SheetRow *row, const char *const *raws, const char *area);
/* Whether the row, or the name of a record, is crossed out: it is not to be read, and has been told. */
bool rowstruck_row(Walk *w, const SheetRow *row, RowKind kind);
/* What such a row said of the rows below it is not taken, nor is what stood above it. */
void rowstruck_leave(Walk *w, const SheetRow *row, RowKind kind);
/* Tells of the headings of the ledger's columns, and of what stands over the head, what is crossed out there. */
void rowstruck_head(Walk *w, const SheetRow *row);
void rowstruck_title(Walk *w, const SheetRow *row);

/* rownone.c */
/* The field in which the row says that its area has none to report, nothing in it being a record's; -1: it says no such thing. */
int  rownone_field(const Walk *w, const SheetRow *row, const char *const *raws);
/* The column of a row's one text, wherever it stands, that says so; -1: none. */
int  rownone_alone(const Walk *w, const SheetRow *row);
void rownone_leave(Walk *w, const SheetRow *row, const char *area, int col, const char *raw);

#endif
