/* number.c - see number.h. Every operation checks for overflow and reduces its result. */
#include "base/number.h"

#define BAD NUMBER_BAD

__extension__ typedef unsigned __int128 UInt128;

/* The type's largest value; its least value is refused, so that negation never overflows. */
static const Int128 LIMIT = (Int128)(~(UInt128)0 >> 1);

static Int128 magnitude(Int128 v)
{
	return v < 0 ? -v : v;
}

static Int128 gcd(Int128 a, Int128 b)
{
	while (b) {
		Int128 t = a % b;
		a = b;
		b = t;
	}
	return a;
}

Number number_make(Int128 num, Int128 den)
{
	if (den == 0 || num < -LIMIT || den < -LIMIT)
		return BAD;
	if (den < 0) {
		num = -num;
		den = -den;
	}
	Int128 g = gcd(magnitude(num), den);
	return (Number){ num / g, den / g };
}

Number number_int(int64_t v)
{
	return (Number){ v, 1 };
}

bool number_ok(Number a)
{
	return a.den > 0;
}

static bool multiply(Int128 a, Int128 b, Int128 *out)
{
	return !__builtin_mul_overflow(a, b, out);
}

Number number_neg(Number a)
{
	return number_ok(a) ? (Number){ -a.num, a.den } : BAD;
}

Number number_add(Number a, Number b)
{
	Int128 x, y, sum, den;
	if (!number_ok(a) || !number_ok(b))
		return BAD;
	Int128 g = gcd(a.den, b.den); /* keeps the common denominator least */
	if (!multiply(a.num, b.den / g, &x) || !multiply(b.num, a.den / g, &y) ||
	    __builtin_add_overflow(x, y, &sum) || !multiply(a.den, b.den / g, &den))
		return BAD;
	return number_make(sum, den);
}

Number number_sub(Number a, Number b)
{
	return number_add(a, number_neg(b));
}

Number number_mul(Number a, Number b)
{
	Int128 num, den;
	if (!number_ok(a) || !number_ok(b))
		return BAD;
	Int128 g = gcd(magnitude(a.num), b.den), h = gcd(magnitude(b.num), a.den);
	if (!multiply(a.num / g, b.num / h, &num) || !multiply(a.den / h, b.den / g, &den))
		return BAD;
	return number_make(num, den);
}

Number number_div(Number a, Number b)
{
	if (!number_ok(b) || b.num == 0)
		return BAD;
	Number inverse = b.num < 0 ? (Number){ -b.den, -b.num } : (Number){ b.den, b.num };
	return number_mul(a, inverse);
}

/* Compares by continued fractions, so that no cross-product can overflow. */
static int compare_positive(Int128 an, Int128 ad, Int128 bn, Int128 bd)
{
	for (;;) {
		Int128 qa = an / ad, qb = bn / bd;
		if (qa != qb)
			return qa < qb ? -1 : 1;
		Int128 ra = an % ad, rb = bn % bd;
		if (ra == 0 || rb == 0)
			return ra == rb ? 0 : ra == 0 ? -1 : 1;
		/* compare ra/ad with rb/bd: the reverse of ad/ra with bd/rb */
		an = bd, bn = ad;
		Int128 t = ra;
		ad = rb, bd = t;
	}
}

int number_cmp(Number a, Number b)
{
	if (!number_ok(a) || !number_ok(b))
		return 0;
	if ((a.num < 0) != (b.num < 0))
		return a.num < 0 ? -1 : 1;
	if (a.num < 0)
		return compare_positive(-b.num, b.den, -a.num, a.den);
	return compare_positive(a.num, a.den, b.num, b.den);
}

static bool power_of_ten(int places, Int128 *out)
{
	Int128 p = 1;
	for (int i = 0; i < places; i++)
		if (!multiply(p, 10, &p))
			return false;
	*out = p;
	return true;
}

Number number_round(Number a, int places, Rounding r)
{
	Int128 ten;
	if (!number_ok(a) || places < 0 || !power_of_ten(places, &ten))
		return BAD;
	/* long division, a decimal at a time, so that only the rest is ever scaled */
	Int128 m = magnitude(a.num), q = m / a.den, rest = m % a.den;
	for (int i = 0; i < places; i++) {
		if (!multiply(rest, 10, &rest) || !multiply(q, 10, &q) ||
		    __builtin_add_overflow(q, rest / a.den, &q))
			return BAD;
		rest %= a.den;
	}
	Int128 missing = a.den - rest;
	if (rest > missing || (rest == missing && (r == ROUND_HALF_UP || (q & 1))))
		q++;
	return number_make(a.num < 0 ? -q : q, ten);
}

static void add_integer(Buf *out, Int128 v)
{
	char digits[48];
	size_t i = sizeof digits;
	do {
		digits[--i] = (char)('0' + (int)(v % 10));
		v /= 10;
	} while (v);
	buf_add(out, digits + i, sizeof digits - i);
}

/* Writes num/10^places with exactly that many decimals. */
static void add_decimal(Buf *out, Int128 num, int places)
{
	Int128 ten = 1, m = magnitude(num);
	power_of_ten(places, &ten);
	if (num < 0)
		buf_byte(out, '-');
	add_integer(out, m / ten);
	if (places > 0) {
		Buf decimals = { 0 };
		add_integer(&decimals, m % ten);
		buf_byte(out, '.');
		for (size_t k = decimals.len; k < (size_t)places; k++)
			buf_byte(out, '0');
		buf_add(out, decimals.data, decimals.len);
		buf_free(&decimals);
	}
}

void number_format(Buf *out, Number a, int places, Rounding r)
{
	Number n = number_round(a, places, r);
	Int128 ten;
	if (!number_ok(n) || !power_of_ten(places, &ten)) {
		buf_text_add(out, "NaN");
		return;
	}
	add_decimal(out, n.num * (ten / n.den), places);
}

void number_text(Buf *out, Number a)
{
	if (!number_ok(a)) {
		buf_text_add(out, "NaN");
		return;
	}
	Int128 den = a.den, scaled, ten;
	int twos = 0, fives = 0;
	for (; den % 2 == 0; den /= 2)
		twos++;
	for (; den % 5 == 0; den /= 5)
		fives++;
	int places = twos > fives ? twos : fives;
	if (den == 1 && power_of_ten(places, &ten) && multiply(a.num, ten / a.den, &scaled)) {
		add_decimal(out, scaled, places);
		return;
	}
	if (a.num < 0)
		buf_byte(out, '-');
	add_integer(out, magnitude(a.num));
	buf_byte(out, '/');
	add_integer(out, a.den);
}

static size_t read_exponent(const char *s, size_t i, size_t n, int *out)
{
	bool negative = false;
	size_t start;
	int e = 0;
	if (i < n && (s[i] == '+' || s[i] == '-'))
		negative = s[i++] == '-';
	for (start = i; i < n && s[i] >= '0' && s[i] <= '9' && e < 100; i++)
		e = e * 10 + (s[i] - '0');
	*out = negative ? -e : e;
	return i == start ? 0 : i;
}

bool number_parse(const char *s, size_t n, Number *out)
{
	size_t i = 0;
	bool negative = false, point = false;
	int digits = 0, decimals = 0, exponent = 0;
	Int128 v = 0, ten;

	*out = BAD;
	if (i < n && (s[i] == '-' || s[i] == '+'))
		negative = s[i++] == '-';
	for (; i < n; i++) {
		if (s[i] == '.' && !point) {
			point = true;
		} else if (s[i] >= '0' && s[i] <= '9') {
			digits++;
			decimals += point;
			if (!multiply(v, 10, &v) || __builtin_add_overflow(v, s[i] - '0', &v))
				return false;
		} else {
			break;
		}
	}
	if (!digits)
		return false;
	if (i < n && (s[i] == 'e' || s[i] == 'E')) {
		i = read_exponent(s, i + 1, n, &exponent);
		if (!i)
			return false;
	}
	if (i != n)
		return false;
	if (negative)
		v = -v;
	exponent -= decimals;
	if (exponent >= 0) {
		if (!power_of_ten(exponent, &ten) || !multiply(v, ten, &v))
			return false;
		*out = number_make(v, 1);
	} else {
		if (!power_of_ten(-exponent, &ten))
			return false;
		*out = number_make(v, ten);
	}
	return number_ok(*out);
}
