/* chart_axis.c - see chart_axis.h.
 *
 * A figure's place is worked out in 1/10000 of a step, as an integer: no scale is printed so large that
 * this would show. */
#include "layout/chart_axis.h"

enum { PARTS = 10000 };

static void widen(Number n, bool *known, Number *least, Number *most)
{
	if (!number_ok(n))
		return;
	if (!*known || number_cmp(n, *least) < 0)
		*least = n;
	if (!*known || number_cmp(n, *most) > 0)
		*most = n;
	*known = true;
}

static void widen_by_sum(const Chart *c, int row, bool *known, Number *least, Number *most)
{
	Number up = number_int(0), down = number_int(0);
	bool any = false;
	for (int s = 0; s < c->series_count; s++) {
		Number n = c->series[s].values[row];
		if (!number_ok(n))
			continue;
		any = true;
		if (n.num > 0)
			up = number_add(up, n);
		else
			down = number_add(down, n);
	}
	if (any) {
		widen(up, known, least, most);
		widen(down, known, least, most);
	}
}

bool axis_range(const Chart *c, Number *least, Number *most)
{
	bool known = false;
	for (int r = 0; r < c->rows; r++) {
		if (c->stacked)
			widen_by_sum(c, r, &known, least, most);
		for (int s = 0; !c->stacked && s < c->series_count; s++)
			widen(c->series[s].values[r], &known, least, most);
	}
	widen(c->mark, &known, least, most);
	return known;
}

void axis_range_from_zero(const Chart *c, Number *least, Number *most)
{
	Number zero = number_int(0);
	if (!axis_range(c, least, most))
		*least = *most = zero;
	if (number_cmp(*least, zero) > 0)
		*least = zero;
	if (number_cmp(*most, zero) < 0)
		*most = zero;
}

static Number power(int exponent)
{
	Int128 ten = 1;
	for (int i = 0; i < (exponent < 0 ? -exponent : exponent); i++)
		ten *= 10;
	return exponent < 0 ? number_make(1, ten) : number_make(ten, 1);
}

static Int128 floor_of(Number n)
{
	return n.num / n.den - (n.num % n.den < 0);
}

static Number place(Number n)
{
	return number_round(n, 9, ROUND_HALF_UP);
}

void axis_find(ChartAxis *a, Number least, Number most, int steps)
{
	static const int heads[] = { 1, 2, 5 };
	least = place(least);
	most = place(most);
	if (!number_ok(least) || !number_ok(most) || number_cmp(least, most) == 0) {
		least = number_ok(least) ? number_make(floor_of(least), 1) : number_int(0);
		most = number_add(least, number_int(1));
		steps = 1;
	}
	for (int e = -9; e <= 18; e++)
		for (int i = 0; i < 3; i++) {
			Number step = number_mul(power(e), number_int(heads[i]));
			Int128 low = floor_of(number_div(least, step)), high = -floor_of(number_neg(number_div(most, step)));
			if (high - low > steps && e < 18)
				continue;
			a->step = step;
			a->low = (int64_t)low;
			a->high = (int64_t)high;
			a->decimals = e < 0 ? -e : 0;
			return;
		}
}

Unit axis_at(const ChartAxis *a, Number n)
{
	Number parts = number_round(number_mul(number_div(place(n), a->step), number_int(PARTS)), 0, ROUND_HALF_UP);
	if (!number_ok(parts) || a->high <= a->low)
		return a->from;
	int64_t low = a->low * PARTS, high = a->high * PARTS;
	int64_t at = parts.num < low ? low : parts.num > high ? high : (int64_t)parts.num;
	return a->from + unit_scale(a->to - a->from, at - low, high - low);
}

Unit axis_step_at(const ChartAxis *a, int64_t step)
{
	return a->from + unit_scale(a->to - a->from, step - a->low, a->high > a->low ? a->high - a->low : 1);
}

Number axis_step_value(const ChartAxis *a, int64_t step)
{
	return number_mul(a->step, number_int(step));
}
