/* number.h - exact figures: fractions of 128-bit integers, never binary floats.
 *
 * Ledger decimals, their sums and their ratios stay exact, so that 93.96 % is never taken for 94 %
 * and a half is always seen as a half.  Always in lowest terms with a positive denominator.
 * A result that does not fit sets the result to NUMBER_BAD (den 0); arithmetic with a bad number
 * is bad, comparisons with one are false: check once, at the end, with number_ok(). */
#ifndef WENHENG_BASE_NUMBER_H
#define WENHENG_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

__extension__ typedef __int128 Int128;

typedef struct Number {
	Int128 num;
	Int128 den; /* > 0; 0 marks a bad number */
} Number;

typedef enum Rounding {
	ROUND_HALF_UP,  /* 四舍五入, away from zero at a half: what bureaus print */
	ROUND_HALF_EVEN /* 四舍六入五成双, GB/T 8170-2008 */
} Rounding;

#define NUMBER_BAD ((Number){ 0, 0 })

Number number_int(int64_t v);
Number number_make(Int128 num, Int128 den); /* den 0 gives NUMBER_BAD */
bool   number_ok(Number a);
/* Reads a plain decimal: sign, digits, one point, an optional exponent. All of s must be used. */
bool number_parse(const char *s, size_t n, Number *out);

Number number_add(Number a, Number b);
Number number_sub(Number a, Number b);
Number number_mul(Number a, Number b);
Number number_div(Number a, Number b); /* by zero: bad */
Number number_neg(Number a);
int    number_cmp(Number a, Number b); /* -1, 0, 1; both must be ok */

Number number_round(Number a, int places, Rounding r);
/* Appends with exactly `places` decimals (places >= 0), rounded; never "-0". */
void number_format(Buf *out, Number a, int places, Rounding r);
/* Appends the shortest exact decimal ("1208.05"), or "num/den" when there is none. */
void number_text(Buf *out, Number a);

#endif
