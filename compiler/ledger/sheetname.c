/* sheetname.c - see sheetname.h. */
#include "ledger/sheetname.h"

#include <string.h>

#include "ledger/date.h"
#include "ledger/heading_period.h"
#include "ledger/key.h"
#include "ledger/periodsaid.h"

/* What the ledger's own label says is said of its data: 节水计划 of a ledger of plans. */
static bool labelled(Arena *a, const Schema *schema, const char *word)
{
	if (schema->plans && strcmp(word, "计划") == 0)
		return true;
	return schema->label && strstr(key_make(a, schema->label), word);
}

static bool is_aside(Arena *a, const char *key, const Schema *schema)
{
	static const char *const within[] = { "样表", "样例", "示例", "范例", "模板", "模版", "空表", "空白表", "作废", "废表", "填表说明", "填报说明",
		                              "填写说明", "使用说明", "指标解释", "填报要求", NULL };
	static const char *const ends[] = { "说明", "计划", "计划表", "计划数", NULL }; /* 计划用水户 are those of a licence */
	for (int i = 0; within[i]; i++)
		if (strstr(key, within[i]) && !labelled(a, schema, within[i]))
			return true;
	for (int i = 0; ends[i]; i++)
		if (key_ends(key, ends[i]) && !labelled(a, schema, strncmp(ends[i], "计划", strlen("计划")) == 0 ? "计划" : ends[i]))
			return true;
	return false;
}

/* 3月, 2026年3月, 3月用水情况; not 6月报送, which says when it was written, nor 截至6月. */
static bool is_month(Arena *a, const char *key, const Schema *schema, const PeriodSaid *said)
{
	static const char *const tails[] = { "", "数据", "表", "报表", "情况", "用水", "用水量", "用水情况", "取水", "取水量", "取水情况", "用水监测", "用水监测表", NULL };
	if (!said->month_only || said->this_too || !key_starts(date_figures(a, key), said->text))
		return false;
	const char *rest = date_figures(a, key) + strlen(said->text);
	return key_in(rest, tails) || (schema->label && strcmp(rest, key_make(a, schema->label)) == 0);
}

SheetSort sheetname_sort(Arena *a, const char *name, const Schema *schema, Period period)
{
	const char *key = key_make(a, name);
	PeriodSaid said = period_said(a, period, key);
	if (is_aside(a, key, schema))
		return SHEET_ASIDE;
	if (heading_names_period(a, period, key) == PERIOD_WORD_OTHER)
		return SHEET_OTHER_PERIOD;
	return is_month(a, key, schema, &said) ? SHEET_MONTH : SHEET_PLAIN;
}

bool sheetname_adds(Arena *a, const char *name)
{
	const char *key = key_make(a, name);
	return strstr(key, "补") || strstr(key, "新增") || strstr(key, "其他");
}
