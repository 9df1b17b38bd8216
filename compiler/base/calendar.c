/* calendar.c - see calendar.h. Day numbers by counting from 1 March, so that leap days come last. */
#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool day_valid(Day d)
{
	return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
	       d.day <= month_days(d.year, d.month);
}

int day_number(Day d)
{
	int y = d.month <= 2 ? d.year - 1 : d.year;
	int m = d.month <= 2 ? d.month + 9 : d.month - 3;
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d.day - 1 - 719468;
}

Day day_from_number(int n)
{
	int z = n + 719468, era = z / 146097, doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	Day d = { yoe + era * 400, mp < 10 ? mp + 3 : mp - 9, doy - (153 * mp + 2) / 5 + 1 };
	if (d.month <= 2)
		d.year++;
	return d;
}

int day_compare(Day a, Day b)
{
	int x = a.year * 10000 + a.month * 100 + a.day, y = b.year * 10000 + b.month * 100 + b.day;
	return (x > y) - (x < y);
}

static int digits(const char *s, int n)
{
	int v = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

bool day_parse_iso(const char *s, size_t n, Day *out)
{
	if (n != 10 || s[4] != '-' || s[7] != '-')
		return false;
	*out = (Day){ digits(s, 4), digits(s + 5, 2), digits(s + 8, 2) };
	return day_valid(*out);
}

void day_text(Day d, char out[16])
{
	snprintf(out, 16, "%04d-%02d-%02d", d.year % 10000, d.month % 100, d.day % 100);
}

bool period_parse(const char *s, size_t n, Period *out)
{
	*out = (Period){ 0, 0 };
	if (n != 4 && n != 6)
		return false;
	out->year = digits(s, 4);
	if (out->year < 1900)
		return false;
	if (n == 6) {
		if (s[4] != 'H' || (s[5] != '1' && s[5] != '2'))
			return false;
		out->half = s[5] - '0';
	}
	return true;
}

void period_text(Period p, char out[16])
{
	if (p.half)
		snprintf(out, 16, "%04dH%d", p.year % 10000, p.half % 10);
	else
		snprintf(out, 16, "%04d", p.year % 10000);
}

Day period_first(Period p)
{
	return (Day){ p.year, p.half == 2 ? 7 : 1, 1 };
}

Day period_last(Period p)
{
	return p.half == 1 ? (Day){ p.year, 6, 30 } : (Day){ p.year, 12, 31 };
}

int period_months(Period p)
{
	return p.half == 1 ? 6 : 12;
}

Period period_before(Period p)
{
	if (p.half == 2)
		return (Period){ p.year, 1 };
	return (Period){ p.year - 1, p.half ? 2 : 0 };
}

Period period_year_ago(Period p)
{
	return (Period){ p.year - 1, p.half };
}
