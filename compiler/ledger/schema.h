/* schema.h - what a ledger's file should look like. Plain data, filled by script/ from scripts/ledgers. */
#ifndef WENHENG_LEDGER_SCHEMA_H
#define WENHENG_LEDGER_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/number.h"

/* X(kind, name in Lua) */
#define FIELD_TYPES(X)                                                         \
	X(FIELD_TEXT, "text")       /* as typed */                              \
	X(FIELD_NAME, "name")       /* what records are joined by: text in one way of writing, see key_name() */ \
	X(FIELD_CODE, "code")       /* an identifier: text, an exponent is a fault */ \
	X(FIELD_NUMBER, "number")   /* a decimal, converted to the field's unit */    \
	X(FIELD_COUNT, "count")     /* a whole number */                        \
	X(FIELD_YEAR, "year")       /* of four digits, 年 or 年度 behind it: 2026 */  \
	X(FIELD_PERCENT, "percent") /* stored as percent: 94.5 */               \
	X(FIELD_DATE, "date")       /* 2026-06-30, 2026-06, 2026H1 …: see date.h */\
	X(FIELD_FLAG, "flag")       /* 是/否 → "1"/"0" */                        \
	X(FIELD_AREA, "area")       /* by the project's area aliases → its id */\
	X(FIELD_CHOICE, "choice")   /* one of choices, through their aliases */ \
	X(FIELD_RANGE, "range")     /* "1..2" */                                 \
	X(FIELD_PICTURE, "picture") /* a picture that WPS put into the cell, or a file's name: pictures.h */

typedef enum FieldType {
#define X(kind, name) kind,
	FIELD_TYPES(X)
#undef X
	FIELD_TYPE_COUNT
} FieldType;

/* Stored as one number, and one in rules and templates. */
static inline bool field_is_number(FieldType t)
{
	return t == FIELD_NUMBER || t == FIELD_COUNT || t == FIELD_YEAR || t == FIELD_PERCENT;
}

/* Read from digits: numbers, ranges of them, dates. */
static inline bool field_is_figure(FieldType t)
{
	return field_is_number(t) || t == FIELD_RANGE || t == FIELD_DATE;
}

typedef struct Choice {
	const char  *value;   /* what is stored */
	const char **aliases; /* other ways to write it */
	size_t       alias_count;
} Choice;

/* Where a date must lie: in the record's period, in its year up to the period's end, or anywhere up to that. */
typedef enum FieldDays { DAYS_ANY, DAYS_IN_PERIOD, DAYS_IN_YEAR, DAYS_BY_END } FieldDays;

typedef struct Field {
	const char  *name;   /* column in the database: "intake" */
	const char  *label;  /* the heading in Chinese: "取水量" */
	const char  *english; /* the same in English, or NULL */
	FieldType    type;
	const char  *unit;   /* stored unit: "m3", "万元"; NULL: none */
	const char  *unit_in;/* the field that says each figure's unit; NULL: none */
	const char  *unit_over; /* "m3": the figure is in m3 for one of the unit that unit_in says; NULL: in that unit itself */
	const char **aliases;/* other headings */
	size_t       alias_count;
	bool         required; /* an empty cell is 数据缺失 */
	bool         negative; /* an amount that may be below nothing */
	bool         yearly;   /* an amount of a year by its name: its unit may be m3/a as well as m3 */
	FieldDays    days;     /* of a date: where it must lie */
	bool         near;     /* of a date: a year or so from the period, as a time limit is, never ten */
	bool         endless;  /* of a date until which something holds: 长期 is one, too */
	bool         credit;   /* of a code: 统一社会信用代码 (GB 32100), which has 18 characters */
	bool         remarks;  /* of a text: what it says of the record as a whole, which may be that it does not count */
	Choice      *choices;
	size_t       choice_count;
} Field;

/* What a record's other fields must be where one of them says something. */
typedef enum CheckThen {
	THEN_FILLED, THEN_YES, THEN_NONE /* no figure but zero */,
	THEN_UNDENIED, THEN_UNAFFIRMED, /* words that don't say otherwise: saying.h */
	THEN_AMONG, THEN_UNDER,
	THEN_REACHES /* a figure as high as another field's */
} CheckThen;

/* What the figures of one record must satisfy; looked at only where none of them is a gap.  Either
 * they add up to another (surface + ground + tap = intake), or stay at or below it, or a part of them stays below a share of
 * the whole (recirculated / (recirculated + intake) < 100 %), or they are, for each one of another, at most
 * what a third allows (intake / output <= quota).  Or the record's unit can be made the one that another ledger, at the period
 * or before it, has in the field of the same name for the same thing (output_unit of quotas by product); or that ledger has the
 * thing at all, with a value (a product among the quotas).
 * Or, where a field says one of some things, others are filled in, or 是, or nothing, or one of some things, or below a figure, or
 * as high as another's, or words that don't say otherwise. */
typedef struct SchemaCheck {
	const char *code;     /* of the finding: "balance" */
	const char *message;  /* in Chinese, without the figures: "各水源取水量之和与取水量不符" */
	const char *english;  /* the same, or NULL */
	bool        warning;  /* no error: it may be so */
	int        *sum;      /* indices of the fields added, or of the share's part */
	size_t      sum_count;
	int         equals;   /* the field they must add up to; -1: another kind */
	bool        at_most;  /* … or stay at or below */
	int         limit;    /* the field that says how much there may be for each one of `of`; -1: another kind */
	int        *of;       /* of a share: the whole; of a limit: for each one of these */
	size_t      of_count;
	Number      below;    /* of a share: per cent, not to be reached */
	bool        has_up_to;
	Number      up_to;    /* of a share: per cent from which on it is another check's */
	int         unit, by; /* the record's unit and the thing it is of; -1: another kind.  by without unit: the thing must be there */
	const char *ledger;   /* that has units of such things, or the things */
	const char *value;    /* the field there that must be given; NULL: none must */
	int         when;     /* the field that says … ; -1: another kind */
	const char *until;    /* … in a record of a half-year up to this; NULL: of any */
	const char **said;    /* … one of these, as stored */
	size_t      said_count;
	int         also;     /* … and this field says … ; -1: that is all */
	const char **also_said;
	size_t      also_count;
	CheckThen   then;     /* what is asked … */
	int        *must;     /* … of these fields */
	size_t      must_count;
	const char **among;   /* THEN_AMONG: what it may say, as stored; THEN_UNDENIED, THEN_UNAFFIRMED: what clauses are about, none: a target */
	size_t      among_count;
	int         reach;    /* THEN_REACHES: the other field */
	Number      under;    /* THEN_UNDER: a figure that it stays below */
} SchemaCheck;

typedef struct CellRange { /* from 1 */
	int         left, top, right, bottom; /* top 0: from the first row; bottom 0: to the last */
	const char *text; /* as declared; NULL: none is */
} CellRange;

typedef struct HeadingName { /* a file's own heading */
	const char *heading, *field;
} HeadingName;

/* What is declared of a file's shape because it cannot be found from the file. */
typedef struct FileShape {
	int         skip;      /* rows above the title not to be looked at; -1: not declared */
	int         head_rows; /* rows of the table's head; 0: found */
	const char *sheet;     /* of a workbook, or NULL: every sheet on show that has the table */
	CellRange   range;     /* outside of which nothing is read */
	HeadingName *names;    /* of a manifest's line: a field named here is under this heading alone */
	size_t      name_count;
	const char **drop;     /* records whose key reads so are left out: "示例*" */
	size_t      drop_count;
	const char **no_value; /* marks for "no data", besides the built-in ones */
	size_t      no_value_count;
} FileShape;

typedef struct Schema {
	const char *name;   /* "monitoring" */
	const char *label;  /* "工业用水监测台账" */
	const char *english; /* the same in English, or NULL */
	Field      *fields;
	size_t      field_count;
	const char *listed_in; /* the ledger that lists, by its key and code, all that records can be of; or NULL */
	const char *listed_label; /* of that ledger, in Chinese */
	const char *key;    /* field naming the record in messages and for duplicates: "enterprise" */
	FileShape       shape;
	const char **not_applicable; /* marks for 不适用: "不涉及" … */
	size_t      not_applicable_count;
	int        *one;      /* the fields that together name what there is one of in a period */
	size_t      one_count;
	int        *apart;    /* fields in which two records of one such thing that both give them and differ are of two things */
	size_t      apart_count;
	int        *flows;    /* the figures of what happened in the half-year, of which few are the same twice */
	size_t      flow_count;
	int        *once;     /* the fields that together name what there is once in the whole city: the first must be alike, the others where both give them */
	size_t      once_count;
	int        *pair;     /* two of these that may change places: the ends of a pipe */
	size_t      pair_count; /* 2 or 0 */
	bool        fill_down_area;  /* an empty area cell takes the area above (merged cells) */
	bool        plans;           /* its records are what is planned: a sheet that is called a plan is its data */
	bool        single;          /* rules read one record of a name in a period: a second one would not be counted */
	bool        events;          /* what was done or said in the half-year: a name need not come again in the next */
	SchemaCheck *checks;
	size_t      check_count;
} Schema;

typedef struct AreaName { /* an area and the ways its name is written */
	const char  *id;      /* "ganzhou" */
	const char  *name;    /* "甘州区" */
	const char **aliases;
	size_t       alias_count;
} AreaName;

typedef struct LedgerFile { /* one line of the manifest */
	const char *ledger;
	const char *path;     /* in the project's folder; a glob */
	const char *period;   /* "2026H1", or NULL: a column says */
	const char *area;     /* area id, or NULL: a column says */
	const char *encoding; /* forced, or NULL: found */
	FileShape       shape;    /* comes before the schema's */
	Place       place;    /* of the manifest's line */
} LedgerFile;

/* The index of the field of this name, -1: there is none. */
int schema_field(const Schema *s, const char *name);
/* What English messages call them: the English label, else the Chinese one. */
const char *field_english(const Field *f);
const char *schema_english(const Schema *s);

#endif
