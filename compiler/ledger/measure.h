/* measure.h - units of measure as clerks write them, and the exact factor between two of them. */
#ifndef WENHENG_LEDGER_MEASURE_H
#define WENHENG_LEDGER_MEASURE_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/number.h"

typedef enum MeasureFit {
	MEASURE_FITS,
	MEASURE_ASSUMED, /* only by taking a ton of water for a cubic metre */
	MEASURE_DIFFERS, /* another kind of quantity */
	MEASURE_UNKNOWN  /* one of the two is no unit we know, and they are not the same word */
} MeasureFit;

/* True when text names a unit: "万立方米", "m³/d", "%", "家". */
bool measure_known(Arena *a, const char *text);
/* True when the unit counts in 万, 亿 or the like: "万立方米". */
bool measure_scaled(Arena *a, const char *text);
/* True for a rate such as m³/万元: such columns have no sum. */
bool measure_is_rate(Arena *a, const char *text);
bool measure_is_share(Arena *a, const char *text); /* %, 百分比, ‰ */
/* Of a figure that is a year's by its name, 年设计用水量: 万m³/a is 万m³ of it. */
const char *measure_of_year(Arena *a, const char *text);
/* "立方米/吨" as its two parts, in the arena; false when it is no rate. */
bool measure_split(Arena *a, const char *text, const char **over, const char **under);
/* True for 万吨, 千吨, kg, kW·h: units of which others are more usual, so that a figure for one of it is as likely meant for one of
 * these, a ton or an MW·h. */
bool measure_is_unusual(Arena *a, const char *text);
/* True for what is measured or counted and can't be less than nothing: m3, km, 台, 万元 (but 增加值, whose field says so); not for shares. */
bool measure_is_amount(Arena *a, const char *text);
/* A figure in unit `from` times *factor is the figure in unit `to`.  A word that is no unit of ours fits itself, with a
 * scale word before it or without. */
MeasureFit measure_factor(Arena *a, const char *from, const char *to, Number *factor);
/* Whether units of output are the same or can be made one another: t and 万吨, but not 台 and 套, which count different things,
 * nor tons and cubic metres.  One of `from` is *factor of `to`. */
bool measure_exchange(Arena *a, const char *from, const char *to, Number *factor);
/* The same of volumes for a unit of output, as quotas are given: a figure per `from` (t, or m3/t) times *factor is the figure in
 * m3 per `to` (万t). */
bool measure_per(Arena *a, const char *from, const char *to, Number *factor);
/* The unit in words for a Chinese sentence: 立方米 for m3. */
const char *measure_words(const char *unit);
/* The same for an English one: m³ for m3, CNY 10,000 for 万元. */
const char *measure_english(const char *unit);
/* The factor of a bare scale word ("万" 10000); false when text is none. */
bool measure_scale(const char *text, Number *factor);

#endif
