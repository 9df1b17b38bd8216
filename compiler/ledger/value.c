/* value.c - see value.h. One function a field type, picked in value_read(). */
#include "ledger/value.h"

#include <string.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"
#include "ledger/date.h"
#include "ledger/figure.h"
#include "ledger/key.h"
#include "ledger/measure.h"
#include "ledger/workbook.h"

/* Keys (key.h) of marks that stand for "no value": kept apart from zero, counted as 数据缺失. */
static const char *const MARKS[] = {
	"无", "暂无", "空", "空格", "空白", "缺", "暂缺", "缺失", "数据缺失", "缺报", "漏报", "漏填", "未提供", "未填", "未报", "未填报", "未上报", "未统计",
	"暂未统计", "无数据", "暂无数据", "无资料", "暂无资料", "不详", "未知", "待定", "待报", "待补", "待核", "待核实", "n/a", "na", "n.a.", "null", "none", "nil",
	"…", "……", "...", "维护", "维修", "检修", "停机", "停产", "故障", "不具备运行条件", NULL,
};
/* In a text 维护 or 待定 says something; only these do not. */
static const char *const TEXT_MARKS[] = { "无", "暂无", "未填", "未报", "未填报", "n/a", "null", NULL };
static const char *const NOT_APPLICABLE[] = { "不涉及", "不适用", "无此项", "无需", NULL };
static const char *const YES[] = { "是", "有", "已", "对", "具备", "√", "✓", "✔", "☑", "1", "y", "yes", "true", "已完成", "已建立", "已建成",
	                           "已开展", "已落实", "已配备", "已安装", "完成", NULL };
static const char *const NO[] = { "否", "无", "未", "没有", "不是", "不具备", "×", "✗", "✘", "☐", "x", "0", "n", "no", "false", "未完成", "未建立",
	                          "未建成", "未开展", "未落实", "未配备", "未安装", NULL };

typedef struct Cell {
	Arena           *arena;
	const ValueRule *rule;
	const char      *raw;  /* trimmed */
	const char      *key;
} Cell;

static Value plain(const char *text)
{
	return (Value){ .text = text };
}

static Value gap(GapReason r)
{
	return (Value){ .gap = r };
}

/* The two sentences begin with the text in their language's quotes. */
static void say(const Cell *c, Value *v, const char *code, const char *zh, const char *en)
{
	v->code = code;
	v->zh = arena_printf(c->arena, "“%s”%s", c->raw, zh);
	v->en = arena_printf(c->arena, "\"%s\" %s", c->raw, en);
}

static Value fault(const Cell *c, const char *code, const char *zh, const char *en)
{
	Value v = gap(GAP_FAULT);
	say(c, &v, code, zh, en);
	return v;
}

const char *value_figure_text(Arena *a, Number n)
{
	Buf b = { 0 };
	number_text(&b, n);
	const char *s = arena_strdup(a, buf_text(&b));
	buf_free(&b);
	return s;
}

/* ---- marks ---- */

static bool only_strokes(const char *key)
{
	size_t n = strlen(key);
	return n > 0 && n <= 8 && (strspn(key, "-") == n || strspn(key, "*") == n || strspn(key, "/\\") == n);
}

static bool listed(const Cell *c, const char **list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(key_make(c->arena, list[i]), c->key) == 0)
			return true;
	return false;
}

/* The schema's own marks come before every other reading, the built-in ones after. */
static bool own_mark(const Cell *c, Value *v)
{
	const Schema *s = c->rule->schema;
	if (listed(c, s->not_applicable, s->not_applicable_count))
		*v = gap(GAP_NOT_APPLICABLE);
	else if (listed(c, s->shape.no_value, s->shape.no_value_count))
		*v = gap(GAP_MARK);
	else
		return false;
	return true;
}

static bool common_mark(const Cell *c, const char *const marks[], Value *v)
{
	if (key_in(c->key, NOT_APPLICABLE))
		*v = gap(GAP_NOT_APPLICABLE);
	else if (only_strokes(c->key) || key_in(c->key, marks))
		*v = gap(GAP_MARK);
	else
		return false;
	return true;
}

/* ---- figures ---- */

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

/* 2026年 is the number of a year, 3年 a time. */
static bool numbers_year(const Figure *f, const char *unit)
{
	return strcmp(unit, "年") == 0 && f->kind == FIGURE_EXACT && f->lo.den == 1 && f->lo.num >= FIRST_YEAR && f->lo.num <= LAST_YEAR;
}

/* The factor from what the cell (or its heading, or nothing) says to the field's unit. */
static bool find_factor(const Cell *c, const Figure *f, const char *target, Number *factor, Value *v)
{
	const char *base = c->rule->head_unit ? c->rule->head_unit : target, *unit = f->unit;
	Number scale;
	MeasureFit fit = MEASURE_FITS;
	bool counts = c->rule->field->type == FIELD_COUNT;
	*factor = scale = number_int(1);
	if (c->rule->field->yearly)
		unit = measure_of_year(c->arena, unit);
	if (measure_scale(unit, &scale)) {
		if (base && measure_scaled(c->arena, base)) {
			*v = fault(c, "unit", arena_printf(c->arena, "的“%s”与本列单位“%s”重复，无法判断", unit, base),
			           arena_printf(c->arena, "counts in %s in a column that already counts in %s", unit, base));
			return false;
		}
		unit = "";
	}
	if (*unit && target)
		fit = measure_factor(c->arena, unit, target, factor);
	else if (!counts && strcmp(unit, "%") == 0)
		*factor = number_make(1, 100); /* a share among plain numbers */
	else if (*unit && !numbers_year(f, unit) && !(base && strcmp(unit, "年") == 0 && strcmp(base, unit) == 0))
		fit = measure_factor(c->arena, unit, "个", factor);
	else if (base && target)
		fit = measure_factor(c->arena, base, target, factor);
	else if (base && counts) /* 万台 */
		(void)measure_factor(c->arena, base, "个", factor);
	*factor = number_mul(*factor, scale);
	if ((fit == MEASURE_DIFFERS || fit == MEASURE_UNKNOWN) && !*unit) {
		*v = fault(c, "unit", arena_printf(c->arena, "所在列以“%s”计，与本行的单位“%s”不符", base, measure_words(target)),
		           arena_printf(c->arena, "stands in a column in %s, which is not the row's %s", base, target));
		return false;
	}
	if (fit == MEASURE_DIFFERS || fit == MEASURE_UNKNOWN) {
		*v = fault(c, "unit", arena_printf(c->arena, "的单位与本列不符（应为%s）", target ? measure_words(target) : "无单位数字"),
		           arena_printf(c->arena, "has another unit than the column's %s", target ? target : "(none)"));
		return false;
	}
	if (fit == MEASURE_ASSUMED && *unit)
		say(c, v, "unit_assumed", "按1吨水折1立方米计", "is read as cubic metres, one for each ton");
	return true;
}

/* A share without its sign: 94.5 is plainly per cent, 0.945 may be a fraction, though its column be headed %. */
static bool check_share(const Cell *c, const Figure *f, Value *v)
{
	Number one = number_int(1), zero = number_int(0);
	const Field *field = c->rule->field;
	bool share = field->type == FIELD_PERCENT || (field->unit && strcmp(field->unit, "%") == 0);
	if (!share || *f->unit || number_cmp(f->hi, one) > 0 || number_cmp(f->lo, zero) <= 0)
		return true;
	if (c->rule->head_unit)
		*v = fault(c, "fraction", "不大于1，虽注明单位，是百分数还是小数不明，请在数后写明%",
		           "is at most 1: in per cent, as its unit says, or a fraction? the cell must say %");
	else
		*v = fault(c, "fraction", "没有百分号且不大于1，是百分数还是小数不明", "is at most 1 and has no per cent sign: a fraction or a percentage?");
	return false;
}

static void remark(const Cell *c, const Figure *f, Value *v)
{
	if (f->approximate)
		say(c, v, "approximate", "是约数，按确数计", "is approximate, read as exact");
	else if (f->exponent)
		say(c, v, "exponent", "是科学计数法，末位数字可能已丢失", "is written with an exponent: digits may be lost");
}

static bool scaled(const Cell *c, Figure *f, Value *v)
{
	const char *target = c->rule->field->type == FIELD_PERCENT ? "%" : c->rule->field->unit;
	Number factor;
	if (!check_share(c, f, v) || !find_factor(c, f, target, &factor, v))
		return false;
	f->lo = number_mul(f->lo, factor);
	f->hi = number_mul(f->hi, factor);
	if (number_ok(f->lo) && number_ok(f->hi))
		return true;
	*v = fault(c, "number", "位数太多", "has too many digits");
	return false;
}

/* Whether there can't be less than nothing of it: volumes and the like, and as much for one of another (m3/t), as quotas and what the
 * statistics side gives in a unit of its own are. */
static bool is_amount(const Cell *c, const Field *field)
{
	return field->type == FIELD_COUNT || field->unit_in ||
	       (field->unit && (strchr(field->unit, '/') || measure_is_amount(c->arena, field->unit)));
}

/* Amounts below nothing: a slip of the pen, or a difference where an amount belongs. */
static bool below_nothing(const Cell *c, const Figure *f)
{
	const Field *field = c->rule->field;
	return f->lo.num < 0 && !field->negative && is_amount(c, field);
}

static Value one_figure(const Cell *c)
{
	Value v = plain(NULL);
	Figure f = figure_read(c->arena, c->raw);
	if (f.kind == FIGURE_FAULT)
		return fault(c, f.code, f.zh, f.en);
	if (f.kind == FIGURE_RANGE)
		return fault(c, "range", "是区间，不是确数", "is a range, not a figure");
	if (f.kind == FIGURE_AT_LEAST)
		return fault(c, "bound", "是下限，不是确数", "is a lower bound, not a figure");
	if (f.kind == FIGURE_AT_MOST)
		return fault(c, "bound", "是上限，不是确数", "is an upper bound, not a figure");
	remark(c, &f, &v);
	if (!scaled(c, &f, &v))
		return v;
	if (below_nothing(c, &f))
		return fault(c, "negative", "是负数，本列不应有负数", "is negative, which this column's figures cannot be");
	if (c->rule->field->type == FIELD_COUNT && f.lo.den != 1)
		return fault(c, "whole", "不是整数", "is not a whole number");
	v.text = value_figure_text(c->arena, f.lo);
	return v;
}

/* 26 may be 2026; 2026-2027 is two. */
static Value year(const Cell *c)
{
	Figure f = figure_read(c->arena, c->raw);
	bool named = f.kind == FIGURE_EXACT && (!*f.unit || !strcmp(f.unit, "年") || !strcmp(f.unit, "年度"));
	if (!named || f.approximate || f.lo.den != 1 || f.lo.num < FIRST_YEAR || f.lo.num > LAST_YEAR)
		return fault(c, "year", "不是四位数的年份", "is no year of four digits");
	return plain(value_figure_text(c->arena, f.lo));
}

static Value range(const Cell *c)
{
	Value v = plain(NULL);
	Figure f = figure_read(c->arena, c->raw);
	if (f.kind == FIGURE_FAULT)
		return fault(c, f.code, f.zh, f.en);
	if (f.strict)
		return fault(c, "bound", "不含本数，无法按区间计", "leaves its own bound out, which a range cannot say");
	remark(c, &f, &v);
	if (!scaled(c, &f, &v))
		return v;
	v.text = arena_printf(c->arena, "%s..%s", f.kind == FIGURE_AT_MOST ? "" : value_figure_text(c->arena, f.lo),
	                      f.kind == FIGURE_AT_LEAST ? "" : value_figure_text(c->arena, f.hi));
	return v;
}

/* ---- words ---- */

/* Excel writes ="0936" to keep a code a text; some programs put an apostrophe before it. */
static const char *unwrapped(const Cell *c)
{
	size_t n = strlen(c->raw);
	if (n >= 3 && c->raw[0] == '=' && c->raw[1] == '"' && c->raw[n - 1] == '"')
		return arena_strndup(c->arena, c->raw + 2, n - 3);
	return c->raw[0] == '\'' ? c->raw + 1 : c->raw;
}

static Value text(const Cell *c)
{
	Figure why;
	const char *inner = unwrapped(c);
	if (inner == c->raw && figure_no_cell(c->arena, c->raw, &why)) {
		if (strcmp(why.code, "ditto") != 0)
			return fault(c, why.code, why.zh, why.en);
		Value v = plain(inner);
		say(c, &v, why.code, why.zh, why.en);
		return v;
	}
	return plain(inner);
}

/* 9.16E+17: what a spreadsheet makes of a long code. */
static bool exponent_form(const char *s)
{
	size_t n = strspn(s, "0123456789.");
	return n > 0 && (s[n] == 'E' || s[n] == 'e') && (s[n + 1] == '+' || s[n + 1] == '-') && s[n + 2] &&
	       strspn(s + n + 2, "0123456789") == strlen(s + n + 2);
}

/* Spreadsheets keep 15 digits of a number: the rest of a longer code becomes zeros. */
static bool digits_lost(const char *s)
{
	size_t n = strlen(s);
	return n > 15 && *s != '0' && strspn(s, "0123456789") == n && strspn(s + 15, "0") == n - 15;
}

static bool only_han(const char *s)
{
	const char *end = s + strlen(s);
	uint32_t cp = 0;
	for (size_t k; s < end; s += k ? k : 1)
		if ((k = utf8_decode(s, end, &cp)) == 0 || cp < 0x3400 || cp > 0x9FFF)
			return false;
	return true;
}

static Value name(const Cell *c)
{
	Value v = text(c);
	if (v.text)
		v.text = key_name(c->arena, v.text);
	return v;
}

static Value code(const Cell *c)
{
	Value v = text(c);
	if (!v.text || v.code)
		return v;
	const char *credit = key_credit_code(c->arena, v.text);
	if (credit)
		v.text = credit;
	if (exponent_form(key_half(c->arena, v.text)))
		return fault(c, "exponent", "是被改成科学计数法的代码，原码已丢失", "is a code turned into a number with an exponent");
	if (only_han(v.text)) /* 办理中 would join all who write so */
		return fault(c, "code", "不是代码", "is no code");
	if (digits_lost(v.text))
		say(c, &v, "digits", "第16位起全为0，可能被表格软件改动", "has only zeros after 15 digits: changed by a spreadsheet?");
	return v;
}

static bool choose(const Cell *c, Value *v)
{
	const Field *f = c->rule->field;
	for (size_t i = 0; i < f->choice_count; i++) {
		const Choice *choice = &f->choices[i];
		if (strcmp(key_make(c->arena, choice->value), c->key) == 0 || listed(c, choice->aliases, choice->alias_count)) {
			*v = plain(choice->value);
			return true;
		}
	}
	return false;
}

static Value unknown_choice(const Cell *c)
{
	const Field *f = c->rule->field;
	Buf zh = { 0 }, en = { 0 };
	for (size_t i = 0; i < f->choice_count; i++) {
		buf_printf(&zh, "%s%s", i ? "、" : "", f->choices[i].value);
		buf_printf(&en, "%s%s", i ? ", " : "", f->choices[i].value);
	}
	Value v = fault(c, "choice", arena_printf(c->arena, "不在可选项中（%s）", buf_text(&zh)),
	                arena_printf(c->arena, "is none of: %s", buf_text(&en)));
	buf_free(&zh);
	buf_free(&en);
	return v;
}

/* Whether a word is what a heading asks: 申报 of 已申报, 编制 of 是否编制节水评价报告; not the end of one, 供水 of 统一供水. */
static bool asked_by(const Cell *c, const char *heading, const char *word)
{
	static const char *const starts[] = { "是否", "已", NULL };
	const char *key = key_make(c->arena, heading);
	for (int i = 0; starts[i]; i++)
		key += key_starts(key, starts[i]) ? strlen(starts[i]) : 0;
	return key_starts(key, word);
}

/* 已申报, 未申报 of what is asked: what the cell says of it begins with this. */
static bool answers(const Cell *c, const char *const starts[])
{
	enum { SHORTEST = 6 }; /* bytes: two characters */
	const Field *f = c->rule->field;
	for (int i = 0; starts[i]; i++) {
		const char *word = c->key + strlen(starts[i]);
		if (!key_starts(c->key, starts[i]) || strlen(word) < SHORTEST)
			continue;
		bool asked = asked_by(c, f->label, word);
		for (size_t k = 0; k < f->alias_count && !asked; k++)
			asked = asked_by(c, f->aliases[k], word);
		if (asked)
			return true;
	}
	return false;
}

static Value flag(const Cell *c)
{
	static const char *const done[] = { "已经", "已", NULL }, *const not_done[] = { "尚未", "还未", "未", NULL };
	if (key_in(c->key, YES) || answers(c, done))
		return plain("1");
	if (key_in(c->key, NO) || answers(c, not_done))
		return plain("0");
	return fault(c, "flag", "不是“是”或“否”", "is neither yes nor no");
}

/* 2026.1, as a spreadsheet writes 2026.10, a figure to it. */
static bool lost_zero(const Cell *c)
{
	const char *half = key_half(c->arena, c->raw);
	return strlen(half) == 6 && strspn(half, "0123456789") == 4 && strcmp(half + 4, ".1") == 0;
}

static Value date(const Cell *c)
{
	Date d = date_read(c->arena, c->raw);
	if (d.kind == DATE_MONTH && lost_zero(c))
		return fault(c, "date_doubt", "写法有歧义：1月，或10月（表格软件把“.10”写成“.1”）",
		             "can be read in more than one way: January, or October, of which a spreadsheet drops the 0");
	if (d.kind == DATE_NO_LIMIT && !c->rule->field->endless) /* done, begun, due: on some day, or not yet */
		return fault(c, "date", "不是日期：本列应填某一天，不能填无限期", "is no date: the column is of a day, which without a limit there is none");
	return d.kind == DATE_FAULT ? fault(c, d.code, d.zh, d.en) : plain(d.text);
}

static const char *area_of_key(Arena *a, const AreaName *areas, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(key, key_make(a, areas[i].id)) == 0 || strcmp(key, key_make(a, areas[i].name)) == 0)
			return areas[i].id;
		for (size_t k = 0; k < areas[i].alias_count; k++)
			if (strcmp(key, key_make(a, areas[i].aliases[k])) == 0)
				return areas[i].id;
	}
	return NULL;
}

const char *area_find(Arena *a, const AreaName *areas, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) /* as a rule written as it is registered: no key is needed */
		if (strcmp(name, areas[i].name) == 0)
			return areas[i].id;
	const char *key = key_make(a, name), *id = area_of_key(a, areas, count, key);
	const char *province = id ? NULL : strstr(key, "省"); /* 甘肃省张掖市甘州区 */
	return province && province != key ? area_of_key(a, areas, count, province + strlen("省")) : id;
}

static Value area(const Cell *c)
{
	const char *id = area_find(c->arena, c->rule->areas, c->rule->area_count, c->raw);
	return id ? plain(id) : fault(c, "area", "不是本项目的县区", "is no area of this project");
}

/* A cell of a picture holds its file's name, in the store's folder of pictures or as the clerk typed it. */
static Value picture(const Cell *c)
{
	if (!workbook_is_picture(c->raw))
		return text(c);
	const WorkbookPicture *p = workbook_picture(c->rule->book, c->raw);
	if (p)
		return plain(arena_printf(c->arena, PICTURE_MARK "%s", p->name));
	Value v = gap(GAP_FAULT);
	v.code = "picture_lost";
	v.zh = "单元格里的图片不在文件中（缺图）";
	v.en = "the picture of this cell is not in the file";
	return v;
}

static Value stray_picture(void)
{
	Value v = gap(GAP_FAULT);
	v.code = "picture";
	v.zh = "单元格里是图片，本列不收图片";
	v.en = "the cell holds a picture, which is nothing for this column";
	return v;
}

/* ---- the types ---- */

static Value read_typed(const Cell *c)
{
	Value v;
	FieldType type = c->rule->field->type;
	bool words = type == FIELD_TEXT || type == FIELD_NAME || type == FIELD_CODE;
	if ((type == FIELD_CHOICE || type == FIELD_FLAG) && choose(c, &v))
		return v;
	if (type == FIELD_FLAG && (key_in(c->key, YES) || key_in(c->key, NO)))
		return flag(c);
	bool names = c->rule->schema->key && strcmp(c->rule->schema->key, c->rule->field->name) == 0;
	if (!(words && names && !only_strokes(c->key)) && common_mark(c, words ? TEXT_MARKS : MARKS, &v))
		return v; /* what names the record is taken as it stands */
	Figure why;
	if (type != FIELD_PICTURE && workbook_is_picture(c->raw))
		return stray_picture();
	if (!words && type != FIELD_PICTURE && figure_no_cell(c->arena, c->raw, &why))
		return fault(c, why.code, why.zh, why.en);
	switch (type) {
	case FIELD_NUMBER:
	case FIELD_COUNT:
	case FIELD_PERCENT:
		return one_figure(c);
	case FIELD_YEAR:
		return year(c);
	case FIELD_RANGE:
		return range(c);
	case FIELD_DATE:
		return date(c);
	case FIELD_FLAG:
		return flag(c);
	case FIELD_AREA:
		return area(c);
	case FIELD_CHOICE:
		return unknown_choice(c);
	case FIELD_NAME:
		return name(c);
	case FIELD_CODE:
		return code(c);
	case FIELD_PICTURE:
		return picture(c);
	case FIELD_TEXT:
	case FIELD_TYPE_COUNT:
		break;
	}
	return text(c);
}

Value value_read(Arena *a, const ValueRule *rule, const char *raw)
{
	size_t n = strlen(raw);
	raw = utf8_trim(raw, &n);
	Cell  c = { .arena = a, .rule = rule, .raw = arena_strndup(a, raw, n) };
	Value v;
	c.key = key_make(a, c.raw);
	if (!*c.key)
		v = gap(GAP_BLANK);
	else if (!own_mark(&c, &v))
		v = read_typed(&c);
	if (!rule->field->required || v.code)
		return v;
	if (v.gap == GAP_BLANK) {
		v.code = "missing";
		v.zh = "未填";
		v.en = "nothing is filled in";
	} else if (v.gap == GAP_MARK) {
		say(&c, &v, "missing", "表示没有数据", "stands for no value");
	}
	return v;
}

const char *gap_name(GapReason r)
{
	static const char *const names[] = { NULL, "blank", "mark", "fault", "not_applicable" };
	return names[r];
}
