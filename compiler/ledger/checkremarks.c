/* checkremarks.c - records that say of themselves that they do not count (checkrows.h): 已取消 among the remarks, （作废） behind a name, a
 * training course put off to another half-year.  What a remark means is for its reader to say: the record counts, with a word. */
#include "ledger/checkrows.h"

#include <string.h>

#include "ledger/key.h"

enum { CLAUSE_MAX = 45 }; /* bytes: 15 characters; what is longer tells a story */

/* What a clause ends in that ends the record's matter: 项目已终止, 因疫情取消, 不纳入统计. */
static bool gives_up(Arena *a, const char *clause)
{
	static const char *const words[] = { "取消", "终止", "撤销", "撤回", "作废", "停建", "删除", "剔除", "注销", "不再实施", "不实施", "不再建设", "不计入", "不纳入",
		                             "不再计入", "不再纳入", "不计", "不统计", "不再统计", "重复统计", "重复填报", "重复上报", "重复", NULL };
	static const char *const tails[] = { "", "了", "实施", "建设", "统计", "举办", "处理", "范围", "项目", "企业", "活动", "案例", "数据", "申报", "本期统计",
		                             "统计范围", "考核", "考核范围", NULL };
	for (int t = 0; tails[t] && strlen(clause) <= CLAUSE_MAX; t++) {
		size_t n = strlen(clause), k = strlen(tails[t]);
		if (n <= k || !key_ends(clause, tails[t]))
			continue;
		const char *rest = arena_strndup(a, clause, n - k);
		for (int i = 0; words[i]; i++)
			if (key_ends(rest, words[i]) && !key_ends(rest, "不重复") && !key_ends(rest, "无重复") && !key_ends(rest, "未取消"))
				return true;
	}
	return false;
}

/* What was not done when it says: 延期至8月, 未举办. */
static bool puts_off(const char *clause)
{
	static const char *const words[] = { "延期至", "延期到", "推迟至", "推迟到", "推迟举办", "改期", "延期举办", "未举办", "未召开", "未举行", "未开展", "未实施", NULL };
	for (int i = 0; words[i]; i++)
		if (strstr(clause, words[i]))
			return true;
	return false;
}

/* Cuts at marks and spaces.  beginnings: the text's first piece is looked at, too, which of a name is the name itself. */
static const char *telling_clause(Arena *a, const char *text, bool beginnings, bool events)
{
	static const char *const signs[] = { "、", "。", "；", "，", "：", "！", "《", "》", "〔", "〕", "【", "】", "“", "”", "—", NULL };
	char *half = key_half(a, text);
	for (int i = 0; signs[i]; i++)
		for (char *p = half; (p = strstr(p, signs[i])) != NULL;)
			memset(p, ' ', strlen(signs[i]));
	for (bool first = true; *half; first = false) {
		size_t n = strcspn(half, " ,;:!()[]{}<>|/_-.");
		const char *clause = n ? key_make(a, arena_strndup(a, half, n)) : "";
		if (*clause && (beginnings || !first) && (gives_up(a, clause) || (events && puts_off(clause))))
			return clause;
		half += n + (half[n] != 0);
	}
	return NULL;
}

static bool tell(Check *c, const RowList *now, size_t at, const Field *f, const char *text)
{
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at);
	text = arena_strdup(c->arena, text);
	return checkrows_add(c, &r, SEVERITY_WARNING, "says_not", f->name, text,
	                     arena_printf(c->words, "%s“%s”：写有“%s”，本条仍计入，请核实，不应计入的请从台账中删去", r.name, f->label, text),
	                     arena_printf(c->words, "%s, %s: \"%s\" says that it does not count; it does: take it out of the ledger where that is so", r.name,
	                                  field_english(f), text));
}

static bool look(Check *c, const RowList *now, int field)
{
	const Field *f = &c->schema->fields[field];
	bool good = true;
	for (size_t i = 0; i < rowset_count(now->set) && good; i++) {
		const char *text = rowset_source(now->set, i) ? rowset_text(now->set, i, field) : NULL;
		arena_clear(c->words);
		if (text && telling_clause(c->words, text, f->remarks, c->schema->events))
			good = tell(c, now, i, f, text);
	}
	return good;
}

bool checkremarks(Check *c, const RowList *now)
{
	bool good = true;
	for (size_t i = 0; i < c->schema->field_count && now->count && good; i++) {
		const Field *f = &c->schema->fields[i];
		bool name = (f->type == FIELD_NAME || f->type == FIELD_TEXT) && !strcmp(f->name, c->schema->key);
		good = !(f->remarks || name) || look(c, now, (int)i);
	}
	return good;
}
