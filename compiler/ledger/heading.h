/* heading.h - which field a column's heading means, and the unit it names. */
#ifndef WENHENG_LEDGER_HEADING_H
#define WENHENG_LEDGER_HEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/calendar.h"
#include "base/mem.h"
#include "ledger/heading_period.h"
#include "ledger/schema.h"

/* One of the ways to spell a field's name. */
typedef struct Spelling {
	const char *key;
	size_t      len;   /* in bytes */
	unsigned    start; /* its first bytes: see heading.c's Starts */
	int         field;
} Spelling;

/* A schema with the keys of its headings made once. */
typedef struct HeadingBook {
	Arena        *arena;
	const Schema *schema;
	Spelling     *spellings; /* field by field: its label, aliases and name; of those that only the shape's names mean, none */
	size_t        spelling_count;
	const char  **names;  /* of the shape's names, their keys */
	int          *named;  /* and the fields they mean */
	bool         *by_name; /* per field: only such a name means it */
	const char   *label;  /* the ledger's, as a key */
	Period        period; /* of the file; year 0: not known */
} HeadingBook;

HeadingBook heading_book(Arena *a, const Schema *schema, Period period);

typedef struct HeadingMatch {
	int         field; /* -1: none */
	const char *unit;  /* that the heading names, or NULL */
	PeriodWord  period; /* what it says of its period: only NONE, THIS and TO_DATE are this period's */
	const char *above;  /* of a head of several rows: the part over the field's name that is not understood; NULL: all is */
} HeadingMatch;

/* The field a heading names: "取水量（万立方米）", "2026年上半年取水量", "取水量（本期，万m³）"; also where it is another period's, as
 * "取水量（上年同期）" is. */
HeadingMatch heading_read(const HeadingBook *book, const char *heading);
/* The same, of this period only: -1 for none. */
int heading_match(const HeadingBook *book, const char *heading, const char **unit);
bool heading_is_now(PeriodWord w);

/* Weighs a head that stands over m's heading: 用水情况, 按水源分, 2026年上半年, 取水量（万m³）.  All of it must be understood, else it is
 * m's `above`; what it says of the period, and the unit where m names none, is m's as well. */
void heading_over(const HeadingBook *b, const char *over, HeadingMatch *m);

/* The unit that a unit row's cell names: "万立方米", "（%）", "单位：家"; NULL for none. */
const char *heading_unit(Arena *a, const char *cell);
/* The unit that a heading ends with, 取水量（万m³）: 万m³; NULL when it names none. */
const char *heading_named_unit(Arena *a, const char *heading);
const char *heading_bare(Arena *a, const char *heading); /* without that unit: 取水量（万m³） → 取水量 */

#endif
