/* rownone.c - rows with which an area says that it has none to report (recordwalk.h): 无, or words of its own such as 本期未开展活动 and
 * 无符合条件企业, where a record's name belongs or, where that is empty, among its remarks, and nothing that is a record's in its other
 * cells.  Such a row is no record with everything missing.  These are all the words for it; rules have no list of their own. */
#include "ledger/recordwalk.h"

#include <string.h>

#include "base/number.h"
#include "ledger/key.h"

enum { SENTENCE_MAX = 90 }; /* bytes: thirty characters; more is a story of its own */

/* The first word of the list that the text begins with, or NULL. */
static const char *begins_with(const char *text, const char *const *list)
{
	for (; *list; list++)
		if (key_starts(text, *list))
			return *list;
	return NULL;
}

static bool holds(const char *text, const char *const *list)
{
	for (; *list; list++)
		if (strstr(text, *list))
			return true;
	return false;
}

/* The bytes that the longest of the areas' names at the text's beginning takes; 0: none. */
static size_t area_in_front(const Walk *w, const char *text)
{
	size_t longest = 0;
	for (size_t i = 0; i < w->src->area_count; i++) {
		const AreaName *area = &w->src->areas[i];
		for (size_t k = 0; k <= area->alias_count; k++) {
			const char *name = key_make(w->scratch, k ? area->aliases[k - 1] : area->name);
			size_t n = strlen(name);
			longest = n > longest && key_starts(text, name) ? n : longest;
		}
	}
	return longest;
}

/* Behind what may stand before: when and where. */
static const char *behind_lead(const Walk *w, const char *text)
{
	static const char *const lead[] = {
		"本报告期", "报告期内", "本年度", "本半年", "上半年", "下半年", "本季度", "本期", "本年", "今年", "截至目前", "截至", "目前", "年度", "年", "月底", "月末", "月", "底",
		"我县", "我区", "我市", "我单位", "本县", "本区", "本辖区", "辖区内", "辖区", "县域内", "区内", "全县", "全区", "范围内", "经排查", "经核实", "经统计", "经摸排", "内", ":", ",",
		"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "-", ".", NULL
	};
	for (size_t n = 1; n; text += n) {
		n = area_in_front(w, text);
		const char *word = n ? NULL : begins_with(text, lead);
		n = word ? strlen(word) : n;
	}
	return text;
}

/* 本期未开展活动; not 无锡某某有限公司. */
static bool is_sentence(const Walk *w, const char *raw)
{
	static const char *const denials[] = { "暂未", "尚未", "均未", "未", "暂没有", "尚没有", "没有", "暂无", "尚无", "均无", "无", NULL };
	/* what was not done, or there is none of */
	static const char *const deeds[] = { "开展", "举办", "组织", "举行", "发生", "新增", "实施", "申报", "兑现", "安排", "建设", "建成", "配置", "形成", "发布", "发放", "入库",
		                             "涉及", "建立", NULL };
	static const char *const things[] = { "企业", "项目", "园区", "集中区", "活动", "案例", "单位", "情况", "内容", "事项", "奖补", "可报", "上报", "报送", "工程", "任务", "用户",
		                              "水厂", "再生水", NULL };
	const char *key = key_make(w->scratch, raw), *rest = behind_lead(w, key), *denial = begins_with(rest, denials);
	if (!denial || key_starts(rest, "无锡") || strlen(rest) > SENTENCE_MAX)
		return false;
	bool led = rest > key && (key_ends(denial, "无") || key_ends(denial, "没有"));
	rest += strlen(denial);
	if (!*rest || !strcmp(rest, "。"))
		return led; /* 甲县本期无 */
	return holds(rest, things) || begins_with(rest, deeds);
}

static bool is_word(const Walk *w, const char *raw)
{
	static const char *const words[] = { "无", "暂无", "没有", "无此项", "不涉及", "不适用", NULL };
	return key_in(key_make(w->scratch, raw), words);
}

/* Nothing at all, too. */
static bool is_stroke(const Walk *w, const char *raw)
{
	const char *key = key_make(w->scratch, raw);
	size_t n = strlen(key);
	return n <= 8 && (strspn(key, "-") == n || strspn(key, "/") == n);
}

/* Whether a cell says nothing that is a record's: it is empty, denies, or is a count of none. */
static bool says_nothing(const Walk *w, const SheetRow *row, int field, const char *const *raws)
{
	Number n;
	if (is_stroke(w, raws[field]) || is_word(w, raws[field]))
		return true;
	Value v = rowvalue_read(w, row, field, raws);
	if (!v.text)
		return v.gap != GAP_FAULT;
	bool counts = field_is_number(walk_field(w, field)->type) || walk_field(w, field)->type == FIELD_FLAG;
	return counts && number_parse(v.text, strlen(v.text), &n) && !number_cmp(n, number_int(0));
}

static bool others_say_nothing(const Walk *w, const SheetRow *row, int key, const char *const *raws)
{
	const Schema *s = w->table->schema;
	for (int i = 0; (size_t)i < s->field_count; i++) {
		bool aside = i == key || i == w->area_field || i == w->period_field || s->fields[i].type == FIELD_TEXT; /* texts may say why */
		if (!aside && !says_nothing(w, row, i, raws))
			return false;
	}
	return true;
}

/* The field among the remarks that says so, -1: none. */
static int remark_of(const Walk *w, const char *const *raws)
{
	const Schema *s = w->table->schema;
	for (int i = 0; (size_t)i < s->field_count; i++)
		if (s->fields[i].remarks && is_sentence(w, raws[i]))
			return i;
	return -1;
}

int rownone_field(const Walk *w, const SheetRow *row, const char *const *raws)
{
	const Schema *s = w->table->schema;
	int key = w->area_field >= 0 && s->key && w->table->key_col >= 0 ? schema_field(s, s->key) : -1;
	if (key < 0)
		return -1;
	bool said = is_word(w, raws[key]) || ((s->fields[key].type == FIELD_NAME || s->fields[key].type == FIELD_TEXT) && is_sentence(w, raws[key]));
	int field = said ? key : *raws[key] ? -1 : remark_of(w, raws);
	return field >= 0 && others_say_nothing(w, row, key, raws) ? field : -1;
}

/* The column of the row's one text, where that says so; -1: it doesn't, or there are others. */
int rownone_alone(const Walk *w, const SheetRow *row)
{
	int col = -1;
	if (row_filled(row, &col) != 1 || w->area_field < 0)
		return -1;
	const char *text = walk_trimmed(w->scratch, table_cell(row, col));
	return is_word(w, text) || is_sentence(w, text) ? col : -1;
}

void rownone_leave(Walk *w, const SheetRow *row, const char *area, int col, const char *raw)
{
	const char *own = is_word(w, raw) ? NULL : w->table->schema->key; /* words of its own: the judgments repeat them */
	walk_keep_other(w, row, "nothing");
	finding_add(w->findings, (Finding){ .row = row->row, .col = col + 1, .severity = SEVERITY_NOTE, .code = "nothing", .area = area, .field = own,
	            .raw = arena_strdup(w->arena, raw),
	            .message = arena_printf(w->arena, "第%d行：填“%s”，按没有可报的计", row->row, raw) },
	            arena_printf(w->arena, "the row says \"%s\" and nothing else, so there is none to report", raw));
}
