/* checkwritten.c - how codes and names are written (checkrows.h): a credit code that can be none, a name that a spreadsheet made a
 * date, one with its number of the list before it, of several at once, or left from a form's example. */
#include "ledger/checkrows.h"

#include <string.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "ledger/date.h"
#include "ledger/key.h"

/* ---- credit codes, by GB 32100-2015 ---- */

enum { CODE = 18, SHORTEST = 16, LONGEST = 20, /* what is shorter or longer is another kind of number */ MODULUS = 31 };

/* What stands at each place, in the order of its value; a code has no I, O, S, V and Z. */
static const char SIGNS[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* The letter that a code never has; NULL: all may stand there. */
static const char *wrong_letter(const char *code)
{
	size_t n = strspn(code, SIGNS);
	return code[n] ? code + n : NULL;
}

/* Each place weighs three times the one before it, modulo 31; all of them together come to nothing. */
static bool check_fits(const char *code)
{
	int sum = 0, weight = 1;
	for (int i = 0; i < CODE - 1; i++, weight = weight * 3 % MODULUS)
		sum += (int)(strchr(SIGNS, code[i]) - SIGNS) * weight;
	return SIGNS[(MODULUS - sum % MODULUS) % MODULUS] == code[CODE - 1];
}

/* Letters and figures only, in capitals, without the spaces between them; NULL: something else is in it. */
static const char *code_of(Arena *a, const char *text)
{
	char *key = key_make(a, text);
	for (char *p = key; *p; p++) {
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
		else if (*p < '0' || *p > '9')
			return NULL;
	}
	return key;
}

typedef struct Codes { /* of a ledger, whose check characters were looked at */
	size_t seen, wrong, first; /* the first wrong one's record */
} Codes;

static bool tell_length(Check *c, const Row *r, const Field *f, const char *text, int length)
{
	return checkrows_add(c, r, SEVERITY_WARNING, "credit_code", f->name, text,
	                     arena_printf(c->words, "%s“%s”：“%s”有%d位，统一社会信用代码应为18位，请核实", r->name, f->label, text, length),
	                     arena_printf(c->words, "%s, %s: \"%s\" has %d characters, a credit code has 18", r->name, field_english(f), text, length));
}

static bool tell_letter(Check *c, const Row *r, const Field *f, const char *text, const char *at, int place)
{
	static const char wrong[] = "IOSVZ", *const like[] = { "1", "0", "5", "U", "2" };
	const char *right = like[strchr(wrong, *at) - wrong];
	return checkrows_add(c, r, SEVERITY_WARNING, "credit_code", f->name, text,
	                     arena_printf(c->words, "%s“%s”：“%s”第%d位为“%c”，统一社会信用代码不用字母I、O、S、V、Z，请核实是否为%s", r->name, f->label, text, place, *at,
	                                  right),
	                     arena_printf(c->words, "%s, %s: \"%s\" has %c in place %d; a credit code has none of the letters I, O, S, V and Z: is it %s?", r->name,
	                                  field_english(f), text, *at, place, right));
}

static bool tell_check(Check *c, const Row *r, const Field *f, const char *text)
{
	return checkrows_add(c, r, SEVERITY_NOTE, "credit_check", f->name, text,
	                     arena_printf(c->words, "%s“%s”：“%s”的校验码（第18位）与前17位不符，建议核对", r->name, f->label, text),
	                     arena_printf(c->words, "%s, %s: the check character of \"%s\" does not fit the 17 before it: is it right?", r->name, field_english(f),
	                                  text));
}

static bool check_code(Check *c, const RowList *now, size_t at, int field, Codes *codes, bool tell)
{
	arena_clear(c->words);
	const char *text = rowset_text(now->set, at, field), *code = text ? code_of(c->words, text) : NULL;
	int length = code ? (int)strlen(code) : 0;
	if (length < SHORTEST || length > LONGEST)
		return true;
	const char *wrong = length == CODE ? wrong_letter(code) : NULL;
	bool fits = length == CODE && !wrong && check_fits(code), counts = length == CODE && !wrong;
	if (!tell && counts) {
		codes->first = codes->wrong ? codes->first : at;
		codes->seen++;
		codes->wrong += !fits;
		return true;
	}
	if (fits || (tell != counts))
		return true;
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at);
	const Field *f = &c->schema->fields[field];
	text = arena_strdup(c->arena, text);
	return counts ? tell_check(c, &r, f, text) : wrong ? tell_letter(c, &r, f, text, wrong, (int)(wrong - code) + 1) : tell_length(c, &r, f, text, length);
}

static bool check_codes(Check *c, const RowList *now, int field, Codes *codes, bool tell)
{
	bool good = true;
	for (size_t i = 0; i < rowset_count(now->set) && good; i++)
		good = !rowset_source(now->set, i) || check_code(c, now, i, field, codes, tell);
	return good;
}

/* Where most of them fail, they are examples, or the column is another's: said once. */
static bool tell_checks(Check *c, const RowList *now, int field, const Codes *codes)
{
	const Field *f = &c->schema->fields[field];
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, codes->first);
	const char *text = arena_strdup(c->arena, rowset_text(now->set, codes->first, field));
	return checkrows_add(c, &r, SEVERITY_NOTE, "credit_check", f->name, text,
	                     arena_printf(c->words, "%s“%s”：%zu个中有%zu个的校验码（第18位）与前17位不符（自本行“%s”起），建议核对", c->schema->label, f->label,
	                                  codes->seen, codes->wrong, text),
	                     arena_printf(c->words, "ledger \"%s\", %s: %zu of %zu have a check character that does not fit the 17 before it (from \"%s\" on):"
	                                  " are they right?", c->schema->name, field_english(f), codes->wrong, codes->seen, text));
}

/* What a directory lists is checked there; other ledgers' codes are held against it. */
static bool find_codes(Check *c, const RowList *now, int field)
{
	Codes codes = { 0 };
	if (!check_codes(c, now, field, &codes, false) || c->list || !codes.wrong)
		return !codes.wrong || c->list != NULL;
	return codes.seen > 1 && codes.wrong * 2 > codes.seen ? tell_checks(c, now, field, &codes) : check_codes(c, now, field, &codes, true);
}

/* ---- names that a spreadsheet made a date ---- */

enum { SERIAL_FIRST = 36526 /* 2000-01-01 */, SERIAL_LAST = 55153 /* 2050-12-31 */, SERIAL_EPOCH = 25569 /* 1970-01-01 */ };

/* The day of a name that is one, or a spreadsheet's number for one; false: it is none. */
static bool is_day(Arena *a, const char *text, char day[16])
{
	int serial = 0;
	if (strlen(text) == 5 && strspn(text, "0123456789") == 5) {
		for (const char *p = text; *p; p++)
			serial = serial * 10 + (*p - '0');
		day_text(day_from_number(serial - SERIAL_EPOCH), day);
		return serial >= SERIAL_FIRST && serial <= SERIAL_LAST;
	}
	Date d = *text >= '0' && *text <= '9' ? date_read(a, text) : (Date){ .kind = DATE_FAULT };
	day[0] = '\0';
	if (d.kind == DATE_FAULT) /* 1月2日: a day of no year, which date_read does not guess; 1-2 may be what was typed */
		return d.code && !strcmp(d.code, "date_doubt") && strstr(text, "月") && (key_ends(text, "日") || key_ends(text, "月"));
	return d.kind == DATE_DAY || d.kind == DATE_TIME || d.kind == DATE_MONTH;
}

static bool tell_day(Check *c, const Row *r, const Field *f, const char *text, const char *day)
{
	const char *zh = *day ? arena_printf(c->words, "是表格软件中%s的日期序号", day) : "是日期";
	const char *en = *day ? arena_printf(c->words, "the number that a spreadsheet gives %s", day) : "a date";
	return checkrows_add(c, r, SEVERITY_WARNING, "name_date", f->name, text,
	                     arena_printf(c->words, "第%d行“%s”：“%s”%s，不像名称，可能是原名（如1-2）被表格软件改成了日期，请核实", checkrows_line(r), f->label, text, zh),
	                     arena_printf(c->words, "row %d, %s: \"%s\" is %s: did a spreadsheet change a name such as 1-2?", checkrows_line(r), field_english(f), text,
	                                  en));
}

static bool check_name(Check *c, const RowList *now, size_t at, int field)
{
	char day[16];
	const char *text = rowset_text(now->set, at, field);
	if (!text || *text < '0' || *text > '9')
		return true;
	arena_clear(c->words);
	if (!is_day(c->words, text, day))
		return true;
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at);
	return tell_day(c, &r, &c->schema->fields[field], arena_strdup(c->arena, text), day);
}

/* ---- names that are more than one, or none ---- */

static bool is_han(const char *p)
{
	uint32_t cp;
	return *p && utf8_decode(p, p + strlen(p), &cp) && char_is_han(cp);
}

/* 1.甲厂, 1、甲厂, (1)甲厂, ①甲厂; not 1.2万吨扩建. */
static bool numbered(const char *name)
{
	static const char *const signs[] = { ".", "、", ")", NULL };
	uint32_t cp;
	size_t n = utf8_decode(name, name + strlen(name), &cp);
	if (cp >= 0x2460 && cp <= 0x2473)
		return is_han(name + n);
	const char *p = name + (*name == '(');
	size_t digits = strspn(p, "0123456789");
	for (int i = 0; digits && digits < 4 && signs[i]; i++)
		if (key_starts(p + digits, signs[i]))
			return is_han(p + digits + strlen(signs[i]));
	return false;
}

/* 甲厂、乙公司: parts of which each ends as an enterprise's name does. */
static bool several(Arena *a, const char *name)
{
	static const char *const ends[] = { "公司", "厂", "集团", "企业", "合作社", NULL }, *const marks[] = { "、", "/", ";", ",", NULL };
	size_t parts = 0;
	while (*name) {
		size_t n = 0, mark = 0;
		bool ended = false;
		for (; name[n] && !mark; n += mark ? 0 : 1)
			for (int i = 0; marks[i] && !mark; i++)
				mark = key_starts(name + n, marks[i]) ? strlen(marks[i]) : 0;
		const char *part = arena_strndup(a, name, n);
		for (int i = 0; ends[i]; i++)
			ended = ended || key_ends(part, ends[i]);
		if (!ended)
			return false;
		parts++;
		name += n + mark;
	}
	return parts > 1;
}

/* 甲厂等3户 */
static bool and_others(const char *name)
{
	static const char *const counts[] = { "户", "家", "个", NULL }, *const figures[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "多", "若干", "几", NULL };
	const char *p = NULL;
	for (const char *at = strstr(name, "等"); at; at = strstr(p, "等"))
		p = at + strlen("等");
	if (!p)
		return false;
	const char *from = p;
	for (bool more = true; more;) {
		size_t n = strspn(p, "0123456789");
		for (int i = 0; !n && figures[i]; i++)
			n = key_starts(p, figures[i]) ? strlen(figures[i]) : 0;
		p += n;
		more = n > 0;
	}
	for (int i = 0; p > from && counts[i]; i++)
		if (key_starts(p, counts[i]))
			return !p[strlen(counts[i])] || !strcmp(p + strlen(counts[i]), "企业");
	return false;
}

/* 例：某某公司, ××厂, 请填写企业名称: what a form says of how to fill it in. */
static bool is_example(const char *name)
{
	static const char *const starts[] = { "例:", "例如", "样例", "示例:", "填写示例", "举例", NULL }, *const parts[] = { "\xC3\x97\xC3\x97", "某某", "请填写", "xx", "**", "\xE2\x97\x8B\xE2\x97\x8B", NULL };
	bool found = false;
	for (int i = 0; starts[i]; i++)
		found = found || key_starts(name, starts[i]);
	for (int i = 0; parts[i]; i++)
		found = found || strstr(name, parts[i]);
	return found;
}

static bool tell_form(Check *c, const Row *r, const Field *f, const char *text, const char *zh, const char *en)
{
	return checkrows_add(c, r, SEVERITY_WARNING, "name_form", f->name, text,
	                     arena_printf(c->words, "第%d行“%s”：“%s”%s，请核实", checkrows_line(r), f->label, text, zh),
	                     arena_printf(c->words, "row %d, %s: \"%s\" %s", checkrows_line(r), field_english(f), text, en));
}

static bool check_form(Check *c, const RowList *now, size_t at, int field)
{
	const char *text = rowset_text(now->set, at, field), *zh = NULL, *en = NULL;
	if (!text)
		return true;
	arena_clear(c->words);
	const char *key = key_make(c->words, text);
	if (and_others(key) || several(c->words, key)) {
		zh = "像是几个合填的一条，只按一个计";
		en = "seems to be several in one record, and counts as one";
	} else if (numbered(key)) {
		zh = "前面有序号，序号按名称的一部分计，与其他台账可能对不上";
		en = "begins with a number of the list, which is taken for a part of the name";
	} else if (is_example(key)) {
		zh = "像是填表的示例，仍按一条记录计";
		en = "seems to be a form's example, and counts as a record";
	}
	if (!zh)
		return true;
	arena_clear(c->arena);
	Row r = checkrows_row(c, now, at);
	return tell_form(c, &r, &c->schema->fields[field], arena_strdup(c->arena, text), zh, en);
}

static bool find_dates(Check *c, const RowList *now, int field)
{
	bool good = true;
	for (size_t i = 0; i < rowset_count(now->set) && good; i++)
		good = !rowset_source(now->set, i) || (check_name(c, now, i, field) && check_form(c, now, i, field));
	return good;
}

bool checkwritten(Check *c, const RowList *now)
{
	bool good = true;
	for (size_t i = 0; i < c->schema->field_count && now->count && good; i++) {
		const Field *f = &c->schema->fields[i];
		bool name = f->type == FIELD_NAME || (f->type == FIELD_TEXT && !strcmp(f->name, c->schema->key));
		good = (!name || find_dates(c, now, (int)i)) && (!f->credit || find_codes(c, now, (int)i));
	}
	return good;
}
