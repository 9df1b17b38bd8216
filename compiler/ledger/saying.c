/* saying.c - see saying.h. */
#include "ledger/saying.h"

#include <stdbool.h>
#include <string.h>

typedef struct Span { /* a part of a text */
	const char *at;
	size_t      n;
} Span;

/* What is reached by the work.  Those that say it of the target itself: met, where nothing stands against it. */
static const char *const reached[] = { "达到", "达标", "达成", "实现", "完成", "建立", "建成", "健全", "完善", "形成", "落实", "推广", "增强", "符合", "满足", NULL };
static const char *const of_target[] = { "达到", "达标", "达成", "实现", NULL };
/* What a record is about. */
static const char *const deeds[] = {
	"达到", "达标", "实现", "完成", "建立", "建成", "健全", "形成", "落实", "符合", "满足", "开展", "编制", "取得", "通过", "批复", "审查", "验收", "申报", "兑现", "发放",
	"拨付", "到位", "实施", "改造", "配备", "安装", "设立", "明确", "纳入", "启动", "开工", "施工", "设计", "投入", "投用", "投运", "投产", "竣工", "完工", "供水", "通水",
	"运行", "发布", "印发", "撰写", "测试", "计量", "配置", NULL
};
static const char *const denials[] = { "未", "没有", "没", "不", "难以", "无法", NULL };
static const char *const already[] = { "已", "已经", NULL };
static const char *const none[] = { "未", "没有", "没", "不", "无", "缺", "缺少", NULL };
/* It is still to come, so that nothing is said of now: before the word, or anywhere in the clause before it. */
static const char *const open[] = { "待", "需", "拟", "将", "要", "如", "若", "是否", NULL };
static const char *const intended[] = { "争取", "力争", "预计", "计划", "确保", "可望", "有望", NULL };
/* Between these and the word. */
static const char *const between[] = { "能够", "能", "得到", "完全", "全面", "全部", "基本", "真正", "有效", "如期", "按期", "普遍", "进一步", "更加", "充分", "予以", "切实",
	                               "同步", "同时", "正式", "实际", "单独", "节水", "专职", "专门", NULL };
/* What stands against a word that says it is met. */
static const char *const reserved[] = { "但", "尚", "仍", "还", "差距", "不足", "未", "没有", "部分", "个别", "除", NULL };
static const char *const marks[] = { "，", "。", "；", "：", "、", ",", ";", ":", "！", "（", "）", "(", ")", NULL };

static const char *find_in(Span s, const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= s.n; i++)
		if (memcmp(s.at + i, word, n) == 0)
			return s.at + i;
	return NULL;
}

static bool holds(Span s, const char *const *list)
{
	for (; *list; list++)
		if (find_in(s, *list))
			return true;
	return false;
}

/* The bytes of the word of the list that the span ends in; 0: none. */
static size_t ending(Span s, const char *const *list)
{
	for (; *list; list++) {
		size_t n = strlen(*list);
		if (n <= s.n && memcmp(s.at + s.n - n, *list, n) == 0)
			return n;
	}
	return 0;
}

/* The mark that begins here, its bytes; 0: none. */
static size_t mark_at(const char *p)
{
	for (int i = 0; marks[i]; i++)
		if (strncmp(p, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

/* The clause that begins here. */
static Span clause_at(const char *p)
{
	size_t n = 0;
	while (p[n] && !mark_at(p + n))
		n++;
	return (Span){ p, n };
}

/* The clause's part before a place, without what may stand between a denial and its word. */
static Span lead(Span clause, const char *word)
{
	Span s = { clause.at, (size_t)(word - clause.at) };
	for (size_t n = 1; n; s.n -= n)
		n = ending(s, between);
	return s;
}

typedef struct Tally {
	size_t denied, affirmed;
} Tally;

/* How often words of the list are denied in the clause and how often affirmed; those in its subject name only what it is about. */
static void count(Span clause, Span about, const char *const *list, Tally *t)
{
	for (; *list; list++) {
		Span rest = clause;
		for (const char *at; (at = find_in(rest, *list)) != NULL;) {
			Span before = lead(clause, at);
			bool counts = at < about.at || at >= about.at + about.n, denied = ending(before, denials) > 0;
			t->denied += counts && denied;
			t->affirmed += counts && !denied && !ending(before, open) && !holds(before, intended);
			rest.n -= (size_t)(at - rest.at) + strlen(*list);
			rest.at = at + strlen(*list);
		}
	}
}

static Tally count_all(const char *text, const char *const *list)
{
	Tally t = { 0 };
	while (*text) {
		Span clause = clause_at(text);
		count(clause, (Span){ clause.at, 0 }, list, &t);
		text += clause.n ? clause.n : mark_at(text);
	}
	return t;
}

Saying saying_of_target(const char *text)
{
	Tally all = count_all(text, reached), met = count_all(text, of_target);
	if (all.denied && !all.affirmed)
		return SAYS_NOT;
	return !all.denied && met.affirmed && !holds((Span){ text, strlen(text) }, reserved) ? SAYS_DONE : SAYS_NOTHING;
}

/* The first of the words in the clause; of no bytes: none. */
static Span subject(Span clause, const char *const *about, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool first = about[i][0] == '^';
		const char *at = find_in(clause, about[i] + first);
		if (at && (!first || at == clause.at))
			return (Span){ at, strlen(about[i] + first) };
	}
	return (Span){ clause.at, 0 };
}

Saying saying_about(const char *text, const char *const *about, size_t n)
{
	Tally t = { 0 };
	bool told = false; /* 已: that it is done, not what */
	while (*text) {
		Span clause = clause_at(text);
		Span of = subject(clause, about, n);
		if (of.n && ending(lead(clause, of.at), none)) {
			t.denied++;
		} else if (of.n && ending(lead(clause, of.at), already)) { /* 已申报未兑现: what follows is of something else */
			t.affirmed++;
			told = true;
		} else if (of.n) {
			count(clause, of, deeds, &t);
			told = told || find_in(clause, "已");
		}
		text += clause.n ? clause.n : mark_at(text);
	}
	if (t.denied)
		return t.affirmed ? SAYS_NOTHING : SAYS_NOT;
	return t.affirmed && told ? SAYS_DONE : SAYS_NOTHING;
}
