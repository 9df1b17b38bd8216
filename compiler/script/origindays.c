/* origindays.c - days as documents write them: 2026年6月30日, 30 June 2026, and parts of these. */
#include "script/origin_parts.h"

#include <stdlib.h>
#include <string.h>

static bool begins(const char *s, size_t n, const char *word)
{
	return n >= strlen(word) && !memcmp(s, word, strlen(word));
}

/* The number that ends at n, which is then moved before it; -1: none does. */
static int number_before(const char *s, size_t *n)
{
	size_t at = *n;
	while (at && s[at - 1] >= '0' && s[at - 1] <= '9' && *n - at < 4)
		at--;
	int value = at < *n ? (int)strtol(s + at, NULL, 10) : -1;
	*n = at;
	return value;
}

static bool mark_before(const char *s, size_t *n, const char *mark)
{
	if (*n < strlen(mark) || !begins(s + *n - strlen(mark), strlen(mark), mark))
		return false;
	*n -= strlen(mark);
	return true;
}

/* 2026年6月30日, 2026年6月, 6月30日 or 6月, whose last part ends at n. */
static Day chinese_day(const char *s, size_t n)
{
	Day d = { 0, 0, 0 };
	size_t at = n;
	if (mark_before(s, &at, "日")) {
		d.day = number_before(s, &at);
		n = at;
	}
	if (at = n, mark_before(s, &at, "月")) {
		d.month = number_before(s, &at);
		n = at;
	}
	if (at = n, mark_before(s, &at, "年"))
		d.year = number_before(s, &at);
	return d;
}

/* 30 June 2026, 30 June, June 2026 or June around the month's name at s + at. */
static Day english_day(const char *s, size_t n, size_t at, size_t name, int month)
{
	Day d = { 0, month, 0 };
	size_t left = at, right = at + name;
	while (left && (s[left - 1] == ' ' || s[left - 1] == '\xA0' || s[left - 1] == '\xC2'))
		left--;
	int day = number_before(s, &left);
	d.day = day > 0 && day < 32 ? day : 0;
	while (right < n && (s[right] == ' ' || s[right] == '\xA0' || s[right] == '\xC2'))
		right++;
	int year = right + 4 <= n && s[right] >= '1' && s[right] <= '2' ? (int)strtol(s + right, NULL, 10) : 0;
	d.year = year > 1900 && year < 2200 ? year : 0;
	return d;
}

bool origins_day(const char *s, size_t n, const Printed *p, Day *out)
{
	static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	static const char *const marks[] = { "日", "月", "年" };
	size_t from = p->at > 24 ? p->at - 24 : 0, to = p->at + p->len + 24 < n ? p->at + p->len + 24 : n;
	for (size_t m = 0; m < 3; m++) /* the last part that stands right behind the number, or behind parts behind it */
		for (size_t i = p->at + p->len; i + 3 <= to && i <= p->at + p->len + 12; i++)
			if (!memcmp(s + i, marks[m], 3)) {
				Day d = chinese_day(s, i + 3);
				size_t at = p->at + p->len;
				bool ours = (begins(s + at, n - at, "日") || begins(s + at, n - at, "月") || begins(s + at, n - at, "年")) &&
				            (d.day == (int)p->value.num || d.month == (int)p->value.num || d.year == (int)p->value.num);
				if (ours && (m == 0 ? d.month > 0 || i == at : m == 1 ? d.year > 0 || i == at : i == at)) {
					*out = d;
					return true;
				}
			}
	for (int m = 0; m < 12; m++)
		for (size_t i = from; i + strlen(months[m]) <= to; i++)
			if (!memcmp(s + i, months[m], strlen(months[m]))) {
				*out = english_day(s, n, i, strlen(months[m]), m + 1);
				if (out->year == (int)p->value.num || out->day == (int)p->value.num)
					return true;
			}
	*out = (Day){ (int)p->value.num, 0, 0 };
	return p->decimals == 0 && p->len == 4 && p->value.num > 1900 && p->value.num < 2200;
}
