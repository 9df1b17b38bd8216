/* checkdoubted.c - records of what flowed in the half-year whose remarks put their figures in doubt (checkrows.h): 全年停产 beside an
 * intake, 1-5月数据 in a half-year's ledger, 估算, 含子公司.  The figures count as they stand, with a word. */
#include "ledger/checkrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/number.h"
#include "ledger/key.h"

typedef struct Doubt {
	const char *word;    /* of the remark */
	const char *zh, *en; /* what is said of it */
} Doubt;

/* The first of the words in the text that none of the others stands right before. */
static const char *word_in(const char *text, const char *const *words, const char *const *not_behind)
{
	for (int i = 0; words[i]; i++) {
		const char *at = strstr(text, words[i]);
		bool meant = at != NULL;
		for (int k = 0; meant && not_behind[k]; k++) {
			size_t n = strlen(not_behind[k]);
			meant = (size_t)(at - text) < n || strncmp(at - n, not_behind[k], n) != 0;
		}
		if (meant)
			return words[i];
	}
	return NULL;
}

static bool has_flow(const RowSet *set, size_t at)
{
	const Schema *s = rowset_schema(set);
	Number n;
	for (size_t i = 0; i < s->flow_count; i++) {
		const char *text = rowset_text(set, at, s->flows[i]);
		if (text && number_parse(text, strlen(text), &n) && n.num > 0)
			return true;
	}
	return false;
}

/* 全年停产; not 5月停产检修, 停产3天, 目前停产. */
static const char *stopped(Arena *a, const char *text)
{
	static const char *const whens[] = { "全年", "本期", "本年", "今年", "上半年", "下半年", "一直", "长期", "已", "企业", "该企业", "", NULL };
	static const char *const words[] = { "停产", "关停", "停工停产", "停业", "未生产", "未投产", "未开工", NULL };
	static const char *const signs[] = { "、", "。", NULL };
	char *half = key_half(a, text);
	for (int i = 0; signs[i]; i++)
		for (char *p = half; (p = strstr(p, signs[i])) != NULL;)
			memset(p, ' ', strlen(signs[i]));
	while (*half) {
		size_t n = strcspn(half, " ,;:()[]");
		const char *clause = arena_strndup(a, half, n);
		for (int w = 0; whens[w]; w++)
			for (int i = 0; words[i]; i++)
				if (key_starts(clause, whens[w]) && !strcmp(clause + strlen(whens[w]), words[i]))
					return clause;
		half += n + (half[n] != 0);
	}
	return NULL;
}

/* Where the figure that ends at `end` begins: end itself where there is none. */
static const char *figure_before(const char *text, const char *end)
{
	while (end > text && end[-1] >= '0' && end[-1] <= '9')
		end--;
	return end;
}

/* Where the sign that ends at `end` begins, that parts two months: 1-5月, 1至5月, 1月至5月; NULL: there is none. */
static const char *dash_before(const char *text, const char *end)
{
	static const char *const signs[] = { "月-", "月~", "月至", "月到", "-", "~", "至", "到", NULL };
	for (int i = 0; signs[i]; i++) {
		size_t n = strlen(signs[i]);
		if ((size_t)(end - text) >= n && key_starts(end - n, signs[i]))
			return end - n;
	}
	return NULL;
}

static bool is_month(long n)
{
	return n >= 1 && n <= 12;
}

/* The months that a text speaks of where they are not the period's: 1-5月, 截至5月底. */
static const char *other_months(Arena *a, const char *text, Period p)
{
	static const char until[] = "截至";
	long first = p.half == 2 ? 7 : 1, last = p.half == 1 ? 6 : 12;
	for (const char *at = strstr(text, "月"); at; at = strstr(at + 1, "月")) {
		const char *to = figure_before(text, at), *from = to;
		long begin = first, end = to < at ? strtol(to, NULL, 10) : 0;
		bool told = false;
		const char *dash = dash_before(text, to);
		if ((size_t)(to - text) >= strlen(until) && key_starts(to - strlen(until), until)) {
			from = to - strlen(until);
			told = true;
		} else if (dash) {
			from = figure_before(text, dash);
			begin = strtol(from, NULL, 10);
			told = from < dash && (from == text || !strchr("-~./", from[-1])); /* not 2026-5月 of a longer date */
		}
		if (told && is_month(begin) && is_month(end) && (begin != first || end != last))
			return arena_strndup(a, from, (size_t)(at - from) + strlen("月"));
	}
	return NULL;
}

static bool find_doubt(Check *c, const RowList *now, size_t at, const char *text, Period p, Doubt *out)
{
	static const char *const guesses[] = { "估算", "预估", "暂估", "推算", "估计数", "估计值", NULL }, *const no[] = { "不", "未", "无", "非", "未采用", "不采用", "未使用", NULL };
	static const char *const others[] = { "含子公司", "含分公司", "含分厂", "合并填报", "合并上报", "合并统计", "一并填报", "打捆填报", "打捆上报", NULL };
	const char *key = key_make(c->words, text);
	if ((out->word = stopped(c->words, text)) != NULL && has_flow(now->set, at)) {
		out->zh = "却填有本期的数";
		out->en = "yet there are figures of the period";
	} else if ((out->word = other_months(c->words, key, p)) != NULL) {
		out->zh = "与统计期的月份不符，是否本期的数";
		out->en = "not the months of the period: are the figures those of it?";
	} else if ((out->word = word_in(key, guesses, no)) != NULL) {
		out->zh = "不是实际计量的数，仍按此计";
		out->en = "not measured, and taken as it stands";
	} else if ((out->word = word_in(key, others, no)) != NULL) {
		out->zh = "可能与其他记录重复";
		out->en = "what others report may be in it, too";
	}
	return out->word != NULL;
}

static bool look(Check *c, const RowList *now, size_t at, int field, Period p)
{
	const char *text = rowset_text(now->set, at, field);
	Doubt d = { 0 };
	arena_clear(c->words);
	if (!text || !find_doubt(c, now, at, text, p, &d))
		return true;
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at);
	const Field *f = &c->schema->fields[field];
	text = arena_strdup(c->arena, rowset_text(now->set, at, field));
	d.word = arena_strdup(c->arena, d.word);
	return checkrows_add(c, &r, SEVERITY_WARNING, "doubted", f->name, text,
	                     arena_printf(c->words, "%s“%s”：写有“%s”，%s，请核实", r.name, f->label, d.word, d.zh),
	                     arena_printf(c->words, "%s, %s: it says \"%s\": %s", r.name, field_english(f), d.word, d.en));
}

bool checkdoubted(Check *c, const RowList *now)
{
	Period p;
	bool good = true;
	if (!c->schema->flow_count || !period_parse(c->period, strlen(c->period), &p))
		return true;
	for (size_t k = 0; k < c->schema->field_count; k++)
		for (size_t i = 0; i < rowset_count(now->set) && good && c->schema->fields[k].remarks; i++)
			good = !rowset_source(now->set, i) || look(c, now, i, (int)k, p);
	return good;
}
