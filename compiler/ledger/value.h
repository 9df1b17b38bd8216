/* value.h - a cell's text → what the store keeps, by the field's type.
 *
 * Every cell gives exactly one of two: a text to store, or a gap with its reason.  A fault is a gap,
 * never a guess and never zero.  Whatever a reader should know about the cell comes along as a
 * sentence in Chinese (for documents) and in English (for the terminal), both naming the text. */
#ifndef WENHENG_LEDGER_VALUE_H
#define WENHENG_LEDGER_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "ledger/schema.h"

/* Before the name of a picture that the import takes out of a workbook. */
#define PICTURE_MARK "picture:"

typedef enum GapReason { GAP_NONE, GAP_BLANK, GAP_MARK, GAP_FAULT, GAP_NOT_APPLICABLE } GapReason;

typedef struct Value {
	const char *text;    /* what is stored; NULL: a gap */
	GapReason   gap;
	const char *code;    /* of the finding the cell gives; NULL: none */
	const char *zh, *en; /* its sentence */
} Value;

typedef struct ValueRule {
	const Schema   *schema;
	const Field    *field;
	const char     *head_unit; /* the unit of the column's heading, or NULL */
	const AreaName *areas;
	size_t          area_count;
	const struct Workbook *book; /* the pictures in cells are in it; NULL: the file is none */
} ValueRule;

Value       value_read(Arena *a, const ValueRule *rule, const char *raw);
/* The figure as the store keeps it, exact, in the arena. */
const char *value_figure_text(Arena *a, Number n);
const char *gap_name(GapReason r); /* as in the store: blank, mark, fault, not_applicable */

/* The id of the area written so, through names and aliases; NULL when there is none. */
const char *area_find(Arena *a, const AreaName *areas, size_t count, const char *text);

#endif
