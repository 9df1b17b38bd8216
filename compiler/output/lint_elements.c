/* lint_elements.c - the clauses of the elements: 版头, 主体, 版记, and those of letters and minutes. */
#include <stdlib.h>
#include <string.h>

#include "output/lint_parts.h"

enum { LEFT = 28000, RIGHT = 184000, CENTRE = 106000, TOP = 37000, FOOT = 262000 }; /* the type area */
enum { CHAR = 5571, LINE = 10227, NEAR = 100, FOUR = 4939 }; /* a character, a line, what is allowed, a character of 4号 */

static int64_t middle(const LintLine *a, const LintLine *b)
{
	return (lint_um(a->left) + lint_um(b->right)) / 2;
}

static bool has(const char *text, const char *part)
{
	return text && strstr(text, part) != NULL;
}

static bool ends(const char *text, const char *with)
{
	size_t n = strlen(text), k = strlen(with);
	return n >= k && !strcmp(text + n - k, with);
}

static void face(Lint *l, Clause c, const LintLine *line, const char *role, Unit size, const char *want)
{
	lint_holds(l, c, line->size == size && lint_in_role(l, line, role), lint_face(l, line), want);
}

/* ---- 版头 ---- */

static const LintBlock *sender(const Lint *l)
{
	return lint_block(l, "sender*", 0);
}

/* 份号、密级、紧急程度: the lines from the upper left corner, in this order. */
static void marks(Lint *l)
{
	static const struct { const char *style, *clause, *name; } all[] = {
		{ "copy_number", "7.2.1", "份号" }, { "secrecy", "7.2.2", "密级和保密期限" }, { "urgency", "7.2.3", "紧急程度" },
	};
	int line = 0;
	for (int i = 0; i < 3; i++) {
		const LintBlock *b = lint_block(l, all[i].style, 0);
		if (!b || lint_block(l, "letter_sender*", 0))
			continue;
		const LintLine *at = lint_line(l, b, 0);
		Clause where = STANDARD(all[i].clause, arena_printf(l->arena, "%s 版心左上角第%d行", all[i].name, line + 1));
		lint_near(l, where, lint_um(at->top) - TOP, line * LINE, NEAR);
		lint_near(l, STANDARD(all[i].clause, arena_printf(l->arena, "%s 顶格", all[i].name)), lint_um(at->left) - LEFT, 0, NEAR);
		if (i)
			face(l, STANDARD(all[i].clause, arena_printf(l->arena, "%s 字体", all[i].name)), at, "黑体", 16 * UNIT_PT,
			     "黑体 16.0 pt（3号）");
		else
			lint_holds(l, STANDARD("7.2.1", "份号 一般用6位数字"), strlen(b->text) == 6 && strspn(b->text, "0123456789") == 6,
			           b->text, "6位");
		if (i == 1)
			lint_holds(l, CUSTOM("7.2.2", "密级和保密期限 以★相隔"), has(b->text, "★"), b->text, "机密★1年");
		line++;
	}
}

/* The last block of the sender's mark, and whether it has several organs. */
static const LintBlock *sender_end(const Lint *l, bool *joint)
{
	const LintBlock *b = sender(l), *last = b;
	for (int n = 1; b && lint_block(l, "sender*", n); n++) {
		const LintBlock *next = lint_block(l, "sender*", n);
		last = lint_line(l, next, next->lines)->foot > lint_line(l, last, last->lines)->foot ? next : last;
	}
	*joint = b && b->tag == TAG_TD;
	return last;
}

static void sender_mark(Lint *l)
{
	const LintBlock *b = sender(l);
	bool joint;
	if (!b)
		return;
	const LintLine *line = lint_line(l, b, 0);
	sender_end(l, &joint);
	const char *clause = lint_block(l, "minutes_line", 0) ? "10.3" : "7.2.4";
	lint_near(l, STANDARD(clause, "发文机关标志 上边缘（墨迹）距版心上边缘"), lint_um(lint_ink_top(l, line, NULL)) - TOP, 35000, 500);
	if (!joint)
		lint_near(l, STANDARD(clause, "发文机关标志 居中"), middle(line, line), CENTRE, NEAR);
	lint_holds(l, STANDARD(clause, "发文机关标志 红色"), line->first->u.text.color >> 16 > 0xc0 && (line->first->u.text.color & 0xffff) < 0x8000,
	           arena_printf(l->arena, "#%06x", (unsigned)line->first->u.text.color), "红色");
	lint_holds(l, STANDARD(clause, "发文机关标志 推荐小标宋"), lint_in_role(l, line, "标宋"), lint_face(l, line), "标宋");
	if (joint) { /* 文件 in the middle of the names' height */
		const LintBlock *low = b, *word = NULL;
		for (int n = 0; lint_block(l, "sender*", n); n++) {
			const LintBlock *x = lint_block(l, "sender*", n);
			word = !strcmp(x->text, "文件") ? x : word;
			low = x != word ? x : low;
		}
		if (word)
			lint_near(l, STANDARD("7.2.4", "联合行文标志 “文件”上下居中"),
			          (lint_um(lint_line(l, word, 0)->top) + lint_um(lint_line(l, word, 0)->foot)) / 2,
			          (lint_um(line->top) + lint_um(lint_line(l, low, 0)->foot)) / 2, NEAR);
	}
}

/* 〔2026〕3号: six-sided brackets, the whole year, no 第, no leading zero. Without a serial yet: 〔2026〕　号. */
static bool number_form(const char *text)
{
	const char *at = strstr(text, "〔");
	if (!at || has(text, "第"))
		return false;
	at += strlen("〔");
	if (strspn(at, "0123456789") != 4 || strncmp(at + 4, "〕", strlen("〕")) != 0)
		return false;
	at += 4 + strlen("〕");
	return *at != '0' && ends(text, "号");
}

static void red_rule(Lint *l, const LintBlock *number)
{
	const LintRule *r = lint_rule(l, number->style, 0);
	lint_holds(l, STANDARD("7.2.7", "红色分隔线 有"), r != NULL, r ? "有" : "无", "有");
	if (!r)
		return;
	lint_near(l, STANDARD("7.2.7", "红色分隔线 在发文字号之下"), lint_um(r->y) - lint_um(lint_line(l, number, 0)->foot), 4000, NEAR);
	lint_near(l, STANDARD("7.2.7", "红色分隔线 与版心等宽"), lint_um(r->w), RIGHT - LEFT, NEAR);
	lint_near(l, STANDARD("7.2.7", "红色分隔线 居中"), lint_um(r->x) + lint_um(r->w) / 2, CENTRE, NEAR);
	lint_near(l, CUSTOM("7.2.7", "红色分隔线 粗（国标未定）"), lint_um(r->h), 425, 100);
}

static void document_number(Lint *l)
{
	const LintBlock *b = lint_block(l, "docnumber*", 0), *signer = lint_block(l, "signer", 0);
	bool joint;
	const LintBlock *mark = sender_end(l, &joint);
	if (!b)
		return;
	const LintLine *line = lint_line(l, b, 0), *top = signer ? lint_line(l, signer, 0) : line;
	if (mark)
		lint_near(l, STANDARD("7.2.5", "发文字号 发文机关标志之下空二行"),
		          lint_um(top->top) - lint_um(lint_line(l, mark, mark->lines)->foot), 2 * LINE, NEAR);
	bool up = !strncmp(b->style, "docnumber_up", 12);
	if (!up)
		lint_near(l, STANDARD("7.2.5", "发文字号 居中"), middle(line, line), CENTRE, NEAR);
	else
		lint_near(l, STANDARD("7.2.5", "发文字号 居左空一字（上行文）"), lint_um(line->left) - LEFT, CHAR, NEAR);
	const char *sign = strstr(b->text, "签发人"), *end = strstr(b->text, "号");
	size_t n = end ? (size_t)(end - b->text) + strlen("号") : strlen(b->text);
	const char *number = arena_printf(l->arena, "%.*s", (int)n, b->text);
	lint_holds(l, STANDARD("7.2.5", "发文字号 年份全称加六角括号，不编虚位"), number_form(number), number, "〔2026〕3号");
	if (up) {
		lint_holds(l, STANDARD("7.2.6", "签发人 与发文字号在同一行或其上"), sign || signer, sign ? sign : signer ? signer->text : "无", "签发人：");
		const LintLine *names = signer ? top : line;
		lint_near(l, STANDARD("7.2.6", "签发人 居右空一字"), RIGHT - lint_um(names->right), CHAR, 300);
	}
	red_rule(l, b);
}

/* ---- 信函、纪要 ---- */

static void letter(Lint *l)
{
	const LintBlock *b = lint_block(l, "letter_sender*", 0), *number = lint_block(l, "letter_number", 0);
	if (!b)
		return;
	const LintLine *line = lint_line(l, b, 0);
	lint_near(l, STANDARD("10.1", "信函标志 上边缘（墨迹）距上页边"), lint_um(lint_ink_top(l, line, NULL)), 30000, 500);
	lint_near(l, STANDARD("10.1", "信函标志 居中"), middle(line, line), CENTRE, NEAR);
	lint_holds(l, STANDARD("10.1", "信函标志 不加“文件”"), !ends(b->text, "文件"), b->text, "机关名称");
	const LintRule *r = lint_rule(l, b->style, 0), *r2 = lint_rule(l, b->style, 1);
	const LintRule *f = lint_rule(l, "pageno", 0), *f2 = lint_rule(l, "pageno", 1);
	lint_holds(l, STANDARD("10.1", "红色双线 首页上下各一条"), r && r2 && f && f2, r2 ? f2 ? "两条" : "一条" : "无", "两条");
	if (!r || !r2 || !f || !f2)
		return;
	lint_near(l, STANDARD("10.1", "红色双线 在标志之下"), lint_um(r->y) - lint_um(line->foot), 4000, NEAR);
	lint_holds(l, STANDARD("10.1", "红色双线 上粗下细"), r->h > r2->h, r->h > r2->h ? "上粗下细" : "上细下粗", "上粗下细");
	lint_near(l, STANDARD("10.1", "红色双线 长"), lint_um(r->w), 170000, NEAR);
	lint_near(l, STANDARD("10.1", "红色双线 居中"), lint_um(r->x) + lint_um(r->w) / 2, CENTRE, 1000);
	lint_near(l, STANDARD("10.1", "红色双线（下） 距下页边"), 297000 - lint_um(f2->y + f2->h), 20000, NEAR);
	lint_holds(l, STANDARD("10.1", "红色双线（下） 上细下粗"), f->h < f2->h, f->h < f2->h ? "上细下粗" : "上粗下细", "上细下粗");
	lint_near(l, STANDARD("10.1", "红色双线（下） 长"), lint_um(f->w), 170000, NEAR);
	if (number && has(number->text, "号")) {
		const LintLine *at = lint_line(l, number, 0);
		lint_near(l, STANDARD("10.1", "发文字号 顶格居版心右边"), RIGHT - lint_um(at->right), 0, NEAR);
		lint_near(l, STANDARD("10.1", "发文字号 距双线3号字高的7/8"), lint_um(at->top) - lint_um(r2->y + r2->h), 4939, NEAR);
	}
	lint_count(l, STANDARD("10.1", "版记 无分隔线"), lint_rule(l, "imprint*", 0) != NULL, 0);
}

static void attendance(Lint *l)
{
	for (int n = 0; lint_block(l, "attendance*", n); n++) {
		const LintBlock *b = lint_block(l, "attendance*", n);
		const LintLine *line = lint_line(l, b, 0);
		const char *name = arena_printf(l->arena, "%.6s", b->text);
		face(l, STANDARD("10.3", arena_printf(l->arena, "%s 标签", name)), line, "黑体", 16 * UNIT_PT, "黑体 16.0 pt（3号）");
		lint_near(l, STANDARD("10.3", arena_printf(l->arena, "%s 左空二字", name)), lint_um(line->left) - LEFT, 2 * CHAR, NEAR);
		if (b->lines > 1)
			lint_near(l, STANDARD("10.3", arena_printf(l->arena, "%s 回行与冒号后首字对齐", name)),
			          lint_um(lint_line(l, b, 1)->left) - LEFT, 5 * CHAR, 300);
	}
}

/* ---- 主体 ---- */

static int characters(const char *text)
{
	int n = 0;
	for (const char *p = text; *p; p++)
		n += ((unsigned char)*p & 0xc0) != 0x80;
	return n;
}

/* Several lines: no two neighbours alike, and no waist: a trapezoid or a diamond. */
static bool title_shape(const Lint *l, const LintBlock *b, const char **shape)
{
	bool good = true, fell = false;
	*shape = "";
	for (size_t i = 0; i < b->lines; i++) {
		Unit now = lint_line(l, b, i)->right - lint_line(l, b, i)->left;
		Unit before = i ? lint_line(l, b, i - 1)->right - lint_line(l, b, i - 1)->left : now;
		*shape = arena_printf(l->arena, "%s%s%d", *shape, i ? "/" : "", characters(lint_line(l, b, i)->text));
		good = good && (!i || abs(now - before) >= lint_line(l, b, i)->size / 2) && !(fell && now > before);
		fell = fell || (b->lines > 2 && now < before);
	}
	return good;
}

static void title(Lint *l)
{
	const LintBlock *b = lint_block(l, "title", 0), *a = lint_block(l, "addressee", 0);
	if (!b)
		return;
	const LintLine *line = lint_line(l, b, 0), *last = lint_line(l, b, b->lines);
	face(l, STANDARD("7.3.1", "标题 一般用2号小标宋"), line, "标宋", 22 * UNIT_PT, "标宋 22.0 pt（2号）");
	lint_near(l, STANDARD("7.3.1", "标题 居中（墨迹）"), lint_um(lint_ink_middle(l, last)), CENTRE, 1000);
	const LintRule *r = lint_rule(l, "docnumber*", 0);
	if (r && r->page == b->page)
		lint_near(l, STANDARD("7.3.1", "标题 红色分隔线下空二行"), lint_um(line->top) - lint_um(r->y + r->h), 2 * LINE, NEAR);
	if (b->lines > 1) {
		const char *shape;
		bool good = title_shape(l, b, &shape);
		lint_holds(l, STANDARD("7.3.1", "标题 回行用梯形或菱形（各行字数）"), good, shape, "长短有别");
	}
	if (!a)
		return;
	const LintLine *to = lint_line(l, a, 0);
	Unit slot = class_style(l->doc->klass, "title")->pitch;
	if (lint_before(l, a) == b)
		lint_near(l, STANDARD("7.3.2", "主送机关 标题下空一行"), lint_um(to->top) - lint_um(last->top + slot), LINE, NEAR);
	lint_near(l, STANDARD("7.3.2", "主送机关 顶格"), lint_um(to->left) - LEFT, 0, NEAR);
	lint_holds(l, STANDARD("7.3.2", "主送机关 末尾全角冒号"), ends(a->text, "：") && !ends(a->text, "：："), a->text, "……：");
}

static void text(Lint *l)
{
	const LintBlock *b = NULL;
	int n = 0;
	while ((b = lint_block(l, "body", n++)) && (b->part || b->tag != TAG_P)) {
	}
	if (!b)
		return;
	lint_count(l, STANDARD("7.3.3", "正文 首页必有正文：始于第几页"), b->page + 1, 1);
	lint_near(l, STANDARD("7.3.3", "正文 每段左空二字"), lint_um(lint_line(l, b, 0)->left) - LEFT, 2 * CHAR, 300);
	static const struct { const char *style, *role, *name; } levels[] = {
		{ "h1", "黑体", "一、" }, { "h2", "楷体", "（一）" }, { "h3", "仿宋", "1." }, { "h4", "仿宋", "（1）" },
	};
	for (int i = 0; i < 4; i++) {
		const LintBlock *h = lint_block(l, levels[i].style, 0);
		if (!h || h->tag < TAG_H1 || h->tag > TAG_H6)
			continue;
		const LintLine *line = lint_line(l, h, 0);
		face(l, STANDARD("7.3.3", arena_printf(l->arena, "层次“%s” 字体字号", levels[i].name)), line,
		     i < 2 || line->flush ? levels[i].role : "latin-serif", 16 * UNIT_PT, arena_printf(l->arena, "%s 16.0 pt（3号）", levels[i].role));
		lint_near(l, STANDARD("7.3.3", arena_printf(l->arena, "层次“%s” 左空二字", levels[i].name)), lint_um(line->left) - LEFT,
		          2 * CHAR, 3000);
	}
}

static void attachments(Lint *l)
{
	const LintBlock *b = lint_block(l, "attachment_note", 0), *mark = lint_block(l, "attachment_mark", 0);
	b = b ? b : lint_block(l, "attachment_first", 0);
	if (b) {
		const LintLine *line = lint_line(l, b, 0);
		const LintBlock *above = lint_before(l, b);
		if (above && !strcmp(above->style, "body"))
			lint_near(l, STANDARD("7.3.4", "附件说明 正文下空一行"), lint_um(line->base - lint_line(l, above, above->lines)->base), 2 * LINE, NEAR);
		lint_near(l, STANDARD("7.3.4", "附件说明 左空二字"), lint_um(line->left) - LEFT, 2 * CHAR, NEAR);
		bool bare = true;
		const char *got = b->text;
		for (int n = 0; lint_block(l, "attachment_*", n); n++) {
			const LintBlock *x = lint_block(l, "attachment_*", n);
			bool head = !strcmp(x->style, "attachment_mark") || !strcmp(x->style, "attachment_title");
			if (!head && (ends(x->text, "。") || ends(x->text, "；") || ends(x->text, "，"))) {
				bare = false;
				got = x->text;
			}
		}
		lint_holds(l, STANDARD("7.3.4", "附件说明 名称后无标点"), bare, got, "无标点");
	}
	if (!mark)
		return;
	const LintLine *line = lint_line(l, mark, 0);
	const LintBlock *name = lint_block(l, "attachment_title", 0);
	lint_near(l, STANDARD("7.3.7", "附件 另面，“附件”在版心左上角第一行"), lint_um(line->top) - TOP, 0, NEAR);
	lint_near(l, STANDARD("7.3.7", "附件 “附件”顶格"), lint_um(line->left) - LEFT, 0, NEAR);
	face(l, STANDARD("7.3.7", "附件 “附件”字体字号"), line, "黑体", 16 * UNIT_PT, "黑体 16.0 pt（3号）");
	if (name)
		lint_near(l, STANDARD("7.3.7", "附件 标题在第三行"), lint_um(lint_line(l, name, 0)->top) - TOP, 2 * LINE, NEAR);
	if (name)
		lint_holds(l, CUSTOM("7.3.7", "附件 标题2号小标宋"), lint_in_role(l, lint_line(l, name, 0), "标宋"), lint_face(l, lint_line(l, name, 0)), "标宋");
}

static const Node *signature_node(const Lint *l)
{
	for (const Node *n = l->doc->root; n; n = node_after(n, l->doc->root))
		if (n->kind == NODE_SIGNATURE)
			return n;
	return NULL;
}

/* 2026年7月15日, without zeros in front. */
static bool date_form(const char *s)
{
	const char *month = strstr(s, "年"), *day = strstr(s, "月");
	return strspn(s, "0123456789") == 4 && month == s + 4 && day && month[3] != '0' && day[3] != '0' && ends(s, "日");
}

static void signature(Lint *l)
{
	const LintBlock *date = lint_block(l, "date", 0), *first = lint_block(l, "signature", 0), *last = first;
	const Node *n = signature_node(l);
	int count = 0;
	if (!date || !n)
		return;
	for (; lint_block(l, "signature", count); count++)
		last = lint_block(l, "signature", count);
	const LintLine *d = lint_line(l, date, 0);
	lint_holds(l, STANDARD("7.3.5.4", "成文日期 阿拉伯数字，月日不编虚位"), date_form(date->text), date->text, "2026年3月5日");
	if (!last)
		return;
	const LintLine *s = lint_line(l, last, 0);
	bool alone = true;
	for (size_t i = 0; i < l->block_count; i++)
		alone = alone && (l->blocks[i].page != date->page || l->blocks[i].tag == TAG_ARTIFACT || &l->blocks[i] >= first);
	lint_holds(l, STANDARD("7.3.5.5", "署名 不独在一页"), !alone, alone ? "独在一页" : "与正文同页", "与正文同页");
	lint_near(l, STANDARD("7.3.5", "成文日期 署名下一行"), lint_um(d->base - s->base), LINE, NEAR);
	if (n->u.signature.sealed) {
		bool wide = s->right - s->left > 15 * s->size;
		if (!wide)
			lint_near(l, STANDARD("7.3.5.1", "成文日期 一般右空四字"), RIGHT - lint_um(d->right), 4 * CHAR, NEAR);
		lint_near(l, STANDARD("7.3.5.1", "署名 以成文日期为准居中"), middle(s, s), middle(d, d), NEAR);
	} else if (d->right - d->left <= s->right - s->left) {
		lint_near(l, STANDARD("7.3.5.2", "署名 右空二字（不盖章）"), RIGHT - lint_um(s->right), 2 * CHAR, NEAR);
		lint_near(l, STANDARD("7.3.5.2", "成文日期 首字比署名首字右移二字"), lint_um(d->left - s->left), 2 * CHAR, 300);
	}
	const LintBlock *note = lint_block(l, "annotation", 0);
	if (!note)
		return;
	const LintLine *line = lint_line(l, note, 0);
	lint_near(l, STANDARD("7.3.6", "附注 成文日期下一行"), lint_um(line->base - d->base), LINE, NEAR);
	lint_holds(l, STANDARD("7.3.6", "附注 加圆括号"), !strncmp(note->text, "（", 3) && ends(note->text, "）"), note->text, "（……）");
}

/* ---- 版记 ---- */

static void imprint(Lint *l)
{
	const LintBlock *copies = lint_block(l, "imprint_copies*", 0), *office = lint_block(l, "imprint_last", 0);
	const LintRule *first = lint_rule(l, "imprint*", 0), *last = first, *middle_rule = NULL;
	office = office ? office : lint_block(l, "imprint_only", 0);
	if (first) {
		for (int n = 1; lint_rule(l, "imprint*", n); n++) {
			middle_rule = last != first ? last : middle_rule;
			last = lint_rule(l, "imprint*", n);
		}
		lint_near(l, STANDARD("7.4.1", "版记 首条分隔线 粗"), lint_um(first->h), 350, 10);
		if (middle_rule)
			lint_near(l, STANDARD("7.4.1", "版记 中间分隔线 粗"), lint_um(middle_rule->h), 250, 10);
		lint_near(l, STANDARD("7.4.1", "版记 末条分隔线 粗"), lint_um(last->h), 350, 10);
		lint_near(l, STANDARD("7.4.1", "版记 分隔线与版心等宽"), lint_um(last->w), RIGHT - LEFT, NEAR);
		lint_near(l, STANDARD("7.4.1", "版记 末条分隔线与版心下边缘重合"), lint_um(last->y + last->h), FOOT, NEAR);
		lint_count(l, STANDARD("7.4.1", "版记 在末面"), last->page + 1, (int)l->pages->count);
	}
	if (copies) {
		const LintLine *line = lint_line(l, copies, 0);
		face(l, STANDARD("7.4.2", "抄送 字体字号"), line, "仿宋", 14 * UNIT_PT, "仿宋 14.0 pt（4号）");
		lint_near(l, STANDARD("7.4.2", "抄送 左空一字"), lint_um(line->left) - LEFT, FOUR, NEAR);
		if (copies->lines > 1)
			lint_near(l, STANDARD("7.4.2", "抄送 回行与冒号后首字对齐"), lint_um(lint_line(l, copies, 1)->left - line->left), 3 * FOUR, NEAR);
		lint_holds(l, STANDARD("7.4.2", "抄送 末尾句号"), ends(copies->text, "。"), ends(copies->text, "。") ? "有" : "无", "有");
	}
	if (office) {
		const LintLine *line = lint_line(l, office, 0);
		lint_near(l, STANDARD("7.4.3", "印发机关 左空一字"), lint_um(line->left) - LEFT, FOUR, NEAR);
		lint_near(l, STANDARD("7.4.3", "印发日期 右空一字"), RIGHT - lint_um(line->right), FOUR, NEAR);
		lint_holds(l, STANDARD("7.4.3", "印发日期 后加“印发”"), ends(office->text, "印发"), ends(office->text, "印发") ? "有" : "无", "有");
	}
}

/* ---- 谁能向谁行文 ---- */

static bool is_government(const char *name)
{
	return has(name, "人民政府") || has(name, "政府办") || has(name, "党委") || has(name, "县委") || has(name, "市委") || has(name, "省委");
}

/* 中办发〔2012〕14号, 行文规则: a department gives no orders to governments below it, unless its own government agrees and
 * the text says so.  Upward documents and letters are another matter. */
static void addressees(Lint *l)
{
	const LintBlock *to = lint_block(l, "addressee", 0), *from = lint_block(l, "signature", 0);
	from = from ? from : sender(l);
	if (!to || !from || lint_block(l, "letter_sender*", 0) || lint_block(l, "docnumber_up*", 0))
		return;
	if (!has(to->text, "政府") && !is_government(to->text))
		return;
	bool agreed = is_government(from->text);
	for (size_t i = 0; i < l->block_count && !agreed; i++) {
		const char *t = l->blocks[i].text, *at = strstr(t, "政府同意");
		at = at ? at : strstr(t, "政府批准");
		agreed = !strcmp(l->blocks[i].style, "body") && at && has(t, "经");
	}
	lint_holds(l, STANDARD("条例", "行文 部门主送下级政府，文中注明经政府同意"), agreed,
	           arena_printf(l->arena, "%s%s", to->text, agreed ? "" : "（未注明）"), "经市政府同意");
}

void lint_element_clauses(Lint *l)
{
	marks(l);
	sender_mark(l);
	document_number(l);
	letter(l);
	title(l);
	text(l);
	attachments(l);
	signature(l);
	attendance(l);
	imprint(l);
	addressees(l);
}
