/* heading_period.c - see heading_period.h. */
#include "ledger/heading_period.h"

#include <string.h>

#include "ledger/key.h"
#include "ledger/periodsaid.h"

typedef enum Span { /* what a word is of, in whichever year */
	SPAN_THIS,
	SPAN_FIRST,   /* the first half */
	SPAN_SECOND,
	SPAN_WHOLE,   /* the whole year */
	SPAN_YEAR,    /* a year, whole or so far */
	SPAN_TO_DATE, /* since January */
	SPAN_SUM,     /* since whenever */
	SPAN_OTHER
} Span;

enum { WORD_ROOM = 24 }; /* bytes of a word's key with zeros behind it, which makes one comparison of two words */

static const struct { char key[WORD_ROOM]; Span span; } WORDS[] = {
	{ "本期", SPAN_THIS }, { "当期", SPAN_THIS }, { "本报告期", SPAN_THIS }, { "报告期", SPAN_THIS }, { "本半年", SPAN_THIS }, { "本统计期", SPAN_THIS },
	{ "统计期", SPAN_THIS }, { "本期累计", SPAN_THIS }, { "报告期累计", SPAN_THIS }, { "本期合计", SPAN_THIS },
	{ "实际", SPAN_THIS }, { "实际数", SPAN_THIS }, { "实际完成", SPAN_THIS }, { "实绩", SPAN_THIS }, /* beside 计划 */
	{ "上半年", SPAN_FIRST }, { "1-6月", SPAN_FIRST }, { "1~6月", SPAN_FIRST }, { "1至6月", SPAN_FIRST }, { "一至六月", SPAN_FIRST }, { "1-6月份", SPAN_FIRST },
	{ "上半年累计", SPAN_FIRST }, { "1-6月累计", SPAN_FIRST }, { "h1", SPAN_FIRST },
	{ "下半年", SPAN_SECOND }, { "7-12月", SPAN_SECOND }, { "7~12月", SPAN_SECOND }, { "7至12月", SPAN_SECOND }, { "七至十二月", SPAN_SECOND },
	{ "7-12月份", SPAN_SECOND }, { "下半年累计", SPAN_SECOND }, { "7-12月累计", SPAN_SECOND }, { "h2", SPAN_SECOND },
	{ "全年", SPAN_WHOLE }, { "全年累计", SPAN_WHOLE }, { "1-12月", SPAN_WHOLE }, { "1~12月", SPAN_WHOLE }, { "1-12月累计", SPAN_WHOLE }, { "全年合计", SPAN_WHOLE },
	{ "年", SPAN_YEAR }, { "年度", SPAN_YEAR }, { "本年度", SPAN_YEAR }, { "本年", SPAN_YEAR }, { "当年", SPAN_YEAR }, { "今年", SPAN_YEAR },
	{ "本年累计", SPAN_TO_DATE }, { "当年累计", SPAN_TO_DATE }, { "今年累计", SPAN_TO_DATE }, { "本年度累计", SPAN_TO_DATE }, { "年初至今", SPAN_TO_DATE },
	{ "年初累计", SPAN_TO_DATE }, { "自年初累计", SPAN_TO_DATE }, { "自年初至今", SPAN_TO_DATE }, { "自年初至本期", SPAN_TO_DATE }, { "今年以来", SPAN_TO_DATE },
	{ "本年以来", SPAN_TO_DATE }, { "年初至本期", SPAN_TO_DATE }, { "年初至报告期", SPAN_TO_DATE },
	{ "累计", SPAN_SUM }, { "合计累计", SPAN_SUM },
	{ "上年同期", SPAN_OTHER }, { "上年同期累计", SPAN_OTHER }, { "去年同期", SPAN_OTHER }, { "去年同期累计", SPAN_OTHER }, { "同期", SPAN_OTHER }, { "同期累计", SPAN_OTHER },
	{ "上年", SPAN_OTHER }, { "去年", SPAN_OTHER }, { "上年度", SPAN_OTHER }, { "上年累计", SPAN_OTHER }, { "去年累计", SPAN_OTHER }, { "前年", SPAN_OTHER },
	{ "上期", SPAN_OTHER }, { "上一期", SPAN_OTHER }, { "前期", SPAN_OTHER }, { "下期", SPAN_OTHER }, { "上半年同期", SPAN_OTHER }, { "上年上半年", SPAN_OTHER },
	{ "上年下半年", SPAN_OTHER }, { "去年上半年", SPAN_OTHER }, { "去年下半年", SPAN_OTHER }, { "上年全年", SPAN_OTHER }, { "去年全年", SPAN_OTHER }, { "基期", SPAN_OTHER },
	{ "同比", SPAN_OTHER }, { "环比", SPAN_OTHER }, { "增减", SPAN_OTHER }, { "增减率", SPAN_OTHER }, { "增减量", SPAN_OTHER }, { "增幅", SPAN_OTHER }, { "同比增减", SPAN_OTHER },
	{ "同比增长", SPAN_OTHER }, { "比上年", SPAN_OTHER }, { "较上年", SPAN_OTHER }, { "比上年同期", SPAN_OTHER }, { "较上年同期", SPAN_OTHER },
	{ "计划", SPAN_OTHER }, { "年计划", SPAN_OTHER }, { "年度计划", SPAN_OTHER }, { "本年计划", SPAN_OTHER }, { "本期计划", SPAN_OTHER }, { "目标", SPAN_OTHER },
	{ "年度目标", SPAN_OTHER }, { "预计", SPAN_OTHER }, { "本月", SPAN_OTHER }, { "当月", SPAN_OTHER }, { "上月", SPAN_OTHER }, { "本季", SPAN_OTHER }, { "本季度", SPAN_OTHER },
	/* how much there is in a day, or may be, or was to be */
	{ "日", SPAN_OTHER }, { "月", SPAN_OTHER }, { "时", SPAN_OTHER }, { "小时", SPAN_OTHER }, { "日均", SPAN_OTHER }, { "月均", SPAN_OTHER }, { "年均", SPAN_OTHER },
	{ "人均", SPAN_OTHER }, { "平均", SPAN_OTHER }, { "日平均", SPAN_OTHER }, { "月平均", SPAN_OTHER }, { "年平均", SPAN_OTHER }, { "每日", SPAN_OTHER }, { "每月", SPAN_OTHER },
	{ "每年", SPAN_OTHER }, { "上半年平均", SPAN_OTHER }, { "最大", SPAN_OTHER }, { "最高", SPAN_OTHER }, { "最大日", SPAN_OTHER }, { "日最大", SPAN_OTHER },
	{ "许可", SPAN_OTHER }, { "年许可", SPAN_OTHER }, { "批准", SPAN_OTHER }, { "批复", SPAN_OTHER }, { "核准", SPAN_OTHER }, { "允许", SPAN_OTHER }, { "设计", SPAN_OTHER },
	{ "限额", SPAN_OTHER }, { "限值", SPAN_OTHER }, { "上限", SPAN_OTHER }, { "下限", SPAN_OTHER }, { "指标", SPAN_OTHER }, { "控制", SPAN_OTHER }, { "控制指标", SPAN_OTHER },
	{ "下达", SPAN_OTHER }, { "分配", SPAN_OTHER }, { "预测", SPAN_OTHER }, { "预期", SPAN_OTHER }, { "规划", SPAN_OTHER }, { "拟", SPAN_OTHER },
	{ "核定", SPAN_SUM }, { "上报", SPAN_SUM }, { "申报", SPAN_SUM }, { "估算", SPAN_SUM }, { "测算", SPAN_SUM }, /* of two such columns, which? */
	{ "一季度", SPAN_OTHER }, { "二季度", SPAN_OTHER }, { "三季度", SPAN_OTHER }, { "四季度", SPAN_OTHER },
};

/* A year in front, 2026年 or the 2026 of 2026h1, is cut off *key; 0: there is none. */
static int take_year(const char **key)
{
	const char *p = *key;
	if (strspn(p, "0123456789") != 4)
		return 0;
	int year = (p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + (p[3] - '0');
	bool half = (p[4] == 'h') && (p[5] == '1' || p[5] == '2') && !p[6];
	if (!half && !key_starts(p + 4, "年"))
		return 0;
	*key = p + 4 + (half ? 0 : strlen("年"));
	return year;
}

static PeriodWord of_half(Period file, int half)
{
	if (!file.year)
		return PERIOD_WORD_UNSURE;
	return file.half == half ? PERIOD_WORD_THIS : PERIOD_WORD_OTHER;
}

/* named: the year is, and is the file's. */
static PeriodWord of_span(Span span, Period file, bool named)
{
	bool whole = file.year && !file.half;
	switch (span) {
	case SPAN_THIS:
		return PERIOD_WORD_THIS;
	case SPAN_FIRST:
		return of_half(file, 1);
	case SPAN_SECOND:
		return of_half(file, 2);
	case SPAN_WHOLE:
		return whole ? PERIOD_WORD_THIS : PERIOD_WORD_UNSURE;
	case SPAN_YEAR: /* in June 2026年 is of what there is of it */
		return whole || (named && file.half == 1) ? PERIOD_WORD_THIS : PERIOD_WORD_UNSURE;
	case SPAN_TO_DATE:
		return !file.year ? PERIOD_WORD_UNSURE : file.half == 2 ? PERIOD_WORD_OTHER : PERIOD_WORD_TO_DATE;
	case SPAN_SUM:
		return PERIOD_WORD_UNSURE;
	case SPAN_OTHER:
		break;
	}
	return PERIOD_WORD_OTHER;
}

/* 数, 值 and the like behind a word. */
static const char *bare(Arena *a, const char *key)
{
	static const char *const tails[] = { "实际数", "实际", "实绩", "完成数", "完成", "发生数", "发生额", "数据", "数", "值", "量", "情况", NULL };
	for (int i = 0; tails[i]; i++)
		if (key_ends(key, tails[i]) && strlen(key) > strlen(tails[i]))
			return arena_strndup(a, key, strlen(key) - strlen(tails[i]));
	return key;
}

static PeriodWord of_word(Period file, const char *key)
{
	int year = take_year(&key);
	if (year && file.year && year != file.year)
		return PERIOD_WORD_OTHER;
	if (year && (!*key || strcmp(key, "度") == 0)) /* 2026年度 */
		return of_span(SPAN_YEAR, file, true);
	size_t n = strlen(key);
	char word[WORD_ROOM] = "";
	if (n >= WORD_ROOM)
		return PERIOD_WORD_NONE;
	memcpy(word, key, n);
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (memcmp(WORDS[i].key, word, WORD_ROOM) == 0)
			return of_span(WORDS[i].span, file, year && year == file.year);
	return PERIOD_WORD_NONE;
}

PeriodWord heading_period(Arena *a, Period file, const char *key)
{
	PeriodWord said = of_word(file, key);
	if (said != PERIOD_WORD_NONE || (said = of_word(file, bare(a, key))) != PERIOD_WORD_NONE)
		return said;
	PeriodSaid text = period_said(a, file, key); /* 1-5月, 2025, 二〇二五年第二季度 */
	if (!text.whole)
		return PERIOD_WORD_NONE;
	return text.word == PERIOD_WORD_NONE && text.year_only ? of_span(SPAN_YEAR, file, true) : text.word;
}

PeriodWord heading_names_period(Arena *a, Period file, const char *key)
{
	static const char *const signs[] = { "上年", "去年", "同期", "前年", "上期", "上一期", "基期", "同比", "环比", NULL };
	PeriodWord said = period_said(a, file, key).word;
	for (int i = 0; signs[i]; i++)
		if (strstr(key, signs[i]))
			return PERIOD_WORD_OTHER;
	return said;
}
